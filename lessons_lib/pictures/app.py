"""What every app is: controls, one picture that moves, and its words."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, Self

import numpy as np

from ..science.body.people import PEOPLE, Person
from ..science.body.plans import DEFICIT_KCAL, Plan
from ..science.body.projection import OutsideModelError, Projection
from ..science.care import TOO_MUCH, RefusedError, care_of, refuse, with_help
from ..science.checks import Floats, choice, nearest, number, shown
from ..science.words import joined
from .canvas import Canvas, compact_png, with_words

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
    _laid: tuple[Drawn, dict[str, Any]] | None = None

    def __init__(
        self, canvas: Canvas, controls: dict[str, Any], more: tuple[str, ...] = (), extra: tuple[Any, ...] = ()
    ) -> None:
        import ipywidgets as widgets

        from .picture_widget import Picture

        self.canvas = canvas
        self.controls: dict[str, Any] = controls
        self._picture = Picture()
        self._paused = False
        self._framed_for: tuple[Any, ...] | None = None
        self._flags: list[str] = []
        first = [widget for name, widget in controls.items() if name not in more]
        rows: list[Any] = [widgets.HBox([*first, *extra], layout=widgets.Layout(flex_flow="row wrap"))]
        if more:
            rows += _more([controls[name] for name in more])
        self._view = widgets.VBox([*rows, self._picture])
        for widget in controls.values():
            widget.observe(self._moved, names="value")
        self._picture.observe(self._on_screen, names="ratio")
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

    def _lay(self, state: dict[str, Any]) -> list[str]:
        """Lay what was drawn by hand over the picture, and return the sentence that says so."""
        if self._laid is None:
            return []
        drawn, only = self._laid
        x, y = drawn.curve if all(state[name] == value for name, value in only.items()) else _NO_CURVE
        self.canvas.over(x, y, "you")
        return ["The dashed line with dots is what you drew."] if len(x) else []

    def refresh(self) -> None:
        """Draw the picture and write the words for the state as it is."""
        try:
            words = self._said()
        except Exception as error:
            # the learner reads what happened; a test sees the error itself
            self._picture.words = f"This did not work: {error}"
            raise
        self._picture.show(self.canvas.pixels(), self.canvas.still, words)

    def _said(self) -> str:
        state, self._flags = self.state, []
        frame = tuple(state[name] for name in self.framed_by)
        if frame != self._framed_for:
            self._frame(*frame)
            self._framed_for = frame
        drawn = self._lay(state)
        try:
            sentences = self._draw(**state)
        except (RefusedError, OutsideModelError) as refused:
            # words and picture together: what may not be drawn is not shown either
            self.canvas.clear()
            return joined(with_help([TOO_MUCH])) if isinstance(refused, OutsideModelError) else str(refused)
        said = [sentences] if isinstance(sentences, str) else sentences
        return joined([*said, *drawn, *with_help(self._flags)])

    def gate(
        self, person: Person, plan: Plan, *shown: Projection, run: Callable[[int], Projection] | None = None
    ) -> None:
        """Ask `care` before runs of a plan are drawn: a refusal is not shown, what is flagged is said at the end.

        An app that keeps longer runs of the plan hands over `run`, which is asked for so many days of it.
        """
        self.flag(*refuse(care_of(person, plan, shown=shown, run=run)).flags)

    def flag(self, *sentences: str) -> None:
        """Say more of what is flagged, at the end and with where to find help."""
        self._flags += sentences

    def png(self) -> bytes:
        """Return the picture with its words below it, as it is stored for readers without a kernel."""
        ratio = self.canvas.ratio
        self.canvas.sharpen(1.0)  # what is stored does not depend on the screen on which it was looked at
        try:
            return compact_png(with_words(self.canvas.pixels(), self.words))
        finally:
            self.canvas.sharpen(ratio)

    def _on_screen(self, _: Any) -> None:
        self.canvas.sharpen(self._picture.ratio)
        self._picture.show(self.canvas.pixels(), self.canvas.still, self.words)

    def _moved(self, _: Any) -> None:
        if not self._paused:
            self.refresh()

    def _allowed(self, name: str, value: Any) -> None:
        if name not in self.controls:
            near = nearest(name, self.controls)
            meant = f"Did you mean {near!r}? " if near else ""
            raise ValueError(f"There is no control {name!r}. {meant}It must be one of {', '.join(self.controls)}.")
        widget = self.controls[name]
        if hasattr(widget, "options"):
            choice(value, name, list(widget.options))
        elif hasattr(widget, "min"):
            number(value, name, widget.min, widget.max, "(the ends of the slider)")
        elif not isinstance(value, bool):
            raise ValueError(f"{name} is {shown(value)}. It must be True or False.")

    def _draw(self, *args: Any, **state: Any) -> str | Iterable[str]:
        raise TypeError(f"{type(self).__name__} has to say how a state is drawn.")

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
            "application/vnd.jupyter.widget-view+json": {
                "version_major": 2,
                "version_minor": 0,
                "model_id": self._view.model_id,
            },
        }


def _more(controls: list[Any]) -> tuple[Any, Any]:
    """Return a button and the controls that it shows and hides; an accordion cannot be opened by a keyboard."""
    import ipywidgets as widgets

    inside = widgets.HBox(controls, layout=widgets.Layout(flex_flow="row wrap", display="none"))
    button = widgets.ToggleButton(
        description="more",
        tooltip="show or hide more controls",
        icon="caret-right",
        layout=widgets.Layout(width="7em"),
    )

    def turn(_: Any) -> None:
        inside.layout.display = "flex" if button.value else "none"
        button.icon = "caret-down" if button.value else "caret-right"

    button.observe(turn, names="value")
    return button, inside


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
        style={"description_width": "14.5em"},
        layout=widgets.Layout(width="38em", max_width="100%"),
    )


def player(moves: Any, description: str, interval_ms: int) -> Any:
    """Return buttons that play a slider from end to end, step by step."""
    import ipywidgets as widgets

    ends = {name: getattr(moves, name) for name in ("value", "min", "max", "step")}
    buttons = widgets.Play(**ends, interval=interval_ms, description=description)
    widgets.jslink((buttons, "value"), (moves, "value"))
    return buttons


def menu(label: str, options: Sequence[str], value: str, *, wide: bool = False) -> Any:
    """Return a menu; a wide one has its label in line with those of the sliders."""
    import ipywidgets as widgets

    more = {"style": {"description_width": "14.5em"}} if wide else {}
    width = widgets.Layout(width="24em" if wide else "14em")
    return widgets.Dropdown(options=list(options), value=value, description=label, layout=width, **more)


def person_menu(value: str) -> Any:
    """Return a menu of the fictional people."""
    return menu("person", list(PEOPLE), value, wide=True)


def switch(label: str) -> Any:
    """Return a box to tick, off at first."""
    import ipywidgets as widgets

    return widgets.Checkbox(value=False, description=label, indent=False)


def deficit_slider(value: int, ends: tuple[int, int, int] = DEFICIT_KCAL) -> Any:
    """Return the slider of the deficit (kcal/day); below zero it is a surplus."""
    low, high, step = ends
    return slider("kcal a day below baseline", value, low, high, step)
