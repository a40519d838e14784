"""Pictures of mechanisms that a class shows between its scenes: charts of the lessons, in the size of the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..pictures.canvas import Chart
from ..pictures.look import DPI, looking
from ..science.body.people import PEOPLE
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project

_YEAR = 364


@dataclass(frozen=True)
class Mechanism:
    """One picture: the lesson it belongs to, the sentence that is said over it, and what makes it."""

    lesson: str
    say: str
    make: Callable[[], Chart]


def _ana(days: int = _YEAR) -> Projection:
    return project(PEOPLE["ana"], Plan.deficit(500), days=days)


def _pounds() -> Chart:
    from ..pictures.pound import pounds

    return pounds()


def _day() -> Chart:
    from ..pictures.spending import spent

    return spent(*(PEOPLE[name] for name in ("ana", "dev", "ines")))


def _articles() -> Chart:
    from ..pictures.articles import articles

    return articles(PEOPLE["ana"])


def _spending() -> Chart:
    from ..pictures.gap import energy

    return energy(_ana())


def _parts() -> Chart:
    from ..pictures.scale import parts
    from ..science.scale.weighing import weigh_ins

    return parts(weigh_ins(_ana(84), seed=4))


def _trend() -> Chart:
    from ..pictures.trend import trend
    from ..science.scale.weighing import weigh_ins

    return trend(weigh_ins(_ana(84), seed=1))


def _exercise() -> Chart:
    from ..pictures.moving import exercise_week

    return exercise_week(PEOPLE["ana"])


def _diets() -> Chart:
    from ..pictures.eating import diets

    return diets()


def _grams() -> Chart:
    from ..pictures.grams import grams
    from ..science.fat.lipolysis import local_lipolysis_g

    return grams(local_lipolysis_g(adjacent_fat_kg=3, minutes=30, sessions=13), _ana(30))


def _regions() -> Chart:
    from ..pictures.regions import regions

    return regions(PEOPLE["ana"], _ana(182))


def _trials() -> Chart:
    from ..pictures.trials import forest

    return forest()


def _fan() -> Chart:
    from ..pictures.forecast import fan
    from ..science.forecast.forecast import forecast

    return fan(forecast(PEOPLE["esther"], Plan.deficit(400)))


MECHANISMS = {
    "pound": Mechanism("01", "What is in a pound? It depends on the body it comes from.", _pounds),
    "day": Mechanism("02", "Where the energy of a day goes.", _day),
    "articles": Mechanism("03", "Four articles, one person: below what?", _articles),
    "spending": Mechanism("05", "Why it bends: a lighter body spends less, and the gap closes.", _spending),
    "parts": Mechanism("06", "What the scale adds and hides: salt, sugar stores, food on its way.", _parts),
    "trend": Mechanism("07", "A trend follows the scale, late.", _trend),
    "exercise": Mechanism("09", "What a week of moving adds, and what is left of it.", _exercise),
    "diets": Mechanism("10", "The same kcal from other food.", _diets),
    "grams": Mechanism("11", "Where the fuel comes from: next door, or the whole body?", _grams),
    "regions": Mechanism("11", "Which part of the body loses how much?", _regions),
    "trials": Mechanism("12", "What the trials found, the trained side against the other.", _trials),
    "fan": Mechanism("13", "An honest forecast: a band, drawn before the weigh-ins.", _fan),
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
