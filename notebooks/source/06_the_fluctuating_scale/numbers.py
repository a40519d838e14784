"""The numbers of lesson 06, The fluctuating scale."""

from functools import cache

import numpy as np

from lessons_lib import PEOPLE, Plan, Projection, ScaleNoise, project, weigh_ins
from lessons_lib.data import table
from lessons_lib.science.body.other_models import RULE_KCAL_PER_KG
from lessons_lib.science.body.projection import Points
from lessons_lib.science.checks import Floats
from lessons_lib.science.scale.weighing import repeated_kg

FEMI_KG = PEOPLE["femi"].weight_kg
DAYS = 84
LESSON_SEED = 4  # the mornings of the lesson
FEMI_SEED = 3  # other luck than Ana's
APP_SEED = 1  # the set of mornings that the app starts with
REPEATS = 1000  # with 300 a share in percent is some 5 off
RISE_KG = 0.05  # the display shows steps of 0.1 kg
FEMI_SETS = 20  # of his mornings: one of them is one draw
MEAL_KG = 0.5
MEAL_AS_TISSUE_KCAL = MEAL_KG * RULE_KCAL_PER_KG
HALF_AS_TISSUE_KCAL, FIFTH_AS_TISSUE_KCAL = MEAL_AS_TISSUE_KCAL / 2, MEAL_AS_TISSUE_KCAL / 5
# a plate of 630 kcal: 150 g of glycogen, with 2.7 g of water for each gram; and what a slip makes of it
PLATE_KCAL = 630.0
PLATE_DRY_G = PLATE_KCAL / 4.2
PLATE_G, PLATE_WATER_G, PLATE_DIVIDED_G = 3.7 * PLATE_DRY_G, 2.7 * PLATE_DRY_G, PLATE_DRY_G / 3.7
PLATE_AS_TISSUE_G = 1000 * PLATE_KCAL / RULE_KCAL_PER_KG
DINNER_AS_TISSUE_KCAL = 0.9 * RULE_KCAL_PER_KG
HALF_DINNER_AS_TISSUE_KCAL = DINNER_AS_TISSUE_KCAL / 2


@cache
def _body(person: str, deficit_kcal: float) -> Projection:
    return project(PEOPLE[person], Plan.deficit(deficit_kcal), DAYS)


@cache
def _mornings(person: str, deficit_kcal: float, seed: int) -> Floats:
    """Return what the scale shows on each morning (kg)."""
    return weigh_ins(_body(person, deficit_kcal), seed=seed)["weight_kg"].to_numpy()


def _rises(deficit_kcal: float, seed: int) -> float:
    """Return on how many mornings Ana's scale shows more than the day before."""
    return float((np.diff(_mornings("ana", deficit_kcal, seed)) > RISE_KG).sum())


@cache
def _week_4_changes_kg() -> Floats:
    """Return what the scale makes of Ana's week 4, in many repeats (kg)."""
    kg = repeated_kg(_body("ana", 500.0), REPEATS)
    return kg[:, 28] - kg[:, 21]


@cache
def _real_kg(asked: str) -> Floats:
    """Return a real man's 21 mornings, by what he was asked to do (kg)."""
    mornings = table("real_weigh_ins")
    return mornings.loc[mornings["asked"] == asked, "weight_kg"].to_numpy(float)


def real_eating_rises() -> float:
    """Return on how many of these mornings his scale rose, while he was asked to eat less."""
    # the text says that he got lighter: his third week is below his last as usual, in the mean
    assert _real_kg("eat less")[-7:].mean() < _real_kg("as usual")[-7:].mean()
    return float((np.diff(_real_kg("eat less")) > 0.0).sum())


def _month_rises(menstrual_kg: float) -> float:
    """Return on how many mornings of the lesson's 28 days Ana's scale shows more than the day before."""
    shown = weigh_ins(_body("ana", 500.0), ScaleNoise(menstrual_kg=menstrual_kg), seed=LESSON_SEED)
    return float((np.diff(shown["weight_kg"].to_numpy()[:28]) > RISE_KG).sum())


def month_rises() -> float:
    """Return it with her cycle."""
    return _month_rises(0.45)


def month_rises_without_cycle() -> float:
    """Return it without."""
    assert _month_rises(0.0) >= month_rises()  # the text says that the cycle is hardly the reason
    return _month_rises(0.0)


def rising_mornings() -> float:
    """Return on how many of the lesson's 84 mornings Ana's scale rises, at 500 kcal/day below."""
    return _rises(500.0, LESSON_SEED)


def week_7_scale_kg() -> Points:
    """Return what the scale shows in Ana's seventh week, Monday to Monday (day of the week, kg)."""
    return tuple((float(day), float(_mornings("ana", 500.0, LESSON_SEED)[42 + day])) for day in range(8))


def week_7_body_kg() -> Points:
    """Return her body in that week (day of the week, kg)."""
    return tuple((float(day), float(_body("ana", 500.0).weight_kg[42 + day])) for day in range(8))


def week_7_loss_kg() -> float:
    """Return how much lighter her body gets in it (kg)."""
    return week_7_body_kg()[0][1] - week_7_body_kg()[-1][1]


def app_rising_mornings() -> float:
    """Return on how many mornings of the app's first set it rises, at 500 kcal/day below."""
    return _rises(500.0, APP_SEED)


def app_rising_mornings_at_baseline() -> float:
    """Return on how many mornings of the app's first set it rises, at baseline."""
    return _rises(0.0, APP_SEED)


def fewer_rising_mornings() -> float:
    """Return how many rising mornings fewer there are at 500 kcal/day below than at baseline."""
    return app_rising_mornings_at_baseline() - app_rising_mornings()


def _fewer(seed: int) -> float:
    return _rises(0.0, seed) - _rises(500.0, seed)


def fewer_in_set_2() -> float:
    """Return how many fewer there are in the app's second set of mornings."""
    return _fewer(2)


def fewest_in_other_sets() -> float:
    """Return how many fewer there are in that of its sets 2 to 4 which has the fewest."""
    return min(map(_fewer, (2, 3, 4)))


def most_in_other_sets() -> float:
    """Return how many fewer there are in that which has the most."""
    return max(map(_fewer, (2, 3, 4)))


def signal_kg_a_day() -> float:
    """Return what Ana's body loses a day once the first week's water is gone (kg/day)."""
    kg = _body("ana", 500.0).weight_kg
    return float(kg[7] - kg[-1]) / (DAYS - 7)


def week_4_gains() -> int:
    """Return in how many repeats of week 4 the scale shows a gain."""
    return int((_week_4_changes_kg() > RISE_KG).sum())


def week_4_gains_percent() -> float:
    """Return in what share of the repeats of week 4 the scale shows a gain (%)."""
    return float(100.0 * (_week_4_changes_kg() > RISE_KG).mean())


def four_weeks_gain_percent() -> float:
    """Return in what share of repeats of weeks 5 to 8 the scale shows a gain (%)."""
    kg = repeated_kg(_body("ana", 500.0), REPEATS)
    return float(100.0 * (kg[:, 56] - kg[:, 28] > RISE_KG).mean())


def femi_swing_kg() -> float:
    """Return the highest minus the lowest morning of Femi, who is in balance (kg)."""
    return float(np.ptp(_mornings("femi", 0.0, FEMI_SEED)))


def _femi_swings_kg() -> list[float]:
    """Return the same for each of many sets of his mornings, the lesson's among them (kg)."""
    return [float(np.ptp(_mornings("femi", 0.0, seed))) for seed in range(1, FEMI_SETS + 1)]


def femi_least_swing_kg() -> float:
    """Return how little his scale swings, in the calmest set (kg)."""
    return min(_femi_swings_kg())


def femi_most_swing_kg() -> float:
    """Return how much it swings in the wildest (kg)."""
    return max(_femi_swings_kg())
