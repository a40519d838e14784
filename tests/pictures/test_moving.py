"""Charts and app of lesson 09: words from the data, a band that holds, nothing that runs off the picture."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from app_walks import at_random, to_the_ends, values
from PIL import Image
from tidy import is_tidy

from lessons_lib import DOSES, PEOPLE, Plan, apps, care, charts, look, moving_plan, project, units, week_of_exercise
from lessons_lib.charts import Chart
from lessons_lib.lesson import questions
from lessons_lib.pictures.moving import CHOICES
from lessons_lib.science.evidence.activity import ACTIVITIES, MINUTES, net_exercise_kcal

ANA = PEOPLE["ana"]
MAKERS: dict[str, Callable[[], Chart]] = {
    "half_year": lambda: charts.exercise_half_year(ANA, "walk"),
    "doses": charts.doses,
    "what_is_left": lambda: charts.what_is_left(ANA),
    "bet_on_doses": charts.bet_on_doses,
    "half_year_long": lambda: charts.exercise_half_year(PEOPLE["hugo"], "jog_and_lift", weeks=52),
}


@pytest.mark.parametrize("name", MAKERS)
def test_words_and_picture_repeat(name: str) -> None:
    first, second = MAKERS[name](), MAKERS[name]()
    assert first.words == second.words == repr(first)
    assert first.png() == second.png()
    assert len(first.png()) < 80_000
    assert first.words.endswith(".")
    assert not re.search(r"\bnan\b|np\.", first.words)


@pytest.mark.parametrize("dose", DOSES)
@pytest.mark.parametrize("person", ["ana", "esther", "jun"])
def test_the_half_year_says_what_the_runs_say(dose: str, person: str) -> None:
    who, week = PEOPLE[person], week_of_exercise(PEOPLE[person], dose)
    words = charts.exercise_half_year(who, dose).words
    line = week.gross_kcal * 26 / 3500 * units.KG_PER_LB
    assert f"promises a loss of {line:.1f} kg" in words
    for share, name in ((0, "if nothing is taken back"), (28, "at 28 %"), (60, "at 60 %")):
        run = project(who, moving_plan(who, week.net_kcal / 7, share), 182)
        assert f"a loss of {who.weight_kg - run.weight_kg[-1]:.1f} kg {name}" in words
    for flag in care(who, moving_plan(who, week.net_kcal / 7)).flags:
        assert flag in words


def test_the_band_lies_between_none_and_the_high_end_of_a_review() -> None:
    chart, week = charts.exercise_half_year(ANA, "walk"), week_of_exercise(ANA, "walk")
    (band,) = chart._canvas.artists["band"].get_paths()
    ends = band.vertices[np.isclose(band.vertices[:, 0], 26.0), 1]
    moved = [project(ANA, moving_plan(ANA, week.net_kcal / 7, share), 182).weight_kg[-1] - 80 for share in (0, 60)]
    assert (ends.min(), ends.max()) == pytest.approx(tuple(moved))


def test_what_is_left_says_how_long_the_display_takes() -> None:
    femi, met = PEOPLE["femi"], ACTIVITIES["brisk_walking"].met
    gross, left = met * femi.weight_kg / 2, net_exercise_kcal(femi, met, 30) * 0.72
    words = charts.what_is_left(femi).words
    assert f"{gross:.0f} kcal on the display" in words
    assert f"If 28 % is taken back, {left:.0f} kcal are left: " in words
    assert f"takes {30 * gross / left:.0f} minutes" in words


def test_the_second_bar_is_not_there_before_the_bet() -> None:
    assert "2.7 kg" in charts.doses().words
    assert "2.7" not in charts.bet_on_doses().words
    assert "2.7" not in [text.get_text() for text in charts.bet_on_doses().figure.axes[0].texts]


def test_lb_reaches_words_and_axis() -> None:
    units.use("lb")
    assert " kg" not in charts.doses().words
    chart = charts.exercise_half_year(ANA, "walk")
    assert " kg" not in chart.words
    assert chart.figure.axes[0].get_ylabel() == "change of weight (lb)"
    assert " kg" not in apps.ExerciseWeek().words


@pytest.mark.parametrize(
    "call",
    [
        lambda: charts.exercise_half_year("ana"),
        lambda: charts.exercise_half_year(ANA, "marathon"),
        lambda: charts.exercise_half_year(ANA, "walk", weeks=3),
        lambda: charts.what_is_left("ana"),
    ],
)
def test_bad_input_gets_a_sentence(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"It must be .+"):
        call()


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("style", ["screen", "projector", "dark"])
def test_nothing_leaves_the_picture_or_overlaps(name: str, style: str) -> None:
    look(style)
    is_tidy(MAKERS[name]().figure)


@pytest.mark.parametrize("style", ["screen", "projector"])
def test_the_app_is_as_tidy(style: str) -> None:
    look(style)
    is_tidy(apps.ExerciseWeek().canvas.figure)


# the app


def _holds(app: Any) -> None:
    state, words = app.state, app.words
    who = PEOPLE[state["person"]]
    assert words.endswith((".", "trust."))
    assert not re.search(r"\bnan\b|np\.", words)
    Image.open(io.BytesIO(app._picture.png)).verify()
    met = next(ACTIVITIES[key].met for key in CHOICES if ACTIVITIES[key].name == state["activity"])
    net = net_exercise_kcal(who, met, state["minutes"])
    assert f"{net:,.0f} net of rest" in words
    assert f"{net * (1 - state['made_up_percent'] / 100):,.0f} with {state['made_up_percent']} % taken back" in words
    said = care(who, moving_plan(who, net / 7))
    assert said.ok or "the adapting body has" not in words
    for flag in (*said.refused, *said.flags):
        assert flag in words
    less = state["less_kcal"]
    headline = app._picture.headline
    assert "0.0 kg" not in headline
    assert ("eating more" in headline) <= (less < 0)
    assert ("eating less" in headline) <= (less > 0)
    eaten = project(who, Plan.deficit(less), 182)
    if care(who, Plan.deficit(state["less_kcal"])).ok:
        lost = who.weight_kg - eaten.weight_kg[-1]
        assert f"a {'loss' if lost > 0 else 'gain'} of {abs(lost):.1f} kg" in words or "no change to speak of" in words


def test_every_control_to_its_extremes() -> None:
    to_the_ends(apps.ExerciseWeek(), _holds)


@pytest.mark.parametrize("seed", [1, 2])
def test_random_walks(seed: int) -> None:
    at_random(apps.ExerciseWeek(), _holds, seed)


@pytest.mark.parametrize("person", ["esther", "hugo", "jun", "grace"])
def test_axes_hold_still_and_hold_everything(person: str) -> None:
    app = apps.ExerciseWeek().set(person=person)
    axes = app.canvas.axes
    ends = (axes.get_xlim(), axes.get_ylim())
    for name, widget in app.controls.items():
        if name == "person":
            continue
        before = widget.value
        for value in values(widget):
            widget.value = value
            if name in ("minutes", "made_up_percent"):  # the others change what there is to compare
                assert (axes.get_xlim(), axes.get_ylim()) == ends
            low, high = axes.get_ylim()
            for line in axes.lines:
                seen = np.asarray(line.get_ydata())
                assert not len(seen) or (seen.min() >= low and seen.max() <= high)
        widget.value = before


def test_the_steepest_state_is_drawn_within_the_axis() -> None:
    app = apps.ExerciseWeek().set(minutes=MINUTES[1], activity="cycling", made_up_percent=0, person="hugo")
    low, _ = app.canvas.axes.get_ylim()
    assert min(np.min(line.get_ydata()) for line in app.canvas.axes.lines if len(line.get_ydata()) > 2) > low
    assert len(CHOICES) == len(app.controls["activity"].options)


def test_the_app_starts_away_from_its_answer() -> None:
    # the question asks for the minutes alone: activity and share stand as it says
    state, asked = apps.ExerciseWeek().state, questions.find("09.4")
    assert (state["activity"], state["made_up_percent"]) == ("brisk walking", 28)
    assert not asked.judge(state["minutes"]).right
    # and, as its reply says, at the high end of one review no stop of the slider is enough
    at_most = apps.ExerciseWeek().set(minutes=MINUTES[1], made_up_percent=60)._picture.headline
    moving, eating = map(float, re.findall(r"a loss of ([\d.]+) kg", at_most))
    assert f"not even {MINUTES[1]} minutes" in asked.judge(asked.expected()).text
    assert moving < eating


def test_a_straight_line_may_not_promise_a_weight_under_the_least_one():
    for name in ("chloe", "jun"):
        said = charts.exercise_half_year(PEOPLE[name], "walk_most", weeks=52).words
        assert "promises" not in said, said
        assert "18.5" in said, said
    assert "promises a loss" in charts.exercise_half_year(PEOPLE["ana"], "walk_most", weeks=52).words
