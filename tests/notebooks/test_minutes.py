"""The minutes of a lesson: measured from its words and tasks, told to student and coach alike."""

from __future__ import annotations

import re
from pathlib import Path

import lint_lessons
import pytest
from lessons import Cell, Filler, course_filler, fill_cells, find_sources, read_source
from minutes import MINUTES_FORMULA, TALK_MINUTES, TASK_MINUTES, WORDS_A_MINUTE, asked_kinds, lesson_minutes

NUMBER = "> **06.1** · How many kg?"
GUESS = "> **06.prediction** · How many kg?"
CHOICE = "> **06.exit1** · Which one?\n>\n> - **a** · This.\n> - **b** · That."


def prose(text: str, coach: bool = False) -> Cell:
    return Cell(1, "markdown", text, frozenset({"coach"} if coach else ()))


def code(text: str) -> Cell:
    return Cell(1, "code", text)


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (prose("word " * WORDS_A_MINUTE), 1.0),
        (code("p = 1"), TASK_MINUTES["cell"]),
        (code("charts.weight(p)"), TASK_MINUTES["cell"] + TASK_MINUTES["chart"]),
        (code("apps.FirstCurve()"), TASK_MINUTES["cell"] + TASK_MINUTES["app"]),
        (code('lesson.recall("06")'), TASK_MINUTES["cell"] + TASK_MINUTES["recall"]),
        (prose(NUMBER), TASK_MINUTES["number"] + 4 / WORDS_A_MINUTE),
        (prose(GUESS), TASK_MINUTES["guess"] + 4 / WORDS_A_MINUTE),
        (prose(CHOICE), TASK_MINUTES["choice"] + 7 / WORDS_A_MINUTE),
        (prose("word " * 500, coach=True), 0.0),
    ],
)
def test_each_word_and_task_counts(cell: Cell, minutes: float) -> None:
    assert sum(lesson_minutes([cell]).alone.values()) == pytest.approx(minutes, abs=1.5 / WORDS_A_MINUTE)


def test_kinds_of_questions_are_told_apart() -> None:
    kinds = asked_kinds(f"{GUESS}\n\n{NUMBER}\n\nand\n\n{CHOICE}\n\nwords - **a**")
    assert kinds == {"06.prediction": "guess", "06.1": "number", "06.exit1": "choice"}


def test_a_stop_of_the_coach_takes_time_in_class_only() -> None:
    overview, stop = prose("**Coach:** all", coach=True), prose("**Coach:** vote", coach=True)
    text = [prose("word " * 30 * WORDS_A_MINUTE)]
    assert lesson_minutes([overview, *text]).classroom == lesson_minutes(text).student == 30
    two = lesson_minutes([overview, *text, stop, stop])
    assert (two.student, two.classroom) == (30, 35)
    assert sum(two.talk.values()) == 2 * TALK_MINUTES


def test_parts_add_up_to_the_class() -> None:
    cells = [prose("## Predict\n" + "word " * 1000), prose("## Your turn\n" + "word " * 1100), prose("## Recap\nend")]
    minutes = lesson_minutes(cells)
    assert sum(minutes.parts().values()) == minutes.classroom
    assert list(minutes.parts()) == ["predict and run", "your turn"]


def test_placeholders_are_filled_last(filler: Filler) -> None:
    cells = [
        prose("**Minutes:** {{minutes}}. " + "word " * 30 * WORDS_A_MINUTE),
        prose("**Coach:** {{minutes class}} minutes: {{minutes parts}} ({{minutes formula}})", coach=True),
    ]
    filled, faults = fill_cells(cells, filler)
    assert faults == []
    assert filled[0].text.startswith("**Minutes:** 30. word")
    assert filled[1].text == f"**Coach:** 30 minutes: start 30 ({MINUTES_FORMULA})"


def test_a_word_that_is_no_kind_of_minutes_is_named(filler: Filler) -> None:
    _, faults = fill_cells([prose("{{minutes alone}}")], filler)
    assert faults == [(1, "{{minutes alone}} cannot be filled: It must be one of class, parts, formula.")]


def test_the_formula_names_its_constants() -> None:
    for constant in (WORDS_A_MINUTE, *TASK_MINUTES.values(), TALK_MINUTES):
        assert f"{constant:g}" in MINUTES_FORMULA
    assert lint_lessons.__doc__
    formula = re.search(r"The formula is (.*?)rounded to 5", lint_lessons.__doc__, re.DOTALL)
    assert formula
    told = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", formula[1])]
    tasks = ("cell", "chart", "app", "number", "choice", "recall")
    assert told == [WORDS_A_MINUTE, *(TASK_MINUTES[task] for task in tasks), TALK_MINUTES]
    assert TASK_MINUTES["guess"] == TASK_MINUTES["choice"]


@pytest.mark.parametrize("path", find_sources(), ids=lambda path: path.stem)
def test_every_lesson_tells_its_class_part_by_part(path: Path) -> None:
    filled, faults = fill_cells(read_source(path).cells, course_filler())
    assert faults == []
    minutes = lesson_minutes(filled)
    assert sum(minutes.parts().values()) == minutes.classroom
