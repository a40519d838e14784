"""The view of two bodies on the same plan: what each has gained or lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from ..pictures.board_canvas import BoardCanvas, Size, board_over_weeks
from ..pictures.look import DASHED
from ..pictures.marks import Line, Mark
from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.projection import Model, Projection
from ..science.care import Care, with_help
from . import runs
from .person_words import PLAN_WORDS, change, diet, eaten, facts, weeks_of
from .runs import Asked
from .views import PLAN, State, View, on, refuse
from .weight_view import in_weeks, run_assumptions, rungs
from .weight_words import days_of, end_of

if TYPE_CHECKING:
    import pandas as pd

_TWO_LAYERS = {"line": "promised to both", "first": "first person", "second": "second person"}


def _pair(state: State) -> tuple[str, str]:
    return state["person"], state["other"]


_MARKS: dict[str, Mark] = {
    "line": Line("line", DASHED),
    "first": Line("body"),
    "second": Line("third", (0, (6, 1, 1, 1))),
}


def _two_canvas(size: Size, dark: bool) -> BoardCanvas:
    canvas = board_over_weeks({}, size, dark)
    canvas.zero()  # first, so that it lies below the curves in a saved picture too
    canvas.declare(_MARKS)
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


def _same(state: State) -> bool:
    return bool(state["person"] == state["other"])


def _names(state: State) -> tuple[str, str]:
    """Return two names, also where one person was chosen twice."""
    first, second = (PEOPLE[person].name for person in _pair(state))
    return first, f"{second} again" if _same(state) else second


def _draw_two(canvas: BoardCanvas, state: State) -> list[str]:
    names = _names(state)
    canvas.title(f"{' and '.join(names)}: {Asked.of(state).title}")
    if canvas.axes.get_ylabel() != (label := f"change ({units.mass_unit()})"):
        canvas.axes.set_ylabel(label)
        canvas.stale()
    canvas.clear()
    flags, end, one = _two_gate(state), end_of(state), units.from_kg(1.0)
    made, curves = _two_runs(state), {}
    for layer, p in made.items():
        if on(state, layer):
            kg = p.weight_kg[: end + 1] - p.weight_kg[0]
            curves[layer] = (in_weeks(len(kg) - 1), one * kg)
    changes = np.concatenate([p.weight_kg - p.weight_kg[0] for p in made.values()])
    low, high = -rungs(0.2 - float(changes.min())), rungs(0.2 + float(changes.max()))
    canvas.limits((0.0, float(state["weeks"])), (one * low, one * high))
    canvas.put(**curves)
    labels = dict(zip(("line", "first", "second"), ("promised to both", *names), strict=True))
    canvas.names(**{layer: labels[layer] for layer in curves})
    halves = [f"{labels[layer]}: {_ended(p, end)}" for layer, p in made.items() if layer in curves]
    said = [f"Week {state['week']}, {'; '.join(halves)}."] if halves else []
    if _same(state) and on(state, "first", "second"):
        said.append(f"Both are {names[0]}: choose another second person to compare.")
    return [*said, *with_help(flags)]


def _ended(p: Projection, day: int) -> str:
    return "beyond the model" if day > p.days else change(float(p.weight_kg[day] - p.weight_kg[0]))


def _two_fact(layer: str) -> Callable[[State], str]:
    return lambda state: _ended(_two_runs(state)[layer], end_of(state))


def _both(state: State) -> str:
    first, second = (PEOPLE[person].name for person in _pair(state))
    return f"{first} and {second}" + (" (the same person)" if _same(state) else "")


def _changes(state: State) -> str:
    """Return a sentence: what each has gained or lost."""
    made, end = _two_runs(state), end_of(state)
    first, second = (PEOPLE[person].name for person in _pair(state))
    one, two = (_ended(made[layer], end) for layer in ("first", "second"))
    if _same(state):
        return f"{first}: {one}, and the same again, because it is the same person."
    return f"{first}: {one}; {second}: {two}."


def _moving(state: State) -> str:
    """Return a sentence: who of the two moves more."""
    first, second = (PEOPLE[person] for person in _pair(state))
    if _same(state):
        return "It is the same person twice."
    if first.pal == second.pal:
        return f"Both move alike (PAL {first.pal:.1f})."
    more, less = (first, second) if first.pal > second.pal else (second, first)
    return f"{more.name} moves more (PAL {more.pal:.1f}, {less.name} {less.pal:.1f})."


def _gaps(state: State) -> str:
    """Return a sentence: what lies between eaten and spent now, as the mean of a week."""
    made, said = _two_runs(state), []
    for layer, person in zip(("first", "second"), _pair(state), strict=True):
        p = made[layer]
        last = min(end_of(state), p.days)
        days = slice(max(last - 6, 1), last + 1)
        gap = float(np.mean(p.expenditure_kcal[days] - p.intake_kcal[days]))
        said.append(f"{abs(gap):,.0f} kcal a day for {PEOPLE[person].name}")
    told = " and ".join(dict.fromkeys(said))
    return f"After {weeks_of(state)} the gap between eaten and spent is {told}."


def _two_fact_gate(state: State, fact: str) -> Care:
    """Return what `care` says to the runs behind a fact."""
    drawn = on(state, "first", "second")  # then it has been asked already
    models: tuple[Model, ...] = () if fact == "promised" and not drawn else ("dynamic",)
    both = [runs.gate(person, Asked.of(state), days_of(state), models) for person in _pair(state)]
    return next((said for said in both if not said.ok), both[0])


def _two_table(state: State) -> pd.DataFrame:
    import pandas as pd

    _two_gate(state)
    unit, one, end = units.mass_unit(), units.from_kg(1.0), end_of(state)
    table = pd.DataFrame({"day": np.arange(end + 1)})
    whose = dict(zip(("line", "first", "second"), ("line", *_pair(state)), strict=True))
    for layer, p in _two_runs(state).items():
        if on(state, layer):
            kg = pd.Series(np.round(one * (p.weight_kg - p.weight_kg[0])[: end + 1], 4))
            table[f"{whose[layer]}_change_{unit}"] = kg
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
    facts=facts(
        PLAN_WORDS,
        {
            "deficit": lambda state: eaten(state, "they spend"),
            "diet": lambda state: diet(state, "they spend"),
            "other": lambda state: PEOPLE[state["other"]].name,
            "both": _both,
            "promised": _two_fact("line"),
            "change": _two_fact("first"),
            "other_change": _two_fact("second"),
            "changes": _changes,
            "moving": _moving,
            "gaps": _gaps,
        },
    ),
    table=_two_table,
    assumptions=_two_assumptions,
    needs=("other",),
    gate=_two_fact_gate,
)
