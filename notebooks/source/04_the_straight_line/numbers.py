"""The numbers of lesson 04, The straight line."""

from math import ceil

from lessons_lib import PEOPLE, Plan, project, units
from lessons_lib.science.body import plans, projection
from lessons_lib.science.body.other_models import RULE_KCAL_PER_KG, RULE_KCAL_PER_LB
from lessons_lib.science.body.projection import Model, Points
from lessons_lib.science.evidence.model_tests import ModelTest, mean_miss_kg, model_tests, short_surpluses

ANA_KG, DEV_KG = (PEOPLE[name].weight_kg for name in ("ana", "dev"))
HUGO_KG = PEOPLE["hugo"].weight_kg
CUT_KCAL = 500.0
TWO_YEARS_DAYS = 728
SMALLER_KG = ANA_KG - 10.0
# Thomas et al. 2013: what the rule promised, and what the scale showed
TRIAL_PROMISE_KG, TRIAL_LOSS_KG = units.to_kg(27.6, "lb"), units.to_kg(20.1, "lb")
INES_GAIN_KG = 4.5
FOUR_YEARS_WEEKS = 208
KCAL_PER_POUND_FOR_KG_KCAL = INES_GAIN_KG * RULE_KCAL_PER_LB / 140.0
WORKING_DAYS_KCAL = INES_GAIN_KG * RULE_KCAL_PER_KG / 100.0


def _promise_kg(name: str, kcal_a_day: float, weeks: int, model: Model = "rule_3500") -> float:
    """Return what the straight line, or another model, promises (kg, a loss is positive, as the deficit is)."""
    return projection.loss_kg(PEOPLE[name], Plan.deficit(kcal_a_day), 7 * weeks, model)


def _total_kcal(name: str, kcal_a_day: float, days: int) -> float:
    """Return how much less than baseline is eaten in all (kcal)."""
    return plans.total_deficit_kcal(PEOPLE[name], Plan.deficit(kcal_a_day), days)


def _pounds(kg: float) -> float:
    """Return the number that stands before "lb"."""
    return kg / units.to_kg(1.0, "lb")


def rule_kcal() -> float:
    """Return what the rule puts into a kg, or into a pound where weights are shown in pounds (kcal)."""
    return RULE_KCAL_PER_LB if units.mass_unit() == "lb" else RULE_KCAL_PER_KG


def ana_week_kg() -> float:
    """Return what the line promises Ana for one week of 500 kcal/day below (kg)."""
    return _promise_kg("ana", 500, 1)


def a_pound() -> str:
    """Return what a week of the line takes, in words; a pound needs no other where weights are shown in pounds."""
    return "a pound" if units.mass_unit() == "lb" else f"a pound ({units.mass(ana_week_kg(), 2)})"


def ana_promise_kg() -> float:
    """Return what the line promises Ana for 12 weeks of 500 kcal/day below (kg)."""
    return _promise_kg("ana", 500, 12)


def ana_body_kg() -> float:
    """Return what these weeks take from her body (kg)."""
    return _promise_kg("ana", CUT_KCAL, 12, "dynamic")


def hugo_body_kg() -> float:
    """Return what they take from Hugo's body (kg)."""
    kg = _promise_kg("hugo", CUT_KCAL, 12, "dynamic")
    # the text says that the line promises him as much as Ana, that he loses less, and that more of it is fat
    assert round(_promise_kg("hugo", CUT_KCAL, 12), 6) == round(ana_promise_kg(), 6)
    assert kg < ana_body_kg()
    assert _fat_share("hugo") > _fat_share("ana")
    return kg


def _fat_share(name: str) -> float:
    """Return which part of what someone's body loses in these weeks is fat."""
    run = project(PEOPLE[name], Plan.deficit(CUT_KCAL), 84)
    return float((run.fat_kg[0] - run.fat_kg[-1]) / (run.weight_kg[0] - run.weight_kg[-1]))


def hugo_body_lb() -> float:
    """Return the same in pounds."""
    return _pounds(hugo_body_kg())


def hugo_four_weeks_kg() -> float:
    """Return what four weeks take from Hugo's body (kg)."""
    return _promise_kg("hugo", CUT_KCAL, 4, "dynamic")


def ben_total_kcal() -> float:
    """Return what 250 kcal/day below come to in Ben's 8 weeks (kcal)."""
    return _total_kcal("ben", 250, 56)


def ben_eight_days_kcal() -> float:
    """Return what they come to in 8 days (kcal)."""
    return _total_kcal("ben", 250, 8)


def ben_week_kcal() -> float:
    """Return what they come to in a week (kcal)."""
    return _total_kcal("ben", 250, 7)


def ben_working_days_kcal() -> float:
    """Return what they come to on the 40 working days of 8 weeks (kcal)."""
    return _total_kcal("ben", 250, 40)


def ben_promise_kg() -> float:
    """Return what the line promises Ben for these 8 weeks (kg)."""
    return _promise_kg("ben", 250, 8)


def hugo_six_weeks_kg() -> float:
    """Return what the line promises Hugo for 6 weeks of 500 kcal/day below (kg)."""
    kg = _promise_kg("hugo", CUT_KCAL, 6)
    assert round(kg - _promise_kg("femi", CUT_KCAL / 2, 12), 6) == 0.0  # the text says that Femi is promised as much
    return kg


def hugo_six_weeks_lb() -> float:
    """Return the same in pounds."""
    return _pounds(hugo_six_weeks_kg())


def hugo_by_weight_kg() -> float:
    """Return the same by one who gives a heavier body more (kg)."""
    return hugo_six_weeks_kg() * HUGO_KG / ANA_KG


def ines_slider_kcal() -> float:
    """Return the slider's step at which the line's gain in Ines's 20 weeks is closest to `INES_GAIN_KG` (kcal/day)."""
    return float(min(range(0, 501, 50), key=lambda kcal: abs(-_promise_kg("ines", -kcal, 20) - INES_GAIN_KG)))


def ana_weeks_to_nothing() -> float:
    """Return in which week of the line the last of Ana goes."""
    return float(ceil(ANA_KG / ana_week_kg()))


def hugo_heavier_kg() -> float:
    """Return how much heavier Hugo is than Ana (kg)."""
    return HUGO_KG - ANA_KG


def hugo_weeks_to_nothing() -> float:
    """Return in which week of the line the last of Hugo goes, at twice Ana's cut."""
    week = ceil(HUGO_KG / _promise_kg("hugo", 2 * CUT_KCAL, 1))
    assert week < ana_weeks_to_nothing()  # the text says that he goes first
    return float(week)


def ana_line_kg() -> Points:
    """Return the line that the learner draws: a pound a week for four years (week, kg)."""
    return tuple((float(week), ANA_KG - week * ana_week_kg()) for week in range(FOUR_YEARS_WEEKS + 1))


def hugo_ahead_weeks() -> float:
    """Return after how many weeks Hugo's body is below the line for the last time."""
    behind = (_promise_kg("hugo", CUT_KCAL, w) - _promise_kg("hugo", CUT_KCAL, w, "dynamic") for w in range(1, 53))
    return float(next(week for week, kg in enumerate(behind) if kg >= 0.0))


def _line_too_deep_kg() -> list[float]:
    """Return by how much the line goes too deep in each group that ate less (kg), where it's still a body's weight."""
    missed = [test.miss_kg("rule_3500") for test in model_tests() if test.change_kg < 0]
    return [-kg for kg in missed if kg is not None]


def line_least_kg() -> float:
    """Return by how much it goes too deep at least (kg)."""
    return min(_line_too_deep_kg())


def line_most_kg() -> float:
    """Return by how much it goes too deep at most (kg)."""
    return max(_line_too_deep_kg())


def _test(test_id: str) -> ModelTest:
    """Return one of the published tests of `data/model_tests.csv`."""
    (test,) = (one for one in model_tests() if one.id == test_id)
    return test


def trial_cut_kcal() -> float:
    """Return how much less the 103 adults ate by the rule's own sum (to ten kcal/day)."""
    kcal = round(-(_test("thomas_2013").change_kcal_a_day or 0.0), -1)
    assert round(kcal / CUT_KCAL, 1) == 3.0  # the text says about three times Ana's cut
    return kcal


def trial_missed_kg() -> float:
    """Return how much less they lost than the rule had promised (kg)."""
    return TRIAL_PROMISE_KG - TRIAL_LOSS_KG


def trial_bend_kg() -> float:
    """Return how much of that the adapting body explains (kg)."""
    return TRIAL_PROMISE_KG - trial_body_kg()


def dev_gain_kg() -> float:
    """Return what the line promises Dev for 14 weeks of 150 kcal/day above (kg)."""
    return -_promise_kg("dev", -150, 14)


def dev_gain_lb() -> float:
    """Return the same in pounds."""
    return _pounds(dev_gain_kg())


def dev_week_kg() -> float:
    """Return what the line promises Dev for a week (kg)."""
    return dev_gain_kg() / 14


def dev_fourteen_days_kg() -> float:
    """Return what the line promises Dev for 14 days (kg)."""
    return dev_gain_kg() / 7


def smaller_spends_less_kcal() -> float:
    """Return how much less Ana spends once her run has brought her to `SMALLER_KG` (whole kcal/day)."""
    run = project(PEOPLE["ana"], Plan.deficit(CUT_KCAL), TWO_YEARS_DAYS)
    day = int((run.weight_kg <= SMALLER_KG).argmax())
    return float(round(run.expenditure_kcal[0] - run.expenditure_kcal[day]))


def left_of_cut_kcal() -> float:
    """Return what is left of her 500 there, on the same meals (kcal/day)."""
    return CUT_KCAL - smaller_spends_less_kcal()


def ines_gain_on_200_kg() -> float:
    """Return what the line promises Ines for 20 weeks of 200 kcal/day above (kg)."""
    return -_promise_kg("ines", -200, 20)


def ines_gain_on_300_kg() -> float:
    """Return the same for 300 kcal/day above (kg)."""
    return -_promise_kg("ines", -300, 20)


def _body_kg(test_id: str) -> float:
    """Return by how much the adapting body's weight changes in one of the published tests (kg, without a sign)."""
    return abs(_test(test_id).predicted_kg() or 0.0)


def trial_body_kg() -> float:
    """Return what the adapting body makes of the 103 adults' cut (kg)."""
    return _body_kg("thomas_2013")


def short_miss_kg() -> float:
    """Return how far the adapting body is off in a surplus of three weeks or less (kg, whichever way)."""
    return mean_miss_kg("dynamic", short_surpluses())


def short_same_salt_miss_kg() -> float:
    """Return how far the adapting body is off there if no more salt is eaten (kg, whichever way)."""
    runs = [(project(test.person, test.plan, test.days, sodium="fixed").weight_kg, test) for test in short_surpluses()]
    return sum(abs(float(kg[-1] - kg[0]) - test.change_kg) for kg, test in runs) / len(runs)


def short_rule_miss_kg() -> float:
    """Return how far the straight line is off there (kg)."""
    assert len(short_surpluses()) == 7  # the text says seven groups
    return mean_miss_kg("rule_3500", short_surpluses())
