"""Rules of a lesson's words: care and kindness, coach cells, reading, minutes, numbers, and the chain of lessons."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import reading
from lesson_view import Lesson, Problem, output_texts, step_of
from minutes import lesson_minutes
from typed_numbers import groundless, wrong_sums

MINUTES_RANGE = (20, 60)
LAST_LESSON = 13

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
