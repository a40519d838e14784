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
from .compared import CLASS_SIZE, SAMPLE, Guess, Predictions

Side = Literal["too low", "within 20 %", "too high"]
LOW: Side = "too low"
WITHIN: Side = "within 20 %"
HIGH: Side = "too high"
BAND = (0.8, 1.2)
"""Within 20 % of the run (a choice of this course, the same for every unit)."""
FARTHEST = 100.0
"""Farther off than so many times, up or down, a number is named and not drawn."""
_MOST_IDEAS = 3


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
    >>> charts.calibration(lesson.predictions()).words.split(".")[0]
    'These are the predictions of a made-up class of 24, not yours'
    """
    instance(predictions, Predictions, "predictions", "what lesson.predictions() returns")
    rows = [placed(guess) for guess in predictions.guesses]
    title = f"A made-up class of {CLASS_SIZE}: predicted, against the run"
    canvas = CalibrationCanvas(title if predictions.sample else "Your predictions, against the run")
    canvas.show(rows, dots=predictions.sample)
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

    def show(self, rows: list[Placed], *, dots: bool) -> None:
        """Show every row, by dots with their middle, or by one mark with a stem from the run to it."""
        style, ax, size = self.look, self.axes, self.look.dot_pt
        looks: dict[Side, dict[str, Any]] = {
            LOW: {"color": style.fourth, "marker": "<"},
            WITHIN: {"color": style.third, "marker": "o"},
            HIGH: {"color": style.line, "marker": ">"},
        }
        plain: dict[str, Any] = {"linestyle": "none", "markersize": (1.1 if dots else 2.2) * size}
        if len(rows) <= _FEW_ROWS:
            self.taller(_LOW)  # two rows on a picture for thirteen leave most of it empty
        for y, row in enumerate(rows):
            if not dots:
                for ratio in row.ratios:
                    ax.plot([1.0, ratio], [y, y], color=style.scale, linewidth=style.line_pt / 2)
            for place, ratio in enumerate(row.ratios):
                # equal answers would hide each other: they stand a little apart
                aside = _spread(place, len(row.ratios))
                ax.plot([ratio], [y + aside], alpha=0.75 if dots else 1.0, **plain, **looks[side(ratio)])
            if dots and row.middle is not None:
                ax.plot([row.middle] * 2, [y - 0.42, y + 0.42], color=style.ink, linewidth=style.line_pt * 1.4)
            self._write(row_words(row.guess), (1.0, y))
            if not row.ratios:
                self._write("not drawn", (0.0, y), style="italic")
        handles: list[Any] = []
        for one in (LOW, WITHIN, HIGH):
            handles += ax.plot([], [], label=one, linestyle="none", markersize=1.8 * size, **looks[one])
        if dots:
            handles += ax.plot([], [], label="middle", color=style.ink, linewidth=style.line_pt * 1.4)
        self.legend(handles)
        ax.set_yticks(range(len(rows)), [row_name(row.guess) for row in rows])
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


def _spread(place: int, count: int) -> float:
    """Return how far above or below its row one of several marks stands."""
    return 0.0 if count == 1 else 0.62 * ((place * 7) % count / (count - 1) - 0.5)


# --- where predictions stand, and the sentences about it -------------------------------------


@dataclass(frozen=True)
class Placed:
    """The predictions of one question that have a place on the scale, and those that have none."""

    guess: Guess
    ratios: tuple[float, ...]
    without: tuple[float, ...]
    near_zero: bool

    @property
    def middle(self) -> float | None:
        """Return the ratio of the prediction in the middle, if that has a place."""
        ratio = 0.0 if self.near_zero else self.guess.middle / self.guess.run
        return ratio if ratio in self.ratios else None


def placed(guess: Guess) -> Placed:
    """Divide predictions by their run where that says something."""
    run = guess.run
    # where the tolerance is as large as the run, "twice" and "half" are both right
    near_zero = abs(run) <= guess.question.tolerance
    ratios, without = [], []
    for value in guess.values:
        ratio = 0.0 if near_zero else value / run
        if 1.0 / FARTHEST <= ratio <= FARTHEST:
            ratios.append(ratio)
        else:
            without.append(value)
    return Placed(guess, tuple(ratios), tuple(without), near_zero)


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
    """Return what was predicted, in the middle, and what the run gave."""
    said, ran = _both(guess)
    number = said.split(" ")[0]
    # a slip of the keys must not run out of the picture
    short = number if len(number) <= 8 else f"{float(number.replace(',', '')):.0e}"
    return f"{short} → {ran}"


def _both(guess: Guess) -> tuple[str, str]:
    return guess.shown(guess.middle, brief=True), guess.shown(guess.run, brief=True)


def calibration_words(predictions: Predictions, rows: Sequence[Placed]) -> str:
    """Return the sentences of the chart."""
    late = f"Run before it was predicted: {', '.join(predictions.late)}." if predictions.late else ""
    if not rows:
        waits = f"Waiting for its run: {', '.join(predictions.waiting)}." if predictions.waiting else ""
        return joined(["No prediction of yours was compared with its run yet.", waits, late])
    every = [side(ratio) for row in rows for ratio in row.ratios]
    if not predictions.sample:
        return joined([f"Your predictions: {_counted(every)}.", _surprise(rows), *_own_left(rows), late])
    middles = _counted([side(row.middle) for row in rows if row.middle is not None])
    return joined(
        [
            f"These are the predictions of {SAMPLE}.",
            f"The answer in the middle of the class, by lesson: {middles}.",
            f"Of all {len(every)} marks, {every.count(WITHIN)} are within 20 %.",
            _surprise(rows, "in the middle of the class, "),
            *_class_left(rows),
        ]
    )


def _counted(sides: Sequence[Side]) -> str:
    return (
        f"{sides.count(WITHIN)} within 20 % of the run, {sides.count(HIGH)} too high (more was promised than the"
        f" run gave), {sides.count(LOW)} too low"
    )


def _surprise(rows: Sequence[Placed], where: str = "") -> str:
    far = [(abs(math.log(row.middle)), row) for row in rows if row.middle is not None and side(row.middle) != WITHIN]
    if not far:
        return ""
    guess = max(far, key=lambda pair: pair[0])[1].guess
    said, ran = _both(guess)
    return f"The largest surprise is lesson {row_name(guess)}: {where}{said} predicted, {ran} in the run."


def _ideas(rows: Sequence[Placed]) -> list[tuple[int, str, str]]:
    """Return the wrong ideas that were met: how often, in which lesson, by which name."""
    return [(count, row_name(row.guess), name) for row in rows for name, count in row.guess.ideas().items()]


def _own_left(rows: Sequence[Placed]) -> Iterator[str]:
    """Say which wrong ideas were met, and what is not in the picture, one by one."""
    if met := _ideas(rows):
        named = ", ".join(f"“{name}” (lesson {lesson})" for _, lesson, name in met)
        yield f"{len(met)} of {len(rows)} {'is' if len(met) == 1 else 'are'} the number of a known wrong idea: {named}."
    else:
        yield "None is the number of a wrong idea that this course knows."
    left = [_told(row) for row in rows if row.without]
    if left:
        yield f"Not drawn, because a multiple of the run would say little: {'; '.join(left)}."


def _told(row: Placed) -> str:
    said, ran = _both(row.guess)
    return f"lesson {row_name(row.guess)}, {said} predicted, {ran} in the run{', close to zero' * row.near_zero}"


def _class_left(rows: Sequence[Placed]) -> Iterator[str]:
    """Say which wrong ideas the class met most, and what is not in the picture, by kind."""
    met = sorted(_ideas(rows), key=lambda one: -one[0])
    named = ", ".join(f"“{name}” ({count} in lesson {lesson})" for count, lesson, name in met[:_MOST_IDEAS])
    answers = sum(len(row.guess.values) for row in rows)
    yield f"{sum(one[0] for one in met)} of {answers} answers are the number of a known wrong idea, such as {named}."
    near, rest = [row for row in rows if row.near_zero], [row for row in rows if row.without and not row.near_zero]
    kinds = []
    if rest:
        count, lessons = sum(len(row.without) for row in rest), ", ".join(row_name(row.guess) for row in rest)
        kinds.append(f"{count} that are zero, of the other sign or {FARTHEST:.0f} times off (lessons {lessons})")
    kinds += [_told(row) for row in near]
    if kinds:
        yield f"Not drawn, because a multiple of the run would say little: {'; '.join(kinds)}."
