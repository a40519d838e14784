"""How dense a lesson is: what its captions and replies hold, beside the words of its prose.

A caption is what stands below a picture: one sentence, which is what the picture is there for. Revealed pictures are
stored without it, so the lesson's code is run here, without a kernel and without a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from typing import Any
from unittest.mock import patch

from lessons_lib.pictures.canvas import Chart
from lessons_lib.science.care import HELP
from tools.lessons import Lesson, Problem
from tools.minutes import count_words
from tools.prose import sentences

MOST_CAPTION_WORDS = 25
MOST_CAPTION_NUMBERS = 3
MOST_REPLY_WORDS = 70
MOST_WORDS_OF_REPLIES = 1_850


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
