"""How an app behaves in a page: in haste, after an error, twice on a page, in the dark, for a screen reader."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import expect
from student_lab import Student, deficit_words

DEFICIT = "kcal a day below baseline"
MANNERS = "manners.ipynb"

# For every frame that the browser draws: is there a picture, and which one?
_WATCH = """view => {
  const watch = (window.watch = { frames: 0, empty: 0, pictures: new Set(), on: true });
  const canvas = view.querySelector("figure canvas");
  // one line across the middle of the curves: empty where nothing was painted
  const line = () => canvas.getContext("2d").getImageData(0, canvas.height / 2, canvas.width, 1).data;
  const look = () => {
    const now = view.querySelector("figure canvas");
    watch.frames += 1;
    if (!now || now !== canvas || line()[3] === 0 || now.getBoundingClientRect().height < 50) watch.empty += 1;
    if (now) watch.pictures.add(now.dataset.frame);
    if (watch.on) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
# The slider anew and without its name, in its old place, as when ipywidgets draws it after the picture.
_DRAW_AGAIN = """slider => {
  const late = slider.cloneNode(true);
  late.querySelector("[role=slider]").removeAttribute("aria-label");
  slider.replaceWith(late);
}"""
_WATCHED = """() => {
  watch.on = false;
  return { frames: watch.frames, empty: watch.empty, pictures: watch.pictures.size };
}"""

# Contrast as WCAG defines it, of an element's text and of whatever is behind it.
_CONTRAST = """element => {
  const rgba = text => {
    const context = document.createElement("canvas").getContext("2d");
    context.fillStyle = text;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const light = color => {
    const part = color.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
  };
  let behind = [255, 255, 255, 255];
  for (let at = element; at; at = at.parentElement) {
    const color = rgba(getComputedStyle(at).backgroundColor);
    if (color[3] === 255) { behind = color; break; }
  }
  const [a, b] = [light(rgba(getComputedStyle(element).color)), light(behind)].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
}"""


def test_thirty_changes_in_a_second(manners: Student) -> None:
    app = manners.app()
    app.slider(DEFICIT).focus()
    app.press("Home")
    app.wait_for_words(deficit_words(-250))

    app.view.evaluate(_WATCH)
    began = time.monotonic()
    for step in range(30):
        app.press("ArrowRight" if step < 20 else "ArrowLeft")
        manners.page.wait_for_timeout(max(0.0, (began + (step + 1) / 30 - time.monotonic()) * 1000))
    assert app.value(DEFICIT) == 250
    app.wait_for_words(deficit_words(250), seconds=2)
    watched: dict[str, Any] = manners.page.evaluate(_WATCHED)
    assert watched["empty"] == 0, watched
    assert 2 <= watched["pictures"] <= 32, watched

    # nothing of the queue arrives after the last one
    last = app.seen()
    manners.page.wait_for_timeout(500)
    assert app.seen() == last
    assert last["alt"] == last["words"]


def test_an_error_is_said_in_words_and_passes(manners: Student) -> None:
    app = manners.app()
    manners.run_cell(3)  # from now on drawing fails
    app.slider(DEFICIT).focus()
    app.press("ArrowRight")
    app.wait_for_words("This did not work: the scale has no battery")
    seen = app.seen()
    assert seen["alt"] == seen["words"]
    assert seen["width"] > 0

    manners.run_cell(4)
    app.slider(DEFICIT).focus()
    app.press("ArrowRight")
    app.wait_for_words(deficit_words(app.value(DEFICIT)))


def test_two_apps_on_one_page_do_not_mix(manners: Student) -> None:
    manners.run_cell(5)
    first, second = manners.app(), manners.app(1)
    still = second.seen()
    assert first.seen() == still

    first.slider(DEFICIT).focus()
    first.press("ArrowRight")
    first.wait_for_words(deficit_words(300))
    assert second.seen() == still

    second.slider(DEFICIT).focus()
    second.press("ArrowLeft")
    second.wait_for_words(deficit_words(200))
    assert deficit_words(300) in first.words
    assert first.value(DEFICIT) == 300


def test_a_page_that_is_quicker_than_the_first_picture_waits_for_it(manners: Student) -> None:
    manners.run_cell(6)
    manners.cell(6).locator(".lesson-picture").wait_for(state="attached")
    manners.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert manners.errors == []


def test_words_and_labels_are_readable_in_both_themes(manners: Student) -> None:
    app = manners.app()
    for theme, is_light in (("JupyterLab Dark", "false"), ("JupyterLab Light", "true")):
        manners.theme(theme)
        manners.page.locator(f'body[data-jp-theme-light="{is_light}"]').wait_for(state="attached")
        for what in ("figcaption", "label.widget-label", ".widget-readout"):
            contrast = app.view.locator(what).first.evaluate(_CONTRAST)
            assert contrast >= 4.5, f"{what} in {theme}: {contrast:.1f}"


def test_a_screen_reader_hears_names_and_news(manners: Student) -> None:
    app = manners.app()
    assert app.view.locator("figcaption").get_attribute("aria-live") == "polite"
    assert app.view.get_by_role("img", name=app.words).count() == 1
    for label in (DEFICIT, "week", "another set of mornings"):
        expect(app.view.get_by_role("slider", name=label, exact=True)).to_have_count(1)
    for button in app.view.get_by_role("button").all():
        assert button.evaluate("it => it.textContent.trim() || it.title || it.ariaLabel"), "a button has no name"
    # ipywidgets writes this where it has no tooltip
    assert app.view.locator('[title="null"]').count() == 0, "a label shows the word null"


def test_a_slider_that_is_drawn_late_gets_its_name_too(manners: Student) -> None:
    app = manners.app()
    expect(app.view.get_by_role("slider", name=DEFICIT, exact=True)).to_have_count(1)
    app.view.locator(".widget-slider", has_text=DEFICIT).evaluate(_DRAW_AGAIN)
    expect(app.view.get_by_role("slider", name=DEFICIT, exact=True)).to_have_count(1)


def test_sliders_are_long_enough_and_labels_whole(manners: Student) -> None:
    app = manners.app()
    for width in (1280, 1024):
        manners.page.set_viewport_size({"width": width, "height": 768})
        for label in app.view.locator("label.widget-label:visible").all():
            shown, needed = label.evaluate("it => [it.clientWidth, it.scrollWidth]")
            assert shown >= needed, f"at {width}: {label.inner_text()} is cut"
        for track in app.view.locator(".slider-container:visible").all():
            long = track.evaluate("it => it.clientWidth")
            assert long >= 120, f"at {width}: a slider is {long} pixels long"
        assert app.view.evaluate("it => it.scrollWidth <= it.clientWidth"), f"at {width}: wider than the page"


def test_controls_are_as_large_as_a_thumb_on_a_phone(manners: Student) -> None:
    manners.page.set_viewport_size({"width": 760, "height": 844})  # with the list of files open, which a phone folds
    app = manners.app()
    more = app.view.get_by_role("button", name="more")
    more.click()
    app.view.locator("select").first.wait_for()
    pressed = app.view.locator("button:visible, select:visible, .widget-checkbox:visible, .noUi-touch-area:visible")
    heights = pressed.evaluate_all("all => all.map(one => [one.className, one.getBoundingClientRect().height])")
    assert len(heights) > 5
    assert [one for one in heights if one[1] < 40] == []
    manners.page.set_viewport_size({"width": 1280, "height": 800})


def test_keys_stay_in_the_app(student: Student) -> None:
    """JupyterLab's own keys must not reach through: b adds a cell, d d deletes one."""
    student.open(MANNERS)
    student.run_cell(1)
    student.run_cell(2)
    app = student.app()
    cells = student.page.locator(".jp-Notebook .jp-Cell")
    count, start = cells.count(), app.value(DEFICIT)
    for key in ("b", "d", "d", "m", "Enter"):
        app.slider(DEFICIT).focus()
        app.press(key)
        student.page.wait_for_timeout(100)
        assert cells.count() == count, f"the key {key} changed the notebook"
        assert app.focused() == f"slider {DEFICIT}", f"the key {key} took the focus away"
    app.press("ArrowDown")
    assert app.value(DEFICIT) == start - 50
