"""What the four source articles prescribe, and what it comes to for one person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ...data import Named, read_rows
from ..body.people import Person
from ..body.plans import Plan
from ..care import Care, care
from ..checks import brief, choice

ZeroPoint = Literal["spending", "resting", "none"]


@dataclass(frozen=True)
class Article:
    """One article's prescription.

    Attributes
    ----------
    id, title, publisher
        A letter, and where the article stood.
    zero_point
        What its number is subtracted from: all that is spent, the resting rate, or nothing.
    below_kcal
        The least and the most that it subtracts (kcal/day), or None.
    gives_lb_a_week
        The least and the most that it says this takes off (lb/week; A: “in theory”), or None.
    """

    id: str
    title: str
    publisher: str
    zero_point: ZeroPoint
    below_kcal: tuple[float, float] | None
    gives_lb_a_week: tuple[float, float] | None

    __repr__ = brief

    def eaten_kcal(self, person: Person) -> tuple[float, float] | None:
        """Return what the person would eat (kcal/day), the gentler end first; None if there is no number.

        Examples
        --------
        >>> from lessons_lib import PEOPLE
        >>> [round(kcal) for kcal in ARTICLES["A"].eaten_kcal(PEOPLE["ana"])]
        [1896, 1646]
        """
        if self.below_kcal is None:
            return None
        zero = person.tdee_kcal if self.zero_point == "spending" else person.rmr_kcal
        return zero - self.below_kcal[0], zero - self.below_kcal[1]

    def care(self, person: Person) -> Care:
        """Return what `care` says to either end; a prescription with one refused end is refused.

        Examples
        --------
        >>> from lessons_lib import PEOPLE
        >>> [ARTICLES[key].care(PEOPLE["ana"]).ok for key in "ABCD"]
        [True, False, True, True]
        """
        eaten = self.eaten_kcal(person)
        if eaten is None:
            return Care((), ())
        # a small body could be told to eat less than nothing; zero is refused just as well
        said = [_said(person, max(0.0, kcal)) for kcal in eaten]
        # the stricter end comes last, and its sentences say the most
        refused = [sentence for one in reversed(said) for sentence in one.refused]
        flags = [sentence for one in reversed(said) for sentence in one.flags]
        return Care(tuple(refused[:1]), tuple(flags))


@lru_cache(maxsize=256)
def _said(person: Person, kcal: float) -> Care:
    # whole kcal, as they are printed beside it; a year of simulation each, and a picture asks for the same few again
    return care(person, Plan.intake(float(round(kcal))))


def _pair(least: str, most: str) -> tuple[float, float] | None:
    return (float(least), float(most)) if least and most else None


def _articles() -> dict[str, Article]:
    return {
        row["id"]: Article(
            row["id"],
            row["title"],
            row["publisher"],
            choice(row["zero_point"], "zero_point", ("spending", "resting", "none")),
            _pair(row["least_kcal_a_day"], row["most_kcal_a_day"]),
            _pair(row["least_lb_a_week"], row["most_lb_a_week"]),
        )
        for row in read_rows("articles")
    }


ARTICLES = Named("Articles", "article", _articles)
"""What the four source articles prescribe, by their letter, from ``data/articles.csv``."""
