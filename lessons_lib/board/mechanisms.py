"""Pictures of mechanisms that a class shows between its scenes: charts of the lessons, in the size of the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
from ..science.fat.lipolysis import local_lipolysis_g
from ..science.forecast.forecast import forecast
from ..science.scale.weighing import weigh_ins


@dataclass(frozen=True)
class Mechanism:
    """One picture: the lesson it belongs to, the sentence that is said over it, and what makes it."""

    lesson: str
    say: str
    make: Callable[[], Chart]


def _ana(days: int = 364) -> Projection:
    return project(PEOPLE["ana"], Plan.deficit(500), days=days)


MECHANISMS = {
    "pound": Mechanism("01", "What is in a pound? It depends on the body it comes from.", pounds),
    "day": Mechanism(
        "02", "Where the energy of a day goes.", lambda: spent(*(PEOPLE[n] for n in ("ana", "dev", "ines")))
    ),
    "articles": Mechanism("03", "Four articles, one person: below what?", lambda: articles(PEOPLE["ana"])),
    "spending": Mechanism(
        "05", "Why it bends: a lighter body spends less, and the gap closes.", lambda: energy(_ana())
    ),
    "parts": Mechanism(
        "06",
        "What the scale adds and hides: salt, sugar stores, food on its way.",
        lambda: parts(weigh_ins(_ana(84), seed=4)),
    ),
    "trend": Mechanism("07", "A trend follows the scale, late.", lambda: trend(weigh_ins(_ana(84), seed=1))),
    "exercise": Mechanism(
        "09", "What the display promises, and what the body comes to.", lambda: exercise_half_year(PEOPLE["ana"])
    ),
    "diets": Mechanism("10", "The same kcal from other food.", diets),
    "grams": Mechanism(
        "11",
        "Where the fuel comes from: next door, or the whole body?",
        lambda: grams(local_lipolysis_g(adjacent_fat_kg=3, minutes=30, sessions=13), _ana(30)),
    ),
    "regions": Mechanism("11", "Which part of the body loses how much?", lambda: regions(PEOPLE["ana"], _ana(182))),
    "trials": Mechanism("12", "What the trials found, the trained side against the other.", forest),
    "fan": Mechanism(
        "13",
        "An honest forecast: a band, drawn before the weigh-ins.",
        lambda: fan(forecast(PEOPLE["esther"], Plan.deficit(400))),
    ),
}
"""By name; each is made when it is shown."""


_CLOSER = 1.5  # a page's picture is for one reader near by: for the last row its letters are so much larger


def drawn(name: str, size: tuple[int, int], light: str, ratio: float) -> Chart:
    """Return a picture for a place of so many pixels, with so many pixels of the screen for each of them.

    Examples
    --------
    >>> drawn("spending", (1024, 500), "light", 1.0).words.split(" and")[0]
    'Ana eats 1,896 kcal/day'
    """
    with looking("dark" if light == "dark" else "projector"):
        chart = MECHANISMS[name].make()
        canvas = chart.canvas
        # laid out for less room than there is, and then as large as the place
        wide, high = (DPI * inches for inches in canvas.look.designed_inches)
        larger = _CLOSER * min(size[0] / wide, size[1] / high)
        canvas.fit(size[0] / larger, size[1] / larger, ratio * larger)
    return chart
