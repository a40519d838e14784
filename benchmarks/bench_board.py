"""The coach's board in a real browser: the first chart, every control, and what an open board costs.

    python benchmarks/bench_board.py [--runs 5] [--steps 20] [--ratio 1]

The first chart is timed from the request to the picture on the screen; a kernel is started for it. A key is timed
from its press, and a control from the change on the page, to the new picture, decoded and shown: keys through every
step of a scene, in screens of two sizes. The floor is a bare canvas beside a slider, whose curve Python sends: a
page, a message there and back, and a frame, with nothing drawn in Python. It is measured in the same run, before and
after. Memory is that of the processes, the browser's being its largest page: RSS counts shared pages in each of them,
PSS shares them out (Linux only). Times differ from machine to machine, so read the ratios.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT)]

from coach_board import BoardServer, CoachPage, coach_server
from student_lab import CHROMIUM, start_chromium

SIZES = ((1366, 768), (1920, 1080))
SIZE = dict(zip(("width", "height"), SIZES[0], strict=True))

# Each change waits for its picture: the new one is decoded before the page puts it in, and a frame has begun.
CHANGE = """async ([name, value]) => {
  const img = document.querySelector(".kb-stage img"), board = document.querySelector(".kb");
  const input = document.querySelector(`.kb [data-control=${name}]`);
  const before = img.dataset.frame, frame = () => new Promise(requestAnimationFrame);
  const began = performance.now();
  if (["checkbox", "button"].includes(input.type)) input.click();
  else {
    input.value = value;
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  while (board.classList.contains("kb-busy")) await frame();
  const answered = performance.now();
  while (img.dataset.frame === before) {
    if (performance.now() - answered > 500) return -1;  // Python gave the same picture: nothing to wait for
    await frame();
  }
  return performance.now() - began;
}"""
# From the press of a key to its picture; -1 where the picture stays.
PRESSED = """() => {
  const img = document.querySelector(".kb-stage img"), board = document.querySelector(".kb");
  const frame = () => new Promise(requestAnimationFrame);
  window.pressed = new Promise(done => addEventListener("keydown", async () => {
    const before = img.dataset.frame, began = performance.now();
    await frame();
    while (board.classList.contains("kb-busy")) await frame();
    const answered = performance.now();
    while (img.dataset.frame === before) {
      if (performance.now() - answered > 500) return done(-1);
      await frame();
    }
    done(performance.now() - began);
  }, { once: true, capture: true }));
}"""
FLOOR = """
import anywidget, numpy as np

class Bare(anywidget.AnyWidget):
    _esm = '''
    export default { render({ model, el }) {
      const input = document.createElement("input"), canvas = document.createElement("canvas");
      Object.assign(input, { type: "range", max: 100, id: "floor" });
      Object.assign(canvas, { width: 1000, height: 640 });
      el.append(input, canvas);
      input.oninput = () => model.send({ at: Number(input.value) });
      let shown = 0;
      model.on("msg:custom", (_, [sent]) => {
        const y = new Float32Array(sent.buffer.slice(sent.byteOffset, sent.byteOffset + sent.byteLength));
        const pen = canvas.getContext("2d");
        pen.clearRect(0, 0, canvas.width, canvas.height);
        pen.beginPath();
        y.forEach((height, x) => pen.lineTo(2.5 * x, height));
        pen.stroke();
        canvas.dataset.frame = ++shown;
      });
    } };
    '''

    def __init__(self):
        super().__init__()
        self.on_msg(lambda _, said, __: self.send({}, [(6.4 * said["at"] + np.zeros(365, np.float32)).tobytes()]))

Bare()
"""
AT_FLOOR = """async value => {
  const input = document.querySelector("#floor"), canvas = document.querySelector("canvas");
  const before = canvas.dataset.frame, frame = () => new Promise(requestAnimationFrame);
  const began = performance.now();
  input.value = value;
  input.dispatchEvent(new Event("input"));
  while (canvas.dataset.frame === before) await frame();
  return performance.now() - began;
}"""
VALUES = """name => {
  const input = document.querySelector(`.kb [data-control=${name}]`);
  if (["checkbox", "button"].includes(input.type)) return [];
  if (input.type !== "range") return [...input.options].map(option => option.value);
  const all = [];
  for (let at = Number(input.min); at <= Number(input.max); at += Number(input.step)) all.push(String(at));
  return all;
}"""


def megabytes(process: psutil.Process) -> tuple[float, float]:
    """Give RSS and PSS of a process, in MB; PSS is 0 where the system does not tell it."""
    memory = process.memory_full_info()
    return memory.rss / 1e6, getattr(memory, "pss", 0) / 1e6


def first_chart(browser: Browser, server: BoardServer) -> float:
    """Open one board in a browser that remembers nothing, and give the ms to its first picture."""
    context = browser.new_context(viewport=SIZE)
    took = CoachPage(context.new_page(), server).first_picture_ms()
    context.close()
    return took


def control_times(page: Page, steps: int) -> dict[str, list[float]]:
    """Move every control of the scene, one change after the other (ms for each)."""
    page.bring_to_front()  # the browser draws a page behind another once a second
    page.locator(".kb-stage").focus()
    for _ in range(6):
        page.keyboard.press("Space")
        page.wait_for_timeout(400)
    times: dict[str, list[float]] = {}
    names = page.locator(".kb [data-control]").evaluate_all("all => all.map(one => one.dataset.control)")
    for name in (name for name in names if name not in ("scene", "fast")):
        values = page.evaluate(VALUES, name) or [""]
        # there and back in steps as a hand makes them; a value that it has already would change nothing
        walk = [*values, *values[-2::-1]] * steps
        usual = page.locator(f".kb [data-control={name}]").evaluate("one => one.value")
        took = [page.evaluate(CHANGE, [name, value]) for value in walk[1 : steps + 1] or walk[:steps]]
        times[name] = [one for one in took if one >= 0]
        if usual in values:
            page.evaluate(CHANGE, [name, usual])
        elif len(took) % 2:
            page.evaluate(CHANGE, [name, ""])
    return times


def key_times(page: Page, size: tuple[int, int], runs: int) -> list[float]:
    """Go through a scene and back by keys, so many times, in a screen of a size (ms for each key)."""
    page.bring_to_front()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.locator(".kb-stage").focus()
    page.wait_for_function(f"() => innerWidth === {size[0]} && !document.querySelector('.kb-busy')")
    page.wait_for_timeout(500)  # the picture of this size comes once the size has come to rest
    took = []
    for key in (["PageDown"] * 6 + ["PageUp"] * 6) * runs:
        page.evaluate(PRESSED)
        page.keyboard.press(key)
        took.append(float(page.evaluate("() => window.pressed")))
    return [one for one in took if one >= 0]


def browser_page() -> psutil.Process:
    """Give the process of the browser's largest page."""
    pages = [one for one in psutil.Process().children(recursive=True) if "--type=renderer" in one.cmdline()]
    return max(pages, key=lambda one: one.memory_info().rss)


def floor_times(page: Page, steps: int) -> list[float]:
    """Move the slider beside the bare canvas (ms for each)."""
    page.bring_to_front()
    return [page.evaluate(AT_FLOOR, str(at % 100)) for at in range(1, steps + 1)]


def quantiles(times: list[float]) -> tuple[float, float]:
    """Give the median and the 95th percentile."""
    ranked = sorted(times)
    return statistics.median(ranked), ranked[round(0.95 * (len(ranked) - 1))]


@dataclass
class Measured:
    """First charts, keys by the size of the screen, controls and the floor (ms); memory by process (RSS, PSS, MB)."""

    first: list[float]
    keys: dict[tuple[int, int], list[float]]
    controls: dict[str, list[float]]
    floor: list[float]
    memory: dict[str, tuple[float, float]]


def table_rows(measured: Measured) -> list[tuple[str, str, str, str, str]]:
    """Return what was measured: its target, what it was on 2026-11-25, what it is now, and how many floors that is."""
    controls, first = measured.controls, measured.first
    plan = [*controls["deficit_kcal"], *controls["weekend_kcal"]]
    everything = [one for took in controls.values() for one in took]
    bare = quantiles(measured.floor)
    rows = []
    for what, target, before, now in (
        ("first chart, its kernel started for it", "3000", "3900", (statistics.median(first), max(first))),
        *(
            (f"key to picture, {wide} x {high}", "", "", quantiles(took))
            for (wide, high), took in measured.keys.items()
        ),
        ("deficit or weekends to picture, all layers on", "80 (120)", "353 (446)", quantiles(plan)),
        ("any control to picture", "70 (120)", "112 (410)", quantiles(everything)),
        ("the floor: a bare canvas fed by Python", "", "", bare),
    ):
        took, ratios = f"{now[0]:.0f} ({now[1]:.0f})", f"{now[0] / bare[0]:.1f} ({now[1] / bare[1]:.1f})"
        rows.append((what, target, before, took, ratios))
    return rows


def measure(runs: int = 5, steps: int = 20, ratio: float = 1.0) -> Measured:
    """Open so many boards, one after the other, and move everything on the last of them."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = start_chromium(playwright)
        with (
            coach_server(Path(folder, "floor"), cell=FLOOR) as bare_server,
            coach_server(Path(folder, "board")) as server,
        ):
            first_chart(browser, server)  # the files of browser and server are read once before it counts
            first = [first_chart(browser, server) for _ in range(runs)]
            context = browser.new_context(viewport=SIZE, device_scale_factor=ratio)
            bare = context.new_page()
            bare.goto(bare_server.board)
            bare.locator("#floor").wait_for()
            floor_times(bare, 10)
            floor = floor_times(bare, 3 * steps)
            board = CoachPage(context.new_page(), server)
            board.open()
            keys = {size: key_times(board.page, size, runs) for size in SIZES}
            board.page.set_viewport_size(SIZE)
            controls = control_times(board.page, steps)
            floor += floor_times(bare, 3 * steps)
            memory = {
                "server": megabytes(psutil.Process(server.process.pid)),
                "kernel of an open board": megabytes(server.kernels()[board.kernel]),
                "page in the browser": megabytes(browser_page()),
            }
            context.close()
        browser.close()
    return Measured(first, keys, controls, floor, memory)


def main() -> int:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5, help="how many first charts, and walks through a scene by keys")
    parser.add_argument(
        "--ratio", type=float, default=1.0, help="how many pixels the screen has for each of the page's"
    )
    parser.add_argument("--steps", type=int, default=20, help="how many changes of each control")
    chosen = parser.parse_args()
    if not Path(CHROMIUM).exists():
        print(f"There is no browser at {CHROMIUM}, so nothing was measured. Install Chromium, or name it in CHROMIUM.")
        return 0
    measured = measure(chosen.runs, chosen.steps, chosen.ratio)
    print(f"{'ms: median (p95, or the worst)':<46}{'target':>12}{'before':>12}{'now':>14}{'floors':>14}")
    for what, target, before, took, ratios in table_rows(measured):
        print(f"{what:<46}{target:>12}{before:>12}{took:>14}{ratios:>14}")
    print(f"\n{'change of a control to picture, ms':<36}{'median':>8}{'p95':>8}{'n':>8}")
    for name, took in measured.controls.items():
        if took:
            middle, p95 = quantiles(took)
            print(f"  {name:<34}{middle:>8.0f}{p95:>8.0f}{len(took):>8}")
    print(f"\n{'memory, MB':<36}{'RSS':>8}{'PSS':>8}")
    for name, (rss, pss) in measured.memory.items():
        print(f"  {name:<34}{rss:>8.0f}{pss:>8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
