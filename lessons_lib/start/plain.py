"""Words for a terminal that lacks some of our signs, such as Windows' own with its 256: a minus stays a minus.

Python would stop with an error in place of the sentence.
"""

from __future__ import annotations

import codecs
import io
import sys
import unicodedata
from typing import Any

_NAME = "lessons_lib.plain"
_SIGNS = {
    "−": "-",
    "–": "-",
    "—": "-",
    "≈": "about ",
    "→": "->",
    "≤": "<=",
    "≥": ">=",
    "×": "x",
    "·": "-",
    "√": "root of ",
}
_SIGNS |= {"‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "⁄": "/", "\u00a0": " ", "\u202f": " "}


def plain(text: str) -> str:
    """Return a text in the letters that every terminal has.

    Examples
    --------
    >>> plain("−½ kg → 12 m³ ≈ naïve")
    '-1/2 kg -> 12 m3 about  naive'
    """
    known = "".join(_SIGNS.get(letter, letter) for letter in text)
    apart = "".join(_SIGNS.get(letter, letter) for letter in unicodedata.normalize("NFKD", known))
    return "".join(c if c.isascii() else "?" for c in apart if not unicodedata.combining(c))


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


def soften(*streams: Any) -> None:
    """Let streams that would stop at a sign write it in plain letters; those of this process when left out."""
    codecs.register_error(_NAME, _replaced)
    for stream in streams or (sys.stdout, sys.stderr):
        # where no language is set, Python writes "surrogateescape" for strict, and stops just as well
        if isinstance(stream, io.TextIOWrapper) and stream.errors in ("strict", "surrogateescape"):
            stream.reconfigure(errors=_NAME)
