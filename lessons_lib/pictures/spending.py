"""What a body spends in a day, by its three parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..science.body.energy import spending
from ..science.body.people import PAL_RANGE, PEOPLE, Person
from ..science.body.plans import Plan
from ..science.words import joined
from .app import App, person_menu, slider
from .canvas import Chart, some_people
from .marks import Bars, Line, plain
from .rows import Rows, box

_EATEN_KCAL = (850, 4500, 50)  # not from 800 on, which `care` refuses
_DAY = {
    "resting": plain("body"),
    "digesting": plain("third", ".."),
    "moving": plain("line", "//"),
    "eaten": Bars("grid"),
    "gap": Line("ink", marker="|", size=1.6, width=0.8),  # between the rows, from what is eaten to what is spent
}


def spent(*people: Person) -> Chart:
    """Draw where the energy of one day goes, for one to four people.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.spent(PEOPLE["ana"]).words.split(".")[0]
    'Ana spends 2,396 kcal/day: 1,497 at rest, 240 on digesting, 659 on moving'
    """
    group = some_people(people, "spent", 4)
    canvas = _day("Where a day's energy goes", [p.name for p in group])
    _show(canvas, group)
    for row, one in enumerate(group):
        rest_percent = 100.0 * one.rmr_kcal / one.tdee_kcal
        canvas.say(one.tdee_kcal, row, f"{rest_percent:.0f} % at rest")
    canvas.reach(1.06 * max(one.tdee_kcal for one in group))
    day = spending(group[0])
    rest, digesting = (round(100.0 * kcal / day.total_kcal) for kcal in (day.resting_kcal, day.digesting_kcal))
    caption = f"{group[0].name}: {rest} % at rest, {digesting} % digesting, {100 - rest - digesting} % moving."
    return Chart(canvas, joined(_spent_words(p) for p in group), caption)


def _day(title: str, names: Sequence[str]) -> Rows:
    """Return a day's spending in three parts, and what is eaten, which names itself."""
    canvas = Rows("kcal a day", title, names, _DAY)
    canvas.names(resting="at rest", digesting="digesting", moving="moving")
    return canvas


def _show(canvas: Rows, people: Sequence[Person], eaten_kcal: float | None = None) -> None:
    """Show people's days as rows, then what is eaten."""
    days = [spending(p) for p in people]
    ends = [np.cumsum([0.0, d.resting_kcal, d.digesting_kcal, d.moving_kcal]) for d in days]
    parts = {
        name: ([box(e[i], e[i + 1], row) for row, e in enumerate(ends)],)
        for i, name in enumerate(("resting", "digesting", "moving"))
    }
    eaten: dict[str, tuple[Any, ...]] = {}
    if eaten_kcal is not None:
        row = len(people)
        gap = (eaten_kcal, days[-1].total_kcal), (row - 0.5, row - 0.5)
        eaten = {"eaten": ([box(0.0, eaten_kcal, row)],), "gap": gap}
    canvas.put(**parts, **eaten)


def _spent_words(person: Person) -> str:
    """Return where a person's day goes."""
    one = spending(person)
    moving = kcal_left(one.total_kcal, one.resting_kcal, one.digesting_kcal)
    return (
        f"{person.name} spends {one.total_kcal:,.0f} kcal/day: {one.resting_kcal:,.0f} at rest,"
        f" {one.digesting_kcal:,.0f} on digesting, {moving:,} on moving."
    )


def kcal_left(whole_kcal: float, *parts_kcal: float) -> int:
    """Return what is left of whole kcal after whole kcal, so that the numbers of a sentence add up.

    Examples
    --------
    >>> kcal_left(2396.4, 1497.2, 239.6)
    659
    """
    return round(whole_kcal) - sum(round(kcal) for kcal in parts_kcal)


class WhatABodySpends(App):
    """Lesson 02: a day's spending in three parts, and what is eaten beside it.

    Examples
    --------
    >>> WhatABodySpends().set(person="ana", pal=1.6, eaten_kcal=2400).words.split(". ")[-1]
    'Eating 2,400 is 4 kcal/day above what is spent.'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        self._rows = _day("", ["spent", "eaten"])
        self._rows.names(resting="at rest", digesting="digesting", moving="moving", gap="the gap")
        super().__init__(
            self._rows,
            {
                "eaten_kcal": slider("kcal eaten a day", 1500, *_EATEN_KCAL),
                "pal": slider("PAL, how active", 1.6, *PAL_RANGE, 0.1),
                "person": person_menu("ana"),
            },
        )

    def _frame(self, person: str) -> None:
        self._rows.title(f"{PEOPLE[person].name}: what is spent, what is eaten")
        self._rows.reach(1.06 * max(PAL_RANGE[1] * PEOPLE[person].rmr_kcal, _EATEN_KCAL[1]))

    def _keep(self, **state: Any) -> None:
        _show(self._rows, [PEOPLE[state["person"]].but(pal=round(state["pal"], 1))])

    def _draw(self, eaten_kcal: int, pal: float, person: str) -> list[str]:
        # the slider's steps carry rounding in the last digits
        who = PEOPLE[person].but(pal=round(pal, 1))
        self.gate(who, Plan.intake(eaten_kcal))
        _show(self._rows, [who], eaten_kcal)
        gap = eaten_kcal - round(spending(who).total_kcal)
        self.headline(f"{abs(gap):,} kcal/day {'above' if gap > 0 else 'below'} what is spent")
        return [
            f"PAL {who.pal:.1f}: {_spent_words(who)}",
            f"Eating {eaten_kcal:,} is {abs(gap):,} kcal/day {'above' if gap > 0 else 'below'} what is spent.",
        ]
