"""What the course says back: words, replies, and the wrong ideas that have a reply of their own.

Pure Python: nothing is drawn, and nothing is remembered here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..science.units import mass, mass_unit

Text = str | Callable[[], str]
"""Words, or a function that makes them when they are needed (with numbers of the library)."""

_A_WEIGHT_KG = 15.0
"""So near the weight at the end, an answer to a question for a change is taken for a weight."""
# *so* and **so**, but not the stars of 2 * 3 * 4
_EMPHASIS = re.compile(r"\*{1,2}(?! )([^*\n]+)(?<! )\*{1,2}")


@dataclass(frozen=True, repr=False)
class Reply:
    """What the course says back: shown as text by Jupyter, printed as the plain sentence.

    Attributes
    ----------
    text
        The words, in markdown.
    right
        True or False for a judged answer; None where nothing was judged.

    Examples
    --------
    >>> Reply("**Right.** That is the mean.", right=True)
    Right. That is the mean.
    """

    text: str
    right: bool | None = None

    def __repr__(self) -> str:
        return _EMPHASIS.sub(r"\1", self.text)

    def _repr_markdown_(self) -> str:
        return self.text


@dataclass(frozen=True)
class Misconception:
    """The number that one wrong idea yields, and the reply to it.

    An answer is that wrong idea within the question's tolerance, or within `within`, where the idea is
    plain from afar: a weight, where a loss of a few kg is asked for.
    """

    name: str
    value: Callable[[], float]
    reply: Text
    within: float | None = None


def weight_for_change(start_kg: float, change_kg: Callable[[], float]) -> Misconception:
    """Return the idea of who types a weight where a change is asked for.

    Parameters
    ----------
    start_kg
        The weight at the start.
    change_kg
        What is asked for, as it changes the weight (a gain is positive).

    Examples
    --------
    >>> idea = weight_for_change(80.0, lambda: -4.6)
    >>> idea.value(), words(idea.reply, answer=74)
    (75.4, '74.0 kg is a weight, and the question asks for the change. How far is it from the 80 kg at the start?')
    """

    def reply() -> str:
        # an answer stays in kg; beside a start in pounds it would be a riddle
        typed = "{answer:.1f} kg" if mass_unit() == "kg" else "That"
        return (
            f"{typed} is a weight, and the question asks for the change. How far is it from the"
            f" {mass(start_kg, 0)} at the start?"
        )

    return Misconception(
        name="a weight for a change",
        value=lambda: start_kg + change_kg(),
        reply=reply,
        within=_A_WEIGHT_KG,
    )


def below_for_above(below: float) -> Misconception:
    """Return the idea of who writes a minus for "below", where the question counts below as positive.

    Examples
    --------
    >>> below_for_above(500.0).reply.format(answer=-500.0)
    '-500 has the right size. Below is positive here, so leave out the minus.'
    """
    return Misconception(
        name="a minus for below",
        value=lambda: -below,
        reply="{answer:.0f} has the right size. Below is positive here, so leave out the minus.",
    )


def words(text: Text, **values: object) -> str:
    """Return words, made by their function if need be, with the values filled in.

    Examples
    --------
    >>> words("{expected:.1f} kg", expected=4.72)
    '4.7 kg'
    """
    made = text() if callable(text) else text
    return made.format(**values) if values else made
