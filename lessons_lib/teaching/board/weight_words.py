"""What the weight view says: the sentences below it, and the words that a scene may use."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ...science import units
from ...science._checks import Floats
from ...science.bodies import Model
from ...science.people import PEOPLE
from ...science.rates import hidden_intake_kcal
from ...science.results import Refusal
from ..charts import _words
from ..charts._trend_words import plateau_day
from . import runs
from .runs import Asked
from .views import State, on

MODELS: dict[str, Model] = {"line": "rule_3500", "body": "dynamic"}
"""The layers that are models."""
_LOOK_BACK_DAYS = 56  # hidden intake is read from the last eight weeks, as in lesson 08


def days_of(state: State) -> int:
    """Return how many days the scene has."""
    return 7 * int(state["weeks"])


def end_of(state: State) -> int:
    """Return the day up to which time has been played."""
    return 7 * int(state["week"])


def _at(state: State, model: Model) -> float | None:
    """Return a model's change up to today (kg), or None where it has left its domain."""
    p = runs.run(state["person"], Asked.of(state), days_of(state), model)
    return float(p.weight_kg[end_of(state)] - p.weight_kg[0]) if end_of(state) <= p.days else None


def sentences(state: State) -> list[str]:
    """Return the sentences below the picture: of each layer that is on, and no other."""
    week, said = state["week"], []
    halves = []
    if on(state, "line"):
        promised = _at(state, "rule_3500")
        stop = "promises more than the model can follow"
        halves.append(f"the straight line {stop if promised is None else 'promises ' + _words.change(promised)}")
    if on(state, "body"):
        change = _at(state, "dynamic")
        halves.append("the body leaves the model" if change is None else f"the body has {_words.change(change)}")
    if halves:
        said.append(f"Week {week}: {', '.join(halves)}.")
    if on(state, "line", "body"):
        said.append(_parting(state))
    if on(state, "weigh_ins", "body"):
        said.append(_chance(state))
    if on(state, "trend"):
        said.append(f"The trend reads {_trend(state)}.")
    if on(state, "fan"):
        said.append(_fan(state))
    return said


def _parting(state: State) -> str:
    line, body = (runs.run(state["person"], Asked.of(state), days_of(state), m) for m in MODELS.values())
    week, apart = _words.parting_week(line, body), units.mass(_words.APART_KG)
    if week is None:
        return f"Line and body stay within {apart} of each other."
    return f"Line and body part by {apart} in week {week}."


def _chance(state: State) -> str:
    share = _chance_percent(state)
    wrong = "loss" if runs.gains(Asked.of(state)) else "gain"
    return f"Chance that week {state['week']} shows a {wrong} on the scale: {share}."


def _chance_percent(state: State) -> str:
    p = runs.run(state["person"], Asked.of(state), days_of(state))
    week = min(int(state["week"]), p.days // 7)
    share = runs.gain_chance(state["person"], Asked.of(state), days_of(state), max(week, 1))
    return f"{100 * share:.0f} %"


def _trend(state: State) -> str:
    last = runs.trend_of(state["person"], Asked.of(state), days_of(state), state["seed"], end_of(state)).iloc[-1]
    low, middle, high = (units.from_kg(float(last[name])) for name in ("low_kg", "trend_kg", "high_kg"))
    return f"{middle:.1f} {units.mass_unit()} (90 %: {low:.1f} to {high:.1f})"


def _fan_ends(state: State) -> tuple[float, float, float] | str:
    made = runs.fan(state["person"], Asked.of(state), days_of(state))
    if isinstance(made, str):
        return made
    low, middle, high = (float(kg[end_of(state)]) for kg in (made.low_kg, made.median_kg, made.high_kg))
    start = PEOPLE[state["person"]].weight_kg
    return low - start, middle - start, high - start


def _fan(state: State) -> str:
    ends = _fan_ends(state)
    if isinstance(ends, str):
        return f"No fan: {ends}"
    return f"To expect, as plans are kept in part: {_words.change(ends[1])} (90 %: {_range(ends[0], ends[2])})."


def _range(low: float, high: float) -> str:
    """Return two changes as a range of words, the larger loss or gain last."""
    first, last = sorted((low, high), key=abs)
    if first * last > 0 and round(abs(units.from_kg(first)), 1) > 0:
        return f"{units.from_kg(abs(first)):.1f} to {units.mass(abs(last))}"
    return f"{_words.change(first)} to {_words.change(last)}"


def _fan_range(state: State) -> str:
    ends = _fan_ends(state)
    return ends if isinstance(ends, str) else _range(ends[0], ends[2])


def _fan_middle(state: State) -> str:
    ends = _fan_ends(state)
    return ends if isinstance(ends, str) else _words.change(ends[1])


def _change_of(model: Model) -> Callable[[State], str]:
    def words(state: State) -> str:
        change = _at(state, model)
        return "more than the model can follow" if change is None else _words.change(change)

    return words


def _kg(state: State) -> Floats:
    frame = runs.readings(state["person"], Asked.of(state), days_of(state), state["seed"])
    kg: Floats = frame["weight_kg"].to_numpy(float)[: end_of(state) + 1]
    return kg


def _still(state: State) -> str:
    day = plateau_day(runs.run(state["person"], Asked.of(state), days_of(state)))
    return f"not within {state['weeks']} weeks" if day is None else f"week {day / 7:.0f}"


def _parting_words(state: State) -> str:
    line, body = (runs.run(state["person"], Asked.of(state), days_of(state), m) for m in MODELS.values())
    week = _words.parting_week(line, body)
    return "never" if week is None else f"week {week}"


def _hidden(state: State) -> str:
    frame = runs.readings(state["person"], Asked.of(state), days_of(state), state["seed"])[: end_of(state) + 1]
    found = hidden_intake_kcal(frame, PEOPLE[state["person"]], window_days=_LOOK_BACK_DAYS + 1)
    if isinstance(found, Refusal):
        return str(found)
    return f"{found.estimate:.0f} kcal/day (90 %: {found.low:.0f} to {found.high:.0f})"


def _energy(name: str, index: int) -> Callable[[State], str]:
    def words(state: State) -> str:
        p = runs.run(state["person"], Asked.of(state), days_of(state))
        # index 0 is baseline; what is eaten on a plan is that of a day
        day = index if index >= 0 else min(end_of(state), p.days)
        return f"{getattr(p, name)[day]:.0f} kcal/day"

    return words


def name_of(state: State) -> str:
    """Return whose body it is."""
    return PEOPLE[state["person"]].name


def plan_of(state: State) -> str:
    """Return the plan in words."""
    return str(Asked.of(state).plan)


FACTS: dict[str, Callable[[State], str]] = {
    "name": name_of,
    "plan": plan_of,
    "week": lambda state: f"week {state['week']}",
    "weeks": lambda state: f"{state['week']} weeks",
    "promised": _change_of("rule_3500"),
    "change": _change_of("dynamic"),
    "parting": _parting_words,
    "chance": _chance_percent,
    "trend": _trend,
    "expected": _fan_middle,
    "fan": _fan_range,
    "still": _still,
    "rises": lambda state: f"{int((np.diff(_kg(state)) > 0.05).sum())} of {len(_kg(state)) - 1}",
    "swing": lambda state: units.mass(float(np.ptp(_kg(state)))),
    "hidden": _hidden,
    "spent_before": _energy("expenditure_kcal", 0),
    "spent_now": _energy("expenditure_kcal", -1),
    "eaten_first": _energy("intake_kcal", 1),
    "eaten_now": _energy("intake_kcal", -1),
}
"""What a scene of this view may put into its sentences."""
