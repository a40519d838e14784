"""The course as its pages show it: each lesson's question, wrong idea and minutes, and the coach's notes.

Everything is read from the lessons' sources, so that no page says it a second time in other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lessons import Filler, LessonError, Source, fill_cells, find_sources, read_source

TWIN = re.compile(r"(?:^|_)(?:reservoir|lake|twin)(?:_|$)")
"""What the file of the neutral twin is called; it stands beside the course and not in its row."""

# A coach's cell is running text. A new kind of note begins with one of these words.
_NOTES = (
    ("minutes", re.compile(r"(?=\b\d+ minutes\b[^.:]*:)")),
    ("project", re.compile(r"(?=(?:(?<=^)|(?<=[.?!”] ))(?:P|p)roject (?:this|the|it|its|both|a|one)\b)")),
    ("late", re.compile(r"(?=\bLate\?)")),
    ("sensitivity", re.compile(r"(?=\bSensitivity:)")),
    ("vote", re.compile(r"(?=(?:(?<=^)|(?<=[.?!”] ))[Vv]ote\b)")),
)
_KINDS = ("minutes", "vote", "project", "late", "sensitivity")


@dataclass(frozen=True)
class Note:
    """One thing that a coach's cell says."""

    kind: str  # one of _KINDS
    step: str  # the heading it stands under, "" before the first step
    text: str


@dataclass(frozen=True)
class Lesson:
    """What the pages say of one lesson."""

    source: Source  # its markdown is filled
    question: str
    verbs: tuple[str, ...]  # "after this you can"
    wrong_idea: str
    minutes: int
    needs: str
    notes: tuple[Note, ...]
    class_minutes: int  # what the coach's cell plans for a class
    steps: tuple[tuple[str, int], ...]  # the minutes of each part in class; () if the cell names none

    @property
    def number(self) -> str:
        return self.source.number

    @property
    def file(self) -> str:
        return f"{self.source.name}.ipynb"

    @property
    def title(self) -> str:
        return f"{self.number} · {self.question}"

    def said(self, kind: str) -> list[Note]:
        return [note for note in self.notes if note.kind == kind]

    @property
    def text(self) -> str:
        """The student's words and code, for finding a term in them."""
        return "\n".join(cell.text for cell in self.source.cells if not cell.coach)


def minutes_of(source: Source) -> int:
    """Give the minutes that a lesson takes, read alone: the one place where the pages get them from."""
    return int(_only(source, r"\*\*Minutes:\*\*\s*(\d+)", "a line `**Minutes:** 45`"))


def read_lesson(path: Path, filler: Filler) -> Lesson:
    """Read one lesson."""
    raw = read_source(path)
    cells, faults = fill_cells(raw.cells, filler)
    if faults:
        raise LessonError("\n".join(f"{raw.file}, cell {number}: {text}" for number, text in faults))
    source = replace(raw, cells=tuple(cells))
    aims = _section(source, "After this you can")
    verbs = re.findall(r"(?m)^- ((?:.+\n?(?:  .+\n?)*))", aims)
    notes = tuple(_notes(source))
    class_minutes, steps = _steps(source, notes)
    return Lesson(
        source=source,
        question=_only(source, r"(?m)^# \d\d · (.+)$", "a title `# 06 · question?`"),
        verbs=tuple(_plain(verb).rstrip(";.") for verb in verbs),
        wrong_idea=_wrong_idea(source),
        minutes=minutes_of(source),
        needs=_plain(_only(source, r"\*\*Needs:\*\*\s*(.+(?:\n.+)*)", "a line `**Needs:**`")).rstrip("."),
        notes=notes,
        class_minutes=class_minutes,
        steps=steps,
    )


def read_course(filler: Filler, sources: Sequence[Path] | None = None) -> list[Lesson]:
    """Read every lesson there is, in order, without the neutral twin."""
    paths = find_sources() if sources is None else sources
    return [read_lesson(path, filler) for path in paths if not TWIN.search(path.stem)]


def twin_source(sources: Iterable[Path]) -> Path | None:
    """Find the neutral twin, if it is written."""
    return next((path for path in sources if TWIN.search(path.stem)), None)


# --- reading -------------------------------------------------------------------------------


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _only(source: Source, pattern: str, what: str) -> str:
    for cell in source.cells:
        if cell.kind == "markdown" and not cell.coach and (found := re.search(pattern, cell.text)):
            return _plain(found[1])
    raise LessonError(f"{source.file} lacks {what}. Add it: the course's pages show it.")


def _wrong_idea(source: Source) -> str:
    found = re.search(r"“([^”]+)”\s+is\s+wrong", _section(source, "Why it is wrong"))
    if not found:
        raise LessonError(f"{source.file} does not say `“the wrong idea” is wrong` under Why it is wrong. Add it.")
    return _plain(found[1])


def _section(source: Source, heading: str) -> str:
    for cell in source.cells:
        if cell.kind == "markdown" and (found := re.search(rf"(?ms)^## {heading}.*?$(.*?)(?=^## |\Z)", cell.text)):
            return found[1]
    raise LessonError(f"{source.file} has no section {heading!r}.")


def _notes(source: Source) -> Iterable[Note]:
    step = ""
    for cell in source.cells:
        if cell.kind != "markdown":
            continue
        if not cell.coach:
            step = (re.findall(r"(?m)^## (.+)$", cell.text) or [step])[-1]
            continue
        text = _plain(cell.text.replace("**Coach:**", ""))
        cuts = sorted({0, *(found.start() for _, pattern in _NOTES for found in pattern.finditer(text))})
        kind = "vote" if re.search(r"\bvote\b", text.partition(".")[0]) else ""
        for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
            piece = text[start:end].strip()
            kind = next((name for name, pattern in _NOTES if pattern.match(text, start)), kind) or "project"
            if piece:
                yield Note(kind, step, piece[0].upper() + piece[1:])


def _steps(source: Source, notes: Sequence[Note]) -> tuple[int, tuple[tuple[str, int], ...]]:
    """Read `45 minutes: recall 4, vote 4, ...`; what the parts leave over is kept in hand."""
    for note in notes:
        found = re.match(r"(\d+) minutes[^:]*:\s*(.+?)\.(?:\s|$)", note.text)
        if note.kind == "minutes" and found:
            steps = [(name.strip(), int(count)) for name, count in re.findall(r"(.+?)\s(\d+)(?:,\s*|$)", found[2])]
            total, used = int(found[1]), sum(count for _, count in steps)
            if used > total:
                raise LessonError(
                    f"{source.file}: the parts in the coach's cell add up to {used} minutes, and it says {total}."
                )
            return total, (*steps, *([("in hand", total - used)] if used < total else []))
    return minutes_of(source), ()
