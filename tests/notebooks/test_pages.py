"""The pages round the lessons: in step with their sources, whole, and with minutes that add up."""

from __future__ import annotations

import dataclasses
import doctest
import re
from pathlib import Path

import pytest

from lessons_lib.data import read_rows
from lessons_lib.lesson import questions
from tools import build_pages as builder
from tools import pages as filling
from tools.filling import NOTE_KINDS
from tools.lessons import ROOT, SOURCES, LessonError

COURSE = filling.load_course()
PAGES = builder.build(COURSE)
NUMBERS = list(COURSE.lessons)
FOR_LEARNERS = ("index.md", "glossary.md", "map.md")
MOST_SHEET_WORDS = 620
"""What fits on a printed page, at ten points."""


def tables(text: str) -> list[list[list[str]]]:
    """The cells of each table, without its ruled line."""
    found = re.findall(r"(?m)(?:^\|.*\|\n)+", text)
    return [
        [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if set(line) - set("|-")]
        for table in found
    ]


def text_of(number: str) -> str:
    """Everything that a learner reads in a lesson: its cells and its questions."""
    prose = "\n".join(cell.text for cell in COURSE.lessons[number].student)
    asked = " ".join(question.prompt_words() for question in questions.of_lesson(number))
    return re.sub(r"\s+", " ", f"{prose} {asked}").replace("**", "").casefold()


def test_the_stored_pages_are_in_step() -> None:
    faults = builder.check(PAGES)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    here = (builder.NOTEBOOKS / name).parent
    for target in re.findall(r"\]\(([^)\s]+)\)", PAGES[name]):
        if target.startswith("https://"):
            continue
        path = (here / target.partition("#")[0]).resolve()
        # whether a written lesson is also built is the editions' own test
        source = SOURCES / path.stem
        made = path.relative_to(builder.NOTEBOOKS).as_posix() in PAGES
        assert made or path.exists() or (path.suffix == ".ipynb" and source.exists()), f"{name} links {target}"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_filled_and_marked(name: str) -> None:
    from lessons_lib.start.commands import PAGE_MARK

    text = PAGES[name]
    assert text.startswith(PAGE_MARK)
    assert "{{" not in text
    assert len(re.findall(r"(?m)^# ", text)) == 1
    assert ("Answer:" in text) <= (name not in FOR_LEARNERS)


# --- the course at a glance ----------------------------------------------------------------


def test_the_index_has_every_lesson_and_the_sum_of_their_minutes() -> None:
    (table,) = tables(PAGES["index.md"])
    assert [row[0] for row in table[1:]] == NUMBERS
    for row, lesson in zip(table[1:], COURSE.lessons.values(), strict=True):
        assert f"({lesson.name}.ipynb)" in row[1]
        assert lesson.about.wrong_idea in row[2]
        assert row[3] == str(lesson.minutes.student)
    total = filling.time_words(sum(int(row[3]) for row in table[1:]))
    assert f"All together: {total}." in PAGES["index.md"]


def test_a_route_has_the_minutes_of_its_lessons() -> None:
    routes = re.findall(r"(?m)^- \*\*[^*]+:\*\* (\[\d\d\].*?), ([\d a-z]+)\.", PAGES["index.md"])
    assert len(routes) == 4
    for way, said in routes:
        assert said == filling.time_words(COURSE.minutes(re.findall(r"\[(\d\d)\]", way)))


def test_the_twin_is_linked_only_if_it_is_there() -> None:
    assert COURSE.twin
    assert "about water" not in builder.index_page(dataclasses.replace(COURSE, twin=None))
    for page in (builder.index_page(COURSE), builder.coach_index(COURSE)):
        assert f"[{COURSE.twin.title}]({COURSE.twin.name}.ipynb)" in page


def test_readme_lists_every_lesson() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert builder.readme(COURSE, text) == text, "Run `make notebooks`."
    for lesson in COURSE.lessons.values():
        assert f"| {lesson.number} | {lesson.about.question} |" in text
    with pytest.raises(LessonError, match="once, between"):
        builder.readme(COURSE, "no table")


# --- the glossary and the claims -----------------------------------------------------------


@pytest.mark.parametrize("row", read_rows("glossary"), ids=lambda row: row["term"])
def test_a_term_is_explained_in_one_sentence_and_stands_in_its_lesson(row: dict[str, str]) -> None:
    assert len(row["sentence"].split()) <= 28
    assert row["sentence"].endswith(".")
    assert not re.search(r"[.!?] ", row["sentence"]), "one sentence"
    assert row["source"] in {"", *(reference["id"] for reference in read_rows("references"))}
    (number,) = [number for other, number in COURSE.glossary if other["term"] == row["term"]]
    assert re.search(rf"(?<!\w){re.escape(row['term'].casefold())}", text_of(number)), row["term"]


def test_the_glossary_is_in_alphabetical_order() -> None:
    terms = [row["term"].casefold() for row in read_rows("glossary")]
    assert terms == sorted(terms)
    shown = re.findall(r"(?m)^### (.+)$", PAGES["glossary.md"])
    assert [term.casefold() for term in shown] == terms


def with_about(number: str, **changes: tuple[str, ...]) -> str:
    """What is said if one lesson's about.toml were another."""
    lesson = COURSE.lessons[number]
    changed = dataclasses.replace(lesson, about=dataclasses.replace(lesson.about, **changes))
    return "\n".join(filling.ledger_faults(list({**COURSE.lessons, number: changed}.values())))


def test_claims_and_terms_are_held_to_their_lessons() -> None:
    about = COURSE.lessons["05"].about
    assert with_about("05") == ""
    assert "lesson 05 meets E10, but its about.toml" in with_about("05", claims=())
    assert "names the claim Z99" in with_about("05", claims=(*about.claims, "Z99"))
    assert "The term 'food gap' must stand once" in with_about("05", words=())
    assert "The term 'kcal' must stand once" in with_about("05", words=(*about.words, "kcal"))
    assert "The term 'vim' must stand once" in with_about("05", words=(*about.words, "vim"))


# --- the map -------------------------------------------------------------------------------


def test_every_strand_has_a_colour() -> None:
    assert len(COURSE.strands) <= len(builder.STRAND_FILLS)


@pytest.mark.parametrize("number", NUMBERS)
def test_what_a_lesson_needs_leads_to_it(number: str) -> None:
    def before(start: str) -> set[str]:
        return {start}.union(*(before(earlier) for earlier in COURSE.lessons[start].about.builds_on))

    missing = set(COURSE.lessons[number].about.needs) - before(number)
    assert not missing, f"{number} needs {missing}, and the map shows no way"


def test_picture_and_words_of_the_map_say_the_same() -> None:
    picture, told = PAGES["map.md"].split("## The same map in words")
    arrows = set(re.findall(r"n(\d\d) --> n(\d\d)", picture))
    said = set()
    for start, onward in re.findall(r"\[(\d\d) · .*?\.(?: It helps with (.+)\.)?$", told, re.MULTILINE):
        said |= {(start, number) for number in re.findall(r"\d\d", onward)}
    assert arrows == said
    assert set(re.findall(r"n(\d\d)\[", picture)) == set(NUMBERS)


# --- the coach's sheets --------------------------------------------------------------------


@pytest.mark.parametrize("number", NUMBERS)
def test_a_run_sheet_holds_all_that_the_coach_needs(number: str) -> None:
    lesson, sheet = COURSE.lessons[number], PAGES[f"{filling.SHEETS}/{number}.md"]
    for note in lesson.notes:
        assert note.kind == "minutes" or note.text in sheet
    assert {note.kind for note in lesson.notes} == set(NOTE_KINDS)
    assert sheet.count("**Answer:**") == sum(q.id.startswith(f"{number}.exit") for q in questions.of_lesson(number))
    assert len(re.sub(r"\]\([^)]*\)|[|*#-]", " ", sheet).split()) <= MOST_SHEET_WORDS


@pytest.mark.parametrize("number", NUMBERS)
def test_the_minutes_of_the_parts_add_up(number: str) -> None:
    minutes, sheet = COURSE.lessons[number].minutes, PAGES[f"{filling.SHEETS}/{number}.md"]
    assert sum(minutes.parts().values()) == minutes.classroom
    assert f"## Minutes: {minutes.classroom}\n" in sheet


@pytest.mark.parametrize(("name", "sessions"), [("45_minutes", [45]), ("90_minutes", [90]), ("6_weeks", [90] * 6)])
def test_the_minutes_of_a_plan_add_up(name: str, sessions: list[int]) -> None:
    page = PAGES[f"coach/course_{name}.md"]
    plans = [table for table in tables(page) if table[0] == ["from", "minutes", "what", "lesson", "on the board"]]
    assert len(plans) == len(sessions)
    for rows, total in zip(plans, sessions, strict=True):
        *parts, end = rows[1:]
        now = 0
        for start, minutes, *_ in parts:
            assert start == f"{now // 60}:{now % 60:02d}"
            now += int(minutes)
        assert now == total
        assert end[:2] == [f"{total // 60}:{total % 60:02d}", f"**{total}**"]
        assert parts[0][2].startswith("Welcome")
        assert parts[-1][2].startswith("Close")
        items = [int(at) for part in parts for at in re.findall(r"(?:^|; )(\d+): ", part[4])]
        assert items == list(range(1, len(items) + 1)), "every item of the class stands in its minute"
    assert "**Care:**" in page


def test_six_weeks_hold_every_lesson() -> None:
    assert set(re.findall(r"\(\S*?(\d\d)[_.]\S+\)", PAGES["coach/course_6_weeks.md"])) >= set(NUMBERS)
    new = dataclasses.replace(COURSE.lessons["13"], name="14_new")
    longer = dataclasses.replace(COURSE, lessons={**COURSE.lessons, "14": new})
    assert "Do [14 · " in builder.group_plan(longer, "course_6_weeks")


def test_a_plan_of_a_class_that_is_not_there_is_refused() -> None:
    page = filling.Page(COURSE, "coach/plan.md", "coach/plan.md")
    with pytest.raises(LessonError, match="there is no class 'no_such' in data/classes/"):
        page._class("no_such")


def test_what_is_left_for_home_is_what_the_class_did_not_do() -> None:
    page = filling.Page(COURSE, "coach/plan.md", "coach/plan.md")
    alone = COURSE.lessons["06"].minutes.student
    page._class("45_minutes")
    in_class = page.in_class["06"]
    assert in_class == 16
    left = round((alone - in_class) / 5) * 5
    assert page.left("06") == f"Finish lesson 06 (about {filling.time_words(left)}). "
    page.in_class["06"] = alone
    assert page.left("06") == ""


# --- the command ---------------------------------------------------------------------------


def test_what_is_out_of_step_is_named(tmp_path: Path) -> None:
    (tmp_path / "coach").mkdir()
    (tmp_path / "index.md").write_text("old", encoding="utf-8")
    (tmp_path / "coach" / "stray.md").write_text("old", encoding="utf-8")
    faults = builder.check({"index.md": "new\n", "map.md": "new\n"}, tmp_path)
    assert [fault.partition(". ")[0] for fault in faults] == [
        "index.md is not what its source gives: its text differs",
        "map.md is not stored",
        "stray.md has no source in notebooks/source/",
    ]


def test_the_examples_in_the_tools_are_right() -> None:
    for module in (builder, filling):
        assert doctest.testmod(module).failed == 0
    assert builder.NOTEBOOKS == ROOT / "notebooks"
