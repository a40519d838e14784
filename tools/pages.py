"""What one page of the course may hold, and how it is filled.

Prose is in ``notebooks/source/pages/``. Besides the lessons' placeholders (`lessons`), every page may hold

``{{lesson 06}}``, ``{{minutes 06}}``   a link to a lesson; the minutes of one or more, added up
``{{minutes formula}}``                 how minutes are counted
``{{vote 06}}``, ``{{exit 06.exit1}}``  coach's pages only: the vote with its notes; a question and its answer
``{{left 06}}``                         coach's pages only: what the schedules above leave of a lesson for home

and a block ``class 45_minutes``, a class of ``data/classes``: the same that the board opens.
``{{others}}`` sends home with the lessons that the page has not named before it.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lessons_lib.board import classes
from lessons_lib.board.classes import OUTSIDE, Class
from lessons_lib.board.coach_notes import right_answer, wrong_answers
from lessons_lib.board.scenes import read_all as read_scenes
from lessons_lib.data import read_rows
from lessons_lib.lesson import questions
from lessons_lib.lesson.questions import ChoiceQuestion, NumberQuestion
from tools.cells import COACH
from tools.filling import Filler, course_filler
from tools.lessons import SOURCES, Lesson, LessonError, find_sources, listed, read_abouts, read_lesson
from tools.minutes import MINUTES_FORMULA

PAGES = SOURCES / "pages"
SHEETS = f"{COACH}/run_sheets"
_OWN = re.compile(r"\{\{([a-z][a-z ]*?)((?: (?:\d\d(?:\.\w+)?|all|[A-Z]\w+))*)\}\}")
_CLASS = re.compile(r"(?m)^```class (\w+)\n```$")

Words = Callable[[str], str]


@dataclass(frozen=True)
class Course:
    """What every page may draw from."""

    lessons: Mapping[str, Lesson]
    twin: Lesson | None  # it stands beside the course and not in its row
    filler: Filler

    @cached_property
    def classes(self) -> list[Class]:
        """The classes of the board: plans, and one of each lesson."""
        held, faults = classes.read_all(read_scenes()[0])
        if faults:
            raise LessonError("\n".join(faults))
        return held

    @cached_property
    def glossary(self) -> list[tuple[dict[str, str], str]]:
        """The terms in alphabetical order, each with the lesson that explains it first."""
        home = {word: number for number, lesson in self.lessons.items() for word in lesson.about.words}
        rows = [(row, home[row["term"]]) for row in read_rows("glossary") if row["term"] in home]
        return sorted(rows, key=lambda row: row[0]["term"].casefold())

    @cached_property
    def strands(self) -> dict[str, list[str]]:
        """The lessons of each part of the course."""
        found: dict[str, list[str]] = defaultdict(list)
        for number, lesson in self.lessons.items():
            found[lesson.about.strand].append(number)
        return found

    def onward(self, number: str) -> list[str]:
        """The lessons that build on one."""
        return [other for other, lesson in self.lessons.items() if number in lesson.about.builds_on]

    def minutes(self, numbers: Iterable[str]) -> int:
        return sum(self.lessons[number].minutes.student for number in numbers)


def load_course(filler: Filler | None = None) -> Course:
    """Read the whole course."""
    filler, abouts = filler or course_filler(), read_abouts()
    lessons = [read_lesson(path, filler, abouts) for path in find_sources()]
    if faults := [*(fault for lesson in lessons for fault in lesson.faults), *ledger_faults(lessons)]:
        raise LessonError("\n".join(map(str, faults)))
    in_row = {lesson.number: lesson for lesson in lessons if lesson.about.strand}
    return Course(in_row, next((lesson for lesson in lessons if not lesson.about.strand), None), filler)


def ledger_faults(lessons: Sequence[Lesson]) -> list[str]:
    """Say which claims and terms are in a table and in no lesson, or the other way round."""
    faults = []
    met = {(claim, lesson.number) for lesson in lessons for claim in lesson.about.claims}
    rows = {row["id"]: row["lesson"] for row in read_rows("claims")}
    for claim, number in rows.items():
        if not number.startswith("owed") and (claim, number) not in met:
            faults.append(f"data/claims.csv: lesson {number} meets {claim}, but its about.toml does not name it.")
    for claim, number in sorted(met):
        if claim not in rows:
            faults.append(f"Lesson {number}: its about.toml names the claim {claim}, which data/claims.csv has not.")
    terms = [row["term"] for row in read_rows("glossary")]
    homes = [word for lesson in lessons for word in lesson.about.words]
    for word in sorted({*terms, *homes}):
        if (terms.count(word), homes.count(word)) != (1, 1):
            faults.append(f"The term {word!r} must stand once in data/glossary.csv, and once in an about.toml.")
    return faults


def table(*rows: Iterable[object]) -> str:
    """Write a table; its first row is its head.

    >>> print(table(["a", "b"], [1, 2]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    # an empty cell is one space wide
    head, *lines = (f"| {' | '.join(map(str, row))} |".replace("|  |", "| |") for row in rows)
    return "\n".join([head, "|---" * (head.count("|") - 1) + "|", *lines])


def time_words(minutes: int) -> str:
    """Say a length of time.

    >>> time_words(45), time_words(60), time_words(205)
    ('45 minutes', '1 hour', '3 hours 25 minutes')
    """
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} hour{'s' * (hours > 1)}"] * bool(hours) + [f"{rest} minute{'s' * (rest > 1)}"] * bool(rest)
    return " ".join(parts) or "0 minutes"


def clock(minutes: int) -> str:
    """Say a time of a session, in hours and minutes from its start."""
    return f"{minutes // 60}:{minutes % 60:02d}"


# --- filling a page ------------------------------------------------------------------------


def shown_in(held: Class, part: int) -> str:
    """Say what of a class is on the board in one of its parts."""
    titles = {scene.id: f"*{scene.title}*," for scene in read_scenes()[0]}
    said = (re.sub(r"\w+", lambda word: titles.get(word[0], word[0]), item.label) for item in held.items)
    listed = ((at, words.rstrip(","), item) for at, (words, item) in enumerate(zip(said, held.items, strict=True), 1))
    return "; ".join(f"{at}: {words}" for at, words, item in listed if item.part == part)


@dataclass
class Page:
    """One page while it is filled."""

    course: Course
    path: str  # below notebooks/, such as "coach/index.md"
    template: str  # below notebooks/source/pages/
    in_class: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    named: set[str] = field(default_factory=set)  # the lessons that stand on it so far

    @property
    def coach(self) -> bool:
        return self.path.startswith(f"{COACH}/")

    def link(self, target: str) -> str:
        """Give the way from this page to another file below notebooks/."""
        return os.path.relpath(target, Path(self.path).parent).replace(os.sep, "/")

    def lesson(self, number: str, name: Callable[[Lesson], str] = lambda lesson: lesson.title) -> str:
        """Link a lesson, in the coach's edition from a coach's page."""
        if number not in self.course.lessons:
            raise LessonError(f"notebooks/source/pages/{self.template}: there is no lesson {number!r}.")
        lesson = self.course.lessons[number]
        self.named.add(number)
        return f"[{name(lesson)}]({self.notebook(lesson)})"

    def notebook(self, lesson: Lesson) -> str:
        file = f"{lesson.name}.ipynb"
        return self.link(f"{COACH}/{file}" if self.coach else file)

    def filled(self, **own: Words | str) -> str:
        """Fill the page's template: its own words first, then what every lesson may hold."""
        text = (PAGES / self.template).read_text(encoding="utf-8")
        text = _CLASS.sub(lambda found: self._class(found[1]), text)
        known: dict[str, Words | str] = {
            "lesson": self.lesson,
            "minutes": lambda numbers: time_words(self.course.minutes(numbers.split())),
            "minutes formula": MINUTES_FORMULA,
            "twin": self._twin,
            "others": self._others,
            "all lessons": " to ".join(list(self.course.lessons)[:: len(self.course.lessons) - 1]),
        }
        if self.coach:
            known |= {"vote": self.vote, "exit": self.exit, "left": self.left}
        known |= {name.replace("_", " "): makes for name, makes in own.items()}

        def put(found: re.Match[str]) -> str:
            makes = known.get(found[1])
            if makes is None:
                return found[0]
            return makes if isinstance(makes, str) else makes(found[2].strip())

        text, faults = self.course.filler.fill(_OWN.sub(put, text))
        if faults:
            raise LessonError(f"notebooks/source/pages/{self.template}: {faults[0]}")
        mark = f"<!-- Made by tools/build_pages.py from notebooks/source/pages/{self.template}: edit there. -->"
        return f"{mark}\n\n{re.sub(chr(10) + '{3,}', chr(10) * 2, text).strip()}\n"

    def _twin(self, _: str) -> str:
        if self.course.twin is None:
            return ""
        link = f"[{self.course.twin.title}]({self.notebook(self.course.twin)})"
        if self.coach:
            return f"- Who would rather not read about bodies takes {link}: the same ideas, about water."
        return f"Rather not read about bodies at all? {link} has the same ideas, about water: line, bend, noise, trend."

    def _others(self, _: str) -> str:
        """Send home with whatever lesson the page has not named."""
        others = [number for number in self.course.lessons if number not in self.named]
        return "".join(f"Do {self.lesson(n)} ({time_words(self.course.minutes([n]))}). " for n in others)

    def _class(self, name: str) -> str:
        """Make a table of a class, with the time at which each part begins, and what the board shows in it."""
        held = next((one for one in self.course.classes if one.id == name), None)
        if held is None:
            raise LessonError(f"notebooks/source/pages/{self.template}: there is no class {name!r} in data/classes/.")
        rows = [["from", "minutes", "what", "lesson", "on the board"]]
        for at, part in enumerate(held.parts):
            sheets = [] if part.lesson in OUTSIDE else part.lesson.split()
            for number in sheets:
                self.in_class[number] += part.minutes / len(sheets)
            place = ", ".join(self.sheet(number) for number in sheets) or part.lesson
            rows.append([clock(held.begins(at)), str(part.minutes), part.what, place, shown_in(held, at)])
        return table(*rows, [clock(held.minutes), f"**{held.minutes}**", "end", "", ""])

    def sheet(self, number: str) -> str:
        self.lesson(number)  # refuses a number that is no lesson
        return f"[{number}]({self.link(f'{SHEETS}/{number}.md')})"

    def left(self, numbers: str) -> str:
        left = []
        for number in numbers.split():
            rest = round((self.course.minutes([number]) - self.in_class[number]) / 5) * 5
            if rest > 0:
                left.append(f"lesson {number} (about {time_words(rest)})")
        return f"Finish {listed(left)}. " if left else ""

    def vote(self, number: str) -> str:
        said = " ".join(note.text for note in self.course.lessons[number].said("vote"))
        claim = next((q for q in questions.of_lesson(number) if q.id == f"{number}.claim"), None)
        return "\n\n".join(filter(None, [said, _question(claim) if isinstance(claim, ChoiceQuestion) else ""]))

    def exit(self, name: str) -> str:
        question = questions.find(name)
        answer = right_answer(question)
        asked = _question(question, right=False) if isinstance(question, ChoiceQuestion) else question.prompt_words()
        return f"{asked} **Answer:** {answer} {_wrong_answers(question)}".rstrip()


def _question(question: ChoiceQuestion, right: bool = True) -> str:
    """Write a choice in one paragraph; the right option is named only where that is wanted."""
    options = (f"**{o.key}** {o.text}{' ✓' if right and o.right else ''}" for o in question.options)
    return f"{question.prompt_words()} {' · '.join(options)}"


def _wrong_answers(question: ChoiceQuestion | NumberQuestion) -> str:
    """Say what each wrong answer means: the reply to a wrong option, the idea behind a wrong number."""
    wrong = wrong_answers(question)
    if isinstance(question, ChoiceQuestion):
        return " ".join(f"**If {key}:** {reply}" for key, reply in wrong)
    return f"**Wrong numbers:** {'; '.join(f'{value} ({name})' for value, name in wrong)}." if wrong else ""
