# %% [markdown]
# # {{title}}
#
# 500 kcal a day for a week are 3,500 kcal, “which is around 1 pound (lb) of fat”, says one of the articles behind this
# course. So is every pound 3,500 kcal?
#
# <small>**After this you can** **trace** the 3,500 back to a pound of fatty tissue; **explain** why a pound is not a
# pound in energy; **work out** what is in a body's next pound.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** everyone here is made up, and a body with more or less fat is neither better nor worse. A sore subject
# today? Leave it, or talk to a doctor or someone you trust.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the toy, then the five pounds, and ask
# who is surprised by which bar. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: the lesson names how
# much fat people have. They are made up: stay with their names, and turn any question about real people in the room
# back to Ana and Dev.

# %%
from lessons_lib import HALL_2011, PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.ask("01.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c, and again after Why it is wrong. Expect half at a (a number that everyone
# repeats sounds like a law), a third at b (they know that muscle is different, and take body fat for
# pure fat), the rest at c. Ask those at c: what else can a pound be? Water is the word to wait for.

# %% [markdown]
# ## Explore: a pound that changes
#
# The dashed line is the rule. The diamond is one pound of what somebody has lost on the scale. Does it stay on the
# line? (**Glycogen** is the body's store of carbohydrate, and keeps water with it.)
#
# **Target:** person Ana, 500 kcal/day below, weeks 1. Then move the weeks to 26 and watch the diamond climb.

# %%
lesson.ask("01.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Start at 26 weeks and go down to 1 slowly; let the group say what falls.
# Then set the surplus: in the model the first pounds *gained* are just as light; people gained fewer of them
# (lesson 05).

# %%
apps.WhatIsAPound()

# %% [markdown]
# ## Predict: what is a pound of muscle?

# %%
lesson.ask("01.prediction")

# %% [markdown]
# Five pounds of different stuff. **Fatty tissue** is what people call fat; 87 % of it is fat, the rest mostly water
# ({{cite hall_2008}}).

# %%
lesson.reveal("01.prediction", charts.pounds())

# %%
lesson.compare("01.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. It is true on the scale, and wrong in energy: fat holds much, lean tissue little, water
# nothing. What a *body* loses or gains is a mixture, and Forbes found in 1987 what decides it: how much fat the body
# has ({{cite forbes_1987}}). A body with much fat changes mostly by fat, a lean one also by lean tissue.

# %%
people = [PEOPLE[name] for name in ("jun", "dev", "ana", "esther", "hugo")]
charts.pound_of_tissue(*people)

# %% [markdown]
# The rule is right in one place only, at the dotted line. Left of it a pound holds less, right of it a little more. For
# Ana, Esther and Hugo, with 30 to 55 kg of fat, its price is good to {rule_off_percent:.0f} %. Its larger fault is the
# pace: lessons 04 and 05.

# %%
lesson.compare("01.claim")

# %% [markdown]
# ## Worked example
#
# Forbes's rule, with bodies that make the sum easy. Of the next bit of tissue that a body loses or gains,
#
# > share of fat = fat ÷ (fat + 10.4), with fat in kg; the 10.4 fits people who were measured
#
# | body | share of fat | a pound of it holds |
# |---|---|---|
# | 10.4 kg of fat | 10.4 ÷ 20.8 = a half | half of {fat_pound_kcal:,.0f} and half of {lean_pound_kcal:,.0f}: about {half_fat_pound_kcal:,.0f} kcal |
# | 31.2 kg of fat | 31.2 ÷ 41.6 = three quarters | three quarters and one quarter: about {mostly_fat_pound_kcal:,.0f} kcal |
#
# ## Your turn
#
# First the mixture. Then the sum of 1958, when the rule was made ({{cite wishnofsky_1958}}; we know it as others
# quote it).

# %%
lesson.ask("01.3")

# %%
lesson.ask("01.1")

# %%
lesson.ask("01.2")

# %% [markdown]
# ## Change the model
#
# Which body would make the rule right? Change the first number until the result, in kcal a pound, is close to 3500.
# (A kilogram is 2.2046 pounds.)

# %%
fat_kg = 20  # try 10, then 60, then close in
share = fat_kg / (fat_kg + 10.4)
kcal_per_kg = share * HALL_2011.fat_kcal_per_kg + (1 - share) * HALL_2011.lean_kcal_per_kg
round(kcal_per_kg / 2.2046)

# %% [markdown]
# ## Another direction
#
# Jun (21, {JUN_KG:g} kg) gains: for 84 days he eats 300 kcal a day above his baseline, 84 × 300 = 25,200 kcal. Some
# {STORED_KCAL:,.0f} of them are stored as tissue; most of the rest is spent (lesson 05).

# %%
lesson.ask("01.5")

# %%
project(PEOPLE["jun"], Plan.deficit(-300), days=84)

# %% [markdown]
# {first_weeks}
#
# ## What the model leaves out
#
# - **People differ.** In a trial people ate less for two years, and 1.8 to 2.6 kg of what they lost was not fat
#   ({{cite das_2014}}).
# - **Water.** Glycogen keeps 3 to 4 times its weight in water, as is often said; our model takes less.
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
