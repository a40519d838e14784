"""What some weeks of weigh-ins do to a forecast: one body's mornings, and the fan of the bodies that fit them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from ..body.plans import Plan
from ..body.projection import project
from ..care import least_kg
from ..checks import Floats, instance, whole
from ..scale.readings import columns
from ..words import span
from .forecast import Forecast, _rank, band, deviations_kg, forecast

if TYPE_CHECKING:
    import pandas as pd

_WEEK = 7
_OTHERS = 20  # people that a hidden body is one of
_MOST_OFF = 3.0  # SD that a week's mean may be off on average, for the body that fits best
OWN_SCATTER = 1.5
"""How much more one person's mornings may scatter than people do on average: 0.57 of 0.39 kg (Krone et al. 2020)."""
LATER_SD_KCAL = 100.0
"""SD of how what is eaten from then on differs from what was eaten in the weeks of weigh-ins (kcal/day): a course
assumption, for which we found no number. Without it six weeks would settle a year, which no six weeks do."""


@dataclass(frozen=True, eq=False)
class HiddenYear:
    """One body that could be the forecast's person, and what its scale says.

    Attributes
    ----------
    true_kg
        Its weight, shape (days + 1,); nobody is shown a weight under a BMI of 18.5.
    readings_kg
        Its mornings, from day 0 on (kg).
    """

    true_kg: Floats
    readings_kg: Floats

    @cached_property
    def readings(self) -> pd.DataFrame:
        """The mornings as a table, day and weight_kg."""
        import pandas as pd

        return pd.DataFrame({"day": np.arange(len(self.readings_kg)), "weight_kg": self.readings_kg})

    def __repr__(self) -> str:
        return f"A hidden body: {span(len(self.readings_kg))} of weigh-ins, of {span(len(self.true_kg) - 1)}"


def hidden_year(stated: Forecast, weeks: int = 6, turn: int = 1) -> HiddenYear:
    """Return a body that could be the person of a forecast, drawn as its bodies are, and some weeks of its mornings.

    Parameters
    ----------
    stated
        What `forecast` returned.
    weeks
        How many weeks of mornings, 2 to 26, and no more than the forecast has.
    turn
        Another one is another body; the same one is the same, for the same person and plan.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan
    >>> hidden_year(forecast(PEOPLE["ana"], Plan.deficit(0), days=84))
    A hidden body: 6 weeks of weigh-ins, of 12 weeks
    """
    instance(stated, Forecast, "stated", "what forecast(...) returned")
    weeks = whole(weeks, "weeks", 2, min(26, stated.days // _WEEK), "weeks")
    seed = zlib.crc32(f"{stated.person!r} {stated.plan!r} {turn}".encode())
    rng = np.random.default_rng(seed)
    days = _WEEK * weeks
    other = forecast(stated.person, stated.plan, stated.days, stated.uncertainty, _OTHERS, seed, 0.5)
    true = other.draws_kg[rng.integers(_OTHERS)].copy()
    true[days:] += LATER_SD_KCAL * rng.standard_normal() * _kg_per_kcal(stated, days)
    true = np.maximum(true, min(least_kg(stated.person), stated.person.weight_kg))
    aside = deviations_kg(stated.person, stated.uncertainty.noise, stated.seed)
    first = rng.integers(len(aside) - weeks)
    return HiddenYear(true, true[:days] + aside[first : first + weeks].ravel())


def renew(stated: Forecast, scale: pd.DataFrame) -> Forecast:
    """Draw a forecast anew: of its bodies those stay that fit the weigh-ins, the better the oftener.

    Parameters
    ----------
    stated
        What `forecast` returned, with enough people that some fit: 1,000 or more.
    scale
        Weigh-ins from day 0 on, whole weeks of them.

    Returns
    -------
    Forecast
        As many bodies, drawn again by how well their weekly means fit those of the scale. From then on each eats
        `LATER_SD_KCAL` more or less than before, by chance.

    Raises
    ------
    ValueError
        If there is no whole week, or none of the bodies fits: then the person or the plan is another one.

    Notes
    -----
    A week's mean of mornings scatters about the body's by a normal error, alike and independent from week to week
    (correlation 0.02 in the course's scale noise), whose mean is that of 40 simulated years and whose SD is
    `OWN_SCATTER` times theirs. A body counts by the product of its weeks' densities.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan
    >>> f = forecast(PEOPLE["ana"], Plan.deficit(400), days=84, people=1000)
    >>> later = renew(f, hidden_year(f).readings)
    >>> (later.at().high - later.at().low) < (f.at().high - f.at().low)
    True
    """
    instance(stated, Forecast, "stated", "what forecast(...) returned")
    day, kg = columns(scale)
    week = day.astype(int) // _WEEK
    full = [w for w in np.unique(week) if (week == w).sum() == _WEEK and (w + 1) * _WEEK <= stated.days + 1]
    if not full:
        raise ValueError("scale has no whole week. It must have seven mornings of at least one week from day 0 on.")
    aside = deviations_kg(stated.person, stated.uncertainty.noise, stated.seed).mean(axis=1)
    off = np.zeros(stated.people)
    for w in full:
        bodies = stated.draws_kg[:, w * _WEEK : (w + 1) * _WEEK].mean(axis=1)
        off += ((kg[week == w].mean() - bodies - aside.mean()) / (OWN_SCATTER * aside.std(ddof=1))) ** 2
    last = (int(full[-1]) + 1) * _WEEK
    off[(stated.stopped_day >= 0) & (stated.stopped_day < last)] = np.inf  # nobody weighs a body that is gone
    if off.min() > _MOST_OFF**2 * len(full):
        raise ValueError(
            f"None of the {stated.people} simulated bodies fits these weigh-ins. Either they are another person's, or"
            " the plan is another one: check both."
        )
    weight = np.exp(-0.5 * (off - off.min()))
    # one draw for each body, evenly spaced: it adds no chance of its own
    places = (np.arange(stated.people) + 0.5) / stated.people
    again = np.minimum(np.searchsorted(np.cumsum(weight / weight.sum()), places), stated.people - 1)
    draws, stopped = stated.draws_kg[again].copy(), stated.stopped_day[again]
    later = np.random.default_rng([stated.seed, last]).permutation([NormalDist().inv_cdf(p) for p in places])
    draws[:, last:] += LATER_SD_KCAL * later[:, None] * _kg_per_kcal(stated, last)
    low, median, high = band(_rank(draws, stopped), stated.level)
    return replace(stated, draws_kg=draws, stopped_day=stopped, low_kg=low, median_kg=median, high_kg=high)


def _kg_per_kcal(stated: Forecast, from_day: int) -> Floats:
    """Return what a kcal a day more, eaten from a day on, adds to the weight (kg), shape (days + 1 - from_day,)."""
    more = project(stated.person, Plan.deficit(-100), max(stated.days - from_day, 1)).weight_kg
    kg: Floats = (more - more[0]) / 100.0
    return kg[: stated.days + 1 - from_day]
