"""The minutes of a lesson: measured from its words and tasks, told to student and coach alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from lesson_folders import write

from tools.cells import Cell
from tools.filling import Filler
from tools.lessons import read_lesson
from tools.minutes import MINUTES_FORMULA, TALK_MINUTES, TASK_MINUTES, WORDS_A_MINUTE, asked_kinds, lesson_minutes

NUMBER = "> **06.1** · How many kg?"
GUESS = "> **06.prediction** · How many kg?"
CHOICE = "> **06.exit1** · Which one?\n>\n> - **a** · This.\n> - **b** · That."


def prose(text: str, coach: bool = False) -> Cell:
    return Cell(1, "markdown", text, text, ("coach",) if coach else ())


def code(text: str) -> Cell:
    return Cell(1, "code", text)


def asking(question: str) -> Cell:
    return Cell(1, "code", 'lesson.ask("06.1")', asked=question)


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (prose("word " * WORDS_A_MINUTE), 1.0),
        (code("p = 1"), TASK_MINUTES["cell"]),
        (code("charts.weight(p)"), TASK_MINUTES["cell"] + TASK_MINUTES["chart"]),
        (code("apps.FirstCurve()"), TASK_MINUTES["cell"] + TASK_MINUTES["app"]),
        (code('lesson.recall("06")'), TASK_MINUTES["cell"] + TASK_MINUTES["recall"]),
        (asking(NUMBER), TASK_MINUTES["cell"] + TASK_MINUTES["number"] + 4 / WORDS_A_MINUTE),
        (asking(GUESS), TASK_MINUTES["cell"] + TASK_MINUTES["guess"] + 4 / WORDS_A_MINUTE),
        (asking(CHOICE), TASK_MINUTES["cell"] + TASK_MINUTES["choice"] + 7 / WORDS_A_MINUTE),
        (prose("word " * 500, coach=True), 0.0),
    ],
)
def test_each_word_and_task_counts(cell: Cell, minutes: float) -> None:
    assert sum(lesson_minutes([cell]).alone.values()) == pytest.approx(minutes, abs=1.5 / WORDS_A_MINUTE)


def test_kinds_of_questions_are_told_apart() -> None:
    vote = CHOICE.replace("exit1", "claim")
    kinds = asked_kinds(f"{GUESS}\n\n{NUMBER}\n\nand\n\n{CHOICE}\n\n{vote}\n\nwords - **a**")
    assert kinds == {"06.prediction": "guess", "06.1": "number", "06.exit1": "choice", "06.claim": "guess"}


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


def test_placeholders_are_filled_last(tmp_path: Path, filler: Filler) -> None:
    text = f"""\
# %% [markdown]
# **Minutes:** {{{{minutes}}}}. {"word " * 30 * WORDS_A_MINUTE}

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{{{minutes class}}}} minutes: {{{{minutes parts}}}} ({{{{minutes formula}}}})
"""
    lesson = read_lesson(write(tmp_path, text), filler)
    assert lesson.faults == ()
    assert lesson.cells[0].text.startswith("**Minutes:** about 30, estimated. word")
    assert lesson.cells[1].text == f"**Coach:** 30 minutes: start 30 ({MINUTES_FORMULA})"


def test_a_word_that_is_no_kind_of_minutes_is_named(tmp_path: Path, filler: Filler) -> None:
    lesson = read_lesson(write(tmp_path, "# %% [markdown]\n# {{minutes alone}}\n"), filler)
    (fault,) = map(str, lesson.faults)
    assert fault.endswith("{{minutes alone}} cannot be filled: It must be one of class, parts, formula.")


def test_the_formula_names_its_constants() -> None:
    for constant in (WORDS_A_MINUTE, *TASK_MINUTES.values(), TALK_MINUTES):
        assert f"{constant:g}" in MINUTES_FORMULA
    assert TASK_MINUTES["guess"] == TASK_MINUTES["choice"]
