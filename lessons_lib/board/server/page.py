"""The frame of every page round the board."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template


def page(title: str, content: str, above: str = "") -> str:
    """Return a whole page that needs no other file.

    Examples
    --------
    >>> "<title>1 &lt; 2</title>" in page("1 < 2", "<h1>So</h1>")
    True
    """
    template = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))
    return template.substitute(title=escape(title), content=content, above=above)
