"""A limb in a cut: a ring of fat around muscle and bone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from matplotlib.text import Text

from ..science.fat.thigh import Thigh
from .look import Look
from .marks import Mark


@dataclass(frozen=True)
class Limb(Mark):
    """A limb at a place (mm), with words below it; its data are the limb, its muscle's radius before, and the words."""

    x: float
    y: float
    words_below_mm: float

    def artist(self, axes: Axes, look: Look) -> _Ring:
        """Return a limb as small as a dot."""
        thin: dict[str, Any] = {"linewidth": look.line_pt / 2}
        discs = [
            Circle((self.x, self.y), 0.0, facecolor=look.grid, edgecolor=look.ink, **thin),
            Circle((self.x, self.y), 0.0, facecolor=look.fourth, edgecolor=look.ink, **thin),
            Circle((self.x, self.y), 0.0, facecolor="none", edgecolor=look.paper, linestyle=(0, (4, 3)), **thin),
        ]
        for disc in discs:
            axes.add_patch(disc)
        letters: dict[str, Any] = {"ha": "center", "fontsize": look.font_pt}
        inside = axes.text(self.x, self.y, "muscle", va="center", color=look.paper, **letters)
        words = axes.text(
            self.x, self.y - self.words_below_mm, "", va="top", color=look.ink, linespacing=1.3, **letters
        )
        return _Ring(discs, inside, words)

    def put(self, artist: _Ring, *data: Any) -> None:
        """Give a limb its data."""
        artist.show(*data)


class _Ring(Artist):
    """Fat, muscle, where the muscle's edge was before, and words, drawn one after the other."""

    def __init__(self, discs: Sequence[Circle], inside: Text, words: Text) -> None:
        super().__init__()
        self._discs, self._words = discs, words
        self._parts = (*discs, inside, words)

    def show(self, limb: Thigh | None = None, before_mm: float = 0.0, words: str = "") -> None:
        radius = limb.radius_mm if limb else 0.0
        # an edge that did not move needs no second line
        radii = (
            radius + limb.fold_mm / 2.0 if limb else 0.0,
            radius,
            before_mm if limb and limb.growth_percent else 0.0,
        )
        for disc, mm in zip(self._discs, radii, strict=True):
            disc.set_radius(mm)
        self._words.set_text(words)

    def set_animated(self, b: bool) -> None:
        super().set_animated(b)
        for part in self._parts:
            part.set_animated(b)

    def draw(self, renderer: Any) -> None:
        for part in self._parts:
            part.draw(renderer)
