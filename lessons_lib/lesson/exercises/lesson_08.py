"""Questions of lesson 08, The plateau: "my metabolism broke at month 6"."""

from __future__ import annotations

from functools import cache

from ...science import units
from ...science.body.goals import linear_body
from ...science.body.milestones import plateau_day
from ...science.body.people import PEOPLE
from ...science.body.plans import Plan
from ...science.body.projection import Projection, project
from ...science.scale.adherence import CAUSE_SEED, CAUSE_WEEKS, leaves_plan, two_causes
from ..kinds import Choice, Exercise, Misconception, Option

_CUT_KCAL = 500.0
_LONG_DAYS = 1092
_MONTH_SIX_DAYS = 182
_HALF_LIFE_WEEKS = 13
_BELOW_KG = 6.0
_APP_KCAL, _APP_HALF_LIFE = 400, 20
_SURPLUS_KCAL = 400.0


@cache
def _run(person: str, deficit_kcal: float, half_life_weeks: float | None = None) -> Projection:
    plan = Plan.deficit(deficit_kcal)
    return project(PEOPLE[person], plan.fading(half_life_weeks) if half_life_weeks else plan, _LONG_DAYS)


def _still_week(person: str, deficit_kcal: float, half_life_weeks: float | None = None) -> float:
    """Return the week in which a body first changes by less than 0.2 kg in four weeks."""
    day = plateau_day(_run(person, deficit_kcal, half_life_weeks))
    return float("inf") if day is None else float(round(day / 7.0))


def _per_kg_kcal() -> float:
    return linear_body(PEOPLE["ana"]).eps_kcal_per_kg_day


def _lost_kg() -> float:
    kg = _run("ana", _CUT_KCAL).weight_kg
    return round(float(kg[0] - kg[_MONTH_SIX_DAYS]), 1)


def _gap_left_kcal() -> float:
    return _CUT_KCAL - _lost_kg() * _per_kg_kcal()


def _cut_left_kcal() -> float:
    """Return what is left of a fading cut on the last day of week 26 (kcal/day)."""
    run = _run("ana", _CUT_KCAL, _HALF_LIFE_WEEKS)
    return float(run.intake_kcal[0] - run.plan.intake_kcal(run.person, _MONTH_SIX_DAYS + 1)[-1])


def _eaten_kcal() -> float:
    return PEOPLE["ana"].tdee_kcal - _BELOW_KG * _per_kg_kcal()


@cache
def _telling_week() -> float:
    """Return the first stop of the app's slider at which the fading body's plan lies outside its interval."""
    planned = PEOPLE["ana"].tdee_kcal - _APP_KCAL
    for week in range(CAUSE_WEEKS[0], CAUSE_WEEKS[1] + 1, CAUSE_WEEKS[2]):
        _, fading = two_causes("ana", _APP_KCAL, _APP_HALF_LIFE, week, CAUSE_SEED)
        if leaves_plan(fading[2], planned):
            return float(week)
    return float(CAUSE_WEEKS[1])


EXERCISES: tuple[Exercise | Choice, ...] = (
    Exercise(
        id="08.prediction",
        prompt=(
            "Ana eats 500 kcal/day below her baseline, without a slip, for years. In which week does her body first"
            " change by less than 0.2 kg in four weeks? (weeks)"
        ),
        unit="weeks",
        expected=lambda: _still_week("ana", _CUT_KCAL),
        tolerance=20.0,
        right="That is within 20 weeks. A body alone takes its time.",
        hint="Half of the whole change takes a body like Ana's about a year (lesson 05).",
        solution=lambda: (
            f"In week {_still_week('ana', _CUT_KCAL):.0f}. At month 6 she still loses about"
            f" {units.mass(_run('ana', _CUT_KCAL).weight_kg[168] - _run('ana', _CUT_KCAL).weight_kg[196])} in four"
            " weeks."
        ),
        misconceptions=(
            Misconception(
                name="month six",
                value=lambda: 26.0,
                reply=(
                    "About month 6 many people's scales stop. It is wrong for a body on constant food: at month 6"
                    " the gap between spent and eaten is still more than half as large as at the start."
                ),
            ),
            Misconception(
                name="a year",
                value=lambda: 52.0,
                reply=lambda: (
                    "After {answer:.0f} weeks she has done more than half of her whole change and still loses. The line"
                    f" bends slowly, because the gap closes by some {_per_kg_kcal():.0f} kcal/day for each kg."
                ),
            ),
            Misconception(
                name="at once",
                value=lambda: 4.0,
                reply=(
                    "In the first weeks the quick water goes, and then the scale slows down. That is no plateau: the"
                    " loss of tissue has only begun."
                ),
            ),
        ),
    ),
    Exercise(
        id="08.1",
        prompt=lambda: (
            f"After 26 weeks Ana has lost {_lost_kg():.1f} kg. Each kg closes {_per_kg_kcal():.1f} kcal/day of her"
            f" gap of"
            " 500. How much of it is left? (kcal/day)"
        ),
        unit="kcal/day",
        expected=_gap_left_kcal,
        tolerance=12.0,
        right="Nothing is broken: most of the gap is open, and the body goes on losing.",
        hint="Kilograms times kcal/day for each of them is what has closed. Take it from 500.",
        solution=lambda: (
            f"{_lost_kg():.1f} × {_per_kg_kcal():.1f} ≈ {_lost_kg() * _per_kg_kcal():.0f} kcal/day have closed;"
            f" 500 − {_lost_kg() * _per_kg_kcal():.0f} = {_gap_left_kcal():.0f} are left."
        ),
        misconceptions=(
            Misconception(
                name="broken",
                value=lambda: 0.0,
                reply=(
                    "Zero would be a metabolism that has swallowed the whole gap. It is wrong: for that she would have"
                    " to be more than 20 kg lighter."
                ),
            ),
            Misconception(
                name="nothing adapts",
                value=lambda: _CUT_KCAL,
                reply="500 is the gap of the first day. A lighter body spends less, so part of it has closed.",
            ),
            Misconception(
                name="the closed part",
                value=lambda: _lost_kg() * _per_kg_kcal(),
                reply="{answer:.0f} is the part that has closed. The question asks what is left of 500.",
            ),
        ),
    ),
    Exercise(
        id="08.2",
        prompt=(
            "A cut of 500 kcal/day fades: half of what is left goes every 13 weeks. What is left at the end of week 26?"
            " (kcal/day)"
        ),
        unit="kcal/day",
        expected=_cut_left_kcal,
        tolerance=6.0,
        right="A bite here, a larger spoon there: it comes back without anybody noticing, and nobody is to blame.",
        hint="26 weeks are two times 13. Halve, and halve again.",
        solution="500 → 250 after 13 weeks → {expected:.0f} kcal/day after 26.",
        misconceptions=(
            Misconception(
                name="halved once",
                value=lambda: _CUT_KCAL / 2,
                reply="{answer:.0f} is left after 13 weeks. Another 13 weeks halve it again.",
            ),
            Misconception(
                name="two halves are all",
                value=lambda: 0.0,
                reply=(
                    "Two halves would make a whole, but the second half is half of what was left: it never gets to"
                    " zero."
                ),
            ),
            Misconception(
                name="the part that went",
                value=lambda: _CUT_KCAL - _cut_left_kcal(),
                reply="{answer:.0f} is what has come back on the plate. The question asks what is left of the cut.",
            ),
        ),
    ),
    Exercise(
        id="08.3",
        prompt=lambda: (
            "For eight weeks Ana's trend has stood still, 6 kg below where she began. At the start she ate and spent"
            f" {PEOPLE['ana'].tdee_kcal:.0f} kcal/day; each kg less lets her spend {_per_kg_kcal():.1f} kcal/day less."
            " What does she eat now? (kcal/day)"
        ),
        unit="kcal/day",
        expected=_eaten_kcal,
        tolerance=12.0,
        right="The scale stands still, so what goes in is what goes out: of a body 6 kg lighter.",
        hint="Standing still: intake equals spending. How much less does a body 6 kg lighter spend?",
        solution=lambda: (
            f"6 × {_per_kg_kcal():.1f} = {_BELOW_KG * _per_kg_kcal():.0f};"
            f" {PEOPLE['ana'].tdee_kcal:.0f} − {_BELOW_KG * _per_kg_kcal():.0f} = {_eaten_kcal():.0f} kcal/day."
        ),
        misconceptions=(
            Misconception(
                name="back at the start",
                value=lambda: PEOPLE["ana"].tdee_kcal,
                reply=(
                    "{answer:.0f} held the weight at which she began. At that intake she would be gaining now: a"
                    " lighter"
                    " body spends less."
                ),
            ),
            Misconception(
                name="what the plan says",
                value=lambda: PEOPLE["ana"].tdee_kcal - _CUT_KCAL,
                reply=(
                    "{answer:.0f} is the plan of 500 below. Eating that, a body only 6 kg lighter would still be"
                    " losing;"
                    " the trend says that it is not."
                ),
            ),
            Misconception(
                name="only the change",
                value=lambda: _BELOW_KG * _per_kg_kcal(),
                reply="{answer:.0f} is how much less than at the start. Take it from what she ate then.",
            ),
        ),
    ),
    Exercise(
        id="08.4",
        prompt=(
            "Deficit 400, half left after 20 weeks. At which stop of the weeks slider is the fading body's hidden"
            " intake"
            " for the first time above its plan, interval and all? (weeks)"
        ),
        unit="weeks",
        expected=_telling_week,
        tolerance=1.0,
        right=lambda: (
            f"The scale of that body stands still only about week {_still_week('ana', _APP_KCAL, _APP_HALF_LIFE):.0f}."
            " Hidden intake saw it coming long before."
        ),
        hint="Start at 2 weeks and go up. Read the words of the second body until they say “above the plan”.",
        solution="At {expected:.0f} weeks its 90 % interval lies above the plan for the first time.",
        misconceptions=(
            Misconception(
                name="when the scale stops",
                value=lambda: _still_week("ana", _APP_KCAL, _APP_HALF_LIFE),
                reply=(
                    "About then its weight stands still. Hidden intake does not wait for that: it reads the pace, and"
                    " the pace slows down much earlier."
                ),
            ),
            Misconception(
                name="the first answer",
                value=lambda: 4.0,
                reply=(
                    "At 4 weeks the refusal ends and there is a number, but its interval still holds the"
                    " plan."
                    " An answer is not yet a difference."
                ),
            ),
            Misconception(
                name="half is gone",
                value=lambda: float(_APP_HALF_LIFE),
                reply="After {answer:.0f} weeks half is gone. Less than half is enough to be seen: go back in weeks.",
            ),
        ),
    ),
    Exercise(
        id="08.5",
        prompt=(
            "Dev (29, 72 kg) eats 400 kcal/day above his baseline, every day, for years. In which week does he first"
            " gain"
            " less than 0.2 kg in four weeks? (weeks)"
        ),
        unit="weeks",
        expected=lambda: _still_week("dev", -_SURPLUS_KCAL),
        tolerance=15.0,
        right="Gain levels off as well, and by itself it also takes more than a year.",
        hint="Upwards the same body is at work. Dev is leaner than Ana, and a lean body gets there sooner.",
        solution=lambda: f"In week {_still_week('dev', -_SURPLUS_KCAL):.0f}; the next cell draws it.",
        misconceptions=(
            Misconception(
                name="month six",
                value=lambda: 26.0,
                reply=(
                    "So early only a fading surplus levels off. Kept day after day, the gain goes on: a heavier body"
                    " spends more, but only a little for each kg."
                ),
            ),
            Misconception(
                name="as Ana",
                value=lambda: _still_week("ana", _CUT_KCAL),
                reply=(
                    "That is about Ana's number. Dev has less fat, so each kg of change holds less energy, and he"
                    " comes to rest sooner."
                ),
            ),
        ),
    ),
    Choice(
        id="08.exit1",
        prompt=(
            "Somebody planned 500 kcal/day below baseline. At month 6 the trend has stood still for eight weeks, some"
            " 5 kg"
            " below the start. What does the model say is most likely?"
        ),
        options=(
            Option(
                "a",
                "The metabolism broke.",
                reply=(
                    "That is wrong: 5 kg less close some 100 kcal/day of the gap. For the other 400 a body would have"
                    " to"
                    " save several times what this model knows."
                ),
            ),
            Option(
                "b",
                "Intake has crept back up to what a body 5 kg lighter spends.",
                right=True,
                reply="That is what hidden intake says, and what most trials look like. It is common and no fault.",
            ),
            Option(
                "c",
                "Fat has turned into muscle.",
                reply=(
                    "That is wrong: fat cannot turn into muscle, and a hidden swap of several kg in eight weeks is"
                    " beyond"
                    " what training does."
                ),
            ),
        ),
        hint=lambda: f"How much of the gap do 5 kg close, at some {_per_kg_kcal():.0f} kcal/day each?",
        solution=lambda: (
            f"b: 5 kg close about {5 * _per_kg_kcal():.0f} of 500 kcal/day. That the trend stands still"
            " means that the rest is eaten."
        ),
    ),
    Choice(
        id="08.exit2",
        prompt="In CALERIE-2, 25 % less was prescribed and 11.9 % achieved over two years. What follows?",
        options=(
            Option(
                "a",
                "The bodies adapted the other half away.",
                reply=(
                    "That is wrong: 11.9 % is how much less they took in, not how their bodies answered. Adaptation"
                    " comes"
                    " on top."
                ),
            ),
            Option(
                "b",
                "Even with much support, people lived by about half of what was prescribed.",
                right=True,
                reply="So a forecast from the prescription promises too much, before any physiology begins.",
            ),
            Option(
                "c",
                "Eating less does not work.",
                reply=(
                    "That is wrong: they lost 7.5 kg on average, and their control group nothing to speak of. Less was"
                    " achieved than asked, and it worked as far as it went."
                ),
            ),
        ),
        hint="Are these two numbers about food or about bodies?",
        solution=(
            "b: both numbers are about food. About half of the prescription was achieved, and forecasts should use"
            " that."
        ),
    ),
)
