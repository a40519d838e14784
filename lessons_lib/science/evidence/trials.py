"""What the trials of spot reduction found, one by one and in a table by what measured, and what the articles claim.

Only published numbers are shown. An effect that this course computed from published means is marked
"derived"; a trial without numbers, or with numbers that could not be checked, is told in words.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from ...data import records
from ..checks import brief, number
from ..words import in_words
from .pooling import hedges_g
from .student_t import quantile

if TYPE_CHECKING:
    import pandas as pd

BETWEEN_PEOPLE = "SD between people"
OF_CHANGES = "SD of the changes"
LOOSE, CLOSE = 0.5, 0.95
"""How alike two readings of one person are, as a correlation: course assumptions for trials that compare the limbs
of the same people, whose papers print no such number. Readings of different people have 0. A scan that errs by 4 %
of its value, between people who differ by half of it, would give more than 0.95."""


@dataclass(frozen=True)
class EffectSize:
    """One trial's effect in units of a spread; negative means that the trained part lost more.

    `kind` is "published" or "derived"; `standardiser` says which spread the unit is; `formula`
    shows the numbers that went in. Effects of different standardisers are not comparable.
    """

    effect: float
    low: float
    high: float
    standard_error: float
    kind: str
    standardiser: str
    formula: str

    def __repr__(self) -> str:
        ends = f"{self.low:.2f} to {self.high:.2f}"
        return f"{self.effect + 0.0:.2f} ({ends}, {self.kind}, in units of the {self.standardiser})"


@dataclass(frozen=True)
class Trial:
    """One row of `data/spot_reduction_trials.csv`; None where nothing was published in what was seen.

    Changes, starts and ends are in `unit`; `numbers_tag` says how they were checked, `tag` the row.
    `role` tells a trial from the meta-analysis, a mechanism, and whole-body training. `effect_low` and
    its neighbours are as printed; `effect_size` computes them again.
    """

    id: str
    study: str
    year: int
    role: str
    sample: str
    n: int | None
    people: str
    trained: str
    compared_with: str
    protocol: str
    weeks: float | None
    method: str
    design: str
    unit: str
    trained_start: float | None
    trained_end: float | None
    trained_change: float | None
    trained_plus_minus: float | None
    compared_start: float | None
    compared_end: float | None
    compared_change: float | None
    compared_plus_minus: float | None
    difference: float | None
    plus_minus_is: str
    n_trained: int | None
    n_compared: int | None
    numbers_tag: str
    effect: float | None
    effect_low: float | None
    effect_high: float | None
    effect_is: str
    tag: str
    local_loss: str
    result: str
    doi: str
    pmid: str
    note: str

    __repr__ = brief

    @property
    def name(self) -> str:
        """Study, year and, where one study has several rows, which."""
        rest = self.id.removeprefix(self.sample).strip("_") if self.id != self.sample else ""
        group = self.id.rpartition("_")[2] if self.id.endswith("men") else rest
        return f"{self.study} {self.year}" + (f", {group}" if group else "")

    @property
    def words(self) -> str:
        """The trial in one sentence, with its tag."""
        who = f"{self.n} people" if self.n else "number of people unknown to us"
        length = f", {self.weeks:g} weeks" if self.weeks else ""
        return f"{self.name} ({who}, {self.method}{length}): {self.result} ({self.tag})."

    def effect_size(self, correlation: float = LOOSE) -> EffectSize | None:
        """Return the effect: as published, or computed from published means and errors; else None.

        Where limbs of the same people were compared, its error depends on the `correlation`, 0 to 0.99, of any two
        readings of a person: difference = SD x 2 sqrt((1 - correlation) / n) for the four readings of both limbs,
        before and after. At 0.5 that is what two groups of different people would have.
        """
        if self.effect is None or self.effect_low is None or self.effect_high is None:
            return None
        z = quantile(0.95, math.inf)
        if self.effect_is == "published":
            error = (self.effect_high - self.effect_low) / (2.0 * z)
            return EffectSize(
                self.effect, self.effect_low, self.effect_high, error, "published", "pooled SD", "as published"
            )
        alike = number(correlation, "correlation", 0.0, 0.99, "(a correlation)", "0.5 is cautious, 0.95 close.")
        numbers = (
            self.trained_change, self.trained_plus_minus, self.compared_change, self.compared_plus_minus,
            self.n_trained, self.n_compared,
        )  # fmt: skip
        change, error_1, other, error_2, n1, n2 = (float(x) for x in numbers if x is not None)
        difference = change - other
        of_means = self.plus_minus_is == "SE"
        sd_1, sd_2 = (error_1 * math.sqrt(n1), error_2 * math.sqrt(n2)) if of_means else (error_1, error_2)
        g, se = hedges_g(difference, sd_1, sd_2, n1, n2)
        root, people = "", f"{n1:.0f} and {n2:.0f} people"
        if of_means:
            se = 2.0 * math.sqrt((1.0 - alike) / n1)
            root, people = f" (SE {error_1:g} and {error_2:g} times the root of n)", f"{n1:.0f} people, both limbs"
        return EffectSize(
            effect=g,
            low=g - z * se,
            high=g + z * se,
            standard_error=se,
            kind="derived",
            standardiser=BETWEEN_PEOPLE if of_means else OF_CHANGES,
            formula=f"difference {difference:g} {self.unit} over SD {sd_1:.4g} and {sd_2:.4g}{root}, {people}",
        )


@lru_cache(maxsize=1)
def trials() -> tuple[Trial, ...]:
    """Return the trials of spot reduction, the positive ones included.

    Examples
    --------
    >>> men = next(t for t in trials() if t.id == "walts_2008_men")
    >>> men.effect_size()
    0.04 (-0.27 to 0.35, derived, in units of the SD between people)
    """
    return records(Trial, "spot_reduction_trials")


MEASURED = {"brobakken_2023": "trunk"}
"""Where it was not the trained part itself that was measured."""
FOUND_IT = {"brobakken_2023": 0.05, "scotto_di_palumbo_2017_arms": 0.02, "paoli_2021": 0.05}
"""The scans that report a local loss, and the P that each paper prints, or stays under."""


def forest_table() -> pd.DataFrame:
    """Return the table behind the forest plot: 13 studies as pooled by others, then the scans that found a local loss.

    Returns
    -------
    DataFrame
        Columns id, name, year, n, trained, effect, low, high, standard_error, kind ("published" or "derived"), tag.
        Negative means that the trained part lost more. A trial whose means and spreads give no effect has the least one
        that reaches its P with half of its people in each group.

    Examples
    --------
    >>> table = forest_table()
    >>> table.kind.tolist()
    ['published', 'derived', 'derived', 'derived']
    >>> table.effect.round(2).tolist()
    [-0.03, -1.01, -1.68, -1.09]
    """
    import pandas as pd

    known = {trial.id: trial for trial in trials()}
    rows = []
    for trial in (known[name] for name in ("ramirez_campillo_2022", *FOUND_IT)):
        size = trial.effect_size()
        if size is None:
            size = _least_effect(trial, FOUND_IT[trial.id])
        rows.append(
            {
                **{name: getattr(trial, name) for name in ("id", "name", "year", "n", "trained")},
                **{name: getattr(size, name) for name in ("effect", "low", "high", "standard_error", "kind")},
                "trained": MEASURED.get(trial.id, trial.trained),
                "tag": trial.tag if trial.effect_is else "DERIVED",
            }
        )
    return pd.DataFrame(rows)


def _least_effect(trial: Trial, p: float) -> EffectSize:
    """Return the least effect that reaches a P, with half of the people in each of two groups."""
    half = float(trial.n or 0) / 2.0
    t = quantile(1.0 - p, 2.0 * half - 2.0)
    g, _ = hedges_g(-t * math.sqrt(2.0 / half), 1.0, 1.0, half, half)
    error = -g / quantile(1.0 - p, math.inf)  # so that effect and error have this P, as the paper says
    reach = quantile(0.95, math.inf) * error
    how = f"t {t:.3f} for P = {p:g}, {half:g} and {half:g} people"
    return EffectSize(g, g - reach, g + reach, error, "derived", OF_CHANGES, how)


SCAN, CELLS, FOLD = "Scan", "Fat cells", "Fold, girth or photo"
UNCHECKED = (
    "Gwinup et al. 1971 (tennis players, skinfold): no difference between the arms; how many players is not in what"
    " we saw. Roby 1962 (one arm, skinfold): often quoted as finding no difference; we found no copy to check."
)
"""Trials whose numbers could not be checked: words only."""
SECOND_HAND = "†"
"""Marks a trial that was seen only where others quote it."""


@dataclass(frozen=True)
class TableRow:
    """One measurement of one trial: instrument group, whether it found a local loss, the paper's own words."""

    group: str
    trial: str
    people: str
    trained: str
    instrument: str
    found: str
    says: str
    assumed: str

    __repr__ = brief

    @property
    def line(self) -> str:
        """Who, how many, which part; of a yes what the paper says and what we assume, of a doubtful one that.

        Examples
        --------
        >>> [row.line for row in trials_table().rows if row.trial == "Kostek 2007"]
        ['Kostek 104, arm', '**Kostek 104**, arm: P < 0.01; none in women']
        """
        name = re.sub(r"(, \w+)? \d{4}", "", self.trial) + ("" if self.people == "?" else f" {self.people}")
        part = self.trained.removeprefix("one ").replace("abdomen", "belly")
        if self.found.startswith("yes"):
            return f"**{name}**, {part}: {self.says}" + (f" ({self.assumed})" if self.assumed else "")
        return f"{name}, {part}" + ("" if self.found == "no" else f": {self.found}")


@dataclass(frozen=True, repr=False)
class TrialTable:
    """The rows; a notebook shows them as a table.

    Examples
    --------
    >>> trials_table().count("Fat cells")
    'Fat cells: 0 of 2 find a local loss.'
    """

    rows: tuple[TableRow, ...]

    def found(self, group: str) -> tuple[int, int]:
        """Return how many of a group find a local loss, and how many there are."""
        rows = [row for row in self.rows if row.group == group]
        return sum(row.found.startswith("yes") for row in rows), len(rows)

    def count(self, group: str) -> str:
        """Say how many of a group find a local loss."""
        found, of = self.found(group)
        return f"{group}: {found} of {of} find a local loss."

    def __repr__(self) -> str:
        lines = [self.headline]
        for group in (SCAN, CELLS, FOLD):
            lines += [] if group == SCAN else [self.count(group)]
            lines += [
                f"- {row.trial} ({row.people}; {row.trained}; {row.instrument}): {row.found}; {row.says}"
                f"{f'; we assume {row.assumed}' if row.assumed else ''}."
                for row in self.rows
                if row.group == group
            ]
        return "\n".join([*lines, UNCHECKED])

    @property
    def headline(self) -> str:
        """What the scans say, in one sentence.

        Examples
        --------
        >>> trials_table().headline
        'Scan: 3 of 9 find a local loss, none of these with more than 16 people; the other six have 10 to 176.'
        """
        scans = [row for row in self.rows if row.group == SCAN]
        people = max(int(row.people) for row in scans if row.found.startswith("yes"))
        others = [int(row.people) for row in scans if not row.found.startswith("yes")]
        sizes = f"the other {in_words(len(others))} have {min(others)} to {max(others)}"
        count = self.count(SCAN).removesuffix(".")
        return f"{count}, none of these with more than {people} people; {sizes}."

    def _repr_markdown_(self) -> str:
        lines = [
            f"**{self.headline}**",
            "",
            *self._by_instrument(),
            "",
            f"<details><summary>All {len(self.rows)} measurements, one by one ({SECOND_HAND} known at second hand)"
            "</summary>",
            "",
        ]
        notes = f"No number we could check: {UNCHECKED}"
        return "\n".join([*lines, *_table(self.rows), "", notes, "", "</details>"])

    def _by_instrument(self) -> list[str]:
        """Return a small table as lines of markdown: a row an instrument, noes on the left, yeses on the right."""
        lines = ["| by | no loss there (people) | loss there, says the paper (we assume) |", "|---|---|---|"]
        for name, instruments in _ROWS_OF_INSTRUMENTS.items():
            rows = [row for row in self.rows if row.instrument in instruments]
            noes = "<br>".join(row.line for row in rows if not row.found.startswith("yes"))
            yeses = "<br>".join(row.line for row in rows if row.found.startswith("yes"))
            lines.append(f"| {name} | {noes or '–'} | {yeses or '–'} |")
        return lines


def _table(rows: tuple[TableRow, ...]) -> list[str]:
    """Return rows as lines of markdown."""
    lines = [f"| {' | '.join(_HEADS)} |", f"|{'---|' * len(_HEADS)}"]
    for row in rows:
        found = f"**{row.found}**" if row.found.startswith("yes") else row.found
        cells = (row.trial, found, row.instrument, row.people, row.trained, row.says, row.assumed or "–")
        lines.append(f"| {' | '.join(cells)} |")
    return lines


_ROWS_OF_INSTRUMENTS = {
    "CT or MRI scan": ("CT", "MRI"),
    "DXA scan": ("DXA",),
    "ultrasound scan<br>(a thickness)": ("ultrasound",),
    "fat cells": ("biopsy",),
    "fold: caliper": ("caliper",),
    "tape or photo": ("tape", "photographs"),
}
_HEADS = ("trial", "loss there?", "by", "people", "part", "the paper says", "we assume")
_PARTS = {"front of one thigh": "one thigh", "one upper arm": "one arm", "abdomen and hips": "abdomen"}
_PARTS["hips and abdomen"] = "abdomen"
_SAME_PEOPLE = "how alike one person's readings are"
# trial, group, instrument, local loss?, what the paper says, what the course assumes where it reckons with it
_ROWS = (
    ("walts_2008_men", SCAN, "CT", "no", "not significant", _SAME_PEOPLE),
    ("kostek_2007", SCAN, "MRI", "no", "no difference", ""),
    ("ramirez_campillo_2013", SCAN, "DXA", "no", "no significant change", ""),
    ("vispute_2011", SCAN, "DXA", "no", "not significant", ""),
    ("kordi_2015", SCAN, "ultrasound", "no", "groups alike", ""),
    ("krotkiewski_1979", SCAN, "ultrasound", "thinner layer over a grown muscle, say the authors", "geometry", ""),
    ("brobakken_2023", SCAN, "DXA", "yes", "P < 0.05", "8 a group, least effect"),
    (
        "scotto_di_palumbo_2017_arms",
        SCAN,
        "DXA",
        "yes",
        "P = 0.02, within a group",
        "8 a group, ± is an SD",
    ),
    ("paoli_2021", SCAN, "ultrasound", "yes", "P < 0.05; lighter, too", "7 a group, least effect"),
    ("katch_1984", CELLS, "biopsy", "no", "alike at all sites", ""),
    ("krotkiewski_1979", CELLS, "biopsy", "no", "not significantly smaller", ""),
    ("kostek_2007", FOLD, "caliper", "yes, in men", "P < 0.01; none in women", ""),
    ("olson_1968", FOLD, "caliper", "yes", "a thinner fold", ""),
    ("mohr_1965", FOLD, "tape", "yes", "the girth fell", ""),
    ("noland_1978", FOLD, "caliper", "disputed", "quoted both ways", ""),
    ("schade_carns", FOLD, "photographs", "no", "no difference", ""),
)


def trials_table() -> TrialTable:
    """Return the trials that compared a trained part, ordered by instrument, the positive ones included.

    Names and numbers of people are those of `trials`; a trial that measured in two ways has two rows. Rows known at
    second hand say so.

    Examples
    --------
    >>> trials_table().count(SCAN)
    'Scan: 3 of 9 find a local loss.'
    """
    known = {trial.id: trial for trial in trials()}
    return TrialTable(tuple(_row(known[name], *rest) for name, *rest in _ROWS))


def _row(trial: Trial, group: str, instrument: str, found: str, says: str, assumed: str) -> TableRow:
    # Walts' two rows are different people, those of the others the same ones
    parts = [t for t in trials() if t.study == trial.study] if trial.study.startswith("Walts") else [trial]
    people = str(sum(t.n or 0 for t in parts)) if trial.n else "?"
    second = f" {SECOND_HAND}" if trial.tag == "VERIFIED-SECONDARY" else ""
    study = trial.study.replace(" et al.", "").replace(" and ", ", ")
    part = MEASURED.get(trial.id, _PARTS.get(trial.trained, trial.trained))
    part = "arms, legs" if trial.id.startswith("scotto") else part
    return TableRow(group, f"{study} {trial.year}{second}", people, part, instrument, found, says, assumed)


@dataclass(frozen=True)
class Claim:
    """One claim of the four source articles, in our words, with verdict, evidence and the lesson that meets it.

    `lesson` is a lesson number, or "owed:13" while lesson 13 is not written.
    """

    id: str
    seed: str
    topic: str
    claim: str
    verdict: str
    evidence: str
    doi_or_pmid: str
    tag: str
    lesson: str

    __repr__ = brief


@lru_cache(maxsize=1)
def claims() -> tuple[Claim, ...]:
    """Return every claim of the four articles.

    Examples
    --------
    >>> len(claims())
    59
    >>> next(c for c in claims() if c.id == "S01").verdict
    'supported'
    """
    return records(Claim, "claims")
