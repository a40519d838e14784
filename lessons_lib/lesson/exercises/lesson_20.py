"""Questions of lesson 20, The lake: the course's line, bend, noise and trend without a body."""

from __future__ import annotations

from functools import cache

from ...science import lake as reservoir
from ...science.lake import LAKE
from ..kinds import Choice, Exercise, Misconception, Option

_LESS_M3 = 500.0
_HALF_YEAR_DAYS = 182
_LOWER_CM = 40.0
_APP_LESS_M3 = 300
_APART_CM = 4.0
_MORE_M3 = 300.0


@cache
def _fall_cm(change_m3: float, model: reservoir.Model = "outlet") -> float:
    level = reservoir.run(change_m3, _HALF_YEAR_DAYS, model).level_cm
    return float(level[0] - level[-1])


def _per_week_cm() -> float:
    return 7 * _LESS_M3 / LAKE.m3_per_cm


def _closed_m3() -> float:
    return _LOWER_CM * LAKE.outflow_m3_per_cm


def _apart_week(change_m3: float) -> float:
    week = reservoir.apart_week(change_m3, _APART_CM)
    assert week is not None, "the question asks for a week that exists"
    return float(week)


@cache
def _rises() -> float:
    """Return the share of falling weeks in which the gauge rises, by the wind alone."""
    return reservoir.share_of_rises(reservoir.run(-_LESS_M3, days=28), week=4, repeats=300)  # as in the chart


EXERCISES: tuple[Exercise | Choice, ...] = (
    Exercise(
        id="20.prediction",
        prompt=(
            f"The river brings {_LESS_M3:.0f} m³ a day less, from today on. One centimetre of the lake holds"
            f" {LAKE.m3_per_cm:,.0f} m³. How far does the level fall in 26 weeks? (cm, a positive number)"
        ),
        unit="cm",
        expected=lambda: _fall_cm(-_LESS_M3),
        tolerance=8.0,
        right="Close. You may have thought of the outlet: a lower lake lets less water out.",
        hint="First draw the straight line. Then ask what the outlet does when the level is lower.",
        solution=(
            "The lake falls by {expected:.0f} cm. It falls more slowly each week, because less and less flows out."
        ),
        misconceptions=(
            Misconception(
                name="the straight line",
                value=lambda: _fall_cm(-_LESS_M3, "straight"),
                reply=(
                    "That is about the straight line: days times what is missing. It is wrong, because it takes the"
                    " outflow for fixed, and the outflow follows the level."
                ),
            ),
            Misconception(
                name="all of it",
                value=lambda: LAKE.level_cm / 2,
                reply=(
                    "{answer:.0f} cm is how far the lake would fall in the end, after years. In 26 weeks it is on its"
                    " way."
                ),
            ),
        ),
    ),
    Exercise(
        id="20.1",
        prompt=f"On the straight line, how far does the level fall in one week with {_LESS_M3:.0f} m³/day less? (cm)",
        unit="cm",
        expected=_per_week_cm,
        tolerance=0.1,
        right="That is the line's whole idea: what is missing, divided by what one centimetre holds.",
        hint=f"How many m³ are missing in seven days? One centimetre holds {LAKE.m3_per_cm:,.0f}.",
        solution=lambda: (
            f"7 × {_LESS_M3:.0f} = {7 * _LESS_M3:,.0f} m³; divided by {LAKE.m3_per_cm:,.0f} m³/cm that is"
            f" {_per_week_cm():.1f} cm."
        ),
        misconceptions=(
            Misconception(
                name="one day",
                value=lambda: _per_week_cm() / 7,
                reply="{answer:.1f} cm is one day. A week has seven of them, and each takes as much.",
            ),
            Misconception(
                name="not divided",
                value=lambda: 7 * _LESS_M3,
                reply="{answer:,.0f} is the water that is missing, in m³. Divide it by what one centimetre holds.",
            ),
        ),
    ),
    Exercise(
        id="20.2",
        prompt=(
            f"The level is {_LOWER_CM:.0f} cm lower than at the start. For each centimetre,"
            f" {LAKE.outflow_m3_per_cm:.1f} m³/day less flow out. How much of the gap of {_LESS_M3:.0f} m³/day is"
            " left? (m³/day)"
        ),
        unit="m³/day",
        expected=lambda: _LESS_M3 - _closed_m3(),
        tolerance=5.0,
        right="The gap closes by itself, a little with each centimetre. That is the bend.",
        hint="Centimetres times m³/day for each of them is what has closed. Take it from the gap.",
        solution=lambda: (
            f"{_LOWER_CM:.0f} × {LAKE.outflow_m3_per_cm:.1f} = {_closed_m3():.0f} m³/day have closed;"
            f" {_LESS_M3:.0f} − {_closed_m3():.0f} = {_LESS_M3 - _closed_m3():.0f} are left."
        ),
        misconceptions=(
            Misconception(
                name="nothing closes",
                value=lambda: _LESS_M3,
                reply="{answer:.0f} is the gap of the first day. A lower lake lets less out, so part of it has closed.",
            ),
            Misconception(
                name="the closed part",
                value=_closed_m3,
                reply="{answer:.0f} is the part that has closed. The question asks what is left of the gap.",
            ),
        ),
    ),
    Exercise(
        id="20.3",
        prompt=f"How far below the start does the lake come to rest, if {_LESS_M3:.0f} m³/day stay away for good? (cm)",
        unit="cm",
        expected=lambda: _LESS_M3 / LAKE.outflow_m3_per_cm,
        tolerance=5.0,
        right="It comes to rest where as much less flows out as flows in. No line needs to be told to stop.",
        hint="At rest the whole gap is closed. How many centimetres close it?",
        solution=lambda: (
            f"{_LESS_M3:.0f} ÷ {LAKE.outflow_m3_per_cm:.1f} = {_LESS_M3 / LAKE.outflow_m3_per_cm:.0f} cm. It takes"
            " years to get there."
        ),
        misconceptions=(
            Misconception(
                name="after half a year",
                value=lambda: _fall_cm(-_LESS_M3),
                reply="{answer:.0f} cm is where it stands after 26 weeks. Part of the gap is open, so it goes on.",
            ),
            Misconception(
                name="empty",
                value=lambda: LAKE.level_cm,
                reply=(
                    "{answer:.0f} cm would be an empty lake. That is wrong: long before, the outlet lets out no more"
                    " than the river brings."
                ),
            ),
        ),
    ),
    Exercise(
        id="20.4",
        prompt=(
            f"With {_APP_LESS_M3} m³/day less: at which stop of the weeks slider are line and lake for the first time"
            f" more than {_APART_CM:.0f} cm apart? (weeks)"
        ),
        unit="weeks",
        expected=lambda: _apart_week(-_APP_LESS_M3),
        tolerance=1.0,
        right="A smaller change parts later. The bend is there from the first day; you need time to see it.",
        hint="Subtract the two falls in the words below the picture, and move the weeks until it is enough.",
        solution="At {expected:.0f} weeks they are for the first time more than 4 cm apart.",
        misconceptions=(
            Misconception(
                name="the larger change",
                value=lambda: _apart_week(-_LESS_M3),
                reply=(
                    "{answer:.0f} weeks is right for 500 m³/day. With less missing, the level moves less, and so does"
                    " the outflow: it takes longer."
                ),
            ),
            Misconception(
                name="the end of the slider",
                value=lambda: 26.0,
                reply="At {answer:.0f} weeks they are well apart. Go back: it was true earlier.",
            ),
        ),
    ),
    Exercise(
        id="20.5",
        prompt=(
            f"The river brings {_MORE_M3:.0f} m³ a day more than before. How far has the lake risen after 26 weeks?"
            " (cm, a positive number)"
        ),
        unit="cm",
        expected=lambda: -_fall_cm(_MORE_M3),
        tolerance=4.0,
        right="Upwards the same outlet is at work: a higher lake lets more water out.",
        hint="Draw the straight line first. Then think of what a higher level does to the outlet.",
        solution="It rises by {expected:.0f} cm; the next cell draws it.",
        misconceptions=(
            Misconception(
                name="the straight line",
                value=lambda: -_fall_cm(_MORE_M3, "straight"),
                reply=(
                    "{answer:.1f} cm is the straight line again. A surplus is not kept whole: the higher the lake, the"
                    " more flows out."
                ),
            ),
            Misconception(
                name="as much as before",
                value=lambda: _fall_cm(-_LESS_M3),
                reply="{answer:.0f} cm belongs to a change of 500 m³/day. Here it is a smaller one.",
            ),
        ),
    ),
    Choice(
        id="20.exit1",
        prompt=(
            "The river brings less than before. This morning the gauge stands 4 cm higher than a week ago. What is most"
            " likely?"
        ),
        options=(
            Option(
                "a",
                "The lake has begun to rise.",
                reply=(
                    "That is wrong: one morning's wind moves the gauge by more than a week of falling does. Two"
                    " readings cannot tell."
                ),
            ),
            Option(
                "b",
                "Wind. The lake itself went on falling.",
                right=True,
                reply="One morning says little. Wait for the trend before you change anything.",
            ),
            Option(
                "c",
                "The gauge is broken.",
                reply=lambda: (
                    f"That is wrong: a sound gauge rises in {100 * _rises():.0f} % of such weeks. Scatter is no fault."
                ),
            ),
        ),
        hint="How large is one morning's scatter, and how far does the lake fall in a week?",
        solution="b: the scatter of two mornings is larger than what the lake falls in a week.",
    ),
    Choice(
        id="20.exit2",
        prompt="A trend that follows a falling lake by a tenth of the gap each day lies above the lake. Why?",
        options=(
            Option(
                "a",
                "It remembers the higher readings of the days before.",
                right=True,
                reply="Calm has a price: what is smooth is late. Take a larger share, and it is quicker and jumpier.",
            ),
            Option(
                "b",
                "The wind blows more often upwards.",
                reply="That is wrong: the wind pushes up as often as down. The trend is late, not pushed.",
            ),
            Option(
                "c",
                "The gauge rounds up.",
                reply="That is wrong: it rounds to the nearest centimetre. The trend is late.",
            ),
        ),
        hint="What does the trend still hold of last week?",
        solution="a: a tenth of the gap a day means that it is about nine days late.",
    ),
)
