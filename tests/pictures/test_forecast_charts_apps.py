"""The fan in pictures and words: charts and the app."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from app_walks import at_random, to_the_ends
from PIL import Image

from lessons_lib import (
    PEOPLE,
    Plan,
    apps,
    care,
    charts,
    forecast,
    forecast_parts,
    look,
    project,
    units,
    weigh_ins,
)
from lessons_lib.apps import App
from lessons_lib.science.care import LEAST_TARGET_BMI

ESTHER, CUT = PEOPLE["esther"], Plan.deficit(400)


# charts


def test_the_fan_says_what_the_forecast_holds() -> None:
    f = forecast(ESTHER, CUT)
    words = charts.fan(f).words
    end = f.at()
    assert f"planned {f.planned_kg[-1]:.1f} kg" in words
    assert f"between {end.low:.1f} and {end.high:.1f} kg" in words
    assert f"the middle one at {end.estimate:.1f} kg" in words
    assert f"{100 * f.share():.0f} % end above the 96.0 kg of the start" in words
    assert f"{end.high - end.low:.1f} kg wide" in words


def test_words_change_with_plan_person_and_time() -> None:
    made = {
        charts.fan(forecast(PEOPLE[name], Plan.deficit(kcal), days=days)).words
        for name in ("esther", "jun")
        for kcal in (200, 0, -200)
        for days in (28, 84)
    }
    assert len(made) == 12
    assert all(words.endswith(".") and "nan" not in words and "np." not in words for words in made)


def test_a_maintenance_fan_has_no_beyond() -> None:
    assert "or beyond" not in charts.fan(forecast(ESTHER, Plan.deficit(0))).words


def test_beyond_the_plan_follows_the_direction() -> None:
    f = forecast(PEOPLE["jun"], Plan.deficit(-300))
    share = f.share(above_kg=float(f.planned_kg[-1]))
    assert f"{100 * share:.0f} % at the planned weight or beyond" in charts.fan(f).words


def test_bodies_drawn_are_counted() -> None:
    f = forecast(ESTHER, CUT)
    chart = charts.fan(f, bodies=60)
    assert len(chart.figure.axes[0].collections) == 3
    drawn = [len(lines.get_segments()) for lines in chart.figure.axes[0].collections[1:]]
    assert sum(drawn) == 60
    said = re.search(r"Of 60 bodies drawn one by one, (\d+) ends? outside", chart.words)
    assert said
    assert int(said[1]) == drawn[1]
    everybody = [len(lines.get_segments()) for lines in charts.fan(f, bodies=1).figure.axes[0].collections[1:]]
    assert sum(everybody) == 1


def test_weigh_ins_are_held_against_the_band_of_a_reading() -> None:
    f = forecast(ESTHER, CUT)
    w = weigh_ins(project(ESTHER, Plan.deficit(200), days=83), seed=2)
    said = re.search(r"(\d+) of 84 weigh-ins lie in the band of a reading", charts.fan(f, w).words)
    assert said
    assert int(said[1]) > 70


def test_parts_name_every_source_once() -> None:
    parts = forecast_parts(ESTHER, CUT)
    words = charts.fan_parts(parts).words
    for part in parts.parts:
        assert words.count(part.name) == 1
    assert f"All bodies together have {parts.all_sd_kg:.1f} kg" in words


def test_pounds_are_said_in_pounds() -> None:
    units.use("lb")
    f = forecast(ESTHER, CUT)
    words = charts.fan(f).words + charts.fan_parts(forecast_parts(ESTHER, CUT)).words
    assert " kg" not in words
    assert f"planned {f.planned_kg[-1] / 0.45359237:.1f} lb" in words


@pytest.mark.parametrize("name", ["screen", "projector", "dark"])
def test_pictures_repeat_and_stay_small(name: str) -> None:
    look(name)
    stated, parts = forecast(ESTHER, CUT, days=84), forecast_parts(ESTHER, CUT, days=84)
    for make in (
        lambda: charts.fan(stated),
        lambda: charts.fan(stated, bodies=30),
        lambda: charts.fan_parts(parts),
    ):
        first, second = make(), make()
        assert first.png() == second.png()
        assert first.words == second.words
        assert len(first.png()) < 80_000
        Image.open(io.BytesIO(first.png())).verify()


def test_what_is_no_forecast_gets_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"It must be what forecast\(\.\.\.\) returned"):
        charts.fan(project(ESTHER, CUT, days=28))
    with pytest.raises(ValueError, match=r"It must be what forecast_parts"):
        charts.fan_parts(forecast(ESTHER, CUT, days=28))
    with pytest.raises(ValueError, match="bodies is 61"):
        charts.fan(forecast(ESTHER, CUT, days=28), bodies=61)


# the app


def _holds(app: App) -> None:
    state, words = app.state, app.words
    who, plan = PEOPLE[state["person"]], Plan.deficit(state["deficit_kcal"])
    assert words.endswith(".")
    assert "nan" not in words
    assert not words.startswith("This did not work")
    said = care(who, plan)
    band = app.canvas.artists["band"].get_paths()
    if not said.ok:
        assert words == str(said)
        assert all(len(path.vertices) == 0 for path in band)
        return
    assert words.startswith(f"{who.name}, ")
    assert all(flag in words for flag in said.flags)
    low, high = app.canvas.axes.get_ylim()
    for line in app.canvas.axes.lines:
        kg = np.asarray(line.get_ydata(), float)
        assert kg.size == 0 or (low < kg.min() and kg.max() < high), "inside the axes"


def test_the_app_at_its_ends() -> None:
    to_the_ends(apps.ForecastFan(), _holds)


@pytest.mark.parametrize("seed", [1])
def test_the_app_at_random(seed: int) -> None:
    at_random(apps.ForecastFan(), _holds, seed, steps=12)


def test_axes_hold_still_while_a_slider_moves() -> None:
    app = apps.ForecastFan().set(person="esther")
    before = app.canvas.axes.get_ylim()
    for kcal in (-300, 0, 500):
        for percent in (0, 100):
            app.set(deficit_kcal=kcal, unknown_percent=percent)
            assert app.canvas.axes.get_ylim() == before


def test_the_app_is_the_forecast_of_the_library() -> None:
    words = apps.ForecastFan().set(person="esther", deficit_kcal=0, unknown_percent=100).words
    end = forecast(ESTHER, Plan.deficit(0)).at()
    assert f"{end.high - end.low:.1f} kg wide." in words


def test_no_plan_is_drawn_that_care_refuses() -> None:
    app = apps.ForecastFan().set(person="grace", deficit_kcal=500)
    assert "under a BMI of 18.5" in app.words
    assert "simulated bodies" not in app.words


def test_a_light_lower_edge_is_spoken_of() -> None:
    words = apps.ForecastFan().set(person="jun", deficit_kcal=0).words
    low = forecast(PEOPLE["jun"], Plan.deficit(0)).at().low
    assert low / 1.82**2 < LEAST_TARGET_BMI
    assert f"{low:.1f}" not in words
    assert f"{LEAST_TARGET_BMI * 1.82**2:.1f} and " in words, "the band ends there"
    assert "is cut off there" in words
    assert words.endswith("someone you trust.")


def test_nothing_unknown_is_a_line() -> None:
    words = apps.ForecastFan().set(person="ana", deficit_kcal=300, unknown_percent=0, kept_percent=100).words
    assert "at the end the body's is 0.0 kg wide" in words
