"""How honest a forecast is: how often its bands hold, and which uncertainty widens it most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..body.people import Person
from ..body.plans import Plan
from ..checks import brief, choice, instance, several
from ..words import percent
from .forecast import Forecast, deviations_kg, forecast
from .uncertainty import SOURCES, Source, Uncertainty, checked, draw_bodies, run_bodies


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
    >>> from lessons_lib import PEOPLE, Plan
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


@dataclass(frozen=True)
class Part:
    """What one source alone does to the last day: `sd_kg`, and the band's `low_kg` and `high_kg` about its middle."""

    source: Source
    sd_kg: float
    low_kg: float
    high_kg: float

    __repr__ = brief

    @property
    def name(self) -> str:
        """What sentences call this source."""
        return SOURCES[self.source]


@dataclass(frozen=True)
class ForecastParts:
    """The spread of a forecast's last day, with one source of uncertainty on at a time, widest first.

    `all_sd_kg`, `all_low_kg` and `all_high_kg` are of the body with all of them on, about its middle.
    """

    person: Person
    plan: Plan
    days: int
    level: float
    all_sd_kg: float
    all_low_kg: float
    all_high_kg: float
    parts: tuple[Part, ...]

    def __repr__(self) -> str:
        sizes = ", ".join(f"{part.source} {part.sd_kg:.1f}" for part in self.parts)
        return (
            f"Parts of {self.person.name}'s forecast, {self.days} days, {self.plan}: SD {self.all_sd_kg:.1f} kg in all;"
            f" alone {sizes}"
        )

    def __getitem__(self, source: Source) -> Part:
        source = choice(source, "source", list(SOURCES))
        return next(part for part in self.parts if part.source == source)

    def share(self, source: Source) -> float:
        """Return the part of all squared spreads that one source makes (0 to 1)."""
        total = sum(part.sd_kg**2 for part in self.parts)
        return self[source].sd_kg ** 2 / total if total > 0 else 0.0


def forecast_parts(
    person: Person,
    plan: Plan,
    days: int = 364,
    uncertainty: Uncertainty | None = None,
    people: int = 300,
    seed: int = 1,
    level: float = 0.90,
) -> ForecastParts:
    """Say which uncertainty widens a forecast most: the spread of the last day with one source on at a time.

    Parameters as for `forecast`. The scale's part is a reading about its body; the others are the body itself.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan
    >>> forecast_parts(PEOPLE["ana"], Plan.deficit(0), days=28)["keeping"].sd_kg
    0.0
    """
    world, *_ = checked(uncertainty, people, seed)
    everything = forecast(person, plan, days, world, people, seed, level)
    parts = []
    for source in SOURCES:
        if source == "scale":
            # a reading about its body, whatever that weighs
            aside = deviations_kg(person, world.noise, seed)[:, everything.days % 7]
            low, high = np.quantile(aside, ((1.0 - level) / 2.0, (1.0 + level) / 2.0))
            parts.append(Part(source, float(aside.std(ddof=1)), float(low), float(high)))
            continue
        one = forecast(person, plan, days, world.only(source), people, seed, level)
        last = one.at()
        parts.append(Part(source, one.sd_kg(), last.low - last.estimate, last.high - last.estimate))
    parts.sort(key=lambda part: -part.sd_kg)
    end = everything.at()
    return ForecastParts(
        person=person,
        plan=plan,
        days=everything.days,
        level=level,
        all_sd_kg=everything.sd_kg(),
        all_low_kg=end.low - end.estimate,
        all_high_kg=end.high - end.estimate,
        parts=tuple(parts),
    )
