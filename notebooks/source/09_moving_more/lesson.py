# %% [markdown]
# # {{title}}
#
# > “An hour burns twice as much as half an hour. So I lose twice as much. That is arithmetic.”
#
# It is good arithmetic. So a lab tried it ({{cite rosenkilde_2012}}).
#
# <small>**After this you can** work out what exercise costs; tell what is left of it, as a band; compare two intervals.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.ask("09.claim")

# %%
lesson.draw("09.curve")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Let somebody draw the half year, then show it;
# then the bet of twice as much. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: some people exercise to undo meals. Never say
# that food is earned or burnt off, do not ask who trains, and say early that most of what is good about moving is not
# in these numbers.

# %%
lesson.ask("09.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: those with 600 lost (a) no more, (b) half as much again, (c) twice as much. Expect half at c, most others at
# b. Then take the bet of minutes by hands: (a) 30, (b) about 40, (c) about 50, (d) hours. Expect a third at a (the
# display), most at b, and few at c. Those at d may well
# have seen that nothing came off; do not ask from whom.

# %%
ana = PEOPLE["ana"]
lesson.reveal("09.curve", charts.exercise_half_year(ana, "walk"))

# %%
lesson.compare("09.prediction")

# %% [markdown]
# And the men?

# %%
lesson.compare("09.claim")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Three things are taken off first.
#
# 1. **Rest.** One MET is what rest costs. Brisk walking is {WALK_MET:g} MET ({{cite herrmann_2024}}), but one of
#    these is spent on a sofa too. A display counts it again: it shows **gross**, not **net of rest**.
# 2. **What is taken back.** The body saves elsewhere, and plates get fuller (eating back). How much is contested: 28 %
#    in one large study ({{cite careau_2021}}), half in another ({{cite broskey_2021}}).
# 3. **The bend** of lesson 05: a lighter body spends less, on walking too.

# ## “Muscle is heavy. Count the fat!”
#
# They did: {FAT_ON_300_KG:mass} with 300, {FAT_ON_600_KG:mass} with 600. Were those with 600 hungrier, or more on the sofa? Nobody
# knows for sure. And see the other half: with 300 they lost about what our model gives if **nothing** is taken back. So
# “exercise does nothing” is wrong as well.
#
# ## Explore
#
# Does the body answer a smaller plate and a longer walk alike?
#
# **Target:** brisk walking, 28 % taken back, Esther; move the minutes until both lines end together.

# %%
lesson.ask("09.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. First at 0 %: moving wins by a little, for the model's body answers less food with a
# smaller thermic effect and some saving, and moving with neither. Then 28 %, then 60: who wins
# depends on the share, which nobody knows for one person.

# %%
apps.ExerciseWeek()

# %% [markdown]
# ## Worked example
#
# A hand-size person of 60 kg does something of 5 MET for an hour.
#
# | step | kcal |
# |---|---|
# | gross: 5 × 60 × 1 | 300 |
# | rest: 1 × 60 × 1 | 60 |
# | net: (5 − 1) × 60 × 1 | 240 |
# | left, with 25 % taken back | 180 |
#
# ## Your turn

# %%
lesson.ask("09.1")

# %%
lesson.ask("09.2")

# %%
lesson.recall("09")

# %% [markdown]
# ## “Lifting burns more, even at night”
#
# Article A says that lifting is “more effective than aerobic exercise” at raising the resting rate. What does A's source
# say ({{cite mackenzie_shalders_2020}})?
#
# | training | resting rate, kcal a day | 95 % interval |
# |---|---|---|
# | resistance training | {RESISTANCE_KCAL:+.1f} | {RESISTANCE_LOW_KCAL:.0f} to {RESISTANCE_HIGH_KCAL:.0f} |
# | aerobic | {AEROBIC_KCAL:+.1f} | −{AEROBIC_BELOW_KCAL:.0f} to {AEROBIC_HIGH_KCAL:.0f} |
# | difference, worked out by us | {DIFFERENCE_KCAL:+.1f} | −{DIFFERENCE_BELOW_KCAL:.0f} to {DIFFERENCE_HIGH_KCAL:.0f} |
#
# One interval is clear of zero, the other is not: **significant beside not
# significant is not a significant difference.** The interval of the difference holds zero.
#
# <details><summary>What the four articles ask for</summary>
#
# | | minutes a week | lifting |
# |---|---|---|
# | **A** | 150 to 300 moderate, or 75 vigorous | no number |
# | **B** | 3 × 20 intense, or 5 × 30 moderate | 2 to 3 times |
# | **C** | no number | 2 to 3 times |
# | **D** | 5 × 30 of running, speed walking or rope | 3 to 4 times |
#
# A is right that exercise burns less than many think.
#
# </details>

# %% [markdown] tags=["coach", "vote"]
# **Coach:** before you show the table of resting rates, vote: does lifting beat running here? Most say yes.
# Then show it. Two people measured with different care are a good picture: the careless ruler makes the second interval long.

# %% [markdown]
# ## Another direction
#
# Who wants to gain meets the same sum.

# %%
lesson.ask("09.5")

# %% [markdown]
# ## Change the model
#
# Jun eats 400 kcal a day more and moves a tenth more. Change `0.10` to `0`, then to `0.40`: when does he lose?

# %%
jun = PEOPLE["jun"]
project(jun, Plan.deficit(-400).activity(0.10), days=84)

# %% [markdown]
# ## What the model leaves out
#
# - **People.** Exercise in trials took off up to 55 to 64 % less than such models say ({{cite dhurandhar_2015}}).
# - **Ana's own rest** is below one MET. Beyond that her half hour of walking costs {walk_beyond_own_rest_kcal:.0f} kcal,
#   not {walk_beyond_a_met_kcal:.0f}.
# - **Everything else.** Fitness, strength, health, joy, holding a weight: good reasons to move, none in these numbers.
#
# ## Exit ticket

# %%
lesson.ask("09.exit1")

# %%
lesson.ask("09.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("09")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - cost: {{cite herrmann_2024}}, else {{cite ainsworth_2011}}, as others quote it; the model: {{cite hall_2011}}
# - The 28 % is a lower basal rate alone. A third study found about 1,000 kcal a week, whatever the dose:
#   {{cite flack_2018}}
# - guidelines: {{cite activity_guidelines_2018}} (75 **to 150** vigorous minutes); {{cite haskell_2007}}, which B quotes.
#   D's vigorous minutes are twice the least. 600 kcal a day and 300: “decreased similarly”, on average. B's and D's sets and repetitions are conventions: no number we could check.
# - B's cardio “directly” burns energy; alone it took off little: {{cite franz_2007}}. “Maintain your metabolism”:
#   partly, {{cite hunter_2015}}
# - Does lifting make “bulky”? No, A is right: about 9 % of muscle in ten weeks ({{cite walts_2008}})
#
# **Data:** `data/met_values.csv` and `data/exercise_effects.csv`, every row with its source.
#
# **Claims met:** {{claims}}
#
# </details>
