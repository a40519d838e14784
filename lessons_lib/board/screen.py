"""The board's one widget: what is on the screen, and what the coach does there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

_HERE = Path(__file__).parent


class Screen(anywidget.AnyWidget):
    """Picture, words and controls in the browser; `act` is called with what was done there."""

    _esm = (_HERE / "board.js").read_text(encoding="utf-8")
    _css = (_HERE / "board.css").read_text(encoding="utf-8")
    png = traitlets.Bytes(b"").tag(sync=True)
    ui = traitlets.Dict().tag(sync=True)

    def __init__(self, act: Callable[[dict[str, Any]], None]) -> None:
        super().__init__()
        self._act = act
        self.on_msg(self._heard)

    def show(self, png: bytes, ui: dict[str, Any]) -> None:
        """Change picture and everything around it in one message, so that they never disagree."""
        with self.hold_sync():
            self.png = png
            self.ui = ui

    def hand_over(self, name: str, kind: str, content: bytes) -> None:
        """Give the browser a file to save."""
        self.send({"file": name, "kind": kind}, buffers=[content])

    def _heard(self, _: Any, content: Any, __: Any) -> None:
        if isinstance(content, dict):
            self._act(content)
