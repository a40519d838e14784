"""Charts of lessons 01 to 03: what a pound holds, what a day spends, what four articles prescribe."""

from __future__ import annotations

from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..science import units
from ..science.body.energy import EQUATIONS, energy_requirement_kcal, rmr_kcal
from ..science.body.people import Person
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.body.spending import CALERIE_AGE_YEARS, CALERIE_BMI_KG_M2, calerie_tdee_kcal, in_calerie, spending
from ..science.body.static import RULE_KCAL_PER_LB
from ..science.body.tissue import rule_fat_kg, scale_kcal_per_kg, stores_kcal_per_kg, tissue_kcal_per_kg
from ..science.care import HELP
from ..science.checks import shown, whole
from ..science.evidence.articles import ARTICLES, Article
from ..science.words import listed
from .canvas import Chart, joined
from .kcal_canvases import ArticlesCanvas, DayCanvas, PoundCanvas, RowsCanvas, box, row_name
from .words import change, span

_COURSE_EQUATION = "mifflin_1990"
# the rounded form of Mifflin's equation is no other opinion
_SIDE_BY_SIDE = {
    "mifflin_1990": "Mifflin 1990",
    "harris_benedict_1919": "Harris 1919",
    "roza_shizgal_1984": "Roza 1984",
    "cunningham_1980": "Cunningham 1980",
    "cunningham_1991": "Cunningham 1991",
    "livingston_kohlstadt_2005": "Livingston 2005",
    "henry_2005": "Henry 2005",
    "schofield_1985": "Schofield 1985",
    "fao_who_unu_1985": "FAO/WHO 1985",
}
assert set(_SIDE_BY_SIDE) <= set(EQUATIONS)


def pounds() -> Chart:
    """Draw what a pound holds: of pure fat, fatty tissue, lean tissue, glycogen with its water, water.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.pounds().words.split(";")[0]
    'A pound of pure fat holds 4,282 kcal'
    """
    kcal = {name: units.KG_PER_LB * per_kg for name, per_kg in stores_kcal_per_kg().items()}
    canvas = RowsCanvas("kcal in a pound", "Is a pound a pound?", list(kcal))
    style, ax = canvas.look, canvas.axes
    for row, value in enumerate(kcal.values()):
        ax.fill(*zip(*box(0.0, value, row, 0.55), strict=True), facecolor=style.body, edgecolor=style.ink)
        canvas.say(value, row, f"{value:,.0f}")
    ax.axvline(RULE_KCAL_PER_LB, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)), zorder=0)
    rule = Line2D([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    rule.set_label(f"the rule: {RULE_KCAL_PER_LB:,.0f} kcal")
    canvas.legend([rule])
    canvas.reach(1.15 * max(kcal.values()))
    (first, most), *rest = kcal.items()
    others = "; ".join(f"of {name} {value:,.0f}" for name, value in rest)
    return Chart(
        canvas,
        f"A pound of {first} holds {most:,.0f} kcal; {others}. The rule says {RULE_KCAL_PER_LB:,.0f} for every pound.",
    )


def pound_of_tissue(*people: Person) -> Chart:
    """Draw what the next pound of tissue holds against body fat, and where some people stand.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.pound_of_tissue(PEOPLE["dev"], PEOPLE["hugo"]).words.split(".", 2)[-1]
    '2 kg of fat. The curve meets the 3,500 of the rule at 35.6 kg of fat.'
    """
    group = _people(people, "pound_of_tissue", 5)
    canvas = PoundCanvas("What the next pound of tissue holds")
    canvas.people(group)
    canvas.name(scale=False)
    each = [
        f"{units.KG_PER_LB * tissue_kcal_per_kg(p.fat_kg):,.0f} kcal for {p.name} with {units.mass(p.fat_kg)}"
        for p in sorted(group, key=lambda one: one.fat_kg)
    ]
    return Chart(
        canvas,
        f"The next pound of tissue holds {listed(each)} of fat. The curve meets the {RULE_KCAL_PER_LB:,.0f} of the"
        f" rule at {units.mass(rule_fat_kg())} of fat.",
    )


def pound_words(run: Projection) -> str:
    """Return what a pound of tissue and a pound on the scale hold in one run."""
    person, kg = run.person, float(run.weight_kg[-1] - run.weight_kg[0])
    text = (
        f"{person.name} has {units.mass(person.fat_kg)} of fat: the next pound of tissue holds"
        f" {units.KG_PER_LB * tissue_kcal_per_kg(person.fat_kg):,.0f} kcal. {str(run.plan).capitalize()}, in"
        f" {span(run.days)} the body has {change(kg)}"
    )
    per_kg = scale_kcal_per_kg(run)
    if per_kg is None:
        return f"{text}, so no pound to share the energy over."
    water = kg - float(run.fat_kg[-1] - run.fat_kg[0]) - float(run.lean_kg[-1] - run.lean_kg[0])
    return (
        f"{text}, {units.mass(abs(water))} of it glycogen and water, and each pound of it held"
        f" {units.KG_PER_LB * per_kg:,.0f} kcal. The rule says {RULE_KCAL_PER_LB:,.0f}."
    )


def resting(person: Person) -> Chart:
    """Draw what the published equations say a person spends at rest, side by side.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.resting(PEOPLE["ben"]).words.split(",")[0]
    '9 equations put what Ben spends at rest between 1884 (Cunningham 1991) and 2059 kcal/day (Harris 1919)'
    """
    (person,) = _people((person,), "resting", 1)
    kcal: dict[str, float] = {}
    for key, name in _SIDE_BY_SIDE.items():
        try:
            kcal[name] = rmr_kcal(person, key)
        except ValueError:
            continue  # no coefficients that we could check for this person
    canvas = RowsCanvas("kcal a day at rest", f"{person.name}: one body, {len(kcal)} equations", list(kcal))
    style, ax = canvas.look, canvas.axes
    course = kcal[_SIDE_BY_SIDE[_COURSE_EQUATION]]
    ax.axvline(course, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    ax.plot(
        list(kcal.values()), range(len(kcal)), color=style.body, linestyle="none", marker="o",
        markersize=2 * style.dot_pt,
    )  # fmt: skip
    for row, value in enumerate(kcal.values()):
        canvas.say(value, row, f"{value:,.0f}", 0.8)
    low, high = min(kcal, key=lambda n: kcal[n]), max(kcal, key=lambda n: kcal[n])
    apart = _apart(kcal[high], kcal[low])
    line = Line2D([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)), label="used in this course")
    canvas.legend(
        [
            Line2D(
                [],
                [],
                color=style.body,
                linestyle="none",
                marker="o",
                markersize=1.6 * style.dot_pt,
                label="an equation",
            ),
            line,
        ]
    )
    canvas.reach(kcal[high] + 0.25 * apart, kcal[low] - 0.1 * apart)
    return Chart(
        canvas,
        f"{len(kcal)} equations put what {person.name} spends at rest between {kcal[low]:.0f} ({low}) and"
        f" {kcal[high]:.0f} kcal/day ({high}), {apart} apart. This course uses {course:.0f}.",
    )


def spent(*people: Person) -> Chart:
    """Draw where the energy of one day goes, for one to four people, with two checks from outside.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.spent(PEOPLE["ana"]).words.split(".")[0]
    'Ana spends 2396 kcal/day: 1497 at rest, 240 on digesting, 659 on moving'
    """
    group = _people(people, "spent", 4)
    canvas = DayCanvas("Where a day's energy goes", [p.name for p in group])
    days = [spending(p) for p in group]
    required = {row: energy_requirement_kcal(p) for row, p in enumerate(group) if p.age_years >= 19}
    measured = {row: calerie_tdee_kcal(p) for row, p in enumerate(group) if in_calerie(p)}
    canvas.show(days, required, measured)
    canvas.name()
    canvas.reach(1.06 * max([d.total_kcal for d in days] + list(required.values()) + list(measured.values())))
    return Chart(canvas, joined(spent_words(p) for p in group))


def spent_words(person: Person, equation: str = _COURSE_EQUATION) -> str:
    """Return where a person's day goes, and what two outsiders say."""
    one = spending(person, equation)
    moving = _apart(one.total_kcal, one.resting_kcal, one.digesting_kcal)
    text = (
        f"{person.name} spends {one.total_kcal:.0f} kcal/day: {one.resting_kcal:.0f} at rest,"
        f" {one.digesting_kcal:.0f} on digesting, {moving} on moving."
    )
    if person.age_years >= 19:
        text += f" The 2023 equation says {energy_requirement_kcal(person):.0f}"
        text += f", the CALERIE study {calerie_tdee_kcal(person):.0f}." if in_calerie(person) else "."
    return text


CALERIE_NOTE = (
    f"CALERIE measured people of {CALERIE_AGE_YEARS[0]:.0f} to {CALERIE_AGE_YEARS[1]:.0f} years with a BMI of"
    f" {CALERIE_BMI_KG_M2[0]:.0f} to {CALERIE_BMI_KG_M2[1]:.0f}, so for others it is not drawn."
)


def articles(person: Person) -> Chart:
    """Draw what the four articles would have one person eat.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.articles(PEOPLE["ana"]).words.split(".")[1]
    ' A (500 to 750 below what is spent): 1646 to 1896 kcal/day, a true deficit of 500 to 750'
    """
    (person,) = _people((person,), "articles", 1)
    canvas = ArticlesCanvas(f"{person.name}: four articles, one person")
    canvas.reach(1.12 * person.tdee_kcal)
    canvas.name(chosen=False)
    refused = canvas.show(person)
    head = f"{person.name} spends {person.tdee_kcal:.0f} kcal/day, {person.rmr_kcal:.0f} of it at rest."
    each = [article_words(article, person) for article in ARTICLES.values()]
    return Chart(canvas, joined([head, *each, HELP if refused else ""]))


def article_words(article: Article, person: Person) -> str:
    """Return what one article comes to for one person, with what `care` has to say."""
    eaten = article.eaten_kcal(person)
    if eaten is None or article.below_kcal is None:
        return f"{article.id} gives no number."
    said, (low, high) = article.care(person), article.below_kcal
    zero = "what is spent" if article.zero_point == "spending" else "the resting rate"
    return joined(
        [
            f"{article.id} ({low:,.0f} to {high:,.0f} below {zero}): {eaten[1]:.0f} to {eaten[0]:.0f} kcal/day, a true"
            f" deficit of {_apart(person.tdee_kcal, eaten[0])} to {_apart(person.tdee_kcal, eaten[1])}.",
            "" if said.ok else f"Refused and not drawn. {said.refused[0]}",
            *(dict.fromkeys(said.flags) if said.ok else ()),
        ]
    )


def promises(person: Person, weeks: int = 26) -> Chart:
    """Draw pounds a week: what each article promises, the straight line, and the adapting body.

    Parameters
    ----------
    person
        The same person for all four.
    weeks
        Over how many weeks the mean is taken, 4 to 52.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.promises(PEOPLE["ana"]).words.split(";")[0]
    'Ana, mean over 26 weeks, lb a week: A promises 1.0 to 1.5, the straight line 1.0 to 1.5, the body 0.70 to 1.06'
    """
    (person,) = _people((person,), "promises", 1)
    weeks = whole(weeks, "weeks", 4, 52, "weeks")
    canvas = RowsCanvas(
        f"pounds a week, mean over {weeks} weeks",
        f"{person.name}: promised, and to be expected",
        [row_name(article) for article in ARTICLES.values()],
    )
    style, sentences, flags, most = canvas.look, [], [], 2.0
    colours = {"promised": style.grid, "line": style.line, "body": style.body}
    for row, article in enumerate(ARTICLES.values()):
        found = _rates(article, person, weeks)
        for name, offset, hatch in (("promised", -0.27, ""), ("line", 0.0, "//"), ("body", 0.27, "")):
            if name in found:
                low, high = found[name]
                most = max(most, high)
                canvas.axes.fill(
                    *zip(*box(low, max(high, low + 0.02), row + offset, 0.22), strict=True),
                    facecolor=colours[name], edgecolor=style.ink, hatch=hatch, linewidth=1.0,
                )  # fmt: skip
        said = article.care(person)
        if not said.ok:
            canvas.say(0.0, row, "refused: not drawn")
        elif not found:
            canvas.say(0.0, row, "no number")
        sentences.append(_promise_words(article, found, said.ok))
        flags += [f"{article.id}: {flag}" for flag in dict.fromkeys(said.flags) if said.ok]
    canvas.legend(
        [
            Patch(facecolor=style.grid, edgecolor=style.ink, label="promised"),
            Patch(facecolor=style.line, edgecolor=style.ink, hatch="//", label="straight line"),
            Patch(facecolor=style.body, edgecolor=style.ink, label="adapting body"),
        ]
    )
    canvas.reach(1.1 * most)
    head = f"{person.name}, mean over {weeks} weeks, lb a week: {'; '.join(sentences)}."
    return Chart(canvas, joined([head, *flags]))


def _rates(article: Article, person: Person, weeks: int) -> dict[str, tuple[float, float]]:
    """Return pounds a week, least and most: promised, by the straight line, by the body (not if refused)."""
    found = {} if article.promise_lb_a_week is None else {"promised": article.promise_lb_a_week}
    eaten = article.eaten_kcal(person)
    if eaten is None or not article.care(person).ok:
        return found
    # the straight line is the same in every week, also where a run of it would have to stop
    low, high = (7.0 * (person.tdee_kcal - kcal) / RULE_KCAL_PER_LB for kcal in eaten)
    runs = [project(person, Plan.intake(kcal), 7 * weeks) for kcal in eaten]
    slow, fast = (float(p.weight_kg[0] - p.weight_kg[-1]) / units.KG_PER_LB / weeks for p in runs)
    return {**found, "line": (low, high), "body": (slow, fast)}


def _promise_words(article: Article, found: dict[str, tuple[float, float]], ok: bool) -> str:
    spoken = {"promised": "promises", "line": "the straight line", "body": "the body"}
    digits = {"promised": 1, "line": 1, "body": 2}
    parts = [f"{spoken[name]} {low:.{digits[name]}f} to {high:.{digits[name]}f}" for name, (low, high) in found.items()]
    if "promised" not in found:
        parts.insert(0, "promises no number")
    if not ok:
        parts.append("and is refused, so nothing else is drawn")
    return f"{article.id} {', '.join(parts)}"


def _people(people: tuple[object, ...], name: str, most: int) -> list[Person]:
    """Return one to `most` different people, or raise a sentence."""
    found = [one for one in people if isinstance(one, Person)]
    if not 1 <= len(people) <= most or len(found) < len(people) or len({p.name for p in found}) < len(found):
        wanted = "one person" if most == 1 else f"one to {most} different people"
        raise ValueError(
            f"charts.{name} was given {shown(people)}. It must be {wanted}: write charts.{name}(PEOPLE['ana'])."
        )
    return found


def _apart(whole_kcal: float, *parts_kcal: float) -> int:
    """Return what is left of whole kcal after whole kcal, so that the numbers of a sentence add up."""
    return round(whole_kcal) - sum(round(kcal) for kcal in parts_kcal)
