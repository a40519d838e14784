"""The lessons as they are stored: the rules kept, in step with their sources."""

from __future__ import annotations

from pathlib import Path

import build_notebooks as builder
import lint_lessons
import pytest
from lesson_view import output_texts
from lessons import ROOT, course_filler, find_sources

from lessons_lib.lesson import questions as exercises

SOURCES = find_sources()
EDITIONS = [ROOT / folder / f"{path.stem}.ipynb" for path in SOURCES for folder in ("notebooks", "notebooks/coach")]


def name(path: Path) -> str:
    return path.relative_to(ROOT / "notebooks").as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_source_keeps_the_rules(path: Path) -> None:
    problems = lint_lessons.lint_source(path)
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_every_question_of_a_lesson_is_asked_in_it(path: Path) -> None:
    lesson, _ = lint_lessons.load_source(path, course_filler(), lint_lessons.known_numbers())
    there = {question.id for question in exercises.of_lesson(lesson.number)}
    assert set(lesson.asked()) == there


@pytest.mark.parametrize("path", EDITIONS, ids=name)
def test_edition_keeps_the_rules(path: Path) -> None:
    assert path.exists(), f"{name(path)} is not built. Run `make notebooks`."
    problems = lint_lessons.lint_edition(path)
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("path", EDITIONS, ids=name)
def test_who_only_runs_the_cells_is_told_what_was_left_blank(path: Path) -> None:
    lesson = lint_lessons.load_edition(path, lint_lessons.known_numbers())
    recaps = [cell for cell in lesson.code if cell.called("lesson.recap")]
    said = [text for cell in recaps for text in output_texts(cell)]
    asked = [question.id for question in exercises.of_lesson(lesson.number)]
    assert said
    for text in said:
        assert f"Left blank: {len(asked)} of {len(asked)} questions (" in text
        assert f"{lesson.number}.prediction" in text
        assert f"{lesson.number}.exit2" in text


def test_editions_are_in_step_with_their_sources() -> None:
    faults = builder.check(SOURCES) + builder.without_source()
    assert not faults, "\n".join(faults)
