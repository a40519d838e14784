"""Answering in a real page: by mouse, by keyboard alone, on a phone's width, and in a lesson that is opened again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect
from student_lab import Student

from lessons_lib.lesson import questions
from lessons_lib.lesson.questions import ChoiceQuestion

ASK = "ask.ipynb"
GUESS, PICTURE, COMPARED, NUMBER, CHOICE, RECALL, RECAP, ERASE = range(2, 10)
EXIT = questions.find("05.exit1")
assert isinstance(EXIT, ChoiceQuestion)
RIGHT = EXIT.expected
WRONG = next(option.key for option in EXIT.options if not option.right)
MARKED = sum(one.is_marked for one in questions.of_lesson("05"))


@pytest.fixture
def asked(student: Student) -> Iterator[Student]:
    """Give a student with every question on the page and nothing answered."""
    (student.server.lessons / "kept.csv").unlink(missing_ok=True)
    student.open(ASK)
    student.run_all()
    sheet(student, NUMBER).wait_for()
    yield student
    (student.server.lessons / "kept.csv").unlink(missing_ok=True)


def sheet(student: Student, cell: int) -> Locator:
    return student.cell(cell).locator(".lesson-sheet").first


def field(student: Student, cell: int) -> Locator:
    return sheet(student, cell).get_by_role("textbox")


def choice(student: Student, cell: int, key: str) -> Locator:
    return sheet(student, cell).locator(".lesson-choice", has_text=f"{key} · ")


def button(student: Student, cell: int, name: str) -> Locator:
    return sheet(student, cell).get_by_role("button", name=name, exact=True)


def reply(student: Student, cell: int) -> Locator:
    return sheet(student, cell).get_by_role("status")


def hears(student: Student, cell: int, words: str) -> None:
    expect(reply(student, cell)).to_contain_text(words, timeout=5000)


# --- by mouse ------------------------------------------------------------------------------


def test_the_code_of_a_question_is_folded_and_three_dots_open_it(asked: Student) -> None:
    cell = asked.cell(CHOICE)
    expect(cell.locator(".jp-PlaceholderText")).to_be_hidden()
    room = cell.locator(".jp-Cell-inputWrapper").bounding_box()
    assert room is not None
    assert room["height"] < 1
    cell.locator(".jp-MoreHorizIcon").click()
    expect(cell.locator(".cm-content")).to_have_text('lesson.ask("05.exit1")')


def test_a_folded_question_is_run_by_a_click_on_its_line_and_the_keyboard(student: Student) -> None:
    student.open("ask.ipynb")
    student.run_cell(1)
    line = student.cell(CHOICE).locator(".jp-PlaceholderText")
    line.scroll_into_view_if_needed()
    box = line.bounding_box()
    assert box is not None
    student.page.mouse.click(box["x"] + 5, box["y"] + box["height"] / 2)
    student.page.keyboard.press("Shift+Enter")
    expect(choice(student, CHOICE, RIGHT)).to_be_visible()
    expect(student.cell(CHOICE).locator(".cm-content")).to_have_count(0)


def test_one_click_answers_a_choice_and_help_comes_after_misses(asked: Student) -> None:
    for option in EXIT.options:
        expect(choice(asked, CHOICE, option.key)).to_have_attribute("aria-pressed", "false")
    choice(asked, CHOICE, WRONG).click()
    hears(asked, CHOICE, "05.exit1 · Not yet.")
    expect(choice(asked, CHOICE, WRONG)).to_have_attribute("aria-pressed", "true")
    button(asked, CHOICE, "Hint").click()
    hears(asked, CHOICE, EXIT.hint_words())
    assert button(asked, CHOICE, "Solution").count() == 0
    choice(asked, CHOICE, WRONG).click()
    button(asked, CHOICE, "Solution").click()
    hears(asked, CHOICE, EXIT.solution_words())
    choice(asked, CHOICE, RIGHT).click()
    hears(asked, CHOICE, "05.exit1 · Right.")
    expect(button(asked, CHOICE, "Hint")).to_have_count(0)
    expect(choice(asked, CHOICE, WRONG)).to_have_attribute("aria-pressed", "false")


def test_a_number_by_mouse_and_its_reply(asked: Student) -> None:
    field(asked, NUMBER).fill("500")
    button(asked, NUMBER, "Check").click()
    hears(asked, NUMBER, "05.3 · Not yet. 500 is the gap on the first day.")
    button(asked, NUMBER, "Hint").click()
    field(asked, NUMBER).click()  # a new answer takes the place of the old one
    asked.page.keyboard.type("about 324 kcal")
    button(asked, NUMBER, "Check").click()
    hears(asked, NUMBER, "Right.")


def test_picture_and_comparison_wait_for_the_guess_and_come_by_themselves(asked: Student) -> None:
    assert sheet(asked, PICTURE).locator("img").count() == 0
    expect(sheet(asked, COMPARED)).not_to_contain_text("the run gives")
    field(asked, GUESS).fill("12")
    field(asked, GUESS).press("Enter")
    hears(asked, GUESS, "Noted: 12 kg.")
    image = sheet(asked, PICTURE).locator("img")
    image.wait_for()
    assert image.evaluate("it => it.decode().then(() => it.naturalWidth > 0)")
    # the caption is the picture's one finding; the description says it, and more
    caption, words = image.evaluate("it => [it.closest(`figure`).lastElementChild.textContent, it.alt]")
    assert caption.rpartition(" comes to ")[2] in words
    assert len(caption) < len(words)
    expect(sheet(asked, COMPARED)).to_contain_text("You predicted 12 kg; the run gives")


def test_one_click_skips_the_guess(asked: Student) -> None:
    button(asked, PICTURE, "Show it without a guess").click()
    sheet(asked, PICTURE).locator("img").wait_for()
    # who has seen the picture is not asked again for a guess
    expect(sheet(asked, COMPARED)).to_contain_text("the run gives")
    field(asked, GUESS).fill("12")
    field(asked, GUESS).press("Enter")
    hears(asked, GUESS, "The answer was shown before")


def test_the_recap_counts_while_one_answers(asked: Student) -> None:
    hears(asked, RECAP, f"0 of {MARKED} right.")
    choice(asked, CHOICE, RIGHT).click()
    hears(asked, RECAP, f"1 of {MARKED} right.")


# --- by keyboard alone ---------------------------------------------------------------------


def test_a_number_by_keyboard_alone(asked: Student) -> None:
    page, cells = asked.page, asked.page.locator(".jp-Notebook .jp-Cell")
    count = cells.count()
    field(asked, NUMBER).focus()
    page.keyboard.type("500 a b d d x")
    page.keyboard.press("Enter")
    hears(asked, NUMBER, "05.3")
    assert cells.count() == count, "a letter went to JupyterLab"
    page.keyboard.press("Control+a")
    page.keyboard.type("500")
    page.keyboard.press("Shift+Enter")  # what runs a cell elsewhere
    hears(asked, NUMBER, "500 is the gap on the first day.")
    expect(field(asked, NUMBER)).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(asked, NUMBER, "Check")).to_be_focused()
    page.keyboard.press("Tab")
    expect(button(asked, NUMBER, "Hint")).to_be_focused()
    page.keyboard.press("Enter")
    hears(asked, NUMBER, "Hint.")
    expect(button(asked, NUMBER, "Hint")).to_be_focused()


def test_a_choice_by_keyboard_alone(asked: Student) -> None:
    page, cells = asked.page, asked.page.locator(".jp-Notebook .jp-Cell")
    count, first = cells.count(), EXIT.options[0].key
    choice(asked, CHOICE, first).focus()
    page.keyboard.press("ArrowDown")
    expect(choice(asked, CHOICE, EXIT.options[1].key)).to_be_focused()
    expect(reply(asked, CHOICE)).to_be_empty()  # moving is not answering
    page.keyboard.press("Space")
    hears(asked, CHOICE, "05.exit1 · ")
    page.keyboard.press(WRONG)  # its letter
    hears(asked, CHOICE, "Not yet.")
    expect(choice(asked, CHOICE, WRONG)).to_be_focused()
    assert cells.count() == count, "a letter went to JupyterLab"
    page.keyboard.press("Escape")  # the way out, to the notebook's own keys


def test_one_gets_there_by_the_tab_key(asked: Student) -> None:
    field(asked, GUESS).focus()
    for _ in range(12):
        asked.page.keyboard.press("Tab")
        if field(asked, NUMBER).evaluate("it => it === document.activeElement"):
            return
    raise AssertionError("Tab does not reach the next question")


def test_a_question_of_an_ended_kernel_says_what_to_do(asked: Student) -> None:
    asked.server.end_kernels()
    choice(asked, CHOICE, RIGHT).click()
    expect(reply(asked, CHOICE)).to_contain_text("run the cell above this question", timeout=15_000)


# --- on a phone's width, for a screen reader -----------------------------------------------


def test_it_fits_a_phone(student: Student) -> None:
    asked = student
    asked.open_on_phone(ASK)
    asked.run_all()
    for cell in (GUESS, NUMBER, CHOICE, RECALL, RECAP):
        one = sheet(asked, cell)
        one.scroll_into_view_if_needed()
        box = one.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390, (cell, box)
        for part in one.locator("button:visible, input").all():
            inner = part.bounding_box()
            assert inner
            assert inner["x"] + inner["width"] <= box["x"] + box["width"] + 0.5
            assert inner["height"] >= 40, "too small for a finger"
    choice(asked, CHOICE, RIGHT).click()
    hears(asked, CHOICE, "Right.")
    # the keyboard comes from below, over what was asked
    one = field(asked, NUMBER)
    one.click()
    asked.page.set_viewport_size({"width": 390, "height": 430})
    asked.page.wait_for_function(
        """field => {
          const line = field.parentElement.getBoundingClientRect();
          const pane = field.closest(".jp-WindowedPanel-outer").getBoundingClientRect();
          return pane.bottom < 430 && line.top >= pane.top && line.bottom <= pane.bottom;
        }""",
        arg=one.element_handle(),
    )


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_in_a_running_lesson(asked: Student, theme: str) -> None:
    asked.theme(theme)
    field(asked, NUMBER).fill("500")
    field(asked, NUMBER).press("Enter")
    hears(asked, NUMBER, "Not yet.")
    choice(asked, CHOICE, WRONG).click()
    hears(asked, CHOICE, "Not yet.")
    button(asked, PICTURE, "Show it without a guess").click()
    sheet(asked, PICTURE).locator("img").wait_for()
    found = Axe().run(asked.page, context=".lesson-sheet")
    assert found.violations_count == 0, found.generate_report()
    asked.theme("JupyterLab Light")


def test_a_screen_reader_hears_question_unit_and_reply(asked: Student) -> None:
    asks = questions.find("05.3").prompt_words().removesuffix(" (kcal/day)")
    expect(field(asked, NUMBER)).to_have_accessible_name(f"05.3 · {asks} kcal/day")
    node = reply(asked, NUMBER).element_handle()
    field(asked, NUMBER).fill("500")
    field(asked, NUMBER).press("Enter")
    hears(asked, NUMBER, "Not yet.")
    # news is heard only in a region that was there before
    assert node.evaluate("it => it.isConnected && it.textContent.includes('Not yet.')")


# --- opened again --------------------------------------------------------------------------


def test_a_lesson_that_is_opened_again_shows_what_was_answered(asked: Student) -> None:
    field(asked, NUMBER).fill("500")
    field(asked, NUMBER).press("Enter")
    hears(asked, NUMBER, "Not yet.")
    choice(asked, CHOICE, RIGHT).click()
    hears(asked, CHOICE, "Right.")
    field(asked, GUESS).fill("12")
    field(asked, GUESS).press("Enter")
    hears(asked, GUESS, "Noted: 12 kg.")
    asked.save()
    asked.server.end_kernels()
    asked.page.goto(asked.server.address(ASK, "tomorrow"))
    asked.page.locator(".jp-Cell").nth(NUMBER).locator(".jp-OutputArea-output").wait_for(timeout=40_000)
    asked.wait_idle()
    # without its kernel: the question as text
    expect(asked.cell(NUMBER)).to_contain_text("05.3 · Ana cut 500 kcal/day")
    expect(asked.page.get_by_text("Error displaying widget")).to_have_count(0)
    how = "it => getComputedStyle(it.querySelector('blockquote'), '::after').content"
    assert "run this cell" in asked.cell(NUMBER).evaluate(how)
    asked.run_all()
    hears(asked, NUMBER, "05.3 · Not yet.")
    expect(field(asked, NUMBER)).to_have_value("500")
    expect(button(asked, NUMBER, "Hint")).to_be_visible()
    expect(choice(asked, CHOICE, RIGHT)).to_have_attribute("aria-pressed", "true")
    hears(asked, GUESS, "Noted: 12 kg.")
    # the guess is there, so the picture is too
    expect(asked.cell(PICTURE).locator(".jp-OutputArea-output canvas[role=img]")).to_have_count(1)
    expect(sheet(asked, COMPARED)).to_contain_text("You predicted 12 kg")
    hears(asked, RECAP, f"1 of {MARKED} right. Votes and guesses do not count. To look at again: 05.3.")
    sheet(asked, RECAP).get_by_role("link", name="05.3").click()
    expect(field(asked, NUMBER)).to_be_focused()
    expect(field(asked, NUMBER)).to_be_in_viewport()
    # recall asks anew, one question after the other
    expect(asked.cell(RECALL)).to_contain_text("question 1 of")
    expect(asked.cell(RECALL)).not_to_contain_text("Right.")


def test_erase_asks_first(asked: Student) -> None:
    choice(asked, CHOICE, RIGHT).click()
    hears(asked, CHOICE, "Right.")
    asked.run_cell(ERASE)
    kept = asked.server.lessons / "kept.csv"
    assert kept.exists()
    button(asked, ERASE, "Erase it for good").click()
    hears(asked, ERASE, "Erased: 1 answer.")
    assert not kept.exists()
