"""The learner's answers and choice of unit, kept on this machine in one small file that anyone can read.

Standard library only. The file is a log: one line a thing that was done, only ever added to, so that
two notebooks at once lose nothing and a line that broke costs no other::

    question,answer
    04.prediction,6.0,1f0c2d9a        noted; noted again before the comparison, the later one counts
    04.prediction,compared,1f0c2d9a   from here on the run was seen, and a new answer is no prediction any more
    04.1,3500.0,77e01b3c              any other answer: the last one counts
    05.curve,0:80 26:74,0be4f1a2      what was drawn: its points, x:y
    04.claim,a
    unit,lb

It holds question ids, numbers in the question's unit, letters, points and a unit: no name, no time, no machine.
Behind an answer may stand the mark of the question as it was asked (`fingerprint`): where a question was changed
since, an answer to its earlier form is not judged. A spreadsheet may have put semicolons between and a comma in a
number. Whatever else is in the file is not read, and `Ledger.trouble` says so. Where it is: `place`.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from ..start import ROOT, files

SWITCH = "LESSONS_KEEP"
"""Environment variable: ``off`` keeps nothing; a path keeps it there; unset: in a Jupyter kernel only."""
FILE_NAME = "my_predictions.csv"
FOLDER_NAME = "my_lessons"

_HEAD = "question,answer"
_COMPARED = "compared"
_OFF = ("off", "no", "0", "false", "none")
_MOST_BYTES = 2_000_000  # all answers to all questions a hundred times
_NUMBER = r"[-+]?[0-9.]+(?:e[-+]?[0-9]+)?"
_POINTS = rf"{_NUMBER}:{_NUMBER}(?: {_NUMBER}:{_NUMBER})*"
# an id of a question; then a number, a letter of an option, points, or that it was compared; then the question's mark
_LINE = re.compile(
    rf"([0-9]{{2}}\.[a-z0-9]+),({_NUMBER}|[a-z]|{_POINTS}|{_COMPARED})(?:,([0-9a-f]{{4,}}))?|unit,(kg|lb)"
)
# one that has no end may be the beginning of a longer one, unless the whole mark of a question ends it, or the unit
_WHOLE = re.compile(r".*,[0-9a-f]{8}|unit,(kg|lb)|")

Points = tuple[tuple[float, float], ...]
"""What was drawn, point by point."""
Answer = float | str | Points
"""A number in the question's unit, the letter of an option, or points."""


@dataclass
class Ledger:
    """What the file says.

    Attributes
    ----------
    answers
        The answer that counts, by question: of a prediction the last one noted before its run was compared.
    marks
        The mark of the question that was answered last, by question; none where it is not known.
    compared
        Questions whose run was seen; one that has no answer was looked at first.
    unit
        ``"kg"``, ``"lb"``, or None: never chosen.
    trouble
        A sentence about what could not be read, if there is such.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    compared: set[str] = field(default_factory=set)
    unit: str | None = None
    trouble: str = ""

    def is_of(self, name: str, mark: str) -> bool:
        """Whether what is kept of a question was said to this form of it, as far as is known."""
        return not mark or self.marks.get(name, mark) == mark

    def answer(self, name: str, mark: str = "") -> Answer | None:
        """Return the answer to this form of a question, if there is one."""
        return self.answers.get(name) if self.is_of(name, mark) else None


class LedgerError(OSError):
    """The file cannot be written or deleted, whatever was to be kept; the text is a sentence."""


def place() -> Path | None:
    """Return the file, whether it exists or not; None where nothing is to be kept.

    Beside the learner's lessons: in ``my_lessons/`` of the project's folder, or in the folder of that
    name from which the notebook runs. Without such a project, in the user's own data folder. Outside
    a Jupyter kernel, or in one that pytest started, nothing is kept unless `SWITCH` names a file.

    Examples
    --------
    >>> place() is None  # these examples run with the switch off
    True
    """
    switch = os.environ.get(SWITCH, "").strip()
    if switch:
        # of an unknown ~name this leaves the letters
        return None if switch.lower() in _OFF else Path(os.path.expanduser(switch))  # noqa: PTH111 (Path's own raises)
    # pytest names its version to the kernels that nbval starts, also for a copy far from this project
    return _folder() / FILE_NAME if in_kernel() and "PYTEST_VERSION" not in os.environ else None


def read() -> Ledger:
    """Return what is kept; nothing, if there is no file or it cannot be read."""
    try:
        return _read()
    except LedgerError as error:
        return Ledger(trouble=str(error))


def note(name: str, answer: Answer, mark: str = "") -> bool:
    """Keep an answer, unless it is to a question whose run was compared already; return whether it counts."""
    if place() is None:
        return True
    before, value = _read(), _short(answer)
    if name in before.compared and before.is_of(name, mark):
        return before.answers.get(name) == value
    if before.answer(name, mark) != value:
        _append(_line(name, _written(value), mark))
    return True


def close(name: str, mark: str = "") -> None:
    """Keep that the run of a question was seen: from here on its prediction stays as it is."""
    if place() is None:
        return
    before = _read()
    if name not in before.compared or not before.is_of(name, mark):
        _append(_line(name, _COMPARED, mark))


def fingerprint(*parts: object) -> str:
    """Return a short mark of what makes a question: another one, if any part of it changes.

    Examples
    --------
    >>> fingerprint("How many kg?", "kg")
    '036d7e66'
    """
    return hashlib.blake2b(repr(parts).encode(), digest_size=4).hexdigest()


def prefer(unit: str) -> bool:
    """Keep the choice of a unit; return whether it is kept."""
    if place() is None:
        return False
    if _read().unit != unit:
        _append(f"unit,{unit}")
    return True


def erase() -> Ledger:
    """Delete the file, and return what it held."""
    file, held = place(), read()
    if file is not None:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise LedgerError(f"{file.name} could not be deleted ({files.why(error)}). Delete it by hand.") from error
    return held


# --- inside --------------------------------------------------------------------------------


def _read() -> Ledger:
    """Return what is kept; a file that cannot be read is an error."""
    file, ledger = place(), Ledger()
    try:
        if file is None or not file.exists():
            return ledger
        text = files.read_text(file, _MOST_BYTES, errors="replace")
    except OSError as error:
        raise LedgerError(f"{files.said(error)} Your answers are not kept until it is moved away or mended.") from error
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")) and not _is_whole(lines[-1]):
        lines.pop()
    strange = []
    for number, line in enumerate(map(_plain, lines), start=1):
        found = _LINE.fullmatch(line)
        if found and (found[1] is None or _read_value(found[2]) is not None):
            _add(ledger, found[1], found[2], found[3] or "", found[4])
        elif line and line != _HEAD:
            strange.append(number)
    if strange:
        lines_are = "1 line of {} is" if len(strange) == 1 else f"{len(strange)} lines of {{}} are"
        ledger.trouble = (
            f"{lines_are.format(file.name)} not read, the first is line {strange[0]}."
            ' A line must look like "04.1,3500.0".'
        )
    return ledger


def _plain(line: str) -> str:
    """Return a line as this course writes it: spreadsheets add quotation marks, blanks and empty cells.

    Examples
    --------
    >>> _plain('04.1;3500,5;77E01B3C;'), _plain('"unit","lb"')
    ('04.1,3500.5,77e01b3c', 'unit,lb')
    """
    line = re.sub(r'"([^"]*)"', lambda cell: cell[1].replace(",", "."), line.strip()).replace('"', "").casefold()
    for separator in (";", "\t"):
        if separator in line:
            line = line.replace(",", ".").replace(separator, ",")
    return line.rstrip(",")


def _is_whole(line: str) -> bool:
    return _WHOLE.fullmatch(_plain(line)) is not None


def _add(ledger: Ledger, name: str | None, said: str, mark: str, unit: str | None) -> None:
    """Take in one line; after the comparison an answer is no prediction any more."""
    if name is None:
        ledger.unit = unit
        return
    value = said if said == _COMPARED else _read_value(said)
    assert value is not None  # as its line was read
    if mark and not ledger.is_of(name, mark):
        # a changed question begins anew
        ledger.answers.pop(name, None)
        ledger.compared.discard(name)
    if said == _COMPARED:
        ledger.compared.add(name)
    elif name in ledger.compared:
        return
    else:
        ledger.answers[name] = value
    if mark:
        ledger.marks[name] = mark


def _read_value(said: str) -> Answer | None:
    """Return what an answer's text means; None if a number in it is none."""
    if said.isalpha():
        return said
    try:
        if ":" in said:
            points = [tuple(float(n) for n in point.split(":")) for point in said.split(" ")]
            return tuple((x, y) for x, y in points) if all(math.isfinite(n) for p in points for n in p) else None
        return float(said) if math.isfinite(float(said)) else None
    except ValueError:
        return None


def _short(answer: Answer) -> Answer:
    # ten digits: "12 lb" in kg is no longer than it has to be
    if isinstance(answer, str):
        return answer
    if isinstance(answer, tuple):
        return tuple((float(f"{x:.10g}"), float(f"{y:.10g}")) for x, y in answer)
    return float(f"{answer:.10g}")


def _written(value: Answer) -> str:
    return " ".join(f"{x:.10g}:{y:.10g}" for x, y in value) if isinstance(value, tuple) else f"{value}"


def _line(name: str, said: str, mark: str) -> str:
    return ",".join([name, said, *([mark] if mark else [])])


def _append(line: str) -> None:
    file = place()
    assert file is not None
    try:
        files.append(file, line, _HEAD, _is_whole)
    except OSError as error:
        raise LedgerError(
            f"Your answers and your choice of kg or lb cannot be kept here ({files.why(error)})."
            " The lessons work all the same."
        ) from error


def in_kernel() -> bool:
    """Say whether this is a notebook's kernel, not a plain Python or a terminal."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return hasattr(shell, "kernel")


def on_page() -> bool:
    """Say whether this is a page of the browser edition: it has neither cells nor menus to speak of."""
    return in_kernel() and sys.modules["IPython"].get_ipython().kernel is None


def _folder() -> Path:
    here = Path.cwd()
    # the browser edition keeps what stands beside its notebooks, and nothing else
    if here.name == FOLDER_NAME or sys.platform == "emscripten":
        return here
    if (ROOT / "pyproject.toml").exists() and (ROOT / "notebooks").is_dir():
        return ROOT / FOLDER_NAME
    if os.name == "nt":
        shelf = os.environ.get("LOCALAPPDATA") or str(Path.home())
    elif sys.platform == "darwin":
        shelf = str(Path.home() / "Library" / "Application Support")
    else:
        shelf = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(shelf) / "lessons_lib"
