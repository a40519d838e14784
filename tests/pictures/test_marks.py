"""Marks on a canvas: declared and put by name, drawn in their order, named in the legend by their own labels."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.colors import to_hex

from lessons_lib import look
from lessons_lib.pictures.canvas import Canvas, weekly
from lessons_lib.pictures.look import DASHED, DOTTED, current_look, looking
from lessons_lib.pictures.marks import Band, Bars, Line, Mark, Threads, dots, plain

MARKS: dict[str, Mark] = {
    "band": Band("third"),
    "boxes": Bars("grid"),
    "threads": Threads("fourth"),
    "scale": dots(),
    "line": Line("line", DASHED),
    "other": Line("third", DOTTED),
}
DATA = {
    "band": (np.array([0.0, 1.0]), np.array([0.2, 0.2]), np.array([0.4, 0.4])),
    "boxes": ([[(0.4, 0.5), (0.4, 0.7), (0.6, 0.7), (0.6, 0.5)]],),
    "threads": ([[(0.0, 0.0), (1.0, 1.0)]],),
    "scale": ([0.0, 1.0], [0.9, 0.8]),
    "line": ([0.0, 1.0], [0.1, 0.3]),
    "other": ([0.0, 1.0], [0.3, 0.1]),
}


def _canvas() -> Canvas:
    canvas = Canvas("x", "y", "marks", MARKS)
    canvas.limits((0.0, 1.0), (0.0, 1.0))
    return canvas


@pytest.mark.parametrize("name", MARKS)
def test_what_is_put_is_seen_and_what_is_not_named_is_empty(name: str) -> None:
    canvas = _canvas()
    blank = canvas.pixels().copy()
    canvas.put(**{name: DATA[name]})
    assert (canvas.pixels() != blank).any()
    canvas.clear()
    assert (canvas.pixels() == blank).all()


def test_marks_are_drawn_in_the_order_in_which_they_are_declared() -> None:
    under = Canvas("x", "y", "", {"one": Line("line"), "two": Line("body")})
    over = Canvas("x", "y", "", {"two": Line("body"), "one": Line("line")})
    for canvas in (under, over):
        canvas.limits((0.0, 1.0), (0.0, 1.0))
        canvas.put(one=([0.0, 1.0], [0.5, 0.5]), two=([0.0, 1.0], [0.5, 0.5]))
    across, up = under.axes.transData.transform((0.5, 0.5)).astype(int)
    seen = [canvas.pixels()[-up, across] / 255 for canvas in (under, over)]
    assert [to_hex(colour) for colour in seen] == ["#0060a0", "#b34700"]


def test_a_mark_that_was_not_declared_is_refused_in_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"No mark 'lake' was declared\. It must be one of band, boxes"):
        _canvas().put(lake=([], []))


def test_the_legend_has_the_labels_of_its_artists_in_the_order_asked_for() -> None:
    canvas = _canvas()
    canvas.names(line="the line", band="the band", scale="the scale", other="another")
    named = [text.get_text() for text in canvas.figure.legends[0].get_texts()]
    assert named == ["the line", "the band", "the scale", "another"]
    assert [canvas.artists[name].get_label() for name in ("line", "band", "scale", "other")] == named
    # an entry has the very dashes of its line; matplotlib calls each pattern of its own "--"
    entries = canvas.figure.legends[0].get_lines()
    assert [entry.is_dashed() for entry in entries] == [True, False, True]
    assert entries[0]._unscaled_dash_pattern == canvas.artists["line"]._unscaled_dash_pattern
    assert entries[2]._unscaled_dash_pattern == canvas.artists["other"]._unscaled_dash_pattern


def test_added_marks_are_named_as_they_were_added_or_as_asked() -> None:
    canvas = Canvas("x", "y", "")
    canvas.columns(plain("line", "//"), [0], [1.0], label="bars")
    second = canvas.add(Line("body"), [0.0, 1.0], [0.0, 1.0], label="a line")
    canvas.add(Line("ink"), [0.0, 1.0], [1.0, 0.0])
    canvas.legend()
    assert [text.get_text() for text in canvas.figure.legends[0].get_texts()] == ["bars", "a line"]
    canvas.legend([second])
    assert [text.get_text() for text in canvas.figure.legends[0].get_texts()] == ["a line"]


def test_weeks_go_on_from_the_first_day() -> None:
    weeks, kg = weekly(np.array([80.0, 79.0]), first_day=14)
    assert weeks.tolist() == [2.0, 15 / 7]
    assert kg.tolist() == [80.0, 79.0]


def test_a_look_lasts_as_long_as_its_block_even_if_it_fails() -> None:
    look("projector")
    with looking("dark"):
        assert current_look().paper == "#14171a"
    assert current_look().inches == (12.8, 7.2)
    with pytest.raises(ValueError, match="It must be"), looking("dark"):
        look("poster")  # type: ignore[arg-type]  # a wrong word
    assert current_look().inches == (12.8, 7.2)
