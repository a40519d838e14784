"""Rules of what is stored: how a notebook was run, and what its outputs and metadata hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lesson_view import Lesson, Problem, joined, output_texts
from lessons import PLACEHOLDER

MOST_OUTPUT_BYTES = 200_000
MOST_NOTEBOOK_BYTES = 1_000_000


def ran_in_order(lesson: Lesson) -> Iterator[Problem]:
    """Every code cell ran once, from top to bottom."""
    for wanted, cell in enumerate(lesson.code, 1):
        if cell.count != wanted:
            yield lesson.problem(cell, f"The cell's execution count is {cell.count}, not {wanted}.")


def outputs_are_clean(lesson: Lesson) -> Iterator[Problem]:
    """No errors, warnings, addresses, dead widgets or heavy outputs."""
    for cell in lesson.code:
        for output in cell.outputs:
            kind, data = output["output_type"], output.get("data", {})
            if kind == "error":
                yield lesson.problem(cell, f"The output is an error: {output.get('evalue')}")
            if kind == "stream" and output.get("name") == "stderr":
                yield lesson.problem(cell, "The output holds a warning or other stderr.")
            if any("widget" in mime for mime in data):
                yield lesson.problem(cell, "The output holds a widget, which is dead when stored.")
            if len(json.dumps(output)) > MOST_OUTPUT_BYTES:
                yield lesson.problem(cell, f"The output is over {MOST_OUTPUT_BYTES // 1000} kB.")
        for text in output_texts(cell):
            if re.search(r"\bat 0x[0-9a-f]{6,}|/ipykernel_\d|id=\"T_[0-9a-f]{4,}", text):
                yield lesson.problem(cell, "The output holds an address or id that changes.")
            for tag in re.findall(r"<img\b[^>]*>", text, re.IGNORECASE):
                if not re.search(r"""\balt=(["'])\s*[^"'\s].*?\1""", tag):
                    yield lesson.problem(cell, "The output's picture has no alt text.")


def pictures_have_words(lesson: Lesson) -> Iterator[Problem]:
    """A stored chart or app has its picture and a sentence."""
    for cell in lesson.code:
        datas = [output.get("data", {}) for output in cell.outputs]
        pictures = [data for data in datas if "image/png" in data]
        if cell.shows and not pictures:
            yield lesson.problem(cell, "The chart or app is stored without its picture.")
        for data in pictures:
            words = joined(data.get("text/plain", "")).strip().strip("'\"")
            if words.startswith("<") or len(words.split()) < 4 or not words.endswith((".", "?", "!")):
                yield lesson.problem(cell, f"The picture's text is no sentence: {words[:60]!r}.")


def notebook_is_plain(lesson: Lesson) -> Iterator[Problem]:
    """Metadata that changes is gone, placeholders are filled, ids are there, the size is small."""
    book = lesson.notebook
    metadata = book.get("metadata", {})
    if "widgets" in metadata or "version" in metadata.get("language_info", {}):
        yield lesson.problem(0, "The metadata hold widget state or a version of Python.")
    if len(json.dumps(book)) > MOST_NOTEBOOK_BYTES:
        yield lesson.problem(0, f"The notebook is over {MOST_NOTEBOOK_BYTES // 1000:,} kB.")
    ids = [cell.get("id") for cell in book.get("cells", ())]
    if None in ids or len(set(ids)) < len(ids):
        yield lesson.problem(0, "Not every cell has an id of its own.")
    for cell in lesson.cells:
        if not cell.code and (found := PLACEHOLDER.search(cell.text)):
            yield lesson.problem(cell, f"{found[0]} is not filled.")
