"""Everything a coach can do on the board, in a real browser: keys, controls, votes, files, another screen."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from coach_board import CoachPage, barriers, picture
from playwright.sync_api import Page, expect

from lessons_lib.board import Board
from lessons_lib.board.controls import LIGHTS
from lessons_lib.pictures.board_canvas import board_look
from lessons_lib.pictures.look import DPI

FIRST = "the_bending_line"
# between them these scenes have every control there is
SCENES = (FIRST, "same_deficit_two_people", "below_what", "a_thousand_squats")
QUIET = "() => !document.querySelector('.kb').classList.contains('kb-busy')"
WORDS_FIT = (
    "() => (box => box.scrollHeight <= box.clientHeight + 1"
    " && parseFloat(getComputedStyle(box).fontSize) >= innerHeight / 40)"
    "(document.querySelector('.kb-words'))"
)
FRAMED = "() => getComputedStyle(document.querySelector('.kb-stage'), '::after').content !== 'none'"
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


def step(page: Page) -> int:
    settled(page)
    return int(page.locator(".kb-where").inner_text().rpartition("step ")[2].split()[0])


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
    page.set_viewport_size({"width": 1024, "height": 768})
    page.locator("[data-control=scene]").evaluate("menu => menu.blur()")
    scenes = page.locator("[data-control=scene] option").all_inner_texts()
    assert len(scenes) >= 8
    for number, name in enumerate(scenes):
        tab_to(page, "scene")
        page.keyboard.press("Home" if number == 0 else "ArrowDown")
        page.locator(".kb-side h2", has_text=name).wait_for()
        settled(page)
        tab_to(page, "kb-stage", "Shift+Tab")
        assert page.evaluate(FRAMED), "who looks for the focus sees it"
        said = [words(page)]
        last = int(page.locator(".kb-where").inner_text().rpartition(" ")[2])
        assert last >= 2
        for at in range(1, last + 1):
            page.keyboard.press("Space" if at % 2 else "ArrowRight")
            page.locator(".kb-where", has_text=f"step {at} of {last}").wait_for()
            settled(page)
            assert not page.evaluate(FRAMED), "the room sees no frame"
            said.append(words(page))
            assert page.evaluate(WORDS_FIT), f"{name}, step {at}: the words are cut, or small"
        assert len(set(said)) == len(said), f"{name}: a step that says nothing new"
        page.keyboard.press("ArrowLeft")
        page.locator(".kb-where", has_text=f"step {last - 1} of {last}").wait_for()
        settled(page)
        assert words(page) == said[-2]
        alt = page.locator(".kb-stage img").get_attribute("alt") or ""
        assert alt.startswith(page.locator(".kb-said").inner_text())
        assert alt.endswith(page.locator(".kb-facts").inner_text())


def test_after_a_hand_on_the_mouse_keys_go_on_with_the_story(shown: CoachPage) -> None:
    page = shown.page
    choose(page, FIRST)
    folded = page.locator(".kb details[open] > summary:visible")
    while folded.count():
        folded.first.click()
    # the order of the README: a scene, the room's guesses, the space bar
    menu = page.locator("[data-control=scene]")
    menu.dispatch_event("pointerdown")
    menu.select_option("month_six")
    menu.dispatch_event("pointerdown")
    menu.select_option(FIRST)
    settled(page)
    page.get_by_text("The room votes").click()
    page.get_by_label("Votes (").click()
    page.keyboard.type("13 24 26")
    page.get_by_role("button", name="Draw the votes").click()
    settled(page)
    assert "3 votes" in words(page)
    clicks = {
        "the votes are drawn": lambda: None,
        "a box is ticked": lambda: page.get_by_text("fast", exact=True).click(),
        "a slider is let go": lambda: page.locator("[data-control=week]").click(position={"x": 60, "y": 10}),
        "the controls are hidden": lambda: page.get_by_role("button", name="Hide controls").click(),
        "the controls are back": lambda: page.get_by_role("button", name="Show", exact=True).click(),
    }
    for at, (done, click) in enumerate(clicks.items(), start=1):
        click()
        settled(page)
        page.keyboard.press(("Space", "ArrowRight", "PageDown")[at % 3])
        assert step(page) == at, done
    assert page.locator("[data-control=week]").input_value() == "52", "a step begins with all its weeks"


def test_who_comes_by_the_keyboard_stays_and_a_remote_always_steps(shown: CoachPage) -> None:
    page = shown.page
    choose(page, FIRST)
    unfold(page)
    page.keyboard.press("Escape")
    tab_to(page, "fast")
    before = page.locator("[data-control=fast]").is_checked()
    page.keyboard.press("Space")
    assert page.evaluate(FOCUSED) == "fast"
    assert step(page) == 0
    assert page.locator("[data-control=fast]").is_checked() is not before
    page.keyboard.press("ArrowRight")
    assert step(page) == 1
    page.locator("[data-control=week]").focus()
    page.keyboard.press("ArrowLeft")
    settled(page)
    assert page.locator("[data-control=week]").input_value() == "51"
    for at, name in enumerate(("week", "scene", "person"), start=2):
        page.locator(f"[data-control={name}]").focus()
        page.keyboard.press("PageDown")
        assert step(page) == at
    page.get_by_label("Votes (").focus()
    page.keyboard.type("13 ")
    page.keyboard.press("PageUp")
    assert step(page) == 3
    assert page.get_by_label("Votes (").input_value().endswith("13 ")
    page.locator("[data-control=deficit_kcal]").focus()
    page.keyboard.press("End")
    settled(page)
    page.get_by_role("button", name="Reset to the scene").focus()
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator("[data-control=week]").input_value() == "52"
    assert page.locator("[data-control=deficit_kcal]").input_value() == "500"
    assert page.evaluate(FOCUSED) == "kb-stage", "a button that goes leaves the focus to the picture"


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
        elif kind == "button":
            page.keyboard.press("Enter")
            settled(page)
            assert page.evaluate(FOCUSED) == name
        else:
            for value in control.locator("option").evaluate_all("all => all.map(one => one.value)"):
                control.select_option(value)
                settled(page)
                assert control.input_value() == value
    # back to kilograms on white
    page.locator("[data-control=unit]").select_option("kg")
    page.locator("[data-control=look]").select_option("light")
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
    alt = page.locator(".kb-stage img").get_attribute("alt") or ""
    assert alt.startswith(own.set(deficit_kcal=value).words)  # votes of before may follow
    told = page.locator("[data-control=deficit_kcal]").get_attribute("aria-valuetext")
    assert told == f"{value} below kcal/day"
    assert page.evaluate("() => window.frames_seen") >= 1
    assert page.evaluate("() => window.empty") == 0


SHARP = """() => {
  const stage = document.querySelector(".kb-stage"), img = stage.firstChild, own = devicePixelRatio;
  const busy = document.querySelector(".kb").classList.contains("kb-busy"), box = img.getBoundingClientRect();
  return !busy && Math.abs(box.width - stage.clientWidth) < 1 && img.complete
    && Math.abs(img.naturalWidth - stage.clientWidth * own) < 1.01
    && Math.abs(img.naturalHeight - stage.clientHeight * own) < 1.01;
}"""


def test_picture_and_words_follow_the_screen(shown: CoachPage) -> None:
    page = shown.page
    choose(page, FIRST)
    page.locator(".kb-stage").focus()
    for _ in range(5):
        page.keyboard.press("Space")
        settled(page)
    screen = page.context.new_cdp_session(page)
    # as when a window is moved from one screen to another; the browser tells a page only of another width
    small, usual = (1024, 768), (1920, 1080)
    screens = [(small, 1), (usual, 1.5), (small, 2), (usual, 1), (small, 1.5), (usual, 2), ((3840, 2160), 1)]
    for (width, height), ratio in screens:
        size = {"width": width, "height": height, "deviceScaleFactor": ratio, "mobile": False}
        screen.send("Emulation.setDeviceMetricsOverride", size)
        page.wait_for_function("([wide, own]) => innerWidth === wide && devicePixelRatio === own", arg=[width, ratio])
        page.wait_for_function(SHARP)  # pixel for pixel, and none of the place is left over
        assert page.evaluate(WORDS_FIT), (width, height, ratio)
        drawn, box, place = page.evaluate(
            """() => {
              const stage = document.querySelector(".kb-stage"), box = stage.firstChild.getBoundingClientRect();
              const own = devicePixelRatio, img = stage.firstChild;
              return [[img.naturalWidth, img.naturalHeight], [box.width * own, box.height * own],
                [stage.clientWidth, stage.clientHeight]];
            }"""
        )
        assert drawn == pytest.approx(box, abs=0.05), (width, height, ratio)
        for light in LIGHTS:
            letters = board_look((place[0], place[1]), light).font_pt * DPI / 72
            assert 0.92 * letters >= height / 40, "the smallest letters are those of a title on two lines"
        assert page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('.kb-side')).fontSize)") >= 16
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        picture(page, f"told_{width}_{ratio}")
    # more than anybody sees is not drawn; the picture fills its place all the same
    size = {"width": 5000, "height": 2800, "deviceScaleFactor": 2, "mobile": False}
    screen.send("Emulation.setDeviceMetricsOverride", size)
    page.wait_for_function("() => innerWidth === 5000")
    page.wait_for_function(
        """() => {
          const stage = document.querySelector(".kb-stage"), img = stage.firstChild, box = img.getBoundingClientRect();
          const share = img.naturalWidth / img.naturalHeight / (stage.clientWidth / stage.clientHeight);
          return img.naturalWidth * img.naturalHeight < 9.1e6 && Math.abs(share - 1) < 0.01
            && Math.abs(box.width - stage.clientWidth) < 1;
        }"""
    )
    screen.send("Emulation.clearDeviceMetricsOverride")
    screen.detach()
    page.set_viewport_size({"width": 1024, "height": 768})
    page.wait_for_function(SHARP)
    # what does not fit beside it is said to be there, until it is in sight
    side = page.locator(".kb-side")
    unfold(page)
    page.locator(".kb-side.kb-more").wait_for()
    side.evaluate("side => side.scrollTo(0, side.scrollHeight)")
    page.locator(".kb-side:not(.kb-more)").wait_for()


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


def test_the_room_votes_and_what_was_read_is_corrected_in_its_place(shown: CoachPage) -> None:
    page = shown.page
    choose(page, FIRST)
    unfold(page)
    page.get_by_label("Votes (").fill("20, 23.6 x3; 12 lb 15 sixteen; !!!; 3 to 5\n23.6")
    page.get_by_role("button", name="Draw the votes").click()
    settled(page)
    read = page.locator(".kb-heard")
    assert read.inner_text() == "8 votes read. Asked about: “!!!”, “3 to 5”."
    # what is asked about stands first, and each can be written anew where it stands
    lines = page.locator(".kb-read li")
    assert "is a range" in lines.nth(1).inner_text()
    for corrected in ("", "4"):
        field = lines.first.get_by_role("textbox")
        field.fill(corrected)
        field.press("Enter")
        settled(page)
    assert read.inner_text() == "9 votes read."
    assert page.locator(".kb-unclear").count() == 0
    assert page.get_by_label("Votes (").input_value() == "20, 23.6 x3; 12 lb 15 sixteen; ; 4\n23.6"
    assert "9 votes" in words(page)
    assert barriers(page) == []
    picture(page, "votes")
    page.get_by_role("button", name="Show the answer").click()
    settled(page)
    picture(page, "votes_answer")
    page.get_by_role("button", name="Clear").click()
    settled(page)
    # the next room does not hear the answer at once, and may think in pounds
    page.locator("[data-control=unit]").select_option("lb")
    settled(page)
    page.get_by_label("a bare number is in lb").fill("29 30 52 52")
    page.get_by_role("button", name="Draw the votes").click()
    settled(page)
    assert "answer" not in words(page)
    page.get_by_role("button", name="Show the answer").click()
    settled(page)
    assert "The answer is 29.5 lb: 2 of 4 came near. 2 near 52.0 lb, the straight line" in words(page)
    picture(page, "votes_lb")
    page.get_by_role("button", name="Clear").click()
    page.locator("[data-control=unit]").select_option("kg")
    settled(page)
    # nothing is stored
    assert "23.6" not in page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage })")


@pytest.mark.parametrize(
    ("button", "ending", "begins"),
    [
        ("Picture (PNG)", ".png", b"\x89PNG"),
        ("Table (CSV)", ".csv", b""),
        ("Handout (print it)", ".html", b"<!"),
        ("Empty sheet (print it)", ".html", b"<!"),
    ],
)
def test_files_are_saved_and_the_board_goes_on(
    shown: CoachPage, tmp_path: Path, button: str, ending: str, begins: bytes
) -> None:
    page = shown.page
    unfold(page)
    if ending == ".html":  # the fullest page there is: every step, and votes
        page.get_by_label("Votes (").fill("13 14 24 25 26 10 20 20 9")
        page.get_by_role("button", name="Draw the votes").click()
        settled(page)
        for _ in range(7):
            page.locator(".kb-stage").focus()
            page.keyboard.press("PageDown")
            settled(page)
    if ending == ".csv":
        choose(page, FIRST)
        page.get_by_role("button", name=button).click()
        page.get_by_text("There is nothing to save yet.").wait_for()
        page.keyboard.press("Space")
        settled(page)
    with page.expect_download() as saving:
        page.get_by_role("button", name=button).click()
    name = saving.value.suggested_filename
    assert name.endswith(ending)
    saving.value.save_as(tmp_path / name)
    content = (tmp_path / name).read_bytes()
    assert len(content) > 30
    assert content.startswith(begins)
    if ending == ".html":
        printed = page.context.new_page()
        printed.set_content(content.decode("utf-8"))
        for paper in ("A4", "Letter"):
            assert len(re.findall(rb"/Type\s*/Page\b", printed.pdf(format=paper))) == 1, paper
        printed.close()
    settled(page)
    assert page.get_by_text(f"Saved: {name}").is_visible()
    assert not shown.notice
    assert shown.kernel in shown.server.kernels()


@pytest.mark.parametrize("light", ["light", "projector", "dark"])
def test_no_barriers_with_everything_unfolded(shown: CoachPage, light: str) -> None:
    page = shown.page
    choose(page, FIRST)
    unfold(page)
    page.locator("[data-control=look]").select_option(light)
    settled(page)
    picture(page, f"unfolded_{light}")
    assert barriers(page) == []
    page.locator("[data-control=look]").select_option("light")


def test_the_connection_outlives_the_first_half_minute(shown: CoachPage) -> None:
    # a server that asks after its page every 30 s once took it for gone at the first question
    age = time.monotonic() - shown.connections[0]
    shown.page.wait_for_timeout(1000 * max(0.0, 33.0 - age))
    assert len(shown.connections) == 1
    assert shown.dropped == 0


def test_the_room_draws_by_pointing_or_in_numbers_before_the_body_comes(shown: CoachPage) -> None:
    page = shown.page
    page.set_viewport_size({"width": 1366, "height": 768})
    choose(page, FIRST)
    unfold(page)
    pen = page.get_by_role("button", name="Draw on the picture")
    pen.click()
    box = page.locator(".kb-stage img").bounding_box()
    assert box is not None
    named = "n => document.querySelector('.kb-facts').textContent.split('week ').length === n + 1"
    for count, (across, down) in enumerate(((0.35, 0.4), (0.6, 0.55), (0.8, 0.62)), start=1):
        page.mouse.click(box["x"] + across * box["width"], box["y"] + down * box["height"])
        page.wait_for_function(named, arg=count)
        settled(page)
    assert "The room drew" in words(page)
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function(named, arg=2)
    settled(page)
    # a drag leaves a line, and is taken back as one
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 0.4 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.7 * box["width"], box["y"] + 0.6 * box["height"], steps=20)
    expect(page.locator(".kb-trail polyline")).to_have_attribute("points", re.compile(r"\S+( \S+){10}"))
    page.mouse.up()
    expect(page.locator(".kb-facts")).to_contain_text("The room drew a line that ends in week")
    settled(page)
    picture(page, "room_line")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function(named, arg=2)
    settled(page)
    pen.click()
    # a click that does not draw is a click as before
    page.mouse.click(box["x"] + 0.8 * box["width"], box["y"] + 0.5 * box["height"])
    settled(page)
    assert words(page).count("week ") == 2
    page.get_by_label("Points: week and weight").fill("13 77.5, 26 75, 52 72")
    page.get_by_role("button", name="Draw these").press("Enter")
    settled(page)
    assert "week 13: 77.5 kg, week 26: 75.0 kg, week 52: 72.0 kg" in words(page)
    picture(page, "room_drawing_0")
    page.locator(".kb-stage").focus()
    for _ in range(2):
        page.keyboard.press("Space")
        settled(page)
    assert "At week 52 the room was 5.4 kg above the body" in words(page)
    picture(page, "room_drawing_2")
    assert barriers(page) == []
    page.get_by_role("button", name="Clear").last.click()
    page.wait_for_function("() => !document.querySelector('.kb-facts').textContent.includes('the room')")
    settled(page)
    choose(page, "a_thousand_squats")
    assert not page.locator("summary", has_text="The room draws").is_visible()
