"""What is eaten, at the same kcal: carbohydrate and the scale, protein by body weight, what trials found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from ..body.dynamic import HALL_2011
from ..body.people import Person
from ..body.plans import BASELINE_CARB_FRACTION, MAX_DAYS, Plan
from ..body.projection import Projection, project
from ..checks import instance, number, shown, whole
from ..units import KG_PER_LB
from ..words import Interval
from .effects import Effect, published_effects

ARTICLE_G_PER_LB = (0.7, 1.0)
"""Protein a day for each pound of body weight, as one of the four articles says (article C of data/articles.csv,
its own words: VERIFIED means only that it says so)."""
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


def protein_g_per_kg(grams_per_lb: float) -> float:
    """Return grams for each pound of body weight as grams for each kilogram.

    Parameters
    ----------
    grams_per_lb
        0 to 5 g/lb.

    Examples
    --------
    >>> [round(protein_g_per_kg(g), 2) for g in ARTICLE_G_PER_LB]
    [1.54, 2.2]
    """
    return number(grams_per_lb, "grams_per_lb", 0.0, 5.0, "g/lb") / KG_PER_LB


def protein_range_g(person: Person) -> Interval:
    """Return the protein a day beyond which lean mass gained no more in people who lift weights.

    Source: Morton et al. 2018, doi:10.1136/bjsports-2017-097608 (VERIFIED-SECONDARY): 49 trials, 1,863 people,
    1.62 g/kg (95 % interval 1.03 to 2.20), P = 0.079 for there being such a point at all. They were in energy
    balance. Nothing is known here about other people or about a deficit.

    Returns
    -------
    Interval
        g/day, at the level 0.95.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> protein_range_g(PEOPLE["dev"])
    117 g/day (95 % interval 74 to 158)
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['dev']")
    low, middle, high = (person.weight_kg * x for x in _morton_g_per_kg())
    return Interval(low, middle, high, unit="g/day", level=0.95)


def article_protein_g(person: Person) -> tuple[float, float]:
    """Return the least and the most protein a day that article C would have a person eat (g/day).

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> [round(g) for g in article_protein_g(PEOPLE["dev"])]
    [111, 159]
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['dev']")
    low, high = (person.weight_kg * protein_g_per_kg(g) for g in ARTICLE_G_PER_LB)
    return low, high


def _morton_g_per_kg() -> tuple[float, float, float]:
    one = effects()["morton_protein"]
    assert one.low is not None
    assert one.value is not None
    assert one.high is not None
    return one.low, one.value, one.high


def stored_kcal(fat_kg: float, lean_kg: float) -> float:
    """Return what a mixture of fat and lean tissue holds (kcal), by the energy densities of the course's model.

    Parameters
    ----------
    fat_kg, lean_kg
        -300 to 300 kg each; a minus is a loss.

    Examples
    --------
    >>> round(stored_kcal(1.0, 0.0)), round(stored_kcal(0.0, 1.0))
    (9441, 1816)
    """
    fat = number(fat_kg, "fat_kg", -300.0, 300.0, "kg")
    lean = number(lean_kg, "lean_kg", -300.0, 300.0, "kg")
    return HALL_2011.fat_kcal_per_kg * fat + HALL_2011.lean_kcal_per_kg * lean


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
    if isinstance(carb_fractions, (str, int, float)) or not np.iterable(carb_fractions):
        raise ValueError(
            f"carb_fractions is {shown(carb_fractions)}. It must be one to four shares, such as (0.5, 0.1)."
        )
    shares = list(carb_fractions)
    if not 1 <= len(shares) <= 4:
        raise ValueError(f"carb_fractions has {len(shares)} shares. It must be one to four shares, such as (0.5, 0.1).")
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
