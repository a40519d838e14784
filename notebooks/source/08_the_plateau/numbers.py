"""The numbers of lesson 08, The plateau."""

from functools import cache

import numpy as np

from lessons_lib import (
    PEOPLE,
    Interval,
    Person,
    Plan,
    Projection,
    intake_change_kcal,
    linear_body,
    project,
    weigh_ins,
)
from lessons_lib.science.body.goals import plateau_day
from lessons_lib.science.evidence.effects import trial_course
from lessons_lib.science.scale.plateau import two_causes

CUT_KCAL = 500.0
HUNGER_KCAL_PER_KG = 95.0  # about 100: Polidori et al. 2016, doi:10.1002/oby.21653
LONG_DAYS = 1456
LONG_WEEKS = LONG_DAYS / 7
BELOW_KG = 6.0
FEMI_CUT_KCAL, FEMI_BELOW_KG = 400.0, 4.0
# the body of the worked example, weeks later: what its stores give a day, how much less that is, and what is eaten more
EXAMPLE_STORE_KCAL, EXAMPLE_STORE_LESS_KCAL, EXAMPLE_EATEN_MORE_KCAL = 154.0, 385.0 - 154.0, 2426.0 - 2215.0
APP_CUT_KCAL, APP_HALF_LIFE_WEEKS = 400, 20
# the app's first set of mornings: where the scale is right, takes one body for the other, and is right again
APP_SET, ACQUITTED_WEEK, ACCUSED_WEEK, SETTLED_WEEK = 20, 8, 10, 26
ANA_KCAL = PEOPLE["ana"].tdee_kcal
ANA_PLAN_KCAL = ANA_KCAL - CUT_KCAL
NEED_LOWER_BY_KCAL = 200.0  # within what 90 % of such people spend: 1,944 to 2,847
assert 0.07 < NEED_LOWER_BY_KCAL / ANA_KCAL < 0.1  # the text says nearly a tenth
ALSO_SAVED_KCAL = 100.0  # over a whole day after two years: Redman 2018, data/trial_courses.csv; here after half a year
HALF_A_YEAR, FOUR_WEEKS = 182, 28
# the “Biggest Loser”, and what people tell of their food: data/trial_courses.csv
LOSER_LOST_KG = trial_course("Fothergill 2016", "loss in a 30-week competition")[1]
LOSER_SAVED_KCAL = -trial_course("Fothergill 2016", "resting rate below prediction")[1]
LEIBEL_LEAN_KCAL, LEIBEL_OBESE_KCAL = (
    -trial_course("Leibel 1995", f"spending below the start, {who} lighter")[1]
    for who in ("never obese, 10 %", "obese, 10 % or more")
)
LEIBEL_LEAN_AT_50_KCAL, LEIBEL_OBESE_AT_50_KCAL = 50 * LEIBEL_LEAN_KCAL, 50 * LEIBEL_OBESE_KCAL
_TOLD_LESS = [
    trial_course("Subar 2003", f"energy told of yesterday, below what was spent, {who}") for who in ("women", "men")
]
TOLD_LESS_LOW, TOLD_LESS_HIGH = min(low for low, *_ in _TOLD_LESS), max(high for *_, high in _TOLD_LESS)
# the text says that they had eaten about twice what they told
assert 1.8 < 1.0 / (1.0 - trial_course("Lichtman 1992", "food told, below what was eaten")[1] / 100.0) < 2.2
SWITCHED_PERCENT = trial_course("STEP 4", "weight change after a switch to placebo")[1]
STAYED_PERCENT = -trial_course("STEP 4", "weight change on semaglutide going on")[1]
TWINS_GAINED_KG, TWINS_LOST_KG = 8.0, trial_course("Bouchard 1996", "lost again of a gain of 8 kg")[1]
# a young man like the twins; his weight is an assumption (data/model_tests.csv)
TWIN = Person("a twin", "male", 21, 176, 60, 1.6)
TWIN_FED_DAYS, TWIN_HOME_DAYS = 100, 122


@cache
def _run(person: str, deficit_kcal: float, half_life_weeks: float | None = None) -> Projection:
    plan = Plan.deficit(deficit_kcal)
    return project(PEOPLE[person], plan.fading(half_life_weeks) if half_life_weeks else plan, LONG_DAYS)


def _still_week(person: str, deficit_kcal: float, half_life_weeks: float | None = None) -> float:
    """Return the week in which a body first changes by less than 0.2 kg in four weeks."""
    day = plateau_day(_run(person, deficit_kcal, half_life_weeks))
    return float("inf") if day is None else float(round(day / 7.0))


def ana_still_week() -> float:
    """Return the week in which Ana's body stands still, at 500 kcal/day below."""
    return _still_week("ana", CUT_KCAL)


def month_six_pace_kg() -> float:
    """Return what Ana still loses in the four weeks about month 6 (kg)."""
    kg = _run("ana", CUT_KCAL).weight_kg
    return float(kg[168] - kg[196])


def week_ten_pace_kg() -> float:
    """Return what she loses in the four weeks about week 10 (kg)."""
    kg = _run("ana", CUT_KCAL).weight_kg
    return float(kg[56] - kg[84])


def closed_by_a_kg_kcal() -> float:
    """Return by how much each kg lost closes Ana's food gap (kcal/day)."""
    return linear_body(PEOPLE["ana"]).eps_kcal_per_kg_day


def closed_by_5_kg_kcal() -> float:
    """Return by how much 5 kg close it (kcal/day)."""
    return 5 * closed_by_a_kg_kcal()


@cache
def _other_ana(more_kcal: float, saved_kcal: float) -> Projection:
    """Return her plan in a body that spends more or less than estimated, and saves.

    Its saving grows evenly over half a year, and then stays.
    """
    other = PEOPLE["ana"].but(pal=PEOPLE["ana"].pal * (1.0 + more_kcal / ANA_KCAL))
    grown = np.minimum(np.arange(LONG_DAYS) / HALF_A_YEAR, 1.0)
    # what is not spent weighs as much as what is eaten
    return project(other, Plan.daily(ANA_PLAN_KCAL + saved_kcal * grown), LONG_DAYS)


def low_need_pace_kg() -> float:
    """Return what a body that spends less than estimated loses in four weeks after half a year (kg)."""
    kg = _other_ana(-NEED_LOWER_BY_KCAL, 0.0).weight_kg
    assert 4.5 < kg[0] - kg[HALF_A_YEAR] < 5.5  # the text says some 5 kg
    return float(kg[HALF_A_YEAR] - kg[HALF_A_YEAR + FOUR_WEEKS])


@cache
def _still_weeks() -> tuple[float, ...]:
    """Return the weeks in which such bodies stand still, the baseline lower, right or higher, with a saving or none."""
    days = [
        plateau_day(_other_ana(more, saved))
        for more in (-NEED_LOWER_BY_KCAL, 0.0, NEED_LOWER_BY_KCAL)
        for saved in (0.0, ALSO_SAVED_KCAL)
    ]
    return tuple(sorted(round(day / 7.0) for day in days if day is not None))


def soonest_still_week() -> float:
    """Return the first of these weeks."""
    assert len(_still_weeks()) == 6  # each of them comes to rest
    much = plateau_day(_other_ana(0.0, LEIBEL_LEAN_AT_50_KCAL))
    assert much is not None  # the text says that a large saving stops her sooner
    assert much / 7.0 < _still_weeks()[0]
    return _still_weeks()[0]


def latest_still_week() -> float:
    """Return the last of them."""
    return _still_weeks()[-1]


def below_start_kcal() -> float:
    """Return how much less a body spends that is `BELOW_KG` lighter (kcal/day)."""
    return BELOW_KG * closed_by_a_kg_kcal()


def eaten_kcal() -> float:
    """Return what Ana eats when her trend stands still there (kcal/day)."""
    return ANA_KCAL - below_start_kcal()


def eaten_at_5_kg_kcal() -> float:
    """Return the same for the 5 kg of the vote (kcal/day)."""
    return ANA_KCAL - closed_by_5_kg_kcal()


def eaten_added_kcal() -> float:
    """Return what comes out if the change is added (kcal/day)."""
    return ANA_KCAL + below_start_kcal()


def plan_less_kcal() -> float:
    """Return the same with the cut of the plan taken off once more (kcal/day)."""
    return eaten_kcal() - CUT_KCAL


@cache
def _accused() -> tuple[float, float, float]:
    """Return the ends of the band that misses, and what that body really eats (kcal/day)."""
    right, wrong, settled = (
        [
            isinstance(said, Interval) and said.low > ANA_KCAL - (run.plan.deficit_kcal or 0.0)
            for run, _, said in two_causes("ana", APP_CUT_KCAL, APP_HALF_LIFE_WEEKS, week, APP_SET)
        ]
        for week in (ACQUITTED_WEEK, ACCUSED_WEEK, SETTLED_WEEK)
    )
    # the text says whom the scale accuses, first, two weeks later and at last: kept, fading
    assert (right, wrong, settled) == ([False, True], [True, False], [False, True])
    run, _, said = two_causes("ana", APP_CUT_KCAL, APP_HALF_LIFE_WEEKS, ACCUSED_WEEK, APP_SET)[0]
    assert isinstance(said, Interval)
    return said.low, said.high, ANA_KCAL - (run.plan.deficit_kcal or 0.0)


def accused_low_kcal() -> float:
    """Return the low end of the band that misses (kcal/day)."""
    return _accused()[0]


def accused_high_kcal() -> float:
    """Return its high end (kcal/day)."""
    return _accused()[1]


def accused_plan_kcal() -> float:
    """Return what that body eats, by its plan (kcal/day)."""
    return _accused()[2]


@cache
def _noticed(half_life_weeks: float | None, kcal_per_kg: float | None) -> Interval:
    """Return by how much more a day is eaten in the second half year, by the lesson's mornings (kcal/day)."""
    plan = Plan.deficit(CUT_KCAL)
    if half_life_weeks:
        plan = plan.fading(half_life_weeks)
    if kcal_per_kg:
        plan = plan.appetite(kcal_per_kg)
    readings = weigh_ins(project(PEOPLE["ana"], plan, days=364), seed=1)
    found = intake_change_kcal(readings, PEOPLE["ana"], window_days=182)
    assert isinstance(found, Interval)
    return found


def noticed_fading_kcal() -> float:
    """Return how much more the scale says that Ana eats in the second half year when her plan fades (kcal/day)."""
    return _noticed(16, None).estimate


def noticed_appetite_kcal() -> float:
    """Return how much more the scale says that Ana eats when appetite answers: less than when her plan fades."""
    assert _noticed(None, HUNGER_KCAL_PER_KG).estimate < noticed_fading_kcal() - 20.0
    return _noticed(None, HUNGER_KCAL_PER_KG).estimate


def femi_by_a_kg_kcal() -> float:
    """Return how much less Femi spends for each kg lost (kcal/day)."""
    return linear_body(PEOPLE["femi"]).eps_kcal_per_kg_day


def femi_closed_kcal() -> float:
    """Return by how much what he lost closes his gap (kcal/day)."""
    return FEMI_BELOW_KG * femi_by_a_kg_kcal()


def femi_over_plan_kcal() -> float:
    """Return how much more than planned he eats when his trend stands still, in tens (kcal/day)."""
    assert 0.04 < FEMI_BELOW_KG / PEOPLE["femi"].weight_kg < 0.055  # a reply says 5 % lighter
    return round(FEMI_CUT_KCAL - femi_closed_kcal(), -1)


@cache
def _twin() -> Projection:
    eaten = np.full(TWIN_FED_DAYS + TWIN_HOME_DAYS, TWIN.tdee_kcal)
    eaten[:TWIN_FED_DAYS] += 84_000 / TWIN_FED_DAYS
    return project(TWIN, Plan.daily(eaten), len(eaten))


def twin_back_kg() -> float:
    """Return how much of 8 kg goes in four months as our twin loses his own gain, eating as at first (kg)."""
    kg = _twin().weight_kg
    return TWINS_GAINED_KG * float((kg[TWIN_FED_DAYS] - kg[-1]) / (kg[TWIN_FED_DAYS] - kg[0]))
