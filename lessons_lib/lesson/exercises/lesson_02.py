"""The questions of lesson 02, What does a body spend."""

from __future__ import annotations

from ...science.body.energy import EQUATIONS, rmr_kcal
from ...science.body.people import PEOPLE, Person
from ...science.body.plans import Plan
from ...science.body.projection import Model, project
from ...science.body.spending import spending
from ...science.units import mass
from ..kinds import Choice, Exercise, Misconception, Option, below_for_above, weight_for_change

_ANA, _BEN, _HUGO, _JUN, _FEMI = (PEOPLE[key] for key in ("ana", "ben", "hugo", "jun", "femi"))
_ANA_SITTING = _ANA.but(pal=1.2)
_FEMI_EATS = 1900.0


def _loss_at_rest_kg(model: Model = "dynamic") -> float:
    """Return how much lighter Ana is after 12 weeks of eating her resting rate (kg)."""
    p = project(_ANA, Plan.intake(_ANA.rmr_kcal), days=84, model=model)
    return float(p.weight_kg[0] - p.weight_kg[-1])


def _spread_kcal(person: Person) -> float:
    """Return how far apart the equations are for one person (kcal/day)."""
    values = []
    for key in EQUATIONS:
        try:
            values.append(rmr_kcal(person, key))
        except ValueError:
            continue  # no coefficients that could be checked
    # whole kcal, as they stand beside the dots of the chart
    return float(round(max(values)) - round(min(values)))


def _step(kcal: float) -> float:
    """Return the step of the slider that is closest (kcal/day)."""
    return 50.0 * round(kcal / 50.0)


EXERCISES: tuple[Exercise | Choice, ...] = (
    Choice(
        id="02.claim",
        prompt='"A BMR calculator tells how much one may eat to hold weight, as long as one does no exercise."',
        options=(
            Option(
                "a",
                "I agree.",
                reply="The wrong idea is that the basal rate is what one may eat. It is what a body spends lying still,"
                " awake and fasted. Getting up, sitting, cooking and digesting come on top, without any exercise.",
            ),
            Option(
                "b",
                "I agree for people who sit all day.",
                reply="Closer, and still wrong. Even the quietest day of the course's range spends a fifth more than"
                " rest, because sitting up, walking to the kitchen and digesting all cost energy.",
            ),
            Option(
                "c",
                "I disagree: it takes more than that to hold weight.",
                right=True,
                reply="The basal rate is the largest part of a day's spending, and never all of it.",
            ),
        ),
        hint="Who spends a whole day lying still, without a meal?",
        solution='"{expected}": digesting and moving come on top of rest, even on the quietest day.',
    ),
    Exercise(
        id="02.prediction",
        prompt=f"Ana eats exactly what her body spends at rest, {_ANA.rmr_kcal:,.0f} kcal a day, and lives as usual."
        " How many kg lighter is she after 12 weeks? (kg, a loss is positive)",
        unit="kg",
        expected=lambda: round(_loss_at_rest_kg(), 1),
        tolerance=1.0,
        right="What she spends besides rest is missing every day.",
        hint="Is anything spent besides rest?",
        solution=lambda: (
            f"The adapting body loses {mass(_loss_at_rest_kg())}: everything that Ana spends besides rest is missing."
        ),
        misconceptions=(
            Misconception(
                "the resting rate holds weight",
                lambda: 0.0,
                "No loss to speak of: that takes the resting rate for all that is spent. Digesting and moving come on"
                " top, so eating the resting rate is a large deficit.",
            ),
            Misconception(
                "the straight line",
                lambda: _loss_at_rest_kg("rule_3500"),
                "{answer:.1f} kg is what the straight line says for the same gap: the right gap, and a body that never"
                " answers. A lighter body spends less.",
            ),
            weight_for_change(_ANA.weight_kg, lambda: -_loss_at_rest_kg()),
        ),
    ),
    Exercise(
        id="02.1",
        prompt=f"Ben spends {_BEN.rmr_kcal:,.0f} kcal a day at rest, and his PAL is {_BEN.pal:g}. What does he spend"
        " in all? (kcal/day)",
        unit="kcal/day",
        expected=lambda: _BEN.tdee_kcal,
        tolerance=6.0,
        right="PAL times the resting rate: that is his TDEE.",
        hint="PAL is how many times the resting rate a whole day costs.",
        solution=f"{_BEN.pal:g} × {_BEN.rmr_kcal:.0f} = about {{expected:.0f}} kcal/day.",
        misconceptions=(
            Misconception(
                "rest is all",
                lambda: _BEN.rmr_kcal,
                "{answer:.0f} is what he spends at rest. A day with a PAL of 1.5 costs one and a half times that.",
            ),
            Misconception(
                "only what comes on top",
                lambda: _BEN.tdee_kcal - _BEN.rmr_kcal,
                "{answer:.0f} is only what comes *on top* of rest. All that he spends holds both.",
            ),
        ),
    ),
    Exercise(
        id="02.2",
        prompt="Ben eats what he spends. The model counts a tenth of what is eaten for digesting. How much is that?"
        " (kcal/day)",
        unit="kcal/day",
        expected=lambda: spending(_BEN).digesting_kcal,
        tolerance=5.0,
        right="Digesting follows what is eaten.",
        hint="A tenth of what he eats. He eats what he spends.",
        solution=f"{_BEN.tdee_kcal:.0f} / 10 = {{expected:.0f}} kcal/day.",
        misconceptions=(
            Misconception(
                "a tenth of rest",
                lambda: _BEN.rmr_kcal / 10.0,
                "{answer:.0f} is a tenth of the *resting rate*. Digesting follows what is eaten, which is more.",
            ),
        ),
    ),
    Exercise(
        id="02.3",
        prompt="What is left for moving: work, stairs, sport, fidgeting? (kcal/day)",
        unit="kcal/day",
        expected=lambda: spending(_BEN).moving_kcal,
        tolerance=10.0,
        right="Three parts: rest, digesting, moving.",
        hint="From all that he spends, take rest and digesting away.",
        solution=f"{_BEN.tdee_kcal:.0f} − {_BEN.rmr_kcal:.0f} − {_BEN.tdee_kcal / 10:.0f} is about"
        " {expected:.0f} kcal/day.",
        misconceptions=(
            Misconception(
                "digesting forgotten",
                lambda: _BEN.tdee_kcal - _BEN.rmr_kcal,
                "{answer:.0f} still holds what digesting costs. Take that away as well.",
            ),
            Misconception(
                "rest forgotten",
                lambda: _BEN.tdee_kcal - _BEN.tdee_kcal / 10.0,
                "{answer:.0f} still holds what he spends at rest, which is the largest part.",
            ),
        ),
    ),
    Exercise(
        id="02.4",
        prompt="Ana on the quietest day there is: PAL 1.2. Which step of “kcal eaten a day” comes closest to what she"
        " spends? (kcal/day)",
        unit="kcal/day",
        expected=lambda: _step(_ANA_SITTING.tdee_kcal),
        tolerance=20.0,
        right="Even on the quietest day it takes a fifth more than rest to hold weight.",
        hint="Set person and PAL first. Then look for the smallest number in the sentence “Eating … is …”.",
        solution=f"1.2 × {_ANA_SITTING.rmr_kcal:.0f} = about {_ANA_SITTING.tdee_kcal:.0f}; the closest step is"
        " {expected:.0f}.",
        misconceptions=(
            Misconception(
                "the resting rate",
                lambda: _step(_ANA_SITTING.rmr_kcal),
                "{answer:.0f} is the step closest to what she spends *at rest*. Even sitting and digesting cost more.",
            ),
            Misconception(
                "her usual day",
                lambda: _step(_ANA.tdee_kcal),
                "{answer:.0f} belongs to her usual PAL of 1.6. Move the PAL to 1.2.",
            ),
        ),
    ),
    Exercise(
        id="02.5",
        prompt=f"For Hugo at rest, the highest equation is {_spread_kcal(_HUGO):.0f} kcal/day above the lowest. His PAL"
        f" is {_HUGO.pal:g}. How far apart are the two answers to “what does Hugo spend in all”? (kcal/day)",
        unit="kcal/day",
        expected=lambda: _HUGO.pal * _spread_kcal(_HUGO),
        tolerance=10.0,
        right="More than the 500 that people like to subtract.",
        hint="The resting rate is multiplied by the PAL, and so is any error in it.",
        solution=f"{_HUGO.pal:g} × {_spread_kcal(_HUGO):.0f} = {{expected:.0f}} kcal/day.",
        misconceptions=(
            Misconception(
                "PAL forgotten",
                lambda: _spread_kcal(_HUGO),
                "{answer:.0f} is the difference at rest. PAL multiplies the resting rate, and the difference with it.",
            ),
            Misconception(
                "only what comes on top",
                lambda: (_HUGO.pal - 1.0) * _spread_kcal(_HUGO),
                "{answer:.0f} is only what PAL *adds* to the difference. The difference at rest is there as well.",
            ),
        ),
    ),
    Exercise(
        id="02.6",
        prompt=f"Jun (PAL {_JUN.pal:g}, {_JUN.rmr_kcal:,.0f} kcal a day at rest) wants to gain: 300 kcal a day above"
        " what he spends. What does he eat? (kcal/day)",
        unit="kcal/day",
        expected=lambda: float(Plan.deficit(-300).intake_kcal(_JUN, 1)[0]),
        tolerance=6.0,
        right="First all that he spends, then 300 more.",
        hint="First what he spends in all. Only then the 300.",
        solution=f"{_JUN.pal:g} × {_JUN.rmr_kcal:.0f} = about {_JUN.tdee_kcal:.0f}, and 300 more is"
        " {expected:.0f} kcal/day.",
        misconceptions=(
            Misconception(
                "above the resting rate",
                lambda: _JUN.rmr_kcal + 300.0,
                "{answer:.0f} is 300 above his *resting rate*. That is far below what he spends: he would lose.",
            ),
            Misconception(
                "the wrong direction",
                lambda: _JUN.tdee_kcal - 300.0,
                "{answer:.0f} is 300 *below* what he spends. He wants to gain.",
            ),
            Misconception(
                "what holds",
                lambda: _JUN.tdee_kcal,
                "{answer:.0f} holds his weight. The 300 come on top.",
            ),
        ),
    ),
    Choice(
        id="02.exit1",
        prompt="What does a BMR calculator estimate?",
        options=(
            Option(
                "a",
                "What a body spends lying still, awake and fasted.",
                right=True,
                reply="The largest part of a day's spending, and not all of it.",
            ),
            Option(
                "b",
                "What one may eat to hold weight without exercise.",
                reply="That is the wrong idea of this lesson. Digesting, sitting up and walking about come on top, so"
                " it takes at least a fifth more to hold weight.",
            ),
            Option(
                "c",
                "What one should eat to lose weight.",
                reply="It says what is spent at rest, and nothing about what to eat. To eat it is a deficit whose size"
                " depends on how active the day is.",
            ),
        ),
        hint="Basal: the base. What stands on it?",
        solution='"{expected}". All that is spent is PAL times that.',
    ),
    Exercise(
        id="02.exit2",
        prompt=f"Femi spends {_FEMI.rmr_kcal:,.0f} kcal a day at rest; his PAL is {_FEMI.pal:g}. He eats"
        f" {_FEMI_EATS:,.0f}. How far below what he spends is that? (kcal/day, below is positive)",
        unit="kcal/day",
        expected=lambda: _FEMI.tdee_kcal - _FEMI_EATS,
        tolerance=6.0,
        right="What he spends in all, minus what he eats.",
        hint="First what he spends in all: PAL times rest.",
        solution=f"{_FEMI.pal:g} × {_FEMI.rmr_kcal:.0f} = {_FEMI.tdee_kcal:.0f}; minus {_FEMI_EATS:.0f} is"
        " {expected:.0f} kcal/day.",
        misconceptions=(
            Misconception(
                "compared with rest",
                lambda: _FEMI_EATS - _FEMI.rmr_kcal,
                "{answer:.0f} compares with the *resting rate*, which he is above. He spends half as much again.",
            ),
            Misconception(
                "compared with rest, signed",
                lambda: _FEMI.rmr_kcal - _FEMI_EATS,
                "{answer:.0f} says that he eats above his *resting rate*. True, and yet below all that he spends.",
            ),
            below_for_above(_FEMI.tdee_kcal - _FEMI_EATS),
        ),
    ),
)
