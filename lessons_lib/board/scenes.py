"""Scenes: a question, the order of its reveals, and a closing sentence, read from a file that a coach can write."""

from __future__ import annotations

import difflib
import re
import string
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .. import data
from ..lesson import questions
from ..science.body.people import PEOPLE
from ..science.checks import shown, whole
from ..start import files
from .asked import names as measures
from .below_view import BELOW
from .controls import UNTOUCHED, plan_controls
from .pair_view import TWO_PEOPLE
from .runs import PlanSettings
from .squats_view import SQUATS
from .view import View
from .weight_view import WEIGHT

MOST_WEEKS = 156
MOST_REVEALS = 12
_MOST_LETTERS = 240
_MOST_BYTES = 100_000
VIEWS = {view.name: view for view in (WEIGHT, TWO_PEOPLE, BELOW, SQUATS)}
"""The views, by name."""


def view_named(name: object) -> View:
    """Return the view that a scene's file asks for, or a sentence that lists them.

    Examples
    --------
    >>> view_named("squats").controls[-1]
    'sessions_a_week'
    """
    if not isinstance(name, str) or name not in VIEWS:
        raise ValueError(f"{shown(name)} is no view. It must be one of {', '.join(VIEWS)}.")
    return VIEWS[name]


class SceneError(ValueError):
    """A scene file that cannot be used; the text names file, line and field, and what is allowed."""


@dataclass(frozen=True)
class Reveal:
    """One step of the story: layers to show or hide, controls to set, one sentence to say."""

    say: str
    show: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    closer: tuple[int, int] | None = None
    """Between which weeks the picture is looked at more closely; None: all of it."""
    set: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Scene:
    """One scene of the board, as its file says it."""

    id: str
    title: str
    lessons: tuple[str, ...]
    question: str
    exercise: str
    view: str
    start: Mapping[str, Any]
    weeks: int
    reveals: tuple[Reveal, ...]
    closing: str
    sources: tuple[str, ...]
    own: bool = False

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers that its reveals show."""
        return tuple(dict.fromkeys(layer for reveal in self.reveals for layer in reveal.show))

    def settings(self, reveals: int) -> dict[str, Any]:
        """Return people, plan, training and week as the scene has them after so many reveals."""
        told = {name: value for reveal in self.reveals[:reveals] for name, value in reveal.set.items()}
        return {**UNTOUCHED, "week": self.weeks, **self.start, **told}

    @property
    def plans(self) -> tuple[PlanSettings, ...]:
        """Each plan of its story, from the question on."""
        return tuple(dict.fromkeys(PlanSettings.of(self.settings(k)) for k in range(len(self.reveals) + 1)))

    def closer(self, reveals: int) -> tuple[int, int] | None:
        """Return between which weeks the picture is looked at more closely after so many reveals."""
        if reveals > len(self.reveals):  # the closing sentence is about all weeks
            return (0, self.weeks) if self.reveals[-1].closer else None
        return self.reveals[reveals - 1].closer if reveals else None

    def shown(self, reveals: int) -> set[str]:
        """Return the layers that are on after so many reveals."""
        seen: set[str] = set()
        for reveal in self.reveals[:reveals]:
            seen = (seen | set(reveal.show)) - set(reveal.hide)
        return seen


def scene_id(file: Path) -> str:
    """Return the name of a scene from its file, without the number that orders it.

    Examples
    --------
    >>> scene_id(Path("06_month_six.toml"))
    'month_six'
    >>> scene_id(Path("10_mine.toml.txt"))  # as Windows names it
    'mine'
    """
    return re.sub(r"^[0-9]+_|\.toml(\.txt)?$", "", file.name, flags=re.IGNORECASE)


def strange_sign(text: str) -> str:
    """Return a sign of a text that no picture can hold, or that nobody sees; "" if it has none."""
    # emoji are joined by one that nobody sees; others turn a line round, or leave nothing to read
    unseen = [sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs")]
    return next((sign for sign in unseen if sign not in "\n\t\u200d"), "")


def read(file: Path, own: bool = False) -> Scene:
    """Read one scene.

    Raises
    ------
    SceneError
        A sentence that names the file, the line, the field, and what is allowed.
    """
    try:
        text = files.read_text(file, _MOST_BYTES, wide=True)
    except files.FileError as error:
        raise SceneError(str(error)) from None
    try:
        table, text = as_toml(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)|\(at end of document\)", str(error))
        said = str(error).partition(" (at ")[0]
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        raise SceneError(
            f'{file.name}, line {line}: {said}. A line must look like  title = "Month six"  or  weeks = 52.'
        ) from None
    except RecursionError:
        raise SceneError(f"{file.name} is nested too deeply. A scene needs two levels.") from None
    return _Reader(file.name, text, table).scene(scene_id(file), own)


_STRAIGHT = str.maketrans({**dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'), "\u00a0": " ", "\u200b": ""})
_STEPS = ("show", "hide", "set", "say")


def as_toml(text: str) -> tuple[dict[str, Any], str]:
    r"""Return a table and the text that it was read from, also where a word processor had a hand in it.

    Curly quotation marks become straight ones where the text cannot be read otherwise; ``[reveal]`` is
    ``[[reveal]]``; what stands below a table and belongs to the scene is the scene's.

    Raises
    ------
    tomllib.TOMLDecodeError, RecursionError
        If it is no TOML then, either.

    Examples
    --------
    >>> as_toml('title = “Mine”\n[reveal]\nsay = “Now.”\nweeks = 12')[0]
    {'title': 'Mine', 'reveal': [{'say': 'Now.'}], 'weeks': 12}
    """
    text = re.sub(r"(?m)^([ \t]*)\[[ \t]*(reveal|part)[ \t]*\](?=[ \t]*(?:#.*)?\r?$)", r"\1[[\2]]", text)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        straight = text.translate(_STRAIGHT)
        for other in (straight, straight.translate(str.maketrans("\u2018\u2019", "''"))):
            with suppress(tomllib.TOMLDecodeError):
                table, text = tomllib.loads(other), other
                break
        else:
            raise error
    rows = table.get("reveal")
    inner = [*(rows if isinstance(rows, list) else ()), table.get("plan")]
    for row in (row for row in inner if isinstance(row, dict)):
        for name in [name for name in row if name in _FIELDS and name not in (*_STEPS, *table)]:
            table[name] = row.pop(name)
    return table, text


def read_all(own_folder: Path | None = None) -> tuple[list[Scene], list[str]]:
    """Return the scenes of the course and a coach's own, and a sentence for each file that is wrong."""
    scenes: dict[str, Scene] = {}
    faults = []
    own_files = [] if own_folder is None else data.scene_files(own_folder)
    for file in [*data.scene_files(), *own_files]:
        try:
            scene = read(file, own=file in own_files)
            if scene.id in scenes:
                raise SceneError(
                    f"{file.name}: there is a scene {scene.id!r} already (the number before the name does not count)."
                    f" Give the file another name, such as my_{scene.id}.toml."
                )
        except SceneError as error:
            faults.append(str(error))
        else:
            scenes[scene.id] = scene
    return list(scenes.values()), faults


Place = tuple[str | int, ...]


def _lines(text: str) -> dict[Place, int]:
    """Return on which line each field of a TOML file stands.

    Good enough for a scene: one `key =` a line, tables, and lists of tables.
    """
    found: dict[Place, int] = {}
    counts: dict[str, int] = {}
    table: Place = ()
    inside = ""
    for place, line in enumerate(text.splitlines(), start=1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if header := re.match(r"\s*\[\[\s*([\w.-]+)\s*\]\]", line):
            counts[header[1]] = counts.get(header[1], -1) + 1
            table = (header[1], counts[header[1]])
            found[table] = place
            found.setdefault((header[1],), place)
        elif header := re.match(r"\s*\[\s*([\w.-]+)\s*\]", line):
            first, *rest = header[1].split(".")
            table = (first, *((counts[first],) if first in counts else ()), *rest)
            found[table] = place
        elif key := re.match(r"""\s*["']?([\w-]+)["']?\s*=\s*(.*)""", line):
            found.setdefault((*table, key[1]), place)
            for mark in ('"""', "'''"):
                if key[2].count(mark) == 1:
                    inside = mark
    return found


_FIELDS = (
    *("title", "lessons", "question", "exercise", "view", "person", "other", "weeks", "seed", "closing", "sources"),
    *("plan", "reveal"),
)
_NEEDED = ("title", "lessons", "question", "exercise", "view", "person", "weeks", "closing", "reveal")


def _weeks(value: Any) -> int:
    return whole(value, "It", 1, MOST_WEEKS, "weeks")


def _exercise(value: Any) -> questions.Question:
    if not isinstance(value, str):  # 5.1 is what a learner may type; a file keeps to the id itself
        raise ValueError(f"{shown(value)} is not the id of a question. It must be a text, such as '05.1'.")
    return questions.find(value)


_CHECKS: dict[str, Callable[[Any], Any]] = {
    "view": view_named,
    "exercise": _exercise,
    "seed": lambda value: whole(value, "It", 1, 40, "(a set of mornings)"),
    "weeks": _weeks,
    "week": _weeks,
    **{name: control.check for name, control in plan_controls().items() if name not in ("person", "other")},
}
"""What takes a field's value, or says in a sentence why not; fields that are texts or lists of words are below."""


class _Reader:
    """Turns a TOML table into a scene, field by field, with the line of whatever is wrong."""

    def __init__(self, name: str, text: str, table: dict[str, Any]) -> None:
        self.name, self.table, self.lines = name, table, _lines(text)

    def scene(self, own_id: str, own: bool) -> Scene:
        table = self.table
        self._known((), table, _FIELDS)
        for key in _NEEDED:
            if key not in table:
                raise self._fault((key,), "is missing. It must be there")
        view: View = self._checked(("view",), table["view"])
        people, facts = list(PEOPLE), tuple(view.facts)
        start = {
            "person": self._one_of(("person",), table["person"], people),
            "seed": self._checked(("seed",), table.get("seed", 1)),
            **self._settings(("plan",), table.get("plan", {}), view.controls),
        }
        if "other" in view.controls and "other" not in table:
            raise self._fault(("other",), f"is missing. The view {view.name!r} needs it")
        if "other" in table:
            start["other"] = self._one_of(("other",), table["other"], people)
        weeks: int = self._checked(("weeks",), table["weeks"])
        return Scene(
            id=own_id,
            title=self._text(("title",), table["title"]),
            lessons=self._several(("lessons",), table["lessons"], questions.lessons()),
            question=self._text(("question",), table["question"], facts),
            exercise=self._exercise(table["exercise"], view),
            view=view.name,
            start=start,
            weeks=weeks,
            reveals=self._reveals(table["reveal"], view, weeks),
            closing=self._text(("closing",), table["closing"], facts),
            sources=self._several(
                ("sources",), table.get("sources", []), [row["id"] for row in data.read_rows("references")]
            ),
            own=own,
        )

    def _reveals(self, rows: Any, view: View, weeks: int) -> tuple[Reveal, ...]:
        tables = isinstance(rows, list) and all(isinstance(row, dict) for row in rows)
        if not tables or not 1 <= len(rows) <= MOST_REVEALS:
            raise self._fault(("reveal",), f"must be 1 to {MOST_REVEALS} tables, each beginning with [[reveal]]")
        made = []
        for i, row in enumerate(rows):
            here: Place = ("reveal", i)
            self._known(here, row, ("show", "hide", "say", "set", "closer"))
            if "say" not in row:
                raise self._fault((*here, "say"), "is missing. Each reveal needs one sentence to say")
            seen, gone = (self._several((*here, key), row.get(key, []), list(view.layers)) for key in ("show", "hide"))
            settings = self._settings((*here, "set"), row.get("set", {}), view.controls, "week")
            if settings.get("week", 1) > weeks:
                raise self._fault((*here, "set", "week"), f"is {settings['week']}. It must be 1 to {weeks}")
            say = self._text((*here, "say"), row["say"], tuple(view.facts))
            made.append(Reveal(say, seen, gone, self._closer((*here, "closer"), row.get("closer"), weeks), settings))
        return tuple(made)

    def _exercise(self, name: Any, view: View) -> str:
        """Return what the room votes on: a question of a lesson, or a measure of the view such as "change"."""
        measure = isinstance(name, str) and name in measures(view.name)
        return str(name) if measure else str(self._checked(("exercise",), name).id)

    def _closer(self, where: Place, given: Any, weeks: int) -> tuple[int, int] | None:
        if given is None:
            return None
        ends = given if isinstance(given, list) and len(given) == 2 else [0, 0]
        if not all(type(end) is int for end in ends) or not 0 <= ends[0] < ends[1] <= weeks:
            raise self._fault(where, f"is {shown(given)}. It must be two weeks from 0 to {weeks}, such as [0, {weeks}]")
        return ends[0], ends[1]

    def _settings(self, where: Place, given: Any, controls: Sequence[str], *more: str) -> dict[str, Any]:
        """Read a table of controls: those of plan and training that a view has, and perhaps more of them."""
        if not isinstance(given, dict):
            raise self._fault(where, f"is {shown(given)}. It must be a table, such as {{ deficit_kcal = 500 }}")
        plan = [name for name in controls if (name in UNTOUCHED and name in _CHECKS) or name in more]
        self._known(where, given, plan)
        return {name: self._checked((*where, name), value) for name, value in given.items()}

    def _known(self, where: Place, table: Mapping[str, Any], allowed: Sequence[str]) -> None:
        for key in table:
            if key not in allowed:
                raise self._no_such((*where, key), "is not known here", key, allowed)

    def _several(self, where: Place, value: Any, allowed: Sequence[str]) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise self._fault(where, f'is {shown(value)}. It must be a list, such as ["line", "body"]')
        return tuple(self._one_of(where, name, allowed) for name in value)

    def _one_of(self, where: Place, value: Any, allowed: Sequence[str]) -> str:
        if isinstance(value, str) and value in allowed:
            return value
        raise self._no_such(where, f"is {shown(value)}", str(value), allowed)

    def _text(self, where: Place, value: Any, facts: Sequence[str] | None = None) -> str:
        if not isinstance(value, str) or not value.strip() or len(value) > _MOST_LETTERS:
            length = f", {len(value)} letters long" if isinstance(value, str) and len(value) > 60 else ""
            raise self._fault(where, f"is {shown(value)}{length}. It must be a text of 1 to {_MOST_LETTERS} letters")
        if strange := strange_sign(value):
            raise self._fault(where, f"holds the sign {strange!r}, which cannot be shown. Take it out")
        if facts is None:
            return value.strip()
        try:
            parts = list(string.Formatter().parse(value))
        except ValueError:
            raise self._fault(where, "has a { or } without its other half. Write {{ for a bracket") from None
        for _, name, form, conversion in parts:
            if name is not None and (name not in facts or form or conversion):
                written = f"{name}{'!' * bool(conversion)}{conversion or ''}{':' * bool(form)}{form}"[:60]
                raise self._fault(where, f"has the placeholder {{{written}}}. It must be one of {', '.join(facts)}")
        return value.strip()

    def _checked(self, where: Place, value: Any) -> Any:
        """Return a value as the check of its field takes it."""
        try:
            return _CHECKS[str(where[-1])](value)
        except ValueError as error:
            raise self._fault(where, f"is not right. {str(error).rstrip('.')}") from None

    def _no_such(self, where: Place, words: str, given: str, allowed: Sequence[str]) -> SceneError:
        close = difflib.get_close_matches(given, allowed, n=1)
        meant = f" Did you mean {close[0]!r}?" if close else ""
        return self._fault(where, f"{words}. It must be one of {', '.join(allowed[:60])}", meant)

    def _fault(self, where: Place, words: str, more: str = "") -> SceneError:
        line = next((self.lines[where[:n]] for n in range(len(where), 0, -1) if where[:n] in self.lines), 1)
        names = [str(part + 1) if isinstance(part, int) else part for part in where]
        return SceneError(f'{self.name}, line {line}, field "{" ".join(names)}": {words}.{more}')
