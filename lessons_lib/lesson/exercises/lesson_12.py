"""Lesson 12, What did the trials find?: a forest plot, two instruments, and a literature that misleads."""

from __future__ import annotations

from functools import cache

from ...science.evidence.literature import (
    ARM_FAT_CM2,
    ARM_RADIUS_MM,
    MUSCLE_GROWTH_PERCENT,
    SIGNIFICANT,
    Headline,
    trial_machine,
)
from ...science.evidence.trials import Trial, trials
from ...science.fat.lipolysis import local_lipolysis_g
from ...science.fat.thigh import fold_thickness_mm
from ..kinds import Choice, Exercise, Misconception, Option

EXIT_TRIALS = 40
REPORTED_G, TRUNK_KG, MINUTES, SESSIONS = 697.0, 15.0, 57, 40
"""Brobakken et al. 2023: the difference of trunk fat, and the dose. The kg of trunk fat are an assumption."""
GAIN = 1.10
"""A surplus: the fat of both arms grows by a tenth."""


def _trial(name: str) -> Trial:
    return next(t for t in trials() if t.id == name)


def _men(field: str) -> float:
    return float(getattr(_trial("walts_2008_men"), field))


def _pooled() -> float:
    return float(_trial("ramirez_campillo_2022").effect or 0.0)


def _difference() -> float:
    return _men("trained_change") - _men("compared_change")


def _men_effect() -> float:
    size = _trial("walts_2008_men").effect_size()
    assert size is not None  # its means and errors are published
    return size.effect


def _ceiling_g(end: str) -> float:
    """Return what the mechanism allows at Brobakken's dose (g), at one end of the three measurements."""
    return float(getattr(local_lipolysis_g(TRUNK_KG, MINUTES, SESSIONS), end))


@cache
def _headline(instrument: str, publish_null: float = 0.1) -> Headline:
    """Return what 300 trials of nothing find: the app's people, its first set of them."""
    return trial_machine(
        trials=300,
        people=(10, 40),
        instrument="MRI" if instrument == "MRI" else "caliper",
        publish_null=publish_null,
        seed=1,
    ).headline()


def _seen(publish_null: float) -> float:
    """Return the share of published trials by MRI that find a local loss (%)."""
    return 100.0 * (_headline("MRI", publish_null).share_local_loss_published or 0.0)


def _fold_change(fat: float, growth_percent: float) -> float:
    """Return how much the fold of the machine's arm changes (mm) when its fat and its muscle change."""
    start = fold_thickness_mm(ARM_FAT_CM2, ARM_RADIUS_MM)
    return fold_thickness_mm(ARM_FAT_CM2 * fat, ARM_RADIUS_MM, growth_percent) - start


EXERCISES: tuple[Exercise | Choice, ...] = (
    Exercise(
        id="12.prediction",
        prompt=(
            "A review pooled 13 studies with 1,158 people: one limb trained, the other not. What was the difference in"
            " fat, in standard deviations (how far people usually lie from their mean)? 0.2 counts as small, 0.5 as"
            " medium, 0.8 as large. (SD; negative means that the trained limb lost more)"
        ),
        unit="SD",
        expected=_pooled,
        tolerance=0.07,
        right="As good as nothing: the interval from −0.10 to 0.05 holds 0, and does not reach even “small”.",
        hint="What did lesson 11 say about the local grams, beside those of the whole body?",
        solution="The pooled difference is {expected:.2f} SD (−0.10 to 0.05), as published.",
        misconceptions=(
            Misconception(
                name="small",
                value=lambda: -0.2,
                reply=(
                    "{answer:.1f} is a small local loss. Even that lies outside the interval, which ends at −0.10: a"
                    " difference so small is hard to see in one trial, but not in all of them together."
                ),
            ),
            Misconception(
                name="medium",
                value=lambda: -0.5,
                reply=(
                    "{answer:.1f} is a medium local loss: about what one positive trial of 16 people suggests. Many"
                    " more people do not show it."
                ),
            ),
            Misconception(
                name="large",
                value=lambda: -0.8,
                reply=(
                    "{answer:.1f} is a large local loss, which even one small trial could hardly miss. It is wrong by"
                    " far: the trained limbs lost no more than the others."
                ),
            ),
            Misconception(
                name="without the minus",
                value=lambda: 0.5,
                within=0.31,
                reply=(
                    "{answer:.1f} without a minus says that the trained limbs kept more fat than the others. Negative"
                    " means that they lost more; and pooled, there is next to nothing in either direction."
                ),
            ),
        ),
    ),
    Exercise(
        id="12.1",
        prompt=lambda: (
            f"The men of Walts 2008: trained thigh {_men('trained_start'):.1f} → {_men('trained_end'):.1f} cm² of fat,"
            f" other thigh {_men('compared_start'):.1f} → {_men('compared_end'):.1f} cm². What is the trained thigh's"
            " change minus the other's? (cm²; negative means that the trained thigh lost more)"
        ),
        unit="cm²",
        expected=_difference,
        tolerance=0.04,
        right="{expected:+.1f} cm²: if anything, the trained thigh lost less. But is that much?",
        hint="First each thigh's change, end minus start. Then one minus the other; minus a minus is plus.",
        solution="Trained +0.8 cm², other −0.1 cm²: 0.8 − (−0.1) = {expected:.1f} cm².",
        misconceptions=(
            Misconception(
                name="without the other thigh",
                value=lambda: _men("trained_change"),
                reply=(
                    "{answer:.1f} cm² is the trained thigh alone. What would have happened anyway, without training, is"
                    " what the other thigh shows: take it off."
                ),
            ),
            Misconception(
                name="a sign lost",
                value=lambda: _men("trained_change") + _men("compared_change"),
                reply="{answer:.1f} cm² adds the other thigh's −0.1. Taking off −0.1 makes the result larger.",
            ),
            Misconception(
                name="only the ends",
                value=lambda: _men("trained_end") - _men("compared_end"),
                reply=(
                    "{answer:.1f} cm² compares the two ends. The thighs differed before the training too; compare their"
                    " changes."
                ),
            ),
            Misconception(
                name="turned round",
                value=lambda: -_difference(),
                reply="{answer:.1f} cm² has the sign turned round: it would say that the trained thigh lost more.",
            ),
        ),
    ),
    Exercise(
        id="12.2",
        prompt=lambda: (
            f"Each mean has a standard error of {_men('trained_plus_minus'):.1f} cm², with {_men('n_trained'):.0f} men."
            " Express your difference in standard deviations between people. (SD; negative means that the trained"
            " thigh lost more)"
        ),
        unit="SD",
        expected=_men_effect,
        tolerance=0.006,
        right="About {expected:.2f} SD: far less than “small”. It is the first square in the forest plot.",
        hint="SD = SE × √n, in Python `2.8 * 80 ** 0.5`. Then divide the difference by that SD.",
        solution="2.8 × √80 ≈ 25 cm², and 0.9 ÷ 25 ≈ {expected:.3f} SD.",
        misconceptions=(
            Misconception(
                name="divided by the SE",
                value=lambda: _difference() / _men("trained_plus_minus"),
                reply=(
                    "{answer:.2f} divides by the standard error. The SE says how well a mean is known and shrinks with"
                    " more people; the SD says how people differ, and that is the unit asked for."
                ),
            ),
            Misconception(
                name="n without its root",
                value=lambda: _difference() / (_men("trained_plus_minus") * _men("n_trained")),
                reply="{answer:.3f} multiplies the SE by n itself. It takes the square root of n.",
            ),
            Misconception(
                name="not divided",
                value=_difference,
                reply="{answer:.1f} is still in cm². Divide it by the SD.",
            ),
            Misconception(
                name="turned round",
                value=lambda: -_men_effect(),
                reply="{answer:.2f} has the sign turned round: the trained thigh lost less than the other, not more.",
            ),
        ),
    ),
    Exercise(
        id="12.3",
        prompt=lambda: (
            f"The trial with the telling title reports {REPORTED_G:.0f} g more fat lost from the trunk. Its dose:"
            f" {SESSIONS} sessions of {MINUTES} minutes. With {TRUNK_KG:.0f} kg of trunk fat, all of it beside working"
            f" muscle, and the highest measurement, lesson 11's ceiling is {_ceiling_g('high'):.1f} g. How many times"
            " the ceiling is the report? (times)"
        ),
        unit="times",
        expected=lambda: REPORTED_G / _ceiling_g("high"),
        tolerance=1.0,
        right=(
            "About {expected:.0f} times more than the mechanism can give. Whatever those 697 g are, they are hardly fat"
            " that the neighbours of a muscle released."
        ),
        hint="Divide what was reported by the most that could be.",
        solution=lambda: f"{REPORTED_G:.0f} g ÷ {_ceiling_g('high'):.1f} g is about {{expected:.0f}} times.",
        misconceptions=(
            Misconception(
                name="the middle measurement",
                value=lambda: REPORTED_G / _ceiling_g("estimate"),
                reply=(
                    "{answer:.0f} times is right for the middle measurement. Be as kind to the claim as you can: take"
                    " the highest."
                ),
            ),
            Misconception(
                name="a difference",
                value=lambda: REPORTED_G - _ceiling_g("high"),
                reply="{answer:.0f} is the difference in g. “How many times” asks for a quotient: divide.",
            ),
            Misconception(
                name="turned round",
                value=lambda: _ceiling_g("high") / REPORTED_G,
                reply="{answer:.2f} is the ceiling as a part of the report. Divide the other way round.",
            ),
        ),
    ),
    Exercise(
        id="12.4",
        prompt=(
            "The true effect is 0 %, the instrument a caliper, 20 people in a trial (half to double), 300 trials. What"
            " is the mean of all the trials, published or not? (%; negative means that the trained limb seems to have"
            " lost more)"
        ),
        unit="%",
        expected=lambda: _headline("caliper").mean_all,
        tolerance=0.3,
        right=(
            "{expected:.1f} %, out of nothing: the muscle grew, so the fold got thinner. More trials do not help; with"
            " MRI it is gone."
        ),
        hint="Choose caliper, true effect 0, and under “more” 300 trials. Read the sentence that begins with “All”.",
        solution="All 300 trials have a mean of {expected:.1f} %, although no fat was lost anywhere.",
        misconceptions=(
            Misconception(
                name="the truth",
                value=lambda: 0.0,
                reply=(
                    "0 % is the truth, and what MRI shows on average. The caliper does not measure fat, it measures a"
                    " fold: read what it makes of a grown muscle."
                ),
            ),
            Misconception(
                name="the published ones",
                value=lambda: _headline("caliper").mean_published or 0.0,
                reply=(
                    "{answer:.1f} % is the mean of the published trials. Two errors are in it, instrument and drawer;"
                    " the question asks for all trials, where only the first is."
                ),
            ),
            Misconception(
                name="the other sign",
                value=lambda: -_headline("caliper").mean_all,
                reply="{answer:.1f} % would say that the trained limb kept more. Here a local loss is negative.",
            ),
        ),
    ),
    Exercise(
        id="12.5",
        prompt=(
            "Write 1.0 for `publish_null`, so that every trial is published, and run the cell again. How many % of the"
            " published trials find a local loss now? (%)"
        ),
        unit="%",
        expected=lambda: _seen(1.0),
        tolerance=0.5,
        right="About {expected:.0f} %: what chance gives. The trials did not change, only who may see them.",
        hint="Change only the number behind `publish_null =`, and read the last number of the sentence.",
        solution=lambda: (
            f"With 1.0 it is {{expected:.1f}} %, with 0.1 it was {_seen(0.1):.0f} %: a full drawer makes the rest look"
            " like a finding."
        ),
        misconceptions=(
            Misconception(
                name="the drawer as it was",
                value=lambda: _seen(0.1),
                reply=(
                    "{answer:.0f} % belongs to 0.1, where nine of ten trials without a finding stay in the drawer."
                    " Write 1.0, and run that cell again."
                ),
            ),
            Misconception(
                name="all in the drawer",
                value=lambda: _seen(0.0),
                reply=(
                    "{answer:.0f} % is what happens with 0.0: only findings are published, so every published trial"
                    " finds something, and there is nothing to find."
                ),
            ),
            Misconception(
                name="five per cent",
                value=lambda: 100.0 * SIGNIFICANT,
                reply=(
                    "5 % is the chance of a “significant” result in either direction. Only about half of those are"
                    " losses."
                ),
            ),
        ),
    ),
    Choice(
        id="12.6",
        prompt="Four articles, four grades of certainty about spot reduction. Which one does the evidence carry?",
        options=(
            Option(
                "a",
                "“not supported by most scientific evidence”",
                right=True,
                reply=(
                    "It says what the evidence does: most trials see no local loss, a few small ones report one. It"
                    " leaves the door open as far as the data do, and no further. (The same article's summary says that"
                    " it “isn’t possible”: one article, two grades.)"
                ),
            ),
            Option(
                "b",
                "“not possible”",
                reply=(
                    "Too sure: trials cannot show that a thing is impossible. They show that an effect, if there is"
                    " one, is too small to be seen in most of them; a trickle beside the muscle was measured."
                ),
            ),
            Option(
                "c",
                "“scientifically inaccurate”",
                reply=(
                    "Close, but it is a verdict without a weight: it does not say how many trials stand behind it or"
                    " against it. The same article's “not exclusively”, a little later, is the careful word."
                ),
            ),
            Option(
                "d",
                "“doesn't work, since fat accumulates over your entire body”",
                reply=(
                    "The reason is wrong: where fat gathers does not decide where it leaves. It leaves by the blood."
                    " And flat words without “most” hide the small trials that disagree."
                ),
            ),
        ),
        hint="Three small trials do report a local loss. Which sentence can live with them?",
        solution=(
            "The answer is {expected}. A pooled difference near zero with a narrow interval makes a large local effect"
            " unlikely. It does not make every local effect impossible, and three small trials report one."
        ),
    ),
    Exercise(
        id="12.7",
        prompt=lambda: (
            f"In a surplus both arms **gain** a tenth of their {ARM_FAT_CM2:.1f} cm² of fat. The untrained arm's fold"
            f" grows by {_fold_change(GAIN, 0.0):.1f} mm. By how much does the fold of the trained arm grow, whose"
            f" muscle (radius {ARM_RADIUS_MM:.0f} mm) gains {MUSCLE_GROWTH_PERCENT:.0f} %? (mm, thicker is positive)"
        ),
        unit="mm",
        expected=lambda: _fold_change(GAIN, MUSCLE_GROWTH_PERCENT),
        tolerance=0.1,
        right=(
            "{expected:.1f} mm, little more than half, though both arms gained the same fat. A caliper would report"
            " that training keeps fat away from the arm."
        ),
        hint=(
            "`fold_thickness_mm(fat_cm2, radius_mm, growth_percent)` gives a fold. Take the fold after, minus the fold"
            " before."
        ),
        solution=lambda: (
            f"fold_thickness_mm({ARM_FAT_CM2} * {GAIN:.2f}, {ARM_RADIUS_MM:.0f}, {MUSCLE_GROWTH_PERCENT:.0f}) −"
            f" fold_thickness_mm({ARM_FAT_CM2}, {ARM_RADIUS_MM:.0f}) = {{expected:.2f}} mm."
        ),
        misconceptions=(
            Misconception(
                name="as the other arm",
                value=lambda: _fold_change(GAIN, 0.0),
                reply=(
                    "{answer:.1f} mm is the untrained arm. The fat is the same, but the trained arm wraps it around a"
                    " bigger muscle, so its fold grows less."
                ),
            ),
            Misconception(
                name="the muscle alone",
                value=lambda: _fold_change(1.0, MUSCLE_GROWTH_PERCENT),
                reply=(
                    "{answer:.1f} mm is what the muscle alone does to the fold. Here the fat grows as well: put the"
                    " tenth in."
                ),
            ),
        ),
    ),
    Choice(
        id="12.exit1",
        prompt=(
            "A new trial: 12 people trained one arm for 8 weeks, and the caliper finds a thinner fold there"
            " (P < 0.05). What does it show?"
        ),
        options=(
            Option(
                "a",
                "Spot reduction works: P is below 0.05.",
                reply=(
                    "That is the belief of this lesson, and it is wrong. Chance alone makes such trials, and a caliper"
                    " tends to find a local loss where only the muscle grew."
                ),
            ),
            Option(
                "b",
                "Nothing at all: small trials are worthless.",
                reply=(
                    "Too strict. A small trial with a good instrument says something, with a wide interval; many of"
                    " them together say much. Weigh it, and do not throw it away."
                ),
            ),
            Option(
                "c",
                "A thinner fold. Muscle, chance or fat: a scan and more people would tell.",
                right=True,
                reply="It keeps what was measured apart from what was concluded, and says what would decide.",
            ),
            Option(
                "d",
                "The authors made a mistake, for it is not possible.",
                reply=(
                    "Nobody needs to have erred: the fold may really be thinner. And “not possible” is more than the"
                    " evidence can carry."
                ),
            ),
        ),
        hint="What does a caliper measure? And what else changes in a trained arm?",
        solution="The answer is {expected}. The fold is a fact; what made it thinner is a question.",
    ),
    Exercise(
        id="12.exit2",
        prompt=(
            f"{EXIT_TRIALS} honest trials test an exercise that does nothing to local fat, with a perfect instrument"
            f" and P < {SIGNIFICANT:g} in either direction. About how many of them report a local **loss**? (trials)"
        ),
        unit="trials",
        expected=lambda: EXIT_TRIALS * SIGNIFICANT / 2.0,
        tolerance=0.4,
        right="About {expected:.0f}, by chance alone. And it is the one that makes the headline.",
        hint="How many are below the limit by chance, in both directions together? And which part of those are losses?",
        solution="5 % of 40 are 2, half of them losses: about {expected:.0f} trial.",
        misconceptions=(
            Misconception(
                name="both directions",
                value=lambda: EXIT_TRIALS * SIGNIFICANT,
                reply="{answer:.0f} counts both directions. About half of them report that the part **kept** more.",
            ),
            Misconception(
                name="none",
                value=lambda: 0.0,
                reply=(
                    "0 would need trials without chance. P < 0.05 means just that: of trials of nothing, one in twenty"
                    " still gets below it."
                ),
            ),
            Misconception(
                name="half",
                value=lambda: EXIT_TRIALS / 2.0,
                reply=(
                    "{answer:.0f} trials may lean to the side of a loss, as a coin would. But leaning is not P < 0.05:"
                    " only about one in forty gets there."
                ),
            ),
        ),
    ),
)
