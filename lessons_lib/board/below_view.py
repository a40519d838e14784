"""The view of what four articles would have one person eat: below all that is spent, or below rest."""

from __future__ import annotations

from ..pictures.board_canvas import Size
from ..pictures.look import DASHED, DOTTED
from ..pictures.marks import Line
from ..pictures.rows import Row, RowsOfBoard
from ..science import units
from ..science.body.people import Person
from ..science.care import FLAGGED_KCAL, HELP, REFUSED_KCAL
from ..science.evidence.articles import ARTICLES, Article
from .view import WHO, Fact, Moment, Told, View

_FLOOR = "flagged below"
_SPENT_AT = 0.7  # where the line of all that is spent stands; the numbers have room to its right


def _layer(key: str) -> str:
    return f"article_{key.lower()}"


def _kcal(value: float) -> str:
    return f"{value:,.0f}"


def _spent(who: Person) -> tuple[int, int]:
    """Return all that is spent, and rest alone, in whole kcal: what is shown is what is reckoned with."""
    return round(who.tdee_kcal), round(who.rmr_kcal)


def _eaten(article: Article, who: Person) -> tuple[float, float] | None:
    """Return the least and the most to eat by an article, in whole kcal (kcal/day)."""
    if article.below_kcal is None:
        return None
    zero = _spent(who)[0 if article.zero_point == "spending" else 1]
    return zero - article.below_kcal[1], zero - article.below_kcal[0]


def _canvas(size: Size, light: str, ratio: float) -> RowsOfBoard:
    rows = []
    for key, article in ARTICLES.items():
        if article.below_kcal is None:
            rows.append(key)
        else:
            zero = "spending" if article.zero_point == "spending" else "rest"
            rows.append(f"{key}: {article.below_kcal[0]:,.0f}–{article.below_kcal[1]:,.0f}\nbelow {zero}")
    lines = {"spent": Line("ink"), "at rest": Line("ink", DASHED), _FLOOR: Line("fourth", DOTTED)}
    return RowsOfBoard("kcal eaten a day", rows, lines, ("body",), size, light, ratio)


def _draw(canvas: RowsOfBoard, m: Moment) -> Told:
    who = m.who
    spent, rest = _spent(who)
    canvas.title(f"{who.name}: below what?")
    canvas.reach(who.tdee_kcal / _SPENT_AT)
    marks: dict[str, float] = {}
    rows: list[Row | None] = []
    said: list[str] = []
    if m.shows("spent"):
        marks["spent"] = spent
        said.append(f"{who.name} spends {_kcal(spent)} kcal/day in all.")
    if m.shows("rest"):
        marks["at rest"] = rest
        said.append(f"Rest alone spends {_kcal(rest)}.")
    careful = False
    for key, article in ARTICLES.items():
        if not m.shows(_layer(key)):
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
    floor = _kcal(FLAGGED_KCAL[who.sex])
    names = {"spent": f"spends {_kcal(spent)}", "at rest": f"at rest {_kcal(rest)}", _FLOOR: f"{_FLOOR} {floor}"}
    canvas.show(rows, marks, names)
    under = [f"Flagged: under {floor} kcal/day, where guidelines for {_whom(who)} begin."] if _FLOOR in marks else []
    return Told(said, [*under, *([HELP] if careful else [])])


def _whom(who: Person) -> str:
    return "women" if who.sex == "female" else "men"


_FACTS: dict[str, Fact] = {
    **WHO,
    "spent": lambda m: f"{_kcal(_spent(m.who)[0])} kcal/day",
    "rest": lambda m: f"{_kcal(_spent(m.who)[1])} kcal/day",
    "between": lambda m: f"{_kcal(_spent(m.who)[0] - _spent(m.who)[1])} kcal/day",
    "refused": lambda m: ", ".join(k for k, a in ARTICLES.items() if not a.care(m.who).ok) or "none",
}


def _assumptions(m: Moment) -> list[str]:
    who = m.who
    return [
        f"{who.name} is invented: {who.sex}, {who.age_years:.0f} years, {units.mass(who.weight_kg)}, PAL {who.pal:g}.",
        f"Rest by the equation of Mifflin-St Jeor 1990: {_kcal(who.rmr_kcal)} kcal/day; all that is spent is PAL times"
        " that.",
        f"Refused: an average of {_kcal(REFUSED_KCAL)} kcal/day or less. Flagged: under"
        f" {_kcal(FLAGGED_KCAL[who.sex])} kcal/day, where guideline prescriptions start.",
    ]


_LAYERS = {"spent": "what is spent", "rest": "what rest spends", **{_layer(key): f"article {key}" for key in ARTICLES}}
BELOW = View("below_what", _LAYERS, ("person",), _canvas, _draw, _FACTS, _assumptions)
