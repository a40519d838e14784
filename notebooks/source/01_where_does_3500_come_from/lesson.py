# %% [markdown]
# # {{title}}
#
# In her first week Ana eats 500 kcal a day less. That's 7 × 500 = 3,500, “which is around 1 pound (lb) of fat”, says
# an article. Her scale, its jumps left out (lesson 00), is more generous: {week_1_lb:.1f} pounds less. Hooray? (A pound is
# {A_POUND_KG:.2f} kg.)
#
# <small>**After this you can** say what leaves first; say why the first pounds hold few kcal; work out a pound's fat.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the toy at 26 weeks and ask what the blue
# will do before it moves. {{late}} Late? Leave Femi out: his next
# pound holds {femi_tissue_kcal:,.0f} kcal, nearer to Ana's. {{sensitivity}} Sensitivity: the lesson names how much
# fat people have. They are made up: stay with their names, and turn any question about real people in the room back to
# Ana and Jun.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, units

# %%
units.use("lb")  # all in pounds today

# %%
charts.bet_on_a_pound()

# %%
lesson.ask("01.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a to d, and again after the toy. Expect a third at a (a good first week feels like fat), half at b (a
# number that everyone repeats sounds like a law), the rest at c and d. Ask those at c: what else left? Water is the
# word to wait for.

# %% [markdown]
# And a week later? Bet.

# %%
lesson.ask("01.prediction")

# %%
plan = Plan.deficit(500).breaks(every_weeks=1, for_weeks=1)
lesson.reveal("01.prediction", charts.weight(project(PEOPLE["ana"], plan, days=14)))

# %%
lesson.compare("01.prediction")

# %% [markdown]
# {back_lb:.1f} pounds up in a week, on her usual food, and not a gram of it fat! So a pound back when a diet pauses is
# no disaster.
#
# ## Explore: what was in it?
#
# The upper bar is a pound that Ana lost in half a year. Blue: fat. Orange: **lean tissue**, muscle and
# organs. Green: mostly water; in the upper bar there's some **glycogen** in it, the body's store of carbohydrate. The lower bar is a pound of **fatty
# tissue**, as the butcher trims it off.
#
# **Target:** pull the weeks down to 1. What becomes of the blue?

# %%
lesson.ask("01.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Start at 26 weeks and go down to 1 slowly; let the group say what falls.
# Then set the surplus: in the model the first pounds *gained* are just as light; people gained fewer of them
# (lesson 05).

# %%
apps.WhatIsAPound()

# %%
lesson.compare("01.claim")

# %% [markdown]
# “But where did her 3,500 go?” Who paid in week 1, about:
#
# > fat {fat_paid_kcal:,.0f} · lean tissue and glycogen {rest_paid_kcal:.0f} · water 0 · never spent {not_spent_kcal:.0f}
#
# Less food takes less digesting, and a body on less slows a little.
#
# “Water? Says who?” In eleven people glycogen held three to four times its weight in water (Kreitzman 1992). Our Ana
# loses some {glycogen_g:.0f} g of glycogen: with its water, about half a pound of her {week_1_water_lb:.1f}. The rest, our model assumes, goes
# with less salt and carbohydrate.

# %%
lesson.recall("01", "00.exit2")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. A pound holds what it's made of: {fat_pound_kcal:,.0f} kcal if it's pure fat,
# {lean_pound_kcal:,.0f} if it's lean tissue (itself mostly water), none if it's water alone.
#
# In 1958 Max Wishnofsky reckoned with fatty tissue, {FAT_IN_FATTY_TISSUE_PERCENT:.0f} % fat. By his numbers that makes {POUND_OF_1958_KCAL:,.0f} kcal a pound; he
# settled on 3,500 ({{cite wishnofsky_1958}}, as others quote it).
# So the rule's pound is about the butcher's, not the one that Ana's scale lost.
#
# ## Another person: for whom is 3,500 right?
#
# Once the water is gone, the loss is fat and lean tissue. The more fat a body has, the more of its loss is fat
# ({{cite forbes_1987}}).

# %%
lesson.ask("01.6")

# %% [markdown]
# ## Change the model
#
# Here are the five. A pound gained in a **surplus** (more eaten than spent) lies on the same curve, in our model. Will Femi
# lie left of Ana, or right? Bet, put `"femi"` for `"ana"`, **Shift+Enter**.

# %%
people = [PEOPLE[name] for name in ("jun", "dev", "ana", "esther", "hugo")]
lesson.reveal("01.6", charts.pound_of_tissue(*people))

# %% [markdown]
# “So the rule is right!” For a pound of tissue, nearly, for many. As a forecast of the scale it fails: week 1 showed it (and
# lesson 04).
#
# ## Worked example
#
# One line of arithmetic draws that curve, **Forbes's rule**. Of the next bit of tissue,
#
# > share of fat = fat ÷ (fat + {FORBES_LB:.0f}), in pounds ({FORBES_LB:.0f} are {FORBES_KG:g} kg)
#
# With {FORBES_LB:.0f} pounds of fat that's {FORBES_LB:.0f} ÷ {TWICE_FORBES_LB:.0f}, a half. So a pound holds half of
# {fat_pound_kcal:,.0f} and half of {lean_pound_kcal:,.0f}: about {half_fat_pound_kcal:,.0f} kcal.
#
# ## Your turn

# %%
lesson.ask("01.7")

# %% [markdown]
# Femi, Ines, Dev and Esther lost a pound each.

# %%
lesson.ask("01.8")

# %% [markdown]
# ## What the model leaves out
#
# - **People differ.** In a trial of two years 1.8 to 2.6 kg, a quarter to a third of the loss, was not fat
#   ({{cite das_2014}}). That's an average: single people, a real Ana too, lie much further apart.
# - **First weeks.** Real people lose fast for 4 to 6 weeks ({{cite heymsfield_2011}}), our model's for days:
#   a real pound may leave, and return, more slowly.
#
# ## Exit ticket

# %%
lesson.ask("01.exit1")

# %%
lesson.ask("01.exit2")

# %% [markdown]
# > A great first week is mostly water, and so is the pound that comes back.
#
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
# - the rule fits people who start with more than about 30 kg of fat ({{cite hall_2008}}, as others quote it)
# - the mixture's numbers: {{cite hall_2011}} ({fat_gram_kcal:.2f} kcal a gram of fat);
#   in 1958 it was {WISHNOFSKY_KCAL_PER_G:g}
# - the article: *How To Lose Leg Fat* (Healthline, 2026)
# - glycogen's water: Kreitzman 1992, Am J Clin Nutr 56:292S (VERIFIED); our model takes {GLYCOGEN_WATER:g} times
# - the trial, CALERIE: 2.2 of 7.5 kg not fat in 143 people, standard error 0.2, so its 95 % interval runs from 1.8 to 2.6 (DERIVED)
#
# In all lessons: VERIFIED, seen in its source; VERIFIED-SECONDARY, quoted by others; DERIVED, worked out from such.
#
# **Data:** simulated; the people are in `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
