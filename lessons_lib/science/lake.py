"""A lake's level: line, bend, noise, plateau, hidden inflow, fan and bays, as with a body's weight, without a body.

For who would rather not work with weight (lesson 20). Everything here is made up except the
arithmetic: what flows in minus what flows out is what stays. Its equation is the one to which the
adapting body reduces near its start (Hall et al. 2011, doi:10.1016/S0140-6736(11)60812-X, appendix,
equations 10-15): dh/dt = change of inflow / m3_per_cm - (h - h0) / tau.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from .checks import Floats, brief, choice, instance, number, series, shown, whole
from .scale.trend import EMA_SHARE, levels
from .words import Interval, Refusal

if TYPE_CHECKING:
    import pandas as pd

Model = Literal["straight", "outlet"]
MODELS: tuple[Model, ...] = ("straight", "outlet")
MOST_CHANGE_M3 = 800
MOST_DAYS = 3650

WIND_CM_SD = 3.0
"""SD of one morning's reading about the level (cm); made up, chosen so that a day's change is as small
beside it as a day's change of a body is beside its scale."""
WIND_LAG1 = 0.3
"""Share of a morning's wind that is still there next morning; made up."""
_SETTLING_DAYS = 21  # the wind has forgotten how it began

BAY_SHARE = 0.25
"""Share of the lake's water that lies in its bay; made up."""
CHANNEL_M3_PER_CM = 5000.0
"""What flows into the bay on a day for each centimetre that it stands lower than the rest (m³/day); made up."""
OUTLET_SD, KEPT_SD = 0.2, 0.15
"""How far outlets differ and changes are kept, as shares (SD), where nobody has measured them; made up."""
INFLOW_DAYS = 28
_Z90 = 1.6449


@dataclass(frozen=True)
class Reservoir:
    """A lake with steep shores, a river that feeds it, and an outlet.

    At the start it is in balance: as much flows out as in. The lower the level, the less flows out.

    Parameters
    ----------
    name
        What it is called.
    level_cm
        Level at the start, above the sill of the outlet (cm).
    flow_m3
        What flows in and out on a day at the start (m³/day).
    m3_per_cm
        Water in one centimetre of the lake (m³/cm).
    outflow_m3_per_cm
        How much less flows out on a day for each centimetre that the level is lower (m³/day per cm).

    Examples
    --------
    >>> LAKE.settling_days
    400.0
    """

    name: str = "Lake Linn"
    level_cm: float = 400.0
    flow_m3: float = 5000.0
    m3_per_cm: float = 1000.0
    outflow_m3_per_cm: float = 2.5

    __repr__ = brief

    def __post_init__(self) -> None:
        for field, unit in (
            ("level_cm", "cm"),
            ("flow_m3", "m³/day"),
            ("m3_per_cm", "m³/cm"),
            ("outflow_m3_per_cm", "m³/day per cm"),
        ):
            number(getattr(self, field), field, 0.001, 1e6, unit)
        instance(self.name, str, "name", "a text, such as 'Lake Linn'")

    @property
    def settling_days(self) -> float:
        """Days in which a change does 63 % of all that it will do."""
        return self.m3_per_cm / self.outflow_m3_per_cm


LAKE = Reservoir()
"""The lake of lesson 20. It is made up."""


@dataclass(frozen=True, eq=False)
class LevelRun:
    """A lake over some days; arrays of shape (days + 1,), index 0 is the start."""

    reservoir: Reservoir
    model: Model
    inflow_change_m3: float
    days: int
    level_cm: Floats
    inflow_m3: Floats
    outflow_m3: Floats
    half_life_weeks: float | None = None

    def __repr__(self) -> str:
        fades = f", half of it gone every {self.half_life_weeks:g} weeks" if self.half_life_weeks else ""
        return (
            f"{self.reservoir.name}, {self.inflow_change_m3:+.0f} m³/day{fades}, {self.days} days, {self.model}:"
            f" {self.level_cm[0]:.0f} to {self.level_cm[-1]:.0f} cm"
        )


def run(
    inflow_change_m3: float,
    days: int,
    model: Model = "outlet",
    reservoir: Reservoir = LAKE,
    half_life_weeks: float | None = None,
) -> LevelRun:
    """Let the river bring more or less from now on, and follow the level.

    Parameters
    ----------
    inflow_change_m3
        Change of the inflow, -800 to 800 m³/day; a minus means that less flows in.
    days
        1 to 3650 days.
    model
        `"straight"`: the outflow stays what it was. `"outlet"`: it follows the level.
    reservoir
        The lake.
    half_life_weeks
        Weeks in which half of the change is gone, because whoever made it slips, 1 to 520; it is kept when left out.

    Raises
    ------
    ValueError
        For a value out of range, or if the lake would fall below the sill of its outlet.

    Notes
    -----
    The outflow of a day is its total: what flowed in and did not stay. So inflow minus outflow is the
    change of the water in the lake, to the last digit.

    Examples
    --------
    >>> run(-500, days=182)
    Lake Linn, -500 m³/day, 182 days, outlet: 400 to 327 cm
    >>> run(-500, days=182, model="straight")
    Lake Linn, -500 m³/day, 182 days, straight: 400 to 309 cm
    """
    change = number(inflow_change_m3, "inflow_change_m3", -MOST_CHANGE_M3, MOST_CHANGE_M3, "m³/day")
    days = whole(days, "days", 1, MOST_DAYS, "days")
    model = choice(model, "model", MODELS)
    instance(reservoir, Reservoir, "reservoir", "a Reservoir, such as LAKE")
    day, fade = np.arange(days + 1.0), 0.0
    if half_life_weeks is not None:
        fade = math.log(2.0) / (7.0 * number(half_life_weeks, "half_life_weeks", 1.0, 520.0, "weeks"))
    # the equation's exact solution, for a change that stays or fades
    rate = (1.0 / reservoir.settling_days if model == "outlet" else 0.0) - fade
    moved = change / reservoir.m3_per_cm * np.exp(-fade * day) * (-np.expm1(-rate * day) / rate if rate else day)
    level = reservoir.level_cm + moved
    if level.min() <= 0.0:
        last = int(np.argmax(level <= 0.0)) - 1
        raise ValueError(
            f"With {change:g} m³/day the level reaches the sill of the outlet after day {last}, where this model ends."
            f" Use at most {last} days, or a smaller change."
        )
    inflow = reservoir.flow_m3 + change * np.exp(-fade * (day - 0.5))  # of a day, as at its noon
    inflow[0] = reservoir.flow_m3
    outflow = inflow.copy()
    outflow[1:] -= np.diff(level) * reservoir.m3_per_cm
    return LevelRun(reservoir, model, change, days, level, inflow, outflow, half_life_weeks)


def gauge(level_run: LevelRun, seed: int, wind_cm_sd: float = WIND_CM_SD) -> pd.DataFrame:
    """Read the gauge each morning: the level, and what the wind piles up or pushes away.

    Parameters
    ----------
    level_run
        What `run` returned.
    seed
        Which set of mornings, 0 to 2**32 - 1; the same seed gives the same mornings.
    wind_cm_sd
        SD of a reading about the level, 0 to 50 cm.

    Returns
    -------
    DataFrame
        Columns day, reading_cm (shown to whole centimetres), true_cm.

    Examples
    --------
    >>> gauge(run(-500, days=28), seed=1).columns.tolist()
    ['day', 'reading_cm', 'true_cm']
    """
    import pandas as pd

    instance(level_run, LevelRun, "level_run", "what reservoir.run(...) returns")
    seed = whole(seed, "seed", 0, 2**32 - 1, "(a seed)")
    sd = number(wind_cm_sd, "wind_cm_sd", 0.0, 50.0, "cm")
    fresh = np.random.default_rng(seed).normal(size=_SETTLING_DAYS + level_run.days + 1)
    wind = [0.0]
    for push in fresh:
        wind.append(WIND_LAG1 * wind[-1] + np.sqrt(1.0 - WIND_LAG1**2) * push)
    reading = level_run.level_cm + sd * np.array(wind[-(level_run.days + 1) :])
    return pd.DataFrame(
        {"day": np.arange(level_run.days + 1), "reading_cm": np.round(reading), "true_cm": level_run.level_cm}
    )


def smooth(readings: pd.DataFrame, share: float = EMA_SHARE) -> pd.DataFrame:
    """Draw a trend through readings: each day it goes a share of the gap to the gauge.

    Parameters
    ----------
    readings
        What `gauge` returned.
    share
        More than 0 to 1; 0.1 follows slowly and calmly, 0.5 quickly and nervously.

    Returns
    -------
    DataFrame
        Columns day, trend_cm.

    Examples
    --------
    >>> smooth(gauge(run(0, days=28), seed=1, wind_cm_sd=0))["trend_cm"].tolist()[-1]
    400.0
    """
    import pandas as pd

    share = number(share, "share", 0.0, 1.0, "(share of the gap a day)", open_low=True)
    day, cm = columns(readings, "reading_cm")
    return pd.DataFrame({"day": readings["day"], "trend_cm": levels(day, cm, share, 0.0)})


def columns(table: pd.DataFrame, name: str) -> tuple[Floats, Floats]:
    """Return the days and one column of a table of readings, or of a trend; anything odd is a sentence."""
    source = "reservoir.gauge(...)" if name == "reading_cm" else "reservoir.smooth(...)"
    remedy = f"It must be what {source} returns."
    if not {"day", name} <= set(getattr(table, "columns", [])):
        raise ValueError(f"The table is {shown(table)} without columns day and {name}. {remedy}")
    if len(table) == 0:
        raise ValueError(f"The table of {name} has 0 rows. {remedy}")
    day = series(table["day"], "day", 0.0, MOST_DAYS, "(a day)")
    if (np.diff(day) <= 0.0).any():
        raise ValueError(f"The days of {name} are not in rising order, each once. {remedy}")
    return day, series(table[name], name, -1e9, 1e9, "cm")


def hidden_inflow_m3(readings: pd.DataFrame, days: int = 56, reservoir: Reservoir = LAKE) -> Interval | Refusal:
    """Return what must have flowed in for the gauge to go as it did, on average over the last days.

    Parameters
    ----------
    readings
        What `gauge` returned, a reading each morning.
    days
        How many of the last mornings are looked at, 28 to 3650.
    reservoir
        The lake, whose outlet is known.

    Returns
    -------
    Interval or Refusal
        m³/day, 90 %; a refusal for fewer than 28 mornings. The wind is read off the readings.

    Examples
    --------
    >>> hidden_inflow_m3(gauge(run(-500, days=84), seed=1))
    4515 m³/day (90 % interval 4477 to 4552)
    """
    days = whole(days, "days", INFLOW_DAYS, MOST_DAYS, "days")
    instance(reservoir, Reservoir, "reservoir", "a Reservoir, such as LAKE")
    day, cm = columns(readings, "reading_cm")
    near = day > day[-1] - days
    day, cm = day[near], cm[near]
    if len(cm) < INFLOW_DAYS:
        return Refusal(f"{len(cm)} mornings; {INFLOW_DAYS} are needed for an inflow.")
    day = day - day.mean()
    slope = float(day @ cm / (day @ day))
    wind = cm - cm.mean() - slope * day
    lag1 = float(wind[1:] @ wind[:-1] / max(wind @ wind, 1e-9))
    # a line that was fitted hides some of how long the wind lasts
    lag1 = min(max(lag1 + (2.0 + 4.0 * lag1) / len(cm), 0.0), 0.9)
    sd = math.sqrt(wind @ wind / (len(cm) - 2) * (1.0 + lag1) / (1.0 - lag1))
    here = reservoir.outflow_m3_per_cm * (float(cm.mean()) - reservoir.level_cm)
    middle = reservoir.flow_m3 + here + reservoir.m3_per_cm * slope
    half = _Z90 * sd
    half *= math.hypot(reservoir.m3_per_cm / math.sqrt(day @ day), reservoir.outflow_m3_per_cm / math.sqrt(len(cm)))
    return Interval(middle - half, middle, middle + half, unit="m³/day")


def fan(inflow_change_m3: float, days: int, lakes: int = 200, seed: int = 1) -> tuple[Floats, Floats, Floats]:
    """Return low end, middle and high end of the levels of many lakes that all fit what is known of one.

    Their outlets differ and the change is not kept to the litre: by `OUTLET_SD` and `KEPT_SD`.

    Parameters
    ----------
    inflow_change_m3, days
        As in `run`, but -500 to 500 m³/day.
    lakes
        How many, 20 to 2000.
    seed
        Which lakes.

    Returns
    -------
    tuple of arrays, each of shape (days + 1,)
        In cm: nine of ten lakes lie between the first and the last.

    Examples
    --------
    >>> low, middle, high = fan(-500, days=182)
    >>> [round(float(cm[-1])) for cm in (low, middle, high)]
    [311, 327, 345]
    """
    change = number(inflow_change_m3, "inflow_change_m3", -500.0, 500.0, "m³/day")
    draws = np.random.default_rng(whole(seed, "seed", 0, 2**32 - 1, "(a seed)"))
    levels_cm = []
    for outlet, kept in draws.normal(size=(whole(lakes, "lakes", 20, 2000, "lakes"), 2)):
        one = replace(LAKE, outflow_m3_per_cm=LAKE.outflow_m3_per_cm * math.exp(OUTLET_SD * outlet))
        levels_cm.append(run(change * min(max(1.0 + KEPT_SD * kept, 0.5), 1.5), days, reservoir=one).level_cm)
    low, middle, high = np.quantile(levels_cm, (0.05, 0.5, 0.95), axis=0)
    return low, middle, high


@dataclass(frozen=True, eq=False)
class BayRun:
    """A lake with a bay, out of which water is pumped; arrays of shape (days + 1,) in cm."""

    pumped_m3: float
    channel_m3_per_cm: float
    days: int
    bay_cm: Floats
    rest_cm: Floats

    def __repr__(self) -> str:
        fell = [float(cm[0] - cm[-1]) for cm in (self.bay_cm, self.rest_cm)]
        return (
            f"{self.pumped_m3:.0f} m³/day pumped from the bay for {self.days} days:"
            f" the bay falls by {fell[0]:.1f} cm, the rest of the lake by {fell[1]:.1f} cm"
        )


def pump(
    m3_per_day: float, days: int, channel_m3_per_cm: float = CHANNEL_M3_PER_CM, reservoir: Reservoir = LAKE
) -> BayRun:
    """Pump water from the bay and follow the levels of the bay and of the rest, which has river and outlet.

    Parameters
    ----------
    m3_per_day
        What is pumped out, 0 to 500 m³/day.
    days
        1 to 182 days.
    channel_m3_per_cm
        What flows through the channel on a day for each centimetre of difference, 0 (a dam) to 1,000,000 m³/day.
    reservoir
        The lake; `BAY_SHARE` of its water lies in the bay.

    Examples
    --------
    >>> pump(500, days=182)
    500 m³/day pumped from the bay for 182 days: the bay falls by 73.2 cm, the rest of the lake by 73.1 cm
    >>> pump(500, days=182, channel_m3_per_cm=0)
    500 m³/day pumped from the bay for 182 days: the bay falls by 364.0 cm, the rest of the lake by 0.0 cm
    """
    pumped = number(m3_per_day, "m3_per_day", 0.0, 500.0, "m³/day")
    days = whole(days, "days", 1, 182, "days")
    channel = number(channel_m3_per_cm, "channel_m3_per_cm", 0.0, 1e6, "m³/day per cm")
    instance(reservoir, Reservoir, "reservoir", "a Reservoir, such as LAKE")
    bay, rest = BAY_SHARE * reservoir.m3_per_cm, (1.0 - BAY_SHARE) * reservoir.m3_per_cm
    # two linear equations, each part of their solution on its own
    flows = [[-channel / bay, channel / bay], [channel / rest, -(channel + reservoir.outflow_m3_per_cm) / rest]]
    # newer versions of numpy answer in complex numbers, also where all are real as here
    speeds, ways = (part.real for part in np.linalg.eig(flows))
    push = np.linalg.solve(ways, [-pumped / bay, 0.0])
    day = np.arange(days + 1.0)
    parts = [np.expm1(speed * day) / speed if speed else day for speed in speeds]
    fallen = ways @ (push[:, None] * np.array(parts))
    return BayRun(pumped, channel, days, reservoir.level_cm + fallen[0], reservoir.level_cm + fallen[1])


def apart_week(inflow_change_m3: float, cm: float, weeks: int = 104) -> int | None:
    """Return the first week at whose end the straight line and the lake are more than `cm` apart, if one is.

    Examples
    --------
    >>> apart_week(-500, 10)
    20
    """
    weeks = whole(weeks, "weeks", 1, MOST_DAYS // 7, "weeks")
    cm = number(cm, "cm", 0.0, 1e6, "cm")
    line, lake = (run(inflow_change_m3, 7 * weeks, model).level_cm[::7] for model in MODELS)
    apart = np.abs(line - lake) > cm
    return int(np.argmax(apart)) if apart.any() else None


def share_of_rises(level_run: LevelRun, week: int, repeats: int = 400, wind_cm_sd: float = WIND_CM_SD) -> float:
    """Return in which share of repeats the gauge stands higher at the end of a week than at its start.

    Examples
    --------
    >>> 0.1 < share_of_rises(run(-500, days=28), week=4) < 0.4
    True
    """
    instance(level_run, LevelRun, "level_run", "what reservoir.run(...) returns")
    week = whole(week, "week", 1, level_run.days // 7, "(a week of the run)")
    repeats = whole(repeats, "repeats", 1, 10_000, "repeats")
    ends = [7 * (week - 1), 7 * week]
    changes = [np.diff(gauge(level_run, seed, wind_cm_sd)["reading_cm"].iloc[ends])[0] for seed in range(repeats)]
    return float(np.mean(np.array(changes) > 0))
