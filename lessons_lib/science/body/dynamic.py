"""The adapting body: Hall et al. 2011, the model behind the NIH Body Weight Planner.

Source of every equation: Hall et al. 2011, Lancet 378:826-837, doi:10.1016/S0140-6736(11)60812-X,
web appendix, equations 1-18.

Five things change: fat F, lean tissue L, glycogen G, extracellular fluid X and adaptive
thermogenesis T. Within one day what is eaten and done is constant, and then G, X and T have closed
forms and L follows fat exactly: L = L0 + 10.4 ln(F/F0) (Forbes). Only fat needs numbers. Its balance is

    stored(F) = stored(F0) + gained - sum of cost(F)

where stored(F) is the energy in fat and in the lean tissue that goes with it, gained is what was eaten
less what does not depend on fat (digesting, adapting, filling glycogen, carrying water), and cost(F) is
what a body of another size than at the start spends more. `Body.through` writes this balance down for
every day of a stretch of days and solves all of them at once by Newton's method: guess how fat will go,
see by how many kcal the books of each day are off, correct, and again until nothing moves. The same
lines serve one body and many.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from ..checks import Floats, brief
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

    __repr__ = brief

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


class Days(NamedTuple):
    """What the days bring; the first axis is the day: shape (days,), or (days, n) for n bodies."""

    intake_kcal: Floats
    carb_kcal: Floats
    sodium_change_mg: Floats
    activity_kcal_per_kg_day: Floats


class Trajectory(NamedTuple):
    """State at the beginning and after each day: shape (days + 1,), or (days + 1, n) for n bodies."""

    fat_kg: Floats
    glycogen_kg: Floats
    ecf_change_kg: Floats
    adaptive_kcal: Floats


class _Gained(NamedTuple):
    """Energy gained since the morning, without what depends on fat (kcal).

    At the two inner nodes and at the end of each day; its integral over the day; the integral of that.
    """

    early: Floats
    late: Floats
    whole: Floats
    once: Floats
    twice: Floats


# Lobatto's rule: an integral over a day from the values at its ends and at two nodes inside. Everything here is
# counted from the morning on, so the first value is 0.
_EARLY, _LATE = (5.0 - math.sqrt(5.0)) / 10.0, (5.0 + math.sqrt(5.0)) / 10.0
_INSIDE, _END = 5.0 / 12.0, 1.0 / 12.0

# Newton squares an error: when a correction, as a share of fat, is down to this divided by the root of the number of
# days, less than 1e-10 kg is left to correct
_SETTLED = 5e-5
_MOST_ROUNDS = 30
_FLOOR_KG = 0.25  # far below where the model holds: logarithms stay finite while fat is sought
_ARRIVED = 1e-13  # so near to where they go (a share, or kg), glycogen and fluid are there


class Body:
    """A body, or many, followed from the balance of its start on; each of its days lasts `step_days`."""

    def __init__(self, start: Start, parameters: Parameters, step_days: float = 1.0) -> None:
        self.start, self.parameters, self.step_days = start, parameters, step_days
        self.now: tuple[Any, ...] = (start.fat_kg, parameters.glycogen_kg, 0.0, 0.0)
        self._before, self._fat = self.now, np.zeros(0)

    def through(self, days: Days, *, again: bool = False) -> Trajectory:
        """Return the path through a stretch of days, from where the stretch before it ended.

        `again` means that this is the last stretch once more, with other food.

        It goes on wherever it leads: what follows the first day on which fat is below 2 kg means nothing, and
        what comes before does not depend on what follows.
        """
        self._before = self._before if again else self.now
        count, *bodies = np.broadcast_shapes(*(column.shape for column in days))
        path = Trajectory(*(np.empty((count + 1, *bodies)) for _ in Trajectory._fields))
        for column, now in zip(path, self._before, strict=True):
            column[0] = now
        if bodies:  # what is the same every day is worked out once
            days = Days(*(column if column.strides[0] else column[:1] for column in days))
        # with other food fat goes nearly as it went, unless it had come near its floor
        known = again and bool(self._fat.min() > 2.0 * _FLOOR_KG)
        if known:
            path.fat_kg[1:] = self._fat[1:]
        self._solve_fat(path.fat_kg, days.activity_kcal_per_kg_day, self._gained(path, days), guess=not known)
        self._fat = path.fat_kg
        self.now = tuple(column[-1] for column in path)
        return path

    def _gained(self, path: Trajectory, days: Days) -> _Gained:
        """Fill in glycogen, fluid and adaptation, and return what is gained before the size of the body costs."""
        p, start, h = self.parameters, self.start, self.step_days
        moving = days.activity_kcal_per_kg_day
        change = days.intake_kcal - start.intake_kcal
        # glycogen nears `top`, where as much is used as comes in; the tiny term stands for the limit of a day
        # without carbohydrate, where the formulas read 0/0
        use = start.carb_kcal / p.glycogen_kg**2
        top = np.sqrt(days.carb_kcal / use + 1e-18)
        lag = p.glycogen_kcal_per_kg / use  # top divided by the pace at which it is neared (kg days)
        pace = top / lag
        fluid_days = p.sodium_mg_per_l / p.sodium_loss_mg_per_l_day
        water_goal = (
            days.sodium_change_mg - p.carb_sodium_mg_per_day * (1.0 - days.carb_kcal / start.carb_kcal)
        ) / p.sodium_loss_mg_per_l_day
        adaptive_goal = p.adaptive_share * change
        _near(path.adaptive_kcal, adaptive_goal, h / p.adaptive_days)
        arrived = (
            len(top) == len(water_goal) == 1
            and max(np.abs(path.glycogen_kg[0] / top - 1.0).max(), np.abs(path.ecf_change_kg[0] - water_goal).max())
            < _ARRIVED
        )
        if arrived:
            path.glycogen_kg[1:], path.ecf_change_kg[1:] = path.glycogen_kg[0], path.ecf_change_kg[0]
        else:
            _fill(path.glycogen_kg, top, 2.0 * h * pace)
            _near(path.ecf_change_kg, water_goal, h / fluid_days)

        glycogen, water, adaptive = (column[:-1] for column in path[1:])
        adaptive_off = adaptive_goal - adaptive
        hydrated = 1.0 + p.water_kg_per_glycogen_kg
        # kcal/day on a day on which all three have arrived; what they lack then comes on top
        rate = (
            (1.0 - p.thermic_share) * change
            - (moving - start.activity_kcal_per_kg_day) * start.weight_kg
            - moving * (hydrated * (top - p.glycogen_kg) + water_goal)
            - adaptive_goal
        )
        times = (h * _EARLY, h * _LATE, h)
        gained = [rate * t + _passed(t, p.adaptive_days) * adaptive_off for t in times]
        if arrived:
            return _integrated(gained, h)
        fill, water_off = glycogen / top, water_goal - water
        rises = [-np.expm1((-2.0 * t) * pace) for t in times[:2]]
        rises.append(rises[0] + rises[1] - rises[0] * rises[1])  # the two times make up the whole step
        free = top * (1.0 - fill * fill)  # kg; times pace: how fast glycogen moves in the morning
        filled, sums = [], []
        for kcal, t, rise in zip(gained, times, rises, strict=True):
            span = 2.0 - rise + fill * rise
            sums.append(lag * np.log(0.5 * span))  # integral of glycogen beyond `top`
            filled.append((p.glycogen_kcal_per_kg * free) * rise / span)
            kcal -= moving * (hydrated * sums[-1] - _passed(t, fluid_days) * water_off)
            kcal -= filled[-1]
        result = _integrated(gained, h)
        # glycogen is too quick for the rule: what fills it has a known integral; for its weight, how fast it moves
        # at either end of the day adds two orders to the rule
        after = path.glycogen_kg[1:]
        known = p.glycogen_kcal_per_kg * (sums[2] + h * (top - glycogen))
        finer = (5.0 / 168.0 * h) * (sums[0] + sums[1] - sums[2]) + (h * h / 140.0) * (after - glycogen)
        finer -= (h**3 / 1680.0 * pace) * (free + top - after * after / top)
        return result._replace(once=result.once + (_integral(filled, h) - known) - (hydrated * moving) * finer)

    def _solve_fat(self, fat: Floats, moving: Floats, gained: _Gained, *, guess: bool) -> None:
        """Fill in fat[1:], so that each day stores what it gained less what the size of the body costs.

        Without `guess` it holds something near already.

        A day changes fat by a hundredth, so the cost within a day is its Taylor series in the energy stored since
        the morning, and what a day's books are off needs no node but those of `gained`.
        """
        p, h, fat0 = self.parameters, self.step_days, self.start.fat_kg
        # energy stored = per_fat F + per_log ln(F); cost of size = fat_cost (F - F0) + log_cost ln(F/F0)
        per_fat = p.fat_kcal_per_kg + p.fat_deposition_kcal_per_kg
        per_log = p.forbes_kg * (p.lean_kcal_per_kg + p.lean_deposition_kcal_per_kg)
        fat_cost = p.fat_rmr_kcal_per_kg_day + moving
        log_cost = p.forbes_kg * (p.lean_rmr_kcal_per_kg_day + moving)

        def cost_from(fat: Any, log: Any) -> tuple[Any, ...]:
            """Expand in the energy s stored from here on: cost + dearer s + bend s^2 (1 + twist s + turn s^2)."""
            lean = 1.0 / fat
            per_kcal = 1.0 / (per_fat + per_log * lean)
            share = per_kcal * lean
            dearer = per_kcal * (fat_cost + log_cost * lean)
            bend = (0.5 * share * share) * (dearer * per_log - log_cost)
            part = 1.0 - per_log * share  # of the energy stored, in fat
            twist = share * (1.0 / 3.0 - part)
            turn = (share * share) * (1.25 * part * part - (5.0 / 6.0) * part + 1.0 / 12.0)
            return fat_cost * (fat - fat0) + log_cost * log, dearer, bend, twist, turn

        stored = np.zeros_like(fat)
        if guess:  # the expansion of the first morning, for all days
            first = fat[0]
            cost, dearer, bend, *_ = cost_from(first, np.log(first / fat0))
            steep = h * dearer
            kept = 1.0 - steep * (1.0 - 0.5 * steep)
            once = gained.once - (0.5 * h * h) * cost
            added = gained.whole - h * cost - dearer * once
            _add_up(stored, kept, added)
            before = stored[:-1]
            _add_up(stored, kept, added - bend * before * (h * before + 2.0 * once))
            size = per_fat * first + per_log
            grown, half = stored[1:] / size, per_log / size  # of per_fat F g + per_log ln(1 + g) = stored
            grown *= 1.0 + (0.5 * half) * grown * (1.0 + (half - 2.0 / 3.0) * grown)
            fat[1:] = first + first * grown
            _lift(fat)

        settled = _SETTLED / math.sqrt(len(stored))
        for _ in range(_MOST_ROUNDS):
            log = np.log(fat / fat0)
            books = per_fat * fat + per_log * log
            cost, dearer, bend, twist, turn = cost_from(fat[:-1], log[:-1])
            # kcal stored since the morning if size cost nothing more than in the morning
            early, late = gained.early - (h * _EARLY) * cost, gained.late - (h * _LATE) * cost
            whole, once = gained.whole - h * cost, gained.once - (h * h / 2.0) * cost
            twice = gained.twice - (h**3 / 6.0) * cost
            bent_early, bent_late, bent_whole = (s * s * (1.0 + s * (twist + turn * s)) for s in (early, late, whole))
            # and what it does cost more over the day; what is spent early is not there to cost later
            steep = h * dearer
            more = dearer * (once - dearer * twice * (1.0 - 0.25 * steep) - bend * once * once)
            more += (h * bend) * (
                _INSIDE * (bent_early + bent_late)
                + _END * bent_whole
                - steep * (_INSIDE * (1.0 - _EARLY) * bent_early + _INSIDE * (1.0 - _LATE) * bent_late)
            )
            # what the books of each day are off moves all days after it
            kept = 1.0 - steep * (1.0 - 0.5 * steep) - 2.0 * bend * once
            _add_up(stored, kept, whole - more - (books[1:] - books[:-1]))
            moved = stored[1:] / (per_fat + per_log / fat[1:])
            fat[1:] += moved
            if _lift(fat):  # beyond such a day nothing settles, and nothing is wanted
                moved *= np.logical_and.accumulate(fat[1:] > _FLOOR_KG, axis=0)
            if np.abs(moved / fat[1:]).max() < settled:
                return


def _passed(t: float, days: float) -> float:
    """Return the integral over [0, t] of what goes as exp(-t / days)."""
    return -days * math.expm1(-t / days)


def _integrated(values: Sequence[Floats], h: float) -> _Gained:
    """Return values at the nodes of each day with their integrals, by Lobatto's rule."""
    early, late, whole = values
    once = _integral(values, h)
    twice = (h * h * _INSIDE * (1.0 - _EARLY)) * early + (h * h * _INSIDE * (1.0 - _LATE)) * late
    return _Gained(early, late, whole, once, twice)


def _integral(values: Sequence[Floats], h: float) -> Floats:
    """Return the integral over each day of values at its nodes, by Lobatto's rule."""
    return (h * _INSIDE) * (values[0] + values[1]) + (h * _END) * values[2]


def _fill(glycogen: Floats, top: Floats, reach: Floats) -> None:
    """Fill in glycogen[1:]: each day it nears the day's top as a hyperbolic tangent does."""
    if glycogen.ndim == 1:  # plain numbers are quicker one by one
        rise = -np.expm1(-reach)
        now, after = float(glycogen[0]), []
        for a, b, c in zip((top * (2.0 - rise)).tolist(), (top * top * rise).tolist(), rise.tolist(), strict=True):
            now = (now * a + b) / (a + now * c)
            after.append(now)
        glycogen[1:] = after
        return
    same = len(top) == 1
    rise = -np.expm1(-reach * (np.arange(1.0, len(glycogen))[:, None] if same else 1.0))
    a, b = top * (2.0 - rise), top * top * rise
    if same:
        glycogen[1:] = (glycogen[0] * a + b) / (a + glycogen[0] * rise)
        return
    for now, after, p, q, r in zip(glycogen, glycogen[1:], a, b, rise, strict=False):
        np.divide(now * p + q, p + now * r, out=after)


def _near(states: Floats, goal: Floats, step: float) -> None:
    """Fill in states[1:]: each day a share of the way to the day's goal is left, exp(-step)."""
    if states.ndim == 1:
        left, now, afterwards = math.exp(-step), float(states[0]), []
        for aim in goal.tolist():
            now = aim + left * (now - aim)
            afterwards.append(now)
        states[1:] = afterwards
    elif len(goal) == 1:
        states[1:] = goal + np.exp(-step * np.arange(1.0, len(states)))[:, None] * (states[0] - goal)
    else:
        states[1:] = -math.expm1(-step) * goal
        left = math.exp(-step)
        for now, after in pairwise(states):
            after += left * now


def _add_up(sums: Floats, kept: Floats, added: Floats) -> None:
    """Fill in sums[1:] from sums[0] = 0: each day a share of the sum is kept, and something is added."""
    if sums.ndim == 1:
        left = np.cumprod(np.broadcast_to(kept, added.shape))
        sums[1:] = left * np.cumsum(added / left)
        return
    sums[1:] = added
    for now, after, keep in zip(sums, sums[1:], np.broadcast_to(kept, added.shape), strict=False):
        after += keep * now


def _lift(fat: Floats) -> bool:
    """Lift fat to its floor, and say whether any was below."""
    below = bool(fat.min() < _FLOOR_KG)
    if below:
        np.maximum(fat, _FLOOR_KG, out=fat)
    return below
