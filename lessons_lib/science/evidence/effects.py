"""Published numbers of trials, read from ``data/``, each with the ends that were published with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ...data import read_rows, records


@dataclass(frozen=True)
class Effect:
    """One published number of a table of effects, for a sentence or a picture.

    `value` is None where only a range or a direction was seen; `low` and `high` are what was given with it, and
    `note` says what they are. `people` says how many or who; what a table does not have is empty.
    """

    id: str
    quantity: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    people: str
    tag: str
    note: str
    study: str = ""
    year: int | None = None
    topic: str = ""
    group: str = ""
    direction: str = ""
    source: str = ""

    @property
    def mean(self) -> float:
        """The published mean, or a sentence where there is none."""
        if self.value is None:
            raise ValueError(f"{self.id} has a direction or a range and no mean. It must be a row with a value.")
        return self.value


@lru_cache(maxsize=4)
def published_effects(table: str) -> dict[str, Effect]:
    """Return the published effects of one table by their short name.

    Parameters
    ----------
    table
        ``"exercise_effects"`` or ``"eating_effects"``, a table of ``data/``.

    Examples
    --------
    >>> published_effects("exercise_effects")["made_up_careau"].mean
    28.0
    """
    return {effect.id: effect for effect in records(Effect, table)}


def trial_course(study: str, quantity: str, month: int | None = None) -> tuple[float, float, float]:
    """Return a number of ``data/trial_courses.csv`` between its ends: low, value, high.

    The ends repeat the value where none were published; the middle stands for the value where only ends were.

    Examples
    --------
    >>> trial_course("CALERIE-2", "weight change", 24)
    (-7.9, -7.5, -7.1)
    """
    for row in read_rows("trial_courses"):
        if (row["study"], row["quantity"]) == (study, quantity) and month in (None, int(row["month"] or 0)):
            low, high = (float(row[end] or row["value"]) for end in ("low", "high"))
            return low, float(row["value"] or (low + high) / 2), high
    raise ValueError(f"data/trial_courses.csv has no {quantity!r} of {study!r}. It must be one of its rows.")
