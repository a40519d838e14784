"""Every question of every lesson: it takes its own answer, and no wrong idea goes unanswered."""

from __future__ import annotations

import math
import re

import pytest

from lessons_lib import units
from lessons_lib.lesson import drawings, questions
from lessons_lib.lesson.answers import COUNTED, UNIT_WORDS, Reading, measure, ratio
from lessons_lib.lesson.placeholders import words
from lessons_lib.lesson.questions import ChoiceQuestion, Misconception, NumberQuestion
from lessons_lib.science.words import with_minus

ALL = [question for number in questions.lessons() for question in questions.of_lesson(number)]
NUMBERS = [q for q in ALL if isinstance(q, NumberQuestion)]
CHOICES = [q for q in ALL if isinstance(q, ChoiceQuestion)]
MISTAKES = [(q, m) for q in NUMBERS for m in q.misconceptions]
each_question = pytest.mark.parametrize("question", ALL, ids=lambda q: q.id)
each_number = pytest.mark.parametrize("question", NUMBERS, ids=lambda q: q.id)
each_choice = pytest.mark.parametrize("question", CHOICES, ids=lambda q: q.id)
each_mistake = pytest.mark.parametrize(("question", "mistake"), MISTAKES, ids=[f"{q.id} {m.name}" for q, m in MISTAKES])
ASKS_FOR_MORE = [
    "04.4",
    "05.6",
    "06.prediction",
    "06.1",
    "06.3",
    "06.7",
    "08.4",
    "13.9",
    "13.10",
    "13.exit2",
    "20.5",
]
FORGOTTEN = re.compile(r"[{}]|\bnan\b|\binf\b|<function|<lambda>|np\.float64")


def says(question: NumberQuestion | ChoiceQuestion, answer: object) -> str:
    return repr(question.judge(answer))


@pytest.mark.parametrize("number", questions.lessons())
def test_every_lesson_has_what_its_shape_needs(number: str) -> None:
    ids = [question.id for question in questions.of_lesson(number)]
    assert len(set(ids)) == len(ids)
    assert f"{number}.prediction" in ids or drawings.of_lesson(number), "nothing is guessed before the run"
    assert sum(name.startswith(f"{number}.exit") for name in ids) >= 2
    assert all(questions.find(name).id == name for name in ids)
    wrong = sum(len(q.misconceptions) for q in questions.of_lesson(number) if isinstance(q, NumberQuestion))
    assert wrong >= 3


@each_question
def test_words_are_complete(question: NumberQuestion | ChoiceQuestion) -> None:
    texts = [question.markdown(), question.hint_words(), question.solution_words()]
    for text in texts:
        assert len(text) > 10
        assert not FORGOTTEN.search(text), text
    assert question.id in question.markdown()
    assert all(line.startswith(">") for line in question.markdown().splitlines())


@each_question
def test_blank_is_not_judged(question: NumberQuestion | ChoiceQuestion) -> None:
    for blank in (..., "", "..."):
        reply = question.judge(blank)
        assert reply.right is None
        assert repr(reply).startswith("Not answered yet.")


@each_question
def test_replies_repeat(question: NumberQuestion | ChoiceQuestion) -> None:
    for answer in (..., "a", 1, -3.7, None):
        assert says(question, answer) == says(question, answer)
        assert " at 0x" not in says(question, answer)


@each_number
def test_its_own_answer_is_right(question: NumberQuestion) -> None:
    expected = question.expected()
    assert isinstance(expected, float)
    assert math.isfinite(expected)
    for answer in (
        expected,
        f"{expected!r} {question.unit}",
        expected + 0.99 * question.tolerance,
        expected - 0.99 * question.tolerance,
    ):
        reply = question.judge(answer)
        assert reply.right is True, f"{answer}: {reply}"
        assert not FORGOTTEN.search(repr(reply))


@each_number
def test_the_solution_says_the_answer(question: NumberQuestion) -> None:
    numbers = re.findall(r"[-−]?[0-9][0-9,]*(?:\.[0-9]+)?", question.solution_words())
    values = [float(n.replace(",", "").replace("−", "-")) for n in numbers]
    assert any(question.judge(v).right for v in values), question.solution_words()


@each_number
def test_the_tolerance_is_sane(question: NumberQuestion) -> None:
    expected = question.expected()
    # a quarter of the answer, or about what a chart can be read to
    floor = 0.15 if question.unit == "kg" else 0.5
    assert question.tolerance <= max(0.25 * abs(expected), floor)
    if abs(expected) > question.tolerance:
        assert question.judge(min(2 * expected, question.of() if question.of else math.inf)).right is False


@each_number
@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_the_prompt_says_unit_and_minus_by_one_rule(question: NumberQuestion, unit: units.MassUnit) -> None:
    units.use(unit)
    asked = question.prompt_words()
    minus = f"; a minus means {question.minus}" if question.minus else ""
    assert asked.endswith(f" ({question.shown_unit}{minus})")
    assert asked in question.markdown()
    # and nowhere else, or there would be two rules
    assert not re.search(r"positive|negative|a minus", asked.removesuffix(f"{minus})"))
    assert "/" not in question.minus
    assert question.minus or (question.expected() >= 0 and all(m.value() >= 0 for m in question.misconceptions))


@each_number
def test_a_minus_is_an_answer_where_the_direction_is_asked_and_a_size_elsewhere(question: NumberQuestion) -> None:
    expected = question.expected()
    if abs(expected) <= question.tolerance:
        return
    reply = question.judge(-expected)
    if question.minus:
        assert reply.right is False
        assert "Read as" not in repr(reply)
    elif question.id in ASKS_FOR_MORE:
        assert reply.right is None
        assert ("already says which way" if question.slider else "in the other direction") in repr(reply)
    else:
        assert reply.right is True
        assert not question.is_marked or "without the minus: only the size is asked for." in repr(reply)
        assert "without the minus" in question.note(-expected)[1]


@each_number
def test_the_hint_keeps_the_answer(question: NumberQuestion) -> None:
    expected = question.expected()
    if question.is_guess:
        return
    for number in re.findall(r"[0-9][0-9,]*(?:\.[0-9]+)?", question.hint_words()):
        value = float(number.replace(",", ""))
        assert abs(value - abs(expected)) > question.tolerance, question.hint_words()


@each_number
def test_wrong_ideas_differ_from_the_answer_and_from_each_other(question: NumberQuestion) -> None:
    values = [question.expected(), *(m.value() for m in question.misconceptions)]
    for i, a in enumerate(values):
        assert math.isfinite(a)
        for b in values[i + 1 :]:
            assert abs(a - b) > question.tolerance, f"{question.id}: {a} and {b}"
    replies = [words(m.reply, answer=1.0, expected=1.0) for m in question.misconceptions]
    assert len(set(replies)) == len(replies)
    assert len({m.name for m in question.misconceptions}) == len(replies)


@each_mistake
def test_a_wrong_idea_that_reaches_far_covers_no_other_answer(question: NumberQuestion, mistake: Misconception) -> None:
    if mistake.within is None:
        return
    value, far = mistake.value(), mistake.within
    for other in (question.expected(), *(m.value() for m in question.misconceptions if m is not mistake)):
        assert abs(other - value) > far + question.tolerance
    for answer in (value - 0.99 * far, value + 0.99 * far):
        if question.of is not None and answer > question.of():
            continue  # nobody loses more than there is
        if answer >= mistake.whole() - 0.05:
            assert f"all of {mistake.whose}." in question.judge(answer).text
            continue
        assert words(mistake.reply, answer=answer, expected=question.expected()) in question.judge(answer).text


@each_mistake
def test_a_wrong_idea_gets_its_own_reply(question: NumberQuestion, mistake: object) -> None:
    value = float(mistake.value())
    reply = question.judge(value)
    mine = with_minus(words(mistake.reply, answer=value, expected=question.expected()))
    assert reply.right is False
    assert mine in reply.text
    assert len(mine) > 40
    assert not FORGOTTEN.search(repr(reply))


@each_number
def test_any_other_number_is_too_high_or_too_low(question: NumberQuestion) -> None:
    expected, step = question.expected(), 7.77 * question.tolerance
    for value, side in ((expected + step, "too high"), (expected - step, "too low")):
        side = side if question.is_marked else " apart"
        value = round(value) if question.unit in COUNTED else value
        reply = question.judge(value)
        # the other sign may be read as meant; more than there is cannot be
        if value * expected < 0 or (question.of and value > question.of()):
            continue
        assert reply.right is False
        own = any(
            words(m.reply, answer=typed, expected=expected) in reply.text
            for m in question.misconceptions
            for typed in (value, m.value())
        )
        assert own or side in repr(reply) or "right in pounds" in repr(reply)


KG = re.compile(r"\bkgs?\b|\bkilo(gram)?s?\b", re.IGNORECASE)


@each_question
def test_who_thinks_in_pounds_reads_and_writes_pounds(question: NumberQuestion | ChoiceQuestion) -> None:
    units.use("lb")
    said = [question.markdown(), question.hint_words(), question.solution_words()]
    if isinstance(question, NumberQuestion):
        expected = question.expected()
        per = ratio(question.shown_unit, question.unit)
        shown = round(expected / per, 6)
        for answer in (shown, f"{shown}", f"{shown} {question.shown_unit}"):
            reply = question.judge(answer)
            assert reply.right is True, f"{answer}: {reply}"
            said.append(reply.text)
        if question.shown_unit != question.unit:
            assert question.shown_unit.replace("lb", "kg") == question.unit
            assert question.judge(f"{expected!r} {question.unit}").right is True
        said += [question.judge(m.value() / per).text for m in question.ideas()]
        said += [question.judge(answer).text for answer in (1.7 * shown, 0.3 * shown, -shown, "no idea", 1e9)]
        said += [question.note(answer)[1] for answer in (shown, 1e9)]
    else:
        said += [question.judge(option.key).text for option in question.options]
    for text in said:
        assert question.stays or not KG.search(text), text
    # what is marked to stay has a reason to
    if question.stays:
        units.use("kg")
        assert any(KG.search(text) for text in [question.markdown(), question.hint_words(), *_replies(question)])


def _replies(question: NumberQuestion | ChoiceQuestion) -> list[str]:
    if isinstance(question, ChoiceQuestion):
        return [question.judge(option.key).text for option in question.options]
    return [question.judge(m.value()).text for m in question.misconceptions]


@each_number
def test_every_unit_of_the_same_kind_is_taken(question: NumberQuestion) -> None:
    kinds, _ = measure(question.unit) or ((), 1.0)
    over = "" if len(kinds) < 2 else re.split(r"/| per ", question.unit)[1]
    for word in UNIT_WORDS:
        one = measure(word)
        if one is None or one[0] != kinds[:1] or (word in ("s", "m") and kinds[:1] == ("time",)):
            continue
        for per in [""] if not over else [f"/{over}", f" per {over}", f" a {over}", f" each {over}", ""]:
            typed = f"{question.expected() / ratio(word, re.split('/| per ', question.unit)[0])!r} {word}{per}"
            assert question.judge(typed).right is True, typed
    if over in ("day", "week"):
        daily = "daily" if over == "day" else "weekly"
        assert question.judge(f"{question.expected()!r} {re.split('/', question.unit)[0]} {daily}").right is True


@each_number
def test_numbers_of_a_question_are_read_as_europe_and_the_lessons_write_them(question: NumberQuestion) -> None:
    expected = question.expected()
    # with separators for thousands a number is a whole one, without them it may have a decimal comma
    near = round(expected) if question.is_right(round(expected)) else expected
    for text in (f"{near:,.3f}", f"{near:.3f}".replace(".", ","), f"{expected:.2f}".replace(".", ",")):
        if question.is_right(float(f"{near:.3f}")) and question.is_right(float(f"{expected:.2f}")):
            reply = question.judge(text)
            # asked about only where the other reading is a number of this question too
            other = float(text.replace(",", "").replace(".", ""))
            likely = [question.expected(), *(m.value() for m in question.misconceptions)]
            near_other = any(0.1 < other / abs(one) < 10 for one in likely if one)
            assert reply.right is True or ("could be" in repr(reply) and near_other), text
    if abs(near) >= 1000:
        for text in (f"{near:,.0f}", f"{near:,.0f}".replace(",", "."), f"{near:,.0f}".replace(",", " ")):
            assert question.judge(text).right is True, text


@each_number
@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_a_rounded_reading_of_our_own_number_is_right(question: NumberQuestion, unit: units.MassUnit) -> None:
    units.use(unit)
    shown = question.expected() / ratio(question.shown_unit, question.unit)
    assert question.judge(round(shown, 2 if question.unit == "SD" else 1)).right is True
    assert abs(shown) < 10 or question.judge(round(shown)).right is True


@each_number
def test_a_part_of_what_is_counted_and_a_share_of_one_are_read(question: NumberQuestion) -> None:
    expected = question.expected()
    if question.of is not None:
        for text in (f"{expected:.0f}/{question.of():.0f}", f"{expected:.0f} of {question.of():.0f}"):
            assert question.judge(text).right is True, text
        assert question.judge(f"{100 * expected / question.of()!r} %").right is True
        assert question.read("1/0") is not None
    if question.unit == "%" and 1 < abs(expected) < 100 and not question.minus:
        reply = question.judge(expected / 100)
        assert reply.right is True
        assert not question.is_marked or "as a share of 1" in repr(reply)


@each_number
def test_a_refusal_names_a_number_that_could_be_an_answer_and_is_none(question: NumberQuestion) -> None:
    said = repr(question.judge("seed"))
    found = re.search(r"such as (.+)\.$", said)
    assert found, said
    example = question.read(found[1])
    assert isinstance(example, Reading)
    assert not question.is_right(example.value)
    assert question.wrong_idea(example.value) is None
    largest = max(abs(question.expected()), *(abs(m.value()) for m in question.misconceptions))
    assert question.tolerance / 10 <= abs(example.value) <= 10 * largest
    if question.of is not None:
        assert example.value == int(example.value) <= question.of()


@each_choice
def test_one_option_is_right_and_each_wrong_one_is_answered(question: ChoiceQuestion) -> None:
    assert len(question.options) >= 2
    replies = []
    for option in question.options:
        reply = question.judge(option.key)
        assert reply.right is option.right
        assert question.judge(option.key.upper()) == question.judge(option.text) == reply
        text = words(option.reply, answer=option.key, expected=question.expected)
        if not option.right:
            assert len(text) > 40
            replies.append(text)
        assert not FORGOTTEN.search(repr(reply))
        assert option.text in question.markdown()
    assert len(set(replies)) == len(replies)
    assert [option.right for option in question.options].count(True) == 1
    assert question.expected in question.solution_words()


@pytest.mark.parametrize("name", ["00.prediction", "02.prediction"])
def test_nobody_loses_more_than_there_is(name: str) -> None:
    question = questions.find(name)
    for kg in (81, 100, 500, 1000):
        assert "cannot be: it goes up to 80 kg" in repr(question.judge(kg))
    assert "is a weight" in repr(question.judge(75)), "what has a reply of its own is no slip"
