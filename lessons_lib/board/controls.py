"""The board's controls: switches, sliders and menus that check a new value, without any widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..science.body.people import PEOPLE
from ..science.checks import choice, shown, whole
from .runs import FADING

LIGHTS = {"light": "light", "projector": "projector: plainer, thicker", "dark": "dark"}
"""How the board looks, and what the menu calls it."""


class Control:
    """One control: a name, a label, a value. `changed` is called after a new value was taken."""

    kind = "switch"

    def __init__(self, name: str, label: str, value: Any, group: str) -> None:
        self.name, self.label, self.group = name, label, group
        self.changed: Callable[[str], None] = lambda _: None
        self._value = value

    @property
    def value(self) -> Any:
        """What it stands at."""
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        value = self.check(value)
        if value != self._value:
            self._value = value
            self.changed(self.name)

    def assign(self, value: Any) -> None:
        """Take a value without telling anyone."""
        self._value = self.check(value)

    def check(self, value: Any) -> Any:
        """Return the value as it would be taken, or raise a sentence."""
        if not isinstance(value, bool):
            raise ValueError(f"{self.name} is {shown(value)}. It must be True or False.")
        return value

    def described(self) -> dict[str, Any]:
        """Return everything the screen needs to show it."""
        return {"name": self.name, "label": self.label, "kind": self.kind, "group": self.group, "value": self._value}

    def __repr__(self) -> str:
        return f"{self.name}: {self._value}"


class Slider(Control):
    """A number between two ends, in steps."""

    kind = "slider"

    def __init__(
        self,
        name: str,
        label: str,
        value: int,
        ends: tuple[int, int, int],
        unit: str,
        group: str,
        sides: tuple[str, str] | None = None,
    ) -> None:
        self.min, self.max, self.step = ends
        self.unit, self.sides = unit, sides
        super().__init__(name, label, value, group)

    def check(self, value: Any) -> Any:
        """Return the value, a whole number between the ends; it need not be on a step."""
        return whole(value, self.name, self.min, self.max, self.unit)

    def described(self) -> dict[str, Any]:
        """Return everything the screen needs to show it."""
        told = {"min": self.min, "max": self.max, "step": self.step, "unit": self.unit, "sides": self.sides}
        return {**super().described(), **told}


class Again(Slider):
    """A number that a button moves on by one; after the last comes the first."""

    kind = "again"


class Menu(Control):
    """One of a few words."""

    kind = "menu"

    def __init__(self, name: str, label: str, value: str, options: dict[str, str] | list[str], group: str) -> None:
        self.labels = options if isinstance(options, dict) else {word: word for word in options}
        super().__init__(name, label, value, group)

    @property
    def options(self) -> list[str]:
        """The words it allows."""
        return list(self.labels)

    def check(self, value: Any) -> Any:
        """Return the word, if it is one of them."""
        return choice(value, self.name, self.options)

    def described(self) -> dict[str, Any]:
        """Return everything the screen needs to show it."""
        return {**super().described(), "options": list(self.labels.items())}


def _people() -> dict[str, str]:
    return {key: f"{who.name}, {who.age_years:.0f} years" for key, who in PEOPLE.items()}


def plan_controls() -> dict[str, Any]:
    """Return the controls of people, plan and training, each as it stands untouched."""
    made: tuple[Control, ...] = (
        Menu("person", "person", "ana", _people(), "first"),
        Menu("other", "second person", "hugo", _people(), "first"),
        Slider("deficit_kcal", "kcal a day from baseline", 0, (-500, 750, 50), "kcal/day", "first", ("above", "below")),
        Slider("weekend_kcal", "kcal on weekend days", 0, (-500, 1000, 50), "kcal", "more", ("less", "more")),
        Menu("fading", "half of it left after", "not fading", list(FADING), "more"),
        Slider("activity_percent", "activity, %", 0, (-20, 50, 5), "%", "more", ("less", "more")),
        Slider(
            "appetite_kcal_per_kg", "appetite: kcal more a day for each kg lost", 0, (0, 200, 5), "kcal/day", "more"
        ),
        Slider("minutes", "minutes a session", 30, (10, 120, 10), "minutes", "more"),
        Slider("sessions_a_week", "sessions a week", 3, (1, 7, 1), "sessions", "more"),
    )
    return {control.name: control for control in made}


UNTOUCHED: dict[str, Any] = {name: control.value for name, control in plan_controls().items()}
"""What the controls of people, plan and training stand at before anyone moves them."""
