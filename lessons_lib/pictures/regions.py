"""Where fat sits and where it leaves: arms, trunk and legs, and both thighs in a cut beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.colors import to_rgba

from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import DEFICIT_KCAL, Plan
from ..science.body.projection import Projection, project
from ..science.checks import Floats
from ..science.fat.lipolysis import GROWTH_WEEKS, RADIUS_MM, Thigh, thigh
from ..science.fat.regions import EXPONENT, EXPONENT_RANGE, REGIONS, regional_fat
from ..science.words import span
from .app import App, deficit_slider, menu, person_menu, slider, switch
from .canvas import Canvas, Chart, a_projection
from .gate import gated
from .marks import Bars, Corners, Limb, Note, Threads
from .style import our_style

if TYPE_CHECKING:
    import pandas as pd

_MARKS = {
    "start": Bars("grid"),
    "end": Bars("body"),
    "belief": Bars("none", "line", "//", width=1.0).shown_as(width=None),
    "range": Threads("ink", width=2.0),
    "too_little": Note("center", "bottom", pad=0.1),
}
_THIGHS = {"one": Limb(-118.0, 25.0, 125.0), "other": Limb(118.0, 25.0, 125.0)}


@gated
def regions(person: Person, projection: Projection) -> Chart:
    """Draw where fat sat at the start and at the end, beside the belief that the legs give it all.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> ana = PEOPLE["ana"]
    >>> charts.regions(ana, project(ana, Plan.deficit(500), days=84)).words.split(":")[0]
    'In 12 weeks Ana loses 2.8 kg of fat'
    """
    p = a_projection(projection)
    frames = [regional_fat(person, p, exponent) for exponent in (EXPONENT, *EXPONENT_RANGE)]
    canvas = _canvas(f"{p.person.name}: where the fat was, and is")
    canvas.put(**_bars(frames))
    _limit(canvas, max(float(_kg(frame, row).max()) for frame in frames for row in (0, -1)))
    words = _all_words(p, frames)
    legs = words[words.index(" The legs change") + 1 : words.rindex("%. ") + 2] if " The legs change" in words else ""
    return Chart(canvas, words, legs)


@our_style
def _canvas(title: str) -> Canvas:
    """Return fat in arms, trunk and legs: at the start, at the end with the range of the trials, and the belief."""
    canvas = Canvas("", f"fat ({units.mass_unit()})", title, _MARKS)
    canvas.place((0.112, 0.085, 0.868, 0.745))
    canvas.axes.set_xticks(range(3), list(REGIONS))
    canvas.axes.grid(visible=False, axis="x")
    canvas.names(start="start", end="end", range="range of the trials", belief="if the legs alone changed")
    return canvas


def _limit(canvas: Canvas, most_kg: float) -> None:
    canvas.limits((-0.5, 2.5), (0.0, 1.12 * units.from_kg(most_kg)))


def _kg(frame: pd.DataFrame, row: int) -> Floats:
    """Return the fat of each region on one day (kg)."""
    return frame[[f"{region}_kg" for region in REGIONS]].iloc[row].to_numpy(float)


def _bars(frames: Sequence[pd.DataFrame]) -> dict[str, tuple[Any, ...]]:
    """Return the first frame as bars, and the spread of all as a range beside each."""
    start, ends = _kg(frames[0], 0), np.array([_kg(frame, -1) for frame in frames])
    one = units.from_kg(1.0)

    def boxes(lefts: Sequence[float], heights: Sequence[float] | Floats) -> list[Corners]:
        return [
            [(x, 0.0), (x, one * y), (x + 0.25, one * y), (x + 0.25, 0.0)] for x, y in zip(lefts, heights, strict=True)
        ]

    # legs that would have to give more than they hold are an empty bar, and the words say so;
    # the range stands just beside its bar, where it can be seen
    belief = start[2] - (start.sum() - ends[0].sum())
    spread = enumerate(zip(ends.min(axis=0), ends.max(axis=0), strict=True))
    # what the legs do not hold they cannot give
    more = {} if belief > 0 else {"too_little": (2.335, 0.0, "more than\nlegs hold")}
    return {
        **more,
        "start": (boxes([i - 0.38 for i in range(3)], start),),
        "end": (boxes([i - 0.12 for i in range(3)], ends[0]),),
        "belief": (boxes([2.21], [max(0.0, belief)]),),
        "range": ([[(i + 0.17, one * low), (i + 0.17, one * high)] for i, (low, high) in spread],),
    }


def _all_words(p: Projection, frames: Sequence[pd.DataFrame]) -> str:
    """Return the sentences of arms, trunk and legs; the first frame is drawn, the others are the ends of the range."""

    def percent(frame: pd.DataFrame, region: str) -> float:
        return 100.0 * (_kept(frame, region) - 1.0)

    lost = {r: float(frames[0][f"{r}_kg"].iloc[0] - frames[0][f"{r}_kg"].iloc[-1]) for r in REGIONS}
    total = sum(lost.values())
    name, time = p.person.name, span(p.days)
    if round(abs(units.from_kg(total)), 1) == 0.0:
        return f"In {time} {name}'s fat does not change to speak of, in any region."
    verb, sign = ("loses", 1.0) if total > 0 else ("gains", -1.0)
    amounts = ", ".join(f"{r} {units.mass(sign * lost[r])}" for r in REGIONS)
    legs = [_percent(x) for x in sorted((percent(frame, "legs") for frame in frames[1:]), key=abs)]
    belief = -100.0 * total / float(frames[0]["legs_kg"].iloc[0])
    legs_alone = (
        f"Had the legs alone changed, it would have been by {belief:+.0f} %."
        if belief > -100.0
        else f"The legs alone could not have given it: it is {-belief:.0f} % of all the fat in them."
    )
    return (
        f"In {time} {name} {verb} {units.mass(sign * total)} of fat: {amounts}."
        f" The legs change by {_percent(percent(frames[0], 'legs'))} %"
        f" (the trials allow {' to '.join(dict.fromkeys((legs[0], legs[-1])))} %), the arms and the trunk by"
        f" {_percent(percent(frames[0], 'trunk'))} %. {legs_alone}"
    )


def _one_words(p: Projection, frames: Sequence[pd.DataFrame], name: str) -> str:
    """Return the sentences of one region; the first frame is drawn, all together are the band."""
    total = float(p.fat_kg[0] - p.fat_kg[-1])
    start = float(frames[0][f"{name}_kg"].iloc[0])
    ends = sorted(float(frame[f"{name}_kg"].iloc[-1]) for frame in frames)
    shares = [_percent(x) for x in sorted((100.0 * (_kept(frame, name) - 1.0) for frame in frames), key=abs)]
    spread = " to ".join(dict.fromkeys((shares[0], shares[-1])))
    digits = [units.mass(x, 2) for x in (ends[0], ends[-1])]
    reach = digits[0] if digits[0] == digits[1] else f"{units.from_kg(ends[0]):.2f} to {digits[1]}"
    if round(abs(units.from_kg(total)), 1) == 0.0:
        whole = f"{p.person.name}'s fat does not change to speak of"
    else:
        whole = f"{p.person.name} {'loses' if total > 0 else 'gains'} {units.mass(abs(total))} of fat"
    return (
        f"In {span(p.days)} {whole}: the {name} go from {units.mass(start, 2)} to"
        f" {units.mass(float(frames[0][f'{name}_kg'].iloc[-1]), 2)} (range of the trials {reach}; {spread} %)."
    ).replace("the trunk go from", "the trunk goes from")


def _thigh_words(pair: tuple[Thigh, Thigh], *, trained: bool, weeks: int) -> str:
    """Return the sentences of the two thighs."""
    one, other = pair
    if not trained:
        return (
            f"No leg is trained: both thighs, drawn with the average of Walts 2008, have a fold of"
            f" {other.fold_mm:.1f} mm."
        )
    how = f"in {min(weeks, GROWTH_WEEKS)} week" + ("" if weeks == 1 else "s")
    return (
        f"One leg is trained: both thighs hold {one.fat_cm2:.1f} cm² of fat, but the muscle of the trained one"
        f" grows by {one.growth_percent:.1f} % {how}. The same fat lies thinner over it: a fold of"
        f" {one.fold_mm:.1f} mm, {other.fold_mm - one.fold_mm:.1f} mm less than the {other.fold_mm:.1f} mm of the"
        " other."
    )


def _percent(value: float) -> str:
    """Return a change in whole percent; what rounds to zero has no sign."""
    text = f"{value:+.0f}"
    return "0" if text in ("+0", "-0") else text


def _kept(frame: pd.DataFrame, region: str) -> float:
    """Return what a region has at the end, as a share of its start."""
    column = frame[f"{region}_kg"]
    return float(column.iloc[-1] / column.iloc[0])


class WhereDidItGo(App):
    """Lesson 11: total fat lost, shared over arms, trunk and legs, and what training one leg changes.

    Examples
    --------
    >>> app = WhereDidItGo().set(deficit_kcal=500, weeks=12)
    >>> app.words.split(":")[0]
    'In 12 weeks Ana loses 2.8 kg of fat'
    >>> app.set(train_one_leg=True).words.split(". ")[-2].split(":")[0]
    'One leg is trained'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        super().__init__(
            _with_thighs(),
            {
                "deficit_kcal": deficit_slider(250),
                "region": menu("region", ["all", *REGIONS], "all"),
                "train_one_leg": switch("train one leg"),
                "weeks": slider("weeks", 12, 1, 52, 1),
                "exponent": slider("exponent of the legs", EXPONENT, *EXPONENT_RANGE, 0.05),
                "person": person_menu("ana"),
            },
            more=("weeks", "exponent", "person"),
        )

    def _frame(self, key: str) -> None:
        self.canvas.title(f"{PEOPLE[key].name}: where the fat was, and is")
        _limit(self.canvas, _most_kg(PEOPLE[key]))

    def _draw(
        self, deficit_kcal: int, region: str, train_one_leg: bool, weeks: int, exponent: float, person: str
    ) -> list[str]:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        body = project(who, plan, 7 * weeks)
        self.gate(who, plan, body)
        frames = [regional_fat(who, body, e) for e in dict.fromkeys((exponent, *EXPONENT_RANGE))]
        legs = _kept(frames[0], "legs")
        pair = (thigh(who.sex, legs, weeks if train_one_leg else 0), thigh(who.sex, legs))
        names = ("trained leg" if train_one_leg else "one leg", "other leg")
        thighs = {
            key: (limb, RADIUS_MM[who.sex], f"{name}\nfat {limb.fat_cm2:.1f} cm²\nfold {limb.fold_mm:.1f} mm")
            for key, limb, name in zip(_THIGHS, pair, names, strict=True)
        }
        self.canvas.put(**_bars(frames), **thighs)
        lost = float(body.fat_kg[0] - body.fat_kg[-1])
        self.headline(
            f"Fat {'lost' if lost > 0 else 'gained'}: {units.mass(abs(lost))}; legs {_percent(100 * (legs - 1))} %"
        )
        _fill(self.canvas, region)
        fat = _all_words(body, frames) if region == "all" else _one_words(body, frames, region)
        return [fat, _thigh_words(pair, trained=train_one_leg, weeks=weeks)]


def _with_thighs() -> Canvas:
    """Return the regions, and beside them both thighs in a cut."""
    canvas = _canvas("")
    canvas.place((0.112, 0.085, 0.495, 0.745))
    side = canvas.panel((0.63, 0.085, 0.365, 0.745))
    side.set_axis_off()
    side.set_aspect("equal")  # discs stay round on a picture of any shape
    side.set_xlim(-242.0, 242.0)
    side.set_ylim(-335.0, 261.8)  # as many mm an inch as across, so that discs are round
    canvas.add(Note("center", "bottom"), 0.0, 165.0, "both thighs in cross-section,\nsame scale", axes=side)
    canvas.declare(_THIGHS, side)
    return canvas


def _fill(canvas: Canvas, region: str) -> None:
    """Fill the bars of one region, or of all ("all"), and leave the others empty."""
    for name, hue in (("start", canvas.look.grid), ("end", canvas.look.body)):
        colours = [hue if region in ("all", one) else canvas.look.paper for one in REGIONS]
        canvas.artists[name].set_facecolor([to_rgba(colour) for colour in colours])


def _most_kg(person: Person) -> float:
    """Return the most fat that the controls can put into a region, or the belief into the legs (kg)."""
    body = project(person, Plan.deficit(DEFICIT_KCAL[0]), 7 * 52)
    frame = regional_fat(person, body, EXPONENT_RANGE[0])
    gain = max(0.0, float(body.fat_kg[-1] - body.fat_kg[0]))
    return max(float(frame[[f"{r}_kg" for r in REGIONS]].to_numpy().max()), float(frame["legs_kg"].iloc[0]) + gain)
