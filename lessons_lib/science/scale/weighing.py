"""What the scale shows: the true mass plus hidden parts that have nothing to do with fat."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ..body.people import Person
from ..body.plans import BASELINE_CARB_FRACTION, WEEKEND_DAYS, Plan
from ..body.projection import Projection
from ..checks import Floats, brief, instance, number, whole

if TYPE_CHECKING:
    import pandas as pd

PARTS = ("sodium_water_kg", "glycogen_part_kg", "gut_kg", "cycle_kg", "weekly_kg", "weighing_time_kg", "scale_error_kg")
"""Columns of `weigh_ins` that sum to weight_kg - true_kg."""

_SETTLING_DAYS = 21  # the hidden parts have forgotten how they began after about a week


@dataclass(frozen=True)
class ScaleNoise:
    """How a scale fluctuates: sizes of the hidden parts, which can be changed one by one.

    The total is measured: about a 21-day line, home weigh-ins of 12 adults scatter with an SD of 0.39 kg
    (median; 0.27-0.57), lag-1 autocorrelation about 0.3, and change by 0.48 kg (SD) from day to day
    (computed from the open data of Krone et al. 2020, doi:10.1371/journal.pone.0232680, DERIVED). How the
    total divides into parts is an assumption of this course, except where a source is named.

    Parameters
    ----------
    sodium_mg_sd
        SD of a day's salt about the plan's (mg sodium/day). Its water follows with the time constant of
        the dynamic model, 1.07 days (Hall et al. 2011, doi:10.1016/S0140-6736(11)60812-X).
    carb_share_sd
        SD of a day's carbohydrate about the plan's, as a share of it; glycogen with its water follows.
    gut_kg_sd
        SD of what is still in the gut (kg): the food of two days overlaps.
    weekly_kg
        Peak to trough of the week's rhythm (kg), highest after the weekend. Turicchi et al. 2020,
        doi:10.1371/journal.pone.0232152: 0.35 % of body weight, about 0.28 kg at 80 kg.
    weighing_hours_sd, kg_per_hour
        SD of the hour of weighing (h), and what food and drink add per hour (kg/h).
    scale_error_kg_sd, scale_step_kg
        SD of the scale's own error, and the step of its display (kg; 0 shows every digit).
    menstrual_kg, cycle_days
        Water held around menstruation, peak (kg), and the length of the cycle (days). 0 switches it off.
        Kanellakis et al. 2023, doi:10.1002/ajhb.23951: +0.45 kg at menstruation (42 women).
    person_spread
        People differ: sodium, carbohydrate and gut parts are multiplied by one lognormal factor per
        seed with this SD of its logarithm (0: everybody is the median person).

    Raises
    ------
    ValueError
        If a size is negative, not finite or beyond what a person could show.

    Examples
    --------
    >>> ScaleNoise(gut_kg_sd=0.1).gut_kg_sd
    0.1
    """

    sodium_mg_sd: float = 1250.0
    carb_share_sd: float = 0.19
    gut_kg_sd: float = 0.29
    weekly_kg: float = 0.28
    weighing_hours_sd: float = 0.3
    kg_per_hour: float = 0.1
    scale_error_kg_sd: float = 0.02
    scale_step_kg: float = 0.1
    menstrual_kg: float = 0.0
    cycle_days: float = 28.0
    person_spread: float = 0.25

    __repr__ = brief

    def __post_init__(self) -> None:
        for name, (high, unit) in _LIMITS.items():
            low = 20.0 if name == "cycle_days" else 0.0
            number(getattr(self, name), name, low, high, unit)

    @classmethod
    def none(cls) -> ScaleNoise:
        """Return a perfect scale on a person who never fluctuates.

        Examples
        --------
        >>> ScaleNoise.none().weekly_kg
        0.0
        """
        return cls(**{size: 0.0 for size in _LIMITS if size != "cycle_days"})


_LIMITS = {
    "sodium_mg_sd": (4000.0, "mg/day"),
    "carb_share_sd": (1.0, "(share of the plan's carbohydrate)"),
    "gut_kg_sd": (3.0, "kg"),
    "weekly_kg": (3.0, "kg"),
    "weighing_hours_sd": (12.0, "hours"),
    "kg_per_hour": (1.0, "kg/hour"),
    "scale_error_kg_sd": (3.0, "kg"),
    "scale_step_kg": (5.0, "kg"),
    "menstrual_kg": (3.0, "kg"),
    "cycle_days": (45.0, "days"),
    "person_spread": (1.0, "(SD of a logarithm)"),
}


@dataclass(frozen=True)
class Offered:
    """Whose plan stands behind weigh-ins, and for how many days: a chart of them asks `care` about it."""

    person: Person
    plan: Plan
    days: int

    __repr__ = brief

    def __deepcopy__(self, _: object) -> Offered:
        # pandas copies what it carries along at every step; nothing in here can change
        return self


def weigh_ins(projection: Projection, noise: ScaleNoise | None = None, seed: int = 0) -> pd.DataFrame:
    """Weigh a simulated person every morning.

    Parameters
    ----------
    projection
        What `project` returns; day 0 is a Monday.
    noise
        Sizes of the hidden parts; `ScaleNoise()` when left out.
    seed
        0 or more: the same seed gives the same mornings.

    Returns
    -------
    DataFrame
        Columns day (integers 0..days), weight_kg, true_kg (the projection's weight) and the hidden
        `PARTS`, which sum to weight_kg - true_kg. The rounding of the display is in scale_error_kg.

    Raises
    ------
    ValueError
        For a wrong kind of projection, noise or seed.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), days=28), seed=7)
    >>> len(w), bool(abs(w.weight_kg - w.true_kg).max() < 2)
    (29, True)
    """
    import pandas as pd

    frame = pd.DataFrame(mornings(projection, noise, seed))
    frame.attrs["offered"] = Offered(projection.person, projection.plan, projection.days)
    return frame


def mornings(projection: Projection, noise: ScaleNoise | None = None, seed: int = 0) -> dict[str, NDArray[Any]]:
    """Return the columns of `weigh_ins` by name, for whoever weighs many times and needs no table.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> list(mornings(project(PEOPLE["ana"], Plan.deficit(500), days=28)))[:3]
    ['day', 'weight_kg', 'true_kg']
    """
    instance(projection, Projection, "projection", "what project(...) returns")
    noise = ScaleNoise() if noise is None else noise
    instance(noise, ScaleNoise, "noise", "a ScaleNoise, such as ScaleNoise(gut_kg_sd=0.1)")
    seed = whole(seed, "seed", 0, 2**32 - 1, "(any whole number names one set of mornings)")
    if noise.menstrual_kg > 0 and projection.person.sex == "male":
        raise ValueError(
            f"menstrual_kg is {noise.menstrual_kg:g} kg for {projection.person.name}, who is male."
            " It must be 0 kg: leave it out."
        )
    # one stream for each part, so that changing one size leaves the other parts as they were
    streams = dict(zip(PARTS, np.random.SeedSequence(seed).spawn(len(PARTS)), strict=True))
    size = math.exp(noise.person_spread * np.random.default_rng([seed, 1]).standard_normal())
    n = projection.days + 1

    def draw(part: str, count: int = n) -> Floats:
        return np.random.default_rng(streams[part]).standard_normal(count)

    days = np.arange(n)
    sodium = _lagging(noise.sodium_mg_sd * size * draw("sodium_water_kg", n + _SETTLING_DAYS), projection)
    glycogen = _glycogen_water(noise.carb_share_sd * size * draw("glycogen_part_kg", n + _SETTLING_DAYS), projection)
    parts: dict[str, Floats] = {
        "sodium_water_kg": sodium,
        "glycogen_part_kg": glycogen,
        "gut_kg": noise.gut_kg_sd * size * _overlapping(draw("gut_kg", n + 1)),
        "cycle_kg": _cycle(days, noise, streams["cycle_kg"]),
        "weekly_kg": noise.weekly_kg * _week_shape()[days % 7],
        "weighing_time_kg": noise.kg_per_hour * noise.weighing_hours_sd * draw("weighing_time_kg"),
        "scale_error_kg": noise.scale_error_kg_sd * draw("scale_error_kg"),
    }
    true = projection.weight_kg
    reading = true + sum(parts.values())
    if noise.scale_step_kg >= 1e-3:  # no scale shows less than a gram
        shown_kg = np.round(reading / noise.scale_step_kg) * noise.scale_step_kg
        parts["scale_error_kg"] = parts["scale_error_kg"] + (shown_kg - reading)
        reading = shown_kg
    return {"day": days, "weight_kg": reading, "true_kg": true, **parts}


@lru_cache(maxsize=8)
def repeated_kg(projection: Projection, repeats: int) -> Floats:
    """Return what the scale shows in many repeats of one run, seeds 0, 1, 2 ... (kg), shape (repeats, days + 1).

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> repeated_kg(project(PEOPLE["ana"], Plan.deficit(500), days=28), 3).shape
    (3, 29)
    """
    kg = np.array([mornings(projection, seed=seed)["weight_kg"] for seed in range(repeats)])
    kg.setflags(write=False)
    return kg


def _lagging(sodium_mg: Floats, projection: Projection) -> Floats:
    """Return the water (kg) that each day's extra sodium holds, by the dynamic model's fluid equation."""
    p = projection.parameters
    left = math.exp(-p.sodium_loss_mg_per_l_day / p.sodium_mg_per_l)
    water = [0.0]
    for goal in (sodium_mg / p.sodium_loss_mg_per_l_day).tolist():
        water.append(goal + (water[-1] - goal) * left)
    return np.array(water[_SETTLING_DAYS:-1])


def _glycogen_water(carb_share: Floats, projection: Projection) -> Floats:
    """Return glycogen and its water (kg) beyond the projection's, for small changes of carbohydrate.

    Linear in the change: steady glycogen goes with the square root of carbohydrate, so a share s more
    moves it by s/2 of itself, at the rate at which glycogen turns over.
    """
    p = projection.parameters
    carb_kcal = BASELINE_CARB_FRACTION * float(projection.intake_kcal[0])
    left = math.exp(-2.0 * carb_kcal / (p.glycogen_kcal_per_kg * p.glycogen_kg))
    stored = [0.0]
    for goal in (0.5 * p.glycogen_kg * carb_share).tolist():
        stored.append(goal + (stored[-1] - goal) * left)
    return (1.0 + p.water_kg_per_glycogen_kg) * np.array(stored[_SETTLING_DAYS:-1])


def _overlapping(meals: Floats) -> Floats:
    """Return unit-variance values in which two neighbouring days share a day's food."""
    return (meals[1:] + meals[:-1]) / math.sqrt(2.0)


def _week_shape() -> Floats:
    """Return the week's rhythm, peak to trough 1 and mean 0: up over the weekend, down on weekdays."""
    level = np.cumsum([0.4 if (day - 1) % 7 in WEEKEND_DAYS else -0.16 for day in range(7)])
    level = level / np.ptp(level)
    centred: Floats = level - level.mean()
    return centred


def _cycle(days: NDArray[np.int_], noise: ScaleNoise, stream: np.random.SeedSequence) -> Floats:
    """Return the water of the menstrual cycle: a pulse of a few days around a day drawn once."""
    if noise.menstrual_kg == 0:
        return np.zeros(len(days))
    first = np.random.default_rng(stream).uniform(0.0, noise.cycle_days)
    phase = 2.0 * math.pi * (days - first) / noise.cycle_days
    # a smooth pulse, about a week wide at half height, that peaks once a cycle
    pulse: Floats = noise.menstrual_kg * np.exp(7.0 * (np.cos(phase) - 1.0))
    return pulse
