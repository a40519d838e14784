"""Hold every lesson to the shape and the budgets of the course; print a table of them.

    python -m tools.lint_lessons                 sources and stored editions
    python -m tools.lint_lessons --sources       sources only, while writing
    python -m tools.lint_lessons --only 06       one lesson

Exit code 1 and one sentence a fault, naming file and cell, if a rule is broken. What a lesson must hold stands in
``docs/lesson.md``.

"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from lessons_lib.lesson.kinds import ChoiceQuestion, Question
from lessons_lib.lesson.questions import of_lesson
from tools import count, density, lint_code, lint_shape, lint_words
from tools.cells import COACH
from tools.filling import course_filler
from tools.lessons import NOTEBOOKS, Lesson, LessonError, Problem, find_sources, read_lesson, shown_path
from tools.lint_stored import editions_agree, lint_stored, read_stored
from tools.minutes import count_words
from tools.prose import sentences

Rule = Callable[[Lesson], Iterable[Problem]]
RULES: tuple[Rule, ...] = (*lint_shape.RULES, *lint_code.RULES, *lint_words.RULES)


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


COLUMNS = [
    "lesson",
    "cells",
    "words",
    "replies",
    "median",
    "most",
    "longest",
    "questions",
    "minutes",
    "class",
    "caption",
    "screens",
]
"""Words of the prose and of all replies; of the code cells the lines, in the median and at most; of the sentences the
words of the longest; of the captions the most words and the most numbers;
screens as they are estimated."""
LINE = "{:<30}{:>6}{:>7}{:>8}{:>7}{:>5}{:>8}{:>10}{:>8}{:>6}{:>9}{:>9}"


def table_line(lesson: Lesson, below: Sequence[str] | None = None) -> str:
    """Give one lesson's line of the table; `below` are its captions, where they were looked at."""
    lines = [cell.lines for cell in lesson.code] or [0]
    said = sentences("\n\n".join([lint_words.running_prose(lesson), *lesson.filler.replies(lesson.number)]))
    return LINE.format(
        lesson.name,
        len(lesson.student),
        f"{count_words(lesson.prose):,}",
        f"{sum(map(count_words, lesson.filler.replies(lesson.number))):,}",
        f"{statistics.median(lines):g}",
        max(lines),
        max((sentence.words for sentence in said), default=0),
        len(lesson.asked()),
        lesson.minutes.student,
        lesson.minutes.classroom,
        f"{max(map(count_words, below))}, {max(map(density.numbers, below))}" if below else "-",
        f"{density.screens(lesson):.1f}",
    )


def right_letters(questions: Iterable[Question]) -> tuple[list[str], list[Problem]]:
    """Give how the right letters spread over the votes of the course and over its other choices.

    Who has seen that it is always c needs no lesson to be right: none may hold more than half of either.
    """
    choices = [one for one in questions if isinstance(one, ChoiceQuestion)]
    told, problems = [], []
    for what, votes in (("votes", True), ("other choices", False)):
        held = Counter(one.expected for one in choices if one.is_guess is votes)
        told.append(f"right in {what}: " + ", ".join(f"{letter} {n}" for letter, n in sorted(held.items())))
        for letter, n in held.items():
            if 2 * n > held.total():
                sentence = f"{letter} is right in {n} of {held.total()} {what}; at most half. Change the order of some."
                problems.append(Problem("questions.md", 0, sentence))
    return told, problems


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
    print(LINE.format(*COLUMNS))
    for lesson in lessons:
        problems += [*lint(lesson), *density.replies_are_short(lesson), *density.pages_are_short(lesson)]
        below = None
        if not options.sources:
            below = [caption for _, caption in density.captions(lesson)]
            problems += [*density.captions_are_short(lesson), *lint_editions(lesson.name)]
        print(table_line(lesson, below))
    if not options.only:
        print(f"\n{count.table()}\n")
        told, spread = right_letters(question for lesson in lessons for question in of_lesson(lesson.number))
        print("\n".join(told))
        problems += spread
    print("\n" + "\n".join(map(str, problems)) if problems else "\nEvery rule is kept.")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
