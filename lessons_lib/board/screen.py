"""The board's one widget: what is on the screen, and what the coach does there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import Any

import anywidget
import traitlets

FRONT = Path(__file__).parent / "front"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)


def one_module(name: str, before: set[str]) -> str:
    """Return a module of the front end and what it imports as one text, because a widget takes only one.

    Parameters
    ----------
    name
        Of the file in ``front``, without its ending.
    before
        The modules that stand in the text already; this one and what it imports are added.
    """
    before.add(name)
    text = (FRONT / f"{name}.js").read_text(encoding="utf-8")
    needed = [one_module(other, before) for other in _IMPORT.findall(text) if other not in before]
    return "\n".join([*needed, re.sub(r"^export (?!default)", "", _IMPORT.sub("", text), flags=re.MULTILINE)])


def room_page() -> str:
    """Return the page of the projected window, which needs no other file."""
    page = Template((FRONT / "room.html").read_text(encoding="utf-8"))
    looks = (FRONT / "class.css").read_text(encoding="utf-8")
    return page.substitute(looks=looks, script=one_module("room", set()))


class Screen(anywidget.AnyWidget):
    """Picture, words and controls in the browser; `act` is called with what was done there."""

    _esm = one_module("board", set())
    _css = "\n".join((FRONT / f"{name}.css").read_text(encoding="utf-8") for name in ("board", "class"))
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
