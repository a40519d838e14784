"""The one widget of the lessons: a question or a message, what can be clicked or typed, and what is said back.

A sheet knows no questions. It shows a `Face` and tells what was done: a choice clicked, an answer typed, a button
pressed. Loaded only where a widget is made: nothing else here needs `anywidget`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from .face import Face

_FRONT = Path(__file__).parent / "front"


class Sheet(anywidget.AnyWidget):
    """A face on the page; `done` is told each act, with its text."""

    _esm = (_FRONT / "sheet.js").read_text(encoding="utf-8")
    _css = (_FRONT / "sheet.css").read_text(encoding="utf-8")
    face = traitlets.Dict().tag(sync=True)

    def __init__(self, face: Face, done: Callable[[str, str], None]) -> None:
        super().__init__(face=asdict(face))
        self._done = done
        self.on_msg(self._heard)

    def show(self, face: Face) -> None:
        """Show another state of the same question."""
        self.face = asdict(face)

    def _heard(self, _: Any, content: Any, __: Any) -> None:
        act, text = content.get("act"), content.get("text", "")
        if isinstance(act, str) and isinstance(text, str):
            self._done(act, text)
            self.send({})  # also where nothing has changed
