"""The Thomas model (Weight Loss Predictor), with its own baseline and its own starting fat.

Sources: Thomas et al. 2009, Math Biosci Eng 6:873-887, PMC2764961, and 2011, J Biol Dyn 5:579-599,
PMC3975626; fat-free mass polynomial: Thomas et al. 2010, Nutr Metab 7:39. Constants as in published
code of the model, checked against a second transcription.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..checks import Floats
from .dynamic import FORBES_KG
from .energy import livingston_kcal
from .people import Person

FAT_KCAL_PER_KG = 9500.0
LEAN_KCAL_PER_KG = 1020.0
_THERMIC_SHARE = 0.075  # the model's own
_SPONTANEOUS_SHARE = 0.326  # of baseline expenditure
_RESTING_ADAPTATION = 0.02  # enters the spontaneous part only, as published


class ThomasTrajectory(NamedTuple):
    """Fat and fat-free mass after each day (days + 1,), food and expenditure of each day (days,), the baseline."""

    fat_kg: Floats
    lean_kg: Floats
    intake_kcal: Floats
    expenditure_kcal: Floats
    baseline_kcal: float
    activity_was_zero: bool


def baseline_kcal(person: Person) -> float:
    """Return the model's own expenditure at the start (kcal/day), a regression on weight."""
    w = person.weight_kg
    if person.sex == "male":
        return -0.0971 * w * w + 40.853 * w + 323.59
    return 0.0278 * w * w + 9.2893 * w + 1528.9


def start_fat_kg(person: Person) -> float:
    """Return the smallest positive F with F + FFM(F) = weight, FFM the model's polynomial.

    Raises
    ------
    ValueError
        If the polynomial has no such root for this body.
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
    if real.size == 0:
        raise ValueError(
            f"The Thomas model finds no starting fat mass for {person.weight_kg:g} kg at {person.height_cm:g} cm."
            " It must be a body nearer the middle of its range: choose another model or person."
        )
    return float(real.min())


def run(
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
    base, fat0 = baseline_kcal(person), start_fat_kg(person)
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
        return (intake - spent) / (LEAN_KCAL_PER_KG * FORBES_KG / fat + FAT_KCAL_PER_KG)

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
    stored = FAT_KCAL_PER_KG * np.diff(fat_kg) + LEAN_KCAL_PER_KG * np.diff(lean_kg)
    intake_kcal = np.array(eaten_kcal, dtype=np.float64)
    return ThomasTrajectory(fat_kg, lean_kg, intake_kcal, intake_kcal - stored, base, was_zero)
