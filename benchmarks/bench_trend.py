"""Speed of reading the scale, as ratios within one run: `python benchmarks/bench_trend.py`.

Times depend on the machine, ratios hardly: each is the fastest of several repeats. "growth" is how many
times longer 12 times as many days take (90 to 1,096 days: 12.2 if time grows as the days do). Nothing is
tested here.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pandas as pd

from lessons_lib import PEOPLE, Plan, hidden_intake_kcal, project, trend, unlikely_readings, weekly_rate, weigh_ins
from lessons_lib.science.scale.trend import METHODS

DAYS = (90, 365, 1096)


def fastest(call: Callable[[], object], repeats: int = 9) -> float:
    """Return the shortest of several runs (seconds); the others were disturbed."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    ben = PEOPLE["ben"]
    mornings = {days: weigh_ins(project(ben, Plan.deficit(300), days), seed=1) for days in DAYS}
    calls: dict[str, Callable[[pd.DataFrame], object]] = {
        **{f'trend, "{m}"': lambda w, m=m: trend(w, method=m) for m in METHODS},
        "weekly_rate": weekly_rate,
        "hidden_intake_kcal": lambda w: hidden_intake_kcal(w, ben),
        "unlikely_readings alone": unlikely_readings,
    }
    seconds = {name: [fastest(lambda c=call, d=d: c(mornings[d])) for d in DAYS] for name, call in calls.items()}
    year = seconds['trend, "ema"'][1]
    width = max(len(name) for name in seconds)
    print(f"{'what':<{width}}" + "".join(f"{f'{d} days':>12}" for d in DAYS) + f"{'a year: ratio':>15}{'growth':>8}")
    for name, times in seconds.items():
        cells = "".join(f"{f'{1e3 * t:.1f} ms':>12}" for t in times)
        print(f"{name:<{width}}{cells}{times[1] / year:>15.2f}{times[-1] / times[0]:>8.1f}")


if __name__ == "__main__":
    main()
