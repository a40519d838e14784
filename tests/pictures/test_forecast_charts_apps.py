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
    Uncertainty,
    apps,
    care,
    charts,
    forecast,
    look,
    project,
    units,
    weigh_ins,
)
from lessons_lib.apps import App
from lessons_lib.charts import Chart
from lessons_lib.science.care import LEAST_TARGET_BMI, least_kg
from lessons_lib.science.forecast.renewed import hidden_year, renew
from lessons_lib.science.words import in_words

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
    drawn = _bodies(chart)
    assert sum(drawn) == 60
    said = re.search(r"Of 60 bodies drawn one by one, (\d+) ends? outside", chart.words)
    assert said
    assert int(said[1]) == drawn[1]
    assert chart.caption.endswith(f"of the 60 drawn {in_words(drawn[1])} end outside, where six would be usual.")
    assert charts.fan(f, bodies=30).caption.endswith("of the 30 drawn one ends outside, where three would be usual.")
    assert sum(_bodies(charts.fan(f, bodies=1))) == 1


def _bodies(chart: Chart) -> list[int]:
    """Return how many bodies are drawn that end inside, and how many that end outside."""
    return [len(chart._canvas.artists[name].get_segments()) for name in ("inside", "outside")]


def test_a_measured_body_has_a_narrower_band_and_fewer_end_heavier() -> None:
    f, known = forecast(ESTHER, CUT), forecast(ESTHER, CUT, uncertainty=Uncertainty(rmr_percent_sd=0, pal_sd=0))
    chart, end = charts.fan(f, bodies=30, known=known), known.at()
    assert f"With spending measured, 90 % end between {end.low:.1f} and {end.high:.1f} kg." in chart.words
    assert chart.caption == (
        f"Of a hundred such bodies {100 * f.share():.0f} end heavier than they began; with their spending measured,"
        f" {100 * known.share():.0f}."
    )
    (band,) = chart._canvas.artists["known"].get_paths()
    assert band.vertices[:, 1].max() == pytest.approx(end.high)
    assert f.at().low < end.low < end.high < f.at().high


def test_weigh_ins_are_held_against_the_band_of_a_reading() -> None:
    f = forecast(ESTHER, CUT)
    w = weigh_ins(project(ESTHER, Plan.deficit(200), days=83), seed=2)
    said = re.search(r"(\d+) of 84 weigh-ins lie in the band of a reading", charts.fan(f, w).words)
    assert said
    assert int(said[1]) > 70


def test_pounds_are_said_in_pounds() -> None:
    units.use("lb")
    f = forecast(ESTHER, CUT)
    words = charts.fan(f).words
    assert " kg" not in words
    assert f"planned {f.planned_kg[-1] / 0.45359237:.1f} lb" in words


@pytest.mark.parametrize("name", ["screen", "projector", "dark"])
def test_pictures_repeat_and_stay_small(name: str) -> None:
    look(name)
    stated = forecast(ESTHER, CUT, days=84, people=1000)
    year = hidden_year(stated)
    later = renew(stated, year.readings)
    for make in (
        lambda: charts.fan(stated),
        lambda: charts.fan(stated, bodies=30),
        lambda: charts.fan(later, year.readings, before=stated, drawn=((6, 90.0), (6, 97.0), (12, 85.0), (12, 99.0))),
    ):
        first, second = make(), make()
        assert first.png() == second.png()
        assert first.words == second.words
        assert len(first.png()) < 80_000
        Image.open(io.BytesIO(first.png())).verify()


def test_what_is_no_forecast_gets_a_sentence() -> None:
    with pytest.raises(ValueError, match=r"It must be what forecast\(\.\.\.\) returned"):
        charts.fan(project(ESTHER, CUT, days=28))
    with pytest.raises(ValueError, match="before is"):
        charts.fan(forecast(ESTHER, CUT, days=28), before=CUT)  # type: ignore[arg-type]  # the slip itself
    with pytest.raises(ValueError, match="known is"):
        charts.fan(forecast(ESTHER, CUT, days=28), known=CUT)  # type: ignore[arg-type]  # the slip itself
    with pytest.raises(ValueError, match="bodies is 61"):
        charts.fan(forecast(ESTHER, CUT, days=28), bodies=61)


def test_a_renewed_fan_says_both_widths_and_draws_both() -> None:
    first = forecast(ESTHER, CUT, people=1000)
    year = hidden_year(first)
    later, drawn = renew(first, year.readings), ((26, 85.0), (26, 97.0), (52, 80.0), (52, 101.0))
    chart = charts.fan(later, year.readings, before=first, drawn=drawn)
    now, was = later.at(), first.at()
    assert chart.caption == (
        f"The band at the end is {now.high - now.low:.1f} kg wide now; it was {was.high - was.low:.1f} kg."
    )
    assert f"Before, it reached from {was.low:.1f} to {was.high:.1f} kg." in chart.words
    assert "You drew 80.0 to 101.0 kg at week 52." in chart.words
    assert "After 1 week" not in chart.words  # six weeks have gone
    assert "After 1 week" in charts.fan(first).words
    lines = chart._canvas.artists
    assert lines["before_low"].get_ydata()[-1] == pytest.approx(was.low)
    assert lines["drawn_high"].get_ydata().tolist() == [96.0, 97.0, 101.0]
    low, high = chart.figure.axes[0].get_ylim()
    assert low < min(was.low, now.low)
    assert high > max(was.high, now.high, 101.0)


# the form


def _holds(app: App) -> None:
    words = app.words
    assert words.endswith(".")
    assert "nan" not in words
    assert not words.startswith("This did not work")
    person = app._person(**app.state)  # type: ignore[attr-defined]  # only the form has it
    said = care(person, Plan.deficit(app.state["deficit_kcal"]))
    (line,) = [line for line in app.canvas.axes.lines if line is app.canvas.artists["planned"]]
    if not said.ok:
        assert words == str(said)
        assert not len(line.get_ydata())
        assert app.button.disabled  # type: ignore[attr-defined]  # only the form has it
        return
    assert all(flag in words for flag in said.flags)
    kg = np.asarray(line.get_ydata(), float)
    low, high = app.canvas.axes.get_ylim()
    assert low < kg.min()
    assert kg.max() < high
    assert f"{kg[-1]:.1f} kg in 52 weeks" in words
    assert kg.min() >= least_kg(person) - 0.05


def test_the_form_at_its_ends() -> None:
    to_the_ends(apps.ClientForm(), _holds)


def test_the_form_at_random_and_whoever_is_taken_gets_a_forecast() -> None:
    form = apps.ClientForm()
    form.set(client="new")
    at_random(form, _holds, seed=1, handlers=[form.take], steps=25)
    assert care(form.chosen.person, form.chosen.plan).ok


def test_what_care_refuses_is_not_taken() -> None:
    form = apps.ClientForm()
    form.set(sex="male")
    assert "the line" in form.words
    assert "sex and age" not in form.words.lower(), "what moves the line is bet on"
    form = apps.ClientForm()
    before = form.chosen
    form.set(client="grace", deficit_kcal=500)
    assert "under a BMI of 18.5" in form.words
    form.take()
    assert form.chosen is before
    form.set(deficit_kcal=100)
    assert form.words.endswith("to go on with it.")
    form.take()
    assert form.chosen.person is PEOPLE["grace"]
    assert form.words.endswith("This is your client.")
    assert form.button.disabled


def test_a_light_lower_edge_is_spoken_of() -> None:
    chart = charts.fan(forecast(PEOPLE["jun"], Plan.deficit(0)))
    low = forecast(PEOPLE["jun"], Plan.deficit(0)).at().low
    assert low / 1.82**2 < LEAST_TARGET_BMI
    assert f"{low:.1f}" not in chart.words
    assert f"{LEAST_TARGET_BMI * 1.82**2:.1f} and " in chart.words, "the band ends there"
    assert "is cut off there" in chart.words
    assert chart.words.endswith("someone you trust.")
