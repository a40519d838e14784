"""Charts: the words come from the data, the pictures repeat byte for byte, bad input gets a sentence."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from PIL import Image
from tidy import is_tidy, is_whole

from lessons_lib import (
    PEOPLE,
    Plan,
    ScaleNoise,
    charts,
    forecast,
    lesson,
    look,
    project,
    reservoir,
    same_kcal,
    units,
    weigh_ins,
)
from lessons_lib.charts import Chart
from lessons_lib.data import read_rows
from lessons_lib.pictures import canvas as _canvas
from lessons_lib.pictures.picture_widget import alone
from lessons_lib.science.body.goals import parting_week
from lessons_lib.science.body.projection import Projection

ANA = PEOPLE["ana"]


def _run(deficit: float = 500, weeks: int = 12, model: str = "dynamic", person: str = "ana") -> Projection:
    return project(PEOPLE[person], Plan.deficit(deficit), 7 * weeks, model=model)


MAKERS: dict[str, Callable[[float], Chart]] = {
    "weight_line": lambda d: charts.weight(_run(d, model="rule_3500")),
    "weight_both": lambda d: charts.weight(_run(d, 52, "rule_3500"), _run(d, 52)),
    "weight_scale": lambda d: charts.weight(_run(d, model="rule_3500"), _run(d), scale=weigh_ins(_run(d), seed=3)),
    "weight_forbes": lambda d: charts.weight(_run(d, model="forbes"), _run(d)),
    "energy": lambda d: charts.energy(_run(d)),
    "weekly_changes": lambda d: charts.weekly_changes(_run(d), week=4, people=40),
    "regions": lambda d: charts.regions(ANA, _run(d)),
}


@pytest.mark.parametrize("name", MAKERS)
def test_words_change_when_the_data_change(name: str) -> None:
    texts = {MAKERS[name](deficit).words for deficit in (-300, 300, 310, 600)}
    assert len(texts) == 4


@pytest.mark.parametrize("name", MAKERS)
def test_words_and_picture_repeat(name: str) -> None:
    first, second = MAKERS[name](400), MAKERS[name](400)
    assert first.words == second.words == repr(first)
    assert first.png() == second.png()
    assert b"matplotlib" not in first.png().lower()
    assert len(first.png()) < 80_000


@pytest.mark.parametrize("name", MAKERS)
def test_words_are_sentences_with_a_unit(name: str) -> None:
    words = MAKERS[name](450).words
    assert words.endswith(".")
    assert "kg" in words or "kcal" in words
    assert "nan" not in words.lower()
    assert "np." not in words


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("deficit", [-500, 0, 1, 750])
def test_loss_gain_and_holding_are_drawn(name: str, deficit: float) -> None:
    assert MAKERS[name](deficit).words


def test_lb_changes_words_axis_and_curve() -> None:
    in_kg = charts.weight(_run())
    units.use("lb")
    in_lb = charts.weight(_run())
    assert "kg" not in in_lb.words
    assert in_lb.figure.axes[0].get_ylabel() == "weight (lb)"
    (drawn,) = (line.get_ydata() for line in in_lb.figure.axes[0].lines if len(line.get_ydata()))
    assert drawn == pytest.approx(_run().weight_kg / 0.45359237)
    (drawn,) = (line.get_ydata() for line in in_kg.figure.axes[0].lines if len(line.get_ydata()))
    assert drawn == pytest.approx(_run().weight_kg)


def test_the_drawn_curves_are_the_data() -> None:
    line, body = _run(500, 52, "rule_3500"), _run(500, 52)
    readings = weigh_ins(body, seed=1)
    axes = charts.weight(line, body, scale=readings).figure.axes[0]
    drawn = {tuple(np.round(artist.get_ydata(), 9)) for artist in axes.lines if len(artist.get_xdata())}
    shown = readings["weight_kg"].to_numpy()
    rises = np.append(False, np.diff(shown) > 1e-9)
    wanted = (line.weight_kg, body.weight_kg, shown[~rises], shown[rises])
    assert drawn == {tuple(np.round(y, 9).tolist()) for y in wanted}
    shaded = charts.weight(line, body, week=7)
    assert shaded.words.endswith(" Week 7 is shaded.")
    (band,) = (one for one in shaded.figure.axes[0].collections if len(one.get_paths()))
    assert (band.get_paths()[0].vertices[:, 0].min(), band.get_paths()[0].vertices[:, 0].max()) == (6.0, 7.0)


def test_parting_week_is_the_first_week_that_stays_apart() -> None:
    line, body = _run(500, 52, "rule_3500"), _run(500, 52)
    week = parting_week(line, body)
    assert week is not None
    gap = body.weight_kg - line.weight_kg
    assert gap[7 * week :].min() >= 1.0
    assert gap[7 * (week - 1)] < 1.0
    assert f"From week {week} on they are more than 1.0 kg apart." in charts.weight(line, body).words


def test_tissue_adds_up_in_words_and_numbers() -> None:
    p = _run()
    water = (p.weight_kg - p.weight_kg[0]) - (p.fat_kg - p.fat_kg[0]) - (p.lean_kg - p.lean_kg[0])
    assert water[-1] == pytest.approx(3.7 * (p.glycogen_kg[-1] - 0.5) + p.ecf_change_kg[-1])


def test_weekly_changes_counts_gains() -> None:
    p = _run(0)
    calm = [np.diff(weigh_ins(p, seed=s)["weight_kg"].iloc[[21, 28]])[0] for s in range(50)]
    gains = sum(c > 0.05 for c in calm)
    assert f"a gain in {gains} of 50" in charts.weekly_changes(p, week=4, people=50).words


def test_parts_show_what_dominates() -> None:
    salty = weigh_ins(_run(0), ScaleNoise(sodium_mg_sd=4000, gut_kg_sd=0.0, carb_share_sd=0.0), seed=2)
    assert "largest part here is water" in charts.parts(salty).words
    full = weigh_ins(_run(0), ScaleNoise(sodium_mg_sd=0.0, gut_kg_sd=1.0, carb_share_sd=0.0), seed=2)
    assert "largest part here is gut content" in charts.parts(full).words


def test_real_curve_is_the_published_one() -> None:
    words = charts.real_curve().words
    assert "52 weigh-ins over 246 days" in words
    assert "112.6 kg" in words


def test_after_a_stop_the_average_glides_on_and_the_body_does_not() -> None:
    chart = charts.after_a_stop()
    body, average = (np.asarray(chart.figure.axes[0].lines[at].get_ydata(), float) for at in (1, 2))
    stop = 42 - 21  # the picture begins with week 3
    assert np.ptp(body[stop:]) == 0.0
    assert np.all(np.diff(average) < 0.0)
    left = (average - body)[stop:]
    assert left[20] >= 0.05 > left[21]
    assert "less than 0.05 kg after 21 days" in chart.words
    weekly = average[stop : stop + 22 : 7]
    said = [f"{kg:.2f}" for kg in weekly[:-1] - weekly[1:]]
    assert f"losses of {said[0]}, {said[1]} and {said[2]} kg" in chart.caption
    (note,) = (text.get_text() for text in chart.figure.axes[0].texts)
    assert [line.split()[2].lstrip("\N{MINUS SIGN}") for line in note.splitlines()[1:]] == said


def test_the_real_mornings_are_drawn_as_they_are_stored() -> None:
    chart = charts.real_mornings()
    kg = np.asarray(chart.figure.axes[0].lines[0].get_ydata(), float)
    assert kg.tolist() == [float(row["weight_kg"]) for row in read_rows("real_weigh_ins")]
    written = [text.get_text() for text in chart.figure.axes[0].texts]
    assert written == ["as\nusual", "eat\nless", "move\nmore"]
    assert "is not known" in chart.words
    average = np.asarray(chart.figure.axes[0].lines[1].get_ydata(), float)
    assert np.diff(average)[41:46].max() < 0.0 < np.diff(average)[46]
    assert "falls on each of the first 5 mornings of moving more" in chart.words


def test_the_promise_is_kept_until_less_than_nothing_is_left() -> None:
    line = charts.promise().figure.axes[0].lines[0]
    weeks, kg = np.asarray(line.get_xdata()), np.asarray(line.get_ydata())
    rule = project(PEOPLE["ana"], Plan.deficit(500), days=7 * 20, model="rule_3500").weight_kg[::7]
    assert kg[:21] == pytest.approx(rule)
    assert kg[-1] < 0.0
    assert f"In week {weeks[kg <= 0][0]:.0f} the line has taken all of Ana" in charts.promise().words
    assert f"{abs(kg[-1]):.1f} kg" in charts.promise().words


@pytest.mark.parametrize("name", ["screen", "projector", "dark"])
def test_every_look_is_readable(name: str) -> None:
    look(name)
    style = _canvas.current_look()
    for colour in (style.ink, style.line, style.body, style.scale, style.third, style.fourth):
        assert _contrast(colour, style.paper) >= 4.5, colour
    if name == "projector":
        assert style.font_pt >= 12
    picture = Image.open(io.BytesIO(charts.weight(_run()).png()))
    assert picture.size == tuple(int(100 * inch) for inch in style.inches)


def _contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours such as '#0060a0'."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", [*MAKERS, "parts", "real_curve", "real_mornings", "promise", "after_a_stop"])
@pytest.mark.parametrize("style", ["screen", "projector"])
def test_nothing_leaves_the_picture_or_overlaps(name: str, style: str) -> None:
    look(style)
    if name == "parts":
        chart = charts.parts(weigh_ins(_run(), seed=3))
    elif name in ("after_a_stop", "real_curve", "real_mornings", "promise"):
        chart = getattr(charts, name)()
    else:
        chart = MAKERS[name](500)
    Image.open(io.BytesIO(chart.png())).verify()
    is_tidy(chart.figure)


def test_a_chart_shows_picture_then_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict[str, str]] = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    chart = charts.weight(_run())
    chart._ipython_display_()
    assert [sorted(data) for data in shown] == [
        ["application/vnd.jupyter.widget-view+json", "image/png", "text/plain"],
        ["text/markdown", "text/plain"],
    ]
    assert [data["text/plain"] for data in shown] == [chart.words, chart.caption]


@pytest.mark.parametrize(
    "call",
    [
        lambda: charts.weight(),
        lambda: charts.weight("ana"),
        lambda: charts.weight(_run(), _run()),
        lambda: charts.weight(_run(), _run(person="ben", model="rule_3500")),
        lambda: charts.weight(_run(), scale="w"),
        lambda: charts.weight(_run(), week=13),
        lambda: charts.weight(_run(model="forbes"), _run(model="thomas")),
        lambda: charts.parts(weigh_ins(_run(), seed=1)[["day", "weight_kg"]]),
        lambda: charts.parts(weigh_ins(_run(), seed=1), days=2),
        lambda: charts.energy(3),
        lambda: charts.weekly_changes(_run(), week=13),
        lambda: charts.weekly_changes(_run(), people=float("nan")),
        lambda: charts.regions("ana", _run()),
        lambda: look("poster"),
    ],
)
def test_bad_input_gets_a_sentence(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"It must be .+"):
        call()


def test_a_refused_chart_says_so_in_the_picture() -> None:
    chart = charts.weight(project(PEOPLE["ana"], Plan.intake(700), days=7))
    assert " ".join(chart._canvas._refusal.get_text().split()) == chart.words
    assert chart._canvas._refusal.get_visible()


def test_a_chart_on_a_page_has_alternative_text_and_a_picture_for_the_room() -> None:
    chart = charts.weight(_run())
    stored = chart.png()
    picture = alone(chart._canvas, chart.words)
    assert picture.words == chart.words
    assert picture.light
    assert not picture.captioned
    picture.room = [330.0, 600.0]
    with Image.open(io.BytesIO(picture.png)) as narrow:
        assert narrow.width == 330
        assert narrow.height > 250, "a narrow picture is another one, not a small one"
    assert chart.png() == stored
    look("dark")
    assert not alone(charts.weight(_run())._canvas, "dark").light


def _readings() -> Chart:
    plan = Plan.deficit(500)
    plans = (plan, plan.fading(half_life_weeks=16), plan.appetite(kcal_per_kg=95))
    return charts.plateau(*(project(ANA, one, days=4 * 364) for one in plans))


_PLAIN = (
    "after_a_stop bet_on_a_leg bet_on_a_pound bet_on_doses bet_on_forest diets doses drawer forest grams one_leg pounds"
    " promise real_curve real_mornings saved"
)
_OF_ANA = "articles exercise_half_year house lift pound_of_tissue spent what_is_left"
ON_A_PHONE: dict[str, Callable[[], Chart]] = {
    **{name: getattr(charts, name) for name in _PLAIN.split()},
    **{name: partial(getattr(charts, name), ANA) for name in _OF_ANA.split()},
    "calibration": lambda: charts.calibration(lesson.predictions()),
    "energy": partial(MAKERS["energy"], 500),
    "fan": lambda: charts.fan(
        forecast(ANA, Plan.deficit(500)),
        bodies=30,
        known=forecast(ANA, Plan.deficit(500), people=60),
    ),
    "level": lambda: charts.level(reservoir.run(-500, days=182, model="straight"), reservoir.run(-500, days=182)),
    "parts": lambda: charts.parts(weigh_ins(_run(), seed=4)),
    "plateau": _readings,
    "regions": partial(MAKERS["regions"], 500),
    "same_kcal": lambda: charts.same_kcal(*same_kcal(ANA, Plan.deficit(500), 28)),
    "trend": lambda: charts.trend(weigh_ins(_run(), seed=1)),
    "weekly_changes": partial(MAKERS["weekly_changes"], 500),
    "weight": partial(MAKERS["weight_both"], 500),
}


def test_every_chart_is_tried_on_a_phone() -> None:
    assert set(ON_A_PHONE) == set(charts.__all__) - {"Chart", "look"}


@pytest.mark.parametrize("name", ON_A_PHONE)
def test_on_a_phone_no_word_and_no_number_is_cut_or_meets_another(name: str) -> None:
    chart = ON_A_PHONE[name]()
    stored, canvas = chart.png(), chart.canvas
    canvas.fit(345.0, 414.0)
    canvas.pixels()
    is_whole(canvas.figure)
    assert chart.png() == stored


def test_on_a_phone_the_names_of_readings_stand_over_their_curves() -> None:
    canvas = _readings().canvas
    canvas.fit(345.0, 414.0)
    canvas.pixels()
    for axes in canvas.figure.axes:
        (name,) = axes.texts
        assert name.get_window_extent().y0 > axes.transData.transform((0.0, 0.0))[1]


@pytest.mark.parametrize("room", [(345.0, 414.0), (700.0, 400.0), (900.0, 900.0)])
def test_squares_of_a_gram_are_square_and_fill_their_room(room: tuple[float, float]) -> None:
    canvas = charts.grams(5, 60, 30).canvas
    canvas.fit(*room)
    canvas.pixels()
    first, *_, last = (path.vertices for path in canvas.artists["lost"].get_paths())
    wide, high = np.abs(np.subtract(*canvas.axes.transData.transform(first[[0, 2]])))
    assert wide == pytest.approx(high, rel=0.02)
    room_below = canvas.axes.transData.transform(last)[:, 1].min() - canvas.axes.get_window_extent().y0
    assert 0.0 <= room_below < 4 * high


def test_on_a_phone_a_legend_of_six_leaves_the_picture_its_room() -> None:
    known = forecast(ANA, Plan.deficit(500), people=60)
    canvas = charts.fan(forecast(ANA, Plan.deficit(500)), weigh_ins(_run(), seed=4), known=known).canvas
    canvas.fit(345.0, 414.0)
    canvas.pixels()
    is_whole(canvas.figure)
    assert canvas.axes.get_window_extent().height > 0.45 * canvas.figure.bbox.height
    assert [len(legend.get_texts()) for legend in canvas.figure.legends] in ([6], [2, 2, 2])


def test_a_caption_says_what_a_break_gives_back() -> None:
    week = project(PEOPLE["ana"], Plan.deficit(500).breaks(every_weeks=1, for_weeks=1), days=14)
    back = f"{week.weight_kg[-1] - week.weight_kg.min():.1f} kg come back"
    assert back in charts.weight(week).caption
    assert "after the first week a break" in charts.weight(week).words
    assert "come back" not in charts.weight(_run()).caption
    assert "come back" not in charts.weight(project(PEOPLE["jun"], Plan.deficit(-300), days=84)).caption


def test_the_caption_is_a_sentence_of_the_picture_and_short() -> None:
    readings = weigh_ins(_run(), seed=3)
    for chart in (charts.weight(_run(), scale=readings), charts.pounds(), charts.energy(_run()), charts.forest()):
        assert len(chart.caption.split()) <= 30
        assert len(chart.caption) <= len(chart.words)
    assert charts.weight(_run(), scale=readings).caption in charts.weight(_run(), scale=readings).words
