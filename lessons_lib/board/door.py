"""Where the room's phones vote, as a picture: the address, its code, and both as a QR picture to point a phone at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from ..pictures.board_canvas import BoardCanvas, Size
from ..pictures.canvas import Canvas
from ..science.words import count

_QUIET = 4  # squares of white round a QR picture, without which no phone finds it


@dataclass(frozen=True)
class Door:
    """The address of the page for phones, while one question is open.

    Attributes
    ----------
    votes_on
        What is voted on.
    url, code
        What a phone opens, and what it asks for.
    squares
        The QR picture, in rows of 0 and 1.
    """

    votes_on: str
    url: str
    code: str
    squares: tuple[str, ...]

    @classmethod
    def of(cls, votes_on: str, told: Mapping[str, Any]) -> Self:
        """Return the door that the page's server told of.

        Raises
        ------
        ValueError
            If it is none.
        """
        squares = tuple(str(row) for row in told.get("squares", ()))
        if not squares or {len(row) for row in squares} != {len(squares)} or set("".join(squares)) > {"0", "1"}:
            raise ValueError("The phones' address did not arrive. Close the vote, and ask the phones again.")
        return cls(votes_on, str(told["url"]), str(told["code"]), squares)

    def drawn(self, size: Size, light: str, ratio: float) -> BoardCanvas:
        """Return a picture of it: the squares on the left, dark on white in any light, and the words on the right."""
        canvas = BoardCanvas("", "", size, light, ratio=ratio)
        canvas.title("Vote with your phone")
        canvas.axes.set_axis_off()
        letter, (width, height) = canvas.look.font_pt / 72, canvas.look.inches
        side = min(height - 2.6 * letter, 0.55 * width)
        place = (0.6 * letter / width, (height - 2.1 * letter - side) / height, side / width, side / height)
        axes = canvas.figure.add_axes(place)
        squares = np.pad(np.array([[int(one) for one in row] for row in self.squares]), _QUIET)
        axes.imshow(1 - squares, cmap="gray", vmin=0, vmax=1, interpolation="nearest")
        axes.set_axis_off()
        short = self.url.removeprefix("http://").rstrip("/")
        share = min(1.5, (width - side - 2.4 * letter) / (0.62 * letter * len(short)))
        style: dict[str, Any] = {"color": canvas.look.ink, "weight": "bold", "va": "center"}
        for down, text, times in ((0.8, short, share), (0.6, self.code, 2.0), (0.4, "", 1.2)):
            at = (side + 1.8 * letter) / width, down
            canvas.artists["count"] = canvas.figure.text(*at, text, fontsize=times * canvas.look.font_pt, **style)
        canvas.animate(canvas.artists["count"])
        return canvas

    def say(self, canvas: Canvas, votes: int) -> list[str]:
        """Write how many have voted, and return what the picture says."""
        said = f"{count(votes, 'vote')} so far"
        canvas.artists["count"].set_text(said)
        return [f"On your phone: {self.url} with the code {self.code}.", f"{said}."]
