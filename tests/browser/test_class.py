"""A class as a coach holds it: from the start page, by a clicker's keys, in two windows, through reloads and deaths."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from clicker import press, settled, where
from coach_board import BoardServer, CoachPage, at_board, barriers, picture
from playwright.sync_api import Browser, Page, expect

HELD = "45_minutes"


def begin(page: Page, server: BoardServer, name: str = HELD) -> None:
    page.goto(server.address)
    page.locator(f"a[href$='class={name}']").click()
    page.locator("html.coach-ready .kb-stage").wait_for()
    settled(page)


def votes_are_at_hand(page: Page) -> None:
    """Where the class asks, votes can be typed without scrolling."""
    expect(page.locator("textarea[id$=-votes]")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Draw the votes")).to_be_in_viewport(ratio=1)


@pytest.fixture
def coach(browser: Browser, board_server: BoardServer) -> Iterator[CoachPage]:
    context = browser.new_context()
    with at_board(context, board_server) as someone:
        yield someone
    context.close()


def test_a_class_is_held_by_a_clicker_in_two_windows(coach: CoachPage, board_server: BoardServer) -> None:
    page = coach.page
    page.clock.install()
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(board_server.address)
    expect(page).to_have_title("The coach's classes")
    assert "token" not in page.url
    assert barriers(page) == []
    begin(page, board_server)
    expect(page.locator(".kb-slide h2")).to_have_text("Before anything else")
    expect(page.locator(".kb-notes")).to_be_hidden()
    press(page, "PageDown")
    votes_are_at_hand(page)
    press(page, "PageUp")
    with page.expect_popup() as opening:
        page.get_by_role("button", name="Open the projected window").click()
    projected = opening.value
    faults: list[str] = []
    projected.on("pageerror", lambda error: faults.append(str(error)))
    projected.set_viewport_size({"width": 1024, "height": 768})
    expect(projected.locator(".kb-slide h2")).to_have_text("Before anything else")
    expect(page.locator(".kb-notes"), "with a window of the room's own, the notes are the coach's").to_be_visible()
    assert barriers(page) == barriers(projected) == []

    # the vote: what is typed, and what went wrong, stays with the coach
    press(page, "PageDown", on=projected)
    expect(projected.locator(".kb-slide")).to_contain_text("as long as you keep it up")
    expect(page.locator(".kb-notes")).to_contain_text("Expect half at a")
    votes_are_at_hand(page)
    page.get_by_label("Votes, such as").fill("a 12 b 8 c 5\nJürgen!")
    page.get_by_role("button", name="Draw the votes").click()
    expect(projected.locator(".said")).to_contain_text("25 votes")
    settled(page)
    for secret in ("Jürgen", "Expect half"):
        assert secret not in projected.locator("body").inner_text()
    votes_are_at_hand(page)
    picture(projected, "class_votes")

    # who stands at the projected picture draws on it
    press(page, "PageDown", on=projected)
    page.get_by_text("The room draws", exact=True).click()
    page.get_by_role("button", name="Draw on the picture").click()
    stage = projected.locator(".stage.kb-pen")
    box = stage.bounding_box()
    assert box is not None
    projected.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.4 * box["height"])
    projected.mouse.down()
    projected.mouse.move(box["x"] + 0.7 * box["width"], box["y"] + 0.6 * box["height"], steps=9)
    projected.mouse.up()
    expect(projected.locator(".said")).to_contain_text("The room drew a line that ends in week")
    settled(page)
    picture(projected, "class_drawing")
    page.get_by_role("button", name="Draw on the picture").click()
    expect(stage).to_have_count(0)
    page.get_by_role("button", name="Clear").last.click()
    expect(projected.locator(".said")).not_to_contain_text("The room drew")
    settled(page)
    press(page, "PageUp", on=projected)

    # a clicker's keys, whatever was touched last; F5 and the end are harmless
    keys, seen = ("PageDown", "Space", "ArrowRight"), [where(page)]
    for number in range(40):
        touched = ("[data-control=week]", "summary", ".kb-side", ".kb-words")[number % 4]
        if number < 8 and page.locator(touched).first.is_visible():
            page.locator(touched).first.click(position={"x": 3, "y": 3})
            settled(page)
        before = page.url
        page.keyboard.press("F5")
        if page.locator(".kb-go").is_disabled():
            break
        press(page, keys[number % 3])
        seen.append(where(page))
        page.clock.fast_forward("20:00")  # the lid was closed for a while, at each item
        shown = page.locator(".kb-slide:visible h2, .kb-words:visible p:not(:empty)").first.inner_text()
        expect(projected.locator(".kb-slide:not([hidden]) h2, .said:not(:empty)").first).to_contain_text(shown[:40])
        assert page.url != before
    items = page.locator(".kb-class li")
    assert len(dict.fromkeys(place.partition(".")[0] for place in seen)) == items.count() - 1
    expect(page.locator(".kb-clock"), "and the plan's clock knows").to_contain_text("min late")
    page.keyboard.press("PageDown")
    settled(page)
    assert where(page) == seen[-1], "nothing comes after the end"
    assert barriers(page) == barriers(projected) == []

    # blank: the next key only lifts it
    for key in ("b", "."):
        projected.keyboard.press(key)
        expect(projected.locator(".blank")).to_be_visible()
        projected.keyboard.press("PageUp")
        expect(projected.locator(".blank")).to_be_hidden()
    assert where(page) == seen[-1]
    press(page, "PageUp", on=projected)
    assert where(page) == seen[-2]
    projected.close()
    expect(page.get_by_role("button", name="Open the projected window")).to_be_visible()
    assert not faults


def test_nothing_is_lost_by_reload_back_or_a_dead_kernel(coach: CoachPage, board_server: BoardServer) -> None:
    page = coach.page
    begin(page, board_server)
    for _ in range(2):
        press(page, "PageDown")
    # who goes on from the box is heard, and the next key is the clicker's
    page.get_by_label("a bare number is in kg").fill("5, 6 x3")
    press(page, "PageDown")
    expect(page.locator(".kb-words")).to_contain_text("Of 4 votes")
    expect(page.locator(".kb-stage")).to_be_focused()
    page.locator("[data-control=week]").evaluate(
        "one => { one.value = 7; one.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    page.wait_for_function("() => JSON.parse(sessionStorage['kb-board']).state.week === 7")
    settled(page)

    def shown() -> tuple[str, str, str | None]:
        alt = page.locator(".kb-stage img").get_attribute("alt")
        return where(page), page.locator(".kb-words").inner_text(), alt

    kept = shown()
    assert "Week 7" in str(kept[2])

    def is_there_again() -> None:
        page.locator("html.coach-ready .kb-stage").wait_for()
        settled(page)
        assert shown() == kept

    page.reload()
    is_there_again()
    page.goto("about:blank")
    page.go_back()
    is_there_again()
    board_server.kernels()[coach.kernel].kill()
    coach.wait_for_notice("The board has stopped. Press Reload.")
    page.keyboard.press("Enter")
    is_there_again()
    press(page, "PageUp")
    expect(page.get_by_label("a bare number is in kg")).to_have_value("5, 6 x3")
    # one press begins anew, and one press brings it back
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".kb-slide h2")).to_have_text("Before anything else")
    settled(page)
    press(page, "PageDown")  # a clicker's key too many
    page.get_by_role("button", name="Bring back what was there").click()
    page.wait_for_function("() => location.hash.includes('at=3.')")
    settled(page)
    # nor is it lost by the list, from which one opens the class anew
    page.goto("about:blank")
    page.goto(f"{board_server.url}board#class=45_minutes")
    page.get_by_role("button", name="Bring back what was there").click()
    page.wait_for_function("() => location.hash.includes('at=3.')")
    settled(page)
    # the list of the class inside it is for the keyboard, too
    page.get_by_text("All of the class").focus()
    page.keyboard.press("Enter")
    page.locator(".kb-class li button").nth(1).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash.includes('at=2.')")
    settled(page)
    # a menu or a slider that a hand has left takes no key of a clicker's
    page.goto(f"{board_server.url}board#scene=month_six")
    page.wait_for_function("() => location.hash === '#scene=month_six&at=0'")
    settled(page)
    for name, key in (("scene", "ArrowRight"), ("scene", "PageDown"), ("person", "ArrowLeft"), ("week", "PageDown")):
        control = page.locator(f"[data-control={name}]")
        value = control.input_value()
        control.dispatch_event("pointerdown")
        control.focus()
        press(page, key)
        assert control.input_value() == value, (name, key)
    assert page.url.endswith("#scene=month_six&at=2")
    # another class from the start page begins at its beginning
    begin(page, board_server, "lesson_06")
    assert where(page).startswith("1.")


def test_what_a_coach_reads_is_there_and_prints(coach: CoachPage, board_server: BoardServer) -> None:
    page = coach.page
    for path, said in {
        "read/your_own": "the_bending_line",
        "read/coach/run_sheets/06.md": "Run sheet 06",
        "read/coach/course_45_minutes.md": "Minute by minute",
    }.items():
        page.goto(f"{board_server.url}{path}?token={board_server.token}")
        expect(page.locator("main")).to_contain_text(said)
        assert barriers(page) == []
    page.emulate_media(media="print")
    expect(page.locator("nav")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto(f"{board_server.url}read/coach/06_the_fluctuating_scale.ipynb")
    notes = page.get_by_text("Expect a third at a")
    expect(notes.first, "folded, so that a room sees no answer").to_be_hidden()
    for nowhere in (
        "read/source/pages/coach/index.md",
        "read/../pyproject.toml",
        "read/coach/..%2f..%2fREADME.md",
        "x",
    ):
        answer = page.goto(f"{board_server.url}{nowhere}")
        assert answer is not None
        assert answer.status == 404
    coach.errors.clear()
