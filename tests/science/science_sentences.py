"""What every refusal of the library has to be: a sentence that helps."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

NAN, INF = float("nan"), float("inf")
NOT_NUMBERS: list[Any] = ["80kg", "", None, True, [80], (80,), {"kg": 80}, 80j]
"""Wrong types, each of which somebody has typed."""
INSIDES = r" at 0x|np\.(float|int|bool|str|nan|inf)|numpy|array\(|dtype|Traceback|<class|math domain"


def refusal(call: Callable[[], Any], *must_say: str) -> str:
    """Check that a call is refused with a sentence that says all of `must_say`; return the sentence."""
    with pytest.raises(ValueError, match=r"\S") as info:
        call()
    text = str(info.value)
    assert text[0].isupper() or text[0].isalpha(), f"does not begin as a sentence: {text}"
    assert text.endswith("."), f"does not end as a sentence: {text}"
    assert len(text) < 450, f"too long to read: {text}"
    assert re.search(r"must|give|make it|choose|write|start again|stay", text, re.I), f"no remedy: {text}"
    assert not re.search(INSIDES, text), f"shows the inside of Python: {text}"
    for words in must_say:
        assert words in text, f"{words!r} is missing in: {text}"
    return text


def value_of(value: Any) -> str:
    """How a refused value stands in its sentence."""
    return repr(value)[:40] if not isinstance(value, float) else f"{value:g}"
