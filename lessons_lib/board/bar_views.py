"""Two views of bars: what four articles would have somebody eat, and grams of fat from squats and from a deficit."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..pictures.board_canvas import Size
from ..pictures.rows import Row, RowsOfBoard
from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.projection import Projection
from ..science.care import FLAGGED_KCAL, HELP, REFUSED_KCAL, Care, with_help
from ..science.checks import count
from ..science.evidence.articles import ARTICLES, Article
from ..science.fat.lipolysis import bout_fuel, local_lipolysis_g
from ..science.fat.regions import REGIONS, regional_fat
from ..science.results import Interval
from . import runs
from .person_words import PLAN_WORDS, facts, weeks_of
from .runs import Asked
from .views import PLAN, State, View, on, refuse
from .weight_view import run_assumptions, rungs
from .weight_words import days_of, end_of

if TYPE_CHECKING:
    import pandas as pd

_BELOW_LAYERS = {
    "spent": "what is spent",
    "rest": "what rest spends",
    **{f"article_{key.lower()}": f"article {key}" for key in "ABCD"},
}
_FLOOR = "flagged below"
_SPENT_AT = 0.7  # where the line of all that is spent stands; the numbers have room to its right


def _kcal(value: float) -> str:
    return f"{value:,.0f}"


def _spent(who: Person) -> tuple[int, int]:
    """Return all that is spent, and rest alone, in whole kcal: what is shown is what is reckoned with."""
    return round(who.tdee_kcal), round(who.rmr_kcal)


def _apart(who: Person) -> int:
    spent, rest = _spent(who)
    return spent - rest


def _eaten(article: Article, who: Person) -> tuple[float, float] | None:
    """Return the least and the most to eat by an article, in whole kcal (kcal/day)."""
    if article.below_kcal is None:
        return None
    zero = _spent(who)[0 if article.zero_point == "spending" else 1]
    return zero - article.below_kcal[1], zero - article.below_kcal[0]


def _below_canvas(size: Size, dark: bool) -> RowsOfBoard:
    rows = []
    for key, article in ARTICLES.items():
        if article.below_kcal is None:
            rows.append(key)
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
    spent, rest = _spent(who)
    canvas.title(f"{who.name}: below what?")
    canvas.reach(who.tdee_kcal / _SPENT_AT)
    marks: dict[str, float] = {}
    rows: list[Row | None] = []
    said: list[str] = []
    if on(state, "spent"):
        marks["spent"] = spent
        said.append(f"{who.name} spends {_kcal(spent)} kcal/day in all.")
    if on(state, "rest"):
        marks["at rest"] = rest
        said.append(f"Rest alone spends {_kcal(rest)}.")
    careful = False
    for key, article in ARTICLES.items():
        if not on(state, f"article_{key.lower()}"):
            rows.append(None)
            continue
        ends, care = _eaten(article, who), article.care(who)
        if ends is None:
            rows.append(Row(text="gives\nno number"))
            said.append(f"{key} gives no number.")
            continue
        below = f"{key}: {_kcal(spent - ends[1])} to {_kcal(spent - ends[0])} below"
        careful = careful or not care.ok or bool(care.flags)
        if not care.ok:
            rows.append(Row(text="refused:\nnot drawn"))
            said.append(f"{below} all that is spent. Refused, not drawn.")
        else:
            rows.append(Row(*ends, "body", f"{_kcal(ends[0])}–{_kcal(ends[1])}"))
            marks[_FLOOR] = FLAGGED_KCAL[who.sex]
            said.append(f"{below} what is spent.{' Flagged.' if care.flags else ''}")
    canvas.show(rows, marks, {_FLOOR: f"{_FLOOR} {_kcal(FLAGGED_KCAL[who.sex])}"})
    return [*said, *([HELP] if careful else [])]


def _below_table(state: State) -> pd.DataFrame:
    import pandas as pd

    who = PEOPLE[state["person"]]
    rows = []
    for key, article in ARTICLES.items():
        if on(state, f"article_{key.lower()}"):
            ends, care = _eaten(article, who), article.care(who)
            least, most = ends if ends is not None and care.ok else (None, None)
            note = "gives no number" if ends is None else "refused" if not care.ok else "flagged" if care.flags else ""
            rows.append((key, article.zero_point, least, most, note))
    return pd.DataFrame(rows, columns=["article", "below", "least_kcal_a_day", "most_kcal_a_day", "note"])


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
    facts=facts(
        {
            "spent": lambda state: f"{_kcal(_spent(PEOPLE[state['person']])[0])} kcal/day",
            "rest": lambda state: f"{_kcal(_spent(PEOPLE[state['person']])[1])} kcal/day",
            "between": lambda state: f"{_kcal(_apart(PEOPLE[state['person']]))} kcal/day",
            "refused": lambda state: (
                ", ".join(k for k, a in ARTICLES.items() if not a.care(PEOPLE[state["person"]]).ok) or "none"
            ),
        }
    ),
    table=_below_table,
    assumptions=_below_assumptions,
)


# a thousand squats

_SQUAT_LAYERS = {
    "local": "beside the muscle",
    "squats": "burnt by the squats",
    "legs": "the legs, by eating",
    "whole": "whole body, by eating",
}
_NEAR_KG = 3.0  # fat beside the working muscle: the usual value of local_lipolysis_g
_ROWS = ("beside\nthe muscle", "squats burn,\nat most", "by eating:\nthe legs", "by eating:\nwhole body")


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


def _beside(state: State) -> str:
    """Return what is released beside the muscle, with what its two ends are."""
    local = _local(state)
    return f"{local.estimate:.1f} g ({local.low:.1f} to {local.high:.1f} over three intensities)"


def _squat_values(state: State) -> dict[str, tuple[float, str]]:
    local = _local(state)
    legs, whole = _eaten_away(state)
    return {
        "local": (local.estimate / 1000, f"{local.estimate:.1f} g ({local.low:.1f} to {local.high:.1f})"),
        "squats": (_burnt_kg(state), _fat(_burnt_kg(state))),
        "legs": (legs, _lost(legs)),
        "whole": (whole, _lost(whole)),
    }


def _draw_squats(canvas: RowsOfBoard, state: State) -> list[str]:
    who = PEOPLE[state["person"]]
    canvas.title(f"{who.name}: fat in {weeks_of(state)}, {Asked.of(state).title}")
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
    sentences = []
    if on(state, "local"):
        sentences.append(
            f"{count(_sessions(state), 'session')} in {weeks_of(state)} release about {_beside(state)} beside the"
            f" muscle: by squats, no more than {_local(state).high:.1f} g can be lost there."
        )
    if on(state, "squats"):
        sentences.append(f"They burn at most {values['squats'][1]} of fat, from everywhere.")
    if on(state, "legs"):
        sentences.append(f"The legs, by eating: {values['legs'][1]}.")
    if on(state, "whole"):
        sentences.append(f"The whole body, by eating: {values['whole'][1]}.")
    return [*sentences, *(with_help(said.flags) if eating else ())]


def _squats_table(state: State) -> pd.DataFrame:
    import pandas as pd

    eating = any(on(state, layer) for layer in ("legs", "whole"))
    refuse(runs.gate(state["person"], Asked.of(state), days_of(state), ("dynamic",) if eating else ()))
    unit, one, local = units.mass_unit(), units.from_kg(1.0), _local(state)
    legs, whole = _eaten_away(state)
    held = {
        "local": {
            "released_beside_the_muscle": local.estimate / 1000,
            "released_least": local.low / 1000,
            "released_most": local.high / 1000,
        },
        "squats": {"burnt_by_the_squats_at_most": _burnt_kg(state)},
        "legs": {"lost_by_the_legs": legs},
        "whole": {"lost_by_the_whole_body": whole},
    }
    row = {
        f"fat_{name}_{unit}": [round(one * kg, 6)]
        for layer, columns in held.items()
        if on(state, layer)
        for name, kg in columns.items()
    }
    return pd.DataFrame({"weeks": [state["week"]], **row})


def _squats_gate(state: State, fact: str) -> Care:
    """Return what `care` says to the run behind a fact."""
    # what is drawn has been asked about already
    eating = fact in ("legs", "whole") or any(on(state, layer) for layer in ("legs", "whole"))
    return runs.gate(state["person"], Asked.of(state), days_of(state), ("dynamic",) if eating else ())


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
    facts=facts(
        PLAN_WORDS,
        {
            "sessions": lambda state: count(_sessions(state), "session"),
            "minutes": lambda state: f"{state['minutes']} minutes",
            "local": lambda state: f"{_local(state).estimate:.1f} g",
            "local_range": _beside,
            "local_most": lambda state: f"{_local(state).high:.1f} g",
            "burnt": lambda state: _fat(_burnt_kg(state)),
            "legs": lambda state: _lost(_eaten_away(state)[0]),
            "whole": lambda state: _lost(_eaten_away(state)[1]),
        },
    ),
    table=_squats_table,
    assumptions=_squat_assumptions,
    gate=_squats_gate,
)
