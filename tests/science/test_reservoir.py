"""The lake: its books, its laws, its referee, its gauge."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp

from lessons_lib.science import lake as reservoir
from lessons_lib.science.lake import LAKE, Reservoir

changes = st.floats(-800, 800).filter(lambda x: abs(x) > 1e-6)


@given(changes, st.integers(1, 400), st.sampled_from(reservoir.MODELS))
@settings(max_examples=60, deadline=None)
def test_what_flows_in_and_not_out_is_in_the_lake(change, days, model):
    run = reservoir.run(change, days, model, Reservoir(level_cm=5000.0))
    stored = (run.level_cm[-1] - run.level_cm[0]) * LAKE.m3_per_cm
    assert run.inflow_m3[1:].sum() - run.outflow_m3[1:].sum() == pytest.approx(stored, abs=1e-6)
    assert run.inflow_m3[0] == run.outflow_m3[0] == LAKE.flow_m3


@given(changes)
@settings(max_examples=20, deadline=None)
def test_an_independent_solver_agrees(change):
    lake = Reservoir(level_cm=5000.0)
    ours = reservoir.run(change, 365, reservoir=lake).level_cm

    def slope(_, h):
        return (change - lake.outflow_m3_per_cm * (h - lake.level_cm)) / lake.m3_per_cm

    theirs = solve_ivp(slope, (0, 365), [lake.level_cm], t_eval=range(366), rtol=1e-10, atol=1e-9).y[0]
    assert np.abs(ours - theirs).max() < 1e-5


def test_no_change_no_drift_and_both_models_start_alike():
    assert np.ptp(reservoir.run(0, 365).level_cm) == 0.0
    line, lake = (reservoir.run(-500, 365, model).level_cm for model in reservoir.MODELS)
    assert line[1] - lake[1] == pytest.approx(0.0, abs=1e-3)
    assert np.all(np.diff(lake - line) >= 0)


@given(st.floats(-800, 700), st.floats(1, 100))
@settings(max_examples=30, deadline=None)
def test_more_water_never_gives_a_lower_lake(change, more):
    lake = Reservoir(level_cm=5000.0)
    low, high = (reservoir.run(x, 200, reservoir=lake).level_cm for x in (change, change + more))
    assert np.all(high >= low)


def test_it_rests_where_in_equals_out():
    run = reservoir.run(-500, 3650)
    assert run.level_cm[-1] == pytest.approx(LAKE.level_cm - 500 / LAKE.outflow_m3_per_cm, abs=0.1)
    assert run.outflow_m3[-1] == pytest.approx(run.inflow_m3[-1], abs=0.1)


def test_the_gauge_scatters_as_it_says_and_repeats():
    run = reservoir.run(-500, 364)
    assert reservoir.gauge(run, 3).equals(reservoir.gauge(run, 3))
    off = np.concatenate([g["reading_cm"] - g["true_cm"] for g in (reservoir.gauge(run, seed) for seed in range(60))])
    assert off.std() == pytest.approx(reservoir.WIND_CM_SD, rel=0.03)
    assert abs(off.mean()) < 0.1
    alone = np.array([g["reading_cm"] - g["true_cm"] for g in (reservoir.gauge(run, seed) for seed in range(60))])
    lag1 = np.mean(alone[:, 1:] * alone[:, :-1]) / np.mean(alone**2)
    assert lag1 == pytest.approx(reservoir.WIND_LAG1, abs=0.03)
    assert reservoir.gauge(run, 1, wind_cm_sd=0)["reading_cm"].tolist() == np.round(run.level_cm).tolist()


def test_its_trend_is_late_by_nine_days_on_a_line():
    readings = reservoir.gauge(reservoir.run(-500, 364, "straight"), 1, wind_cm_sd=0)
    late = reservoir.smooth(readings)["trend_cm"].iloc[-1] - readings["true_cm"].iloc[-1]
    assert late == pytest.approx(9 * 0.5, abs=0.3)


def test_weeks_and_shares_follow_the_data():
    assert reservoir.apart_week(-500, 10) < reservoir.apart_week(-300, 10)
    assert reservoir.apart_week(-100, 100, weeks=26) is None
    run = reservoir.run(-500, 28)
    shares = [reservoir.share_of_rises(run, 4, 200, sd) for sd in (0.1, 3.0, 12.0)]
    assert shares[0] == 0.0
    assert shares == sorted(shares)


@given(changes, st.floats(2, 200))
@settings(max_examples=15, deadline=None)
def test_a_change_that_fades_agrees_with_an_independent_solver(change, weeks):
    lake = Reservoir(level_cm=5000.0)
    ours = reservoir.run(change, 365, "outlet", lake, weeks)

    def slope(t, h):
        return (change * 0.5 ** (t / (7 * weeks)) - lake.outflow_m3_per_cm * (h - lake.level_cm)) / lake.m3_per_cm

    theirs = solve_ivp(slope, (0, 365), [lake.level_cm], t_eval=range(366), rtol=1e-12, atol=1e-12).y[0]
    assert np.abs(ours.level_cm - theirs).max() < 1e-5
    assert abs(ours.inflow_m3[1] - lake.flow_m3) <= abs(change)


@pytest.mark.parametrize(("change", "weeks"), [(-500, None), (300, None), (-500, 26)])
def test_the_hidden_inflow_is_read_off_the_gauge(change, weeks):
    run = reservoir.run(change, 364, half_life_weeks=weeks)
    true = run.inflow_m3[-56:].mean()
    found = [reservoir.hidden_inflow_m3(reservoir.gauge(run, seed)) for seed in range(200)]
    assert 0.82 < np.mean([one.low <= true <= one.high for one in found]) < 0.96
    assert np.mean([one.estimate for one in found]) == pytest.approx(true, abs=10)
    assert not reservoir.hidden_inflow_m3(reservoir.gauge(run, 1)[:20])


def test_the_fan_holds_its_own_middle_and_widens():
    low, middle, high = reservoir.fan(-500, 364)
    assert np.all(low <= middle)
    assert np.all(middle <= high)
    assert high[-1] - low[-1] > high[90] - low[90] > 0


@given(st.floats(1, 500), st.floats(0, 20_000))
@settings(max_examples=25, deadline=None)
def test_bays_agree_with_an_independent_solver(pumped, channel):
    ours = reservoir.pump(pumped, 182, channel)
    bay, rest = 250.0, 750.0

    def slope(_, h):
        flow = channel * (h[1] - h[0])
        return [(flow - pumped) / bay, (-flow - LAKE.outflow_m3_per_cm * (h[1] - LAKE.level_cm)) / rest]

    theirs = solve_ivp(slope, (0, 182), [400.0, 400.0], method="LSODA", t_eval=[0, 91, 182], rtol=1e-10, atol=1e-9).y
    assert ours.bay_cm[[0, 91, 182]] == pytest.approx(theirs[0], abs=1e-4)
    assert ours.rest_cm[[0, 91, 182]] == pytest.approx(theirs[1], abs=1e-4)


def test_an_open_channel_makes_one_lake_of_two():
    together = reservoir.pump(500, 182, 1e6)
    assert together.bay_cm == pytest.approx(reservoir.run(-500, 182).level_cm, abs=0.2)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: reservoir.run(-900, 10), "-800 to 800 m³/day"),
        (lambda: reservoir.run(-500, 0), "1 to 3650 days"),
        (lambda: reservoir.run(-500, 10, "bent"), "'straight', 'outlet'"),
        (lambda: reservoir.run(-800, 2000, "straight"), "reaches the sill of the outlet after day 499"),
        (lambda: reservoir.run(-500, 10, reservoir="lake"), "such as LAKE"),
        (lambda: Reservoir(m3_per_cm=0), "from 0.001 to"),
        (lambda: reservoir.gauge(3, 1), "what reservoir.run"),
        (lambda: reservoir.gauge(reservoir.run(1, 1), -1), "seed"),
        (lambda: reservoir.smooth(3), "what reservoir.gauge"),
        (lambda: reservoir.smooth(reservoir.gauge(reservoir.run(1, 1), 1), share=0), "share"),
        (lambda: reservoir.share_of_rises(reservoir.run(1, 28), 5), "1 to 4"),
        (lambda: reservoir.run(-500, 10, half_life_weeks=0), "half_life_weeks"),
        (lambda: reservoir.hidden_inflow_m3(3), "what reservoir.gauge"),
        (lambda: reservoir.fan(-800, 10), "-500 to 500 m³/day"),
        (lambda: reservoir.pump(900, 10), "0 to 500 m³/day"),
        (lambda: reservoir.pump(100, 10, -1), "channel_m3_per_cm"),
    ],
)
def test_bad_input_gets_a_sentence(call, said):
    with pytest.raises(ValueError, match=r"It must be|Use at most|Give") as caught:
        call()
    assert said in str(caught.value)
