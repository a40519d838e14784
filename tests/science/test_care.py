"""The one gate: what is refused and what is flagged, on both sides of each limit."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from science_sentences import INF, NAN, NOT_NUMBERS, refusal, value_of

from lessons_lib import PEOPLE, OutsideModelError, Person, Plan, care, goal_intake_kcal, project, same_kcal, units
from lessons_lib.science.care import (
    HELP,
    TOO_MUCH,
    Care,
    RefusedError,
    _fastest_percent_a_week,
    care_of,
    least_kg,
    refuse,
)

# small needs, so that eating little is no fast loss
SMALL_WOMAN = Person("Small", "female", 60, 150, 55, 1.3)
SMALL_MAN = Person("Short", "male", 64, 158, 65, 1.3)
LIGHT = Person("T", "female", 18, 165, 43, 1.6)
SAID = {
    "day": "kcal on day",
    "left": "once the moving is paid for",
    "target": "A target must be",
    "reached": "to a weight under a BMI of 18.5",
    "light": "starts under a BMI of 18.5",
    "model": TOO_MUCH,
    "little": "kcal/day over a week, under the",
    "left little": "under the 1,[25]00 kcal/day at which this course flags",
    "fast loss": "This plan loses up to",
    "fast gain": "This plan gains up to",
    "gain": "a gain so far is flagged",
    "age": "from 65 years on",
    "kJ": "Are these kJ",
}


def kinds(person: Person, plan: Plan, target_kg: float | None = None) -> set[str]:
    """What is said, as words."""
    c = care(person, plan, target_kg)
    said = set()
    for sentence in (*c.refused, *c.flags):
        found = {word for word, part in SAID.items() if re.search(part, sentence, re.IGNORECASE)}
        assert found, sentence
        said |= found
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith((".", "?"))
    assert c.ok == (not c.refused)
    assert not (c.refused and c.flags), "of what is refused no other number is said"
    assert str(c).count(HELP) == (1 if said else 0)
    return said


def four_weeks(*rows: tuple[int, float]) -> Plan:
    return Plan.daily(np.concatenate([np.full(days, kcal) for days, kcal in rows]))


def test_nothing_to_say():
    for who, deficit in itertools.product(("chloe", "dev", "ines", "jun"), (0, 100, -200)):
        c = care(PEOPLE[who], Plan.deficit(deficit))
        assert c.refused == c.flags == ()
        assert str(c) == "Nothing to flag."
    for plan in (Plan.deficit(500), Plan.deficit(0), Plan.deficit(750).fading(8)):
        assert kinds(PEOPLE["ana"], plan) == set()


# --- the rows of the review -----------------------------------------------------------------


def test_a_fast_does_not_hide_in_an_average():
    ana = PEOPLE["ana"]
    plan = Plan.daily(([0] * 14 + [2000] * 14) * 13)
    assert kinds(ana, plan) == {"day"}
    assert "more than 800 kcal" in str(care(ana, plan))
    assert kinds(ana, Plan.daily([2300] * 100 + [0] + [2300] * 100)) == {"day"}, "a single day"
    assert kinds(ana, Plan.daily([2300, 2300, 500, 2300, 2300, 500, 2300] * 8)) == {"day"}, "two days a week"


def test_any_deficit_from_underweight_is_refused():
    for plan in (Plan.deficit(300), Plan.deficit(1), Plan.deficit(-300).activity(0.9)):
        assert kinds(LIGHT, plan) == {"light"}
        assert not care(LIGHT, plan).ok
    for plan in (Plan.deficit(0), Plan.deficit(-300)):
        c = care(LIGHT, plan)
        assert c.ok, "who gains is not refused"
        assert any("a doctor comes before any plan" in flag for flag in c.flags)


@pytest.mark.parametrize(("who", "deficit"), [("chloe", 500), ("jun", 500), ("dev", 800), ("grace", 500)])
def test_the_lowest_weight_reached_is_the_target(who: str, deficit: float):
    person = PEOPLE[who]
    assert kinds(person, Plan.deficit(deficit)) == {"reached"}
    low, high = 0.0, deficit
    while high - low > 0.5:
        middle = (low + high) / 2
        under = project(person, Plan.deficit(middle), 364).weight_kg.min() < least_kg(person)
        low, high = (low, middle) if under else (middle, high)
    assert kinds(person, Plan.deficit(high + 5)) == {"reached"}
    assert care(person, Plan.deficit(low - 20)).ok
    # the refusal gives no weight
    assert not re.search(r"\d (?:kg|lb)", str(care(person, Plan.deficit(deficit))))


def test_what_is_left_after_moving_is_judged():
    ana = PEOPLE["ana"]
    assert not care(ana, Plan.deficit(0).activity(2.0)).ok
    assert kinds(ana, Plan.intake(1600).activity(1.4)) == {"left"}
    # a little over two thirds of what she eats is left
    hugo = PEOPLE["hugo"]
    assert "left little" in kinds(hugo, Plan.intake(2000).activity(1.0))
    assert "left little" not in kinds(hugo, Plan.intake(2000))
    # moving less leaves no more
    assert "little" in kinds(SMALL_WOMAN, Plan.intake(1100).activity(-0.5))


def test_kj_typed_as_kcal_are_asked_about():
    said = str(care(PEOPLE["ana"], Plan.intake(8700)))
    assert "Are these kJ" in said
    assert "8,700 kJ are 2,079 kcal" in said
    assert "kJ" in kinds(PEOPLE["ana"], Plan.intake(8700))
    assert "kJ" not in kinds(PEOPLE["ana"], Plan.intake(4700))
    assert "kJ" in kinds(PEOPLE["ana"], Plan.intake(4900))
    assert "kJ" in kinds(PEOPLE["ana"], four_weeks((21, 2000), (7, 8700))), "in one week of four, too"


# --- food ----------------------------------------------------------------------------------


@pytest.mark.parametrize("person", [SMALL_WOMAN, SMALL_MAN], ids=lambda p: p.sex)
def test_800_kcal_is_refused_and_more_is_flagged(person: Person):
    assert kinds(person, Plan.intake(800)) == {"day"}
    assert kinds(person, Plan.intake(0)) == {"day"}
    assert kinds(person, Plan.daily([800.5] * 10)) == {"little"}
    text = str(care(person, Plan.intake(700)))
    for words in ("700 kcal", "more than 800 kcal", "medical", "NHS; NICE", "talk to"):
        assert words in text


@pytest.mark.parametrize(("person", "limit"), [(SMALL_WOMAN, 1200), (SMALL_MAN, 1500)], ids=["female", "male"])
def test_the_flag_differs_between_the_sexes(person: Person, limit: int):
    assert kinds(person, Plan.intake(limit - 0.5)) == {"little"}
    assert f"averages {limit - 0.5:,} kcal/day" in str(care(person, Plan.intake(limit - 0.5))), "not the limit itself"
    assert kinds(person, Plan.intake(limit)) == set()
    sentence = care(person, Plan.intake(limit - 50)).flags[0]
    assert f"{limit - 50:,} kcal/day" in sentence
    assert f"under the {limit:,} kcal/day" in sentence
    assert care(person, Plan.intake(limit - 50)).ok, "a flag is no refusal"


def test_every_day_and_every_week_counts():
    who = SMALL_WOMAN
    # wherever it lies: at the start, in the middle, at the very end
    for before, after in ((0, 60), (33, 27), (60, 0)):
        assert kinds(who, four_weeks((before, 1500), (1, 800), (after, 1500))) == {"day"}
        assert kinds(who, four_weeks((before, 1500), (1, 801), (after, 1500))) == set(), "one lean day"
        assert kinds(who, four_weeks((before, 1500), (7, 1199), (after, 1500))) == {"little"}
        assert kinds(who, four_weeks((before, 1500), (7, 1200), (after, 1500))) == set()
    assert "800 kcal on day 34." in str(care(who, four_weeks((33, 1500), (1, 800), (27, 1500)))), "counted from 1"
    for days in range(1, 41):  # rounding in the mean must not let the limit itself through
        assert kinds(who, Plan.daily([800.0] * days)) == {"day"}
        assert kinds(who, Plan.daily([1200.0] * days)) == set()
    assert kinds(who, four_weeks((500, 1500), (1, 300))) == {"day"}, "the end of a long row"


def test_weekends_and_breaks_count():
    # 5 x 1000 + 2 x (1000 + 700) = 1,200 a day
    assert kinds(SMALL_WOMAN, Plan.intake(1000).weekends(701)) == set()
    assert kinds(SMALL_WOMAN, Plan.intake(1000).weekends(699)) == {"little"}
    assert kinds(SMALL_WOMAN, Plan.intake(1400).weekends(-601)) == {"day"}
    assert kinds(PEOPLE["ben"], Plan.intake(700).breaks(every_weeks=4, for_weeks=4)) == {"day"}


def test_the_articles_unsafe_advice_is_caught():
    """500-1,000 below BMR for a woman of 70 kg, 165 cm, 35 years, PAL 1.55: 897 to 397 kcal/day."""
    woman = Person("W", "female", 35, 165, 70, 1.55)
    for below in range(500, 1001, 50):
        assert not care(woman, Plan.intake(woman.rmr_kcal - below)).ok
    # measured from what she spends, the same numbers are another matter
    assert kinds(woman, Plan.deficit(400)) == set()


# --- weights -------------------------------------------------------------------------------


@pytest.mark.parametrize("person", [PEOPLE["ana"], PEOPLE["ben"]], ids=lambda p: p.name)
def test_targets_under_bmi_18_5_are_refused(person: Person):
    limit = least_kg(person)
    assert limit == pytest.approx(18.5 * (person.height_cm / 100) ** 2)
    assert kinds(person, Plan.deficit(300), limit - 0.01) == {"target"}
    bmi = re.search(r"BMI of ([0-9.]+)", str(care(person, Plan.deficit(300), target_kg=limit - 0.01)))
    assert bmi
    assert 18.4 < float(bmi[1]) < 18.5
    assert kinds(person, Plan.deficit(300), limit + 0.01) == set()
    assert kinds(person, Plan.deficit(300), limit) == set(), "the limit itself is healthy"
    sentence = care(person, Plan.deficit(300), target_kg=45).refused[0]
    for words in ("45.0 kg", f"{45 / (person.height_cm / 100) ** 2:.1f}", "18.5", "WHO"):
        assert words in sentence
    # a target is judged whatever the plan, gaining too
    assert kinds(person, Plan.deficit(-300), limit - 0.01) == {"target"}
    assert kinds(person, Plan.intake(500), 40) == {"target", "day"}


def test_a_weight_is_judged_as_it_is_read():
    """What reads as 18.5 or less in a sentence is not let through by a second decimal."""
    person = PEOPLE["chloe"]  # at 172 cm the limit is 54.73 kg
    low, high = 200.0, 400.0
    for _ in range(40):
        middle = (low + high) / 2
        under = project(person, Plan.deficit(middle), 364).weight_kg.min() < 54.745
        low, high = (low, middle) if under else (middle, high)
    assert project(person, Plan.deficit(low), 364).weight_kg.min() > least_kg(person)
    assert kinds(person, Plan.deficit(low)) == {"reached"}, "54.7 kg is a BMI of 18.49"


def test_runs_that_are_shown_count_as_reached():
    dev, plan = PEOPLE["dev"].but(fat_kg=20), Plan.deficit(560)
    assert care(dev, plan).ok
    line = project(dev, plan, 223, model="rule_3500")
    assert line.weight_kg.min() < least_kg(dev)
    assert not care_of(dev, plan, shown=(line,)).ok
    assert care_of(dev, plan, shown=(project(dev, plan, 84, model="rule_3500"),)).ok
    longer = project(dev, plan, 1092)
    assert care_of(dev, plan, shown=(longer,)).ok == (longer.weight_kg.min() >= least_kg(dev))


def test_what_is_shown_is_not_simulated_again():
    ana, plan = PEOPLE["ana"], Plan.deficit(500)
    body = project(ana, plan, 364)

    def never(days: int) -> None:
        raise AssertionError(days)

    assert care_of(ana, plan, shown=(body,), run=never).ok
    with pytest.raises(AssertionError, match="364"):
        care_of(ana, plan, shown=(project(ana, plan, 84),), run=never)


def test_a_plan_that_leaves_the_model_is_refused():
    thin = Person("Thin", "female", 25, 170, 58, 1.9, fat_kg=6)
    assert kinds(thin, Plan.deficit(1400)) == {"model"}
    assert not re.search(r"\d", TOO_MUCH)
    without = Person("Without", "male", 25, 180, 65, 1.6, fat_kg=1.5)
    assert "1.5 kg of fat" in str(care(without, Plan.deficit(0)))


# --- pace, gain, age -----------------------------------------------------------------------


def fastest(person: Person, plan: Plan, days: int = 364) -> float:
    """The rule by hand: the worst 28 days after day 14, in % of body weight a week."""
    weight = project(person, plan, days).weight_kg
    return max(100 * abs(weight[d] - weight[d + 28]) / weight[d] / 4 for d in range(14, days - 27))


@pytest.mark.parametrize(
    ("who", "most"), [("hugo", 2400), ("ben", 2000), ("hugo", -4000), ("chloe", -4000), ("jun", -4000)]
)
def test_over_1_percent_a_week_is_flagged(who: str, most: float):
    person, fast = PEOPLE[who], "fast loss" if most > 0 else "fast gain"

    def plan(kcal: float) -> Plan:
        return Plan.daily(np.full(84, person.tdee_kcal - kcal))

    low, high = 0.0, 1.0
    assert fastest(person, plan(most), 84) > 1
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if fastest(person, plan(middle * most), 84) > 1 else (middle, high)
    assert fast not in kinds(person, plan(most * low * 0.998))
    assert fast in kinds(person, plan(most * high * 1.002))
    sentence = next(s for s in care(person, plan(most * high * 1.002)).flags if "up to" in s and "%" in s)
    found = re.search(r"up to ([0-9.]+) %", sentence)
    assert found
    assert 1 < float(found[1]) < 1.05, "never up to 1.0 %, over the 1 %"
    assert "course rule" in sentence
    assert "after week 2" in sentence


def test_who_grows_too_heavy_for_the_model_is_judged_until_then():
    big = Person("Big", "male", 40, 180, units.to_kg(200, "kg"), 1.6)
    with pytest.raises(OutsideModelError):
        project(big, Plan.deficit(-4000), 364)
    assert kinds(big, Plan.deficit(-4000)) == {"fast gain", "gain"}


def test_the_first_two_weeks_are_water_and_do_not_count():
    """Ten hungry days at the start, then baseline: quick on the scale, over by week 2."""
    hugo = PEOPLE["hugo"]
    start = np.concatenate([np.full(10, 1000.0), np.full(70, hugo.tdee_kcal)])
    weight = project(hugo, Plan.daily(start), 80).weight_kg
    assert 100 * (weight[0] - weight[7]) / weight[0] > 1
    assert "fast loss" not in kinds(hugo, Plan.daily(start))
    assert "fast loss" in kinds(hugo, Plan.daily(np.concatenate([np.full(30, hugo.tdee_kcal), np.full(40, 900.0)])))


def test_a_gain_to_a_bmi_of_30_is_flagged():
    assert kinds(PEOPLE["ana"], Plan.deficit(-300)) == {"gain"}
    assert kinds(PEOPLE["dev"], Plan.deficit(-500)) == set(), "it stays under 30"
    assert kinds(PEOPLE["ben"], Plan.deficit(-100)) == {"gain"}, "30.9 already, and more to come"
    assert kinds(PEOPLE["ben"], Plan.deficit(0)) == set(), "nobody is flagged for what they weigh"
    assert kinds(PEOPLE["dev"], Plan.deficit(-100), target_kg=95) == {"gain"}
    assert care(PEOPLE["ana"], Plan.deficit(-300)).ok
    assert "course rule" in str(care(PEOPLE["ana"], Plan.deficit(-300)))


def test_a_loss_at_65_or_more_is_flagged():
    for age, said in ((64, set()), (65, {"age"}), (80, {"age"})):
        assert kinds(PEOPLE["femi"].but(age_years=age), Plan.deficit(200)) == said
        assert kinds(PEOPLE["femi"].but(age_years=age), Plan.deficit(-100)) == set()
    refusal(lambda: PEOPLE["femi"].but(age_years=17), "17", "18 to 80")
    refusal(lambda: PEOPLE["femi"].but(age_years=81), "81", "18 to 80")


# --- the goal ------------------------------------------------------------------------------


def test_a_goal_is_advice_and_has_the_limits_of_care():
    ana = PEOPLE["ana"]
    refusal(lambda: goal_intake_kcal(ana, 45, 180), "45 kg", "50.4 kg or more for Ana", "18.5", "WHO")
    refusal(lambda: goal_intake_kcal(ana, 50.3, 3650), "50.3 kg", "50.4 kg")
    assert goal_intake_kcal(ana, 50.4, 3650) > 800
    refusal(lambda: goal_intake_kcal(ana, 62, 90), "62 kg", "90 days that takes 603", "more than 800", "more days")
    kcal = goal_intake_kcal(ana, 68, 180)
    assert care(ana, Plan.intake(kcal), 68).ok


# --- what is no plan -----------------------------------------------------------------------


@pytest.mark.parametrize("value", [*(v for v in NOT_NUMBERS if v is not None), NAN, INF, 0, -60, 401], ids=repr)
def test_targets_that_are_no_weight_are_sentences(value: object):
    refusal(lambda: care(PEOPLE["ana"], Plan.deficit(1), target_kg=value), f"target_kg is {value_of(value)}", "kg")


def test_wrong_arguments_are_sentences():
    for wrong in (None, "ana", 80):
        refusal(lambda w=wrong: care(w, Plan.deficit(1)), "person is", "Person")
    for wrong in (None, 500, "500", PEOPLE["ana"]):
        refusal(lambda w=wrong: care(PEOPLE["ana"], w), "plan is", "Plan")


def test_words_are_stable():
    plan = Plan.intake(900)
    assert str(care(SMALL_WOMAN, plan)) == str(care(SMALL_WOMAN, plan))
    assert repr(care(SMALL_WOMAN, plan)) == repr(care(SMALL_WOMAN, plan))
    assert "np." not in repr(care(SMALL_WOMAN, plan))


def test_what_is_refused_is_raised_and_all_else_handed_on():
    flagged, refused = Care((), ("Slowly.",)), Care(("Not so.",), ())
    assert refuse(flagged) is flagged
    with pytest.raises(RefusedError, match=r"^Not so\. If eating"):
        refuse(refused)


def test_one_week_of_much_moving_is_enough():
    moving = [0.0] * 28 + [2.0] * 7 + [0.0] * 21
    plan = Plan.daily([2000.0] * 56, activity_change=moving)
    assert kinds(PEOPLE["ana"], plan) == {"left"}
    assert kinds(PEOPLE["ana"], Plan.daily([2000.0] * 56)) == set()


def test_two_mornings_after_week_2_are_a_pace():
    kg = np.array([80.0] * 15 + [79.0])
    assert _fastest_percent_a_week(kg) == pytest.approx((700 / 80, -700 / 80))
    assert _fastest_percent_a_week(kg[:15]) == (0.0, 0.0)


def test_a_gain_that_is_water_is_flagged_and_said_to_be_water() -> None:
    shares = [0.1] * 28 + [0.5] * 7
    _, switched = same_kcal(PEOPLE["grace"], Plan.deficit(0), 35, (0.5, shares))
    assert switched.weight_kg[-1] - switched.weight_kg[28] > 1.5
    (flag,) = [flag for flag in care_of(switched.person, switched.plan, shown=[switched]).flags if "gains" in flag]
    assert flag.endswith("Without the water that comes back with carbohydrate it is less.")
    surplus = care_of(PEOPLE["ana"], Plan.deficit(-2500), days=84).flags
    assert [flag for flag in surplus if "gains" in flag and flag.endswith("(course rule).")]
