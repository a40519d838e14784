"""What four articles would have one person eat, and the pace they give for it."""

from __future__ import annotations

import re
from dataclasses import replace
from math import ceil
from typing import Any

from ..science.body.people import PAL_RANGE, PEOPLE, Person
from ..science.care import FLAGGED_KCAL, HELP, OLDER_YEARS, REFUSED_KCAL
from ..science.evidence.articles import ARTICLES, Article
from ..science.words import joined
from .app import App, menu, person_menu
from .canvas import Canvas, Chart, some_people
from .look import DASHED, DOTTED, Hue
from .marks import Bars, Corners, Line, Mark, Note
from .rows import Rows, box
from .spending import kcal_left

_OWN = "own"
_USUAL_KCAL = 3650.0
"""None of the people spends more a day, at the activity that is theirs."""
_EATEN = {
    "first": Bars("grid", "scale", width=0.4),
    "eaten": Bars("body"),
    "chosen": Bars("line", hatch="//"),
    "spent": Line("ink"),
    "rest": Line("ink", DASHED),
    "floor": Line("fourth", DOTTED),
}
_REFUSED = Bars("paper", "grid", "xx", width=0.0).shown_as(edge="scale")


class _Eaten(Rows):
    """What four articles would have a person eat, between what is spent and the course's limits."""

    def __init__(self, title: str) -> None:
        names = [_row_name(article) for article in ARTICLES.values()]
        notes: dict[str, Mark] = {key: Note(pad=0.15) for key in ARTICLES}
        firsts: dict[str, Mark] = {f"{key} first": Note("right", "bottom", pad=0.1) for key in ARTICLES}
        super().__init__("kcal eaten a day", title, names, {**_EATEN, **notes, **firsts})
        low, high = self.ends
        zone = box(0.0, REFUSED_KCAL, (low + high) / 2, low - high)
        self._zone = self.add(_REFUSED, [zone], label="only with a doctor")
        self._zone.set_zorder(0)
        self._bars_named: tuple[str, ...] | None = None
        self._name({"eaten"})

    def _name(self, kinds: set[str]) -> None:
        """Let the legend name the kinds of bars that are drawn, and no other."""
        named = tuple(kind for kind in ("eaten", "chosen") if kind in kinds)
        if named != self._bars_named:
            self._bars_named = named
            lines = self.keys(spent="spent", first="down to rest", rest="at rest")
            bars = self.keys(**{kind: kind for kind in named})
            self.legend([*lines, *bars, *self.keys(floor="guidelines start"), self._zone])

    def show(self, person: Person, chosen: str = "") -> list[str]:
        """Show all four for one person, and return those that `care` refuses: they are named and not drawn."""
        bars: dict[str, list[Corners]] = {"first": [], "eaten": [], "chosen": []}
        notes: dict[str, tuple[float, float, str]] = {}
        refused, air = [], 0.012 * self.axes.get_xlim()[1]
        floor = FLAGGED_KCAL[person.sex]
        for row, (key, article) in enumerate(ARTICLES.items()):
            eaten, said = article.eaten_kcal(person), article.care(person)
            if article.zero_point != "spending" and article.below_kcal is not None:
                # counted from the resting rate, the way down to it comes first
                bars["first"].append(box(person.rmr_kcal, person.tdee_kcal, row, 0.3))
                down = f"−{kcal_left(person.tdee_kcal, person.rmr_kcal):,}"
                notes[f"{key} first"] = (person.tdee_kcal - air, row - 0.2, down)
            if eaten is None:
                continue  # its row's name says that there is no number
            if not said.ok:
                refused.append(key)
                # where no bar would end: inside the doctors' zone it would read as if the plan led there
                notes[key] = (person.tdee_kcal + air, row, f"refused:\n{_why(eaten[1], said.refused[0])}")
            else:
                bars["chosen" if key == chosen else "eaten"].append(box(eaten[1], eaten[0], row))
                if said.flags:
                    why = f"flagged:\n{_why_flagged(person, eaten[1])}"
                    notes[key] = (max(eaten[0], person.tdee_kcal) + air, row, why)
        kcal = {"spent": person.tdee_kcal, "rest": person.rmr_kcal, "floor": floor}
        lines = {name: ((x, x), self.ends[::-1]) for name, x in kcal.items()}
        self._name({name for name, boxes in bars.items() if boxes})
        self.put(**{name: (boxes,) for name, boxes in bars.items()}, **lines, **notes)
        return refused


def _why(least_kcal: float, said: str) -> str:
    """Return why a plan is refused, in two words: a phone has no room for more."""
    if least_kcal <= REFUSED_KCAL:
        return "too little"
    return "too light" if "underweight" in said else "too steep"


def _why_flagged(person: Person, least_kcal: float) -> str:
    """Return why a plan is flagged, in a few words: who sees a bar right of all lines wonders."""
    if person.age_years >= OLDER_YEARS:
        return f"{OLDER_YEARS:.0f} or older"
    return "little food" if least_kcal < FLAGGED_KCAL[person.sex] else "too fast"


def _row_name(article: Article) -> str:
    """Return an article's letter and prescription in two short lines."""
    if article.below_kcal is None:
        return f"{article.id}\nno number"
    low, high = article.below_kcal
    zero = "below spending" if article.zero_point == "spending" else "below resting"
    return f"{article.id}: {low:,.0f}–{high:,.0f}\n{zero}"


def articles(person: Person) -> Chart:
    """Draw what the four articles would have one person eat.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.articles(PEOPLE["ana"]).words.split(".")[1]
    ' A (500 to 750 below what is spent): 1,646 to 1,896 kcal/day, a true deficit of 500 to 750'
    """
    (person,) = some_people((person,), "articles", 1)
    canvas = _Eaten(f"{person.name}: four articles, one person")
    canvas.reach(1.3 * person.tdee_kcal)
    refused = canvas.show(person)
    head = f"{person.name} spends {person.tdee_kcal:,.0f} kcal/day, {person.rmr_kcal:,.0f} of it at rest."
    each = [_article_words(article, person) for article in ARTICLES.values()]
    below = kcal_left(person.tdee_kcal, person.rmr_kcal)
    caption = f"Who counts from the resting rate has already gone {below:,} kcal down from what {person.name} spends."
    return Chart(canvas, joined([head, *each, HELP if refused else ""]), joined([caption, HELP if refused else ""]))


def house(person: Person) -> Chart:
    """Draw a house with a floor for every 100 kcal a day, and the stairs as all the articles read: down from there.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.house(PEOPLE["ana"]).words.split(". ")[0]
    'Ana spends 2,396 kcal/day and lives on floor 24'
    """
    (person,) = some_people((person,), "house", 1)
    title = f"{person.name} lives on floor {_floor(person):.0f}: as they read"
    canvas = Canvas("article", "floor, one for 100 kcal a day", title)
    # what a zero point does is a bet: as they read, all count from what is spent
    given = [replace(article, zero_point="spending") for article in ARTICLES.values() if article.below_kcal]
    ends = (-0.2, len(given) - 0.2)
    canvas.add(_REFUSED, [box(*ends, REFUSED_KCAL / 200.0, REFUSED_KCAL / 100.0)], label="only with a doctor")
    canvas.add(Line("ink"), ends, 2 * (_floor(person),), label="spent")
    for at, article in enumerate(given):
        _go_down(canvas, person, article, float(at))
    canvas.axes.set_xticks([at + 0.3 for at in range(len(given))], [article.id for article in given])
    canvas.legend()
    canvas.limits(ends, (0.0, _floor(person) + 2.0))
    head = f"{person.name} spends {person.tdee_kcal:,.0f} kcal/day and lives on floor {_floor(person):.0f}."
    care_for = "" if all(one.care(person).ok for one in given) else HELP
    dotted = "D has no number; dotted is the stricter end"
    read = f"As they read, all three lead down from floor {_floor(person):.0f}; {dotted}."
    words = [head, read, *(_read_words(one, person) for one in given), care_for]
    return Chart(canvas, joined(words), joined([read, care_for]))


def lift(person: Person) -> Chart:
    """Draw what the articles take away, hung from all that is spent: B takes a lift down to rest before its stairs.

    Gentler ends only, and nothing of what would be eaten.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.lift(PEOPLE["ana"]).caption.split("; ")[0]
    'B takes away twice, 899 down to rest and then 500: 1,399 below what Ana spends'
    """
    (person,) = some_people((person,), "lift", 1)
    # who goes down twice comes last: there is the room for its words
    given = sorted((one for one in ARTICLES.values() if one.below_kcal), key=_from_rest)
    down = kcal_left(person.tdee_kcal, person.rmr_kcal)
    canvas = Canvas("article", f"kcal a day below what {person.name} spends", "Once down, or twice: gentler ends")
    ends = (-0.5, len(given) + 1.15)
    canvas.add(Line("ink"), ends, (0.0, 0.0), label="spent")
    canvas.add(Line("ink", DASHED), ends, (down, down), label="at rest")
    for at, article in enumerate(given):
        _take_away(canvas, person, article, float(at))
    canvas.axes.set_xticks(range(len(given)), [article.id for article in given])
    canvas.legend()
    deepest = max((down if _from_rest(one) else 0.0) + _gentler(one) for one in given)
    canvas.limits(ends, (1.1 * deepest, -0.08 * deepest))
    refused = [article.id for article in given if not article.care(person).ok]
    care_for = HELP if refused else ""
    head = f"{person.name} spends {person.tdee_kcal:,.0f} kcal/day."
    each = [_taken_words(one, person) for one in given]
    others = [article.id for article in given if article.id in refused and not _from_rest(article)]
    only = f"Refused for {person.name}, and not drawn: {', '.join(others)}." if others else ""
    ends_are = "These are the gentler ends; D has no number."
    return Chart(canvas, joined([head, *each, ends_are, only, care_for]), joined([each[-1], care_for]))


def _from_rest(article: Article) -> bool:
    """Return whether an article counts down from the resting rate."""
    return article.zero_point != "spending"


def _gentler(article: Article) -> float:
    """Return how much an article takes away at its gentler end (kcal/day)."""
    return article.below_kcal[0] if article.below_kcal else 0.0


def _is_shown(article: Article, person: Person) -> bool:
    """Return whether what an article takes away is drawn: a refutation may, and never down to what is a doctor's."""
    if _from_rest(article):
        return person.rmr_kcal - _gentler(article) > REFUSED_KCAL
    return article.care(person).ok


def _take_away(canvas: Canvas, person: Person, article: Article, at: float) -> None:
    """Draw what one article takes away, one arrow for each time."""
    stairs, shown = _gentler(article), _is_shown(article, person)
    if not _from_rest(article):
        if shown:
            _arrow(canvas, "body", at, 0.0, stairs)
        canvas.add(Note("center", "top", pad=0.1), at, 1.05 * stairs, f"−{stairs:,.0f}" if shown else "refused")
        return
    rest, beside = float(kcal_left(person.tdee_kcal, person.rmr_kcal)), Note(pad=0.1)
    _arrow(canvas, "line", at, 0.0, rest)
    canvas.add(beside, at + 0.22, rest / 2, f"lift:\n−{rest:,.0f}")
    canvas.add(beside, at + 0.22, rest + stairs / 2, f"stairs:\n−{stairs:,.0f}" if shown else "stairs:\nrefused")
    if shown:
        _arrow(canvas, "body", at, rest, rest + stairs)
        canvas.add(Line("ink", marker="_", size=2.0), 2 * (at + 1.24,), (0.0, rest + stairs))
        canvas.add(beside, at + 1.32, (rest + stairs) / 2, f"{rest + stairs:,.0f}\nbelow")


def _arrow(canvas: Canvas, hue: Hue, at: float, top: float, bottom: float) -> None:
    """Draw an arrow down, whose point is where it ends whatever the size of the picture."""
    look = canvas.look
    style = {"arrowstyle": "-|>,head_width=0.3,head_length=0.6", "mutation_scale": 1.6 * look.font_pt}
    line = {"color": look.colour(hue), "linewidth": 2.5 * look.line_pt, "joinstyle": "miter", "capstyle": "butt"}
    canvas.axes.annotate("", (at, bottom), (at, top), arrowprops={**style, **line, "shrinkA": 0.0, "shrinkB": 0.0})


def _taken_words(article: Article, person: Person) -> str:
    """Return what one article takes away at its gentler end, in words."""
    stairs = _gentler(article)
    if not _from_rest(article):
        return f"{article.id} takes away {stairs:,.0f}." if _is_shown(article, person) else ""
    down = kcal_left(person.tdee_kcal, person.rmr_kcal)
    twice = f"{article.id} takes away twice, {down:,} down to rest and then {stairs:,.0f}"
    if not _is_shown(article, person):
        return f"{twice}: the second is refused, and not drawn."
    plan = "" if article.care(person).ok else "; as a plan, refused"
    return f"{twice}: {down + stairs:,.0f} below what {person.name} spends{plan}."


def _read_words(article: Article, person: Person) -> str:
    """Return an article's number as it reads, and whether `care` draws it."""
    low, high = article.below_kcal or (0.0, 0.0)
    refused = "" if article.care(person).ok else ", refused and not drawn"
    return f"{article.id}: {low:,.0f} to {high:,.0f} kcal/day{refused}."


def _floor(person: Person) -> float:
    """Return the floor on which a person lives."""
    return person.tdee_kcal / 100.0


def _go_down(canvas: Canvas, person: Person, article: Article, at: float) -> None:
    """Draw one article's stairs; what `care` refuses is named and not drawn."""
    top = _floor(person)
    low, high = (kcal / 100.0 for kcal in article.below_kcal or (0.0, 0.0))
    if not article.care(person).ok:
        down = f"stairs: −{100 * low:,.0f} to\n−{100 * high:,.0f}: refused"
        # right under the top, not over the floors that are for doctors
        canvas.add(Note(up="top", pad=0.15), at, top - 0.5, down)
        return
    names = ("stricter end", "gentler end") if at == 0 else ("", "")  # once is enough for the legend
    for flights, dash, label in ((high, DOTTED, names[0]), (low, "-", names[1])):
        steps = [min(float(step), flights) for step in range(ceil(flights) + 1)]
        wide = [at + (step + more) * 0.6 / high for step in range(len(steps)) for more in (0, 1)]
        canvas.add(Line("body", dash), wide[:-1], [top - step for step in steps for _ in (0, 1)][:-1], label=label)


def _article_words(article: Article, person: Person, *, brief: bool = False) -> str:
    """Return what one article comes to for one person, with what `care` has to say.

    Brief leaves out of a refusal what is said beside it: that it is one, and how little would be eaten.
    """
    eaten = article.eaten_kcal(person)
    if eaten is None or article.below_kcal is None:
        return f"{article.id} gives no number."
    said, (low, high) = article.care(person), article.below_kcal
    # two ends are no plan: what is refused first is the stricter one
    refused = "" if said.ok else re.sub("[Tt]his plan", f"{article.id}'s stricter end", said.refused[0])
    zero = "what is spent" if article.zero_point == "spending" else "the resting rate"
    brief = brief and not said.ok
    plate = "" if brief else f" {eaten[1]:,.0f} to {eaten[0]:,.0f} kcal/day,"
    return joined(
        [
            f"{article.id} ({low:,.0f} to {high:,.0f} below {zero}):{plate}"
            f" a true deficit of {kcal_left(person.tdee_kcal, eaten[0]):,} to"
            f" {kcal_left(person.tdee_kcal, eaten[1]):,}.",
            f"{'' if brief else 'Refused and not drawn. '}{refused}" if refused else "",
            *(dict.fromkeys(said.flags) if said.ok else ()),
        ]
    )


def _who(person: str, pal: str) -> Person:
    return PEOPLE[person] if pal == _OWN else PEOPLE[person].but(pal=float(pal))


class FourArticles(App):
    """Lesson 03: what four articles would have one person eat, and which of it `care` refuses to draw.

    Examples
    --------
    >>> FourArticles().set(person="ana", article="C").words.split(": ")[0]
    'Ana, PAL 1.6, spends 2,396 kcal/day, 1,497 at rest. C (250 to 500 below what is spent)'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        self._rows = _Eaten("")
        steps = [f"{tenths / 10:.1f}" for tenths in range(round(10 * PAL_RANGE[0]), round(10 * PAL_RANGE[1]) + 1)]
        super().__init__(
            self._rows,
            {
                "person": person_menu("femi"),
                "pal": menu("PAL", [_OWN, *steps], _OWN),
                "article": menu("article", list(ARTICLES), "B"),
            },
        )

    def _framing(self, state: dict[str, Any]) -> tuple[Any, ...]:
        return state["person"], _who(state["person"], state["pal"]).tdee_kcal > _USUAL_KCAL

    def _frame(self, person: str) -> None:
        self._rows.title(f"{PEOPLE[person].name}: four articles, one person")
        # one axis for all, as they are; a longer one only for who is made to spend more than any of them
        much = self._framing(self.state)[1]
        self._rows.reach(1.45 * max(PAL_RANGE[1] * one.rmr_kcal if much else _USUAL_KCAL for one in PEOPLE.values()))

    def _draw(self, person: str, pal: str, article: str) -> list[str]:
        who = _who(person, pal)
        refused = self._rows.show(who, article)
        eaten = ARTICLES[article].eaten_kcal(who)
        if eaten is not None and article not in refused:
            below = [f"{kcal_left(who.tdee_kcal, kcal):,}" for kcal in eaten]
            self.headline(f"{article}, below what {who.name} spends: {' to '.join(below)} kcal/day")
        flagged = [key for key, one in ARTICLES.items() if key not in refused and one.care(who).flags]
        return [
            f"{who.name}, PAL {who.pal:.1f}, spends {who.tdee_kcal:,.0f} kcal/day, {who.rmr_kcal:,.0f} at rest.",
            _article_words(ARTICLES[article], who, brief=True),
            f"Flagged for {who.name}: {', '.join(flagged)}." if flagged else "",
            f"Refused for {who.name}: {', '.join(refused)}." if refused else "",
            HELP if flagged or refused else "",
        ]
