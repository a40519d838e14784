"""The numbers of lesson 13, Project it honestly."""

import math
from functools import cache

from lessons_lib import PEOPLE, Forecast, Plan, Uncertainty, forecast, project
from lessons_lib.science.body.people import Person
from lessons_lib.science.body.projection import Points, weekly
from lessons_lib.science.forecast.renewed import LATER_SD_KCAL
from lessons_lib.science.forecast.uncertainty import PRESCRIBED_PERCENT

WHO, CUT_KCAL = "esther", 400.0
SURPLUS_KCAL = 300.0
ESTHER_KG = PEOPLE[WHO].weight_kg
ASSUMED, MEASURED = Uncertainty(), Uncertainty(rmr_percent_sd=0.0, pal_sd=0.0)
REST_SD_PERCENT, PAL_SD = ASSUMED.rmr_percent_sd, ASSUMED.pal_sd
KEPT_PERCENT, KEPT_SD_PERCENT = 100.0 * ASSUMED.kept_share, 100.0 * ASSUMED.kept_share_sd
# CALERIE-2 after two years: mean loss, and the width of the band of nine of ten, -15.4 to +0.4 (kg; Das 2014, DERIVED
# from its standard error)
SEEN_LOSS_KG, SEEN_WIDTH_KG = 7.5, 15.8
# the same trial: the standard error of its mean loss (kg), and its people
SEEN_ERROR_KG, SEEN_PEOPLE = 0.4, 143
# what a coach has stated
STATED_LEVEL, STATED_HELD, STATED_BANDS = 0.9, 35, 50
STATED_PERCENT = 100 * STATED_LEVEL
MORE_BANDS = STATED_LEVEL * STATED_BANDS - STATED_HELD
ALL_BANDS = float(STATED_BANDS - STATED_HELD)
MAY_MISS_BANDS = (1.0 - STATED_LEVEL) * STATED_BANDS
# what a careful one has stated
CAREFUL_LEVEL, CAREFUL_HELD, CAREFUL_BANDS = 0.5, 19, 20
CAREFUL_SHOULD = CAREFUL_LEVEL * CAREFUL_BANDS
CAREFUL_TOO_MANY = CAREFUL_HELD - CAREFUL_SHOULD
CAREFUL_MISSED = float(CAREFUL_BANDS - CAREFUL_HELD)
# and one who is too sure, of bands of nine in ten
SURE_HELD, SURE_BANDS = 15, 20
SURE_SHOULD = STATED_LEVEL * SURE_BANDS
SURE_TOO_FEW = SURE_SHOULD - SURE_HELD
HUNDRED = 100
MAN_YEARS, MORE_KCAL = 70, 100  # the man that a bet makes of whom the form begins with, and a larger cut

LATER_KCAL = LATER_SD_KCAL
BODIES = 300  # of Esther's fan


@cache
def _fan(person: str = WHO, deficit_kcal: float = CUT_KCAL) -> Forecast:
    return forecast(PEOPLE[person], Plan.deficit(deficit_kcal))


def _width_kg(person: str = WHO, deficit_kcal: float = CUT_KCAL, day: int | None = None) -> float:
    """Return how wide the band is on a day, on the last one unless it is given (kg)."""
    end = _fan(person, deficit_kcal).at(day) if day else _fan(person, deficit_kcal).at()
    return end.high - end.low


def _robin() -> Person:
    """Return whom the form begins with."""
    from lessons_lib.pictures.client_form import first_client  # only here: it brings what draws pictures

    return first_client()


@cache
def _line_falls_kg(who: Person, cut_kcal: float = CUT_KCAL) -> float:
    """Return by how much the line of the form falls for somebody (kg)."""
    line_kg = project(who, Plan.deficit(cut_kcal), 364).weight_kg
    return float(line_kg[0] - line_kg[-1])


def robin_years() -> float:
    """Return how old she is whom the form begins with."""
    return _robin().age_years


def robin_falls_kg() -> float:
    """Return by how much the line falls of whom the form begins with (kg)."""
    return _line_falls_kg(_robin())


def man_of_70_moves_kg() -> float:
    """Return by how much a man of 70 moves the end of it (kg)."""
    return abs(_line_falls_kg(_robin().but(sex="male", age_years=float(MAN_YEARS))) - robin_falls_kg())


def more_cut_moves_kg() -> float:
    """Return by how much 100 kcal a day more move it (kg)."""
    return abs(_line_falls_kg(_robin(), CUT_KCAL + MORE_KCAL) - robin_falls_kg())


def below_bodies() -> int:
    """Return how many bodies of Esther's fan end below its band."""
    return int((_fan().draws_kg[:, -1] < low_kg()).sum())


def above_bodies() -> int:
    """Return how many end above it."""
    return int((_fan().draws_kg[:, -1] > high_kg()).sum())


def heavier_bodies() -> int:
    """Return how many end heavier than they began."""
    return round(_fan().share() * BODIES)


@cache
def thirty_bodies_kg() -> tuple[Points, ...]:
    """Return the thirty bodies that the lesson's fan draws one by one (week, kg)."""
    from lessons_lib.pictures.forecast import picked  # only here: it brings what draws pictures

    return tuple(weekly(_fan().draws_kg[body]) for body in picked(_fan(), 30))


def app_line_kg() -> Points:
    """Return the line that the app shows, as a dot every four weeks (week, kg)."""
    return weekly(_fan().planned_kg)[::4]


def low_kg() -> float:
    """Return the lower edge of the band at its end (kg)."""
    return _fan().at().low


def high_kg() -> float:
    """Return the upper edge of it (kg)."""
    return _fan().at().high


def width_kg() -> float:
    """Return how wide the band of Esther's year is at its end (kg)."""
    return _width_kg()


def width_measured_kg() -> float:
    """Return how wide it is if what she spends was measured at the start (kg)."""
    end = forecast(PEOPLE[WHO], Plan.deficit(CUT_KCAL), uncertainty=MEASURED).at()
    return end.high - end.low


def middle_kg() -> float:
    """Return where the middle body of Esther's year ends (kg)."""
    return _fan().at().estimate


def heavier_today_percent() -> float:
    """Return how many of the people who could be Esther end heavier than today (%)."""
    return 100.0 * _fan().share()


def heavier_measured_percent() -> float:
    """Return how many of them do, if what each spends was measured at the start (%)."""
    return 100.0 * forecast(PEOPLE[WHO], Plan.deficit(CUT_KCAL), uncertainty=MEASURED).share()


def trial_heavier_percent() -> float:
    """Return how many of CALERIE-2's people ended heavier, if their changes are normal about the mean (%)."""
    spread_kg = SEEN_ERROR_KG * math.sqrt(SEEN_PEOPLE)
    return 50.0 * math.erfc(SEEN_LOSS_KG / spread_kg / math.sqrt(2.0))


def planned_change_kg() -> float:
    """Return how much lower the line ends (kg)."""
    kg = _fan().planned_kg
    return float(kg[0] - kg[-1])


def planned_kg() -> float:
    """Return where it ends (kg)."""
    return float(_fan().planned_kg[-1])


def gains_percent() -> float:
    """Return how many of the people who could be Esther end heavier on a plan to gain (%)."""
    return 100.0 * _fan(WHO, -SURPLUS_KCAL).share()


def no_plan_percent() -> float:
    """Return how many of the people who could be Esther end heavier with no plan at all (%)."""
    return 100.0 * _fan(WHO, 0.0).share()


@cache
def _calerie() -> tuple[float, float, float]:
    """Return the fan of CALERIE-2's plan for somebody like its people whose baseline is known (kg of change)."""
    who = PEOPLE["ines"]
    end = forecast(who, Plan.deficit(PRESCRIBED_PERCENT / 100.0 * who.tdee_kcal), 728, MEASURED).at()
    return end.low - who.weight_kg, end.estimate - who.weight_kg, end.high - who.weight_kg


def calerie_most_loss_kg() -> float:
    """Return the loss at the lower edge of that fan after two years (kg)."""
    return -_calerie()[0]


def calerie_loss_kg() -> float:
    """Return the loss of its middle (kg)."""
    return -_calerie()[1]


def calerie_most_gain_kg() -> float:
    """Return the gain at its upper edge (kg)."""
    return _calerie()[2]


def calerie_too_deep_kg() -> float:
    """Return by how much its middle lies below what the trial found (kg)."""
    return calerie_loss_kg() - SEEN_LOSS_KG


def calerie_times_as_wide() -> float:
    """Return how many times as wide it is as the band of the trial's people."""
    return (calerie_most_loss_kg() + calerie_most_gain_kg()) / SEEN_WIDTH_KG


def rest_and_moving_percent() -> float:
    """Return the spread of resting rate and moving together (% of what Esther spends)."""
    return 100.0 * rest_and_moving_sd_kcal() / PEOPLE[WHO].tdee_kcal


def rest_and_moving_sd_kcal() -> float:
    """Return the spread of what Esther spends, from resting rate and moving together (kcal/day)."""
    percent = math.hypot(REST_SD_PERCENT, 100.0 * PAL_SD / PEOPLE[WHO].pal)
    return percent / 100.0 * PEOPLE[WHO].tdee_kcal
