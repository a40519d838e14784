"""The coach's board: every scene step by step, every control to its ends, and words that say what is drawn."""

from __future__ import annotations

import io
import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from PIL import Image

from lessons_lib import PEOPLE, Board, data, project, units, weigh_ins
from lessons_lib.board import runs, squats_view, weight_view
from lessons_lib.board.controls import LIGHTS, Control
from lessons_lib.board.runs import PlanSettings
from lessons_lib.board.scenes import read_all
from lessons_lib.board.view import card, change, moved, signed
from lessons_lib.lesson.questions import find
from lessons_lib.pictures.board_canvas import BoardCanvas, board_look
from lessons_lib.pictures.canvas import with_words
from lessons_lib.pictures.look import DPI
from lessons_lib.science.body import projection
from lessons_lib.science.body.projection import Model
from lessons_lib.science.words import with_minus

SCENES = [scene.id for scene in read_all()[0]]
SMALL = (480, 300)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    made = Board(tmp_path)
    made._size = SMALL
    yield made
    assert units.mass_unit() == "kg", "a board leaves the notebook's unit alone"


def curves(board: Board) -> dict[str, np.ndarray]:
    lines = {name: mark for name, mark in board._canvas.artists.items() if isinstance(mark, Line2D)}
    return {name: line.get_xydata() for name, line in lines.items() if len(line.get_xydata())}


def values(control: Control) -> list[Any]:
    """Return values of a control: both ends and some between, with zero where it is one; of a long menu every third."""
    told = control.described()
    if told["kind"] in ("slider", "again"):
        low, high, step = told["min"], told["max"], told["step"]
        return sorted({low, low + step * ((high - low) // step // 2), high, *([0] if low <= 0 <= high else [])})
    if told["kind"] == "menu":
        options = [key for key, _ in told["options"]]
        return options if len(options) < 6 else [*options[:-1:3], options[-1]]
    return [False, True]


def holds(board: Board) -> None:
    """Check what is true of a board in any state."""
    assert board.error is None, board.error
    assert "nan" not in board.words.lower().split()
    assert "  " not in board.words
    assert board._screen.png[:4] == b"\x89PNG"
    ui = board._screen.ui
    assert ui["facts"] == [fact for fact in board._below if fact]
    assert set(board._below) <= set(board._facts)
    assert ui["alt"] == board.words
    assert (ui["at"], ui["said"]) == (board.state["reveal"], board._said)
    if board.scene.view == "weight" and board.state["stage"] == "chart":
        words_match(board)


def words_match(board: Board) -> None:
    """Hold the sentences below the weight picture against runs made anew."""
    state, facts = board.state, " ".join(board._facts)
    asked, days = PlanSettings.of(state), 7 * board.scene.weeks
    if "to be shown here" in facts or "choose a higher target" in facts or "no longer holds" in facts:
        assert not curves(board), "what is refused is not drawn"
        return
    assert ("The scale moves by" in facts) == state["weigh_ins"]
    assert ("ine and body" in facts) == (state["line"] and state["body"])
    assert ("The trend reads" in facts) == state["trend"]
    assert ("To expect" in facts or "No fan" in facts) == state["fan"]
    near, end, day = board._moment().near, board._moment().near.end, board._moment().near.read
    week = f"Week {near.week}: " if day == end else f"On the Saturday of week {near.week}: "
    named = {name: text.get_text() for name, text in board._canvas._end_texts.items() if text.get_visible()}
    with board._in_unit():
        for layer, model, said in (("line", "rule_3500", change), ("body", "dynamic", moved)):
            drawn = curves(board).get(layer)
            assert (drawn is not None) == state[layer]
            if not state[layer]:
                continue
            kg = runs.run(state["person"], asked, days, model).weight_kg
            if len(kg) > end:
                assert week in facts
                assert said(float(kg[day] - kg[0])) in facts
                # the same number stands at the end of the line
                assert layer not in named or named[layer].endswith(with_minus(signed(float(kg[day] - kg[0]))))
                assert drawn[-1, 1] == pytest.approx(units.from_kg(float(kg[end])))
                assert len(drawn) == end + 1


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_told_forwards_and_back(board: Board, scene: str) -> None:
    board.set(scene=scene)
    told, frames = [], []
    ends = set()
    for step in range(board.steps + 1):
        holds(board)
        assert board.state["reveal"] == step
        assert board._said
        assert "{" not in board.words
        told.append(board.words)
        frames.append(board._screen.png)
        if not board._moment().closer:
            ends.add((board._canvas.axes.get_xlim(), board._canvas.axes.get_ylim()) if step else None)
        board.reveal()
    assert board._said == told[-1][: len(board._said)]
    assert len(set(told)) == len(told), "each step says something new"
    assert len(ends - {None}) == 1, "axes hold still while revealing, but for a closer look, which says so"
    for step in range(board.steps, -1, -1):
        assert board.words == told[step]
        assert board._screen.png == frames[step], "back is where it was"
        board.back()
    assert board.state["reveal"] == 0


@pytest.mark.parametrize("scene", SCENES)
def test_no_number_is_given_away_before_the_first_reveal(board: Board, scene: str) -> None:
    board.set(scene=scene)
    assert board._said == board._filled(board.scene.question, 0)
    who = [PEOPLE[board.state[name]] for name in ("person", "other") if name in board.state]
    assert board._facts == ([] if scene == "below_what" else [card(one) for one in who])
    assert board._below == board._facts
    assert not curves(board).keys() - {"start"}
    assert not board.state["answer"]


@pytest.mark.parametrize("scene", SCENES)
def test_sentences_fit_the_screen(board: Board, scene: str) -> None:
    board.set(scene=scene)
    for _ in range(board.steps):
        board.reveal()
        assert len(" ".join([board._said, *board._below])) < 330, board.words


@pytest.mark.parametrize("scene", [s.id for s in read_all()[0] if s.view in ("weight", "two_people")])
def test_axes_hold_still_while_time_is_played(board: Board, scene: str) -> None:
    board.set(scene=scene)
    board.set(reveal=board.steps)
    weeks = board.scene.weeks
    ends = set()
    for week in sorted({1, 2, weeks // 3 or 1, weeks // 2 or 1, weeks}):
        board.set(week=week)
        holds(board)
        ends.add((board._canvas.axes.get_xlim(), board._canvas.axes.get_ylim()))
        drawn = [xy[-1, 0] for xy in curves(board).values()]
        assert max(drawn) == pytest.approx(week)
        assert (f"week {week}" in board._canvas._title.get_text().replace("\n", " ")) == (
            week < weeks and not board._moment().closer
        )
    assert len(ends) == 1


# one scene of each view, and one with all controls of weight over three years; the walks below go through all scenes
@pytest.mark.parametrize("scene", [*{s.view: s.id for s in reversed(read_all()[0])}.values(), "month_six"])
def test_every_control_to_its_ends(board: Board, scene: str) -> None:
    board.set(scene=scene)
    board.set(reveal=board.steps)
    if "fan" in board.state:
        board.set(fan=False)  # switched on in its turn: it is slow, and no other control depends on it
    for name, control in board.controls.items():
        if name in ("scene", "reveal"):
            continue
        before = control.value
        for value in values(control)[:: 3 if name in ("person", "other") else 1]:
            control.value = value
            holds(board)
        control.value = before
    for end in (0, -1):
        board.set(**{n: values(c)[end] for n, c in board.controls.items() if n not in ("scene", "reveal", "fan")})
        holds(board)


@pytest.mark.parametrize("scene", SCENES)
def test_random_walks(board: Board, scene: str) -> None:
    walk = random.Random(scene)
    board.set(scene=scene)
    for _ in range(14):
        way = walk.random()
        if way < 0.3:
            walk.choice((board.reveal, board.reveal, board.back))()
        elif way < 0.4:
            board.vote(walk.choice(("4 5 6 24 26", "junk", "", "5", "-3; 1e9; 7 8")))
        else:
            control = board.controls[walk.choice([n for n in board.controls if n not in ("scene", "reveal")])]
            if hasattr(control, "min"):
                control.value = walk.randint(control.min, control.max)
            else:
                control.value = walk.choice(values(control))
        holds(board)


def test_what_is_said_twice_is_done_once(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[int] = []
    monkeypatch.setattr(board._screen, "send_state", lambda *_: sent.append(1))
    board._act({"id": "kb1-1", "step": 1})
    assert board.state["reveal"] == 1
    before = len(sent)
    board._act({"id": "kb1-1", "step": 1})
    assert board.state["reveal"] == 1
    assert len(sent) == before + 1, "the answer is given again"
    board._act({"id": "kb1-2", "step": 1})
    assert board.state["reveal"] == 2


def test_votes_that_were_typed_count_for_the_item_that_is_left(board: Board) -> None:
    board.begin("45_minutes", 1)
    asked = board._votes_on
    board._act({"id": "kb1-1", "unsaid": "a 12 b 7 c 5", "step": 1})
    assert board._votes_on != asked, "it went on"
    assert len(board._rooms[asked].shown.values) == 24
    assert not board.room.shown.values, "the next question has no votes of the last one"


# what the numbers are


def test_the_chance_is_that_of_repeats_made_one_by_one() -> None:
    asked = PlanSettings(deficit_kcal=500)
    body = project(PEOPLE["ana"], asked.plan, 84)
    shown = [weigh_ins(body, seed=seed)["weight_kg"].iloc[[21, 28]].to_numpy() for seed in range(runs.REPEATED_WEEKS)]
    share = float((np.diff(np.array(shown), axis=1) > 0.05).mean())
    assert runs.gain_chance("ana", asked, 84, 4) == pytest.approx(share)
    assert 100 * share == pytest.approx(find("06.3").expected())
    # a body that gains: how often does the scale show a loss?
    more = PlanSettings(deficit_kcal=-300)
    body = project(PEOPLE["jun"], more.plan, 84)
    shown = [weigh_ins(body, seed=seed)["weight_kg"].iloc[[21, 28]].to_numpy() for seed in range(runs.REPEATED_WEEKS)]
    assert runs.gain_chance("jun", more, 84, 4) == pytest.approx(float((np.diff(shown, axis=1) < -0.05).mean()))


def test_the_scene_of_a_vote_shows_the_exercises_answer(board: Board) -> None:
    """What the room is asked and what the picture then shows are the same thing."""
    board.set(scene="the_bending_line", reveal=2)
    assert f"the body has lost {find('05.prediction').expected():.1f} kg" in board.words
    board.set(scene="same_deficit_two_people", reveal=3)
    assert f"Ana: a loss of {find('05.prediction').expected():.1f} kg" in board.words
    board.set(scene="the_salty_weekend", reveal=2)
    assert f"it rises on {find('06.prediction').expected():.0f} of 84 mornings" in board.words
    board.set(scene="plateau_or_noise", reveal=3)
    board.reveal()
    assert f"in {find('06.3').expected():.0f} % of such weeks the scale shows a gain" in board.words
    board.set(scene="below_what", reveal=4)
    assert f"B: {find('03.prediction').expected():,.0f} to" in board.words
    board.set(scene="a_thousand_squats")
    while not board.state["legs"]:
        board.reveal()
    assert f"The legs, by eating: {find('11.prediction').expected():.1f} kg lost" in board.words
    board.set(scene="month_six", reveal=1)
    assert f"week {find('08.prediction').expected():.0f}" in board.words
    board.set(scene="holding_steady_gaining_on_purpose", reveal=3)
    assert f"the body has gained {find('05.6').expected():.1f} kg" in board.words


def test_a_reveal_moves_a_control_and_going_back_undoes_only_that(board: Board) -> None:
    board.set(scene="month_six", reveal=1, seed=9)
    assert board.state["fading"] == "not fading"
    board.reveal()
    assert board.state["fading"] == "13 weeks"
    board.back()
    assert (board.state["fading"], board.state["seed"]) == ("not fading", 9)
    board.set(fading="52 weeks").set(reveal=0)
    assert board.state["fading"] == "52 weeks"


def test_pounds(board: Board) -> None:
    board.set(scene="the_bending_line", reveal=2, unit="lb")
    assert "a loss of 52.0 lb, the body has lost 29.5 lb" in board.words
    assert board._canvas.axes.get_ylabel() == "weight (lb)"
    assert curves(board)["body"][0, 1] == pytest.approx(80.0 / units.KG_PER_LB)


def test_two_boards_are_two(tmp_path: Path) -> None:
    one, two = Board(tmp_path), Board(tmp_path)
    one.set(scene="month_six", unit="lb", reveal=1)
    two.set(scene="below_what", look="dark")
    before = one.words
    two.reveal()
    one.refresh()
    assert one.words == before
    assert (one.scene.id, two.scene.id) == ("month_six", "below_what")


def test_a_notebook_in_pounds_begins_in_pounds(tmp_path: Path) -> None:
    units.use("lb")
    try:
        assert Board(tmp_path).state["unit"] == "lb"
    finally:
        units.use("kg")


def test_a_refused_plan_shows_the_sentence_and_no_curve(board: Board) -> None:
    board.set(scene="the_bending_line", reveal=2, person="grace", deficit_kcal=750)
    assert "underweight (WHO)" in board.words
    assert "talk to a doctor" in board.words
    assert not curves(board)
    with pytest.raises(ValueError, match="must be"):
        board.table_csv()
    assert "talk to a doctor" in board.handout_html()
    board.set(person="ana", deficit_kcal=500)
    assert set(curves(board)) == {"line", "body"}


def refused(board: Board) -> str:
    """Return what `care` says where it refuses what the last step of a scene shows, told without drawing."""
    state = board.state
    both: tuple[Model, ...] = ("rule_3500", "dynamic")
    models = both if state.get("line") and "other" not in state else both[1:]
    for person in (state[who] for who in ("person", "other") if who in state):
        said = runs.gate(person, PlanSettings.of(state), 7 * board.scene.weeks, models)
        if not said.ok:
            return str(said)
    return ""


def test_what_is_refused_is_said_nowhere(board: Board) -> None:
    mass = re.compile(r"\d[\d.,]* (?:kg|lb)\b")
    seen = set()
    for unit, scene in zip(["kg", "lb"] * len(SCENES), SCENES, strict=False):
        board.set(scene=scene, unit=unit)
        if "deficit_kcal" not in board.controls:
            continue
        ends = board.controls["deficit_kcal"]
        for person in PEOPLE:
            for deficit in (ends.max, (ends.min + ends.max) // 2, ends.min):
                with board._pause():
                    board.set(reveal=0).set(reveal=board.steps, person=person, deficit_kcal=deficit)
                    with board._in_unit():
                        why = refused(board)
                if not why:
                    break  # nor is a smaller deficit, then
                first = scene not in {done for done, _ in seen}
                seen.add((scene, person))
                board.refresh()
                # spoken, written, as the picture's text, in a table: the refusal, and no result
                assert (board._said, board._facts) == ("", [board.words])
                assert "to be shown here" in board.words or "(course rule)" in board.words
                assert not any(text.get_visible() for text in board._canvas._end_texts.values())
                with pytest.raises(ValueError, match="must be"):
                    board.table_csv()
                if first:  # a page takes a picture of its own
                    page = re.sub("<[^>]+>", " ", board.handout_html().partition("<main>")[2])
                    assert board.words in page.replace("&#x27;", "'")
                    assert not mass.search(page.replace("&#x27;", "'").replace(board.words, ""))
                    assert "What it assumes" not in page
                # nor where the layers are off and only a sentence would tell
                with board._pause(), board._in_unit():
                    board.set(**dict.fromkeys(board.view.layers, False))
                    assert not mass.search(board._spoken())
    assert len(seen) >= 20
    board.set(unit="kg")


def test_the_articles_unsafe_advice_is_named_and_not_drawn(board: Board) -> None:
    board.set(scene="below_what", reveal=4)
    texts = [mark.get_text() for mark in board._canvas.artists.values() if isinstance(mark, Text)]
    assert texts[1].split() == ["refused:", "not", "drawn"]
    assert "Refused, not drawn." in board.words
    assert len(board._canvas.artists["body"].get_paths()) == 2


# votes


def test_votes_before_and_after_the_answer(board: Board) -> None:
    board.set(scene="the_bending_line")
    room = board.vote("13 14 24 23.5 26 26; 20 lb")
    assert (len(room.numbers), board.state["stage"]) == (7, "votes")
    assert "7 votes" in board.words
    assert "answer" not in board.words
    axes = board._canvas.axes
    before = axes.get_xlim(), axes.get_ylim()
    board.set(answer=True)
    assert (board._canvas.axes.get_xlim(), board._canvas.axes.get_ylim()) == before, "nothing jumps"
    assert "The answer is 13.4 kg: 2 of 7 came near." in board.words
    assert "2 near 23.6 kg, the straight line: " in board.words
    board.set(unit="lb")
    assert "The answer is 29.5 lb" in board.words
    board.vote("")
    assert board.state["stage"] == "chart"


def test_a_room_that_thinks_in_pounds(board: Board) -> None:
    board.set(scene="the_bending_line", unit="lb")
    room = board.vote("29 30 52 25 20 15 40 35 52 52 26; 12 kg")
    assert room.numbers[0] == pytest.approx(29 * units.KG_PER_LB)
    assert room.numbers[-1] == 12.0, "who says kg means kg"
    ui = board._screen.ui
    assert ui["asked"]["unit"] == board._canvas.axes.get_xlabel() == "lb"
    assert "weight change in 52 weeks? (lb)" in board.words
    board.set(answer=True)
    assert "The answer is 29.5 lb: 2 of 12 came near. 3 near 52.0 lb, the straight line: " in board.words
    assert "kg" not in board.words
    # what was said stays what it was said to be
    board.set(unit="kg")
    assert "The answer is 13.4 kg: 2 of 12 came near. 3 near 23.6 kg, the straight line: " in board.words
    assert "lb" not in board.words
    assert board.room.typed == room
    assert board.table_csv().splitlines()[2:4] == ["vote_kg", str(round(29 * units.KG_PER_LB, 4))]


def test_the_next_vote_does_not_hear_the_answer_at_once(board: Board) -> None:
    for again in (lambda: board.vote(""), lambda: board.set(scene="month_six").set(scene="the_bending_line")):
        board.set(scene="the_bending_line", reveal=board.steps)
        board.vote("13 14 24")
        board.set(answer=True)
        again()
        assert not board.state["answer"]
        board.vote("13 14 24")
        assert "answer" not in board.words


def test_votes_say_when_something_else_was_changed_and_reset_undoes_it(board: Board) -> None:
    board.set(scene="month_six", reveal=2)
    board.vote("13 14 24")
    about = "The vote is about the question above, not about what was changed since."
    assert about not in board.words, "what the story itself changes is no surprise"
    assert not board._screen.ui["moved"]
    before = board.state
    for moved_by_hand in ({"person": "hugo"}, {"deficit_kcal": 300}):
        board.set(**moved_by_hand)
        assert board.words.endswith(about)
        assert board.room.asked is not None
        assert board.room.asked.prompt().startswith("Ana"), "what was asked stays"
        assert board._screen.ui["moved"]
        board._screen._handle_custom_msg({"id": str(moved_by_hand), "reset": True}, [])
        assert board.state == before
        assert about not in board.words


def test_labels_of_near_ideas_stand_upright_and_apart(board: Board) -> None:
    board.set(scene="the_bending_line")
    board.vote("23.6 24 28 28.5 12 29.5")
    board.set(answer=True)
    texts = {text.get_text(): text for text in board._canvas.axes.texts}
    assert set(texts) == {"the answer", "the straight line", "the first month, over and over", "in pounds"}
    assert all(text.get_rotation() == 0 for text in texts.values())
    board._canvas.pixels()
    boxes = sorted((text.get_window_extent() for text in texts.values()), key=lambda box: box.y0)
    assert all(low.y1 <= high.y0 + 1 for low, high in itertools.pairwise(boxes))
    assert all(box.x0 >= 0 and box.x1 <= SMALL[0] for box in boxes)


def test_votes_are_gone_with_their_scene(board: Board, tmp_path: Path) -> None:
    board.vote("13 14 24")
    board.set(scene="month_six")
    assert board.room.numbers == ()
    assert list(tmp_path.iterdir()) == [], "nothing is stored"


# hands on the screen


def test_set_refuses_and_nothing_has_moved(board: Board) -> None:
    board.set(scene="month_six", reveal=2, seed=4)
    before = (board.state, board.words, board._at)
    for wrong in ({"deficit": 5}, {"seed": 5, "deficit_kcal": 5000}, {"scene": "below_what", "week": 9}, {"look": 1}):
        with pytest.raises(ValueError, match=r"must be|no control"):
            board.set(**wrong)
        assert (board.state, board.words, board._at) == before


@pytest.mark.parametrize(
    "done",
    [
        {"set": {"deficit_kcal": "much"}},
        {"set": {"no such": 1}},
        {"set": {"deficit_kcal": float("nan")}},
        {"set": 3},
        {"step": "x"},
        {"size": [1]},
        {"size": ["a", None]},
        {"size": [float("inf"), 3]},
        {"save": "exe"},
        {"votes": {"a": 1}},
        {"step": 10**9},
        {},
    ],
)
def test_whatever_arrives_the_board_goes_on(board: Board, done: dict[str, Any]) -> None:
    board._screen._handle_custom_msg({**done, "id": "7"}, [])
    assert board._screen.ui["heard"] == "7"
    board._screen._handle_custom_msg({"id": "8", "set": {"deficit_kcal": 250}, "step": 1}, [])
    assert board.state["deficit_kcal"] == 250
    holds(board)
    board._screen._handle_custom_msg("not even a table", [])


def test_an_error_inside_is_said_and_kept_for_tests(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError("the lamp is out")

    monkeypatch.setattr(runs, "gate", broken)
    board.set(reveal=1)
    assert board._screen.ui["complaint"] == "This did not work: the lamp is out"
    assert "lamp" not in board.words, "the coach is told, and not the room"
    assert isinstance(board.error, ZeroDivisionError)
    monkeypatch.undo()
    board.reveal()
    holds(board)


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ((803, 617), (803, 617)),
        ((10, 10), (480, 300)),
        ((803, 617, 1), (803, 617)),
        ((803, 617, 1.5), (1204, 925)),
        ((803, 617, 2), (1606, 1234)),
        ((803, 617, 0.5), (401, 308)),
        ((3027, 1688, 1), (3027, 1688)),
        ((1513, 844, 2), (3026, 1688)),
        ((5000, 4000, 1), (3354, 2683)),
    ],
)
def test_the_picture_takes_the_pixels_of_its_place(
    board: Board, asked: tuple[float, ...], got: tuple[int, int]
) -> None:
    for scene in ("the_bending_line", "below_what"):
        board.set(scene=scene, reveal=2)
        board._screen._handle_custom_msg({"id": f"{scene}{asked}", "size": list(asked)}, [])
        assert Image.open(io.BytesIO(board._screen.png)).size == got
    board.vote("2 3 4 5")
    assert Image.open(io.BytesIO(board._screen.png)).size == got
    assert Image.open(io.BytesIO(board.picture_png())).size[0] == got[0]


def test_a_sharp_picture_is_laid_out_as_a_plain_one(board: Board) -> None:
    board.set(scene="the_bending_line", reveal=6, weekend_kcal=300)
    pictures = []
    for ratio in (1, 2):
        board._screen._handle_custom_msg({"id": str(ratio), "size": [800, 600, ratio]}, [])
        shown = Image.open(io.BytesIO(board._screen.png)).convert("L").resize((80, 60), Image.Resampling.BOX)
        pictures.append(np.asarray(shown, float))
    assert np.abs(pictures[0] - pictures[1]).mean() < 2.0  # letters sit on other pixels, and no more
    assert np.abs(pictures[0] - np.fliplr(pictures[1])).mean() > 5.0, "it would be noticed"


def test_what_a_step_of_a_slider_costs(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    counts = {"years": 0, "figures": 0, "redraws": 0}

    def counted(name: str, done: Any) -> Any:
        def also(*given: Any, **more: Any) -> Any:
            counts[name] += 1
            return done(*given, **more)

        return also

    def cost(**values: Any) -> dict[str, int]:
        counts.update(dict.fromkeys(counts, 0))
        board.set(**values)
        return dict(counts)

    board.set(scene="the_bending_line", reveal=6, trend=True, weigh_ins=True)
    assert all(board.state[layer] for layer in board.view.layers)
    board.set(deficit_kcal=430)
    monkeypatch.setattr(projection, "run_dynamic", counted("years", projection.run_dynamic))
    monkeypatch.setattr(Figure, "__init__", counted("figures", Figure.__init__))
    monkeypatch.setattr(Figure, "draw", counted("redraws", Figure.draw))
    # a year for picture, words and `care` together, and the one in the middle of the fan
    assert cost(deficit_kcal=440) == {"years": 2, "figures": 0, "redraws": 0}
    assert cost(week=20) == cost(week=21) == cost(seed=9) == {"years": 0, "figures": 0, "redraws": 0}
    assert cost(deficit_kcal=430) == {"years": 0, "figures": 0, "redraws": 0}, "it is remembered"
    assert cost(trend=False) == cost(trend=True) == {"years": 0, "figures": 0, "redraws": 0}
    assert cost(look="dark")["figures"] == 1
    assert cost(look="light") == cost(look="dark") == {"years": 0, "figures": 0, "redraws": 0}
    assert cost(scene="month_six")["figures"] == 0, "the same kind of picture"


def test_a_picture_does_not_depend_on_the_way_to_it(board: Board, tmp_path: Path) -> None:
    chance = random.Random(3)
    for scene in ("month_six", "same_deficit_two_people", "a_thousand_squats", "below_what"):
        board.set(scene=scene)
        for _ in range(12):
            names = [name for name in board.controls if name not in ("scene", "reveal", "fan", "look")]
            name = chance.choice(names)
            board.set(**{name: chance.choice(values(board.controls[name]))})
            board.set(reveal=chance.randint(0, board.steps))
        fresh = Board(tmp_path)
        fresh._size = SMALL
        fresh.set(**board.state)
        assert board._screen.png == fresh._screen.png, board.state


def test_a_file_is_handed_to_the_browser(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(board._screen, "send", lambda content, buffers: sent.append((content, buffers)))
    board._screen._handle_custom_msg({"id": "too soon", "save": "table"}, [])
    assert not sent
    assert "There is nothing to save yet" in board._screen.ui["saved"]
    board.reveal()
    kinds = {"picture": "png", "table": "csv", "handout": "html", "sheet": "html"}
    names = [f"{what}_the_bending_line.{ending}" for what, ending in kinds.items()]
    for what, name in zip(kinds, names, strict=True):
        board._screen._handle_custom_msg({"id": what, "save": what}, [])
        assert board._screen.ui["saved"] == f"Saved: {name}"
    assert [content["file"] for content, _ in sent] == names
    assert all(len(buffers[0]) > 5 for _, buffers in sent)


def test_own_scenes_and_their_faults_are_on_the_screen(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("title = 3", encoding="utf-8")
    board = Board(tmp_path)
    assert len(board.messages) == 1
    assert board._screen.ui["messages"] == board.messages
    assert board.messages[0].startswith("mine.toml, line 1")


def test_a_page_that_opens_reads_the_scenes_anew(tmp_path: Path) -> None:
    # the board was made before the coach wrote or mended anything
    (tmp_path / "mine.toml").write_text("title = 3", encoding="utf-8")
    board = Board(tmp_path)
    board.set(reveal=2, seed=9)
    before = board.state
    text = data.scene_files()[0].read_text(encoding="utf-8")
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    board._screen._handle_custom_msg({"id": "kb1-1", "hello": True, "size": [800, 600]}, [])
    assert board.messages == board._screen.ui["messages"] == []
    assert "mine" in board.controls["scene"].options
    assert board.state == before
    # the scene that is on has changed: it begins anew
    board.set(scene="mine", reveal=1)
    (tmp_path / "mine.toml").write_text(text.replace("deficit_kcal = 500", "deficit_kcal = 300"), encoding="utf-8")
    board._screen._handle_custom_msg({"id": "kb2-1", "hello": True}, [])
    assert (board.state["reveal"], board.state["deficit_kcal"]) == (0, 300)
    (tmp_path / "mine.toml").unlink()
    board._screen._handle_custom_msg({"id": "kb3-1", "hello": True}, [])
    assert board.scene.id == SCENES[0]


# how it looks


def test_a_long_title_has_two_lines_and_covers_nothing(board: Board) -> None:
    board._size = (800, 600)
    board.set(scene="the_bending_line", reveal=2)
    plain = board._canvas._title.get_text()
    assert "\n" not in plain
    for more in ({}, {"weigh_ins": True, "trend": True}):
        board.set(fading="8 weeks", weekend_kcal=1000, activity_percent=-20, appetite_kcal_per_kg=95, **more)
        title, canvas = board._canvas._title, board._canvas
        canvas.pixels()
        box, label = title.get_window_extent(), canvas.axes.yaxis.label.get_window_extent()
        assert title.get_text().count("\n") == 1
        assert title.get_text().endswith("each kg lost"), "the whole plan is named"
        assert 0 <= box.x0 < box.x1 <= 800
        assert box.y1 <= 600
        letter = canvas._letter[1] * 600
        assert label.y1 <= box.y0 + 0.2 * letter, "what the axis shows stands under the title"
        assert label.y0 >= canvas.axes.get_window_extent().y1
        ends = [text.get_window_extent() for text in canvas._end_texts.values() if text.get_visible()]
        assert len(ends) == 2 + len(more)
        assert not any(one.overlaps(other) for one, other in itertools.combinations(ends, 2))
        assert all(0 <= end.x0 < end.x1 <= 800 and 0 <= end.y0 < end.y1 <= 600 for end in ends)
    board._canvas.title("words " * 80)
    assert board._canvas._title.get_text().endswith("…")
    assert board._canvas._title.get_window_extent().x1 <= 800


def test_it_is_shown_in_a_notebook(board: Board) -> None:
    bundle = board._repr_mimebundle_()
    assert bundle["text/plain"] == repr(board) == board.words
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == board._screen.model_id
    assert len(bundle["image/png"]) < 200_000


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize(("size", "height"), [((796, 620), 768), ((1590, 880), 1080), ((3000, 1760), 2160)])
def test_letters_are_for_the_last_row(size: tuple[int, int], height: int, light: str) -> None:
    style = board_look(size, light)
    # the smallest, those of a title on two lines, have a fortieth of the screen's height; and contrast 4.5:1
    assert 0.92 * style.font_pt * DPI / 72 >= height / 40

    def light(colour: str) -> float:
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for colour in (style.ink, style.line, style.body, style.scale, style.third, style.fourth):
        low, high = sorted((light(colour), light(style.paper)))
        assert (high + 0.05) / (low + 0.05) >= 4.5, colour


def test_what_is_kept_is_bounded() -> None:
    kept = (runs.run, runs.gate, runs.readings, runs.trend_of, runs.fan, runs._mondays)
    for cache in (*kept, weight_view._extent_kg, squats_view._regions):
        assert 0 < cache.cache_info().maxsize <= 256


def test_every_control_has_a_label_and_starts_on_a_step(board: Board) -> None:
    for scene in SCENES:
        board.set(scene=scene)
        for name, control in board.controls.items():
            told = control.described()
            assert told["label"]
            assert told["name"] == name
            if told["kind"] == "slider":
                assert (control.value - control.min) % control.step == 0
        before_more = [c for c in board.controls.values() if c.group == "first"]
        assert 1 <= len(before_more) <= 3


# --- what a coach types --------------------------------------------------------------------


def own_scene(folder: Path, words: str) -> Board:
    text = data.scene_files()[0].read_text(encoding="utf-8")
    text = re.sub(r"^(title|question) = .*$", lambda one: f"{one[1]} = '{words}'", text, count=2, flags=re.M)
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return Board(folder).set(scene="own")


def test_a_dollar_sign_is_a_dollar_sign(tmp_path: Path) -> None:
    words = r"Who pays $5 and who $\badmacro$"
    board = own_scene(tmp_path, words)
    board.vote("5 6 7")
    assert board.error is None
    assert words in board._canvas._title.get_text().replace("\n", " ")
    assert board._canvas._title.get_parse_math() is False
    # of the same letters, one with and one without mathematics, every pixel stays
    plain = with_words(np.full((9, 900, 4), 255, np.uint8), r"$a$ and $5")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(matplotlib.rcParams, "text.parse_math", True)
        assert np.array_equal(plain, with_words(np.full((9, 900, 4), 255, np.uint8), r"$a$ and $5"))
    assert plain.shape[0] > 9


def test_one_silly_vote_leaves_the_rooms_picture() -> None:
    board = Board()
    for text in ("5 6 2000000", "5 6 -2000000", "5 6 1e300", "5 6 999999"):
        board.vote("")
        board.vote(text)
        assert board.error is None, text
        assert "This did not work" not in board.words
        assert "half of them lie from" in board.words


def test_a_picture_that_cannot_be_drawn_is_said_and_the_board_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    board = Board()

    def burst(_: object) -> None:
        raise RuntimeError("no ink")

    with monkeypatch.context() as patch:
        patch.setattr(BoardCanvas, "pixels", burst)
        board._act({"id": 7, "step": 1})
        assert isinstance(board.error, RuntimeError)
        assert board._screen.ui["complaint"] == "This did not work: no ink"
        assert board.words == "", "no words beside the picture of something else"
        assert board._screen.ui["heard"] == 7
    board._act({"id": 8, "step": 1})
    assert board.error is None


@pytest.mark.parametrize("own", [5, b"x", ["my_scenes"]])
def test_what_is_no_folder_is_a_sentence(own: Any) -> None:
    with pytest.raises(ValueError, match=r"^own is .* It must be the folder of your own scenes"):
        Board(own)
