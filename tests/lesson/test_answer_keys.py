"""Every question of every lesson: it takes its own answer, and no wrong idea goes unanswered."""

from __future__ import annotations

import math
import re

import pytest

from lessons_lib import units
from lessons_lib.lesson import drawings, questions
from lessons_lib.lesson.answers import COUNTED, UNIT_WORDS, Reading, Unclear, measure, ratio
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


LEFT_OUT = "without the minus: only the size is asked for."


def _with_a_minus(size: str, unit: str) -> tuple[str, ...]:
    """Return how people write a number below 0: with a hyphen, a minus or a dash, in words, with a comma or a unit."""
    return (
        *(f"-{size}", f"\N{MINUS SIGN}{size}", f"\N{EN DASH}{size}", f"- {size}", f"(-{size})", f"about -{size}"),
        *(f"minus {size}", f"negative {size}", f"-{size.replace('.', ',')}", f"\N{MINUS SIGN}{size} {unit}"),
    )


@each_number
def test_a_minus_is_an_answer_where_the_prompt_says_what_it_means_and_a_size_elsewhere(
    question: NumberQuestion,
) -> None:
    """One rule, whatever is asked and however the minus is written: none is left out unsaid."""
    unit = question.unit if measure(question.unit) else ""
    for value in {question.expected(), *(idea.value() for idea in question.ideas())} - {0.0}:
        # whole, or with two decimals: "1,234" is asked about whatever stands before it
        size = f"{abs(value):.2f}" if abs(value) < 100 and value % 1 else f"{abs(value):.0f}"
        if not float(size) or (question.of is not None and float(size) > question.of()):
            continue
        plain = question.read(size)
        assert isinstance(plain, Reading), size
        assert plain.value >= 0.0
        for typed in _with_a_minus(size, unit):
            got, reply = question.read(typed), repr(question.judge(typed))
            assert isinstance(got, Reading), typed
            assert got.value == pytest.approx(-plain.value if question.minus else plain.value), typed
            if question.minus:
                assert "without the minus" not in reply
                # and nobody is told that a minus is missing, or what it means, who wrote the one that is asked for
                assert got.value * question.expected() < 0.0 or "a minus means" not in reply
            else:
                assert LEFT_OUT in got.note
                assert LEFT_OUT in reply
                assert LEFT_OUT in question.note(typed)[1]


@each_number
def test_nobody_is_told_of_the_wrong_side_who_stands_on_the_right_one(question: NumberQuestion) -> None:
    """An idea on one side of 0 has a range on the other, too; what its reply says of the side must not go with it."""
    if not question.minus:
        return
    expected = question.expected()
    for idea in question.ideas():
        reach = question._of_idea(idea)
        for typed in (-idea.value() + share * reach for share in (-0.9, -0.4, 0.0, 0.4, 0.9)):
            if not typed or question.is_right(typed) or question.wrong_idea(typed):
                continue
            reply = question.judge(typed).text
            if typed * expected > 0.0:
                assert question._filled(idea.reply, float(idea.value())) not in reply, typed
            else:
                assert "side is right" not in reply, typed


@each_number
def test_an_answer_without_the_sign_that_is_asked_for_is_told_so(question: NumberQuestion) -> None:
    expected = question.expected()
    if not question.minus or abs(expected) <= question.tolerance:
        return
    size = f"{abs(expected):.2f}" if abs(expected) < 100 else f"{abs(expected):.0f}"
    for typed in (size, size.replace(".", ","), f"{size} {question.unit}"):
        reply = question.judge(typed)
        assert reply.right is (expected > 0.0)
    down = re.findall(r"less|below|loss|more", question.minus)[0]
    said = question.read(f"{size} {down}")
    assert isinstance(said, Reading)
    assert said.value == pytest.approx(-float(size))
    assert said.note == f"Read as {question.shown(said.value)}."


@each_number
def test_a_minus_and_a_word_that_go_two_ways_are_asked_about(question: NumberQuestion) -> None:
    size = f"{max(abs(question.expected()), 1.0):.0f}"
    up = "less" if question.minus == "more" else "more"
    for typed in (f"-{size} {up}", f"\N{MINUS SIGN}{size} {question.unit} {up}"):
        assert question.judge(typed).right is None
        assert isinstance(question.read(typed), Unclear)


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
    idea = question.wrong_idea(example.value)
    assert idea is None or abs(example.value - float(idea.value())) > question.tolerance
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
