"""A lesson as the rules see it, read from its source or from a stored edition."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import reading
from lessons import COACH, SOURCES, Filler, fill_cells, find_sources, read_source, shown_path
from minutes import count_words

STEPS: tuple[tuple[str, ...], ...] = (
    ("After this you can",),
    ("Recall",),
    ("What people say",),
    ("Predict",),
    ("Run",),
    ("Compare",),
    ("Why it is wrong",),
    ("Worked example",),
    ("Your turn",),
    ("Explore",),
    ("Change the model",),
    ("What the model leaves out",),
    ("Another person", "Another direction"),
    ("Hints and solutions",),
    ("Exit ticket",),
    ("Recap",),
    ("Sources",),
)


@dataclass(frozen=True, order=True)
class Problem:
    """One broken rule."""

    file: str
    cell: int  # from 1; 0: the whole lesson
    text: str

    def __str__(self) -> str:
        where = f"{self.file}, cell {self.cell}" if self.cell else self.file
        return f"{where}: {self.text}"


@dataclass(frozen=True)
class Cell:
    """One cell as the rules see it."""

    number: int
    kind: str
    text: str  # placeholders filled
    raw: str
    tags: frozenset[str] = frozenset()
    outputs: tuple[dict[str, Any], ...] = ()
    count: int | None = None

    @property
    def coach(self) -> bool:
        return COACH in self.tags

    @property
    def code(self) -> bool:
        return self.kind == "code"

    @cached_property
    def tree(self) -> ast.Module:
        """The cell's Python; empty if it is none (another rule says so)."""
        try:
            return ast.parse(self.text if self.code else "")
        except SyntaxError:
            return ast.parse("")

    @cached_property
    def calls(self) -> list[ast.Call]:
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        return sorted(found, key=lambda call: (call.lineno, call.col_offset))

    def called(self, *names: str) -> list[ast.Call]:
        """List the calls of functions by dotted name; "charts." means anything in charts."""
        return [
            call
            for call in self.calls
            if any(
                dotted(call.func).startswith(name) if name.endswith(".") else dotted(call.func) == name
                for name in names
            )
        ]

    @property
    def shows(self) -> bool:
        """Whether the cell draws a chart or an app."""
        return bool(self.called("charts.", "apps."))

    @property
    def lines(self) -> int:
        return sum(1 for line in self.text.splitlines() if line.strip())

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        if self.code:
            return []
        prose = re.sub(r"^(```|~~~).*?^\1", "", self.text, flags=re.MULTILINE | re.DOTALL)
        return [(len(m[1]), m[2].strip()) for m in re.finditer(r"^(#{1,6})\s+(.*)$", prose, re.M)]


def dotted(node: ast.expr) -> str:
    """Give ``charts.weight`` for that expression; "" for what is no chain of names."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{inner}.{node.attr}" if (inner := dotted(node.value)) else ""
    return f"{inner}()" if isinstance(node, ast.Call) and (inner := dotted(node.func)) else ""


@dataclass(frozen=True)
class Lesson:
    """One lesson: a source, or one stored edition."""

    name: str
    file: str
    cells: tuple[Cell, ...]
    known: frozenset[str]  # the numbers of the lessons that have a source
    edition: Literal["source", "student", "coach"] = "source"
    notebook: dict[str, Any] = field(default_factory=dict)
    filler: Filler | None = None  # where a source's words come from

    @property
    def stored(self) -> bool:
        return self.edition != "source"

    @property
    def number(self) -> str:
        return self.name[:2]

    @property
    def student(self) -> list[Cell]:
        return [cell for cell in self.cells if not cell.coach]

    @property
    def code(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.code]

    @property
    def prose(self) -> str:
        return "\n\n".join(cell.text for cell in self.student if not cell.code)

    @property
    def words(self) -> int:
        return count_words(self.prose)

    @property
    def minutes(self) -> int:
        found = re.search(r"\*\*Minutes:\*\*\s*(\d+)", self.prose)
        return int(found[1]) if found else 0

    @cached_property
    def sentences(self) -> list[reading.Sentence]:
        """The running prose that a learner reads, without the list of sources."""
        terms = self.filler.terms if self.filler else ()
        prose = "\n\n".join(cell.raw for cell in self.student if not cell.code)
        return reading.read(re.split(r"^## Sources\b", prose, flags=re.MULTILINE)[0], terms)

    @cached_property
    def replies(self) -> list[reading.Sentence]:
        """The sentences of everything that the lesson's exercises may say."""
        if not self.filler:
            return []
        return [s for text in self.filler.replies(self.number) for s in reading.read(text, self.filler.terms)]

    @property
    def has_recall(self) -> bool:
        return f"{int(self.number) - 2:02d}" in self.known

    @cached_property
    def sections(self) -> dict[str, list[Cell]]:
        """The student's cells by step; a cell with a heading begins its step."""
        found: dict[str, list[Cell]] = {}
        step = ""
        for cell in self.student:
            for level, words in cell.headings:
                if level == 2:
                    step = step_of(words)
                    found.setdefault(step, []).append(cell)
            if step and (not found[step] or found[step][-1] is not cell):
                found[step].append(cell)
        return found

    def checks(self) -> Iterator[tuple[Cell, str, str]]:
        """Give each call with an exercise's id: cell, function, id ("" if it is not a text)."""
        names = ("lesson.predict", "lesson.check", "lesson.hint", "lesson.solution")
        for cell in self.code:
            for call in cell.called(*names):
                first = call.args[0] if call.args else None
                text = first.value if isinstance(first, ast.Constant) else ""
                yield cell, dotted(call.func), text if isinstance(text, str) else ""

    def asked(self) -> dict[str, int]:
        """Give the exercises that are asked, each with the number of its first cell."""
        found: dict[str, int] = {}
        for cell in self.cells:
            if cell.code or cell.coach:
                continue
            pattern = r"^> \*\*(\d\d\.\w+)\*\*" if self.stored else r"\{\{\s*ask\s+(\S+?)\s*\}\}"
            text = cell.text if self.stored else cell.raw
            for match in re.finditer(pattern, text, re.MULTILINE):
                found.setdefault(match[1], cell.number)
        return found

    def problem(self, cell: Cell | int, text: str) -> Problem:
        return Problem(self.file, cell if isinstance(cell, int) else cell.number, text)


def step_of(heading: str) -> str:
    """Give the step that a heading begins, named by its first wording; "" if none."""
    for wordings in STEPS:
        if any(re.match(rf"{re.escape(words)}\b", heading) for words in wordings):
            return wordings[0]
    return ""


def output_texts(cell: Cell) -> Iterator[str]:
    """Give the words that a cell's outputs show."""
    for output in cell.outputs:
        data = output.get("data", {})
        for value in (output.get("text"), *(data.get(mime) for mime in data if "text/" in mime)):
            if value:
                yield joined(value)


def joined(value: str | list[str]) -> str:
    """Give a text that a notebook may hold as a list of lines."""
    return value if isinstance(value, str) else "".join(value)


def known_numbers(folder: Path = SOURCES) -> frozenset[str]:
    """Give the numbers of the lessons that have a source."""
    return frozenset(path.name[:2] for path in find_sources(folder))


def load_source(path: Path, filler: Filler, known: frozenset[str]) -> tuple[Lesson, list[Problem]]:
    """Read a source; what cannot be filled is a problem, and stays as it is."""
    source = read_source(path)
    filled, faults = fill_cells(source.cells, filler)
    problems = [Problem(source.file, number, text) for number, text in faults]
    pairs = zip(filled, source.cells, strict=True)
    cells = tuple(Cell(cell.number, cell.kind, cell.text, old.text, cell.tags) for cell, old in pairs)
    return Lesson(source.name, source.file, cells, known, filler=filler), problems


def load_edition(path: Path, known: frozenset[str]) -> Lesson:
    """Read a stored notebook."""
    book = json.loads(path.read_text(encoding="utf-8"))
    cells = tuple(
        Cell(
            number,
            cell["cell_type"],
            joined(cell["source"]),
            joined(cell["source"]),
            frozenset(cell.get("metadata", {}).get("tags", ())),
            tuple(cell.get("outputs", ())),
            cell.get("execution_count"),
        )
        for number, cell in enumerate(book["cells"], 1)
    )
    edition: Literal["student", "coach"] = "coach" if path.parent.name == COACH else "student"
    return Lesson(path.stem, shown_path(path), cells, known, edition, book)
