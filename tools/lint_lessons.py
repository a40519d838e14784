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
import ast
import io
import json
import re
import statistics
import sys
import tokenize
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import reading
from lessons import (
    COACH,
    PLACEHOLDER,
    ROOT,
    SOURCES,
    Filler,
    LessonError,
    course_filler,
    fill_cells,
    find_sources,
    read_source,
    shown_path,
)
from minutes import count_words, lesson_minutes
from typed_numbers import groundless, wrong_sums

MOST_CELLS = 34
MOST_WORDS = 1_400
MEDIAN_LINES = 3
MOST_LINES = 12
MOST_RUN_LINES = 3
MOST_OUTPUT_BYTES = 200_000
MOST_NOTEBOOK_BYTES = 1_000_000
MINUTES_RANGE = (20, 60)
LAST_LESSON = 13

STEPS: tuple[tuple[str, ...], ...] = (
    ("After this you can",),
    ("Recall",),
    ("What people say",),
    ("Predict",),
    ("Run",),
    ("Compare",),
    ("Why it is wrong",),
    ("Worked example",),
    ("Your turn",),
    ("Explore",),
    ("Change the model",),
    ("What the model leaves out",),
    ("Another person", "Another direction"),
    ("Hints and solutions",),
    ("Exit ticket",),
    ("Recap",),
    ("Sources",),
)
RUNNERS = ("project", "project_many", "weigh_ins", "regional_fat", "goal_intake_kcal")
COACH_WORDS = {
    "minutes": r"\bminutes?\b",
    "the vote question": r"\bvotes?\b",
    "what to project": r"\bproject\b",
    "what to skip": r"\bskip\b|\bleave out\b",
    "sensitivity": r"\bsensitiv",
}
UNKIND = re.compile(
    r"\b(ideal (?:weight|body|figure)|(?:bad|beach|perfect) body|ugly|flabby|cheat(?:s|ed|ing)?|"
    r"before[ /-](?:and[ -])?after\b(?! (?:the|a|each|every)\b)|"
    r"(?:problem|trouble) (?:areas?|spots?|zones?)|guilty|sinful|lazy)\b",
    re.IGNORECASE,
)
PERSONAL = re.compile(
    r"\b(?:your (?:own )?(?:weight|body|BMI|height|waist|food|meals?|diet|intake)|"
    r"you (?:weigh|weighed|eat|ate)|how much do you)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:no|not|never|nobody|nothing|none|instead)\b|n[’']t\b", re.IGNORECASE)
NETWORK = {
    *(
        "urllib",
        "urllib3",
        "requests",
        "http",
        "httpx",
        "aiohttp",
        "socket",
        "ftplib",
        "webbrowser",
    ),
    *("subprocess", "pip"),
}
NBVAL_MARKER = re.compile(r"NBVAL_\w+|PYTEST_VALIDATE_IGNORE_OUTPUT")
NBVAL_TAGS = re.compile(r"nbval|raises-exception|skip", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Problem:
    """One broken rule."""

    file: str
    cell: int  # from 1; 0: the whole lesson
    text: str

    def __str__(self) -> str:
        where = f"{self.file}, cell {self.cell}" if self.cell else self.file
        return f"{where}: {self.text}"


@dataclass(frozen=True)
class Cell:
    """One cell as the rules see it."""

    number: int
    kind: str
    text: str  # placeholders filled
    raw: str
    tags: frozenset[str] = frozenset()
    outputs: tuple[dict[str, Any], ...] = ()
    count: int | None = None

    @property
    def coach(self) -> bool:
        return COACH in self.tags

    @property
    def code(self) -> bool:
        return self.kind == "code"

    @cached_property
    def tree(self) -> ast.Module:
        """The cell's Python; empty if it is none (another rule says so)."""
        try:
            return ast.parse(self.text if self.code else "")
        except SyntaxError:
            return ast.parse("")

    @cached_property
    def calls(self) -> list[ast.Call]:
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        return sorted(found, key=lambda call: (call.lineno, call.col_offset))

    def called(self, *names: str) -> list[ast.Call]:
        """List the calls of functions by dotted name; "charts." means anything in charts."""
        return [
            call
            for call in self.calls
            if any(
                dotted(call.func).startswith(name) if name.endswith(".") else dotted(call.func) == name
                for name in names
            )
        ]

    @property
    def shows(self) -> bool:
        """Whether the cell draws a chart or an app."""
        return bool(self.called("charts.", "apps."))

    @property
    def lines(self) -> int:
        return sum(1 for line in self.text.splitlines() if line.strip())

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        if self.code:
            return []
        prose = re.sub(r"^(```|~~~).*?^\1", "", self.text, flags=re.MULTILINE | re.DOTALL)
        return [(len(m[1]), m[2].strip()) for m in re.finditer(r"^(#{1,6})\s+(.*)$", prose, re.M)]


def dotted(node: ast.expr) -> str:
    """Give ``charts.weight`` for that expression; "" for what is no chain of names."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{inner}.{node.attr}" if (inner := dotted(node.value)) else ""
    return f"{inner}()" if isinstance(node, ast.Call) and (inner := dotted(node.func)) else ""


@dataclass(frozen=True)
class Lesson:
    """One lesson: a source, or one stored edition."""

    name: str
    file: str
    cells: tuple[Cell, ...]
    known: frozenset[str]  # the numbers of the lessons that have a source
    edition: Literal["source", "student", "coach"] = "source"
    notebook: dict[str, Any] = field(default_factory=dict)
    filler: Filler | None = None  # where a source's words come from

    @property
    def stored(self) -> bool:
        return self.edition != "source"

    @property
    def number(self) -> str:
        return self.name[:2]

    @property
    def student(self) -> list[Cell]:
        return [cell for cell in self.cells if not cell.coach]

    @property
    def code(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.code]

    @property
    def prose(self) -> str:
        return "\n\n".join(cell.text for cell in self.student if not cell.code)

    @property
    def words(self) -> int:
        return count_words(self.prose)

    @property
    def minutes(self) -> int:
        found = re.search(r"\*\*Minutes:\*\*\s*(\d+)", self.prose)
        return int(found[1]) if found else 0

    @cached_property
    def sentences(self) -> list[reading.Sentence]:
        """The running prose that a learner reads, without the list of sources."""
        terms = self.filler.terms if self.filler else ()
        prose = "\n\n".join(cell.raw for cell in self.student if not cell.code)
        return reading.read(re.split(r"^## Sources\b", prose, flags=re.MULTILINE)[0], terms)

    @cached_property
    def replies(self) -> list[reading.Sentence]:
        """The sentences of everything that the lesson's exercises may say."""
        if not self.filler:
            return []
        return [s for text in self.filler.replies(self.number) for s in reading.read(text, self.filler.terms)]

    @property
    def has_recall(self) -> bool:
        return f"{int(self.number) - 2:02d}" in self.known

    @cached_property
    def sections(self) -> dict[str, list[Cell]]:
        """The student's cells by step; a cell with a heading begins its step."""
        found: dict[str, list[Cell]] = {}
        step = ""
        for cell in self.student:
            for level, words in cell.headings:
                if level == 2:
                    step = step_of(words)
                    found.setdefault(step, []).append(cell)
            if step and (not found[step] or found[step][-1] is not cell):
                found[step].append(cell)
        return found

    def checks(self) -> Iterator[tuple[Cell, str, str]]:
        """Give each call with an exercise's id: cell, function, id ("" if it is not a text)."""
        names = ("lesson.predict", "lesson.check", "lesson.hint", "lesson.solution")
        for cell in self.code:
            for call in cell.called(*names):
                first = call.args[0] if call.args else None
                text = first.value if isinstance(first, ast.Constant) else ""
                yield cell, dotted(call.func), text if isinstance(text, str) else ""

    def asked(self) -> dict[str, int]:
        """Give the exercises that are asked, each with the number of its first cell."""
        found: dict[str, int] = {}
        for cell in self.cells:
            if cell.code or cell.coach:
                continue
            pattern = r"^> \*\*(\d\d\.\w+)\*\*" if self.stored else r"\{\{\s*ask\s+(\S+?)\s*\}\}"
            text = cell.text if self.stored else cell.raw
            for match in re.finditer(pattern, text, re.MULTILINE):
                found.setdefault(match[1], cell.number)
        return found

    def problem(self, cell: Cell | int, text: str) -> Problem:
        return Problem(self.file, cell if isinstance(cell, int) else cell.number, text)


def step_of(heading: str) -> str:
    """Give the step that a heading begins, named by its first wording; "" if none."""
    for wordings in STEPS:
        if any(re.match(rf"{re.escape(words)}\b", heading) for words in wordings):
            return wordings[0]
    return ""


# --- rules for every lesson ----------------------------------------------------------------

Rule = Callable[[Lesson], Iterable[Problem]]


def title(lesson: Lesson) -> Iterator[Problem]:
    """The first cell is the title, a question."""
    first = lesson.cells[0].headings if lesson.cells else []
    wanted = f"# {lesson.number} · "
    if not first or first[0][0] != 1 or not first[0][1].startswith(wanted[2:]):
        yield lesson.problem(1, f"The lesson must begin with its title, `{wanted}a question?`.")
    elif lesson.number == "00":
        if first[0][1] != "00 · Start here":
            yield lesson.problem(1, "The title must be `# 00 · Start here`.")
    elif not first[0][1].endswith("?"):
        yield lesson.problem(1, f"The title {first[0][1]!r} must be a question, with a `?`.")


def headings_nest(lesson: Lesson) -> Iterator[Problem]:
    """One `#`, no level skipped, no HTML headings, none in a coach cell."""
    level = 0
    for cell in lesson.cells:
        if not cell.code and re.search(r"<h[1-6]\b", cell.text, re.IGNORECASE):
            yield lesson.problem(cell, "A heading is written in HTML. Write it with `#`.")
        if cell.coach:
            if cell.headings:
                yield lesson.problem(cell, "A coach cell has a heading. Use bold words instead.")
            continue
        for depth, words in cell.headings:
            if depth == 1 and level:
                yield lesson.problem(cell, f"`# {words}` is a second title. Use `##`.")
            elif depth > level + 1:
                yield lesson.problem(cell, f"`{'#' * depth} {words}` skips a level: the one above it is {level}.")
            level = depth


def steps_in_order(lesson: Lesson) -> Iterator[Problem]:
    """All steps are there, in order, and nothing else has a `##`."""
    wanted = [words[0] for words in STEPS if words[0] != "Recall" or lesson.has_recall]
    met: list[str] = []
    for cell in lesson.student:
        for level, words in cell.headings:
            if level != 2:
                continue
            step = step_of(words)
            if not step:
                known = ", ".join(wanted)
                yield lesson.problem(cell, f"`## {words}` is no step of a lesson. Known: {known}.")
            elif step not in wanted:
                yield lesson.problem(
                    cell,
                    "There is a Recall, but there is no lesson two earlier. Remove it.",
                )
            elif step in met:
                yield lesson.problem(cell, f"`## {words}` comes twice. Use `###` inside a step.")
            else:
                later = [old for old in met if wanted.index(old) > wanted.index(step)]
                if later:
                    yield lesson.problem(cell, f"`## {words}` must stand before `## {later[0]}`.")
                met.append(step)
    for step in wanted:
        if step not in met:
            yield lesson.problem(0, f"The step `## {step}` is missing.")


def steps_hold(lesson: Lesson) -> Iterator[Problem]:
    """Each step holds what it is for."""
    calls_wanted = {
        "Recall": (("lesson.recall", 1),),
        "Predict": (("lesson.predict", 1),),
        "Run": (("charts.", 1),),
        "Compare": (("lesson.check", 1),),
        "Your turn": (("lesson.check", 2),),
        "Explore": (("apps.", 1), ("lesson.check", 1)),
        "Hints and solutions": (("lesson.hint", 1), ("lesson.solution", 1)),
        "Exit ticket": (("lesson.check", 2),),
        "Recap": (("lesson.recap", 1),),
    }
    words_wanted = {
        "After this you can": (r"\*\*Minutes:\*\* *\d", r"\*\*Needs:\*\*", r"\*\*Care:\*\*"),
        "Why it is wrong": (r"\bwrong\b(?s:.*)\bwrong\b",),
        "What the model leaves out": (r"\d[\d.,]*(?: *[\w%/]+)? *(?:to|–|-|and) *[−-]?\d",),
        "Sources": (r"\*\*Data:\*\*", r"\*\*Next:\*\*"),
    }
    shown = {
        r"\*\*Minutes:\*\* *\d": "`**Minutes:**` with a number",
        r"\*\*Needs:\*\*": "`**Needs:**`",
        r"\*\*Care:\*\*": "`**Care:**`",
        r"\*\*Data:\*\*": "`**Data:**`",
        r"\*\*Next:\*\*": "`**Next:**`",
    }
    for step, cells in lesson.sections.items():
        if not step:
            continue
        start = cells[0]
        for name, least in calls_wanted.get(step, ()):
            if sum(len(cell.called(name)) for cell in cells) < least:
                what = f"`{name}`" if least == 1 else f"at least {least} `{name}`"
                yield lesson.problem(start, f"The step {step!r} has no {what}.".replace("no at", "not at"))
        prose = "\n".join(cell.text for cell in cells if not cell.code)
        for pattern in words_wanted.get(step, ()):
            if not re.search(pattern, prose):
                fallback = (
                    "an interval, such as 0.3 to 0.6"
                    if step == "What the model leaves out"
                    else 'a sentence that says "wrong"'
                )
                yield lesson.problem(start, f"The step {step!r} has not {shown.get(pattern, fallback)}.")
    first = lesson.sections.get("After this you can", [])
    if first and len(re.findall(r"^- ", first[0].text, re.MULTILINE)) != 3:
        yield lesson.problem(first[0], "`After this you can` must list exactly three things (`- `).")
    change = lesson.sections.get("Change the model", [])
    if change and not any(cell.code for cell in change):
        yield lesson.problem(change[0], "The step 'Change the model' has no code to change.")
    for cell in lesson.sections.get("Run", []):
        lines = cell.lines - cell.shows if cell.code else 0
        if lines > MOST_RUN_LINES:
            yield lesson.problem(cell, f"A run has {lines} lines; at most {MOST_RUN_LINES} and the chart's.")
    sources = lesson.sections.get("Sources", [])
    if sources and not lesson.stored and not any("{{cite " in cell.raw for cell in sources):
        yield lesson.problem(sources[0], "The step 'Sources' has no {{cite}}.")


def setup_is_one_line(lesson: Lesson) -> Iterator[Problem]:
    """The first code cell imports from lessons_lib, in one line; nothing else is imported."""
    for position, cell in enumerate(lesson.code):
        if position == 0:
            if cell.lines != 1 or not cell.text.startswith("from lessons_lib import "):
                yield lesson.problem(cell, "The set-up must be one line, `from lessons_lib import ...`.")
            continue
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(cell.tree)):
            yield lesson.problem(cell, "An import stands outside the one line of set-up.")


def budgets(lesson: Lesson) -> Iterator[Problem]:
    """Cells, words and lines stay within what fits a lesson."""
    if len(lesson.student) > MOST_CELLS:
        yield lesson.problem(0, f"{len(lesson.student)} cells for the student; at most {MOST_CELLS}.")
    if lesson.words > MOST_WORDS:
        yield lesson.problem(0, f"{lesson.words:,} words for the student; at most {MOST_WORDS:,}.")
    lines = [cell.lines for cell in lesson.code]
    if lines and statistics.median(lines) > MEDIAN_LINES:
        found = statistics.median(lines)
        yield lesson.problem(0, f"Code cells have {found:g} lines in the median; at most {MEDIAN_LINES}.")
    for cell in lesson.code:
        if cell.lines > MOST_LINES:
            yield lesson.problem(cell, f"{cell.lines} lines of code; at most {MOST_LINES}.")
        if not cell.lines:
            yield lesson.problem(cell, "The code cell is empty. Remove it.")


def question_before_widget(lesson: Lesson) -> Iterator[Problem]:
    """The cell before an app asks a question and sets a target."""
    for before, cell in zip([None, *lesson.student], lesson.student, strict=False):
        if not cell.called("apps."):
            continue
        text = "" if before is None or before.code else before.text
        if "?" not in text:
            yield lesson.problem(cell, "No question stands directly before the app. Ask one.")
        if "**Target:**" not in text:
            yield lesson.problem(cell, "No `**Target:** ...` stands directly before the app.")


def predict_first(lesson: Lesson) -> Iterator[Problem]:
    """Nothing is run or drawn before the learner could predict."""
    for cell in lesson.code:
        for call in cell.calls:
            name = dotted(call.func)
            if name == "lesson.predict":
                return
            if name in RUNNERS or name.startswith(("charts.", "apps.")):
                yield lesson.problem(cell, f"`{name}` runs before `lesson.predict`.")


def asked_and_checked(lesson: Lesson) -> Iterator[Problem]:
    """What is checked was asked before, what is asked is checked, solutions come last."""
    asked = lesson.asked()
    checked: dict[str, Cell] = {}
    for cell, name, key in lesson.checks():
        if not key:
            yield lesson.problem(cell, f'`{name}` needs the exercise\'s id in quotes, such as "06.1".')
        elif not key.startswith(f"{lesson.number}."):
            yield lesson.problem(cell, f"`{name}` has the id {key!r} of another lesson.")
        elif asked.get(key, cell.number) >= cell.number:
            yield lesson.problem(cell, f"`{name}({key!r})` has no {{{{ask {key}}}}} before it.")
        if name == "lesson.check":
            checked[key] = cell
    for key, number in asked.items():
        if key not in checked:
            yield lesson.problem(number, f"{key} is asked and never checked.")
    for cell, name, key in lesson.checks():
        if name == "lesson.solution" and key in checked and checked[key].number > cell.number:
            yield lesson.problem(cell, f"The solution of {key} stands before its check.")


def picture_last(lesson: Lesson) -> Iterator[Problem]:
    """A chart or an app is the bare last expression of its cell, or nobody sees it."""
    for cell in lesson.code:
        if not cell.shows:
            continue
        last = cell.tree.body[-1]
        inside = {id(node) for node in ast.walk(last)} if isinstance(last, ast.Expr) else set()
        for call in cell.called("charts.", "apps."):
            if id(call) not in inside:
                name = dotted(call.func)
                yield lesson.problem(cell, f"`{name}` must be the last expression of its cell.")


def code_is_plain(lesson: Lesson) -> Iterator[Problem]:
    """Python only: no magics, `;`, network, `interact`, `Output`, or marks for nbval."""
    for cell in lesson.cells:
        if any(NBVAL_TAGS.search(tag) for tag in cell.tags):
            yield lesson.problem(cell, "A tag tells nbval to look away. Make the output stable.")
        if not cell.code:
            continue
        if NBVAL_MARKER.search(cell.text):
            yield lesson.problem(cell, "A comment tells nbval to look away. Make the output stable.")
        try:
            ast.parse(cell.text)
        except SyntaxError:
            yield lesson.problem(cell, "The cell is not plain Python (a `%` or `!` command, or a slip).")
            continue
        tokens = tokenize.generate_tokens(io.StringIO(cell.text).readline)
        if any(token.type == tokenize.OP and token.string == ";" for token in tokens):
            yield lesson.problem(cell, "There is a `;`. Use one line for each statement.")
        for node in ast.walk(cell.tree):
            yield from (lesson.problem(cell, text) for text in _forbidden(node))


def _forbidden(node: ast.AST) -> Iterator[str]:
    modules: list[str] = []
    if isinstance(node, ast.Import):
        modules = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        modules = [node.module or ""]
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        if re.search(r"\b(?:https?|ftp)://", node.value):
            yield "An address of the network stands in code. Lessons use data/ only."
    elif isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name in ("interact", "interactive", "interactive_output", "Output"):
            yield f"`{name}` hides errors from the tests. Use an app."
    for module in modules:
        if module.partition(".")[0] in NETWORK:
            yield f"`{module}` reaches outside the lesson. Lessons use data/ only."


def images_have_alt(lesson: Lesson) -> Iterator[Problem]:
    """Every picture in prose has words for who cannot see it."""
    for cell in lesson.cells:
        if cell.code:
            continue
        bare = bool(re.search(r"!\[\s*\]\(", cell.text))
        for tag in re.findall(r"<img\b[^>]*>", cell.text, re.IGNORECASE):
            bare = bare or not re.search(r"""\balt=(["'])\s*[^"'\s].*?\1""", tag)
        if bare:
            yield lesson.problem(cell, "A picture has no alt text. Say what it shows.")


def coach_cells(lesson: Lesson) -> Iterator[Problem]:
    """Coach cells are prose, and together say what a coach needs."""
    coach = [cell for cell in lesson.cells if cell.coach]
    for cell in coach:
        if cell.code:
            yield lesson.problem(cell, "A coach cell holds code. Make it markdown.")
        if not cell.text.startswith("**Coach:**"):
            yield lesson.problem(cell, "A coach cell must start with `**Coach:**`.")
    if lesson.edition == "student":
        for cell in coach:
            yield lesson.problem(cell, "A coach cell stands in the student edition.")
        return
    text = "\n".join(cell.text for cell in coach)
    for what, pattern in COACH_WORDS.items():
        if not re.search(pattern, text, re.IGNORECASE):
            yield lesson.problem(0, f"No coach cell names {what}.")


def care_near_top(lesson: Lesson) -> Iterator[Problem]:
    """The line of care stands before the first code."""
    for cell in lesson.student:
        if "**Care:**" in cell.text:
            return
        if cell.code:
            break
    yield lesson.problem(0, "No `**Care:** ...` line stands before the first code cell.")


def other_directions(lesson: Lesson) -> Iterator[Problem]:
    """Weight loss is not the only direction."""
    if not re.search(r"\b(?:gain(?:s|ed|ing)?|surplus|mainten\w+|maintain\w*)\b", lesson.prose, re.I):
        yield lesson.problem(0, "Neither gain nor maintenance is mentioned. Show that direction too.")


def kind_words(lesson: Lesson) -> Iterator[Problem]:
    """No word shames; a claim may be quoted where it is called wrong."""
    refuting: set[int] = set()
    for step, cells in lesson.sections.items():
        prose = re.sub(r"^#.*$", "", "\n".join(cell.text for cell in cells), flags=re.MULTILINE)
        # What people say is quoted there to be refuted two steps later.
        if step == "What people say" or re.search(r"\bwrong\b", prose):
            refuting |= {cell.number for cell in cells}
    for cell in lesson.cells:
        text = cell.text + "".join(f"\n{text}" for text in output_texts(cell))
        if cell.number in refuting or (cell.coach and re.search(r"\bwrong\b", text)):
            text = re.sub(r"“[^”]*”|\"[^\"\n]*\"", "", text)
        for found in UNKIND.finditer(text):
            yield lesson.problem(
                cell,
                f"{found[0]!r} can shame. Use a neutral word, or quote it where it is called wrong.",
            )


def fictional_only(lesson: Lesson) -> Iterator[Problem]:
    """Nobody is asked about their own body or food."""
    for cell in lesson.cells:
        text = cell.text if not cell.code else "\n".join(re.findall(r"#.*", cell.text))
        for sentence in re.split(r"(?<=[.?!:])\s+|\n", text):
            if PERSONAL.search(sentence) and not NEGATED.search(sentence):
                yield lesson.problem(cell, f"{sentence.strip()!r} is about the reader. Use one of PEOPLE.")


def recap_computes(lesson: Lesson) -> Iterator[Problem]:
    """The recap has three sentences, and no typed number."""
    for cell in lesson.code:
        for call in cell.called("lesson.recap"):
            sentences = call.args[1:]
            if len(sentences) != 3:
                yield lesson.problem(cell, f"The recap has {len(sentences)} sentences; it must be 3.")
            typed = " ".join(
                part.value
                for sentence in sentences
                for part in (sentence.values if isinstance(sentence, ast.JoinedStr) else [sentence])
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )
            for number in re.findall(r"\d[\d,.]*", typed.replace("3,500", "")):
                yield lesson.problem(cell, f"The recap's {number} is typed. Take it from the run.")
            if not any(isinstance(sentence, ast.JoinedStr) for sentence in sentences):
                yield lesson.problem(cell, "The recap has no number of the run.")


def reads_plainly(lesson: Lesson) -> Iterator[Problem]:
    """The prose and the exercises are no harder than about 9th grade, and no sentence is long."""
    if lesson.stored:
        return
    for what, sentences in (("prose", lesson.sentences), ("exercises", lesson.replies)):
        grade = reading.grade(sentences)
        if grade > reading.MOST_GRADE:
            worst = " | ".join(f"{s.text} ({s.grade:.0f})" for s in reading.hardest(sentences))
            yield lesson.problem(
                0, f"The {what} read at grade {grade:.1f}; at most {reading.MOST_GRADE}. Hardest: {worst}"
            )
        for sentence in sentences:
            if sentence.words > reading.MOST_SENTENCE_WORDS:
                yield lesson.problem(
                    0,
                    f"A sentence of the {what} has {sentence.words} words; at most {reading.MOST_SENTENCE_WORDS}:"
                    f" {sentence.text}",
                )


def minutes_are_measured(lesson: Lesson) -> Iterator[Problem]:
    """The minutes that a lesson states are those of the formula, and fit a lesson."""
    measured = lesson_minutes(lesson.cells)
    if lesson.minutes and lesson.minutes != measured.student:
        yield lesson.problem(
            0,
            f"`**Minutes:**` says {lesson.minutes}; by words and tasks it is {measured.student}."
            " Write `{{minutes}}`.",
        )
    least, most = MINUTES_RANGE
    coach = [cell for cell in lesson.cells if cell.coach]
    totals = {"alone": measured.student, **({"in class": measured.classroom} if coach else {})}
    for how, minutes in totals.items():
        if not least <= minutes <= most:
            yield lesson.problem(0, f"The lesson takes {minutes} minutes {how}; it must be {least} to {most}.")
    if not coach or lesson.edition == "student":
        return
    said = re.match(r"\*\*Coach:\*\* (\d+) minutes\b([^.]*)", coach[0].text)
    if not said or int(said[1]) != measured.classroom:
        yield lesson.problem(
            coach[0],
            f"The overview of the coach must begin `**Coach:** {measured.classroom} minutes`."
            " Write `{{minutes class}} minutes`.",
        )
    elif measured.words("parts") not in " ".join(said[2].split()):
        yield lesson.problem(coach[0], "The class's minutes are not told part by part. Write `{{minutes parts}}`.")


def sums_hold(lesson: Lesson) -> Iterator[Problem]:
    """What is written out as a sum is right, to the digits that are shown."""
    if lesson.stored:
        return
    texts = [(cell.number, cell.text) for cell in lesson.cells if not cell.code]
    texts += [(0, text) for text in (lesson.filler.replies(lesson.number) if lesson.filler else ())]
    for number, text in texts:
        for shown, value, stated in wrong_sums(text):
            yield lesson.problem(number, f"{shown!r} is not right: it gives {value:,.6g}, not {stated}.")


def numbers_have_ground(lesson: Lesson) -> Iterator[Problem]:
    """A number of our models is computed; any other one stands beside its source or its sum."""
    if lesson.stored or lesson.filler is None:
        return
    step = ""
    for cell in lesson.student:
        if cell.code:
            continue
        for piece in re.split(r"^(?=## )", cell.raw, flags=re.MULTILINE):
            heading = re.match(r"## (.*)", piece)
            step = step_of(heading[1]) if heading else step
            if step in ("Worked example", "Sources"):
                continue
            for typed in groundless(piece, lesson.filler.constants):
                yield lesson.problem(cell, f"{typed!r} is typed without a source. Compute it, or say where it is from.")


def lessons_are_chained(lesson: Lesson) -> Iterator[Problem]:
    """Each lesson leads to the next one, and needs only earlier ones."""
    number = int(lesson.number)
    if number < LAST_LESSON and not re.search(rf"\*\*Next:\*\* lesson {number + 1:02d}\b", lesson.prose):
        yield lesson.problem(0, f"`**Next:**` must begin `lesson {number + 1:02d}`.")
    needs = re.search(r"\*\*Needs:\*\*(.*)", lesson.prose)
    for needed in re.findall(r"\b\d\d\b", needs[1] if needs else ""):
        if int(needed) >= number:
            yield lesson.problem(0, f"`**Needs:**` names lesson {needed}, which does not come before.")


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


# --- rules for what is stored --------------------------------------------------------------


def output_texts(cell: Cell) -> Iterator[str]:
    """Give the words that a cell's outputs show."""
    for output in cell.outputs:
        data = output.get("data", {})
        for value in (output.get("text"), *(data.get(mime) for mime in data if "text/" in mime)):
            if value:
                yield joined(value)


def joined(value: str | list[str]) -> str:
    """Give a text that a notebook may hold as a list of lines."""
    return value if isinstance(value, str) else "".join(value)


def ran_in_order(lesson: Lesson) -> Iterator[Problem]:
    """Every code cell ran once, from top to bottom."""
    for wanted, cell in enumerate(lesson.code, 1):
        if cell.count != wanted:
            yield lesson.problem(cell, f"The cell's execution count is {cell.count}, not {wanted}.")


def outputs_are_clean(lesson: Lesson) -> Iterator[Problem]:
    """No errors, warnings, addresses, dead widgets or heavy outputs."""
    for cell in lesson.code:
        for output in cell.outputs:
            kind, data = output["output_type"], output.get("data", {})
            if kind == "error":
                yield lesson.problem(cell, f"The output is an error: {output.get('evalue')}")
            if kind == "stream" and output.get("name") == "stderr":
                yield lesson.problem(cell, "The output holds a warning or other stderr.")
            if any("widget" in mime for mime in data):
                yield lesson.problem(cell, "The output holds a widget, which is dead when stored.")
            if len(json.dumps(output)) > MOST_OUTPUT_BYTES:
                yield lesson.problem(cell, f"The output is over {MOST_OUTPUT_BYTES // 1000} kB.")
        for text in output_texts(cell):
            if re.search(r"\bat 0x[0-9a-f]{6,}|/ipykernel_\d|id=\"T_[0-9a-f]{4,}", text):
                yield lesson.problem(cell, "The output holds an address or id that changes.")
            for tag in re.findall(r"<img\b[^>]*>", text, re.IGNORECASE):
                if not re.search(r"""\balt=(["'])\s*[^"'\s].*?\1""", tag):
                    yield lesson.problem(cell, "The output's picture has no alt text.")


def pictures_have_words(lesson: Lesson) -> Iterator[Problem]:
    """A stored chart or app has its picture and a sentence."""
    for cell in lesson.code:
        datas = [output.get("data", {}) for output in cell.outputs]
        pictures = [data for data in datas if "image/png" in data]
        if cell.shows and not pictures:
            yield lesson.problem(cell, "The chart or app is stored without its picture.")
        for data in pictures:
            words = joined(data.get("text/plain", "")).strip().strip("'\"")
            if words.startswith("<") or len(words.split()) < 4 or not words.endswith((".", "?", "!")):
                yield lesson.problem(cell, f"The picture's text is no sentence: {words[:60]!r}.")


def notebook_is_plain(lesson: Lesson) -> Iterator[Problem]:
    """Metadata that changes is gone, placeholders are filled, ids are there, the size is small."""
    book = lesson.notebook
    metadata = book.get("metadata", {})
    if "widgets" in metadata or "version" in metadata.get("language_info", {}):
        yield lesson.problem(0, "The metadata hold widget state or a version of Python.")
    if len(json.dumps(book)) > MOST_NOTEBOOK_BYTES:
        yield lesson.problem(0, f"The notebook is over {MOST_NOTEBOOK_BYTES // 1000:,} kB.")
    ids = [cell.get("id") for cell in book.get("cells", ())]
    if None in ids or len(set(ids)) < len(ids):
        yield lesson.problem(0, "Not every cell has an id of its own.")
    for cell in lesson.cells:
        if not cell.code and (found := PLACEHOLDER.search(cell.text)):
            yield lesson.problem(cell, f"{found[0]} is not filled.")


STORED_RULES: tuple[Rule, ...] = (
    ran_in_order,
    outputs_are_clean,
    pictures_have_words,
    notebook_is_plain,
)


# --- reading and reporting -----------------------------------------------------------------


def known_numbers(folder: Path = SOURCES) -> frozenset[str]:
    """Give the numbers of the lessons that have a source."""
    return frozenset(path.name[:2] for path in find_sources(folder))


def load_source(path: Path, filler: Filler, known: frozenset[str]) -> tuple[Lesson, list[Problem]]:
    """Read a source; what cannot be filled is a problem, and stays as it is."""
    source = read_source(path)
    filled, faults = fill_cells(source.cells, filler)
    problems = [Problem(source.file, number, text) for number, text in faults]
    pairs = zip(filled, source.cells, strict=True)
    cells = tuple(Cell(cell.number, cell.kind, cell.text, old.text, cell.tags) for cell, old in pairs)
    return Lesson(source.name, source.file, cells, known, filler=filler), problems


def load_edition(path: Path, known: frozenset[str]) -> Lesson:
    """Read a stored notebook."""
    book = json.loads(path.read_text(encoding="utf-8"))
    cells = tuple(
        Cell(
            number,
            cell["cell_type"],
            joined(cell["source"]),
            joined(cell["source"]),
            frozenset(cell.get("metadata", {}).get("tags", ())),
            tuple(cell.get("outputs", ())),
            cell.get("execution_count"),
        )
        for number, cell in enumerate(book["cells"], 1)
    )
    edition: Literal["student", "coach"] = "coach" if path.parent.name == COACH else "student"
    return Lesson(path.stem, shown_path(path), cells, known, edition, book)


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
