"""The numbers of lesson 07, Signal and noise."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from lessons_lib import PEOPLE, Interval, Plan, Projection, project, trend, weekly_rate, weigh_ins
from lessons_lib.data import table
from lessons_lib.science.body.projection import Points, daily
from lessons_lib.science.scale.trend import EMA_SHARE, lag_days
from lessons_lib.science.scale.trend_error import TrendError, trend_error

if TYPE_CHECKING:
    import pandas as pd

JUN_KG = PEOPLE["jun"].weight_kg
DAYS, STOP_DAY = 84, 42
LESSON_SEED = 1  # the mornings of the lesson
HAND_KG_PER_DAY = 0.1


@cache
def _body(person: str, deficit_kcal: float) -> Projection:
    return project(PEOPLE[person], Plan.deficit(deficit_kcal), DAYS)


@cache
def _mornings() -> pd.DataFrame:
    """Return the mornings of the lesson's picture."""
    return weigh_ins(_body("ana", 500.0), seed=LESSON_SEED)


@cache
def _missed(person: str, deficit_kcal: float) -> TrendError:
    """Return how far a moving average is from one body."""
    readings = weigh_ins(_body(person, deficit_kcal), seed=LESSON_SEED)
    return trend_error(trend(readings, "ema"), readings)


@cache
def _stopped() -> pd.DataFrame:
    """Return the mornings of a perfect scale, if Ana's body stops from one day to the next."""
    readings = _mornings().copy()
    kg = np.minimum.accumulate(readings["true_kg"].to_numpy(float))
    kg[STOP_DAY:] = kg[STOP_DAY]
    return readings.assign(weight_kg=kg, true_kg=kg)


def stopped_kg() -> Points:
    """Return what that scale shows (week, kg)."""
    return daily(_stopped()["weight_kg"].to_numpy(float))


def average_kg() -> Points:
    """Return what the usual moving average makes of it (week, kg)."""
    return daily(trend(_stopped(), "ema")["trend_kg"].to_numpy(float))


def week_mean_kg() -> Points:
    """Return what the plain mean of the last seven mornings makes of it (week, kg)."""
    return daily(_stopped()["weight_kg"].rolling(7, min_periods=1).mean().to_numpy(float))


def ana_late_days() -> float:
    """Return by how many days the moving average was late, on average over weeks 5 to 12."""
    return float(_missed("ana", 500.0).late_days or 0.0)


def cheering_days() -> float:
    """Return for how many days the average falls on after the stop, until less than 0.05 kg is left."""
    gap = trend(_stopped(), "ema")["trend_kg"].to_numpy(float) - _stopped()["true_kg"].to_numpy(float)
    return float(np.argmax(gap[STOP_DAY:] < 0.05))


def usual_late_days() -> float:
    """Return by how many days an average with the usual share is late, without scatter."""
    return lag_days(EMA_SHARE)


def usual_settles_kg() -> float:
    """Return where an average with a tenth of the gap settles (kg)."""
    return usual_late_days() * HAND_KG_PER_DAY


def one_day_later_kg() -> float:
    """Return how far above a body that stands still it is a morning later (kg)."""
    return usual_settles_kg() * (1.0 - EMA_SHARE)


def two_days_later_kg() -> float:
    """Return the same two mornings later (kg)."""
    return one_day_later_kg() * (1.0 - EMA_SHARE)


def two_tenths_kg() -> float:
    """Return how far it has come in two mornings (kg)."""
    return usual_settles_kg() - two_days_later_kg()


def jun_bias_kg() -> float:
    """Return where Jun's moving average runs beside his body, above is positive (kg)."""
    return _missed("jun", -400.0).bias_kg


def jun_bias_turned_kg() -> float:
    """Return the same with the sign of the other side (kg)."""
    return -jun_bias_kg()


def jun_gain_kg_per_week() -> float:
    """Return what Jun's body gains a week, over weeks 5 to 12 (kg/week)."""
    kg = _body("jun", -400.0).weight_kg
    return float(kg[-1] - kg[28]) / 8


def jun_loss_kg_per_week() -> float:
    """Return the same with the sign of the other side (kg/week)."""
    return -jun_gain_kg_per_week()


@cache
def _rate() -> Interval:
    """Return what all of Ana's mornings say of her body (kg/week)."""
    rate = weekly_rate(weigh_ins(_body("ana", 500.0), seed=LESSON_SEED))
    assert isinstance(rate, Interval)  # 85 mornings are enough
    return rate


def least_loss_kg_per_week() -> float:
    """Return the least that she loses, at the end of the 90 % interval (kg/week)."""
    return -_rate().high


def most_loss_kg_per_week() -> float:
    """Return the most (kg/week)."""
    return -_rate().low


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
