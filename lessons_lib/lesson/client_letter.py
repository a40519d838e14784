"""Three sentences for a client, chosen in lesson 13: what a forecast may be called, and what it may not.

The sentences are the options of that lesson's questions; the numbers come from the forecast at hand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..science import units
from ..science.care import care_of, with_help
from ..science.checks import instance
from ..science.forecast.forecast import Forecast, cut_off, cut_words
from ..science.words import count
from . import kept
from .ask import Widget
from .kinds import ChoiceQuestion, Reply
from .placeholders import words
from .questions import find

if TYPE_CHECKING:
    from .sheet import Face

SENTENCES = {"13.3": "what to expect", "13.4": "how likely", "13.5": "what next"}
"""The questions whose options are the sentences, and what each sentence is about."""


_A_YEAR_DAYS = (364, 365, 366)


class Letter(Widget):
    """A letter; on a page it follows every new answer."""

    def __init__(self, write: Callable[[], str]) -> None:
        self._write = write
        kept.watch(self)

    @property
    def words(self) -> str:
        """The letter as it stands now."""
        return repr(Reply(self.markdown))

    @property
    def markdown(self) -> str:
        """The same in markdown."""
        return self._write()

    def _face(self) -> Face:
        from .sheet import Face, as_html

        return Face("", reply=as_html(self.markdown))


def client_letter(stated: Forecast, expect: object = ..., likely: object = ..., following: object = ...) -> Letter:
    """Return the three chosen sentences with the numbers of a forecast; a blank stays a gap.

    For a plan that `care` refuses there is no letter, only why; what it flags is said below, and so is a band that
    reaches underweight, where it is cut off. A sentence that the forecast does not bear out is set down too, and a
    last line says so.

    Parameters
    ----------
    stated
        What `forecast` returned.
    expect, likely, following
        A choice each: "a", "b" or "c"; what is left out is what was answered to the lesson's question.

    Raises
    ------
    ValueError
        For what is not a forecast, and for a plan that is not shown to anybody.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, forecast
    >>> client_letter(forecast(PEOPLE["ana"], Plan.deficit(0)), "a")
    Dear Ana, in this story:
    1. In a year you will weigh 80.0 kg.
    2. (how likely: not chosen yet)
    3. (what next: not chosen yet)
    <BLANKLINE>
    Not ready to send: sentence 1 says what the forecast does not.
    """
    instance(stated, Forecast, "stated", "what forecast(...) returned")
    return Letter(lambda: _written(stated, (expect, likely, following)))


def _written(stated: Forecast, choices: tuple[object, ...]) -> str:
    """Return the letter with what is chosen now."""
    said = care_of(stated.person, stated.plan, days=stated.days)
    if not said.ok:
        return f"No letter is written for this plan. {said}"
    cut, stated = cut_words(stated), cut_off(stated)
    end, planned = stated.at(), float(stated.planned_kg[-1])
    numbers = {
        "when": "In a year" if stated.days in _A_YEAR_DAYS else f"In {count(stated.days, 'day')}",
        "planned": units.mass(planned),
        "low": f"{units.from_kg(end.low):.0f}",
        "high": units.mass(end.high, 0),
        "middle": units.mass(end.estimate, 0),
        "level": f"{100 * stated.level:.0f} %",
        "heavier": f"{100 * stated.share():.0f}",
        "beyond": f"{100 - 100 * stated.share(above_kg=planned):.0f}",
    }
    lines, unfit = [f"Dear {stated.person.name}, in this story:"], []
    chosen = zip(SENTENCES.items(), choices, strict=True)
    for place, ((name, about), choice) in enumerate(chosen, 1):
        question = find(name)
        assert isinstance(question, ChoiceQuestion)
        choice = kept.answer(question) if choice is ... else choice
        key = choice.strip(" .()").lower() if isinstance(choice, str) else ""
        option = next((option for option in question.options if option.key == key), None)
        lines.append(f"{place}. {words(option.wording, **numbers) if option else f'({about}: not chosen yet)'}")
        if option and not option.right:
            unfit.append(str(place))
    if unfit:
        one = len(unfit) == 1
        those = f"sentence {unfit[0]} says" if one else f"sentences {', '.join(unfit[:-1])} and {unfit[-1]} say"
        lines += ["", f"Not ready to send: {those} what the forecast does not."]
    if flags := [flag for flag in (cut, *said.flags) if flag]:
        lines += ["", *with_help(flags)]
    return "\n".join(lines)
