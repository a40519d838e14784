"""What must stay small is counted."""

from __future__ import annotations

from tools import count


def test_the_table_names_what_is_counted() -> None:
    told = count.table()
    assert all(word in told for word in ("lessons_lib, lines", "tools, lines", "a new lesson, files", "at most"))
