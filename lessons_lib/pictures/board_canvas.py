"""Kept figures of the coach's board: any size, light or dark, with letters for the last row."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import matplotlib as mpl
import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from ..science.checks import Floats
from .canvas import _LOOKS, DPI, Canvas, Look
from .canvases import like

Size = tuple[int, int]
Hue = Literal["line", "body", "scale", "third", "fourth", "ink"]
Curve = tuple[Floats, Floats]
Band = tuple[Floats, Floats, Floats]

USUAL_SIZE: Size = (1280, 720)
"""Pixels of the picture where no screen has said how large it is."""
LEAST_SIZE: Size = (480, 300)
MOST_SIZE: Size = (2400, 1500)
_LETTER_SHARE = 0.031  # height of letters as a share of the picture's mean side
_LETTER_PX = (16.0, 42.0)


def board_look(size: Size = USUAL_SIZE, dark: bool = False) -> Look:
    """Return colours and sizes for a picture of so many pixels.

    Examples
    --------
    >>> board_look((800, 600)).font_pt < board_look((1600, 900)).font_pt
    True
    """
    low, high = _LETTER_PX
    letters_px = min(max(_LETTER_SHARE * math.sqrt(size[0] * size[1]), low), high)
    pt = letters_px * 72 / DPI
    return replace(
        _LOOKS["dark" if dark else "projector"],
        inches=(size[0] / DPI, size[1] / DPI),
        font_pt=pt,
        line_pt=0.2 * pt,
        dot_pt=0.32 * pt,
    )


class BoardCanvas(Canvas):
    """A figure of a given size whose margins are counted in letters, so that text never meets an axis."""

    left, bottom, right, top = 4.2, 3.0, 1.0, 4.7  # margins, in heights of a letter

    def __init__(self, xlabel: str, ylabel: str, size: Size, dark: bool) -> None:
        super().__init__(xlabel, ylabel, "", board_look(size, dark))
        self.size, self.dark = size, dark
        letter = self.look.font_pt * DPI / 72
        self._letter = (letter / size[0], letter / size[1])
        self._handles: Sequence[Any] = ()
        self._named: tuple[Any, ...] = ()
        self._whole_title = ""
        self._set_margins()
        x, y = self._letter
        self._title.set_position((0.6 * x, 1.0 - 0.45 * y))
        self.moving(self._title)  # it names the plan, which a slider changes
        self.axes.tick_params(pad=0.3 * self.look.font_pt)

    def _set_margins(self) -> None:
        x, y = self._letter
        place = (self.left * x, self.bottom * y, 1 - (self.left + self.right) * x, 1 - (self.top + self.bottom) * y)
        self.axes.set_position(place)

    def title(self, text: str) -> None:
        """Change the title; a long one gets smaller letters, then a second line, rather than be cut."""
        if self._whole_title == text:
            return
        before, self._whole_title = self._title.get_text().count("\n"), text
        self._title.set_linespacing(1.1)
        room = 0.98 * self.size[0] * (1 - 1.2 * self._letter[0])  # letters of another size are a little wider or not
        for words, shares in ((text, (1.15, 1.0, 0.9)), (_in_two(text), (0.8, 0.7))):
            width = self._measured(words)
            share = next((share for share in shares if share * width <= room), shares[-1])
            if share * width <= room:
                break
        else:
            # a title that not even two lines can hold is of a scene that somebody wrote at great length
            kept = int(0.9 * len(text) * room / (share * width))
            self._title.set_text(_in_two(f"{text[:kept].rstrip()} …"))
        self._title.set_fontsize(share * self.look.font_pt)
        second = self._title.get_text().count("\n")
        self._title.set_y(1.0 - (0.2 if second else 0.45) * self._letter[1])
        if second != before:
            self.legend(self._handles)  # it stands under the title

    def _measured(self, words: str) -> float:
        """Write a title, and return how wide it is in plain letters (pixels)."""
        self._title.set_text(words)
        self._title.set_fontsize(self.look.font_pt)
        return float(self._title.get_window_extent().width)

    def empty(self) -> None:
        """Take the legend away from a picture that may show nothing."""
        self._named = ()
        self.legend(())

    def legend(self, handles: Sequence[Any]) -> None:
        """Put the legend between title and axes, in one row or two; the axes stay where they are."""
        self._handles = handles
        self.figure.legends.clear()
        self.stale()
        if not handles:
            return
        letters = sum(len(handle.get_label()) * 0.56 + 3.8 for handle in handles)
        rows = 1 if letters * self._letter[0] <= 0.99 else 2
        second = "\n" in self._title.get_text()
        low = 1.8 if second else 1.65
        size = 0.85 if second and rows == 2 else 0.95
        self.figure.legend(
            handles=handles,
            loc="upper left",
            bbox_to_anchor=(0.0, 1.0 - low * self._letter[1]),
            ncols=math.ceil(len(handles) / rows),
            frameon=False,
            fontsize=self.look.font_pt * size,
            labelcolor=self.look.ink,
            handlelength=2.3,  # so long that dashes can be told apart
            columnspacing=1.0,
            handletextpad=0.4,
            labelspacing=0.15,
            borderpad=0.3,
        )

    def svg(self, title: str, words: str) -> bytes:
        """Return the picture as SVG; the same state gives the same bytes."""
        file = io.BytesIO()
        self._title.set_animated(False)  # a figure leaves out what is animated, even when it is saved
        # letters become paths: the picture looks the same on a machine without the font
        with mpl.rc_context({"svg.hashsalt": "the coach's board", "svg.fonttype": "path"}):
            self.figure.savefig(
                file,
                format="svg",
                facecolor=self.look.paper,
                metadata={"Date": None, "Title": title, "Description": words},
            )
        self._title.set_animated(True)
        self.stale()
        return file.getvalue()


def _in_two(text: str) -> str:
    r"""Return a text on two lines of about the same length.

    Examples
    --------
    >>> _in_two("Ana: 500 kcal/day, weekends")
    'Ana: 500 kcal/day,\nweekends'
    """
    gaps = [place for place, letter in enumerate(text) if letter == " "]
    if not gaps:
        return text
    at = min(gaps, key=lambda place: abs(2 * place - len(text)))
    return f"{text[:at]}\n{text[at + 1 :]}"


@dataclass(frozen=True)
class Stroke:
    """How one curve is drawn: its hue, dashes, and a marker if it is dots."""

    hue: Hue
    dash: Any = "-"
    dots: bool = False


class TimeCanvas(BoardCanvas):
    """Named curves and bands against weeks."""

    def __init__(
        self, ylabel: str, strokes: Mapping[str, Stroke], bands: Mapping[str, Hue], size: Size, dark: bool
    ) -> None:
        super().__init__("weeks", ylabel, size, dark)
        style, ax = self.look, self.axes
        ax.yaxis.set_major_locator(MaxNLocator(7, integer=True))
        ax.xaxis.set_major_locator(MaxNLocator(9, integer=True, steps=[1, 2, 4, 5, 10]))
        self._zero = ax.axhline(0.0, color=style.ink, linewidth=1.0, visible=False)
        self._hues = dict(bands)
        self._bands: dict[str, PolyCollection] = {}
        for name, hue in bands.items():
            band = PolyCollection([], facecolor=getattr(style, hue), edgecolor="none", alpha=0.25)
            ax.add_collection(band, autolim=False)
            self._bands[name] = band
        self._curves: dict[str, Line2D] = {}
        self._dashes = {name: "none" if stroke.dots else stroke.dash for name, stroke in strokes.items()}
        for name, stroke in strokes.items():
            (self._curves[name],) = ax.plot(
                [],
                [],
                color=getattr(style, stroke.hue),
                linewidth=style.line_pt,
                linestyle="none" if stroke.dots else stroke.dash,
                marker="o" if stroke.dots else "",
                markersize=style.dot_pt,
                alpha=0.75 if stroke.dots else 1.0,
            )
        self.moving(*self._bands.values(), *self._curves.values())

    def zero(self, visible: bool) -> None:
        """Draw a line at no change, or none."""
        self._zero.set_visible(visible)

    def show(self, curves: Mapping[str, Curve], bands: Mapping[str, Band]) -> None:
        """Show curves (weeks, values) and bands (weeks, low, high) by name; what is not named is empty."""
        nothing = (np.empty(0), np.empty(0))
        for name, artist in self._curves.items():
            artist.set_data(*curves.get(name, nothing))
        for name, patch in self._bands.items():
            if name in bands:
                x, low, high = bands[name]
                patch.set_verts([np.column_stack([np.append(x, x[::-1]), np.append(low, high[::-1])])])
            else:
                patch.set_verts([])

    def name(self, labels: Sequence[tuple[str, str]]) -> None:
        """Write the legend for (curve or band, label)."""
        if tuple(labels) == self._named:
            return
        self._named = tuple(labels)
        handles: list[Any] = []
        for name, label in labels:
            if name in self._curves:
                # the line itself calls every pattern of its own "dashed"
                handles.append(like(self._curves[name], label, self._dashes[name]))
            else:
                handles.append(Patch(facecolor=getattr(self.look, self._hues[name]), alpha=0.25, label=label))
        self.legend(handles)
