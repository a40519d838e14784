"""Whatever is handed in, anywhere: an answer without NaN, or a sentence. `make fuzz` tries more."""

from __future__ import annotations

import random
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import arguments, calls, examples, hostile, is_sentence, is_slow, is_whole, tried

from lessons_lib import Board, apps, data, lesson, read_weigh_ins, units
from lessons_lib.board import scenes
from lessons_lib.lesson import drawings, ledger, questions
from lessons_lib.pictures.app import allowed

CALLS = calls()
QUICK, SLOW = ([name for name in CALLS if is_slow(name) == slow] for slow in (False, True))
APPS = [name for name in dir(apps) if name != "App"]
IDS = sorted(q.id for number in questions.lessons() for q in questions.of_lesson(number))
DRAWN = sorted(q.id for number in questions.lessons() for q in drawings.of_lesson(number))
CASES = sorted((Path(__file__).parent.parent / "cases").glob("*.csv"))
SCENES = data.scene_files()
TABLES = sorted(data.folder().glob("*.csv"))


@pytest.mark.parametrize("name", QUICK)
def test_every_call(name: str) -> None:
    @examples(8, 0.62 / len(QUICK))
    @given(arguments(CALLS[name]))
    def run(drawn: tuple[list[Any], dict[str, Any]]) -> None:
        tried(CALLS[name], *drawn[0], **drawn[1])

    run()


@pytest.mark.parametrize("name", SLOW)
def test_every_call_that_draws_or_follows_many(name: str) -> None:
    @examples(4, 0.08 / len(SLOW))
    @given(arguments(CALLS[name]))
    def run(drawn: tuple[list[Any], dict[str, Any]]) -> None:
        tried(CALLS[name], *drawn[0], **drawn[1])

    run()


@pytest.mark.parametrize("name", APPS)
def test_every_control(name: str) -> None:
    app = getattr(apps, name)()

    @examples(3, 0.04 / len(APPS))
    @given(st.data())
    def run(drawn: st.DataObject) -> None:
        control = drawn.draw(st.sampled_from([*app.controls, "no_such"]))
        widget = app.controls.get(control)
        usual = st.integers(-10, 1000) | st.floats()
        if hasattr(widget, "options"):
            usual = st.sampled_from(allowed(widget))
        elif hasattr(widget, "min"):
            steps = round((widget.max - widget.min) / widget.step)
            usual = st.integers(0, steps).map(lambda at: widget.min + widget.step * at)
        value, before = drawn.draw(usual | usual | hostile), app.state
        try:
            app.set(**{control: value})
        except ValueError as error:
            is_sentence(error)
            assert app.state == before, "a refusal moved the app"
        assert app.words.strip()
        assert "nan" not in app.words.split()

    run()


TYPED = st.one_of(
    st.text(max_size=20),
    st.floats().map(str),
    st.from_regex(
        r"[-−+~]? ?[0-9]{1,6}([.,][0-9]{1,3})? ?(kg|lb|st|kcal|kJ|%|weeks?|days?|min|g|of 84|/ ?84)?", fullmatch=True
    ),
    st.sampled_from(["a", "b", "c", "yes", "1/0", "½", "5-6", "more than 5", "9" * 5000, "skip", "?"]),
    st.floats(),
    st.integers(),
    hostile,
)


@examples(150, 0.15)
@given(st.sampled_from(IDS), st.sampled_from(["kg", "lb"]), st.sampled_from(["check", "predict", "ask"]), TYPED)
def test_every_question(name: str, unit: Any, how: str, typed: Any) -> None:
    units.use(unit)
    try:
        if how == "ask":
            asked = lesson.ask(name).set(typed)
            assert asked.words.strip()
            assert asked.right in (True, False, None)
        else:
            is_whole({"check": lesson.check, "predict": lesson.predict}[how](name, typed))
    except ValueError as error:
        is_sentence(error)
    finally:
        units.use("kg")


# words as a coach types them: not what Python writes of its own things
SAID = TYPED.map(lambda typed: typed if isinstance(typed, str) else f"{typed}" if isinstance(typed, float) else "7")
POINTS = (
    st.lists(st.tuples(st.floats() | st.integers(-10, 100), st.floats() | st.integers(-10, 200)), max_size=6) | hostile
)


@examples(15, 0.01)
@given(st.sampled_from(DRAWN), POINTS)
def test_every_drawing(name: str, points: Any) -> None:
    try:
        assert lesson.draw(name).set(points).words.strip()
    except ValueError as error:
        is_sentence(error)


@pytest.fixture(scope="module")
def board() -> Board:
    return Board()


@examples(40, 0.02)
@given(
    votes=st.lists(SAID, max_size=5).map(" ".join) | hostile,
    begun=st.tuples(st.sampled_from(["45_minutes", "lesson_05"]) | hostile, hostile | st.integers(-2, 30), hostile),
    at=st.integers(0, 99),
    value=hostile | st.integers(-5, 400) | st.booleans(),
)
def test_the_board(board: Board, votes: Any, begun: tuple[Any, Any, Any], at: int, value: Any) -> None:
    names = [*board.controls, "step", "no_such"]
    for act in (
        lambda: board.vote(votes),
        lambda: board.draw(votes),
        lambda: board.begin(*begun),
        lambda: board.set(**{names[at % len(names)]: value}),
    ):
        try:
            act()
        except ValueError as error:
            is_sentence(error)
    assert board.words.strip()


def bent(text: bytes, chance: random.Random) -> bytes:
    """Return a file as somebody's program may have left it."""
    lines = text.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    sign = bytes(chance.choice(string.printable), "ascii")
    return chance.choice(
        [
            lambda: b"\xef\xbb\xbf" + text,
            lambda: text.replace(b"\n", b"\r\n"),
            lambda: text.replace(b",", b";"),
            lambda: text.replace(b",", b"\t"),
            lambda: text.replace(b".", b","),
            lambda: text[: chance.randrange(len(text) + 1)],
            lambda: b"".join([*lines[:at], *lines[at + 1 :]]),
            lambda: b"".join([*lines[:at], lines[at], *lines[at:]]),
            lambda: b"".join([*lines[:at], lines[at].replace(b",", b",,", 1), *lines[at + 1 :]]),
            lambda: b"".join([*lines[:at], lines[at].replace(b"8", sign), *lines[at + 1 :]]),
            lambda: b"".join([*lines[:at], bytes(chance.randrange(256) for _ in range(9)), *lines[at:]]),
            lambda: b"".join([*lines[:at], chance.choice(ODD).encode(), b"\n", *lines[at:]]),
            lambda: text.decode("utf-8", "replace").encode("utf-16"),
            lambda: text.replace(b'"', b"'"),
            lambda: b"".join(lines[::-1]),
            lambda: text.replace(b"=", b"= -", 1),
        ]
    )()


ODD = (
    "nan",
    "inf",
    "1e999",
    '"',
    "a,b,c,d,e,f",
    "#",
    "[[",
    "x = 1",
    "weeks = 10000",
    "1970-01-01,80",
    "0,0",
    "٣,٨٠",
    "=1+1",
    "\x07",
)


@examples(120, 0.08)
@given(
    kind=st.sampled_from(["weights", "weights", "scene", "table", "answers"]),
    at=st.integers(0, 1000),
    times=st.integers(1, 3),
    seed=st.integers(0, 2**32 - 1),
)
def test_every_file(tmp_path_factory: pytest.TempPathFactory, kind: str, at: int, times: int, seed: int) -> None:
    chance = random.Random(seed)
    choices: dict[str, list[Path]] = {"weights": CASES, "scene": SCENES, "table": TABLES}
    found = choices.get(kind, CASES)
    source = found[at % len(found)]
    text = b"question,answer\n04.1,3500.0,77e01b3c\n05.curve,0:80 26:74\nunit,lb\n"
    text = text if kind == "answers" else source.read_bytes()
    for _ in range(times):
        text = bent(text, chance)
    place = tmp_path_factory.getbasetemp() / f"bent{source.suffix if kind != 'table' else ''}"
    if kind == "table":  # beside its own description
        place = place / source.name
        place.parent.mkdir(exist_ok=True)
        described = source.with_name("datapackage.json")
        (place.parent / described.name).write_bytes(described.read_bytes())
    place.write_bytes(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LESSONS_KEEP", str(place))
        try:
            if kind == "weights":
                is_whole(read_weigh_ins(place, chance.choice([None, "kg", "lb"])))
            elif kind == "scene":
                scenes.read(place)
            elif kind == "table":
                data._rows_of(place)
            else:
                assert isinstance(ledger.read().trouble, str)
        except ValueError as error:
            is_sentence(error)
