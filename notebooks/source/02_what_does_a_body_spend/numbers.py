"""The numbers of lesson 02, What does a body spend?."""

from lessons_lib import EQUATIONS, PEOPLE, Plan, energy_requirement_kcal, rmr_kcal
from lessons_lib.science.body import projection
from lessons_lib.science.body.energy import spending
from lessons_lib.science.body.projection import Model
from lessons_lib.science.evidence.effects import trial_course
from lessons_lib.science.units import KG_PER_LB

ANA, HUGO, JUN, FEMI = (PEOPLE[key] for key in ("ana", "hugo", "jun", "femi"))
ANA_SITTING = ANA.but(pal=1.2)
ANA_KG = ANA.weight_kg
ANA_REST_KCAL, ANA_TENTH_OF_REST_KCAL = ANA.rmr_kcal, ANA.rmr_kcal / 10.0
SITTING_REST_KCAL, SITTING_KCAL = ANA_SITTING.rmr_kcal, ANA_SITTING.tdee_kcal
HUGO_KG = HUGO.weight_kg
# where a learner multiplies by hand, from the resting rate as it is printed
JUN_PAL, JUN_REST_KCAL = JUN.pal, float(round(JUN.rmr_kcal))
JUN_KCAL = JUN_PAL * JUN_REST_KCAL
JUN_ALL_TIMES_KCAL = JUN_PAL * (JUN_REST_KCAL + 300.0)
JUN_ABOVE_REST_KCAL, JUN_BELOW_KCAL = JUN_REST_KCAL + 300.0, JUN_KCAL - 300.0
FEMI_PAL, FEMI_REST_KCAL = FEMI.pal, float(round(FEMI.rmr_kcal))
FEMI_KCAL = FEMI_PAL * FEMI_REST_KCAL
FEMI_EATS_KCAL = 1900.0
ANA_KCAL = ANA.tdee_kcal
ANA_ABOVE_REST_KCAL = float(round(ANA.tdee_kcal) - round(ANA.rmr_kcal))  # as the page's own numbers have it
# what people guess who think of sport alone, or of half of what comes on top: a small gap, and so a small loss
SMALL_LOSS_KG, MIDDLE_LOSS_KG = 1.81, 3.9
FEMI_BELOW_KCAL = FEMI_KCAL - FEMI_EATS_KCAL
FEMI_ON_TOP_KCAL = FEMI_KCAL - FEMI_REST_KCAL
FEMI_ABOVE_REST_KCAL = FEMI_EATS_KCAL - FEMI_REST_KCAL
ANA_POUND_A_WEEK_KG = 12 * KG_PER_LB
DIARY_KCAL = 1100.0
TV_LOST_KG = trial_course("Fothergill 2016", "loss in a 30-week competition")[1]
TV_BACK_KG = trial_course("Fothergill 2016", "regained of the loss")[1]
LOSER_SAVED_KCAL = -trial_course("Fothergill 2016", "resting rate below prediction")[1]
ANA_ADDED_KCAL = ANA_KCAL + DIARY_KCAL
ANA_REST_ABOVE_DIARY_KCAL = ANA.rmr_kcal - DIARY_KCAL
HOW_MANY_EQUATIONS = len(EQUATIONS)
CUT_KCAL = 500.0  # what Hugo means to eat less (kcal/day)


def _loss_at_rest_kg(model: Model = "dynamic") -> float:
    """Return how much lighter Ana is after 12 weeks of eating her resting rate (kg)."""
    return projection.loss_kg(ANA, Plan.intake(ANA.rmr_kcal), 84, model)


def _step(kcal: float) -> float:
    """Return the step of the slider that is closest (kcal/day)."""
    return 50.0 * round(kcal / 50.0)


def loss_at_rest_kg() -> float:
    """Return how much lighter Ana is after 12 weeks of eating her resting rate (kg)."""
    return _loss_at_rest_kg()


def loss_at_rest_as_shown_kg() -> float:
    """Return the same as the chart shows it (kg)."""
    return round(_loss_at_rest_kg(), 1)


def line_loss_at_rest_kg() -> float:
    """Return what the straight line makes of it (kg)."""
    return _loss_at_rest_kg("rule_3500")


def ana_day_percent() -> tuple[float, ...]:
    """Return which shares of Ana's day go to rest, digesting and moving (whole %, together 100)."""
    day = spending(ANA)
    rest, digesting = (float(round(100.0 * kcal / day.total_kcal)) for kcal in (day.resting_kcal, day.digesting_kcal))
    return rest, digesting, 100.0 - rest - digesting


def ana_by_equation_of_2023_kcal() -> float:
    """Return what an equation by others, from other people, says that Ana spends (kcal/day)."""
    return energy_requirement_kcal(ANA)


def sitting_step_kcal() -> float:
    """Return the slider's step closest to what Ana spends on the quietest day (kcal/day)."""
    return _step(SITTING_KCAL)


def one_step_over_kcal() -> float:
    """Return the slider's step above that (kcal/day)."""
    return sitting_step_kcal() + 50.0


def rest_step_kcal() -> float:
    """Return the slider's step closest to Ana's resting rate (kcal/day)."""
    return _step(SITTING_REST_KCAL)


def usual_step_kcal() -> float:
    """Return the slider's step closest to what Ana spends on her usual day (kcal/day)."""
    return _step(ANA.tdee_kcal)


def one_step_short_kcal() -> float:
    """Return the slider's step below that (kcal/day)."""
    return sitting_step_kcal() - 50.0


def _hugo_kcal(equation: str) -> float:
    """Return what one equation says that Hugo spends, as the lesson's box shows it (kcal/day)."""
    return float(round(HUGO.pal * rmr_kcal(HUGO, equation)))


def hugo_high_kcal() -> float:
    """Return the highest guess at what Hugo spends (kcal/day)."""
    return _hugo_kcal("harris_benedict_1919")


def hugo_low_kcal() -> float:
    """Return the lowest one (kcal/day)."""
    return _hugo_kcal("cunningham_1991")


def hugo_apart_kcal() -> float:
    """Return how far apart these two are (kcal/day)."""
    return hugo_high_kcal() - hugo_low_kcal()


def hugo_plate_kcal() -> float:
    """Return what Hugo eats at 500 below the highest guess (kcal/day)."""
    return hugo_high_kcal() - CUT_KCAL


def jun_eats_kcal() -> float:
    """Return what Jun eats at 300 kcal/day above what he spends (kcal/day)."""
    return JUN_KCAL + 300.0


def ana_missing_kcal() -> float:
    """Return what Ana's diary misses if her weight holds (kcal/day)."""
    return float(round(ANA.tdee_kcal) - DIARY_KCAL)


def missing_if_slow_kcal() -> float:
    """Return what it misses if she spends as much less as the contest's people (to a hundred kcal/day)."""
    return round(ana_missing_kcal() - ANA.pal * LOSER_SAVED_KCAL, -2)


def slow_day_kcal() -> float:
    """Return what a day costs less if rest costs as much less as in the contest's people (to a hundred kcal)."""
    return round(ANA.pal * LOSER_SAVED_KCAL, -2)


def ana_rest_rounded_kcal() -> float:
    """Return Ana's resting rate by the rounded form of the same equation (kcal/day)."""
    return rmr_kcal(ANA, "mifflin_simplified_1990")


def gap_times() -> float:
    """Return how many times as large the gap to 1,500 eaten is at Ana's PAL of 2.0 as at 1.2."""
    return (ANA.but(pal=2.0).tdee_kcal - 1500.0) / (SITTING_KCAL - 1500.0)
