"""Four ways to draw a trend through weigh-ins, each with the interval in which the body really is.

Every function takes a table with the columns ``day`` and ``weight_kg``; days may be missing or hold
several weigh-ins. Nothing here knows how the scale's noise was made: its size is read off the data.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from ..checks import Floats, choice, number
from .readings import RHYTHM_READINGS, Noise, estimate_noise, trusted, week_rows

if TYPE_CHECKING:
    import pandas as pd

Method = Literal["ema", "holt", "regression", "smoother"]
METHODS: tuple[Method, ...] = ("ema", "holt", "regression", "smoother")
_SAID: dict[str, Method] = {"moving average": "ema", "average": "ema", "line": "regression", "smooth": "smoother"}

EMA_SHARE = 0.1
"""Each day the trend goes a tenth of the way to the scale: Walker 1991, The Hacker's Diet, fourmilab.ch/hackdiet."""
EMA_SHARE_PERCENT = (5, 50, 5)
"""Lowest, highest and step of the shares that lesson 07 offers (% of the gap a day)."""
HOLT_SHARES = (0.15, 0.03)
"""Shares of the gap by which level and slope follow (Holt 1957, reprinted 2004,
doi:10.1016/j.ijforecast.2003.09.015): the course's choice. Books write the second as a share of the change of
level, which is 0.03 / 0.15 = 0.2 here."""
WINDOW_DAYS = 28

_SLOPE_DRIFT_KG = 0.003  # SD by which the slope (kg/day) wanders in a day: plans change, bodies adapt
_SLOPE_SPREAD_KG = 0.07  # SD of slopes before anything is known (kg/day): half a kilogram a week
_TRANSIENT_KG = 1.0  # SD of the water that a change of diet moves (kg): 0.3-1.2 for 300-600 kcal/day, 2 for 1,200
_TRANSIENT_DAYS = 1.1  # how fast that settles in the dynamic model: 1.07 days for fluid, glycogen about as fast
_DISPLAY_KG = 0.03  # SD of a display that shows steps of 0.1 kg

# The week's rhythm, once and twice a week: SD of each cosine and sine (kg). What the scale alone shows (gut,
# clothes, hours) is the size of Turicchi 2020, as in `ScaleNoise`; what the body really does is the water of
# weekends about 250 kcal/day above the other days in the dynamic model. How a rhythm divides: course assumption.
_WEEK_BODY_KG = np.repeat([0.15, 0.075], 2)
_WEEK_SCALE_KG = np.repeat([0.08, 0.035], 2)
_BODY_SHARE = _WEEK_BODY_KG**2 / (_WEEK_BODY_KG**2 + _WEEK_SCALE_KG**2)

_STEP_KG = 1.0  # SD of a step that is let in (kg): another scale, or the water of another diet; course assumption
# A step is let in when it is so many SDs from nothing among as many places as twelve weeks have mornings, and has
# three readings before and after it: one in twenty records without a step is then suspected of one (course rule).
_STEP_SDS, _STEP_PLACES, _STEP_READINGS = 3.5, 85, 3
_STEP_NEAR = 0.65  # further than this from being let in, the noise is not judged anew


def trend(weigh_ins: pd.DataFrame, method: Method = "smoother", ema_share: float = EMA_SHARE) -> pd.DataFrame:
    """Draw a trend through weigh-ins.

    Parameters
    ----------
    weigh_ins
        Columns day and weight_kg; days may be missing or hold several readings, of which the mean counts.
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
        For a wrong table, an unknown method or a share that is none.

    Notes
    -----
    The intervals allow for noise, for the water of a start and for a body that changes slowly; that of the smoother
    for the rhythm of a week, too: with 300 to 500 kcal/day more on weekends it holds the true weight in 92-95 % of
    cases. The other three do not know the weekday.

    A step is another scale's, or the body's own water after a change of diet. Where the readings ask for one it is
    named in the notes, and the interval holds both. A new scale that shows 0.7 kg more half-way through twelve weeks is
    noticed in two of five cases, one that shows 1 kg more in three of four; about one record in twenty without a step
    is suspected of one. At the end of a week of diet break, when up to a kilogram of real water has come back, the
    smoother's last interval holds the true weight in about six of ten cases.

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
    (day, kg, notes), noise = trusted(weigh_ins)
    seen = looked_back(day, kg, noise)
    if method == "smoother":
        centre, low, high = _both_readings(seen)
    else:
        ways: dict[str, _Way] = {"ema": partial(_ema, share=share), "holt": _holt, "regression": _regression}
        way = ways[method]
        centre, low, high = _with_steps(way, day, kg, seen)
    frame = pd.DataFrame({"day": day.astype(int), "trend_kg": centre, "low_kg": low, "high_kg": high})
    frame.attrs["notes"] = (*notes, *step_notes(seen))
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

    def caught_up(values: Floats) -> Floats:
        level = levels(day, values, share, 0.0)
        result: Floats = level + ahead * (level - level[back])
        return result

    level, spread = levels(day, kg, share, 0.0), _spreads(day, noise, share, 0.0)
    # what is left of the earlier level in the later one makes their errors alike
    alike = (1.0 - share) ** apart * spread[back] ** 2
    variance = ((1.0 + ahead) * spread) ** 2 + (ahead * spread[back]) ** 2 - 2.0 * ahead * (1.0 + ahead) * alike
    body = caught_up(kg)
    # the slope of the start needs no more room: the interval goes from the trend to beyond where it would catch up
    half = noise.z * np.sqrt(np.maximum(variance, spread**2) + _start_variance(day, caught_up, slope_kg=0.0))
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
    cov = _recurrence(step, new[:, :, None] * new[:, None, :], both=True)
    return np.sqrt(np.maximum(cov[:, 0, 0], 0.0))


def _recurrence(step: Floats, added: Floats, *, both: bool = False) -> Floats:
    """Return x[i] = step[i] x[i - 1] + added[i], or with `both` x[i] = step[i] x[i - 1] step[i]^T + added[i].

    Shapes (n, k, k) and (n, k, m); nothing comes before x[0]. It takes 2 sqrt(n) turns instead of n: all blocks of
    sqrt(n) go on side by side as if nothing came before them, and what does is handed from block to block.
    """
    n, k, m = added.shape
    width = math.isqrt(n - 1) + 1
    full = np.zeros((2, width * width, k, max(k, m)))
    full[0, :n, :, :k], full[1, :n, :, :m] = step, added
    step, x = full[0, :, :, :k].reshape(width, width, k, k), full[1, :, :, :m].reshape(width, width, k, m)

    def carried(by: Floats, what: Floats) -> Floats:
        moved: Floats = by @ what
        return moved @ by.swapaxes(-1, -2) if both else moved

    far = step.copy()
    for i in range(1, width):
        x[:, i] += carried(step[:, i], x[:, i - 1])
        far[:, i] = step[:, i] @ far[:, i - 1]
    for block in range(1, width):
        x[block] += carried(far[block], x[block - 1, -1])
    return x.reshape(-1, k, m)[:n]


def _start_variance(day: Floats, draw: Callable[[Floats], Floats], slope_kg: float = _SLOPE_SPREAD_KG) -> Floats:
    """Return the variance of the error that an unknown start leaves: water that moves, a slope not known yet.

    The methods are linear, so what they make of a kilogram of water, and of a slope of one, they also
    make of this body's.
    """
    since = day - day[0]
    water = np.exp(-since / _TRANSIENT_DAYS)
    late: Floats = (_TRANSIENT_KG * (draw(water) - water)) ** 2 + (slope_kg * (draw(since) - since)) ** 2
    return late


def _regression(day: Floats, kg: Floats, noise: Noise) -> _Lines:
    """At each day, the end of a straight line through the last 28 days."""
    first = np.searchsorted(day, day - WINDOW_DAYS + 1)
    weights = [_end_weights(day[start : i + 1] - day[i]) for i, start in enumerate(first)]

    def ends(values: Floats) -> Floats:
        return np.array([w @ values[start : start + len(w)] for start, w in zip(first, weights, strict=True)])

    centre = ends(kg)
    share = np.array([w @ w for w in weights])
    variance = noise.sd_kg**2 * np.minimum(noise.repeats * share, 1.0) + _start_variance(day, ends)
    half = noise.z * np.sqrt(variance)
    return centre, centre - half, centre + half


def _end_weights(ago: Floats) -> Floats:
    """Return the weights of readings in the end of a straight line through them: it is a weighted mean."""
    middle = ago.mean()
    off = ago - middle
    square = float(off @ off)
    weights: Floats = 1.0 / len(ago) - (middle * off / square if square > 0 else 0.0 * off)
    return weights


def _both_readings(seen: Smoothed) -> _Lines:
    """Return the body if a step was the body's own, in an interval that holds what it is if the scale's, too."""
    centre, half = seen.line()
    if not len(seen.steps):
        return centre, centre - half, centre + half
    other, other_half = seen.line(own_step=0.0)
    return centre, np.minimum(centre - half, other - other_half), np.maximum(centre + half, other + other_half)


def _with_steps(way: _Way, day: Floats, kg: Floats, seen: Smoothed) -> _Lines:
    """Return a trend through readings that hold steps: its line as it is, its interval for either reading of them.

    Followed without the steps, none of its past pulls at it; the body is there, or with the steps on top.
    """
    step = seen.step_kg
    noise = estimate_noise(day, kg - step, rhythm=True)
    centre, low, high = way(day, kg, noise)
    if not seen.steps:
        return centre, low, high
    _, low, high = way(day, kg - step, noise)
    edges = (low, low + step, centre), (high, high + step, centre)
    return centre, np.minimum.reduce(edges[0]), np.maximum.reduce(edges[1])


# The state of the filter: level, slope, water that a change at the start moved, noise of the day, level at the
# start, steps so far, and the week's rhythm (cosine and sine, once and twice a week).
_LEVEL, _SLOPE, _WATER, _NOISE, _FIRST, _STEP = range(6)
_WEEK = slice(6, 10)
_SIZE = 10


class Filtered(NamedTuple):
    """The filter at each reading: the state expected before it, how it was corrected, and what came of it.

    `expected` is the variance of the reading (kg^2), `surprise` how far it was from what was expected (kg).
    """

    carry: Floats
    sees: Floats
    prior_mean: Floats
    prior_cov: Floats
    gain: Floats
    expected: Floats
    surprise: Floats

    @property
    def last(self) -> tuple[Floats, Floats]:
        """Mean and covariance of the state after the last reading."""
        gain = self.gain[-1]
        mean = self.prior_mean[-1] + gain * self.surprise[-1]
        return mean, self.prior_cov[-1] - gain[:, None] * gain * self.expected[-1]


class Smoothed(NamedTuple):
    """What the filter says once it has looked back.

    `pull` and `know` are what each morning and all after it add to the state expected before it, and how well
    they know it (de Jong and Penzer 1998, doi:10.1080/01621459.1998.10473731, read sudden changes off the same
    two). `steps` are the places of the readings at which a step was let in.
    """

    day: Floats
    noise: Noise
    run: Filtered
    pull: Floats
    know: Floats
    steps: tuple[int, ...]

    @property
    def likeliest_step(self) -> tuple[float, int]:
        """How many SDs the surest further step is from nothing, and the place of its first reading."""
        # the first mornings may still be water, and the last may be a dinner
        inner = slice(_STEP_READINGS, len(self.day) - _STEP_READINGS + 1)
        know = self.know[inner, _STEP, _STEP]
        if not len(know):
            return 0.0, 0
        sure = np.abs(self.pull[inner, _STEP]) / np.sqrt(np.maximum(know, 1e-12))
        sure[[i - _STEP_READINGS for i in self.steps]] = 0.0
        return float(sure.max()), _STEP_READINGS + int(np.argmax(sure))

    @property
    def step_kg(self) -> Floats:
        """Sum of the steps so far, at each reading (kg)."""
        steps: Floats = self.run.prior_mean[:, _STEP] + np.einsum("ni,ni->n", self.run.prior_cov[:, _STEP], self.pull)
        return steps

    def line(self, own_step: float = 1.0) -> tuple[Floats, Floats]:
        """Return the true weight and half of its interval (kg); `own_step` 0 takes the steps for the scale's."""
        body = true_weight_rows(self.day - self.day[0], self.day, own_step)
        about = np.einsum("nij,nj->ni", self.run.prior_cov, body)
        centre = np.einsum("ni,ni->n", body, self.run.prior_mean) + np.einsum("ni,ni->n", about, self.pull)
        variance = np.einsum("ni,ni->n", body, about) - np.einsum("ni,nij,nj->n", about, self.know, about)
        return centre, self.noise.z * np.sqrt(np.maximum(variance, 0.0) + rhythm_variance(week_rows(self.day)))


def rhythm_variance(rows: Floats) -> Floats:
    """Return the variance (kg^2) that stays since nobody knows which part of a rhythm is the body's own."""
    left: Floats = (rows**2) @ (_BODY_SHARE * _WEEK_SCALE_KG**2)
    return left


def true_weight_rows(since: Floats, day: Floats, own_step: float = 1.0) -> Floats:
    """Return the weights that make the true weight out of the state, `since` days after the first weigh-in."""
    weights = np.zeros((len(day), _SIZE))
    weights[:, _LEVEL], weights[:, _WATER], weights[:, _STEP] = 1.0, np.exp(-since / _TRANSIENT_DAYS), own_step
    weights[:, _WEEK] = _BODY_SHARE * week_rows(day)
    return weights


def tissue_row(own_step: float = 0.0) -> Floats:
    """Return the weights that make the change of tissue since the first weigh-in out of the state."""
    row = np.zeros(_SIZE)
    row[_LEVEL], row[_FIRST], row[_STEP] = 1.0, -1.0, own_step
    return row


def change_row(ends: Floats, own_step: float) -> Floats:
    """Return the weights that make the change of true weight from the first to the last day out of the last state."""
    first, last = true_weight_rows(ends - ends[0], ends, own_step)
    row: Floats = last - first + tissue_row(own_step)  # the first day had no step
    return row


def kalman(day: Floats, kg: Floats, noise: Noise, steps: tuple[int, ...] = ()) -> Filtered:
    """Follow the state from morning to morning: expect, compare with the scale, correct."""
    gap = np.diff(day, prepend=day[0])
    kept = noise.lag1**gap
    carry, drift = np.tile(np.eye(_SIZE), (len(day), 1, 1)), np.zeros((len(day), _SIZE, _SIZE))
    carry[:, _LEVEL, _SLOPE], carry[:, _NOISE, _NOISE] = gap, kept
    # a slope that wanders moves the level too
    drift[:, _LEVEL, _LEVEL], drift[:, _SLOPE, _SLOPE] = _SLOPE_DRIFT_KG**2 * gap**3 / 3.0, _SLOPE_DRIFT_KG**2 * gap
    drift[:, _LEVEL, _SLOPE] = drift[:, _SLOPE, _LEVEL] = _SLOPE_DRIFT_KG**2 * gap**2 / 2.0
    drift[:, _NOISE, _NOISE] = noise.sd_kg**2 * (1.0 - kept**2)
    drift[list(steps), _STEP, _STEP] = _STEP_KG**2
    sees = true_weight_rows(day - day[0], day)
    sees[:, _NOISE], sees[:, _WEEK] = 1.0, week_rows(day)

    mean = np.zeros(_SIZE)
    mean[[_LEVEL, _FIRST]] = kg[0]
    anywhere = 100.0  # kg^2
    spread = [anywhere, _SLOPE_SPREAD_KG**2, _TRANSIENT_KG**2, noise.sd_kg**2, anywhere, 0.0]
    cov = np.diag([*spread, *(_WEEK_BODY_KG**2 + _WEEK_SCALE_KG**2)])
    cov[_LEVEL, _FIRST] = cov[_FIRST, _LEVEL] = anywhere  # the level at the start is the level now
    # how sure each morning is depends on when, not on what the scale said: so first the covariances, one by one
    covs = np.empty_like(carry)
    for one, back, drifted, seen, prior in zip(carry, carry.swapaxes(1, 2), drift, sees, covs, strict=True):
        np.add(one.dot(cov).dot(back), drifted, out=prior)
        hit = prior.dot(seen)
        cov = prior - hit[:, None] * (hit / (seen.dot(hit) + _DISPLAY_KG**2))
    hits = np.einsum("nij,nj->ni", covs, sees)
    expected = np.einsum("ni,ni->n", sees, hits) + _DISPLAY_KG**2
    gains = hits / expected[:, None]
    # then all states at once: each is carried from the one before it, corrected
    step = np.zeros_like(carry)
    step[1:] = carry[1:] @ (np.eye(_SIZE) - gains[:-1, :, None] * sees[:-1, None, :])
    added = np.zeros((len(day), _SIZE, 1))
    added[0, :, 0] = carry[0] @ mean
    added[1:] = carry[1:] @ (gains[:-1] * kg[:-1, None])[:, :, None]
    means = _recurrence(step, added)[:, :, 0]
    return Filtered(carry, sees, means, covs, gains, expected, kg - np.einsum("ni,ni->n", sees, means))


def looked_back(day: Floats, kg: Floats, noise: Noise) -> Smoothed:
    """Follow the state both ways, and let in the steps that the readings ask for, one after the other."""
    seen = _back(day, kg, noise, ())
    # the more places, the more chance; it goes with the logarithm
    enough = math.sqrt(_STEP_SDS**2 + 2.0 * math.log(max(len(day) / _STEP_PLACES, 1.0)))
    # few readings show no step, and the wandering of many must not become a staircase
    most = 1 + len(day) // _STEP_PLACES if len(day) >= RHYTHM_READINGS else 0
    while len(seen.steps) < most and seen.likeliest_step[0] > enough - _STEP_NEAR:
        # a step looks like noise with a long memory, so the noise is judged anew without it
        perhaps = _back(day, kg, seen.noise, (*seen.steps, seen.likeliest_step[1]))
        calmer = estimate_noise(day, kg - perhaps.step_kg)
        sure, place = _back(day, kg, calmer, seen.steps).likeliest_step
        if sure < enough:
            break
        seen = _back(day, kg, calmer, (*seen.steps, place))
    return seen


def _back(day: Floats, kg: Floats, noise: Noise, steps: tuple[int, ...]) -> Smoothed:
    """Go back over the filter: every morning adds what it said beyond what was expected, through what came after."""
    run = kalman(day, kg, noise, steps)
    # the last morning first; what lies after it says nothing
    back = np.zeros_like(run.carry)
    back[1:] = (run.carry[1:] @ (np.eye(_SIZE) - run.gain[:-1, :, None] * run.sees[:-1, None, :]))[::-1].swapaxes(1, 2)
    said = run.sees[::-1, :, None]
    pull = _recurrence(back, said * (run.surprise / run.expected)[::-1, None, None])[::-1, :, 0]
    know = _recurrence(back, said * said.swapaxes(1, 2) / run.expected[::-1, None, None], both=True)[::-1]
    return Smoothed(day, noise, run, pull, know, steps)


def step_notes(seen: Smoothed) -> tuple[str, ...]:
    """Return a sentence for each step: when, how much, and what it may be."""
    after = seen.step_kg
    notes = []
    for i in sorted(seen.steps):
        kg = float(after[i] - after[i - 1])
        more = f"{abs(kg):.1f} kg {'more' if kg > 0 else 'less'}"
        notes.append(
            f"From day {seen.day[i]:.0f} on the scale shows about {more}, all at once: another scale, or water after a"
            " change of diet? The interval allows for both."
        )
    return tuple(notes)
