"""The room a learner enters at `lab`: folded list, letters and double-clicks without harm, a quiet terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from student_lab import Server, Student, as_notebook, student_lab

# How many letters stand on the fullest line of each paragraph on the page.
_LETTERS = """() => [...document.querySelectorAll(".jp-RenderedMarkdown p")].map(paragraph => {
  const range = document.createRange(), lines = new Map();
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (let at = 0; at < texts.currentNode.length; at++) {
      range.setStart(texts.currentNode, at);
      range.setEnd(texts.currentNode, at + 1);
      const box = range.getBoundingClientRect(), line = Math.round(box.top / 10);
      if (box.width) lines.set(line, (lines.get(line) || 0) + 1);
    }
  }
  return Math.max(0, ...lines.values());
})"""
KEYS = [*"abcddhiimrvxyz12300", "Delete", "Backspace", "Control+Backspace", "Control+Shift+ArrowUp"]
KEYS += [f"Shift+{letter}" for letter in "ABMVZ"]


@pytest.fixture(scope="module")
def own_lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """Start a lab that nobody was in before, and give it with what its terminal shows."""
    folder = tmp_path_factory.mktemp("fresh")
    with student_lab(folder) as running:
        yield running, folder / "server.log"


def enter(browser: Browser, server: Server, width: int, height: int) -> Page:
    """Open the address that the terminal says."""
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(f"{server.url}?token={server.token}")
    page.locator(".jp-NotebookPanel .jp-Cell").first.wait_for(timeout=40_000)
    page.locator(".jp-NotebookPanel .jp-Spinner").wait_for(state="detached", timeout=40_000)
    return page


@pytest.mark.parametrize(("width", "height", "room"), [(1366, 768, 1310), (390, 844, 340)])
def test_the_list_is_folded_and_the_lesson_has_the_width(
    own_lab: tuple[Server, Path], browser: Browser, width: int, height: int, room: int
) -> None:
    page = enter(browser, own_lab[0], width, height)
    page.wait_for_timeout(1500)  # JupyterLab opens its list late, if it does
    assert page.locator(".jp-NotebookPanel h1").first.inner_text().startswith("00 · ")
    assert not page.locator("#filebrowser").is_visible()
    panel = page.locator(".jp-NotebookPanel").bounding_box()
    assert panel is not None
    assert panel["width"] >= room
    text = page.locator(".jp-RenderedMarkdown").first.bounding_box()
    assert text is not None
    assert text["width"] >= 0.75 * min(room, 600)
    # one click, and the list is there, with names that are told apart
    page.locator('.jp-SideBar [data-id="filebrowser"]').click()
    page.locator("#filebrowser .jp-DirListing-item", has_text="06 scale").wait_for()
    page.locator('.jp-SideBar [data-id="filebrowser"]').click()
    page.wait_for_timeout(1500)  # the layout is saved, folded as it was
    page.context.close()


def test_a_text_holds_lines_of_some_eighty_letters(own_lab: tuple[Server, Path], browser: Browser) -> None:
    page = enter(browser, own_lab[0], 1366, 768)
    page.locator(".jp-RenderedMarkdown p").nth(3).wait_for()
    letters = page.evaluate(_LETTERS)
    assert 60 < max(letters) <= 82, letters
    page.context.close()


def test_a_wide_table_can_be_read_on_a_phone(student: Student) -> None:
    head, row = ("| " + " | ".join(f"{word} {n}" for n in range(9)) + " |" for word in ("column", "a long value"))
    table = f"{head}\n|{9 * '---|'}\n{row}\n"
    wide = f"# A table\n\n{table}\n<details open><summary>More</summary>\n\n{table}\n</details>\n"
    (student.server.lessons.parent / "notebooks" / "wide.ipynb").write_text(as_notebook([wide]), encoding="utf-8")
    student.page.set_viewport_size({"width": 390, "height": 844})
    student.open("wide.ipynb", workspace="lessons")
    for place in range(2):
        shown = student.page.locator(".jp-RenderedMarkdown table").nth(place)
        shown.scroll_into_view_if_needed()
        box = shown.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 390
        shown.evaluate("it => { it.scrollLeft = it.scrollWidth }")
        last = shown.locator("th").last.bounding_box()
        assert last is not None
        assert last["x"] + last["width"] <= 390, "its last column cannot be reached"


def test_printed_words_stay_whole_and_a_long_address_breaks(own_lab: tuple[Server, Path], browser: Browser) -> None:
    page = enter(browser, own_lab[0], 390, 844)
    put = """html => {
      const made = document.createElement("div");
      Object.assign(made.style, { position: "fixed", width: "200px" });
      made.innerHTML = html;
      document.querySelector("#main").append(made);
      return made;
    }"""
    printed = page.evaluate_handle(
        put, '<div class="jp-RenderedText jp-OutputArea-output"><pre>fatty acids</pre></div>'
    )
    assert printed.evaluate("made => getComputedStyle(made.querySelector('pre')).wordBreak") == "normal"
    address = "10.1161/CIRCULATIONAHA.106.675355" * 3
    link = page.evaluate_handle(put, f'<div class="jp-RenderedHTMLCommon jp-RenderedMarkdown"><a>{address}</a></div>')
    assert link.evaluate("made => made.querySelector('a').getBoundingClientRect().width") <= 200
    page.context.close()


def test_no_letter_outside_a_cell_changes_a_lesson(student: Student) -> None:
    student.open("06_the_fluctuating_scale.ipynb")
    before = [(cell["cell_type"], cell["source"]) for cell in student.save()]
    for place in (2, next(n for n, (kind, _) in enumerate(before) if kind == "code")):
        student.cell(place).click(position={"x": 5, "y": 5})
        student.page.keyboard.press("Escape")
        for key in KEYS:
            student.page.keyboard.press(key)
        assert [(cell["cell_type"], cell["source"]) for cell in student.save()] == before
    assert student.page.locator(".jp-Dialog").count() == 0


def test_a_lessons_cells_stay_and_its_texts_are_not_opened(student: Student) -> None:
    student.open("06_the_fluctuating_scale.ipynb")
    before = [cell["source"] for cell in student.save()]
    text = student.cell(0)
    text.dblclick()
    student.page.keyboard.press("Enter")
    student.page.wait_for_timeout(300)
    assert "jp-mod-rendered" in str(text.get_attribute("class"))
    for command in ("Delete Cell", "Cut Cell"):
        text.click(position={"x": 5, "y": 5})
        student.menu("Edit", command)
        student.page.wait_for_timeout(300)
        student.page.keyboard.press("Escape")  # the menu stays where the command is not to be had
        assert student.page.locator(".jp-NotebookPanel .jp-Notebook .jp-Cell").count() == len(before)
    assert [cell["source"] for cell in student.save()] == before


def test_links_between_lessons_open_the_copies(own_lab: tuple[Server, Path], browser: Browser) -> None:
    server, _ = own_lab
    page = enter(browser, server, 1366, 768)
    page.goto(f"{server.url}lab/workspaces/lessons/tree/index.md")
    link = page.locator(".jp-MarkdownViewer a", has_text=re.compile("^06$")).first
    link.click()
    page.locator(".jp-NotebookPanel h1", has_text="06 · ").wait_for(timeout=40_000)
    page.context.close()


def test_the_terminal_says_where_the_lessons_are_and_nothing_else(own_lab: tuple[Server, Path]) -> None:
    server, log = own_lab
    # after pages, kernels and saving, in the tests above; here at least one kernel
    server.ask("api/kernels", "POST")
    server.end_kernels()
    lines = [line.strip() for line in log.read_text(encoding="utf-8").splitlines() if line.strip()]
    new = len([*server.lessons.glob("[0-9]*.ipynb")])
    assert lines == [
        f"Your lessons are in my_lessons/ ({new} new). JupyterLab is starting ...",
        "The lessons are open at this address:",
        f"{server.url}?token={server.token}",
        "To stop, press Ctrl+C twice here.",
    ]


def test_copies_are_trusted_from_the_start(own_lab: tuple[Server, Path], browser: Browser) -> None:
    page = enter(browser, own_lab[0], 1366, 768)
    assert page.locator("#jp-main-statusbar [title*='rusted']").get_attribute("title") != "Notebook untrusted"
    copy = json.loads(next(own_lab[0].lessons.glob("00*.ipynb")).read_text(encoding="utf-8"))
    assert not any(cell.get("outputs") for cell in copy["cells"])
    page.context.close()
