"""What a coach should know of a question: what the lesson's own notes expect, and what each wrong answer means."""

from __future__ import annotations

import re
from functools import cache

from ..lesson import questions
from ..lesson.answers import show
from ..lesson.placeholders import fill, words
from ..lesson.questions import ChoiceQuestion, Question

_CELL = re.compile(r'(?m)^# %% \[markdown\] tags=\[(?P<tags>[^\]]*"coach"[^\]]*)\]\n(?P<text>(?:#[^\n]*\n?)+)')
_MARK = re.compile(r"\{\{(vote|project|late|sensitivity)\}\}")


@cache
def notes(number: str, kind: str) -> str:
    """Return what the coach's cells of a lesson say of one kind, such as ``"vote"``; "" where its text is not there.

    Examples
    --------
    >>> notes("06", "vote").startswith("Vote: the scale is up")
    True
    """
    file = questions.folder(number) / "lesson.py"
    if not file.is_file():  # an installed library has the questions only
        return ""
    said = []
    for cell in _CELL.finditer(file.read_text(encoding="utf-8")):
        text = re.sub(r"(?m)^# ?", "", cell["text"]).removeprefix("**Coach:**")
        own = re.findall(r'"(\w+)"', cell["tags"])
        first, *others = _MARK.split(text)
        pieces = zip([own[-1], *others[::2]], [first, *others[1::2]], strict=True)
        said += [" ".join(piece.split()) for name, piece in pieces if name == kind and piece.strip()]
    return fill(" ".join(piece[0].upper() + piece[1:] for piece in said), questions.numbers(number))


def right_answer(question: Question) -> str:
    """Return the answer and why, for who knows the question.

    Examples
    --------
    >>> right_answer(questions.find("04.claim"))[:2]
    'c:'
    """
    if not isinstance(question, ChoiceQuestion):
        return question.solution_words()
    quoted = rf"[\"“]{question.expected}[\"”][:.,]?|{question.expected}[:.,]"
    return f"{question.expected}: " + re.sub(rf"^(?:The answer is )?(?:{quoted})\s*", "", question.solution_words())


def wrong_answers(question: Question) -> list[tuple[str, str]]:
    """Return each wrong answer with what it means: the reply to a wrong option, the idea behind a wrong number.

    Examples
    --------
    >>> wrong_answers(questions.find("04.prediction"))[2][1]
    'one week'
    """
    if isinstance(question, ChoiceQuestion):
        wrong = (option for option in question.options if not option.right)
        return [(o.key, words(o.reply, answer=o.key, expected=question.expected)) for o in wrong]
    return [(show(wrong.value(), question.unit), wrong.name) for wrong in question.misconceptions]
