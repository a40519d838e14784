"""The fluctuating scale in a real page: open, run, move by the keyboard, see picture and words change."""

from __future__ import annotations

import pytest
from student_lab import App, Student, deficit_words

DEFICIT, WEEK, SEED = "kcal a day below baseline", "week", "another set of mornings"


@pytest.fixture
def app(all_run: Student) -> App:
    """Give the lesson's app as it starts: its cell has just been run again."""
    all_run.run_cell(all_run.number_of("apps.FluctuatingScale()"))
    return all_run.app()


def test_every_cell_runs_without_complaint(all_run: Student) -> None:
    for cell in all_run.cells:
        for output in cell.get("outputs", []):
            assert output["output_type"] != "error", output
            assert output.get("name") != "stderr", output


def test_slider_moved_by_keyboard_changes_picture_and_words(app: App) -> None:
    before = app.seen()
    assert before["width"] > 0
    assert before["alt"] == before["words"]
    start = app.value(DEFICIT)
    assert deficit_words(start) in before["words"]

    app.slider(DEFICIT).focus()
    app.press("ArrowRight", "ArrowRight")
    moved = app.value(DEFICIT)
    assert moved == start + 100
    app.wait_for_words(deficit_words(moved))
    after = app.seen()
    assert after["alt"] == after["words"] != before["words"]
    assert after["picture"] != before["picture"]

    # and back again: the same state is the same picture
    app.press("ArrowLeft", "ArrowLeft")
    app.wait_for_words(deficit_words(start))
    assert app.seen() == before


def test_every_control_is_reached_and_moved_by_the_keyboard(app: App) -> None:
    app.slider(DEFICIT).focus()
    assert app.focused() == f"slider {DEFICIT}"

    for label, key, step in ((WEEK, "ArrowDown", -1), (SEED, "ArrowUp", 1)):
        assert app.tab_to(f"slider {label}") == f"slider {label}"
        before, picture = app.value(label), app.seen()["picture"]
        app.press(key)
        assert app.value(label) == before + step
        _picture_changes(app, picture)
        app.wait_for_words(f"after {app.value(WEEK):.0f} weeks")

    assert app.tab_to("more").endswith("more"), "Tab does not reach 'more'"
    app.press("Enter")
    weekend, person = "kcal more on weekend days", "person"
    app.slider(weekend).wait_for()
    assert app.tab_to(f"slider {weekend}") == f"slider {weekend}"
    picture = app.seen()["picture"]
    app.press("ArrowRight", "ArrowRight")
    _picture_changes(app, picture)
    assert app.tab_to(person) == f"select {person}"
    app.press("ArrowDown")  # the next person
    app.wait_for_words("Ben, ")


def test_play_starts_and_stops_by_the_keyboard(app: App) -> None:
    app.slider(WEEK).focus()
    app.press("Home")
    app.wait_for_words("after 1 week")
    assert app.tab_to("play").startswith("button ")

    app.press("Enter")
    app.wait_for_words("after 3 weeks", seconds=10)
    app.press("Enter")
    app.page.wait_for_timeout(300)  # a step that was under way
    stopped = app.value(WEEK)
    app.page.wait_for_timeout(1500)  # time for two steps, had it not stopped
    assert app.value(WEEK) == stopped
    app.wait_for_words(f"after {stopped:.0f} weeks")


def _picture_changes(app: App, before: str) -> None:
    for _ in range(50):
        if app.seen()["picture"] != before:
            return
        app.page.wait_for_timeout(100)
    raise AssertionError("the picture is still the same after 5 s")
