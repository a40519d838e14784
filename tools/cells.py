"""One cell of a lesson: its words, and what its code calls."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property

COACH = "coach"
ANSWERED = ("ask", "draw", "recall", "compare", "recap")
"""What a lesson calls to be answered on the page, or to say back: there the code is nothing to read."""


@dataclass(frozen=True)
class Cell:
    """One cell."""

    number: int  # from 1, coach cells counted: where to look in the source
    kind: str  # "markdown" or "code"
    text: str  # placeholders filled
    raw: str = ""  # as written, with the facts of about.toml
    tags: tuple[str, ...] = ()
    asked: str = ""  # the questions that its code asks, as they are read

    @property
    def coach(self) -> bool:
        return COACH in self.tags

    @property
    def code(self) -> bool:
        return self.kind == "code"

    @cached_property
    def tree(self) -> ast.Module:
        """The cell's Python; empty if it is none (another rule says so)."""
        try:
            return ast.parse(self.text if self.code else "")
        except SyntaxError:
            return ast.parse("")

    @cached_property
    def calls(self) -> list[ast.Call]:
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        return sorted(found, key=lambda call: (call.lineno, call.col_offset))

    def called(self, *names: str) -> list[ast.Call]:
        """List the calls of functions by dotted name; "charts." means anything in charts."""

        def is_one(called: str) -> bool:
            return any(called.startswith(name) if name.endswith(".") else called == name for name in names)

        return [call for call in self.calls if is_one(dotted(call.func))]

    @property
    def asks(self) -> list[str]:
        """The ids of the questions that the cell asks; "" for one that is not written out."""
        # what was drawn is not asked for again where it is laid over an app
        names = ("lesson.ask",) if self.shows else ("lesson.ask", "lesson.draw")
        first = [call.args[0] if call.args else None for call in self.called(*names)]
        return [one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else "" for one in first]

    @property
    def folded(self) -> bool:
        """Whether the cell's code is one such call, and is folded away."""
        names = "|".join(ANSWERED)
        return self.code and bool(re.fullmatch(rf'lesson\.({names})\("[^"]*"\)', self.text.strip()))

    @property
    def shows(self) -> bool:
        """Whether the cell draws a chart or an app."""
        return bool(self.called("charts.", "apps."))

    @property
    def lines(self) -> int:
        return sum(1 for line in self.text.splitlines() if line.strip())

    @cached_property
    def headings(self) -> list[tuple[int, str]]:
        if self.code:
            return []
        prose = re.sub(r"^(```|~~~).*?^\1", "", self.text, flags=re.MULTILINE | re.DOTALL)
        return [(len(m[1]), m[2].strip()) for m in re.finditer(r"^(#{1,6})\s+(.*)$", prose, re.M)]


def dotted(node: ast.expr) -> str:
    """Give ``charts.weight`` for that expression; "" for what is no chain of names."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{inner}.{node.attr}" if (inner := dotted(node.value)) else ""
    return f"{inner}()" if isinstance(node, ast.Call) and (inner := dotted(node.func)) else ""
