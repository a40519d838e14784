"""Lesson 03: what four articles prescribe for one person, and what they promise."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..science import units
from ..science.body.people import PAL_RANGE, PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import project
from ..science.body.static import RULE_KCAL_PER_LB
from ..science.care import FLAGGED_KCAL, HELP, REFUSED_KCAL
from ..science.checks import whole
from ..science.evidence.articles import ARTICLES, Article
from .app import App, person_menu
from .canvas import Canvas, Chart, joined
from .given import some_people
from .rows import _BLANK, RowsCanvas, box
from .spending import kcal_left

_OWN = "own"


class ArticlesCanvas(RowsCanvas):
    """What four articles would have a person eat, between what is spent and the course's limits."""

    def __init__(self, title: str) -> None:
        super().__init__("kcal eaten a day", title, [row_name(article) for article in ARTICLES.values()])
        style, ax = self.look, self.axes
        ax.axvspan(0.0, REFUSED_KCAL, facecolor=style.paper, edgecolor=style.grid, hatch="xx", linewidth=0, zorder=0)
        self._bars = PolyCollection(_BLANK, facecolor=style.body, edgecolor=style.ink)
        self._chosen = PolyCollection(_BLANK, facecolor=style.line, edgecolor=style.ink, hatch="//")
        for marks in (self._bars, self._chosen):
            ax.add_collection(marks, autolim=False)
        thick = style.line_pt
        (self._spent,) = ax.plot([], [], color=style.ink, linewidth=thick)
        (self._rest,) = ax.plot([], [], color=style.ink, linewidth=thick, linestyle=(0, (5, 2)))
        (self._floor,) = ax.plot([], [], color=style.fourth, linewidth=thick, linestyle=(0, (1, 1)))
        words: dict[str, Any] = {"va": "center", "fontsize": style.font_pt, "color": style.ink}
        words["bbox"] = {"facecolor": style.paper, "edgecolor": "none", "pad": 0.2 * style.font_pt}
        self._notes = [ax.text(0.0, row, "", **words) for row in range(self.rows)]
        self.moving(self._bars, self._chosen, self._spent, self._rest, self._floor, *self._notes)

    def name(self, *, chosen: bool) -> None:
        """Write the legend."""
        style, thick = self.look, self.look.line_pt
        handles: list[Line2D | Patch] = [
            Line2D([], [], color=style.ink, linewidth=thick, label="spent"),
            Line2D([], [], color=style.ink, linewidth=thick, linestyle=(0, (5, 2)), label="at rest"),
            Patch(facecolor=style.body, edgecolor=style.ink, label="eaten"),
        ]
        if chosen:
            handles.append(Patch(facecolor=style.line, edgecolor=style.ink, hatch="//", label="chosen"))
        handles += [
            Line2D([], [], color=style.fourth, linewidth=thick, linestyle=(0, (1, 1)), label="flagged below"),
            Patch(facecolor=style.paper, edgecolor=style.scale, hatch="xx", linewidth=0, label="refused"),
        ]
        self.legend(handles)

    def show(self, person: Person, chosen: str = "") -> list[str]:
        """Show all four for one person, and return those that `care` refuses: they are named and not drawn."""
        ends = (-0.55, self.rows - 0.45)
        for line, kcal in (
            (self._spent, person.tdee_kcal),
            (self._rest, person.rmr_kcal),
            (self._floor, FLAGGED_KCAL[person.sex]),
        ):
            line.set_data([kcal, kcal], ends)
        plain: list[list[tuple[float, float]]] = []
        marked: list[list[tuple[float, float]]] = []
        refused: list[str] = []
        for row, (key, article) in enumerate(ARTICLES.items()):
            eaten, note = article.eaten_kcal(person), ""
            if eaten is None:
                note = "no number"
            elif not article.care(person).ok:
                note = "refused: not drawn"
                refused.append(key)
            else:
                (marked if key == chosen else plain).append(box(eaten[1], eaten[0], row, 0.5))
            self._notes[row].set_text(note)
            self._notes[row].set_x(0.02 * self.axes.get_xlim()[1])
            self._notes[row].set_visible(bool(note))
        self._bars.set_verts(plain or _BLANK)
        self._chosen.set_verts(marked or _BLANK)
        return refused


def row_name(article: Article) -> str:
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
    ' A (500 to 750 below what is spent): 1646 to 1896 kcal/day, a true deficit of 500 to 750'
    """
    (person,) = some_people((person,), "articles", 1)
    canvas = ArticlesCanvas(f"{person.name}: four articles, one person")
    canvas.reach(1.12 * person.tdee_kcal)
    canvas.name(chosen=False)
    refused = canvas.show(person)
    head = f"{person.name} spends {person.tdee_kcal:.0f} kcal/day, {person.rmr_kcal:.0f} of it at rest."
    each = [article_words(article, person) for article in ARTICLES.values()]
    return Chart(canvas, joined([head, *each, HELP if refused else ""]))


def article_words(article: Article, person: Person) -> str:
    """Return what one article comes to for one person, with what `care` has to say."""
    eaten = article.eaten_kcal(person)
    if eaten is None or article.below_kcal is None:
        return f"{article.id} gives no number."
    said, (low, high) = article.care(person), article.below_kcal
    zero = "what is spent" if article.zero_point == "spending" else "the resting rate"
    return joined(
        [
            f"{article.id} ({low:,.0f} to {high:,.0f} below {zero}): {eaten[1]:.0f} to {eaten[0]:.0f} kcal/day, a true"
            f" deficit of {kcal_left(person.tdee_kcal, eaten[0])} to {kcal_left(person.tdee_kcal, eaten[1])}.",
            "" if said.ok else f"Refused and not drawn. {said.refused[0]}",
            *(dict.fromkeys(said.flags) if said.ok else ()),
        ]
    )


def promises(person: Person, weeks: int = 26) -> Chart:
    """Draw pounds a week: what each article promises, the straight line, and the adapting body.

    Parameters
    ----------
    person
        The same person for all four.
    weeks
        Over how many weeks the mean is taken, 4 to 52.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.promises(PEOPLE["ana"]).words.split(";")[0]
    'Ana, mean over 26 weeks, lb a week: A promises 1.0 to 1.5, the straight line 1.0 to 1.5, the body 0.70 to 1.06'
    """
    (person,) = some_people((person,), "promises", 1)
    weeks = whole(weeks, "weeks", 4, 52, "weeks")
    canvas = RowsCanvas(
        f"pounds a week, mean over {weeks} weeks",
        f"{person.name}: promised, and to be expected",
        [row_name(article) for article in ARTICLES.values()],
    )
    style, sentences, flags, most = canvas.look, [], [], 2.0
    colours = {"promised": style.grid, "line": style.line, "body": style.body}
    for row, article in enumerate(ARTICLES.values()):
        found = _rates(article, person, weeks)
        for name, offset, hatch in (("promised", -0.27, ""), ("line", 0.0, "//"), ("body", 0.27, "")):
            if name in found:
                low, high = found[name]
                most = max(most, high)
                canvas.axes.fill(
                    *zip(*box(low, max(high, low + 0.02), row + offset, 0.22), strict=True),
                    facecolor=colours[name], edgecolor=style.ink, hatch=hatch, linewidth=1.0,
                )  # fmt: skip
        said = article.care(person)
        if not said.ok:
            canvas.say(0.0, row, "refused: not drawn")
        elif not found:
            canvas.say(0.0, row, "no number")
        sentences.append(_promise_words(article, found, said.ok))
        flags += [f"{article.id}: {flag}" for flag in dict.fromkeys(said.flags) if said.ok]
    canvas.legend(
        [
            Patch(facecolor=style.grid, edgecolor=style.ink, label="promised"),
            Patch(facecolor=style.line, edgecolor=style.ink, hatch="//", label="straight line"),
            Patch(facecolor=style.body, edgecolor=style.ink, label="adapting body"),
        ]
    )
    canvas.reach(1.1 * most)
    head = f"{person.name}, mean over {weeks} weeks, lb a week: {'; '.join(sentences)}."
    return Chart(canvas, joined([head, *flags]))


def _rates(article: Article, person: Person, weeks: int) -> dict[str, tuple[float, float]]:
    """Return pounds a week, least and most: promised, by the straight line, by the body (not if refused)."""
    found = {} if article.promise_lb_a_week is None else {"promised": article.promise_lb_a_week}
    eaten = article.eaten_kcal(person)
    if eaten is None or not article.care(person).ok:
        return found
    # the straight line is the same in every week, also where a run of it would have to stop
    low, high = (7.0 * (person.tdee_kcal - kcal) / RULE_KCAL_PER_LB for kcal in eaten)
    runs = [project(person, Plan.intake(kcal), 7 * weeks) for kcal in eaten]
    slow, fast = (float(p.weight_kg[0] - p.weight_kg[-1]) / units.KG_PER_LB / weeks for p in runs)
    return {**found, "line": (low, high), "body": (slow, fast)}


def _promise_words(article: Article, found: dict[str, tuple[float, float]], ok: bool) -> str:
    spoken = {"promised": "promises", "line": "the straight line", "body": "the body"}
    digits = {"promised": 1, "line": 1, "body": 2}
    parts = [f"{spoken[name]} {low:.{digits[name]}f} to {high:.{digits[name]}f}" for name, (low, high) in found.items()]
    if "promised" not in found:
        parts.insert(0, "promises no number")
    if not ok:
        parts.append("and is refused, so nothing else is drawn")
    return f"{article.id} {', '.join(parts)}"


class FourArticles(App):
    """Lesson 03: what four articles would have one person eat, and which of it `care` refuses to draw.

    Examples
    --------
    >>> FourArticles().set(person="ana", article="C").words.split(": ")[0]
    'Ana, PAL 1.6, spends 2396 kcal/day, 1497 at rest. C (250 to 500 below what is spent)'
    """

    def __init__(self) -> None:
        self._chart = ArticlesCanvas("")
        self._chart.name(chosen=True)
        self._framed: Person | None = None
        steps = [f"{tenths / 10:.1f}" for tenths in range(round(10 * PAL_RANGE[0]), round(10 * PAL_RANGE[1]) + 1)]
        narrow = widgets.Layout(width="14em")
        super().__init__(
            {
                "person": person_menu("femi"),
                "pal": widgets.Dropdown(options=[_OWN, *steps], value=_OWN, description="PAL", layout=narrow),
                "article": widgets.Dropdown(options=list(ARTICLES), value="A", description="article", layout=narrow),
            }
        )

    def _canvas(self) -> Canvas:
        return self._chart

    def _draw(self, person: str, pal: str, article: str) -> str:
        who = PEOPLE[person]
        if who is not self._framed:
            self._framed = who
            self._chart.title(f"{who.name}: four articles, one person")
            self._chart.reach(1.05 * PAL_RANGE[1] * who.rmr_kcal)
        if pal != _OWN:
            who = who.but(pal=float(pal))
        refused = self._chart.show(who, article)
        flagged = [key for key, one in ARTICLES.items() if key not in refused and one.care(who).flags]
        return joined(
            [
                f"{who.name}, PAL {who.pal:.1f}, spends {who.tdee_kcal:.0f} kcal/day, {who.rmr_kcal:.0f} at rest.",
                article_words(ARTICLES[article], who),
                f"Flagged for {who.name}: {', '.join(flagged)}." if flagged else "",
                f"Refused for {who.name}: {', '.join(refused)}." if refused else "",
                HELP if flagged or refused else "",
            ]
        )
