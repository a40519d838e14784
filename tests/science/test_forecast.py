"""Forecasts: the fan agrees with the models it stands on, holds as often as it says, and hides nothing."""

from __future__ import annotations

import math
import re
from statistics import NormalDist

import numpy as np
import pytest

from lessons_lib import (
    PEOPLE,
    OutsideModelError,
    Person,
    Plan,
    ScaleNoise,
    Uncertainty,
    calibrate,
    forecast,
    project,
    project_many,
    weigh_ins,
)
from lessons_lib.science.evidence.effects import trial_course
from lessons_lib.science.forecast.forecast import Calibration, band
from lessons_lib.science.forecast.renewed import hidden_year, renew
from lessons_lib.science.forecast.uncertainty import (
    KEPT_PERCENT,
    KEPT_RANGE,
    PRESCRIBED_PERCENT,
    Bodies,
    draw_bodies,
    run_bodies,
)

ESTHER, JUN = PEOPLE["esther"], PEOPLE["jun"]
CUT, HOLD, GAIN = Plan.deficit(400), Plan.deficit(0), Plan.deficit(-300)
PLANS = (
    CUT,
    HOLD,
    GAIN,
    Plan.intake(1800),
    Plan.deficit(300).activity(+0.10),
    Plan.deficit(500).weekends(+300).breaks(every_weeks=8, for_weeks=1).fading(half_life_weeks=26),
    Plan.daily(intake_kcal=np.full(70, 1900.0), sodium_mg=np.full(70, 3000.0), carb_fraction=np.full(70, 0.3)),
)


# agreement with the models behind it


@pytest.mark.parametrize("plan", PLANS, ids=str)
def test_without_uncertainty_the_fan_is_the_planned_line(plan: Plan) -> None:
    f = forecast(ESTHER, plan, days=70, uncertainty=Uncertainty.none(), people=20)
    exact = project(ESTHER, plan, days=70).weight_kg
    for line in (f.low_kg, f.median_kg, f.high_kg, f.planned_kg, f.scale_low_kg, f.scale_high_kg):
        np.testing.assert_allclose(line, exact, rtol=0, atol=1e-9)
    assert f.sd_kg() == 0.0


def test_a_body_that_moves_otherwise_is_the_cohort_of_that_pal() -> None:
    import pandas as pd

    world = Uncertainty(rmr_percent_sd=0.0, pal_sd=0.1, kept_share=1.0, kept_share_sd=0.0)
    f = forecast(ESTHER, CUT, days=90, uncertainty=world, people=40)
    pal = draw_bodies(world, ESTHER, 40, 1, quasi_random=True).pal
    frame = pd.DataFrame(
        {"sex": "female", "age_years": ESTHER.age_years, "height_cm": ESTHER.height_cm, "weight_kg": 96.0, "pal": pal}
    )
    eaten = np.full(40, ESTHER.tdee_kcal - 400.0)
    np.testing.assert_allclose(f.draws_kg, project_many(frame, eaten, days=90)["weight_kg"], rtol=0, atol=1e-9)


def test_a_share_kept_is_that_share_of_the_plan() -> None:
    world = Uncertainty(rmr_percent_sd=0.0, pal_sd=0.0, kept_share=0.5, kept_share_sd=0.0)
    f = forecast(ESTHER, Plan.deficit(400), days=120, uncertainty=world, people=20)
    half = project(ESTHER, Plan.deficit(200), days=120).weight_kg
    np.testing.assert_allclose(f.median_kg, half, rtol=0, atol=1e-9)


def test_an_error_of_the_estimate_is_a_real_surplus() -> None:
    """Who spends 10 % less than estimated and eats the estimate is on a surplus of that size."""
    body = PEOPLE["ana"]
    less = Bodies(np.array([0.9]), np.array([body.pal]), np.array([1.0]))
    kg, stopped, _ = run_bodies(body, HOLD, 364, less)
    assert stopped.tolist() == [-1]
    plain = project(body, Plan.deficit(-0.1 * body.tdee_kcal), 364).weight_kg
    # not the same body (a slower rest), but within a kilogram the same surplus
    assert kg[0, -1] == pytest.approx(plain[-1], abs=1.0)
    assert kg[0, -1] > body.weight_kg + 5


# the band


@pytest.mark.parametrize("plan", [CUT, HOLD, GAIN], ids=str)
@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_has_a_fan_in_order_without_nan(name: str, plan: Plan) -> None:
    try:
        f = forecast(PEOPLE[name], plan, people=100)
    except OutsideModelError as error:
        assert plan is CUT
        f = forecast(PEOPLE[name], plan, days=error.last_day, people=100)
    start = PEOPLE[name].weight_kg
    assert f.low_kg[0] == f.median_kg[0] == f.high_kg[0] == f.planned_kg[0] == pytest.approx(start, abs=1e-9)
    for line in (f.low_kg, f.median_kg, f.high_kg, f.planned_kg, f.scale_low_kg, f.scale_high_kg, f.draws_kg):
        assert np.isfinite(line).all()
    assert (f.low_kg <= f.median_kg).all()
    assert (f.median_kg <= f.high_kg).all()
    width = f.high_kg - f.low_kg
    assert width[-1] > width[28] > width[7] > 0.3
    assert f.at().level == 0.90
    assert f.at().unit == "kg"


def test_holding_and_gaining_are_fans_too() -> None:
    widths = {plan: (f := forecast(JUN, plan)).at().high - f.at().low for plan in (HOLD, GAIN)}
    assert widths[HOLD] > 10
    assert widths[GAIN] > widths[HOLD]
    assert forecast(JUN, HOLD).share() == pytest.approx(0.5, abs=0.03)


def test_the_middle_lies_between_start_and_plan() -> None:
    f = forecast(ESTHER, CUT)
    assert f.planned_kg[-1] < f.at().estimate < ESTHER.weight_kg


def test_the_same_seed_repeats_and_another_moves_little() -> None:
    one, two = forecast(ESTHER, CUT), forecast(ESTHER, CUT)
    np.testing.assert_array_equal(one.draws_kg, two.draws_kg)
    np.testing.assert_array_equal(one.scale_high_kg, two.scale_high_kg)
    for seed in (2, 3, 4):
        other = forecast(ESTHER, CUT, seed=seed).at()
        same = (one.at().low, one.at().estimate, one.at().high)
        assert (other.low, other.estimate, other.high) == pytest.approx(same, abs=1.5)


def test_a_higher_level_is_a_wider_band_and_needs_more_people() -> None:
    widths = [(f := forecast(ESTHER, CUT, level=level)).at().high - f.at().low for level in (0.5, 0.8, 0.9, 0.98)]
    assert widths == sorted(widths)
    with pytest.raises(ValueError, match="must be 100 or more for a band of 98 %"):
        forecast(ESTHER, CUT, people=99, level=0.98)


def test_a_reading_scatters_more_than_its_body() -> None:
    f = forecast(ESTHER, CUT)
    for day in range(29):
        assert f.scale_high_kg[day] - f.scale_low_kg[day] > f.high_kg[day] - f.low_kg[day]
    assert f.scale_at(0).high - f.scale_at(0).low > 0.8
    still = forecast(ESTHER, CUT, uncertainty=Uncertainty(noise=ScaleNoise.none()))
    np.testing.assert_allclose(still.scale_high_kg, still.high_kg, atol=0.15)


def test_readings_of_the_fan_hold_readings_of_weigh_ins() -> None:
    """On day 0 all bodies are one, so the band of a reading is that of weigh-ins of a steady body."""
    f = forecast(ESTHER, HOLD, days=28)
    body = project(ESTHER, HOLD, days=6)
    first = np.array([weigh_ins(body, seed=seed)["weight_kg"].iloc[0] for seed in range(200)])
    inside = ((first >= f.scale_low_kg[0]) & (first <= f.scale_high_kg[0])).mean()
    assert 0.82 <= inside <= 0.97


def test_share_counts_and_refuses_what_is_no_weight() -> None:
    f = forecast(ESTHER, CUT)
    assert f.share(above_kg=0.5) == 1.0
    assert f.share(above_kg=390) == 0.0
    assert f.share(above_kg=f.at().estimate) == pytest.approx(0.5, abs=0.01)
    assert f.share(0) == 0.0
    with pytest.raises(ValueError, match="above_kg is 500 kg"):
        f.share(above_kg=500)
    with pytest.raises(ValueError, match="day is 365"):
        f.at(365)


def test_the_frame_has_a_row_a_day() -> None:
    frame = forecast(ESTHER, CUT, days=28).to_frame()
    assert list(frame) == ["day", "low_kg", "median_kg", "high_kg", "planned_kg", "scale_low_kg", "scale_high_kg"]
    assert len(frame) == 29
    assert not frame.isna().any().any()


def test_band_is_the_share_that_a_new_person_falls_in() -> None:
    draws = np.random.default_rng(5).standard_normal((1000, 2000))
    low, _, high = band(draws, 0.9)  # 2000 bands of 1000 people each
    normal = 0.5 * (1 + np.vectorize(math.erf)(np.array([low, high]) / math.sqrt(2)))
    assert float((normal[1] - normal[0]).mean()) == pytest.approx(0.9, abs=0.002)


# bodies that the model cannot follow


def test_a_lost_edge_is_refused_with_the_last_day_that_holds() -> None:
    thin = Person(name="Kai", sex="male", age_years=30, height_cm=180, weight_kg=68, pal=1.8, fat_kg=5.0)
    with pytest.raises(OutsideModelError, match=r"By day \d+, \d+ of the 300 bodies that Kai could have") as caught:
        forecast(thin, Plan.deficit(300), uncertainty=Uncertainty(kept_share=0.9))
    last = caught.value.last_day
    f = forecast(thin, Plan.deficit(300), days=last, uncertainty=Uncertainty(kept_share=0.9))
    lost = f.stopped_day >= 0
    assert 0 < lost.sum() <= 0.05 * 300
    assert any(f"{int(lost.sum())} of 300 simulated people fall below 2 kg of fat" in note for note in f.notes)
    assert np.isfinite(f.scale_low_kg).all()
    # they are counted as lighter than all others, whatever weight they were last seen at
    assert f.share(above_kg=1.0) == pytest.approx(1.0 - lost.mean())
    assert f.sd_kg() > 0


def test_a_planned_line_that_leaves_the_model_says_so() -> None:
    thin = Person(name="Kai", sex="male", age_years=30, height_cm=180, weight_kg=62, pal=1.8, fat_kg=5.0)
    with pytest.raises(OutsideModelError, match="Kai's simulated fat mass falls below 2 kg"):
        forecast(thin, Plan.deficit(700))


def test_nobody_eats_less_than_nothing_and_it_is_said() -> None:
    f = forecast(PEOPLE["hugo"], Plan.intake(300), days=28, uncertainty=Uncertainty(kept_share=1.0))
    assert any("would have to eat less than nothing" in note for note in f.notes)
    assert forecast(ESTHER, CUT).notes == forecast(ESTHER, CUT).notes
    assert len(forecast(ESTHER, CUT).notes) == 1


# what is draw_bodies


def test_draws_are_spread_as_stated() -> None:
    world = Uncertainty()
    bodies = draw_bodies(world, PEOPLE["jun"], 3000, 1, quasi_random=True)
    assert np.log(bodies.rmr_factor).std() == pytest.approx(0.096, rel=0.01)
    assert np.median(bodies.rmr_factor) == pytest.approx(1.0, abs=1e-3)
    assert bodies.pal.std() == pytest.approx(0.1, rel=0.01)
    assert bodies.kept.mean() == pytest.approx(0.476, abs=0.005)
    assert bodies.kept.std() == pytest.approx(0.335, rel=0.03)
    for a, b in ((bodies.rmr_factor, bodies.pal), (bodies.pal, bodies.kept), (bodies.kept, bodies.rmr_factor)):
        assert abs(np.corrcoef(a, b)[0, 1]) < 0.06


def test_draws_stay_in_range_without_piling_up_at_it() -> None:
    world = Uncertainty(pal_sd=0.5, kept_share=0.0, kept_share_sd=1.0)
    bodies = draw_bodies(world, PEOPLE["esther"], 500, 1, quasi_random=False)
    for values, (low, high) in ((bodies.pal, (1.2, 2.5)), (bodies.kept, KEPT_RANGE)):
        assert values.min() >= low
        assert values.max() <= high
        assert len(np.unique(values)) == 500


def test_turning_one_source_off_leaves_the_other_draws() -> None:
    both = draw_bodies(Uncertainty(), ESTHER, 50, 1, quasi_random=True)
    one = draw_bodies(Uncertainty().only("keeping"), ESTHER, 50, 1, quasi_random=True)
    np.testing.assert_array_equal(both.kept, one.kept)
    assert (one.rmr_factor == 1.0).all()
    assert (one.pal == ESTHER.pal).all()


def test_the_usual_numbers_are_the_published_ones() -> None:
    """CALERIE-2: 25 % prescribed, 11.9 +- 0.7 % achieved, 143 people; Redman 2014: 2443 +- 397, R2 0.57."""
    world = Uncertainty()
    asked, kept = (
        trial_course("CALERIE-2", f"energy restriction {what}", 24)[1] for what in ("prescribed", "achieved")
    )
    assert (asked, kept) == (PRESCRIBED_PERCENT, KEPT_PERCENT) == (25, 11.9), "the number of lesson 13"
    assert world.kept_share == pytest.approx(kept / asked)
    assert world.kept_share_sd == pytest.approx(0.7 * math.sqrt(143) / 25, abs=5e-4)
    ceiling = 100 * 397 * math.sqrt(1 - 0.57) / 2443
    assert ceiling == pytest.approx(10.7, abs=0.05)
    assert math.hypot(world.rmr_percent_sd, 100 * world.pal_sd / 1.6) == pytest.approx(1.075 * ceiling, rel=0.01)
    # Frankenfield 2005: Mifflin's equation is within 10 % of the measured rate in 70 % of adults with obesity
    assert NormalDist(0.0, world.rmr_percent_sd).cdf(10.0) - 0.5 == pytest.approx(0.35, abs=0.002)


def test_what_is_known_of_keeping_is_known_of_restriction() -> None:
    """A surplus is kept in full by every body, and the forecast says so; no share of it is drawn."""
    world = Uncertainty(rmr_percent_sd=0.0, pal_sd=0.0)
    more = forecast(ESTHER, Plan.deficit(-300), days=120, uncertainty=world, people=20)
    np.testing.assert_allclose(more.high_kg, more.planned_kg, rtol=0, atol=1e-9)
    np.testing.assert_allclose(more.low_kg, more.planned_kg, rtol=0, atol=1e-9)
    assert any("how much of a surplus people keep" in note for note in more.notes)
    assert not any("surplus" in note for note in forecast(ESTHER, CUT, days=28).notes)
    # freer weekends do not make a surplus of a deficit
    assert forecast(ESTHER, CUT.weekends(600), days=120, uncertainty=world, people=20).sd_kg() > 0.1


def test_the_spread_is_of_the_size_that_calerie_saw() -> None:
    """-7.5 kg with SE 0.4 in 143 people is an SD of 4.8 kg; there spending was measured, so keeping alone counts."""
    seen = 0.4 * math.sqrt(143)
    plan = Plan.deficit(0.25 * PEOPLE["ines"].tdee_kcal)
    keeping = forecast(PEOPLE["ines"], plan, 728, Uncertainty().only("keeping")).sd_kg()
    assert 0.75 * seen < keeping < 1.8 * seen


# sources and calibration


def test_squares_of_the_sources_make_the_square_of_all() -> None:
    for plan in (CUT, GAIN):
        alone = [
            forecast(ESTHER, plan, uncertainty=Uncertainty().only(s)).sd_kg() for s in ("rest", "moving", "keeping")
        ]
        assert forecast(ESTHER, plan).sd_kg() == pytest.approx(math.hypot(*alone), rel=0.05)


def test_nothing_to_keep_is_no_source() -> None:
    assert forecast(ESTHER, HOLD, uncertainty=Uncertainty().only("keeping")).sd_kg() == 0.0
    assert forecast(ESTHER, HOLD, uncertainty=Uncertainty().only("rest")).sd_kg() > 1


def test_bands_hold_as_often_as_they_say() -> None:
    stated = [forecast(PEOPLE[name], plan) for name in ("esther", "jun", "ben") for plan in (CUT, HOLD, GAIN)]
    held = calibrate(stated, people=200)
    assert held.cases == 1800
    assert 0.88 <= held.share <= 0.92


def test_a_world_wider_than_stated_shows_overconfidence() -> None:
    f = forecast(ESTHER, CUT)
    shares = [calibrate(f, f.uncertainty.times(factor)).share for factor in (0.5, 1.0, 1.5, 2.0)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.97
    assert shares[-1] < 0.75


# weigh-ins arrive


@pytest.mark.parametrize(("name", "plan"), [("esther", CUT), ("ana", HOLD), ("jun", GAIN)])
def test_a_renewed_band_is_narrower_and_holds_as_often_as_it_says(name: str, plan: Plan) -> None:
    stated = forecast(PEOPLE[name], plan, people=1000)
    held, wide = 0, []
    for turn in range(60):
        year = hidden_year(stated, turn=turn)
        end = renew(stated, year.readings).at()
        held += end.low <= year.true_kg[-1] <= end.high
        wide.append(end.high - end.low)
    assert 49 <= held <= 60, "54 of 60 are meant"
    assert np.mean(wide) < 0.5 * (stated.at().high - stated.at().low)


def test_more_weeks_narrow_more_and_the_first_days_lie_at_the_scale() -> None:
    stated = forecast(ESTHER, CUT, people=1000)
    widths = []
    for weeks in (2, 6, 20):
        year = hidden_year(stated, weeks)
        later = renew(stated, year.readings)
        now = 7 * weeks
        assert later.at(now).low - 0.3 < year.true_kg[now] < later.at(now).high + 0.3
        widths.append(later.at(now).high - later.at(now).low)
        assert np.isfinite(later.draws_kg).all()
    assert widths[0] > 0.2 < stated.at(14).high - stated.at(14).low


def test_the_same_client_has_the_same_story_and_another_turn_another_one() -> None:
    stated = forecast(ESTHER, CUT, people=100)
    first, again, other = hidden_year(stated), hidden_year(stated), hidden_year(stated, turn=2)
    assert first.readings.equals(again.readings)
    assert not first.readings.equals(other.readings)
    assert first.readings.columns.tolist() == ["day", "weight_kg"]
    assert len(first.readings) == 42


def test_weigh_ins_of_somebody_else_and_too_few_get_a_sentence() -> None:
    stated = forecast(ESTHER, CUT, people=100)
    readings = hidden_year(stated).readings
    with pytest.raises(ValueError, match="another person's"):
        renew(stated, readings.assign(weight_kg=readings.weight_kg + 20))
    with pytest.raises(ValueError, match="no whole week"):
        renew(stated, readings.head(5))
    with pytest.raises(ValueError, match="weeks is 40"):
        hidden_year(stated, 40)


def test_calibration_speaks() -> None:
    assert repr(Calibration(0.9, 45, 50)) == "The 90 % bands held 45 of 50 outcomes: 90 %."


# sentences


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: forecast("ana", CUT), "It must be a Person"),
        (lambda: forecast(ESTHER, 500), "It must be a Plan"),
        (lambda: forecast(ESTHER, CUT, days=0), "days is 0"),
        (lambda: forecast(ESTHER, CUT, people=5), "people is 5 people. It must be from 20 to 5000"),
        (lambda: forecast(ESTHER, CUT, seed=-1), "seed is -1"),
        (lambda: forecast(ESTHER, CUT, level=1.0), "level is 1"),
        (lambda: forecast(ESTHER, CUT, uncertainty=0.1), "It must be an Uncertainty"),
        (lambda: Uncertainty(rmr_percent_sd=math.nan), "rmr_percent_sd is nan"),
        (lambda: Uncertainty(kept_share=1.2), "kept_share is 1.2"),
        (lambda: Uncertainty(noise=None), "It must be a ScaleNoise"),
        (lambda: Uncertainty().times(9), "factor is 9"),
        (lambda: Uncertainty().only("noise"), "It must be one of 'rest', 'moving', 'keeping', 'scale'"),
        (lambda: calibrate([]), "stated is empty"),
        (lambda: calibrate([3]), "It must be a Forecast"),
    ],
)
def test_wrong_input_gets_a_sentence(call, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        call()


def test_results_are_frozen_and_speak() -> None:
    f = forecast(ESTHER, CUT)
    assert repr(f).startswith("Forecast of Esther, 364 days: 400 kcal/day below baseline; 96.0 kg to")
    with pytest.raises(ValueError, match="read-only"):
        f.low_kg[0] = 0.0
