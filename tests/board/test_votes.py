"""The room's votes: read as they are meant or asked about, counted to the right idea, never fatal, never in silence."""

from __future__ import annotations

import random
import re
import string
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessons_lib import PEOPLE, Plan, data, project, units
from lessons_lib.board import votes
from lessons_lib.board.asked import Asked, of_lesson
from lessons_lib.board.board import Board
from lessons_lib.board.room import Room
from lessons_lib.board.story import Story
from lessons_lib.board.tally import near, result, tally
from lessons_lib.board.votes_canvas import bin_edges, votes_drawn
from lessons_lib.lesson import questions
from lessons_lib.lesson.questions import ChoiceQuestion, NumberQuestion

LOSS, CLAIM, MORNINGS, EATEN = (of_lesson(name) for name in ("05.prediction", "04.claim", "06.prediction", "08.3"))
LB = units.KG_PER_LB
VOTED = ("claim", "prediction", "exit1", "exit2")


class Quiet(Story):
    """Scenes without a picture."""

    def refresh(self) -> None:
        """Draw nothing."""


STORY = Quiet()


def number_of(asked: Asked) -> NumberQuestion:
    assert isinstance(asked.question, NumberQuestion)
    return asked.question


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("4, 5.5 6lb about 7; 8", [4, 5.5, 6 * LB, 7, 8]),
        ("4,5,6,7", [4, 5, 6, 7]),
        ("5,5; 6,25; 7", [5.5, 6.25, 7]),
        ("5,5 6,5 7", [5.5, 6.5, 7]),
        ("1,5", [1.5]),
        ("1,5, 2,5, 3", [1.5, 2.5, 3]),
        ("4\n5\r\n6\t7", [4, 5, 6, 7]),
        ("10kg 20 lbs 3 kilos", [10, 20 * LB, 3]),
        ("2 lb 10 oz, 1 kg 500 g", [2.625 * LB, 1.5]),
        ("~8, ≈9, circa 10, maybe 11", [8, 9, 10, 11]),
        ("4 1/2; 1/2", [4.5, 0.5]),
        (".5 and 0.7", [0.5, 0.7]),
        ("1000 g", [1.0]),
        ("10.", [10]),
        # hands counted
        ("24 x7", [24] * 7),
        ("6 ||| 5 ||", [6, 6, 6, 5, 5]),
        ("6 kg: ||, 7 | 8", [6, 6, 7, 8]),
        ("10x5, 12 × 3; 8*2", [10] * 5 + [12] * 3 + [8] * 2),
        ("24 kg x7", [24] * 7),
        ("24 (7)", [24] * 7),
        ("10: 5, 12: 7, 15: 3", [10] * 5 + [12] * 7 + [15] * 3),
        # lists
        ("1) 5\n2) 6.5\n 3)7", [5, 6.5, 7]),
        ("1. 12\n2. 15\n3. 13", [12, 15, 13]),
        ("1. 12 / 2. 15 / 3. 13", [12, 15, 13]),
        ("1. 12 2. 15 3. 13", [12, 15, 13]),
        ("1: 12, 2: 15, 3: 13", [12, 15, 13]),
        ("1\t12\n2\t15\n3\t13", [12, 15, 13]),
        ("10. 12. 14", [10, 12, 14]),
        ("Team 3: 20", [20]),
        ("Team 3: 20, Team 4: 25", [20, 25]),
        ("Team 3 20", [20]),
        ("Ana 12, Ben: 14", [12, 14]),
        # words
        ("ten", [10]),
        ("nothing, ten, twelve, twenty-one, a dozen, one and a half", [0, 10, 12, 21, 12, 1.5]),
        (
            "6 and a half, 7 and a quarter; Ben 8 and three quarters; 6 and 1/2, 4 and a half x2",
            [6.5, 7.25, 8.75, 6.5, 4.5, 4.5],
        ),
        ("6 and 7, half", [6, 7, 0.5]),
        ("lost 12, 13 kg lighter, she loses 14 kg", [12, 13, 14]),
        ("-13 −14 15", [13, 14, 15]),
        ("", []),
        (" ,;, ", []),
    ],
)
def test_numbers_are_read_as_they_are_meant(text: str, numbers: list[float]) -> None:
    read = votes.read(text, LOSS)
    assert read.numbers == pytest.approx(tuple(numbers))
    assert not read.unclear


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("3 to 5", "is a range. Decide on one number of it, such as its middle, 4."),
        ("5-10", "such as its middle, 7.5."),
        ("5 - 10", "such as its middle, 7.5."),
        ("between 5 and 10", "such as its middle, 7.5."),
        ("from 5 to 10", "such as its middle, 7.5."),
        ("5 or 6", "such as its middle, 5.5."),
        ("12±2", "goes to both sides"),
        ("12:30", "could be 30 hands for 12 kg. Then write 12 x30."),
        ("1 lb/week", "is in lb/week, but the question asks for kg."),
        ("0.5 kg per week", "is in kg per week, but the question asks for kg."),
        ("1.200", "could be 1200 or 1.2."),
        ("1,200", "could be 1200 or 1.2."),
        ("12,14, 15", "could be 12.14, or 12 and 14."),
        ("23,6 8.5", "could be 23.6, or 23 and 6."),
        ("1000", "cannot be meant here. Is it a slip?"),
        ("1000000", "Is it a slip?"),
        ("over 10", "is a bound"),
        ("at most 10", "is a bound"),
        ("7 x 24 kg", "is a sum"),
        ("12 x0", "for no hand at all?"),
        ("10 kcal", "is in kcal"),
        ("3%", "is in %"),
        ("12 parsecs", "parsecs"),
        ("not 12", "could not be read"),
        ("ten twelve", "could not be read"),
        ("1/0", "divides by zero"),
        ("a lot", "is no vote that can be read"),
        ("Jürgen", "is no vote that can be read"),
        ("v2", "no vote"),
        ("nan", "no vote"),
        ("!!!", "no vote"),
    ],
)
def test_what_nobody_can_tell_is_asked_about(text: str, asks: str) -> None:
    read = votes.read(f"4 ; {text} ; 5", LOSS)
    assert {4.0, 5.0} <= set(read.numbers)
    (piece,) = read.unclear
    assert asks in piece.said
    assert "Asked about: “" in str(read)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("a 12 b 8 c 5", "a" * 12 + "b" * 8 + "c" * 5),
        ("a 2 b 0 c 1", "aac"),
        ("aaa bb c ||||| ||", "aaabb" + "c" * 7),
        ("a /// b: //\nc |", "aaabbc"),
        ("a | b | c", "abc"),
        ("a: 12, b: 8, c: 5", "a" * 12 + "b" * 8 + "c" * 5),
        ("12 a, 8 b", "a" * 12 + "b" * 8),
        ("12 a 8 b 5 c", "a" * 12 + "b" * 8 + "c" * 5),
        ("a12b8c5", "a" * 12 + "b" * 8 + "c" * 5),
        ("a=3 b x2", "aaabb"),
        ("aaabbc", "aaabbc"),
        ("a b b C a", "abbca"),
        ("a and b", "ab"),
        ("aab 3", "aabbb"),
        ("1. a\n2. b\n3. c", "abc"),
        ("Team 3: b, Team 4: a 2", "baa"),
        ("Ana: b, Ben c", "bc"),
        ("a - 2, b - 1", "aab"),
        ("I agree.", "a"),
        ("I say b; option c", "bc"),
        ("", ""),
    ],
)
def test_letters(text: str, letters: str) -> None:
    read = votes.read(text, CLAIM)
    assert "".join(map(str, read.values)) == letters
    assert not read.unclear


@pytest.mark.parametrize(
    "text", ["d 4", "12", "a lot", "abacus", "a or b", "none", "ten a", "nobody c", "all a", "I do not know"]
)
def test_what_is_no_letter_is_asked_about(text: str) -> None:
    read = votes.read(f"a\n{text}", CLAIM)
    assert read.values == ("a",)
    assert len(read.unclear) == 1


def test_thousands_are_read_where_kcal_are_asked_for() -> None:
    for text in (
        "1,900; 2,300 2100",
        "1900, 2300, 2100 kcal",
        "1.900; 2.300 2100",
        "1.900, 2.300, 2.100",
        "1.900,2.300,2.100",
        "1 900, 2 300; 2'100",
        "1.9k 2.3k 2100",
    ):
        assert votes.read(text, EATEN).numbers == (1900.0, 2300.0, 2100.0), text
    assert votes.read("1.900,5", EATEN).numbers == (1900.5,)
    assert votes.read("34/84, 40 %, half", MORNINGS).numbers == pytest.approx((34, 33.6, 42))
    assert votes.read("85", MORNINGS).unclear


# what holds for anything that is typed

BITS = re.findall(r"\S+", "kg lb x7 x 3 : ; , . - to and or between a b c ab Team Ana ten half 1. 2) (4) ± 1,5 2.5 / %")
TYPED = st.one_of(
    st.text(max_size=120),
    st.lists(st.one_of(st.integers(-5, 60).map(str), st.sampled_from([*BITS, "\n", "\t"])), max_size=14).map(" ".join),
)


@given(TYPED, st.sampled_from([LOSS, CLAIM, MORNINGS, EATEN]))
@settings(deadline=None)
def test_nothing_is_left_out_in_silence(text: str, asked: Asked) -> None:
    read = votes.read(text, asked)
    at, between = 0, ""
    for piece in read.pieces:
        start, end = piece.place
        assert start >= at, "pieces do not overlap"
        assert piece.typed == text[start:end] != ""
        assert piece.said
        assert piece.hands >= 1
        between += text[at:start] + " "
        at = end
    between += text[at:]
    assert re.fullmatch(r"(?:\b(?:and|or|a|the|then)\b|[\s,;.|/])*", between, re.IGNORECASE), between
    assert sum(p.hands for p in read.pieces if p.value is not None) >= len(read.values)
    if sum(p.hands for p in read.pieces if p.value is not None) <= votes.MOST:
        assert len(read.values) == sum(p.hands for p in read.pieces if p.value is not None)
    assert str(read)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), min_size=1, max_size=12))
@settings(deadline=None)
def test_what_was_read_says_itself_again(counted: list[tuple[int, int]]) -> None:
    text = ", ".join(f"{value} x{hands}" for value, hands in counted)
    read = votes.read(text, LOSS)
    assert [(piece.value, piece.hands) for piece in read.pieces] == counted
    again = votes.read("; ".join(piece.said for piece in read.pieces), LOSS)
    assert again.values == read.values


@given(st.lists(st.sampled_from("abc"), max_size=60))
@settings(deadline=None)
def test_one_key_is_one_hand(keys: list[str]) -> None:
    read = votes.read("".join(keys), CLAIM)
    assert list(read.values) == keys
    room = Room().heard("".join(keys), CLAIM)
    counted = re.findall(r"\d+", (result(room, answered=False) or ["0"])[0])
    assert sum(map(int, counted[1:])) == len(keys)


@given(TYPED)
@settings(deadline=None)
def test_anything_may_be_pasted(text: str) -> None:
    room = Room().heard(text, LOSS)
    assert all(np.isfinite(room.numbers))
    assert len(room.numbers) <= votes.MOST
    counted = tally(room.numbers, number_of(LOSS))
    assert counted.low < counted.high
    assert bool(result(room, answered=True)) == bool(room.values) == bool(near(room))


def test_two_hundred_and_no_more() -> None:
    many = votes.read(" ".join(str(n % 50) for n in range(1, 501)), LOSS)
    assert len(many.numbers) == 200
    assert "500 votes read. That is more than 200: the first 200 are drawn." in str(many)
    assert "Only the first" in str(votes.read("7 " * 30_000, LOSS))
    assert len(votes.read("a 150, b 150", CLAIM).values) == 200


def test_a_long_line_of_letters_is_quick() -> None:
    # the patterns must not try the same letters over and over
    for text in (
        "1" * 20_000,
        "1," * 10_000,
        "about " * 3000,
        "1 " * 9000,
        string.printable * 150,
        "ten " * 900,
        "a" * 4000,
    ):
        assert votes.read(text, LOSS) is not None
        assert votes.read(text, CLAIM) is not None


# the room


def test_a_piece_is_corrected_in_its_place() -> None:
    room = Room().heard("12 x3, 3 to 5\n1,200; 14", LOSS)
    assert [piece.value for piece in room.typed.pieces] == [12.0, None, None, 14.0]
    better = room.corrected(1, "4").corrected(2, "12")
    assert better.typed.text == "12 x3, 4\n12; 14"
    assert better.numbers == (12.0, 12.0, 12.0, 4.0, 12.0, 14.0)
    gone = better.corrected(0, "")
    assert gone.numbers == (4.0, 12.0, 14.0)
    with pytest.raises(ValueError, match="not in the list any more"):
        gone.corrected(9, "4")


def test_what_was_said_stays_what_it_was_said_to_be() -> None:
    with units.using("lb"):
        room = Room().heard("30 52", LOSS)
    assert room.numbers == pytest.approx((30 * LB, 52 * LB))
    # read again while the board shows kilograms
    assert room.corrected(0, "29").numbers == pytest.approx((29 * LB, 52 * LB))
    assert room.called(["12"], LOSS).numbers == pytest.approx((30 * LB, 52 * LB, 12 * LB))


def test_phones_and_hands_are_one_room() -> None:
    room = Room().heard("a 2", CLAIM).called(["b", "b", "c"], CLAIM)
    assert "".join(map(str, room.values)) == "aabbc"
    assert str(room) == "2 votes read. 3 from phones."
    assert room.called([], CLAIM).values == ("a", "a")


# counted


def test_random_rooms_are_counted_to_the_nearest_idea() -> None:
    walk, loss = random.Random(5), number_of(LOSS)
    values = [loss.expected(), *(m.value() for m in loss.misconceptions)]
    for _ in range(20):
        room = [walk.uniform(0, 80) for _ in range(walk.randint(2, 60))]
        counts = tally(room, loss)
        counted = [0] * len(values)
        for guess in room:
            nearest = min(range(len(values)), key=lambda i: abs(values[i] - guess))
            if abs(values[nearest] - guess) <= max(loss.tolerance, 0.04 * abs(values[nearest])):
                counted[nearest] += 1
        assert counts.right == counted[0]
        assert {idea.name: idea.count for idea in counts.ideas} == {
            m.name: n for m, n in zip(loss.misconceptions, counted[1:], strict=True) if n
        }
        assert [idea.count for idea in counts.ideas] == sorted((idea.count for idea in counts.ideas), reverse=True)


def test_each_idea_alone_is_named_with_the_first_sentence_of_its_reply() -> None:
    for idea in number_of(LOSS).misconceptions:
        said = result(Room().heard(f"{idea.value():.2f} x3", LOSS), answered=True)
        assert f"3 near {units.mass(idea.value())}, {idea.name}: " in said[-1]
        assert said[-1][-1] in ".!?"
        assert "{" not in said[-1]


def test_the_answer_is_not_given_away_before_the_reveal() -> None:
    said = " ".join(result(Room().heard("24 24 24", LOSS), answered=False))
    assert "answer" not in said
    assert "straight line" not in said
    assert result(Room().heard("a 2 c", CLAIM), answered=False) == ["3 votes: a 2, b 0, c 1."]


def test_an_absurd_guess_does_not_squeeze_the_room() -> None:
    room = Room().heard("12 13 14 13 12 180", LOSS)
    counts = tally(room.numbers, number_of(LOSS))
    assert counts.high - counts.low < 10
    assert "1 lies outside the picture." in result(room, answered=False)


def test_a_room_that_votes_in_pounds_is_in_pounds() -> None:
    with units.using("lb"):
        room = Room().heard("30 52 50 25 29.5 20 15 40", LOSS)
        said = " ".join(result(room, answered=True))
        assert "The answer is 29.5 lb: 2 of 8 came near. 2 near 52.0 lb, the straight line" in said
        assert "kg" not in said
        # in kilograms, 52 is a pound a week taken for a kilogram, and 29 is the answer's pounds
        counts = tally(Room().heard("52 52 29 65 57", LOSS).numbers, number_of(LOSS), "lb")
        assert (counts.right, [(i.name, i.count) for i in counts.ideas]) == (
            1,
            [("the straight line", 2), ("1.1 lb a week", 1)],
        )
        for question in questions.of_lesson("06") + questions.of_lesson("08"):
            prompt = question.prompt_words()
            assert "kg" not in prompt.replace("g/kg", "") or question.stays, prompt
    assert [idea.name for idea in tally([52, 52, 29.5], number_of(LOSS)).ideas] == ["a pound a week", "pounds"]


# what a scene asks


def scene(tmp_path: Path, name: str = "the_bending_line", **changes: Any) -> Board:
    return Board(tmp_path).set(scene=name, **changes)


def answer(board: Board) -> float:
    return float(number_of(board.asked).expected())


def test_the_vote_is_about_who_and_what_is_on_the_board(tmp_path: Path) -> None:
    board = scene(tmp_path, person="hugo")
    board.vote("13 14 24")
    board.set(answer=True)
    assert "Hugo eats" in board.words
    assert "The answer is 13.8 kg" in board.words
    # what is refused is not voted on, and not said
    board = scene(tmp_path, person="chloe")
    assert board._screen.ui["asked"]["off"]
    board._act({"id": "x", "votes": "12 13"})
    assert "BMI" in board.words
    assert not board.room.values


def test_a_scene_of_ones_own_has_a_right_vote(tmp_path: Path) -> None:
    text = data.scene_files()[0].read_text(encoding="utf-8")
    for old, new in (
        ("500", "300"),
        ("weeks = 52", "weeks = 20"),
        ("closer = [40, 52]", "closer = [8, 20]"),
        ('"ana"', '"ben"'),
        ("in 52 weeks", "in 20 weeks"),
        ('"05.prediction"', '"change"'),
    ):
        text = text.replace(old, new)
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    board = scene(tmp_path, "mine")
    run = project(PEOPLE["ben"], Plan.deficit(300), 140)
    assert answer(board) == pytest.approx(run.weight_kg[0] - run.weight_kg[-1])
    board.vote("4 5 6 3 4.1 4.2")
    board.set(answer=True)
    assert "Ben eats 300 kcal a day below what he spends" in board.words
    assert f"The answer is {answer(board):.1f} kg: 3 of 6 came near." in board.words
    (tmp_path / "letters.toml").write_text(text.replace('"change"', '"04.claim"'), encoding="utf-8")
    board = scene(tmp_path, "letters")
    board.vote("a 12 b 8 c 5")
    assert "25 votes: a 12, b 8, c 5." in board.words
    assert board.error is None
    board.set(answer=True)
    assert "The answer is c: 5 of 25." in board.words
    table = [line for line in board.table_csv().splitlines() if not line.startswith("#")]
    assert table[-26:-23] == ["vote_letter", "a", "a"]


def test_each_scene_asks_its_own_question(tmp_path: Path) -> None:
    board = scene(tmp_path, "same_deficit_two_people")
    assert board.asked.choices() == {"a": "Ana", "b": "Esther", "c": "both the same"}
    board.vote("a 3 b 2 c 5")
    board.set(answer=True)
    runs = [project(PEOPLE[who], Plan.deficit(500), 364).weight_kg for who in ("ana", "esther")]
    right = "a" if runs[0][0] - runs[0][-1] > runs[1][0] - runs[1][-1] else "b"
    assert f"The answer is {right}: " in board.words
    assert "5 chose c: That is the rule" in board.words
    board.vote("")
    assert "choose another second person" in board.set(other="ana")._screen.ui["asked"]["prompt"]
    board.set(scene="did_the_diet_stop_working")
    eaten = re.search(r"She eats ([\d,]+) kcal", board.set(reveal=4).words)
    assert eaten
    assert answer(board) == pytest.approx(float(eaten[1].replace(",", "")), abs=0.5)
    for name, unit in (("below_what", "kcal/day"), ("month_six", "weeks"), ("a_thousand_squats", "kg")):
        board.set(scene=name)
        assert board.asked.unit == unit
        assert board.asked.prompt().endswith(f"({unit})")
        board.vote("5 6 7")
        assert board.set(answer=True).error is None
    board.set(scene="holding_steady_gaining_on_purpose")
    assert board.asked.sign == 1


@given(st.sampled_from(sorted(PEOPLE)), st.integers(-10, 15), st.sampled_from(["the_bending_line", "month_six"]))
@settings(max_examples=15, deadline=None)
def test_no_wrong_idea_has_the_right_number(person: str, deficit: int, name: str) -> None:
    board = STORY.set(scene=name, person=person, deficit_kcal=50 * deficit)
    told = board.room.on_screen(board._asks_now)
    if told["off"]:
        assert told["prompt"][-1] in ".!"
        return
    asked = board.asked
    question = number_of(asked)
    assert asked.most > 0
    for idea in question.misconceptions:
        assert abs(idea.value() - question.expected()) > question.tolerance
        assert idea.value() <= 2.5 * asked.most or name == "month_six"


# bars


@given(st.lists(st.integers(0, 60), min_size=2, max_size=150), st.sampled_from([1.0, 0.5, 0.1]))
@settings(deadline=None)
def test_every_bar_holds_as_many_values_as_another(counts: list[int], step: float) -> None:
    guesses = [step * n for n in counts]
    ends = min(guesses) - 0.4, max(guesses) + 0.4
    edges = bin_edges(guesses, ends)
    assert edges[0] <= ends[0]
    assert edges[-1] >= ends[1]
    values = np.arange(np.floor(edges[0] / step), np.ceil(edges[-1] / step) + 1) * step
    held, _ = np.histogram(values, edges)
    assert len(set(held[1:-1])) <= 1
    assert np.histogram(guesses, edges)[0].sum() == len(guesses)


def test_a_flat_room_is_flat() -> None:
    guesses = [8 + (7 * i) % 25 for i in range(150)]
    held, _ = np.histogram(guesses, bin_edges(guesses, (6, 35)))
    assert set(held) == {0, 6}


def test_from_a_letter_to_another_is_asked_about() -> None:
    read = votes.read("a-c", CLAIM)
    assert not read.values
    assert read.unclear


def test_the_whole_kilogram_next_to_an_answer_is_near_it() -> None:
    board = Board().begin("45_minutes", 4)
    assert board.item is not None
    assert board.item.kind == "guess"
    board.vote("5")
    assert board.room.asked is not None
    question = number_of(board.room.asked)
    right = question.expected()
    assert abs(right - round(right)) > 0.3, "no whole kilogram is very near"
    assert question.judge(float(round(right))).right
    assert not question.judge(float(round(right)) + 2).right


# --- the letters on the wall ---------------------------------------------------------------


def test_the_longest_answers_stand_whole_on_the_wall_over_bars_of_one_thickness() -> None:
    asked = [one for lesson in questions.lessons() for one in questions.of_lesson(lesson)]
    letters = [one for one in asked if isinstance(one, ChoiceQuestion) and one.id.partition(".")[2] in VOTED]
    longest = sorted(letters, key=lambda one: -max(len(option.text) for option in one.options))[:6]
    assert max(len(option.text) for option in longest[0].options) > 55  # so that there is something to break
    for question in longest:
        vote = of_lesson(question.id)
        canvas = votes_drawn(Room().heard(question.options[0].key, vote), vote, True, (1255, 590), "light", 1.0)
        written = " ".join(text.get_text() for text in canvas.axes.texts).replace("\n", " ")
        for key, words in vote.choices().items():
            assert f"{key}: {words}" in written, question.id
        thick = {round(float(bar.get_height()), 6) for bar in canvas.axes.patches}
        assert len(thick) == 1, (question.id, thick)


def test_of_two_wrong_ideas_the_more_frequent_is_answered() -> None:
    first, second = number_of(LOSS).misconceptions[:2]
    said = result(Room().heard(f"{first.value():.2f} x3, {second.value():.2f}", LOSS), answered=True)
    assert said[-2].startswith(f"3 near {units.mass(first.value())}, {first.name}: ")
    assert said[-1] == f"1 near {units.mass(second.value())}, {second.name}."
