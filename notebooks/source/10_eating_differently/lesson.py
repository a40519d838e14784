# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **separate** water from fat when the food changes and the kcal do not;
# - **convert** protein per pound to protein per kilogram, and read its interval;
# - **ask** of any trial: the same on the scale, but what was lost?
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone in the runs is made up. No food here is good or bad, and no way of eating is advised. If
# food weighs on you, stop here and talk to a doctor or someone you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project
# the two panels of Run, right one covered. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: food is culture, faith
# and family. Ask nobody what they eat, and let no one in the room praise or defend a diet; the trials do
# not need it.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, same_kcal

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("10")

# %% [markdown]
# ## What people say
#
# > “I cut out carbs and lost almost 3 kg in a week. Fat just melts. Forget about kcal.”

# %%
lesson.ask("10.claim")

# %% [markdown]
# ## Predict
#
# Ana eats 500 kcal a day below her baseline, in two runs. In the first, half of the energy is carbohydrate,
# as usual; in the second a tenth. The kcal of every day are the same.

# %%
lesson.ask("10.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: same kcal, few carbohydrates, 1.6 kg less on the scale after a week. Of that difference, (a) most is fat, (b) about half, (c) next to none. Expect half at a, a
# third at b. Those at a trust the scale; those at b mix two true things, water and fat, and forget that the
# kcal are equal. Vote again after Compare.

# %% [markdown]
# ## Run: the same kcal, other carbohydrate

# %%
ana, plan = PEOPLE["ana"], Plan.deficit(500)
usual, few = same_kcal(ana, plan, days=28, carb_fractions=(0.5, 0.1))
lesson.reveal("10.prediction", charts.same_kcal(usual, few))

# %% [markdown]
# ## Compare

# %%
lesson.compare("10.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. A body keeps a small store of carbohydrate, **glycogen**, and 2.7 kg of
# water with each kg of it ({{cite hall_2011}}). Eat less carbohydrate and the store shrinks; the kidneys also
# let go of salt and its water. That takes days. Water holds no kcal, and what the glycogen gave, fat did not
# have to give: so a little *less* fat went.
#
# True: somebody who eats more fat burns more fat. But it is the fat just eaten. What the stores give is the
# gap between eaten and spent, and that was the same.
#
# And people? Two years, four diets ({{cite sacks_2009}}):

# %%
charts.diets()

# %% [markdown]
# Direct tests, for and against:
#
# | test | what it found |
# |---|---|
# | 6 days in a ward ({{cite hall_2015}}) | fat lost: {cut_fat_g:.0f} ± 6 g a day with less **fat**, {cut_carb_g:.0f} ± 6 with less carbohydrate (our model: {model_fat_g:.0f}, {model_carb_g:.0f}) |
# | 32 feeding studies ({{cite hall_guo_2017}}) | less **fat**: {guo_kcal:.0f} kcal a day more spent, {guo_g:.0f} g more fat lost |
# | holding a loss ({{cite ebbeling_2018}}) | each 10 % less **carbohydrate**: {ebbeling_kcal:.0f} kcal a day more spent (23 to 82) |
# | 29 feeding trials ({{cite ludwig_2021}}) | less carbohydrate: −{ludwig_short_kcal:.0f} kcal a day in short ones, +{ludwig_long_kcal:.0f} beyond 2.5 weeks |
# | a year or more ({{cite tobias_2015}}) | less **carbohydrate**: {tobias_kg:mass.2} more lost (0.52 to 1.79) |
# | 609 people, a year ({{cite gardner_2018}}) | −{dietfits_fat_kg:mass} with less fat, −{dietfits_carb_kg:mass} with less carbohydrate: not clear of chance |
#
# The quarrel is open, about tens of kcal a day; no fat melts. Article A (lesson 03) is right
# that “a calorie deficit is the key”, whatever the macronutrients.
#
# What food changes is how much is **eaten**. Left free, people ate {upf_kcal:.0f} ± 106 kcal a day more of
# ultra-processed food: +{upf_up_kg:mass} in two weeks, against −{upf_un_kg:mass} ({{cite hall_2019}}). On plants
# with little fat, {plants_kcal:.0f} ± 73 less than on a ketogenic diet ({{cite hall_2021}}).

# %%
lesson.compare("10.claim")

# %% [markdown]
# ## Worked example
#
# Protein “requires more energy to digest”, says article C, and it “slightly” raises what is burnt. So it is: protein
# costs more than carbohydrate, and that more than fat; a mixed diet takes 5 to 15 % of what is spent
# ({{cite westerterp_2004}}, the abstract). Our model takes 10 %. A hand-size body spends
# 2,400 kcal a day:
#
# | digesting takes | kcal a day |
# |---|---|
# | 10 % | 240 |
# | 15 %, the upper end | 360 |
# | more than before | 120 |
#
# Muscle “can boost” the rate, says article A. Lifting raised it by 96 kcal a day,
# 95 % interval 45 to 147 ({{cite mackenzie_shalders_2020}}; lesson 09).
#
# ## Your turn
#
# How much protein? Article C says “approximately 0.7 to 1.0” g per **pound**. In 49 trials of lifting, lean mass gained no
# more beyond 1.62 g per **kilogram**, interval 1.03 to 2.20 ({{cite morton_2018}}; VERIFIED-SECONDARY). Whether
# there is such a point stayed open (P = 0.079); they were in no deficit.

# %%
lesson.ask("10.1")

# %%
lesson.ask("10.2")

# %%
charts.protein(PEOPLE["chloe"], PEOPLE["dev"], PEOPLE["hugo"])

# %% [markdown]
# The article's range lies nearly inside: no advice. In a deficit:
#
# - 40 young men trained hard for 4 weeks on 40 % less energy ({{cite longland_2016}});
# - 10 people spent 14 days in the same deficit twice ({{cite nedeltcheva_2010}}).

# %%
charts.lost_tissue()

# %%
lesson.ask("10.3")

# %% [markdown]
# ## Explore
#
# Can the scale fall in a week of **surplus**, and fat rise? Read the direction only: in such weeks our model
# misses by {short_miss_kg:mass} (lesson 05).
#
# **Target:** 1 week, −300 kcal below baseline (a surplus), Ben; move only the carbohydrate.

# %%
lesson.ask("10.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this, words covered. Let the room say whether Ben gains or loses. Then uncover. Say that
# the model's water is the part we trust least: it gives the direction and the size, not the decimal.

# %%
apps.CarbSwitch()

# %% [markdown]
# ## Change the model
#
# More carbohydrate than usual? Change `0.65`, and then the days. Does the fat ever part?

# %%
more = 0.65
charts.same_kcal(*same_kcal(ana, plan, days=84, carb_fractions=(0.5, more)))

# %% [markdown]
# ## What the model leaves out
#
# **Protein and sleep.** What is lost, fat or lean, the model takes from body fat alone (lesson 01). Of 12 weeks' loss of
# tissue at 500 below, fat is
# {dev_fat_percent:.0f} %
# for Dev and
# {hugo_fat_percent:.0f} %
# for Hugo, whatever they eat.
#
# **Small trials.** 10.3 is a warning: about {missing_in_sleep_trial_kcal:.0f} kcal a day are missing from the books, in
# the protein trial {missing_in_protein_trial_kcal:.0f}. In another sleep
# trial only the *share* of fat differed ({{cite wang_2018}}).
#
# **High protein**, a “gold standard”? In 24 trials at equal kcal more of it left {wycherley_kg:mass.2} less weight,
# {wycherley_fat_kg:mass.2} less fat and {wycherley_lean_kg:mass.2} more lean. At rest it kept {wycherley_kcal:.0f} kcal
# a day (16 to 269; {{cite wycherley_2012}}). Over two years, 15 and 25 % came out alike.
#
# **Sleep.** Article C: short sleep raises ghrelin (hunger) and lowers leptin (fullness). In 12 people both
# ({{cite spiegel_2004}}). But leptin **rose** in 136 ({{cite simpson_2010}}); in 19 only ghrelin rose, and snacks by
# 328 ± 140 kcal ({{cite broussard_2016}}). C's “seven to nine hours” include the one long night tried, 8.5. When
# {TASALI_PEOPLE:.0f} people slept 1.2 h longer, they ate {tasali_kcal:.0f} kcal a day less ({{cite tasali_2022}}).
#
# Exercise, diet, sleep and stress (A) act through what is eaten and done. **No number
# we could check:** for managing stress, cortisol, fibre alone, and sugar, alcohol and salt on “limit” lists.
#
# ## Another direction

# %%
lesson.ask("10.5")

# %%
shares = [0.1] * 28 + [0.5] * 14
steady, switch = same_kcal(PEOPLE["grace"], Plan.deficit(0), days=42, carb_fractions=(0.5, shares))
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
# - the model: {{cite hall_2011}}
#
# **Claims met:** {{claims}}
#
# **Data:** `data/eating_effects.csv`: every published number of this lesson, with its tag and source.
#
# **Next:** {{next}}
