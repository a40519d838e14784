"""How honest a forecast is: how often its bands hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..checks import instance, several
from ..words import percent
from .forecast import Forecast
from .uncertainty import Uncertainty, checked, draw_bodies, run_bodies


@dataclass(frozen=True)
class Calibration:
    """How often a stated band held what happened.

    Examples
    --------
    >>> Calibration(level=0.9, held=44, cases=50)
    The 90 % bands held 44 of 50 outcomes: 88 %.
    """

    level: float
    held: int
    cases: int

    @property
    def share(self) -> float:
        """Share of outcomes that the bands held (0 to 1)."""
        return self.held / self.cases

    def __repr__(self) -> str:
        return f"The {percent(self.level)} bands held {self.held} of {self.cases} outcomes: {percent(self.share)}."


def calibrate(
    stated: Forecast | Sequence[Forecast], uncertainty: Uncertainty | None = None, people: int = 400, seed: int = 2
) -> Calibration:
    """Try forecasts on other simulated people, and count how many end inside the stated band.

    Parameters
    ----------
    stated
        One forecast, or several.
    uncertainty
        The world the other people come from; each forecast's own when left out. A wider world shows what
        an overconfident forecast looks like.
    people, seed
        How many outcomes for each forecast, and which.

    Raises
    ------
    ValueError
        For what is no forecast, uncertainty or number.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, forecast
    >>> calibrate(forecast(PEOPLE["ana"], Plan.deficit(500), days=28), people=50).cases
    50
    """
    one_or_more = "a Forecast, or a list of them"
    forecasts = [stated] if isinstance(stated, Forecast) else several(stated, "stated", one_or_more)
    if not forecasts:
        raise ValueError("stated is empty. It must be at least one Forecast: make it with forecast(...).")
    held = 0
    for turn, one in enumerate(forecasts):
        instance(one, Forecast, "stated", one_or_more)
        world, people, seed = checked(one.uncertainty if uncertainty is None else uncertainty, people, seed)
        # other bodies than those of the forecast, drawn freely as life would
        own = int(np.random.SeedSequence([seed, turn]).generate_state(1)[0])
        bodies = draw_bodies(world, one.person, people, own, quasi_random=False)
        kg, stopped, _ = run_bodies(one.person, one.plan, one.days, bodies)
        end = np.where(stopped >= 0, -np.inf, kg[:, -1])
        held += int(((end >= one.low_kg[-1]) & (end <= one.high_kg[-1])).sum())
    return Calibration(forecasts[0].level, held, people * len(forecasts))
