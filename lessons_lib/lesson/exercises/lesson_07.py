"""Questions of lesson 07, Signal and noise: "a moving average is the truth"."""

from __future__ import annotations

import math
from functools import cache
from statistics import NormalDist

from ...science import units
from ...science.body.people import PEOPLE
from ...science.body.plans import Plan
from ...science.body.projection import Projection, project
from ...science.body.static import RULE_KCAL_PER_KG
from ...science.scale.trend import EMA_SHARE, EMA_SHARE_PERCENT, trend
from ...science.scale.trend_error import TrendError, trend_error
from ...science.scale.weighing import weigh_ins
from ...science.units import KG_PER_LB
from ..kinds import Choice, Exercise, Misconception, Option

_DAYS = 84
_SEED = 1
"""The mornings of the lesson, and those with which the app starts."""
_SHARES = tuple(range(EMA_SHARE_PERCENT[0], EMA_SHARE_PERCENT[1] + 1, EMA_SHARE_PERCENT[2]))

_HAND_SHARE = 0.2
_HAND_KG_PER_DAY = 0.1
_FIRST_KG = 0.9
_WINDOW_DAYS = 28
_MORNING_SD_KG = 0.39
_WEEK_DAYS = (21, 28)


@cache
def _body(person: str, deficit_kcal: float) -> Projection:
    return project(PEOPLE[person], Plan.deficit(deficit_kcal), _DAYS)


@cache
def _missed(person: str, deficit_kcal: float, share_percent: float = 100 * EMA_SHARE) -> TrendError:
    """Return how far a moving average is from one body."""
    readings = weigh_ins(_body(person, deficit_kcal), seed=_SEED)
    return trend_error(trend(readings, "ema", share_percent / 100), readings)


def _ana_late_days() -> float:
    return float(_missed("ana", 500.0).late_days or 0.0)


def late_days(share: float) -> float:
    """Return by how many days a moving average is late under a steady change.

    Examples
    --------
    >>> late_days(0.5)
    1.0
    """
    return (1.0 - share) / share


def _settles_kg() -> float:
    return late_days(_HAND_SHARE) * _HAND_KG_PER_DAY


def _false_kcal() -> float:
    """Return the expenditure that a start-up bias invents (kcal/day)."""
    forgotten = _FIRST_KG * (1.0 - (1.0 - EMA_SHARE) ** _WINDOW_DAYS)
    return forgotten * RULE_KCAL_PER_KG / _WINDOW_DAYS


def _week_loss_kg() -> float:
    kg = _body("ana", 500.0).weight_kg
    return round(float(kg[_WEEK_DAYS[0]] - kg[_WEEK_DAYS[1]]), 2)


def _two_mornings_kg() -> float:
    return _MORNING_SD_KG * math.sqrt(2.0)


def _gain_percent() -> float:
    return 100.0 * NormalDist().cdf(-_week_loss_kg() / _two_mornings_kg())


@cache
def _best_share() -> float:
    """Return the stop of the slider at which the trend misses Ana's body least (%)."""
    return float(min(_SHARES, key=lambda share: _missed("ana", 500.0, share).size_kg))


def _jun_bias_kg() -> float:
    return _missed("jun", -400.0).bias_kg


def _jun_kg_per_week() -> float:
    kg = _body("jun", -400.0).weight_kg
    return float(kg[-1] - kg[28]) / 8


EXERCISES: tuple[Exercise | Choice, ...] = (
    Exercise(
        id="07.prediction",
        prompt=(
            "By how many days is that moving average late, on average over weeks 5 to 12?"
            " (days; it shows today what the body was so many days ago)"
        ),
        unit="days",
        expected=_ana_late_days,
        tolerance=2.0,
        right="That is within 2 days. A trend is calmer than the scale, and it pays for that with time.",
        hint="Each morning it makes up a tenth of its gap, while the body moves on.",
        solution=lambda: (
            f"It was {_ana_late_days():.1f} days late. Without scatter it would be (1 − 0.1) ÷ 0.1 ="
            f" {late_days(EMA_SHARE):.0f} days."
        ),
        misconceptions=(
            Misconception(
                name="the trend is the truth",
                value=lambda: 0.0,
                reply=(
                    "That would put the average all but on the body. It is wrong: an average is made of old mornings"
                    " too, and while a body changes the old ones lie on one side."
                ),
            ),
            Misconception(
                name="the mean of a week",
                value=lambda: 3.0,
                reply=(
                    "A plain mean of the last seven mornings would be 3 days late. A tenth of the gap a day reaches"
                    " further back: old mornings fade slowly."
                ),
            ),
            Misconception(
                name="a month",
                value=lambda: 28.0,
                reply=(
                    "{answer:.0f} days is about how long old mornings leave a trace. But the trace fades by a tenth a"
                    " day, so on average they are much younger."
                ),
            ),
        ),
    ),
    Exercise(
        id="07.1",
        prompt=(
            "A body loses 0.1 kg a day. The average goes a fifth (0.2) of the gap each morning. Where does it settle?"
            " (kg; above the body is positive)"
        ),
        unit="kg",
        expected=_settles_kg,
        tolerance=0.03,
        right="Twice the share, and less than half of the lag. But it jumps about more: nothing is free.",
        hint="First the days: (1 − share) ÷ share. Then how far the body goes in so many days.",
        solution="(1 − 0.2) ÷ 0.2 = 4 days. 4 × 0.1 kg = {expected:.1f} kg above the body.",
        misconceptions=(
            Misconception(
                name="the share of a tenth",
                value=lambda: late_days(EMA_SHARE) * _HAND_KG_PER_DAY,
                reply="{answer:.1f} kg belongs to a share of a tenth: 9 days. Here the share is a fifth.",
            ),
            Misconception(
                name="one over the share",
                value=lambda: _HAND_KG_PER_DAY / _HAND_SHARE,
                reply=(
                    "{answer:.1f} kg takes 1 ÷ 0.2 = 5 days. That counts today as a day late, but today's share of the"
                    " gap is made up at once: (1 − 0.2) ÷ 0.2."
                ),
            ),
            Misconception(
                name="no lag",
                value=lambda: 0.0,
                reply=(
                    "So little is the idea that the average is the truth. It is wrong under steady loss: each day the"
                    " body opens a new gap, and only a fifth of the gap is closed."
                ),
            ),
            Misconception(
                name="the first morning",
                value=lambda: (1.0 - _HAND_SHARE) * _HAND_KG_PER_DAY,
                reply=(
                    "{answer:.2f} kg is the gap after the first morning. The next day adds to it, until what is added"
                    " equals what is closed."
                ),
            ),
            Misconception(
                name="the other side",
                value=lambda: -_settles_kg(),
                reply=(
                    "The size is right, the side is not. The average still holds heavier mornings from before, so it"
                    " lies above: a positive number."
                ),
            ),
        ),
    ),
    Exercise(
        id="07.2",
        prompt=(
            "Salt puts the first morning 0.9 kg too high, and the average (share 0.1) starts there. After 28 days"
            " 0.9 × 0.9²⁸ ≈ 0.05 kg of that is left. How much expenditure does this invent?"
            " (kcal/day, a positive number; 7,716 kcal a kg)"
        ),
        unit="kcal/day",
        expected=_false_kcal,
        tolerance=6.0,
        right="About an hour's brisk walk a day, and nobody took it. Start an average from the mean of a week instead.",
        hint="The trend falls by 0.9 − 0.05 kg though the body need not. Times 7,716, over 28 days.",
        solution="(0.9 − 0.05) × 7,716 ÷ 28 ≈ {expected:.0f} kcal/day.",
        misconceptions=(
            Misconception(
                name="a trend cannot invent",
                value=lambda: 0.0,
                reply=(
                    "Zero would be right for the body. But the trend fell, and whoever reads it as tissue books the"
                    " fall"
                    " as energy spent."
                ),
            ),
            Misconception(
                name="per pound",
                value=lambda: _false_kcal() * KG_PER_LB,
                reply="{answer:.0f} takes 3,500 kcal for a kg. A kg takes 7,716.",
            ),
            Misconception(
                name="all of it",
                value=lambda: _FIRST_KG * RULE_KCAL_PER_KG / _WINDOW_DAYS,
                reply="{answer:.0f} takes all 0.9 kg. A little of it, 0.05 kg, is still in the average after 28 days.",
            ),
            Misconception(
                name="the whole month",
                value=lambda: _false_kcal() * _WINDOW_DAYS,
                reply="{answer:,.0f} kcal is the sum of 28 days. The question asks for one day.",
            ),
        ),
    ),
    Exercise(
        id="07.3",
        prompt=lambda: (
            f"In week 4 Ana's body loses {_week_loss_kg():.2f} kg. Two mornings differ by 0.55 kg of scatter. What is"
            " the chance that Monday's scale shows a gain over last Monday's? (%, from the table)"
        ),
        unit="%",
        expected=_gain_percent,
        tolerance=4.0,
        right="More than one such week in five, by the formula. The next picture counts repeats.",
        hint="Divide the loss by 0.55, and find the nearest column of the table.",
        solution=lambda: (
            f"{_week_loss_kg():.2f} ÷ 0.55 = {_week_loss_kg() / _two_mornings_kg():.2f}; the table gives"
            f" {_gain_percent():.0f} %."
        ),
        misconceptions=(
            Misconception(
                name="a week on plan shows",
                value=lambda: 0.0,
                reply=(
                    "{answer:g} % is as good as never (if you meant a share such as 0.5, write 50). Never would"
                    " need a scale without scatter. Two mornings differ by chance by more than this week's"
                    " loss, so some weeks turn out as a gain."
                ),
            ),
            Misconception(
                name="a coin",
                value=lambda: 50.0,
                reply="50 % is the first column, where nothing is lost. Ana's body does lose: that shifts the odds.",
            ),
            Misconception(
                name="the other side",
                value=lambda: 100.0 - _gain_percent(),
                reply="{answer:.0f} % is the chance of a loss on the scale. The question asks for a gain.",
            ),
            Misconception(
                name="one morning's scatter",
                value=lambda: 100.0 * NormalDist().cdf(-_week_loss_kg() / _MORNING_SD_KG),
                reply=(
                    "{answer:.0f} % divides by 0.39, the scatter of one morning. Both Mondays scatter: divide by 0.55."
                ),
            ),
        ),
    ),
    Exercise(
        id="07.4",
        prompt="At which share does the moving average miss Ana's body least, on the deficit? (% of the gap a day)",
        unit="%",
        expected=_best_share,
        tolerance=4.9,
        right=lambda: (
            f"The miss is {units.mass(_missed('ana', 500.0, _best_share()).size_kg, 2)} there, against"
            f" {units.from_kg(_missed('ana', 500.0, 5).size_kg):.2f} at 5 % and"
            f" {units.from_kg(_missed('ana', 500.0, 50).size_kg):.2f} at 50 %. Now set plan to holding: the best share"
            " is another one."
        ),
        hint="Plan deficit, truth on. Go through the shares and watch “misses it by” in the words.",
        solution=lambda: (
            f"{_best_share():.0f} %: it misses by {units.mass(_missed('ana', 500.0, _best_share()).size_kg, 2)} on"
            " average. To either side, lag or scatter grows."
        ),
        misconceptions=(
            Misconception(
                name="the smoothest line",
                value=lambda: float(_SHARES[0]),
                reply=(
                    "5 % draws the smoothest line, and smooth is not true: it is 19 days late, and on a deficit that"
                    " is far above the body. (If you meant a share such as 0.5, write 50.)"
                ),
            ),
            Misconception(
                name="the usual share",
                value=lambda: 100 * EMA_SHARE,
                reply=(
                    "About 10 %: that is the tenth with which this lesson began. It is good for holding; on this"
                    " deficit its lag costs more than its calm is worth."
                ),
            ),
            Misconception(
                name="the quickest",
                value=lambda: float(_SHARES[-1]),
                reply="50 % is hardly late, but it believes half of every salty dinner. Look at its miss.",
            ),
        ),
    ),
    Exercise(
        id="07.5",
        prompt=(
            "Jun (21, 68 kg) eats 400 kcal/day above his baseline and gains. Where does his moving average (share 0.1)"
            " run, on average over weeks 5 to 12? (kg; above his body is positive, below is negative)"
        ),
        unit="kg",
        expected=_jun_bias_kg,
        tolerance=0.08,
        right="Late again, so this time below: a lagging trend hides gain as it hides loss.",
        hint="It is about 9 days late. Where was a gaining body 9 days ago?",
        solution=lambda: (
            f"{units.mass(_jun_bias_kg(), 2)}: his body gains about"
            f" {units.mass(_jun_kg_per_week(), 2)} a week, and the average is 9 to 10 days behind."
        ),
        misconceptions=(
            Misconception(
                name="always above",
                value=lambda: -_jun_bias_kg(),
                reply=(
                    "The size is right, the side is not. A late trend is not always above: it is where the body was."
                    " Jun was lighter then."
                ),
            ),
            Misconception(
                name="the trend is the truth",
                value=lambda: 0.0,
                reply=(
                    "Zero holds for a body that stands still. Jun's moves, so the past drags the average to one side."
                ),
            ),
        ),
    ),
    Choice(
        id="07.exit1",
        prompt=(
            "Femi stopped losing two weeks ago: his body now stands still. His moving average (a tenth of the gap a"
            " day)"
            " still falls. Why?"
        ),
        options=(
            Option(
                "a",
                "It is late: it still carries heavier mornings from before.",
                right=True,
                reply="It goes on falling until those have faded, a tenth of the rest each day.",
            ),
            Option(
                "b",
                "His body still loses; the average knows better.",
                reply=(
                    "That takes the average for the truth. It is wrong: nothing reaches it but the same mornings, old"
                    " ones included."
                ),
            ),
            Option(
                "c",
                "The scale loses its setting.",
                reply="That is wrong: with a perfect scale the average would be just as late. Lag is in the averaging.",
            ),
        ),
        hint="Which mornings are in the average, and how heavy was Femi on them?",
        solution="a: this average is about 9 days late. What it shows this week is partly two weeks ago.",
    ),
    Choice(
        id="07.exit2",
        prompt=(
            "After 9 mornings an estimator of the weekly rate answers “cannot tell yet”. What is the best next step?"
        ),
        options=(
            Option(
                "a",
                "Draw a line through the 9 mornings and use that.",
                reply=(
                    "That is wrong: over 9 days salt and gut content weigh more than the body's own change, so the line"
                    " reads them as tissue."
                ),
            ),
            Option(
                "b",
                "Wait for more mornings.",
                right=True,
                reply="The body's change adds up with time, the scatter does not. A refusal says how many are missing.",
            ),
            Option(
                "c",
                "Weigh ten times a morning.",
                reply=(
                    "That is wrong: ten readings of one morning hold the same water. Only other mornings hold other"
                    " water."
                ),
            ),
        ),
        hint="What grows with the days, and what does not?",
        solution="b: more mornings. The signal grows with the days; salt, glycogen and gut do not.",
    ),
)
