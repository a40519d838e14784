"""How close the learner's predictions of the whole course came, as a picture and its sentences.

Every prediction is drawn as a multiple of what its run gave, one row a question, so that kilograms, kcal
and weeks stand on one scale.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from matplotlib.ticker import FixedFormatter, FixedLocator, NullLocator

from ..pictures.canvas import Canvas, Chart
from ..science.checks import instance
from ..science.words import joined, with_minus
from .compared import Guess, Predictions

Side = Literal["too low", "within 20 %", "too high"]
LOW: Side = "too low"
WITHIN: Side = "within 20 %"
HIGH: Side = "too high"
BAND = (0.8, 1.2)
"""Within 20 % of the run (a choice of this course, the same for every unit)."""
FARTHEST = 100.0
"""Farther off than so many times, up or down, a number is named and not drawn."""


_TICKS = {
    **{1 / n: f"1/{n}" for n in (100, 50, 20, 10, 5)},
    **{0.5: "half", 1.0: "1", 2.0: "twice"},
    **{float(n): f"{n} ×" for n in (5, 10, 20, 50, 100)},
}
_FIVES = (0.02, 0.05, 0.2, 5.0, 20.0, 50.0)
_ROWS_AT_LEAST = 3
_FEW_ROWS, _LOW = 4, 0.62


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
    >>> charts.calibration(lesson.predictions())
    No prediction of yours was compared with its run yet.
    """
    instance(predictions, Predictions, "predictions", "what lesson.predictions() returns")
    rows = [placed(guess) for guess in predictions.guesses]
    canvas = CalibrationCanvas("Your predictions, against the run")
    canvas.show(rows)
    words = calibration_words(predictions, rows)
    surprise = words.find("The largest surprise")
    return Chart(canvas, words, words[surprise:].split(". ")[0].rstrip(".") + "." if surprise >= 0 else "")


class CalibrationCanvas(Canvas):
    """One row a question: where its predictions stand, as multiples of the run."""

    def __init__(self, title: str) -> None:
        super().__init__("predicted, as a multiple of the run", "lesson", title)
        self.keep_shape()
        style, ax = self.look, self.axes
        self.place((0.098, 0.135, 0.622, 0.695))
        ax.set_xscale("log")
        ax.grid(visible=False, axis="y")
        ax.axvspan(*BAND, facecolor=style.third, edgecolor="none", alpha=0.22, zorder=0)
        ax.axvline(1.0, color=style.ink, linewidth=style.line_pt / 2)
        above = {"xycoords": "axes fraction", "xytext": (0.6 * style.font_pt, 0.75 * style.font_pt)}
        self._say("predicted → run", (1.0, 1.0), style="italic", **above)

    def show(self, rows: list[Placed]) -> None:
        """Show every row by a mark, with a stem from the run to it."""
        style, ax = self.look, self.axes
        looks: dict[Side, dict[str, Any]] = {
            LOW: {"color": style.fourth, "marker": "<"},
            WITHIN: {"color": style.third, "marker": "o"},
            HIGH: {"color": style.line, "marker": ">"},
        }
        if len(rows) <= _FEW_ROWS:
            self.taller(_LOW)  # two rows on a picture for thirteen leave most of it empty
            self.place((0.098, 0.135 / _LOW, 0.622, 1.0 - 0.305 / _LOW))
        plain: dict[str, Any] = {"linestyle": "none", "markersize": 2.2 * style.dot_pt}
        for y, row in enumerate(rows):
            self._write(row_words(row.guess), (1.0, y))
            if row.ratio is None:
                self._write("not drawn", (0.0, y), style="italic")
                continue
            ax.plot([1.0, row.ratio], [y, y], color=style.scale, linewidth=style.line_pt / 2)
            ax.plot([row.ratio], [y], **plain, **looks[side(row.ratio)])
        handles: list[Any] = []
        for one in (LOW, WITHIN, HIGH):
            handles += ax.plot([], [], label=one, linestyle="none", markersize=1.8 * style.dot_pt, **looks[one])
        self.legend(handles)
        ax.set_yticks(range(len(rows)), [row_name(row.guess) for row in rows])
        self._reach([row.ratio for row in rows if row.ratio is not None])
        self.limits(self.axes.get_xlim(), (max(len(rows), _ROWS_AT_LEAST) - 0.4, -0.6))

    def _reach(self, ratios: list[float]) -> None:
        """Let the axis hold every mark, and at least a third and three times."""
        low, high = min([1 / 3, *ratios]) / 1.2, max([3.0, *ratios]) * 1.2
        ax = self.axes
        ax.set_xlim(low, high)
        ticks = [tick for tick in _TICKS if low <= tick <= high]
        if math.log10(high / low) > 1.9:
            # too wide for every label: the fives go
            ticks = [tick for tick in ticks if tick not in _FIVES]
        ax.xaxis.set_major_locator(FixedLocator(ticks))
        ax.xaxis.set_major_formatter(FixedFormatter([_TICKS[tick] for tick in ticks]))
        ax.xaxis.set_minor_locator(NullLocator())

    def _write(self, words: str, at: tuple[float, float], **more: Any) -> None:
        """Write words in a row, from a place across the axes on."""
        style = self.look
        box = {"facecolor": style.paper, "edgecolor": "none", "pad": 0.1 * style.font_pt}
        place = {"xycoords": ("axes fraction", "data"), "xytext": (0.6 * style.font_pt, 0), "va": "center"}
        self._say(with_minus(words), at, bbox=box, **place, **more)

    def _say(self, words: str, at: tuple[float, float], **more: Any) -> None:
        style = self.look
        self.axes.annotate(words, at, textcoords="offset points", fontsize=style.font_pt, color=style.ink, **more)


# --- where predictions stand, and the sentences about it -------------------------------------


@dataclass(frozen=True)
class Placed:
    """A prediction, and its multiple of the run where that has a place on the scale."""

    guess: Guess
    ratio: float | None
    near_zero: bool


def placed(guess: Guess) -> Placed:
    """Divide a prediction by its run where that says something."""
    # where the tolerance is as large as the run, "twice" and "half" are both right
    near_zero = abs(guess.run) <= guess.question.tolerance
    ratio = 0.0 if near_zero else guess.value / guess.run
    return Placed(guess, ratio if 1.0 / FARTHEST <= ratio <= FARTHEST else None, near_zero)


def side(ratio: float) -> Side:
    """Return on which side of the band a prediction stands.

    Examples
    --------
    >>> side(1.2), side(0.79)
    ('within 20 %', 'too low')
    """
    low, high = BAND
    # a hair more, so that 6 of 5 counts as within
    if low - 1e-9 <= ratio <= high + 1e-9:
        return WITHIN
    return LOW if ratio < low else HIGH


def row_name(guess: Guess) -> str:
    """Return the lesson of a question; a second prediction of one lesson carries its own name."""
    rest = guess.question.id.partition(".")[2].removeprefix("prediction")
    return f"{guess.lesson} {rest}".strip()


def row_words(guess: Guess) -> str:
    """Return what was predicted, and what the run gave."""
    said, ran = _both(guess)
    number = said.split(" ")[0]
    # a slip of the keys must not run out of the picture
    short = number if len(number) <= 8 else f"{float(number.replace(',', '')):.0e}"
    return f"{short} → {ran}"


def _both(guess: Guess) -> tuple[str, str]:
    return guess.brief(guess.value), guess.brief(guess.run)


def calibration_words(predictions: Predictions, rows: Sequence[Placed]) -> str:
    """Return the sentences of the chart."""
    late = f"Run before it was predicted: {', '.join(predictions.late)}." if predictions.late else ""
    if not rows:
        waits = f"Waiting for its run: {', '.join(predictions.waiting)}." if predictions.waiting else ""
        return joined(["No prediction of yours was compared with its run yet.", waits, late])
    counted = _counted([side(row.ratio) for row in rows if row.ratio is not None])
    return joined([f"Your predictions: {counted}.", _surprise(rows), *_left(rows), late])


def _counted(sides: Sequence[Side]) -> str:
    return (
        f"{sides.count(WITHIN)} within 20 % of the run, {sides.count(HIGH)} too high (more was promised than the"
        f" run gave), {sides.count(LOW)} too low"
    )


def _surprise(rows: Sequence[Placed]) -> str:
    far = [(abs(math.log(row.ratio)), row) for row in rows if row.ratio is not None and side(row.ratio) != WITHIN]
    if not far:
        return ""
    guess = max(far, key=lambda pair: pair[0])[1].guess
    said, ran = _both(guess)
    return f"The largest surprise is lesson {row_name(guess)}: {said} predicted, {ran} in the run."


def _left(rows: Sequence[Placed]) -> Iterator[str]:
    """Say which wrong ideas were met, and what is not in the picture, one by one."""
    ideas = [(row, row.guess.question.wrong_idea(row.guess.value)) for row in rows]
    if met := [f"“{idea.name}” (lesson {row_name(row.guess)})" for row, idea in ideas if idea is not None]:
        is_or_are = "is" if len(met) == 1 else "are"
        yield f"{len(met)} of {len(rows)} {is_or_are} the number of a known wrong idea: {', '.join(met)}."
    else:
        yield "None is the number of a wrong idea that this course knows."
    if left := [_told(row) for row in rows if row.ratio is None]:
        yield f"Not drawn, because a multiple of the run would say little: {'; '.join(left)}."


def _told(row: Placed) -> str:
    said, ran = _both(row.guess)
    return f"lesson {row_name(row.guess)}, {said} predicted, {ran} in the run{', close to zero' * row.near_zero}"
