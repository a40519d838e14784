"""Rules of a lesson's code: plain Python, one line of set-up, nothing run before the prediction."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from tools.cells import dotted
from tools.lessons import Lesson, Problem

RUNNERS = ("project", "project_many", "weigh_ins", "regional_fat", "goal_intake_kcal")
NBVAL_MARKER = re.compile(r"NBVAL_\w+|PYTEST_VALIDATE_IGNORE_OUTPUT")
NBVAL_TAGS = re.compile(r"nbval|raises-exception|skip", re.IGNORECASE)


def setup_is_one_line(lesson: Lesson) -> Iterator[Problem]:
    """The first code cell imports from lessons_lib, in one line; nothing else is imported."""
    for position, cell in enumerate(lesson.code):
        if position == 0:
            if cell.lines != 1 or not cell.text.startswith("from lessons_lib import "):
                yield lesson.problem(cell, "The set-up must be one line, `from lessons_lib import ...`.")
            continue
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(cell.tree)):
            yield lesson.problem(cell, "An import stands outside the one line of set-up.")


def predict_first(lesson: Lesson) -> Iterator[Problem]:
    """Nothing is run before the learner could predict, nor drawn what waits for the guess; a toy may come first."""
    waits = {dotted(c.func) for cell in lesson.code if cell.called("lesson.reveal") for c in cell.called("charts.")}
    # a vote that a chart waits for is a guess as well
    awaited = {key for _, name, key in lesson.calls() if name == "lesson.reveal"}
    for cell in lesson.code:
        for call in cell.calls:
            name = dotted(call.func)
            if name in RUNNERS or name in waits:
                yield lesson.problem(cell, f"`{name}` runs before a prediction is asked for.")
        if any(re.search(r"\.(?:prediction|curve)", asked) or asked in awaited for asked in cell.asks):
            return


def picture_last(lesson: Lesson) -> Iterator[Problem]:
    """A chart or an app is the bare last expression of its cell, or nobody sees it."""
    for cell in lesson.code:
        if not cell.shows:
            continue
        last = cell.tree.body[-1]
        inside = {id(node) for node in ast.walk(last)} if isinstance(last, ast.Expr) else set()
        for call in cell.called("charts.", "apps."):
            if id(call) not in inside:
                name = dotted(call.func)
                yield lesson.problem(cell, f"`{name}` must be the last expression of its cell.")


def code_is_plain(lesson: Lesson) -> Iterator[Problem]:
    """Python only: no magics, `;`, addresses, `interact`, `Output`, or marks for nbval."""
    for cell in lesson.cells:
        if any(NBVAL_TAGS.search(tag) for tag in cell.tags):
            yield lesson.problem(cell, "A tag tells nbval to look away. Make the output stable.")
        if not cell.code:
            continue
        if NBVAL_MARKER.search(cell.text):
            yield lesson.problem(cell, "A comment tells nbval to look away. Make the output stable.")
        try:
            ast.parse(cell.text)
        except SyntaxError:
            yield lesson.problem(cell, "The cell is not plain Python (a `%` or `!` command, or a slip).")
            continue
        tokens = tokenize.generate_tokens(io.StringIO(cell.text).readline)
        if any(token.type == tokenize.OP and token.string == ";" for token in tokens):
            yield lesson.problem(cell, "There is a `;`. Use one line for each statement.")
        for node in ast.walk(cell.tree):
            yield from (lesson.problem(cell, text) for text in _forbidden(node))


def _forbidden(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if re.search(r"\b(?:https?|ftp)://", node.value):
            yield "An address of the network stands in code. Lessons use data/ only."
    elif isinstance(node, ast.Name | ast.Attribute):
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name in ("interact", "interactive", "interactive_output", "Output"):
            yield f"`{name}` hides errors from the tests. Use an app."


WEIGHT_SLACK_KG = 0.05


def weights_are_the_runs(lesson: Lesson) -> Iterator[Problem]:
    """What a person weighs is never typed into a sum: with another weight it would say something false."""
    for cell in lesson.code:
        for node in ast.walk(cell.tree):
            for number, other in _terms(node):
                near = any(abs(number - kg) <= WEIGHT_SLACK_KG for kg in lesson.filler.weights_kg)
                if near and "kg" in ast.unparse(other):
                    told = f"`{ast.unparse(node)}` types what a person weighs. Take it from the run: `weight_kg[0]`."
                    yield lesson.problem(cell, told)


def _terms(node: ast.AST) -> Iterator[tuple[float, ast.expr]]:
    """Give each typed number that is added, subtracted or compared, with what it is added to or compared with."""
    pairs: list[tuple[ast.expr, ast.expr]] = []
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        pairs = [(node.left, node.right)]
    elif isinstance(node, ast.Compare):
        pairs = list(zip([node.left, *node.comparators], node.comparators, strict=False))
    for pair in pairs:
        for one, other in (pair, pair[::-1]):
            if isinstance(one, ast.Constant) and isinstance(one.value, int | float):
                yield float(one.value), other


RULES = (setup_is_one_line, predict_first, picture_last, code_is_plain, weights_are_the_runs)
