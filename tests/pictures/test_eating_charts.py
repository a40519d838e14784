"""Charts and app of lesson 10: words from the data, bytes that repeat, nothing unsafe drawn."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from app_walks import at_random, to_the_ends
from PIL import Image
from tidy import is_tidy

from lessons_lib import PEOPLE, Plan, apps, charts, look, project, same_kcal, units
from lessons_lib.apps import App
from lessons_lib.charts import Chart
from lessons_lib.lesson import questions
from lessons_lib.science.care import HELP, care_of
from lessons_lib.science.evidence.eating import effects

BACK = [0.1] * 28 + [0.5] * 14
MAKERS: dict[str, Callable[[], Chart]] = {
    "same_kcal": lambda: charts.same_kcal(*same_kcal(PEOPLE["ana"], Plan.deficit(500), 28)),
    "same_kcal_up": lambda: charts.same_kcal(*same_kcal(PEOPLE["jun"], Plan.deficit(-500), 5, (0.5, 0.65))),
    "same_kcal_back": lambda: charts.same_kcal(*same_kcal(PEOPLE["grace"], Plan.deficit(0), 42, (0.5, BACK))),
    "diets": charts.diets,
    "one_open": lambda: charts.diets(1),
}


@pytest.mark.parametrize("name", MAKERS)
def test_words_and_picture_repeat(name: str) -> None:
    first, second = MAKERS[name](), MAKERS[name]()
    assert first.words == second.words == repr(first)
    assert first.png() == second.png()
    assert b"matplotlib" not in first.png().lower()
    assert len(first.png()) < 80_000
    assert first.words.endswith(".")
    assert not re.search(r"nan|np\.|inf\b", first.words)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("style", ["screen", "projector", "dark"])
def test_nothing_leaves_the_picture_or_overlaps(name: str, style: str) -> None:
    look(style)
    is_tidy(MAKERS[name]().figure)


@pytest.mark.parametrize("style", ["screen", "projector"])
def test_the_app_is_as_tidy(style: str) -> None:
    look(style)
    is_tidy(apps.CarbSwitch().canvas.figure)


# what the words say


def test_what_is_apart_is_rounded_once() -> None:
    for person in ("ana", "dev", "hugo"):
        for deficit in (-300, 0, 500):
            usual, other = same_kcal(PEOPLE[person], Plan.deficit(deficit), 28)
            chart = charts.same_kcal(usual, other)
            scale = f"{abs(usual.weight_kg[-1] - other.weight_kg[-1]):.1f}"
            fat = f"{abs(usual.fat_kg[-1] - other.fat_kg[-1]):.1f}"
            assert chart.words.count(f"The scales are {scale} kg apart, the fat {fat} kg.") == 1
            assert f"the scales are {scale} kg apart, the fat {fat} kg." in chart.caption
            said = re.findall(r"the scale shows (?:a (loss|gain) of ([\d.]+) kg|no change)", chart.words)
            kg = [(-1 if way == "loss" else 1) * float(size or 0) for way, size in said]
            # two that are rounded may differ by one more tenth
            assert abs(kg[0] - kg[1]) == pytest.approx(float(scale), abs=0.1001)


def test_words_change_with_the_share() -> None:
    texts = {charts.same_kcal(*same_kcal(PEOPLE["ana"], Plan.deficit(0), 14, (0.5, c))).words for c in (0.05, 0.3, 0.6)}
    assert len(texts) == 3


def test_the_ward_says_what_is_open_and_no_more() -> None:
    kcal = [f"{abs(effects()[key].mean):.0f} kcal" for key in ("hall_2019_kcal", "hall_2021_kcal")]
    carried_over = f"began with plants ate {abs(effects()['sciarrillo_keto_first'].mean):.0f} kcal a day more"
    for opened in (1, 2):
        words = charts.diets(opened).words
        assert [one in words for one in kcal] == [place < opened for place in range(2)]
        assert (carried_over in words) == (opened == 2), "it is about keto"


def test_lb_reaches_the_words_and_axes() -> None:
    units.use("lb")
    for name in MAKERS:
        words = MAKERS[name]().words
        assert not re.search(r"\d kg\b", words), name
    assert "(lb)" in MAKERS["same_kcal"]().figure.axes[0].get_ylabel()
    assert " kg" not in apps.CarbSwitch().words


def test_both_panels_have_one_scale() -> None:
    for make in (MAKERS["same_kcal"], MAKERS["same_kcal_back"]):
        left, right = make().figure.axes
        assert left.get_ylim() == right.get_ylim()
        assert left.get_xlim() == right.get_xlim()


@pytest.mark.parametrize(
    "call",
    [
        lambda: charts.same_kcal(*same_kcal(PEOPLE["ana"], Plan.deficit(500), 7, (0.5,)), None),
        lambda: charts.same_kcal(
            project(PEOPLE["ana"], Plan.deficit(500), 7), project(PEOPLE["ana"], Plan.deficit(400), 7)
        ),
        lambda: charts.same_kcal(
            project(PEOPLE["ana"], Plan.deficit(500), 7), project(PEOPLE["ana"], Plan.deficit(500), 8)
        ),
    ],
)
def test_bad_input_gets_a_sentence(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"It must be .+"):
        call()


# the app


def _holds(app: App) -> None:
    """Check that picture and words belong to the state."""
    state, words = app.state, app.words
    assert words.endswith((".", "trust."))
    assert "nan" not in words.lower()
    Image.open(io.BytesIO(app._picture.png)).verify()
    who, plan = PEOPLE[state["person"]], Plan.deficit(state["deficit_kcal"])
    canvas = app.canvas
    usual, other = same_kcal(who, plan, 7 * state["weeks"], (0.5, state["carb_percent"] / 100))
    said = care_of(who, plan, shown=(usual, other))
    drawn = [line for line in canvas._moving if len(line.get_xdata())]
    assert len(drawn) == (4 if said.ok else 0)
    if not said.ok:
        assert words == str(said)
        return
    assert words.startswith(charts.same_kcal(usual, other).words.removesuffix(f" {HELP}"))
    for flag in said.flags:
        assert flag in words
    low, high = canvas.axes.get_ylim()
    for line in drawn:
        assert low < min(line.get_ydata()) <= max(line.get_ydata()) < high, "the axes hold every state"


def test_every_control_to_its_extremes() -> None:
    to_the_ends(apps.CarbSwitch(), _holds)


@pytest.mark.parametrize("seed", [1, 2])
def test_random_walks(seed: int) -> None:
    at_random(apps.CarbSwitch(), _holds, seed)


def test_it_does_not_start_at_the_answer() -> None:
    app = apps.CarbSwitch()
    answer = questions.find("10.4").expected()
    assert app.state["carb_percent"] != answer
    app.set(weeks=1, deficit_kcal=-300, carb_percent=int(answer), person="jun")
    assert f"{answer:.0f} % from carbohydrate, the scale shows a loss" in app.words
    app.set(carb_percent=int(answer) + 5)
    assert f"{answer + 5:.0f} % from carbohydrate, the scale shows a gain" in app.words


def test_axes_hold_still_for_one_person() -> None:
    app = apps.CarbSwitch()
    before = app.canvas.axes.get_ylim()
    app.set(carb_percent=5)
    assert app.canvas.axes.get_ylim() == before
    app.set(deficit_kcal=100)  # another surplus is another week: its own axis, or a week's change is a hair
    assert app.canvas.axes.get_ylim() != before
    before = app.canvas.axes.get_ylim()
    app.set(person="chloe")
    assert app.canvas.axes.get_ylim() != before
