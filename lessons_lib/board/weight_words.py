"""What the weight view says: the sentences below it, and the words that a scene may use."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .. import data
from ..science import units
from ..science.body.milestones import APART_KG, PLATEAU_KG, apart_kg, parting_week
from ..science.body.projection import Model, Projection
from ..science.care import Care
from ..science.checks import Floats
from ..science.results import Refusal
from ..science.scale.rates import hidden_intake_kcal
from ..science.words import is_none, span
from . import runs
from .plateau_words import after, standing, still
from .view import Fact, Moment
from .words import PLAN_WORDS, between, change, change_kg, facts, moved

MODELS: dict[str, Model] = {"line": "rule_3500", "body": "dynamic"}
"""The layers that are models."""
_WEEKEND = 2  # days; a week of the plan ends with it
_NO_BAND = "no band, because the model does not reach that far"
_BEYOND = "more than the model can follow"
_LOOK_BACK_DAYS = 56  # hidden intake is read from the last eight weeks, as in lesson 08


def models_shown(m: Moment) -> tuple[Model, ...]:
    """Return the models whose weights are shown as reached."""
    shown: dict[Model, None] = {model: None for layer, model in MODELS.items() if m.shows(layer)}
    if m.layers & {"weigh_ins", "trend", "fan"}:
        shown["dynamic"] = None
    return tuple(shown)


def gate(m: Moment, fact: str) -> Care:
    """Return what `care` says to the runs behind a fact."""
    needed: dict[str, tuple[Model, ...]] = {"promised": ("rule_3500",), "parting": ("rule_3500", "dynamic")}
    models, shown = needed.get(fact, ("dynamic",)), models_shown(m)
    # what is drawn has been asked about already
    return m.care(*(shown if set(models) <= set(shown) else models))


def sentences(m: Moment) -> list[str]:
    """Return the sentences below the picture: of each layer that is on, and no other."""
    said, halves = [], []
    if m.shows("line"):
        halves.append(f"the straight line promises {_promised(m)}")
    if m.shows("body"):
        kg = change_kg(m.body, m.end)
        halves.append("the body leaves the model" if kg is None else f"the body has {moved(kg)}")
    if halves:
        said.append(f"Week {m.week}: {', '.join(halves)}.{_before_weekend(m)}")
    if m.shows("line", "body"):
        said.append(f"{parting(m, 'line and body').capitalize()}.")
    if m.shows("weigh_ins", "body"):
        said.append(f"Chance that week {m.week} shows a {_wrong(m)} on the scale: {_chance(m)}.")
    if m.shows("trend"):
        said.append(f"The trend reads {_trend(m)}.")
    if m.shows("fan"):
        ends = _fan_ends(m)
        kept = "To expect, if the plan is kept as in CALERIE-2"
        said.append(
            f"No fan: {ends}"
            if isinstance(ends, str)
            else f"{kept}: {change(ends[1])} (90 %: {between(ends[0], ends[2])})."
        )
    return said


# line and body


def _promised(m: Moment) -> str:
    kg = change_kg(m.line, m.end)
    return _BEYOND if kg is None else change(kg)


def _body_change(say: Callable[[float], str], left: str) -> Fact:
    return lambda m: left if (kg := change_kg(m.body, m.end)) is None else say(kg)


def parting(m: Moment, both: str = "they") -> str:
    """Return how far line and body part, for the whole of the scene."""
    week, one = parting_week(m.line, m.body), units.mass(APART_KG)
    if week is not None:
        return f"from week {week} on {both} are {one} or more apart"
    apart = apart_kg(m.line, m.body)
    most, last = (units.mass(float(kg)) for kg in (apart.max(), apart[-1]))
    if apart.max() < APART_KG:
        return f"{both} stay within {one} of each other"
    return f"{both} are up to {most} apart, and {last} at the end"


def _before_weekend(m: Moment) -> str:
    """Return what the body had lost before the last weekend, where a Monday tells another story."""
    if not m.shows("body") or not m.settings.weekend_kcal or m.end > m.body.days:
        return ""
    monday, saturday = (float(m.body.weight_kg[day] - m.body.weight_kg[0]) for day in (m.end, m.end - _WEEKEND))
    if is_none(monday - saturday):
        return ""
    return f" That is a Monday; on the Saturday before, it had {moved(saturday)}."


def _until_now(m: Moment) -> Floats:
    """Return the body's weight up to today, or to where it leaves the model (kg)."""
    kg: Floats = m.body.weight_kg[: m.end + 1]
    return kg


def _energy(name: str, index: int) -> Fact:
    def words(m: Moment) -> str:
        # index 0 is baseline; what is eaten on a plan is that of a day
        day = index if index >= 0 else min(m.end, m.body.days)
        return f"{getattr(m.body, name)[day]:,.0f} kcal/day"

    return words


# the plan


def _still_kept(m: Moment) -> str:
    """Return when the body first stands still if the plan does not fade."""
    kept = m.planned(fading="not fading")
    return still(kept.body) if kept.care("dynamic").ok else "at a time that is not shown here"


def _weekend(m: Moment) -> str:
    kcal = m.settings.weekend_kcal
    if not kcal:
        return "nothing more on weekends"
    return f"{abs(kcal):g} kcal {'more' if kcal > 0 else 'less'} on each weekend day"


def _weekend_fat(m: Moment) -> str:
    """Return a sentence on fat with and without the weekends: fat does not go up and down with water."""
    fat, time = _fat(m.body, m.end), span(m.end)
    if not m.settings.weekend_kcal:
        return f"In {time} the body {fat}."
    plain = m.planned(weekend_kcal=0)
    without = f", without them it {_fat(plain.body, m.end)}" if plain.care("dynamic").ok else ""
    return f"With these weekends the body {fat} in {time}{without}."


def _fat(p: Projection, day: int) -> str:
    return moved(float(p.fat_kg[min(day, p.days)] - p.fat_kg[0]), " of fat")


def _fades(m: Moment) -> str:
    weeks = runs.FADING[m.settings.fading]
    return "The plan does not fade." if weeks is None else f"Half of what is left of the plan goes every {weeks} weeks."


# the scale


def _wrong(m: Moment) -> str:
    """Return what a scale shows that points the other way than the body."""
    return "loss" if runs.gains(m.settings) else "gain"


def _chance(m: Moment) -> str:
    week = max(min(m.week, m.body.days // 7), 1)
    return f"{100 * runs.gain_chance(m.person, m.settings, m.days, week):.0f} %"


def _read_kg(m: Moment) -> Floats:
    kg: Floats = m.readings["weight_kg"].to_numpy(float)[: m.end + 1]
    return kg


def _trend(m: Moment) -> str:
    last = m.trend.iloc[-1]
    low, middle, high = (units.from_kg(float(last[name])) for name in ("low_kg", "trend_kg", "high_kg"))
    return f"{middle:.1f} {units.mass_unit()} (90 %: {low:.1f} to {high:.1f})"


def _trend_lately(m: Moment) -> str:
    kg = m.trend["trend_kg"].to_numpy(float)[-_LOOK_BACK_DAYS - 1 :]
    return change(float(kg[-1] - kg[0]))


def _lately_kg(m: Moment) -> Floats:
    """Return the body's weight over the last eight weeks, or as many as there are (kg)."""
    return _until_now(m)[-_LOOK_BACK_DAYS - 1 :]


def _side(m: Moment) -> str:
    kg = float(_lately_kg(m)[-1]) - m.who.weight_kg
    if is_none(kg):
        return "level with the start"
    return f"{units.mass(abs(kg))} {'below' if kg < 0 else 'above'} the start"


def _hidden(m: Moment) -> str:
    found = hidden_intake_kcal(m.readings[: m.end + 1], m.who, window_days=_LOOK_BACK_DAYS + 1)
    if isinstance(found, Refusal):
        return "an amount that cannot be told yet"
    return f"{found.estimate:,.0f} kcal/day (90 %: {found.low:,.0f} to {found.high:,.0f})"


def _share(steps: NDArray[np.bool_]) -> str:
    return f"{int(steps.sum())} of {len(steps)}"


# the fan


def _fan_ends(m: Moment) -> tuple[float, float, float] | str:
    if isinstance(m.fan, str):
        return m.fan
    low, middle, high = (float(kg[m.end]) - m.who.weight_kg for kg in (m.fan.low_kg, m.fan.median_kg, m.fan.high_kg))
    return low, middle, high


def _fan_range(m: Moment) -> str:
    ends = _fan_ends(m)
    return _NO_BAND if isinstance(ends, str) else f"{between(ends[0], ends[2])} (90 % band)"


def _fan_middle(m: Moment) -> str:
    ends = _fan_ends(m)
    return _NO_BAND if isinstance(ends, str) else change(ends[1])


def _calerie(_: Moment) -> str:
    """Return what a trial asked for and what it got, from its own numbers."""
    rows = {r["quantity"]: r["value"] for r in data.read_rows("trial_courses") if r["study"] == "CALERIE-2"}
    asked, kept = (rows[f"energy restriction {name}"] for name in ("prescribed", "achieved"))
    return f"CALERIE-2 asked people to eat {asked} % less for two years, and they ate {kept} % less on average."


FACTS: dict[str, Fact] = facts(
    PLAN_WORDS,
    {
        "promised": _promised,
        "change": _body_change(change, _BEYOND),
        "moved": _body_change(moved, "left the model"),
        "parting": parting,
        "chance": _chance,
        "wrong": _wrong,
        "trend": _trend,
        "trend_lately": _trend_lately,
        "expected": _fan_middle,
        "fan": _fan_range,
        "calerie": _calerie,
        "still": lambda m: still(m.body),
        "standing": lambda m: standing(m.body),
        "after": lambda m: after(m.body),
        "still_kept": _still_kept,
        "still_kg": lambda _: units.mass(PLATEAU_KG),
        "fades": _fades,
        "weekend": _weekend,
        "weekend_fat": _weekend_fat,
        "lower": lambda m: _share(np.diff(_until_now(m)) < 0),
        "rises": lambda m: _share(np.diff(_read_kg(m)) > 0.05),
        "swing": lambda m: units.mass(float(np.ptp(_read_kg(m)))),
        "body_swing": lambda m: units.mass(float(np.ptp(_until_now(m)))),
        "lately": lambda m: units.mass(float(np.ptp(_lately_kg(m)))),
        "lately_weeks": lambda m: span(len(_lately_kg(m)) - 1),
        "side": _side,
        "hidden": _hidden,
        "spent_before": _energy("expenditure_kcal", 0),
        "spent_now": _energy("expenditure_kcal", -1),
        "eaten_first": _energy("intake_kcal", 1),
        "eaten_now": _energy("intake_kcal", -1),
    },
)
"""What a scene of this view may put into its sentences."""
