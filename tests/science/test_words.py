"""Small pieces of sentences: counts, lists, changes and ranges, in either unit."""

from __future__ import annotations

import copy

import pytest
from science_sentences import refusal

from lessons_lib import PEOPLE, Plan, project, units
from lessons_lib.science import words
from lessons_lib.science.words import Interval


@pytest.mark.parametrize(("given", "said"), [(["a"], "a"), (["a", "b"], "a and b"), (list("abc"), "a, b and c")])
def test_a_list_reads_as_in_a_sentence(given, said):
    assert words.listed(given) == said


def test_an_empty_sentence_leaves_no_gap():
    assert words.joined(["One.", "", "Two."]) == "One. Two."


@pytest.mark.parametrize(
    ("days", "said"), [(7, "1 week"), (14, "2 weeks"), (1, "1 day"), (10, "10 days"), (0, "0 weeks")]
)
def test_whole_weeks_are_weeks(days, said):
    assert words.span(days) == said


def test_what_rounds_to_nothing_is_no_change_in_the_unit_that_is_shown():
    assert words.change(0.04) == words.change(-0.04) == "no change to speak of"
    assert words.change(0.03, none="no change") == "no change"
    assert words.change(0.06) == "a gain of 0.1 kg"
    units.use("lb")
    assert words.change(0.04) == "a gain of 0.1 lb"
    assert words.change(-1.0) == "a loss of 2.2 lb"
    assert words.mass_range(1.0, 2.0) == "2.2 to 4.4 lb"


def test_numbers_have_no_minus_before_zero():
    assert words.plain(-0.04) == "0.0"
    assert words.plain(-0.06) == "-0.1"
    assert words.percent(0.125, 1) == "12.5 %"


def test_a_refusal_can_be_copied():
    assert copy.deepcopy(words.Refusal("Too few days.")) == words.Refusal("Too few days.")


def test_an_interval_has_as_many_digits_as_its_width_is_worth():
    said = {100: "101.00 kg (90 % interval 100.00 to 102.00)", 82: "92 kg (90 % interval 82 to 102)"}
    for low, text in said.items():
        assert repr(words.Interval(low, (low + 102) / 2, 102, "kg")) == text
    assert repr(words.Spread(1, 5, 10, "g")).startswith("5.0 g (1.0 to 10.0 over")


def test_a_run_that_rounds_to_no_change_has_no_minus() -> None:
    run = project(PEOPLE["femi"], Plan.deficit(1), days=7)
    assert -0.05 < run.weight_kg[-1] - run.weight_kg[0] < 0.0
    assert repr(run).endswith("(+0.0 kg)")


def test_a_unit_is_short():
    refusal(lambda: Interval(0, 1, 2, unit="a" * 61), "60 letters")
