"""What pictures are made of: lines, dots, bands, bars, threads, limbs; declared once, named in the legend as drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch
from matplotlib.text import Text
from matplotlib.transforms import Bbox, TransformedBbox

from ..science.checks import Floats
from .look import Hue, Look

if TYPE_CHECKING:
    from ..science.fat.lipolysis import Thigh

_Many = TypeVar("_Many", LineCollection, PolyCollection)
Corners = list[tuple[float, float]]
_BLANK: list[Corners] = [[(0.0, 0.0)] * 4]


@dataclass(frozen=True)
class Mark:
    """One kind of thing on a picture: how it is drawn, how it takes its data, how the legend shows it.

    Attributes
    ----------
    shown
        What the legend shows instead, in every detail.
    """

    shown: Mark | None = field(default=None, kw_only=True)

    def shown_as(self, **changes: Any) -> Self:
        """Return the mark that the legend shows in every detail, but for some changes.

        Examples
        --------
        >>> Line(size=2.0).shown_as(size=1.6).shown.size
        1.6
        """
        return replace(self, shown=replace(self, **changes))

    def artist(self, axes: Axes, look: Look) -> Artist:
        """Return an empty artist on the axes."""
        raise TypeError(f"{type(self).__name__} has to say how it is drawn.")

    def put(self, artist: Any, *data: Any) -> None:
        """Give an artist its data; without any it is empty."""
        raise TypeError(f"{type(self).__name__} has to say how it takes data.")

    def key(self, artist: Any, label: str, look: Look) -> Artist:
        """Return the legend's entry."""
        raise TypeError(f"{type(self).__name__} has to say how the legend shows it.")

    def sample(self, label: str, look: Look) -> Artist:
        """Return an entry for the legend that shows every detail."""
        raise TypeError(f"{type(self).__name__} has to say how the legend shows it.")


@dataclass(frozen=True)
class Line(Mark):
    """A curve, or dots; its data are x and y. Width and size are shares of those of the look.

    Attributes
    ----------
    edge, face, edge_width
        Hues of the markers, where these are not the line's own, and the width of their edge.
    whole
        Dots at the left and right ends of the axes are not cut.
    key_size
        The size of the marker that the legend shows.
    """

    hue: Hue = "body"
    dash: Any = "-"
    width: float = 1.0
    marker: str = "none"
    size: float = 1.0
    alpha: float | None = None
    edge: Hue | None = None
    face: Hue | None = None
    edge_width: float | None = None
    whole: bool = False
    key_size: float | None = None

    def style(self, look: Look) -> dict[str, Any]:
        """Return what matplotlib calls these."""
        hues = {"color": self.hue, "markeredgecolor": self.edge, "markerfacecolor": self.face}
        style: dict[str, Any] = {name: look.colour(hue) for name, hue in hues.items() if hue is not None}
        if self.edge_width is not None:
            style["markeredgewidth"] = look.line_pt * self.edge_width
        return style | {
            "linewidth": look.line_pt * self.width,
            "linestyle": self.dash,
            "marker": self.marker,
            "markersize": look.dot_pt * self.size,
            "alpha": self.alpha,
        }

    def artist(self, axes: Axes, look: Look) -> Line2D:
        """Return an empty line."""
        (line,) = axes.plot([], [], **self.style(look))
        if self.whole:
            line.set_clip_box(TransformedBbox(Bbox([[-0.02, 0.0], [1.02, 1.0]]), axes.transAxes))
        return line

    def put(self, artist: Line2D, *data: Any) -> None:
        """Give a line x and y."""
        artist.set_data(*(data or ((), ())))

    def key(self, artist: Line2D, label: str, look: Look) -> Artist:
        """Return a piece of the line."""
        if self.shown:
            return self.shown.sample(label, look)
        size = self.size if self.key_size is None else self.key_size
        return Line2D(
            [],
            [],
            color=artist.get_color(),
            linewidth=artist.get_linewidth(),
            linestyle=self.dash,  # a line calls every pattern of its own "dashed"
            marker=artist.get_marker(),
            markersize=look.dot_pt * size,
            label=label,
        )

    def sample(self, label: str, look: Look) -> Line2D:
        """Return a piece of the line, with its own dashes and edges."""
        return Line2D([], [], label=label, **self.style(look))


def dots(hue: Hue = "scale", marker: str = "o", size: float = 1.0, alpha: float | None = 0.75, **more: Any) -> Line:
    """Return dots; without a word those of a scale, of which the first and the last morning are whole.

    Examples
    --------
    >>> dots("line", "^").dash
    'none'
    """
    return Line(hue, "none", marker=marker, size=size, alpha=alpha, **{"whole": True, **more})


@dataclass(frozen=True)
class Band(Mark):
    """What lies between two curves; its data are x, low and high."""

    hue: Hue = "body"
    alpha: float = 0.25

    def artist(self, axes: Axes, look: Look) -> PolyCollection:
        """Return an empty band."""
        return _added(axes, PolyCollection([], facecolor=look.colour(self.hue), edgecolor="none", alpha=self.alpha))

    def put(self, artist: PolyCollection, *data: Any) -> None:
        """Give a band x, low and high."""
        artist.set_verts([between(*data)] if data else [])

    def key(self, artist: PolyCollection, label: str, look: Look) -> Artist:
        """Return a piece of the band."""
        if self.shown:
            return self.shown.sample(label, look)
        return Patch(facecolor=look.colour(self.hue), alpha=self.alpha, label=label)


@dataclass(frozen=True)
class Bars(Mark):
    """Boxes of one kind; its data are the corners of each. The edge is as wide as a share of the look's line.

    Attributes
    ----------
    corners
        How the edge goes around a corner.
    """

    hue: Hue = "body"
    edge: Hue = "ink"
    hatch: str = ""
    width: float | None = None
    alpha: float | None = None
    dash: Any = "-"
    corners: Literal["round", "miter"] = "round"

    def style(self, look: Look) -> dict[str, Any]:
        """Return what matplotlib calls these, of a box, of many and of a bar alike."""
        style: dict[str, Any] = {"facecolor": look.colour(self.hue), "edgecolor": look.colour(self.edge)}
        width = {} if self.width is None else {"linewidth": look.line_pt * self.width}
        return {**style, **width, "hatch": self.hatch, "alpha": self.alpha, "linestyle": self.dash}

    def artist(self, axes: Axes, look: Look) -> PolyCollection:
        """Return boxes, none yet."""
        return _added(axes, PolyCollection(_BLANK, joinstyle=self.corners, **self.style(look)))

    def put(self, artist: PolyCollection, *data: Any) -> None:
        """Give boxes their corners."""
        artist.set_verts(data[0] if data and len(data[0]) else _BLANK)

    def key(self, artist: PolyCollection, label: str, look: Look) -> Artist:
        """Return a box."""
        return (self.shown or self).sample(label, look)

    def sample(self, label: str, look: Look) -> Patch:
        """Return a box."""
        return Patch(**self.style(look), label=label)


@dataclass(frozen=True)
class Note(Mark):
    """Words at a place; its data are x, y and the words. With `pad`, in heights of a letter, paper lies behind them."""

    across: Literal["left", "center", "right"] = "left"
    up: Literal["bottom", "center", "top"] = "center"
    pad: float | None = None

    def artist(self, axes: Axes, look: Look) -> Text:
        """Return no words yet."""
        box = None
        if self.pad is not None:
            box = {"facecolor": look.paper, "edgecolor": "none", "pad": self.pad * look.font_pt}
        place: dict[str, Any] = {"ha": self.across, "va": self.up}
        return axes.text(0, 0, "", color=look.ink, fontsize=look.font_pt, bbox=box, wrap=True, **place)

    def put(self, artist: Text, *data: Any) -> None:
        """Give a note its place and words."""
        x, y, words = data or (0, 0, "")
        artist.set_position((x, y))
        artist.set_text(words)


@dataclass(frozen=True)
class Threads(Mark):
    """Many lines of one kind; its data are the points of each."""

    hue: Hue = "body"
    width: float = 1.0
    alpha: float | None = None
    key_width: float | None = None

    def artist(self, axes: Axes, look: Look) -> LineCollection:
        """Return threads, none yet."""
        width = look.line_pt * self.width
        return _added(axes, LineCollection([], colors=look.colour(self.hue), linewidths=width, alpha=self.alpha))

    def put(self, artist: LineCollection, *data: Any) -> None:
        """Give threads their points."""
        artist.set_segments(data[0] if data else [])

    def key(self, artist: LineCollection, label: str, look: Look) -> Line2D:
        """Return a piece of thread."""
        width = look.line_pt * (self.width if self.key_width is None else self.key_width)
        return Line2D([], [], color=look.colour(self.hue), linewidth=width, alpha=self.alpha, label=label)


def plain(hue: Hue, hatch: str = "") -> Bars:
    """Return bars without an edge, whose hatching has the colour of the paper.

    Examples
    --------
    >>> plain("line", "//").edge
    'paper'
    """
    return Bars(hue, "paper", hatch, width=0.0)


def _added(axes: Axes, artist: _Many) -> _Many:
    axes.add_collection(artist, autolim=False)
    return artist


def between(x: Floats, low: Floats, high: Floats) -> Floats:
    """Return the corners of what lies between two curves, once around.

    Examples
    --------
    >>> between(np.array([0.0, 1.0]), np.array([2.0, 2.0]), np.array([3.0, 4.0])).tolist()
    [[0.0, 2.0], [1.0, 2.0], [1.0, 4.0], [0.0, 3.0]]
    """
    return np.column_stack([np.append(x, x[::-1]), np.append(low, high[::-1])])


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
        words = axes.text(
            self.x, self.y - self.words_below_mm, "", va="top", color=look.ink, linespacing=1.3, **letters
        )
        return _Ring(discs, words)

    def put(self, artist: _Ring, *data: Any) -> None:
        """Give a limb its data."""
        artist.show(*data)


class _Ring(Artist):
    """Fat, muscle, where the muscle's edge was before, and words, drawn one after the other."""

    def __init__(self, discs: Sequence[Circle], words: Text) -> None:
        super().__init__()
        self._discs, self._words = discs, words
        self._parts = (*discs, words)

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
