"""How long a lesson takes: measured from its words and its tasks, alone and in class.

The result is `MINUTES_FORMULA`. Only the reading rate has a source; every other constant is an assumption of
the course, not yet timed with a class.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tools.cells import Cell
from tools.prose import TAG

WORDS_A_MINUTE = 150
"""Course assumption: reading to learn, with tables and numbers. Adults read English non-fiction silently at 238
words a minute on average, most of them at 175 to 300 (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""
TASK_MINUTES = {"cell": 0.2, "chart": 1.0, "app": 4.0, "number": 2.0, "choice": 1.0, "guess": 1.0, "recall": 2.0}
"""Course assumptions, not yet timed with a class: to run a cell; to look at a chart and read its words; to try an
app until its target is met; to work out a number, type it and read the reply; the same for a choice; to make a
prediction, or to vote on a claim, and compare it; to answer the questions of an earlier lesson."""
TALK_MINUTES = 3.0
"""Course assumption: what a class adds at each stop of the coach (a vote, a talk)."""
MINUTES_FORMULA = (
    f"words ÷ {WORDS_A_MINUTE} a minute, and for each cell that is run {TASK_MINUTES['cell']:g} minutes, for each"
    f" chart {TASK_MINUTES['chart']:g}, app {TASK_MINUTES['app']:g}, number to work out {TASK_MINUTES['number']:g},"
    f" choice, vote or prediction {TASK_MINUTES['choice']:g}, recall {TASK_MINUTES['recall']:g}; in class"
    f" {TALK_MINUTES:g} more for each stop of the coach; rounded to 5"
)
PHASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("recall", ("Recall",)),
    ("claim", ("What people say",)),
    ("predict and run", ("Predict", "Run", "Compare")),
    ("why", ("Why it is wrong",)),
    ("your turn", ("Worked example", "Your turn")),
    ("explore", ("Explore", "Change the model")),
    ("limits", ("What the model leaves out", "Another")),
    ("exit", ("Exit ticket", "Recap", "Sources", "Come back")),
)
START = "start"


@dataclass(frozen=True)
class Minutes:
    """How long a lesson takes, by its parts, before rounding."""

    alone: Mapping[str, float]
    talk: Mapping[str, float]

    @property
    def student(self) -> int:
        """Minutes for someone who works alone, rounded to 5."""
        return _to_five(sum(self.alone.values()))

    @property
    def classroom(self) -> int:
        """Minutes for a class with a coach, rounded to 5."""
        return _to_five(sum(self.alone.values()) + sum(self.talk.values()))

    def parts(self) -> dict[str, int]:
        """Give whole minutes for each part of the class's time; they add up to `classroom`."""
        raw = {name: minutes + self.talk.get(name, 0.0) for name, minutes in self.alone.items()}
        size = self.classroom / sum(raw.values())
        whole = {name: int(minutes * size) for name, minutes in raw.items()}
        by_rest = sorted(raw, key=lambda name: whole[name] - raw[name] * size)
        for name in by_rest[: self.classroom - sum(whole.values())]:
            whole[name] += 1
        return {name: minutes for name, minutes in whole.items() if minutes}

    def words(self, which: str = "") -> str:
        """Write what a ``{{minutes ...}}`` asks for."""
        if which == "parts":
            return ", ".join(f"{name} {minutes}" for name, minutes in self.parts().items())
        texts = {"": f"about {self.student}, estimated", "class": str(self.classroom), "formula": MINUTES_FORMULA}
        if which not in texts:
            raise ValueError(f"{{{{minutes {which}}}}} cannot be filled: It must be one of class, parts, formula.")
        return texts[which]


def lesson_minutes(cells: Iterable[Cell]) -> Minutes:
    """Time a lesson from its words and tasks, by `MINUTES_FORMULA`."""
    alone: dict[str, float] = {START: 0.0}
    talk: dict[str, float] = {}
    phase, coached = START, False
    for cell in cells:
        if cell.coach:
            # the first coach cell is the overview; each other one is a stop
            if coached:
                talk[phase] = talk.get(phase, 0.0) + TALK_MINUTES
            coached = True
        elif cell.kind == "code":
            alone[phase] += _code_minutes(cell.text) + _question_minutes(cell.asked)
        else:
            for piece in re.split(r"^(?=## )", cell.text, flags=re.MULTILINE):
                phase = _phase(piece) or phase
                alone[phase] = alone.get(phase, 0.0) + count_words(piece) / WORDS_A_MINUTE
    return Minutes(alone, talk)


def _phase(piece: str) -> str:
    found = (name for name, headings in PHASES if re.match(rf"## (?:{'|'.join(headings)})\b", piece))
    return next(found, "")


def _code_minutes(code: str) -> float:
    return (
        TASK_MINUTES["cell"]
        + TASK_MINUTES["chart"] * len(re.findall(r"\bcharts\.\w+\(", code))
        + TASK_MINUTES["app"] * len(re.findall(r"\bapps\.\w+\(", code))
        + TASK_MINUTES["recall"] * ("lesson.recall(" in code)
    )


def _question_minutes(markdown: str) -> float:
    return count_words(markdown) / WORDS_A_MINUTE + sum(TASK_MINUTES[k] for k in asked_kinds(markdown).values())


def asked_kinds(markdown: str) -> dict[str, str]:
    """Give the questions of a text, each with its kind: number, choice or guess."""
    found = {}
    for block in re.finditer(r"^> \*\*(\d\d\.\w+)\*\* .*(?:\n>.*)*", markdown, re.MULTILINE):
        choice = "choice" if re.search(r"^> - \*\*", block[0], re.MULTILINE) else "number"
        found[block[1]] = "guess" if re.search(r"\.(?:prediction|claim)", block[1]) else choice
    return found


def count_words(markdown: str) -> int:
    """Count the words that a reader reads: no link targets, tags or signs; what is "less than" opens no tag.

    >>> count_words("## Run\\n- *two* [words](https://x.org) · <b>bold</b>")
    4
    >>> count_words("P < 0.05, and n > 20")
    5
    """
    text = re.sub(r"\]\([^)]*\)", "]", TAG.sub(" ", markdown))
    return len(re.findall(r"\S*\w\S*", text))


def _to_five(minutes: float) -> int:
    return max(5, 5 * math.floor(minutes / 5 + 0.5))
