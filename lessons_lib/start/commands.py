"""The commands: open the lessons or the board, restore a lesson, test, build, measure, clean.

Standard library only, as `lessons_lib.start.machine`. A learner's copy is never overwritten: what has to make
room goes into ``my_lessons/old/``.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import ROOT
from .files import FileError, read_text, write_whole
from .machine import (
    MachineError,
    Need,
    become,
    environment_variables,
    is_inside,
    one_at_a_time,
)

BUILT = ("notebooks", "pages")
NEEDS: dict[str, Need] = {
    **dict.fromkeys(("lab", "coach"), "run"),
    **dict.fromkeys(("test", "browser", "notebooks", "lesson", "bench", "site", "test-site"), "test"),
    **dict.fromkeys(("fuzz", "mutate", "coverage", "test-oldest", "test-newest"), "test"),
}
"""What each command needs; the others need nothing."""

# --- the learner's lessons ---------------------------------------------------------------


def copy_names(root: Path = ROOT) -> dict[str, str]:
    """Give each lesson's file name in ``my_lessons/``: its number and the ``short`` of its ``about.toml``.

    A list of files shows some twenty letters, which must be enough to tell lessons apart.
    """
    import tomllib  # here, so that an older Python can still read this file

    names = {}
    for lesson in sorted((root / "notebooks").glob("*.ipynb")):
        about = root / "notebooks" / "source" / lesson.stem / "about.toml"
        short = tomllib.loads(about.read_text(encoding="utf-8")).get("short") if about.exists() else None
        names[lesson.name] = f"{lesson.stem[:2]} {short}.ipynb" if short else lesson.name
    return names


def with_copy_links(text: str, names: Mapping[str, str]) -> str:
    """Let links between lessons go to the copies.

    Examples
    --------
    >>> with_copy_links("[06](06_the_scale.ipynb#limits)", {"06_the_scale.ipynb": "06 scale.ipynb"})
    '[06](06%20scale.ipynb#limits)'
    """
    return re.sub(r"(?<=\]\()(\w+\.ipynb)", lambda found: quote(names.get(found[1], found[1])), text)


def as_copy(notebook: str, names: Mapping[str, str]) -> str:
    """Give a notebook's text as a learner gets it: without results, and its cells safe from a slip.

    The stored outputs hold the answers, and a learner predicts first. A lesson's cells cannot be deleted, and
    a double-click does not turn a text into its source.
    """
    content = json.loads(notebook)
    content.get("metadata", {}).pop("widgets", None)
    for cell in content["cells"]:
        kept = cell.setdefault("metadata", {})
        kept["deletable"] = False
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
            kept.pop("execution", None)
        else:
            kept["editable"] = False
            cell["source"] = with_copy_links("".join(cell["source"]), names).splitlines(keepends=True)
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def put_away(copy: Path) -> Path:
    """Move a copy into the folder ``old/`` beside it, under a name that is free, and give its new place."""
    old = copy.parent / "old" / copy.name
    old.parent.mkdir(exist_ok=True)
    number = 1
    while old.exists():
        number += 1
        old = old.with_name(f"{copy.stem} ({number}).ipynb")
    return copy.rename(old)


def copy_lessons(root: Path = ROOT, mine: Path | None = None) -> list[Path]:
    """Copy each lesson that is not yet in ``my_lessons/``, and give the new copies.

    Copies of an earlier edition, which have the lessons' long names, go into ``my_lessons/old/``. On a hub `mine` is
    in a home, and the project a folder that nobody writes in.
    """
    mine = mine or root / "my_lessons"
    mine.mkdir(exist_ok=True)
    names = copy_names(root)
    new, moved = [], []
    for long, short in names.items():
        if long != short:
            moved += [put_away(copy) for copy in sorted(mine.glob(f"{Path(long).stem}*.ipynb"))]
        if not (mine / short).exists():
            text = read_text(root / "notebooks" / long)
            write_whole(mine / short, as_copy(text, names))
            new.append(mine / short)
    if moved:
        print(f"Your {len(moved)} copies of an earlier edition are in my_lessons/old/, and work there.")
    return new


PAGE_MARK = "<!-- Made by tools/build_pages.py"
"""With this begins every page that the course made, and so may renew."""


def renew_pages(root: Path = ROOT, mine: Path | None = None) -> list[Path]:
    """Copy the pages beside the lessons (index, glossary, map) on each start, and give the copies.

    A page is not the learner's work, so it is always renewed; a file of the learner's own that happens
    to have a page's name is left alone.
    """
    mine, names = mine or root / "my_lessons", copy_names(root)
    renewed = []
    for page in sorted((root / "notebooks").glob("*.md")):
        copy = mine / page.name
        if not copy.exists() or read_text(copy, errors="replace").startswith(PAGE_MARK):
            write_whole(copy, with_done(with_copy_links(read_text(page), names), mine / "my_predictions.csv"))
            renewed.append(copy)
    return renewed


def with_done(text: str, answers: Path) -> str:
    """Write into a page's table of lessons how many questions of each were answered, as this machine knows."""
    try:
        kept = read_text(answers, errors="replace")
    except FileError:
        return text
    ids = re.findall(r"(?m)^\W?(\d\d)\.((?!recall)\w+)", kept)
    done = {number: len({name for other, name in ids if other == number}) for number, _ in ids}

    def told(row: re.Match[str]) -> str:
        return f"{row[0]} · {done[row[1]]} answered" if row[1] in done else row[0]

    return re.sub(r"(?m)^\| (\d\d) \| \[[^\]]*\]\([^)]*\)", told, text)


def reset(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Restore one lesson, and keep the learner's copy in ``my_lessons/old/``."""
    names = copy_names(root)
    word = " ".join(arguments).removesuffix(".ipynb")
    stems = {long: (Path(long).stem, Path(short).stem) for long, short in names.items()}
    found = [long for long, both in stems.items() if word in both or both[0][:3] == f"{word:0>2}_"]
    if not word or len(found) != 1:
        told = ", ".join(short for _, short in stems.values()) or "none yet"
        raise MachineError(f"Say which lesson to restore, such as: reset 06. There are: {told}.")
    fresh = as_copy(read_text(root / "notebooks" / found[0]), names)
    copy = root / "my_lessons" / names[found[0]]
    copy.parent.mkdir(exist_ok=True)
    kept = ""
    if copy.exists():
        with suppress(FileError):  # what cannot be read is no untouched copy
            if read_text(copy) == fresh:
                print(f"my_lessons/{copy.name} is as new already.")
                return 0
        kept = f" Your copy is kept as my_lessons/old/{put_away(copy).name}."
    write_whole(copy, fresh)
    print(f"my_lessons/{copy.name} is as new.{kept}")
    return 0


def lab(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Open the learner's copies in JupyterLab, on this machine only."""
    with one_at_a_time(root):  # a double click starts two
        new = copy_lessons(root)
        renew_pages(root)
    mine = root / "my_lessons"
    print(f"Your lessons are in my_lessons/ ({len(new)} new). JupyterLab is starting ...", flush=True)
    start = next(iter(sorted(mine.glob("00*.ipynb"))), None)
    command = [
        *(sys.executable, "-m", "lessons_lib.start.lab_room", "--ip=127.0.0.1"),
        f"--ServerApp.root_dir={mine}",
        # a workspace of our own, in which the list of files is folded away
        f"--LabApp.default_url=/lab/workspaces/lessons{'/tree/' + quote(start.name) if start else ''}",
        # lines of a length that reads well: jupyter/custom/custom.css
        "--LabApp.custom_css=True",
        # No request leaves this machine: no look-up of versions, news or extensions.
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly",
        "--ServerApp.kernel_websocket_connection_class=lessons_lib.start.sockets.PromptConnection",
        # A saved app is its picture and words, not a widget whose kernel is gone.
        "--ContentsManager.pre_save_hook=lessons_lib.start.commands.keep_pictures",
    ]
    if not any(word.startswith("--log-level") for word in arguments):
        # What goes right is not worth a line; what goes wrong in a page is said there, and ten lines of Python
        # here would help no learner. Whoever looks for a fault says --log-level=INFO.
        command += ["--log-level=CRITICAL", "--LabApp.log_level=CRITICAL"]
    if getattr(os, "geteuid", lambda: 1)() == 0:
        # In a container one is root; the server listens on this machine only, with a token.
        command.append("--allow-root")
    # JupyterLab's own question about news would lie over the lesson; these settings answer it.
    folders = [str(Path(__file__).parent / "jupyter"), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, folders))
    return become([*command, *arguments], root)


def coach(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Show the coach's board in the browser, on this machine only."""
    return become([sys.executable, "-m", "lessons_lib.board.server.coach_server", *arguments], root)


def keep_pictures(model: dict[str, Any], **_: object) -> None:
    """Leave live widgets out of what JupyterLab saves: next day they would be an error message."""
    if model["type"] != "notebook" or not model.get("content"):
        return
    for cell in model["content"]["cells"]:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if {"image/png", "text/markdown"} & data.keys():  # what a reader without a kernel sees instead
                data.pop("application/vnd.jupyter.widget-view+json", None)


# --- the maker's commands ----------------------------------------------------------------


def run_steps(steps: Sequence[tuple[str, Sequence[str]]], root: Path = ROOT) -> int:
    """Run every step, also after a failure, and close with one summary.

    No step reads or writes what a learner keeps: a lesson that is tested must give the same everywhere.
    """
    results = []
    variables = {**environment_variables(root), "LESSONS_KEEP": "off"}
    for name, command in steps:
        print(f"\n--- {name}", flush=True)
        began = time.monotonic()
        code = subprocess.run(command, cwd=root, env=variables).returncode
        results.append((name, code, time.monotonic() - began))
    print("\n--- summary")
    for name, code, seconds in results:
        print(f"{'FAILED' if code else 'ok':<8}{name:<24}{seconds:7.1f} s")
    return int(any(code for _, code, _ in results))


def pytest_command(report: str, *arguments: str) -> list[str]:
    """Give the pytest command line that also writes ``.reports/<report>.xml``."""
    return [sys.executable, "-m", "pytest", f"--junitxml=.reports/{report}.xml", *arguments]


# loadfile: the cells of one notebook share a kernel, so they stay in order on one worker.
TESTS = (
    *("-n", "2", "--dist", "loadfile", "--ignore=tests/browser", "--ignore=tests/site"),
    *("--doctest-modules", "tests", "lessons_lib"),
)
"""Every test that needs no browser, for pytest; the notebooks are named beside it."""


def run_tests(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Check style, types, tests, doctests and notebooks; further arguments go to pytest."""
    # The coach edition runs the same code, which a test holds: one run is enough.
    books = [f"notebooks/{book.name}" for book in sorted((root / "notebooks").glob("*.ipynb"))]
    pytest = pytest_command(
        *("test", *TESTS),
        *(["--nbval", "--nbval-current-env", *books] if books else []),
        *arguments,
    )
    module = [sys.executable, "-m"]
    return run_steps(
        [
            ("ruff check", [*module, "ruff", "check", "."]),
            ("ruff format --check", [*module, "ruff", "format", "--check", "."]),
            ("mypy", [*module, "mypy"]),
            ("pytest", pytest),
        ],
        root,
    )


def browser(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run the tests in a real browser."""
    return run_steps([("browser", pytest_command("browser", "tests/browser", *arguments))], root)


def site(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Build the live pages, and open them in the browser."""
    return become([sys.executable, "-m", "web.build", "--open", *arguments], root)


def try_site(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Build the live pages, and test them in a real browser."""
    build = [sys.executable, "-m", "web.build"]
    return run_steps([("site", build), ("test-site", pytest_command("test-site", "tests/site", *arguments))], root)


def notebooks(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Build both editions of the notebooks, and the pages round them, from their source."""
    steps = [(name, [sys.executable, "-m", f"tools.build_{name}", *arguments]) for name in BUILT]
    return run_steps(steps, root)


def lesson(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Begin a lesson: write a folder that can be built at once, such as ``lesson 14 why_does_it_matter``."""
    return run_steps([("lesson", [sys.executable, "-m", "tools.new_lesson", *arguments])], root)


def bench(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Count what is meant to stay small, and measure what has a target: one table, ``benchmarks/results.md``."""
    module = [sys.executable, "-m"]
    return run_steps(
        [
            ("size", [*module, "tools.count"]),
            ("speed", [sys.executable, str(root / "benchmarks" / "bench_all.py"), *arguments]),
        ],
        root,
    )


def fuzz(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Hand in odd things everywhere, as often as the first word says, after everybody else had their turn."""
    often = arguments[0] if arguments and arguments[0].isdecimal() else ""
    os.environ["LESSONS_FUZZ"] = often or "200000"
    getattr(os, "nice", abs)(19)
    words = arguments[1:] if often else arguments
    return run_steps([("fuzz", pytest_command("fuzz", "-n", "2", "tests/fuzz", *words))], root)


def mutate(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Change the code of `science` in one place at a time, and see whether its tests notice."""
    return run_steps([("mutate", [sys.executable, "-m", "tools.mutate", *arguments])], root)


def coverage(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Count which lines and branches the tests run, those aside that need a browser."""
    measured = ("--cov", "--cov-report=term-missing:skip-covered")
    return run_steps([("coverage", pytest_command("coverage", *TESTS, *measured, *arguments))], root)


def other_versions(which: str) -> Callable[[Sequence[str]], int]:
    """Return the command that runs every test with the oldest or the newest versions."""

    def run(arguments: Sequence[str], root: Path = ROOT) -> int:
        return run_steps([(which, [sys.executable, "-m", "tools.versions", which, *arguments])], root)

    return run


def clean(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Remove what the commands made, but never ``my_lessons/``."""
    if not (root / "pyproject.toml").exists():
        raise MachineError("This command works in the project's own folder only: here it would clear what is not ours.")
    if os.name == "nt" and is_inside(root):
        raise MachineError("Run this with the Python outside .venv: it cannot remove itself.")
    names = (".venv", ".reports", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")
    caches = [root / name for name in names]
    for folder in ("lessons_lib", "tests", "tools", "benchmarks", "notebooks"):
        caches += (root / folder).rglob("__pycache__")
    for path in caches:
        shutil.rmtree(path, ignore_errors=True)
    (root / ".venv.lock").unlink(missing_ok=True)
    print("Removed .venv and the caches. my_lessons/ is untouched.")
    return 0


ACTIONS: dict[str, Callable[[Sequence[str]], int]] = {
    "lab": lab,
    "coach": coach,
    "reset": reset,
    "test": run_tests,
    "browser": browser,
    "site": site,
    "test-site": try_site,
    "notebooks": notebooks,
    "lesson": lesson,
    "bench": bench,
    "fuzz": fuzz,
    "mutate": mutate,
    "coverage": coverage,
    "test-oldest": other_versions("oldest"),
    "test-newest": other_versions("newest"),
    "clean": clean,
}
