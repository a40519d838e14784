"""Apps: every control to its extremes and on random walks, words that match the state, no exception."""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np
import pytest
from app_walks import at_random, to_the_ends, values
from PIL import Image
from tidy import is_whole

from lessons_lib import PEOPLE, OutsideModelError, Person, Plan, apps, care, project, units
from lessons_lib.apps import App
from lessons_lib.science.care import Care, care_of

APPS = (
    apps.FirstCurve,
    apps.StraightLine,
    apps.FluctuatingScale,
    apps.WhereDidItGo,
)


def _said(app: App, person: Person, plan: Plan, days: int) -> Care:
    """Return what `care` says to what the app shows."""
    shown = []
    for model in getattr(app, "models", ("dynamic",)):
        try:
            shown.append(project(person, plan, days, model=model))
        except OutsideModelError as error:
            shown.append(project(person, plan, error.last_day, model=model))
    return care_of(person, plan, shown=shown)


def _holds(app: App) -> None:
    """Check that picture and words belong to the state."""
    state, words = app.state, app.words
    assert words.endswith((".", "trust."))
    assert "nan" not in words.lower()
    Image.open(io.BytesIO(app._picture.png)).verify()
    if "person" in state:
        assert PEOPLE[state["person"]].name in words
    person = PEOPLE[state.get("person", "ana")]
    plan = Plan.deficit(state["deficit_kcal"])
    if state.get("weekend_kcal"):
        plan = plan.weekends(state["weekend_kcal"])
    weeks = state.get("weeks", state.get("week", 26))
    said = _said(app, person, plan, 7 * weeks)
    if not said.ok:
        assert words == str(said)
        return
    if not isinstance(app, apps.WhereDidItGo):
        assert str(plan) in words
    for flag in said.flags:
        assert flag in words
    assert re.search(rf"\b{weeks} weeks?\b", words) or "no longer holds" in words
    if isinstance(app, apps.FluctuatingScale):
        end = project(person, plan, 7 * weeks).weight_kg[-1]
        assert f"{units.mass(end)}" in words


@pytest.mark.parametrize("kind", APPS)
def test_every_control_to_its_extremes(kind: type[App]) -> None:
    to_the_ends(kind(), _holds)


@pytest.mark.parametrize("kind", APPS)
@pytest.mark.parametrize("seed", [1])
def test_random_walks(kind: type[App], seed: int) -> None:
    at_random(kind(), _holds, seed)


@pytest.mark.parametrize("kind", APPS)
def test_a_moved_control_changes_picture_and_words(kind: type[App]) -> None:
    app = kind()
    app.set(deficit_kcal=100)
    words, picture = app.words, app._picture.png
    app.controls["deficit_kcal"].value = 700
    assert app.words != words
    assert app._picture.png != picture


@pytest.mark.parametrize("kind", APPS)
def test_axes_hold_still_while_a_slider_moves(kind: type[App]) -> None:
    app = kind()
    axes = app.canvas.axes
    # a gain has axes of its own, and so has what goes further
    ends = {app._framing(app.state): (axes.get_xlim(), axes.get_ylim())}
    for name, widget in app.controls.items():
        if name == "person":
            continue
        for value in values(widget):
            widget.value = value
            now = axes.get_xlim(), axes.get_ylim()
            assert ends.setdefault(app._framing(app.state), now) == now
            assert len(set(ends.values())) <= 7, "the axes jump too often"
            for artist in axes.lines:
                y = np.asarray(artist.get_ydata(), float)
                if len(y):
                    assert y.min() >= now[1][0]
                    assert y.max() <= now[1][1]


@pytest.mark.parametrize(
    "kind",
    [apps.FirstCurve, apps.StraightLine, apps.FluctuatingScale],
    ids=lambda kind: kind.__name__,
)
def test_axes_are_not_mostly_empty_at_first(kind: type[App]) -> None:
    axes = kind().canvas.axes
    drawn = [np.asarray(line.get_data(), float) for line in axes.lines if len(line.get_xdata())]
    for ends, seen in zip((axes.get_xlim(), axes.get_ylim()), np.concatenate(drawn, axis=1), strict=True):
        assert np.ptp(seen) >= 0.6 * np.ptp(ends)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"deficit": 500}, "There is no control 'deficit'"),
        ({"deficit_kcal": 5000}, "5000"),
        ({"deficit_kcal": float("nan")}, "finite"),
        ({"deficit_kcal": "500"}, "not a number"),
        ({"person": "bob"}, "must be one of"),
        ({"week": 0}, "must be from 1"),
    ],
)
def test_set_refuses_in_a_sentence_and_changes_nothing(values: dict[str, Any], words: str) -> None:
    app = apps.FluctuatingScale()
    before = (app.state, app.words)
    with pytest.raises(ValueError, match=re.escape(words)):
        app.set(**values)
    assert (app.state, app.words) == before


def test_unsafe_plans_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    # no slider reaches this far, so the plan is handed to the step that every control goes through
    app = apps.FluctuatingScale()
    monkeypatch.setattr(app, "_draw", lambda **_: app._show(PEOPLE["grace"], Plan.intake(700), 12, seed=1))
    app.refresh()
    said = care(PEOPLE["grace"], Plan.intake(700))
    assert not said.ok
    assert app.words == str(said)
    assert not any(len(artist.get_xdata()) for artist in app.canvas.axes.lines)


def test_lb_reaches_the_apps() -> None:
    units.use("lb")
    assert " lb" in apps.StraightLine().words
    assert " kg" not in apps.StraightLine().words


def test_a_line_to_an_unsafe_weight_is_not_drawn() -> None:
    app = apps.StraightLine().set(person="chloe", deficit_kcal=750, weeks=40)
    assert "BMI" in app.words
    assert not any(len(artist.get_xdata()) for artist in app.canvas.axes.lines)


def test_one_number_hits_one_ring_and_no_second() -> None:
    app, body = apps.OneNumber(), project(PEOPLE["ana"], Plan.deficit(500), days=7 * 156).weight_kg
    for number in values(app.controls["kcal_per_lb"]):
        words = app.set(kcal_per_lb=number).words
        line = body[0] - 500.0 * 7 * np.array([2, 26, 156]) / number * units.KG_PER_LB
        off = [abs(float(kg)) for kg in line - body[[14, 182, 1092]]]
        assert all(f"{kg:.1f} kg" in words for kg in off)
        hit = [kg < 0.3 for kg in off]
        assert sum(hit) <= 1
        (last,) = (one for side in ("over", "under") if (one := app.canvas.artists[f"last, {side}"]).get_visible())
        beside = [one.get_text() for one in (app.canvas.artists["week 2"], app.canvas.artists["week 26"], last)]
        assert [said == "✓ hit" for said in beside] == hit
        assert all(ring or said.startswith(f"✗ {kg:.1f} kg ") for said, ring, kg in zip(beside, hit, off, strict=True))
        assert ("more than there is" in words) == (line[-1] < 0)
        # the line ends where the picture does, so that no weight below it is shown as anybody's
        low, high = app.canvas.axes.get_ylim()
        assert all(low <= y <= high for y in app.canvas.artists["rule_3500"].get_ydata())
        goes_on = app.canvas.artists["leaves"]
        assert goes_on.get_visible() <= (line[-1] < low and goes_on.get_text() == "goes on")


@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_on_a_phone_the_words_of_one_number_never_meet(unit: units.MassUnit) -> None:
    units.use(unit)
    app = apps.OneNumber()
    app.canvas.fit(345.0, 414.0)
    for number in values(app.controls["kcal_per_lb"]):
        app.set(kcal_per_lb=number)
        app.canvas.pixels()
        is_whole(app.canvas.figure)
        seen = [one for one in app.canvas.axes.texts if one.get_visible() and one.get_text()]
        boxes = [one.get_window_extent() for one in seen]
        # two pixels are left between them: what only just does not touch is read as one word
        assert not any(box.padded(1).overlaps(its.padded(1)) for i, box in enumerate(boxes) for its in boxes[:i]), (
            number
        )
