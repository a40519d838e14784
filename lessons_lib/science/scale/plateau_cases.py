"""Twelve weigh-in charts with a known truth for the plateau game: the body has stopped, or only the scale says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from ..body.goals import maintenance_kcal
from ..body.people import PEOPLE
from ..body.plans import Plan
from ..body.projection import Projection, project
from ..care import care_of
from .weighing import weigh_ins

if TYPE_CHECKING:
    import pandas as pd

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
    readings: pd.DataFrame
    plan: Plan


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
            return PlateauCase(truth, look, body, weigh_ins(body, seed=seed), plan)
