"""Fictional adults: their numbers by hand from the equations, and what is refused."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import math
import pickle
from typing import Any

import numpy as np
import pandas as pd
import pytest
from science_reference import jackson, mifflin
from science_sentences import INF, NAN, NOT_NUMBERS, refusal, value_of

from lessons_lib import (
    MODELS,
    PEOPLE,
    OutsideModelError,
    Person,
    Plan,
    care,
    goal_intake_kcal,
    project,
    project_many,
    units,
)

ANA: dict[str, Any] = {
    "name": "Ana", "sex": "female", "age_years": 35, "height_cm": 165, "weight_kg": 80, "pal": 1.6,
}  # fmt: skip
BEN: dict[str, Any] = {
    "name": "Ben", "sex": "male", "age_years": 42, "height_cm": 180, "weight_kg": 100, "pal": 1.5,
}  # fmt: skip


def person(**changes: Any) -> Person:
    return Person(**{**ANA, **changes})


def test_a_woman_by_hand():
    ana = person()
    # 9.99 * 80 + 6.25 * 165 - 4.92 * 35 - 161 = 799.2 + 1031.25 - 172.2 - 161
    assert ana.rmr_kcal == pytest.approx(1497.25, abs=1e-9)
    assert ana.tdee_kcal == pytest.approx(2395.6, abs=1e-9)
    assert ana.bmi == pytest.approx(80 / 1.65**2, rel=1e-15)
    # 0.14 * 35 + 39.96 ln(29.3848) - 102.01 = 37.974 % of 80 kg
    assert ana.fat_kg == pytest.approx(0.80 * (4.9 + 39.96 * math.log(80 / 2.7225) - 102.01), rel=1e-13)
    assert ana.fat_kg == pytest.approx(30.38, abs=0.005)
    assert ana.fat_is_estimate


def test_a_man_by_hand():
    ben = Person(**BEN)
    # 999 + 1125 - 206.64 + 5
    assert ben.rmr_kcal == pytest.approx(1922.36, abs=1e-9)
    assert ben.tdee_kcal == pytest.approx(2883.54, abs=1e-9)
    assert ben.fat_kg == pytest.approx(5.88 + 37.31 * math.log(100 / 3.24) - 103.94, rel=1e-13)
    assert ben.fat_kg == pytest.approx(29.90, abs=0.005)


def test_published_example():
    """The first row of the planner's oracle table: 38.562 % fat, 1527.1 kcal/day at rest."""
    woman = person(age_years=43, height_cm=170, weight_kg=83.8, pal=1.69)
    assert 100 * woman.fat_kg / 83.8 == pytest.approx(38.562373, abs=1e-6)
    assert woman.rmr_kcal == pytest.approx(1527.102, abs=1e-9)
    assert woman.tdee_kcal == pytest.approx(2580.80238, abs=1e-8)


def test_estimated_fat_is_never_capped():
    heavy = person(height_cm=150, weight_kg=150)
    assert heavy.fat_kg / heavy.weight_kg > 0.6
    assert heavy.fat_kg == pytest.approx(1.5 * jackson("female", 35, 150 / 2.25), rel=1e-13)


def test_given_fat_is_kept():
    assert person(fat_kg=25).fat_kg == 25.0
    assert not person(fat_kg=25).fat_is_estimate


def test_but_changes_one_thing_and_estimates_anew():
    ana = person()
    assert ana.but(weight_kg=70) == person(weight_kg=70)
    assert ana.but(weight_kg=70).fat_kg != ana.fat_kg
    measured = person(fat_kg=25)
    refusal(lambda: measured.but(weight_kg=70), "25 kg was given for a weight of 80 kg", "give fat_kg too")
    assert measured.but(weight_kg=70, fat_kg=20).fat_kg == 20.0
    assert measured.but(weight_kg=70, fat_kg=None) == person(weight_kg=70)
    assert measured.but(age_years=50).fat_kg == measured.but(weight_kg=80).fat_kg == 25.0
    assert ana.but(fat_kg=20).fat_kg == 20.0
    assert person(fat_kg=25).but(fat_kg=None) == ana
    refusal(lambda: ana.but(weight=70), "'weight'", "weight_kg")


def test_people_are_frozen_equal_and_printable():
    ana = person()
    with pytest.raises(dataclasses.FrozenInstanceError):
        ana.weight_kg = 70
    assert ana == person()
    assert hash(ana) == hash(person())
    assert pickle.loads(pickle.dumps(ana)) == ana
    assert repr(person(fat_kg=np.float64(25.0))) == "Ana, female, 35 years, 165 cm, 80 kg, 25.0 kg of fat, PAL 1.6"
    assert "30.4 kg of fat (estimated)" in repr(ana)
    assert "np." not in repr(person(weight_kg=np.int64(80), height_cm=np.float32(165)))


FIELDS = {  # field: (too low, too high, words of the range, unit)
    "age_years": (17.99, 80.01, "18 to 80", "years"),
    "height_cm": (119.9, 230.1, "120 to 230", "cm"),
    "weight_kg": (0, 400.5, "0 up to 400", "kg"),
    "pal": (1.19, 2.51, "1.2 to 2.5", "resting expenditure"),
    "fat_kg": (0, 72.1, "0 up to 72", "kg"),
}


@pytest.mark.parametrize("field", FIELDS)
def test_limits_on_both_sides(field):
    low, high, words, unit = FIELDS[field]
    for value in (low, high, -high):
        refusal(lambda v=value: person(**{field: v}), f"{field} is {value:g}", words, unit)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("value", [*NOT_NUMBERS, NAN, INF, -INF], ids=repr)
def test_what_is_not_a_finite_number_is_a_sentence(field, value):
    if field == "fat_kg" and value is None:
        assert person(fat_kg=None).fat_is_estimate
        return
    _, _, words, unit = FIELDS[field]
    refusal(lambda: person(**{field: value}), f"{field} is {value_of(value)}", words, unit)


@pytest.mark.parametrize("value", [10**400, np.complex128(80)], ids=["huge", "complex"])
def test_strange_numbers_are_a_sentence(value):
    refusal(lambda: person(weight_kg=value), "weight_kg is")


@pytest.mark.parametrize("field", ["age_years", "height_cm", "pal"])
def test_the_limits_themselves_are_allowed(field):
    at = {"age_years": (18, 80), "height_cm": (145, 230), "pal": (1.2, 2.5)}[field]
    for value in at:
        weight = 80 if field != "height_cm" else 25 * (value / 100) ** 2
        assert getattr(person(**{"weight_kg": weight, field: value}), field) == value


def test_height_in_metres_or_inches_gets_its_own_remedy():
    refusal(lambda: person(height_cm=1.65), "height_cm is 1.65 cm", "looks like metres", "165")
    refusal(lambda: person(height_cm=65), "looks like inches", "165")
    refusal(lambda: person(height_cm=12), "120 to 230 cm", "Give the height in cm.")


@pytest.mark.parametrize("name", PEOPLE)
def test_pounds_and_stone_for_a_known_person_are_asked_about(name):
    who = PEOPLE[name]
    for unit, short, one in (("pounds", "lb", units.KG_PER_LB), ("stone", "st", units.KG_PER_ST)):
        for share in (0.8, 1.0, 1.2):
            typed = round(share * who.weight_kg / one, 1)
            said = refusal(lambda typed=typed: who.but(weight_kg=typed), f"{typed:g}")
            if who.height_cm * typed and f"Are these {unit}?" not in said:
                assert "BMI" in said or "400 kg" in said, "what no body weighs is refused as such"
            if share == 1.0:
                assert f"{typed:.4g} {short} are {typed * one:.1f} kg" in said


def test_a_weight_whose_unit_is_said_is_not_asked_about():
    heavy = person(weight_kg=units.to_kg(176.4, "kg"))
    assert heavy.weight_kg == person(weight_kg=176.4).weight_kg == 176.4
    assert "Are these pounds? 176.4 lb are 80.0 kg." in repr(person(weight_kg=176.4))
    assert "pounds" not in repr(heavy)
    assert person().but(weight_kg=units.to_kg(176.4, "kg")).perhaps_pounds == ""
    assert heavy.but(pal=1.4).perhaps_pounds == ""
    asked = person(weight_kg=176.4)
    assert any("Are these pounds?" in note for note in project(asked, Plan.deficit(300), 7).notes)
    assert any("Are these pounds?" in flag for flag in care(asked, Plan.deficit(300)).flags)
    assert not any("pounds" in flag for flag in care(heavy, Plan.deficit(300)).flags)
    refusal(lambda: person(weight_kg=12.6), "BMI of 12.6 kg", "Are these stone? 12.6 st are 80.0 kg.")


def test_adults_only():
    refusal(lambda: person(age_years=12), "age_years is 12", "18 to 80 years", "adult")


@pytest.mark.parametrize(("kg", "bmi"), [(40.8, 14.99), (190.7, 70.05)])
def test_bmi_limits(kg, bmi):
    refusal(lambda: person(weight_kg=kg), f"{kg:g} kg at 165 cm", f"{bmi:g}"[:4], "15 to 70", "kg/m2")
    assert person(weight_kg=41).bmi > 15
    assert person(weight_kg=190).bmi < 70


@pytest.mark.parametrize("sex", ["Female", "f", "", None, 1, ["female"], True])
def test_sex_is_one_of_two_words(sex):
    refusal(lambda: person(sex=sex), f"sex is {sex!r}", "'female'", "'male'")


@pytest.mark.parametrize("name", ["", "  ", None, 3, ["Ana"]])
def test_a_person_has_a_name(name):
    refusal(lambda: person(name=name), f"name is {name!r}")


def test_an_estimate_at_or_below_zero_is_refused():
    light = {"sex": "male", "age_years": 18, "height_cm": 180, "weight_kg": 15.05 * 1.8**2}
    assert jackson("male", 18, 15.05) < 0
    refusal(lambda: person(**light), "more than 0 kg", "BMI of 15", "kg/m2", "give fat_kg")
    assert person(**light, fat_kg=5).fat_kg == 5


def test_the_course_s_people_are_varied():
    everyone = list(PEOPLE.values())
    assert len(everyone) >= 8
    assert {p.sex for p in everyone} == {"female", "male"}
    assert min(p.age_years for p in everyone) >= 20
    assert max(p.age_years for p in everyone) <= 70
    assert max(p.age_years for p in everyone) - min(p.age_years for p in everyone) >= 40
    assert max(p.bmi for p in everyone) - min(p.bmi for p in everyone) >= 15
    assert min(p.bmi for p in everyone) >= 18.5, "nobody in the course starts underweight"
    assert max(p.pal for p in everyone) - min(p.pal for p in everyone) >= 0.5
    assert len({p.name for p in everyone}) == len(everyone)
    assert all(key == p.name.lower() for key, p in PEOPLE.items())
    for p in everyone:
        assert p.rmr_kcal == pytest.approx(mifflin(p.sex, p.age_years, p.height_cm, p.weight_kg), rel=1e-14)
        assert p.fat_kg == pytest.approx(jackson(p.sex, p.age_years, p.bmi) / 100 * p.weight_kg, rel=1e-13)
    assert repr(PEOPLE).startswith("People(Ana, Ben, ")


def test_an_unknown_person_is_a_sentence():
    refusal(lambda: PEOPLE["zoe"], "'zoe'", "one of Ana, Ben")
    refusal(lambda: PEOPLE["Anna"], "'Anna'. Did you mean 'ana'?")
    assert "zoe" not in PEOPLE
    assert "ana" in PEOPLE
    assert PEOPLE["Ana"] is PEOPLE["ana"]
    assert "Ana" in PEOPLE


@pytest.mark.parametrize("key", [["ana"], {"ana": 1}], ids=repr)
def test_an_unhashable_key_is_a_sentence(key):
    refusal(lambda: PEOPLE[key], repr(key), "Ana")


def test_people_behave_as_a_mapping():
    assert PEOPLE.get("zoe") is None
    assert PEOPLE.get("ana") is PEOPLE["ana"]


# --- where bodies leave the model ------------------------------------------------------------


def bodies() -> list[Person]:
    """Bodies on a grid of all that the course allows."""
    grid = itertools.product(("female", "male"), (20, 50, 80), (120, 150, 180, 200, 210, 220, 230), range(16, 70, 3))
    made = []
    for sex, age, height, bmi in grid:
        with contextlib.suppress(ValueError):  # so light that no fat is left to estimate
            made.append(Person("X", sex, age, height, units.to_kg(bmi * (height / 100) ** 2, "kg"), 1.6))
    return made


def test_no_lean_mass_is_below_nothing():
    ran, refused = [], 0
    for body in bodies():
        try:
            ran.append(project(body, Plan.deficit(0), 7, model="thomas"))
        except ValueError:
            refused += 1
    assert all(run.lean_kg.min() > 0.09 * run.person.weight_kg for run in ran)
    assert 20 < refused < len(ran) / 4
    tall = person(height_cm=230, weight_kg=units.to_kg(211.6, "kg"))
    refusal(lambda: project(tall, Plan.deficit(0), 7, "thomas"), "finds no starting fat mass for 211.6 kg at 230 cm")
    almost_fat = person(height_cm=160, weight_kg=90, fat_kg=80)
    refusal(lambda: project(almost_fat, Plan.deficit(1200), 400, "rule_3500"), "lean tissue is used up", "284 days")
    assert project(almost_fat, Plan.deficit(1200), 284, "rule_3500").lean_kg.min() > 0
    for model in ("dynamic", "forbes", "linearised"):
        assert project(almost_fat, Plan.deficit(1200), 400, model).lean_kg.min() > 0


@pytest.mark.parametrize("model", MODELS)
def test_bodies_leave_the_model_upwards_too(model):
    plan = Plan.deficit(-6000)
    with pytest.raises(OutsideModelError, match=r"weight passes 190\.6 kg, a BMI of 70, .* choose less food\.") as told:
        project(person(), plan, 3650, model)
    last = told.value.last_day
    assert told.value.gains
    assert project(person(), plan, last, model).weight_kg[-1] <= 190.6
    with pytest.raises(OutsideModelError):
        project(person(), plan, last + 1, model)


def test_many_leave_upwards_as_one_does():
    frame = pd.DataFrame([{**ANA, "weight_kg": kg} for kg in (80.0, 150.0)])
    many = project_many(frame, [8400.0, 2500.0], 400)
    with pytest.raises(OutsideModelError) as told:
        project(person(), Plan.intake(8400), 400)
    assert many["stopped_day"].tolist() == [told.value.last_day, -1]
    assert many["weight_kg"][0, -1] == many["weight_kg"][0, told.value.last_day] <= 190.6
    seldom = project_many(frame, [8400.0, 2500.0], 400, record_every=7)
    assert seldom["stopped_day"][0] == told.value.last_day // 7 * 7
    assert seldom["weight_kg"].max() <= 190.6


@pytest.mark.parametrize("name", PEOPLE)
def test_a_target_in_pounds_or_stone_is_asked_about(name):
    who = PEOPLE[name]
    for share in (0.9, 1.1):
        for word, one in (("pounds", units.KG_PER_LB), ("stone", units.KG_PER_ST)):
            typed = round(share * who.weight_kg / one, 1)
            for call in (
                lambda typed=typed: goal_intake_kcal(who, typed, 180),
                lambda typed=typed: care(who, Plan.deficit(0), target_kg=typed),
            ):
                said = refusal(call, "target_kg is")
                assert f"Are these {word}?" in said or "400 kg" in said
    refusal(lambda: goal_intake_kcal(who, units.to_kg(1.01 * 70 * (who.height_cm / 100) ** 2, "kg"), 180), "BMI of 70")
    heavy = units.to_kg(1.5 * who.weight_kg, "kg")
    assert goal_intake_kcal(who, heavy, 1000) > who.tdee_kcal or heavy > 70 * (who.height_cm / 100) ** 2


@pytest.mark.parametrize("name", PEOPLE)
def test_kj_are_asked_about(name):
    who = PEOPLE[name]
    for plan in (
        Plan.intake(round(who.tdee_kcal * 0.8 * units.KJ_PER_KCAL)),
        Plan.daily([who.tdee_kcal * units.KJ_PER_KCAL] * 90),
        Plan.deficit(-1.2 * who.tdee_kcal),
        Plan.deficit(0.8 * who.tdee_kcal),
        Plan.deficit(0).weekends(1.2 * who.tdee_kcal),
    ):
        asked = plan.perhaps_kj(who)
        assert "Are these kJ?" in asked
        assert asked.endswith(" kcal.")
        assert "kJ" in str(care(who, plan)) or plan.weekend_kcal
        assert asked in project(who, plan, 14).notes
    for plan in (
        Plan.deficit(750),
        Plan.intake(0.5 * who.tdee_kcal),
        Plan.deficit(-750).weekends(800),
        Plan.deficit(0),
    ):
        assert plan.perhaps_kj(who) == ""
    refusal(lambda: Plan.deficit(10_000).intake_kcal(who, 7), "choose a smaller deficit", "10,000 kJ are 2,390 kcal")


def test_a_number_is_one_and_its_sentence_does_not_contradict_itself():
    refusal(lambda: person(age_years=80.0000001), "age_years is 80.0000001 years", "from 18 to 80")
    refusal(lambda: person(pal=np.timedelta64(2, "D")), "not a number")
    refusal(lambda: person(pal=10**5000), "pal is a whole number of thousands of digits")
    refusal(lambda: units.kj(1000000001.0), "1000000001 kcal")
    refusal(lambda: units.to_kg(5, ""), "unit is ''")
