"""Published numbers of trials, read from ``data/``, each with the ends that were published with it."""

from __future__ import annotations

from ...data import read_rows


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
