"""Charts and apps of lessons 11 and 12: the words come from what is drawn, and nothing in the picture lies."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from app_walks import at_random, to_the_ends, values
from PIL import Image

from lessons_lib import (
    PEOPLE,
    Plan,
    apps,
    care,
    charts,
    local_lipolysis_g,
    look,
    project,
    trial_machine,
    units,
)
from lessons_lib.apps import App
from lessons_lib.charts import Chart
from lessons_lib.pictures import canvas as _canvas
from lessons_lib.pictures.figure import outline, tint
from lessons_lib.pictures.grams import ACROSS, squares
from lessons_lib.science.evidence.trials import SCAN, forest_table, trials, trials_table
from lessons_lib.science.fat.lipolysis import GROWTH_PERCENT, GROWTH_WEEKS, thigh
from lessons_lib.science.fat.regions import REGIONS, regional_fat
from lessons_lib.science.words import with_minus

APPS: tuple[type[App], ...] = (apps.WhereDidItGo,)
LOOKS = ("screen", "projector", "dark")
ANA = PEOPLE["ana"]


MAKERS: dict[str, Callable[[], Chart]] = {
    "grams": charts.grams,
    "forest": charts.forest,
    "drawer": charts.drawer,
}


# --- charts --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MAKERS)
def test_words_and_picture_repeat(name: str) -> None:
    first, second = MAKERS[name](), MAKERS[name]()
    assert first.words == second.words == repr(first)
    assert first.png() == second.png()
    assert len(first.png()) < 80_000
    assert first.words.endswith(".")
    assert "nan" not in first.words.lower()
    assert "np." not in first.words


def test_words_change_when_the_data_change() -> None:
    assert len({charts.grams(kg, m).words for m in (30, 35) for kg in (3, 4)}) == 4


def _area(boxes: Any) -> float:
    return sum(abs(float(np.ptp(path.vertices[:, 0]) * np.ptp(path.vertices[:, 1]))) for path in boxes.get_paths())


def test_grams_are_areas_to_one_scale() -> None:
    chart, p, local = charts.grams(), project(ANA, Plan.deficit(500), 30), local_lipolysis_g()
    drawn = {name: _area(chart._canvas.artists[name]) for name in ("local", "reach", "lost")}
    assert drawn["local"] == pytest.approx(local.estimate)
    assert drawn["reach"] == pytest.approx(local.most)
    assert drawn["lost"] == pytest.approx(1000 * (p.fat_kg[0] - p.fat_kg[-1]))
    assert "Each little square is a gram." in chart.words
    for grams in (0.0, 0.3, 1.0, 79.5, 80.0, 81.2):
        corners = np.array([corner for one in squares(grams) for corner in one]).reshape(-1, 2)
        assert grams == 0.0 or corners[:, 0].max() <= ACROSS


def test_where_nothing_is_released_no_ratio_is_said() -> None:
    """A quotient by nothing was a crash; a quotient by next to nothing is a number that nobody can read."""
    for kg in (0.0, 5e-324, 1e-6):
        chart = charts.grams(kg)
        assert "as good as nothing more is released" in chart.words
        assert "as good as nothing" in chart.caption
        assert "times" not in chart.words
        assert "e-" not in chart.words


def test_the_ratio_in_words_is_that_of_the_marks() -> None:
    p, local = project(ANA, Plan.deficit(500), 30), local_lipolysis_g()
    ratio = 1000 * (p.fat_kg[0] - p.fat_kg[-1]) / local.estimate
    said = float(re.search(r"about ([0-9,]+) times", charts.grams().words)[1].replace(",", ""))
    assert said == pytest.approx(ratio, rel=0.05)


def test_a_bet_gives_nothing_away() -> None:
    bet, known = charts.bet_on_a_leg(), charts.one_leg()
    hatched = {
        part
        for part in ("arms", "trunk", "one leg", "other leg")
        if known._canvas.artists[f"figure: {part}"].get_hatch()
    }
    assert hatched == {"one leg", "other leg"}, "no clear change is not a change of 0 %"
    assert not any(bet._canvas.artists[f"figure: {part}"].get_hatch() for part in hatched)
    assert not re.search(r"%|no clear", bet.words)
    faces = {name: bet._canvas.artists[f"figure: {name}"].get_facecolor() for name in ("arms", "one leg", "other leg")}
    assert len({face.tobytes() for face in faces.values()}) == 1
    assert bet.figure.axes[0].get_xlim() == known.figure.axes[0].get_xlim()


def test_more_training_is_more_squares_and_the_body_stays() -> None:
    few, many = (charts.grams(minutes=m, sessions=n)._canvas.artists for m, n in ((30, 13), (60, 26)))
    before, after = ({name: _area(drawn[name]) for name in ("local", "reach", "lost")} for drawn in (few, many))
    assert after == pytest.approx({name: area * (1 if name == "lost" else 4) for name, area in before.items()})


def test_a_larger_dose_has_the_example_before_it() -> None:
    usual, more, most = charts.grams(), charts.grams(5, 60, 30), charts.grams(50, 60, 30)
    assert [_area(chart._canvas.artists["example"]) for chart in (usual, most)] == [0.0, 0.0]
    assert _area(more._canvas.artists["example"]) == pytest.approx(local_lipolysis_g().estimate)
    assert _area(more._canvas.artists["local"]) == pytest.approx(local_lipolysis_g(5, 60, 30).estimate)
    ends = [more._canvas.artists[name].get_paths()[-1].vertices[:, 0].max() for name in ("example", "local", "reach")]
    assert ends == sorted(ends)
    assert "0.5 g" in more.words
    assert "example" not in usual.words + most.caption


def test_the_forest_draws_what_is_quoted_and_what_is_derived() -> None:
    table, chart = forest_table(), charts.forest()
    axes = chart.figure.axes[0]
    squares = [line for line in axes.lines if line.get_marker() == "s" and line.get_visible()]
    assert [float(s.get_xdata()[0]) for s in squares] == pytest.approx(table.effect.tolist())
    assert {s.get_markerfacecolor() for s in squares} == {_canvas.current_look().paper}
    written = [text.get_text() for text in axes.texts]
    assert "quoted from a review" in chart.words
    assert not any(tag in chart.words for tag in table.tag)
    # whose effect has no means behind it says so, seen and heard
    guessed = [row.name.partition(" ")[0] for row in table.itertuples() if row.high == pytest.approx(0.0, abs=1e-9)]
    assert f"two ({', '.join(guessed)}) as the least" in chart.words
    assert "two drawn as the least" in chart.caption
    for row in table.itertuples():
        assert any(f"{row.n:,} people" in text for text in written)
        assert with_minus(f"{row.effect:.2f} ({row.low:.2f} to {row.high + 0.0:.2f})") in chart.words
    low, high = axes.get_xlim()
    assert low <= table.low.min()
    assert table.high.max() <= high


def test_a_bet_on_the_forest_shows_one_trial_only() -> None:
    bet, table = charts.bet_on_forest(), forest_table()
    axes = bet.figure.axes[0]
    (square,) = [line for line in axes.lines if line.get_marker() == "s" and line.get_visible()]
    assert float(square.get_xdata()[0]) == pytest.approx(table.set_index("id").effect["brobakken_2023"])
    assert with_minus(f"{table.effect[0]:.2f}") not in bet.words
    assert any("1,158 people: ?" in text.get_text() for text in axes.texts)


def test_a_drawer_is_drawn_as_long_as_luck_makes_it() -> None:
    chart, luck = charts.drawer(), np.random.default_rng(5)
    found, of = trials_table().found(SCAN)
    bars = [path.vertices[:, 0].max() for path in chart.figure.axes[0].collections[0].get_paths()]
    for bar, let_out in zip(bars, (1.0, 0.1), strict=True):
        # trials of nothing, one after the other: a yes gets out, a no by luck, until the tables are full
        yes = luck.random(2_000_000) < 0.025
        out = yes[yes | (luck.random(yes.size) < let_out)]
        tables = out[: out.size // of * of].reshape(-1, of).sum(axis=1)
        assert bar == pytest.approx(100.0 * np.mean(tables >= found), abs=0.8)
    assert f"with the drawer, {bars[1]:.0f}." in chart.words


def test_marks_differ_without_colour() -> None:
    for name in LOOKS:
        look(name)
        style = _canvas.current_look()
        # a ring of fat around muscle, and filled against empty bars
        assert abs(_grey(style.fourth) - _grey(style.grid)) > 0.25
        assert abs(_grey(style.body) - _grey(style.paper)) > 0.25


def _grey(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize(
    "call",
    [
        lambda: thigh("other"),
        lambda: charts.grams(50, 60, 100),
        lambda: thigh("male", trained_weeks=-1),
    ],
)
def test_bad_input_gets_a_sentence(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"must be .+"):
        call()


# --- nothing leaves the picture or overlaps ------------------------------------------------

PICTURES: dict[str, Callable[[], Any]] = {
    **MAKERS,
    "where": apps.WhereDidItGo,
    "where_gain": lambda: apps.WhereDidItGo().set(deficit_kcal=-300, weeks=52, person="chloe", train_one_leg=True),
    "regions": lambda: charts.regions(ANA, project(ANA, Plan.deficit(500), 182)),
    "one_leg": charts.one_leg,
    "bet": charts.bet_on_a_leg,
    "bet_on_forest": charts.bet_on_forest,
    "forest": charts.forest,
    "most_grams": lambda: charts.grams(5, 60, 30),
}


@pytest.mark.parametrize("style", LOOKS)
@pytest.mark.parametrize("name", PICTURES)
def test_nothing_leaves_the_picture_or_overlaps(name: str, style: str) -> None:
    look(style)
    made = PICTURES[name]()
    canvas = made._canvas if isinstance(made, Chart) else made.canvas
    canvas.pixels()
    figure = canvas.figure
    renderer = figure.canvas.get_renderer()
    words = [*figure.texts, *(text for legend in figure.legends for text in legend.get_texts())]
    for axes in figure.axes:
        words += [t for t in axes.texts if t.get_text()]
        if not axes.axison:
            continue
        words += [t for t in (axes.xaxis.label, axes.yaxis.label) if t.get_text()]
        for axis, ends in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
            low, high = sorted(ends)
            kept = zip(axis.get_majorticklocs(), axis.get_majorticklabels(), strict=True)
            words += [label for place, label in kept if low <= place <= high and label.get_text()]
    boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in words]
    whole = figure.bbox
    for text, box in boxes:
        assert box.x0 >= -1, text
        assert box.x1 <= whole.x1 + 1, text
        assert box.y0 >= -1, text
        assert box.y1 <= whole.y1 + 1, text
    for legend in figure.legends:
        assert legend.get_window_extent(renderer).x1 <= whole.x1 + 1
    for i, (text, box) in enumerate(boxes):
        for other, its in boxes[i + 1 :]:
            assert not box.overlaps(its), f"{text!r} and {other!r}"


# --- the figure ----------------------------------------------------------------------------


def test_the_figure_has_one_outline_whatever_the_numbers() -> None:
    outlines = set()
    for name, days, deficit in (("ana", 182, 500.0), ("hugo", 28, 250.0), ("jun", 182, -300.0)):
        canvas = charts.regions(PEOPLE[name], project(PEOPLE[name], Plan.deficit(deficit), days))._canvas
        parts = [canvas.artists[f"figure: {part}"] for part in ("head", "arms", "trunk", "one leg", "other leg")]
        outlines.add(tuple(path.vertices.tobytes() for part in parts for path in part.get_paths()))
    assert len(outlines) == 1
    left, right = (np.array(outline((1.0, 0.0, 0.4), (1.3, 3.0, 0.2), mirrored=flip)) for flip in (True, False))
    assert left == pytest.approx(right * [-1.0, 1.0])


def test_a_region_is_coloured_by_its_share_and_like_its_bar() -> None:
    canvas = charts.one_leg()._canvas
    look = canvas.look
    faces = {part: tuple(canvas.artists[f"figure: {part}"].get_facecolor()[0][:3]) for part in ("arms", "trunk")}
    bars = [tuple(face[:3]) for face in canvas.artists["end"].get_facecolor()]
    for part, share, bar in (("arms", -0.102, bars[0]), ("trunk", -0.069, bars[1])):
        assert faces[part] == pytest.approx(tint(look, share, full=0.12))
        assert faces[part] == pytest.approx(bar)
    assert tint(look, 0.2) != tint(look, -0.2)


# --- the thigh -----------------------------------------------------------------------------


@pytest.mark.parametrize("sex", ["female", "male"])
def test_training_a_leg_moves_no_fat_and_thins_the_fold(sex: Any) -> None:
    for kept in (0.2, 1.0, 1.7):
        rest, trained = thigh(sex, kept), thigh(sex, kept, trained_weeks=GROWTH_WEEKS)
        assert trained.fat_cm2 == rest.fat_cm2
        assert trained.fold_mm < rest.fold_mm
        assert trained.growth_percent == pytest.approx(GROWTH_PERCENT[sex])
        assert thigh(sex, kept, trained_weeks=30) == trained
        for limb in (rest, trained):
            ring = np.pi * ((limb.radius_mm + limb.fold_mm / 2) ** 2 - limb.radius_mm**2) / 100
            assert ring == pytest.approx(limb.fat_cm2)


def test_the_thigh_is_that_of_the_trial() -> None:
    for sex, name in (("male", "men"), ("female", "women")):
        row = next(t for t in trials() if t.id == f"walts_2008_{name}")
        assert thigh(sex).fat_cm2 == row.trained_start
        volumes = [float(x) for x in re.search(r"([0-9.]+) to ([0-9.]+) cm³", row.result).groups()]
        assert GROWTH_PERCENT[sex] == pytest.approx(100 * (volumes[1] / volumes[0] - 1))


# --- apps ----------------------------------------------------------------------------------


def _holds(app: App) -> None:
    """Check that picture and words belong to the state."""
    assert app.words.endswith((".", "trust."))
    assert "nan" not in app.words.lower()
    Image.open(io.BytesIO(app._picture.png)).verify()
    state, words = app.state, app.words
    who, plan = PEOPLE[state["person"]], Plan.deficit(state["deficit_kcal"])
    run = project(who, plan, 7 * state["weeks"])
    said = care(who, plan)
    if not said.ok:
        assert words == str(said)
        return
    assert all(flag in words for flag in said.flags)
    end = regional_fat(who, run).iloc[-1]
    assert sum(end[f"{r}_kg"] for r in REGIONS) == pytest.approx(run.fat_kg[-1], abs=1e-9)
    kept = end["legs_kg"] / regional_fat(who, run)["legs_kg"].iloc[0]
    assert ("One leg is trained" in words) is state["train_one_leg"]
    if state["train_one_leg"]:
        assert f"a fold of {thigh(who.sex, kept, state['weeks']).fold_mm:.1f} mm" in words
        assert f"{thigh(who.sex, kept).fold_mm:.1f} mm of the other" in words


@pytest.mark.parametrize("kind", APPS)
def test_every_control_to_its_extremes(kind: type[App]) -> None:
    to_the_ends(kind(), _holds)


@pytest.mark.parametrize("kind", APPS)
@pytest.mark.parametrize("seed", [1])
def test_random_walks(kind: type[App], seed: int) -> None:
    at_random(kind(), _holds, seed)


@pytest.mark.parametrize("kind", APPS)
def test_axes_hold_still(kind: type[App]) -> None:
    app = kind()

    def ends() -> list[Any]:
        return [(axes.get_xlim(), axes.get_ylim()) for axes in app.canvas.figure.axes]

    before = ends()
    for name, widget in app.controls.items():
        for value in values(widget):
            widget.value = value
            if name != "person":
                assert ends() == before
        if name == "person":
            widget.value = kind().state["person"]


@pytest.mark.parametrize("kind", APPS)
def test_every_control_changes_the_words_or_the_picture(kind: type[App]) -> None:
    for name, widget in kind().controls.items():
        app = kind()
        before = (app.words, app._picture.png)
        app.controls[name].value = next(v for v in reversed(values(widget)) if v != widget.value)
        assert (app.words, app._picture.png) != before, name


def test_a_plan_that_care_refuses_is_not_drawn() -> None:
    where = apps.WhereDidItGo().set(person="chloe", deficit_kcal=750, weeks=52)
    assert "BMI" in where.words
    assert not where.canvas.artists["range"].get_segments()
    assert "fold" not in where.words


def test_the_machine_shows_what_the_lesson_says() -> None:
    caliper, mri = (trial_machine(300, (10, 40), instrument=tool, seed=1).headline() for tool in ("caliper", "MRI"))
    assert caliper.mean_all < -3 < -0.5 < mri.mean_all < 0.5
    assert (mri.share_local_loss_published or 0) > 4 * mri.share_local_loss


def test_lb_reaches_the_words() -> None:
    units.use("lb")
    for app in (apps.WhereDidItGo(), apps.WhereDidItGo().set(train_one_leg=True)):
        assert " kg" not in app.words
        assert " lb" in app.words
