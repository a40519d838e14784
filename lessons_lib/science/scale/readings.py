"""Weigh-ins before any trend: a table that can be read, readings that do not fit, and how much they scatter."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..checks import Floats, brief, shown

if TYPE_CHECKING:
    import pandas as pd

LEVEL = 0.90
"""Share of the intervals that should hold the truth."""
Z = NormalDist().inv_cdf(0.5 + LEVEL / 2.0)

FAR_DAYS = 36_500
"""Days are counted from some start: no more than a hundred years away from it."""

USUAL_SD_KG = 0.39
USUAL_NEAR = 0.17
"""Scatter of home weigh-ins about a 21-day line: SD of the median person, and the mean correlation of mornings
one and two days apart (0.34 and about 0). Computed from the open data of Krone et al. 2020,
doi:10.1371/journal.pone.0232680 (DERIVED)."""
USUAL_COUNTS = 3.0
"""How many independent mornings that knowledge is worth. The people of that study differ by a quarter to a third
either way, which would be 5 to 8; less lets somebody who scatters twice as much be noticed within a month."""

RHYTHM_READINGS = 28
"""Fewer mornings than these show no weekly rhythm (course rule: four weeks)."""

NEIGHBOURS = 5  # readings on either side that a reading is compared with
LEAST_ODD_KG = 2.0  # nearer than this to its neighbours, a reading is never odd: a new diet moves as much water
ODD_SDS = 5.0  # nor within so many robust standard deviations
BODY_KG_PER_DAY = 0.15  # about a kilogram a week: what a body may move between a reading and its neighbours
TWO_BODIES = 1.6  # weights with a gap of this factor between them belong to two units, or two people


class Readings(NamedTuple):
    """Trusted weigh-ins in the order of days, one mean for each day, and a note for each set aside.

    `others` has the name of each scale but the first, if that was written down, and a column in `other`: which share
    of a day's weigh-ins it made.
    """

    day: Floats
    kg: Floats
    notes: tuple[str, ...]
    others: tuple[str, ...]
    other: Floats

    def within(self, part: NDArray[np.bool_]) -> Readings:
        """Return some of the days."""
        return self._replace(day=self.day[part], kg=self.kg[part], other=self.other[part])


@dataclass(frozen=True)
class Noise:
    """How weigh-ins scatter: SD (kg), correlation of neighbouring mornings, and how well that is known."""

    sd_kg: float
    lag1: float
    counts: float

    __repr__ = brief

    @property
    def z(self) -> float:
        """SDs on either side of an interval: the normal quantile, widened because the SD is estimated.

        The first term of Student's t for `counts` degrees of freedom.
        """
        return Z * (1.0 + (Z * Z + 1.0) / (4.0 * self.counts))

    @property
    def repeats(self) -> float:
        """How many neighbouring mornings say as much as one independent morning."""
        return (1.0 + self.lag1) / (1.0 - self.lag1)


def estimate_noise(day: Floats, kg: Floats, *, rhythm: bool = False) -> Noise:
    """Return the scatter of weigh-ins from differences between mornings, one reading a day.

    Differences over one and two days hold the noise without its slow part, differences over 4 to 10 days
    hold all of it; a straight line and the week's rhythm are taken out first (with `rhythm`, the line alone: for who
    follows no rhythm, it is noise). Both are averaged with what is usual, so that two mornings that happen to agree
    are not taken for a scale without noise.
    """
    rest = kg - _line_and_week(day, kg, week=not rhythm and len(kg) >= RHYTHM_READINGS)
    near, far = (_half_squares(day, rest, lags) for lags in ((1, 2), tuple(range(4, 11))))
    if far is None and len(kg) > 2:
        far = float(rest.var(ddof=2))
    # neighbouring mornings resemble each other, so a morning counts half
    own = len(kg) / 2.0
    usual, usual_near = USUAL_SD_KG**2, USUAL_SD_KG**2 * (1.0 - USUAL_NEAR)
    variance = usual if far is None else (USUAL_COUNTS * usual + own * far) / (USUAL_COUNTS + own)
    quick = usual_near if near is None else (USUAL_COUNTS * usual_near + own * near) / (USUAL_COUNTS + own)
    # real noise is forgotten sooner than its first day promises, so both days set the memory: r + r^2 = 2 alike
    alike = max(1.0 - quick / variance, 0.0)
    lag1 = min((math.sqrt(1.0 + 8.0 * alike) - 1.0) / 2.0, 0.7)
    return Noise(math.sqrt(variance), lag1, USUAL_COUNTS + own)


def week_rows(day: Floats) -> Floats:
    """Return cosine and sine of the day, once and twice a week, shape (n, 4)."""
    turn = 2.0 * np.pi / 7.0 * day[:, None] * np.array([1.0, 2.0])
    return np.stack([np.cos(turn), np.sin(turn)], axis=-1).reshape(len(day), 4)


def _line_and_week(day: Floats, kg: Floats, *, week: bool) -> Floats:
    """Return the straight line, with a weekly rhythm if wanted, that fits best."""
    if len(kg) < 3:
        return np.full(len(kg), kg.mean())
    since = day - day.mean()
    rows = [np.ones_like(day)[:, None], since[:, None]]
    if week:
        rows.append(week_rows(day))
    design = np.hstack(rows)
    fit: Floats = design @ np.linalg.lstsq(design, kg, rcond=1e-3)[0]
    return fit


def _half_squares(day: Floats, rest: Floats, lags: tuple[int, ...]) -> float | None:
    """Return half the mean square of differences over these lags, or None if no two days are so far apart."""
    means = []
    for lag in lags:
        earlier, later = _pairs(day, lag)
        if len(earlier):
            means.append(0.5 * float(np.mean((rest[later] - rest[earlier]) ** 2)))
    return float(np.mean(means)) if means else None


def _pairs(day: Floats, lag: int) -> tuple[NDArray[np.int_], NDArray[np.int_]]:
    """Return the places of mornings that lie `lag` days apart, for days in rising order."""
    later = np.searchsorted(day, day + lag)
    found = np.flatnonzero((later < len(day)) & (day[np.minimum(later, len(day) - 1)] == day + lag))
    return found, later[found]


def unlikely_readings(weigh_ins: pd.DataFrame) -> pd.DataFrame:
    """Return the weigh-ins that do not fit their neighbours, each with a sentence that says why.

    Returns
    -------
    DataFrame
        Columns day, weight_kg, reason; empty when all readings fit.

    Notes
    -----
    A reading is unlikely if it lies more than 5 robust standard deviations and more than 2 kg from the
    median of its neighbours; far neighbours may differ by 0.15 kg for each day between them. Weights with
    nothing between them over a factor of 1.6 (pounds typed as kilograms, a child) are two groups: the
    smaller is set aside, of two equal ones the earlier. A shoe (under 1 kg) is within ordinary scatter
    and cannot be told from it, and two readings alone cannot say which of them is wrong by a few kilograms.

    Examples
    --------
    >>> import pandas as pd
    >>> w = pd.DataFrame({"day": range(9), "weight_kg": [80, 80.4, 79.9, 176.4, 80.1, 80, 79.8, 80.2, 80]})
    >>> unlikely_readings(w)["day"].tolist()
    [3]
    """
    import pandas as pd

    day, kg = columns(weigh_ins)
    bad, middle = _odd(day, kg)
    reasons = [_why(x, y) for x, y in zip(kg[bad].tolist(), middle[bad].tolist(), strict=True)]
    return pd.DataFrame({"day": day[bad].astype(int), "weight_kg": kg[bad], "reason": reasons})


def _odd(day: Floats, kg: Floats) -> tuple[NDArray[np.bool_], Floats]:
    """Return which readings do not fit, and what their neighbours weigh."""
    other = _other_group(kg)
    middle = np.full(len(kg), float(np.median(kg[~other])))
    day, rest = day[~other], kg[~other]
    near = _running_median(rest)
    days_off = np.abs(day - _running_median(day))
    off = np.abs(rest - near)
    limit = max(ODD_SDS * 1.4826 * float(np.median(off)), LEAST_ODD_KG)
    bad = other.copy()
    bad[~other] = off > limit + BODY_KG_PER_DAY * days_off
    middle[~other] = near
    return bad, middle


def _running_median(values: Floats) -> Floats:
    """Return the median of each value with the readings on either side of it; at the ends there are fewer.

    The value itself counts too: of three readings, the one that differs is then the odd one.
    """
    padded = np.pad(values, NEIGHBOURS, constant_values=np.nan)
    # what is missing at the ends is sorted to the end of each row
    rising = np.sort(np.lib.stride_tricks.sliding_window_view(padded, 2 * NEIGHBOURS + 1), axis=1)
    row, count = np.arange(len(values)), np.isfinite(rising).sum(axis=1)
    result: Floats = (rising[row, (count - 1) // 2] + rising[row, count // 2]) / 2.0
    return result


def _other_group(kg: Floats) -> NDArray[np.bool_]:
    """Return the readings on the smaller side of the widest gap between weights, if no body bridges it."""
    rising = np.sort(kg)
    steps = rising[1:] / rising[:-1]
    if not len(steps) or steps.max() < TWO_BODIES:
        return np.zeros(len(kg), dtype=bool)
    heavy = kg > rising[int(np.argmax(steps))]
    share = float(heavy.mean())
    # of two equal groups the later is trusted: a slip that is noticed is corrected
    keep_heavy = bool(heavy[-1]) if share == 0.5 else share > 0.5
    other: NDArray[np.bool_] = ~heavy if keep_heavy else heavy
    return other


def _why(kg: float, middle: float) -> str:
    ratio = kg / middle
    if 2.0 < ratio < 2.4:
        return f"{kg:.1f} is about 2.2 times its neighbours: it looks like pounds typed as kilograms."
    if 0.41 < ratio < 0.5:
        return f"{kg:.1f} is less than half its neighbours: it looks like kilograms typed as pounds."
    side = "more" if kg > middle else "less"
    return f"{kg:.1f} kg is {abs(kg - middle):.1f} kg {side} than its neighbours: somebody else, or a typing slip?"


def columns(weigh_ins: Any) -> tuple[Floats, Floats]:
    """Return day and weight, sorted by day, or a sentence about what is wrong with the table."""
    names = list(getattr(weigh_ins, "columns", []))
    if names.count("day") != 1 or names.count("weight_kg") != 1:
        have = f"has the columns {shown([str(name) for name in names])}" if names else f"is {_brief(weigh_ins)}"
        raise ValueError(f"weigh_ins {have}. It must be a table with one column day and one column weight_kg.")
    if len(weigh_ins) == 0:
        raise ValueError("weigh_ins has 0 rows. It must have at least one weigh-in: add one.")
    day, kg = (_numbers(weigh_ins[name], name) for name in ("day", "weight_kg"))
    if not np.isfinite(day).all() or not np.isfinite(kg).all():
        raise ValueError("weigh_ins holds an empty or infinite value. It must be complete: drop it with dropna().")
    odd = (day != np.floor(day)) | (np.abs(day) > FAR_DAYS)
    if odd.any():
        raise ValueError(
            f"weigh_ins holds the day {day[odd][0]:g}. It must be a whole number of days since the start,"
            f" at most {FAR_DAYS:,}: round it, or count the days anew."
        )
    odd = (kg <= 0) | (kg > 1000)
    if odd.any():
        raise ValueError(
            f"weigh_ins holds {kg[odd][0]:g} kg. It must be more than 0 and at most 1000 kg: correct it or drop it."
        )
    order = np.argsort(day, kind="stable")
    return day[order], kg[order]


def _numbers(column: Any, name: str) -> Floats:
    """Return a column as floats; text, dates and yes/no are not numbers."""
    raw = np.asarray(column)
    words = f"whole days since the start in {name}" if name == "day" else f"weights in kg in {name}"
    try:
        mixed = raw.dtype.kind == "O"
        if raw.dtype.kind not in "iufO" or (mixed and any(isinstance(x, (str, bool, complex)) for x in raw.tolist())):
            raise TypeError
        return np.asarray(raw, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"weigh_ins holds a value that is not a number. It must be {words}: correct it.") from None


def _brief(value: object) -> str:
    """Return a value in one line: an empty table has no columns to name."""
    return "a table without columns" if hasattr(value, "columns") else shown(value)


def trusted(weigh_ins: Any, window_days: int | None = None) -> tuple[Readings, Noise]:
    """Return the readings that fit, and how all of them scatter.

    Several weigh-ins of a day share its water and its meals, so they say little more than one: their mean
    stands for the day. The noise is judged from all days, also when only the last `window_days` are wanted.
    """
    day, kg = columns(weigh_ins)
    bad, middle = _odd(day, kg)
    starts = day[-1] - window_days if window_days is not None else -math.inf
    notes = tuple(
        f"Day {d:.0f} was set aside: {_why(x, y)}"
        for d, x, y in zip(day[bad].tolist(), kg[bad].tolist(), middle[bad].tolist(), strict=True)
        if d > starts
    )
    others, other = _other_scales(weigh_ins, ~bad)
    day, kg = day[~bad], kg[~bad]
    days, first, times = np.unique(day, return_index=True, return_counts=True)
    means = np.add.reduceat(kg, first) / times
    shares = np.add.reduceat(other, first) / times[:, None]
    return Readings(days, means, notes, others, shares).within(days > starts), estimate_noise(days, means)


def _other_scales(weigh_ins: Any, keep: NDArray[np.bool_]) -> tuple[tuple[str, ...], Floats]:
    """Return the names in the column scale but the first, and where each stands among the readings that are kept."""
    if "scale" not in weigh_ins.columns:
        return (), np.zeros((int(keep.sum()), 0))
    name = weigh_ins["scale"]
    if name.isna().any():
        raise ValueError(
            "weigh_ins has a row without a scale. It must name one in each row: fill it, or drop that column."
        )
    order = np.argsort(np.asarray(weigh_ins["day"], dtype=float), kind="stable")
    used = name.astype(str).to_numpy()[order][keep]
    others = tuple(dict.fromkeys(used.tolist()))[1:]
    return others, np.equal(used[:, None], np.array(others, dtype=object)).astype(float)
