"""The numbers of lesson 01, Where does 3,500 come from?."""

from lessons_lib import HALL_2011, PEOPLE, Plan, project
from lessons_lib.science.body.dynamic import FORBES_KG
from lessons_lib.science.body.other_models import RULE_KCAL_PER_LB
from lessons_lib.science.body.tissue import (
    FATTY_TISSUE_FAT_SHARE,
    WISHNOFSKY_KCAL_PER_G,
    fat_share,
    scale_kcal_per_kg,
    stores_kcal_per_kg,
    tissue_kcal_per_kg,
)
from lessons_lib.science.units import KG_PER_LB

RULE_KCAL = RULE_KCAL_PER_LB
FAT_IN_FATTY_TISSUE_PERCENT = 100.0 * FATTY_TISSUE_FAT_SHARE
POUND_OF_1958_KCAL = WISHNOFSKY_KCAL_PER_G * FATTY_TISSUE_FAT_SHARE * 1000.0 * KG_PER_LB
GLYCOGEN_WATER = HALL_2011.water_kg_per_glycogen_kg
A_POUND_KG = KG_PER_LB
JUN_FAT_KG, HUGO_FAT_KG = PEOPLE["jun"].fat_kg, PEOPLE["hugo"].fat_kg
HUGO_FAT_LB = HUGO_FAT_KG / KG_PER_LB
FORBES_LB = float(round(FORBES_KG / KG_PER_LB))  # whole, so that it can be worked with by hand
TWICE_FORBES_LB = 2.0 * FORBES_LB
HUGO_BOTH_LB = HUGO_FAT_LB + FORBES_LB  # what his fat is shared over, by Forbes's rule


def _store_kcal(name: str) -> float:
    """Return what a pound of one store holds (kcal)."""
    return KG_PER_LB * stores_kcal_per_kg()[name]


def _tissue_kcal(name: str) -> float:
    """Return what the next pound of a person's tissue holds (kcal)."""
    return KG_PER_LB * tissue_kcal_per_kg(PEOPLE[name].fat_kg)


def _scale_kcal(name: str, kcal_a_day: float, weeks: int) -> float:
    """Return what each pound held that the scale lost or gained (kcal)."""
    per_kg = scale_kcal_per_kg(project(PEOPLE[name], Plan.deficit(kcal_a_day), days=7 * weeks))
    return KG_PER_LB * (per_kg or 0.0)


def _week_1_lb(part: str) -> float:
    """Return what Ana has lost of her weight, or of a part of it, after week 1 of 500 kcal/day below (lb)."""
    kg = getattr(project(PEOPLE["ana"], Plan.deficit(500), days=7), part)
    return float(kg[0] - kg[-1]) / KG_PER_LB


def _fat_percent_of_body(name: str) -> float:
    return 100.0 * PEOPLE[name].fat_kg / PEOPLE[name].weight_kg


def lean_pound_kcal() -> float:
    """Return what a pound of lean tissue holds, in whole kcal."""
    return float(round(_store_kcal("lean tissue")))


def hugo_fat_percent() -> float:
    """Return how much of Hugo's next pound of tissue is fat (%)."""
    return 100.0 * fat_share(HUGO_FAT_KG)


def hugo_lean_percent() -> float:
    """Return how much of Hugo's next pound of tissue is lean (%)."""
    return 100.0 - hugo_fat_percent()


def hugo_body_fat_percent() -> float:
    """Return how much of Hugo is fat (%)."""
    return _fat_percent_of_body("hugo")


def ana_week_1_kcal() -> float:
    """Return what each pound held that Ana's scale lost in week 1 of 500 kcal/day below (kcal)."""
    return _scale_kcal("ana", 500, 1)


def week_1_all_kcal() -> float:
    """Return what all those pounds held together (kcal)."""
    return ana_week_1_kcal() * week_1_lb()


def ana_week_2_kcal() -> float:
    """Return what each pound held that Ana's scale lost in 2 weeks of it (kcal)."""
    return _scale_kcal("ana", 500, 2)


def ana_week_26_kcal() -> float:
    """Return what each pound held that Ana's scale lost in 26 weeks of it (kcal)."""
    return _scale_kcal("ana", 500, 26)


def week_1_lb() -> float:
    """Return how many pounds Ana's scale fell in that week (lb)."""
    return _week_1_lb("weight_kg")


def week_1_fat_lb() -> float:
    """Return how many of them are fat (lb)."""
    return _week_1_lb("fat_kg")


def week_1_lean_lb() -> float:
    """Return how many of them are lean tissue (lb)."""
    return _week_1_lb("lean_kg")


def week_1_water_lb() -> float:
    """Return what is left of them, as their rounded sum has it (lb)."""
    return round(week_1_lb(), 1) - round(week_1_fat_lb(), 1) - round(week_1_lean_lb(), 1)


def not_eaten_kcal() -> float:
    """Return what was not eaten in that week, by the pounds that the scale fell (kcal)."""
    return RULE_KCAL / week_1_lb()


def _two_weeks_lb() -> tuple[float, float]:
    """Return how many pounds week 1 takes off, and how many are off after a normal week more (lb)."""
    kg = project(PEOPLE["ana"], Plan.deficit(500).breaks(every_weeks=1, for_weeks=1), days=14).weight_kg
    return float(kg[0] - kg[7]) / KG_PER_LB, float(kg[0] - kg[-1]) / KG_PER_LB


def back_lb() -> float:
    """Return how many pounds the normal week brings back (lb)."""
    off, left = _two_weeks_lb()
    return off - left


def less_after_2_lb() -> float:
    """Return how much less she weighs after both than at the start (lb)."""
    return _two_weeks_lb()[1]


def fat_paid_kcal() -> float:
    """Return what the fat that left in week 1 held (to a hundred kcal)."""
    return round(week_1_fat_lb() * _store_kcal("pure fat"), -2)


def not_spent_kcal() -> float:
    """Return what she spent less in that week than in a usual one (to a hundred kcal)."""
    spent = project(PEOPLE["ana"], Plan.deficit(500), days=7).expenditure_kcal
    return round(float(7.0 * spent[0] - spent[1:].sum()), -2)


def rest_paid_kcal() -> float:
    """Return what lean tissue and glycogen paid, the rest of the 3,500 (to a hundred kcal)."""
    return RULE_KCAL - fat_paid_kcal() - not_spent_kcal()


def all_fat_kcal() -> float:
    """Return what so many pounds of pure fat hold (to a hundred kcal, by the pounds as they are printed)."""
    return round(round(week_1_lb(), 1) * _store_kcal("pure fat"), -2)


def ana_tissue_kcal() -> float:
    """Return what the next pound of Ana's tissue holds (kcal)."""
    return _tissue_kcal("ana")


def rule_off_percent() -> float:
    """Return how far the rule's price is from that of Ana's, Esther's and Hugo's next pound of tissue, at most (%)."""
    return max(100.0 * abs(_tissue_kcal(name) / RULE_KCAL - 1.0) for name in ("ana", "esther", "hugo"))


def jun_tissue_kcal() -> float:
    """Return what the next pound of Jun's tissue holds (kcal)."""
    return _tissue_kcal("jun")


def femi_tissue_kcal() -> float:
    """Return what the next pound of Femi's tissue holds (kcal)."""
    return _tissue_kcal("femi")


def dev_tissue_kcal() -> float:
    """Return what the next pound of Dev's tissue holds (kcal)."""
    return _tissue_kcal("dev")


def esther_tissue_kcal() -> float:
    """Return what the next pound of Esther's tissue holds (kcal)."""
    return _tissue_kcal("esther")


def glycogen_g() -> float:
    """Return how much glycogen Ana loses in week 1 of 500 kcal/day below (g)."""
    return 1000.0 * KG_PER_LB * _week_1_lb("glycogen_kg")


def fat_pound_kcal() -> float:
    """Return what a pound of pure fat holds (kcal)."""
    return _store_kcal("pure fat")


def half_fat_pound_kcal() -> float:
    """Return what a pound holds that is half fat, half lean tissue (kcal)."""
    return (_store_kcal("pure fat") + _store_kcal("lean tissue")) / 2


def fat_gram_kcal() -> float:
    """Return what the model takes for a gram of fat (kcal)."""
    return _store_kcal("pure fat") / (1000.0 * KG_PER_LB)


def glycogen_pound_kcal() -> float:
    """Return what a pound of glycogen holds with the water that it binds (kcal)."""
    return _store_kcal("glycogen and water")


def both_pounds_kcal() -> float:
    """Return what a pound of pure fat and one of lean tissue hold together (kcal)."""
    return _store_kcal("pure fat") + _store_kcal("lean tissue")


def two_thirds_fat_alone_kcal() -> float:
    """Return what two thirds of a pound of pure fat hold (kcal)."""
    return _store_kcal("pure fat") * 2 / 3


def two_thirds_fat_pound_kcal() -> float:
    """Return what a pound holds that is two thirds fat, one third lean tissue (kcal)."""
    return two_thirds_fat_alone_kcal() + _store_kcal("lean tissue") / 3


def turned_round_kcal() -> float:
    """Return what a pound holds that is one third fat, two thirds lean tissue (kcal)."""
    return both_pounds_kcal() - two_thirds_fat_pound_kcal()
