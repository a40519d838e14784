"""Questions of lesson 13, Project it honestly: "a forecast is a line"."""

from __future__ import annotations

import math
from functools import cache

from ...science import units
from ...science.body.people import PEOPLE
from ...science.body.plans import Plan
from ...science.forecast.forecast import Forecast, Uncertainty, forecast
from ...science.forecast.parts import Calibration, ForecastParts, calibrate, forecast_parts
from .. import client_letter as letter
from ..kinds import Choice, Exercise, Misconception, Option, Text

_WHO, _CUT_KCAL = "esther", 400.0
_SURPLUS_WHO, _SURPLUS_KCAL = "jun", 300.0
_GROUP = 100
_TOO_SURE = 0.5
_STATED = Calibration(level=0.9, held=35, cases=50)


@cache
def _fan(person: str = _WHO, deficit_kcal: float = _CUT_KCAL) -> Forecast:
    return forecast(PEOPLE[person], Plan.deficit(deficit_kcal))


@cache
def _parts() -> ForecastParts:
    return forecast_parts(PEOPLE[_WHO], Plan.deficit(_CUT_KCAL))


def _width_kg(person: str = _WHO, deficit_kcal: float = _CUT_KCAL) -> float:
    end = _fan(person, deficit_kcal).at()
    return end.high - end.low


def _planned_change_kg() -> float:
    kg = _fan().planned_kg
    return float(kg[0] - kg[-1])


def _planned_kg() -> float:
    return float(_fan().planned_kg[-1])


def _mornings_kg() -> float:
    """Return the band of one morning's reading after a week."""
    early = _fan().scale_at(7)
    return early.high - early.low


def _widths_added_kg() -> float:
    return sum(part.high_kg - part.low_kg for part in _parts().parts if part.source != "scale")


def _sd_kg(source: str) -> float:
    """Return the spread of one source as the chart's words say it."""
    return next(round(part.sd_kg, 1) for part in _parts().parts if part.source == source)


def _without_moving_kg() -> float:
    return math.hypot(_sd_kg("keeping"), _sd_kg("rest"))


def _mean_width_kg() -> float:
    mean = _fan().mean_at(_GROUP)
    return mean.high - mean.low


@cache
def _too_sure_percent() -> float:
    narrow = forecast(PEOPLE[_WHO], Plan.deficit(_CUT_KCAL), uncertainty=Uncertainty().times(_TOO_SURE))
    return 100.0 * calibrate(narrow, Uncertainty()).share


def _lighter_percent() -> float:
    return 100.0 - 100.0 * _fan(_SURPLUS_WHO, -_SURPLUS_KCAL).share()


def _letter(name: str, about: str, prompt: str, replies: dict[str, Text], hint: str, why: str) -> Choice:
    """Return the question about one sentence of the letter."""
    right = letter.HONEST[about]
    return Choice(
        id=name,
        prompt=prompt,
        options=tuple(
            Option(key, text, right=key == right, reply=replies[key]) for key, text in letter.options(about).items()
        ),
        hint=hint,
        solution=f"The answer is {{expected}}. {why}",
    )


EXERCISES: tuple[Exercise | Choice, ...] = (
    Choice(
        id="13.claim",
        prompt="An app draws one line, from today to a weight a year away. What is that line?",
        options=(
            Option(
                "a",
                "what will happen, if the plan is kept",
                reply=(
                    "That is the belief, and it is wrong. Even with the plan kept to the last bite, nobody knew what"
                    " this body spends: the line rests on an average of other bodies."
                ),
            ),
            Option(
                "b",
                "the most likely course of the weight",
                reply=(
                    "Not even that. In a long trial with much support people kept about half of what was planned (Das"
                    " 2017), so the line is not the middle of what happens."
                ),
            ),
            Option(
                "c",
                "one course among many that fit what is known",
                right=True,
                reply="It is the course of a body that spends just what the equation says, and keeps all of the plan.",
            ),
        ),
        hint="What does the app know of the body in front of it, and what does it assume?",
        solution="The answer is {expected}. Change any of the assumptions a little, and the line ends elsewhere.",
    ),
    Exercise(
        id="13.prediction",
        prompt=lambda: (
            f"Esther is 54, weighs 96 kg, and plans to eat {_CUT_KCAL:.0f} kcal/day below baseline for a year. One line"
            f" ends {_planned_change_kg():.1f} kg lower. Now think of a hundred people of whom we know exactly as much"
            " as of her. How wide must a band be to hold the weights of ninety of them after that year?"
            " (kg from edge to edge, a positive number)"
        ),
        unit="kg",
        expected=_width_kg,
        tolerance=3.0,
        right="That is about how little one knows of one person's year beforehand.",
        hint="It must hold those who keep nothing of the plan, and those who spend more than the equation says.",
        solution=lambda: f"The band of the simulated people is {units.mass(_width_kg())} wide.",
        misconceptions=(
            Misconception(
                name="a line",
                value=lambda: 0.0,
                reply=(
                    "Zero would be the line: everybody ends at the same weight. That is wrong, because the bodies spend"
                    " different amounts and keep different parts of the plan."
                ),
                within=1.2,
            ),
            Misconception(
                name="one morning's scatter",
                value=lambda: 2.0 * _mornings_kg(),
                reply=lambda: (
                    "{answer:.1f} kg is the size of a morning's scatter: after a week, readings fill a band of"
                    f" {units.mass(_mornings_kg())}. A year is wider. Nobody knows exactly what she spends and keeps,"
                    " and the error of every day adds up."
                ),
            ),
            Misconception(
                name="from start to plan",
                value=_planned_change_kg,
                reply=(
                    "{answer:.1f} kg is about the way from today to the plan, as if everybody ended somewhere on it."
                    " That is wrong: some end heavier than they began, and some lighter than planned."
                ),
            ),
            Misconception(
                name="all errors at once",
                value=_widths_added_kg,
                reply=(
                    "{answer:.1f} kg is about what the three sources make if each is far off, the same way, in the same"
                    " body. That is rare: errors partly cancel."
                ),
            ),
        ),
    ),
    Exercise(
        id="13.1",
        prompt=lambda: (
            f"Look at the spreads (standard deviations): moving {_sd_kg('moving'):.1f} kg, keeping the plan"
            f" {_sd_kg('keeping'):.1f} kg, resting rate {_sd_kg('rest'):.1f} kg. Suppose moving was measured, and its"
            " spread is gone. What spread do the other two make together? (kg, a positive number)"
        ),
        unit="kg",
        expected=_without_moving_kg,
        tolerance=0.15,
        right="Measuring one thing well narrows the fan by less than one hopes.",
        hint="Square both, add the squares, take the root.",
        solution=lambda: (
            f"√({_sd_kg('keeping'):.1f}² + {_sd_kg('rest'):.1f}²) = {_without_moving_kg():.1f} kg, instead of"
            f" {_parts().all_sd_kg:.1f} kg for all three."
        ),
        misconceptions=(
            Misconception(
                name="sum",
                value=lambda: _sd_kg("keeping") + _sd_kg("rest"),
                reply=(
                    "{answer:.1f} kg is the plain sum. That would be right if both always erred the same way; they do"
                    " not know of each other, so it is the squares that add."
                ),
            ),
            Misconception(
                name="take it away",
                value=lambda: _parts().all_sd_kg - _sd_kg("moving"),
                reply=(
                    "{answer:.1f} kg takes one spread from the whole, as if spreads were added. Their squares are"
                    " added, so more is left."
                ),
            ),
            Misconception(
                name="squares left",
                value=lambda: _without_moving_kg() ** 2,
                reply="{answer:.1f} is the sum of the squares. The root of it is the spread in kg.",
            ),
        ),
    ),
    Exercise(
        id="13.2",
        prompt=lambda: (
            f"Esther's own band is {_width_kg():.1f} kg wide. A clinic has {_GROUP} clients of whom as much is known."
            " How wide is the band of their mean weight after the year? (kg from edge to edge, a positive number)"
        ),
        unit="kg",
        expected=_mean_width_kg,
        tolerance=0.3,
        right="The clinic's mean is known well. That does not narrow the band of any one client.",
        hint=f"A mean of n people is known better by the square root of n. What is the square root of {_GROUP}?",
        solution=lambda: f"{_width_kg():.1f} ÷ √{_GROUP} = {_width_kg() / math.sqrt(_GROUP):.1f} kg.",
        misconceptions=(
            Misconception(
                name="same for all",
                value=_width_kg,
                reply=(
                    "{answer:.1f} kg is the band of one person. In a mean, those who end high and those who end low"
                    " cancel, so it is much better known."
                ),
            ),
            Misconception(
                name="divided by n",
                value=lambda: _width_kg() / _GROUP,
                reply="{answer:.1f} kg divides by the number of people. Errors cancel with its square root only.",
            ),
        ),
    ),
    _letter(
        "13.3",
        "what to expect",
        "First sentence: what to expect?",
        {
            "a": lambda: (
                f"That is the line, said as a promise. It is wrong: {100 * _fan().share(above_kg=_planned_kg()):.0f} %"
                " of the simulated people end above it, and not one of them could have known."
            ),
            "b": "Two edges, the middle, and people instead of per cent: that can be understood and later checked.",
            "c": "Too modest to be true: we know a good deal, only not to the kilogram. The edges say how much.",
        },
        "Which sentence would still be honest if the client ended at the upper edge?",
        "It names a band, its middle, and how many it holds.",
    ),
    _letter(
        "13.4",
        "how likely",
        "Second sentence: how likely is it?",
        {
            "a": (
                "The 90 % belong to the band, and part of the band lies above today's weight. It is wrong to move them"
                " to another claim: the run has its own number for that."
            ),
            "b": (
                "That is wrong, and unkind. One of ten ends outside because of what nobody knew, such as what this body"
                " spends at rest."
            ),
            "c": "Both chances are counted from the same simulated people, in both directions.",
        },
        "The band has 90 %. Has being lighter than today the same?",
        "Each claim needs its own count.",
    ),
    _letter(
        "13.5",
        "what next",
        "Third sentence: what next?",
        {
            "a": "A forecast is made to be renewed: weigh-ins tell what the equation could not.",
            "b": (
                "One morning moves by more than a week of the plan does (lesson 06). To answer each reading is to steer"
                " by noise. That is wrong, and hard on the client."
            ),
            "c": (
                "A band that is drawn narrower knows nothing more; it only holds less often than it says. Only"
                " measuring narrows it honestly."
            ),
        },
        "What would tell more about this one body than any equation?",
        "New measurements of this person narrow the fan; wishes do not.",
    ),
    Exercise(
        id="13.6",
        prompt=(
            "Esther does not want to change anything: she will eat her estimated baseline for a year. How wide is the"
            " body's band at the end? (kg from edge to edge, a positive number)"
        ),
        unit="kg",
        expected=lambda: _width_kg(_WHO, 0.0),
        tolerance=0.3,
        right="Nothing was planned, and yet most of the width is there: it comes from not knowing what she spends.",
        hint="Set person esther and the deficit to 0; read the last number of the words.",
        solution=lambda: (
            f"{units.mass(_width_kg(_WHO, 0.0))}: the error of an estimated baseline is eaten every day for a year."
        ),
        misconceptions=(
            Misconception(
                name="no change, no doubt",
                value=lambda: 0.0,
                reply=(
                    "Zero would be right if the estimated baseline were hers. It is an average of others, so eating it"
                    " exactly is for most bodies a small surplus or deficit."
                ),
            ),
            Misconception(
                name="the first week",
                value=lambda: _fan(_WHO, 0.0).at(7).high - _fan(_WHO, 0.0).at(7).low,
                reply="{answer:.1f} kg is the body's band after one week. The question asks for the end of the year.",
            ),
            Misconception(
                name="as with the cut",
                value=_width_kg,
                reply="{answer:.1f} kg is the band with the cut of 400. Set the deficit to 0.",
            ),
        ),
    ),
    Exercise(
        id="13.7",
        prompt=(
            "A colleague draws the same fan with all three spreads halved and still calls it a 90 % band. Life goes on"
            " with the usual spreads. How many per cent of people end inside? (%)"
        ),
        unit="%",
        expected=_too_sure_percent,
        tolerance=6.0,
        right=lambda: (
            f"{100.0 - _too_sure_percent():.0f} of a hundred are surprised, instead of 10: that is what too sure looks"
            " like."
        ),
        hint="Half a 90 % band reaches 0.8 spreads to each side. A bell curve has more than half of itself in there.",
        solution="The run finds {expected:.0f} %.",
        misconceptions=(
            Misconception(
                name="it says so",
                value=lambda: 90.0,
                reply=(
                    "{answer:.0f} % is what the label says. A label does not make it so: the bodies go where they go,"
                    " and a narrower band holds fewer of them."
                ),
            ),
            Misconception(
                name="half of it",
                value=lambda: 45.0,
                reply="{answer:.0f} % would be right if people lay evenly in the band. Most lie near its middle.",
            ),
            Misconception(
                name="a part of 1",
                value=lambda: _too_sure_percent() / 100.0,
                reply="{answer:.2g} looks like a part of 1. The question asks for per cent: multiply by 100.",
            ),
        ),
    ),
    Exercise(
        id="13.8",
        prompt=(
            f"Jun plans to gain: {_SURPLUS_KCAL:.0f} kcal/day above his estimated baseline, for a year. How many per"
            " cent of the people who could be Jun end lighter than they began? (%)"
        ),
        unit="%",
        expected=_lighter_percent,
        tolerance=4.0,
        right="A plan to gain is as unsure as a plan to lose, and for the same reasons.",
        hint="The words say how many end above the start. The others end below.",
        solution="100 − those above = {expected:.0f} %.",
        misconceptions=(
            Misconception(
                name="a surplus gains",
                value=lambda: 0.0,
                reply=(
                    "Zero would be right if the surplus were one for everybody. Who spends more than the estimate, or"
                    " keeps little of the plan, eats below what is spent all the same."
                ),
            ),
            Misconception(
                name="the other side",
                value=lambda: 100.0 - _lighter_percent(),
                reply="{answer:.0f} % end above the start. The question asks for the others.",
            ),
            Misconception(
                name="outside the band",
                value=lambda: 10.0,
                reply=(
                    "{answer:.0f} % end outside the band, above or below it. The start lies inside the band, so ending"
                    " lighter is another count."
                ),
            ),
        ),
    ),
    Choice(
        id="13.exit1",
        prompt="A forecast gave a 90 % band from 70 to 80 kg. The person ended at 82 kg. What follows?",
        options=(
            Option(
                "a",
                "The forecast was wrong.",
                reply=(
                    "One outcome cannot say that. A 90 % band says itself that one of ten ends outside; only many"
                    " forecasts together can be found too narrow."
                ),
            ),
            Option(
                "b",
                "The person did not keep the plan.",
                reply=(
                    "That is a guess with blame in it. Bodies that keep all of a plan end outside too, because of what"
                    " they spend; nobody could know it."
                ),
            ),
            Option(
                "c",
                "The next band must be so wide that nobody can end outside.",
                reply="Such a band is always right and never useful. Honest is to hold as often as one says.",
            ),
            Option(
                "d",
                "From one case nothing; of ten such bands, about one should miss.",
                right=True,
                reply="A forecast is judged by its record, not by one outcome.",
            ),
        ),
        hint="How many of ten 90 % bands are supposed to miss?",
        solution="The answer is {expected}. Write bands down, and count how many hold.",
    ),
    Exercise(
        id="13.exit2",
        prompt=(
            f"A coach has stated {_STATED.cases} bands of {100 * _STATED.level:.0f} %. {_STATED.held} of them held what"
            " happened. How many more should have held? (bands)"
        ),
        unit="bands",
        expected=lambda: _STATED.level * _STATED.cases - _STATED.held,
        tolerance=1.0,
        right="Too sure, and now there is a number for it. Wider bands would be the better forecast.",
        hint=f"What is {100 * _STATED.level:.0f} % of {_STATED.cases}?",
        solution=f"{_STATED.level:g} × {_STATED.cases} − {_STATED.held} = {{expected:.0f}} bands.",
        misconceptions=(
            Misconception(
                name="all must hold",
                value=lambda: float(_STATED.cases - _STATED.held),
                reply="{answer:.0f} asks every band to hold. Of a 90 % band that is too much: one of ten may miss.",
            ),
            Misconception(
                name="those that may miss",
                value=lambda: (1.0 - _STATED.level) * _STATED.cases,
                reply="{answer:.0f} is how many may miss. Take them from all, and compare with those that held.",
            ),
        ),
    ),
)
