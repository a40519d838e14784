"""Build the pages round the lessons: the course at a glance, the glossary, the map, the coach's sheets.

    python -m tools.build_pages                  build every page
    python -m tools.build_pages --to DIR         write elsewhere
    python -m tools.build_pages --check          write nothing, compare with what is stored

Prose is in ``notebooks/source/pages/`` (`pages` says what it may hold); what a page says about a lesson
comes from the lesson's source, the terms from ``data/glossary.csv``. README's table of lessons is made too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from lessons_lib.board.classes import RUN_SHEET
from lessons_lib.board.scenes import read_all as read_scenes
from lessons_lib.lesson import questions
from tools import stored
from tools.cells import COACH
from tools.lessons import NOTEBOOKS, LessonError, Note, listed
from tools.pages import PAGES, SHEETS, Course, Page, clock, load_course, table, time_words

STRAND_FILLS = ("#ffffff", "#fde7c4", "#cfe4f7", "#d7efd2", "#f3d9ea", "#ffffff")
"""Light grounds for the parts of the course on the map; the list below the picture names the parts."""


# --- the pages -----------------------------------------------------------------------------


def index_page(course: Course) -> str:
    """The course at a glance."""
    page = Page(course, "index.md", "index.md")

    def route(numbers: str) -> str:
        chosen = list(course.lessons) if numbers == "all" else course.strands.get(numbers) or numbers.split()
        way = " → ".join(page.lesson(number, lambda lesson: lesson.number) for number in chosen)
        return f"{way}, {time_words(course.minutes(chosen))}"

    rows: list[list[object]] = [["", "question", "the idea it tests", "minutes", "needs"]]
    for lesson in course.lessons.values():
        link, about = page.lesson(lesson.number, lambda lesson: lesson.about.question), lesson.about
        rows.append([lesson.number, link, f"“{about.wrong_idea}”", lesson.minutes.student, about.needed])
    total = time_words(course.minutes(course.lessons))
    return page.filled(lessons=f"{table(*rows)}\n\nAll together: {total}.", route=route)


def glossary_page(course: Course) -> str:
    """The terms, each under a heading of its own, so that `glossary.md#deficit` finds one."""
    page = Page(course, "glossary.md", "glossary.md")
    terms = []
    for row, number in course.glossary:
        facts = [f"Unit: {row['unit']}."] if row["unit"] else []
        facts.append(f"Lesson: {page.lesson(number)}")
        facts += [f"Source: {{{{cite {row['source']}}}}}"] if row["source"] else []
        terms.append(f"### {row['term']}\n\n{row['sentence']}\n\n{' · '.join(fact.rstrip('.') for fact in facts)}")
    return page.filled(terms="\n\n".join(terms))


def map_page(course: Course) -> str:
    """The map of ideas, as a picture and in words."""
    page = Page(course, "map.md", "map.md")
    picture = [
        "```mermaid",
        "flowchart TD",
        "  accTitle: The map of ideas",
        "  accDescr: The list below the picture says the same in words.",
    ]
    told, arrows = [], []
    for (strand, numbers), fill in zip(course.strands.items(), STRAND_FILLS, strict=False):
        name = re.sub(r"\W", "", strand)
        # dark words on a light ground, in the light and in the dark style of a page
        picture.append(f"  classDef {name} fill:{fill},stroke:#444,color:#111")
        told.append(f"- **{strand}**")
        for number in numbers:
            idea, onward = course.lessons[number].about.idea, course.onward(number)
            helps = f" It helps with {listed(onward)}." if onward else ""
            told.append(f"  - {idea} ({page.lesson(number)}).{helps}")
            picture.append(f'  n{number}["{number} · {idea}"]:::{name}')
            arrows += [f"  n{number} --> n{to}" for to in onward]
    return page.filled(map="\n".join([*picture, *arrows, "```"]), map_in_words="\n".join(told))


def run_sheet(course: Course, number: str) -> str:
    """One lesson on one printed page, from the coach's cells and the exit questions."""
    lesson = course.lessons[number]
    page = Page(course, f"{SHEETS}/{number}.md", f"{COACH}/run_sheet.md")
    parts = lesson.minutes.parts()
    starts = [clock(sum(list(parts.values())[:at])) for at in range(len(parts))]
    exits = [q.id for q in questions.of_lesson(number) if q.id.startswith(f"{number}.exit")]
    return page.filled(
        title=lesson.title,
        notebook=page.lesson(number, lambda lesson: f"coach edition of {lesson.number}"),
        verbs=_sentence("; ".join(verb.replace("**", "") for verb in lesson.verbs)),
        wrong_idea=lesson.about.wrong_idea,
        needs=lesson.about.needed_in_full.rstrip("."),
        class_minutes=str(lesson.minutes.classroom),
        steps=table(["from", *starts], ["part", *parts], ["minutes", *parts.values()]),
        board=_on_the_board(course, number),
        vote=page.vote(number),
        project="\n".join(f"- {_where(note)}{note.text}" for note in lesson.said("project")),
        late=" ".join(note.text for note in lesson.said("late")),
        sensitivity=" ".join(note.text for note in lesson.said("sensitivity")),
        exit="\n".join(f"{at}. {page.exit(name)}" for at, name in enumerate(exits, 1)),
    )


def _on_the_board(course: Course, number: str) -> str:
    """Say what the board's class of a lesson has; a new lesson's class comes with its questions."""
    held = next((one for one in course.classes if one.id == f"{RUN_SHEET}{number}"), None)
    if held is None:
        return ""
    titles = {scene.id: scene.title for scene in read_scenes()[0]}
    scenes = [f"*{titles[item.what]}*" for item in held.items if item.kind == "scene"]
    shown = [*scenes, *(f"picture *{item.what}*" for item in held.items if item.kind == "picture")]
    return f"{len(held.items)} items, with {listed(shown)}." if shown else f"{len(held.items)} items."


def _sentence(words: str) -> str:
    return words if words.endswith("?") else f"{words}."


def _where(note: Note) -> str:
    """Name the step of a coach's cell; the first cell speaks of the whole lesson and names it itself."""
    return f"*{note.step}.* " if note.step and not note.step.startswith("After this") else ""


def coach_index(course: Course) -> str:
    """The way to the coach's sheets."""
    page = Page(course, f"{COACH}/index.md", f"{COACH}/index.md")
    rows = [[page.lesson(n), page.sheet(n), lesson.minutes.classroom] for n, lesson in course.lessons.items()]
    return page.filled(run_sheets=table(["lesson", "run sheet", "minutes in class"], *rows))


def group_plan(course: Course, name: str) -> str:
    """One of the plans for a group, whose minutes must add up."""
    return Page(course, f"{COACH}/{name}.md", f"{COACH}/{name}.md").filled()


def readme(course: Course, text: str) -> str:
    """Give README's text with its table of lessons made anew, between two comments."""
    rows = [[lesson.number, lesson.about.question] for lesson in course.lessons.values()]
    if course.twin:
        question = f"{course.twin.about.question} The same ideas without a body, for who would rather not"
        rows.append([course.twin.number, question])
    start, end = README_MARKS
    made = f"{start}\n\n{table(['lesson', 'question'], *rows)}\n\n{end}"
    text, count = re.subn(rf"{re.escape(start)}.*?{re.escape(end)}", lambda _: made, text, flags=re.DOTALL)
    if count != 1:
        raise LessonError(f"README.md must hold its table of lessons once, between {start} and {end}.")
    return text


README = "../README.md"
README_MARKS = ("<!-- lessons: made by `make notebooks` -->", "<!-- end of the lessons -->")


def build(course: Course) -> dict[str, str]:
    """Make every page: its path below notebooks/ and its text."""
    return {
        "index.md": index_page(course),
        "glossary.md": glossary_page(course),
        "map.md": map_page(course),
        f"{COACH}/index.md": coach_index(course),
        **{f"{COACH}/{path.name}": group_plan(course, path.stem) for path in PAGES.glob(f"{COACH}/course_*.md")},
        **{f"{SHEETS}/{number}.md": run_sheet(course, number) for number in course.lessons},
    }


# --- the command ---------------------------------------------------------------------------


def check(pages: Mapping[str, str], folder: Path = NOTEBOOKS) -> list[str]:
    """Give one sentence for each stored page that differs, is missing, or has no source; [] if none does."""
    faults = stored.compare(pages, folder, lambda old, new: "" if old == new else "its text differs")
    return faults + stored.without_source(pages, folder, "*.md")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build or compare, and give 0 if all went well; every lesson's facts may stand on any page, so all are built."""
    options = stored.options(__doc__, arguments)
    try:
        course = load_course()
        pages = build(course)
        if options.to == NOTEBOOKS:
            pages[README] = readme(course, (NOTEBOOKS / README).read_text(encoding="utf-8"))
    except LessonError as error:
        print(error)
        return 1
    if options.check:
        faults = check(pages, options.to)
        print("\n".join(faults) or f"{len(pages)} pages are in step with their sources.")
        return int(bool(faults))
    stored.write(pages, options.to)
    print(f"{len(pages)} pages built.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
