"""From a start and what each day brings to the arrays of a projection: the adapting body, one or many, and the rest."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import numpy as np

from ..checks import Floats
from . import static, thomas
from .dynamic import Day, Parameters, Start, Trajectory, run_many, run_one, start_of
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


class Followed(NamedTuple):
    """The adapting body, one or many: its arrays of shape (..., days + 1), and what happened on the way.

    `stopped_day` is the last day that holds for who left the domain, else -1; `salty`, of shape (..., days),
    says on which days sodium would have changed by more than the model's limit.
    """

    arrays: dict[str, Floats]
    stopped_day: Any
    salty: Any


def follow(
    start: Start,
    parameters: Parameters,
    intake_kcal: Floats,
    *,
    carb_fraction: Any = BASELINE_CARB_FRACTION,
    activity_change: Any = 0.0,
    sodium: Sodium = "proportional",
    sodium_mg: Floats | None = None,
) -> Followed:
    """Follow one body (intake of shape (days,)) or many (n, days) through their days.

    Everything else is a number or an array that fits to the intake; `sodium_mg` wins over `sodium`. One body's
    arrays end on the last day that holds; of many, who leaves the domain stays at its last valid day.
    """
    baseline, moving = (np.expand_dims(x, -1) for x in (start.intake_kcal, start.activity_kcal_per_kg_day))
    if sodium_mg is not None:
        salt = sodium_mg - BASELINE_SODIUM_MG
    elif sodium == "proportional":
        salt = BASELINE_SODIUM_MG * (intake_kcal / baseline - 1.0)
    else:
        salt = np.zeros(())
    columns = np.broadcast_arrays(
        intake_kcal,
        carb_fraction * intake_kcal,
        np.clip(salt, -MOST_SODIUM_CHANGE_MG, MOST_SODIUM_CHANGE_MG),
        moving * (1.0 + activity_change),
    )
    salty = np.broadcast_to(np.abs(salt) > MOST_SODIUM_CHANGE_MG, intake_kcal.shape)
    if intake_kcal.ndim == 1:
        days = [Day(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
        path = run_one(start, parameters, days, LEAST_FAT_KG)
        reached = len(path.fat_kg) - 1
        stopped = -1 if reached == len(days) else reached
    else:
        days = [Day(*row) for row in zip(*(column.T for column in columns), strict=True)]
        path, stopped = run_many(start, parameters, days, LEAST_FAT_KG)
    return Followed(arrays_of(start, parameters, path, intake_kcal), stopped, salty)


def arrays_of(start: Start, parameters: Parameters, path: Trajectory, intake_kcal: Floats) -> dict[str, Floats]:
    """Return the arrays of a dynamic run, of shape (days + 1,) or (n, days + 1)."""
    fat0, weight0, baseline = (np.expand_dims(x, -1) for x in (start.fat_kg, start.weight_kg, start.intake_kcal))
    lean_change = parameters.forbes_kg * np.log(path.fat_kg / fat0)
    eaten = np.concatenate([baseline, intake_kcal[..., : path.fat_kg.shape[-1] - 1]], axis=-1)
    # what was eaten and not stored was spent: exactly the day's integral of expenditure
    stored = (
        parameters.fat_kcal_per_kg * np.diff(path.fat_kg)
        + parameters.lean_kcal_per_kg * np.diff(lean_change)
        + parameters.glycogen_kcal_per_kg * np.diff(path.glycogen_kg)
    )
    bound = 1.0 + parameters.water_kg_per_glycogen_kg
    return {
        "weight_kg": weight0
        + (path.fat_kg - fat0)
        + lean_change
        + bound * (path.glycogen_kg - parameters.glycogen_kg)
        + path.ecf_change_kg,
        "fat_kg": path.fat_kg,
        "lean_kg": weight0 - fat0 + lean_change,
        "glycogen_kg": path.glycogen_kg,
        "ecf_change_kg": path.ecf_change_kg,
        "adaptive_kcal": path.adaptive_kcal,
        "expenditure_kcal": np.concatenate([baseline, eaten[..., 1:] - stored], axis=-1),
        "intake_kcal": eaten,
    }


def run_dynamic(
    person: Person, inputs: DailyInputs, days: int, model: Model, parameters: Parameters, sodium: Sodium
) -> Result:
    """Return the arrays and notes of the adapting body (Hall 2011)."""
    start = start_of(person, parameters)
    run = follow(
        start,
        parameters,
        inputs.intake_kcal,
        carb_fraction=inputs.carb_fraction,
        activity_change=inputs.activity_change,
        sodium=sodium,
        sodium_mg=inputs.sodium_mg,
    )
    if inputs.sodium_mg is not None:
        notes = ["Sodium is the plan's own, day by day."]
    elif sodium == "proportional":
        notes = ["Sodium changes in proportion to the energy eaten."]
    else:
        notes = ["Sodium stays at baseline."]
    if run.salty.any():
        notes.append(
            f"On {int(run.salty.sum())} of {days} days sodium changes by more than {MOST_SODIUM_CHANGE_MG:,.0f}"
            " mg/day; the model's term is linear only within that, so those days act as that much."
        )
    if start.fat_kg != person.fat_kg:
        notes.append(f"The planner's parameters cap estimated body fat at {parameters.fat_cap_percent:g} % of weight.")
    notes.append("The model leaves out ageing, illness, pregnancy and how hard a plan is to keep.")
    return run.arrays, notes


def run_static(
    person: Person, inputs: DailyInputs, days: int, model: Model, parameters: Parameters, sodium: Sodium
) -> Result:
    """Return the arrays and notes of a model whose spending stays as it was on the first day."""
    start = start_of(person, parameters)
    moving = start.activity_kcal_per_kg_day * start.weight_kg * inputs.activity_change
    if model == "linearised":
        push = inputs.intake_kcal - start.intake_kcal - moving / (1.0 - parameters.blunting_share)
        tissue = static.linearised(start, push, parameters)
        notes = ["Expenditure follows weight along one straight line, drawn at the start."]
    elif model == "forbes":
        tissue = static.forbes(start, inputs.intake_kcal - start.intake_kcal - moving, parameters)
        notes = ["Expenditure stays as at the start; lean tissue follows fat (Forbes)."]
    else:
        tissue = static.rule_3500(start, inputs.intake_kcal - start.intake_kcal - moving, parameters)
        notes = [
            "Expenditure stays as at the start, and every pound holds 3,500 kcal: that is tissue of"
            f" {static.rule_fat_share(parameters):.0%} fat and the rest lean."
        ]
    notes.append("Glycogen and water stay as at the start.")
    holds = tissue.fat_kg >= LEAST_FAT_KG
    reached = days if holds.all() else int(np.argmin(holds)) - 1
    fat, lean_change = tissue.fat_kg[: reached + 1], tissue.lean_change_kg[: reached + 1]
    flat = np.zeros(reached + 1)
    path = Trajectory(fat, flat + parameters.glycogen_kg, flat, flat)
    arrays = arrays_of(start, parameters, path, inputs.intake_kcal)
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
    base = thomas.baseline_kcal(person)
    if base + change.min() < 0:
        raise ValueError(
            f"The Thomas model's own baseline for {person.name} is {base:.0f} kcal/day, and this plan cuts"
            f" {-change.min():.0f} kcal/day from it. It must leave 0 kcal/day or more: choose a smaller deficit."
        )
    run = thomas.run(person, change, inputs.activity_change, LEAST_FAT_KG)
    reached = len(run.fat_kg) - 1
    flat = np.zeros(reached + 1)
    notes = [
        f"The Thomas model has its own baseline, {base:.0f} kcal/day, and its own starting fat,"
        f" {run.fat_kg[0]:.1f} kg; the plan's kcal are cut from that baseline.",
        "Fat holds 9,500 and lean tissue 1,020 kcal/kg in this model; glycogen and water are not followed.",
        "Age advances, and with no change the start is not exactly in balance, as published.",
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
        "intake_kcal": np.append(base, base + change[:reached]),
    }, notes
