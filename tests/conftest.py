"""What every test leaves as it found it: the unit of masses and the look of pictures."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from lessons_lib import units


@pytest.fixture(autouse=True)
def _usual_units_and_look() -> Iterator[None]:
    yield
    units.use("kg")
    # a test that drew nothing need not load what draws
    if drawing := sys.modules.get("lessons_lib.pictures.look"):
        drawing.look("screen")
