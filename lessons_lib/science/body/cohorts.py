"""Many bodies at once: the dynamic model on a table of people."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from ..checks import Floats, choice, instance, series, shown, whole
from .dynamic import HALL_2011, Parameters, Start, balance, start_of
from .people import (
    AGE_YEARS,
    BMI_KG_M2,
    HEIGHT_CM,
    PAL_RANGE,
    Person,
    jackson_of_log_bmi,
    mifflin_st_jeor_kcal,
    most_kg,
)
from .plans import APPETITE_KCAL_PER_KG, MAX_DAYS, MAX_INTAKE_KCAL
from .runs import LEAST_FAT_KG, SODIUM, Brought, Sodium, follow

if TYPE_CHECKING:
    import pandas as pd

MOST_NUMBERS = 10_000_000
"""People times recorded days: eight arrays of so many numbers fill 640 MB."""


def project_many(
    people_frame: pd.DataFrame,
    intake_kcal: Any,
    days: int,
    parameters: Parameters = HALL_2011,
    sodium: Sodium = "proportional",
    record_every: int = 1,
    appetite_kcal_per_kg: Any = 0.0,
) -> dict[str, Any]:
    """Simulate a cohort with the dynamic model, all people at once.

    Parameters
    ----------
    people_frame
        One row a person; columns as the fields of `Person` (name and fat_kg may be left out).
    intake_kcal
        kcal eaten: shape (n,) one value a person, (days,) one value a day, or (n, days).
    days
        1 to 3650 days.
    parameters, sodium
        As for `project`.
    record_every
        Keep every so many days only, and the last: 7 keeps 53 numbers of a year instead of 366, and needs the
        memory for no more.
    appetite_kcal_per_kg
        What each kg below the start adds to `intake_kcal` (0 to 200 kcal/day): one number, or one a person; see
        `Plan.appetite`. The `"intake_kcal"` that is returned is what was eaten.

    Returns
    -------
    dict
        The arrays of a `Projection`, each of shape (n, recorded days), which is (n, days + 1) unless
        `record_every` says otherwise, and `"stopped_day"` of shape (n,):
        -1, or the last day that holds for a row whose fat falls below 2 kg, whose lean tissue is used up or whose
        BMI passes 70 (of these two, the last recorded day). Such a row keeps the values of that day from then on.

    Raises
    ------
    ValueError
        A sentence that names the row.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"sex": ["female"], "age_years": [35], "height_cm": [165],
    ...                       "weight_kg": [80], "pal": [1.6]})
    >>> project_many(frame, [1896], days=84)["weight_kg"].shape
    (1, 85)
    """
    days = whole(days, "days", 1, MAX_DAYS, "days")
    sodium = choice(sodium, "sodium", SODIUM)
    instance(parameters, Parameters, "parameters", "HALL_2011 or NIH_PLANNER")
    record_every = whole(record_every, "record_every", 1, MAX_DAYS, "days")
    start = _start_of_all(people_frame, parameters)
    if (numbers := len(start.fat_kg) * (-(-days // record_every) + 1)) > MOST_NUMBERS:
        raise ValueError(
            f"{len(start.fat_kg):,} people on {numbers // len(start.fat_kg):,} recorded days are {numbers:,} numbers in"
            f" each array. It must be {MOST_NUMBERS:,} or fewer, which a small computer can hold: keep fewer days with"
            " record_every, or take fewer people."
        )
    eaten = _intake_table(intake_kcal, len(start.fat_kg), days)
    poor = start.fat_kg < LEAST_FAT_KG
    if poor.any():
        row = int(np.argmax(poor))
        raise ValueError(
            f"Row {row} of people_frame starts with {start.fat_kg[row]:.1f} kg of fat."
            f" It must be {LEAST_FAT_KG:g} kg or more: leave this row out."
        )
    per_kg = np.atleast_1d(np.asarray(appetite_kcal_per_kg))
    per_kg = series(per_kg, "appetite_kcal_per_kg", *APPETITE_KCAL_PER_KG, "kcal/day for each kg lost")
    if len(per_kg) not in (1, len(eaten)):
        raise ValueError(
            f"appetite_kcal_per_kg has {len(per_kg)} numbers. It must be one number, or one for each of"
            f" {len(eaten)} people."
        )
    run = follow(start, parameters, Brought(eaten, appetite_kcal_per_kg=per_kg), sodium, record_every)
    stopped = _stop_outside(
        run.arrays, run.stopped_day, most_kg(people_frame["height_cm"].to_numpy(np.float64)), record_every
    )
    return {**run.arrays, "stopped_day": stopped}


def _stop_outside(arrays: dict[str, Floats], stopped_day: Any, most_kg: Floats, record_every: int) -> Any:
    """Hold who grows too heavy for the model, or has no lean tissue left, at the last recorded day that holds."""
    weight, lean = arrays["weight_kg"], arrays["lean_kg"]
    stopped_day = stopped_day.copy()
    for row in np.flatnonzero((weight.max(axis=1) > most_kg) | (lean.min(axis=1) <= 0.0)).tolist():
        last = int(np.argmax((weight[row] > most_kg[row]) | (lean[row] <= 0.0))) - 1
        stopped_day[row] = last * record_every
        for array in arrays.values():
            array[row, last:] = array[row, last]
    return stopped_day


_NUMBERS = ("age_years", "height_cm", "weight_kg", "pal")


def _start_of_all(frame: Any, parameters: Parameters) -> Start:
    """Return the balance of every row of a table of people, or a sentence about the first row that is wrong."""
    wanted = ("sex", *_NUMBERS)
    columns = list(getattr(frame, "columns", []))
    missing = [name for name in wanted if name not in columns]
    if missing or not hasattr(frame, "to_dict"):
        raise ValueError(
            f"people_frame has no column {', '.join(missing) or shown(frame)}. It must be a DataFrame with the"
            f" columns {', '.join(wanted)}, and fat_kg and name if you like."
        )
    if doubled := [name for name in (*wanted, "fat_kg", "name") if columns.count(name) > 1]:
        raise ValueError(f"people_frame has the column {doubled[0]} more than once. It must be there once: drop one.")
    if len(frame) == 0:
        raise ValueError("people_frame has 0 rows. It must have at least one person: add a row.")
    known = "fat_kg" in columns and not np.all(frame["fat_kg"].isna())
    numbers = (*_NUMBERS, "fat_kg") if known else _NUMBERS
    kinds = [getattr(frame[name], "dtype", None) for name in numbers]
    if not all(isinstance(kind, np.dtype) and kind.kind in "iuf" for kind in kinds):  # text, yes or no, a mixture
        people = [_person(row, record) for row, record in enumerate(frame.to_dict("records"))]
        return Start(*(np.array(column) for column in zip(*(start_of(p, parameters) for p in people), strict=True)))
    age, height, weight, pal, *given = (frame[name].to_numpy(np.float64) for name in numbers)
    sex = frame["sex"].tolist()
    male = np.array([one == "male" for one in sex])
    with np.errstate(all="ignore"):  # whatever a wrong row makes of it, the row gets its sentence below
        bmi = weight / (height / 100.0) ** 2
        fat = _by_sex(male, jackson_of_log_bmi, age, np.log(bmi)) / 100.0 * weight
        guessed = np.isnan(given[0]) if given else np.full(len(fat), True)
        fat = np.where(guessed, fat, given[0]) if given else fat
        right = (fat > 0.0) & (guessed | (fat <= 0.9 * weight))  # a BMI bounds the weight
        for values, (low, high) in ((age, AGE_YEARS), (height, HEIGHT_CM), (bmi, BMI_KG_M2), (pal, PAL_RANGE)):
            right &= (values >= low) & (values <= high)
    right &= np.array([one in ("female", "male") for one in sex])
    if "name" in columns:
        right &= np.array([not isinstance(name, str) or bool(name.strip()) for name in frame["name"].tolist()])
    for row in np.flatnonzero(~right).tolist():
        _person(row, frame.iloc[row : row + 1].to_dict("records")[0])  # a person says what is wrong
    if parameters.fat_cap_percent is not None:
        fat = np.where(guessed, np.minimum(fat, parameters.fat_cap_percent / 100.0 * weight), fat)
    return balance(weight, fat, pal, _by_sex(male, mifflin_st_jeor_kcal, age, height, weight), parameters)


def _by_sex(male: Any, equation: Callable[..., Any], *values: Floats) -> Floats:
    """Return an equation that differs by sex, for many people."""
    result: Floats = np.where(male, equation("male", *values), equation("female", *values))
    return result


def _person(row: int, record: dict[str, Any]) -> Person:
    """Return one row of a table as a person, or a sentence that names the row."""
    fat, name = record.get("fat_kg"), record.get("name")
    known = fat is not None and not (isinstance(fat, float) and np.isnan(fat))
    try:
        return Person(
            name=name if isinstance(name, str) else f"row {row}",
            sex=record["sex"],
            **{key: record[key] for key in _NUMBERS},
            fat_kg=fat if known else None,
        )
    except ValueError as error:
        raise ValueError(f"Row {row} of people_frame: {error}") from None


def _intake_table(intake_kcal: Any, people: int, days: int) -> Floats:
    """Return the intake as (n, days), or a sentence about its shape."""
    allowed = f"({people},), ({days},) or ({people}, {days})"
    try:
        given = np.asarray(intake_kcal)
    except ValueError:  # rows of different lengths
        given = np.empty((), dtype=object)
    if given.dtype.kind not in "iuf":
        raise ValueError(
            f"intake_kcal is {shown(intake_kcal)}, which is not a table of numbers. It must be kcal/day in the"
            f" shape {allowed}: one number a person or day."
        )
    with np.errstate(over="ignore"):  # what is too large is refused below
        given = given.astype(np.float64)
    if given.ndim == 1 and people == days and people > 1:
        raise ValueError(
            f"intake_kcal has the shape {given.shape}, which could mean people or days. It must be ({people}, {days})"
            " here: write np.tile(...) or values[:, None] * np.ones(days)."
        )
    if given.shape == (people, days):
        table = given
    elif given.shape == (people,):
        table = np.broadcast_to(given[:, None], (people, days))
    elif given.shape == (days,):
        table = np.broadcast_to(given, (people, days))
    else:
        raise ValueError(f"intake_kcal has the shape {given.shape}. It must be {allowed}: one number a person or day.")
    if not (given.min() >= 0.0 and given.max() <= MAX_INTAKE_KCAL):  # as it is for what is not a number
        row = int(np.argmin(((table >= 0.0) & (table <= MAX_INTAKE_KCAL)).all(axis=1)))
        series(table[row], f"intake_kcal of row {row}", 0.0, MAX_INTAKE_KCAL, "kcal/day")
    return table
