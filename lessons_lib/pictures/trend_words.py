"""The sentences about trends, refusals and plateaus, made from the same data as the pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..science import units
from ..science.body.milestones import PLATEAU_KG, plateau_day
from ..science.body.projection import Projection
from ..science.body.static import RULE_KCAL_PER_KG
from ..science.checks import Floats
from ..science.results import Interval, Refusal
from ..science.scale.trend import Method
from ..science.scale.trend_error import SETTLED_DAYS, TrendError
from .words import change, span

if TYPE_CHECKING:
    import pandas as pd

METHOD_NAMES: dict[Method, str] = {
    "ema": "moving average",
    "holt": "Holt filter",
    "regression": "line through 28 days",
    "smoother": "smoother",
}


def _side(kg: float, digits: int = 2) -> str:
    """Return '0.41 kg above', '0.41 kg below' or 'level with'."""
    if round(abs(units.from_kg(kg)), digits) == 0.0:
        return "level with"
    return f"{units.mass(abs(kg), digits)} {'above' if kg >= 0 else 'below'}"


def drawn(frame: pd.DataFrame, method: Method, share: float) -> str:
    """Return where a trend ends, with its interval."""
    name = METHOD_NAMES[method] + (f" ({100 * share:.0f} % of the gap a day)" if method == "ema" else "")
    last = frame.iloc[-1]
    return (
        f"On day {last['day']:.0f} the {name} says {units.mass(last['trend_kg'])}"
        f" (90 % interval {units.from_kg(float(last['low_kg'])):.1f} to {units.mass(last['high_kg'])})."
    )


def against_truth(m: TrendError) -> str:
    """Return how far a trend is from the truth."""
    if m.late_days is None:
        late = "the body holds still, so nothing can be late"
    elif m.late_days >= 0.5:
        late = f"about {m.late_days:.0f} day{'' if round(m.late_days) == 1 else 's'} late"
    else:
        late = "not late"
    return (
        f"From week 5 on it runs {_side(m.bias_kg)} the body on average ({late}) and misses it by"
        f" {units.mass(m.size_kg, 2)}. Its interval {'holds' if m.today_held else 'does not hold'} the body today,"
        f" and on {m.held} of {m.readings} mornings."
    )


def first_weeks(frame: pd.DataFrame, readings: pd.DataFrame) -> str:
    """Return what the first four weeks of a trend would be taken for, where it and the body disagree."""
    ends = frame.loc[frame["day"].isin((0, SETTLED_DAYS)), ["day", "trend_kg"]]
    if len(ends) < 2:
        return ""
    said = float(np.diff(ends["trend_kg"])[0])
    true = float(np.diff(readings.loc[readings["day"].isin((0, SETTLED_DAYS)), "true_kg"])[0])
    false_kcal = (true - said) * RULE_KCAL_PER_KG / SETTLED_DAYS
    text = (
        f"In the first {SETTLED_DAYS} days it moves by {units.from_kg(said) + 0.0:+.1f} {units.mass_unit()},"
        f" the body by {units.from_kg(round(true, 2)) + 0.0:+.1f} {units.mass_unit()}"
    )
    if abs(false_kcal) < 20:
        return f"{text}."
    return f"{text}: at 3,500 kcal a pound, {abs(false_kcal):.0f} kcal/day of expenditure too {_much(false_kcal)}."


def _much(kcal: float) -> str:
    return "much" if kcal > 0 else "little"


def chance(
    weeks: Sequence[int], shares: Floats, formula: Floats, wrong: str, repeats: int, sd: float, r7: float
) -> str:
    """Return how often the scale points the wrong way after so many weeks."""
    said = [
        f"after {w} week{'' if w == 1 else 's'} in {s:.0%} (formula {f:.0%})"
        for w, s, f in _some(weeks, shares, formula)
    ]
    return (
        f"In {repeats} repeats the scale shows {wrong} {', '.join(said)}."
        f" The formula takes mornings as normal, with a standard deviation of {units.mass(sd, 2)} and a correlation of"
        f" {round(r7, 2) + 0.0:.2f} one week apart."
    ).replace("%", " %")


def _some(weeks: Sequence[int], shares: Floats, formula: Floats) -> list[tuple[int, float, float]]:
    return [(w, float(s), float(f)) for w, s, f in zip(weeks, shares, formula, strict=True) if w in (1, 2, 4, 6)]


def windows(
    days: Sequence[int], low: Floats, high: Floats, true_kcal: float, name: str, repeats: int, refusal: str
) -> str:
    """Return what windows of several lengths make of one body's expenditure."""
    ends = [f"{d} days {a:.0f} to {b:.0f}" for d, a, b in zip(days, low, high, strict=True) if d in (7, 14, 28, 56)]
    return (
        f"{name} spends {true_kcal:.0f} kcal/day. Reckoned from the scale at 3,500 kcal a pound, 90 % of {repeats}"
        f" repeats fall within: {', '.join(ends)} kcal/day. Asked for a rate from 7 days, the estimator says: {refusal}"
    )


def plateaus(projections: Sequence[Projection]) -> str:
    """Return when each body first stands still, and where it ends."""
    texts = []
    for p in projections:
        day = plateau_day(p)
        start, end = float(p.weight_kg[0]), float(p.weight_kg[-1])
        far = float(p.weight_kg[int(np.argmax(np.abs(p.weight_kg - start)))])
        if day is None:
            still = f"never changes by less than {units.mass(PLATEAU_KG)} in four weeks"
        else:
            still = f"first changes by less than {units.mass(PLATEAU_KG)} in four weeks at week {day / 7:.0f}"
        turned = f", after {change(far - start)} at most" if abs(far - end) > PLATEAU_KG else ""
        texts.append(f"{p.plan}: the body {still}, and ends week {p.days // 7} with {change(end - start)}{turned}.")
    return f"{projections[0].person.name}. " + " ".join(texts)


def estimate(said: Interval | Refusal) -> str:
    """Return an estimate of intake, or why there is none."""
    if isinstance(said, Refusal):
        return f"cannot tell yet ({said.reason.rstrip('.')})"
    return f"{said.estimate:.0f} kcal/day ({said.low:.0f} to {said.high:.0f})"


def weeks(days: int) -> str:
    """Return a number of days in weeks."""
    return span(days)


def since(days: int) -> str:
    """Return a stretch of time in words, for the end of a course."""
    return f"the last {span(days)}"
