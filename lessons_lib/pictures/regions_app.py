"""Apps of where fat sits and where it leaves."""

from __future__ import annotations

from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import DEFICIT_KCAL, Plan
from ..science.body.projection import project
from ..science.fat.regions import EXPONENT_RANGE, REGIONS, regional_fat
from ..science.fat.thigh import RADIUS_MM, thigh
from . import evidence_words as _evidence_words
from .app import App, deficit_slider, menu, person_menu, slider, switch
from .limb_canvases import LegsCanvas, kept
from .regions import regions_words


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

    framed_by = ("person",)

    def __init__(self) -> None:
        self._chart = LegsCanvas("")
        super().__init__(
            self._chart,
            {
                "deficit_kcal": deficit_slider(250),
                "region": menu("region", ["all", *REGIONS], "all"),
                "train_one_leg": switch("train one leg"),
                "weeks": slider("weeks", 12, 1, 52, 1),
                "exponent": slider("exponent of the legs", EXPONENT_RANGE[0], *EXPONENT_RANGE, 0.05),
                "person": person_menu("ana"),
            },
            more=("weeks", "exponent", "person"),
        )

    def _draw(
        self, deficit_kcal: int, region: str, train_one_leg: bool, weeks: int, exponent: float, person: str
    ) -> list[str]:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        body = project(who, plan, 7 * weeks)
        self.gate(who, plan, float(body.weight_kg.min()))
        frames = [regional_fat(who, body, e) for e in dict.fromkeys((exponent, *EXPONENT_RANGE))]
        self._chart.paint(region)
        self._chart.show(frames)
        legs = kept(frames[0], "legs")
        pair = (thigh(who.sex, legs, weeks if train_one_leg else 0), thigh(who.sex, legs))
        self._chart.thighs(pair, RADIUS_MM[who.sex], trained=train_one_leg)
        fat = regions_words(body, frames) if region == "all" else _evidence_words.region(body, frames, region)
        return [fat, _evidence_words.thighs(pair, trained=train_one_leg, weeks=weeks)]

    def _frame(self, key: str) -> None:
        person = PEOPLE[key]
        self.canvas.title(f"{person.name}: where the fat was, and is")
        self.canvas.limits((-0.5, 2.5), (0.0, 1.12 * units.from_kg(_most_kg(person))))


def _most_kg(person: Person) -> float:
    """Return the most fat that the controls can put into a region, or the belief into the legs (kg)."""
    body = project(person, Plan.deficit(DEFICIT_KCAL[0]), 7 * 52)
    frame = regional_fat(person, body, EXPONENT_RANGE[0])
    gain = max(0.0, float(body.fat_kg[-1] - body.fat_kg[0]))
    return max(float(frame[[f"{r}_kg" for r in REGIONS]].to_numpy().max()), float(frame["legs_kg"].iloc[0]) + gain)
