"""Questions of lesson 09, Moving more: "exercise calories come off in full"."""

from __future__ import annotations

from functools import cache

from ...science import units
from ...science.body.people import PEOPLE
from ...science.body.plans import Plan
from ...science.body.projection import project
from ...science.body.static import RULE_KCAL_PER_LB
from ...science.evidence.activity import (
    ACTIVITIES,
    LESS_KCAL,
    MINUTES,
    ExerciseWeek,
    gross_exercise_kcal,
    moving_plan,
    net_exercise_kcal,
    week_of_exercise,
)
from ...science.evidence.compensation import made_up_percent
from ..kinds import Choice, Exercise, Misconception, Option, weight_for_change

_ANA, _ESTHER, _FEMI, _JUN = (PEOPLE[name] for name in ("ana", "esther", "femi", "jun"))
_WALK, _JOG, _LIFT = (ACTIVITIES[name].met for name in ("brisk_walking", "jogging", "lifting"))
_HALF_YEAR_DAYS = 182
_SHARE = made_up_percent() / 100.0
_LESS_KCAL, _SURPLUS_KCAL = 150.0, 400.0
assert LESS_KCAL[0] <= _LESS_KCAL <= LESS_KCAL[1]


def _walk() -> ExerciseWeek:
    return week_of_exercise(_ANA, "walk")


@cache
def _half_year_loss_kg(made_up: float) -> float:
    """Return what half a year of Ana's walking comes to (kg, a loss is positive)."""
    run = project(_ANA, moving_plan(_ANA, _walk().net_kcal / 7.0, made_up), _HALF_YEAR_DAYS)
    return float(run.weight_kg[0] - run.weight_kg[-1])


def _line_kg(kcal_a_week: float) -> float:
    return kcal_a_week / 7.0 * _HALF_YEAR_DAYS / RULE_KCAL_PER_LB * units.KG_PER_LB


@cache
def _matching_minutes(made_up: float) -> float:
    """Return the slider's stop at which walking, a share of it made up for, comes closest to eating 150 less."""
    eaten = float(project(_ESTHER, Plan.deficit(_LESS_KCAL), _HALF_YEAR_DAYS).weight_kg[-1])

    def miss(minutes: int) -> float:
        kcal = net_exercise_kcal(_ESTHER, _WALK, minutes) / 7.0
        run = project(_ESTHER, moving_plan(_ESTHER, kcal, made_up), _HALF_YEAR_DAYS)
        return abs(float(run.weight_kg[-1]) - eaten)

    low, high, step = MINUTES
    return float(min(range(low, high + 1, step), key=miss))


def _per_minute_kcal() -> float:
    return net_exercise_kcal(_ESTHER, _WALK, 1.0)


def _jun_week() -> ExerciseWeek:
    return week_of_exercise(_JUN, "jog_most")


EXERCISES: tuple[Exercise | Choice, ...] = (
    Exercise(
        id="09.prediction",
        prompt=lambda: (
            "Ana (80 kg) takes up brisk walking, five times a week for 30 minutes, and eats as before. The display adds"
            f" up to {_walk().gross_kcal:.0f} kcal a week. Suppose her body makes up for {made_up_percent():g} %, as"
            " one large study found. How much has she lost after half a year? (kg, a loss is positive)"
        ),
        unit="kg",
        expected=lambda: _half_year_loss_kg(made_up_percent()),
        tolerance=0.25,
        right="Within a quarter of a kg. Less than half of what the display seems to promise.",
        hint="Three things come off the display's number: the rest, what is made up for, and the bend of lesson 05.",
        solution=lambda: (
            f"Of {_walk().gross_kcal:.0f} kcal on the display {_walk().net_kcal:.0f} are beyond rest and"
            f" {_walk().left_kcal:.0f} are left; in a body that adapts that gives"
            f" {units.mass(_half_year_loss_kg(made_up_percent()))}."
        ),
        misconceptions=(
            Misconception(
                "the display in full",
                lambda: _line_kg(_walk().gross_kcal),
                "{answer:.1f} kg is about the display, times 26 weeks, by the 3,500 rule. “Exercise calories come off"
                " in full” is wrong three times over: the display counts rest again, the body makes up for a part, and"
                " a lighter body spends less.",
            ),
            Misconception(
                "net, on a straight line",
                lambda: _line_kg(_walk().net_kcal),
                "{answer:.1f} kg takes rest off, and then draws a straight line. It is too much: a part is made up for,"
                " and a lighter body spends less on everything, walking included.",
            ),
            Misconception(
                "nothing is made up for",
                lambda: _half_year_loss_kg(0.0),
                "{answer:.1f} kg is about what the adapting body loses if nothing is made up for. Here 28 % is.",
            ),
            Misconception(
                "moving does nothing",
                lambda: 0.0,
                "Next to nothing is too little in this model: most of the walking is left, week after week.",
            ),
            weight_for_change(_ANA.weight_kg, lambda: -_half_year_loss_kg(made_up_percent())),
        ),
    ),
    Exercise(
        id="09.1",
        prompt=(
            f"Femi weighs 84 kg and walks briskly ({_WALK:g} MET) for 60 minutes. What does the hour cost beyond"
            " resting? (kcal)"
        ),
        unit="kcal",
        expected=lambda: net_exercise_kcal(_FEMI, _WALK, 60.0),
        tolerance=4.0,
        right="One MET is rest, and rest would have been spent on the sofa too.",
        hint="Take the one MET of rest off first. Then MET times kg times hours.",
        solution=f"({_WALK:g} − 1) × 84 kg × 1 hour = {{expected:.0f}} kcal.",
        misconceptions=(
            Misconception(
                "gross",
                lambda: gross_exercise_kcal(_FEMI, _WALK, 60.0),
                "{answer:.0f} is gross. It counts rest twice: once in the resting rate that Femi spends anyway, and"
                " once more here.",
            ),
            Misconception(
                "only the rest",
                lambda: gross_exercise_kcal(_FEMI, 1.0, 60.0),
                "{answer:.0f} is what the hour costs at rest. The question asks for what walking adds to that.",
            ),
            Misconception(
                "half an hour",
                lambda: net_exercise_kcal(_FEMI, _WALK, 30.0),
                "{answer:.0f} is half an hour. Femi walks for a whole one.",
            ),
        ),
    ),
    Exercise(
        id="09.2",
        prompt=(
            f"Lifting is {_LIFT:g} MET in the table, brisk walking {_WALK:g}. How long does Ana have"
            " to lift to spend as much beyond rest as in 30 minutes of walking? (minutes)"
        ),
        unit="minutes",
        expected=lambda: 30.0 * (_WALK - 1.0) / (_LIFT - 1.0),
        tolerance=1.0,
        right="Longer than the walk. People lift for other good reasons: strength, for one.",
        hint="Take 1 MET off both, then compare.",
        solution=f"30 × ({_WALK:g} − 1) ÷ ({_LIFT:g} − 1) = {{expected:.1f}} minutes. Her weight cancels.",
        misconceptions=(
            Misconception(
                "gross",
                lambda: 30.0 * _WALK / _LIFT,
                "{answer:.1f} compares gross numbers. Rest is in both; take it off both first.",
            ),
            Misconception(
                "upside down",
                lambda: 30.0 * (_LIFT - 1.0) / (_WALK - 1.0),
                "{answer:.1f} is upside down: it would make lifting the dearer of the two. Each"
                " lift is hard, and still the table gives a session less than brisk walking.",
            ),
            Misconception(
                "lifting is like running",
                lambda: 30.0 * (_WALK - 1.0) / (_JOG - 1.0),
                "{answer:.1f} holds for jogging ({jog:g} MET). The table gives lifting half of that.".replace(
                    "{jog:g}", f"{_JOG:g}"
                ),
            ),
        ),
    ),
    Exercise(
        id="09.3",
        prompt=lambda: (
            f"Article D: jogging, 5 × 30 minutes. For Ana that is {week_of_exercise(_ANA, 'jog_most').gross_kcal:.0f}"
            f" kcal a week gross and {week_of_exercise(_ANA, 'jog_most').net_kcal:.0f} net of rest."
            f" {made_up_percent():g} % of the net is made up for. What is left? (kcal/week)"
        ),
        unit="kcal/week",
        expected=lambda: week_of_exercise(_ANA, "jog_most").left_kcal,
        tolerance=10.0,
        right="And with half made up for, or a constant 975, it would be less. That is why the chart draws a band.",
        hint=f"How many per cent are left if {made_up_percent():g} are gone?",
        solution=lambda: (
            f"{week_of_exercise(_ANA, 'jog_most').net_kcal:.0f} × {1.0 - _SHARE:.2f} ="
            f" {week_of_exercise(_ANA, 'jog_most').left_kcal:.0f} kcal a week."
        ),
        misconceptions=(
            Misconception(
                "in full",
                lambda: week_of_exercise(_ANA, "jog_most").net_kcal,
                "{answer:.0f} comes off in full only if nothing is made up for: no smaller resting rate, no quieter"
                " evening, no larger plate.",
            ),
            Misconception(
                "from gross",
                lambda: week_of_exercise(_ANA, "jog_most").gross_kcal * (1.0 - _SHARE),
                "{answer:.0f} starts from gross, so the rest is still counted twice. Start from net.",
            ),
            Misconception(
                "the part made up for",
                lambda: week_of_exercise(_ANA, "jog_most").net_kcal * _SHARE,
                "{answer:.0f} is the part that is made up for. The question asks for what is left.",
            ),
        ),
    ),
    Exercise(
        id="09.4",
        prompt=(
            "Esther could eat 150 kcal/day less, or walk briskly. With 28 % made up for, at how many minutes a week do"
            " both come to the same after half a year? (minutes)"
        ),
        unit="minutes",
        expected=lambda: _matching_minutes(made_up_percent()),
        tolerance=14.0,
        right="Two different half years with one number in common. It does not say which does her more good.",
        hint="Set walking and 28 %, then move the minutes until the line for moving ends on the dashed line.",
        solution=(
            "At {expected:.0f} minutes both lines end in the same place. 28 % is gone, but moving is not answered by a"
            " smaller thermic effect, as eating less is."
        ),
        misconceptions=(
            Misconception(
                "nothing is made up for",
                lambda: _matching_minutes(0.0),
                "{answer:.0f} minutes would do if nothing were made up for. Set 28 %.",
            ),
            Misconception(
                "the same kcal",
                lambda: 7.0 * _LESS_KCAL / _per_minute_kcal() / (1.0 - _SHARE),
                "At {answer:.0f} minutes the kcal are the same, and the bodies are not: to eating less the model's body"
                " answers by digesting less and saving a little, to moving it does not. Look where the lines end.",
            ),
        ),
    ),
    Exercise(
        id="09.5",
        prompt=lambda: (
            f"Jun (68 kg) wants to gain and eats {_SURPLUS_KCAL:.0f} kcal/day above his baseline. Then he takes up"
            f" D's jogging, {_jun_week().net_kcal:.0f} kcal a week net of rest, and nothing is made up for. How much of"
            " his surplus is left? (kcal/day above baseline)"
        ),
        unit="kcal/day",
        expected=lambda: _SURPLUS_KCAL - _jun_week().net_kcal / 7.0,
        tolerance=8.0,
        right="A third is gone. Who trains and wants to gain or to hold weight has to eat for the training too.",
        hint="Bring both to the same unit first: a week has seven days.",
        solution=lambda: (
            f"{_SURPLUS_KCAL:.0f} − {_jun_week().net_kcal:.0f} ÷ 7 ="
            f" {_SURPLUS_KCAL - _jun_week().net_kcal / 7.0:.0f} kcal/day."
        ),
        misconceptions=(
            Misconception(
                "a week off a day",
                lambda: _SURPLUS_KCAL - _jun_week().net_kcal,
                "{answer:.0f} takes a week's jogging off one day's surplus. Divide it by 7 first.",
            ),
            Misconception(
                "gross",
                lambda: _SURPLUS_KCAL - _jun_week().gross_kcal / 7.0,
                "{answer:.0f} takes the gross cost off. His rest is in his baseline already.",
            ),
            Misconception(
                "muscle needs no surplus",
                lambda: _SURPLUS_KCAL,
                "{answer:.0f} is his surplus without the jogging. Jogging is spending; it does not matter that he means"
                " to gain.",
            ),
        ),
    ),
    Choice(
        id="09.exit1",
        prompt=(
            "Training X raised the resting rate, 95 % interval 45 to 147 kcal/day. For training Y the interval is −58"
            " to 221. What follows?"
        ),
        options=(
            Option(
                "a",
                "X works better than Y.",
                reply="That compares two verdicts, not two effects. One clear of zero and one not is no clear"
                " difference: here the middles are 15 kcal/day apart, with an interval of nearly 300.",
            ),
            Option(
                "b",
                "Y does nothing.",
                reply="That reads “not clear of zero” as zero. The interval of Y reaches to 221, farther than that of"
                " X: it says that little is known.",
            ),
            Option(
                "c",
                "X is clear of zero; whether X beats Y is open.",
                right=True,
                reply="To say that one beats the other, the interval of their difference has to be clear of zero.",
            ),
        ),
        hint="What would the interval of the difference have to look like?",
        solution="c: significant beside not significant is not a significant difference.",
    ),
    Exercise(
        id="09.exit2",
        prompt=(
            f"Dev (72 kg) jogs ({_JOG:g} MET) for 30 minutes. The display says"
            f" {gross_exercise_kcal(PEOPLE['dev'], _JOG, 30.0):.0f} kcal. If 28 % of the net cost is made up for, what"
            " is left? (kcal)"
        ),
        unit="kcal",
        expected=lambda: net_exercise_kcal(PEOPLE["dev"], _JOG, 30.0) * (1.0 - _SHARE),
        tolerance=4.0,
        right="Rest off first, then the part that is made up for.",
        hint="Two steps: the MET of rest, then the share.",
        solution=f"({_JOG:g} − 1) × 72 × 0.5 × {1.0 - _SHARE:.2f} = {{expected:.0f}} kcal.",
        misconceptions=(
            Misconception(
                "the display",
                lambda: gross_exercise_kcal(PEOPLE["dev"], _JOG, 30.0),
                "{answer:.0f} is the display, in full. It counts rest again, and nothing is taken off for what is made"
                " up for.",
            ),
            Misconception(
                "only rest off",
                lambda: net_exercise_kcal(PEOPLE["dev"], _JOG, 30.0),
                "{answer:.0f} is net of rest. Now take off the 28 %.",
            ),
            Misconception(
                "only the share off",
                lambda: gross_exercise_kcal(PEOPLE["dev"], _JOG, 30.0) * (1.0 - _SHARE),
                "{answer:.0f} takes the share off the gross number: the rest is still counted twice.",
            ),
        ),
    ),
)
