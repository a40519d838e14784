"""Projections, weigh-ins, trends, forecasts and chances for the board's plans, cached while a coach may come back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..science.body.people import PEOPLE
from ..science.body.plans import Plan
from ..science.body.projection import Model, OutsideModelError, Projection, project
from ..science.care import Care, care_of
from ..science.checks import Floats
from ..science.forecast.forecast import cut_off, cut_words, forecast
from ..science.forecast.uncertainty import kept_words
from ..science.scale.trend import trend
from ..science.scale.weighing import ScaleNoise, mornings

if TYPE_CHECKING:
    import pandas as pd

FADING = {"not fading": None, **{f"{weeks} weeks": weeks for weeks in (8, 13, 20, 26, 52)}}
REPEATS = 300
"""Simulated repeats behind a fan."""
REPEATED_WEEKS = 1000
"""Simulated repeats behind a chance: with 300 a share in percent is some 5 off."""
FAN_SEED = 1
_RISE_KG = 0.05  # the display shows steps of 0.1 kg
_STEP_KG = ScaleNoise().scale_step_kg


class PlanSettings(NamedTuple):
    """A plan as the controls say it: small, and equal to another that says the same."""

    deficit_kcal: float = 0
    weekend_kcal: float = 0
    fading: str = "not fading"
    activity_percent: float = 0
    appetite_kcal_per_kg: float = 0

    @classmethod
    def of(cls, state: Mapping[str, Any]) -> PlanSettings:
        """Return the plan of a state; a control that a view does not have is as if untouched."""
        return cls(**{name: state[name] for name in cls._fields if name in state})

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        plan, half = Plan.deficit(self.deficit_kcal), FADING[self.fading]
        if self.weekend_kcal:
            plan = plan.weekends(self.weekend_kcal)
        if half:
            plan = plan.fading(half)
        if self.activity_percent:
            plan = plan.activity(self.activity_percent / 100)
        return plan.appetite(self.appetite_kcal_per_kg) if self.appetite_kcal_per_kg else plan

    @property
    def title(self) -> str:
        """The plan in the few words of a title."""
        side = "below" if self.deficit_kcal > 0 else "above"
        parts = [f"{abs(self.deficit_kcal):,g} kcal/day {side} baseline" if self.deficit_kcal else "eating at baseline"]
        if self.weekend_kcal:
            parts.append(f"weekends {self.weekend_kcal:+g}")
        if self.fading != "not fading":
            parts.append(f"half left every {self.fading}")
        if self.activity_percent:
            parts.append(f"activity {self.activity_percent:+g} %")
        if self.appetite_kcal_per_kg:
            parts.append(f"appetite +{self.appetite_kcal_per_kg:g} for each kg lost")
        return ", ".join(parts)


@lru_cache(maxsize=128)
def _whole(person: str, settings: PlanSettings, days: int, model: Model) -> Projection:
    return project(PEOPLE[person], settings.plan, days, model=model)


@lru_cache(maxsize=128)
def run(person: str, settings: PlanSettings, days: int, model: Model) -> Projection:
    """Project, and stop where the model stops."""
    try:
        return _whole(person, settings, days, model)
    except OutsideModelError as error:
        if error.last_day < 1:
            raise
        return _whole(person, settings, error.last_day, model)


@lru_cache(maxsize=128)
def gate(person: str, settings: PlanSettings, days: int, models: tuple[Model, ...]) -> Care:
    """Return what `care` says to the plan and to the weights that these models reach."""
    shown: list[Projection] = []
    # where nothing can be shown, `care` says why
    with suppress(OutsideModelError):
        shown += [run(person, settings, days, model) for model in models]
    # a scene of a year has been simulated for the picture
    return care_of(
        PEOPLE[person], settings.plan, shown=shown, run=lambda ahead: _whole(person, settings, ahead, "dynamic")
    )


@lru_cache(maxsize=48)
def readings(person: str, settings: PlanSettings, days: int, seed: int) -> Floats:
    """Return the mornings on the scale (kg)."""
    return mornings(run(person, settings, days, "dynamic"), seed=seed)["weight_kg"]


def scale_table(kg: Floats) -> pd.DataFrame:
    """Return mornings as the table that trends and estimators take."""
    import pandas as pd

    return pd.DataFrame({"day": np.arange(len(kg)), "weight_kg": kg})


class Trend(NamedTuple):
    """A trend and the ends of its interval (kg), one value a morning."""

    kg: Floats
    low_kg: Floats
    high_kg: Floats


@lru_cache(maxsize=48)
def trend_of(person: str, settings: PlanSettings, days: int, seed: int, until: int) -> Trend:
    """Return the trend as it stands on a day, from the mornings so far."""
    made = trend(scale_table(readings(person, settings, days, seed)[: until + 1]))
    return Trend(*(made[name].to_numpy(float) for name in ("trend_kg", "low_kg", "high_kg")))


class Fan(NamedTuple):
    """Edges and middle of a forecast (kg), how much of the plan is kept, whether the band is cut off, and notes."""

    low_kg: Floats
    median_kg: Floats
    high_kg: Floats
    kept: str
    cut: str
    notes: tuple[str, ...]


@lru_cache(maxsize=24)
def fan(person: str, settings: PlanSettings, days: int) -> Fan | str:
    """Return the fan, or the sentence that says why there is none."""
    try:
        made = forecast(PEOPLE[person], settings.plan, days, people=REPEATS, seed=FAN_SEED)
    except OutsideModelError as error:
        return str(error)
    cut, made = cut_words(made), cut_off(made)
    kept = kept_words(made.person, made.plan, made.days)
    return Fan(made.low_kg, made.median_kg, made.high_kg, kept, cut, made.notes)


def gain_chance(person: str, settings: PlanSettings, days: int, week: int) -> float:
    """Return the share of repeats in which the scale points the wrong way over one week.

    The wrong way is a gain for a body that loses or stays, and a loss for one that gains.
    """
    body = run(person, settings, days, "dynamic").weight_kg
    first, last = 7 * (week - 1), 7 * week
    hidden = _mondays(person, days // 7)
    shown = [np.round((body[day] + hidden[:, day // 7]) / _STEP_KG) * _STEP_KG for day in (first, last)]
    sign = -1.0 if gains(settings) else 1.0
    return float((sign * (shown[1] - shown[0]) > _RISE_KG).mean())


def gains(settings: PlanSettings) -> bool:
    """Return whether a plan is above baseline, on the average of a week."""
    return 7 * settings.deficit_kcal - 2 * settings.weekend_kcal < 0


@lru_cache(maxsize=16)
def _mondays(person: str, weeks: int) -> Floats:
    """Return what a scale adds on the Mondays of many repeats (kg), before its display rounds.

    The hidden parts do not depend on the plan, so one set of repeats serves every plan of a person;
    `test_board` holds the chance against repeats made one by one.
    """
    still = run(person, PlanSettings(), 7 * weeks, "dynamic")
    exact = ScaleNoise(scale_step_kg=0.0)
    made = (mornings(still, exact, seed) for seed in range(REPEATED_WEEKS))
    return np.array([(one["weight_kg"] - one["true_kg"])[::7] for one in made])
