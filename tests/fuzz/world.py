"""What a fuzz calls, with what, and what must come of it: the right kind of answer, or a sentence."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import math
import os
import pickle
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

import lessons_lib
from lessons_lib import (
    DOSES,
    EQUATIONS,
    HALL_2011,
    MODELS,
    NIH_PLANNER,
    PEOPLE,
    Forecast,
    Person,
    Plan,
    Projection,
    ScaleNoise,
    Uncertainty,
    charts,
    forecast,
    lesson,
    project,
    trial_machine,
    units,
    weigh_ins,
)
from lessons_lib import reservoir as lake
from lessons_lib.lesson import questions

FREE = int(os.environ.get("LESSONS_FUZZ", "0"))
"""How many examples `make fuzz` asks for in all; 0 in `make test`, which tries few and always the same."""
INSIDES = re.compile(
    r" at 0x|np\.(float|int|bool|str)|array\(|dtype|Traceback|<class|math domain|object is not|NoneType"
)


def examples(always: int, share: float) -> settings:
    """Return how many examples a test tries: few and always the same, or its share of a free run."""
    few = not FREE
    return settings(
        max_examples=always if few else max(always, round(share * FREE)),
        derandomize=few,
        database=None,
        deadline=None,
        phases=(Phase.explicit, Phase.generate) if few else (Phase.explicit, Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )


ANA = PEOPLE["ana"]
PLANS = (
    *(Plan.deficit(500), Plan.deficit(-300), Plan.deficit(0), Plan.intake(1800), Plan.intake(0)),
    Plan.deficit(900).weekends(300).breaks(8, 1).fading(26).activity(0.1).appetite(95),
    Plan.daily(np.linspace(1500, 2500, 400), sodium_mg=np.full(400, 3000.0), carb_fraction=np.full(400, 0.3)),
)
BODIES = tuple(Person("B", sex, age, 170, kg, 1.6) for sex in ("female", "male") for age, kg in ((18, 50), (80, 130)))
NOISES = (None, ScaleNoise(), ScaleNoise.none(), ScaleNoise(menstrual_kg=0.5, person_spread=1.0))


@lru_cache
def runs() -> tuple[Projection, ...]:
    return tuple(
        project(person, plan, days) for person in (ANA, PEOPLE["hugo"]) for plan in PLANS[:3] for days in (1, 60)
    )


@lru_cache
def fans() -> tuple[Forecast, ...]:
    return tuple(
        forecast(ANA, plan, days, people=people) for plan in PLANS[:3] for days, people in ((1, 20), (120, 40))
    )


def tables() -> list[pd.DataFrame]:
    """Return weigh-ins, from whole to odd."""
    week = weigh_ins(runs()[1], seed=3)
    plain = week[["day", "weight_kg"]]
    return [
        *(week, plain, plain.iloc[:1], plain.iloc[:3], plain.iloc[::-1], plain.iloc[:0], pd.DataFrame()),
        plain.assign(weight_kg=plain["weight_kg"] * 2.2046),
        plain.assign(weight_kg=np.where(plain["day"] < 30, 80.0, 176.0)),
        plain.assign(day=plain["day"] * 40),
        plain.assign(scale=np.where(plain["day"] < 30, "old", "new")),
        plain.assign(scale=None),
        plain.assign(weight_kg=plain["weight_kg"].astype(object)),
        plain.assign(weight_kg=plain["weight_kg"].astype("Float64")),
        plain.assign(weight_kg=np.where(plain["day"] == 4, np.nan, plain["weight_kg"])),
        plain.assign(weight_kg=[*["80,1"] * len(plain)]),
        plain.assign(day=pd.date_range("2031-02-24", periods=len(plain))),
        plain.set_index("day"),
        pd.concat([plain] * 2),
        pd.concat([plain, plain["day"]], axis=1),
        plain.assign(day=plain["day"] + 0.5),
        plain.assign(weight_kg=1.0),
    ]


def levels() -> list[pd.DataFrame]:
    gauge = lake.gauge(lake.run(-300, 60), 3)
    return [gauge, gauge.iloc[:1], gauge.iloc[:0], gauge.iloc[::-1], gauge.assign(reading_cm=np.inf), pd.DataFrame()]


def cohorts() -> list[pd.DataFrame]:
    one = {
        "sex": ["female", "male"],
        "age_years": [35, 50],
        "height_cm": [165.0, 180],
        "weight_kg": [80.0, 90],
        "pal": 1.6,
    }
    frame = pd.DataFrame(one)
    return [
        *(frame, frame.iloc[:1], frame.iloc[:0], frame.drop(columns="pal"), frame.assign(fat_kg=[20.0, np.nan])),
        frame.assign(sex="x"),
        frame.assign(weight_kg=[80.0, 900.0]),
        frame.assign(name=["A", ""]),
        frame.assign(age_years=["35", "50"]),
        frame.assign(pal=[1.6, np.inf]),
    ]


HOSTILE: tuple[Any, ...] = (
    *(None, True, False, "", "80kg", "80", "ana", "\x00", "🙂" * 3, "a" * 9000, b"80", ..., 1j, object, len),
    *(math.nan, math.inf, -math.inf, -0.0, 0, 1, -1, 1e308, -1e308, 5e-324, 1e-310, 2**63, -(2**70), 10**5000),
    *([], [1], [1, "a"], [[1, 2], [3]], (), (1, 2), (35, 6), (1, 2, 3), {}, {"kg": 80}, {1, 2}, frozenset("ab")),
    *(np.array([]), np.array(5.0), np.array([1.0, np.nan]), np.ones((2, 2)), np.array(["a"]), np.array([None, 1])),
    *(np.float32(3), np.float64("nan"), np.int8(5), np.bool_(True), np.longdouble(3), np.str_("kg"), np.complex128(2)),
    *(np.timedelta64(5, "D"), np.datetime64("2031-02-24"), pd.NA, pd.NaT, pd.Timestamp("2031-02-24"), range(3)),
    *(pd.Series([1.0, 2.0]), pd.DataFrame({"a": [1]}), Decimal("2.5"), Fraction(1, 3), ANA, PLANS[0], HALL_2011),
)
"""What somebody might hand in anywhere."""
hostile = st.integers(0, len(HOSTILE) - 1).map(lambda at: copy.copy(HOSTILE[at]))
"""One of them, each time anew."""

_SOME_DAYS = (1, 2, 7, 28, 60, 120, 400, 3650, 3651, 0, 7.0, 7.5)
_FEW = (1, 2, 10, 20, 40, 100, 0, -1, 20.0)
_SIZE = (0.0, 0.1, 0.5, 1.0, 3.0, 10.0, 100.0, 500.0, -1.0)
_IDS = st.sampled_from(sorted(q.id for number in questions.lessons() for q in questions.of_lesson(number)))
_TYPED = (
    "12,5",
    "12 lb",
    "10 %",
    "34/84",
    "40 min",
    "1 200",
    "−3",
    "1/0",
    "½",
    "a",
    "b",
    "abc",
    "5-6",
    "9" * 5000,
    "١٢",
    3,
    3.5,
)


def _of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


def _made(make: Callable[[], list[Any]]) -> st.SearchStrategy[Any]:
    return st.integers(0, len(make()) - 1).map(lambda at: make()[at])


def _path() -> Any:
    return st.sampled_from(sorted((Path(__file__).parent.parent / "cases").glob("*.csv"))) | _of(
        "no_such.csv", ".", "", "\x00", "a" * 5000, Path("x"), tempfile.gettempdir()
    )


_ROWS = _of(None, 1800, [1800, 2200], [0.1, 0.2, 0.3], np.full(60, 1900.0), np.full((2, 60), 0.4), [0.0, 0.0], (1, 2))
GOOD: dict[str, Any] = {
    **dict.fromkeys(("person",), _of(*PEOPLE.values(), *BODIES)),
    **dict.fromkeys(("plan",), _of(*PLANS)),
    **dict.fromkeys(("projection", "usual", "other"), st.deferred(lambda: _of(*runs()))),
    **dict.fromkeys(("stated",), st.deferred(lambda: _of(*fans()))),
    **dict.fromkeys(("weigh_ins",), st.deferred(lambda: _made(tables))),
    **dict.fromkeys(("scale",), st.deferred(lambda: st.none() | _made(tables))),
    **dict.fromkeys(("noise",), _of(*NOISES)),
    **dict.fromkeys(("uncertainty",), _of(None, Uncertainty(), Uncertainty.none(), Uncertainty().only("keeping"))),
    **dict.fromkeys(("parameters",), _of(HALL_2011, NIH_PLANNER)),
    **dict.fromkeys(("days", "window_days", "day"), _of(*_SOME_DAYS, None)),
    **dict.fromkeys(
        ("people", "people_", "repeats", "lakes", "trials", "bodies", "record_every", "sessions"), _of(*_FEW)
    ),
    **dict.fromkeys(
        ("weeks", "week", "every_weeks", "for_weeks", "half_life_weeks"), _of(1, 2, 4, 26, 52, 104, 0, 0.5, 520)
    ),
    **dict.fromkeys(("seed",), _of(0, 1, 7, 2**32 - 1, 2**32, -1)),
    **dict.fromkeys(("level",), _of(0.5, 0.9, 0.95, 0.99, 1.0, 90)),
    **dict.fromkeys(("model",), _of(*MODELS, "outlet", "rule", "straight", "Hall")),
    **dict.fromkeys(("sodium",), _of("proportional", "fixed")),
    **dict.fromkeys(("equation",), _of(*EQUATIONS)),
    **dict.fromkeys(("dose",), _of(*DOSES, *DOSES.values())),
    **dict.fromkeys(("method",), _of("ema", "holt", "regression", "smoother", "REML", "DL", "fixed", "EMA")),
    **dict.fromkeys(("interval",), _of("knapp_hartung", "normal", None)),
    **dict.fromkeys(("sex",), _of("female", "male", "f", "Female")),
    **dict.fromkeys(("source",), _of("rest", "moving", "keeping", "scale")),
    **dict.fromkeys(("instrument",), _of("caliper", "DXA", "MRI", "scan")),
    **dict.fromkeys(("rest",), _of("convention", "own", "measured", "met")),
    **dict.fromkeys(("unit",), _of("kg", "lb", "st", "g", None)),
    **dict.fromkeys(("name",), _IDS | _of("screen", "projector", "dark", "Ana", "99.9", 4.1)),
    **dict.fromkeys(("number", "of"), _of(*questions.lessons(), 6, "6", "99")),
    **dict.fromkeys(
        ("answer", "rest_", "text", "expect", "likely", "following", "reason"), _of(*_TYPED) | st.text(max_size=30)
    ),
    **dict.fromkeys(("sure", "anew"), _of(False, ...)),
    **dict.fromkeys(("path", "own"), st.deferred(_path)),
    **dict.fromkeys(("table", "readings", "gauge", "trend"), st.deferred(lambda: _made(levels) | _made(tables))),
    **dict.fromkeys(("people_frame",), st.deferred(lambda: _made(cohorts))),
    **dict.fromkeys(("level_run", "runs"), st.deferred(lambda: _of(lake.run(-300, 60), lake.run(200, 28, "straight")))),
    **dict.fromkeys(("reservoir",), _of(lake.Reservoir(), lake.Reservoir(level_cm=100.0, outflow_m3_per_cm=50.0))),
    "run": st.deferred(lambda: _of(lake.pump(100, 60), trial_machine(20))),
    "projections": st.deferred(lambda: _of(*runs())),
    "predictions": st.deferred(lambda: _of(lesson.predictions())),
    "picture": st.deferred(lambda: _of(charts.weight(runs()[1]))),
    "break_weeks": _of((8, 1), [4, 2], (4,), 4),
    "carb_fractions": _of((0.5, 0.1), [0.3], (0.5,), ()),
    "notes": _of((), ("A note.",)),
    **dict.fromkeys(("age_years", "minutes", "met"), _of(18, 35, 45, 80, 3.5, 81, 30)),
    **dict.fromkeys(("height_cm", "level_cm", "cm"), _of(120, 165, 230, 1.65, 65, 400)),
    **dict.fromkeys(
        ("weight_kg", "target_kg", "above_kg", "kg", "near_kg", "value"), _of(40, 60, 70, 80, 176, 12.5, 400)
    ),
    **dict.fromkeys(("fat_kg",), _of(None, 2, 20, 30, 60)),
    **dict.fromkeys(("pal", "exponent", "factor"), _of(1.2, 1.6, 2.5, 0.8)),
    **dict.fromkeys(("low", "estimate", "high"), _of(-1.0, 0.0, 1.0, 2.0)),
    **dict.fromkeys(
        ("kcal", "deficit_kcal", "eaten_kcal", "weekend_kcal", "kcal_a_day", "baseline_sd_kcal", "inflow_change_m3"),
        _of(None, 0, 100, 250, 500, -300, 1800, 2092, 20_000),
    ),
    **dict.fromkeys(
        ("intake_kcal", "daily_kcal", "daily_sodium_mg", "daily_carb_fraction", "daily_activity_change"),
        _ROWS,
    ),
    **dict.fromkeys(("effects", "standard_errors", "sodium_mg", "carb_fraction"), _ROWS),
}
"""Values that a parameter of this name may be meant to have, and some just beside; any other name is a size."""

_DRAWN = ("charts.", "Board", "lesson.ask", "lesson.draw", "lesson.reveal", "lesson.compare", "calibrate", "forecast")
_MADE_BY_US = {"Projection", "Forecast", "OutsideModelError", "charts.Chart", "charts.look", "lesson.Reply"}
"""Records that functions fill and hand out, and the board's pictures: nobody calls these with values of their own."""
_UNITS = ("to_kg", "from_kg", "kj", "mass", "mass_unit", "use")
_LAKE = ("Reservoir", "run", "pump", "gauge", "smooth", "hidden_inflow_m3", "fan", "apart_week", "share_of_rises")
_METHODS: dict[str, tuple[Callable[[], Any], tuple[str, ...]]] = {
    "Plan": (
        lambda: Plan.deficit(500),
        ("deficit", "intake", "daily", "weekends", "breaks", "fading", "activity", "appetite", "intake_kcal", "inputs"),
    ),
    "Person": (lambda: ANA, ("but",)),
    "Forecast": (lambda: fans()[1], ("at", "scale_at", "sd_kg", "share", "to_frame")),
    "Projection": (lambda: runs()[1], ("to_frame",)),
    "Uncertainty": (Uncertainty, ("none", "only", "times")),
    "ScaleNoise": (ScaleNoise, ("none",)),
}


def calls() -> dict[str, Callable[..., Any]]:
    """Return every public callable by its name: of the library, of its modules, methods of results."""
    found: dict[str, Callable[..., Any]] = {}
    for name in lessons_lib.__all__:
        one = getattr(lessons_lib, name)
        if isinstance(one, ModuleType):
            listed = {"units": _UNITS, "reservoir": _LAKE, "apps": ()}.get(name)
            inside = [n for n in dir(one) if not n.startswith("_")] if listed is None else listed
            found |= {f"{name}.{n}": getattr(one, n) for n in inside if callable(getattr(one, n))}
        elif callable(one):
            found[name] = one
    for kind, (make, names) in _METHODS.items():
        for name in names:
            found[f"{kind}.{name}"] = _method(make, name)
    return {name: one for name, one in found.items() if name not in _MADE_BY_US}


def _method(make: Callable[[], Any], name: str) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        return getattr(make(), name)(*given, **named)

    call.__signature__ = inspect.signature(getattr(make(), name))  # type: ignore[attr-defined]  # as functools.wraps
    return call


def is_slow(name: str) -> bool:
    """Whether a call draws a picture or follows many bodies."""
    return name.startswith(_DRAWN)


@st.composite
def arguments(draw: Any, call: Callable[..., Any]) -> tuple[list[Any], dict[str, Any]]:
    """Draw what a call is given: mostly what is meant, sometimes what nobody means."""
    rest, named = list[Any](), dict[str, Any]()
    wild = draw(st.integers(0, 3))  # how many of four values may be odd
    for parameter in inspect.signature(call).parameters.values():
        name, kind = parameter.name, parameter.kind
        meant = GOOD.get(name, _of(*_SIZE))
        if name.startswith("daily") or kind is kind.POSITIONAL_OR_KEYWORD:
            meant = meant if parameter.default is parameter.empty else st.just(parameter.default) | meant
        value = hostile | st.floats() | st.integers(-(2**40), 2**40) if draw(st.integers(0, 7)) < wild else meant
        if kind is kind.VAR_POSITIONAL:
            rest = draw(st.lists(value, max_size=3))
        elif kind is kind.VAR_KEYWORD:
            named |= draw(st.dictionaries(_of("weight_kg", "fat_kg", "pal", "name", "x"), value, max_size=2))
        else:
            named[name] = draw(value)
    if rest:  # then those before it stand in their places too
        before = [p.name for p in inspect.signature(call).parameters.values() if p.kind is p.POSITIONAL_OR_KEYWORD]
        rest = [*(named.pop(name) for name in before), *rest]
    return rest, named


def frozen(values: Any) -> list[bytes | None]:
    """Return the bytes of each argument that somebody could change."""
    kinds = (pd.DataFrame, pd.Series, np.ndarray, list, dict, set)
    return [_bytes(one) for one in values if isinstance(one, kinds)]


def _bytes(value: Any) -> bytes | None:
    try:
        return pickle.dumps(value)
    except Exception:  # a function, an open generator: nobody's table
        return None


def is_sentence(error: ValueError) -> None:
    """Check that an error is one of ours: words, an end, and nothing of Python's inside."""
    text = str(error)
    assert re.search(r"[.?!)\]]$", text), f"does not end as a sentence: {text}"
    assert len(text) < 1200, f"too long to read: {text[:300]}"
    assert text.count(" ") > 3, f"no sentence: {text}"
    assert not INSIDES.search(text), f"shows the inside of Python: {text}"


def is_whole(result: Any) -> None:
    """Check that nothing in a result is NaN, and that its text shows nothing of the inside."""
    for number in _numbers(result, 0):
        assert not np.isnan(number).any(), "NaN came out"
    if not isinstance(result, pd.DataFrame | np.ndarray | dict | list | tuple):
        text = repr(result)
        assert not INSIDES.search(text), text
        assert not re.search(r"(?<![\"'])\bnan\b", text), text  # quoted, it is what was typed


def _numbers(value: Any, depth: int) -> Iterator[np.ndarray]:
    if isinstance(value, pd.DataFrame):
        yield from (np.asarray(value[name]) for name in value.columns if value[name].dtype.kind == "f")
    elif isinstance(value, float | np.floating):
        yield np.asarray(value)
    elif isinstance(value, np.ndarray) and value.dtype.kind == "f":
        yield value
    elif depth < 4 and isinstance(value, Mapping):
        for one in value.values():
            yield from _numbers(one, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple):
        for one in value[:50]:
            yield from _numbers(one, depth + 1)
    elif depth < 4 and dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from _numbers(getattr(value, field.name), depth + 1)


def tried(call: Callable[..., Any], *given: Any, **named: Any) -> bool:
    """Call, and check what comes of it; return whether it was answered and not refused."""
    before = frozen([*given, *named.values()])
    try:
        result = call(*given, **named)
    except ValueError as error:
        is_sentence(error)
        answered = False
    else:
        is_whole(result)
        answered = True
    finally:
        units.use("kg")
    assert frozen([*given, *named.values()]) == before, "an argument was changed"
    return answered
