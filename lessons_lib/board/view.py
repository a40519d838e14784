"""What a view of the board is, the moment of a scene that it shows, and the words that every view may use."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any, NamedTuple

import numpy as np

from .. import data
from ..pictures.board_canvas import BoardCanvas, Size
from ..science import units, words
from ..science.body.people import PEOPLE, Person
from ..science.body.projection import Model, Projection
from ..science.care import Care
from ..science.checks import Floats
from ..science.words import is_none
from ..start import files
from . import runs
from .runs import PlanSettings


@dataclass(frozen=True)
class Moment:
    """A scene at one moment: who, on what plan, played up to which week, with which layers on the picture.

    It is made once for every picture or sentence; each run behind it is then asked for once. People are keys of
    `PEOPLE`, the other one only where two are compared. Layers and plans of the whole scene let axes hold still.
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
    closer: tuple[int, int] | None = None
    voted: tuple[float, float] = (0.0, 0.0)
    """How far below and above the start most of the room's votes reach (kg)."""

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
        """The day up to which time has been played, a Monday."""
        return 7 * self.week

    @property
    def read(self) -> int:
        """The day on which weights are read: with weekends of their own the Saturday, when their water has gone."""
        return self.end - _WEEKEND if self.settings.weekend_kcal else self.end

    def shows(self, *layers: str) -> bool:
        """Return whether all these layers are on."""
        return self.layers.issuperset(layers)

    def planned(self, **changes: Any) -> Moment:
        """Return the same with a plan that differs in a few controls."""
        return replace(self, settings=self.settings._replace(**changes))

    @property
    def near(self) -> Moment:
        """The same up to where a closer look ends, or without one that begins later than today."""
        if self.closer is None:
            return self
        if self.week <= self.closer[0]:
            return replace(self, closer=None)
        return replace(self, week=min(self.week, self.closer[1]))

    @cached_property
    def second(self) -> Moment:
        """The same for the other person."""
        return replace(self, person=self.other)

    # each is asked for once: the straight line, the adapting body, and this up to today; the weigh-ins of the whole
    # scene, the trend as it stands today (kg); the forecast's fan, or the sentence that says why there is none
    line = cached_property[Projection](lambda m: runs.run(m.person, m.settings, m.days, "rule_3500"))
    body = cached_property[Projection](lambda m: runs.run(m.person, m.settings, m.days, "dynamic"))
    so_far = cached_property[Projection](lambda m: runs.run(m.person, m.settings, m.end, "dynamic"))
    readings = cached_property[Floats](lambda m: runs.readings(m.person, m.settings, m.days, m.seed))
    trend = cached_property[runs.Trend](lambda m: runs.trend_of(m.person, m.settings, m.days, m.seed, m.end))
    fan = cached_property[runs.Fan | str](lambda m: runs.fan(m.person, m.settings, m.days))

    def care(self, *models: Model) -> Care:
        """Return what `care` says to the plan, and to the weights that these models reach."""
        return runs.gate(self.person, self.settings, self.days, models)


_WEEKEND = 2  # days; a week of the plan ends with it


class Told(NamedTuple):
    """What a picture shows, in words, and the sentences that only words can say, which stand below it."""

    picture: Sequence[str]
    below: Sequence[str]


Fact = Callable[[Moment], str]
Table = dict[str, Sequence[object]]


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
        Makes an empty figure of a size, in a light, with so many pixels for each of its size.
    draw
        Puts a moment on a figure and returns what it shows, in words; what a layer that is off would give away
        is not among them.
    facts
        Words that a scene may put into its sentences, by name, each computed from the moment.
    assumptions
        Sentences about what the run assumed.
    table
        What is drawn, day by day, as columns by name; a short one has nothing to tell of the later days. None where
        nothing goes by days.
    gate
        What `care` says to the run behind one of the facts; None where no run is behind them.
    """

    name: str
    layers: Mapping[str, str]
    controls: tuple[str, ...]
    canvas: Callable[[Size, str, float], BoardCanvas]
    draw: Callable[[Any, Moment], Told]
    facts: Mapping[str, Fact]
    assumptions: Callable[[Moment], list[str]]
    table: Callable[[Moment], Table] | None = None
    gate: Callable[[Moment, str], Care] | None = None


_LADDER_KG = (1, 1.5, 2, 3, 4, 6, 8, 10, 12.5, 15, 20, 25, 30, 40, 50, 60, 80, 120, 1000)


def axis_end_kg(kg: float) -> float:
    """Return the least of a ladder of axis ends that holds a distance, so that axes seldom move.

    Examples
    --------
    >>> axis_end_kg(6.3)
    8.0
    """
    return next(float(end) for end in _LADDER_KG if end >= min(kg, _LADDER_KG[-1]))


def day_table(m: Moment, curves: Mapping[str, Floats]) -> Table:
    """Return curves in the unit that is shown as columns, one row a day up to today."""
    columns: Table = {"day": range(m.end + 1)}
    return columns | {f"{name}_{units.mass_unit()}": np.round(kg, 2).tolist() for name, kg in curves.items()}


# words


@cache
def texts(name: str) -> dict[str, Any]:
    """Return what a file of ``data/classes/words`` says, read once.

    Examples
    --------
    >>> texts("ideas")["chance"]["coin"][0]
    'a coin'
    """
    return tomllib.loads(files.read_text(data.folder() / "classes" / "words" / f"{name}.toml"))


def change(kg: float) -> str:
    """Return 'a loss of 4.6 kg', 'a gain of 4.6 kg' or 'no change'."""
    return words.change(kg, none="no change")


def moved(kg: float, what: str = "") -> str:
    """Return 'lost 4.6 kg', 'gained 4.6 kg of fat', or 'kept its weight'."""
    if is_none(kg):
        return "kept its fat" if what else "kept its weight"
    return f"{'lost' if kg < 0 else 'gained'} {units.mass(abs(kg))}{what}"


def signed(kg: float) -> str:
    """Return a change with its sign, as it is written at the end of a line: '-13.4 kg'.

    Examples
    --------
    >>> signed(-13.42), signed(0.02), signed(2.0)
    ('-13.4 kg', '±0.0 kg', '+2.0 kg')
    """
    value = round(units.from_kg(kg), 1)
    return f"{value:+.1f} {units.mass_unit()}" if value else f"±0.0 {units.mass_unit()}"


def card(who: Person) -> str:
    """Return a person in one sentence, for who sees the first picture."""
    return (
        f"{who.name}, {who.age_years:.0f} years, {who.height_cm:.0f} cm, weighs {units.mass(who.weight_kg)} and spends"
        f" {who.tdee_kcal:,.0f} kcal a day."
    )


def plan_title(m: Moment, *people: Person) -> str:
    """Return who, on what plan, up to which week, for the top of a picture."""
    week = f", week {m.week}" if m.week < m.weeks and not m.closer else ""
    return f"{' and '.join(dict.fromkeys(who.name for who in people or (m.who,)))}: {m.settings.title}{week}"


def change_kg(p: Projection, day: int) -> float | None:
    """Return the change of weight up to a day (kg), or None where the run has left its model by then."""
    return float(p.weight_kg[day] - p.weight_kg[0]) if day <= p.days else None


def at_end(m: Moment, p: Projection) -> list[str]:
    """Return what is written at the end of a body's line, below its name."""
    kg = change_kg(p, m.read)
    return ["beyond\nthe model"] if kg is None else [*(["Saturday"] if m.read < m.end else []), signed(kg)]


def when(m: Moment) -> str:
    """Return on which day weights are read."""
    return f"Week {m.week}" if m.read == m.end else f"On the Saturday of week {m.week}"


def eaten(m: Moment, spends: str) -> str:
    """Return how far from spending the plan begins, such as '500 kcal a day below what she spends at the start'."""
    kcal = m.settings.deficit_kcal
    if not kcal:
        return f"as much as {spends} at the start"
    return f"{abs(kcal):,g} kcal a day {'below' if kcal > 0 else 'above'} what {spends} at the start"


def diet(m: Moment, spends: str) -> str:
    """Return what is eaten with all that belongs to the plan."""
    return ", ".join([eaten(m, spends), *str(m.settings.plan).split("; ")[1:]])


def weeks_of(m: Moment) -> str:
    """Return how many weeks have been played."""
    return words.span(m.end)


def run_assumptions(p: Projection) -> list[str]:
    """Return sentences about who was simulated, on what plan."""
    who = p.person
    return [
        f"{who.name} is invented: {who.sex}, {who.age_years:.0f} years, {who.height_cm:.0f} cm,"
        f" {units.mass(who.weight_kg)}, PAL {who.pal:g}, spending {who.tdee_kcal:,.0f} kcal/day at the start.",
        f"Plan: {p.plan}, kept every day. Baseline is what is spent at the start.",
        *p.notes,
    ]


def _pronoun(female: str, male: str) -> Fact:
    return lambda m: female if m.who.sex == "female" else male


_he_she = _pronoun("she", "he")
WHO: dict[str, Fact] = {
    **dict.fromkeys(("name", "person"), lambda m: m.who.name),
    **{"he_she": _he_she, "him_her": _pronoun("her", "him"), "his_her": _pronoun("her", "his")},
    **{"He_she": _pronoun("She", "He"), "Him_her": _pronoun("Her", "Him"), "His_her": _pronoun("Her", "His")},
}
"""Words about the person."""
PLAN_WORDS: dict[str, Fact] = {
    "plan": lambda m: str(m.settings.plan),
    "deficit": lambda m: eaten(m, f"{_he_she(m)} spends"),
    "diet": lambda m: diet(m, f"{_he_she(m)} spends"),
    "week": lambda m: f"week {m.week}",
    "weeks": weeks_of,
}
"""Words about what was planned, for one person."""
_OTHERS_GIVEN = (
    *("other", "both", "fades", "hungry", "long_trials", "weekend", "wrong", "sessions", "minutes", "still_kg"),
    *("calerie", "twins", "moving"),
)
GIVEN = frozenset((*WHO, *PLAN_WORDS, *_OTHERS_GIVEN))
"""Words that only repeat what the controls say: they hold for a plan that is refused, too."""
