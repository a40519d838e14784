"""What one page of the course may hold, and how it is filled.

Prose is in ``notebooks/source/pages/``. Besides the lessons' placeholders (`lessons`), every page may hold

``{{lesson 06}}``, ``{{minutes 06}}``   a link to a lesson; the minutes of one or more, added up
``{{minutes formula}}``                 how minutes are counted
``{{vote 06}}``, ``{{exit 06.exit1}}``  coach's pages only: the vote with its notes; a question and its answer
``{{left 06}}``                         coach's pages only: what the schedules above leave of a lesson for home

and a block ``schedule 45`` of lines ``minutes | what | lesson`` whose minutes must add up to 45. A lesson
that is not written yet is left out, or named without a link.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from course import Lesson, read_course, twin_source
from lessons import COACH, MINUTES_FORMULA, ROOT, SOURCES, Filler, LessonError, course_filler, find_sources, read_source

from lessons_lib.data import read_rows
from lessons_lib.lesson import questions as exercises
from lessons_lib.lesson.answers import show
from lessons_lib.lesson.placeholders import words
from lessons_lib.lesson.questions import ChoiceQuestion as Choice
from lessons_lib.lesson.questions import NumberQuestion as Exercise

NOTEBOOKS = ROOT / "notebooks"
PAGES = SOURCES / "pages"
SHEETS = f"{COACH}/run_sheets"
OUTSIDE = ("care", "break", "close")
"""What a line of a schedule names in place of a lesson."""

_OWN = re.compile(r"\{\{([a-z][a-z ]*?)((?: (?:\d\d(?:\.\w+)?|all))*)\}\}")
_SCHEDULE = re.compile(r"(?ms)^```schedule (\d+)\n(.*?)^```$")

Words = Callable[[str], str]


@dataclass(frozen=True)
class Course:
    """What every page may draw from."""

    lessons: Mapping[str, Lesson]
    twin: tuple[str, str] | None  # title and file of the neutral twin
    filler: Filler

    @cached_property
    def glossary(self) -> list[dict[str, str]]:
        """The terms whose lesson is written, in alphabetical order."""
        rows = [row for row in read_rows("glossary") if row["lesson"] in self.lessons]
        return sorted(rows, key=lambda row: row["term"].casefold())

    @cached_property
    def ideas(self) -> dict[str, dict[str, str]]:
        """The rows of the map whose lesson is written, by lesson."""
        return {row["lesson"]: row for row in read_rows("map") if row["lesson"] in self.lessons}

    @cached_property
    def numbers(self) -> set[str]:
        """Every lesson of the course, written or not."""
        return {row["lesson"] for row in read_rows("map")}

    def minutes(self, numbers: Iterable[str]) -> int:
        return sum(self.lessons[number].minutes for number in numbers if number in self.lessons)


def load_course(filler: Filler | None = None, sources: Sequence[Path] | None = None) -> Course:
    """Read the whole course."""
    filler = filler or course_filler()
    paths = find_sources() if sources is None else sources
    twin = twin_source([*paths, *find_sources()])
    title = re.search(r"(?m)^# (.+)$", read_source(twin).cells[0].text) if twin else None
    lessons = {lesson.number: lesson for lesson in read_course(filler, paths)}
    return Course(lessons, (title[1], f"{twin.stem}.ipynb") if twin and title else None, filler)


def time_words(minutes: int) -> str:
    """Say a length of time.

    >>> time_words(45), time_words(60), time_words(205)
    ('45 minutes', '1 hour', '3 hours 25 minutes')
    """
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'s' * (hours > 1)}"] * bool(hours) + [f"{rest} minute{'s' * (rest > 1)}"] * bool(rest)
    return " ".join(parts) or "0 minutes"


# --- filling a page ------------------------------------------------------------------------


@dataclass
class Page:
    """One page while it is filled."""

    course: Course
    path: str  # below notebooks/, such as "coach/index.md"
    template: str  # below notebooks/source/pages/
    in_class: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def coach(self) -> bool:
        return self.path.startswith(f"{COACH}/")

    def link(self, target: str) -> str:
        """Give the way from this page to another file below notebooks/."""
        return os.path.relpath(target, Path(self.path).parent).replace(os.sep, "/")

    def lesson(self, number: str, name: Callable[[Lesson], str] = lambda lesson: lesson.title) -> str:
        """Link a lesson, in the coach's edition from a coach's page."""
        if number not in self.course.numbers:
            raise LessonError(f"{self.template}: there is no lesson {number!r}. See data/map.csv.")
        if number not in self.course.lessons:
            return f"lesson {number} (not written yet)"
        lesson = self.course.lessons[number]
        return f"[{name(lesson)}]({self.link(f'{COACH}/{lesson.file}' if self.coach else lesson.file)})"

    def filled(self, **own: Words | str) -> str:
        """Fill the page's template: its own words first, then what every lesson may hold."""
        text = (PAGES / self.template).read_text(encoding="utf-8")
        text = _SCHEDULE.sub(lambda found: self._schedule(int(found[1]), found[2]), text)
        known: dict[str, Words | str] = {
            "lesson": self.lesson,
            "minutes": lambda numbers: time_words(self.course.minutes(numbers.split())),
            "minutes_formula": MINUTES_FORMULA,
            "twin": self._twin,
        }
        if self.coach:
            known |= {"vote": self.vote, "exit": self.exit, "left": self.left}

        def put(found: re.Match[str]) -> str:
            makes = (known | own).get(found[1].replace(" ", "_"))
            if makes is None:
                return found[0]
            return makes if isinstance(makes, str) else makes(found[2].strip())

        try:
            text = self.course.filler.fill(_OWN.sub(put, text))
        except LessonError as error:
            raise LessonError(f"notebooks/source/pages/{self.template}: {error}") from error
        mark = f"<!-- Made by tools/build_pages.py from notebooks/source/pages/{self.template}: edit there. -->"
        return f"{mark}\n\n{re.sub(chr(10) + '{3,}', chr(10) * 2, text).strip()}\n"

    def _twin(self, _: str) -> str:
        if self.course.twin is None:
            return ""
        title, file = self.course.twin
        link = f"[{title}]({self.link(f'{COACH}/{file}' if self.coach else file)})"
        if self.coach:
            return f"- Who would rather not read about bodies takes {link}: the same ideas, about water."
        return f"Rather not read about bodies at all? {link} has the same ideas, about water: line, bend, noise, trend."

    def _schedule(self, total: int, lines: str) -> str:
        """Make a table of a schedule, with the time at which each part begins."""
        rows, now = ["| from | minutes | what | lesson |", "|---|---|---|---|"], 0
        for line in lines.strip().splitlines():
            count, what, numbers = (part.strip() for part in line.split("|"))
            sheets = [] if numbers in OUTSIDE else numbers.split()
            for number in sheets:
                self.in_class[number] += int(count) / len(sheets)
            place = ", ".join(self.sheet(number) for number in sheets) or numbers
            rows.append(f"| {now // 60}:{now % 60:02d} | {count} | {what} | {place} |")
            now += int(count)
        if now != total:
            raise LessonError(
                f"notebooks/source/pages/{self.template}: a schedule of {total} minutes adds up to {now}."
            )
        return "\n".join([*rows, f"| {now // 60}:{now % 60:02d} | **{now}** | end | |"])

    def sheet(self, number: str) -> str:
        self.lesson(number)  # refuses a number that is no lesson
        return f"[{number}]({self.link(f'{SHEETS}/{number}.md')})" if number in self.course.lessons else number

    def left(self, numbers: str) -> str:
        left = []
        for number in numbers.split():
            rest = round((self.course.minutes([number]) - self.in_class[number]) / 5) * 5
            if number in self.course.lessons and rest > 0:
                left.append(f"lesson {number} (about {time_words(rest)})")
        return f"Finish {' and '.join(left)}. " if left else ""

    def vote(self, number: str) -> str:
        if number not in self.course.lessons:
            return f"Lesson {number} is not written yet."
        said = " ".join(note.text for note in self.course.lessons[number].said("vote"))
        claim = next((q for q in exercises.of_lesson(number) if q.id == f"{number}.claim"), None)
        return "\n\n".join(filter(None, [said, _question(claim) if isinstance(claim, Choice) else ""]))

    def exit(self, name: str) -> str:
        question = exercises.find(name)
        answer = question.solution_words()
        if isinstance(question, Choice):
            answer = f"{question.expected}: {_without_letter(answer, question.expected)}"
        asked = _question(question, right=False) if isinstance(question, Choice) else words(question.prompt)
        return f"{asked} **Answer:** {answer} {_wrong_answers(question)}".rstrip()


def _question(question: Choice, right: bool = True) -> str:
    """Write a choice in one paragraph; the right option is named only where that is wanted."""
    options = (f"**{o.key}** {o.text}{' ✓' if right and o.right else ''}" for o in question.options)
    return f"{words(question.prompt)} {' · '.join(options)}"


def _wrong_answers(question: Choice | Exercise) -> str:
    """Say what each wrong answer means: the reply to a wrong option, the idea behind a wrong number."""
    if isinstance(question, Choice):
        wrong = (option for option in question.options if not option.right)
        return " ".join(f"**If {o.key}:** {words(o.reply, answer=o.key, expected=question.expected)}" for o in wrong)
    ideas = (f"{show(wrong.value(), question.unit)} ({wrong.name})" for wrong in question.misconceptions)
    return f"**Wrong numbers:** {'; '.join(ideas)}." if question.misconceptions else ""


def _without_letter(answer: str, letter: str) -> str:
    """Leave out the letter with which most solutions begin, in whichever quotation marks.

    >>> _without_letter('"a": it is water.', "a"), _without_letter("a is right: water.", "a")
    ('it is water.', 'a is right: water.')
    """
    quoted = rf"[\"“]{letter}[\"”][:.,]?|{letter}[:.,]"
    return re.sub(rf"^(?:The answer is )?(?:{quoted})\s*", "", answer)
