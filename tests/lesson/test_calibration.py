"""The calibration chart: one scale for every unit, and nothing dropped in silence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lessons_lib import charts, look, units
from lessons_lib.lesson import calibration_chart as say
from lessons_lib.lesson.compared import Guess, Predictions
from lessons_lib.lesson.questions import Misconception, NumberQuestion
from lessons_lib.pictures.look import LookName


def question(name: str, run: float, tolerance: float = 0.5, unit: str = "kg") -> NumberQuestion:
    ideas = (Misconception("three times", lambda: 3.0 * run, "No."),)
    return NumberQuestion(name, "How many?", unit, lambda: run, tolerance, "Yes.", "Think.", "{expected:.0f}", ideas)


def mine(*values: float, run: float = 10.0, **more: float) -> Predictions:
    guesses = tuple(Guess(question(f"{n:02d}.prediction", run, **more), value) for n, value in enumerate(values))
    return Predictions(guesses, file="my_predictions.csv")


@pytest.mark.parametrize(
    ("ratio", "side"),
    [(0.5, say.LOW), (0.799, say.LOW), (0.8, say.WITHIN), (1.0, say.WITHIN), (1.2, say.WITHIN), (1.21, say.HIGH)],
)
def test_sides_of_the_band(ratio: float, side: str) -> None:
    assert say.side(ratio) == side


def test_words_count_name_and_list() -> None:
    chart = charts.calibration(mine(10, 11.9, 8, 30, 2, 12.5))
    assert "3 within 20 % of the run, 2 too high (more was promised than the run gave), 1 too low." in chart.words
    assert "The largest surprise is lesson 04: 2 kg predicted, 10 kg in the run." in chart.words
    assert "1 of 6 is the number of a known wrong idea: “three times” (lesson 03)." in chart.words
    assert "Not drawn" not in chart.words


def test_half_and_twice_are_equally_far() -> None:
    first = charts.calibration(mine(5.1, 20)).words
    second = charts.calibration(mine(4.9, 20)).words
    assert "surprise is lesson 01" in first
    assert "surprise is lesson 00" in second


@pytest.mark.parametrize("value", [0.0, -10.0, 1e9, 0.01, -1e-300])
def test_what_has_no_place_is_named_and_not_drawn(value: float) -> None:
    predictions = mine(10.0, value)
    words = charts.calibration(predictions).words
    assert "Not drawn, because a multiple of the run would say little: lesson 01, " in words
    assert "10 kg in the run" in words
    assert [say.placed(guess).ratio is not None for guess in predictions.guesses] == [True, False]


def test_two_negative_numbers_have_a_ratio_and_a_run_near_zero_has_none() -> None:
    assert say.placed(mine(-5.0, run=-10.0).guesses[0]).ratio == 0.5
    near = mine(-0.2, run=-0.03, tolerance=0.07)
    assert say.placed(near.guesses[0]).ratio is None
    assert "−0.03 kg in the run, close to zero" in charts.calibration(near).words


def test_every_answer_is_drawn_or_said_to_be_not() -> None:
    rows = [say.placed(guess) for guess in mine(10, 0, 30, 2, 1e9).guesses]
    axes = charts.calibration(mine(10, 0, 30, 2, 1e9)).figure.axes[0]
    marks = [
        line.get_xdata()[0] for line in axes.lines if line.get_marker() in ("<", "o", ">") and len(line.get_xdata())
    ]
    assert marks == [row.ratio for row in rows if row.ratio is not None] == [1.0, 3.0, 0.2]
    low, high = axes.get_xlim()
    assert all(low < ratio < high for ratio in marks)
    assert [text.get_text() for text in axes.texts].count("not drawn") == 2


def test_a_second_guess_of_a_lesson_has_its_own_name() -> None:
    names = [label.get_text() for label in charts.calibration(mine(1, 2, 3)).figure.axes[0].get_yticklabels()]
    assert names == ["00", "01", "02"]
    assert say.row_name(Guess(question("07.prediction2", 1.0), 1.0)) == "07 2"


def test_nothing_to_compare_yet_is_a_sentence() -> None:
    words = charts.calibration(Predictions((), waiting=("04.prediction",), late=("05.prediction",))).words
    assert words == (
        "No prediction of yours was compared with its run yet. Waiting for its run: 04.prediction."
        " Run before it was predicted: 05.prediction."
    )


def test_masses_follow_the_unit_that_was_chosen() -> None:
    units.use("lb")
    words = charts.calibration(mine(20.0)).words
    assert "44.1 lb predicted, 22 lb in the run" in words
    assert "kg" not in words
    kcal = Predictions((Guess(question("00.prediction", 800.0, unit="kcal/day"), 2000.0),))
    assert "2,000 kcal/day predicted, 800 kcal/day in the run" in charts.calibration(kcal).words


@pytest.mark.parametrize("name", ["screen", "projector", "dark"])
@pytest.mark.parametrize("predictions", [mine(10, 0, 1e9), mine(), mine(*range(1, 17))])
def test_texts_stay_inside_and_apart(name: LookName, predictions: Predictions) -> None:
    look(name)
    chart = charts.calibration(predictions)
    assert chart.png().startswith(b"\x89PNG")
    figure, axes = chart.figure, chart.figure.axes[0]
    inside = figure.bbox
    for text in (*figure.texts, *axes.texts, *axes.get_yticklabels()):
        box = text.get_window_extent()
        assert box.x0 >= inside.x0, text.get_text()
        assert box.x1 <= inside.x1 + 1, text.get_text()
    ticks = sorted((label.get_window_extent() for label in axes.get_xticklabels()), key=lambda box: box.x0)
    assert all(a.x1 < b.x0 for a, b in pairwise(ticks))


def test_only_predictions_are_taken() -> None:
    with pytest.raises(ValueError, match=r"lesson\.predictions\(\)"):
        charts.calibration([1, 2])  # type: ignore[arg-type]  # wrong on purpose
