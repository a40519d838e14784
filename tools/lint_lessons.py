"""Hold every lesson to the shape and the budgets of the course; print a table of them.

    python tools/lint_lessons.py                 sources and stored editions
    python tools/lint_lessons.py --sources       sources only, while writing
    python tools/lint_lessons.py --only 06       one lesson

Exit code 1 and one sentence a fault, naming file and cell, if a rule is broken.

Headings. Every lesson has these ``##`` headings in this order, each starting with exactly these
words; more words may follow (``## Predict: how many kg?``). ``###`` is free, other ``##`` are not.

``# NN · question?``        the title, the only ``#``; lesson 00 is ``# 00 · Start here``
``After this you can``      three ``- `` items, ``**Minutes:** 45``, ``**Needs:**``, ``**Care:**``;
                            then the set-up, the first code cell: one line
``Recall``                  only and always if the lesson two earlier exists: `lesson.recall`
``What people say``         the claim
``Predict``                 `lesson.predict`; nothing is run or drawn before it
``Run``                     a chart; at most 3 lines a cell beside the chart's own
``Compare``                 `lesson.check` of the prediction
``Why it is wrong``         says "wrong"
``Worked example``
``Your turn``               at least two `lesson.check`
``Explore``                 an app, after a question and a ``**Target:**``; then a `lesson.check`
``Change the model``        at least one code cell
``What the model leaves out``  an interval, such as 0.3 to 0.6
``Another person``          or ``Another direction``
``Hints and solutions``     `lesson.hint` and `lesson.solution`
``Exit ticket``             at least two questions, checked
``Recap``                   `lesson.recap` with three sentences; their numbers are computed
``Sources``                 a ``{{cite}}``, ``**Data:**`` and ``**Next:** lesson NN``, the lesson that follows

Coach cells are markdown without headings, start with ``**Coach:**``, and together name minutes, the
vote, what to project, what to skip, and sensitivity. The rules read a source with its placeholders
filled; what is stored is checked for how it was run and for what its outputs hold.

Reading. The student's prose, and all that a lesson's exercises say, have each a Flesch-Kincaid grade
of at most 9.5 (about 9th grade; `reading` says how it is measured) and no sentence of more than 35 words.
The three hardest sentences of a text that is too hard are shown.

Minutes are measured from words and tasks, never typed: ``{{minutes}}`` in ``**Minutes:**``, and in the
first coach cell ``{{minutes class}} minutes`` and ``{{minutes parts}}``. The formula is words ÷ 150 a minute
+ 0.2 for each cell that is run + 1 a chart + 4 an app + 2 a number to work out + 1 a choice or prediction
+ 2 the recall; in class + 3 for each further coach cell; rounded to 5. All constants are assumptions of the
course (`minutes.TASK_MINUTES` and its neighbours). Both results lie between 20 and 60.

Numbers. Every sum that is written out (``0.87 × 454 = 395 g``) is worked out again, in prose, tables and
exercises. In the student's prose a number with a decimal, or an amount of kg, lb, g or kcal that is not
round, is computed by a placeholder, is a constant of the library, or has a source or a sum in its
paragraph; the hand-size bodies of a worked example, quotations and what is set in an app are free.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import reading
from lesson_view import Lesson, Problem, known_numbers, load_edition, load_source
from lessons import COACH, ROOT, Filler, LessonError, course_filler, find_sources, shown_path
from lint_code import code_is_plain, picture_last, predict_first, setup_is_one_line
from lint_shape import (
    asked_and_checked,
    budgets,
    headings_nest,
    question_before_widget,
    steps_hold,
    steps_in_order,
    title,
)
from lint_stored import notebook_is_plain, outputs_are_clean, pictures_have_words, ran_in_order
from lint_words import (
    care_near_top,
    coach_cells,
    fictional_only,
    images_have_alt,
    kind_words,
    lessons_are_chained,
    minutes_are_measured,
    numbers_have_ground,
    other_directions,
    reads_plainly,
    recap_computes,
    sums_hold,
)
from minutes import lesson_minutes

Rule = Callable[[Lesson], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    title,
    headings_nest,
    steps_in_order,
    steps_hold,
    setup_is_one_line,
    budgets,
    question_before_widget,
    predict_first,
    asked_and_checked,
    picture_last,
    code_is_plain,
    images_have_alt,
    coach_cells,
    care_near_top,
    other_directions,
    kind_words,
    fictional_only,
    recap_computes,
    reads_plainly,
    minutes_are_measured,
    sums_hold,
    numbers_have_ground,
    lessons_are_chained,
)

STORED_RULES: tuple[Rule, ...] = (
    ran_in_order,
    outputs_are_clean,
    pictures_have_words,
    notebook_is_plain,
)


def lint(lesson: Lesson) -> list[Problem]:
    """Give every problem of one lesson, in the order of its cells."""
    rules = (*RULES, *STORED_RULES) if lesson.stored else RULES
    return sorted({problem for rule in rules for problem in rule(lesson)})


def lint_source(path: Path, filler: Filler | None = None, known: frozenset[str] | None = None) -> list[Problem]:
    """Lint one source file."""
    lesson, problems = load_source(path, filler or course_filler(), known or known_numbers())
    return sorted({*problems, *lint(lesson)})


def lint_edition(path: Path, known: frozenset[str] | None = None) -> list[Problem]:
    """Lint one stored notebook of either edition."""
    return lint(load_edition(path, known or known_numbers()))


COLUMNS = (
    ("cells", 6),
    ("words", 7),
    ("median", 8),  # lines of code a cell
    ("most", 6),
    ("grade", 7),
    ("longest", 9),  # words of the longest sentence
    ("replies", 9),  # the grade of all that the exercises say
    ("questions", 11),
    ("checks", 8),
    ("minutes", 9),
    ("class", 7),
)
TABLE_HEAD = f"{'lesson':<30}" + "".join(f"{name:>{width}}" for name, width in COLUMNS)


def table_line(lesson: Lesson) -> str:
    """Give one lesson's line of the table."""
    lines = [cell.lines for cell in lesson.code] or [0]
    minutes = lesson_minutes(lesson.cells)
    values = (
        str(len(lesson.student)),
        f"{lesson.words:,}",
        f"{statistics.median(lines):g}",
        str(max(lines)),
        f"{reading.grade(lesson.sentences):.1f}",
        str(max((s.words for s in (*lesson.sentences, *lesson.replies)), default=0)),
        f"{reading.grade(lesson.replies):.1f}",
        str(len(lesson.asked())),
        str(sum(name == "lesson.check" for _, name, _ in lesson.checks())),
        str(minutes.student),
        str(minutes.classroom),
    )
    cells = zip(values, COLUMNS, strict=True)
    return f"{lesson.name:<30}" + "".join(f"{value:>{width}}" for value, (_, width) in cells)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and the problems; give 1 if there are any."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=[], metavar="NN", help="these lessons only")
    parser.add_argument("--sources", action="store_true", help="leave the stored editions out")
    options = parser.parse_args(arguments)
    try:
        paths = find_sources(only=tuple(options.only))
    except LessonError as error:
        print(error)
        return 1
    filler, known, problems = course_filler(), known_numbers(), []
    print(TABLE_HEAD)
    for path in paths:
        lesson, unfilled = load_source(path, filler, known)
        print(table_line(lesson))
        problems += sorted({*unfilled, *lint(lesson)})
        if options.sources:
            continue
        for folder in ("notebooks", f"notebooks/{COACH}"):
            stored = ROOT / folder / f"{path.stem}.ipynb"
            if stored.exists():
                problems += lint_edition(stored, known)
            else:
                problems.append(Problem(shown_path(stored), 0, "It is not built. Run `make notebooks`."))
    print("\n" + "\n".join(map(str, problems)) if problems else "\nEvery rule is kept.")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
