"""Questions of lesson 10, Eating differently: "macronutrients beat the deficit"."""

from __future__ import annotations

from functools import cache

from ...science import units
from ...science.body.people import PEOPLE
from ...science.body.plans import BASELINE_CARB_FRACTION, Plan
from ...science.body.projection import Projection
from ...science.body.static import RULE_KCAL_PER_KG
from ...science.evidence.eating import (
    ARTICLE_G_PER_LB,
    CARB_PERCENT,
    FEW_CARBS_FRACTION,
    article_protein_g,
    measured,
    protein_g_per_kg,
    protein_range_g,
    same_kcal,
    stored_kcal,
)
from ..kinds import Choice, Exercise, Misconception, Option

_CUT_KCAL = 500
_SURPLUS_KCAL = 300
_WEEK = 7
_BACK_AFTER_DAYS = 28


@cache
def _week() -> tuple[Projection, ...]:
    return same_kcal(PEOPLE["ana"], Plan.deficit(_CUT_KCAL), _WEEK)


def _scales_apart_kg() -> float:
    usual, few = _week()
    return float(usual.weight_kg[-1] - few.weight_kg[-1])


def _fat_apart_kg() -> float:
    """Return how much less fat is left with few carbohydrates; negative: more of it is left (kg)."""
    usual, few = _week()
    return float(usual.fat_kg[-1] - few.fat_kg[-1])


def _fat_anyway_kg() -> float:
    usual, _ = _week()
    return float(usual.fat_kg[0] - usual.fat_kg[-1])


@cache
def _surplus_week(carb_percent: int) -> tuple[float, float]:
    """Return what Ben's scale and fat change by in a week above baseline (kg)."""
    (run,) = same_kcal(PEOPLE["ben"], Plan.deficit(-_SURPLUS_KCAL), _WEEK, (carb_percent / 100,))
    return float(run.weight_kg[-1] - run.weight_kg[0]), float(run.fat_kg[-1] - run.fat_kg[0])


@cache
def _highest_falling_percent() -> float:
    """Return the highest stop of the app's slider at which the scale shows a loss, rounded as it is shown."""
    low, high, step = CARB_PERCENT
    falling = [stop for stop in range(low, high + 1, step) if round(_surplus_week(stop)[0], 1) < 0]
    return float(max(falling))


@cache
def _back() -> Projection:
    fractions = [FEW_CARBS_FRACTION] * _BACK_AFTER_DAYS + [BASELINE_CARB_FRACTION] * _WEEK
    (run,) = same_kcal(PEOPLE["grace"], Plan.deficit(0), len(fractions), (fractions,))
    return run


def _regained_kg() -> float:
    return float(_back().weight_kg[-1] - _back().weight_kg[_BACK_AFTER_DAYS])


def _glycogen_and_its_water_kg() -> float:
    run = _back()
    stored = float(run.glycogen_kg[-1] - run.glycogen_kg[_BACK_AFTER_DAYS])
    return stored * (1.0 + run.parameters.water_kg_per_glycogen_kg)


def _salt_water_kg() -> float:
    return float(_back().ecf_change_kg[-1] - _back().ecf_change_kg[_BACK_AFTER_DAYS])


def _tissue_gone_kg() -> float:
    return _glycogen_and_its_water_kg() + _salt_water_kg() - _regained_kg()


def _given_kcal(night: str) -> float:
    return stored_kcal(-measured(f"nedeltcheva_{night}_fat"), -measured(f"nedeltcheva_{night}_lean"))


def _fewer_kcal() -> float:
    return _given_kcal("long") - _given_kcal("short")


def _more_fat_kg() -> float:
    return measured("nedeltcheva_short_fat") - measured("nedeltcheva_long_fat")


def _less_lean_kg() -> float:
    return measured("nedeltcheva_long_lean") - measured("nedeltcheva_short_lean")


EXERCISES: tuple[Exercise | Choice, ...] = (
    Exercise(
        id="10.prediction",
        prompt=lambda: (
            f"After one week, the scale of the second run shows {_scales_apart_kg():.1f} kg less than that of the"
            " first. How many kg of this difference are fat? (kg, less fat in the second run is positive)"
        ),
        unit="kg",
        expected=_fat_apart_kg,
        tolerance=0.15,
        right=lambda: (
            "Next to nothing: the fat hardly differs. In the run there is even a little more of it left"
            f" ({units.mass(-_fat_apart_kg(), 2)}), and the text below says why."
        ),
        hint="The kcal of every day are the same. What else can leave a body within a week?",
        solution=lambda: (
            f"{units.mass(_fat_apart_kg())}: with few carbohydrates a little more fat is left. Of the"
            f" {units.mass(_scales_apart_kg())} on the scale, none is fat."
        ),
        misconceptions=(
            Misconception(
                name="all of it",
                value=_scales_apart_kg,
                reply=(
                    "That few carbohydrates melt fat is the wrong idea of this lesson. {answer:.1f} kg of fat hold far"
                    " more energy than a week's cut, and both runs were cut by the same kcal."
                ),
            ),
            Misconception(
                name="half of it",
                value=lambda: _scales_apart_kg() / 2,
                reply=(
                    "Half water, half fat sounds fair, but it is wrong: {answer:.1f} kg more fat would need a further"
                    " cut that nobody made. The kcal are the same."
                ),
            ),
            Misconception(
                name="the fat of the cut",
                value=_fat_anyway_kg,
                reply=(
                    "{answer:.1f} kg is about the fat that the cut takes in a week, and it goes in the first run as"
                    " well. Here the question is the difference."
                ),
            ),
        ),
    ),
    Exercise(
        id="10.1",
        prompt=lambda: (
            f"The article's lower end is {ARTICLE_G_PER_LB[0]:g} g of protein for each pound of body weight. How much"
            " is that for each kilogram? (g/kg)"
        ),
        unit="g/kg",
        expected=lambda: protein_g_per_kg(ARTICLE_G_PER_LB[0]),
        tolerance=0.05,
        right="A kilogram is more than a pound, so each kilogram gets more grams.",
        hint="A kilogram is about 2.2 pounds, and each of these pounds gets its grams.",
        solution=lambda: f"{ARTICLE_G_PER_LB[0]:g} ÷ {units.KG_PER_LB:.4f} = {{expected:.2f}} g/kg.",
        misconceptions=(
            Misconception(
                name="the wrong way round",
                value=lambda: ARTICLE_G_PER_LB[0] * units.KG_PER_LB,
                reply=(
                    "{answer:.2f} comes from multiplying by 0.45. It is wrong: that would give a kilogram less protein"
                    " than the pound that is inside it. Divide."
                ),
            ),
            Misconception(
                name="the same number",
                value=lambda: ARTICLE_G_PER_LB[0],
                reply=(
                    "{answer:g} is the number for a pound. A unit cannot be swapped without its number: a kilogram is"
                    " 2.2 pounds."
                ),
            ),
            Misconception(
                name="the upper end",
                value=lambda: protein_g_per_kg(ARTICLE_G_PER_LB[1]),
                reply="{answer:.1f} is the article's upper end, 1 g for each pound. The question is about the lower.",
            ),
        ),
    ),
    Exercise(
        id="10.2",
        prompt="Chloe weighs 62 kg. What is 1.62 g/kg for her? (g/day)",
        unit="g/day",
        expected=lambda: protein_range_g(PEOPLE["chloe"]).estimate,
        tolerance=3.0,
        right=lambda: (
            f"And the interval is wide: {protein_range_g(PEOPLE['chloe']).low:.0f} to"
            f" {protein_range_g(PEOPLE['chloe']).high:.0f} g. It is no target, for Chloe or for anyone."
        ),
        hint="Grams for each kilogram, times her kilograms.",
        solution=lambda: f"1.62 × {PEOPLE['chloe'].weight_kg:.0f} = {{expected:.0f}} g/day.",
        misconceptions=(
            Misconception(
                name="kilograms taken for pounds",
                value=lambda: protein_range_g(PEOPLE["chloe"]).estimate / units.KG_PER_LB,
                reply=(
                    "{answer:.0f} is 1.62 times her pounds. The trials count per kilogram; counting per pound more than"
                    " doubles it."
                ),
            ),
            Misconception(
                name="the article's lower end",
                value=lambda: article_protein_g(PEOPLE["chloe"])[0],
                reply=(
                    "{answer:.0f} is the lower end of the article, 0.7 g for each of her pounds. Near, but the question"
                    " is about 1.62 g/kg."
                ),
            ),
            Misconception(
                name="g/lb times kg",
                value=lambda: ARTICLE_G_PER_LB[0] * PEOPLE["chloe"].weight_kg,
                reply=(
                    "{answer:.0f} is 0.7 times her kilograms. That mixes two units: 0.7 belongs to pounds, and the"
                    " question is about 1.62 g/kg."
                ),
            ),
        ),
    ),
    Exercise(
        id="10.3",
        prompt=lambda: (
            "The sleep trial: in long nights fat −1.4 and lean −1.5 kg, in short ones −0.6 and −2.4. Let a kg of fat"
            f" hold {stored_kcal(1, 0):,.0f} kcal and a kg of lean tissue {stored_kcal(0, 1):,.0f}. How many kcal fewer"
            " came out of a body in the short nights? (kcal, a positive number)"
        ),
        unit="kcal",
        expected=_fewer_kcal,
        tolerance=250.0,
        right=lambda: (
            f"That is {_fewer_kcal() / 14:.0f} kcal for each of the 14 days, though the scale showed about the same."
        ),
        hint="Work out each kind of nights alone: its fat and its lean, each times its kcal. Then subtract.",
        solution=lambda: (
            f"1.4 × {stored_kcal(1, 0):,.0f} + 1.5 × {stored_kcal(0, 1):,.0f} ≈ {_given_kcal('long'):,.0f} kcal in long"
            f" nights; 0.6 × {stored_kcal(1, 0):,.0f} + 2.4 × {stored_kcal(0, 1):,.0f} ≈"
            f" {_given_kcal('short'):,.0f} kcal in short ones. The difference is {_fewer_kcal():,.0f} kcal."
        ),
        misconceptions=(
            Misconception(
                name="the same on the scale",
                value=lambda: 0.0,
                reply=(
                    "Zero would follow if kilograms were energy. That is wrong: a kg of fat holds five times as much as"
                    " a kg of lean tissue, and the mixture was another one."
                ),
            ),
            Misconception(
                name="the rule on the scale",
                value=lambda: (_more_fat_kg() - _less_lean_kg()) * -RULE_KCAL_PER_KG,
                reply=(
                    "{answer:.0f} is the 3,500 rule on the 0.1 kg between the scales. The rule takes every kg for the"
                    " same mixture, and here the mixture is what changed."
                ),
            ),
            Misconception(
                name="fat only",
                value=lambda: stored_kcal(_more_fat_kg(), 0.0),
                reply=(
                    "{answer:.0f} is the fat alone. In the short nights more lean tissue went, and it holds energy too:"
                    " that part comes off."
                ),
            ),
            Misconception(
                name="both added",
                value=lambda: stored_kcal(_more_fat_kg(), _less_lean_kg()),
                reply=(
                    "{answer:.0f} adds the two differences. They point in opposite directions: less fat went, but more"
                    " lean tissue."
                ),
            ),
        ),
    ),
    Exercise(
        id="10.4",
        prompt=(
            "Ben eats 300 kcal/day above his baseline for one week. Which is the highest share of carbohydrate at which"
            " the scale still shows a loss? (%)"
        ),
        unit="%",
        expected=_highest_falling_percent,
        tolerance=0.1,
        right=lambda: (
            "The scale shows a loss in a week of surplus, while fat goes up by"
            f" {units.mass(_surplus_week(int(_highest_falling_percent()))[1])}."
        ),
        hint="Set weeks to 1 and kcal below baseline to −300. Lower the carbohydrate from 50 %, stop by stop.",
        solution=lambda: (
            "{expected:.0f} %. One stop higher, the scale shows a gain of"
            f" {units.mass(_surplus_week(int(_highest_falling_percent()) + CARB_PERCENT[2])[0])}."
        ),
        misconceptions=(
            Misconception(
                name="none",
                value=lambda: 0.0,
                reply=(
                    "If you mean “at none, because a surplus must show”: that is wrong for a week. The water of stored"
                    " carbohydrate can outweigh a week's gain of tissue."
                ),
            ),
            Misconception(
                name="a share for %",
                value=lambda: _highest_falling_percent() / 100,
                reply="{answer:g} is a share of 1. The question asks for %, a hundred times as much: write it so.",
            ),
            Misconception(
                name="the lowest",
                value=lambda: float(CARB_PERCENT[0]),
                reply="At {answer:.0f} % the scale falls most. The question is how high one can go until it rises.",
            ),
            Misconception(
                name="the usual share",
                value=lambda: 100 * BASELINE_CARB_FRACTION,
                reply=lambda: (
                    "At the usual share only the surplus is at work, and the scale shows a gain of"
                    f" {units.mass(_surplus_week(50)[0])}. Go lower."
                ),
            ),
        ),
    ),
    Exercise(
        id="10.5",
        prompt=(
            "Grace (63, 60 kg) eats at her baseline all the time: four weeks with 10 % from carbohydrate, then 50 %"
            " again. What does the scale do in the first week back? (kg, a gain is positive)"
        ),
        unit="kg",
        expected=_regained_kg,
        tolerance=0.3,
        right=lambda: (
            "It all comes back within days, and her fat even falls by"
            f" {units.mass(_back().fat_kg[_BACK_AFTER_DAYS] - _back().fat_kg[-1])}. A gain without a surplus."
        ),
        hint="Glycogen fills up again, and it is not alone: which two kinds of water come with it?",
        solution=lambda: (
            f"A gain of {units.mass(_regained_kg())}: about {units.mass(_glycogen_and_its_water_kg())} of glycogen with"
            f" its water and {units.mass(_salt_water_kg())} of salt water, less {units.mass(_tissue_gone_kg())} of fat"
            " and lean that goes meanwhile."
        ),
        misconceptions=(
            Misconception(
                name="same kcal, same scale",
                value=lambda: 0.0,
                reply=(
                    "Zero takes the scale for a meter of kcal. That is wrong over days: stored carbohydrate holds"
                    " water, and that has no kcal."
                ),
            ),
            Misconception(
                name="no salt water",
                value=_glycogen_and_its_water_kg,
                reply=(
                    "{answer:.1f} kg is glycogen with the water bound to it. With carbohydrate the kidneys also keep"
                    " more salt, and its water counts too."
                ),
            ),
        ),
    ),
    Choice(
        id="10.exit1",
        prompt=(
            "In a week with few carbohydrates, the scale falls 1.6 kg more than with usual food of the same kcal. What"
            " are these 1.6 kg, by the model?"
        ),
        options=(
            Option(
                "a",
                "Fat: few carbohydrates make the body burn it.",
                reply=(
                    "That is wrong. Who eats more fat burns more fat, but it is the fat just eaten. With the same"
                    " kcal eaten and spent, there is no gap left for the stores to fill."
                ),
            ),
            Option(
                "b",
                "Glycogen and water.",
                right=True,
                reply="It went in days, and it comes back in days.",
            ),
            Option(
                "c",
                "Muscle.",
                reply=(
                    "That is wrong: a body does not take down and rebuild so much muscle within days. The water comes"
                    " back with the first plates of pasta."
                ),
            ),
        ),
        hint="What does the body keep water with, and how fast does it use it up?",
        solution="b: stored carbohydrate (glycogen), the water bound to it, and salt water that the kidneys let go.",
    ),
    Choice(
        id="10.exit2",
        prompt=(
            "Young men trained hard in the same deficit, 20 with twice as much protein as the other 20. Together, fat"
            " and lean, they lost 3.6 and 3.4 kg. What did protein change?"
        ),
        options=(
            Option(
                "a",
                "How much was lost.",
                reply=(
                    "That is wrong: 3.6 and 3.4 kg are about the same. More protein did not bring more off the scale;"
                    " the two parts moved in opposite directions."
                ),
            ),
            Option(
                "b",
                "What changed: more fat went, more lean came.",
                right=True,
                reply="In this trial, of 4 weeks and 40 young men who trained hard. Others may differ.",
            ),
            Option(
                "c",
                "Nothing: the scale shows about the same.",
                reply=(
                    "That is wrong: the scale adds fat and lean and cannot tell them apart. Lean went up by 1.2 against"
                    " 0.1 kg."
                ),
            ),
        ),
        hint="Compare the totals first. Then compare their two parts.",
        solution="b: fat −4.8 against −3.5 kg, lean +1.2 against +0.1 kg; together −3.6 and −3.4 (Longland 2016).",
    ),
)
