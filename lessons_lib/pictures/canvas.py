"""Kept figures: a canvas that redraws only what moves, and a chart with its sentence."""

from __future__ import annotations

import base64
import io
import struct
import textwrap
import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from PIL import Image

from ..science import units
from ..science.body.people import Person
from ..science.body.projection import Projection
from ..science.checks import Floats, series, shown
from ..science.scale.readings import columns
from .look import DPI, Look, current_look
from .marks import Bars, Line, Mark
from .style import OurStyle, our_style

if TYPE_CHECKING:
    import pandas as pd


OVER = Line("ink", (0, (4, 2)), marker="o", size=1.4, face="paper", edge_width=0.8, whole=True)
"""What a learner has drawn by hand."""


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

    exact_keys: ClassVar[bool] = False
    """Whether the legend repeats the dashes of a line, or only says that it is dashed."""

    def __init__(
        self, xlabel: str, ylabel: str, title: str, marks: Mapping[str, Mark] | None = None, look: Look | None = None
    ) -> None:
        self.look = look or current_look()
        self.figure = Figure(figsize=self.look.inches, dpi=DPI, facecolor=self.look.paper)
        self._agg = FigureCanvasAgg(self.figure)
        self.axes: Axes = self.figure.add_axes((0.112, 0.135, 0.868, 0.695))
        self.artists: dict[str, Any] = {}
        self._declared: dict[str, Mark] = {}
        self._keys: list[tuple[Any, Artist]] = []
        self._named: Any = ()  # what the legend was made from
        self._handles: Sequence[Any] = ()
        self._over: Any = None  # a line drawn by hand, over all that moves
        self._over_label = ""
        self._moving: list[Artist] = []
        self._background: Any = None
        self._still: tuple[Any, Any] = (None, None)  # the background as an array, and of which it is
        self.ratio = 1.0
        style = self.look
        self._dress(self.axes)
        self.axes.set_xlabel(xlabel, fontsize=style.font_pt, color=style.ink)
        self.axes.set_ylabel(ylabel, fontsize=style.font_pt, color=style.ink)
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

    def clear(self) -> None:
        """Show nothing."""
        self.put()
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

    def beside(self, place: tuple[float, float, float, float]) -> Axes:
        """Return second axes of the same look, without a line on the left."""
        axes: Axes = self.figure.add_axes(place)
        self._dress(axes)
        axes.spines["left"].set_visible(False)
        return axes

    def _dress(self, axes: Axes) -> None:
        axes.set_facecolor(self.look.paper)
        axes.set_axisbelow(True)
        axes.grid(color=self.look.grid, linewidth=self.look.line_pt / 3)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        for side in ("left", "bottom"):
            axes.spines[side].set_color(self.look.ink)
        axes.tick_params(colors=self.look.ink, labelsize=self.look.font_pt)

    def zero(self) -> None:
        """Draw a thin line at zero, which stays."""
        self.axes.axhline(0.0, color=self.look.ink, linewidth=1.0)

    def _key(self, mark: Mark, artist: Any, label: str) -> Artist:
        artist.set_label(label)
        return mark.key(artist, label, self.look, exact=self.exact_keys)

    def animate(self, *artists: Artist) -> None:
        """Redraw artists alone from frame to frame."""
        for artist in artists:
            artist.set_animated(True)
            self._moving.append(artist)

    def legend(self, named: Sequence[Any] | None = None, **labels: str) -> None:
        """Put the legend above the axes, in one row and in a fixed place.

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
            self._agg.draw()
            self._background = self._agg.copy_from_bbox(self.figure.bbox)
        self._agg.restore_region(self._background)
        for artist in self._moving:
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

    def sharpen(self, ratio: float) -> None:
        """Give the picture so many pixels for each of its size, as a screen has them."""
        if ratio != self.ratio:
            self.ratio = ratio
            self.figure.set_dpi(DPI * ratio)
            self.stale()


def quick_png(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """Return a PNG made fast, for a picture that lives for one frame.

    Written here, because a library tries five filters on every row; flat colours are as small without any.
    Three channels: the paper is opaque.

    Examples
    --------
    >>> Image.open(io.BytesIO(quick_png(np.zeros((2, 3, 4), np.uint8)))).size
    (3, 2)
    """
    height, width = pixels.shape[:2]
    rows = np.zeros((height, 1 + 3 * width), np.uint8)  # each begins with the name of its filter: none
    rows[:, 1:].reshape(height, width, 3)[...] = pixels[..., :3]
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0),
        b"IDAT": zlib.compress(rows.data, 1),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(name)))
        for name, data in chunks.items()
    )


def compact_png(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """Return a small PNG, for a picture that is stored; the same pixels give the same bytes."""
    image = Image.fromarray(pixels[..., :3]).quantize(
        colors=96, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    file = io.BytesIO()
    image.save(file, format="png", optimize=True)
    return file.getvalue()


@our_style
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

    def png(self, *, words: bool = False) -> bytes:
        """Return the picture as PNG bytes, with its sentence below it if so asked."""
        pixels = self._canvas.pixels()
        return compact_png(with_words(pixels, self.words) if words else pixels)

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


def some_people(people: tuple[object, ...], name: str, most: int, example: str = "PEOPLE['ana']") -> list[Person]:
    """Return one to `most` different people, or raise a sentence that names the chart."""
    found = [one for one in people if isinstance(one, Person)]
    if not 1 <= len(people) <= most or len(found) < len(people) or len({p.name for p in found}) < len(found):
        wanted = "one person" if most == 1 else f"one to {most} different people"
        raise ValueError(
            f"charts.{name} was given {shown(people)}. It must be {wanted}: write charts.{name}({example})."
        )
    return found


def padded_limits(kg: Floats, least_kg: float = 3.0) -> tuple[float, float]:
    """Return axis ends in the shown unit that hold all values with some air, never zoomed in absurdly."""
    low, high = float(kg.min()), float(kg.max())
    air = max(0.06 * (high - low), 0.5 * (least_kg - (high - low)), 0.3)
    return units.from_kg(low - air), units.from_kg(high + air)
