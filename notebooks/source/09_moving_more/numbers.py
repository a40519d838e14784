"""The numbers of lesson 09, Moving more."""

from functools import cache

from lessons_lib import (
    ACTIVITIES,
    PEOPLE,
    Plan,
    Projection,
    moving_plan,
    net_exercise_kcal,
    project,
    week_of_exercise,
)
from lessons_lib.science.body import projection
from lessons_lib.science.body.dynamic import HALL_2011
from lessons_lib.science.evidence.activity import LESS_KCAL as LESS_STOPS_KCAL
from lessons_lib.science.evidence.activity import MINUTES, gross_exercise_kcal
from lessons_lib.science.evidence.effects import made_up_percent, published_effects, resting_difference

ANA, DEV, ESTHER, FEMI, JUN = (PEOPLE[name] for name in ("ana", "dev", "esther", "femi", "jun"))
ANA_KG, DEV_KG, FEMI_KG, JUN_KG = (person.weight_kg for person in (ANA, DEV, FEMI, JUN))
WALK_MET, JOG_MET = (ACTIVITIES[name].met for name in ("brisk_walking", "jogging"))
HALF_YEAR_DAYS = 182
assert week_of_exercise(ANA, "walk").gross_kcal == 5.0 * gross_exercise_kcal(ANA, WALK_MET, 30.0)  # the recap's five
MADE_UP_PERCENT = made_up_percent()
LEFT_SHARE = 1.0 - MADE_UP_PERCENT / 100.0
LESS_KCAL, SURPLUS_KCAL = 150.0, 400.0
assert LESS_STOPS_KCAL[0] <= LESS_KCAL <= LESS_STOPS_KCAL[1]

WALK, JUN_JOG = week_of_exercise(ANA, "walk"), week_of_exercise(JUN, "jog_most")
# what is left for Ana of the weeks that the articles and guidelines ask for (claims X01 to X03, kcal a week)
WALK_MOST_LEFT_KCAL, JOG_LEFT_KCAL, JOG_LEAST_LEFT_KCAL, JOG_MOST_LEFT_KCAL = (
    week_of_exercise(ANA, dose).left_kcal for dose in ("walk_most", "jog", "jog_least", "jog_most")
)
DISPLAY_KCAL = gross_exercise_kcal(ANA, WALK_MET, 30.0)
WALK_GROSS_KCAL, WALK_NET_KCAL, WALK_LEFT_KCAL = WALK.gross_kcal, WALK.net_kcal, WALK.left_kcal

WALK_30_NET_KCAL = net_exercise_kcal(ANA, WALK_MET, 30.0)
WALK_30_LEFT_KCAL = WALK_30_NET_KCAL * LEFT_SHARE
MINUTES_OFF = 30.0 * DISPLAY_KCAL / WALK_30_LEFT_KCAL
MINUTES_ACTIVE = 30.0 / LEFT_SHARE  # half an hour whose display leaves rest out
MINUTES_IN_FULL, MINUTES_AT_HALF = (
    30.0 * DISPLAY_KCAL / WALK_30_NET_KCAL / (1.0 - share / 100.0) for share in (0.0, made_up_percent("broskey"))
)
_MISSING = published_effects("exercise_effects")["shortfall_exercise"]
assert (_MISSING.low, _MISSING.high) == (55.0, 64.0)
MISSING_PERCENT = 60.0  # about the middle of an "up to", and the far end of the app's slider and of the bands
MINUTES_AT_MORE = 30.0 * DISPLAY_KCAL / WALK_30_NET_KCAL / (1.0 - MISSING_PERCENT / 100.0)
MODERATE_KCAL, HIGH_KCAL = 300.0, 600.0  # a day of exercise; Rosenkilde et al. 2012
LOST_ON_300_KG, LOST_ON_600_KG = (
    -published_effects("exercise_effects")[f"loss_rosenkilde_{kcal}"].mean for kcal in (300, 600)
)

FAT_ON_300_KG, FAT_ON_600_KG = (
    -published_effects("exercise_effects")[f"fat_rosenkilde_{kcal}"].mean for kcal in (300, 600)
)
# the text says that with 300 more fat went than the exercise cost, and with 600 less
assert FAT_ON_300_KG * HALL_2011.fat_kcal_per_kg > MODERATE_KCAL * 13 * 7
assert FAT_ON_600_KG * HALL_2011.fat_kcal_per_kg < HIGH_KCAL * 13 * 7

# the text says that in Flack et al. twice the exercise left more than twice as much (kcal a week)
_FLACK = {dose: published_effects("exercise_effects")[f"made_up_flack_{dose}"] for dose in (1500, 3000)}
assert 3000 - _FLACK[3000].mean > 2.0 * (1500 - _FLACK[1500].mean)

FEMI_HOUR_KCAL = net_exercise_kcal(FEMI, WALK_MET, 60.0)
FEMI_LEFT_KCAL = FEMI_HOUR_KCAL * LEFT_SHARE
FEMI_HALF_HOUR_KCAL = net_exercise_kcal(FEMI, WALK_MET, 30.0)
FEMI_GROSS_HOUR_KCAL = gross_exercise_kcal(FEMI, WALK_MET, 60.0)
FEMI_GROSS_HALF_HOUR_KCAL = FEMI_GROSS_HOUR_KCAL / 2.0
FEMI_HOUR_OF_REST_KCAL = gross_exercise_kcal(FEMI, 1.0, 60.0)
ANA_HOUR_KCAL, ANA_GROSS_HOUR_KCAL = net_exercise_kcal(ANA, WALK_MET, 60.0), gross_exercise_kcal(ANA, WALK_MET, 60.0)
MINUTES_FOR_KG_KCAL, MINUTES_FOR_HOURS_KCAL = WALK_MET * 60.0, WALK_MET * FEMI_KG * 60.0

JUN_JOG_KCAL = JUN_JOG.net_kcal
JUN_LEFT_KCAL = SURPLUS_KCAL - JUN_JOG.net_kcal / 7.0
JUN_JOG_A_DAY_KCAL = JUN_JOG.net_kcal / 7.0
JUN_ADDED_KCAL = SURPLUS_KCAL + JUN_JOG.net_kcal / 7.0
JUN_LEFT_OF_A_DAY_KCAL = SURPLUS_KCAL - JUN_JOG.net_kcal
JUN_LEFT_BY_GROSS_KCAL = SURPLUS_KCAL - JUN_JOG.gross_kcal / 7.0

DEV_GROSS_KCAL, DEV_NET_KCAL = gross_exercise_kcal(DEV, JOG_MET, 30.0), net_exercise_kcal(DEV, JOG_MET, 30.0)
KEPT_SHARE = 1.0 - MISSING_PERCENT / 100.0
DEV_MISSING_KCAL = DEV_NET_KCAL * (1.0 - KEPT_SHARE)
DEV_LEFT_KCAL, DEV_LEFT_OF_GROSS_KCAL = DEV_NET_KCAL * KEPT_SHARE, DEV_GROSS_KCAL * KEPT_SHARE
DEV_LEFT_AT_28_KCAL = DEV_NET_KCAL * LEFT_SHARE
DEV_SHARE_OF_GROSS_KCAL = DEV_GROSS_KCAL * MISSING_PERCENT / 100.0  # keeps what is taken back, rest in it


_RESISTANCE, _AEROBIC = (published_effects("exercise_effects")[f"rmr_{how}"] for how in ("resistance", "aerobic"))
_DIFFERENCE = resting_difference().value
RESISTANCE_KCAL, AEROBIC_KCAL = _RESISTANCE.mean, _AEROBIC.mean
RESISTANCE_LOW_KCAL, RESISTANCE_HIGH_KCAL = _RESISTANCE.low, _RESISTANCE.high
DIFFERENCE_BELOW_KCAL, DIFFERENCE_HIGH_KCAL = -_DIFFERENCE.low, _DIFFERENCE.high


def most_left_a_day_kcal() -> float:
    """Return the most that the table of such weeks leaves her, a day (kcal/day)."""
    most = max(WALK_LEFT_KCAL, WALK_MOST_LEFT_KCAL, JOG_LEFT_KCAL, JOG_LEAST_LEFT_KCAL, JOG_MOST_LEFT_KCAL)
    return most / 7.0


@cache
def _matching_minutes(made_up: float) -> float:
    """Return the slider's stop at which walking, a share of it taken back, comes closest to eating 150 less."""
    eaten = float(_plate().weight_kg[-1])

    def miss(minutes: int) -> float:
        kcal = net_exercise_kcal(ESTHER, WALK_MET, minutes) / 7.0
        run = project(ESTHER, moving_plan(ESTHER, kcal, made_up), HALF_YEAR_DAYS)
        return abs(float(run.weight_kg[-1]) - eaten)

    low, high, step = MINUTES
    return float(min(range(low, high + 1, step), key=miss))


def matching_minutes() -> float:
    """Return the minutes a week at which Esther's walking comes to the same as eating 150 less."""
    return _matching_minutes(MADE_UP_PERCENT)


def matching_minutes_in_full() -> float:
    """Return the same if nothing is taken back."""
    return _matching_minutes(0.0)


MOST_MINUTES = MINUTES[1]
NO_MINUTES = 0.0  # what "never" stands for: no walk is long enough


@cache
def _plate() -> Projection:
    """Return Esther's half year of eating 150 less."""
    return project(ESTHER, Plan.deficit(LESS_KCAL), HALF_YEAR_DAYS)


@cache
def same_fat_minutes() -> float:
    """Return the minutes a week, to the five, at which walking takes as much fat as the plate does."""
    eaten = float(_plate().fat_kg[-1])

    def miss(minutes: int) -> float:
        kcal = net_exercise_kcal(ESTHER, WALK_MET, minutes) / 7.0
        return abs(
            float(project(ESTHER, moving_plan(ESTHER, kcal, MADE_UP_PERCENT), HALF_YEAR_DAYS).fat_kg[-1]) - eaten
        )

    return float(min(range(*MINUTES[:2], 5), key=miss))


def same_kcal_minutes() -> float:
    """Return the minutes a week of which as many kcal are left as 150 a day less."""
    return 7.0 * LESS_KCAL / net_exercise_kcal(ESTHER, WALK_MET, 1.0) / LEFT_SHARE


def dev_loss_on_300_kg() -> float:
    """Return what 13 weeks of 300 kcal/day of exercise take from Dev if nothing is taken back (kg)."""
    return projection.loss_kg(DEV, moving_plan(DEV, 300.0), 91)


def dev_loss_on_600_kg() -> float:
    """Return the same for 600 kcal/day (kg)."""
    return projection.loss_kg(DEV, moving_plan(DEV, 600.0), 91)


def jun_turns_percent() -> float:
    """Return how much more he has to move until his 12 weeks on a surplus show a loss, as it is printed (%)."""
    plan = Plan.deficit(-SURPLUS_KCAL)
    return float(next(p for p in range(101) if round(projection.loss_kg(JUN, plan.activity(p / 100), 84), 1) > 0))


@cache
def jun_turns_kcal() -> float:
    """Return how many kcal more that is on the first day, to the ten (kcal/day)."""
    plan = Plan.deficit(-SURPLUS_KCAL)
    still, moving = (project(JUN, one, 84) for one in (plan, plan.activity(jun_turns_percent() / 100)))
    return round(float(moving.expenditure_kcal[1] - still.expenditure_kcal[1]), -1)
