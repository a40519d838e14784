"""A class gone through by a clicker's keys, on the coach's board and on the site."""

from __future__ import annotations

from playwright.sync_api import Page, expect

IDLE = """() => {
  const board = document.querySelector(".kb");
  return board && !board.classList.contains("kb-busy") && !board.classList.contains("kb-opening");
}"""
expect.set_options(timeout=15_000)  # a busy machine is no fault


def settled(page: Page) -> None:
    page.wait_for_function(IDLE)
    expect(page.locator(".kb-alarm")).to_be_hidden()
    expect(page.locator("[role=alert].kb-message")).to_be_hidden()


def where(page: Page) -> str:
    return page.url.partition("at=")[2]


def press(page: Page, key: str, on: Page | None = None) -> None:
    """Press a key in a window, and wait until the coach's is elsewhere."""
    before = page.url
    (on or page).keyboard.press(key)
    page.wait_for_function("before => location.href !== before", arg=before)
    settled(page)
