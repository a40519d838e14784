"""Speed of the models, as ratios within one run: `python benchmarks/bench_models.py`.

Times depend on the machine, ratios hardly: every line compares two ways of doing the same in the
same minute, each the fastest of several repeats. Nothing is tested here.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from lessons_lib import HALL_2011, PEOPLE, Plan, goal_intake_kcal, project, project_many
from lessons_lib.science.body import dynamic

DAYS = 365
LEAST_FAT_KG = 2.0


def fastest(call: Callable[[], object], repeats: int = 7) -> float:
    """Return the shortest of several runs (seconds); the others were disturbed."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def classic_rk4(
    start: dynamic.Start, days: list[dynamic.Day], steps: int = 1
) -> list[tuple[float, float, float, float, float]]:
    """Follow all five states with the classic Runge-Kutta method, `steps` a day, in plain floats."""
    q = HALL_2011
    fat0, weight0 = start.fat_kg, start.weight_kg
    use = start.carb_kcal / q.glycogen_kg**2
    h = 1.0 / steps

    def rates(
        fat: float, lean: float, glycogen: float, water: float, adaptive: float, day: dynamic.Day
    ) -> tuple[float, float, float, float, float]:
        change = day.intake_kcal - start.intake_kcal
        weight = (
            weight0 + fat - fat0 + lean
            + (1.0 + q.water_kg_per_glycogen_kg) * (glycogen - q.glycogen_kg) + water
        )  # fmt: skip
        flux = day.carb_kcal - use * glycogen * glycogen
        cost = (
            start.intake_kcal + q.fat_rmr_kcal_per_kg_day * (fat - fat0) + q.lean_rmr_kcal_per_kg_day * lean
            + day.activity_kcal_per_kg_day * weight - start.activity_kcal_per_kg_day * weight0
            + q.thermic_share * change + adaptive
        )  # fmt: skip
        p = q.partition_kg / (q.partition_kg + fat)
        k = p * q.lean_deposition_kcal_per_kg / q.lean_kcal_per_kg
        k += (1.0 - p) * q.fat_deposition_kcal_per_kg / q.fat_kcal_per_kg
        gain = day.intake_kcal - flux
        gain -= (cost + gain * k) / (1.0 + k)
        salt = day.sodium_change_mg - q.sodium_loss_mg_per_l_day * water
        salt -= q.carb_sodium_mg_per_day * (1.0 - day.carb_kcal / start.carb_kcal)
        return (
            (1.0 - p) * gain / q.fat_kcal_per_kg,
            p * gain / q.lean_kcal_per_kg,
            flux / q.glycogen_kcal_per_kg,
            salt / q.sodium_mg_per_l,
            (q.adaptive_share * change - adaptive) / q.adaptive_days,
        )

    f, lean, g, x, t = fat0, 0.0, q.glycogen_kg, 0.0, 0.0
    states = [(f, lean, g, x, t)]
    for day in days:
        for _ in range(steps):
            a = rates(f, lean, g, x, t, day)
            b = rates(f + h / 2 * a[0], lean + h / 2 * a[1], g + h / 2 * a[2], x + h / 2 * a[3], t + h / 2 * a[4], day)
            c = rates(f + h / 2 * b[0], lean + h / 2 * b[1], g + h / 2 * b[2], x + h / 2 * b[3], t + h / 2 * b[4], day)
            d = rates(f + h * c[0], lean + h * c[1], g + h * c[2], x + h * c[3], t + h * c[4], day)
            f += h / 6 * (a[0] + 2 * b[0] + 2 * c[0] + d[0])
            lean += h / 6 * (a[1] + 2 * b[1] + 2 * c[1] + d[1])
            g += h / 6 * (a[2] + 2 * b[2] + 2 * c[2] + d[2])
            x += h / 6 * (a[3] + 2 * b[3] + 2 * c[3] + d[3])
            t += h / 6 * (a[4] + 2 * b[4] + 2 * c[4] + d[4])
        states.append((f, lean, g, x, t))
    return states


def schedule(start: dynamic.Start, intake: np.ndarray) -> list[dynamic.Day]:
    """Return a year of days with the baseline's carbohydrate share and sodium."""
    moving = start.activity_kcal_per_kg_day
    return [dynamic.Day(kcal, 0.5 * kcal, 0.0, moving) for kcal in intake.tolist()]


def ours_weight(start: dynamic.Start, days: list[dynamic.Day]) -> np.ndarray:
    course = dynamic.run_one(start, HALL_2011, days, LEAST_FAT_KG)
    lean = HALL_2011.forbes_kg * np.log(course.fat_kg / start.fat_kg)
    bound = 3.7 * (course.glycogen_kg - 0.5)
    return start.weight_kg + course.fat_kg - start.fat_kg + lean + bound + course.ecf_change_kg


def rk4_weight(start: dynamic.Start, days: list[dynamic.Day], steps: int) -> np.ndarray:
    f, lean, g, x, _ = np.array(classic_rk4(start, days, steps)).T
    return start.weight_kg + f - start.fat_kg + lean + 3.7 * (g - 0.5) + x


def main() -> None:
    """Print the table."""
    ana = PEOPLE["ana"]
    start = dynamic.start_of(ana, HALL_2011)
    rows: list[tuple[str, str, str, str]] = []

    plans = {
        "steady": np.full(DAYS, ana.tdee_kcal - 500.0),
        "wild": np.random.default_rng(1).uniform(0.0, 5000.0, DAYS),
    }
    for year, intake in plans.items():
        days = schedule(start, intake)
        fine = rk4_weight(start, days, 64)
        ours = fastest(lambda d=days: dynamic.run_one(start, HALL_2011, d, LEAST_FAT_KG))
        error = np.abs(ours_weight(start, days) - fine).max()
        rows.append((f"one step a day, {year} year", f"{1e3 * ours:.2f} ms", "1", f"{error:.0e} kg"))
        for steps in (1, 8):
            rk4 = fastest(lambda d=days, s=steps: classic_rk4(start, d, s), 5)
            off = np.abs(rk4_weight(start, days, steps) - fine).max()
            name = f"  Runge-Kutta on all five, {steps} a day"
            rows.append((name, f"{1e3 * rk4:.2f} ms", f"{rk4 / ours:.2f}", f"{off:.0e} kg"))

    people = 300
    names = ["sex", "age_years", "height_cm", "weight_kg", "pal"]
    frame = pd.DataFrame([{k: getattr(p, k) for k in names} for p in PEOPLE.values()] * (people // len(PEOPLE)))
    intake = np.full(people, 2000.0)
    one = fastest(lambda: project(ana, Plan.deficit(500), DAYS))
    many = fastest(lambda: project_many(frame, intake, DAYS), 3) / people
    rows.append(("project, a person's year", f"{1e3 * one:.2f} ms", "1", ""))
    rows.append((f"  project_many, of {people}", f"{1e3 * many:.3f} ms", f"{many / one:.3f}", ""))
    goal = fastest(lambda: goal_intake_kcal(ana, 75.0, 180), 5)
    half = fastest(lambda: project(ana, Plan.deficit(500), 180))
    rows.append(("project, 180 days", f"{1e3 * half:.2f} ms", "1", ""))
    rows.append(("  goal_intake_kcal over them", f"{1e3 * goal:.2f} ms", f"{goal / half:.1f}", ""))

    width = max(len(row[0]) for row in rows)
    print(f"{'what':<{width}}  {'fastest':>10}  {'ratio':>6}  worst error")
    for what, seconds, ratio, error in rows:
        print(f"{what:<{width}}  {seconds:>10}  {ratio:>6}  {error}")
    assert math.isfinite(one)


if __name__ == "__main__":
    main()
