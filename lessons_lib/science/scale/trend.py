"""Four ways to draw a trend through weigh-ins, each with the interval in which the body really is.

Every function takes a table with the columns ``day`` and ``weight_kg``; days may be missing or hold
several weigh-ins. Nothing here knows how the scale's noise was made: its size is read off the data.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from ..checks import Floats, choice, number
from .readings import Noise, estimate_noise, stepped, still, trusted, unseen
from .smoother import SLOPE_SPREAD_KG, TRANSIENT_DAYS, TRANSIENT_KG, Smoothed, looked_back, notes_on, recurrence

if TYPE_CHECKING:
    import pandas as pd

Method = Literal["ema", "holt", "regression", "smoother"]
METHODS: tuple[Method, ...] = ("ema", "holt", "regression", "smoother")
_SAID: dict[str, Method] = {"moving average": "ema", "average": "ema", "line": "regression", "smooth": "smoother"}

EMA_SHARE = 0.1
"""Each day the trend goes a tenth of the way to the scale: Walker 1991, The Hacker's Diet, fourmilab.ch/hackdiet."""
HOLT_SHARES = (0.15, 0.03)
"""Shares of the gap by which level and slope follow (Holt 1957, reprinted 2004,
doi:10.1016/j.ijforecast.2003.09.015): the course's choice. Books write the second as a share of the change of
level, which is 0.03 / 0.15 = 0.2 here."""
WINDOW_DAYS = 28


def trend(weigh_ins: pd.DataFrame, method: Method = "smoother", ema_share: float = EMA_SHARE) -> pd.DataFrame:
    """Draw a trend through weigh-ins.

    Parameters
    ----------
    weigh_ins
        Columns day and weight_kg; days may be missing or hold several readings, of which the mean counts. With a
        column scale (a name in each row) what another scale shows more than the first is estimated and taken off.
    method
        `"ema"` (a tenth of the gap a day), `"holt"` (level and slope), `"regression"` (a line through the
        last 28 days) or `"smoother"` (local linear trend, looking both ways).
    ema_share
        Which share of the gap `"ema"` goes each day, more than 0 to 1; the other methods do not use it.

    Returns
    -------
    DataFrame
        Columns day, trend_kg, low_kg, high_kg: one row for each day with a weigh-in, with the ends of
        a 90 % interval for the true weight. Readings that do not fit are set aside and named in
        ``.attrs["notes"]``.

    Raises
    ------
    ValueError
        For a wrong table, one that mixes two people, two units or scales that differ much, an unknown method or a
        share that is none.

    Notes
    -----
    The intervals allow for noise, for the water of a start and for a body that changes slowly; that of the smoother
    for the rhythm of a week, too: with 300 to 500 kcal/day more on weekends it holds the true weight in 92-95 % of
    cases. The other three do not know the weekday.

    Another scale that is written down is allowed for, and the intervals hold as without it. One that is not may be
    noticed: a step that the readings ask for, the scale's or the body's own water after a change of diet, is named in
    the notes, and the interval holds both. Most are not noticed. In twelve weeks of mornings that scatter by 0.45 kg
    nobody can tell the size of a step to better than an SD of 0.28 kg: 0.7 kg more from half-way on is noticed in two
    of five cases (1 kg in three of four), and the interval holds the true weight of later days no oftener. About one
    record in twenty without a step is suspected of one. At the end of a week of diet break, when up to a kilogram of
    real water has come back, the smoother's last interval holds the true weight in about half of cases.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), days=84), seed=7)
    >>> trend(w, method="ema").columns.tolist()
    ['day', 'trend_kg', 'low_kg', 'high_kg']
    """
    import pandas as pd

    method = choice(method, "method", METHODS, _SAID)
    share = number(ema_share, "ema_share", 0.0, 1.0, "(share of the gap a day)", open_low=True)
    readings, noise = trusted(weigh_ins)
    if wrong := readings.mixed or stepped(readings):
        raise ValueError(f"weigh_ins must be of one body on one scale, in kg. {wrong}")
    day, kg, other = readings.day, readings.kg, readings.other
    seen = looked_back(day, kg, noise, other)
    if method == "smoother":
        centre, low, high = _both_readings(seen)
    else:
        ways: dict[str, _Way] = {"ema": partial(_ema, share=share), "holt": _holt, "regression": _regression}
        way = ways[method]
        centre, low, high = _with_steps(way, day, kg, seen)
    frame = pd.DataFrame({"day": day.astype(int), "trend_kg": centre, "low_kg": low, "high_kg": high})
    odd = filter(None, (unseen(readings), still(readings)))
    frame.attrs["notes"] = (*readings.notes, *odd, *notes_on(seen, readings.others))
    return frame


_Lines = tuple[Floats, Floats, Floats]
_Way = Callable[[Floats, Floats, Noise], _Lines]


def lag_days(share: float) -> float:
    """Return by how many days a moving average is late under a steady change: (1 - a) / a.

    Examples
    --------
    >>> lag_days(0.1)
    9.0
    """
    return (1.0 - share) / share


def _ema(day: Floats, kg: Floats, noise: Noise, share: float) -> _Lines:
    """Go a share of the gap a day. The interval allows for the lag: it holds where the body really is."""
    # the slope by which the trend is late is read from the trend itself
    late_days = lag_days(share)
    back = np.searchsorted(day, day - 2.0 * late_days)
    apart = day - day[back]
    ahead = np.minimum(late_days, day - day[0]) / np.maximum(apart, 1.0)

    def caught_up(level: Floats) -> Floats:
        result: Floats = level + ahead * (level - level[back])
        return result

    level, spread = levels(day, kg, share, 0.0), _spreads(day, noise, share, 0.0)
    # what is left of the earlier level in the later one makes their errors alike
    alike = (1.0 - share) ** apart * spread[back] ** 2
    variance = ((1.0 + ahead) * spread) ** 2 + (ahead * spread[back]) ** 2 - 2.0 * ahead * (1.0 + ahead) * alike
    body = caught_up(level)
    # the slope of the start needs no more room: the interval goes from the trend to beyond where it would catch up
    start = _start_variance(day, lambda kg: caught_up(levels(day, kg, share, 0.0)), slope_kg=0.0)
    half = noise.z * np.sqrt(np.maximum(variance, spread**2) + start)
    return level, np.minimum(level, body - half), np.maximum(level, body + half)


def _holt(day: Floats, kg: Floats, noise: Noise) -> _Lines:
    """Follow level and slope, so that a steady loss is not late."""

    def followed(values: Floats) -> Floats:
        return levels(day, values, *HOLT_SHARES)

    centre = followed(kg)
    half = noise.z * np.sqrt(_spreads(day, noise, *HOLT_SHARES) ** 2 + _start_variance(day, followed))
    return centre, centre - half, centre + half


def levels(day: Floats, kg: Floats, share: float, slope_share: float) -> Floats:
    """Return the level of exponential smoothing: expect, and go a share of the gap to the scale."""
    level, slope = float(kg[0]), 0.0
    levels, gaps = [level], np.diff(day)
    # plain numbers: one after the other, they are quicker than small arrays
    columns = (gaps, kg[1:], *_shares(gaps, share, slope_share))
    for gap, reading, a, b in zip(*(column.tolist() for column in columns), strict=True):
        expected = level + slope * gap
        level, slope = expected + a * (reading - expected), slope + b * (reading - expected)
        levels.append(level)
    return np.array(levels)


def _shares(gaps: Floats, share: float, slope_share: float) -> tuple[Floats, Floats]:
    """Return the shares after gaps of some days: the trend goes as far as it would have in as many days."""
    return 1.0 - (1.0 - share) ** gaps, (1.0 - (1.0 - slope_share) ** gaps) / gaps


def _spreads(day: Floats, noise: Noise, share: float, slope_share: float) -> Floats:
    """Return the SD of the error that the noise leaves in the level of exponential smoothing.

    The error of such a filter is itself a filter of the noise, so its variance is followed exactly: the
    covariance of (error of level, error of slope, noise of the day).
    """
    gaps = np.diff(day)
    a, b = _shares(gaps, share, slope_share)
    kept = noise.lag1**gaps
    # expect, then correct by the gap to the scale, in one step; the first morning is all noise
    step = np.zeros((len(day), 3, 3))
    step[1:, 0] = np.stack([1.0 - a, (1.0 - a) * gaps, a * kept], axis=-1)
    step[1:, 1] = np.stack([-b, 1.0 - b * gaps, b * kept], axis=-1)
    step[1:, 2, 2] = kept
    new = np.full((len(day), 3), noise.sd_kg)
    new[0, 1] = 0.0
    new[1:] *= np.stack([a, b, np.ones_like(a)], axis=-1) * np.sqrt(1.0 - kept**2)[:, None]
    cov = recurrence(step, new[:, :, None] * new[:, None, :], both=True)
    return np.sqrt(np.maximum(cov[:, 0, 0], 0.0))


def _start_variance(day: Floats, draw: Callable[[Floats], Floats], slope_kg: float = SLOPE_SPREAD_KG) -> Floats:
    """Return the variance of the error that an unknown start leaves: water that moves, a slope not known yet.

    The methods are linear, so what they make of a kilogram of water, and of a slope of one, they also
    make of this body's.
    """
    since = day - day[0]
    water = np.exp(-since / TRANSIENT_DAYS)
    late: Floats = (TRANSIENT_KG * (draw(water) - water)) ** 2
    return late + (slope_kg * (draw(since) - since)) ** 2 if slope_kg else late


def _regression(day: Floats, kg: Floats, noise: Noise) -> _Lines:
    """At each day, the end of a straight line through the last 28 days: a weighted mean of their readings."""
    places = np.arange(len(day))[:, None] - np.arange(WINDOW_DAYS)
    known, places = places >= 0, np.maximum(places, 0)
    ago = day[places] - day[:, None]
    near = known & (ago > -WINDOW_DAYS)
    count = near.sum(axis=1, keepdims=True)
    off = np.where(near, ago - (ago * near).sum(axis=1, keepdims=True) / count, 0.0)
    middle = off[:, :1]  # how far today is from the middle of its window
    square = np.maximum((off**2).sum(axis=1, keepdims=True), 0.25)  # 0 for a single reading, else 0.5 or more
    weights = near / count + middle * off / square

    def ends(values: Floats) -> Floats:
        result: Floats = (weights * values[places]).sum(axis=1)
        return result

    centre = ends(kg)
    share = (weights**2).sum(axis=1)
    variance = noise.sd_kg**2 * np.minimum(noise.repeats * share, 1.0) + _start_variance(day, ends)
    half = noise.z * np.sqrt(variance)
    return centre, centre - half, centre + half


def _both_readings(seen: Smoothed) -> _Lines:
    """Return the body if a step was the body's own, in an interval that holds what it is if the scale's, too."""
    centre, half = seen.line()
    if not seen.steps:
        return centre, centre - half, centre + half
    other, other_half = seen.line(own_step=0.0)
    return centre, np.minimum(centre - half, other - other_half), np.maximum(centre + half, other + other_half)


def _with_steps(way: _Way, day: Floats, kg: Floats, seen: Smoothed) -> _Lines:
    """Return a trend through readings of several scales, or with steps in them.

    What another scale shows more is taken off. A step is not: the line is as it is, and its interval for either reading
    of the step. Followed without the steps, none of its past pulls at it; the body is there, or with them on top.
    """
    step, kg = seen.step_kg, kg - seen.scales_kg
    noise = estimate_noise(day, kg - step, rhythm=True)
    centre, low, high = way(day, kg, noise)
    if seen.steps:
        _, low, high = way(day, kg - step, noise)
        edges = (low, low + step, centre), (high, high + step, centre)
        low, high = np.minimum.reduce(edges[0]), np.maximum.reduce(edges[1])
    more = noise.z * seen.scales_sd_kg
    return centre, centre - np.hypot(centre - low, more), centre + np.hypot(high - centre, more)
