"""A question is answered, and a guess compared, as a page does it: what is said back."""

from __future__ import annotations

from lessons_lib import lesson
from lessons_lib.lesson import questions


def answered(name: str, answer: object) -> lesson.Reply:
    """Answer a question and return what stands below it."""
    asked = lesson.ask(name).set(answer)
    return lesson.Reply(asked._state, asked.right)


def check(name: str, answer: object = ...) -> lesson.Reply:
    """Answer a question; a guess is compared with its run then."""
    reply = answered(name, answer)
    return lesson.Reply(lesson.compare(name).markdown) if questions.find(name).is_guess else reply
