"""How far a trend is from the true weight, and by how many days it is late, where the truth is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..checks import brief

if TYPE_CHECKING:
    import pandas as pd

SETTLED_DAYS = 28
"""A trend is judged from here on; before, it still remembers how it was started (course rule)."""
STILL_KG_PER_DAY = 0.005
"""Slower than this, a body holds still and nothing can be late (course rule)."""
_RATE_DAYS = 14


@dataclass(frozen=True)
class TrendError:
    """A trend against the truth.

    `bias_kg` and `size_kg` are the mean of its error and of the error's size once it has settled, `late_days`
    its lag (None for a body that holds still). `today_held` says whether its interval held the truth on the last day.
    """

    bias_kg: float
    size_kg: float
    late_days: float | None
    today_held: bool

    __repr__ = brief


def trend_error(frame: pd.DataFrame, readings: pd.DataFrame) -> TrendError:
    """Compare a trend with the true weight of the same days, from week 5 on if there are as many.

    Parameters
    ----------
    frame
        What `trend` returned.
    readings
        What `weigh_ins` returned: the trend's own readings, with the column true_kg.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project, trend, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), days=84), seed=1)
    >>> round(trend_error(trend(w, "ema"), w).bias_kg, 2)
    0.39
    """
    truth = readings.groupby("day")["true_kg"].mean()
    true = truth.loc[frame["day"]].to_numpy(float)
    day, line = frame["day"].to_numpy(float), frame["trend_kg"].to_numpy(float)
    held = (frame["low_kg"].to_numpy() <= true) & (true <= frame["high_kg"].to_numpy())
    settled = day >= min(SETTLED_DAYS, day[-1])
    error = (line - true)[settled]
    # how fast the body itself changed over the last weeks; a late trend is off by this rate times the days
    before = np.interp(day - _RATE_DAYS, truth.index.to_numpy(float), truth.to_numpy(float))
    rate = ((true - before) / _RATE_DAYS)[settled]
    moves = float(np.mean(rate**2)) ** 0.5
    late = -float((error * rate).sum() / (rate * rate).sum()) if moves > STILL_KG_PER_DAY else None
    return TrendError(
        bias_kg=float(error.mean()),
        size_kg=float(np.abs(error).mean()),
        late_days=late,
        today_held=bool(held[-1]),
    )
