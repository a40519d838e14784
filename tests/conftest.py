"""What every test leaves as it found it: the unit of masses and the look of pictures."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings

from lessons_lib import look, units

# an example may take long on a busy machine: no test judges times
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
# a figure is thousands of objects: with the usual numbers a tenth of the time goes into looking for lost ones
gc.set_threshold(100_000, 20, 100)


@pytest.fixture(autouse=True)
def _usual_units_and_look() -> Iterator[None]:
    yield
    units.use("kg")
    look("screen")
