"""Predictions that outlive a closed notebook: what is kept, what is not, and what may go wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from lessons_lib import lesson, units
from lessons_lib.lesson import kept, ledger, questions
from lessons_lib.lesson.questions import ChoiceQuestion, NumberQuestion
from lessons_lib.start import ROOT, commands


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    lesson.reset()
    yield
    lesson.reset()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Switch the store on, with a file of its own that is not there yet."""
    path = tmp_path / "mine" / "kept.csv"
    monkeypatch.setenv("LESSONS_KEEP", str(path))
    return path


def shown(name: str) -> str:
    return next(repr(one.value) for one in lesson.predictions().guesses if one.question.id == name)


# --- which prediction counts ---------------------------------------------------------------


def test_a_prediction_survives_a_closed_notebook(file: Path) -> None:
    assert repr(lesson.predict("04.prediction", "12 lb")) == "Noted: 5.44 kg (12 lb)."
    lesson.check("04.prediction", "12 lb")
    lesson.reset()  # what a new process knows
    mine = lesson.predictions()
    (guess,) = mine.guesses
    assert not mine.is_empty
    assert guess.question.id == "04.prediction"
    assert guess.value == pytest.approx(12 * units.KG_PER_LB)
    assert "Lesson 04: 5.44 kg; the run gave 4.2 kg." in repr(mine)
    assert "| 04 | 5.44 kg | 4.2 kg |" in mine._repr_markdown_()


def test_the_one_noted_last_before_the_comparison_counts(file: Path) -> None:
    lesson.predict("04.prediction", 3)
    lesson.predict("04.prediction", 7)
    lesson.check("04.prediction", 7)
    assert repr(lesson.predict("04.prediction", 7)) == "Noted: 7 kg."  # the same again needs no word
    said = repr(lesson.predict("04.prediction", 5.4))
    assert said.startswith("Noted: 5.4 kg. ")
    assert "so your first one still counts: 7 kg." in said
    assert shown("04.prediction") == "7.0"


@pytest.mark.parametrize("seen", ["check", "solution"])
def test_what_is_typed_after_the_run_was_seen_is_no_prediction(file: Path, seen: str) -> None:
    lesson.predict("04.prediction", ...)
    if seen == "check":
        lesson.check("04.prediction", ...)
    else:
        lesson.solution("04.prediction")
    assert "shown before, so this one is not kept" in repr(lesson.predict("04.prediction", 5))
    mine = lesson.predictions()
    assert mine.guesses == ()
    assert mine.late == ("04.prediction",)
    assert "Run first, so not counted: 04.prediction." in repr(mine)


def test_what_shows_no_run_closes_nothing(file: Path) -> None:
    lesson.hint("04.prediction")
    lesson.check("04.prediction", "no idea")
    lesson.check("04.claim", ...)
    lesson.predict("04.prediction", 4)
    lesson.predict("04.claim", "b")
    assert ledger.read().compared == set()
    waiting = lesson.predictions()
    assert waiting.waiting == ("04.claim", "04.prediction")
    # the run of a lesson that is not done yet is not given away
    assert f"{questions.find('04.prediction').expected():.2f}" not in repr(waiting)


def test_opinions_are_kept_as_letters(file: Path) -> None:
    claim = questions.find("04.claim")
    assert isinstance(claim, ChoiceQuestion)
    lesson.predict("04.claim", claim.expected.upper())
    lesson.check("04.claim", claim.expected)
    assert lesson.predictions().claims == (("04.claim", True),)
    assert "Of 1 opinion before a run, 1 held." in repr(lesson.predictions())


def test_every_other_answer_is_kept_too_and_the_last_one_counts(file: Path) -> None:
    lesson.check("04.1", 3)
    lesson.check("04.1", 3500)
    lesson.check("04.exit1", "B")
    lesson.check("04.4", "no idea")
    lesson.solution("04.1")  # closes predictions only
    lesson.check("04.1", 3510)
    lesson.reset()  # what a new process knows
    held = ledger.read()
    assert held.answers == {"04.1": 3510.0, "04.exit1": "b"}
    assert held.compared == set()
    assert lesson.predictions().is_empty


# --- a changed question --------------------------------------------------------------------


def question(prompt: str = "How many kg?", unit: str = "kg") -> NumberQuestion:
    return NumberQuestion("04.1", prompt, unit, lambda: 5.0, 1.0, "Yes.", "Think.", "Five.")


def test_an_answer_to_an_earlier_form_of_a_question_is_not_its_answer(file: Path) -> None:
    kept.give(question(), 5.0)
    lesson.reset()
    assert kept.answer(question()) == 5.0
    for changed in (question("How many lb?"), question(unit="lb")):
        assert kept.answer(changed) is None
        assert kept.earlier(changed) == 5.0
    kept.give(question("How many lb?"), 11.0)
    lesson.reset()
    assert (kept.answer(question("How many lb?")), kept.earlier(question("How many lb?"))) == (11.0, None)


def test_a_changed_prediction_can_be_made_anew(file: Path) -> None:
    ledger.note("04.prediction", 5.0, "aa11")
    ledger.close("04.prediction", "aa11")
    assert not ledger.note("04.prediction", 6.0, "aa11")
    assert ledger.note("04.prediction", 7.0, "bb22")
    held = ledger.read()
    assert (held.answers, held.compared) == ({"04.prediction": 7.0}, set())


@pytest.mark.parametrize("number", ["04", "05"])
def test_the_mark_of_a_question_is_the_same_in_every_unit_and_process(number: str) -> None:
    asked = questions.of_lesson(number)
    marks = [kept.mark(one) for one in asked]
    assert len(set(marks)) == len(marks)
    units.use("lb")
    assert [kept.mark(one) for one in asked] == marks
    code = f"from lessons_lib.lesson import kept, questions; print(*map(kept.mark, questions.of_lesson({number!r})))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == marks


def test_what_was_drawn_is_kept_point_by_point(file: Path) -> None:
    drawn = ((0.0, 80.0), (26.0, 74.25), (52.0, -1e-5))
    assert ledger.note("05.curve", drawn, "aa11")
    assert file.read_text(encoding="utf-8").splitlines()[1] == "05.curve,0:80 26:74.25 52:-1e-05,aa11"
    assert ledger.read().answer("05.curve", "aa11") == drawn


def test_a_file_of_the_earlier_form_is_still_read(file: Path) -> None:
    file.parent.mkdir()
    file.write_text(
        "question,answer\n04.prediction,6.0\n04.prediction,compared\n04.claim,a\nunit,lb\n", encoding="utf-8"
    )
    (guess,) = lesson.predictions().guesses
    assert guess.value == 6.0
    assert "so your first one still counts: 6 kg" in repr(lesson.predict("04.prediction", 7))


# --- what is in the file -------------------------------------------------------------------


def test_the_file_holds_ids_numbers_letters_and_nothing_else(file: Path) -> None:
    for number in questions.lessons():
        for question in questions.of_lesson(number):
            right = question.expected if isinstance(question, ChoiceQuestion) else question.expected()
            lesson.predict(question.id, right)
            lesson.check(question.id, right)
    lesson.predict("04.prediction", "about 12 lb, says Jo from Room 7")
    lesson.prefer("lb")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "question,answer"
    assert lines[-1] == "unit,lb"
    every = [question for n in questions.lessons() for question in questions.of_lesson(n)]
    ids = {question.id for question in every}
    for line in lines[1:-1]:
        name, answer, mark = line.split(",")
        assert name in ids
        assert re.fullmatch(r"[a-z]|compared|-?[0-9.]+(e[-+][0-9]+)?", answer), line
        assert re.fullmatch(r"[0-9a-f]{8}", mark), line
    assert len(lines) == 2 + len(every) + sum(question.is_guess for question in every)
    if os.name != "nt":
        assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_running_a_lesson_again_adds_nothing(file: Path) -> None:
    for _ in range(3):
        lesson.predict("04.prediction", 6)
        lesson.check("04.prediction", 6)
        lesson.prefer("kg")
    mark = kept.mark(questions.find("04.prediction"))
    assert file.read_text(encoding="utf-8").splitlines()[1:] == [
        f"04.prediction,6.0,{mark}",
        f"04.prediction,compared,{mark}",
        "unit,kg",
    ]


def test_a_broken_line_costs_no_other(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(
        b"question,answer\n04.prediction,6.0\n\x00\xff\xfe\n05.prediction\nunit,stone\n05.prediction,1e999\n"
        b"05.prediction,--1\n05.prediction,,\n06.prediction,12.0\r\n99.prediction,4\nunit,lb\n07.prediction,3"
    )
    held = ledger.read()
    assert held.answers == {"04.prediction": 6.0, "06.prediction": 12.0, "99.prediction": 4.0}
    assert held.unit == "lb"
    assert held.trouble.startswith("6 lines of kept.csv are not read, the first is line 3.")
    said = repr(lesson.predict("08.prediction", 26))  # after a line that was cut off: 3, or 30?
    assert "6 lines of kept.csv are not read" in said
    assert "are not read" not in repr(lesson.predict("09.prediction", 26))  # said once
    assert "07.prediction" not in ledger.read().answers
    assert ledger.read().answers["08.prediction"] == 26.0
    lesson.check("06.prediction", 12)
    assert [one.lesson for one in lesson.predictions().guesses] == ["06"]  # lesson 99 does not exist


def test_a_file_that_cannot_be_written_is_said_once_and_breaks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a file in place of the folder: refused for every user, also for root
    (tmp_path / "mine").write_text("", encoding="utf-8")
    monkeypatch.setenv("LESSONS_KEEP", str(tmp_path / "mine" / "kept.csv"))
    said = repr(lesson.predict("04.prediction", 6))
    assert said.startswith("Noted: 6 kg. Your answers and your choice of kg or lb cannot be kept here (")
    assert said.endswith("The lessons work all the same.")
    assert str(tmp_path) not in said
    assert repr(lesson.predict("05.prediction", 6)) == "Noted: 6 kg."
    assert "cannot be kept" not in repr(lesson.check("04.prediction", 6))
    assert repr(lesson.prefer("lb")) == "Weights are shown in lb from here on."
    assert units.mass_unit() == "lb"
    assert lesson.predictions().is_empty


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_breaks_nothing(file: Path) -> None:
    file.parent.mkdir()
    file.parent.chmod(0o500)
    try:
        assert "cannot be kept here" in repr(lesson.predict("04.prediction", 6))
    finally:
        file.parent.chmod(0o700)


TWO_AT_ONCE = """\
import sys
from lessons_lib.lesson import ledger
for n in range(150):
    ledger.note(f"{sys.argv[1]}.prediction{n}", float(n))
"""


def test_two_notebooks_at_once_lose_nothing(file: Path) -> None:
    both = [subprocess.Popen([sys.executable, "-c", TWO_AT_ONCE, number], cwd=ROOT) for number in ("04", "05")]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    expected = {f"{number}.prediction{n}": float(n) for number in ("04", "05") for n in range(150)}
    assert ledger.read().answers == expected


# --- erase and prefer ----------------------------------------------------------------------


def test_erase_asks_first_and_then_deletes_the_file(file: Path) -> None:
    assert repr(lesson.erase()) == "Nothing was kept, so there was nothing to erase."
    lesson.predict("04.prediction", 6)
    lesson.check("05.3", 300)
    lesson.prefer("lb")
    assert repr(lesson.erase()).startswith("Kept: 2 answers and the choice of lb.")
    assert "lesson.erase(sure=True)" in repr(lesson.erase())
    assert len(ledger.read().answers) == 2
    assert repr(lesson.erase(sure=True)) == "Erased: 2 answers and the choice of lb."
    assert not file.exists()
    assert kept.answer(questions.find("05.3")) is None
    assert lesson.predictions().is_empty
    lesson.predict("04.prediction", 7)
    assert ledger.read().answers == {"04.prediction": pytest.approx(7.0 * units.KG_PER_LB)}


def test_who_asks_before_anything_is_kept_sees_no_run_of_a_lesson_to_come(file: Path) -> None:
    nothing = lesson.predictions()
    assert repr(nothing) == nothing._repr_markdown_()
    assert repr(nothing).startswith("Nothing of yours is kept in kept.csv yet.")
    assert not re.search(r"the run gave|[0-9] kg", repr(nothing))
    assert nothing.is_empty


def test_reset_forgets_the_process_only(file: Path) -> None:
    lesson.predict("04.prediction", 6)
    lesson.reset()
    assert ledger.read().answers == {"04.prediction": 6.0}


def test_prefer_is_kept_and_taken_up_by_the_next_notebook(file: Path) -> None:
    assert repr(lesson.prefer("lb")) == ("Weights are shown in lb from here on. So they will be in the other lessons.")
    lesson.reset()
    assert units.mass_unit() == "lb"
    lesson.prefer("kg")
    lesson.reset()
    assert units.mass_unit() == "kg"
    with pytest.raises(ValueError, match="stone"):
        lesson.prefer("stone")  # type: ignore[arg-type]  # wrong on purpose
    assert ledger.read().unit == "kg"


def test_a_chosen_unit_shows_in_the_list(file: Path) -> None:
    lesson.predict("04.prediction", 10)
    lesson.check("04.prediction", 10)
    lesson.prefer("lb")
    assert "Lesson 04: 22.05 lb; the run gave 9.3 lb." in repr(lesson.predictions())


def test_the_comparison_says_pounds_where_charts_show_them() -> None:
    plain = repr(lesson.check("04.prediction", 6))
    assert plain.startswith("04.prediction · You predicted 6 kg; the run gives 4.2 kg. ")
    units.use("lb")
    assert repr(lesson.check("04.prediction", 13)).startswith(
        "04.prediction · You predicted 13 lb; the run gives 9.3 lb. "
    )
    assert repr(lesson.check("04.prediction", ...)).endswith("the run gives 9.3 lb.")
    assert "lb" not in repr(lesson.check("06.prediction", ...))


# --- where it is, and where it is off ------------------------------------------------------


def test_nothing_is_kept_in_plain_python_or_where_it_is_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LESSONS_KEEP")
    monkeypatch.delenv("PYTEST_VERSION")
    assert ledger.place() is None
    monkeypatch.setattr(ledger, "in_kernel", lambda: True)
    assert ledger.place() is not None
    monkeypatch.setenv("PYTEST_VERSION", "9")
    assert ledger.place() is None
    for word in ("off", " OFF ", "0", "no"):
        monkeypatch.setenv("LESSONS_KEEP", word)
        assert ledger.place() is None
    assert repr(lesson.predict("04.prediction", 6)) == "Noted: 6 kg."
    lesson.check("04.prediction", 6)
    assert repr(lesson.prefer("kg")) == "Weights are shown in kg from here on."
    assert "nothing to erase" in repr(lesson.erase())
    assert list(tmp_path.iterdir()) == []


def test_the_file_stands_beside_the_learners_lessons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LESSONS_KEEP")
    monkeypatch.delenv("PYTEST_VERSION")
    monkeypatch.setattr(ledger, "in_kernel", lambda: True)
    monkeypatch.chdir(tmp_path)
    assert ledger.place() == ROOT / "my_lessons" / ledger.FILE_NAME
    (tmp_path / "my_lessons").mkdir()
    monkeypatch.chdir(tmp_path / "my_lessons")
    assert ledger.place() == tmp_path / "my_lessons" / ledger.FILE_NAME
    # an installed wheel has no project around it
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(ledger, "ROOT", tmp_path)
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    place = ledger.place()
    assert place is not None
    assert (place.parent.name, place.name) == ("lessons_lib", ledger.FILE_NAME)


def test_the_file_is_never_committed_and_outlives_a_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "/my_lessons/\n" in (ROOT / ".gitignore").read_text(encoding="utf-8")
    mine = tmp_path / "my_lessons" / ledger.FILE_NAME
    mine.parent.mkdir()
    mine.write_text("unit,lb\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").touch()
    commands.clean([], tmp_path)
    assert mine.exists()


def test_the_commands_switch_it_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LESSONS_KEEP", str(tmp_path / "kept.csv"))
    code = "import os, sys; sys.exit(os.environ['LESSONS_KEEP'] != 'off')"
    assert commands.run_steps([("switch", [sys.executable, "-c", code])]) == 0


CELLS = (
    "from lessons_lib import lesson, units",
    "from lessons_lib.lesson import ledger\nplace = ledger.place()\nplace.name if place else 'off'",
    "units.mass_unit()",
    "lesson.predict('04.prediction', 6)",
    "lesson.prefer('lb')",
    "lesson.predictions()",
)


def ran(folder: Path, **variables: str) -> list[str]:
    """Give what the cells show in a kernel of their own."""
    cells = [nbformat.v4.new_code_cell(text) for text in CELLS]
    book = nbformat.v4.new_notebook(cells=cells)
    inside = {**os.environ, **variables, "PYTHONPATH": str(ROOT)}
    if variables:
        del inside["PYTEST_VERSION"]  # as at a learner's
    NotebookClient(book, timeout=120, kernel_name="python3").execute(cwd=str(folder), env=inside)
    return [cell.outputs[0].data["text/plain"] if cell.outputs else "" for cell in book.cells[1:]]


def test_a_kernel_keeps_and_the_next_one_knows(tmp_path: Path) -> None:
    folder = tmp_path / "my_lessons"
    folder.mkdir()
    first, second = (ran(folder, LESSONS_KEEP="") for _ in range(2))
    assert first[0] == f"'{ledger.FILE_NAME}'"
    assert (first[1], second[1]) == ("'kg'", "'lb'")
    assert first[2] == "Noted: 6 kg."
    assert first[4].startswith(f"Your predictions, kept in {ledger.FILE_NAME}.")
    assert "04.prediction" in first[4]
    assert [path.name for path in folder.iterdir() if path.suffix] == [ledger.FILE_NAME]


def test_a_kernel_that_a_test_starts_keeps_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "my_lessons"
    folder.mkdir()
    (folder / ledger.FILE_NAME).write_text("unit,lb\n05.prediction,3\n05.prediction,compared\n", encoding="utf-8")
    said = ran(folder)
    assert said[:3] == ["'off'", "'kg'", "Noted: 6 kg."]
    assert said[4] == "No prediction of yours is kept here."
    assert (folder / ledger.FILE_NAME).read_text(encoding="utf-8").count("\n") == 3


def test_a_bare_nbval_is_off_too(tmp_path: Path) -> None:
    """The file conftest.py of the project's folder is enough: nobody has to set a variable."""
    shutil.copy(ROOT / "conftest.py", tmp_path)
    (tmp_path / "notebooks").mkdir()
    cell = nbformat.v4.new_code_cell("import os\nos.environ.get('LESSONS_KEEP')", execution_count=1)
    cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "'off'"}, execution_count=1)]
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "notebooks" / "a.ipynb")
    inside = {key: value for key, value in os.environ.items() if key != "LESSONS_KEEP" and "PYTEST" not in key}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-q", "-p", "no:cacheprovider", "notebooks"],
        cwd=tmp_path, env=inside, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
