"""The lessons as they are stored: the rules kept, in step with their sources."""

from __future__ import annotations

import pytest

from lessons_lib.lesson import questions
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
    assert set(lesson.asked()) == {question.id for question in questions.of_lesson(lesson.number)}


def test_editions_keep_the_rules_and_run_the_same_code(lesson: Lesson) -> None:
    """The coach edition is the student's and prose, so that one run under nbval tests both."""
    problems = lint_lessons.lint_editions(lesson.name)
    assert not problems, "\n".join(map(str, problems))


def test_who_only_runs_the_cells_is_told_what_was_left_blank(lesson: Lesson) -> None:
    stored = read_stored(NOTEBOOKS / f"{lesson.name}.ipynb")
    said = [shown_words(outputs) for cell, outputs in stored.code if cell.called("lesson.recap")]
    asked = [question.id for question in questions.of_lesson(lesson.number)]
    assert said
    for text in said:
        assert f"Left blank: {len(asked)} of {len(asked)} questions (" in text
        assert f"{lesson.number}.prediction" in text
        assert f"{lesson.number}.exit2" in text


def test_editions_are_in_step_with_their_sources() -> None:
    names = [name for source in SOURCES for name in builder.editions(source)]
    faults = builder.check(SOURCES) + without_source(names, NOTEBOOKS, "*.ipynb")
    assert not faults, "\n".join(faults)
