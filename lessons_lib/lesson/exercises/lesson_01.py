"""The questions of lesson 01, Where does 3,500 come from."""

from __future__ import annotations

from ...science.body.people import PEOPLE
from ...science.body.plans import Plan
from ...science.body.projection import project
from ...science.body.static import RULE_KCAL_PER_LB
from ...science.body.tissue import (
    FATTY_TISSUE_FAT_SHARE,
    WISHNOFSKY_KCAL_PER_G,
    fat_share,
    scale_kcal_per_kg,
    stores_kcal_per_kg,
    tissue_kcal_per_kg,
)
from ...science.units import KG_PER_LB
from ..kinds import Choice, Exercise, Misconception, Option

_G_PER_LB = 1000.0 * KG_PER_LB
_STORED_KCAL = 14_000.0


def _store_kcal(name: str) -> float:
    """Return what a pound of one store holds (kcal)."""
    return KG_PER_LB * stores_kcal_per_kg()[name]


def _tissue_kcal(name: str) -> float:
    """Return what the next pound of a person's tissue holds (kcal)."""
    return KG_PER_LB * tissue_kcal_per_kg(PEOPLE[name].fat_kg)


def _scale_kcal(name: str, kcal_a_day: float, weeks: int) -> float:
    """Return what each pound held that the scale lost or gained (kcal)."""
    per_kg = scale_kcal_per_kg(project(PEOPLE[name], Plan.deficit(kcal_a_day), days=7 * weeks))
    return KG_PER_LB * (per_kg or 0.0)


def _fat_percent_of_change(name: str) -> float:
    return 100.0 * fat_share(PEOPLE[name].fat_kg)


def _fat_percent_of_body(name: str) -> float:
    return 100.0 * PEOPLE[name].fat_kg / PEOPLE[name].weight_kg


def _share_for_percent(name: str) -> Misconception:
    """Return the idea of who types the share, such as 0.7, where percent are asked for."""
    return Misconception(
        "the share for percent",
        lambda: fat_share(PEOPLE[name].fat_kg),
        "{answer:.2f} is the share, and the right one. In percent it is 100 times as much.",
        within=0.01,
    )


EXERCISES: tuple[Exercise | Choice, ...] = (
    Choice(
        id="01.claim",
        prompt='"A pound is a pound. Whatever a body loses or gains, each pound of it is 3,500 kcal."',
        options=(
            Option(
                "a",
                "I agree.",
                reply="The wrong idea is that a pound is a pound. A pound of fat, of lean tissue and of water weigh the"
                " same and hold very different energy, so the mixture decides what a pound is worth.",
            ),
            Option(
                "b",
                "I agree, as long as the pound is fat.",
                reply="Close, and still too simple. A pound of pure fat holds more than 3,500, and bodies hardly ever"
                " change by fat alone: some lean tissue and water always come along.",
            ),
            Option(
                "c",
                "I disagree: it depends on what the pound is made of.",
                right=True,
                reply="The scale weighs the mixture. It cannot say what is in it.",
            ),
        ),
        hint="Is there energy in a pound of water?",
        solution='"{expected}": pounds of different stuff hold different energy, and water holds none.',
    ),
    Exercise(
        id="01.prediction",
        prompt="A pound of fatty tissue holds about 3,500 kcal, says the rule. And a pound of lean tissue (muscle,"
        " organs, with the water in them)? (kcal)",
        unit="kcal",
        expected=lambda: float(round(_store_kcal("lean tissue"))),
        tolerance=200.0,
        right="Lean tissue is mostly water, and water holds no energy.",
        hint="Lean tissue is mostly water.",
        solution="The model's lean tissue holds {expected:.0f} kcal a pound, less than a quarter of the rule's 3,500.",
        misconceptions=(
            Misconception(
                "a pound is a pound",
                lambda: RULE_KCAL_PER_LB,
                "{answer:.0f} for every pound is the wrong idea of this lesson: a pound is a pound on the scale, not"
                " in energy. Lean tissue is mostly water, which holds none.",
            ),
            Misconception(
                "a kilogram, or dry protein",
                lambda: stores_kcal_per_kg()["lean tissue"],
                "{answer:.0f} is about what a *kilogram* of lean tissue holds, and also what a pound of dry protein"
                " holds. A pound of the living, wet thing has less than half of that.",
            ),
            Misconception(
                "only fat holds energy",
                lambda: 0.0,
                "0 would be pure water. Lean tissue is mostly water, but its protein holds energy too.",
                within=20.0,
            ),
        ),
    ),
    Exercise(
        id="01.1",
        prompt="A pound is 453.6 g. Fatty tissue is 87 % fat. How many grams of fat are in a pound of it? (g)",
        unit="g",
        expected=lambda: FATTY_TISSUE_FAT_SHARE * _G_PER_LB,
        tolerance=2.0,
        right="The rest, a little over 50 g, is mostly water.",
        hint="87 % of something is 0.87 times it.",
        solution="0.87 × 453.6 = {expected:.0f} g.",
        misconceptions=(
            Misconception(
                "all of it is fat",
                lambda: _G_PER_LB,
                "{answer:.0f} g would be pure fat. Fatty tissue also holds water and the walls of its cells.",
            ),
            Misconception(
                "the rest",
                lambda: (1.0 - FATTY_TISSUE_FAT_SHARE) * _G_PER_LB,
                "{answer:.0f} g is what is *not* fat. The question asks for the other part, 87 %.",
            ),
        ),
    ),
    Exercise(
        id="01.2",
        prompt="Count 9.5 kcal for each of those grams, as in 1958. How many kcal does the pound hold? (kcal)",
        unit="kcal",
        expected=lambda: WISHNOFSKY_KCAL_PER_G * FATTY_TISSUE_FAT_SHARE * _G_PER_LB,
        tolerance=15.0,
        right="That is where the rule began. Studies of diets then brought it down to 3,500.",
        hint="Grams of fat times kcal per gram.",
        solution="395 × 9.5 = about {expected:.0f} kcal, rounded down to 3,500 after a look at studies of diets.",
        misconceptions=(
            Misconception(
                "pure fat",
                lambda: WISHNOFSKY_KCAL_PER_G * _G_PER_LB,
                "{answer:.0f} kcal counts the whole pound as fat. Only 87 % of it is.",
            ),
            Misconception(
                "the food label's nine",
                lambda: 9.0 * FATTY_TISSUE_FAT_SHARE * _G_PER_LB,
                "{answer:.0f} kcal uses the 9 kcal a gram of food labels. The sum of 1958 took 9.5 for stored fat.",
            ),
            Misconception(
                "the rule itself",
                lambda: RULE_KCAL_PER_LB,
                "{answer:.0f} is the rule after it was rounded down. The plain sum gives a little more.",
            ),
        ),
    ),
    Exercise(
        id="01.3",
        prompt="Femi has {fat:.1f} kg of fat. How many percent of the next pound of tissue that his body loses or gains"
        " are fat? (%)".format(fat=PEOPLE["femi"].fat_kg),
        unit="%",
        expected=lambda: _fat_percent_of_change("femi"),
        tolerance=1.0,
        right="The rest is lean tissue.",
        hint="His fat, divided by his fat plus 10.4. Then times 100.",
        solution=lambda: (
            f"{PEOPLE['femi'].fat_kg:.1f} / ({PEOPLE['femi'].fat_kg:.1f} + 10.4) ="
            f" {fat_share(PEOPLE['femi'].fat_kg):.3f}, which is {_fat_percent_of_change('femi'):.1f} %."
        ),
        misconceptions=(
            Misconception(
                "fat in fatty tissue",
                lambda: 100.0 * FATTY_TISSUE_FAT_SHARE,
                "{answer:.0f} % is how much fat there is in *fatty tissue*. A body changes by fat and lean tissue"
                " together, so the share is lower.",
            ),
            Misconception(
                "fat in the body",
                lambda: _fat_percent_of_body("femi"),
                "{answer:.0f} % is how much of Femi is fat. What he loses is far richer in fat than he is.",
            ),
            Misconception(
                "the lean part",
                lambda: 100.0 - _fat_percent_of_change("femi"),
                "{answer:.0f} % is the lean part, 10.4 / (fat + 10.4). The fat is the rest.",
            ),
            _share_for_percent("femi"),
        ),
    ),
    Exercise(
        id="01.4",
        prompt="Choose Ana, 500 kcal/day below baseline, 1 week. How many kcal did each pound of her loss hold? (kcal)",
        unit="kcal",
        expected=lambda: _scale_kcal("ana", 500, 1),
        tolerance=40.0,
        right="A light pound: most of what left in week 1 is glycogen and water.",
        hint="It is in the sentence below the picture, after “each pound of it held”.",
        solution="The sentence says {expected:,.0f} kcal: most of what left in week 1 is glycogen and water.",
        misconceptions=(
            Misconception(
                "the rule",
                lambda: RULE_KCAL_PER_LB,
                "{answer:.0f} is the rule's number, the dashed line. The diamond is what the scale's pound held, and it"
                " lies far below, because water comes along.",
            ),
            Misconception(
                "tissue alone",
                lambda: _tissue_kcal("ana"),
                "{answer:.0f} kcal is the dot: a pound of *tissue*. The scale also weighs the glycogen and water.",
            ),
            Misconception(
                "the whole 12 weeks",
                lambda: _scale_kcal("ana", 500, 12),
                "{answer:.0f} kcal belongs to 12 weeks. Move the weeks to 1: the water leaves first.",
            ),
        ),
    ),
    Exercise(
        id="01.5",
        prompt="Jun stores {kcal:,.0f} kcal as tissue. A pound of his holds {each:,.0f} kcal. How many lb is that?"
        " (lb, a gain is positive)".format(kcal=_STORED_KCAL, each=_tissue_kcal("jun")),
        unit="lb",
        expected=lambda: _STORED_KCAL / _tissue_kcal("jun"),
        tolerance=0.2,
        right="A lean body builds more lean tissue, so the same energy makes more pounds.",
        hint="The stored energy, divided by what one of Jun's pounds holds.",
        solution=lambda: (
            f"{_STORED_KCAL:.0f} / {_tissue_kcal('jun'):.0f} = {_STORED_KCAL / _tissue_kcal('jun'):.1f} lb."
        ),
        misconceptions=(
            Misconception(
                "the rule",
                lambda: _STORED_KCAL / RULE_KCAL_PER_LB,
                "{answer:.0f} lb divides by 3,500. Jun has little fat, so more than half of his pound is lean tissue,"
                " and each pound takes less energy.",
            ),
            Misconception(
                "pure fat",
                lambda: _STORED_KCAL / _store_kcal("pure fat"),
                "{answer:.1f} lb takes it all for fat. More than half of Jun's pound is lean tissue.",
            ),
        ),
    ),
    Choice(
        id="01.exit1",
        prompt="In week 1 of a deficit, each pound on the scale held far less than 3,500 kcal. Why?",
        options=(
            Option(
                "a",
                "Much of it was glycogen and water, which hold little energy or none.",
                right=True,
                reply="Light pounds come first; they also come back first.",
            ),
            Option(
                "b",
                "The body burns fat faster in the first week.",
                reply="The energy missing is the same every day, so fat does not leave faster. What is"
                " different is the water: some leaves with the glycogen, more with the salt of the food not eaten.",
            ),
            Option(
                "c",
                "It was mostly muscle.",
                reply="Some lean tissue goes too, but slowly. The first days are mostly water, and glycogen, the"
                " store of carbohydrate.",
            ),
        ),
        hint="Which part of a body can come and go within days?",
        solution='"{expected}": glycogen and water go first, and hold few kcal a pound, or none.',
    ),
    Exercise(
        id="01.exit2",
        prompt="Hugo has {fat:.1f} kg of fat. How many percent of his next pound of tissue are fat? (%)".format(
            fat=PEOPLE["hugo"].fat_kg
        ),
        unit="%",
        expected=lambda: _fat_percent_of_change("hugo"),
        tolerance=1.0,
        right="The more fat a body has, the more fat is in its next pound.",
        hint="Fat, divided by fat plus 10.4.",
        solution=lambda: (
            f"{PEOPLE['hugo'].fat_kg:.1f} / ({PEOPLE['hugo'].fat_kg:.1f} + 10.4)"
            f" ≈ {_fat_percent_of_change('hugo'):.1f} %."
        ),
        misconceptions=(
            Misconception(
                "fat in fatty tissue",
                lambda: 100.0 * FATTY_TISSUE_FAT_SHARE,
                "{answer:.0f} % is the fat in *fatty tissue*. Hugo's pound comes close, but some lean tissue is in it.",
            ),
            Misconception(
                "fat in the body",
                lambda: _fat_percent_of_body("hugo"),
                "{answer:.0f} % is how much of Hugo is fat. His next pound is much richer in fat than that.",
            ),
            Misconception(
                "the lean part",
                lambda: 100.0 - _fat_percent_of_change("hugo"),
                "{answer:.0f} % is the lean part of the pound. The fat is the rest.",
            ),
            _share_for_percent("hugo"),
        ),
    ),
)
