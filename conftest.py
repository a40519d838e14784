"""For every test of the project, also a bare `pytest --nbval notebooks`: no learner's predictions.

Kernels that tests start get these variables too, so a lesson neither reads nor writes what is kept.
"""

import os
import sys
from collections.abc import Iterator

import pytest

os.environ["LESSONS_KEEP"] = "off"


@pytest.fixture(autouse=True)
def _nobody_has_answered() -> Iterator[None]:
    """Forget after each test what it answered: the next one must not know it."""
    yield
    if (kept := sys.modules.get("lessons_lib.lesson.kept")) is not None:
        kept.reset()
