"""Lesson 11: grams of fat beside a working muscle, and of the whole body, on one logarithmic axis."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.care import care, with_help
from ..science.checks import instance
from ..science.fat.lipolysis import local_lipolysis_g
from ..science.results import Interval
from . import words as _words
from .app import App, deficit_slider, person_menu, slider
from .canvas import Canvas, Chart, joined
from .canvases import a_projection, like

MONTH_DAYS = 30


GRAMS = (0.005, 20_000.0)


"""Ends of the axis of grams: every state of the app fits between them."""


def sessions_a_month(sessions_a_week: int) -> int:
    """Return how many sessions a month of 30 days holds.

    Examples
    --------
    >>> sessions_a_month(3), sessions_a_month(7)
    (13, 30)
    """
    return round(sessions_a_week * MONTH_DAYS / 7)


class GramsCanvas(Canvas):
    """Grams of fat on one logarithmic axis: what is released beside a muscle, and what the whole body loses."""

    def __init__(self, title: str) -> None:
        super().__init__("grams of fat in a month (logarithmic: ten times from line to line)", "", title)
        style, ax = self.look, self.axes
        ax.set_position((0.235, 0.135, 0.745, 0.695))
        ax.set_xscale("log")
        ax.xaxis.set_major_locator(FixedLocator([10.0**k for k in range(-2, 5)]))
        ax.xaxis.set_minor_locator(NullLocator())
        ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:,.2f}".rstrip("0").rstrip(".")))
        ax.set_yticks([0, 1], ["beside the\nmuscle,\nreleased", "whole\nbody"])
        ax.grid(visible=False, axis="y")
        ax.axhline(0.5, color=style.grid, linewidth=style.line_pt / 3)
        self.limits(GRAMS, (1.55, -0.55))
        self._band = LineCollection([], colors=style.line, linewidths=style.line_pt * 3, alpha=0.45)
        ax.add_collection(self._band, autolim=False)
        (self._local,) = ax.plot(
            [],
            [],
            color=style.line,
            linestyle="none",
            marker="D",
            markersize=style.dot_pt * 2.2,
            markeredgecolor=style.ink,
        )
        (self._whole,) = ax.plot(
            [],
            [],
            color=style.body,
            linestyle="none",
            marker="o",
            markersize=style.dot_pt * 3,
            markeredgecolor=style.ink,
        )
        (self._gained,) = ax.plot(
            [],
            [],
            color=style.body,
            linestyle="none",
            marker="o",
            markersize=style.dot_pt * 3,
            markerfacecolor=style.paper,
            markeredgewidth=style.line_pt,
        )
        (self._between,) = ax.plot([], [], color=style.ink, linewidth=style.line_pt / 2, linestyle=(0, (2, 2)))
        letters: dict[str, Any] = {"color": style.ink, "fontsize": style.font_pt}
        self._times = ax.text(0, 0, "", ha="center", va="bottom", **letters)
        self._local_words = ax.text(0, 0, "", ha="center", va="bottom", **letters)
        self._whole_words = ax.text(0, 0, "", ha="center", va="top", **letters)
        self.moving(
            self._band,
            self._between,
            self._local,
            self._whole,
            self._gained,
            self._times,
            self._local_words,
            self._whole_words,
        )
        self.legend(
            [
                like(self._local, "middle measurement"),
                Line2D([], [], color=style.line, alpha=0.45, linewidth=style.line_pt * 3, label="spread of the three"),
                like(self._whole, "lost"),
                Line2D(
                    [],
                    [],
                    color=style.body,
                    linestyle="none",
                    marker="o",
                    markersize=style.dot_pt * 2.4,
                    markerfacecolor=style.paper,
                    markeredgewidth=style.line_pt,
                    label="gained",
                ),
            ]
        )

    def show(self, local: Interval | None, whole_g: float = 0.0) -> None:
        """Show the local ceiling and what the whole body loses (g, a gain is negative); None shows nothing."""
        for artist in (self._local, self._whole, self._gained, self._between):
            artist.set_data([], [])
        for text in (self._times, self._local_words, self._whole_words):
            text.set_text("")
        self._band.set_segments([])
        if local is None:
            return
        if local.high > 0:
            self._band.set_segments([[(local.low, 0.0), (local.high, 0.0)]])
            self._local.set_data([local.estimate], [0.0])
            self._put(self._local_words, local.estimate, -0.17, f"{local.low:.2g} to {local.high:.2g} g")
        # a logarithmic axis has no place for nothing
        if round(abs(whole_g)) < 1:
            self._put(self._whole_words, 10.0, 0.9, "no change to speak of: nothing to mark")
            return
        (self._whole if whole_g > 0 else self._gained).set_data([abs(whole_g)], [1.0])
        self._put(self._whole_words, abs(whole_g), 1.2, f"{abs(whole_g):,.0f} g {'lost' if whole_g > 0 else 'gained'}")
        if whole_g > 0 and local.estimate > 0:
            self._between.set_data([local.estimate, local.estimate, whole_g, whole_g], [0.1, 0.5, 0.5, 0.88])
            middle = float(np.sqrt(local.estimate * whole_g))
            self._put(self._times, middle, 0.48, f"{times(whole_g / local.estimate)} times")

    def _put(self, text: Any, x: float, y: float, words: str) -> None:
        # half of the words must not hang over an end of the axis
        text.set_position((min(max(x, 0.05), 2500.0), y))
        text.set_text(words)


def grams(local: Interval, projection: Projection) -> Chart:
    """Draw what fat beside a working muscle releases more, beside what the whole body loses, on one axis.

    The axis is logarithmic, and says so.

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
    instance(local, Interval, "local", "what local_lipolysis_g(...) returns")
    p = a_projection(projection)
    if p.days != MONTH_DAYS:
        raise ValueError(
            f"The projection has {p.days} days. It must be {MONTH_DAYS}, a month, to stand beside grams a month:"
            f" write days={MONTH_DAYS}."
        )
    canvas = GramsCanvas(f"{p.person.name}: grams of fat in a month")
    canvas.show(local, 1000.0 * float(p.fat_kg[0] - p.fat_kg[-1]))
    return Chart(canvas, grams_words(local, p))


def grams_words(local: Interval, p: Projection) -> str:
    """Return the sentences of grams beside a muscle and of the whole body."""
    whole = 1000.0 * float(p.fat_kg[0] - p.fat_kg[-1])
    plan = _words.plans([p])
    text = (
        f"Beside the working muscle about {local.estimate:.2g} g more fat is released in a month"
        f" ({local.low:.2g} to {local.high:.2g} over three intensities); no more than that can be lost there."
    )
    if round(abs(whole)) < 1:
        return f"{text} {p.person.name}, {plan}: the fat of the whole body does not change to speak of."
    verb = "loses" if whole > 0 else "gains"
    text += f" {p.person.name}, {plan}: in {p.days} days the whole body {verb} {abs(whole):,.0f} g of fat"
    if whole > 0 and local.estimate > 0:
        return (
            f"{text}, about {times(whole / local.estimate)} times as much"
            f" ({times(whole / local.high)} times the highest). The axis is logarithmic: ten times from"
            " line to line."
        )
    return f"{text}. The axis is logarithmic: ten times from line to line."


def times(ratio: float) -> str:
    """Return a ratio with two digits that count, such as '2,400'."""
    size = 10 ** max(int(np.floor(np.log10(ratio))) - 1, 0)
    return f"{round(ratio / size) * size:,.0f}"


class GramsAMonth(App):
    """Lesson 11: the most that fat beside a working muscle releases, beside what the whole body loses.

    Examples
    --------
    >>> GramsAMonth().set(deficit_kcal=0).words.split(". ")[2]
    'Ana, eating at baseline: the fat of the whole body does not change to speak of.'
    """

    def __init__(self) -> None:
        self._chart = GramsCanvas("")
        super().__init__(
            {
                "minutes": slider("minutes a session", 30, 10, 120, 10),
                "sessions_a_week": slider("sessions a week", 3, 1, 7, 1),
                "deficit_kcal": deficit_slider(250),
                "adjacent_fat_kg": slider("kg of fat beside the muscle", 3, 1, 15, 1),
                "person": person_menu("ana"),
            },
            more=("adjacent_fat_kg", "person"),
        )

    def _canvas(self) -> Canvas:
        return self._chart

    def _draw(self, minutes: int, sessions_a_week: int, deficit_kcal: int, adjacent_fat_kg: int, person: str) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        self._chart.title(f"{who.name}: grams of fat in a month")
        local = local_lipolysis_g(adjacent_fat_kg, minutes, sessions_a_month(sessions_a_week))
        body = project(who, plan, MONTH_DAYS)
        said = care(who, plan, float(body.weight_kg.min()))
        if not said.ok:
            self._chart.show(None)
            return str(said)
        self._chart.show(local, 1000.0 * float(body.fat_kg[0] - body.fat_kg[-1]))
        sessions = f"{sessions_a_month(sessions_a_week)} sessions of {minutes} minutes"
        dose = f"{sessions}, beside {units.mass(adjacent_fat_kg, 0)} of fat."
        return joined([dose, grams_words(local, body), *with_help(said.flags)])
