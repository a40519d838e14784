"""The one widget of the lessons: a question or a message, what can be clicked or typed, and what is said back.

A sheet knows no questions. It shows a `Face` and tells what was done: a choice clicked, an answer typed, a button
pressed. Loaded only where a widget is made: nothing else here needs `anywidget`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import anywidget
import traitlets

_FRONT = Path(__file__).parent / "front"


@dataclass(frozen=True)
class Face:
    """What a sheet shows; texts are HTML, but for `typed` and `unit`.

    Attributes
    ----------
    choices
        Key and text of each.
    chosen
        The key of the one that was chosen.
    field
        Whether something can be typed; its answer comes as the act ``"answer"``, as that of a choice does.
    rows
        How many lines the field has, where it takes a text; none for a line. A text is told when it is left, too.
    buttons
        Act and words of each.
    name
        The question that it asks, by which a recap finds it: an element with ``data-go`` leads to it.
    mood
        ``"picture"``, where the prompt is one; ``"waits"``, where a button stands beside it; or nothing.
    """

    prompt: str
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    field: bool = False
    typed: str = ""
    rows: int = 0
    unit: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    reply: str = ""
    mood: str = ""
    name: str = ""


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


_MARKED = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)"), r'<a href="\2" target="_blank" rel="noopener">\1</a>'),
    (re.compile(r"\*\*(?! )(.+?)(?<! )\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(?! )([^*\n]+)(?<! )\*"), r"<em>\1</em>"),
)


def as_html(text: str) -> str:
    """Return the little markdown that questions use as HTML: paragraphs, lists, bold, italics, code, links.

    Examples
    --------
    >>> as_html("**Right.** 2 < 3, *so* `x`.")
    '<p><b>Right.</b> 2 &lt; 3, <em>so</em> <code>x</code>.</p>'
    """
    return "".join(_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


def as_line(text: str) -> str:
    """Return a line of markdown as HTML without a paragraph of its own."""
    line = html.escape(text, quote=False)
    for pattern, put in _MARKED:
        line = pattern.sub(put, line)
    return line


def _block(block: str) -> str:
    lines = block.strip().splitlines()
    if all(line.lstrip().startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{as_line(line.lstrip()[2:])}</li>' for line in lines)}</ul>"
    return f"<p>{'<br>'.join(as_line(line) for line in lines)}</p>"
