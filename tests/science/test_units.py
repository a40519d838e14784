"""Units at the surface: exact factors, one switch, stable words, sentences for wrong input."""

from __future__ import annotations

from typing import Any

import pytest
from science_sentences import INF, NAN, refusal, value_of

from lessons_lib import units
from lessons_lib.science.words import Interval


def test_factors_are_the_exact_definitions():
    assert units.KG_PER_LB == 0.45359237
    assert units.KJ_PER_KCAL == 4.184
    assert units.kj(1.0) == 4.184
    assert units.kj(-500.0) == pytest.approx(-2092.0, abs=1e-9)


@pytest.mark.parametrize("kg", [0.0, 0.5, 45.359237, 80.0, 140.0, -3.2])
def test_pounds_and_back(kg):
    units.use("lb")
    assert units.mass_unit() == "lb"
    assert units.from_kg(kg) == pytest.approx(kg / 0.45359237, rel=1e-15)
    assert units.to_kg(units.from_kg(kg)) == pytest.approx(kg, rel=1e-15)
    # a unit that is named wins over the switch
    assert units.to_kg(kg, "kg") == kg
    units.use("kg")
    assert units.from_kg(kg) == kg
    assert units.to_kg(kg) == kg
    assert units.to_kg(kg, "lb") == pytest.approx(kg * 0.45359237, rel=1e-15)


def test_words():
    assert units.mass(79.96) == "80.0 kg"
    assert units.mass(79.94, digits=0) == "80 kg"
    assert units.mass(-0.04) == "0.0 kg", "no minus zero"
    assert units.mass(-0.06) == "-0.1 kg"
    units.use("lb")
    assert units.mass(80.0) == "176.4 lb"
    assert units.mass(1.0, digits=3) == "2.205 lb"


@pytest.mark.parametrize("unit", ["stone", "K", "", None, 1, ["kg"]])
def test_unknown_unit_is_a_sentence(unit):
    refusal(lambda: units.use(unit), repr(unit), "'kg'", "'lb'")
    assert units.mass_unit() == "kg", "a refused unit changes nothing"


@pytest.mark.parametrize("unit", ["stone", "K", 1])
def test_unknown_unit_of_a_given_mass_is_a_sentence(unit):
    refusal(lambda: units.to_kg(1.0, unit), repr(unit), "'kg'", "'lb'")


@pytest.mark.parametrize("function", [units.mass, units.from_kg, units.to_kg, units.kj])
@pytest.mark.parametrize("value", ["80kg", None, True, NAN, INF], ids=repr)
def test_what_is_not_a_finite_number_is_a_sentence(function: Any, value: Any):
    refusal(lambda: function(value), value_of(value))


def test_an_interval_speaks_the_chosen_unit():
    rate, intake = Interval(-0.61, -0.42, -0.23, unit="kg/week"), Interval(1.0, 2.0, 3.0, unit="kcal/day")
    units.use("lb")
    assert repr(rate) == "-0.93 lb/week (90 % interval -1.34 to -0.51)"
    assert rate.estimate == -0.42, "the number itself stays in kg"
    assert repr(intake) == "2.00 kcal/day (90 % interval 1.00 to 3.00)"


def test_a_unit_for_a_while_leaves_the_switch_as_it_was():
    units.use("lb")
    with units.using("kg"):
        assert units.mass(1.0) == "1.0 kg"
    assert units.mass_unit() == "lb"
    with pytest.raises(KeyError), units.using("kg"):
        raise KeyError
    assert units.mass_unit() == "lb", "also after an error"
    with units.using("lb"):
        refusal(lambda: units.using("stone").__enter__(), "'stone'")
