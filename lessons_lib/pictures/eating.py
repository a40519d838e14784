"""Charts of lesson 10: the same kcal with other carbohydrate, diets compared, protein, and what was lost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..science import units
from ..science.body.people import Person
from ..science.body.plans import BASELINE_CARB_FRACTION
from ..science.body.projection import Projection
from ..science.checks import shown
from ..science.evidence.eating import ARTICLE_G_PER_LB, article_protein_g, effects, measured, protein_range_g
from .canvas import Chart, a_projection, joined
from .eating_canvases import SameKcalCanvas, changes
from .kcal_canvases import RowsCanvas, box
from .words import change, span

_DIET_ROWS = (
    ("sacks_fat_20", "sacks_fat_40"),
    ("sacks_protein_15", "sacks_protein_25"),
    ("sacks_carbohydrate_35", "sacks_carbohydrate_65"),
)
_LOST_ROWS = (
    ("longland_high", "protein 2.4 g/kg", "young men, 4 weeks"),
    ("longland_low", "protein 1.2 g/kg", "young men, 4 weeks"),
    ("nedeltcheva_long", "8.5 h in bed", "14 days"),
    ("nedeltcheva_short", "5.5 h in bed", "14 days"),
)
_MOST_PEOPLE = 5


def same_kcal(usual: Projection, other: Projection) -> Chart:
    """Draw the scale and the fat of two runs with the same kcal and different shares of carbohydrate.

    Parameters
    ----------
    usual, other
        What `same_kcal` returned: one person, the same days, the same kcal.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, same_kcal
    >>> charts.same_kcal(*same_kcal(PEOPLE["ana"], Plan.deficit(500), days=7)).words.split(". ")[-1]
    'The scales are 1.6 kg apart, the fat 0.1 kg.'
    """
    pair = (a_projection(usual), a_projection(other))
    if usual.person != other.person or usual.days != other.days:
        raise ValueError(
            f"charts.same_kcal was given {shown(pair)}. It must be two runs of one person over the same days:"
            " write charts.same_kcal(*same_kcal(ana, plan, days=28))."
        )
    if not np.allclose(usual.intake_kcal, other.intake_kcal):
        raise ValueError(
            f"charts.same_kcal was given {usual.intake_kcal[1:].mean():.0f} and {other.intake_kcal[1:].mean():.0f}"
            " kcal/day. It must be the same kcal on every day: make both with same_kcal(ana, plan, days=28)."
        )
    canvas = SameKcalCanvas(f"{usual.person.name}: the same kcal, other carbohydrate")
    canvas.name(carbs(usual), carbs(other))
    canvas.show(usual, other)
    values = np.concatenate([kg for run in pair for kg in changes(run)])
    air = max(0.06 * float(np.ptp(values)), 0.2)
    canvas.frame(usual.days / 7, (float(values.min()) - air, float(values.max()) + air))
    return Chart(canvas, same_kcal_words(usual, other))


def carbs(run: Projection) -> str:
    """Return a run's share of carbohydrate in words: '10 % from carbohydrate'."""
    row = run.plan.daily_carb_fraction
    shares = [BASELINE_CARB_FRACTION] if row is None else list(dict.fromkeys(float(x) for x in row[: run.days]))
    if len(shares) > 3:
        return "carbohydrate day by day"
    return f"{', then '.join(f'{100 * share:.0f} %' for share in shares)} from carbohydrate"


def same_kcal_words(usual: Projection, other: Projection) -> str:
    """Return the sentences of two runs with the same kcal."""
    mean = float(usual.intake_kcal[1:].mean())
    days = sorted({min(7, usual.days), usual.days})
    texts = [f"{usual.person.name} eats {mean:.0f} kcal/day in both runs."]
    for day in days:
        scales = [_rounded(changes(run)[0][day]) for run in (usual, other)]
        fats = [_rounded(changes(run)[1][day]) for run in (usual, other)]
        each = "; ".join(
            f"{carbs(run)}, the scale shows {change(kg)}, fat {change(fat)}"
            for run, kg, fat in zip((usual, other), scales, fats, strict=True)
        )
        apart = [units.mass(abs(pair[0] - pair[1])) for pair in (scales, fats)]
        texts += [f"After {span(day)}: {each}.", f"The scales are {apart[0]} apart, the fat {apart[1]}."]
    return joined(texts)


def _rounded(kg: float) -> float:
    """Return a mass as it is shown, so that the numbers of a sentence add up (kg)."""
    return units.to_kg(round(units.from_kg(float(kg)), 1))


def diets() -> Chart:
    """Draw what four diets of different composition led to after two years in 811 people.

    Source: Sacks et al. 2009, doi:10.1056/NEJMoa0804748 (POUNDS LOST, abstract, VERIFIED).

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.diets().words.split(":")[0]
    '811 people on four diets for two years (Sacks 2009)'
    """
    table = effects()
    names = [name for pair in _DIET_ROWS for name in pair]
    canvas = RowsCanvas(
        f"{units.mass_unit()} lost on average",
        "Four diets, two years: what was lost",
        [table[name].group for name in names],
    )
    style, one = canvas.look, units.from_kg(1.0)
    for row, name in enumerate(names):
        kg, more = -measured(name), row % 2 == 1
        canvas.axes.fill(
            *zip(*box(0.0, one * kg, row, 0.6), strict=True),
            facecolor=style.body if more else style.grid,
            edgecolor=style.ink,
        )
        canvas.say(one * kg, row, f"{one * kg:.1f}")
    half_year = -measured("sacks_6_months")
    canvas.axes.axvline(one * half_year, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    line = Line2D([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    line.set_label("all four after 6 months")
    canvas.legend(
        [
            Patch(facecolor=style.grid, edgecolor=style.ink, label="less of it"),
            Patch(facecolor=style.body, edgecolor=style.ink, label="more of it"),
            line,
        ]
    )
    canvas.reach(one * 1.12 * half_year)
    pairs = "; ".join(
        f"{table[low].group} {units.mass(-measured(low))} and {table[high].group} {units.mass(-measured(high))}"
        for low, high in _DIET_ROWS
    )
    return Chart(
        canvas,
        f"{table[names[0]].people} people on four diets for two years (Sacks 2009): lost with {pairs}; no pair differs"
        f" beyond chance (P > 0.20). After six months it was {units.mass(half_year)} on average with each of the four.",
    )


def lost_tissue() -> Chart:
    """Draw what was lost or gained, fat and lean, in a trial of protein and in a trial of sleep.

    Sources: Longland et al. 2016, doi:10.3945/ajcn.115.119339, and Nedeltcheva et al. 2010,
    doi:10.7326/0003-4819-153-7-201010050-00006 (both VERIFIED). What the scale shows is the sum of the two
    means (DERIVED).

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.lost_tissue().words.split("; ")[0]
    'Fat and lean in two trials. protein 2.4 g/kg (20 people): fat -4.8, lean +1.2, together -3.6 kg'
    """
    table = effects()
    canvas = RowsCanvas(
        f"change ({units.mass_unit()})",
        "About the same on the scale, another body",
        [f"{name}\n{times}" for _, name, times in _LOST_ROWS],
    )
    style, ax, one, said = canvas.look, canvas.axes, units.from_kg(1.0), []
    looks = (("fat", -0.2, style.line, "//"), ("lean", 0.2, style.body, ""))
    for row, (key, name, _) in enumerate(_LOST_ROWS):
        values = []
        for part, offset, colour, hatch in looks:
            effect, kg = table[f"{key}_{part}"], one * measured(f"{key}_{part}")
            values.append(kg)
            corners = box(min(0.0, kg), max(0.0, kg), row + offset, 0.34)
            ax.fill(*zip(*corners, strict=True), facecolor=colour, edgecolor=style.ink, hatch=hatch, linewidth=1.0)
            if effect.low is not None and effect.high is not None:
                ends = [one * effect.low, one * effect.high]
                # an edge of paper keeps the line apart from the bar, in the dark as well
                for colour, width in ((style.paper, 2.4), (style.ink, 0.8)):
                    ax.plot(ends, [row + offset] * 2, color=colour, linewidth=style.line_pt * width)
        ax.plot(
            [sum(values)], [row], color=style.paper, linestyle="none", marker="D", markersize=2.0 * style.dot_pt,
            markeredgecolor=style.ink, markeredgewidth=style.line_pt * 0.7,
        )  # fmt: skip
        fat, lean = (round(x, 1) for x in values)
        said.append(
            f"{name} ({table[f'{key}_fat'].people} people): fat {fat:+.1f}, lean {lean:+.1f}, together"
            f" {fat + lean:+.1f} {units.mass_unit()}"
        )
    ax.axvline(0.0, color=style.ink, linewidth=1.0)
    mark = Line2D([], [], color=style.paper, linestyle="none", marker="D", markersize=1.6 * style.dot_pt)
    mark.set(markeredgecolor=style.ink, markeredgewidth=style.line_pt * 0.7, label="both together")
    canvas.legend(
        [
            Patch(facecolor=style.line, edgecolor=style.ink, hatch="//", label="fat"),
            Patch(facecolor=style.body, edgecolor=style.ink, label="lean (all the rest)"),
            mark,
            Line2D([], [], color=style.ink, linewidth=style.line_pt * 0.7, label="± 1 SD, where seen"),
        ]
    )
    canvas.reach(one * 2.6, one * -6.8)
    return Chart(canvas, f"Fat and lean in two trials. {'; '.join(said)}.")


def protein(*people: Person) -> Chart:
    """Draw the protein a day that one article names, beside what trials of lifting found, for some people.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.protein(PEOPLE["dev"]).words.split(";")[0]
    'Dev (72.0 kg): the article 111 to 159 g/day, the trials 117 (95 % interval 74 to 158).'
    """
    group = _group(people)
    canvas = RowsCanvas("g of protein a day", "Protein: an article and 49 trials", [p.name for p in group])
    style, ax, said, most = canvas.look, canvas.axes, [], 0.0
    for row, person in enumerate(group):
        found, (low, high) = protein_range_g(person), article_protein_g(person)
        for ends, offset, colour, hatch in (
            ((low, high), -0.2, style.line, "//"),
            ((found.low, found.high), 0.2, style.body, ""),
        ):
            corners = box(*ends, row + offset, 0.32)
            ax.fill(*zip(*corners, strict=True), facecolor=colour, edgecolor=style.ink, hatch=hatch, linewidth=1.0)
        ax.plot(
            [found.estimate], [row + 0.2], color=style.paper, linestyle="none", marker="D",
            markersize=1.8 * style.dot_pt, markeredgecolor=style.ink,
        )  # fmt: skip
        most = max(most, high, found.high)
        said.append(
            f"{person.name} ({units.mass(person.weight_kg)}): the article {low:.0f} to {high:.0f} g/day, the trials"
            f" {found.estimate:.0f} (95 % interval {found.low:.0f} to {found.high:.0f})"
        )
    middle = Line2D([], [], color=style.paper, linestyle="none", marker="D", markersize=1.6 * style.dot_pt)
    middle.set(markeredgecolor=style.ink, label="their middle")
    least, largest = ARTICLE_G_PER_LB
    canvas.legend(
        [
            Patch(
                facecolor=style.line, edgecolor=style.ink, hatch="//", label=f"article: {least:g}–{largest:.1f} g/lb"
            ),
            Patch(facecolor=style.body, edgecolor=style.ink, label="trials: 95 % interval"),
            middle,
        ]
    )
    canvas.reach(1.06 * most)
    return Chart(canvas, f"{'; '.join(said)}.")


def _group(people: Sequence[object]) -> list[Person]:
    found = [person for person in people if isinstance(person, Person)]
    if not 1 <= len(found) <= _MOST_PEOPLE or len(found) != len(people) or len({p.name for p in found}) < len(found):
        raise ValueError(
            f"charts.protein was given {shown(tuple(people))}. It must be one to {_MOST_PEOPLE} different people:"
            ' write charts.protein(PEOPLE["chloe"]).'
        )
    return found
