"""The models beside published group means: the rows are those of their sources, and the misses are computed."""

from __future__ import annotations

import pytest
from science_sentences import refusal

from lessons_lib import MODELS, data
from lessons_lib.science.body.other_models import RULE_KCAL_PER_KG
from lessons_lib.science.evidence.model_tests import (
    ModelTest,
    mean_miss_kg,
    model_tests,
    short_surpluses,
)

OBSERVED_KG = {
    "glick_1977": 1.8,
    "dallosso_1984": 1.2,
    "jebb_1996": 2.9,
    "horton_1995": 2.7,
    "joosen_2005": 1.5,
    "forbes_1986": 4.4,
    "lammert_2000": 1.5,
    "diaz_1992": 7.6,
    "levine_1999": 4.7,
    "bouchard_1990": 8.1,
    "thomas_2013": -9.1,
    "heilbronn_2006": -8.4,
    "calerie_2018_1y": -9.0,
    "calerie_2018_2y": -8.7,
    "calerie_2017": -7.5,
}
"""What the sources say, typed here a second time."""
TESTS = [pytest.param(test, id=test.id) for test in model_tests()]


def test_the_observed_changes_are_those_of_their_sources() -> None:
    assert {test.id: test.change_kg for test in model_tests()} == OBSERVED_KG


@pytest.mark.parametrize("test", TESTS)
def test_a_row_is_whole(test: ModelTest) -> None:
    sources = {row["id"] for row in data.read_rows("references")}
    assert test.source in sources
    assert test.tag in data.SHOWABLE_TAGS
    assert test.intake in ("measured", "prescribed", "assumed")
    assert (test.change_kcal_a_day is None) is (test.change_percent is not None)
    assert (test.low_kg is None) is (test.high_kg is None) is (not test.ends_are)
    if test.low_kg is not None and test.high_kg is not None:
        assert test.low_kg < test.change_kg < test.high_kg
    eaten = test.plan.intake_kcal(test.person, 1)[0] - test.person.tdee_kcal
    assert bool(eaten > 0) is (test.change_kg > 0)


@pytest.mark.parametrize("test", TESTS)
def test_the_rule_is_its_own_sum(test: ModelTest) -> None:
    predicted = test.predicted_kg("rule_3500")
    if predicted is not None:
        eaten = test.plan.intake_kcal(test.person, 1)[0] - test.person.tdee_kcal
        assert predicted == pytest.approx(eaten * test.days / RULE_KCAL_PER_KG)
        assert test.miss_kg("rule_3500") == pytest.approx(predicted - test.change_kg)


def test_surplus_first_and_each_direction_from_short_to_long() -> None:
    ups = [test for test in model_tests() if test.change_kg > 0]
    assert list(model_tests()[: len(ups)]) == ups
    assert [test.days for test in ups] == sorted(test.days for test in ups)
    assert len(short_surpluses()) == 7
    assert all(5 <= test.days <= 21 for test in short_surpluses())


def test_in_a_short_surplus_the_adapting_body_is_worse_than_the_rule() -> None:
    assert mean_miss_kg("dynamic", short_surpluses()) == pytest.approx(1.9, abs=0.1)
    assert mean_miss_kg("rule_3500", short_surpluses()) == pytest.approx(0.7, abs=0.1)
    up = [test.miss_kg() or 0.0 for test in short_surpluses()]
    assert sum(miss > 0 for miss in up) >= 6, "it jumps"


def test_every_cut_goes_too_deep_in_the_adapting_body() -> None:
    misses = [test.miss_kg() for test in model_tests() if test.change_kg < 0]
    assert all(miss is not None and -4.0 < miss < -1.0 for miss in misses)


def test_a_model_that_runs_out_of_fat_has_no_number_and_leaves_the_mean() -> None:
    (two_years,) = (test for test in model_tests() if test.id == "calerie_2018_2y")
    assert two_years.predicted_kg("rule_3500") is None
    assert two_years.miss_kg("rule_3500") is None
    assert two_years.miss_kg("dynamic") is not None
    refusal(lambda: mean_miss_kg("rule_3500", [two_years]), "rule_3500")
    refusal(lambda: mean_miss_kg("dynamic", []), "0 tests")


def test_a_mean_miss_is_the_mean_of_its_parts() -> None:
    for model in MODELS:
        parts = [abs(miss) for test in model_tests() if (miss := test.miss_kg(model)) is not None]
        assert mean_miss_kg(model) == pytest.approx(sum(parts) / len(parts))


def test_what_could_not_be_checked_is_not_there() -> None:
    names = " ".join(test.study for test in model_tests())
    assert "Minnesota" not in names
    assert "POUNDS" not in names
