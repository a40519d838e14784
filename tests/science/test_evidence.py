"""Trials, pooling, the simulated literature and the ledger of claims, each against a referee."""

from __future__ import annotations

import math
import re
import time
import tomllib
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from science_sentences import INF, NAN, refusal
from scipy import special, stats
from scipy.optimize import minimize_scalar
from statsmodels.stats.meta_analysis import combine_effects
from statsmodels.tools.sm_exceptions import InvalidTestWarning

from lessons_lib import data
from lessons_lib.science.evidence import student_t
from lessons_lib.science.evidence.literature import trial_machine
from lessons_lib.science.evidence.pooling import hedges_g, pool_effects
from lessons_lib.science.evidence.trials import (
    CELLS,
    CLOSE,
    FOLD,
    FOUND_IT,
    LOOSE,
    SCAN,
    UNCHECKED,
    Trial,
    claims,
    forest_table,
    trials,
    trials_table,
)
from lessons_lib.science.fat.lipolysis import fold_thickness_mm
from lessons_lib.start import ROOT

TRIALS = {trial.id: trial for trial in trials()}
NUMBERS = [
    "trained_start",
    "trained_end",
    "trained_change",
    "trained_plus_minus",
    "compared_start",
    "compared_end",
    "compared_change",
    "compared_plus_minus",
    "difference",
]

# the same examples every time; the first call loads what later ones have, so time per example says nothing
many = settings(max_examples=150, deadline=None, derandomize=True, database=None)

# --- Student's t ---------------------------------------------------------------------------


@pytest.mark.parametrize("level", [0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
def test_the_quantile_is_scipys(level):
    for df in (1, 1.5, 2, 3, 4, 5, 7, 10, 19, 30, 58, 100, 998, 1e5):
        assert student_t.quantile(level, df) == pytest.approx(stats.t.ppf(0.5 + level / 2, df), rel=1e-9)
    assert student_t.quantile(level, INF) == pytest.approx(stats.norm.ppf(0.5 + level / 2), rel=1e-12)


@many
@given(st.lists(st.tuples(st.floats(-60, 60), st.floats(1, 2000)), min_size=1, max_size=20))
@example([(0.0, 1.0), (1e-12, 3.0), (1e6, 1.0), (1e-8, 1.0)])
def test_the_two_sided_chance_is_scipys(pairs):
    t, df = (np.array(x) for x in zip(*pairs, strict=True))
    ours = student_t.two_sided_p(t, df)
    # as an incomplete beta function, since next to 0 stats.t.sf itself is off by 3e-9
    assert ours == pytest.approx(1.0 - special.betainc(0.5, df / 2.0, t * t / (df + t * t)), abs=1e-9)
    assert ((ours >= 0) & (ours <= 1)).all()


# --- pooling -------------------------------------------------------------------------------


@st.composite
def literatures(draw, least=2):
    """A literature: its effects, with a spread between trials that is often none, and standard errors."""
    k = draw(st.integers(least, 60))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    tau = draw(st.sampled_from([0.0, 0.0, 0.05, 0.3, 1.0, 3.0]))
    errors = np.exp(rng.uniform(-2.5, 0.5, k))
    return draw(st.floats(-5, 5)) + rng.normal(0, np.sqrt(errors**2 + tau**2)), errors


def referee(effects, errors, row):
    """What statsmodels says: estimate, low, high, tau2, q; the rows "wls" are those of Knapp and Hartung."""
    with warnings.catch_warnings():
        # its negative tau2 gives roots of negative weights in results that are not used here
        warnings.simplefilter("ignore", RuntimeWarning)
        warnings.simplefilter("ignore", InvalidTestWarning)  # of the intervals of single trials
        combined = combine_effects(effects, errors**2, method_re="dl", use_t=row.endswith("wls"))
        found = combined.summary_frame().loc[row]
    return found.eff, found.ci_low, found.ci_upp, combined.tau2, combined.q


@many
@given(literatures())
def test_the_fixed_effect_is_statsmodels(literature):
    effects, errors = literature
    pooled = pool_effects(effects, errors, "fixed")
    estimate, low, high, _, q = referee(effects, errors, "fixed effect")
    assert (pooled.estimate, pooled.low, pooled.high) == pytest.approx((estimate, low, high), abs=1e-6)
    assert pooled.q == pytest.approx(q, rel=1e-6, abs=1e-9)
    assert pooled.i2_percent == pytest.approx(max(0, 100 * (1 - (len(effects) - 1) / q)), abs=1e-6)
    assert pooled.tau2 == 0
    if len(effects) >= 3:
        assert (pooled.prediction_low, pooled.prediction_high) == (pooled.low, pooled.high)


@many
@given(literatures())
def test_dersimonian_laird_is_statsmodels(literature):
    effects, errors = literature
    pooled = pool_effects(effects, errors, "DL", interval="normal")
    estimate, low, high, tau2, _ = referee(effects, errors, "random effect")
    if tau2 <= 0:  # statsmodels keeps a negative variance; cut at 0 it is the fixed effect
        assert pooled.tau2 == 0
        estimate, low, high, _, _ = referee(effects, errors, "fixed effect")
    else:
        assert pooled.tau2 == pytest.approx(tau2, rel=1e-6)
    assert (pooled.estimate, pooled.low, pooled.high) == pytest.approx((estimate, low, high), abs=1e-6)


@many
@given(literatures())
def test_knapp_hartung_is_statsmodels_and_never_narrower_than_normal(literature):
    effects, errors = literature
    pooled, normal = (pool_effects(effects, errors, "DL", interval=i) for i in ("knapp_hartung", "normal"))
    kind = "random" if pooled.tau2 > 0 else "fixed"
    estimate, _, high, _, _ = referee(effects, errors, f"{kind} effect wls")
    assert pooled.estimate == pytest.approx(estimate, abs=1e-6)
    half = max(high - estimate, normal.high - normal.estimate)
    assert (pooled.low, pooled.high) == pytest.approx((estimate - half, estimate + half), abs=1e-6)
    assert any("normal interval stands" in note for note in pooled.notes) == (pooled.high == normal.high)


# Tuberculosis and BCG vaccine, 13 trials (Colditz et al. 1994, as in the R package metafor): cases and the others,
# vaccinated and not
BCG = np.array(
    [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
        (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232),
        (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
    ],
    dtype=float,
).T  # fmt: skip


def test_published_numbers_of_the_bcg_trials():
    """Log risk ratios; the numbers are those that metafor prints for them."""
    cases, others, cases_0, others_0 = BCG
    effects = np.log(cases / (cases + others) * (cases_0 + others_0) / cases_0)
    errors = np.sqrt(1 / cases - 1 / (cases + others) + 1 / cases_0 - 1 / (cases_0 + others_0))
    knapp, normal = (pool_effects(effects, errors, interval=i) for i in (None, "normal"))
    for pooled, low, high in ((knapp, -1.1084, -0.3206), (normal, -1.0669, -0.3622)):
        assert (pooled.tau2, pooled.estimate) == pytest.approx((0.3132, -0.7145), abs=5e-5)
        assert (pooled.low, pooled.high) == pytest.approx((low, high), abs=5e-5)
        assert pooled.q == pytest.approx(152.23, abs=5e-3)
        assert (pooled.prediction_low, pooled.prediction_high) == pytest.approx((-2.008, 0.579), abs=5e-4)
    assert (knapp.interval, normal.interval) == ("knapp_hartung", "normal")
    assert pool_effects(effects, errors, "DL").tau2 == pytest.approx(0.3088, abs=5e-5)
    assert pool_effects(effects, errors, "fixed").estimate == pytest.approx(-0.4303, abs=5e-5)


@pytest.mark.parametrize("trials", [2, 3, 5])
def test_the_interval_holds_the_truth_as_often_as_it_says(trials):
    """True effects with a variance of 0.2 between trials of unequal size: 95 in 100, where normal falls short."""
    rng = np.random.default_rng(trials)
    held = {"knapp_hartung": 0, "normal": 0}
    for _ in range(1500):
        errors = rng.uniform(0.1, 0.4, trials)
        effects = rng.normal(0.0, np.hypot(errors, 0.45))
        for name in held:
            pooled = pool_effects(effects, errors, interval=name)
            held[name] += pooled.low <= 0.0 <= pooled.high
    assert 0.935 <= held["knapp_hartung"] / 1500 <= 0.975
    assert held["normal"] / 1500 < 0.90


def restricted(tau2, effects, errors):
    """Minus the restricted log-likelihood, written from its definition."""
    variances = errors**2 + tau2
    mean = np.average(effects, weights=1 / variances)
    return 0.5 * (np.log(variances).sum() + np.log((1 / variances).sum()) + ((effects - mean) ** 2 / variances).sum())


def reml(effects, errors):
    """tau2 by scipy: the best of a fine grid, then a bounded search around it."""
    most = 4 * np.ptp(effects) ** 2
    grid = np.concatenate([[0.0], np.geomspace(1e-8 * most, most, 400)])
    best = int(np.argmin([restricted(t, effects, errors) for t in grid]))
    bounds = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    found = minimize_scalar(
        restricted, bounds=bounds, args=(effects, errors), method="bounded", options={"xatol": 1e-13}
    )
    return found.x if found.fun < restricted(0.0, effects, errors) else 0.0


@many
@given(literatures())
def test_reml_maximises_the_restricted_likelihood(literature):
    effects, errors = literature
    pooled = pool_effects(effects, errors)
    tau2 = reml(effects, errors)
    weights = 1 / (errors**2 + tau2)
    assert pooled.estimate == pytest.approx(np.average(effects, weights=weights), abs=1e-6)
    assert pooled.standard_error == pytest.approx(1 / math.sqrt(weights.sum()), abs=1e-6)
    # the likelihood is flat at its top: scipy finds tau2 to about 1e-7 of its size
    assert pooled.tau2 == pytest.approx(tau2, abs=1e-6 * max(1, tau2))
    assert restricted(pooled.tau2, effects, errors) <= restricted(tau2, effects, errors) + 1e-10


@many
@given(literatures(least=1), st.sampled_from(["REML", "DL", "fixed"]))
def test_what_holds_for_every_literature(literature, method):
    effects, errors = literature
    pooled = pool_effects(effects, errors, method)
    numbers = [x for x in vars(pooled).values() if isinstance(x, float)]
    assert np.isfinite(numbers).all()
    assert pooled.low <= pooled.estimate <= pooled.high
    if len(effects) < 3:
        assert pooled.prediction_low is pooled.prediction_high is None
        assert "next one" not in repr(pooled)
    else:
        assert pooled.prediction_low <= pooled.low < pooled.high <= pooled.prediction_high
    assert pooled.tau2 >= 0
    assert 0 <= pooled.i2_percent <= 100
    assert effects.min() - 1e-9 <= pooled.estimate <= effects.max() + 1e-9
    assert sum(pooled.weights_percent) == pytest.approx(100)
    assert pooled.level == 0.95
    assert (pooled.trials, pooled.method) == (len(effects), method)
    # moved and mirrored, the answer moves and mirrors with it
    other = pool_effects(100 - effects, errors, method)
    assert other.estimate == pytest.approx(100 - pooled.estimate, abs=1e-6)
    assert other.tau2 == pytest.approx(pooled.tau2, rel=1e-5, abs=1e-7)
    if len(effects) >= 3 and method != "fixed":
        reach = stats.t.ppf(0.975, len(effects) - 2) * math.hypot(math.sqrt(pooled.tau2), pooled.standard_error)
        reach = max(reach, pooled.high - pooled.estimate)
        assert pooled.prediction_high - pooled.estimate == pytest.approx(reach, rel=1e-9)


@pytest.mark.parametrize("method", ["REML", "DL", "fixed"])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_identical_effects_have_no_spread(method, count):
    pooled = pool_effects([0.3] * count, [0.1] * count, method)
    assert pooled.estimate == pytest.approx(0.3)
    assert (pooled.tau2, pooled.q, pooled.i2_percent) == (0, 0, 0)
    assert pooled.high - pooled.estimate == pytest.approx(1.959964 * 0.1 / math.sqrt(count), abs=1e-6)


def test_one_or_two_trials_predict_nothing_and_say_so():
    one, two = pool_effects([0.3], [0.1]), pool_effects([0.0, 1.0], [0.1, 0.1])
    assert one.high - one.estimate == pytest.approx(1.959964 * 0.1, abs=1e-6)
    assert any("one trial" in note for note in one.notes)
    # two equal weights: the mean's error is half the difference, and t has one degree of freedom
    assert two.high - two.estimate == pytest.approx(0.5 * stats.t.ppf(0.975, 1), rel=1e-9)
    for pooled in (one, two, pool_effects([0.0, 1.0], [0.1, 0.1], "fixed")):
        assert any("Fewer than three" in note for note in pooled.notes)


@pytest.mark.parametrize(
    ("effects", "errors", "words"),
    [
        ([0.1, 0.2], [0.1], ["2 effects", "1 standard_errors"]),
        ([0.1], [0.0], ["standard error is 0", "more than 0"]),
        ([0.1], [-0.2], ["-0.2"]),
        ([NAN], [0.1], ["effects", "nan"]),
        ([0.1, INF], [0.1, 0.1], ["effects", "inf"]),
        ([0.1], [NAN], ["standard_errors", "nan"]),
        ([], [], ["effects is empty"]),
        (0.1, 0.1, ["single number"]),
        ([[0.1]], [[0.1]], ["a table"]),
        ("0.1", [0.1], ["not a row of numbers"]),
        ([None], [0.1], ["not a row of numbers"]),
        ([True], [0.1], ["not a row of numbers"]),
        ([[0.1], [0.1, 0.2]], [0.1], ["not a row of numbers"]),
    ],
)
def test_bad_literatures_are_refused_in_a_sentence(effects, errors, words):
    refusal(lambda: pool_effects(effects, errors), *words)


def test_an_unknown_method_is_refused():
    refusal(lambda: pool_effects([0.1], [0.1], "reml"), "method", "'REML'")
    refusal(lambda: pool_effects([0.1], [0.1], interval="hksj"), "interval", "'knapp_hartung'")
    refusal(
        lambda: pool_effects([0.1], [0.1], "fixed", "knapp_hartung"), "fixed", "knapp_hartung", "leave interval out"
    )


# --- the trials ----------------------------------------------------------------------------


def test_every_number_has_its_tag_and_its_unit():
    for trial in TRIALS.values():
        given = [getattr(trial, name) for name in NUMBERS if getattr(trial, name) is not None]
        assert bool(given) == bool(trial.numbers_tag), trial.id
        assert bool(given) == bool(trial.unit), trial.id
        assert trial.tag in data.SHOWABLE_TAGS
        assert not trial.numbers_tag or trial.numbers_tag in data.SHOWABLE_TAGS
        assert bool(trial.plus_minus_is) == (trial.trained_plus_minus is not None)
        for part in ("trained", "compared"):
            start, end, change = (getattr(trial, f"{part}_{x}") for x in ("start", "end", "change"))
            if start is not None:
                assert end - start == pytest.approx(change, abs=1e-9), trial.id
        assert (trial.effect is None) == (not trial.effect_is)
        assert trial.effect is None or trial.effect_low < trial.effect < trial.effect_high
        assert trial.effect_is != "derived" or trial.tag == "DERIVED"


def test_the_positive_trials_are_there():
    positive = {trial.sample for trial in TRIALS.values() if trial.local_loss == "yes"}
    assert {"scotto_di_palumbo_2017", "paoli_2021", "brobakken_2023"} <= positive
    shown = set(forest_table().id)
    assert {"scotto_di_palumbo_2017_arms", "paoli_2021", "brobakken_2023"} <= shown


@pytest.mark.parametrize("trial", [t for t in TRIALS.values() if t.effect_is == "derived"], ids=lambda t: t.id)
def test_a_derived_effect_follows_from_the_published_numbers(trial):
    size = trial.effect_size()
    assert size.kind == "derived"
    for ours, printed in ((size.effect, trial.effect), (size.low, trial.effect_low), (size.high, trial.effect_high)):
        assert ours == pytest.approx(printed, abs=0.0051)
    assert trial.unit in size.formula


def test_the_effects_by_hand():
    # Walts: SE 2.8 times the root of 80 is an SD of 25.0 cm2, and the legs differ by 0.8 + 0.1
    sd = 2.8 * math.sqrt(80)
    assert TRIALS["walts_2008_men"].effect_size().effect == pytest.approx(0.9 / sd, rel=0.01)
    # Scotto di Palumbo: equal groups of 8, pooled SD, 14 degrees of freedom
    g = (-12.1 + 2.3) / math.sqrt((3.4**2 + 7.0**2) / 2) * (1 - 3 / 55)
    assert replace(TRIALS["scotto_di_palumbo_2017_arms"], effect_low=None).effect_size() is None
    size = TRIALS["scotto_di_palumbo_2017_arms"].effect_size()
    assert size.effect == pytest.approx(g)
    assert size.standard_error == pytest.approx(math.sqrt(2 / 8 + g**2 / 32))


def test_one_trial_cannot_be_rebuilt_from_its_printed_spread():
    """697 g more and P < 0.05 as published: no t test on its SD of 1,093 g gives that, so no effect is shown."""
    trial = TRIALS["brobakken_2023"]
    assert trial.effect_size() is None
    assert "P < 0.05" in trial.words
    for other_sd, p in ((trial.trained_plus_minus, 0.22), (1e-6, 0.09)):
        found = stats.ttest_ind_from_stats(-trial.difference, trial.trained_plus_minus, 8, 0.0, other_sd, 8)
        assert found.pvalue == pytest.approx(p, abs=0.005)
        assert f"P = {p:.2f}" in trial.note or f"and {p:.2f} if" in trial.note
    for words in ("−1.2 and −2.3 kg", "−1705 and −1134 g", "2005-08 to 2006-05, registered 2023-03-31"):
        assert words in trial.note


@pytest.mark.parametrize("correlation", [0.0, LOOSE, CLOSE])
def test_limbs_of_the_same_people_have_the_error_of_four_readings(correlation):
    """Every reading drawn, two limbs before and after, alike by the correlation."""
    rng = np.random.default_rng(0)
    readings = math.sqrt(correlation) * rng.normal(size=(4000, 80, 1))
    readings = readings + math.sqrt(1 - correlation) * rng.normal(size=(4000, 80, 4))
    found = (readings[..., 1] - readings[..., 0] - readings[..., 3] + readings[..., 2]).mean(axis=1)
    size = TRIALS["walts_2008_men"].effect_size(correlation)
    assert size.standard_error == pytest.approx(found.std(), rel=0.05)
    # two groups of different people would have the same as a correlation of one half
    assert TRIALS["walts_2008_men"].effect_size(0.5).standard_error == pytest.approx(math.sqrt(2 / 80))


def test_the_closer_the_readings_the_narrower():
    for name in ("walts_2008_men", "walts_2008_women"):
        loose, close = TRIALS[name].effect_size(), TRIALS[name].effect_size(CLOSE)
        assert close.high - close.low < 0.35 * (loose.high - loose.low)
        assert TRIALS[name].note.endswith(f"{close.low:.2f} to {close.high:.2f}".replace("-", "−"))
    refusal(lambda: TRIALS["walts_2008_men"].effect_size(1.5), "correlation", "1.5", "0.99")


def test_the_table_of_the_forest_plot():
    table = forest_table()
    assert table.kind.tolist() == ["published"] + ["derived"] * (len(table) - 1)
    first = table.iloc[0]
    assert (first.effect, first.low, first.high, first.n) == (-0.03, -0.10, 0.05, 1158)
    assert table.notna().all(axis=None)
    assert set(table.tag) <= set(data.SHOWABLE_TAGS)
    assert table.name.is_unique


def test_an_effect_from_a_p_has_that_p():
    table = forest_table().set_index("id")
    for name, p in FOUND_IT.items():
        row, half = table.loc[name], TRIALS[name].n / 2
        assert TRIALS[name].result.find("P") < 0 or f"P < {p:g}" in TRIALS[name].result
        if TRIALS[name].effect is None:
            assert 2 * stats.norm.sf(abs(row.effect / row.standard_error)) == pytest.approx(p)
            # without Hedges' correction it is the difference of two groups whose t test has that P
            raw = row.effect / (1 - 3 / (4 * (2 * half - 2) - 1))
            assert 2 * stats.t.sf(abs(raw) / math.sqrt(2 / half), 2 * half - 2) == pytest.approx(p)


def test_every_trial_stands_in_the_table_once_for_each_instrument():
    table = trials_table()
    text = repr(table)
    for trial in TRIALS.values():
        if trial.role == "trial":
            rows = [
                row
                for row in table.rows
                if row.trial.startswith(trial.study.replace(" et al.", "").replace(" and ", ", "))
            ]
            assert rows, trial.id
            assert all(row.people in (str(trial.n), "176", "?") for row in rows)
            assert all(("†" in row.trial) is (trial.tag == "VERIFIED-SECONDARY") for row in rows)
            # what the file calls a local loss is one in the table too, by some instrument
            found = any(row.found.startswith("yes") for row in rows)
            assert found is (trial.local_loss == "yes" or trial.id == "kostek_2007"), trial.id
    numbers = re.findall(r"P [<=] [0-9.]+", text)
    assert numbers == ["P < 0.05", "P = 0.02", "P < 0.05", "P < 0.01"]
    assert [table.count(group).partition(": ")[2] for group in (SCAN, CELLS, FOLD)] == [
        "3 of 9 find a local loss.", "0 of 2 find a local loss.", "3 of 5 find a local loss.",
    ]  # fmt: skip
    # what could not be checked is told without a number but its year
    assert set(re.findall(r"[0-9]+", UNCHECKED)) == {"1971", "1962"}
    assert UNCHECKED in text
    assert not any(name in trial.study for trial in TRIALS.values() for name in ("Gwinup", "Roby"))
    seen, folded = table._repr_markdown_().split("<details>")
    assert folded.count("**yes") == 6
    # what is open holds every measurement, a row an instrument, the yeses on the right
    open_rows = [line.strip("| ").split(" | ") for line in seen.splitlines() if line.startswith("| ")][1:]
    noes, yeses = (sum(len(row[at].split("<br>")) for row in open_rows if row[at] != "–") for at in (1, 2))
    assert (noes, yeses) == (len(table.rows) - 6, 6)
    assert all(row.line in seen for row in table.rows)
    assert re.findall(r"P [<=] [0-9.]+", seen) == ["P < 0.05", "P = 0.02", "P < 0.05", "P < 0.01"]
    # loss goes with the instrument: the same arms, and the counts of each
    assert "| fat cells | Katch 19, belly<br>Krotkiewski 10, thigh | – |" in seen
    assert [row.found for row in table.rows if row.trial == "Kostek 2007"] == ["no", "yes, in men"]
    assert all(row.assumed in folded for row in table.rows)
    assert folded.count("\n| ") == len(table.rows) + 1


def test_the_two_tables_of_trials_agree():
    """Numbers that stand in regional_fat.csv and here are the same ones."""
    regional = data.read_rows("regional_fat")

    def change(study, region):
        (row,) = [r for r in regional if r["study"] == study and r["region"] == region]
        return float(row["change_percent"] or 0)

    for part in ("arms", "trunk"):
        here = TRIALS[f"ramirez_campillo_2013_{part}"].compared_change
        assert here == change("Ramirez-Campillo 2013", part)
    for part in ("arms", "trunk", "legs"):
        assert TRIALS[f"nindl_2000_{part}"].trained_change == change("Nindl 2000", part)
        treuth = TRIALS[f"treuth_1994_{part}"]
        percent = 100 * treuth.trained_change / treuth.trained_start
        assert percent == pytest.approx(change("Treuth 1994", part), abs=0.06)
    here = {x for t in TRIALS.values() if t.sample.startswith("walts") for x in (t.trained_start, t.trained_end)}
    there = {
        float(r[x])
        for r in regional
        for x in ("start", "end")
        if r["study"] == "Walts 2008" and r["region"] == "trained thigh" and r["unit"] == "cm2"
    }
    assert here == there


def test_a_trial_says_itself_in_a_sentence():
    for trial in TRIALS.values():
        assert isinstance(trial, Trial)
        assert trial.words.endswith(f"({trial.tag}).")
        assert not re.search(r"None|nan|\bnp\.", trial.words + repr(trial.effect_size() or ""))


@pytest.mark.parametrize(
    ("wrong", "word"),
    [({"sd_trained": 0}, "sd_trained"), ({"n_compared": 1}, "n_compared"), ({"difference": NAN}, "nan")],
)
def test_an_effect_size_is_refused_in_a_sentence(wrong, word):
    usual = {"difference": 1, "sd_trained": 2, "sd_compared": 2, "n_trained": 8, "n_compared": 8}
    refusal(lambda: hedges_g(**(usual | wrong)), word)


# --- the simulated literature --------------------------------------------------------------


@pytest.mark.parametrize("people", [8, (8, 40), 200])
def test_without_bias_the_machine_is_unbiased(people):
    run = trial_machine(20_000, people, instrument="MRI", publish_null=1.0, seed=4)
    assert run.published.all()
    assert run.expected_percent == 0
    assert abs(run.effect_percent.mean()) < 4 * run.effect_percent.std() / math.sqrt(20_000)
    assert run.significant.mean() == pytest.approx(0.05, abs=4 * math.sqrt(0.05 * 0.95 / 20_000))
    assert run.headline().mean_published == run.headline().mean_all


def test_the_drawn_mean_and_sd_are_those_of_drawn_people():
    """The short cut against every person simulated, reading by reading."""
    rng = np.random.default_rng(5)
    readings = rng.normal(0, 3.6, (4, 8000, 12))
    values = rng.normal(0, 4.0, (8000, 12)) + (readings[1] - readings[0]) - (readings[3] - readings[2])
    short = trial_machine(8000, 12, instrument="MRI", seed=6)
    for ours, theirs in (
        (short.effect_percent, values.mean(axis=1)),
        (short.standard_error_percent, values.std(axis=1, ddof=1) / math.sqrt(12)),
        (short.p, stats.ttest_1samp(values, 0, axis=1).pvalue),
    ):
        assert stats.ks_2samp(ours, theirs).pvalue > 0.001


def test_p_is_students():
    run = trial_machine(500, (3, 300), seed=1)
    t = run.effect_percent / run.standard_error_percent
    assert run.p == pytest.approx(2 * stats.t.sf(np.abs(t), run.people - 1), abs=1e-9)


def test_publishing_what_was_found_inflates_the_published_mean():
    fair, biased = (trial_machine(5000, instrument="MRI", publish_null=c, seed=2) for c in (1.0, 0.05))
    assert (fair.p == biased.p).all(), "the same trials"
    assert abs(fair.headline().mean_published) < 0.1
    assert biased.headline().mean_published < -1.0
    assert biased.headline().share_local_loss_published > 0.3 > 0.05 > biased.headline().share_local_loss
    assert biased.published[biased.local_loss].all()
    assert biased.published[~biased.local_loss].mean() == pytest.approx(0.05, abs=0.015)


def test_small_trials_exaggerate_most():
    """What is significant in a small trial is far from the truth: a true 2 % comes out as several times that."""
    small, large = (
        trial_machine(5000, n, true_effect_percent=-2.0, instrument="MRI", publish_null=0.0, seed=3) for n in (10, 200)
    )
    assert small.headline().mean_published < -6
    assert -3 < large.headline().mean_published < -2


def test_the_caliper_sees_a_thinner_fold_where_no_fat_left():
    caliper, mri = (trial_machine(20_000, instrument=i, publish_null=1.0, seed=8) for i in ("caliper", "MRI"))
    before, after = fold_thickness_mm(17.7, 40), fold_thickness_mm(17.7, 40, 9)
    assert before == pytest.approx(13, abs=0.1)
    assert caliper.expected_percent == pytest.approx(100 * (after / before - 1))
    assert caliper.effect_percent.mean() == pytest.approx(caliper.expected_percent, abs=0.1)
    assert caliper.expected_percent < -3
    assert caliper.headline().share_local_loss > 10 * mri.headline().share_local_loss
    assert trial_machine(instrument="caliper", muscle_growth_percent=0).expected_percent == pytest.approx(0)
    # more people make the wrong answer more certain
    shares = [trial_machine(3000, n, seed=9).headline().share_local_loss for n in (10, 40, 160)]
    assert shares == sorted(shares)
    assert shares[-1] > 0.95


def test_the_same_seed_gives_the_same_trials():
    one, two, other = (trial_machine(50, seed=s) for s in (1, 1, 2))
    assert (one.p == two.p).all()
    assert (one.p != other.p).any()
    assert repr(one) == repr(two)


def test_nothing_published_is_said_not_computed():
    run = trial_machine(3, instrument="MRI", publish_null=0.0, seed=0)
    assert not run.local_loss.any()
    assert run.headline().mean_published is None
    assert "None was published" in str(run.headline())
    assert "one trial" in str(trial_machine(1).headline())


def test_every_trial_of_a_literature_is_complete():
    run = trial_machine(40)
    columns = (run.people, run.effect_percent, run.standard_error_percent, run.p, run.published)
    assert all(len(column) == 40 and np.isfinite(column).all() for column in columns)
    assert ((run.people >= 8) & (run.people <= 40)).all()
    assert (run.local_loss == ((run.p < 0.05) & (run.effect_percent < 0))).all()


def test_a_thousand_trials_take_less_than_50_ms():
    trial_machine(1000)
    took = []
    for seed in range(5):
        start = time.perf_counter()
        trial_machine(1000, (3, 2000), seed=seed)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.050


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"trials": 0}, "trials"),
        ({"trials": 10**6}, "20000"),
        ({"people": 2}, "people"),
        ({"people": (40, 8)}, "smaller"),
        ({"people": (8, 20, 40)}, "smallest"),
        ({"people": "8"}, "people"),
        ({"true_effect_percent": -80}, "true_effect_percent"),
        ({"instrument": "DXA"}, "'caliper', 'MRI'"),
        ({"publish_null": 1.5}, "publish_null"),
        ({"seed": -1}, "seed"),
        ({"error_percent": NAN}, "error_percent"),
        ({"person_sd_percent": 0}, "person_sd_percent"),
        ({"muscle_growth_percent": 300}, "muscle_growth_percent"),
    ],
)
def test_a_literature_is_refused_in_a_sentence(wrong, word):
    refusal(lambda: trial_machine(**wrong), word)


@many
@given(
    st.integers(1, 300),
    st.integers(3, 100),
    st.floats(-50, 50),
    st.sampled_from(["caliper", "MRI"]),
    st.floats(0, 1),
    st.integers(0, 2**32 - 1),
)
def test_no_literature_holds_a_hole(count, people, true, instrument, chance, seed):
    run = trial_machine(count, people, true, instrument, chance, seed)
    for values in (run.effect_percent, run.standard_error_percent, run.p):
        assert np.isfinite(values).all()
    assert ((run.p >= 0) & (run.p <= 1)).all()
    assert "nan" not in repr(run)
    assume(count >= 3)
    pooled = pool_effects(run.effect_percent, run.standard_error_percent)
    assert np.isfinite(pooled.prediction_low)


# --- the ledger of claims ------------------------------------------------------------------

SOURCES = ROOT / "notebooks" / "source"
MET_LINE = re.compile(r"^# \*\*Claims met:\*\*[^\n]+$", re.MULTILINE)


def source_of(lesson: str) -> Path | None:
    """The source of a lesson, if it exists."""
    return next(iter(sorted(SOURCES.glob(f"{lesson}_*/lesson.py"))), None)


def claims_of(lesson: str) -> set[str]:
    return {claim.id for claim in claims() if claim.lesson.removeprefix("owed:") == lesson}


VERDICTS = ("supported", "mixed/nuanced", "convention", "unsupported", "refuted/unsafe", "not checked")


def test_the_ledger_holds_every_claim_once():
    ids = [claim.id for claim in claims()]
    assert len(ids) == len(set(ids)) == 59
    assert all(re.fullmatch(r"[EPXSRLC]\d\d", one) for one in ids)
    for claim in claims():
        assert re.fullmatch(r"(owed:)?(0\d|1[0-3])", claim.lesson), claim.id
        assert claim.seed in ("S0", "S1", "S2", "S3", "all")
        assert claim.topic
        assert claim.claim
        assert claim.verdict in VERDICTS
        # a verdict that rests on nothing says so
        assert claim.verdict != "not checked" or claim.tag == "NOT CHECKED"
        assert claim.verdict != "supported" or claim.tag != "NOT CHECKED"
        assert claim.evidence


def test_what_could_not_be_checked_shows_no_number():
    unchecked = [claim for claim in claims() if claim.tag == "NOT CHECKED"]
    assert len(unchecked) == 8
    for claim in claims():
        if claim in unchecked:
            assert "no number we could check" in claim.evidence
            assert not re.search(r"\d", claim.evidence), claim.id
        else:
            assert claim.tag in data.SHOWABLE_TAGS
            assert "no number we could check" not in claim.evidence


def test_a_claim_is_owed_exactly_as_long_as_its_lesson_is_not_written():
    for claim in claims():
        if claim.lesson.startswith("owed:"):
            assert source_of(claim.lesson.removeprefix("owed:")) is None, f"{claim.id}: {claim.lesson} is written"
        else:
            assert source_of(claim.lesson), f"{claim.id}: owed:{claim.lesson}"


@pytest.mark.parametrize("source", sorted(SOURCES.glob("[0-9]*_*/about.toml")), ids=lambda source: source.parent.name)
def test_a_lesson_names_the_claims_it_meets(source):
    """What ``data/claims.csv`` owes to a lesson, its about.toml names; its section Sources shows that line."""
    lesson, named = source.parent.name[:2], set(tomllib.loads(source.read_text(encoding="utf-8"))["claims"])
    assert named <= {claim.id for claim in claims()}, "an unknown claim"
    assert claims_of(lesson) <= named, f"lesson {lesson} does not name {claims_of(lesson) - named}"
    assert len(MET_LINE.findall((source.parent / "lesson.py").read_text(encoding="utf-8"))) == 1, "one line a lesson"
