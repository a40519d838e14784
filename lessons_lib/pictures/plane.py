"""The plane of a drawing, as a stored notebook shows it: nothing of the run before it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.ticker import MultipleLocator

from .canvas import OVER, Canvas, with_words
from .look import DASHED, DOTTED
from .marks import Line, dots
from .png import compact_png

_START = dots("ink", alpha=None, size=1.6)
_EDGES = dots("ink", alpha=None, size=1.6, face="paper", edge_width=0.8)
_DRAWN = {"you": OVER.shown_as(), "run": Line("body"), "beside": Line("line", DASHED), "beside2": Line("third", DOTTED)}
_WEEKS = (1, 2, 4, 8, 13, 26, 52)


def plane_png(plane: Mapping[str, Any], words: str, lines: Sequence[Mapping[str, Any]] = ()) -> bytes:
    """Return the picture of a plane as PNG bytes, with the words below it.

    Parameters
    ----------
    plane
        What the widget of the plane knows, in the unit that is shown: ends and names of the axes, the start, what is
        given.
    words
        What was drawn so far.
    lines
        The drawing with what lies over it, once the run is shown: name, style and points of each.
    """
    canvas = Canvas("" if plane["names"] else plane["xName"], plane["yName"], "")
    canvas.taller(0.8)
    canvas.place((0.112, 0.16, 0.868, 0.62 if lines else 0.79))
    axes, (low, high) = canvas.axes, plane["x"]
    if plane["names"]:
        axes.set_xticks(range(len(plane["names"])), plane["names"])
        low, high = low - 0.5, high + 0.5
    elif plane["xName"] == "weeks":
        fit = (one for one in _WEEKS if (high - low) / one <= 13 and not (high - low) % one)
        axes.xaxis.set_major_locator(MultipleLocator(next(fit, _WEEKS[-1])))
    axes.set_xlim(low, high)
    axes.set_ylim(*plane["y"])
    for one in plane["given"]:
        canvas.add(dots(), *zip(*one["points"], strict=True))
    if plane["fixed"] and not plane["names"]:
        canvas.add(_EDGES, *zip(*plane["fixed"], strict=True))
    if plane["start"]:
        x, y = plane["start"]
        canvas.add(_START, [x], [y])
        axes.annotate("start", (x, y), (10, 6), textcoords="offset points", fontsize=canvas.look.font_pt)
    for line in lines:
        canvas.add(_DRAWN[line["style"]], *zip(*line["points"], strict=True), label=line["name"])
    canvas.legend()
    return compact_png(with_words(canvas.as_stored(), words))
