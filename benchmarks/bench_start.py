"""What a lesson's start costs, each in a fresh interpreter: `python benchmarks/bench_start.py [--before FOLDER]`.

The first cell, a first chart and a first app, beside the import of what they cannot do without (numpy, matplotlib's
figure, ipywidgets). With `--before`, a checkout of an earlier version takes its turn with this one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

FIRST_CELL = "from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, units"
CHART = f"{FIRST_CELL}\ncharts.weight(project(PEOPLE['ana'], Plan.deficit(500), 84)).png()"
APP = f"{FIRST_CELL}\napps.FluctuatingScale()"
NUMPY = "import numpy"
FIGURE = "import numpy, matplotlib.figure, matplotlib.backends.backend_agg"
# what, target, before, the code, and what it cannot do without
STARTS = (
    ("a lesson's first cell", "0.6 x before", "900-1,700", FIRST_CELL, NUMPY),
    ("the same, and a first chart", "", "", CHART, FIGURE),
    ("the same, and a first app", "", "", APP, f"{FIGURE}, ipywidgets, anywidget"),
)
TIMED = """
import time
began = time.process_time()
{code}
print(time.process_time() - began)
"""


def took_ms(code: str, folder: Path = ROOT) -> float:
    """Return the processor's time for some code in a fresh interpreter that finds the library in a folder (ms)."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", TIMED.format(code=code)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return 1e3 * float(done.stdout.split()[-1])


def table_rows(before: Path | None = None, repeats: int = 5) -> list[tuple[str, str, str, str, str]]:
    """Measure in turn; return target, before, now (the shortest of the repeats) and the ratio to what it needs."""
    rows = []
    for what, target, was, code, needs in STARTS:
        runs = [(took_ms(code), took_ms(needs), took_ms(code, before) if before else 0.0) for _ in range(repeats)]
        now, floor, then = (min(column) for column in zip(*runs, strict=True))
        told = f"{then:.0f} in this run" if before else was
        ratio = f"{now / floor:.1f}; {now / then:.2f} x before" if before else f"{now / floor:.1f}"
        rows.append((what, target, told, f"{now:.0f}", ratio))
    return rows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--before", type=Path, help="the folder of an earlier version")
    print(f"{'ms of the processor':<34}{'target':>14}{'before':>20}{'now':>8}  ratio to what it needs")
    for what, target, before, now, ratio in table_rows(parser.parse_args().before):
        print(f"{what:<34}{target:>14}{before:>20}{now:>8}  {ratio}")


if __name__ == "__main__":
    main()
