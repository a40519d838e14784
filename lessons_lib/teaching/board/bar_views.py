"""Two views of bars: what four articles would have somebody eat, and grams of fat from squats and from a deficit."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ...science import units
from ...science.articles import ARTICLES
from ...science.bodies import Projection
from ...science.care import FLAGGED_KCAL, HELP, REFUSED_KCAL
from ...science.lipolysis import bout_fuel, local_lipolysis_g
from ...science.people import PAL_RANGE, PEOPLE, Person
from ...science.regions import REGIONS, regional_fat
from ...science.results import Interval
from ..charts._board_canvas import Size
from ..charts.board import Row, RowsOfBoard
from . import runs
from .runs import Asked
from .views import PLAN, State, View, on, refuse
from .weight_view import run_assumptions, rungs
from .weight_words import days_of, end_of, name_of

if TYPE_CHECKING:
    import pandas as pd

_BELOW_LAYERS = {
    "spent": "what is spent",
    "rest": "what rest spends",
    **{f"article_{key.lower()}": f"article {key}" for key in "ABCD"},
}
_FLOOR = "flagged below"


def _kcal(value: float) -> str:
    return f"{value:,.0f}"


def _apart(who: Person) -> float:
    return who.tdee_kcal - who.rmr_kcal


def _below_canvas(size: Size, dark: bool) -> RowsOfBoard:
    rows = []
    for key, article in ARTICLES.items():
        if article.below_kcal is None:
            rows.append(f"{key}: no number")
        else:
            zero = "spending" if article.zero_point == "spending" else "rest"
            rows.append(f"{key}: {article.below_kcal[0]:,.0f}–{article.below_kcal[1]:,.0f}\nbelow {zero}")
    marks = (
        ("spent", "ink", "-"),
        ("at rest", "ink", (0, (5, 2))),
        (_FLOOR, "fourth", (0, (1, 1))),
    )
    return RowsOfBoard("kcal eaten a day", rows, marks, (("body", "eaten"),), size, dark)  # type: ignore[arg-type]


def _draw_below(canvas: RowsOfBoard, state: State) -> list[str]:
    who = PEOPLE[state["person"]]
    canvas.title(f"{who.name}: below what?")
    canvas.reach(1.05 * PAL_RANGE[1] * who.rmr_kcal)
    marks: dict[str, float] = {}
    rows: list[Row | None] = []
    said: list[str] = []
    if on(state, "spent"):
        marks["spent"] = who.tdee_kcal
        said.append(f"{who.name} spends {_kcal(who.tdee_kcal)} kcal/day in all.")
    if on(state, "rest"):
        marks["at rest"] = who.rmr_kcal
        said.append(f"Rest alone spends {_kcal(who.rmr_kcal)}.")
    refused = []
    for key, article in ARTICLES.items():
        if not on(state, f"article_{key.lower()}"):
            rows.append(None)
            continue
        eaten, true = article.eaten_kcal(who), article.true_deficit_kcal(who)
        if eaten is None or true is None:
            rows.append(Row(text="gives no number"))
            said.append(f"{key} gives no number.")
        elif not article.care(who).ok:
            rows.append(Row(text="refused: not drawn"))
            refused.append(key)
            said.append(f"{key}: {_kcal(true[0])} to {_kcal(true[1])} below all that is spent. Refused, not drawn.")
        else:
            rows.append(Row(eaten[1], eaten[0], "body", f"{_kcal(eaten[1])}–{_kcal(eaten[0])}"))
            marks[_FLOOR] = FLAGGED_KCAL[who.sex]
            flagged = " Flagged." if article.care(who).flags else ""
            said.append(f"{key}: {_kcal(true[0])} to {_kcal(true[1])} below what is spent.{flagged}")
    canvas.show(rows, marks)
    return [*said, *([HELP] if refused else [])]


def _below_table(state: State) -> pd.DataFrame:
    import pandas as pd

    who = PEOPLE[state["person"]]
    rows = []
    for key, article in ARTICLES.items():
        if on(state, f"article_{key.lower()}"):
            eaten, ok = article.eaten_kcal(who), article.care(who).ok
            least, most = (eaten[1], eaten[0]) if eaten is not None and ok else (None, None)
            note = "gives no number" if eaten is None else "" if ok else "refused"
            rows.append((key, article.zero_point, least, most, note))
    table = pd.DataFrame(rows, columns=["article", "below", "least_kcal_a_day", "most_kcal_a_day", "note"])
    return table.round({"least_kcal_a_day": 4, "most_kcal_a_day": 4})


def _below_assumptions(state: State) -> list[str]:
    who = PEOPLE[state["person"]]
    return [
        f"{who.name} is invented: {who.sex}, {who.age_years:.0f} years, {units.mass(who.weight_kg)}, PAL {who.pal:g}.",
        f"Rest by the equation of Mifflin-St Jeor 1990: {_kcal(who.rmr_kcal)} kcal/day; all that is spent is PAL times"
        " that.",
        f"Refused: an average of {_kcal(REFUSED_KCAL)} kcal/day or less. Flagged: under"
        f" {_kcal(FLAGGED_KCAL[who.sex])} kcal/day, where guideline prescriptions start.",
    ]


BELOW = View(
    name="below_what",
    layers=_BELOW_LAYERS,
    controls=("person",),
    canvas=_below_canvas,
    draw=_draw_below,
    facts={
        "name": name_of,
        "spent": lambda state: f"{_kcal(PEOPLE[state['person']].tdee_kcal)} kcal/day",
        "rest": lambda state: f"{_kcal(PEOPLE[state['person']].rmr_kcal)} kcal/day",
        "between": lambda state: f"{_kcal(_apart(PEOPLE[state['person']]))} kcal/day",
        "refused": lambda state: (
            ", ".join(k for k, a in ARTICLES.items() if not a.care(PEOPLE[state["person"]]).ok) or "none"
        ),
    },
    table=_below_table,
    assumptions=_below_assumptions,
)


# a thousand squats

_SQUAT_LAYERS = {
    "local": "beside the muscle",
    "squats": "burnt by the squats",
    "legs": "the legs, by the deficit",
    "whole": "whole body, by the deficit",
}
_NEAR_KG = 3.0  # fat beside the working muscle: the usual value of local_lipolysis_g
_ROWS = ("beside muscle,\nat most", "squats burn,\nat most", "deficit:\nthe legs", "deficit:\nwhole body")


def _squats_canvas(size: Size, dark: bool) -> RowsOfBoard:
    hues = (("line", "training"), ("body", "eating"))
    return RowsOfBoard("", _ROWS, (), hues, size, dark)  # type: ignore[arg-type]


def _sessions(state: State) -> int:
    return int(state["sessions_a_week"]) * int(state["week"])


def _local(state: State) -> Interval:
    return local_lipolysis_g(_NEAR_KG, state["minutes"], _sessions(state))


def _burnt_kg(state: State) -> float:
    return _sessions(state) * bout_fuel(PEOPLE[state["person"]], state["minutes"]).fat_g / 1000.0


@lru_cache(maxsize=64)
def _regions(person: str, asked: Asked, days: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the legs' fat and all fat, day by day (kg)."""
    p: Projection = runs.run(person, asked, days)
    frame = regional_fat(PEOPLE[person], p)
    return tuple(frame["legs_kg"]), tuple(frame[[f"{r}_kg" for r in REGIONS]].sum(axis=1))


def _eaten_away(state: State) -> tuple[float, float]:
    """Return the fat that the legs and the whole body have lost up to today (kg)."""
    legs, whole = _regions(state["person"], Asked.of(state), days_of(state))
    day = min(end_of(state), len(legs) - 1)
    return legs[0] - legs[day], whole[0] - whole[day]


def _fat(kg: float) -> str:
    """Return a mass of fat in words that fit its size."""
    return f"{1000 * kg:.1f} g" if abs(kg) < 0.1 else units.mass(kg)


def _lost(kg: float) -> str:
    return f"{_fat(abs(kg))} {'lost' if kg >= 0 else 'gained'}"


def _squat_values(state: State) -> dict[str, tuple[float, str]]:
    local = _local(state)
    legs, whole = _eaten_away(state)
    return {
        "local": (local.estimate / 1000, f"{local.estimate:.1f} g ({local.low:.1f}–{local.high:.1f})"),
        "squats": (_burnt_kg(state), _fat(_burnt_kg(state))),
        "legs": (legs, _lost(legs)),
        "whole": (whole, _lost(whole)),
    }


def _draw_squats(canvas: RowsOfBoard, state: State) -> list[str]:
    who = PEOPLE[state["person"]]
    canvas.title(f"{who.name}: fat in {state['week']} weeks, {Asked.of(state).title}")
    if canvas.axes.get_xlabel() != (label := f"fat ({units.mass_unit()})"):
        canvas.axes.set_xlabel(label)
        canvas.stale()
    eating = any(on(state, layer) for layer in ("legs", "whole"))
    said = runs.gate(state["person"], Asked.of(state), days_of(state), ("dynamic",) if eating else ())
    if not said.ok:
        canvas.show([None] * len(_ROWS), {})
    refuse(said)
    at_the_end = {**state, "week": state["weeks"]}
    longest = max(abs(kg) for kg, _ in _squat_values(at_the_end).values())
    # rungs, so that the axis seldom moves under a slider
    canvas.reach(1.45 * units.from_kg(rungs(longest)))
    values, rows = _squat_values(state), []
    for layer in _SQUAT_LAYERS:
        kg, text = values[layer]
        hue = "line" if layer in ("local", "squats") else "body"
        rows.append(Row(0.0, units.from_kg(abs(kg)), hue, text) if on(state, layer) else None)  # type: ignore[arg-type]
    canvas.show(rows, {})
    weeks, sentences = state["week"], []
    if on(state, "local"):
        sentences.append(
            f"{_sessions(state)} sessions in {weeks} weeks release at most {values['local'][1]} beside the muscle."
        )
    if on(state, "squats"):
        sentences.append(f"They burn at most {values['squats'][1]} of fat, from everywhere.")
    if on(state, "legs"):
        sentences.append(f"The legs, by eating: {values['legs'][1]}.")
    if on(state, "whole"):
        sentences.append(f"The whole body, by eating: {values['whole'][1]}.")
    return [*sentences, *(said.flags if eating else ())]


def _squats_table(state: State) -> pd.DataFrame:
    import pandas as pd

    eating = any(on(state, layer) for layer in ("legs", "whole"))
    refuse(runs.gate(state["person"], Asked.of(state), days_of(state), ("dynamic",) if eating else ()))
    unit = units.mass_unit()
    rows = [
        (_SQUAT_LAYERS[layer], round(units.from_kg(kg), 6))
        for layer, (kg, _) in _squat_values(state).items()
        if on(state, layer)
    ]
    return pd.DataFrame(rows, columns=["what", f"fat_lost_{unit}"])


def _squat_assumptions(state: State) -> list[str]:
    return [
        *run_assumptions(runs.run(state["person"], Asked.of(state), days_of(state))),
        f"Training: {state['sessions_a_week']} sessions a week of {state['minutes']} minutes, with"
        f" {units.mass(_NEAR_KG)} of fat beside the working muscle.",
        "Beside the muscle: a ceiling from three measurements on 10 men (Stallknecht et al. 2007), not an interval of"
        " confidence. What is released enters the blood; most of it is burnt elsewhere or stored again.",
        "Burnt by the squats: all of the energy counted as fat, the most it can be; nothing is eaten back.",
        "Legs: they lose a little more slowly than arms and trunk (Albu et al. 2010), whichever muscle works.",
    ]


SQUATS = View(
    name="squats",
    layers=_SQUAT_LAYERS,
    controls=("person", *PLAN, "week", "speed", "minutes", "sessions_a_week"),
    canvas=_squats_canvas,
    draw=_draw_squats,
    facts={
        "name": name_of,
        "plan": lambda state: str(Asked.of(state).plan),
        "weeks": lambda state: f"{state['week']} weeks",
        "sessions": lambda state: str(_sessions(state)),
        "local": lambda state: f"{_local(state).estimate:.1f} g",
        "local_most": lambda state: f"{_local(state).high:.1f} g",
        "burnt": lambda state: _fat(_burnt_kg(state)),
        "legs": lambda state: _lost(_eaten_away(state)[0]),
        "whole": lambda state: _lost(_eaten_away(state)[1]),
    },
    table=_squats_table,
    assumptions=_squat_assumptions,
)
