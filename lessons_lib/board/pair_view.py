"""The view of two bodies on the same plan: what each has gained or lost."""

from __future__ import annotations

import numpy as np

from ..pictures.board_canvas import BoardCanvas, End, Size, board_over_weeks
from ..pictures.look import DASHED
from ..pictures.marks import Line
from ..science import units
from ..science.body.projection import Model, Projection
from ..science.care import Care, refuse, with_help
from ..science.checks import Floats
from .runs import PlanSettings
from .view import (
    PLAN_WORDS,
    WHO,
    Fact,
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
    diet,
    eaten,
    plan_title,
    run_assumptions,
    weeks_of,
    when,
)

_LAYERS = {"line": "promised to both", "first": "first person", "second": "second person"}
_MARKS = {"line": Line("line", DASHED), "first": Line("body"), "second": Line("third", (0, (6, 1, 1, 1)))}


def _canvas(size: Size, light: str, ratio: float) -> BoardCanvas:
    canvas = board_over_weeks({}, size, light, ratio)
    canvas.zero()  # first, so that it lies below the curves in a saved picture too
    canvas.declare(_MARKS)
    return canvas


def _runs(m: Moment) -> dict[str, Projection]:
    """Return the line, which is the same for both, and the two bodies, each shown or not."""
    return {"line": _line(m), "first": m.body, "second": m.second.body}


def _line(m: Moment) -> Projection:
    """Return the line for as long as it holds for both: who has less fat leaves the model first."""
    return min(m.line, m.second.line, key=lambda p: p.days)


def _flags(m: Moment) -> list[str]:
    """Return what `care` flags of those who are shown; it stops where either is refused."""
    flags: list[str] = []
    for layer, one in (("first", m), ("second", m.second)):
        said = refuse(one.care(*_models(m, layer)))
        flags += [f"{one.who.name}: {flag}" for flag in said.flags] if m.shows(layer) else []
    return flags


def _models(m: Moment, layer: str) -> tuple[Model, ...]:
    """Return the models whose weights are shown as one person's: what is promised to both is promised to each."""
    shown: dict[str, Model] = {"line": "rule_3500", layer: "dynamic"}
    return tuple(model for name, model in shown.items() if m.shows(name))


def _gate(m: Moment, fact: str) -> Care:
    """Return what `care` says to the runs behind a fact."""
    model: Model = "rule_3500" if fact == "promised" else "dynamic"
    both = []
    for layer, one in (("first", m), ("second", m.second)):
        drawn = _models(m, layer)  # what is drawn has been asked about already
        both.append(one.care(*(drawn if model in drawn else (model,))))
    return next((said for said in both if not said.ok), both[0])


def _same(m: Moment) -> bool:
    return m.person == m.other


def _changes(m: Moment) -> dict[str, Floats]:
    """Return the change of each that is shown, day by day up to today, in the unit shown."""
    one = units.from_kg(1.0)
    return {layer: one * (p.weight_kg[: m.end + 1] - p.weight_kg[0]) for layer, p in _runs(m).items() if m.shows(layer)}


def _draw(canvas: BoardCanvas, m: Moment) -> Told:
    m = m.near
    first, second = m.who.name, m.second.who.name + (" again" if _same(m) else "")
    canvas.title(plan_title(m, m.who, m.second.who))
    canvas.label("y", f"change ({units.mass_unit()})")
    canvas.clear()
    flags, made, one = _flags(m), _runs(m), units.from_kg(1.0)
    changes = np.concatenate([p.weight_kg - p.weight_kg[0] for p in made.values()])
    low, high = -axis_end_kg(0.2 - float(changes.min())), axis_end_kg(0.2 + float(changes.max()))
    canvas.limits((0.0, float(m.weeks)), (one * low, one * high))
    weeks = np.arange(m.end + 1) / 7.0
    curves = {layer: (weeks[: len(values)], values) for layer, values in _changes(m).items()}
    canvas.put(**curves)
    labels = {**_LAYERS, "first": first, "second": second}
    names = {**labels, "line": "promised"}
    canvas.name_ends(
        {
            layer: End(
                float(x[-1]), float(y[-1]), "\n".join([names[layer], *at_end(m, made[layer])]), _MARKS[layer].hue
            )
            for layer, (x, y) in curves.items()
        }
    )
    below = [f"Both are {first}: choose another second person to compare."] if _same(m) else []
    if not curves:
        cards = list(dict.fromkeys(card(who) for who in (m.who, m.second.who)))
        return Told([], [*cards, *below])
    halves = [f"{labels[layer]}: {_ended(made[layer], m.read)}" for layer in curves]
    return Told([f"{when(m)}, {'; '.join(halves)}."], [*below, *with_help(flags)])


def _ended(p: Projection, day: int) -> str:
    kg = change_kg(p, day)
    return "beyond the model" if kg is None else change(kg)


def _both(m: Moment) -> str:
    return f"{m.who.name} and {m.second.who.name}" + (" (the same person)" if _same(m) else "")


def _ended_both(m: Moment) -> str:
    """Return a sentence: what each has gained or lost."""
    one, two = (_ended(moment.body, m.read) for moment in (m, m.second))
    if _same(m):
        return f"{m.who.name}: {one}, and the same again, because it is the same person."
    return f"{m.who.name}: {one}; {m.second.who.name}: {two}."


def _moving(m: Moment) -> str:
    """Return a sentence: who of the two moves more."""
    first, second = m.who, m.second.who
    if _same(m):
        return "It is the same person twice."
    if first.pal == second.pal:
        return f"Both move alike (PAL {first.pal:.1f})."
    more, less = (first, second) if first.pal > second.pal else (second, first)
    return f"{more.name} moves more (PAL {more.pal:.1f}, {less.name} {less.pal:.1f})."


def _gaps(m: Moment) -> str:
    """Return a sentence: what lies between eaten and spent now, as the mean of a week."""
    said = []
    for one in (m, m.second):
        p = one.body
        last = min(m.end, p.days)
        days = slice(max(last - 6, 1), last + 1)
        gap = float(np.mean(p.expenditure_kcal[days] - p.intake_kcal[days]))
        said.append(f"{abs(gap):,.0f} kcal a day for {one.who.name}")
    told = " and ".join(dict.fromkeys(said))
    return f"After {weeks_of(m)} the gap between eaten and spent is {told}."


_FACTS: dict[str, Fact] = {
    **WHO,
    **PLAN_WORDS,
    "deficit": lambda m: eaten(m, "they spend"),
    "diet": lambda m: diet(m, "they spend"),
    "other": lambda m: m.second.who.name,
    "both": _both,
    "promised": lambda m: _ended(_line(m), m.read),
    "change": lambda m: _ended(m.body, m.read),
    "changes": _ended_both,
    "moving": _moving,
    "gaps": _gaps,
}


def _table(m: Moment) -> Table:
    _flags(m)
    whose = {"line": "line", "first": m.person, "second": m.other}
    return day_table(m, {f"{whose[layer]}_change": values for layer, values in _changes(m).items()})


def _assumptions(m: Moment) -> list[str]:
    return list(dict.fromkeys([*run_assumptions(m.body), *run_assumptions(m.second.body)]))


_CONTROLS = ("person", "other", *PlanSettings._fields, "week", "fast")
TWO_PEOPLE = View("two_people", _LAYERS, _CONTROLS, _canvas, _draw, _FACTS, _assumptions, _table, _gate)
