"""What bodies were measured to save beyond what their size explains, study by study, beside a cut."""

from __future__ import annotations

from ..data import read_rows
from ..science import units
from ..science.checks import number
from .canvas import Chart
from .marks import Line, dots
from .rows import COMPARED, Rows

_ROWS = (
    ("Fothergill 2016", "resting rate below prediction", "“Biggest Loser” later"),
    ("Redman 2018", "spending below what composition explains", "2 years of eating less"),
    ("Martins 2020", "resting rate below prediction", "9 weeks of 1,000 kcal"),
    ("Martins 2020", "resting rate below prediction, weight stable", "the same 71, weight held"),
    ("Martins 2022", "resting rate below prediction", "16 % lighter"),
)
_MOVING, _LEAN_KG = "10 % lighter, moving counted", 50
"""Leibel 1995 counted moving, for each kg of lean tissue: shown for so much of it, from one group to the other."""
_ACROSS, _TALL = (0.338, 0.637), 0.62
_BEYOND_DOT = 0.85
"""So many heights of a letter from a dot stand its words: it reaches further than a line's end."""
_RIGHT_KCAL, _LEFT_KCAL = 790.0, -110.0
_MEAN = dots("body", size=1.9, alpha=1.0, edge="paper")
_END = dots("body", size=1.5, alpha=1.0, face="paper", edge_width=0.8).shown_as(size=1.4)


def saved(cut_kcal: float = 500) -> Chart:
    """Draw how much less than their size explains people spent after a loss, study by study, beside a cut.

    Means with their spread, from ``data/trial_courses.csv``; each row has its tag there. Four rows are of the resting
    rate; that of the CALERIE site is of a whole day, and the last counts moving, too, for 50 kg of lean tissue.

    Parameters
    ----------
    cut_kcal
        What the dashed line marks (kcal/day), 0 to 700.

    Examples
    --------
    >>> saved().words.split(". ")[1].split(";")[0]
    '“Biggest Loser” later: 499 kcal/day (292 to 706), 14 people'
    """
    cut = number(cut_kcal, "cut_kcal", 0.0, 700.0, "kcal/day")
    table = {(row["study"], row["quantity"]): row for row in read_rows("trial_courses")}
    names = [*(name for *_, name in _ROWS), _MOVING]
    canvas = Rows("kcal a day less than size explains", "What bodies save", names, across=_ACROSS, tall=_TALL)
    said, means = [], []
    for place, (study, quantity, name) in enumerate(_ROWS):
        row = table[study, quantity]
        mean, low, high = (-float(row[end]) for end in ("value", "high", "low"))
        # a range without a mean has rings at its ends, and no spread
        whole = study != "Redman 2018"
        x = [mean] if whole else [low, high]
        name_spread, name_mean = ("", "") if place else ("two people in three", "mean (number)")
        if whole:
            canvas.add(Line("ink", width=1.0), [low, high], [place, place], label=name_spread)
        mark = _MEAN if whole else _END
        canvas.add(mark, x, [place] * len(x), label=name_mean if whole else "lowest, highest mean")
        canvas.say(high, place, f"{mean:.0f}" if whole else f"{low:.0f} to {high:.0f}", 0.4 if whole else _BEYOND_DOT)
        means.append(mean if whole else high)
        ends = f"{low:.0f} to {high:.0f}"
        kcal = f"{mean:.0f} kcal/day ({ends})" if whole else f"{ends} kcal/day"
        said.append(f"{name}: {kcal}, {row['n']} people")
    low, high = sorted(-_LEAN_KG * float(row["value"]) for (study, _), row in table.items() if study == "Leibel 1995")
    canvas.add(_END, [low, high], [len(_ROWS)] * 2)
    beside = cut if high < cut < high + 180.0 else high  # the dashed line goes through no number
    canvas.say(beside, len(_ROWS), f"{low:.0f} to {high:.0f}", _BEYOND_DOT)
    lean = units.mass(_LEAN_KG, 0)
    said.append(f"{_MOVING}: {low:.0f} to {high:.0f} kcal/day at {lean} of lean tissue, the means of two groups")
    canvas.add(Line("ink", width=0.6), [0.0, 0.0], canvas.ends)
    canvas.upright(COMPARED, cut, f"a cut of {cut:.0f}")
    canvas.legend()
    canvas.reach(_RIGHT_KCAL, _LEFT_KCAL)
    words = (
        f"Spent less than size explains, after a loss; means, with one standard deviation or the published range."
        f" {'; '.join(said)}. The dashed line is a cut of {cut:.0f} kcal/day."
    )
    caption = (
        f"Four of these six found {max(means[1:]):.0f} kcal a day or less; “Biggest Loser” more, and the last, which"
        f" counts moving, {low:.0f} to {high:.0f}."
    )
    return Chart(canvas, words, caption)
