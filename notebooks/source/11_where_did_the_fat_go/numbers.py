"""The numbers of lesson 11, Where did the fat go?."""

import math
from functools import cache

from lessons_lib import (
    ACTIVITIES,
    PEOPLE,
    Plan,
    Projection,
    local_lipolysis_g,
    moving_plan,
    net_exercise_kcal,
    project,
    regional_fat,
)
from lessons_lib.science.fat.lipolysis import BLOOD_SHARES, LocalRelease, thigh
from lessons_lib.science.fat.regions import EXPONENT, EXPONENT_RANGE, START_SHARES

HALF_YEAR_DAYS = 182
HALF_YEAR_WEEKS = HALF_YEAR_DAYS // 7
USUAL_EXPONENT = EXPONENT
# the largest dose that the learner works out: an hour a day beside 5 kg of fat
MOST_KG, MOST_MINUTES, MOST_SESSIONS = 5.0, 60, 30
MOST_HALVES = MOST_MINUTES * MOST_SESSIONS // 30  # half-hours
CHOCOLATE_G = 100.0
JUN_SURPLUS_KCAL = 300.0
# the stops of the app's slider above baseline
STOP_KCAL, MOST_ABOVE_KCAL = 50.0, 300.0
MONTH_DAYS = 30
MOST_MADE_UP_PERCENT = 60.0  # of exercise; the far end of what lesson 09 shows
BLOOD_LOW_PERCENT, BLOOD_HIGH_PERCENT = (100.0 * pick(BLOOD_SHARES.values()) for pick in (min, max))


@cache
def _run(name: str, deficit_kcal: float, days: int) -> Projection:
    return project(PEOPLE[name], Plan.deficit(deficit_kcal), days=days)


def _lost_kg(
    part: str,
    name: str = "ana",
    deficit_kcal: float = 500,
    exponent: float = EXPONENT,
    days: int = HALF_YEAR_DAYS,
) -> float:
    """Return the fat that left one part, or all of them (kg)."""
    p = _run(name, deficit_kcal, days)
    if part == "all":
        return float(p.fat_kg[0] - p.fat_kg[-1])
    column = regional_fat(PEOPLE[name], p, exponent=exponent)[f"{part}_kg"]
    return float(column.iloc[0] - column.iloc[-1])


def _most_g() -> LocalRelease:
    """Return what the largest dose releases (g)."""
    return local_lipolysis_g(MOST_KG, MOST_MINUTES, MOST_SESSIONS)


def _month_g(deficit_kcal: float = 500) -> float:
    """Return the fat that leaves Ana's whole body in a month (g)."""
    return 1000.0 * _lost_kg("all", deficit_kcal=deficit_kcal, days=MONTH_DAYS)


def legs_start_kg() -> float:
    """Return the fat of Ana's legs at the start (kg)."""
    return START_SHARES["female"]["legs"] * PEOPLE["ana"].fat_kg


def all_lost_kg() -> float:
    """Return the fat that Ana's whole body loses in the half year (kg)."""
    return _lost_kg("all")


def legs_lost_kg() -> float:
    """Return the fat that leaves her legs (kg)."""
    return _lost_kg("legs")


def arms_lost_kg() -> float:
    """Return the fat that leaves her arms (kg)."""
    return _lost_kg("arms")


def trunk_lost_kg() -> float:
    """Return the fat that leaves her trunk (kg)."""
    return _lost_kg("trunk")


def legs_lost_at_most_kg() -> float:
    """Return the fat that leaves her legs at the other end of the evidence (kg)."""
    return _lost_kg("legs", exponent=EXPONENT_RANGE[1])


def legs_left_kg() -> float:
    """Return the fat that stays in her legs (kg)."""
    return legs_start_kg() - legs_lost_kg()


def half_lost_kg() -> float:
    """Return half of what her whole body loses (kg)."""
    return all_lost_kg() / 2.0


def third_lost_kg() -> float:
    """Return a third of it (kg)."""
    return all_lost_kg() / 3.0


def most_lost_kg() -> float:
    """Return three quarters of it, which is more than half (kg)."""
    return 0.75 * all_lost_kg()


def most_g() -> float:
    """Return the most that the largest dose and the largest measurement allow (g)."""
    return _most_g().most


def most_middle_g() -> float:
    """Return what the largest dose releases by the middle measurement (g)."""
    return _most_g().estimate


def example_g() -> float:
    """Return what the dose of the worked example releases, by the middle measurement (g)."""
    return local_lipolysis_g().estimate


def steps_of_ten() -> float:
    """Return how many times ten one takes from the example's dose to what the whole body loses in a month."""
    return math.log10(month_g() / example_g())


def most_mg() -> float:
    """Return the most that each 100 g of fat lets go in half an hour (mg)."""
    return most_in_mg() / (10.0 * MOST_KG * MOST_HALVES)


def most_in_mg() -> float:
    """Return the most that the largest dose releases, in mg."""
    return 1000.0 * most_g()


def most_few_g() -> float:
    """Return it with a kg taken for 100 g (g)."""
    return most_g() / 10.0


def most_half_g() -> float:
    """Return it with an hour taken for half an hour, which is near the largest measurement without its error (g)."""
    return most_g() / 2.0


def month_g() -> float:
    """Return the fat that Ana's whole body loses in a month (g)."""
    return _month_g()


def walked_kcal() -> float:
    """Return what that month's sessions of brisk walking cost Ana above rest (kcal)."""
    return net_exercise_kcal(PEOPLE["ana"], ACTIVITIES["brisk_walking"].met, MOST_MINUTES * MOST_SESSIONS)


def _walked_g(made_up_percent: float) -> float:
    """Return the fat that leaves her in that month if such a share is taken back, to the ten (g)."""
    walks = moving_plan(PEOPLE["ana"], walked_kcal() / MONTH_DAYS, made_up_percent)
    run = project(PEOPLE["ana"], walks, days=MONTH_DAYS)
    return round(1000.0 * float(run.fat_kg[0] - run.fat_kg[-1]), -1)


def walked_g() -> float:
    """Return the fat that it takes if nothing is taken back (g)."""
    return _walked_g(0.0)


def walked_least_g() -> float:
    """Return the same at the far end of what lesson 09 shows (g)."""
    return _walked_g(MOST_MADE_UP_PERCENT)


def month_times_most() -> float:
    """Return how many times the largest local release that is."""
    return month_g() / most_g()


def _leg_grown(above_kcal: float) -> float:
    """Return by which share the fat of the legs of Ines grew in 12 weeks above baseline."""
    start_kg = START_SHARES["female"]["legs"] * PEOPLE["ines"].fat_kg
    return -_lost_kg("legs", "ines", -above_kcal, days=7 * 12) / start_kg


def _fold_mm(above_kcal: float) -> float:
    """Return the fold over her trained thigh then (mm)."""
    return thigh("female", 1.0 + _leg_grown(above_kcal), trained_weeks=12).fold_mm


def start_fold_mm() -> float:
    """Return the fold over it at the start (mm)."""
    return thigh("female").fold_mm


def one_stop_more_kcal() -> float:
    """Return the slider's first stop above baseline at which the app shows it no thinner (kcal/day)."""
    stops = (STOP_KCAL * step for step in range(1, int(MOST_ABOVE_KCAL / STOP_KCAL) + 1))
    return next(kcal for kcal in stops if round(_fold_mm(kcal), 1) >= round(start_fold_mm(), 1))


def most_above_kcal() -> float:
    """Return the last stop at which it is thinner than at the start (kcal/day)."""
    return one_stop_more_kcal() - STOP_KCAL


def thinner_fold_mm() -> float:
    """Return the fold there (mm)."""
    return _fold_mm(most_above_kcal())


def other_fold_mm() -> float:
    """Return the fold over her other thigh, at rest, at that stop (mm)."""
    return thigh("female", 1.0 + _leg_grown(most_above_kcal())).fold_mm


def under_other_mm() -> float:
    """Return by how much the trained thigh's fold is under the other's, both as they are printed (mm)."""
    return round(other_fold_mm(), 1) - round(thinner_fold_mm(), 1)


def chocolate_hours() -> float:
    """Return after how many hours 100 g are released, by the middle measurement and to the five."""
    hour_g = local_lipolysis_g(MOST_KG, 60, 1).estimate
    return 5.0 * round(CHOCOLATE_G / hour_g / 5.0)


def more_fat_percent() -> float:
    """Return how much more fat her legs hold at the last stop (%)."""
    return 100.0 * _leg_grown(most_above_kcal())


def _jun_gained_kg(part: str) -> float:
    """Return the fat that a part of Jun, or all of him, gains in the half year on his surplus (kg)."""
    return -_lost_kg(part, "jun", -JUN_SURPLUS_KCAL)


def jun_arms_kg() -> float:
    """Return what settles in his arms (kg)."""
    return _jun_gained_kg("arms")


def jun_trunk_kg() -> float:
    """Return what settles in his trunk (kg)."""
    return _jun_gained_kg("trunk")


def jun_legs_kg() -> float:
    """Return what settles in his legs (kg)."""
    return _jun_gained_kg("legs")


def jun_gained_kg() -> float:
    """Return all of it (kg)."""
    return _jun_gained_kg("all")
