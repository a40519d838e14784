"""What the live pages cost, in the table of docs/site.md, and beside stock JupyterLite in the same run.

    python -m web.build && python benchmarks/bench_site.py [--rounds 5] [--lite FOLDER]

FOLDER is what `python benchmarks/lite_site.py FOLDER` has made; both take turns, so that both see the same minutes.
Seconds count from the request of a page to the picture that Python drew.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Page, Playwright, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "site"), str(ROOT)]

from bench_page import quantiles
from site_pages import LESSONS, SCALE, SITE, START_MS, Host, Reader, move, reader

from web.build import BEFORE_LIVE, sent

REGIONS = next(name for name in LESSONS if name.startswith("11"))
BENDING = next(name for name in LESSONS if name.startswith("05"))
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
USED = "navigator.storage.estimate().then(found => found.usage)"
LIVE = "document.querySelector('.jp-OutputArea-output canvas[data-frame]')"
Times = dict[str, list[float]]


def note(times: Times, what: str, *values: float) -> None:
    """Put down values under a name."""
    times.setdefault(what, []).extend(values)


def leave(page: Page) -> None:
    """Close a page when it has nothing more to do, so that the next one has the machine for itself."""
    page.wait_for_function("liveMarks.all", timeout=START_MS)
    page.close()


def visits(playwright: Playwright, host: Host, times: Times, steps: int) -> None:
    """Come to the site for the first time, and again."""
    for lesson in (REGIONS, SCALE):
        with tempfile.TemporaryDirectory() as folder, reader(playwright, host, Path(folder)) as someone:
            page = someone.open(lesson)
            note(times, "first paint", page.evaluate(PAINT) / 1000)
            note(times, f"first visit, {lesson[:2]}", page.evaluate("liveMarks.live") / 1000)
            if lesson == SCALE:
                page.wait_for_function("liveMarks.all", timeout=START_MS)
                note(times, "key, plain", *move(page, steps))
                someone.keep_memory(page)
                someone.until(page, "navigator.serviceWorker.ready")
                later(someone, page, times, steps)


def later(someone: Reader, page: Page, times: Times, steps: int) -> None:
    """Come again to every lesson, and go from one to the next."""
    note(times, "MB stored", page.evaluate(USED) / 1e6)
    page.close()
    for lesson in LESSONS:
        page = someone.open(lesson)
        assert page.evaluate("liveMarks.restored") is True
        note(times, f"later visit, {lesson[:2]}", page.evaluate("liveMarks.live") / 1000)
        note(times, "first paint", page.evaluate(PAINT) / 1000)
        if lesson == SCALE:
            page.wait_for_function("liveMarks.all", timeout=START_MS)
            note(times, "key, restored", *move(page, steps))
        if lesson != BENDING:
            leave(page)
            continue
        page.wait_for_function("liveMarks.all", timeout=START_MS)
        page.locator("a[rel=next]").click()
        page.wait_for_function("document.title.startsWith('06') && liveMarks.live")
        note(times, "next lesson", page.evaluate("liveMarks.live - liveMarks.asked") / 1000)
        leave(page)


def peer(playwright: Playwright, lite: Path, times: Times) -> None:
    """Open lesson 06's app in stock JupyterLite, for the first time and again."""
    host = Host(lite, under="/")
    with tempfile.TemporaryDirectory() as folder, reader(playwright, host, Path(folder)) as someone:
        for visit in ("first", "later"):
            page = someone.context.new_page()
            page.goto(f"{host.url}lab/index.html?path=app.ipynb", wait_until="commit")
            page.locator(".jp-Notebook .jp-CodeCell").first.click(timeout=120_000)
            page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
            page.locator(".lm-Menu-itemLabel", has_text="Run All Cells").first.click()
            page.wait_for_function(LIVE, timeout=240_000)
            note(times, f"JupyterLite, {visit} visit, 06", page.evaluate("performance.now()") / 1000)
            page.close()
    host.end()


def lines() -> tuple[int, int]:
    """Count our own lines at run time and at build time, without blank ones and comments."""
    folders = (ROOT / "web" / "page").glob("*"), [*(ROOT / "web").glob("*.[pt]*"), *(ROOT / "web" / "steps").glob("*")]
    mark = re.compile(r"\s*(#|//|/?\*|\"\"\"|$)")

    def count(files: Iterable[Path]) -> int:
        return sum(not mark.match(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())

    run, build = map(count, folders)
    return run, build


def table(times: Times) -> list[str]:
    """Return the rows: what, target, median, and so many times JupyterLite."""
    middle = {what: statistics.median(values) for what, values in times.items()}
    again = {what: seconds for what, seconds in middle.items() if what.startswith("later visit")}
    worst = max(again, key=lambda what: again[what])

    def row(what: str, target: str, seconds: float, beside: str = "") -> str:
        ratio = f"{seconds / middle[beside]:.2f} ×" if beside in middle else ""
        return f"| {what} | {target} | {seconds:.2f} | {ratio} |"

    rows = ["| what | target | median | of JupyterLite |", "|---|---|---|---|"]
    rows.append(row("first paint, s", "0.5", middle["first paint"]))
    rows.append(
        row("live, first visit, lesson 06, s", "7; 0.3 ×", middle["first visit, 06"], "JupyterLite, first visit, 06")
    )
    rows.append(row("live, first visit, lesson 11, s", "7", middle["first visit, 11"]))
    rows.append(
        row("live, later visit, lesson 06, s", "1.5; 0.07 ×", again["later visit, 06"], "JupyterLite, later visit, 06")
    )
    rows.append(row(f"the same, slowest of all ({worst[-2:]}), s", "1.5", again[worst]))
    rows.append(row("next lesson from an open page, s", "0.7", middle["next lesson"]))
    for start in ("plain", "restored"):
        half, most = quantiles(times[f"key, {start}"])
        rows.append(f"| slider key to picture, {start} start, ms: median, p95 | 45, 65 | {half:.0f}, {most:.0f} | |")
    before = [*(SITE / name for name in BEFORE_LIVE), SITE / f"{SCALE}.html", *SITE.glob("*.js"), *SITE.glob("*.css")]
    rows.append(row("sent before live, MB", "14", sum(map(sent, before)) / 1e6))
    rows.append(row("stored, with the kept memory, MB", "100", middle["MB stored"]))
    run, build = lines()
    rows.append(f"| lines of ours, run time and build time | 600, 450 | {run}, {build} | |")
    return rows + [row(what, "", seconds) for what, seconds in middle.items() if what.startswith("JupyterLite")]


def main() -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--lite", type=Path, help="stock JupyterLite, made by lite_site.py")
    options = parser.parse_args()
    times: Times = {}
    with sync_playwright() as playwright:
        host = Host()
        for _ in range(options.rounds):
            if options.lite:
                peer(playwright, options.lite, times)
            visits(playwright, host, times, 20)
        host.end()
    print("\n".join(table(times)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
