"""The numbers of lesson 08, The plateau."""

from functools import cache

from lessons_lib import PEOPLE, Plan, Projection, linear_body, maintenance_kcal, project
from lessons_lib.science.body.goals import plateau_day
from lessons_lib.science.body.projection import Points, weekly
from lessons_lib.science.forecast import uncertainty
from lessons_lib.science.scale.plateau import CAUSE_SEED, CAUSE_WEEKS, leaves_plan, two_causes

CUT_KCAL = 500.0
HUNGER_KCAL_PER_KG = 95.0  # about 100: Polidori et al. 2016, doi:10.1002/oby.21653
ASKED_PERCENT, KEPT_PERCENT = (
    uncertainty.PRESCRIBED_PERCENT,
    uncertainty.KEPT_PERCENT,
)  # CALERIE-2; lesson 13 draws its fans with them
LONG_DAYS = 1092
MONTH_SIX_DAYS = 182
RUN_HALF_LIFE_WEEKS = 16  # of the run that the lesson draws
BELOW_KG = 6.0
APP_CUT_KCAL, APP_HALF_LIFE_WEEKS = 400, 20
SURPLUS_KCAL = 400.0
ANA_KG, DEV_KG, INES_KG = (PEOPLE[name].weight_kg for name in ("ana", "dev", "ines"))
ANA_KCAL = PEOPLE["ana"].tdee_kcal
ANA_PLAN_KCAL = ANA_KCAL - CUT_KCAL


@cache
def _run(person: str, deficit_kcal: float, half_life_weeks: float | None = None) -> Projection:
    plan = Plan.deficit(deficit_kcal)
    return project(PEOPLE[person], plan.fading(half_life_weeks) if half_life_weeks else plan, LONG_DAYS)


@cache
def _hungry() -> Projection:
    return project(PEOPLE["ana"], Plan.deficit(CUT_KCAL).appetite(HUNGER_KCAL_PER_KG), LONG_DAYS)


def _still_week(person: str, deficit_kcal: float, half_life_weeks: float | None = None) -> float:
    """Return the week in which a body first changes by less than 0.2 kg in four weeks."""
    day = plateau_day(_run(person, deficit_kcal, half_life_weeks))
    return float("inf") if day is None else float(round(day / 7.0))


def kept_kg() -> Points:
    """Return Ana's three years at 500 kcal/day below, kept (week, kg)."""
    return weekly(_run("ana", CUT_KCAL).weight_kg)


def fading_kg() -> Points:
    """Return the same with a plan that fades as the lesson's does (week, kg)."""
    return weekly(_run("ana", CUT_KCAL, RUN_HALF_LIFE_WEEKS).weight_kg)


def hungry_kg() -> Points:
    """Return the same if appetite answers (week, kg)."""
    return weekly(_hungry().weight_kg)


def ana_still_week() -> float:
    """Return the week in which Ana's body stands still, at 500 kcal/day below."""
    return _still_week("ana", CUT_KCAL)


def fading_still_week() -> float:
    """Return the week in which the fading body of the app stands still."""
    return _still_week("ana", APP_CUT_KCAL, APP_HALF_LIFE_WEEKS)


def dev_still_week() -> float:
    """Return the week in which Dev's body stands still, at 400 kcal/day above."""
    return _still_week("dev", -SURPLUS_KCAL)


def month_six_pace_kg() -> float:
    """Return what Ana still loses in the four weeks about month 6 (kg)."""
    kg = _run("ana", CUT_KCAL).weight_kg
    return float(kg[168] - kg[196])


def closed_by_a_kg_kcal() -> float:
    """Return by how much each kg lost closes Ana's food gap (kcal/day)."""
    return linear_body(PEOPLE["ana"]).eps_kcal_per_kg_day


def closed_by_5_kg_kcal() -> float:
    """Return by how much 5 kg close it (kcal/day)."""
    return 5 * closed_by_a_kg_kcal()


def lost_kg() -> float:
    """Return what Ana has lost after 26 weeks, as the text says it (kg)."""
    kg = _run("ana", CUT_KCAL).weight_kg
    return round(float(kg[0] - kg[MONTH_SIX_DAYS]), 1)


def gap_closed_kcal() -> float:
    """Return how much of Ana's gap that has closed (kcal/day)."""
    return lost_kg() * closed_by_a_kg_kcal()


def gap_left_kcal() -> float:
    """Return how much of it is left (kcal/day)."""
    return CUT_KCAL - gap_closed_kcal()


def closed_with_appetite_kcal() -> float:
    """Return by how much each kg lost closes her gap if appetite answers as well (kcal/day)."""
    return HUNGER_KCAL_PER_KG + closed_by_a_kg_kcal()


def stop_kg() -> float:
    """Return how far below the start the gap is then closed (kg)."""
    return CUT_KCAL / closed_with_appetite_kcal()


def stop_of_appetite_alone_kg() -> float:
    """Return the same if spending did not change (kg)."""
    return CUT_KCAL / HUNGER_KCAL_PER_KG


def stop_of_spending_alone_kg() -> float:
    """Return the same without appetite (kg)."""
    return CUT_KCAL / closed_by_a_kg_kcal()


def _loss_kg(run: Projection) -> float:
    return float(run.weight_kg[0] - run.weight_kg[-1])


def kept_loss_kg() -> float:
    """Return what Ana has lost after three years on the plan kept (kg)."""
    return _loss_kg(_run("ana", CUT_KCAL))


def fading_loss_kg() -> float:
    """Return the same on the plan that fades (kg)."""
    return _loss_kg(_run("ana", CUT_KCAL, RUN_HALF_LIFE_WEEKS))


def hungry_loss_kg() -> float:
    """Return the same if appetite answers (kg)."""
    return _loss_kg(_hungry())


def ines_constant_kg() -> float:
    """Return what Ines loses in two years if she eats what CALERIE-2 achieved on average, every day (kg)."""
    ines = PEOPLE["ines"]
    return _loss_kg(project(ines, Plan.deficit(KEPT_PERCENT / 100.0 * ines.tdee_kcal), 728))


def saved_per_ffm_kcal() -> float:
    """Return by how much less per kg of fat-free mass Ana is in balance when she is 10 % lighter (kcal/day)."""
    ana, kg = PEOPLE["ana"], _run("ana", CUT_KCAL).weight_kg
    lighter = project(ana, Plan.deficit(CUT_KCAL), int((kg > 0.9 * kg[0]).sum()))
    return ana.tdee_kcal / float(lighter.lean_kg[0]) - maintenance_kcal(lighter) / float(lighter.lean_kg[-1])


def below_start_kcal() -> float:
    """Return how much less a body spends that is `BELOW_KG` lighter (kcal/day)."""
    return BELOW_KG * closed_by_a_kg_kcal()


def eaten_kcal() -> float:
    """Return what Ana eats when her trend stands still there (kcal/day)."""
    return ANA_KCAL - below_start_kcal()


@cache
def telling_week() -> float:
    """Return the first stop of the app's slider at which the fading body's plan lies outside its interval."""
    planned = ANA_KCAL - APP_CUT_KCAL
    for week in range(CAUSE_WEEKS[0], CAUSE_WEEKS[1] + 1, CAUSE_WEEKS[2]):
        _, fading = two_causes("ana", APP_CUT_KCAL, APP_HALF_LIFE_WEEKS, week, CAUSE_SEED)
        if leaves_plan(fading[2], planned):
            return float(week)
    return float(CAUSE_WEEKS[1])


def eaten_before_month_six_kcal() -> float:
    """Return what Ana eats in the 8 weeks before month 6 on the fading plan of the run (kcal/day)."""
    kcal = _run("ana", CUT_KCAL, RUN_HALF_LIFE_WEEKS).intake_kcal
    return float(kcal[MONTH_SIX_DAYS - 55 : MONTH_SIX_DAYS + 1].mean())


def first_weeks() -> str:
    """Return what has to be said of the first weeks of a surplus, in words."""
    # only the texts name it: a learner's check should not load it
    from lessons_lib.science.evidence.model_tests import first_weeks_words

    return first_weeks_words()
