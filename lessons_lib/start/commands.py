"""The commands: open the lessons or the board, restore a lesson, test, build, measure, clean.

Standard library only, as `lessons_lib.start.machine`. A learner's copy is never overwritten.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import ROOT
from .machine import (
    MachineError,
    become,
    environment_variables,
    is_inside,
    write_whole,
)

BUILT = ("notebooks", "pages")
NEED_PACKAGES = frozenset({"lab", "coach", "test", "browser", "notebooks", "lesson", "bench"})

# --- the learner's lessons ---------------------------------------------------------------


def without_outputs(notebook: str) -> str:
    """Give a notebook's text without outputs, execution counts and widget state.

    The stored outputs hold the answers, and a learner predicts first.
    """
    content = json.loads(notebook)
    content.get("metadata", {}).pop("widgets", None)
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
            cell.get("metadata", {}).pop("execution", None)
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def copy_lessons(root: Path = ROOT) -> list[Path]:
    """Copy each lesson that is not yet in ``my_lessons/``, and give the new copies."""
    mine = root / "my_lessons"
    mine.mkdir(exist_ok=True)
    new = []
    for lesson in sorted((root / "notebooks").glob("*.ipynb")):
        copy = mine / lesson.name
        if not copy.exists():
            write_whole(copy, without_outputs(lesson.read_text(encoding="utf-8")))
            new.append(copy)
    return new


PAGE_MARK = "<!-- Made by tools/build_pages.py"
"""With this begins every page that the course made, and so may renew."""


def renew_pages(root: Path = ROOT) -> list[Path]:
    """Copy the pages beside the lessons (index, glossary, map) on each start, and give the copies.

    A page is not the learner's work, so it is always renewed; a file of the learner's own that happens
    to have a page's name is left alone.
    """
    mine = root / "my_lessons"
    renewed = []
    for page in sorted((root / "notebooks").glob("*.md")):
        copy = mine / page.name
        if not copy.exists() or copy.read_text(encoding="utf-8", errors="replace").startswith(PAGE_MARK):
            write_whole(copy, page.read_text(encoding="utf-8"))
            renewed.append(copy)
    return renewed


def reset(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Restore one lesson, and keep the learner's copy under another name."""
    lessons = sorted((root / "notebooks").glob("*.ipynb"))
    word = arguments[0].removesuffix(".ipynb") if arguments else ""
    found = [path for path in lessons if path.stem == word or path.stem[:3] == f"{word:0>2}_"]
    if not word or len(found) != 1:
        names = ", ".join(path.stem for path in lessons) or "none yet"
        raise MachineError(f"Say which lesson to restore, such as: reset 06. There are: {names}.")
    fresh = without_outputs(found[0].read_text(encoding="utf-8"))
    copy = root / "my_lessons" / found[0].name
    copy.parent.mkdir(exist_ok=True)
    kept = ""
    if copy.exists():
        if copy.read_text(encoding="utf-8") == fresh:
            print(f"my_lessons/{copy.name} is as new already.")
            return 0
        number = 1
        while (old := copy.with_name(f"{copy.stem}_mine_{number}.ipynb")).exists():
            number += 1
        copy.rename(old)
        kept = f" Your copy is kept as {old.name}."
    write_whole(copy, fresh)
    print(f"my_lessons/{copy.name} is as new.{kept}")
    return 0


def lab(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Open the learner's copies in JupyterLab, on this machine only."""
    new = copy_lessons(root)
    renew_pages(root)
    mine = root / "my_lessons"
    print(f"Your lessons are in my_lessons/ ({len(new)} new). To stop, press Ctrl+C twice here.")
    start = next(iter(sorted(mine.glob("00_*.ipynb"))), None)
    command = [
        *(sys.executable, "-m", "jupyterlab", "--ip=127.0.0.1"),
        f"--ServerApp.root_dir={mine}",
        f"--LabApp.default_url=/lab{'/tree/' + quote(start.name) if start else ''}",
        # No request leaves this machine: no look-up of versions, news or extensions.
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.news_url=None",
        "--LabApp.extension_manager=readonly",
        "--ServerApp.kernel_websocket_connection_class=lessons_lib.start.sockets.PromptConnection",
        # A saved app is its picture and words, not a widget whose kernel is gone.
        "--ContentsManager.pre_save_hook=lessons_lib.start.commands.keep_pictures",
    ]
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


def run_tests(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Check style, types, tests, doctests and notebooks; further arguments go to pytest."""
    # The coach edition runs the same code, which a test holds: one run is enough.
    books = [f"notebooks/{book.name}" for book in sorted((root / "notebooks").glob("*.ipynb"))]
    # loadfile: the cells of one notebook share a kernel, so they stay in order on one worker.
    pytest = pytest_command(
        *("test", "-n", "2", "--dist", "loadfile", "--ignore=tests/browser"),
        *("--doctest-modules", "tests", "lessons_lib"),
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


def clean(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Remove what the commands made, but never ``my_lessons/``."""
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
    "notebooks": notebooks,
    "lesson": lesson,
    "bench": bench,
    "clean": clean,
}
