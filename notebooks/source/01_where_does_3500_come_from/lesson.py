# %% [markdown]
# # {{title}}
#
# In her first week Ana eats 500 kcal a day less: 7 × 500 = 3,500, “which is around 1 pound (lb) of fat”, says one of
# our articles. Her scale says {week_1_lb:.1f} pounds ({week_1_kg:.1f} kg) less. Hooray?
#
# <small>**After this you can** trace the 3,500 to its pound; explain why a pound is not a pound; work out what is in one.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the five pounds and ask who is
# surprised by which bar, then the toy. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: the lesson names how
# much fat people have. They are made up: stay with their names, and turn any question about real people in the room
# back to Ana and Dev.

# %%
from lessons_lib import HALL_2011, PEOPLE, Plan, apps, charts, lesson, project

# %%
charts.pounds()

# %%
lesson.ask("01.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a to d, and again after the toy. Expect a third at a (a good first week feels like fat), half at b (a
# number that everyone repeats sounds like a law), the rest at c and d. Ask those at d: what else left? Water is the word
# to wait for.

# %% [markdown]
# The 3,500 began in 1958 with the second bar, a pound of **fatty tissue**, which people call fat: 87 % of it is fat, the
# rest mostly water ({{cite wishnofsky_1958}}, as others quote it; {{cite hall_2008}}).

# %%
lesson.ask("01.2")

# %% [markdown]
# ## Explore: turn back the weeks
#
# The upper bar is one pound that Ana's scale has lost in half a year: mostly blue, so mostly fat.
#
# **Target:** pull the weeks down to 1. What becomes of the blue?

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Start at 26 weeks and go down to 1 slowly; let the group say what falls.
# Then set the surplus: in the model the first pounds *gained* are just as light; people gained fewer of them
# (lesson 05).

# %%
apps.WhatIsAPound()

# %%
lesson.ask("01.4")

# %%
lesson.compare("01.claim")

# %% [markdown]
# What went is mostly water. Some was kept by **glycogen**, the body's store of carbohydrate; more went with the salt of
# the food not eaten.
#
# ## Bet: a normal week

# %%
lesson.ask("01.prediction")

# %%
plan = Plan.deficit(500).breaks(every_weeks=1, for_weeks=1)
lesson.reveal("01.prediction", charts.weight(project(PEOPLE["ana"], plan, days=14)))

# %%
lesson.compare("01.prediction")

# %% [markdown]
# {back_kg:.2f} kg, or {back_lb:.1f} lb, are back, and none of it is fat. A happy first week is no proof of a plan, and a pound after a feast no
# disaster.

# %%
lesson.recall("01", "00.exit2")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. It holds on the scale, not in energy. “Or was it muscle?” A
# little always is, and a pound of it holds {lean_pound_kcal:,.0f} kcal. A body loses or gains a mixture, and how much fat it has
# decides which ({{cite forbes_1987}}). With much fat, it changes mostly by fat; a lean one also by lean tissue.

# %%
people = [PEOPLE[name] for name in ("jun", "dev", "ana", "esther", "hugo")]
charts.pound_of_tissue(*people)

# %% [markdown]
# “So for a heavy body the rule is right!” Its price, nearly: for Ana, Esther and Hugo, with 30 to 55 kg of fat, it is good
# to {rule_off_percent:.0f} %. But the rule also promises a pound every week, and there it fails (lesson 04).
#
# ## Worked example
#
# Forbes's rule: of the next bit of tissue that a body loses or gains,
#
# > share of fat = fat ÷ (fat + 10.4), with fat in kg; the 10.4 fits people who were measured
#
# | body | share of fat | a pound of it holds |
# |---|---|---|
# | 10.4 kg of fat | 10.4 ÷ 20.8 = a half | half of {fat_pound_kcal:,.0f} and half of {lean_pound_kcal:,.0f}: about {half_fat_pound_kcal:,.0f} kcal |
# | 31.2 kg of fat | 31.2 ÷ 41.6 = three quarters | three quarters and one quarter: about {mostly_fat_pound_kcal:,.0f} kcal |
#
# ## Your turn

# %%
lesson.ask("01.3")

# %% [markdown]
# Jun (21, {JUN_KG:g} kg) wants to gain. For 84 days he eats 300 kcal a day more, 25,200 kcal. Some {STORED_KCAL:,.0f} of
# them are stored as tissue; most of the rest is spent (lesson 05).

# %%
lesson.ask("01.5")

# %% [markdown]
# ## Change the model
#
# Which body would make the rule right? Change the first number until the result is close to 3500.

# %%
fat_kg = 20  # try 10, then 60, then close in
share = fat_kg / (fat_kg + 10.4)
kcal_per_kg = share * HALL_2011.fat_kcal_per_kg + (1 - share) * HALL_2011.lean_kcal_per_kg
round(kcal_per_kg / 2.2046)  # a kilogram is 2.2046 pounds

# %% [markdown]
# ## Another direction
#
# And what does Jun's scale show of it?

# %%
project(PEOPLE["jun"], Plan.deficit(-300), days=84)

# %% [markdown]
# {first_weeks}
#
# ## What the model leaves out
#
# - **People differ.** In a trial people ate less for two years; on average 1.8 to 2.6 kg of what they lost was not fat
#   ({{cite das_2014}}). So uncertain is the average alone; single people differ more.
# - **Salt.** That it holds water is disputed (lesson 06). With her salt unchanged the model's week shows
#   {week_1_same_salt_lb:.1f} lb, and the fat in it is the same.
# - **Training, protein and time.** Forbes's rule knows none of them.
#
# ## Exit ticket

# %%
lesson.ask("01.exit1")

# %%
lesson.ask("01.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("01")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - the sum of 1958: {{cite wishnofsky_1958}}, as others quote it; fatty tissue and the rule: {{cite hall_2008}}. The
#   rule fits people who start with more than about 30 kg of fat (also as others quote it).
# - the mixture: {{cite forbes_1987}}, with the numbers of {{cite hall_2011}}
# - CALERIE: 7.5 kg lost, 5.3 kg of it fat and 2.2 kg not; its standard error is 0.2, so the 95 % interval runs from 1.8
#   to 2.6 (DERIVED): {{cite das_2014}}
# - How much water glycogen holds is uncertain. With 3 to 4 g for each gram, a pound holds 380 to 480 kcal (DERIVED). Our
#   model takes 2.7 g, which gives {glycogen_pound_kcal:.0f} kcal.
#
# Words in capitals, here and in later lessons: VERIFIED means seen in its source, VERIFIED-SECONDARY seen where
# somebody else quotes it, DERIVED worked out by us from such numbers.
#
# **Data:** simulated; the people are in `data/people.csv`. Energy of fat, lean tissue and glycogen: Hall 2011.
#
# **Claims met:** {{claims}}
#
# </details>
