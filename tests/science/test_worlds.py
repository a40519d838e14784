"""How often 90 % intervals hold the truth where the world is not as tidy as the model."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from benchmarks.worlds import WORLDS, Held, held
from lessons_lib import (
    PEOPLE,
    Interval,
    Person,
    Plan,
    Refusal,
    hidden_intake_kcal,
    intake_change_kcal,
    project,
    weigh_ins,
)
from lessons_lib.science.scale.rates import PAL_SD, RMR_SD_PERCENT, baseline_error_kcal
from lessons_lib.science.scale.readings import trusted
from lessons_lib.science.scale.smoother import looked_back

ANA = PEOPLE["ana"]
PROMISED = (
    "usual mornings",
    "holding",
    "half of the mornings missing",
    "weekdays only",
    "outliers, 5 %",
    "menstrual cycle",
    "weekends +200 kcal",
    "weekends +300 kcal",
    "weekends +500 kcal",
    "weekends +300, half missing",
    "weekends +300, weekdays only",
    "new scale, written down",
)


@cache
def shares(world: str) -> Held:
    return held(WORLDS[world], (ANA,), range(30))


@pytest.mark.parametrize("world", PROMISED)
def test_the_smoother_holds_in_ordinary_worlds(world: str) -> None:
    """30 records a world; benchmarks/worlds.py asks a hundred."""
    found = shares(world)
    assert 0.85 <= found.every_day <= 0.97
    assert found.last_day >= 0.8
    for share in (found.rate, found.intake):
        assert share is not None
        assert share >= 0.8


def test_over_all_ordinary_worlds_nine_of_ten_hold() -> None:
    for of in ("every_day", "last_day", "rate", "intake"):
        assert 0.87 <= np.mean([getattr(shares(world), of) for world in PROMISED]) <= 0.96, of


def noticed(step_kg: float, seeds: range, plan: Plan) -> tuple[float, list[int]]:
    """In which share of records a step is noticed, and at which readings, if one is planted on day 42."""
    body, said, places = project(ANA, plan, 84), [], []
    for seed in seeds:
        w = weigh_ins(body, seed=seed)
        readings, noise = trusted(w.assign(weight_kg=w["weight_kg"] + step_kg * (w["day"] >= 42)))
        steps = looked_back(readings.day, readings.kg, noise).steps
        said.append(bool(steps))
        places += list(steps)
    return float(np.mean(said)), places


@pytest.mark.parametrize("plan", [Plan.deficit(0), Plan.deficit(500), Plan.deficit(500).weekends(+500)])
def test_a_step_is_seldom_noticed_where_there_is_none(plan: Plan) -> None:
    """One record in twenty, say the words."""
    assert 0.01 <= noticed(0.0, range(200), plan)[0] <= 0.08


@pytest.mark.parametrize(("step_kg", "least", "most"), [(0.7, 0.3, 0.5), (1.0, 0.6, 0.9), (1.5, 0.9, 1.0)])
def test_a_planted_step_is_noticed_as_often_as_the_words_say(step_kg: float, least: float, most: float) -> None:
    for sign in (1.0, -1.0):
        share, places = noticed(sign * step_kg, range(60), Plan.deficit(500))
        assert least <= share <= most
    if step_kg > 1.0:
        assert np.mean(np.abs(np.array(places) - 42) <= 2) > 0.8


def test_how_well_a_step_can_be_known_at_all() -> None:
    """The words give an SD of 0.28 kg to the size of a step at a known place, by a straight line with known truth."""
    body = project(ANA, Plan.deficit(500), 84)
    off = np.array([(w["weight_kg"] - w["true_kg"]).to_numpy() for w in (weigh_ins(body, seed=s) for s in range(150))])
    day = np.arange(85.0)
    design = np.column_stack([np.ones(85), day, day >= 42])
    sizes = np.linalg.lstsq(design, off.T, rcond=None)[0][-1]
    assert np.std(sizes) == pytest.approx(0.28, abs=0.04)
    assert np.mean(off.std(axis=1)) == pytest.approx(0.45, abs=0.05)


def test_a_large_deficit_is_not_read_as_a_larger_one() -> None:
    """The formula as printed was 75 kcal/day too low here, and held the truth in two of three cases."""
    assert (shares("deficit 1,250 kcal/day").intake or 0.0) >= 0.85


def test_where_a_step_or_a_break_hides_it_is_half_and_the_text_says_so() -> None:
    assert 0.4 <= shares("new scale, +0.7 kg half-way").every_day <= 0.8
    assert shares("diet break in the last week").every_day >= 0.8
    assert 0.35 <= shares("diet break in the last week").last_day <= 0.85


def another_baseline(person: Person, seed: int) -> Person:
    """Somebody whose baseline is off from the estimate as lesson 13 assumes, by another PAL."""
    rng = np.random.default_rng([seed, 9])
    pal = person.pal + PAL_SD * rng.standard_normal()
    factor = np.exp(RMR_SD_PERCENT / 100 * rng.standard_normal())
    return person.but(pal=float(np.clip(pal * factor, 1.2, 2.5)))


@pytest.mark.parametrize("cut_kcal", [0, 500])
def test_hidden_intake_allows_for_a_baseline_that_is_an_estimate(cut_kcal: float) -> None:
    inside, known = [], []
    for seed in range(60):
        body = project(another_baseline(ANA, seed), Plan.intake(ANA.tdee_kcal - cut_kcal), 84)
        w, truth = weigh_ins(body, seed=seed), float(body.intake_kcal[1:].mean())
        for baseline, kept in ((None, inside), (0, known)):
            said = hidden_intake_kcal(w, ANA, baseline)
            assert isinstance(said, Interval)
            kept.append(said.low <= truth <= said.high)
    assert 0.85 <= np.mean(inside) <= 0.95
    assert np.mean(known) < 0.4, "taken for measured, it is far too sure"


def test_the_error_of_a_baseline_is_the_one_of_lesson_13() -> None:
    spread = np.std([another_baseline(ANA, seed).tdee_kcal for seed in range(3000)])
    assert spread == pytest.approx(baseline_error_kcal(ANA), rel=0.05)
    said = hidden_intake_kcal(weigh_ins(project(ANA, Plan.deficit(500), 84), seed=7), ANA)
    assert isinstance(said, Interval)
    assert "Most of that width is Ana's baseline, which is an estimate" in repr(said)


@pytest.mark.parametrize(
    "plan", [Plan.deficit(500), Plan.deficit(500).weekends(+300), Plan.deficit(600).fading(8), Plan.deficit(-300)]
)
def test_a_change_of_intake_needs_no_baseline(plan: Plan) -> None:
    inside, widths = [], []
    for seed in range(40):
        body = project(another_baseline(ANA, seed), Plan.daily(intake_kcal=plan.intake_kcal(ANA, 112)), 112)
        eaten = body.intake_kcal[1:]
        said = intake_change_kcal(weigh_ins(body, seed=seed), ANA, window_days=56)
        assert isinstance(said, Interval)
        truth = float(eaten[-56:].mean() - eaten[:-56].mean())
        inside.append(said.low <= truth <= said.high)
        widths.append(said.high - said.low)
    assert 0.8 <= np.mean(inside) <= 0.975
    assert np.mean(widths) < 500, "narrower than what a baseline leaves open"


def test_a_change_of_intake_is_refused_without_two_windows() -> None:
    w = weigh_ins(project(ANA, Plan.deficit(500), 84), seed=7)
    said = intake_change_kcal(w[:40], ANA)
    assert isinstance(said, Refusal)
    assert "28 days, weighed at least every other day, are needed for the earlier window" in said.reason
    assert not intake_change_kcal(w[w.day < 60], ANA, window_days=40)
    assert "somebody else" in str(intake_change_kcal(w, PEOPLE["hugo"].but(weight_kg=200)))
    for wrong in (7, "28", 28.5):
        with pytest.raises(ValueError, match="window_days is"):
            intake_change_kcal(w, ANA, window_days=wrong)  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(ValueError, match="baseline_sd_kcal is -1"):
        hidden_intake_kcal(w, ANA, -1)
