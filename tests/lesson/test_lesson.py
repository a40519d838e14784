"""What the course says back: reading answers, judging, remembering, and a cell run too early."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons_lib import lesson, units
from lessons_lib.lesson import questions
from lessons_lib.lesson.answers import Reading, Unclear, read, show
from lessons_lib.lesson.questions import ChoiceQuestion, Misconception, NumberQuestion, Option

LOSS = NumberQuestion(
    id="99.1",
    prompt="How many kg? (kg, a loss is positive)",
    unit="kg",
    expected=lambda: 10.0,
    tolerance=0.1,
    right="That is the difference.",
    hint="Subtract.",
    solution="It is {expected:.1f} kg.",
    misconceptions=(Misconception("pounds", lambda: 22.0, "{answer:.0f} is in pounds."),),
)
GUESS = NumberQuestion(
    id="99.prediction",
    prompt="How many kg? (kg, a loss is positive)",
    unit="kg",
    expected=lambda: 10.0,
    tolerance=1.0,
    right="Close.",
    hint="Guess.",
    solution="It is {expected:.1f} kg.",
)
LETTER = ChoiceQuestion(
    id="99.2",
    prompt="Which?",
    options=(
        Option("a", "The first.", reply="The first is wrong because of this."),
        Option("b", "The second.", right=True, reply="So it is."),
    ),
    hint="Not the first.",
    solution="It is {expected}.",
)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    lesson.reset()
    yield
    lesson.reset()


# --- reading -------------------------------------------------------------------------------


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
        ("5-6", "kg", "one number"),
        ("5 to 6 kg", "kg", "not known here"),
        ("5 6", "kg", "one number"),
        ("five", "kg", "one number"),
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
        ("7 kg", "people", "asks for people"),
        ("1 lb", "kg/week", "asks for kg/week"),
        ("2 fortnights", "weeks", "fortnights"),
        ("5 bananas", "kg", "bananas"),
        ("9" * 5000, "kg", "one number"),
    ],
)
def test_what_cannot_be_read_is_asked_about(typed: object, unit: str, part: str) -> None:
    got = read(typed, unit)
    assert isinstance(got, Unclear)
    assert part in got.question
    assert got.question.endswith(".")


@pytest.mark.parametrize("blank", [..., "", "  ", "...", "…", "?"])
def test_blank_is_blank(blank: object) -> None:
    assert read(blank, "kg") is None
    for question in (LOSS, LETTER):
        assert repr(question.judge(blank)) == "Not answered yet."
        assert question.judge(blank).right is None
    assert repr(GUESS.judge(blank)).startswith("Not answered yet.")


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
UNITS = st.sampled_from(["kg", "lb", "kg/week", "kcal", "kcal/day", "weeks", "days", "%", "people"])


@given(ANYTHING, UNITS)
def test_reading_never_raises_and_never_gives_nan(answer: object, unit: str) -> None:
    got = read(answer, unit)
    if isinstance(got, Reading):
        assert math.isfinite(got.value)
        assert show(got.value, unit)
    elif got is not None:
        assert got.question
        assert "\n" not in got.question or "\n" in str(answer)


@given(ANYTHING)
def test_judging_never_raises(answer: object) -> None:
    for question in (LOSS, GUESS, LETTER):
        reply = question.judge(answer)
        assert repr(reply)
        assert question.note(answer)[1]


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


# --- judging -------------------------------------------------------------------------------


def test_a_loss_written_with_a_minus_is_read_and_said() -> None:
    reply = LOSS.judge(-10)
    assert reply.right is True
    assert "Read as 10 kg, because a loss is positive here." in repr(reply)


def test_replies_of_a_number() -> None:
    right = "Right. That is the difference."
    assert repr(LOSS.judge(10.1)) == right
    assert repr(LOSS.judge("22 lb")).startswith("Read as 9.98 kg (22 lb). Right.")
    assert repr(LOSS.judge(22)) == "Not yet. 22 is in pounds."
    high, low = repr(LOSS.judge(15)), repr(LOSS.judge(3))
    assert high == 'Not yet. 15 kg is too high. For a hint, run lesson.hint("99.1").'
    assert "3 kg is too low" in low
    assert "10" not in high + low
    gain = replace(LOSS, prompt="How much? (kg, a gain is positive)", expected=lambda: -10.0, misconceptions=())
    assert "write a minus before it" in repr(gain.judge(10))


def test_a_number_that_is_right_in_pounds_is_told_so() -> None:
    plain = NumberQuestion("99.3", "kg?", "kg", lambda: 10.0, 0.1, "Yes.", "Think.", "{expected:.0f}")
    reply = plain.judge(22.05)
    assert reply.right is False
    assert "right in pounds" in repr(reply)
    assert '"22.05 lb"' in repr(reply)


def test_bare_numbers_keep_the_unit_of_the_prompt() -> None:
    units.use("lb")
    assert LOSS.judge(10).right is True


def test_a_prediction_is_compared_and_not_marked() -> None:
    assert repr(GUESS.judge(10.5)) == "You predicted 10.5 kg; the run gives 10 kg. Close."
    assert repr(GUESS.judge(14)) == ("You predicted 14 kg; the run gives 10 kg. That was 4 kg too high.")
    assert repr(GUESS.judge(...)) == "Not answered yet. For comparison, the run gives 10 kg."


@pytest.mark.parametrize("typed", ["b", "B", "(b)", " b. ", "b)", "option b", "The second", "The second."])
def test_a_letter_is_read_as_people_write_it(typed: str) -> None:
    assert LETTER.judge(typed).right is True


@pytest.mark.parametrize("typed", ["z", 1, None, ["b"], True])
def test_no_such_letter_is_asked_about(typed: object) -> None:
    reply = LETTER.judge(typed)
    assert reply.right is None
    assert repr(reply) == 'Answer with one letter in quotation marks: "a" or "b".'


def test_questions_that_are_badly_made_are_refused() -> None:
    with pytest.raises(ValueError, match="tolerance above 0"):
        NumberQuestion("99.1", "?", "kg", lambda: 1.0, 0.0, "", "", "")
    with pytest.raises(ValueError, match="such as '04\\.1'"):
        NumberQuestion("first", "?", "kg", lambda: 1.0, 0.1, "", "", "")
    with pytest.raises(ValueError, match="one right option"):
        ChoiceQuestion("99.1", "?", (Option("a", "x", reply="r"),), "", "")


# --- what the cells call -------------------------------------------------------------------


def test_replies_show_as_markdown_and_print_plain() -> None:
    reply = lesson.Reply("**Right.** It is *so*.", right=True)
    assert reply._repr_markdown_() == "**Right.** It is *so*."
    assert repr(reply) == str(reply) == "Right. It is so."
    assert repr(lesson.Reply("2 * 3 * 4")) == "2 * 3 * 4"
    assert reply == lesson.Reply("**Right.** It is *so*.", right=True)


def test_a_prediction_is_said_back() -> None:
    assert repr(lesson.predict("04.prediction", 6)) == "Noted: 6 kg."
    assert repr(lesson.predict("04.prediction", "12 lb")) == "Noted: 5.44 kg (12 lb)."
    assert "6.5, with a point" in repr(lesson.predict("04.prediction", (6, 5)))
    assert "because a loss is positive" in repr(lesson.predict("04.prediction", -6))
    assert "one number" in repr(lesson.predict("04.prediction", "no idea"))
    assert "compare later" in repr(lesson.predict("04.prediction", ...))
    assert repr(lesson.predict("04.claim", "C")).startswith("Noted: c, ")
    assert lesson.predict("04.prediction", 6).right is None


def test_unknown_questions_are_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"no question '04\.77'.*04\.prediction, 04\.1, 04\.2"):
        lesson.check("04.77", 1)
    with pytest.raises(ValueError, match=r"no questions for lesson '77'.*00"):
        lesson.hint("77.1")
    with pytest.raises(ValueError, match="not the id of a question"):
        lesson.solution(4)


def test_recap_counts_what_is_right_and_names_what_to_look_at_again() -> None:
    ids = [question.id for question in questions.of_lesson("04")]
    assert ", ".join(ids) == "04.claim, 04.prediction, 04.1, 04.2, 04.3, 04.4, 04.5, 04.6, 04.exit1, 04.exit2"

    def said() -> str:
        return repr(lesson.recap("04", "One.", "Two.", "Three."))

    short = "04.claim, 04.prediction, 04.1 to 04.6, 04.exit1, 04.exit2"
    assert said() == f"1. One.\n2. Two.\n3. Three.\n\n0 of 8 right. Not answered yet: {short}."
    lesson.predict("04.prediction", 5)
    lesson.check("04.1", 3)  # wrong, and answered
    lesson.check("04.2", "no idea")  # not understood, so not answered
    lesson.check("04.6", ...)
    left = "04.claim, 04.2 to 04.6, 04.exit1, 04.exit2"
    assert said().endswith(f"0 of 8 right. To look at again: 04.1. Not answered yet: {left}.")
    for question in questions.of_lesson("04"):
        expected = question.expected
        lesson.check(question.id, expected() if callable(expected) else expected)
    assert said().endswith("8 of 8 right. Everything was answered.")
    for question in questions.of_lesson("04"):
        lesson.check(question.id, 1e6 if isinstance(question, NumberQuestion) else "a")
    assert "Everything was answered" not in said()
    lesson.reset()
    assert "0 of 8 right. Not answered yet" in said()


def test_recap_wants_three_sentences() -> None:
    with pytest.raises(ValueError, match="three"):
        lesson.recap("04", "Only one.")


def test_recall_asks_the_exit_questions_of_two_lessons_before() -> None:
    text = repr(lesson.recall("06"))
    asked = [q for q in questions.of_lesson("04") if q.id.startswith("04.exit")]
    assert len(asked) == 2
    for question in asked:
        assert question.id in text
    assert "04.1 " not in text
    assert repr(lesson.recall("00")) == "Lesson 00 has no questions to recall."
    assert repr(lesson.recall("01")) == "Lesson 01 has no questions to recall."
