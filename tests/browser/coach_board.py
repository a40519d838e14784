"""The coach's board as a coach gets it, in a real browser, for the tests beside this file and the benchmark.

The server is started by the project's own ``coach`` command. Its kernels are found as what they are, the child
processes of that server, so that a test can count them, and end one of its own.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, WebSocket
from student_lab import AT_HOME, ROOT, _read, _wait, as_notebook

START = """
import sys
from pathlib import Path
from lessons_lib.start.commands import coach
sys.exit(coach(sys.argv[2:], root=Path(sys.argv[1])))
"""
PICTURES = os.environ.get("BOARD_PICTURES")
"""A folder for pictures of the page, to be looked at."""
READY = "html.coach-ready #board .kb-stage"


@dataclass
class BoardServer:
    """A running server of the coach's board, on this machine."""

    process: subprocess.Popen[bytes]
    url: str
    token: str
    log: Path

    @property
    def address(self) -> str:
        """The address that the browser is opened with."""
        return f"{self.url}?token={self.token}"

    @property
    def board(self) -> str:
        """The address of a board by itself."""
        return f"{self.url}board?token={self.token}"

    def ask(self, address: str, **headers: str) -> tuple[int, str, dict[str, str]]:
        """Ask the server itself, and give status, text and headers (their names in small letters)."""
        request = urllib.request.Request(address, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode(), {k.lower(): v for k, v in answer.headers.items()}
        except urllib.error.HTTPError as answer:
            return answer.code, answer.read().decode(), {k.lower(): v for k, v in answer.headers.items()}

    def kernels(self) -> dict[str, psutil.Process]:
        """Give the server's kernels, by their ids."""
        found = {}
        for child in psutil.Process(self.process.pid).children(recursive=True):
            with suppress(psutil.Error):
                if match := re.search(r"kernel-([0-9a-f-]{36})\.json", " ".join(child.cmdline())):
                    found[match[1]] = child
        return found

    def stop(self) -> None:
        """End the server by its own id; it ends its kernels."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(5)


@contextmanager
def coach_server(folder: Path, *arguments: str, cell: str | None = None) -> Iterator[BoardServer]:
    """Serve the board, or a notebook of one own cell, and stop at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    runtime = folder / "jupyter" / "runtime"
    private = {
        "JUPYTER_CONFIG_DIR": str(folder / "jupyter" / "config"),
        "JUPYTER_DATA_DIR": str(folder / "jupyter" / "data"),
        "JUPYTER_RUNTIME_DIR": str(runtime),
        "IPYTHONDIR": str(folder / "jupyter" / "ipython"),
        "PYTHONPATH": str(ROOT),
    }
    words = ["--no-browser", "--port=0", *arguments]
    if cell is not None:
        (folder / "own.ipynb").write_text(as_notebook([cell]), encoding="utf-8")
        words.append(f"--Voila.notebook_path={folder / 'own.ipynb'}")
    said = folder / "server.log"
    with said.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", START, str(folder), *words],
            cwd=folder,
            env={**os.environ, **private},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    told = runtime / f"coach-{process.pid}.json"  # the command becomes the server: same id
    try:
        _wait(lambda: told.exists() or process.poll() is not None, 60, "the board's server did not start")
        if process.poll() is not None:
            raise RuntimeError(said.read_text(encoding="utf-8", errors="replace"))
        entry = _wait(lambda: _read(told), 10, "the board's server did not tell its address")
        server = BoardServer(process, entry["url"], entry["token"], said)
        yield server
    finally:
        if process.poll() is None:
            BoardServer(process, "", "", said).stop()


@dataclass
class CoachPage:
    """One page with a board, and what it asked of other machines or complained about."""

    page: Page
    server: BoardServer
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    first_chart_ms: float = 0
    connections: list[float] = field(default_factory=list)  # when each was made (s, of the monotonic clock)
    dropped: int = 0

    def __post_init__(self) -> None:
        self.page.set_default_timeout(20_000)
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", self._connected)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._listen)

    def _connected(self, socket: WebSocket) -> None:
        self._note(socket.url)
        self.connections.append(time.monotonic())
        socket.on("close", lambda _: self._drop())

    def _drop(self) -> None:
        self.dropped += 1

    def _note(self, url: str) -> None:
        if not AT_HOME.match(url):
            self.strangers.append(url)

    def _listen(self, message: Any) -> None:
        # what the browser refused to ask, because the server's header says so, is no request, but a try
        if "Content Security Policy" in message.text:
            self.strangers.append(message.text)
        elif message.type == "error" and "Failed to load resource" not in message.text:
            self.errors.append(message.text)

    def open(self) -> None:
        """Open a board and wait for its first picture."""
        self.page.goto(self.server.board)
        self.wait_ready()

    def wait_ready(self) -> None:
        """Wait until the page shows a picture."""
        self.page.locator(READY).first.wait_for()

    def first_picture_ms(self) -> float:
        """Open a board, and give the milliseconds from the request to the first picture on the screen."""
        self.page.goto(self.server.board, wait_until="commit")
        self.wait_ready()
        return float(self.page.evaluate("() => new Promise(done => requestAnimationFrame(done))"))

    @property
    def kernel(self) -> str:
        """The id of this page's kernel."""
        script = "() => JSON.parse(document.getElementById('jupyter-config-data').textContent).kernelId"
        return str(self.page.evaluate(script))

    @property
    def notice(self) -> str:
        """What the page says across its top; empty when all is well."""
        return self.page.locator("#coach-notice").inner_text()

    def wait_for_notice(self, part: str) -> None:
        """Wait until the page says so."""
        self.page.locator("#coach-notice", has_text=part).wait_for()


@contextmanager
def at_board(context: BrowserContext, server: BoardServer) -> Iterator[CoachPage]:
    """Give a fresh page, not yet opened; it may ask nothing of other machines and have no errors."""
    someone = CoachPage(context.new_page(), server)
    yield someone
    someone.page.close()
    assert not someone.strangers, f"the page asked other machines: {someone.strangers}"
    assert not someone.errors, f"errors in the page: {someone.errors}"


def wait_gone(server: BoardServer, kernel: str, seconds: float) -> None:
    """Wait until a kernel's process has ended."""
    _wait(lambda: kernel not in server.kernels(), seconds, "the kernel did not end")


def barriers(page: Page) -> list[str]:
    """Name what axe-core finds that is serious or critical."""
    found = Axe().run(page).response["violations"]
    return [
        f"{one['impact']}: {one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page, if somebody wants to look at it."""
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))
