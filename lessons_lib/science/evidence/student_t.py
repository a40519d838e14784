"""Student's t distribution in a few lines, so that the library needs no scipy."""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..checks import Floats

_TINY = 1e-300


def two_sided_p(t: ArrayLike, df: ArrayLike) -> Floats:
    """Return the chance that Student's t with `df` degrees of freedom is farther from 0 than `t`.

    Parameters
    ----------
    t, df
        Numbers or arrays that fit together; df is 1 or more.

    Examples
    --------
    >>> two_sided_p([0.0, 12.7062], [5, 1]).round(5).tolist()
    [1.0, 0.05]
    """
    t, df = np.broadcast_arrays(np.asarray(t, dtype=float), np.asarray(df, dtype=float))
    a, b = df / 2.0, 0.5
    ratio = t * t / df
    # the chance is the incomplete beta function I_x(df/2, 1/2) at x = 1 / (1 + t²/df)
    x, rest = 1.0 / (1.0 + ratio), ratio / (1.0 + ratio)
    front = np.exp(_log_front(df) - a * np.log1p(ratio)) * np.sqrt(rest)
    far = x < (a + 1.0) / (a + b + 2.0)
    half = np.full_like(a, 0.5)
    tail = _fraction(np.where(far, a, half), np.where(far, half, a), np.where(far, x, rest))
    p: Floats = np.where(far, front * tail / a, 1.0 - front * tail / b)
    return np.clip(p, 0.0, 1.0)


def _log_front(df: Floats) -> Floats:
    """Return ln of Gamma((df + 1) / 2) / (Gamma(df / 2) Gamma(1 / 2)), once for each different df."""
    values, where = np.unique(df, return_inverse=True)
    half_log_pi = 0.5 * math.log(math.pi)
    logs = [math.lgamma((v + 1.0) / 2.0) - math.lgamma(v / 2.0) - half_log_pi for v in values.tolist()]
    spread: Floats = np.asarray(logs)[where].reshape(df.shape)
    return spread


def _fraction(a: Floats, b: Floats, x: Floats) -> Floats:
    """Return the continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method."""

    def kept(values: Floats) -> NDArray[np.float64]:
        return np.where(np.abs(values) < _TINY, _TINY, values)

    c = np.ones_like(x)
    d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0))
    result = d.copy()
    for m in range(1, 2000):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0)),
        ):
            d = 1.0 / kept(1.0 + step * d)
            c = kept(1.0 + step / c)
            result = result * c * d
        if np.abs(c * d - 1.0).max(initial=0.0) < 1e-15:
            break
    return result


@lru_cache(maxsize=4096)
def quantile(level: float, df: float) -> float:
    """Return the t beyond which, on both sides together, 1 - `level` of the distribution lies.

    Parameters
    ----------
    level
        Between 0 and 1, such as 0.95.
    df
        Degrees of freedom, 1 or more; math.inf is the normal distribution.

    Examples
    --------
    >>> round(quantile(0.95, 10), 6), round(quantile(0.95, math.inf), 6)
    (2.228139, 1.959964)
    """
    t = NormalDist().inv_cdf(0.5 + level / 2.0)
    if math.isinf(df):
        return t
    log_height = float(_log_front(np.array([df]))[0]) - 0.5 * math.log(df)
    # the tail is convex and t starts below its root (t has heavier tails than the normal), so that
    # Newton's steps only go up
    for _ in range(200):
        height = math.exp(log_height - 0.5 * (df + 1.0) * math.log1p(t * t / df))
        step = (float(two_sided_p(t, df)) - (1.0 - level)) / (2.0 * height)
        t += step
        if abs(step) <= 1e-15 * t:
            break
    return t
