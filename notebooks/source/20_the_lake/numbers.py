"""The numbers of lesson 20, The lake."""

from functools import cache

from lessons_lib import Interval
from lessons_lib.science import lake
from lessons_lib.science.body.projection import Points, weekly
from lessons_lib.science.lake import CHANNEL_M3_PER_CM, LAKE

M3_PER_CM, OUTFLOW_M3_PER_CM = LAKE.m3_per_cm, LAKE.outflow_m3_per_cm
LEVEL_CM = LAKE.level_cm
WIND_CM_SD = lake.WIND_CM_SD
FLOW_M3 = LAKE.flow_m3
HALF_YEAR_DAYS = 182
LESS_M3, MORE_M3, EXIT_LESS_M3 = 500.0, 300.0, 400.0
LOWER_CM = 40.0
FLOW_LEFT_M3 = FLOW_M3 - LESS_M3
CLOSED_M3 = LOWER_CM * LAKE.outflow_m3_per_cm
LEFT_M3 = LESS_M3 - CLOSED_M3
CM_TAKEN_OFF_M3 = LESS_M3 - LOWER_CM
SHARED_M3 = LESS_M3 / LOWER_CM
ADDED_M3, DIVIDED_M3 = LESS_M3 + CLOSED_M3, LOWER_CM / LAKE.outflow_m3_per_cm
CHANNEL_M3 = CHANNEL_M3_PER_CM
HUNDREDTH_M3 = CHANNEL_M3 / 100
SLIPS_WEEKS, STILL_WEEKS = 26.0, 46.0
AT_REST_CM = LESS_M3 / LAKE.outflow_m3_per_cm


@cache
def _fall_cm(change_m3: float, model: lake.Model = "outlet") -> float:
    level = lake.run(change_m3, HALF_YEAR_DAYS, model).level_cm
    return float(level[0] - level[-1])


def fall_cm() -> float:
    """Return how far the lake falls in 26 weeks with 500 m³/day less (cm)."""
    return _fall_cm(-LESS_M3)


def line_fall_cm() -> float:
    """Return how far it falls on the straight line (cm)."""
    return _fall_cm(-LESS_M3, "straight")


def exit_at_rest_cm() -> float:
    """Return how far below its start the lake of the exit ticket comes to rest (cm)."""
    return EXIT_LESS_M3 / OUTFLOW_M3_PER_CM


def exit_fall_cm() -> float:
    """Return how far it falls in 26 weeks (cm)."""
    return _fall_cm(-EXIT_LESS_M3)


def exit_line_cm() -> float:
    """Return how far it falls on the straight line in 26 weeks (cm)."""
    return _fall_cm(-EXIT_LESS_M3, "straight")


def rise_cm() -> float:
    """Return how far the lake rises in 26 weeks with 300 m³/day more (cm)."""
    return -_fall_cm(MORE_M3)


def more_at_rest_cm() -> float:
    """Return how far the lake rises until it comes to rest there (cm)."""
    return MORE_M3 / OUTFLOW_M3_PER_CM


def line_rise_cm() -> float:
    """Return how far it rises on the straight line (cm)."""
    return -_fall_cm(MORE_M3, "straight")


def _rises_percent(wind_cm_sd: float) -> float:
    """Return in how many falling weeks the gauge rises, by the wind alone (%)."""
    return 100 * lake.share_of_rises(lake.run(-LESS_M3, days=28), week=4, repeats=1000, wind_cm_sd=wind_cm_sd)


def rises_in_half_the_wind_percent() -> float:
    """Return in how many falling weeks the gauge rises in half our wind (%)."""
    return _rises_percent(WIND_CM_SD / 2)


def rises_in_twice_the_wind_percent() -> float:
    """Return in how many it rises in twice our wind (%)."""
    return _rises_percent(2 * WIND_CM_SD)


def _out_m3(lower_cm: float) -> float:
    """Return what leaves the lake on a day at a lower level (m³)."""
    return FLOW_M3 - lower_cm * OUTFLOW_M3_PER_CM


def out_at_100_m3() -> float:
    """Return what leaves the lake on a day when it is 100 cm lower (m³)."""
    return _out_m3(100.0)


def curve_cm() -> Points:
    """Return the level of the lake (week, cm)."""
    return weekly(lake.run(-LESS_M3, HALF_YEAR_DAYS).level_cm)


def line_cm() -> Points:
    """Return the level on the straight line (week, cm)."""
    return weekly(lake.run(-LESS_M3, HALF_YEAR_DAYS, "straight").level_cm)


@cache
def _slips() -> lake.LevelRun:
    return lake.run(-LESS_M3, int(7 * STILL_WEEKS), half_life_weeks=SLIPS_WEEKS)


def still_cm() -> float:
    """Return how far below its start the lake of a keeper who slips stands still (cm)."""
    return float(_slips().level_cm[0] - _slips().level_cm[-1])


def slipped_cm() -> float:
    """Return where the lake of a keeper who slips stands after half a year (cm)."""
    return float(_slips().level_cm[HALF_YEAR_DAYS])


def still_less_m3() -> float:
    """Return what flows out less there than at the start (m³/day)."""
    return still_cm() * LAKE.outflow_m3_per_cm


def still_held_m3() -> float:
    """Return what the keeper still holds back by then (m³/day)."""
    return float(LESS_M3 * 0.5 ** (STILL_WEEKS / SLIPS_WEEKS))


def still_inflow_m3() -> float:
    """Return what the river brings there (m³/day)."""
    return FLOW_M3 - still_less_m3()


def some_inflow_m3() -> float:
    """Return the same to ten, for what is told (m³/day)."""
    return round(still_inflow_m3(), -1)


@cache
def _hidden() -> Interval:
    """Return what eight weeks of mornings say of the inflow, as in the lesson's run (m³/day)."""
    said = lake.hidden_inflow_m3(lake.gauge(_slips(), seed=1), days=56)
    assert isinstance(said, Interval)  # eight weeks are enough
    return said


def taken_off_the_book_m3() -> float:
    """Return the inflow of who takes the difference off the book's number (m³/day)."""
    return FLOW_LEFT_M3 - still_less_m3()


def cm_off_the_flow_m3() -> float:
    """Return the inflow of who takes centimetres off m³ (m³/day)."""
    return FLOW_M3 - still_cm()


def cm_off_the_book_m3() -> float:
    """Return the same, from the book's number (m³/day)."""
    return FLOW_LEFT_M3 - still_cm()


def cm_on_the_book_m3() -> float:
    """Return the inflow of who adds centimetres to the book's number (m³/day)."""
    return FLOW_LEFT_M3 + still_cm()


def added_to_the_book_m3() -> float:
    """Return the inflow of who adds the difference to the book's number (m³/day)."""
    return FLOW_LEFT_M3 + still_less_m3()


def added_m3() -> float:
    """Return the inflow of who adds it (m³/day)."""
    return FLOW_M3 + still_less_m3()


def hidden_low_m3() -> float:
    """Return its low end (m³/day)."""
    return _hidden().low


def hidden_high_m3() -> float:
    """Return its high end (m³/day)."""
    return _hidden().high


@cache
def _pumped() -> lake.BayRun:
    return lake.pump(LESS_M3, HALF_YEAR_DAYS)


def bay_fall_cm() -> float:
    """Return how far the bay falls (cm)."""
    return float(_pumped().bay_cm[0] - _pumped().bay_cm[-1])


def rest_fall_cm() -> float:
    """Return how far the rest falls (cm)."""
    return float(_pumped().rest_cm[0] - _pumped().rest_cm[-1])


def bay_lower_cm() -> float:
    """Return by how much the bay stands lower than the rest (cm)."""
    return bay_fall_cm() - rest_fall_cm()


def two_boards_cm() -> float:
    """Return by how much it stands lower where a hundredth of the channel is left (cm)."""
    closed = lake.pump(LESS_M3, HALF_YEAR_DAYS, HUNDREDTH_M3)
    return float(closed.rest_cm[-1] - closed.bay_cm[-1])


def three_boards_cm() -> float:
    """Return by how much it stands lower where a thousandth is left (cm)."""
    closed = lake.pump(LESS_M3, HALF_YEAR_DAYS, HUNDREDTH_M3 / 10)
    return float(closed.rest_cm[-1] - closed.bay_cm[-1])


@cache
def _slips_twice_as_fast() -> lake.LevelRun:
    return lake.run(-LESS_M3, 364, half_life_weeks=SLIPS_WEEKS / 2)


def lowest_13_week() -> float:
    """Return the week in which the lake of who slips twice as fast is at its lowest."""
    return int(_slips_twice_as_fast().level_cm.argmin()) / 7


def lowest_13_cm() -> float:
    """Return how far below its start it is then (cm)."""
    level = _slips_twice_as_fast().level_cm
    return float(level[0] - level.min())


def fan_low_cm() -> float:
    """Return the low end of the fan after half a year (cm)."""
    return float(lake.fan(-LESS_M3, HALF_YEAR_DAYS)[0][-1])


def fan_high_cm() -> float:
    """Return its high end (cm)."""
    return float(lake.fan(-LESS_M3, HALF_YEAR_DAYS)[2][-1])


def still_let_in_m3() -> float:
    """Return how much more comes in there than was promised (m³/day)."""
    return still_inflow_m3() - FLOW_LEFT_M3
