"""Each thing that once broke, by its smallest input: only a sentence may come of it, or the right answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lessons_lib import (
    DOSES,
    EQUATIONS,
    PEOPLE,
    Board,
    Interval,
    Person,
    Plan,
    Refusal,
    apps,
    calibrate,
    charts,
    forecast,
    lesson,
    local_lipolysis_g,
    look,
    moving_plan,
    project,
    project_many,
    trend,
    units,
    weigh_ins,
)
from lessons_lib import reservoir as lake
from lessons_lib.science.evidence.activity import Dose, Session
from lessons_lib.science.forecast import forecast as of_forecast

ANA, CUT = PEOPLE["ana"], Plan.deficit(500)
RUN = project(ANA, CUT, 28)
LAKE_RUN = lake.run(-300, 28)
HUGE = 10**5000
COHORT = pd.DataFrame({"sex": ["female"] * 2, "age_years": 35, "height_cm": 165.0, "weight_kg": 80.0, "pal": 1.6})


def table(**columns: list[Any]) -> pd.DataFrame:
    return pd.DataFrame(columns)


def own(**columns: list[Any]) -> Callable[[], object]:
    return lambda: charts.fan(forecast(ANA, CUT, 28), scale=table(**columns))


def levels(**columns: list[Any]) -> Callable[[], object]:
    return lambda: lake.smooth(table(**columns))


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    # a lake never gives NaN
    "outflow": (lambda: lake.Reservoir(outflow_m3_per_cm=1e-310), "outflow_m3_per_cm is 1e-310 .* from 0.001"),
    "m3 per cm": (lambda: lake.Reservoir(m3_per_cm=5e-324), "m3_per_cm is .* from 0.001"),
    "lake's name": (lambda: lake.Reservoir(name=None), "name is None"),
    "no repeats": (lambda: lake.share_of_rises(LAKE_RUN, 1, repeats=0), "repeats is 0 repeats. It must be from 1"),
    "endless repeats": (lambda: lake.share_of_rises(LAKE_RUN, 1, repeats=2**63), "repeats is .* to 10000"),
    "no run": (lambda: lake.share_of_rises(5, 1), "level_run is 5"),
    "cm as text": (lambda: lake.apart_week(-300, "10"), "cm is '10'"),
    "cm as NaN": (lambda: lake.apart_week(-300, float("nan")), "cm is nan"),
    "weeks": (lambda: lake.apart_week(-300, 10, {}), "weeks is {}"),
    "gap": (levels(day=[0, 1], reading_cm=[1.0, np.nan]), "reading_cm is nan cm on day 1"),
    "same day": (levels(day=[0, 0], reading_cm=[1.0, 2.0]), "rising order"),
    "unsorted": (levels(day=[3, 0], reading_cm=[1.0, 2.0]), "rising order"),
    "no rows": (levels(day=[], reading_cm=[]), "has 0 rows"),
    "no gauge": (
        lambda: charts.level(LAKE_RUN, gauge=table(day=[], reading_cm=[], true_cm=[])),
        "reading_cm has 0 rows",
    ),
    # weigh-ins of a learner's own
    "no day": (own(weight_kg=[80.0]), "scale is a DataFrame"),
    "before the start": (own(day=[-1], weight_kg=[80.0]), "scale holds the day -1"),
    "dates": (own(day=pd.to_datetime(["2024-01-01"]).tolist(), weight_kg=[80.0]), "whole days since the start"),
    "day as text": (own(day=["x"], weight_kg=[80.0]), "whole days since the start"),
    # what is no number
    "duration": (lambda: Plan.deficit(np.timedelta64(5, "D")), "deficit is .* which is not a number"),
    "huge look": (lambda: look(HUGE), "look is a whole number of thousands of digits"),
    "huge deficit": (lambda: Plan.deficit(HUGE), "must be a finite number"),
    "'' as a deficit": (lambda: moving_plan(ANA, 100, deficit_kcal=""), "deficit is ''"),
    "False as a deficit": (lambda: moving_plan(ANA, 100, deficit_kcal=False), "deficit is False"),
    "NA as a deficit": (lambda: moving_plan(ANA, 100, deficit_kcal=pd.NA), "deficit is"),
    "'' as a unit": (lambda: units.to_kg(5, ""), "unit is ''"),
    "0 as a unit": (lambda: units.to_kg(5, 0), "unit is 0"),
    "digits": (lambda: units.mass(80, digits=-1), "digits is -1"),
    "digits as text": (lambda: units.mass(80, digits="1"), "digits is '1'"),
    "no list": (lambda: Dose("d", "A", 5), "sessions is 5"),
    "None as a list": (lambda: Dose("d", "A", None), "sessions is None"),
    "a list in a list": (lambda: Dose("d", "A", [["a"]]), r"sessions is \[.a.\]"),
    "no forecast": (lambda: calibrate(5), "stated is 5"),
    # sentences that do not contradict themselves
    "just above 80": (
        lambda: Person("X", "female", 80.0000001, 165, 80, 1.6),
        "80.0000001 years. It must be from 18 to 80",
    ),
    "just above 1e9": (lambda: units.kj(1000000001.0), "1000000001 kcal. It must be from .* to 1,000,000,000 kcal"),
    "on one day": (lambda: Plan.daily([2000, 20000.0001]).intake_kcal(ANA, 2), "20000.0001 kcal/day on day 1"),
    # results by hand
    "text in an interval": (lambda: Interval("1", 2, 3, "kg"), "low is '1'"),
    "9000 %": (lambda: Interval(1, 2, 3, "kg", 90), "level is 90 .* Write 90 % as 0.9"),
    "no unit": (lambda: Interval(1, 2, 3, None), "unit is None"),
    "no order": (lambda: Interval(3, 2, 1, "kg"), "rising order"),
    "no reason": (lambda: Refusal(None), "reason is None"),
    "no sessions": (lambda: Dose("x", "", ()), "sessions is empty"),
    "sessions": (lambda: Dose("x", "", 5), "sessions is 5"),
    "a session": (lambda: Dose("x", "", (5,)), "sessions is 5"),
    "minutes": (lambda: Session("jogging", None, 3), "minutes is None"),
    "activity": (lambda: Session("flying", 30, 3), "activity is 'flying'"),
    # mappings
    "breaks": (lambda: Plan(deficit_kcal=500, break_weeks=4), "break_weeks is 4. It must be two numbers of weeks"),
    "three breaks": (lambda: Plan(deficit_kcal=500, break_weeks=(4, 1, 2)), r"break_weeks is \(4, 1, 2\)"),
    "half a moment": (lambda: Plan.deficit(500).fading(5e-324), "half_life_weeks is .* from 0.01 to 5200 weeks"),
    "no kilogram": (lambda: trend(table(day=[0, 1], weight_kg=[5e-324, 80.0])), "It must be from 1 to 1000 kg"),
    "notes": (lambda: Interval(1, 2, 3, "kg", notes=(5,)), r"notes is \(5,\). It must be a tuple of sentences"),
    "a recap": (lambda: lesson.recap(np.zeros(2)), "There are no questions for lesson"),
    "a picture": (lambda: lesson.reveal("06.prediction", None), "picture is None. It must be a chart"),
    "a point": (lambda: lesson.draw("05.curve").set(np.array(5.0)), "A drawing is a list of points"),
    "a band": (lambda: charts.fan(forecast(ANA, CUT, 28), drawn=[(0, 1), 5]), "drawn is .* pairs"),
    "a day and a bit": (lambda: local_lipolysis_g(minutes=1441), "minutes is 1441 minutes. It must be from 0 to 1440"),
    "a class": (lambda: Board().begin(pd.NA), "There is no class a NAType. It must be one of 45_minutes"),
    "an item": (lambda: Board().begin("45_minutes", "x"), "item is 'x', which is not a number"),
    "a long id": (lambda: lesson.hint("x" * 10**5), r"^'x{20,56}\.\.\. is not the id of a question.{60,99}\"04.1\"\.$"),
    "a long name": (lambda: lesson.hint("04." + "x" * 10**5), r"no question '04\.x{20,56}[.]{4} It must be one of 04"),
    "a drawing": (lambda: lesson.draw("04." + "x" * 10**5), r"to draw called '04\.x{20,56}\.\.\.[.:]"),
    "a lesson": (lambda: lesson.recap("x" * 10**5), r"for lesson 'x{20,56}[.]{4} It must be one of 00"),
    "a control": (lambda: Board().set(**{"x" * 10**5: 1}), r"no control 'x{20,56}\.\.\. here"),
    "a long double": (
        lambda: project_many(COHORT, np.longdouble("1e4000") * np.ones(2), 7),
        "row 0 is inf kcal/day on day 0",
    ),
    "a name": (lambda: ANA.but(name=np.str_("")), "name is ''. It must be a text with"),
    "no words": (lambda: Board().vote(None), "text is None. It must be what the room called out"),
    "half a seed": (lambda: weigh_ins(RUN, seed=1.5), r"set of mornings\). It must be a whole number\.$"),  # type: ignore[arg-type]  # on purpose
    "no dose": (lambda: DOSES["run"], "There is no dose 'run'. It must be one of walk, "),
    "no equation": (lambda: EQUATIONS["x"], "There is no equation 'x'"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_once_broke_is_a_sentence(name: str) -> None:
    call, words = REFUSED[name]
    with pytest.raises(ValueError, match=words):
        call()


def test_the_ends_of_a_range_are_in_it_and_long_values_are_cut() -> None:
    assert Plan.daily([0.0, 20_000.0]).intake_kcal(ANA, 2).tolist() == [0.0, 20_000.0]
    assert Session("jogging", 30, 1).times == 1
    with pytest.raises(ValueError, match=r"^look is \(.{56}\.\.\.\. It must"):
        look(tuple(range(10**6, 10**6 + 40)))  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ValueError, match=r"^look is \[an array of size 2, a type, 'kg'\]\. It must"):
        look([np.zeros(2), int, "kg"])  # type: ignore[arg-type]  # on purpose


def test_a_person_is_changed_by_but_and_a_cohort_has_an_end(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="change a person with but"):
        dataclasses.replace(ANA, weight_kg=70.0)
    many = pd.DataFrame({"sex": ["female"] * 4000, "age_years": 35, "height_cm": 165.0, "weight_kg": 80.0, "pal": 1.6})
    with pytest.raises(ValueError, match=r"4,000 people on 2,501 recorded days are 10,004,000 numbers.*record_every"):
        project_many(many, np.full(4000, 1900.0), 2500)
    assert capsys.readouterr().err == ""
    project_many(many, np.full(4000, 1900.0), 260, record_every=52)
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "4,000 bodies over 260 days: 0 % (to stop: Interrupt)"
    assert len(told) <= 11


def test_no_mapping_of_the_course_can_be_changed() -> None:
    for mapping in (DOSES, EQUATIONS, PEOPLE):
        for act in ("pop", "update", "clear", "__setitem__", "__delitem__"):
            assert not hasattr(mapping, act)


def test_a_lesson_may_be_named_by_its_number() -> None:
    assert repr(lesson.recall(6)) == repr(lesson.recall("06"))
    for odd in ([], None, pd.NA, HUGE, np.float64("nan")):
        assert "has no questions to recall" in repr(lesson.recall(odd))


def test_a_duration_and_a_huge_number_are_no_answers() -> None:
    assert "not a number" in repr(lesson.check("04.1", np.timedelta64(5, "D")))
    assert "finite number" in repr(lesson.check("04.1", HUGE))


def test_weigh_ins_of_ones_own_are_drawn_and_nothing_is_said_that_nobody_knows() -> None:
    scale = table(day=[14, 0], weight_kg=[79.1, 79.7])
    said = charts.weight(RUN, scale=scale).words
    assert said.endswith("The scale was stepped on 2 times.")
    assert charts.fan(forecast(ANA, CUT, 28), scale=scale).words.endswith(
        "of 2 weigh-ins lie in the band of a reading."
    )
    usual = weigh_ins(RUN, seed=3)
    mixed = usual.sample(frac=1.0, random_state=1)
    assert charts.weight(RUN, scale=mixed).words == charts.weight(RUN, scale=usual).words


@pytest.mark.parametrize("name", [name for name in dir(apps) if name != "App"])
def test_a_slider_of_whole_numbers_takes_no_other(name: str) -> None:
    app = getattr(apps, name)()
    for control, widget in app.controls.items():
        if type(widget).__name__ == "IntSlider":
            before = app.state
            with pytest.raises(ValueError, match=rf"^{control} is .*\.9. It must be a whole number from "):
                app.set(**{control: min(abs(widget.min), widget.max - 1) + 0.9})
            assert app.state == before
            app.set(**{control: float(widget.max)})
            assert app.state[control] == widget.max


def test_a_forecast_has_an_end_and_needs_little_room(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match=r"5000 people over 3650 days are 18,250,000 days of a body.* 547 people or"):
        forecast(ANA, CUT, 3650, people=5000)
    whole = forecast(ANA, CUT, 120, people=40).scale_high_kg
    monkeypatch.setattr(of_forecast, "_AT_ONCE", 1000)
    assert np.array_equal(forecast(ANA, CUT, 120, people=40).scale_high_kg, whole)
