# %% [markdown]
# # {{title}}
#
# > “An hour burns twice as much as half an hour. So I lose twice as much. That is arithmetic.”
#
# <small>**After this you can** work out what exercise costs; say how much of it is left; name what takes the rest.
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
# bets; open it. Then bet on Ana's minutes. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: some people exercise to undo meals. Never say
# that food is earned or burnt off, do not ask who trains, and say early that most of what is good about moving is not
# in these numbers.
#
# **Claims met:** {{claims}}

# %%
lesson.reveal("09.claim", charts.doses())

# %%
lesson.compare("09.claim")

# %% [markdown]
# Good arithmetic, and a lab tried it ({{cite rosenkilde_2012}}). “Muscle is heavy, count the fat!” They did: {FAT_ON_300_KG:mass}
# of fat went with 300, {FAT_ON_600_KG:mass} with 600. So few men cannot tell which is really less, but it is not **twice**.
# In two other trials only the larger dose clearly took off fat ({{cite flack_2018}}) or weight ({{cite broskey_2021}}).
#
# Odder: with 300 they lost more fat than the exercise can pay for, {FAT_ON_300_KCAL:,.0f} kcal, not {PAID_ON_300_KCAL:,.0f}. Perhaps they
# ate less, too. With 600 it was {FAT_ON_600_KCAL:,.0f} of {PAID_ON_600_KCAL:,.0f}.
#
# So moving takes fat off; twice as much need not double it.
#
# ## And Ana's walk?

# %%
lesson.ask("09.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: those with 600 lost (a) twice as much, (b) half as much again, (c) no more. Expect half at a, most others at
# b. Then take the bet of minutes by hands: (a) 30, (b) about 40, (c) about 50, (d) hours. Expect a third at a (the
# display), most at b, and few at c. Those at d may well
# have seen that nothing came off; do not ask from whom.

# %%
lesson.reveal("09.prediction", charts.what_is_left(PEOPLE["ana"]))

# %%
lesson.compare("09.prediction")

# %% [markdown]
# ## Worked example: where does the rest go?
#
# A body at rest spends 1 **MET**. Brisk walking is {WALK_MET:g} ({{cite herrmann_2024}}), but one of them Ana would have spent on
# the sofa. Half an hour costs:
#
# - the display, **gross**: {WALK_MET:g} × {ANA_KG:g} × 0.5 = {DISPLAY_KCAL:.0f} kcal
# - **net of rest**: ({WALK_MET:g} − 1) × {ANA_KG:g} × 0.5 = {WALK_30_NET_KCAL:.0f} kcal
# - left, if {MADE_UP_PERCENT:g} % is taken back: {WALK_30_NET_KCAL:.0f} × {LEFT_SHARE:.2f} = {WALK_30_LEFT_KCAL:.0f} kcal
#
# {MADE_UP_PERCENT:g} % is what bodies save, in people nobody told to move. Who eats more keeps less: in trials often half of
# what was expected, or less.
#
# For {DISPLAY_KCAL:.0f} she walks {DISPLAY_KCAL:.0f} ÷ {WALK_30_LEFT_KCAL:.0f} × 30 = {MINUTES_OFF:.0f} minutes; {MINUTES_AT_HALF:.0f} if half is taken back.
# And five such walks a week for half a year, eating as before?

# %%
lesson.reveal("09.prediction", charts.exercise_half_year(PEOPLE["ana"], "walk"))

# %% [markdown]
# ## Your turn

# %%
lesson.ask("09.1")

# %%
lesson.ask("09.2")

# %%
lesson.recall("09")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong as a rule. No display can know what gets lost:
#
# 1. **Rest.** Many displays count it.
# 2. **What is taken back.** Plates get fuller (eating back), bodies save. Of 100 kcal spent on moving, 28 are missing at
#    rest ({{cite careau_2021}}). In Broskey's trial half of the expected loss never came. The size is
#    contested.
# 3. **The bend** of lesson 05: a lighter body spends less, on walking, too.
#
# ## Explore: a smaller plate, or a longer walk?
#
# Esther likes walking better than eating less. **Target:** move the minutes until both lines end together.

# %%
lesson.ask("09.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. First at 0 %: moving wins by a little, for the model's body answers less food with a
# smaller thermic effect and some saving, and moving with neither. Then 28 %, then 60: who wins
# depends on the share, which nobody knows for one person.

# %%
apps.ExerciseWeek()

# %% [markdown]
# ## “Then lift! Muscle burns all day.”
#
# An article of lesson 03 made lifting the winner. In trials **resistance training** raised the resting rate by
# {RESISTANCE_KCAL:.0f} kcal a day ({{cite mackenzie_shalders_2020}}). By our sum that is about {DIFFERENCE_KCAL:.0f} ahead of aerobic training,
# anywhere from −{DIFFERENCE_BELOW_KCAL:.0f} to {DIFFERENCE_HIGH_KCAL:.0f}: **nobody knows which is ahead.**
#
# ## Another direction
#
# Jun eats to **gain**. He would be glad if nothing came off.

# %%
lesson.ask("09.5")

# %% [markdown]
# ## Change the model
#
# How much more must Jun move until he loses, his plate as full as ever? **Bet first:** a tenth, a fifth, half? Then change
# `0.10` until the run turns.

# %%
jun = PEOPLE["jun"]
project(jun, Plan.deficit(-400).activity(0.10), days=84)

# %% [markdown]
# <details><summary>After your run</summary>
#
# About {jun_turns_percent:.0f} % more will do. “{SURPLUS_KCAL:.0f} above” counts from what he *used* to spend.
#
# </details>
#
# ## What the model leaves out
#
# - **People.** In trials exercise took off 55 to 64 % less than such models say ({{cite dhurandhar_2015}}). Our bands end at half,
#   so the average trial lies just outside them.
# - **Everything else.** Fitness, strength, health, joy: good reasons to move, none in these numbers.
#
# ## Exit ticket

# %%
lesson.ask("09.exit3")

# %%
lesson.ask("09.exit2")

# %% [markdown]
# Ana's display said {DISPLAY_KCAL:.0f} kcal. Some {WALK_30_LEFT_KCAL:.0f} were left at {MADE_UP_PERCENT:g} %, and a good walk.
#
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
# - cost: Herrmann 2024, else {{cite ainsworth_2011}}, as others quote it; the model: {{cite hall_2011}}
# - The lab's 18 men who went on as before are not drawn.
# - The articles, a week: A 150 to 300 moderate minutes or 75 vigorous ({{cite activity_guidelines_2018}}: 75 **to 150**); B 3 × 20
#   intense or 5 × 30 moderate, an older guideline ({{cite haskell_2007}}); D 5 × 30 vigorous. Sets and repetitions: no number we could check.
# - Cardio alone took off little ({{cite franz_2007}}); it “maintains metabolism” partly ({{cite hunter_2015}}). “Bulky”? No:
#   about 9 % of muscle in ten weeks of lifting ({{cite walts_2008}}).
#
# **Data:** `data/met_values.csv`, `data/exercise_effects.csv`.
#
# </details>
