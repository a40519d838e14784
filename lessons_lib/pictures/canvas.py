"""Kept figures: one look for the course, a canvas that redraws only what moves, a chart with its sentence."""

from __future__ import annotations

import base64
import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Bbox, TransformedBbox
from PIL import Image

from ..science.checks import choice
from ..science.words import joined as joined

LookName = Literal["screen", "projector", "dark"]


@dataclass(frozen=True)
class Look:
    """Sizes and colours of every chart. Texts keep a contrast of 4.5:1 on the background."""

    inches: tuple[float, float]
    font_pt: float
    line_pt: float
    dot_pt: float
    paper: str
    ink: str
    grid: str
    line: str  # the idealised straight line
    body: str  # the adapting body
    scale: str  # weigh-ins
    third: str  # a third model, a trend, a third part
    fourth: str


# The palette keeps its hues apart for colour-blind readers (after Okabe and Ito); line style and words
# say the same as colour.
_LOOKS: dict[str, Look] = {
    "screen": Look(
        (8.0, 4.5),
        12.0,
        2.2,
        4.5,
        "#ffffff",
        "#1a1a1a",
        "#dddddd",
        "#b34700",
        "#0060a0",
        "#4d4d4d",
        "#00704f",
        "#8a4a86",
    ),
}
_LOOKS["projector"] = replace(_LOOKS["screen"], inches=(12.8, 7.2), font_pt=20.0, line_pt=4.0, dot_pt=8.0)
_LOOKS["dark"] = replace(
    _LOOKS["screen"],
    paper="#14171a",
    ink="#f2f2f2",
    grid="#3a3f44",
    line="#ff9d5c",
    body="#6fc3ff",
    scale="#c8c8c8",
    third="#4fd6a8",
    fourth="#e0a3dc",
)
DPI = 100

_look = _LOOKS["screen"]


def look(name: LookName = "screen") -> None:
    """Draw every chart made from now on for the `"screen"`, the `"projector"` or in `"dark"`.

    Raises
    ------
    ValueError
        For any other word.

    Examples
    --------
    >>> look("projector"); look("screen")
    """
    global _look
    _look = _LOOKS[choice(name, "look", list(_LOOKS))]


def current_look() -> Look:
    """Return the look that is on now."""
    return _look


class Canvas:
    """A kept figure with one set of axes. Artists made with `moving` are redrawn alone, over a kept background."""

    def __init__(self, xlabel: str, ylabel: str, title: str, look: Look | None = None) -> None:
        self.look = look or current_look()
        self.figure = Figure(figsize=self.look.inches, dpi=DPI, facecolor=self.look.paper)
        self._agg = FigureCanvasAgg(self.figure)
        self.axes: Axes = self.figure.add_axes((0.112, 0.135, 0.868, 0.695))
        self._moving: list[Artist] = []
        self._background: Any = None
        ax, style = self.axes, self.look
        ax.set_facecolor(style.paper)
        ax.set_axisbelow(True)
        ax.grid(color=style.grid, linewidth=style.line_pt / 3)
        for side in ("top", "right"):
            ax.spines[side].set_visible(False)
        for side in ("left", "bottom"):
            ax.spines[side].set_color(style.ink)
        ax.tick_params(colors=style.ink, labelsize=style.font_pt)
        ax.set_xlabel(xlabel, fontsize=style.font_pt, color=style.ink)
        ax.set_ylabel(ylabel, fontsize=style.font_pt, color=style.ink)
        # a title of its own line and the legend under it: neither can ever cover a curve
        self._title = self.figure.text(
            0.012,
            0.975,
            title,
            fontsize=style.font_pt * 1.15,
            color=style.ink,
            va="top",
            weight="bold",
        )

    def dots(self, alpha: float = 0.75) -> Line2D:
        """Return the dots of a scale, none yet; the first and the last morning are whole, not cut at the axes' ends."""
        style, ax = self.look, self.axes
        (dots,) = ax.plot([], [], color=style.scale, linestyle="none", marker="o", markersize=style.dot_pt, alpha=alpha)
        dots.set_clip_box(TransformedBbox(Bbox([[-0.02, 0.0], [1.02, 1.0]]), ax.transAxes))
        return dots

    def moving(self, *artists: Artist) -> None:
        """Name artists that change from frame to frame."""
        for artist in artists:
            artist.set_animated(True)
            self._moving.append(artist)

    def legend(self, handles: Sequence[Any]) -> None:
        """Put the legend above the axes, in one row and in a fixed place."""
        self.figure.legends.clear()
        self.figure.legend(
            handles=handles,
            loc="upper left",
            bbox_to_anchor=(0.0, 0.922),
            ncols=len(handles),
            frameon=False,
            fontsize=self.look.font_pt,
            labelcolor=self.look.ink,
            handlelength=1.8,
            columnspacing=1.2,
            handletextpad=0.5,
        )

    def title(self, text: str) -> None:
        """Change the title; the background is redrawn."""
        if self._title.get_text() != text:
            self._title.set_text(text)
            self.stale()

    def limits(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Set both axes' ends; the background is redrawn only if they change."""
        if (self.axes.get_xlim(), self.axes.get_ylim()) != (x, y):
            self.axes.set_xlim(*x)
            self.axes.set_ylim(*y)
            self.stale()

    def stale(self) -> None:
        """Redraw the background next time."""
        self._background = None

    def pixels(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Return the current picture, shape (height, width, 4)."""
        if self._background is None:
            self._agg.draw()
            self._background = self._agg.copy_from_bbox(self.figure.bbox)
        self._agg.restore_region(self._background)
        for artist in self._moving:
            self.axes.draw_artist(artist)
        return np.asarray(self._agg.buffer_rgba())


def quick_png(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """Return a PNG made fast, for a picture that lives for one frame."""
    # three channels: the paper is opaque, and a quarter fewer bytes are compressed and sent
    return _png(Image.fromarray(pixels[..., :3]), compress_level=1)


def compact_png(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """Return a small PNG, for a picture that is stored; the same pixels give the same bytes."""
    image = Image.fromarray(pixels[..., :3]).quantize(
        colors=96, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    return _png(image, optimize=True)


def _png(image: Image.Image, **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, format="png", **options)
    return file.getvalue()


def with_words(
    pixels: np.ndarray[Any, np.dtype[np.uint8]], words: str, look: Look | None = None
) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return the picture with its words written under it, for readers without a kernel."""
    style = look or current_look()
    width = pixels.shape[1] / DPI
    lines = textwrap.wrap(words, width=int(width * 72 / (style.font_pt * 0.56)))
    height = (len(lines) * 1.45 + 1.0) * style.font_pt / 72
    figure = Figure(figsize=(width, height), dpi=DPI, facecolor=style.paper)
    agg = FigureCanvasAgg(figure)
    figure.text(
        0.012,
        0.9,
        "\n".join(lines),
        fontsize=style.font_pt,
        color=style.ink,
        va="top",
        linespacing=1.3,
    )
    agg.draw()
    caption = np.asarray(agg.buffer_rgba())
    return np.vstack([pixels, caption[:, : pixels.shape[1]]])


class Chart:
    """A picture and the sentence that says what it shows.

    In a notebook the picture appears with the sentence under it; the sentence is also the picture's
    text, which is what the tests compare.
    """

    def __init__(self, canvas: Canvas, words: str) -> None:
        self.words = words
        self._canvas = canvas

    def png(self) -> bytes:
        """Return the picture as PNG bytes."""
        return compact_png(self._canvas.pixels())

    @property
    def figure(self) -> Figure:
        """The figure, for whoever wants to save it in another form."""
        return self._canvas.figure

    def __repr__(self) -> str:
        return self.words

    def _ipython_display_(self) -> None:
        from IPython.display import display

        picture = base64.b64encode(self.png()).decode("ascii")
        display({"image/png": picture, "text/plain": self.words}, raw=True)
        # Jupyter shows only the picture of the bundle above, so the sentence gets a line of its own
        display({"text/markdown": self.words, "text/plain": self.words}, raw=True)
