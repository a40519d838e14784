"""The other models: the 3,500 rule, Forbes, the linearised body, and the Thomas model (Weight Loss Predictor).

The first three are without feedback, or with it in one line. The Thomas model has its own baseline and its own
starting fat: Thomas et al. 2009, Math Biosci Eng 6:873-887, PMC2764961, and 2011, J Biol Dyn 5:579-599,
PMC3975626; fat-free mass polynomial: Thomas et al. 2010, Nutr Metab 7:39. Constants as in published
code of the model, checked against a second transcription.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..checks import Floats
from ..units import KG_PER_LB
from .dynamic import FORBES_KG, Parameters, Start
from .energy import livingston_kcal
from .people import MOST_FAT_SHARE, Person

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


THOMAS_FAT_KCAL_PER_KG = 9500.0
THOMAS_LEAN_KCAL_PER_KG = 1020.0
_THERMIC_SHARE = 0.075  # the model's own
_SPONTANEOUS_SHARE = 0.326  # of baseline expenditure
_RESTING_ADAPTATION = 0.02  # enters the spontaneous part only, as published


class ThomasTrajectory(NamedTuple):
    """Fat and fat-free mass after each day (days + 1,), food and expenditure of each day (days,)."""

    fat_kg: Floats
    lean_kg: Floats
    intake_kcal: Floats
    expenditure_kcal: Floats
    activity_was_zero: bool


def thomas_baseline_kcal(person: Person) -> float:
    """Return the model's own expenditure at the start (kcal/day), a regression on weight."""
    w = person.weight_kg
    if person.sex == "male":
        return -0.0971 * w * w + 40.853 * w + 323.59
    return 0.0278 * w * w + 9.2893 * w + 1528.9


def thomas_fat_kg(person: Person) -> float:
    """Return the smallest positive F with F + FFM(F) = weight, FFM the model's polynomial.

    Raises
    ------
    ValueError
        If the polynomial has no such root for this body, or one that leaves less than a tenth of it lean.
    """
    age, height = person.age_years, person.height_cm
    q = (
        0.6555023 * height - 0.038273 * age,
        -0.002296 * age - 0.013308 * height,
        0.0000332 * age + 0.0002721 * height,
        -0.00000187 * height,
    )
    if person.sex == "male":
        own = (-71.73349, 3.5907722, -0.07195, 0.0006841, -0.00000162)
    else:
        own = (-72.055453, 2.4837412, -0.0390627, 0.0002291, 0.00000035)
    rising = [own[0] + q[0] - person.weight_kg, own[1] + q[1] + 1.0, own[2] + q[2], own[3] + q[3], own[4]]
    roots = np.roots(rising[::-1])
    real = roots.real[(np.abs(roots.imag) < 1e-9) & (roots.real > 0)]
    if real.size == 0 or real.min() > MOST_FAT_SHARE * person.weight_kg:
        raise ValueError(
            f"The Thomas model finds no starting fat mass for {person.weight_kg:g} kg at {person.height_cm:g} cm."
            " It must be a body nearer the middle of its range: choose another model or person."
        )
    return float(real.min())


def thomas(
    person: Person,
    change_kcal: Floats,
    activity_change: Floats,
    least_fat_kg: float,
    steps_per_day: int = 2,
    appetite_kcal_per_kg: float = 0.0,
) -> ThomasTrajectory:
    """Follow one person whose intake differs by `change_kcal` (kcal/day) from the model's own baseline.

    Appetite adds to that, for each kg below the start on the morning of the day.
    """
    base, fat0 = thomas_baseline_kcal(person), thomas_fat_kg(person)
    lean0 = person.weight_kg - fat0
    resting0 = livingston_kcal(person.sex, person.weight_kg, person.age_years)
    thermic0, spontaneous0 = _THERMIC_SHARE * base, _SPONTANEOUS_SHARE * base
    activity0 = base - thermic0 - resting0 - spontaneous0
    was_zero = activity0 <= 0.0
    activity0 = max(0.0, activity0)
    offset = spontaneous0 - 2.0 * (resting0 + activity0 + thermic0)

    def gain(fat: float, day: float, intake: float, active: float) -> float:
        """Return dF/dt (kg/day)."""
        weight = fat + lean0 + FORBES_KG * math.log(fat / fat0)
        resting = livingston_kcal(person.sex, weight, person.age_years + day / 365.0)
        thermic = _THERMIC_SHARE * intake
        moving = activity0 * weight / person.weight_kg * active
        spontaneous = max(0.0, 2.0 * ((1.0 - _RESTING_ADAPTATION) * resting + thermic + moving) + offset)
        spent = resting + thermic + moving + spontaneous
        return (intake - spent) / (THOMAS_LEAN_KCAL_PER_KG * FORBES_KG / fat + THOMAS_FAT_KCAL_PER_KG)

    fats, eaten_kcal, h = [fat0], [], 1.0 / steps_per_day
    for day, (change, more) in enumerate(zip(change_kcal.tolist(), activity_change.tolist(), strict=True)):
        fat, eaten, active = fats[-1], base + change, 1.0 + more
        if appetite_kcal_per_kg:
            eaten += appetite_kcal_per_kg * max(0.0, fat0 - fat - FORBES_KG * math.log(fat / fat0))
        for step in range(steps_per_day):
            t = day + step * h
            k1 = gain(fat, t, eaten, active)
            k2 = gain(fat + h / 2 * k1, t + h / 2, eaten, active)
            k3 = gain(fat + h / 2 * k2, t + h / 2, eaten, active)
            k4 = gain(fat + h * k3, t + h, eaten, active)
            fat += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        if fat < least_fat_kg:
            break
        fats.append(fat)
        eaten_kcal.append(eaten)
    fat_kg = np.array(fats)
    lean_kg = lean0 + FORBES_KG * np.log(fat_kg / fat0)
    # what was eaten and not stored was spent: the day's integral of expenditure, by the model's own energies
    stored = THOMAS_FAT_KCAL_PER_KG * np.diff(fat_kg) + THOMAS_LEAN_KCAL_PER_KG * np.diff(lean_kg)
    intake_kcal = np.array(eaten_kcal, dtype=np.float64)
    return ThomasTrajectory(fat_kg, lean_kg, intake_kcal, intake_kcal - stored, was_zero)
