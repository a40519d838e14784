"""Published numbers of trials, read from ``data/``, each with the ends that were published with it.

And what they say of how much of exercise a body takes back, and of what training does to the resting rate.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

from ...data import Named, read_rows, records
from ..checks import brief, choice, number
from ..words import Interval, Spread


@dataclass(frozen=True)
class Effect:
    """One published number of a table of effects, for a sentence or a picture.

    `value` is None where only a range or a direction was seen; `low` and `high` are what was given with it, and
    `note` says what they are. `people` says how many or who; what a table does not have is empty.
    """

    id: str
    quantity: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    people: str
    tag: str
    note: str
    study: str = ""
    year: int | None = None
    topic: str = ""
    group: str = ""
    direction: str = ""
    source: str = ""

    __repr__ = brief

    @property
    def mean(self) -> float:
        """The published mean, or a sentence where there is none."""
        if self.value is None:
            raise ValueError(f"{self.id} has a direction or a range and no mean. It must be a row with a value.")
        return self.value


@lru_cache(maxsize=4)
def published_effects(table: str) -> Mapping[str, Effect]:
    """Return the published effects of one table by their short name.

    Parameters
    ----------
    table
        ``"exercise_effects"`` or ``"eating_effects"``, a table of ``data/``.

    Examples
    --------
    >>> published_effects("exercise_effects")["made_up_careau"].mean
    28.0
    """
    return Named("Effects", "effect", lambda: {effect.id: effect for effect in records(Effect, table)})


def trial_course(study: str, quantity: str, month: int | None = None) -> tuple[float, float, float]:
    """Return a number of ``data/trial_courses.csv`` between its ends: low, value, high.

    The ends repeat the value where none were published; the middle stands for the value where only ends were.

    Examples
    --------
    >>> trial_course("CALERIE-2", "weight change", 24)
    (-7.9, -7.5, -7.1)
    """
    for row in read_rows("trial_courses"):
        if (row["study"], row["quantity"]) == (study, quantity) and month in (None, int(row["month"] or 0)):
            low, high = (float(row[end] or row["value"]) for end in ("low", "high"))
            return low, float(row["value"] or (low + high) / 2), high
    raise ValueError(f"data/trial_courses.csv has no {quantity!r} of {study!r}. It must be one of its rows.")


def made_up_percent(study: str = "careau") -> float:
    """Return the share of exercise that was taken back (%): Careau et al. 2021, or ``"broskey"`` 2021.

    Careau: a lower basal expenditure, 1,754 adults at one time, contested. Broskey: half of the expected loss of
    weight did not come.

    Examples
    --------
    >>> made_up_percent(), made_up_percent("broskey")
    (28.0, 50.0)
    """
    study = choice(study, "study", ("careau", "broskey"))
    return published_effects("exercise_effects")[f"made_up_{study}"].mean


def constant_made_up_kcal() -> float:
    """Return what was taken back whatever the dose (kcal/week): the mean of Flack et al.'s two groups, 2018.

    Their doses were 1,500 and 3,000 kcal a week; both intervals are wide (−164 to 2,050 and 32 to 1,982).

    Examples
    --------
    >>> constant_made_up_kcal()
    975.0
    """
    rows = published_effects("exercise_effects")
    return (rows["made_up_flack_1500"].mean + rows["made_up_flack_3000"].mean) / 2.0


def compensated_kcal(net_kcal_a_week: float) -> Interval:
    """Return how much of a week's net exercise is taken back: from nothing to the most that was found.

    Parameters
    ----------
    net_kcal_a_week
        Cost beyond rest (kcal/week).

    Returns
    -------
    Interval
        A `Spread`, no confidence interval. Low: nothing. Estimate: 28 % (Careau). High: half (Broskey), or about
        975 kcal a week whatever the dose (Flack), but never more than all of it. Flack tested no week below 1,500.

    Examples
    --------
    >>> compensated_kcal(1200)
    336 kcal/week (0 to 975 over what studies found; not a confidence interval)
    >>> compensated_kcal(660).high, compensated_kcal(3000).high
    (660.0, 1500.0)
    """
    net = number(net_kcal_a_week, "net_kcal_a_week", 0.0, 100_000.0, "kcal/week")
    most = max(net * made_up_percent("broskey") / 100.0, min(net, constant_made_up_kcal()))
    return Spread(0.0, net * made_up_percent() / 100.0, most, unit="kcal/week", of="what studies found")


@dataclass(frozen=True)
class Difference:
    """The difference of two published effects, with its 95 % interval and P."""

    value: Interval
    z: float
    p: float

    __repr__ = brief


def resting_difference(first: str = "rmr_resistance", second: str = "rmr_aerobic") -> Difference:
    """Return how far two effects on the resting rate differ (kcal/day), from their published intervals.

    Notes
    -----
    DERIVED: each standard error is the width of its 95 % interval over 2 × 1.96; those of independent estimates add
    as squares. Source of both: MacKenzie-Shalders et al. 2020, doi:10.1080/02640414.2020.1754716.

    Examples
    --------
    >>> found = resting_difference()
    >>> found.value
    15 kcal/day (95 % interval -134 to 163)
    >>> round(found.p, 2)
    0.85
    """
    z95, rows = NormalDist().inv_cdf(0.975), published_effects("exercise_effects")
    keys = ("rmr_resistance", "rmr_aerobic", "rmr_all")
    values, errors = [], []
    for name in (first, second):
        row = rows[choice(name, "effect", keys)]
        values.append(row.mean)
        errors.append(((row.high or 0.0) - (row.low or 0.0)) / (2.0 * z95))
    middle, error = values[0] - values[1], math.hypot(*errors)
    z = middle / error
    ends = Interval(middle - z95 * error, middle, middle + z95 * error, unit="kcal/day", level=0.95)
    return Difference(ends, z, 2.0 * (1.0 - NormalDist().cdf(abs(z))))
