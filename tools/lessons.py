"""Read the lessons' sources and fill what is left open in their prose.

A source is ``notebooks/source/NN_name.py`` in jupytext's percent format. Its markdown may hold

``{{ask 06.1}}``
    the question of an exercise, with its options if it has any; alone on its line
``{{= project(PEOPLE["ana"], Plan.deficit(500), days=84).weight_kg[-1] | .1f}}``
    a number that the library computes now; the words after the last `` | `` are its format
``{{cite hall_2011}}``
    a reference of ``data/references.csv``

Code is never changed. What cannot be filled is a `LessonError` that names file, cell, placeholder.
"""

from __future__ import annotations

import ast
import builtins
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "notebooks" / "source"
COACH = "coach"
PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


class LessonError(Exception):
    """A lesson that cannot be built; the text holds one sentence per fault."""


@dataclass(frozen=True)
class Cell:
    """One cell as its author wrote it."""

    number: int  # from 1, coach cells counted: where to look in the source
    kind: str  # "markdown" or "code"
    text: str
    tags: frozenset[str] = frozenset()

    @property
    def coach(self) -> bool:
        return COACH in self.tags


@dataclass(frozen=True)
class Source:
    """One lesson's source."""

    name: str  # "06_fluctuating_scale"
    file: str  # as named in messages
    cells: tuple[Cell, ...]

    @property
    def number(self) -> str:
        return self.name[:2]


def find_sources(folder: Path = SOURCES, only: tuple[str, ...] = ()) -> list[Path]:
    """List the lessons' sources in order; `only` picks lessons by number ("06") or name."""
    found = sorted(path for path in folder.glob("*.py") if re.match(r"\d\d_\w+\.py$", path.name))
    if not only:
        return found
    picked = [path for path in found if path.stem in only or path.stem[:2] in only]
    for word in only:
        if not any(word in (path.stem, path.stem[:2]) for path in found):
            known = ", ".join(path.stem for path in found) or "none yet"
            raise LessonError(f"There is no lesson {word!r} in {folder}. There are: {known}.")
    return picked


def shown_path(path: Path) -> str:
    """Give a path as messages name it: from the project's folder on, where it lies inside."""
    path = path.resolve()
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def read_source(path: Path) -> Source:
    """Read one source file."""
    book = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    cells = tuple(
        Cell(number, cell.cell_type, cell.source, frozenset(cell.metadata.get("tags", ())))
        for number, cell in enumerate(book.cells, 1)
    )
    return Source(path.stem, shown_path(path), cells)


# --- filling -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Filler:
    """Where the words for placeholders come from.

    Each function raises `LookupError` or `ValueError`, whose text says why, if it has none.
    """

    ask: Callable[[str], str]
    name: Callable[[str], object]
    cite: Callable[[str], str]
    known: dict[str, str] = field(default_factory=dict)  # computed once, asked for often

    def fill(self, text: str) -> str:
        """Fill every placeholder of one markdown cell."""
        faults: list[str] = []

        def put(found: re.Match[str]) -> str:
            inner = found[1].strip()
            try:
                if inner not in self.known:
                    self.known[inner] = self._words(inner)
                if inner.startswith("ask ") and not _alone_on_its_line(found):
                    raise ValueError("Put it on a line of its own")
            except Exception as error:  # whatever an expression raises belongs in the message
                faults.append(f"{found[0]} cannot be filled: {_reason(error)}")
                return found[0]
            return self.known[inner]

        filled = PLACEHOLDER.sub(put, text)
        if faults:
            raise LessonError("\n".join(faults))
        return filled

    def _words(self, inner: str) -> str:
        if inner.startswith("="):
            return computed(inner[1:], self.name)
        kind, _, what = inner.partition(" ")
        if kind == "ask" and what:
            return self.ask(what.strip())
        if kind == "cite" and what:
            return self.cite(what.strip())
        raise ValueError("It must be {{ask ID}}, {{cite ID}} or {{= expression | format}}")


def _alone_on_its_line(found: re.Match[str]) -> bool:
    before = found.string[: found.start()].rpartition("\n")[2]
    after = found.string[found.end() :].partition("\n")[0]
    return not before.strip() and not after.strip()


def _reason(error: Exception) -> str:
    text = str(error.args[0]) if error.args else ""
    if not isinstance(error, ValueError | LookupError):
        text = f"{type(error).__name__}: {text}"
    return text.rstrip(".") + "."


def computed(expression: str, name: Callable[[str], object]) -> str:
    """Compute the number of one ``{{= expression | format}}`` and format it.

    >>> computed("2 * 3.14159 | .2f", {}.__getitem__)
    '6.28'
    """
    code, bar, form = expression.rpartition(" | ")
    code, form = (code, form.strip()) if bar else (expression, "")
    tree = ast.parse(code.strip(), mode="eval")
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    made = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and _is_target(node)}
    made |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    names = {word: name(word) for word in sorted(used - made) if not hasattr(builtins, word)}
    value: Any = eval(compile(tree, "<placeholder>", "eval"), names)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"It gives {value!r}, and only a number or a text can be printed")
    if isinstance(value, float):
        value = float(value)  # numpy's own floats print with their type's name
        if not math.isfinite(value):
            raise ValueError(f"It gives {value}, which is no number to print")
    words = format(value, form)
    # A rounded-off loss of nothing is "0.0", not "-0.0".
    return words.removeprefix("-") if re.fullmatch(r"-0(\.0*)?", words) else words


def _is_target(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


# --- the course's own words ----------------------------------------------------------------


def course_filler() -> Filler:
    """Fill from the course itself: its exercises, its library and its references."""
    import lessons_lib
    from lessons_lib.data import SHOWABLE_TAGS, read_rows
    from lessons_lib.teaching import exercises

    def name(word: str) -> object:
        return getattr(lessons_lib, word)

    def cite(key: str) -> str:
        rows = {row["id"]: row for row in read_rows("references")}
        if key not in rows:
            raise ValueError(f"data/references.csv has no row {key!r}")
        if rows[key]["tag"] not in SHOWABLE_TAGS:
            raise ValueError(f"Its tag is {rows[key]['tag']}, so it may not be printed as data")
        return reference(rows[key])

    def ask(key: str) -> str:
        return exercises.find(key).markdown()

    return Filler(ask=ask, name=name, cite=cite)


def reference(row: Mapping[str, str]) -> str:
    """Write one row of ``data/references.csv`` as it is read in a lesson.

    >>> row = {"authors": "Hall KD; Sacks G; Chow CC", "year": "2011", "where": "Lancet"}
    >>> reference({**row, "doi": "10.1/x"})
    'Hall et al. 2011, [doi:10.1/x](https://doi.org/10.1/x)'
    >>> reference({**row, "doi": "", "authors": "Wishnofsky M"})
    'Wishnofsky 2011, Lancet'
    """
    authors = [re.sub(r",?( [A-Z][A-Z.-]*)+$", "", a.strip()) for a in _people(row["authors"])]
    who = authors[0]
    if len(authors) == 2:
        who = " and ".join(authors)
    elif len(authors) > 2:
        who = f"{who} et al."
    doi = row["doi"].strip()
    place = f"[doi:{doi}](https://doi.org/{doi})" if doi else row["where"].strip()
    return f"{who} {row['year'].strip()}, {place}"


def _people(authors: str) -> list[str]:
    if "et al" in authors:
        return [authors]
    return re.split(r";| and | & ", authors) if re.search(r";| and | & ", authors) else [authors]
