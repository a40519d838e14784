"""The numbers of lesson 12, What did the trials find?."""

import math

from lessons_lib.science.evidence.literature import SIGNIFICANT, chance_of_finds
from lessons_lib.science.evidence.student_t import two_sided_p
from lessons_lib.science.evidence.trials import SCAN, Trial, trials, trials_table
from lessons_lib.science.words import in_words

SIGNIFICANT_P = SIGNIFICANT
# Brobakken et al. 2023: the difference of trunk fat
REPORTED_G = 697.0
# what the two groups of the same trial lost in the whole body, the trained one first
IN_ALL_G = (1705.0, 1134.0)
EXIT_TRIALS = 40
SMALL_SD = 0.2  # what counts as a small effect, by the usual rule of thumb (Cohen)
SMALL_GROUP = 8  # people in each group of a trial of 16
REVIEWED = 13  # studies that the review pooled
TABLES, THOUSAND = 100, 1000
DRAWER_LETS_OUT = 0.1  # of the trials that find nothing
# the worked example: trials of nothing, those that find a loss by chance, and what leaves a drawer that keeps half
DRAWER_TRIALS = 400
DRAWER_YESES = DRAWER_TRIALS * SIGNIFICANT / 2.0
DRAWER_OUT = (DRAWER_TRIALS - DRAWER_YESES) / 2.0
EXAMPLE_PRINTED = DRAWER_YESES + (DRAWER_TRIALS - DRAWER_YESES) / 10.0
CHANCE_LOSSES_TRIALS = EXIT_TRIALS * SIGNIFICANT / 2.0  # P is below in either direction
CHANCE_FINDINGS_TRIALS = EXIT_TRIALS * SIGNIFICANT
LEANING_TRIALS = EXIT_TRIALS / 2.0


def _trial(name: str) -> Trial:
    return next(t for t in trials() if t.id == name)


def pooled_sd() -> float:
    """Return the pooled difference of 13 studies, as others quote it (SD)."""
    return float(_trial("ramirez_campillo_2022").effect or 0.0)


def _rebuilt_p(other_varies: float) -> float:
    """Return the P of Brobakken's difference by a t test, the other group's spread as a part of the trained one's."""
    spread = float(_trial("brobakken_2023").trained_plus_minus or 0.0)
    t = REPORTED_G / math.sqrt((1.0 + other_varies**2) * spread**2 / SMALL_GROUP)
    return float(two_sided_p(t, 2 * SMALL_GROUP - 2))


def rebuilt_p() -> float:
    """Return it if both groups vary alike."""
    return _rebuilt_p(1.0)


def least_rebuilt_p() -> float:
    """Return it if the other group does not vary at all."""
    return _rebuilt_p(0.0)


def rebuilt_of_hundred() -> float:
    """Return in how many of 100 trials of nothing chance does as much, if both groups vary alike."""
    return 100.0 * rebuilt_p()


def least_rebuilt_of_hundred() -> float:
    """Return it if the other group does not vary at all."""
    return 100.0 * least_rebuilt_p()


def _desk_percent(rule: str) -> float:
    """Return what a journal says of the first ten papers on the desk that is filled by a rule (%)."""
    from lessons_lib.pictures.reviewer import journals  # only here: it brings what draws pictures

    return journals(1)[rule]


def desk_found_percent() -> float:
    """Return it if what found a loss is printed."""
    return _desk_percent("found")


def desk_all_percent() -> float:
    """Return it if all ten are printed."""
    return _desk_percent("all")


def desk_scans_percent() -> float:
    """Return it if the scans are printed, without the sign of a zero."""
    return round(_desk_percent("scans"), 1) + 0.0


def more_in_all_g() -> float:
    """Return how much more fat the trained group lost in the whole body (g)."""
    return IN_ALL_G[0] - IN_ALL_G[1]


def _belly_scans(yes: bool) -> str:
    """Return in words how many scans of belly or trunk find a local loss, or find none."""
    rows = [row for row in trials_table().rows if row.group == SCAN and row.trained in ("abdomen", "trunk")]
    return in_words(sum((row.found == "yes") is yes for row in rows))


def belly_yeses() -> str:
    """Return how many scans of belly or trunk find a local loss, in words."""
    return _belly_scans(yes=True)


def belly_noes() -> str:
    """Return how many of them find none, in words."""
    return _belly_scans(yes=False)


def open_tables() -> float:
    """Return how many of 100 tables like ours show as many losses if training does nothing and all is published."""
    return 100.0 * chance_of_finds(*trials_table().found(SCAN))


def open_of_thousand() -> float:
    """Return the same of a thousand."""
    return open_tables() * THOUSAND / TABLES


def drawer_tables() -> float:
    """Return the same if of the trials that find nothing only one in ten is published."""
    return 100.0 * chance_of_finds(*trials_table().found(SCAN), DRAWER_LETS_OUT)


def half_tables() -> float:
    """Return the same if half of them are published."""
    return 100.0 * chance_of_finds(*trials_table().found(SCAN), 0.5)


def yes_percent() -> float:
    """Return how many of what is published then find a loss (%)."""
    return 100.0 * chance_of_finds(1, 1, DRAWER_LETS_OUT)


def nine_yeses() -> float:
    """Return how many of the table's scans then find a loss, on average."""
    return trials_table().found(SCAN)[1] * chance_of_finds(1, 1, DRAWER_LETS_OUT)


def half_drawer_percent() -> float:
    """Return the same if half of the trials that find nothing are published."""
    return 100.0 * chance_of_finds(1, 1, 0.5)


def open_yes_percent() -> float:
    """Return the same if all are published."""
    return 100.0 * chance_of_finds(1, 1)
