"""Rules of a lesson's shape: its title, headings and steps, its budgets, and what is asked and checked."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator

from lessons_lib.science.care import NOT_FOR
from tools.lessons import STEPS, Lesson, Problem, step_of
from tools.minutes import count_words

MOST_CELLS = 34
MOST_WORDS = 1_400
MEDIAN_LINES = 3
MOST_LINES = 12
MOST_RUN_LINES = 3
_GUESSED = "lesson.ask or lesson.draw"


def title(lesson: Lesson) -> Iterator[Problem]:
    """The first cell is the title, a question."""
    first = lesson.cells[0].headings if lesson.cells else []
    if not first or first[0] != (1, lesson.title):
        yield lesson.problem(1, "The lesson must begin with its title, `# {{title}}`.")
    if lesson.number == "00" and lesson.about.question != "Start here":
        yield lesson.problem(1, "The question in about.toml must be `Start here`.")
    elif lesson.number != "00" and not lesson.about.question.endswith("?"):
        yield lesson.problem(1, f"The title {lesson.about.question!r} must be a question, with a `?`.")


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
    wanted = [step for step in STEPS if step != "Recall" or lesson.has_recall]
    last = STEPS[-1]
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
                yield lesson.problem(cell, "There is a Recall, but there is no lesson two earlier. Remove it.")
            elif step in met:
                yield lesson.problem(cell, f"`## {words}` comes twice. Use `###` inside a step.")
            else:
                later = [old for old in met if wanted.index(old) > wanted.index(step)]
                if later:
                    yield lesson.problem(cell, f"`## {words}` must stand before `## {later[0]}`.")
                met.append(step)
    for step in wanted:
        if step not in met and step != last:
            yield lesson.problem(0, f"The step `## {step}` is missing.")


def steps_hold(lesson: Lesson) -> Iterator[Problem]:
    """Each step holds what it is for."""
    calls_wanted = {
        "Recall": (("lesson.recall", 1),),
        "What people say": (("lesson.ask", 1),),
        "Predict": ((_GUESSED, 1),),
        "Run": (("charts.", 1), ("lesson.reveal", 1)),
        "Compare": (("lesson.compare", 1),),
        "Why it is wrong": (("lesson.compare", 1),),
        "Your turn": (("lesson.ask", 2),),
        "Explore": (("apps.", 1), ("lesson.ask", 1)),
        "Exit ticket": (("lesson.ask", 2),),
        "Recap": (("lesson.recap", 1),),
        "Come back": (("lesson.recall", 1),),
    }
    words_wanted = {
        "After this you can": (("`**Needs:**`", r"\*\*Needs:\*\*"),),
        "Why it is wrong": (('a sentence that says "wrong"', r"\bwrong\b(?s:.*)\bwrong\b"),),
        "What the model leaves out": (
            ("an interval, such as 0.3 to 0.6", r"\d[\d.,]*(?: *[\w%/]+)? *(?:to|–|-|and) *[−-]?\d"),
        ),
        "Sources": (("`**Data:**`", r"\*\*Data:\*\*"),),
    }
    for step, cells in lesson.sections.items():
        if not step:
            continue
        start = cells[0]
        for name, least in calls_wanted.get(step, ()):
            if sum(len(cell.called(*name.split(" or "))) for cell in cells) < least:
                what = f"`{name}`" if least == 1 else f"at least {least} `{name}`"
                yield lesson.problem(start, f"The step {step!r} has no {what}.".replace("no at", "not at"))
        prose = "\n".join(cell.text for cell in cells if not cell.code)
        for what, pattern in words_wanted.get(step, ()):
            if not re.search(pattern, prose):
                yield lesson.problem(start, f"The step {step!r} has not {what}.")
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
    if sources and not any("{{cite " in cell.raw for cell in sources):
        yield lesson.problem(sources[0], "The step 'Sources' has no {{cite}}.")


def budgets(lesson: Lesson) -> Iterator[Problem]:
    """Cells, words and lines stay within what fits a lesson."""
    # a question is a cell of its own, and costs a click
    if (cells := sum(not cell.asks for cell in lesson.student)) > MOST_CELLS:
        yield lesson.problem(0, f"{cells} cells beside the questions; at most {MOST_CELLS}.")
    # the sentence that all lessons share is not theirs to shorten
    if (words := count_words(lesson.prose.replace(NOT_FOR, ""))) > MOST_WORDS:
        yield lesson.problem(0, f"{words:,} words for the student; at most {MOST_WORDS:,}.")
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
    """Before an app stand a target and the question that it answers."""
    for at, cell in enumerate(lesson.student):
        if not cell.called("apps."):
            continue
        before = lesson.student[max(at - 2, 0) : at]
        if not before or not (before[-1].asks or "?" in before[-1].text):
            yield lesson.problem(cell, "No question stands directly before the app. Ask one.")
        if not any("**Target:**" in other.text for other in before if not other.code):
            yield lesson.problem(cell, "No `**Target:** ...` stands before the app and its question.")


def every_question_is_asked(lesson: Lesson) -> Iterator[Problem]:
    """Each question of questions.md is asked by a cell of its own, and what hangs on one comes later."""
    asked, met = lesson.asked(), set()
    for cell in lesson.code:
        if len(cell.asks) > 1 or (cell.asks and cell.lines > 1):
            yield lesson.problem(cell, "A question shares its cell. Give each a cell of its own.")
    for cell, name, key in lesson.calls():
        if not key:
            yield lesson.problem(cell, f'`{name}` needs the question\'s id in quotes, such as "06.1".')
        elif not key.startswith(f"{lesson.number}."):
            yield lesson.problem(cell, f"`{name}` has the id {key!r} of another lesson.")
        elif name == "lesson.ask" or (name == "lesson.draw" and not cell.shows):
            if key in met:
                yield lesson.problem(cell, f"{key} is asked for the second time.")
            met.add(key)
        elif asked.get(key, cell.number) >= cell.number:
            yield lesson.problem(cell, f"`{name}({key!r})` has no `lesson.ask({key!r})` before it.")
    for key in lesson.filler.questions(lesson.number):
        if key not in asked:
            yield lesson.problem(0, f"{key} is never asked. Give it a cell: `lesson.ask({key!r})`.")
        guess = re.search(r"\.(?:prediction|claim)", key)
        if guess and key in asked and not any(name == "lesson.compare" and k == key for _, name, k in lesson.calls()):
            yield lesson.problem(asked[key], f"{key} is asked and never compared: `lesson.compare({key!r})`.")


RULES = (title, headings_nest, steps_in_order, steps_hold, budgets, question_before_widget, every_question_is_asked)
