"""Kept figures of lessons 11 and 12: grams on a logarithmic axis, a simulated literature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from ..science.checks import Floats
from ..science.evidence.literature import Literature
from ..science.results import Interval
from .canvas import Canvas
from .marks import like

GRAMS = (0.005, 20_000.0)
"""Ends of the axis of grams: every state of the app fits between them."""
EFFECT_PERCENT = 24.0
SHOWN_TRIALS = 12
_Z = 1.96


def quiet(axes: Axes, canvas: Canvas) -> None:
    """Give a second pair of axes the look of the first."""
    style = canvas.look
    axes.set_facecolor(style.paper)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(style.ink)
    axes.tick_params(colors=style.ink, labelsize=style.font_pt)


class GramsCanvas(Canvas):
    """Grams of fat on one logarithmic axis: what is released beside a muscle, and what the whole body loses."""

    def __init__(self, title: str) -> None:
        super().__init__("grams of fat in a month (logarithmic: ten times from line to line)", "", title)
        style, ax = self.look, self.axes
        ax.set_position((0.235, 0.135, 0.745, 0.695))
        ax.set_xscale("log")
        ax.xaxis.set_major_locator(FixedLocator([10.0**k for k in range(-2, 5)]))
        ax.xaxis.set_minor_locator(NullLocator())
        ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:,.2f}".rstrip("0").rstrip(".")))
        ax.set_yticks([0, 1], ["beside the\nmuscle,\nreleased", "whole\nbody"])
        ax.grid(visible=False, axis="y")
        ax.axhline(0.5, color=style.grid, linewidth=style.line_pt / 3)
        self.limits(GRAMS, (1.55, -0.55))
        self._band = LineCollection([], colors=style.line, linewidths=style.line_pt * 3, alpha=0.45)
        ax.add_collection(self._band, autolim=False)
        (self._local,) = ax.plot(
            [],
            [],
            color=style.line,
            linestyle="none",
            marker="D",
            markersize=style.dot_pt * 2.2,
            markeredgecolor=style.ink,
        )
        (self._whole,) = ax.plot(
            [],
            [],
            color=style.body,
            linestyle="none",
            marker="o",
            markersize=style.dot_pt * 3,
            markeredgecolor=style.ink,
        )
        (self._gained,) = ax.plot(
            [],
            [],
            color=style.body,
            linestyle="none",
            marker="o",
            markersize=style.dot_pt * 3,
            markerfacecolor=style.paper,
            markeredgewidth=style.line_pt,
        )
        (self._between,) = ax.plot([], [], color=style.ink, linewidth=style.line_pt / 2, linestyle=(0, (2, 2)))
        letters: dict[str, Any] = {"color": style.ink, "fontsize": style.font_pt}
        self._times = ax.text(0, 0, "", ha="center", va="bottom", **letters)
        self._local_words = ax.text(0, 0, "", ha="center", va="bottom", **letters)
        self._whole_words = ax.text(0, 0, "", ha="center", va="top", **letters)
        self.moving(
            self._band,
            self._between,
            self._local,
            self._whole,
            self._gained,
            self._times,
            self._local_words,
            self._whole_words,
        )
        self.legend(
            [
                like(self._local, "middle measurement"),
                Line2D([], [], color=style.line, alpha=0.45, linewidth=style.line_pt * 3, label="spread of the three"),
                like(self._whole, "lost"),
                Line2D(
                    [],
                    [],
                    color=style.body,
                    linestyle="none",
                    marker="o",
                    markersize=style.dot_pt * 2.4,
                    markerfacecolor=style.paper,
                    markeredgewidth=style.line_pt,
                    label="gained",
                ),
            ]
        )

    def show(self, local: Interval | None, whole_g: float = 0.0) -> None:
        """Show the local ceiling and what the whole body loses (g, a gain is negative); None shows nothing."""
        for artist in (self._local, self._whole, self._gained, self._between):
            artist.set_data([], [])
        for text in (self._times, self._local_words, self._whole_words):
            text.set_text("")
        self._band.set_segments([])
        if local is None:
            return
        if local.high > 0:
            self._band.set_segments([[(local.low, 0.0), (local.high, 0.0)]])
            self._local.set_data([local.estimate], [0.0])
            self._put(self._local_words, local.estimate, -0.17, f"{local.low:.2g} to {local.high:.2g} g")
        # a logarithmic axis has no place for nothing
        if round(abs(whole_g)) < 1:
            self._put(self._whole_words, 10.0, 0.9, "no change to speak of: nothing to mark")
            return
        (self._whole if whole_g > 0 else self._gained).set_data([abs(whole_g)], [1.0])
        self._put(self._whole_words, abs(whole_g), 1.2, f"{abs(whole_g):,.0f} g {'lost' if whole_g > 0 else 'gained'}")
        if whole_g > 0 and local.estimate > 0:
            self._between.set_data([local.estimate, local.estimate, whole_g, whole_g], [0.1, 0.5, 0.5, 0.88])
            middle = float(np.sqrt(local.estimate * whole_g))
            self._put(self._times, middle, 0.48, f"{times(whole_g / local.estimate)} times")

    def _put(self, text: Any, x: float, y: float, words: str) -> None:
        # half of the words must not hang over an end of the axis
        text.set_position((min(max(x, 0.05), 2500.0), y))
        text.set_text(words)


def times(ratio: float) -> str:
    """Return a ratio with two digits that count, such as '2,400'."""
    size = 10 ** max(int(np.floor(np.log10(ratio))) - 1, 0)
    return f"{round(ratio / size) * size:,.0f}"


class LiteratureCanvas(Canvas):
    """A simulated literature: every trial as a dot of the funnel, and the published ones as a forest."""

    def __init__(self, title: str) -> None:
        super().__init__("", "people in the trial (logarithmic)", title)
        style, ax = self.look, self.axes
        ax.set_position((0.112, 0.175, 0.475, 0.655))
        ax.set_yscale("log")
        ax.yaxis.set_major_locator(FixedLocator([5, 10, 20, 50, 100, 200]))
        ax.yaxis.set_minor_locator(NullLocator())
        ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:.0f}"))
        self.limits((-EFFECT_PERCENT, EFFECT_PERCENT), (4.0, 260.0))
        ax.set_xticks([-20, -10, 0, 10, 20])
        side = self.figure.add_axes((0.625, 0.175, 0.36, 0.655))
        quiet(side, self)
        side.grid(color=style.grid, linewidth=style.line_pt / 3, axis="x")
        side.set_xlim(-EFFECT_PERCENT, EFFECT_PERCENT)
        side.set_ylim(SHOWN_TRIALS + 0.3, -2.0)
        side.set_xticks([-20, -10, 0, 10, 20])
        side.set_yticks([])
        side.text(
            0.0,
            -0.6,
            "what gets published, newest on top",
            ha="center",
            va="bottom",
            color=style.ink,
            fontsize=style.font_pt * 0.92,
            bbox={"facecolor": style.paper, "edgecolor": "none", "pad": 1.5},
        )
        self.figure.text(
            0.545,
            0.022,
            "difference of the trained limb's fat (%): to the left, it lost more",
            ha="center",
            va="bottom",
            color=style.ink,
            fontsize=style.font_pt,
        )
        for axes in (ax, side):
            axes.axvline(0.0, color=style.ink, linewidth=1.0)
        size = style.dot_pt
        self._drawer = self._dots(ax, style.scale, "o", size * 0.9, hollow=True)
        self._null = self._dots(ax, style.body, "o", size * 1.2)
        self._found = self._dots(ax, style.line, "^", size * 1.5)
        self._side_null = self._dots(side, style.body, "o", size * 1.2)
        self._side_found = self._dots(side, style.line, "^", size * 1.5)
        self._bars = LineCollection([], colors=style.ink, linewidths=style.line_pt * 0.6)
        side.add_collection(self._bars, autolim=False)
        (self._truth,) = ax.plot([], [], color=style.third, linewidth=style.line_pt, linestyle=(0, (1, 1)))
        self._seen = []
        for axes in (ax, side):
            (line,) = axes.plot([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
            self._seen.append(line)
        self.moving(
            self._drawer,
            self._null,
            self._found,
            self._truth,
            self._bars,
            self._side_null,
            self._side_found,
            *self._seen,
        )
        self.legend(
            [
                like(self._found, "local loss"),
                like(self._null, "none found"),
                self._hollow(),
                Line2D([], [], color=style.third, linewidth=style.line_pt, linestyle=(0, (1, 1)), label="truth"),
                Line2D(
                    [], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)), label="mean published"
                ),
            ]
        )

    def _dots(self, axes: Axes, colour: str, marker: str, size: float, *, hollow: bool = False) -> Line2D:
        face = "none" if hollow else colour
        edge = colour if hollow else self.look.paper
        (dots,) = axes.plot(
            [],
            [],
            color=colour,
            linestyle="none",
            marker=marker,
            markersize=size,
            markerfacecolor=face,
            markeredgecolor=edge,
            markeredgewidth=size / 7,
        )
        return dots

    def _hollow(self) -> Line2D:
        style = self.look
        return Line2D(
            [],
            [],
            color=style.scale,
            linestyle="none",
            marker="o",
            markersize=style.dot_pt,
            markerfacecolor="none",
            label="unpublished",
        )

    def show(self, run: Literature) -> None:
        """Show some trials; the newest published ones stand in the forest."""
        low, high = self.axes.get_ylim()
        seen, found = run.published, run.local_loss
        for dots, which in ((self._drawer, ~seen), (self._null, seen & ~found), (self._found, seen & found)):
            dots.set_data(run.effect_percent[which], run.people[which])
        self._truth.set_data([run.true_effect_percent] * 2, [low, high])
        newest = np.flatnonzero(seen)[::-1][:SHOWN_TRIALS]
        rows = np.arange(len(newest), dtype=float)
        effect, half = run.effect_percent[newest], _Z * run.standard_error_percent[newest]
        self._bars.set_segments(_level(effect - half, effect + half, rows))
        for dots, which in ((self._side_null, ~found[newest]), (self._side_found, found[newest])):
            dots.set_data(effect[which], rows[which])
        mean = run.headline().mean_published
        for line, ends in zip(self._seen, ((low, high), (SHOWN_TRIALS, -0.6)), strict=True):
            line.set_data(*([], []) if mean is None else ([mean, mean], ends))


def _level(low: Floats, high: Floats, rows: Floats) -> Sequence[Any]:
    """Return lying lines."""
    return [[(a, y), (b, y)] for a, b, y in zip(low.tolist(), high.tolist(), rows.tolist(), strict=True)]
