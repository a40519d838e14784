"""The plane that a learner draws on: one small widget, by pointer, finger or keys.

Libraries were looked at first: bqplot's hand drawing and drawdata are for the mouse alone, and JSXGraph, which knows
keys, is no widget and is larger than the rest of a page. So it is our own, an SVG of a few hundred lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import anywidget
import traitlets

_FRONT = Path(__file__).parent / "front"


class PlaneWidget(anywidget.AnyWidget):
    """Axes, what is drawn on them, and, once it is shown, the run; everything in the unit on the screen.

    Attributes
    ----------
    prompt
        What is asked, in markdown's stars, where it does not stand above the plane.
    plane
        Ends and names of the axes, the start, what may be drawn.
    points
        What is drawn, as pairs (x, y); changed by hand or by `show`.
    shown
        Whether the run lies over it; the front end asks for it by setting this.
    layers
        The run, and whatever else is compared; empty until it is shown, so that nobody can look before.
    words
        What is drawn and how it compares; a screen reader says it when it changes.
    """

    _esm = (_FRONT / "plane.js").read_text(encoding="utf-8")
    _css = (_FRONT / "plane.css").read_text(encoding="utf-8")
    prompt = traitlets.Unicode("").tag(sync=True)
    plane: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)
    points: traitlets.List[Any] = traitlets.List().tag(sync=True)
    shown = traitlets.Bool(False).tag(sync=True)
    layers: traitlets.List[Any] = traitlets.List().tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)
    telling = False
    """Whether it is being brought up to date from Python, and no hand has touched it."""

    def show(self, points: Sequence[Any], shown: bool, layers: Sequence[Any], words: str) -> None:
        """Change everything in one message, so that drawing, run and words never disagree."""
        self.telling = True
        try:
            with self.hold_sync():
                self.points, self.shown, self.layers, self.words = list(points), shown, list(layers), words
        finally:
            self.telling = False

    def refuse(self, sentence: str) -> None:
        """Keep what is drawn, hide the run again, and say why."""
        self.show(self.points, False, [], sentence)
