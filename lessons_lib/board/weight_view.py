"""The view of one body's weight against time, in five layers."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from ..pictures.board_canvas import BoardCanvas, End, Size, board_over_weeks
from ..pictures.look import DASHED
from ..pictures.marks import Band, Line, dots
from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.projection import Model
from ..science.care import Care, refuse, with_help
from ..science.checks import Floats
from ..science.evidence.model_tests import first_weeks_words
from . import runs
from .runs import PlanSettings
from .view import (
    Moment,
    Table,
    Told,
    View,
    at_end,
    axis_end_kg,
    card,
    change,
    change_kg,
    day_table,
    moved,
    plan_title,
    run_assumptions,
    signed,
    texts,
    when,
)
from .weight_words import FACTS, between, of_fan, parting

_LAYERS = {
    "line": "straight line",
    "body": "adapting body",
    "weigh_ins": "weigh-ins",
    "trend": "trend",
    "fan": "fan",
}
_NAMES = {"line": "line", "body": "body", "weigh_ins": "scale", "trend": "trend", "fan": "fan 90 %"}
"""What stands at the end of a layer's line."""
_CURVES = {"line": "straight_line", "body": "body", "weigh_ins": "weight", "trend": "trend", "fan": "fan_middle"}
_MODELS: dict[str, Model] = {"line": "rule_3500", "body": "dynamic"}
_MARKS: dict[str, Band | Line] = {
    "start": Line("ink", "none", marker="s", size=1.5, whole=True),
    "fan_band": Band("fourth"),
    "trend_band": Band("third"),
    "weigh_ins": dots(whole=False),
    "line": Line("line", DASHED),
    "fan": Line("fourth", (0, (1, 1.2))),
    "body": Line("body"),
    "trend": Line("third", (0, (5, 3, 1, 3))),  # on top, with gaps through which the body shows
}
_SCATTER_KG = 1.5  # the axes leave so much for weigh-ins beyond the body, the same for every set of them


def _models_shown(m: Moment) -> tuple[Model, ...]:
    """Return the models whose weights are shown as reached."""
    shown: dict[Model, None] = {model: None for layer, model in _MODELS.items() if m.shows(layer)}
    if m.layers & {"weigh_ins", "trend", "fan"}:
        shown["dynamic"] = None
    return tuple(shown)


def _gate(m: Moment, fact: str) -> Care:
    """Return what `care` says to the runs behind a fact."""
    needed: dict[str, tuple[Model, ...]] = {"promised": ("rule_3500",), "parting": ("rule_3500", "dynamic")}
    models, shown = needed.get(fact, ("dynamic",)), _models_shown(m)
    # what the picture holds has been asked about already
    return m.care(*(shown if set(models) <= set(shown) else models))


def _canvas(size: Size, light: str, ratio: float) -> BoardCanvas:
    return board_over_weeks(_MARKS, size, light, ratio)


@lru_cache(maxsize=256)
def _extent_kg(
    person: str, settings: PlanSettings, days: int, layers: tuple[str, ...], first: int = 0
) -> tuple[float, float]:
    """Return how far below and above the start the layers go from a first day on (kg)."""
    start, ends = PEOPLE[person].weight_kg, list[float]()
    scatter = _SCATTER_KG if {"weigh_ins", "trend"} & set(layers) else 0.2
    models: list[Model] = [_MODELS[layer] for layer in layers if layer in _MODELS]
    for model in dict.fromkeys([*models, *(["dynamic"] if scatter > 1 else [])]):
        kg = runs.run(person, settings, days, model).weight_kg[first:]
        ends += [float(kg.min()) - start, float(kg.max()) - start] if len(kg) else []
    if "fan" in layers and not isinstance(made := runs.fan(person, settings, days), str):
        ends += [float(made.low_kg[first:].min()) - start, float(made.high_kg[first:].max()) - start]
    ends = ends or [0.0]
    return scatter - min(ends), scatter + max(ends)


def _limits(m: Moment) -> tuple[float, float]:
    """Return axis ends (kg) that hold the whole scene, and this moment should it go beyond; of a closer look, less."""
    seen = tuple(layer for layer in _LAYERS if m.shows(layer))
    if m.closer and seen:
        first, last = (7 * week for week in m.closer)
        below, above = _extent_kg(m.person, m.settings, last, seen, first)
        return m.who.weight_kg - math.ceil(2 * below) / 2, m.who.weight_kg + math.ceil(2 * above) / 2
    layers = tuple(layer for layer in _LAYERS if layer in m.scene_layers)
    reaches = [(0.2, 0.2)]
    for settings in m.scene_plans:
        try:
            reaches.append(_extent_kg(m.person, settings, m.days, layers))
        except ValueError:
            continue  # another person may not be able to follow the scene's plan
    reaches.append(_extent_kg(m.person, m.settings, m.days, seen))
    ends = (max(reach) for reach in zip(*reaches, strict=True))
    # the room looks for its own votes, but these may not squeeze the scene
    down, up = (axis_end_kg(max(end, min(vote, 1.5 * end))) for end, vote in zip(ends, m.voted, strict=True))
    return max(m.who.weight_kg - down, 0.0), m.who.weight_kg + up


def _series(m: Moment) -> dict[str, Floats]:
    """Return what is on the picture by its name in the table, day by day up to today, in the unit shown."""
    kg: dict[str, Floats] = {}
    if m.shows("weigh_ins"):
        kg["weight"] = m.readings
    if m.shows("line"):
        kg["straight_line"] = m.line.weight_kg
    if m.shows("body"):
        kg["body"] = m.body.weight_kg
    if m.shows("trend"):
        kg |= {"trend": m.trend.kg, "trend_low": m.trend.low_kg, "trend_high": m.trend.high_kg}
    if m.shows("fan") and not isinstance(m.fan, str):
        kg |= {"fan_low": m.fan.low_kg, "fan_middle": m.fan.median_kg, "fan_high": m.fan.high_kg}
    one = units.from_kg(1.0)
    # a body that left the model has no later days
    return {name: one * values[: m.end + 1] for name, values in kg.items()}


def _draw(canvas: BoardCanvas, m: Moment) -> Told:
    m = m.near
    canvas.title(plan_title(m))
    weeks_shown = f"weeks {m.closer[0]} to {m.closer[1]}, a closer look" if m.closer else "weeks"
    canvas.label("x", weeks_shown)
    canvas.label("y", f"weight ({units.mass_unit()})")
    canvas.clear()
    said = refuse(m.care(*_models_shown(m)))
    low, high = _limits(m)
    canvas.limits(m.closer or (0.0, float(m.weeks)), (units.from_kg(low), units.from_kg(high)))
    shown, weeks = _series(m), np.arange(m.end + 1) / 7.0
    curves = {layer: (weeks[: len(shown[name])], shown[name]) for layer, name in _CURVES.items() if name in shown}
    bands = {
        f"{layer}_band": (curves[layer][0], shown[f"{layer}_low"], shown[f"{layer}_high"])
        for layer in ("trend", "fan")
        if layer in curves
    }
    if not m.layers:
        start = units.from_kg(m.who.weight_kg)
        canvas.put(start=([0.0], [start]))
        canvas.name_ends({"start": End(0.0, start, f"{m.who.name}, {units.mass(m.who.weight_kg)}")})
        return Told([], [card(m.who)])
    canvas.put(**curves, **bands)
    canvas.name_ends({layer: _end(m, layer, x, y) for layer, (x, y) in curves.items()})
    return Told(_sentences(m), with_help(said.flags) if curves else [])


def _end(m: Moment, layer: str, weeks: Floats, values: Floats) -> End:
    """Return a layer's name, and how far it is from the start, where it ends."""
    start, words = m.who.weight_kg, [_NAMES[layer]]
    if layer in _MODELS:
        p = m.line if layer == "line" else m.body
        if m.read < m.end <= p.days:
            values = values[: m.read + 1]
        words += at_end(m, p)
    elif layer == "trend":
        middle, below, above = (float(kg[-1]) for kg in m.trend)
        words += [signed(middle - start), f"± {units.from_kg(above - below) / 2:.1f}"]
    elif layer == "fan" and not isinstance(m.fan, str):
        ends = sorted((float(kg[m.end]) - start for kg in (m.fan.low_kg, m.fan.high_kg)), key=abs)
        words += [f"{signed(ends[0]).split()[0]} to", signed(ends[1])]
    return End(float(weeks[-1]), float(values[-1]), "\n".join(words), _MARKS[layer].hue)


def _table(m: Moment) -> Table:
    refuse(m.care(*_models_shown(m)))
    return day_table(m, _series(m))


def _sentences(m: Moment) -> list[str]:
    """Return what the picture shows: of each layer that is on, and no other."""
    said, halves = [], []
    if m.shows("line"):
        halves.append(f"the straight line promises {FACTS['promised'](m)}")
    if m.shows("body"):
        kg = change_kg(m.body, m.read)
        halves.append("the body leaves the model" if kg is None else f"the body has {moved(kg)}")
    if halves:
        said.append(f"{when(m)}: {', '.join(halves)}.")
    if m.shows("line", "body"):
        said.append(f"{parting(m, 'line and body').capitalize()}.")
    if m.shows("weigh_ins"):
        said.append(f"The scale moves by {FACTS['swing'](m)} in all.")
    if m.shows("trend"):
        said.append(f"The trend reads {FACTS['trend'](m)}.")
    if m.shows("fan"):
        ends = of_fan(m, lambda low, middle, high: f"{change(middle)} (90 %: {between(low, middle, high)})")
        said.append(
            f"No fan: {m.fan}" if isinstance(m.fan, str) else f"To expect, {m.fan.kept}: {ends}. {m.fan.cut}".strip()
        )
    return said


def _assumptions(m: Moment) -> list[str]:
    told, fan = dict(texts("assumed")["weight"]), m.fan if m.shows("fan") else None
    if isinstance(fan, str):
        told["fan"] = fan
    kept = fan.kept if isinstance(fan, runs.Fan) else ""
    filled = {"seed": m.seed, "people": runs.REPEATS, "name": m.who.name, "kept": kept}
    shown = [text.format(**filled) for layer, text in told.items() if m.shows(layer)]
    if m.layers & {"body", "fan"} and runs.gains(m.settings):
        shown.append(first_weeks_words())
    return [*run_assumptions(m.body), *shown, *(fan.notes if isinstance(fan, runs.Fan) else ())]


_CONTROLS = ("person", *PlanSettings._fields, "week", "fast", "seed")
WEIGHT = View("weight", _LAYERS, _CONTROLS, _canvas, _draw, FACTS, _assumptions, _table, _gate)
