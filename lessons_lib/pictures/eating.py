"""Lesson 10: the same kcal with other carbohydrate, diets compared, protein, and what was lost."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import BASELINE_CARB_FRACTION, Plan
from ..science.body.projection import OutsideModelError, Projection
from ..science.care import care, with_help
from ..science.checks import Floats, shown
from ..science.evidence.eating import ARTICLE_G_PER_LB, article_protein_g, effects, measured, protein_range_g
from ..science.evidence.eating import same_kcal as runs_of_same_kcal
from .app import DEFICIT_KCAL, App, deficit_slider, person_menu, slider
from .canvas import Canvas, Chart, joined
from .canvases import a_projection
from .given import some_people
from .rows import RowsCanvas, box, quiet
from .words import change, span

_DIET_ROWS = (
    ("sacks_fat_20", "sacks_fat_40"),
    ("sacks_protein_15", "sacks_protein_25"),
    ("sacks_carbohydrate_35", "sacks_carbohydrate_65"),
)


_LOST_ROWS = (
    ("longland_high", "protein 2.4 g/kg", "young men, 4 weeks"),
    ("longland_low", "protein 1.2 g/kg", "young men, 4 weeks"),
    ("nedeltcheva_long", "8.5 h in bed", "14 days"),
    ("nedeltcheva_short", "5.5 h in bed", "14 days"),
)


_MOST_PEOPLE = 5


CARB_PERCENT = (5, 65, 5)


"""Ends and step of the carbohydrate slider (% of energy): course choice."""


_WEEKS = (1, 4, 1)


_DASH = (0, (5, 2))


class SameKcalCanvas(Canvas):
    """Two panels on one scale: what the scale shows, and fat, for two shares of carbohydrate."""

    def __init__(self, title: str) -> None:
        super().__init__("weeks: what the scale shows", f"change since the start ({units.mass_unit()})", title)
        style, ax = self.look, self.axes
        ax.set_position((0.112, 0.135, 0.42, 0.695))
        self.side = self.figure.add_axes((0.56, 0.135, 0.42, 0.695))
        quiet(self.side, self)
        self.side.grid(color=style.grid, linewidth=style.line_pt / 3)
        self.side.set_xlabel("weeks: fat", fontsize=style.font_pt, color=style.ink)
        self.side.tick_params(left=False, labelleft=False)
        for axes in (ax, self.side):
            axes.axhline(0.0, color=style.ink, linewidth=1.0)
            axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        self._usual: list[Line2D] = []
        self._other: list[Line2D] = []
        for axes in (ax, self.side):
            for lines, colour, dash in ((self._usual, style.body, "-"), (self._other, style.line, _DASH)):
                (line,) = axes.plot([], [], color=colour, linewidth=style.line_pt, linestyle=dash)
                lines.append(line)
        self.moving(*self._usual, *self._other)

    def name(self, usual: str, other: str) -> None:
        """Write the legend."""
        style = self.look
        looks: tuple[tuple[str, str, Any], ...] = ((usual, style.body, "-"), (other, style.line, _DASH))
        self.legend(
            [
                Line2D([], [], color=colour, linewidth=style.line_pt, linestyle=dash, label=label)
                for label, colour, dash in looks
            ]
        )

    def show(self, usual: Projection | None, other: Projection | None) -> None:
        """Show two runs, or none."""
        for lines, run in ((self._usual, usual), (self._other, other)):
            both = (np.empty(0), np.empty(0)) if run is None else changes(run)
            for line, kg in zip(lines, both, strict=True):
                line.set_data(np.arange(len(kg)) / 7.0, units.from_kg(1.0) * kg)

    def frame(self, weeks: float, kg: tuple[float, float]) -> None:
        """Set the ends of both panels: the same for both, so that they can be compared."""
        y = (units.from_kg(kg[0]), units.from_kg(kg[1]))
        self.side.set_xlim(0.0, weeks)
        self.side.set_ylim(*y)
        self.limits((0.0, weeks), y)


def changes(run: Projection) -> tuple[Floats, Floats]:
    """Return what the scale and what fat have changed by since the start, day by day (kg)."""
    return run.weight_kg - run.weight_kg[0], run.fat_kg - run.fat_kg[0]


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
    canvas = SameKcalCanvas(f"{usual.person.name}: the same kcal, other carbohydrate")
    canvas.name(carbs(usual), carbs(other))
    canvas.show(usual, other)
    values = np.concatenate([kg for run in pair for kg in changes(run)])
    air = max(0.06 * float(np.ptp(values)), 0.2)
    canvas.frame(usual.days / 7, (float(values.min()) - air, float(values.max()) + air))
    return Chart(canvas, same_kcal_words(usual, other))


def carbs(run: Projection) -> str:
    """Return a run's share of carbohydrate in words: '10 % from carbohydrate'."""
    row = run.plan.daily_carb_fraction
    shares = [BASELINE_CARB_FRACTION] if row is None else list(dict.fromkeys(float(x) for x in row[: run.days]))
    if len(shares) > 3:
        return "carbohydrate day by day"
    return f"{', then '.join(f'{100 * share:.0f} %' for share in shares)} from carbohydrate"


def same_kcal_words(usual: Projection, other: Projection) -> str:
    """Return the sentences of two runs with the same kcal."""
    mean = float(usual.intake_kcal[1:].mean())
    days = sorted({min(7, usual.days), usual.days})
    texts = [f"{usual.person.name} eats {mean:.0f} kcal/day in both runs."]
    for day in days:
        scales = [_rounded(changes(run)[0][day]) for run in (usual, other)]
        fats = [_rounded(changes(run)[1][day]) for run in (usual, other)]
        each = "; ".join(
            f"{carbs(run)}, the scale shows {change(kg)}, fat {change(fat)}"
            for run, kg, fat in zip((usual, other), scales, fats, strict=True)
        )
        apart = [units.mass(abs(pair[0] - pair[1])) for pair in (scales, fats)]
        texts += [f"After {span(day)}: {each}.", f"The scales are {apart[0]} apart, the fat {apart[1]}."]
    return joined(texts)


def _rounded(kg: float) -> float:
    """Return a mass as it is shown, so that the numbers of a sentence add up (kg)."""
    return units.to_kg(round(units.from_kg(float(kg)), 1))


def diets() -> Chart:
    """Draw what four diets of different composition led to after two years in 811 people.

    Source: Sacks et al. 2009, doi:10.1056/NEJMoa0804748 (POUNDS LOST, abstract, VERIFIED).

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.diets().words.split(":")[0]
    '811 people on four diets for two years (Sacks 2009)'
    """
    table = effects()
    names = [name for pair in _DIET_ROWS for name in pair]
    canvas = RowsCanvas(
        f"{units.mass_unit()} lost on average",
        "Four diets, two years: what was lost",
        [table[name].group for name in names],
    )
    style, one = canvas.look, units.from_kg(1.0)
    for row, name in enumerate(names):
        kg, more = -measured(name), row % 2 == 1
        canvas.axes.fill(
            *zip(*box(0.0, one * kg, row, 0.6), strict=True),
            facecolor=style.body if more else style.grid,
            edgecolor=style.ink,
        )
        canvas.say(one * kg, row, f"{one * kg:.1f}")
    half_year = -measured("sacks_6_months")
    canvas.axes.axvline(one * half_year, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    line = Line2D([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    line.set_label("all four after 6 months")
    canvas.legend(
        [
            Patch(facecolor=style.grid, edgecolor=style.ink, label="less of it"),
            Patch(facecolor=style.body, edgecolor=style.ink, label="more of it"),
            line,
        ]
    )
    canvas.reach(one * 1.12 * half_year)
    pairs = "; ".join(
        f"{table[low].group} {units.mass(-measured(low))} and {table[high].group} {units.mass(-measured(high))}"
        for low, high in _DIET_ROWS
    )
    return Chart(
        canvas,
        f"{table[names[0]].people} people on four diets for two years (Sacks 2009): lost with {pairs}; no pair differs"
        f" beyond chance (P > 0.20). After six months it was {units.mass(half_year)} on average with each of the four.",
    )


def lost_tissue() -> Chart:
    """Draw what was lost or gained, fat and lean, in a trial of protein and in a trial of sleep.

    Sources: Longland et al. 2016, doi:10.3945/ajcn.115.119339, and Nedeltcheva et al. 2010,
    doi:10.7326/0003-4819-153-7-201010050-00006 (both VERIFIED). What the scale shows is the sum of the two
    means (DERIVED).

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.lost_tissue().words.split("; ")[0]
    'Fat and lean in two trials. protein 2.4 g/kg (20 people): fat -4.8, lean +1.2, together -3.6 kg'
    """
    table = effects()
    canvas = RowsCanvas(
        f"change ({units.mass_unit()})",
        "About the same on the scale, another body",
        [f"{name}\n{times}" for _, name, times in _LOST_ROWS],
    )
    style, ax, one, said = canvas.look, canvas.axes, units.from_kg(1.0), []
    looks = (("fat", -0.2, style.line, "//"), ("lean", 0.2, style.body, ""))
    for row, (key, name, _) in enumerate(_LOST_ROWS):
        values = []
        for part, offset, colour, hatch in looks:
            effect, kg = table[f"{key}_{part}"], one * measured(f"{key}_{part}")
            values.append(kg)
            corners = box(min(0.0, kg), max(0.0, kg), row + offset, 0.34)
            ax.fill(*zip(*corners, strict=True), facecolor=colour, edgecolor=style.ink, hatch=hatch, linewidth=1.0)
            if effect.low is not None and effect.high is not None:
                ends = [one * effect.low, one * effect.high]
                # an edge of paper keeps the line apart from the bar, in the dark as well
                for colour, width in ((style.paper, 2.4), (style.ink, 0.8)):
                    ax.plot(ends, [row + offset] * 2, color=colour, linewidth=style.line_pt * width)
        ax.plot(
            [sum(values)], [row], color=style.paper, linestyle="none", marker="D", markersize=2.0 * style.dot_pt,
            markeredgecolor=style.ink, markeredgewidth=style.line_pt * 0.7,
        )  # fmt: skip
        fat, lean = (round(x, 1) for x in values)
        said.append(
            f"{name} ({table[f'{key}_fat'].people} people): fat {fat:+.1f}, lean {lean:+.1f}, together"
            f" {fat + lean:+.1f} {units.mass_unit()}"
        )
    ax.axvline(0.0, color=style.ink, linewidth=1.0)
    mark = Line2D([], [], color=style.paper, linestyle="none", marker="D", markersize=1.6 * style.dot_pt)
    mark.set(markeredgecolor=style.ink, markeredgewidth=style.line_pt * 0.7, label="both together")
    canvas.legend(
        [
            Patch(facecolor=style.line, edgecolor=style.ink, hatch="//", label="fat"),
            Patch(facecolor=style.body, edgecolor=style.ink, label="lean (all the rest)"),
            mark,
            Line2D([], [], color=style.ink, linewidth=style.line_pt * 0.7, label="± 1 SD, where seen"),
        ]
    )
    canvas.reach(one * 2.6, one * -6.8)
    return Chart(canvas, f"Fat and lean in two trials. {'; '.join(said)}.")


def protein(*people: Person) -> Chart:
    """Draw the protein a day that one article names, beside what trials of lifting found, for some people.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.protein(PEOPLE["dev"]).words.split(";")[0]
    'Dev (72.0 kg): the article 111 to 159 g/day, the trials 117 (95 % interval 74 to 158).'
    """
    group = some_people(people, "protein", _MOST_PEOPLE, 'PEOPLE["chloe"]')
    canvas = RowsCanvas("g of protein a day", "Protein: an article and 49 trials", [p.name for p in group])
    style, ax, said, most = canvas.look, canvas.axes, [], 0.0
    for row, person in enumerate(group):
        found, (low, high) = protein_range_g(person), article_protein_g(person)
        for ends, offset, colour, hatch in (
            ((low, high), -0.2, style.line, "//"),
            ((found.low, found.high), 0.2, style.body, ""),
        ):
            corners = box(*ends, row + offset, 0.32)
            ax.fill(*zip(*corners, strict=True), facecolor=colour, edgecolor=style.ink, hatch=hatch, linewidth=1.0)
        ax.plot(
            [found.estimate], [row + 0.2], color=style.paper, linestyle="none", marker="D",
            markersize=1.8 * style.dot_pt, markeredgecolor=style.ink,
        )  # fmt: skip
        most = max(most, high, found.high)
        said.append(
            f"{person.name} ({units.mass(person.weight_kg)}): the article {low:.0f} to {high:.0f} g/day, the trials"
            f" {found.estimate:.0f} (95 % interval {found.low:.0f} to {found.high:.0f})"
        )
    middle = Line2D([], [], color=style.paper, linestyle="none", marker="D", markersize=1.6 * style.dot_pt)
    middle.set(markeredgecolor=style.ink, label="their middle")
    least, largest = ARTICLE_G_PER_LB
    canvas.legend(
        [
            Patch(
                facecolor=style.line, edgecolor=style.ink, hatch="//", label=f"article: {least:g}–{largest:.1f} g/lb"
            ),
            Patch(facecolor=style.body, edgecolor=style.ink, label="trials: 95 % interval"),
            middle,
        ]
    )
    canvas.reach(1.06 * most)
    return Chart(canvas, f"{'; '.join(said)}.")


class CarbSwitch(App):
    """Lesson 10: half of the energy from carbohydrate, or another share of it, at the same kcal.

    Examples
    --------
    >>> CarbSwitch().set(carb_percent=10, deficit_kcal=500, weeks=1, person="ana").words.split(". ")[-1]
    'The scales are 1.6 kg apart, the fat 0.1 kg.'
    """

    def __init__(self) -> None:
        self._chart = SameKcalCanvas("")
        self._chart.name("50 % from carbohydrate", "the chosen share")
        self._framed: Person | None = None
        super().__init__(
            {
                "carb_percent": slider("carbohydrate (% of energy)", 20, *CARB_PERCENT),
                "deficit_kcal": deficit_slider(200),
                "weeks": slider("weeks", 3, *_WEEKS),
                "person": person_menu("ben"),
            },
            more=("person",),
        )

    def _canvas(self) -> Canvas:
        return self._chart

    def _draw(self, carb_percent: int, deficit_kcal: int, weeks: int, person: str) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        if who is not self._framed:
            self._frame(who)
        try:
            usual, other = runs_of_same_kcal(who, plan, 7 * weeks, (BASELINE_CARB_FRACTION, carb_percent / 100))
        except OutsideModelError as error:
            self._chart.show(None, None)
            return str(error)
        # a weight that is shown as reached is offered as one to aim at
        said = care(who, plan, min(float(run.weight_kg.min()) for run in (usual, other)))
        if not said.ok:
            self._chart.show(None, None)
            return str(said)
        self._chart.show(usual, other)
        return joined([same_kcal_words(usual, other), *with_help(said.flags)])

    def _frame(self, person: Person) -> None:
        """Fix the axes so that every state of the controls fits."""
        ends = []
        for deficit in DEFICIT_KCAL[:2]:
            for share in (CARB_PERCENT[0] / 100, CARB_PERCENT[1] / 100):
                plan, days = Plan.deficit(deficit), 7 * _WEEKS[1]
                try:
                    (run,) = runs_of_same_kcal(person, plan, days, (share,))
                except OutsideModelError as error:
                    (run,) = runs_of_same_kcal(person, plan, max(1, error.last_day), (share,))
                ends += [float(x) for kg in changes(run) for x in (kg.min(), kg.max())]
        self._chart.title(
            f"{person.name}, {units.mass(person.weight_kg)} at the start: the same kcal, other carbohydrate"
        )
        self._chart.frame(float(_WEEKS[1]), (min(ends) - 0.3, max(ends) + 0.3))
        self._framed = person
