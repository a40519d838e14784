"""Charts and app of the lake: words match the state, in every corner."""

from __future__ import annotations

import re

import pytest
from app_walks import at_random, to_the_ends

from lessons_lib import apps, charts, look, reservoir


def test_words_change_when_data_change() -> None:
    def words(change: float, seed: int) -> str:
        lake, line = reservoir.run(change, 182), reservoir.run(change, 182, "straight")
        gauge = reservoir.gauge(lake, seed)
        return charts.level(line, lake, gauge=gauge, trend=reservoir.smooth(gauge)).words

    assert len({words(c, s) for c in (-500, -400, 300) for s in (1, 2)}) == 6


def test_the_week_in_the_words_is_the_librarys() -> None:
    for change in (-500, -300, 400):
        said = charts.level(reservoir.run(change, 364), reservoir.run(change, 364, "straight")).words
        found = re.search(r"From week (\d+) on", said)
        assert found
        assert int(found[1]) == reservoir.apart_week(change, 10)


def test_a_keeper_who_slips_stands_beside_one_who_does_not() -> None:
    kept, slips = reservoir.run(-500, 364), reservoir.run(-500, 364, half_life_weeks=26)
    chart = charts.level(kept, slips)
    said, low = chart.words, int(slips.level_cm.argmin())
    turned = f"lowest in week {low / 7:.0f}, {400 - slips.level_cm[low]:.0f} cm down"
    assert turned in chart.caption
    # how low, is read off the gauge, where there is one; and the gauge is that of the lake near which its dots lie
    read = charts.level(kept, slips, gauge=reservoir.gauge(slips, seed=1))
    assert read.caption == f"The lake whose keeper slips is lowest in week {low / 7:.0f}; from then on it rises."
    scatter = re.search(r"scatters by ([\d.]+) cm \(standard deviation\) about the lake whose keeper slips", read.words)
    assert scatter
    assert float(scatter[1]) < 4
    falling = [reservoir.run(-500, low - 7, half_life_weeks=weeks) for weeks in (None, 26)]
    assert "lowest" not in charts.level(*falling).caption
    assert f"whose keeper slips falls by {400 - slips.level_cm[-1]:.0f} cm" in said
    assert f"the lake falls by {400 - kept.level_cm[-1]:.0f} cm" in said
    with pytest.raises(ValueError, match="or one that fades"):
        charts.level(slips, slips)


def test_a_fan_says_where_the_keeper_ends_who_is_in_none_of_its_lakes() -> None:
    kept, slips = reservoir.run(-500, 182), reservoir.run(-500, 182, half_life_weeks=26)
    fan = reservoir.fan(-500, 182)
    low, high, out = fan[0][-1], fan[2][-1], slips.level_cm[-1]
    caption = (
        f"Nine of ten such lakes stand between {low:.0f} and {high:.0f} cm, the lake whose keeper slips at {out:.0f}."
    )
    assert charts.level(kept, slips, fan=fan).caption == caption
    assert "slips" not in charts.level(kept, fan=fan).words
    assert out > high


def test_only_the_last_board_is_a_dam_and_the_picture_says_what_each_does() -> None:
    lower = []

    def holds(app: apps.BayPump) -> None:
        boards = app.state["boards"]
        run = reservoir.pump(500, 182, 0.0 if boards == 5 else 5000 / 10**boards)
        assert app.words == f"{boards} board{'s' if boards != 1 else ''} in the channel. {run!r}."
        low, high = app.canvas.axes.get_ylim()
        assert low < run.bay_cm.min()
        assert (low < 250.0) == (run.bay_cm.min() < 250.0)  # near enough to see 8 cm
        assert run.rest_cm.max() < high

    to_the_ends(apps.BayPump(), holds)
    at_random(apps.BayPump(), holds, seed=1)
    for boards in range(6):
        run = reservoir.pump(500, 182, 0.0 if boards == 5 else 5000 / 10**boards)
        lower.append(run.rest_cm[-1] - run.bay_cm[-1])
    assert lower == sorted(lower)
    assert lower[2] < 10 < lower[3]


@pytest.mark.parametrize("style", ["screen", "projector", "dark"])
def test_pictures_in_all_looks(style: str) -> None:
    look(style)
    lake = reservoir.run(-500, 84)
    assert charts.level(lake).png().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "call",
    [
        lambda: charts.level(),
        lambda: charts.level(3),
        lambda: charts.level(reservoir.run(1, 7), reservoir.run(1, 7)),
        lambda: charts.level(reservoir.run(1, 7), reservoir.run(1, 8, "straight")),
        lambda: charts.level(reservoir.run(1, 7), gauge=3),
        lambda: charts.level(reservoir.run(1, 7), trend=reservoir.smooth(reservoir.gauge(reservoir.run(1, 7), 1))),
    ],
)
def test_bad_input_gets_a_sentence(call) -> None:
    with pytest.raises(ValueError, match=r"must be|Give") as caught:
        call()
    assert str(caught.value).endswith(".")
