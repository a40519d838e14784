"""Plans: what is eaten on each day, by hand; composing, printing, refusing."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from science_sentences import INF, NAN, NOT_NUMBERS, refusal, value_of

from lessons_lib import PEOPLE, Plan, project

ANA = PEOPLE["ana"]
BASE = 2395.6  # 1.6 x 1497.25 kcal/day


def eaten(plan: Plan, days: int) -> list[float]:
    return plan.intake_kcal(ANA, days).tolist()


def test_deficit_surplus_and_intake():
    assert eaten(Plan.deficit(500), 3) == pytest.approx([1895.6] * 3)
    assert eaten(Plan.deficit(-200), 2) == pytest.approx([2595.6] * 2)
    assert eaten(Plan.deficit(0), 2) == pytest.approx([BASE] * 2)
    assert eaten(Plan.intake(1800), 3) == [1800.0] * 3
    assert eaten(Plan.intake(0), 1) == [0.0]
    assert Plan.intake(1800).intake_kcal(ANA, 84).shape == (84,)


def test_a_deficit_follows_the_person():
    ben = PEOPLE["ben"]
    assert Plan.deficit(500).intake_kcal(ben, 1)[0] == pytest.approx(ben.tdee_kcal - 500, rel=1e-15)


def test_weekends_day_0_is_a_monday():
    week = [1895.6] * 5 + [2195.6] * 2
    assert eaten(Plan.deficit(500).weekends(300), 21) == pytest.approx(week * 3)
    assert eaten(Plan.intake(2000).weekends(-100), 7) == [2000.0] * 5 + [1900.0] * 2


def test_breaks():
    plan = Plan.deficit(500).breaks(every_weeks=2, for_weeks=1)
    on, off = [1895.6] * 14, [BASE] * 7
    assert eaten(plan, 63) == pytest.approx((on + off) * 3)


def test_fading_halves_the_distance_every_half_life():
    plan = Plan.deficit(512).fading(half_life_weeks=2)
    got = BASE - plan.intake_kcal(ANA, 57)
    assert got[[0, 14, 28, 42, 56]] == pytest.approx([512, 256, 128, 64, 32], rel=1e-12)
    assert got[7] == pytest.approx(512 / 2**0.5, rel=1e-12)
    assert (np.diff(got) < 0).all(), "day by day, not in steps"


def test_fading_also_shrinks_a_surplus_and_an_intake():
    assert eaten(Plan.deficit(-400).fading(1), 8)[7] == pytest.approx(BASE + 200)
    assert eaten(Plan.intake(2000).fading(1), 8)[7] == pytest.approx(BASE - 395.6 / 2)


def test_parts_together_by_hand():
    plan = Plan.deficit(500).weekends(300).breaks(every_weeks=1, for_weeks=1).fading(half_life_weeks=1)
    got = eaten(plan, 21)
    assert got[0] == pytest.approx(BASE - 500)
    assert got[5] == pytest.approx(BASE - 200 * 0.5 ** (5 / 7)), "weekend first, then fading"
    assert got[7:14] == pytest.approx([BASE] * 7), "a break is at baseline, weekends too"
    assert got[14] == pytest.approx(BASE - 500 / 4), "fading goes on during a break"


def test_order_does_not_matter():
    parts = {
        "weekends": lambda p: p.weekends(300),
        "breaks": lambda p: p.breaks(every_weeks=3, for_weeks=2),
        "fading": lambda p: p.fading(half_life_weeks=5),
        "activity": lambda p: p.activity(0.1),
        "appetite": lambda p: p.appetite(95),
    }
    first = None
    for order in itertools.permutations(parts):
        plan = Plan.deficit(500)
        for part in order:
            plan = parts[part](plan)
        row = plan.intake_kcal(ANA, 120)
        text = str(plan)
        if first is None:
            first = (row, text)
        assert (row == first[0]).all()
        assert text == first[1]


def test_a_part_can_be_set_once():
    plan = Plan.deficit(500).weekends(1).breaks(1, 1).fading(1).activity(0.1).appetite(95)
    for again in (
        lambda: plan.weekends(0),
        lambda: plan.breaks(2, 2),
        lambda: plan.fading(2),
        lambda: plan.activity(0),
        lambda: plan.appetite(0),
    ):
        refusal(again, "already has", "once")
    refusal(lambda: Plan.deficit(500).weekends(0).weekends(100), "already has weekends")


def test_plans_do_not_change():
    plan = Plan.deficit(500)
    plan.weekends(300)
    assert eaten(plan, 7) == pytest.approx([1895.6] * 7)


def test_daily_rows():
    row = np.array([1800.0, 2000.0, 2200.0])
    plan = Plan.daily(
        intake_kcal=row, sodium_mg=[3000, 4000, 5000], carb_fraction=[0.4, 0.5, 0.6], activity_change=[0, 0.1, -0.1]
    )
    row[:] = 0.0
    inputs = plan.inputs(ANA, 3)
    assert inputs.intake_kcal.tolist() == [1800.0, 2000.0, 2200.0], "the caller's array was copied"
    assert inputs.sodium_mg is not None
    assert inputs.sodium_mg.tolist() == [3000.0, 4000.0, 5000.0]
    assert inputs.carb_fraction.tolist() == [0.4, 0.5, 0.6]
    assert inputs.activity_change == pytest.approx([0.0, 0.1, -0.1])
    assert plan.inputs(ANA, 2).carb_fraction.tolist() == [0.4, 0.5], "a longer row is cut to the days"
    assert Plan.daily(row + 1.0).inputs(ANA, 3).carb_fraction.tolist() == [0.5] * 3
    assert Plan.daily(row + 1.0).inputs(ANA, 3).sodium_mg is None


def test_daily_activity_and_constant_activity_multiply():
    plan = Plan.daily([2000] * 2, activity_change=[0.1, -0.1]).activity(0.2)
    assert plan.inputs(ANA, 2).activity_change == pytest.approx([1.1 * 1.2 - 1, 0.9 * 1.2 - 1], rel=1e-12)


def test_asking_twice_gives_the_same():
    plan = Plan.daily([1800.0, 2000.0])
    first = plan.intake_kcal(ANA, 2)
    first[:] = 0
    assert eaten(plan, 2) == [1800.0, 2000.0]


@pytest.mark.parametrize("name", ["intake_kcal", "sodium_mg", "carb_fraction", "activity_change"])
def test_a_row_shorter_than_the_days_is_a_sentence(name):
    rows = {"intake_kcal": [2000] * 9, "sodium_mg": [4000] * 9, "carb_fraction": [0.5] * 9, "activity_change": [0] * 9}
    rows[name] = rows[name][:7]
    refusal(lambda: Plan.daily(**rows).inputs(ANA, 8), f"{name} has 7 days", "at least 8 days")
    refusal(lambda: project(ANA, Plan.daily(**rows), 8), f"{name} has 7 days")
    assert len(Plan.daily(**rows).inputs(ANA, 7).intake_kcal) == 7


PRINTED = {
    "500 kcal/day below baseline": lambda: Plan.deficit(500),
    "0.5 kcal/day below baseline": lambda: Plan.deficit(0.5),
    "200 kcal/day above baseline": lambda: Plan.deficit(-200),
    "eating at baseline": lambda: Plan.deficit(0),
    "1,800 kcal/day eaten": lambda: Plan.intake(np.int64(1800)),
    "3 days given one by one, 2,000 kcal/day eaten on average": lambda: Plan.daily([1800, 2000, 2200]),
    "500 kcal/day below baseline; 300 kcal more on each weekend day; after every 8 weeks a break of 1 week"
    " at baseline; fading, half of it left every 26 weeks; activity +10 %; appetite +95"
    " kcal/day for each kg lost": lambda: (
        Plan.deficit(500)
        .appetite(95)
        .weekends(+300)
        .breaks(every_weeks=8, for_weeks=1)
        .fading(half_life_weeks=26)
        .activity(0.1)
    ),
    "500 kcal/day below baseline; 100 kcal less on each weekend day; activity -5 %": lambda: (
        Plan.deficit(np.float64(500)).weekends(-100).activity(-0.05)
    ),
    "1 days given one by one, 1,800 kcal/day eaten on average; sodium given day by day; carbohydrate given"
    " day by day; activity given day by day": lambda: Plan.daily(
        [1800], sodium_mg=[1], carb_fraction=[0.5], activity_change=[0]
    ),
}


@pytest.mark.parametrize("words", PRINTED)
def test_printing(words):
    plan = PRINTED[words]()
    assert str(plan) == words.replace("1 days given", "1 day given") or str(plan) == words
    assert repr(plan) == f"Plan: {plan}"


MAKERS: dict[str, tuple[Any, str, float, float]] = {  # maker, unit, too low, too high
    "deficit": (Plan.deficit, "kcal/day", -20001.0, 20001.0),
    "intake": (Plan.intake, "kcal/day", -1.0, 20001.0),
    "weekends": (Plan.deficit(1).weekends, "kcal/day", -20001.0, 20001.0),
    "half_life_weeks": (Plan.deficit(1).fading, "weeks", 0.0, 5201.0),
    "appetite": (Plan.deficit(1).appetite, "kcal/day for each kg lost", -1.0, 201.0),
    "activity": (Plan.deficit(1).activity, "10 % more", -1.01, 2.01),
    "every_weeks": (lambda v: Plan.deficit(1).breaks(v, 1), "weeks", 0.0, 521.0),
    "for_weeks": (lambda v: Plan.deficit(1).breaks(1, v), "weeks", -1.0, 521.0),
}


@pytest.mark.parametrize("name", MAKERS)
def test_numbers_out_of_range_are_a_sentence(name):
    maker, unit, low, high = MAKERS[name]
    for value in (low, high):
        refusal(lambda v=value: maker(v), f"{name} is {value:g}", unit)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("value", [*NOT_NUMBERS, NAN, INF], ids=repr)
def test_what_is_not_a_number_is_a_sentence(name, value):
    maker, unit, *_ = MAKERS[name]
    refusal(lambda: maker(value), f"{name} is {value_of(value)}", unit)


def test_a_break_is_a_whole_number_of_weeks():
    refusal(lambda: Plan.deficit(1).breaks(1.5, 1), "every_weeks is 1.5", "whole number of weeks")


ROWS = {  # name: (a value too low, too high, unit)
    "intake_kcal": (-1.0, 20001.0, "kcal/day"),
    "sodium_mg": (-1.0, 50001.0, "mg/day"),
    "carb_fraction": (-0.01, 1.01, "share of energy"),
    "activity_change": (-1.01, 2.01, "10 % more"),
}


def daily(name: str, row: Any) -> Plan:
    return Plan.daily(**{"intake_kcal": [2000.0, 2000.0, 2000.0], name: row})


@pytest.mark.parametrize("name", ROWS)
def test_a_wrong_day_is_named(name):
    low, high, unit = ROWS[name]
    for value in (low, high, NAN, INF):
        refusal(lambda v=value: daily(name, [0.1, 0.2, v]), f"{name} is {value:g}", "day 2", unit)


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize(
    "row",
    ["80kg", [], [[1, 2], [3, 4]], 1800, [1, "2", 3], [True, False], [1, None], {"a": 1}, [[1], [2, 3]]],
    ids=repr,
)
def test_what_is_not_a_row_of_numbers_is_a_sentence(name, row):
    refusal(lambda: daily(name, row), name, "one number a day", ROWS[name][2])


def test_less_than_nothing_to_eat_is_a_sentence():
    refusal(lambda: eaten(Plan.deficit(2500), 3), "Ana", "-104 kcal on day 0", "0 kcal/day or more", "2,396 kcal/day")
    refusal(lambda: eaten(Plan.intake(100).weekends(-200), 7), "-100 kcal on day 5")
    assert eaten(Plan.intake(100).weekends(-100), 7)[5] == 0.0


@pytest.mark.parametrize("days", [0, 3651, -1, 2.5, *NOT_NUMBERS, NAN, INF], ids=repr)
def test_days(days):
    refusal(lambda: Plan.deficit(500).intake_kcal(ANA, days), f"days is {value_of(days)}", "days")
    refusal(lambda: Plan.deficit(500).inputs(ANA, days), f"days is {value_of(days)}")


@pytest.mark.parametrize("who", ["ana", None, 80], ids=repr)
def test_who_is_not_a_person_is_a_sentence(who):
    refusal(lambda: Plan.deficit(500).intake_kcal(who, 3), repr(who), "Person")


def test_a_plan_needs_exactly_one_start():
    refusal(lambda: Plan(), "Plan.deficit", "Plan.intake", "Plan.daily")
    refusal(lambda: Plan(deficit_kcal=1.0, eaten_kcal=2.0), "exactly one start")


@pytest.mark.parametrize(
    "fields",
    [
        {"eaten_kcal": NAN},
        {"eaten_kcal": "1800"},
        {"deficit_kcal": True},
        {"deficit_kcal": 500.0, "break_weeks": (0, 0)},
        {"deficit_kcal": 500.0, "half_life_weeks": 0.0},
        {"deficit_kcal": 500.0, "activity_change": INF},
    ],
    ids=repr,
)
def test_the_constructor_is_no_way_around_the_checks(fields):
    refusal(lambda: project(ANA, Plan(**fields), 3))
