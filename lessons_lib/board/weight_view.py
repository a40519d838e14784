"""The view of one body's weight against time, in five layers: what is drawn, and what is said about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .. import data
from ..pictures.board_canvas import BoardCanvas, Size, board_over_weeks
from ..pictures.look import DASHED
from ..pictures.marks import Band, Line, dots
from ..science import units
from ..science.body.goals import APART_KG, PLATEAU_DAYS, PLATEAU_KG, apart_kg, parting_week, plateau_day
from ..science.body.people import PEOPLE
from ..science.body.projection import Model, Projection
from ..science.care import Care, refuse, with_help
from ..science.checks import Floats
from ..science.evidence.effects import trial_course
from ..science.evidence.model_tests import first_weeks_words, model_tests
from ..science.scale.rates import hidden_intake_kcal
from ..science.words import Refusal, is_none, mass_range, span
from . import runs
from .runs import PlanSettings
from .view import (
    PLAN_WORDS,
    WHO,
    Fact,
    Moment,
    Table,
    View,
    axis_end_kg,
    change,
    change_kg,
    day_table,
    label,
    moved,
    run_assumptions,
)

_LAYERS = {
    "line": "straight line",
    "body": "adapting body",
    "weigh_ins": "weigh-ins",
    "trend": "trend",
    "fan": "fan",
}
_LEGEND = {**_LAYERS, "trend": "trend, 90 %", "fan_band": "fan, 90 %", "fan": "its middle"}
_CURVES = {"line": "straight_line", "body": "body", "weigh_ins": "weight", "trend": "trend", "fan": "fan_middle"}
_MODELS: dict[str, Model] = {"line": "rule_3500", "body": "dynamic"}
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
_WEEKEND = 2  # days; a week of the plan ends with it
_BEYOND = "more than the model can follow"
_LOOK_BACK_DAYS = 56  # hidden intake is read from the last eight weeks, as in lesson 08


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
    # what is drawn has been asked about already
    return m.care(*(shown if set(models) <= set(shown) else models))


# what is drawn


def _canvas(size: Size, dark: bool, ratio: float) -> BoardCanvas:
    return board_over_weeks(_MARKS, size, dark, ratio)


@lru_cache(maxsize=256)
def _extent_kg(person: str, settings: PlanSettings, days: int, layers: tuple[str, ...]) -> tuple[float, float]:
    """Return how far below and above the start the layers go (kg)."""
    start, ends = PEOPLE[person].weight_kg, [0.0]
    scatter = _SCATTER_KG if {"weigh_ins", "trend"} & set(layers) else 0.2
    models: list[Model] = [_MODELS[layer] for layer in layers if layer in _MODELS]
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
        kg["weight"] = m.readings
    if m.shows("trend"):
        kg |= {"trend": m.trend.kg, "trend_low": m.trend.low_kg, "trend_high": m.trend.high_kg}
    if m.shows("fan") and not isinstance(m.fan, str):
        kg |= {"fan_low": m.fan.low_kg, "fan_middle": m.fan.median_kg, "fan_high": m.fan.high_kg}
    one = units.from_kg(1.0)
    # a body that left the model has no later days
    return {name: one * values[: m.end + 1] for name, values in kg.items()}


def _draw(canvas: BoardCanvas, m: Moment) -> list[str]:
    canvas.title(f"{m.who.name}: {m.settings.title}")
    label(canvas, "y", f"weight ({units.mass_unit()})")
    canvas.clear()
    said = refuse(m.care(*_models_shown(m)))
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
    return [*_sentences(m), *(with_help(said.flags) if curves else ())]


def _table(m: Moment) -> Table:
    refuse(m.care(*_models_shown(m)))
    return day_table(m, _series(m))


# what is said


def _sentences(m: Moment) -> list[str]:
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
        ends = _of_fan(m, lambda low, middle, high: f"{change(middle)} (90 %: {_between(low, middle, high)})")
        said.append(
            f"No fan: {m.fan}" if isinstance(m.fan, str) else f"To expect, {m.fan.kept}: {ends}. {m.fan.cut}".strip()
        )
    return said


def _promised(m: Moment) -> str:
    kg = change_kg(m.line, m.end)
    return _BEYOND if kg is None else change(kg)


def _body_changed(m: Moment, say: Callable[[float], str], left: str) -> str:
    kg = change_kg(m.body, m.end)
    return left if kg is None else say(kg)


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


def _kcal(value: float) -> str:
    return f"{value:,.0f} kcal/day"


def _still_kept(m: Moment) -> str:
    """Return when the body first stands still if the plan does not fade and appetite does not answer."""
    kept = m.planned(fading="not fading", appetite_kcal_per_kg=0)
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


def _hungry(m: Moment) -> str:
    per_kg = m.settings.appetite_kcal_per_kg
    return f"Each kg lost adds {per_kg:g} kcal/day to what is eaten." if per_kg else "Appetite is left out."


def _wrong(m: Moment) -> str:
    """Return what a scale shows that points the other way than the body."""
    return "loss" if runs.gains(m.settings) else "gain"


def _chance(m: Moment) -> str:
    week = max(min(m.week, m.body.days // 7), 1)
    return f"{100 * runs.gain_chance(m.person, m.settings, m.days, week):.0f} %"


def _read_kg(m: Moment) -> Floats:
    return m.readings[: m.end + 1]


def _trend(m: Moment) -> str:
    middle, low, high = (units.from_kg(float(kg[-1])) for kg in m.trend)
    return f"{middle:.1f} {units.mass_unit()} (90 %: {low:.1f} to {high:.1f})"


def _trend_lately(m: Moment) -> str:
    kg = m.trend.kg[-_LOOK_BACK_DAYS - 1 :]
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
    read = runs.scale_table(_read_kg(m))
    guessed, known = (hidden_intake_kcal(read, m.who, sd, _LOOK_BACK_DAYS + 1) for sd in (None, 0.0))
    if isinstance(known, Refusal) or isinstance(guessed, Refusal):
        return "an amount that cannot be told yet"
    return (
        f"{known.estimate:,.0f} kcal/day (90 %: {known.low:,.0f} to {known.high:,.0f} if the baseline is known,"
        f" {guessed.low:,.0f} to {guessed.high:,.0f} if it is an estimate)"
    )


def _share(steps: NDArray[np.bool_]) -> str:
    return f"{int(steps.sum())} of {len(steps)}"


def _of_fan(m: Moment, say: Callable[[float, float, float], str]) -> str:
    """Say something of the changes at the fan's lower edge, middle and upper edge today."""
    if isinstance(m.fan, str):
        return "no band, because the model does not reach that far"
    return say(*(float(kg[m.end]) - m.who.weight_kg for kg in (m.fan.low_kg, m.fan.median_kg, m.fan.high_kg)))


def _between(low: float, _: float, high: float) -> str:
    """Return two changes as one range, the larger last: 'a loss of 4.4 to 12.0 kg'."""
    first, last = sorted((low, high), key=abs)
    if first * last > 0 and not is_none(first):
        return f"a {'loss' if last < 0 else 'gain'} of {mass_range(abs(first), abs(last))}"
    return f"{change(first)} to {change(last)}"


def _calerie(_: Moment) -> str:
    """Return what a trial asked for and what it got, from its own numbers."""
    rows = {r["quantity"]: r["value"] for r in data.read_rows("trial_courses") if r["study"] == "CALERIE-2"}
    asked, kept = (rows[f"energy restriction {name}"] for name in ("prescribed", "achieved"))
    return f"CALERIE-2 asked people to eat {asked} % less for two years, and they ate {kept} % less on average."


_LINE_AND_BODY: tuple[Model, Model] = ("rule_3500", "dynamic")


def _twins(_: Moment) -> str:
    """Return what a surplus did to real people, beside what line and body make of it."""
    test = next(one for one in model_tests() if one.id == "bouchard_1990")
    line, body = (units.mass(test.predicted_kg(model) or 0.0) for model in _LINE_AND_BODY)
    return (
        f"{test.n} young men ate 84,000 kcal more in {span(test.days)}: they gained {units.mass(test.change_kg)}"
        f" ({mass_range(test.low_kg or 0.0, test.high_kg or 0.0)}). The line says {line}, this model {body}."
    )


def _long_trials(_: Moment) -> str:
    """Return a sentence on what was kept in trials that ran four years."""
    low, _middle, high = trial_course("Franz 2007", "weight change", 48)
    return f"Trials that ran four years kept {mass_range(-high, -low)} (Franz)."


def still(p: Projection) -> str:
    """Return when the body first stands still: 'in week 120', or 'after week 52 at the earliest'."""
    if _never_moves(p) and p.days >= PLATEAU_DAYS:
        return "from the start"
    day = plateau_day(p)
    return f"after week {p.days // 7} at the earliest" if day is None else f"in week {day / 7:.0f}"


def standing(p: Projection) -> str:
    """Return a sentence: when the body first stands still, what that means, and what comes after."""
    if p.days < PLATEAU_DAYS:
        return "Whether it stands still shows only after four weeks."
    means = f"less than {units.mass(PLATEAU_KG)} in four weeks"
    if _never_moves(p):
        return f"It stands still ({means}) from the start."
    if plateau_day(p) is None:
        return f"It does not stand still ({means}) within {span(p.days)}."
    return f"It first stands still ({means}) {still(p)}. {after(p).capitalize()}."


def after(p: Projection) -> str:
    """Return what comes after the body first stood still: 'by week 156 it has lost another 1.2 kg'."""
    day, by = plateau_day(p), f"by week {p.days // 7} it"
    if day is None:
        return f"{by} still moves"
    # upwards is the way it has gone so far, be it a loss or a gain
    sign = -1.0 if p.weight_kg[day] < p.weight_kg[0] else 1.0
    gone = sign * (p.weight_kg - p.weight_kg[0])
    far = float(gone[day:].max())
    more, back = far - float(gone[day]), far - float(gone[-1])
    goes, turns = ("lost", "regained") if sign < 0 else ("gained", "lost")
    said = []
    if not is_none(more):
        said.append(f"{goes} another {units.mass(more)}")
    if not is_none(back):
        mass_of = units.mass(back) if back > far else f"{units.from_kg(back):.1f} of {units.mass(far)}"
        said.append(f"{turns} {mass_of}")
    return f"{by} has {', then '.join(said)}" if said else f"{by} is where it was then"


def _never_moves(p: Projection) -> bool:
    return float(np.ptp(p.weight_kg)) < PLATEAU_KG


FACTS: dict[str, Fact] = {
    **WHO,
    **PLAN_WORDS,
    "promised": _promised,
    "change": lambda m: _body_changed(m, change, _BEYOND),
    "moved": lambda m: _body_changed(m, moved, "left the model"),
    "parting": parting,
    "chance": _chance,
    "wrong": _wrong,
    "trend": _trend,
    "trend_lately": _trend_lately,
    "expected": lambda m: _of_fan(m, lambda _, middle, __: change(middle)),
    "fan": lambda m: f"{_of_fan(m, _between)}{'' if isinstance(m.fan, str) else ' (90 % band)'}",
    "kept": lambda m: "where the model does not reach" if isinstance(m.fan, str) else m.fan.kept,
    "calerie": _calerie,
    "twins": _twins,
    "long_trials": _long_trials,
    "still": lambda m: still(m.body),
    "standing": lambda m: standing(m.body),
    "after": lambda m: after(m.body),
    "still_kept": _still_kept,
    "still_kg": lambda _: units.mass(PLATEAU_KG),
    "fades": _fades,
    "hungry": _hungry,
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
    "spent_before": lambda m: _kcal(m.body.expenditure_kcal[0]),
    "spent_now": lambda m: _kcal(m.body.expenditure_kcal[min(m.end, m.body.days)]),
    # index 0 is baseline; what is eaten on a plan is that of a day
    "eaten_first": lambda m: _kcal(m.body.intake_kcal[1]),
    "eaten_now": lambda m: _kcal(m.body.intake_kcal[min(m.end, m.body.days)]),
}
"""What a scene of this view may put into its sentences."""


def _assumptions(m: Moment) -> list[str]:
    said = run_assumptions(m.body)
    if m.shows("line"):
        said.append("Straight line: 3,500 kcal for each pound, for ever (Wishnofsky 1958); the idea that is tested.")
    if m.shows("body"):
        said.append("Adapting body: the dynamic model of Hall et al. 2011.")
    if m.layers & {"body", "fan"} and runs.gains(m.settings):
        said.append(first_weeks_words())
    if m.shows("weigh_ins"):
        said.append(
            "Weigh-ins: the body plus water, salt, glycogen, gut content and the scale's own error; their scatter is"
            f" measured (Krone et al. 2020), how it divides is assumed. Set of mornings: {m.seed}."
        )
    if m.shows("trend"):
        said.append("Trend: a smoother that looks both ways, with a 90 % interval for the body.")
    if m.shows("fan"):
        who = f"{runs.REPEATS} simulated people who all fit what is known about {m.who.name}"
        said += [m.fan] if isinstance(m.fan, str) else [f"Fan: {who}, {m.fan.kept}.", *m.fan.notes]
    return said


_CONTROLS = ("person", *PlanSettings._fields, "week", "speed", "seed")
WEIGHT = View("weight", _LAYERS, _CONTROLS, _canvas, _draw, FACTS, _table, _assumptions, _gate)
