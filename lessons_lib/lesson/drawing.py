"""What `lesson.draw` gives: a drawing of the learner's, over which the run is laid when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from ..science import units
from ..science.body.projection import Points
from ..science.checks import Floats
from . import drawings, kept, ledger, questions
from .drawn import CurveQuestion, DrawnQuestion, Layers
from .face import in_base64
from .kinds import Reply

if TYPE_CHECKING:
    from .plane_widget import PlaneWidget

NOTHING_DRAWN = "Nothing drawn yet."

# one drawing a question, so that every cell and every app that asks for it shows the same one
_drawings: dict[tuple[str, str], Drawing] = {}


class Drawing:
    """A drawing of the learner's, with the plane it is made on; without a front end `set` draws it.

    Attributes
    ----------
    question
        What is asked.
    points
        What is drawn so far, in the question's own unit (kg).
    shown
        Whether the run lies over it.
    waits
        Whether it is done, and the run is laid over it after a guess (see `drawn.DrawnQuestion.after`).
    """

    right = None
    """A drawing is compared, not marked."""

    def __init__(self, question: DrawnQuestion) -> None:
        self.question = question
        self.points: Points = ()
        self.shown = self.waits = False
        self._watching: list[Callable[[], None]] = []
        self._said = ""  # what there is to say about keeping it, mostly nothing
        before = kept.answer(question)
        if isinstance(before, tuple) and question.fits(before):
            self.points, self.shown, self.waits = before, self._is_open, not self._is_open
        if question.after:
            kept.watch(self)

    @property
    def words(self) -> str:
        """The prompt, and what is drawn: with the run over it, where the two differ."""
        return f"{self.question.id} · {Reply(self.question.asked)!r}\n{self.state_words}"

    @property
    def state_words(self) -> str:
        """What is drawn, and how it compares once the run is shown."""
        if not self.points:
            return NOTHING_DRAWN
        if self.shown:
            return f"{self.question.said(self.points)}{self._said}"
        later = f" The run is laid over it after {self.question.after}, further down." if self.waits else ""
        return f"You drew {self.question.drawn_words(self.points)}.{later}{self._said if self.waits else ''}"

    @property
    def _is_open(self) -> bool:
        """Whether nothing that is guessed first would be given away by the run."""
        if not self.question.after:
            return True
        first = questions.find(self.question.after)
        return kept.answer(first) is not None or kept.is_seen(first)

    def refresh(self) -> None:
        """Lay the run over what is drawn, once the guess that comes first is answered."""
        if self.waits and self._is_open:
            self._take(self.points, shown=True)

    def set(self, drawn: object) -> Drawing:
        """Draw points, in the learner's unit, and lay the run over them, now or after the guess that comes first.

        Raises
        ------
        ValueError
            If they are no drawing; the text is a sentence, and what was drawn before stays.

        Examples
        --------
        >>> draw("05.curve").set([(26, 74), (52, 70)]).shown
        True
        >>> reset()
        """
        self._take(self.question.read(drawn), shown=self._is_open, waits=not self._is_open)
        return self

    def clear(self) -> Drawing:
        """Start again, with an empty plane."""
        self._take((), shown=False)
        return self

    @property
    def controls(self) -> dict[str, Any]:
        """The plane; its `points` are what a hand on it changes (in the unit on the screen)."""
        return {"points": self.plane}

    @property
    def curve(self) -> tuple[Floats, Floats]:
        """The drawing with its start as x and y, y in the unit that is shown; empty while the run is hidden."""
        if not self.shown or not isinstance(self.question, CurveQuestion):
            return np.empty(0), np.empty(0)
        whole = self.question.whole(self.points)
        return whole[:, 0], whole[:, 1] * self.question.plane.one

    def watch(self, call: Callable[[], None]) -> None:
        """Call something whenever the run is shown over the drawing, or hidden again."""
        self._watching.append(call)

    @cached_property
    def plane(self) -> PlaneWidget:
        """The widget that is drawn on; made when it is first looked at."""
        from .plane_widget import PlaneWidget

        made = PlaneWidget(plane=self._plane())
        self._tell(made)
        made.observe(self._by_hand, names=["points", "shown"])
        return made

    def _plane(self) -> dict[str, Any]:
        """Return what the front end has to know, all of it in the unit on the screen, nothing of the run."""
        question, plane = self.question, self.question.plane
        one, fixed = plane.one, question.fixed()
        return {
            "kind": question.kind,
            "x": list(plane.x),
            "y": [round(end * one, 1) for end in question.ends],
            "xName": plane.x_name,
            "yName": f"{plane.y_name} ({plane.shown_unit})".strip(),
            "unit": plane.shown_unit,
            "step": question.step,
            "start": None if question.start is None else [plane.x[0], round(float(question.start()) * one, 3)],
            "least": question.least - (question.start is not None),
            "most": question.most - (question.start is not None),
            "fixed": [[x, round(y * one, 1)] for x, y in fixed],
            "names": list(getattr(question, "names", ())),
            "total": getattr(question, "total", None),
            "given": [
                {"name": name, "points": self._shown_points(np.asarray(dots(), float).tolist())}
                for name, dots in question.given.items()
            ],
            "done": "Done" if question.after else "Show the run",
        }

    def _take(self, points: Points, *, shown: bool, waits: bool = False) -> None:
        changed = self.shown != shown or (shown and points != self.points)
        held = self.waits and points == self.points  # it was kept when it was done
        self.points, self.shown, self.waits = points, shown, waits
        if not held and (waits or (changed and shown)):
            self._said = kept.give(self.question, points)
        if "plane" in self.__dict__:
            self._tell(self.plane)
        if changed:
            for call in self._watching:
                call()

    def _tell(self, plane: PlaneWidget) -> None:
        """Bring the widget up to what is drawn, in one message."""
        layers = self.question.layers(self.points) if self.shown else []
        shown = [{**layer, "points": self._shown_points(layer["points"])} for layer in layers]
        plane.show(self._shown_points(self.points), self.shown, shown, self.state_words)

    @property
    def lines(self) -> Layers:
        """Return what a still picture shows of a curve once the run is shown: the drawing, and what lies over it."""
        x, y = self.curve
        if not len(x):
            return []
        layers = [{**one, "points": self._shown_points(one["points"])} for one in self.question.layers(self.points)]
        return [*layers, {"name": "your drawing", "style": "you", "points": list(zip(x, y, strict=True))}]

    def _shown_points(self, points: Any) -> list[list[float]]:
        one = self.question.plane.one
        return [[x, round(y * one, 4)] for x, y in points]

    def _by_hand(self, _: Any) -> None:
        """Take what a hand has changed on the plane; what is no drawing yet is only said."""
        plane = self.plane
        if plane.telling:
            return
        one = self.question.plane.one
        points = tuple((float(x), float(y) / one) for x, y in plane.points)
        if (points, plane.shown) == (self.points, self.shown):
            return
        if not plane.shown:
            self._take(points, shown=False)
            return
        try:
            self.set(plane.points)
        except ValueError as error:
            self.points = points
            plane.refuse(str(error))

    def __repr__(self) -> str:
        return self.words

    @property
    def plane_words(self) -> str:
        """What the plane shows, in words: its axes, and what is drawn."""
        plane = self._plane()
        (low, high), across = (
            plane["y"],
            ", ".join(plane["names"]) or "{:g} to {:g} {}".format(*plane["x"], plane["xName"]),
        )
        return f"A plane to draw on: {plane['yName']}, {low:g} to {high:g}; {across}. {self.state_words}"

    def _ipython_display_(self) -> None:
        from IPython.display import display

        # the question is words of the page, so that it can be read at any size; the plane follows it
        display({"text/markdown": self.question.markdown(), "text/plain": self.words.partition("\n")[0]}, raw=True)
        view = {"version_major": 2, "version_minor": 0, "model_id": self.plane.model_id}
        data = {"text/plain": self.plane_words, "application/vnd.jupyter.widget-view+json": view}
        if not ledger.on_page():  # a live page draws the plane itself, and waits for no picture of it
            from ..pictures.plane import plane_png  # only here: it brings what draws pictures

            data["image/png"] = in_base64(plane_png(self._plane(), self.state_words, self.lines))
        display(data, raw=True)


def draw(name: str) -> Drawing:
    """Return the one drawing of a question in the unit that is shown, as `lesson.draw` gives it."""
    question = drawings.find(name)
    key = name, units.mass_unit()  # a plane keeps the unit in which it was made
    if key not in _drawings:
        _drawings[key] = Drawing(question)
    return _drawings[key]


def reset() -> None:
    """Forget what was drawn in this process; what is kept stays."""
    _drawings.clear()
