"""Print, as JSON, what every lesson says when each of its people weighs so many times as much.

    python tests/notebooks/said_of_others.py 1.03

It is a process of its own, because people are read once: when the library first asks for them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from typing import Any

from lessons_lib import data

TIMES = float(sys.argv[1])
_read_rows = data.read_rows


def _heavier(name: str) -> list[dict[str, str]]:
    rows = _read_rows(name)
    if name != "people":
        return rows
    return [{**row, "weight_kg": f"{TIMES * float(row['weight_kg']):g}"} for row in rows]


data.read_rows = _heavier

from question_slips import slips  # noqa: E402 (it reads the people)

from lessons_lib.lesson import drawings, placeholders, questions  # noqa: E402 (it reads the people)
from tools.filling import course_filler, texts_of  # noqa: E402 (as above)
from tools.lessons import Lesson, find_sources, read_lesson  # noqa: E402 (as above)
from tools.lint_lessons import lint  # noqa: E402 (as above)


class _Silent:
    """Stands for charts, apps and questions: draws nothing and asks nothing."""

    def __getattr__(self, name: str) -> Any:
        return lambda *_, **__: self

    def __repr__(self) -> str:
        return "nothing"


def printed(lesson: Lesson) -> str:
    """Return what the code of a lesson prints."""
    scope: dict[str, Any] = {}
    with redirect_stdout(StringIO()) as out:
        for cell in lesson.code:
            exec(compile(cell.tree, f"{lesson.file}, cell {cell.number}", "exec"), scope)
            scope |= {"charts": _Silent(), "apps": _Silent(), "lesson": _Silent()}
    return out.getvalue()


def numbers(lesson: Lesson) -> Iterator[tuple[str, dict[str, float]]]:
    """Give the numbers that each cell and each text of a question names."""
    names = questions.numbers(lesson.number)
    texts = {f"cell {cell.number}": cell.raw for cell in lesson.cells if not cell.code}
    texts |= {place: text for question in questions.of_lesson(lesson.number) for place, text in _texts(question)}
    for drawn in drawings.of_lesson(lesson.number):
        said = {"prompt": drawn.prompt, **drawn.replies}
        texts |= {f"{drawn.id}, {part}": t.text for part, t in said.items() if isinstance(t, placeholders.Template)}
    for place, text in texts.items():
        # what is not among the names is known only with an answer
        values = {name: placeholders.value_of(name, names) for name in placeholders.names_in(text) if name in names}
        yield place, {name: value for name, value in values.items() if not isinstance(value, str)}


def _texts(question: questions.Question) -> Iterator[tuple[str, str]]:
    said = [question.prompt, question.hint, question.solution]
    if isinstance(question, questions.ChoiceQuestion):
        said += [option.reply for option in question.options]
    else:
        said += [question.right, *(idea.reply for idea in question.misconceptions)]
    for at, text in enumerate(said):
        if isinstance(text, placeholders.Template):
            yield f"{question.id}, text {at}", text.text


def said(lesson: Lesson) -> dict[str, Any]:
    """Return the faults of a lesson, its words, and the numbers in them."""
    # two answers that come close for another body are told apart by order: the right one is looked for first
    found = [slip for slip in slips(questions.of_lesson(lesson.number)) if "within the tolerance" not in slip]
    texts = {f"cell {cell.number}": cell.text for cell in lesson.cells if not cell.code}
    texts |= {question.id: "\n".join(texts_of(question)) for question in questions.of_lesson(lesson.number)}
    texts["the code"] = printed(lesson)
    names = questions.numbers(lesson.number)
    texts["the recap"] = "\n".join(placeholders.fill(sentence, names) for sentence in lesson.about.recap)
    return {"faults": [*map(str, lint(lesson)), *found], "texts": texts, "numbers": dict(numbers(lesson))}


if __name__ == "__main__":
    filler = course_filler()
    print(json.dumps({path.name: said(read_lesson(path, filler)) for path in find_sources()}))
