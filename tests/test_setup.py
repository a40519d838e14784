"""The way from nothing to open lessons: the lock, the environment, the copies, the doctor."""

from __future__ import annotations

import asyncio
import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from tornado.websocket import WebSocketClosedError

from lessons_lib import __main__
from lessons_lib.start import ROOT, commands, doctor, files, machine
from lessons_lib.start.machine import MachineError
from lessons_lib.start.sockets import quiet_about_closed_pages

LOCKS = [*machine.LOCKS.values()]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


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
    for name in ("00_start_here", "06_the_scale", "coach/06_the_scale"):
        path = tmp_path / "notebooks" / f"{name}.ipynb"
        path.write_text(json.dumps(notebook()), encoding="utf-8")
    about = tmp_path / "notebooks" / "source" / "06_the_scale" / "about.toml"
    about.parent.mkdir(parents=True)
    about.write_text('short = "scale"', encoding="utf-8")
    for name in ("pyproject.toml", *LOCKS):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_bytes(b"day,kg\n0,80\n")
    digest = hashlib.sha256(b"day,kg\n0,80\n").hexdigest()
    described = {"resources": [{"path": "a.csv", "hash": f"sha256:{digest}"}]}
    (tmp_path / "data" / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return tmp_path


def finished_venv(folder: Path, need: machine.Need = "run") -> None:
    python = machine.venv_python(folder)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    stamp = json.dumps(machine.fingerprint(folder, need))
    machine.stamp_file(folder).write_text(stamp, encoding="utf-8")


# --- the lists of dependencies agree -----------------------------------------------------

# DESIGN: what running needs, and what only tests and authors need
RUN = {"jupyterlab", "numpy", "pandas", "matplotlib", "ipywidgets", "anywidget", "voila"}
TOOLS = {"axe-playwright-python", "hypothesis", "jupytext", "mypy", "nbval", "playwright", "pytest", "ruff", "scipy"}
TOOLS |= {"statsmodels"}


def test_lab_installs_no_tools_and_test_installs_all() -> None:
    run, test = (machine.locked_versions(need=need) for need in ("run", "test"))
    assert run.items() < test.items()
    assert set(machine.direct_dependencies(need="run")) <= set(run)
    assert set(machine.direct_dependencies(need="test")) <= set(test)
    assert set(run) >= RUN
    assert not set(run) & TOOLS
    assert set(test) >= TOOLS
    # a count, which is the same everywhere; some are for one system only
    assert len(run) <= 120


def test_each_command_installs_what_it_needs() -> None:
    assert commands.NEEDS.keys() < commands.ACTIONS.keys()
    assert {name for name, need in commands.NEEDS.items() if need == "run"} == {"lab", "coach"}
    assert commands.ACTIONS.keys() - commands.NEEDS.keys() == {"reset", "clean"}


def test_browser_versions_are_locked_exactly() -> None:
    locked = machine.locked_versions(need="run")
    for line in PROJECT["tool"]["uv"]["constraint-dependencies"]:
        name, version = line.split("==")
        assert locked[name] == version


def test_locks_have_one_version_and_hashes_for_each_package_and_no_address() -> None:
    entries = {}
    for need, name in machine.LOCKS.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        entries[need] = re.split(r"^(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.M), flags=re.M)[1:]
        names = [re.split(r"==", entry)[0] for entry in entries[need]]
        assert len(names) == len(set(names)) == len(machine.locked_versions(need=need)) > 50
        for entry in entries[need]:
            assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry
        assert not re.search(r"://|--(extra-)?index|--find-links|\s/\w|\s@\s", text)
    # hashes and systems too are the same in both
    assert set(entries["run"]) < set(entries["test"])


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
    tables = re.findall(r"(?:^\|.*\n)+", readme, flags=re.M)
    rows = [set(re.findall(r"^\| `([a-z0-9-]+)` \|", table, flags=re.M)) for table in tables]
    run, test = (set(machine.direct_dependencies(need=need)) for need in ("run", "test"))
    assert list(filter(None, rows)) == [run, test - run]


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
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M)
    every = {"doctor", *commands.ACTIONS}
    assert set(__main__.HELP) == every
    assert set(targets) == every | {"help", "lock"}
    assert set(re.findall(r"^  ([a-z-]+) {2,}", text, flags=re.M)) >= every


@pytest.mark.parametrize("command", [*__main__.HELP])
def test_help_of_a_command_is_our_own_and_does_nothing(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "prepare", lambda words, **_: pytest.fail("installed"))
    monkeypatch.setattr(machine, "enter", lambda words: pytest.fail("went elsewhere"))
    monkeypatch.setitem(commands.ACTIONS, command, lambda words: pytest.fail("ran"))
    assert __main__.main([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert said == __main__.help_for(command) + "\n"
    assert __main__.HELP[command] in said
    assert max(map(len, said.splitlines())) <= 110


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


def test_what_is_there_for_the_tests_also_runs_the_lessons(folder: Path) -> None:
    finished_venv(folder, "run")
    assert machine.venv_state(folder, "run") == "ready"
    assert machine.venv_state(folder, "test") == "stale"
    finished_venv(folder, "test")
    assert machine.venv_state(folder, "run") == machine.venv_state(folder, "test") == "ready"
    with (folder / "requirements-test.txt").open("a") as lock:
        lock.write("# newer tools\n")
    assert machine.venv_state(folder, "run") == "ready"
    assert machine.venv_state(folder, "test") == "stale"


@pytest.mark.parametrize("need", ["run", "test"])
def test_the_lock_of_what_is_needed_is_installed(
    folder: Path, need: machine.Need, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".venv").mkdir()
    given: list[str] = []
    monkeypatch.setattr(machine, "pip_install", lambda words, root: given.extend(words))
    machine.install(folder, need)
    assert given.count(machine.LOCKS[need]) == 1
    assert "--require-hashes" in given
    assert json.loads(machine.stamp_file(folder).read_text("utf-8")) == machine.fingerprint(folder, need)


def test_each_package_gives_a_sign_of_life(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / ".venv").mkdir()
    progress = machine.Progress(folder)
    for told in ("", "Collecting a==1\n", "Collecting a==1\nProcessing b-2-py3-none-any.whl\n"):
        progress.log.write_text(told, encoding="utf-8")
        progress.look()
    progress.log.write_text(f"{told}Installing collected packages: a, b\n", encoding="utf-8")
    for name in ("a-1", "b-2"):
        (progress.site / f"{name}.dist-info").mkdir(parents=True)
        (progress.site / f"{name}.dist-info" / "INSTALLER").touch()
    progress.look()
    progress.close()
    assert capsys.readouterr().out == "....\n"


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
    monkeypatch.setattr(machine, "install", lambda root, need: done.append("install"))
    monkeypatch.setattr(machine, "enter", lambda words, root, need: done.append("enter"))
    (folder / ".venv").mkdir()
    machine.prepare(["lab"], folder)
    assert done == ["make", "install", "enter"]


def test_second_command_waits_and_does_not_install_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def other_command_finishes(root: Path) -> Any:
        finished_venv(root)
        return nullcontext()

    monkeypatch.setattr(machine, "one_at_a_time", other_command_finishes)
    monkeypatch.setattr(machine, "install", lambda root, need: pytest.fail("installed twice"))
    monkeypatch.setattr(machine, "enter", lambda words, root, need: 0)
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
        ("OSError: [Errno 28] No space left on device", "is full: make 1 GB free"),
        ("OSError: [Errno 122] Disk quota exceeded", "your share of it, is full"),
        ("OSError: [Errno 30] Read-only file system", "a folder of your own"),
        (":env:.no-index='1'\nERROR: No matching distribution found for numpy==2.4.3", "unset PIP_NO_INDEX"),
        ("global.no-index='false'\nERROR: No matching distribution found for numpy==2.4.3", "not made for this"),
        ("something else", "something else"),
    ],
)
def test_pip_troubles_become_sentences(output: str, words: str) -> None:
    assert words in machine.explain_pip(output)


def test_a_disk_that_is_full_is_not_called_a_python_without_a_part(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Error: Command '[..., '-m', 'ensurepip', '--upgrade']' returned non-zero exit status 1."
    monkeypatch.setattr(machine.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, "", said))
    with pytest.raises(MachineError, match=r"^No \.venv was made"):
        machine.make_venv(folder)

    def full(*_: object) -> None:
        raise files.FileError(".lessons_room cannot be written: disk quota exceeded.")

    monkeypatch.setattr(machine.files, "write_whole", full)
    with pytest.raises(MachineError, match="your share of it, is full"):
        machine.make_venv(folder)


@pytest.mark.parametrize("where", ["environment", "file"])
def test_a_persons_settings_for_pip_do_not_lead_packages_elsewhere(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    made = "import venv; venv.create('.venv', with_pip=False, symlinks=True)"
    subprocess.run([sys.executable, "-c", made], cwd=folder, check=True)
    # a pip of its own takes seconds to unpack: this one does as well
    (Path(sysconfig.get_path("purelib", "venv", {"base": str(folder / ".venv")})) / "ours.pth").write_text(
        sysconfig.get_path("purelib"), encoding="utf-8"
    )
    wheel = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        packed.writestr("tiny.py", "")
        packed.writestr("tiny-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        packed.writestr("tiny-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        packed.writestr("tiny-1.0.dist-info/RECORD", "tiny.py,,\n")
    for name in ("target", "prefix"):
        if where == "environment":
            monkeypatch.setenv(f"PIP_{name.upper()}", str(folder / "elsewhere"))
        else:
            (folder / "pip.conf").write_text(f"[install]\n{name} = {folder / 'elsewhere'}\n", encoding="utf-8")
            monkeypatch.setenv("PIP_CONFIG_FILE", str(folder / "pip.conf"))
        machine.pip_install(["--force-reinstall", "--no-deps", "--no-index", wheel.name], folder)
        assert not (folder / "elsewhere").exists()
        found = [*(folder / ".venv").rglob("tiny.py")]
        assert len(found) == 1
        found[0].unlink()


def test_what_leads_python_elsewhere_stays_out_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    leading = {"PYTHONPATH", "PYTHONHOME", "PYTHONSAFEPATH", "MPLBACKEND"}
    for name in leading:
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setattr(machine, "make_folder", lambda _: None)
    monkeypatch.setattr(machine, "is_inside", lambda _: True)
    assert not machine.environment_variables().keys() & leading
    # an environment of a person's own making is left as it is
    monkeypatch.setattr(machine, "is_inside", lambda _: False)
    assert machine.environment_variables()["PYTHONPATH"] == "elsewhere"
    assert "\nunexport PYTHONSAFEPATH\n" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_a_venv_that_cannot_be_written_is_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "is_inside", lambda _: True)
    (folder / ".venv").write_text("", encoding="utf-8")  # refused for every user, also for root
    with pytest.raises(MachineError, match=r"^The project's folder .venv cannot be written: "):
        machine.environment_variables(folder)


def test_command_outside_the_project_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="own folder"):
        machine.prepare(["lab"], tmp_path)


# --- the learner's copies ----------------------------------------------------------------


def test_copies_have_short_names_no_outputs_and_cells_that_stay(folder: Path) -> None:
    new = commands.copy_lessons(folder)
    assert [path.name for path in new] == ["00_start_here.ipynb", "06 scale.ipynb"]
    copy = json.loads(new[1].read_text(encoding="utf-8"))
    text, code = copy["cells"]
    assert code["outputs"] == []
    assert code["execution_count"] is None
    assert code["metadata"] == {"deletable": False}
    assert text["metadata"] == {"deletable": False, "editable": False}
    assert copy["metadata"] == {}
    assert [cell["source"] for cell in copy["cells"]] == [cell["source"] for cell in notebook()["cells"]]


def test_every_lesson_has_a_short_name_of_its_own() -> None:
    names = commands.copy_names()
    assert len({*names.values()}) == len(names) >= 15
    for long, short in names.items():
        assert re.fullmatch(rf"{long[:2]} [a-z0-9 ]{{3,14}}\.ipynb", short), short


def test_links_between_lessons_lead_to_the_copies(folder: Path) -> None:
    lesson = folder / "notebooks" / "00_start_here.ipynb"
    content = notebook()
    content["cells"][0]["source"] = ["# One\n", "[Next](06_the_scale.ipynb), [page](glossary.md#scale)"]
    lesson.write_text(json.dumps(content), encoding="utf-8")
    copy = json.loads(commands.copy_lessons(folder)[0].read_text(encoding="utf-8"))
    assert copy["cells"][0]["source"] == ["# One\n", "[Next](06%20scale.ipynb), [page](glossary.md#scale)"]
    page = f"{commands.PAGE_MARK} -->\n[06](06_the_scale.ipynb) and [00](00_start_here.ipynb)\n"
    (folder / "notebooks" / "index.md").write_text(page, encoding="utf-8")
    (renewed,) = commands.renew_pages(folder)
    assert "[06](06%20scale.ipynb) and [00](00_start_here.ipynb)" in renewed.read_text(encoding="utf-8")


def test_the_learners_index_says_what_was_answered_on_this_machine(folder: Path) -> None:
    rows = "| 00 | [Start](00_start_here.ipynb) | idea |\n| 06 | [Scale](06_the_scale.ipynb) | idea |\n"
    (folder / "notebooks" / "index.md").write_text(f"{commands.PAGE_MARK} -->\n{rows}", encoding="utf-8")
    commands.copy_lessons(folder)
    (renewed,) = commands.renew_pages(folder)
    assert "answered" not in renewed.read_text(encoding="utf-8")
    kept = "question,answer\n06.1,3.0\n06.1,4.0,1f0c2d9a\n06.claim,a\n06.recall04exit1,a\nunit,lb\n"
    (folder / "my_lessons" / "my_predictions.csv").write_text(kept, encoding="utf-8")
    commands.renew_pages(folder)
    told = renewed.read_text(encoding="utf-8")
    assert "| 06 | [Scale](06%20scale.ipynb) · 2 answered | idea |" in told
    assert "[Start](00_start_here.ipynb) | idea" in told


def test_existing_copy_is_kept(folder: Path) -> None:
    commands.copy_lessons(folder)
    mine = folder / "my_lessons" / "06 scale.ipynb"
    mine.write_text("mine", encoding="utf-8")
    assert commands.copy_lessons(folder) == []
    assert mine.read_text(encoding="utf-8") == "mine"


def test_copies_of_an_earlier_edition_are_put_away(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = folder / "my_lessons"
    mine.mkdir()
    for name in ("06_the_scale", "06_the_scale_mine_1", "00_start_here", "06_notes"):
        (mine / f"{name}.ipynb").write_text(name, encoding="utf-8")
    assert [path.name for path in commands.copy_lessons(folder)] == ["06 scale.ipynb"]
    old = {path.name: path.read_text(encoding="utf-8") for path in (mine / "old").iterdir()}
    assert old == {f"{name}.ipynb": name for name in ("06_the_scale", "06_the_scale_mine_1")}
    assert {path.name for path in mine.glob("*.ipynb")} == {"00_start_here.ipynb", "06 scale.ipynb", "06_notes.ipynb"}
    assert "2 copies of an earlier edition are in my_lessons/old/" in capsys.readouterr().out


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
    (folder / "notebooks" / "coach" / "06_the_scale.ipynb").write_text("{}", encoding="utf-8")
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


@pytest.mark.parametrize("word", ["06", "6", "06_the_scale", "06_the_scale.ipynb", "06 scale", "06 scale.ipynb"])
def test_reset_restores_and_loses_nothing(folder: Path, word: str) -> None:
    commands.copy_lessons(folder)
    mine = folder / "my_lessons" / "06 scale.ipynb"
    fresh = mine.read_text(encoding="utf-8")
    for text in ("first", "second"):
        mine.write_text(text, encoding="utf-8")
        assert commands.reset(word.split(), folder) == 0
        assert mine.read_text(encoding="utf-8") == fresh
    kept = [(mine.parent / "old" / f"06 scale{number}.ipynb").read_text() for number in ("", " (2)")]
    assert kept == ["first", "second"]


def test_reset_of_an_untouched_copy_changes_nothing(folder: Path) -> None:
    commands.copy_lessons(folder)
    before = sorted((folder / "my_lessons").iterdir())
    assert commands.reset(["06"], folder) == 0
    assert sorted((folder / "my_lessons").iterdir()) == before


@pytest.mark.parametrize("words", [[], ["99"], [""], ["scale"]])
def test_reset_says_which_lessons_there_are(folder: Path, words: list[str]) -> None:
    with pytest.raises(MachineError, match="00_start_here, 06 scale"):
        commands.reset(words, folder)


def test_lab_stays_on_this_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(commands, "become", lambda words, root: started.append([*words]) or 0)
    assert commands.lab(["--port=8899"], folder) == 0
    (words,) = started
    assert words[-1] == "--port=8899"
    assert {"--ip=127.0.0.1", "--LabApp.news_url=None"} <= set(words)
    assert f"--ServerApp.root_dir={folder / 'my_lessons'}" in words
    assert "--LabApp.default_url=/lab/workspaces/lessons/tree/00_start_here.ipynb" in words


LAB = """\
import sys
from pathlib import Path
from lessons_lib.start import commands
commands.become = lambda *_: 0
commands.lab([], Path(sys.argv[1]))
"""


def test_a_double_click_starts_two_labs_and_neither_dies(folder: Path) -> None:
    for number in range(40):
        shutil.copy(folder / "notebooks" / "06_the_scale.ipynb", folder / "notebooks" / f"{number + 10}_more.ipynb")
    (folder / "my_lessons").mkdir()
    for number in range(40):  # copies of an earlier edition, which both want to put away
        (folder / "my_lessons" / f"06_the_scale ({number}).ipynb").write_text(f"{number}", encoding="utf-8")
    both = [subprocess.Popen([sys.executable, "-c", LAB, str(folder)], cwd=ROOT) for _ in range(3)]
    assert [one.wait(timeout=120) for one in both] == [0, 0, 0]
    assert len([*(folder / "my_lessons").glob("*.ipynb")]) == 42
    assert len([*(folder / "my_lessons" / "old").iterdir()]) == 40
    assert not [*folder.rglob("*.part")]


@pytest.mark.parametrize("command", ["lab", "reset"])
def test_a_folder_that_cannot_be_written_is_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(30, "Read-only file system", str(folder / "my_lessons"))

    monkeypatch.setitem(commands.ACTIONS, command, refuse)
    monkeypatch.setattr(machine, "prepare", lambda *_, **__: None)
    assert __main__.main([command, "06"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("my_lessons cannot be used: read-only file system. Copy the whole project")
    assert str(folder) not in said


def test_no_letter_of_jupyterlab_changes_a_lesson() -> None:
    # Whatever JupyterLab binds outside a cell's text to keys without Ctrl, Alt or Cmd is switched off, but for these.
    harmless = {"enter-edit-mode", "enter-command-mode", "move-cursor", "extend-marked", "run-cell", "line-numbering"}
    labs = Path(sysconfig.get_path("data")) / "share" / "jupyter" / "lab" / "schemas" / "@jupyterlab"
    settings = ROOT / "lessons_lib" / "start" / "jupyter" / "labconfig" / "default_setting_overrides.json"
    off = json.loads(settings.read_text("utf-8"))["@jupyterlab/shortcuts-extension:shortcuts"]["shortcuts"]
    known = []
    for file in (labs / "notebook-extension" / "tracker.json", labs / "mainmenu-extension" / "plugin.json"):
        known += json.loads(file.read_text("utf-8"))["jupyter.lab.shortcuts"]
    # word for word as JupyterLab has them, or they would not be found
    assert [dict(one, disabled=True) in off for one in known].count(True) == len(off)
    assert all(one["disabled"] for one in off)
    for one in known:
        plain = all(key and not re.search("Accel|Ctrl|Alt", key) for key in one["keys"] or [""])
        if plain and ":focus" in one["selector"] and dict(one, disabled=True) not in off:
            assert any(word in one["command"] for word in harmless), one


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


def test_clean_clears_nothing_outside_of_the_project(tmp_path: Path) -> None:
    cache = tmp_path / "tests" / "__pycache__"
    cache.mkdir(parents=True)
    with pytest.raises(MachineError, match="own folder only"):
        commands.clean([], tmp_path)
    assert cache.exists()


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


def test_packages_are_red_when_the_lock_differs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "installed_version", machine.locked_versions().get)
    lock = folder / "requirements-test.txt"
    text = lock.read_text(encoding="utf-8")
    lock.write_text(re.sub(r"^numpy==\S+", "numpy==1.0", text, flags=re.M), encoding="utf-8")
    check = doctor.check_packages(folder)
    assert not check.ok
    assert "numpy" in check.detail
    assert "make lab" in check.remedy


def test_packages_are_green_without_the_tools_for_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    run = machine.locked_versions(need="run")
    monkeypatch.setattr(machine, "installed_version", run.get)
    monkeypatch.setattr(machine, "installed_folder", lambda: ROOT)
    check = doctor.check_packages(ROOT)
    assert check.ok
    assert check.detail.startswith(f"{len(run)} at the locked versions")
    assert "come with 'make test'" in check.detail


def test_paths_are_red_when_another_tool_brings_its_packages(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), str(other), "gone"]))
    assert doctor.check_paths(folder).ok
    (other / "numpy").mkdir()
    check = doctor.check_paths(folder)
    assert check.detail == f"PYTHONPATH brings another numpy, from {other}"
    assert "unset PYTHONPATH" in check.remedy
    monkeypatch.delenv("PYTHONPATH")
    assert doctor.check_paths(folder).ok


@pytest.mark.parametrize("name", ["random", "numpy"])
def test_paths_are_red_when_a_file_beside_the_lessons_has_the_name_of_a_part(folder: Path, name: str) -> None:
    (folder / "my_lessons").mkdir()
    (folder / "my_lessons" / "my_own.py").touch()
    assert doctor.check_paths(folder).ok
    (folder / "my_lessons" / f"{name}.py").touch()
    check = doctor.check_paths(folder)
    assert not check.ok
    assert check.remedy == f"Rename it, for example to my_{name}.py."


@pytest.mark.parametrize(
    ("number", "remedy"), [("EROFS", "Copy the whole project"), ("EDQUOT", "Make room"), ("ENOSPC", "Make room")]
)
def test_folders_are_red_when_nothing_can_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: str, remedy: str
) -> None:
    assert doctor.check_folders(folder).ok
    assert not [*folder.glob(".lessons*")]
    code = getattr(errno, number)

    def refuse(*_: object) -> int:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    check = doctor.check_folders(folder)
    assert not check.ok
    assert os.strerror(code).lower() in check.detail
    assert check.remedy.startswith(remedy)


def test_an_unwritable_home_is_red_where_jupyter_needs_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder / "gone"))
    monkeypatch.setenv("USERPROFILE", str(folder / "gone"))
    assert doctor.check_folders(folder).detail.startswith("your home folder cannot be written")
    monkeypatch.setattr(machine, "is_inside", lambda _: True)
    (folder / ".venv").mkdir()
    assert doctor.check_folders(folder).ok


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii:surrogateescape"])
def test_a_terminal_without_our_signs_shows_words(encoding: str) -> None:
    code = "from lessons_lib import lesson; print(lesson.solution('13.exit2')); print('−½ ≈ √2 → kg')"
    variables = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=variables, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    *_, last = done.stdout.decode(encoding.partition(":")[0]).splitlines()
    assert last.startswith("-")
    assert last.endswith("-> kg")
    assert "?" not in last


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


def test_a_page_that_closes_says_nothing_in_the_terminal(caplog: pytest.LogCaptureFixture) -> None:
    quiet_about_closed_pages()
    loop = asyncio.new_event_loop()
    for error in (WebSocketClosedError(), ValueError("the lessons burn")):
        loop.call_exception_handler({"message": "Task exception was never retrieved", "exception": error})
    loop.close()
    assert [str(record.exc_info[1]) for record in caplog.records if record.exc_info] == ["the lessons burn"]
