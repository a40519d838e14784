"""The picture of models beside what happened: line and body, three kinds of groups, and the mean misses in words."""

from __future__ import annotations

import re

import pytest
from tidy import is_tidy

from lessons_lib import MODELS, charts, look, units
from lessons_lib.science.evidence.model_tests import mean_miss_kg, model_tests, short_surpluses


def test_words_and_picture_repeat() -> None:
    first, second = charts.model_tests(), charts.model_tests()
    assert first.words == second.words == repr(first)
    assert first.png() == second.png()
    assert len(first.png()) < 80_000


@pytest.mark.parametrize("style", ["screen", "projector", "dark"])
@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_nothing_leaves_the_picture_or_overlaps(style: str, unit: str) -> None:
    look(style)
    units.use(unit)
    figure = charts.model_tests().figure
    is_tidy(figure)
    least = {"screen": 12.0, "projector": 20.0, "dark": 12.0}[style]
    texts = [*figure.axes[0].texts, *figure.axes[0].get_yticklabels(), *figure.legends[0].get_texts()]
    assert min(text.get_fontsize() for text in texts) >= least


def test_each_bar_is_as_long_as_the_mean_miss_and_says_so() -> None:
    axes = charts.model_tests().figure.axes[0]
    less = [test for test in model_tests() if test.change_kg < 0]
    longer = [test for test in model_tests() if test.change_kg > 0 and not test.is_short_surplus]
    expected = [mean_miss_kg(m, some) for m in ("rule_3500", "dynamic") for some in (short_surpluses(), longer, less)]
    bars = [path.vertices[:, 0].max() for bars in axes.collections for path in bars.get_paths()]
    assert bars == pytest.approx(expected)
    assert [text.get_text() for text in axes.texts] == [f"{miss:.1f}" for miss in expected]
    assert any(test.miss_kg("rule_3500") is None for test in less)
    caption = charts.model_tests().caption
    assert f"{expected[2]:.1f} kg (where it runs out of fat, left out)" in caption
    for model, name in (("linearised", "in one line"), ("thomas", "Thomas"), ("forbes", "Forbes")):
        misses = [mean_miss_kg(model, some) for some in (short_surpluses(), longer, less)]
        beats = all(miss < body for miss, body in zip(misses, expected[3:], strict=True))
        assert beats == (f"{name} ({', '.join(f'{miss:.1f}' for miss in misses)})" in caption)


def test_the_words_compare_every_model() -> None:
    words = charts.model_tests().words
    for model, name in zip(MODELS, ("straight line", "Forbes", "in one line", "adapting body", "Thomas"), strict=True):
        assert f"{name} {mean_miss_kg(model, short_surpluses()):.1f} kg" in words


def test_the_sentence_says_the_mean_misses_of_short_surpluses() -> None:
    words = charts.model_tests().words
    part = words.split("three weeks at the most (7 tests): ")[1].split(";")[0]
    assert f"adapting body {mean_miss_kg('dynamic', short_surpluses()):.1f} kg" in part
    assert f"straight line {mean_miss_kg('rule_3500', short_surpluses()):.1f} kg" in part
    units.use("lb")
    assert not re.search(r"\d kg\b", charts.model_tests().words)
