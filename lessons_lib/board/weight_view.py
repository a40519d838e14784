"""The view of one body's weight against time, in five layers."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..pictures.board_canvas import BoardCanvas, Size, board_over_weeks
from ..pictures.look import DASHED
from ..pictures.marks import Band, Line, dots
from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.projection import Model
from ..science.care import with_help
from ..science.checks import Floats
from . import runs
from .runs import PlanSettings
from .view import Moment, View, axis_end_kg, label, refuse
from .weight_words import FACTS, MODELS, gate, models_shown, sentences
from .words import run_assumptions

if TYPE_CHECKING:
    import pandas as pd

_LAYERS = {
    "line": "straight line",
    "body": "adapting body",
    "weigh_ins": "weigh-ins",
    "trend": "trend",
    "fan": "fan",
}
_LEGEND = {**_LAYERS, "trend": "trend, 90 %", "fan_band": "fan, 90 %", "fan": "its middle"}
_CURVES = {"line": "straight_line", "body": "body", "weigh_ins": "weigh_in", "trend": "trend", "fan": "fan_middle"}
_MARKS = {
    "fan_band": Band("fourth"),
    "trend_band": Band("third"),
    "weigh_ins": dots(whole=False),
    "line": Line("line", DASHED),
    "fan": Line("fourth", (0, (1, 1.2))),
    "body": Line("body"),
    "trend": Line("third", (0, (5, 3, 1, 3))),  # on top, with gaps through which the body shows
}
_SCATTER_KG = 1.5  # the axes leave so much for weigh-ins beyond the body, the same for every set of them


def _canvas(size: Size, dark: bool) -> BoardCanvas:
    return board_over_weeks(_MARKS, size, dark)


@lru_cache(maxsize=256)
def _extent_kg(person: str, settings: PlanSettings, days: int, layers: tuple[str, ...]) -> tuple[float, float]:
    """Return how far below and above the start the layers go (kg)."""
    start, ends = PEOPLE[person].weight_kg, [0.0]
    scatter = _SCATTER_KG if {"weigh_ins", "trend"} & set(layers) else 0.2
    models: list[Model] = [MODELS[layer] for layer in layers if layer in MODELS]
    for model in dict.fromkeys([*models, *(["dynamic"] if scatter > 1 else [])]):
        kg = runs.run(person, settings, days, model).weight_kg
        ends += [float(kg.min()) - start, float(kg.max()) - start]
    if "fan" in layers and not isinstance(made := runs.fan(person, settings, days), str):
        ends += [float(made.low_kg.min()) - start, float(made.high_kg.max()) - start]
    return scatter - min(ends), scatter + max(ends)


def _limits(m: Moment) -> tuple[float, float]:
    """Return axis ends (kg) that hold the whole scene, and this moment should it go beyond."""
    layers = tuple(layer for layer in _LAYERS if layer in m.scene_layers)
    reaches = []
    for settings in m.scene_plans:
        try:
            reaches.append(_extent_kg(m.person, settings, m.days, layers))
        except ValueError:
            continue  # another person may not be able to follow the scene's plan
    reaches.append(_extent_kg(m.person, m.settings, m.days, tuple(layer for layer in _LAYERS if m.shows(layer))))
    below, above = (axis_end_kg(max(ends)) for ends in zip(*reaches, strict=True))
    return max(m.who.weight_kg - below, 0.0), m.who.weight_kg + above


def _series(m: Moment) -> dict[str, Floats]:
    """Return what is on the picture by its name in the table, day by day up to today, in the unit shown."""
    kg: dict[str, Floats] = {}
    if m.shows("line"):
        kg["straight_line"] = m.line.weight_kg
    if m.shows("body"):
        kg["body"] = m.body.weight_kg
    if m.shows("weigh_ins"):
        kg["weigh_in"] = m.readings["weight_kg"].to_numpy(float)
    if m.shows("trend"):
        ends = {"trend": "trend_kg", "trend_low": "low_kg", "trend_high": "high_kg"}
        kg |= {name: m.trend[column].to_numpy(float) for name, column in ends.items()}
    if m.shows("fan") and not isinstance(m.fan, str):
        kg |= {"fan_low": m.fan.low_kg, "fan_middle": m.fan.median_kg, "fan_high": m.fan.high_kg}
    one = units.from_kg(1.0)
    # a body that left the model has no later days
    return {name: one * values[: m.end + 1] for name, values in kg.items()}


def _draw(canvas: BoardCanvas, m: Moment) -> list[str]:
    canvas.title(f"{m.who.name}: {m.settings.title}")
    label(canvas, "y", f"weight ({units.mass_unit()})")
    canvas.clear()
    said = refuse(m.care(*models_shown(m)))
    low, high = _limits(m)
    canvas.limits((0.0, m.days / 7), (units.from_kg(low), units.from_kg(high)))
    shown, weeks = _series(m), np.arange(m.end + 1) / 7.0
    curves = {layer: (weeks[: len(shown[name])], shown[name]) for layer, name in _CURVES.items() if name in shown}
    bands = {
        f"{layer}_band": (curves[layer][0], shown[f"{layer}_low"], shown[f"{layer}_high"])
        for layer in ("trend", "fan")
        if layer in curves
    }
    canvas.put(**curves, **bands)
    named = [part for layer in curves for part in (("fan_band", "fan") if layer == "fan" else (layer,))]
    canvas.names(**{part: _LEGEND[part] for part in named})
    return [*sentences(m), *(with_help(said.flags) if curves else ())]


def _table(m: Moment) -> pd.DataFrame:
    import pandas as pd

    refuse(m.care(*models_shown(m)))
    table = pd.DataFrame({"day": np.arange(m.end + 1)})
    for name, values in _series(m).items():
        # where a body has no later days the cells are empty, never a NaN that is read as a number
        table[f"{name}_{units.mass_unit()}"] = pd.Series(np.round(values, 4))
    return table


def _assumptions(m: Moment) -> list[str]:
    said = run_assumptions(m.body)
    if m.shows("line"):
        said.append("Straight line: 3,500 kcal for each pound, for ever (Wishnofsky 1958); the idea that is tested.")
    if m.shows("body"):
        said.append("Adapting body: the dynamic model of Hall et al. 2011.")
    if m.shows("weigh_ins"):
        said.append(
            "Weigh-ins: the body plus water, salt, glycogen, gut content and the scale's own error; their scatter is"
            f" measured (Krone et al. 2020), how it divides is assumed. Set of mornings: {m.seed}."
        )
    if m.shows("trend"):
        said.append("Trend: a smoother that looks both ways, with a 90 % interval for the body.")
    if m.shows("fan"):
        said.append(
            f"Fan: {runs.REPEATS} simulated people who all fit what is known about {m.who.name}, and keep as much"
            " of the plan as those in CALERIE-2 did."
        )
        said += [m.fan] if isinstance(m.fan, str) else m.fan.notes
    return said


WEIGHT = View(
    name="weight",
    layers=_LAYERS,
    controls=("person", *PlanSettings._fields, "week", "speed", "seed"),
    canvas=_canvas,
    draw=_draw,
    facts=FACTS,
    table=_table,
    assumptions=_assumptions,
    gate=gate,
)
