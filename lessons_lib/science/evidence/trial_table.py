"""The trials of spot reduction as one table, ordered by what measured: who, what was found, what we assume."""

from __future__ import annotations

from dataclasses import dataclass

from ..checks import brief
from .trials import Trial, trials

SCAN, CELLS, FOLD = "Scan", "Fat cells", "Fold, girth, photo"
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


@dataclass(frozen=True, repr=False)
class TrialTable:
    """The rows; a notebook shows them as a table.

    Examples
    --------
    >>> trials_table().count("Fat cells")
    'Fat cells: 0 of 2 find a local loss.'
    """

    rows: tuple[TableRow, ...]

    def count(self, group: str) -> str:
        """Return how many of a group find a local loss."""
        rows = [row for row in self.rows if row.group == group]
        return f"{group}: {sum(row.found.startswith('yes') for row in rows)} of {len(rows)} find a local loss."

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
        'Scan: 3 of 9 find a local loss, none of these with more than 16 people.'
        """
        people = max(int(row.people) for row in self.rows if row.group == SCAN and row.found.startswith("yes"))
        return f"{self.count(SCAN).removesuffix('.')}, none of these with more than {people} people."

    def _repr_markdown_(self) -> str:
        lines = [f"**{self.headline}** {self.count(CELLS)} {self.count(FOLD)}", ""]
        lines += [f"<details><summary>All {len(self.rows)} measurements</summary>", ""]
        lines += ["| trial | local loss? | by | people | part | the paper says |", "|---|---|---|---|---|---|"]
        for row in self.rows:
            found = f"**{row.found}**" if row.found.startswith("yes") else row.found
            cells = (row.trial, found, row.instrument, row.people, row.trained, row.says)
            lines.append(f"| {' | '.join(cells)} |")
        ours = "; ".join(f"{row.trial}: {row.assumed}" for row in self.rows if row.assumed)
        notes = f"Where we reckon with a trial, we assume: {ours}. No number we could check: {UNCHECKED}"
        return "\n".join([*lines, "", f"{SECOND_HAND} known at second hand. {notes}", "", "</details>"])


_PARTS = {"front of one thigh": "one thigh", "one upper arm": "one arm", "abdomen and hips": "abdomen"}
_PARTS["hips and abdomen"] = "abdomen"
_SAME_PEOPLE = "how alike one person's readings are"
# trial, group, instrument, local loss?, what the paper says, what the course assumes where it reckons with it
_ROWS = (
    ("walts_2008_men", SCAN, "CT", "no", "not significant", _SAME_PEOPLE),
    ("kostek_2007", SCAN, "MRI", "no", "no difference", ""),
    ("ramirez_campillo_2013", SCAN, "DXA", "no", "no significant change", ""),
    ("vispute_2011", SCAN, "DXA", "no", "no significant change", ""),
    ("kordi_2015", SCAN, "ultrasound", "no", "alike in both groups", ""),
    ("krotkiewski_1979", SCAN, "ultrasound", "thinner layer", "the authors: geometry", ""),
    ("brobakken_2023", SCAN, "DXA", "yes", "P < 0.05", "8 men a group, both vary alike"),
    ("scotto_di_palumbo_2017_arms", SCAN, "DXA", "yes", "P = 0.02", "8 women a group, ± is an SD"),
    ("paoli_2021", SCAN, "ultrasound", "yes", "P < 0.05; lighter, too", ""),
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
    part = "arms, legs" if trial.id.startswith("scotto") else _PARTS.get(trial.trained, trial.trained)
    return TableRow(group, f"{study} {trial.year}{second}", people, part, instrument, found, says, assumed)
