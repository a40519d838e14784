"""The apps of lessons 07 and 08: extremes, random walks, words that match the state, a game by its handlers."""

from __future__ import annotations

import io
import re
from itertools import product
from typing import Any

import numpy as np
import pytest
from app_walks import at_random, to_the_ends, values
from PIL import Image

from lessons_lib import PEOPLE, Interval, Person, Plan, Refusal, apps, care, look, units
from lessons_lib.apps import App
from lessons_lib.pictures import app as app_module
from lessons_lib.pictures import plateau, plateau_game
from lessons_lib.science.care import care_of
from lessons_lib.science.scale.plateau import CHARTS, LOOK_DAYS, Cause, Verdict, leaves_plan, plateau_case, two_causes
from lessons_lib.science.words import with_minus

KINDS = (apps.TwoCauses, apps.PlateauOrNoise)


def _drawn(app: App) -> list[Any]:
    return [artist for artist in app.canvas.axes.lines if len(artist.get_xdata())]


def _holds(app: App) -> None:
    """Check that picture and words belong to the state."""
    words = app.words
    assert words.endswith((".", "?", "trust."))
    assert not re.search(r"nan|np\.|\.\.|  |\binf\b|-0\.0\b", words), words
    Image.open(io.BytesIO(app._picture.png)).verify()
    {apps.TwoCauses: _causes_hold, apps.PlateauOrNoise: _game_holds}[type(app)](app)


def _causes_hold(app: App) -> None:
    state = app.state
    who, days = PEOPLE[state["person"]], 7 * state["weeks"]
    both = two_causes(*(state[name] for name in ("person", "deficit_kcal", "half_life_weeks", "weeks", "seed")))
    gates = [care_of(who, run.plan, shown=(run,)) for run, _, _ in both]
    for said in gates:
        if not said.ok:
            assert app.words == str(said)
            assert not _drawn(app)
            return
        for flag in said.flags:
            assert flag in app.words
    (kept, _, _), (fading, _, _) = both
    assert abs(kept.weight_kg[days] - fading.weight_kg[days]) < 0.05
    assert f"of {who.name} weigh {units.mass(kept.weight_kg[days])}" in app.words
    assert re.search(rf"After {state['weeks']} weeks? ", app.words)
    for _, seen_kg, said in both:
        assert len(seen_kg) == days + 1
        assert (
            said.reason.rstrip(".") if isinstance(said, Refusal) else f"{said.low:,.0f} to {said.high:,.0f}"
        ) in app.words
    shown = {name for name, bar in app.canvas.artists.items() if bar.get_visible()}
    for name, (run, _, said) in zip(("kept", "faded"), both, strict=True):
        left = leaves_plan(said, who.tdee_kcal - (run.plan.deficit_kcal or 0.0))
        assert (f"{name}_leaves" in shown) is left
        assert (f"{name}_holds" in shown) is (not left and not isinstance(said, Refusal))
    assert _true_verdict(app.words, state, both) in VERDICTS
    _bars_fit(app, who, both)


VERDICTS = ("nothing to tell", "nothing yet", "one misses", "both inside", "told apart")


def _true_verdict(words: str, state: dict[str, Any], both: tuple[Cause, Cause]) -> str:
    """Return what may be said of two intervals, and check that the words say that and nothing else."""
    who, cut = PEOPLE[state["person"]], state["deficit_kcal"]
    refused = any(isinstance(said, Refusal) for _, _, said in both)
    inside, beyond = [], []
    for run, _, said in both:
        planned = who.tdee_kcal - (run.plan.deficit_kcal or 0.0)
        inside.append(not leaves_plan(said, planned))
        # a cut that fades lets more be eaten than planned, a surplus that fades less
        beyond.append(isinstance(said, Interval) and (said.low > planned if cut > 0 else said.high < planned))
    told = bool(cut) and not refused and inside[0] and beyond[1]
    missed = not refused and not told and inside != [True, True]
    assert ("tells them apart:" in words) is told, words
    assert ("one such interval in ten misses" in words) is missed, words
    assert ("nothing can fade" in words) is (not cut), words
    assert ("lets it fade" in words) is bool(cut), words
    assert ("cannot tell them apart yet" in words) is (bool(cut) and refused), words
    assert ("cannot tell the two apart yet" in words) is (bool(cut) and not refused and all(inside)), words
    assert ("nothing to tell apart" in words) is (not cut and not refused and all(inside)), words
    said = ("nothing to tell" if not cut else "nothing yet") if refused else "both inside" if all(inside) else ""
    return said or ("one misses" if missed else "told apart")


def _bars_fit(app: App, who: Person, both: tuple[Cause, Cause]) -> None:
    low, high = app.canvas.artists["kept_leaves"].axes.get_ylim()
    for run, _, said in both:
        if isinstance(said, Interval):
            planned = who.tdee_kcal - (run.plan.deficit_kcal or 0.0)
            assert low < said.low - planned < said.high - planned < high, said


def test_words_and_bars_are_true_for_plans_weeks_and_sets() -> None:
    app, met = apps.TwoCauses(), set()
    plans = ((400, 20), (100, 20), (0, 20), (500, 4), (-250, 4))
    for person, (deficit, half_life), week, seed in product(("ana", "esther"), plans, (2, 4, 8, 28), (4, 10, 11, 20)):
        state = {"person": person, "deficit_kcal": deficit, "half_life_weeks": half_life}
        both = two_causes(**state, weeks=week, seed=seed)
        met.add(_true_verdict(plateau._cause_words(PEOPLE[person], both, 7 * week), state, both))
        _bars_fit(app, PEOPLE[person], both)
    assert met == set(VERDICTS)


def _game_holds(app: App) -> None:
    assert isinstance(app, apps.PlateauOrNoise)
    if app._chart > CHARTS:
        assert app.words == with_minus(plateau_game.score_words(app.answers))
        return
    case = plateau_case(app.state["game"], app._chart)
    assert app.words.startswith(f"Chart {app._chart} of 12: ")
    if app._chart in app._given:
        assert app._given[app._chart].truth == case.truth
        assert f"{sum(a.right for a in app.answers)} of {len(app.answers)} right" in app.words
    else:
        assert case.body.person.name in app.words
        assert app.words.endswith("under the scatter?")
        # nothing gives the truth away
        assert "The body had" not in app.words
        assert len(_drawn(app)) == 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_to_its_extremes(kind: type[App]) -> None:
    to_the_ends(kind(), _holds)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", [1])
def test_random_walks(kind: type[App], seed: int) -> None:
    app = kind()
    moves: list[Any] = []
    if isinstance(app, apps.PlateauOrNoise):
        moves = [app.next, lambda: app.answer("plateau"), lambda: app.answer("noise", 0.7)]
    at_random(app, _holds, seed, moves)


MOVES: dict[type[App], tuple[dict[str, Any], dict[str, Any]]] = {
    apps.TwoCauses: ({"deficit_kcal": 200}, {"deficit_kcal": 450}),
    apps.PlateauOrNoise: ({"game": 2}, {"game": 3}),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_moved_control_changes_picture_and_words(kind: type[App]) -> None:
    app = kind()
    app.set(**MOVES[kind][0])
    words, picture = app.words, app._picture.png
    for name, value in MOVES[kind][1].items():
        app.controls[name].value = value
    assert app.words != words
    assert app._picture.png != picture


def test_axes_hold_still_and_hold_everything() -> None:
    app = apps.TwoCauses()
    app.set(person=values(app.controls["person"])[1])
    axes = app.canvas.axes
    kept: dict[Any, Any] = {}
    for name, widget in app.controls.items():
        if name == "person":
            continue
        for value in values(widget):
            widget.value = value
            # few weeks have an axis of their own, on which they can be told apart
            ends = axes.get_xlim(), axes.get_ylim()
            assert kept.setdefault(app._framing(app.state), ends) == ends
            assert len(kept) <= 2
            for artist in _drawn(app):
                y = np.asarray(artist.get_ydata(), float)
                assert y.min() >= ends[1][0]
                assert y.max() <= ends[1][1]


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        (apps.TwoCauses, {"weeks": 53}, "to 52"),
        (apps.PlateauOrNoise, {"sure_percent": float("nan")}, "finite"),
        (apps.PlateauOrNoise, {"chart": 3}, "There is no control 'chart'"),
    ],
)
def test_set_refuses_in_a_sentence_and_changes_nothing(kind: type[App], values: dict[str, Any], words: str) -> None:
    app = kind()
    before = (app.state, app.words)
    with pytest.raises(ValueError, match=re.escape(words)):
        app.set(**values)
    assert (app.state, app.words) == before


@pytest.mark.parametrize("style", ["screen", "projector", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_title_and_legend_fit_in_every_look(kind: type[App], style: str) -> None:
    look(style)
    app = kind()
    app.png()
    figure = app.canvas.figure
    renderer = figure.canvas.get_renderer()
    for thing in (figure.texts[0], *figure.legends):
        assert thing.get_window_extent(renderer).x1 <= figure.bbox.x1 + 1


@pytest.mark.parametrize("kind", KINDS)
def test_lb_reaches_the_apps(kind: type[App]) -> None:
    units.use("lb")
    app = kind()
    assert " lb" in app.words
    assert " kg" not in app.words


def test_an_unsafe_weight_is_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    app = apps.TwoCauses()
    refused = care(PEOPLE["ana"], Plan.intake(700))
    monkeypatch.setattr(app_module, "care_of", lambda *_, **__: refused)
    app.set(weeks=20)
    assert app.words == str(refused)
    assert not _drawn(app)


def test_below_28_days_the_estimator_refuses_and_with_time_it_tells() -> None:
    app = apps.TwoCauses()
    assert app.set(weeks=2).words.count("28 days") == 1
    assert "cannot tell them apart yet: 15 days" in app.words
    assert "So the scale tells them apart" in app.set(deficit_kcal=500, half_life_weeks=13, weeks=30).words
    assert "eating at baseline" not in app.words
    calm = app.set(deficit_kcal=0).words
    assert "nothing can fade" in calm


# --- the game -------------------------------------------------------------------------------


@pytest.mark.parametrize("game", [1, 2, 20])
def test_half_of_the_charts_are_plateaus_and_they_repeat(game: int) -> None:
    cases = [plateau_case(game, chart) for chart in range(1, 13)]
    assert [case.truth for case in cases].count("plateau") == 6
    for days in LOOK_DAYS:
        assert sorted(case.truth for case in cases if case.look_days == days) == ["noise"] * 2 + ["plateau"] * 2
    for case in cases:
        moved = abs(case.body.weight_kg[-1] - case.body.weight_kg[-1 - case.look_days])
        weeks = case.look_days / 7
        assert moved < 0.1 * weeks if case.truth == "plateau" else moved > 0.12 * weeks
        assert care_of(case.body.person, case.body.plan, shown=(case.body,)).ok
    plateau_case.cache_clear()
    again = [plateau_case(game, chart) for chart in range(1, 13)]
    assert all(a.readings.equals(b.readings) for a, b in zip(cases, again, strict=True))


def test_gain_and_loss_both_come_up() -> None:
    plans = [plateau_case(game, chart).plan for game in (1, 2) for chart in range(1, 13)]
    signs = [plan.deficit_kcal for plan in plans]
    assert sum(kcal < 0 for kcal in signs) >= 5
    assert sum(kcal > 0 for kcal in signs) >= 5


def _play(app: apps.PlateauOrNoise, right: bool, confidence: float) -> None:
    for chart in range(1, 13):
        truth = plateau_case(app.state["game"], chart).truth
        other: Verdict = "noise" if truth == "plateau" else "plateau"
        app.answer(truth if right else other, confidence)
        _holds(app)
        app.next()
    _holds(app)


@pytest.mark.parametrize(
    ("right", "confidence", "score", "fit"),
    [(True, 1.0, 100, "that fits"), (False, 1.0, -300, "much too sure"), (True, 0.5, 0, "more right than")],
)
def test_a_whole_game_by_its_handlers(right: bool, confidence: float, score: int, fit: str) -> None:
    app = apps.PlateauOrNoise()
    _play(app, right, confidence)
    assert app.words.startswith(f"{12 if right else 0} of 12 right: ")
    assert with_minus(f"Score: {score} ") in app.words
    assert fit in app.words
    assert f"When {confidence:.0%} sure".replace("%", " %") in app.words
    picture = app._picture.png
    app.next()
    app.answer("noise")
    assert app._picture.png == picture
    assert len(app.answers) == 12


def test_a_little_knowledge_scores_above_none() -> None:
    # sure of 80 % and right in 8 of 10 is worth more than a coin, and the words say that it fits
    answers = tuple(plateau_game.Answer("noise", 0.8, "noise" if i < 8 else "plateau", 14) for i in range(10))
    assert np.mean([a.points for a in answers]) == pytest.approx(36.0)
    assert "80 % sure on average and right in 80 %: that fits." in plateau_game.score_words(answers)


def test_a_sureness_that_means_nothing_is_not_praised_for_its_mean() -> None:
    # right in four of five however sure: only the mean fits; with fewer answers nothing is said of it
    sure_of = (0.5, 0.6, 0.9, 1.0)
    answers = tuple(
        plateau_game.Answer("noise", sure, "noise" if i % 3 else "plateau", 14) for i in range(6) for sure in sure_of
    )
    said = "on average that fits, yet at 100 % you were right no more often than at 50 %"
    assert said in plateau_game.score_words(answers)
    assert said not in plateau_game.score_words(answers[:12]), "of three answers each nothing follows"


def test_the_button_and_the_reply_say_the_same_and_the_band_is_judged() -> None:
    app = apps.PlateauOrNoise()
    app.answer("noise", 0.9)
    assert f"you said “{app.buttons['noise'].description}”, 90 % sure" in app.words
    assert "a week, lies inside." in app.words


def test_the_first_answer_counts_and_a_chart_may_be_left_out() -> None:
    app = apps.PlateauOrNoise()
    app.answer("noise", 0.9)
    app.answer("plateau", 0.6)
    assert [(a.said, a.sure) for a in app.answers] == [("noise", 0.9)]
    for _ in range(20):
        app.next()
    assert len(app.answers) == 1
    assert app.words == with_minus(plateau_game.score_words(app.answers))
    assert app.set(game=2).words.startswith("Chart 1 of 12")
    assert app.answers == ()
    for _ in range(12):
        app.next()
    assert app.words.startswith("None of the 12 charts was answered.")


def test_the_buttons_are_the_handlers() -> None:
    app = apps.PlateauOrNoise()
    app.set(sure_percent=90)
    app.buttons["plateau"].click()
    assert [(a.said, a.sure) for a in app.answers] == [("plateau", 0.9)]
    assert app.buttons["plateau"].disabled
    assert app.buttons["noise"].disabled
    app.buttons["next chart"].click()
    assert app.words.startswith("Chart 2 of 12")
    assert not app.buttons["noise"].disabled
    assert all(button in app._view.children[0].children for button in app.buttons.values())


@pytest.mark.parametrize(("said", "sure"), [("maybe", 0.8), ("noise", 80), ("noise", 0.2), ("noise", float("nan"))])
def test_the_game_refuses_in_a_sentence(said: Any, sure: Any) -> None:
    app = apps.PlateauOrNoise()
    with pytest.raises(ValueError, match=r"It must be .+"):
        app.answer(said, sure)
    assert app.answers == ()
