"""The capstone in a page: made up, drawn, written, renewed, and saved as one file that opens anywhere."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect
from student_lab import Student

CAPSTONE = "capstone.ipynb"
FORM, BAND, FAN, LETTER, WEEKS, CHANGED, PAGE = range(2, 9)


def test_a_year_of_ones_own_from_the_form_to_the_page(student: Student, tmp_path: Path) -> None:
    page = student.page
    student.open(CAPSTONE)
    for number in range(1, 9):
        student.run_cell(number)
    before = len(student.save())

    form = student.cell(FORM)
    form.locator("select").first.select_option("Jun")
    expect(form.locator("figcaption")).to_contain_text("under a BMI of 18.5")
    expect(form.get_by_role("button", name="take this client")).to_be_disabled()
    form.locator("select").first.select_option("Ben")
    expect(form.locator("figcaption")).to_contain_text("Ben, made up")
    form.get_by_role("button", name="take this client").click()
    expect(form.locator("figcaption")).to_contain_text("This is your client.", timeout=30_000)

    band = student.cell(BAND)
    expect(band.locator(".lesson-plane")).to_contain_text("as much as of Ben", timeout=30_000)
    expect(student.cell(FAN)).to_contain_text("Your band comes first")
    edges = band.get_by_role("slider")
    for place, keys in enumerate((["ArrowDown"] * 6, ["ArrowUp"] * 6, ["PageDown"], ["PageUp"])):
        edges.nth(place).focus()
        for key in keys:
            page.keyboard.press(key)
    band.get_by_role("button", name="Show the run").click()
    expect(band.locator(".words")).to_contain_text("of 30 bodies")
    expect(student.cell(FAN)).to_contain_text("end heavier than today", timeout=30_000)

    letter = student.cell(LETTER)
    expect(letter.locator("textarea")).to_have_value(re.compile("^About … of 100 would be heavier"))
    letter.locator("textarea").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Dear Ben,")
    page.keyboard.press("Enter")
    page.keyboard.type("you will weigh 90 kg. b dd x")  # letters that are keys of JupyterLab's own
    letter.get_by_role("button", name="Check it").click()
    expect(letter.locator(".lesson-reply")).to_contain_text("Sounds like a promise: “you will”")
    expect(letter.locator("textarea")).to_have_value("Dear Ben,\nyou will weigh 90 kg. b dd x")

    weeks = student.cell(WEEKS)
    weeks.get_by_role("button", name="Let six weeks pass").click()
    # first both edges are drawn anew, beside the mornings
    expect(weeks.locator(".lesson-plane")).to_contain_text("The dots are Ben's mornings", timeout=30_000)
    expect(weeks.get_by_role("button", name="Show it without your edges")).to_be_visible()
    expect(weeks).not_to_contain_text("wide now")
    edges = weeks.get_by_role("slider")
    for place, key in enumerate(("PageDown", "PageUp") * 2):
        edges.nth(place).focus()
        page.keyboard.press(key)
    weeks.get_by_role("button", name="Show the run").click()
    expect(weeks).to_contain_text("wide now", timeout=30_000)
    expect(weeks).to_contain_text("of the new fan")
    expect(weeks.locator(".words")).to_contain_text("of 30 bodies")
    # what is written and left counts, too, though no button was pressed
    student.cell(CHANGED).locator("textarea").fill("Less is unknown.")
    last = student.cell(PAGE)
    last.get_by_role("button", name="Inside the new fan").click()
    expect(last.locator(".lesson-reply")).to_contain_text("You bet “inside the new fan”", timeout=30_000)
    expect(last.locator(".lesson-reply")).to_contain_text("Download the page", timeout=30_000)
    with page.expect_download() as got:
        last.get_by_role("link", name="Download the page").click()
    saved = tmp_path / "saved.html"
    got.value.save_as(saved)
    assert len(student.save()) == before, "a key meant for the letter added or deleted a cell"

    asked: list[str] = []
    fresh = page.context.browser.new_page(viewport={"width": 390, "height": 800}) if page.context.browser else page
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.goto(saved.as_uri())
    told = "A forecast of Ben's year", "you will weigh 90 kg", "Less is unknown.", "your band held"
    for words in (*told, "your band after six weeks"):
        expect(fresh.locator("body")).to_contain_text(words)
    assert fresh.locator("img").first.evaluate("image => image.naturalWidth") > 300
    assert fresh.evaluate("document.documentElement.scrollWidth") <= 390
    assert all(one.startswith(("file:", "data:")) for one in asked)
    fresh.close()
