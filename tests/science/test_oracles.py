"""Trajectories made by independent implementations, at the tolerances that came with them.

The worst difference of each table is in the assertion messages, in the test's recorded properties
(`--junit-xml`), and is printed with `-rP`.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lessons_lib import (
    HALL_2011,
    NIH_PLANNER,
    Person,
    Plan,
    Projection,
    goal_intake_kcal,
    maintenance_kcal,
    project,
)

# recorded numbers are wanted in whatever form a report is asked for
pytestmark = pytest.mark.filterwarnings("ignore:record_property is incompatible")

ORACLES = Path(__file__).parents[1] / "oracles"


def cases(name: str) -> dict[str, list[dict[str, Any]]]:
    """Rows of one table by case, numbers as floats."""

    def value(text: str) -> Any:
        try:
            return float(text)
        except ValueError:
            return text

    with (ORACLES / name).open(encoding="utf-8", newline="") as file:
        rows = [{k: value(v) for k, v in row.items()} for row in csv.DictReader(file)]
    keyed = {}
    for key, group in groupby(rows, key=lambda r: (r["case_id"], r.get("sodium_mode"), r.get("act_change_pct"))):
        keyed[str(key)] = list(group)
    assert sum(map(len, keyed.values())) == len(rows), "a case's rows stand together"
    return keyed


class Worst:
    """The worst difference by quantity, and the case and day where it was."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[float, str]] = {}

    def see(self, what: str, difference: float, where: str) -> None:
        difference = abs(float(difference))
        if difference != difference or difference > self.found.get(what, (-1.0, ""))[0]:
            self.found[what] = (difference, where)

    def hold(self, limits: dict[str, float], record: Callable[[str, object], None]) -> None:
        for what in limits:
            difference, where = self.found[what]
            record(f"worst {what}", f"{difference:.2e}")
            print(f"worst {what}: {difference:.2e} ({where}), allowed {limits[what]:g}")
        assert set(self.found) == set(limits)
        for what, limit in limits.items():
            difference, where = self.found[what]
            assert difference <= limit, f"worst {what}: {difference:.3e} ({where}), allowed {limit:g}"


def person_of(row: dict[str, Any], fat: float | None = None) -> Person:
    return Person(row["case_id"], row["sex"], row["age_yr"], 100 * row["height_m"], row["weight0_kg"], row["pal"], fat)


def plan_of(row: dict[str, Any], person: Person, days: int, *, sodium: bool) -> Plan:
    activity = row.get("act_change_pct", 0.0) / 100
    return Plan.daily(
        np.full(days, person.tdee_kcal + row["d_ei_kcal_d"]),
        sodium_mg=np.full(days, 4000 + row["d_na_mg_d"]) if sodium else None,
        carb_fraction=np.full(days, row["pcarb"]),
    ).activity(activity)


def where(row: dict[str, Any]) -> str:
    return f"{row['case_id']} day {row['day']:.0f}"


def test_the_tables_are_complete():
    rows = {f.name: len(f.read_text(encoding="utf-8").splitlines()) - 1 for f in ORACLES.glob("*.csv")}
    assert rows == {
        "hall_2011_constant.csv": 336,
        "schedules.csv": 1644,
        "hall_2011_schedules.csv": 1644,
        "nih_planner_constant.csv": 686,
        "nih_planner_goal.csv": 25,
    }


def test_hall_2011_constant(record_property):
    worst, seen = Worst(), 0
    for rows in cases("hall_2011_constant.csv").values():
        first = rows[0]
        person = person_of(first, first["fat0_given_kg"] or None)
        days = int(rows[-1]["day"])
        runs = [project(person, plan_of(first, person, days, sodium=True), days)]
        if first["d_na_mg_d"] == 0 and first["pcarb"] == 0.5:
            # the same said in the course's words
            runs.append(project(person, Plan.deficit(-first["d_ei_kcal_d"]), days, sodium="fixed"))
        for p, row in ((p, row) for p in runs for row in rows):
            day, seen = int(row["day"]), seen + 1
            period = "from day 28" if day >= 28 else "before"
            worst.see(f"weight {period} (kg)", p.weight_kg[day] - row["weight_kg"], where(row))
            worst.see("fat (kg)", p.fat_kg[day] - row["fat_kg"], where(row))
            worst.see("lean (kg)", p.lean_kg[day] - p.lean_kg[0] - row["dlean_kg"], where(row))
            worst.see("glycogen (kg)", p.glycogen_kg[day] - row["glycogen_kg"], where(row))
            worst.see("fluid (kg)", p.ecf_change_kg[day] - row["decf_kg"], where(row))
            worst.see("adaptation (kcal/day)", p.adaptive_kcal[day] - row["at_kcal_d"], where(row))
    assert seen >= 336 + 200
    # 1e-3 kg (0.03 kg at day 7) are asked for; the exact step does far better, and must go on doing so
    worst.hold(
        {
            "weight from day 28 (kg)": 1e-6,
            "weight before (kg)": 1e-6,
            "fat (kg)": 1e-6,
            "lean (kg)": 1e-6,
            "glycogen (kg)": 1e-6,
            "fluid (kg)": 1e-6,
            "adaptation (kcal/day)": 1e-6,
        },
        record_property,
    )


def test_hall_2011_expenditure(record_property):
    """The table's expenditure is the rate at a moment, ours a day's total: they meet when changes are slow."""
    worst = Worst()
    for rows in cases("hall_2011_constant.csv").values():
        first = rows[0]
        person = person_of(first, first["fat0_given_kg"] or None)
        p = project(person, plan_of(first, person, 731, sodium=True), 731)
        for row in rows:
            day = int(row["day"])
            if day >= 84:
                rate = (p.expenditure_kcal[day] + p.expenditure_kcal[day + 1]) / 2
                worst.see("expenditure (kcal/day)", rate - row["tee_kcal_d"], where(row))
    worst.hold({"expenditure (kcal/day)": 0.01}, record_property)


def test_hall_2011_schedules(record_property):
    worst = Worst()
    plans = cases("schedules.csv")
    for key, rows in cases("hall_2011_schedules.csv").items():
        schedule = plans[key]
        person = person_of(schedule[0])
        changes = np.array([r["d_ei_kcal_d"] for r in schedule])
        assert [r["day"] for r in schedule] == list(range(len(changes)))
        days = len(rows) - 1
        p = project(person, Plan.daily(person.tdee_kcal + changes), days, sodium="fixed")
        for row in rows:
            day = int(row["day"])
            worst.see("weight (kg)", p.weight_kg[day] - row["weight_kg"], where(row))
            worst.see("fat (kg)", p.fat_kg[day] - row["fat_kg"], where(row))
            worst.see("glycogen (kg)", p.glycogen_kg[day] - row["glycogen_kg"], where(row))
            worst.see("fluid (kg)", p.ecf_change_kg[day] - row["decf_kg"], where(row))
            worst.see("adaptation (kcal/day)", p.adaptive_kcal[day] - row["at_kcal_d"], where(row))
    worst.hold(
        {
            "weight (kg)": 1e-6,
            "fat (kg)": 1e-6,
            "glycogen (kg)": 1e-6,
            "fluid (kg)": 1e-6,
            "adaptation (kcal/day)": 1e-6,
        },
        record_property,
    )


def test_the_first_schedule_is_weekends_as_the_course_counts_them():
    rows = cases("schedules.csv")
    schedule = next(rows[key] for key in rows if "v01" in key)
    person = person_of(schedule[0])
    ours = Plan.deficit(600).weekends(800).intake_kcal(person, len(schedule))
    assert ours - person.tdee_kcal == pytest.approx([r["d_ei_kcal_d"] for r in schedule], abs=1e-9)


def planner_run(rows: list[dict[str, Any]], parameters: Any) -> Projection:
    first = rows[0]
    given = first["fat0_source"] == "given"
    person = person_of(first, first["fat_kg"] if given else None)
    days = int(rows[-1]["day"])
    fixed = first["sodium_mode"] == "fixed"
    plan = plan_of(first, person, days, sodium=fixed)
    return project(person, plan, days, parameters=parameters, sodium="proportional")


def test_nih_planner_constant(record_property):
    worst, modes = Worst(), set()
    for rows in cases("nih_planner_constant.csv").values():
        p = planner_run(rows, NIH_PLANNER)
        modes.add((rows[0]["sodium_mode"], rows[0]["act_change_pct"] != 0))
        assert p.fat_kg[0] == pytest.approx(rows[0]["bfp0_pct"] / 100 * p.weight_kg[0], abs=1e-5)
        assert p.person.rmr_kcal == pytest.approx(rows[0]["rmr_kcal_d"], abs=1e-6)
        assert p.intake_kcal[0] == pytest.approx(rows[0]["ei0_kcal_d"], abs=1e-5)
        for row in rows:
            day = int(row["day"])
            period = "from day 28" if day >= 28 else "before"
            worst.see(f"weight {period} (kg)", p.weight_kg[day] - row["weight_kg"], where(row))
            if day >= 28:  # before, the planner's own daily step is the less exact of the two
                worst.see("fat from day 28 (kg)", p.fat_kg[day] - row["fat_kg"], where(row))
                worst.see("fluid from day 28 (kg)", p.ecf_change_kg[day] - row["decw_kg"], where(row))
                worst.see(
                    "adaptation from day 28 (kcal/day)",
                    0.14 * p.intake_kcal[0] + p.adaptive_kcal[day] - row["therm_kcal_d"],
                    where(row),
                )
    assert modes == {("fixed", False), ("fixed", True), ("proportional", False)}
    worst.hold(
        {
            "weight from day 28 (kg)": 1e-3,
            "weight before (kg)": 0.03,
            "fat from day 28 (kg)": 1e-3,
            "fluid from day 28 (kg)": 1e-4,
            "adaptation from day 28 (kcal/day)": 1e-2,
        },
        record_property,
    )


def test_nih_planner_constant_with_the_appendix_constants(record_property):
    worst = Worst()
    for rows in cases("nih_planner_constant.csv").values():
        p = planner_run(rows, HALL_2011)
        for row in rows:
            worst.see("weight (kg)", p.weight_kg[int(row["day"])] - row["weight_kg"], where(row))
    worst.hold({"weight (kg)": 0.15}, record_property)


def test_nih_planner_goal(record_property):
    worst, capped = Worst(), 0
    for rows in cases("nih_planner_goal.csv").values():
        (row,) = rows
        row["day"] = days = int(row["goal_days"])
        person = person_of(row)
        change = row["act_change_pct"] / 100
        goal = goal_intake_kcal(person, row["goal_weight_kg"], days, activity_change=change, parameters=NIH_PLANNER)
        worst.see("goal (kcal/day)", goal - row["goal_kcal_d"], where(row))
        # the table's own intake leads to the table's own weight, fat and lean tissue
        p = project(person, Plan.intake(row["goal_kcal_d"]).activity(change), days, parameters=NIH_PLANNER)
        capped += p.fat_kg[0] != person.fat_kg
        worst.see("weight at the goal (kg)", p.weight_kg[-1] - row["weight_at_goal_day_kg"], where(row))
        worst.see("fat at the goal (kg)", p.fat_kg[-1] - row["fat_at_goal_day_kg"], where(row))
        worst.see("lean at the goal (kg)", p.lean_kg[-1] - row["lean_at_goal_day_kg"], where(row))
        after = row["maint_act_change_pct"] / 100
        keep = maintenance_kcal(p, activity_change=after)
        worst.see("maintenance (kcal/day)", keep - row["maint_kcal_d_at_goal"], where(row))
        if after == change:
            assert maintenance_kcal(p) == keep, "the last day's activity is the default"
        then = Plan.daily(
            np.repeat([row["goal_kcal_d"], row["maint_kcal_d_at_goal"]], [days, 365]),
            activity_change=np.repeat([change, after], [days, 365]),
        )
        later = project(person, then, days + 365, parameters=NIH_PLANNER)
        worst.see("a year later (kg)", later.weight_kg[-1] - row["weight_365d_after_goal_kg"], where(row))
    assert capped == 1, "one case has its estimated fat capped at 60 %"
    worst.hold(
        {
            "goal (kcal/day)": 0.2,
            "weight at the goal (kg)": 1e-3,
            "fat at the goal (kg)": 1e-3,
            "lean at the goal (kg)": 1e-3,
            "maintenance (kcal/day)": 0.1,
            "a year later (kg)": 2e-3,
        },
        record_property,
    )
