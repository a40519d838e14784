"""Moving more: a week of exercise, and half a year of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..science import units
from ..science.body.other_models import RULE_KCAL_PER_LB
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import OutsideModelError, project
from ..science.care import care, refuse, with_help
from ..science.checks import Floats, instance, whole
from ..science.evidence.activity import (
    ACTIVITIES,
    DOSES,
    LESS_KCAL,
    MINUTES,
    Dose,
    Session,
    moving_plan,
    week_of_exercise,
)
from ..science.evidence.activity import ExerciseWeek as Week
from ..science.evidence.effects import constant_made_up_kcal, made_up_percent
from ..science.words import change, joined, span
from .app import App, menu, person_menu, slider
from .canvas import Canvas, Chart, over_weeks, padded_limits, weekly
from .gate import gated
from .look import DASHED
from .marks import Band, Bars, Line, Threads
from .rows import Rows, box, level

CHOICES = ("brisk_walking", "speed_walking", "jogging", "cycling", "swimming", "lifting")
_WEEKS = 26
_HALF_YEAR = {
    "band": Band("body", 0.3, shown=Bars("body", "body", alpha=0.3)),
    "edges": Threads("body", width=0.4),
    "other": Line("line", DASHED),
    "middle": Line("body", width=1.2),
}

_MIDDLE = Line("ink", "none", marker="D", size=1.6, edge="paper").shown_as(dash="-", width=0.6)


def exercise_week(person: Person) -> Chart:
    """Draw what the four articles' weeks of exercise cost one person: gross, net of rest, and what may be left.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.exercise_week(PEOPLE["ana"]).words.split(";")[0].split(": ")[1]
    '5 × 30 min brisk walking (A, B) 960, 760, 547'
    """
    _person(person)
    weeks = [week_of_exercise(person, dose) for dose in DOSES]
    names = [_row_name(week) for week in weeks]
    canvas = Rows("kcal a week", f"{person.name}: the articles' weeks of exercise", names, across=(0.315, 0.66))
    share, half = made_up_percent() / 100.0, made_up_percent("broskey") / 100.0
    nets, gross = [week.net_kcal for week in weeks], [week.gross_kcal for week in weeks]
    ends = [(0.0, net, row - 0.16) for row, net in enumerate(nets)]
    canvas.add(Bars("body"), [box(*bar, 0.36) for bar in ends], label="net of rest")
    rests = [box(net, most, row, 0.36) for (_, net, row), most in zip(ends, gross, strict=True)]
    canvas.add(Bars("paper", "body", "///"), rests, label="rest")
    below = [row + 0.24 for row in range(len(weeks))]
    canvas.add(Line("ink", width=0.6), *level([half * net for net in nets], nets, below))
    middle = [net * (1.0 - share) for net in nets]
    canvas.add(_MIDDLE, middle, below, label=f"{100 - made_up_percent():g} % of it left (half to all)")
    canvas.legend()
    canvas.reach(1.06 * max(gross))
    each = "; ".join(
        f"{w.dose.words} ({w.dose.articles}) {w.gross_kcal:,.0f}, {w.net_kcal:,.0f}, {w.left_kcal:,.0f}" for w in weeks
    )
    gone = [w for w in weeks if w.net_kcal <= constant_made_up_kcal()]
    nothing = f"would leave nothing of {len(gone)} of these {len(weeks)} weeks" if gone else "would leave some of each"
    return Chart(
        canvas,
        f"{person.name}, kcal a week gross, net of rest, and left if {made_up_percent():g} % is made up for: {each}."
        f" None to half made up for would leave all to half of the net. A constant {constant_made_up_kcal():.0f} kcal"
        f" (found at 1,500 and 3,000 only) {nothing}.",
        f"Of the {weeks[0].gross_kcal:,.0f} kcal that the first of these weeks shows, {weeks[0].net_kcal:,.0f} come on"
        " top of rest.",
    )


def _row_name(week: Week) -> str:
    """Return letters and sessions in at most two short lines."""
    text = "\n+ ".join(session.words.replace("brisk ", "") for session in week.dose.sessions)
    return f"{week.dose.articles}: {text}"


@gated
def exercise_half_year(person: Person, dose: str | Dose = "walk", weeks: int = 26) -> Chart:
    """Draw what a week's dose, kept up, does to weight: as a straight line from the gross number, and in the body.

    Parameters
    ----------
    person
        Who moves more and eats as before.
    dose
        A key of `DOSES`, or a `Dose`.
    weeks
        How long, 4 to 52.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.exercise_half_year(PEOPLE["ana"], "walk").words.split(". ")[1].split(";")[0]
    'Eating as before, in 26 weeks the gross number drawn as a straight line promises a loss of 3.2 kg'
    """
    _person(person)
    week, days = week_of_exercise(person, dose), 7 * whole(weeks, "weeks", 4, 52, "weeks")
    line: Floats = -week.gross_kcal / 7.0 * np.arange(days + 1, dtype=np.float64) / RULE_KCAL_PER_LB * units.KG_PER_LB
    # the straight line is a promise of a weight, too
    promised_kg = person.weight_kg + float(line[-1])
    flags = refuse(care(person, moving_plan(person, week.net_kcal / 7.0), target_kg=promised_kg)).flags
    moved = _moved(person, week.net_kcal / 7.0, days)
    canvas = _half_year(f"{person.name}: {week.dose.words} a week", "gross, straight line", made_up_percent())
    _show(canvas, moved, line)
    canvas.limits((0.0, days / 7.0), padded_limits(np.concatenate([line, moved[0], np.zeros(1)])))
    text = (
        f"{week!r} Eating as before, in {span(days)} the gross number drawn as a straight line promises"
        f" {change(float(line[-1]))}; {_body_words(moved, made_up_percent())}"
    )
    caption = (
        f"In {span(days)} the kcal on the display promise {change(float(line[-1]))}; the body comes to"
        f" {change(float(moved[1][-1]))}."
    )
    return Chart(canvas, joined([text, *with_help(flags)]), joined([caption, *with_help(flags)]))


def _half_year(title: str, other: str, made_up: float | None) -> Canvas:
    """Return moving more, with a band of what is made up for, and one line to compare.

    `made_up` is the share of the solid line (%), None where it changes.
    """
    canvas = over_weeks(title, _HALF_YEAR, "change of weight")
    canvas.zero()
    share = "share chosen" if made_up is None else f"{made_up:g} % made up for"
    canvas.names(other=other, middle=f"moving: {share}", band="none to half")
    return canvas


def _show(canvas: Canvas, moved: list[Floats] | None, other_kg: Floats | None) -> None:
    """Show changes of weight (kg), one a day from day 0: of moving at three shares, and of what it is compared with."""
    shown: dict[str, tuple[Any, ...]] = {}
    if other_kg is not None:
        shown["other"] = weekly(other_kg)
    if moved is not None:
        (weeks, none), (_, middle), (_, half) = map(weekly, moved)
        edges = [np.column_stack([weeks, kg]) for kg in (none, half)]
        shown |= {"band": (weeks, none, half), "edges": (edges,), "middle": (weeks, middle)}
    canvas.put(**shown)


def _moved(person: Person, kcal_a_day: float, days: int, middle_percent: float | None = None) -> list[Floats]:
    """Return changes of weight (kg) with nothing, a middle share and half of the moving made up for."""
    middle = made_up_percent() if middle_percent is None else middle_percent
    shares = (0.0, middle, made_up_percent("broskey"))
    runs = [project(person, moving_plan(person, kcal_a_day, share), days) for share in shares]
    return [run.weight_kg - run.weight_kg[0] for run in runs]


def _body_words(moved: list[Floats], share: float) -> str:
    """Return what the adapting body does at three shares."""
    none, middle, half = moved
    steps = {0.0: none, share: middle, made_up_percent("broskey"): half}
    names = {0.0: "if nothing is made up for", made_up_percent("broskey"): "at half"}
    each = [f"{change(float(kg[-1]))} {names.get(part, f'at {part:g} %')}" for part, kg in sorted(steps.items())]
    return f"the adapting body has {', '.join(each)}."


def _person(person: object) -> None:
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")


class ExerciseWeek(App):
    """Lesson 09: minutes of an activity a week, what is made up for, and half a year beside eating less.

    Examples
    --------
    >>> app = ExerciseWeek().set(person="ana", activity="brisk walking", minutes=150, made_up_percent=28)
    >>> app.words.split(". ")[0]
    'Ana, 150 min brisk walking: 960 kcal a week gross, 760 net of rest, 547 with 28 % made up for'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        self._keys = {ACTIVITIES[key].name: key for key in CHOICES}
        super().__init__(
            _half_year("", "eating instead", None),
            {
                "activity": menu("activity", list(self._keys), ACTIVITIES["jogging"].name),
                "minutes": slider("minutes a week", 150, *MINUTES),
                "made_up_percent": slider("made up for (%)", 0, 0, 60, 4),
                "less_kcal": slider("or kcal a day eaten less", 150, *LESS_KCAL),
                "person": person_menu("esther"),
            },
            more=("less_kcal", "person"),
        )

    def _frame(self, key: str) -> None:
        """Fix the axis so that it holds every state of one person."""
        who, highest = PEOPLE[key], max(ACTIVITIES[key].net_met for key in CHOICES)
        most = highest * who.weight_kg * MINUTES[1] / 60.0 / 7.0
        curves = [np.zeros(1)]
        for plan in (moving_plan(who, most), Plan.deficit(LESS_KCAL[0]), Plan.deficit(LESS_KCAL[1])):
            try:
                weight = project(who, plan, 7 * _WEEKS).weight_kg
            except OutsideModelError:
                continue
            curves.append(weight - weight[0])
        self.canvas.title(f"{who.name}: half a year of moving more, or of eating less")
        self.canvas.limits((0.0, float(_WEEKS)), padded_limits(np.concatenate(curves)))

    def _draw(self, activity: str, minutes: int, made_up_percent: int, less_kcal: int, person: str) -> list[str]:
        who, days = PEOPLE[person], 7 * _WEEKS
        week = week_of_exercise(who, Dose("own", "", (Session(self._keys[activity], float(minutes), 1),)))
        week_says = _week_words(week, made_up_percent).replace("1 × ", "")
        eaten, eat_says, worries = _eaten(who, Plan.deficit(less_kcal), days)
        said = care(who, moving_plan(who, week.net_kcal / 7.0))
        moved, move_says = None, ""
        # where one of the two is refused, it is not drawn, and the other stays
        if said.ok:
            moved = _moved(who, week.net_kcal / 7.0, days, made_up_percent)
            move_says = f"After {span(days)} of eating as before, {_body_words(moved, made_up_percent)}"
            self.flag(*worries, *(f"Moving more: {flag}" for flag in said.flags))
        else:
            self.flag(*said.refused, *said.flags, *worries)
        _show(self.canvas, moved, eaten)
        runs = {"moving": None if moved is None else moved[1], "eating less": eaten}
        ends = [(name, float(kg[-1])) for name, kg in runs.items() if kg is not None]
        said_ends = [f"{name} {units.mass(abs(kg))} {'less' if kg < 0 else 'more'}" for name, kg in ends]
        self.headline(f"After half a year: {', '.join(said_ends)}" if said_ends else "")
        return [week_says, move_says, eat_says]


def _week_words(week: Week, share: float) -> str:
    """Return a week's cost at a share that is chosen."""
    left = week.net_kcal * (1.0 - share / 100.0)
    return (
        f"{week.person.name}, {week.dose.words}: {week.gross_kcal:,.0f} kcal a week gross, {week.net_kcal:,.0f} net of"
        f" rest, {left:,.0f} with {share:g} % made up for."
    )


def _eaten(who: Person, plan: Plan, days: int) -> tuple[Floats | None, str, list[str]]:
    """Return the change of weight by eating alone, its words, and what `care` says; no curve if it refuses."""
    said = care(who, plan)
    if not said.ok:
        return None, "", [f"Instead {plan}: {reason}" for reason in (*said.refused, *said.flags)]
    run = project(who, plan, days)
    kg = run.weight_kg - run.weight_kg[0]
    return kg, f"Instead {plan} and moving as before: {change(float(kg[-1]))}.", list(said.flags)
