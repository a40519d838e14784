"""The board: scenes, controls, reveals, the room's votes and what to take home."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Self

from ..pictures.board_canvas import LEAST_SIZE, MOST_SIZE, USUAL_SIZE, BoardCanvas, Size, sharp_ratio
from ..pictures.canvas import Canvas, Chart, with_words
from ..pictures.png import compact_png, quick_png
from ..science import units
from ..science.body.projection import OutsideModelError, Points
from ..science.care import NOT_FOR, RefusedError
from ..science.checks import choice, instance
from ..science.words import joined
from . import room_drawing as _room
from . import scenes as _scenes
from . import tally as _tally
from .controls import Menu
from .door import Door
from .keeping import keep
from .mechanisms import drawn, mechanisms
from .player import Player
from .room import Room
from .screen import Screen
from .story import _listed
from .takeaway import Page, as_csv, handout, picture_csv
from .votes import Votes
from .votes_canvas import votes_drawn

_FILES = {
    "picture": ("png", "image/png", "picture_png"),
    "table": ("csv", "text/csv", "table_csv"),
    "handout": ("html", "text/html", "handout_html"),
    "sheet": ("html", "text/html", "sheet_html"),
}
"""What can be saved: its ending, the kind of file and what makes it."""
_ON_PAPER: tuple[Size, Size, Size] = (1280, 760), (1280, 450), (800, 400)
"""The picture to draw on, that of what was shown, and the votes beside what was said."""
_MOST_STEPS = 60  # at once: a key that is held down for long
_SORRY = "This did not work: {}"
_NOT_OF_THIS = "The vote is about the question above, not about what was changed since."


class Board(Player):
    """One screen for the front of the room: classes, and scenes whose layers are revealed step by step.

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
    'Week 52, promised to both: a loss of 23.6 kg.'
    >>> board.reveal().state["first"]
    True
    """

    def __init__(self, own: Path | str | None = None) -> None:
        self.error: Exception | None = None
        self._size: Size = USUAL_SIZE
        self._ratio = 1.0
        self._canvas: Canvas = BoardCanvas("", "", USUAL_SIZE, "light")
        self._canvases: dict[tuple[str, Size, str, float], BoardCanvas] = {}
        self._chart: tuple[object, Chart] | None = None  # the picture of a mechanism, and for what it was drawn
        self._say("", [])
        self._heard, self._saved = 0, ""
        self._door: Door | None = None
        # by scene and person, as it was after each point, so that the last can be taken away
        self._drawings: dict[str, list[Points]] = {}
        self._complaint = ""  # what went wrong: for the coach, never for the room
        self._screen = Screen(self._act)
        super().__init__(own)
        self.refresh()

    # what it is

    @property
    def words(self) -> str:
        """What is said and what the picture shows, as one text."""
        return joined([self._said, *self._facts])

    def _say(self, said: str, facts: Sequence[str], below: Sequence[str] | None = None) -> None:
        """Keep what is said, what the picture shows, and what of that is written below it, too."""
        self._said, self._facts, self._below = said, facts, facts if below is None else below

    # what a coach does

    def vote(self, text: str) -> Votes:
        """Read the room's votes and draw them; an empty text takes them, and the answer, away.

        A bare number is in the unit that the board shows.
        """
        instance(text, str, "text", "what the room called out, such as '5 6 12'")
        if not text.strip():
            self.room = Room()
        else:
            with self._in_unit():
                self.room = self.room.heard(text, self.asked)
        self._show_votes()
        return self.room.typed

    def phone_votes(self, answers: Sequence[str]) -> None:
        """Take what the room's phones say now, one answer each."""
        with self._in_unit():
            self.room = self.room.called(answers, self.asked)
        if not self._paused:
            self.refresh()

    def let_in(self, door: Mapping[str, Any] | None) -> None:
        """Show the room where its phones vote on what is asked now, or, without a door, what they said."""
        self._door = Door.of(self._votes_on, door) if door else None
        self.set(stage="votes" if self._door or self.room.shown.values else "chart")

    @property
    def door(self) -> Door | None:
        """Where phones vote on what is asked now; None where they do not."""
        open_now = self._door is not None and self._door.votes_on == self._votes_on and self.state["stage"] == "votes"
        return self._door if open_now else None

    def _show_votes(self) -> None:
        there = self._votes_due
        cleared = {} if there else {"answer": False}  # the next room has not heard it
        self.set(stage="votes" if there else "chart", **cleared)

    def draw(self, text: str) -> Points:
        """Draw what the room says, week and weight of each point; an empty text takes the drawing away.

        Raises
        ------
        ValueError
            If it is no drawing on this picture, or the picture is none of weight against time.
        """
        instance(text, str, "text", "weeks and weights, such as '26 74, 52 70'")
        with self._in_unit():
            drawn = _room.read(text, self._moment(), self._plane(), units.from_kg(1.0)) if text.strip() else ()
        self._keep_drawing(drawn)
        if not self._paused:
            self.refresh()
        return drawn

    def _plane(self) -> BoardCanvas:
        """Return the picture that can be drawn on."""
        if not self._can_draw:
            raise ValueError("This picture cannot be drawn on: take a scene of weight against time, and its chart.")
        assert isinstance(self._canvas, BoardCanvas)
        return self._canvas

    def _pen(self, path: Sequence[tuple[float, float]]) -> None:
        """Set a point where the picture was clicked, or a line where something was dragged over it."""
        with self._in_unit():
            now = self._moment(), self._plane(), units.from_kg(1.0)
            one = len(path) == 1
            drawn = _room.placed(self.drawn, path[0], *now) if one else _room.lined(self.drawn, path, *now)
            self._keep_drawing(drawn)

    def _keep_drawing(self, drawn: Points) -> None:
        self._drawings[self._drawn_on] = [*self._drawings.get(self._drawn_on, [()]), drawn] if drawn else [()]

    @property
    def _drawn_on(self) -> str:
        return f"{self.scene.id} {self.state.get('person', '')}"

    @property
    def drawn(self) -> Points:
        """What the room drew on this scene for this person, as (week, kg)."""
        return self._drawings.get(self._drawn_on, [()])[-1]

    def memory(self) -> dict[str, Any]:
        """Return everything that must not be lost, as plain values: the page keeps it, and `recall` takes it."""
        drawings = {name: [list(point) for point in drawn[-1]] for name, drawn in self._drawings.items() if drawn[-1]}
        return {**super().memory(), "drawings": drawings}

    def recall(self, kept: Mapping[str, Any]) -> Self:
        """Put the board where it was; what does not fit any more, or was never meant so, is left out."""
        self._drawings = _room.kept(kept.get("drawings"))
        return super().recall(kept)

    def reset(self) -> Self:
        """Put person, plan, week and layers back to where the scene has them at this step."""
        for name, value in self._of_scene(self.state["reveal"]).items():
            self.controls[name].assign(value)
        if not self._paused:
            self.refresh()
        return self

    def refresh(self) -> None:
        """Draw the picture and write the words for the state as it is. Never raises: errors are said."""
        with self._in_unit():
            self.error, self._complaint = None, ""
            try:
                self._say(*self._drawn())
            except (RefusedError, OutsideModelError) as error:
                # what may not be drawn is not said either, nor named above an empty picture
                self._say("", [str(error)])
                if isinstance(self._canvas, BoardCanvas):
                    self._canvas.empty()
            except Exception as error:
                self._failed(error)
                self._say("", [])
            try:
                png = quick_png(self._canvas.pixels())
            except Exception as error:
                self._failed(error)
                self._say("", [])  # the picture that stays is another one's
                png = b""
            self._screen.show(png or self._screen.png, self._shown_on_screen())

    def _failed(self, error: Exception) -> None:
        """Note what went wrong: the board goes on, and tells the coach alone; tests look at `error`."""
        self.error = error
        self._complaint = str(error) if isinstance(error, ValueError) else _SORRY.format(error)

    # what to take home

    def picture_png(self) -> bytes:
        """Return the picture with its words below it, as PNG."""
        with self._in_unit():
            canvas = self._canvas
            look = replace(canvas.look, font_pt=canvas.ratio * canvas.look.font_pt)
            return compact_png(with_words(canvas.pixels(), self.words, look))

    def table_csv(self) -> str:
        """Return what is drawn as a table, one row a day or a guess; masses in the unit that is shown.

        Above it stands what it is, in lines that begin with #; `read_weigh_ins` reads its weigh-ins.

        Raises
        ------
        ValueError
            Where `care` refuses the plan, and where nothing is drawn yet.
        """
        with self._in_unit():
            if self.state["stage"] == "votes":
                about = {"scene": self.scene.title, "question": self.asked.prompt()}
                return as_csv(self.room.table(), about)
            return picture_csv(self.scene, self.view, self._moment())

    def handout_html(self) -> str:
        """Return a page with what was shown so far, as HTML that needs no other file."""
        return self._page(self.state["reveal"])

    def sheet_html(self) -> str:
        """Return the same page before anything is shown: to write a name and a guess on, and to draw."""
        return self._page(0)

    def _page(self, at: int) -> str:
        scene = self.scene
        with self._in_unit():
            chart = self.view.canvas(_ON_PAPER[at > 0], "light", 1.0)  # on paper, whatever the screen looks like
            asked = self._filled(scene.question, 0)
            whole = scene.closer(at) if scene.closer(at) == (0, scene.weeks) else None
            moment = replace(self._moment(at), closer=whole, layers=self._seen(at))
            try:
                told = self.view.draw(chart, moment)
                below = [*told.below, *(self._laid_over(chart) if at else [])]
            except (RefusedError, OutsideModelError) as error:
                return handout(Page(scene, asked, words=str(error)))
            return handout(
                Page(
                    scene,
                    asked,
                    chart.svg(scene.title, joined([*told.picture, *below])),
                    joined(below),
                    [self._filled(reveal.say, k) for k, reveal in enumerate(scene.reveals[:at], start=1)],
                    self._filled(scene.closing, at) if at == self.steps else joined(told.picture),
                    self.view.assumptions(moment) if at else (),
                    *(self._votes_on_paper() if at and self.room.values else (b"", "")),
                    can_draw=self.view.name == "weight",
                )
            )

    def _seen(self, at: int) -> frozenset[str]:
        """Return every layer that has been shown up to a step, and what is on beside them."""
        shown = {layer for reveal in self.scene.reveals[:at] for layer in reveal.show}
        return frozenset(shown | {layer for layer in self.view.layers if at and self.state[layer]})

    def _votes_on_paper(self) -> tuple[bytes, str]:
        """Return the room's votes as a picture, and what is to be said of them."""
        answered = bool(self.state["answer"])
        canvas = votes_drawn(self.room, self.asked, answered, _ON_PAPER[2], "light", 1.0)
        words = joined(_tally.result(self.room, answered))
        return canvas.svg(self.asked.prompt(), words), words

    # how it works

    def _drawn(self) -> tuple[str, Sequence[str], Sequence[str]]:
        """Draw, and return what is said, what the picture shows, and what of that is written below it."""
        if door := self.door:
            ratio = sharp_ratio(self._size, self._ratio)
            self._canvas = door.drawn(self._size, str(self.state["look"]), ratio)
            said = door.say(self._canvas, len(self.room.values))
            return joined([self.asked.prompt(), self._choices()]), said, said
        if slide := self.slide:
            return slide.title, slide.texts, slide.texts
        if self.item and self.item.kind == "picture":
            return self._mechanism(self.item.what)
        screen = self._size, str(self.state["look"]), sharp_ratio(self._size, self._ratio)
        if self.state["stage"] == "votes":
            self._canvas = BoardCanvas("", "", *screen[:2], ratio=screen[2])  # stays empty where there is no vote
            answered = bool(self.state["answer"])
            self._canvas = votes_drawn(self.room.shown, self.asked, answered, *screen)
            said = _tally.result(self.room.shown, answered)
            said = said if self.asked.is_about(self._moment(0)) else [*said, _NOT_OF_THIS]
            return "", [self.asked.prompt(), *said], said  # the question stands on the picture
        # figures are kept, so that only what moves is drawn again: one for light and one for dark, or of two views
        if (kind := (self.view.name, *screen)) not in self._canvases:
            self._canvases = {**dict([*self._canvases.items()][-1:]), kind: self.view.canvas(*screen)}
        self._canvas = self._canvases[kind]
        moment = self._moment()
        if self._can_draw and self.room.asked and self.room.asked.is_about(self._moment(0)):
            moment = replace(moment, voted=_room.reach(self.room))
        told = self.view.draw(self._canvas, moment)  # first: it stops at what `care` refuses
        guess = [self._choices()] if self.item and self.item.kind == "guess" else []
        below = [*guess, *told.below, *self._laid_over(self._canvas)]
        return self._spoken(), [*told.picture, *below], below

    def _choices(self) -> str:
        """Return what there is to choose from; "" where numbers are asked for."""
        return "; ".join(f"{key}: {words.rstrip('.')}" for key, words in self.asked.choices().items())

    def _mechanism(self, name: str) -> tuple[str, Sequence[str], Sequence[str]]:
        """Draw a chart of the lessons in place of a scene's picture."""
        ratio = sharp_ratio(self._size, self._ratio)
        asked = name, self._size, str(self.state["look"]), ratio, units.mass_unit()
        if self._chart is None or self._chart[0] != asked:
            self._chart = asked, drawn(name, *asked[1:4])
        self._canvas = self._chart[1].canvas
        chart, told = self._chart[1], mechanisms()[name]
        if not self.state["answer"]:  # the room speaks first
            return told.ask, [chart.words], []
        return told.say, [chart.words], [chart.caption]

    def _laid_over(self, canvas: BoardCanvas) -> list[str]:
        """Lay over a picture what the room drew and voted, and return what there is to say about it."""
        m = self._moment()
        told = _room.lay(self.drawn, m, canvas, units.from_kg(1.0)) if self._can_draw else []
        if self.room.asked is None or not self.room.asked.is_about(self._moment(0)):
            return told
        on_chart, outside = _room.lay_votes(self.room, m, canvas) if self._can_draw else (False, "")
        told = [*told, outside] if outside else told
        come = self.state["answer"] or (on_chart and m.shows("body") and m.week == m.weeks)
        return [*told, _tally.near(self.room)] if come else told

    @property
    def _can_draw(self) -> bool:
        inner = self.item is None or self.item.kind in ("scene", "guess")
        return inner and self.view.name == "weight" and self.state["stage"] == "chart"

    def _of_scene(self, step: int) -> dict[str, Any]:
        """Return person, plan, time and layers as the scene alone has them at a step."""
        scene = self.scene
        usual = {**scene.settings(step), **{layer: layer in scene.shown(step) for layer in self.view.layers}}
        return {name: value for name, value in usual.items() if name in self.controls}

    def _moved_from_scene(self, names: Iterable[str]) -> bool:
        """Return whether one of these controls stands elsewhere than in the scene."""
        usual = self._of_scene(self.state["reveal"])
        return any(self.state[name] != usual[name] for name in names if name in usual)

    def _in_unit(self) -> AbstractContextManager[None]:
        """Show masses in the board's own unit, and leave the notebook's as it was."""
        return units.using(self._common["unit"].value)

    # the screen

    def _shown_on_screen(self) -> dict[str, Any]:
        """Return everything the screen shows besides the picture."""
        scene = self.scene
        with self._in_unit():
            return {
                "heard": self._heard,
                "title": scene.title,
                "lessons": ", ".join(scene.lessons),
                "at": self.steps_here[0],
                "of": self.steps_here[2],
                "in_scene": self.item is None or self.item.kind == "scene",
                "ends": self.ends,
                "said": self._said,
                "facts": [fact for fact in self._below if fact],
                "alt": self.words,
                "controls": [control.described() for control in self.controls.values()],
                # time is not among it: the button would come and go while the weeks are played
                "moved": self._moved_from_scene(name for name in self.controls if name != "week"),
                "messages": self.messages,
                "asked": self.room.on_screen(self._asks_now),
                "saved": self._saved,
                "not_for": NOT_FOR,
                "can_draw": self._can_draw,
                "mass": units.mass_unit(),
                "draw_example": _room.example(self._moment(), units.from_kg(1.0)) if self._can_draw else "",
                "drawn": len(self.drawn) if self._can_draw else 0,
                "complaint": self._complaint,
                "votes_on": self._votes_on,
                "slide": asdict(slide) if not self.door and (slide := self.slide) else None,
                "class": self._class_on_screen(),
                "notes": self.notes(),
                "memory": self.memory(),
            }

    def _class_on_screen(self) -> dict[str, Any] | None:
        """Return the class that is held, its items and which of them is on."""
        if not (playing := self.playing):
            return None
        items = [self.described(item) for item in playing.items]
        parts = [item.part for item in playing.items]
        asks = playing.items[self.at].kind in ("vote", "guess")
        return {"id": playing.id, "title": playing.title, "items": items, "parts": parts, "at": self.at, "asks": asks}

    def _act(self, done: dict[str, Any]) -> None:
        """Do what was done on the screen; whatever arrives, the board goes on."""
        if "id" in done and done["id"] == self._heard:
            # said again because no answer came: it is done already, only the answer was lost
            self._screen.send_state()
            return
        self._heard = done.get("id", self._heard)
        if done.keys() - {"id", "size"}:
            self._saved = ""
        try:
            with self._pause():
                if "hello" in done:
                    self._read_again()
                if "recall" in done:
                    self.recall(done["recall"])
                # before anything moves on: votes are those of the question that they were typed for
                here = done.get("on", self._votes_on) == self._votes_on
                if (typed := done.get("unsaid", done.get("votes"))) is not None:
                    if here:
                        self._take_votes(str(typed), quietly="unsaid" in done)
                    else:
                        self._keep_votes(str(done["on"]), str(typed))
                if "correct" in done and here:
                    # the last first, so that the places of the others hold
                    for place, text in sorted(done["correct"], reverse=True):
                        self.room = self.room.corrected(int(place), str(text))
                    self._show_votes()
                if "begin" in done:
                    self.begin(*done["begin"])
                if "again" in done:
                    self.start_again()
                if "size" in done:
                    self._resize(done["size"])
                for _ in range(min(abs(by := int(done.get("step", 0))), _MOST_STEPS)):
                    self.step(1 if by > 0 else -1)
                if "reset" in done:
                    self.reset()
                if "set" in done:
                    self.set(**done["set"])
                if "door" in done:
                    self.let_in(done["door"])
                if "phones" in done:
                    self.phone_votes([str(answer) for answer in done["phones"]])
                if {"draw", "points", "lines"} & done.keys():
                    # what else came with it may have changed the picture; nothing is sent yet: that would be the answer
                    with self._in_unit():
                        self._drawn()
                if "draw" in done:
                    self.draw(str(done["draw"]))
                for path in (*([point] for point in done.get("points", ())), *done.get("lines", ())):
                    self._pen([(float(across), float(down)) for across, down in path])
                if "undraw" in done and self.drawn:
                    self._drawings[self._drawn_on].pop()
                if "keep" in done:
                    file = keep(self.scene, self.state, self._own)
                    self._saved = f"Kept: {file.parent.name}/{file.name}"
                    self._read_again()
            self.refresh()
            if "save" in done:
                self._save(done["save"])
                self._screen.show(self._screen.png, self._shown_on_screen())
        except Exception as error:
            self.refresh()
            self._failed(error)
            self._screen.show(self._screen.png, self._shown_on_screen())

    def _take_votes(self, text: str, quietly: bool) -> None:
        """Read what was typed; what nobody asked to see is shown only where votes are shown already."""
        stage = self.state["stage"]
        self.vote(text)
        if quietly and stage != "votes":
            self.set(stage="chart")

    def _read_again(self) -> None:
        """Read the scenes as they are when a page opens: a notebook's board may be older than they are."""
        before, menu = self.scene, self._common["scene"]
        self._scenes, self.messages = _scenes.read_all(self._own)
        assert isinstance(menu, Menu)
        menu.labels = {scene.id: _listed(scene) for scene in self._scenes}
        self._read_classes()
        now = next((scene for scene in self._scenes if scene.id == before.id), self._scenes[0])
        if now != before:
            menu.assign(now.id)
            self._load(now)

    def _resize(self, size: Any) -> None:
        """Take width and height of the picture's place, and how many pixels the screen has for each of these."""
        width, height, ratio = (*size, 1.0)[:3]
        self._ratio = float(ratio)
        self._size = (
            min(max(int(width), LEAST_SIZE[0]), MOST_SIZE[0]),
            min(max(int(height), LEAST_SIZE[1]), MOST_SIZE[1]),
        )

    def _save(self, kind: object) -> None:
        what = choice(kind, "the file to save", list(_FILES))
        ending, media_type, make = _FILES[what]
        try:
            content: str | bytes = getattr(self, make)()
        except ValueError as error:
            self._saved = f"No file was saved. {error}"
            return
        data = content.encode("utf-8") if isinstance(content, str) else content
        name = f"{what}_{re.sub(r'[^A-Za-z0-9_-]+', '_', self.scene.id)}.{ending}"
        self._screen.hand_over(name, media_type, data)
        self._saved = f"Saved: {name}"

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
