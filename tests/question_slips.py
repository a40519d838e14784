"""What is wrong with questions that could be read: every number is worked out, every text is said."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from lessons_lib.lesson.placeholders import PlaceholderError
from lessons_lib.lesson.questions import NumberQuestion, Question
from tools.filling import texts_of


def slips(questions: Sequence[Question]) -> list[str]:
    """Return what is wrong, each a sentence with its line; mostly nothing."""
    return [said for question in questions for said in _slips_of(question)]


def _slips_of(question: Question) -> Iterator[str]:
    where, named = getattr(question.prompt, "place", ""), []
    try:
        list(texts_of(question))
        if isinstance(question, NumberQuestion):
            ideas = [(f"“{idea.name}”", float(idea.value())) for idea in question.misconceptions]
            named = [("the right answer", float(question.expected())), *ideas]
    except PlaceholderError as error:
        said = str(error)
        yield said if ", line " in said else f"{where}: {said}"
    for at, (name, value) in enumerate(named):
        if not math.isfinite(value):
            yield f"{where}: {name} of {question.id} is {value}. It must be a finite number."
        for other, its in named[:at]:
            if abs(value - its) <= question.tolerance:
                yield f"{where}: {name} of {question.id} is {value:g}, and so is {other}, within the tolerance."
