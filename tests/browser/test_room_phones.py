"""The room's phones in a real browser: from the picture on the wall to a vote, and what the coach does with it."""

from __future__ import annotations

import re

from coach_board import CoachPage, barriers, picture
from playwright.sync_api import Browser, expect

FIRST = "the_bending_line"
expect.set_options(timeout=20_000)  # a phone looks every few seconds, and a machine may be busy


def test_a_room_votes_by_phone_and_what_it_said_is_shown_when_the_coach_says_so(
    shown: CoachPage, browser: Browser
) -> None:
    page = shown.page
    page.set_viewport_size({"width": 1366, "height": 768})
    page.locator("[data-control=scene]").select_option("same_deficit_two_people")
    words = page.locator(".kb-words")
    expect(words).to_contain_text("Ana and Esther")
    page.locator("summary", has_text="The room votes").click()
    ask = page.get_by_role("button", name="Ask the phones")
    ask.click()
    expect(words).to_contain_text("0 votes so far")
    found = re.search(r"On your phone: (\S+) with the code (\w+)\.", words.inner_text())
    assert found
    picture(page, "phones_door")
    assert barriers(page) == []

    # a phone, without any script, types the address and the code
    context = browser.new_context(viewport={"width": 390, "height": 760}, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(found[1])
    plain.get_by_label("The code on the screen").fill(found[2].lower())
    plain.get_by_role("button", name="Join").click()
    expect(plain.get_by_role("heading")).to_contain_text("Whose weight changes more in 52 weeks?")
    plain.get_by_role("button", name="c both the same").click()
    expect(plain.get_by_role("status")).to_have_text("Your vote: c. Another one takes its place.")
    plain.get_by_role("button", name="a Ana").click()
    expect(plain.get_by_role("status")).to_contain_text("Your vote: a.")
    expect(words).to_contain_text("1 vote so far")
    assert "a 1" not in words.inner_text(), "nobody sees what the others say"

    # another comes by the picture, which holds the code, and is asked anew by itself
    modern = browser.new_context(viewport={"width": 390, "height": 760}, color_scheme="dark")
    phone = modern.new_page()
    errors: list[str] = []
    phone.on("pageerror", lambda error: errors.append(str(error)))
    phone.on("console", lambda said: errors.append(said.text) if "Content Security" in said.text else None)
    phone.goto(f"{found[1]}?{found[2]}")
    assert phone.url == found[1], "the code does not stay in the phone's list of pages"
    expect(phone.get_by_role("button", name="b Esther")).to_be_visible()
    assert phone.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert all(
        box["height"] >= 44 for box in (b.bounding_box() or {"height": 0} for b in phone.get_by_role("button").all())
    )
    picture(phone, "phone_letters")
    phone.get_by_role("button", name="b Esther").click()
    expect(words).to_contain_text("2 votes so far")
    expect(page.locator(".kb details")).to_contain_text(["2 phones are here, 2 voted."])

    # the coach closes the vote, and it is on the picture
    page.get_by_role("button", name="Close the vote and show it").click()
    expect(words).to_contain_text("2 votes: a 1, b 1, c 0.")
    picture(page, "phones_shown")
    expect(phone.get_by_role("heading")).to_have_text("The next question comes here by itself.")
    plain.get_by_role("button", name="c both the same").click()
    expect(plain.get_by_role("status")).to_have_text("That question is closed. Your vote was not counted.")

    # the next question, for a number; the story going on closes it
    page.locator("[data-control=scene]").select_option(FIRST)
    expect(words).to_contain_text("How much does her weight change in 52 weeks?")
    page.get_by_role("button", name="Ask the phones").click()
    field = phone.get_by_label("Your number (kg)")
    expect(field).to_be_visible()
    axe = barriers(phone)
    assert axe == []
    picture(phone, "phone_number")
    field.fill("3 to 5")
    phone.get_by_role("button", name="Vote").click()
    expect(phone.get_by_role("status")).to_have_text("That is no vote. Write one number, such as 7 or 7.5.")
    phone.get_by_label("Your number (kg)").fill("12,5")
    phone.get_by_role("button", name="Vote").click()
    expect(phone.get_by_role("status")).to_have_text("Your vote: 12.5 kg. Another one takes its place.")
    expect(words).to_contain_text("1 vote so far")
    # the page of the board is loaded again, and goes on with what is open
    page.reload()
    shown.wait_ready()
    expect(words).to_contain_text("1 vote so far")
    page.locator(".kb-stage").focus()
    page.keyboard.press("PageDown")
    expect(words).not_to_contain_text("so far")
    expect(phone.get_by_role("heading")).to_have_text("The next question comes here by itself.")
    assert not errors
    context.close()
    modern.close()
