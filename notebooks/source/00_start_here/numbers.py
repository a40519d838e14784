"""The numbers of lesson 00, Start here."""

from lessons_lib import PEOPLE, Plan, project
from lessons_lib.science.body import projection
from lessons_lib.science.body.other_models import RULE_KCAL_PER_KG
from lessons_lib.science.body.projection import Model
from lessons_lib.science.checks import Floats
from lessons_lib.science.evidence.model_tests import model_tests
from lessons_lib.science.scale.weighing import mornings
from lessons_lib.science.units import KG_PER_LB, to_kg

WEEKS_12, WEEKS_26 = 84, 182
ANA = PEOPLE["ana"]
ANA_KG = ANA.weight_kg
A_POUND_KG = KG_PER_LB
CUT_KCAL = 500.0  # in the cell that is run and changed (kcal/day below)
HIGH_DAY, LOW_DAY = 7.0, 18.0  # of the heaviest and the lightest morning at 0 (days after the start)
DAYS_APART = LOW_DAY - HIGH_DAY
EXAMPLE_DAY = 16.0  # of the sale that is worked out (days after the start): just past week 2
TRIAL_PROMISE_KG, TRIAL_LOSS_KG = to_kg(27.6, "lb"), to_kg(20.1, "lb")  # Thomas 2013, as others quote it
FIRST_KCAL = 250.0  # where the slider starts (kcal/day below)
JUN_MORE_KCAL, JUN_DAY_KG = 300.0, 0.8  # Jun's plan (kcal/day above), and what his scale makes of one day (kg)


def _loss_kg(deficit_kcal: float, days: int = WEEKS_12, model: Model = "dynamic") -> float:
    """Return how much lighter Ana is after some days (kg)."""
    return projection.loss_kg(ANA, Plan.deficit(deficit_kcal), days, model)


def _mornings(deficit_kcal: float) -> Floats:
    """Return the mornings of half a year by where the slider stands (kg)."""
    return mornings(project(ANA, Plan.deficit(deficit_kcal), days=WEEKS_26), seed=1)["weight_kg"]


def _still() -> Floats:
    """Return the mornings of half a year in which Ana eats what she spends (kg), those of the slider at 0."""
    return _mornings(0)


def loss_kg() -> float:
    """Return how much lighter Ana is after 12 weeks at 500 kcal/day below (kg)."""
    return _loss_kg(CUT_KCAL)


def missing_kcal() -> float:
    """Return what she eats less in those 12 weeks (kcal)."""
    return WEEKS_12 * CUT_KCAL


def gain_kg() -> float:
    """Return how much heavier Ana is after 12 weeks at as much above (kg)."""
    return -_loss_kg(-CUT_KCAL)


def trial_body_kg() -> float:
    """Return what the adapting body makes of the 103 adults' cut, as we guess it (kg)."""
    (test,) = (one for one in model_tests() if one.id == "thomas_2013")
    return abs(test.predicted_kg() or 0.0)


def line_loss_kg() -> float:
    """Return what the straight line makes of the same 12 weeks (kg)."""
    return _loss_kg(CUT_KCAL, model="rule_3500")


def still_low_kg() -> float:
    """Return the lightest morning of half a year in which Ana eats what she spends (kg)."""
    return float(_still()[int(LOW_DAY)])


def still_high_kg() -> float:
    """Return the heaviest one (kg)."""
    return float(_still()[int(HIGH_DAY)])


def first_kg() -> float:
    """Return her first morning (kg)."""
    return float(_still()[0])


def example_kg() -> float:
    """Return the later morning of the sale that is worked out (kg)."""
    return float(_still()[int(EXAMPLE_DAY)])


def example_lost_kg() -> float:
    """Return what that sale takes off the scale (kg)."""
    return first_kg() - example_kg()


def still_apart_kg() -> float:
    """Return how far apart they are (kg)."""
    return still_high_kg() - still_low_kg()


def nearly_apart_kg() -> float:
    """Return the same, read off by one step too low (kg)."""
    return still_apart_kg() - 0.1


def nearly_over_apart_kg() -> float:
    """Return the same, read off by one step too high (kg)."""
    return still_apart_kg() + 0.1


def first_slider_apart_kg() -> float:
    """Return how far apart they are where the slider starts, and she really loses (kg)."""
    kg = _mornings(FIRST_KCAL)
    return float(kg.max() - kg.min())


def jun_days() -> float:
    """Return how many days of Jun's plan the rule asks for what his scale makes of one day."""
    return JUN_DAY_KG * RULE_KCAL_PER_KG / JUN_MORE_KCAL
