"""What every app of the course promises, whatever it shows."""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np
import pytest
from app_walks import at_random, to_the_corners, to_the_ends, values
from PIL import Image
from tidy import is_whole

from lessons_lib import PEOPLE, apps
from lessons_lib.apps import App
from lessons_lib.pictures.canvas import Canvas
from lessons_lib.pictures.picture_widget import Picture
from lessons_lib.pictures.png import compact_png
from lessons_lib.science.care import HELP
from lessons_lib.science.words import with_minus

_WORRIED = re.compile(
    r"this course flags a plan|guideline prescriptions start|to be shown here|\(course rule\)|names no target"
    r"|\b(?:Flagged|Refused) for|its edge is no aim"
)
KINDS = [getattr(apps, name) for name in apps.__all__ if name != "App"]


@pytest.fixture
def only_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the pixels where a test reads what is said: they are most of the work."""

    def say(self: Picture, _canvas: Canvas, words: str, headline: str = "") -> None:
        self.words, self.headline = words, with_minus(headline)

    monkeypatch.setattr(Picture, "show", say)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_state_gives_the_same_bytes_whatever_came_before(kind: type[App]) -> None:
    app, fresh = kind(), kind()
    start = dict(fresh.state)
    for end in (0, -1):
        app.set(**{name: values(widget)[end] for name, widget in app.controls.items()})
    app.set(**start)
    assert app._picture.png == fresh._picture.png
    assert app.png() == fresh.png()
    assert app.words == fresh.words


@pytest.mark.parametrize("kind", KINDS)
def test_set_moves_all_and_refreshes_once(kind: type[App], monkeypatch: pytest.MonkeyPatch) -> None:
    app = kind()
    drawn: list[int] = []
    real = app._draw
    monkeypatch.setattr(app, "_draw", lambda **state: drawn.append(1) or real(**state))
    app.set(**{name: values(widget)[0] for name, widget in app.controls.items()})
    assert drawn == [1]


@pytest.mark.parametrize("kind", KINDS)
def test_set_refuses_an_unknown_name_and_changes_nothing(kind: type[App]) -> None:
    app = kind()
    before = (app.state, app.words)
    with pytest.raises(ValueError, match="There is no control 'deficit'"):
        app.set(deficit=500)
    assert (app.state, app.words) == before


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_is_shown_in_words_and_raised(kind: type[App], monkeypatch: pytest.MonkeyPatch) -> None:
    app = kind()

    def broken(**_: Any) -> str:
        raise RuntimeError("the model is upside down")

    monkeypatch.setattr(app, "_draw", broken)
    widget = next(iter(app.controls.values()))
    with pytest.raises(RuntimeError, match="upside down"):
        widget.value = next(value for value in values(widget) if value != widget.value)
    assert app.words == "This did not work: the model is upside down"


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_notebook_stores(kind: type[App]) -> None:
    app = kind()
    bundle = app._repr_mimebundle_()
    assert bundle["text/plain"] == app.words == repr(app)
    assert set(bundle) == {"text/plain", "image/png", "application/vnd.jupyter.widget-view+json"}
    assert len(app.png()) < 80_000
    Image.open(io.BytesIO(app.png())).verify()


@pytest.mark.parametrize("kind", KINDS)
def test_at_most_three_controls_before_more_and_all_named(kind: type[App]) -> None:
    app = kind()
    # a slider may stand in a box with the buttons that play it
    first = [one for widget in app._view.children[0].children for one in getattr(widget, "children", [widget])]
    named = [widget for widget in first if widget in app.controls.values()]
    assert 1 <= len(named) <= 3
    for widget in app.controls.values():
        assert widget.description
        if hasattr(widget, "step"):
            steps = (widget.value - widget.min) / widget.step
            assert abs(steps - round(steps)) < 1e-9, "it starts on a step"


@pytest.mark.parametrize("kind", KINDS)
def test_a_stored_picture_keeps_each_colour(kind: type[App]) -> None:
    drawn = kind().canvas.pixels()
    with Image.open(io.BytesIO(compact_png(drawn))) as picture:
        apart = np.abs(np.asarray(picture.convert("RGB")).astype(int) - drawn[..., :3])
    assert apart.max() <= 20, "a colour became another"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_gets_a_picture_for_its_room_and_a_notebook_the_same_as_ever(kind: type[App]) -> None:
    app = kind()
    stored = app.png()
    for room in ([345.0, 414.0], [700.0, 340.0], [560.0, 172.0]):
        app._picture.room = room
        with Image.open(io.BytesIO(app._picture.png)) as picture:
            assert picture.width == room[0]
            assert picture.height <= room[1]
        is_whole(app.canvas.figure, apart=False)
        axes = app.canvas.axes
        for legend in app.canvas.figure.legends:
            # of its words: around them the legend has an empty border
            lowest = min(text.get_window_extent().y0 for text in legend.get_texts())
            assert lowest >= axes.get_window_extent().y1, "the legend covers the curves"
        assert axes.get_window_extent().height >= 43
        assert app.png() == stored
    assert app._asleep.startswith("The controls move")


@pytest.mark.usefixtures("only_words")
@pytest.mark.parametrize("kind", KINDS)
def test_people_have_capital_letters_and_numbers_a_minus(kind: type[App]) -> None:
    app = kind()
    if "person" in app.controls:
        assert {label for label, _ in app.controls["person"].options} == {one.name for one in PEOPLE.values()}

    def holds(app: App) -> None:
        assert not re.search(r"(?<![\w.-])-\d", f"{app.words} {app._picture.headline}"), app.words

    at_random(app, holds, seed=5)


@pytest.mark.usefixtures("only_words")
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_flagged_or_refused_names_where_to_find_help_once(kind: type[App]) -> None:
    def holds(app: App) -> None:
        assert app.words.count(HELP) == (1 if _WORRIED.search(app.words) else 0), app.words

    to_the_ends(kind(), holds)
    at_random(kind(), holds, seed=3)


def _all_dots_are_on_the_picture(app: App) -> None:
    """Check that no dot lies where the axes have ended."""
    for name, artist in app.canvas.artists.items():
        if not artist.get_visible() or str(getattr(artist, "get_marker", str)()) in ("", "None"):
            continue
        for values_, ends in (
            (artist.get_xdata(), artist.axes.get_xlim()),
            (artist.get_ydata(), artist.axes.get_ylim()),
        ):
            shown = np.asarray(values_, float)
            shown = shown[np.isfinite(shown)]
            inside = (shown >= min(ends) - 1e-9) & (shown <= max(ends) + 1e-9)
            assert inside.all(), f"{name} at {shown[~inside]}, the axes end at {ends}: {app.state}"


@pytest.mark.parametrize("kind", KINDS)
def test_no_dot_leaves_the_picture(kind: type[App], monkeypatch: pytest.MonkeyPatch) -> None:
    app = kind()
    monkeypatch.setattr(app._picture, "show", lambda *_: None)  # where the dots are is known without a picture
    to_the_corners(app, _all_dots_are_on_the_picture, most=150)
    at_random(app, _all_dots_are_on_the_picture, seed=7, steps=60)


def test_no_set_of_mornings_leaves_the_picture_in_gain_or_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    app = apps.FluctuatingScale()
    monkeypatch.setattr(app._picture, "show", lambda *_: None)
    for kcal, more in ((-250, 1000), (-250, -500), (0, 1000), (50, 550), (750, -500), (750, 1000)):
        for mornings in range(1, 41):
            app.set(deficit_kcal=kcal, weekend_kcal=more, seed=mornings, week=12)
            _all_dots_are_on_the_picture(app)
