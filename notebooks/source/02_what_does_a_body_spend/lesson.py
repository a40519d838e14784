# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **split** a day's spending into rest, digesting and moving;
# - **tell** the resting rate (BMR, RMR) from all that is spent (TDEE);
# - **judge** how sure a calculator's number is.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone here is made up. No cell asks what anyone eats or spends, and no number here is a
# plan for a real person. If food is a sore subject today, stop whenever you like, or talk to a doctor or
# someone you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the chart of Run: the part “at rest” is
# the answer of a BMR calculator, the bar is the day. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: nobody works out a
# number for themselves in class; whoever asks for one gets a fictional person of another size instead.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, rmr_kcal

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("02")

# %% [markdown]
# ## What people say
#
# Another of our articles tells its readers to use a “basal metabolic rate calculator”. It is meant to give
# the calories that hold weight “without exercise”. (**Basal**: lying still, awake, long after a meal.
# The *resting* rate, RMR, is nearly the same; we use the two as one.)

# %%
lesson.ask("02.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c, and again after Why it is wrong. Expect half at a: “metabolism” sounds like
# everything the body does. Expect a third at b: they see that moving costs something, and think of sport
# only. Ask those at c for one thing that costs energy on a sofa.

# %% [markdown]
# ## Predict

# %%
lesson.ask("02.prediction")

# %% [markdown]
# ## Run
#
# First what happens to Ana, then why: her day beside those of Dev and Ines, split into three parts.
# The small marks below a bar are two checks from outside; “What the model leaves out” explains them.

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.intake(round(ana.rmr_kcal)), days=84)
lesson.reveal("02.prediction", charts.weight(p))

# %%
charts.spent(ana, PEOPLE["dev"], PEOPLE["ines"])

# %% [markdown]
# ## Compare

# %%
lesson.compare("02.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. The resting rate is one part of three:
#
# - **rest**: heart, brain, liver, warmth;
# - **digesting**: turning food into body takes 5 to 15 % of all that is spent, on a mixed diet ({{cite westerterp_2004}}).
#   Protein and alcohol cost most, then carbohydrate; fat costs least. Our model takes a tenth;
# - **moving**: not only sport, but sitting up, stairs, cooking, fidgeting.
#
# All three together are the **TDEE**, the total daily energy expenditure. Divide it by the resting rate, and
# you have the **PAL**, the physical activity level. The course goes from 1.2 (hardly leaving the chair) to 2.5 (hard work all day). So even the quietest day costs a fifth more than rest.
#
# And the **BMR as a floor**? Some calculators warn below it. It is no line of danger in itself: what is safe depends on
# how little, how long and for whom. At 800 kcal a day or less a doctor has to watch ({{cite jensen_2014}}); lesson 03
# has the limits.
#
# Back to your vote:

# %%
lesson.compare("02.claim")

# %% [markdown]
# ## Worked example
#
# A hand-size person spends 1,500 kcal at rest and has a PAL of 1.6.
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
# ## Explore
#
# Is there any day on which the resting rate is enough? Choose a person, make the day as quiet as the PAL
# allows, and look for the intake that holds the weight. Then make the day busy.
#
# **Target:** person ana, PAL 1.2, the smallest gap between eaten and spent.

# %%
lesson.ask("02.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Set Ana, PAL 1.2, 1,500 eaten, and ask: enough? Then move only the PAL to 2.0
# and read the gap aloud: the same food, and a gap
# {gap_times:.0f} times as large. It opens lesson 03.

# %%
apps.WhatABodySpends()

# %% [markdown]
# ## Change the model
#
# Where does the resting rate itself come from? From an equation fitted to people who were measured, and
# there are many. The course uses Mifflin's of 1990. Put another name in the second line, such as
# `"henry_2005"` or `"harris_benedict_1919"`. Then look at all of them side by side, for Hugo ({HUGO_KG:g} kg).

# %%
lesson.ask("02.5")

# %%
hugo = PEOPLE["hugo"]
equation = "cunningham_1991"
print(round(rmr_kcal(hugo, equation=equation)))
charts.resting(hugo)

# %% [markdown]
# ## What the model leaves out
#
# - **An equation gives an average.** Weight, height, age and sex explained 71 % of how resting rates differed
#   between the 498 people behind Mifflin's equation. In the same people the equation of 1919 came out
#   5 % too high ({{cite mifflin_1990}}). And one person? Among people with obesity Mifflin's was within 10 % in
#   {WITHIN_TEN_PERCENT:.0f} %, and up to 9 % too high or 21 % too low ({{cite frankenfield_2005}}). If normal, that is a
#   standard deviation of {REST_SD_PERCENT:.1f} % (DERIVED).
# - **Two checks from outside** stand in the pictures. The 2023 equation ({{cite nasem_2023}}) asks for age,
#   height, weight and one of four bands of activity. The lowest band reaches up to a PAL of 1.53, so for the
#   quietest day it says more than our model. Its forerunner of 2005 gives Ana {ANA_EER_2005_KCAL:,.0f}
#   ({{cite iom_2005}}; VERIFIED-SECONDARY), our sum {ANA_KCAL:,.0f}. The CALERIE study measured what 217 adults with a BMI (kg ÷ metres squared) of
#   22 to 28 really spent: 2,443 ± 397 kcal a day ({{cite redman_2014}}). If 397 is the standard deviation, as
#   usual, about two in three spent 2,046 to 2,840. Weight, age and sex explained only 57 % of that. Knowing
#   fat and lean tissue as well made it 65 %. The rest no equation knew.
# - **Guessing the PAL** is the weakest step. For Ana, 1.5 instead of 1.6 is
#   {ANA_TENTH_OF_REST_KCAL:.0f} kcal a day.
# - In the same study people reported eating 15 % less than they spent, without losing weight. Reports miss
#   food; nobody need be blamed for it.
#
# ## Another direction
#
# The zero point matters upwards as well.

# %%
lesson.ask("02.6")

# %% [markdown]
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
# ## Sources
#
# - rest: {{cite mifflin_1990}}; digesting: {{cite westerterp_2004}}
# - outside checks: {{cite nasem_2023}} (coefficients VERIFIED-SECONDARY); {{cite redman_2014}} (VERIFIED)
#
# **Claims met:** {{claims}}
#
# **Data:** the people are in `data/people.csv`; every equation names its source in the library.
#
# **Next:** {{next}}
