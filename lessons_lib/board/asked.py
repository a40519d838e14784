"""What the room votes on: a question of a lesson, or the one that a scene's own person, plan and weeks make.

A scene names a lesson's question (`exercise`) or a measure, such as ``change``. Where its picture has the measure that
the lesson asks for, the question is made anew of whoever and whatever is on the board, with that run's answer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..lesson.answers import ratio, show
from ..lesson.kinds import ChoiceQuestion, Misconception, NumberQuestion, Option, Question
from ..lesson.questions import find
from ..science import units
from ..science.body.goals import plateau_day
from ..science.care import RefusedError, refuse
from ..science.words import is_none
from . import runs
from .below_view import _spent as spent_and_rest
from .squats_view import _by_eating as lost_by_eating
from .squats_view import _regions as regions
from .view import Moment, change_kg, texts

_FAR = 3.0  # times the largest number that a question is about: more than that is a slip


class NoVoteError(RefusedError):
    """There is nothing to vote on; the text is why."""


@dataclass(frozen=True)
class Asked:
    """What is voted on.

    Attributes
    ----------
    question
        Numbers or letters.
    most
        More than this cannot be meant (in the question's unit).
    about
        The moment of the scene whose run has the answer; None for a lesson's own question.
    sign
        -1 or 1 where a guess is a loss or a gain of the weight on the picture, and so has a place there.
    """

    question: Question
    most: float = math.inf
    about: Moment | None = None
    sign: int = 0

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters to choose from; none where numbers are asked for."""
        return tuple(one.key for one in self.question.options) if isinstance(self.question, ChoiceQuestion) else ()

    @property
    def unit(self) -> str:
        """The unit of a bare number as the board shows it; empty for letters."""
        return self.question.shown_unit if isinstance(self.question, NumberQuestion) else ""

    def in_shown_unit(self, value: float) -> float:
        """Return a number of the question's unit in the one that the board shows."""
        return value / ratio(self.unit, self.question.unit) if isinstance(self.question, NumberQuestion) else value

    def prompt(self) -> str:
        """Return the question as the room reads it."""
        return re.sub(r"[*`]", "", self.question.prompt_words())

    def choices(self) -> dict[str, str]:
        """Return the words of each letter."""
        asked = self.question
        return {o.key: asked.option_words(o) for o in asked.options} if isinstance(asked, ChoiceQuestion) else {}

    def is_about(self, m: Moment) -> bool:
        """Return whether it is about who and what is on the board; time and layers may differ."""
        return self.about is None or self.about == _still(m)


def of_lesson(name: str) -> Asked:
    """Return a lesson's question, numbers or letters, to be voted on.

    Raises
    ------
    ValueError
        If there is none.

    Examples
    --------
    >>> of_lesson("04.claim").letters
    ('a', 'b', 'c')
    >>> of_lesson("05.prediction").unit
    'kg'
    """
    question = find(name)
    if not isinstance(question, NumberQuestion):
        return Asked(question)
    if question.unit == "%" or question.of is not None:
        return Asked(question, 100.0 if question.of is None else float(question.of()))
    known = [question.expected(), *(idea.value() for idea in question.misconceptions), question.tolerance]
    return Asked(question, _FAR * max(abs(float(value)) for value in known))


def of_scene(name: str, view: str, m: Moment, prompt: Callable[[], str]) -> Asked:
    """Return what a scene's room votes on.

    Parameters
    ----------
    name
        A lesson's question, or a measure of the view.
    view
        The name of the scene's view.
    m
        The scene as its question is about it.
    prompt
        Gives the scene's question, filled in.

    Raises
    ------
    ValueError
        Where `care` refuses the plan, where the body leaves its model, and for a name that is none.
    """
    measure, now = _MEASURES[view].get(name), _still(m)
    if measure is None:
        return of_lesson(name)
    if view != "below_what":  # nobody eats there
        for one in (now, now.second) if view == "two_people" else (now,):
            refuse(one.care("dynamic"))
    return measure(now, lambda **_: prompt())


def names(view: str) -> tuple[str, ...]:
    """Return what a scene of a view may ask besides the lessons' own questions."""
    return tuple(name for name in _MEASURES[view] if name.isalpha())


def _still(m: Moment) -> Moment:
    """Return the whole scene, without what is on the picture just now."""
    return replace(m, week=m.weeks, layers=frozenset(), scene_layers=(), scene_plans=())


# --- the measures --------------------------------------------------------------------------

_Measure = Callable[[Moment, Callable[..., str]], Asked]
_WHOLE_KG = 0.55


def _number(
    m: Moment,
    prompt: Callable[..., str],
    measure: str,
    unit: str,
    answer: tuple[float, float],
    held: Mapping[str, float],
    most: float,
    sign: int = 0,
    of: float | None = None,
    within: Mapping[str, float] | None = None,
    **said: str,
) -> Asked:
    """Make a question for a number, of the answer and its tolerance, and of wrong ideas with their numbers."""
    value, tolerance = answer
    if unit == "kg" and value >= 2 * _WHOLE_KG:  # a room answers in whole kilograms: the nearest must count
        tolerance = max(tolerance, _WHOLE_KG)
    kept: dict[str, float] = {}
    for key, wrong in held.items():
        # an idea whose number is the answer's, or another idea's, names nobody
        if all(abs(wrong - other) > tolerance for other in (value, *kept.values())):
            kept[key] = wrong
    words = {key: (name, reply.format_map(said)) for key, (name, reply) in texts("ideas")[measure].items()}

    def idea(key: str) -> Misconception:
        name, reply = words[key]
        near, only = (within or {}).get(key), "kg" if key == "pounds" else ""
        return Misconception(name, lambda: kept[key], lambda **_: reply, near, only)

    gives = f"The run gives {units.mass(value) if unit == 'kg' else show(round(value, 1), unit)}."
    question = NumberQuestion(
        *("05.prediction", prompt, unit, lambda: value, tolerance, *3 * (lambda **_: gives,)),
        misconceptions=tuple(map(idea, kept)),
        of=None if of is None else lambda: of,
    )
    return Asked(question, most, m, sign)


def _change(m: Moment, prompt: Callable[..., str]) -> Asked:
    kg, line = change_kg(m.body, m.days), change_kg(m.line, m.line.days)
    if kg is None or line is None:
        raise NoVoteError("The body leaves the model before these weeks are over: there is no answer to vote on.")
    sign = 1 if (runs.gains(m.settings) if is_none(kg) else kg > 0) else -1
    month = abs(float(m.body.weight_kg[min(28, m.body.days)] - m.body.weight_kg[0]))
    size, weight = abs(kg), m.who.weight_kg
    ideas = {"line": abs(line), "months": month * m.weeks / 4, "month": month, "pounds": size / units.KG_PER_LB}
    ideas["weight"] = weight + sign * size
    return _number(
        *(m, prompt, "change", "kg", (size, max(0.08 * size, 0.3)), ideas, weight, sign),
        within={"weight": min(15.0, 0.4 * weight)},
        spends="heavier body spends more" if sign > 0 else "lighter body spends less",
        size=f"{size:.1f}",
    )


def _promised(m: Moment, prompt: Callable[..., str]) -> Asked:
    kg = change_kg(m.line, m.line.days) or 0.0
    size, weight, sign = abs(kg), m.who.weight_kg, 1 if kg > 0 else -1
    ideas = {"pounds": size / units.KG_PER_LB, "week": size / m.weeks, "weight": weight + sign * size}
    within = {"week": 0.1 * size, "weight": min(15.0, 0.4 * weight)}
    right = size, max(0.08 * size, 0.3)
    return _number(m, prompt, "promised", "kg", right, ideas, weight, sign, within=within, size=f"{size:.1f}")


def _rises(m: Moment, prompt: Callable[..., str]) -> Asked:
    count, ideas = float((np.diff(m.readings) > 0.05).sum()), {"fat": 0.0, "coin": m.days / 2}
    return _number(m, prompt, "rises", "mornings", (count, max(0.05 * m.days, 1.0)), ideas, m.days, of=m.days)


def _chance(m: Moment, prompt: Callable[..., str]) -> Asked:
    percent = 100.0 * runs.gain_chance(m.person, m.settings, m.days, max(m.body.days // 7, 1))
    return _number(m, prompt, "chance", "%", (percent, 5.0), {"shows": 0.0, "coin": 50.0}, 100.0)


def _still_week(m: Moment, prompt: Callable[..., str]) -> Asked:
    day = plateau_day(m.body)
    if day is None:
        raise NoVoteError(f"The body does not stand still within {m.weeks} weeks: there is no answer to vote on.")
    ideas = {"six": 26.0, "year": 52.0, "once": 4.0}
    return _number(m, prompt, "still", "weeks", (day / 7, max(0.13 * m.weeks, 2.0)), ideas, 20.0 * 52)


def _eaten(m: Moment, prompt: Callable[..., str]) -> Asked:
    now, spent, planned = (float(kcal) for kcal in (m.body.intake_kcal[-1], m.who.tdee_kcal, m.body.intake_kcal[1]))
    ideas = {"start": spent, "plan": planned, "change": abs(spent - now)}
    return _number(m, prompt, "eaten", "kcal/day", (now, 0.03 * now), ideas, _FAR * spent)


def _below(m: Moment, prompt: Callable[..., str]) -> Asked:
    spent, rest = spent_and_rest(m.who)
    ideas = {"same": 500.0, "gap": float(spent - rest), "eaten": rest - 500.0}
    return _number(m, prompt, "below", "kcal/day", (spent - rest + 500.0, 60.0), ideas, _FAR * spent)


def _legs(m: Moment, prompt: Callable[..., str]) -> Asked:
    legs, whole = lost_by_eating(m)
    ideas = {"all": abs(whole), "last": 0.0, "left": regions(m.person, m.settings, m.days)[0][-1]}
    return _number(m, prompt, "legs", "kg", (abs(legs), max(0.15 * abs(legs), 0.1)), ideas, m.who.weight_kg)


def _who(m: Moment, prompt: Callable[..., str]) -> Asked:
    one, two = m.who.name, m.second.who.name
    if m.person == m.other:
        raise NoVoteError(f"Both are {one}: choose another second person, and the room can vote.")
    kg = [change_kg(moment.body, m.days) for moment in (m, m.second)]
    if kg[0] is None or kg[1] is None:
        raise NoVoteError("One body leaves the model before these weeks are over: there is no answer to vote on.")
    gap = abs(kg[0]) - abs(kg[1])
    right = "c" if is_none(gap) else "a" if gap > 0 else "b"
    reply = f"{one}: {units.mass(abs(kg[0]))}; {two}: {units.mass(abs(kg[1]))}."
    rule = "That is the rule, which knows the food and nothing of the body."
    said = {"a": one, "b": two, "c": "both the same"}
    question = ChoiceQuestion(
        "05.vote",
        prompt,
        tuple(Option(key, text, key == right, rule if key == "c" else reply) for key, text in said.items()),
        reply,
        reply,
    )
    return Asked(question, about=m)


_MEASURES: Mapping[str, Mapping[str, _Measure]] = {
    "weight": {
        **dict.fromkeys(("change", "04.prediction", "05.prediction", "05.6"), _change),
        "promised": _promised,
        **dict.fromkeys(("rises", "06.prediction"), _rises),
        **dict.fromkeys(("chance", "06.3"), _chance),
        **dict.fromkeys(("still", "08.prediction"), _still_week),
        **dict.fromkeys(("eaten", "08.3"), _eaten),
    },
    "two_people": dict.fromkeys(("who", "05.prediction", "05.6"), _who),
    "below_what": dict.fromkeys(("below", "03.prediction"), _below),
    "squats": dict.fromkeys(("legs", "11.prediction"), _legs),
}
"""Which measures a view has, and which questions of lessons are asked of it."""
