"""A lesson, as builder, linter and pages see it: read from its folder below ``notebooks/source/``.

``lesson.py`` is a script of cells in jupytext's percent format; ``about.toml`` says what index, map, glossary and
run sheets ask of the lesson (`About`). In the prose of ``lesson.py`` the same facts are placeholders:
``{{title}}``, ``{{wrong idea}}``, ``{{needs}}``, ``{{care}}``, ``{{next}}``, ``{{claims}}``. `filling` has the
others, except ``{{minutes}}``, ``{{minutes class}}``, ``{{minutes parts}}``, ``{{minutes formula}}``: how long the
lesson takes alone and in class, part by part, and how that is worked out (`lesson_minutes`).

The paragraph `**Care:**` of lesson 00 ends with who plans are not for (`care.NOT_FOR`); others link to it.

A coach's cell has the tag ``coach`` and the kind of what it says, one of `filling.NOTE_KINDS`. Where it goes
on to another kind, a mark such as ``{{late}}`` stands; marks and kinds are not in the notebooks.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import jupytext

from lessons_lib.science.care import NOT_FOR
from tools.cells import Cell, dotted
from tools.filling import NOTE_KINDS, Filler
from tools.minutes import Minutes, lesson_minutes

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = ROOT / "notebooks"
SOURCES = NOTEBOOKS / "source"

STEPS = (
    "After this you can", "Recall", "What people say", "Predict", "Run", "Compare", "Why it is wrong",
    "Worked example", "Your turn", "Explore", "Change the model", "What the model leaves out", "Another person",
    "Exit ticket", "Recap", "Sources", "Come back",
)  # fmt: skip
"""How the headings begin that tools know; "Another direction" stands for another person too. Others are free, and so
is the order. "Come back in a week" is there where no later lesson asks the exit tickets again."""

CALLS = tuple(f"lesson.{what}" for what in ("ask", "draw", "compare", "reveal", "predict", "check", "hint", "solution"))
"""What is called with a question's id."""
WHOLE_NOTE = "00_start_here.ipynb"
"""Where the whole note of care stands."""
_MARK = re.compile(rf"\{{\{{({'|'.join(NOTE_KINDS[1:])})\}}\}}\s?")
_MINUTES = re.compile(r"\{\{\s*minutes\b([^{}]*?)\s*\}\}")


class LessonError(Exception):
    """A lesson that cannot be read or built; the text holds one sentence per fault."""


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of a lesson, and where."""

    file: str
    cell: int  # from 1; 0: the whole lesson
    text: str

    def __str__(self) -> str:
        where = f"{self.file}, cell {self.cell}" if self.cell else self.file
        return f"{where}: {self.text}"


# --- what stands about a lesson ------------------------------------------------------------


@dataclass(frozen=True)
class About:
    """What ``about.toml`` says of a lesson; lessons are named by their numbers."""

    question: str
    wrong_idea: str
    needs: tuple[str, ...]
    next: str  # the lesson that follows; "" for the last
    next_words: str  # the question that leads on
    claims: tuple[str, ...]  # rows of data/claims.csv that it meets
    words: tuple[str, ...]  # terms of data/glossary.csv that it explains first
    short: str = ""  # a word or two for the name of the learner's copy: "scale" in "06 scale.ipynb"
    idea: str = ""  # what it leaves behind, on the map
    strand: str = ""  # its part of the course; "" for a twin, which stands beside the course
    helps: tuple[str, ...] = ()  # what helps, and is not needed
    also: str = ""  # what else is needed
    builds_on: tuple[str, ...] = ()  # where the map's arrows come from
    recap: tuple[str, ...] = ()  # the three sentences of its recap; their numbers are placeholders

    @property
    def needed(self) -> str:
        """The lessons that are needed and that help, in words."""
        parts = []
        if self.needs:
            parts.append(_lessons(self.needs))
        if self.helps:
            parts.append(f"{_lessons(self.helps)} help{'s' * (len(self.helps) == 1)}")
        return "; ".join(parts) or "nothing"

    @property
    def needed_in_full(self) -> str:
        """The same with what else is needed."""
        if not self.also:
            return self.needed
        return f"{self.needed}{'. ' if self.also[0].isupper() else '; '}{self.also}"

    def fill(self, text: str, number: str, sources: Path = SOURCES) -> str:
        """Put these facts into a lesson's prose; the next lesson is a link, if it is among the sources."""
        following = f"lesson {self.next}. " if self.next else ""
        for folder in sources.glob(f"{self.next}_*/") if self.next else ():
            following = f"[lesson {self.next}]({folder.name}.ipynb). "
        facts = {
            "title": f"{number} · {self.question}",
            "wrong idea": self.wrong_idea,
            "needs": self.needed_in_full,
            "care": f"our people are made up, the studies real ([not for you?]({WHOLE_NOTE}))",
            "next": following + self.next_words,
            "claims": " ".join(self.claims) or "none",
        }
        return re.sub(r"\{\{([a-z ]+)\}\}", lambda found: facts.get(found[1], found[0]), text)


def listed(words: tuple[str, ...] | list[str]) -> str:
    """Join words with commas and "and"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _lessons(numbers: tuple[str, ...]) -> str:
    return f"lesson{'s' * (len(numbers) > 1)} {listed(numbers)}"


def read_about(folder: Path) -> About:
    """Read a lesson's ``about.toml``."""
    file = folder / "about.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LessonError(f"{shown_path(file)} cannot be read: {error}.") from error
    known = {field.name: field.default is MISSING for field in fields(About)}
    wrong = [name for name in {**known, **data} if name not in known or (known[name] and name not in data)]
    if wrong:
        must = listed([name for name in known if known[name]])
        may = listed([name for name in known if not known[name]])
        told = f"{wrong[0]!r} is unknown or missing. It must have {must}; it may have {may}."
        raise LessonError(f"{shown_path(file)}: {told}")
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
    return About(**values)


# --- a lesson ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Note:
    """One thing that a coach's cell says."""

    kind: str  # one of NOTE_KINDS
    step: str  # the heading it stands under
    text: str


@dataclass(frozen=True)
class Lesson:
    """One lesson, filled."""

    name: str  # "06_the_fluctuating_scale"
    file: str  # as named in messages
    source: str  # the text of lesson.py
    about: About
    cells: tuple[Cell, ...]
    notes: tuple[Note, ...]
    minutes: Minutes
    filler: Filler
    course: Mapping[str, About]  # every lesson that has a source, by its number
    faults: tuple[Problem, ...] = ()  # what could not be filled

    @property
    def number(self) -> str:
        return self.name[:2]

    @property
    def title(self) -> str:
        return f"{self.number} · {self.about.question}"

    @property
    def student(self) -> list[Cell]:
        return [cell for cell in self.cells if not cell.coach]

    @property
    def code(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.code]

    @property
    def prose(self) -> str:
        return "\n\n".join(text for cell in self.student if (text := cell.asked if cell.code else cell.text))

    @property
    def has_recall(self) -> bool:
        return f"{int(self.number) - 2:02d}" in self.course

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

    @cached_property
    def verbs(self) -> list[str]:
        """What one can do afterwards: a sentence of three parts with `;` between them, or a list below the words."""
        prose = "\n\n".join(cell.text for cell in self.student if not cell.code)
        told = re.search(r"(?s)\*\*After this you can\*\*(.+?)\.(?=\s|$)", prose)
        if told:
            return [" ".join(part.split()) for part in told[1].split(";")]
        first = self.sections.get("After this you can", [])
        found = re.findall(r"(?m)^- ((?:.+\n?(?:  .+\n?)*))", first[0].text if first else "")
        return [" ".join(item.split()).rstrip(";.") for item in found]

    def said(self, kind: str) -> list[Note]:
        return [note for note in self.notes if note.kind == kind]

    def calls(self) -> Iterator[tuple[Cell, str, str]]:
        """Give each call with a question's id: cell, function, id ("" if it is not a text)."""
        for cell in self.code:
            for call in cell.called(*CALLS):
                first = call.args[0] if call.args else None
                text = first.value if isinstance(first, ast.Constant) else ""
                yield cell, dotted(call.func), text if isinstance(text, str) else ""

    def asked(self) -> dict[str, int]:
        """Give the questions that are asked, each with the number of its first cell."""
        found: dict[str, int] = {}
        for cell in self.code:
            for name in cell.asks:
                found.setdefault(name, cell.number)
            if cell.called("lesson.capstone"):  # it asks the lesson's band of the client
                found.setdefault(f"{self.number}.band", cell.number)
        return found

    def problem(self, cell: Cell | int, text: str) -> Problem:
        return Problem(self.file, cell if isinstance(cell, int) else cell.number, text)


def step_of(heading: str) -> str:
    """Give the step that a heading begins; "" if none."""
    heading = heading.replace("Another direction", "Another person", 1)
    return next((step for step in STEPS if re.match(rf"{step}\b", heading)), "")


# --- reading -------------------------------------------------------------------------------


def find_sources(folder: Path = SOURCES, only: tuple[str, ...] = ()) -> list[Path]:
    """List the lessons' folders in order; `only` picks lessons by number ("06") or name."""
    found = sorted(path.parent for path in folder.glob("*/lesson.py") if re.fullmatch(r"\d\d_\w+", path.parent.name))
    for word in only:
        if not any(word in (path.name, path.name[:2]) for path in found):
            known = ", ".join(path.name for path in found) or "none yet"
            raise LessonError(f"There is no lesson {word!r} in {folder}. There are: {known}.")
    return [path for path in found if not only or path.name in only or path.name[:2] in only]


def shown_path(path: Path) -> str:
    """Give a path as messages name it: from the project's folder on, where it lies inside."""
    path = path.resolve()
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def read_abouts(folder: Path = SOURCES) -> dict[str, About]:
    """Read what stands about each lesson, by its number."""
    return {path.name[:2]: read_about(path) for path in find_sources(folder)}


def read_lesson(folder: Path, filler: Filler, course: Mapping[str, About] | None = None) -> Lesson:
    """Read one lesson and fill it; what cannot be filled stays as it is and is a fault of the lesson.

    Parameters
    ----------
    folder
        The lesson's folder.
    filler
        Where the words for its placeholders come from.
    course
        All lessons there are; those beside it unless given.
    """
    file, number, about = folder / "lesson.py", folder.name[:2], read_about(folder)
    shown, source = shown_path(file), file.read_text(encoding="utf-8")
    book = jupytext.reads(source, fmt="py:percent")
    cells, problems = [], []
    for at, cell in enumerate(book.cells, 1):
        asked = ""
        raw = text = cell.source
        if cell.cell_type == "markdown":
            raw = _with_not_for(about.fill(cell.source, number, folder.parent), source)
            text, faults = filler.fill(raw, number)
            problems += [Problem(shown, at, fault) for fault in faults]
        made = Cell(at, cell.cell_type, text, raw, tuple(cell.metadata.get("tags", ())))
        for name in made.asks:
            try:
                asked += f"{filler.ask(name)}\n\n"
            except (LookupError, ValueError) as error:
                problems.append(Problem(shown, at, f"{name!r} cannot be asked: {error.args[0]}"))
        cells.append(replace(made, asked=asked.strip()))
    minutes = lesson_minutes(cells)
    for at, done in enumerate(cells):
        try:
            cells[at] = _with_text(done, _MINUTES.sub(lambda found: minutes.words(found[1].strip()), done.text))
        except ValueError as error:
            problems.append(Problem(shown, done.number, str(error)))
    for done in cells:
        if done.coach and done.code:
            problems.append(Problem(shown, done.number, "A coach cell holds code. Make it markdown: all run the same."))
        elif not (done.coach or done.code) and (mark := _MARK.search(done.text)):
            problems.append(Problem(shown, done.number, f"{mark[0].strip()} stands outside a coach's cell."))
    notes = tuple(_notes(cells))
    cells = [_with_text(done, _MARK.sub("", done.text)) if done.coach else done for done in cells]
    course = read_abouts(folder.parent) if course is None else course
    return Lesson(folder.name, shown, source, about, tuple(cells), notes, minutes, filler, course, tuple(problems))


def _with_not_for(text: str, source: str) -> str:
    """Say below a lesson's care, where its code makes plans, who they are not for, unless it links to who says so."""
    if WHOLE_NOTE in text or not re.search(r"\bPlan\.", source):
        return text

    # to the end of the paragraph, inside its small print
    def longer(care: re.Match[str]) -> str:
        told = care[0].removesuffix("</small>")
        return f"{told}\n{NOT_FOR}{care[0][len(told) :]}"

    return re.sub(r"(?m)^\*\*Care:\*\*.*(?:\n.+)*", longer, text)


def _with_text(cell: Cell, text: str) -> Cell:
    return cell if cell.code else replace(cell, text=text)


def _notes(cells: list[Cell]) -> Iterator[Note]:
    step = ""
    for cell in cells:
        if not cell.coach:
            step = (re.findall(r"(?m)^## (.+)$", "" if cell.code else cell.text) or [step])[-1]
            continue
        kind = next((tag for tag in cell.tags if tag in NOTE_KINDS), "")
        first, *others = _MARK.split(cell.text.removeprefix("**Coach:**"))
        for name, text in zip([kind, *others[::2]], [first, *others[1::2]], strict=True):
            if said := " ".join(text.split()):
                yield Note(name, step, said[0].upper() + said[1:])
