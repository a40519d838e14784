"""What the weight view says: the sentences below it, and the words that a scene may use."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .. import data
from ..pictures import words as _words
from ..science import units
from ..science.body.milestones import APART_KG, PLATEAU_KG, apart_kg, parting_week
from ..science.body.people import PEOPLE
from ..science.body.projection import Model, Projection
from ..science.care import Care
from ..science.checks import Floats
from ..science.results import Refusal
from ..science.scale.rates import hidden_intake_kcal
from . import runs, standing_words
from .person_words import PLAN_WORDS, between, change, facts, moved, none
from .runs import Asked
from .views import State, on

MODELS: dict[str, Model] = {"line": "rule_3500", "body": "dynamic"}
"""The layers that are models."""
_WEEKEND = 2  # days; a week of the plan ends with it
_NO_BAND = "no band, because the model does not reach that far"
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


def models_shown(state: State) -> tuple[Model, ...]:
    """Return the models whose weights are shown as reached."""
    shown: dict[Model, None] = {model: None for layer, model in MODELS.items() if on(state, layer)}
    if any(on(state, layer) for layer in ("weigh_ins", "trend", "fan")):
        shown["dynamic"] = None
    return tuple(shown)


def sentences(state: State) -> list[str]:
    """Return the sentences below the picture: of each layer that is on, and no other."""
    week, said = state["week"], []
    halves = []
    if on(state, "line"):
        promised = _at(state, "rule_3500")
        stop = "promises more than the model can follow"
        halves.append(f"the straight line {stop if promised is None else 'promises ' + change(promised)}")
    if on(state, "body"):
        kg = _at(state, "dynamic")
        halves.append("the body leaves the model" if kg is None else f"the body has {moved(kg)}")
    if halves:
        said.append(f"Week {week}: {', '.join(halves)}.{_before_weekend(state)}")
    if on(state, "line", "body"):
        said.append(f"{_parting(state, 'line and body').capitalize()}.")
    if on(state, "weigh_ins", "body"):
        said.append(_chance(state))
    if on(state, "trend"):
        said.append(f"The trend reads {_trend(state)}.")
    if on(state, "fan"):
        said.append(_fan(state))
    return said


def _before_weekend(state: State) -> str:
    """Return what the body had lost before the last weekend, where a Monday tells another story."""
    p, end = _run(state), end_of(state)
    if not on(state, "body") or not Asked.of(state).weekend_kcal or end > p.days:
        return ""
    monday, saturday = (float(p.weight_kg[day] - p.weight_kg[0]) for day in (end, end - _WEEKEND))
    if none(monday - saturday):
        return ""
    return f" That is a Monday; on the Saturday before, it had {moved(saturday)}."


def _run(state: State, model: Model = "dynamic", **otherwise: object) -> Projection:
    """Return the run of a state, or of one that differs from it in a few controls."""
    return runs.run(state["person"], Asked.of({**state, **otherwise}), days_of(state), model)


def _parting(state: State, both: str = "they") -> str:
    """Return how far line and body part, for the whole of the scene."""
    line, body = _run(state, "rule_3500"), _run(state)
    week, one = parting_week(line, body), units.mass(APART_KG)
    if week is not None:
        return f"from week {week} on {both} are {one} or more apart"
    apart = apart_kg(line, body)
    most, last = (units.mass(float(kg)) for kg in (apart.max(), apart[-1]))
    if apart.max() < APART_KG:
        return f"{both} stay within {one} of each other"
    return f"{both} are up to {most} apart, and {last} at the end"


def _chance(state: State) -> str:
    share = _chance_percent(state)
    return f"Chance that week {state['week']} shows a {_wrong(state)} on the scale: {share}."


def _wrong(state: State) -> str:
    """Return what a scale shows that points the other way than the body."""
    return "loss" if runs.gains(Asked.of(state)) else "gain"


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
    return f"To expect, if the plan is kept as in CALERIE-2: {change(ends[1])} (90 %: {between(ends[0], ends[2])})."


def _fan_range(state: State) -> str:
    ends = _fan_ends(state)
    return _NO_BAND if isinstance(ends, str) else f"{between(ends[0], ends[2])} (90 % band)"


def _fan_middle(state: State) -> str:
    ends = _fan_ends(state)
    return _NO_BAND if isinstance(ends, str) else change(ends[1])


def _calerie(state: State) -> str:
    """Return what a trial asked for and what it got, from its own numbers."""
    del state
    rows = {r["quantity"]: r["value"] for r in data.read_rows("trial_courses") if r["study"] == "CALERIE-2"}
    asked, kept = (rows[f"energy restriction {name}"] for name in ("prescribed", "achieved"))
    return f"CALERIE-2 asked people to eat {asked} % less for two years, and they ate {kept} % less on average."


def _change_of(model: Model, say: Callable[[float], str] = change, left: str = "") -> Callable[[State], str]:
    def words(state: State) -> str:
        kg = _at(state, model)
        return left or "more than the model can follow" if kg is None else say(kg)

    return words


def _kg(state: State) -> Floats:
    frame = runs.readings(state["person"], Asked.of(state), days_of(state), state["seed"])
    kg: Floats = frame["weight_kg"].to_numpy(float)[: end_of(state) + 1]
    return kg


def _kept_still(state: State) -> str:
    """Return when the body first stands still if the plan does not fade."""
    kept = Asked.of({**state, "fading": "not fading"})
    if not runs.gate(state["person"], kept, days_of(state), ("dynamic",)).ok:
        return "at a time that is not shown here"
    return standing_words.still(runs.run(state["person"], kept, days_of(state)))


def _weekend(state: State) -> str:
    kcal = Asked.of(state).weekend_kcal
    if not kcal:
        return "nothing more on weekends"
    return f"{abs(kcal):g} kcal {'more' if kcal > 0 else 'less'} on each weekend day"


def _weekend_fat(state: State) -> str:
    """Return a sentence on fat with and without the weekends: fat does not go up and down with water."""
    with_them = _fat(_run(state), end_of(state))
    if not Asked.of(state).weekend_kcal:
        return f"In {_words.span(end_of(state))} the body {with_them}."
    plain = Asked.of({**state, "weekend_kcal": 0})
    if not runs.gate(state["person"], plain, days_of(state), ("dynamic",)).ok:
        return f"With these weekends the body {with_them} in {_words.span(end_of(state))}."
    without = _fat(runs.run(state["person"], plain, days_of(state)), end_of(state))
    return f"With these weekends the body {with_them} in {_words.span(end_of(state))}, without them it {without}."


def _fat(p: Projection, day: int) -> str:
    return moved(float(p.fat_kg[min(day, p.days)] - p.fat_kg[0]), " of fat")


def _fades(state: State) -> str:
    weeks = runs.FADING[Asked.of(state).fading]
    return "The plan does not fade." if weeks is None else f"Half of what is left of the plan goes every {weeks} weeks."


def _past(state: State) -> Floats:
    """Return the body's weight over the last eight weeks, or as many as there are (kg)."""
    p = _run(state)
    day = min(end_of(state), p.days)
    kg: Floats = p.weight_kg[max(day - _LOOK_BACK_DAYS, 0) : day + 1]
    return kg


def _side(state: State) -> str:
    kg = float(_past(state)[-1]) - PEOPLE[state["person"]].weight_kg
    if none(kg):
        return "level with the start"
    return f"{units.mass(abs(kg))} {'below' if kg < 0 else 'above'} the start"


def _trend_lately(state: State) -> str:
    frame = runs.trend_of(state["person"], Asked.of(state), days_of(state), state["seed"], end_of(state))
    kg = frame["trend_kg"].to_numpy(float)[-_LOOK_BACK_DAYS - 1 :]
    return change(float(kg[-1] - kg[0]))


def _hidden(state: State) -> str:
    frame = runs.readings(state["person"], Asked.of(state), days_of(state), state["seed"])[: end_of(state) + 1]
    found = hidden_intake_kcal(frame, PEOPLE[state["person"]], window_days=_LOOK_BACK_DAYS + 1)
    if isinstance(found, Refusal):
        return "an amount that cannot be told yet"
    return f"{found.estimate:,.0f} kcal/day (90 %: {found.low:,.0f} to {found.high:,.0f})"


def _energy(name: str, index: int) -> Callable[[State], str]:
    def words(state: State) -> str:
        p = _run(state)
        # index 0 is baseline; what is eaten on a plan is that of a day
        day = index if index >= 0 else min(end_of(state), p.days)
        return f"{getattr(p, name)[day]:,.0f} kcal/day"

    return words


def _lower(state: State) -> str:
    p = _run(state)
    kg = p.weight_kg[: min(end_of(state), p.days) + 1]
    return f"{int((np.diff(kg) < 0).sum())} of {len(kg) - 1}"


def gate(state: State, fact: str) -> Care:
    """Return what `care` says to the runs behind a fact."""
    needed: dict[str, tuple[Model, ...]] = {"promised": ("rule_3500",), "parting": ("rule_3500", "dynamic")}
    models, shown = needed.get(fact, ("dynamic",)), models_shown(state)
    # what is drawn has been asked about already
    models = shown if set(models) <= set(shown) else models
    return runs.gate(state["person"], Asked.of(state), days_of(state), models)


FACTS: dict[str, Callable[[State], str]] = facts(
    PLAN_WORDS,
    {
        "promised": _change_of("rule_3500"),
        "change": _change_of("dynamic"),
        "moved": _change_of("dynamic", moved, "left the model"),
        "parting": _parting,
        "chance": _chance_percent,
        "wrong": _wrong,
        "trend": _trend,
        "trend_lately": _trend_lately,
        "expected": _fan_middle,
        "fan": _fan_range,
        "calerie": _calerie,
        "still": lambda state: standing_words.still(_run(state)),
        "standing": lambda state: standing_words.standing(_run(state)),
        "after": lambda state: standing_words.after(_run(state)),
        "still_kept": _kept_still,
        "still_kg": lambda _: units.mass(PLATEAU_KG),
        "fades": _fades,
        "weekend": _weekend,
        "weekend_fat": _weekend_fat,
        "lower": _lower,
        "rises": lambda state: f"{int((np.diff(_kg(state)) > 0.05).sum())} of {len(_kg(state)) - 1}",
        "swing": lambda state: units.mass(float(np.ptp(_kg(state)))),
        "body_swing": lambda state: units.mass(float(np.ptp(_run(state).weight_kg[: end_of(state) + 1]))),
        "lately": lambda state: units.mass(float(np.ptp(_past(state)))),
        "lately_weeks": lambda state: _words.span(len(_past(state)) - 1),
        "side": _side,
        "hidden": _hidden,
        "spent_before": _energy("expenditure_kcal", 0),
        "spent_now": _energy("expenditure_kcal", -1),
        "eaten_first": _energy("intake_kcal", 1),
        "eaten_now": _energy("intake_kcal", -1),
    },
)
"""What a scene of this view may put into its sentences."""
