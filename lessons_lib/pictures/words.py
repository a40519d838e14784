"""Words that many pictures share: changes, stretches of time, and when two curves part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from ..science import units
from ..science.body.projection import Projection
from ..science.checks import Floats

APART_KG = 1.0


def change(kg: float) -> str:
    """Return 'a loss of 4.6 kg', 'a gain of ...' or 'no change'."""
    if round(abs(units.from_kg(kg)), 1) == 0.0:
        return "no change to speak of"
    return f"a {'loss' if kg < 0 else 'gain'} of {units.mass(abs(kg))}"


def span(days: float) -> str:
    """Return a time in words: '12 weeks', '10 days'."""
    if days % 7 == 0:
        return f"{days // 7:.0f} week" + ("" if days == 7 else "s")
    return f"{days:.0f} day" + ("" if days == 1 else "s")


def plans(projections: Sequence[Projection]) -> str:
    """Return the plan that all projections share, or all of them."""
    return " / ".join(dict.fromkeys(str(p.plan) for p in projections))


def apart_kg(line: Projection, body: Projection) -> Floats:
    """Return how far line and body are apart, day by day, for as long as both go (kg)."""
    days = min(line.days, body.days) + 1
    return np.abs(line.weight_kg[:days] - body.weight_kg[:days])


def parting_week(line: Projection, body: Projection) -> int | None:
    """Return the week from which line and body stay a kilogram or more apart, if they do."""
    near = apart_kg(line, body) < APART_KG
    if near[-1]:
        return None
    # the first whole week after the last day within a kilogram; the last week, if no whole one is left
    return min(int(np.flatnonzero(near)[-1] + 1) // 7 + 1, -(-(len(near) - 1) // 7))


def joined(sentences: Iterable[str]) -> str:
    """Return sentences as one text."""
    return " ".join(sentence for sentence in sentences if sentence)
