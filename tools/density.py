"""How dense a lesson is: what its captions and replies hold beside the words of its prose, and how long its page is.

A caption is what stands below a picture: one sentence, which is what the picture is there for. Revealed pictures are
stored without it, so the lesson's code is run here, without a kernel and without a page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from typing import Any
from unittest.mock import patch

from lessons_lib.pictures.canvas import Chart
from lessons_lib.science.care import HELP
from tools.cells import Cell
from tools.lessons import Lesson, Problem
from tools.minutes import count_words
from tools.prose import sentences

MOST_CAPTION_WORDS = 25
MOST_CAPTION_NUMBERS = 3
MOST_REPLY_WORDS = 70
MOST_WORDS_OF_REPLIES = 1_850
MOST_SCREENS, START_SCREENS, UNSURE_SCREENS = 7.0, 4.0, 0.4
"""Screens of 1366 x 768 after Run All, those of lesson 00, and how far the reckoning may be off."""
_SCREEN_PX, _LINE_PX, _LETTERS = 768, 21, 78
_CODE_PX = {
    "lesson.capstone": 490,
    "lesson.draw": 490,
    "lesson.recap": 140,
    "lesson.compare": 59,
    "lesson.reveal": 88,
    "apps.": 530,
    "charts.bet_on_a_leg": 365,
    "charts.bet_on_a_pound": 375,
    "charts.bet_on_doses": 375,
    "charts.bet_on_forest": 240,
    "charts.real_mornings": 375,
    "charts.saved": 345,
    "charts.": 440,
}
"""Pixels of a cell by what it calls, as `benchmarks/screens.py` found them; what waits for a guess is shut."""


def captions(lesson: Lesson) -> list[tuple[int, str]]:
    """Give the captions of a lesson's charts, each with the number of its cell; what `care` adds is left out."""
    found: list[tuple[int, str]] = []
    names: dict[str, Any] = {}
    made = Chart.__init__

    def noted(chart: Chart, *given: Any) -> None:
        made(chart, *given)
        found.append((cell.number, chart.caption.removesuffix(f" {HELP}")))

    with patch.object(Chart, "__init__", noted), redirect_stdout(StringIO()):
        for cell in lesson.code:
            if not (cell.folded or cell.called("apps.", "lesson.prefer")):
                exec(compile(cell.text, f"{lesson.file}, cell {cell.number}", "exec"), names)
    return found


def numbers(text: str) -> int:
    """Count the numbers of a text.

    >>> numbers("In 12 weeks 2,396 kcal and 4.6 kg.")
    3
    """
    return len(re.findall(r"\d(?:[\d.,]*\d)?", text))


def captions_are_short(lesson: Lesson) -> Iterator[Problem]:
    """A picture has one finding: below it stands one short sentence with few numbers."""
    for cell, caption in captions(lesson):
        many = (
            (len(sentences(caption)), 1, "sentences"),
            (count_words(caption), MOST_CAPTION_WORDS, "words"),
            (numbers(caption), MOST_CAPTION_NUMBERS, "numbers"),
        )
        for count, most, what in many:
            if count > most:
                yield lesson.problem(cell, f"A caption has {count} {what}; at most {most}: {caption[:60]}")


def replies_are_short(lesson: Lesson) -> Iterator[Problem]:
    """Replies are read one by one, and few of them: each is short, and all together are bounded."""
    replies = lesson.filler.replies(lesson.number)
    for reply in replies:
        if (words := count_words(reply)) > MOST_REPLY_WORDS:
            yield lesson.problem(0, f"A reply has {words} words; at most {MOST_REPLY_WORDS}: {reply[:60]}")
    if (words := sum(map(count_words, replies))) > MOST_WORDS_OF_REPLIES:
        yield lesson.problem(0, f"{words:,} words of replies; at most {MOST_WORDS_OF_REPLIES:,}.")


def screens(lesson: Lesson) -> float:
    """Reckon how many screens a lesson's page has, without a browser; `benchmarks/screens.py` measures."""
    return sum(map(_cell_px, lesson.student)) / _SCREEN_PX


def pages_are_short(lesson: Lesson) -> Iterator[Problem]:
    """A page that one scrolls and scrolls is left before its end."""
    most = START_SCREENS if lesson.number == "00" else MOST_SCREENS
    if (found := screens(lesson)) > most + UNSURE_SCREENS:
        yield lesson.problem(0, f"The page has about {found:.1f} screens; at most {most:g}. Cut a part, not words.")


def _cell_px(cell: Cell) -> float:
    if not cell.code:
        return 14.0 + sum(map(_block_px, re.split(r"\n\s*\n", re.sub(r"(?s)<details>.*?</details>", "+", cell.text))))
    if cell.called("lesson.recall"):
        return 210.0 if len(cell.calls[0].args) == 1 else 110.0
    if cell.asks and not cell.called("lesson.draw"):
        options = len(re.findall(r"(?m)^> - \*\*", cell.asked))
        prompt = cell.asked.split("\n>\n")[0]
        return (24.0 + 32.0 * options if options else 64.0) + _LINE_PX * _lines(prompt, 92)
    if cell.text.startswith("mine."):  # a step of the capstone
        return 160.0
    calls = next((px for name, px in _CODE_PX.items() if cell.called(name)), 50)
    return calls + 18.0 * (cell.lines - 1 + (calls == 50))


def _lines(text: str, letters: int = _LETTERS) -> int:
    return math.ceil(max(len(re.sub(r"\]\([^)]*\)", "]", text)), 1) / letters)


def _block_px(block: str) -> float:
    """Return the height of a paragraph, a list, a table or a heading."""
    if block.startswith("#"):
        return 40.0
    rows = [row for row in block.split("\n") if row and not row.startswith("|--")]
    if block.startswith("|"):
        return 14.0 + sum(14.0 + 17.0 * _lines(row, 130) for row in rows)
    if re.match(r"- |\d+\. ", block):
        return 14.0 + _LINE_PX * sum(map(_lines, re.split(r"\n(?=- |\d+\. )", block)))
    return 14.0 + (16 if "<small>" in block else _LINE_PX) * _lines(block.replace("\n", " "))
