"""What a plateau may be: a body that stopped or a scale that only says so; a plan that was kept or one that faded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..body.dynamic import HALL_2011, Start, start_of
from ..body.goals import maintenance_kcal
from ..body.people import PEOPLE
from ..body.plans import Plan
from ..body.projection import Projection, project
from ..body.runs import Brought, follow
from ..care import care_of
from ..checks import Floats, brief
from ..words import Interval, Refusal
from .rates import intake_of
from .readings import trusted_arrays
from .weighing import mornings, weigh_ins

if TYPE_CHECKING:
    import pandas as pd


CAUSE_KCAL = (-250, 500, 50)
CAUSE_WEEKS = (2, 52, 2)
CAUSE_HALF_LIFE_WEEKS = (4, 26, 1)
"""Lowest, highest and step of what lesson 08 offers: planned deficit, time so far, half-life of the plan."""
CAUSE_SEED = 4
"""The readings that lesson 08 starts with."""
AHEAD_WEEKS = 12
WINDOW_DAYS = 56
LAST_DAY = 7 * (CAUSE_WEEKS[1] + AHEAD_WEEKS)
GRID_KCAL = np.arange(CAUSE_KCAL[0], CAUSE_KCAL[1] + 1, 125.0)


class Cause(NamedTuple):
    """One of the two bodies: its run, its weigh-ins so far, and the intake that they point to."""

    run: Projection
    seen_kg: Floats
    intake: Interval | Refusal


@lru_cache(maxsize=16)
def kept_weights_kg(person: str) -> Floats:
    """Return the weight of one person on each constant deficit of `GRID_KCAL`, day by day (kg)."""
    who, count = PEOPLE[person], len(GRID_KCAL)
    bodies = Start(*(np.full(count, x) for x in start_of(who, HALL_2011)))
    eaten = np.repeat(who.tdee_kcal - GRID_KCAL[:, None], LAST_DAY, axis=1)
    return follow(bodies, HALL_2011, Brought(eaten)).arrays["weight_kg"]


@lru_cache(maxsize=128)
def fading_run(person: str, deficit_kcal: int, half_life_weeks: int) -> Projection:
    """Return the body whose plan fades, up to the last day that is offered."""
    return project(PEOPLE[person], Plan.deficit(deficit_kcal).fading(half_life_weeks), LAST_DAY)


def equal_deficit_kcal(person: str, fading: Projection, days: int) -> float:
    """Return the constant deficit that leads to the same weight on one day (kcal/day).

    Examples
    --------
    >>> round(equal_deficit_kcal("ana", fading_run("ana", 500, 13), 182), -1)
    250.0
    """
    # more of a deficit is less weight, and np.interp wants rising values
    return float(np.interp(fading.weight_kg[days], kept_weights_kg(person)[::-1, days], GRID_KCAL[::-1]))


@lru_cache(maxsize=128)
def two_causes(
    person: str, deficit_kcal: int, half_life_weeks: int, weeks: int, seed: int = CAUSE_SEED
) -> tuple[Cause, Cause]:
    """Return the body that kept to a smaller plan, and the one whose plan faded, which weighs the same by now.

    Parameters
    ----------
    person
        A key of `PEOPLE`.
    deficit_kcal, half_life_weeks
        The plan that fades (kcal/day; weeks until half of it is left).
    weeks
        How long so far; both runs go on for `AHEAD_WEEKS`.
    seed
        Which readings of the scale.

    Examples
    --------
    >>> kept, faded = two_causes("ana", 500, 13, weeks=26, seed=1)
    >>> bool(abs(kept.run.weight_kg[182] - faded.run.weight_kg[182]) < 0.05)
    True
    """
    days, fading = 7 * weeks, fading_run(person, deficit_kcal, half_life_weeks)
    same = round(equal_deficit_kcal(person, fading, days)) if deficit_kcal else 0
    kept = project(PEOPLE[person], Plan.deficit(same), days + 7 * AHEAD_WEEKS)

    def seen(run: Projection, seed: int) -> Cause:
        kg = mornings(run, seed=seed)["weight_kg"][: days + 1]
        read = trusted_arrays(np.arange(days + 1.0), kg, WINDOW_DAYS)
        return Cause(run, kg, intake_of(*read, PEOPLE[person], own_sd=0.0))

    return seen(kept, seed), seen(fading, seed + 100)


HALT_DAY, GONE_KG = 42, 0.05
"""When a body stops to show that an average goes on, and what is left of the gap when nobody sees it any more (kg)."""


def halted(body: Projection, day: int = HALT_DAY) -> pd.DataFrame:
    """Return the mornings of a perfect scale under a body that loses until one day, and stops dead.

    Examples
    --------
    >>> kg = halted(fading_run("ana", 500, 13))["weight_kg"]
    >>> bool(kg[41] > kg[42] == kg[100])
    True
    """
    readings = weigh_ins(body)
    kg = np.minimum.accumulate(body.weight_kg)
    kg[day:] = kg[day]
    return readings.assign(weight_kg=kg, true_kg=kg)


def leaves_plan(intake: Interval | Refusal, planned_kcal: float) -> bool:
    """Return whether an estimate of intake rules the plan out.

    Examples
    --------
    >>> leaves_plan(Refusal("too few days."), 1900.0)
    False
    """
    return isinstance(intake, Interval) and not intake.low <= planned_kcal <= intake.high


Verdict = Literal["plateau", "noise"]
VERDICTS: tuple[Verdict, ...] = ("plateau", "noise")
CHARTS = 12
BEFORE_DAYS = 56
STOP_DAY = 49
"""A body that stops does so a week before the stretch that is asked about, so that its water has settled."""
LOOK_DAYS = (14, 21, 28)
"""Each game has four charts of each length: two where the body stopped, two where it did not."""
_DEFICITS_KCAL = (300, 400, 500, -300, -400)


@dataclass(frozen=True)
class PlateauCase:
    """One chart of the game: what is shown, and what is true."""

    truth: Verdict
    look_days: int
    body: Projection
    plan: Plan
    seed: int

    __repr__ = brief

    @cached_property
    def mornings(self) -> dict[str, NDArray[Any]]:
        """Return what the scale showed as columns by name: enough for the first picture, which waits for no table."""
        return mornings(self.body, seed=self.seed)

    @cached_property
    def readings(self) -> pd.DataFrame:
        """Return the same as a table."""
        return weigh_ins(self.body, seed=self.seed)


@lru_cache(maxsize=64)
def plateau_case(game: int, chart: int) -> PlateauCase:
    """Return one chart of one game, 1 to 12; the same numbers give the same chart.

    Examples
    --------
    >>> sorted({plateau_case(1, n).truth for n in range(1, 13)})
    ['noise', 'plateau']
    """
    kinds: list[tuple[Verdict, int]] = [(truth, days) for days in LOOK_DAYS for truth in VERDICTS for _ in range(2)]
    truth, look = kinds[np.random.default_rng(game).permutation(CHARTS)[chart - 1]]
    draw = np.random.default_rng([game, chart])
    while True:
        person = PEOPLE[str(draw.choice(list(PEOPLE)))]
        plan = Plan.deficit(float(draw.choice(_DEFICITS_KCAL)))
        seed = int(draw.integers(1, 10_000))
        before = project(person, plan, STOP_DAY)
        eaten = plan.intake_kcal(person, BEFORE_DAYS + look)
        if truth == "plateau":
            # what the body spends by now is eaten from here on: a plateau by construction
            eaten[STOP_DAY:] = maintenance_kcal(before)
        body = project(person, Plan.daily(eaten), BEFORE_DAYS + look)
        if care_of(person, body.plan, shown=(body,)).ok:
            return PlateauCase(truth, look, body, plan, seed)
