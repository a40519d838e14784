"""Hold every lesson to the shape and the budgets of the course; print a table of them.

    python -m tools.lint_lessons                 sources and stored editions
    python -m tools.lint_lessons --sources       sources only, while writing
    python -m tools.lint_lessons --only 06       one lesson

Exit code 1 and one sentence a fault, naming file and cell, if a rule is broken.

Headings. Every lesson has these ``##`` headings in this order, each starting with exactly these
words; more words may follow (``## Predict: how many kg?``). ``###`` is free, other ``##`` are not.

``# {{title}}``             number and question, the only ``#``; lesson 00 is called ``Start here``
``After this you can``      three ``- `` items, ``**Minutes:** {{minutes}}``, ``**Needs:** {{needs}}``, ``**Care:**``;
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
``Sources``                 a ``{{cite}}``, ``**Claims met:** {{claims}}``, ``**Data:**`` and ``**Next:** {{next}}``

Title, needs, wrong idea, claims and next lesson are placeholders: ``about.toml`` has their words (`lessons.About`).

Coach cells are markdown without headings, start with ``**Coach:**``, and have a second tag that says what they are
about (``tags=["coach", "vote"]``). Together they say minutes, vote, project, late (what to skip) and sensitivity; a
mark such as ``{{late}}`` changes over inside a cell. The rules read a source with its placeholders filled; what is
stored is checked for how it was run and for what its outputs hold.

No sentence of the student's prose, or of what a lesson's questions say, has more than 35 words.

Minutes are measured from words and tasks, never typed: ``{{minutes}}`` in ``**Minutes:**``, and in the first coach
cell ``{{minutes class}} minutes: {{minutes parts}}.`` `minutes.MINUTES_FORMULA` says how; all its constants are
assumptions of the course. Alone and in class a lesson takes 20 to 60 minutes.

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

from tools import count
from tools.filling import course_filler
from tools.lessons import COACH, NOTEBOOKS, Lesson, LessonError, Problem, find_sources, read_lesson, shown_path
from tools.lint_code import code_is_plain, picture_last, predict_first, setup_is_one_line
from tools.lint_shape import (
    asked_and_checked,
    budgets,
    headings_nest,
    question_before_widget,
    steps_hold,
    steps_in_order,
    title,
)
from tools.lint_stored import editions_agree, lint_stored, read_stored
from tools.lint_words import (
    about_is_told,
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
    running_prose,
    sums_hold,
)
from tools.minutes import count_words
from tools.sentences import sentences

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
    about_is_told,
)


def lint(lesson: Lesson) -> list[Problem]:
    """Give every problem of one lesson, in the order of its cells."""
    return sorted({*lesson.faults, *(problem for rule in RULES for problem in rule(lesson))})


def lint_editions(name: str) -> list[Problem]:
    """Give every problem of a lesson's stored notebooks; the coach's holds all that the student's holds."""
    student, coach = (NOTEBOOKS / folder / f"{name}.ipynb" for folder in ("", COACH))
    missing = [path for path in (student, coach) if not path.exists()]
    if missing:
        return [Problem(shown_path(path), 0, "It is not built. Run `make notebooks`.") for path in missing]
    return [*lint_stored(coach), *editions_agree(read_stored(student), read_stored(coach))]


COLUMNS = (
    ("cells", 6),
    ("words", 7),
    ("median", 8),  # lines of code a cell
    ("most", 6),
    ("longest", 9),  # words of the longest sentence
    ("questions", 11),
    ("checks", 8),
    ("minutes", 9),
    ("class", 7),
)
TABLE_HEAD = f"{'lesson':<30}" + "".join(f"{name:>{width}}" for name, width in COLUMNS)


def table_line(lesson: Lesson) -> str:
    """Give one lesson's line of the table."""
    lines = [cell.lines for cell in lesson.code] or [0]
    said = sentences("\n\n".join([running_prose(lesson), *lesson.filler.replies(lesson.number)]))
    values = (
        str(len(lesson.student)),
        f"{count_words(lesson.prose):,}",
        f"{statistics.median(lines):g}",
        str(max(lines)),
        str(max((sentence.words for sentence in said), default=0)),
        str(len(lesson.asked())),
        str(sum(name == "lesson.check" for _, name, _ in lesson.checks())),
        str(lesson.minutes.student),
        str(lesson.minutes.classroom),
    )
    cells = zip(values, COLUMNS, strict=True)
    return f"{lesson.name:<30}" + "".join(f"{value:>{width}}" for value, (_, width) in cells)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table and the problems; give 1 if there are any."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=[], metavar="NN", help="these lessons only")
    parser.add_argument("--sources", action="store_true", help="leave the stored editions out")
    options, filler = parser.parse_args(arguments), course_filler()
    try:
        lessons = [read_lesson(path, filler) for path in find_sources(only=tuple(options.only))]
    except LessonError as error:
        print(error)
        return 1
    problems = []
    print(TABLE_HEAD)
    for lesson in lessons:
        print(table_line(lesson))
        problems += lint(lesson)
        problems += [] if options.sources else lint_editions(lesson.name)
    if not options.only:
        print(f"\n{count.table()}")
    print("\n" + "\n".join(map(str, problems)) if problems else "\nEvery rule is kept.")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
