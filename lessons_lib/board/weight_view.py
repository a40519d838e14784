"""The view of one body's weight against time, in five layers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..pictures.board_canvas import BoardCanvas, Size, board_over_weeks
from ..pictures.look import DASHED
from ..pictures.marks import Band, Line, Mark, dots
from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.projection import Model, Projection
from ..science.care import with_help
from ..science.checks import Floats
from . import runs
from .person_words import name_of
from .runs import Asked
from .views import PLAN, State, View, on, refuse
from .weight_words import FACTS, MODELS, days_of, end_of, gate, models_shown, sentences

if TYPE_CHECKING:
    import pandas as pd

_WEIGHT_LAYERS = {
    "line": "straight line",
    "body": "adapting body",
    "weigh_ins": "weigh-ins",
    "trend": "trend",
    "fan": "fan",
}
_LABELS = {**_WEIGHT_LAYERS, "trend": "trend, 90 %"}
_LADDER_KG = (1, 1.5, 2, 3, 4, 6, 8, 10, 12.5, 15, 20, 25, 30, 40, 50, 60, 80, 120, 1000)
_SCATTER_KG = 1.5  # room for mornings beyond the body, the same for every set of them


def rungs(kg: float) -> float:
    """Return the least rung of the ladder that holds a distance, so that axes seldom move."""
    return next(float(rung) for rung in _LADDER_KG if rung >= min(kg, _LADDER_KG[-1]))


@lru_cache(maxsize=256)
def _reach(person: str, asked: Asked, days: int, layers: tuple[str, ...]) -> tuple[float, float]:
    """Return how far below and above the start the layers go (kg)."""
    start, ends = PEOPLE[person].weight_kg, [0.0]
    models: list[Model] = [MODELS[layer] for layer in layers if layer in MODELS]
    scatter = _SCATTER_KG if {"weigh_ins", "trend"} & set(layers) else 0.2
    for model in dict.fromkeys([*models, *(["dynamic"] if scatter > 1 else [])]):
        kg = runs.run(person, asked, days, model).weight_kg  # type: ignore[arg-type]  # the models' names
        ends += [float(kg.min()) - start, float(kg.max()) - start]
    if "fan" in layers and not isinstance(made := runs.fan(person, asked, days), str):
        ends += [float(made.low_kg.min()) - start, float(made.high_kg.max()) - start]
    return scatter - min(ends), scatter + max(ends)


def _limits(state: State) -> tuple[float, float]:
    """Return axis ends (kg) that hold the whole scene, and this state should it go beyond."""
    person, days = state["person"], days_of(state)
    layers = tuple(layer for layer in _WEIGHT_LAYERS if layer in state["scene_layers"])
    reaches = []
    for asked in state["scene_plans"]:
        try:
            reaches.append(_reach(person, asked, days, layers))
        except ValueError:
            continue  # another person may not be able to follow the scene's plan
    now = tuple(layer for layer in _WEIGHT_LAYERS if on(state, layer))
    reaches.append(_reach(person, Asked.of(state), days, now))
    start = PEOPLE[person].weight_kg
    below, above = (rungs(max(reach[i] for reach in reaches)) for i in (0, 1))
    return max(start - below, 0.0), start + above


_MARKS: dict[str, Mark] = {
    "fan_band": Band("fourth"),
    "trend_band": Band("third"),
    "weigh_ins": dots(whole=False),
    "line": Line("line", DASHED),
    "fan": Line("fourth", (0, (1, 1.2))),
    "body": Line("body"),
    "trend": Line("third", (0, (5, 3, 1, 3))),  # on top, with gaps through which the body shows
}


def _weight_canvas(size: Size, dark: bool) -> BoardCanvas:
    return board_over_weeks(_MARKS, size, dark)


def in_weeks(days: int) -> Floats:
    """Return the days 0 to `days`, in weeks."""
    return np.arange(days + 1) / 7.0


def _draw_weight(canvas: BoardCanvas, state: State) -> list[str]:
    person, asked, days, end = state["person"], Asked.of(state), days_of(state), end_of(state)
    canvas.title(f"{PEOPLE[person].name}: {asked.title}")
    if canvas.axes.get_ylabel() != (label := f"weight ({units.mass_unit()})"):
        canvas.axes.set_ylabel(label)
        canvas.stale()
    canvas.clear()
    said = runs.gate(person, asked, days, models_shown(state))
    refuse(said)
    low, high = _limits(state)
    canvas.limits((0.0, days / 7), (units.from_kg(low), units.from_kg(high)))
    one, drawn = units.from_kg(1.0), dict[str, tuple[Floats, ...]]()
    for layer, model in MODELS.items():
        if on(state, layer):
            kg = runs.run(person, asked, days, model).weight_kg[: end + 1]
            drawn[layer] = (in_weeks(len(kg) - 1), one * kg)
    if on(state, "weigh_ins"):
        frame = runs.readings(person, asked, days, state["seed"])
        drawn["weigh_ins"] = _until(frame, "weight_kg", end)
    if on(state, "trend"):
        frame = runs.trend_of(person, asked, days, state["seed"], end)
        drawn["trend"] = _until(frame, "trend_kg", end)
        drawn["trend_band"] = (*_until(frame, "low_kg", end), _until(frame, "high_kg", end)[1])
    if on(state, "fan") and not isinstance(made := runs.fan(person, asked, days), str):
        weeks = in_weeks(end)
        drawn["fan"] = (weeks, one * made.median_kg[: end + 1])
        drawn["fan_band"] = (weeks, one * made.low_kg[: end + 1], one * made.high_kg[: end + 1])
    canvas.put(**drawn)
    names = {name: _LABELS[name] for name in _WEIGHT_LAYERS if name in drawn and name != "fan"}
    canvas.names(**names, **({"fan_band": "fan, 90 %", "fan": "its middle"} if "fan" in drawn else {}))
    return [*sentences(state), *(with_help(said.flags) if drawn else ())]


def _until(frame: pd.DataFrame, column: str, end: int) -> tuple[Floats, Floats]:
    day = frame["day"].to_numpy(float)
    kept = day <= end
    return day[kept] / 7.0, units.from_kg(1.0) * frame[column].to_numpy(float)[kept]


def _weight_table(state: State) -> pd.DataFrame:
    import pandas as pd

    person, asked, days, end = state["person"], Asked.of(state), days_of(state), end_of(state)
    refuse(runs.gate(person, asked, days, models_shown(state)))
    unit, one = units.mass_unit(), units.from_kg(1.0)
    columns: dict[str, Floats] = {}
    for layer, model in MODELS.items():
        if on(state, layer):
            columns[{"line": "straight_line", "body": "body"}[layer]] = runs.run(person, asked, days, model).weight_kg
    if on(state, "weigh_ins"):
        columns["weigh_in"] = runs.readings(person, asked, days, state["seed"])["weight_kg"].to_numpy(float)
    if on(state, "trend"):
        frame = runs.trend_of(person, asked, days, state["seed"], end)
        columns |= {name: frame[f"{name}_kg"].to_numpy(float) for name in ("trend", "low", "high")}
        columns = {{"low": "trend_low", "high": "trend_high"}.get(k, k): v for k, v in columns.items()}
    if on(state, "fan") and not isinstance(made := runs.fan(person, asked, days), str):
        columns |= {"fan_low": made.low_kg, "fan_middle": made.median_kg, "fan_high": made.high_kg}
    table = pd.DataFrame({"day": np.arange(end + 1)})
    for name, kg in columns.items():
        # a body that left the model has no later days: an empty cell, never a NaN that is read as a number
        table[f"{name}_{unit}"] = pd.Series(np.round(one * kg[: end + 1], 4))
    return table


def run_assumptions(p: Projection) -> list[str]:
    """Return sentences about who was simulated, on what plan."""
    who = p.person
    return [
        f"{who.name} is invented: {who.sex}, {who.age_years:.0f} years, {who.height_cm:.0f} cm,"
        f" {units.mass(who.weight_kg)}, PAL {who.pal:g}, spending {who.tdee_kcal:,.0f} kcal/day at the start.",
        f"Plan: {p.plan}, kept every day. Baseline is what is spent at the start.",
        *p.notes,
    ]


def _weight_assumptions(state: State) -> list[str]:
    asked, days = Asked.of(state), days_of(state)
    said = run_assumptions(runs.run(state["person"], asked, days))
    if on(state, "line"):
        said.append("Straight line: 3,500 kcal for each pound, for ever (Wishnofsky 1958); the idea that is tested.")
    if on(state, "body"):
        said.append("Adapting body: the dynamic model of Hall et al. 2011.")
    if on(state, "weigh_ins"):
        said.append(
            "Weigh-ins: the body plus water, salt, glycogen, gut content and the scale's own error; their scatter is"
            f" measured (Krone et al. 2020), how it divides is assumed. Set of mornings: {state['seed']}."
        )
    if on(state, "trend"):
        said.append("Trend: a smoother that looks both ways, with a 90 % interval for the body.")
    if on(state, "fan"):
        made = runs.fan(state["person"], asked, days)
        said.append(
            f"Fan: {runs.REPEATS} simulated people who all fit what is known about {name_of(state)}, and keep as much"
            " of the plan as those in CALERIE-2 did."
        )
        said += [made] if isinstance(made, str) else made.notes
    return said


WEIGHT = View(
    name="weight",
    layers=_WEIGHT_LAYERS,
    controls=("person", *PLAN, "week", "speed", "seed"),
    canvas=_weight_canvas,
    draw=_draw_weight,
    facts=FACTS,
    table=_weight_table,
    assumptions=_weight_assumptions,
    gate=gate,
)
