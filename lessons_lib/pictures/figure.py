"""A body to look at: one plain figure, the same outline whatever the numbers, each region darker the more of it left.

Nobody's body: no sex, no size, no before and after. The numbers stand beside it, in rows named like the regions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from matplotlib.colors import to_rgb

from .canvas import Canvas, Place
from .look import Look
from .marks import Bars, Corners, Note

_Circle = tuple[float, float, float]
_HEAD = ((0.0, 8.98, 0.72),)
_TRUNK = ((-0.72, 7.35, 0.72), (0.72, 7.35, 0.72), (-0.78, 4.75, 0.36), (0.78, 4.75, 0.36))
_ARM = ((1.96, 7.42, 0.36), (2.3, 4.1, 0.27))
_LEG = ((0.37, 3.96, 0.24), (0.9, 3.96, 0.24), (0.64, 0.36, 0.34))
_KEY_Y = -0.75
_STEPS = 180  # corners of an outline: it looks round on a projector as well
_FULL_SHARE = 0.30
"""The share of its fat at which a region has its full colour; a course choice, as is the curve between."""


def outline(*circles: _Circle, mirrored: bool = False) -> Corners:
    """Return a rounded shape, the tightest around some circles (x, y, radius), as corners.

    Examples
    --------
    >>> [tuple(round(v, 6) + 0.0 for v in outline((0.0, 0.0, 1.0), (2.0, 0.0, 1.0))[k]) for k in (0, 90)]
    [(3.0, 0.0), (-1.0, 0.0)]
    """
    corners, side = [], -1.0 if mirrored else 1.0
    for step in range(_STEPS):
        turn = 2.0 * math.pi * step / _STEPS
        across, up = math.cos(turn), math.sin(turn)
        x, y, radius = max(circles, key=lambda one: one[0] * across + one[1] * up + one[2])
        corners.append((side * (x + radius * across), y + radius * up))
    return corners


_SHAPES: dict[str, list[Corners]] = {
    "head": [outline(*_HEAD)],
    "arms": [outline(*_ARM), outline(*_ARM, mirrored=True)],
    "trunk": [outline(*_TRUNK)],
    "one leg": [outline(*_LEG, mirrored=True)],
    "other leg": [outline(*_LEG)],
}


_AROUND = [outline(*((x, y, radius + 0.2) for x, y, radius in _LEG), mirrored=True)]
_KEY = [
    [(x - 0.4, _KEY_Y - 0.3), (x - 0.4, _KEY_Y + 0.3), (x + 0.4, _KEY_Y + 0.3), (x + 0.4, _KEY_Y - 0.3)]
    for x in (-0.8, 0.0, 0.8)
]
TRAINED = Bars("none", "line", width=0.7, dash=(0, (4, 2)))
"""The line around the leg that is trained."""


def tint(look: Look, change: float, full: float = _FULL_SHARE) -> tuple[float, float, float]:
    """Return the colour of a region that changed by a share of its fat: grey for none, darker for more, up to `full`.

    What leaves has the colour of the body's line, what comes another.

    Examples
    --------
    >>> from lessons_lib.pictures.look import LOOKS
    >>> tint(LOOKS["screen"], 0.0) == to_rgb(LOOKS["screen"].grid)
    True
    """
    weight = min(abs(change) / full, 1.0) ** 0.7
    most, none = to_rgb(look.body if change <= 0 else look.third), to_rgb(look.grid)
    red, green, blue = (weight * a + (1.0 - weight) * b for a, b in zip(most, none, strict=True))
    return red, green, blue


class Body:
    """The figure in axes of its own, at a place of a canvas, and the key of its colours; `show` gives it both.

    A dashed line goes around the leg that is trained.
    """

    def __init__(self, canvas: Canvas, place: Place, full: float = _FULL_SHARE) -> None:
        self._canvas, self._full = canvas, full
        axes = canvas.panel(place)
        axes.set_axis_off()
        axes.set_aspect("equal")
        axes.set(xlim=(-2.75, 2.75), ylim=(-2.15, 9.8), xticks=[], yticks=[])
        region = Bars("grid", "scale", width=0.35)
        canvas.declare({_mark(name): region for name in _SHAPES}, axes)
        canvas.artists[_mark("head")].set_facecolor(canvas.look.paper)
        canvas.declare({"figure: key": region, "figure: trained": TRAINED}, axes)
        canvas.declare({_mark(name): Note("center", "top") for name in ("none", "most")}, axes)

    def show(self, changes: Mapping[str, float], *, trained: bool = False) -> dict[str, tuple[Any, ...]]:
        """Colour regions by the share of fat that they changed by, and return what the canvas is to put.

        Regions are "arms", "trunk" and "legs", or "one leg" and "other leg".
        """
        look, artists = self._canvas.look, self._canvas.artists
        for name in ("arms", "trunk", "one leg", "other leg"):
            artists[_mark(name)].set_facecolor(tint(look, changes.get(name, changes.get("legs", 0.0)), self._full))
        end = self._full if sum(changes.values()) > 0 else -self._full
        artists["figure: key"].set_facecolor([tint(look, end * (k / 2), self._full) for k in range(3)])
        most = f"{100 * self._full:.0f} %\n{'gained' if end > 0 else 'lost'}"
        named = {"figure: none": (-1.2, _KEY_Y - 0.4, "0"), "figure: most": (1.4, _KEY_Y - 0.4, most)}
        around = {"figure: trained": (_AROUND,)} if trained else {}
        return {_mark(name): (shape,) for name, shape in _SHAPES.items()} | {"figure: key": (_KEY,)} | named | around


def _mark(region: str) -> str:
    return f"figure: {region}"
