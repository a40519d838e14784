"""Rows, notes and limbs: what stands in a row, what the legend shows, and that nothing is left when it is cleared."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.colors import to_hex

from lessons_lib.pictures.board_canvas import USUAL_SIZE
from lessons_lib.pictures.canvas import Canvas
from lessons_lib.pictures.marks import Bars, Limb, Line, Note
from lessons_lib.pictures.rows import COMPARED, Row, Rows, RowsOfBoard, box, level
from lessons_lib.science.fat.lipolysis import thigh


def _rows() -> Rows:
    canvas = Rows("kcal", "Three rows", ["one", "two", "three"])
    canvas.reach(10.0)
    return canvas


def _seen(canvas: Canvas, x: float, y: float) -> str:
    """Return the colour of a place, in the data's own numbers."""
    across, up = canvas.axes.transData.transform((x, y)).astype(int)
    return to_hex(canvas.pixels()[-up, across] / 255)


def test_the_first_row_is_on_top_and_bars_lie_in_theirs() -> None:
    canvas = _rows()
    canvas.add(Bars("body"), [box(0.0, 8.0, 0), box(2.0, 4.0, 2)])
    top, bottom = (canvas.axes.transData.transform((0.0, row))[1] for row in (0, 2))
    assert top > bottom
    look = canvas.look
    assert [_seen(canvas, 6.5, row) for row in (0, 1, 2)] == [look.body, look.paper, look.paper]
    assert [_seen(canvas, 3.5, row) for row in (0, 1, 2)] == [look.body, look.paper, look.body]


def test_an_upright_line_crosses_every_row() -> None:
    canvas = _rows()
    canvas.upright(Line("line"), 5.0, "the rule")
    assert {_seen(canvas, 5.0, row) for row in np.linspace(-0.5, 2.5, 7)} == {canvas.look.line}


def test_level_lines_do_not_join() -> None:
    canvas = _rows()
    canvas.add(Line("line", width=3.0), *level([1.0, 1.0], [9.0, 9.0], [0.0, 2.0]))
    assert [_seen(canvas, 3.3, row) for row in (0.0, 1.0, 2.0)] == [canvas.look.line, "#ffffff", canvas.look.line]


@pytest.mark.parametrize(
    ("mark", "size"),
    [
        (Line("ink", "none", marker="D", size=2.2, edge="paper"), 2.2),
        (Line("ink", "none", marker="D", size=2.2, edge="paper", key_size=1.6), 1.6),
        (Line("ink", "none", marker="D", size=2.2, edge="paper").shown_as(size=1.4), 1.4),
    ],
)
def test_the_legend_shows_a_mark_in_its_own_size_or_in_the_one_that_is_asked_for(mark: Line, size: float) -> None:
    canvas = _rows()
    artist = canvas.add(mark, [5.0], [1.0], label="a sign")
    canvas.legend()
    (key,) = canvas.figure.legends[0].get_lines()
    assert key.get_markersize() == pytest.approx(size * canvas.look.dot_pt)
    assert artist.get_markersize() == pytest.approx(2.2 * canvas.look.dot_pt)
    # in every detail only where it is asked for: else the edge is the sign's own colour
    assert key.get_markeredgecolor() == (canvas.look.paper if mark.shown else canvas.look.ink)


def test_the_legend_names_added_marks_before_declared_ones() -> None:
    canvas = Rows("kcal", "", ["one"], {"sign": Line("body", "none", marker="o")})
    canvas.upright(COMPARED, 3.0, "the rule")
    canvas.legend(sign="a person")
    assert [text.get_text() for text in canvas.figure.legends[0].get_texts()] == ["the rule", "a person"]


def test_notes_and_limbs_leave_nothing_when_they_are_cleared() -> None:
    canvas = Canvas("", "", "", {"note": Note("center"), "limb": Limb(0.0, 0.0, 90.0)})
    canvas.limits((-150.0, 150.0), (-150.0, 150.0))
    blank = canvas.pixels().copy()
    for data in ({"note": (50.0, 120.0, "words")}, {"limb": (thigh("female"), 60.0, "one leg")}):
        canvas.put(**data)
        assert (canvas.pixels() != blank).any()
        canvas.clear()
        assert (canvas.pixels() == blank).all()


def test_a_long_note_is_broken_before_the_edge_of_a_narrow_picture() -> None:
    canvas = Canvas("", "", "", {"note": Note()})
    canvas.put(note=(0.0, 0.5, "more words than the room of a phone can ever take in one line"))
    canvas.fit(345.0, 414.0)
    canvas.pixels()
    assert canvas.artists["note"].get_window_extent().x1 <= canvas.figure.bbox.x1


def test_long_names_break_on_a_narrow_picture_that_is_high_enough() -> None:
    canvas = Rows("kcal", "", ["a name of many words", "less by 16 %"])
    canvas.reach(10.0)
    for height, names in ((414.0, ["a name of many\nwords", "less by 16\N{NO-BREAK SPACE}%"]), (160.0, canvas._names)):
        canvas.fit(345.0, height)
        canvas.pixels()
        assert [label.get_text() for label in canvas.axes.get_yticklabels()] == names


def test_a_second_edge_is_drawn_only_where_the_muscle_grew() -> None:
    def drawn(weeks: int, before_mm: float) -> np.ndarray:
        canvas = Canvas("", "", "", {"limb": Limb(0.0, 0.0, 90.0)})
        canvas.limits((-150.0, 150.0), (-150.0, 150.0))
        canvas.put(limb=(thigh("female", trained_weeks=weeks), before_mm, ""))
        return canvas.pixels().copy()

    assert (drawn(0, 40.0) == drawn(0, 50.0)).all()
    assert (drawn(20, 40.0) != drawn(20, 50.0)).any()


def test_the_boards_words_stand_behind_their_bar_and_behind_every_line_they_would_meet() -> None:
    canvas = RowsOfBoard("kcal", ["one", "two"], {"spent": Line("ink")}, ("body",), USUAL_SIZE, "light", 1.0)
    canvas.reach(3000.0)
    bars = [Row(0.0, 1500.0, "body", "1,500"), None]
    canvas.show(bars, {})
    free = canvas.artists["words of row 0"].get_position()[0]
    canvas.show(bars, {"spent": 1600.0})
    pushed = canvas.artists["words of row 0"].get_position()[0]
    assert 1500.0 < free < 1600.0 < pushed
    assert canvas.artists["words of row 1"].get_text() == ""
    assert canvas.artists["name of spent"].get_text() == "spent"
    assert [name.get_text() for name in canvas.axes.get_yticklabels()] == ["one", ""], "no name before its row"
