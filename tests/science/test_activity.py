"""Moving more: MET arithmetic by hand, what is taken back, and the change of activity in the adapting body."""

from __future__ import annotations

import csv
import math

import numpy as np
import pytest

from lessons_lib import PEOPLE, Plan, data, project, units
from lessons_lib.science.body.dynamic import HALL_2011, start_of
from lessons_lib.science.evidence import activity
from lessons_lib.science.evidence.activity import (
    ACTIVITIES,
    DOSES,
    Dose,
    Session,
    activity_change,
    gross_exercise_kcal,
    moving_plan,
    net_exercise_kcal,
    week_of_exercise,
)
from lessons_lib.science.evidence.effects import (
    compensated_kcal,
    constant_made_up_kcal,
    made_up_percent,
    published_effects,
    resting_difference,
)
from lessons_lib.science.fat.lipolysis import RESISTANCE_MET

ANA = PEOPLE["ana"]


def test_the_table_of_met_is_net_of_one() -> None:
    with data.path("met_values").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(ACTIVITIES) == 25
    for row in rows:
        assert float(row["net_met"]) == pytest.approx(float(row["met"]) - 1.0)
        assert ACTIVITIES[row["id"]].met == float(row["met"])
        assert row["tag"] == "VERIFIED-SECONDARY"
        assert row["source"] in ("Ainsworth 2011", "Herrmann 2024")
        assert ("The 2011 edition had" in row["note"]) is (row["source"] == "Herrmann 2024")
    assert sum(row["source"] == "Herrmann 2024" for row in rows) == 10
    assert ACTIVITIES["lifting"].met == RESISTANCE_MET
    assert ACTIVITIES["lifting"].met < ACTIVITIES["brisk_walking"].met < ACTIVITIES["jogging"].met
    assert [key for key in ACTIVITIES if 8.3 <= ACTIVITIES[key].met <= 12.3 and key.startswith("rope")] == [
        "rope_slow",
        "rope",
        "rope_fast",
    ]


def test_kcal_by_hand() -> None:
    # 80 kg, half an hour at 4.3 MET: 172 gross, 40 of it rest
    assert gross_exercise_kcal(ANA, 4.3, 30) == pytest.approx(172.0)
    assert net_exercise_kcal(ANA, 4.3, 30) == pytest.approx(132.0)
    assert net_exercise_kcal(ANA, 4.3, 30, rest="own") == pytest.approx(172.0 - ANA.rmr_kcal / 48.0)
    assert net_exercise_kcal(ANA, 1.0, 600) == 0.0
    assert net_exercise_kcal(ANA.but(weight_kg=units.to_kg(160.0, "kg")), 4.3, 30) == pytest.approx(264.0)


def test_the_articles_weeks() -> None:
    minutes = {key: sum(s.minutes * s.times for s in dose.sessions) for key, dose in DOSES.items()}
    assert minutes["walk"] == 150
    assert minutes["walk_most"] == 300
    assert minutes["jog"] == 75
    assert minutes["jog_least"] == 60
    assert minutes["jog_most"] == 150
    assert {letter for dose in DOSES.values() for letter in dose.articles.split(", ")} == set("ABCD")
    for key, net in {
        "walk": 760,
        "walk_most": 1520,
        "jog": 650,
        "jog_least": 520,
        "lift": 400,
        "jog_most": 1300,
    }.items():
        week = week_of_exercise(ANA, key)
        assert week.net_kcal == pytest.approx(net)
        assert week.left_kcal == pytest.approx(0.72 * net)
        assert week.net_kcal < week.gross_kcal
    both = week_of_exercise(ANA, "jog_and_lift")
    assert both.net_kcal == pytest.approx(1300 + 2.5 * 80 * 160 / 60)
    own = Dose("own", "", (Session("swimming", 45.0, 2),))
    assert week_of_exercise(ANA, own).net_kcal == pytest.approx(4.8 * 80 * 1.5)


def test_every_published_number_is_the_one_of_its_source() -> None:
    rows = published_effects("exercise_effects")
    assert (rows["rmr_resistance"].value, rows["rmr_resistance"].low, rows["rmr_resistance"].high) == (
        96.17,
        45.17,
        147.16,
    )
    assert (rows["rmr_aerobic"].value, rows["rmr_aerobic"].low, rows["rmr_aerobic"].high) == (81.65, -57.81, 221.10)
    assert (rows["made_up_flack_1500"].low, rows["made_up_flack_3000"].high) == (-164, 1982)
    assert (rows["loss_rosenkilde_300"].value, rows["loss_rosenkilde_600"].value) == (-3.6, -2.7)
    assert (rows["fat_rosenkilde_300"].value, rows["fat_rosenkilde_600"].value) == (-4.0, -3.8)
    assert (rows["shortfall_exercise"].low, rows["shortfall_exercise"].high) == (55, 64)
    assert made_up_percent() == 28
    assert constant_made_up_kcal() == pytest.approx((943 + 1007) / 2)
    assert all(row.tag in data.SHOWABLE_TAGS for row in rows.values())


@pytest.mark.parametrize("net", [0.0, 100.0, 660.0, 975.0, 1500.0, 1950.0, 3000.0])
def test_what_is_made_up_for_is_a_band_within_the_net(net: float) -> None:
    band = compensated_kcal(net)
    assert band.low == 0.0
    assert band.estimate == pytest.approx(0.28 * net)
    assert band.high == pytest.approx(max(net / 2, min(net, 975.0)))
    assert band.high <= net + 1e-9
    assert band.level == 0.0
    assert "not a confidence interval" in repr(band)


def test_the_derived_row_follows_from_the_two_published_ones() -> None:
    row, found = published_effects("exercise_effects")["rmr_difference"], resting_difference()
    errors = [(147.16 - 45.17) / 3.919928, (221.10 + 57.81) / 3.919928]
    z = (96.17 - 81.65) / math.hypot(*errors)
    assert found.z == pytest.approx(z, rel=1e-6)
    assert found.z == pytest.approx(0.19, abs=0.005)
    assert found.p == pytest.approx(math.erfc(abs(z) / math.sqrt(2)), rel=1e-6)
    assert round(found.p, 2) == 0.85
    assert found.value.estimate == pytest.approx(row.value, abs=0.06)
    assert (round(found.value.low), round(found.value.high)) == (row.low, row.high)
    assert row.tag == "DERIVED"
    swapped = resting_difference("rmr_aerobic", "rmr_resistance")
    assert swapped.value.estimate == -found.value.estimate
    assert swapped.p == pytest.approx(found.p)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_change_of_activity_costs_what_was_asked_on_the_first_day(name: str) -> None:
    """The model's own start, and the books of a run: what is spent more on day 1 is the exercise."""
    person = PEOPLE[name]
    start = start_of(person, HALL_2011)
    change = activity_change(person, 200.0)
    assert change * start.activity_kcal_per_kg_day * start.weight_kg == pytest.approx(200.0)
    run = project(person, moving_plan(person, 200.0), days=1)
    # what tissue gives up costs nothing to take down: the deposition term takes a few percent
    assert run.expenditure_kcal[1] - run.expenditure_kcal[0] == pytest.approx(200.0, rel=0.08)


def test_moving_nothing_more_changes_nothing() -> None:
    run = project(ANA, moving_plan(ANA, 0.0), days=364)
    assert np.ptp(run.weight_kg) < 1e-9
    half, all_of_it = moving_plan(ANA, 300, 50.0), moving_plan(ANA, 300, 100.0)
    assert half.activity_change == pytest.approx(activity_change(ANA, 150))
    assert all_of_it.activity_change == 0.0
    assert moving_plan(ANA, 300, deficit_kcal=-400).deficit_kcal == -400


@pytest.mark.parametrize("name", ["ana", "dev", "esther", "hugo"])
def test_more_made_up_for_is_less_lost(name: str) -> None:
    person = PEOPLE[name]
    ends = [project(person, moving_plan(person, 250, share), 182).weight_kg[-1] for share in (0, 28, 50, 75, 100)]
    assert ends == sorted(ends)
    assert ends[-1] == pytest.approx(person.weight_kg)


@pytest.mark.parametrize("name", ["ana", "femi"])
def test_below_the_break_even_moving_wins_in_the_end_and_above_it_eating_less(name: str) -> None:
    """Hall et al. 2011, web appendix, equation 18: b/(1-b) (delta0 + phi gF + (1-phi) gL) W0."""
    person, p = PEOPLE[name], HALL_2011
    fat_share = person.fat_kg / (person.fat_kg + 10.4)
    resting = fat_share * p.fat_rmr_kcal_per_kg_day + (1.0 - fat_share) * p.lean_rmr_kcal_per_kg_day
    moving = start_of(person, p).activity_kcal_per_kg_day
    even = 0.24 / 0.76 * (moving + resting) * person.weight_kg

    def ends(kcal: float) -> tuple[float, float]:
        days = 3640
        return tuple(
            float(project(person, plan, days).weight_kg[-1]) for plan in (moving_plan(person, kcal), Plan.deficit(kcal))
        )  # type: ignore[return-value]  # two plans make two numbers

    moved, eaten = ends(0.5 * even)
    assert moved < eaten
    moved, eaten = ends(1.6 * even)
    assert moved > eaten


def test_the_trial_that_doubled_the_dose_is_not_the_model() -> None:
    """Rosenkilde: 300 kcal a day as the model has it, 600 far less."""
    dev = PEOPLE["dev"]
    lost = [dev.weight_kg - project(dev, moving_plan(dev, kcal), 91).weight_kg[-1] for kcal in (300, 600)]
    assert lost[0] == pytest.approx(3.6, abs=0.1)
    assert lost[1] > 2 * 2.7


@pytest.mark.parametrize(
    "call",
    [
        lambda: net_exercise_kcal(ANA, 0.5, 30),
        lambda: net_exercise_kcal(ANA, float("nan"), 30),
        lambda: net_exercise_kcal(ANA, 4.3, -1),
        lambda: net_exercise_kcal(ANA, 4.3, 30, rest="none"),
        lambda: net_exercise_kcal("ana", 4.3, 30),
        lambda: week_of_exercise(ANA, "run"),
        lambda: ACTIVITIES["climbing"],
        lambda: compensated_kcal(-1),
        lambda: activity_change(ANA, 5000),
        lambda: activity_change(PEOPLE["esther"], -399),
        lambda: moving_plan(ANA, 300, made_up_percent=101),
        lambda: made_up_percent("pontzer"),
        lambda: resting_difference("rmr_resistance", "loss_broskey"),
    ],
)
def test_bad_input_gets_a_sentence(call: object) -> None:
    with pytest.raises(ValueError, match=r"It must be .+|Give one number"):
        call()


def test_what_the_model_knows_at_most_is_said() -> None:
    with pytest.raises(
        ValueError, match=r"Esther spends 398 kcal/day on moving, and the model knows up to three times"
    ):
        activity_change(PEOPLE["esther"], 900)


def test_the_assumption_about_lifting_covers_the_rests() -> None:
    # article B: 5 exercises, 3 to 4 sets, 90 s after each
    assert activity.LIFTING_MINUTES >= 5 * 4 * 1.5
