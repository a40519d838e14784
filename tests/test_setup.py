"""The way from nothing to open lessons: the lock, the environment, the copies, the doctor."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from lessons_lib import __main__
from lessons_lib.start import ROOT, commands, doctor, machine
from lessons_lib.start.machine import MachineError

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")


def notebook(answer: str = "42") -> dict[str, Any]:
    output = {"output_type": "stream", "name": "stdout", "text": [answer]}
    code = {
        "cell_type": "code",
        "id": "b",
        "metadata": {"execution": {"iopub.execute_input": "12:00"}},
        "execution_count": 7,
        "outputs": [output],
        "source": ["print(6 * 7)"],
    }
    text = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# How much? −½ kg"]}
    return {
        "cells": [text, code],
        "metadata": {"widgets": {"state": {}}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a small project of its own: two lessons, a lock and a data file."""
    (tmp_path / "notebooks" / "coach").mkdir(parents=True)
    for name in ("00_start_here", "06_scale", "coach/06_scale"):
        path = tmp_path / "notebooks" / f"{name}.ipynb"
        path.write_text(json.dumps(notebook()), encoding="utf-8")
    for name in ("pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_bytes(b"day,kg\n0,80\n")
    digest = hashlib.sha256(b"day,kg\n0,80\n").hexdigest()
    described = {"resources": [{"path": "a.csv", "hash": f"sha256:{digest}"}]}
    (tmp_path / "data" / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return tmp_path


def finished_venv(folder: Path) -> None:
    python = machine.venv_python(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    stamp = json.dumps(machine.fingerprint(folder))
    machine.stamp_file(folder).write_text(stamp, encoding="utf-8")


# --- the three lists of dependencies agree -----------------------------------------------


def test_every_direct_dependency_is_locked() -> None:
    assert set(machine.direct_dependencies()) <= set(machine.locked_versions())


def test_browser_versions_are_locked_exactly() -> None:
    locked = machine.locked_versions()
    for line in PROJECT["tool"]["uv"]["constraint-dependencies"]:
        name, version = line.split("==")
        assert locked[name] == version


def test_lock_has_one_version_and_hashes_for_each_package_and_no_address() -> None:
    entries = re.split(r"^(?=[a-z0-9])", re.sub(r"^#.*\n", "", LOCK, flags=re.M), flags=re.M)[1:]
    names = [re.split(r"==", entry)[0] for entry in entries]
    assert len(names) == len(set(names)) == len(machine.locked_versions()) > 50
    for entry in entries:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
    assert not re.search(r"://|--(extra-)?index|--find-links|\s/\w|\s@\s", LOCK)


def test_environment_takes_its_packages_from_the_lock_alone() -> None:
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    oldest = PROJECT["project"]["requires-python"].removeprefix(">=")
    # No package is named here, so no version can differ from the lock's.
    assert text.partition("dependencies:\n")[2] == (
        f"  - python={oldest}\n  - pip\n  - pip:\n      - -r requirements.txt\n"
    )
    assert "--no-deps --no-build-isolation -e ." in (ROOT / "postBuild").read_text("utf-8")


def test_every_direct_dependency_has_its_reason_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| `([a-z0-9-]+)` \|", readme, flags=re.M))
    assert rows == set(machine.direct_dependencies())


def test_version_is_the_same_everywhere() -> None:
    import lessons_lib

    version = PROJECT["project"]["version"]
    assert lessons_lib.__version__ == version
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


# --- the command line --------------------------------------------------------------------


def test_help_and_makefile_name_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        __main__.main(["--help"])
    text = capsys.readouterr().out
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M)
    every = {"doctor", *commands.ACTIONS}
    assert set(__main__.HELP) == every
    assert set(targets) == every | {"help", "lock"}
    assert set(re.findall(r"^  ([a-z]+) {2,}", text, flags=re.M)) >= every


def test_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        __main__.main(["lap"])
    assert "lab" in capsys.readouterr().err


def test_set_up_needs_only_the_standard_library() -> None:
    # -S hides site-packages, -I the environment: this is a machine with nothing installed.
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "import lessons_lib.__main__, lessons_lib.start.machine;"
        "print(*{name.partition('.')[0] for name in sys.modules} - sys.stdlib_module_names)"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(ROOT)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(run.stdout.split()) <= {"lessons_lib", "__main__"}


# --- the environment ---------------------------------------------------------------------


def test_venv_is_ready_only_while_stamp_lock_and_folder_agree(folder: Path) -> None:
    assert machine.venv_state(folder) == "absent"
    finished_venv(folder)
    assert machine.venv_state(folder) == "ready"

    with (folder / "requirements.txt").open("a") as lock:
        lock.write("# newer\n")
    assert machine.venv_state(folder) == "stale"

    moved = folder.with_name("moved")
    folder.rename(moved)
    assert machine.venv_state(moved) == "broken"


@pytest.mark.parametrize("content", [None, "", "{", "[]"])
def test_half_made_venv_is_made_anew(folder: Path, content: str | None) -> None:
    finished_venv(folder)
    if content is None:
        machine.stamp_file(folder).unlink()
    else:
        machine.stamp_file(folder).write_text(content, encoding="utf-8")
    assert machine.venv_state(folder) == "broken"


def test_prepare_repairs_what_is_half_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(machine, "make_venv", lambda root: done.append("make"))
    monkeypatch.setattr(machine, "install", lambda root: done.append("install"))
    monkeypatch.setattr(machine, "enter", lambda words, root: done.append("enter"))
    (folder / ".venv").mkdir()
    machine.prepare(["lab"], folder)
    assert done == ["make", "install", "enter"]


def test_second_command_waits_and_does_not_install_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other_command_finishes(root: Path) -> Any:
        finished_venv(root)
        return nullcontext()

    monkeypatch.setattr(machine, "one_at_a_time", other_command_finishes)
    monkeypatch.setattr(machine, "install", lambda root: pytest.fail("installed twice"))
    monkeypatch.setattr(machine, "enter", lambda words, root: 0)
    assert machine.prepare(["lab"], folder) == 0


def test_lock_is_free_again_after_use(folder: Path) -> None:
    for _ in range(2):
        with machine.one_at_a_time(folder):
            pass


def test_stamp_is_written_last(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finished_venv(folder)

    def fail(arguments: Any, root: Path) -> None:
        raise MachineError("no network")

    monkeypatch.setattr(machine, "pip_install", fail)
    with pytest.raises(MachineError):
        machine.install(folder)
    assert machine.venv_state(folder) == "broken"


def test_missing_ensurepip_names_the_debian_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MachineError, match="apt install python3-venv"):
        machine.make_venv(folder)


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("NewConnectionError('<...>: Failed to establish a new connection')", "no connection"),
        # pip says both when it is offline; the cause comes first.
        ("Temporary failure in name resolution\nNo matching distribution", "no connection"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED]", "certificate"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "refused"),
        ("ERROR: No matching distribution found for numpy==2.4.3", "not made for this"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("something else", "something else"),
    ],
)
def test_pip_troubles_become_sentences(output: str, words: str) -> None:
    assert words in machine.explain_pip(output)


def test_command_outside_the_project_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="own folder"):
        machine.prepare(["lab"], tmp_path)


# --- the learner's copies ----------------------------------------------------------------


def test_copies_have_no_outputs_and_all_else(folder: Path) -> None:
    new = commands.copy_lessons(folder)
    assert [path.name for path in new] == ["00_start_here.ipynb", "06_scale.ipynb"]
    copy = json.loads(new[1].read_text(encoding="utf-8"))
    assert copy["cells"][1]["outputs"] == []
    assert copy["cells"][1]["execution_count"] is None
    assert copy["cells"][1]["metadata"] == copy["metadata"] == {}
    assert [cell["source"] for cell in copy["cells"]] == [cell["source"] for cell in notebook()["cells"]]


def test_existing_copy_is_kept(folder: Path) -> None:
    commands.copy_lessons(folder)
    mine = folder / "my_lessons" / "06_scale.ipynb"
    mine.write_text("mine", encoding="utf-8")
    assert commands.copy_lessons(folder) == []
    assert mine.read_text(encoding="utf-8") == "mine"


def test_pages_are_renewed_but_not_a_file_of_the_learners_own(folder: Path) -> None:
    made = f"{commands.PAGE_MARK} from here: edit there. -->\n\n# One\n"
    for name in ("index.md", "map.md"):
        (folder / "notebooks" / name).write_text(made, encoding="utf-8")
    commands.copy_lessons(folder)
    mine = folder / "my_lessons"
    (mine / "map.md").write_text("my own notes", encoding="utf-8")
    assert commands.renew_pages(folder) == [mine / "index.md"]
    assert (mine / "index.md").read_text(encoding="utf-8") == made
    # the learner scribbled into a page; an update brings another one
    (mine / "index.md").write_text(made + "scribble", encoding="utf-8")
    newer = made.replace("One", "Two")
    (folder / "notebooks" / "index.md").write_text(newer, encoding="utf-8")
    commands.renew_pages(folder)
    assert (mine / "index.md").read_text(encoding="utf-8") == newer
    assert (mine / "map.md").read_text(encoding="utf-8") == "my own notes"


def test_pages_are_built_after_the_notebooks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[list[str]] = []
    monkeypatch.setattr(commands, "run_steps", lambda given, root: steps.extend(words for _, words in given) or 0)
    assert commands.notebooks(["--check"], folder) == 0
    assert [words[1:] for words in steps] == [
        ["-m", "tools.build_notebooks", "--check"],
        ["-m", "tools.build_pages", "--check"],
    ]


def test_each_lesson_is_run_once_by_nbval(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "notebooks" / "coach" / "06_scale.ipynb").write_text("{}", encoding="utf-8")
    steps: dict[str, list[str]] = {}
    monkeypatch.setattr(commands, "run_steps", lambda given, root: steps.update(given) or 0)
    assert commands.run_tests([], folder) == 0
    books = [word for word in steps["pytest"] if word.endswith(".ipynb")]
    assert books == [f"notebooks/{path.name}" for path in sorted((folder / "notebooks").glob("*.ipynb"))]
    assert "--nbval" in steps["pytest"]


def test_a_lesson_is_begun_by_its_number_and_name(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: dict[str, list[str]] = {}
    monkeypatch.setattr(commands, "run_steps", lambda given, root: steps.update(given) or 0)
    assert commands.lesson(["14", "why"], folder) == 0
    assert steps["lesson"][1:] == ["-m", "tools.new_lesson", "14", "why"]


@pytest.mark.parametrize("word", ["06", "6", "06_scale", "06_scale.ipynb"])
def test_reset_restores_and_loses_nothing(folder: Path, word: str) -> None:
    commands.copy_lessons(folder)
    mine = folder / "my_lessons" / "06_scale.ipynb"
    fresh = mine.read_text(encoding="utf-8")
    for text in ("first", "second"):
        mine.write_text(text, encoding="utf-8")
        assert commands.reset([word], folder) == 0
        assert mine.read_text(encoding="utf-8") == fresh
    kept = [mine.with_name(f"06_scale_mine_{number}.ipynb").read_text() for number in (1, 2)]
    assert kept == ["first", "second"]


def test_reset_of_an_untouched_copy_changes_nothing(folder: Path) -> None:
    commands.copy_lessons(folder)
    before = sorted((folder / "my_lessons").iterdir())
    assert commands.reset(["06"], folder) == 0
    assert sorted((folder / "my_lessons").iterdir()) == before


@pytest.mark.parametrize("words", [[], ["99"], [""], ["scale"]])
def test_reset_says_which_lessons_there_are(folder: Path, words: list[str]) -> None:
    with pytest.raises(MachineError, match="00_start_here, 06_scale"):
        commands.reset(words, folder)


def test_lab_stays_on_this_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(commands, "become", lambda words, root: started.append([*words]) or 0)
    assert commands.lab(["--port=8899"], folder) == 0
    (words,) = started
    assert words[-1] == "--port=8899"
    assert {"--ip=127.0.0.1", "--LabApp.news_url=None"} <= set(words)
    assert f"--ServerApp.root_dir={folder / 'my_lessons'}" in words
    assert "--LabApp.default_url=/lab/tree/00_start_here.ipynb" in words


# --- one summary -------------------------------------------------------------------------


def test_every_step_runs_and_one_failure_is_enough(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    def step(code: int) -> list[str]:
        return [sys.executable, "-c", f"raise SystemExit({code})"]

    assert commands.run_steps([("one", step(3)), ("two", step(0))], folder) == 1
    assert re.search(r"FAILED +one .*\nok +two ", capfd.readouterr().out)
    assert commands.run_steps([("two", step(0))], folder) == 0


def test_clean_leaves_the_learners_work(folder: Path) -> None:
    commands.copy_lessons(folder)
    finished_venv(folder)
    commands.clean([], folder)
    assert not (folder / ".venv").exists()
    assert len(list((folder / "my_lessons").iterdir())) == 2


# --- the doctor --------------------------------------------------------------------------


def test_data_are_green_until_a_byte_changes(folder: Path) -> None:
    assert doctor.check_data(folder).ok
    (folder / "data" / "a.csv").write_bytes(b"day,kg\n0,81\n")
    check = doctor.check_data(folder)
    assert not check.ok
    assert "a.csv was changed" in check.detail
    assert "git checkout" in check.remedy
    (folder / "data" / "a.csv").unlink()
    assert "a.csv is missing" in doctor.check_data(folder).detail


def test_this_projects_own_data_are_as_described() -> None:
    assert doctor.check_data(ROOT).ok, doctor.check_data(ROOT).detail


def test_packages_are_red_when_the_lock_differs(folder: Path) -> None:
    lock = folder / "requirements.txt"
    lock.write_text(re.sub(r"^numpy==\S+", "numpy==1.0", LOCK, flags=re.M), encoding="utf-8")
    check = doctor.check_packages(folder)
    assert not check.ok
    assert "numpy" in check.detail
    assert "make lab" in check.remedy


def test_a_kernel_starts() -> None:
    check = doctor.check_kernel(ROOT)
    assert check.ok, check.detail


def test_doctor_never_raises(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def burst(root: Path) -> doctor.Check:
        raise RuntimeError("bad luck")

    names = [name for name, _ in doctor.CHECKS]
    monkeypatch.setattr(doctor, "CHECKS", [(name, burst) for name in names])
    checks = doctor.check_all(tmp_path)
    assert [check.name for check in checks] == names
    assert not any(check.ok for check in checks)
    assert all("bad luck" in check.detail and check.remedy for check in checks)


def test_doctor_copes_with_broken_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = [pair for pair in doctor.CHECKS if pair[0] != "Kernel"]
    monkeypatch.setattr(doctor, "CHECKS", quick)
    for name in ("pyproject.toml", "data/datapackage.json"):
        (folder / name).write_text("{ broken", encoding="utf-8")
    checks = {check.name: check for check in doctor.check_all(folder)}
    assert not checks["Packages"].ok
    assert not checks["Data"].ok
    assert all(check.ok or check.remedy for check in checks.values())


def test_colour_is_never_the_only_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = [doctor.Check("Data", False, "gone", "Look for it."), doctor.Check("Kernel", True, "")]
    plain, coloured = doctor.report(checks), doctor.report(checks, colour=True)
    assert re.sub(r"\033\[\d+m", "", coloured) == plain
    assert "RED" in plain
    assert "green" in plain
    assert "Look for it." in plain

    with Path(os.devnull).open("w") as stream:
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
        monkeypatch.setenv("NO_COLOR", "1")
        assert not doctor.wants_colour(stream)
