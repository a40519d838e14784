"""A limb in a cut, and both thighs beside the regions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Circle

from ..science import units
from ..science.body.projection import Projection
from ..science.fat.regions import REGIONS
from ..science.fat.thigh import GROWTH_WEEKS, Thigh
from . import words as _words
from .canvas import Canvas
from .canvases import RegionsCanvas

if TYPE_CHECKING:
    import pandas as pd


class Ring:
    """A limb in a cut: a ring of fat around muscle and bone, with two lines of words below it."""

    def __init__(self, canvas: Canvas, axes: Axes, x: float, y: float, most_mm: float) -> None:
        style = canvas.look
        self._fat = Circle((x, y), 1.0, facecolor=style.grid, edgecolor=style.ink, linewidth=style.line_pt / 2)
        self._muscle = Circle((x, y), 1.0, facecolor=style.fourth, edgecolor=style.ink, linewidth=style.line_pt / 2)
        self._was = Circle(
            (x, y), 1.0, facecolor="none", edgecolor=style.paper, linewidth=style.line_pt / 2, linestyle=(0, (4, 3))
        )
        inside = axes.text(x, y, "muscle", ha="center", va="center", color=style.paper, fontsize=style.font_pt)
        self._words = axes.text(
            x, y - most_mm, "", ha="center", va="top", color=style.ink, fontsize=style.font_pt, linespacing=1.3
        )
        for patch in (self._fat, self._muscle, self._was):
            axes.add_patch(patch)
        self.artists = (self._fat, self._muscle, self._was, inside, self._words)

    def show(self, limb: Thigh, start_mm: float, words: str) -> None:
        """Show a limb, the edge of its muscle at the start, and words."""
        self._muscle.set_radius(limb.radius_mm)
        self._fat.set_radius(limb.radius_mm + limb.fold_mm / 2.0)
        # an edge that did not move needs no second line
        self._was.set_radius(start_mm if limb.growth_percent else 0.0)
        self._words.set_text(words)

    def clear(self) -> None:
        """Show no words; the discs stay as small as a dot."""
        for patch in (self._fat, self._muscle, self._was):
            patch.set_radius(0.0)
        self._words.set_text("")


class LegsCanvas(RegionsCanvas):
    """Fat in arms, trunk and legs, one of them picked out if asked for, and both thighs in a cut beside them."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.axes.set_position((0.112, 0.135, 0.495, 0.695))
        side = self.figure.add_axes((0.63, 0.02, 0.365, 0.80))
        side.set_axis_off()
        side.set_xlim(-242.0, 242.0)
        side.set_ylim(-335.0, 261.8)  # as many mm an inch as across, so that discs are round
        side.text(
            0.0,
            165.0,
            "both thighs in a cut, to one scale",
            ha="center",
            va="bottom",
            color=self.look.ink,
            fontsize=self.look.font_pt,
        )
        self._thighs = (Ring(self, side, -118.0, 25.0, 125.0), Ring(self, side, 118.0, 25.0, 125.0))
        self.moving(*self._thighs[0].artists, *self._thighs[1].artists)

    def paint(self, region: str) -> None:
        """Fill the bars of one region, or of all ("all"), and leave the others empty."""
        style = self.look
        shown = [region in ("all", name) for name in REGIONS]
        for marks, colour in ((self._start, style.grid), (self._end, style.body)):
            marks.set_facecolor([to_rgba(colour) if on else to_rgba(style.paper) for on in shown])

    def thighs(self, pair: tuple[Thigh, Thigh] | None, start_mm: float = 0.0, *, trained: bool = False) -> None:
        """Show the one thigh and the other, or none."""
        if pair is None:
            for ring in self._thighs:
                ring.clear()
            return
        names = ("trained leg" if trained else "one leg", "other leg")
        for ring, limb, name in zip(self._thighs, pair, names, strict=True):
            ring.show(limb, start_mm, f"{name}\nfat {limb.fat_cm2:.1f} cm²\nfold {limb.fold_mm:.1f} mm")


def kept(frame: pd.DataFrame, region: str) -> float:
    """Return what a region has at the end, as a share of its start."""
    column = frame[f"{region}_kg"]
    return float(column.iloc[-1] / column.iloc[0])


def region(p: Projection, frames: Sequence[pd.DataFrame], name: str) -> str:
    """Return the sentences of one region; the first frame is drawn, all together are the band."""
    total = float(p.fat_kg[0] - p.fat_kg[-1])
    start = float(frames[0][f"{name}_kg"].iloc[0])
    ends = sorted(float(frame[f"{name}_kg"].iloc[-1]) for frame in frames)
    shares = [f"{x:+.0f}" for x in sorted((100.0 * (kept(frame, name) - 1.0) for frame in frames), key=abs)]
    spread = " to ".join(dict.fromkeys((shares[0], shares[-1])))
    digits = [units.mass(x, 2) for x in (ends[0], ends[-1])]
    reach = digits[0] if digits[0] == digits[1] else f"{units.from_kg(ends[0]):.2f} to {digits[1]}"
    if round(abs(units.from_kg(total)), 1) == 0.0:
        whole = f"{p.person.name}'s fat does not change to speak of"
    else:
        whole = f"{p.person.name} {'loses' if total > 0 else 'gains'} {units.mass(abs(total))} of fat"
    return (
        f"In {_words.span(p.days)} {whole}: the {name} go from {units.mass(start, 2)} to"
        f" {units.mass(float(frames[0][f'{name}_kg'].iloc[-1]), 2)} (range of the model {reach}; {spread} %)."
    ).replace("the trunk go from", "the trunk goes from")


def thighs(pair: tuple[Thigh, Thigh], *, trained: bool, weeks: int) -> str:
    """Return the sentences of the two thighs."""
    one, other = pair
    if not trained:
        return (
            f"No leg is trained: both thighs, drawn with the average of Walts 2008, have a fold of"
            f" {other.fold_mm:.1f} mm."
        )
    how = f"in {min(weeks, GROWTH_WEEKS)} week" + ("" if weeks == 1 else "s")
    return (
        f"One leg is trained: both thighs hold {one.fat_cm2:.1f} cm² of fat, but the muscle of the trained one"
        f" grows by {one.growth_percent:.1f} % {how}. The same fat lies thinner over it: a fold of"
        f" {one.fold_mm:.1f} mm, {other.fold_mm - one.fold_mm:.1f} mm less than the {other.fold_mm:.1f} mm of the"
        " other."
    )
