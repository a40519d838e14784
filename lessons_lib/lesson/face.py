"""What a sheet of a lesson shows, and the little markdown of questions as HTML: plain values, no widget."""

from __future__ import annotations

import base64
import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..pictures.canvas import Chart


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


_NARROW_PX = 350


def as_figure(chart: Chart) -> str:
    """Return a chart as HTML: its picture with the words as alternative text, and its caption.

    A phone gets a picture of its own, drawn for its width, with letters that can be read.
    """
    narrow, wide = (f"data:image/png;base64,{in_base64(chart.png(width=width))}" for width in (_NARROW_PX, 0))
    phone = f'<source media="(max-width: 500px)" srcset="{narrow} 2x">'
    picture = f'<picture>{phone}<img alt="{html.escape(chart.words)}" src="{wide}"></picture>'
    return f"<figure>{picture}<figcaption>{html.escape(chart.caption)}</figcaption></figure>"


def in_base64(data: bytes) -> str:
    """Return bytes as a notebook and a page hold them."""
    return base64.b64encode(data).decode("ascii")
