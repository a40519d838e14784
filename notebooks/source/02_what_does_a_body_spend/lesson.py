# %% [markdown]
# # {{title}}
#
# Ana has typed her age, height and weight into a **BMR** (basal metabolic rate) calculator. It says
# {ANA_REST_KCAL:,.0f} kcal a day. “So that's
# what I may eat to stay as I am,” she thinks. Vote. Then draw where her energy goes.
#
# <small>**After this you can** say what a BMR calculator counts; work out all that is spent; count up or down from that.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the picture of three days: the part “at
# rest” is the answer of a BMR calculator, the bar is the day. {{late}} Late? Skip Change the model. {{sensitivity}}
# Sensitivity: nobody works out a number for themselves in class; whoever asks for one gets a fictional person of
# another size instead.

# %%
from lessons_lib import EQUATIONS, PEOPLE, Plan, apps, charts, lesson, project, rmr_kcal

# %%
lesson.ask("02.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c, and again after the picture. Expect half at b: they see that moving costs
# something, and think of sport only. Expect a third at a: “metabolism” sounds like everything the body does.
# Ask those at a for one thing that costs energy on a sofa.

# %%
lesson.draw("02.day")

# %%
ana = PEOPLE["ana"]
lesson.reveal("02.day", charts.spent(ana, PEOPLE["dev"], PEOPLE["ines"]))

# %%
lesson.compare("02.claim")

# %% [markdown]
# The biggest job is the one that nobody sees. Heart, brain and liver never clock off: even Ines, on her feet all day,
# spends half at rest. Suppose Ana believes her calculator. Bet.

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
# “{{wrong idea}}” is wrong. A BMR calculator (some write **RMR**) counts a day in bed, awake and
# without a meal. On top come **digesting**, in our model a tenth of what she spends, and
# **moving**, not only sport: sitting up, stairs, fidgeting.
#
# “Then I must never eat below it?” Some calculators say so (the **BMR as a floor**). We found no study that makes it a
# line of danger. Guidelines: at 800 kcal a day or less a doctor has to watch
# ({{cite jensen_2014}}). None of that is for anyone under 18.
#
# ## Worked example
#
# The **PAL** (physical activity level) says how many times the resting rate a whole day costs:
# 1.2 for who hardly leaves the chair, 2.5 for hard work. At 1.6 (our choice for Ana) 1,500 kcal at rest make 1.6 × 1,500 =
# 2,400, the
# **TDEE**, total daily energy expenditure. Eating 1,500 is 2,400 − 1,500 = 900 short.

# %% [markdown]
# ## Explore: a day on the sofa
#
# “But I hardly move!”
#
# **Target:** PAL 1.2, the smallest gap between eaten and spent.

# %%
lesson.ask("02.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Set Ana, PAL 1.2, 1,500 eaten, and ask: enough? Then move only the PAL to 2.0
# and read the gap aloud: the same food, and a gap
# {gap_times:.0f} times as large. It opens lesson 03.

# %%
apps.WhatABodySpends()

# %% [markdown]
# ## Your turn
#
# Jun wants to gain.

# %%
lesson.ask("02.6")

# %% [markdown]
# “But I eat less than I spend at rest, and I don't lose!” Suppose Ana says so: her diary
# has {DIARY_KCAL:,.0f} a day, and for two months her scale stood still.

# %%
lesson.ask("02.3")

# %% [markdown]
# Ten people with such diaries were measured. They spent what was expected, within 5 %, and ate about twice what they
# had noted ({{cite lichtman_1992}}, as others quote it). That need be no lie (lesson 08).
#
# “But years of dieting broke my metabolism!” It can slow. Six years after a TV contest, fourteen people spent, on average,
# {LOSER_SAVED_KCAL:.0f} kcal a day less at rest than expected ({{cite fothergill_2016}}).
#
# Grant Ana as much: with her PAL that's 1.6 × {LOSER_SAVED_KCAL:.0f}, about {slow_day_kcal:.0f} a day. Her diary still lacks {missing_if_slow_kcal:.0f}. Is it
# the diary, or our estimate? Only measuring her would tell.
#
# ## Another person
#
# Hugo ({HUGO_KG:g} kg, our largest) distrusts a single calculator, so he asks {HOW_MANY_EQUATIONS}. Behind them stand
# **equations** made from different groups of people. He means to eat 500 less than comes out.

# %%
lesson.ask("02.5")

# %% [markdown]
# ## Change the model
#
# Here are all {HOW_MANY_EQUATIONS} guesses at Jun's day. For Hugo's put `"hugo"` for `"jun"`, **Shift+Enter**.

# %%
who = PEOPLE["jun"]
print(*sorted(f"{who.pal * rmr_kcal(who, key):,.0f} kcal: {EQUATIONS[key].name}" for key in EQUATIONS), sep="\n")

# %%
lesson.recall("02", "00.exit1", "01.exit1")

# %% [markdown]
# ## What the model leaves out
#
# - **An equation gives an average.** In people with obesity ours, Mifflin's, was right to a tenth for seven in ten
#   ({{cite frankenfield_2005}}).
# - **The PAL** is the weakest step: for Ana, 0.1 more is {ANA_TENTH_OF_REST_KCAL:.0f} kcal a day.
# - **People differ.** In a trial two in three people spent 2,046 to 2,840 kcal a day ({{cite redman_2014}}).
#
# ## Exit ticket

# %%
lesson.ask("02.exit1")

# %%
lesson.ask("02.exit2")

# %% [markdown]
# > Hugo's plate is a diet by one calculator and a gain by another. Only a scale can tell, over weeks.
#
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
# - rest: {{cite mifflin_1990}}; its usual, rounded form says {ana_rest_rounded_kcal:,.0f}. It gives the resting rate, RMR; BMR is measured more strictly and nearly the same, and we use the two as one.
# - Hugo's calculators: both Cunninghams ask for his fat, our estimate
# - guidelines' plans: from 1,200 kcal a day for women, 1,500 for men
# - the TV contest: {TV_LOST_KG:mass.0} lost each, on average; {TV_BACK_KG:mass.0} were back by then
# - digesting: 5 to 15 % of what is spent, on a mixed diet ({{cite westerterp_2004}}). Who eats less digests less; the
#   slider's picture leaves that out.
# - the whole day: an equation of 2023 says {ana_by_equation_of_2023_kcal:,.0f} kcal for Ana
#   ({{cite nasem_2023}}, as others quote it), we {ANA_KCAL:,.0f}. The trial: 217 adults, **BMI**
#   (kg ÷ metres squared) 22 to 28, 2,443 ± 397 (as SD).
#
# **Data:** the people are in `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
