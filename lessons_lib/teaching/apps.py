"""The course's apps: controls, one picture that moves, and its words.

An app is a plain function from state to picture and words, and a thin row of controls that call it.
It works without any front end: ``app.set(deficit_kcal=750); app.words``.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, ClassVar

import ipywidgets as widgets
import numpy as np

from ..science import units
from ..science._checks import Floats, choice, number, shown
from ..science.bodies import Model, OutsideModelError, Projection, project
from ..science.care import care
from ..science.people import PEOPLE, Person
from ..science.plans import Plan
from ..science.regions import EXPONENT_RANGE, REGIONS, regional_fat
from ..science.scale import weigh_ins
from . import _words
from ._canvas import Canvas, compact_png, joined, quick_png, with_words
from ._canvases import RegionsCanvas, WeightCanvas
from ._picture import Picture

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["App", "BendingLine", "FirstCurve", "FluctuatingScale", "StraightLine", "WhereDidItGo"]

DEFICIT_KCAL = (-500, 750, 50)
"""Ends and step of the deficit sliders (kcal/day); 750 is the larger guideline prescription
(2013 AHA/ACC/TOS, doi:10.1016/j.jacc.2013.11.004)."""


class App:
    """Controls, a picture and its words; every control calls the same `refresh`.

    Subclasses make the controls, a canvas, and `_draw`, which puts a state on the canvas and returns
    the words.
    """

    question: ClassVar[str] = ""

    def __init__(self, controls: dict[str, Any], more: tuple[str, ...] = (), extra: tuple[Any, ...] = ()) -> None:
        self.controls: dict[str, Any] = controls
        self._picture = Picture()
        self._paused = False
        first = [widget for name, widget in controls.items() if name not in more]
        rows: list[Any] = [widgets.HBox([*first, *extra], layout=widgets.Layout(flex_flow="row wrap"))]
        if more:
            inside = widgets.HBox([controls[name] for name in more], layout=widgets.Layout(flex_flow="row wrap"))
            rows.append(widgets.Accordion([inside], titles=("more",)))
        self._view = widgets.VBox([*rows, self._picture])
        for widget in controls.values():
            widget.observe(self._moved, names="value")
        self.refresh()

    @property
    def state(self) -> dict[str, Any]:
        """The value of every control, by name."""
        return {name: widget.value for name, widget in self.controls.items()}

    @property
    def words(self) -> str:
        """What the picture shows now, in words."""
        words: str = self._picture.words
        return words

    def set(self, **values: Any) -> App:
        """Move controls by name, all at once, and refresh once.

        Raises
        ------
        ValueError
            For a name that is no control, or a value that it does not allow.
        """
        for name, value in values.items():
            self._allowed(name, value)
        self._paused = True
        try:
            for name, value in values.items():
                self.controls[name].value = value
        finally:
            self._paused = False
        self.refresh()
        return self

    def refresh(self) -> None:
        """Draw the picture and write the words for the state as it is."""
        try:
            words = self._draw(**self.state)
        except Exception as error:
            # the learner reads what happened; a test sees the error itself
            self._picture.show(self._picture.png, f"This did not work: {error}")
            raise
        self._picture.show(quick_png(self._canvas().pixels()), words)

    def png(self) -> bytes:
        """Return the picture with its words below it, as it is stored for readers without a kernel."""
        return compact_png(with_words(self._canvas().pixels(), self.words))

    def _moved(self, _: Any) -> None:
        if not self._paused:
            self.refresh()

    def _allowed(self, name: str, value: Any) -> None:
        if name not in self.controls:
            raise ValueError(f"There is no control {name!r}. It must be one of {', '.join(self.controls)}.")
        widget = self.controls[name]
        if hasattr(widget, "options"):
            choice(value, name, list(widget.options))
        elif hasattr(widget, "min"):
            number(value, name, widget.min, widget.max, "(the ends of the slider)")
        elif not isinstance(value, bool):
            raise ValueError(f"{name} is {shown(value)}. It must be True or False.")

    def _draw(self, *args: Any, **state: Any) -> str:
        raise TypeError(f"{type(self).__name__} has to say how a state is drawn.")

    def _canvas(self) -> Canvas:
        raise TypeError(f"{type(self).__name__} has to say which canvas it draws on.")

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {
            "text/plain": self.words,
            "image/png": base64.b64encode(self.png()).decode("ascii"),
            "application/vnd.jupyter.widget-view+json": {
                "version_major": 2,
                "version_minor": 0,
                "model_id": self._view.model_id,
            },
        }


def _slider(label: str, value: float, low: float, high: float, step: float) -> Any:
    """Return a slider that a keyboard can move and that shows its value."""
    whole = all(float(x).is_integer() for x in (value, low, high, step))
    kind = widgets.IntSlider if whole else widgets.FloatSlider
    return kind(
        value=value,
        min=low,
        max=high,
        step=step,
        description=label,
        style={"description_width": "initial"},
        layout=widgets.Layout(width="22em"),
    )


def _person_menu(value: str) -> Any:
    return widgets.Dropdown(
        options=list(PEOPLE), value=value, description="person", layout=widgets.Layout(width="14em")
    )


def _deficit_slider(value: int, ends: tuple[int, int, int] = DEFICIT_KCAL) -> Any:
    low, high, step = ends
    return _slider("kcal a day below baseline", value, low, high, step)


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
        said = care(person, plan)
        if not said.ok:
            self._chart.show({})
            return str(said)
        runs, sentences = [], []
        for model in self.models:
            try:
                runs.append(project(person, plan, 7 * weeks, model=model))
            except OutsideModelError as error:
                sentences.append(str(error))
                if error.last_day >= 1:
                    runs.append(project(person, plan, error.last_day, model=model))
        readings = self._readings(runs, seed)
        self._chart.show(
            {p.model: (np.arange(p.days + 1.0), p.weight_kg) for p in runs},
            None if readings is None else (readings["day"].to_numpy(float), readings["weight_kg"].to_numpy(float)),
        )
        return joined([_words.weight(runs, readings), *sentences, *said.flags])

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
        super().__init__({"deficit_kcal": _deficit_slider(200)})

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
                "deficit_kcal": _deficit_slider(250),
                "weeks": _slider("weeks", 40, 1, self.longest_weeks, 1),
                "person": _person_menu("ana"),
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
                "deficit_kcal": _deficit_slider(300),
                "weeks": _slider("weeks", 40, 1, self.longest_weeks, 1),
                "person": _person_menu("ben"),
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

    longest_weeks = 16
    # a narrower slider than elsewhere, so that the scatter of the mornings stays visible on axes that hold still
    deficit_ends = (-250, 750, 50)
    with_scale = True

    def __init__(self) -> None:
        week = _slider("week", 12, 1, self.longest_weeks, 1)
        play = widgets.Play(value=12, min=1, max=self.longest_weeks, interval=600, description="play the weeks")
        widgets.jslink((play, "value"), (week, "value"))
        super().__init__(
            {
                "deficit_kcal": _deficit_slider(250, self.deficit_ends),
                "week": week,
                "seed": _slider("another set of mornings", 1, 1, 40, 1),
                "weekend_kcal": _slider("kcal more on weekend days", 0, -500, 1000, 50),
                "person": _person_menu("ana"),
            },
            more=("weekend_kcal", "person"),
            extra=(play,),
        )

    def _draw(self, deficit_kcal: int, week: int, seed: int, weekend_kcal: int, person: str) -> str:
        plan = Plan.deficit(deficit_kcal)
        return self._show(PEOPLE[person], plan.weekends(weekend_kcal) if weekend_kcal else plan, week, seed)


class WhereDidItGo(App):
    """Lesson 11: total fat lost, shared over arms, trunk and legs, beside what the belief would need.

    Examples
    --------
    >>> WhereDidItGo().set(deficit_kcal=500, weeks=12).words.split(":")[0]
    'In 12 weeks Ana loses 2.8 kg of fat'
    """

    def __init__(self) -> None:
        self._chart = RegionsCanvas("")
        self._framed: Person | None = None
        super().__init__(
            {
                "deficit_kcal": _deficit_slider(250),
                "weeks": _slider("weeks", 12, 1, 52, 1),
                "exponent": _slider("exponent of the legs", EXPONENT_RANGE[0], *EXPONENT_RANGE, 0.05),
                "person": _person_menu("ana"),
            },
            more=("exponent", "person"),
        )

    def _canvas(self) -> Canvas:
        return self._chart

    def _draw(self, deficit_kcal: int, weeks: int, exponent: float, person: str) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        said = care(who, plan)
        if not said.ok:
            nothing: Floats = np.zeros(3)
            self._chart.show(nothing, nothing, 0.0)
            return str(said)
        body = project(who, plan, 7 * weeks)
        frames = [regional_fat(who, body, e) for e in (exponent, EXPONENT_RANGE[1])]
        start, end = (frames[0][[f"{r}_kg" for r in REGIONS]].iloc[i].to_numpy() for i in (0, -1))
        if who is not self._framed:
            most = _last_fat_share(who)
            self._chart.title(f"{who.name}: where the fat was, and is")
            self._chart.limits((-0.5, 2.5), (0.0, 1.08 * units.from_kg(float(start.max()) * most)))
            self._framed = who
        self._chart.show(start, end, float(start[2] - (start.sum() - end.sum())))
        return joined([_words.regions(body, frames), *said.flags])


def _last_fat_share(person: Person) -> float:
    """Return how much fatter than at the start the controls can make a person."""
    body = project(person, Plan.deficit(DEFICIT_KCAL[0]), 7 * 52)
    return float(max(1.0, body.fat_kg[-1] / body.fat_kg[0]))
