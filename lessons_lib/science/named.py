"""Named rows of a table of ``data/``, read on first use, so that importing the library touches no file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from .checks import shown

Row = TypeVar("Row")


class NoSuchNameError(ValueError, KeyError):
    """A name that is in none of the rows; a `KeyError` too, as a mapping promises."""

    def __str__(self) -> str:
        # KeyError would put the sentence in quotation marks
        return str(self.args[0])


class Named(Mapping[str, Row]):
    """Rows by their short name; `title` is what all of them are called, `noun` one of them.

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
        if not isinstance(key, str) or key not in self._rows:
            raise NoSuchNameError(f"There is no {self._noun} {shown(key)}. It must be one of {', '.join(self._rows)}.")
        return self._rows[key]

    def __contains__(self, key: object) -> bool:
        return key in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"{self._title}({', '.join(self._rows)})"
