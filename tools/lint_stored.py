"""Rules of what is stored. That it is what the sources give, the builder checks; here it is what outputs hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.cells import COACH, Cell
from tools.lessons import Problem, shown_path
from tools.lint_words import NO_ALT, UNKIND

MOST_OUTPUT_BYTES = 200_000
MOST_NOTEBOOK_BYTES = 1_000_000


@dataclass(frozen=True)
class Stored:
    """One stored notebook."""

    file: str
    cells: list[dict[str, Any]]

    @property
    def code(self) -> list[tuple[Cell, list[dict[str, Any]]]]:
        """Each code cell, to read its Python, and its outputs."""
        return [
            (Cell(number, "code", joined(cell["source"])), cell["outputs"])
            for number, cell in enumerate(self.cells, 1)
            if cell["cell_type"] == "code"
        ]

    def problem(self, cell: Cell | int, text: str) -> Problem:
        return Problem(self.file, cell if isinstance(cell, int) else cell.number, text)


def read_stored(path: Path) -> Stored:
    """Read a stored notebook."""
    return Stored(shown_path(path), json.loads(path.read_text(encoding="utf-8"))["cells"])


def joined(value: str | list[str]) -> str:
    """Give a text that a notebook may hold as a list of lines."""
    return value if isinstance(value, str) else "".join(value)


def shown_words(outputs: list[dict[str, Any]]) -> str:
    """Give the words that a cell's outputs show."""
    shown = [output.get("text", "") for output in outputs]
    shown += [text for output in outputs for mime, text in output.get("data", {}).items() if "text/" in mime]
    return "\n".join(map(joined, shown))


def words_are_fit(stored: Stored) -> Iterator[Problem]:
    """No output holds what changes from run to run, a picture without words, or a word that shames."""
    for cell, outputs in stored.code:
        words = shown_words(outputs)
        if re.search(r"\bat 0x[0-9a-f]{6,}|/ipykernel_\d|id=\"T_[0-9a-f]{4,}", words):
            yield stored.problem(cell, "The output holds an address or id that changes.")
        if NO_ALT.search(words):
            yield stored.problem(cell, "The output's picture has no alt text.")
        for found in UNKIND.finditer(words):
            yield stored.problem(cell, f"{found[0]!r} in the output can shame. Use a neutral word.")


def pictures_have_words(stored: Stored) -> Iterator[Problem]:
    """A stored chart or app has its picture and a sentence."""
    for cell, outputs in stored.code:
        pictures = [output["data"] for output in outputs if "image/png" in output.get("data", {})]
        if cell.shows and not pictures:
            yield stored.problem(cell, "The chart or app is stored without its picture.")
        for data in pictures:
            words = joined(data.get("text/plain", "")).strip().strip("'\"")
            if words.startswith("<") or len(words.split()) < 4 or not words.endswith((".", "?", "!")):
                yield stored.problem(cell, f"The picture's text is no sentence: {words[:60]!r}.")


def sizes_are_small(stored: Stored) -> Iterator[Problem]:
    """No output and no notebook is heavy."""
    for cell, outputs in stored.code:
        if any(len(json.dumps(output)) > MOST_OUTPUT_BYTES for output in outputs):
            yield stored.problem(cell, f"The output is over {MOST_OUTPUT_BYTES // 1000} kB.")
    if len(json.dumps(stored.cells)) > MOST_NOTEBOOK_BYTES:
        yield stored.problem(0, f"The notebook is over {MOST_NOTEBOOK_BYTES // 1000:,} kB.")


RULES: tuple[Callable[[Stored], Iterable[Problem]], ...] = (words_are_fit, pictures_have_words, sizes_are_small)


def lint_stored(path: Path) -> list[Problem]:
    """Give every problem of one stored notebook, in the order of its cells."""
    stored = read_stored(path)
    return sorted({problem for rule in RULES for problem in rule(stored)})


def editions_agree(student: Stored, coach: Stored) -> Iterator[Problem]:
    """The coach edition is the student edition and markdown cells for the coach, so both run the same code."""
    theirs = [COACH in cell["metadata"].get("tags", ()) for cell in coach.cells]
    for number, (cell, of_coach) in enumerate(zip(coach.cells, theirs, strict=True), 1):
        if of_coach and cell["cell_type"] != "markdown":
            yield coach.problem(number, "A coach cell holds code. Make it markdown.")
    if [cell for cell, of_coach in zip(coach.cells, theirs, strict=True) if not of_coach] != student.cells:
        yield coach.problem(0, "Without its coach cells it is not the student edition. Run `make notebooks`.")
