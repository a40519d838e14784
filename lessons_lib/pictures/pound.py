"""Energy and weight: what a pound holds, and what is eaten and spent."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ..science import units
from ..science.body.other_models import RULE_KCAL_PER_LB
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.body.tissue import (
    FATTY_TISSUE_FAT_SHARE,
    rule_fat_kg,
    scale_kcal_per_kg,
    stores_kcal_per_kg,
    tissue_kcal_per_kg,
)
from ..science.words import change, listed, span
from .app import App, deficit_slider, person_menu, slider
from .canvas import Canvas, Chart, some_people
from .marks import Bars, Line, Note, plain
from .rows import COMPARED, Rows, box
from .style import our_style

_LEAST_FAT_KG, _MOST_FAT_KG = 3.0, 75.0
_SAME_PLACE_KG = 3.0
# what is left of the scale's pound is glycogen with much water, of fatty tissue water with some protein
_PARTS = {"fat": plain("body"), "lean tissue": plain("line", "//"), "mostly water": plain("third", "..")}
_UNKNOWN = Bars("grid")
_FATTY_TISSUE = (100.0 * FATTY_TISSUE_FAT_SHARE, 0.0, 100.0 - 100.0 * FATTY_TISSUE_FAT_SHARE)


def pounds() -> Chart:
    """Draw what a pound holds: of pure fat, fatty tissue, lean tissue, glycogen with its water, water.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.pounds().words.split(";")[0]
    'A pound of pure fat holds 4,282 kcal'
    """
    kcal = {name: units.KG_PER_LB * per_kg for name, per_kg in stores_kcal_per_kg().items()}
    canvas = Rows("kcal in a pound", "Is a pound a pound?", list(kcal))
    canvas.add(Bars("body", corners="miter"), [box(0.0, value, row, 0.55) for row, value in enumerate(kcal.values())])
    for row, value in enumerate(kcal.values()):
        canvas.say(value, row, f"{value:,.0f}")
    canvas.upright(COMPARED, RULE_KCAL_PER_LB, f"the rule: {RULE_KCAL_PER_LB:,.0f} kcal").set_zorder(0)
    canvas.legend()
    canvas.reach(1.15 * max(kcal.values()))
    (first, most), *rest = kcal.items()
    others = "; ".join(f"of {name} {value:,.0f}" for name, value in rest)
    return Chart(
        canvas,
        f"A pound of {first} holds {most:,.0f} kcal; {others}. The rule says {RULE_KCAL_PER_LB:,.0f} for every pound.",
        f"A pound of {first} holds {most:,.0f} kcal, one of lean tissue {kcal['lean tissue']:,.0f}; the rule says"
        f" {RULE_KCAL_PER_LB:,.0f} for every pound.",
    )


def bet_on_a_pound() -> Chart:
    """Draw what the rule and the scale say of a week of 500 kcal a day less, to bet on what it was that left.

    Examples
    --------
    >>> bet_on_a_pound().caption
    'The rule says 0.5 kg of fat, her scale 1.1 kg: of what?'
    """
    ana, plan = PEOPLE["ana"], Plan.deficit(500)
    line, body = (project(ana, plan, 7, model=model) for model in ("rule_3500", "dynamic"))
    kg = [float(run.weight_kg[0] - run.weight_kg[-1]) for run in (line, body)]
    canvas = Rows(f"lost in week 1 ({units.mass_unit()})", "What has left?", ["by the rule", "on the scale"], tall=0.62)
    for row, (mark, lost, of) in enumerate(zip((_PARTS["fat"], _UNKNOWN), kg, ("fat", "your bet"), strict=True)):
        end = units.from_kg(lost)
        canvas.add(mark, [box(0.0, end, row)], label=of)
        canvas.say(end, row, units.mass(lost) + (" of ?" if row else ""))
    canvas.legend()
    canvas.reach(1.5 * units.from_kg(max(kg)))
    asked = f"The rule says {units.mass(kg[0])} of fat, her scale {units.mass(kg[1])}: of what?"
    return Chart(canvas, f"{ana.name}, {plan}, after 1 week. {asked}", asked)


def pound_of_tissue(*people: Person) -> Chart:
    """Draw what the next pound of tissue holds against body fat, and where some people stand.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.pound_of_tissue(PEOPLE["dev"], PEOPLE["hugo"]).words.split(".", 2)[-1]
    '2 kg of fat. The curve meets the 3,500 of the rule at 35.6 kg of fat.'
    """
    group = sorted(some_people(people, "pound_of_tissue", 5), key=lambda one: one.fat_kg)
    canvas = _canvas("What the next pound of tissue holds")
    canvas.legend()
    _mark(canvas, group)
    each = [f"{_tissue_kcal(p.fat_kg):,.0f} kcal for {p.name} with {units.mass(p.fat_kg)}" for p in group]
    off = {p.name: abs(_tissue_kcal(p.fat_kg) / RULE_KCAL_PER_LB - 1.0) for p in group}
    near = {name: share for name, share in off.items() if share <= 0.1}
    caption = (
        f"For {listed(list(near))} the next pound is within {100.0 * max(near.values()):.0f} % of the rule's"
        f" {RULE_KCAL_PER_LB:,.0f} kcal."
        if near
        else f"Only at {units.mass(rule_fat_kg())} of fat does the curve meet the {RULE_KCAL_PER_LB:,.0f} of the rule."
    )
    return Chart(
        canvas,
        f"The next pound of tissue holds {listed(each)} of fat. The curve meets the {RULE_KCAL_PER_LB:,.0f} of the"
        f" rule at {units.mass(rule_fat_kg())} of fat.",
        caption,
    )


def _canvas(title: str) -> Canvas:
    """Return what a pound of tissue holds against body fat, with the rule's 3,500."""
    canvas = Canvas(f"body fat ({units.mass_unit()})", "kcal in a pound", title)
    fat = np.linspace(_LEAST_FAT_KG, _MOST_FAT_KG, 200)
    curve = Line("body").shown_as(marker="o", size=1.6)
    canvas.add(curve, units.from_kg(1.0) * fat, [_tissue_kcal(float(kg)) for kg in fat], label="fat and lean tissue")
    ends = (0.0, units.from_kg(_MOST_FAT_KG)), (0.0, 4600.0)
    canvas.add(COMPARED, ends[0], (RULE_KCAL_PER_LB, RULE_KCAL_PER_LB), label="the rule")
    meets = units.from_kg(rule_fat_kg())
    canvas.add(Line("scale", (0, (1, 2)), width=0.5), 2 * (meets,), ends[1])
    canvas.add(Note(up="bottom"), meets + 1.0, 60.0, f"they meet\nat {units.mass(rule_fat_kg())}")
    canvas.limits(*ends)
    return canvas


def _tissue_kcal(fat_kg: float) -> float:
    """Return what the next pound of tissue holds (kcal)."""
    return units.KG_PER_LB * tissue_kcal_per_kg(fat_kg)


@our_style
def _mark(canvas: Canvas, people: Iterable[Person]) -> None:
    """Mark people on the curve, with their names below it; neighbours share a place."""
    style = canvas.look
    groups: list[list[Person]] = []
    for person in people:
        if groups and person.fat_kg - groups[-1][-1].fat_kg < _SAME_PLACE_KG:
            groups[-1].append(person)
        else:
            groups.append([person])
    above = [group for group in groups if _tissue_kcal(group[-1].fat_kg) > RULE_KCAL_PER_LB]
    for group in groups:
        places = [(units.from_kg(p.fat_kg), _tissue_kcal(p.fat_kg)) for p in group]
        canvas.add(Line("body", "none", marker="o", size=2.0), *zip(*places, strict=True))
        # names stand below the curve, or above it where the rule's line would run through them: on a phone two have
        # room there if the first ends at its dot
        high = group in above
        canvas.axes.annotate(
            ", ".join(p.name for p in group),
            places[-1],
            xytext=(0.0 if high else 0.5 * style.font_pt, (0.7 if high else -0.5) * style.font_pt),
            textcoords="offset points",
            ha="right" if high and group is above[0] else "left",
            va="bottom" if high else "top",
            fontsize=style.font_pt,
            color=style.ink,
        )


class WhatIsAPound(App):
    """Lesson 01: what was in each pound that the scale lost or gained, beside a pound of fatty tissue.

    Examples
    --------
    >>> WhatIsAPound().set(deficit_kcal=0, person="dev").words.split(". ")[-1]
    'Eating at baseline, in 26 weeks Dev has no change to speak of, so no pound to share the energy over.'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        self._rows = Rows("% of a pound", "", ["on the scale", "fatty tissue"], _PARTS)
        self._rows.names(**{name: name for name in _PARTS})
        super().__init__(
            self._rows,
            {
                "deficit_kcal": deficit_slider(500),
                "weeks": slider("weeks", 26, 1, 26, 1),
                "person": person_menu("ana"),
            },
        )

    def _frame(self, person: str) -> None:
        self._rows.title(f"{PEOPLE[person].name}: what was in a pound?")
        self._rows.reach(100.0)

    def _draw(self, deficit_kcal: int, weeks: int, person: str) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        run = project(who, plan, 7 * weeks)
        self.gate(who, plan, run)
        per_kg, rows = scale_kcal_per_kg(run), [(1.0, _FATTY_TISSUE)]
        if per_kg is not None:
            percent = _parts_percent(run)
            rows.append((0.0, percent))
            said = ", ".join(f"{share:.0f} % {name}" for name, share in zip(_PARTS, percent, strict=True))
            self.headline(f"{said}: {units.KG_PER_LB * per_kg:,.0f} kcal in a pound")
        # the last part ends the bar, whatever rounding leaves
        ends = [(row, (0.0, fat, fat + lean, 100.0)) for row, (fat, lean, _) in rows]
        self._rows.put(**{name: ([box(e[i], e[i + 1], row) for row, e in ends],) for i, name in enumerate(_PARTS)})
        return _run_words(run)


def _parts_percent(run: Projection) -> tuple[float, float, float]:
    """Return how much of what the scale lost or gained is fat, lean tissue, glycogen and water (%)."""
    fat, lean, all_kg = (abs(float(part[-1] - part[0])) for part in (run.fat_kg, run.lean_kg, run.weight_kg))
    return 100.0 * fat / all_kg, 100.0 * lean / all_kg, 100.0 * (all_kg - fat - lean) / all_kg


def _run_words(run: Projection) -> str:
    """Return what a pound of tissue and a pound on the scale hold in one run."""
    person, kg = run.person, float(run.weight_kg[-1] - run.weight_kg[0])
    text = (
        f"{person.name} has {units.mass(person.fat_kg)} of fat: the next pound of tissue holds"
        f" {_tissue_kcal(person.fat_kg):,.0f} kcal. {str(run.plan).capitalize()}, in"
        f" {span(run.days)} {person.name} has"
    )
    per_kg = scale_kcal_per_kg(run)
    if per_kg is None:
        return f"{text} {change(kg)}, so no pound to share the energy over."
    fat, lean, water = (abs(kg) * percent / 100.0 for percent in _parts_percent(run))
    # of little, parts with one decimal would not add up
    digits = 1 if units.from_kg(abs(kg)) >= 2.0 else 2
    way = "loss" if kg < 0 else "gain"
    return (
        f"{text} a {way} of {units.mass(abs(kg), digits)}: {units.mass(fat, digits)} of that is fat,"
        f" {units.mass(lean, digits)} lean tissue, {units.mass(water, digits)} glycogen and water."
        f" Each pound {'lost' if kg < 0 else 'gained'} held {units.KG_PER_LB * per_kg:,.0f} kcal. The rule says"
        f" {RULE_KCAL_PER_LB:,.0f}."
    )
