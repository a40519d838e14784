"""The calls whose answers are stored: every public function of the science, at its usual values and near its edges."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd

from lessons_lib import (
    ACTIVITIES,
    DOSES,
    EQUATIONS,
    HALL_2011,
    MODELS,
    NIH_PLANNER,
    PEOPLE,
    Interval,
    Person,
    Plan,
    ScaleNoise,
    Uncertainty,
    bout_fuel,
    calibrate,
    care,
    energy_requirement_kcal,
    fold_thickness_mm,
    forecast,
    goal_intake_kcal,
    hidden_intake_kcal,
    intake_change_kcal,
    linear_body,
    local_lipolysis_g,
    maintenance_kcal,
    moving_plan,
    net_exercise_kcal,
    pool_effects,
    project,
    project_many,
    read_weigh_ins,
    regional_fat,
    reservoir,
    rmr_kcal,
    same_kcal,
    trend,
    trial_machine,
    trials_table,
    units,
    unlikely_readings,
    week_of_exercise,
    weekly_rate,
    weigh_ins,
)
from lessons_lib.science import care as gate
from lessons_lib.science import checks, words
from lessons_lib.science.body import dynamic, energy, goals, other_models, people, plans, projection, runs, tissue
from lessons_lib.science.evidence import (
    activity,
    articles,
    eating,
    effects,
    model_tests,
    pooling,
    student_t,
    trials,
)
from lessons_lib.science.fat import lipolysis
from lessons_lib.science.forecast import forecast as fans
from lessons_lib.science.forecast import renewed, uncertainty
from lessons_lib.science.scale import dates, plateau, rates, readings, smoother, tables, trend_error, weighing
from lessons_lib.science.scale import trend as trends

ANA, BEN = PEOPLE["ana"], PEOPLE["ben"]
MEL = Person("Mel", "female", 61, 172, 96.4, 1.45, 41.0)
OLE = Person("Ole", "male", 24, 188, 77.0, 1.9)
LIGHT = Person("Lia", "female", 30, 170, 53.0, 1.7, 9.0)
HEAVY = Person("Max", "male", 44, 175, 150.0, 1.4)
CUT = Plan.deficit(500)
MIXED = Plan.deficit(400).weekends(250).breaks(3, 1).fading(9).activity(0.15)

Calls = dict[str, Callable[[], Any]]


def _each(name: str, call: Callable[..., Any], *given: Any) -> Calls:
    """Return one call for each of some values, which are tuples where there are several."""

    def one(values: Any) -> Callable[[], Any]:
        return lambda: call(*values)

    rows = [value if isinstance(value, tuple) else (value,) for value in given]
    return {f"{name} {i}": one(values) for i, values in enumerate(rows)}


def _in_pounds(call: Callable[[], Any]) -> Callable[[], Any]:
    def said() -> Any:
        with units.using("lb"):
            return call()

    return said


def _units() -> Calls:
    many = Interval(1.0, 2.0, 31.0, unit="kcal/day", level=0.5, notes=("A note.",))
    return {
        **_each("mass", units.mass, 79.96, (81.23456, 3), -0.04, (80.0, 12), (80.0, 13), (80.0, -1), 1e6, 1.1e6, (1,
        "2")),
        **_each("mass in lb", lambda *x: _in_pounds(lambda: units.mass(*x))(), 79.96, (0.2, 4)),
        **_each("to_kg", units.to_kg, (170.0, "lb"), (170.0, " Pounds "), 12.0, (-1e6, "kg"), (-1.1e6, "kg"), (1, 5)),
        **_each("from_kg", units.from_kg, 12.0, -1e6, 1e6, -1.0001e6),
        **_each("kj", units.kj, 500.0, -1e9, 1e9, 1.1e9, -1.1e9),
        **_each("other unit", units.other_unit, (176.4, 50, 130), (12.6, 50, 130), (80.0, 50, 130), (110.2312, 50.0,
        60)),
        "argument": lambda: units.argument(83.25),
        "argument in lb": _in_pounds(lambda: units.argument(83.25)),
        **_each("count", words.count, (1, "day"), (0, "day"), (2.5, "week")),
        **_each("span", words.span, 84, 10, 7, 0, 8.6),
        **_each("listed", words.listed, (["a"],), (["a", "b"],), (["a", "b", "c"],)),
        "joined": lambda: words.joined(["One.", "", "Two."]),
        **_each("percent", words.percent, 0.905, (0.9055, 1)),
        **_each("plain", words.plain, -0.04, 2.55, (3.14159, 3)),
        **_each("change", words.change, -4.6, 0.04, 0.06, -0.05, 2.0, (0.0, "none")),
        **_each("mass range", words.mass_range, (4.4, 12.0), (4.449, 12.06, 2)),
        "mass range in lb": _in_pounds(lambda: words.mass_range(4.4, 12.0)),
        "change in lb": _in_pounds(lambda: words.change(-0.02)),
        **_each(
            "interval",
            lambda *x, **y: Interval(*x, **y),
            (1.0, 2.0, 3.0, "kg"),
            (1.0, 2.0, 21.0, "kcal/day", 0.95),
            (1.0, 2.0, 20.9, "kcal/day"),
            (3.0, 2.0, 1.0, "kg"),
            (1.0, 3.5, 3.0, "kg"),
            (-1e15, 0.0, 1e15, "m"),
            (-1.1e15, 0.0, 1.0, "m"),
            (0.0, 0.0, 1.1e15, "m"),
            (0.0, 0.0, 1.0, "m", 1.0),
            (0.0, 0.0, 1.0, "m", 1.1),
            (0.0, 0.0, 1.0, "m", 0.0),
            (0.0, 0.0, 1.0, "m", -0.1),
            (0.0, 0.0, 1.0, 5),
            (0.0, 0.0, 1.0, "m", 0.9, (5,)),
            (0.0, 0.0, 1.0, "m", 0.9, 5),
            (0.0, 0.0, 1.0, "km/kg"),
        ),
        "interval in lb": _in_pounds(lambda: repr(Interval(-1.0, 0.5, 3.0, "kg/week", notes=("A note.",)))),
        "interval note": lambda: many,
        **_each(
            "spread",
            lambda *x: words.Spread(*x, unit="g"),
            *((0.36, 0.47, high) for high in (0.97, 9.99, 10.0, 99.9, 100.0, 123.4)),
        ),
        **_each("minus", words.with_minus, "CALERIE-2: -3.5 to -1 kg, of `deficit(-300)`", "a-1, -x, .-5, (-2)"),
        "refusal, yes or no": lambda: bool(words.Refusal("Too few days.")),
        "refusal asked": lambda: getattr(words.Refusal("Too few days."), "low", "asked"),
        "refusal of no text": lambda: words.Refusal(None),  # type: ignore[arg-type]  # wrong on purpose
        **_each(
            "shown",
            checks.shown,
            "x" * 58,
            "x" * 59,
            "x" * 70,
            10**5000,
            (list(range(9)),),
            (list(range(10)),),
            ((1,),),
            ((1, 2),),
            ((),),
            (["y" * 30, "z" * 24],),
            (["y" * 30, "z" * 25],),
            np.float64(2.5),
            np.arange(3),
            object(),
            len,
            pd.Timestamp("2031-02-01"),
            {"a": 1},
            ANA,
        ),
        **_each("told apart", checks.told_apart, (95.0, 18.0, 80.0), (80.0000001, 18.0, 80.0), (17.99999999, 18.0,
        80.0),
                (50.0, 18.0, 80.0), (1e7 + 0.5, 0.0, 1e7), (2.5e9, 0.0, 1e9), (18.0, 18.0, 80.0)),
        **_each("nearest", checks.nearest, ("sed", ["projection", "seed"]), ("zebra", ["seed"]), ("SEED ", ["seed"]),
                ("pro", ["projection"]), ("ro", ["projection"]), ("3500", ["rule_3500"]), ("dinamic", ["dynamic",
                "x"])),
        **_each("number", checks.number, (5, "x", 0, 10, "m"), (10, "x", 0, 10, "m"), (0, "x", 0, 10, "m"),
                (10.5, "x", 0, 10, "m", "Do."), (-1, "x", 0, 10, "m"), (-1, "x", 0, math.inf, "m"), ("5", "x", 0, 10,
                "m"),
                ((3, 5), "x", 0, 10, "m"), (math.nan, "x", 0, 10, "m"), (True, "x", 0, 10, "m"), (10**400, "x", 0,
                10, "m"),
                (5e6, "x", 0, 1e6, "m"), (5e6, "x", 0, 1_234_567.5, "m"), (np.timedelta64(5, "D"), "x", 0, 10, "m"),
                (3e5, "x", 0, 123_456.0, "m"), (np.float32(2.5), "x", 0, 10, "m"), (np.int8(7), "x", 0, 10, "m"),
                (-2e6, "x", -1e6, 10, "m"), (math.inf, "x", 0, 10, "m", "Do.")),
        "number open": lambda: checks.number(0, "x", 0, 10, "m", open_low=True),
        "number open, endless": lambda: checks.number(0, "x", 0, math.inf, "m", open_low=True),
        "number open, inside": lambda: checks.number(1e-300, "x", 0, 10, "m", open_low=True),
        **_each("parted", checks.parted, ((35, 6),), ((1, 500),), ((0, 500),), ((1, 99),), ((1, 100),), ((1, 999),),
                ((1, 1000),), ((1.0, 2),), ((1, 2, 3),), 5),
        **_each("whole", checks.whole, (84, "days", 1, 99, "days"), (84.5, "days", 1, 99, "days"), (0, "d", 1, 9,
        "days")),
        **_each("choice", checks.choice, ("a", "x", ["a", "b"]), ("c", "x", ["aa", "b"]), (5, "x", ["a"]),
                ("hal", "model", ["dynamic"], {"hall": "dynamic"}), ("AA", "x", ["aa"])),
        **_each("series", checks.series, ([1, 2], "x", 0, 3, "m"), ([1, 4], "x", 0, 3, "m"), ([-1, 4], "x", 0, 3,
        "m"),
                ([[1]], "x", 0, 3, "m"), ([], "x", 0, 3, "m"), (["a"], "x", 0, 3, "m"), ([1, math.nan], "x", 0, 3,
                "m"),
                (5, "x", 0, 3, "m"), ([0, 3], "x", 0, 3, "m"), ([True], "x", 0, 3, "m"), ([[1], [1, 2]], "x", 0, 3,
                "m")),
        "several": lambda: checks.several(5, "ids", "a list of ids"),
        "instance": lambda: checks.instance(5, str, "x", "a text"),
        "long parts": lambda: [checks._brief(SimpleNamespace(a="x" * n)) for n in (181, 182, 183, 184, 185)],
        **_each("brief", checks.brief, energy.Spending(1e-5, 0.5, 123_456.0), energy.Spending(1e-4, 9999.0, 1e4),
                EQUATIONS["henry_2005"], model_tests.model_tests()[0], trials.trials()[0],
                plans.DailyInputs(np.arange(3.0), None, np.arange(2.0), np.arange(1.0))),
    }  # fmt: skip


def _people() -> Calls:
    base = {"name": "Ana", "sex": "female", "age_years": 35, "height_cm": 165, "weight_kg": 80, "pal": 1.6}

    def made(**changed: Any) -> Any:
        who = Person(**{**base, **changed})
        return (who, who.fat_kg, who.bmi, who.rmr_kcal, who.tdee_kcal, who.perhaps_pounds, who.fat_is_estimate)

    wrong: list[dict[str, Any]] = [{"age_years": age} for age in (18, 80, 17.99, 80.01, "35")] + [
        {"height_cm": cm} for cm in (120, 230, 119.9, 230.1, 1.2, 2.3, 1.65, 1.19, 4.0, 5.5, 7.5, 47, 65, 91, 8, "165")
    ]
    wrong += [{"height_cm": 120, "weight_kg": 50}, {"height_cm": 230, "weight_kg": 120}]
    wrong += [{"pal": pal} for pal in (1.2, 2.5, 1.19, 2.51)]
    wrong += [
        {"weight_kg": kg} for kg in (15 * 1.65**2, 40.8, 70 * 1.65**2, 190.6, 0, -5, 401, True, "80", 176.4, 12.6)
    ]
    wrong += [{"weight_kg": kg} for kg in (122.5, 122.6, 150.0, units.to_kg(150, "kg"), 1e6, 500.0, 280.0)]
    wrong += [{"fat_kg": kg} for kg in (0.001, 0, 72.0, 72.1, 48.0, 48.1, 66.0)]
    wrong += [{"height_cm": 190, "weight_kg": 55, "sex": "male", "age_years": 18}, {"sex": "Male"}, {"sex": "x"}]
    wrong += [
        {"name": " "},
        {"name": 5},
        {"fat_is_estimate": True},
        {"fat_kg": None},
        {"height_cm": 200, "weight_kg": 400},
    ]
    given = MEL
    return {
        **{f"person {one}": (lambda one=one: made(**one)) for one in wrong},
        **_each(
            "but",
            lambda who, change: (lambda x: (x, x.fat_kg))(who.but(**change)),
            (ANA, {"weight_kg": 70}),
            (ANA, {"weight_kg": 116.0}),
            (ANA, {"weight_kg": 116.1}),
            (ANA, {"weight_kg": 165}),
            (ANA, {"weight_kg": 12.5}),
            (ANA, {"weight_kg": 55.3}),
            (ANA, {"weight_kg": units.to_kg(165, "kg")}),
            (ANA, {"fat": 5}),
            (ANA, {"fat_kg": 20.0}),
            (given, {"weight_kg": 90}),
            (given, {"weight_kg": 90, "fat_kg": 38.0}),
            (given, {"weight_kg": 90, "fat_kg": None}),
            (given, {"weight_kg": 96.4, "pal": 1.5}),
            (given, {"pal": 1.5}),
        ),
        **_each("jackson", people.jackson_fat_percent, ("male", 43, 29.0), ("female", 20, 22.5)),
        **_each("mifflin", people.mifflin_st_jeor_kcal, ("male", 43, 178, 82.0), ("female", 20, 160, 61.0)),
        **_each("likely unit", people.likely_unit, (165, 80.0), (116.0, 80.0), (80 / 1.45, 80.0), (12.6, 80.0),
        (300.0, 80.0)),
        **_each("most kg", people.most_kg, 165, 180.0),
    }  # fmt: skip


def _plans() -> Calls:
    daily = Plan.daily([1800, 2000, 2300], sodium_mg=[3000, 4000, 9000], carb_fraction=[0.1, 0.5, 0.9],
                       activity_change=[0.0, 0.1, -0.2])  # fmt: skip
    salty = Plan.daily([2000.0] * 3, sodium_mg=[4.0, 5.0, 3.0])
    every = [
        CUT, MIXED, daily, salty, Plan.deficit(-200).fading(2), Plan.intake(1800).weekends(-150), Plan.deficit(0),
        Plan.deficit(500).breaks(1, 2), Plan.deficit(750).appetite(95), daily.activity(0.2),
        Plan.deficit(100).weekends(0),
        Plan.deficit(0).activity(-0.25), Plan.intake(0),
    ]  # fmt: skip
    bounds: list[tuple[str, Any]] = [
        *((f"deficit {x}", lambda x=x: Plan.deficit(x)) for x in (-20_000, 20_000, -20_001, 20_001, "500")),
        *((f"intake {x}", lambda x=x: Plan.intake(x)) for x in (0, 20_000, -1, 20_001)),
        *((f"weekends {x}", lambda x=x: CUT.weekends(x)) for x in (-20_000, 20_000, -20_001, 20_001)),
        *((f"fading {x}", lambda x=x: CUT.fading(x)) for x in (0.01, 5200, 0.009, 5201)),
        *((f"activity {x}", lambda x=x: CUT.activity(x)) for x in (-1, 2, -1.01, 2.01)),
        *((f"appetite {x}", lambda x=x: CUT.appetite(x)) for x in (0, 200, -1, 201)),
        *(
            (f"breaks {x}", lambda x=x: CUT.breaks(*x))
            for x in ((1, 1), (520, 520), (0, 1), (1, 0), (521, 1), (1, 521))
        ),
        *(
            (f"break weeks {x}", lambda x=x: Plan(deficit_kcal=1.0, break_weeks=x))
            for x in (4, (4, 1, 2), (4,), (4, 2))
        ),
        *((f"daily {x}", lambda x=x: Plan.daily([x, 2000])) for x in (0, 20_000, -1, 20_001)),
        *((f"sodium {x}", lambda x=x: Plan.daily([1], sodium_mg=[x])) for x in (0, 50_000, -1, 50_001)),
        *((f"carbohydrate {x}", lambda x=x: Plan.daily([1], carb_fraction=[x])) for x in (0, 1, -0.1, 1.1)),
        *((f"moving {x}", lambda x=x: Plan.daily([1], activity_change=[x])) for x in (-1, 2, -1.1, 2.1)),
    ]
    spent = ANA.tdee_kcal
    perhaps = [
        Plan.deficit(0.7 * spent), Plan.deficit(0.7 * spent + 1), Plan.intake(2 * spent), Plan.intake(2 * spent + 1),
        Plan.deficit(-spent), Plan.deficit(-spent - 1), CUT.weekends(-spent), CUT.weekends(spent + 1),
        CUT.weekends(-spent - 1),
        Plan.daily([2000, 8000]), Plan.daily([2000, 7600]), Plan.daily([1], sodium_mg=[20]), Plan.daily([1],
        sodium_mg=[19.9]),
    ]  # fmt: skip
    return {
        **{f"inputs {plan}": (lambda plan=plan: plan.inputs(ANA, 3)) for plan in every},
        **{
            f"a month of {plan}": (lambda plan=plan: plan.intake_kcal(BEN, 35))
            for plan in every
            if plan.daily_kcal is None
        },
        **{f"bound: {name}": call for name, call in bounds},
        **{f"kJ? {i}": (lambda plan=plan: plan.asks(ANA)) for i, plan in enumerate(perhaps)},
        "weekends twice": lambda: CUT.weekends(5).weekends(6),
        "too few rows": lambda: daily.inputs(ANA, 4),
        "less than nothing": lambda: Plan.deficit(3000).weekends(-5).intake_kcal(ANA, 9),
        "a little less than nothing": lambda: Plan.intake(100).weekends(-200).intake_kcal(ANA, 7),
        "days 0": lambda: CUT.intake_kcal(ANA, 0),
        "days 3650": lambda: CUT.intake_kcal(ANA, 3650),
        "days 3651": lambda: CUT.intake_kcal(ANA, 3651),
        "total deficit": lambda: plans.total_deficit_kcal(ANA, MIXED, 50),
    }


def _energy() -> Calls:
    ages = (19, 29.9, 30, 59.9, 60, 75)
    both = [Person("X", sex, age, 171, 81.5, 1.66, 24.0) for sex in ("female", "male") for age in ages]  # type: ignore[arg-type]  # of the two

    def all_rates(name: str) -> list[Any]:
        return [_or_words(lambda who=who: rmr_kcal(who, name)) for who in both]

    return {
        **{f"rest by {name}": (lambda name=name: all_rates(name)) for name in EQUATIONS},
        **{f"equation {name}": (lambda name=name: EQUATIONS[name]) for name in EQUATIONS},
        "requirement": lambda: [
            energy_requirement_kcal(one.but(pal=pal))
            for one in both
            for pal in (1.2, 1.52, 1.53, 1.6, 1.68, 1.84, 1.85, 2.49, 2.5)
        ],
        "requirement at 18": lambda: energy_requirement_kcal(ANA.but(age_years=18.9)),
        "requirement at 80": lambda: energy_requirement_kcal(ANA.but(age_years=80)),
        "spending": lambda: (energy.spending(BEN), energy.spending(BEN, "henry_2005"), energy.spending(MEL).total_kcal),
        **_each("livingston", energy.livingston_kcal, ("male", 83.0, 44), ("female", 83.0, 44)),
        "no equation": lambda: rmr_kcal(ANA, "miflin"),
        "no person": lambda: rmr_kcal("ana"),  # type: ignore[arg-type]  # wrong on purpose
    }


def _or_words(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except ValueError as error:
        return str(error)


def _bodies() -> Calls:
    salt = Plan.daily(np.linspace(1500, 2600, 40), sodium_mg=np.linspace(500, 9000, 40), carb_fraction=np.linspace(0,
    1, 40),
                      activity_change=np.linspace(-0.5, 0.5, 40))  # fmt: skip
    both = {"ana": (ANA, CUT), "mel": (MEL, MIXED), "ole": (OLE, Plan.deficit(-600).weekends(900)),
            "hungry": (BEN, Plan.deficit(750).appetite(95).weekends(200)), "days": (ANA, salt)}  # fmt: skip
    made: Calls = {}
    for model in MODELS:
        for name, (who, plan) in both.items():
            made[f"{model} of {name}"] = lambda who=who, plan=plan, model=model: project(who, plan, 40, model)
    frame = pd.DataFrame({
        "sex": ["female", "male", "male", "female"], "age_years": [35, 41, 24, 61], "height_cm": [165, 180, 188, 172],
        "weight_kg": [80.0, 95.0, 77.0, 96.4], "pal": [1.6, 1.55, 1.9, 1.45], "fat_kg": [np.nan, 22.0, np.nan, 41.0],
    })  # fmt: skip
    table = np.linspace(1500.0, 3000.0, 4 * 50).reshape(4, 50)

    def many(changed: dict[str, Any] | None = None, **given: Any) -> Any:
        of = frame if changed is None else frame.assign(**changed)
        return project_many(of, **{"intake_kcal": table, "days": 50, **given})

    long = np.full((3, 3650), 2300.0)
    bent = np.where(np.arange(3650) % 14 < 7, 1500.0, 3100.0) * np.ones((3, 1))
    lean = pd.DataFrame({"sex": ["male"] * 2, "age_years": [30, 30], "height_cm": [180, 180], "weight_kg": [70.0,
    70.0],
                         "pal": [1.6, 1.6], "fat_kg": [6.0, 9.0]})  # fmt: skip
    cases: list[tuple[str, Any, dict[str, Any]]] = [
        ("as it is", None, {}), ("planner", None, {"parameters": NIH_PLANNER}), ("fixed salt", None,
        {"sodium": "fixed"}),
        ("weekly", None, {"record_every": 7}), ("hungry", None, {"appetite_kcal_per_kg": [0, 50, 100, 200]}),
        ("all alike hungry", None, {"appetite_kcal_per_kg": 80}), ("one a person", None, {"intake_kcal": [1800, 2000,
        2200, 2400]}),
        ("one a day", None, {"intake_kcal": np.linspace(1700, 2500, 50)}), ("gone", None, {"intake_kcal": np.full(4,
        20_000.0), "days": 200}),
        ("hungry: three", None, {"appetite_kcal_per_kg": [1, 2, 3]}), ("hungry: 201", None,
        {"appetite_kcal_per_kg": 201}),
        ("days 0", None, {"days": 0}), ("every 0", None, {"record_every": 0}), ("every 3651", None,
        {"record_every": 3651}),
        ("every 3650", None, {"record_every": 3650}), ("food -1", None, {"intake_kcal": [1, 2, -1, 4]}),
        ("food 20,001", None, {"intake_kcal": [1800, 20_001, 2000, 2000]}), ("food words", None,
        {"intake_kcal": "x"}),
        ("food ragged", None, {"intake_kcal": [[1], [1, 2]]}), ("food of 3", None, {"intake_kcal": [1, 2, 3]}),
        ("food nan", None, {"intake_kcal": [1800, math.nan, 2000, 2000]}), ("four days", None, {"intake_kcal": [1, 2,
        3, 4], "days": 4}),
        ("sex", {"sex": ["female", "man", "male", "male"]}, {}), ("age", {"age_years": [35, 17, 20, 20]}, {}),
        ("fat of nine tenths", {"fat_kg": [np.nan, 85.6, np.nan, 41.0]}, {}), ("fat 0", {"fat_kg": [0.0, 20.0,
        np.nan, 41.0]}, {}),
        ("fat 0.005", {"fat_kg": [0.005, 20.0, np.nan, 41.0]}, {}),
        ("fat 1.9", {"fat_kg": [1.9, 20.0, np.nan, 41.0]}, {}), ("fat of none", {"fat_kg": [np.nan] * 4}, {}),
        ("names", {"name": ["A", " ", "C", "D"]}, {}), ("texts", {"pal": ["1.6", 1.5, 1.5, 1.5]}, {}),
        ("objects", {"pal": np.array([1.6, 1.5, 1.5, 1.5], dtype=object)}, {}), ("weight 401", {"weight_kg": [401,
        95, 77, 96]}, {}),
        ("height", {"height_cm": [165, 118, 188, 172]}, {}), ("pal", {"pal": [1.6, 1.5, 2.6, 1.5]}, {}),
        ("planner, fat", {"height_cm": [150, 180, 188, 172], "weight_kg": [150.0, 95, 77, 96]},
        {"parameters": NIH_PLANNER}),
    ]  # fmt: skip
    made |= {f"many: {name}": (lambda x=x, y=y: many(x, **y)) for name, x, y in cases}
    one = pd.DataFrame(frame.iloc[:1])
    made |= {
        "many: one": lambda: project_many(one, [1896.0], 84),
        "many: a column twice": lambda: project_many(one.iloc[:, [0, 1, 2, 3, 4, 4]], [1896.0], 84),
        "many: one, a day": lambda: project_many(one, [1896.0], 1),
        "many: one, hungry": lambda: project_many(one, [1500.0], 84, appetite_kcal_per_kg=95),
        "many: ten years": lambda: project_many(frame.iloc[:3], long, 3650, record_every=365),
        "many: ten bent years": lambda: project_many(frame.iloc[:3], bent, 3650, record_every=365,
        appetite_kcal_per_kg=40),
        "many: lean": lambda: project_many(lean, [1200.0, 900.0], 60),
        "many: forty, gone sooner and later": lambda: project_many(
            pd.concat([lean.iloc[:1].assign(fat_kg=2.0 + 0.4 * i) for i in range(40)], ignore_index=True),
            np.linspace(1000.0, 2600.0, 40), 500, record_every=50, appetite_kcal_per_kg=20),
        "many: no rows": lambda: project_many(frame.iloc[:0], [], 3),
        "many: no column": lambda: project_many(frame.drop(columns="pal"), [1], 3),
        "many: no table": lambda: project_many([1], [1], 3),  # type: ignore[arg-type]  # wrong on purpose
        "many: too many": lambda: project_many(pd.concat([one] * 2800, ignore_index=True), np.full(2800, 2000.0),
        3600),
        "planner": lambda: project(ANA, CUT, 40, parameters=NIH_PLANNER),
        "planner, capped": lambda: project(Person("X", "female", 35, 150, 150, 1.4), CUT, 20, parameters=NIH_PLANNER),
        "fixed salt": lambda: project(ANA, CUT, 40, sodium="fixed"),
        "much salt": lambda: project(ANA, Plan.daily([2400.0] * 9, sodium_mg=[8000, 8001, 0, 9000, 4000, 0, 0, 0,
        20_000]), 9),
        "a fast": lambda: project(HEAVY, Plan.intake(0), 30),
        "a fast, hungry": lambda: project(HEAVY, Plan.intake(0).appetite(200), 30),
        "a long way": lambda: project(ANA, MIXED.appetite(60), 3650),
        "a week": lambda: project(ANA, CUT, 7).to_frame(),
        "first days": lambda: project(ANA, CUT, 30).first(8),
        "first of too many": lambda: project(ANA, CUT, 30).first(31),
        "all of them": lambda: project(ANA, CUT, 30).first(30).days,
        "few fat": lambda: project(ANA.but(fat_kg=1.99), CUT, 3),
        "enough fat": lambda: project(ANA.but(fat_kg=2.0), Plan.deficit(0), 1).fat_kg,
        **{f"down by {m}": (lambda m=m: project(LIGHT, Plan.deficit(1500), 400,
        m)) for m in MODELS},  # type: ignore[arg-type]  # all models
        **{f"up by {m}": (lambda m=m: project(HEAVY, Plan.intake(12_000), 900,
        m)) for m in MODELS},  # type: ignore[arg-type]  # all models
        "too heavy on the first day": lambda: project(ANA.but(weight_kg=units.to_kg(190.5, "kg")),
        Plan.intake(15_000), 9),
        "gone on the first day": lambda: project(ANA.but(fat_kg=2.0), Plan.deficit(2000), 9),
        "hungry down": lambda: project(LIGHT, Plan.deficit(1700).appetite(20), 300),
        "thomas below nothing": lambda: project(HEAVY, Plan.deficit(3600), 3, "thomas"),
        "thomas, nearly nothing": lambda: [_or_words(lambda x=x: project(
            OLE, Plan.deficit(other_models.thomas_baseline_kcal(OLE) - x), 2,
            "thomas").intake_kcal) for x in (0.5, 1e-6)],
        "thomas at rest": lambda: project(Person("X", "male", 30, 190, 60, 1.2), CUT, 5, "thomas"),
        "thomas of no body": lambda: project(Person("X", "female", 20, 230, 211.6, 1.6), CUT, 7, "thomas"),
        "no such model": lambda: project(ANA, CUT, 3, "hal"),  # type: ignore[arg-type]  # wrong on purpose
        "no such salt": lambda: project(ANA, CUT, 3, sodium="none"),  # type: ignore[arg-type]  # wrong on purpose
        "loss": lambda: projection.loss_kg(BEN, CUT, 90),
        "points": lambda: (projection.daily(np.array([80.0, 79.0, 78.5])), projection.weekly(np.arange(80.0, 65.0,
        -1.0))),
        "the appendix": lambda: HALL_2011,
        "the planner's": lambda: (NIH_PLANNER, NIH_PLANNER.forbes_kg, HALL_2011.forbes_kg, HALL_2011.blunting_share),
        "start": lambda: (dynamic.start_of(MEL, HALL_2011), dynamic.start_of(MEL, HALL_2011).carb_kcal),
        "thomas's own": lambda: [(other_models.thomas_baseline_kcal(w), other_models.thomas_fat_kg(w)) for w in (ANA,
        BEN, MEL, OLE)],
        "answers of models": lambda: [other_models.answer(m, dynamic.start_of(MEL, HALL_2011),
        HALL_2011) for m in MODELS],
        "tau": lambda: linear_body(MEL).tau_days,
        "forbes solved": lambda: other_models.fat_after_weight_change(30.0, np.array([-20.0, -3.0, 0.0, 15.0,
        300.0]), HALL_2011),
        "stores": lambda: (tissue.stores_kcal_per_kg(), tissue.stores_kcal_per_kg(NIH_PLANNER), tissue.rule_fat_kg()),
        **_each("fat share", tissue.fat_share, 10.4, 1e-9, 0.0, 300.0, 301.0, (25.0, NIH_PLANNER)),
        **_each("a kg of tissue", tissue.tissue_kcal_per_kg, 10, 60, (25.0, NIH_PLANNER)),
        "a kg of the scale": lambda: [tissue.scale_kcal_per_kg(project(ANA, p, 3)) for p in (CUT, Plan.deficit(0),
        Plan.deficit(-300))],
        "slow": lambda: runs._stretch_days(40) + 1000 * runs._stretch_days(41) + 10**6 * runs._stretch_days(9000),
    }  # fmt: skip
    return made


def _goals() -> Calls:
    body = project(MEL, MIXED, 60)
    low = 18.5 * 1.65**2
    aims: list[tuple[Any, ...]] = [
        (ANA, 75, 180), (ANA, 86, 180), (ANA, 75, 180, 0.2), (ANA, 75, 180, 0.0, NIH_PLANNER), (ANA, 75, 180, 0.0,
        HALL_2011, "fixed"),
        (ANA, 75, 180, 0.0, HALL_2011, "proportional", 95), (ANA, 86, 180, 0.0, HALL_2011, "proportional", 95), (ANA,
        80, 1),
        (ANA, low, 3000), (ANA, low - 0.01, 3000), (ANA, 165, 90), (ANA, 70, 28), (ANA, 71, 60), (ANA, 120, 7), (ANA,
        190.5, 200),
        (ANA, 190.7, 200), (ANA, 401, 200), (ANA, 0, 9), (ANA, 12, 9), (ANA, 75, 0), (ANA, 75, 3651), (ANA, 75, 180,
        -1.0), (ANA, 75, 180, 2.0),
        (ANA, 75, 180, -1.01), (ANA, 75, 180, 2.01), (ANA, 75, 180, 0.0, HALL_2011, "x"), (ANA, 75, 9, 0.0,
        HALL_2011, "fixed", 201),
        (HEAVY, 100, 20, 0.0, NIH_PLANNER), (HEAVY, 80, 30), (LIGHT, 53.5, 20), (LIGHT.but(fat_kg=2.5), 53.46, 900),
        (MEL, 60, 3650),
        (ANA, 70, 28, 0.0, NIH_PLANNER), (OLE, 62, 60, 0.0, NIH_PLANNER), (BEN, 140, 365), (OLE, 66, 40, 1.5,
        NIH_PLANNER),
    ]  # fmt: skip
    return {
        **_each("goal", goal_intake_kcal, *aims),
        **_each("target", goals.checked_target, (75, ANA), (116.0, ANA), (116.1, ANA), (165, ANA), (12.6, ANA), (300,
        BEN), (55.0, ANA)),
        **_each("maintenance", maintenance_kcal, body, (body, 0.0), (body, 2.0), (body, 2.1), (body, -1.0), (body,
        -1.1)),
        "goal beyond the fat": lambda: [_or_words(lambda kg=kg: goal_intake_kcal(
            Person("X", "male", 30, 170, 62.0, 1.6, 3.5), kg, 200)) for kg in (61.0, 54.0)],
        "maintenance of who moves more": lambda: maintenance_kcal(project(ANA, Plan.daily(
            [2000.0] * 9, activity_change=[0.0, 0.3, -0.2, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]), 9)),
        "maintenance of the rule": lambda: maintenance_kcal(project(ANA, CUT, 9, "rule_3500")),
        "maintenance of nothing": lambda: maintenance_kcal(5),  # type: ignore[arg-type]  # wrong on purpose
        **_each("linear body", linear_body, ANA, (MEL, NIH_PLANNER)),
        "plateau": lambda: [goals.plateau_day(project(ANA, plan, 1092)) for plan in (CUT, Plan.deficit(0),
        Plan.deficit(250))],
        "no plateau": lambda: [goals.plateau_day(project(ANA, Plan.deficit(x), d)) for x, d in ((500, 100), (0, 27),
        (0, 28), (0, 29))],
        "parting": lambda: [goals.parting_week(project(ANA, CUT, d, "rule_3500"), project(ANA, CUT,
        d)) for d in range(80, 120, 3)],
        "parting at the end": lambda: [goals.parting_week(project(ANA, Plan.deficit(x), d, "rule_3500"), project(ANA,
        Plan.deficit(x), d)) for x, d in ((430, 98), (510, 91))],
        "apart": lambda: goals.apart_kg(project(ANA, CUT, 50, "rule_3500"), project(ANA, CUT, 80)),
        "root": lambda: [goals._root(lambda x, c=c: x**3 - c, 0.0, 3.0) for c in (0.1, 2.0, 26.0)],
        "secant": lambda: [goals._secant(f, 1.0, 2.0) for f in (lambda x: x - 5.0, lambda x: 3.0, lambda x: x + 9.0,
        lambda x: x**3 - 9.0)],
    }  # fmt: skip


def _care() -> Calls:
    week = [1000.0] * 5 + [2600.0] * 2
    who = {
        "ana": ANA,
        "ben": BEN,
        "light": LIGHT,
        "old": MEL.but(age_years=65),
        "not yet old": MEL.but(age_years=64.9),
        "heavy": HEAVY,
    }
    offered = {
        "nothing": Plan.deficit(0), "500": CUT, "1,000": Plan.deficit(1000), "surplus": Plan.deficit(-500),
        "large surplus": Plan.deficit(-1500),
        "800": Plan.intake(800), "801": Plan.intake(801), "1,199": Plan.intake(1199.6), "1,200": Plan.intake(1200),
        "1,499": Plan.intake(1499.9),
        "1,500": Plan.intake(1500), "a fast": Plan.daily([2000.0] * 20 + [0.0] + [2000.0] * 9),
        "weeks": Plan.daily(week * 8),
        "much": Plan.intake(5000), "too much": Plan.intake(20_000), "moving": Plan.deficit(0).activity(1.9),
        "moving, less": Plan.deficit(400).activity(0.6),
        "a day": Plan.daily([1900.0]), "moving less": CUT.activity(-0.5), "50": Plan.deficit(40),
        "surplus to 30": Plan.deficit(-150),
    }  # fmt: skip
    made: Calls = {f"care: {a}, {b}": (lambda x=x, y=y: care(x, y)) for a, x in who.items() for b, y in offered.items()}
    low = 18.5 * 1.65**2
    for kg in (75, low, low - 0.01, 50.32, 81.6, 81.7, 90, 165, 0):
        made[f"care: target {kg}"] = lambda kg=kg: care(ANA, Plan.deficit(0), kg)
    line = project(ANA, Plan.deficit(700), 400, "rule_3500")
    longer = project(ANA, CUT, 500)
    return made | {
        "care: shown": lambda: gate.care_of(ANA, Plan.deficit(700), shown=(line,)),
        "care: shown longer": lambda: gate.care_of(ANA, CUT, shown=(longer,), days=450),
        "care: asked for": lambda: gate.care_of(ANA, CUT, run=lambda days: project(ANA, CUT, days), days=500),
        "care: three years": lambda: gate.care_of(ANA, Plan.deficit(900), days=1100),
        "care: kJ and little": lambda: care(ANA, Plan.deficit(1700)),
        "care: pounds": lambda: care(ANA.but(weight_kg=units.to_kg(125, "kg")), CUT),
        "care: perhaps pounds": lambda: care(Person("X", "female", 35, 165, 125.0, 1.6), CUT),
        "care: light, weekends": lambda: care(Person("Lu", "female", 30, 170, 52.0, 1.6),
        Plan.deficit(0).weekends(-100)),
        "care: light, a week less and then more": lambda: care(Person("Lu", "female", 30, 170, 52.0, 1.6),
        Plan.daily([Person("Lu", "female", 30, 170, 52.0, 1.6).tdee_kcal - 1.0] * 7 + [2600.0] * 14)),
        "care: light, less moving": lambda: care(Person("Lu", "female", 30, 170, 52.0, 1.6),
        Plan.deficit(0).activity(0.3)),
        "care: light, gains": lambda: care(Person("Lu", "female", 30, 170, 52.0, 1.6), Plan.deficit(-300)),
        "care: a plan that is none": lambda: care(ANA, 5),  # type: ignore[arg-type]  # wrong on purpose
        "care: few fat": lambda: care(ANA.but(fat_kg=1.9), CUT),
        "care: a month of moving": lambda: [care(who, Plan.daily([kcal] * 28).activity(0.9)) for who in (ANA, BEN)
            for kcal in (1300.0, 1450.0, 1700.0, 1900.0, 2300.0)],
        "care: moving and less food": lambda: care(ANA, Plan.daily([2400.0] * 14 + [1650.0] * 14).activity(0.9)),
        "refuse": lambda: gate.refuse(care(ANA, Plan.intake(700))),
        "refuse nothing": lambda: gate.refuse(care(ANA, CUT)),
        "help": lambda: (gate.with_help(["a", "b", "a"]), gate.with_help([]), gate.least_kg(BEN)),
        "means": lambda: (gate._means(np.arange(9.0), 7), gate._means(np.arange(3.0), 7)),
        "fastest": lambda: [gate._fastest_percent_a_week(np.linspace(100, 90, n)) for n in (14, 15, 16, 30, 43, 60)],
        **_each("told apart", gate._told_apart, (1199.6, 1200.0, 0), (1.04, 1.0, 1), (1.000000001, 1.0, 1), (18.49,
        18.5, 1)),
    }  # fmt: skip


def _moving() -> Calls:
    own = activity.Dose("x", "", (activity.Session("jogging", 10_080, 1), activity.Session("brisk_walking", 0, 100)))
    return {
        "activities": lambda: [one.net_met for one in ACTIVITIES.values()],
        "doses": lambda: dict(DOSES),
        **_each("week", week_of_exercise, *((who, key) for who in (ANA, OLE) for key in DOSES), (ANA, own), (ANA,
        "x")),
        **_each("left", lambda *x: week_of_exercise(*x).left_kcal, (ANA, "walk"), (BEN, "jog_and_lift")),
        **_each("session", activity.Session, *(("jogging", m, t) for m, t in ((0, 1), (10_080, 100), (-1, 1),
        (10_081, 1), (5, 0), (5, 101), (5, 1.5)))),
        "session of nothing": lambda: activity.Session("flying", 5, 1),
        "dose of nothing": lambda: activity.Dose("x", "", ()),
        "dose of 5": lambda: activity.Dose("x", "", (5,)),  # type: ignore[arg-type]  # wrong on purpose
        **_each("net", net_exercise_kcal, (BEN, 4.3, 30), (BEN, 4.3, 30, "own"), (ANA, 1.0, 60), (ANA, 25, 10_080),
        (ANA, 0.9, 5), (ANA, 25.1, 5),
                (ANA, 5, -1), (ANA, 5, 10_081), (ANA, 5, 5, "x"), (ANA, 5, 0)),
        **_each("gross", activity.gross_exercise_kcal, (BEN, 4.3, 30), (ANA, 1.0, 60)),
        **_each("activity change", activity.activity_change, (ANA, 300), (ANA, -658), (ANA, -659), (ANA, 1317), (ANA,
        1318), (OLE, 0)),
        **_each("moving plan", moving_plan, (ANA, 300), (ANA, 300, 28), (ANA, 300, 100, 200), (ANA, 300, 0, -200),
        (ANA, 300, 101), (ANA, 300, -1)),
        **{f"article {key}": (lambda key=key: [articles.ARTICLES[key], *((articles.ARTICLES[key].eaten_kcal(w),
        articles.ARTICLES[key].care(w))
           for w in (ANA, OLE, MEL))]) for key in articles.ARTICLES},
        "article for few": lambda: articles.ARTICLES["B"].care(Person("S", "female", 80, 130, 30, 1.2)),
        "an effect without a mean": lambda: effects.Effect("x", "", None, 1.0, 2.0, "", "", "", "").mean,
        "an effect": lambda: effects.published_effects("exercise_effects")["made_up_careau"],
        **_each("measured", eating.measured, "sacks_protein_25", "x", 5),
        **_each("course", effects.trial_course, ("CALERIE-2", "weight change", 24), ("CALERIE-2", "weight change"),
        ("CALERIE-2", "x"), ("POUNDS LOST", "weight change", 24)),
        **_each("made up", effects.made_up_percent, "careau", "broskey", "x"),
        **_each("compensated", effects.compensated_kcal, 0, 600, 975, 1200, 3000, 100_000, 100_001, -1),
        "flack": effects.constant_made_up_kcal,
        **_each("difference", effects.resting_difference, ("rmr_resistance", "rmr_aerobic"), ("rmr_all",
        "rmr_resistance"), ("x", "rmr_all")),
        "same kcal on a day": lambda: [_or_words(lambda n=n: same_kcal(ANA, CUT, n)) for n in (0, 1)],
        "same kcal": lambda: same_kcal(ANA, CUT, 9),
        "same kcal of 4": lambda: [p.weight_kg for p in same_kcal(BEN, MIXED, 9, (0.0, 1.0, 0.4, np.linspace(0, 1,
        9)))],
        **_each("same kcal of", lambda x: same_kcal(ANA, CUT, 9, x), ((),), ((0.3,),), ((0.1,) * 5,), "0.1", 5,
        ((1.1,),),
        ((-0.1,),)),
    }  # fmt: skip


def _evidence() -> Calls:
    four = [-0.5, 0.1, 0.3, 0.02], [0.2, 0.25, 0.1, 0.4]
    sets: list[tuple[Any, ...]] = [
        four, ([0.2], [0.1]), ([0.2, 0.9], [0.1, 0.3]), ([0.2, 0.2, 0.2], [0.1, 0.3, 0.2]), ([0.2, 0.21, 0.19], [0.3,
        0.3, 0.3]),
        ([5.0, -7.0, 2.0, 9.0, 1.0], [0.5, 1.0, 0.2, 3.0, 0.7]), ([1e9, 1.0], [1.0, 1.0]), ([1.1e9, 1.0], [1, 1]),
        ([1, 2], [1e-9, 1e9]),
        ([1, 2], [0.9e-9, 1]), ([1, 2], [1.1e9, 1]), ([1, 2], [1, 1.2e9]), ([1, 2], [1, 1e-10]), ([1, 2], [1]), ([],
        []), (5, [1]), ([[1]], [1]), ([1], "x"),
        ([1, math.nan], [1, 1]),
        ([0.0, 0.4, -0.1, 0.2, 0.1, -0.3], [0.1, 0.2, 0.15, 0.12, 0.3, 0.2]),
    ]  # fmt: skip
    made: Calls = {}
    for method in ("REML", "DL", "fixed"):
        made |= {f"pooled {method} {i}": (lambda x=x, m=method: pool_effects(*x, method=m)) for i, x in enumerate(sets)}
    made |= {f"pooled normal {i}": (lambda x=x: pool_effects(*x, interval="normal")) for i, x in enumerate(sets[:6])}
    made["pooled wrongly"] = lambda: pool_effects(*four, method="fixed", interval="knapp_hartung")
    made |= _each("hedges", pooling.hedges_g, (-9.8, 3.4, 7.0, 8, 12), (1, 0, 1, 2, 2), (1, 1, 0, 2, 2), (1, 1, 1,
    1.9, 2), (1, 1, 1, 2, 1.9),
                  (1e9, 1e9, 1e9, 1e7, 1e7), (1.1e9, 1, 1, 2, 2), (1, 1.1e9, 1, 2, 2), (1, 1, 1.1e9, 2, 2), (1, 1, 1,
                  1.1e7, 2), (1, 1, 1, 2, 1.1e7))  # fmt: skip
    machines: list[dict[str, Any]] = [
        {}, {"trials": 1}, {"trials": 30, "people": 12}, {"trials": 30, "people": [3, 2000]}, {"trials": 30,
        "instrument": "MRI"},
        {"trials": 30, "true_effect_percent": -5}, {"trials": 30, "true_effect_percent": 5, "instrument": "MRI",
        "publish_null": 0},
        {"trials": 30, "publish_null": 1}, {"trials": 30, "error_percent": 2}, {"trials": 30,
        "person_sd_percent": 9}, {"trials": 30, "muscle_growth_percent": 0},
        {"trials": 2, "publish_null": 0, "instrument": "MRI", "seed": 5}, {"trials": 1, "publish_null": 1,
        "seed": 3}, {"trials": 0}, {"trials": 20_001},
        {"people": 2}, {"people": 2001}, {"people": (9, 8)}, {"people": (8, 8, 8)}, {"people": (2, 9)},
        {"people": (8, 2001)}, {"true_effect_percent": -50.1},
        {"true_effect_percent": 50.1}, {"publish_null": -0.1}, {"publish_null": 1.1}, {"seed": -1}, {"seed": 2**32},
        {"person_sd_percent": 0},
        {"person_sd_percent": 101}, {"muscle_growth_percent": -51}, {"muscle_growth_percent": 101},
        {"error_percent": -1}, {"error_percent": 101},
        {"trials": 5, "error_percent": 0}, {"trials": 5, "error_percent": 100, "person_sd_percent": 100,
        "muscle_growth_percent": 100},
        {"trials": 5, "true_effect_percent": -50, "muscle_growth_percent": -50, "seed": 2**32 - 1}, {"trials": 5,
        "true_effect_percent": 50},
    ]  # fmt: skip
    for i, given in enumerate(machines):
        made[f"machine {i}"] = lambda given=given: (lambda x: (x, x.headline(), x.significant, x.local_loss))(
            trial_machine(**given)
        )
    tests = model_tests.model_tests()
    return made | {
        "two-sided": lambda: student_t.two_sided_p([0.0, 0.1, 1.0, 2.5, 9.0, 40.0, -3.0], [1, 2, 5, 10, 30, 100, 7]),
        "two-sided, large": lambda: student_t.two_sided_p(np.linspace(0, 6, 9)[:, None], [1.0, 3.5, 1000.0]),
        "quantile": lambda: [student_t.quantile(level, df) for level in (0.5, 0.9, 0.95, 0.999) for df in (1.0, 2.0,
        7.5, 100.0, math.inf)],
        "table of trials": lambda: (trials_table(), trials_table()._repr_markdown_(), trials_table().headline),
        "row of trials": lambda: trials_table().rows[0],
        "groups": lambda: [trials_table().count(group) for group in (trials.SCAN, trials.CELLS,
        trials.FOLD)],
        **{f"trial {i}": (lambda t=t: (t.name, t.effect_size(), t.effect_size(0.9))) for i,
        t in enumerate(trials.trials())},
        **_each("alike", lambda x: [t.effect_size(x) for t in trials.trials()], 0.0, 0.99, 1.0, -0.1),
        "told in words": lambda: [t.words for t in trials.trials()[:4]],
        "forest": lambda: trials.forest_table(),
        **{f"test {i}": (lambda t=t: (t.person, t.plan, t.is_short_surplus, [t.miss_kg(m) for m in MODELS])) for i,
        t in enumerate(tests)},  # type: ignore[arg-type]  # all models
        "misses": lambda: [model_tests.mean_miss_kg(m) for m in MODELS],  # type: ignore[arg-type]  # all models
        "no misses": lambda: model_tests.mean_miss_kg(tests=()),
        "short": lambda: [t.id for t in model_tests.short_surpluses()],
        "first weeks": model_tests.first_weeks_words,
    }  # fmt: skip


def _fat() -> Calls:
    body = project(MEL, MIXED, 60)
    return {
        **_each("region", lambda *x: regional_fat(MEL, body, *x), (), 0.0, 0.5, 1.0, 1.5, 1.51, -0.1),
        "legs that keep all": lambda: regional_fat(HEAVY, project(HEAVY, Plan.intake(900), 600), 0.0),
        "region of a man": lambda: regional_fat(BEN, project(BEN, CUT, 50)),
        "region of another": lambda: regional_fat(ANA, body),
        **_each("lipolysis", local_lipolysis_g, (), (5, 60, 30), (100, 1440, 100_000), (0, 0, 0), (100.1, 5, 5), (-1,
        5, 5), (5, 1441, 5), (5, -1, 5),
                (5, 5, -1), (5, 5, 100_001), (5, 5, 1.5), (14.5, 60, 13), (16, 60, 13), (30, 120, 60), (3.0, 300,
                16)),
        **{f"at most {most}": (lambda most=most: repr(lipolysis.LocalRelease(0.36, 0.47, 0.98, unit="g", of="x",
        most=most)))
           for most in (9.99, 10.0, 10.04, 99.96, 100.0, 123.4)},
        "a short bout": lambda: bout_fuel(ANA, 3, 3.0).words,
        **_each("bout", bout_fuel, (ANA,), (OLE, 30, 6.0, 0.5, 0.4), (ANA, 1440, 25, 1, 1), (ANA, 0, 1, 0, 0), (ANA,
        1441), (ANA, -1), (ANA, 5, 0.9), (ANA, 5, 25.1),
                (ANA, 5, 5, 1.1), (ANA, 5, 5, -0.1), (ANA, 5, 5, 1, 1.1), (ANA, 5, 5, 1, -0.1)),
        **_each("fold", fold_thickness_mm, (53.4, 70), (53.4, 70, 9), (0, 70), (2000, 500, 500), (2001, 70), (-1,
        70), (5, 0), (5, 501), (5, 70, -90), (5, 70, -91),
                (5, 70, 501), (1e-9, 70)),
        **_each("thigh", lipolysis.thigh, "female", ("male", 0.8, 5), ("male", 10, 520), ("male", 10.1), ("male",
        -0.1), ("male", 1, 521), ("male", 1, -1), "x",
                ("female", 1.0, 20), ("female", 0, 10)),
    }  # fmt: skip


def _fans() -> Calls:
    few: dict[str, Any] = {"days": 40, "people": 40}

    def of(who: Person = ANA, plan: Plan = CUT, **given: Any) -> Any:
        return forecast(who, plan, **{**few, **given})

    def all_of(f: Any) -> Any:
        return (
            f,
            f.at(),
            f.at(10),
            f.scale_at(3),
            f.scale_at(),
            f.sd_kg(),
            f.share(),
            f.share(20, 78.5),
            f.to_frame(),
        )

    wide = Uncertainty(12.0, 0.2, 0.7, 0.4, ScaleNoise(gut_kg_sd=0.5))
    plans_: dict[str, Plan] = {
        "500": CUT,
        "mixed": MIXED,
        "surplus": Plan.deficit(-300),
        "none": Plan.deficit(0),
        "moving": Plan.deficit(0).activity(0.5),
    }
    stated = of(days=84, people=100)
    lean = Person("Lee", "male", 30, 180, 68.0, 1.6, 6.0)
    hidden = renewed.hidden_year(stated)
    stranger = pd.DataFrame({"day": range(14), "weight_kg": [60.0] * 14})
    bounds: list[dict[str, Any]] = [
        {"days": 0}, {"days": 3651}, {"people": 19}, {"people": 5001}, {"people": 20, "level": 0.9}, {"people": 20,
        "level": 0.91}, {"level": 0.49}, {"level": 0.5},
        {"people": 200, "level": 0.99}, {"people": 199, "level": 0.99}, {"level": 0.995}, {"seed": -1},
        {"seed": 2**32}, {"people": 5000, "days": 401},
        {"uncertainty": 5}, {"who": 5}, {"people": 548, "days": 3650},
    ]  # fmt: skip
    limits: list[tuple[float, ...]] = [
        (25, 0.5, 1, 1.01),
        (25.1,),
        (-1,),
        (1, 0.51),
        (1, -0.1),
        (1, 0, 1.1),
        (1, 0, -0.1),
        (1, 0, 1, 1.02),
        (1, 0, 1, -0.1),
    ]
    return {
        **{f"fan of {name}": (lambda plan=plan: all_of(of(plan=plan))) for name, plan in plans_.items()},
        "fan of a wide world": lambda: all_of(of(BEN, uncertainty=wide, seed=5, level=0.8)),
        "fan of no doubt": lambda: all_of(of(uncertainty=Uncertainty.none())),
        **{f"fan of {x}": (lambda x=x: of(uncertainty=Uncertainty().only(x)).at()) for x in fans.SOURCES},
        "fan without a choice": lambda: forecast(ANA, CUT).at(),
        "fan of the lean": lambda: of(lean, Plan.deficit(900), days=40),
        "fan of the leaner": lambda: of(lean, Plan.deficit(600), days=55, people=100),
        "fan of a fast": lambda: [of(HEAVY, Plan.intake(x), days=2,
        uncertainty=Uncertainty.none()).notes for x in (0, 1)],
        **{f"fan of the leanest, {fat} kg": (lambda fat=fat: [
            _or_words(lambda n=n: of(lean.but(fat_kg=fat), Plan.deficit(0), days=n, people=100).low_kg)
            for n in range(4, 30)]) for fat in (2.1, 2.6)},
        "fan of who is lost at once": lambda: of(lean.but(fat_kg=2.02), Plan.deficit(0), days=2, people=100,
                                                 level=0.5).notes,
        "fan of hunger": lambda: of(plan=Plan.deficit(750).appetite(95)).at(),
        "fan of little": lambda: of(plan=Plan.intake(100)),
        "fan of salt": lambda: of(plan=Plan.intake(4800)).notes,
        **{f"fan, bound {i}": (lambda x=x: of(**x).at()) for i, x in enumerate(bounds)},
        **_each("fan, asked", lambda name, *x: getattr(stated, name)(*x), ("at", 85), ("at", -1), ("share", 84, 401),
                ("share", 84, 400), ("share", 84, -1), ("share", 84, 0), ("share", 0)),
        **_each("world", lambda *x: Uncertainty(*x), (), *limits),
        **_each("world times", lambda x: Uncertainty().times(x), 2, 0, 3.1, -0.1),
        "world of 5": lambda: Uncertainty(noise=5),  # type: ignore[arg-type]  # wrong on purpose
        "world of x": lambda: Uncertainty().only("x"),  # type: ignore[arg-type]  # wrong on purpose
        **{f"bodies {quasi}": (lambda q=quasi: uncertainty.draw_bodies(Uncertainty(), MEL, 50, 3,
        quasi_random=q)) for quasi in (True, False)},
        "bodies of no doubt": lambda: uncertainty.draw_bodies(Uncertainty.none(), MEL, 3, 3, quasi_random=True),
        "kept words": lambda: [uncertainty.kept_words(ANA, plan, 28) for plan in plans_.values()],
        "deviations": lambda: fans.deviations_kg(ANA, ScaleNoise(), 1),
        "band": lambda: [fans.band(np.sort(np.cos(np.arange(float(n))))[:, None], level, people) for n, level,
        people in
                         ((19, 0.9, None), (20, 0.9, None), (60, 0.8, 20), (200, 0.99, None))],
        "cut off": lambda: (lambda f: (f.low_kg, f.draws_kg,
        fans.cut_words(stated)))(fans.cut_off(of(PEOPLE["ana"].but(weight_kg=55.5), Plan.deficit(700)))),
        "cut words": lambda: fans.cut_words(of(PEOPLE["ana"].but(weight_kg=55.5), Plan.deficit(700), days=60)),
        "hidden": lambda: (hidden, hidden.readings),
        "hidden, another": lambda: renewed.hidden_year(stated, 2, 7),
        "hidden, low": lambda: renewed.hidden_year(of(PEOPLE["ana"].but(weight_kg=51.0), Plan.deficit(700), days=60),
        3).true_kg,
        **_each("hidden of weeks", lambda w: renewed.hidden_year(stated, w), 1, 12, 13),
        "hidden of long": lambda: renewed.hidden_year(of(days=200), 27),
        "renewed": lambda: all_of(renewed.renew(stated, hidden.readings)),
        "renewed at the end": lambda: renewed.renew(of(days=41), renewed.hidden_year(of(days=41), 5).readings).at(),
        "renewed by more": lambda: renewed.renew(of(days=41),
        hidden.readings.assign(day=hidden.readings["day"] + 14)).at(),
        "renewed by part": lambda: renewed.renew(stated, hidden.readings.drop(index=[3, 12])).at(),
        "renewed by another": lambda: renewed.renew(stated, stranger),
        **_each("renewed, off by", lambda kg: renewed.renew(stated, hidden.readings.assign(
            weight_kg=stated.planned_kg[: len(hidden.readings)] + kg)).at(), *range(-9, 10)),
        "renewed by days": lambda: renewed.renew(stated, hidden.readings.iloc[:6]),
        "renewed, lean": lambda: renewed.renew(of(lean, Plan.deficit(600), days=50, people=100),
                                               renewed.hidden_year(of(lean, Plan.deficit(600), days=50, people=100),
                                               4).readings).at(),
        "renewed, some gone": lambda: (lambda f: all_of(renewed.renew(f, renewed.hidden_year(f, 2, 4).readings)))(
            of(lean.but(fat_kg=2.3), Plan.deficit(0), days=42, people=200, level=0.5)),
        "calibrated": lambda: (lambda c: (c, c.share))(calibrate([stated, of()], people=50)),
        "calibrated in another world": lambda: calibrate(stated, Uncertainty().times(2), 60, 9),
        "calibrated, lean": lambda: calibrate(of(lean, Plan.deficit(600), days=50, people=100),
        Uncertainty().times(1.5), 200),
        "calibrated, of nothing": lambda: calibrate([]),
        "calibrated, of 5": lambda: calibrate(5),  # type: ignore[arg-type]  # wrong on purpose
        "calibrated, of few": lambda: calibrate(stated, people=19),
    }  # fmt: skip


def _lake() -> Calls:
    lake = reservoir
    fallen = lake.run(-500, 120)
    cm = lake.gauge(fallen, 3)
    flows: list[tuple[Any, ...]] = [
        (-500, 182), (300, 100, "straight"), (-500, 182, "outlet", lake.LAKE, 9), (-500, 100, "straight", lake.LAKE,
        9), (0, 30), (-800, 90), (800, 90), (-801, 9),
        (801, 9), (-500, 0), (-500, 3651), (-500, 3650), (-500, 9, "x"), (-500, 9, "outlet", 5), (-500, 9, "outlet",
        lake.LAKE, 0.9), (-500, 9, "outlet", lake.LAKE, 521),
        (-800, 900, "straight"), (-800, 499, "straight"), (-800, 500, "straight"), (-500, 9, "outlet", lake.LAKE, 1),
        (-500, 9, "outlet", lake.LAKE, 520),
        (-500, 400, "outlet", lake.Reservoir("X", 300, 4000, 800, 3.5)),
    ]  # fmt: skip
    lakes: list[tuple[Any, ...]] = [
        ("X", 0.001, 1e6, 5, 5),
        ("X", 0.0009),
        ("X", 5, 1.1e6),
        ("X", 5, 5, 0),
        ("X", 5, 5, 5, -1),
        (5,),
    ]
    return {
        **_each("lake", lake.run, *flows),
        **_each("a lake", lambda *x: (lake.Reservoir(*x), lake.Reservoir(*x).settling_days), (), *lakes),
        **_each("gauge", lake.gauge, (fallen, 1), (fallen, 1, 0.0), (fallen, 2, 50.0), (fallen, -1), (fallen, 2**32),
        (fallen, 1, 50.1), (fallen, 1, -0.1), (5, 1)),
        **_each("smooth", lake.smooth, cm, (cm, 0.5), (cm, 1.0), (cm, 1.1), (cm, 0.0), cm.drop(columns="day"),
        cm.iloc[:0], cm.iloc[::-1], 5,
                cm.assign(reading_cm=np.inf), cm.assign(day=cm["day"] + 3600), cm.iloc[[0, 2, 1, *range(3, 121)]],
                cm.drop(index=[4, 5, 6])),
        **_each("inflow", lake.hidden_inflow_m3, cm, (cm, 28), (cm, 3650), (cm, 27), (cm, 3651), cm.iloc[:27],
        cm.iloc[:28], (cm, 56, lake.Reservoir("X", 300, 4000, 800, 3.5)),
                cm.assign(reading_cm=400.0), cm.assign(reading_cm=400.0 + 9 * np.sin(np.arange(121) / 9))),
        **_each("lakes", lake.fan, (-500, 60), (300, 60, 50, 4), (-501, 9), (501, 9), (-500, 9, 19), (-500, 9, 2001),
        (-500, 9, 20, -1), (500, 20, 20)),
        **_each("pump", lake.pump, (500, 182), (200, 60, 40.0), (500, 60, 0), (0, 9), (501, 9), (-1, 9), (5, 0), (5,
        183), (5, 9, -1), (5, 9, 1.1e6), (5, 9, 1e6),
                (100, 50, 100.0, lake.Reservoir("X", 300, 4000, 800, 3.5))),
        **_each("apart", lake.apart_week, (-500, 10), (-500, 10, 20), (-500, 10, 21), (-500, 10, 19), (-200, 3),
        (-500, 1e6), (-500, 1.1e6), (-500, -1), (-500, 5, 0), (-500, 5, 522), (100, 5, 521)),
        **_each("rises", lake.share_of_rises, (fallen, 4), (fallen, 1, 50), (fallen, 17, 10, 9.0), (fallen, 18),
        (fallen, 0), (fallen, 1, 0), (fallen, 1, 10_001), (5, 1)),
    }  # fmt: skip


def _scale() -> Calls:
    body = project(ANA, CUT, 84)
    w = weigh_ins(body, seed=7)
    gain = weigh_ins(project(OLE, Plan.deficit(-500).weekends(300), 60), seed=2)
    gappy = w[w["day"] % 3 != 1]
    long = weigh_ins(project(BEN, Plan.deficit(600).fading(12), 400), seed=4)

    def odd(change: Callable[[Any], Any], table: Any = w) -> Any:
        return table.assign(weight_kg=change(table))

    day = w["day"]
    records = {
        "usual": w, "gain": gain, "gappy": gappy, "long": long, "weekdays": w[day % 7 < 5], "29 days": w[:29],
        "28 days": w[:28], "27": w[:27], "15": w[:15], "14": w[:14],
        "13": w[:13], "two": w[:2], "one": w[:1], "twice": pd.concat([w, w.assign(weight_kg=w.weight_kg + 0.3)]),
        "step up": odd(lambda t: t.weight_kg + 1.6 * (t.day >= 40)),
        "step down": odd(lambda t: t.weight_kg - 1.4 * (t.day >= 50)),
        "two steps": odd(lambda t: t.weight_kg + 2.0 * (t.day >= 150) - 2.2 * (t.day >= 260), long),
        "jump": odd(lambda t: t.weight_kg + 5.0 * (t.day >= 40)),
        "jump down": odd(lambda t: t.weight_kg - 6.0 * (t.day >= 70)),
        "pounds once": odd(lambda t: np.where(t.day == 9, t.weight_kg * 2.2046, t.weight_kg)),
        "stone once": odd(lambda t: np.where(t.day == 9, t.weight_kg / 6.35, t.weight_kg)),
        "half": odd(lambda t: np.where(t.day == 9, t.weight_kg * 0.4536, t.weight_kg)),
        "slip": odd(lambda t: np.where(t.day == 9, t.weight_kg + 3, t.weight_kg)),
        "slips": odd(lambda t: np.where(t.day % 11 == 3, t.weight_kg - 9, t.weight_kg)),
        "pounds half way": odd(lambda t: np.where(t.day > 50, t.weight_kg * 2.2046, t.weight_kg)),
        "pounds at first": odd(lambda t: np.where(t.day < 50, t.weight_kg * 2.2046, t.weight_kg)),
        "stone half way": odd(lambda t: np.where(t.day > 50, t.weight_kg / 6.35, t.weight_kg)),
        "child": odd(lambda t: np.where(t.day % 13 == 2, 20.0, t.weight_kg)),
        "two people": odd(lambda t: np.where(t.day % 2 == 0, t.weight_kg, t.weight_kg + 7)),
        "near people": odd(lambda t: np.where(t.day % 3 == 0, t.weight_kg, t.weight_kg + 3.5)),
        "two paths": odd(lambda t: np.where(t.day % 2 == 0, t.weight_kg, 82 - (t.weight_kg - 80) * 0.4)),
        "guest": odd(lambda t: t.weight_kg + 8 * ((t.day > 30) & (t.day < 42))),
        "long guest": odd(lambda t: t.weight_kg - 8 * ((t.day > 30) & (t.day < 50))),
        "break": w[(day < 20) | (day > 60)], "short break": w[(day < 30) | (day > 52)],
        "all pounds": odd(lambda t: t.weight_kg * 2.2046), "all stone": odd(lambda t: t.weight_kg / 6.35),
        "children": odd(lambda t: t.weight_kg - 60), "calm": odd(lambda t: 80.0 + 0 * t.day),
        "wild": odd(lambda t: t.weight_kg + 3 * np.cos(t.day * 2.1)),
        "scales": odd(lambda t: t.weight_kg + 0.7 * (t.day >= 40)).assign(scale=np.where(day >= 40, "new", "old")),
        "three scales": odd(lambda t: t.weight_kg + 0.7 * (t.day >= 40) - 0.4 * (t.day >= 60)).assign(
        scale=np.select([day >= 60, day >= 40], ["b", "c"], "a")),
        "heavy people": odd(lambda t: t.weight_kg * 2.2046).assign(scale="one"), "far": w.assign(day=day + 20_000),
        "weekends": weigh_ins(project(ANA, CUT.weekends(500), 84), seed=8),
    }  # fmt: skip
    made: Calls = {}
    for name, table in records.items():
        for method in trends.METHODS:
            made[f"{method} of {name}"] = lambda table=table, m=method: trend(table, m)
        made[f"rate of {name}"] = lambda table=table: (weekly_rate(table), weekly_rate(table, 30))
        made[f"intake of {name}"] = lambda table=table: (
            hidden_intake_kcal(table, ANA),
            hidden_intake_kcal(table, ANA, 0, 40),
            hidden_intake_kcal(table, ANA, 100),
        )
        made[f"change of {name}"] = lambda table=table: (
            intake_change_kcal(table, ANA),
            intake_change_kcal(table, ANA, 40),
        )
        made[f"unlikely of {name}"] = lambda table=table: unlikely_readings(table)
    noises: dict[str, ScaleNoise] = {
        "usual": ScaleNoise(), "none": ScaleNoise.none(), "no step": ScaleNoise(scale_step_kg=0.0),
        "small step": ScaleNoise(scale_step_kg=9e-4),
        "cycle": ScaleNoise(menstrual_kg=0.9, cycle_days=31), "one": ScaleNoise(person_spread=0.0),
        "hours": ScaleNoise(weighing_hours_sd=2, kg_per_hour=0.4),
    }  # fmt: skip
    made |= {f"noise {name}": (lambda n=n: weigh_ins(body, n, 5)) for name, n in noises.items()}
    for name, (high, _) in weighing._LIMITS.items():
        low = 20.0 if name == "cycle_days" else 0.0
        made |= {
            f"noise {name} {x}": (lambda name=name, x=x: ScaleNoise(**{name: x}))
            for x in (low, low - 0.1, high, high * 1.001)
        }
    bad = {
        "days": w.drop(columns="day"), "empty": w.iloc[:0], "nan": w.assign(weight_kg=math.nan),
        "half days": w.assign(day=day + 0.5), "36,500": w.assign(day=day - 36_500),
        "36,501": w.assign(day=day - 36_501), "0.9 kg": odd(lambda t: np.where(t.day == 3, 0.9, 80.0)),
        "1,000 kg": odd(lambda t: np.where(t.day == 3, 1000.0, 80.0)),
        "1,001 kg": odd(lambda t: np.where(t.day == 3, 1001.0, 80.0)), "grams": odd(lambda t: t.weight_kg * 1000),
        "25 kg of grams": odd(lambda t: 25_000.0 + 0 * t.day),
        "24 kg of grams": odd(lambda t: 24_999.0 + 0 * t.day),
        "400 kg of grams": odd(lambda t: 400_000.0 + 0 * t.day), "401": odd(lambda t: 400_001.0 + 0 * t.day),
        "texts": w.assign(weight_kg=[str(x) for x in w.weight_kg]), "dates": w.assign(day=pd.date_range("2031-02-01",
        periods=85)), "bools": w.assign(weight_kg=True),
        "mixed": w.assign(weight_kg=[True, *w.weight_kg[1:]]), "no scale": w.assign(scale=[None, *["a"] * 84]),
        "twice": pd.concat([w, w[["day"]]], axis=1), "list": [1], "nothing": pd.DataFrame(),
    }  # fmt: skip
    made |= {f"table of {name}": (lambda t=t: trend(t)) for name, t in bad.items()}  # type: ignore[arg-type]  # wrong on purpose
    made |= {
        **_each("noise of", lambda n: readings.estimate_noise(w.day.to_numpy(float)[:n], w.weight_kg.to_numpy()[:n]),
        1, 2, 3, 5, 12, 27, 28, 85),
        "noise with rhythm": lambda: readings.estimate_noise(day.to_numpy(float), w.weight_kg.to_numpy(),
        rhythm=True),
        "noise of gaps": lambda: readings.estimate_noise(gappy.day.to_numpy(float), gappy.weight_kg.to_numpy()),
        "noise's z": lambda: [(n.z, n.repeats) for n in (readings.Noise(0.4, 0.3, 5.0), readings.Noise(0.4, 0.0,
        50.0))],
        **_each("ema share", lambda x: trend(w, "ema", x), 0.05, 0.5, 1.0, 0.0, 1.1),
        "no such trend": lambda: trend(w, "emma"),  # type: ignore[arg-type]  # wrong on purpose
        "another's": lambda: (hidden_intake_kcal(w, PEOPLE["hugo"]), hidden_intake_kcal(w,
        ANA.but(weight_kg=units.to_kg(170, "kg")))),
        "nobody's": lambda: hidden_intake_kcal(odd(lambda t: t.weight_kg - 0.4 * t.day), ANA),
        **_each("window", lambda x: weekly_rate(w, x), 14, 13, 15, 3650, 3651, 0, 1),
        **_each("window of change", lambda x: intake_change_kcal(w, ANA, x), 27, 28, 57, 58, 3651),
        **_each("baseline", lambda x: hidden_intake_kcal(w, ANA, x), 1000, 1001, -1, 500),
        "baseline's error": lambda: [rates.baseline_error_kcal(x) for x in (ANA, OLE, MEL)],
        "weighing of nothing": lambda: weigh_ins(5),  # type: ignore[arg-type]  # wrong on purpose
        "weighing, seed": lambda: weigh_ins(body, seed=-1),
        "weighing, seed 2": lambda: weigh_ins(body, seed=2**32),
        "weighing, a man's cycle": lambda: weigh_ins(project(BEN, CUT, 5), ScaleNoise(menstrual_kg=0.5)),
        "repeated": lambda: weighing.repeated_kg(body, 3),
        "offered": lambda: w.attrs["offered"],
        **_each("error of", lambda m, t: trend_error.trend_error(trend(t, m), t), *((m,
        t) for m in trends.METHODS for t in (w, gappy, w[:20]))),
        "error of a nearly still one": lambda: [_late(rate) for rate in (0.0049, 0.0051)],
        "error of one that stops": lambda: _late(0.02, 40),
        "error of one that starts": lambda: _late(0.02, 75),
        "error of a still one": lambda: (lambda t: trend_error.trend_error(trend(t), t))(weigh_ins(project(ANA,
        Plan.deficit(0), 60), seed=3)),
        **_each("lag", trends.lag_days, 0.1, 0.5, 1.0),
        "recurrence": lambda: [smoother.recurrence(np.cos(np.arange(n * 4.0)).reshape(n, 2, 2),
        np.sin(np.arange(n * 4.0)).reshape(n, 2, 2), both=both)
                               for n in (1, 2, 5, 17) for both in (True, False)],
        "looked back": lambda: (lambda s: (s.size, s.doubt, s.likeliest_step, s.change(1.0), s.change(0.0,
        tissue=True), s.line()))(
            smoother.looked_back(day.to_numpy(float), records["step up"].weight_kg.to_numpy(), readings.Noise(0.4,
            0.3, 40.0))),
        "two causes": lambda: [(c.run, c.seen_kg, c.intake, plateau.leaves_plan(c.intake,
        x)) for c in plateau.two_causes("ana", 500, 13, 26) for x in (1000, 1896, 2150, 3000)],
        "no cause": lambda: [c.intake for c in plateau.two_causes("ben", 0, 4, 8, 3)],
        "equal deficit": lambda: plateau.equal_deficit_kcal("ana", plateau.fading_run("ana", 500, 13), 182),
        "game": lambda: [(c.truth, c.look_days, repr(c.body), c.plan, c.seed,
        c.mornings["weight_kg"]) for c in (plateau.plateau_case(g, n) for g in (1, 2) for n in (1, 5, 9))],
        "game's readings": lambda: plateau.plateau_case(1, 3).readings,
    }  # fmt: skip
    return made


def _late(kg_a_day: float, still_days: int = 0) -> float | None:
    """Return how late a trend is that stands 0.1 kg above a body that holds still and then loses so much a day."""
    day = np.arange(90.0)
    kg = 80.0 - kg_a_day * np.maximum(day - still_days, 0.0)
    frame = pd.DataFrame({"day": day.astype(int), "trend_kg": kg + 0.1, "low_kg": kg - 1.0, "high_kg": kg + 1.0})
    return trend_error.trend_error(frame, pd.DataFrame({"day": day.astype(int), "true_kg": kg})).late_days


def _tables() -> Calls:
    flat = "\n".join(f"{d};80,{d % 10}" for d in range(12))
    texts = {
        "german": "Datum;Gewicht (kg)\n24.02.2031;82,0\n25.02.2031;82,5\n",
        "days": "day,weight_kg\n0,80\n1,80.4\n3,79.9\n",
        "pounds": "date,weight (lb)\n2031-02-24,180\n2031-02-25,181.5\n",
        "stone": "date,weight\n2031-02-24,12 st 6 lb\n2031-02-25,12st 5.5lb\n",
        "grams": "day,weight (g)\n0,80000\n1,80400\n", "thousands": "day;weight g\n0;80.000\n1;80.400\n",
        "us": "date,weight kg\n2/24/2031,80\n2/25/2031,81\n",
        "either": "date,weight kg\n2/3/2031,80\n3/3/2031,81\n4/3/2031,80\n",
        "closer": "date,weight kg\n" + "\n".join(f"{d}/3/2031,80.{d}" for d in range(1, 10)),
        "both": "date,weight kg\n24/2/2031,80\n2/25/2031,81\n",
        "no unit": "day,weight\n0,80\n1,81\n", "88": "day,weight\n0,88\n1,88\n",
        "87.9": "day,weight\n0,87.9\n1,87.9\n", "29.9": "day,weight\n0,29.9\n1,29.9\n",
        "30": "day,weight\n0,30\n1,30\n", "12": "day,weight\n0,12.5\n1,12.6\n",
        "180": "day,weight\n0,180\n1,181\n", "some units": "day,weight\n0,80 kg\n1,81\n",
        "two units": "day,weight\n0,80 kg\n1,178 lb\n", "no head": flat,
        "no head, dates": "2031-02-24 80.5\n2031-02-25 80.1\n2031-02-26 80.2\n",
        "no weight": "date,height\n2031-02-24,180\n", "nothing": "", "text": "hello\nworld\n",
        "comments": "# unit: lb\n# a table\nday,weight\n0,180\n1,181\n",
        "unit column": "day,weight,unit\n0,80,kg\n1,180,lb\n", "tabs": "day\tweight kg\n0\t80\n1\t81\n",
        "sep": "sep=;\nday;weight kg\n0;80\n1;81\n", "bars": "day|weight kg\n0|80\n1|81\n",
        "two people": "day,weight kg,name\n0,80,A\n1,81,B\n", "one person": "day,weight kg,name\n0,80,A\n1,81,A\n",
        "times": "date,time,weight kg\n2031-02-24,07:30,80\n2031-02-25,7:31,81\n",
        "above": "day,weight kg\n2031-02-24,\n7:30 am,80\n8:30 am,80.4\n2031-02-25,\n7:00 am,81\n",
        "left out": "day,weight kg\n0,80\n1,-\n2,\n3,81\n",
        "left out, many": "day,weight kg\n0,80\n" + "\n".join(f"{d}," for d in range(1, 9)) + "\n9,81\n",
        "fault": "day,weight kg\n0,80\n1,abc\n2,81\n", "day fault": "day,weight kg\n0,80\nsoon,81\n2,81\n",
        "date fault": "date,weight kg\n2031-02-24,80\n2031-02-31,81\n2031-03-01,81\n",
        "total": "day,weight kg\n0,80\n1,81\nmean,80.5\n",
        "1970": "date,weight kg\n1970-01-01,80\n2031-02-24,80\n2031-02-25,81\n",
        "ten years": "date,weight kg\n2021-02-25,80\n2031-02-24,80\n2031-02-25,81\n",
        "eleven years": "date,weight kg\n2020-01-25,80\n2031-02-24,80\n2031-02-25,81\n",
        "epoch": "time,weight kg\n1928000000,80\n1928100000,81\n",
        "epoch ms": "time,weight kg\n1928000000000,80\n1928100000000,81\n",
        "serial": "date,weight kg\n47907,80\n47908,81\n", "serial low": "day,weight kg\n30000,80\n30001,81\n",
        "compact": "date,weight kg\n20310224,80\n20310225,81\n",
        "months": "date,weight kg\n24 Feb 2031,80\n25. Februar 31,81\n",
        "month first": "date,weight kg\n\"Feb 24, 2031\",80\n\"Feb 25, 2031\",81\n",
        "mixed days": "day,weight kg\n0,80\n2031-02-25,81\n1,80\n",
        "mixed dates": "day,weight kg\n0,80\n2031-02-25,81\n2031-02-26,80\n",
        "far": "day,weight kg\n0,80\n36501,80\n", "not so far": "day,weight kg\n0,80\n36,80\n",
        "0.9": "day,weight kg\n0,0.9\n1,80\n", "1001": "day,weight kg\n0,80\n1,1001\n",
        "wide row": "day,weight\n0,80,5\n1,81,3\n",
        "scale": "day,weight kg,scale\n0,80,old\n1,81,new\n", "several": "day,weight kg\n0,80\n0,80.4\n1,81\n",
        "two weights": "day,weight a kg,weight b kg\n0,80,81\n1,81,82\n",
        "kg and lb": "day,weight lb,weight kg\n0,176,80\n1,178,81\n",
        "fat": "day,weight,fat mass kg,unit\n0,80,20,kg\n1,81,21,kg\n",
        "blocks": "day,weight kg\n" + "\n".join(f"{d},{80 if d < 8 else 177.3}" for d in range(16)),
        **{f"{n} of 16 in pounds": "day,weight kg\n" + "\n".join(f"{d},{177.3 if d < n else 80}" for d in range(16))
        for n in (4, 5, 11, 12)},
        "weak": "date,value\n2031-02-24,80\n2031-02-25,81\n", "quote": "day,weight kg\n0,\"80\n" + "1,81\n" * 9,
        "unsorted": "day,weight kg\n3,80\n1,81\n2,80.5\n",
        "1.082,5": "day;weight g\n0;80.082,5\n1;80,082.5\n", "arab": "day;weight kg\n0;８０\n1;８１\n",
        "150": "day,weight kg\n0,150\n1,150\n", "151": "day,weight kg\n0,151\n1,151\n",
        "head twice": "day,weight kg\n0,80\nday,weight kg\n1,81\n", "units row": "day,weight\n,(kg)\n0,80\n1,81\n",
    }  # fmt: skip
    made: Calls = {
        f"file {name}": (lambda text=text: read_weigh_ins(io.StringIO(text))) for name, text in texts.items()
    }
    for name, unit in (
        ("days", "kg"),
        ("days", "lb"),
        ("88", " LBS"),
        ("12", "st"),
        ("pounds", "kg"),
        ("two units", "kg"),
        ("days", "g"),
        ("days", "x"),
        ("days", 5),
    ):
        made[f"file {name} as {unit}"] = lambda name=name, unit=unit: read_weigh_ins(io.StringIO(texts[name]), unit)
    made |= {f"bytes {i}": (lambda data=data: read_weigh_ins(io.BytesIO(data))) for i, data in enumerate((
        texts["german"].encode("utf-16"), texts["german"].encode("utf-16-le"), texts["german"].encode("utf-16-be"),
        b"\xef\xbb\xbf" + texts["german"].encode(), b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11",
        "Größe;Datum;Gewicht kg\n1;2031-02-24;80\n1;2031-02-25;81\n".encode("cp1252")))}  # fmt: skip
    return made | _each("number in a cell", tables._number, "82,5 kg", "12 st 6 lb", "1.082,5", "x", "82 furlongs",
    "1,2,3", "12st", "+5", "-5.", "8 2", ".") | _each(
        "date in a cell", dates.date_in, "5", "-5", "5.0", "99999999", "100000000", "-100000000", "99999999999",
        "100000000000", "2031-2-4", "4.2.31", "4.2.2031", "Mon, 4/2/2031", "2031/02/04 07:30",
        "Feb 4 2031", "4 Feb 31", "4 Feb 100", "4 Feb 00", "2031 Feb 4", "Feb", "20310299", "2031-13-01",
        "10**400", "9" * 30, "4 mars 2031", "31 32 Feb")  # fmt: skip


PARTS_OF_SCIENCE = (
    _units, _people, _plans, _energy, _goals, _moving, _fat, _tables, _care, _evidence, _bodies, _fans, _lake, _scale,
)  # fmt: skip
