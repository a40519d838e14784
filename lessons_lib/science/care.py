"""One gate for everything that is offered to a person: what is refused, what is flagged, and why.

Refused, so neither drawn nor said: a day of 800 kcal or less, fasts included; any deficit from a BMI under 18.5; any
weight under it, reached or aimed at; what the model cannot follow. Flagged, so shown with a sentence: little food, fast
change, a gain to a BMI of 30, a loss at 65 years or more, and kcal that look like kJ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from . import units
from .body.dynamic import HALL_2011, start_of
from .body.goals import checked_target
from .body.people import UNDERWEIGHT_BMI, VERY_LOW_KCAL, Person
from .body.plans import MAX_DAYS, MOST_TIMES_SPENT, Plan
from .body.projection import OutsideModelError, Projection, project
from .checks import Floats, instance
from .words import span

REFUSED_KCAL = VERY_LOW_KCAL
"""Very-low-calorie diets, 800 kcal/day or less, belong under medical supervision (NHS, archived page on
very low calorie diets; VERIFIED), for at most 12 weeks "continuously or intermittently" and after a look for eating
disorders (NICE guideline CG189, 2014, since replaced; VERIFIED-SECONDARY). That one day counts as such a diet is a
course rule: so a fast, or two days of 500 kcal a week, cannot hide in an average."""
FLAGGED_KCAL = {"female": 1200.0, "male": 1500.0}
"""Lower ends of the prescriptions of the 2013 AHA/ACC/TOS guideline, doi:10.1016/j.jacc.2013.11.004 (VERIFIED)."""
LEAST_TARGET_BMI = UNDERWEIGHT_BMI
"""No weight under this BMI (kg/m2) is shown as reached or aimed at; underweight after WHO."""
FLAGGED_GAIN_BMI = 30.0
"""Course rule: a gain that reaches this BMI is flagged (kg/m2)."""
MOST_PERCENT_A_WEEK = 1.0
"""Course rule: a faster loss or gain after week 2 is flagged (% of body weight a week); NICE's older guideline CG43
(2006; VERIFIED-SECONDARY) has 0.5 to 1 kg a week for a loss."""
OLDER_YEARS = 65.0
"""Course rule: from this age on any loss is flagged (years). The models hold for 18 to 80 years (`Person`)."""

_WEEK, _MONTH = 7, 28
LOOK_AHEAD_DAYS = 364
_STEP_KG = 0.05  # less is no change that is shown
_WATER_KG = 1.0  # a gain of less may be water alone
HELP = "If eating or weight worries you, talk to a doctor or to someone you trust."
NOT_FOR = (
    "No plan here is for a real person, least of all for anyone under 18, pregnant, breastfeeding or ill, or with an"
    " eating disorder, now or earlier."
)
"""Who the course is not for, wherever plans are made."""
TOO_MUCH = (
    "This plan takes more than a body can give: the model cannot follow it for as long as it must hold to be shown"
    " here, a year. Choose a plan that takes less."
)


class RefusedError(ValueError):
    """What may not be shown; the text is what `care` says."""


@dataclass(frozen=True)
class Care:
    """What has to be said before a plan is shown: `refused` and `flags` are sentences, perhaps none.

    Examples
    --------
    >>> Care(refused=(), flags=()).ok
    True
    """

    refused: tuple[str, ...]
    flags: tuple[str, ...]

    def __repr__(self) -> str:
        return str(self)

    @property
    def ok(self) -> bool:
        """Whether nothing is refused (flags may remain)."""
        return not self.refused

    def __str__(self) -> str:
        if not self.refused and not self.flags:
            return "Nothing to flag."
        return " ".join((*self.refused, *self.flags, HELP))


def refuse(said: Care) -> Care:
    """Return what `care` says, unless it refuses: then raise it."""
    if not said.ok:
        raise RefusedError(str(said))
    return said


def with_help(flags: Iterable[str]) -> tuple[str, ...]:
    """Return each flag once, and after them where to find help; nothing where nothing is flagged.

    Examples
    --------
    >>> with_help([])
    ()
    """
    said = tuple(dict.fromkeys(flags))
    return (*said, HELP) if said else ()


def care(person: Person, plan: Plan, target_kg: float | None = None) -> Care:
    """Look at a plan before it is offered to anyone: day by day, week by week, and at the weights it leads to.

    Parameters
    ----------
    person, plan
        Who, and what is offered. It is looked at for a year; one given day by day for as many days as it has. Its
        lowest and its highest weight in that time are taken as weights to aim at.
    target_kg
        Another weight to aim at, if there is one (kg).

    Returns
    -------
    Care
        Refused: any day of 800 kcal or less, or a week that leaves no more after moving; any deficit from a BMI under
        18.5; a weight under it, reached or aimed at; a plan that leaves the model.
        Flagged: a week's mean under 1,200 (women) or 1,500 (men) kcal/day, eaten or left after moving; losing or
        gaining more than 1 % of body weight a week after week 2, over four weeks; a gain to a BMI of 30 or more; a
        loss at 65 years or more; eating more than twice what is spent.

    Raises
    ------
    ValueError
        For what is not a person, a plan or a weight.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan
    >>> print(care(PEOPLE["ana"], Plan.deficit(500)))
    Nothing to flag.
    >>> care(PEOPLE["ana"], Plan.daily(([0] * 14 + [2000] * 14) * 13)).ok
    False
    """
    return care_of(person, plan, target_kg)


def care_of(
    person: Person,
    plan: Plan,
    target_kg: float | None = None,
    shown: Iterable[Projection] = (),
    run: Callable[[int], Projection] | None = None,
    days: int = 1,
) -> Care:
    """Return what `care` says where runs of the plan are shown.

    Parameters
    ----------
    person, plan, target_kg
        As for `care`.
    shown
        Runs of it by any model, whose weights count as reached; a long enough one of the dynamic model is not
        simulated again.
    run
        Gives the dynamic model's run of so many days, for whoever keeps such runs.
    days
        How long the plan is shown, if that is longer than `care` looks ahead.
    """
    instance(plan, Plan, "plan", "a Plan, such as Plan.deficit(500)")
    runs = list(shown)
    ahead = LOOK_AHEAD_DAYS if plan.daily_kcal is None else min(len(plan.daily_kcal), MAX_DAYS)
    days = max(ahead, days, *(p.days for p in runs))
    inputs = plan.inputs(person, days)
    start = start_of(person, HALL_2011)
    moved = np.maximum(inputs.activity_change, 0.0) * start.activity_kcal_per_kg_day * start.weight_kg
    refused, flags = _food(person, inputs.intake_kcal, moved)
    flags += filter(None, [person.perhaps_pounds.strip()])
    highest = person.weight_kg
    if target_kg is not None:
        highest = target = checked_target(target_kg, person)
        if target < least_kg(person):
            refused.append(_low_target(person, target))
    light = person.bmi < LEAST_TARGET_BMI
    if light and _means(inputs.intake_kcal, _WEEK).min() < person.tdee_kcal - 0.5:
        refused.append(_takes_from_light(person))
    asked = [] if any("Are these kJ" in one for one in flags) else [one for one in [plan.perhaps_kj(person)] if one]
    if refused:
        refused += asked
        return Care(tuple(refused), ())  # what is refused needs no other number said
    try:
        body = next((p for p in runs if p.model == "dynamic" and p.days >= days), None)
        body = body or (run(days) if run else project(person, plan, days))
    except OutsideModelError as error:
        if not error.gains or not error.last_day:
            # a person without the least fat at the start is no matter of the plan
            return Care((TOO_MUCH if error.last_day else str(error),), ())
        # heavier than any body of the model: flagged for what it does until then
        body = project(person, plan, max(error.last_day, 1))
    lowest = min(float(p.weight_kg.min()) for p in (body, *runs))
    lowest = min(lowest, round(lowest, 1))  # as it is read
    # a straight line that goes on for ever is no gain of anybody's
    highest = max(highest, float(body.weight_kg.max()))
    loses = lowest < person.weight_kg - _STEP_KG
    if light and loses:
        refused.append(_takes_from_light(person))
    elif light:
        flags.append(f"{person.name} starts {_under()}: here a doctor comes before any plan.")
    elif loses and lowest < least_kg(person):
        refused.append(
            f"In {span(days)} this plan takes {person.name} to a weight {_under()}. It must be {LEAST_TARGET_BMI:g} or"
            " more to be shown here: choose a smaller deficit, or less moving."
        )
    flags += asked + _change(person, body, highest, loses=loses)
    return Care(tuple(refused), () if refused else tuple(flags))


def least_kg(person: Person) -> float:
    """Return the least weight that may be shown as reached or aimed at (kg): that of a BMI of 18.5.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> round(least_kg(PEOPLE["ana"]), 1)
    50.4
    """
    return LEAST_TARGET_BMI * (person.height_cm / 100.0) ** 2


def _under() -> str:
    return f"under a BMI of {LEAST_TARGET_BMI:g}, which is underweight (WHO)"


def _takes_from_light(person: Person) -> str:
    return (
        f"{person.name} starts {_under()}. From there a plan must be at or above what is spent to be shown here, and a"
        " doctor comes first."
    )


def _low_target(person: Person, target_kg: float) -> str:
    told = _told_apart(target_kg / (person.height_cm / 100.0) ** 2, LEAST_TARGET_BMI, 1)
    return (
        f"A weight of {units.mass(target_kg)} is a BMI of {told} for {person.name}. A target must be"
        f" {LEAST_TARGET_BMI:g} or more, since less is underweight (WHO): choose a higher one."
    )


def _food(person: Person, eaten: Floats, moved: Floats) -> tuple[list[str], list[str]]:
    """Return what is refused and what is flagged of the food of each day, and of what moving leaves of it (kcal)."""
    # rounded to a millionth of a kcal, so that 800 reckoned by another way is 800
    least, week = float(np.round(eaten, 6).min()), float(_means(eaten, _WEEK).min())
    left = float(_means(eaten - moved, _WEEK).min())
    floor = FLAGGED_KCAL[person.sex]
    refused, flags = [], []
    if least <= REFUSED_KCAL:
        day = int(np.argmin(eaten)) + 1
        refused.append(
            f"This plan has {least:,.0f} kcal on day {day}. Every day must have more than {REFUSED_KCAL:,.0f} kcal to"
            " be shown here: so little food, a fast too, belongs under medical supervision (NHS; NICE)."
        )
    elif left <= REFUSED_KCAL:
        refused.append(
            f"This plan leaves {left:,.0f} kcal/day of a week's food once the moving is paid for. It must leave more"
            f" than {REFUSED_KCAL:,.0f} to be shown here (course rule): choose more food, or less moving."
        )
    elif week < floor:
        flags.append(
            f"This plan averages {_told_apart(week, floor, 0)} kcal/day over a week, under the {floor:,.0f} kcal/day"
            " at which guideline prescriptions start."
        )
    elif left < floor:
        flags.append(
            f"Once the moving is paid for, this plan leaves {_told_apart(left, floor, 0)} kcal/day of a week's food,"
            f" under the {floor:,.0f} kcal/day at which this course flags a plan (course rule)."
        )
    most = float(_means(eaten, _WEEK).max())
    if most > MOST_TIMES_SPENT * person.tdee_kcal:
        flags.append(
            f"{most:,.0f} kcal/day is {most / person.tdee_kcal:.1f} times what {person.name} spends. Are these kJ, as"
            f" on many labels? {most:,.0f} kJ are {most / units.KJ_PER_KCAL:,.0f} kcal: at more than"
            f" {MOST_TIMES_SPENT:g} times this course flags a plan (course rule)."
        )
    return refused, flags


def _change(person: Person, body: Projection, highest_kg: float, *, loses: bool) -> list[str]:
    """Return what is flagged of how far and how fast a weight changes, and at which age."""
    flags = []
    loss, gain = _fastest_percent_a_week(body.weight_kg)
    stored = body.glycogen_kg * (1.0 + body.parameters.water_kg_per_glycogen_kg) + body.ecf_change_kg
    tissue = _fastest_percent_a_week(body.weight_kg - stored)[1]
    water = "" if tissue > MOST_PERCENT_A_WEEK else " Without the water that comes back with carbohydrate it is less."
    for verb, fastest, but in (("loses", loss, ""), ("gains", gain, water)):
        if fastest > MOST_PERCENT_A_WEEK:
            flags.append(
                f"This plan {verb} up to {_told_apart(fastest, MOST_PERCENT_A_WEEK, 1)} % of body weight a week after"
                f" week 2, over the {MOST_PERCENT_A_WEEK:g} % at which this course flags a plan (course rule).{but}"
            )
    bmi = highest_kg / (person.height_cm / 100.0) ** 2
    if highest_kg > person.weight_kg + _WATER_KG and bmi >= FLAGGED_GAIN_BMI:
        flags.append(
            f"Kept up, this plan takes {person.name} to a BMI of {FLAGGED_GAIN_BMI:g} or more: a gain so far is flagged"
            " (course rule)."
        )
    if loses and person.age_years >= OLDER_YEARS:
        flags.append(
            f"{person.name} is {person.age_years:.0f}: from {OLDER_YEARS:.0f} years on a loss is flagged, because a"
            " doctor should look first (course rule)."
        )
    return flags


def _told_apart(value: float, limit: float, decimals: int) -> str:
    """Return a value rounded, with as many more decimals as it takes to see on which side of the limit it is."""
    for places in range(decimals, 9):
        if np.sign(round(value, places) - limit) == np.sign(value - limit):
            return f"{value:,.{places}f}"
    return f"{value!r}"


def _means(daily: Floats, window: int) -> Floats:
    """Return every mean over so many neighbouring days, or the one mean of a shorter row.

    No mean over four weeks is less than the least over a week, so that weeks are looked at for both.
    """
    window = min(window, len(daily))
    sums = np.concatenate([[0.0], np.cumsum(daily)])
    # rounded to a millionth of a kcal, so that a row of exactly 800 is 800
    means: Floats = np.round((sums[window:] - sums[:-window]) / window, 6)
    return means


def _fastest_percent_a_week(weight_kg: Floats) -> tuple[float, float]:
    """Return the fastest loss and gain over 28 days that start after week 2, in % of body weight a week."""
    rest = weight_kg[14:]
    if len(rest) < 2:
        return 0.0, 0.0
    span_days = min(_MONTH, len(rest) - 1)
    lost = 100.0 * (rest[:-span_days] - rest[span_days:]) / rest[:-span_days] * _WEEK / span_days
    return float(lost.max()), float(-lost.min())
