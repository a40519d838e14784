"""What the room draws on the board: points and words agree, it stays while the story goes on, and nothing breaks."""

from __future__ import annotations

import re

import numpy as np
import pytest

from lessons_lib import units
from lessons_lib.board.board import Board
from lessons_lib.board.room_drawing import MOST_POINTS


@pytest.fixture
def board(tmp_path) -> Board:
    return Board(tmp_path).set(scene="the_bending_line")


def line(board: Board) -> list[list[float]]:
    (drawn,) = [one for one in board._canvas.axes.lines if one.get_visible() and one.get_marker() == "o"]
    return np.round(np.asarray(drawn.get_xydata(), float), 1).tolist()


def named(board: Board) -> list[str]:
    """Return what stands at the ends of lines; the start is no end."""
    return [
        text.get_text() for name, text in board._canvas._end_texts.items() if text.get_visible() and name != "start"
    ]


def test_the_drawing_stays_when_the_body_comes(board: Board) -> None:
    assert board.drawn == ()
    board.draw("26 74, 52 70")
    assert line(board) == [[0.0, 80.0], [26.0, 74.0], [52.0, 70.0]]
    assert board.words.endswith("The room drew week 26: 74.0 kg, week 52: 70.0 kg.")
    assert named(board) == ["the room"]
    board.reveal()
    assert "The room drew" in board.words  # the straight line is no answer yet
    board.reveal()
    assert "At week 52 the room was 3.4 kg above the body." in board.words
    assert line(board) == [[0.0, 80.0], [26.0, 74.0], [52.0, 70.0]]
    assert "the room" in named(board)
    # what is not played yet is not told
    board.set(week=30)
    assert "At week 26 the room was" in board.words or "All your points" in board.words
    assert "ends at week" not in board.words
    board.set(week=10)
    assert "The room drew week 26" in board.words


def test_it_is_this_persons_and_this_scenes(board: Board) -> None:
    board.draw("26 74, 52 70")
    board.set(person="ben")
    assert board.drawn == ()
    board.draw("26 90")
    board.set(scene="month_six")
    assert board.drawn == ()
    board.set(scene="a_thousand_squats")
    with pytest.raises(ValueError, match="cannot be drawn on"):
        board.draw("26 74")


def test_pounds(board: Board) -> None:
    board.set(unit="lb")
    board.draw("26 160; 52 150.5")
    assert board.drawn == pytest.approx(np.array([(26, 160 * units.KG_PER_LB), (52, 150.5 * units.KG_PER_LB)]))
    assert "week 52: 150.5 lb" in board.words
    assert line(board)[1] == [26.0, 160.0]
    board.set(unit="kg")
    assert "week 52: 68.3 kg" in board.words


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("74", "“74” is no point. Write week and weight of each, such as 13 80, 26 80, 52 80."),
        ("week", "is no point"),
        ("26 74, 26 70", "Two points stand at week 26"),
        ("26 740", "The point at week 26 is 740 kg. It must be from"),
        ("60 74", "A point's place is 60 weeks. It must be from 0 to 52 weeks."),
        ("0 70, 26 74", "everything starts at 80.0 kg"),
        (", ".join(f"{week} 75" for week in range(1, 15)), "It must have 1 to 12"),
    ],
)
def test_what_is_no_drawing_is_said(board: Board, text: str, sentence: str) -> None:
    board.draw("26 74")
    with pytest.raises(ValueError, match=re.escape(sentence)):
        board.draw(text)
    assert board.drawn == ((26.0, 74.0),)
    board._act({"id": "x-1", "draw": text})
    assert sentence in board._screen.ui["complaint"], "the coach is told, and not the room"
    assert sentence not in board.words
    assert board.drawn == ((26.0, 74.0),)


def place(board: Board, week: float, kg: float) -> list[float]:
    """Give the place on the picture, as shares of its width and height, where a week and a weight lie."""
    box = board._canvas.figure.bbox
    x, y = board._canvas.axes.transData.transform((week, kg))
    return [x / box.width, 1 - y / box.height]


def test_points_are_set_where_the_picture_is_clicked_and_taken_back(board: Board) -> None:
    for count, (week, kg) in enumerate([(26, 74.0), (52, 70.0), (13, 77.5)], 1):
        board._act({"id": f"x-{count}", "points": [place(board, week, kg)]})
        assert len(board.drawn) == count
    assert board.drawn == pytest.approx(np.array([(13, 77.5), (26, 74.0), (52, 70.0)]))
    board._act({"id": "x-4", "points": [place(board, 26.2, 72.0)]})
    assert board.drawn[1] == pytest.approx((26, 72.0))
    board._act({"id": "x-5", "undraw": True})
    assert board.drawn[1] == pytest.approx((26, 74.0))
    # beside the axes is at their ends
    board._act({"id": "x-6", "points": [[0.999, 0.001]]})
    assert board.drawn[-1][0] == 52
    for count in range(16):
        board._act({"id": f"y-{count}", "points": [place(board, 3 + 3 * count, 75)]})
    assert len(board.drawn) == MOST_POINTS
    board._act({"id": "z-1", "draw": ""})
    assert board.drawn == ()
    board._act({"id": "z-2", "undraw": True})
    assert board.error is None
    assert "The room" not in board.words


def test_a_drag_leaves_a_line(board: Board) -> None:
    board._act({"id": "p", "points": [place(board, 2, 79.0), place(board, 20, 60.0)]})
    weeks = np.linspace(4, 50, 80)
    board._act({"id": "d", "lines": [[place(board, week, 80 - 0.15 * week) for week in weeks]]})
    assert board.error is None
    drawn = np.array(board.drawn)
    assert len(drawn) == 10, "what stood before it stays, and what stood in its weeks goes"
    assert drawn[0].tolist() == pytest.approx([2, 79])
    assert drawn[1:, 1] == pytest.approx(80 - 0.15 * drawn[1:, 0], abs=0.1)
    assert (drawn[1, 0], drawn[-1, 0]) == (4, 50)
    assert board.words.endswith("The room drew a line that ends in week 50: 72.5 kg.")
    # backwards, and beside the picture, is a line, too; never more points than fit
    board._act({"id": "b", "lines": [[[0.99, 0.5], [0.7, 0.001], [0.6, 0.999]], [[0.3, 0.3], [0.2, 0.4]]]})
    assert board.error is None
    assert len(board.drawn) <= MOST_POINTS
    board._act({"id": "u", "undraw": True})
    board._act({"id": "v", "undraw": True})
    assert np.array(board.drawn) == pytest.approx(drawn), "a line is taken back in one go"
    board.reveal().reveal()
    assert "the room was" in board.words


def test_a_refused_plan_takes_the_drawing_off_the_picture(board: Board) -> None:
    board.set(person="ines", deficit_kcal=750).draw("26 60")
    assert "The room drew week 26: 60.0 kg." in board.words
    board.reveal().reveal()
    assert "The room" not in board.words
    assert not [one for one in board._canvas.axes.lines if one.get_visible()]
    assert not [text for legend in board._canvas.figure.legends for text in legend.get_texts()]


def test_what_is_taken_home_has_it(board: Board) -> None:
    plain = board.reveal().reveal().handout_html()
    board.draw("26 74, 52 70")
    drawn = board.handout_html()
    assert "the room was 3.4 kg above the body" in drawn
    assert len(drawn) > len(plain)


def test_the_votes_stay_on_the_chart_and_a_sentence_says_who_was_near(board: Board) -> None:
    board.vote("13 x4, 24 x3, 20; 90")
    board.set(stage="chart")
    dots = board._canvas.artists["votes"]
    (left, right), (low, high) = board._canvas.axes.get_xlim(), board._canvas.axes.get_ylim()
    places = np.asarray(dots.get_xydata(), float)
    assert len(places) == 8
    assert np.sort(places[:, 1]) == pytest.approx(np.sort([67] * 4 + [56] * 3 + [60]), abs=0.02 * (high - low))
    assert (places[:, 0] > left + 0.6 * (right - left)).all()
    assert len({tuple(place) for place in places.round(6)}) == 8, "each vote is a dot of its own"
    assert "votes" not in board.words, "the answer has not come"
    board.set(reveal=2)
    assert board._canvas.artists["votes"].get_visible()
    assert "Of 8 votes, 4 came near 13.4 kg; the middle one said 16.5 kg." in board.words
    assert "Of 8 votes, 4 came near 13.4 kg" in board.handout_html()
    board.set(week=20)
    assert "came near" not in board.words
    # of somebody else nothing was voted
    board.set(week=52, person="hugo")
    assert "came near" not in board.words
    assert not board._canvas.artists["votes"].get_visible()
    board.set(person="ana")
    assert "came near" in board.words
    board.vote("13, 50 x2")
    board.set(stage="chart", reveal=1)
    assert len(board._canvas.artists["votes"].get_xydata()) == 1
    assert "2 votes lie outside the picture." in board.words
    board.vote("")
    board.set(stage="chart")
    assert not board._canvas.artists["votes"].get_visible()


def test_a_room_finds_its_votes_on_the_chart_and_an_absurd_one_moves_no_axis(board: Board) -> None:
    board.set(scene="the_straight_line", reveal=1)
    before = board._canvas.axes.get_ylim()
    board.vote("4 x8, 5 x6, 7 x6, 8 x5, 40")
    board.set(stage="chart")
    assert board._canvas.axes.get_ylim()[0] < before[0]
    assert len(board._canvas.artists["votes"].get_xydata()) == 25
    assert "1 vote lies outside the picture." in board.words
    board.vote("")
    board.set(stage="chart")
    assert board._canvas.axes.get_ylim() == before


def test_votes_that_have_no_place_on_the_chart_are_told_at_the_end(board: Board) -> None:
    board.set(scene="the_salty_weekend").vote("34 x3, 40, 0")
    board.set(stage="chart", reveal=1)
    assert "came near" not in board.words
    board.set(reveal=board.steps)
    assert "Of 5 votes, 3 came near" in board.words
    assert not board._canvas.artists.get("votes") or not board._canvas.artists["votes"].get_visible()
