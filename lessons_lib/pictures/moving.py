"""Charts of lesson 09: a week of exercise, half a year of it, eating or moving, effects on the resting rate."""

from __future__ import annotations

import numpy as np

from ..science import units
from ..science.body.people import Person
from ..science.body.plans import Plan
from ..science.body.projection import project
from ..science.body.static import RULE_KCAL_PER_LB
from ..science.care import care
from ..science.checks import Floats, instance, number, whole
from ..science.evidence.activity import (
    DOSES,
    Dose,
    ExerciseWeek,
    moving_plan,
    week_of_exercise,
)
from ..science.evidence.compensation import constant_made_up_kcal, made_up_percent, resting_difference
from ..science.evidence.effects import published_effects
from . import words as _words
from .canvas import Chart, joined, room
from .moving_canvases import EffectsCanvas, HalfYearCanvas, WeekCanvas

_NAMES = {"rmr_resistance": "resistance", "rmr_aerobic": "aerobic"}


def exercise_week(person: Person) -> Chart:
    """Draw what the four articles' weeks of exercise cost one person: gross, net of rest, and what may be left.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.exercise_week(PEOPLE["ana"]).words.split(";")[0].split(": ")[1]
    '5 × 30 min brisk walking (A, B) 860, 660, 475'
    """
    _person(person)
    weeks = [week_of_exercise(person, dose) for dose in DOSES]
    canvas = WeekCanvas(f"{person.name}: the articles' weeks of exercise", weeks)
    each = "; ".join(
        f"{w.dose.words} ({w.dose.articles}) {w.gross_kcal:.0f}, {w.net_kcal:.0f}, {w.left_kcal:.0f}" for w in weeks
    )
    gone = [w for w in weeks if w.net_kcal <= constant_made_up_kcal()]
    nothing = f"would leave nothing of {len(gone)} of these {len(weeks)} weeks" if gone else "would leave some of each"
    return Chart(
        canvas,
        f"{person.name}, kcal a week gross, net of rest, and left if {made_up_percent():g} % is made up for: {each}."
        f" None to half made up for would leave all to half of the net. A constant {constant_made_up_kcal():.0f} kcal"
        f" (found at 1,500 and 3,000 only) {nothing}.",
    )


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
    'Eating as before, in 26 weeks the gross number drawn as a straight line promises a loss of 2.9 kg'
    """
    _person(person)
    week, days = week_of_exercise(person, dose), 7 * whole(weeks, "weeks", 4, 52, "weeks")
    line: Floats = -week.gross_kcal / 7.0 * np.arange(days + 1, dtype=np.float64) / RULE_KCAL_PER_LB * units.KG_PER_LB
    none, middle, half = changes(person, week.net_kcal / 7.0, days)
    canvas = HalfYearCanvas(f"{person.name}: {week.dose.words} a week", "gross, straight line")
    canvas.name(made_up_percent())
    canvas.show(none, middle, half, line)
    canvas.limits((0.0, days / 7.0), room(np.concatenate([line, none, np.zeros(1)])))
    text = (
        f"{week!r} Eating as before, in {_words.span(days)} the gross number drawn as a straight line promises"
        f" {_words.change(float(line[-1]))}; {body_words(none, middle, half, made_up_percent())}"
    )
    return Chart(canvas, joined([text, *_flags(person, moving_plan(person, week.net_kcal / 7.0))]))


def eat_or_move(person: Person, kcal: float = 300.0, weeks: int = 26) -> Chart:
    """Draw the same kcal a day eaten less or moved more, net of rest.

    Parameters
    ----------
    person
        Of whom both are drawn.
    kcal
        Per day, up to 750; moving starts from the person's own activity.
    weeks
        How long, 4 to 52.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.eat_or_move(PEOPLE["ana"]).words.split(";")[0]
    'Ana, 300 kcal/day for 26 weeks: eaten less, a loss of 4.9 kg'
    """
    _person(person)
    amount = number(kcal, "kcal", 0.0, 750.0, "kcal/day")
    days = 7 * whole(weeks, "weeks", 4, 52, "weeks")
    less, more = Plan.deficit(amount), moving_plan(person, amount)
    for plan in (less, more):
        said = care(person, plan)
        if not said.ok:
            raise ValueError(f"{said} It must be a smaller amount, or another person.")
    eaten = project(person, less, days).weight_kg - person.weight_kg
    none, middle, half = changes(person, amount, days)
    canvas = HalfYearCanvas(f"{person.name}: {amount:g} kcal a day, eaten less or moved more", "eaten less")
    canvas.name(made_up_percent())
    canvas.show(none, middle, half, eaten)
    canvas.limits((0.0, days / 7.0), room(np.concatenate([eaten, none, np.zeros(1)])))
    text = (
        f"{person.name}, {amount:g} kcal/day for {_words.span(days)}: eaten less,"
        f" {_words.change(float(eaten[-1]))}; moved more, {body_words(none, middle, half, made_up_percent())}"
    )
    return Chart(canvas, joined([text, *dict.fromkeys((*_flags(person, less), *_flags(person, more)))]))


def resting_effects() -> Chart:
    """Draw what resistance and aerobic training did to the resting rate, and how far the two differ.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.resting_effects().words.split(". ")[1].split(", P")[0]
    'Their difference is 15 kcal/day (95 % interval -134 to 163)'
    """
    rows, found = published_effects("exercise_effects"), resting_difference()
    canvas = EffectsCanvas(
        "kcal a day at rest, against people who did not train",
        "Training and the resting rate",
        [*_NAMES.values(), "difference"],
    )
    parts = []
    for row, (key, name) in enumerate(_NAMES.items()):
        effect = rows[key]
        value, low, high = (float(x or 0.0) for x in (effect.value, effect.low, effect.high))
        canvas.show(row, value, low, high, effect.tag)
        parts.append(f"{name} training {value:+.0f} kcal/day ({low:.0f} to {high:.0f})")
    gap = found.value
    canvas.show(2, gap.estimate, gap.low, gap.high, "DERIVED")
    canvas.name()
    canvas.reach(240.0, -160.0)
    return Chart(
        canvas,
        f"MacKenzie-Shalders 2020, change of the resting rate: {', '.join(parts)}. Their difference is {gap!r},"
        f" P = {found.p:.2f}: if they did the same, {100 * found.p:.0f} of 100 such comparisons would differ by that or"
        " more.",
    )


def changes(person: Person, kcal_a_day: float, days: int, middle_percent: float | None = None) -> list[Floats]:
    """Return changes of weight (kg) with nothing, a middle share and half of the moving made up for."""
    middle = made_up_percent() if middle_percent is None else middle_percent
    shares = (0.0, middle, made_up_percent("broskey"))
    runs = [project(person, moving_plan(person, kcal_a_day, share), days) for share in shares]
    return [run.weight_kg - run.weight_kg[0] for run in runs]


def body_words(none: Floats, middle: Floats, half: Floats, share: float) -> str:
    """Return what the adapting body does at three shares."""
    steps = {0.0: none, share: middle, made_up_percent("broskey"): half}
    names = {0.0: "if nothing is made up for", made_up_percent("broskey"): "at half"}
    each = [f"{_words.change(float(kg[-1]))} {names.get(part, f'at {part:g} %')}" for part, kg in sorted(steps.items())]
    return f"the adapting body has {', '.join(each)}."


def week_words(week: ExerciseWeek, share: float) -> str:
    """Return a week's cost at a share that is chosen."""
    left = week.net_kcal * (1.0 - share / 100.0)
    return (
        f"{week.person.name}, {week.dose.words}: {week.gross_kcal:.0f} kcal a week gross, {week.net_kcal:.0f} net of"
        f" rest, {left:.0f} with {share:g} % made up for."
    )


def _flags(person: Person, plan: Plan) -> tuple[str, ...]:
    said = care(person, plan)
    return (*said.refused, *said.flags)


def _person(person: object) -> None:
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
