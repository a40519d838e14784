"""Errors in words: a slip gets the learner's own line and a sentence, not a page of Python.

The project's environment loads this as an extension when a kernel starts (``etc/ipython`` of the installed
package), so that even a set-up cell that was not run is named. Elsewhere importing `lessons_lib.lesson` does.
The cell still counts as failed, and ``%tb`` shows the whole story.
"""

from __future__ import annotations

import ast
import linecache
import sys
from functools import partial
from itertools import islice
from textwrap import wrap
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np

from .ledger import on_page

if TYPE_CHECKING:
    from .slips_of_names import Failed

_STORY = "\n(The whole story: %tb in a new cell.)"
_NUMBERS: tuple[type, ...] = (float, np.float64, np.int64, np.bool_)
_wrap = partial(wrap, width=88, break_long_words=False, break_on_hyphens=False)
_LONGEST = 160
"""A line is cut after so many letters; one that is longer was not typed by hand."""


def load_ipython_extension(shell: Any) -> None:
    """Show errors of cells in words, in this shell from now on."""
    # KeyboardInterrupt: the stop button is no error of the learner's
    shell.set_custom_exc((Exception, KeyboardInterrupt), _show)
    plain = shell.display_formatter.formatters["text/plain"]
    for kind in _NUMBERS:
        plain.for_type(kind, _number)


def unload_ipython_extension(shell: Any) -> None:
    """Show errors as IPython does."""
    shell.set_custom_exc((), None)
    plain = shell.display_formatter.formatters["text/plain"]
    for kind in _NUMBERS:
        plain.pop(kind, None)


def _number(value: Any, printer: Any, cycle: bool) -> None:
    """Show a number that a cell ends with as a number, without digits that mean nothing."""
    plain = value.item() if isinstance(value, np.generic) else value
    printer.text(f"{plain:.6g}" if isinstance(plain, float) and 1e-4 <= abs(plain) < 1e6 else repr(plain))


def _show(
    shell: Any, etype: type[BaseException], value: BaseException, tb: TracebackType, tb_offset: int | None = None
) -> list[str]:
    """Show an error of a cell that ran, in place of IPython's way."""
    from .slips_of_names import advice  # only here: a lesson without a slip needs neither
    from .slips_of_syntax import mend

    _remember(value, tb)
    if isinstance(value, KeyboardInterrupt):
        return _put(shell, value, "", "Stopped.")
    failed = _failed(shell, value, tb)
    if failed is None:
        if isinstance(value, SyntaxError) and (source := "".join(linecache.getlines(value.filename or ""))):
            return _put(shell, value, *mend(value, source))  # the cell itself could not be read
        shown: list[str] = shell.InteractiveTB.structured_traceback(etype, value, tb, tb_offset=tb_offset)
        shell._showtraceback(etype, value, shown)
        return shown
    sentence = advice(failed)
    if sentence is None:
        said = str(value)
        # an error of the library is a sentence already; any other one is Python's, with its kind before it
        at_home = failed.raised_in.startswith("lessons_lib") and isinstance(value, ValueError | AttributeError)
        ours = at_home or etype.__module__.startswith("lessons_lib")
        story = "" if on_page() else _STORY
        sentence = said if ours else f"{etype.__name__}{f': {said}' if said else ''}{story}"
    return _put(shell, value, failed.shown_line, sentence)


def _failed(shell: Any, value: BaseException, tb: TracebackType | None) -> Failed | None:
    """Return where the learner's own code failed: the deepest of its frames."""
    mine = last = tb
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    from .slips_of_names import Failed

    here: TracebackType | None = None
    while mine is not None:
        if mine.tb_frame.f_globals is shell.user_ns:
            here = mine
        mine = mine.tb_next
    if here is None or last is None:
        return None
    code = here.tb_frame.f_code
    lines = linecache.getlines(code.co_filename, here.tb_frame.f_globals)
    line = lines[here.tb_lineno - 1].rstrip() if here.tb_lineno <= len(lines) else ""
    at = next(islice(code.co_positions(), here.tb_lasti // 2, None), (None,) * 4)
    names = {**here.tb_frame.f_globals, **here.tb_frame.f_locals}
    return Failed(
        value=value,
        line=line,
        shown_line=_numbered(line, here.tb_lineno, len("".join(lines).strip().splitlines())),
        node=_node("".join(lines), at),
        names=names,
        called=here.tb_next.tb_frame if here.tb_next else None,
        raised_in=str(last.tb_frame.f_globals.get("__name__", "")) if last is not here else "",
    )


def _node(source: str, at: tuple[int | None, ...]) -> ast.AST | None:
    """Return the expression at a place of the source."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return None
    places = ("lineno", "end_lineno", "col_offset", "end_col_offset")
    return next(
        (
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.expr) and tuple(getattr(node, name) for name in places) == at
        ),
        None,
    )


def _numbered(line: str, number: int, of: int) -> str:
    text = line.strip()
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} ..."
    return f"Line {number}:  {text}" if of > 1 else f"    {text}"


def _put(shell: Any, value: BaseException, line: str, sentence: str) -> list[str]:
    # Jupyter breaks a long line anywhere, within words too
    lines = [part for one in sentence.splitlines() for part in ([one] if one.startswith(" ") else _wrap(one))]
    shown = ["\n".join([line, *lines] if line.strip() else lines)]
    # IPython's own way out: the cell still counts as failed, for Jupyter and for the tests
    shell._showtraceback(type(value), sentence, shown)
    return shown


def _remember(value: BaseException, tb: TracebackType | None) -> None:
    """Keep the error where %tb looks for it."""
    sys.last_type, sys.last_value, sys.last_traceback = type(value), value, tb
    if sys.version_info >= (3, 12):
        sys.last_exc = value
