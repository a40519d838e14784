"""The adapting body: Hall et al. 2011, the model behind the NIH Body Weight Planner.

Source of every equation: Hall et al. 2011, Lancet 378:826-837, doi:10.1016/S0140-6736(11)60812-X,
web appendix, equations 1-18.

Five things change: fat F, lean tissue L, glycogen G, extracellular fluid X and adaptive
thermogenesis T. Within one day the intake is constant, and then G, X and T have closed forms and
L follows fat exactly: L = L0 + 10.4 ln(F/F0) (Forbes). Only fat needs a numerical step.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ..checks import Floats
from ..units import KJ_PER_KCAL
from .energy import THERMIC_SHARE
from .people import Person
from .plans import BASELINE_CARB_FRACTION

FORBES_KG = 10.4
"""Forbes 1987: fat-free mass = 10.4 ln(fat mass) + b, so dFFM/dFM = 10.4 kg / FM."""

_KCAL_PER_MJ = 1000.0 / KJ_PER_KCAL


@dataclass(frozen=True)
class Parameters:
    """Constants of the dynamic model; each name ends in its unit.

    The comments in `HALL_2011` say what each one is and where it comes from.
    """

    name: str
    fat_kcal_per_kg: float
    lean_kcal_per_kg: float
    glycogen_kcal_per_kg: float
    fat_rmr_kcal_per_kg_day: float
    lean_rmr_kcal_per_kg_day: float
    fat_deposition_kcal_per_kg: float
    lean_deposition_kcal_per_kg: float
    partition_kg: float
    fat_cap_percent: float | None
    thermic_share: float = THERMIC_SHARE  # of the change of intake
    adaptive_share: float = 0.14  # adaptive thermogenesis, share of the change of intake (Hall and Jordan 2008)
    adaptive_days: float = 14.0  # its time constant
    glycogen_kg: float = 0.5  # at baseline
    water_kg_per_glycogen_kg: float = 2.7
    sodium_mg_per_l: float = 3220.0  # in extracellular fluid
    sodium_loss_mg_per_l_day: float = 3000.0  # extra excretion per litre of extra fluid
    carb_sodium_mg_per_day: float = 4000.0  # sodium kept because of carbohydrate, at baseline

    @property
    def forbes_kg(self) -> float:
        """The constant in L = L0 + forbes ln(F/F0) (kg)."""
        return self.partition_kg * self.fat_kcal_per_kg / self.lean_kcal_per_kg

    @property
    def blunting_share(self) -> float:
        """Share of a cut that the thermic effect and adaptation give back (0.24)."""
        return self.thermic_share + self.adaptive_share


# Web appendix of Hall et al. 2011, converted exactly from kJ.
HALL_2011 = Parameters(
    name="HALL_2011",
    fat_kcal_per_kg=39.5 * _KCAL_PER_MJ,
    lean_kcal_per_kg=7.6 * _KCAL_PER_MJ,
    glycogen_kcal_per_kg=17.6 * _KCAL_PER_MJ,
    fat_rmr_kcal_per_kg_day=13.0 / KJ_PER_KCAL,  # Nelson et al. 1992
    lean_rmr_kcal_per_kg_day=92.0 / KJ_PER_KCAL,  # Nelson et al. 1992
    fat_deposition_kcal_per_kg=750.0 / KJ_PER_KCAL,
    lean_deposition_kcal_per_kg=960.0 / KJ_PER_KCAL,
    partition_kg=FORBES_KG * 7.6 / 39.5,
    fat_cap_percent=None,
)
"""Parameters of the published appendix; the course's default."""

# The same model with the rounded constants of the planner's published code (NIDDK Body Weight Planner).
NIH_PLANNER = Parameters(
    name="NIH_PLANNER",
    fat_kcal_per_kg=9440.0,
    lean_kcal_per_kg=1807.0,
    glycogen_kcal_per_kg=4180.0,
    fat_rmr_kcal_per_kg_day=3.2,
    lean_rmr_kcal_per_kg_day=22.0,
    fat_deposition_kcal_per_kg=180.0,
    lean_deposition_kcal_per_kg=230.0,
    partition_kg=1.99076,
    fat_cap_percent=60.0,
)
"""Rounded parameters of the NIH Body Weight Planner; it also caps estimated body fat at 60 %."""


_ROOT5 = math.sqrt(5.0)
_LOBATTO_NODES = ((5.0 - _ROOT5) / 10.0, (5.0 + _ROOT5) / 10.0, 1.0)
_LOBATTO_WEIGHTS = (
    ((11.0 + _ROOT5) / 120.0, (25.0 - _ROOT5) / 120.0, (25.0 - 13.0 * _ROOT5) / 120.0, (-1.0 + _ROOT5) / 120.0),
    ((11.0 - _ROOT5) / 120.0, (25.0 + 13.0 * _ROOT5) / 120.0, (25.0 + _ROOT5) / 120.0, (-1.0 - _ROOT5) / 120.0),
    (1.0 / 12.0, 5.0 / 12.0, 5.0 / 12.0, 1.0 / 12.0),
)


class Start(NamedTuple):
    """A body in balance before anything changes: floats, or arrays of shape (n,)."""

    weight_kg: Any
    fat_kg: Any
    intake_kcal: Any
    activity_kcal_per_kg_day: Any

    @property
    def carb_kcal(self) -> Any:
        """Carbohydrate eaten at baseline (kcal/day)."""
        return BASELINE_CARB_FRACTION * self.intake_kcal


def balance(weight_kg: Any, fat_kg: Any, pal: Any, rmr_kcal: Any, parameters: Parameters) -> Start:
    """Return the balance of a body, or of many, that spend PAL x resting rate."""
    # appendix equation 8: what is left of expenditure after rest and digestion, per kg of body weight
    moving = ((1.0 - parameters.thermic_share) * pal - 1.0) * rmr_kcal / weight_kg
    return Start(weight_kg, fat_kg, pal * rmr_kcal, moving)


def start_of(person: Person, parameters: Parameters) -> Start:
    """Return the balance that a person starts from."""
    fat = person.fat_kg
    if parameters.fat_cap_percent is not None and person.fat_is_estimate:
        fat = min(fat, parameters.fat_cap_percent / 100.0 * person.weight_kg)
    return balance(person.weight_kg, fat, person.pal, person.rmr_kcal, parameters)


class Day(NamedTuple):
    """What one day brings: floats, or arrays of shape (n,)."""

    intake_kcal: Any
    carb_kcal: Any
    sodium_change_mg: Any
    activity_kcal_per_kg_day: Any


class State(NamedTuple):
    """What changes: floats, or arrays of shape (n,)."""

    fat_kg: Any
    glycogen_kg: Any
    ecf_change_kg: Any
    adaptive_kcal: Any


class Stepper:
    """Moves a body forward by days; written once for one person (floats) and for many (arrays).

    The energy left after the body has paid for everything is stored as fat and the lean tissue that
    goes with it, U(F) = (rF + eF) F + k (rL + eL) ln(F/F0). Its rate has a part that is known in closed
    form and a part that depends on F alone, the cost of size, which is slow: one step of Lobatto's
    rule (order 6) a day is enough, three on a day whose input differs from the day before.
    """

    def __init__(self, parameters: Parameters, start: Start, functions: Any, steps_per_day: int = 1) -> None:
        p = parameters
        self.parameters, self.start, self.f = p, start, functions
        self.steps, self.step_days = steps_per_day, 1.0 / steps_per_day
        self._per_fat = p.fat_kcal_per_kg + p.fat_deposition_kcal_per_kg
        self._per_log = p.forbes_kg * (p.lean_kcal_per_kg + p.lean_deposition_kcal_per_kg)
        self._glycogen_use = start.carb_kcal / p.glycogen_kg**2
        self._fluid_days = p.sodium_mg_per_l / p.sodium_loss_mg_per_l_day
        # at each node of the step: the time, and the share of the way that fluid and adaptation have gone
        self._nodes = tuple(
            (t, -math.expm1(-t / self._fluid_days), -math.expm1(-t / p.adaptive_days))
            for t in (node * self.step_days for node in _LOBATTO_NODES)
        )

    def rest(self) -> State:
        """Return the state at baseline."""
        zero = 0.0 * self.start.fat_kg
        return State(self.start.fat_kg, zero + self.parameters.glycogen_kg, zero, zero)

    def after(self, state: State, day: Day) -> State:
        """Return the state one day later."""
        for _ in range(self.steps):
            known, glycogen, water, adaptive = self._known(state, day)
            fat = self._fat(state.fat_kg, known, day.activity_kcal_per_kg_day)
            state = State(fat, glycogen, water, adaptive)
        return state

    def _known(self, state: State, day: Day) -> tuple[list[Any], Any, Any, Any]:
        """Return the energy gained up to each node as far as it is known, then G, X and T at the end."""
        p, base, f = self.parameters, self.start, self.f
        _, glycogen0, water0, adaptive0 = state
        moving = day.activity_kcal_per_kg_day
        change = day.intake_kcal - base.intake_kcal
        steady = (1.0 - p.thermic_share) * change - (moving - base.activity_kcal_per_kg_day) * base.weight_kg
        water_goal = (
            day.sodium_change_mg - p.carb_sodium_mg_per_day * (1.0 - day.carb_kcal / base.carb_kcal)
        ) / p.sodium_loss_mg_per_l_day
        adaptive_goal = p.adaptive_share * change
        # the tiny term stands for the limit of a day without carbohydrate, where the formulas read 0/0
        top = f.sqrt(day.carb_kcal / self._glycogen_use + 1e-18)
        pace = self._glycogen_use * top / p.glycogen_kcal_per_kg
        fill = glycogen0 / top
        hydrated = 1.0 + p.water_kg_per_glycogen_kg
        known = []
        for t, water_gone, adaptive_gone in self._nodes:
            rise = -f.expm1(-2.0 * pace * t)
            span = 2.0 - rise + fill * rise
            glycogen = top * (fill * (2.0 - rise) + rise) / span
            water = water0 + (water_goal - water0) * water_gone
            adaptive = adaptive0 + (adaptive_goal - adaptive0) * adaptive_gone
            # integrals over [0, t] of glycogen beyond baseline, of water and of adaptive thermogenesis
            sum_glycogen = top * t + top / pace * f.log(span / 2.0) - p.glycogen_kg * t
            sum_water = water_goal * t - (water - water0) * self._fluid_days
            sum_adaptive = adaptive_goal * t - (adaptive - adaptive0) * p.adaptive_days
            known.append(
                steady * t
                - p.glycogen_kcal_per_kg * (glycogen - glycogen0)
                - moving * (hydrated * sum_glycogen + sum_water)
                - sum_adaptive
            )
        return known, glycogen, water, adaptive

    def _fat(self, fat: Any, known: Sequence[Any], moving: Any) -> Any:
        """Return fat at the end of the step: Newton's method at the three nodes together."""
        p, f, fat0 = self.parameters, self.f, self.start.fat_kg
        per_fat, per_log, h = self._per_fat, self._per_log, self.step_days
        size = p.fat_rmr_kcal_per_kg_day + moving
        lean_size = (p.lean_rmr_kcal_per_kg_day + moving) * p.forbes_kg
        log = f.log(fat / fat0)
        stored = per_fat * fat + per_log * log
        cost = size * (fat - fat0) + lean_size * log
        slope = per_fat + per_log / fat
        # first guess: the cost of size as it is now; three more rounds settle it
        nodes = [fat + (gain - node[0] * cost) / slope for gain, node in zip(known, self._nodes, strict=True)]
        for _ in range(3):
            logs = [f.log(x / fat0) for x in nodes]
            c1, c2, c3 = [size * (x - fat0) + lean_size * y for x, y in zip(nodes, logs, strict=True)]
            nodes = [
                x
                - (per_fat * x + per_log * y - stored - gain + h * (w[0] * cost + w[1] * c1 + w[2] * c2 + w[3] * c3))
                / (per_fat + per_log / x)
                for x, y, gain, w in zip(nodes, logs, known, _LOBATTO_WEIGHTS, strict=True)
            ]
        return nodes[2]


class Trajectory(NamedTuple):
    """State after each day: arrays of shape (..., days + 1)."""

    fat_kg: Floats
    glycogen_kg: Floats
    ecf_change_kg: Floats
    adaptive_kcal: Floats


def run_one(
    start: Start, parameters: Parameters, days: Sequence[Day], least_fat_kg: float, refine: int = 1
) -> Trajectory:
    """Follow one person; it ends early on the day before fat falls below `least_fat_kg`."""
    calm, stirred = (Stepper(parameters, start, math, steps * refine) for steps in (1, 3))
    states, before = [calm.rest()], None
    for day in days:
        after = (calm if day == before else stirred).after(states[-1], day)
        before = day
        if after.fat_kg < least_fat_kg:
            break
        states.append(after)
    return Trajectory(*(np.array(column) for column in zip(*states, strict=True)))


def run_many(start: Start, parameters: Parameters, days: Sequence[Day], least_fat_kg: float) -> tuple[Trajectory, Any]:
    """Follow many people at once; who leaves the domain stays at the last valid day, which is returned."""
    calm, stirred = (Stepper(parameters, start, np, steps) for steps in (1, 3))
    states, stopped = [calm.rest()], np.full(np.shape(start.fat_kg), -1)
    for number, day in enumerate(days):
        same = number > 0 and all(map(np.array_equal, day, days[number - 1]))
        before = states[-1]
        after = (calm if same else stirred).after(before, day)
        stopped[(stopped < 0) & (after.fat_kg < least_fat_kg)] = number
        going = stopped < 0
        states.append(State(*(np.where(going, new, old) for new, old in zip(after, before, strict=True))))
    return Trajectory(*(np.stack(column, axis=-1) for column in zip(*states, strict=True))), stopped
