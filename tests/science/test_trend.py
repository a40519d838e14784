"""Trends, the weekly rate and hidden intake: statsmodels as referee, theory of the lag, and odd tables."""

from __future__ import annotations

import math
import re
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from science_sentences import INF, NAN, refusal
from statsmodels.tsa.api import Holt, SimpleExpSmoothing
from statsmodels.tsa.statespace.mlemodel import MLEModel

from lessons_lib import (
    PEOPLE,
    Interval,
    Plan,
    Refusal,
    ScaleNoise,
    hidden_intake_kcal,
    linear_body,
    project,
    trend,
    unlikely_readings,
    weekly_rate,
    weigh_ins,
)
from lessons_lib.science.scale import rates, smoother
from lessons_lib.science.scale import trend as trends
from lessons_lib.science.scale.readings import USUAL_SD_KG, Noise, Z, estimate_noise, trusted

# recorded numbers are wanted in whatever form a report is asked for
pytestmark = pytest.mark.filterwarnings("ignore:record_property is incompatible")

ANA, BEN = PEOPLE["ana"], PEOPLE["ben"]
METHODS = trends.METHODS


def table(day: Any, kg: Any) -> pd.DataFrame:
    return pd.DataFrame({"day": day, "weight_kg": kg})


def course(days: int, keep: float = 1.0, seed: int = 3) -> pd.DataFrame:
    """Ben's weigh-ins, of which only a share was written down."""
    w = weigh_ins(project(BEN, Plan.deficit(500), days), seed=seed)
    kept = np.random.default_rng(seed).random(len(w)) < keep
    return w[kept | (w.day == 0)]


def is_sound(frame: pd.DataFrame) -> None:
    """No hole, no crossed ends, no interval without width."""
    numbers = frame.to_numpy(dtype=float)
    assert np.isfinite(numbers).all()
    assert (frame.low_kg <= frame.trend_kg).all()
    assert (frame.trend_kg <= frame.high_kg).all()
    assert (frame.high_kg - frame.low_kg > 0.02).all()
    assert (np.diff(frame.day) > 0).all()


RECORDS = {"daily": (84, 1.0), "gaps": (200, 0.5), "sparse": (400, 0.06), "three years": (1096, 1.0)}


@pytest.fixture(params=RECORDS)
def record(request) -> pd.DataFrame:
    return course(*RECORDS[request.param])


# ---- statsmodels as referee


def test_ema_is_simple_exponential_smoothing(record_property):
    w = course(300)
    kg = w.weight_kg.to_numpy()
    theirs = SimpleExpSmoothing(kg, initialization_method="known", initial_level=kg[0])
    level = theirs.fit(smoothing_level=trends.EMA_SHARE, optimized=False).level
    worst = np.abs(trend(w, method="ema").trend_kg - level).max()
    record_property("ema_kg", float(worst))
    assert worst < 1e-10


def test_holt_is_holts_method(record_property):
    w = course(300)
    kg = w.weight_kg.to_numpy()
    theirs = Holt(kg, initialization_method="known", initial_level=kg[0], initial_trend=0.0)
    a, b = trends.HOLT_SHARES
    # statsmodels, as books do, takes the slope's share of the change of level; ours is a share of the gap
    level = theirs.fit(smoothing_level=a, smoothing_trend=b / a, optimized=False).level
    worst = np.abs(trend(w, method="holt").trend_kg - level).max()
    record_property("holt_kg", float(worst))
    assert worst < 1e-10


def test_regression_is_the_end_of_an_ordinary_line(record):
    (day, kg, *_), _ = trusted(record)
    ours = trend(record, method="regression").trend_kg.to_numpy()
    for i in range(0, len(day), max(1, len(day) // 60)):
        near = (day > day[i] - trends.WINDOW_DAYS) & (day <= day[i])
        if near.sum() < 2:
            assert ours[i] == kg[i]
            continue
        line = sm.OLS(kg[near], sm.add_constant(day[near] - day[i], has_constant="add")).fit()
        assert ours[i] == pytest.approx(line.params[0], abs=1e-9)


def state_space(seen: smoother.Smoothed, kg: np.ndarray) -> tuple[MLEModel, np.ndarray]:
    """The smoother's model, written down independently, and the row that makes the body of its states for each day.

    One step a day, missing days are holes. The body's rhythm and the scale's are two sets of states, and a step is a
    number that is seen from its day on; the last state remembers the level at the start.
    """
    day, noise = seen.day, seen.noise
    since = np.arange(int(day[-1] - day[0]) + 1)
    n, size = len(since), 13 + len(seen.steps)
    y = np.full(n, np.nan)
    y[(day - day[0]).astype(int)] = kg
    model = MLEModel(y, k_states=size, k_posdef=size)
    transition, state_cov = np.eye(size), np.zeros((size, size))
    transition[0, 1], transition[3, 3] = 1.0, noise.lag1
    state_cov[:2, :2] = smoother._SLOPE_DRIFT_KG**2 * np.array([[1 / 3, 1 / 2], [1 / 2, 1]])
    state_cov[3, 3] = noise.sd_kg**2 * (1 - noise.lag1**2)
    model.ssm["transition"], model.ssm["selection"], model.ssm["state_cov"] = transition, np.eye(size), state_cov
    week = 2 * np.pi * (since + day[0]) / 7
    rhythm = np.stack([np.cos(week), np.sin(week), np.cos(2 * week), np.sin(2 * week)])
    body = np.zeros((size, n))
    body[0], body[2], body[4:8] = 1.0, np.exp(-since / smoother.TRANSIENT_DAYS), rhythm
    for i, place in enumerate(seen.steps):
        body[13 + i] = since + day[0] >= day[place]
    design = body.copy()
    design[3], design[8:12] = 1.0, rhythm
    model.ssm["design"], model.ssm["obs_cov"] = design[None], np.array([[smoother._DISPLAY_KG**2]])
    start = [100.0, smoother.SLOPE_SPREAD_KG**2, smoother.TRANSIENT_KG**2, noise.sd_kg**2]
    start += [*smoother._WEEK_BODY_KG**2, *smoother._WEEK_SCALE_KG**2, 100.0, *[smoother._STEP_KG**2] * len(seen.steps)]
    cov = np.diag(start)
    cov[0, 12] = cov[12, 0] = 100.0
    mean = np.zeros(size)
    mean[[0, 12]] = kg[0]
    model.ssm.initialize_known(mean, cov)
    return model, body


def test_smoother_is_the_kalman_smoother(record, record_property):
    (day, kg, *_), noise = trusted(record)
    seen = smoother.looked_back(day, kg, noise)
    model, body = state_space(seen, kg)
    theirs = model.ssm.smooth()
    at = (day - day[0]).astype(int)
    mean = np.einsum("in,in->n", body[:, at], theirs.smoothed_state[:, at])
    variance = np.einsum("in,ijn,jn->n", body[:, at], theirs.smoothed_state_cov[:, :, at], body[:, at])
    centre, half = seen.line()
    record_property("mean_kg", float(np.abs(centre - mean).max()))
    record_property("variance_kg2", float(np.abs((half / seen.noise.z) ** 2 - variance).max()))
    assert np.abs(centre - mean).max() < 1e-8
    assert np.abs((half / seen.noise.z) ** 2 - variance).max() < 1e-8
    drawn = trend(record, method="smoother")
    assert drawn.trend_kg.to_numpy() == pytest.approx(centre, abs=1e-9)
    assert (drawn.low_kg <= centre - half + 1e-9).all()
    assert (drawn.high_kg >= centre + half - 1e-9).all()
    if not seen.steps:
        assert (drawn.high_kg - drawn.low_kg).to_numpy() == pytest.approx(2 * half, abs=1e-9)


def test_daily_mornings_settle_and_are_reckoned_once(monkeypatch):
    """What makes three years quick: one filter for a record without a step, and variances that stay where they are."""
    (day, *_), noise = trusted(course(1096))
    run = smoother.filtered(day, noise)
    assert (run.prior[400:] == run.prior[400]).all()
    settled = np.flatnonzero((run.prior[1:] == run.prior[:-1]).all(axis=(1, 2)))[0]
    assert settled < 300
    exact = smoother.filtered(day, noise).prior[settled]
    carry = np.array([[1, 1, 0], [0, 1, 0], [0, 0, noise.lag1]])
    hit = exact @ [1, 0, 1]
    corrected = exact - np.outer(hit, hit) / (hit[0] + hit[2] + smoother._DISPLAY_KG**2)
    drift = run.prior[settled] - carry @ corrected @ carry.T
    assert drift[1, 1] == pytest.approx(smoother._SLOPE_DRIFT_KG**2, rel=1e-4), "a fixed point of the recursion"

    calls = []
    monkeypatch.setattr(smoother, "filtered", lambda *a, real=smoother.filtered: calls.append(a) or real(*a))
    for method in METHODS:
        trend(course(1096), method=method)
    assert len(calls) == len(METHODS)


def test_after_a_gap_variances_move_again():
    (day, *_), noise = trusted(course(900))
    holed = np.delete(day, range(500, 520))
    run, whole = smoother.filtered(holed, noise), smoother.filtered(day, noise)
    assert run.prior[500, 0, 0] > 2 * whole.prior[500, 0, 0]
    assert run.prior[-1] == pytest.approx(whole.prior[-1], abs=1e-7)


def test_weekly_rate_is_the_smoothed_change(record):
    """The difference of two smoothed states, with their covariance, by statsmodels' own bookkeeping."""
    (day, kg, *_), noise = trusted(record)
    seen = smoother.looked_back(day, kg, noise)
    model, body = state_space(seen, kg)
    last = model.ssm.filter()
    change = body[:, -1] - body[:, 0]
    change[0], change[12] = 1.0, -1.0
    week = 7.0 / (body.shape[1] - 1)
    centre = week * change @ last.filtered_state[:, -1]
    sd = week * math.sqrt(change @ last.filtered_state_cov[:, :, -1] @ change)
    ours = weekly_rate(record)
    if isinstance(ours, Refusal):
        assert len(day) < 7
        return
    assert ours.estimate == pytest.approx(centre, abs=1e-8)
    assert ours.low <= centre - seen.noise.z * sd + 1e-8
    assert ours.high >= centre + seen.noise.z * sd - 1e-8
    if not seen.steps:
        assert (ours.high - ours.low) / 2 == pytest.approx(seen.noise.z * sd, abs=1e-8)


def test_a_new_scale_is_noticed_and_named():
    """1.5 kg more from day 42 on: the note says so, and the interval holds the body of either reading."""
    body = project(ANA, Plan.deficit(500), 84)
    w = weigh_ins(body, seed=1)
    new = w.assign(weight_kg=w.weight_kg + 1.5 * (w.day >= 42))
    for method in METHODS:
        assert trend(w, method=method).attrs["notes"] == ()
        drawn = trend(new, method=method)
        (note,) = drawn.attrs["notes"]
        assert re.match(r"From day 4[0-4] on the scale shows about 1\.\d kg more, all at once: another scale", note)
        end = drawn.iloc[-1]
        assert end.low_kg <= body.weight_kg[-1] <= end.high_kg
        assert end.low_kg <= body.weight_kg[-1] + 1.5 <= end.high_kg
    plain, rate = weekly_rate(w), weekly_rate(new)
    assert isinstance(plain, Interval)
    assert isinstance(rate, Interval)
    assert rate.low <= plain.estimate <= rate.high
    assert rate.notes == drawn.attrs["notes"]
    intake = hidden_intake_kcal(new, ANA, 0)
    assert isinstance(intake, Interval)
    assert intake.low <= ANA.tdee_kcal - 500 <= intake.high
    assert abs(intake.estimate - (ANA.tdee_kcal - 500)) < 100, "a step is no tissue"


def test_a_rhythm_of_the_week_is_followed_as_far_as_it_may_be_the_bodys():
    body = project(ANA, Plan.deficit(500).weekends(+500), 84)
    drawn = trend(weigh_ins(body, seed=1))
    monday, saturday = drawn[drawn.day % 7 == 0], drawn[drawn.day % 7 == 5]
    shown = monday.trend_kg.mean() - saturday.trend_kg.mean()
    real = body.weight_kg[monday.day].mean() - body.weight_kg[saturday.day].mean()
    assert shown == pytest.approx(real, abs=0.25)
    assert shown > 0.4


def test_spread_of_exponential_smoothing_is_exact():
    """The SD followed step by step is that of the filter's weights on correlated noise."""
    day = np.cumsum([0, 1, 1, 3, 1, 1, 7, 1, 1, 1, 2, 1.0])
    noise = Noise(0.4, 0.35, 100.0)
    cov = noise.sd_kg**2 * noise.lag1 ** np.abs(day[:, None] - day)
    for shares in ((0.1, 0.0), trends.HOLT_SHARES):
        answers = np.array([trends.levels(day, one, *shares) for one in np.eye(len(day))])
        exact = np.sqrt(np.einsum("jn,jk,kn->n", answers, cov, answers))
        assert trends._spreads(day, noise, *shares) == pytest.approx(exact, abs=1e-12)


def test_hidden_intake_is_hall_and_chows_formula():
    w = weigh_ins(project(ANA, Plan.deficit(500), 84), seed=7)
    said = hidden_intake_kcal(w, ANA)
    assert isinstance(said, Interval)
    (day, kg, *_), noise = trusted(w)
    seen = smoother.looked_back(day, kg, noise)
    (tissue_kg, _), mean_kg = seen.change(0.0, tissue=True), (kg[:-1] + kg[1:]).sum() / 2 / 84.0
    change_kg = mean_kg + seen.water_kg - ANA.weight_kg
    rho, eps = rho_then(change_kg), linear_body(ANA).eps_kcal_per_kg_day
    by_hand = ANA.tdee_kcal + rho * tissue_kg / 84.0 + eps * change_kg
    assert said.estimate == pytest.approx(by_hand, abs=1e-6)
    assert said.low <= ANA.tdee_kcal - 500 <= said.high


def rho_then(change_kg: float) -> float:
    """What a kilogram holds once tissue has changed by so much: fat F with F - F0 + 10.4 ln(F / F0) = change."""
    low, high = 1.0, 100.0
    for _ in range(60):
        fat = (low + high) / 2
        above = fat - ANA.fat_kg + 10.4 * math.log(fat / ANA.fat_kg) > change_kg
        low, high = (low, fat) if above else (fat, high)
    return linear_body(ANA.but(fat_kg=fat)).rho_kcal_per_kg


def test_hidden_intake_of_a_straight_loss_in_round_numbers():
    """No noise, no water: 0.05 kg/day from 80 kg over 100 days is rho x -0.05 + eps x -2.5 below baseline."""
    w = table(np.arange(101), 80.0 - 0.05 * np.arange(101))
    eps = linear_body(ANA).eps_kcal_per_kg_day
    said = hidden_intake_kcal(w, ANA)
    assert isinstance(said, Interval)
    assert said.estimate == pytest.approx(ANA.tdee_kcal - 0.05 * rho_then(-2.5) - 2.5 * eps, abs=2.0)


@pytest.mark.parametrize("deficit_kcal", [300, 1250, -500])
@pytest.mark.parametrize("days", [56, 84, 168])
def test_hidden_intake_without_noise_is_what_was_eaten(deficit_kcal, days):
    """The formula as printed is 10 to 80 kcal/day off: it lets water cost energy, and fat stay what it was."""
    body = project(ANA, Plan.deficit(deficit_kcal), days)
    said = hidden_intake_kcal(weigh_ins(body, ScaleNoise.none()), ANA, 0)
    assert isinstance(said, Interval)
    off = said.estimate - (ANA.tdee_kcal - deficit_kcal)
    assert abs(off) < 25
    printed = linear_body(ANA)
    change = body.weight_kg - ANA.weight_kg
    as_printed = printed.rho_kcal_per_kg * (change[-1] - change[7]) / (days - 7)
    as_printed += printed.eps_kcal_per_kg_day * change[7:].mean()
    assert abs(off) < abs(as_printed + deficit_kcal)


def changed_scale(step_kg: float = 0.7, seed: int = 1) -> tuple[np.ndarray, pd.DataFrame]:
    """Ana's true weight, and her weigh-ins with another scale from day 42 on, its name beside each."""
    body = project(ANA, Plan.deficit(500), 84)
    w = weigh_ins(body, seed=seed)
    new = w.day >= 42
    return body.weight_kg, w.assign(weight_kg=w.weight_kg + step_kg * new, scale=np.where(new, "hall", "bath"))


def test_a_scale_that_is_written_down_is_taken_off():
    """What is told need not be guessed: the trend goes on as the first scale would show it."""
    told, guessed = {m: [] for m in (*METHODS, "rate")}, []
    for seed in range(12):
        true_kg, w = changed_scale(seed=seed)
        for method in METHODS:
            end = trend(w, method=method).iloc[-1]
            told[method].append(end.low_kg <= true_kg[-1] <= end.high_kg)
        end = trend(w.drop(columns="scale")).iloc[-1]
        guessed.append(end.low_kg <= true_kg[-1] <= end.high_kg)
        rate, intake = weekly_rate(w), hidden_intake_kcal(w, ANA, 0)
        assert isinstance(rate, Interval)
        assert isinstance(intake, Interval)
        told["rate"].append(rate.low <= (true_kg[-1] - true_kg[0]) / 12 <= rate.high)
        assert rate.notes == intake.notes
    assert all(np.mean(shares) >= 0.75 for shares in told.values()), told
    assert np.mean(guessed) < 0.6, "seven tenths of a kilogram cannot be told from noise"


def test_a_scale_that_is_written_down_is_named_with_what_it_shows_more():
    _, w = changed_scale(2.5)
    for said in (trend(w).attrs["notes"], trend(w, method="ema").attrs["notes"]):
        (note,) = said
        assert re.match(r"The scale 'hall' shows about 2\.\d kg more than the first one; that is taken off\.", note)
    assert "From day" in trend(w.drop(columns="scale")).attrs["notes"][0], "not written down, it is a step"
    one = w.assign(scale="bath")
    pd.testing.assert_frame_equal(trend(one), trend(w.drop(columns="scale")))


def test_two_scales_in_turn_are_told_apart_to_a_tenth():
    _, w = changed_scale(0.0)
    turns = w.assign(scale=np.where(w.day % 3 == 1, "gym", "bath"))
    turns["weight_kg"] += np.where(turns.scale == "gym", -1.2, 0.0)
    (note,) = trend(turns).attrs["notes"]
    assert re.match(r"The scale 'gym' shows about 1\.[1-4] kg less", note)
    plain, taken_off = trend(w.drop(columns="scale")), trend(turns)
    assert np.abs(plain.trend_kg - taken_off.trend_kg).max() < 0.2
    both = pd.concat([turns, turns[turns.day == 10].assign(scale="gym", weight_kg=79.0)]).sample(frac=1, random_state=1)
    is_sound(trend(both))


def test_an_empty_scale_is_answered_with_a_sentence():
    _, w = changed_scale()
    w.loc[3, "scale"] = None
    refusal(lambda: trend(w), "a row without a scale", "fill it")


# ---- the theory of the lag


@pytest.mark.parametrize("rate", [-0.1, -0.05, 0.03])
def test_ema_is_nine_days_late_under_a_steady_change(rate):
    """(1 - a) / a days times the rate, after a start-up that fades by (1 - a) a day."""
    day = np.arange(200)
    late = trend(table(day, 90 + rate * day), method="ema").trend_kg - (90 + rate * day)
    a = trends.EMA_SHARE
    assert late.iloc[-1] == pytest.approx(-9 * rate, rel=0.01)
    assert late.to_numpy() == pytest.approx(-rate * (1 - a) / a * (1 - (1 - a) ** day), abs=1e-9)


@pytest.mark.parametrize("share", [0.05, 0.25, 0.5, 1.0])
def test_any_other_share_is_late_by_its_own_days(share):
    day = np.arange(400)
    late = trend(table(day, 90 - 0.05 * day), method="ema", ema_share=share).trend_kg.iloc[-1] - (90 - 0.05 * 399)
    assert late == pytest.approx(0.05 * (1 - share) / share, abs=1e-6)


def test_a_first_morning_that_is_off_becomes_a_false_rate():
    """A first reading e too high is forgotten by (1 - a) a day: over the first n days it looks like a loss."""
    day, e = np.arange(60), 1.0
    kg = np.where(day == 0, 80.0 + e, 80.0)
    drawn = trend(table(day, kg), method="ema").trend_kg.to_numpy()
    assert drawn - 80.0 == pytest.approx(e * 0.9**day, abs=1e-12)
    false_kg_per_day = (drawn[28] - drawn[0]) / 28
    assert false_kg_per_day == pytest.approx(-e * (1 - 0.9**28) / 28)
    assert false_kg_per_day * 7716 == pytest.approx(-261, abs=1), "a kilogram of salt, read as kcal/day"


@pytest.mark.parametrize("gaps", [1, 3])
def test_no_lag_under_a_straight_line(gaps):
    day = np.arange(0, 600, gaps)
    line = 90 - 0.05 * day
    drawn = {m: trend(table(day, line), method=m).trend_kg.to_numpy() for m in METHODS}
    assert drawn["regression"] == pytest.approx(line, abs=1e-10)
    assert drawn["holt"][-1] == pytest.approx(line[-1], abs=1e-6), "once its start is forgotten"
    inside = (day > 40) & (day < 560)
    assert np.abs(drawn["smoother"] - line)[inside].max() < 0.002
    assert drawn["smoother"] == pytest.approx(line, abs=0.05), "at the ends its prior of no slope shows a little"
    assert drawn["ema"][-1] - line[-1] > 0.3


def test_holt_is_exact_from_the_start_when_it_knows_the_slope():
    """With the line already going through its level and slope, every step is exact: there is no lag at all."""
    day = np.arange(2000.0)
    line = 90 - 0.02 * day
    assert trends.levels(day, line, *trends.HOLT_SHARES)[-1] == pytest.approx(line[-1], abs=1e-11)


def test_a_gap_counts_as_its_days():
    """On a constant reading after a gap, the trend goes as far as in as many daily steps."""
    w = table([0, 1, 2, 10], [81.0, 80.0, 80.0, 80.0])
    daily = table(range(11), [81.0] + [80.0] * 10)
    assert trend(w, method="ema").trend_kg.iloc[-1] == pytest.approx(trend(daily, method="ema").trend_kg.iloc[-1])


# ---- tables as people keep them


@pytest.mark.parametrize("method", METHODS)
def test_gaps_several_readings_a_day_and_any_order(method):
    w = course(120, keep=0.6)
    twice = pd.concat([w, w.iloc[::3].assign(weight_kg=lambda f: f.weight_kg + 0.2)])
    mixed = twice.sample(frac=1.0, random_state=1)
    drawn = trend(mixed, method=method)
    is_sound(drawn)
    assert drawn.day.tolist() == sorted(set(w.day))
    means = twice.groupby("day").weight_kg.mean()
    pd.testing.assert_frame_equal(drawn, trend(table(means.index, means.to_numpy()), method=method))
    assert weekly_rate(mixed) == weekly_rate(table(means.index, means.to_numpy()))


@pytest.mark.parametrize("method", METHODS)
def test_input_is_not_changed_and_answers_repeat(method):
    w = course(60).sample(frac=1.0, random_state=2)
    before = w.copy(deep=True)
    one, two = trend(w, method=method), trend(w, method=method)
    weekly_rate(w), hidden_intake_kcal(w, BEN), unlikely_readings(w)
    pd.testing.assert_frame_equal(w, before)
    assert all(one[c].to_numpy().tobytes() == two[c].to_numpy().tobytes() for c in one)
    assert weekly_rate(w) == weekly_rate(w)


@pytest.mark.parametrize("method", METHODS)
def test_a_constant_weight_has_a_trend_and_no_sure_rate(method):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        w = table(range(60), [80.0] * 60)
        drawn, refused = trend(w, method=method), (weekly_rate(w), hidden_intake_kcal(w, ANA))
        w = table(range(60), [80.0, 80.001] * 30)
        rate, intake = weekly_rate(w), hidden_intake_kcal(w, ANA)
    is_sound(drawn)
    assert drawn.trend_kg.to_numpy() == pytest.approx(80.0, abs=1e-9)
    assert all("all 60 mornings read 80.0 kg" in str(one) for one in refused)
    assert isinstance(rate, Interval)
    assert isinstance(intake, Interval)
    assert rate.estimate == pytest.approx(0.0, abs=1e-3)
    assert intake.estimate == pytest.approx(ANA.tdee_kcal, abs=1.0)
    assert 0.005 < rate.high - rate.low < 0.2


@pytest.mark.parametrize("method", METHODS)
def test_one_and_two_weigh_ins(method):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        one = trend(table([5], [80.2]), method=method)
        two = trend(table([5, 6], [80.2, 79.8]), method=method)
        days = trend(table([5, 5], [80.2, 79.8]), method=method)
    for drawn in (one, two, days):
        is_sound(drawn)
    assert one.trend_kg.tolist() == pytest.approx([80.2])
    assert days.trend_kg.tolist() == pytest.approx([80.0])
    half = float(one.high_kg.iloc[0] - one.low_kg.iloc[0]) / 2
    assert 0.5 < half < 1.5, "one morning says as much as mornings usually do, 0.39 kg SD"
    assert not weekly_rate(table([5], [80.2]))
    assert not hidden_intake_kcal(table([5, 6], [80.2, 79.8]), ANA)
    assert "1 day of weigh-ins; 14 days" in str(weekly_rate(table([5], [80.2])))


def test_three_years_in_one_call():
    w = course(1096)
    for method in METHODS:
        drawn = trend(w, method=method)
        assert len(drawn) == 1097
        is_sound(drawn)
    assert isinstance(weekly_rate(w), Interval)
    assert isinstance(hidden_intake_kcal(w, BEN), Interval)


# ---- readings that do not fit


def with_slips(slips: dict[int, float], days: int = 60) -> pd.DataFrame:
    w = weigh_ins(project(ANA, Plan.deficit(500), days), seed=7)[["day", "weight_kg"]]
    for day, kg in slips.items():
        w.loc[w.day == day, "weight_kg"] = kg
    return w


@pytest.mark.parametrize("day", [0, 1, 30, 60])
@pytest.mark.parametrize(
    ("kg", "words"),
    [
        (172.0, "pounds typed as kilograms"),
        (36.0, "kilograms typed as pounds"),
        (22.5, "somebody else"),
        (88.0, "more"),
    ],
)
def test_a_slip_is_set_aside_and_named(day, kg, words):
    w = with_slips({day: kg})
    odd = unlikely_readings(w)
    assert odd.day.tolist() == [day]
    assert words in odd.reason[0]
    assert odd.reason[0].endswith((".", "?"))
    clean = w[w.day != day]
    for method in METHODS:
        drawn = trend(w, method=method)
        assert day not in drawn.day.tolist()
        pd.testing.assert_frame_equal(drawn, trend(clean, method=method))
        assert drawn.attrs["notes"] == (f"Day {day} was set aside: {odd.reason[0]}",)
        assert trend(clean, method=method).attrs["notes"] == ()
    rate, intake = weekly_rate(w), hidden_intake_kcal(w, ANA, 0)
    assert isinstance(rate, Interval)
    assert isinstance(intake, Interval)
    assert len(rate.notes) == len(intake.notes) == 1
    assert f"Day {day} was set aside" in repr(rate)
    assert weekly_rate(w, window_days=20).notes == (rate.notes if day > 40 else ())


def test_a_shoe_is_within_scatter_and_the_text_says_so():
    w = with_slips({30: float(with_slips({}).weight_kg[30]) + 0.9})
    assert unlikely_readings(w).empty
    assert list(unlikely_readings(w).columns) == ["day", "weight_kg", "reason"]
    assert "A shoe (under 1 kg) is within ordinary scatter" in str(unlikely_readings.__doc__)
    with_shoe, without = trend(w), trend(with_slips({}))
    assert 0 < np.abs(with_shoe.trend_kg - without.trend_kg).max() < 0.15, "and it moves the smoother little"


def test_a_run_of_slips_is_two_groups_not_a_trend():
    """A week typed in pounds, a child who plays scale for a week, a switch of the display halfway."""
    w = with_slips({})
    pounds = w.assign(weight_kg=np.where((w.day >= 20) & (w.day < 27), w.weight_kg / 0.4536, w.weight_kg))
    child = w.assign(weight_kg=np.where((w.day >= 20) & (w.day < 27), 21.0, w.weight_kg))
    halfway = w.assign(weight_kg=np.where(w.day < 28, w.weight_kg / 0.4536, w.weight_kg))
    assert unlikely_readings(pounds).day.tolist() == unlikely_readings(child).day.tolist() == list(range(20, 27))
    assert unlikely_readings(halfway).day.tolist() == list(range(28))
    few = table([0, 1, 2], [80.0, 176.4, 80.2])
    assert unlikely_readings(few).day.tolist() == [1]
    assert unlikely_readings(table([0, 1], [176.4, 80.0])).day.tolist() == [0], "of two, the later is trusted"
    assert len(trend(table([0, 1], [176.4, 80.0]))) == 1


@pytest.mark.parametrize("kcal", [600, -600])
def test_real_change_is_not_called_a_slip(kcal):
    for name in ("ana", "hugo", "jun"):
        body = project(PEOPLE[name], Plan.deficit(kcal), 180)
        w = weigh_ins(body, seed=4)
        assert unlikely_readings(w[::7]).empty, "weekly weigh-ins"
        assert unlikely_readings(w[(w.day < 30) | (w.day > 120)]).empty, "after three months without a scale"
        assert len(unlikely_readings(w)) <= 1


def test_all_pounds_are_noticed_when_the_person_is_known():
    w = with_slips({}).assign(weight_kg=lambda f: f.weight_kg / 0.4536)
    said = hidden_intake_kcal(w, ANA)
    assert not said
    assert "pounds typed as kilograms" in said.reason
    assert not hidden_intake_kcal(with_slips({}), PEOPLE["hugo"].but(weight_kg=170))


# ---- wrong tables


@pytest.mark.parametrize("call", [trend, unlikely_readings, weekly_rate, lambda w: hidden_intake_kcal(w, ANA)])
@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (None, "None"),
        ([80.0, 80.1], "column day"),
        ({"day": [0], "weight_kg": [80.0]}, "table"),
        (pd.DataFrame(), "without columns"),
        (pd.DataFrame({"date": [1], "kg": [80.0]}), "['date', 'kg']"),
        (pd.DataFrame([[0, 80.0, 81.0]], columns=["day", "weight_kg", "weight_kg"]), "one column weight_kg"),
        (table([], []), "0 rows"),
        (table([0, 1], [80.0, NAN]), "empty or infinite"),
        (table([0, 1], [80.0, INF]), "empty or infinite"),
        (table([0, None], [80.0, 80.0]), "empty or infinite"),
        (table([0, 1], [80.0, -80.0]), "-80 kg"),
        (table([0, 1], [80.0, 0.0]), "0 kg"),
        (table([0, 1], [80.0, 80_000.0]), "80000 kg"),
        (table([0, 1], [80.0, "81"]), "not a number"),
        (table([0, 1], ["80 kg", "81 kg"]), "not a number"),
        (table([0, 1], [True, False]), "not a number"),
        (table(["Monday", "Tuesday"], [80.0, 80.0]), "whole days since the start"),
        (table(pd.to_datetime(["2024-01-01", "2024-01-02"]), [80.0, 80.0]), "whole days since the start"),
        (table([0, 0.5], [80.0, 80.0]), "day 0.5"),
        (table([0, 1e9], [80.0, 80.0]), "day 1e+09"),
        (table(pd.array([0, None], dtype="Int64"), [80.0, 80.0]), "empty or infinite"),
    ],
)
def test_a_wrong_table_is_answered_with_a_sentence(call, bad, words):
    refusal(lambda: call(bad), words)


def test_wrong_arguments_are_answered_with_a_sentence():
    w = course(40)
    refusal(lambda: trend(w, method="median"), "median", "'ema', 'holt', 'regression', 'smoother'")
    for share in (0, 1.5, NAN, "0.1"):
        refusal(lambda share=share: trend(w, method="ema", ema_share=share), "ema_share")
    for days in (0, 4000, 1.5, NAN, "28"):
        refusal(lambda days=days: weekly_rate(w, window_days=days), "window_days")
        refusal(lambda days=days: hidden_intake_kcal(w, BEN, window_days=days), "window_days")
    refusal(lambda: hidden_intake_kcal(w, "ben"), "PEOPLE['ana']")


# ---- cannot tell yet


def test_weekly_rate_refuses_below_fourteen_days_and_seven_mornings():
    w = course(60)
    assert "13 days of weigh-ins; 14 days, weighed at least every other day, are needed" in str(weekly_rate(w[:13]))
    assert isinstance(weekly_rate(w[:14]), Interval)
    six, seven = [0, 3, 6, 9, 11, 13], [0, 2, 4, 6, 9, 11, 13]
    assert "6 mornings within 14 days" in str(weekly_rate(w[w.day.isin(six)]))
    assert isinstance(weekly_rate(w[w.day.isin(seven)]), Interval)
    same = table([0] * 30, w.weight_kg[:30])
    assert "1 day of weigh-ins" in str(weekly_rate(same)), "many readings of one day are one morning"


def test_hidden_intake_refuses_below_twenty_eight_days_and_when_it_is_too_wide():
    w = course(60)
    said = hidden_intake_kcal(w[:17], BEN)
    assert "17 days of weigh-ins; 28 days" in str(said)
    assert "± 300 kcal/day" in str(said)
    assert not hidden_intake_kcal(w[:27], BEN)
    assert isinstance(hidden_intake_kcal(w[:28], BEN), Interval)
    assert "13 mornings within 37 days" in str(hidden_intake_kcal(w[w.day.isin(range(0, 39, 3))], BEN))
    wild = weigh_ins(project(BEN, Plan.deficit(500), 60), ScaleNoise(gut_kg_sd=1.5), seed=3)
    said = hidden_intake_kcal(wild[:28], BEN)
    assert not said
    assert "more days are needed for ± 450 kcal/day" in said.reason
    assert isinstance(hidden_intake_kcal(wild, BEN), Interval), "more days, and it answers"
    fell = table(range(40), 80 - 0.4 * np.arange(40))
    assert "less than 0" in str(hidden_intake_kcal(fell, ANA))


def test_a_window_whose_only_reading_was_set_aside_is_empty():
    w = pd.concat([course(30), table([60], [170.0])])
    assert "0 days of weigh-ins; 14 days" in str(weekly_rate(w, window_days=20))
    assert "0 days of weigh-ins; 28 days" in str(hidden_intake_kcal(w, BEN, window_days=20))


def test_refusals_are_sentences():
    w = course(60)
    for said in (
        weekly_rate(w[:5]),
        hidden_intake_kcal(w[:20], BEN),
        hidden_intake_kcal(w, PEOPLE["chloe"].but(height_cm=150, weight_kg=45)),
    ):
        assert isinstance(said, Refusal)
        assert said.reason[0].isupper() or said.reason[0].isdigit()
        assert said.reason[-1] in ".?"
        assert not said


def test_window_days_uses_the_last_days_only():
    w = course(180)
    last = w[w.day > w.day.max() - 28]
    windowed, alone = weekly_rate(w, window_days=28), weekly_rate(last)
    assert isinstance(windowed, Interval)
    assert isinstance(alone, Interval)
    # the noise is judged from all mornings, so the weights differ a little and nothing else does
    assert windowed.estimate == pytest.approx(alone.estimate, abs=0.05)
    lighter_before = w.assign(weight_kg=np.where(w.day <= 150, 0.95 * w.weight_kg, w.weight_kg))
    told = weekly_rate(lighter_before, window_days=28)
    assert isinstance(told, Interval)
    assert told.estimate == pytest.approx(windowed.estimate, abs=0.1), "what was before does not count"
    assert weekly_rate(w, window_days=181) == weekly_rate(w) == weekly_rate(w, window_days=3650)
    assert not weekly_rate(w, window_days=13)
    assert isinstance(weekly_rate(w, window_days=14), Interval)
    assert not hidden_intake_kcal(w, BEN, window_days=27)
    assert isinstance(hidden_intake_kcal(w, BEN, window_days=28), Interval)


# ---- how the noise is read


def test_noise_of_a_long_record_is_found():
    rng = np.random.default_rng(1)
    n, sd, lag1 = 1000, 0.6, 0.3
    noise = [0.0]
    for e in rng.standard_normal(n + 50):
        noise.append(lag1 * noise[-1] + sd * math.sqrt(1 - lag1**2) * e)
    found = estimate_noise(np.arange(n, dtype=float), 80 - 0.03 * np.arange(n) + np.array(noise[-n:]))
    assert found.sd_kg == pytest.approx(sd, rel=0.05)
    assert found.lag1 == pytest.approx(lag1, abs=0.07)
    assert 1.6 < found.z < 1.7


def test_noise_of_few_mornings_is_the_usual_one():
    one = estimate_noise(np.array([0.0]), np.array([80.0]))
    assert one.sd_kg == USUAL_SD_KG
    two = estimate_noise(np.array([0.0, 1.0]), np.array([80.0, 80.0]))
    assert 0.3 < two.sd_kg <= USUAL_SD_KG, "two mornings that agree prove nothing"
    assert one.z > two.z > estimate_noise(np.arange(90.0), np.full(90, 80.0)).z > Z
    curve = 80 + 3 * np.exp(-np.arange(400) / 100)
    bent = estimate_noise(np.arange(400.0), curve)
    assert bent.sd_kg < 0.2, "a bend is not noise"


# ---- any table at all


tables = st.lists(
    st.tuples(
        st.integers(-400, 1200), st.one_of(st.floats(40, 180), st.sampled_from([80.0, 80.1, 176.0, 1.0, 1000.0]))
    ),
    min_size=1,
    max_size=40,
).map(lambda rows: table([d for d, _ in rows], [w for _, w in rows]))


def drawn_or_told(w: pd.DataFrame, method: trends.Method) -> pd.DataFrame | str:
    """Return the trend, or the sentence that says why there is none."""
    try:
        return trend(w, method=method)
    except ValueError as error:
        return str(error)


@settings(max_examples=60, deadline=None)
@given(tables)
def test_nothing_returns_nan_whatever_is_written_down(w):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for method in METHODS:
            drawn = drawn_or_told(w, method)
            if isinstance(drawn, str):
                assert drawn.startswith("weigh_ins must be of one body on one scale, in kg. ")
                assert not weekly_rate(w), "what has no trend has no rate"
            else:
                is_sound(drawn)
        for said in (weekly_rate(w), hidden_intake_kcal(w, ANA), weekly_rate(w, window_days=30)):
            if isinstance(said, Interval):
                assert said.low <= said.estimate <= said.high
                assert said.low < said.high
            else:
                assert said.reason.endswith((".", "?"))
        odd = unlikely_readings(w)
        assert len(odd) < len(w), "some reading is always trusted"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(1, 40), min_size=5, max_size=60),
    st.floats(-0.2, 0.2),
    st.floats(0.0, 1.0),
    st.integers(0, 1000),
)
def test_irregular_days_and_any_slope(gaps, slope, sd, seed):
    day = np.cumsum(gaps)
    kg = np.maximum(90 + slope * (day - day[0]) / max(1, day[-1] / 100), 50)
    w = table(day, kg + sd * np.random.default_rng(seed).standard_normal(len(day)))
    for method in METHODS:
        is_sound(trend(w, method=method))


@pytest.mark.parametrize("days", [[0, 36_500], [-36_500, 0, 1, 36_500], [0, 1, 2, 3650, 3651]])
def test_gaps_of_years(days):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for method in METHODS:
            is_sound(trend(table(days, [80.0] * len(days)), method=method))


def test_shifted_days_and_heavier_people_change_nothing_else():
    w = course(80, keep=0.7)
    for method in METHODS:
        plain, moved = (
            trend(w, method=method),
            trend(table(w.day + 500, w.weight_kg + 10), method=method),
        )
        for column in ("trend_kg", "low_kg", "high_kg"):
            assert (plain[column] + 10).to_numpy() == pytest.approx(moved[column].to_numpy(), abs=1e-9)


def test_the_limits_are_those_of_the_text():
    assert rates.RATE_DAYS == 14
    assert rates.INTAKE_DAYS == trends.WINDOW_DAYS == 28
    assert rates.INTAKE_HALF_WIDTH_KCAL == 450
