"""Questions of lesson 05, The bending line: "the rule only needs a smaller number"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from ...science import units
from ...science.body.goals import linear_body
from ...science.body.people import PEOPLE
from ...science.body.plans import Plan
from ...science.body.projection import Model, project
from ...science.body.static import RULE_KCAL_PER_LB
from ...science.units import KG_PER_LB
from ..kinds import Choice, Exercise, Misconception, Option, weight_for_change

_CUT_KCAL = 500.0
_YEAR_DAYS = 364


@cache
def _change_kg(person: str, deficit_kcal: float, days: int, model: Model = "dynamic") -> float:
    """Return how much weight changes, without its sign (kg)."""
    run = project(PEOPLE[person], Plan.deficit(deficit_kcal), days, model=model)
    return abs(float(run.weight_kg[-1] - run.weight_kg[0]))


def _body_kg(days: int) -> float:
    return _change_kg("ana", _CUT_KCAL, days)


def _line_kg(days: int) -> float:
    return _change_kg("ana", _CUT_KCAL, days, "rule_3500")


def _number_that_fits(days: int) -> float:
    """Return the kcal per lb with which the straight line would hit Ana's body on this day."""
    return days * _CUT_KCAL * KG_PER_LB / _body_kg(days)


def _mended_kg() -> float:
    """Return what the line promises for a year when its number was fitted to week 4 (kg)."""
    return _YEAR_DAYS * _CUT_KCAL * KG_PER_LB / _number_that_fits(28)


def _per_kg_kcal() -> float:
    return linear_body(PEOPLE["ana"]).eps_kcal_per_kg_day


# Not 10 kg: there the gap of the picture (spent minus eaten) is the number that has closed here.
_LOST_KG = 8.0


def _gap_left_kcal() -> float:
    return _CUT_KCAL - _LOST_KG * _per_kg_kcal()


@cache
def _gap_in_the_picture_kcal() -> float:
    """Return spent minus eaten on the first day on which Ana is that much lighter (kcal/day)."""
    run = project(PEOPLE["ana"], Plan.deficit(_CUT_KCAL), _YEAR_DAYS)
    day = int((run.weight_kg[0] - run.weight_kg < _LOST_KG).sum())
    return float(run.expenditure_kcal[day] - run.intake_kcal[day])


_SMALLER_CUT_KCAL = 400.0


def _flat_kg() -> float:
    return _SMALLER_CUT_KCAL / _per_kg_kcal()


_PROMISED_KG = 10.0


def _line_deficit_kcal() -> float:
    """Return the deficit for which the straight line promises Ben 10 kg in a year."""
    return _CUT_KCAL * _PROMISED_KG / _change_kg("ben", _CUT_KCAL, _YEAR_DAYS, "rule_3500")


@cache
def _body_deficit_kcal() -> float:
    """Return the stop of the slider that brings Ben's body closest to 10 kg less in a year."""
    stops = range(50, 751, 50)
    return float(min(stops, key=lambda cut: abs(_change_kg("ben", cut, _YEAR_DAYS) - _PROMISED_KG)))


def _dev_kg() -> float:
    return _change_kg("dev", -400.0, _YEAR_DAYS)


EXERCISES: tuple[Exercise | Choice, ...] = (
    Exercise(
        id="05.prediction",
        prompt=("How many kg does Ana lose in 52 weeks at 500 kcal/day below her baseline? (kg, a loss is positive)"),
        unit="kg",
        expected=lambda: _body_kg(_YEAR_DAYS),
        tolerance=1.0,
        right="That is within 1 kg. Now see why no straight line gets there.",
        hint="Does she still lose as much in month 12 as in month 1?",
        solution=lambda: (
            f"The adapting body loses {units.mass(_body_kg(_YEAR_DAYS))}. The straight line promises"
            f" {units.mass(_line_kg(_YEAR_DAYS))}."
        ),
        misconceptions=(
            Misconception(
                name="the straight line",
                value=lambda: _line_kg(_YEAR_DAYS),
                reply=(
                    "{answer:.1f} kg is the straight line of 3,500 kcal a pound. It is wrong for a"
                    " year: as she gets lighter she spends less, so the same food leaves a smaller"
                    " and smaller gap."
                ),
            ),
            Misconception(
                name="the first month thirteen times",
                value=lambda: 13 * _body_kg(28),
                reply=(
                    "{answer:.1f} kg is the first month, thirteen times. That is a straight line"
                    " too, only steeper. The first weeks are fast because water leaves with the"
                    " glycogen, and that happens once."
                ),
            ),
            Misconception(
                name="half a kilogram a week",
                value=lambda: 0.5 * 52,
                reply=(
                    "{answer:.0f} kg is half a kilogram a week for 52 weeks. The pace is wrong"
                    " because it cannot last: a lighter body spends less, so each month brings less"
                    " than the one before."
                ),
            ),
            Misconception(
                name="a plateau after the first month",
                value=lambda: _body_kg(28),
                reply=lambda: (
                    "{answer:.1f} kg would mean that nothing happens after week 4. The body does"
                    f" spend less, but only by some {_per_kg_kcal():.0f} kcal/day for each kg lost: the gap shrinks"
                    " slowly, and the loss goes on."
                ),
            ),
            Misconception(
                name="a pound a week",
                value=lambda: _line_kg(_YEAR_DAYS) / KG_PER_LB,
                reply=(
                    "That is about a pound a week for 52 weeks: the straight line again, and in pounds. It is wrong"
                    " for a year: as she gets lighter she spends less. The question asks for kg."
                ),
            ),
            Misconception(
                name="pounds",
                value=lambda: _body_kg(_YEAR_DAYS) / KG_PER_LB,
                reply="{answer:.0f} is close in pounds. The question asks for kg: times 0.4536.",
            ),
            # a shorter reach, so that 52 is read as the pounds of the straight line
            replace(weight_for_change(PEOPLE["ana"].weight_kg, lambda: -_body_kg(_YEAR_DAYS)), within=13.0),
        ),
    ),
    Exercise(
        id="05.1",
        prompt=(
            "Which number, in place of 3,500, makes the straight line hit Ana's body at week 4?"
            " (kcal per lb, a positive number; 28 days, 500 kcal each)"
        ),
        unit="kcal per lb",
        expected=lambda: _number_that_fits(28),
        tolerance=60.0,
        right="So far the claim holds: a smaller number fits week 4.",
        hint=("In 28 days she saves 28 × 500 = 14,000 kcal. Share them out over the pounds that she lost."),
        solution=lambda: (
            f"28 × 500 = 14,000 kcal, and she lost {_body_kg(28) / KG_PER_LB:.2f} lb:"
            f" 14,000 ÷ {_body_kg(28) / KG_PER_LB:.2f} ≈ {_number_that_fits(28):,.0f} kcal per lb."
        ),
        misconceptions=(
            Misconception(
                name="the claim's own number",
                value=lambda: 3000.0,
                reply=lambda: (
                    f"3,000 is the claim's number, and near: it gives {28 * _CUT_KCAL / 3000:.2f} lb"
                    f" where Ana lost {_body_kg(28) / KG_PER_LB:.2f}. Work out the exact one. The"
                    " claim's real trouble comes in 05.2."
                ),
            ),
            Misconception(
                name="the old rule",
                value=lambda: RULE_KCAL_PER_LB,
                reply=(
                    "3,500 is the old rule. With it the line promises less than the body lost:"
                    " 14,000 ÷ 3,500 = 4 lb. To hit the body at week 4 the number has to be"
                    " smaller."
                ),
            ),
            Misconception(
                name="kcal per kg",
                value=lambda: _number_that_fits(28) / KG_PER_LB,
                reply=("{answer:,.0f} is kcal per **kg**. The question asks for pounds: divide by her loss in lb."),
            ),
            Misconception(
                name="one day only",
                value=lambda: _number_that_fits(28) / 28,
                reply=(
                    "{answer:.0f} shares out the 500 kcal of a single day, but the pounds are those"
                    " of 28 days. Use 28 × 500 = 14,000 kcal."
                ),
            ),
        ),
    ),
    Exercise(
        id="05.2",
        prompt=(
            "With that number, how many kg does the line promise for 52 weeks? (kg, a loss is"
            " positive; 364 days; 1 lb = 0.4536 kg)"
        ),
        unit="kg",
        expected=_mended_kg,
        tolerance=0.6,
        right=lambda: (
            f"And the body lost {units.mass(_body_kg(_YEAR_DAYS))}. The number that fits week 4 misses"
            f" week 52 by {units.mass(_mended_kg() - _body_kg(_YEAR_DAYS), 0)}. It is further off than the"
            " old rule."
        ),
        hint="364 × 500 kcal, divided by your number, gives pounds. Times 0.4536 gives kg.",
        solution=lambda: (
            f"364 × 500 = 182,000 kcal. 182,000 ÷ {_number_that_fits(28):,.0f} ="
            f" {_mended_kg() / KG_PER_LB:.1f} lb = {_mended_kg():.1f} kg."
        ),
        misconceptions=(
            Misconception(
                name="pounds",
                value=lambda: _mended_kg() / KG_PER_LB,
                reply="{answer:.0f} is right in pounds. Times 0.4536 makes it kg.",
            ),
            Misconception(
                name="the old rule",
                value=lambda: _line_kg(_YEAR_DAYS),
                reply=(
                    "{answer:.1f} kg still uses 3,500. Your own number is smaller, and dividing by"
                    " a smaller number makes the promise bigger."
                ),
            ),
            Misconception(
                name="the claim's own number",
                value=lambda: _YEAR_DAYS * _CUT_KCAL / 3000 * KG_PER_LB,
                reply=(
                    "{answer:.1f} kg uses the claim's 3,000. Ana's own number from 05.1 is a little smaller. The"
                    " claim fails with either: her body loses about half of that in a year."
                ),
            ),
            Misconception(
                name="the body",
                value=lambda: _body_kg(_YEAR_DAYS),
                reply=(
                    "{answer:.1f} kg is what the adapting body does, not what the line promises."
                    " Work out the line: 364 × 500 kcal, divided by your number."
                ),
            ),
        ),
    ),
    Exercise(
        id="05.3",
        prompt=(
            f"Ana cut 500 kcal/day and has lost {_LOST_KG:.0f} kg. How big is her food gap now?"
            " (kcal/day, a positive number)"
        ),
        unit="kcal/day",
        expected=_gap_left_kcal,
        tolerance=10.0,
        right="She still eats 500 below the start, yet only {expected:.0f} kcal/day of the food gap are left.",
        hint=("Each kg lost closes the food gap by Ana's number. Eight kg close it by eight times as much."),
        solution=lambda: (
            f"{_LOST_KG:.0f} kg × {_per_kg_kcal():.1f} = {_LOST_KG * _per_kg_kcal():.0f} kcal/day are closed."
            f" 500 − {_LOST_KG * _per_kg_kcal():.0f} = {_gap_left_kcal():.0f} kcal/day are left."
        ),
        misconceptions=(
            Misconception(
                name="the gap stays",
                value=lambda: _CUT_KCAL,
                reply=(
                    "500 is the gap on the first day. That it stays 500 is exactly the idea of the"
                    " straight line, and it is wrong: eight kg less to keep and to carry need less"
                    " food."
                ),
            ),
            Misconception(
                name="the part that closed",
                value=lambda: _LOST_KG * _per_kg_kcal(),
                reply=("{answer:.0f} is the part that has closed. The question asks what is left of 500."),
            ),
            Misconception(
                name="one kg only",
                value=lambda: _CUT_KCAL - _per_kg_kcal(),
                reply="{answer:.0f} is the gap after one kg. She has lost eight.",
            ),
            Misconception(
                name="the gap in the picture",
                value=_gap_in_the_picture_kcal,
                reply=(
                    "{answer:.0f} is the gap of the picture, spent minus eaten. Digestion and"
                    " adaptation have made that one smaller. The food gap is 500 minus Ana's number"
                    " for each kg lost."
                ),
            ),
        ),
    ),
    Exercise(
        id="05.4",
        prompt=("At 400 kcal/day below baseline, after how many kg does Ana's line go flat? (kg, a loss is positive)"),
        unit="kg",
        expected=_flat_kg,
        tolerance=0.7,
        right="There the food she eats is just the food that the lighter body needs.",
        hint="The line is flat when no food gap is left: so many kg, times Ana's number, make 400.",
        solution=lambda: f"400 ÷ {_per_kg_kcal():.1f} = {_flat_kg():.1f} kg.",
        misconceptions=(
            Misconception(
                name="the worked example again",
                value=lambda: 100.0 / _per_kg_kcal(),
                reply=(
                    "{answer:.1f} kg belongs to a cut of 100 kcal/day. Four times the cut needs"
                    " four times the kg to close it."
                ),
            ),
            Misconception(
                name="multiplied",
                value=lambda: _SMALLER_CUT_KCAL * _per_kg_kcal(),
                reply="That multiplies. Ask how many times Ana's number fits into 400: divide.",
            ),
            Misconception(
                name="the cut of 500",
                value=lambda: _CUT_KCAL / _per_kg_kcal(),
                reply=("{answer:.1f} kg is where a cut of 500 ends. A smaller cut is closed by fewer kg: divide 400."),
            ),
        ),
    ),
    Exercise(
        id="05.5",
        prompt=(
            "Which deficit brings Ben's body closest to 10 kg less after 52 weeks? (kcal/day, a"
            " deficit is positive; in steps of 50)"
        ),
        unit="kcal/day",
        expected=_body_deficit_kcal,
        tolerance=20.0,
        right=lambda: (
            f"The straight line said {_line_deficit_kcal():.0f}. Whoever trusts it is bound to be"
            " disappointed, without having done anything wrong."
        ),
        hint=lambda: (
            "Set person to ben and weeks to 52. Move only the deficit, until the adapting body's loss in the words is"
            f" as near to {units.mass(_PROMISED_KG, 0)} as it gets."
        ),
        solution=lambda: (
            f"At {_body_deficit_kcal():.0f} kcal/day Ben's body loses"
            f" {units.mass(_change_kg('ben', _body_deficit_kcal(), _YEAR_DAYS))} in 52 weeks; no other"
            f" stop is closer to {units.mass(_PROMISED_KG, 0)}."
        ),
        misconceptions=(
            Misconception(
                name="the straight line's deficit",
                value=_line_deficit_kcal,
                reply=lambda: (
                    f"There the straight **line** promises {units.mass(_PROMISED_KG, 0)}. The body does not follow:"
                    " as Ben gets lighter he spends less, and about"
                    f" {units.mass(_change_kg('ben', 200.0, _YEAR_DAYS), 0)} is all that comes of it."
                ),
            ),
            Misconception(
                name="500 because it is 500",
                value=lambda: 500.0,
                reply=lambda: (
                    f"500 takes Ben's body to {units.mass(_change_kg('ben', 500.0, _YEAR_DAYS))} less: past"
                    f" {units.mass(_PROMISED_KG, 0)}. The usual number is not the answer to every question."
                ),
            ),
        ),
    ),
    Exercise(
        id="05.6",
        prompt=(
            "Dev eats 400 kcal/day above his baseline. How many kg does he gain in 52 weeks? (kg, a gain is positive)"
        ),
        unit="kg",
        expected=_dev_kg,
        tolerance=1.0,
        right="The line bends in both directions: a heavier body spends more.",
        hint=(
            "The straight line promises 400 × 364 ÷ 7,716 kg. Does the body get there, or does it bend as Ana's did?"
        ),
        solution=lambda: (
            f"Dev's body gains {units.mass(_dev_kg())}; the straight line promises"
            f" {units.mass(_change_kg('dev', -400.0, _YEAR_DAYS, 'rule_3500'))}."
        ),
        misconceptions=(
            Misconception(
                name="the straight line upwards",
                value=lambda: _change_kg("dev", -400.0, _YEAR_DAYS, "rule_3500"),
                reply=(
                    "{answer:.1f} kg is the straight line, turned upwards. It is wrong here as"
                    " well: a heavier body spends more, so the surplus shrinks and the gain slows"
                    " down."
                ),
            ),
            Misconception(
                name="the first month thirteen times",
                value=lambda: 13 * _change_kg("dev", -400.0, 28),
                reply=(
                    "{answer:.1f} kg is the first month thirteen times. The first weeks are fast"
                    " because glycogen and water come in, and that happens once."
                ),
            ),
            weight_for_change(PEOPLE["dev"].weight_kg, _dev_kg),
            Misconception(
                name="no gain",
                value=lambda: 0.0,
                reply=(
                    "Nothing at all would mean that the body burns off every extra kcal. It burns"
                    " off some: a heavier body costs more. The rest is stored."
                ),
            ),
        ),
    ),
    Choice(
        id="05.exit1",
        prompt="Ana eats the same every day. Why does she lose less in month 12 than in month 2?",
        options=(
            Option(
                "a",
                "Each pound of fat holds more kcal than before.",
                reply=(
                    "That is wrong: a pound of fat holds the same energy in month 12 as in month 2."
                    " What changed is how much she spends."
                ),
            ),
            Option(
                "b",
                "She has become lighter and spends less, so the gap to her food is smaller.",
                right=True,
                reply=("Less to keep and less to carry: the same food is now closer to what she spends."),
            ),
            Option(
                "c",
                "Her metabolism is broken.",
                reply=(
                    "That is wrong, nothing is broken. A lighter body needs less food, and"
                    " adaptation trims a little more. All bodies do this."
                ),
            ),
            Option(
                "d",
                "She has secretly eaten more.",
                reply=(
                    "In this simulation she cannot: her food was held constant. The line bends even when nobody slips."
                ),
            ),
        ),
        hint="Compare what she eats with what she spends, early and late.",
        solution=(
            "b: what she eats stayed the same; what she spends fell with her weight. The gap between them is smaller."
        ),
    ),
    Choice(
        id="05.exit2",
        prompt=(
            "A friend found that 6,000 kcal per lb fits the first year on a plan. What does that"
            " number do in year 3, still on the same food?"
        ),
        options=(
            Option(
                "a",
                "It fits: it was measured.",
                reply=(
                    "It was measured on one year only. A straight line keeps its pace; the body"
                    " slows down further, so the same number cannot fit again."
                ),
            ),
            Option(
                "b",
                "It promises too much.",
                right=True,
                reply="The line goes on falling as before, while the body comes to rest.",
            ),
            Option(
                "c",
                "It promises too little.",
                reply=(
                    "It is the other way round: the line goes on at the same pace, and the body"
                    " gets slower every month. So the line runs ahead."
                ),
            ),
        ),
        hint="In year 3, what does a straight line do, and what does the body do?",
        solution=lambda: (
            f"b. For Ana, {_number_that_fits(_YEAR_DAYS):,.0f} kcal per lb fits year 1, but"
            f" {_number_that_fits(3 * _YEAR_DAYS):,.0f} would be needed to fit year 3."
        ),
    ),
)
