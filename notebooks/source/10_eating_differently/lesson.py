# %% [markdown]
# # {{title}}
#
# > “I cut out carbs and lost almost 3 kg in a week. Fat just melts. Forget about kcal.”
#
# <small>**After this you can** separate water from fat when the food changes and the kcal do not; weigh trials for and
# against; tell what is lost from how much is eaten.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** everyone in the runs is made up. No food here is good or bad, and no way of eating is advised. If food weighs
# on you, stop and talk to a doctor or someone you trust.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, same_kcal, units

# %%
lesson.draw("10.fat")

# %%
lesson.ask("10.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Before you project the two panels, say
# what the left one shows, and let the room guess the right one.
# {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: food is culture, faith and family. Ask nobody what
# they eat, and let no one in the room praise or defend a diet; the trials do not need it.

# %% [markdown]
# ## The same kcal, the same fat?
#
# Two runs of Ana, with the same kcal. In the first, half of the energy is carbohydrate, as usual; in the second a
# tenth.

# %%
lesson.ask("10.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: same kcal, few carbohydrates, 1.6 kg less on the scale after a week. Of that difference, (a) most is
# fat, (b) about half, (c) next to none. Expect half at a, a third at b. Those at a trust the scale; those at b mix two
# true things, water and fat, and forget that the kcal are equal. Vote again after the run.

# %%
ana, plan = PEOPLE["ana"], Plan.deficit(500)
usual, few = same_kcal(ana, plan, days=28, carb_fractions=(0.5, 0.1))
lesson.reveal("10.prediction", charts.same_kcal(usual, few))

# %%
lesson.compare("10.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. A body keeps a small store of carbohydrate, **glycogen**, and 2.7 kg of
# water with each kg of it ({{cite hall_2011}}). Eat less carbohydrate, and the store shrinks; the kidneys also
# let go of salt and its water. That takes days, and water holds no kcal.
#
# True: who eats more fat burns more fat: the fat just eaten. The stores give the gap between eaten and spent. In the
# second run {more_glycogen_kg:mass.2} more of that was glycogen, some {more_glycogen_kcal:,.0f} kcal: so a little less was fat.

# %%
lesson.compare("10.claim")

# %% [markdown]
# And 811 people, on four mixes of **macronutrients**, for two years ({{cite sacks_2009}}):

# %%
lesson.ask("10.6")

# %%
lesson.reveal("10.6", charts.diets())

# %% [markdown]
# Others lean one way or the other.
#
# <details><summary>Six, for and against</summary>
#
# | in favour of | test | what it found |
# |---|---|---|
# | less fat | 6 days in a ward ({{cite hall_2015}}) | body fat lost: {cut_fat_g:.0f} g a day, against {cut_carb_g:.0f} with less carbohydrate |
# | less fat | 32 studies ({{cite hall_guo_2017}}) | {guo_kcal:.0f} kcal a day more spent |
# | less carbohydrate | holding a loss ({{cite ebbeling_2018}}) | {ebbeling_kcal:.0f} kcal a day more spent for each 10 % less of it |
# | less carbohydrate | a year or more ({{cite tobias_2015}}) | {tobias_kg:mass.2} more lost |
# | both | 29 feeding trials ({{cite ludwig_2021}}) | fewer carbs: {ludwig_short_kcal:.0f} kcal a day less spent in short ones, {ludwig_long_kcal:.0f} more in long |
# | neither | 609 people, a year ({{cite gardner_2018}}) | lost: {dietfits_fat_kg:mass} (less fat), {dietfits_carb_kg:mass} (less carbohydrate); not clear of chance |
#
# </details>
#
# ## So food does not matter?
#
# It does. Twenty people in a ward ate as much as they liked: two weeks of **ultra-processed** and two of unprocessed food
# ({{cite hall_2019}}).

# %%
lesson.ask("10.7")

# %% [markdown]
# They gained {upf_up_kg:mass} on the one and lost {upf_un_kg:mass} on the other. In the same ward, people ate
# {plants_kcal:.0f} kcal a day less on plants with little fat than on a ketogenic diet ({{cite hall_2021}}). If carbohydrate
# made hungry, by insulin, they should have eaten more. So what kcal are made of changes **how many are eaten**.
#
# ## Worked example
#
# A store of glycogen shrinks by 0.4 kg:
#
# | what goes | kg |
# |---|---|
# | glycogen | 0.4 |
# | its water | 0.4 × 2.7 = 1.08 |
# | on the scale | 0.4 + 1.08 = 1.48 |
# | fat | 0 |
#
# ## Your turn

# %%
lesson.ask("10.8")

# %%
lesson.ask("10.9")

# %% [markdown]
# ## Explore
#
# Can the scale fall in a week of **surplus**, while fat rises? Trust the direction only: here our model
# misses by {short_miss_kg:mass}.
#
# **Target:** Ben, 1 week, slider at −300 (300 above baseline); move only the carbohydrate.

# %%
lesson.ask("10.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this, and read nothing aloud: let the room say whether Ben gains or loses. Then read it. Say that
# the model's water is the part we trust least: it gives the direction and the size, not the decimal.

# %%
apps.CarbSwitch()

# %%
lesson.recall("10")

# %% [markdown]
# ## Change the model
#
# More carbohydrate than usual, for 12 weeks? Change `0.65`. How far apart do the two amounts of fat ever get?

# %%
more = 0.65
usual, other = same_kcal(ana, plan, days=84, carb_fractions=(0.5, more))
print(f"Fat left: {units.mass(usual.fat_kg[-1], 2)} and {units.mass(other.fat_kg[-1], 2)}.")

# %% [markdown]
# ## What the model leaves out
#
# - **Protein.** In 24 trials more of it, at the same kcal, kept {wycherley_lean_kg:mass.2} more lean tissue
#   ({{cite wycherley_2012}}).
# - **Spending** may rise with less carbohydrate, as above.
#
# <details><summary>Protein, sleep, stress: what the four articles say, and what is known</summary>
#
# - *0.7 to 1.0 g of protein a pound*: lean mass gained no more beyond 1.62 g a kilogram, interval 1.03 to 2.20
#   ({{cite morton_2018}}).
# - *Protein is a “gold standard”*: {wycherley_fat_kg:mass.2} more fat went ({{cite wycherley_2012}}); over two years 15
#   and 25 % came out alike ({{cite sacks_2009}}).
# - *Protein and muscle raise what is burnt*: protein costs more to digest than carbohydrate or fat
#   ({{cite westerterp_2004}}); lifting: lesson 09.
# - *Bloated after bread?* What the scale shows is water; what a belly feels, no number we could check.
# - *Fibre fills; limit sugar, alcohol, salt*: for each alone, no number we could check.
# - *Short sleep raises ghrelin and lowers leptin*: in 12 people ({{cite spiegel_2004}}); in 136 leptin rose
#   ({{cite simpson_2010}}).
# - *Sleep 7 to 9 hours*: in short nights less fat and more lean went ({{cite nedeltcheva_2010}}); {TASALI_PEOPLE:.0f} people who slept longer ate {tasali_kcal:.0f} kcal a day less
#   ({{cite tasali_2022}}).
# - *Stress, cortisol*: no number we could check. Sleep and stress act through what is eaten and done.
#
# </details>
#
# ## Another direction

# %%
lesson.ask("10.5")

# %%
shares = [0.1] * 28 + [0.5] * 7
steady, switch = same_kcal(PEOPLE["grace"], Plan.deficit(0), days=35, carb_fractions=(0.5, shares))
lesson.reveal("10.5", charts.same_kcal(steady, switch))

# %% [markdown]
# ## Exit ticket

# %%
lesson.ask("10.exit1")

# %%
lesson.ask("10.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("10")

# %% [markdown]
# ## Sources
#
# The model: {{cite hall_2011}}. **Data:** `data/eating_effects.csv`. **Next:** {{next}}
#
# <details><summary>For the keeper of the course</summary>
#
# **Claims met:** {{claims}}
#
# </details>
