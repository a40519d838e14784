"""The room's votes on the coach's board."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..pictures.board_canvas import BoardCanvas, Size

_LABEL_WIDTH = 1.35  # upright labels closer than this, in heights of their letters, would touch


class VotesCanvas(BoardCanvas):
    """How often the room said what; the answer and the wrong ideas over it."""

    left, top = 3.2, 2.4

    def __init__(self, xlabel: str, size: Size, dark: bool) -> None:
        super().__init__(xlabel, "votes", size, dark)
        self.axes.locator_params(axis="y", nbins=5, integer=True, steps=[1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
        self.axes.grid(visible=False, axis="x")

    def show(
        self,
        votes: Sequence[float],
        ends: tuple[float, float],
        answer: tuple[float, str] | None = None,
        ideas: Sequence[tuple[float, str]] = (),
    ) -> None:
        """Draw the votes between two ends, and if it is time, the answer and the wrong ideas, each (value, label)."""
        style, ax = self.look, self.axes
        inside = np.array([vote for vote in votes if ends[0] <= vote <= ends[1]])
        edges = np.linspace(*ends, 1 + min(24, max(8, len(votes))))
        counts, _ = np.histogram(inside, edges)
        ax.bar(
            (edges[1:] + edges[:-1]) / 2,
            counts,
            width=0.9 * (edges[1] - edges[0]),
            color=style.scale,
            edgecolor=style.paper,
        )
        most = max(int(counts.max(initial=0)), 1)
        if answer is None:
            self.limits(ends, (0.0, 1.15 * most))
            return
        # room above the bars for the upright labels, and letters that fit into it
        longest = max(len(label) for _, label in (answer, *ideas)) * 0.53 * 0.9 * self._letter[1]
        height = ax.get_position().height
        share = min(longest / height + 0.06, 0.58)
        smaller = 0.9 * min(1.0, (share - 0.06) * height / longest)
        top = 1.05 * most / (1.0 - share)
        self.limits(ends, (0.0, top))
        one = self._letter[0] * (ends[1] - ends[0]) / ax.get_position().width  # a letter's height, along the axis
        lines = sorted([(*idea, style.line, (0, (5, 2))) for idea in ideas] + [(*answer, style.body, "-")])
        places = _side_by_side(
            [value + 0.3 * one for value, *_ in lines], _LABEL_WIDTH * smaller * one, ends[1] + 0.8 * one
        )
        for (value, label, colour, dash), place in zip(lines, places, strict=True):
            ax.axvline(value, color=colour, linewidth=style.line_pt, linestyle=dash)
            ax.annotate(
                label,
                (place, 0.985 * top),
                rotation=90,
                va="top",
                ha="left",
                fontsize=smaller * style.font_pt,
                color=style.ink,
                bbox={"facecolor": style.paper, "edgecolor": "none", "pad": 0.5},
                zorder=3,
                annotation_clip=False,
            )


def _side_by_side(wanted: Sequence[float], width: float, end: float) -> list[float]:
    """Return where labels of a width begin: in order, beside each other, and before the end.

    Examples
    --------
    >>> _side_by_side([1.0, 1.5, 8.0, 9.5], 1.0, 10.0)
    [1.0, 2.0, 8.0, 9.0]
    """
    places: list[float] = []
    for place in wanted:
        places.append(max(place, places[-1] + width) if places else place)
    limit = end
    for i in reversed(range(len(places))):
        places[i] = min(places[i], limit - width)
        limit = places[i]
    return places
