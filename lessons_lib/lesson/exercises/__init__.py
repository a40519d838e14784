"""The questions of every lesson: one module a lesson, loaded when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from ..kinds import Choice, Exercise, Misconception, Option, Reply

__all__ = ["Choice", "Exercise", "Misconception", "Option", "Reply", "find", "lessons", "of_lesson"]


@cache
def lessons() -> tuple[str, ...]:
    """Return the numbers of the lessons that have questions.

    Examples
    --------
    >>> "04" in lessons()
    True
    """
    return tuple(sorted(m.name[7:] for m in iter_modules(__path__) if m.name.startswith("lesson_")))


@cache
def of_lesson(number: str) -> tuple[Exercise | Choice, ...]:
    """Return the questions of one lesson, in the order in which they are met.

    Raises
    ------
    ValueError
        If there is no such lesson; the sentence lists those there are.

    Examples
    --------
    >>> of_lesson("04")[0].id.startswith("04.")
    True
    """
    if number not in lessons():
        raise ValueError(f"There are no questions for lesson {number!r}. It must be one of {', '.join(lessons())}.")
    found: tuple[Exercise | Choice, ...] = import_module(f".lesson_{number}", __name__).EXERCISES
    ids = [question.id for question in found]
    strangers = [name for name in ids if not name.startswith(f"{number}.") or ids.count(name) > 1]
    if strangers:
        raise ValueError(f"lesson_{number}.py holds {strangers[0]!r}. It must begin with {number!r} and occur once.")
    return found


def find(name: str) -> Exercise | Choice:
    """Return one question by its id.

    Raises
    ------
    ValueError
        If there is none; the sentence lists the ids of that lesson.

    Examples
    --------
    >>> find("04.prediction").unit
    'kg'
    """
    if not isinstance(name, str):
        raise ValueError(f"{name!r} is not the id of a question. It must be a text, such as '04.1'.")
    questions = of_lesson(name.partition(".")[0])
    for question in questions:
        if question.id == name:
            return question
    known = ", ".join(question.id for question in questions)
    raise ValueError(f"There is no question {name!r}. It must be one of {known}.")
