"""Pictures of mechanisms that a class shows between its scenes: charts of the lessons, in the size of the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ..pictures.articles import articles
from ..pictures.canvas import Chart
from ..pictures.eating import diets
from ..pictures.forecast import fan
from ..pictures.gap import energy
from ..pictures.grams import grams
from ..pictures.look import DPI, looking
from ..pictures.moving import exercise_half_year
from ..pictures.pound import pounds
from ..pictures.regions import regions
from ..pictures.scale import parts
from ..pictures.spending import spent
from ..pictures.trend import trend
from ..pictures.trials import forest
from ..science.body.people import PEOPLE
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.forecast.forecast import forecast
from ..science.scale.weighing import weigh_ins
from .view import texts


@dataclass(frozen=True)
class Mechanism:
    """What a class says of one picture: its lesson, what it asks the room and, a key later, says; and for the coach."""

    lesson: str
    ask: str
    say: str
    coach: str


def _ana(days: int = 364) -> Projection:
    return project(PEOPLE["ana"], Plan.deficit(500), days=days)


def _one_week() -> Chart:
    # seven bars can be told apart from the last row, and in this week the scale jumps both ways
    return parts(weigh_ins(_ana(84), seed=4).iloc[7:14], days=7)


_MAKERS: dict[str, Callable[[], Chart]] = {
    "pound": pounds,
    "day": lambda: spent(*(PEOPLE[name] for name in ("ana", "dev", "ines"))),
    "articles": lambda: articles(PEOPLE["ana"]),
    "spending": lambda: energy(_ana()),
    "parts": _one_week,
    "trend": lambda: trend(weigh_ins(_ana(84), seed=1)),
    "exercise": lambda: exercise_half_year(PEOPLE["ana"]),
    "diets": diets,
    "grams": grams,
    "regions": lambda: regions(PEOPLE["ana"], _ana(182)),
    "trials": forest,
    "fan": lambda: fan(forecast(PEOPLE["esther"], Plan.deficit(400))),
}


@cache
def mechanisms() -> dict[str, Mechanism]:
    """Return what is said of each picture, by name.

    Examples
    --------
    >>> mechanisms()["spending"].lesson
    '05'
    """
    return {name: Mechanism(**texts("pictures")[name]) for name in _MAKERS}


# a page's picture is for one reader near by: for the last row its letters are so much larger; a little less where rows
# of words stand between the marks, or under a legend that would take a second line from the picture
_CLOSER, _DENSE = 1.75, dict.fromkeys(("articles", "diets", "parts", "regions", "trend", "trials"), 1.5)


def drawn(name: str, size: tuple[int, int], light: str, ratio: float) -> Chart:
    """Return a picture for a place of so many pixels, with so many pixels of the screen for each of them.

    Examples
    --------
    >>> drawn("spending", (1024, 500), "light", 1.0).words.split(" and")[0]
    'Ana eats 1,896 kcal/day'
    """
    with looking("dark" if light == "dark" else "projector"):
        chart = _MAKERS[name]()
        canvas = chart.canvas
        if name == "grams":  # squares take what room there is: the smallest is looked for from the last row
            canvas.as_high_as(size[1] / size[0])
        # laid out for less room than there is, and then as large as the place
        wide, high = (DPI * inches for inches in canvas.look.designed_inches)
        larger = _DENSE.get(name, _CLOSER) * min(size[0] / wide, size[1] / high)
        canvas.fit(size[0] / larger, size[1] / larger, ratio * larger)
    return chart
