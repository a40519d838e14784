"""Drawing in a page: by mouse, by keys alone, and by a finger on a narrow page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, expect
from student_lab import PHONE, Server, Student

DRAWING = "drawing.ipynb"
CURVE, SHARES, BAND, KEEP, APP = range(2, 7)
_OUTSIDE = """view => [...view.querySelectorAll("button, .handle")].filter(one => {
  const box = one.getBoundingClientRect();
  return box.width && (box.left < 0 || box.right > innerWidth);
}).length"""


class Hand:
    """A plane on the page, and a hand on it."""

    def __init__(self, student: Student, cell: int) -> None:
        self.page = student.page
        student.run_cell(cell)
        self.view: Locator = student.cell(cell).locator(".lesson-plane")
        self.sheet = self.view.locator(".sheet")
        self.view.locator(".axis").first.wait_for(state="attached")
        expect(student.cell(cell).locator(".jp-RenderedMarkdown")).to_contain_text(".")  # it stands above the plane
        self.sheet.scroll_into_view_if_needed()

    def at(self, across: float, up: float) -> tuple[float, float]:
        """Give the place on the page that is so far across and up the plane (0 to 1)."""
        box = self.sheet.bounding_box()
        assert box is not None
        left, right, top, bottom = 46, 16, 30, 48
        return (
            box["x"] + left + across * (box["width"] - left - right),
            box["y"] + box["height"] - bottom - up * (box["height"] - top - bottom),
        )

    @property
    def points(self) -> list[str]:
        """What each point says of itself."""
        return [one.get_attribute("aria-valuetext") or "" for one in self.view.get_by_role("slider").all()]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def button(self, name: str) -> Locator:
        return self.view.get_by_role("button", name=name)

    def says(self, part: str) -> None:
        expect(self.view.locator(".words")).to_contain_text(part)


def no_cell_moved(student: Student, before: int) -> None:
    assert len(student.save()) == before, "a key meant for the plane added or deleted a cell"


@pytest.fixture
def drawing(student: Student) -> Student:
    student.open(DRAWING)
    student.run_cell(1)
    return student


def test_by_mouse(drawing: Student) -> None:
    hand = Hand(drawing, CURVE)
    hand.says("Nothing drawn yet.")
    expect(hand.button("Show the run")).to_have_attribute("aria-disabled", "true")
    hand.button("Show the run").click(force=True)
    hand.says("Nothing drawn yet.")
    hand.page.mouse.click(*hand.at(0.5, 0.5))
    expect(hand.view.get_by_role("slider")).to_have_attribute("aria-valuetext", "week 26, 70.0 kg")
    hand.says("You drew week 26: 70.0 kg.")
    hand.page.mouse.click(*hand.at(0.99, 0.3))
    hand.says("week 52: 64.0 kg")
    # pull the first one up
    hand.page.mouse.move(*hand.at(0.5, 0.5))
    hand.page.mouse.down()
    hand.page.mouse.move(*hand.at(0.5, 0.6), steps=5)
    hand.page.mouse.up()
    hand.says("You drew week 26: 73.0 kg, week 52: 64.0 kg.")
    hand.button("Undo").click()
    hand.says("You drew week 26: 70.0 kg")
    hand.button("Show the run").click()
    hand.says("below the body")
    assert hand.view.locator(".sheet path.run").count() == 1
    assert hand.view.locator(".sheet path.you").is_visible()
    # what is drawn stays as it is while the run is there
    hand.page.mouse.click(*hand.at(0.7, 0.7))
    assert hand.points == ["week 26, 70.0 kg", "week 52, 64.0 kg"]
    hand.button("Start again").click()
    hand.says("Nothing drawn yet.")
    assert hand.view.locator(".sheet path.run").count() == 0


def test_by_keys_alone(drawing: Student) -> None:
    hand = Hand(drawing, CURVE)
    cells = len(drawing.save())
    hand.button("Add a point").focus()
    hand.press("Enter")
    expect(hand.view.get_by_role("slider")).to_be_focused()
    assert hand.points == ["week 52, 80.0 kg"]
    hand.press(*["PageDown"] * 2, "ArrowDown", "ArrowDown", "ArrowUp")
    hand.says("You drew week 52: 69.5 kg.")
    hand.press("+")
    assert hand.points[0].startswith("week 26, 75.0 kg")
    expect(hand.view.get_by_role("slider").first).to_be_focused()
    hand.press("ArrowLeft", "ArrowLeft", "Shift+ArrowRight", "ArrowDown", "b", "a", "x", "d", "d")
    hand.says("You drew week 29: 74.5 kg, week 52: 69.5 kg.")
    hand.press("+")
    hand.says("week 15: ")
    hand.press("Delete")
    hand.says("You drew week 29: 74.5 kg, week 52: 69.5 kg.")
    for _ in range(8):
        if hand.button("Show the run").evaluate("button => button === document.activeElement"):
            break
        hand.press("Tab")
    hand.press("Enter")
    hand.says("above the body")
    expect(hand.button("Show the run")).to_be_focused()
    no_cell_moved(drawing, cells)


@pytest.mark.parametrize(("cell", "keys", "says"), [(SHARES, 3, "the model"), (BAND, 4, "bodies")])
def test_bars_and_a_band_by_keys(drawing: Student, cell: int, keys: int, says: str) -> None:
    hand = Hand(drawing, cell)
    handles = hand.view.get_by_role("slider")
    assert handles.count() == keys
    for number in range(keys):
        handles.nth(number).focus()
        if cell == SHARES:
            hand.press(*["PageUp"] * (12, 2, 6)[number], *["ArrowUp"] * (0, 0, 9)[number])
        else:
            hand.press("PageUp" if number % 2 else "PageDown")
    if cell == SHARES:
        # more than is left cannot be given
        expect(hand.view.locator(".help")).to_contain_text("Left to share: 0.0 %.")
    hand.button("Show the run").click()
    hand.says(says)


def test_the_drawing_is_on_an_app_that_was_there_before_it(drawing: Student) -> None:
    hand = Hand(drawing, CURVE)
    drawing.run_cell(APP)
    app = drawing.app()
    app.view.locator("select").select_option(label="Ana")
    app.wait_for_words("Ana, ")
    before = app.seen()
    assert "you drew" not in before["words"]
    hand.sheet.scroll_into_view_if_needed()
    hand.page.mouse.click(*hand.at(0.5, 0.5))
    hand.page.mouse.click(*hand.at(0.99, 0.3))
    hand.button("Show the run").click()
    hand.says("below the body")
    app.view.scroll_into_view_if_needed()
    app.wait_for_words("The dashed line with dots is what you drew.")
    assert app.seen()["picture"] != before["picture"]
    app.slider("weeks").focus()
    app.press("Home")
    assert "what you drew" in app.wait_for_words("in 1 week ")


@pytest.fixture
def narrow(server: Server, browser: Browser) -> Iterator[Student]:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    someone = Student(context.new_page(), server)
    someone.open_on_phone(DRAWING)
    yield someone
    context.close()
    server.end_kernels()
    assert not someone.errors, f"errors in the page: {someone.errors}"


def touch(student: Student, places: list[tuple[float, float]]) -> None:
    """Put a finger down at the first place, draw it over the others, and lift it."""
    session = student.page.context.new_cdp_session(student.page)
    for number, (x, y) in enumerate(places):
        kind = "touchMove" if number else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_by_a_finger_on_a_narrow_page(narrow: Student) -> None:
    narrow.run_cell(1)
    hand = Hand(narrow, CURVE)
    assert hand.view.evaluate(_OUTSIDE) == 0
    scroll = ".jp-WindowedPanel-outer"
    before: Any = narrow.page.eval_on_selector(scroll, "panel => panel.scrollTop")
    narrow.page.touchscreen.tap(*hand.at(0.5, 0.5))
    hand.says("You drew week 26: 70.0 kg.")
    touch(narrow, [hand.at(0.99, 0.4), hand.at(0.99, 0.35), hand.at(0.99, 0.3)])
    hand.says("week 26: 70.0 kg, week 52: 64.0 kg")
    assert narrow.page.eval_on_selector(scroll, "panel => panel.scrollTop") == before, "the page moved under the finger"
    hand.button("Show the run").tap()
    hand.says("below the body")
    assert hand.view.evaluate(_OUTSIDE) == 0


def test_a_drawing_is_there_when_the_lesson_is_opened_again(drawing: Student) -> None:
    drawing.run_cell(KEEP)
    hand = Hand(drawing, CURVE)
    hand.page.mouse.click(*hand.at(0.5, 0.5))
    hand.page.mouse.click(*hand.at(0.99, 0.3))
    hand.button("Show the run").click()
    hand.says("below the body")
    words = hand.view.locator(".words").inner_text()
    drawing.server.end_kernels()
    drawing.open(DRAWING)
    drawing.run_cell(1)
    drawing.run_cell(KEEP)
    again = Hand(drawing, CURVE)
    again.says(words)
    assert again.points == ["week 26, 70.0 kg", "week 52, 64.0 kg"]
    assert again.view.locator(".sheet path.run").count() == 1


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_on_a_plane(drawing: Student, theme: str) -> None:
    drawing.theme(theme)
    for cell in (CURVE, SHARES, BAND):
        Hand(drawing, cell)
    hand = Hand(drawing, CURVE)
    hand.page.mouse.click(*hand.at(0.5, 0.5))
    hand.page.mouse.click(*hand.at(0.99, 0.3))
    hand.says("week 52")
    found = Axe().run(drawing.page, context=".lesson-plane")
    assert found.violations_count == 0, found.generate_report()
    hand.button("Show the run").click()
    hand.says("below the body")
    found = Axe().run(drawing.page, context=".lesson-plane")
    assert found.violations_count == 0, found.generate_report()
    drawing.theme("JupyterLab Light")
