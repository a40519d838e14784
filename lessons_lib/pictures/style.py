"""Pictures look the same whatever a reader has set for pictures of their own, and a dollar sign is a dollar sign.

Matplotlib's settings are one dictionary for the whole process, read when a text or line is made and again when it
is drawn. Here every method of a canvas runs with our own, and hands the reader's back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import isfunction
from typing import Any, ParamSpec, TypeVar

import matplotlib as mpl

P = ParamSpec("P")
T = TypeVar("T")

# what shows figures, and where, is not ours to say; "$5 and $6" is no mathematics
_OURS = {name: value for name, value in mpl.rcParamsDefault.items() if "backend" not in name}
_OURS["text.parse_math"] = False
_inside = False


def our_style(call: Callable[P, T]) -> Callable[P, T]:
    """Let a function draw with our settings."""

    @wraps(call)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> T:
        global _inside
        if _inside:
            return call(*args, **kwargs)
        theirs, _inside = dict(dict.items(mpl.rcParams)), True  # its own way to be copied is slow
        dict.update(mpl.rcParams, _OURS)  # as rc_context does at its end: they were checked before
        try:
            return call(*args, **kwargs)
        finally:
            dict.update(mpl.rcParams, theirs)
            _inside = False

    return drawn


class OurStyle:
    """What draws: each of its methods, and of its heirs', runs with our settings."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        for name, value in list(vars(cls).items()):
            if isfunction(value):
                setattr(cls, name, our_style(value))
