"""When a body first stands still, what that means, and what comes after: a regain is named."""

from __future__ import annotations

import numpy as np

from ..science import units
from ..science.body.goals import PLATEAU_DAYS, PLATEAU_KG, plateau_day
from ..science.body.projection import Projection
from ..science.words import is_none, span


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
