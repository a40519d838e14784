"""Models without feedback, or with it in one line: the 3,500 rule, Forbes, the linearised body."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..checks import Floats
from ..units import KG_PER_LB
from .dynamic import Parameters, Start

RULE_KCAL_PER_LB = 3500.0
"""The rule of thumb: Wishnofsky 1958, Am J Clin Nutr 6:542-546, doi:10.1093/ajcn/6.5.542."""
RULE_KCAL_PER_KG = RULE_KCAL_PER_LB / KG_PER_LB


class Tissue(NamedTuple):
    """Fat mass and change of lean tissue after each day: arrays of shape (days + 1,), kg."""

    fat_kg: Floats
    lean_change_kg: Floats


def rule_fat_share(parameters: Parameters) -> float:
    """Return the share of fat in tissue that holds 3,500 kcal/lb, the rest being lean tissue."""
    lean = parameters.lean_kcal_per_kg
    return (RULE_KCAL_PER_KG - lean) / (parameters.fat_kcal_per_kg - lean)


def rule_3500(start: Start, balance_kcal: Floats, parameters: Parameters) -> Tissue:
    """Return weight change = energy / 3,500 kcal per pound, for ever, expenditure unchanged."""
    weight_change = np.concatenate([[0.0], np.cumsum(balance_kcal)]) / RULE_KCAL_PER_KG
    share = rule_fat_share(parameters)
    return Tissue(start.fat_kg + share * weight_change, (1.0 - share) * weight_change)


def forbes(start: Start, balance_kcal: Floats, parameters: Parameters) -> Tissue:
    """Return the tissue that the same energy holds when lean follows fat as Forbes 1987 found."""
    energy = np.concatenate([[0.0], np.cumsum(balance_kcal)])
    per_log = parameters.forbes_kg * parameters.lean_kcal_per_kg
    fat = solve_fat(start.fat_kg, energy, parameters.fat_kcal_per_kg, per_log)
    return Tissue(fat, parameters.forbes_kg * np.log(fat / start.fat_kg))


def fat_after_weight_change(fat0_kg: float, weight_change_kg: Floats, parameters: Parameters) -> Floats:
    """Return the fat mass after a change of fat plus lean (Hall 2007, doi:10.1017/S0007114507691946)."""
    return solve_fat(fat0_kg, weight_change_kg, 1.0, parameters.forbes_kg)


def solve_fat(fat0_kg: float, total: Floats, per_fat: float, per_log: float) -> Floats:
    """Return F with per_fat (F - F0) + per_log ln(F/F0) = total.

    Newton's method in y = ln(F/F0), in which the left side is convex and rises: it cannot fail.
    """
    y = np.zeros_like(total)
    for _ in range(60):
        value = per_fat * fat0_kg * np.expm1(y) + per_log * y - total
        step = value / (per_fat * fat0_kg * np.exp(y) + per_log)
        y = y - np.clip(step, -2.0, 2.0)
        if np.abs(step).max() < 1e-15:
            break
    result: Floats = fat0_kg * np.exp(y)
    return result


class LinearBody(NamedTuple):
    """The two numbers of the linearised body.

    Source: Hall et al. 2011, doi:10.1016/S0140-6736(11)60812-X, web appendix equations 10-15.
    """

    rho_kcal_per_kg: float
    eps_kcal_per_kg_day: float

    @property
    def tau_days(self) -> float:
        """Time constant of the approach to the new balance (days)."""
        return self.rho_kcal_per_kg / self.eps_kcal_per_kg_day


def linear_body(start: Start, parameters: Parameters) -> LinearBody:
    """Return rho (energy per kg of change) and epsilon (expenditure per kg of change)."""
    p, a = parameters, parameters.forbes_kg / start.fat_kg
    left = 1.0 - p.blunting_share
    rho = (
        p.fat_deposition_kcal_per_kg + p.fat_kcal_per_kg + a * (p.lean_deposition_kcal_per_kg + p.lean_kcal_per_kg)
    ) / (left * (1.0 + a))
    resting = (p.fat_rmr_kcal_per_kg_day + a * p.lean_rmr_kcal_per_kg_day) / (1.0 + a)
    return LinearBody(rho, (resting + start.activity_kcal_per_kg_day) / left)


def answer(model: str, start: Start, parameters: Parameters) -> tuple[float, float]:
    """Return the kg that a kcal more on one day moves, and the share of that which is left after another day."""
    if model == "linearised":
        body = linear_body(start, parameters)
        left = math.exp(-1.0 / body.tau_days)
        return (1.0 - left) / body.eps_kcal_per_kg_day, left
    if model == "forbes":
        lean = parameters.forbes_kg / start.fat_kg
        return (1.0 + lean) / (parameters.fat_kcal_per_kg + lean * parameters.lean_kcal_per_kg), 1.0
    return 1.0 / RULE_KCAL_PER_KG, 1.0


def linearised(start: Start, push_kcal: Floats, parameters: Parameters) -> Tissue:
    """Return the body that approaches its new balance exponentially.

    `push_kcal` is each day's change of intake, less the cost of a change of activity at the starting
    weight divided by 1 - blunting; the day's exponential is exact because the push is constant in it.
    """
    body = linear_body(start, parameters)
    left = math.exp(-1.0 / body.tau_days)
    change = [0.0]
    for push in (push_kcal / body.eps_kcal_per_kg_day).tolist():
        change.append(push + (change[-1] - push) * left)
    fat = fat_after_weight_change(start.fat_kg, np.array(change), parameters)
    return Tissue(fat, parameters.forbes_kg * np.log(fat / start.fat_kg))
