"""Views of the board: each a plain function from a state to a drawing and its sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..pictures.board_canvas import BoardCanvas, Size
from ..science.checks import shown

if TYPE_CHECKING:
    import pandas as pd

    from ..science.care import Care

State = Mapping[str, Any]
PLAN = ("deficit_kcal", "weekend_kcal", "breaks", "fading", "activity_percent")


class RefusedError(ValueError):
    """What may not be drawn; the text is `care`'s own."""


@dataclass(frozen=True)
class View:
    """One kind of picture.

    Attributes
    ----------
    layers
        What can be switched on, with what the switch is called.
    controls
        Which controls it listens to, besides those that every view has.
    canvas
        Makes an empty figure of a size, light or dark.
    draw
        Puts a state on a figure and returns the sentences below it; what a layer that is off would
        give away is not among them.
    facts
        Words that a scene may put into its sentences, by name, each computed from the state.
    table
        What is drawn, as a table.
    assumptions
        Sentences about what the run assumed.
    needs
        Fields that a scene of this view must have.
    gate
        What `care` says to the run behind one of the facts; None where no run is behind them.
    """

    name: str
    layers: Mapping[str, str]
    controls: tuple[str, ...]
    canvas: Callable[[Size, bool], BoardCanvas]
    draw: Callable[[Any, State], list[str]]
    facts: Mapping[str, Callable[[State], str]]
    table: Callable[[State], pd.DataFrame]
    assumptions: Callable[[State], list[str]]
    needs: tuple[str, ...] = field(default=())
    gate: Callable[[State, str], Care] | None = None


def on(state: State, *layers: str) -> bool:
    """Return whether all these layers are on."""
    return all(state.get(layer, False) for layer in layers)


def refuse(said: Any) -> None:
    """Stop where `care` refuses."""
    if not said.ok:
        raise RefusedError(str(said))


def views() -> dict[str, View]:
    """Return the views by name.

    Examples
    --------
    >>> list(views())
    ['weight', 'two_people', 'below_what', 'squats']
    """
    from . import bar_views, pair_view, weight_view

    return {view.name: view for view in (weight_view.WEIGHT, pair_view.TWO_PEOPLE, bar_views.BELOW, bar_views.SQUATS)}


def view_named(name: object) -> View:
    """Return one view, or a sentence that lists them."""
    known = views()
    if not isinstance(name, str) or name not in known:
        raise ValueError(f"{shown(name)} is no view. It must be one of {', '.join(known)}.")
    return known[name]
