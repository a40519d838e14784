"""Words that pictures share: those of science, and plans."""

from __future__ import annotations

from collections.abc import Sequence

from ..science.body.projection import Projection
from ..science.words import change as change
from ..science.words import joined as joined
from ..science.words import span as span


def plans(projections: Sequence[Projection]) -> str:
    """Return the plan that all projections share, or all of them."""
    return " / ".join(dict.fromkeys(str(p.plan) for p in projections))
