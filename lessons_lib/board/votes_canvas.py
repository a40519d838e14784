"""The room's votes as a picture: how often which number was said, or how many chose each letter."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..lesson.kinds import NumberQuestion
from ..pictures.board_canvas import BoardCanvas, Size
from ..science.checks import Floats
from .asked import Asked
from .room import Room
from .tally import by_letter, tally

_MOST_BARS = 45
_LARGER = 1.15  # letters than on a scene: there are few of them, and a room looks for its own
_LABELS = 3
"""So many wrong ideas stand on the picture beside the answer; the words tell of the rest."""
_ROW = 1.35  # height of a label's row, in letters
_WIDE = 0.54  # width of a letter of some words, beside its height, if they stand in bold
_BAR = 0.85  # the least room of a bar, in letters


def votes_drawn(room: Room, asked: Asked, answered: bool, size: Size, light: str, ratio: float) -> BoardCanvas:
    """Return a picture of the votes below what is asked, with the answer when it is time."""
    canvas: NumbersCanvas | LettersCanvas
    if isinstance(asked.question, NumberQuestion):
        shown, counted = asked.in_shown_unit, tally(room.numbers, asked.question, room.unit)
        canvas = NumbersCanvas(asked.unit, size, light, ratio)
        again = room.before and room.before.values
        canvas.head(f"{asked.prompt()} An outline: the first vote." if again else asked.prompt())
        canvas.show(
            [shown(guess) for guess in room.numbers],
            # the ends of an empty picture would name the answer
            (shown(counted.low), shown(counted.high)) if room.values else (0.0, shown(_widest(asked.question))),
            (shown(counted.expected), "the answer"),
            [(shown(idea.value), idea.name) for idea in counted.ideas],
            answered,
            [shown(guess) for guess in room.before.numbers] if room.before else (),
        )
    else:
        canvas = LettersCanvas(size, light, ratio)
        canvas.head(asked.prompt())
        right = asked.question.expected if answered else ""
        before = by_letter(room.before, asked.question) if room.before and room.before.values else {}
        canvas.show(by_letter(room, asked.question), asked.choices(), right, before)
    return canvas


def _widest(question: NumberQuestion) -> float:
    return 1.2 * max(abs(float(value)) for value in (question.expected(), *(i.value() for i in question.ideas())))


def bin_edges(guesses: Sequence[float], ends: tuple[float, float]) -> Floats:
    """Return the edges of bars that all hold the same number of the values a room can say.

    A room says whole numbers, or halves, or tenths: bars of another width would hold now one, now two of them, and
    show peaks that nobody made.

    Examples
    --------
    >>> bin_edges([8, 9, 32], (8, 32))[:3].tolist()
    [7.5, 8.5, 9.5]
    >>> np.unique(np.diff(bin_edges([10, 60], (5, 65)))).tolist()
    [2.0]
    """
    step = _step(guesses) if len(guesses) else 1.0
    wide = next(w for w in _widths() if w >= max(step, (ends[1] - ends[0]) / _MOST_BARS) and _is_multiple(w, step))
    shift = step / 2 if step else 0.0
    first = math.floor((ends[0] + shift) / wide)
    last = math.ceil((ends[1] + shift) / wide)
    return np.round(np.arange(first, last + 1) * wide - shift, 6)


def _step(guesses: Sequence[float]) -> float:
    """Return what nearly all guesses are a multiple of; 0 where they are of no such kind."""
    for step in (1.0, 0.5, 0.1):
        if sum(_is_multiple(guess, step) for guess in guesses) >= 0.95 * len(guesses):
            return step
    return 0.0


def _is_multiple(value: float, step: float) -> bool:
    return not step or abs(value / step - round(value / step)) < 1e-4


def _widths() -> list[float]:
    return [round(k * 10.0**power, 6) for power in range(-2, 5) for k in (1, 2, 5)]


class NumbersCanvas(BoardCanvas):
    """How often the room said what; the answer and the wrong ideas over it, each with its name in a row above."""

    left, right, top = 3.2, 1.0, 4.0

    def __init__(self, xlabel: str, size: Size, light: str, ratio: float) -> None:
        super().__init__(xlabel, "votes", size, light, ratio=ratio, larger=_LARGER)
        self.axes.locator_params(axis="y", nbins=5, integer=True, steps=[1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
        self.axes.grid(visible=False, axis="x")

    def show(
        self,
        votes: Sequence[float],
        ends: tuple[float, float],
        answer: tuple[float, str],
        ideas: Sequence[tuple[float, str]],
        answered: bool,
        before: Sequence[float] = (),
    ) -> None:
        """Draw the votes between two ends; the answer and the wrong ideas, each (value, label), when it is time.

        What was voted before lies over it as an outline.

        The room for their labels is there before, so that nothing jumps when they come.
        """
        style, ax = self.look, self.axes
        edges = bin_edges([vote for vote in (*votes, *before) if ends[0] <= vote <= ends[1]], ends)
        counts, _ = np.histogram(votes, edges)
        first, _ = np.histogram(before, edges)
        ax.bar(
            (edges[1:] + edges[:-1]) / 2,
            counts,
            width=0.9 * (edges[1] - edges[0]),
            color=style.scale,
            edgecolor=style.paper,
        )
        if len(before):
            ax.stairs(first, edges, color=style.ink, linewidth=0.8 * style.line_pt)
        shown = sorted([*((*idea, style.line, (0, (5, 2))) for idea in ideas[:_LABELS]), (*answer, style.body, "-")])
        share = len(shown) * _ROW * self._letter[1] / ax.get_position().height
        top = 1.06 * max(int(counts.max(initial=0)), int(first.max(initial=0)), 1) / (1.0 - min(share, 0.6))
        low, high = float(edges[0]), float(edges[-1])
        self.limits((low, high), (0.0, top))
        if not answered or not votes:
            return
        one = self._letter[0] * (high - low) / ax.get_position().width  # a letter's height, along the axis
        for row, (value, label, colour, dash) in enumerate(shown):
            long = 0.56 * one * len(label) + 0.6 * one
            right = value + long <= high or value - long < low
            height = top * (1.0 - (row + 0.5) * min(share, 0.6) / len(shown))
            ax.plot((value, value), (0.0, height), color=colour, linewidth=style.line_pt, linestyle=dash, zorder=2)
            ax.annotate(
                label,
                (value + (0.3 if right else -0.3) * one, height),
                va="center",
                ha="left" if right else "right",
                fontsize=style.font_pt,
                color=style.ink,
                bbox={"facecolor": style.paper, "edgecolor": "none", "pad": 0.5},
                zorder=3,
                annotation_clip=False,
            )


class LettersCanvas(BoardCanvas):
    """How many chose each letter: a lying bar for each, with its words above it."""

    left, bottom, right, top = 2.0, 1.0, 3.0, 2.4

    def __init__(self, size: Size, light: str, ratio: float) -> None:
        super().__init__("", "", size, light, ratio=ratio, larger=_LARGER)
        self.axes.set_axis_off()

    def show(
        self,
        counted: Mapping[str, int],
        words: Mapping[str, str],
        right: str = "",
        before: Mapping[str, int] | None = None,
    ) -> None:
        """Draw how many chose each letter; `right` is the letter of the answer, when it is time.

        What was chosen before lies over each bar as an outline, and its number beside it.
        """
        style, ax, first = self.look, self.axes, before or {}
        most, letters = max(*counted.values(), *first.values(), 1), ax.get_position().width / self._letter[0]
        behind = 22.0 if first else 10.0
        # room behind the longest bar for "20 · the answer", also before it is told: bars hold still
        space = ax.get_position().height / self._letter[1]  # of all choices, in letters
        self.limits((0.0, most * max(1.12, letters / max(letters - behind, 0.45 * letters))), (space, 0.0))
        # an answer is not cut where a second line finds room; then bars are thinner, and still one like the other
        for most_lines in (2, 1):
            told = [
                textwrap.wrap(
                    f"{letter}: {words[letter]}", max(int(letters / _WIDE), 12), max_lines=most_lines, placeholder="…"
                )
                for letter in counted
            ]
            thick = (space - sum(map(_head, told))) / len(counted)
            if thick > _BAR:
                break
        at = 0.0
        for (letter, n), lines in zip(counted.items(), told, strict=True):
            is_right = letter == right
            ax.annotate(
                "\n".join(lines),
                (0.0, at),
                va="top",
                fontsize=style.font_pt,
                color=style.ink,
                weight="bold" if is_right else "normal",
                linespacing=1.15,
            )
            middle = at + _head(lines) + 0.42 * thick
            ax.barh(
                middle,
                n,
                height=0.62 * thick,
                color=style.body if is_right else style.scale,
                hatch="" if is_right or not right else "//",
                edgecolor=style.paper,
            )
            if first:
                outline: dict[str, Any] = {"height": 0.62 * thick, "facecolor": "none", "edgecolor": style.ink}
                ax.barh(middle, first[letter], linewidth=0.6 * style.line_pt, **outline)
            ax.annotate(
                f"{n}{f', before {first[letter]}' if first else ''}{' · the answer' if is_right else ''}",
                (max(n, first.get(letter, 0)), middle),
                xytext=(0.4 * style.font_pt, 0),
                textcoords="offset points",
                va="center",
                fontsize=style.font_pt,
                color=style.ink,
                weight="bold" if is_right else "normal",
            )
            at += _head(lines) + thick


def _head(lines: Sequence[str]) -> float:
    """Return the height of a choice's words above its bar, in letters."""
    return 1.25 * len(lines) + 0.2
