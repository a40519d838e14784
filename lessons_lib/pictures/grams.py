"""Grams of fat in a month, as areas: released beside a working muscle, and lost by the whole body."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from ..science.body.people import PEOPLE
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.fat.lipolysis import MONTH_DAYS, LocalRelease, local_lipolysis_g
from .canvas import Canvas, Chart
from .marks import Bars, Corners, Note
from .style import our_style

ACROSS = 80
"""So many grams lie in a row of the picture that is stored; elsewhere as few as fill its place."""
_MOST_ACROSS = 160
_LOCAL_ROW, _TOP_ROW = 0.0, 5.4
_ROOM_G = 3 * ACROSS
_SHORT_G, _BEFORE = 18.0, 2.0
"""At most so much has the example's dose before it, in its row, which then begins so many squares further right."""
_NOTHING_G = 0.001
"""Less than this is not said in figures, nor how many times it goes into the whole: that ends at a division by 0."""
_MARKS = {
    "lost": Bars("body", "paper", width=0.25),
    "example": Bars("line", "line", width=0.1),
    "local": Bars("line", "line", width=0.1),
    "reach": Bars("none", "line", width=0.4),
    "local_words": Note("left", "bottom"),
    "whole_words": Note("left", "bottom"),
}


@our_style
def grams(adjacent_fat_kg: float = 3.0, minutes: float = 30, sessions: int = 13) -> Chart:
    """Draw what fat beside a working muscle releases more in a month, beside what Ana's whole body loses, as areas.

    Each little square is a gram. Ana eats 500 kcal a day below baseline.

    Parameters
    ----------
    adjacent_fat_kg, minutes, sessions
        The fat beside the muscle (kg), the minutes of one session, and the sessions of the month.

    Raises
    ------
    ValueError
        If a value is not in its range, or if more is released than there is room for.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.grams().words.split(" (")[0]
    'Beside the working muscle about 0.47 g more fat is released in a month'
    """
    local, canvas = local_lipolysis_g(adjacent_fat_kg, minutes, sessions), _canvas()
    if local.most > _ROOM_G:
        said = f"Up to {local.most:,.0f} g leave beside the muscle; to be drawn they must be at most {_ROOM_G} g."
        raise ValueError(f"{said} Take fewer sessions, less time or less fat.")
    canvas.put(**_data(local))
    ends = canvas.axes.get_ylim()
    canvas.when_placed(lambda: _fill(canvas, local, ends))
    caption = f"In a month fat beside the muscle releases {_amount(local)};"
    if _example(local):
        caption = f"Beside the muscle: first the example's dose, then this one, at most {local.most:.3g} g;"
    return Chart(canvas, _words(local), f"{caption} by eating less the whole body loses {_lost_g():,.0f} g.")


def _example(local: LocalRelease) -> float:
    """Return what the example's dose releases (g), drawn before a larger one; 0 where it is not drawn."""
    usual = local_lipolysis_g().estimate
    return usual if 2.0 * usual < local.estimate and local.most <= _SHORT_G else 0.0


@cache
def _month() -> Projection:
    """Return Ana's month, 500 kcal a day below baseline."""
    return project(PEOPLE["ana"], Plan.deficit(500), MONTH_DAYS)


def _lost_g() -> float:
    """Return what her whole body loses in it (g)."""
    return 1000.0 * float(_month().fat_kg[0] - _month().fat_kg[-1])


def _canvas() -> Canvas:
    """Return room for grams of fat, one little square each: beside a muscle above, of the whole body below."""
    canvas = Canvas("", "", f"{_month().person.name}: a month in grams of fat, a square each", _MARKS)
    rows = math.ceil(_lost_g() / ACROSS) + 1
    tall = 0.09 + 0.0217 * (rows + _TOP_ROW + 3.0)  # so that squares are square on a screen
    canvas.taller(tall)
    canvas.place((0.012, 0.02, 0.976, 1.0 - 0.09 / tall))
    canvas.axes.set_axis_off()
    canvas.limits((-0.2, ACROSS + 0.2), (_TOP_ROW + rows, -3.0))
    return canvas


def _fill(canvas: Canvas, local: LocalRelease, stored: tuple[float, float]) -> None:
    """Lay as few squares in a row as fill the room on a page: they are as large as they can be, and stay square."""
    if not canvas.is_fitted:
        canvas.put(**_data(local))
        canvas.axes.set(xlim=(-0.2, ACROSS + 0.2), ylim=stored)
        return
    place = canvas.axes.get_window_extent()
    line, lost = canvas.line_share * place.height, _lost_g()
    for across in range(20, _MOST_ACROSS):
        side = place.width / (across + 0.4)
        words = 1.3 * line / side  # in squares
        top = math.ceil(local.most / across) + words + 0.6
        if words + top + math.ceil(lost / across) + 0.2 <= place.height / side:
            break
    canvas.put(**_data(local, across, top))
    canvas.axes.set(xlim=(-0.2, across + 0.2), ylim=(place.height / side - words, -words))


def squares(grams: float, top: float = 0.0, across: int = ACROSS, left: float = 0.0) -> list[Corners]:
    """Return little squares, one for a gram, row after row of so many; the last one may be a part.

    Examples
    --------
    >>> squares(0.5)
    [[(0.0, 0.0), (0.0, 1.0), (0.5, 1.0), (0.5, 0.0)]]
    >>> len(squares(1111.0)), squares(81.0)[-1][0]
    (1111, (0.0, 1.0))
    """
    boxes = []
    for whole in range(math.ceil(grams)):
        x, row = left + whole % across, top + whole // across
        right = x + min(grams - whole, 1.0)
        boxes.append([(x, row), (x, row + 1.0), (right, row + 1.0), (right, row)])
    return boxes


def _data(local: LocalRelease, across: int = ACROSS, top: float = _TOP_ROW) -> dict[str, tuple[Any, ...]]:
    """Return what is released beside the muscle, and what the whole body loses, as marks."""
    example, amount = _example(local), _amount(local)
    left = _BEFORE if example else 0.0
    if example:
        amount = f"example {example:.1g} g; this dose {amount.replace(' more', '')}"
    return {
        "example": (squares(example, _LOCAL_ROW, across),),
        "local": (squares(local.estimate, _LOCAL_ROW, across, left),),
        "reach": (squares(local.most, _LOCAL_ROW, across, left),),
        "local_words": (0.0, _LOCAL_ROW - 0.4, f"beside the muscle: {amount}"),
        "lost": (squares(_lost_g(), top, across),),
        "whole_words": (0.0, top - 0.4, f"the whole body, by eating less: {_lost_g():,.0f} g"),
    }


def _times(ratio: float) -> str:
    """Return a ratio with two digits that count, such as '2,400'.

    Examples
    --------
    >>> [_times(x) for x in (2.4, 25.5, 148.0, 2364.0)]
    ['2', '26', '150', '2,400']
    """
    size = 10 ** max(math.floor(math.log10(ratio)) - 1, 0)
    return f"{round(ratio / size) * size:,.0f}"


def _amount(local: LocalRelease) -> str:
    """Return what is released more beside the muscle, and the most that it can be."""
    if local.most < _NOTHING_G:
        return "as good as nothing more"
    return f"{local.estimate:.2g} g more, at most {local.most:.3g} g"


def _words(local: LocalRelease) -> str:
    """Return the sentences of grams beside a muscle and of the whole body."""
    month, whole = _month(), _lost_g()
    released = (
        f"Beside the working muscle about {local.estimate:.2g} g more fat is released in a month"
        f" ({local.low:.2g} to {local.high:.2g} over three intensities), at most {local.most:.3g} with the error of the"
        " largest; what is released after the work is not counted."
    )
    lost = f"{month.person.name}, {month.plan}: in {month.days} days the whole body loses {whole:,.0f} g of fat"
    if local.most < _NOTHING_G:
        released = "Beside the working muscle as good as nothing more is released in a month."
    else:
        lost += f", about {_times(whole / local.estimate)} times as much ({_times(whole / local.most)} times the most)"
    if example := _example(local):
        lost += f". The example's dose, drawn first, releases {example:.1g} g"
    return f"{released} {lost}. Each little square is a gram."
