"""The sentences of the charts, made from the same data as the pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..science import units
from ..science.body.milestones import APART_KG, parting_week
from ..science.body.projection import Projection
from ..science.checks import Floats
from ..science.fat.regions import REGIONS
from ..science.words import change as change
from ..science.words import span as span

if TYPE_CHECKING:
    import pandas as pd

MODEL_NAMES = {
    "rule_3500": "straight line (3,500 kcal/lb)",
    "dynamic": "adapting body",
    "forbes": "Forbes (no adapting)",
    "linearised": "adapting body in one line",
    "thomas": "Thomas model",
}
_SPOKEN = {**MODEL_NAMES, "rule_3500": "straight line", "forbes": "Forbes model without adapting"}


def plans(projections: Sequence[Projection]) -> str:
    """Return the plan that all projections share, or all of them."""
    return " / ".join(dict.fromkeys(str(p.plan) for p in projections))


def weight(projections: Sequence[Projection], scale: pd.DataFrame | None) -> str:
    """Return the sentences of the weight chart."""
    by_model = {p.model: p for p in projections}
    line, body = by_model.get("rule_3500"), by_model.get("dynamic")
    if line and body and line.days == body.days:
        text = (
            f"{body.person.name}, {plans(projections)}: after {span(body.days)} the straight line promises"
            f" {units.mass(line.weight_kg[-1])}, {change(float(line.weight_kg[-1] - line.weight_kg[0]))};"
            f" the adapting body weighs {units.mass(body.weight_kg[-1])},"
            f" {change(float(body.weight_kg[-1] - body.weight_kg[0]))}."
        )
        week = parting_week(line, body)
        if week is not None:
            text += f" From week {week} on they are more than {units.mass(APART_KG)} apart."
        else:
            text += f" They end less than {units.mass(APART_KG)} apart."
        rest = [p for p in projections if p.model not in ("rule_3500", "dynamic")]
    else:
        text, rest = "", list(projections)
    for p in rest:
        start = "" if text else f"{p.person.name}, {p.plan}: "
        lead = f"in {span(p.days)} the {_SPOKEN[p.model]}"
        text += (" " if text else "") + (
            f"{start}{lead if start else lead[0].upper() + lead[1:]} goes from {units.mass(p.weight_kg[0])} to"
            f" {units.mass(p.weight_kg[-1])}, {change(float(p.weight_kg[-1] - p.weight_kg[0]))}."
        )
    if scale is not None:
        text += " " + scatter(scale)
    return text


def scatter(scale: pd.DataFrame) -> str:
    """Return what the scale does about the body."""
    reading = scale["weight_kg"].to_numpy(float)
    hidden = reading - scale["true_kg"].to_numpy(float)
    up = int((np.diff(reading) > 1e-9).sum())
    spread = float(hidden.std(ddof=1)) if len(hidden) > 1 else 0.0
    return (
        f"The scale scatters about the body by {units.mass(spread, 2)} (standard deviation) and shows more"
        f" than the day before on {up} of {max(len(reading) - 1, 0)} mornings."
    )


def real_curve(day: Floats, kg: Floats, line_end_kg: float, slope_kg_per_day: float) -> str:
    """Return the sentences of the real curve."""
    return (
        f"A real patient, {len(day)} weigh-ins over {day[-1]:.0f} days:"
        f" from {units.mass(kg[0])} to {units.mass(kg[-1])}."
        f" The straight line of the first 30 days falls {units.mass(-slope_kg_per_day * 7)} a week and would end at"
        f" {units.mass(line_end_kg)}, {units.mass(kg[-1] - line_end_kg)} below the last weigh-in."
    )


def parts(groups: dict[str, Floats], total: Floats, cycle_kg: float) -> str:
    """Return the sentences of the hidden parts."""
    spread = {name: float(kg.std(ddof=1)) for name, kg in groups.items()}
    cycle = f" The menstrual cycle lifts it by up to {units.mass(cycle_kg)}." if cycle_kg > 0 else ""
    most = max(spread, key=lambda name: spread[name])
    return (
        f"Over {len(total)} days the hidden parts put the scale between {units.mass(-float(total.min()), 1)} below and"
        f" {units.mass(float(total.max()), 1)} above true weight; the largest part here is {most} (standard deviation"
        f" {units.mass(spread[most], 2)}).{cycle} None of it is fat."
    )


def tissue(p: Projection, fat: float, lean: float, water: float) -> str:
    """Return the sentence of what a change is made of."""
    total = float(p.weight_kg[-1] - p.weight_kg[0])
    verb = "loses" if total < 0 else "gains"
    sign = -1.0 if total < 0 else 1.0
    return (
        f"Of the {units.mass(sign * total)} that {p.person.name} {verb} in {span(p.days)},"
        f" {units.mass(sign * fat)} is fat, {units.mass(sign * lean)} is lean tissue"
        f" and {units.mass(sign * water)} is glycogen and water."
    )


def energy(p: Projection) -> str:
    """Return the sentences of energy eaten and spent."""
    # whole kcal first, so that the gaps are those of the numbers a reader sees
    eaten0, eaten = round(p.intake_kcal[1]), round(p.intake_kcal[-1])
    first, last = round(p.expenditure_kcal[0]), round(p.expenditure_kcal[-1])
    gap0, gap = first - eaten0, last - eaten
    return (
        f"{p.person.name} eats {eaten:.0f} kcal/day and spends {first:.0f} at the start,"
        f" {last:.0f} after {span(p.days)}."
        f" The gap goes from {gap0:.0f} to {gap:.0f} kcal/day."
    )


def weekly_changes(changes: Floats, true_kg: float, week: int) -> str:
    """Return the sentences of one week, many times."""
    gains = int((changes > 0.05).sum())
    return (
        f"In {len(changes)} repeats of week {week}, the body itself has {change(true_kg)};"
        f" the scale shows anything from {units.from_kg(float(changes.min())):+.1f} to"
        f" {units.mass(float(changes.max()))}, and a gain in {gains} of"
        f" {len(changes)} ({100 * gains / len(changes):.0f} %)."
    )


def regions(p: Projection, frames: Sequence[pd.DataFrame]) -> str:
    """Return the sentences of arms, trunk and legs; the first frame is the course's, the last the other end."""

    def percent(frame: pd.DataFrame, region: str) -> float:
        column = frame[f"{region}_kg"]
        return float(100.0 * (column.iloc[-1] / column.iloc[0] - 1.0))

    lost = {r: float(frames[0][f"{r}_kg"].iloc[0] - frames[0][f"{r}_kg"].iloc[-1]) for r in REGIONS}
    total = sum(lost.values())
    name, time = p.person.name, span(p.days)
    if round(abs(units.from_kg(total)), 1) == 0.0:
        return f"In {time} {name}'s fat does not change to speak of, in any region."
    verb, sign = ("loses", 1.0) if total > 0 else ("gains", -1.0)
    amounts = ", ".join(f"{r} {units.mass(sign * lost[r])}" for r in REGIONS)
    legs = [f"{x:+.0f}" for x in sorted((percent(frame, "legs") for frame in frames), key=abs)]
    belief = -100.0 * total / float(frames[0]["legs_kg"].iloc[0])
    legs_alone = (
        f"Had the legs alone changed, it would have been by {belief:+.0f} %."
        if belief > -100.0
        else f"The legs alone could not have given it: it is {-belief:.0f} % of all the fat in them."
    )
    return (
        f"In {time} {name} {verb} {units.mass(sign * total)} of fat: {amounts}."
        f" The legs change by {' to '.join(dict.fromkeys(legs))} %, the arms and the trunk by"
        f" {percent(frames[0], 'trunk'):+.0f} %. {legs_alone}"
    )
