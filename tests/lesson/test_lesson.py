"""What the course says back: reading answers, judging, remembering, and a cell run too early."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons_lib import lesson, units
from lessons_lib.lesson import questions
from lessons_lib.lesson.answers import Reading, Unclear, read
from lessons_lib.lesson.questions import ChoiceQuestion, Misconception, NumberQuestion, Option

LOSS = NumberQuestion(
    id="99.1",
    prompt="How many kg?",
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
    prompt="How many kg?",
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


# --- judging -------------------------------------------------------------------------------


@pytest.mark.parametrize("blank", [..., "", "  ", "...", "…", "?"])
def test_blank_is_blank(blank: object) -> None:
    assert read(blank, "kg") is None
    for question in (LOSS, LETTER):
        assert repr(question.judge(blank)) == "Not answered yet."
        assert question.judge(blank).right is None
    assert repr(GUESS.judge(blank)).startswith("Not answered yet.")


ANYTHING = st.one_of(
    st.text(), st.text(alphabet="0123456789.,/ -−%abk", max_size=8), st.integers(), st.floats(), st.none()
)


@given(ANYTHING)
def test_judging_never_raises(answer: object) -> None:
    for question in (LOSS, GUESS, LETTER):
        reply = question.judge(answer)
        assert repr(reply)
        assert question.note(answer)[1]


def test_a_loss_written_with_a_minus_is_read_and_said() -> None:
    reply = LOSS.judge(-10)
    assert reply.right is True
    assert "Read as 10 kg, without the minus: only the size is asked for." in repr(reply)


def test_a_minus_is_left_out_and_said_also_where_how_much_more_is_asked() -> None:
    """One rule: with a rule of its own for "how much more", one and the same minus would be read three ways."""
    asked = ("20.5", "-44", "44 cm"), ("04.4", "−250", "250 kcal/day"), ("13.exit2", "-10", "10 bands")
    for name, typed, size in asked:
        said = questions.find(name).judge(typed)
        assert said.right is True
        assert f"Read as {size}, without the minus: only the size is asked for." in repr(said)


def test_a_minus_and_a_word_that_go_two_ways_are_asked_about() -> None:
    change = replace(LOSS, prompt="What does the scale do?", minus="a loss")
    for question in (LOSS, change):
        said = repr(question.judge("-4.3 gained"))
        assert said.startswith('A minus and "gained" go two ways. Write one number in kg')


def test_replies_of_a_number() -> None:
    right = "Right. That is the difference."
    assert repr(LOSS.judge(10.1)) == right
    assert repr(LOSS.judge("22 lb")).startswith("Read as 9.98 kg (22 lb). Right.")
    assert repr(LOSS.judge(22)) == "Not yet. 22 is in pounds."
    high, low = repr(LOSS.judge(15)), repr(LOSS.judge(3))
    assert high == "Not yet. 15 kg is too high.\n\nHint. Subtract."
    assert "3 kg is too low" in low
    assert "10" not in high + low
    gain = replace(LOSS, prompt="How much?", expected=lambda: -10.0, misconceptions=(), minus="a loss")
    assert repr(gain.judge(10)) == "Not yet. The size is right, the direction is not: a minus means a loss."
    assert gain.judge(-10).right is True
    assert repr(gain.judge(-10)) == right


def test_a_number_that_is_right_in_pounds_is_told_so() -> None:
    plain = NumberQuestion("99.3", "kg?", "kg", lambda: 10.0, 0.1, "Yes.", "Think.", "{expected:.0f}")
    reply = plain.judge(22.05)
    assert reply.right is False
    assert "right in pounds" in repr(reply)
    assert '"22.05 lb"' in repr(reply)


def test_pounds_are_not_guessed_where_much_counts_as_right() -> None:
    rough = NumberQuestion("99.3", "kg?", "kg", lambda: 0.57, 0.15, "Yes.", "Think.", "{expected:.0f}")
    assert repr(rough.judge(1)) == "Not yet. 1 kg is too high.\n\nHint. Think."
    assert "right in pounds" in repr(rough.judge(1.25))


@pytest.mark.parametrize(
    ("typed", "idea"), [(0.013, "turned"), (0.01, "turned"), (0, ""), (1, ""), (6, ""), (70, None)]
)
def test_a_small_wrong_number_is_the_idea_of_what_is_near_it_only(typed: float, idea: str | None) -> None:
    """What 77 times may be off by is many times what a quotient makes that was turned round."""
    turned = Misconception("turned", lambda: 0.013, "Turn it round.")
    times = NumberQuestion(
        "99.4", "How many?", "times", lambda: 77.0, 8.0, "Yes.", "Think.", "{expected:.0f}", (turned,)
    )
    met = times.wrong_idea(typed)
    assert (met.name if met else "") == (idea or "")
    assert times.is_right(typed) is (idea is None)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        *(("0.6 lost", -0.6), ("a loss of 0.6 kg", -0.6), ("0.6 kg lighter", -0.6), ("0.6 below the start", -0.6)),
        *(("0.6 gained", 0.6), ("-0.6", -0.6), ("0.6", 0.6), ("-0.6 less", -0.6), ("up 0.6 kg", 0.6)),
    ],
)
def test_a_word_for_a_direction_is_a_sign_where_the_direction_is_asked(typed: str, value: float) -> None:
    change = replace(LOSS, prompt="What does the scale do?", minus="a loss")
    got = change.read(typed)
    assert isinstance(got, Reading)
    assert got.value == value
    # what a minus means decides, not that a word sounds like one
    more = replace(change, minus="a gain").read(typed)
    if typed == "-0.6 less":
        assert isinstance(more, Unclear), "there, a minus and less go two ways"
        return
    assert isinstance(more, Reading)
    assert more.value == (value if typed.strip("-0.6") == "" else -value)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("10.5", "0.9 kg more", 0.9),
        ("08.prediction", "never", 208.0),
        ("08.prediction", "week 12", 12.0),
        ("08.prediction", "month six", 365.25 / 14),
        ("07.5", "0.3 below", -0.3),
        ("07.5", "0.3 lighter", -0.3),
        ("10.5", "0.1 kg less", -0.1),
        ("10.5", "0.1 more", 0.1),
        ("03.5", "668 kcal below", -668.0),
    ],
)
def test_a_word_for_a_direction_is_read_by_what_a_minus_means(name: str, typed: str, value: float) -> None:
    question = questions.find(name)
    assert isinstance(question, NumberQuestion)
    got = question.read(typed)
    assert isinstance(got, Reading)
    assert got.value == value


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("05.prediction", "a third", '"a third" of what? Write one number in kg, such as 25 kg.'),
        ("05.prediction", "1/3", '"1/3" of what?'),
        ("05.prediction", "-½", '"-½" of what?'),
        ("05.prediction", "two fifths", '"two fifths" of what?'),
        ("05.prediction", "one in three", '"one in three" of what?'),
        ("05.prediction", "half of her fat", '"half of her fat": how much is that?'),
        ("09.1", "a quarter", '"a quarter" of what? Write one number in kcal'),
        ("04.prediction", "half of it", '"half of it": how much is that? Write one number in kg, such as '),
        ("04.prediction", "half", '"half" of what?'),  # half of the promise, though a week of it is about half a kg
        ("05.prediction", "5/6 kg", '"5/6 kg" could be 5 to 6, or a part of 1.'),
        ("06.prediction", "5/6", '"5/6" could be 5 to 6, or a part of 1.'),
    ],
)
def test_a_part_alone_is_asked_of_what(name: str, typed: str, said: str) -> None:
    question = questions.find(name)
    assert isinstance(question, NumberQuestion)
    got = question.read(typed)
    assert isinstance(got, Unclear)
    assert got.question.startswith(said)


def test_half_that_one_of_a_room_calls_out_is_half_of_the_unit() -> None:
    got = LOSS.read("half", parts=True)
    assert isinstance(got, Reading)
    assert got.value == 0.5


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("05.prediction", "half a kilo", 0.5),
        ("05.prediction", "10/3", 10 / 3),
        ("05.prediction", "3 1/2", 3.5),
        ("07.3", "1/2", 0.5),  # near the right one
        ("06.prediction", "a third", 28.0),
        ("06.3", "5/6", 100 * 5 / 6),
        ("06.prediction", "83/84", 83.0),
    ],
)
def test_a_part_of_what_is_counted_and_one_with_its_unit_or_a_reply_is_read(
    name: str, typed: str, value: float
) -> None:
    question = questions.find(name)
    assert isinstance(question, NumberQuestion)
    got = question.read(typed)
    assert isinstance(got, Reading)
    assert got.value == pytest.approx(value)


def test_never_is_a_number_only_where_the_question_says_which() -> None:
    asked = replace(LOSS, unit="weeks", prompt="In which week?")
    assert repr(asked.judge("never")).startswith("Not never. Write one number in weeks")
    got = replace(asked, never=lambda: 99.0).read("“Never.”")
    assert isinstance(got, Reading)
    assert got.value == 99.0


def test_a_word_for_a_direction_changes_no_size_but_the_other_one_is_asked_about() -> None:
    loss = replace(LOSS, prompt="How many kg lighter is she?")
    for typed in ("10 kg lighter", "10 lost", "a loss of 10 kg"):
        assert loss.judge(typed).right is True
    other = loss.judge("10 kg heavier")
    assert other.right is None
    assert repr(other) == '"heavier" is not the direction that is asked for. Write one number in kg, such as 30 kg.'
    surplus = replace(LOSS, unit="kcal/day", prompt="How many kcal/day above baseline?")
    assert surplus.judge("10 above").right is True
    assert surplus.judge("10 below").right is None


def test_bare_numbers_and_replies_are_in_the_learners_unit() -> None:
    units.use("lb")
    assert LOSS.shown_unit == "lb"
    assert LOSS.judge(22.05).right is True
    assert LOSS.judge("10 kg").right is True
    assert repr(replace(LOSS, misconceptions=()).judge(30)) == "Not yet. 30 lb is too high.\n\nHint. Subtract."
    assert "right in kilograms" in repr(LOSS.judge(10))
    assert GUESS.note(12) == (True, "Noted: 12 lb.")
    assert (
        repr(GUESS.judge(30))
        == "You predicted 30 lb; the run gives 22 lb. The two are 8 lb apart; yours is the larger."
    )
    stays = replace(LOSS, stays=True)
    assert stays.shown_unit == "kg"
    assert stays.judge(10).right is True
    rate = replace(LOSS, unit="kg/week", misconceptions=())
    assert rate.markdown() == "> **99.1** · How many lb? (lb/week)"
    assert rate.prompt_words(unit_beside=True) == "How many lb?"
    assert replace(rate, minus="a loss").prompt_words(unit_beside=True) == "How many lb? (a minus means a loss)"


@pytest.mark.parametrize("answer", [1e9, "1e9 kg", "1,000,000", 300])
def test_a_prediction_that_cannot_be_is_asked_about_and_not_noted(answer: object) -> None:
    noted, said = GUESS.note(answer)
    assert not noted
    assert "far from anything that can be" in said
    assert GUESS.judge(answer).right is None
    mornings = replace(GUESS, unit="mornings", of=lambda: 84.0)
    assert mornings.note(100)[1].startswith("100 mornings cannot be: it goes up to 84 mornings.")
    assert mornings.note(84)[0]
    assert replace(GUESS, unit="%").note(101)[1].startswith("101 % cannot be: it goes up to 100 %.")
    assert GUESS.note("5-7")[0] is False


def test_a_prediction_is_compared_and_not_marked() -> None:
    assert repr(GUESS.judge(10.5)) == "You predicted 10.5 kg; the run gives 10 kg. Close."
    assert repr(GUESS.judge(14)) == (
        "You predicted 14 kg; the run gives 10 kg. The two are 4 kg apart; yours is the larger."
    )
    assert repr(GUESS.judge(...)) == "Not answered yet. For comparison, the run gives 10 kg."
    trial = replace(GUESS, found=True)
    assert (
        repr(trial.judge(14))
        == "You predicted 14 kg; the trial found 10 kg. The two are 4 kg apart; yours is the larger."
    )
    assert "the trial found" in questions.find("10.prediction").judge(...).text
    # a year is no finer a guess than its question asks for, and a typed decimal stays
    weeks = questions.find("08.prediction")
    assert repr(weeks.judge("1 year")).startswith("You predicted 52 weeks; the run gives 120 weeks.")
    assert repr(weeks.judge("30.5 weeks")).startswith("You predicted 30.5 weeks;")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (4, "6 kg apart; the run's is about 2.5 times as large."),
        (7, "3 kg apart; the run's is the larger."),
        (20, "10 kg apart; yours is about 2 times as large."),
        (100, "90 kg apart; yours is about 10 times as large."),
        (0, "10 kg apart; the run's is the larger."),
        (22, "12 kg apart. In pounds, 22 would have been right."),
        (-4, "14 kg apart, on either side of 0."),
    ],
)
def test_a_guess_is_told_which_is_the_larger_and_how_many_times(answer: float, said: str) -> None:
    assert repr(replace(GUESS, minus="a gain").judge(answer)).endswith(said)
    asked = repr(replace(GUESS, id="99.1", guess=True, found=True, minus="a gain").judge(answer))
    assert asked.endswith(said.replace("the run's", "the right one"))


@pytest.mark.parametrize(
    ("unit", "expected", "answer", "said"),
    [
        ("kcal", 3750.0, 15690, "15,690 would be right in kilojoules, but the question asks for kcal."),
        ("kcal/day", 250.0, 1750, "1,750 would be right in kcal/week, but the question asks for kcal/day. Convert"),
        ("kcal/day", 250.0, 1046, "1,046 would be right in kJ/day"),
        ("minutes/week", 210.0, 30, "30 would be right in minutes/day"),
        ("cm", 200.0, 2, 'write the unit, such as "2 m".'),
        ("weeks", 12.0, 84, "84 would be right in days"),
        ("kcal", 3750.0, 37500, "37,500 kcal has the right digits. Look at the zeros, or at the decimal point."),
        ("kcal", 3750.0, 375, "375 kcal has the right digits."),
    ],
)
def test_a_slip_with_a_unit_or_a_zero_is_told_as_one(unit: str, expected: float, answer: float, said: str) -> None:
    asked = replace(LOSS, unit=unit, expected=lambda: expected, tolerance=expected / 100, misconceptions=())
    assert said in repr(asked.judge(answer))


def test_ten_trials_for_one_and_a_tenth_on_a_slider_are_no_slips_with_a_zero() -> None:
    for unit, slider, said in (("kcal", False, "digits"), ("trials", False, "too high"), ("kcal", True, "too high")):
        asked = replace(LOSS, unit=unit, slider=slider, misconceptions=())
        assert said in repr(asked.judge(100))


@pytest.mark.parametrize("name", ["06.3", "04.6"])
def test_what_can_only_be_guessed_is_told_and_never_marked(name: str) -> None:
    question = questions.find(name)
    said = repr(replace(question, id="99.1").judge("a" if name == "04.6" else 90))
    assert said.startswith(
        "You said: "
        if name == "04.6"
        else "Your guess: 90 %; it is 27 %. The two are 63 points apart; yours is about 3.4 times as large."
    )
    assert "Not yet" not in said
    before = repr(lesson.recap(name[:2]))
    asked = lesson.ask(name).set("a" if name == "04.6" else 60)
    assert asked.right is None
    assert "hint" not in asked.controls
    assert repr(lesson.recap(name[:2])).partition("Not answered yet")[0] == before.partition("Not answered yet")[0]
    assert f"{name}" not in repr(lesson.recap(name[:2])).partition("Not answered yet")[2]
    assert "lesson.hint" not in repr(lesson.check(name, "a" if name == "04.6" else 40))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (11.4, "Close, a little too high. Work it out to within 1 kg."),
        (8.1, "Close, a little too low"),
        (12.1, "too high"),
    ],
)
def test_an_answer_that_was_rounded_on_the_way_is_close(answer: float, said: str) -> None:
    reply = replace(LOSS, tolerance=1.0, misconceptions=()).judge(answer)
    assert reply.right is False
    assert said in reply.text
    assert "10" not in reply.text
    assert ("**Hint.** Subtract." in reply.text) is ("Close" not in said), "no reply is two bare words"


def test_what_is_close_is_told_by_what_was_asked() -> None:
    plain = replace(LOSS, tolerance=0.5, unit="mornings", misconceptions=())
    assert repr(plain.judge(11)) == "Not yet. Close, a little too high. Count once more."
    part = replace(plain, expected=lambda: 10.2)
    assert repr(part.judge(11)) == "Not yet. Close, a little too high. Work it out to within 0.5 mornings."
    cell = replace(plain, hint="Change the number in the cell below, and run it.", of=lambda: 84.0)
    assert repr(cell.judge(11)).endswith("Run the cell below, and take its number.")
    moved = replace(plain, unit="kcal", slider=True)
    assert repr(moved.judge(11)) == "Not yet. Close: a little lower. Read it off the slider."
    assert repr(moved.judge(9)) == "Not yet. Close: a little higher. Read it off the slider."


def test_a_decimal_is_not_told_to_be_rounded_too_far() -> None:
    rounded = Misconception("rounded too far", lambda: 2.0, "One decimal, please.", 0.04)
    asked = replace(LOSS, expected=lambda: 1.905, tolerance=0.05, misconceptions=(rounded,))
    assert repr(asked.judge("2")) == "Not yet. One decimal, please."
    assert repr(asked.judge("2.0")).endswith("Close, a little too high. Work it out to within 0.05 kg.")


def test_whole_things_are_answered_whole() -> None:
    boards = replace(LOSS, unit="boards", expected=lambda: 3.0, tolerance=0.4, misconceptions=())
    for typed in ("1.5", 1.5, "2.5 boards"):
        assert repr(boards.judge(typed)) == "Whole boards only."
    assert boards.judge("3.0").right
    assert replace(boards, expected=lambda: 3.2).judge("3.5").right


def test_a_loss_of_all_of_a_body_and_a_body_of_nothing_are_told_as_such() -> None:
    year = questions.find("05.prediction")
    assert repr(year.judge(80)).endswith("That would be all of Ana.")
    assert "is a weight" in repr(year.judge(66))
    none = replace(questions.find("05.2"), misconceptions=())  # else it is lower than the line of the first month
    assert repr(none.judge(0)).endswith("That is no weight.")
    assert questions.find("05.6").judge(0).text.count("no weight") == 0


def test_a_wrong_idea_with_a_minus_is_the_idea_all_the_same() -> None:
    pounds = Misconception("pounds", lambda: 22.0, "22 is in pounds.")
    gain = replace(LOSS, prompt="How much?", minus="a loss", misconceptions=(pounds,))
    assert repr(gain.judge(-22)) == "Not yet. 22 is in pounds. And a minus means a loss."
    assert repr(gain.judge(22)) == "Not yet. 22 is in pounds."


def test_never_is_said_back_as_never() -> None:
    late = replace(GUESS, unit="weeks", never=lambda: 104.0)
    assert late.note("never") == (True, "Noted: never.")
    assert repr(late.judge("never")).startswith("You predicted never; the run gives 10 weeks.")
    assert replace(GUESS, unit="days").note("never")[1].startswith("Not never. Write one number in days")


def test_a_number_of_the_question_is_no_slip_with_a_zero() -> None:
    asked = replace(LOSS, prompt="It is 100 cm lower. How much is left?", misconceptions=())
    assert "digits" not in repr(asked.judge(100))


def test_a_guessed_share_is_no_more_than_all() -> None:
    share = replace(LOSS, unit="%", guess=True, misconceptions=())
    assert repr(share.judge(110)).startswith("110 % cannot be: it goes up to 100 %.")


def test_the_answer_to_a_vote_begins_with_its_letter() -> None:
    assert repr(lesson.compare("03.claim")).startswith("03.claim · Not answered yet. b: A and C count")


@pytest.mark.parametrize("typed", ["b", "B", "(b)", " b. ", "b)", "option b", "The second", "The second."])
def test_a_letter_is_read_as_people_write_it(typed: str) -> None:
    assert LETTER.judge(typed).right is True


@pytest.mark.parametrize("typed", ["Option (b)", "“b”", "'b'", "b: the second", "b) The second.", "I think b", "b!"])
def test_a_letter_may_have_something_around_it(typed: str) -> None:
    assert LETTER.judge(typed).right is True


@pytest.mark.parametrize("typed", ["b: the first", "ab", "b or a", "z", 1, None, ["b"], True])
def test_no_such_letter_is_asked_about(typed: object) -> None:
    reply = LETTER.judge(typed)
    assert reply.right is None
    assert repr(reply) == "Answer with one letter: a or b."


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
    assert "without the minus: only the size is asked for" in repr(lesson.predict("04.prediction", -6))
    assert "one number" in repr(lesson.predict("04.prediction", "no idea"))
    assert "compare later" in repr(lesson.predict("04.prediction", ...))
    assert repr(lesson.predict("04.claim", "C")).startswith("Noted: c, ")
    assert lesson.predict("04.prediction", 6).right is None


def test_unknown_questions_are_answered_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"no question '04\.77'.*04\.prediction, 04\.1, 04\.3"):
        lesson.check("04.77", 1)
    with pytest.raises(ValueError, match=r"no questions for lesson '77'.*00"):
        lesson.hint("77.1")
    with pytest.raises(ValueError, match="not the id of a question"):
        lesson.solution(4)


def test_recap_counts_what_is_right_and_names_what_to_look_at_again() -> None:
    ids = [question.id for question in questions.of_lesson("04")]
    assert ", ".join(ids) == "04.claim, 04.prediction, 04.1, 04.3, 04.4, 04.6, 04.exit1, 04.exit2"

    def said() -> str:
        return repr(lesson.recap("04"))

    short = "04.claim, 04.prediction, 04.1, 04.3, 04.4, 04.6, 04.exit1, 04.exit2"
    assert [line[:3] for line in said().splitlines()] == ["1. ", "2. ", "3. ", "", "0 o"]
    assert said().endswith(f"\n\n0 of 5 right. Votes and guesses do not count. Not answered yet: {short}.")
    lesson.predict("04.prediction", 5)
    lesson.check("04.1", 3)  # wrong, and answered
    lesson.check("04.4", "no idea")  # not understood, so not answered
    lesson.check("04.6", ...)
    assert "05.prediction, 05.1 to 05.4, 05.6" in repr(lesson.recap("05")), "neighbours are a run"
    left = "04.claim, 04.3, 04.4, 04.6, 04.exit1, 04.exit2"
    assert said().endswith(
        f"0 of 5 right. Votes and guesses do not count. To look at again: 04.1. Not answered yet: {left}."
    )
    for question in questions.of_lesson("04"):
        expected = question.expected
        lesson.check(question.id, expected() if callable(expected) else expected)
    assert said().endswith("5 of 5 right. Votes and guesses do not count. Everything was answered.")
    for question in questions.of_lesson("04"):
        lesson.check(question.id, 1e6 if isinstance(question, NumberQuestion) else "a")
    assert "Everything was answered" not in said()
    lesson.reset()
    assert "0 of 5 right. Votes and guesses do not count. Not answered yet" in said()


def test_recap_speaks_the_learners_unit_and_knows_its_lessons() -> None:
    kg = lesson.recap("05").sentences
    units.use("lb")
    assert len(kg) == 3
    assert [" kg" in kg[0], " lb" in lesson.recap("05").sentences[0]] == [True, True]
    with pytest.raises(ValueError, match="77"):
        lesson.recap("77")


@pytest.mark.parametrize(
    ("number", "asked"),
    [
        ("02", "00.exit1 00.exit2"),
        ("04", "00.exit2 02.exit1"),
        ("06", "02.exit2 04.exit1"),
        ("13", "09.exit2 11.exit1"),
    ],
)
def test_recall_asks_of_two_lessons_before_and_of_four(number: str, asked: str) -> None:
    recalled = lesson.recall(number)
    assert not isinstance(recalled, lesson.Reply)
    assert " ".join(one.question.id for one in recalled.asked) == asked
    assert all(name in repr(recalled) for name in asked.split())


def test_the_first_lessons_recall_nothing() -> None:
    assert repr(lesson.recall("00")) == "Lesson 00 has no questions to recall."
    assert repr(lesson.recall("01")) == "Lesson 01 has no questions to recall."
