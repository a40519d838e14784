"""The views of the board, by the name that a scene's file gives."""

from __future__ import annotations

from ..science.checks import shown
from .below_view import BELOW
from .pair_view import TWO_PEOPLE
from .squats_view import SQUATS
from .view import View
from .weight_view import WEIGHT

VIEWS = {view.name: view for view in (WEIGHT, TWO_PEOPLE, BELOW, SQUATS)}


def view_named(name: object) -> View:
    """Return one view, or a sentence that lists them.

    Examples
    --------
    >>> view_named("squats").controls[-1]
    'sessions_a_week'
    """
    if not isinstance(name, str) or name not in VIEWS:
        raise ValueError(f"{shown(name)} is no view. It must be one of {', '.join(VIEWS)}.")
    return VIEWS[name]
