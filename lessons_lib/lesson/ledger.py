"""The learner's predictions and choice of unit, kept on this machine in one small file that anyone can read.

Standard library only. The file is a log: one line a thing that was done, only ever added to, so that
two notebooks at once lose nothing and a line that broke costs no other::

    question,answer
    04.prediction,6.0        noted; noted again before the comparison, the later one counts
    04.prediction,compared   from here on the run was seen, and a new answer is no prediction any more
    04.claim,a
    unit,lb

It holds question ids, numbers in the question's unit, letters and a unit: no name, no time, no machine.
Whatever else is in it is not read. Where it is: `place`.
"""

from __future__ import annotations

import math
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from ..start import ROOT

SWITCH = "LESSONS_KEEP"
"""Environment variable: ``off`` keeps nothing; a path keeps it there; unset: in a Jupyter kernel only."""
FILE_NAME = "my_predictions.csv"
FOLDER_NAME = "my_lessons"

_HEAD = "question,answer"
_COMPARED = "compared"
_OFF = ("off", "no", "0")
# an id of a question; then a finite number, a letter of an option, or that it was compared
_LINE = re.compile(rf"([0-9]{{2}}\.[a-z]+[0-9]*),([-+.0-9e]+|[a-z]|{_COMPARED})|unit,(kg|lb)")

Answer = float | str
"""A number in the question's unit, or the letter of an option."""


@dataclass
class Ledger:
    """What the file says.

    Attributes
    ----------
    answers
        The prediction that counts, by question: the last one noted before its run was compared.
    compared
        Questions whose run was seen; one that has no answer was looked at first.
    unit
        ``"kg"``, ``"lb"``, or None: never chosen.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    compared: set[str] = field(default_factory=set)
    unit: str | None = None


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
        return None if switch.lower() in _OFF else Path(switch).expanduser()
    # pytest names its version to the kernels that nbval starts, also for a copy far from this project
    return _folder() / FILE_NAME if _in_kernel() and "PYTEST_VERSION" not in os.environ else None


def read() -> Ledger:
    """Return what is kept; nothing, if there is no file or it cannot be read."""
    file = place()
    try:
        text = file.read_text(encoding="utf-8", errors="replace") if file else ""
    except OSError:
        text = ""
    ledger = Ledger()
    for line in text.splitlines():
        if found := _LINE.fullmatch(line.strip()):
            _add(ledger, found[1], found[2], found[3])
    return ledger


def note(name: str, answer: Answer) -> bool:
    """Keep a prediction, unless its run was compared already; return whether it counts."""
    if place() is None:
        return True
    before = read()
    # ten digits: "12 lb" in kg is no longer than it has to be
    value = answer if isinstance(answer, str) else float(f"{answer:.10g}")
    if name in before.compared:
        return before.answers.get(name) == value
    if before.answers.get(name) != value:
        _append(f"{name},{value}")
    return True


def close(name: str) -> None:
    """Keep that the run of a question was seen: from here on its prediction stays as it is."""
    if place() is not None and name not in read().compared:
        _append(f"{name},{_COMPARED}")


def prefer(unit: str) -> bool:
    """Keep the choice of a unit; return whether it is kept."""
    if place() is None:
        return False
    if read().unit != unit:
        _append(f"unit,{unit}")
    return True


def erase() -> Ledger:
    """Delete the file, and return what it held."""
    file, held = place(), read()
    if file is not None:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise LedgerError(f"{file.name} could not be deleted ({_why(error)}). Delete it by hand.") from error
    return held


# --- inside --------------------------------------------------------------------------------


def _add(ledger: Ledger, name: str | None, said: str, unit: str | None) -> None:
    """Take in one line; after the comparison an answer is no prediction any more."""
    if name is None:
        ledger.unit = unit
    elif said == _COMPARED:
        ledger.compared.add(name)
    elif name not in ledger.compared:
        if said.isalpha():
            ledger.answers[name] = said
            return
        try:
            number = float(said)
        except ValueError:
            return
        if math.isfinite(number):
            ledger.answers[name] = number


def _append(line: str) -> None:
    """Add one line in one write, so that lines of two notebooks cannot mix."""
    file = place()
    assert file is not None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # readable by its owner only, on a machine that several people share
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        handle = os.open(file, flags, 0o600)
        try:
            size = os.fstat(handle).st_size
            start = "" if size else f"{_HEAD}\n"
            if size:
                os.lseek(handle, -1, os.SEEK_END)
                # a line that was cut off must not swallow this one
                start = "" if os.read(handle, 1) == b"\n" else "\n"
            os.write(handle, f"{start}{line}\n".encode())
        finally:
            os.close(handle)
    except OSError as error:
        raise LedgerError(
            f"Your predictions and your choice of kg or lb cannot be kept here ({_why(error)})."
            " The lessons work all the same."
        ) from error


def _why(error: OSError) -> str:
    # no path of the machine: this can end up in a notebook that is handed on
    return (error.strerror or "the file cannot be written").lower()


def _in_kernel() -> bool:
    """Say whether this is a notebook's kernel, not a plain Python or a terminal."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    return hasattr(shell, "kernel")


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
