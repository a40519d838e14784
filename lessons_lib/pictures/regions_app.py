"""Apps of where fat sits and where it leaves."""

from __future__ import annotations

import ipywidgets as widgets

from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import project
from ..science.care import care, with_help
from ..science.fat.regions import EXPONENT_RANGE, REGIONS, regional_fat
from ..science.fat.thigh import RADIUS_MM, thigh
from . import limb as _limb
from . import words as _words
from .app import DEFICIT_KCAL, App, deficit_slider, person_menu, slider
from .canvas import Canvas, joined
from .limb import LegsCanvas, kept


class WhereDidItGo(App):
    """Lesson 11: total fat lost, shared over arms, trunk and legs, and what training one leg changes.

    Examples
    --------
    >>> app = WhereDidItGo().set(deficit_kcal=500, weeks=12)
    >>> app.words.split(":")[0]
    'In 12 weeks Ana loses 2.8 kg of fat'
    >>> app.set(train_one_leg=True).words.split(". ")[-2].split(":")[0]
    'One leg is trained'
    """

    def __init__(self) -> None:
        self._chart = LegsCanvas("")
        self._framed: Person | None = None
        super().__init__(
            {
                "deficit_kcal": deficit_slider(250),
                "region": widgets.Dropdown(
                    options=["all", *REGIONS],
                    value="all",
                    description="region",
                    layout=widgets.Layout(width="14em"),
                ),
                "train_one_leg": widgets.Checkbox(value=False, description="train one leg", indent=False),
                "weeks": slider("weeks", 12, 1, 52, 1),
                "exponent": slider("exponent of the legs", EXPONENT_RANGE[0], *EXPONENT_RANGE, 0.05),
                "person": person_menu("ana"),
            },
            more=("weeks", "exponent", "person"),
        )

    def _canvas(self) -> Canvas:
        return self._chart

    def _draw(
        self, deficit_kcal: int, region: str, train_one_leg: bool, weeks: int, exponent: float, person: str
    ) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        body = project(who, plan, 7 * weeks)
        said = care(who, plan, float(body.weight_kg.min()))
        if not said.ok:
            self._chart.clear()
            self._chart.thighs(None)
            return str(said)
        frames = [regional_fat(who, body, e) for e in dict.fromkeys((exponent, *EXPONENT_RANGE))]
        if who is not self._framed:
            self._chart.title(f"{who.name}: where the fat was, and is")
            self._chart.limits((-0.5, 2.5), (0.0, 1.12 * units.from_kg(_most_kg(who))))
            self._framed = who
        self._chart.paint(region)
        self._chart.show(frames)
        legs = kept(frames[0], "legs")
        pair = (thigh(who.sex, legs, weeks if train_one_leg else 0), thigh(who.sex, legs))
        self._chart.thighs(pair, RADIUS_MM[who.sex], trained=train_one_leg)
        fat = _words.regions(body, frames) if region == "all" else _limb.region(body, frames, region)
        return joined([fat, _limb.thighs(pair, trained=train_one_leg, weeks=weeks), *with_help(said.flags)])


def _most_kg(person: Person) -> float:
    """Return the most fat that the controls can put into a region, or the belief into the legs (kg)."""
    body = project(person, Plan.deficit(DEFICIT_KCAL[0]), 7 * 52)
    frame = regional_fat(person, body, EXPONENT_RANGE[0])
    gain = max(0.0, float(body.fat_kg[-1] - body.fat_kg[0]))
    return max(float(frame[[f"{r}_kg" for r in REGIONS]].to_numpy().max()), float(frame["legs_kg"].iloc[0]) + gain)
