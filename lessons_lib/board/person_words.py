"""Words that every view may use: who it is, what is eaten, and what a change is called."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..pictures.words import span
from ..science import units, words
from ..science.body.people import PEOPLE
from ..science.words import is_none as none
from .runs import Asked
from .views import State

Fact = Callable[[State], str]

_PRONOUNS = {"female": ("she", "her", "her"), "male": ("he", "him", "his")}


def change(kg: float) -> str:
    """Return 'a loss of 4.6 kg', 'a gain of 4.6 kg' or 'no change'."""
    return words.change(kg, none="no change")


def moved(kg: float, what: str = "") -> str:
    """Return 'lost 4.6 kg', 'gained 4.6 kg of fat', or 'kept its weight'."""
    if none(kg):
        return "kept its fat" if what else "kept its weight"
    return f"{'lost' if kg < 0 else 'gained'} {units.mass(abs(kg))}{what}"


def between(low: float, high: float) -> str:
    """Return two changes as one range, the larger last: 'a loss of 4.4 to 12.0 kg'."""
    first, last = sorted((low, high), key=abs)
    if first * last > 0 and not none(first):
        return f"a {'loss' if last < 0 else 'gain'} of {words.mass_range(abs(first), abs(last))}"
    return f"{change(first)} to {change(last)}"


def eaten(state: State, spends: str) -> str:
    """Return how far from spending the plan begins, such as '500 kcal a day below what she spends at the start'."""
    kcal = Asked.of(state).deficit_kcal
    if not kcal:
        return f"as much as {spends} at the start"
    return f"{abs(kcal):g} kcal a day {'below' if kcal > 0 else 'above'} what {spends} at the start"


def diet(state: State, spends: str) -> str:
    """Return what is eaten with all that belongs to the plan."""
    return ", ".join([eaten(state, spends), *str(Asked.of(state).plan).split("; ")[1:]])


def name_of(state: State) -> str:
    """Return whose body it is."""
    return PEOPLE[state["person"]].name


def weeks_of(state: State) -> str:
    """Return how many weeks have been played."""
    return span(7 * int(state["week"]))


def _pronoun(which: int) -> Fact:
    return lambda state: _PRONOUNS[PEOPLE[state["person"]].sex][which]


def _spends(state: State) -> str:
    return f"{_pronoun(0)(state)} spends"


def _capital(fact: Fact) -> Fact:
    return lambda state: fact(state).capitalize()


_LOWER: dict[str, Fact] = {"he_she": _pronoun(0), "him_her": _pronoun(1), "his_her": _pronoun(2)}
WHO: dict[str, Fact] = {
    "name": name_of,
    "person": name_of,
    **_LOWER,
    **{name.capitalize(): _capital(fact) for name, fact in _LOWER.items()},
}
"""Words about the person."""
PLAN_WORDS: dict[str, Fact] = {
    "plan": lambda state: str(Asked.of(state).plan),
    "deficit": lambda state: eaten(state, _spends(state)),
    "diet": lambda state: diet(state, _spends(state)),
    "week": lambda state: f"week {state['week']}",
    "weeks": weeks_of,
}
"""Words about what was planned, for one person."""
GIVEN = frozenset(
    {
        *WHO,
        *PLAN_WORDS,
        "other",
        "both",
        "fades",
        "weekend",
        "wrong",
        "sessions",
        "minutes",
        "still_kg",
        "calerie",
        "moving",
    }
)
"""Words that only repeat what the controls say: they hold for a plan that is refused, too."""


def facts(*tables: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return the words of a view, those about the person first."""
    return {name: fact for table in (WHO, *tables) for name, fact in table.items()}
