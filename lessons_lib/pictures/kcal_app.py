"""Apps of lessons 01 to 03: what a pound holds, what a day spends, what four articles prescribe."""

from __future__ import annotations

import ipywidgets as widgets

from ..science.body.energy import energy_requirement_kcal
from ..science.body.people import PAL_RANGE, PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import OutsideModelError, project
from ..science.body.spending import calerie_tdee_kcal, in_calerie, spending
from ..science.care import HELP, care, with_help
from ..science.evidence.articles import ARTICLES
from .app import App, deficit_slider, person_menu, slider
from .canvas import joined
from .kcal import CALERIE_NOTE, article_words, pound_words, spent_words
from .kcal_canvases import ArticlesCanvas, DayCanvas, PoundCanvas

_EATEN_KCAL = (800, 4500, 50)
_OWN = "own"


class WhatIsAPound(App):
    """Lesson 01: what a pound of tissue holds, and what a pound on the scale held.

    Examples
    --------
    >>> WhatIsAPound().set(deficit_kcal=0, person="dev").words.split(". ")[-1]
    'Eating at baseline, in 12 weeks the body has no change to speak of, so no pound to share the energy over.'
    """

    def __init__(self) -> None:
        self._chart = PoundCanvas("")
        self._chart.name(scale=True)
        super().__init__(
            self._chart,
            {
                "deficit_kcal": deficit_slider(300),
                "weeks": slider("weeks", 12, 1, 26, 1),
                "person": person_menu("ben"),
            },
        )

    def _draw(self, deficit_kcal: int, weeks: int, person: str) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        self._chart.title(f"{who.name}: a pound of tissue, and a pound on the scale")
        try:
            run = project(who, plan, 7 * weeks)
        except OutsideModelError as error:
            self._chart.show(None)
            return str(error)
        said = care(who, plan, float(run.weight_kg.min()))
        if not said.ok:
            self._chart.show(None)
            return str(said)
        self._chart.show(run)
        return joined([pound_words(run), *with_help(said.flags)])


class WhatABodySpends(App):
    """Lesson 02: a day's spending in three parts, two outside checks, and what is eaten beside it.

    Examples
    --------
    >>> WhatABodySpends().set(person="ana", pal=1.6, eaten_kcal=2400).words.split(". ")[-2]
    'Eating 2400 is 4 kcal/day above what is spent'
    """

    def __init__(self) -> None:
        self._chart = DayCanvas("", ["spent", "eaten"])
        self._chart.name()
        self._framed: Person | None = None
        super().__init__(
            self._chart,
            {
                "eaten_kcal": slider("kcal eaten a day", 2000, *_EATEN_KCAL),
                "pal": slider("PAL, how active", 1.6, *PAL_RANGE, 0.1),
                "person": person_menu("ines"),
            },
        )

    def _draw(self, eaten_kcal: int, pal: float, person: str) -> str:
        if PEOPLE[person] is not self._framed:
            self._framed = PEOPLE[person]
            most = PAL_RANGE[1] * self._framed.rmr_kcal
            self._chart.title(f"{self._framed.name}: what is spent, what is eaten")
            self._chart.reach(1.06 * max(most, _EATEN_KCAL[1]))
        # the slider's steps carry rounding in the last digits
        who, plan = PEOPLE[person].but(pal=round(pal, 1)), Plan.intake(eaten_kcal)
        said = care(who, plan)
        if not said.ok:
            self._chart.show([], {}, {})
            return str(said)
        one = spending(who)
        measured = {0: calerie_tdee_kcal(who)} if in_calerie(who) else {}
        self._chart.show([one], {0: energy_requirement_kcal(who)}, measured, (1, eaten_kcal))
        gap = eaten_kcal - round(one.total_kcal)
        side = "above" if gap > 0 else "below"
        return joined(
            [
                f"PAL {who.pal:.1f}: {spent_words(who)}",
                f"Eating {eaten_kcal} is {abs(gap)} kcal/day {side} what is spent.",
                CALERIE_NOTE if not measured else "",
                *with_help(said.flags),
            ]
        )


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
            self._chart,
            {
                "person": person_menu("femi"),
                "pal": widgets.Dropdown(options=[_OWN, *steps], value=_OWN, description="PAL", layout=narrow),
                "article": widgets.Dropdown(options=list(ARTICLES), value="A", description="article", layout=narrow),
            },
        )

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
