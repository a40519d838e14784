"""What a body spends: every equation re-evaluated from numbers typed a second time."""

from __future__ import annotations

import pytest
from science_sentences import refusal

from lessons_lib import (
    EQUATIONS,
    PEOPLE,
    Person,
    energy_requirement_kcal,
    rmr_kcal,
)


def adult(sex: str, age: float, *, pal: float = 1.6, fat: float | None = 20.0) -> Person:
    return Person("A", sex, age, 170, 70, pal, fat_kg=fat)


W, H, FFM = 70.0, 170.0, 50.0
# age, men, women: each number is worked out here for 70 kg, 170 cm, 50 kg fat-free mass
BY_HAND = {
    "mifflin_1990": (
        (25, 699.3 + 1062.5 - 123.0 + 5, 699.3 + 1062.5 - 123.0 - 161),
        (65, 699.3 + 1062.5 - 319.8 + 5, 699.3 + 1062.5 - 319.8 - 161),
    ),
    "mifflin_simplified_1990": ((40, 700 + 1062.5 - 200 + 5, 700 + 1062.5 - 200 - 161),),
    "harris_benedict_1919": (
        (40, 66.4730 + 13.7516 * W + 5.0033 * H - 6.7550 * 40, 655.0955 + 9.5634 * W + 1.8496 * H - 4.6756 * 40),
    ),
    "roza_shizgal_1984": (
        (40, 88.362 + 13.397 * W + 4.799 * H - 5.677 * 40, 447.593 + 9.247 * W + 3.098 * H - 4.330 * 40),
    ),
    "cunningham_1980": ((40, 1600.0, 1600.0),),
    "cunningham_1991": ((40, 1450.0, 1450.0),),
    "livingston_kohlstadt_2005": ((40, 293 * W**0.4330 - 5.92 * 40, 248 * W**0.4356 - 5.09 * 40),),
    "henry_2005": (
        (18, 16.0 * W + 545, 13.1 * W + 558),
        (29.9, 1665.0, 1475.0),
        (30, 14.2 * W + 593, 9.74 * W + 694),
        (59.9, 1587.0, 1375.8),
        (60, 13.5 * W + 514, 10.1 * W + 569),
        (80, 1459.0, 1276.0),
    ),
    "schofield_1985": (
        (20, 15.057 * W + 692.2, 14.818 * W + 486.6),
        (30, 11.472 * W + 873.1, 8.126 * W + 845.6),
        (60, 11.711 * W + 587.7, 9.082 * W + 658.5),
    ),
    "fao_who_unu_1985": (
        (20, 15.3 * W + 679, 14.7 * W + 496),
        (30, 11.6 * W + 879, None),
        (60, 13.5 * W + 487, None),
    ),
}  # fmt: skip


def test_every_equation_is_tested_here():
    assert set(EQUATIONS) == set(BY_HAND)


@pytest.mark.parametrize("name", BY_HAND)
def test_by_hand(name):
    for age, men, women in BY_HAND[name]:
        assert rmr_kcal(adult("male", age), name) == pytest.approx(men, rel=1e-12)
        if women is not None:
            assert rmr_kcal(adult("female", age), name) == pytest.approx(women, rel=1e-12)


def test_numbers_nobody_could_check_are_not_used():
    woman = adult("female", 30)
    refusal(lambda: rmr_kcal(woman, "fao_who_unu_1985"), "30 years", "18 to under 30", "another equation")
    assert rmr_kcal(adult("female", 29.9), "fao_who_unu_1985") == pytest.approx(1525.0)


def test_tags_and_sources():
    verified = {
        "mifflin_1990", "mifflin_simplified_1990", "harris_benedict_1919", "roza_shizgal_1984",
        "cunningham_1980", "livingston_kohlstadt_2005",
    }  # fmt: skip
    for name, equation in EQUATIONS.items():
        assert equation.id == name
        assert equation.tag == ("VERIFIED" if name in verified else "VERIFIED-SECONDARY")
        assert name[-4:] in equation.source, "the year in the name stands in the source"
        assert equation.needs


def test_the_default_is_the_person_s_own():
    for person in PEOPLE.values():
        assert rmr_kcal(person) == person.rmr_kcal


def test_2023_requirement_by_hand():
    # intercept + per year * 40 + per cm * 170 + per kg * 70
    for pal, men, women in (
        (1.2, 753.07 - 433.2 + 1105.0 + 987.0, 584.90 - 280.4 + 972.4 + 819.7),
        (1.5299, 2411.87, 2096.60),
        (1.53, 581.47 - 433.2 + 1411.0 + 1045.8, 575.77 - 280.4 + 1122.0 + 849.8),
        (1.68, 1004.82 - 433.2 + 1108.4 + 1113.7, 710.25 - 280.4 + 1111.8 + 863.8),
        (1.85, -517.88 - 433.2 + 2653.7 + 1337.7, 511.83 - 280.4 + 1541.9 + 879.2),
        (2.5, 3040.32, 2652.53),
    ):
        assert energy_requirement_kcal(adult("male", 40, pal=pal)) == pytest.approx(men, abs=1e-6)
        assert energy_requirement_kcal(adult("female", 40, pal=pal)) == pytest.approx(women, abs=1e-6)


def test_2023_requirement_starts_at_19():
    refusal(lambda: energy_requirement_kcal(adult("male", 18.9)), "18.9 years", "19 to 80 years")
    assert energy_requirement_kcal(adult("male", 19)) > 0


def test_two_independent_estimates_of_expenditure_agree():
    """PAL x RMR and the 2023 requirement were fitted to different people: within 15 % of each other."""
    for person in PEOPLE.values():
        assert energy_requirement_kcal(person) == pytest.approx(person.tdee_kcal, rel=0.15)


@pytest.mark.parametrize("value", ["ana", None, 80, {"sex": "female"}], ids=repr)
def test_who_is_not_a_person_is_a_sentence(value):
    refusal(lambda: rmr_kcal(value), repr(value), "Person")
    refusal(lambda: energy_requirement_kcal(value), repr(value), "Person")


@pytest.mark.parametrize("value", ["mifflin", "", None, 1990, ["henry_2005"]], ids=repr)
def test_an_unknown_equation_is_a_sentence(value):
    refusal(lambda: rmr_kcal(PEOPLE["ana"], value), repr(value), "mifflin_1990", "henry_2005")
