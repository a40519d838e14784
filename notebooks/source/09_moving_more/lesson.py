# %% [markdown]
# # {{title}}
#
# > “An hour burns twice as much as half an hour. So I lose twice as much. That is arithmetic.”
#
# <small>**After this you can** work out what exercise costs; tell what is left of it, as a band; compare two intervals.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
charts.bet_on_doses()

# %%
lesson.ask("09.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the bar with the question mark and take
# bets; open it. Then let somebody draw Ana's half year. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: some people exercise to undo meals. Never say
# that food is earned or burnt off, do not ask who trains, and say early that most of what is good about moving is not
# in these numbers.

# %%
lesson.reveal("09.claim", charts.doses())

# %%
lesson.compare("09.claim")

# %% [markdown]
# Good arithmetic, and a lab tried it ({{cite rosenkilde_2012}}). “Muscle is heavy: count the fat!” They did: {FAT_ON_300_KG:mass}
# went with 300, {FAT_ON_600_KG:mass} with 600. So few men do not tell whether 600 took off less. But **twice** is not there. Two other trials
# went the other way: only the larger dose clearly took fat off ({{cite flack_2018}}), or weight ({{cite broskey_2021}}).
#
# And see the other half: with 300 they lost about what our model gives if **nothing** is taken back. “Exercise does
# nothing” is just as wrong. Were those with 600 hungrier? Nobody knows for sure.
#
# ## Now Ana walks

# %%
lesson.draw("09.curve")

# %%
lesson.ask("09.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: those with 600 lost (a) twice as much, (b) half as much again, (c) no more. Expect half at a, most others at
# b. Then take the bet of minutes by hands: (a) 30, (b) about 40, (c) about 50, (d) hours. Expect a third at a (the
# display), most at b, and few at c. Those at d may well
# have seen that nothing came off; do not ask from whom.

# %%
ana = PEOPLE["ana"]
lesson.reveal("09.curve", charts.exercise_half_year(ana, "walk"))

# %%
lesson.compare("09.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong as a rule. At 300 the men got all of it, or more, at 600 no more than that, and no display could have told them.
# What can be taken off:
#
# 1. **Rest.** One MET is what rest costs. Brisk walking is {WALK_MET:g} MET ({{cite herrmann_2024}}), but one of
#    these is spent on a sofa too. Many displays count it again: they show **gross**, not **net of rest**. (“Active” may be net.)
# 2. **What is taken back.** Plates get fuller (eating back), and bodies save. How much is contested: where people spend
#    more on moving, 28 % of it is missing at rest ({{cite careau_2021}}); a trial lost half ({{cite broskey_2021}}).
# 3. **The bend** of lesson 05: a lighter body spends less, on walking too.
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
# ## One is significant, one is not: which is better?
#
# Lifting raises the resting rate more, says one of the articles of lesson 03. Bet, then read its source ({{cite mackenzie_shalders_2020}}):
#
# | training | resting rate, kcal a day | 95 % interval |
# |---|---|---|
# | resistance training | {RESISTANCE_KCAL:+.1f} | {RESISTANCE_LOW_KCAL:.0f} to {RESISTANCE_HIGH_KCAL:.0f} |
# | aerobic | {AEROBIC_KCAL:+.1f} | −{AEROBIC_BELOW_KCAL:.0f} to {AEROBIC_HIGH_KCAL:.0f} |
# | difference, worked out by us | {DIFFERENCE_KCAL:+.1f} | −{DIFFERENCE_BELOW_KCAL:.0f} to {DIFFERENCE_HIGH_KCAL:.0f} |
#
# One interval is clear of zero, the other is not; that of the difference holds zero: **significant beside not significant
# is not a significant difference.**

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
# Jun eats 400 kcal a day more and moves a tenth more. Try `0`, then `0.40`: when does he lose?

# %%
jun = PEOPLE["jun"]
project(jun, Plan.deficit(-400).activity(0.10), days=84)

# %% [markdown]
# ## What the model leaves out
#
# - **People.** In trials exercise took off 55 to 64 % less than such models say ({{cite dhurandhar_2015}}): more than the half at which our bands end.
# - **Ana's own rest** is below one MET: beyond it half an hour costs {walk_beyond_own_rest_kcal:.0f} kcal, not {walk_beyond_a_met_kcal:.0f}.
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
# - The 28 % is a lower basal rate, across people who were not told to move. In one trial about 1,000 kcal a week were
#   taken back: of 1,500, {FLACK_LEFT_LOW_KCAL:.0f} were left, of 3,000, {FLACK_LEFT_HIGH_KCAL:,.0f} ({{cite flack_2018}}). The 18 men of the first trial who went on as before are not drawn.
# - a week, the articles ask for: A 150 to 300 moderate minutes, or 75 vigorous; B 3 × 20 intense or 5 × 30 moderate,
#   lifting 2 to 3 times; C lifting 2 to 3 times; D 5 × 30 vigorous, lifting 3 to 4 times
# - guidelines: {{cite activity_guidelines_2018}} (75 **to 150** vigorous minutes); {{cite haskell_2007}}, which B quotes.
#   D's vigorous minutes are twice the least. B's and D's sets and repetitions are conventions: no number we could check.
# - B's cardio “directly” burns energy; alone it took off little: {{cite franz_2007}}. “Maintain your metabolism”:
#   partly, {{cite hunter_2015}}
# - Does lifting make “bulky”? No, A is right: about 9 % of muscle in ten weeks ({{cite walts_2008}})
#
# **Data:** `data/met_values.csv` and `data/exercise_effects.csv`, every row with its source.
#
# **Claims met:** {{claims}}
#
# </details>
