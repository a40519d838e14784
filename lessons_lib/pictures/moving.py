"""Moving more: half a year of exercise, beside eating less."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ..data import read_rows
from ..science import units
from ..science.body.other_models import RULE_KCAL_PER_LB
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import OutsideModelError, project
from ..science.care import care, refuse, with_help
from ..science.checks import Floats, instance, whole
from ..science.evidence.activity import (
    ACTIVITIES,
    LESS_KCAL,
    MINUTES,
    Dose,
    Session,
    gross_exercise_kcal,
    moving_plan,
    net_exercise_kcal,
    week_of_exercise,
)
from ..science.evidence.activity import ExerciseWeek as Week
from ..science.evidence.effects import made_up_percent, published_effects
from ..science.words import change, joined, span
from .app import App, menu, person_menu, slider
from .canvas import Canvas, Chart, over_weeks, padded_limits, weekly
from .gate import gated
from .look import DASHED
from .marks import Band, Bars, Line, Threads
from .rows import Rows, box

CHOICES = ("brisk_walking", "speed_walking", "jogging", "cycling", "swimming", "lifting")
_WEEKS = 26
_HALF_YEAR = {
    "band": Band("body", 0.3, shown=Bars("body", "body", alpha=0.3)),
    "edges": Threads("body", width=0.4),
    "other": Line("line", DASHED),
    "middle": Line("body", width=1.2),
}


def missing_percent() -> float:
    """Return how much of the modelled loss is missing at about the most one review of exercise found, to the ten (%).

    Source: Dhurandhar et al. 2015, doi:10.1038/ijo.2014.184: up to 55 to 64 %, the middle of which is drawn.

    Examples
    --------
    >>> missing_percent()
    60.0
    """
    found = published_effects("exercise_effects")["shortfall_exercise"]
    return round(np.mean([end for end in (found.low, found.high) if end is not None]).item(), -1)


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
    came, at_most = (units.mass(abs(float(kg[-1]))) for kg in moved[1:])
    caption = (
        f"The display promises {change(float(line[-1]))}; the body comes to {came}, and at about the most one review"
        f" found to {at_most}."
    )
    return Chart(canvas, joined([text, *with_help(flags)]), joined([caption, *with_help(flags)]))


def what_is_left(person: Person) -> Chart:
    """Draw the kcal of half an hour's brisk walk: as a display shows them, beyond rest, and what is left of these.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> what_is_left(PEOPLE["ana"]).caption
    'If 28 % is taken back, 109 kcal are left: walking off what the display says takes 53 minutes.'
    """
    _person(person)
    met, share = ACTIVITIES["brisk_walking"].met, made_up_percent()
    shown, net = gross_exercise_kcal(person, met, 30.0), net_exercise_kcal(person, met, 30.0)
    left = net * (1.0 - share / 100.0)
    bars = {"on the display": shown, "beyond rest": net, f"left, {share:g} %\ntaken back": left}
    canvas = Rows("kcal", f"{person.name}: 30 min brisk walking", list(bars), tall=0.72)
    for place, (kcal, label) in enumerate(zip(bars.values(), ("rest counted", "rest taken off", ""), strict=True)):
        canvas.add(Bars("body" if place else "line"), [box(0.0, kcal, place)], label=label)
        canvas.say(kcal, place, f"{kcal:.0f}")
    canvas.legend()
    canvas.reach(1.15 * shown)
    took = f"walking off what the display says takes {30.0 * shown / left:.0f} minutes"
    caption = f"If {share:g} % is taken back, {left:.0f} kcal are left: {took}."
    net_words = f"{shown:.0f} kcal on the display, {net:.0f} of them beyond rest"
    return Chart(canvas, f"{person.name}, 30 min brisk walking: {net_words}. {caption}", caption)


def _half_year(title: str, other: str, made_up: float | None) -> Canvas:
    """Return moving more, with a band of what is taken back, and one line to compare.

    `made_up` is the share of the solid line (%), None where it changes.
    """
    canvas = over_weeks(title, _HALF_YEAR, "change of weight")
    canvas.zero()
    share = "share chosen" if made_up is None else f"{made_up:g} % taken back"
    canvas.names(other=other, middle=f"moving: {share}", band=f"none to {missing_percent():g} % taken back")
    return canvas


def _show(canvas: Canvas, moved: list[Floats] | None, other_kg: Floats | None) -> None:
    """Show changes of weight (kg), one a day from day 0: of moving at three shares, and of what it is compared with."""
    shown: dict[str, tuple[Any, ...]] = {}
    if other_kg is not None:
        shown["other"] = weekly(other_kg)
    if moved is not None:
        (weeks, none), (_, middle), (_, most) = map(weekly, moved)
        edges = [np.column_stack([weeks, kg]) for kg in (none, most)]
        shown |= {"band": (weeks, none, most), "edges": (edges,), "middle": (weeks, middle)}
    canvas.put(**shown)


def _moved(person: Person, kcal_a_day: float, days: int, middle_percent: float | None = None) -> list[Floats]:
    """Return changes of weight (kg) with nothing, a middle share and the most of the moving taken back."""
    middle = made_up_percent() if middle_percent is None else middle_percent
    shares = (0.0, middle, missing_percent())
    runs = [project(person, moving_plan(person, kcal_a_day, share), days) for share in shares]
    return [run.weight_kg - run.weight_kg[0] for run in runs]


def _body_words(moved: list[Floats], share: float) -> str:
    """Return what the adapting body does at three shares."""
    none, middle, most = moved
    steps = {0.0: none, share: middle, missing_percent(): most}
    names = {0.0: "if nothing is taken back"}
    each = [f"{change(float(kg[-1]))} {names.get(part, f'at {part:g} %')}" for part, kg in sorted(steps.items())]
    return f"the adapting body has {', '.join(each)}."


def _person(person: object) -> None:
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")


def doses() -> Chart:
    """Draw what men lost who moved, by lot, for 300 or for 600 kcal a day.

    Source: Rosenkilde et al. 2012, doi:10.1152/ajpregu.00141.2012 (abstract, VERIFIED).

    Examples
    --------
    >>> doses().caption
    'With 300 kcal a day they lost 3.6 kg, with twice as much 2.7 kg: the difference is not clear of chance.'
    """
    canvas, lost, told = _first_dose()
    second = units.from_kg(lost[1])
    canvas.add(Bars("body"), [box(0.0, second, 1)])
    canvas.say(second, 1, f"{second:.1f}")
    return told(f" {units.mass(lost[1])}: the difference is not clear of chance")


def bet_on_doses() -> Chart:
    """Draw the same before the second is known, to bet on: no bar, whose end would be taken for a hint.

    Examples
    --------
    >>> bet_on_doses().caption
    'With 300 kcal a day they lost 3.6 kg, with twice as much: your bet.'
    """
    canvas, _, told = _first_dose()
    canvas.say(0.0, 1, "? your bet")
    return told(": your bet")


def _first_dose() -> tuple[Rows, list[float], Callable[[str], Chart]]:
    """Return a row for either dose with the first one's loss drawn, both losses (kg), and the chart told to its end."""
    table = {row["id"]: row for row in read_rows("exercise_effects")}
    trial = [table[f"loss_rosenkilde_{kcal}"] for kcal in (300, 600)]
    kg, men = [-float(row["value"]) for row in trial], [row["n"] for row in trial]
    rows = [f"300 kcal a day\n{men[0]} men", f"600 kcal a day\n{men[1]} men"]
    canvas = Rows(f"weight lost in 13 weeks ({units.mass_unit()})", "Twice the exercise", rows, tall=0.62)
    first = units.from_kg(kg[0])
    canvas.add(Bars("body"), [box(0.0, first, 0)], label="on average")
    canvas.say(first, 0, f"{first:.1f}")

    def told(second: str) -> Chart:
        canvas.legend()
        canvas.reach(2.4 * first)
        said = f"With 300 kcal a day they lost {units.mass(kg[0])}, with twice as much{second}."
        return Chart(canvas, f"{men[0]} and {men[1]} men moved for 13 weeks, by lot (Rosenkilde 2012). {said}", said)

    return canvas, kg, told


class ExerciseWeek(App):
    """Lesson 09: minutes of an activity a week, what is taken back, and half a year beside eating less.

    Examples
    --------
    >>> app = ExerciseWeek().set(person="ana", activity="brisk walking", minutes=150, made_up_percent=28)
    >>> app.words.split(". ")[0]
    'Ana, 150 min brisk walking: 960 kcal a week gross, 760 net of rest, 547 with 28 % taken back'
    """

    framed_by = ("person", "activity", "less_kcal")  # not what is moved to meet the target: there the axis holds still

    def __init__(self) -> None:
        self._keys = {ACTIVITIES[key].name: key for key in CHOICES}
        super().__init__(
            _half_year("", "eating instead", None),
            {
                "activity": menu("activity", list(self._keys), ACTIVITIES["brisk_walking"].name),
                "minutes": slider("minutes a week", 150, *MINUTES),
                "made_up_percent": slider("taken back (%)", 28, 0, 60, 4),
                "less_kcal": slider("or kcal a day eaten less", 150, *LESS_KCAL),
                "person": person_menu("esther"),
            },
            more=("less_kcal", "person"),
        )

    def _frame(self, key: str, activity: str, less_kcal: int) -> None:
        """Fix the axis so that it holds all minutes of one activity, and what is eaten instead."""
        who = PEOPLE[key]
        most = net_exercise_kcal(who, ACTIVITIES[self._keys[activity]].met, float(MINUTES[1])) / 7.0
        curves = [np.zeros(1)]
        for plan in (moving_plan(who, most), Plan.deficit(less_kcal)):
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
        eating = "eating as before" if not less_kcal else f"eating {'less' if less_kcal > 0 else 'more'}"
        runs = {"moving" if minutes else "no moving": None if moved is None else moved[1], eating: eaten}
        said_ends = [f"{name}, {change(float(kg[-1]))}" for name, kg in runs.items() if kg is not None]
        self.headline(f"After half a year: {'; '.join(said_ends)}" if said_ends else "")
        return [week_says, move_says, eat_says]


def _week_words(week: Week, share: float) -> str:
    """Return a week's cost at a share that is chosen."""
    left = week.net_kcal * (1.0 - share / 100.0)
    return (
        f"{week.person.name}, {week.dose.words}: {week.gross_kcal:,.0f} kcal a week gross, {week.net_kcal:,.0f} net of"
        f" rest, {left:,.0f} with {share:g} % taken back."
    )


def _eaten(who: Person, plan: Plan, days: int) -> tuple[Floats | None, str, list[str]]:
    """Return the change of weight by eating alone, its words, and what `care` says; no curve if it refuses."""
    said = care(who, plan)
    if not said.ok:
        return None, "", [f"Instead {plan}: {reason}" for reason in (*said.refused, *said.flags)]
    run = project(who, plan, days)
    kg = run.weight_kg - run.weight_kg[0]
    return kg, f"Instead {plan} and moving as before: {change(float(kg[-1]))}.", list(said.flags)
