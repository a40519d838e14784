"""The numbers of lesson 00, Start here."""

from lessons_lib import PEOPLE, Plan
from lessons_lib.science.body import plans, projection
from lessons_lib.science.body.other_models import RULE_KCAL_PER_KG
from lessons_lib.science.body.projection import Model
from lessons_lib.science.units import KG_PER_LB

WEEKS_12, WEEKS_26 = 84, 182
ANA = PEOPLE["ana"]
ANA_KG, ANA_KCAL = ANA.weight_kg, ANA.tdee_kcal
ANA_LB = ANA_KG / KG_PER_LB
GAIN_KG = 4.0  # how much heavier Ana is to become on the slider


def _loss_kg(deficit_kcal: float, days: int = WEEKS_12, model: Model = "dynamic") -> float:
    """Return how much lighter Ana is after some days (kg)."""
    return projection.loss_kg(ANA, Plan.deficit(deficit_kcal), days, model)


def _total_kcal(kcal_a_day: float, days: int) -> float:
    """Return how much less than baseline Ana eats in all (kcal)."""
    return plans.total_deficit_kcal(ANA, Plan.deficit(kcal_a_day), days)


def loss_kg() -> float:
    """Return how much lighter Ana is after 12 weeks at 500 kcal/day below (kg)."""
    return _loss_kg(500)


def line_loss_kg() -> float:
    """Return what the straight line makes of the same 12 weeks (kg)."""
    return _loss_kg(500, model="rule_3500")


def models_apart_kg() -> float:
    """Return how far apart the two models are after these 12 weeks (kg)."""
    return abs(line_loss_kg() - loss_kg())


def dev_gain_kg() -> float:
    """Return how much heavier Dev is after 12 weeks at 300 kcal/day above (kg)."""
    return -projection.loss_kg(PEOPLE["dev"], Plan.deficit(-300), WEEKS_12)


def half_cut_loss_kg() -> float:
    """Return how much lighter Ana is after 12 weeks at 250 kcal/day below (kg)."""
    return _loss_kg(250)


def double_cut_loss_kg() -> float:
    """Return how much lighter Ana is after 12 weeks at 1,000 kcal/day below (kg)."""
    return _loss_kg(1000)


def two_weeks_kcal() -> float:
    """Return what 250 kcal a day come to in two weeks (kcal)."""
    return _total_kcal(250, 14)


def two_days_kcal() -> float:
    """Return what 250 kcal a day come to in two days (kcal)."""
    return _total_kcal(250, 2)


def three_weeks_kcal() -> float:
    """Return what 300 kcal a day come to in three weeks (kcal)."""
    return _total_kcal(300, 21)


def three_days_kcal() -> float:
    """Return what 300 kcal a day come to in three days (kcal)."""
    return _total_kcal(300, 3)


def working_days_kcal() -> float:
    """Return what 300 kcal a day come to on the 15 working days of three weeks (kcal)."""
    return _total_kcal(300, 15)


def gain_slider_kcal() -> float:
    """Return the slider's step at which Ana's gain after 26 weeks is closest to `GAIN_KG` (kcal/day)."""
    return float(min(range(0, 501, 50), key=lambda kcal: abs(-_loss_kg(-kcal, WEEKS_26) - GAIN_KG)))


def line_gain_kcal() -> float:
    """Return the surplus for which the straight line promises `GAIN_KG` in 26 weeks (kcal/day)."""
    return GAIN_KG * RULE_KCAL_PER_KG / WEEKS_26


def gain_on_250_kg() -> float:
    """Return how much heavier Ana is after 26 weeks at 250 kcal/day above (kg)."""
    return -_loss_kg(-250, WEEKS_26)


def gain_on_250_lb() -> float:
    """Return the same in pounds."""
    return gain_on_250_kg() / KG_PER_LB


def first_weeks() -> str:
    """Return what has to be said of the first weeks of a surplus, in words."""
    # only the texts name it: a learner's check should not load it
    from lessons_lib.science.evidence.model_tests import first_weeks_words

    return first_weeks_words()
