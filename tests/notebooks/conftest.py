"""What the tests of the notebooks share: a filler without the course."""

from __future__ import annotations

# Matplotlib's first start on a machine may say on stderr that it lists the fonts. It does so here,
# while tests are collected, and not in a cell that nbval compares.
import matplotlib.font_manager  # noqa: F401 (importing it makes the font cache)
import pytest

from tools.filling import Filler

# a script of its own process, run by test_other_weights
collect_ignore = ["said_of_others.py"]


def _ask(key: str) -> str:
    if not key[:2].isdigit():
        raise ValueError(f"There is no exercise {key!r}.")
    return f"> **{key}** · How many kg?"


ASKED = ("06.claim", "06.prediction", "06.1", "06.2", "06.3", "06.exit1", "06.exit2")


@pytest.fixture
def filler() -> Filler:
    return Filler(
        ask=_ask,
        questions=lambda number: ASKED if number == "06" else (),
        names=lambda number: {"ana_kg": 80.0, "nothing": -0.001, "endless": float("inf"), "broken": lambda: 1 / 0},
        cite={"hall_2011": "Hall et al. 2011, doi:10.1/x"}.__getitem__,
        is_marked=lambda key: key == "06.1",
        constants=frozenset({2.2046}),
        weights_kg=frozenset({80.0}),
    )
