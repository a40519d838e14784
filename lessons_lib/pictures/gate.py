"""One gate for charts: whatever holds a plan is shown to `care` first, and a refusal stands where the picture would."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, ParamSpec

from ..science.body.plans import Plan
from ..science.body.projection import Projection
from ..science.care import RefusedError, care_of, refuse, with_help
from .canvas import Canvas, Chart
from .style import our_style

_Given = ParamSpec("_Given")


def gated(draw: Callable[_Given, Chart]) -> Callable[_Given, Chart]:
    """Return a chart that asks `care` about every plan it is given, before it draws.

    What is refused gives a chart without curves, in which the refusal is written; what is flagged is said at the end.
    A chart that makes its plans itself raises `RefusedError`, with `refuse`.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.weight(project(PEOPLE["ana"], Plan.intake(700), days=7)).words.split(".")[0]
    'This plan has 700 kcal on day 1'
    """

    @wraps(draw)
    def asked(*args: _Given.args, **more: _Given.kwargs) -> Chart:
        try:
            flags = list(_flags([*args, *more.values()]))
            chart = draw(*args, **more)
        except RefusedError as refused:
            empty = Canvas("", "", "Not shown here")
            empty.axes.set_axis_off()
            empty.refuse(str(refused))
            return Chart(empty, str(refused))
        chart.say_more(*with_help(flags))
        return chart

    return our_style(asked)


def _flags(given: list[Any]) -> Iterator[str]:
    """Give what `care` flags of the plans in what a chart was given; it stops where one is refused."""
    runs: dict[tuple[int, int], list[Projection]] = {}
    for one in given:
        # weigh-ins know whose they are
        one = getattr(one, "attrs", {}).get("offered", one)
        if isinstance(one, Projection):
            runs.setdefault((id(one.person), id(one.plan)), []).append(one)
        elif isinstance(getattr(one, "plan", None), Plan):
            # a forecast, or its parts
            yield from refuse(care_of(one.person, one.plan, days=one.days)).flags
    for same in runs.values():
        yield from refuse(care_of(same[0].person, same[0].plan, shown=same)).flags
