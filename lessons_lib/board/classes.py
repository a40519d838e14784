"""Classes: what a coach shows from the first minute to the last, read from a file that a coach can write.

A class has parts, with minutes and what to do; a part shows items, one a line: `FORMS` says which there are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import data
from ..lesson import questions
from ..science.checks import shown, whole
from ..start import files
from .mechanisms import mechanisms
from .scenes import Scene, as_toml, strange_sign

OUTSIDE = ("care", "break", "close")
"""What a part names in place of a lesson."""
RUN_SHEET = "lesson_"
"""With this begins the name of the class that is made of one lesson."""
FORMS = ("care", "words", "vote", "answer", "scene", "guess", "picture", "run", "exit")
"""With what an item of a part may begin; ``docs/your_own.md`` says what each is."""
_MOST_LETTERS = 600


class ClassError(ValueError):
    """A class that cannot be used; the text names file, part and field, and what is allowed."""


@dataclass(frozen=True)
class Item:
    """One thing on the screen: of a scene, its steps from the first to the last; `part` counts from 0."""

    kind: str
    what: str
    part: int
    first: int = 0
    last: int = 0

    @property
    def label(self) -> str:
        """What the coach's list calls it.

        Examples
        --------
        >>> Item("scene", "the_salty_weekend", 0, 1, 2).label
        'scene the_salty_weekend 1-2'
        """
        steps = f" {self.first}-{self.last}" if self.kind == "scene" else ""
        return f"{self.kind} {self.what}{steps}".strip()


@dataclass(frozen=True)
class Part:
    """Some minutes of a class: what the coach does, the lessons it is about, and what it shows."""

    minutes: int
    what: str
    lesson: str
    show: tuple[str, ...]


@dataclass(frozen=True)
class Class:
    """One class, as its file says it."""

    id: str
    title: str
    minutes: int
    parts: tuple[Part, ...]
    items: tuple[Item, ...]
    own: bool = False

    def begins(self, part: int) -> int:
        """Return the minute in which a part begins."""
        return sum(one.minutes for one in self.parts[:part])


def class_id(file: Path) -> str:
    """Return the name of a class from its file.

    Examples
    --------
    >>> class_id(Path("45_minutes.toml"))
    '45_minutes'
    """
    return re.sub(r"\.toml(\.txt)?$", "", file.name, flags=re.IGNORECASE)


def read(file: Path, scenes: Mapping[str, Scene], own: bool = False) -> Class:
    """Read one class.

    Raises
    ------
    ClassError
        A sentence that names the file, the part, the field, and what is allowed.
    """
    try:
        table = as_toml(files.read_text(file, wide=True))[0]
    except (files.FileError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ClassError(f"{file.name}: {error}") from None
    rows = table.get("part")
    if unknown := sorted(table.keys() - {"title", "minutes", "part"}):
        raise ClassError(f"{file.name}: {unknown[0]!r} is not known here. It must be title, minutes or [[part]].")
    if not isinstance(rows, list) or not rows:
        raise ClassError(f"{file.name}: there is no part. Each begins with [[part]].")
    try:
        parts = [_part(row, at) for at, row in enumerate(rows)]
        minutes = whole(table.get("minutes"), "minutes", 1, 600, "minutes")
        if (total := sum(part.minutes for part in parts)) != minutes:
            raise ValueError(f"a class of {minutes} minutes adds up to {total}")
        return made(class_id(file), _text(table.get("title"), "title"), parts, scenes, own)
    except ValueError as error:
        raise ClassError(f"{file.name}: {str(error).rstrip('.')}.") from None


def _part(row: Any, at: int) -> Part:
    here = f"part {at + 1}"
    if not isinstance(row, dict) or (unknown := sorted(row.keys() - {"minutes", "what", "lesson", "show"})):
        named = f"{unknown[0]!r} is not known there" if isinstance(row, dict) else "it is no table"
        raise ValueError(f"{here}: {named}. It must be minutes, what, lesson or show")
    lesson = _text(row.get("lesson"), f"{here}, lesson")
    for number in () if lesson in OUTSIDE else lesson.split():
        if number not in questions.lessons():
            raise ValueError(
                f"{here}: there is no lesson {number!r}. It must be one of {', '.join(questions.lessons())}"
            )
    show = row.get("show", [])
    if not isinstance(show, list) or not show or not all(isinstance(line, str) for line in show):
        raise ValueError(f'{here}, show is {shown(show)}. It must be a list of texts, such as ["vote 04.claim"]')
    minutes = whole(row.get("minutes"), f"{here}, minutes", 1, 600, "minutes")
    return Part(minutes, _text(row.get("what"), f"{here}, what"), lesson, tuple(show))


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _MOST_LETTERS:
        raise ValueError(f"{name} is {shown(value)}. It must be a text of 1 to {_MOST_LETTERS} letters")
    if strange := strange_sign(value):
        raise ValueError(f"{name} holds the sign {strange!r}, which cannot be shown. Take it out")
    return " ".join(value.split())


def made(id: str, title: str, parts: Sequence[Part], scenes: Mapping[str, Scene], own: bool = False) -> Class:
    """Make a class of its parts, and look up everything that these show.

    Raises
    ------
    ValueError
        For what cannot be shown.
    """
    items = [item for at, part in enumerate(parts) for line in part.show for item in _items(line, at, scenes)]
    return Class(id, title, sum(part.minutes for part in parts), tuple(parts), tuple(items), own)


def _items(line: str, part: int, scenes: Mapping[str, Scene]) -> Iterator[Item]:
    kind, _, what = line.strip().partition(" ")
    what = what.strip()
    here = f"part {part + 1}: {line!r}"
    if (kind == "care" and not what) or (kind == "words" and what):
        yield Item(kind, what, part)
    elif kind in ("vote", "answer") and what:
        yield Item(kind, questions.find(what).id, part)
    elif kind == "picture" and what:
        if what not in mechanisms():
            raise ValueError(f"{here}: there is no such picture. It must be one of {', '.join(mechanisms())}")
        yield Item(kind, what, part)
    elif kind in ("scene", "guess") and what:
        name, _, steps = what.partition(" ")
        if name not in scenes:
            raise ValueError(f"{here}: there is no such scene. It must be one of {', '.join(scenes)}")
        end = len(scenes[name].reveals) + 1
        usual = "0" if kind == "guess" else f"0-{end}"
        span = re.fullmatch(r"(\d+)(?:\s*[-\N{EN DASH}]\s*(\d+))?", steps.strip() or usual)
        first, last = (int(span[1]), int(span[2] or span[1])) if span else (1, 0)
        if not 0 <= first <= last <= end:
            raise ValueError(f"{here}: its steps must be two numbers from 0 to {end}, such as 0-{end}")
        yield Item(kind, name, part, first, last)
    elif kind in ("run", "exit") and what in questions.lessons():
        for inner in _run(what, scenes) if kind == "run" else _exits(what):
            yield from _items(inner, part, scenes)
    else:
        raise ValueError(f"{here} is nothing to show. It must begin with {', '.join(FORMS)}")


def _asked(number: str, name: str) -> list[str]:
    return [question.id for question in questions.of_lesson(number) if question.id == f"{number}.{name}"]


def _run(number: str, scenes: Mapping[str, Scene]) -> list[str]:
    """Vote, guess, the scenes that ask for it, the lesson's pictures, and what is right."""
    own = [scene for scene in scenes.values() if scene.exercise[:2] == number and not scene.own]
    # a guess that a scene asks for is made before that scene, and its run is the answer
    guessed = [scene for scene in own if scene.exercise == f"{number}.prediction"]
    asked = [*_asked(number, "claim"), *([] if guessed else _asked(number, "prediction"))]
    seen = []
    for scene in own:
        seen += [f"guess {scene.id}", f"scene {scene.id} 1-{len(scene.reveals) + 1}"]
    pictures = [f"picture {name}" for name, one in mechanisms().items() if one.lesson == number]
    return [*(f"vote {name}" for name in asked), *seen, *pictures, *(f"answer {name}" for name in reversed(asked))]


def _exits(number: str) -> list[str]:
    asked = [*_asked(number, "exit1"), *_asked(number, "exit2")]
    return [f"{kind} {name}" for name in asked for kind in ("vote", "answer")]


def _title(number: str) -> str:
    about = tomllib.loads(files.read_text(questions.folder(number) / "about.toml"))
    return f"{number} · {about.get('question', 'Start here')}"


def of_lesson(number: str, scenes: Mapping[str, Scene]) -> Class:
    """Return the class of one lesson's run sheet: the parts that need other people.

    Examples
    --------
    >>> from lessons_lib.board.scenes import read_all
    >>> made = of_lesson("04", {scene.id: scene for scene in read_all()[0]})
    >>> [item.label for item in made.items][1:4]
    ['vote 04.claim', 'guess the_straight_line', 'scene the_straight_line 1-2']
    """
    length = 3 * len(_run(number, scenes))
    does = "Vote and guess, then the run, and why. The rest is each learner's own."
    parts = (
        Part(1, "Everyone in the pictures is made up. Nobody is asked about themselves.", "care", ("care",)),
        Part(length, does, number, (f"run {number}",)),
        Part(4, "Exit questions, each alone, then together.", number, (f"exit {number}",)),
        Part(1, "Close, with the care note.", "care", ("care",)),
    )
    return made(f"{RUN_SHEET}{number}", _title(number), parts, scenes)


def read_all(scenes: Sequence[Scene], own_folder: Path | None = None) -> tuple[list[Class], list[str]]:
    """Return the classes of the course, a coach's own, and one for each lesson; and a sentence for each wrong file."""
    known, found, faults = {scene.id: scene for scene in scenes}, dict[str, Class](), list[str]()
    own_files = [] if own_folder is None else data.toml_files(own_folder / "classes")
    for file in [*data.class_files(), *own_files]:
        try:
            one = read(file, known, own=file in own_files)
            if one.id in found:
                raise ClassError(f"{file.name}: there is a class {one.id!r} already. Give the file another name.")
            found[one.id] = one
        except ClassError as error:
            faults.append(str(error))
    lessons = [of_lesson(number, known) for number in questions.lessons()]
    return [*found.values(), *lessons], faults
