"""A class held on the site: no server, by a clicker's keys, in two windows, through reloads, and without a host."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from clicker import press, settled, where
from playwright.sync_api import Page, Playwright, expect
from site_pages import SITE, START_MS, Host, Reader, faults, reader

from web import build

HELD = "class.html#class=45_minutes"
PICTURES = os.environ.get("BOARD_PICTURES")
"""A folder for pictures of the page, to be looked at."""


def go_to(page: Page, item: int) -> None:
    while not where(page).startswith(f"{item}."):
        press(page, "PageDown")


def shown(page: Page) -> tuple[str, str, str | None]:
    words = page.locator(".kb-words")
    return where(page), words.inner_text(), page.locator(".kb-stage img").get_attribute("alt")


def vote(page: Page, text: str) -> None:
    """Type what the room says, and draw it."""
    if not page.locator("textarea[id$=-votes]").is_visible():
        page.locator("summary", has_text="The room votes").click()
    page.locator("textarea[id$=-votes]").fill(text)
    page.get_by_role("button", name="Draw the votes").click()
    page.locator(".kb-stage").focus()


def picture(page: Page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


def test_a_class_is_held_in_two_windows_without_a_server(regular: Reader) -> None:
    regular.errors.clear()
    page = regular.context.new_page()
    page.goto(f"{regular.host.url}index.html")
    page.get_by_role("link", name="Hold a class").first.click()
    expect(page.locator("#status")).to_have_text("Python is ready. Choose a class.", timeout=START_MS)
    assert faults(page) == []
    page.emulate_media(color_scheme="light")
    page.get_by_role("link", name="45 minutes: one picture").click()
    regular.wait(page)
    assert page.evaluate("liveMarks.restored") is True
    settled(page)
    expect(page.locator(".kb-slide h2")).to_have_text("Before anything else")
    expect(page.locator(".kb-notes"), "one window alone shows no notes").to_be_hidden()
    for served_only in ("Ask the phones", "Keep this as my scene"):
        expect(page.get_by_role("button", name=served_only)).to_be_hidden()
    with page.expect_popup() as opening:
        page.get_by_role("button", name="Open the projected window").click()
    projected = opening.value
    projected.set_viewport_size({"width": 1920, "height": 1080})
    expect(projected.locator(".kb-slide h2")).to_have_text("Before anything else")
    expect(page.locator(".kb-notes"), "now the notes are the coach's").to_be_visible()

    # letters: what is typed stays with the coach, what was read is shown
    press(page, "PageDown", on=projected)
    expect(page.locator(".kb-notes")).to_contain_text("Expect half at a")
    vote(page, "a 12 b 8 c 5\nJürgen!")
    expect(projected.locator(".said")).to_contain_text("25 votes")
    settled(page)
    for secret in ("Jürgen", "Expect half"):
        assert secret not in projected.locator("body").inner_text()
    picture(projected, "class_page_votes_1920")
    picture(page, "class_page_votes_1366")
    assert faults(page) == faults(projected) == []

    # numbers, and a curve drawn in numbers and on the picture: they stay on the chart at the reveal
    go_to(page, 5)
    page.locator("summary", has_text="The room draws").click()
    page.locator("textarea[id$=-drawing]").fill("26 74")
    page.get_by_role("button", name="Draw these").click()
    page.wait_for_function("() => Object.values(JSON.parse(sessionStorage['kb-board']).drawings)[0]?.length === 1")
    settled(page)
    page.get_by_role("button", name="Draw on the picture").click()
    box = page.locator(".kb-stage img").bounding_box()
    assert box
    page.mouse.click(box["x"] + 0.8 * box["width"], box["y"] + 0.3 * box["height"])
    page.wait_for_function("() => Object.values(JSON.parse(sessionStorage['kb-board']).drawings)[0]?.length === 2")
    settled(page)
    picture(page, "class_page_drawing_1366")
    vote(page, "12, 13.5 x3, 23")
    expect(projected.locator(".said")).to_contain_text("5 votes")
    settled(page)
    page.keyboard.press("b")
    expect(projected.locator(".blank")).to_be_visible()
    projected.keyboard.press(".")
    expect(projected.locator(".blank")).to_be_hidden()

    # to the end, whatever key a clicker sends; a reload in the middle comes back
    keys, seen = ("PageDown", "Space", "ArrowRight"), []
    while page.locator(".kb-go").is_enabled():
        press(page, keys[len(seen) % 3], on=page if len(seen) % 2 else projected)
        seen.append(where(page))
        said = page.locator(".kb-slide:visible h2, .kb-words:visible p:not(:empty)").first.inner_text()
        expect(projected.locator(".kb-slide:not([hidden]) h2, .said:not(:empty)").first).to_contain_text(said[:40])
        if "Of 5 votes" in shown(page)[1]:
            expect(projected.locator(".said")).to_contain_text("Of 5 votes")
            picture(projected, "class_page_reveal_1920")
            kept = shown(page)
            page.reload()
            regular.wait(page)
            settled(page)
            assert shown(page) == kept
            expect(page.get_by_role("button", name="The projected window is open")).to_be_visible()
    assert seen[-1].startswith(f"{page.locator('.kb-class li').count()}.")
    assert "Of 5 votes" in kept[1]
    press(page, "PageUp", on=projected)
    assert where(page) == seen[-2]
    page.locator("summary", has_text="Take home").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Handout").click()
    assert "<svg" in download.value.path().read_text(encoding="utf-8")
    # the browser's way back is the list
    projected.close()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hold a class")
    page.close()
    assert not regular.errors


def test_no_lesson_waits_for_the_board() -> None:
    assert sum(build.sent(SITE / name) for name in build.BEFORE_LIVE) <= 14e6
    held = {}
    for file in (SITE / "packs").glob("*.bin"):
        plain = gzip.decompress(file.read_bytes())
        held[file.stem] = [name for name, _ in json.loads(plain[4 : 4 + int.from_bytes(plain[:4], "little")])]
    of_board = [name for name, files in held.items() if any("lessons_lib/board/" in one for one in files)]
    assert of_board == ["board"]
    assert "lessons_lib/board/player.pyc" in held["board"]


def test_a_class_outlives_its_host(playwright: Playwright, tmp_path: Path) -> None:
    host = Host()
    with reader(playwright, host, tmp_path) as someone:
        page = someone.context.new_page()
        page.goto(f"{host.url}{HELD}")
        someone.wait(page)
        settled(page)
        press(page, "PageDown")
        page.wait_for_function("navigator.serviceWorker.ready.then(() => true)", timeout=START_MS)
        host.end()
        page.reload()
        someone.wait(page)
        settled(page)
        assert where(page) == "2.0"
        with page.expect_popup() as opening:
            page.get_by_role("button", name="Open the projected window").click()
        expect(opening.value.locator(".kb-slide h2")).to_be_visible()
        press(page, "PageDown", on=opening.value)
        expect(opening.value.locator(".said")).to_contain_text("Hugo")
        assert not someone.errors
