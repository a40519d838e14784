"""The numbers of lesson 07, Signal and noise."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from lessons_lib import PEOPLE, Interval, Plan, Projection, project, trend, weekly_rate, weigh_ins
from lessons_lib.data import table
from lessons_lib.science.body.projection import Points, daily
from lessons_lib.science.checks import Floats
from lessons_lib.science.scale.plateau import CHARTS, GONE_KG, HALT_DAY, halted, plateau_case
from lessons_lib.science.scale.trend import EMA_SHARE, Method, lag_days
from lessons_lib.science.scale.trend_error import TrendError, trend_error
from lessons_lib.science.scale.weighing import repeated_kg

if TYPE_CHECKING:
    import pandas as pd

JUN_KG = PEOPLE["jun"].weight_kg
DAYS, STOP_DAY = 84, HALT_DAY
LESSON_SEED = 1  # the mornings of the lesson
GAP_KG = 1.0  # of the average over a body that stands still; then what is left after one morning, and after two
QUARTER_ONCE_KG, QUARTER_TWICE_KG = 0.75 * GAP_KG, 0.75**2 * GAP_KG
QUARTERS_OFF_KG, MADE_UP_KG = GAP_KG / 2, GAP_KG - QUARTER_TWICE_KG
HALF_TWICE_KG, TENTH_TWICE_KG = GAP_KG / 4, (1.0 - EMA_SHARE) ** 2 * GAP_KG
KEPT_A_QUARTER_KG, ONE_OF_EACH_KG = GAP_KG / 16, 3 * GAP_KG / 16
FEW_MORNINGS, ENOUGH_MORNINGS = 9, 28
TENTH_KG = 0.1  # what many apps show at least
APP_GAME, APP_GAMES = 6, 20  # the game that the app starts with, and how many it offers
STOPPED = CHARTS // 2


@cache
def _body(person: str, deficit_kcal: float) -> Projection:
    return project(PEOPLE[person], Plan.deficit(deficit_kcal), DAYS)


@cache
def _missed(person: str, deficit_kcal: float, method: Method = "ema") -> TrendError:
    """Return how far a trend is from one body: a moving average, if no other way is named."""
    readings = weigh_ins(_body(person, deficit_kcal), seed=LESSON_SEED)
    return trend_error(trend(readings, method), readings)


def average_off_kg() -> float:
    """Return how far the moving average is from Ana's body, either way (kg)."""
    return _missed("ana", 500.0).size_kg


def holt_off_kg() -> float:
    """Return the same of Holt's level and slope (kg)."""
    return _missed("ana", 500.0, "holt").size_kg


def regression_off_kg() -> float:
    """Return the same of a line through 28 days (kg)."""
    return _missed("ana", 500.0, "regression").size_kg


def smoother_off_kg() -> float:
    """Return the same of the smoother (kg)."""
    return _missed("ana", 500.0, "smoother").size_kg


@cache
def _stopped() -> pd.DataFrame:
    """Return the mornings of a perfect scale, if Ana's body stops from one day to the next."""
    return halted(_body("ana", 500.0))


def stopped_kg() -> Points:
    """Return what that scale shows (week, kg)."""
    return daily(_stopped()["weight_kg"].to_numpy(float))


def average_kg() -> Points:
    """Return what the usual moving average makes of it (week, kg)."""
    return daily(trend(_stopped(), "ema")["trend_kg"].to_numpy(float))


def ana_late_days() -> float:
    """Return by how many days the moving average was late, on average over weeks 5 to 12."""
    return float(_missed("ana", 500.0).late_days or 0.0)


def _gap_kg() -> Floats:
    """Return how far the average then lies above the body, each morning (kg)."""
    average, body = trend(_stopped(), "ema")["trend_kg"], _stopped()["true_kg"]
    return np.asarray(average.to_numpy(float) - body.to_numpy(float))


def gap_at_stop_kg() -> float:
    """Return it on the day of the stop (kg)."""
    return float(_gap_kg()[STOP_DAY])


def gap_after_three_weeks_kg() -> float:
    """Return it three weeks later (kg)."""
    kg = float(_gap_kg()[STOP_DAY + 21])
    assert round(kg / gap_at_stop_kg(), 2) == 0.11 == round(0.9**21, 2)  # the text says so
    return kg


def cheering_days() -> float:
    """Return for how many days the average falls on after the stop, until what is left no longer shows."""
    return _days_until(GONE_KG)


def tenth_days() -> float:
    """Return for how many days a tenth of a kilogram or more is left."""
    return _days_until(TENTH_KG)


def _days_until(left_kg: float) -> float:
    return float(np.argmax(_gap_kg()[STOP_DAY:] < left_kg))


def _falls(person: str, deficit_kcal: float, stop: int) -> tuple[float, ...]:
    """Return by how much a moving average on a perfect scale falls in each of weeks 7 to 9 (kg)."""
    kg = trend(halted(_body(person, deficit_kcal), stop), "ema")["trend_kg"].to_numpy(float)
    return tuple(float(kg[day] - kg[day + 7]) for day in (42, 49, 56))


# one body stops on day 42, the other loses to the end
FEMI_FELL_1_KG, FEMI_FELL_2_KG, FEMI_FELL_3_KG = _falls("femi", 750.0, STOP_DAY)
ESTHER_FELL_1_KG, ESTHER_FELL_2_KG, ESTHER_FELL_3_KG = _falls("esther", 400.0, DAYS)


def usual_late_days() -> float:
    """Return by how many days an average with the usual share is late, without scatter."""
    return lag_days(EMA_SHARE)


def jun_bias_kg() -> float:
    """Return where Jun's moving average runs beside his body, above is positive (kg)."""
    return _missed("jun", -500.0).bias_kg


def jun_gain_kg_per_week() -> float:
    """Return what Jun's body gains a week, over weeks 5 to 12 (kg/week)."""
    kg = _body("jun", -500.0).weight_kg
    return float(kg[-1] - kg[28]) / 8


def jun_nine_days_kg() -> float:
    """Return what nine days of that gain are (kg)."""
    return jun_gain_kg_per_week() * 9 / 7


def jun_nine_days_below_kg() -> float:
    """Return where an average that is nine days late runs beside him, above is positive (kg)."""
    return -jun_nine_days_kg()


def jun_nine_weeks_kg() -> float:
    """Return the same if nine weeks are taken for nine days (kg)."""
    return -9 * jun_gain_kg_per_week()


def jun_loss_kg_per_week() -> float:
    """Return the same with the sign of the other side (kg/week)."""
    return -jun_gain_kg_per_week()


@cache
def _real(asked: str) -> Interval:
    """Return what a real man's mornings say of three weeks, by what he was asked to do (kg/week)."""
    mornings = table("real_weigh_ins")
    part = mornings[mornings["asked"] == asked]
    rate = weekly_rate(part[["day", "weight_kg"]].reset_index(drop=True))
    assert isinstance(rate, Interval)  # 21 mornings are enough
    return rate


def real_eating_least_kg_per_week() -> float:
    """Return the least that he can have lost while he was asked to eat less (kg/week)."""
    return -_real("eat less").high


def real_eating_most_kg_per_week() -> float:
    """Return the most (kg/week)."""
    return -_real("eat less").low


def real_moving_loss_kg_per_week() -> float:
    """Return the most that he can have lost while he was asked to move more (kg/week)."""
    return -_real("move more").low


def real_moving_gain_kg_per_week() -> float:
    """Return the most that he can have gained meanwhile (kg/week)."""
    return _real("move more").high


@cache
def _yet_moving(game: int) -> float:
    """Return in how many charts of one game, whose body stopped, the moving average still moves in its last week."""
    cases = (plateau_case(game, chart) for chart in range(1, CHARTS + 1))
    lines = [trend(case.readings, "ema")["trend_kg"].to_numpy(float) for case in cases if case.truth == "plateau"]
    assert len(lines) == STOPPED
    return float(sum(abs(kg[-1] - kg[-8]) >= GONE_KG for kg in lines))


def stopped_yet_moving() -> float:
    """Return the same of the game that the app starts with."""
    return _yet_moving(APP_GAME)


def usual_yet_moving() -> float:
    """Return the mean of all games that it offers."""
    return float(np.mean([_yet_moving(game) for game in range(1, APP_GAMES + 1)]))


@cache
def real_praised_mornings() -> float:
    """Return on how many mornings of moving more, from the first, the moving average fell."""
    mornings = table("real_weigh_ins")
    average = trend(mornings[["day", "weight_kg"]], "ema")["trend_kg"]
    moves = int(mornings.index[mornings["asked"] == "move more"][0])
    praised = int(np.argmax(np.diff(average)[moves - 1 :] >= 0.0))
    return float(praised)


def real_praised_dip_kg() -> float:
    """Return how far his scale went down on these mornings, below the last one before (kg)."""
    mornings = table("real_weigh_ins")
    kg = mornings["weight_kg"].to_numpy(float)
    moves = int(mornings.index[mornings["asked"] == "move more"][0])
    praised = kg[moves : moves + int(real_praised_mornings())]
    assert praised.min() < kg[moves - 1] < praised[-1]  # the text says that it came back
    return float(kg[moves - 1] - praised.min())


@cache
def _four_weeks() -> Interval:
    """Return what the estimator says of Ana's first four weeks (kg/week)."""
    readings = weigh_ins(_body("ana", 500.0), seed=LESSON_SEED)
    # the text says that it refuses after few mornings, and that the band after four weeks leaves out zero
    assert not isinstance(weekly_rate(readings[:FEW_MORNINGS]), Interval)
    rate = weekly_rate(readings[:ENOUGH_MORNINGS])
    assert isinstance(rate, Interval)
    assert rate.high < 0.0
    return rate


def four_weeks_least_kg() -> float:
    """Return the least that it says she lost a week (kg/week)."""
    return -_four_weeks().high


def four_weeks_most_kg() -> float:
    """Return the most (kg/week)."""
    return -_four_weeks().low


@cache
def means_off_kg() -> float:
    """Return how near nine in ten differences of two weeks' means, four weeks apart, are to the body's (kg)."""
    body = _body("ana", 500.0)
    off = repeated_kg(body, 300) - body.weight_kg
    apart = off[:, 77:84].mean(axis=1) - off[:, 49:56].mean(axis=1)
    return float(np.quantile(np.abs(apart), 0.9))
