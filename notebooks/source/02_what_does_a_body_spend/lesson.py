# %% [markdown]
# # {{title}}
#
# > “My calculator says {ANA_REST_KCAL:,.0f}. So that is what I may eat, if I do no sport.”
#
# Ana has used a **BMR** calculator; one of our articles sends its readers to one. It answers what a body spends lying
# still, awake, long after a meal: its resting rate.
#
# <small>**After this you can** **split** a day's spending into rest, digesting and moving; **tell** the resting rate
# from all that is spent; **judge** how sure a calculator's number is.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** everyone here is made up. No cell asks what you eat or spend, and no number here is a plan for a real
# person. A sore subject today? Leave it, or talk to a doctor or someone you trust.</small>

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
# ## Bet: where does Ana's energy go?

# %%
lesson.draw("02.day")

# %%
ana = PEOPLE["ana"]
lesson.reveal("02.day", charts.spent(ana, PEOPLE["dev"], PEOPLE["ines"]))

# %% [markdown]
# The biggest job of the day is the one that nobody sees: heart, brain and liver never clock off. Even busy Ines spends
# half of her energy at rest.
#
# “So rest is most of it. Then eating {ANA_REST_KCAL:,.0f} nearly holds my weight?” Try it.
#
# ## Predict: twelve weeks on the resting rate

# %%
lesson.ask("02.prediction")

# %%
p = project(ana, Plan.intake(round(ana.rmr_kcal)), days=84)
lesson.reveal("02.prediction", charts.weight(p))

# %%
lesson.compare("02.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Rest is the largest part of three. On top come **digesting**, a tenth of what is eaten in our
# model, and **moving**: not only sport, but sitting up, stairs, cooking, fidgeting.
#
# “Then I must never eat less than my BMR?” Some calculators say so (the **BMR as a floor**). We found no study
# that makes it a line of danger. At 800 kcal a day or less a doctor has to watch ({{cite jensen_2014}}).

# %%
lesson.compare("02.claim")

# %% [markdown]
# ## Explore: a day on the sofa
#
# Is the resting rate enough on *any* day? One number tells how active a day is, the **PAL** (physical activity level):
# 1.2 hardly leaves the chair, 2.5 is hard work all day. Make Ana's day as quiet as it can be.
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
# ## Worked example
#
# Somebody spends a round 1,500 kcal a day at rest, and the PAL is 1.6: the whole day costs 1.6 times as much as lying
# still. Articles call the whole day **TDEE**, the total daily energy expenditure.
#
# | | sum | kcal a day |
# |---|---|---|
# | the whole day (TDEE) | 1.6 × 1,500 | 2,400 |
# | eating 1,500 would be short by | 2,400 − 1,500 | 900 |
#
# ## Your turn

# %%
lesson.ask("02.1")

# %%
lesson.ask("02.2")

# %% [markdown]
# ## Another direction
#
# Where one counts from matters for a gain too.

# %%
lesson.ask("02.6")

# %% [markdown]
# ## Change the model
#
# “And who says that the calculator is right?” Nobody measured Ana. An **equation** guesses from people who were
# measured; the course knows {HOW_MANY_EQUATIONS} and uses Mifflin's of 1990. Do they agree?

# %%
lesson.ask("02.5")

# %% [markdown]
# Put another name in, such as `"henry_2005"` or `"harris_benedict_1919"`. This is Hugo ({HUGO_KG:g} kg).

# %%
hugo = PEOPLE["hugo"]
equation = "cunningham_1991"
round(rmr_kcal(hugo, equation=equation))

# %%
lesson.recall("02")

# %% [markdown]
# ## What the model leaves out
#
# - **An equation gives an average.** Among people with obesity Mifflin's was right to a tenth for seven in ten; its
#   errors went from −21 to 9 % ({{cite frankenfield_2005}}).
# - **Guessing the PAL** is the weakest step. For Ana, 0.1 more or less is {ANA_TENTH_OF_REST_KCAL:.0f} kcal a day.
# - **What people report.** In a study they reported eating 15 % less than they spent, and lost nothing
#   ({{cite redman_2014}}). Reports miss food, and nobody is to blame.
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
#   people. How near it is: {{cite frankenfield_2005}}, as others quote it. It gives the resting rate, **RMR**; the
#   *basal* one, BMR, is measured more strictly and nearly the same, and we use the two as one.
# - digesting: 5 to 15 % of what is spent, on a mixed diet; protein and alcohol cost most, fat least
#   ({{cite westerterp_2004}})
# - the whole day: an equation of 2023, by others and from other people, says {ana_by_equation_of_2023_kcal:,.0f} kcal for
#   Ana ({{cite nasem_2023}}, coefficients as others quote them; it asks for one of four bands of activity), and we say
#   {ANA_KCAL:,.0f}. The CALERIE study measured 217 adults with a **BMI** (kg ÷ metres squared) of 22 to 28: 2,443 ± 397
#   kcal a day. If 397 is the standard deviation, two in three spent 2,046 to 2,840; fat and lean tissue explained 65 %
#   ({{cite redman_2014}}).
#
# **Data:** the people are in `data/people.csv`; every equation names its source in the library.
#
# **Claims met:** {{claims}}
#
# </details>
