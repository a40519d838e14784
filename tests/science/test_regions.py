"""Arms, trunk and legs: they add up, and the allometric rule is what it says."""

from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import Phase, assume, given, settings
from science_sentences import INF, NAN, NOT_NUMBERS, refusal, value_of

from lessons_lib import MODELS, PEOPLE, OutsideModelError, Person, Plan, Projection, data, project, regional_fat
from lessons_lib.science.fat import regions

# without shrinking: a failure is found again from its printed numbers, and quickly
PHASES = (Phase.explicit, Phase.generate)
QUICK = settings(max_examples=40, deadline=None, derandomize=True, database=None, phases=PHASES)


@st.composite
def cases(draw: Any) -> tuple[Person, Projection]:
    height = draw(st.floats(150, 200))
    person = Person(
        "A", draw(st.sampled_from(["female", "male"])), draw(st.floats(18, 80)), height,
        draw(st.floats(19, 50)) * (height / 100) ** 2, draw(st.floats(1.2, 2.5)),
    )  # fmt: skip
    plan = Plan.deficit(draw(st.floats(-1500, 1000)))
    try:
        return person, project(person, plan, 90, model=draw(st.sampled_from(MODELS)))
    except (OutsideModelError, ValueError):
        assume(False)
        raise


@QUICK
@given(case=cases(), exponent=st.floats(0.05, 1.5))
def test_regions_add_up_and_follow_the_exponent(case, exponent):
    person, p = case
    t = regional_fat(person, p, exponent=exponent)
    assert t.columns.tolist() == ["day", "arms_kg", "trunk_kg", "legs_kg"]
    assert t.day.tolist() == list(range(91))
    assert t.day.dtype.kind == "i"
    total = t.arms_kg + t.trunk_kg + t.legs_kg
    assert np.abs(total - p.fat_kg).max() < 1e-9
    assert (t.drop(columns="day") > 0).all(axis=None)
    upper = (t.arms_kg + t.trunk_kg).to_numpy()
    legs = t.legs_kg.to_numpy()
    moved = np.abs(np.log(upper / upper[0])) > 1e-4
    ratio = np.log(legs[moved] / legs[0]) / np.log(upper[moved] / upper[0])
    assert ratio == pytest.approx(exponent, abs=1e-7)
    arms_of_upper = (t.arms_kg / upper).to_numpy()
    assert np.ptp(arms_of_upper) < 1e-12, "arms and trunk go together"


@QUICK
@given(case=cases())
def test_exponent_1_is_the_same_rate_everywhere(case):
    person, p = case
    t = regional_fat(person, p, exponent=1)
    for region in ("arms_kg", "trunk_kg", "legs_kg"):
        assert (t[region] / t[region][0]).to_numpy() == pytest.approx(p.fat_kg / p.fat_kg[0], rel=1e-12)


@pytest.mark.parametrize(("who", "arms", "trunk", "legs"), [("ben", 0.107, 0.551, 0.342), ("ana", 0.094, 0.511, 0.395)])
def test_the_start(who, arms, trunk, legs):
    person = PEOPLE[who]
    t = regional_fat(person, project(person, Plan.deficit(500), 1))
    first = t.iloc[0]
    assert first.arms_kg == pytest.approx(arms * person.fat_kg, rel=1e-12)
    assert first.trunk_kg == pytest.approx(trunk * person.fat_kg, rel=1e-12)
    assert first.legs_kg == pytest.approx(legs * person.fat_kg, rel=1e-12)
    assert sum(regions.START_SHARES[person.sex].values()) == pytest.approx(1.0, abs=1e-12)


def test_the_men_s_split_by_hand():
    """Treuth 1994: 2.383, 12.216 and 7.583 kg in arms, trunk and legs."""
    kg = {"arms": 2.383, "trunk": 12.216, "legs": 7.583}
    for region, value in kg.items():
        assert regions.START_SHARES["male"][region] == pytest.approx(value / sum(kg.values()), abs=6e-4)


def test_the_women_s_split_by_hand():
    """The men's, times 1.39, 1.47 and 1.83 (Hinton 2017), scaled to 1."""
    men = regions.START_SHARES["male"]
    raw = {"arms": 1.39 * men["arms"], "trunk": 1.47 * men["trunk"], "legs": 1.83 * men["legs"]}
    for region, value in raw.items():
        assert regions.START_SHARES["female"][region] == pytest.approx(value / sum(raw.values()), abs=6e-4)


def test_the_default_exponent_is_the_trial_s():
    """Albu 2010: upper body -29.4 %, hips and legs -24.4 % in men; -15.2 and -12.4 % in women."""
    for upper, legs in ((29.4, 24.4), (15.2, 12.4)):
        assert np.log(1 - legs / 100) / np.log(1 - upper / 100) == pytest.approx(regions.EXPONENT, abs=0.011)
    p = project(PEOPLE["ana"], Plan.deficit(500), 200)
    assert regional_fat(PEOPLE["ana"], p).equals(regional_fat(PEOPLE["ana"], p, exponent=0.80))


def test_the_range_is_that_of_the_other_trials():
    """Nindl 2000: legs unchanged, 0. Aasen 2010: trunk and legs alike, 1. Carnero 2014 between them, by its shares."""
    rows = {(r["study"], r["region"]): r for r in data.read_rows("regional_fat")}
    assert rows["Nindl 2000", "legs"]["result"] == "no change"
    trunk, legs = (float(rows["Aasen 2010", part]["change_percent"]) for part in ("trunk", "legs"))
    assert np.log(1 + legs / 100) / np.log(1 + trunk / 100) == pytest.approx(1, abs=0.02)
    assert regions.EXPONENT_RANGE == (0, 1)
    share = {
        (part, end): float(rows["Carnero 2014", part][end]) for part in regions.REGIONS for end in ("start", "end")
    }
    exponents = []
    for start_kg in (20, 30):  # assumed: the abstract gives the 4.4 kg lost, and shares
        kept = 1 - 4.4 / start_kg
        upper = (share["arms", "end"] + share["trunk", "end"]) / (share["arms", "start"] + share["trunk", "start"])
        exponents.append(np.log(kept * share["legs", "end"] / share["legs", "start"]) / np.log(kept * upper))
    assert exponents == pytest.approx([0.69, 0.54], abs=0.01)
    # the women's start is a model assumption; what was measured lies near
    whole = sum(share[part, "start"] for part in regions.REGIONS)
    for part, assumed in regions.START_SHARES["female"].items():
        assert share[part, "start"] / whole == pytest.approx(assumed, abs=0.035)


def test_exponent_0_keeps_the_legs_as_long_as_the_rest_has_fat():
    ana = PEOPLE["ana"]
    p = project(ana, Plan.deficit(500), 200)
    t = regional_fat(ana, p, exponent=0)
    assert t.legs_kg.to_numpy() == pytest.approx(t.legs_kg[0])
    assert (t.arms_kg + t.trunk_kg + t.legs_kg).to_numpy() == pytest.approx(p.fat_kg)
    near = regional_fat(ana, p, exponent=0.001)
    assert np.abs(near - t).max(axis=None) < 0.02
    # when all fat is less than the legs had, the rest has none, and nothing turns negative
    drained = regions._upper_fat(np.array([30.0, 12.0, 5.0]), 18.0, 12.0, 0.0)
    assert drained.tolist() == [18.0, 0.0, 0.0]


def test_legs_lose_a_smaller_share_and_gain_a_smaller_share():
    for deficit in (500, -500):
        p = project(PEOPLE["ines"], Plan.deficit(deficit), 200)
        t = regional_fat(PEOPLE["ines"], p)
        legs, trunk = t.legs_kg.iloc[-1] / t.legs_kg[0], t.trunk_kg.iloc[-1] / t.trunk_kg[0]
        assert abs(legs - 1) < abs(trunk - 1)
        assert (legs < 1) == (trunk < 1) == (deficit > 0)


def test_where_one_trains_does_not_enter():
    ana = PEOPLE["ana"]
    with_training = Plan.daily([1900.0] * 60, activity_change=[0.2] * 60)
    p = project(ana, with_training, 60)
    q = project(ana, Plan.daily([1900.0] * 60).activity(0.2), 60)
    assert np.abs(regional_fat(ana, p) - regional_fat(ana, q)).max(axis=None) < 1e-12


@pytest.mark.parametrize("value", [*NOT_NUMBERS, NAN, INF, -0.01, 1.51, -0.8], ids=repr)
def test_exponents_out_of_range_are_sentences(value):
    p = project(PEOPLE["ana"], Plan.deficit(500), 3)
    refusal(lambda: regional_fat(PEOPLE["ana"], p, exponent=value), f"exponent is {value_of(value)}", "0 to 1.5")


def test_wrong_arguments_are_sentences():
    p = project(PEOPLE["ana"], Plan.deficit(500), 3)
    for wrong in (None, "ana", p):
        refusal(lambda w=wrong: regional_fat(w, p), "person is", "Person")
    for wrong in (None, [30.0, 29.0], PEOPLE["ana"]):
        refusal(lambda w=wrong: regional_fat(PEOPLE["ana"], w), "projection is", "project(...)")


def test_somebody_else_s_projection_is_a_sentence():
    """Ben's split on Ana's fat would be nobody's body."""
    p = project(PEOPLE["ana"], Plan.deficit(500), 3)
    refusal(lambda: regional_fat(PEOPLE["ben"], p), "Ben", "Ana")
