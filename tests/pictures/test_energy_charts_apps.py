"""Charts and apps of lessons 01 to 03: words from the data, bytes that repeat, nothing unsafe drawn."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from app_walks import at_random, to_the_ends, values
from matplotlib.text import Annotation
from PIL import Image
from tidy import is_tidy

from lessons_lib import PEOPLE, Plan, apps, care, charts, look, project, units
from lessons_lib.apps import App
from lessons_lib.charts import Chart
from lessons_lib.science.body.energy import spending
from lessons_lib.science.body.people import Person
from lessons_lib.science.body.tissue import (
    fat_share,
    rule_fat_kg,
    scale_kcal_per_kg,
    stores_kcal_per_kg,
    tissue_kcal_per_kg,
)
from lessons_lib.science.care import REFUSED_KCAL
from lessons_lib.science.evidence.articles import ARTICLES

APPS = (apps.WhatIsAPound, apps.WhatABodySpends, apps.FourArticles)
OF_ONE: dict[str, Callable[[Person], Chart]] = {
    "pound_of_tissue": charts.pound_of_tissue,
    "spent": charts.spent,
    "articles": charts.articles,
    "house": charts.house,
    "lift": charts.lift,
}
MAKERS: dict[str, Callable[[], Chart]] = {
    "pounds": charts.pounds,
    "bet_on_a_pound": charts.bet_on_a_pound,
    **{name: lambda make=make: make(PEOPLE["hugo"]) for name, make in OF_ONE.items()},
    "articles_ana": lambda: charts.articles(PEOPLE["ana"]),
    "house_ana": lambda: charts.house(PEOPLE["ana"]),
    "lift_ana": lambda: charts.lift(PEOPLE["ana"]),
    "tissue_all": lambda: charts.pound_of_tissue(*(PEOPLE[k] for k in ("jun", "dev", "ana", "esther", "hugo"))),
    "spent_four": lambda: charts.spent(*(PEOPLE[k] for k in ("dev", "ines", "ana", "hugo"))),
}


# what the numbers are


def test_the_rule_holds_where_the_curve_crosses_it() -> None:
    assert units.KG_PER_LB * tissue_kcal_per_kg(rule_fat_kg()) == pytest.approx(3500.0)
    assert 34.5 < rule_fat_kg() < 36.5


@pytest.mark.parametrize("fat_kg", [5.0, 10.4, 20.0, 35.0, 60.0])
def test_a_small_step_of_the_forbes_model_is_that_mixture(fat_kg: float) -> None:
    who = PEOPLE["ana"].but(fat_kg=fat_kg)
    p = project(who, Plan.deficit(1), days=7, model="forbes")
    fat, lean = p.fat_kg[-1] - p.fat_kg[0], p.lean_kg[-1] - p.lean_kg[0]
    assert fat / (fat + lean) == pytest.approx(fat_share(fat_kg), rel=1e-3)
    assert 7.0 / -(fat + lean) == pytest.approx(tissue_kcal_per_kg(fat_kg), rel=1e-3)


def test_a_pound_on_the_scale_is_lighter_than_tissue_in_both_directions() -> None:
    for deficit in (500, -500):
        each = [scale_kcal_per_kg(project(PEOPLE["ana"], Plan.deficit(deficit), 7 * w)) for w in (1, 4, 12, 26)]
        assert each == sorted(each)
        assert each[-1] < tissue_kcal_per_kg(PEOPLE["ana"].fat_kg) * 1.02
    assert scale_kcal_per_kg(project(PEOPLE["ana"], Plan.deficit(0), 28)) is None


@pytest.mark.parametrize("name", PEOPLE)
def test_a_day_adds_up_to_the_course_spending(name: str) -> None:
    day = spending(PEOPLE[name])
    assert day.total_kcal == pytest.approx(PEOPLE[name].tdee_kcal)
    assert min(day.resting_kcal, day.digesting_kcal, day.moving_kcal) > 0


def test_the_four_articles_of_the_evidence_table() -> None:
    # evidence A1: a woman of 70 kg, 165 cm, 35 years and PAL 1.55 spends about 2163, 1395 of it at rest
    woman = Person(name="A1", sex="female", age_years=35, height_cm=165, weight_kg=70, pal=1.55)
    eaten = {key: article.eaten_kcal(woman) for key, article in ARTICLES.items()}
    for key, ends in {"A": (1663, 1413), "B": (895, 395), "C": (1913, 1663)}.items():
        assert eaten[key] == pytest.approx(ends, abs=6)
    assert eaten["D"] is None
    assert [woman.tdee_kcal - kcal for kcal in eaten["B"] or ()] == pytest.approx([1267, 1767], abs=6)
    assert not ARTICLES["B"].care(woman).ok


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("letter", ARTICLES)
def test_an_article_is_refused_as_soon_as_one_end_is(letter: str, name: str) -> None:
    eaten = ARTICLES[letter].eaten_kcal(PEOPLE[name])
    ok = all(care(PEOPLE[name], Plan.intake(kcal)).ok for kcal in eaten or ())
    assert ARTICLES[letter].care(PEOPLE[name]).ok is ok


def test_an_unknown_article_gets_a_sentence() -> None:
    with pytest.raises(ValueError, match="It must be one of A, B, C, D"):
        ARTICLES["E"]


# charts


@pytest.mark.parametrize("name", OF_ONE)
def test_words_change_when_the_person_changes(name: str) -> None:
    texts = {OF_ONE[name](PEOPLE["ana"].but(weight_kg=kg)).words for kg in (60, 75, 90, 110)}
    assert len(texts) == 4


@pytest.mark.parametrize("name", MAKERS)
def test_words_and_picture_repeat(name: str) -> None:
    first, second = MAKERS[name](), MAKERS[name]()
    assert first.words == second.words == repr(first)
    assert first.png() == second.png()
    assert b"matplotlib" not in first.png().lower()
    assert len(first.png()) < 80_000


@pytest.mark.parametrize("name", OF_ONE)
@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_is_drawn_in_sentences(name: str, person: str) -> None:
    words = OF_ONE[name](PEOPLE[person]).words
    assert PEOPLE[person].name in words
    assert words.endswith((".", "trust."))
    assert re.search(r"kcal|lb a week", words)
    assert "nan" not in words.lower()
    assert "np." not in words


def test_pounds_say_what_the_stores_hold() -> None:
    words = charts.pounds().words
    for kcal in stores_kcal_per_kg().values():
        assert f"{units.KG_PER_LB * kcal:,.0f}" in words


def test_the_numbers_of_a_sentence_add_up() -> None:
    for key in PEOPLE:
        total, rest, digesting, moving = map(
            int, re.findall(r"\d+", charts.spent(PEOPLE[key]).words.replace(",", ""))[:4]
        )
        assert total == rest + digesting + moving
        text = charts.articles(PEOPLE[key]).words.replace(",", "")
        spent = int(re.findall(r"\d+", text)[0])
        for low, high, least, most in re.findall(r"(\d+) to (\d+) kcal/day, a true deficit of (\d+) to (\d+)", text):
            assert spent - int(high) == int(least)
            assert spent - int(low) == int(most)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_refused_article_is_named_and_not_drawn(name: str) -> None:
    person = PEOPLE[name]
    chart = charts.articles(person)
    refused = [key for key, article in ARTICLES.items() if not article.care(person).ok]
    assert chart.words.count("Refused and not drawn") == len(refused)
    for drawn in _bars(chart.figure.axes[0]):
        assert min(x for x, _ in drawn) > REFUSED_KCAL
    # one more: the way from what is spent down to the resting rate, from which B counts
    assert len(_bars(chart.figure.axes[0])) == 1 + 3 - len(refused)
    flags = [flag for article in ARTICLES.values() if (said := article.care(person)).ok for flag in said.flags]
    assert all(flag in chart.words for flag in flags)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_bet_gives_nothing_away(name: str) -> None:
    person = PEOPLE[name]
    bet = charts.house(person)
    assert "dotted is the stricter" in bet.caption
    assert f"{person.rmr_kcal:,.0f}" not in bet.words
    ends = _heights(bet)
    assert person.rmr_kcal / 100.0 not in ends
    assert all(pytest.approx(end / 100.0) not in ends for end in ARTICLES["B"].eaten_kcal(person) or ())
    # as it reads, B counts from what is spent, as the others do
    read = replace(ARTICLES["B"], zero_point="spending")
    strict = (person.tdee_kcal - 1000.0) / 100.0  # its own; the gentler end is the end of another, too
    assert (pytest.approx(strict) in ends) is read.care(person).ok
    assert ("B: 500 to 1,000 kcal/day, refused" in bet.words) is not read.care(person).ok


@pytest.mark.parametrize("name", PEOPLE)
def test_b_takes_away_twice_and_nothing_says_what_is_left(name: str) -> None:
    person = PEOPLE[name]
    chart = charts.lift(person)
    rest = round(person.tdee_kcal) - round(person.rmr_kcal)
    # one arrow each for A and C, where the plan is not refused; B hangs down twice, but never to a doctor's 800
    expected = [(0, below) for key, below in (("A", 500), ("C", 250)) if ARTICLES[key].care(person).ok]
    deep = person.rmr_kcal - 500.0 > REFUSED_KCAL
    assert _arrows(chart) == [*expected, (0, rest), *([(rest, rest + 500)] if deep else [])]
    assert f"{rest:,} down to rest and then 500" in chart.caption
    assert (f"{rest + 500:,} below what {person.name} spends" in chart.caption) is deep
    assert ("refused" in chart.caption) is not ARTICLES["B"].care(person).ok
    assert all((f"{key} takes away " in chart.words) is ARTICLES[key].care(person).ok for key in "AC")
    assert name != "ana" or "1,399 below" in chart.caption
    # deficits only: neither in words nor along the axis stands what anybody would eat
    axes = chart.figure.axes[0]
    written = " ".join([chart.words, *(text.get_text() for text in axes.texts)])
    for article in ARTICLES.values():
        # but where a deficit happens to be the same number
        eaten = {round(kcal) for kcal in article.eaten_kcal(person) or ()} - {250, 500, rest, rest + 500}
        assert not any(re.search(rf"(?<![\d,]){kcal:,}(?!\d)", written) for kcal in eaten)
    assert axes.get_ylabel() == f"kcal a day below what {person.name} spends"
    assert axes.yaxis_inverted()


def _arrows(chart: Chart) -> list[tuple[float, float]]:
    """Return where each arrow of a chart begins and where it ends."""
    arrows = [text for text in chart.figure.axes[0].texts if isinstance(text, Annotation)]
    return [(text.xyann[1], text.xy[1]) for text in arrows]


def _heights(chart: Chart) -> list[float]:
    """Return every height of every line of a chart."""
    return [float(y) for line in chart.figure.axes[0].lines for y in line.get_ydata()]


def _bars(axes: Any) -> list[list[tuple[float, float]]]:
    """Return the corners of the lying bars that stand for an article; the zone of what is refused never moves."""
    found = []
    for marks in (one for one in axes.collections if one.get_animated()):
        for path in marks.get_paths():
            corners = [tuple(map(float, c)) for c in path.vertices]
            if np.ptp([x for x, _ in corners]) > 0:
                found.append(corners)
    return found


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("style", ["screen", "projector", "dark"])
def test_nothing_leaves_the_picture_or_overlaps(name: str, style: str) -> None:
    look(style)
    _tidy(MAKERS[name]().figure)


@pytest.mark.parametrize("kind", APPS)
@pytest.mark.parametrize("style", ["screen", "projector"])
def test_an_app_is_as_tidy(kind: type[App], style: str) -> None:
    look(style)
    _tidy(kind().canvas.figure)


def _tidy(figure: Any) -> None:
    is_tidy(figure)
    axes, renderer = figure.axes[0], figure.canvas.get_renderer()
    plot = axes.get_window_extent(renderer)
    for box in (text.get_window_extent(renderer) for text in axes.texts if text.get_text()):
        assert box.x0 >= plot.x0 - 1
        assert box.x1 <= plot.x1 + 1


@pytest.mark.parametrize(
    "call",
    [
        lambda: charts.pound_of_tissue(),
        lambda: charts.pound_of_tissue("ana"),
        lambda: charts.pound_of_tissue(PEOPLE["ana"], PEOPLE["ana"]),
        lambda: charts.spent(*PEOPLE.values()),
        lambda: charts.articles("ana"),
        lambda: charts.house("ana"),
        lambda: fat_share(0.0),
        lambda: tissue_kcal_per_kg(float("inf")),
    ],
)
def test_bad_input_gets_a_sentence(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"It must be .+"):
        call()


def test_lb_reaches_what_is_not_the_rule_itself() -> None:
    units.use("lb")
    assert " kg" not in charts.pound_of_tissue(PEOPLE["ana"]).words
    assert " kg" not in apps.WhatIsAPound().words
    assert "lb of fat" in apps.WhatIsAPound().words


# apps


def _holds(app: App) -> None:
    """Check that picture and words belong to the state."""
    state, words = app.state, app.words
    assert words.endswith((".", "trust."))
    assert "nan" not in words.lower()
    Image.open(io.BytesIO(app._picture.png)).verify()
    who = PEOPLE[state["person"]]
    if isinstance(app, apps.WhatIsAPound):
        run = project(who, Plan.deficit(state["deficit_kcal"]), 7 * state["weeks"])
        said = care(who, Plan.deficit(state["deficit_kcal"]))
        if said.ok:
            assert f"{units.KG_PER_LB * tissue_kcal_per_kg(who.fat_kg):,.0f} kcal" in words
            per_kg = scale_kcal_per_kg(run)
            assert per_kg is None or f"held {units.KG_PER_LB * per_kg:,.0f} kcal" in words
        assert bool(_bars(app.canvas.axes)) is said.ok
    elif isinstance(app, apps.WhatABodySpends):
        who = who.but(pal=round(state["pal"], 1))
        said = care(who, Plan.intake(state["eaten_kcal"]))
        assert not said.ok or f"{who.name} spends {who.tdee_kcal:,.0f} kcal/day" in words
        assert not said.ok or f"Eating {state['eaten_kcal']:,} is " in words
    else:
        who = who if state["pal"] == "own" else who.but(pal=float(state["pal"]))
        said = ARTICLES[state["article"]].care(who)
        assert f"{who.name}, PAL {who.pal:.1f}, spends {who.tdee_kcal:,.0f} kcal/day" in words
        refused = [key for key, article in ARTICLES.items() if not article.care(who).ok]
        assert (f"Refused for {who.name}: {', '.join(refused)}." in words) is bool(refused)
        flagged = [key for key, one in ARTICLES.items() if one.care(who).ok and one.care(who).flags]
        assert (f"Flagged for {who.name}: {', '.join(flagged)}." in words) is bool(flagged)
        bars = _bars(app.canvas.axes)
        assert len(bars) == 1 + 3 - len(refused)
        assert all(min(x for x, _ in bar) > REFUSED_KCAL for bar in bars)
        if not said.ok:
            # which end of an article it is, and not a plan that nobody made
            assert re.sub("[Tt]his plan", f"{state['article']}'s stricter end", said.refused[0]) in words
            assert "plan" not in words.split("true deficit")[1].split(".")[1]
            return
    if not said.ok:
        assert words == str(said)
        return
    for flag in said.flags:
        assert flag in words


@pytest.mark.parametrize("kind", APPS)
def test_every_control_to_its_extremes(kind: type[App]) -> None:
    to_the_ends(kind(), _holds)


@pytest.mark.parametrize("kind", APPS)
@pytest.mark.parametrize("seed", [1])
def test_random_walks(kind: type[App], seed: int) -> None:
    at_random(kind(), _holds, seed)


@pytest.mark.parametrize("kind", APPS)
def test_axes_hold_still_while_a_slider_moves(kind: type[App]) -> None:
    app = kind()
    axes = app.canvas.axes
    kept: dict[Any, Any] = {}
    for name, widget in app.controls.items():
        if name == "person":
            continue
        before = widget.value
        for value in values(widget):
            widget.value = value
            # a longer axis only for who is made to spend more than anybody does
            ends = axes.get_xlim(), axes.get_ylim()
            assert kept.setdefault(app._framing(app.state), ends) == ends
            assert len(kept) <= 2
            for artist in axes.lines:
                for seen, (low, high) in zip(artist.get_data(), map(sorted, ends), strict=True):
                    # lines across the whole picture count in its fractions, from 0 to 1
                    assert not len(seen) or (np.min(seen) >= min(low, 0.0) and np.max(seen) <= max(high, 1.0))
            for corners in _bars(axes):
                assert max(x for x, _ in corners) <= ends[0][1]
        widget.value = before


@pytest.mark.parametrize("kind", APPS)
def test_moved_controls_change_picture_and_words(kind: type[App]) -> None:
    app = kind()
    for name, value in (("person", "hugo"), ("pal", "2.0" if kind is apps.FourArticles else 2.0), ("weeks", 3)):
        if name in app.controls:
            words, picture = app.words, app._picture.png
            app.controls[name].value = value
            assert app.words != words
            assert app._picture.png != picture


def test_too_little_food_is_not_drawn() -> None:
    app = apps.WhatABodySpends()
    assert app.controls["eaten_kcal"].min > 800, "the slider does not begin in a refusal"
    app.controls["eaten_kcal"].min = 800
    app.set(eaten_kcal=800)
    assert app.words == str(care(PEOPLE["ana"], Plan.intake(800)))
    # what is spent stays; the sentence stands in the picture
    assert len(_bars(app.canvas.axes)) == 3
    assert " ".join(app.canvas._refusal.get_text().split()) == app.words


def test_the_unsafe_article_is_drawn_for_one_of_ten() -> None:
    app = apps.FourArticles().set(article="B")
    shown = [name for name in PEOPLE if "Refused for" not in app.set(person=name).words]
    assert shown == ["hugo"]


def test_the_short_reason_of_a_flag_is_one_that_care_gives_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    app, told = apps.FourArticles(), set()
    monkeypatch.setattr(app._picture, "show", lambda *_: None)  # what is noted is known without a picture
    full = {"or older": "years on a loss", "little food": "guideline", "too fast": "% of body weight a week"}
    for key, person in PEOPLE.items():
        for pal in app.controls["pal"].options:
            app.set(person=key, pal=pal)
            who = person if pal == "own" else person.but(pal=float(pal))
            for name, article in ARTICLES.items():
                said = article.care(who)
                if said.ok and said.flags:
                    short = app.canvas.artists[name].get_text().removeprefix("flagged:\n")
                    (meant,) = [end for end in full if short.endswith(end)]
                    assert any(full[meant] in flag for flag in said.flags), (key, pal, name, short, said.flags)
                    told.add(meant)
    assert told >= {"or older", "little food"}
