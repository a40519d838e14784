"""Rules of a lesson's words: care and kindness, coach cells, reading, minutes, numbers, and the chain of lessons."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from lessons_lib.lesson.placeholders import PLACEHOLDER
from tools.filling import NOTE_KINDS
from tools.lessons import Lesson, Problem, step_of
from tools.prose import MOST_SENTENCE_WORDS, groundless, sentences, wrong_sums

MINUTES_RANGE = (20, 60)
START_MINUTES = (10, 25)
NO_ALT = re.compile(r"""!\[\s*\]\(|<img\b(?![^>]*\balt=(["'])\s*[^"'\s].*?\1)[^>]*>""", re.IGNORECASE)
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
        if not cell.code and NO_ALT.search(cell.text):
            yield lesson.problem(cell, "A picture has no alt text. Say what it shows.")


def coach_cells(lesson: Lesson) -> Iterator[Problem]:
    """Coach cells are prose, and together say what a coach needs."""
    coach = [cell for cell in lesson.cells if cell.coach]
    for cell in coach:
        if not cell.text.startswith("**Coach:**"):
            yield lesson.problem(cell, "A coach cell must start with `**Coach:**`.")
        if not set(cell.tags) & set(NOTE_KINDS):
            yield lesson.problem(cell, f"A coach cell needs a second tag, one of {', '.join(NOTE_KINDS)}.")
    for kind in NOTE_KINDS:
        if not lesson.said(kind):
            yield lesson.problem(0, f"No coach cell has the tag or the mark of {kind!r}.")
    if not any(re.search(r"\bexpect\b", note.text, re.IGNORECASE) for note in lesson.said("vote")):
        yield lesson.problem(0, "No coach cell says which votes to expect.")


def care_near_top(lesson: Lesson) -> Iterator[Problem]:
    """The line of care stands before the first code."""
    before = itertools.takewhile(lambda cell: not cell.code, lesson.student)
    if not any("**Care:**" in cell.text for cell in before):
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
        text = cell.text
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
    said = lesson.about.recap
    if len(said) != 3:
        yield lesson.problem(0, f"In about.toml, `recap` has {len(said)} sentences; it must be 3.")
    for number in re.findall(r"\d[\d,.]*", PLACEHOLDER.sub("", " ".join(said).replace("3,500", ""))):
        yield lesson.problem(0, f"The recap's {number} is typed. Name it in numbers.py.")
    if said and not PLACEHOLDER.search(" ".join(said)):
        yield lesson.problem(0, "The recap has no number of the run.")
    faults = [fault for sentence in said for fault in lesson.filler.fill(sentence, lesson.number)[1]]
    yield from (lesson.problem(0, f"In about.toml, `recap`: {fault}") for fault in faults)


def reads_plainly(lesson: Lesson) -> Iterator[Problem]:
    """No sentence of the prose or of the questions is long."""
    for what, text in (("prose", running_prose(lesson)), ("questions", _replies(lesson))):
        for sentence in sentences(text):
            if sentence.words > MOST_SENTENCE_WORDS:
                yield lesson.problem(
                    0,
                    f"A sentence of the {what} has {sentence.words} words;"
                    f" at most {MOST_SENTENCE_WORDS}: {sentence.text}",
                )


def running_prose(lesson: Lesson) -> str:
    """Give what a learner reads, without the list of sources."""
    prose = "\n\n".join(cell.raw for cell in lesson.student if not cell.code)
    return "\n\n".join([re.split(r"^## Sources\b", prose, flags=re.MULTILINE)[0], *lesson.about.recap])


def _replies(lesson: Lesson) -> str:
    return "\n\n".join(lesson.filler.replies(lesson.number))


def minutes_are_measured(lesson: Lesson) -> Iterator[Problem]:
    """Student and coach are told the minutes that are measured, and these are neither few nor many."""
    least, most = START_MINUTES if lesson.number == "00" else MINUTES_RANGE
    for how, minutes in (("alone", lesson.minutes.student), ("in class", lesson.minutes.classroom)):
        if not least <= minutes <= most:
            yield lesson.problem(0, f"The lesson takes {minutes} minutes {how}; it must be {least} to {most}.")
    coach = [cell for cell in lesson.cells if cell.coach]
    places = (
        ("**Minutes:** {{minutes}}", "\n\n".join(cell.raw for cell in lesson.student)),
        ("**Coach:** {{minutes class}} minutes: {{minutes parts}}.", coach[0].raw if coach else ""),
    )
    for words, text in places:
        if words not in text:
            yield lesson.problem(0, f"`{words}` is missing: minutes are measured and never typed.")


def sums_hold(lesson: Lesson) -> Iterator[Problem]:
    """What is written out as a sum is right, to the digits that are shown."""
    texts = [(cell.number, cell.text) for cell in lesson.cells if not cell.code]
    texts += [(0, text) for text in lesson.filler.replies(lesson.number)]
    for number, text in texts:
        for shown, value, stated in wrong_sums(text):
            yield lesson.problem(number, f"{shown!r} is not right: it gives {value:,.6g}, not {stated}.")


def numbers_have_ground(lesson: Lesson) -> Iterator[Problem]:
    """A number of our models is computed; any other one stands beside its source or its sum."""
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


def about_is_told(lesson: Lesson) -> Iterator[Problem]:
    """What about.toml says of a lesson is said by its placeholder, once, and by nothing else."""
    for words in ("# {{title}}", "**Needs:** {{needs}}", "“{{wrong idea}}” is", "**Next:** {{next}}", "{{claims}}"):
        if lesson.source.count(words) != 1:
            yield lesson.problem(0, f"`{words}` must stand in lesson.py once; about.toml has its words.")


def lessons_are_chained(lesson: Lesson) -> Iterator[Problem]:
    """Each lesson of the course leads to the next one, and needs and builds on earlier ones."""
    about, row = lesson.about, sorted(number for number, other in lesson.course.items() if other.strand)
    following = next((number for number in row if number > lesson.number), "")
    if about.strand and about.next != following:
        yield lesson.problem(0, f"In about.toml, `next` must be {following!r}: say there in `next_words` why.")
    for what, numbers in (("needs", about.needs), ("helps", about.helps), ("builds_on", about.builds_on)):
        for number in numbers:
            if number not in lesson.course or (about.strand and number >= lesson.number):
                yield lesson.problem(0, f"In about.toml, `{what}` names {number}, which is no lesson before this one.")
    if about.strand and not about.builds_on and lesson.number != row[0]:
        yield lesson.problem(0, "In about.toml, `builds_on` is empty: say from which lessons the map leads here.")


RULES = (
    images_have_alt, coach_cells, care_near_top, other_directions, kind_words, fictional_only,
    recap_computes, reads_plainly, minutes_are_measured, sums_hold, numbers_have_ground, about_is_told,
    lessons_are_chained,
)  # fmt: skip
