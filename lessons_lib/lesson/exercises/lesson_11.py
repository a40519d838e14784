"""Lesson 11, Where did the fat go?: a loss shared over arms, trunk and legs."""

from __future__ import annotations

from functools import cache

from ...science import units
from ...science.body.people import PEOPLE
from ...science.body.plans import Plan
from ...science.body.projection import Projection, project
from ...science.fat.lipolysis import local_lipolysis_g
from ...science.fat.regions import EXPONENT, EXPONENT_RANGE, START_SHARES, regional_fat
from ...science.fat.thigh import Thigh, thigh
from ...science.results import Interval
from ..kinds import Choice, Exercise, Misconception, Option

DAYS = 182
SLOW = 0.5
"""The exponent that the learner tries: slower legs than in the trials behind the course's value."""
MOST_KG, MOST_MINUTES, MOST_SESSIONS = 5.0, 60, 30
"""The largest dose that the learner works out: an hour a day beside 5 kg of fat."""
MOST_MG = 2.5
"""The largest measurement, rounded as the learner reads it: mg from 100 g of fat in 30 minutes (DERIVED)."""
MONTH = 30
EXIT_PERCENT = 10.0
PART_OF_ONE = (
    "{answer:.2f} looks like a part of 1. The question asks for %: multiply by 100. If it was meant as 'the legs lose"
    " almost nothing', that is wrong: they shrink at the same time as the rest, a little more slowly."
)


@cache
def _run(name: str, deficit_kcal: float, days: int) -> Projection:
    return project(PEOPLE[name], Plan.deficit(deficit_kcal), days=days)


def _lost(
    part: str,
    name: str = "ana",
    deficit_kcal: float = 500,
    exponent: float = EXPONENT,
    days: int = DAYS,
) -> float:
    """Return the fat that left one part, or all of them (kg)."""
    p = _run(name, deficit_kcal, days)
    if part == "all":
        return float(p.fat_kg[0] - p.fat_kg[-1])
    column = regional_fat(PEOPLE[name], p, exponent=exponent)[f"{part}_kg"]
    return float(column.iloc[0] - column.iloc[-1])


def _most() -> Interval:
    """Return the local ceiling of the largest dose (g)."""
    return local_lipolysis_g(MOST_KG, MOST_MINUTES, MOST_SESSIONS)


def _month_g(deficit_kcal: float = 500) -> float:
    """Return the fat that leaves Ana's whole body in a month (g)."""
    return 1000.0 * _lost("all", deficit_kcal=deficit_kcal, days=MONTH)


def _ratio(minutes: int, sessions_a_week: int, deficit_kcal: float, *, highest: bool = False) -> float:
    """Return how many times the local ceiling the whole body loses in a month."""
    local = local_lipolysis_g(minutes=minutes, sessions=round(sessions_a_week * MONTH / 7))
    return _month_g(deficit_kcal) / (local.high if highest else local.estimate)


def _smallest_ratio() -> float:
    return _ratio(120, 7, 50)


def _thighs() -> tuple[Thigh, Thigh]:
    """Return Ana's trained thigh and the other one after 12 weeks."""
    kept = 1.0 - _lost("legs", days=84) / _legs_start()
    return thigh("female", kept, trained_weeks=12), thigh("female", kept)


def _fold_difference() -> float:
    trained, other = _thighs()
    return other.fold_mm - trained.fold_mm


def _fold_start() -> float:
    return thigh("female").fold_mm


def _legs_start() -> float:
    return START_SHARES["female"]["legs"] * PEOPLE["ana"].fat_kg


def _legs_percent(others_percent: float) -> float:
    """Return what the legs lose (%) when arms and trunk lose so much (%)."""
    kept = float((1.0 - others_percent / 100.0) ** EXPONENT)
    return 100.0 * (1.0 - kept)


EXERCISES: tuple[Exercise | Choice, ...] = (
    Exercise(
        id="11.prediction",
        prompt=lambda: (
            f"In {DAYS // 7} weeks Ana's whole body loses {_lost('all'):.1f} kg of fat. The only training she does"
            " is for the legs. How many kg of that fat leave her legs? (kg, a loss is positive)"
        ),
        unit="kg",
        expected=lambda: _lost("legs"),
        tolerance=0.3,
        right=lambda: (
            f"The legs hold about two fifths of Ana's fat and give about a third of the loss. The evidence allows"
            f" {units.from_kg(_lost('legs')):.1f} to {units.mass(_lost('legs', exponent=EXPONENT_RANGE[1]))}."
        ),
        hint="Ask two things: how much of her fat is in the legs, and does the blood care where the muscle works?",
        solution=lambda: (
            f"The legs hold {units.mass(_legs_start())} of Ana's fat at the start and lose"
            f" {units.mass(_lost('legs'), 2)} of it by the {EXPONENT:.2f} rule. The arms give"
            f" {units.mass(_lost('arms'), 2)} and the trunk {units.mass(_lost('trunk'), 2)}: together"
            f" {units.mass(_lost('all'), 2)}."
        ),
        misconceptions=(
            Misconception(
                name="the trained part gives it all",
                value=lambda: _lost("all"),
                reply=lambda: (
                    "{answer:.1f} kg means that the legs give the whole loss. This is the belief of this lesson, and it"
                    " is wrong: a working muscle takes fuel from the blood, and fat from everywhere fills the blood."
                    f" The run gives the legs {units.mass(_lost('legs'))}."
                ),
            ),
            Misconception(
                name="legs last",
                value=lambda: 0.0,
                reply=lambda: (
                    "0 kg means that the legs wait until the rest is done. That is wrong too: all parts shrink at the"
                    " same time; in diet trials the legs go about 80 to 100 % as fast. The run gives them"
                    f" {units.mass(_lost('legs'))}."
                ),
            ),
            Misconception(
                name="what is left",
                value=lambda: _legs_start() - _lost("legs"),
                reply="{answer:.1f} kg is the fat that stays in the legs. The question asks what leaves them.",
            ),
        ),
    ),
    Exercise(
        id="11.1",
        prompt=lambda: (
            f"Now the largest dose and the largest measurement: {MOST_MG} mg from 100 g of fat in 30 minutes."
            f" {MOST_KG:g} kg of fat beside the muscle, {MOST_MINUTES} minutes a session, {MOST_SESSIONS} sessions."
            " How many g are released beside the muscle, at most? (g, a release is positive)"
        ),
        unit="g",
        expected=lambda: _most().high,
        tolerance=0.3,
        right="{expected:.1f} g in a month, about a sheet and a half of paper. And it enters the blood.",
        hint="How many times 100 g are there? How many times 30 minutes? Multiply, and turn mg into g at the end.",
        solution=(
            "50 times 100 g, twice 30 minutes, 30 sessions: 50 × 2 × 30 × 2.5 mg is 7,500 mg. That is about 7.5 g"
            " (exactly {expected:.2f} g)."
        ),
        misconceptions=(
            Misconception(
                name="mg for g",
                value=lambda: 10.0 * MOST_KG * MOST_MINUTES / 30.0 * MOST_SESSIONS * MOST_MG,
                reply="{answer:,.0f} are milligrams. A thousand of them are a gram, and the question asks for g.",
            ),
            Misconception(
                name="half an hour",
                value=lambda: _most().high / 2.0,
                reply="{answer:.2f} g is the release of 30 minutes a session. These sessions last twice as long.",
            ),
            Misconception(
                name="per kilogram",
                value=lambda: _most().high / 10.0,
                reply=(
                    "{answer:.2f} g counts 2.5 mg for each kg of fat. It is for each 100 g, and a kilogram holds ten of"
                    " those."
                ),
            ),
            Misconception(
                name="the whole body",
                value=_month_g,
                reply=(
                    "{answer:,.0f} g is what Ana's whole body loses in a month at 500 kcal/day below baseline. The"
                    " question asks for what the neighbours of the muscle release beyond their share."
                ),
            ),
        ),
    ),
    Exercise(
        id="11.2",
        prompt=lambda: (
            f"At 500 kcal/day below baseline, Ana's whole body loses {_month_g():,.0f} g of fat in {MONTH} days. How"
            f" many times as much is that as your answer to 11.1? (times)"
        ),
        unit="times",
        expected=lambda: _month_g() / _most().high,
        tolerance=8.0,
        right=(
            "About {expected:.0f} times, with every choice in favour of the belief. With the middle measurement and an"
            " ordinary dose it is thousands."
        ),
        hint="Divide the larger by the smaller, both in g.",
        solution=lambda: f"{_month_g():,.0f} g ÷ {_most().high:.1f} g is about {{expected:.0f}} times.",
        misconceptions=(
            Misconception(
                name="a difference",
                value=lambda: _month_g() - _most().high,
                reply="{answer:,.0f} is the difference in g. “How many times” asks for a quotient: divide.",
            ),
            Misconception(
                name="in per cent",
                value=lambda: 100.0 * _month_g() / round(_most().high, 1),
                reply="{answer:,.0f} is the answer in %. As a number of times it is a hundred times smaller.",
            ),
            Misconception(
                name="turned round",
                value=lambda: _most().high / _month_g(),
                reply="{answer:.3f} is the smaller divided by the larger: the local part of the whole. Turn it round.",
            ),
        ),
    ),
    Exercise(
        id="11.3",
        prompt=(
            "Make the local side as large and the whole-body side as small as you can: 120 minutes, 7 sessions a week,"
            " 50 kcal/day below baseline (3 kg of fat beside the muscle, Ana). About how many times as much"
            " does the whole body lose? (times)"
        ),
        unit="times",
        expected=_smallest_ratio,
        tolerance=1.5,
        right=(
            "About {expected:.0f} times: even then the neighbours' extra is a few per cent of the whole. Only at"
            " baseline, where the body as a whole loses nothing, is the trickle the larger."
        ),
        hint="Read the words below the picture: “about ... times as much”. Not the number in brackets.",
        solution="With these settings the whole body loses about {expected:.0f} times as much.",
        misconceptions=(
            Misconception(
                name="the start of the app",
                value=lambda: _ratio(30, 3, 250),
                reply="{answer:,.0f} times is where the app starts. Move all three sliders to the target.",
            ),
            Misconception(
                name="only the sessions were moved",
                value=lambda: _ratio(120, 7, 250),
                reply="{answer:.0f} times belongs to 250 kcal/day. Move the deficit down to 50 as well.",
            ),
            Misconception(
                name="the highest measurement",
                value=lambda: _ratio(120, 7, 50, highest=True),
                reply=(
                    "{answer:.0f} times stands in brackets: it uses the highest of three measurements. The question"
                    " asks for the first number, with the middle one."
                ),
            ),
        ),
    ),
    Exercise(
        id="11.4",
        prompt=(
            "At 500 kcal/day below baseline, after 12 weeks, for Ana: how much thinner is the fold over the trained"
            " thigh than over the other? (mm, thinner is positive)"
        ),
        unit="mm",
        expected=_fold_difference,
        tolerance=0.1,
        right=(
            "{expected:.1f} mm thinner, with the same cm² of fat in both thighs. A caliper cannot tell this from a"
            " loss of fat: remember it in lesson 12."
        ),
        hint="Set the deficit to 500, tick “train one leg”, and compare the two folds below the thighs.",
        solution=lambda: (
            f"Trained {_thighs()[0].fold_mm:.1f} mm, other {_thighs()[1].fold_mm:.1f} mm: {{expected:.1f}} mm. The fat"
            f" is {_thighs()[0].fat_cm2:.1f} cm² in both."
        ),
        misconceptions=(
            Misconception(
                name="no fat, no difference",
                value=lambda: 0.0,
                reply=(
                    "0 is right for the fat, and wrong for the fold. The muscle underneath grew: the same fat lies"
                    " around a bigger disc, and so it lies thinner."
                ),
            ),
            Misconception(
                name="the trained thigh since the start",
                value=lambda: _fold_start() - _thighs()[0].fold_mm,
                reply=(
                    "{answer:.1f} mm is how much the trained thigh's fold changed since the start. Most of that is the"
                    " deficit, and it happened to both legs. Compare with the other leg."
                ),
            ),
            Misconception(
                name="the other thigh since the start",
                value=lambda: _fold_start() - _thighs()[1].fold_mm,
                reply="{answer:.1f} mm is what the deficit did to the other leg's fold. Compare leg with leg.",
            ),
        ),
    ),
    Exercise(
        id="11.5",
        prompt=(
            f"With the exponent {SLOW:g}, how many kg of fat leave Ana's legs in {DAYS // 7} weeks?"
            " (kg, a loss is positive)"
        ),
        unit="kg",
        expected=lambda: _lost("legs", exponent=SLOW),
        tolerance=0.1,
        right=lambda: (
            f"Even legs this slow lose {units.mass(_lost('legs', exponent=SLOW))}. Slower is not the same as last."
        ),
        hint="Change only the number behind `exponent =`, run that cell again, and read its sentence.",
        solution=lambda: (
            f"With {SLOW:g} the legs lose {units.mass(_lost('legs', exponent=SLOW), 2)}, with {EXPONENT:.2f} they lose"
            f" {units.mass(_lost('legs'), 2)}. The total stays {units.mass(_lost('all'), 2)}: what the legs give less,"
            " arms and trunk give more."
        ),
        misconceptions=(
            Misconception(
                name="the exponent as it was",
                value=lambda: _lost("legs"),
                reply=(
                    "{answer:.1f} kg belongs to the exponent 0.80. Write 0.5 in the cell above and run that cell again:"
                    " only then does its sentence change."
                ),
            ),
            Misconception(
                name="legs last",
                value=lambda: 0.0,
                reply=(
                    "0 kg would need legs that never change. One training trial looked like that (Nindl 2000), most"
                    " averages do not; with the exponent 0.5 the legs lag, but they shrink from the first week on."
                ),
            ),
            Misconception(
                name="the whole loss",
                value=lambda: _lost("all"),
                reply="{answer:.1f} kg is the loss of the whole body. The exponent shares it, and the legs get a part.",
            ),
            Misconception(
                name="what is left",
                value=lambda: _legs_start() - _lost("legs", exponent=SLOW),
                reply="{answer:.1f} kg is the fat that stays in the legs. The question asks what leaves them.",
            ),
        ),
    ),
    Exercise(
        id="11.6",
        prompt=lambda: (
            "Before you run the next cell: Jun trains his legs almost every day. He eats 300 kcal/day above baseline"
            f" for {DAYS // 7} weeks and gains {-_lost('all', 'jun', -300):.1f} kg of fat. How many kg of it settle in"
            " his legs? (kg, a gain is positive)"
        ),
        unit="kg",
        expected=lambda: -_lost("legs", "jun", -300),
        tolerance=0.15,
        right=lambda: (
            f"About {units.mass(-_lost('legs', 'jun', -300))}. The legs take part in a gain as they take part in a"
            " loss."
        ),
        hint="A man's legs hold about a third of his fat at the start. The blood delivers as it collects: everywhere.",
        solution=lambda: (
            f"Of {units.mass(-_lost('all', 'jun', -300), 2)} the trunk takes"
            f" {units.mass(-_lost('trunk', 'jun', -300), 2)}, the legs {units.mass(-_lost('legs', 'jun', -300), 2)} and"
            f" the arms {units.mass(-_lost('arms', 'jun', -300), 2)}."
        ),
        misconceptions=(
            Misconception(
                name="trained legs take none",
                value=lambda: 0.0,
                reply=(
                    "0 kg is the old belief turned round: that work keeps fat out of the part that works. It is wrong"
                    " for the same reason. Fat is stored from the blood, wherever fat cells take it up."
                ),
            ),
            Misconception(
                name="everything into the legs",
                value=lambda: -_lost("all", "jun", -300),
                reply=(
                    "{answer:.1f} kg is the whole gain. Arms and trunk hold most of his fat and take most of the gain."
                ),
            ),
        ),
    ),
    Choice(
        id="11.exit1",
        prompt="Someone trains only the arms and loses 6 kg of fat by eating below baseline. Where does it come from?",
        options=(
            Option(
                "a",
                "mostly from the arms",
                reply=(
                    "That is the belief, and it is wrong: the arms' muscles burn what the blood brings, and the blood"
                    " is filled by fat cells everywhere. Arms hold about a tenth of the fat."
                ),
            ),
            Option(
                "b",
                "from all parts at once, roughly as much as each holds",
                right=True,
                reply="All parts feed the same blood. Legs may lag a little; where the work is done does not decide.",
            ),
            Option(
                "c",
                "first from the trunk, then the arms, the legs last",
                reply=(
                    "There is no queue: all parts shrink at the same time. In diet trials the legs go about 80 to 100 %"
                    " as fast as the rest: a little slower, not last."
                ),
            ),
            Option(
                "d",
                "from nowhere: it turns into muscle",
                reply=(
                    "Fat cannot turn into muscle: they are two different tissues. Fat that leaves is burned for energy;"
                    " muscle is built from protein, by training."
                ),
            ),
        ),
        hint="By which road does fat reach a muscle, and who else feeds into that road?",
        solution="The answer is {expected}. Fuel travels by the blood, and every part fills the blood.",
    ),
    Exercise(
        id="11.exit2",
        prompt=(
            f"Arms and trunk have lost {EXIT_PERCENT:.0f} % of their fat. About how many % have the legs lost, by the"
            f" {EXPONENT:.2f} rule? (%, a loss is positive)"
        ),
        unit="%",
        expected=lambda: _legs_percent(EXIT_PERCENT),
        tolerance=0.5,
        right="About {expected:.0f} %. For small losses, 0.80 times the others' loss is near enough.",
        hint="For a small loss, a power of 0.80 is nearly the same as 0.80 times.",
        solution="0.90 to the power 0.80 is about 0.92, so the legs have lost {expected:.1f} %.",
        misconceptions=(
            Misconception(
                name="same rate",
                value=lambda: EXIT_PERCENT,
                reply=(
                    "{answer:.0f} % is the same rate everywhere, the exponent 1.0. With 0.80 the legs lag a little:"
                    " they give less than the others, though not nothing."
                ),
            ),
            Misconception(
                name="a part of 1",
                value=lambda: _legs_percent(EXIT_PERCENT) / 100.0,
                reply=PART_OF_ONE,
            ),
            Misconception(
                name="what is kept",
                value=lambda: 100.0 - _legs_percent(EXIT_PERCENT),
                reply="{answer:.0f} % is what the legs keep. The question asks what they have lost.",
            ),
        ),
    ),
)
