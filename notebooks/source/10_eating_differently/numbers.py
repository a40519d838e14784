"""The numbers of lesson 10, Eating differently."""

from functools import cache

from lessons_lib import PEOPLE, Person, Plan, Projection, project, protein_g_per_kg, protein_range_g, same_kcal
from lessons_lib.science.body.other_models import RULE_KCAL_PER_KG
from lessons_lib.science.body.plans import BASELINE_CARB_FRACTION
from lessons_lib.science.evidence.eating import (
    ARTICLE_G_PER_LB,
    CARB_PERCENT,
    FEW_CARBS_FRACTION,
    article_protein_g,
    effects,
    measured,
    stored_kcal,
)
from lessons_lib.science.evidence.model_tests import mean_miss_kg, short_surpluses
from lessons_lib.science.units import KG_PER_LB

CUT_KCAL = 500
SURPLUS_KCAL = 300
WEEK_DAYS = 7
BACK_AFTER_DAYS = 28
LOWEST_STOP_PERCENT = float(CARB_PERCENT[0])
USUAL_CARB_PERCENT = 100 * BASELINE_CARB_FRACTION
POUND_KG = KG_PER_LB
LOWER_G_PER_LB = ARTICLE_G_PER_LB[0]
LOWER_TIMES_POUND_G = LOWER_G_PER_LB * KG_PER_LB
CHLOE_KG, GRACE_KG = PEOPLE["chloe"].weight_kg, PEOPLE["grace"].weight_kg
CHLOE_MIXED_UNITS_G = LOWER_G_PER_LB * CHLOE_KG
TASALI_PEOPLE = float(effects()["tasali_kcal"].people)


@cache
def _week() -> tuple[Projection, ...]:
    """Return Ana's week with the usual carbohydrates, and with few."""
    return same_kcal(PEOPLE["ana"], Plan.deficit(CUT_KCAL), WEEK_DAYS)


@cache
def _surplus_week_kg(carb_percent: int) -> tuple[float, float]:
    """Return what Ben's scale and fat change by in a week above baseline (kg)."""
    (run,) = same_kcal(PEOPLE["ben"], Plan.deficit(-SURPLUS_KCAL), WEEK_DAYS, (carb_percent / 100,))
    return float(run.weight_kg[-1] - run.weight_kg[0]), float(run.fat_kg[-1] - run.fat_kg[0])


@cache
def _back() -> Projection:
    """Return Grace's four weeks with few carbohydrates and the first week back."""
    fractions = [FEW_CARBS_FRACTION] * BACK_AFTER_DAYS + [BASELINE_CARB_FRACTION] * WEEK_DAYS
    (run,) = same_kcal(PEOPLE["grace"], Plan.deficit(0), len(fractions), (fractions,))
    return run


def _given_kcal(nights: str) -> float:
    """Return what came out of a body in the long or the short nights (kcal)."""
    return stored_kcal(-measured(f"nedeltcheva_{nights}_fat"), -measured(f"nedeltcheva_{nights}_lean"))


def scales_apart_kg() -> float:
    """Return how much less the scale shows after a week with few carbohydrates (kg)."""
    usual, few = _week()
    return float(usual.weight_kg[-1] - few.weight_kg[-1])


def half_of_scales_apart_kg() -> float:
    """Return half of it (kg)."""
    return scales_apart_kg() / 2


def fat_apart_kg() -> float:
    """Return how much less fat is left with few carbohydrates; negative: more of it is left (kg)."""
    usual, few = _week()
    return float(usual.fat_kg[-1] - few.fat_kg[-1])


def more_fat_left_kg() -> float:
    """Return how much more fat is left with few carbohydrates (kg)."""
    return -fat_apart_kg()


def fat_of_the_cut_kg() -> float:
    """Return the fat that the cut takes in the week with the usual carbohydrates (kg)."""
    usual, _ = _week()
    return float(usual.fat_kg[0] - usual.fat_kg[-1])


def lower_g_per_kg() -> float:
    """Return the article's lower end of protein (g/kg)."""
    return protein_g_per_kg(ARTICLE_G_PER_LB[0])


def upper_g_per_kg() -> float:
    """Return the article's upper end of protein (g/kg)."""
    return protein_g_per_kg(ARTICLE_G_PER_LB[1])


def chloe_protein_g() -> float:
    """Return 1.62 g/kg for Chloe (g/day)."""
    return protein_range_g(PEOPLE["chloe"]).estimate


def chloe_protein_low_g() -> float:
    """Return the lower end of the interval about it (g/day)."""
    return protein_range_g(PEOPLE["chloe"]).low


def chloe_protein_high_g() -> float:
    """Return the upper end of the interval about it (g/day)."""
    return protein_range_g(PEOPLE["chloe"]).high


def chloe_protein_per_pound_g() -> float:
    """Return 1.62 g for each of Chloe's pounds (g/day)."""
    return chloe_protein_g() / KG_PER_LB


def chloe_article_g() -> float:
    """Return the article's lower end for Chloe (g/day)."""
    return article_protein_g(PEOPLE["chloe"])[0]


def fat_kcal_per_kg() -> float:
    """Return what a kg of fat holds (kcal)."""
    return stored_kcal(1, 0)


def lean_kcal_per_kg() -> float:
    """Return what a kg of lean tissue holds (kcal)."""
    return stored_kcal(0, 1)


def long_nights_kcal() -> float:
    """Return what came out of a body in the long nights (kcal)."""
    return _given_kcal("long")


def short_nights_kcal() -> float:
    """Return what came out of a body in the short nights (kcal)."""
    return _given_kcal("short")


def fewer_kcal() -> float:
    """Return how many kcal fewer came out in the short nights (kcal)."""
    return long_nights_kcal() - short_nights_kcal()


def fewer_kcal_per_day() -> float:
    """Return the same for each of the 14 days (kcal/day)."""
    return fewer_kcal() / 14


def _more_fat_kg() -> float:
    """Return how much more fat went in the long nights (kg)."""
    return measured("nedeltcheva_short_fat") - measured("nedeltcheva_long_fat")


def _less_lean_kg() -> float:
    """Return how much less lean tissue went in the long nights (kg)."""
    return measured("nedeltcheva_long_lean") - measured("nedeltcheva_short_lean")


def rule_on_the_scales_kcal() -> float:
    """Return what the rule makes of the difference between the scales (kcal)."""
    return (_more_fat_kg() - _less_lean_kg()) * -RULE_KCAL_PER_KG


def fat_only_kcal() -> float:
    """Return the difference of the fat alone (kcal)."""
    return stored_kcal(_more_fat_kg(), 0.0)


def both_added_kcal() -> float:
    """Return the differences of fat and lean, added where they point in opposite directions (kcal)."""
    return stored_kcal(_more_fat_kg(), _less_lean_kg())


@cache
def highest_falling_percent() -> float:
    """Return the highest stop of the app's slider at which the scale shows a loss, rounded as it is shown (%)."""
    low, high, step = CARB_PERCENT
    return float(max(stop for stop in range(low, high + 1, step) if round(_surplus_week_kg(stop)[0], 1) < 0))


def fat_gained_there_kg() -> float:
    """Return the fat that Ben gains in that week (kg)."""
    return _surplus_week_kg(int(highest_falling_percent()))[1]


def one_stop_higher_kg() -> float:
    """Return what the scale gains in a week one stop higher (kg)."""
    return _surplus_week_kg(int(highest_falling_percent()) + CARB_PERCENT[2])[0]


def usual_share_gain_kg() -> float:
    """Return what the scale gains in a week at the usual share (kg)."""
    return _surplus_week_kg(50)[0]


def regained_kg() -> float:
    """Return what Grace's scale gains in the first week back (kg)."""
    return float(_back().weight_kg[-1] - _back().weight_kg[BACK_AFTER_DAYS])


def fat_lost_meanwhile_kg() -> float:
    """Return the fat that Grace loses in that week (kg)."""
    return float(_back().fat_kg[BACK_AFTER_DAYS] - _back().fat_kg[-1])


def glycogen_and_water_kg() -> float:
    """Return the glycogen that comes back, with the water bound to it (kg)."""
    run = _back()
    stored = float(run.glycogen_kg[-1] - run.glycogen_kg[BACK_AFTER_DAYS])
    return stored * (1.0 + run.parameters.water_kg_per_glycogen_kg)


def salt_water_kg() -> float:
    """Return the salt water that comes back (kg)."""
    return float(_back().ecf_change_kg[-1] - _back().ecf_change_kg[BACK_AFTER_DAYS])


def tissue_gone_kg() -> float:
    """Return the fat and lean that go meanwhile (kg)."""
    return glycogen_and_water_kg() + salt_water_kg() - regained_kg()


def _fat_percent_of_loss(name: str) -> float:
    """Return how much of the tissue that 12 weeks take from someone is fat (%)."""
    run = project(PEOPLE[name], Plan.deficit(CUT_KCAL), days=84)
    fat, lean = float(run.fat_kg[0] - run.fat_kg[-1]), float(run.lean_kg[0] - run.lean_kg[-1])
    return 100.0 * fat / (fat + lean)


def dev_fat_percent() -> float:
    """Return how much of Dev's 12 weeks' loss of tissue is fat (%)."""
    return _fat_percent_of_loss("dev")


def hugo_fat_percent() -> float:
    """Return how much of Hugo's is (%)."""
    return _fat_percent_of_loss("hugo")


def missing_in_sleep_trial_kcal() -> float:
    """Return what 0.8 kg less fat and 0.9 kg more lean tissue leave open, over 14 days (kcal/day)."""
    return stored_kcal(0.8, -0.9) / 14


def missing_in_protein_trial_kcal() -> float:
    """Return what 1.3 kg more fat and 1.1 kg less lean tissue leave open, over 28 days (kcal/day)."""
    return stored_kcal(1.3, -1.1) / 28


def short_miss_kg() -> float:
    """Return how far the adapting body is off in a surplus of three weeks or less (kg, whichever way)."""
    return mean_miss_kg("dynamic", short_surpluses())


def cut_fat_g() -> float:
    """Return the body fat lost with less fat (g/day)."""
    return -measured("hall_2015_fat")


def cut_carb_g() -> float:
    """Return the body fat lost with less carbohydrate (g/day)."""
    return -measured("hall_2015_carb")


def guo_kcal() -> float:
    """Return how much more is spent with less fat (kcal/day)."""
    return measured("hall_guo_energy")


def guo_g() -> float:
    """Return how much more fat is lost with less fat (g/day)."""
    return measured("hall_guo_fat")


def ebbeling_kcal() -> float:
    """Return how much more is spent for each 10 % less carbohydrate (kcal/day)."""
    return measured("ebbeling_energy")


def ludwig_short_kcal() -> float:
    """Return how much less is spent in short trials (kcal/day)."""
    return -measured("ludwig_short")


def ludwig_long_kcal() -> float:
    """Return the change of spending in longer trials (kcal/day)."""
    return measured("ludwig_long")


def tobias_kg() -> float:
    """Return how much more is lost with little carbohydrate (kg)."""
    return measured("tobias_carb")


def dietfits_fat_kg() -> float:
    """Return what was lost in a year with little fat (kg)."""
    return -measured("dietfits_fat")


def dietfits_carb_kg() -> float:
    """Return what was lost in a year with little carbohydrate (kg)."""
    return -measured("dietfits_carb")


def upf_kcal() -> float:
    """Return how much more ultra-processed food was eaten (kcal/day)."""
    return measured("hall_2019_kcal")


def upf_up_kg() -> float:
    """Return the change of weight on it (kg)."""
    return measured("hall_2019_up")


def upf_un_kg() -> float:
    """Return what was lost on unprocessed food (kg)."""
    return -measured("hall_2019_un")


def plants_kcal() -> float:
    """Return how much less was eaten on plants with little fat (kcal/day)."""
    return -measured("hall_2021_kcal")


def tasali_kcal() -> float:
    """Return how much less was eaten with more sleep (kcal/day)."""
    return -measured("tasali_kcal")


def wycherley_kg() -> float:
    """Return how much less weight more protein left (kg)."""
    return -measured("wycherley_weight")


def wycherley_fat_kg() -> float:
    """Return how much less fat more protein left (kg)."""
    return -measured("wycherley_fat")


def wycherley_lean_kg() -> float:
    """Return how much more lean more protein kept (kg)."""
    return measured("wycherley_lean")


def wycherley_kcal() -> float:
    """Return how much more is spent at rest with it (kcal/day)."""
    return measured("wycherley_rest")


# Hall et al. 2015: 19 adults with obesity ate 30 % less for 6 days; who they were on average is assumed
_IN_THE_WARD = Person("in the ward", "female", age_years=35, height_cm=168, weight_kg=106, pal=1.5)


@cache
def _ward_g() -> tuple[float, float]:
    """Return the body fat that the model takes a day with less fat, and with less carbohydrate (g)."""
    usual, left = BASELINE_CARB_FRACTION, 0.7
    shares = (usual / left, (usual - (1.0 - left)) / left)
    runs = same_kcal(_IN_THE_WARD, Plan.intake(left * _IN_THE_WARD.tdee_kcal), 6, shares)
    less_fat, less_carb = (1000.0 * float(run.fat_kg[0] - run.fat_kg[-1]) / 6 for run in runs)
    return less_fat, less_carb


def model_fat_g() -> float:
    """Return what the model makes of the ward study's cut of fat (g of body fat a day)."""
    return _ward_g()[0]


def model_carb_g() -> float:
    """Return what it makes of the cut of carbohydrate (g of body fat a day)."""
    return _ward_g()[1]
