"""What a coach takes home: files that open, numbers that are the run's, a page that asks nobody."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from lessons_lib import PEOPLE, Board, Plan, forecast, project, read_weigh_ins, trend, units, weekly_rate, weigh_ins
from lessons_lib.board import runs
from lessons_lib.board.scenes import read_all
from lessons_lib.pictures.board_canvas import board_look
from lessons_lib.science.care import HELP

SCENES = [scene.id for scene in read_all()[0]]


@pytest.fixture
def board(tmp_path: Path) -> Board:
    return Board(tmp_path)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(line for line in io.StringIO(text) if not line.startswith("#")))


class Tags(HTMLParser):
    """Notes every tag, and that each that was opened was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "path", "use", "rect", "line"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("path", "use", "rect", "line"):
            assert self.open.pop() == tag


@pytest.mark.parametrize("scene", SCENES)
def test_files_of_every_scene(board: Board, scene: str) -> None:
    board.set(scene=scene)
    board.set(reveal=board.steps)
    picture = Image.open(io.BytesIO(board.picture_png()))
    picture.verify()
    assert picture.format == "PNG"
    assert picture.size[0] == board._size[0]
    if board.view.table:
        assert rows(board.table_csv())
    assert page(board) == page(board) == page(Board(board_folder(board)).set(**board.state))


def board_folder(board: Board) -> str:
    return "/nonexistent"


def page(board: Board) -> str:
    html = board.handout_html()
    tags = Tags()
    tags.feed(html)
    tags.close()
    assert tags.open == []
    # offline: nothing is fetched, and the only links are to papers
    for tag, attributes in tags.found:
        assert tag not in ("script", "link", "img", "iframe", "object")
        for name, value in attributes.items():
            if name in ("src", "href", "xlink:href", "action", "data"):
                assert value
                assert value.startswith(("#", "https://doi.org/10."))
    assert not re.search(r"@import|url\((?!#)", html)
    assert set(re.findall(r"https?://[^/\"<\s]+", html)) <= {"https://doi.org"}
    assert html.startswith("<!doctype html>")
    assert '<html lang="en">' in html
    headings = [tag for tag, _ in tags.found if re.fullmatch(r"h\d", tag)]
    told = bool(board.state["reveal"])
    assert headings == ["h1", *(2 * ["h2"] if told else []), *(["h2"] if told and board.room.asked else []), "h2"]
    for heading in ("What was shown", "What it assumes"):
        assert (heading in html) == told, "no heading over nothing"
    assert ("My guess" in html) is not told
    for part in ("@page", board.scene.title, "Sources", "talk to a doctor", 'role="img"'):
        assert part in html
    assert "not checked" not in html
    assert HELP in html
    return html


def test_a_page_tells_the_story_so_far(board: Board) -> None:
    board.set(scene="month_six", reveal=2)
    html = page(board)
    # the sentence of step 1 is about the plan as it was then
    then = Board(board_folder(board)).set(scene="month_six", reveal=1)._said
    assert then != board._said
    assert then in html
    assert board._said in html
    assert "Nothing broke" not in html
    empty = page(board.set(reveal=0))
    board.set(reveal=board.steps)
    assert "Nothing broke" in page(board)
    assert board.sheet_html() == empty


def drawn(html: str) -> set[str]:
    """Return the colours of the lines and dots of a page's first picture."""
    return set(re.findall(r"(?:stroke|fill): (#[0-9a-f]{6})", html.partition("<svg")[2].partition("</svg>")[0]))


def test_the_page_holds_all_that_was_shown_and_the_sheet_nothing(board: Board) -> None:
    look = board_look()
    for scene in ("the_bending_line", "holding_steady_gaining_on_purpose", "month_six"):
        board.set(scene=scene)
        shown = {layer for reveal in board.scene.reveals for layer in reveal.show}
        board.set(reveal=board.steps)
        hues = {"line": "line", "body": "body", "weigh_ins": "scale", "trend": "third", "fan": "fourth"}
        assert {look.colour(hues[layer]) for layer in shown} <= drawn(page(board)), scene
        on_sheet = drawn(board.sheet_html()) & {look.colour(hue) for hue in hues.values()}
        assert not on_sheet
        start = PEOPLE[board.state["person"]].weight_kg
        assert f"{start:.1f} kg" in board.sheet_html()


def test_the_page_tells_what_the_room_said(board: Board) -> None:
    board.set(scene="the_bending_line", reveal=2)
    board.vote("13 14 24 25")
    html = page(board)
    assert "What the room said" in html
    assert "4 votes" in html
    assert html.count("<svg") == 2
    assert "What the room said" not in board.sheet_html()


def test_a_page_is_light_on_paper_and_leaves_the_board_alone(board: Board) -> None:
    board.set(scene="the_bending_line", reveal=3, look="dark")
    before = (board._screen.png, board.words)
    assert "#14171a" not in page(board)
    board.refresh()
    assert (board._screen.png, board.words) == before


def test_what_a_coach_wrote_cannot_become_markup(tmp_path: Path) -> None:
    scene = next(s for s in read_all()[0] if s.id == "month_six")
    text = f"""title = "<script>alert(1)</script>"
lessons = ["08"]
question = "<img src=x onerror=alert(1)> & 'so'?"
exercise = "{scene.exercise}"
view = "weight"
person = "ana"
weeks = 4
closing = "</style><b>{{change}}</b>"
[[reveal]]
show = ["body"]
say = "<a href='javascript:1'>{{change}}</a>"
"""
    (tmp_path / "own.toml").write_text(text, encoding="utf-8")
    board = Board(tmp_path).set(scene="own")
    assert board.messages == []
    html = board.set(reveal=2).handout_html()
    assert "<script" not in html
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_the_table_is_the_run(board: Board, unit: str) -> None:
    board.set(scene="the_bending_line", unit=unit, week=30)
    board.set(line=True, body=True, weigh_ins=True, trend=True, fan=True)
    table = rows(board.table_csv())
    assert len(table) == 211
    ana, plan, one = PEOPLE["ana"], Plan.deficit(500), 1.0 if unit == "kg" else 1 / units.KG_PER_LB
    body = project(ana, plan, 364)
    mornings = weigh_ins(body, seed=7)
    made, fan = trend(mornings[:211]), forecast(ana, plan, 364, people=runs.REPEATS, seed=runs.FAN_SEED)
    for column, kg in (
        ("straight_line", project(ana, plan, 364, model="rule_3500").weight_kg),
        ("body", body.weight_kg),
        ("weight", mornings["weight_kg"]),
        ("trend", made["trend_kg"]),
        ("trend_low", made["low_kg"]),
        ("trend_high", made["high_kg"]),
        ("fan_low", fan.low_kg),
        ("fan_middle", fan.median_kg),
        ("fan_high", fan.high_kg),
    ):
        read = [float(row[f"{column}_{unit}"]) for row in table]
        assert np.allclose(read, one * np.asarray(kg)[:211], atol=0.0051), column


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_our_own_functions_read_our_own_table(board: Board, unit: str, tmp_path: Path) -> None:
    board.set(scene="the_bending_line", unit=unit, week=12)
    board.set(line=True, body=True)
    file = tmp_path / "board.csv"
    file.write_text(board.table_csv(), encoding="utf-8")
    with pytest.raises(ValueError, match="save a table that shows weigh-ins"):
        read_weigh_ins(file)
    board.set(weigh_ins=True, trend=True)
    file.write_text(board.table_csv(), encoding="utf-8")
    made = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), 364), seed=7)[:85]
    read = read_weigh_ins(file)
    assert read["day"].tolist() == made["day"].tolist()
    assert np.allclose(read["weight_kg"], made["weight_kg"], atol=0.0026)
    assert weekly_rate(read)
    if unit == "kg":
        assert repr(weekly_rate(pd.read_csv(file, comment="#"))) == repr(weekly_rate(made))
        assert np.allclose(trend(read)["trend_kg"], trend(made)["trend_kg"])
    board.set(scene="same_deficit_two_people", reveal=3)
    file.write_text(board.table_csv(), encoding="utf-8")
    with pytest.raises(ValueError, match=r"none of 'day'.* is the weight"):
        read_weigh_ins(file)


def test_a_table_holds_what_is_on_the_picture_and_no_more(board: Board) -> None:
    board.set(scene="the_bending_line", reveal=1)
    assert list(rows(board.table_csv())[0]) == ["day", "straight_line_kg"]
    board.reveal()
    assert list(rows(board.table_csv())[0]) == ["day", "straight_line_kg", "body_kg"]
    assert "nan" not in board.table_csv().lower()
    board.set(weigh_ins=True)
    assert list(rows(board.table_csv())[0])[:2] == ["day", "weight_kg"], "as all our functions read it"
    board.set(person="hugo", weekend_kcal=300)
    heads = board.table_csv().splitlines()[:4]
    assert heads[0] == "# scene: The line and the body"
    assert heads[1].startswith('# "invented: Hugo, 38 years, ')
    assert heads[2:] == ['# "plan: 500 kcal/day below baseline, weekends +300"', "# day 0: a Monday"]
    board.set(scene="same_deficit_two_people", reveal=3)
    assert list(rows(board.table_csv())[0]) == ["day", "line_change_kg", "ana_change_kg", "esther_change_kg"]
    assert "Ana, " in board.table_csv()
    assert "Esther, " in board.table_csv()


@pytest.mark.parametrize("scene", SCENES)
def test_before_anything_is_shown_there_is_nothing_to_save(board: Board, scene: str) -> None:
    board.set(scene=scene)
    why = "There is nothing to save yet" if board.view.table else "no days to make a table of. It must be saved as"
    with pytest.raises(ValueError, match=why):
        board.table_csv()
