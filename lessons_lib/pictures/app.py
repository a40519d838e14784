"""What every app is: controls, one picture that moves, and its words."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol, Self

import numpy as np

from ..science.body.people import PEOPLE, Person
from ..science.body.plans import DEFICIT_KCAL, Plan
from ..science.body.projection import OutsideModelError, Projection
from ..science.care import TOO_MUCH, RefusedError, care_of, refuse, with_help
from ..science.checks import Floats, choice, nearest, number, shown
from ..science.words import joined, with_minus
from .canvas import Canvas, widget_view, with_words
from .png import compact_png
from .style import our_style

_NO_CURVE: tuple[Floats, Floats] = (np.empty(0), np.empty(0))

# ipywidgets and the picture's own widget are imported where an app is made: a chart needs neither


class Drawn(Protocol):
    """A drawing of the learner's that may be laid over a picture."""

    @property
    def curve(self) -> tuple[Floats, Floats]:
        """The drawing as x and y in the unit that is shown; empty while it is none of the picture's business."""

    def watch(self, call: Callable[[], None]) -> None:
        """Call something whenever that changes."""


class App:
    """Controls, a picture and its words; every control calls the same `refresh`.

    A subclass makes its canvas and its controls, and says two things: `_draw` puts a state on the canvas
    and returns its sentences; `_frame` fixes title and axes, so that nothing jumps while a slider moves,
    anew where one of the controls in `framed_by` has moved.
    """

    framed_by: tuple[str, ...] = ()
    _asleep = "The controls move when Python runs."
    _laid: tuple[Drawn, dict[str, Any]] | None = None

    def __init__(
        self,
        canvas: Canvas,
        controls: dict[str, Any],
        more: tuple[str, ...] = (),
        extra: tuple[Any, ...] = (),
        plays: Mapping[str, Any] | None = None,
    ) -> None:
        import ipywidgets as widgets

        from .picture_widget import Picture

        self.canvas = canvas
        self.controls: dict[str, Any] = controls
        self._picture = Picture()
        self._paused = False
        self._framed_for: tuple[Any, ...] | None = None
        self._flags: list[str] = []
        beside = {name: _played(controls[name], button) for name, button in (plays or {}).items()}
        shown = {name: beside.get(name, widget) for name, widget in controls.items()}
        first, later = ([shown[name] for name in controls if (name in more) is hidden] for hidden in (False, True))
        button, inside = _more(later)
        rows = [_grid([*first, *extra, *([button] if later else [])]), *([inside] if later else [])]
        self._view = widgets.VBox([*rows, self._picture])
        self._view.add_class("lesson-app")
        for widget in controls.values():
            widget.observe(self._moved, names="value")
        self._picture.observe(self._on_screen, names=["room", "ratio"])
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

    def over(self, drawn: Drawn, **only: Any) -> Self:
        """Keep what was drawn by hand on the picture while the controls move, where those named stand so.

        Raises
        ------
        ValueError
            For a name that is no control, or a value that it does not allow.
        """
        for name, value in only.items():
            self._allowed(name, value)
        self._laid = drawn, only
        drawn.watch(self.refresh)
        self.refresh()
        return self

    def _by_hand(self, state: dict[str, Any]) -> tuple[Floats, Floats]:
        """Return what was drawn by hand and belongs to a state, as x and y; mostly nothing."""
        if self._laid is None:
            return _NO_CURVE
        drawn, only = self._laid
        return drawn.curve if all(state[name] == value for name, value in only.items()) else _NO_CURVE

    def _lay(self, state: dict[str, Any]) -> list[str]:
        """Lay what was drawn by hand over the picture, and return the sentence that says so."""
        x, y = self._by_hand(state)
        self.canvas.over(x, y, "your drawing")
        return ["The dashed line with dots is what you drew."] if len(x) else []

    @our_style
    def refresh(self) -> None:
        """Draw the picture and write the words for the state as it is."""
        try:
            words = self._said()
        except Exception as error:
            # the learner reads what happened; a test sees the error itself
            self._picture.words = f"This did not work: {error}"
            raise
        self._picture.show(self.canvas, with_minus(words), self._headline)

    def _said(self) -> str:
        state, self._flags, self._headline = self.state, [], ""
        frame = self._framing(state)
        if frame != self._framed_for:
            self._frame(*(state[name] for name in self.framed_by))
            self._framed_for = frame
        drawn = self._lay(state)
        try:
            sentences = self._draw(**state)
        except (RefusedError, OutsideModelError) as refused:
            # words and picture together: what may not be drawn is not shown either, but for what is there anyway
            why = joined(with_help([TOO_MUCH])) if isinstance(refused, OutsideModelError) else str(refused)
            self.canvas.clear()
            self._keep(**state)
            self.canvas.refuse(why)
            return why
        said = [sentences] if isinstance(sentences, str) else sentences
        return joined([*said, *drawn, *with_help(self._flags)])

    def gate(
        self, person: Person, plan: Plan, *shown: Projection, run: Callable[[int], Projection] | None = None
    ) -> None:
        """Ask `care` before runs of a plan are drawn: a refusal is not shown, what is flagged is said at the end.

        An app that keeps longer runs of the plan hands over `run`, which is asked for so many days of it.
        """
        self.flag(*refuse(care_of(person, plan, shown=shown, run=run)).flags)

    def headline(self, words: str) -> None:
        """Say the number that is looked for, large; the words say it as well."""
        self._headline = words

    def flag(self, *sentences: str) -> None:
        """Say more of what is flagged, at the end and with where to find help."""
        self._flags += sentences

    def png(self) -> bytes:
        """Return the picture with its words below it, as it is stored for readers without a kernel."""
        return compact_png(with_words(self.canvas.as_stored(), f"{self.words}\n\n{self._asleep}"))

    def _on_screen(self, _: Any) -> None:
        self._picture.show(self.canvas, self.words, self._headline)

    def _moved(self, _: Any) -> None:
        if not self._paused:
            self.refresh()

    def _allowed(self, name: str, value: Any) -> None:
        if name not in self.controls:
            near = nearest(name, self.controls)
            meant = f"Did you mean {near!r}? " if near else ""
            raise ValueError(f"There is no control {shown(name)}. {meant}It must be one of {', '.join(self.controls)}.")
        widget = self.controls[name]
        if hasattr(widget, "options"):
            choice(value, name, allowed(widget))
        elif hasattr(widget, "min"):
            moved = number(value, name, widget.min, widget.max, "(the ends of the slider)")
            if isinstance(widget.step, int) and moved != int(moved):
                raise ValueError(f"{name} is {moved!r}. It must be a whole number from {widget.min} to {widget.max}.")
        elif not isinstance(value, bool):
            raise ValueError(f"{name} is {shown(value)}. It must be True or False.")

    def _draw(self, *args: Any, **state: Any) -> str | Iterable[str]:
        raise TypeError(f"{type(self).__name__} has to say how a state is drawn.")

    def _framing(self, state: dict[str, Any]) -> tuple[Any, ...]:
        """Return what title and axes depend on."""
        return tuple(state[name] for name in self.framed_by)

    def _keep(self, **state: Any) -> None:
        """Draw what may stay where a plan is refused; most apps keep their axes."""

    def _frame(self, *args: Any) -> None:
        """Fix title and axes; an app whose axes never move does it when it is made."""

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(self, exclude: Iterable[str] | None = None, **_: Any) -> dict[str, Any]:
        # a page that shows the app itself has no use for a picture of it
        png = {} if "image/png" in (exclude or ()) else {"image/png": base64.b64encode(self.png()).decode("ascii")}
        return {
            "text/plain": self.words,
            **png,
            **widget_view(self._view),
        }


def _grid(controls: list[Any]) -> Any:
    """Return controls side by side, as many in a row as find room."""
    import ipywidgets as widgets

    grid = widgets.Box(controls)
    grid.add_class("lesson-controls")
    return grid


def _played(moves: Any, buttons: Any) -> Any:
    """Return a slider with the buttons that play it beside it."""
    import ipywidgets as widgets

    pair = widgets.Box([moves, buttons])
    pair.add_class("lesson-played")
    return pair


def _more(controls: list[Any]) -> tuple[Any, Any]:
    """Return a button and the controls that it shows and hides; an accordion cannot be opened by a keyboard."""
    import ipywidgets as widgets

    inside = _grid(controls)
    inside.add_class("lesson-closed")
    button = widgets.ToggleButton(
        description="more",
        tooltip="show or hide more controls",
        icon="caret-right",
    )

    def turn(_: Any) -> None:
        (inside.remove_class if button.value else inside.add_class)("lesson-closed")
        button.icon = "caret-down" if button.value else "caret-right"

    button.observe(turn, names="value")
    return button, inside


def allowed(menu_: Any) -> list[Any]:
    """Return the values of a menu, whatever it shows for them."""
    return [one[1] if isinstance(one, tuple) else one for one in menu_.options]


def slider(label: str, value: float, low: float, high: float, step: float) -> Any:
    """Return a slider that a keyboard can move and that shows its value."""
    import ipywidgets as widgets

    whole = all(float(x).is_integer() for x in (value, low, high, step))
    kind = widgets.IntSlider if whole else widgets.FloatSlider
    return kind(
        value=value,
        min=low,
        max=high,
        step=step,
        description=label,
        tooltip=label,  # without it the page shows the word "null" over the label
    )


def player(moves: Any, description: str, interval_ms: int) -> Any:
    """Return buttons that play a slider from end to end, step by step."""
    import ipywidgets as widgets

    ends = {name: getattr(moves, name) for name in ("value", "min", "max", "step")}
    buttons = widgets.Play(**ends, interval=interval_ms, description=description)
    widgets.jslink((buttons, "value"), (moves, "value"))
    return buttons


def menu(label: str, options: Sequence[str] | Mapping[str, str], value: str) -> Any:
    """Return a menu of values; of a mapping, each value is shown as its key."""
    import ipywidgets as widgets

    pairs = list(options.items()) if isinstance(options, Mapping) else list(options)
    return widgets.Dropdown(options=pairs, value=value, description=label)


def person_menu(value: str) -> Any:
    """Return a menu of the fictional people."""
    return menu("person", {person.name: key for key, person in PEOPLE.items()}, value)


def switch(label: str) -> Any:
    """Return a box to tick, off at first."""
    import ipywidgets as widgets

    return widgets.Checkbox(value=False, description=label, indent=False)


def deficit_slider(value: int, ends: tuple[int, int, int] = DEFICIT_KCAL) -> Any:
    """Return the slider of the deficit (kcal/day); below zero it is a surplus."""
    low, high, step = ends
    made = slider("kcal a day below baseline", value, low, high, step)
    made.add_class("lesson-below")  # the page marks its zero, and says "250 above" for -250
    return made
