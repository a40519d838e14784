"""Kept figures of the coach's board: any size and light, letters for the last row, names where lines end."""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import matplotlib as mpl
import numpy as np
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from ..science.checks import Floats
from ..science.words import with_minus
from .canvas import Canvas
from .look import DPI, LOOKS, Hue, Look
from .marks import Mark

Size = tuple[int, int]

USUAL_SIZE: Size = (1280, 720)
"""Pixels of the picture where no screen has said how large it is."""
LEAST_SIZE: Size = (480, 300)
MOST_SIZE: Size = (8000, 5000)
_MOST_PIXELS = 9_000_000  # of a picture: a screen of 3840 x 2160, and some more
_KEPT_BYTES = 24_000_000  # of backgrounds that one canvas keeps
_LETTER_SHARE = 0.034  # height of letters as a share of the picture's mean side
_LEAST_LETTER_PX = 16.0
_ASKED_SHARE = 0.9  # of a letter: a question over votes has been read before
_NAME_LINE = 1.22  # height of a line of a name, in letters
_PLAINER: dict[str, Any] = {  # colours that a weak lamp leaves apart
    "ink": "#000000",
    "line": "#8f2a00",
    "body": "#003a75",
    "scale": "#303030",
    "third": "#004a33",
    "fourth": "#612b5e",
}


def sharp_ratio(size: Size, ratio: float) -> float:
    """Return how many pixels a picture gets for each of its size, on a screen that has so many.

    Examples
    --------
    >>> sharp_ratio((1000, 640), 1.5), sharp_ratio((3840, 2160), 1.0), sharp_ratio((6000, 6000), 2.0)
    (1.5, 1.0, 0.5)
    """
    return min(ratio, math.sqrt(_MOST_PIXELS / (size[0] * size[1])))


def board_look(size: Size = USUAL_SIZE, light: str = "light") -> Look:
    """Return colours and sizes for a picture of so many pixels: "light", "dark", or plainer for a "projector".

    Examples
    --------
    >>> board_look((800, 600)).font_pt < board_look((1600, 900)).font_pt < board_look((3200, 1800)).font_pt
    True
    """
    pt = max(_LETTER_SHARE * math.sqrt(size[0] * size[1]), _LEAST_LETTER_PX) * 72 / DPI
    plain = light == "projector"
    look = replace(
        LOOKS["dark" if light == "dark" else "projector"],
        inches=(size[0] / DPI, size[1] / DPI),
        font_pt=1.08 * pt if plain else pt,
        line_pt=(0.28 if plain else 0.2) * pt,
        dot_pt=(0.42 if plain else 0.32) * pt,
    )
    return replace(look, **_PLAINER) if plain else look


class End(NamedTuple):
    """A name, and perhaps a value, where a line ends."""

    x: float
    y: float
    words: str
    hue: Hue = "ink"


class BoardCanvas(Canvas):
    """A figure of a given size whose margins are counted in letters, so that text never meets an axis.

    It has `ratio` pixels for each of its size. Backgrounds are kept by what they show: a slider that goes back, or
    a layer that comes again, draws none anew. There is no legend: names stand where lines end.
    """

    left, bottom, right, top = 3.3, 2.9, 6.4, 4.0  # margins, in heights of a letter

    def __init__(
        self,
        xlabel: str,
        ylabel: str,
        size: Size,
        light: str,
        marks: Mapping[str, Mark] | None = None,
        ratio: float = 1.0,
        larger: float = 1.0,
    ) -> None:
        self._rows_named: tuple[str, ...] = ()
        self._emptied = False
        self._ends: dict[str, End] = {}
        self._end_texts: dict[str, Text] = {}
        look = board_look(size, light)
        super().__init__(xlabel, ylabel, "", look=replace(look, font_pt=larger * look.font_pt))
        self.size, self.light = size, light
        self._fitted = ((0.0, 0.0), ratio)
        self.figure.set_dpi(DPI * ratio * (1.0 + 1e-9))  # a hair more, so that rounding takes no pixel away
        self.backgrounds_drawn = 0
        self._kept: dict[Any, Any] = {}
        letter = self.look.font_pt * DPI / 72
        self._letter = (letter / size[0], letter / size[1])
        x, y = self._letter
        self.axes.set_position(
            (self.left * x, self.bottom * y, 1 - (self.left + self.right) * x, 1 - (self.top + self.bottom) * y)
        )
        self._title.set_position((0.6 * x, 1.0 - 0.15 * y))
        self._title.set_linespacing(1.05)
        self.animate(self._title)  # it names the plan, which a slider changes
        self.axes.tick_params(pad=0.3 * self.look.font_pt)
        # upright, above the axis
        self.axes.yaxis.label.set(rotation=0, ha="left", va="bottom")
        at = 0.6 * x, 1 - (self.top - 0.6) * y
        self.axes.yaxis.set_label_coords(*at, transform=self.figure.transFigure)
        if light == "projector":
            self.axes.grid(visible=False)
            for side in ("left", "bottom"):
                self.axes.spines[side].set_linewidth(0.5 * self.look.line_pt)
        self.declare(marks or {})

    @property
    def most_ticks(self) -> int:
        """How many parts an axis has at most."""
        return 4 if self.light == "projector" else 6

    def _arrange(self) -> None:
        """Leave title and axes where they are: this picture is made for its size."""

    def _write_legend(self, handles: Sequence[Any]) -> None:
        """Write none."""

    def title(self, text: str) -> None:
        """Change the title; a long one gets a second line rather than be cut."""
        if self._whole_title == text:
            return
        self._whole_title = text
        room = 0.98 * self.size[0] * (1 - 1.2 * self._letter[0])  # letters of another size are a little wider or not
        for words, share in ((text, 1.1), (text, 1.0), (_in_two(text), 0.92)):
            width = share * self._measured(words)
            if width <= room:
                break
        else:
            # a title that not even two lines can hold is of a scene that somebody wrote at great length
            kept = int(0.9 * len(text) * room / width)
            self._title.set_text(_in_two(f"{text[:kept].rstrip()} …"))
        self._title.set_fontsize(share * self.look.font_pt)

    def head(self, text: str) -> None:
        """Write a question as the title, on as many lines as it needs, and leave what is below to the axes."""
        letter_x, letter_y = self._letter
        fits = 0.94 * self.size[0] * (1 - 1.2 * letter_x) / (_ASKED_SHARE * self._measured(text))
        lines = textwrap.wrap(text, max(int(len(text) * min(fits, 1.0)), 12))
        self._whole_title = text
        self._title.set_text("\n".join(lines))
        self._title.set_fontsize(_ASKED_SHARE * self.look.font_pt)
        top = self.top - 1.35 + 1.3 * _ASKED_SHARE * len(lines)
        place = self.axes.get_position()
        self.axes.set_position((place.x0, place.y0, place.width, 1 - top * letter_y - place.y0))
        self.axes.yaxis.set_label_coords(0.6 * letter_x, 1 - (top - 0.6) * letter_y, transform=self.figure.transFigure)

    def _measured(self, words: str) -> float:
        """Write a title, and return how wide it is in plain letters (pixels)."""
        self._title.set_text(words)
        self._title.set_fontsize(self.look.font_pt)
        return float(self._title.get_window_extent().width) / self.ratio

    def label(self, axis: str, text: str) -> None:
        """Write what the axis `"x"` or `"y"` shows; the background is redrawn only if it is something else."""
        written = getattr(self.axes, f"{axis}axis").label
        if written.get_text() != text:
            written.set_text(text)
            self.stale()

    def letters(self, axis: str, count: float) -> float:
        """Return how far so many heights of a letter go along the axis `"x"` or `"y"`, in what it shows."""
        low, high = getattr(self.axes, f"get_{axis}lim")()
        place = self.axes.get_position()
        share = self._letter[axis == "y"] / (place.width if axis == "x" else place.height)
        return float(count * share * (high - low))

    def name_ends(self, ends: Mapping[str, End]) -> None:
        """Name lines where they end, each in its hue; names that would meet give way to each other."""
        self._ends = {**{name: end for name, end in self._ends.items() if name == "over"}, **ends}
        self._write_ends()

    def over(self, x: Sequence[float] | Floats, y: Sequence[float] | Floats, label: str) -> None:
        """Lay a line over what moves, named at its end; without points it goes."""
        super().over(x, y, label)
        self._ends.pop("over", None)
        if len(x):
            self._ends["over"] = End(float(x[-1]), float(y[-1]), label)
        self._write_ends()

    def clear(self, words: str = "") -> None:
        """Show nothing but these words, which say why."""
        super().clear(words)
        self._ends = {}
        self._write_ends()

    def limits(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Set both axes' ends; the background is redrawn only if they change."""
        super().limits(x, y)
        if self._emptied:
            self._emptied = False
            self.axes.set_axis_on()

    def empty(self) -> None:
        """Show nothing but the title: neither marks nor axes, which would tell how far they went."""
        self.over((), (), "")
        self.clear()
        self._emptied = True
        self.axes.set_axis_off()

    def _write_ends(self) -> None:
        (left, right), (low, high) = self.axes.get_xlim(), self.axes.get_ylim()
        shown = {name: end for name, end in self._ends.items() if left <= end.x <= right and low <= end.y <= high}
        line, air = self.letters("y", _NAME_LINE), self.letters("x", 0.45)
        ranked = sorted(shown, key=lambda name: shown[name].y)
        heights = [line * (1 + shown[name].words.count("\n")) for name in ranked]
        room = low - self.letters("y", 1.0), high + self.letters("y", 0.8)
        places = apart([shown[name].y for name in ranked], heights, room)
        for text in self._end_texts.values():
            text.set_visible(False)
        for name, y in zip(ranked, places, strict=True):
            end = shown[name]
            if name not in self._end_texts:
                self._end_texts[name] = self.axes.text(
                    0, 0, "", va="center", weight="bold", linespacing=1.05, fontsize=self.look.font_pt
                )
                self.animate(self._end_texts[name])
            text = self._end_texts[name]
            text.set(text=with_minus(end.words), position=(end.x + air, y), visible=True)
            text.set_color(self.look.colour(end.hue))

    def pixels(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Return the current picture, shape (height, width, 4)."""
        axes = self.axes
        shown: tuple[Any, ...] = ()
        if axes.axison:
            shown = (axes.get_xlim(), axes.get_ylim(), axes.get_xlabel(), axes.get_ylabel(), self._rows_named)
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
        animated = [artist for artist in self._moving if artist.get_visible()]
        for artist in animated:
            artist.set_animated(False)  # a figure leaves out what is animated, even when it is saved
        # letters become paths: the picture looks the same on a machine without the font
        with mpl.rc_context({"svg.hashsalt": "the coach's board", "svg.fonttype": "path"}):
            self.figure.savefig(
                file,
                format="svg",
                facecolor=self.look.paper,
                metadata={"Date": None, "Title": title, "Description": words},
            )
        for artist in animated:
            artist.set_animated(True)
        return file.getvalue()


def apart(wanted: Sequence[float], heights: Sequence[float], room: tuple[float, float]) -> list[float]:
    """Return where the middles of things stand that must not meet, in rising order, each as near as can be.

    Examples
    --------
    >>> apart([1.0, 1.5, 8.0], [1.0, 1.0, 1.0], (0.0, 10.0))
    [0.75, 1.75, 8.0]
    >>> apart([9.8], [1.0], (0.0, 10.0))
    [9.5]
    """
    blocks: list[tuple[float, float, int]] = []  # bottom, height, how many

    def inside(bottom: float, tall: float) -> float:
        return max(min(bottom, room[1] - tall), room[0])

    for middle, height in zip(wanted, heights, strict=True):
        bottom, tall, count = inside(middle - height / 2, height), height, 1
        while blocks and blocks[-1][0] + blocks[-1][1] > bottom:
            below, low, many = blocks.pop()
            # one thing is as important as another
            bottom = (many * below + count * (bottom - low)) / (many + count)
            tall, count = low + tall, many + count
            bottom = inside(bottom, tall)
        blocks.append((bottom, tall, count))
    places, at = list[float](), 0
    for bottom, _, count in blocks:
        for height in heights[at : at + count]:
            places.append(bottom + height / 2)
            bottom += height
        at += count
    return places


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


def board_over_weeks(marks: Mapping[str, Mark], size: Size, light: str, ratio: float) -> BoardCanvas:
    """Return a canvas of something against weeks; what it is, its view writes beside the axis."""
    canvas = BoardCanvas("weeks", "", size, light, marks, ratio)
    canvas.axes.yaxis.set_major_locator(MaxNLocator(canvas.most_ticks, steps=[1, 2, 5, 10]))
    canvas.axes.xaxis.set_major_locator(MaxNLocator(canvas.most_ticks, integer=True, steps=[1, 2, 5, 10]))
    return canvas
