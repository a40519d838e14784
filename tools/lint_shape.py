"""Rules of a lesson's shape: its title and headings, what must be there, its budgets, what is asked and checked."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator

from lessons_lib.science.care import NOT_FOR
from tools.lessons import WHOLE_NOTE, Lesson, Problem, step_of
from tools.minutes import count_words

MOST_CELLS = 34
MOST_WORDS = 1_200
MEDIAN_LINES = 3
MOST_LINES = 12
MOST_RUN_LINES = 3
MOST_BEFORE_VOTE = 5
MOST_SMALL_WORDS = 45
MOST_POINTS = 3
MOST_POINT_NUMBERS = 2
HEADINGS = (
    "Why it is wrong", "Worked example", "Your turn", "Explore", "Change the model", "What the model leaves out",
    "Another person", "Exit ticket", "Recap", "Sources",
)  # fmt: skip
"""Headings that a lesson must have, in any order; others are free."""
START_LACKS = ("Worked example", "Explore", "Change the model", "Another person")
"""Headings that lesson 00 may do without: it is a short one, and begins with the picture."""
CALLED = {
    "lesson.recall": "two questions of earlier lessons are asked again",
    "lesson.reveal": "a chart waits for the guess",
    "lesson.compare": "the guess stands beside the run, and the vote beside what is right",
    "charts.": "the run is drawn",
    "apps.": "one number is moved",
    "lesson.recap": "the lesson ends with what it showed and what to look at again",
}
"""What a lesson must call, and what for."""


def title(lesson: Lesson) -> Iterator[Problem]:
    """The first cell is the title, a question."""
    first = lesson.cells[0].headings if lesson.cells else []
    if not first or first[0] != (1, lesson.title):
        yield lesson.problem(1, "The lesson must begin with its title, `# {{title}}`.")
    if lesson.number == "00" and not lesson.about.question.startswith("Start here"):
        yield lesson.problem(1, "The question in about.toml must begin with `Start here`.")
    elif not lesson.about.question.endswith("?"):
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


def steps_are_there(lesson: Lesson) -> Iterator[Problem]:
    """All that a lesson needs is there, under headings or by what is called; the order is free."""
    met: set[str] = set()
    for cell in lesson.student:
        for step in (step_of(words) for level, words in cell.headings if level == 2):
            if step and step in met:
                yield lesson.problem(cell, f"`## {step}` comes twice. Use `###` inside a step.")
            met.add(step)
    for step in HEADINGS:
        if step not in met and not (lesson.number == "00" and step in START_LACKS):
            yield lesson.problem(0, f"The step `## {step}` is missing.")
    called = {what: [cell for cell in lesson.code if cell.called(what)] for what in CALLED}
    for what, why in CALLED.items():
        if not called[what] and (what != "lesson.recall" or lesson.has_recall):
            yield lesson.problem(0, f"There is no `{what}`: {why}.")
    for cell in called["lesson.recall"]:
        if not lesson.has_recall and f'recall("{lesson.number}")' in cell.text:
            yield lesson.problem(cell, "There is a recall, but there is no lesson two earlier. Remove it.")
    for kind in ("prediction", "claim"):
        guesses = "prediction|curve|band" if kind == "prediction" else kind
        if not any(re.match(rf"{lesson.number}\.(?:{guesses})", key) for key in lesson.asked()):
            yield lesson.problem(0, f'There is no `lesson.ask("{lesson.number}.{kind}")`.')


def steps_hold(lesson: Lesson) -> Iterator[Problem]:
    """Each step holds what it is for."""
    calls_wanted = {
        "Your turn": ("lesson.ask", 2),
        "Exit ticket": ("lesson.ask", 2),
        "Come back": ("lesson.recall", 1),
    }
    words_wanted = {
        "Why it is wrong": ('a sentence that says "wrong"', r"\bwrong\b(?s:.*)\bwrong\b"),
        "What the model leaves out": (
            "an interval, such as 0.3 to 0.6",
            r"\d[\d.,]*(?: *[\w%/]+)? *(?:to|–|-|and) *[−-]?\d",
        ),
        "Sources": ("`**Data:**`", r"\*\*Data:\*\*"),
    }
    for step, cells in lesson.sections.items():
        start = cells[0]
        name, least = calls_wanted.get(step, ("", 0))
        if sum(len(cell.called(name)) for cell in cells) < least:
            what = f"`{name}`" if least == 1 else f"at least {least} `{name}`"
            yield lesson.problem(start, f"The step {step!r} has no {what}.".replace("no at", "not at"))
        what, pattern = words_wanted.get(step, ("", ""))
        if not re.search(pattern, "\n".join(cell.text for cell in cells if not cell.code)):
            yield lesson.problem(start, f"The step {step!r} has not {what}.")
    if len(lesson.verbs) != 3:
        yield lesson.problem(0, "`**After this you can** ...; ...; ....` must say exactly three things, parted by `;`.")
    change = lesson.sections.get("Change the model", [])
    if change and not any(cell.code for cell in change):
        yield lesson.problem(change[0], "The step 'Change the model' has no code to change.")
    for cell in lesson.code:
        if cell.called("lesson.reveal") and (lines := cell.lines - cell.shows) > MOST_RUN_LINES:
            yield lesson.problem(cell, f"A run has {lines} lines; at most {MOST_RUN_LINES} and the chart's.")
    sources = lesson.sections.get("Sources", [])
    if sources and not any("{{cite " in cell.raw for cell in sources):
        yield lesson.problem(sources[0], "The step 'Sources' has no {{cite}}.")


def first_screen(lesson: Lesson) -> Iterator[Problem]:
    """The claim and the vote on it come first; what is for the reader to know about the lesson is small print."""
    vote = lesson.asked().get(f"{lesson.number}.claim", 0)
    if sum(cell.number < vote for cell in lesson.student) >= MOST_BEFORE_VOTE:
        yield lesson.problem(
            vote, f"The vote has {MOST_BEFORE_VOTE} or more cells before it. Ask it on the first screen."
        )
    if any(
        re.search(r"^\*\*(?:Needs|Care):", cell.text, re.M) and "<small>" not in cell.text for cell in lesson.student
    ):
        yield lesson.problem(1, "Needs and care are not small print. Put `<small>` and `</small>` about them.")
    if re.search(r"(?m)<small>\s*$", lesson.prose):
        yield lesson.problem(1, "Words must follow `<small>` on its line, or its bold words are not read.")


def small_print_is_small(lesson: Lesson) -> Iterator[Problem]:
    """Aims, minutes, needs and care are one small line; the whole note of care stands in lesson 00."""
    prose = "\n\n".join(cell.text for cell in lesson.student if not cell.code)
    parts = re.findall(r"(?s)<small>(.*?)</small>", prose)
    small = "\n".join(part for part in parts if NOT_FOR not in part or lesson.number != "00").replace(NOT_FOR, "")
    if (words := count_words(small)) > MOST_SMALL_WORDS:
        yield lesson.problem(1, f"The small print has {words} words; at most {MOST_SMALL_WORDS}.")
    if lesson.number != "00" and "Plan." in lesson.source and WHOLE_NOTE not in small:
        yield lesson.problem(1, "Care does not link to the whole note. Write `**Care:** {{care}}.`")


def limits_are_few(lesson: Lesson) -> Iterator[Problem]:
    """What the model leaves out is at most three points of two numbers; the rest is folded away, or in the sources."""
    for cell in lesson.sections.get("What the model leaves out", []):
        text = "" if cell.code else re.split(r"^## (?!What the model)", cell.raw, flags=re.M)[0]
        text = re.sub(r"(?s)<details>.*?</details>", "", text.partition("## What the model")[2])
        points = re.findall(r"(?m)^- (?:.+\n?(?:  .+\n?)*)", text)
        if len(points) > MOST_POINTS:
            yield lesson.problem(cell, f"The model leaves {len(points)} points out; at most {MOST_POINTS} are told.")
        for point in points:
            told = re.sub(r"\blessons? \d\d(?:(?:,| and) \d\d)*|\{\{.*?\}\}", "", point)
            numbers = re.findall(r"\{.*?\}|\d[\d,.]*", told)
            if len(numbers) > MOST_POINT_NUMBERS:
                yield lesson.problem(
                    cell, f"A point has {len(numbers)} numbers; at most {MOST_POINT_NUMBERS}: {point[:40]}"
                )


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
        if not any("**Target:**" in (other.asked if other.code else other.text) for other in before):
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
    for before, cell in itertools.pairwise(lesson.student):
        invited = re.search(r"\b(?:bet|guess)\b", f"{cell.asked} {'' if before.code else before.text}", re.IGNORECASE)
        for key in cell.asks if invited else ():
            if lesson.filler.is_marked(key):
                yield lesson.problem(cell, f"{key} invites a guess and marks it. Give it a line `guess: first`.")
    for key in lesson.filler.questions(lesson.number):
        if key not in asked:
            yield lesson.problem(0, f"{key} is never asked. Give it a cell: `lesson.ask({key!r})`.")
        guess = re.search(r"\.(?:prediction|claim)", key)
        if guess and key in asked and not any(name == "lesson.compare" and k == key for _, name, k in lesson.calls()):
            yield lesson.problem(asked[key], f"{key} is asked and never compared: `lesson.compare({key!r})`.")


RULES = (
    title, headings_nest, steps_are_there, steps_hold, first_screen, small_print_is_small, limits_are_few, budgets,
    question_before_widget, every_question_is_asked,
)  # fmt: skip
