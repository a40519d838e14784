"""What a chart was given, or a sentence that says what it needs."""

from __future__ import annotations

from ..science.body.people import Person
from ..science.body.projection import Projection
from ..science.checks import shown


def some_people(people: tuple[object, ...], name: str, most: int, example: str = "PEOPLE['ana']") -> list[Person]:
    """Return one to `most` different people, or raise a sentence that names the chart."""
    found = [one for one in people if isinstance(one, Person)]
    if not 1 <= len(people) <= most or len(found) < len(people) or len({p.name for p in found}) < len(found):
        wanted = "one person" if most == 1 else f"one to {most} different people"
        raise ValueError(
            f"charts.{name} was given {shown(people)}. It must be {wanted}: write charts.{name}({example})."
        )
    return found


def a_projection(value: object) -> Projection:
    """Return a projection, or raise a sentence that says what it should have been."""
    if not isinstance(value, Projection):
        raise ValueError(f"projection is {shown(value)}. It must be what project(...) returns.")
    return value
