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
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, same_kcal, units

# %% [markdown]
# ## Recall
#
# Two questions from earlier lessons. Not met them? Go on.

# %%
lesson.recall("10")

# %% [markdown]
# ## What people say
#
# > “I cut out carbs and lost almost 3 kg in a week. Fat just melts. Forget about kcal.”
#
# Agree or disagree?
#
# ## Predict
#
# Ana eats 500 kcal a day below her baseline, in two runs. In the first, half of the energy is carbohydrate,
# as usual; in the second a tenth. The kcal of every day are the same.
#
# {{ask 10.prediction}}

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: same kcal, few carbohydrates, 1.6 kg less on the scale after a week. Of that difference, (a) most is fat, (b) about half, (c) next to none. Expect half at a, a
# third at b. Those at a trust the scale; those at b mix two true things, water and fat, and forget that the
# kcal are equal. Vote again after Compare.

# %%
prediction = ...  # kg, less fat in the second run is positive
lesson.predict("10.prediction", prediction)

# %% [markdown]
# ## Run: the same kcal, other carbohydrate

# %%
ana, plan = PEOPLE["ana"], Plan.deficit(500)
usual, few = same_kcal(ana, plan, days=28, carb_fractions=(0.5, 0.1))
charts.same_kcal(usual, few)

# %% [markdown]
# ## Compare

# %%
lesson.check("10.prediction", prediction)

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
# And real people? Two years, four diets, with shares of energy as targets ({{cite sacks_2009}}):

# %%
charts.diets()

# %% [markdown]
# Hunger and fullness were alike on all four, too. In 121 trials of named diets, low-carbohydrate and low-fat
# ones were 4.63 and 4.37 kg below usual diets at six months ({{cite ge_2020}}). So article A
# (lesson 03) is right that “a calorie deficit is the key”, whatever the macronutrients.
#
# ## Worked example
#
# Protein “requires more energy to digest”, says article C, and it “slightly” raises what is burnt. The
# order was checked: protein, then carbohydrate, then fat ({{cite westerterp_2004}}). For each of them alone we
# have no number that we could check; a mixed diet takes 5 to 15 % of what is spent. Our model takes 10 %. How
# much is there to gain within that range? A hand-size body spends 2,400 kcal a day:
#
# | digesting takes | kcal a day |
# |---|---|
# | 10 % | 240 |
# | 15 %, the upper end | 360 |
# | more than before | 120 |
#
# So “slightly” is the right word. Muscle “can boost” the rate, says article A. Lifting raised it by 96 kcal a day,
# 95 % interval 45 to 147 ({{cite mackenzie_shalders_2020}}); lesson 09 has the rest.
#
# ## Your turn
#
# How much protein? Article C says 0.7 to 1.0 g per **pound**. In 49 trials of lifting, lean mass gained no
# more beyond 1.62 g per **kilogram**, interval 1.03 to 2.20 ({{cite morton_2018}}; VERIFIED-SECONDARY). Whether
# there is such a point at all stayed open (P = 0.079), and those people were in no deficit.
#
# {{ask 10.1}}
#
# {{ask 10.2}}

# %%
per_kg = ...  # g/kg
grams = ...  # g/day
print(lesson.check("10.1", per_kg))
lesson.check("10.2", grams)

# %%
charts.protein(PEOPLE["chloe"], PEOPLE["dev"], PEOPLE["hugo"])

# %% [markdown]
# The article's range lies inside the interval, or nearly so. It is no advice: whether it holds for a body of
# Hugo's size, nobody told us. Now what protein and sleep did in a deficit:
#
# - 40 young men trained hard for 4 weeks on 40 % less energy, with more or less protein ({{cite longland_2016}});
# - 10 people spent 14 days in the same deficit twice, with long and with short nights
#   ({{cite nedeltcheva_2010}}).

# %%
charts.lost_tissue()

# %% [markdown]
# Look at the diamonds, then at the bars.
#
# {{ask 10.3}}

# %%
fewer = ...  # kcal, a positive number
lesson.check("10.3", fewer)

# %% [markdown]
# ## Explore
#
# Can the scale fall in a week of **surplus**, and fat rise?
#
# {{ask 10.4}}
#
# **Target:** 1 week, −300 kcal below baseline (a surplus), Ben; move only the carbohydrate.

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this, words covered. Let the room say whether Ben gains or loses. Then uncover. Say that
# the model's water is the part we trust least: it gives the direction and the size, not the decimal.

# %%
apps.CarbSwitch()

# %%
share = ...  # %
lesson.check("10.4", share)

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
# **Protein and sleep.** The model knows carbohydrate, kcal and salt; what is lost, fat or lean, it takes from
# body fat alone (lesson 01). Of 12 weeks' loss of tissue at 500 below, fat is
# {dev_fat_percent:.0f} %
# for Dev and
# {hugo_fat_percent:.0f} %
# for Hugo, whatever they eat and however they sleep.
#
# **Small trials.** 10.3 is a warning. If the same was eaten and spent, about
# {missing_in_sleep_trial_kcal:.0f} kcal a day are missing
# from the books; in the protein trial about
# {missing_in_protein_trial_kcal:.0f}. Water in “lean”,
# chance, or less spent? Ten people cannot tell. In a second sleep trial (36 people, 8 weeks) fat and lean lost were alike, and only the
# *share* of fat differed ({{cite wang_2018}}). Pace mattered to athletes who trained: at 0.7 % of weight a
# week lean mass rose by 2.1 ± 0.4 %, at 1.4 % it changed by −0.2 ± 0.7 %; a year later that was gone
# ({{cite garthe_2011}}).
#
# **Hormones.** Article C: short sleep raises ghrelin (hunger) and lowers leptin (fullness).
#
# | study | people | ghrelin | leptin |
# |---|---|---|---|
# | Spiegel 2004 | 12 | +28 % | −18 % |
# | Simpson 2010, free to eat | 136 | not seen | **rose** |
# | Broussard 2016 | 19 | rose | **no change** |
#
# The ghrelin half repeats; the leptin half does not. Snacks rose by 328 ± 140 kcal, so 188 to 468 (Broussard). Article
# C's “seven to nine hours” include the trial's 8.5 (VERIFIED), the only long night that it tried. Article A names
# exercise, diet, sleep and stress as shaping a deficit. Right: they act through what is eaten and done. How
# much each does is no number we could check; only kcal in and out make the deficit.
#
# **No number we could check:** for stress and cortisol moving fat and appetite; for high-fibre, whole foods
# that fill (plausible, and widely taught); for “limit” lists of ultra-processed food, sugar, alcohol and salt.
# Such lists are about health, not about this sum. High protein as a “gold standard”? Over two years, 15 and
# 25 % came out alike.
#
# ## Another direction
#
# {{ask 10.5}}

# %%
back = ...  # kg, a gain is positive
lesson.check("10.5", back)

# %%
shares = [0.1] * 28 + [0.5] * 14
steady, switch = same_kcal(PEOPLE["grace"], Plan.deficit(0), days=42, carb_fractions=(0.5, shares))
charts.same_kcal(steady, switch)

# %% [markdown]
# ## Hints and solutions
#
# Stuck? Change the number in quotation marks: "10.1" to "10.5". Try the hint first.

# %%
print(lesson.hint("10.3"))
lesson.solution("10.3")

# %% [markdown]
# ## Exit ticket
#
# {{ask 10.exit1}}
#
# {{ask 10.exit2}}

# %%
answer_1 = ...  # a letter in quotation marks
print(lesson.check("10.exit1", answer_1))
answer_2 = ...  # a letter in quotation marks
lesson.check("10.exit2", answer_2)

# %% [markdown]
# ## Recap

# %%
scales, fats = usual.weight_kg - few.weight_kg, few.fat_kg - usual.fat_kg
lesson.recap(
    "10",
    f"With few carbohydrates and the same kcal, Ana's scale stood {units.mass(scales[7])} lower after a week; she had {units.mass(fats[7])} more fat.",
    f"In four weeks {units.mass(usual.fat_kg[0] - usual.fat_kg[28])} of fat went with usual food, {units.mass(few.fat_kg[0] - few.fat_kg[28])} with few carbohydrates.",
    f"Back at the usual share, Grace gained {units.mass(switch.weight_kg[35] - switch.weight_kg[28])} in a week without a surplus.",
)

# %% [markdown]
# ## Sources
#
# - model: {{cite hall_2011}}; diets: {{cite sacks_2009}}; {{cite ge_2020}}
# - digesting, lifting: {{cite westerterp_2004}}; {{cite mackenzie_shalders_2020}}
# - sleep: {{cite nedeltcheva_2010}}; {{cite wang_2018}}; {{cite spiegel_2004}}; {{cite simpson_2010}}; {{cite broussard_2016}}
#
# **Claims met:** {{claims}}
#
# **Data:** `data/eating_effects.csv`: every published number of this lesson, with its tag and source.
#
# **Next:** {{next}}
