"""How the tests move an app's controls: to their ends, and at random."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence
from typing import Any

from lessons_lib.apps import App
from lessons_lib.pictures.app import allowed


def values(widget: Any) -> list[Any]:
    """Return values of a control: both ends and some between, with zero where it is one.

    Of a long menu these are every third option; the random walks take any.
    """
    if hasattr(widget, "options"):
        options = allowed(widget)
        return options if len(options) < 6 else [*options[:-1:3], options[-1]]
    if not hasattr(widget, "min"):
        return [False, True]
    steps = round((widget.max - widget.min) / widget.step)
    middle = widget.min + widget.step * (steps // 2)
    return sorted({widget.min, middle, widget.max, *([0] if widget.min <= 0 <= widget.max else [])})


def to_the_ends(app: App, holds: Callable[[Any], None]) -> None:
    """Move every control alone to each of its values, then all together to either end."""
    for widget in app.controls.values():
        before = widget.value
        for value in values(widget):
            widget.value = value
            holds(app)
        widget.value = before
    for end in (0, -1):
        app.set(**{name: values(widget)[end] for name, widget in app.controls.items()})
        holds(app)


def to_the_corners(app: App, holds: Callable[[Any], None], most: int = 300) -> None:
    """Move all controls to their ends, in every way in which these go together; of very many, some."""
    ends = [sorted({found[0], found[-1]}, key=found.index) for found in map(values, app.controls.values())]
    corners = list(itertools.product(*ends))
    for corner in corners[:: 1 + len(corners) // most]:
        app.set(**dict(zip(app.controls, corner, strict=True)))
        holds(app)


def at_random(
    app: App, holds: Callable[[Any], None], seed: int, handlers: Sequence[Callable[[], object]] = (), steps: int = 15
) -> None:
    """Move one control after the other to any value it allows; `handlers` are called in between."""
    walk = random.Random(seed)
    for _ in range(steps):
        if handlers and walk.random() < 0.7:
            walk.choice(handlers)()
        else:
            widget = app.controls[walk.choice(list(app.controls))]
            if hasattr(widget, "options"):
                widget.value = walk.choice(allowed(widget))
            elif not hasattr(widget, "min"):
                widget.value = walk.choice([False, True])
            else:
                ticks = round((widget.max - widget.min) / widget.step)
                widget.value = widget.min + widget.step * walk.randint(0, ticks)
        holds(app)
