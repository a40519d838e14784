"""Weigh-ins before any trend: a table that can be read, readings that do not fit, and how much they scatter."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .. import units
from ..checks import Floats, brief, shown
from ..words import mass_range

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
JUMP_KG = 4.0  # more than the water of any diet: another scale, or somebody else (course rule)
LIKELY_POUNDS_KG = 150.0  # weigh-ins above this are more often pounds than kilograms
LIKELY_STONE_KG = 40.0  # and below this more often stone, or a BMI
LONGEST_RUN = 15  # so many odd readings in a row are set aside if the old weight comes back; more is a step
_MOST_SPLIT = 3000  # readings: eight years of mornings
COPY_KG = 0.15  # readings of one day that lie nearer than this may be copies of one

MOST_ASIDE = 0.25
"""A larger share of a table that does not belong to the rest leaves nobody's weigh-ins (course rule)."""
FEW = 5
"""So few are slips, whatever their share."""
STILL_MORNINGS = 14
"""So many mornings that read alike to the gram are no body's: 0.39 kg of scatter leaves none (course rule)."""
UNSEEN_DAYS = 28
UNSEEN_SHARE = 0.25
"""Weigh-ins do not lie closely enough for an average when nobody weighed for longer than both: so many days, and so
much of the window (course rule)."""

_UNITS = (("pounds", 2.0, 2.4), ("stone", 1 / 6.8, 1 / 5.9))  # what a kilogram looks like in them


class Readings(NamedTuple):
    """Trusted weigh-ins in the order of days, one mean for each day, and a note for each set aside.

    `mixed` is a sentence where too many are not of one body in one unit to trust the rest; else it is empty. `others`
    has the name of each scale but the first, if that was written down, and a column in `other`: which share of a
    day's weigh-ins it made.
    """

    day: Floats
    kg: Floats
    notes: tuple[str, ...]
    mixed: str
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
    median of its neighbours; far neighbours may differ by 0.15 kg for each day between them. Copies of a reading on
    one day count once. Weights with nothing between them over a factor of 1.6 (pounds typed as kilograms, a child),
    or that change to and fro between two levels or two lines (two people), are two groups: the smaller is set aside, of
    two equal ones the earlier; of a block about 2.2 times the rest, the heavier, as the column says kg. So is a run of
    up to 15 readings after which the old weight comes back. A shoe (under 1 kg) is within ordinary scatter
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
    odd = _odd(day, kg, one_scale="scale" not in weigh_ins.columns)
    reasons = [_why(x, y) for x, y in zip(kg[odd.bad].tolist(), odd.middle[odd.bad].tolist(), strict=True)]
    return pd.DataFrame({"day": day[odd.bad].astype(int), "weight_kg": kg[odd.bad], "reason": reasons})


class _Odd(NamedTuple):
    """Which readings do not fit, what the trusted ones near them weigh, and which of them are another group."""

    bad: NDArray[np.bool_]
    middle: Floats
    group: NDArray[np.bool_]

    def part(self, which: Any) -> _Odd:
        """Return the same of some readings."""
        return _Odd(self.bad[which], self.middle[which], self.group[which])


def _odd(day: Floats, kg: Floats, *, one_scale: bool) -> _Odd:
    """Look at each reading once, however many copies a day holds of it."""
    order = np.lexsort((kg, day))
    new = np.append(True, (np.diff(day[order]) > 0) | (np.diff(kg[order]) > COPY_KG))
    which = np.empty(len(kg), dtype=int)
    which[order] = np.cumsum(new) - 1
    return _odd_ones(day[order][new], kg[order][new], one_scale=one_scale).part(which)


def _odd_ones(day: Floats, kg: Floats, *, one_scale: bool) -> _Odd:
    group = _other_group(kg)
    if one_scale and not group.any():
        group = _somebody_in_turn(kg)
        group = group if group.any() else _two_paths(day, kg)
    bad = group | (_runs(day, kg) if one_scale and not group.any() else group)
    middle = np.full(len(kg), float(np.median(kg[~bad])))
    left, rest = day[~bad], kg[~bad]
    near = _running_median(rest)
    days_off = np.abs(left - _running_median(left))
    off = np.abs(rest - near)
    limit = max(ODD_SDS * 1.4826 * float(np.median(off)), LEAST_ODD_KG)
    middle[~bad] = near
    bad[~bad] = off > limit + BODY_KG_PER_DAY * days_off
    return _Odd(bad, middle, group)


def _jumps(day: Floats, kg: Floats) -> NDArray[np.int_]:
    """Return the places of readings before which the weight leaves its line by more than a body can in that time."""
    since = day - day.mean()
    slope = float(since @ kg) / max(float(since @ since), 1.0)
    return np.flatnonzero(np.abs(np.diff(kg - slope * since)) > JUMP_KG + BODY_KG_PER_DAY * np.diff(day)) + 1


def _steps(day: Floats, kg: Floats) -> Iterator[tuple[float, float]]:
    """Return the first day of each jump that stays for more than a reading or two, and how far it goes (kg)."""
    for place in _jumps(day, kg).tolist():
        before, after = kg[max(place - 7, 0) : place], kg[place : place + 7]
        step = float(np.median(after) - np.median(before))
        if min(len(before), len(after)) >= 3 and abs(step) > JUMP_KG:
            yield float(day[place]), step


def _runs(day: Floats, kg: Floats) -> NDArray[np.bool_]:
    """Return the readings of a scale, or a guest, that stays for more days than neighbours tell, and goes again."""
    odd = np.zeros(len(kg), dtype=bool)
    jumps = _jumps(day, kg).tolist()
    for there, back in pairwise(jumps):
        if NEIGHBOURS < back - there <= LONGEST_RUN:
            beside = np.concatenate([kg[max(there - NEIGHBOURS, 0) : there], kg[back : back + NEIGHBOURS]])
            away = np.median(kg[there:back]) - np.array([np.median(beside), kg[there - 1], kg[back]])
            odd[there:back] = bool((away > JUMP_KG).all() or (away < -JUMP_KG).all())
    return odd if odd.mean() < 0.5 else np.zeros_like(odd)


def _somebody_in_turn(kg: Floats) -> NDArray[np.bool_]:
    """Return the smaller of two groups of readings that change to and fro between two levels, if there are two."""
    none = np.zeros(len(kg), dtype=bool)
    if len(kg) < 2 * FEW or np.abs(np.diff(kg)).max() < LEAST_ODD_KG:
        return none
    heavy = kg > _running_mean(kg)
    apart, rest = 0.0, kg
    for _ in range(4):
        apart = _apart(kg, heavy)
        rest = kg - _running_mean(kg - apart * heavy)
        heavy = rest > apart / 2.0
    if not 3 <= heavy.sum() <= len(kg) - 3:
        return none
    scatter = float(np.std(rest - apart * heavy))
    in_turn = np.count_nonzero(np.diff(heavy.astype(int))) >= 4
    if apart < LEAST_ODD_KG or apart < ODD_SDS * scatter or not in_turn:
        return none
    return _smaller(heavy)


def _two_paths(day: Floats, kg: Floats) -> NDArray[np.bool_]:
    """Return the smaller of two groups of readings that come nearer, part or cross, to and fro, if there are two.

    Who meets on one scale and loses unlike another is two lines on one bend; found is what lies 1.5 kg apart on average
    and more. Nearer ones widen the interval, which still holds the first one's rate where both go the same way.
    """
    none = np.zeros(len(kg), dtype=bool)
    time = (day - day.mean()) / max(float(np.ptp(day)), 1.0)
    bend = time[:, None] ** np.arange(4)
    rest = kg - bend @ np.linalg.lstsq(bend, kg, rcond=None)[0]
    # fewer than six weeks fit too many lines
    if not 42 <= len(kg) <= _MOST_SPLIT or rest.std() < USUAL_SD_KG * 1.5:
        return none
    best, group, gap = math.inf, none, rest
    for cross in (-1.0, -0.25, 0.0, 0.25):
        one = (rest > 0.0) == (time > cross)
        for _ in range(12):
            design = np.column_stack([bend, one, one * time])
            fit = np.linalg.lstsq(design, kg, rcond=None)[0]
            base, apart = bend @ fit[:4], fit[4] + fit[5] * time
            before, one = one, np.abs(kg - base - apart) < np.abs(kg - base)
            if (one == before).all():
                break
        off = float(np.sqrt(np.mean((kg - base - one * apart) ** 2)))
        if off < best:
            best, group, gap = off, one, apart
    for since, _ in _steps(day, kg):
        design = np.column_stack([bend, day >= since])
        if (kg - design @ np.linalg.lstsq(design, kg, rcond=None)[0]).std() < 1.2 * best:
            return none  # a jump that stays says as much
    told, apart_kg = group[np.abs(gap) > max(3.0 * best, 1.0)], float(np.sqrt(np.mean(gap**2)))
    in_turn = np.count_nonzero(np.diff(told.astype(int))) >= 8 and 0.2 <= told.mean() <= 0.8
    # few readings part by chance, and so do a shoe and a bottle among many: none of 800 records with both did
    clear = max(3.0 + 75.0 / len(kg), 4.2)
    return _smaller(group) if in_turn and apart_kg > max(1.4, clear * best) else none


def _apart(kg: Floats, heavy: NDArray[np.bool_]) -> float:
    """Return how far two groups are apart: the middle of what neighbours of different groups differ by."""
    change = np.flatnonzero(np.diff(heavy.astype(int)))
    return float(np.median(np.abs(kg[change + 1] - kg[change]))) if len(change) else 0.0


def _running_mean(values: Floats) -> Floats:
    """Return the mean of each value with up to ten on either side."""
    sums = np.append(0.0, np.cumsum(values))
    place = np.arange(len(values))
    low, high = np.maximum(place - 10, 0), np.minimum(place + 11, len(values))
    result: Floats = (sums[high] - sums[low]) / (high - low)
    return result


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
    high, low = float(np.median(kg[heavy])), float(np.median(kg[~heavy]))
    if min(heavy.sum(), len(kg) - heavy.sum()) >= FEW:
        # the column says kg: of a block in each unit, the one in pounds or stone is wrong, however long it is
        if _as_unit(high / low) == "pounds" and low >= 40.0:
            return np.asarray(heavy)
        if _as_unit(low / high) == "stone":
            return np.asarray(~heavy)
    return _smaller(heavy)


def _smaller(heavy: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the smaller of two groups; of two equal ones the earlier, as a slip that is noticed is corrected."""
    share = float(heavy.mean())
    keep_heavy = bool(heavy[-1]) if share == 0.5 else share > 0.5
    smaller: NDArray[np.bool_] = ~heavy if keep_heavy else heavy
    return smaller


def _as_unit(ratio: float) -> str:
    """Return the unit in which a weight looks like so many times what it is in kg, or nothing."""
    return next((name for name, low, high in _UNITS if low < ratio < high), "")


def _why(kg: float, middle: float) -> str:
    if (unit := _as_unit(kg / middle)) == "pounds":
        return f"{kg:.1f} is about 2.2 times its neighbours: it looks like pounds typed as kilograms."
    if unit:
        return f"{kg:.1f} is about 0.16 times its neighbours: it looks like {unit} typed as kilograms."
    if 0.41 < kg / middle < 0.5:
        return f"{kg:.1f} is less than half its neighbours: it looks like kilograms typed as pounds."
    side = "more" if kg > middle else "less"
    return (
        f"{units.mass(kg)} is {units.mass(abs(kg - middle))} {side} than its neighbours: somebody else, or a typing"
        " slip?"
    )


def _aside(day: Floats, kg: Floats, middle: Floats) -> str:
    """Return one sentence for several readings that are set aside for one reason."""
    days = f"Days {day[0]:.0f} to {day[-1]:.0f}" if day[0] < day[-1] else f"Day {day[0]:.0f}"
    ratio = float(np.median(kg)) / float(np.median(middle))
    if unit := _as_unit(ratio):
        times = "2.2 times" if unit == "pounds" else "0.16 times"
        what = f"{kg.min():.1f} to {kg.max():.1f}, about {times} the others, as {unit} typed as kilograms would be"
    else:
        what = f"{mass_range(kg.min(), kg.max())}, far from the others: somebody else, or another scale?"
    return f"{days}: {len(kg)} weigh-ins were set aside ({what})."


def columns(weigh_ins: Any) -> tuple[Floats, Floats]:
    """Return day and weight, sorted by day, or a sentence about what is wrong with the table."""
    names = list(getattr(weigh_ins, "columns", []))
    if names.count("day") != 1 or names.count("weight_kg") != 1:
        have = f"has the columns {shown([str(name) for name in names])}" if names else f"is {_brief(weigh_ins)}"
        raise ValueError(
            f"weigh_ins {have}. It must be a table with one column day and one column weight_kg: read a file with"
            " read_weigh_ins(path), which makes them."
        )
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
    odd = (kg < 1) | (kg > 1000)
    if odd.any():
        raise ValueError(
            f"weigh_ins holds {kg[odd][0]:g} kg. It must be from 1 to 1000 kg: correct it or drop it."
            f"{units.other_unit(float(kg[odd][0]), 25.0, 400.0)}"
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
        values = raw.tolist() if raw.ndim == 1 else [column]
        row = next((i for i, x in enumerate(values) if isinstance(x, bool) or not isinstance(x, (int, float))), 0)
        first = shown(str(raw[row])[:10] if raw.dtype.kind == "M" else values[row])
        raise ValueError(
            f"weigh_ins holds {first} in row {row} of {name}, a value that is not a number. It must be {words}: correct"
            " it, or read the file with read_weigh_ins(path), which knows dates, commas and units."
        ) from None


def _brief(value: object) -> str:
    """Return a value in one line: an empty table has no columns to name."""
    return "a table without columns" if hasattr(value, "columns") else shown(value)


def trusted(weigh_ins: Any, window_days: int | None = None) -> tuple[Readings, Noise]:
    """Return the readings that fit, and how all of them scatter.

    Several weigh-ins of a day share its water and its meals, so they say little more than one: their mean
    stands for the day. The noise is judged from all days, also when only the last `window_days` are wanted.
    """
    day, kg = columns(weigh_ins)
    return trusted_arrays(day, kg, window_days, weigh_ins if "scale" in weigh_ins.columns else None)


def trusted_arrays(
    day: Floats, kg: Floats, window_days: int | None = None, scales: Any = None
) -> tuple[Readings, Noise]:
    """Return the same from days in rising order and their weights: a first picture waits for no table."""
    odd = _odd(day, kg, one_scale=scales is None)
    starts = day[-1] - window_days if window_days is not None else -math.inf
    near, bad = day > starts, odd.bad
    notes = tuple(_notes(day[near], kg[near], odd.part(near)))
    mixed = ""
    if bad[near].sum() >= FEW:
        # copies count once here, too: what lies within half a kilogram on one day
        aside, all_ = (
            len({*zip(day[part].tolist(), np.round(2 * kg[part]).tolist(), strict=True)}) for part in (near & bad, near)
        )
        if FEW <= aside > MOST_ASIDE * all_:
            mixed = f"{notes[0]} That is {aside} of {all_}: keep one person and one unit, and ask again."
    others, other = _other_scales(scales, ~bad)
    day, kg = day[~bad], kg[~bad]
    days, first, times = np.unique(day, return_index=True, return_counts=True)
    means = np.add.reduceat(kg, first) / times
    shares = np.add.reduceat(other, first) / times[:, None]
    noise = estimate_noise(days, means)
    return Readings(days, means, notes, mixed, others, shares).within(days > starts), noise


def _notes(day: Floats, kg: Floats, odd: _Odd) -> list[str]:
    """Return a sentence for each reading that is set aside, and one for a block of them."""
    notes = []
    for block in (odd.group & odd.bad, odd.bad & ~odd.group):
        values = zip(day[block].tolist(), kg[block].tolist(), odd.middle[block].tolist(), strict=True)
        said = list(dict.fromkeys(f"Day {d:.0f} was set aside: {_why(x, y)}" for d, x, y in values))
        notes += said if len(said) < FEW else [_aside(day[block], kg[block], odd.middle[block])]
    usual = float(np.median(kg)) if len(kg) else LIKELY_POUNDS_KG
    if not LIKELY_STONE_KG <= usual <= LIKELY_POUNDS_KG and not notes:
        perhaps = units.other_unit(usual, 40.0, 300.0) + " Is this a BMI, or fat in %?" * (
            15.0 <= usual < LIKELY_STONE_KG
        )
        notes.append(f"The weigh-ins are about {usual:.0f} kg.{perhaps}")
    return notes


def unseen(readings: Readings) -> str:
    """Return a sentence where nobody weighed for so long that no average over these days can be told; else nothing."""
    day = readings.day
    gap = np.diff(day)
    longest = int(np.argmax(gap)) if len(gap) else 0
    if not len(gap) or gap[longest] <= max(UNSEEN_DAYS, UNSEEN_SHARE * (day[-1] - day[0])):
        return ""
    return (
        f"Nobody weighed between day {day[longest]:.0f} and day {day[longest + 1]:.0f}, for {gap[longest]:,.0f} of"
        f" {day[-1] - day[0]:,.0f} days: a wrong date (a scale whose clock was reset), or a long break? Keep the days"
        " on one side of it, and ask again."
    )


def still(readings: Readings) -> str:
    """Return a sentence where the scale reads the same for longer than any body lets it; else nothing."""
    day, kg = readings.day, readings.kg
    ends = np.flatnonzero(np.append(np.diff(kg) != 0.0, True)) + 1
    starts = np.append(0, ends[:-1])
    longest = int(np.argmax(ends - starts))
    first, last = int(starts[longest]), int(ends[longest])
    # a scale that shows whole kilograms may well do so
    if last - first < STILL_MORNINGS or (last - first < len(kg) and bool((kg == np.round(kg)).all())):
        return ""
    return (
        f"From day {day[first]:.0f} to day {day[last - 1]:.0f} all {last - first} mornings read"
        f" {units.mass(kg[first])}: a scale that is stuck, or values filled in? Keep what was read, and ask again."
    )


def stepped(readings: Readings) -> str:
    """Return a sentence where the scale jumps by more than water can explain, and stays there; else nothing."""
    for since, step in () if readings.others else _steps(readings.day, readings.kg):
        return (
            f"From day {since:.0f} on the scale shows about {units.mass(abs(step))}"
            f" {'more' if step > 0 else 'less'}, all at once: another scale, or somebody else. Keep the days on one"
            " side of it, or name the scale of each weigh-in in a column scale."
        )
    return ""


def _other_scales(weigh_ins: Any, keep: NDArray[np.bool_]) -> tuple[tuple[str, ...], Floats]:
    """Return the names in the column scale but the first, and where each stands among the readings that are kept."""
    if weigh_ins is None:
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
