"""The numbers of lesson 20, The lake."""

from functools import cache

from lessons_lib.science import lake
from lessons_lib.science.lake import LAKE

M3_PER_CM, OUTFLOW_M3_PER_CM = LAKE.m3_per_cm, LAKE.outflow_m3_per_cm
LEVEL_CM, HALF_THE_LEVEL_CM = LAKE.level_cm, LAKE.level_cm / 2
HALF_YEAR_DAYS = 182
LESS_M3, APP_LESS_M3, MORE_M3 = 500.0, 300, 300.0
LOWER_CM = 40.0
APART_CM = 4.0
WEEK_M3 = 7 * LESS_M3
WEEK_CM = WEEK_M3 / LAKE.m3_per_cm
DAY_CM = WEEK_CM / 7
CLOSED_M3 = LOWER_CM * LAKE.outflow_m3_per_cm
LEFT_M3 = LESS_M3 - CLOSED_M3
AT_REST_CM = LESS_M3 / LAKE.outflow_m3_per_cm


@cache
def _fall_cm(change_m3: float, model: lake.Model = "outlet") -> float:
    level = lake.run(change_m3, HALF_YEAR_DAYS, model).level_cm
    return float(level[0] - level[-1])


def _apart_week(change_m3: float) -> float:
    week = lake.apart_week(change_m3, APART_CM)
    assert week is not None, "the question asks for a week that exists"
    return float(week)


def fall_cm() -> float:
    """Return how far the lake falls in 26 weeks with 500 m³/day less (cm)."""
    return _fall_cm(-LESS_M3)


def line_fall_cm() -> float:
    """Return how far it falls on the straight line (cm)."""
    return _fall_cm(-LESS_M3, "straight")


def app_apart_week() -> float:
    """Return the stop at which line and lake are apart with 300 m³/day less."""
    return _apart_week(-APP_LESS_M3)


def apart_week() -> float:
    """Return the stop at which line and lake are apart with 500 m³/day less."""
    return _apart_week(-LESS_M3)


def rise_cm() -> float:
    """Return how far the lake rises in 26 weeks with 300 m³/day more (cm)."""
    return -_fall_cm(MORE_M3)


def line_rise_cm() -> float:
    """Return how far it rises on the straight line (cm)."""
    return -_fall_cm(MORE_M3, "straight")


@cache
def rises_percent() -> float:
    """Return in how many falling weeks the gauge rises, by the wind alone (%)."""
    # as in the chart
    return 100 * lake.share_of_rises(lake.run(-LESS_M3, days=28), week=4, repeats=300)
