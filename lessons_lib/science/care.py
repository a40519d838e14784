"""One gate for everything that is offered to a person: what is refused, what is flagged, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from . import units
from .body.people import Person
from .body.plans import MAX_DAYS, Plan
from .body.projection import OutsideModelError, Projection, project
from .body.runs import LEAST_FAT_KG
from .checks import Floats, instance, number
from .words import count

REFUSED_KCAL = 800.0
"""Very-low-calorie diets, 800 kcal/day or less, belong under medical supervision (NHS, archived page on
very low calorie diets; VERIFIED)."""
FLAGGED_KCAL = {"female": 1200.0, "male": 1500.0}
"""Lower ends of the prescriptions of the 2013 AHA/ACC/TOS guideline, doi:10.1016/j.jacc.2013.11.004 (VERIFIED)."""
LEAST_TARGET_BMI = 18.5
"""Course rule: no target below this BMI (kg/m2)."""
MOST_LOSS_PERCENT_A_WEEK = 1.0
"""Course rule: a faster loss after week 2 is flagged (% of body weight a week)."""

_WINDOW_DAYS = 28
LOOK_AHEAD_DAYS = 364
HELP = "If eating or weight worries you, talk to a doctor or to someone you trust."


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

    @property
    def ok(self) -> bool:
        """Whether nothing is refused (flags may remain)."""
        return not self.refused

    def __str__(self) -> str:
        if not self.refused and not self.flags:
            return "Nothing to flag."
        return " ".join((*self.refused, *self.flags, HELP))


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
    """Look at a plan, averaged over four weeks, before it is offered to anyone.

    Parameters
    ----------
    person, plan
        Who, and what is offered. A plan given day by day is looked at for as many days as it has.
    target_kg
        A weight to aim at, if there is one (kg).

    Returns
    -------
    Care
        Refused: 800 kcal/day or less; a target under BMI 18.5; a plan that leaves the model.
        Flagged: under 1,200 (women) or 1,500 (men) kcal/day; losing more than 1 % of body weight a week
        after week 2.

    Raises
    ------
    ValueError
        For what is not a person, a plan or a weight.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan
    >>> print(care(PEOPLE["ana"], Plan.deficit(500)))
    Nothing to flag.
    >>> care(PEOPLE["ana"], Plan.intake(700)).ok
    False
    """
    return care_of(person, plan, target_kg, lambda days: project(person, plan, days))


def care_of(person: Person, plan: Plan, target_kg: float | None, run: Callable[[int], Projection]) -> Care:
    """Return what `care` says, for whoever has simulated the plan already: `run` is asked for so many days of it."""
    instance(plan, Plan, "plan", "a Plan, such as Plan.deficit(500)")
    days = LOOK_AHEAD_DAYS if plan.daily_kcal is None else min(len(plan.daily_kcal), MAX_DAYS)
    least = float(_four_week_means(plan.intake_kcal(person, days)).min())
    refused, flags = [], []
    if least <= REFUSED_KCAL:
        refused.append(
            f"This plan averages {least:,.0f} kcal/day over four weeks. It must be more than {REFUSED_KCAL:,.0f}"
            " kcal/day to be shown here: so little food belongs under medical supervision."
        )
    elif least < FLAGGED_KCAL[person.sex]:
        flags.append(
            f"This plan averages {_told_apart(least, FLAGGED_KCAL[person.sex], 0)} kcal/day over four weeks, under the"
            f" {FLAGGED_KCAL[person.sex]:,.0f} kcal/day at which guideline prescriptions start."
        )
    if target_kg is not None:
        target = number(target_kg, "target_kg", 0.0, 400.0, "kg", open_low=True)
        bmi = target / (person.height_cm / 100.0) ** 2
        if bmi < LEAST_TARGET_BMI:
            told = _told_apart(bmi, LEAST_TARGET_BMI, 1)
            refused.append(
                f"A weight of {units.mass(target)} is a BMI of {told} for {person.name}."
                f" It must be {LEAST_TARGET_BMI:g} or more (course rule): choose a higher target, or a smaller deficit"
                " or fewer weeks."
            )
    if not refused:
        try:
            weight = run(days).weight_kg
        except OutsideModelError as error:
            # a person without the least fat at the start is no matter of the plan
            refused.append(_too_much(person, error.last_day) if error.last_day else str(error))
        else:
            fastest = _fastest_loss_percent_a_week(weight)
            if fastest > MOST_LOSS_PERCENT_A_WEEK:
                flags.append(
                    f"This plan loses up to {_told_apart(fastest, MOST_LOSS_PERCENT_A_WEEK, 1)} % of body weight a"
                    f" week after week 2, over the {MOST_LOSS_PERCENT_A_WEEK:g} % at which this course flags a plan"
                    " (course rule)."
                )
    return Care(tuple(refused), tuple(flags))


def _too_much(person: Person, last_day: int) -> str:
    return (
        f"After {count(last_day + 1, 'day')} of this plan {person.name}'s simulated fat mass is below"
        f" {LEAST_FAT_KG:g} kg, where the model no longer holds. It must stay at {LEAST_FAT_KG:g} kg or more for a"
        " year to be shown here: choose a plan that takes less."
    )


def _told_apart(value: float, limit: float, decimals: int) -> str:
    """Return a value rounded, with as many more decimals as it takes to see on which side of the limit it is."""
    for places in range(decimals, 9):
        text, rounded = f"{value:,.{places}f}", round(value, places)
        if (rounded > limit) == (value > limit) and (rounded < limit) == (value < limit):
            return text
    return f"{value!r}"


def _four_week_means(daily: Floats) -> Floats:
    """Return every mean over 28 neighbouring days, or the one mean of a shorter row."""
    window = min(_WINDOW_DAYS, len(daily))
    # rounded to a millionth of a kcal, so that a row of exactly 800 is 800
    means: Floats = np.round(np.convolve(daily, np.ones(window), mode="valid") / window, 6)
    return means


def _fastest_loss_percent_a_week(weight_kg: Floats) -> float:
    """Return the fastest loss over 28 days that start after week 2, in % of body weight a week."""
    rest = weight_kg[14:]
    if len(rest) < 2:
        return 0.0
    span = min(_WINDOW_DAYS, len(rest) - 1)
    return float((100.0 * (rest[:-span] - rest[span:]) / rest[:-span]).max() * 7.0 / span)
