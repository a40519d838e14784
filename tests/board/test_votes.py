"""The room's votes: read from anything, counted to the right idea, never fatal."""

from __future__ import annotations

import random
import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons_lib import units
from lessons_lib.board import votes
from lessons_lib.lesson import questions
from lessons_lib.lesson.questions import NumberQuestion, find

LOSS = find("05.prediction")
assert isinstance(LOSS, NumberQuestion)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("4, 5.5 6lb about 7; junk", [4, 5.5, 6 * units.KG_PER_LB, 7]),
        ("4,5,6,7", [4, 5, 6, 7]),
        ("5,5; 6,25; 7", [5.5, 6.25, 7]),
        ("5,5 6,5 7", [5.5, 6.5, 7]),
        ("4\n5\r\n6\t7", [4, 5, 6, 7]),
        ("10kg 20 lbs 3 kilos", [10, 20 * units.KG_PER_LB, 3]),
        ("~8, ≈9, circa 10, maybe 11", [8, 9, 10, 11]),
        ("4 1/2; 1/2", [4.5, 0.5]),
        (".5 and 0.7", [0.5, 0.7]),
        ("1000 g", [1.0]),
        ("10.", [10]),
        ("1) 5\n2) 6.5\n 3)7", [5, 6.5, 7]),
        ("1. 5\n2. 6", [5, 6]),
        ("10. 12. 14", [10, 12, 14]),
        ("11.250", [11.25]),
        ("", []),
        (" ,;, ", []),
    ],
)
def test_guesses_are_read(text: str, numbers: list[float]) -> None:
    assert votes.read(text).numbers == pytest.approx(tuple(numbers))


@pytest.mark.parametrize(
    "text",
    [
        "junk",
        "5-6",
        "v2",
        "nan",
        "inf",
        "12 parsecs",
        "10 kcal",
        "3%",
        "1/0",
        "None",
        "a lot!",
        "1,200",
        "3:1",
        "10:30",
    ],
)
def test_what_is_not_understood_is_said(text: str) -> None:
    read = votes.read(f"4 ; {text} ; 5")
    assert {4.0, 5.0} <= set(read.numbers)
    assert read.rejected
    assert "Not understood: “" in str(read)


def test_a_loss_with_a_minus_sign_counts_as_the_exercise_says() -> None:
    assert votes.read("-13 −14 15", LOSS).numbers == (13.0, 14.0, 15.0)


def test_thousands_are_read_where_kcal_are_asked_for() -> None:
    asked = find("08.3")
    assert isinstance(asked, NumberQuestion)
    assert votes.read("1,900; 2,300 2100", asked).numbers == (1900.0, 2300.0, 2100.0)
    assert votes.read("1900, 2300, 2100 kcal", asked).numbers == (1900.0, 2300.0, 2100.0)
    # and so is a point, which is said
    for text in ("1.900; 2.300 2100", "1.900, 2.300, 2.100", "1.900,2.300,2.100"):
        assert votes.read(text, asked).numbers == (1900.0, 2300.0, 2100.0)
        assert "1.900 was read as 1900." in str(votes.read(text, asked))
    assert votes.read("1.900,5 2.3", asked).numbers == (1900.5, 2.3)


def test_two_to_two_hundred() -> None:
    assert not votes.read("5").enough
    assert "It takes 2 to 200" in str(votes.read("5"))
    many = votes.read(" ".join(str(n) for n in range(1, 501)))
    assert len(many.numbers) == 200
    assert "500 guesses are more than 200" in str(many)
    assert "Only the first" in str(votes.read("7 " * 30_000))


@given(st.text(max_size=300))
def test_anything_may_be_pasted(text: str) -> None:
    read = votes.read(text, LOSS)
    assert all(np.isfinite(read.numbers))
    assert len(read.numbers) <= votes.MOST
    assert str(read)
    room = votes.tally(read.numbers, LOSS)
    assert room.low < room.high
    assert votes.result(read, LOSS, answered=True)


def test_random_rooms_are_counted_to_the_nearest_idea() -> None:
    walk = random.Random(5)
    values = [LOSS.expected(), *(m.value() for m in LOSS.misconceptions)]
    for _ in range(20):
        room = [walk.uniform(0, 80) for _ in range(walk.randint(2, 60))]
        counts = votes.tally(room, LOSS)
        counted = [0] * len(values)
        for guess in room:
            nearest = min(range(len(values)), key=lambda i: abs(values[i] - guess))
            if abs(values[nearest] - guess) <= max(LOSS.tolerance, 0.04 * abs(values[nearest])):
                counted[nearest] += 1
        assert counts.right == counted[0]
        assert {idea.name: idea.count for idea in counts.ideas} == {
            m.name: n for m, n in zip(LOSS.misconceptions, counted[1:], strict=True) if n
        }
        assert [idea.count for idea in counts.ideas] == sorted((idea.count for idea in counts.ideas), reverse=True)


def test_each_idea_alone_is_named_with_the_first_sentence_of_its_reply() -> None:
    for idea in LOSS.misconceptions:
        room = votes.read(" ".join([f"{idea.value():.2f}"] * 3), LOSS)
        said = votes.result(room, LOSS, answered=True)
        assert f"3 near {units.mass(idea.value())}, {idea.name}: " in said[-1]
        assert said[-1][-1] in ".!?"
        assert "{" not in said[-1]


def test_the_answer_is_not_given_away_before_the_reveal() -> None:
    said = " ".join(votes.result(votes.read("24 24 24", LOSS), LOSS, answered=False))
    assert "answer" not in said
    assert "straight line" not in said


def test_an_absurd_guess_does_not_squeeze_the_room() -> None:
    room = votes.read("12 13 14 13 12 1000", LOSS)
    counts = votes.tally(room.numbers, LOSS)
    assert counts.high - counts.low < 10
    assert "1 lies outside the picture." in votes.result(room, LOSS, answered=False)
    # what cannot be meant is no guess at all
    assert votes.read("12 13 1000000", LOSS).rejected == ("1000000",)


def test_pounds_are_shown_where_pounds_are_on() -> None:
    units.use("lb")
    try:
        said = " ".join(votes.result(votes.read("22 22 22", LOSS), LOSS, answered=True))
    finally:
        units.use("kg")
    assert "22.0 lb" in said
    assert "kg," not in said.partition("near")[0]


def test_a_room_in_pounds_is_not_told_that_it_took_them_for_kilograms() -> None:
    # in kilograms, 52 is a pound a week taken for a kilogram, and 29 is the answer's pounds
    assert [idea.name for idea in votes.tally([52, 52, 29.5], LOSS).ideas] == ["a pound a week", "pounds"]
    units.use("lb")
    try:
        room = votes.read("52 52 29 65 57", LOSS, "lb")
        counts = votes.tally(room.numbers, LOSS, room.bare)
        assert (counts.right, [(i.name, i.count) for i in counts.ideas]) == (
            1,
            [("the straight line", 2), ("1.1 lb a week", 1)],
        )
        for question in questions.of_lesson("06") + questions.of_lesson("08"):
            prompt = votes.in_unit(question.prompt_words())
            assert "kg" not in prompt.replace("g/kg", ""), prompt
    finally:
        units.use("kg")
    assert votes.in_unit("How many kg?") == "How many kg?"


def test_a_long_line_of_letters_is_quick() -> None:
    # the pattern must not try the same letters over and over
    for text in ("1" * 20_000, "1," * 10_000, "about " * 3000, "1 " * 9000, string.printable * 150):
        assert votes.read(text) is not None
