"""What four articles would have one person eat, and the pace they give for it."""

from __future__ import annotations

from typing import Any

from ..science import units
from ..science.body.other_models import RULE_KCAL_PER_LB
from ..science.body.people import PAL_RANGE, PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import project
from ..science.care import FLAGGED_KCAL, HELP, REFUSED_KCAL
from ..science.checks import whole
from ..science.evidence.articles import ARTICLES, Article
from ..science.words import joined
from .app import App, menu, person_menu
from .canvas import Chart, some_people
from .look import DASHED, DOTTED
from .marks import Bars, Corners, Line, Mark, Note
from .rows import Rows, box
from .spending import kcal_left

_OWN = "own"
_USUAL_KCAL = 3650.0
"""None of the people spends more a day, at the activity that is theirs."""
_NOT_DRAWN = "refused: not drawn"
_EATEN = {
    "first": Bars("grid", "scale", width=0.4),
    "eaten": Bars("body"),
    "chosen": Bars("line", hatch="//"),
    "spent": Line("ink"),
    "rest": Line("ink", DASHED),
    "floor": Line("fourth", DOTTED),
}
_REFUSED = Bars("paper", "grid", "xx", width=0.0).shown_as(edge="scale")
_PACES = {
    "the article": (Bars("grid", corners="miter"), -0.27),
    "straight line": (Bars("line", hatch="//", corners="miter"), 0.0),
    "adapting body": (Bars("body", corners="miter"), 0.27),
}


class _Eaten(Rows):
    """What four articles would have a person eat, between what is spent and the course's limits."""

    def __init__(self, title: str, *, chosen: bool) -> None:
        names = [_row_name(article) for article in ARTICLES.values()]
        notes: dict[str, Mark] = {key: Note(pad=0.15) for key in ARTICLES}
        firsts: dict[str, Mark] = {f"{key} first": Note("center", "bottom", pad=0.1) for key in ARTICLES}
        super().__init__("kcal eaten a day", title, names, {**_EATEN, **notes, **firsts})
        low, high = self.ends
        zone = box(0.0, REFUSED_KCAL, (low + high) / 2, low - high)
        refused = self.add(_REFUSED, [zone], label="refused")
        refused.set_zorder(0)
        eaten = {"eaten": "eaten", "chosen": "chosen"} if chosen else {"eaten": "eaten"}
        self.legend([*self.keys(spent="spent", rest="at rest", **eaten, floor="flagged below"), refused])

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
                down = f"first −{kcal_left(person.tdee_kcal, person.rmr_kcal):,}"
                notes[f"{key} first"] = ((person.rmr_kcal + person.tdee_kcal) / 2, row - 0.2, down)
            if eaten is None:
                notes[key] = (max(floor, person.rmr_kcal) + air, row, "no number")  # right of both lines
            elif not said.ok:
                refused.append(key)
                # beside the way down: where it would end
                after_rest = article.zero_point != "spending"
                notes[key] = (max(eaten[1], air) if after_rest else air, row, _refused(article))
            else:
                bars["chosen" if key == chosen else "eaten"].append(box(eaten[1], eaten[0], row))
                if said.flags:
                    notes[key] = (max(eaten[0], person.tdee_kcal) + air, row, "flagged")
        kcal = {"spent": person.tdee_kcal, "rest": person.rmr_kcal, "floor": floor}
        lines = {name: ((x, x), self.ends[::-1]) for name, x in kcal.items()}
        self.put(**{name: (boxes,) for name, boxes in bars.items()}, **lines, **notes)
        return refused


def _refused(article: Article) -> str:
    """Return in words what is refused, and so not drawn."""
    low, high = article.below_kcal or (0.0, 0.0)
    then = "" if article.zero_point == "spending" else "then "
    return f"{then}−{low:,.0f}\nto −{high:,.0f}:\nrefused"


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
    canvas = _Eaten(f"{person.name}: four articles, one person", chosen=False)
    canvas.reach(1.3 * person.tdee_kcal)
    refused = canvas.show(person)
    head = f"{person.name} spends {person.tdee_kcal:,.0f} kcal/day, {person.rmr_kcal:,.0f} of it at rest."
    each = [_article_words(article, person) for article in ARTICLES.values()]
    below = kcal_left(person.tdee_kcal, person.rmr_kcal)
    caption = f"Who counts from the resting rate has already gone {below:,} kcal down from what {person.name} spends."
    return Chart(canvas, joined([head, *each, HELP if refused else ""]), joined([caption, HELP if refused else ""]))


def _article_words(article: Article, person: Person) -> str:
    """Return what one article comes to for one person, with what `care` has to say."""
    eaten = article.eaten_kcal(person)
    if eaten is None or article.below_kcal is None:
        return f"{article.id} gives no number."
    said, (low, high) = article.care(person), article.below_kcal
    zero = "what is spent" if article.zero_point == "spending" else "the resting rate"
    return joined(
        [
            f"{article.id} ({low:,.0f} to {high:,.0f} below {zero}): {eaten[1]:,.0f} to {eaten[0]:,.0f} kcal/day,"
            f" a true deficit of {kcal_left(person.tdee_kcal, eaten[0]):,} to"
            f" {kcal_left(person.tdee_kcal, eaten[1]):,}.",
            "" if said.ok else f"Refused and not drawn. {said.refused[0]}",
            *(dict.fromkeys(said.flags) if said.ok else ()),
        ]
    )


def paces(person: Person, weeks: int = 26) -> Chart:
    """Draw pounds a week: what each article gives, the straight line, and the adapting body.

    Parameters
    ----------
    person
        The same person for all four.
    weeks
        Over how many weeks the mean is taken, 4 to 52.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.paces(PEOPLE["ana"]).words.split(";")[0]
    'Ana, mean over 26 weeks, lb a week: A gives 1.0 to 1.5, the straight line 1.0 to 1.5, the body 0.70 to 1.06'
    """
    (person,) = some_people((person,), "paces", 1)
    weeks = whole(weeks, "weeks", 4, 52, "weeks")
    canvas = Rows(
        f"pounds a week, mean over {weeks} weeks",
        f"{person.name}: as written, and to be expected",
        [_row_name(article) for article in ARTICLES.values()],
    )
    rates = [_rates(article, person, weeks) for article in ARTICLES.values()]
    for name, (bars, offset) in _PACES.items():
        ends = {row: found[name] for row, found in enumerate(rates) if name in found}
        boxes = [box(low, max(high, low + 0.02), row + offset, 0.22) for row, (low, high) in ends.items()]
        canvas.add(bars, boxes, label=name)
    sentences, flags = [], []
    for row, (article, found) in enumerate(zip(ARTICLES.values(), rates, strict=True)):
        said = article.care(person)
        if not said.ok:
            canvas.say(0.0, row, _NOT_DRAWN)
        elif not found:
            canvas.say(0.0, row, "no number")
        sentences.append(_pace_words(article, found, said.ok))
        flags += [f"{article.id}: {flag}" for flag in dict.fromkeys(said.flags) if said.ok]
    canvas.legend()
    canvas.reach(1.1 * max(2.0, *(high for found in rates for _, high in found.values())))
    head = f"{person.name}, mean over {weeks} weeks, lb a week: {'; '.join(sentences)}."
    told = [(key, found) for key, found in zip(ARTICLES, rates, strict=True) if len(found) == len(_PACES)]
    caption = ""
    if told:
        key, found = told[0]
        most, body = found["the article"][1], found["adapting body"][1]
        caption = f"{key} promises up to {most:.1f} lb a week; {person.name}'s body gives up to {body:.2f}."
    return Chart(canvas, joined([head, *flags]), joined([caption, *flags]) if caption else "")


def _rates(article: Article, person: Person, weeks: int) -> dict[str, tuple[float, float]]:
    """Return pounds a week, least and most: by the article, by the straight line, by the body (not if refused)."""
    found = {} if article.gives_lb_a_week is None else {"the article": article.gives_lb_a_week}
    eaten = article.eaten_kcal(person)
    if eaten is None or not article.care(person).ok:
        return found
    # the straight line is the same in every week, also where a run of it would have to stop
    low, high = (7.0 * (person.tdee_kcal - kcal) / RULE_KCAL_PER_LB for kcal in eaten)
    runs = [project(person, Plan.intake(kcal), 7 * weeks) for kcal in eaten]
    slow, fast = (float(p.weight_kg[0] - p.weight_kg[-1]) / units.KG_PER_LB / weeks for p in runs)
    return {**found, "straight line": (low, high), "adapting body": (slow, fast)}


def _pace_words(article: Article, found: dict[str, tuple[float, float]], ok: bool) -> str:
    spoken = {"the article": ("gives", 1), "straight line": ("the straight line", 1), "adapting body": ("the body", 2)}
    parts = [] if "the article" in found else ["gives no number"]
    for name, (low, high) in found.items():
        words, digits = spoken[name]
        parts.append(f"{words} {low:.{digits}f} to {high:.{digits}f}")
    if not ok:
        parts.append("and is refused, so nothing else is drawn")
    return f"{article.id} {', '.join(parts)}"


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
        self._rows = _Eaten("", chosen=True)
        steps = [f"{tenths / 10:.1f}" for tenths in range(round(10 * PAL_RANGE[0]), round(10 * PAL_RANGE[1]) + 1)]
        super().__init__(
            self._rows,
            {
                "person": person_menu("femi"),
                "pal": menu("PAL", [_OWN, *steps], _OWN),
                "article": menu("article", list(ARTICLES), "A"),
            },
        )

    def _framing(self, state: dict[str, Any]) -> tuple[Any, ...]:
        return state["person"], _who(state["person"], state["pal"]).tdee_kcal > _USUAL_KCAL

    def _frame(self, person: str) -> None:
        self._rows.title(f"{PEOPLE[person].name}: four articles, one person")
        # one axis for all, as they are; a longer one only for who is made to spend more than any of them
        much = self._framing(self.state)[1]
        self._rows.reach(1.15 * max(PAL_RANGE[1] * one.rmr_kcal if much else _USUAL_KCAL for one in PEOPLE.values()))

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
            _article_words(ARTICLES[article], who),
            f"Flagged for {who.name}: {', '.join(flagged)}." if flagged else "",
            f"Refused for {who.name}: {', '.join(refused)}." if refused else "",
            HELP if flagged or refused else "",
        ]
