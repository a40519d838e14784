"""Words that every view may use: who it is, what is eaten, what a change is called, what was assumed."""

from __future__ import annotations

from collections.abc import Mapping

from ..science import units, words
from ..science.body.projection import Projection
from ..science.words import is_none
from .view import Fact, Moment

_PRONOUNS = {"female": ("she", "her", "her"), "male": ("he", "him", "his")}


def change(kg: float) -> str:
    """Return 'a loss of 4.6 kg', 'a gain of 4.6 kg' or 'no change'."""
    return words.change(kg, none="no change")


def moved(kg: float, what: str = "") -> str:
    """Return 'lost 4.6 kg', 'gained 4.6 kg of fat', or 'kept its weight'."""
    if is_none(kg):
        return "kept its fat" if what else "kept its weight"
    return f"{'lost' if kg < 0 else 'gained'} {units.mass(abs(kg))}{what}"


def between(low: float, high: float) -> str:
    """Return two changes as one range, the larger last: 'a loss of 4.4 to 12.0 kg'."""
    first, last = sorted((low, high), key=abs)
    if first * last > 0 and not is_none(first):
        return f"a {'loss' if last < 0 else 'gain'} of {words.mass_range(abs(first), abs(last))}"
    return f"{change(first)} to {change(last)}"


def change_kg(p: Projection, day: int) -> float | None:
    """Return the change of weight up to a day (kg), or None where the run has left its model by then."""
    return float(p.weight_kg[day] - p.weight_kg[0]) if day <= p.days else None


def eaten(m: Moment, spends: str) -> str:
    """Return how far from spending the plan begins, such as '500 kcal a day below what she spends at the start'."""
    kcal = m.settings.deficit_kcal
    if not kcal:
        return f"as much as {spends} at the start"
    return f"{abs(kcal):g} kcal a day {'below' if kcal > 0 else 'above'} what {spends} at the start"


def diet(m: Moment, spends: str) -> str:
    """Return what is eaten with all that belongs to the plan."""
    return ", ".join([eaten(m, spends), *str(m.settings.plan).split("; ")[1:]])


def weeks_of(m: Moment) -> str:
    """Return how many weeks have been played."""
    return words.span(m.end)


def run_assumptions(p: Projection) -> list[str]:
    """Return sentences about who was simulated, on what plan."""
    who = p.person
    return [
        f"{who.name} is invented: {who.sex}, {who.age_years:.0f} years, {who.height_cm:.0f} cm,"
        f" {units.mass(who.weight_kg)}, PAL {who.pal:g}, spending {who.tdee_kcal:,.0f} kcal/day at the start.",
        f"Plan: {p.plan}, kept every day. Baseline is what is spent at the start.",
        *p.notes,
    ]


def _pronoun(which: int) -> Fact:
    return lambda m: _PRONOUNS[m.who.sex][which]


def _capital(fact: Fact) -> Fact:
    return lambda m: fact(m).capitalize()


def _spends(m: Moment) -> str:
    return f"{_pronoun(0)(m)} spends"


_LOWER: dict[str, Fact] = {"he_she": _pronoun(0), "him_her": _pronoun(1), "his_her": _pronoun(2)}
WHO: dict[str, Fact] = {
    **dict.fromkeys(("name", "person"), lambda m: m.who.name),
    **_LOWER,
    **{name.capitalize(): _capital(fact) for name, fact in _LOWER.items()},
}
"""Words about the person."""
PLAN_WORDS: dict[str, Fact] = {
    "plan": lambda m: str(m.settings.plan),
    "deficit": lambda m: eaten(m, _spends(m)),
    "diet": lambda m: diet(m, _spends(m)),
    "week": lambda m: f"week {m.week}",
    "weeks": weeks_of,
}
"""Words about what was planned, for one person."""
_OTHERS_GIVEN = ("other", "both", "fades", "weekend", "wrong", "sessions", "minutes", "still_kg", "calerie", "moving")
GIVEN = frozenset((*WHO, *PLAN_WORDS, *_OTHERS_GIVEN))
"""Words that only repeat what the controls say: they hold for a plan that is refused, too."""


def facts(*tables: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return the words of a view, those about the person first."""
    return {name: fact for table in (WHO, *tables) for name, fact in table.items()}
