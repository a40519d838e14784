"""From the key press on a slider to the new picture on the screen, in JupyterLab and a real browser.

    python benchmarks/bench_page.py [--rounds 1]

Both ways show the same picture of the same run in the same browser and the same minute: the course's
`FluctuatingScale`, and what every tutorial does, ipywidgets' `interact` with a new figure each time.
Times differ from machine to machine, so read the ratios.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT)]

from student_lab import CHROMIUM, Student, start_chromium, student_lab  # noqa: E402 (found on the path set above)

STEPS = 30
OURS = "from lessons_lib import apps\napps.FluctuatingScale()"
TUTORIAL = """\
import matplotlib.pyplot as plt
from ipywidgets import IntSlider, interact
from lessons_lib import PEOPLE, Plan, apps, project, weigh_ins

ours = apps.FluctuatingScale()
low, high = ours._canvas().axes.get_ylim()

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

# Note the time of every key press, and of every picture that is new: decoded, and a frame begun.
WATCH = """output => {
  const log = (window.latency = { keys: [], pictures: [] });
  let last = output.querySelector("img").src;
  document.addEventListener("keydown", event => log.keys.push(event.timeStamp), true);
  new MutationObserver(async () => {
    const img = output.querySelector("img");
    if (!img || img.src === last) return;
    last = img.src;
    try { await img.decode(); } catch (error) { return; }  // overtaken by the next one
    requestAnimationFrame(() => log.pictures.push(performance.now()));
  }).observe(output, { subtree: true, childList: true, attributes: true, attributeFilter: ["src"] });
}"""
RESET = "() => { latency.keys = []; latency.pictures = []; }"


def output_with_slider(student: Student, cell: int) -> tuple[Locator, Locator]:
    """Run a cell, and give its output and the handle of its first slider once a picture is there."""
    student.run_cell(cell)
    output = student.cell(cell).locator(".jp-Cell-outputArea")
    output.locator("img").first.wait_for()
    output.evaluate("output => output.scrollIntoView()")
    return output, output.get_by_role("slider").first


def keys(count: int) -> list[str]:
    """Give key presses that never reach an end of the slider."""
    return ["ArrowRight" if step % 12 < 8 else "ArrowLeft" for step in range(count)]


def one_by_one(page: Page, slider: Locator) -> list[float]:
    """Press a key, wait for the picture, rest, and so on (ms for each)."""
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(1500)
    times = []
    for key in keys(STEPS):
        page.evaluate(RESET)
        page.keyboard.press(key)
        page.wait_for_function("() => latency.pictures.length", timeout=10_000)
        times.append(page.evaluate("() => latency.pictures[0] - latency.keys[0]"))
        page.wait_for_timeout(120)
    return times


def drag(page: Page, slider: Locator) -> tuple[int, float]:
    """Press thirty keys in a second: pictures shown, and how late the last one came (ms)."""
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(1500)
    page.evaluate(RESET)
    began = time.monotonic()
    for step, key in enumerate(keys(STEPS), 1):
        page.keyboard.press(key)
        page.wait_for_timeout(max(0.0, (began + step / STEPS - time.monotonic()) * 1000))
    page.wait_for_timeout(3000)
    log: dict[str, Any] = page.evaluate("() => latency")
    return len(log["pictures"]), log["pictures"][-1] - log["keys"][-1]


def measure(student: Student, name: str) -> tuple[list[float], int, float]:
    """Measure one notebook's slider, in a page of its own."""
    student.open(name)
    output, slider = output_with_slider(student, 0)
    output.evaluate(WATCH)
    times = one_by_one(student.page, slider)
    shown, delay = drag(student.page, slider)
    student.server.end_kernels()
    return times, shown, delay


def main() -> int:
    """Measure both ways, in turn, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=1, help="how often both ways take their turn")
    rounds = parser.parse_args().rounds
    if not Path(CHROMIUM).exists():
        print(f"There is no browser at {CHROMIUM}, so nothing was measured. Install Chromium, or name it in CHROMIUM.")
        return 0
    ways = {"FluctuatingScale": "ours.ipynb", "interact, a new figure each time": "tutorial.ipynb"}
    found: dict[str, list[tuple[list[float], int, float]]] = {way: [] for way in ways}
    own = {"ours.ipynb": [OURS], "tutorial.ipynb": [TUTORIAL]}
    with (
        tempfile.TemporaryDirectory() as folder,
        student_lab(Path(folder), own) as server,
        sync_playwright() as playwright,
    ):
        browser = start_chromium(playwright)
        for _ in range(rounds):
            for way, name in ways.items():
                context = browser.new_context(viewport={"width": 1280, "height": 800})
                found[way].append(measure(Student(context.new_page(), server), name))
                context.close()
        browser.close()
    print(f"{'key press to picture, ms':<36}{'median':>8}{'p95':>8}{'ratio':>8}   30 in 1 s: shown, last after ms")
    slow = statistics.median(t for times, _, _ in found["interact, a new figure each time"] for t in times)
    for way, runs in found.items():
        times = sorted(t for run, _, _ in runs for t in run)
        middle, p95 = statistics.median(times), times[round(0.95 * (len(times) - 1))]
        shown = statistics.median(run[1] for run in runs)
        delay = statistics.median(run[2] for run in runs)
        print(f"{way:<36}{middle:>8.0f}{p95:>8.0f}{slow / middle:>7.1f}x   {shown:.0f}, {delay:.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
