"""Everything a coach can do on the board, in a real browser: keys, controls, votes, files, another screen."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from coach_board import CoachPage, barriers, picture
from playwright.sync_api import Page

from lessons_lib.teaching.board import Board

FIRST = "the_bending_line"
# between them these scenes have every control there is
SCENES = (FIRST, "same_deficit_two_people", "below_what", "a_thousand_squats")
QUIET = "() => !document.querySelector('.kb').classList.contains('kb-busy')"
FOCUSED = (
    "() => document.activeElement.dataset.control || document.activeElement.className || document.activeElement.id"
)


def settled(page: Page) -> None:
    """Wait until Python has answered, and see that the board had nothing to complain about."""
    page.wait_for_timeout(30)
    page.wait_for_function(QUIET)
    assert not page.locator(".kb-alarm").is_visible()
    assert "This did not work" not in words(page)


def words(page: Page) -> str:
    return " ".join(page.locator(".kb-words p").all_inner_texts()).strip()


def choose(page: Page, scene: str) -> None:
    """Begin a scene, whatever was on before."""
    menu = page.locator("[data-control=scene]")
    if menu.input_value() == scene:
        menu.select_option(index=1 if scene == FIRST else 0)
        settled(page)
    menu.select_option(scene)
    settled(page)
    page.locator(".kb-where", has_text="step 0 of").wait_for()


def tab_to(page: Page, what: str, key: str = "Tab") -> None:
    for _ in range(60):
        if page.evaluate(FOCUSED) == what:
            return
        page.keyboard.press(key)
    raise AssertionError(f"{what} cannot be reached by the keyboard")


def unfold(page: Page) -> None:
    folded = page.locator(".kb details:not([open]) > summary:visible")
    while folded.count():
        folded.first.click()


def test_every_scene_can_be_told_by_the_keyboard_alone(shown: CoachPage) -> None:
    page = shown.page
    page.locator("[data-control=scene]").evaluate("menu => menu.blur()")
    scenes = page.locator("[data-control=scene] option").all_inner_texts()
    assert len(scenes) >= 8
    for number, name in enumerate(scenes):
        tab_to(page, "scene")
        page.keyboard.press("Home" if number == 0 else "ArrowDown")
        page.locator(".kb-side h2", has_text=name).wait_for()
        settled(page)
        tab_to(page, "kb-stage", "Shift+Tab")
        said = [words(page)]
        last = int(page.locator(".kb-where").inner_text().rpartition(" ")[2])
        assert last >= 3
        for step in range(1, last + 1):
            page.keyboard.press("Space" if step % 2 else "ArrowRight")
            page.locator(".kb-where", has_text=f"step {step} of {last}").wait_for()
            settled(page)
            said.append(words(page))
        assert len(set(said)) == len(said), f"{name}: a step that says nothing new"
        page.keyboard.press("ArrowLeft")
        page.locator(".kb-where", has_text=f"step {last - 1} of {last}").wait_for()
        settled(page)
        assert words(page) == said[-2]
        alt = page.locator(".kb-stage img").get_attribute("alt")
        assert alt == words(page)


@pytest.mark.parametrize("scene", SCENES)
def test_every_control_goes_to_its_ends(shown: CoachPage, scene: str) -> None:
    page = shown.page
    choose(page, scene)
    unfold(page)
    names = page.locator(".kb [data-control]").evaluate_all("all => all.map(one => one.dataset.control)")
    for name in names:
        if name == "scene":
            continue
        control = page.locator(f".kb [data-control={name}]")
        kind = control.evaluate("one => one.type")
        control.focus()
        if kind == "range":
            for key, end in (("Home", "min"), ("End", "max")):
                page.keyboard.press(key)
                settled(page)
                assert control.input_value() == control.get_attribute(end)
        elif kind == "checkbox":
            before = control.is_checked()
            page.keyboard.press("Space")
            settled(page)
            assert control.is_checked() != before
        else:
            for value in control.locator("option").evaluate_all("all => all.map(one => one.value)"):
                control.select_option(value)
                settled(page)
                assert control.input_value() == value
    # back to kilograms on white
    page.locator("[data-control=unit]").select_option("kg")
    page.locator("[data-control=dark]").uncheck()
    settled(page)


def test_thirty_fast_changes_show_the_last_one_and_nothing_flickers(shown: CoachPage) -> None:
    page = shown.page
    choose(page, FIRST)
    page.locator(".kb-stage").focus()
    for _ in range(2):
        page.keyboard.press("Space")
    settled(page)
    slider = page.locator("[data-control=deficit_kcal]")
    slider.focus()
    page.keyboard.press("Home")
    settled(page)
    page.evaluate(
        """() => {
          const img = document.querySelector(".kb-stage img");
          window.empty = 0;
          window.frames_seen = 0;
          new MutationObserver(() => {
            frames_seen += 1;
            if (!img.complete || !img.naturalWidth) window.empty += 1;
          }).observe(img, { attributes: true, attributeFilter: ["src"] });
        }"""
    )
    for number in range(30):
        page.keyboard.press("ArrowLeft" if number % 6 == 5 else "ArrowRight")
    settled(page)
    page.wait_for_timeout(200)
    value = int(slider.input_value())
    assert value == -500 + 50 * (25 - 5)
    own = Board(own=Path("no_scenes_of_my_own")).set(scene=FIRST, reveal=2)
    assert words(page) == own.set(deficit_kcal=value).words
    assert page.evaluate("() => window.frames_seen") >= 1
    assert page.evaluate("() => window.empty") == 0


def test_picture_fits_another_screen(shown: CoachPage) -> None:
    page = shown.page
    choose(page, FIRST)
    page.locator(".kb-stage").focus()
    for _ in range(4):
        page.keyboard.press("Space")
        settled(page)
    for width, height in ((1920, 1080), (1024, 768)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(500)
        settled(page)
        page.wait_for_timeout(200)
        drawn, room = page.evaluate(
            "() => (stage => [stage.firstChild.naturalWidth, stage.clientWidth])(document.querySelector('.kb-stage'))"
        )
        assert abs(drawn - room) <= 10
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        picture(page, f"told_{width}")


def test_time_plays_and_stops(shown: CoachPage) -> None:
    page = shown.page
    choose(page, FIRST)
    page.locator(".kb-stage").focus()
    page.keyboard.press("Space")
    settled(page)
    week = page.locator("[data-control=week]")
    week.focus()
    page.keyboard.press("Home")
    settled(page)
    page.get_by_role("button", name="Play the weeks").click()
    page.wait_for_function("() => Number(document.querySelector('[data-control=week]').value) >= 3")
    page.get_by_role("button", name="Pause").click()
    settled(page)
    stopped = week.input_value()
    page.wait_for_timeout(700)
    assert week.input_value() == stopped


def test_the_room_votes_and_junk_is_only_reported(shown: CoachPage) -> None:
    page = shown.page
    choose(page, FIRST)
    unfold(page)
    page.get_by_label("Guesses").fill("20, 23.6; 12 lb 15 sixteen !!! 10 kg\n23,6")
    page.get_by_role("button", name="Draw the votes").click()
    settled(page)
    read = page.locator(".kb details p[role=status]").inner_text()
    assert "!!!" in read
    assert words(page)
    picture(page, "votes")
    page.get_by_role("button", name="Show the answer").click()
    settled(page)
    picture(page, "votes_answer")
    page.get_by_role("button", name="Clear").click()
    settled(page)
    # nothing is stored
    assert "23.6" not in page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage })")


@pytest.mark.parametrize(
    ("button", "ending", "begins"),
    [
        ("Picture (PNG)", ".png", b"\x89PNG"),
        ("Picture (SVG)", ".svg", b"<?xml"),
        ("Table (CSV)", ".csv", b""),
        ("Handout (print it)", ".html", b"<!"),
    ],
)
def test_files_are_saved_and_the_board_goes_on(
    shown: CoachPage, tmp_path: Path, button: str, ending: str, begins: bytes
) -> None:
    page = shown.page
    unfold(page)
    with page.expect_download() as saving:
        page.get_by_role("button", name=button).click()
    name = saving.value.suggested_filename
    assert name.endswith(ending)
    saving.value.save_as(tmp_path / name)
    content = (tmp_path / name).read_bytes()
    assert len(content) > 100
    assert content.startswith(begins)
    settled(page)
    assert not shown.notice
    assert shown.kernel in shown.server.kernels()


@pytest.mark.parametrize("dark", [False, True])
def test_no_barriers_with_everything_unfolded(shown: CoachPage, dark: bool) -> None:
    page = shown.page
    choose(page, FIRST)
    unfold(page)
    page.locator("[data-control=dark]").set_checked(dark)
    settled(page)
    picture(page, f"unfolded_{'dark' if dark else 'light'}")
    assert barriers(page) == []


def test_the_connection_outlives_the_first_half_minute(shown: CoachPage) -> None:
    # a server that asks after its page every 30 s once took it for gone at the first question
    age = time.monotonic() - shown.connections[0]
    shown.page.wait_for_timeout(1000 * max(0.0, 33.0 - age))
    assert len(shown.connections) == 1
    assert shown.dropped == 0
