"""Charts of trends and plateaus: the words are the data's, formulas hold, pictures repeat and do not overlap."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from tidy import is_tidy

from lessons_lib import PEOPLE, Plan, charts, data, look, project, trend, units, weigh_ins
from lessons_lib.charts import Chart
from lessons_lib.science.body.goals import plateau_day
from lessons_lib.science.body.projection import Projection
from lessons_lib.science.evidence.effects import trial_course
from lessons_lib.science.scale.trend_error import trend_error

ANA = PEOPLE["ana"]


def _readings(person: str = "ana", deficit: float = 500, weeks: int = 156) -> tuple[Projection, ...]:
    """One plan three ways: kept, fading, and answered by appetite."""
    plan = Plan.deficit(deficit)
    return tuple(
        project(PEOPLE[person], p, 7 * weeks) for p in (plan, plan.fading(half_life_weeks=16), plan.appetite(95))
    )


def _run(deficit: float = 500, weeks: int = 12, person: str = "ana", half_life: float | None = None) -> Projection:
    plan = Plan.deficit(deficit)
    return project(PEOPLE[person], plan.fading(half_life) if half_life else plan, 7 * weeks)


MAKERS: dict[str, Callable[[float], Chart]] = {
    "ema": lambda d: charts.trend(weigh_ins(_run(d), seed=1)),
    "holt": lambda d: charts.trend(weigh_ins(_run(d), seed=2), "holt"),
    "regression": lambda d: charts.trend(weigh_ins(_run(d), seed=3), "regression"),
    "smoother": lambda d: charts.trend(weigh_ins(_run(d), seed=4), "smoother"),
    "plateau": lambda d: charts.plateau(_run(d, 156), _run(d, 156, half_life=16)),
}
SHOWN: dict[str, Callable[[], Chart]] = {
    **{name: (lambda maker=maker: maker(500)) for name, maker in MAKERS.items()},
    "readings": lambda: charts.plateau(*_readings()),
    "saved": charts.saved,
    "unknown truth": lambda: charts.trend(weigh_ins(_run(), seed=1)[["day", "weight_kg"]]),
}


@pytest.mark.parametrize("name", MAKERS)
def test_words_change_when_the_data_change(name: str) -> None:
    assert len({MAKERS[name](deficit).words for deficit in (-300, 300, 330, 600)}) == 4


@pytest.mark.parametrize("name", SHOWN)
def test_words_and_picture_repeat(name: str) -> None:
    first, second = SHOWN[name](), SHOWN[name]()
    assert first.words == second.words == repr(first)
    assert first.png() == second.png()
    assert b"matplotlib" not in first.png().lower()
    assert len(first.png()) < 80_000


@pytest.mark.parametrize("name", SHOWN)
def test_words_are_sentences_with_a_unit(name: str) -> None:
    words = SHOWN[name]().words
    assert words.endswith(".")
    assert "kg" in words or "kcal" in words
    assert not re.search(r"nan|np\.|-0\.0\b|\.\.|  |\binf\b", words)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("deficit", [-500, 0, 1, 750])
def test_loss_gain_and_holding_are_drawn(name: str, deficit: float) -> None:
    words = MAKERS[name](deficit).words
    assert "nan" not in words
    assert words.endswith((".", "?"))


def test_the_drawn_lines_are_the_data() -> None:
    w = weigh_ins(_run(), seed=1)
    axes = charts.trend(w, "ema", 0.2).figure.axes[0]
    drawn = {tuple(np.round(artist.get_ydata(), 9)) for artist in axes.lines if len(artist.get_xdata())}
    frame = trend(w, "ema", 0.2)
    assert drawn == {tuple(np.round(y, 9)) for y in (w["weight_kg"], w["true_kg"], frame["trend_kg"])}
    band = axes.collections[0].get_paths()[0].vertices
    assert band[:, 1].min() == pytest.approx(frame["low_kg"].min())
    assert band[:, 1].max() == pytest.approx(frame["high_kg"].max())


def test_lb_changes_words_axes_and_lines() -> None:
    units.use("lb")
    for maker in SHOWN.values():
        chart = maker()
        assert not re.search(r"\d kg\b", chart.words.replace("0.2 kg", "")), chart.words
        assert "(kg)" not in chart.figure.axes[0].get_ylabel()


# --- the lag, its formula, and a start that is off ------------------------------------------


@pytest.mark.parametrize("share", [0.05, 0.1, 0.25, 0.5])
def test_a_moving_average_is_late_by_its_formula(share: float) -> None:
    day = np.arange(400)
    steady = pd.DataFrame({"day": day, "weight_kg": 100.0 - 0.05 * day, "true_kg": 100.0 - 0.05 * day})
    frame = trend(steady, "ema", share).iloc[200:]
    gap = frame["trend_kg"].to_numpy() - steady["true_kg"].to_numpy()[200:]
    assert gap == pytest.approx(0.05 * (1 - share) / share, abs=1e-3)
    missed = trend_error(frame, steady)
    assert missed.late_days == pytest.approx((1 - share) / share, abs=0.05)
    assert missed.bias_kg == missed.size_kg == pytest.approx(gap.mean(), abs=1e-3)


def test_the_lag_in_words_is_the_lag() -> None:
    for seed in range(1, 6):
        w = weigh_ins(_run(), seed=seed)
        missed = trend_error(trend(w, "ema"), w)
        assert missed.late_days is not None
        words = charts.trend(w).words
        assert f"{missed.bias_kg:.2f} kg above the body" in words
        assert f"about {missed.late_days:.0f} days late" in words


def test_a_gaining_body_is_above_its_average_and_a_still_one_is_not_late() -> None:
    up = weigh_ins(_run(-400, person="jun"), seed=1)
    assert "below the body" in charts.trend(up).words
    assert "the body holds still, so nothing can be late" in charts.trend(weigh_ins(_run(0), seed=1)).words


def test_a_reading_that_is_set_aside_is_named() -> None:
    w = weigh_ins(_run(), seed=1)
    w.loc[40, "weight_kg"] = 172.0
    assert trend(w).attrs["notes"][0] in charts.trend(w).words


@pytest.mark.parametrize("rows", [1, 2, 9])
def test_few_mornings_are_drawn(rows: int) -> None:
    assert charts.trend(weigh_ins(_run(), seed=1)[:rows]).words.startswith(f"On day {rows - 1} ")


# --- plateaus and trials --------------------------------------------------------------------


def test_a_plateau_is_the_first_four_weeks_of_little_change() -> None:
    kept = _run(500, 156)
    day = plateau_day(kept)
    assert day is not None
    kg = kept.weight_kg
    assert abs(kg[day] - kg[day - 28]) < 0.2
    assert (np.abs(kg[28:day] - kg[: day - 28]) >= 0.2).all()
    assert f"at week {day / 7:.0f}," in charts.plateau(kept).words
    assert 52 < day / 7 < 156
    fading = plateau_day(_run(500, 156, half_life=16))
    assert fading is not None
    assert 22 <= fading / 7 <= 30


def test_a_body_that_goes_on_is_said_to() -> None:
    assert "never changes by less than 0.2 kg in four weeks" in charts.plateau(_run(500, 20)).words
    assert plateau_day(_run(500, 2)) is None


def test_the_trials_are_the_published_ones() -> None:
    words = charts.plateau(*_readings()).words
    for said in ("a loss of 7.5 kg", "2.9 to 3.6 kg", "5.0 to 8.5 kg", "3.0 to 6.0 kg", "Thin lines join"):
        assert said in words
    # two studies with two dots have a line from their start and one on; the third has one dot, and none
    lines = [np.asarray(line.get_xydata()) for line in charts.plateau(*_readings()).figure.axes[0].lines]
    joins = [line for line in lines if len(line) == 2 and line[0, 0] < line[1, 0] and line[1, 1] < 0.0]
    assert sorted(tuple(line[0]) == (0.0, 0.0) for line in joins) == [False, False, True, True]
    for p in _readings():
        assert f"a loss of {p.weight_kg[0] - p.weight_kg[-1]:.1f} kg" in words
    rows = data.read_rows("trial_courses")
    assert {row["tag"] for row in rows} <= set(data.SHOWABLE_TAGS)
    for row in rows:
        low, middle, high = trial_course(row["study"], row["quantity"], int(row["month"] or 0))
        assert low <= middle <= high
    with pytest.raises(ValueError, match="It must be"):
        trial_course("CALERIE-2", "happiness")


@pytest.mark.parametrize(("person", "deficit"), [("dev", -400), ("dev", 200), ("ines", 300), ("ana", 500)])
def test_every_mark_of_the_trials_is_inside_the_picture(person: str, deficit: float) -> None:
    for axes in charts.plateau(*_readings(person, deficit)).figure.axes:
        for line in axes.lines:
            y = np.asarray(line.get_ydata(), float)
            assert y.min() >= axes.get_ylim()[0]
            assert y.max() <= axes.get_ylim()[1]


@pytest.mark.parametrize("person", ["dev", "ines", "ana"])
def test_no_trial_is_drawn_below_the_least_target_and_no_mean_is_made_up(person: str) -> None:
    who = PEOPLE[person]
    published_kg = {
        float(row[name])
        for row in data.read_rows("trial_courses")
        for name in (("value",) if row["value"] else ("low", "high"))
        if row["quantity"] == "weight change" and row["unit"] == "kg"
    }
    for axes in charts.plateau(*_readings(person)).figure.axes:
        (curve,) = (line for line in axes.lines if len(line.get_xdata()) > 2)
        lightest = who.weight_kg + float(np.min(np.asarray(curve.get_ydata(), float)))
        assert lightest / (who.height_cm / 100) ** 2 >= 18.5
        # the dot where a body stands still is larger than those of the trials
        marks = [line for line in axes.lines if line.get_marker() in ("s", "o", "D") and line.get_markersize() < 7]
        assert {round(float(y), 6) for line in marks for y in np.atleast_1d(line.get_ydata())} == published_kg


def test_what_bodies_save_is_what_was_published() -> None:
    chart = charts.saved(400)
    rows = {(row["study"], row["quantity"]): row for row in data.read_rows("trial_courses")}
    assert rows["Fothergill 2016", "resting rate below prediction"]["value"] == "-499"
    assert "499 kcal/day (292 to 706), 14 people" in chart.words
    assert "a cut of 400 kcal/day" in chart.words
    # a range without a mean is drawn by its ends
    assert "2 years of eating less: 80 to 120 kcal/day" in chart.words
    drawn = [line for line in chart.figure.axes[0].lines if line.get_marker() == "o"]
    at_rest, moving = [38.0, 46.0, 80.0, 92.0, 120.0], [50.0 * 6, 50.0 * 8]
    assert sorted(float(x) for line in drawn for x in line.get_xdata()) == [*at_rest, *moving, 499.0]
    assert "300 to 400 kcal/day at 50 kg of lean tissue" in chart.words


# --- how it looks ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("style", ["screen", "projector", "dark"])
def test_nothing_leaves_the_picture_or_overlaps(name: str, style: str) -> None:
    look(style)
    chart = SHOWN[name]()
    Image.open(io.BytesIO(chart.png())).verify()
    is_tidy(chart.figure)


@pytest.mark.parametrize(
    "call",
    [
        lambda: charts.trend("w"),
        lambda: charts.trend(weigh_ins(_run()), "median"),
        lambda: charts.trend(weigh_ins(_run()), "ema", 0.0),
        lambda: charts.trend(weigh_ins(_run()), "ema", float("nan")),
        lambda: charts.plateau(),
        lambda: charts.plateau(_run(), _run(person="ben")),
        lambda: charts.plateau("body"),
        lambda: charts.saved(900),
    ],
)
def test_bad_input_gets_a_sentence(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"It must be .+"):
        call()
