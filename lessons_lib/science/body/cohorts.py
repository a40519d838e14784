"""Many bodies at once: the dynamic model on a table of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..checks import Floats, choice, instance, series, shown, whole
from .dynamic import HALL_2011, Parameters, Start, start_of
from .people import Person
from .plans import MAX_DAYS, MAX_INTAKE_KCAL
from .runs import LEAST_FAT_KG, SODIUM, Sodium, follow

if TYPE_CHECKING:
    import pandas as pd


def project_many(
    people_frame: pd.DataFrame,
    intake_kcal: Any,
    days: int,
    parameters: Parameters = HALL_2011,
    sodium: Sodium = "proportional",
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

    Returns
    -------
    dict
        The arrays of a `Projection`, each of shape (n, days + 1), and `"stopped_day"` of shape (n,):
        -1, or the last day that holds for a row whose fat falls below 2 kg. Such a row keeps the values
        of that day from then on.

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
    people = _people_of(people_frame)
    starts = [start_of(person, parameters) for person in people]
    start = Start(*(np.array(column) for column in zip(*starts, strict=True)))
    eaten = _intake_table(intake_kcal, len(people), days)
    poor = start.fat_kg < LEAST_FAT_KG
    if poor.any():
        row = int(np.argmax(poor))
        raise ValueError(
            f"Row {row} of people_frame starts with {start.fat_kg[row]:.1f} kg of fat."
            f" It must be {LEAST_FAT_KG:g} kg or more: leave this row out."
        )
    run = follow(start, parameters, eaten, sodium=sodium)
    result: dict[str, Any] = run.arrays
    stopped = run.stopped_day
    for row in np.flatnonzero(stopped >= 0).tolist():
        last = stopped[row]
        for name in ("intake_kcal", "expenditure_kcal"):
            result[name][row, last + 1 :] = result[name][row, last]
    return {**result, "stopped_day": stopped}


def _people_of(frame: Any) -> list[Person]:
    """Return the rows of a table as people, naming the row that is wrong."""
    wanted = ("sex", "age_years", "height_cm", "weight_kg", "pal")
    columns = list(getattr(frame, "columns", []))
    missing = [name for name in wanted if name not in columns]
    if missing or not hasattr(frame, "to_dict"):
        raise ValueError(
            f"people_frame has no column {', '.join(missing) or shown(frame)}. It must be a DataFrame with the"
            f" columns {', '.join(wanted)}, and fat_kg and name if you like."
        )
    people = []
    for row, record in enumerate(frame.to_dict("records")):
        fat = record.get("fat_kg")
        known = fat is not None and not (isinstance(fat, float) and np.isnan(fat))
        name = record.get("name")
        try:
            people.append(
                Person(
                    name=name if isinstance(name, str) else f"row {row}",
                    **{key: record[key] for key in wanted},
                    fat_kg=fat if known else None,
                )
            )
        except ValueError as error:
            raise ValueError(f"Row {row} of people_frame: {error}") from None
    if not people:
        raise ValueError("people_frame has 0 rows. It must have at least one person: add a row.")
    return people


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
    given = given.astype(np.float64)
    if given.ndim == 1 and people == days and people > 1:
        raise ValueError(
            f"intake_kcal has the shape {given.shape}, which could mean people or days. It must be ({people}, {days})"
            " here: write np.tile(...) or values[:, None] * np.ones(days)."
        )
    if given.shape == (people, days):
        table = given
    elif given.shape == (people,):
        table = np.repeat(given[:, None], days, axis=1)
    elif given.shape == (days,):
        table = np.tile(given, (people, 1))
    else:
        raise ValueError(f"intake_kcal has the shape {given.shape}. It must be {allowed}: one number a person or day.")
    for row, eaten in enumerate(table):
        series(eaten, f"intake_kcal of row {row}", 0.0, MAX_INTAKE_KCAL, "kcal/day")
    return table
