"""The questions of lesson 03, Four articles, four deficits."""

from __future__ import annotations

from ...science.body.people import PEOPLE, Person
from ...science.body.static import RULE_KCAL_PER_LB
from ...science.evidence.articles import ARTICLES
from ..kinds import Choice, Exercise, Misconception, Option, below_for_above

_ANA, _BEN, _DEV, _FEMI, _GRACE = (PEOPLE[key] for key in ("ana", "ben", "dev", "femi", "grace"))


def _true(letter: str, name: str, end: int = 0) -> float:
    """Return how far below all that is spent an article puts someone (kcal/day); end 0 is the gentler one."""
    # whole kcal, so that the sums of a sentence can be done by hand
    return float(round(PEOPLE[name].tdee_kcal) - round(_eaten(letter, name, end)))


def _eaten(letter: str, name: str, end: int = 0) -> float:
    """Return what someone eats by an article (kcal/day)."""
    found = ARTICLES[letter].eaten_kcal(PEOPLE[name])
    return found[end] if found else 0.0


def _spends(person: Person) -> str:
    """Return what someone spends, in words."""
    return f"{person.name} spends {person.tdee_kcal:,.0f} kcal a day, {person.rmr_kcal:,.0f} of it at rest."


def _pounds_a_week(kcal_a_day: float) -> float:
    """Return what the rule makes of a deficit (lb/week)."""
    return 7.0 * kcal_a_day / RULE_KCAL_PER_LB


def _drawn(letter: str) -> float:
    """Return for how many of the course's people an article is not refused."""
    return float(sum(ARTICLES[letter].care(person).ok for person in PEOPLE.values()))


EXERCISES: tuple[Exercise | Choice, ...] = (
    Choice(
        id="03.claim",
        prompt='"All the articles say about the same: eat some 500 kcal a day below."',
        options=(
            Option(
                "a",
                "I agree.",
                reply="The wrong idea is that “500 below” means the same everywhere. Below *what* is half of the"
                " instruction: below all that is spent, or below the resting rate, are two very different plans.",
            ),
            Option(
                "b",
                "I agree, give or take 250.",
                reply="The numbers differ by a few hundred, true. But one of them is counted from another zero, which"
                " moves it by far more than 250.",
            ),
            Option(
                "c",
                "I disagree: it depends on what the 500 are below.",
                right=True,
                reply="A number without its zero point is half an instruction.",
            ),
        ),
        hint="500 below what?",
        solution='"{expected}": below all that is spent, or below rest, which is far less.',
    ),
    Exercise(
        id="03.prediction",
        prompt=f"{_spends(_ANA)} Article B says: eat at least 500 below the *basal rate*."
        " How far below all that she spends is that? (kcal/day, below is positive)",
        unit="kcal/day",
        expected=lambda: _true("B", "ana"),
        tolerance=60.0,
        right="500, and everything that she spends besides rest.",
        hint="First what she would eat. Then compare with all that she spends.",
        solution=f"{_ANA.rmr_kcal:.0f} − 500 = {_eaten('B', 'ana'):.0f} eaten; {_ANA.tdee_kcal:.0f} −"
        f" {_eaten('B', 'ana'):.0f} = {{expected:.0f}} kcal/day.",
        misconceptions=(
            Misconception(
                "500 is 500",
                lambda: 500.0,
                "{answer:.0f} is the wrong idea of this lesson: that “500 below” means the same everywhere. It counts"
                " from the resting rate, and all that is spent besides rest is missing too.",
            ),
            Misconception(
                "only the gap",
                lambda: _ANA.tdee_kcal - _ANA.rmr_kcal,
                "{answer:.0f} is the gap between rest and all that she spends. The 500 come on top of it.",
            ),
            Misconception(
                "what she eats",
                lambda: _eaten("B", "ana"),
                "{answer:.0f} is what she would *eat*. The question asks how far below her spending that is.",
            ),
            below_for_above(_true("B", "ana")),
        ),
    ),
    Exercise(
        id="03.1",
        prompt=f"Grace spends {_GRACE.tdee_kcal:,.0f} kcal a day. What does she eat by the gentler end of article C,"
        " 250 below that? (kcal/day)",
        unit="kcal/day",
        expected=lambda: _eaten("C", "grace"),
        tolerance=5.0,
        right="One subtraction, from the right zero.",
        hint="One subtraction, from all that she spends.",
        solution=f"{_GRACE.tdee_kcal:.0f} − 250 = {{expected:.0f}} kcal/day.",
        misconceptions=(
            Misconception(
                "below rest",
                lambda: _GRACE.rmr_kcal - 250.0,
                "{answer:.0f} is 250 below her *resting rate*. Article C subtracts from all that is spent.",
            ),
            Misconception(
                "the stricter end",
                lambda: _eaten("C", "grace", 1),
                "{answer:.0f} is the stricter end, 500 below. The gentler one subtracts 250.",
            ),
        ),
    ),
    Exercise(
        id="03.2",
        prompt=f"{_spends(_FEMI)} How far below all that he spends is the gentler end of article B?"
        " (kcal/day, below is positive)",
        unit="kcal/day",
        expected=lambda: _true("B", "femi"),
        tolerance=6.0,
        right="Two steps: down to rest, then 500 more.",
        hint="Two steps: from all that he spends down to rest, then 500 further.",
        solution=f"{_FEMI.tdee_kcal:.0f} − {_FEMI.rmr_kcal:.0f} = {_FEMI.tdee_kcal - _FEMI.rmr_kcal:.0f} down to rest;"
        " 500 more make {expected:.0f} kcal/day.",
        misconceptions=(
            Misconception(
                "500 is 500",
                lambda: 500.0,
                "{answer:.0f} would be right for article A. Article B starts at the resting rate.",
            ),
            Misconception(
                "only the gap",
                lambda: _FEMI.tdee_kcal - _FEMI.rmr_kcal,
                "{answer:.0f} is the step down to rest. Article B goes 500 further.",
            ),
            Misconception(
                "the stricter end",
                lambda: _true("B", "femi", 1),
                "{answer:.0f} is the stricter end, 1,000 below rest. The gentler one is 500.",
            ),
            below_for_above(_true("B", "femi")),
        ),
    ),
    Exercise(
        id="03.3",
        prompt="Article B promises 1 lb a week at its gentler end. What does the 3,500 rule itself make of Femi's true"
        " deficit? (lb/week, a loss is positive)",
        unit="lb/week",
        expected=lambda: _pounds_a_week(_true("B", "femi")),
        tolerance=0.1,
        right="The promise would fit only if rest were all that he spends.",
        hint="Seven days of that deficit, divided by 3,500.",
        solution=f"7 × {_true('B', 'femi'):.0f} / 3,500 = {{expected:.1f}} lb/week.",
        misconceptions=(
            Misconception(
                "the promise",
                lambda: _pounds_a_week(500.0),
                "{answer:.0f} is what the article says. It comes from 7 × 500, as if all that Femi spends were rest.",
            ),
            Misconception(
                "only the gap",
                lambda: _pounds_a_week(_FEMI.tdee_kcal - _FEMI.rmr_kcal),
                "{answer:.1f} counts the step down to rest and forgets the 500.",
            ),
        ),
    ),
    Exercise(
        id="03.4",
        prompt="PAL “own”, article B: for how many of the ten people is it drawn at all? (people)",
        unit="people",
        expected=lambda: _drawn("B"),
        tolerance=0.4,
        right="For most of them B falls to 800 kcal a day or less; for Ben it goes beyond what the model can follow."
        " Hugo's bar is drawn, and flagged.",
        hint="Go through the menu of people. The row of B has either a bar or the words “refused: not drawn”.",
        solution="It is drawn for {expected:.0f} of the ten, Hugo, and even there it is flagged.",
        misconceptions=(
            Misconception(
                "all of them",
                lambda: float(len(PEOPLE)),
                "{answer:.0f} would mean that B is refused for nobody. Look at the row of B again: for"
                " most people it has no bar.",
            ),
            Misconception(
                "counted the refused",
                lambda: len(PEOPLE) - _drawn("B"),
                "{answer:.0f} is for how many it is *refused*. The question asks for the others.",
            ),
        ),
    ),
    Exercise(
        id="03.5",
        prompt=f"Dev wants to gain and reads “eat 500 above the BMR”. {_spends(_DEV)} How far above all that he spends"
        " is that? (kcal/day, above is positive, below is negative)",
        unit="kcal/day",
        expected=lambda: _DEV.rmr_kcal + 500.0 - _DEV.tdee_kcal,
        tolerance=8.0,
        right="Meant as a surplus, it is a deficit. The zero point decides even the direction.",
        hint="First what he would eat. Is it more or less than he spends?",
        solution=f"{_DEV.rmr_kcal:.0f} + 500 − {_DEV.tdee_kcal:.0f} = about {{expected:.0f}} kcal/day: a deficit.",
        misconceptions=(
            Misconception(
                "500 is 500",
                lambda: 500.0,
                "{answer:.0f} counts from the wrong zero. Dev spends far more than rest, so 500 above rest is not yet"
                " what he spends.",
            ),
            Misconception(
                "the sign",
                lambda: _DEV.tdee_kcal - _DEV.rmr_kcal - 500.0,
                "{answer:.0f} has the right size and the wrong side: he would eat *below* what he spends, which is"
                " negative here.",
            ),
        ),
    ),
    Choice(
        id="03.exit1",
        prompt="An article says “500 kcal below”. What do you ask first?",
        options=(
            Option("a", "Below what?", right=True, reply="The zero point is half of the instruction."),
            Option(
                "b",
                "For how many weeks?",
                reply="A good question for later. It has no answer before the zero point is known: 500 below rest and"
                " 500 below all that is spent are different plans from the first day.",
            ),
            Option(
                "c",
                "Is 500 the best number?",
                reply="No number is good or bad without its zero: 500 below all that is spent is what guidelines use;"
                " 500 below rest can fall under 800 kcal a day.",
            ),
        ),
        hint=f"Two plans here said 500 and were {_ANA.tdee_kcal - _ANA.rmr_kcal:.0f} kcal a day apart for Ana.",
        solution='"{expected}": below all that is spent, below rest, or below what is eaten now are three plans.',
    ),
    Exercise(
        id="03.exit2",
        prompt=f"{_spends(_BEN)} A text says: 300 below the BMR. How far below all that he spends"
        " is that? (kcal/day, below is positive)",
        unit="kcal/day",
        expected=lambda: float(round(_BEN.tdee_kcal) - round(_BEN.rmr_kcal) + 300),
        tolerance=6.0,
        right="Down to rest, then 300 more.",
        hint="Down to rest first, then the rest of the way.",
        solution=f"{_BEN.tdee_kcal:.0f} − {_BEN.rmr_kcal:.0f} + 300 = {{expected:.0f}} kcal/day.",
        misconceptions=(
            Misconception(
                "300 is 300",
                lambda: 300.0,
                "{answer:.0f} counts from all that he spends. The text counts from rest, which is much lower.",
            ),
            Misconception(
                "only the gap",
                lambda: _BEN.tdee_kcal - _BEN.rmr_kcal,
                "{answer:.0f} is the step down to rest. The 300 come on top.",
            ),
            below_for_above(float(round(_BEN.tdee_kcal) - round(_BEN.rmr_kcal) + 300)),
        ),
    ),
)
