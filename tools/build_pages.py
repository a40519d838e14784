"""Build the pages round the lessons: the course at a glance, the glossary, the map, the coach's sheets.

    python tools/build_pages.py                  build every page
    python tools/build_pages.py --only 04 06     build the run sheets of two lessons
    python tools/build_pages.py --to DIR         write elsewhere
    python tools/build_pages.py --check          write nothing, compare with what is stored

Prose is in ``notebooks/source/pages/`` (`pages` says what it may hold); what a page says about a lesson
comes from the lesson's source, the terms from ``data/glossary.csv``, the map from ``data/map.csv``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from course import Note
from lessons import COACH, LessonError, find_sources
from pages import NOTEBOOKS, SHEETS, Course, Page, load_course, time_words

from lessons_lib.lesson import questions as exercises

STRAND_FILLS = ("#ffffff", "#fde7c4", "#cfe4f7", "#d7efd2", "#f3d9ea", "#ffffff")
"""Light grounds for the parts of the course on the map; the list below the picture names the parts."""


# --- the pages -----------------------------------------------------------------------------


def index_page(course: Course) -> str:
    """The course at a glance."""
    page = Page(course, "index.md", "index.md")

    def route(numbers: str) -> str:
        chosen = [n for n in (sorted(course.numbers) if numbers == "all" else numbers.split()) if n in course.lessons]
        way = " → ".join(page.lesson(number, lambda lesson: lesson.number) for number in chosen)
        return f"{way}, {time_words(course.minutes(chosen))}"

    rows = ["| | question | the idea it tests | minutes | needs |", "|---|---|---|---|---|"]
    for lesson in course.lessons.values():
        link, needs = page.lesson(lesson.number, lambda lesson: lesson.question), lesson.needs.partition(". ")[0]
        rows.append(f"| {lesson.number} | {link} | “{lesson.wrong_idea}” | {lesson.minutes} | {needs} |")
    total = time_words(course.minutes(course.lessons))
    return page.filled(lessons="\n".join([*rows, "", f"All together: {total}."]), route=route)


def glossary_page(course: Course) -> str:
    """The terms, each under a heading of its own, so that `glossary.md#deficit` finds one."""
    page = Page(course, "glossary.md", "glossary.md")
    terms = []
    for row in course.glossary:
        facts = [f"Unit: {row['unit']}."] if row["unit"] else []
        facts.append(f"Lesson: {page.lesson(row['lesson'])}")
        facts += [f"Source: {{{{cite {row['source']}}}}}"] if row["source"] else []
        terms.append(f"### {row['term']}\n\n{row['sentence']}\n\n{' · '.join(fact.rstrip('.') for fact in facts)}")
    return page.filled(terms="\n\n".join(terms))


def map_page(course: Course) -> str:
    """The map of ideas, as a picture and in words."""
    page = Page(course, "map.md", "map.md")
    strands: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in course.ideas.values():
        strands[row["strand"]].append(row)
    picture = [
        "```mermaid",
        "flowchart TD",
        "  accTitle: The map of ideas",
        "  accDescr: The list below the picture says the same in words.",
    ]
    told = []
    for (strand, rows), fill in zip(strands.items(), STRAND_FILLS, strict=False):
        name = re.sub(r"\W", "", strand)
        # dark words on a light ground, in the light and in the dark style of a page
        picture.append(f"  classDef {name} fill:{fill},stroke:#444,color:#111")
        told.append(f"- **{strand}**")
        for row in rows:
            onward = _onward(course, row)
            helps = f" It helps with {_and(onward)}." if onward else ""
            told.append(f"  - {row['idea']} ({page.lesson(row['lesson'])}).{helps}")
            picture.append(f'  n{row["lesson"]}["{row["lesson"]} · {row["idea"]}"]:::{name}')
    picture += [f"  n{row['lesson']} --> n{to}" for row in course.ideas.values() for to in _onward(course, row)]
    return page.filled(map="\n".join([*picture, "```"]), map_in_words="\n".join(told))


def _onward(course: Course, row: Mapping[str, str]) -> list[str]:
    return [number for number in row["leads_to"].split() if number in course.lessons]


def _and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def run_sheet(course: Course, number: str) -> str:
    """One lesson on one printed page, from the coach's cells and the exit questions."""
    lesson = course.lessons[number]
    page = Page(course, f"{SHEETS}/{number}.md", f"{COACH}/run_sheet.md")
    starts = [sum(count for _, count in lesson.steps[:at]) for at in range(len(lesson.steps))]
    table = [
        "| from | " + " | ".join(f"{start // 60}:{start % 60:02d}" for start in starts) + " |",
        "|---" * (len(starts) + 1) + "|",
        "| part | " + " | ".join(name for name, _ in lesson.steps) + " |",
        "| minutes | " + " | ".join(str(count) for _, count in lesson.steps) + " |",
    ]
    exits = [q.id for q in exercises.of_lesson(number) if q.id.startswith(f"{number}.exit")]
    return page.filled(
        title=lesson.title,
        notebook=page.lesson(number, lambda lesson: f"coach edition of {lesson.number}"),
        verbs=_sentence("; ".join(verb.replace("**", "") for verb in lesson.verbs)),
        wrong_idea=lesson.wrong_idea,
        needs=lesson.needs,
        class_minutes=str(lesson.class_minutes),
        steps="\n".join(table) if starts else "The lesson names no minutes for its parts yet.",
        vote=page.vote(number),
        project="\n".join(f"- {_where(note)}{note.text}" for note in lesson.said("project")),
        late=" ".join(note.text for note in lesson.said("late")),
        sensitivity=" ".join(note.text for note in lesson.said("sensitivity")),
        exit="\n".join(f"{at}. {page.exit(name)}" for at, name in enumerate(exits, 1)),
    )


def _sentence(words: str) -> str:
    return words if words.endswith("?") else f"{words}."


def _where(note: Note) -> str:
    """Name the step of a coach's cell; the first cell speaks of the whole lesson and names it itself."""
    return "" if note.step.startswith("After this") else f"*{note.step}.* "


def coach_index(course: Course) -> str:
    """The way to the coach's sheets."""
    page = Page(course, f"{COACH}/index.md", f"{COACH}/index.md")
    rows = ["| lesson | run sheet | minutes in class |", "|---|---|---|"]
    for number, lesson in course.lessons.items():
        rows.append(f"| {page.lesson(number)} | {page.sheet(number)} | {lesson.class_minutes} |")
    return page.filled(run_sheets="\n".join(rows))


def group_plan(course: Course, name: str) -> str:
    """One of the plans for a group, whose minutes must add up."""
    return Page(course, f"{COACH}/{name}.md", f"{COACH}/{name}.md").filled()


PLANS = ("course_45_minutes", "course_90_minutes", "course_6_weeks")


def build(course: Course, only: Sequence[str] = ()) -> dict[str, str]:
    """Make every page, or the run sheets of some lessons: path below notebooks/ and text."""
    sheets = {f"{SHEETS}/{number}.md": run_sheet(course, number) for number in only or course.lessons}
    if only:
        return sheets
    return {
        "index.md": index_page(course),
        "glossary.md": glossary_page(course),
        "map.md": map_page(course),
        f"{COACH}/index.md": coach_index(course),
        **{f"{COACH}/{name}.md": group_plan(course, name) for name in PLANS},
        **sheets,
    }


# --- the command ---------------------------------------------------------------------------


def check(pages: Mapping[str, str], stored: Path = NOTEBOOKS, whole: bool = True) -> list[str]:
    """Give one sentence for each stored page that differs, is missing, or has no source; [] if none does."""
    faults = []
    for name, text in pages.items():
        path = stored / name
        if not path.exists():
            faults.append(f"{name} is not stored. Run `make notebooks`.")
        elif path.read_bytes() != text.encode("utf-8"):
            faults.append(f"{name} is not what its sources give. If the new text is right, run `make notebooks`.")
    there = [*stored.glob("*.md"), *(stored / COACH).rglob("*.md")] if whole else []
    names = sorted(path.relative_to(stored).as_posix() for path in there)
    return faults + [f"{name} has no source. Remove it." for name in names if name not in pages]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build or compare, and give 0 if all went well."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=[], metavar="NN", help="the run sheets of these lessons only")
    parser.add_argument("--to", type=Path, default=NOTEBOOKS, metavar="DIR", help="write here")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    try:
        course = load_course()
        chosen = [path.stem[:2] for path in find_sources(only=tuple(options.only))] if options.only else []
        pages = build(course, [number for number in chosen if number in course.lessons])
    except LessonError as error:
        print(error)
        return 1
    if options.check:
        faults = check(pages, options.to, whole=not options.only)
        print("\n".join(faults) or f"{len(pages)} pages are in step with their sources.")
        return int(bool(faults))
    for name, text in pages.items():
        path = options.to / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    print(f"{len(pages)} pages built.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
