"""What a view of the board is, and the moment of a scene that it draws, speaks about and tabulates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..pictures.board_canvas import BoardCanvas, Size
from ..science.body.people import PEOPLE, Person
from ..science.body.projection import Model, Projection
from ..science.care import Care
from . import runs
from .runs import PlanSettings

if TYPE_CHECKING:
    import pandas as pd


class RefusedError(ValueError):
    """What may not be drawn; the text is `care`'s own."""


def refuse(said: Care) -> Care:
    """Return what `care` says, unless it refuses."""
    if not said.ok:
        raise RefusedError(str(said))
    return said


@dataclass(frozen=True)
class Moment:
    """A scene at one moment: who, on what plan, played up to which week, with what on the picture.

    It is made once for every picture or sentence; each run behind it is then asked for once.

    Attributes
    ----------
    person, other
        Keys of `PEOPLE`; the other one only where two are compared.
    settings
        The plan as the controls say it.
    weeks, week
        How long the scene is, and up to where time has been played.
    seed
        Which set of weigh-ins.
    minutes, sessions_a_week
        Training, where the view has any.
    layers
        What is on.
    scene_layers, scene_plans
        Every layer and every plan of the whole scene, so that axes hold still.
    """

    person: str
    settings: PlanSettings
    weeks: int
    week: int
    other: str = ""
    seed: int = 1
    minutes: int = 30
    sessions_a_week: int = 3
    layers: frozenset[str] = frozenset()
    scene_layers: tuple[str, ...] = ()
    scene_plans: tuple[PlanSettings, ...] = ()

    @property
    def who(self) -> Person:
        """The person."""
        return PEOPLE[self.person]

    @property
    def days(self) -> int:
        """How many days the scene has."""
        return 7 * self.weeks

    @property
    def end(self) -> int:
        """The day up to which time has been played."""
        return 7 * self.week

    def shows(self, *layers: str) -> bool:
        """Return whether all these layers are on."""
        return self.layers.issuperset(layers)

    @cached_property
    def second(self) -> Moment:
        """The same for the other person."""
        return replace(self, person=self.other)

    def planned(self, **changes: Any) -> Moment:
        """Return the same with a plan that differs in a few controls."""
        return replace(self, settings=self.settings._replace(**changes))

    @cached_property
    def line(self) -> Projection:
        """The straight line."""
        return runs.run(self.person, self.settings, self.days, "rule_3500")

    @cached_property
    def body(self) -> Projection:
        """The adapting body."""
        return runs.run(self.person, self.settings, self.days, "dynamic")

    @cached_property
    def readings(self) -> pd.DataFrame:
        """The weigh-ins of the whole scene."""
        return runs.readings(self.person, self.settings, self.days, self.seed)

    @cached_property
    def trend(self) -> pd.DataFrame:
        """The trend as it stands today."""
        return runs.trend_of(self.person, self.settings, self.days, self.seed, self.end)

    @cached_property
    def fan(self) -> runs.Fan | str:
        """The forecast's fan, or the sentence that says why there is none."""
        return runs.fan(self.person, self.settings, self.days)

    def care(self, *models: Model) -> Care:
        """Return what `care` says to the plan, and to the weights that these models reach."""
        return runs.gate(self.person, self.settings, self.days, models)


Fact = Callable[[Moment], str]


@dataclass(frozen=True)
class View:
    """One kind of picture.

    Attributes
    ----------
    layers
        What can be switched on, with what the switch is called.
    controls
        Which controls it listens to, besides those that every view has.
    canvas
        Makes an empty figure of a size, light or dark.
    draw
        Puts a moment on a figure and returns the sentences below it; what a layer that is off would
        give away is not among them.
    facts
        Words that a scene may put into its sentences, by name, each computed from the moment.
    table
        What is drawn, as a table.
    assumptions
        Sentences about what the run assumed.
    gate
        What `care` says to the run behind one of the facts; None where no run is behind them.
    """

    name: str
    layers: Mapping[str, str]
    controls: tuple[str, ...]
    canvas: Callable[[Size, bool], BoardCanvas]
    draw: Callable[[Any, Moment], list[str]]
    facts: Mapping[str, Fact]
    table: Callable[[Moment], pd.DataFrame]
    assumptions: Callable[[Moment], list[str]]
    gate: Callable[[Moment, str], Care] | None = None


def label(canvas: BoardCanvas, axis: str, text: str) -> None:
    """Write what the axis `"x"` or `"y"` shows, if it is something else than before."""
    if getattr(canvas.axes, f"get_{axis}label")() != text:
        getattr(canvas.axes, f"set_{axis}label")(text)
        canvas.stale()


_LADDER_KG = (1, 1.5, 2, 3, 4, 6, 8, 10, 12.5, 15, 20, 25, 30, 40, 50, 60, 80, 120, 1000)


def axis_end_kg(kg: float) -> float:
    """Return the least of a ladder of axis ends that holds a distance, so that axes seldom move.

    Examples
    --------
    >>> axis_end_kg(6.3)
    8.0
    """
    return next(float(end) for end in _LADDER_KG if end >= min(kg, _LADDER_KG[-1]))
