"""Where predictions stand against their runs, and the sentences about it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..science.words import joined
from .guesses import SAMPLE, Guess, Predictions

Side = Literal["too low", "within 20 %", "too high"]
LOW: Side = "too low"
WITHIN: Side = "within 20 %"
HIGH: Side = "too high"
BAND = (0.8, 1.2)
"""Within 20 % of the run (a choice of this course, the same for every unit)."""
FARTHEST = 100.0
"""Farther off than so many times, up or down, a number is named and not drawn."""
_MOST_IDEAS = 3


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
    said, ran = (guess.shown(value, brief=True) for value in (guess.middle, guess.run))
    number = said.split(" ")[0]
    # a slip of the keys must not run out of the picture
    return f"{number if len(number) <= 8 else f'{float(number):.0e}'} → {ran}"


def calibration(predictions: Predictions, rows: Sequence[Placed]) -> str:
    """Return the sentences of the chart."""
    late = f"Run before it was predicted: {', '.join(predictions.late)}." if predictions.late else ""
    if not rows:
        waits = f"Waiting for its run: {', '.join(predictions.waiting)}." if predictions.waiting else ""
        return joined(["No prediction of yours was compared with its run yet.", waits, late])
    if predictions.sample:
        return joined([*_class(rows), _surprise(rows, "in the middle of the class, "), *_class_left(rows)])
    return joined([*_own(rows), _surprise(rows), *_own_left(rows), late])


def _own(rows: Sequence[Placed]) -> Iterator[str]:
    yield f"Your predictions: {_counted([side(ratio) for row in rows for ratio in row.ratios])}."


def _class(rows: Sequence[Placed]) -> Iterator[str]:
    yield f"These are the predictions of {SAMPLE}."
    sides = [side(row.middle) for row in rows if row.middle is not None]
    yield f"The answer in the middle of the class, by lesson: {_counted(sides)}."
    every = [side(ratio) for row in rows for ratio in row.ratios]
    yield f"Of all {len(every)} marks, {every.count(WITHIN)} are within 20 %."


def _counted(sides: Sequence[Side]) -> str:
    return (
        f"{sides.count(WITHIN)} within 20 % of the run, {sides.count(HIGH)} too high (more was promised than the"
        f" run gave), {sides.count(LOW)} too low"
    )


def _surprise(rows: Sequence[Placed], where: str = "") -> str:
    far = [(abs(math.log(row.middle)), row) for row in rows if row.middle is not None and side(row.middle) != WITHIN]
    if not far:
        return ""
    row = max(far, key=lambda pair: pair[0])[1]
    return (
        f"The largest surprise is lesson {row_name(row.guess)}: {where}{row.guess.shown(row.guess.middle, brief=True)}"
        f" predicted, {row.guess.shown(row.guess.run, brief=True)} in the run."
    )


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
    said, ran = (row.guess.shown(value, brief=True) for value in (row.guess.middle, row.guess.run))
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
