"""What is eaten, at the same kcal: carbohydrate and the scale, and what trials found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from ..body.people import Person
from ..body.plans import BASELINE_CARB_FRACTION, MAX_DAYS, Plan
from ..body.projection import Projection, project
from ..checks import instance, number, several, shown, whole
from .effects import Effect, published_effects
from .student_t import quantile

CARB_PERCENT = (5, 65, 5)
"""Lowest, highest and step of the carbohydrate that lesson 10 offers (% of energy): course choice."""
FEW_CARBS_FRACTION = 0.1
"""The share of energy from carbohydrate that stands for "few" in lesson 10: course choice, no advice."""


def effects() -> Mapping[str, Effect]:
    """Return every published number of lesson 10 by its id.

    Examples
    --------
    >>> effects()["nedeltcheva_short_fat"].value
    -0.6
    """
    return published_effects("eating_effects")


def measured(name: str) -> float:
    """Return the published mean of one row.

    Raises
    ------
    ValueError
        If there is no such row, or it has a direction but no number.

    Examples
    --------
    >>> measured("sacks_protein_25")
    -3.6
    """
    one = effects().get(name) if isinstance(name, str) else None
    if one is None:
        raise ValueError(f"There is no row {shown(name)}. It must be the id of a row in data/eating_effects.csv.")
    return one.mean


def ward_ends(name: str) -> tuple[float, float]:
    """Return how far chance may shift a mean of one ward: its 95 % interval (kcal/day), whose ends were not published.

    Notes
    -----
    DERIVED: the row's ends are one standard error either way, its people were compared with themselves, so that
    Student's t has one degree of freedom less than there are people.

    Examples
    --------
    >>> [round(end) for end in ward_ends("hall_2019_kcal")]
    [286, 730]
    """
    one, mean = effects()[name], measured(name)
    half = quantile(0.95, float(one.people) - 1.0) * (mean - (mean if one.low is None else one.low))
    return mean - half, mean + half


def same_kcal(
    person: Person, plan: Plan, days: int, carb_fractions: Iterable[Any] = (BASELINE_CARB_FRACTION, FEW_CARBS_FRACTION)
) -> tuple[Projection, ...]:
    """Simulate one plan with different shares of carbohydrate: the kcal of every day are the same.

    The rest of the energy is fat or protein: the model does not ask which. It knows carbohydrate only by the
    glycogen, and the salt and water, that a body keeps because of it.

    Parameters
    ----------
    person, plan
        Who, and how many kcal are eaten. Its salt, if it gives any, is kept.
    days
        1 to 3650.
    carb_fractions
        One to four shares of energy from carbohydrate, 0 to 1 (baseline 0.5); each a number, or a row with one
        for each day.

    Returns
    -------
    tuple of Projection
        One for each share, in their order.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan
    >>> usual, few = same_kcal(PEOPLE["ana"], Plan.deficit(500), days=7)
    >>> round(float(usual.weight_kg[-1] - few.weight_kg[-1]), 1), round(float(usual.fat_kg[-1] - few.fat_kg[-1]), 1)
    (1.6, -0.1)
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    instance(plan, Plan, "plan", "a Plan, such as Plan.deficit(500)")
    days = whole(days, "days", 1, MAX_DAYS, "days")
    wanted = "one to four shares, such as (0.5, 0.1)"
    if isinstance(carb_fractions, str):
        raise ValueError(f"carb_fractions is {shown(carb_fractions)}. It must be {wanted}.")
    shares = several(carb_fractions, "carb_fractions", wanted)
    if not 1 <= len(shares) <= 4:
        raise ValueError(f"carb_fractions has {len(shares)} shares. It must be {wanted}.")
    said = plan.inputs(person, days)
    rows = [
        share
        if np.ndim(share)
        else np.full(days, number(share, "carb_fraction", 0.0, 1.0, "(share of energy; 0.5 is half)"))
        for share in shares
    ]
    return tuple(
        project(
            person,
            Plan.daily(
                said.intake_kcal, sodium_mg=said.sodium_mg, carb_fraction=row, activity_change=said.activity_change
            ),
            days,
        )
        for row in rows
    )
