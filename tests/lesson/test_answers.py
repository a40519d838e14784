"""What a learner typed: numbers, units, words, commas and minus signs, as a person means them."""

from __future__ import annotations

import math
import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons_lib import units
from lessons_lib.lesson import questions
from lessons_lib.lesson.answers import Reading, Unclear, Wanted, measure, ratio, read, show
from lessons_lib.lesson.questions import NumberQuestion


def wanted(unit: str, bare: str = "", likely: tuple[float, ...] = (), of: float | None = None) -> Wanted:
    return Wanted(unit, bare, lambda: likely, of)


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        (12, "kg", 12.0),
        (12.5, "kg", 12.5),
        ((12, 5), "kg", 12.5),
        ((-12, 5), "kg", -12.5),
        ((0, 500), "kg", 0.5),
        ((7,), "kg", 7.0),
        ("12,5", "kg", 12.5),
        ("12.5", "kg", 12.5),
        (" 12.5 kg ", "kg", 12.5),
        ("80kg", "kg", 80.0),
        ("80 Kilograms", "kg", 80.0),
        ("about 5", "kg", 5.0),
        ("~ 5", "kg", 5.0),
        ("I think about 5 kg!", "kg", 5.0),
        ("−3", "kg", -3.0),
        ("– 3 kg", "kg", -3.0),
        ("+3", "kg", 3.0),
        ("12 lb", "kg", 12 * units.KG_PER_LB),
        ("12 pounds", "kg", 12 * units.KG_PER_LB),
        ("10 kg", "lb", 10 / units.KG_PER_LB),
        ("11 stone", "kg", 154 * units.KG_PER_LB),
        ("500 g of fat", "kg", 0.5),
        ("1 lb a week", "kg/week", units.KG_PER_LB),
        ("0.5 kg per week", "kg/week", 0.5),
        ("1/2", "kg", 0.5),
        ("1 1/2 kg", "kg", 1.5),
        ("1½", "kg", 1.5),
        ("½ kg", "kg", 0.5),
        ("1 200", "kcal", 1200.0),
        ("1\u202f200", "kcal", 1200.0),
        ("1'200", "kcal", 1200.0),
        ("1,200,000", "kcal", 1_200_000.0),
        ("1,200.5", "kcal", 1200.5),
        ("1.200,5", "kcal", 1200.5),
        ("1234,5", "kcal", 1234.5),
        ("0,500", "kg", 0.5),
        (",5", "kg", 0.5),
        ("5.", "kg", 5.0),
        ("1e3", "kcal", 1000.0),
        ("500 kcal", "kcal/day", 500.0),
        ("3500 kcal a week", "kcal/day", 500.0),
        ("418.4 kJ", "kcal", 100.0),
        ("2 weeks", "days", 14.0),
        ("1 year", "months", 12.0),
        ("50 %", "%", 50.0),
        (Fraction(1, 2), "kg", 0.5),
        (Decimal("2.5"), "kg", 2.5),
        (np.float64(2.5), "kg", 2.5),
        (np.int64(2), "kg", 2.0),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: object, unit: str, value: float) -> None:
    got = read(typed, unit)
    assert isinstance(got, Reading)
    assert got.value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    ("typed", "unit", "part"),
    [
        ("1,200", "kcal", "1200 or 1.2"),
        ((1, 200), "kcal", "1200 or 1.2"),
        ((14, 0), "kcal", "14000 or 14."),  # what Python makes of 14,000
        ("5-6", "kg", "such as its middle, 5.5"),
        ("5 to 6 kg", "kg", "a range"),
        ("between 5 and 6", "kg", "one number"),
        ("250*14", "kcal", "is a sum"),
        ("250 x 14", "kcal", "is a sum"),
        ("0.9 + 1", "kg", "is a sum"),
        ("half of 4.6", "kg", "is a sum"),
        ("2 quarters", "days", "one number"),
        ("1 hundred", "kg", "one number"),
        ("50/50", "%", "all of it, or half"),
        ("🔟", "kg", "one number"),
        ("4.6/2", "kg", "is a sum"),
        ("more than 5", "kg", "a bound"),
        ("under 5 kg", "kg", "a bound"),
        ("±10 kg", "kg", "both sides"),
        ("12 kg 500 kcal", "kg", "not known here"),
        ("12 minuts", "minutes", 'Did you mean "minutes"?'),
        ("34/84", "mornings", "a part of something"),
        ("34 of 84", "kg", "one number"),
        ("7 of ten", "people", "a part of something"),
        ("no idea", "people", "such as 4."),
        ("medium", "SD", "such as 4.5."),
        ("a coin", "%", "such as 50."),
        ("5 6", "kg", "one number"),
        ("10²", "kg", "one number"),
        ("1/0", "kg", "divides by zero"),
        ("1e999", "kg", "finite"),
        (math.nan, "kg", "finite"),
        (math.inf, "kg", "finite"),
        (10**400, "kg", "finite"),
        (None, "kg", "None"),
        (True, "kg", "True"),
        ([5], "kg", "a list"),
        ({}, "kg", "a dict"),
        ((1, 2, 3), "kg", "3 values"),
        ((1, -2), "kg", "2 values"),
        ((True, 5), "kg", "2 values"),
        ((), "kg", "0 values"),
        (1 + 2j, "kg", "a complex"),
        (np.array([1.0, 2.0]), "kg", "a ndarray"),
        ("7 kg", "weeks", "asks for weeks"),
        ("month 6", "kg", "asks for kg"),
        ("before week 80", "weeks", "could not be read"),
        ("after 2 years", "minutes", "could not be read"),
        ("7 kg", "people", "asks for people"),
        ("1 lb", "weeks", "asks for weeks"),
        ("2 olympiads", "weeks", "olympiads"),
        ("5 bananas", "kg", "bananas"),
        ("9" * 5000, "kg", "one number"),
    ],
)
def test_what_cannot_be_read_is_asked_about(typed: object, unit: str, part: str) -> None:
    got = read(typed, unit)
    assert isinstance(got, Unclear)
    assert part in got.question
    assert got.question.endswith(".")


ANYTHING = st.one_of(
    st.text(),
    st.text(alphabet="0123456789.,/ -−+eEkglb%½'_~", max_size=12),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.none(),
    st.complex_numbers(),
    st.fractions(),
    st.decimals(),
    st.lists(st.integers(), max_size=3),
    st.tuples(st.integers(), st.integers()),
    st.tuples(st.text(max_size=3)),
    st.binary(max_size=4),
)
UNITS = st.sampled_from(
    ["kg", "lb", "kg/week", "kcal", "kcal/day", "kcal per lb", "weeks", "days", "%", "people", "cm²", "times", "SD"]
)
LIKELY = st.lists(st.floats(-1e4, 1e4), max_size=4).map(tuple)


@given(ANYTHING, UNITS, LIKELY, st.one_of(st.none(), st.integers(1, 100).map(float)))
def test_reading_never_raises_and_never_gives_nan(
    answer: object, unit: str, likely: tuple[float, ...], of: float | None
) -> None:
    got = read(answer, wanted(unit, unit.replace("kg", "lb"), likely, of))
    if isinstance(got, Reading):
        assert math.isfinite(got.value)
        assert show(got.value, unit)
    elif got is not None:
        assert got.question
        assert "\n" not in got.question or "\n" in str(answer)


@given(st.floats(-1e6, 1e6).map(lambda x: round(x, 2)))
def test_a_number_and_its_text_and_its_comma_agree(value: float) -> None:
    for text in (f"{value:.2f}", f"{value:.2f}".replace(".", ","), f"{value:.2f} kg"):
        got = read(text, "kg")
        assert isinstance(got, Reading)
        assert got.value == value


@given(st.floats(-1e3, 1e3))
def test_pounds_and_kilograms_agree(kg: float) -> None:
    pounds = read(f"{kg / units.KG_PER_LB:.9f} lb", "kg")
    assert isinstance(pounds, Reading)
    assert pounds.value == pytest.approx(kg, abs=1e-8)


# --- as a person means it ------------------------------------------------------------------

LB = units.KG_PER_LB


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("40 min", "minutes", 40.0),
        ("39.6 mins", "minutes", 39.6),
        ("0.66 hours", "minutes", 39.6),
        ("40m", "minutes", 40.0),
        ("4 h", "minutes/week", 240.0),
        ("35 min a day", "minutes/week", 245.0),
        ("72 hours", "days", 3.0),
        ("1 fortnight", "weeks", 2.0),
        ("9 days late", "days", 9.0),
        ("34 days", "mornings", 34.0),
        ("1 trial", "trials", 1.0),
        ("10 bands more", "bands", 10.0),
        ("1 person", "people", 1.0),
        ("one of them", "people", 1.0),
        ("0.9 cm2", "cm²", 0.9),
        ("0.9 cm^2", "cm²", 0.9),
        ("90 mm2", "cm²", 0.9),
        ("0.9 sq cm", "cm²", 0.9),
        ("0.9 square centimetres", "cm²", 0.9),
        ("35 mm", "cm", 3.5),
        ("2 m", "cm", 200.0),
        ("2 metres", "cm", 200.0),
        ("0.07 cm", "mm", 0.7),
        ("400 m3/day", "m³/day", 400.0),
        ("400 m^3 per day", "m³/day", 400.0),
        ("400 cubic metres a day", "m³/day", 400.0),
        ("400 m3", "m³/day", 400.0),
        ("2.8e3 cubic metres a week", "m³/day", 400.0),
        ("148x", "times", 148.0),
        ("24 times", "times", 24.0),
        ("24 times as much", "times", 24.0),
        ("24-fold", "times", 24.0),
        ("×24", "times", 24.0),
        ("x 24", "times", 24.0),
        ("24 times larger", "times", 24.0),
        ("14k", "kcal", 14_000.0),
        ("3.5k kcal", "kcal", 3_500.0),
        ("27 percentage points", "%", 27.0),
        ("34 mornings of 84", "mornings", 34.0),
        ("5 people out of 10", "people", 5.0),
        ("1.54 g/kg/day", "g/kg", 1.54),
        ("100 g protein per day", "g/day", 100.0),
        ("100 g of protein a day", "g/day", 100.0),
        ("2.6 lb lost per week", "lb/week", 2.6),
        ("0.3 kg less than the other", "kg", 0.3),
        ("two fifths", "kg", 0.4),
        ("three quarters of an hour", "minutes", 45.0),
        ("1 h 10 min", "minutes", 70.0),
        ("45 min 36 s", "minutes", 45.6),
        ("2 lb 10 oz", "lb", 2.625),
        ("5 ft and 3 in", "cm", 160.02),
        ("12 kg 500 g", "kg", 12.5),
        ("700 µm", "mm", 0.7),
        ("just one", "people", 1.0),
        ("1 (Hugo)", "people", 1.0),
        ("１２ kg", "kg", 12.0),
        ("0.04 SDs", "SD", 0.04),
        ("0.04 standard deviations", "SD", 0.04),
        ("7500 mg", "g", 7.5),
        ("100 g", "g/day", 100.0),
        ("100 grams per day", "g/day", 100.0),
        ("1.6 g for each kg", "g/kg", 1.6),
        ("2884/day", "kcal/day", 2884.0),
        ("2884 a day", "kcal/day", 2884.0),
        ("12 MJ", "kcal", 12_000 / 4.184),
        ("12 MJ daily", "kcal/day", 12_000 / 4.184),
        ("70 per cent", "%", 70.0),
        ("70 percent", "%", 70.0),
        ("10%", "%", 10.0),
        ("2.6 lb weekly", "lb/week", 2.6),
        ("2.6 lb", "lb/week", 2.6),
        ("1 kg a week", "lb/week", 1 / LB),
        ("6465 kcal per kg", "kcal per lb", 6465 * LB),
        ("16 oz", "lb", 1.0),
        ("10 lbs.", "lb", 10.0),
        ("ten", "people", 10.0),
        ("Five kg", "kg", 5.0),
        ("twenty-five", "kg", 25.0),
        ("two hundred and fifty kcal", "kcal", 250.0),
        ("fourteen thousand", "kcal", 14000.0),
        ("a dozen", "trials", 12.0),
        ("half a kilo", "kg", 0.5),
        ("one and a half kg", "kg", 1.5),
        ("three quarters", "kg", 0.75),
        ("half", "%", 50.0),
        ("two thirds", "%", 200 / 3),
        ("half a percent", "%", 0.5),
        ("twelve point five", "kg", 12.5),
        ("minus point two", "kg", -0.2),
        ("1.5 thousand kcal", "kcal", 1500.0),
        ("１２．５％", "%", 12.5),
        ("١٬٢٣٤٫٥", "kcal", 1234.5),
        ("5\ufe0f\u20e3 kg\u200b", "kg", 5.0),
        ("none", "people", 0.0),
        ("minus two", "kg", -2.0),
        ("minus 0,2", "SD", -0.2),
        ("-0,2", "SD", -0.2),
        ("−0,03 SD", "SD", -0.03),
        ("0,05", "SD", 0.05),
        ("“5 kg”", "kg", 5.0),
        ("‘5’", "kg", 5.0),
        ('"5"', "kg", 5.0),
        ("(5 kg)", "kg", 5.0),
        ("5 kg or so", "kg", 5.0),
        ("5 kg in total", "kg", 5.0),
        ("it's 5 kg.", "kg", 5.0),
        ("14 000", "kcal", 14000.0),
        ("an hour", "minutes", 60.0),
        ("an hour and a half", "minutes", 90.0),
        ("1 hour 30", "minutes", 90.0),
        ("1h05", "minutes", 65.0),
        ("1:30", "minutes", 90.0),
        ("less than an hour", "minutes", None),
        ("a year", "days", 365.25),
        ("about a month", "months", 1.0),
        ("month six", "weeks", 365.25 / 14),
        ("in month 6", "months", 6.0),
        ("after 2 years", "weeks", 2 * 365.25 / 7),
        ("after a year and a half", "months", 18.0),
        ("at week 20", "weeks", 20.0),
        ("a pound a week", "lb/week", 1.0),
        ("a couple of weeks", "weeks", 2.0),
        ("twice as much", "times", 2.0),
        ("double", "kcal", None),
        ("no difference", "kg", 0.0),
        ("no minutes at all", "minutes", 0.0),
        ("no idea", "minutes", None),
        ("nobody", "people", 0.0),
        ("not one of them", "trials", 0.0),
        ("everything", "%", 100.0),
        ("all of it", "kg", None),
        ("five-ish kg", "kg", 5.0),
        ("I'd say 5", "kg", 5.0),
        ("My guess is: 5 kg", "kg", 5.0),
        ("she will lose 5 kg", "kg", 5.0),
        ("below 5 kg", "kg", 5.0),
    ],
)
def test_units_and_words_are_read_as_people_write_them(typed: str, unit: str, value: float | None) -> None:
    got = read(typed, unit)
    if value is None:
        assert isinstance(got, Unclear)
    else:
        assert isinstance(got, Reading), got
        assert got.value == pytest.approx(value, rel=1e-9)


@pytest.mark.parametrize(
    ("typed", "unit", "part"),
    [
        ("5 m", "kg", "is in m"),
        ("40 m", "kcal", "is in m"),
        ("3 people", "trials", "is in people"),
        ("2 x", "kg", "is in x"),
    ],
)
def test_a_unit_of_something_else_is_asked_about(typed: str, unit: str, part: str) -> None:
    got = read(typed, unit)
    assert isinstance(got, Unclear)
    assert part in got.question


@pytest.mark.parametrize(
    ("typed", "likely", "value"),
    [
        ("14,000", (14_000.0, 2_000.0), 14_000.0),
        ("14.000", (14_000.0, 2_000.0), 14_000.0),
        ("1,500", (1.3, 3.0), 1.5),
        ("1.500", (1.3, 3.0), 1.5),
        ("3.500", (3_500.0, 500.0), 3_500.0),
        ("-3.500 kcal", (3_500.0,), -3_500.0),
        ("2.646", (4.6, 12.0, 75.0), 2.646),
        ("3,500", (0.0,), None),
        ("3,500", (3.0, 3_600.0), None),
        ("3.500", (3.0, 3_600.0), None),
        ("3.500", (), 3.5),
        ("3,500", (), None),
    ],
)
def test_points_and_commas_are_read_by_what_is_possible(typed: str, likely: tuple[float, ...], value: float) -> None:
    got = read(typed, wanted("kcal", likely=likely))
    if value is None:
        assert isinstance(got, Unclear)
        assert "could be 3500 or 3.5" in got.question
    else:
        assert isinstance(got, Reading)
        assert got.value == value


@pytest.mark.parametrize("typed", ["1.448", "1,448", "-9.999", "3,501 kcal"])
def test_what_is_offered_instead_of_two_numbers_is_not_asked_about_again(typed: str) -> None:
    likely = (2.0, 1_000.0, 3_600.0, 9.0)
    got = read(typed, wanted("kcal", likely=likely))
    assert isinstance(got, Unclear)
    found = re.search(r"could be (\S+) or (\S+)\. Write", got.question)
    assert found is not None
    for number in found.groups():
        assert isinstance(read(number, wanted("kcal", likely=likely)), Reading), number


@pytest.mark.parametrize(
    ("typed", "asked", "value"),
    [
        ("34/84", wanted("mornings", of=84.0), 34.0),
        ("34 of 84", wanted("mornings", of=84.0), 34.0),
        ("34 out of the 84", wanted("mornings", of=84.0), 34.0),
        ("one in ten", wanted("people", of=10.0), 1.0),
        ("half", wanted("mornings", likely=(34.0,), of=84.0), 42.0),
        # with a unit it is so much of that unit, whatever there is of what is asked for
        ("half a year", wanted("weeks", likely=(120.0,), of=208.0), 365.25 / 14),
        ("1/2 year", wanted("weeks", likely=(120.0,), of=208.0), 365.25 / 14),
        ("a quarter of a year", wanted("weeks", likely=(120.0,), of=208.0), 365.25 / 28),
        ("half of the weeks", wanted("weeks", likely=(120.0,), of=208.0), 104.0),
        ("104/208", wanted("weeks", likely=(120.0,), of=208.0), 104.0),
        ("half", replace(wanted("weeks", likely=(120.0,), of=208.0), parts=False), None),
        ("half a kilo", wanted("kg", likely=(4.6,), of=80.0), 0.5),
        ("1/4 of her weight", wanted("kg", likely=(4.6,), of=80.0), 20.0),
        ("half", wanted("kg", likely=(4.6,), of=80.0), 0.5),
        ("half", replace(wanted("kg", likely=(4.6,), of=80.0), parts=False), None),
        ("half of them", wanted("mornings", likely=(34.0,), of=84.0), 42.0),
        (0.25, wanted("mornings", likely=(34.0,), of=84.0), 21.0),
        (0.6, wanted("people", likely=(1.0, 10.0, 9.0), of=10.0), 0.6),
        ("0", wanted("mornings", of=84.0), 0.0),
        ("1.5", wanted("mornings", of=84.0), 1.5),
        ("1/2", wanted("mornings", of=84.0), 42.0),
        ("50 %", wanted("mornings", of=84.0), 42.0),
        ("50 %", wanted("mornings"), None),
        ("all of them", wanted("mornings", of=84.0), 84.0),
        ("every morning", wanted("mornings", of=84.0), 84.0),
        ("every other morning", wanted("mornings", of=84.0), None),
        ("the same", Wanted("kg", is_change=True), 0.0),
        ("unchanged", Wanted("kg", is_change=True), 0.0),
        ("the same", wanted("kg"), None),
        ("1/5", wanted("%", likely=(23.0,)), 20.0),
        ("34 out of 84", wanted("%", likely=(23.0,)), 100 * 34 / 84),
        ("1/2 %", wanted("%", likely=(23.0,)), 0.5),
        ("0.27", wanted("%", likely=(26.9, 50.0)), 27.0),
        (0.27, wanted("%", likely=(26.9, 50.0)), 27.0),
        ("0.27 %", wanted("%", likely=(26.9, 50.0)), 0.27),
        ("-.04", wanted("%", likely=(-3.8, 0.0)), -4.0),
        ("0.5", wanted("%", likely=(0.6, 15.0)), 0.5),
        ("12", wanted("kg", "lb"), 12 * LB),
        (12, wanted("kg", "lb"), 12 * LB),
        ((12, 5), wanted("kg", "lb"), 12.5 * LB),
        ("12 kg", wanted("kg", "lb"), 12.0),
        ("12/week", wanted("kg/week", "lb/week"), 12 * LB),
    ],
)
def test_parts_shares_and_bare_numbers(typed: object, asked: Wanted, value: float | None) -> None:
    got = read(typed, asked)
    if value is None:
        assert isinstance(got, Unclear)
    else:
        assert isinstance(got, Reading), got
        assert got.value == pytest.approx(value)


@pytest.mark.parametrize("typed", ["nobody", "an hour", "no change", "5-ish", "all"])
def test_what_is_said_without_a_number_is_said_back_with_one(typed: str) -> None:
    got = read(typed, "%" if typed == "all" else "minutes")
    assert isinstance(got, Reading)
    assert got.note.startswith("Read as "), got


def test_a_share_and_a_bare_pound_are_said_back() -> None:
    share = read(0.27, wanted("%", likely=(26.9,)))
    assert isinstance(share, Reading)
    assert share.note == "Read as 27 %, which 0.27 is as a share of 1."
    # a change in per cent may be as small as that: copied from a cell, -0.1 is -0.1 %
    assert read(-0.1, Wanted("%", likely=lambda: (-3.8, 0.0), is_change=True)) == Reading(-0.1)
    pounds = read("12 kg", wanted("kg", "lb"))
    assert isinstance(pounds, Reading)
    assert pounds.note == "Read as 26.46 lb (12 kg)."
    assert read("12", wanted("kg", "lb")) == Reading(12 * LB)


def test_every_unit_of_a_question_is_known() -> None:
    for number in questions.lessons():
        for question in questions.of_lesson(number):
            if isinstance(question, NumberQuestion):
                assert measure(question.unit), question.unit
    assert ratio("kg", "bananas") == 1.0


SHELL = """\
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_cell("from lessons_lib import lesson")
for cell in {cells!r}:
    shell.run_cell(cell, store_history=True)
"""


def _in_a_notebook(*cells: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", SHELL.format(cells=cells)], capture_output=True, text=True, check=True, timeout=120
    )
    return run.stdout


def test_a_comma_in_code_keeps_its_minus_where_the_source_is_at_hand() -> None:
    said = _in_a_notebook(
        "a = -0,2\nprint(lesson.check('07.5', a))",
        "print(lesson.check('04.1', (14,000)))",
        "print(lesson.check('04.1', 14,000))",
        "print(lesson.check('07.5', -0,9))",
        "b = -0,2\nc = 0,2\nprint(lesson.check('07.5', b))",
    )
    assert said.count("Right.") == 2
    assert "Read as −0.9 kg; Python writes it -0.9, with a point. Not yet." in said
    assert "Read as −0.2 kg; Python writes it -0.2, with a point. Not yet." in said
    assert "Read as 14,000 kcal; Python writes it 14000, without a comma. Right." in said
    assert "Python reads 0,2 and -0,2 alike. Write 0.2 or -0.2, with a point." in said


def test_a_comma_in_code_is_asked_about_where_nobody_can_tell() -> None:
    asked = questions.find("07.5").judge((0, 2))
    assert asked.right is None
    assert repr(asked) == "Python reads 0,2 and -0,2 alike. Write 0.2 or -0.2, with a point."
    assert questions.find("04.1").judge((14, 0)).right is True
