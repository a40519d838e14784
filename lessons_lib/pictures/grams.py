"""Grams of fat in a month: released beside a working muscle, and lost by the whole body."""

from __future__ import annotations

import math
from typing import Any

from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.checks import instance
from ..science.fat.lipolysis import MONTH_DAYS, LocalRelease, local_lipolysis_g, sessions_a_month
from .app import App, deficit_slider, person_menu, slider
from .canvas import Canvas, Chart, a_projection
from .gate import gated
from .marks import Line, Note, Threads

GRAMS = (0.005, 20_000.0)
"""Ends of the axis of grams: every state of the app fits between them."""
_MARKS = {
    "spread": Threads("line", width=3.0, alpha=0.45),
    "reach": Threads("line", width=1.0),
    "between": Line("ink", (0, (2, 2)), width=0.5),
    "local": Line("line", "none", marker="D", size=2.2, edge="ink"),
    "lost": Line("body", "none", marker="o", size=3.0, edge="ink"),
    "gained": Line("body", "none", marker="o", size=3.0, face="paper", edge_width=1.0).shown_as(size=2.4),
    "times": Note("center", "bottom"),
    "local_words": Note("center", "bottom"),
    "whole_words": Note("center", "top"),
}


@gated
def grams(local: LocalRelease, projection: Projection) -> Chart:
    """Draw what fat beside a working muscle releases more, beside what the whole body loses, on one axis.

    The axis is logarithmic, and says so.

    Parameters
    ----------
    local
        What `local_lipolysis_g` returned for a month.
    projection
        What `project` returned for 30 days.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, local_lipolysis_g, project
    >>> month = project(PEOPLE["ana"], Plan.deficit(500), days=30)
    >>> charts.grams(local_lipolysis_g(), month).words.split(" (")[0]
    'Beside the working muscle about 0.47 g more fat is released in a month'
    """
    instance(local, LocalRelease, "local", "what local_lipolysis_g(...) returns")
    p = a_projection(projection)
    if p.days != MONTH_DAYS:
        raise ValueError(
            f"The projection has {p.days} days. It must be {MONTH_DAYS}, a month, to stand beside grams a month:"
            f" write days={MONTH_DAYS}."
        )
    canvas = _canvas(f"{p.person.name}: grams of fat in a month")
    _show(canvas, local, p)
    return Chart(canvas, _words(local, p))


def _canvas(title: str) -> Canvas:
    """Return grams of fat on one logarithmic axis: released beside a muscle, and lost by the whole body."""
    canvas = Canvas("grams of fat in a month (logarithmic)", "", title, _MARKS)
    style, ax = canvas.look, canvas.axes
    canvas.place((0.235, 0.135, 0.745, 0.695))
    ax.set_xscale("log")
    ax.xaxis.set_major_locator(FixedLocator([10.0**k for k in range(-2, 5)]))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:,.2f}".rstrip("0").rstrip(".")))
    ax.set_yticks([0, 1], ["beside the\nmuscle,\nreleased", "whole\nbody"])
    ax.grid(visible=False, axis="y")
    ax.axhline(0.5, color=style.grid, linewidth=style.line_pt / 3)
    canvas.limits(GRAMS, (1.55, -0.55))
    canvas.names(local="middle", spread="all three", reach="error of the largest", lost="lost", gained="gained")
    return canvas


def _show(canvas: Canvas, local: LocalRelease, p: Projection) -> None:
    """Show what is released beside the muscle, and what the whole body loses or gains."""
    whole = _lost_g(p)
    shown: dict[str, tuple[Any, ...]] = {}
    if local.high > 0:
        shown["spread"] = ([[(local.low, 0.0), (local.high, 0.0)]],)
        shown["reach"] = ([[(local.high, 0.0), (local.most, 0.0)]],)
        shown["local"] = ([local.estimate], [0.0])
        shown["local_words"] = (_inside(local.estimate), -0.17, f"{local.low:.2g} to {local.most:.2g} g")
    if round(abs(whole)) < 1:
        # a logarithmic axis has no place for nothing
        shown["whole_words"] = (_inside(10.0), 0.9, "no change to speak of: nothing to mark")
    else:
        way = "lost" if whole > 0 else "gained"
        shown[way] = ([abs(whole)], [1.0])
        shown["whole_words"] = (_inside(abs(whole)), 1.2, f"{abs(whole):,.0f} g {way}")
        if whole > 0 and local.estimate > 0:
            shown["between"] = ([local.estimate, local.estimate, whole, whole], [0.1, 0.5, 0.5, 0.88])
            middle = math.sqrt(local.estimate * whole)
            shown["times"] = (_inside(middle), 0.48, f"{_times(whole / local.estimate)} times")
    canvas.put(**shown)


def _lost_g(p: Projection) -> float:
    """Return what the whole body loses (g); a gain is negative."""
    return 1000.0 * float(p.fat_kg[0] - p.fat_kg[-1])


def _inside(g: float) -> float:
    # half of the words must not hang over an end of the axis
    return min(max(g, 0.05), 2500.0)


def _times(ratio: float) -> str:
    """Return a ratio with two digits that count, such as '2,400'.

    Examples
    --------
    >>> [_times(x) for x in (2.4, 25.5, 148.0, 2364.0)]
    ['2', '26', '150', '2,400']
    """
    size = 10 ** max(math.floor(math.log10(ratio)) - 1, 0)
    return f"{round(ratio / size) * size:,.0f}"


def _words(local: LocalRelease, p: Projection) -> str:
    """Return the sentences of grams beside a muscle and of the whole body."""
    whole = _lost_g(p)
    text = (
        f"Beside the working muscle about {local.estimate:.2g} g more fat is released in a month"
        f" ({local.low:.2g} to {local.high:.2g} over three intensities), at most {local.most:.2g} with the error of the"
        " largest; what is released after the work is not counted."
        f" {p.person.name}, {p.plan}:"
    )
    if round(abs(whole)) < 1:
        return f"{text} the fat of the whole body does not change to speak of."
    text += f" in {p.days} days the whole body {'loses' if whole > 0 else 'gains'} {abs(whole):,.0f} g of fat"
    if whole > 0 and local.estimate > 0:
        text += f", about {_times(whole / local.estimate)} times as much ({_times(whole / local.most)} times the most)"
    return f"{text}. The axis is logarithmic: ten times from line to line."


class GramsAMonth(App):
    """Lesson 11: the most that fat beside a working muscle releases, beside what the whole body loses.

    Examples
    --------
    >>> GramsAMonth().set(deficit_kcal=0).words.split(". ")[2]
    'Ana, eating at baseline: the fat of the whole body does not change to speak of.'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        super().__init__(
            _canvas(""),
            {
                "minutes": slider("minutes a session", 30, 10, 120, 10),
                "sessions_a_week": slider("sessions a week", 3, 1, 7, 1),
                "deficit_kcal": deficit_slider(250),
                "adjacent_fat_kg": slider("kg of fat beside the muscle", 3, 1, 15, 1),
                "person": person_menu("ana"),
            },
            more=("adjacent_fat_kg", "person"),
        )

    def _frame(self, person: str) -> None:
        self.canvas.title(f"{PEOPLE[person].name}: grams of fat in a month")

    def _draw(
        self, minutes: int, sessions_a_week: int, deficit_kcal: int, adjacent_fat_kg: int, person: str
    ) -> list[str]:
        who, plan, sessions = PEOPLE[person], Plan.deficit(deficit_kcal), sessions_a_month(sessions_a_week)
        local = local_lipolysis_g(adjacent_fat_kg, minutes, sessions)
        body = project(who, plan, MONTH_DAYS)
        self.gate(who, plan, body)
        _show(self.canvas, local, body)
        dose = f"{sessions} sessions of {minutes} minutes, beside {units.mass(adjacent_fat_kg, 0)} of fat."
        return [dose, _words(local, body)]
