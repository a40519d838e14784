"""Kept figures: a canvas that redraws only what moves, and a chart with its sentence."""

from __future__ import annotations

import base64
import math
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, ScalarFormatter

from ..science import units
from ..science.body.people import Person
from ..science.body.projection import Projection
from ..science.checks import Floats, series, shown
from ..science.scale.readings import columns
from ..science.words import joined, with_minus
from .look import DPI, PAGE_DPI, Look, current_look
from .marks import Bars, Line, Mark
from .png import compact_png
from .style import OurStyle, our_style

if TYPE_CHECKING:
    import pandas as pd


OVER = Line("ink", (0, (4, 2)), marker="o", size=1.4, face="paper", edge_width=0.8, whole=True)
"""What a learner has drawn by hand."""
_LETTER_SHARE = 0.56  # of its height is a letter wide
_DIGIT_SHARE = 0.64  # is a digit
_LINE_SHARE = 1.45  # of it is a line of words high
_NARROW_PX, _NARROW_TALL_PX = 560, 290
_NARROW_BETWEEN = 0.9  # heights of a letter between two names of the legend
_LOW_PX = 230
"""A lower picture does without its title: what it says, the words beside it say as well."""
_LEAST_PX = 160


Place = tuple[float, float, float, float]


class _Numbers(ScalarFormatter):
    """Numbers of an axis as the words write them: 2,396."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        return f"{x:,.0f}".replace("-", "\N{MINUS SIGN}") if abs(x) >= 1000 else str(super().__call__(x, pos))


class Canvas(OurStyle):
    """A kept figure with one set of axes, and marks on it.

    Marks that are declared by name move: they are redrawn alone, over a kept background, in the order in
    which they were declared. Marks that are added stay as they are. What carries a label is in the legend.

    Examples
    --------
    >>> from lessons_lib.pictures.marks import Band, Line
    >>> canvas = Canvas("weeks", "level", "A lake", {"spread": Band("body"), "lake": Line("body")})
    >>> canvas.put(lake=([0.0, 1.0], [400.0, 397.0]))
    >>> canvas.names(lake="the lake")
    >>> canvas.artists["lake"].get_label()
    'the lake'
    """

    _keeps_shape = False
    _narrow_tall_px = float(_NARROW_TALL_PX)

    def __init__(
        self, xlabel: str, ylabel: str, title: str, marks: Mapping[str, Mark] | None = None, look: Look | None = None
    ) -> None:
        self.look = look or current_look()
        self.figure = Figure(figsize=self.look.inches, dpi=DPI, facecolor=self.look.paper)
        self._agg = FigureCanvasAgg(self.figure)
        self._designed = self.look.designed_inches
        self._places: dict[Axes, Place] = {}  # of all axes, on a picture of the size designed for
        self.axes: Axes = self.panel((0.112, 0.135, 0.868, 0.695))
        self.artists: dict[str, Any] = {}
        self._declared: dict[str, Mark] = {}
        self._keys: list[tuple[Any, Artist]] = []
        self._named: Any = ()  # what the legend was made from
        self._rows = 1  # of the legend
        self._wrapped: dict[Any, tuple[str, str]] = {}  # labels of axes, whole and in lines
        self._whole_title, self._refused = "", ""
        self._fitted = ((0.0, 0.0), 1.0)  # the room on a page, and the pixels of the screen for each of it
        self._handles: Sequence[Any] = ()
        self._over: Any = None  # a line drawn by hand, over all that moves
        self._over_label = ""
        self._moving: list[Artist] = []
        self._background: Any = None
        self._when_placed: list[Callable[[], None]] = []
        self._still: tuple[Any, Any] = (None, None)  # the background as an array, and of which it is
        style = self.look
        self._dress(self.axes)
        self.axes.set_xlabel(xlabel, fontsize=style.font_pt, color=style.ink)
        self.axes.set_ylabel(ylabel, fontsize=style.font_pt, color=style.ink)
        # a title of its own line and the legend under it: neither can ever cover a curve
        self._title = self.figure.text(
            0.012,
            0.975,
            "",
            fontsize=style.font_pt * 1.15,
            color=style.ink,
            va="top",
            weight="bold",
        )
        self._write_title(title)
        self._refusal = self.figure.text(0.5, 0.5, "", fontsize=style.font_pt, color=style.ink, va="center")
        self._refusal.set_bbox({"facecolor": style.paper, "edgecolor": "none", "pad": 0.5 * style.font_pt})
        self._refusal.set(linespacing=1.4, animated=True, visible=False)
        self.declare(marks or {})

    def declare(self, marks: Mapping[str, Mark], axes: Axes | None = None) -> None:
        """Make marks that move, by name, in the order in which they are drawn."""
        for name, mark in marks.items():
            self._declared[name] = mark
            self.artists[name] = mark.artist(axes or self.axes, self.look)
            self.artists[name].set_visible(False)
            self.animate(self.artists[name])

    def put(self, **data: tuple[Any, ...]) -> None:
        """Put data on declared marks, each as its mark takes them; what is not named is empty."""
        if unknown := data.keys() - self._declared.keys():
            raise ValueError(f"No mark {min(unknown)!r} was declared. It must be one of {', '.join(self._declared)}.")
        for name, mark in self._declared.items():
            mark.put(self.artists[name], *data.get(name, ()))
            self.artists[name].set_visible(name in data)  # nothing is drawn that is not shown
        self.refuse("")

    def refuse(self, words: str) -> None:
        """Write into the axes why something is not drawn, over what may stay."""
        self._refused = words
        self._refusal.set_visible(bool(words))
        if words:
            self._arrange()
            place = self.axes.get_position()
            across = self._letters(place.width * self.figure.get_figwidth())
            self._refusal.set_text(textwrap.fill(words, max(16, int(0.9 * across))))
            self._refusal.set_position((place.x0 + 0.05 * place.width, place.y0 + 0.5 * place.height))

    def clear(self, words: str = "") -> None:
        """Show nothing but these words, which say why."""
        self.put()
        self.refuse(words)
        if self._over is not None:
            self._over.set_visible(False)

    def over(self, x: Sequence[float] | Floats, y: Sequence[float] | Floats, label: str) -> None:
        """Lay a line over what moves, where it stays; without points it goes, and its name from the legend."""
        label = label if len(x) else ""
        if self._over is None:
            if not label:
                return
            self._over = OVER.artist(self.axes, self.look)
            self.animate(self._over)
        self._over.set_data(x, y)
        self._over.set_visible(bool(label))
        if label != self._over_label:
            self._over_label = label
            self._write_legend(self._handles)

    def _with_over(self, handles: Sequence[Any]) -> list[Any]:
        """Return the legend's entries with that of the line that is laid over."""
        return [*handles, *([OVER.sample(self._over_label, self.look)] if self._over_label else [])]

    def names(self, **labels: str) -> None:
        """Label declared marks, and put these into the legend, in this order."""
        if self._named != tuple(labels.items()):
            self._named = tuple(labels.items())
            self._write_legend(self.keys(**labels))

    @property
    def added(self) -> list[Any]:
        """The artists of added marks that have a label, in the order in which they were added."""
        return [artist for artist, _ in self._keys]

    def keys(self, **labels: str) -> list[Artist]:
        """Label declared marks, and return their entries for a legend."""
        return [self._key(self._declared[name], self.artists[name], label) for name, label in labels.items()]

    def add(self, mark: Mark, *data: Any, label: str = "", axes: Axes | None = None) -> Any:
        """Add a mark that stays as it is, and return its artist; `legend()` names those with a label."""
        artist = mark.artist(axes or self.axes, self.look)
        mark.put(artist, *data)
        if label:
            self._keys.append((artist, self._key(mark, artist, label)))
        return artist

    def columns(
        self, mark: Bars, x: Any, height: Any, *, width: float = 0.8, bottom: Any = 0.0, label: str = ""
    ) -> None:
        """Add standing bars; with a label, `legend()` names them."""
        bars = self.axes.bar(x, height, width=width, bottom=bottom, **mark.style(self.look))
        if label:
            self._keys.append((bars, self._key(mark, bars, label)))

    def panel(self, place: Place) -> Axes:
        """Return axes at a place: left, bottom, width and height as shares of a picture of the size designed for."""
        axes: Axes = self.figure.add_axes(place)
        self._places[axes] = place
        return axes

    def place(self, place: Place) -> None:
        """Put the axes at another place."""
        self._places[self.axes] = place
        self.axes.set_position(place)

    def taller(self, times: float) -> None:
        """Make the picture so many times as high."""
        wide, high = self._designed
        self._designed = (wide, times * high)
        self.figure.set_size_inches(self.figure.get_figwidth(), times * self.figure.get_figheight(), forward=False)

    def as_high_as(self, share: float) -> None:
        """Make the picture so high, as a share of its width; margins keep their inches, the axes take the rest."""
        wide, high = self._designed
        times = share * wide / high
        self.taller(times)
        for axes, (x, y, w, h) in self._places.items():
            self._places[axes] = (x, y / times, w, 1.0 - (1.0 - h) / times)

    def keep_shape(self) -> None:
        """Give a page with less room the same picture, smaller: its words stand where they are between the marks."""
        self._keeps_shape = True

    def beside(self, place: Place) -> Axes:
        """Return second axes of the same look, without a line on the left."""
        axes = self.panel(place)
        self._dress(axes)
        axes.spines["left"].set_visible(False)
        return axes

    def _dress(self, axes: Axes) -> None:
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(_Numbers())
        axes.set_facecolor(self.look.paper)
        axes.set_axisbelow(True)
        axes.grid(color=self.look.grid, linewidth=self.look.line_pt / 3)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        for side in ("left", "bottom"):
            axes.spines[side].set_color(self.look.ink)
        axes.tick_params(colors=self.look.ink, labelsize=self.look.font_pt)

    def when_placed(self, change: Callable[[], None]) -> None:
        """Call what goes by the size of the axes, `line_share` or `is_narrow`, whenever they have found their place."""
        self._when_placed.append(change)

    def zero(self) -> None:
        """Draw a thin line at zero, which stays."""
        self.axes.axhline(0.0, color=self.look.ink, linewidth=1.0)

    def _key(self, mark: Mark, artist: Any, label: str) -> Artist:
        artist.set_label(label)
        return mark.key(artist, label, self.look)

    def animate(self, *artists: Artist) -> None:
        """Redraw artists alone from frame to frame."""
        for artist in artists:
            artist.set_animated(True)
            self._moving.append(artist)

    def legend(self, named: Sequence[Any] | None = None, **labels: str) -> None:
        """Put the legend above the axes, in as few rows as hold it.

        Without a word it names every added mark that has a label; `named` are those in another order, or
        entries of one's own. Declared marks, by name, come after them.
        """
        artists = self.added if named is None else named
        entries = [next((key for artist, key in self._keys if artist is a), a) for a in artists]
        self._write_legend([*entries, *self.keys(**labels)])

    def _write_legend(self, handles: Sequence[Any]) -> None:
        self._handles = handles
        handles = self._with_over(handles)
        self.stale()
        self.figure.legends.clear()
        for self._rows in range(1, len(handles) + 1):
            columns = math.ceil(len(handles) / self._rows)
            self.figure.legends.clear()
            # matplotlib fills column after column; one reads row after row
            legend = self._legend([one for column in range(columns) for one in handles[column::columns]], columns)
            letters = sum(len(one.get_label()) + 6.5 for one in handles)
            if self._rows == 1 and letters < 0.85 * self._letters(self.figure.get_figwidth()):
                break  # plainly short: to measure costs more than to count
            if self._rows == 1:
                long = [text.get_window_extent(self._agg.get_renderer()).width for text in legend.get_texts()]
            needed = legend.get_window_extent(self._agg.get_renderer()).x1 / (1.0 + self.figure.bbox.width)
            if needed <= 1.0:
                break
            if self._rows == len(handles):
                for text in legend.get_texts():
                    text.set_fontsize(self.look.font_pt / needed)
        if self.is_narrow and self._rows > 2 and len(rows := self._filled(handles, long)) < self._rows:
            self.figure.legends.clear()
            self._rows = len(rows)
            for place, row in enumerate(rows):
                self._legend(row, len(row), place * self._line)

    def _legend(self, handles: Sequence[Any], columns: int, below: float = 0.0) -> Any:
        """Write names in columns, so far below the place of the legend (inches), and return them."""
        top = 0.078 * self._designed[1] + self._title_lines * self._line + below
        return self.figure.legend(
            handles=handles,
            loc="upper left",
            bbox_to_anchor=(0.0, 1.0 - top / self.figure.get_figheight()),
            ncols=columns,
            frameon=False,
            fontsize=self.look.font_pt,
            labelcolor=self.look.ink,
            handlelength=self._sign,
            columnspacing=_NARROW_BETWEEN if self.is_narrow else 1.1,
            handletextpad=0.5,
        )

    def _filled(self, handles: Sequence[Any], long: Sequence[float]) -> list[list[Any]]:
        """Return names in rows, in each as many as go in, without columns; `long` are their words (pixels)."""
        letter = self.look.font_pt / 72 * self.figure.get_dpi()
        rows: list[list[Any]] = []
        left = 0.0
        for one, words in zip(handles, long, strict=True):
            needed = words + (self._sign + 0.5) * letter
            if needed > left:
                rows.append([])
                left = self.figure.bbox.width - 1.8 * letter  # of it the legend leaves so much free around
            rows[-1].append(one)
            left -= needed + _NARROW_BETWEEN * letter
        return rows

    @property
    def _sign(self) -> float:
        """How long a sign in the legend is (letters' heights): so long that dashes and dots can be told apart."""
        return 1.8 if self.is_narrow else 2.2

    @property
    def is_fitted(self) -> bool:
        """Whether it is drawn anew for the room on a page."""
        return self._fitted[0][0] > 0.0

    @property
    def is_narrow(self) -> bool:
        """Whether it is drawn anew for a page with little room."""
        return 0.0 < self._fitted[0][0] < _NARROW_PX and not self._keeps_shape

    @property
    def _title_lines(self) -> int:
        """How many lines the title has beyond the one that it usually has."""
        return self._title.get_text().count("\n") if self._title.get_visible() else -1

    @property
    def _line(self) -> float:
        """The height of a line of words (inches)."""
        return _LINE_SHARE * self.look.font_pt / 72

    @property
    def line_share(self) -> float:
        """The height of a line of words, as a share of that of the axes."""
        return self._line / (self.axes.get_position().height * float(self.figure.get_figheight()))

    def _letters(self, inches: float) -> float:
        """Return how many letters stand on so many inches."""
        return inches * 72 / (_LETTER_SHARE * self.look.font_pt)

    def title(self, text: str) -> None:
        """Change the title; the background is redrawn."""
        if self._whole_title != text:
            self._write_title(text)

    def _write_title(self, text: str) -> None:
        self._whole_title = text
        before = self._title.get_text().count("\n")
        # bold letters are wider, and larger
        self._title.set_text(textwrap.fill(text, max(12, int(self._letters(self.figure.get_figwidth()) / 1.3))))
        if self._title.get_text().count("\n") != before:
            self._write_legend(self._handles)
        self.stale()

    def fit(self, width: float = 0.0, height: float = 0.0, ratio: float = 1.0) -> None:
        """Draw for the room on a page, in its pixels, of which a screen has `ratio` for each; without room, as stored.

        Letters are as large as those of the page, so that a narrow picture is another one, not a small one.
        """
        if self._fitted == ((width, height), ratio):
            return
        self._fitted, dpi, inches = ((width, height), ratio), float(DPI), self._stored_inches
        if width:
            wide, high = self._designed
            dpi = DPI if width >= DPI * wide else PAGE_DPI
            tall = max(width * high / wide, self._narrow_tall_px if width < _NARROW_PX else 0.0)
            inches = min(width, DPI * wide) / dpi, max(min(tall, height), _LEAST_PX) / dpi
            if self._keeps_shape:
                dpi = min(width / wide, height / high, DPI)
                inches = self._designed
        hair = 1e-9 if width or ratio != 1.0 else 0.0  # more, so that rounding takes no pixel away
        self.figure.set_dpi(dpi * ratio * (1.0 + hair))
        self.figure.set_size_inches(*inches, forward=False)
        self._title.set_visible(not width or inches[1] * dpi >= _LOW_PX)
        self._write_title(self._whole_title)
        self._write_legend(self._handles)
        if self.is_narrow and self._rows > 2:
            # what the legend takes more, the picture gets
            taller = min(inches[1] + (self._rows - 2) * self._line, height / dpi)
            self.figure.set_size_inches(inches[0], max(taller, inches[1]), forward=False)
            self._write_legend(self._handles)
        self.refuse(self._refused)
        self.stale()

    @property
    def _stored_inches(self) -> tuple[float, float]:
        if self._keeps_shape:
            return self._designed
        wide, high = self.look.inches
        return wide, high * self._designed[1] / self.look.designed_inches[1]

    def as_stored(self, width: float = 0.0) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """Return the picture as it is stored, or for a page so wide: whatever the one on which it is looked at."""
        room, ratio = self._fitted
        self.fit(width, 1.2 * width, 2.0 if width else 1.0)
        try:
            return self.pixels().copy()
        finally:
            self.fit(*room, ratio=ratio)

    @property
    def ratio(self) -> float:
        """How many pixels of the screen the picture has for each of its own."""
        return self._fitted[1]

    def _arrange(self) -> None:
        """Put title and axes where they belong on a picture of this size: margins hold words, the rest gives way."""
        (wide, high), (width, height) = self._designed, self.figure.get_size_inches()
        self._title.set_position((0.012 * wide / width, 1.0 - 0.025 * high / height))
        above = (self._rows - 1 + self._title_lines) * self._line
        if not above and (width, height) == (wide, high):
            for axes, place in self._places.items():
                axes.set_position(place)
            for label, (whole, broken) in self._wrapped.items():
                if label.get_text() == broken:
                    label.set_text(whole)
            return
        lefts, bottoms, rights, tops = zip(*((x, y, x + w, y + h) for x, y, w, h in self._places.values()), strict=True)
        beside = self._wrap(self.axes.yaxis.label, 0.8 * (height - above) - 0.8)
        across = _stretch((min(lefts) * wide, max(rights) * wide), wide, width, (beside, 0.0), 1.3)
        ends = {axes: (across(x * wide), across((x + w) * wide)) for axes, (x, _, w, _) in self._places.items()}
        rooms = {axes: (a + b if a + b < width else 2.0 * width - a - b) for axes, (a, b) in ends.items()}
        share = 1.0 / len(rooms)
        below = max(self._wrap(axes.xaxis.label, max(share * room, 0.5)) for axes, room in rooms.items())
        up = _stretch((min(bottoms) * high, max(tops) * high), high, height, (below, above), 0.52)
        for axes, (_, y, _, h) in self._places.items():
            low, high_end = up(y * high) / height, up((y + h) * high) / height
            axes.set_position((ends[axes][0] / width, low, (ends[axes][1] - ends[axes][0]) / width, high_end - low))

    def _hold_numbers(self) -> None:
        """Where a narrow picture's edge would cut the last number of an axis, end the axes before it."""
        if not self.is_narrow:
            return
        for axes in self._places:
            low, high = sorted(axes.get_xlim())
            places = [x for x in axes.xaxis.get_majorticklocs() if low <= x <= high]
            if not (places and axes.axison):
                continue
            half = 0.5 * _DIGIT_SHARE / _LETTER_SHARE * len(axes.xaxis.get_major_formatter().format_ticks(places)[-1])
            room = self._letters(self.figure.get_figwidth())
            (x0, y0), (x1, y1) = axes.get_position().get_points()
            share = (places[-1] - low) / (high - low)
            if (over := x0 + share * (x1 - x0) + half / room - 1.0) > 0.0:
                axes.set_position((x0, y0, x1 - x0 - over / share, y1 - y0))

    def _wrap(self, label: Any, inches: float) -> float:
        """Break an axis label into lines, and return how much more room these need (inches)."""
        whole, broken = self._wrapped.get(label, ("", ""))
        if label.get_text() != broken:
            whole = label.get_text()
        broken = "\n".join(textwrap.fill(part, max(10, int(self._letters(inches)))) for part in whole.split("\n"))
        self._wrapped[label] = whole, broken
        label.set_text(broken)
        return (broken.count("\n") - whole.count("\n")) * self._line

    def limits(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Set both axes' ends; the background is redrawn only if they change."""
        # a last digit that only rounding decides must not move a pixel: nobody sees a millionth of a unit
        x, y = (round(x[0], 6), round(x[1], 6)), (round(y[0], 6), round(y[1], 6))
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
            self._arrange()
            for change in self._when_placed:
                change()
            self._hold_numbers()
            self._agg.draw()
            self._background = self._agg.copy_from_bbox(self.figure.bbox)
        self._agg.restore_region(self._background)
        for artist in (*self._moving, self._refusal):
            if artist.get_visible():
                self.axes.draw_artist(artist)
        return np.asarray(self._agg.buffer_rgba())

    @property
    def still(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """What the last picture has behind what moves, shape (height, width, 4); the same object while it is kept."""
        if self._background is None:
            self.pixels()
        if self._still[0] is not self._background:
            self._still = self._background, np.asarray(self._background)
        pixels: np.ndarray[Any, np.dtype[np.uint8]] = self._still[1]
        return pixels


@our_style
def with_words(
    pixels: np.ndarray[Any, np.dtype[np.uint8]], words: str, look: Look | None = None
) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """Return the picture with its words written under it, for readers without a kernel."""
    style = look or current_look()
    width = pixels.shape[1] / DPI * (1.0 + 1e-9)  # a hair more, so that rounding takes no pixel away
    across = int(width * 72 / (style.font_pt * _LETTER_SHARE))
    lines = [line for part in words.split("\n") for line in textwrap.wrap(part, across) or [""]]
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


def _stretch(
    middle: tuple[float, float], designed: float, now: float, more: tuple[float, float], least: float
) -> Callable[[float], float]:
    """Return where a place of a designed length stands now: margins keep their length, the middle gives way.

    It keeps its least length, though, or a third of all where that is less.
    """
    first, last = middle
    before, after = first + more[0], designed - last + more[1]
    if (margins := before + after) > (most := max(0.62 * now, now - least)):
        before, after = before * most / margins, after * most / margins

    def placed(x: float) -> float:
        share = (x - first) / (last - first)
        return before + share * (now - before - after)

    return placed


class Chart:
    """A picture and the sentence that says what it shows.

    In a notebook the picture appears with the sentence under it; the sentence is also the picture's
    text, which is what the tests compare.
    """

    def __init__(self, canvas: Canvas, words: str, caption: str = "") -> None:
        self.words = with_minus(words)
        self._canvas, self._caption = canvas, with_minus(caption)

    @property
    def caption(self) -> str:
        """The sentence that the picture is there for; all of them stay its alternative text."""
        return self._caption or self.words

    def png(self, *, words: bool = False, width: float = 0.0) -> bytes:
        """Return the picture as PNG bytes, with its sentence below it if so asked, or for a page so wide (px)."""
        pixels = self._canvas.as_stored(width)
        return compact_png(with_words(pixels, self.caption) if words else pixels)

    @property
    def canvas(self) -> Canvas:
        """The kept figure behind it, for a page that gives it another size."""
        return self._canvas

    @property
    def figure(self) -> Figure:
        """The figure, for whoever wants to save it in another form."""
        self._canvas.pixels()
        return self._canvas.figure

    def __repr__(self) -> str:
        return self.words

    def say_more(self, *sentences: str) -> None:
        """Add sentences, to what is read below the picture as well."""
        self.words = joined([self.words, *sentences])
        if self._caption:
            self._caption = joined([self._caption, *sentences])

    def _ipython_display_(self) -> None:
        from IPython.display import display

        from .picture_widget import alone  # only a page needs it

        picture = base64.b64encode(self.png()).decode("ascii")
        live = widget_view(alone(self._canvas, self.words))
        display({"image/png": picture, "text/plain": self.words, **live}, raw=True)
        # Jupyter shows only the picture of the bundle above, so the sentence gets a line of its own
        display({"text/markdown": self.caption, "text/plain": self.caption}, raw=True)


def widget_view(widget: Any) -> dict[str, Any]:
    """Return what shows a widget on a page."""
    return {
        "application/vnd.jupyter.widget-view+json": {
            "version_major": 2,
            "version_minor": 0,
            "model_id": widget.model_id,
        }
    }


def over_weeks(
    title: str, marks: Mapping[str, Mark] | None = None, ylabel: str = "weight", *, whole: bool = False
) -> Canvas:
    """Return a canvas of masses against weeks; `whole` keeps the labels of the masses whole numbers.

    Examples
    --------
    >>> over_weeks("Ana").axes.get_ylabel()
    'weight (kg)'
    """
    canvas = Canvas("weeks", f"{ylabel} ({units.mass_unit()})", title, marks)
    canvas.axes.xaxis.set_major_locator(MaxNLocator("auto", integer=True, steps=[1, 2, 2.5, 5, 10]))
    if whole:
        canvas.axes.yaxis.set_major_locator(MaxNLocator(8, integer=True))
    return canvas


def weekly(kg: Floats, first_day: int = 0) -> tuple[Floats, Floats]:
    """Return masses of one day after the other as x and y: weeks, and the mass in the unit that is shown.

    Examples
    --------
    >>> [x.tolist() for x in weekly(np.array([80.0, 79.9]), first_day=7)]
    [[1.0, 1.1428571428571428], [80.0, 79.9]]
    """
    return in_weeks(first_day + np.arange(float(len(kg))), kg)


def in_weeks(day: Floats, kg: Floats) -> tuple[Floats, Floats]:
    """Return masses of certain days as x and y: weeks, and the mass in the unit that is shown."""
    return day / 7.0, units.from_kg(1.0) * kg


def column(table: pd.DataFrame | Mapping[str, Any], name: str) -> tuple[Floats, Floats]:
    """Return a table's column of masses against its days as x and y, as `in_weeks` does; arrays by name will do."""
    return in_weeks(np.asarray(table["day"], float), np.asarray(table[name], float))


def weighed(scale: Any) -> dict[str, Floats]:
    """Return weigh-ins, those of a learner's own too, as arrays by name in the order of their days."""
    if not {"day", "weight_kg"} <= set(getattr(scale, "columns", [])):
        raise ValueError(f"scale is {shown(scale)}. It must be what weigh_ins(...) returns.")
    day, kg = columns(scale)
    if day[0] < 0:
        raise ValueError(f"scale holds the day {day[0]:g}. The first day of a chart is 0: count the days from there.")
    true = series(scale["true_kg"], "true_kg", 0.0, 1000.0, "kg") if "true_kg" in scale.columns else None
    order = np.argsort(scale["day"].to_numpy(), kind="stable")
    return {"day": day, "weight_kg": kg, **({} if true is None else {"true_kg": true[order]})}


def a_projection(value: object) -> Projection:
    """Return a projection, or a sentence that says what it should have been."""
    if not isinstance(value, Projection):
        raise ValueError(f"projection is {shown(value)}. It must be what project(...) returns.")
    return value


def some_people(people: tuple[object, ...], name: str, most: int) -> list[Person]:
    """Return one to `most` different people, or raise a sentence that names the chart."""
    found = [one for one in people if isinstance(one, Person)]
    if not 1 <= len(people) <= most or len(found) < len(people) or len({p.name for p in found}) < len(found):
        wanted = "one person" if most == 1 else f"one to {most} different people"
        raise ValueError(
            f"charts.{name} was given {shown(people)}. It must be {wanted}: write charts.{name}(PEOPLE['ana'])."
        )
    return found


def padded_limits(kg: Floats, least_kg: float = 3.0) -> tuple[float, float]:
    """Return axis ends in the shown unit that hold all values with some air, never zoomed in absurdly."""
    low, high = float(kg.min()), float(kg.max())
    air = max(0.06 * (high - low), 0.5 * (least_kg - (high - low)), 0.3)
    return units.from_kg(low - air), units.from_kg(high + air)
