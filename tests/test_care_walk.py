"""Every app, scene and chart of a plan, for every person, through the one gate; `-s` prints what was counted.

What `care` refuses is neither drawn nor said, and nothing that is shown gives a weight under a BMI of 18.5 as reached.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lessons_lib import (
    PEOPLE,
    Board,
    Person,
    Plan,
    apps,
    care,
    charts,
    forecast,
    project,
    weigh_ins,
)
from lessons_lib.apps import App
from lessons_lib.board.story import Story
from lessons_lib.pictures import app as app_module
from lessons_lib.pictures import moving
from lessons_lib.pictures.canvas import Canvas
from lessons_lib.pictures.picture_widget import Picture
from lessons_lib.science.body.projection import OutsideModelError
from lessons_lib.science.care import HELP, NOT_FOR, Care, RefusedError, least_kg
from lessons_lib.science.evidence.articles import ARTICLES
from tools.filling import course_filler
from tools.lessons import WHOLE_NOTE, find_sources, read_lesson

SAMPLES = 40
ROUNDING_KG = 0.05
NO_PLANS = ("App", "BayPump", "Reviewer", "ClientForm")
PLANNING = [getattr(apps, name) for name in apps.__all__ if name not in NO_PLANS]
_WEIGHS = re.compile(
    r"(?:weighs?|promises|planned|, the middle one at|(?:body|line|model)(?: in one line)? goes from [\d.]+ kg to)"
    r" (\d+\.\d) kg|end between (\d+\.\d) and"
)
_LOST = re.compile(r"a loss of (?:[\d.]+ to )?(\d+\.\d) kg|\blost (\d+\.\d) kg(?! of fat)")
"""How weights and losses are said."""


def _nothing_too_light(words: str, *people: Person) -> None:
    """Check the weights that a text gives as reached."""
    for kg in re.findall(r"promised to both: a loss of (\d+\.\d) kg", words):
        assert all(p.weight_kg - float(kg) >= least_kg(p) - 2 * ROUNDING_KG for p in people), words
    for p in people:
        for kg in re.findall(rf"{p.name}: a loss of (\d+\.\d) kg", words):
            assert p.weight_kg - float(kg) >= least_kg(p) - 2 * ROUNDING_KG, words
    # where two are told of without a name, the one who may lose more
    start, least = max(p.weight_kg for p in people), min(map(least_kg, people))
    for kg in itertools.chain(*_WEIGHS.findall(words)):
        assert not kg or float(kg) >= least - ROUNDING_KG, words
    words = re.sub("Franz 2007.*", "", words)  # trials are no plan
    for kg in itertools.chain(*_LOST.findall(words)):
        assert not kg or start - float(kg) >= least - 2 * ROUNDING_KG, words


def _drawn(canvas: Any) -> dict[str, np.ndarray]:
    """Give the y of every declared line that holds something, but for a scale's scatter and what is asked about."""
    lines = {name: artist for name, artist in canvas.artists.items() if hasattr(artist, "get_ydata")}
    marks = {name: np.asarray(line.get_ydata(), float) for name, line in lines.items() if "scale" not in name}
    return {name: kg for name, kg in marks.items() if kg.size}


# --- apps ----------------------------------------------------------------------------------


def _values(controls: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Give every value that each control can take."""
    options = dict[str, list[Any]]()
    for name, widget in controls.items():
        if hasattr(widget, "options"):
            options[name] = app_module.allowed(widget)
        elif hasattr(widget, "min"):
            steps = round((widget.max - widget.min) / widget.step)
            options[name] = [round(widget.min + widget.step * step, 9) for step in range(steps + 1)]
        else:
            options[name] = [False, True]
    return options


def _met(options: dict[str, list[Any]], least: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Give states by chance, the same each time, in which each control takes every value that it can."""
    chance = random.Random(seed)
    rows = {name: chance.sample(values, len(values)) for name, values in options.items()}
    for at in range(max(least, *map(len, rows.values()))):
        yield {name: values[at % len(values)] for name, values in rows.items()}


def _states(app: App) -> Iterator[dict[str, Any]]:
    """Give every person with each control at its ends, then every value of each control."""
    options = _values(app.controls)
    ends = {name: values if name == "person" else [values[0], values[-1]] for name, values in options.items()}
    usual = app.state
    for person in options.get("person", [None]):
        at = {} if person is None else {"person": person}
        for name, values in ends.items():
            for value in values if name != "person" else ():
                yield {**usual, **at, name: value}
        # the strictest corner that the controls allow, and its opposite
        yield {**{name: values[0] for name, values in options.items()}, **at}
        yield {**{name: values[-1] for name, values in options.items()}, **at}
    yield from _met(options, SAMPLES)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Care]:
    """Whatever `care` answers to an app; no pixel is drawn meanwhile."""
    answers: list[Care] = []
    for module, name in ((app_module, "care_of"), (moving, "care")):
        real = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *a, real=real, **k: answers.append(real(*a, **k)) or answers[-1])
    monkeypatch.setattr(Canvas, "pixels", lambda _: None)
    monkeypatch.setattr(Canvas, "still", None)
    monkeypatch.setattr(Picture, "show", lambda self, _canvas, words, _headline="": setattr(self, "words", words))
    return answers


@pytest.mark.parametrize("kind", PLANNING, ids=lambda kind: kind.__name__)
def test_every_app(kind: type[App], asked: list[Care]) -> None:
    app, seen = kind(), Counter[str]()
    states = list(_states(app))
    for state in states:
        asked.clear()
        app.set(**state)
        who, words = PEOPLE[state.get("person", "ana")], app.words
        refused = any(not one.ok for one in asked) or "Refused for" in words
        seen.update(tried=1, refused=refused, flagged=any(one.flags for one in asked) or "Flagged for" in words)
        _nothing_too_light(words, who)
        for one in asked:
            assert all(sentence in words for sentence in (*one.refused, *one.flags)), words
        assert words.count(HELP) <= 1
        if kind is apps.ExerciseWeek:  # one of two is refused, and the other stays
            lost = [kg for kg in _drawn(app.canvas).values() if who.weight_kg + kg.min() < least_kg(who) - ROUNDING_KG]
            assert not lost
            continue
        if any(not one.ok for one in asked):
            assert words in {str(one) for one in asked}, "nothing but the refusal is said"
            # what a body spends as it is belongs to no plan, and may stay
            assert not _drawn(app.canvas).keys() - {"required", "measured"}
        elif kind not in (apps.PlateauOrNoise, apps.CarbSwitch, apps.WhereDidItGo):
            in_kg = "weight (" in app.canvas.axes.get_ylabel()
            for name, kg in _drawn(app.canvas).items():
                assert not in_kg or name.startswith("reading") or kg.min() >= least_kg(who) - ROUNDING_KG, (state, name)
    print(f"\n{kind.__name__}: {dict(seen)}")
    assert seen["tried"] == len(states)


# --- charts of plans -----------------------------------------------------------------------

PLANS = {
    "750 below": Plan.deficit(750),
    "500 below": Plan.deficit(500),
    "300 below": Plan.deficit(300),
    "600 eaten": Plan.intake(600),
    "1,000 on weekdays": Plan.intake(1000).weekends(900),
    "fasts": Plan.daily(([0] * 14 + [2000] * 14) * 13),
    "a day": Plan.daily([2500] * 80 + [0] + [2500] * 20),
    "moving": Plan.deficit(0).activity(2.0),
    "fading": Plan.deficit(900).fading(8),
    "baseline": Plan.deficit(0),
    "above": Plan.deficit(-500),
    "kJ": Plan.intake(8700),
}
DAYS = 84


def _charts(who: Person, plan: Plan) -> Iterator[Any]:
    """Give every chart that a plan can be put into."""
    runs = project(who, plan, DAYS, model="rule_3500"), project(who, plan, DAYS)
    yield charts.weight(*runs, scale=weigh_ins(runs[1]))
    yield charts.plateau(runs[1])
    yield charts.energy(runs[1])
    yield charts.regions(who, runs[1])
    yield charts.same_kcal(runs[1], runs[1])
    yield charts.weekly_changes(runs[1], people=20)
    yield charts.trend(weigh_ins(runs[1]))
    yield charts.parts(weigh_ins(runs[1]))


@pytest.mark.parametrize("who", PEOPLE)
def test_every_chart(who: str) -> None:
    person, seen = PEOPLE[who], Counter[str]()
    for name, plan in PLANS.items():
        said = care(person, plan)
        try:
            made = list(_charts(person, plan))
        except OutsideModelError:
            assert not said.ok, "what cannot be simulated is not offered either"
            continue
        for chart in made:
            refused = chart.words.startswith(said.refused[0]) if said.refused else False
            seen.update(tried=1, refused=refused, flagged=bool(said.flags))
            assert refused is not said.ok, (name, chart.words)
            if refused:
                assert chart.words == str(said)
                assert not chart.figure.axes[0].lines
                assert chart.png()
            else:
                assert all(flag in chart.words for flag in said.flags), (name, chart.words)
                _nothing_too_light(chart.words, person)
    print(f"\ncharts, {who}: {dict(seen)}")
    assert seen["refused"]
    assert seen["flagged"]
    assert seen["tried"] > seen["refused"] + seen["flagged"]


@pytest.mark.parametrize("who", ["chloe", "jun", "esther"])
def test_every_chart_of_a_forecast(who: str) -> None:
    person = PEOPLE[who]
    for kcal in (600, 400, 0, -300):
        plan = Plan.deficit(kcal)
        said, stated = care(person, plan), forecast(person, plan, DAYS, people=40)
        made = [charts.fan(stated), charts.fan(stated, bodies=9), charts.fan(stated, before=stated)]
        for text in [chart.words for chart in made]:
            assert (said.refused[0] in text) if said.refused else all(flag in text for flag in said.flags)
            _nothing_too_light(text, person)
            assert said.ok or " kg" not in text


@pytest.mark.parametrize("who", PEOPLE)
def test_every_chart_that_makes_its_plans_itself(who: str) -> None:
    person = PEOPLE[who]
    _nothing_too_light(charts.exercise_half_year(person, "walk", 52).words, person)
    assert HELP in charts.articles(person).words or ARTICLES["B"].care(person).ok


# --- the board -----------------------------------------------------------------------------


class Quiet(Story):
    """A board without a screen."""

    def refresh(self) -> None:
        """Draw nothing."""


class Kept:
    """Stands where a picture would be drawn, and keeps what is put on it."""

    def __init__(self) -> None:
        self.curves: dict[str, np.ndarray] = {}

    def put(self, **data: tuple[Any, ...]) -> None:
        self.curves |= {name: np.asarray(values[1], float) for name, values in data.items()}

    def __getattr__(self, _: str) -> Any:
        return lambda *_, **__: ""

    axes = property(lambda self: self)


def _told(story: Quiet) -> list[str]:
    at = range(1, story.state["reveal"])
    return [story._filled(story.scene.reveals[k - 1].say, k) for k in at] + [story._spoken()]


@pytest.mark.parametrize("scene", [scene.id for scene in Quiet(Path("none")).__dict__["_scenes"]])
def test_every_scene(scene: str, tmp_path: Path) -> None:
    story, seen = Quiet(tmp_path), Counter[str]()
    story.set(scene=scene)
    story.set(reveal=story.steps)
    names = story.controls
    layers = {layer: True for layer in story.view.layers if layer not in ("trend", "fan", "weigh_ins")}
    plans: list[dict[str, Any]] = [{}]
    if "deficit_kcal" in names:
        plans += [{"deficit_kcal": kcal} for kcal in (-500, 250, 500, 750)]
        plans += [{"deficit_kcal": 750, "weekend_kcal": -500}, {"deficit_kcal": 400, "activity_percent": 50}]
        plans += [{"deficit_kcal": 750, "fading": "8 weeks"}, {"deficit_kcal": 750, "appetite_kcal_per_kg": 50}]
    before, others = story.state, [*PEOPLE][-3:] + [*PEOPLE][:-3]
    states = [
        {"person": person, "other": other, **plan}
        for (person, other), plan in itertools.product(zip(PEOPLE, others, strict=True), plans)
    ]
    # views are few, and all scenes of one have the same controls
    met = scene == next(one.id for one in story._scenes if one.view == story.scene.view)
    fixed = {"scene", "reveal", "trend", "fan", "weigh_ins", "unit", "look", "stage", "seed", *layers}
    moved = {name: control for name, control in names.items() if name not in fixed}
    states += _met(_values(moved), 1) if met else ()
    for state in states:
        story.set(**before)
        story.set(**{name: value for name, value in state.items() if name in names}, **layers)
        canvas, moment = Kept(), story._moment()
        who = [moment.who, *([moment.second.who] if "other" in names else [])]
        try:
            below = [text for texts in story.view.draw(canvas, moment) for text in texts]
        except RefusedError as error:
            below, refused = [str(error)], True
            assert not canvas.curves, "nothing is drawn before the gate"
        else:
            refused = False
        seen.update(tried=1, refused=refused, flagged=not refused and HELP in below)
        for text in (*below, *_told(story)):
            _nothing_too_light(text, *who)
        for name, kg in canvas.curves.items():
            if story.view.name == "weight":
                assert kg.size == 0 or kg.min() >= least_kg(who[0]) - ROUNDING_KG, (state, name)
        if "deficit_kcal" in names and story.view.name == "weight" and not care(moment.who, moment.settings.plan).ok:
            assert refused
    print(f"\nscene {scene}: {dict(seen)}")


def test_the_board_ends_a_fan_at_the_least_weight(tmp_path: Path) -> None:
    board = Board(tmp_path)
    fans = [scene.id for scene in board._scenes if "fan" in scene.layers]
    board.set(scene=fans[0])
    board.set(reveal=board.steps)
    board.set(person="jun", deficit_kcal=0, fan=True)
    low = board._moment().fan.low_kg
    assert low.min() == pytest.approx(least_kg(PEOPLE["jun"]))


# --- who it is not for ---------------------------------------------------------------------


@pytest.mark.parametrize("folder", find_sources(), ids=lambda folder: folder.name)
def test_every_lesson_with_plans_says_who_they_are_not_for(folder: Path) -> None:
    lesson = read_lesson(folder, course_filler())
    first = next(cell for cell in lesson.student if "**Care:**" in cell.text)
    # an app that plans is a plan, too
    planned = ("Plan.", *(f"apps.{app.__name__}" for app in PLANNING))
    plans = any(name in cell.text for cell in lesson.code for name in planned)
    links = WHOLE_NOTE in first.text and folder.name[:2] != "00"
    assert not plans or links or NOT_FOR in first.text
    assert plans or folder.name[:2] in ("12", "20")


def test_the_board_and_its_handout_say_it_too(tmp_path: Path) -> None:
    board = Board(tmp_path)
    assert board._shown_on_screen()["not_for"] == NOT_FOR
    assert NOT_FOR in board.handout_html()
    for word in ("under 18", "pregnant", "breastfeeding", "ill", "eating disorder"):
        assert word in NOT_FOR
