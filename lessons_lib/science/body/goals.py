"""Questions people ask of a body: what to eat for a weight, what to eat to hold it, how fast it answers.

And when it reaches a plateau, and from when on a straight line and a body lie apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from .. import units
from ..checks import Floats, choice, instance, number, whole
from . import other_models
from .dynamic import HALL_2011, NIH_PLANNER, Parameters, start_of
from .people import BMI_KG_M2, UNDERWEIGHT_BMI, VERY_LOW_KCAL, Person, likely_unit, most_kg
from .plans import APPETITE_KCAL_PER_KG, MAX_DAYS, MAX_INTAKE_KCAL
from .projection import Projection, refuse_too_little_fat
from .runs import SODIUM, Brought, Sodium, follow


def goal_intake_kcal(
    person: Person,
    target_kg: float,
    days: int,
    activity_change: float = 0.0,
    parameters: Parameters = HALL_2011,
    sodium: Sodium = "proportional",
    appetite_kcal_per_kg: float = 0.0,
) -> float:
    """Return the constant intake (kcal/day) that reaches a weight on a day, by the dynamic model.

    With `appetite_kcal_per_kg` it is the intake to plan: appetite adds so much to it for each kg below the start
    (0 to 200 kcal/day, see `Plan.appetite`). An intake to eat is advice, so the two limits of `care` that need no
    run hold here too; whether the plan may be shown is what `care(person, plan, target_kg)` says.

    Raises
    ------
    ValueError
        For a target under a BMI of 18.5 (underweight, WHO) and, but with NIH_PLANNER, for one that takes 800 kcal/day
        or less; if no intake up to 20,000 kcal/day reaches it, where the sentence says what can be reached.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> round(goal_intake_kcal(PEOPLE["ana"], target_kg=75, days=180))
    2090
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    target = _in_range(target_kg, person)
    perhaps = likely_unit(target_kg, person.weight_kg)
    change = number(activity_change, "activity_change", -1.0, 2.0, "(0.10 = 10 % more)")

    per_kg = number(appetite_kcal_per_kg, "appetite_kcal_per_kg", *APPETITE_KCAL_PER_KG, "kcal/day for each kg lost")
    instance(parameters, Parameters, "parameters", "HALL_2011 or NIH_PLANNER")
    days = whole(days, "days", 1, MAX_DAYS, "days")
    sodium = choice(sodium, "sodium", SODIUM)
    refuse_too_little_fat(person)
    if target < (least := UNDERWEIGHT_BMI * (person.height_cm / 100.0) ** 2):
        raise ValueError(
            f"target_kg is {units.argument(target)}. It must be {units.mass(least)} or more for {person.name}, a BMI of"
            f" {UNDERWEIGHT_BMI:g}, since less is underweight (WHO): choose a higher one.{perhaps}"
        )
    start = start_of(person, parameters)

    def above_target_kg(intake: float) -> float:
        """Return how far the weight on the last day is above the target (kg)."""
        brought = Brought(np.full(days, intake), activity_change=change, appetite_kcal_per_kg=per_kg)
        run = follow(start, parameters, brought, sodium)
        if run.stopped_day >= 0:
            return -target  # so little is eaten that the body leaves the model: far below the target
        return float(run.arrays["weight_kg"][-1]) - target

    # weight answers intake along a line that bends a little: the straight body says where to look first
    body = other_models.linear_body(start, parameters)
    if target < person.weight_kg:  # appetite closes the gap as spending does
        body = body._replace(eps_kcal_per_kg_day=body.eps_kcal_per_kg_day + per_kg)
    answers = -math.expm1(-days / body.tau_days) / body.eps_kcal_per_kg_day  # kg for each kcal/day
    quick = _secant(above_target_kg, person.tdee_kcal, person.tdee_kcal + (target - person.weight_kg) / answers)
    if quick is not None:
        return _floored(quick, checked_target(target_kg, person), days, parameters)

    low, high = 0.0, MAX_INTAKE_KCAL
    below, above = above_target_kg(low), above_target_kg(high)
    if below > 0 or above < 0:
        raise ValueError(
            f"target_kg is {units.argument(target)}. After {days} days the model reaches"
            f" {units.mass(target + (below if below > 0 else above))} with {low if below > 0 else high:,.0f} kcal/day:"
            f" choose a target on this side of that, or more days.{perhaps}"
        )
    intake = _root(above_target_kg, low, high)
    off = above_target_kg(intake)
    if abs(off) > 1e-6:
        # the target lies beyond the place where fat runs out, at which the weight jumps out of the model
        reached = max(off, above_target_kg(intake + 1e-6)) + target
        raise ValueError(
            f"target_kg is {units.argument(target)}. Within {days} days the model can follow {person.name} down to"
            f" {units.mass(reached)}: choose a target above that."
        )
    return _floored(intake, checked_target(target_kg, person), days, parameters)


def checked_target(target_kg: float, person: Person) -> float:
    """Return a weight to aim at (kg), or a sentence: it must be a body's, and one that may be pounds is asked about.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> checked_target(75, PEOPLE["ana"])
    75.0
    """
    target = _in_range(target_kg, person)
    if perhaps := likely_unit(target_kg, person.weight_kg):
        known = units.mass(person.weight_kg)
        raise ValueError(f"target_kg is {units.argument(target)}, and {person.name} weighs {known}.{perhaps}")
    return target


def _in_range(target_kg: float, person: Person) -> float:
    most = most_kg(person.height_cm)
    remedy = f"Give a body weight in kg.{units.other_unit(target_kg, most / 5.0, most / 1.5)}"
    target = number(target_kg, "target_kg", 0.0, 400.0, "kg", remedy, open_low=True)
    if target > most:
        raise ValueError(
            f"target_kg is {units.argument(target)}. It must be {units.mass(most)} or less for {person.name}, a BMI of"
            f" {BMI_KG_M2[1]:g}, where the models end: choose a lower one.{likely_unit(target_kg, person.weight_kg)}"
        )
    return target


def _floored(intake: float, target_kg: float, days: int, parameters: Parameters) -> float:
    """Return an intake (kcal/day), unless so little food belongs under medical supervision."""
    # NIH_PLANNER repeats what the published planner says, and that has no floor: it is there to be compared with
    if intake <= VERY_LOW_KCAL and parameters != NIH_PLANNER:
        raise ValueError(
            f"target_kg is {units.argument(target_kg)}. After {days} days that takes {intake:,.0f} kcal/day. It must"
            f" take more than {VERY_LOW_KCAL:,.0f}, since so little food belongs under medical supervision (NHS; NICE):"
            " choose more days, or a target nearer to today's weight."
        )
    return intake


def _secant(f: Callable[[float], float], first: float, second: float) -> float | None:
    """Return where a rising function that is nearly straight crosses zero, or None if this way does not lead there."""
    f_first = f(first)
    for _ in range(12):
        if not 0.0 <= second <= MAX_INTAKE_KCAL:
            return None
        f_second = f(second)
        if abs(f_second) < 1e-9:
            return second
        if f_second == f_first:
            return None
        step = f_second * (second - first) / (f_second - f_first)
        first, f_first, second = second, f_second, second - step
    return None


def _root(f: Callable[[float], float], low: float, high: float) -> float:
    """Return where a rising function crosses zero, by halving."""
    while high - low > 1e-9:
        middle = (low + high) / 2.0
        low, high = (low, middle) if f(middle) > 0.0 else (middle, high)
    return low


def maintenance_kcal(projection: Projection, activity_change: float | None = None) -> float:
    """Return the intake (kcal/day) that holds the weight reached on the last day.

    Parameters
    ----------
    projection
        A run of the dynamic model.
    activity_change
        Activity from then on, relative to the start; by default that of the last day.

    Notes
    -----
    Hall et al. 2011, doi:10.1016/S0140-6736(11)60812-X: the balance of the appendix once adaptation has
    caught up. Leaves out the glycogen and water that come back when intake rises: the scale moves by
    about +0.1 kg (median of 150 simulated cases) over the next year.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> round(maintenance_kcal(project(PEOPLE["ana"], Plan.deficit(500), days=84)))
    2304
    """
    instance(projection, Projection, "projection", "what project(...) returns")
    if projection.model != "dynamic":
        raise ValueError(
            f"This projection used the model {projection.model!r}. It must be 'dynamic': project again with that model."
        )
    change = projection.activity_change[-1] if activity_change is None else activity_change
    change = number(change, "activity_change", -1.0, 2.0, "(0.10 = 10 % more)")
    p, start = projection.parameters, start_of(projection.person, projection.parameters)
    left = 1.0 - p.blunting_share
    now = start.activity_kcal_per_kg_day * (1.0 + change) * projection.weight_kg[-1]
    return float(
        start.intake_kcal
        + (
            p.lean_rmr_kcal_per_kg_day * (projection.lean_kg[-1] - projection.lean_kg[0])
            + p.fat_rmr_kcal_per_kg_day * (projection.fat_kg[-1] - projection.fat_kg[0])
            + now
            - start.activity_kcal_per_kg_day * start.weight_kg
        )
        / left
    )


def linear_body(person: Person, parameters: Parameters = HALL_2011) -> other_models.LinearBody:
    """Return a person's rho (kcal/kg) and epsilon (kcal/kg/day), the linearised body's two numbers.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> body = linear_body(PEOPLE["ana"])
    >>> round(body.rho_kcal_per_kg), round(body.eps_kcal_per_kg_day, 1)
    (10116, 21.3)
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    instance(parameters, Parameters, "parameters", "HALL_2011 or NIH_PLANNER")
    return other_models.linear_body(start_of(person, parameters), parameters)


PLATEAU_KG = 0.2
PLATEAU_DAYS = 28
"""A plateau, in this course: less than this change in so many days."""
APART_KG = 1.0
"""From this difference on, line and body count as apart (course rule)."""


def plateau_day(p: Projection) -> int | None:
    """Return the day on which the first four weeks of a plateau end, or None if there is none.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> plateau_day(project(PEOPLE["ana"], Plan.deficit(500), days=1092))
    842
    """
    kg = p.weight_kg
    if len(kg) <= PLATEAU_DAYS:
        return None
    flat = np.abs(kg[PLATEAU_DAYS:] - kg[:-PLATEAU_DAYS]) < PLATEAU_KG
    return int(np.argmax(flat)) + PLATEAU_DAYS if flat.any() else None


def apart_kg(line: Projection, body: Projection) -> Floats:
    """Return how far line and body are apart, day by day, for as long as both go (kg)."""
    days = min(line.days, body.days) + 1
    return np.abs(line.weight_kg[:days] - body.weight_kg[:days])


def parting_week(line: Projection, body: Projection) -> int | None:
    """Return the week from which line and body stay a kilogram or more apart, if they do.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> ana, plan = PEOPLE["ana"], Plan.deficit(500)
    >>> parting_week(project(ana, plan, days=182, model="rule_3500"), project(ana, plan, days=182))
    14
    """
    near = apart_kg(line, body) < APART_KG
    if near[-1]:
        return None
    # the first whole week after the last day within a kilogram; the last week, if no whole one is left
    return min(int(np.flatnonzero(near)[-1] + 1) // 7 + 1, -(-(len(near) - 1) // 7))
