# %% [markdown]
# # {{title}}
#
# Ana has had an ordinary day: work, stairs, cooking, a walk. Where did her energy go? Vote, then draw it before you look.
#
# <small>**After this you can** split a day's spending in three; tell rest from all that is spent; judge a calculator.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

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
# **Coach:** vote a, b or c, and again after Why it is wrong. Expect half at b: “metabolism” sounds like
# everything the body does. Expect a third at c: they see that moving costs something, and think of sport
# only. Ask those at a for one thing that costs energy on a sofa.

# %%
lesson.draw("02.day")

# %%
ana = PEOPLE["ana"]
lesson.reveal("02.day", charts.spent(ana, PEOPLE["dev"], PEOPLE["ines"]))

# %% [markdown]
# The biggest job of the day is the one that nobody sees. Heart, brain and liver never clock off, and even busy Ines
# spends half of her energy at rest. So would eating for rest alone nearly hold a weight?
#
# ## Bet: twelve weeks on the resting rate

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
# “{{wrong idea}}” is wrong. A **BMR** calculator (one of our articles sends its readers to one) guesses what a body
# spends lying still, awake, long after a meal. On top comes **digesting**, in our model a tenth of what holds
# the weight (who eats less digests less; the picture below leaves that out). And **moving** is not only sport, but sitting
# up, stairs, cooking, fidgeting.
#
# “Then I must never eat below it?” Some calculators say so (the **BMR as a floor**). We found no study that makes it a
# line of danger. At 800 kcal a day or less a doctor has to watch ({{cite jensen_2014}}).

# %%
lesson.compare("02.claim")

# %% [markdown]
# ## Explore: a day on the sofa
#
# Is rest enough on *any* day? The **PAL** (physical activity level) tells how active a day is: 1.2 hardly leaves the
# chair, 2.5 is hard work all day.
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
# “But I eat less than that, and lose nothing!” Suppose that Ana says so. PAL back to 1.6; her diary says {DIARY_KCAL:,.0f}; for
# two months her scale has stood still, give or take water.

# %%
lesson.ask("02.3")

# %% [markdown]
# It has happened. Ten people told of under 1,200 and did not lose. Measured, they spent what was expected, to 5 %, and
# ate about twice what they had noted ({{cite lichtman_1992}}). Only ten, chosen because they did not lose: it can
# happen, and nobody is to blame (lesson 08).

# %% [markdown]
# ## Worked example
#
# Somebody spends a round 1,500 kcal a day at rest, at a PAL of 1.6.
# Articles call all of it **TDEE**, the total daily energy expenditure.
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
# Jun wants to gain. Where does he count from?

# %%
lesson.ask("02.6")

# %% [markdown]
# ## Change the model
#
# A calculator measures nobody. Its **equation** guesses from people who
# were measured; the course knows {HOW_MANY_EQUATIONS} and uses Mifflin's of 1990. Do they agree?

# %%
lesson.ask("02.5")

# %% [markdown]
# Put another name in, such as `"henry_2005"` or `"harris_benedict_1919"`. This is Hugo ({HUGO_KG:g} kg).

# %%
hugo = PEOPLE["hugo"]
equation = "cunningham_1991"
round(rmr_kcal(hugo, equation=equation))

# %%
lesson.recall("02", "00.exit1", "01.exit2")

# %% [markdown]
# ## What the model leaves out
#
# - **An equation gives an average.** Among people with obesity Mifflin's was right to a tenth for seven in ten, too
#   low for up to 21 % and too high for up to 9 % ({{cite frankenfield_2005}}).
# - **Guessing the PAL** is the weakest step. For Ana, 0.1 more or less is {ANA_TENTH_OF_REST_KCAL:.0f} kcal a day.
# - **People differ.** In a trial two in three spent 2,046 to 2,840 kcal a day, if its ± is a standard deviation
#   ({{cite redman_2014}}). What holds a weight, only weeks of weighing tell (lesson 08).
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
# - rest: {{cite mifflin_1990}}; how near it is: {{cite frankenfield_2005}}, as others quote it. It gives the resting rate, **RMR**; the
#   *basal* one, BMR, is measured more strictly and nearly the same, and we use the two as one.
# - digesting: 5 to 15 % of what is spent, on a mixed diet
#   ({{cite westerterp_2004}})
# - the whole day: an equation of 2023, by others and from other people, says {ana_by_equation_of_2023_kcal:,.0f} kcal for
#   Ana ({{cite nasem_2023}}, as others quote it), and we say
#   {ANA_KCAL:,.0f}. The CALERIE study measured 217 adults with a **BMI** (kg ÷ metres squared) of 22 to 28: 2,443 ± 397
#   kcal a day ({{cite redman_2014}}).
#
# **Data:** the people are in `data/people.csv`; every equation names its source in the library.
#
# **Claims met:** {{claims}}
#
# </details>
