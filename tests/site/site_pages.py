"""The built site as a reader has it: a host on this machine only, and a browser that reaches nothing else."""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, Playwright, WebSocket

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("SITE_FOLDER", ROOT / "_site"))
LESSONS = sorted(file.stem for file in (ROOT / "notebooks").glob("[0-9]*.ipynb"))
SCALE = "06_the_fluctuating_scale"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
    # whatever is asked for elsewhere gets no answer, and is noted
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
PACKED = (".html", ".js", ".mjs", ".css", ".json", ".wasm", ".txt")
START_MS = 120_000
SCREEN = re.compile(r"(?<![Ff]at )(?<!out )\bcells?\b(?!.s switches)|Shift|Run All|[Kk]ernel|Jupyter|%tb")
"""What only a notebook's screen has."""


class Host:
    """A host of files under a path of its own, that compresses what such hosts compress."""

    def __init__(self, site: Path = SITE, port: int = 0, under: str = "/some/path/") -> None:
        host = self
        self.site, self.sent = site, 0

        class Files(http.server.SimpleHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                name = self.path.partition("?")[0]
                file = host.site / name.removeprefix(under)
                file = file / "index.html" if name.endswith("/") else file
                if not name.startswith(under) or not file.is_file():
                    self.send_error(404)
                    return
                body = _sent(file, file.stat().st_mtime_ns)
                host.sent += len(body)
                self.send_response(200)
                kind = "text/javascript" if file.suffix in (".js", ".mjs") else self.guess_type(str(file))
                self.send_header("Content-Type", "application/wasm" if file.suffix == ".wasm" else kind)
                if file.suffix in PACKED:
                    self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Cache-Control", "max-age=600")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Files)
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}{under}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def end(self) -> None:
        """Be gone."""
        self._server.shutdown()
        self._server.server_close()


@functools.lru_cache(maxsize=200)
def _sent(file: Path, _: int) -> bytes:
    data = file.read_bytes()
    return gzip.compress(data, 6) if file.suffix in PACKED else data


@dataclass
class Reader:
    """One person with one browser."""

    context: BrowserContext
    host: Host
    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.set_default_timeout(20_000)
        # pages, workers and service workers alike
        self.context.on("request", lambda request: self._note(request.url))
        self.context.on("page", self._listen)

    def _listen(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._note_socket(socket))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def _note_socket(self, socket: WebSocket) -> None:
        self._note(socket.url)

    def _note(self, url: str) -> None:
        if re.match(r"(https?|wss?):", url) and not url.startswith(self.host.url):
            self.strangers.append(url)

    def open(self, name: str, asked: str = "", state: str = "live") -> Page:
        """Open a page and wait for its state."""
        page = self.context.new_page()
        page.goto(f"{self.host.url}{name}.html{asked}")
        self.wait(page, state)
        return page

    def wait(self, page: Page, state: str = "live") -> None:
        """Wait until a page is in a state; a page that failed never gets into another."""
        page.wait_for_function(
            "state => [state, 'failed'].includes(document.body.dataset.state)", arg=state, timeout=START_MS
        )
        found = page.evaluate("document.body.dataset.state")
        assert found == state, (found, page.locator("#status").inner_text(), self.errors)

    def until(self, page: Page, promised: str) -> None:
        """Wait until a promise comes true; `wait_for_function` takes the promise itself for true."""
        page.evaluate(
            "async () => { for (const began = Date.now(); Date.now() - began < 60_000; await new Promise(done =>"
            f" setTimeout(done, 50))) if (await ({promised})) return; throw new Error('it never came true'); }}"
        )

    def keep_memory(self, page: Page) -> int:
        """Wait until the memory for the next visit is kept; return its bytes."""
        page.wait_for_function("liveMarks.made", timeout=START_MS)
        return int(page.evaluate("liveMarks.memory"))


@contextmanager
def reader(playwright: Playwright, host: Host, folder: Path, **more: Any) -> Iterator[Reader]:
    """Give someone at a browser whose profile is in a folder; nothing may be asked of any other machine."""
    screen = {"viewport": {"width": 1366, "height": 768}, **more}
    context = playwright.chromium.launch_persistent_context(
        str(folder), executable_path=CHROMIUM, headless=True, args=list(OPTIONS), **screen
    )
    someone = Reader(context, host)
    yield someone
    context.close()
    assert not someone.strangers, f"the page asked other machines: {someone.strangers}"


def faults(page: Page) -> list[str]:
    """Return what a tool for accessibility finds on a page, by day and by night."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found += [(scheme, one["id"], one["nodes"][0]["html"][:120]) for one in Axe().run(page).response["violations"]]
    return [" ".join(one) for one in found]


def texts(outputs: list[dict[str, Any]]) -> list[str]:
    """Return what a cell says, as the stored notebooks are compared: text, without pictures."""
    said = []
    for output in outputs:
        data = output.get("data", {})
        text = data.get("text/plain") if data else output.get("text", output.get("evalue", ""))
        said.append("".join(text).strip())
    return said


def stored(lesson: str) -> dict[str, list[str]]:
    """Return what every cell of the stored notebook says, by its id."""
    book = json.loads((SITE / f"{lesson}.ipynb").read_text(encoding="utf-8"))
    return {cell["id"]: texts(cell["outputs"]) for cell in book["cells"] if cell["cell_type"] == "code"}


MOVE = """async steps => {
  const app = document.querySelector("[data-kind=app] .out"), times = [];
  const canvas = () => app.querySelector("canvas").dataset.frame;
  const press = (handle, i) => {
    handle.focus();
    const atEnd = handle.ariaValueNow === handle.ariaValueMax;
    const key = atEnd || i % 2 ? "ArrowLeft" : "ArrowRight";
    handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  };
  const choose = menu => {
    menu.selectedIndex = (menu.selectedIndex + 1) % menu.options.length;
    menu.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const moved = async (move, patience) => {
    const before = canvas(), began = performance.now();
    move();
    while (canvas() === before) {
      if (performance.now() - began > patience) return null;
      await new Promise(done => requestAnimationFrame(done));
    }
    return performance.now() - began;
  };
  const controls = [...app.querySelectorAll("[role=slider]")].map(handle => i => press(handle, i));
  controls.push(...[...app.querySelectorAll("select")].map(menu => () => choose(menu)));
  // a control may be about what is said next and not about the picture, such as how sure somebody is
  while (controls.length && (await moved(() => controls[0](0), controls.length > 1 ? 5000 : 20000)) === null)
    controls.shift();
  if (!controls.length) throw new Error("no new picture came");
  for (let i = 1; i <= steps; i++) {
    await new Promise(done => setTimeout(done, 60));
    const ms = await moved(() => controls[0](i), 20000);
    if (ms === null) throw new Error("no new picture came");
    times.push(ms);
  }
  return times;
}"""


def move(page: Page, steps: int = 4) -> list[float]:
    """Move a page's app by a control, wait each time for the new picture, and give the times (ms)."""
    return [float(ms) for ms in page.evaluate(MOVE, steps)]
