"""Appetite: who has lost weight eats more than planned, so much for each kg below the start.

Polidori et al. 2016, doi:10.1002/oby.21653 (VERIFIED in the abstract): people whom a drug made lose energy
unnoticed ate about 100 kcal/day more for each kg that they had lost. Nothing was measured above the start, so
nothing is added there.

What is eaten on a day follows from the weight of its morning, and every later weight from what is eaten. The models
work out many days of known food at once, so the food of all these days is sought: guess it, weigh, see by how much
each day's food is off, and correct it by what a straight body would weigh after that correction. The past is never
moved by the future, so this always ends; five or six rounds are enough.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import numpy as np

from ..checks import Floats
from .dynamic import HALL_2011, Parameters, Start
from .plans import BASELINE_SODIUM_MG

_SETTLED_KG = 1e-9
_MOST_ROUNDS = 500
# how fast glycogen and fluid follow (shares left after a day), of a body at its start: used to aim, not to weigh
_GLYCOGEN_LEFT = math.exp(-HALL_2011.glycogen_kg)
_FLUID_LEFT = math.exp(-HALL_2011.sodium_loss_mg_per_l_day / HALL_2011.sodium_mg_per_l)

_Weighed = TypeVar("_Weighed")


class Answer(NamedTuple):
    """How weight answers a kcal more on a day, near enough to correct by: numbers, or one for each day."""

    kg_per_kcal: Any  # of what is stored in tissue
    kept: Any  # share of what is stored that is still there a day later
    stored_share: float = 1.0  # of what is eaten
    adaptive_share: float = 0.0
    glycogen_kg_per_kcal: Any = 0.0  # where glycogen goes
    fluid_kg_per_kcal: Any = 0.0  # where extracellular fluid goes


def adapting_answer(start: Start, p: Parameters, fat_kg: Any, moving: Any, carbs: Any, *, salted: bool) -> Answer:
    """Return how the adapting body answers at some fat mass; `salted`: sodium follows the energy eaten."""
    lean = p.forbes_kg / fat_kg
    per_kg_fat = p.fat_kcal_per_kg + p.fat_deposition_kcal_per_kg
    per_kg_fat = per_kg_fat + lean * (p.lean_kcal_per_kg + p.lean_deposition_kcal_per_kg)
    dearer = p.fat_rmr_kcal_per_kg_day + moving + lean * (p.lean_rmr_kcal_per_kg_day + moving)
    carb_share = carbs * start.intake_kcal / start.carb_kcal
    sodium_mg = (p.carb_sodium_mg_per_day * carb_share + BASELINE_SODIUM_MG * salted) / start.intake_kcal
    return Answer(
        kg_per_kcal=(1.0 + lean) / per_kg_fat,
        kept=1.0 - dearer / per_kg_fat,
        stored_share=1.0 - p.thermic_share,
        adaptive_share=p.adaptive_share,
        glycogen_kg_per_kcal=0.5 * p.glycogen_kg * carb_share**0.5 / start.intake_kcal,
        fluid_kg_per_kcal=sodium_mg / p.sodium_loss_mg_per_l_day,
    )


def fed(
    planned: Floats,
    kcal_per_kg: Any,
    guess: Floats,
    weigh: Callable[[Floats], tuple[_Weighed, Floats, Any, Answer]],
) -> tuple[Floats, _Weighed]:
    """Return what is eaten on each day, and what comes of it.

    Parameters
    ----------
    planned
        What the plan says, shape (days,) or (days, n), kcal/day.
    kcal_per_kg
        How much more for each kg below the start: a number, or one for each body.
    guess
        Where to begin, of the same shape.
    weigh
        From what is eaten to what comes of it, the kg below the start on the morning of each day, whether the model
        still holds there, and how weight answers.
    """
    eaten = np.maximum(guess, planned)
    for _ in range(_MOST_ROUNDS):
        outcome, below_kg, holds, answer = weigh(eaten)
        hungry = np.where(holds & (below_kg > 0.0), kcal_per_kg, 0.0)
        off = np.where(holds, planned + hungry * np.where(holds, below_kg, 0.0) - eaten, 0.0)
        if np.abs(off).max() <= _SETTLED_KG * np.max(kcal_per_kg):
            break
        eaten = np.maximum(eaten + correction(off, hungry, answer), planned)
    return eaten, outcome


def correction(off: Floats, hungry: Any, answer: Answer) -> Floats:
    """Return by how much to change the food, so that it is right once weight has answered the change."""
    shape, plain = off.shape, off.ndim == 1
    columns = [np.broadcast_to(x, shape) for x in (off, hungry, *answer[:2], *answer[4:])]
    rows = zip(*(x.tolist() if plain else x for x in columns), strict=True)
    bound, per_kg = 1.0 + HALL_2011.water_kg_per_glycogen_kg, HALL_2011.glycogen_kcal_per_kg
    stored_share, adaptive_share = answer.stored_share, answer.adaptive_share
    nears = -math.expm1(-1.0 / HALL_2011.adaptive_days)
    tissue = adaptive = glycogen = fluid = 0.0
    changes = []
    for wrong, kcal_per_kg, kg, kept, fill, pour in rows:
        more = wrong - kcal_per_kg * (kg * tissue + bound * glycogen + fluid)
        changes.append(more)
        filled = (1.0 - _GLYCOGEN_LEFT) * (fill * more - glycogen)
        adaptive += 0.5 * nears * (adaptive_share * more - adaptive)
        tissue = kept * tissue + stored_share * more - adaptive - per_kg * filled
        adaptive += 0.5 * nears * (adaptive_share * more - adaptive)
        glycogen += filled
        fluid = _FLUID_LEFT * fluid + (1.0 - _FLUID_LEFT) * pour * more
    return np.array(changes)
