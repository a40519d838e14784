"""What a step of a slider costs, in counts: whoever draws, simulates or sends more than what moved is noticed."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from lessons_lib import apps
from lessons_lib.pictures import picture_widget, weight
from lessons_lib.pictures.look import current_look
from lessons_lib.science.body import projection


def shown(png: bytes) -> np.ndarray:
    """Pixels of a PNG."""
    with Image.open(io.BytesIO(png)) as image:
        return np.asarray(image.convert("RGBA"))


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return counters of what costs."""
    found: Counter[str] = Counter()

    def count(owner: Any, name: str, what: str) -> None:
        original: Callable[..., Any] = getattr(owner, name)

        def counted(*args: Any, **kwargs: Any) -> Any:
            found[what] += 1
            return original(*args, **kwargs)

        monkeypatch.setattr(owner, name, counted)

    count(projection, "run_dynamic", "bodies")
    count(projection, "run_static", "lines")
    count(weight, "mornings", "weeks weighed")
    count(Figure, "__init__", "figures")
    count(FigureCanvasAgg, "draw", "backgrounds")
    count(Axes, "draw_artist", "artists")
    count(picture_widget, "quick_png", "PNGs")
    count(picture_widget.Picture, "send_state", "messages")
    weight._year.cache_clear()
    weight._air_kg.cache_clear()
    return found


@pytest.fixture
def app(counts: Counter[str]) -> apps.FluctuatingScale:
    """Return the course's central app, as it starts."""
    made = apps.FluctuatingScale()
    counts.clear()
    return made


def test_another_deficit_is_one_run_of_each_curve_and_four_artists(app, counts):
    app.set(deficit_kcal=200)
    # the one run of the body is picture, words and what `care` looks at; no figure, no background, no PNG
    assert counts == {"bodies": 1, "lines": 1, "weeks weighed": 1, "artists": 4, "messages": 1}


@pytest.mark.parametrize(("moved", "weighed"), [({"week": 5}, 1), ({"seed": 9}, 2)])
def test_another_week_or_scale_simulates_nothing(app, counts, moved, weighed):
    # another set is weighed for itself, once: how far it strays is the air that its axes need
    app.set(**moved)
    assert counts == {"weeks weighed": weighed, "artists": 4, "messages": 1}


def test_another_person_redraws_the_background_once(app, counts):
    app.set(person="ben")
    assert counts["backgrounds"] == 1
    assert counts["PNGs"] == 1
    assert counts["figures"] == 0


def test_a_refused_plan_draws_no_curve(app, counts):
    app.set(person="chloe", deficit_kcal=750, weekend_kcal=-500, week=12)
    assert "It must" in app.words
    assert counts["artists"] == 1, "the sentence, and nothing else"


def test_a_chart_makes_one_figure(counts):
    from lessons_lib import PEOPLE, Plan, charts, project

    body = project(PEOPLE["ana"], Plan.deficit(500), 28)
    chart = charts.weight(body)
    chart.png()
    chart.png()
    assert counts["figures"] == 1
    assert counts["backgrounds"] == 1


def test_what_is_sent_is_the_picture_and_small(app):
    for kcal in (200, 100, 0):
        background = app._picture.background
        app.set(deficit_kcal=kcal)
        assert app._picture.background is background
        assert 0 < len(app._picture.moved) < 100_000
        assert np.array_equal(shown(app._picture.png), app.canvas.pixels())


class _Drawn:
    """A canvas of these pixels."""

    look = current_look()

    def __init__(self, now: np.ndarray, still: np.ndarray) -> None:
        self.still, self._now = still, now

    def fit(self, width: float, height: float, ratio: float) -> None:
        """Stay as it is."""

    def pixels(self) -> np.ndarray:
        return self._now


def test_a_picture_of_which_much_moves_is_sent_whole():
    picture = picture_widget.Picture()
    still = np.full((40, 50, 4), 255, np.uint8)
    busy = still.copy()
    busy[:20, :, 0] = 7
    picture.show(_Drawn(busy, still), "busy")
    assert not picture.moved
    assert np.array_equal(shown(picture.png), busy)
    busy[:20, :, 0] = 255
    busy[3, 4] = (1, 2, 3, 255)
    picture.show(_Drawn(busy, still), "quiet")
    assert len(picture.moved) == 8
    assert np.array_equal(shown(picture.png), busy)


def test_a_sharp_screen_gets_its_pixels_and_a_plain_one_costs_nothing_more(app, counts):
    stored, plain = app.png(), shown(app._picture.png).shape
    app._picture.ratio = 2.0  # as the browser tells
    assert shown(app._picture.png).shape[:2] == (2 * plain[0], 2 * plain[1])
    assert app.png() == stored
    app.set(deficit_kcal=500)
    assert np.array_equal(shown(app._picture.png), app.canvas.pixels())
    app._picture.ratio = 1.0
    assert shown(app._picture.png).shape == plain
