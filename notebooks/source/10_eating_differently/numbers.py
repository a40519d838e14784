"""The numbers of lesson 10, Eating differently."""

from functools import cache

from lessons_lib import PEOPLE, Plan, Projection, same_kcal
from lessons_lib.science.body.dynamic import HALL_2011
from lessons_lib.science.body.plans import BASELINE_CARB_FRACTION
from lessons_lib.science.body.projection import Points, daily, weekly
from lessons_lib.science.evidence.eating import CARB_PERCENT, FEW_CARBS_FRACTION, measured, ward_ends
from lessons_lib.science.evidence.model_tests import mean_miss_kg, short_surpluses

CUT_KCAL = 500
SURPLUS_KCAL = 300
WEEK_DAYS = 7
BACK_AFTER_DAYS = 28
LOWEST_STOP_PERCENT = float(CARB_PERCENT[0])
USUAL_CARB_PERCENT = 100 * BASELINE_CARB_FRACTION
TWO_KG = 2.0  # what a made-up scale falls by
NOTHING_KG = 0.0
UPF_LOW_KCAL, UPF_HIGH_KCAL = ward_ends("hall_2019_kcal")
PLANTS_CARB_PERCENT, KETO_CARB_PERCENT = (measured(f"hall_2021_{diet}_carbohydrate") for diet in ("plants", "keto"))


@cache
def _surplus_week_kg(carb_percent: int) -> tuple[float, float]:
    """Return what Jun's scale and fat change by in a week above baseline (kg)."""
    (run,) = same_kcal(PEOPLE["jun"], Plan.deficit(-SURPLUS_KCAL), WEEK_DAYS, (carb_percent / 100,))
    return float(run.weight_kg[-1] - run.weight_kg[0]), float(run.fat_kg[-1] - run.fat_kg[0])


@cache
def _back() -> Projection:
    """Return Grace's four weeks with few carbohydrates and the first week back."""
    fractions = [FEW_CARBS_FRACTION] * BACK_AFTER_DAYS + [BASELINE_CARB_FRACTION] * WEEK_DAYS
    (run,) = same_kcal(PEOPLE["grace"], Plan.deficit(0), len(fractions), (fractions,))
    return run


@cache
def highest_falling_percent() -> float:
    """Return the highest stop of the app's slider at which the scale shows a loss, rounded as it is shown (%)."""
    low, high, step = CARB_PERCENT
    return float(max(stop for stop in range(low, high + 1, step) if round(_surplus_week_kg(stop)[0], 1) < 0))


def fat_gained_there_kg() -> float:
    """Return the fat that Jun gains in that week (kg)."""
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


def grace_glycogen_kg() -> float:
    """Return the glycogen that comes back, as the question says it (kg)."""
    return round(float(_back().glycogen_kg[-1] - _back().glycogen_kg[BACK_AFTER_DAYS]), 2)


def grace_water_kg() -> float:
    """Return the water bound to it (kg)."""
    return grace_glycogen_kg() * HALL_2011.water_kg_per_glycogen_kg


def glycogen_and_water_kg() -> float:
    """Return the same with the water bound to it (kg)."""
    return grace_glycogen_kg() + grace_water_kg()


def returned_kg() -> float:
    """Return all that comes back: glycogen, its water, and salt water (kg)."""
    return glycogen_and_water_kg() + salt_water_kg()


def glycogen_itself_forgotten_kg() -> float:
    """Return the same without the glycogen's own mass (kg)."""
    return grace_water_kg() + salt_water_kg()


def water_of_glycogen_forgotten_kg() -> float:
    """Return what comes back if glycogen held no water (kg)."""
    return grace_glycogen_kg() + salt_water_kg()


def salt_water_kg() -> float:
    """Return the salt water that comes back, as the question says it (kg)."""
    return round(float(_back().ecf_change_kg[-1] - _back().ecf_change_kg[BACK_AFTER_DAYS]), 1)


def tissue_gone_kg() -> float:
    """Return the fat and lean that go meanwhile (kg)."""
    return returned_kg() - regained_kg()


def short_miss_kg() -> float:
    """Return how far the adapting body is off in a surplus of three weeks or less (kg, whichever way)."""
    return mean_miss_kg("dynamic", short_surpluses())


def cut_fat_g() -> float:
    """Return the body fat lost with less fat (g/day)."""
    return -measured("hall_2015_fat")


def cut_carb_g() -> float:
    """Return the body fat lost with less carbohydrate (g/day)."""
    return -measured("hall_2015_carb")


def ludwig_long_kcal() -> float:
    """Return the change of spending in longer trials (kcal/day)."""
    return measured("ludwig_long")


def _ludwig_fat_kg(days: int) -> float:
    """Return how much more fat Ana loses with few carbohydrates if she spends that much more (kg).

    What is spent more is taken off what is eaten: the same kcal are missing.
    """
    usual, more = (
        same_kcal(PEOPLE["ana"], Plan.deficit(cut), days, (FEW_CARBS_FRACTION,))[0]
        for cut in (CUT_KCAL, CUT_KCAL + ludwig_long_kcal())
    )
    return float(usual.fat_kg[-1] - more.fat_kg[-1])


def ludwig_twelve_fat_kg() -> float:
    """Return that after twelve weeks (kg)."""
    return _ludwig_fat_kg(84)


def ludwig_short_kcal() -> float:
    """Return how much less was spent in shorter trials (kcal/day)."""
    return -measured("ludwig_short")


def dietfits_apart_kg() -> float:
    """Return how much more was lost in a year with little carbohydrate than with little fat (kg)."""
    return measured("dietfits_fat") - measured("dietfits_carb")


def upf_kcal() -> float:
    """Return how much more ultra-processed food was eaten (kcal/day)."""
    return measured("hall_2019_kcal")


def tasali_kcal() -> float:
    """Return how much less was eaten with more sleep (kcal/day)."""
    return -measured("tasali_kcal")


def wycherley_fat_kg() -> float:
    """Return how much less fat more protein left (kg)."""
    return -measured("wycherley_fat")


@cache
def _four_weeks() -> tuple[Projection, ...]:
    """Return Ana's four weeks with the usual carbohydrates, and with few."""
    return same_kcal(PEOPLE["ana"], Plan.deficit(CUT_KCAL), 28)


def usual_fat_fall_kg() -> float:
    """Return the fat that goes with the usual carbohydrates (kg)."""
    usual, _ = _four_weeks()
    return float(usual.fat_kg[0] - usual.fat_kg[-1])


def few_fat_fall_kg() -> float:
    """Return the fat that goes with few (kg)."""
    return -few_fat_kg()[-1][1]


def four_weeks_apart_kg() -> float:
    """Return how much less the scale then shows with few (kg)."""
    usual, few = _four_weeks()
    return float(usual.weight_kg[-1] - few.weight_kg[-1])


def more_fat_left_kg() -> float:
    """Return how much more fat is then left with few (kg)."""
    usual, few = _four_weeks()
    return float(few.fat_kg[-1] - usual.fat_kg[-1])


def few_fat_kg() -> Points:
    """Return what her fat changes by (week, kg)."""
    few = _four_weeks()[1]
    return weekly(few.fat_kg - few.fat_kg[0])


def few_scale_kg() -> Points:
    """Return what her scale changes by (week, kg), day by day: most of it goes in the first two."""
    few = _four_weeks()[1]
    return daily(few.weight_kg - few.weight_kg[0])


def few_scale_fall_kg() -> float:
    """Return how far her scale falls (kg)."""
    return -few_scale_kg()[-1][1]


def two_kg_of_fat_kcal() -> float:
    """Return what 2 kg of fat hold, to the thousand (kcal)."""
    return round(TWO_KG * HALL_2011.fat_kcal_per_kg, -3)


def ward_kcal() -> float:
    """Return how much more was eaten on a ketogenic diet than on plants with little fat (kcal/day)."""
    return -measured("hall_2021_kcal")


def early_less_kcal() -> float:
    """Return how much less who began with keto ate in the first two weeks, to the ten (kcal/day).

    All four weeks twice, less the last two: our sum, no interval was published for it.
    """
    return -round(2.0 * measured("sciarrillo_keto_first") - measured("sciarrillo_last_weeks"), -1)


def late_more_kcal() -> float:
    """Return how much more those on keto ate in the last two weeks, who had begun with plants (kcal/day)."""
    return -measured("sciarrillo_last_weeks")


def second_week_kcal() -> float:
    """Return how much more was eaten on keto in the second week of each diet (kcal/day)."""
    return -measured("hall_2021_second_week")


def more_carbs_less_fat_kg() -> float:
    """Return how much less fat is left after 12 weeks with 80 % carbohydrate instead of 50 (kg)."""
    usual, more = same_kcal(PEOPLE["ana"], Plan.deficit(CUT_KCAL), 84, (BASELINE_CARB_FRACTION, 0.80))
    return float(usual.fat_kg[-1] - more.fat_kg[-1])
