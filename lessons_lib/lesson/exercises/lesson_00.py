"""The questions of lesson 00, Start here."""

from __future__ import annotations

from ...science.body.people import PEOPLE
from ...science.body.plans import Plan
from ...science.body.projection import Model, project
from ...science.body.static import RULE_KCAL_PER_KG
from ...science.units import mass
from ..kinds import Choice, Exercise, Misconception, Option, weight_for_change

WEEKS_12, WEEKS_26 = 84, 182


def _loss_kg(deficit_kcal: float, days: int = WEEKS_12, model: Model = "dynamic") -> float:
    """Return how much lighter Ana is after some days (kg)."""
    p = project(PEOPLE["ana"], Plan.deficit(deficit_kcal), days=days, model=model)
    return float(p.weight_kg[0] - p.weight_kg[-1])


def _end_kg(deficit_kcal: float) -> float:
    """Return what Ana weighs after 12 weeks (kg)."""
    return PEOPLE["ana"].weight_kg - _loss_kg(deficit_kcal)


def _total_kcal(kcal_a_day: float, days: int) -> float:
    """Return how much less than baseline is eaten in all (kcal)."""
    ana = PEOPLE["ana"]
    return float((ana.tdee_kcal - Plan.deficit(kcal_a_day).intake_kcal(ana, days)).sum())


def _slider_kcal(gain_kg: float) -> float:
    """Return the slider step at which Ana's gain after 26 weeks is closest to the one wanted."""
    return float(min(range(0, 501, 50), key=lambda kcal: abs(-_loss_kg(-kcal, WEEKS_26) - gain_kg)))


EXERCISES: tuple[Exercise | Choice, ...] = (
    Choice(
        id="00.claim",
        prompt='"To work with these lessons, I would have to learn Python first."',
        options=(
            Option(
                "a",
                "I agree.",
                reply="That is the wrong idea of this lesson, and a common one. The program is"
                " already written:"
                " a cell only says who, how much and how long, and you change those words and"
                " numbers.",
            ),
            Option(
                "b",
                "I disagree.",
                right=True,
                reply="Changing a number and running a cell is all it takes.",
            ),
        ),
        hint="Look at what you typed so far: was any of it programming?",
        solution='"{expected}": so far you changed numbers and ran cells, and that is how it stays.',
    ),
    Exercise(
        id="00.prediction",
        prompt="Ana eats 500 kcal a day less than she spends at the start, for 12 weeks. How many"
        " kg lighter is simulated Ana then? (kg, a loss is positive)",
        unit="kg",
        expected=lambda: _loss_kg(500),
        tolerance=0.5,
        right="That is close: within half a kilogram.",
        hint="500 kcal a day is about a fifth of what Ana eats. Any guess will do.",
        solution=lambda: (
            f"The simulation says {mass(_loss_kg(500))}. Why it is this number is the story of lessons 04 and 05."
        ),
        misconceptions=(
            Misconception(
                "straight line",
                lambda: _loss_kg(500, model="rule_3500"),
                "{answer:.1f} kg is what the well-known 3,500-kcal rule says. It takes a body for"
                " a tank that never"
                " changes; this simulated body spends less as it gets lighter. Lessons 04 and 05"
                " compare the two.",
            ),
            Misconception(
                "a kilogram a week",
                lambda: float(WEEKS_12 // 7),
                "That is about a kilogram for each week. A kilogram a week is the wrong size: 500 kcal a"
                " day are about a"
                ' *pound* a week by the usual rule. If you meant pounds, write "12 lb".',
            ),
            Misconception(
                "grams for kcal",
                lambda: 0.5 * WEEKS_12,
                "{answer:.0f} kg would be half a kilogram every day. That mixes up 500 kcal with"
                " 500 g: a kilogram of"
                " body tissue holds thousands of kcal, so one day moves it by tens of grams.",
            ),
            weight_for_change(PEOPLE["ana"].weight_kg, lambda: _end_kg(500) - PEOPLE["ana"].weight_kg),
        ),
    ),
    Exercise(
        id="00.1",
        prompt="How many kcal are 250 kcal a day over two weeks? (kcal, a positive number)",
        unit="kcal",
        expected=lambda: _total_kcal(250, 14),
        tolerance=1.0,
        right="Two weeks are 14 days, and the total adds up.",
        hint="Two weeks are how many days? The sign * multiplies.",
        solution="250 * 14 = {expected:.0f} kcal.",
        misconceptions=(
            Misconception(
                "weeks for days",
                lambda: _total_kcal(250, 2),
                "{answer:.0f} kcal is two *days*. The amount is eaten every day, so count the days of two weeks.",
            ),
            Misconception(
                "added",
                lambda: 250.0 + 14.0,
                "{answer:.0f} is 250 + 14. Adding is the wrong step: every day brings the same"
                " amount again,"
                " so the days multiply it.",
            ),
        ),
    ),
    Exercise(
        id="00.2",
        prompt="Go back to the cell under **Run**, change 500 to 250, and run it again. How many kg lighter"
        " is Ana after 12 weeks now? (kg, a loss is positive)",
        unit="kg",
        expected=lambda: _loss_kg(250),
        tolerance=0.1,
        right="This is what the run with 250 gives.",
        hint="Click into the cell, change the number, press Shift+Enter, and read the sentence below the picture.",
        solution=lambda: f"The sentence under the picture says {mass(_loss_kg(250))}: about half of what 500 gives.",
        misconceptions=(
            Misconception(
                "not run again",
                lambda: _loss_kg(500),
                "{answer:.1f} kg is still the run with 500. A cell does not notice by itself that"
                " you changed it:"
                " its result changes only when you run it, with Shift+Enter.",
            ),
            Misconception(
                "the other direction",
                lambda: _loss_kg(1000),
                "{answer:.1f} kg is the run with twice the number. Half of 500 is wanted here: write 250.",
            ),
            weight_for_change(PEOPLE["ana"].weight_kg, lambda: _end_kg(250) - PEOPLE["ana"].weight_kg),
        ),
    ),
    Exercise(
        id="00.3",
        prompt="Which setting of the slider makes simulated Ana about 4 kg *heavier* after 26"
        " weeks?"
        " (kcal/day above baseline, so a gain is positive)",
        unit="kcal/day",
        expected=lambda: _slider_kcal(4.0),
        tolerance=25.0,
        right="That step of the slider comes closest.",
        hint="Left of zero Ana eats more than she spends. Move step by step and read the sentence.",
        solution=lambda: (
            f"At {_slider_kcal(4.0):.0f} kcal/day above baseline the sentence says about {mass(4.0, 0)} more:"
            f" the slider stands at minus {_slider_kcal(4.0):.0f}."
        ),
        misconceptions=(
            Misconception(
                "straight line",
                lambda: 4.0 * RULE_KCAL_PER_KG / WEEKS_26,
                "{answer:.0f} kcal/day is about what the 3,500-kcal rule gives on paper. It leaves out"
                " that a heavier body"
                " also spends more, so clearly more is needed. Try it on the slider.",
            ),
            Misconception(
                "the end of the slider",
                lambda: 500.0,
                lambda: (
                    "500 kcal/day is the end of the slider, and more than is needed. A bigger number is not the"
                    f" aim: read the sentence at each step until it says about {mass(4.0, 0)}."
                ),
            ),
        ),
    ),
    Choice(
        id="00.4",
        prompt="`Plan.deficit(500)` means 500 kcal a day *below* what is spent at the start. What does"
        " `Plan.deficit(-300)` mean?",
        options=(
            Option(
                "a",
                "300 kcal a day below.",
                reply="That drops the minus sign. A negative deficit is the opposite of a deficit: a surplus.",
            ),
            Option("b", "300 kcal a day above.", right=True, reply="A deficit below zero is a surplus."),
            Option(
                "c",
                "Nothing: it is an error.",
                reply="Eating more than is spent is no error. Gain is as ordinary as loss, and the minus says it.",
            ),
        ),
        hint="If 500 is below, and 0 is neither, where is -300?",
        solution='"{expected}": the minus turns a deficit into a surplus.',
    ),
    Choice(
        id="00.exit1",
        prompt="A cell answers: `ana` is not made yet. What do you do?",
        options=(
            Option(
                "a",
                "Run the cells above it, then this one again.",
                right=True,
                reply="Cells build on each other.",
            ),
            Option(
                "b",
                "Type the program again.",
                reply="Nothing is lost or broken. The name is made by a cell further up that has not been run yet.",
            ),
            Option(
                "c",
                "Install something.",
                reply="Nothing is missing on the computer. Names live only in what has been run"
                " since you opened the"
                " lesson, so a cell above has to be run first.",
            ),
        ),
        hint="Who makes a name? A cell further up.",
        solution='"{expected}": menu Run, then Run All Above Selected Cell.',
    ),
    Exercise(
        id="00.exit2",
        prompt="How many kcal are 300 kcal a day over three weeks? (kcal, a positive number)",
        unit="kcal",
        expected=lambda: _total_kcal(300, 21),
        tolerance=1.0,
        right="Three weeks are 21 days.",
        hint="Count the days of three weeks first.",
        solution="300 * 21 = {expected:.0f} kcal.",
        misconceptions=(
            Misconception(
                "weeks for days",
                lambda: _total_kcal(300, 3),
                "{answer:.0f} kcal is three *days*. The amount counts every day, and three weeks have 21.",
            ),
            Misconception(
                "working days",
                lambda: _total_kcal(300, 15),
                "{answer:.0f} kcal counts five days a week. The body does not take weekends off: count seven.",
            ),
        ),
    ),
)
