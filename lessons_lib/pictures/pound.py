"""Lesson 01: what a pound holds, of a store, of tissue and on the scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.lines import Line2D

from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import OutsideModelError, Projection, project
from ..science.body.static import RULE_KCAL_PER_LB
from ..science.body.tissue import rule_fat_kg, scale_kcal_per_kg, stores_kcal_per_kg, tissue_kcal_per_kg
from ..science.care import care, with_help
from .app import App, deficit_slider, person_menu, slider
from .canvas import Canvas, Chart, joined
from .given import some_people
from .rows import RowsCanvas, box
from .words import change, span

_LEAST_FAT_KG, _MOST_FAT_KG = 3.0, 75.0


_SAME_PLACE_KG = 3.0


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


def pounds() -> Chart:
    """Draw what a pound holds: of pure fat, fatty tissue, lean tissue, glycogen with its water, water.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.pounds().words.split(";")[0]
    'A pound of pure fat holds 4,282 kcal'
    """
    kcal = {name: units.KG_PER_LB * per_kg for name, per_kg in stores_kcal_per_kg().items()}
    canvas = RowsCanvas("kcal in a pound", "Is a pound a pound?", list(kcal))
    style, ax = canvas.look, canvas.axes
    for row, value in enumerate(kcal.values()):
        ax.fill(*zip(*box(0.0, value, row, 0.55), strict=True), facecolor=style.body, edgecolor=style.ink)
        canvas.say(value, row, f"{value:,.0f}")
    ax.axvline(RULE_KCAL_PER_LB, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)), zorder=0)
    rule = Line2D([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    rule.set_label(f"the rule: {RULE_KCAL_PER_LB:,.0f} kcal")
    canvas.legend([rule])
    canvas.reach(1.15 * max(kcal.values()))
    (first, most), *rest = kcal.items()
    others = "; ".join(f"of {name} {value:,.0f}" for name, value in rest)
    return Chart(
        canvas,
        f"A pound of {first} holds {most:,.0f} kcal; {others}. The rule says {RULE_KCAL_PER_LB:,.0f} for every pound.",
    )


def pound_of_tissue(*people: Person) -> Chart:
    """Draw what the next pound of tissue holds against body fat, and where some people stand.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.pound_of_tissue(PEOPLE["dev"], PEOPLE["hugo"]).words.split(".", 2)[-1]
    '2 kg of fat. The curve meets the 3,500 of the rule at 35.6 kg of fat.'
    """
    group = some_people(people, "pound_of_tissue", 5)
    canvas = PoundCanvas("What the next pound of tissue holds")
    canvas.people(group)
    canvas.name(scale=False)
    each = [
        f"{units.KG_PER_LB * tissue_kcal_per_kg(p.fat_kg):,.0f} kcal for {p.name} with {units.mass(p.fat_kg)}"
        for p in sorted(group, key=lambda one: one.fat_kg)
    ]
    return Chart(
        canvas,
        f"The next pound of tissue holds {_listed(each)} of fat. The curve meets the {RULE_KCAL_PER_LB:,.0f} of the"
        f" rule at {units.mass(rule_fat_kg())} of fat.",
    )


def pound_words(run: Projection) -> str:
    """Return what a pound of tissue and a pound on the scale hold in one run."""
    person, kg = run.person, float(run.weight_kg[-1] - run.weight_kg[0])
    text = (
        f"{person.name} has {units.mass(person.fat_kg)} of fat: the next pound of tissue holds"
        f" {units.KG_PER_LB * tissue_kcal_per_kg(person.fat_kg):,.0f} kcal. {str(run.plan).capitalize()}, in"
        f" {span(run.days)} the body has {change(kg)}"
    )
    per_kg = scale_kcal_per_kg(run)
    if per_kg is None:
        return f"{text}, so no pound to share the energy over."
    water = kg - float(run.fat_kg[-1] - run.fat_kg[0]) - float(run.lean_kg[-1] - run.lean_kg[0])
    return (
        f"{text}, {units.mass(abs(water))} of it glycogen and water, and each pound of it held"
        f" {units.KG_PER_LB * per_kg:,.0f} kcal. The rule says {RULE_KCAL_PER_LB:,.0f}."
    )


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


class WhatIsAPound(App):
    """Lesson 01: what a pound of tissue holds, and what a pound on the scale held.

    Examples
    --------
    >>> WhatIsAPound().set(deficit_kcal=0, person="dev").words.split(". ")[-1]
    'Eating at baseline, in 12 weeks the body has no change to speak of, so no pound to share the energy over.'
    """

    def __init__(self) -> None:
        self._chart = PoundCanvas("")
        self._chart.name(scale=True)
        super().__init__(
            {
                "deficit_kcal": deficit_slider(300),
                "weeks": slider("weeks", 12, 1, 26, 1),
                "person": person_menu("ben"),
            }
        )

    def _canvas(self) -> Canvas:
        return self._chart

    def _draw(self, deficit_kcal: int, weeks: int, person: str) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        self._chart.title(f"{who.name}: a pound of tissue, and a pound on the scale")
        try:
            run = project(who, plan, 7 * weeks)
        except OutsideModelError as error:
            self._chart.show(None)
            return str(error)
        said = care(who, plan, float(run.weight_kg.min()))
        if not said.ok:
            self._chart.show(None)
            return str(said)
        self._chart.show(run)
        return joined([pound_words(run), *with_help(said.flags)])
