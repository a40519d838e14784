"""Charts of the plateau: readings of one plateau side by side, beside what real trials found.

And two causes of one plateau: a body kept to its plan, and one whose larger plan fades; the scale shows the same. An
appetite that answers the loss is a third, and weights alone do not tell it from fading.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.ticker import FixedLocator, MaxNLocator

from ..data import read_rows
from ..science import units
from ..science.body.goals import PLATEAU_KG, plateau_day
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import Projection
from ..science.care import LEAST_TARGET_BMI
from ..science.checks import Floats
from ..science.evidence.effects import trial_course
from ..science.scale.plateau import (
    AHEAD_WEEKS,
    CAUSE_HALF_LIFE_WEEKS,
    CAUSE_KCAL,
    CAUSE_WEEKS,
    GRID_KCAL,
    LAST_DAY,
    Cause,
    equal_deficit_kcal,
    fading_run,
    kept_weights_kg,
    leaves_plan,
    two_causes,
)
from ..science.words import Interval, Refusal, change, joined, mass_range, span
from .app import App, deficit_slider, person_menu, slider
from .canvas import Canvas, Chart, a_projection, over_weeks, padded_limits, weekly
from .gate import gated
from .look import DASHED, DOTTED
from .marks import Bars, Line, Note, dots
from .rows import box

_TRIALS = {"Franz 2007": -0.7, "POUNDS LOST": 0.7, "CALERIE-2": -0.7}  # how many months aside each is drawn
_ONE_DOT = ("CALERIE-2",)  # at its end: a line from the start would make up the way there
_TRIALS_NAMED = "trials: POUNDS LOST, CALERIE-2, a review"
_WEEKS_A_MONTH = 365.25 / 12 / 7
_LINES = (Line("body"), Line("line", DASHED), Line("third", DOTTED))
_RING = dots("ink", size=2.4, alpha=None, face="none", edge_width=0.8, whole=False).shown_as(size=2.0)
_LEFT, _RIGHT, _GAP = 0.095, 0.985, 0.022


@gated
def plateau(*projections: Projection) -> Chart:
    """Draw one to three readings of a plateau side by side, each with the week in which its body first stands still.

    Standing still means: less than 0.2 kg of change in four weeks (a rule of this course). Beside bodies that lose
    stand published means and ranges of trials (`data/trial_courses.csv`), so far as they were given in kg, the same
    in each panel. A thin line joins what one study found, from its start; through a range it goes by the middle.
    Nothing is fitted to them: their people were others, with other prescriptions.

    Parameters
    ----------
    projections
        What `project` returned, all of the same person.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.plateau(project(PEOPLE["ana"], Plan.deficit(500), days=1092)).words.split(", and")[0]
    'Ana. 500 kcal/day below baseline: the body first changes by less than 0.2 kg in four weeks at week 120'
    """
    runs = [a_projection(p) for p in projections]
    if not 1 <= len(runs) <= len(_LINES) or len({p.person.name for p in runs}) > 1:
        raise ValueError(
            f"charts.plateau was given {len(runs)} projections. It must be one to three of the same person:"
            " write charts.plateau(body, fading)."
        )
    name = runs[0].person.name
    canvas = Canvas("weeks", f"change of weight ({units.mass_unit()})", f"{name}: {_counted(len(runs))}")
    moved = [_shown_change(p) for p in runs]
    lowest, highest = min(float(kg.min()) for kg in moved), max(float(kg.max()) for kg in moved)
    losing = lowest < -1.0
    weeks = max(50.0 * _WEEKS_A_MONTH if losing else 0.0, *(p.days / 7 for p in runs))
    wide = (_RIGHT - _LEFT - _GAP * (len(runs) - 1)) / len(runs)
    canvas.place((_LEFT, 0.135, wide, 0.695))
    panels = [
        canvas.axes,
        *(canvas.beside((_LEFT + k * (wide + _GAP), 0.135, wide, 0.695)) for k in range(1, len(runs))),
    ]
    one, air = units.from_kg(1.0), max(0.22 * (highest - min(lowest, -9.0 if losing else 0.0)), 0.6)
    ends = (one * (min(lowest, -9.0 if losing else 0.0) - 0.4 * air), one * (highest + air))
    notes = []
    for p, line, kg, axes in zip(runs, _LINES, moved, panels, strict=False):
        if losing:
            _trials(canvas, axes, label=axes is canvas.axes)
        axes.axhline(0.0, color=canvas.look.ink, linewidth=1.0)
        canvas.add(line, np.arange(len(kg)) / 7, one * kg, axes=axes)
        day = plateau_day(p)
        if day is not None and _moves(p) and day < len(kg):
            label = "nearly still" if axes is canvas.axes else ""
            canvas.add(_RING, [day / 7], [one * kg[day]], label=label, axes=axes)
        at = f"\nweek {day / 7:.0f}" if day is not None and _moves(p) else ""
        notes.append(canvas.add(Note("right", "top"), 0.98 * weeks, ends[1], f"{_named(p.plan)}{at}", axes=axes))
        axes.set(xlim=(0.0, weeks), ylim=ends)
        axes.yaxis.set_major_locator(MaxNLocator(6, integer=True))
        if axes is not canvas.axes:
            axes.tick_params(left=False, labelleft=False)
            axes.set_xlabel("weeks", fontsize=canvas.look.font_pt, color=canvas.look.ink)

    def make_room() -> None:
        # two lines of a name, above whatever is drawn
        share = 2.1 * canvas.line_share
        top = max(ends[1], (one * highest - share * ends[0]) / (1.0 - share))
        for note, axes in zip(notes, panels, strict=True):
            right = (1.06 if canvas.is_narrow else 1.0) * weeks  # thick lines stand whole
            note.set_position((0.98 * right, top))
            axes.set(ylim=(ends[0], top), xlim=(0.0, right))
            axes.xaxis.set_major_locator(FixedLocator([26, 156] if canvas.is_narrow else [26, 104, 182]))

    canvas.when_placed(make_room)
    canvas.legend()
    still = [f"{_named(p.plan)}, week {day / 7:.0f}" for p in runs if _moves(p) and (day := plateau_day(p)) is not None]
    less = f"{name} first stands nearly still"
    caption = f"{less}: {'; '.join(still)}." if still else ""
    return Chart(canvas, f"{_plateau_words(runs)}{_trial_words() if losing else ''}", caption)


def _counted(readings: int) -> str:
    return ("when does the body stand still?", "two readings of a plateau", "three readings of a plateau")[readings - 1]


def _shown_change(p: Projection) -> Floats:
    """Return the change of weight (kg) so far as it is drawn.

    A weight that is drawn is offered as one to aim at: the curve stops where `care` names no target.
    """
    under = p.weight_kg < LEAST_TARGET_BMI * (p.person.height_cm / 100.0) ** 2
    shown = max(int(np.argmax(under)), 1) if under.any() else len(under)
    moved: Floats = (p.weight_kg - p.weight_kg[0])[:shown]
    return moved


def _trials(canvas: Canvas, axes: Any, *, label: bool) -> None:
    """Draw what trials found, as means and ranges; where no mean was published, only the ends of the range."""
    one = units.from_kg(1.0)
    mark, name = dots("scale", size=1.3, alpha=None, whole=False), _TRIALS_NAMED if label else ""
    course: dict[str, tuple[float, float]] = {}
    for row in read_rows("trial_courses"):
        if row["study"] not in _TRIALS or (row["quantity"], row["unit"]) != ("weight change", "kg"):
            continue
        month = int(row["month"])
        at = (month + _TRIALS[row["study"]]) * _WEEKS_A_MONTH
        low, middle, high = (one * x for x in trial_course(row["study"], "weight change", month))
        canvas.add(Line("scale", width=1.2), [at] * 2, [low, high], axes=axes)
        if row["study"] not in _ONE_DOT:
            x, y = course.get(row["study"], (0.0, 0.0))
            canvas.add(Line("scale", width=0.5), [x, at], [y, middle], axes=axes)
            course[row["study"]] = at, middle
        marked = [middle] if row["value"] else [low, high]
        canvas.add(mark, [at] * len(marked), marked, label=name, axes=axes)
        name = ""  # the legend names them once


def _moves(p: Projection) -> bool:
    """Return whether a body moves at all: one that does not has nowhere to come to rest."""
    return float(np.ptp(p.weight_kg)) > PLATEAU_KG


def _named(plan: Plan) -> str:
    """Return a short name of a reading."""
    if plan.appetite_kcal_per_kg:
        return "appetite"
    if plan.half_life_weeks is not None:
        return "plan fades"
    return "body alone" if plan.deficit_kcal else "at baseline"


def _plateau_words(projections: Sequence[Projection]) -> str:
    """Return when each body first stands still, and where it ends."""
    texts = []
    for p in projections:
        day = plateau_day(p)
        start, end = float(p.weight_kg[0]), float(p.weight_kg[-1])
        far = float(p.weight_kg[int(np.argmax(np.abs(p.weight_kg - start)))])
        if not _moves(p):
            still = "stands still from the start"
        elif day is None:
            still = f"never changes by less than {units.mass(PLATEAU_KG)} in four weeks"
        else:
            still = f"first changes by less than {units.mass(PLATEAU_KG)} in four weeks at week {day / 7:.0f}"
        turned = f", after {change(far - start)} at most" if abs(far - end) > PLATEAU_KG else ""
        plan = str(p.plan)
        texts.append(
            f"{plan[0].upper()}{plan[1:]}: the body {still}, and ends week {p.days // 7} with"
            f" {change(end - start)}{turned}."
        )
    return f"{projections[0].person.name}. " + " ".join(texts)


def _trial_words() -> str:
    """Return the sentence of the trials."""
    franz = {month: trial_course("Franz 2007", "weight change", month) for month in (6, 48)}
    pounds = {month: trial_course("POUNDS LOST", "weight change", month) for month in (6, 24)}
    return (
        f" Franz 2007, a review of diets or drugs, found {_range(franz[6])} at 6 months and {_range(franz[48])} at 48;"
        f" POUNDS LOST {change(pounds[6][1])} at 6 months and {_range(pounds[24])} at 24;"
        f" CALERIE-2 {change(trial_course('CALERIE-2', 'weight change', 24)[1])} at 24. Thin lines join the dots of one"
        " study from its start, by the middle of a range."
    )


def _range(three: tuple[float, float, float]) -> str:
    low, _, high = three
    return f"a loss of {mass_range(-high, -low)}"


_FEW_WEEKS = 20
_CLEAR_KCAL = 50.0  # an interval that leaves its plan by less may well be back inside two weeks later
_FIRST_SET = 20  # where the scale is right at 8 weeks, and two weeks later accuses the body that kept its plan
_LATER = (0, (1, 1.5))
MARKS = {
    "kept_scale": dots("body", size=0.65, alpha=0.4, whole=False, shown=dots("ink", size=1.0, alpha=0.6)),
    "faded_scale": dots("line", "^", size=0.65, alpha=0.4, whole=False),
    "kept_later": Line("body", _LATER, width=0.8, shown=Line("ink", _LATER, width=0.8)),
    "faded_later": Line("line", _LATER, width=0.8),
    "kept": Line("body"),
    "faded": Line("line", DASHED),
}
_SAID = {
    "kept_holds": Bars("body", alpha=0.3),
    "faded_holds": Bars("line", hatch="//", alpha=0.3),
    "kept_leaves": Bars("body"),
    "faded_leaves": Bars("line", hatch="//"),
}
"""What weights say is eaten: pale while the plan lies inside, full once it does not, if only by a few kcal."""
_SAID_KCAL = (-900.0, 1250.0)  # beyond each one's plan: room for every bar, at the ends of the plans as well


class TwoCauses(App):
    """Lesson 08: one body kept to its plan, one let a larger plan fade; the scale shows the same so far.

    Hidden intake takes the baseline as measured here; `hidden_intake_kcal` itself takes its error with it.

    Examples
    --------
    >>> TwoCauses().set(deficit_kcal=500, half_life_weeks=13, weeks=26).words.split(". ")[0]
    'After 26 weeks both of these bodies of Ana weigh 76.0 kg'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        canvas = over_weeks("", MARKS, whole=True)
        canvas.names(kept="kept to its plan", faded="fading", kept_later="from here on", kept_scale="weigh-ins")
        canvas.place((0.112, 0.135, 0.585, 0.695))
        side = canvas.beside((0.73, 0.135, 0.19, 0.695))
        canvas.declare(_SAID, side)
        side.axhline(0.0, color=canvas.look.ink, linewidth=1.0)
        side.set(xlim=(-0.6, 1.6), ylim=_SAID_KCAL, xticks=[])
        side.set_xlabel("eaten: kept, fading", fontsize=canvas.look.font_pt, color=canvas.look.ink)
        side.yaxis.tick_right()

        def name_kcal() -> None:
            below = "−500" if canvas.is_narrow else "−500\nkcal"  # where there is little room, the unit is said once
            side.set_yticks([-500, 0, 500], [below, "own\nplan", "+500\nkcal"])

        name_kcal()
        canvas.when_placed(name_kcal)
        super().__init__(
            canvas,
            {
                "weeks": slider("weeks", 8, *CAUSE_WEEKS),
                "seed": slider("another set of mornings", _FIRST_SET, 1, 20, 1),
                "half_life_weeks": slider("weeks until half is left", 20, *CAUSE_HALF_LIFE_WEEKS),
                "deficit_kcal": deficit_slider(400, CAUSE_KCAL),
                "person": person_menu("ana"),
            },
            more=("deficit_kcal", "person"),
        )

    def _draw(self, deficit_kcal: int, half_life_weeks: int, weeks: int, seed: int, person: str) -> str:
        who, days = PEOPLE[person], 7 * weeks
        both = two_causes(person, deficit_kcal, half_life_weeks, weeks, seed)
        ahead = days + 7 * AHEAD_WEEKS
        for run, _, _ in both:
            self.gate(who, run.plan, run)
        data: dict[str, tuple[Any, ...]] = {}
        for place, (name, (run, seen_kg, said)) in enumerate(zip(("kept", "faded"), both, strict=True)):
            data[name] = weekly(run.weight_kg[: days + 1])
            data[f"{name}_scale"] = weekly(seen_kg)
            data[f"{name}_later"] = weekly(run.weight_kg[days : ahead + 1], first_day=days)
            if isinstance(said, Interval):
                planned = _planned(who, run)
                upright = [(y, x) for x, y in box(said.low - planned, said.high - planned, place)]
                data[f"{name}_{'leaves' if leaves_plan(said, planned) else 'holds'}"] = ([upright],)
        self.canvas.put(**data)
        self.headline(_verdict(who, both).split(": ")[0].split(". ")[0].rstrip("."))
        return _cause_words(who, both, days)

    def _framing(self, state: dict[str, Any]) -> tuple[Any, ...]:
        # few weeks on an axis for all of them would be a knot at its left end
        return state["person"], state["weeks"] > _FEW_WEEKS

    def _frame(self, person: str) -> None:
        weeks = _FEW_WEEKS + AHEAD_WEEKS if self.controls["weeks"].value <= _FEW_WEEKS else LAST_DAY / 7
        grid, kg = kept_weights_kg(person), []
        for deficit in CAUSE_KCAL[:2]:
            for half_life in CAUSE_HALF_LIFE_WEEKS[:2]:
                fading = fading_run(person, deficit, half_life)
                kg.append(fading.weight_kg)
                for week in range(CAUSE_WEEKS[0], CAUSE_WEEKS[1] + 1, 10):
                    same = equal_deficit_kcal(person, fading, 7 * week)
                    until = slice(0, 7 * (week + AHEAD_WEEKS) + 1)
                    kg.append(np.array([np.interp(same, GRID_KCAL, day) for day in grid[:, until].T]))
        low, high = padded_limits(np.concatenate(kg))
        air = units.from_kg(1.0)
        self.canvas.title(f"{PEOPLE[person].name}: one scale, two causes")
        self.canvas.limits((0.0, weeks), (low - air, high + air))


def _planned(who: Person, run: Projection) -> float:
    """Return what a body's plan lets it eat at first (kcal/day)."""
    return who.tdee_kcal - (run.plan.deficit_kcal or 0.0)


def _cause_words(who: Person, both: tuple[Cause, ...], days: int) -> str:
    (kept, _, _), (fading, _, _) = both
    sentences = [f"After {span(days)} both of these bodies of {who.name} weigh {units.mass(kept.weight_kg[days])}."]
    for lead, run, said in (("One", kept, both[0][2]), ("The other", fading, both[1][2])):
        planned = _planned(who, run)
        fate = "lets it fade" if run is fading and run.plan.deficit_kcal else "kept to it"
        sentences.append(f"{lead} planned {planned:,.0f} kcal/day and {fate}.{_estimate(said, planned)}")
    return joined([*sentences, _verdict(who, both)])


def _estimate(said: Interval | Refusal, planned: float) -> str:
    """Return what its weights say of the last weeks' intake, beside the plan."""
    if isinstance(said, Refusal):
        return ""
    side = ("the plan lies inside", "above the plan", "below the plan")[_side(said, planned)]
    return f" Its weights say {said.low:,.0f} to {said.high:,.0f}: {side}."


def _side(said: Interval | Refusal, planned: float) -> int:
    """Return on which side of the plan an interval lies: 1 above, -1 below, 0 where it does not rule the plan out."""
    if isinstance(said, Refusal) or not leaves_plan(said, planned):
        return 0
    return 1 if said.low > planned else -1


def _verdict(who: Person, both: tuple[Cause, ...]) -> str:
    kept, fading = (_side(said, _planned(who, run)) for run, _, said in both)
    # who lets a cut fade eats more than planned, who lets a surplus fade eats less: only that side tells anything
    cut = both[1].run.plan.deficit_kcal or 0.0
    misses = "one such interval in ten misses, and this is one."
    reasons = " ".join({said.reason: None for _, _, said in both if isinstance(said, Refusal)})
    if not cut:
        nothing = "Nothing was cut, so nothing can fade"
        return f"{nothing}: {reasons or (misses if kept or fading else 'there is nothing to tell apart.')}"
    if reasons:
        return f"The scale cannot tell them apart yet: {reasons}"
    if kept:
        return f"The kept plan lies outside its interval: {misses}"
    if not fading:
        return "Both plans lie inside their intervals: the scale cannot tell the two apart yet."
    if fading * cut < 0:
        return f"The fading plan's interval lies on the wrong side: {misses}"
    run, _, said = both[1]
    assert isinstance(said, Interval)  # whoever refuses was told above
    by = abs(round(said.low if cut > 0 else said.high) - round(_planned(who, run)))  # as both are printed above
    if by < _CLEAR_KCAL:
        return (
            f"By {by} kcal a day the scale tells them apart: one interval in ten leaves its plan by luck alone, so"
            " look again later."
        )
    return (
        "So the scale tells them apart: one is on its plan, the other has left it. Did the plan fade, or did appetite"
        " answer? Weights alone do not say."
    )
