"""The smoother: a body that wanders, its week, the water of a start, other scales, and steps that nobody told of.

Level and slope wander and the noise of a morning is forgotten: a filter of three states follows them both ways.
All else is a pattern known but for its size (the level at the start, the rhythm of the week, water, steps), and its
size is read by regression from what the filter leaves of it. Both together are one Gaussian model.

Which scale was used is a pattern, too, if it is told. A step that nobody told of is looked for: in twelve weeks of
usual mornings even a straight line that knows its place leaves an SD of 0.28 kg to its size.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from .. import units
from ..checks import Floats
from .readings import RHYTHM_READINGS, Noise, estimate_noise, week_rows

SLOPE_SPREAD_KG = 0.07
"""SD of slopes before anything is known (kg/day): half a kilogram a week."""
TRANSIENT_KG = 1.0
"""SD of the water that a change of diet moves (kg): 0.3-1.2 for 300-600 kcal/day, 2 for 1,200."""
TRANSIENT_DAYS = 1.1
"""How fast that settles in the dynamic model: 1.07 days for fluid, glycogen about as fast."""
_SLOPE_DRIFT_KG = 0.003  # SD by which the slope (kg/day) wanders in a day: plans change, bodies adapt
_DISPLAY_KG = 0.03  # SD of a display that shows steps of 0.1 kg
_ANYWHERE_KG = 10.0  # SD of the level at the start about the first reading

# The week's rhythm, once and twice a week: SD of each cosine and sine (kg). What the scale alone shows (gut,
# clothes, hours) is the size of Turicchi 2020, as in `ScaleNoise`; what the body really does is the water of
# weekends about 250 kcal/day above the other days in the dynamic model. How a rhythm divides: course assumption.
_WEEK_BODY_KG = np.repeat([0.15, 0.075], 2)
_WEEK_SCALE_KG = np.repeat([0.08, 0.035], 2)
_BODY_SHARE = _WEEK_BODY_KG**2 / (_WEEK_BODY_KG**2 + _WEEK_SCALE_KG**2)

_STEP_KG = 1.0  # SD of a step (kg): another scale, or the water of another diet; course assumption
# A step is let in when it is so many SDs from nothing among as many places as twelve weeks have mornings, and has
# four readings before and after it: one in twenty records without a step is then suspected of one (course rule).
_STEP_SDS, _STEP_PLACES, _STEP_READINGS = 3.5, 85, 4
_STEP_NEAR = 0.65  # further than this from being let in, the noise is not judged anew

_LEVEL, _SLOPE, _NOISE = range(3)
_SEES = np.array([1.0, 0.0, 1.0])  # the scale shows level and noise
_WEEK, _WATER = slice(1, 5), 5  # patterns, after the level at the start; other scales and steps come after them
_FIXED = 6
_SIZE_VARIANCE = np.array([_ANYWHERE_KG**2, *(_WEEK_BODY_KG**2 + _WEEK_SCALE_KG**2), TRANSIENT_KG**2])
_STILL = 1e-11  # kg^2: a variance that changes less from one morning to the next has settled


class Filter(NamedTuple):
    """How sure the filter is on each morning, which depends on when it was, not on what the scale said.

    The state is expected with covariance `prior`, the reading with variance `expected`; `gain` times the surprise
    corrects it. To the next morning, a reading brings `push` times itself and the expected state `forget` times itself.
    """

    prior: Floats
    expected: Floats
    gain: Floats
    push: Floats
    forget: Floats

    def ahead(self, columns: Floats) -> Floats:
        """Return the states expected before each morning for each column of readings, shape (n, 3, m)."""
        step, added = np.zeros_like(self.prior), np.zeros((*self.gain.shape, columns.shape[1]))
        step[1:], added[1:] = self.forget, self.push[:, :, None] * columns[:-1, None, :]
        return recurrence(step, added)

    def back(self, surprise: Floats) -> tuple[Floats, Floats]:
        """Return what each morning and all after it add to the states expected before it, and how well they know it.

        Shapes (n, 3, m) and (n, 3, 3).
        """
        # the last morning first; what lies after it says nothing
        step = np.zeros_like(self.prior)
        step[1:] = self.forget[::-1].swapaxes(1, 2)
        weight = 1.0 / self.expected[::-1, None, None]
        pull = recurrence(step, _SEES[:, None] * surprise[::-1, None, :] * weight)
        know = recurrence(step, np.outer(_SEES, _SEES) * weight, both=True)
        return pull[::-1], know[::-1]


def filtered(day: Floats, noise: Noise) -> Filter:
    """Follow how sure the state is from morning to morning."""
    n, gap = len(day), np.diff(day, prepend=day[0])
    kept = noise.lag1**gap
    carry, drift = np.tile(np.eye(3), (n, 1, 1)), np.zeros((n, 3, 3))
    carry[:, _LEVEL, _SLOPE], carry[:, _NOISE, _NOISE] = gap, kept
    # a slope that wanders moves the level too
    drift[:, _LEVEL, _LEVEL], drift[:, _SLOPE, _SLOPE] = _SLOPE_DRIFT_KG**2 * gap**3 / 3.0, _SLOPE_DRIFT_KG**2 * gap
    drift[:, _LEVEL, _SLOPE] = drift[:, _SLOPE, _LEVEL] = _SLOPE_DRIFT_KG**2 * gap**2 / 2.0
    drift[:, _NOISE, _NOISE] = noise.sd_kg**2 * (1.0 - kept**2)
    another = np.append(np.flatnonzero(np.diff(gap)) + 1, n)  # where the days between mornings change

    prior = np.empty_like(carry)
    cov = np.diag([0.0, SLOPE_SPREAD_KG**2, noise.sd_kg**2])  # the level at the start is a pattern
    i = 0
    while i < n:
        np.add(carry[i].dot(cov).dot(carry[i].T), drift[i], out=prior[i])
        hit = prior[i, _LEVEL] + prior[i, _NOISE]
        cov = prior[i] - hit[:, None] * (hit / (hit[_LEVEL] + hit[_NOISE] + _DISPLAY_KG**2))
        i += 1
        # once it has settled it stays as it is, until mornings come at other distances
        if i > 1 and abs(prior[i - 1, 0, 0] - prior[i - 2, 0, 0]) < _STILL:
            until = int(another[np.searchsorted(another, i - 1, side="right")])
            if until > i and np.abs(prior[i - 1] - prior[i - 2]).max() < _STILL:
                prior[i:until], i = prior[i - 1], until
    hits = prior @ _SEES
    expected = hits @ _SEES + _DISPLAY_KG**2
    gain = hits / expected[:, None]
    push = np.einsum("nij,nj->ni", carry[1:], gain[:-1])
    return Filter(prior, expected, gain, push, carry[1:] - push[:, :, None] * _SEES)


class Smoothed(NamedTuple):
    """What the filter says once it has looked back.

    The first of `columns` is the readings (kg above the first), then follows one for each pattern: level at the start,
    week, water, other scales, steps. `expects` and `pull` have as many; `size` is how much of each pattern there is
    (kg), `doubt` its covariance. `pull` is what each morning and all after it add to the state expected before it, and
    `know` how well they know it (de Jong and Penzer 1998, doi:10.1080/01621459.1998.10473731, read sudden changes off
    the same two). `steps` are the places of the readings at which a step was let in.
    """

    day: Floats
    first_kg: float
    noise: Noise
    run: Filter
    columns: Floats
    expects: Floats
    pull: Floats
    know: Floats
    size: Floats
    doubt: Floats
    steps: tuple[int, ...]

    @property
    def likeliest_step(self) -> tuple[float, int]:
        """How many SDs the surest further step is from nothing, and the place of its first reading."""
        # the first mornings may still be water, and the last may be a dinner
        inner = slice(_STEP_READINGS, len(self.day) - _STEP_READINGS + 1)
        pull = self.pull[inner, _LEVEL]  # a step moves the level from here on
        if not len(pull):
            return 0.0, 0
        know = self.know[inner, _LEVEL, _LEVEL] - np.einsum("nj,jk,nk->n", pull[:, 1:], self.doubt, pull[:, 1:])
        sure = np.abs(pull[:, 0] - pull[:, 1:] @ self.size) / np.sqrt(np.maximum(know, 1e-12))
        sure[[i - _STEP_READINGS for i in self.steps]] = 0.0
        return float(sure.max()), _STEP_READINGS + int(np.argmax(sure))

    @property
    def step_kg(self) -> Floats:
        """Sum of the steps so far, at each reading (kg)."""
        return self._sum(slice(len(self.size) - len(self.steps), None))

    @property
    def scales_kg(self) -> Floats:
        """How much more than the first scale the one of each reading shows (kg)."""
        return self._sum(slice(_FIXED, len(self.size) - len(self.steps)))

    @property
    def scales_sd_kg(self) -> Floats:
        """SD of the error of that (kg)."""
        of = slice(_FIXED, len(self.size) - len(self.steps))
        other = self.columns[:, 1:][:, of]
        sd: Floats = np.sqrt(np.einsum("nj,jk,nk->n", other, self.doubt[of, of], other))
        return sd

    @property
    def water_kg(self) -> float:
        """Water that was there at the start and went (kg)."""
        return float(self.size[_WATER])

    def line(self, own_step: float = 1.0) -> tuple[Floats, Floats]:
        """Return the true weight and half of its interval (kg); `own_step` 0 takes the steps for the scale's."""
        about = self.run.prior[:, _LEVEL]
        level = self.expects[:, _LEVEL] + np.einsum("ni,nim->nm", about, self.pull)
        sure = about[:, _LEVEL] - np.einsum("ni,nij,nj->n", about, self.know, about)
        centre, sd = self._told(level, self._body(own_step), sure + rhythm_variance(week_rows(self.day)))
        return self.first_kg + centre, self.noise.z * sd

    def change(self, own_step: float, *, tissue: bool = False) -> tuple[float, float]:
        """Return the change of true weight from the first to the last reading, or of tissue alone, and its SD (kg)."""
        level = self.expects[-1, _LEVEL] + self.run.gain[-1, _LEVEL] * (self.columns[-1] - _SEES @ self.expects[-1])
        variance = self.run.prior[-1, _LEVEL, _LEVEL] - self.run.gain[-1, _LEVEL] ** 2 * self.run.expected[-1]
        first, last = self._body(own_step)[[0, -1]]
        body = last - first
        if tissue:
            body[:_FIXED] = 0.0
        else:
            variance += rhythm_variance(np.subtract(*week_rows(self.day[[0, -1]]))[None])[0]
        centre, sd = self._told(level[None], body[None], np.array([variance]))
        return float(centre[0]), float(sd[0])

    def _sum(self, patterns: slice) -> Floats:
        kg: Floats = self.columns[:, 1:][:, patterns] @ self.size[patterns]
        return kg

    def _body(self, own_step: float) -> Floats:
        """Return how much of each pattern is the body's own at each reading."""
        body = self.columns[:, 1:].copy()
        body[:, _WEEK] *= _BODY_SHARE
        body[:, _FIXED : len(self.size) - len(self.steps)] = 0.0
        body[:, len(self.size) - len(self.steps) :] *= own_step
        return body

    def _told(self, level: Floats, body: Floats, variance: Floats) -> tuple[Floats, Floats]:
        """Put together what the filter made of each column and how much of each pattern is the body's own."""
        left = body - level[:, 1:]
        centre: Floats = level[:, 0] + left @ self.size
        return centre, np.sqrt(np.maximum(variance, 0.0) + np.einsum("nj,jk,nk->n", left, self.doubt, left))


def rhythm_variance(rows: Floats) -> Floats:
    """Return the variance (kg^2) that stays since nobody knows which part of a rhythm is the body's own."""
    left: Floats = (rows**2) @ (_BODY_SHARE * _WEEK_SCALE_KG**2)
    return left


def smoothed(
    day: Floats, kg: Floats, noise: Noise, steps: tuple[int, ...], others: Floats, run: Filter | None = None
) -> Smoothed:
    """Follow the readings both ways, with a step at each of these places and a column for each other scale."""
    run = filtered(day, noise) if run is None else run
    water = np.exp(-(day - day[0]) / TRANSIENT_DAYS)[:, None]
    after = np.arange(len(day))[:, None] >= np.array(steps, dtype=int)
    columns = np.hstack([kg[:, None] - kg[0], np.ones_like(water), week_rows(day), water, others, after])
    expects = run.ahead(columns)
    surprise = columns - expects[:, _LEVEL] - expects[:, _NOISE]
    scaled = surprise / np.sqrt(run.expected)[:, None]
    before = np.append(_SIZE_VARIANCE, [_STEP_KG**2] * (columns.shape[1] - 1 - _FIXED))
    doubt = np.asarray(np.linalg.inv(scaled[:, 1:].T @ scaled[:, 1:] + np.diag(1.0 / before)), dtype=np.float64)
    size = doubt @ (scaled[:, 1:].T @ scaled[:, 0])
    pull, know = run.back(surprise)
    return Smoothed(day, float(kg[0]), noise, run, columns, expects, pull, know, size, doubt, steps)


def recurrence(step: Floats, added: Floats, *, both: bool = False) -> Floats:
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
    return x.reshape(width * width, k, m)[:n]


def looked_back(day: Floats, kg: Floats, noise: Noise, others: Floats | None = None) -> Smoothed:
    """Follow the state both ways, and let in the steps that the readings ask for, one after the other.

    `others` has a column for each scale but the first: 1 where it was used.
    """
    others = np.zeros((len(day), 0)) if others is None else others
    seen = smoothed(day, kg, noise, (), others)
    # another scale and a step look like noise with a long memory, so the noise is judged anew without them
    if others.any():
        seen = smoothed(day, kg, estimate_noise(day, kg - seen.scales_kg), (), others)
    # the more places, the more chance; it goes with the logarithm
    enough = math.sqrt(_STEP_SDS**2 + 2.0 * math.log(max(len(day) / _STEP_PLACES, 1.0)))
    # few readings show no step, and the wandering of many must not become a staircase
    most = 1 + len(day) // _STEP_PLACES if len(day) >= RHYTHM_READINGS else 0
    while len(seen.steps) < most and seen.likeliest_step[0] > enough - _STEP_NEAR:
        perhaps = smoothed(day, kg, seen.noise, (*seen.steps, seen.likeliest_step[1]), others, seen.run)
        calmer = estimate_noise(day, kg - perhaps.scales_kg - perhaps.step_kg)
        again = smoothed(day, kg, calmer, seen.steps, others)
        sure, place = again.likeliest_step
        if sure < enough:
            break
        seen = smoothed(day, kg, calmer, (*seen.steps, place), others, again.run)
    return seen


def notes_on(seen: Smoothed, others: tuple[str, ...]) -> tuple[str, ...]:
    """Return a sentence for each other scale and each step: when, how much, and what it may be."""
    after, notes = seen.step_kg, []
    for name, kg in zip(others, seen.size[_FIXED:], strict=False):
        notes.append(f"The scale {name!r} shows about {_more(kg)} than the first one; that is taken off.")
    for i in sorted(seen.steps):
        notes.append(
            f"From day {seen.day[i]:.0f} on the scale shows about {_more(after[i] - after[i - 1])}, all at once:"
            " another scale, or water after a change of diet? The interval allows for both."
        )
    return tuple(notes)


def _more(kg: float) -> str:
    return f"{units.mass(abs(kg))} {'more' if kg > 0 else 'less'}"
