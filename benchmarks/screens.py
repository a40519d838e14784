"""How long each lesson is on a page: pixels and screens of 1366 x 768 in JupyterLab, after Run All.

    python benchmarks/screens.py [--only 05 06] [--from FOLDER] [--cells]

A picture that waits for a guess is shut after Run All, as a learner finds it who has not guessed. The bound is 7,
4 for lesson 00 (`docs/lesson.md`).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests" / "browser"), str(ROOT)]

WIDTH, HEIGHT = 1366, 768
ALL_AT_ONCE = 14_000  # a window so high that JupyterLab lays out every cell
AS_ON_A_SCREEN = f"Object.defineProperty(window, 'innerHeight', {{get: () => {HEIGHT}}})"
"""Apps take a share of the window for their picture: that of the learner's, not of the high one."""
CELLS = """() => [...document.querySelectorAll(".jp-NotebookPanel .jp-Notebook .jp-Cell")].map(cell =>
  [cell.getBoundingClientRect().height, (cell.innerText || "").slice(0, 60).replaceAll("\\n", " ")])"""
SETTLED = """() => {
  const high = document.querySelector(".jp-NotebookPanel .jp-WindowedPanel-inner").scrollHeight;
  window.sameHigh = window.lastHigh === high ? (window.sameHigh || 0) + 1 : 0;
  window.lastHigh = high;
  return window.sameHigh >= 4;  // cells are laid out one after the other
}"""


def main() -> None:
    """Print a line for each lesson."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=[], metavar="NN", help="these lessons only")
    parser.add_argument("--from", dest="folder", type=Path, default=ROOT / "notebooks", help="stored notebooks")
    parser.add_argument("--cells", action="store_true", help="each cell's height, too")
    options = parser.parse_args()
    os.environ["LESSONS_FOLDER"] = str(options.folder.resolve())
    from student_lab import Student, start_chromium, student_lab  # reads the folder from the environment

    names = [path.name for path in sorted(options.folder.glob("[0-9][0-9]_*.ipynb"))]
    with tempfile.TemporaryDirectory() as place, student_lab(Path(place)) as server, sync_playwright() as playwright:
        browser = start_chromium(playwright)
        for name in (name for name in names if not options.only or name[:2] in options.only):
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            page.add_init_script(AS_ON_A_SCREEN)
            student = Student(page, server)
            student.open(name)
            student.run_all()
            page.set_viewport_size({"width": WIDTH, "height": ALL_AT_ONCE})
            page.wait_for_function(SETTLED, polling=1000)
            cells = page.evaluate(CELLS)
            high = sum(height for height, _ in cells)
            print(f"{name:<36}{high:>7.0f} px{high / HEIGHT:>6.1f} screens", flush=True)
            for height, words in cells if options.cells else ():
                print(f"{height:>10.0f}  {words}")
            server.end_kernels()
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
