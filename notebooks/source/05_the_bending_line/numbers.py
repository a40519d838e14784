"""The numbers of lesson 05, The bending line."""

from functools import cache

import numpy as np

from lessons_lib import PEOPLE, Plan, Projection, linear_body, project
from lessons_lib.data import read_rows
from lessons_lib.science.body import projection
from lessons_lib.science.body.energy import THERMIC_SHARE
from lessons_lib.science.body.projection import Model, Points, weekly
from lessons_lib.science.checks import Floats
from lessons_lib.science.evidence.model_tests import ModelTest, mean_miss_kg, model_tests
from lessons_lib.science.units import KG_PER_LB

ANA_KG, DEV_KG = (PEOPLE[name].weight_kg for name in ("ana", "dev"))
CUT_KCAL = 500.0
YEAR_DAYS = 364
HALF_YEAR_DAYS = YEAR_DAYS // 2
LOST_KG = 8.0
TEN_YEARS_DAYS = 3640
EXAMPLE_KCAL = 20.0  # what a kg saves in the worked example
EXAMPLE_GAP_KCAL, EXAMPLE_FLAT_KG = CUT_KCAL - EXAMPLE_KCAL * LOST_KG, CUT_KCAL / EXAMPLE_KCAL


@cache
def _ana(days: int) -> Projection:
    """Return Ana's days at 500 kcal/day below."""
    return project(PEOPLE["ana"], Plan.deficit(CUT_KCAL), days)


def _loss_kg(person: str, deficit_kcal: float, days: int, model: Model = "dynamic") -> float:
    """Return how much lighter someone is after some days (kg; a gain is negative)."""
    return projection.loss_kg(PEOPLE[person], Plan.deficit(deficit_kcal), days, model)


def _number_that_fits(days: int) -> float:
    """Return the kcal per lb with which the straight line would hit Ana's body on this day."""
    return days * CUT_KCAL * KG_PER_LB / _loss_kg("ana", CUT_KCAL, days)


def body_month_kg() -> float:
    """Return what Ana's body loses in the first 4 weeks (kg)."""
    return _loss_kg("ana", CUT_KCAL, 28)


def thirteen_months_kg() -> float:
    """Return the first 4 weeks of Ana's body thirteen times (kg)."""
    return 13 * body_month_kg()


def body_year_kg() -> float:
    """Return what Ana's body loses in 52 weeks (kg)."""
    return _loss_kg("ana", CUT_KCAL, YEAR_DAYS)


def body_year_lb() -> float:
    """Return the same in pounds."""
    return body_year_kg() / KG_PER_LB


def ana_first_kg() -> float:
    """Return what Ana's first half-year brings (kg)."""
    return _loss_kg("ana", CUT_KCAL, HALF_YEAR_DAYS)


def body_curve_kg() -> Points:
    """Return the weight of Ana's body over the year (week, kg)."""
    return weekly(_ana(YEAR_DAYS).weight_kg)


def line_curve_kg() -> Points:
    """Return the straight line over the year (week, kg)."""
    return weekly(project(PEOPLE["ana"], Plan.deficit(CUT_KCAL), YEAR_DAYS, model="rule_3500").weight_kg)


def line_year_kg() -> float:
    """Return what the straight line of 3,500 kcal per lb promises for 52 weeks (kg)."""
    return _loss_kg("ana", CUT_KCAL, YEAR_DAYS, "rule_3500")


def missing_kg() -> float:
    """Return how much of that promise never comes (kg)."""
    return round(line_year_kg(), 1) - round(body_year_kg(), 1)


def line_year_lb() -> float:
    """Return the same in pounds."""
    return line_year_kg() / KG_PER_LB


def kcal_per_lb_that_fits_two_weeks() -> float:
    """Return the number with which the straight line hits Ana's body at week 2 (kcal per lb)."""
    return _number_that_fits(14)


def kcal_per_lb_that_fits_half_year() -> float:
    """Return the number with which the straight line hits Ana's body at week 26 (kcal per lb)."""
    return _number_that_fits(182)


def kcal_per_lb_that_fits_three_years() -> float:
    """Return the number with which the straight line hits Ana's body after three years (kcal per lb)."""
    return _number_that_fits(3 * YEAR_DAYS)


def closed_by_a_kg_kcal() -> float:
    """Return by how much each kg lost closes Ana's food gap (kcal/day)."""
    return linear_body(PEOPLE["ana"]).eps_kcal_per_kg_day


def gap_closed_kcal() -> float:
    """Return how much of the food gap `LOST_KG` have closed (kcal/day)."""
    # by her number as the sentence says it, so that its sum closes whatever she weighs
    return LOST_KG * round(closed_by_a_kg_kcal(), 1)


def gap_left_kcal() -> float:
    """Return what is left of the food gap then (kcal/day)."""
    return CUT_KCAL - gap_closed_kcal()


def gap_after_one_kg_kcal() -> float:
    """Return the food gap after one kg (kcal/day)."""
    return CUT_KCAL - closed_by_a_kg_kcal()


def flat_after_kg() -> float:
    """Return after how many kg Ana's cut goes flat (kg)."""
    return CUT_KCAL / closed_by_a_kg_kcal()


def flat_after_100_kg() -> float:
    """Return after how many kg a cut of 100 kcal/day goes flat (kg)."""
    return 100.0 / closed_by_a_kg_kcal()


def multiplied_kcal() -> float:
    """Return the cut times Ana's number, where it should be divided."""
    return CUT_KCAL * closed_by_a_kg_kcal()


def _step(kcal: float) -> float:
    """Return the stop of the slider that is closest to a number (kcal per lb)."""
    return 250.0 * round(kcal / 250.0)


def number_for_half_year() -> float:
    """Return the stop with which the line hits Ana's body at week 26 (kcal per lb)."""
    return _step(kcal_per_lb_that_fits_half_year())


def number_for_three_years() -> float:
    """Return the stop with which it hits year 3 (kcal per lb)."""
    return _step(kcal_per_lb_that_fits_three_years())


def half_year_number_misses_kg() -> float:
    """Return how far below her the line that hits week 26 is in year 3 (kg)."""
    return 3 * YEAR_DAYS * CUT_KCAL * KG_PER_LB / number_for_half_year() - _loss_kg("ana", CUT_KCAL, 3 * YEAR_DAYS)


def rule_misses_kg() -> float:
    """Return how far below her the rule is at week 26 (kg)."""
    return _loss_kg("ana", CUT_KCAL, 182, "rule_3500") - _loss_kg("ana", CUT_KCAL, 182)


@cache
def _patient() -> tuple[Floats, Floats]:
    """Return the real patient's weigh-ins (day, kg)."""
    rows = read_rows("real_weight_loss")
    day, kg = (np.array([float(row[name]) for row in rows]) for name in ("day", "weight_kg"))
    return day, kg


def patient_start_kg() -> float:
    """Return what the patient weighed at first (kg)."""
    return float(_patient()[1][0])


def patient_end_kg() -> float:
    """Return what the patient weighed at last (kg)."""
    return float(_patient()[1][-1])


def _first_month() -> Floats:
    """Return slope and start of the straight line of the patient's first month (kg/day, kg)."""
    day, kg = _patient()
    return np.asarray(np.polyfit(day[day <= 30], kg[day <= 30], 1), float)


def patient_first_pace_kg() -> float:
    """Return what the patient lost in a week of the first month (kg)."""
    return -7.0 * float(_first_month()[0])


def patient_line_kg() -> float:
    """Return where the straight line of the first month ends (kg)."""
    return float(np.polyval(_first_month(), _patient()[0][-1]))


def patient_above_line_kg() -> float:
    """Return how far above that line the patient ended (kg)."""
    return patient_end_kg() - patient_line_kg()


def dev_gains_kg() -> float:
    """Return what Dev's body gains in a year at 400 kcal/day above (kg)."""
    return -_loss_kg("dev", -400.0, YEAR_DAYS)


def dev_line_kg() -> float:
    """Return what the straight line promises for it (kg)."""
    return -_loss_kg("dev", -400.0, YEAR_DAYS, "rule_3500")


def dev_first_kg() -> float:
    """Return what Dev's body gains in the first half-year (kg)."""
    return -_loss_kg("dev", -400.0, HALF_YEAR_DAYS)


def dev_second_kg() -> float:
    """Return what it gains in the second (kg)."""
    return dev_gains_kg() - dev_first_kg()


def dev_thirteen_months_kg() -> float:
    """Return the first 4 weeks of Dev's body thirteen times (kg)."""
    return -13 * _loss_kg("dev", -400.0, 28)


def spends_less_kcal() -> float:
    """Return how much less Ana spends after 52 weeks than at the start (kcal/day)."""
    kcal = _ana(YEAR_DAYS).expenditure_kcal
    # whole kcal, as the recap says both
    return float(round(kcal[0]) - round(kcal[-1]))


def year_above_kcal() -> float:
    """Return what Ana then still spends more than she eats (kcal/day)."""
    return CUT_KCAL - spends_less_kcal()


def saved_kcal() -> float:
    """Return how much of that is saved beyond size and digesting (kcal/day)."""
    return abs(float(_ana(YEAR_DAYS).adaptive_kcal[-1]))


def digests_less_kcal() -> float:
    """Return what less food saves in digesting it (kcal/day)."""
    return THERMIC_SHARE * CUT_KCAL


def with_the_cut_kcal() -> float:
    """Return how much of it the cut itself brings, whatever she weighs: less to digest, and the saving (kcal/day)."""
    run = _ana(YEAR_DAYS)
    came_out = float(np.mean(run.expenditure_kcal[1:] - run.intake_kcal[1:])) / CUT_KCAL
    assert 0.45 < came_out < 0.55  # the text says about half
    return digests_less_kcal() + saved_kcal()


def run_ends_kg() -> float:
    """Return what Ana's run has taken off after ten years, when nothing changes any more (kg)."""
    return _loss_kg("ana", CUT_KCAL, TEN_YEARS_DAYS)


def three_years_kg() -> float:
    """Return what it has taken off at the last of the three rings (kg)."""
    return _loss_kg("ana", CUT_KCAL, 3 * YEAR_DAYS)


def spends_above_kcal() -> float:
    """Return how much more Ana spends than she eats on the day on which `LOST_KG` are gone (kcal/day)."""
    run = _ana(YEAR_DAYS)
    day = int((run.weight_kg[0] - run.weight_kg >= LOST_KG).argmax())
    return float(run.expenditure_kcal[day] - run.intake_kcal[day])


def gap_over_grey_kcal() -> float:
    """Return by how much the food gap is then larger than spending minus eating (to ten kcal/day)."""
    return round(gap_left_kcal() - spends_above_kcal(), -1)


def _site(years: int) -> ModelTest:
    """Return what one site of CALERIE-2 did by then."""
    (test,) = (test for test in model_tests() if test.id == f"calerie_2018_{years}y")
    return test


def _site_kg(years: int) -> float:
    """Return what it lost on average (kg)."""
    return -_site(years).change_kg


def site_first_cut_percent() -> float:
    """Return how much less it ate in the first year (% of what was spent at the start)."""
    return -(_site(1).change_percent or 0.0)


def site_second_cut_percent() -> float:
    """Return how much less it ate, as told after two years (%)."""
    return -(_site(2).change_percent or 0.0)


def site_one_year_kg() -> float:
    """Return what it had lost after one year (kg)."""
    return _site_kg(1)


def site_line_kg() -> float:
    """Return what the straight line promises for that year (kg)."""
    return -(_site(1).predicted_kg("rule_3500") or 0.0)


def site_body_kg() -> float:
    """Return what the adapting body makes of it (kg)."""
    return -(_site(1).predicted_kg() or 0.0)


def site_two_years_body_kg() -> float:
    """Return what the adapting body makes of both years (kg)."""
    kg = -(_site(2).predicted_kg() or 0.0)
    assert kg > _site_kg(2)  # the text says too deep
    assert site_body_kg() > _site_kg(1)  # again
    return kg


def site_two_years_kg() -> float:
    """Return what it had lost after two (kg)."""
    return _site_kg(2)


def _too_deep_kg() -> list[float]:
    """Return by how much it goes too deep in each group that ate less (kg)."""
    return [-(test.miss_kg() or 0.0) for test in model_tests() if test.change_kg < 0]


def cut_least_kg() -> float:
    """Return by how much it goes too deep at least (kg)."""
    return min(_too_deep_kg())


def cut_most_kg() -> float:
    """Return by how much it goes too deep at most (kg)."""
    return max(_too_deep_kg())


def _cut_miss_kg(model: Model) -> float:
    """Return how far a model is off the groups that ate less, on average and whichever way (kg)."""
    return mean_miss_kg(model, tuple(test for test in model_tests() if test.change_kg < 0))


def cut_miss_kg() -> float:
    """Return it for the adapting body (kg)."""
    return _cut_miss_kg("dynamic")


def cut_line_miss_kg() -> float:
    """Return it for the straight line (kg)."""
    return _cut_miss_kg("rule_3500")


def cut_thomas_miss_kg() -> float:
    """Return it for the Thomas model (kg)."""
    return _cut_miss_kg("thomas")


def _twins() -> ModelTest:
    """Return the test on young men who ate 84,000 kcal more."""
    (test,) = (one for one in model_tests() if one.id == "bouchard_1990")
    return test


def twins_kg() -> float:
    """Return what they gained on average (kg)."""
    return _twins().change_kg


def twins_body_kg() -> float:
    """Return what the adapting body makes of their surplus (kg)."""
    return _twins().predicted_kg() or 0.0
