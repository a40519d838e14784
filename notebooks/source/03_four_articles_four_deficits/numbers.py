"""The numbers of lesson 03, Four articles, four deficits."""

from lessons_lib import PEOPLE, Plan, care
from lessons_lib.science.body import projection
from lessons_lib.science.body.other_models import RULE_KCAL_PER_LB
from lessons_lib.science.body.people import Person
from lessons_lib.science.evidence.articles import ARTICLES
from lessons_lib.science.units import KG_PER_LB

ANA, BEN, DEV, FEMI = (PEOPLE[key] for key in ("ana", "ben", "dev", "femi"))
ANA_REST_KCAL, ANA_KCAL = ANA.rmr_kcal, ANA.tdee_kcal
ANA_REST_PERCENT = 100.0 * ANA_REST_KCAL / ANA_KCAL
# whole kcal, so that the sums of a sentence can be done by hand
ANA_ABOVE_REST_KCAL = float(round(ANA.tdee_kcal) - round(ANA.rmr_kcal))
ANA_REST_BELOW_SPENDING_KCAL = ANA_ABOVE_REST_KCAL - 500.0
BEN_REST_KCAL, BEN_KCAL = BEN.rmr_kcal, BEN.tdee_kcal
BEN_EATS_KCAL, BEN_EATS_BY_SECOND_KCAL = BEN.rmr_kcal - 300.0, BEN.tdee_kcal - 900.0
DEV_REST_KCAL, DEV_KCAL = DEV.rmr_kcal, DEV.tdee_kcal
DEV_EATS_KCAL = DEV.rmr_kcal + 500.0
DEV_RULE_GAIN_KG = 12 * KG_PER_LB  # a pound a week
DEV_ABOVE_REST_KCAL = float(round(DEV.tdee_kcal) - round(DEV.rmr_kcal))
DEV_REST_BELOW_KCAL = -DEV_ABOVE_REST_KCAL
FEMI_ABOVE_REST_KCAL = float(round(FEMI.tdee_kcal) - round(FEMI.rmr_kcal))
# what an honest 500 is, to ten kcal/day, if she spends a tenth less or more than was thought
HONEST_LEAST_KCAL, HONEST_MOST_KCAL = (round(500.0 + tenths * ANA.tdee_kcal / 10.0, -1) for tenths in (-1, 1))


def _eaten_kcal(letter: str, person: Person, end: int = 0) -> float:
    """Return what someone eats by an article (kcal/day); end 0 is the gentler one."""
    found = ARTICLES[letter].eaten_kcal(person)
    return found[end] if found else 0.0


def _below_kcal(letter: str, person: Person, end: int = 0) -> float:
    """Return how far below all that is spent an article puts someone (kcal/day)."""
    # whole kcal, so that the sums of a sentence can be done by hand
    return float(round(person.tdee_kcal) - round(_eaten_kcal(letter, person, end)))


def _rule_lb_per_week(kcal_a_day: float) -> float:
    """Return what the rule makes of a deficit (lb/week)."""
    return 7.0 * kcal_a_day / RULE_KCAL_PER_LB


def _spends(person: Person) -> str:
    """Return what someone spends, in words."""
    return f"{person.name} spends {person.tdee_kcal:,.0f} kcal a day, {person.rmr_kcal:,.0f} of it at rest."


def ben_spends() -> str:
    """Return what Ben spends, in words."""
    return _spends(BEN)


def dev_spends() -> str:
    """Return what Dev spends, in words."""
    return _spends(DEV)


def ana_eats_by_b_kcal() -> float:
    """Return what Ana eats by the gentler end of article B (kcal/day)."""
    kcal = _eaten_kcal("B", ANA)
    # the text says why that end is not drawn either
    assert "underweight" in " ".join(care(ANA, Plan.intake(round(kcal))).refused)
    return kcal


def ana_below_by_b_kcal() -> float:
    """Return how far that is below all that she spends (kcal/day)."""
    return _below_kcal("B", ANA)


def ana_below_by_strict_b_kcal() -> float:
    """Return how far the stricter end of article B is below all that Ana spends (kcal/day)."""
    return _below_kcal("B", ANA, 1)


def ana_lift_kcal() -> float:
    """Return how far all that Ana spends lies above what she spends at rest (kcal/day)."""
    return float(round(ANA.tdee_kcal) - round(ANA.rmr_kcal))


def ana_ends_apart_kcal() -> float:
    """Return how far apart the highest and the lowest end of the articles are for Ana (to ten kcal/day)."""
    return round(_eaten_kcal("C", ANA) - _eaten_kcal("B", ANA, 1), -1)


def ana_rule_lb_per_week() -> float:
    """Return what the rule makes of Ana's true deficit by article B (lb/week)."""
    return _rule_lb_per_week(ana_below_by_b_kcal())


def femi_eats_by_strict_b_kcal() -> float:
    """Return what Femi eats by the stricter end of article B (kcal/day)."""
    return _eaten_kcal("B", FEMI, 1)


def hugo_eats_by_strict_b_kcal() -> float:
    """Return what Hugo eats by the stricter one (kcal/day)."""
    return _eaten_kcal("B", PEOPLE["hugo"], 1)


def femi_below_by_b_kcal() -> float:
    """Return how far the gentler end of article B is below all that Femi spends (kcal/day)."""
    return _below_kcal("B", FEMI)


def written_lb_per_week() -> float:
    """Return what the rule makes of 500 kcal/day (lb/week)."""
    return _rule_lb_per_week(500.0)


def femi_rule_lb_per_week() -> float:
    """Return what the rule makes of Femi's true deficit by article B (lb/week)."""
    return _rule_lb_per_week(femi_below_by_b_kcal())


def down_to_rest_lb_per_week() -> float:
    """Return what the rule makes of the step down to Femi's rest alone (lb/week)."""
    return _rule_lb_per_week(FEMI_ABOVE_REST_KCAL)


def only_by_b() -> str:
    """Return for whom of the course's people article B is not refused."""
    return " and ".join(person.name for person in PEOPLE.values() if ARTICLES["B"].care(person).ok)


def dev_above_kcal() -> float:
    """Return how far "500 above the BMR" is above all that Dev spends; below is negative (kcal/day)."""
    return DEV.rmr_kcal + 500.0 - DEV.tdee_kcal


def dev_below_kcal() -> float:
    """Return the same with below as positive (kcal/day)."""
    return -dev_above_kcal()


def dev_gain_kg() -> float:
    """Return what Dev gains in twelve weeks at 500 above all that he spends (kg)."""
    return -projection.loss_kg(DEV, Plan.intake(round(DEV.tdee_kcal) + 500), 84)


def ben_first_leaves_kcal() -> float:
    """Return how much more Ben eats at 300 below rest than at 900 below all; less is negative (kcal/day)."""
    return float(round(BEN_EATS_KCAL) - round(BEN_EATS_BY_SECOND_KCAL))


def ben_second_leaves_kcal() -> float:
    """Return the same with less as positive (kcal/day)."""
    return -ben_first_leaves_kcal()


def ben_below_kcal() -> float:
    """Return how far "300 below the BMR" is below all that Ben spends (kcal/day)."""
    return float(round(BEN.tdee_kcal) - round(BEN.rmr_kcal) + 300)
