"""The view of fat from a thousand squats beside fat from a deficit: the muscle's neighbourhood, legs, whole body."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ..pictures.board_canvas import Size
from ..pictures.rows import Row, RowsOfBoard
from ..science import units
from ..science.body.people import PEOPLE
from ..science.care import Care, refuse, with_help
from ..science.fat.lipolysis import LocalRelease, bout_fuel, local_lipolysis_g
from ..science.fat.regions import REGIONS, regional_fat
from ..science.words import count
from . import runs
from .runs import PlanSettings
from .view import (
    PLAN_WORDS,
    WHO,
    Fact,
    Moment,
    Told,
    View,
    axis_end_kg,
    card,
    plan_title,
    run_assumptions,
    weeks_of,
)

_LAYERS = {
    "local": "beside the muscle",
    "squats": "burnt by the squats",
    "legs": "the legs, by eating",
    "whole": "whole body, by eating",
}
_EATING = frozenset({"legs", "whole"})
_NEAR_KG = 3.0  # fat beside the working muscle: the usual value of local_lipolysis_g
_ROWS = ("beside\nthe muscle", "squats burn,\nat most", "by eating:\nthe legs", "by eating:\nwhole body")


def _canvas(size: Size, light: str, ratio: float) -> RowsOfBoard:
    return RowsOfBoard("", _ROWS, {}, ("line", "body"), size, light, ratio)


def _sessions(m: Moment) -> int:
    return m.sessions_a_week * m.week


def _local(m: Moment) -> LocalRelease:
    """Return the grams of fat released beside the muscle."""
    return local_lipolysis_g(_NEAR_KG, m.minutes, _sessions(m))


def _burnt_kg(m: Moment) -> float:
    return _sessions(m) * bout_fuel(m.who, m.minutes).fat_g / 1000.0


@lru_cache(maxsize=64)
def _regions(person: str, settings: PlanSettings, days: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the legs' fat and all fat, day by day (kg)."""
    frame = regional_fat(PEOPLE[person], runs.run(person, settings, days, "dynamic"))
    return tuple(frame["legs_kg"]), tuple(frame[[f"{r}_kg" for r in REGIONS]].sum(axis=1))


def _by_eating(m: Moment) -> tuple[float, float]:
    """Return the fat that the legs and the whole body have lost up to today (kg)."""
    legs, whole = _regions(m.person, m.settings, m.days)
    day = min(m.end, len(legs) - 1)
    return legs[0] - legs[day], whole[0] - whole[day]


def _care(m: Moment, fact: str = "") -> Care:
    """Return what `care` says to the run behind what is drawn, or behind a fact."""
    # what is drawn has been asked about already
    return m.care("dynamic") if {fact, *m.layers} & _EATING else m.care()


def _fat(kg: float) -> str:
    """Return a mass of fat in words that fit its size."""
    return f"{1000 * kg:.1f} g" if abs(kg) < 0.1 else units.mass(kg)


def _lost(kg: float) -> str:
    return f"{_fat(abs(kg))} {'lost' if kg >= 0 else 'gained'}"


def _beside(m: Moment) -> str:
    """Return what is released beside the muscle, with what its two ends are."""
    local = _local(m)
    return f"{local.estimate:.1f} g ({local.low:.1f} to {local.high:.1f} over three intensities)"


def _values(m: Moment) -> dict[str, tuple[float, str]]:
    """Return each layer's mass of fat up to today (kg), and what is written beside its bar."""
    local, burnt, (legs, whole) = _local(m), _burnt_kg(m), _by_eating(m)
    return {
        "local": (local.estimate / 1000, f"{local.estimate:.1f} g, at most {local.most:.1f} g"),
        "squats": (burnt, _fat(burnt)),
        "legs": (legs, _lost(legs)),
        "whole": (whole, _lost(whole)),
    }


def _draw(canvas: RowsOfBoard, m: Moment) -> Told:
    canvas.title(plan_title(m))
    canvas.label("x", f"fat in {weeks_of(m)} ({units.mass_unit()})")
    said = _care(m)
    if not said.ok:
        canvas.show([None] * len(_ROWS), {})
    refuse(said)
    values, at_the_end = _values(m), _values(replace(m, week=m.weeks))
    longest = max(abs(kg) for kg, _ in at_the_end.values())
    canvas.reach(1.45 * units.from_kg(axis_end_kg(longest)))
    rows = [
        Row(0.0, units.from_kg(abs(kg)), "body" if layer in _EATING else "line", text) if m.shows(layer) else None
        for layer, (kg, text) in values.items()
    ]
    canvas.show(rows, {})
    sentences = {
        "local": f"{count(_sessions(m), 'session')} in {weeks_of(m)} release about {_beside(m)} beside the"
        f" muscle, at most {_local(m).most:.1f} g with the error of the largest; what is released after them is not"
        " counted.",
        "squats": f"They burn at most {values['squats'][1]} of fat, from everywhere.",
        "legs": f"The legs, by eating: {values['legs'][1]}.",
        "whole": f"The whole body, by eating: {values['whole'][1]}.",
    }
    if not m.layers:
        return Told([], [card(m.who)])
    flags = said.flags if m.layers & _EATING else ()
    return Told([text for layer, text in sentences.items() if m.shows(layer)], with_help(flags))


_FACTS: dict[str, Fact] = {
    **WHO,
    **PLAN_WORDS,
    "sessions": lambda m: count(_sessions(m), "session"),
    "minutes": lambda m: f"{m.minutes} minutes",
    "local_range": _beside,
    "local_most": lambda m: f"{_local(m).most:.1f} g",
    "legs": lambda m: _lost(_by_eating(m)[0]),
    "whole": lambda m: _lost(_by_eating(m)[1]),
}


def _assumptions(m: Moment) -> list[str]:
    return [
        *run_assumptions(m.body),
        f"Training: {m.sessions_a_week} sessions a week of {m.minutes} minutes, with"
        f" {units.mass(_NEAR_KG)} of fat beside the working muscle.",
        "Beside the muscle: three measurements on 10 men (Stallknecht et al. 2007); “at most” is the upper end of the"
        " 95 % interval of the largest. What is released after the work is not counted. What is released enters the"
        " blood; most of it is burnt elsewhere or stored again.",
        "Burnt by the squats: all of the energy counted as fat, the most it can be; nothing is eaten back.",
        "Legs: a little more slowly than arms and trunk (Albu et al. 2010); trials range from legs that kept all their"
        " fat (Nindl et al. 2000) to legs that went as fast as the rest (Aasen et al. 2010).",
    ]


_CONTROLS = ("person", *PlanSettings._fields, "week", "fast", "minutes", "sessions_a_week")
SQUATS = View("squats", _LAYERS, _CONTROLS, _canvas, _draw, _FACTS, _assumptions, gate=_care)
