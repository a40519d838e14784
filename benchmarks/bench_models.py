"""Speed of the models and of reading the scale: `python benchmarks/bench_models.py`.

Every row is the shortest of several repeats, in time that the processor worked for us, so that a busy machine
disturbs little. The floor is measured in the same run: one multiplication of two arrays that stay in the
processor's cache, for each day of each person. Nothing is tested here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from lessons_lib import (
    PEOPLE,
    Plan,
    forecast,
    goal_intake_kcal,
    hidden_intake_kcal,
    project,
    project_many,
    trend,
    weigh_ins,
)

DAYS = 365
COLUMNS = ["sex", "age_years", "height_cm", "weight_kg", "pal"]


class Row(NamedTuple):
    """One line of the table: how long something took on 2026-11-25 and should take (ms), and how to do it.

    `elements` are the days of all people in it, `each` how many people share the time.
    """

    what: str
    before: str
    target_ms: float
    call: Callable[[], object]
    elements: int
    each: int = 1


def fastest(call: Callable[[], object], repeats: int = 7, at_most_s: float = 1.5) -> float:
    """Return the shortest of several runs (s); the others were disturbed."""
    times: list[float] = []
    began = time.perf_counter()
    while len(times) < 2 or (len(times) < repeats and time.perf_counter() - began < at_most_s):
        start = time.process_time_ns()
        call()
        times.append((time.process_time_ns() - start) / 1e9)
    return min(times)


def floor_s() -> float:
    """Return the time of one multiplication of an array's element (s)."""
    a, b, c = (np.random.default_rng(i).random(8192) for i in range(3))

    def multiply() -> None:
        for _ in range(200):
            np.multiply(a, b, out=c)

    return fastest(multiply, 20) / (200 * a.size)


def cohort(people: int) -> tuple[pd.DataFrame, np.ndarray]:
    """Return a table of people and what each spends (kcal/day)."""
    persons = (list(PEOPLE.values()) * (people // len(PEOPLE) + 1))[:people]
    frame = pd.DataFrame([{k: getattr(p, k) for k in COLUMNS} for p in persons])
    return frame, np.array([p.tdee_kcal for p in persons])


def rows() -> list[Row]:
    """Return what is measured."""
    ana, ben, chance = PEOPLE["ana"], PEOPLE["ben"], np.random.default_rng(1)
    plans = {
        "steady": ("5.4-9.0", Plan.deficit(500)),
        "weekends and fading": ("13.6-25.8", Plan.deficit(500).weekends(300).fading(26)),
        "every day another": ("21.4", Plan.daily(chance.uniform(800, 3500, DAYS))),
    }
    table = [
        Row(f"project, a year, {name}", before, 1.0, lambda p=plan: project(ana, p, DAYS), DAYS)
        for name, (before, plan) in plans.items()
    ]
    for people in (1, 1000, 10_000):
        frame, spent = cohort(people)
        steady = spent * chance.uniform(0.8, 1.1, people)
        daily = spent[:, None] * chance.uniform(0.6, 1.3, (people, DAYS))
        today = {1: ("89-271", "89-271"), 1000: ("0.18", "0.61"), 10_000: ("0.20", "0.40")}[people]
        for name, before, target, intake in (
            ("steady", today[0], 3.0 if people == 1 else 0.02, steady),
            ("every day another", today[1], 3.0 if people == 1 else 0.04, daily),
        ):
            call = partial(project_many, frame, intake, DAYS)
            what = f"project_many, {people:,} {'person' if people == 1 else 'people'}, {name}, each"
            table.append(Row(what, before, target, call, people * DAYS, people))
    mornings = weigh_ins(project(ben, Plan.deficit(300), 1096), seed=1)
    fan = Plan.deficit(500)
    table += [
        Row("goal_intake_kcal, 180 days", "58-87", 5.0, lambda: goal_intake_kcal(ana, 75.0, 180), 180),
        Row('trend, "smoother", 3 years', "55", 15.0, lambda: trend(mornings, "smoother"), 1097),
        Row('trend, "ema", 3 years', "26", 5.0, lambda: trend(mornings, "ema"), 1097),
        Row("hidden_intake_kcal, 3 years", "34", 10.0, lambda: hidden_intake_kcal(mornings, ben), 1097),
        Row("forecast of 300 people, 364 days", "229", 15.0, lambda: forecast(ana, fan, 364), 300 * 364),
    ]
    return table


def growth(sizes: tuple[int, ...] = (100, 1000, 10_000, 100_000), days: int = 84) -> tuple[list[float], float]:
    """Return the time of cohorts of these sizes (s), and the slope of the line through them, log against log."""
    seconds = []
    for people in sizes:
        frame, spent = cohort(people)
        seconds.append(fastest(lambda f=frame, s=spent: project_many(f, 0.9 * s, days, record_every=days), 5))
    return seconds, float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


def table_rows() -> list[tuple[str, str, str, str, str]]:
    """Measure, and return target, what it was on 2026-11-25, what it is now, and how many floors that is."""
    floor = floor_s()
    found = []
    for row in rows():
        took = fastest(row.call)
        ours, ratio = 1e3 * took / row.each, took / (floor * row.elements)
        found.append((row.what, f"{row.target_ms:g}", row.before, f"{ours:.3f}", f"{ratio:,.0f}"))
    found.append(("the floor: one multiplication in the cache", "", "", f"{1e6 * floor:.7f}", "1"))
    seconds, slope = growth()
    each = ", ".join(f"{1e3 * s:,.0f}" for s in seconds)
    what = "12 weeks of 100, 1,000, 10,000 and 100,000 people; slope"
    found.append((what, "0.95-1.05", "", each, f"{slope:.2f}"))
    return found


def main() -> None:
    """Print the table."""
    table = table_rows()
    width = max(len(row[0]) for row in table)
    print(f"{'what (ms)':<{width}}{'target':>11}{'before':>11}{'now':>20}  floors a day of a person")
    for what, target, before, now, ratio in table:
        print(f"{what:<{width}}{target:>11}{before:>11}{now:>20}  {ratio}")


if __name__ == "__main__":
    main()
