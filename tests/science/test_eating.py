"""What is eaten: the same kcal balance to the same energy, and every published number is its source's."""

from __future__ import annotations

import numpy as np
import pytest
from science_sentences import NAN, refusal

from lessons_lib import PEOPLE, Plan, data, project
from lessons_lib.science.evidence.eating import (
    effects,
    measured,
    same_kcal,
)

# --- the same kcal -------------------------------------------------------------------------


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("deficit", [-500, 0, 500])
def test_few_carbohydrates_move_the_scale_and_hardly_the_fat(name, deficit):
    usual, few = same_kcal(PEOPLE[name], Plan.deficit(deficit), days=28)
    scales, fats = usual.weight_kg - few.weight_kg, usual.fat_kg - few.fat_kg
    assert 1.3 < scales[7] < 2.4
    assert -0.2 < fats[7] < 0.0, "glycogen gave energy that fat did not have to give"
    assert -0.25 < fats[28] < 0.0
    water = 2.7 * (usual.glycogen_kg - few.glycogen_kg) + usual.ecf_change_kg - few.ecf_change_kg
    assert water[7] > 0.8 * scales[7]


def test_the_kcal_are_the_same_and_the_books_balance():
    plan = Plan.deficit(400).weekends(+300).activity(+0.2)
    runs = same_kcal(PEOPLE["ana"], plan, 56, (0.5, 0.3, 0.1, 0.65))
    assert len(runs) == 4
    for run in runs:
        assert (run.intake_kcal == runs[0].intake_kcal).all()
        assert run.activity_change == pytest.approx(0.2)
        p = run.parameters
        stored = (
            p.fat_kcal_per_kg * (run.fat_kg[-1] - run.fat_kg[0])
            + p.lean_kcal_per_kg * (run.lean_kg[-1] - run.lean_kg[0])
            + p.glycogen_kcal_per_kg * (run.glycogen_kg[-1] - run.glycogen_kg[0])
        )
        gap = run.intake_kcal[1:].sum() - run.expenditure_kcal[1:].sum()
        assert stored == pytest.approx(gap, abs=1e-5)


def test_the_usual_share_is_the_plan_itself():
    for deficit in (-300, 500):
        (run,) = same_kcal(PEOPLE["dev"], Plan.deficit(deficit), 84, (0.5,))
        alone = project(PEOPLE["dev"], Plan.deficit(deficit), 84)
        assert run.weight_kg == pytest.approx(alone.weight_kg, abs=1e-9)


def test_less_carbohydrate_never_shows_more_on_the_scale():
    shares = (0.65, 0.5, 0.3, 0.05)
    ends = [run.weight_kg[7] for run in same_kcal(PEOPLE["grace"], Plan.deficit(0), 7, shares)]
    assert ends == sorted(ends, reverse=True)


def test_what_went_in_days_comes_back_in_days():
    back = [0.1] * 28 + [0.5] * 14
    (run,) = same_kcal(PEOPLE["grace"], Plan.deficit(0), 42, (back,))
    assert run.weight_kg[35] - run.weight_kg[28] == pytest.approx(run.weight_kg[0] - run.weight_kg[28], abs=0.1)
    assert abs(run.fat_kg[-1] - run.fat_kg[0]) < 0.05


def test_salt_of_a_plan_is_kept():
    plan = Plan.daily(np.full(14, 2000.0), sodium_mg=np.full(14, 5000.0))
    (salty,) = same_kcal(PEOPLE["ana"], plan, 14, (0.5,))
    assert salty.weight_kg == pytest.approx(project(PEOPLE["ana"], plan, 14).weight_kg, abs=1e-9)


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: same_kcal(PEOPLE["ana"], Plan.deficit(500), 7, (1.2,)), "carb_fraction"),
        (lambda: same_kcal(PEOPLE["ana"], Plan.deficit(500), 7, 0.5), "one to four shares"),
        (lambda: same_kcal(PEOPLE["ana"], Plan.deficit(500), 7, "half"), "one to four shares"),
        (lambda: same_kcal(PEOPLE["ana"], Plan.deficit(500), 7, ()), "has 0 shares"),
        (lambda: same_kcal(PEOPLE["ana"], Plan.deficit(500), 7, [0.1] * 7), "has 7 shares"),
        (lambda: same_kcal(PEOPLE["ana"], Plan.deficit(500), 7, ([0.1] * 5,)), "at least 7 days"),
        (lambda: same_kcal(PEOPLE["ana"], Plan.deficit(500), 7, (NAN,)), "finite"),
        (lambda: same_kcal(PEOPLE["ana"], Plan.deficit(500), 0), "days"),
        (lambda: same_kcal("ana", Plan.deficit(500), 7), "person"),
        (lambda: same_kcal(PEOPLE["ana"], 500, 7), "plan"),
        (lambda: measured("sacks"), "'sacks'"),
        (lambda: measured("simpson_leptin"), "simpson_leptin"),
    ],
)
def test_bad_input_gets_a_sentence(call, word):
    refusal(call, word)


# --- the published numbers -----------------------------------------------------------------

PUBLISHED = {
    "sacks_6_months": -6.0,
    "sacks_fat_20": -3.3,
    "sacks_fat_40": -3.3,
    "sacks_protein_15": -3.0,
    "sacks_protein_25": -3.6,
    "sacks_carbohydrate_35": -3.4,
    "sacks_carbohydrate_65": -2.9,
    "ge_low_carbohydrate": -4.63,
    "ge_low_fat": -4.37,
    "morton_protein": 1.62,
    "longland_high_lean": 1.2,
    "longland_high_fat": -4.8,
    "longland_low_lean": 0.1,
    "longland_low_fat": -3.5,
    "garthe_slow_lean": 2.1,
    "garthe_fast_lean": -0.2,
    "garthe_slow_fat": -31.0,
    "garthe_fast_fat": -21.0,
    "nedeltcheva_long_fat": -1.4,
    "nedeltcheva_long_lean": -1.5,
    "nedeltcheva_short_fat": -0.6,
    "nedeltcheva_short_lean": -2.4,
    "spiegel_leptin": -18.0,
    "spiegel_ghrelin": 28.0,
    "spiegel_hunger": 24.0,
    "broussard_snacks": 328.0,
    "tasali_kcal": -270.0,
    "hall_2015_fat": -89.0,
    "hall_2015_carb": -53.0,
    "hall_guo_energy": 26.0,
    "hall_guo_fat": 16.0,
    "ebbeling_energy": 52.0,
    "ludwig_short": -50.0,
    "ludwig_long": 135.4,
    "tobias_carb": 1.15,
    "dietfits_fat": -5.3,
    "dietfits_carb": -6.0,
    "wycherley_weight": -0.79,
    "wycherley_fat": -0.87,
    "wycherley_lean": 0.43,
    "wycherley_rest": 142.0,
    "hall_2019_kcal": 508.0,
    "hall_2019_up": 0.9,
    "hall_2019_un": -0.9,
    "hall_2021_kcal": -689.0,
    "hall_2021_second_week": -544.0,
    "hall_2021_plants_carbohydrate": 75.2,
    "hall_2021_plants_fat": 10.3,
    "hall_2021_keto_carbohydrate": 10.0,
    "hall_2021_keto_fat": 75.8,
    "sciarrillo_keto_first": -922.0,
    "sciarrillo_last_weeks": -1610.0,
    "hall_2024_order": 140.0,
}
"""What the abstracts say, typed here a second time."""


def test_every_published_number_is_its_sources():
    assert {name: one.value for name, one in effects().items() if one.value is not None} == PUBLISHED
    assert all(measured(name) == value for name, value in PUBLISHED.items())


def test_every_row_has_a_source_a_tag_and_ends_in_order():
    sources = {row["id"]: row["tag"] for row in data.read_rows("references")}
    for one in effects().values():
        assert one.source in sources, one.id
        assert one.tag in data.SHOWABLE_TAGS
        assert bool(one.unit) == (one.value is not None or one.low is not None), one.id
        assert (one.low is None) == (one.high is None)
        if one.low is not None and one.high is not None:
            middle = (one.low + one.high) / 2 if one.value is None else one.value
            assert one.low < middle < one.high
            if one.id not in ("morton_protein", "westerterp_mixed"):
                # an interval as printed may be a digit off the middle
                air = 0.015 * abs(middle)
                assert middle == pytest.approx((one.low + one.high) / 2, abs=air), "the mean in the middle"
        if one.value is not None and one.direction:
            assert (one.value > 0) is (one.direction == "up"), one.id


def test_what_was_not_checked_is_not_there():
    # the cost of digesting single nutrients, and "56 % against 25 %" of the sleep trial
    assert [one.id for one in effects().values() if one.topic == "thermic effect"] == ["westerterp_mixed"]
    sleep = [one for one in effects().values() if one.topic == "sleep"]
    assert all(one.unit != "%" for one in sleep)


def test_the_scale_saw_about_the_same_in_both_trials():
    for pair in (("longland_high", "longland_low"), ("nedeltcheva_long", "nedeltcheva_short")):
        totals = [measured(f"{name}_fat") + measured(f"{name}_lean") for name in pair]
        assert abs(totals[0] - totals[1]) < 0.25
        kcal = [9441 * measured(f"{name}_fat") + 1816 * measured(f"{name}_lean") for name in pair]
        assert abs(kcal[0] - kcal[1]) > 5000
