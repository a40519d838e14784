"""Scenes of the board: the course's own hold together, and a wrong file gets a sentence with its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessons_lib import data
from lessons_lib.board import scenes
from lessons_lib.board.scenes import Scene, SceneError, read, read_all, view_named
from lessons_lib.lesson import questions

SCENES, FAULTS = read_all()
WANTED = (
    "Same deficit, two people",
    "The salty weekend",
    "Plateau or noise?",
    "Below what? (BMR or TDEE)",
    "A thousand squats",
    "Month six",
    "Did the diet stop working?",
    "Holding steady, gaining on purpose",
)
GOOD = """title = "Mine"
lessons = ["06"]
question = "How much?"
exercise = "05.prediction"
view = "weight"
person = "ana"
weeks = 12
closing = "It was {change}."
sources = ["hall_2011"]

[plan]
deficit_kcal = 500

[[reveal]]
show = ["line"]
say = "A line."

[[reveal]]
show = ["body"]
set = { weekend_kcal = 300 }
say = "A body: {change}."
"""


def written(folder: Path, text: str | bytes, name: str = "mine.toml") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return file


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_course_has_the_scenes_it_promises() -> None:
    assert FAULTS == []
    assert set(WANTED) <= {scene.title for scene in SCENES}
    assert len({scene.id for scene in SCENES}) == len(SCENES) == len(data.scene_files())


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.id)
def test_a_scene_is_whole(scene: Scene) -> None:
    assert scene.question.endswith("?")
    assert questions.find(scene.exercise)
    assert scene.exercise[:2] in scene.lessons
    assert scene.sources
    assert set(scene.layers) <= set(view_named(scene.view).layers)
    # no number of a model is typed: what has a unit of mass, or a percent, is computed
    for text in (scene.closing, scene.question, *(reveal.say for reveal in scene.reveals)):
        assert not re.search(r"\d\s*(kg|lb|pounds?|kilograms?|%|percent)\b", text), text
        assert "your weight" not in text.lower()


def test_a_gain_and_a_steady_weight_are_there() -> None:
    deficits = [scene.settings(len(scene.reveals)).get("deficit_kcal", 0) for scene in SCENES]
    assert min(deficits) < 0
    steps = [scene.settings(k).get("deficit_kcal", 0) for scene in SCENES for k in range(len(scene.reveals))]
    assert 0 in steps


def test_a_good_file_is_read(tmp_path: Path) -> None:
    scene = read(written(tmp_path, GOOD), own=True)
    assert (scene.id, scene.own, scene.weeks) == ("mine", True, 12)
    assert scene.start == {"person": "ana", "seed": 1, "deficit_kcal": 500}
    assert scene.settings(1)["deficit_kcal"] == 500
    assert scene.settings(2)["weekend_kcal"] == 300
    assert scene.shown(2) == {"line", "body"}
    assert read(written(tmp_path, b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())).title == "Mine"


WRONG = [
    ('person = "ana"', 'person = "anna"', "person", "Did you mean 'ana'?"),
    ('person = "ana"', "person = 3", "person", "is 3. It must be one of ana"),
    ('view = "weight"', 'view = "wait"', "view", "must be one of weight, two_people"),
    ('view = "weight"', "view = []", "view", "is no view"),
    ('view = "weight"', 'view = "two_people"', "other", "needs it"),
    ("weeks = 12", "weeks = 500", "weeks", "from 1 to 156 weeks"),
    ("weeks = 12", 'weeks = "12"', "weeks", "not a number"),
    ("weeks = 12", "weeks = nan", "weeks", "finite"),
    ("weeks = 12", "weeks = true", "weeks", "not a number"),
    ("weeks = 12\n", "", "weeks", "is missing"),
    ('title = "Mine"', 'title = ""', "title", "a text of 1 to 240 letters"),
    ('title = "Mine"', f'title = "{"long " * 80}"', "title", "letters long"),
    ('lessons = ["06"]', 'lessons = "06"', "lessons", "must be a list"),
    ('lessons = ["06"]', 'lessons = ["77"]', "lessons", "must be one of 00"),
    ('exercise = "05.prediction"', 'exercise = "05.9"', "exercise", "05.prediction"),
    ('exercise = "05.prediction"', 'exercise = "legs"', "exercise", "is not right"),
    ('exercise = "05.prediction"', "exercise = 5.1", "exercise", "must be a text"),
    ('sources = ["hall_2011"]', 'sources = ["hal_2011"]', "sources", "Did you mean 'hall_2011"),
    ("deficit_kcal = 500", "deficit_kcal = 5000", "plan deficit_kcal", "from -500 to 750 kcal/day"),
    ("deficit_kcal = 500", "deficit = 500", "plan deficit", "Did you mean 'deficit_kcal'?"),
    ("deficit_kcal = 500", 'fading = "soon"', "plan fading", "'13 weeks'"),
    ("deficit_kcal = 500", "minutes = 30", "plan minutes", "not known here"),
    ('show = ["body"]', 'show = ["bodies"]', "reveal 2 show", "Did you mean 'body'?"),
    ('say = "A line."\n', "", "reveal 1 say", "is missing"),
    ('say = "A line."', 'speak = "A line."\nsay = "A"', "reveal 1 speak", "not known here"),
    ("set = { weekend_kcal = 300 }", "set = { weekend_kcal = 9000 }", "reveal 2 set weekend_kcal", "to 1000"),
    ("set = { weekend_kcal = 300 }", "set = { week = 13 }", "reveal 2 set week", "1 to 12"),
    ("set = { weekend_kcal = 300 }", "set = 3", "reveal 2 set", "must be a table"),
    ("A body: {change}.", "A body: {chance_of}.", "reveal 2 say", "must be one of name, person"),
    ("A body: {change}.", "A body: {change.real}.", "reveal 2 say", "placeholder"),
    ("A body: {change}.", "A body: {change!r:>9999999}.", "reveal 2 say", "{change!r:>9999999}"),
    ("It was {change}.", "It was {change.", "closing", "without its other half"),
    ('question = "How much?"', 'question = "How much for {nobody}?"', "question", "must be one of name, person"),
    ('title = "Mine"', 'title = "Mine"\ncolour = "red"', "colour", "not known here"),
]


@pytest.mark.parametrize(("old", "new", "field", "allowed"), WRONG, ids=[f"{w[2]}-{i}" for i, w in enumerate(WRONG)])
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, old: str, new: str, field: str, allowed: str) -> None:
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    with pytest.raises(SceneError) as caught:
        read(written(tmp_path, text))
    said = str(caught.value)
    assert said.startswith("mine.toml, line ")
    assert f'field "{field}"' in said
    assert allowed in said
    key = field.split()[-1]
    named = re.search(r"line (\d+)", said)
    assert named
    wanted = [i for i, line in enumerate(text.splitlines(), 1) if re.search(rf"\b{key}\b\s*=", line)]
    reveals = [i for i, line in enumerate(text.splitlines(), 1) if line == "[[reveal]]"]
    if "is missing" in said or "needs it" in said:
        assert int(named[1]) in (1, *reveals)
    else:
        assert int(named[1]) in wanted


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD.replace("weeks = 12", "weeks = = 12"), 7),
        (GOOD.replace("weeks = 12", "weeks 12"), 7),
        (GOOD.replace('title = "Mine"', 'title = "Mine'), 1),
        (GOOD + "weeks = [", GOOD.count("\n") + 1),
        (GOOD.replace("weeks = 12", "weeks = 12\nweeks = 13"), 8),
        (GOOD.encode() + b'\ntitle2 = "\xff\xfe"', GOOD.count("\n") + 2),
    ],
)
def test_a_file_that_is_no_toml_is_named_with_its_line(tmp_path: Path, text: str | bytes, line: int) -> None:
    with pytest.raises(SceneError, match=rf"mine\.toml, line {line}:"):
        read(written(tmp_path, text))


@pytest.mark.parametrize("text", ["", "reveal = 3", 'reveal = ["a"]', "x = " + "[" * 3000, "#" * 200_000])
def test_any_file_gets_a_sentence(tmp_path: Path, text: str) -> None:
    with pytest.raises(SceneError) as caught:
        read(written(tmp_path, text))
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("sign", ["\\u0007", "\\u0000", "\\u0085", "\\u200b", "\\u202e"])
def test_a_sign_that_no_picture_can_hold_is_named(tmp_path: Path, sign: str) -> None:
    with pytest.raises(SceneError, match=r"mine\.toml, line 1, field .title.: holds the sign '"):
        read(written(tmp_path, GOOD.replace('title = "Mine"', f'title = "Mi{sign}ne"')))


def test_a_number_that_python_does_not_write_out_gets_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SceneError, match="thousands of digits"):
        read(written(tmp_path, GOOD.replace("weeks = 12", f"weeks = 0x1{'0' * 5000}")))


def test_a_folder_or_a_missing_file_gets_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()
    for name in ("a.toml", "b.toml"):
        with pytest.raises(SceneError, match="could not be opened"):
            read(tmp_path / name)


def test_own_scenes_stand_beside_the_courses_and_a_wrong_one_is_only_said(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    written(tmp_path, GOOD, "month_six.toml")
    written(tmp_path, GOOD.replace("ana", "nobody"), "wrong.toml")
    found, faults = read_all(tmp_path)
    assert [scene.id for scene in found if scene.own] == ["mine"]
    assert len(found) == len(SCENES) + 1
    assert len(faults) == 2
    assert any("there is a scene 'month_six' already" in fault for fault in faults)
    (tmp_path / "month_six.toml").rename(tmp_path / "99_month_six.toml")
    numbered = next(fault for fault in read_all(tmp_path)[1] if fault.startswith("99_month_six.toml"))
    assert "the number before the name does not count" in numbered
    assert any(fault.startswith("wrong.toml, line 6") for fault in faults)
    assert read_all(tmp_path / "no_such_folder") == (SCENES, [])


def test_lines_are_found_within_tables_and_long_texts() -> None:
    text = 'a = """\nb = 3\n"""\n[plan]\nb = 4\n[[reveal]]\nc = 5\n[[reveal]]\n[reveal.set]\nd = 6\n'
    assert scenes._lines(text) == {
        ("a",): 1,
        ("plan",): 4,
        ("plan", "b"): 5,
        ("reveal",): 6,
        ("reveal", 0): 6,
        ("reveal", 0, "c"): 7,
        ("reveal", 1): 8,
        ("reveal", 1, "set"): 9,
        ("reveal", 1, "set", "d"): 10,
    }


WEEKS_LAST = GOOD.replace("weeks = 12\n", "") + "weeks = 12\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (GOOD, "10_mine.toml.txt"),
        (GOOD, "mine.TOML"),
        (GOOD.translate({ord('"'): "\u201d"}), "mine.toml"),
        (GOOD.replace('"Mine"', "\u201cMine\u201d").replace("How much?", "How much, \u2018really\u2019?"), "mine.toml"),
        (GOOD.replace("[[reveal]]", "[reveal]"), "mine.toml"),
        (WEEKS_LAST, "mine.toml"),
        (GOOD.replace("\n", "\r\n"), "mine.toml"),
        (GOOD.encode("utf-8-sig"), "mine.toml"),
        (GOOD.encode("utf-16"), "mine.toml"),
        (GOOD.replace(" = ", "\u00a0= ").encode("utf-16-le").join([b"\xff\xfe", b""]), "mine.toml"),
    ],
)
def test_a_scene_as_windows_and_word_processors_leave_it(tmp_path: Path, text: str | bytes, name: str) -> None:
    written(tmp_path, text, name)
    scenes_, faults = read_all(tmp_path)
    assert faults == []
    mine = next(scene for scene in scenes_ if scene.own)
    assert (mine.id, mine.title, mine.weeks, len(mine.reveals)) == ("mine", "Mine", 12, 2)
