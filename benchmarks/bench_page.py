"""From the key press on a slider to the new picture on the screen, in JupyterLab and a real browser.

    python benchmarks/bench_page.py [--rounds 4]

Three ways take turns in the same browser, ten keys at a time, so that all see the same minutes: the course's
`FluctuatingScale`; the floor, a bare canvas that draws one curve which Python sends; and what every tutorial does,
ipywidgets' `interact` with a new figure each time. Times differ from machine to machine, so read the ratios.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT)]

from student_lab import CHROMIUM, Student, start_chromium, student_lab

STEPS = 15  # key presses in one turn
OURS = "from lessons_lib import apps\napps.FluctuatingScale()"
# the least that a round trip to Python can cost: 85 numbers, one line, no words, nothing simulated
FLOOR = '''\
import anywidget, numpy as np, traitlets
from ipywidgets import IntSlider, VBox

class Bare(anywidget.AnyWidget):
    _esm = """export default { render({ model, el }) {
      const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
      [canvas.width, canvas.height] = [800, 450];
      el.append(canvas);
      let frame = 0;
      const draw = () => {
        const { buffer, byteOffset, byteLength } = model.get("y");
        const y = new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength));
        pen.clearRect(0, 0, 800, 450);
        pen.beginPath();
        y.forEach((value, day) => pen.lineTo(9 * day, value));
        pen.stroke();
        canvas.dataset.frame = String(++frame);
      };
      model.on("change:y", draw);
      draw();
    } }"""
    y = traitlets.Bytes(b"").tag(sync=True)

bare, slider, day = Bare(), IntSlider(250, -250, 750, 50), np.arange(85.0)

def draw(_=None):
    bare.y = (225 + slider.value * day / 400).astype("f4").tobytes()

slider.observe(draw, "value")
draw()
VBox([slider, bare])'''
TUTORIAL = """\
import matplotlib.pyplot as plt
from ipywidgets import IntSlider, interact
from lessons_lib import PEOPLE, Plan, apps, project, weigh_ins

ours = apps.FluctuatingScale()
low, high = ours.canvas.axes.get_ylim()

def draw(deficit_kcal, week, seed):
    ana, plan = PEOPLE["ana"], Plan.deficit(deficit_kcal)
    line = project(ana, plan, 7 * week, model="rule_3500")
    body = project(ana, plan, 7 * week)
    w = weigh_ins(body, seed=seed)
    fig, ax = plt.subplots(figsize=(8, 4.5), dpi=100)
    weeks = [day / 7 for day in range(7 * week + 1)]
    ax.plot(weeks, line.weight_kg, "--", label="straight line (3,500 kcal/lb)")
    ax.plot(weeks, body.weight_kg, label="adapting body")
    ax.plot(w["day"] / 7, w["weight_kg"], "o", markersize=4.5, label="the scale, each morning")
    ax.set(xlim=(0, ours.controls["week"].max), ylim=(low, high), xlabel="weeks", ylabel="weight (kg)", title="Ana")
    ax.grid()
    ax.legend()
    plt.show()

def same(name):
    slider = ours.controls[name]
    return IntSlider(slider.value, slider.min, slider.max, slider.step)

interact(draw, deficit_kcal=same("deficit_kcal"), week=same("week"), seed=same("seed"))"""
WAYS = {"FluctuatingScale": OURS, "floor: a bare canvas": FLOOR, "interact, a new figure each time": TUTORIAL}

# Note the time of every key press, and of every picture that is new: painted or decoded, and a frame begun.
WATCH = """output => {
  const log = (window.latency = { keys: [], pictures: [] });
  let last = output.querySelector("img")?.src;
  document.addEventListener("keydown", event => log.keys.push(event.timeStamp), true);
  const seen = () => requestAnimationFrame(() => log.pictures.push(performance.now()));
  new MutationObserver(async changes => {
    if (changes.some(change => change.attributeName === "data-frame")) return seen();
    const img = output.querySelector("img");
    if (!img || img.src === last) return;
    last = img.src;
    try { await img.decode(); } catch (error) { return; }  // overtaken by the next one
    seen();
  }).observe(output, { subtree: true, childList: true, attributes: true, attributeFilter: ["src", "data-frame"] });
}"""
RESET = "() => { latency.keys = []; latency.pictures = []; }"


class Way(NamedTuple):
    """One notebook in a page of its own, and what was measured there (ms)."""

    page: Page
    slider: Locator
    times: list[float]


def opened(browser: Browser, server: Any, name: str) -> Way:
    """Run a notebook's cell in a new page, and watch its pictures."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    student = Student(context.new_page(), server)
    student.open(name)
    student.run_cell(0)
    output = student.cell(0).locator(".jp-Cell-outputArea")
    output.locator("img, canvas").first.wait_for()
    output.evaluate("output => output.scrollIntoView()")
    output.evaluate(WATCH)
    return Way(student.page, output.get_by_role("slider").first, [])


def keys(count: int) -> list[str]:
    """Give key presses that never reach an end of the slider."""
    return ["ArrowRight" if step % 12 < 8 else "ArrowLeft" for step in range(count)]


def take_a_turn(way: Way) -> None:
    """Press a key, wait for the picture, rest, and so on."""
    page = way.page
    page.bring_to_front()  # the browser draws a page behind another once a second
    way.slider.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(700)
    for step, key in enumerate(keys(STEPS + 2)):
        page.evaluate(RESET)
        page.keyboard.press(key)
        page.wait_for_function("() => latency.pictures.length", timeout=10_000)
        if step > 1:  # the first two wake what has slept
            way.times.append(page.evaluate("() => latency.pictures[0] - latency.keys[0]"))
        page.wait_for_timeout(120)


def drag(way: Way) -> tuple[int, float]:
    """Press thirty keys in a second: pictures shown, and how late the last one came (ms)."""
    page = way.page
    page.bring_to_front()
    way.slider.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(1500)
    page.evaluate(RESET)
    began = time.monotonic()
    for step, key in enumerate(keys(30), 1):
        page.keyboard.press(key)
        page.wait_for_timeout(max(0.0, (began + step / 30 - time.monotonic()) * 1000))
    page.wait_for_timeout(3000)
    log: dict[str, Any] = page.evaluate("() => latency")
    return len(log["pictures"]), log["pictures"][-1] - log["keys"][-1]


def quantiles(times: list[float]) -> tuple[float, float]:
    """Give the median and the 95th percentile."""
    ranked = sorted(times)
    return statistics.median(ranked), ranked[round(0.95 * (len(ranked) - 1))]


def measure(rounds: int = 4) -> dict[str, tuple[float, float, int, float]]:
    """Measure every way: median and p95 of a key (ms), and of thirty in a second how many shown, last after (ms)."""
    books = {f"way{number}.ipynb": [source] for number, source in enumerate(WAYS.values())}
    with (
        tempfile.TemporaryDirectory() as folder,
        student_lab(Path(folder), books) as server,
        sync_playwright() as playwright,
    ):
        browser = start_chromium(playwright)
        ways = [opened(browser, server, name) for name in books]
        for _ in range(rounds):
            for way in ways:
                take_a_turn(way)
        found = {name: (*quantiles(way.times), *drag(way)) for name, way in zip(WAYS, ways, strict=True)}
        browser.close()
    return found


def table_rows(rounds: int = 4) -> list[tuple[str, str, str, str, str]]:
    """Measure, and return target, what it was on 2026-11-25, what it is now, and how many floors that is."""
    ours, floor, slow = measure(rounds).values()

    def row(what: str, target: str, before: str, found: tuple[float, ...]) -> tuple[str, str, str, str, str]:
        ratios = f"{found[0] / floor[0]:.2f} ({found[1] / floor[1]:.2f})"
        return what, target, before, f"{found[0]:.0f} ({found[1]:.0f})", ratios

    return [
        row("lesson app, key to picture", "1.3 (1.4) floors", "73 (91)", ours),
        row("the floor: a bare canvas fed by Python", "", "42 (67)", floor),
        row("`interact`, a new figure each time", "", "126 (205)", slow),
        ("`interact` takes so many times as long as the app", "2.5", "1.7", f"{slow[0] / ours[0]:.1f}", ""),
    ]


def main() -> int:
    """Measure all ways, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=4, help="how often each way takes its turn")
    rounds = parser.parse_args().rounds
    if not Path(CHROMIUM).exists():
        print(f"There is no browser at {CHROMIUM}, so nothing was measured. Install Chromium, or name it in CHROMIUM.")
        return 0
    found = measure(rounds)
    _, floor, slow = found.values()
    print(f"{'key press to picture, ms':<36}{'median':>8}{'p95':>8}   of floor  interact is  30 in 1 s: shown, last")
    for way, (middle, p95, shown, late) in found.items():
        of_floor = f"{middle / floor[0]:.2f}x {p95 / floor[1]:.2f}x"
        print(f"{way:<36}{middle:>8.0f}{p95:>8.0f}   {of_floor}{slow[0] / middle:>10.1f}x {shown:>15}, {late:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
