"""From a start and what each day brings to the arrays of a projection: the adapting body, one or many, and the rest."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from typing import Any, Literal, NamedTuple, TypeVar

import numpy as np

from ..checks import Floats
from . import other_models
from .dynamic import HALL_2011, Body, Days, Parameters, Start, Trajectory, start_of
from .people import Person
from .plans import BASELINE_CARB_FRACTION, BASELINE_SODIUM_MG, DailyInputs

Model = Literal["rule_3500", "forbes", "linearised", "dynamic", "thomas"]
Sodium = Literal["proportional", "fixed"]
MODELS: tuple[Model, ...] = ("rule_3500", "forbes", "linearised", "dynamic", "thomas")
SODIUM: tuple[Sodium, ...] = ("proportional", "fixed")

LEAST_FAT_KG = 2.0
"""Below this the models do not hold; a projection says so and stops."""
MOST_SODIUM_CHANGE_MG = 4000.0
"""The sodium term is linear within this change (mg/day). Heer et al. 2000 (Am J Physiol Renal Physiol
278:F585) saw no weight change at far larger loads, so a larger change acts as this one."""

Result = tuple[dict[str, Floats], list[str]]


_PEOPLE, _TOGETHER = 4096, 16_384
"""How many bodies are followed at a time, and how many numbers (bodies x days) are worked on together: what stays
near the processor is quick, and the memory that is needed does not grow with the cohort."""
_SLOW = 1_000_000  # bodies x days: about a second
_LARGE = 2_000_000  # numbers, 16 MB: more than is worked on at any time


def _stretch_days(bodies: int) -> int:
    """Return how many days are solved together: six weeks settle in one round or two; few bodies would have more."""
    days = _TOGETHER // bodies
    return days if bodies <= 40 else min(42, max(8, days))


class Followed(NamedTuple):
    """The adapting body, one or many: its arrays of shape (..., recorded days), and what happened on the way.

    `stopped_day` is the last day that holds for who left the domain, else -1; `salty_days` is on how many days
    sodium would have changed by more than the model's limit.
    """

    arrays: dict[str, Floats]
    stopped_day: Any
    salty_days: Any


class Brought(NamedTuple):
    """What a plan brings: numbers or arrays that fit to the intake, of shape (days,) or (n, days)."""

    intake_kcal: Floats
    carb_fraction: Any = BASELINE_CARB_FRACTION
    activity_change: Any = 0.0
    sodium_mg: Any = None
    appetite_kcal_per_kg: Any = 0.0  # a number, or one for each body

    def part(self, people: slice, days: slice) -> Brought:
        """Return some days of some of many people, the day first; one row stands for days that are all the same."""
        shape = self.intake_kcal.shape

        def rows(x: Any) -> Any:
            rows = np.broadcast_to(x, shape)[people, days].T
            if rows.strides[0] == 0 or ((rows[:1] == rows[1:2]).all() and (rows[:1] == rows).all()):
                return np.ascontiguousarray(rows[:1])
            return np.ascontiguousarray(rows)

        salt = None if self.sodium_mg is None else rows(self.sodium_mg)
        appetite = np.broadcast_to(self.appetite_kcal_per_kg, shape[:1])[people]
        return Brought(rows(self.intake_kcal), rows(self.carb_fraction), rows(self.activity_change), salt, appetite)


def follow(
    start: Start, parameters: Parameters, brought: Brought, sodium: Sodium = "proportional", record_every: int = 1
) -> Followed:
    """Follow one body (intake of shape (days,)) or many (n, days) through their days.

    The plan's `sodium_mg` wins over `sodium`. One body's arrays hold every day and end on the last day that
    holds; many bodies' arrays hold every `record_every`-th day and the last, and who leaves the domain stays at
    its last valid day.
    """
    if brought.intake_kcal.ndim == 1:
        path, eaten, salty = _through(Body(start, parameters), brought, sodium, len(brought.intake_kcal))
        low = path.fat_kg < LEAST_FAT_KG
        reached = int(np.argmax(low)) - 1 if low.any() else -1
        if reached >= 0:
            path = Trajectory(*(column[: reached + 1] for column in path))
        return Followed(arrays_of(start, parameters, path, eaten), reached, salty)
    return _follow_many(start, parameters, brought, sodium, record_every)


def _follow_many(start: Start, parameters: Parameters, brought: Brought, sodium: Sodium, record_every: int) -> Followed:
    """Follow many bodies, block by block of people and stretch by stretch of days."""
    # Freed memory may go back to the system at once and come again page by page, which takes longer than the work
    # itself. Once a large piece, even an unused one, has been freed, the rest is left alone (malloc of Linux).
    np.empty(_LARGE)
    people, last = brought.intake_kcal.shape
    recorded = np.append(np.arange(0, last, record_every), last)
    arrays = {name: np.empty((len(recorded), people)) for name in ARRAYS}
    stopped, salty_days = np.full(people, -1), np.zeros(people, dtype=int)
    told = -1
    for first in range(0, people, _PEOPLE):
        block = slice(first, min(first + _PEOPLE, people))
        bodies = Start(*(x[block] for x in start))
        # a body that is alone is quicker in plain numbers
        alone = block.stop - first == 1
        body = Body(Start(*(float(x[first]) for x in start)) if alone else bodies, parameters)
        at_most = _stretch_days(block.stop - first)
        before: dict[str, Floats] = {}
        for day in range(0, last, at_most):
            done = 10 * (first * last + day * (block.stop - first)) // (people * last)
            if people * last > _SLOW and done > told:  # by size and not by the clock, so that runs repeat
                told = done
                print(f"{people:,} bodies over {last:,} days: {10 * done} % (to stop: Interrupt)", file=sys.stderr)
            part = brought.part(block, slice(day, day + at_most))
            # who has left the domain is held where it left, and eats what was planned
            part = part._replace(appetite_kcal_per_kg=np.where(stopped[block] < 0, part.appetite_kcal_per_kg, 0.0))
            if alone:
                part = Brought._make(x if x is None else x[..., 0] for x in part)
            path, eaten, salty = _through(body, part, sodium, min(at_most, last - day), before)
            if alone:
                path, eaten = Trajectory(*(column[:, None] for column in path)), eaten[:, None]
            stretch = arrays_of(bodies, parameters, path, eaten)
            _stop(stretch, before, stopped[block], day)
            before = stretch
            salty_days[block] += salty
            # the first row is the last one of the stretch before, so only the very first is recorded
            rows = slice(*np.searchsorted(recorded, (day + (day > 0), day + at_most + 1)))
            for name, array in stretch.items():
                arrays[name][rows, block] = array[recorded[rows] - day]
    return Followed({name: array.T for name, array in arrays.items()}, stopped, salty_days)


def _through(
    body: Body, brought: Brought, sodium: Sodium, count: int, before: dict[str, Floats] | None = None
) -> tuple[Trajectory, Floats, Any]:
    """Return the path through a stretch of days, what is eaten on them, and on how many of them sodium is too much.

    `before` are the arrays of the stretch before, whose last week helps to guess what appetite adds.
    """
    start, p, per_kg = body.start, body.parameters, brought.appetite_kcal_per_kg
    if not np.any(per_kg):
        days, salty = _days(start, brought, sodium, count)
        return body.through(days), brought.intake_kcal, salty
    planned = np.broadcast_to(brought.intake_kcal, (count, *brought.intake_kcal.shape[1:]))
    rounds: list[Any] = []
    salted = brought.sodium_mg is None and sodium == "proportional"

    def answer(fat_kg: Any, eaten: Any) -> _Answer:
        moving = start.activity_kcal_per_kg_day * (1.0 + brought.activity_change)
        return _adapting_answer(start, p, fat_kg, eaten, moving, brought.carb_fraction, salted=salted)

    def weigh(eaten: Floats) -> tuple[tuple[Trajectory, Any], Floats, Any, _Answer]:
        days, salty = _days(start, brought._replace(intake_kcal=eaten), sodium, count)
        path = body.through(days, again=bool(rounds))
        rounds.append(1)
        mornings = Trajectory(*(column[:-1] for column in path))
        below_kg = start.weight_kg - _weight_kg(start, p, mornings)
        holds = np.logical_and.accumulate(mornings.fat_kg >= LEAST_FAT_KG, axis=0)
        return (path, salty), below_kg, holds, answer(mornings.fat_kg, eaten)

    # the first guess: on the food of the last week a body would go on as in the last week; what differs from that
    # food is answered as ever
    usual, fat, straight = start.intake_kcal, start.fat_kg, np.zeros_like(planned)
    if before:
        usual, fat, weight = before["intake_kcal"][-7:].mean(axis=0), before["fat_kg"][-1], before["weight_kg"][-8:]
        along = np.arange(count).reshape(-1, *(1,) * (planned.ndim - 1)) / (len(weight) - 1)
        straight = np.maximum(start.weight_kg - weight[-1] - (weight[-1] - weight[0]) * along, 0.0)
    guess = usual + _correction(planned + per_kg * straight - usual, per_kg, answer(fat, usual))
    eaten, (path, salty) = _fed(planned, per_kg, guess, weigh)
    return path, eaten, salty


def _days(start: Start, brought: Brought, sodium: Sodium, count: int) -> tuple[Days, Any]:
    """Return what the model is told of each day, and on how many of them sodium changes by too much for it."""
    eaten = brought.intake_kcal
    if brought.sodium_mg is not None:
        salt = brought.sodium_mg - BASELINE_SODIUM_MG
    elif sodium == "proportional":
        salt = BASELINE_SODIUM_MG * (eaten / start.intake_kcal - 1.0)
    else:
        salt = np.zeros_like(eaten)
    beyond = np.abs(salt) > MOST_SODIUM_CHANGE_MG
    if beyond.any():
        salt = np.clip(salt, -MOST_SODIUM_CHANGE_MG, MOST_SODIUM_CHANGE_MG)
    moving = start.activity_kcal_per_kg_day * (1.0 + brought.activity_change)
    columns = (eaten, brought.carb_fraction * eaten, salt, moving)
    days = Days(*(np.broadcast_to(column, (count, *eaten.shape[1:])) for column in columns))
    return days, beyond.sum(axis=0) * (count // len(beyond))


def _stop(stretch: dict[str, Floats], before: dict[str, Floats], stopped_day: Any, day: int) -> None:
    """Hold who leaves the domain in a stretch at the last day that holds, and who left it before; note the day."""
    if before:
        # a stretch begins on the day on which the one before it ended
        for name in ("expenditure_kcal", "intake_kcal"):
            stretch[name][0] = before[name][-1]
    gone = np.flatnonzero(stopped_day >= 0)
    if gone.size:
        for array in stretch.values():
            array[:, gone] = array[0, gone]
    low = stretch["fat_kg"] < LEAST_FAT_KG
    for body in np.flatnonzero(low.any(axis=0)).tolist():
        last = int(np.argmax(low[:, body])) - 1
        stopped_day[body] = day + last
        for array in stretch.values():
            array[last:, body] = array[last, body]


ARRAYS = (
    "weight_kg",
    "fat_kg",
    "lean_kg",
    "glycogen_kg",
    "ecf_change_kg",
    "adaptive_kcal",
    "expenditure_kcal",
    "intake_kcal",
)


def arrays_of(start: Start, parameters: Parameters, path: Trajectory, intake_kcal: Floats) -> dict[str, Floats]:
    """Return the arrays of a dynamic run, of shape (days + 1,) or (days + 1, n)."""
    fat, glycogen = path.fat_kg, path.glycogen_kg
    lean_change = parameters.forbes_kg * np.log(fat / start.fat_kg)
    eaten, spent = np.empty_like(fat), np.empty_like(fat)
    eaten[0] = spent[0] = start.intake_kcal
    eaten[1:] = intake_kcal[: len(fat) - 1]
    # what was eaten and not stored was spent: exactly the day's integral of expenditure
    stored = (
        parameters.fat_kcal_per_kg * fat
        + parameters.lean_kcal_per_kg * lean_change
        + parameters.glycogen_kcal_per_kg * glycogen
    )
    np.subtract(eaten[1:], stored[1:] - stored[:-1], out=spent[1:])
    return {
        "weight_kg": _weight_kg(start, parameters, path),
        "fat_kg": fat,
        "lean_kg": (start.weight_kg - start.fat_kg) + lean_change,
        "glycogen_kg": glycogen,
        "ecf_change_kg": path.ecf_change_kg,
        "adaptive_kcal": path.adaptive_kcal,
        "expenditure_kcal": spent,
        "intake_kcal": eaten,
    }


def _weight_kg(start: Start, parameters: Parameters, path: Trajectory) -> Floats:
    """Return what a body weighs along a path."""
    bound = 1.0 + parameters.water_kg_per_glycogen_kg
    weight: Floats = (
        start.weight_kg
        + (path.fat_kg - start.fat_kg)
        + parameters.forbes_kg * np.log(path.fat_kg / start.fat_kg)
        + bound * (path.glycogen_kg - parameters.glycogen_kg)
        + path.ecf_change_kg
    )
    return weight


# Appetite. Who has lost weight eats more than planned, so much for each kg below the start (`Plan.appetite`). What is
# eaten on a day follows from the weight of its morning, and every later weight from what is eaten. The models work out
# many days of known food at once, so the food of all these days is sought: guess it, weigh, see by how much each day's
# food is off, and correct it by what a straight body would weigh after that correction. The past is never moved by the
# future, so this always ends; five or six rounds are enough.
_SETTLED_KG = 4e-9
_MOST_ROUNDS = 500
_FLUID_LEFT = math.exp(-HALL_2011.sodium_loss_mg_per_l_day / HALL_2011.sodium_mg_per_l)

_Weighed = TypeVar("_Weighed")


class _Answer(NamedTuple):
    """How weight answers a kcal more on a day, near enough to correct by: numbers, or one for each day."""

    kg_per_kcal: Any  # of what is stored in tissue
    kept: Any  # share of what is stored that is still there a day later
    stored_share: float = 1.0  # of what is eaten
    adaptive_share: float = 0.0
    glycogen_kg_per_kcal: Any = 0.0  # where glycogen goes
    glycogen_kept: Any = 1.0  # share of what glycogen lacks there that is still lacking a day later
    fluid_kg_per_kcal: Any = 0.0  # where extracellular fluid goes
    carried_kcal_per_kg: Any = 0.0  # what it costs a day to carry them


def _adapting_answer(
    start: Start, p: Parameters, fat_kg: Any, eaten: Any, moving: Any, carbs: Any, *, salted: bool
) -> _Answer:
    """Return how the adapting body answers at some fat mass and food; `salted`: sodium follows the energy eaten."""
    lean = p.forbes_kg / fat_kg
    per_kg_fat = p.fat_kcal_per_kg + p.fat_deposition_kcal_per_kg
    per_kg_fat = per_kg_fat + lean * (p.lean_kcal_per_kg + p.lean_deposition_kcal_per_kg)
    dearer = p.fat_rmr_kcal_per_kg_day + moving + lean * (p.lean_rmr_kcal_per_kg_day + moving)
    carb_share = carbs * start.intake_kcal / start.carb_kcal
    sodium_mg = (p.carb_sodium_mg_per_day * carb_share + BASELINE_SODIUM_MG * salted) / start.intake_kcal
    # glycogen goes where its square is to the baseline's as carbohydrate is; a fast only gets a rough answer
    relative = np.maximum(eaten / start.intake_kcal, 0.1)
    top = p.glycogen_kg * np.sqrt(carb_share * relative)
    per_day = 2.0 * start.carb_kcal * top / (p.glycogen_kg**2 * p.glycogen_kcal_per_kg)
    return _Answer(
        kg_per_kcal=(1.0 + lean) / per_kg_fat,
        kept=1.0 - dearer / per_kg_fat,
        stored_share=1.0 - p.thermic_share,
        adaptive_share=p.adaptive_share,
        glycogen_kg_per_kcal=0.5 * top / (relative * start.intake_kcal),
        glycogen_kept=np.exp(-per_day),
        fluid_kg_per_kcal=sodium_mg / p.sodium_loss_mg_per_l_day,
        carried_kcal_per_kg=moving,
    )


def _fed(
    planned: Floats,
    kcal_per_kg: Any,
    guess: Floats,
    weigh: Callable[[Floats], tuple[_Weighed, Floats, Any, _Answer]],
) -> tuple[Floats, _Weighed]:
    """Return what is eaten on each day, and what comes of it.

    Parameters
    ----------
    planned
        What the plan says, shape (days,) or (days, n), kcal/day.
    kcal_per_kg
        How much more for each kg below the start: a number, or one for each body.
    guess
        Where to begin, of the same shape.
    weigh
        From what is eaten to what comes of it, the kg below the start on the morning of each day, whether the model
        still holds there, and how weight answers.
    """
    eaten = np.maximum(guess, planned)
    for _ in range(_MOST_ROUNDS):
        outcome, below_kg, holds, answer = weigh(eaten)
        hungry = np.where(holds & (below_kg > 0.0), kcal_per_kg, 0.0)
        off = np.where(holds, planned + hungry * np.where(holds, below_kg, 0.0) - eaten, 0.0)
        if np.abs(off).max() <= _SETTLED_KG * np.max(kcal_per_kg):
            break
        eaten = np.maximum(eaten + _correction(off, hungry, answer), planned)
    return eaten, outcome


def _correction(off: Floats, hungry: Any, answer: _Answer) -> Floats:
    """Return by how much to change the food, so that it is right once weight has answered the change."""
    bound, nears = 1.0 + HALL_2011.water_kg_per_glycogen_kg, -math.expm1(-1.0 / HALL_2011.adaptive_days)
    carried, filled = 0.5 * answer.carried_kcal_per_kg, 1.0 - answer.glycogen_kept
    poured = (1.0 - _FLUID_LEFT) * answer.fluid_kg_per_kcal
    # glycogen is counted with its water; what a day adds to each for a kcal more, and what each takes from tissue
    bulk = bound * filled * answer.glycogen_kg_per_kcal
    from_bulk = (HALL_2011.glycogen_kcal_per_kg / bound) * filled - carried * (1.0 + answer.glycogen_kept)
    from_more = answer.stored_share - 0.5 * nears * answer.adaptive_share
    from_more = from_more - (HALL_2011.glycogen_kcal_per_kg / bound + carried) * bulk - carried * poured
    from_fluid = -carried * (1.0 + _FLUID_LEFT)
    columns = (off, hungry, answer.kg_per_kcal, answer.kept, from_more, from_bulk, from_fluid, answer.glycogen_kept)
    rows = (np.broadcast_to(x, off.shape) for x in (*columns, bulk, poured))
    near, nearer, shares = 1.0 - 0.5 * nears, (1.0 - 0.5 * nears) ** 2, answer.adaptive_share
    tissue = adaptive = glycogen = fluid = 0.0
    changes = []
    for wrong, kcal_per_kg, kg, kept, food, stock, flow, left, fill, pour in zip(
        *(x.tolist() if off.ndim == 1 else x for x in rows), strict=True
    ):
        more = wrong - kcal_per_kg * (kg * tissue + (glycogen + fluid))
        changes.append(more)
        tissue = kept * tissue + food * more - near * adaptive + stock * glycogen + flow * fluid
        adaptive = nearer * adaptive + ((1.0 - nearer) * shares) * more
        glycogen = left * glycogen + fill * more
        fluid = _FLUID_LEFT * fluid + pour * more
    return np.array(changes)


def run_dynamic(
    person: Person, inputs: DailyInputs, days: int, model: Model, parameters: Parameters, sodium: Sodium
) -> Result:
    """Return the arrays and notes of the adapting body (Hall 2011)."""
    start = start_of(person, parameters)
    brought = Brought(
        inputs.intake_kcal,
        inputs.carb_fraction,
        inputs.activity_change,
        inputs.sodium_mg,
        inputs.appetite_kcal_per_kg,
    )
    run = follow(start, parameters, brought, sodium)
    if inputs.sodium_mg is not None:
        notes = ["Sodium is the plan's own, day by day."]
    elif sodium == "proportional":
        notes = ["Sodium changes in proportion to the energy eaten."]
    else:
        notes = ["Sodium stays at baseline."]
    if run.salty_days:
        notes.append(
            f"On {int(run.salty_days)} of {days} days sodium changes by more than {MOST_SODIUM_CHANGE_MG:,.0f}"
            " mg/day; the model's term is linear only within that, so those days act as that much."
        )
    if start.fat_kg != person.fat_kg:
        notes.append(f"The planner's parameters cap estimated body fat at {parameters.fat_cap_percent:g} % of weight.")
    notes += _appetite_notes(inputs)
    notes.append("The model leaves out ageing, illness, pregnancy and how hard a plan is to keep.")
    return run.arrays, notes


def _appetite_notes(inputs: DailyInputs) -> list[str]:
    """Return what has to be said of a plan with appetite."""
    if not inputs.appetite_kcal_per_kg:
        return []
    return [
        f"Each kg below the start adds {inputs.appetite_kcal_per_kg:g} kcal/day to the plan. It was measured in losses"
        " only, so above the start nothing is added."
    ]


def run_static(
    person: Person, inputs: DailyInputs, days: int, model: Model, parameters: Parameters, sodium: Sodium
) -> Result:
    """Return the arrays and notes of a model whose spending stays as it was on the first day."""
    start = start_of(person, parameters)
    moving = start.activity_kcal_per_kg_day * start.weight_kg * inputs.activity_change
    respond = {"linearised": other_models.linearised, "forbes": other_models.forbes}.get(model, other_models.rule_3500)
    if model == "linearised":
        moving = moving / (1.0 - parameters.blunting_share)
        notes = ["Expenditure follows weight along one straight line, drawn at the start."]
    elif model == "forbes":
        notes = ["Expenditure stays as at the start; lean tissue follows fat (Forbes)."]
    else:
        notes = [
            "Expenditure stays as at the start, and every pound holds 3,500 kcal: that is tissue of"
            f" {other_models.rule_fat_share(parameters):.0%} fat and the rest lean."
        ]
    notes += ["Glycogen and water stay as at the start.", *_appetite_notes(inputs)]
    kg_per_kcal, kept = other_models.answer(model, start, parameters)

    def weigh(eaten: Floats) -> tuple[other_models.Tissue, Floats, Any, _Answer]:
        tissue = respond(start, eaten - start.intake_kcal - moving, parameters)
        fat, lean_change = tissue.fat_kg[:-1], tissue.lean_change_kg[:-1]
        holds = np.logical_and.accumulate(fat >= LEAST_FAT_KG)
        return tissue, start.fat_kg - fat - lean_change, holds, _Answer(kg_per_kcal, kept)

    eaten, tissue = _fed(inputs.intake_kcal, inputs.appetite_kcal_per_kg, inputs.intake_kcal, weigh)
    holds = tissue.fat_kg >= LEAST_FAT_KG
    reached = days if holds.all() else int(np.argmin(holds)) - 1
    fat, lean_change = tissue.fat_kg[: reached + 1], tissue.lean_change_kg[: reached + 1]
    flat = np.zeros(reached + 1)
    path = Trajectory(fat, flat + parameters.glycogen_kg, flat, flat)
    arrays = arrays_of(start, parameters, path, eaten)
    # the rule has its own split of fat and lean, so its lean tissue does not follow Forbes
    stored = parameters.fat_kcal_per_kg * np.diff(fat) + parameters.lean_kcal_per_kg * np.diff(lean_change)
    arrays |= {
        "weight_kg": start.weight_kg + (fat - start.fat_kg) + lean_change,
        "lean_kg": start.weight_kg - start.fat_kg + lean_change,
        "expenditure_kcal": np.append(start.intake_kcal, arrays["intake_kcal"][1:] - stored),
    }
    return arrays, notes


def run_thomas(
    person: Person, inputs: DailyInputs, days: int, model: Model, parameters: Parameters, sodium: Sodium
) -> Result:
    """Return the arrays and notes of Thomas's model, which keeps its own baseline and start fat."""
    change = inputs.intake_kcal - person.tdee_kcal
    base = other_models.thomas_baseline_kcal(person)
    if base + change.min() < 0:
        raise ValueError(
            f"The Thomas model's own baseline for {person.name} is {base:,.0f} kcal/day, and this plan cuts"
            f" {-change.min():,.0f} kcal/day from it. It must leave 0 kcal/day or more: choose a smaller deficit."
        )
    run = other_models.thomas(
        person, change, inputs.activity_change, LEAST_FAT_KG, appetite_kcal_per_kg=inputs.appetite_kcal_per_kg
    )
    reached = len(run.fat_kg) - 1
    flat = np.zeros(reached + 1)
    notes = [
        f"The Thomas model has its own baseline, {base:,.0f} kcal/day, and its own starting fat,"
        f" {run.fat_kg[0]:.1f} kg; the plan's kcal are cut from that baseline.",
        "Fat holds 9,500 and lean tissue 1,020 kcal/kg in this model; glycogen and water are not followed.",
        "Age advances, and with no change the start is not exactly in balance, as published.",
        *_appetite_notes(inputs),
    ]
    if run.activity_was_zero:
        notes.append("Its energy for physical activity comes out below zero for this body and counts as zero.")
    return {
        "weight_kg": run.fat_kg + run.lean_kg,
        "fat_kg": run.fat_kg,
        "lean_kg": run.lean_kg,
        "glycogen_kg": flat + parameters.glycogen_kg,
        "ecf_change_kg": flat,
        "adaptive_kcal": flat.copy(),
        "expenditure_kcal": np.append(base, run.expenditure_kcal),
        "intake_kcal": np.append(base, run.intake_kcal),
    }, notes
