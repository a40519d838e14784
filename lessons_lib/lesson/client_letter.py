"""Three sentences for a client: what a forecast may be called, and what it may not.

The words are those of the options of lesson 13's questions; the numbers come from the forecast at hand.
"""

from __future__ import annotations

from ..science import units
from ..science.checks import instance
from ..science.forecast.forecast import Forecast
from .kinds import Reply

SENTENCES: dict[str, dict[str, str]] = {
    "what to expect": {
        "a": "In a year you will weigh {planned}.",
        "b": "In a year, nine of ten people like you would weigh between {low} and {high}; the middle one {middle}.",
        "c": "Nobody can say anything about a year from now.",
    },
    "how likely": {
        "a": "You will lose weight with {level} certainty.",
        "b": "Only those who do something wrong end outside these numbers.",
        "c": "Of a hundred, about {heavier} would be heavier than today, and about {beyond} at the {planned} of the"
        " plan or lighter.",
    },
    "what next": {
        "a": "After some weeks of weigh-ins we look at the trend, and draw this anew.",
        "b": "If the scale is above the line tomorrow, we cut more.",
        "c": "I will narrow the numbers until you feel sure.",
    },
}
"""What each sentence is about, and the choices for it by letter."""
HONEST = {"what to expect": "b", "how likely": "c", "what next": "a"}
"""The choice for each sentence that the forecast bears out."""

_WORDS = {
    "planned": "… kg",
    "low": "…",
    "high": "… kg",
    "middle": "… kg",
    "level": "90 %",
    "heavier": "…",
    "beyond": "…",
}


def options(about: str) -> dict[str, str]:
    """Return the choices of one sentence with its numbers left open.

    Examples
    --------
    >>> options("what to expect")["a"]
    'In a year you will weigh … kg.'
    """
    return {key: text.format(**_WORDS) for key, text in SENTENCES[about].items()}


def client_letter(stated: Forecast, expect: object = ..., likely: object = ..., following: object = ...) -> Reply:
    """Return the three chosen sentences with the numbers of a forecast; a blank stays a gap.

    A sentence that the forecast does not bear out is set down too, and a last line says so.

    Parameters
    ----------
    stated
        What `forecast` returned.
    expect, likely, following
        A letter each.

    Raises
    ------
    ValueError
        For what is not a forecast.

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
    end, planned = stated.at(), float(stated.planned_kg[-1])
    numbers = {
        "planned": units.mass(planned),
        "low": f"{units.from_kg(end.low):.0f}",
        "high": units.mass(end.high, 0),
        "middle": units.mass(end.estimate, 0),
        "level": f"{100 * stated.level:.0f} %",
        "heavier": f"{100 * stated.share():.0f}",
        "beyond": f"{100 - 100 * stated.share(above_kg=planned):.0f}",
    }
    lines, unfit = [f"Dear {stated.person.name}, in this story:"], []
    for place, ((about, texts), letter) in enumerate(
        zip(SENTENCES.items(), (expect, likely, following), strict=True), 1
    ):
        key = letter.strip(" .()").lower() if isinstance(letter, str) else ""
        lines.append(f"{place}. {texts[key].format(**numbers) if key in texts else f'({about}: not chosen yet)'}")
        if key in texts and key != HONEST[about]:
            unfit.append(str(place))
    if unfit:
        those = (
            f"sentence {unfit[0]} says" if len(unfit) == 1 else f"sentences {', '.join(unfit[:-1])} and {unfit[-1]} say"
        )
        lines += ["", f"Not ready to send: {those} what the forecast does not."]
    return Reply("\n".join(lines))
