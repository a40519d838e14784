"""The numbers of lesson 20, The lake."""

from functools import cache

import numpy as np

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
FLOW_LEFT_M3 = FLOW_M3 - LESS_M3
CHANNEL_M3 = CHANNEL_M3_PER_CM
HUNDREDTH_M3 = CHANNEL_M3 / 100
SLIPS_WEEKS, STILL_WEEKS = 26.0, 46.0
EXIT_HELD_M3 = 700.0  # what the keeper of the exit ticket holds back at first, and slips as before
EXIT_BOOK_M3 = FLOW_M3 - EXIT_HELD_M3
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
def _slips(held_m3: float = LESS_M3) -> lake.LevelRun:
    return lake.run(-held_m3, int(7 * STILL_WEEKS), half_life_weeks=SLIPS_WEEKS)


def still_cm() -> float:
    """Return how far below its start the lake of a keeper who slips stands still (cm)."""
    return float(_slips().level_cm[0] - _slips().level_cm[-1])


def still_level_cm() -> float:
    """Return at what level it does (cm)."""
    return float(_slips().level_cm[-1])


def slipped_cm() -> float:
    """Return where the lake of a keeper who slips stands after half a year (cm)."""
    return float(_slips().level_cm[HALF_YEAR_DAYS])


def still_less_m3() -> float:
    """Return what flows out less there than at the start (m³/day)."""
    return still_cm() * LAKE.outflow_m3_per_cm


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
def _sold() -> tuple[float, float]:
    """Return the two mornings of a lake that keeps its level between which its gauge falls furthest (cm)."""
    read_cm = lake.gauge(lake.run(0.0, HALF_YEAR_DAYS), seed=1)["reading_cm"].to_numpy()
    highest_cm = np.maximum.accumulate(read_cm)
    day = int((highest_cm - read_cm).argmax())
    return float(highest_cm[day]), float(read_cm[day])


def sold_from_cm() -> float:
    """Return the first of them (cm)."""
    return _sold()[0]


def sold_to_cm() -> float:
    """Return the second (cm)."""
    return _sold()[1]


def sold_cm() -> float:
    """Return how far the gauge falls between them (cm)."""
    return sold_from_cm() - sold_to_cm()


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


def fan_low_cm() -> float:
    """Return the low end of the fan after half a year (cm)."""
    return float(lake.fan(-LESS_M3, HALF_YEAR_DAYS)[0][-1])


def fan_high_cm() -> float:
    """Return its high end (cm)."""
    return float(lake.fan(-LESS_M3, HALF_YEAR_DAYS)[2][-1])


def level_off_the_flow_m3() -> float:
    """Return the inflow of who takes the whole level for the fall (m³/day)."""
    return _out_m3(still_level_cm())


def exit_still_cm() -> float:
    """Return how far below its start the lake of the exit ticket stands still (cm)."""
    level = _slips(EXIT_HELD_M3).level_cm
    return float(round(level[0] - level[-1]))  # as it is told: who reckons with that is right to the last digit


def exit_less_m3() -> float:
    """Return what flows out less there than at the start (m³/day)."""
    return exit_still_cm() * OUTFLOW_M3_PER_CM


def exit_inflow_m3() -> float:
    """Return what comes in there (m³/day)."""
    return FLOW_M3 - exit_less_m3()


def exit_let_in_m3() -> float:
    """Return how much more that is than the book says (m³/day)."""
    return exit_inflow_m3() - EXIT_BOOK_M3


def exit_off_the_book_m3() -> float:
    """Return the inflow of who takes the difference off the book's number (m³/day)."""
    return EXIT_BOOK_M3 - exit_less_m3()


def exit_on_the_book_m3() -> float:
    """Return the inflow of who adds it to the book's number (m³/day)."""
    return EXIT_BOOK_M3 + exit_less_m3()


def exit_added_m3() -> float:
    """Return the inflow of who adds it to what flowed out (m³/day)."""
    return FLOW_M3 + exit_less_m3()


def exit_cm_off_the_flow_m3() -> float:
    """Return the inflow of who takes centimetres off m³ (m³/day)."""
    return FLOW_M3 - exit_still_cm()


def exit_cm_off_the_book_m3() -> float:
    """Return the same, from the book's number (m³/day)."""
    return EXIT_BOOK_M3 - exit_still_cm()
