"""Apps of weight over time: straight line, adapting body, fluctuating scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import ipywidgets as widgets
import numpy as np

from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import DEFICIT_KCAL, Plan
from ..science.body.projection import Model, OutsideModelError, Projection, project
from ..science.care import care, with_help
from ..science.scale.weighing import weigh_ins
from . import words as _words
from .app import App, deficit_slider, person_menu, slider
from .canvas import Canvas, joined
from .canvases import WeightCanvas

if TYPE_CHECKING:
    import pandas as pd


class _WeightApp(App):
    """Weight over time by some models, with weigh-ins if asked for, on axes that hold still."""

    models: ClassVar[tuple[Model, ...]] = ("rule_3500", "dynamic")
    longest_weeks: ClassVar[int] = 52
    deficit_ends: ClassVar[tuple[int, int, int]] = DEFICIT_KCAL
    with_scale: ClassVar[bool] = False

    def __init__(self, controls: dict[str, Any], more: tuple[str, ...] = (), extra: tuple[Any, ...] = ()) -> None:
        self._chart = WeightCanvas("")
        self._chart.name(self.models, scale=self.with_scale)
        self._framed: Person | None = None
        super().__init__(controls, more, extra)

    def _canvas(self) -> Canvas:
        return self._chart

    def _show(self, person: Person, plan: Plan, weeks: int, seed: int | None = None) -> str:
        """Draw one plan and return its words, with what care has to say."""
        if person is not self._framed:
            self._frame(person)
        runs, sentences = [], []
        for model in self.models:
            try:
                runs.append(project(person, plan, 7 * weeks, model=model))
            except OutsideModelError as error:
                sentences.append(str(error))
                if error.last_day >= 1:
                    runs.append(project(person, plan, error.last_day, model=model))
        # a weight that is shown as reached is offered as one to aim at
        said = care(person, plan, min(float(p.weight_kg.min()) for p in runs))
        if not said.ok:
            self._chart.show({})
            return str(said)
        readings = self._readings(runs, seed)
        self._chart.show(
            {p.model: (np.arange(p.days + 1.0), p.weight_kg) for p in runs},
            None if readings is None else (readings["day"].to_numpy(float), readings["weight_kg"].to_numpy(float)),
        )
        return joined([_words.weight(runs, readings), *sentences, *with_help(said.flags)])

    def _readings(self, runs: list[Projection], seed: int | None) -> pd.DataFrame | None:
        body = next((p for p in runs if p.model == "dynamic"), None)
        return None if seed is None or body is None else weigh_ins(body, seed=seed)

    def _frame(self, person: Person) -> None:
        """Fix the axes so that every state of the controls fits, and nothing jumps while a slider moves."""
        ends = []
        for deficit in self.deficit_ends[:2]:
            for model in self.models:
                ends.append(_last_weight(person, Plan.deficit(deficit), 7 * self.longest_weeks, model))
        air = 1.5 if self.with_scale else 0.5
        low, high = min(*ends, person.weight_kg) - air, max(*ends, person.weight_kg) + air
        self._chart.title(f"{person.name}, {person.age_years:.0f} years, {units.mass(person.weight_kg)} at the start")
        self._chart.limits((0.0, float(self.longest_weeks)), (units.from_kg(low), units.from_kg(high)))
        self._framed = person


def _last_weight(person: Person, plan: Plan, days: int, model: Model) -> float:
    """Return the weight on the last day that the model holds (kg)."""
    try:
        return float(project(person, plan, days, model=model).weight_kg[-1])
    except OutsideModelError as error:
        return float(project(person, plan, max(1, error.last_day), model=model).weight_kg[-1])


class FirstCurve(_WeightApp):
    """Lesson 00: one slider, one curve.

    Examples
    --------
    >>> FirstCurve().set(deficit_kcal=0).words
    'Ana, eating at baseline: in 26 weeks the adapting body goes from 80.0 kg to 80.0 kg, no change to speak of.'
    """

    models = ("dynamic",)
    longest_weeks = 26

    def __init__(self) -> None:
        super().__init__({"deficit_kcal": deficit_slider(200)})

    def _draw(self, deficit_kcal: int) -> str:
        return self._show(PEOPLE["ana"], Plan.deficit(deficit_kcal), self.longest_weeks)


class StraightLine(_WeightApp):
    """Lesson 04: what the straight line promises, for anyone and any number of weeks.

    Examples
    --------
    >>> StraightLine().set(deficit_kcal=500, weeks=10, person="ana").words
    'Ana, 500 kcal/day below baseline: in 10 weeks the straight line goes from 80.0 kg to 75.5 kg, a loss of 4.5 kg.'
    """

    models = ("rule_3500",)

    def __init__(self) -> None:
        super().__init__(
            {
                "deficit_kcal": deficit_slider(250),
                "weeks": slider("weeks", 40, 1, self.longest_weeks, 1),
                "person": person_menu("ana"),
            }
        )

    def _draw(self, deficit_kcal: int, weeks: int, person: str) -> str:
        return self._show(PEOPLE[person], Plan.deficit(deficit_kcal), weeks)


class BendingLine(_WeightApp):
    """Lesson 05: straight line and adapting body.

    Examples
    --------
    >>> BendingLine().set(deficit_kcal=500, weeks=52, person="ana").words[-48:]
    'From week 14 on they are more than 1.0 kg apart.'
    """

    def __init__(self) -> None:
        super().__init__(
            {
                "deficit_kcal": deficit_slider(300),
                "weeks": slider("weeks", 40, 1, self.longest_weeks, 1),
                "person": person_menu("ben"),
            }
        )

    def _draw(self, deficit_kcal: int, weeks: int, person: str) -> str:
        return self._show(PEOPLE[person], Plan.deficit(deficit_kcal), weeks)


class FluctuatingScale(_WeightApp):
    """Lesson 06, the course's central picture: straight line, adapting body, and the scale each morning.

    Examples
    --------
    >>> app = FluctuatingScale().set(deficit_kcal=500, week=12)
    >>> app.words.startswith("Ana, 500 kcal/day below baseline: after 12 weeks the straight line promises 74.6 kg")
    True
    """

    longest_weeks = 12
    # a narrower slider than elsewhere, so that the scatter of the mornings stays visible on axes that hold still
    deficit_ends = (-250, 750, 50)
    with_scale = True

    def __init__(self) -> None:
        week = slider("week", 8, 1, self.longest_weeks, 1)
        play = widgets.Play(value=8, min=1, max=self.longest_weeks, interval=600, description="play the weeks")
        widgets.jslink((play, "value"), (week, "value"))
        super().__init__(
            {
                "deficit_kcal": deficit_slider(250, self.deficit_ends),
                "week": week,
                "seed": slider("another set of mornings", 1, 1, 40, 1),
                "weekend_kcal": slider("kcal more on weekend days", 0, -500, 1000, 50),
                "person": person_menu("ana"),
            },
            more=("weekend_kcal", "person"),
            extra=(play,),
        )

    def _draw(self, deficit_kcal: int, week: int, seed: int, weekend_kcal: int, person: str) -> str:
        plan = Plan.deficit(deficit_kcal)
        return self._show(PEOPLE[person], plan.weekends(weekend_kcal) if weekend_kcal else plan, week, seed)
