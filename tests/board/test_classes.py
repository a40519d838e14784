"""Classes: held item by item, kept and brought back, and what a coach may write in a file of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from matplotlib.text import Text

from lessons_lib import Board
from lessons_lib.board import classes
from lessons_lib.board.asked import names as measures
from lessons_lib.board.coach_notes import notes
from lessons_lib.board.controls import Slider, plan_controls
from lessons_lib.board.mechanisms import drawn, mechanisms
from lessons_lib.board.scenes import VIEWS, as_toml, read_all
from lessons_lib.board.server.pages import reading
from lessons_lib.board.tally import shown_value
from lessons_lib.lesson import questions
from lessons_lib.science.body.people import PEOPLE
from lessons_lib.start import ROOT
from tools.pages import load_course

SCENES = read_all()[0]
CLASSES, FAULTS = classes.read_all(SCENES)
PLANS = [one.id for one in CLASSES if not one.id.startswith(classes.RUN_SHEET)]
GOOD = """title = "Ours"
minutes = 6

[[part]]
minutes = 2
what = "Welcome."
lesson = "care"
show = ["care", "words Good morning."]

[[part]]
minutes = 4
what = "Vote."
lesson = "04"
show = ["vote 04.claim", "guess the_straight_line", "scene the_straight_line 1", "picture spending"]
"""


def held(folder: Path, name: str) -> Board:
    board = Board(folder).begin(name)
    board._size = (480, 300)
    return board


def test_the_course_has_its_plans_and_a_class_for_each_lesson() -> None:
    assert FAULTS == []
    assert set(PLANS) >= {"45_minutes", "90_minutes", *(f"week_{week}" for week in range(1, 7))}
    assert {one.id[-2:] for one in CLASSES if one.id not in PLANS} == set(questions.lessons())
    for one in CLASSES:
        assert one.items[0].kind == one.items[-1].kind == "care", f"{one.id}: the care note is at both ends"
        assert one.minutes == sum(part.minutes for part in one.parts)


def where(board: Board) -> tuple[int, int]:
    return board.at, board.steps_here[0]


def projected(board: Board) -> str:
    """What the room reads: the slide, or the words below the picture."""
    shown = board._screen.ui
    if slide := shown["slide"]:
        return " ".join([slide["title"], *(f"{key}: {text}" for key, text in slide["lines"])])
    return " ".join([shown["said"], *shown["facts"]])


class Told:
    """What a room was asked in a class, and must not read before its time."""

    def __init__(self) -> None:
        self.put: list[str] = []
        self.read = ""
        self.waits: dict[str, str] = {}
        self.answered: set[str] = set()

    def look(self, board: Board) -> None:
        item, note, shown = board.item, board.notes(), projected(board)
        assert item is not None
        self.read += f" {shown} {board.words}"
        asked = re.sub(r" \([^)]*\)$", "", note["asked"])  # the unit is the coach's to know
        if item.kind in ("vote", "answer", "guess"):
            assert asked, f"{item.label}: its notes name no question"
            assert asked in shown, f"{item.label}: its notes are about another question: {asked}"
            self.put.append(asked)
        elif item.kind == "scene":
            assert not asked or item.first == 0 or asked in self.put, f"{item.label}: {asked} was not asked"
        else:
            assert [asked, note["right"], note["wrong"], board._votes_on] == ["", "", [], ""], item.label
        if item.kind == "picture":
            says = mechanisms()[item.what].say
            assert (says in shown) == (where(board)[1] == 1), "what the room is to say comes a key later"
        if item.kind in ("vote", "guess"):
            question = board.asked.question
            if isinstance(question, questions.NumberQuestion):
                self.waits[item.what] = shown_value(question.expected(), question)
            else:
                assert all(f"{key}: " in shown for key in board.asked.choices()), "there is something to choose from"
                assert board.slide is None or not board.slide.right
                self.waits[item.what] = question.solution_words()
            if item.what in self.answered:  # it is put again, to see what the room has learnt
                del self.waits[item.what]
        for name, right in list(self.waits.items()):
            runs = item.kind == "picture" and name == f"{mechanisms()[item.what].lesson}.prediction"
            if runs or (item.what == name and item.kind in ("answer", "scene")):
                del self.waits[name]  # now is its time
                self.answered.add(name)
            else:
                found = re.search(rf"(?<![\w.,]){re.escape(right)}(?![\w])", self.read)
                assert not found, f"{name}: at {item.label} the room reads {right}"


@pytest.mark.parametrize("name", [one.id for one in CLASSES])
def test_a_class_is_held_by_one_key_to_its_end(tmp_path: Path, name: str) -> None:
    board, told = held(tmp_path, name), Told()
    assert board.playing is not None
    seen = [board.at]
    for _ in range(200):
        told.look(board)
        before = where(board)
        board.step(1)
        assert board.error is None, board.error
        assert not board._complaint
        assert board.words, board.item
        assert board.notes()["part"]
        if where(board) == before:
            break
        seen.append(board.at)
    assert sorted(set(seen)) == list(range(len(board.playing.items))), "no item is left out"
    assert not told.waits, "what is asked is answered"
    assert board.ends == (False, True)
    board.step(1)
    assert board.at == len(board.playing.items) - 1, "nothing comes after the end, least of all another scene"


def test_a_class_goes_back_as_it_came(tmp_path: Path) -> None:
    board = held(tmp_path, "45_minutes")
    told = {}
    while where(board) not in told:
        told[where(board)] = board.words
        board.step(1)
    for place in list(told)[-2::-1]:
        board.step(-1)
        assert where(board)[0] == place[0]
        assert board.words == told[place]
    assert board.ends == (True, False)


def test_nothing_is_lost_at_any_item(tmp_path: Path) -> None:
    board = held(tmp_path, "45_minutes")
    other = held(tmp_path, "lesson_01")  # and has been elsewhere
    votes = {"vote": "a 12 b 8 c 5", "guess": "5, 6 x3"}
    for number in range(60):
        item = board.item
        assert item is not None
        board._act(
            {"id": f"v{number}", "votes": votes.get(item.kind, "")} if item.kind in votes else {"id": f"n{number}"}
        )
        if item.what == "the_bending_line":
            board._act({"id": f"d{number}", "set": {"deficit_kcal": 400}})
        if item.kind == "guess" and item.what == "the_bending_line":
            board._act({"id": f"p{number}", "set": {"stage": "chart"}, "draw": "13 77, 52 72"})
        # what a page keeps is text
        kept = json.loads(json.dumps(board.memory()))
        other._act({"id": f"k{number}", "hello": True, "recall": kept})
        assert not other._complaint
        assert (other.words, other._screen.ui["class"]["at"]) == (board.words, board.at)
        assert json.loads(json.dumps(other.memory())) == kept
        before = where(board)
        board._act({"id": f"s{number}", "step": 1})
        if where(board) == before:
            break
    assert set(board.memory()["votes"]) >= {"04.claim", "06.claim", "the_straight_line"}
    assert board.memory()["drawings"]
    board.start_again()
    assert where(board) == (0, 0)
    assert not board.memory()["votes"]
    assert not board.memory()["drawings"]


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"class": "no such", "scene": "no such", "item": "x"},
        {"class": "45_minutes", "item": 10**9, "state": 3, "votes": [1], "drawings": {"a": 5}},
        {"scene": "month_six", "state": {"reveal": -3, "deficit_kcal": "much"}, "shared": {"unit": "stone"}},
        {"votes": {"04.claim": {"text": "a" * 10**5}, "the_bending_line": {"text": "\x00", "person": "nobody"}}},
        {"votes": {"the_bending_line": {"text": "5", "person": "ana", "settings": [1, 2, 3, 4, 5, 6, 7, 8]}}},
    ],
)
def test_whatever_a_page_has_kept_the_board_goes_on(tmp_path: Path, kept: dict[str, object]) -> None:
    board = Board(tmp_path)
    board._act({"id": "k", "hello": True, "recall": kept})
    assert board.error is None
    assert board.words


def test_votes_of_a_class_are_each_questions_own(tmp_path: Path) -> None:
    board = held(tmp_path, "45_minutes").step(1)
    board.vote("a 12 b 8 c 5")
    assert "25 votes" in board.words
    assert board.state["stage"] == "votes"
    board.step(1)
    assert board.item is not None
    assert board.item.kind == "guess"
    assert not board.room.values
    board.vote("5 6 5.4 x3")
    board.step(1)
    assert "Of 5 votes" in board.words, "the guesses are on the picture that answers them"
    board.begin("45_minutes", 10).vote("0 x4, 42 x8, 34")
    assert "Of 13 votes, 1 came near 34 mornings" not in board.step(1).words, "the scale is not there yet"
    assert "Of 13 votes, 1 came near 34 mornings" in board.step(1).words
    assert not board.begin("45_minutes", 2).step(-1).notes()["next"].startswith("Vote")
    assert board.room.values.count("a") == 12
    assert board.playing is not None
    answer = next(at for at, item in enumerate(board.playing.items) if item.label == "answer 04.claim")
    board.begin("45_minutes", answer)
    assert board.state["answer"]
    assert "25 votes" in board.words


def test_a_second_vote_on_a_claim_keeps_the_first_and_says_how_the_room_moved(tmp_path: Path) -> None:
    board = held(tmp_path, "45_minutes").step(1)
    board.vote("a 12 b 8 c 5")
    assert board.playing is not None
    vote, answer = (at for at, item in enumerate(board.playing.items) if item.what == "04.claim" and at > 1)
    board.begin("45_minutes", vote)
    assert board.slide is not None, "the second vote begins with the question, and not with the first"
    assert "a 12" not in board.words
    shown = board._screen.ui["asked"]
    assert (shown["text"], shown["votes"]) == ("", 25)
    assert shown["read"] == "Asked again: 25 votes of before are kept."
    board.vote("a 3 b 4 c 17")
    moved = "Before, 25 votes: a 12, b 8, c 5. The room has moved to c: 20 % of it before, 71 % now."
    assert f"24 votes: a 3, b 4, c 17. {moved}" in board.words
    assert "The answer" not in board.words
    board.begin("45_minutes", answer)
    assert f"{moved} The answer is c: 17 of 24, 5 of 25 before." in board.words
    assert [len(one) for one in board.room.table().values()] == [25, 24]
    # both are the page's to keep, and the first is still what it was
    other = held(tmp_path, "lesson_01").recall(json.loads(json.dumps(board.memory())))
    assert other.words == board.words
    assert "25 votes: a 12, b 8, c 5." in other.begin("45_minutes", 1).words
    assert "Before" not in other.words
    board.begin("45_minutes", vote).vote("")
    assert board.slide is not None
    assert "25 votes: a 12" in board.begin("45_minutes", answer).words, "who did not vote again has voted before"
    # numbers, too: a vote, and another where the answer stands
    (folder := tmp_path / "classes").mkdir()
    (folder / "ours.toml").write_text(
        GOOD.replace("04.claim", "05.prediction").replace("guess the", 'answer 05.prediction", "guess the'),
        encoding="utf-8",
    )
    board = held(tmp_path, "ours")
    board.begin("ours", 2).vote("20 x3, 24")
    board.step(1).vote("13, 14 x3")
    assert "the middle one is 14.0 kg. Before, 4 votes: the middle one was 20.0 kg." in board.words
    assert "The answer is 13.4 kg: 4 of 4 came near, 0 of 4 before." in board.words


def test_every_item_that_is_shown_has_a_note_for_who_shows_it(tmp_path: Path) -> None:
    board = held(tmp_path, "45_minutes")
    assert board.playing is not None
    for at, item in enumerate(board.playing.items):
        note = board.begin("45_minutes", at).notes()
        if item.kind == "picture":
            assert note["says"], item.label
        if item.kind == "guess":
            assert board.described(item).endswith("?"), "a guess is announced by its question"
    assert "helpline" in note["says"][0]
    assert board.slide is not None
    assert board.slide.title == "Before you go"


def test_the_projected_words_hold_no_answer_before_its_time(tmp_path: Path) -> None:
    board = held(tmp_path, "45_minutes").step(1)
    shown = board._screen.ui
    assert shown["slide"]["right"] == ""
    assert shown["notes"]["right"].startswith("c:")
    assert dict(shown["notes"]["wrong"]).keys() == {"a", "b"}
    assert "Expect half at a" in " ".join(shown["notes"]["says"])
    assert shown["notes"]["right"] not in board.words


def test_weeks_that_were_played_half_are_whole_at_the_next_step(tmp_path: Path) -> None:
    board = Board(tmp_path).set(reveal=1, week=13)
    board.step(1)
    assert board.state["week"] == 52
    board.set(week=9)
    board.start_again()
    assert (board.state["reveal"], board.state["week"]) == (0, 52)


def test_another_scene_by_hand_ends_the_class_and_nothing_else_does(tmp_path: Path) -> None:
    board = held(tmp_path, "45_minutes")
    board.set(unit="lb")
    assert board.playing
    board.set(unit="kg", scene="month_six")
    assert board.playing is None
    assert board.item is None


@pytest.mark.parametrize("name", mechanisms())
def test_a_picture_of_a_mechanism_fits_its_place(name: str) -> None:
    for size in ((480, 300), (1900, 760)):
        chart = drawn(name, size, False, 1.0)
        height, width = chart.canvas.pixels().shape[:2]
        assert width <= size[0] + 1
        assert height <= size[1] + 1
        assert width > 0.7 * size[0] or height > 0.9 * size[1]
    assert chart.words


def test_a_class_of_ones_own(tmp_path: Path) -> None:
    folder = tmp_path / "classes"
    folder.mkdir()
    # as Windows and a word processor leave it
    curly = GOOD.replace('"', "\u201d").replace("[[part]]", "[part]")
    (folder / "ours.toml.txt").write_bytes(curly.encode("utf-16"))
    board = Board(tmp_path)
    assert board.messages == []
    board.begin("ours", 4)
    assert board.item is not None
    assert (board.item.label, board.words) == ("scene the_straight_line 1-1", board.words)
    assert board.notes()["begins"] == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("minutes = 6", "minutes = 7", "a class of 7 minutes adds up to 6"),
        ('"care", "words', '"fun", "words', "part 1: 'fun' is nothing to show. It must begin with care, words"),
        ("vote 04.claim", "vote 04.clam", "There is no question '04.clam'. Did you mean '04.claim'?"),
        ("the_straight_line 1", "the_straight_line 1-9", "must be two numbers from 0 to 2"),
        ("guess the_straight_line", "guess the_line", "there is no such scene. It must be one of the_bending_line"),
        ("picture spending", "picture art", "there is no such picture. It must be one of pound"),
        ('lesson = "04"', 'lesson = "44"', "part 2: there is no lesson '44'"),
        ('what = "Vote."', "", "part 2, what is None"),
        ("show = [", "shows = [", "part 1: 'shows' is not known there"),
        ("title", "titel", "'titel' is not known here"),
        ("[[part]]", "[[parts]]", "'parts' is not known here"),
        ('"Ours"', '"Ours', "Illegal character"),
    ],
)
def test_a_slip_in_a_class_is_a_sentence(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (tmp_path / "classes").mkdir()
    (tmp_path / "classes" / "ours.toml").write_text(GOOD.replace(old, new), encoding="utf-8")
    board = Board(tmp_path)
    assert len(board.messages) == 1
    assert board.messages[0].startswith("ours.toml: ")
    assert said in board.messages[0]
    assert len(board.classes) == len(CLASSES), "the others go on working"


def test_what_is_on_the_board_is_kept_as_a_scene(tmp_path: Path) -> None:
    board = Board(tmp_path).set(scene="the_bending_line", person="ben", deficit_kcal=300, week=20)
    board._act({"id": "1", "keep": True})
    assert board._saved == f"Kept: {tmp_path.name}/my_the_bending_line.toml"
    board._act({"id": "2", "keep": True})
    again = Board(tmp_path)
    assert again.messages == []
    assert {"my_the_bending_line", "my_the_bending_line_2"} <= {scene.id for scene in again._scenes}
    again.set(scene="my_the_bending_line")
    assert (again.scene.weeks, again.state["person"], again.state["deficit_kcal"]) == (20, "ben", 300)
    assert again.scene.title == "The line and the body (mine)"
    # every scene can be kept, and is read again as it was
    for scene in SCENES:
        board.set(scene=scene.id)
        board._act({"id": scene.id, "keep": True})
        assert not board._complaint, scene.id
    assert Board(tmp_path).messages == []


def test_one_page_names_everything_that_a_file_may_hold() -> None:
    page = reading("your_own")
    assert page is not None
    facts = {f"{{{fact}}}" for view in VIEWS.values() for fact in view.facts}
    layers = {f"<code>{layer}</code>" for view in VIEWS.values() for layer in view.layers}
    known = {*facts, *layers, *mechanisms(), *VIEWS, *PEOPLE, *classes.FORMS, "04.claim", "hall_2011"}
    known |= {measure for view in VIEWS for measure in measures(view)}
    for control in plan_controls().values():
        known.add(f"<code>{control.name}</code>")
        known |= {f"{control.min} to {control.max}"} if isinstance(control, Slider) else set()
    assert not sorted(one for one in known if one not in page)
    written = set(re.findall(r"\{[A-Za-z_]+\}", page))
    assert not written - facts, "and nothing that is not there any more"
    example = re.search(r"```toml\n(.*?)```", (ROOT / "docs" / "your_own.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example
    assert as_toml(example[1])[0]["person"] == "hugo"


def test_the_board_says_what_the_lessons_notes_say() -> None:
    for number, lesson in load_course().lessons.items():
        assert notes(number, "vote") == " ".join(note.text for note in lesson.said("vote")), number


def smallest(board: Board) -> tuple[float, str]:
    """The smallest letters of the picture that is on (pixels), and what they say."""
    board._canvas.pixels()
    dpi = board._canvas.figure.dpi
    shown = [text for text in board._canvas.figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    return min((text.get_fontsize() * dpi / 72, text.get_text()) for text in shown)


def test_every_word_of_a_class_can_be_read_from_the_last_row(tmp_path: Path) -> None:
    """On the smallest projector, whose picture is 1024 x 768; its window leaves so much to the picture."""
    board = Board(tmp_path).begin("45_minutes")
    board._size = (1003, 600)
    votes = {"vote": "a 12 b 8 c 5", "guess": "5, 6 x3, 12, 34"}
    before = None
    while where(board) != before:
        before = where(board)
        assert board.item is not None
        if board.item.kind in votes:
            board.vote(votes[board.item.kind])
        if board.slide is None:
            px, words = smallest(board)
            assert px >= 0.025 * 768, f"{board.item.label}: {words}"
        board.step(1)
    for scene in {one.view: one.id for one in SCENES}.values():
        board.set(scene=scene).set(reveal=board.steps)
        assert smallest(board)[0] >= 0.025 * 768, scene
    for name in mechanisms():
        board._canvas = drawn(name, board._size, "light", 1.0).canvas
        assert smallest(board)[0] >= 0.025 * 768, name
