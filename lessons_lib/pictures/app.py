"""What every app is: controls, one picture that moves, and its words."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from typing import Any

import anywidget
import ipywidgets as widgets
import traitlets

from ..science.body.people import PEOPLE, Person
from ..science.body.plans import DEFICIT_KCAL, Plan
from ..science.body.projection import OutsideModelError
from ..science.care import care, with_help
from ..science.checks import choice, number, shown
from ..science.words import joined
from .canvas import Canvas, compact_png, quick_png, with_words

# The new picture is decoded before it replaces the old one, so that it never flickers, and a picture that
# was overtaken by a newer one is not shown at all. The words are a live region: a screen reader says them.
_FRONT_END = """
export default {
  render({ model, el }) {
    const figure = document.createElement("figure");
    figure.style.margin = "0";
    const img = document.createElement("img");
    img.style.maxWidth = "100%";
    const words = document.createElement("figcaption");
    words.setAttribute("aria-live", "polite");
    words.style.cssText = "font-size: 1.1em; line-height: 1.45; padding: 0.4em 0.2em; max-width: 60em";
    figure.append(img, words);
    el.append(figure);
    let newest = 0;
    const show = async () => {
      const mine = ++newest;
      const url = URL.createObjectURL(new Blob([model.get("png")], { type: "image/png" }));
      const next = new Image();
      next.src = url;
      try {
        await next.decode();
      } catch (error) {
        words.textContent = model.get("words");
        URL.revokeObjectURL(url);
        return;
      }
      if (mine !== newest) { URL.revokeObjectURL(url); return; }
      const old = img.src;
      img.src = url;
      img.alt = model.get("words");
      words.textContent = model.get("words");
      img.dataset.frame = String(mine);
      if (old) URL.revokeObjectURL(old);
    };
    model.on("change", show);  // once, when picture and words are both there
    show();
    let arrivals = null, gone = false;
    const adopt = () => {
      const app = el.closest(".widget-vbox");
      if (!app) return void (gone || setTimeout(adopt, 100));
      // JupyterLab would take plain keys for its own: arrows leave the menu, "b" adds a cell, "d d" deletes one
      app.addEventListener("keydown", event => {
        const runs = event.shiftKey && event.key === "Enter";
        const forLab = event.ctrlKey || event.metaKey || event.key === "Escape" || runs;
        if (!forLab) event.stopPropagation();
      });
      // ipywidgets gives sliders and play buttons no name that a screen reader could say, and draws them when it
      // likes: some are there only after this picture
      const name = () => {
        for (const handle of app.querySelectorAll(".widget-slider [role=slider]"))
          handle.setAttribute("aria-label", handle.closest(".widget-slider").querySelector("label").textContent);
        for (const play of app.querySelectorAll(".widget-play"))
          play.querySelectorAll("button").forEach((button, i) => {
            button.title = ["play or pause", "back to the start", "repeat"][i];
          });
      };
      name();
      arrivals = new MutationObserver(name);
      arrivals.observe(app, { childList: true, subtree: true });
    };
    adopt();
    return () => { newest += 1; gone = true; arrivals?.disconnect(); if (img.src) URL.revokeObjectURL(img.src); };
  }
};
"""


class Picture(anywidget.AnyWidget):
    """A PNG that is replaced in place, with its words as caption and alternative text."""

    _esm = _FRONT_END
    png = traitlets.Bytes(b"").tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)

    def show(self, png: bytes, words: str) -> None:
        """Change picture and words in one message, so that they never disagree."""
        with self.hold_sync():
            self.png = png
            self.words = words


class RefusedError(ValueError):
    """What may not be drawn; the text is what `care` says."""


class App:
    """Controls, a picture and its words; every control calls the same `refresh`.

    A subclass makes its canvas and its controls, and says two things: `_draw` puts a state on the canvas
    and returns its sentences; `_frame` fixes title and axes, so that nothing jumps while a slider moves,
    anew where one of the controls in `framed_by` has moved.
    """

    framed_by: tuple[str, ...] = ()

    def __init__(
        self, canvas: Canvas, controls: dict[str, Any], more: tuple[str, ...] = (), extra: tuple[Any, ...] = ()
    ) -> None:
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
            words = self._said()
        except Exception as error:
            # the learner reads what happened; a test sees the error itself
            self._picture.show(self._picture.png, f"This did not work: {error}")
            raise
        self._picture.show(quick_png(self.canvas.pixels()), words)

    def _said(self) -> str:
        state, self._flags = self.state, []
        frame = tuple(state[name] for name in self.framed_by)
        if frame != self._framed_for:
            self._frame(*frame)
            self._framed_for = frame
        try:
            sentences = self._draw(**state)
        except (RefusedError, OutsideModelError) as refused:
            # words and picture together: what may not be drawn is not shown either
            self.canvas.clear()
            return str(refused)
        return joined([*([sentences] if isinstance(sentences, str) else sentences), *with_help(self._flags)])

    def gate(self, person: Person, plan: Plan, *lowest_kg: float) -> None:
        """Ask `care` before a plan is drawn: what it refuses is not shown, what it flags is said at the end.

        A weight that is shown as reached is offered as one to aim at, so the lowest is looked at.
        """
        said = care(person, plan, min(lowest_kg, default=None))
        if not said.ok:
            raise RefusedError(str(said))
        self.flag(*said.flags)

    def flag(self, *sentences: str) -> None:
        """Say more of what is flagged, at the end and with where to find help."""
        self._flags += sentences

    def png(self) -> bytes:
        """Return the picture with its words below it, as it is stored for readers without a kernel."""
        return compact_png(with_words(self.canvas.pixels(), self.words))

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

    def _draw(self, *args: Any, **state: Any) -> str | Iterable[str]:
        raise TypeError(f"{type(self).__name__} has to say how a state is drawn.")

    def _frame(self, *args: Any) -> None:
        """Fix title and axes; an app whose axes never move does it when it is made."""

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


def _more(controls: list[Any]) -> tuple[Any, Any]:
    """Return a button and the controls that it shows and hides; an accordion cannot be opened by a keyboard."""
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


def menu(label: str, options: Sequence[str], value: str, *, wide: bool = False) -> Any:
    """Return a menu; a wide one has its label in line with those of the sliders."""
    more = {"style": {"description_width": "14.5em"}} if wide else {}
    width = widgets.Layout(width="24em" if wide else "14em")
    return widgets.Dropdown(options=list(options), value=value, description=label, layout=width, **more)


def person_menu(value: str) -> Any:
    """Return a menu of the fictional people."""
    return menu("person", list(PEOPLE), value, wide=True)


def switch(label: str) -> Any:
    """Return a box to tick, off at first."""
    return widgets.Checkbox(value=False, description=label, indent=False)


def deficit_slider(value: int, ends: tuple[int, int, int] = DEFICIT_KCAL) -> Any:
    """Return the slider of the deficit (kcal/day); below zero it is a surplus."""
    low, high, step = ends
    return slider("kcal a day below baseline", value, low, high, step)
