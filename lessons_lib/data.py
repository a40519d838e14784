"""The one door to ``data/``: every table the course reads comes through here."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from .science.checks import nearest, shown
from .start import files

if TYPE_CHECKING:
    import pandas as pd
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")
Row = TypeVar("Row")

SHOWABLE_TAGS = ("VERIFIED", "VERIFIED-SECONDARY", "DERIVED")
"""Tags of rows that may be shown as data; anything else stays in words."""


def folder() -> Path:
    """Return the folder that holds the tables: beside the library in a checkout, inside it in a wheel."""
    here = Path(__file__).resolve().parent
    checkout = here.parent / "data"
    return checkout if (checkout / "datapackage.json").is_file() else here / "_data"


def path(name: str) -> Path:
    """Return the file of one table.

    Raises
    ------
    ValueError
        If there is no such table; the sentence lists those there are.

    Examples
    --------
    >>> path("people").name
    'people.csv'
    """
    known = {file.stem: file for file in sorted(folder().glob("*.csv"))}
    if name not in known:
        raise ValueError(f"There is no table {shown(name)} in data/. It must be one of {', '.join(known)}.")
    return known[name]


_REMEDY = "Restore it: git checkout -- data, or without git download the project again."


def read_rows(name: str) -> list[dict[str, str]]:
    """Return one table as a list of rows, every value a text, without needing pandas.

    Raises
    ------
    ValueError
        If the file is not what ``datapackage.json`` says of it: columns, numbers, a row cut short or lost.

    Examples
    --------
    >>> read_rows("people")[0]["name"]
    'Ana'
    """
    return _rows_of(path(name))


def _rows_of(file: Path) -> list[dict[str, str]]:
    fields, least = _described(file.parent).get(file.name, ((), 0))
    rows, seen = list[dict[str, str]](), set[tuple[str, str]]()
    try:
        reader = csv.DictReader(io.StringIO(files.read_text(file), newline=""), strict=True)
        missing = [field["name"] for field in fields if field["name"] not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(f"has no column {missing[0]!r}")
        for row in reader:
            line = f"line {reader.line_num}"
            if None in row or None in row.values():
                raise ValueError(f"{line} has {'more' if None in row else 'fewer'} values than there are columns")
            for field in fields:
                _check_value(row[field["name"]], field, line, seen)
            rows.append(row)
        if len(rows) < least:
            raise ValueError(f"has {len(rows)} rows of {least}")
    except (ValueError, csv.Error) as error:
        raise ValueError(f"data/{file.name}: {str(error).rstrip('.')}. {_REMEDY}") from None
    return rows


def _check_value(text: str, field: dict[str, Any], line: str, seen: set[tuple[str, str]]) -> None:
    """Refuse a value that is not what the description of its column promises."""
    column, rules = field["name"], field.get("constraints", {})
    if not text and rules.get("required"):
        raise ValueError(f"{line} has no {column}")
    if rules.get("unique") and (column, text) in seen:
        raise ValueError(f"{line} has the {column} {shown(text)} a second time")
    seen.add((column, text))
    if text and (kind := {"integer": int, "number": float}.get(field["type"])):
        try:
            whole = math.isfinite(kind(text))
        except ValueError:
            whole = False
        if not whole:
            raise ValueError(f"{column} in {line} is {shown(text)}, which is no number as its column needs it")


@cache
def _described(place: Path) -> dict[str, tuple[tuple[dict[str, Any], ...], int]]:
    """Return the columns of each file in a folder, and how many rows it has at least."""
    try:
        package = json.loads(files.read_text(place / "datapackage.json"))
        return {one["path"]: (tuple(one["schema"]["fields"]), int(one["rows"])) for one in package["resources"]}
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError(f"data/datapackage.json cannot be read ({shown(str(error))}). {_REMEDY}") from None


def records(kind: type[Record], name: str) -> tuple[Record, ...]:
    """Return one table as dataclasses, a row each: numbers as the fields say, an empty one None.

    A field that is no column of the table keeps its default; columns without a field are left out.

    Examples
    --------
    >>> from lessons_lib.science.evidence.trials import Claim
    >>> records(Claim, "claims")[0].id
    'E01'
    """
    found = []
    for row in read_rows(name):
        values: dict[str, Any] = {}
        for field in fields(kind):
            if field.name in row:
                text, type_ = row[field.name], str(field.type)
                number = int if type_.startswith("int") else float if type_.startswith("float") else None
                values[field.name] = text if number is None else number(text) if text else None
        found.append(kind(**values))
    return tuple(found)


class NoSuchNameError(ValueError, KeyError):
    """A name that is in none of the rows; a `KeyError` too, as a mapping promises."""

    def __str__(self) -> str:
        # KeyError would put the sentence in quotation marks
        return str(self.args[0])


_SHOWN = 40


class Named(Mapping[str, Row]):
    """Rows of a table by their short name, read on first use, so that importing the library touches no file.

    `title` is what all of them are called, `noun` one of them.

    Examples
    --------
    >>> Named("Lakes", "lake", lambda: {"linn": 400.0})["linn"]
    400.0
    """

    def __init__(self, title: str, noun: str, read: Callable[[], Mapping[str, Row]]) -> None:
        self._title, self._noun, self._read = title, noun, read

    @cached_property
    def _rows(self) -> dict[str, Row]:
        return dict(self._read())

    def __getitem__(self, key: str) -> Row:
        short = self._short(key)
        if short is None:
            near = nearest(key, self._rows) if isinstance(key, str) and key else None
            meant = f"Did you mean {near!r}? " if near else ""
            raise NoSuchNameError(
                f"There is no {self._noun} {shown(key)}. {meant}It must be one of {', '.join(self._called())}."
            )
        return self._rows[short]

    def __contains__(self, key: object) -> bool:
        return self._short(key) is not None

    def _short(self, key: object) -> str | None:
        """Return the short name that is meant: people are called by names, and names have capital letters."""
        if not isinstance(key, str) or key in self._rows:
            return key if isinstance(key, str) else None
        small = key.casefold()
        return small if small in self._rows else None

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        names = self._called()
        more = [f"and {len(names) - _SHOWN} more"] if len(names) > _SHOWN else []  # one line, however many there are
        return f"{self._title}({', '.join(names[:_SHOWN] + more)})"

    def _called(self) -> list[str]:
        """Return every short name, with its capital letter where the row has it."""
        names = [str(getattr(row, "name", key)) for key, row in self._rows.items()]
        return [name if name.casefold() == key else key for name, key in zip(names, self._rows, strict=True)]


def table(name: str) -> pd.DataFrame:
    """Return one table as a DataFrame.

    Examples
    --------
    >>> table("real_weight_loss").columns.tolist()
    ['day', 'weight_kg']
    """
    import pandas as pd

    read_rows(name)  # a bent file is a sentence
    return pd.read_csv(io.StringIO(files.read_text(path(name))))


def toml_files(place: Path) -> list[Path]:
    """Return the files of scenes or classes in a folder, in their order, also as other programs name them.

    Examples
    --------
    >>> toml_files(folder() / "scenes")[0].suffix
    '.toml'
    """
    with suppress(OSError):  # a name that no folder can have
        found = place.glob("*") if place.is_dir() else ()
        return sorted(file for file in found if file.name.lower().endswith((".toml", ".toml.txt")))
    return []


def scene_files(own: Path | None = None) -> list[Path]:
    """Return the files of the board's scenes, in their order, or those of a coach's own folder."""
    return toml_files(folder() / "scenes" if own is None else own)


def class_files() -> list[Path]:
    """Return the files of the course's classes, in their order."""
    return toml_files(folder() / "classes")
