"""Where fat sits and where it leaves: a figure and bars of its regions, and both thighs in a cut."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..data import read_rows
from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.checks import Floats
from ..science.fat.lipolysis import GROWTH_WEEKS, RADIUS_MM, Thigh, thigh
from ..science.fat.regions import EXPONENT, EXPONENT_RANGE, REGIONS, regional_kg
from ..science.words import change, span, with_minus
from .app import App, deficit_slider, person_menu, slider, switch
from .canvas import Canvas, Chart, Place, a_projection
from .figure import TRAINED, Body, tint
from .gate import gated
from .marks import Bars, Limb, Note, Threads
from .rows import box
from .style import our_style

_FIGURE: Place = (0.012, 0.135, 0.25, 0.695)
_ROWS: Place = (0.3, 0.135, 0.68, 0.695)
_NAMES = {name: Note("left", "bottom") for name in REGIONS}
_MARKS = {
    "start": Bars("grid"),
    "end": Bars("body"),
    "belief": Bars("none", "line", "//", width=1.0).shown_as(width=None),
    "range": Threads("third", width=2.0),
    **_NAMES,
    "too_little": Note(),
}
_LEGEND = {"start": "start", "end": "end", "range": "range of the trials", "belief": "if the legs alone paid"}
_THIGHS = {
    "before": Limb(-192.0, 25.0, 115.0),
    "one": Limb(0.0, 25.0, 115.0),
    "other": Limb(192.0, 25.0, 115.0),
}
_STILL = Bars("grid", "scale", "////", width=0.35)
_TRIAL = "Ramirez-Campillo 2013"
_TRIAL_PARTS = {"arms": "arms", "trunk": "trunk", "trained leg": "one leg", "other leg": "other leg"}
_TRIAL_SHARE = 0.12  # of its fat: where a region of that trial has its full colour
_DEFICIT_KCAL = (-300, 750, 50)
"""The app's plans, below and above baseline: a larger surplus would shrink all bars to make room for it."""


@gated
def regions(person: Person, projection: Projection) -> Chart:
    """Draw where fat sat at the start and at the end, on a figure and as bars, beside what the legs alone would pay.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> ana = PEOPLE["ana"]
    >>> charts.regions(ana, project(ana, Plan.deficit(500), days=84)).words.split(":")[0]
    'In 12 weeks Ana loses 2.8 kg of fat'
    """
    p = a_projection(projection)
    frames = _frames(person, p)
    canvas = _canvas(f"{p.person.name}: where the fat was, and is")
    body = Body(canvas, _FIGURE)
    canvas.put(**body.show(_shares(frames[0])), **_bars(frames))
    _limit(canvas, max(float(frame[[0, -1]].max()) for frame in frames))
    words = _words(p, frames)
    legs, way = frames[0][-1, 2] - frames[0][0, 2], "from" if p.fat_kg[-1] < p.fat_kg[0] else "in"
    told = f"{words.partition(':')[0]}, {units.mass(abs(legs))} of it {way} the legs."
    return Chart(canvas, words, told if ":" in words else "")


def one_leg() -> Chart:
    """Draw what became of the fat of eleven people who trained one leg for 12 weeks, on a figure and as bars.

    Source: the rows of Ramírez-Campillo et al. 2013 in ``data/regional_fat.csv`` (VERIFIED).

    Examples
    --------
    >>> one_leg().words.split(". ")[1]
    'Fat lost: arms 10.2 %, trunk 6.9 %, trained leg and other leg no clear change'
    """
    who, whole, lost = _trial()
    moved = ", ".join(f"{name} {x:.1f} %" for name, x in lost.items() if x)
    still = " and ".join(name for name, x in lost.items() if not x)
    finding = f"Fat lost: {moved}, {still} no clear change."
    return Chart(_of_the_trial(lost), f"{who} {finding} The whole body lost {whole:.1f} % of its fat.", finding)


def bet_on_a_leg() -> Chart:
    """Draw the same before anything is known of it, to bet on.

    Examples
    --------
    >>> bet_on_a_leg().words.split("? ")[0]
    '11 people trained one leg for 12 weeks. Which parts lost fat: arms, trunk, trained leg or other leg?'
    """
    who, _, lost = _trial()
    parts = " or ".join(", ".join(lost).rsplit(", ", 1))
    asked = f"Which parts lost fat: {parts}?"
    # low: with the vote it fits the first screen
    return Chart(_of_the_trial(dict.fromkeys(lost), 0.72), f"{who} {asked}", asked)


def _trial() -> tuple[str, float, dict[str, float]]:
    """Return who did what in the trial, and the share of its fat that the whole body and each part lost (%)."""
    rows = {row["region"]: row for row in read_rows("regional_fat") if row["study"] == _TRIAL}
    lost = {name: -float(rows[name]["change_percent"] or 0.0) for name in ("whole body", *_TRIAL_PARTS)}
    who = "{n} people trained one leg for {weeks} weeks.".format(**rows["trained leg"])
    return who, lost.pop("whole body"), lost


def _of_the_trial(lost: Mapping[str, float | None], high: float = 1.0) -> Canvas:
    """Return figure and bars, so high; what is not known of a part is a question mark."""
    canvas = _canvas("Eleven people, one leg trained", "fat lost in 12 weeks (%)", tuple(lost))
    canvas.taller(high)
    rows, figure = ((x, y / high, wide, 1.0 - (1.0 - tall) / high) for x, y, wide, tall in (_ROWS, _FIGURE))
    canvas.place(rows)
    bars = {name: x for name, x in lost.items() if x}
    said = {name: "?" if x is None else f"{x:.1f} %" if x else "no clear change" for name, x in lost.items()}
    canvas.put(
        **Body(canvas, figure, _TRIAL_SHARE).show(
            {_TRIAL_PARTS[name]: -x / 100.0 for name, x in bars.items()}, trained=True
        ),
        end=([box(0.0, x, list(lost).index(name) + 0.1, 0.36) for name, x in bars.items()],),
        **{name: (0.0, row - 0.13, f" {name}: {words}") for row, (name, words) in enumerate(said.items())},
    )
    canvas.artists["end"].set_facecolor([tint(canvas.look, -x / 100.0, _TRIAL_SHARE) for x in bars.values()])
    for name in (part for part, x in lost.items() if x == 0.0):  # what was not seen is not what was seen to be zero
        canvas.artists[f"figure: {_TRIAL_PARTS[name]}"].set_hatch(_STILL.hatch)
    named = [TRAINED.sample("the leg that was trained", canvas.look)]
    if len(bars) < len(lost) and None not in lost.values():
        named.append(_STILL.sample("no clear change", canvas.look))
    canvas.legend(named)
    canvas.limits((0.0, 12.0), (3.6, -0.6))
    return canvas


@our_style
def _canvas(title: str, xlabel: str = "", rows: Sequence[str] = REGIONS) -> Canvas:
    """Return rows of bars, each under its name, with room for the figure beside them."""
    marks = _MARKS if not xlabel else {"end": _MARKS["end"], **{name: Note("left", "bottom") for name in rows}}
    canvas = Canvas(xlabel or f"fat ({units.mass_unit()})", "", title, marks)
    canvas.place(_ROWS)
    canvas.axes.set_yticks([])
    canvas.axes.grid(visible=False, axis="y")
    if not xlabel:
        canvas.names(**_LEGEND)
    return canvas


def _limit(canvas: Canvas, most_kg: float) -> None:
    canvas.limits((0.0, 1.06 * units.from_kg(most_kg)), (2.7, -0.6))


def _frames(person: Person, p: Projection) -> list[Floats]:
    """Return the fat of each region on each day (kg): what is drawn, and the ends of what the trials allow."""
    return [regional_kg(person, p, exponent) for exponent in (EXPONENT, *EXPONENT_RANGE)]


def _shares(frame: Floats) -> dict[str, float]:
    """Return by which share the fat of each region changed."""
    return dict(zip(REGIONS, (float(x) for x in frame[-1] / frame[0] - 1.0), strict=True))


def _bars(frames: Sequence[Floats]) -> dict[str, tuple[Any, ...]]:
    """Return the first frame as bars with their names, and the spread of all as a range on each."""
    start, ends = frames[0][0], np.array([frame[-1] for frame in frames])
    one, shares = units.from_kg(1.0), _shares(frames[0])
    # legs that would have to give more than they hold are an empty bar, and the words say so; a gain has no bar, for
    # nobody believes that training sends all of it into the legs
    gain = float(ends[0].sum() - start.sum())
    belief = start[2] + gain
    spread = enumerate(zip(ends.min(axis=0), ends.max(axis=0), strict=True))
    return {
        "start": ([box(0.0, one * kg, row - 0.12, 0.2) for row, kg in enumerate(start)],),
        "end": ([box(0.0, one * kg, row + 0.11, 0.2) for row, kg in enumerate(ends[0])],),
        "range": ([[(one * low, row + 0.27), (one * high, row + 0.27)] for row, (low, high) in spread],),
        **(
            {}
            if gain > 0
            else {"belief": ([box(0.0, one * belief, 2.43, 0.2)],)}
            if belief > 0
            else {"too_little": (0.0, 2.48, " legs alone: more than they hold")}
        ),
        **{
            name: (0.0, row - 0.26, with_minus(f" {name}: {_signed(kg)} ({_percent(100 * shares[name])} %)"))
            for row, (name, kg) in enumerate(zip(REGIONS, ends[0] - start, strict=True))
        },
    }


def _signed(kg: float) -> str:
    """Return a change with its sign; what rounds to zero has none."""
    text = units.mass(abs(kg))
    return text if not float(text.split()[0]) else f"{'−' if kg < 0 else '+'}{text}"


def _words(p: Projection, frames: Sequence[Floats]) -> str:
    """Return the sentences of arms, trunk and legs; the first frame is drawn, the others are the ends of the range."""
    moved = frames[0][-1] - frames[0][0]
    shares = _shares(frames[0])
    time, total = span(p.days), float(moved.sum())
    if round(abs(units.from_kg(total)), 1) == 0.0:
        return f"In {time} {p.person.name}'s fat does not change to speak of, in any region."
    amounts = ", ".join(
        f"{region} {units.mass(abs(kg))} ({_percent(100 * shares[region])} %)"
        for region, kg in zip(REGIONS, moved, strict=True)
    )
    legs = [_percent(x) for x in sorted((100.0 * _shares(frame)["legs"] for frame in frames[1:]), key=abs)]
    allowed = " to ".join(dict.fromkeys(legs))
    belief = 100.0 * total / float(frames[0][0, 2])
    legs_alone = (
        f"Had the legs alone changed, it would have been by {belief:+.0f} %."
        if belief > -100.0
        else f"The legs alone could not have given it: it is {-belief:.0f} % of all the fat in them."
    )
    by_trials = (
        f"The trials were of a loss; turned round they give {allowed} % for the legs."
        if total > 0
        else f"The trials allow {allowed} % for the legs. {legs_alone}"
    )
    return f"{_in_all(p)}: {amounts}. {by_trials}"


def _in_all(p: Projection) -> str:
    """Return what all the fat changed by, the beginning of a sentence."""
    total = float(p.fat_kg[-1] - p.fat_kg[0])
    moves = "loses" if total < 0 else "gains"
    return f"In {span(p.days)} {p.person.name} {moves} {units.mass(abs(total))} of fat"


def _thigh_words(before: Thigh, pair: tuple[Thigh, Thigh], weeks: int) -> str:
    """Return the sentences of a thigh at the start, of the trained one now, and of the other."""
    one, other = pair
    how = f"in {'the first ' if weeks > GROWTH_WEEKS else ''}{min(weeks, GROWTH_WEEKS)} week" + (
        "" if weeks == 1 else "s"
    )
    return (
        f"One leg is trained: a fold of {one.fold_mm:.1f} mm, against {other.fold_mm:.1f} mm of the other and"
        f" {before.fold_mm:.1f} mm at the start. Both hold {one.fat_cm2:.1f} cm² of fat, but the trained muscle grows"
        f" by {one.growth_percent:.1f} % {how} (the average of Walts 2008), so that the fat lies thinner over it."
    )


def _percent(value: float) -> str:
    """Return a change in whole percent; what rounds to zero has no sign."""
    text = f"{value:+.0f}"
    return "0" if text in ("+0", "-0") else text


class WhereDidItGo(App):
    """Lesson 11: total fat lost, shared over arms, trunk and legs, and what training one leg changes.

    Examples
    --------
    >>> app = WhereDidItGo().set(deficit_kcal=500, weeks=12)
    >>> app.words.split(" of ")[0]
    'In 12 weeks Ines loses 2.6 kg'
    >>> app.set(train_one_leg=True).words.split(":")[0]
    'One leg is trained'
    """

    framed_by = ("person", "train_one_leg")

    def __init__(self) -> None:
        canvas = _canvas("")
        self._body = Body(canvas, _FIGURE)
        self._side = canvas.panel((0.3, 0.135, 0.68, 0.705))  # its words hang into the room below
        self._side.set_axis_off()
        self._side.set_aspect("equal")  # discs stay round on a picture of any shape
        self._side.set(xlim=(-290.0, 290.0), ylim=(-197.5, 197.5))
        note = Note("center", "bottom")
        canvas.declare({**_THIGHS, "cut": note}, self._side)
        super().__init__(
            canvas,
            {
                "deficit_kcal": deficit_slider(500, _DEFICIT_KCAL),
                "train_one_leg": switch("train one leg"),
                "weeks": slider("weeks", 12, 1, 52, 1),
                "person": person_menu("ines"),
            },
            more=("person",),
        )

    def _frame(self, key: str, train_one_leg: bool) -> None:
        self.canvas.title(f"{PEOPLE[key].name}: where the fat was, and is")
        # one thing at a time: the thighs take the place of the bars
        (self.canvas.axes.set_axis_off if train_one_leg else self.canvas.axes.set_axis_on)()
        self.canvas.names(**({"figure: trained": "the leg that is trained"} if train_one_leg else _LEGEND))
        _limit(self.canvas, _most_kg(PEOPLE[key]))
        self.canvas.stale()

    def _draw(self, deficit_kcal: int, train_one_leg: bool, weeks: int, person: str) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        body = project(who, plan, 7 * weeks)
        self.gate(who, plan, body)
        frames = _frames(who, body)
        shares = _shares(frames[0])
        legs = 1.0 + shares["legs"]
        before, pair = thigh(who.sex), (thigh(who.sex, legs, weeks), thigh(who.sex, legs))
        beside = _cut((before, *pair), RADIUS_MM[who.sex]) if train_one_leg else _bars(frames)
        self.canvas.put(**self._body.show(shares, trained=train_one_leg), **beside)
        moved = change(float(body.fat_kg[-1] - body.fat_kg[0]))
        self.headline(
            f"The trained leg's fold: {before.fold_mm:.1f} → {pair[0].fold_mm:.1f} mm;"
            f" its fat: {_percent(100 * shares['legs'])} %"
            if train_one_leg
            else f"All fat: {moved}; legs {_percent(100 * shares['legs'])} %"
        )
        return f"{_thigh_words(before, pair, weeks)} {_in_all(body)}." if train_one_leg else _words(body, frames)


def _cut(limbs: tuple[Thigh, Thigh, Thigh], radius_mm: float) -> dict[str, tuple[Any, ...]]:
    """Return a thigh at the start and both thighs now, in cross-section."""
    names = ("at start", "trained", "other leg")
    return {
        "cut": (0.0, 135.0, "ring: fat in cm²; fold in mm\ndisc: muscle; dashed: before"),
        **{
            key: (limb, radius_mm, f"{name}\nfat {limb.fat_cm2:.1f}\nfold {limb.fold_mm:.1f}")
            for key, limb, name in zip(_THIGHS, limbs, names, strict=True)
        },
    }


def _most_kg(person: Person) -> float:
    """Return the most fat that the controls can put into a region, or the belief into the legs (kg)."""
    body = project(person, Plan.deficit(_DEFICIT_KCAL[0]), 7 * 52)
    frame = regional_kg(person, body, EXPONENT_RANGE[0])
    gain = max(0.0, float(body.fat_kg[-1] - body.fat_kg[0]))
    return max(float(frame.max()), float(frame[0, 2]) + gain)
