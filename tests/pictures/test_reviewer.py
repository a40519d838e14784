"""The game of lesson 12: ten invented abstracts, what is decided of them, and what they add up to."""

from __future__ import annotations

import numpy as np
import pytest
from app_walks import at_random

from lessons_lib import apps, pool_effects
from lessons_lib.pictures.reviewer import ABSTRACTS, Abstract, abstracts, signed
from lessons_lib.science.evidence.literature import MUSCLE_GROWTH_PERCENT
from lessons_lib.science.words import with_minus


def _play(keep: list[bool], seed: int = 1) -> apps.Reviewer:
    game = apps.Reviewer()
    game.set(seed=seed)
    for kept in keep:
        game.answer("publish" if kept else "drop")
    return game


def _mean(some: list[Abstract]) -> str:
    pooled = pool_effects([one.effect for one in some], [one.error for one in some], method="fixed")
    return with_minus(f"{signed(pooled.estimate)} %")


def test_nothing_is_told_of_the_truth_before_the_tenth() -> None:
    game = apps.Reviewer()
    for turn, one in enumerate(abstracts(1), 1):
        assert game.words.startswith(f"Abstract {turn} of {ABSTRACTS}, invented. {one.people} people")
        assert one.instrument in game.words
        assert "world" not in game.words
        assert not game.canvas.artists["truth"].get_visible()
        game.answer("publish")
    assert "In this world training moves no fat" in game.words
    assert game.canvas.artists["truth"].get_visible()
    game.answer("drop")
    assert game.words.startswith("You published 10 of 10")
    assert all(button.disabled for button in game.buttons.values())


@pytest.mark.parametrize("seed", [1, 2, 7])
def test_what_was_published_is_pooled(seed: int) -> None:
    ten = abstracts(seed)
    keep = [i % 3 != 0 for i in range(ABSTRACTS)]
    game = _play(keep, seed)
    kept = [one for one, held in zip(ten, keep, strict=True) if held]
    assert f"Pooled, they say {_mean(kept)}. All ten say {_mean(list(ten))}" in game.words
    x = game.canvas.artists["pooled"].get_xdata()
    assert with_minus(f"{signed(float(x[0]))} %") == _mean(kept)
    shown = [
        len(game.canvas.artists[f"{tool} {word}"].get_xdata())
        for tool in ("caliper", "MRI")
        for word in ("publish", "drop")
    ]
    assert sum(shown) == ABSTRACTS


def test_whoever_publishes_findings_only_is_told_of_the_drawer_and_who_goes_by_instrument_is_praised() -> None:
    ten = abstracts(1)
    assert "that is the drawer" in _play([one.finds for one in ten]).words
    assert "honest editors" in _play([one.instrument == "MRI" for one in ten]).words
    assert "a drawer turned round" in _play([not one.finds for one in ten]).words
    assert "reads muscle as loss" in _play([one.instrument == "caliper" for one in ten]).words
    nothing = _play([False] * ABSTRACTS)
    assert "nobody reads anything" in nothing.words
    assert not nothing.canvas.artists["pooled"].get_visible()


def test_whoever_publishes_all_is_told_of_the_folds_and_who_is_near_without_a_rule_of_luck() -> None:
    assert "still off: the folds pull it left" in _play([True] * ABSTRACTS).words
    assert "near the truth, but by luck" in _play([i != 3 for i in range(ABSTRACTS)], seed=3).words


def test_the_yeses_of_the_first_ten_are_small_trials_as_those_of_the_lesson_are() -> None:
    ten = abstracts(1)
    found = [one for one in ten if one.finds]
    assert {one.instrument for one in found} == {"caliper", "MRI"}
    assert max(one.people for one in found) < np.median([one.people for one in ten])


def test_whoever_goes_by_no_rule_is_told_how_far_off_the_journal_is() -> None:
    ten = abstracts(1)
    keep = [i < 4 for i in range(ABSTRACTS)]
    kept = [one for one, held in zip(ten, keep, strict=True) if held]
    off = abs(pool_effects([one.effect for one in kept], [one.error for one in kept], method="fixed").estimate)
    assert f"That is {off:.1f} % off" in _play(keep).words


def test_another_ten_begin_anew_whatever_was_decided() -> None:
    game = _play([True] * 4)
    game.set(seed=2)
    assert game.words.startswith("Abstract 1 of 10")
    at_random(game, lambda app: None, seed=1, handlers=[lambda: game.answer("publish"), lambda: game.answer("drop")])


def test_the_invented_world_has_no_effect_and_its_caliper_reads_the_muscle() -> None:
    every = [one for seed in range(1, 201) for one in abstracts(seed)]
    scans, folds = ([one.effect for one in every if one.instrument == tool] for tool in ("MRI", "caliper"))
    assert abs(np.mean(scans)) < 0.15
    assert MUSCLE_GROWTH_PERCENT > 0
    assert -4.5 < np.mean(folds) < -3.5
    found = np.mean([one.finds for one in every if one.instrument == "MRI"])
    assert 0.01 < found < 0.04, "one in forty by chance"


def test_marks_differ_without_colour() -> None:
    canvas = apps.Reviewer().canvas
    dots = [line for line in canvas.axes.lines if line.get_marker() in ("o", "^")]
    assert len({(line.get_marker(), line.get_markerfacecolor() == canvas.look.paper) for line in dots}) == 4
    lines = [line for line in canvas.figure.legends[0].get_lines() if line.get_linestyle() != "None"]
    assert len({str(line._dash_pattern) for line in lines}) == 2
    heights = {round(text.get_window_extent().y0) for text in canvas.figure.legends[0].get_texts()}
    assert max(heights) - min(heights) < 8, "one row, without a hole in it"


def test_a_wrong_word_gets_a_sentence() -> None:
    with pytest.raises(ValueError, match="It must be one of"):
        apps.Reviewer().answer("maybe")


def test_an_empty_journal_is_judged_too() -> None:
    assert _play([False] * 10).words.endswith("An empty journal is a drawer, too.")
