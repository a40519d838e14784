"""Words that many pictures share: changes, stretches of time, plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..science import units
from ..science.body.projection import Projection


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


def joined(sentences: Iterable[str]) -> str:
    """Return sentences as one text."""
    return " ".join(sentence for sentence in sentences if sentence)
