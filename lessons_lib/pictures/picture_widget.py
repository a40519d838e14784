"""The one widget of our own: a picture with alternative text, its words beside it, drawn for the room it has."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import numpy as np
import traitlets
from PIL import Image

from ..science.words import with_minus
from .png import quick_png

if TYPE_CHECKING:
    from .canvas import Canvas

_FRONT = Path(__file__).parent / "front"

# Labels stand above their tracks, which so get the whole width. In the dark, a picture made for light paper is
# turned over: light for dark, with the hues kept.


_MOST_SHARE = 16
"""A picture of which more than one pixel in so many has moved is sent whole: compressed, it is smaller."""

Pixels = np.ndarray[Any, np.dtype[np.uint8]]


class Picture(anywidget.AnyWidget):
    """A picture that is replaced in place, with its words as caption and alternative text.

    Attributes
    ----------
    background
        A PNG.
    moved
        The places of the pixels that differ from it, and after them their colours, four bytes each.
    headline
        The one number that is looked for, in a few words of its own.
    captioned
        Whether the words can be read; a chart's stand below it anyway.
    light
        Whether it is drawn on light paper, which a dark page turns over.
    room, ratio
        How much of the page it may fill, and how many pixels the screen has for each of it, as the browser tells.
    """

    _esm = (_FRONT / "picture.js").read_text(encoding="utf-8")
    _css = (_FRONT / "picture.css").read_text(encoding="utf-8")
    background = traitlets.Bytes(b"").tag(sync=True)
    moved = traitlets.Bytes(b"").tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)
    headline = traitlets.Unicode("").tag(sync=True)
    captioned = traitlets.Bool(True).tag(sync=True)
    light = traitlets.Bool(True).tag(sync=True)
    room = traitlets.List(traitlets.Float(), [0.0, 0.0]).tag(sync=True)
    ratio = traitlets.Float(1.0).tag(sync=True)
    _behind: Pixels | None = None

    def show(self, canvas: Canvas, words: str, headline: str = "") -> None:
        """Change picture and words in one message, so that they never disagree."""
        width, height = self.room
        canvas.fit(width, height, self.ratio)
        pixels, still = canvas.pixels(), canvas.still
        now, behind = _each(pixels), _each(still)
        places = np.flatnonzero(now != behind).astype("<u4")
        if whole := _MOST_SHARE * places.size > now.size:
            places = places[:0]
        with self.hold_sync():
            if whole:
                self._behind, self.background = None, quick_png(pixels)
            elif self._behind is not still:
                self._behind, self.background = still, quick_png(still)
            self.moved = places.tobytes() + now[places].tobytes()
            self.light = canvas.look.on_light
            self.words, self.headline = words, with_minus(headline)

    @property
    def png(self) -> bytes:
        """The picture as a PNG."""
        with Image.open(io.BytesIO(self.background)) as image:
            pixels = np.asarray(image.convert("RGBA")).copy()
        places, colours = np.frombuffer(self.moved, "<u4").reshape(2, -1)
        _each(pixels)[places] = colours
        return quick_png(pixels)


def alone(canvas: Canvas, words: str) -> Picture:
    """Return a chart's picture for a page: without a caption, and drawn anew where the page has other room."""
    picture = Picture(captioned=False)
    picture.observe(lambda _: picture.show(canvas, words), names=["room", "ratio"])
    picture.show(canvas, words)
    return picture


def _each(pixels: Pixels) -> np.ndarray[Any, np.dtype[np.uint32]]:
    """Return every pixel as one number."""
    return pixels.view("<u4").reshape(-1)
