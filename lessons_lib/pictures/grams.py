"""Grams of fat in a month, as areas: released beside a working muscle, and lost by the whole body."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from ..science.body.people import PEOPLE
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.checks import instance
from ..science.fat.lipolysis import MONTH_DAYS, LocalRelease, local_lipolysis_g
from .app import App, slider
from .canvas import Canvas, Chart, a_projection
from .gate import gated
from .marks import Bars, Corners, Note

ACROSS = 80
"""So many grams lie in a row."""
_LOCAL_ROW, _TOP_ROW = 0.0, 5.4
_MARKS = {
    "lost": Bars("body", "paper", width=0.25),
    "gained": Bars("paper", "body", width=0.35),
    "local": Bars("line", "line", width=0.1),
    "reach": Bars("none", "line", width=0.4),
    "local_words": Note("left", "bottom"),
    "whole_words": Note("left", "bottom"),
}


@gated
def grams(local: LocalRelease, projection: Projection) -> Chart:
    """Draw what fat beside a working muscle releases more, beside what the whole body loses, as areas.

    Each little square is a gram.

    Parameters
    ----------
    local
        What `local_lipolysis_g` returned for a month.
    projection
        What `project` returned for 30 days.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, local_lipolysis_g, project
    >>> month = project(PEOPLE["ana"], Plan.deficit(500), days=30)
    >>> charts.grams(local_lipolysis_g(), month).words.split(" (")[0]
    'Beside the working muscle about 0.47 g more fat is released in a month'
    """
    instance(local, LocalRelease, "local", "what local_lipolysis_g(...) returns")
    p = a_projection(projection)
    if p.days != MONTH_DAYS:
        raise ValueError(
            f"The projection has {p.days} days. It must be {MONTH_DAYS}, a month, to stand beside grams a month:"
            f" write days={MONTH_DAYS}."
        )
    whole = _lost_g(p)
    canvas = _canvas(p)
    canvas.put(**_data(local, p))
    caption = (
        f"A month's work releases about {local.estimate:.2g} g more beside the muscle; the whole body"
        f" {'loses' if whole > 0 else 'gains'} {abs(whole):,.0f} g."
    )
    return Chart(canvas, _words(local, p), caption if round(abs(whole)) else "")


class MuscleAgainstBody(App):
    """Lesson 11: how much training it takes until the fat beside a muscle gives as much as eating less takes.

    Examples
    --------
    >>> app = MuscleAgainstBody().set(minutes=60, sessions=30, near_kg=5)
    >>> app.words.split(" (")[0]
    'Beside the working muscle about 3.6 g more fat is released in a month'
    """

    def __init__(self) -> None:
        super().__init__(
            _canvas(_month()),
            {
                "minutes": slider("minutes a session", 30, 10, 60, 5),
                "sessions": slider("sessions a month", 13, 1, 30, 1),
                "near_kg": slider("fat beside the muscle, kg", 3, 1, 5, 1),
            },
        )

    def _draw(self, minutes: int, sessions: int, near_kg: int) -> str:
        month, local = _month(), local_lipolysis_g(near_kg, minutes, sessions)
        self.gate(month.person, month.plan, month)
        self.canvas.put(**_data(local, month))
        self.headline(f"Beside the muscle at most {local.most:.2g} g; the whole body {_lost_g(month):,.0f} g")
        return _words(local, month)


@cache
def _month() -> Projection:
    """Return the month of the lesson: Ana's, 500 kcal a day below baseline."""
    return project(PEOPLE["ana"], Plan.deficit(500), MONTH_DAYS)


def _canvas(p: Projection) -> Canvas:
    """Return room for grams of fat, one little square each: beside a muscle above, of the whole body below."""
    canvas = Canvas("", "", f"{p.person.name}: a month in grams of fat, a square each", _MARKS)
    rows = math.ceil(abs(_lost_g(p)) / ACROSS) + 1
    tall = 0.09 + 0.0217 * (rows + _TOP_ROW + 3.0)  # so that squares are square on a screen
    canvas.taller(tall)
    canvas.place((0.012, 0.02, 0.976, 1.0 - 0.09 / tall))
    canvas.axes.set_axis_off()
    canvas.limits((-0.2, ACROSS + 0.2), (_TOP_ROW + rows, -3.0))
    return canvas


def squares(grams: float, top: float = 0.0) -> list[Corners]:
    """Return little squares, one for a gram, row after row; the last one may be a part.

    Examples
    --------
    >>> squares(0.5)
    [[(0.0, 0.0), (0.0, 1.0), (0.5, 1.0), (0.5, 0.0)]]
    >>> len(squares(1111.0)), squares(81.0)[-1][0]
    (1111, (0.0, 1.0))
    """
    boxes = []
    for whole in range(math.ceil(grams)):
        x, row = float(whole % ACROSS), top + whole // ACROSS
        right = x + min(grams - whole, 1.0)
        boxes.append([(x, row), (x, row + 1.0), (right, row + 1.0), (right, row)])
    return boxes


def _data(local: LocalRelease, p: Projection) -> dict[str, tuple[Any, ...]]:
    """Return what is released beside the muscle, and what the whole body loses or gains, as marks."""
    whole = _lost_g(p)
    shown: dict[str, tuple[Any, ...]] = {}
    if local.high > 0:
        shown["local"] = (squares(local.estimate, _LOCAL_ROW),)
        shown["reach"] = (squares(local.most, _LOCAL_ROW),)
        words = f"beside the muscle: {local.estimate:.2g} g, at most {local.most:.2g} g"
        shown["local_words"] = (0.0, _LOCAL_ROW - 0.4, words)
    if round(abs(whole)) < 1:
        shown["whole_words"] = (0.0, _TOP_ROW - 0.4, "the whole body: no change to speak of")
    else:
        way = "lost" if whole > 0 else "gained"
        shown[way] = (squares(abs(whole), _TOP_ROW),)
        shown["whole_words"] = (0.0, _TOP_ROW - 0.4, f"the whole body: {abs(whole):,.0f} g {way}")
    return shown


def _lost_g(p: Projection) -> float:
    """Return what the whole body loses (g); a gain is negative."""
    return 1000.0 * float(p.fat_kg[0] - p.fat_kg[-1])


def _times(ratio: float) -> str:
    """Return a ratio with two digits that count, such as '2,400'.

    Examples
    --------
    >>> [_times(x) for x in (2.4, 25.5, 148.0, 2364.0)]
    ['2', '26', '150', '2,400']
    """
    size = 10 ** max(math.floor(math.log10(ratio)) - 1, 0)
    return f"{round(ratio / size) * size:,.0f}"


def _words(local: LocalRelease, p: Projection) -> str:
    """Return the sentences of grams beside a muscle and of the whole body."""
    whole = _lost_g(p)
    text = (
        f"Beside the working muscle about {local.estimate:.2g} g more fat is released in a month"
        f" ({local.low:.2g} to {local.high:.2g} over three intensities), at most {local.most:.2g} with the error of the"
        " largest; what is released after the work is not counted."
        f" {p.person.name}, {p.plan}:"
    )
    if round(abs(whole)) < 1:
        return f"{text} the fat of the whole body does not change to speak of."
    text += f" in {p.days} days the whole body {'loses' if whole > 0 else 'gains'} {abs(whole):,.0f} g of fat"
    if whole > 0 and local.estimate > 0:
        text += f", about {_times(whole / local.estimate)} times as much ({_times(whole / local.most)} times the most)"
    return f"{text}. Each little square is a gram."
