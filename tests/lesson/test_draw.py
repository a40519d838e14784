"""Drawings: what is taken, what is said, and that the words are those of the points."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, units
from lessons_lib.lesson import drawing as draw
from lessons_lib.lesson import drawings, kept, questions
from lessons_lib.lesson.drawn import BandQuestion, BarsQuestion, CurveQuestion, DrawnQuestion
from lessons_lib.lesson.guess import Reveal
from lessons_lib.lesson.questions import QuestionError

EVERY = [one for number in questions.lessons() for one in drawings.of_lesson(number)]
each = pytest.mark.parametrize("question", EVERY, ids=lambda one: one.id)
CURVE = """\
## 99.curve draws curve body ± 1 kg
Draw {who}.
plane: 0 to 52 weeks, weight 60 to 90 kg
start: START_KG
beside the straight line: line
right: Near.
below: Too low.
above: Too high.
"""
BARS = "## 99.bars draws bars parts ± 0.3 kg\nShare.\nplane: arms, trunk, legs in kg of fat\ncalled the model\n"
BAND = "## 99.band draws band bodies ± 1 bodies\nHow wide?\nplane: 0 to 52 weeks, weight 60 to 90 kg\nstart: START_KG\n"
BAND += "at: 26, 52\nlevel: 90 %\nbelow: Too narrow.\nabove: Too wide.\nright: Fair."
DOTS = "## 99.dots draws dots body ± 0.5 kg\nDraw.\nplane: 0 to 52 weeks, weight 60 to 90 kg\ngiven mornings: line\n"
DOTS += "beside the line: line\nright: Near.\nfar: Far."


def names(end_kg: float = 70.0) -> dict[str, Any]:
    return {
        "body": lambda: [(0, 80), (26, 75), (52, end_kg)],
        "line": lambda: [(0, 80), (52, 60)],
        "parts": lambda: [0.6, 3.0, 1.9],
        # at week 52 one body each at 70.5, 71.5 ... 79.5; halfway at week 26
        "bodies": lambda: [[(0, 80), (52, 70.5 + i)] for i in range(10)],
        "START_KG": 80.0,
        "who": "Ana",
    }


def asked(text: str, end_kg: float = 70.0) -> DrawnQuestion:
    (one,) = drawings.read(text, names(end_kg), "99")
    return one


def freely(question: DrawnQuestion) -> draw.Drawing:
    """Return a drawing over which the run is laid at once: what is guessed first was shown."""
    if question.after:
        lesson.solution(question.after)
    return lesson.draw(question.id)


def said(text: str, drawn: object, end_kg: float = 70.0) -> str:
    return draw.Drawing(asked(text, end_kg)).set(drawn).state_words


@pytest.fixture(autouse=True)
def _blank() -> Iterator[None]:
    lesson.reset()
    yield
    lesson.reset()


# --- states ---------------------------------------------------------------------------------


@each
def test_a_drawing_begins_empty_and_says_its_prompt(question: DrawnQuestion) -> None:
    drawing = lesson.draw(question.id)
    first, state = drawing.words.split("\n")
    assert first.startswith(f"{question.id} · ")
    assert "*" not in first
    assert state == draw.NOTHING_DRAWN
    assert repr(drawing) == drawing.words
    assert drawing.right is None


@each
def test_a_stored_drawing_is_its_question_and_an_empty_plane(
    question: DrawnQuestion, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: said.append(data))
    drawing = lesson.draw(question.id)
    drawing._ipython_display_()
    drawing._ipython_display_()
    asked, plane, *again = said
    assert asked["text/markdown"].startswith(f"> **{question.id}** · ")
    assert "image/png" not in asked
    assert plane["application/vnd.jupyter.widget-view+json"]["model_id"] == drawing.plane.model_id
    assert plane["text/plain"].endswith(draw.NOTHING_DRAWN)
    assert question.plane.y_name in plane["text/plain"]
    assert again == [asked, plane], "the same bytes each time"
    assert len(plane["image/png"]) < 15_000
    assert not drawing.plane.prompt, "it stands above already"
    if isinstance(question, CurveQuestion) and not question.after:
        curve = drawing.set(eval(question.example)).curve  # our own text
        lines = drawing.lines
        assert [line["name"] for line in lines] == [*question.beside, question.called, "your drawing"]
        assert np.array_equal(np.array(lines[-1]["points"]), np.array(curve).T)
        empty = plane["image/png"]
        drawing._ipython_display_()
        assert said[-1]["image/png"] != empty, "a still picture keeps the drawing and the run"
    monkeypatch.setattr(draw.ledger, "on_page", lambda: True)
    drawing._ipython_display_()
    assert "image/png" not in said[-1], "a live page waits for no picture of what it draws"


@each
def test_the_example_of_every_refusal_is_a_drawing_itself(question: DrawnQuestion) -> None:
    drawing = freely(question)
    both: tuple[units.MassUnit, ...] = ("kg", "lb")
    for unit in both:
        with units.using(unit):
            with pytest.raises(ValueError, match="Write") as refused:
                drawing.set(7)
            example = str(refused.value).split("Write ")[1].rstrip(".")
            assert drawing.set(eval(example)) is drawing  # our own text
            assert drawing.shown
            assert drawing.state_words.endswith(".")


@each
def test_the_run_itself_is_called_near(question: DrawnQuestion) -> None:
    truth = question.truth()
    if isinstance(question, BarsQuestion):
        total = round(sum(truth), 1)
        first = [round(y, 1) for y in truth[:-1]]
        points: Any = [*first, round(total - sum(first), 1)]
    elif isinstance(question, BandQuestion):
        ends = {x: sorted(float(np.interp(x, *np.array(body).T)) for body in truth) for x in question.places}
        cut = round(len(truth) * (1 - question.level_percent / 100) / 2)
        points = [(x, y) for x, ys in ends.items() for y in (ys[cut] - 1e-6, ys[-1 - cut] + 1e-6)]
    else:
        curve = np.array(truth)
        places = [float(round(x)) for x in np.linspace(*question.plane.x, 5)[1:]]
        points = [(x, float(np.interp(x, *curve.T))) for x in places]
    drawing = freely(question).set(points)
    assert question.compare(drawing.points)[0] == "right"
    assert str(question.replies["right"]()).strip() in drawing.words  # type: ignore[operator]  # texts of a file are templates


def test_one_drawing_a_question_and_a_new_start() -> None:
    drawing = lesson.draw("05.curve")
    assert lesson.draw("05.curve") is drawing
    assert drawing.set([(0, 80), (26, 74), (52, 70)]) is drawing
    assert drawing.points == ((26.0, 74.0), (52.0, 70.0))
    assert lesson.draw("05.curve").shown
    assert drawing.clear().words.endswith(draw.NOTHING_DRAWN)
    drawing.set([(26, 74), (52, 70)])
    lesson.reset()
    assert lesson.draw("05.curve") is not drawing
    assert not lesson.draw("05.curve").points


def test_a_refused_drawing_leaves_the_one_before() -> None:
    drawing = lesson.draw("05.curve").set([(26, 74), (52, 70)])
    before = drawing.words
    with pytest.raises(ValueError, match="Two points stand at week 26"):
        drawing.set([(26, 74), (26, 70)])
    assert drawing.words == before


def test_bare_numbers_are_in_the_unit_that_is_shown() -> None:
    in_kg = lesson.draw("05.curve").set([(26, 74), (52, 70)]).state_words
    assert "3.4 kg above" in in_kg
    with units.using("lb"):
        drawing = lesson.draw("05.curve")
        # what was drawn in kg is there in pounds
        assert drawing.shown
        assert "7.4 lb above" in drawing.state_words
        drawing.set([(26, 163.1), (52, 154.3)])
        assert drawing.points[1][1] == pytest.approx(154.3 * units.KG_PER_LB)
        assert drawing.plane.plane["unit"] == "lb"
        assert drawing.plane.plane["y"] == pytest.approx([121.3, 187.4])
        with pytest.raises(ValueError, match=r"is 20 lb\. It must be from 121\.3 to 187\.4 lb"):
            drawing.set([(26, 20), (52, 154)])


def test_who_watches_hears_of_the_run_and_gets_the_curve() -> None:
    drawing = lesson.draw("05.curve")
    heard: list[bool] = []
    drawing.watch(lambda: heard.append(drawing.shown))
    assert drawing.curve[0].size == 0
    drawing.set([(26, 74), (52, 70)])
    drawing.clear()
    assert heard == [True, False]
    drawing.set([(26, 74), (52, 70)])
    assert [line.tolist() for line in drawing.curve] == [[0.0, 26.0, 52.0], [80.0, 74.0, 70.0]]


def test_a_drawing_stays_on_an_app_while_it_is_moved() -> None:
    drawing = lesson.draw("05.curve")
    app = apps.StraightLine().over(drawing, person="ana")
    before, told = (
        app.set(person="ana", weeks=52, deficit_kcal=200).png(),
        "The dashed line with dots is what you drew.",
    )
    assert told not in app.words
    drawing.set([(26, 74), (52, 70)])
    assert told in app.words
    legend = [text.get_text() for text in app.canvas.figure.legends[0].get_texts()]
    assert legend[-1] == "your drawing"
    line = app.canvas.figure.axes[0].lines[-1]
    for weeks in (10, 52):
        app.set(weeks=weeks, deficit_kcal=500)
        assert np.asarray(line.get_xydata()).tolist() == [[0.0, 80.0], [26.0, 74.0], [52.0, 70.0]]
        assert line.get_visible()
        assert app.canvas.axes.get_ylim()[0] < 70.0, "the axes hold it"
    # it is Ana's, and of nobody else's business
    assert told not in app.set(person="ben").words
    assert not line.get_visible()
    app.set(person="ana", weeks=52, deficit_kcal=200)
    assert app.png() != before
    drawing.clear()
    assert app.png() == before
    with pytest.raises(ValueError, match="no control 'who'"):
        app.over(drawing, who="ana")


def test_a_refusal_takes_the_drawing_away_too() -> None:
    drawing = lesson.draw("05.curve").set([(26, 74), (52, 70)])
    app = apps.StraightLine().over(drawing).set(person="ines", deficit_kcal=750, weeks=52)
    assert "what you drew" not in app.words
    assert not app.canvas.figure.axes[0].lines[-1].get_visible()


def test_a_name_that_is_none_is_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"nothing to draw called '05\.bend'\. It must be one of 05\.curve"):
        lesson.draw("05.bend")
    with pytest.raises(ValueError, match="lesson 03 has no drawing"):
        lesson.draw("03.curve")
    with pytest.raises(ValueError, match=r"nothing to draw called 5\.1"):
        lesson.draw(5.1)  # type: ignore[arg-type]  # a learner's slip


def test_a_drawing_is_there_when_a_lesson_is_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LESSONS_KEEP", str(tmp_path / "kept.csv"))
    shares = lesson.draw("02.day").set([60, 10, 30]).points
    words = lesson.draw("05.curve").set([(26, 74), (52, 70)]).words
    lesson.reset()
    again = lesson.draw("05.curve")
    assert again.shown
    assert again.words == words
    assert again.plane.points == [[26.0, 74.0], [52.0, 70.0]]
    assert lesson.draw("02.day").points == shares
    with units.using("lb"):
        in_lb = lesson.draw("05.curve")
        assert np.array(in_lb.points) == pytest.approx(np.array(again.points))
        assert "you were 7.4 lb above" in in_lb.state_words
    # the last one counts; one of another plane is not shown on this one
    again.set([(52, 66), (26, 73)])
    lesson.reset()
    assert lesson.draw("05.curve").points == ((26.0, 73.0), (52.0, 66.0))
    lesson.reset()
    text = (tmp_path / "kept.csv").read_text(encoding="utf-8")
    assert "05.curve,26:73 52:66," in text
    other = "question,answer\n05.curve,26:73 52:66,00000000\n02.day,0:5\n"
    (tmp_path / "kept.csv").write_text(other, encoding="utf-8")
    assert not lesson.draw("05.curve").points
    assert not lesson.draw("02.day").points


def test_a_picture_that_waits_for_a_drawing_opens_with_it() -> None:
    body = project(PEOPLE["ana"], Plan.deficit(500), days=84)
    picture = charts.weight(body)
    waiting = lesson.reveal("05.curve", picture)
    assert isinstance(waiting, Reveal)
    assert not waiting.is_open
    assert "05.curve" in waiting.view().face["prompt"]
    lesson.draw("05.curve").set([(26, 74), (52, 70)])
    assert waiting.is_open
    assert "<img" in waiting.view().face["prompt"]
    assert lesson.reveal("05.curve", picture) is picture


# --- by hand: what the front end sends --------------------------------------------------------


def by_hand(drawing: draw.Drawing, **state: Any) -> None:
    drawing.plane.set_state(state)


def test_points_set_by_hand_are_said_and_the_run_is_nowhere_before_it_is_asked_for() -> None:
    drawing = lesson.draw("05.curve")
    assert drawing.plane.layers == []
    by_hand(drawing, points=[[26, 74.0]])
    assert drawing.state_words == "You drew week 26: 74.0 kg."
    assert drawing.plane.words == drawing.state_words
    assert not drawing.shown
    by_hand(drawing, points=[[26, 74.0], [52, 70.0]])
    assert drawing.plane.layers == []
    by_hand(drawing, points=[[26, 74.0], [52, 70.0]], shown=True)
    assert drawing.shown
    assert [layer["name"] for layer in drawing.plane.layers] == ["the straight line", "the body"]
    assert drawing.plane.words == drawing.state_words
    by_hand(drawing, points=[], shown=False)
    assert drawing.plane.layers == []
    assert drawing.plane.words == draw.NOTHING_DRAWN


@pytest.mark.parametrize("first", ["answered", "skipped"])
def test_a_run_that_would_give_a_guess_away_is_laid_over_after_it(first: str) -> None:
    drawing = draw.Drawing(asked(CURVE))
    assert drawing.plane.plane["done"] == "Show the run"
    assert asked(CURVE + "after: 99.prediction\n").after == "99.prediction"
    drawing = draw.Drawing(replace(asked(CURVE), after="05.prediction"))
    assert drawing.plane.plane["done"] == "Done"
    waiting = lesson.reveal("05.prediction", charts.weight(project(PEOPLE["ana"], Plan.deficit(500), days=84)))
    by_hand(drawing, points=[[26, 74.0], [52, 70.0]], shown=True)
    assert not drawing.shown
    assert not drawing.plane.shown
    assert drawing.plane.layers == []
    done = "You drew week 26: 74.0 kg, week 52: 70.0 kg. The run is laid over it after 05.prediction, further down."
    assert drawing.plane.words == drawing.state_words == done
    by_hand(drawing, points=[[26, 74.0], [52, 71.0]])
    assert drawing.plane.words == "You drew week 26: 74.0 kg, week 52: 71.0 kg.", "changed, it is not done"
    by_hand(drawing, points=[[26, 74.0], [52, 71.0]], shown=True)
    if first == "answered":
        lesson.ask("05.prediction").set("12 kg")
    else:
        assert isinstance(waiting, Reveal)
        waiting.view()
        waiting._done("skip", "")
    assert drawing.shown
    assert drawing.plane.shown
    assert [layer["name"] for layer in drawing.plane.layers] == ["the straight line", "the body"]
    assert "within 1.0 kg of the body" in drawing.plane.words


def test_a_run_that_is_asked_for_too_early_is_answered_in_words() -> None:
    drawing = lesson.draw("02.day")
    by_hand(drawing, points=[[0, 30], [1, 30], [2, 30]], shown=True)
    assert not drawing.shown
    assert not drawing.plane.shown
    assert drawing.plane.layers == []
    assert "10.0 % is left to share" in drawing.plane.words


def test_set_moves_the_plane_that_is_looked_at() -> None:
    drawing = lesson.draw("05.curve")
    plane = drawing.plane
    drawing.set([(26, 74), (52, 70)])
    assert plane.points == [[26.0, 74.0], [52.0, 70.0]]
    assert plane.shown
    assert plane.words == drawing.state_words


# --- words and geometry -----------------------------------------------------------------------


def test_a_curve_says_where_it_is_off_most_and_how_it_ends() -> None:
    assert said(CURVE, [(26, 70.9), (52, 69.5)]) == (
        "At week 26 you were 4.1 kg below the body, and 0.5 kg below it at week 52."
    )
    assert said(CURVE, [(26, 75), (52, 74)]) == "At week 52 you were 4.0 kg above the body. Too high."
    assert said(CURVE, [(26, 70), (52, 70)]) == "At week 26 you were 5.0 kg below the body, and on it at week 52."
    low = said(CURVE, [(26, 70), (52, 61)])
    assert low.startswith("At week 52 you were 9.0 kg below the body.")
    assert "nearer to the straight line than to the body" in low
    assert low.endswith("Too low.")
    assert said(CURVE, [(26, 75.4), (52, 69.5)]).endswith("the largest difference is 0.5 kg, at week 52. Near.")
    assert said(CURVE, [(26, 75), (52, 70)]).startswith("All your points lie on the body. Near.")


def test_a_curve_that_comes_up_again_is_told_so_and_a_level_one_is_not() -> None:
    curve = CURVE + "up: Up again.\n"
    assert said(curve, [(26, 73), (52, 79)]).endswith("Up again.")
    assert said(curve, [(26, 79), (52, 86)]).endswith("Up again.")
    assert said(curve, [(26, 75), (52, 75.4)]).endswith("Too high.")


def test_the_words_change_when_the_run_does() -> None:
    assert said(CURVE, [(26, 75), (52, 66)], 70.0) != said(CURVE, [(26, 75), (52, 66)], 66.0)
    assert "4.0 kg below" in said(CURVE, [(26, 75), (52, 66)], 70.0)
    assert "Near." in said(CURVE, [(26, 75), (52, 66)], 66.0)


def test_a_trend_is_compared_as_far_as_it_is_drawn() -> None:
    one_above = said(DOTS, [(0, 81), (26, 76), (52, 71)])
    # the line and the body part from 0 to 10 kg, kinked at week 26: 3.75 kg on average
    assert one_above == "On average your drawing is 1.00 kg off the body; the line 5.00 kg. No other came closer. Far."
    half = said(DOTS, [(0, 80), (13, 77.5), (26, 75)])
    assert half == (
        "On average your drawing is 0.00 kg off the body; the line 2.50 kg. No other came closer."
        " Your drawing ends at week 26, the run at week 52."
    )


def test_a_trend_that_stands_still_where_the_run_moves_is_told_so() -> None:
    # it is near the average of her app, and makes the very mistake that the drawing is there for
    dead = lesson.draw("07.trend").question.said(((0.0, 80.0), (6.0, 77.2), (12.0, 77.2)))
    assert "From week 6 to 12 yours stands still; the moving average falls by 0.4 kg." in dead
    gliding = lesson.draw("07.trend").question.said(((0.0, 80.0), (6.0, 77.6), (8.0, 77.3), (12.0, 77.2)))
    assert "stands still" not in gliding


def test_nothing_follows_from_a_drawing_that_ends_early() -> None:
    early = said(CURVE, [(2, 79.5), (10, 78)])
    assert early.endswith("Your drawing ends at week 10, the run at week 52.")
    assert "within 1.0 kg" in early
    assert said(CURVE, [(2, 70), (38, 60)]).endswith("Your drawing ends at week 38, the run at week 52.")
    assert said(CURVE, [(2, 70), (39, 60)]).endswith("Too low.")


def test_bars_name_the_one_that_is_off_most() -> None:
    assert said(BARS, [0.5, 1.0, 4.0]) == (
        "Arms: you 0.5, the model 0.6 kg; trunk: you 1.0, the model 3.0 kg; legs: you 4.0, the model 1.9 kg."
        " Furthest off is legs: 2.1 kg too much."
    )
    assert said(BARS, {"legs": 1.9, "arms": 0.6, "trunk": 3.0}).endswith("You hit it.")
    assert said(BARS, {"legs": 1.7, "arms": 0.8, "trunk": 3.0}).endswith("None is more than 0.3 kg off.")
    with pytest.raises(ValueError, match=r"make 5\.0 kg\. They must make 5\.5: 0\.5 kg is left to share"):
        said(BARS, [0.5, 0.5, 4.0])
    with pytest.raises(ValueError, match="too much"):
        said(BARS, [0.5, 2.0, 4.0])
    with pytest.raises(ValueError, match="The bars are arms, trunk, legs, and this names arms, belly, legs"):
        said(BARS, {"arms": 1.0, "belly": 2.5, "legs": 2.0})


def test_a_curve_that_comes_close_and_one_that_turns_are_told_so() -> None:
    assert said(CURVE, [(26, 73.5), (52, 72)], 73.0).endswith("at week 52. Close, and yours bends, too.")
    assert "Close" not in said(CURVE, [(26, 75.9), (52, 71.8)], 73.0), "it runs straight, and the body bends"
    assert said(CURVE + "up: Up again.\n", [(26, 73.5), (52, 74.5)], 73.0).endswith("Up again."), "it turns round"
    assert said(CURVE, [(26, 74), (52, 68.5)]).endswith("1.5 kg below the body. Close.")
    assert said(CURVE, [(26, 71), (52, 73)]).endswith("3.0 kg above it at week 52. First too fast, then too slow.")
    assert said(CURVE, [(26, 79), (52, 67)]).endswith("3.0 kg below it at week 52. First too slow, then too fast.")


def test_drawings_of_a_lesson_that_come_close_are_told_so() -> None:
    year = drawings.find("05.curve")
    for points in (((4.0, 76.0), (26.0, 71.0), (52.0, 67.0)), ((26.0, 70.0), (52.0, 66.0))):
        assert "Close, and yours bends, too." in year.said(points)
    assert "Close, but yours hardly bends." in year.said(((26.0, 73.0), (52.0, 66.6)))
    assert "First too fast, then too slow." in year.said(((10.0, 70.0), (52.0, 68.0)))


def test_a_trend_that_goes_the_other_way_is_told_so() -> None:
    week = drawings.find("06.week")
    start = week.truth()[0][1]
    rising = week.said(((0.0, start), (4.0, start + 0.4), (7.0, start + 0.7)))
    assert "From day 0 to 7 yours rises by 0.7 kg; the body falls by 0.3 kg." in rising
    gliding = drawings.find("07.trend").said(((0.0, 80.0), (6.0, 78.0), (9.0, 77.4), (12.0, 76.0)))
    assert "From week 9 to 12 yours falls by 1.4 kg; the moving average stands still." in gliding
    assert said(DOTS, [(0, 80.8), (26, 75.8), (52, 70.8)]).endswith("came closer. Close.")


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (75.2, 90, "too high: 5 ended below"),
        (60, 74.8, "too low: 5 ended above"),
    ],
)
def test_a_band_beside_the_bodies_is_told_where_it_lies(low: float, high: float, told: str) -> None:
    words = said(BAND, [(52, low), (52, high), (26, 60), (26, 90)])
    assert words.endswith(f"It lies {told}."), words


def test_a_band_that_is_too_narrow_and_beside_the_bodies_is_told_both() -> None:
    words = said(BAND, [(52, 79), (52, 79.1), (26, 60), (26, 90)])
    assert words.endswith("It lies too high: 9 ended below. Too narrow."), words


@pytest.mark.parametrize(("low", "high", "held"), [(70, 80, 10), (71, 80, 9), (75, 80, 5), (74.9, 75.1, 0)])
def test_a_band_counts_the_bodies_that_fall_into_it(low: float, high: float, held: int) -> None:
    words = said(BAND, [(52, low), (52, high), (26, 60), (26, 90)])
    assert words.startswith(f"At week 52 your band held {held} of 10 bodies (10 at week 26). A 90 % band holds 9.")
    assert words.endswith("Fair." if held >= 8 else "Too narrow.")
    drawn = asked(BAND)
    layers = drawn.layers(drawn.read([(52, low), (52, high), (26, 60), (26, 90)]))
    assert sum(layer["style"] == "inside" for layer in layers) == held
    assert len(layers) == 10


def test_a_closed_band_is_refused() -> None:
    with pytest.raises(ValueError, match=r"At week 26 both edges are 75\.0 kg"):
        said(BAND, [(26, 75), (26, 75), (52, 70), (52, 80)])
    with pytest.raises(ValueError, match="low and a high edge at week 26 and week 52: 4 points"):
        said(BAND, [(26, 75), (26, 77), (40, 70), (52, 80)])


_ODD = st.one_of(
    st.floats(), st.integers(-(10**30), 10**30), st.text(max_size=3), st.none(), st.booleans(), st.just(math.nan)
)
_LIKELY = st.tuples(st.integers(0, 52), st.floats(0, 120))


@settings(deadline=None, max_examples=150)
@given(
    which=st.sampled_from([CURVE, BARS, BAND, DOTS]),
    drawn=st.one_of(
        st.lists(_LIKELY, max_size=8),
        st.lists(st.lists(_ODD, max_size=3), max_size=5),
        st.lists(_ODD, max_size=4),
        st.dictionaries(st.text(max_size=5), _ODD, max_size=3),
        _ODD,
    ),
)
def test_random_points_are_drawn_or_answered_with_a_sentence(which: str, drawn: Any) -> None:
    lesson.reset()
    drawing = draw.Drawing(asked(which))
    try:
        drawing.set(drawn)
    except ValueError as error:
        sentence = str(error)
        assert sentence.endswith(".")
        assert len(sentence) > 30
        assert drawing.state_words == draw.NOTHING_DRAWN
    else:
        assert drawing.shown
        assert "nan" not in drawing.words


@settings(deadline=None, max_examples=80)
@given(st.lists(st.tuples(st.integers(1, 52), st.floats(60, 90)), min_size=2, max_size=5, unique_by=lambda p: p[0]))
def test_the_largest_difference_that_is_said_is_the_largest(points: list[tuple[int, float]]) -> None:
    question = asked(CURVE)
    assert isinstance(question, CurveQuestion)
    off = {x: y - float(np.interp(x, [0, 26, 52], [80, 75, 70])) for x, y in points}
    words = draw.Drawing(question).set(points).state_words
    worst = max(map(abs, off.values()))
    if worst <= 1.0:
        assert "within 1.0 kg" in words
        return
    found = re.match(r"At week (\d+) you were ([0-9.]+) kg (below|above) the body", words)
    assert found is not None
    assert float(found[2]) == pytest.approx(worst, abs=0.0501)
    assert (off[int(found[1])] < 0) == (found[3] == "below")


# --- texts --------------------------------------------------------------------------------------


def test_questions_that_are_drawn_are_not_among_those_that_are_typed() -> None:
    assert not [one.id for one in questions.of_lesson("05") if one.id == "05.curve"]
    with pytest.raises(ValueError, match=r'05\.curve is answered by drawing\. Write lesson\.draw\("05\.curve"\)'):
        lesson.ask("05.curve")


def test_the_mark_changes_with_the_plane_and_not_with_the_unit() -> None:
    one, wider = asked(CURVE), asked(CURVE.replace("0 to 52", "0 to 60"))
    assert kept.mark(one) != kept.mark(wider)
    with units.using("lb"):
        assert kept.mark(asked(CURVE)) == kept.mark(one)
    assert len({kept.mark(one) for one in EVERY}) == len(EVERY)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (CURVE.replace("plane:", "plain:"), "line 1: 99.curve has no plane."),
        (CURVE.replace("below:", "under:"), 'line 7: "under: Too low." is no part of a drawing.'),
        (CURVE.replace("body ±", "bodyy ±"), "line 1: There is no bodyy here. Did you mean body?"),
        (CURVE.replace("body ±", "START_KG ±"), "START_KG is no function."),
        (CURVE.replace("± 1", "± one"), '"one" is no number.'),
        (CURVE.replace("60 to 90", "90 to 60"), "ends before it begins"),
        (CURVE.replace(", weight", ""), "is no plane. It must be"),
        (CURVE.replace("99.curve", "98.curve"), "is no question of lesson 99"),
        (CURVE + "at: 26\n", '"at:" belongs to a band, and this is a curve drawing.'),
        (CURVE.replace("{who}", "{whom}"), "line 1: There is no whom here."),
        (BAND.replace("at: 26, 52\n", ""), "99.band has no places."),
        (CURVE.replace("draws curve", "draws a curve"), "is no head. It must be"),
        (BARS.replace(" of fat", ""), "is no plane for bars"),
        (CURVE + "after: 98.prediction\n", "names no question of lesson 99"),
    ],
)
def test_a_slip_in_the_text_is_one_sentence_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(QuestionError) as refused:
        asked(text)
    assert sentence in str(refused.value)
