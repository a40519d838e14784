"""The learner's predictions of the whole course against what the runs gave, on one scale."""

from __future__ import annotations

import math
from typing import Any

from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from ..pictures.canvas import Canvas, Chart
from ..pictures.marks import like
from ..science.checks import instance
from . import calibration_words as say
from .calibration_words import HIGH, LOW, WITHIN, Side
from .guesses import CLASS_SIZE, Predictions

_TICKS = {
    0.01: "1/100",
    0.02: "1/50",
    0.05: "1/20",
    0.1: "1/10",
    0.2: "1/5",
    0.5: "half",
    1.0: "1",
    2.0: "twice",
    5.0: "5 ×",
    10.0: "10 ×",
    20.0: "20 ×",
    50.0: "50 ×",
    100.0: "100 ×",
}
_ROWS_AT_LEAST = 3


def calibration(predictions: Predictions) -> Chart:
    """Draw predictions as multiples of what the runs gave, one row a question, with the band of 20 %.

    So kilograms, kcal and weeks stand on one scale, and it is logarithmic: half and twice are equally far
    off. A number with no place on it (a zero, the other sign, a run close to zero, more than 100 times
    off) is not drawn, and the words say so.

    Parameters
    ----------
    predictions
        What `lesson.predictions()` returns.

    Examples
    --------
    >>> from lessons_lib import charts, lesson
    >>> charts.calibration(lesson.predictions()).words.split(".")[0]
    'These are the predictions of a made-up class of 24, not yours'
    """
    instance(predictions, Predictions, "predictions", "what lesson.predictions() returns")
    rows = [say.placed(guess) for guess in predictions.guesses]
    title = f"A made-up class of {CLASS_SIZE}: predicted, against the run"
    canvas = CalibrationCanvas(title if predictions.sample else "Your predictions, against the run")
    canvas.show(rows, dots=predictions.sample)
    return Chart(canvas, say.calibration(predictions, rows))


class CalibrationCanvas(Canvas):
    """One row a question: where its predictions stand, as multiples of the run."""

    def __init__(self, title: str) -> None:
        super().__init__("predicted, as a multiple of the run", "lesson", title)
        style, ax = self.look, self.axes
        ax.set_position((0.098, 0.135, 0.622, 0.695))
        ax.set_xscale("log")
        ax.grid(visible=False, axis="y")
        ax.axvspan(*say.BAND, facecolor=style.third, edgecolor="none", alpha=0.22, zorder=0)
        ax.axvline(1.0, color=style.ink, linewidth=style.line_pt / 2)
        ax.annotate(
            "predicted → run",
            (1.0, 1.0),
            xycoords="axes fraction",
            xytext=(0.6 * style.font_pt, 0.75 * style.font_pt),
            textcoords="offset points",
            fontsize=style.font_pt,
            color=style.ink,
            style="italic",
        )

    def show(self, rows: list[say.Placed], *, dots: bool) -> None:
        """Show every row, by dots with their middle, or by one mark with a stem from the run to it."""
        style, ax, size = self.look, self.axes, self.look.dot_pt
        looks: dict[Side, dict[str, Any]] = {
            LOW: {"color": style.fourth, "marker": "<"},
            WITHIN: {"color": style.third, "marker": "o"},
            HIGH: {"color": style.line, "marker": ">"},
        }
        plain: dict[str, Any] = {"linestyle": "none", "markersize": (1.1 if dots else 2.2) * size}
        for y, row in enumerate(rows):
            if not dots:
                for ratio in row.ratios:
                    ax.plot([1.0, ratio], [y, y], color=style.scale, linewidth=style.line_pt / 2)
            for place, ratio in enumerate(row.ratios):
                # equal answers would hide each other: they stand a little apart
                aside = _spread(place, len(row.ratios))
                ax.plot([ratio], [y + aside], alpha=0.75 if dots else 1.0, **plain, **looks[say.side(ratio)])
            if dots and row.middle is not None:
                ax.plot([row.middle] * 2, [y - 0.42, y + 0.42], color=style.ink, linewidth=style.line_pt * 1.4)
            self._write(say.row_words(row.guess), (1.0, y))
            if not row.ratios:
                self._write("not drawn", (0.0, y), style="italic")
        handles: list[Any] = []
        for one in (LOW, WITHIN, HIGH):
            (mark,) = ax.plot([], [], linestyle="none", markersize=1.8 * size, **looks[one])
            handles.append(like(mark, one))
        if dots:
            (line,) = ax.plot([], [], color=style.ink, linewidth=style.line_pt * 1.4)
            handles.append(like(line, "middle"))
        self.legend(handles)
        ax.set_yticks(range(len(rows)), [say.row_name(row.guess) for row in rows])
        self._reach([ratio for row in rows for ratio in row.ratios])
        self.limits(self.axes.get_xlim(), (max(len(rows), _ROWS_AT_LEAST) - 0.4, -0.6))

    def _reach(self, ratios: list[float]) -> None:
        """Let the axis hold every mark, and at least a third and three times."""
        low, high = min([1 / 3, *ratios]) / 1.2, max([3.0, *ratios]) * 1.2
        ax = self.axes
        ax.set_xlim(low, high)
        ticks = [tick for tick in _TICKS if low <= tick <= high]
        if math.log10(high / low) > 1.9:
            # too wide for every label: the fives go
            ticks = [tick for tick in ticks if tick not in (0.02, 0.05, 0.2, 5.0, 20.0, 50.0)]
        ax.xaxis.set_major_locator(FixedLocator(ticks))
        ax.xaxis.set_major_formatter(FixedFormatter([_TICKS[tick] for tick in ticks]))
        ax.xaxis.set_minor_locator(NullLocator())

    def _write(self, words: str, at: tuple[float, float], **more: Any) -> None:
        """Write words in a row, from a place across the axes on."""
        style = self.look
        self.axes.annotate(
            words,
            at,
            xycoords=("axes fraction", "data"),
            xytext=(0.6 * style.font_pt, 0),
            textcoords="offset points",
            va="center",
            fontsize=style.font_pt,
            color=style.ink,
            bbox={"facecolor": style.paper, "edgecolor": "none", "pad": 0.1 * style.font_pt},
            **more,
        )


def _spread(place: int, count: int) -> float:
    """Return how far above or below its row one of several marks stands."""
    return 0.0 if count == 1 else 0.62 * ((place * 7) % count / (count - 1) - 0.5)
