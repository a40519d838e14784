"""The numbers of lesson 00, Start here."""

from lessons_lib import PEOPLE, Plan
from lessons_lib.science.body import projection
from lessons_lib.science.body.projection import Model

WEEKS_12, WEEKS_26 = 84, 182
ANA = PEOPLE["ana"]
ANA_KG = ANA.weight_kg
SLIDER_KCAL = 300.0  # where the slider ends up (kcal/day below)
LOSS_KG = 5.0  # how much lighter Ana's body is to become on the slider


def _loss_kg(deficit_kcal: float, days: int = WEEKS_12, model: Model = "dynamic") -> float:
    """Return how much lighter Ana is after some days (kg)."""
    return projection.loss_kg(ANA, Plan.deficit(deficit_kcal), days, model)


def loss_kg() -> float:
    """Return how much lighter Ana is after 12 weeks at 500 kcal/day below (kg)."""
    return _loss_kg(500)


def line_loss_kg() -> float:
    """Return what the straight line makes of the same 12 weeks (kg)."""
    return _loss_kg(500, model="rule_3500")


def half_year_apart_kg() -> float:
    """Return how far apart line and body are after 26 weeks where the slider ends up (kg)."""
    return abs(_loss_kg(SLIDER_KCAL, WEEKS_26, "rule_3500") - loss_on_300_kg())


def ana_gain_kg() -> float:
    """Return how much heavier Ana is after 12 weeks at 300 kcal/day above (kg)."""
    return -_loss_kg(-300)


def half_cut_loss_kg() -> float:
    """Return how much lighter Ana is after 12 weeks at 250 kcal/day below (kg)."""
    return _loss_kg(250)


def _slider_kcal(model: Model) -> float:
    """Return the slider's step at which a model's loss after 26 weeks is closest to `LOSS_KG` (kcal/day)."""
    return float(min(range(0, 751, 50), key=lambda kcal: abs(_loss_kg(kcal, WEEKS_26, model) - LOSS_KG)))


def loss_slider_kcal() -> float:
    """Return the slider's step at which Ana's body is closest to `LOSS_KG` lighter (kcal/day)."""
    return _slider_kcal("dynamic")


def line_slider_kcal() -> float:
    """Return the step at which the straight line promises that (kcal/day)."""
    return _slider_kcal("rule_3500")


def loss_on_300_kg() -> float:
    """Return how much lighter Ana is after 26 weeks at 300 kcal/day below (kg)."""
    return _loss_kg(SLIDER_KCAL, WEEKS_26)


def first_weeks() -> str:
    """Return what has to be said of the first weeks of a surplus, in words."""
    # only the texts name it: a learner's check should not load it
    from lessons_lib.science.evidence.model_tests import first_weeks_words

    return first_weeks_words()
