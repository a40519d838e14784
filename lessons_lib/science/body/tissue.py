"""What a kilogram of body holds: fat, lean tissue, glycogen with its water, and mixtures of them."""

from __future__ import annotations

import numpy as np

from ..checks import number
from .dynamic import HALL_2011, Parameters
from .other_models import RULE_KCAL_PER_KG
from .projection import Projection

FATTY_TISSUE_FAT_SHARE = 0.87
"""Share of fat in fatty (adipose) tissue: Wishnofsky 1958, doi:10.1093/ajcn/6.5.542, as quoted, and Hall 2008,
doi:10.1038/sj.ijo.0803720 (VERIFIED)."""
WISHNOFSKY_KCAL_PER_G = 9.5
"""What Wishnofsky 1958 took a gram of human fat to hold (VERIFIED-SECONDARY)."""


def stores_kcal_per_kg(parameters: Parameters = HALL_2011) -> dict[str, float]:
    """Return what a kilogram of each store holds (kcal/kg), the richest first.

    Fatty tissue counts its fat only; glycogen comes with the water that it binds.

    Examples
    --------
    >>> {name: round(kcal) for name, kcal in stores_kcal_per_kg().items()}
    {'pure fat': 9441, 'fatty tissue': 8213, 'lean tissue': 1816, 'glycogen and water': 1137, 'water': 0}
    """
    p = parameters
    return {
        "pure fat": p.fat_kcal_per_kg,
        "fatty tissue": FATTY_TISSUE_FAT_SHARE * p.fat_kcal_per_kg,
        "lean tissue": p.lean_kcal_per_kg,
        "glycogen and water": p.glycogen_kcal_per_kg / (1.0 + p.water_kg_per_glycogen_kg),
        "water": 0.0,
    }


def fat_share(fat_kg: float, parameters: Parameters = HALL_2011) -> float:
    """Return the share of fat in the next bit of tissue that a body gains or loses, 0 to 1.

    Source: Forbes 1987, doi:10.1111/j.1753-4887.1987.tb02684.x: lean tissue follows fat by 10.4/F.

    Examples
    --------
    >>> fat_share(10.4)
    0.5
    """
    fat = number(fat_kg, "fat_kg", 0.0, 300.0, "kg", "Give the fat mass of a body.", open_low=True)
    # the product of the model's parameters misses Forbes's 10.4 by rounding in the last digit
    return fat / (fat + round(parameters.forbes_kg, 9))


def tissue_kcal_per_kg(fat_kg: float, parameters: Parameters = HALL_2011) -> float:
    """Return what a kilogram of the next bit of tissue holds: fat and lean tissue in Forbes's proportion (kcal/kg).

    Examples
    --------
    >>> round(tissue_kcal_per_kg(10)), round(tissue_kcal_per_kg(60))
    (5554, 8314)
    """
    share = fat_share(fat_kg, parameters)
    return share * parameters.fat_kcal_per_kg + (1.0 - share) * parameters.lean_kcal_per_kg


def rule_fat_kg(parameters: Parameters = HALL_2011) -> float:
    """Return the fat mass at which a pound of tissue holds 3,500 kcal (kg).

    Examples
    --------
    >>> round(rule_fat_kg(), 1)
    35.6
    """
    above = parameters.fat_kcal_per_kg - RULE_KCAL_PER_KG
    below = RULE_KCAL_PER_KG - parameters.lean_kcal_per_kg
    return parameters.forbes_kg * below / above


def scale_kcal_per_kg(projection: Projection) -> float | None:
    """Return what each kilogram that the scale lost or gained held, water and all (kcal/kg).

    None where weight hardly changed, so that there is nothing to share the energy over.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> round(scale_kcal_per_kg(project(PEOPLE["ana"], Plan.deficit(500), days=7)))
    2610
    """
    kg = float(projection.weight_kg[-1] - projection.weight_kg[0])
    if abs(kg) < 0.005:
        return None
    return float(np.sum(projection.intake_kcal[1:] - projection.expenditure_kcal[1:])) / kg
