"""All that has a target, in one table, which is written to `benchmarks/results.md`: `make bench`.

    python benchmarks/bench_all.py [--before FOLDER] [--no-browser]

About five minutes. `--before` names a checkout of an earlier version, with which the imports take turns.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

import bench_board
import bench_models
import bench_page
import bench_start

RESULTS = ROOT / "benchmarks" / "results.md"
PACKAGES = ("numpy", "pandas", "matplotlib", "ipywidgets", "anywidget", "jupyterlab")
HEAD = """# What it costs
Written by `make bench`; README.md beside it says what is measured and how. Times are milliseconds: a median, or the
shortest of several repeats; in brackets the 95th percentile (of a first chart: the worst). *before*: 2026-11-25.
*ratio*: how many times the floor or the peer of the same run, which hardly depends on the machine.

"""
Row = tuple[str, str, str, str, str]


def processor() -> str:
    """Return the family of the processor in plain words, as far as the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def busy() -> str:
    """Return how many tasks wanted the processor in the last minute, where the system tells."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "nan"


def board_rows() -> list[Row]:
    """Measure the board."""
    return bench_board.table_rows(bench_board.measure())


def main() -> int:
    """Measure, print and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--before", type=Path, help="the folder of an earlier version")
    parser.add_argument("--no-browser", action="store_true", help="leave out what needs Chromium")
    chosen = parser.parse_args()
    rooms: dict[str, Callable[[], list[Row]]] = {
        "models": bench_models.table_rows,
        "start of a lesson": lambda: bench_start.table_rows(chosen.before),
    }
    if Path(bench_page.CHROMIUM).exists() and not chosen.no_browser:
        rooms |= {"a lesson's app, in JupyterLab": bench_page.table_rows, "the coach's board": board_rows}
    text = HEAD
    text += f"- {time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, {processor()}, {platform.system()}\n"
    text += f"- Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in PACKAGES)}\n\n"
    text += "| what | target | before | now | ratio | tasks at work |\n|---|---|---|---|---|---|\n"
    busiest = 0.0
    for room, measure in rooms.items():
        print(f"--- {room}", flush=True)
        began = busy()
        rows = measure()
        busiest = max(busiest, float(began), float(busy()))
        text += f"| **{room}** | | | | | {began} to {busy()} |\n"
        text += "".join(f"| {' | '.join(row)} | |\n" for row in rows)
        for row in rows:
            print("  ".join(row), flush=True)
    if busiest > 2 * (os.cpu_count() or 1):
        text += "\nThe machine was busy with other work (last column): times are too long; ratios within a row count.\n"
    RESULTS.write_text(text, encoding="utf-8")
    print(f"written to {RESULTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
