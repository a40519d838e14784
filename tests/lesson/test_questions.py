"""Questions as text: what is read, what a slip is answered with, and what is loaded for it."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from question_slips import slips

from lessons_lib import units
from lessons_lib.lesson import questions
from lessons_lib.lesson.placeholders import MASS_FORMATS, PlaceholderError, fill, names_of, words
from lessons_lib.lesson.questions import ChoiceQuestion, NumberQuestion, QuestionError
from lessons_lib.start import ROOT
from web.pack import own_files

NAMES = {"cut_kcal": lambda: 500.0, "ANA_KG": 80.0, "loss_kg": 4.0, "who": lambda: "Ana", "EMPTY": float("nan")}
NUMBER = """\
## 99.1 = loss_kg ± 0.5 kg
How many kg does
  {who} lose?
right: It is {loss_kg:mass}.
hint: Look
  twice.
solution: {expected:.1f} kg, of {ANA_KG:mass.0}.
wrong 8 (twice as much): {answer:.0f} kg is twice as much.
wrong cut_kcal within 3 (kcal for kg): {answer:.0f} is in kcal.
wrong weight below ANA_KG
"""
CHOICE = """\
## 99.2
Which?
- a: The first -> It is not.
- *b: The second -> So it is.
hint: Not the first.
solution: It is {expected}.
"""
SOURCES = sorted((ROOT / "notebooks" / "source").glob("[0-9]*/numbers.py"))
each_source = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name)


def read(text: str) -> tuple[questions.Question, ...]:
    return questions.read(text, NAMES, "99", "99_x/questions.md")


def test_a_text_becomes_the_two_kinds_of_question() -> None:
    number, choice = read(f"# Lines before the first question are not read.\n\n{NUMBER}\n{CHOICE}")
    assert isinstance(number, NumberQuestion)
    assert isinstance(choice, ChoiceQuestion)
    assert words(number.prompt) == "How many kg does Ana lose?"
    assert number.prompt_words() == "How many kg does Ana lose? (kg)"
    assert (number.unit, number.expected(), number.tolerance) == ("kg", 4.0, 0.5)
    assert number.hint_words() == "Look twice."
    assert number.solution_words() == "4.0 kg, of 80 kg."
    assert repr(number.judge(8)) == "Not yet. 8 kg is twice as much."
    assert repr(number.judge(498)) == "Not yet. 498 is in kcal."
    weight = (
        "Not yet. 74.0 kg is a weight, and the question asks for the change. How far is it from the 80 kg at the start?"
    )
    assert repr(number.judge(74)) == weight
    assert number.misconceptions[2].value() == 76.0
    assert choice.expected == "b"
    assert repr(choice.judge("a")) == "Not yet. It is not."
    assert choice.solution_words() == "It is b."


def test_a_weight_lies_below_or_above_and_what_a_minus_means_is_data() -> None:
    gain = NUMBER.replace("below ANA_KG\n", "above ANA_KG within 13\nminus: a loss\nof: 10\nstays: kg\n")
    (asked,) = read(gain)
    assert isinstance(asked, NumberQuestion)
    assert [(m.value(), m.within) for m in asked.misconceptions[2:]] == [(84.0, 13.0)]
    assert asked.prompt_words() == "How many kg does Ana lose? (kg; a minus means a loss)"
    assert asked.of is not None
    assert (asked.minus, asked.of(), asked.stays) == ("a loss", 10.0, True)
    assert repr(asked.judge(-4)) == "Not yet. The size is right, the direction is not: a minus means a loss."


def test_an_idea_of_one_unit_is_met_by_who_sees_it() -> None:
    (asked,) = read(NUMBER.replace("wrong 8 (", "wrong 8 in kg ("))
    assert isinstance(asked, NumberQuestion)
    assert [m.name for m in asked.ideas()] == ["twice as much", "kcal for kg", "a weight for a change"]
    units.use("lb")
    assert [m.name for m in asked.ideas()] == ["kcal for kg", "a weight for a change"]
    assert repr(asked.judge("8 kg")) == "Read as 17.64 lb (8 kg). Not yet. 17.64 lb is too high.\n\nHint. Look twice."


SLIPS = [
    (NUMBER, "= loss_kg ±", "= los_kg ±", 1, "There is no los_kg here. Did you mean loss_kg?"),
    (NUMBER, "± 0.5", "± 0", 1, "tolerance above 0"),
    (NUMBER, "± 0.5", "± half", 1, '"half" is no number'),
    (NUMBER, "## 99.1", "## 98.1", 1, "is no head"),
    (NUMBER, "## 99.1 = ", "## 99.1 ", 1, "is no head"),
    (NUMBER, "{who}", "{whom}", 1, "There is no whom here. Did you mean who?"),
    (NUMBER, "right: It is {loss_kg:mass}.\n", "", 1, '99.1 has no right. It must have a line "right: ...".'),
    (NUMBER, "hint: Look\n  twice.\n", "", 1, "99.1 has no hint"),
    (NUMBER, "hint:", "right:", 5, 'a line "right: ..." too many'),
    (NUMBER, "hint:", "hunt:", 5, '"hunt: Look twice." is no part of a question'),
    (NUMBER, "{ANA_KG:mass.0}", "{2 * ANA_KG:mass}", 7, "{2 * ANA_KG} is no name. Give the sum a name in numbers.py"),
    (NUMBER, "{ANA_KG:mass.0}", "{ANA_KG:mass.0", 7, "a brace has no partner. A number is {name:format}"),
    (NUMBER, "{ANA_KG:mass.0}", "{answer:.1f}", 7, "There is no answer here"),
    (NUMBER, "wrong 8 (twice as much):", "wrong 8:", 8, 'It must be "wrong number (its name): the reply"'),
    (NUMBER, "{answer:.0f} kg is twice as much.", "", 8, "is no wrong idea"),
    (NUMBER, "wrong cut_kcal", "wrong cut_kcl", 9, "There is no cut_kcl here. Did you mean cut_kcal?"),
    (NUMBER, "within 3", "within a few", 9, "is no wrong idea"),
    (NUMBER, "below ANA_KG", "below BEN_KG", 10, "There is no BEN_KG here"),
    (NUMBER, "weight below", "weight beside", 10, "is no wrong idea"),
    (NUMBER, "wrong weight below ANA_KG", "stays: lb", 10, 'not "stays: kg"'),
    (NUMBER, "wrong weight below ANA_KG", "of: MANY", 1, "There is no MANY here"),
    (CHOICE, "hint:", "minus: a loss\nhint:", 5, "is no part of a question"),
    (CHOICE, "- a:", "- *a:", 1, "99.2 has 2 right options"),
    (CHOICE, "- *b:", "- b:", 1, "99.2 has 0 right options"),
    (CHOICE, "- *b:", "- *a:", 1, "a letter for each"),
    (CHOICE, "-> It is not.", "->", 3, "Option a has no reply"),
    (CHOICE, "-> It is not.", "", 3, "is no option"),
    (CHOICE, "It is {expected}.", "It is {expect}.", 6, "There is no expect here"),
    (CHOICE, "hint:", "right:", 5, 'a line "right: ..." too many'),
]


@pytest.mark.parametrize(("text", "good", "slip", "line", "said"), SLIPS, ids=[f"{s[1]} {s[2]}" for s in SLIPS])
def test_a_slip_is_one_sentence_with_file_and_line(text: str, good: str, slip: str, line: int, said: str) -> None:
    assert good in text
    with pytest.raises(QuestionError) as caught:
        read(text.replace(good, slip, 1))
    sentence = str(caught.value)
    assert sentence.startswith(f"99_x/questions.md, line {line}: ")
    assert said in sentence
    assert sentence.endswith((".", "?"))
    assert "\n" not in sentence


def test_an_id_stands_once() -> None:
    with pytest.raises(QuestionError, match=r"line 8: 99\.2 stands here for the second time"):
        read(f"{CHOICE}\n{CHOICE}")


@pytest.mark.parametrize(
    ("good", "slip", "said"),
    [
        ("{loss_kg:mass}", "{loss_kg:mas}", "line 4: {loss_kg:mas} has no such format for 4.0"),
        ("{loss_kg:mass}", "{who:.1f}", "line 4: {who:.1f} has no such format for 'Ana'"),
        ("wrong 8", "wrong 4.2", "line 1: “twice as much” of 99.1 is 4.2, and so is the right answer"),
        ("wrong 8", "wrong 500", "line 1: “kcal for kg” of 99.1 is 500, and so is “twice as much”"),
        ("wrong 8", "wrong EMPTY", "line 1: “twice as much” of 99.1 is nan. It must be a finite number."),
        ("= loss_kg", "= who", "line 1: who is words, and a number is needed here."),
    ],
)
def test_what_only_a_run_can_tell_is_said_by_the_check_of_a_lesson(good: str, slip: str, said: str) -> None:
    assert slips(read(NUMBER)) == []
    (first, *_) = slips(read(NUMBER.replace(good, slip, 1)))
    assert first.startswith(f"99_x/questions.md, {said}")


@pytest.mark.parametrize("number", questions.lessons())
@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_no_lesson_has_a_slip(number: str, unit: units.MassUnit) -> None:
    units.use(unit)
    assert slips(questions.of_lesson(number)) == []


# --- placeholders --------------------------------------------------------------------------


def test_formats_for_masses_follow_the_unit() -> None:
    text = " | ".join(f"{{kg:{form}}}" for form in MASS_FORMATS) + " | {kg:mass.2}"
    assert fill(text, {"kg": 10.0}) == "10.0 kg | 10.0 |  | 10.00 kg"
    units.use("lb")
    assert fill(text, {"kg": 10.0}) == "22.0 lb | 22.0 |  (22.0 lb) | 22.05 lb"


def test_only_names_are_filled() -> None:
    assert fill("{{ask 05.1}} {a}", {"a": 1}) == "{{ask 05.1}} 1"
    for wrong in ("{a + 1}", "{a.real}", "{a!r}", "{__import__('os')}", "{}"):
        with pytest.raises(PlaceholderError, match="is no name"):
            fill(wrong, {"a": 1})
    with pytest.raises(PlaceholderError, match="things is list, and a text can say a number or words only"):
        fill("{things}", {"things": [1]})


def test_texts_may_name_numbers_and_functions_without_arguments_only(tmp_path: Path) -> None:
    names = questions.numbers("07")
    assert "jun_bias_kg" in names  # a function
    assert "GAP_KG" in names  # a number
    assert not {"late_days", "PEOPLE", "project", "math", "_missed", "annotations"} & set(names)
    assert set(names_of(sys)) >= {"maxsize", "platform"}


# --- what lies beside a lesson -------------------------------------------------------------


def test_every_lesson_has_its_questions_and_numbers() -> None:
    lessons = {path.parent.name for path in (ROOT / "notebooks" / "source").glob("*/lesson.py")}
    assert {path.parent.name for path in SOURCES} == lessons
    assert {name[:2] for name in lessons} == set(questions.lessons())


def test_the_numbers_of_every_lesson_are_typed(tmp_path: Path) -> None:
    # one copy each under a name of its own: to the type checker all would be one module
    for source in SOURCES:
        shutil.copy(source, tmp_path / f"lesson_{source.parent.name[:2]}_numbers.py")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(ROOT / "pyproject.toml"), str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "MYPYPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"no issues found in {len(SOURCES)} source files" in done.stdout


@each_source
def test_numbers_say_what_they_are_and_draw_nothing(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")]
    assert functions
    for function in functions:
        assert ast.get_docstring(function), function.name
    drawn = {"pictures", "apps", "charts", "board", "ipywidgets", "matplotlib"}
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            parts = {part for alias in node.names for part in alias.name.split(".")}
            assert not drawn & {*parts, *(getattr(node, "module", None) or "").split(".")}, ast.unparse(node)


@each_source
def test_every_number_that_can_be_named_is_named(source: Path) -> None:
    number = source.parent.name[:2]
    own = {
        node.name
        for node in ast.parse(source.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name in questions.numbers(number)
    }
    texts = "".join(path.read_text(encoding="utf-8") for path in source.parent.iterdir() if path.is_file())
    unused = [name for name in sorted(own) if texts.count(name) == 1]
    assert unused == []


LOADED = """\
import sys
from lessons_lib import lesson
lesson.check(sys.argv[1], 300)
print(*sys.modules, sep="\\n")
"""


@pytest.mark.parametrize("name", ["04.1", "05.3", "09.1"])
def test_a_check_loads_little_and_draws_nothing(name: str) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED, name], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"ipywidgets", "matplotlib", "anywidget", "IPython"}
    ours = {module for module in loaded if module.split(".")[0] == "lessons_lib"}
    packages = {module for module in ours if any(other.startswith(f"{module}.") for other in ours)}
    assert len(ours - packages) <= 28, sorted(ours - packages)


INSTALLED = """\
import lessons_lib
from lessons_lib import lesson
from lessons_lib.lesson import questions
print(lessons_lib.__file__)
print(lesson.check("05.3", 500))
print(*questions.lessons())
"""


def test_an_installed_wheel_carries_the_questions(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
        # pip lays this into the environment's own etc/, where every kernel of it looks when it starts
        assert any(name.endswith(".data/data/etc/ipython/ipython_kernel_config.json") for name in packed.namelist())
    carried = {path.name for path in (site / "lessons_lib" / "_lessons").rglob("*") if path.is_file()}
    assert carried == {"questions.md", "numbers.py", "about.toml"}
    # what runs in a page is not Python: the wheel has it, and so has the browser edition
    fronts = ("lesson/front/plane", "lesson/front/sheet", "pictures/front/picture")
    scripts = {f"lessons_lib/{name}.{kind}" for name in fronts for kind in ("js", "css")}
    assert all((site / name).is_file() for name in scripts)
    assert scripts <= own_files().keys()
    done = subprocess.run(
        [sys.executable, "-c", INSTALLED],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site), "LESSONS_KEEP": "off"},
        capture_output=True,
        text=True,
        check=True,
    )
    home, reply, numbers = done.stdout.splitlines()
    assert Path(home).is_relative_to(site)
    assert reply.startswith("05.3 · Not yet. 500 is the gap on the first day.")
    assert tuple(numbers.split()) == questions.lessons()
