"""Eating differently: the same kcal with other carbohydrate, and two diets eaten freely."""

from __future__ import annotations

import numpy as np
from matplotlib.ticker import MaxNLocator

from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.plans import BASELINE_CARB_FRACTION, Plan
from ..science.body.projection import OutsideModelError, Projection
from ..science.checks import Floats, shown, whole
from ..science.evidence.eating import (
    CARB_PERCENT,
    effects,
    measured,
    ward_ends,
)
from ..science.evidence.eating import same_kcal as runs_of_same_kcal
from ..science.words import change, joined, span
from .app import App, deficit_slider, person_menu, slider
from .canvas import Canvas, Chart, a_projection, over_weeks, weekly
from .gate import gated
from .look import DASHED
from .marks import Bars, Line
from .rows import Rows, box

_WARD = {
    "hall_2019_kcal": ("packets,\nnot cooked", "from packets"),
    "hall_2021_kcal": ("keto,\nnot plants", "on keto"),
}
"""What each row compares, by its id in the table: its name, and the caption's."""
_WEEKS = (1, 4, 1)
_USUAL, _OTHER = Line("body"), Line("line", DASHED)


@gated
def same_kcal(usual: Projection, other: Projection) -> Chart:
    """Draw the scale and the fat of two runs with the same kcal and different shares of carbohydrate.

    Parameters
    ----------
    usual, other
        What `same_kcal` returned: one person, the same days, the same kcal.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, same_kcal
    >>> charts.same_kcal(*same_kcal(PEOPLE["ana"], Plan.deficit(500), days=7)).words.split(". ")[-1]
    'The scales are 1.6 kg apart, the fat 0.1 kg.'
    """
    pair = (a_projection(usual), a_projection(other))
    if usual.person != other.person or usual.days != other.days:
        raise ValueError(
            f"charts.same_kcal was given {shown(pair)}. It must be two runs of one person over the same days:"
            " write charts.same_kcal(*same_kcal(ana, plan, days=28))."
        )
    if not np.allclose(usual.intake_kcal, other.intake_kcal):
        raise ValueError(
            f"charts.same_kcal was given {usual.intake_kcal[1:].mean():.0f} and {other.intake_kcal[1:].mean():.0f}"
            " kcal/day. It must be the same kcal on every day: make both with same_kcal(ana, plan, days=28)."
        )
    canvas = _two_panels(f"{usual.person.name}: the same kcal, other carbohydrate", _carbs(usual), _carbs(other))
    _show(canvas, usual, other)
    values = np.concatenate([kg for run in pair for kg in _changes(run)])
    air = max(0.06 * float(np.ptp(values)), 0.2)
    _frame(canvas, usual.days / 7, float(values.min()) - air, float(values.max()) + air)
    words = _same_kcal_words(usual, other)
    last = words[words.rindex("The scales are") :]
    return Chart(canvas, words, last.replace("The scales are", f"After {span(usual.days)} the scales are"))


def _two_panels(title: str, usual: str, other: str) -> Canvas:
    """Return two panels on one scale: what the scale shows, and fat, for two shares of carbohydrate."""
    canvas = over_weeks(title, ylabel="change since the start")
    canvas.place((0.112, 0.135, 0.41, 0.695))
    side = canvas.beside((0.57, 0.135, 0.41, 0.695))
    side.tick_params(left=False, labelleft=False)
    for axes, name, words in ((canvas.axes, "scale", "what the scale shows"), (side, "fat", "fat")):
        axes.set_xlabel(f"weeks: {words}", fontsize=canvas.look.font_pt, color=canvas.look.ink)
        axes.axhline(0.0, color=canvas.look.ink, linewidth=1.0)
        axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        canvas.declare({f"{name}_usual": _USUAL, f"{name}_other": _OTHER}, axes)
    canvas.names(scale_usual=usual, scale_other=other)
    return canvas


def _show(canvas: Canvas, usual: Projection, other: Projection) -> None:
    curves: dict[str, tuple[Floats, Floats]] = {}
    for name, run in (("usual", usual), ("other", other)):
        scale, fat = _changes(run)
        curves |= {f"scale_{name}": weekly(scale), f"fat_{name}": weekly(fat)}
    canvas.put(**curves)


def _frame(canvas: Canvas, weeks: float, low_kg: float, high_kg: float) -> None:
    """Set the ends of both panels: the same for both, so that they can be compared."""
    kg = (units.from_kg(low_kg), units.from_kg(high_kg))
    for axes in canvas.figure.axes:
        axes.set(xlim=(0.0, weeks), ylim=kg)
    canvas.stale()


def _changes(run: Projection) -> tuple[Floats, Floats]:
    """Return what the scale and what fat have changed by since the start, day by day (kg)."""
    return run.weight_kg - run.weight_kg[0], run.fat_kg - run.fat_kg[0]


def _carbs(run: Projection) -> str:
    """Return a run's share of carbohydrate in words: '10 % from carbohydrate'."""
    row = run.plan.daily_carb_fraction
    shares = [BASELINE_CARB_FRACTION] if row is None else list(dict.fromkeys(float(x) for x in row[: run.days]))
    if len(shares) > 3:
        return "carbohydrate day by day"
    return f"{', then '.join(f'{100 * share:.0f} %' for share in shares)} from carbohydrate"


def _same_kcal_words(usual: Projection, other: Projection) -> str:
    """Return the sentences of two runs with the same kcal; what is apart is rounded once, when it is shown."""
    apart = [
        units.mass(abs(float(one[-1] - two[-1]))) for one, two in zip(_changes(usual), _changes(other), strict=True)
    ]
    return (
        f"{usual.person.name} eats {float(usual.intake_kcal[1:].mean()):,.0f} kcal/day in both runs."
        f" After {span(usual.days)}: {_carbs(usual)}, {_ends(usual)};"
        f" {_carbs(other)}, {_ends(other)}, each rounded."
        f" The scales are {apart[0]} apart, the fat {apart[1]}."
    )


def _ends(run: Projection) -> str:
    """Return what scale and fat have come to: 'the scale shows a loss of 3.7 kg, fat a loss of 0.9 kg'."""
    scale, fat = (change(float(kg[-1])) for kg in _changes(run))
    return f"the scale shows {scale}, fat {fat}"


def diets(opened: int = 2) -> Chart:
    """Draw who ate how much more in two tests of one ward, the first `opened` of them: the rest is to bet on.

    Sources: Hall et al. 2021, doi:10.1038/s41591-020-01209-1, and 2019, doi:10.1016/j.cmet.2019.05.008 (abstracts,
    VERIFIED); Sciarrillo et al. 2024, doi:10.1016/j.ajcnut.2024.08.013 (abstract, VERIFIED-SECONDARY), is told, not
    drawn: it compares people, not foods.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.diets().caption
    'Kcal a day eaten more: from packets 508, on keto 689.'
    """
    shown = dict(list(_WARD.items())[: whole(opened, "opened", 1, len(_WARD), "rows")])
    names = [name for name, _ in shown.values()]
    canvas = Rows("kcal a day eaten more", "Eat as much as you like", names, tall=0.55 if len(names) > 1 else 0.48)
    each = " each time" if len(shown) > 1 else ""
    words = [f"{effects()['hall_2019_kcal'].people} people in a ward{each}, two weeks on each food."]
    said = []
    for row, (key, (_, short)) in enumerate(shown.items()):
        low, kcal, high = sorted(abs(end) for end in (measured(key), *ward_ends(key)))
        name = names[row].replace("\n", " ").capitalize()
        canvas.add(Bars("line"), [box(0.0, kcal, row)], label="" if row else "on average")
        canvas.add(
            Line("ink", width=0.8), [low, high], [row, row], label="" if row else "how far chance may shift it (95 %)"
        )
        canvas.say(high, row, f"{kcal:.0f}")
        words.append(f"{name}: {kcal:.0f} kcal a day more ({low:.0f} to {high:.0f}, 95 % interval).")
        said.append(f"{short} {kcal:.0f}")
    if "hall_2021_kcal" in shown:
        more = f"{-measured('sciarrillo_keto_first'):.0f} kcal a day more, on average over all four weeks,"
        words.append(f"Those who began with plants ate {more} than those who began with keto.")
    canvas.legend()
    canvas.reach(980.0)
    return Chart(canvas, joined(words), f"Kcal a day eaten more: {', '.join(said)}.")


class CarbSwitch(App):
    """Lesson 10: half of the energy from carbohydrate, or another share of it, at the same kcal.

    Examples
    --------
    >>> CarbSwitch().set(carb_percent=10, deficit_kcal=500, weeks=1, person="ana").words.split(". ")[-1]
    'The scales are 1.6 kg apart, the fat 0.1 kg.'
    """

    framed_by = ("person", "weeks", "deficit_kcal")  # one week of a small surplus would be a hair on a larger axis

    def __init__(self) -> None:
        super().__init__(
            _two_panels("", "50 % from carbohydrate", "the chosen share"),
            {
                "carb_percent": slider("carbohydrate (% of energy)", 60, *CARB_PERCENT),
                "deficit_kcal": deficit_slider(-300),
                "weeks": slider("weeks", 1, *_WEEKS),
                "person": person_menu("jun"),
            },
            more=("person",),
        )

    def _frame(self, key: str, weeks: int, deficit_kcal: int) -> None:
        """Fix the axes so that every share of carbohydrate fits."""
        person, ends = PEOPLE[key], []
        for share in (CARB_PERCENT[0] / 100, CARB_PERCENT[1] / 100):
            plan, days = Plan.deficit(deficit_kcal), 7 * weeks
            try:
                (run,) = runs_of_same_kcal(person, plan, days, (share,))
            except OutsideModelError as error:
                (run,) = runs_of_same_kcal(person, plan, max(1, error.last_day), (share,))
            ends += [float(x) for kg in _changes(run) for x in (kg.min(), kg.max())]
        self.canvas.title(
            f"{person.name}, {units.mass(person.weight_kg)} at the start: the same kcal, other carbohydrate"
        )
        _frame(self.canvas, float(weeks), min(ends) - 0.3, max(ends) + 0.3)

    def _draw(self, carb_percent: int, deficit_kcal: int, weeks: int, person: str) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        usual, other = runs_of_same_kcal(who, plan, 7 * weeks, (BASELINE_CARB_FRACTION, carb_percent / 100))
        self.gate(who, plan, usual, other)
        _show(self.canvas, usual, other)
        self.headline(_ends(other).capitalize())
        return _same_kcal_words(usual, other)
