"""Kept figures of lessons 01 to 03: a pound's energy, a day's spending, four articles' prescriptions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..science import units
from ..science.body.people import Person
from ..science.body.projection import Projection
from ..science.body.spending import Spending
from ..science.body.static import RULE_KCAL_PER_LB
from ..science.body.tissue import rule_fat_kg, scale_kcal_per_kg, tissue_kcal_per_kg
from ..science.care import FLAGGED_KCAL, REFUSED_KCAL
from ..science.evidence.articles import ARTICLES, Article
from .canvas import Canvas

_BLANK = [[(0.0, 0.0)] * 4]
_LEAST_FAT_KG, _MOST_FAT_KG = 3.0, 75.0
_SAME_PLACE_KG = 3.0


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


class PoundCanvas(Canvas):
    """What a pound of tissue holds against body fat, the rule's 3,500, one person, and the scale's pound."""

    def __init__(self, title: str) -> None:
        super().__init__(f"body fat ({units.mass_unit()})", "kcal in a pound", title)
        style, ax = self.look, self.axes
        fat = np.linspace(_LEAST_FAT_KG, _MOST_FAT_KG, 200)
        ax.plot(
            units.from_kg(1.0) * fat,
            [units.KG_PER_LB * tissue_kcal_per_kg(float(kg)) for kg in fat],
            color=style.body,
            linewidth=style.line_pt,
        )
        ax.axhline(RULE_KCAL_PER_LB, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
        ax.axvline(units.from_kg(rule_fat_kg()), color=style.scale, linewidth=style.line_pt / 2, linestyle=(0, (1, 2)))
        size = 2.2 * style.dot_pt
        (self._dot,) = ax.plot([], [], color=style.body, linestyle="none", marker="o", markersize=size)
        (self._scale,) = ax.plot([], [], color=style.fourth, linestyle="none", marker="D", markersize=size)
        self.moving(self._dot, self._scale)
        self.limits((0.0, units.from_kg(_MOST_FAT_KG)), (0.0, 4600.0))

    def name(self, *, scale: bool) -> None:
        """Write the legend."""
        style = self.look
        handles = [
            Line2D(
                [],
                [],
                color=style.body,
                linewidth=style.line_pt,
                marker="o",
                markersize=1.6 * style.dot_pt,
                label="fat and lean tissue",
            ),
            Line2D([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)), label="the rule"),
        ]
        if scale:
            handles.append(
                Line2D(
                    [],
                    [],
                    color=style.fourth,
                    linestyle="none",
                    marker="D",
                    markersize=1.6 * style.dot_pt,
                    label="on the scale, water and all",
                )
            )
        self.legend(handles)

    def show(self, run: Projection | None) -> None:
        """Show one person's tissue, and what a pound on the scale held in a run; None shows nothing."""
        fat = [] if run is None else [run.person.fat_kg]
        per_kg = None if run is None else scale_kcal_per_kg(run)
        x = [units.from_kg(kg) for kg in fat]
        self._dot.set_data(x, [units.KG_PER_LB * tissue_kcal_per_kg(kg) for kg in fat])
        self._scale.set_data(*([], []) if per_kg is None else (x, [units.KG_PER_LB * per_kg]))

    def people(self, people: Sequence[Person]) -> None:
        """Mark people on the curve, with their names below it; neighbours share a place."""
        style = self.look
        groups: list[list[Person]] = []
        for person in sorted(people, key=lambda one: one.fat_kg):
            near = groups and person.fat_kg - groups[-1][-1].fat_kg < _SAME_PLACE_KG
            if near:
                groups[-1].append(person)
            else:
                groups.append([person])
        for group in groups:
            places = [(units.from_kg(p.fat_kg), units.KG_PER_LB * tissue_kcal_per_kg(p.fat_kg)) for p in group]
            self.axes.plot(*zip(*places, strict=True), color=style.body, linestyle="none", marker="o",
                           markersize=2.0 * style.dot_pt)  # fmt: skip
            # names stand below the curve, or above it where the rule's line would run through them
            high = places[-1][1] > RULE_KCAL_PER_LB
            self.axes.annotate(
                ", ".join(p.name for p in group),
                places[-1],
                xytext=(0.0 if high else 0.5 * style.font_pt, (0.7 if high else -0.5) * style.font_pt),
                textcoords="offset points",
                ha="center" if high else "left",
                va="bottom" if high else "top",
                fontsize=style.font_pt,
                color=style.ink,
            )


class DayCanvas(RowsCanvas):
    """A day's spending in three parts, checks from outside, and what is eaten."""

    def __init__(self, title: str, rows: Sequence[str]) -> None:
        super().__init__("kcal a day", title, rows)
        style, ax = self.look, self.axes
        self._parts = [
            PolyCollection(_BLANK, facecolor=colour, edgecolor=style.paper, hatch=hatch, linewidth=0)
            for colour, hatch in ((style.body, ""), (style.third, ".."), (style.line, "//"))
        ]
        self._eaten = PolyCollection(_BLANK, facecolor=style.grid, edgecolor=style.ink)
        for marks in (*self._parts, self._eaten):
            ax.add_collection(marks, autolim=False)
        size = 2.2 * style.dot_pt
        look: dict[str, Any] = {"linestyle": "none", "markersize": size, "markeredgecolor": style.paper}
        (self._requirement,) = ax.plot([], [], color=style.ink, marker="D", **look)
        (self._calerie,) = ax.plot([], [], color=style.fourth, marker="s", **look)
        self.moving(*self._parts, self._eaten, self._requirement, self._calerie)

    def name(self) -> None:
        """Write the legend; the row of what is eaten carries its own name."""
        style = self.look
        marks: dict[str, Any] = {"linestyle": "none", "markersize": 1.6 * style.dot_pt}
        handles: list[Patch | Line2D] = [
            Patch(facecolor=style.body, label="at rest"),
            Patch(facecolor=style.third, hatch="..", edgecolor=style.paper, linewidth=0, label="digesting"),
            Patch(facecolor=style.line, hatch="//", edgecolor=style.paper, linewidth=0, label="moving"),
        ]
        handles += [
            Line2D([], [], color=style.ink, marker="D", label="2023 equation", **marks),
            Line2D([], [], color=style.fourth, marker="s", label="CALERIE", **marks),
        ]
        self.legend(handles)

    def show(
        self,
        days: Sequence[Spending],
        requirements: Mapping[int, float],
        calerie: Mapping[int, float],
        eaten: tuple[int, float] | None = None,
    ) -> None:
        """Show days as rows; outside checks and what is eaten by their row (kcal/day)."""
        ends = [np.cumsum([0.0, d.resting_kcal, d.digesting_kcal, d.moving_kcal]) for d in days]
        for i, marks in enumerate(self._parts):
            marks.set_verts([box(e[i], e[i + 1], row, 0.5) for row, e in enumerate(ends)] or _BLANK)
        self._eaten.set_verts([box(0.0, eaten[1], eaten[0], 0.5)] if eaten else _BLANK)
        self._requirement.set_data(list(requirements.values()), [row + 0.37 for row in requirements])
        self._calerie.set_data(list(calerie.values()), [row + 0.37 for row in calerie])


class ArticlesCanvas(RowsCanvas):
    """What four articles would have a person eat, between what is spent and the course's limits."""

    def __init__(self, title: str) -> None:
        super().__init__("kcal eaten a day", title, [row_name(article) for article in ARTICLES.values()])
        style, ax = self.look, self.axes
        ax.axvspan(0.0, REFUSED_KCAL, facecolor=style.paper, edgecolor=style.grid, hatch="xx", linewidth=0, zorder=0)
        self._bars = PolyCollection(_BLANK, facecolor=style.body, edgecolor=style.ink)
        self._chosen = PolyCollection(_BLANK, facecolor=style.line, edgecolor=style.ink, hatch="//")
        for marks in (self._bars, self._chosen):
            ax.add_collection(marks, autolim=False)
        thick = style.line_pt
        (self._spent,) = ax.plot([], [], color=style.ink, linewidth=thick)
        (self._rest,) = ax.plot([], [], color=style.ink, linewidth=thick, linestyle=(0, (5, 2)))
        (self._floor,) = ax.plot([], [], color=style.fourth, linewidth=thick, linestyle=(0, (1, 1)))
        words: dict[str, Any] = {"va": "center", "fontsize": style.font_pt, "color": style.ink}
        words["bbox"] = {"facecolor": style.paper, "edgecolor": "none", "pad": 0.2 * style.font_pt}
        self._notes = [ax.text(0.0, row, "", **words) for row in range(self.rows)]
        self.moving(self._bars, self._chosen, self._spent, self._rest, self._floor, *self._notes)

    def name(self, *, chosen: bool) -> None:
        """Write the legend."""
        style, thick = self.look, self.look.line_pt
        handles: list[Line2D | Patch] = [
            Line2D([], [], color=style.ink, linewidth=thick, label="spent"),
            Line2D([], [], color=style.ink, linewidth=thick, linestyle=(0, (5, 2)), label="at rest"),
            Patch(facecolor=style.body, edgecolor=style.ink, label="eaten"),
        ]
        if chosen:
            handles.append(Patch(facecolor=style.line, edgecolor=style.ink, hatch="//", label="chosen"))
        handles += [
            Line2D([], [], color=style.fourth, linewidth=thick, linestyle=(0, (1, 1)), label="flagged below"),
            Patch(facecolor=style.paper, edgecolor=style.scale, hatch="xx", linewidth=0, label="refused"),
        ]
        self.legend(handles)

    def show(self, person: Person, chosen: str = "") -> list[str]:
        """Show all four for one person, and return those that `care` refuses: they are named and not drawn."""
        ends = (-0.55, self.rows - 0.45)
        for line, kcal in (
            (self._spent, person.tdee_kcal),
            (self._rest, person.rmr_kcal),
            (self._floor, FLAGGED_KCAL[person.sex]),
        ):
            line.set_data([kcal, kcal], ends)
        plain: list[list[tuple[float, float]]] = []
        marked: list[list[tuple[float, float]]] = []
        refused: list[str] = []
        for row, (key, article) in enumerate(ARTICLES.items()):
            eaten, note = article.eaten_kcal(person), ""
            if eaten is None:
                note = "no number"
            elif not article.care(person).ok:
                note = "refused: not drawn"
                refused.append(key)
            else:
                (marked if key == chosen else plain).append(box(eaten[1], eaten[0], row, 0.5))
            self._notes[row].set_text(note)
            self._notes[row].set_x(0.02 * self.axes.get_xlim()[1])
            self._notes[row].set_visible(bool(note))
        self._bars.set_verts(plain or _BLANK)
        self._chosen.set_verts(marked or _BLANK)
        return refused


def row_name(article: Article) -> str:
    """Return an article's letter and prescription in two short lines."""
    if article.below_kcal is None:
        return f"{article.id}\nno number"
    low, high = article.below_kcal
    zero = "below spending" if article.zero_point == "spending" else "below resting"
    return f"{article.id}: {low:,.0f}–{high:,.0f}\n{zero}"
