"""The questions of lesson 04, The straight line."""

from __future__ import annotations

from ...science.body.people import PEOPLE
from ...science.body.plans import Plan
from ...science.body.projection import HALL_2011, project
from ...science.body.static import RULE_KCAL_PER_KG, RULE_KCAL_PER_LB
from ...science.units import mass, mass_unit, to_kg
from ..kinds import Choice, Exercise, Misconception, Option, weight_for_change


def _promise_kg(name: str, kcal_a_day: float, weeks: int) -> float:
    """Return what the straight line promises (kg, a loss is positive, as the deficit is)."""
    p = project(PEOPLE[name], Plan.deficit(kcal_a_day), days=7 * weeks, model="rule_3500")
    return float(p.weight_kg[0] - p.weight_kg[-1])


def _total_kcal(name: str, kcal_a_day: float, days: int) -> float:
    """Return how much less than baseline is eaten in all (kcal)."""
    person = PEOPLE[name]
    return float((person.tdee_kcal - Plan.deficit(kcal_a_day).intake_kcal(person, days)).sum())


def _pounds(kg: float) -> float:
    """Return the number that stands before "lb"."""
    return kg / to_kg(1.0, "lb")


def _also_lb(kg: float, digits: int = 1) -> str:
    """Return a result in pounds too, to stand behind a sum that is done in kg, where pounds are shown."""
    return "" if mass_unit() == "kg" else f" ({mass(kg, digits)})"


def _slider_kcal(name: str, gain_kg: float, weeks: int) -> float:
    """Return the step of the slider at which the line's gain is closest to the one wanted."""
    return float(min(range(0, 501, 50), key=lambda kcal: abs(-_promise_kg(name, -kcal, weeks) - gain_kg)))


def _weeks_to_nothing(kg_a_week: float) -> float:
    return PEOPLE["ana"].weight_kg / kg_a_week


EXERCISES: tuple[Exercise | Choice, ...] = (
    Choice(
        id="04.claim",
        prompt='"Work out what you spend today. Eat 500 kcal a day less than that, the same meals every'
        ' day, and you lose the same amount every week for as long as you keep it up."',
        options=(
            Option(
                "a",
                "I agree.",
                reply="The wrong idea is that weight falls for ever at the same rate. A lighter"
                " body spends less, so"
                " the same meals are a smaller deficit every week, and the steps shrink.",
            ),
            Option(
                "b",
                "I agree for the first year; then it suddenly stops.",
                reply="The wrong idea is the sudden stop. Spending falls a little with every"
                " kilogram, from the first"
                " week on, so the steps shrink gradually; there is no wall to run into.",
            ),
            Option(
                "c",
                "I disagree: the weekly steps shrink.",
                right=True,
                reply="What the body spends depends on the body, and the body changes.",
            ),
        ),
        hint="What does the claim say about the body of week 1 and the body of week 100?",
        solution='"{expected}". The meals stay the same; the body that eats them does not.'
        " Lesson 05 shows by how much.",
    ),
    Exercise(
        id="04.prediction",
        prompt="How many kg lighter does the straight line say Ana will be after 12 weeks at 500"
        " kcal/day below"
        " baseline? (kg, a loss is positive)",
        unit="kg",
        expected=lambda: _promise_kg("ana", 500, 12),
        tolerance=0.6,
        right="You already think in the rule's numbers.",
        hint="7 x 500 kcal make one pound, 0.45 kg, each week.",
        solution=lambda: (
            "84 days x 500 kcal = 42,000 kcal; divided by 7,716 kcal per kg that is {expected:.1f} kg"
            f"{_also_lb(_promise_kg('ana', 500, 12))}."
        ),
        misconceptions=(
            Misconception(
                "pounds for kilograms",
                lambda: _pounds(_promise_kg("ana", 500, 12)),
                "{answer:.0f} is about right in pounds and wrong in kilograms: the rule counts one"
                " *pound* a week, and a"
                " pound is less than half a kilogram.",
            ),
            Misconception(
                "one week",
                lambda: _promise_kg("ana", 500, 1),
                "{answer:.2f} kg is a single week. The rule adds the same again every week, twelve times.",
                within=0.06,
            ),
            weight_for_change(PEOPLE["ana"].weight_kg, lambda: -_promise_kg("ana", 500, 12)),
        ),
    ),
    Exercise(
        id="04.1",
        prompt="Ben eats 250 kcal/day below baseline for 8 weeks. How much energy is that in all?"
        " (kcal, a positive number)",
        unit="kcal",
        expected=lambda: _total_kcal("ben", 250, 56),
        tolerance=1.0,
        right="Days times kcal a day.",
        hint="Turn the weeks into days first.",
        solution="8 weeks are 56 days; 56 x 250 = {expected:.0f} kcal.",
        misconceptions=(
            Misconception(
                "weeks for days",
                lambda: _total_kcal("ben", 250, 8),
                "{answer:.0f} kcal is eight *days*. The deficit is there every day, seven times a week.",
            ),
            Misconception(
                "working days",
                lambda: _total_kcal("ben", 250, 40),
                "{answer:.0f} kcal leaves out the weekends. The rule counts every day alike.",
            ),
        ),
    ),
    Exercise(
        id="04.2",
        prompt="How many kg lighter does the straight line make Ben for that energy? (kg, a loss is positive)",
        unit="kg",
        expected=lambda: _promise_kg("ben", 250, 8),
        tolerance=0.05,
        right="The energy, divided by what the rule puts into a kilogram.",
        hint="The rule puts 7,716 kcal into every kilogram. Divide.",
        solution=lambda: f"14,000 / 7,716 = {{expected:.2f}} kg{_also_lb(_promise_kg('ben', 250, 8))}.",
        misconceptions=(
            Misconception(
                "divided by kcal per pound",
                lambda: _pounds(_promise_kg("ben", 250, 8)),
                "{answer:.1f} is the energy divided by 3,500. That number belongs to a *pound*,"
                " so the result is in"
                " pounds; a kilogram needs 7,716.",
            ),
            Misconception(
                "pure fat",
                lambda: _total_kcal("ben", 250, 56) / HALL_2011.fat_kcal_per_kg,
                "{answer:.2f} kg takes the kilogram for pure fat. The rule's kilogram is tissue:"
                " part of it is water"
                " and protein, which hold less energy, so more kilograms go for the same kcal.",
            ),
            Misconception(
                "one day",
                lambda: _promise_kg("ben", 250, 8) / 56,
                "{answer:.2f} kg is a single day. Divide the energy of all 56 days.",
                within=0.01,
            ),
            weight_for_change(PEOPLE["ben"].weight_kg, lambda: -_promise_kg("ben", 250, 8)),
        ),
    ),
    Choice(
        id="04.3",
        prompt="Same plan, 250 kcal/day below baseline for 12 weeks. Grace weighs 60 kg, Hugo 140"
        " kg. Who loses more kg"
        " on the straight line?",
        options=(
            Option(
                "a",
                "Grace",
                reply="Not on the line. A given deficit is a larger part of what a smaller body"
                " spends, but the rule"
                " never asks what a body spends.",
            ),
            Option(
                "b",
                "Hugo",
                reply="Not on the line. In a real body more stored fat does matter (lesson 01),"
                " but the rule never asks"
                " how much there is.",
            ),
            Option(
                "c",
                "Neither: the same for both",
                right=True,
                reply="The rule knows the kcal and the days. It does not know the person.",
            ),
        ),
        hint="Which numbers went into your calculation for Ben? Was his weight one of them?",
        solution='"{expected}": only kcal and days enter the rule, so everyone gets the same line.',
    ),
    Exercise(
        id="04.4",
        prompt="Choose Ines and 20 weeks. Which setting of the first slider makes the line"
        " promise about 4.5 kg *more*?"
        " (kcal/day above baseline, so a gain is positive)",
        unit="kcal/day",
        expected=lambda: _slider_kcal("ines", 4.5, 20),
        tolerance=20.0,
        right="That step of the slider comes closest.",
        hint="Left of zero Ines eats more than she spends. Or backwards on paper: 4.5 x 7,716, shared over 140 days.",
        solution="4.5 x 7,716 / 140 is just under {expected:.0f} kcal/day; the slider stands at minus {expected:.0f}.",
        misconceptions=(
            Misconception(
                "kcal per pound",
                lambda: 4.5 * RULE_KCAL_PER_LB / 140.0,
                "{answer:.0f} kcal/day comes from 3,500 kcal for a *kilogram*. That is a pound's"
                " worth; a kilogram takes"
                " 7,716.",
            ),
            Misconception(
                "working days",
                lambda: 4.5 * RULE_KCAL_PER_KG / 100.0,
                "{answer:.0f} kcal/day shares the energy over five days a week. The line counts"
                " all seven:"
                " 20 weeks are 140 days.",
            ),
        ),
    ),
    Exercise(
        id="04.5",
        prompt="Follow Ana's line (500 kcal/day below) to the bitter end: after how many weeks"
        " does it say that she"
        " weighs nothing at all? (weeks)",
        unit="weeks",
        expected=lambda: _weeks_to_nothing(_promise_kg("ana", 500, 1)),
        tolerance=4.0,
        right="On paper the line goes to zero, and then below it. No body does.",
        hint="She starts at 80 kg and the line takes 0.45 kg a week.",
        solution="80 / 0.4536 = {expected:.0f} weeks. The line has no idea that a body cannot be used up.",
        misconceptions=(
            Misconception(
                "a kilogram a week",
                lambda: _weeks_to_nothing(1.0),
                "{answer:.0f} weeks would be a *kilogram* a week. The rule's step is a pound, less than half of that.",
            ),
            Misconception(
                "half a kilogram a week",
                lambda: _weeks_to_nothing(0.5),
                "{answer:.0f} weeks comes from half a kilogram a week. A pound is 0.45 kg: the"
                " rounding of one week adds"
                " up to months here.",
            ),
            Misconception(
                "only the fat",
                lambda: PEOPLE["ana"].fat_kg / _promise_kg("ana", 500, 1),
                "{answer:.0f} weeks is when the line has taken as many kg as Ana has fat. A"
                " sensible place to stop, but"
                " the rule knows no fat: it goes on through all 80 kg.",
            ),
        ),
    ),
    Exercise(
        id="04.6",
        prompt="Jun eats 300 kcal/day *above* baseline for 10 weeks. What does the straight line"
        " promise?"
        " (kg, a gain is positive)",
        unit="kg",
        expected=lambda: -_promise_kg("jun", -300, 10),
        tolerance=0.05,
        right="The line works alike in both directions.",
        hint="Same two steps: all the kcal of 70 days, then divide by 7,716.",
        solution=lambda: (
            "70 x 300 = 21,000 kcal; divided by 7,716 that is {expected:.2f} kg"
            f"{_also_lb(_promise_kg('jun', 300, 10))} more."
        ),
        misconceptions=(
            Misconception(
                "divided by kcal per pound",
                lambda: _pounds(-_promise_kg("jun", -300, 10)),
                "{answer:.0f} is in pounds: 3,500 kcal belong to a pound, 7,716 to a kilogram.",
            ),
            Misconception(
                "weeks for days",
                lambda: -_promise_kg("jun", -300, 10) / 7,
                "{answer:.2f} kg is ten *days*. The surplus is there on all 70 days.",
            ),
            weight_for_change(PEOPLE["jun"].weight_kg, lambda: -_promise_kg("jun", -300, 10)),
        ),
    ),
    Choice(
        id="04.exit1",
        prompt="What does the straight line assume about the energy a body spends?",
        options=(
            Option(
                "a",
                "It falls as the body gets lighter.",
                reply="That is what bodies do, and what the line leaves out. If spending fell,"
                " the steps would shrink"
                " and the line would bend.",
            ),
            Option(
                "b",
                "It stays as on the first day.",
                right=True,
                reply="Constant spending is what keeps the line straight.",
            ),
            Option(
                "c",
                "It rises, because the plan boosts the metabolism.",
                reply="Eating less does not raise spending, and the line does not say so: steps"
                " that grow would bend it"
                " the other way.",
            ),
        ),
        hint="Equal steps every week: what must stay equal for that?",
        solution='"{expected}": the same deficit every day needs the same spending every day.',
    ),
    Exercise(
        id="04.exit2",
        prompt="Dev eats 150 kcal/day above baseline for 14 weeks. What does the straight line"
        " promise?"
        " (kg, a gain is positive)",
        unit="kg",
        expected=lambda: -_promise_kg("dev", -150, 14),
        tolerance=0.05,
        right="Kcal of all days, divided by 7,716.",
        hint="Count the days of 14 weeks first, and divide last.",
        solution=lambda: (
            "98 x 150 = 14,700 kcal; divided by 7,716 that is {expected:.2f} kg"
            f"{_also_lb(_promise_kg('dev', 150, 14))} more."
        ),
        misconceptions=(
            Misconception(
                "divided by kcal per pound",
                lambda: _pounds(-_promise_kg("dev", -150, 14)),
                "{answer:.1f} is in pounds: dividing by 3,500 gives pounds, dividing by 7,716 gives kilograms.",
            ),
            Misconception(
                "weeks for days",
                lambda: -_promise_kg("dev", -150, 14) / 7,
                "{answer:.2f} kg is fourteen *days*. Fourteen weeks have 98.",
            ),
            weight_for_change(PEOPLE["dev"].weight_kg, lambda: -_promise_kg("dev", -150, 14)),
        ),
    ),
)
