"""A picture's pixels as a PNG: made fast for one frame, or small to be stored."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
from PIL import Image


def quick_png(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """Return a PNG made fast, for a picture that lives for one frame.

    Written here, because a library tries five filters on every row; flat colours are as small without any.
    Three channels: the paper is opaque.

    Examples
    --------
    >>> Image.open(io.BytesIO(quick_png(np.zeros((2, 3, 4), np.uint8)))).size
    (3, 2)
    """
    height, width = pixels.shape[:2]
    rows = np.zeros((height, 1 + 3 * width), np.uint8)  # each begins with the name of its filter: none
    rows[:, 1:].reshape(height, width, 3)[...] = pixels[..., :3]
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0),
        b"IDAT": zlib.compress(rows.data, 1),
        b"IEND": b"",
    }
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(name)))
        for name, data in chunks.items()
    )


def compact_png(pixels: np.ndarray[Any, np.dtype[np.uint8]]) -> bytes:
    """Return a small PNG, for a picture that is stored; the same pixels give the same bytes."""
    # a median cut would give two rare hues one colour, such as those of two squares of a legend
    image = Image.fromarray(pixels[..., :3]).quantize(
        colors=96, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )
    file = io.BytesIO()
    image.save(file, format="png", optimize=True)
    return file.getvalue()
