"""Lesson 02: what a body spends at rest by nine equations, and where a day's energy goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..science.body.energy import EQUATIONS, energy_requirement_kcal, rmr_kcal
from ..science.body.people import PAL_RANGE, PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.spending import (
    CALERIE_AGE_YEARS,
    CALERIE_BMI_KG_M2,
    Spending,
    calerie_tdee_kcal,
    in_calerie,
    spending,
)
from ..science.care import care, with_help
from .app import App, person_menu, slider
from .canvas import Canvas, Chart, joined
from .given import some_people
from .rows import _BLANK, RowsCanvas, box

_COURSE_EQUATION = "mifflin_1990"


# the rounded form of Mifflin's equation is no other opinion
_SIDE_BY_SIDE = {
    "mifflin_1990": "Mifflin 1990",
    "harris_benedict_1919": "Harris 1919",
    "roza_shizgal_1984": "Roza 1984",
    "cunningham_1980": "Cunningham 1980",
    "cunningham_1991": "Cunningham 1991",
    "livingston_kohlstadt_2005": "Livingston 2005",
    "henry_2005": "Henry 2005",
    "schofield_1985": "Schofield 1985",
    "fao_who_unu_1985": "FAO/WHO 1985",
}


assert set(_SIDE_BY_SIDE) <= set(EQUATIONS)


_EATEN_KCAL = (800, 4500, 50)


CALERIE_NOTE = (
    f"CALERIE measured people of {CALERIE_AGE_YEARS[0]:.0f} to {CALERIE_AGE_YEARS[1]:.0f} years with a BMI of"
    f" {CALERIE_BMI_KG_M2[0]:.0f} to {CALERIE_BMI_KG_M2[1]:.0f}, so for others it is not drawn."
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


def resting(person: Person) -> Chart:
    """Draw what the published equations say a person spends at rest, side by side.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.resting(PEOPLE["ben"]).words.split(",")[0]
    '9 equations put what Ben spends at rest between 1884 (Cunningham 1991) and 2059 kcal/day (Harris 1919)'
    """
    (person,) = some_people((person,), "resting", 1)
    kcal: dict[str, float] = {}
    for key, name in _SIDE_BY_SIDE.items():
        try:
            kcal[name] = rmr_kcal(person, key)
        except ValueError:
            continue  # no coefficients that we could check for this person
    canvas = RowsCanvas("kcal a day at rest", f"{person.name}: one body, {len(kcal)} equations", list(kcal))
    style, ax = canvas.look, canvas.axes
    course = kcal[_SIDE_BY_SIDE[_COURSE_EQUATION]]
    ax.axvline(course, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    ax.plot(
        list(kcal.values()), range(len(kcal)), color=style.body, linestyle="none", marker="o",
        markersize=2 * style.dot_pt,
    )  # fmt: skip
    for row, value in enumerate(kcal.values()):
        canvas.say(value, row, f"{value:,.0f}", 0.8)
    low, high = min(kcal, key=lambda n: kcal[n]), max(kcal, key=lambda n: kcal[n])
    apart = kcal_left(kcal[high], kcal[low])
    line = Line2D([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)), label="used in this course")
    canvas.legend(
        [
            Line2D(
                [],
                [],
                color=style.body,
                linestyle="none",
                marker="o",
                markersize=1.6 * style.dot_pt,
                label="an equation",
            ),
            line,
        ]
    )
    canvas.reach(kcal[high] + 0.25 * apart, kcal[low] - 0.1 * apart)
    return Chart(
        canvas,
        f"{len(kcal)} equations put what {person.name} spends at rest between {kcal[low]:.0f} ({low}) and"
        f" {kcal[high]:.0f} kcal/day ({high}), {apart} apart. This course uses {course:.0f}.",
    )


def spent(*people: Person) -> Chart:
    """Draw where the energy of one day goes, for one to four people, with two checks from outside.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.spent(PEOPLE["ana"]).words.split(".")[0]
    'Ana spends 2396 kcal/day: 1497 at rest, 240 on digesting, 659 on moving'
    """
    group = some_people(people, "spent", 4)
    canvas = DayCanvas("Where a day's energy goes", [p.name for p in group])
    days = [spending(p) for p in group]
    required = {row: energy_requirement_kcal(p) for row, p in enumerate(group) if p.age_years >= 19}
    measured = {row: calerie_tdee_kcal(p) for row, p in enumerate(group) if in_calerie(p)}
    canvas.show(days, required, measured)
    canvas.name()
    canvas.reach(1.06 * max([d.total_kcal for d in days] + list(required.values()) + list(measured.values())))
    return Chart(canvas, joined(spent_words(p) for p in group))


def spent_words(person: Person, equation: str = _COURSE_EQUATION) -> str:
    """Return where a person's day goes, and what two outsiders say."""
    one = spending(person, equation)
    moving = kcal_left(one.total_kcal, one.resting_kcal, one.digesting_kcal)
    text = (
        f"{person.name} spends {one.total_kcal:.0f} kcal/day: {one.resting_kcal:.0f} at rest,"
        f" {one.digesting_kcal:.0f} on digesting, {moving} on moving."
    )
    if person.age_years >= 19:
        text += f" The 2023 equation says {energy_requirement_kcal(person):.0f}"
        text += f", the CALERIE study {calerie_tdee_kcal(person):.0f}." if in_calerie(person) else "."
    return text


class WhatABodySpends(App):
    """Lesson 02: a day's spending in three parts, two outside checks, and what is eaten beside it.

    Examples
    --------
    >>> WhatABodySpends().set(person="ana", pal=1.6, eaten_kcal=2400).words.split(". ")[-2]
    'Eating 2400 is 4 kcal/day above what is spent'
    """

    def __init__(self) -> None:
        self._chart = DayCanvas("", ["spent", "eaten"])
        self._chart.name()
        self._framed: Person | None = None
        super().__init__(
            {
                "eaten_kcal": slider("kcal eaten a day", 2000, *_EATEN_KCAL),
                "pal": slider("PAL, how active", 1.6, *PAL_RANGE, 0.1),
                "person": person_menu("ines"),
            }
        )

    def _canvas(self) -> Canvas:
        return self._chart

    def _draw(self, eaten_kcal: int, pal: float, person: str) -> str:
        if PEOPLE[person] is not self._framed:
            self._framed = PEOPLE[person]
            most = PAL_RANGE[1] * self._framed.rmr_kcal
            self._chart.title(f"{self._framed.name}: what is spent, what is eaten")
            self._chart.reach(1.06 * max(most, _EATEN_KCAL[1]))
        # the slider's steps carry rounding in the last digits
        who, plan = PEOPLE[person].but(pal=round(pal, 1)), Plan.intake(eaten_kcal)
        said = care(who, plan)
        if not said.ok:
            self._chart.show([], {}, {})
            return str(said)
        one = spending(who)
        measured = {0: calerie_tdee_kcal(who)} if in_calerie(who) else {}
        self._chart.show([one], {0: energy_requirement_kcal(who)}, measured, (1, eaten_kcal))
        gap = eaten_kcal - round(one.total_kcal)
        side = "above" if gap > 0 else "below"
        return joined(
            [
                f"PAL {who.pal:.1f}: {spent_words(who)}",
                f"Eating {eaten_kcal} is {abs(gap)} kcal/day {side} what is spent.",
                CALERIE_NOTE if not measured else "",
                *with_help(said.flags),
            ]
        )


def kcal_left(whole_kcal: float, *parts_kcal: float) -> int:
    """Return what is left of whole kcal after whole kcal, so that the numbers of a sentence add up."""
    return round(whole_kcal) - sum(round(kcal) for kcal in parts_kcal)
