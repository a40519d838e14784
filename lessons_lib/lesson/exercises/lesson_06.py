"""Questions of lesson 06, The fluctuating scale: "the scale shows fat"."""

from __future__ import annotations

from functools import cache

import numpy as np

from ...science import units
from ...science.body.people import PEOPLE
from ...science.body.plans import Plan
from ...science.body.projection import HALL_2011, Projection, project
from ...science.body.static import RULE_KCAL_PER_KG, RULE_KCAL_PER_LB
from ...science.checks import Floats
from ...science.scale.weighing import weigh_ins
from ..kinds import Choice, Exercise, Misconception, Option

_DAYS = 84
_SEED = 4
"""The mornings of the lesson."""
_APP_SEED = 1
"""The set of mornings that the app starts with."""
_REPEATS = 300
_RISE_KG = 0.05  # the display shows steps of 0.1 kg


@cache
def _body(person: str, deficit_kcal: float) -> Projection:
    return project(PEOPLE[person], Plan.deficit(deficit_kcal), _DAYS)


@cache
def _mornings(person: str, deficit_kcal: float, seed: int) -> Floats:
    """Return what the scale shows on each morning (kg)."""
    return weigh_ins(_body(person, deficit_kcal), seed=seed)["weight_kg"].to_numpy()


def _rises(deficit_kcal: float, seed: int) -> float:
    """Return on how many mornings Ana's scale shows more than the day before."""
    return float((np.diff(_mornings("ana", deficit_kcal, seed)) > _RISE_KG).sum())


@cache
def _week_4_changes() -> Floats:
    """Return what the scale makes of Ana's week 4, in many repeats (kg)."""
    body = _body("ana", 500.0)
    shown = [weigh_ins(body, seed=seed)["weight_kg"].iloc[[21, 28]].to_numpy() for seed in range(_REPEATS)]
    changes: Floats = np.diff(np.array(shown), axis=1)[:, 0]
    return changes


def _gain_percent() -> float:
    return float(100.0 * (_week_4_changes() > _RISE_KG).mean())


def _swing_kg() -> float:
    """Return the highest minus the lowest morning of Femi, who is in balance (kg)."""
    return float(np.ptp(_mornings("femi", 0.0, _SEED)))


_MEAL_KG = 0.5
_GLYCOGEN_KG = 0.15


def _kcal_if_tissue() -> float:
    return _MEAL_KG * RULE_KCAL_PER_KG


def _glycogen_and_water_kg() -> float:
    return _GLYCOGEN_KG * (1.0 + HALL_2011.water_kg_per_glycogen_kg)


EXERCISES: tuple[Exercise | Choice, ...] = (
    Exercise(
        id="06.prediction",
        prompt=("On how many of the 84 mornings does the scale show more than the morning before? (mornings, 0 to 84)"),
        unit="mornings",
        expected=lambda: _rises(500.0, _SEED),
        tolerance=4.0,
        right="That is within 4 mornings. The body fell all the time; the scale did not.",
        hint=("The body loses some 50 g a day. What else is on the scale, and how much does it move in a day?"),
        solution=lambda: (
            f"The scale rose on {_rises(500.0, _SEED):.0f} of 84 mornings, though the body under it"
            " got lighter every day."
        ),
        misconceptions=(
            Misconception(
                name="the scale shows fat",
                value=lambda: 0.0,
                reply=(
                    "{answer:.0f} would be right if the scale showed fat alone: her body falls"
                    " every single day. But the scale also shows water, food on its way and more,"
                    " and these move far more in a day."
                ),
            ),
            Misconception(
                name="a coin",
                value=lambda: 42.0,
                reply=(
                    "{answer:.0f} treats each morning as a coin toss. That is close to the truth,"
                    " but the coin is a bit unfair: the body pulls down a little every day, and on"
                    " some mornings nothing changes at all."
                ),
            ),
        ),
    ),
    Exercise(
        id="06.1",
        prompt=(
            "The scale is up by 0.5 kg overnight. If that were new body tissue of 7,716 kcal per"
            " kg, how many kcal above her spending did Ana eat that day? (kcal, a positive number)"
        ),
        unit="kcal",
        expected=_kcal_if_tissue,
        tolerance=60.0,
        right=("On top of what she spends, in a single day. Possible, but unlikely: so look for another story first."),
        hint="One kg would take 7,716 kcal. She gained half of that.",
        solution="0.5 kg × 7,716 kcal per kg = {expected:,.0f} kcal.",
        misconceptions=(
            Misconception(
                name="per pound",
                value=lambda: _MEAL_KG * RULE_KCAL_PER_LB,
                reply=("{answer:,.0f} takes 3,500 kcal for a kg. That number belongs to a pound; a kg takes 7,716."),
            ),
            Misconception(
                name="everything she ate",
                value=lambda: _kcal_if_tissue() + PEOPLE["ana"].tdee_kcal,
                reply=(
                    "{answer:,.0f} would be all that she ate that day. The question asks only for"
                    " what is above her spending."
                ),
            ),
            Misconception(
                name="a whole kg",
                value=lambda: RULE_KCAL_PER_KG,
                reply="{answer:,.0f} is for a whole kg. The scale is up by half of one.",
            ),
        ),
    ),
    Exercise(
        id="06.2",
        prompt=("Ana refills 150 g of glycogen. How many kg does the scale rise? (kg, up is positive)"),
        unit="kg",
        expected=_glycogen_and_water_kg,
        tolerance=0.05,  # 0.6 is the same number, rounded
        right="More than half a kilogram, and not a gram of it is fat.",
        hint="Each gram of glycogen comes with 2.7 g of water. Count both.",
        solution="150 g × (1 + 2.7) = 555 g, or {expected:.2f} kg.",
        misconceptions=(
            Misconception(
                name="without the water",
                value=lambda: _GLYCOGEN_KG,
                reply=("{answer:.2f} kg is the glycogen alone. It is stored with water: 2.7 g for each gram."),
            ),
            Misconception(
                name="only the water",
                value=lambda: _GLYCOGEN_KG * HALL_2011.water_kg_per_glycogen_kg,
                reply=("{answer:.2f} kg is the water alone. The glycogen itself weighs something too."),
            ),
            Misconception(
                name="grams",
                value=lambda: 1000.0 * _glycogen_and_water_kg(),
                reply="{answer:.0f} is right in grams. The question asks for kg: divide by 1,000.",
            ),
        ),
    ),
    Exercise(
        id="06.3",
        prompt=(
            "Ana's week 4 goes by the plan, and the body gets lighter. In what share of"
            " many such weeks does the scale show a **gain** from Monday to Monday? (%, your best"
            " guess first)"
        ),
        unit="%",
        expected=_gain_percent,
        tolerance=5.0,
        right="A week on plan can show a gain by chance alone. The next cell shows all the repeats.",
        hint="Guess, then run the next cell: its words count the repeats that show a gain.",
        solution=lambda: (
            f"{(_week_4_changes() > _RISE_KG).sum()} of {_REPEATS} simulated repeats of week 4 show"
            f" a gain: {_gain_percent():.0f} %."
        ),
        misconceptions=(
            Misconception(
                name="a week on plan shows",
                value=lambda: 0.0,
                reply=(
                    "{answer:g} % is as good as never (if you meant a share such as 0.2, write 20). Never is the"
                    " idea that the scale shows fat, and it is wrong: a week's loss is smaller than one day's"
                    " jump on the scale, so two jumpy mornings can hide it."
                ),
            ),
            Misconception(
                name="a coin",
                value=lambda: 50.0,
                reply=(
                    "Half would mean that the week's loss does not show at all. Over one day that"
                    " is nearly so; over a week the loss adds up and begins to count."
                ),
            ),
        ),
    ),
    Exercise(
        id="06.4",
        prompt=(
            "How many rising mornings fewer does Ana see at 500 kcal/day below baseline than at 0?"
            " (mornings, a positive number; 12 weeks, set of mornings 1)"
        ),
        unit="mornings",
        expected=lambda: _rises(0.0, _APP_SEED) - _rises(500.0, _APP_SEED),
        tolerance=0.5,
        right=("So few, in 12 weeks: day by day, the scale can hardly tell losing from staying the same."),
        hint="Read the last sentence under the picture twice, at 0 and at 500, and subtract.",
        solution=lambda: (
            f"At 0: {_rises(0.0, _APP_SEED):.0f} rising mornings. At 500:"
            f" {_rises(500.0, _APP_SEED):.0f}. The difference"
            " is {expected:.0f}."
        ),
        misconceptions=(
            Misconception(
                name="all of them vanish",
                value=lambda: _rises(0.0, _APP_SEED),
                reply=(
                    "{answer:.0f} is how often the scale rises at 0. Someone who loses still sees"
                    " most of these: the scatter is far larger than a day's loss."
                ),
            ),
            Misconception(
                name="what remains",
                value=lambda: _rises(500.0, _APP_SEED),
                reply=(
                    "{answer:.0f} is how often it rises at 500. The question asks how many fewer that is than at 0."
                ),
            ),
        ),
    ),
    Exercise(
        id="06.5",
        prompt=(
            "Femi eats exactly what he spends, for 12 weeks. How far apart are the highest and the"
            " lowest of these 85 mornings on his scale? (kg)"
        ),
        unit="kg",
        expected=_swing_kg,
        tolerance=0.4,
        right="That is the swing of someone whose body does not change at all.",
        hint=("One day's change is about half a kg. Over these 85 mornings the extremes lie a few times that apart."),
        solution=lambda: (
            f"The highest morning is {units.mass(_swing_kg())} above the lowest. His body weighs the same on all of"
            " them."
        ),
        misconceptions=(
            Misconception(
                name="balance stands still",
                value=lambda: 0.0,
                reply=(
                    "So little is wrong: his **body** stands still, the **scale** does not. Salt,"
                    " glycogen and gut content go up and down in balance too."
                ),
            ),
            Misconception(
                name="one day's change",
                value=lambda: 0.48,
                reply=(
                    "One day's change is that small. In 12 weeks there are many days,"
                    " and the two most extreme ones lie further apart."
                ),
            ),
        ),
    ),
    Choice(
        id="06.exit1",
        prompt="After a restaurant dinner the scale is up by 0.9 kg. What is most of that?",
        options=(
            Option(
                "a",
                "Fat.",
                reply=lambda: (
                    f"That is wrong: 0.9 kg of tissue takes about {0.9 * RULE_KCAL_PER_KG:,.0f}"
                    " kcal above what was spent. A dinner does not hold that."
                ),
            ),
            Option(
                "b",
                "Water and food on its way.",
                right=True,
                reply=("Salt holds water, glycogen holds water, and the dinner itself still weighs something."),
            ),
            Option(
                "c",
                "Muscle.",
                reply=("That is wrong: muscle is built over weeks. A jump overnight is water and gut content."),
            ),
            Option(
                "d",
                "A broken scale.",
                reply=(
                    "Hardly: most digital home scales are accurate. The scale is right about the"
                    " mass; only it does not say what the mass is."
                ),
            ),
        ),
        hint="How many kcal would 0.9 kg of body tissue take? Could a dinner hold them?",
        solution=("b: water that came with salt and glycogen, and the dinner itself. It leaves again within days."),
    ),
    Choice(
        id="06.exit2",
        prompt=(
            "Jun wants to gain and eats 300 kcal/day above his baseline. In week 4 the scale shows"
            " 0.2 kg less than a week before. What does that tell him?"
        ),
        options=(
            Option(
                "a",
                "He is losing: eat more.",
                reply=(
                    "That takes one week of the scale for the body. It is wrong: a week's scatter"
                    " is larger than 0.2 kg, so a body that gains can look like this."
                ),
            ),
            Option(
                "b",
                "Next to nothing yet.",
                right=True,
                reply=(
                    "One week against its scatter says little, in gain as in loss. Several weeks say more: lesson 07."
                ),
            ),
            Option(
                "c",
                "The surplus does not work for him.",
                reply=(
                    "That is wrong: two mornings cannot show it. Energy that he eats and does not"
                    " spend is stored, whatever the scale hides this week."
                ),
            ),
        ),
        hint="How large is the change, and how large is the scatter of a week?",
        solution=(
            "b: two mornings scatter by more than 0.2 kg, so one week can point the wrong way, in gain as in loss."
        ),
    ),
)
