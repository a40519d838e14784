"""Every lesson says in the browser what its stored notebook says, from a plain start and from a kept memory."""

from __future__ import annotations

import re

import pytest
from site_pages import LESSONS, Reader, move, stored, texts

from web.pages import on_page

# what only a notebook has
SCREEN = re.compile(r"(?<![Ff]at )(?<!out )\bcells?\b(?!.s switches)|Shift|Run All|[Kk]ernel|Jupyter|%tb")


@pytest.mark.parametrize("start", ["plain", "restored"])
@pytest.mark.parametrize("lesson", LESSONS)
def test_the_page_says_what_the_notebook_says(regular: Reader, lesson: str, start: str) -> None:
    regular.errors.clear()
    page = regular.open(lesson, "?forget&plain" if start == "plain" else "?forget")
    assert page.evaluate("liveMarks.restored") is (start == "restored")
    got = page.evaluate("live.runAll().then(() => live.cells().map(cell => [cell.id, cell.outputs]))")
    said = {name: texts(outputs) for name, outputs in got}
    expected = {name: [on_page(one) for one in said] for name, said in stored(lesson).items()}
    assert list(said) == list(expected)
    assert {name: said[name] for name in said if said[name] != expected[name]} == {}
    assert not SCREEN.search("\n".join(page.locator("main > :not(.take)").all_inner_texts()))
    move(page, 2)
    assert not regular.errors
    page.close()
