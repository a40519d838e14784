"""The lessons as they are stored: the rules kept, in step with their sources."""

from __future__ import annotations

import ast

import pytest

from lessons_lib.lesson import questions, recall
from tools import build_notebooks as builder
from tools import lint_lessons
from tools.filling import course_filler
from tools.lessons import NOTEBOOKS, Lesson, find_sources, read_lesson
from tools.lint_stored import read_stored, shown_words
from tools.stored import without_source

SOURCES = find_sources()
FILLER = course_filler()


@pytest.fixture(params=SOURCES, ids=lambda path: path.name)
def lesson(request: pytest.FixtureRequest) -> Lesson:
    return read_lesson(request.param, FILLER)


def test_source_keeps_the_rules(lesson: Lesson) -> None:
    problems = lint_lessons.lint(lesson)
    assert not problems, "\n".join(map(str, problems))


def test_every_question_of_a_lesson_is_asked_in_it(lesson: Lesson) -> None:
    assert set(lesson.asked()) == set(FILLER.questions(lesson.number))


def test_editions_keep_the_rules_and_run_the_same_code(lesson: Lesson) -> None:
    """The coach edition is the student's and prose, so that one run under nbval tests both."""
    problems = lint_lessons.lint_editions(lesson.name)
    assert not problems, "\n".join(map(str, problems))


def test_every_exit_ticket_comes_back() -> None:
    """Two lessons later, or where no lesson follows in a section of its own."""
    again: set[str] = set()
    for path in SOURCES:
        for cell in read_lesson(path, FILLER).code:
            for call in cell.called("lesson.recall"):
                number, *others = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
                asked = recall(*map(str, (number, *others)))
                again |= {one.question.id for one in asked.asked}
    tickets = {one.id for number in questions.lessons() for one in questions.of_lesson(number) if ".exit" in one.id}
    assert tickets - again == set()


def test_who_only_runs_the_cells_is_told_what_was_left_blank(lesson: Lesson) -> None:
    stored = read_stored(NOTEBOOKS / f"{lesson.name}.ipynb")
    said = [shown_words(outputs) for cell, outputs in stored.code if cell.called("lesson.recap")]
    marked = [question for question in questions.of_lesson(lesson.number) if question.is_marked]
    assert said
    for text in said:
        assert f"0 of {len(marked)} right." in text
        assert "Not answered yet: " in text
        assert all(question.id in text for question in questions.of_lesson(lesson.number) if question.is_guess)
        assert f"{lesson.number}.exit2" in text


def test_editions_are_in_step_with_their_sources() -> None:
    names = [name for source in SOURCES for name in builder.editions(source)]
    faults = builder.check(SOURCES) + without_source(names, NOTEBOOKS, "*.ipynb")
    assert not faults, "\n".join(faults)
