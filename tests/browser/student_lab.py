"""JupyterLab as a student gets it, in a real browser, for the tests beside this file and the benchmark.

The server is started by the project's own ``lab`` command, but in a folder of its own: the real
``my_lessons/`` is never touched. Pages are driven as a person drives them, with keys and menus; what a
run left behind is read from the notebook file after Ctrl+S, because Lab does not keep cells that are
out of sight on the page.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Locator, Page, Playwright, ViewportSize, expect

from lessons_lib.start.commands import as_copy, copy_names
from lessons_lib.start.files import write_whole
from lessons_lib.start.lab_room import folded_list
from tools.cells import Cell

ROOT = Path(__file__).resolve().parents[2]
# another edition, such as notebooks/coach, can be tested by naming its folder
LESSONS = Path(os.environ.get("LESSONS_FOLDER", ROOT / "notebooks"))
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # a page that asks for anything elsewhere gets no answer, on whatever machine this runs
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
AT_HOME = re.compile(r"(?:blob:|data:|about:|(?:https?|wss?)://(?:127\.0\.0\.1|localhost)(?::\d+)?(?:/|$))")

PHONE: ViewportSize = {"width": 390, "height": 844}

START = """
import sys
from pathlib import Path
from lessons_lib.start.commands import lab
sys.exit(lab(sys.argv[2:], root=Path(sys.argv[1])))
"""


# --- the server --------------------------------------------------------------------------


@dataclass
class Server:
    """A running JupyterLab on this machine, and the folder of notebooks that it serves."""

    process: subprocess.Popen[bytes]
    url: str
    token: str
    lessons: Path

    def address(self, notebook: str, workspace: str) -> str:
        """Give the address of a notebook, in a workspace that remembers nothing."""
        return f"{self.url}lab/workspaces/{workspace}/tree/{quote(self.copy_of(notebook))}?token={self.token}&reset"

    def copy_of(self, notebook: str) -> str:
        """Give the name of the student's copy."""
        return copy_names(self.lessons.parent).get(notebook, notebook)

    def fresh(self, name: str) -> None:
        """Make the student's copy of a notebook as it was at the start."""
        original = (self.lessons.parent / "notebooks" / name).read_text(encoding="utf-8")
        write_whole(self.lessons / self.copy_of(name), as_copy(original, copy_names(self.lessons.parent)))

    def fold_list(self, workspace: str) -> None:
        """Give a workspace the layout of `lab`, in which the list of files is folded."""
        self.ask(f"lab/api/workspaces/{workspace}", "PUT", json.dumps(folded_list(workspace)))

    def ask(self, path: str, method: str = "GET", body: str | None = None) -> Any:
        """Ask the server itself, as the page does."""
        headers = {"Authorization": f"token {self.token}"}
        data = body.encode() if body is not None else None
        request = urllib.request.Request(f"{self.url}{path}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def end_kernels(self) -> None:
        """End every kernel, so that one test's are not there in the next; one that is just starting is waited for.

        A kernel that is ended while it starts says so on the terminal, which a test reads.
        """
        for session in self.ask("api/sessions"):
            end = time.monotonic() + 20.0
            while self.ask(f"api/kernels/{session['kernel']['id']}")["execution_state"] == "starting":
                if time.monotonic() > end:
                    break
                time.sleep(0.1)
            self.ask(f"api/sessions/{session['id']}", "DELETE")


def as_notebook(cells: Sequence[str]) -> str:
    """Give the text of a notebook; a cell that begins with ``#`` and a space is markdown."""
    made = []
    for number, source in enumerate(cells):
        cell: dict[str, Any] = {"id": f"cell-{number}", "metadata": {}, "source": source}
        if source.startswith(("# ", "## ")):
            cell |= {"cell_type": "markdown"}
        else:
            cell |= {"cell_type": "code", "execution_count": None, "outputs": []}
            if Cell(number, "code", source).folded:
                cell["metadata"] = {"jupyter": {"source_hidden": True}}
        made.append(cell)
    kernel = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    return json.dumps({"cells": made, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5})


@contextmanager
def student_lab(folder: Path, own: dict[str, Sequence[str]] | None = None) -> Iterator[Server]:
    """Start JupyterLab with copies of the project's lessons and of `own` notebooks, and end it by its id."""
    shelf = folder / "notebooks"
    shelf.mkdir(parents=True)
    for lesson in sorted([*LESSONS.glob("*.ipynb"), *LESSONS.glob("*.md")]):
        shutil.copy(lesson, shelf)
    for about in (ROOT / "notebooks" / "source").glob("*/about.toml"):
        (shelf / "source" / about.parent.name).mkdir(parents=True)
        shutil.copy(about, shelf / "source" / about.parent.name)
    for name, cells in (own or {}).items():
        (shelf / name).write_text(as_notebook(cells), encoding="utf-8")
    # the settings of whoever runs this must not matter
    runtime = folder / "jupyter" / "runtime"
    private = {
        "JUPYTER_CONFIG_DIR": str(folder / "jupyter" / "config"),
        "JUPYTER_DATA_DIR": str(folder / "jupyter" / "data"),
        "JUPYTER_RUNTIME_DIR": str(runtime),
        "IPYTHONDIR": str(folder / "jupyter" / "ipython"),
        "PYTHONPATH": str(ROOT),
    }
    arguments = [sys.executable, "-c", START, str(folder), "--no-browser", "--port=0"]
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            arguments, cwd=folder, env={**os.environ, **private}, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        told = runtime / f"jpserver-{process.pid}.json"  # the command becomes the server: same id
        _wait(lambda: told.exists() or process.poll() is not None, 60, "JupyterLab did not start")
        if process.poll() is not None:
            raise RuntimeError((folder / "server.log").read_text(encoding="utf-8", errors="replace"))
        entry = _wait(lambda: _read(told), 10, "JupyterLab did not tell its address")
        server = Server(process, entry["url"], entry["token"], folder / "my_lessons")
        _wait(lambda: _answers(server), 30, "JupyterLab did not answer")
        yield server
        with suppress(OSError):
            server.end_kernels()
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except ValueError:  # half written
        return None


def _answers(server: Server) -> bool:
    try:
        server.ask("api/status")
    except OSError:
        return False
    return True


def _wait(ready: Callable[[], Any], seconds: float, otherwise: str) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := ready():
            return found
        time.sleep(0.05)
    raise TimeoutError(f"{otherwise} within {seconds:g} s.")


# --- the browser -------------------------------------------------------------------------


def start_chromium(playwright: Playwright) -> Browser:
    """Start a browser that knows nothing of an earlier run."""
    return playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=list(CHROMIUM_OPTIONS))


# A cell has run when its prompt was [*] and is a number again, be it the same number.
_WATCH_PROMPT = """prompt => {
  window.cellHasRun = false;
  let began = false;
  const watch = new MutationObserver(() => {
    began ||= prompt.textContent.includes("*");
    if (!began || prompt.textContent.includes("*")) return;
    window.cellHasRun = true;
    watch.disconnect();
  });
  watch.observe(prompt, { childList: true, characterData: true, subtree: true });
}"""


@dataclass
class Student:
    """One person at one page."""

    page: Page
    server: Server
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    cells: list[dict[str, Any]] = field(default_factory=list)
    """The cells as they were saved after a run."""

    def __post_init__(self) -> None:
        self.page.set_default_timeout(15_000)
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._note(socket.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, url: str) -> None:
        if not AT_HOME.match(url):
            self.strangers.append(url)

    # opening and running

    def open(self, name: str, workspace: str = "test") -> None:
        """Open a notebook as it is at the start, and wait until its kernel answers."""
        self._enter(name, self.server.address(name, workspace))

    def _enter(self, name: str, address: str) -> None:
        self.name = self.server.copy_of(name)
        self.server.fresh(name)
        self.page.goto(address)
        self.page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=40_000)
        self.page.locator(".jp-NotebookPanel .jp-Spinner").wait_for(state="detached", timeout=40_000)
        self.wait_idle()

    def open_on_phone(self, name: str) -> None:
        """Open a notebook as `lab` does, the list of files folded, on a page of a phone's width.

        Folding the list on an open page would not do: JupyterLab keeps a part of its width as an empty strip, how
        wide hangs on what the page was before.
        """
        self.page.set_viewport_size(PHONE)
        self.server.fold_list("phone")
        self._enter(name, self.server.address(name, "phone").removesuffix("&reset"))

    def menu(self, *path: str) -> None:
        """Choose from the menu bar, such as ``menu("Run", "Run All Cells")``."""
        self.page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{path[0]}$")).click()
        for word in path[1:]:
            exact = re.compile(f"^{re.escape(word)}$")
            label = self.page.locator(".lm-Menu-itemLabel:visible", has_text=exact).last
            label.click()

    def theme(self, name: str) -> None:
        """Choose a theme and wait until it is on: a key that is pressed while it comes can be lost."""
        self.menu("Settings", "Theme", name)
        expect(self.page.locator(f"body[data-jp-theme-name='{name}']")).to_have_count(1)
        expect(self.page.locator("#jupyterlab-splash")).to_have_count(0)

    def wait_idle(self, seconds: float = 60) -> None:
        """Wait until the kernel has nothing to do."""
        # the bar at the bottom of the page: "Python 3 (ipykernel) | Idle"
        self.page.wait_for_function(
            "() => document.querySelector('#jp-main-statusbar')?.textContent.includes('| Idle')",
            timeout=seconds * 1000,
        )

    def run_all(self, seconds: float = 60) -> list[dict[str, Any]]:
        """Run all cells by the menu, wait, and give the cells as they were saved."""
        self.menu("Run", "Run All Cells")
        end = time.monotonic() + seconds
        while True:
            self.page.wait_for_timeout(150)
            self.wait_idle(seconds)
            cells = self.save()
            code = [cell for cell in cells if cell["cell_type"] == "code" and "".join(cell["source"]).strip()]
            stopped = any(output["output_type"] == "error" for cell in code for output in cell["outputs"])
            if stopped or all(cell["execution_count"] for cell in code):
                return cells
            if time.monotonic() > end:
                raise TimeoutError(f"{self.name} was not run to its end within {seconds:g} s.")

    def save(self) -> list[dict[str, Any]]:
        """Save by the keyboard and read the cells from the file."""
        file = self.server.lessons / self.name
        before = file.stat().st_mtime_ns
        self.page.keyboard.press("Control+s")
        with suppress(TimeoutError):  # nothing to save: the file is as it should be
            _wait(lambda: file.stat().st_mtime_ns != before, 1.5, "nothing was saved")
        content = _wait(lambda: _read(file), 5, "the saved notebook could not be read")
        return list(content["cells"])

    # single cells

    def number_of(self, text: str) -> int:
        """Find the code cell that has this text, by its place in the notebook."""
        cells = json.loads((self.server.lessons / self.name).read_text(encoding="utf-8"))["cells"]
        for number, cell in enumerate(cells):
            if cell["cell_type"] == "code" and text in "".join(cell["source"]):
                return number
        raise LookupError(f"{self.name} has no code cell with {text!r}.")

    def cell(self, number: int) -> Locator:
        """Give a cell of the page."""
        return self.page.locator(".jp-NotebookPanel .jp-Notebook .jp-Cell").nth(number)

    def run_cell(self, number: int) -> str:
        """Run one cell by Shift+Enter, wait, and give the text of its outputs."""
        cell = self.cell(number)
        if (dots := cell.locator(".jp-InputPlaceholder .jp-MoreHorizIcon")).count():  # a question's code is folded
            dots.click()
        cell.locator(".cm-content").click()
        cell.locator(".jp-InputPrompt").evaluate(_WATCH_PROMPT)
        self.page.keyboard.press("Shift+Enter")
        self.page.wait_for_function("() => window.cellHasRun")
        self.wait_idle()
        return self.output(number)

    def output(self, number: int) -> str:
        """Give the text of a cell's outputs."""
        return "\n".join(self.cell(number).locator(".jp-OutputArea-output").all_inner_texts()).strip()

    # apps

    def app(self, number: int = 0) -> App:
        """Give the app on the page, scrolled to."""
        view = self.page.locator(".jp-OutputArea-output:has(figure figcaption)").nth(number)
        view.locator("figure canvas[aria-label]").wait_for()
        view.scroll_into_view_if_needed()
        return App(self.page, view)


# What is on the screen: words, alternative text, and a short mark of the picture's own pixels.
_SEEN = """async view => {
  const canvas = view.querySelector("figure canvas");
  const bytes = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let mark = 2166136261;
  for (const byte of bytes) mark = Math.imul(mark ^ byte, 16777619) >>> 0;
  return {
    picture: `${bytes.length}-${mark}`, alt: canvas.getAttribute("aria-label"), width: canvas.width,
    words: view.querySelector("figcaption").textContent,
  };
}"""
# What has the focus: its kind and its label, or what it says.
_FOCUSED = """view => {
  const at = document.activeElement;
  if (!view.contains(at)) return "";
  const row = at.closest(".widget-slider, .widget-dropdown");
  const label = row && row.querySelector("label");
  const icon = at.querySelector("i[class*=fa-]");
  const says = label ? label.textContent : at.textContent.trim() || at.title
    || at.getAttribute("aria-label") || (icon ? icon.className : "");
  return `${at.getAttribute("role") || at.tagName.toLowerCase()} ${says}`;
}"""


@dataclass
class App:
    """An app on the page."""

    page: Page
    view: Locator

    def seen(self) -> dict[str, Any]:
        """Give picture, alternative text and words as they are on the page now."""
        return dict(self.view.evaluate(_SEEN))

    @property
    def words(self) -> str:
        """The visible caption."""
        return self.view.locator("figcaption").inner_text()

    def wait_for_words(self, part: str, seconds: float = 5) -> str:
        """Wait until the caption has this in it."""
        caption = self.view.locator("figcaption", has_text=part)
        caption.wait_for(timeout=seconds * 1000)
        return caption.inner_text()

    def slider(self, label: str) -> Locator:
        """Give the handle of a slider by its visible label."""
        return self.view.locator(".widget-slider", has_text=label).get_by_role("slider").first

    def value(self, label: str) -> float:
        """Give the value that a slider stands at."""
        return float(self.slider(label).get_attribute("aria-valuenow") or "nan")

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            self.page.keyboard.press(key)

    def focused(self) -> str:
        """Name what has the focus inside the app; empty if the focus is elsewhere."""
        return str(self.view.evaluate(_FOCUSED))

    def tab_to(self, name: str, steps: int = 20) -> str:
        """Press Tab until something of this name has the focus, and give what was met last."""
        for _ in range(steps):
            self.page.keyboard.press("Tab")
            at = self.focused()
            if not at or name in at:
                return at
        return self.focused()


def deficit_words(kcal: float) -> str:
    """Say a deficit as the apps do."""
    if kcal == 0:
        return "eating at baseline"
    return f"{abs(kcal):.0f} kcal/day {'below' if kcal > 0 else 'above'} baseline"
