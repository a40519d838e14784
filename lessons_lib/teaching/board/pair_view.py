"""The view of two bodies on the same plan: what each has gained or lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from ...science import units
from ...science.bodies import Model, Projection
from ...science.people import PEOPLE
from ..charts import _words
from ..charts._board_canvas import Size, Stroke, TimeCanvas
from . import runs
from .runs import Asked
from .views import PLAN, State, View, on, refuse
from .weight_view import in_weeks, run_assumptions, rungs
from .weight_words import days_of, end_of, name_of, plan_of

if TYPE_CHECKING:
    import pandas as pd

_TWO_LAYERS = {"line": "promised to both", "first": "first person", "second": "second person"}


def _pair(state: State) -> tuple[str, str]:
    return state["person"], state["other"]


def _two_canvas(size: Size, dark: bool) -> TimeCanvas:
    strokes = {
        "line": Stroke("line", (0, (5, 2))),
        "first": Stroke("body"),
        "second": Stroke("third", (0, (6, 1, 1, 1))),
    }
    canvas = TimeCanvas("", strokes, {}, size, dark)
    canvas.zero(True)
    return canvas


def _two_runs(state: State) -> dict[str, Projection]:
    """Return the line, which is the same for both, and the two bodies, each shown or not."""
    asked, days = Asked.of(state), days_of(state)
    first, second = _pair(state)
    return {
        "line": runs.run(first, asked, days, "rule_3500"),
        "first": runs.run(first, asked, days),
        "second": runs.run(second, asked, days),
    }


def _two_gate(state: State) -> list[str]:
    flags = []
    for layer, person in zip(("first", "second"), _pair(state), strict=True):
        models: tuple[Model, ...] = ("dynamic",) if on(state, layer) else ()
        said = runs.gate(person, Asked.of(state), days_of(state), models)
        refuse(said)
        flags += [f"{PEOPLE[person].name}: {flag}" for flag in said.flags] if on(state, layer) else []
    return flags


def _draw_two(canvas: TimeCanvas, state: State) -> list[str]:
    names = [PEOPLE[person].name for person in _pair(state)]
    canvas.title(f"{' and '.join(dict.fromkeys(names))}: {Asked.of(state).title}")
    if canvas.axes.get_ylabel() != (label := f"change ({units.mass_unit()})"):
        canvas.axes.set_ylabel(label)
        canvas.stale()
    canvas.show({}, {})
    flags, end, one = _two_gate(state), end_of(state), units.from_kg(1.0)
    made, curves = _two_runs(state), {}
    for layer, p in made.items():
        if on(state, layer):
            kg = p.weight_kg[: end + 1] - p.weight_kg[0]
            curves[layer] = (in_weeks(len(kg) - 1), one * kg)
    changes = np.concatenate([p.weight_kg - p.weight_kg[0] for p in made.values()])
    low, high = -rungs(0.2 - float(changes.min())), rungs(0.2 + float(changes.max()))
    canvas.limits((0.0, float(state["weeks"])), (one * low, one * high))
    canvas.show(curves, {})
    labels = dict(zip(("line", "first", "second"), ("promised to both", *names), strict=True))
    canvas.name([(layer, labels[layer]) for layer in curves])
    halves = [f"{labels[layer]}: {_ended(p, end)}" for layer, p in made.items() if layer in curves]
    return [*([f"Week {state['week']}. " + "; ".join(halves) + "."] if halves else []), *flags]


def _ended(p: Projection, day: int) -> str:
    return "beyond the model" if day > p.days else _words.change(float(p.weight_kg[day] - p.weight_kg[0]))


def _two_fact(layer: str) -> Callable[[State], str]:
    return lambda state: _ended(_two_runs(state)[layer], end_of(state))


def _two_table(state: State) -> pd.DataFrame:
    import pandas as pd

    _two_gate(state)
    unit, one, end = units.mass_unit(), units.from_kg(1.0), end_of(state)
    table = pd.DataFrame({"day": np.arange(end + 1)})
    for layer, p in _two_runs(state).items():
        if on(state, layer):
            table[f"{layer}_change_{unit}"] = pd.Series(np.round(one * (p.weight_kg - p.weight_kg[0])[: end + 1], 4))
    return table


def _two_assumptions(state: State) -> list[str]:
    made = _two_runs(state)
    return list(dict.fromkeys([*run_assumptions(made["first"]), *run_assumptions(made["second"])]))


TWO_PEOPLE = View(
    name="two_people",
    layers=_TWO_LAYERS,
    controls=("person", "other", *PLAN, "week", "speed"),
    canvas=_two_canvas,
    draw=_draw_two,
    facts={
        "name": name_of,
        "other": lambda state: PEOPLE[state["other"]].name,
        "plan": plan_of,
        "weeks": lambda state: f"{state['week']} weeks",
        "promised": _two_fact("line"),
        "change": _two_fact("first"),
        "other_change": _two_fact("second"),
    },
    table=_two_table,
    assumptions=_two_assumptions,
    needs=("other",),
)
