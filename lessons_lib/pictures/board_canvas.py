"""Kept figures of the coach's board: any size, light or dark, with letters for the last row."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.ticker import MaxNLocator

from .canvas import Canvas
from .look import DPI, LOOKS, Look
from .marks import Mark

Size = tuple[int, int]

USUAL_SIZE: Size = (1280, 720)
"""Pixels of the picture where no screen has said how large it is."""
LEAST_SIZE: Size = (480, 300)
MOST_SIZE: Size = (2400, 1500)
_MOST_RATIO = 2.0
_MOST_PIXELS = 6_400_000  # of a picture: beyond, it would come late, and nobody sees the difference
_KEPT_BYTES = 24_000_000  # of backgrounds that one canvas keeps
_LETTER_SHARE = 0.031  # height of letters as a share of the picture's mean side
_LETTER_PX = (16.0, 42.0)


def sharp_ratio(size: Size, ratio: float) -> float:
    """Return how many pixels a picture gets for each of its size, on a screen that has so many.

    Examples
    --------
    >>> sharp_ratio((1000, 640), 1.5), sharp_ratio((1000, 640), 3.0), sharp_ratio((2400, 1500), 2.0)
    (1.5, 2.0, 1.3333333333333333)
    """
    return max(1.0, min(ratio, _MOST_RATIO, math.sqrt(_MOST_PIXELS / (size[0] * size[1]))))


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
        LOOKS["dark" if dark else "projector"],
        inches=(size[0] / DPI, size[1] / DPI),
        font_pt=pt,
        line_pt=0.2 * pt,
        dot_pt=0.32 * pt,
    )


class BoardCanvas(Canvas):
    """A figure of a given size whose margins are counted in letters, so that text never meets an axis.

    It has `ratio` pixels for each of its size. Backgrounds are kept by what they show: a slider that goes back, or
    a layer that comes again, draws none anew.
    """

    left, bottom, right, top = 4.2, 3.0, 1.0, 4.7  # margins, in heights of a letter

    def __init__(
        self,
        xlabel: str,
        ylabel: str,
        size: Size,
        dark: bool,
        marks: Mapping[str, Mark] | None = None,
        ratio: float = 1.0,
    ) -> None:
        super().__init__(xlabel, ylabel, "", look=board_look(size, dark))
        self.size, self.dark = size, dark
        self._fitted = ((0.0, 0.0), ratio)
        if ratio != 1.0:
            self.figure.set_dpi(DPI * ratio * (1.0 + 1e-9))  # a hair more, so that rounding takes no pixel away
        self.backgrounds_drawn = 0
        self._kept: dict[Any, Any] = {}
        letter = self.look.font_pt * DPI / 72
        self._letter = (letter / size[0], letter / size[1])
        self._whole_title = ""
        self._set_margins()
        x, y = self._letter
        self._title.set_position((0.6 * x, 1.0 - 0.45 * y))
        self.animate(self._title)  # it names the plan, which a slider changes
        self.axes.tick_params(pad=0.3 * self.look.font_pt)
        self.declare(marks or {})

    def _arrange(self) -> None:
        """Leave title and axes where they are: this picture is made for its size."""

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
            self._write_legend(self._handles)  # it stands under the title

    def _measured(self, words: str) -> float:
        """Write a title, and return how wide it is in plain letters (pixels)."""
        self._title.set_text(words)
        self._title.set_fontsize(self.look.font_pt)
        return float(self._title.get_window_extent().width) / self.ratio

    def empty(self) -> None:
        """Take the legend away from a picture that may show nothing."""
        self._named = ()
        self._write_legend(())

    def _write_legend(self, handles: Sequence[Any]) -> None:
        """Put the legend between title and axes, in one row or two; the axes stay where they are."""
        self._handles = handles
        handles = self._with_over(handles)
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

    def pixels(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Return the current picture, shape (height, width, 4)."""
        axes = self.axes
        ends, labels = (axes.get_xlim(), axes.get_ylim()), (axes.get_xlabel(), axes.get_ylabel())
        shown = (*ends, *labels, self._named, self._over_label, self._title.get_text().count("\n"))
        self._background = self._kept.pop(shown, None)
        self.backgrounds_drawn += self._background is None
        pixels = super().pixels()
        self._kept[shown] = self._background  # the last of them is the newest
        while len(self._kept) > max(1, _KEPT_BYTES // pixels.nbytes):
            del self._kept[next(iter(self._kept))]
        return pixels

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


def board_over_weeks(marks: Mapping[str, Mark], size: Size, dark: bool, ratio: float) -> BoardCanvas:
    """Return a canvas of something against weeks; what it is, its view writes beside the axis."""
    canvas = BoardCanvas("weeks", "", size, dark, marks, ratio)
    canvas.axes.yaxis.set_major_locator(MaxNLocator(7, integer=True))
    canvas.axes.xaxis.set_major_locator(MaxNLocator(9, integer=True, steps=[1, 2, 4, 5, 10]))
    return canvas
