"""The board: scenes, controls, reveals, the room's votes and what to take home."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ...science import units
from ...science._checks import choice
from ...science.bodies import OutsideModelError
from ..charts._board_canvas import LEAST_SIZE, MOST_SIZE, USUAL_SIZE, BoardCanvas, Size
from ..charts._canvas import compact_png, joined, quick_png, with_words
from ..charts.board import VotesCanvas
from . import votes as _votes
from .screen import Screen
from .story import Story
from .takeaway import Page, file_name, handout
from .views import RefusedError

_SIZE_STEP = 10  # pixels: a screen that grows by less keeps its picture
_KINDS = {"png": "image/png", "svg": "image/svg+xml", "csv": "text/csv", "html": "text/html"}
_SORRY = "This did not work: {}"


class Board(Story):
    """One screen for the front of the room: scenes whose layers are revealed step by step.

    Show it as the last expression of a cell. Every control can be moved by name with `set`; nothing that
    is done on the screen can stop it: what goes wrong is said in words.

    Parameters
    ----------
    own
        Folder of a coach's own scenes; ``my_scenes`` when left out.

    Examples
    --------
    >>> board = Board().set(scene="same_deficit_two_people", reveal=1)
    >>> board.words.split(". ")[-1]
    'promised to both: a loss of 23.6 kg.'
    >>> board.reveal().state["first"]
    True
    """

    def __init__(self, own: Path | str | None = None) -> None:
        self.error: Exception | None = None
        self._size: Size = USUAL_SIZE
        self._canvas = BoardCanvas("", "", USUAL_SIZE, False)
        self._canvas_of: tuple[str, Size, bool] | None = None
        self._said, self._facts = "", [""]
        self._heard = 0
        self._screen = Screen(self._act)
        super().__init__(own)
        self.refresh()

    # what it is

    @property
    def words(self) -> str:
        """What is said and what the picture shows, as one text."""
        return joined([self._said, *self._facts])

    # what a coach does

    def vote(self, text: str) -> _votes.Votes:
        """Read the room's guesses and draw them; an empty text takes them away."""
        self.room = _votes.read(text, self.question)
        self.set(stage="votes" if self.room.enough else "chart")
        return self.room

    def refresh(self) -> None:
        """Draw the picture and write the words for the state as it is. Never raises: errors are said."""
        with self._in_unit():
            self.error = None
            try:
                self._said, self._facts = self._drawn()
            except (RefusedError, OutsideModelError) as error:
                self._facts = [str(error)]
            except Exception as error:
                # a board in front of a class goes on; tests look at `error`
                self.error = error
                self._facts = [_SORRY.format(error)]
            self._screen.show(quick_png(self._canvas.pixels()), self._told())

    # what to take home

    def picture_png(self) -> bytes:
        """Return the picture with its words below it, as PNG."""
        with self._in_unit():
            return compact_png(with_words(self._canvas.pixels(), self.words, self._canvas.look))

    png = picture_png

    def picture_svg(self) -> bytes:
        """Return the picture as SVG; the same state gives the same bytes."""
        with self._in_unit():
            return self._canvas.svg(self.scene.title, self.words)

    def table_csv(self) -> str:
        """Return what is drawn as a table, one row a day; masses in the unit that is shown.

        Raises
        ------
        ValueError
            Where `care` refuses the plan.
        """
        with self._in_unit():
            text: str = self.view.table(self._view_state()).to_csv(index=False, lineterminator="\n")
            return text

    def handout_html(self) -> str:
        """Return a page for the current scene as HTML that needs no other file."""
        scene, at = self.scene, self.state["reveal"]
        with self._in_unit():
            chart = self.view.canvas(USUAL_SIZE, False)  # on paper, whatever the screen looks like
            try:
                facts, assumed = self.view.draw(chart, self._view_state()), self.view.assumptions(self._view_state())
            except (RefusedError, OutsideModelError) as error:
                facts, assumed = [str(error)], []
            page = Page(
                title=scene.title,
                question=scene.question,
                lessons=scene.lessons,
                svg=chart.svg(scene.title, joined(facts)),
                words=joined(facts),
                told=[self._filled(r.say, k) for k, r in enumerate(scene.reveals[:at], start=1)],
                closing=self._filled(scene.closing, at) if at == self.steps else "",
                assumptions=assumed,
                sources=scene.sources,
            )
            return handout(page)

    # how it works

    def _drawn(self) -> tuple[str, list[str]]:
        """Draw, and return what is said and what the picture shows."""
        size, dark = self._size, bool(self.state["dark"])
        if self.state["stage"] == "votes":
            self._canvas_of = None
            self._canvas = canvas = VotesCanvas(self._vote_label(), size, dark)
            self._draw_votes(canvas)
            return self._prompt(), _votes.result(self.room, self.question, self.state["answer"])
        # the figure is kept for as long as its kind, size and light stay: only what moves is drawn again
        if self._canvas_of != (kind := (self.scene.id, size, dark)):
            self._canvas = self.view.canvas(size, dark)
            self._canvas_of = kind
        self._said = self._spoken()
        return self._said, self.view.draw(self._canvas, self._view_state())

    def _draw_votes(self, canvas: VotesCanvas) -> None:
        asked, one = self.question, self._vote_scale()
        low, high = _votes.ends(self.room.numbers, asked)
        _, ideas = _votes.fooled(self.room.numbers, asked)
        answer = (one * float(asked.expected()), "the answer") if self.state["answer"] else None
        canvas.title(f"What the room says: {self.scene.title}")
        canvas.show(
            [one * vote for vote in self.room.numbers],
            (one * low, one * high),
            answer,
            [(one * idea.value, idea.name) for idea in ideas],
        )

    def _vote_scale(self) -> float:
        return units.from_kg(1.0) if self.question.unit == "kg" else 1.0

    def _vote_label(self) -> str:
        return units.mass_unit() if self.question.unit == "kg" else self.question.unit

    def _prompt(self) -> str:
        return self.question.markdown().partition("· ")[2].replace("**", "").replace("*", "").replace("`", "")

    @contextmanager
    def _in_unit(self) -> Iterator[None]:
        """Show masses in the board's own unit, and leave the notebook's as it was."""
        before = units.mass_unit()
        units.use(self._common["unit"].value)
        try:
            yield
        finally:
            units.use(before)

    # the screen

    def _told(self) -> dict[str, Any]:
        """Return everything the screen shows besides the picture."""
        scene = self.scene
        return {
            "heard": self._heard,
            "title": scene.title,
            "lessons": ", ".join(scene.lessons),
            "question": scene.question,
            "at": self.state["reveal"],
            "of": self.steps,
            "said": self._said,
            "facts": [fact for fact in self._facts if fact],
            "controls": [control.told() for control in self.controls.values()],
            "messages": self.messages,
            "prompt": self._prompt(),
            "unit": self.question.unit,
            "room": str(self.room) if self.room.numbers or self.room.rejected else "",
            "votes": len(self.room.numbers),
        }

    def _act(self, done: dict[str, Any]) -> None:
        """Do what was done on the screen; whatever arrives, the board goes on."""
        if "id" in done and done["id"] == self._heard:
            # said again because no answer came: it is done already, only the answer was lost
            self._screen.send_state()
            return
        self._heard = done.get("id", self._heard)
        try:
            with self._pause():
                if "size" in done:
                    self._resize(done["size"])
                if "step" in done:
                    self.controls["reveal"].value = min(max(self.state["reveal"] + int(done["step"]), 0), self.steps)
                    self.controls["stage"].put("chart")
                if "set" in done:
                    self.set(**done["set"])
                if "votes" in done:
                    self.vote(str(done["votes"]))
            self.refresh()
            if "save" in done:
                self._save(done["save"])
        except Exception as error:
            self.refresh()
            self.error = error
            self._facts = [str(error) if isinstance(error, ValueError) else _SORRY.format(error)]
            self._screen.show(self._screen.png, self._told())

    def _resize(self, size: Any) -> None:
        pair = [int(x) // _SIZE_STEP * _SIZE_STEP for x in size]
        self._size = (
            min(max(pair[0], LEAST_SIZE[0]), MOST_SIZE[0]),
            min(max(pair[1], LEAST_SIZE[1]), MOST_SIZE[1]),
        )

    def _save(self, kind: object) -> None:
        ending = choice(kind, "the file to save", list(_KINDS))
        made: dict[str, Callable[[], str | bytes]] = {
            "png": self.picture_png,
            "svg": self.picture_svg,
            "csv": self.table_csv,
            "html": self.handout_html,
        }
        content = made[ending]()
        data = content.encode("utf-8") if isinstance(content, str) else content
        self._screen.hand_over(file_name(self.scene.id, ending), _KINDS[ending], data)

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {
            "text/plain": self.words,
            "image/png": base64.b64encode(self.picture_png()).decode("ascii"),
            "application/vnd.jupyter.widget-view+json": {
                "version_major": 2,
                "version_minor": 0,
                "model_id": self._screen.model_id,
            },
        }
