"""How every picture looks: sizes and colours for the screen, the projector and the dark, by one switch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal

from ..science.checks import choice

LookName = Literal["screen", "projector", "dark", "phone"]
Hue = Literal["line", "body", "scale", "third", "fourth", "ink", "grid", "paper", "none"]


@dataclass(frozen=True)
class Look:
    """Sizes and colours of every chart. Texts keep a contrast of 4.5:1 on the background."""

    inches: tuple[float, float]
    font_pt: float
    line_pt: float
    dot_pt: float
    paper: str
    ink: str
    grid: str
    line: str  # the idealised straight line
    body: str  # the adapting body
    scale: str  # weigh-ins
    third: str  # a third model, a trend, a third part
    fourth: str
    designed_inches: tuple[float, float] = (8.0, 4.5)
    """The size for which places on a picture are written; at another one, margins keep their inches."""

    @property
    def on_light(self) -> bool:
        """Whether the paper is light."""
        return self.paper > "#8"

    def colour(self, hue: Hue) -> str:
        """Return the colour of a hue; "none" stays "none", which is matplotlib's word for no colour."""
        colour: str = getattr(self, hue, hue)
        return colour


# The palette keeps its hues apart for colour-blind readers (after Okabe and Ito); line style and words
# say the same as colour.
LOOKS: dict[str, Look] = {
    "screen": Look(
        (8.0, 4.5),
        12.0,
        2.2,
        4.5,
        "#ffffff",
        "#1a1a1a",
        "#dddddd",
        "#b34700",
        "#0060a0",
        "#4d4d4d",
        "#00704f",
        "#8a4a86",
    ),
}
LOOKS["projector"] = replace(
    LOOKS["screen"], inches=(12.8, 7.2), font_pt=20.0, line_pt=4.0, dot_pt=8.0, designed_inches=(12.8, 7.2)
)
LOOKS["phone"] = replace(LOOKS["screen"], inches=(4.2, 3.9))
LOOKS["dark"] = replace(
    LOOKS["screen"],
    paper="#14171a",
    ink="#f2f2f2",
    grid="#3a3f44",
    line="#ff9d5c",
    body="#6fc3ff",
    scale="#c8c8c8",
    third="#4fd6a8",
    fourth="#e0a3dc",
)
DPI = 100
PAGE_DPI = 84  # of a picture that is drawn for the room it has on a page: letters of 14 pixels
DASHED = (0, (5, 2))
DOTTED = (0, (1, 1))

_look = LOOKS["screen"]


def look(name: LookName = "screen") -> None:
    """Draw every chart made from now on for the `"screen"`, the `"projector"`, a `"phone"` or in `"dark"`.

    Raises
    ------
    ValueError
        For any other word.

    Examples
    --------
    >>> look("projector"); look("screen")
    """
    global _look
    _look = LOOKS[choice(name, "look", list(LOOKS))]


def current_look() -> Look:
    """Return the look that is on now."""
    return _look


@contextmanager
def looking(name: LookName) -> Iterator[None]:
    """Draw in another look for as long as a block lasts.

    Examples
    --------
    >>> with looking("dark"):
    ...     print(current_look().paper)
    #14171a
    """
    global _look
    before = _look
    look(name)
    try:
        yield
    finally:
        _look = before
