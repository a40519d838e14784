# %% [markdown]
# # {{title}}
#
# One of our articles sends its readers to a “basal metabolic rate calculator”. It is meant to give the calories that
# hold weight “without exercise”. (**Basal**: lying still, awake, long after a meal. The *resting* rate, RMR, is nearly
# the same; we use the two as one.)
#
# <small>**After this you can** **split** a day's spending into rest, digesting and moving; **tell** the resting rate
# (BMR, RMR) from all that is spent (TDEE); **judge** how sure a calculator's number is.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** everyone here is made up. No cell asks what anyone eats or spends, and no number here is a plan for a real
# person. If food is a sore subject today, stop whenever you like, or talk to a doctor or someone you trust.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the picture of three days: the part “at
# rest” is the answer of a BMR calculator, the bar is the day. {{late}} Late? Skip Change the model. {{sensitivity}}
# Sensitivity: nobody works out a number for themselves in class; whoever asks for one gets a fictional person of
# another size instead.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, rmr_kcal

# %%
lesson.ask("02.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c, and again after Why it is wrong. Expect half at a: “metabolism” sounds like
# everything the body does. Expect a third at b: they see that moving costs something, and think of sport
# only. Ask those at c for one thing that costs energy on a sofa.

# %% [markdown]
# ## Explore: a day on the sofa
#
# Is there any day on which the resting rate is enough? Choose a person, make the day as quiet as it can be (PAL 1.2;
# the PAL says how active a day is), and look for the intake that holds the weight. Then make the day busy.
#
# **Target:** person Ana, PAL 1.2, the smallest gap between eaten and spent.

# %%
lesson.ask("02.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Set Ana, PAL 1.2, 1,500 eaten, and ask: enough? Then move only the PAL to 2.0
# and read the gap aloud: the same food, and a gap
# {gap_times:.0f} times as large. It opens lesson 03.

# %%
apps.WhatABodySpends()

# %% [markdown]
# ## Predict: twelve weeks on the resting rate

# %%
lesson.ask("02.prediction")

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.intake(round(ana.rmr_kcal)), days=84)
lesson.reveal("02.prediction", charts.weight(p))

# %%
lesson.compare("02.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. The resting rate is one part of three:
#
# - **rest**: heart, brain, liver, warmth;
# - **digesting**: breaking down and storing food. Our model takes a tenth of what is eaten;
# - **moving**: not only sport, but sitting up, stairs, cooking, fidgeting.

# %%
charts.spent(ana, PEOPLE["dev"], PEOPLE["ines"])

# %% [markdown]
# All three together are the **TDEE**, the total daily energy expenditure. Divide it by the resting rate, and you have
# the **PAL**, the physical activity level: from 1.2 (hardly leaving the chair) to 2.5 (hard work all day). So even the
# quietest day costs a fifth more than rest. (The small marks below a bar are two checks from outside; the sources
# explain them.)
#
# And the **BMR as a floor**? Some calculators warn below it. It is no line of danger in itself: what is safe depends on
# how little, how long and for whom. At 800 kcal a day or less a doctor has to watch ({{cite jensen_2014}}).

# %%
lesson.compare("02.claim")

# %% [markdown]
# ## Worked example
#
# Somebody spends a round 1,500 kcal a day at rest and has a PAL of 1.6.
#
# | part | sum | kcal a day |
# |---|---|---|
# | all that is spent | 1.6 × 1,500 | 2,400 |
# | digesting | a tenth of 2,400 | 240 |
# | moving | 2,400 − 1,500 − 240 | 660 |
#
# Eating 1,500 would be 900 below what is spent, every day.
#
# ## Your turn

# %%
lesson.ask("02.1")

# %%
lesson.ask("02.2")

# %%
lesson.ask("02.3")

# %% [markdown]
# ## Another direction
#
# Where one counts from matters for a gain too.

# %%
lesson.ask("02.6")

# %% [markdown]
# ## Change the model
#
# Where does the resting rate itself come from? From an equation fitted to people who were measured, and there are
# many. The course uses Mifflin's of 1990. Put another name in the second line, such as `"henry_2005"` or
# `"harris_benedict_1919"`. This is Hugo ({HUGO_KG:g} kg).

# %%
lesson.ask("02.5")

# %%
hugo = PEOPLE["hugo"]
equation = "cunningham_1991"
round(rmr_kcal(hugo, equation=equation))

# %% [markdown]
# ## Two from lesson 00
#
# You skipped that lesson? Then skip these two.

# %%
lesson.recall("02")

# %% [markdown]
# ## What the model leaves out
#
# - **An equation gives an average.** About two in three adults in a study spent 2,046 to 2,840 kcal a day; even
#   their fat and lean tissue explained only part of that ({{cite redman_2014}}).
# - **Guessing the PAL** is the weakest step. For Ana, 0.1 more or less is {ANA_TENTH_OF_REST_KCAL:.0f} kcal a day.
# - **What people report.** In the same study they reported eating 15 % less than they spent, without losing weight.
#   Reports miss food; nobody need be blamed for it.
#
# ## Exit ticket

# %%
lesson.ask("02.exit1")

# %%
lesson.ask("02.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("02")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - rest: {{cite mifflin_1990}}. Weight, height, age and sex explained 71 % of how resting rates differed between 498
#   people. Among people with obesity that equation was within 10 % in {WITHIN_TEN_PERCENT:.0f} %, and up to 9 % too high
#   or 21 % too low ({{cite frankenfield_2005}}).
# - digesting: 5 to 15 % of what is spent, on a mixed diet; protein and alcohol cost most, fat least
#   ({{cite westerterp_2004}})
# - two marks in the picture: the 2023 equation ({{cite nasem_2023}}, coefficients as others quote them) asks for age,
#   height, weight and one of four bands of activity, the lowest up to a PAL of 1.53. The CALERIE study measured 217
#   adults with a BMI (kg ÷ metres squared) of 22 to 28: 2,443 ± 397 kcal a day. If 397 is the standard deviation, two in
#   three spent 2,046 to 2,840; fat and lean tissue explained 65 % ({{cite redman_2014}}).
#
# **Data:** the people are in `data/people.csv`; every equation names its source in the library.
#
# **Claims met:** {{claims}}
#
# </details>
