"""The capstone of lesson 13, step by step: a band drawn first, fan, letter, six weeks, a band drawn anew, a page.

Each step is a cell of its own and follows the client who was taken in the form. On a page a step waits for the one
before it, or is shown without; where there is no page, everything is there at once, for the client that is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

import numpy as np

from ..pictures import client_form
from ..pictures.canvas import Chart
from ..pictures.forecast import LEFT_OUT, fan, picked
from ..pictures.look import current_look
from ..pictures.picture_widget import alone
from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.projection import Points, weekly
from ..science.care import care_of, with_help
from ..science.checks import Floats
from ..science.forecast.forecast import Forecast, cut_off, cut_words, forecast
from ..science.forecast.renewed import HiddenYear, hidden_year, renew
from ..science.words import joined
from . import drawings, saved_page
from .ask import Widget
from .drawn import BandQuestion, Plane
from .face import Face, as_html, in_base64
from .letter import Checked, check_letter

if TYPE_CHECKING:
    from .drawing import Drawing
    from .plane_widget import PlaneWidget

_BODIES = 30
_AROUND = 0.3  # of the start's weight the plane reaches up and down, whatever the fan will be
_OTHERS = 400  # bodies on which the fan is tried
_TARGET_KG = 5.0  # how near both edges should come, as the lesson says


class Step(Widget):
    """One cell of the capstone: words, perhaps a picture, perhaps a field."""

    button = ""
    """What the button says that opens the step; nothing where it is open from the start."""

    def __init__(self, mine: Capstone) -> None:
        self.mine = mine
        self.is_open = not self.button
        self._box: Any = None
        self._kept: tuple[Any, Chart | None] | None = None

    @property
    def chart(self) -> Chart | None:
        """The picture of the step, if it has one; the same one while nothing in it has changed."""
        state = self.mine.stated, self.mine.band.drawn, self.mine.weeks.drawn, units.mass_unit(), current_look()
        if self._kept is None or self._kept[0] != state:
            self._kept = state, self._draw()
        return self._kept[1]

    def _draw(self) -> Chart | None:
        return None

    @property
    def words(self) -> str:
        """What the step shows, in words: those of its picture, if it has one."""
        chart = self.chart
        return super().words if chart is None else chart.words

    @property
    def caption(self) -> str:
        """The sentence that its picture is there for."""
        chart = self.chart
        return "" if chart is None else chart.caption

    def anew(self) -> None:
        """Begin again, for another client."""
        self.is_open = not self.button
        self.refresh()

    def open(self) -> None:
        """Show the step."""
        self.is_open = True
        self.refresh()
        self.mine.tell(self)

    def view(self) -> Any:
        """Return a box that holds the picture and the sheet of the step."""
        import ipywidgets as widgets  # only a page needs it

        if self._box is None:
            self._box = widgets.VBox()
            self._fill()
        return self._box

    def refresh(self) -> None:
        """Show the step as it is now."""
        if self._box is not None:
            self._fill()

    def _fill(self) -> None:
        sheet = super().view()
        sheet.show(self._face())
        chart = self.chart if self.is_open else None
        self._box.children = (*([alone(chart._canvas, chart.words)] if chart else []), sheet)

    def _done(self, act: str, text: str) -> None:
        if act == "open":
            self.open()

    def _waiting(self, before: str) -> Face:
        return Face(as_html(before), buttons=(("open", self.button),))


class DrawnStep(Step):
    """A step with a band that is drawn by hand."""

    @property
    def question(self) -> BandQuestion:
        """What is asked to be drawn."""
        return self.mine.band_question

    @cached_property
    def drawing(self) -> Drawing:
        """What is drawn for the client that is taken."""
        from .drawing import Drawing

        made = Drawing(self.question)
        made.watch(lambda: self.mine.tell(self))
        return made

    @property
    def drawn(self) -> Points:
        """The band, once it was shown beside the run."""
        return self.drawing.points if self.drawing.shown else ()

    def set(self, drawn: object) -> Self:
        """Draw the band, as pairs (week, weight) in the unit that is shown."""
        self.drawing.set(drawn)
        return self

    def anew(self) -> None:
        """Begin with an empty plane."""
        self.__dict__.pop("drawing", None)
        super().anew()

    def _plane(self) -> PlaneWidget:
        plane = self.drawing.plane
        plane.prompt = f"**{self.drawing.question.id}** · {self.drawing.question.asked}"
        return plane


class BandStep(DrawnStep):
    """The band that is drawn before the fan is seen."""

    @property
    def markdown(self) -> str:
        """What is asked, and what was drawn."""
        return f"{self.drawing.question.markdown()}\n\n{self.drawing.state_words}"

    def _fill(self) -> None:
        self._box.children = (self._plane(),)


class FanStep(Step):
    """The fan of the client, with the band that was drawn."""

    button = "Show it without a band"

    def _fill(self) -> None:
        self.is_open = self.is_open or bool(self.mine.band.drawn)  # now, or when the lesson was open before
        super()._fill()

    def _draw(self) -> Chart:
        return fan(self.mine.stated, drawn=self.mine.band.drawn)

    def _face(self) -> Face:
        if not self.is_open:
            return self._waiting("Your band comes first, above.")
        return Face(as_html(joined([self.caption, self._yours(), self._chances()])), mood="picture")

    def _yours(self) -> str:
        """Say how the band that was drawn covers the fan, and whether the lesson's target is reached."""
        if not self.mine.band.drawn:
            return ""
        said, off = _covers(self.mine.band.drawn, self.mine.stated, "the fan")
        far = sum(by > _TARGET_KG for by in off)
        reached = ("Target reached: neither edge is", "One edge is", "Both edges are")[far]
        return f"{said} {reached} more than {units.mass(_TARGET_KG, 0)} off."

    def _chances(self) -> str:
        """Say the chance that a letter names."""
        return f"{_heavier(self.mine.stated)} today."


class TextStep(Step):
    """A text in the learner's own words, and what can be checked of it."""

    rows = 7
    asked = (
        "Write to {name}. Two sentences stand here; the first, with your two edges, is yours. Change every word you"
        " like."
    )
    begun = "About … of 100 would be heavier than today.\n\nIn six weeks we look again."
    thanks = (
        "*{name} writes back:* “Thank you! The app gave me one number, and I thought I had to hit it. A range I can"
        " live with. See you in six weeks.”"
    )
    whole = True

    def __init__(self, mine: Capstone) -> None:
        super().__init__(mine)
        self.text = ""

    @property
    def runs(self) -> tuple[Forecast, ...]:
        """The forecasts whose numbers it may name."""
        return (self.mine.stated,)

    def set(self, text: str) -> TextStep:
        """Write the text, and have it checked."""
        self.text = str(text).strip()
        self.refresh()
        return self

    @property
    def prompt(self) -> str:
        """What is asked for."""
        return self.asked.format(name=self.mine.stated.person.name)

    @property
    def found(self) -> Checked:
        """What was found in the text."""
        found = check_letter(self.text, *(cut_off(run) for run in self.runs), whole=self.whole)
        mine = self.mine.stated.person.name
        others = {*self.mine._names, *(one.name for one in PEOPLE.values())} - {mine}  # it may have been begun for them
        named = [f"{name} (this is {mine}'s year)" for name in sorted(others) if re.search(rf"\b{name}\b", self.text)]
        return replace(found, off=(*found.off, *named))

    @property
    def said(self) -> str:
        """The same in words, with what is flagged of the plan."""
        if not self.text:
            return "Nothing written yet."
        found, stated = self.found.markdown, self.mine.stated
        flags = care_of(stated.person, stated.plan, days=stated.days).flags
        thanks = self.thanks.format(name=stated.person.name) if self.found.ready else ""
        flagged = with_help(flag for flag in (cut_words(stated), *flags) if flag)
        return "\n\n".join(filter(None, (found, thanks, *flagged)))

    @property
    def markdown(self) -> str:
        """Prompt, text and what was found."""
        return "\n\n".join(filter(None, (self.prompt, self.text or self.begun, self.said)))

    def _face(self) -> Face:
        said = as_html(self.said) if self.text else ""
        typed, buttons = self.text or self.begun, (("answer", "Check it"),)
        return Face(as_html(self.prompt), field=True, typed=typed, rows=self.rows, buttons=buttons, reply=said)

    def _done(self, act: str, text: str) -> None:
        if act == "answer" and text.strip() != self.text:
            self.set(text)
        self.refresh()


class WeeksStep(DrawnStep):
    """Six weeks of weigh-ins, both edges drawn anew from them, and then the new fan; it is shown without, too."""

    button = "Let six weeks pass"
    without = "Show it without your edges"

    def __init__(self, mine: Capstone) -> None:
        super().__init__(mine)
        self.has_passed = False
        """Whether the weigh-ins are there, to be drawn from."""

    @property
    def question(self) -> BandQuestion:
        """The band of the client's year, asked again beside the mornings."""
        return self.mine.weeks_question

    def anew(self) -> None:
        """Begin before the six weeks."""
        self.has_passed = False
        super().anew()

    def _draw(self) -> Chart:
        mine = self.mine
        return fan(mine.later, mine.year.readings, before=mine.stated, drawn=self.drawn or mine.band.drawn)

    def _fill(self) -> None:
        self.is_open = self.is_open or bool(self.drawn)  # now, or when the lesson was open before
        super()._fill()
        if self.has_passed or self.drawn:
            self._box.children = self._plane(), *self._box.children

    def _face(self) -> Face:
        name = self.mine.stated.person.name
        if not self.is_open:
            before = f"{name} steps on the scale each morning."
            return Face("", buttons=(("open", self.without),)) if self.has_passed else self._waiting(before)
        yours = _covers(self.drawn, self.mine.later, "the new fan")[0] if self.drawn else ""
        told = [self.caption, yours, f"{_heavier(self.mine.later)} today.", LEFT_OUT]
        return Face(as_html(joined(told)), mood="picture")

    def _done(self, act: str, text: str) -> None:
        if act == "open" and not self.has_passed:
            self.has_passed = True
            self.refresh()
        else:
            super()._done(act, text)


class ChangedStep(TextStep):
    """What the six weeks changed, in the learner's own words."""

    rows = 4
    asked = "What changed for {name}, and what stays unknown? A sentence or two."
    begun = thanks = ""
    whole = False

    @property
    def runs(self) -> tuple[Forecast, ...]:
        """The new fan and the first one."""
        return self.mine.later, self.mine.stated


class PageStep(Step):
    """A bet on how the year ended, and the page to keep: one file that opens anywhere."""

    button = "Show the year, and make the page"
    bets: ClassVar = {"new": "Inside the new fan", "first": "Only inside the first", "neither": "Outside both"}
    """What one may bet, each on a button that opens the step."""

    def __init__(self, mine: Capstone) -> None:
        super().__init__(mine)
        self.bet = ""

    @property
    def html(self) -> str:
        """The page as it would be saved now."""
        return saved_page.page(self.mine)

    @property
    def words(self) -> str:
        """How the year went and ended, and where the page is."""
        return joined([super().words, self._where])

    def _draw(self) -> Chart:
        mine = self.mine
        year, drawn = mine.year, mine.band.drawn
        chart = fan(mine.later, year.readings, before=mine.stated, drawn=drawn, went=year.true_kg)
        chart.say_more(self.ending)
        chart.words = joined([chart.words, self.record])  # below the picture one sentence is enough
        return chart

    _where = _made = ""

    def open(self) -> None:
        """Make the page, and write it where answers are kept."""
        self._made = self.html
        self._where = saved_page.write(self._made)
        super().open()

    @property
    def ending(self) -> str:
        """Say where the hidden body's year ended, and which bands held it."""
        end = float(self.mine.year.true_kg[-1])
        bands = [("the first fan", self.mine.stated), ("the new one", self.mine.later)]
        told = [(name, _holds(run, end)) for name, run in bands]
        if self.mine.band.drawn:
            (_, low), (_, high) = self.mine.band.drawn[-2:]
            told.insert(0, ("your band", low <= end <= high))
        if self.mine.weeks.drawn:
            (_, low), (_, high) = self.mine.weeks.drawn[-2:]
            told.append(("your redrawn band", low <= end <= high))
        held = ", ".join(f"{'inside' if inside else 'outside'} {name}" for name, inside in told)
        return f"In this story the year ends at {units.mass(end)}: {held}."

    @property
    def judged(self) -> str:
        """Say whether the bet held; nothing, if there was none."""
        if not self.bet:
            return ""
        end = float(self.mine.year.true_kg[-1])
        ended = "new" if _holds(self.mine.later, end) else "first" if _holds(self.mine.stated, end) else "neither"
        bet = self.bets[self.bet].lower()
        return f"You bet “{bet}”: {'so it was' if ended == self.bet else 'it was not'}."

    @property
    def record(self) -> str:
        """Say who came nearest, and how the first fan does in many years; one case decides nothing."""
        stated, end = self.mine.stated, float(self.mine.year.true_kg[-1])
        runs = stated, self.mine.later
        surer = [_holds(run, end) for run in runs] == [True, False]
        sure = "The new one is a little too sure: six weeks can't show what changes later." if surer else ""
        planned, *middles = float(stated.planned_kg[-1]), *(cut_off(run).at().estimate for run in runs)
        others = self.mine.others_kg
        nearer = int((np.abs(others - planned) < np.abs(others - middles[0])).sum())
        first = cut_off(stated).at()
        inside = int(((others >= first.low) & (others <= first.high)).sum())
        promised = stated.level * len(others)
        missed = _missed(*(abs(end - kg) for kg in (planned, *middles)))
        tried = (
            f"In {len(others)} other years, drawn from the same assumptions, the line came nearer than the first fan's"
            f" middle {nearer} times; that fan held {inside}, and promised {promised:.0f}."
        )
        return joined([sure, missed, tried, "A line promises nothing that one could count."])

    def _face(self) -> Face:
        if not self.is_open:
            return Face(as_html("The year has passed. Bet: where did it end?"), buttons=tuple(self.bets.items()))
        link = in_base64(self._made.encode())
        download = (
            f'<p><a download="{saved_page.FILE_NAME}" href="data:text/html;charset=utf-8;base64,{link}">Download the'
            " page</a></p>"
        )
        again = (("open", "Make it again"),)
        folded = f"<details><summary>Who came nearest?</summary>{as_html(self.record)}</details>"
        said = as_html(joined([self.ending, self.judged, self._where])) + folded
        return Face(as_html("One page, to keep or to print: it is yours."), buttons=again, reply=said + download)

    def anew(self) -> None:
        """Begin again, with no bet made."""
        self.bet = ""
        super().anew()

    def _done(self, act: str, text: str) -> None:
        if act in self.bets:
            self.bet = act
            self.open()
        else:
            super()._done(act, text)


def _covers(drawn: Points, run: Forecast, called: str) -> tuple[str, list[float]]:
    """Say how much of a fan a band covers, and where it is too narrow or too wide; and by how much each edge is off."""
    (_, low), (_, high) = drawn[-2:]
    end = cut_off(run).at()
    both = max(min(high, end.high) - max(low, end.low), 0.0) / (end.high - end.low)
    offs = {"above": end.high - high, "below": low - end.low}
    sides = [
        f"{units.mass(abs(by))} too {'narrow' if by > 0 else 'wide'} {side}"
        for side, by in offs.items()
        if round(units.from_kg(abs(by)), 1)
    ]
    told = f"Your {units.from_kg(low):.1f} to {units.mass(high)} covers {100 * both:.0f} % of {called}"
    return f"{told}: {' and '.join(sides)}." if sides else f"{told}.", [abs(by) for by in offs.values()]


def _heavier(stated: Forecast) -> str:
    """Return how many of the simulated bodies end heavier than today, but for that word; none are so many, too."""
    if not stated.share():
        return f"None of the {stated.people:,} simulated bodies end heavier than"
    return f"Of a hundred, {100 * stated.share():.0f} end heavier than"


def _holds(run: Forecast, end_kg: float) -> bool:
    """Return whether a fan holds where a body ended."""
    last = cut_off(run).at()
    return last.low <= end_kg <= last.high


def _missed(line_kg: float, first_kg: float, new_kg: float) -> str:
    """Say by how much the plan's line and the middles of both fans missed, and that one case decides nothing.

    Examples
    --------
    >>> _missed(2.0, 3.6, 3.0)
    "This once the plan's line came nearest: 2.0 kg off."
    """
    line, first, new = (units.mass(kg) for kg in (line_kg, first_kg, new_kg))
    if line_kg < min(first_kg, new_kg):
        return f"This once the plan's line came nearest: {line} off."
    return f"The plan's line missed by {line}, the first fan's middle by {first}, the new one's by {new}."


class Capstone:
    """The steps of a forecast of one's own, one cell each.

    Attributes
    ----------
    stated
        The forecast of the client who is taken.
    band, fan, letter, weeks, changed, page
        The steps, in their order.
    """

    def __init__(self) -> None:
        self.stated = client_form.taken()
        self._names = [self.stated.person.name]
        self.band, self.fan, self.letter = BandStep(self), FanStep(self), TextStep(self)
        self.weeks, self.changed, self.page = WeeksStep(self), ChangedStep(self), PageStep(self)
        client_form.follow(self)

    @cached_property
    def year(self) -> HiddenYear:
        """The body that the story is about, and its mornings."""
        return hidden_year(self.stated)

    @cached_property
    def later(self) -> Forecast:
        """The forecast drawn anew after its weigh-ins."""
        return renew(self.stated, self.year.readings)

    @cached_property
    def others_kg(self) -> Floats:
        """How the year ends for other bodies of whom as much is known, drawn to try the fan (kg)."""
        stated = self.stated
        others = forecast(stated.person, stated.plan, stated.days, stated.uncertainty, _OTHERS, stated.seed + 1)
        return np.where(others.stopped_day < 0, others.draws_kg[:, -1], -np.inf)

    @property
    def band_question(self) -> BandQuestion:
        """The lesson's question about a band, asked of this client."""
        stated, like = self.stated, cast(BandQuestion, drawings.find("13.band"))
        start, name = stated.person.weight_kg, stated.person.name
        turn = self._names.count(name)
        low, high = (5.0 * round(start * (1.0 + by) / 5.0) for by in (-_AROUND, _AROUND))
        run = cut_off(stated)
        bodies = tuple(weekly(run.draws_kg[body]) for body in picked(stated, _BODIES))
        return replace(
            like,
            id=f"13.{name.lower()}" + (f"{turn}" if turn > 1 else ""),
            prompt=(
                f"Thirty people of whom we know as much as of {name} start at {units.mass(start)} and plan"
                f" {stated.plan}. Put your edges, so that nine of ten fall in between."
            ),
            plane=Plane(like.plane.x, like.plane.x_name, (low, high), like.plane.y_name, like.plane.unit),
            start=lambda: start,
            truth=lambda: bodies,
            given={"the plan": lambda: weekly(run.planned_kg)[::4]},
        )

    @property
    def weeks_question(self) -> BandQuestion:
        """The same question, asked again beside six weeks of mornings: its bodies are those that fit them."""
        first, name = self.band_question, self.stated.person.name

        def bodies() -> tuple[Points, ...]:
            run = cut_off(self.later)
            return tuple(weekly(run.draws_kg[body]) for body in picked(run, _BODIES))

        def mornings() -> Points:
            return tuple((day / 7.0, float(kg)) for day, kg in enumerate(self.year.readings_kg))

        return replace(
            first,
            id=f"{first.id}weeks",
            prompt=(
                f"The dots are {name}'s mornings, on a plan of {self.stated.plan}. Put both edges anew: where will nine"
                " of ten bodies be that fit these dots?"
            ),
            truth=bodies,
            given={"the scale": mornings},
        )

    def anew(self) -> None:
        """Begin again with the client that was just taken, if it is another one."""
        if client_form.taken() is self.stated:
            return
        self.stated = client_form.taken()
        self._names.append(self.stated.person.name)
        for name in ("year", "later", "others_kg"):
            self.__dict__.pop(name, None)
        for step in (self.band, self.fan, self.letter, self.weeks, self.changed, self.page):
            step.anew()  # a text stays, for it may still serve, and is held against the new client's run

    def tell(self, step: Step) -> None:
        """Let what hangs on a step follow it."""
        if step is self.band:
            self.fan.refresh()
        if step in (self.band, self.weeks):
            self.weeks.refresh()

    def __repr__(self) -> str:
        return f"A forecast of {self.stated.person.name}'s year: band, fan, letter, weeks, changed, page"
