"""What a scene of one body's weight may put into its sentences, each made from the run as it stands."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from .. import data
from ..science import units
from ..science.body.goals import APART_KG, PLATEAU_DAYS, PLATEAU_KG, apart_kg, plateau_day
from ..science.body.projection import Model, Projection
from ..science.checks import Floats
from ..science.evidence.effects import trial_course
from ..science.evidence.model_tests import model_tests
from ..science.scale.rates import hidden_intake_kcal
from ..science.words import Refusal, is_none, mass_range, span
from . import runs
from .view import PLAN_WORDS, WHO, Fact, Moment, change, change_kg, moved

_BEYOND = "more than the model can follow"
_LOOK_BACK_DAYS = 56  # hidden intake is read from the last eight weeks, as in lesson 08


def _promised(m: Moment) -> str:
    kg = change_kg(m.line, m.read)
    return _BEYOND if kg is None else change(kg)


def _body_changed(m: Moment, say: Callable[[float], str], left: str) -> str:
    kg = change_kg(m.body, m.read)
    by = " by the last Saturday" if m.read < m.end else ""
    return left if kg is None else f"{say(kg)}{by}"


def parting(m: Moment, both: str = "they") -> str:
    """Return how far line and body have parted by now."""
    apart, one = apart_kg(m.line, m.body)[: m.end + 1], units.mass(APART_KG)
    far, so_far = apart >= APART_KG, ", so far" if m.week < m.weeks else ""
    if far[-1]:
        # the first whole week after the last day within a kilogram; the last week, if no whole one is left
        week = min(int(np.flatnonzero(~far)[-1] + 1) // 7 + 1, -(-(len(far) - 1) // 7))
        return f"from week {week} on {both} are {one} or more apart{so_far}"
    most, last = (units.mass(float(kg)) for kg in (apart.max(), apart[-1]))
    if not far.any():
        return f"{both} stay within {one} of each other{so_far}"
    return f"{both} are up to {most} apart, and {last} at the end{so_far}"


def _until_now(m: Moment) -> Floats:
    """Return the body's weight up to today, or to where it leaves the model (kg)."""
    kg: Floats = m.body.weight_kg[: m.end + 1]
    return kg


def _kcal(value: float) -> str:
    return f"{value:,.0f} kcal/day"


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


def _still_kept(m: Moment) -> str:
    """Return when the body first stands still if the plan does not fade and appetite does not answer."""
    kept = m.planned(fading="not fading", appetite_kcal_per_kg=0)
    return still(kept.so_far) if kept.care("dynamic").ok else "at a time that is not shown here"


def _weekend(m: Moment) -> str:
    kcal = m.settings.weekend_kcal
    if not kcal:
        return "nothing more on weekends"
    return f"{abs(kcal):,g} kcal {'more' if kcal > 0 else 'less'} on each weekend day"


def _weekend_fat(m: Moment) -> str:
    """Return a sentence on fat with and without the weekends: fat does not go up and down with water."""
    fat, time = _fat(m.body, m.end), span(m.end)
    if not m.settings.weekend_kcal:
        return f"In {time} the body {fat}."
    plain = m.planned(weekend_kcal=0)
    without = f", without them it {_fat(plain.body, m.end)}" if plain.care("dynamic").ok else ""
    return f"With these weekends the body {fat} in {time}{without}."


def _monday(m: Moment) -> str:
    """Return a sentence on what weekends leave for a day or two."""
    saturday, monday = (change_kg(m.body, day) for day in (m.read, m.end))
    if m.read == m.end or saturday is None or monday is None:
        return "What a Monday shows on top is mostly water and food, and passes."
    return (
        f"On the last Saturday it had {moved(saturday)}, on the Monday after {moved(monday)}: what lies between is"
        " mostly water and food, and passes."
    )


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
    middle, low, high = (float(kg[-1]) - m.who.weight_kg for kg in m.trend)
    return f"{change(middle)} (90 %: {between(low, middle, high)})"


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


def of_fan(m: Moment, say: Callable[[float, float, float], str]) -> str:
    """Say something of the changes at the fan's lower edge, middle and upper edge today."""
    if isinstance(m.fan, str):
        return "no band, because the model does not reach that far"
    return say(*(float(kg[m.end]) - m.who.weight_kg for kg in (m.fan.low_kg, m.fan.median_kg, m.fan.high_kg)))


def between(low: float, _: float, high: float) -> str:
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
    "expected": lambda m: of_fan(m, lambda _, middle, __: change(middle)),
    "fan": lambda m: f"{of_fan(m, between)}{'' if isinstance(m.fan, str) else ' (90 % band)'}",
    "kept": lambda m: "where the model does not reach" if isinstance(m.fan, str) else m.fan.kept,
    "calerie": _calerie,
    "twins": _twins,
    "long_trials": _long_trials,
    "still": lambda m: still(m.so_far),
    "standing": lambda m: standing(m.so_far),
    "after": lambda m: after(m.so_far),
    "still_kept": _still_kept,
    "still_kg": lambda _: units.mass(PLATEAU_KG),
    "fades": _fades,
    "hungry": _hungry,
    "weekend": _weekend,
    "weekend_fat": _weekend_fat,
    "monday": _monday,
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
