"""A class as it is held: which item is on, what comes next, and everything that must not be lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from ..lesson.placeholders import in_unit
from ..lesson.questions import ChoiceQuestion, Question, find
from ..science import units
from ..science.care import HELP, NOT_FOR
from ..science.checks import shown, whole
from . import classes as _classes
from .asked import Asked, NoVoteError, of_lesson
from .classes import Class, Item
from .coach_notes import notes, right_answer, wrong_answers
from .mechanisms import mechanisms
from .room import Room
from .runs import PlanSettings
from .story import Story

ASKING = ("vote", "answer")
_AGAIN = " again"
"""Behind the name of a question that this class has voted on before: each vote is kept by itself."""
SHARED = ("scene", "unit", "look", "stage", "answer")
"""Controls that are the board's and not a scene's."""
_ABOUT = ("person", "other", "seed", "minutes", "sessions_a_week")
"""What of a moment a scene's question is about, besides the plan."""
CARE = (
    "Before anything else",
    "Everyone in these pictures is made up.",
    "Nobody is asked about themselves, and leaving the room needs no reason.",
    HELP,
    NOT_FOR,
)
"""What the care item says: its title, and its sentences."""
_AT_THE_END = ("Before you go", HELP, "Everyone in these pictures was made up.", NOT_FOR)
_WHERE_HELP_IS = (
    "Tell the group where help is: a doctor, a helpline, a person they trust. Stay a few minutes: some people talk only"
    " when the others have left."
)


@dataclass(frozen=True)
class Slide:
    """Words in place of a picture: a title, and lines, each with a letter or none; one of the letters may be right."""

    title: str
    lines: tuple[tuple[str, str], ...] = ()
    right: str = ""

    @property
    def texts(self) -> list[str]:
        """The lines as sentences."""
        return [f"{key}: {text}" if key else text for key, text in self.lines]


class Player(Story):
    """A story that goes through the items of a class; without a class it is a story alone."""

    def __init__(self, own: Path | str | None = None) -> None:
        self.playing: Class | None = None
        self.at = 0
        # what a page kept of the room's votes, by what they are about: read when they are asked for
        self._kept_votes: dict[str, dict[str, Any]] = {}
        super().__init__(own)
        self.classes: list[Class] = []
        self._read_classes()

    def _read_classes(self) -> None:
        """Read the classes as they are now; without them in what was on, the class is over."""
        self.classes, faults = _classes.read_all(self._scenes, self._own)
        self.messages = [*self.messages, *faults]
        if self.playing:
            self.playing = next((one for one in self.classes if one.id == self.playing.id), None)
            self.at = min(self.at, len(self.playing.items) - 1) if self.playing else 0

    # where it is

    @property
    def item(self) -> Item | None:
        """What of the class is on; None without a class."""
        return self.playing.items[self.at] if self.playing else None

    @property
    def asking(self) -> bool:
        """Whether the room is asked something: by this item, or by the scene that is on since its question was put."""
        if not self.playing or not (item := self.item) or item.kind in (*ASKING, "guess"):
            return True
        put = (one for one in self.playing.items[: self.at + 1] if one.what == item.what)
        return item.kind == "scene" and any(one.kind == "guess" or one.first == 0 for one in put)

    @property
    def _votes_on(self) -> str:
        """What the room votes on: a question of the class, or else the scene's; "" where nothing is asked."""
        if not self.asking:
            return ""
        if not self.playing or not (item := self.item) or item.kind not in ASKING:
            return super()._votes_on
        earlier = any(one.kind == "vote" and one.what == item.what for one in self.playing.items[: self.at])
        return f"{item.what}{_AGAIN}" if earlier else item.what

    def _asks_now(self) -> Asked:
        if not self.asking:
            raise NoVoteError("Nothing is asked here. Votes belong to a question: go to one.")
        item = self.item
        return of_lesson(item.what) if item and item.kind in ASKING else super()._asks_now()

    @property
    def room(self) -> Room:
        """What the room says to the question that is asked now, and what it said when it was asked before."""
        name = self._votes_on
        first = name.removesuffix(_AGAIN)
        return self._room_on(name) if name == first else replace(self._room_on(name), before=self._room_on(first))

    @room.setter
    def room(self, room: Room) -> None:
        self._kept_votes.pop(self._votes_on, None)
        self._rooms[self._votes_on] = room

    def _room_on(self, name: str) -> Room:
        if name in self._kept_votes:
            self._rooms[name] = self._read_kept(self._kept_votes.pop(name))
        return self._rooms.get(name, Room())

    def _keep_votes(self, name: str, text: str) -> None:
        """Keep votes that came late, after their question was left: they are read when it is on again."""
        self._rooms.pop(name, None)
        self._kept_votes[name] = {"text": text, "unit": units.mass_unit()}

    def _read_kept(self, kept: Mapping[str, Any]) -> Room:
        """Read votes that a page kept, on the question as it was asked then."""
        asked: Asked | None = None
        with suppress(ValueError, TypeError, LookupError):
            if "person" in kept:
                plan = PlanSettings(*kept["settings"])
                about = replace(self._moment(0), settings=plan, **{name: kept[name] for name in _ABOUT})
                asked = self._asks_about(about)
        with suppress(ValueError), units.using("lb" if kept.get("unit") == "lb" else "kg"):
            about_now = asked or self._asks_now()
            phones = str(kept.get("phones", ""))[:4000].split("\n")
            return Room().heard(str(kept["text"])[:4000], about_now).called(phones, about_now)
        return Room()

    @property
    def _is_last(self) -> bool:
        return self.playing is not None and self.at + 1 == len(self.playing.items)

    @property
    def steps_here(self) -> tuple[int, int, int]:
        """The step that is on, the first and the last of this item: of a picture, what it says comes second."""
        item, at = self.item, int(self.state["reveal"])
        if item is None:
            return at, 0, self.steps
        if item.kind == "picture":
            return int(self.state["answer"]), 0, 1
        return (at, item.first, item.last) if item.kind == "scene" else (0, 0, 0)

    @property
    def _votes_due(self) -> bool:
        """Whether the room's votes stand in place of the question: a second vote begins without the first."""
        item = self.item
        return bool((self.room if item and item.kind == "vote" else self.room.shown).values)

    def begin(self, name: str, item: int = 0, step: int | None = None) -> Self:
        """Open a class at one of its items, counted from 0.

        Raises
        ------
        ValueError
            If there is no such class or item; the sentence lists those there are.

        Examples
        --------
        >>> from lessons_lib import Board
        >>> Board().begin("45_minutes", 1).item.label
        'vote 04.claim'
        """
        found = next((one for one in self.classes if isinstance(name, str) and one.id == name), None)
        if found is None:
            raise ValueError(
                f"There is no class {shown(name)}. It must be one of {', '.join(c.id for c in self.classes)}."
            )
        item = whole(item, "item", 0, len(found.items) - 1, "items", "They are counted from 0.")
        step = step if step is None else whole(step, "step", -1000, 1000, "steps")
        self.playing = found
        self._enter(item, step)
        return self

    def step(self, by: int) -> Self:
        """Go on in the scene, and past its end to the next item; or back."""
        at, first, last = self.steps_here
        to = max(first, at + by) if by > 0 else at + by
        if first <= to <= last:
            if self.item and self.item.kind == "picture":
                return self.set(answer=to > 0)
            # weeks that were played half are the next step's again
            week = {"week": self.scene.settings(to)["week"]} if "week" in self.controls else {}
            return self.set(reveal=to, stage="chart", **week)
        if self.playing and 0 <= self.at + by < len(self.playing.items):
            self._enter(self.at + by, back=by < 0)
        elif self.state["stage"] != "chart" and last:
            self.set(stage="chart")
        return self

    @property
    def ends(self) -> tuple[bool, bool]:
        """Whether there is nothing before what is on, and nothing after it."""
        at, first, last = self.steps_here
        return (not self.playing or self.at == 0) and at <= first, (not self.playing or self._is_last) and at >= last

    def _enter(self, at: int, step: int | None = None, back: bool = False) -> None:
        """Put an item on, at its first step, or from behind at its last."""
        self.at = at
        item = self.item
        assert item is not None
        with self._pause():
            if item.kind in ("scene", "guess"):
                if self.scene.id != item.what:
                    self.controls["scene"].value = item.what
                wanted = (item.last if back else item.first) if step is None else min(max(step, item.first), item.last)
                self.controls["reveal"].value = wanted
                if "week" in self.controls:
                    self.controls["week"].assign(self.scene.settings(wanted)["week"])
            self._as_item()
            if item.kind == "picture":
                self.controls["answer"].assign(back if step is None else step > 0)
        self._shown()

    def _as_item(self) -> None:
        """Show the votes where the class votes on a question, and its answer where that is due."""
        item = self.item
        voting = bool(item and item.kind in ASKING and self._votes_due)
        self.controls["stage"].assign("votes" if voting else "chart")
        if item and item.kind != "scene":  # a scene's steps say when its answer is told
            self.controls["answer"].assign(item.kind == "answer")
        elif item:
            self._go(self.state["reveal"])

    def _go(self, step: int) -> None:
        """Go to a step; at the last one that a class shows of a scene, its answer is told."""
        super()._go(step)
        if (item := self.item) and item.kind == "scene" and step >= item.last:
            self.controls["answer"].assign(True)

    def _shown(self) -> Self:
        if not self._paused:
            self.refresh()
        return self

    def _moved(self, name: str) -> None:
        if name == "scene" and self.item and self.item.what != self.controls["scene"].value:
            self.playing = None  # somebody chose another one by hand
        super()._moved(name)

    # what must not be lost

    def _put(self, state: Any, names: Iterable[str]) -> None:
        """Take values that the controls of these names allow; what does not fit any more is left out."""
        for name, value in _pairs(state):
            if name in names and name in self.controls:
                with suppress(ValueError):
                    self.controls[name].assign(value)

    def memory(self) -> dict[str, Any]:
        """Return everything that must not be lost, as plain values: the page keeps it, and `recall` takes it."""
        return {
            "class": self.playing.id if self.playing else "",
            "item": self.at if self.playing else 0,
            "step": self.steps_here[0],
            "scene": self.scene.id,
            "state": {name: value for name, value in self.state.items() if name not in SHARED},
            "shared": {name: self.state[name] for name in SHARED if name in self.state and name != "scene"},
            "votes": {
                **self._kept_votes,
                **{name: _as_kept(room) for name, room in self._rooms.items() if room.asked},
            },
        }

    def recall(self, kept: Mapping[str, Any]) -> Self:
        """Put the board where it was; what does not fit any more, or was never meant so, is left out."""
        self._rooms = {}
        self._kept_votes = dict(_votes_of(kept.get("votes")))
        self.playing = next((one for one in self.classes if one.id == kept.get("class")), None)
        at, scene = kept.get("item"), kept.get("scene")
        self.at = at if self.playing and isinstance(at, int) and 0 <= at < len(self.playing.items) else 0
        item = self.item
        wanted = item.what if item and item.kind in ("scene", "guess") else scene
        with self._pause():
            if wanted in [one.id for one in self._scenes]:
                self._common["scene"].assign(wanted)
            self._load(self.scene)
            state = kept.get("state") if wanted == scene else {}
            self._put(state, ["reveal"])
            if item and item.kind in ("scene", "guess"):
                self.controls["reveal"].assign(min(max(self.state["reveal"], item.first), item.last))
            self._go(self.state["reveal"])
            self._put(state, self.controls.keys() - {*SHARED, "reveal"})
            self._put(kept.get("shared"), SHARED[1:])
            if item and item.kind in ASKING:
                self._as_item()
            if self.state["stage"] == "votes" and not self.room.shown.values:
                self.controls["stage"].assign("chart")
        return self._shown()

    def start_again(self) -> Self:
        """Forget votes, drawings and whatever was moved, and begin."""
        return self.recall(
            {
                "scene": self.scene.id,
                "shared": {name: self.state[name] for name in ("unit", "look")},
                "class": self.playing.id if self.playing else "",
            }
        )

    # words

    @property
    def slide(self) -> Slide | None:
        """The words that stand in place of a picture; None where there is a picture."""
        item = self.item
        if item is None or item.kind in ("scene", "guess", "picture"):
            return None
        if item.kind == "words":
            return Slide(item.what)
        if item.kind == "care":
            title, *lines = _AT_THE_END if self._is_last else CARE
            return Slide(title, tuple(("", text) for text in lines))
        voted = self.state["stage"] == "votes" and self.room.shown.values  # by hand the votes of before, too
        return None if voted else self._asked_slide(self.asked.question, item.kind == "answer")

    def _asked_slide(self, question: Question, answered: bool) -> Slide:
        title = _plain(question.prompt_words())
        if isinstance(question, ChoiceQuestion):
            lines = [(option.key, _plain(question.option_words(option))) for option in question.options]
            told = [("", _plain(right_answer(question)))] if answered else []
            return Slide(title, (*lines, *told), question.expected if answered else "")
        return Slide(title, (("", _plain(question.solution_words())),) if answered else ())

    def notes(self) -> dict[str, Any]:
        """Return what the coach reads and the room does not: what to say, what to expect, what comes next."""
        if not (playing := self.playing) or not (item := self.item):
            return {}
        part = playing.parts[item.part]
        begins = playing.begins(item.part)
        says: list[str] = []
        wrong: list[tuple[str, str]] = []
        about = None
        if self.asking:
            with suppress(ValueError):  # a plan that is refused has no answer
                about = self.asked.question
        if item.kind in ASKING and item.what.endswith(".claim"):
            says.append(notes(item.what[:2], "vote"))
        if item.kind == "picture":
            says.append(mechanisms()[item.what].coach)
        if item.kind == "care" and self._is_last:
            says.append(_WHERE_HELP_IS)
        if item.kind == "guess":
            says.append("Let the room guess: type its votes, or let somebody draw the curve (The room draws).")
        if about is not None:
            wrong = [(key, _plain(meaning)) for key, meaning in wrong_answers(about)]
        return {
            "part": part.what,
            "says": [_plain(text) for text in says if text],
            "right": _plain(right_answer(about)) if about is not None else "",
            "asked": _plain(about.prompt_words()) if about is not None else "",
            "wrong": wrong,
            "next": self._next(),
            "begins": begins,
            "minutes": part.minutes,
            "of": playing.minutes,
            "lesson": part.lesson,
        }

    def _next(self) -> str:
        """Say what the next key shows."""
        item, playing = self.item, self.playing
        assert item is not None
        assert playing is not None
        at, _, last = self.steps_here
        if at < last:
            reveals = self.scene.reveals
            if item.kind == "picture":
                return mechanisms()[item.what].say
            return self._filled(reveals[at].say if at < len(reveals) else self.scene.closing, at + 1)
        return "The end." if self._is_last else self.described(playing.items[self.at + 1])

    def described(self, item: Item) -> str:
        """Say in a few words what an item is."""
        if item.kind in ("scene", "guess"):
            scene = next(one for one in self._scenes if one.id == item.what)
            return f"Guess: {self._question(scene)}" if item.kind == "guess" else f"Scene: {scene.title}"
        if item.kind in ASKING:
            return f"{'Vote' if item.kind == 'vote' else 'Answer'}: {_plain(find(item.what).prompt_words())}"
        if item.kind == "picture":
            return f"Picture: {mechanisms()[item.what].say}"
        return "The care note" if item.kind == "care" else f"Words: {item.what}"


def _pairs(table: Any) -> list[tuple[Any, Any]]:
    return list(table.items()) if isinstance(table, Mapping) else []


def _votes_of(kept: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, one in _pairs(kept):
        if isinstance(one, Mapping) and isinstance(one.get("text"), str):
            yield str(name), dict(one)


def _as_kept(room: Room) -> dict[str, Any]:
    """Return what was typed and what phones said, its unit, and of a scene's own question who and what it was about."""
    kept: dict[str, Any] = {"text": room.typed.text, "unit": room.unit, "phones": room.phones.text}
    if room.asked and (about := room.asked.about):
        kept |= {"settings": list(about.settings), **{name: getattr(about, name) for name in _ABOUT}}
    return kept


def _plain(text: str) -> str:
    """Return a text of a lesson without its marks, in the unit that is shown."""
    return in_unit(re.sub(r"\*{1,2}|`|\[([^\]]*)\]\([^)]*\)", r"\1", text))
