"""The canvas of every picture of rows: lying bars, with the name of each row on the left."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes

from .canvas import Canvas

_BLANK = [[(0.0, 0.0)] * 4]


def box(left: float, right: float, middle: float, height: float) -> list[tuple[float, float]]:
    """Return the corners of a lying bar."""
    low, high = middle - height / 2, middle + height / 2
    return [(left, low), (left, high), (right, high), (right, low)]


class RowsCanvas(Canvas):
    """Lying bars, with the name of each row on the left; the first row is on top."""

    def __init__(self, xlabel: str, title: str, rows: Sequence[str]) -> None:
        super().__init__(xlabel, "", title)
        self.axes.set_position((0.27, 0.135, 0.705, 0.695))
        self.axes.set_yticks(range(len(rows)), list(rows))
        self.axes.grid(visible=False, axis="y")
        self.rows = len(rows)

    def reach(self, right: float, left: float = 0.0) -> None:
        """Let the axis run from `left` to `right`, with all rows in view."""
        self.limits((left, right), (self.rows - 0.45, -0.55))

    def say(self, x: float, row: float, text: str, air: float = 0.4) -> None:
        """Write a short text to the right of a place, `air` letters away."""
        style = self.look
        self.axes.annotate(
            text,
            (x, row),
            xytext=(air * style.font_pt, 0),
            textcoords="offset points",
            va="center",
            fontsize=style.font_pt,
            color=style.ink,
            bbox={"facecolor": style.paper, "edgecolor": "none", "pad": 0.1 * style.font_pt},
        )


def quiet(axes: Axes, canvas: Canvas) -> None:
    """Give a second pair of axes the look of the first."""
    style = canvas.look
    axes.set_facecolor(style.paper)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(style.ink)
    axes.tick_params(colors=style.ink, labelsize=style.font_pt)
