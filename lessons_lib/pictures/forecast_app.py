"""App of lesson 13: a year as a fan, and what makes it wide."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import OutsideModelError, project
from ..science.care import HELP, LEAST_TARGET_BMI
from ..science.forecast.forecast import Forecast, Uncertainty, forecast
from .app import App, RefusedError, deficit_slider, person_menu, slider
from .canvas import joined, room
from .forecast import fan_words
from .forecast_canvases import FanCanvas

_DAYS = 364
# narrower than elsewhere, so that a fan stays visible on axes that hold still
_DEFICIT_KCAL = (-300, 500, 50)
_UNKNOWN_PERCENT = (0, 100, 25)
_KEPT_PERCENT = (0, 100, 5)
_MORNING_KG = 1.0  # room for a reading beyond the body


class ForecastFan(App):
    """Lesson 13: a forecast of a year, with how much is not known and how much of the plan is kept.

    Examples
    --------
    >>> ForecastFan().set(deficit_kcal=0, unknown_percent=0).words.split(";")[0]
    'Ana, eating at baseline, 52 weeks: planned 80.0 kg'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        self._chart = FanCanvas("")
        self._chart.name(0.90)
        super().__init__(
            self._chart,
            {
                "deficit_kcal": deficit_slider(300, _DEFICIT_KCAL),
                "unknown_percent": slider("not known (% of usual)", 100, *_UNKNOWN_PERCENT),
                "person": person_menu("ana"),
                "kept_percent": slider("plan kept (%), on average", 50, *_KEPT_PERCENT),
            },
            more=("kept_percent",),
        )

    def _draw(self, deficit_kcal: int, unknown_percent: int, person: str, kept_percent: int) -> list[str]:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        try:
            planned = project(who, plan, _DAYS).weight_kg
        except OutsideModelError as error:
            raise RefusedError(joined([str(error), HELP])) from error
        self.gate(who, plan, float(planned.min()))
        world = replace(Uncertainty().times(unknown_percent / 100), kept_share=kept_percent / 100)
        stated, cut = _as_far_as_it_holds(who, plan, world)
        self._chart.show(stated)
        self.flag(*_low_edge(stated))
        return [fan_words(stated) if stated else "", cut]

    def _frame(self, key: str) -> None:
        person = PEOPLE[key]
        self._chart.title(f"{person.name}, {units.mass(person.weight_kg)} at the start: a year as a fan")
        self._chart.limits((0.0, _DAYS / 7.0), room(np.array(_reach(person))))


@lru_cache(maxsize=16)
def _reach(person: Person) -> tuple[float, float]:
    """Return the lightest and the heaviest that any state of the controls shows (kg)."""
    ends = [person.weight_kg]
    for deficit in _DEFICIT_KCAL[:2]:
        stated, _ = _as_far_as_it_holds(person, Plan.deficit(deficit), replace(Uncertainty(), kept_share=1.0))
        if stated is not None:
            ends += [float(stated.low_kg.min()), float(stated.high_kg.max())]
    return min(ends) - _MORNING_KG, max(ends) + _MORNING_KG


def _as_far_as_it_holds(person: Person, plan: Plan, world: Uncertainty) -> tuple[Forecast | None, str]:
    """Return a year's forecast, or a shorter one and the sentence that says why."""
    try:
        return forecast(person, plan, _DAYS, world), ""
    except OutsideModelError as error:
        if error.last_day < 1:
            return None, str(error)
        return forecast(person, plan, error.last_day, world), str(error)


def _low_edge(stated: Forecast | None) -> list[str]:
    """Return what care would say of the lower edge, if somebody took it for an aim."""
    if stated is None:
        return []
    low = stated.at().low
    bmi = low / (stated.person.height_cm / 100.0) ** 2
    if bmi >= LEAST_TARGET_BMI:
        return []
    return [
        f"The lower edge, {units.mass(low)}, is a BMI of {bmi:.1f}, under the {LEAST_TARGET_BMI:g} below which this"
        " course names no target: a plan whose fan reaches so low needs a smaller deficit, and somebody who looks."
    ]
