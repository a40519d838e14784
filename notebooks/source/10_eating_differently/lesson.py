# %% [markdown]
# # {{title}}
#
# > “Bread raises insulin. Insulin locks my fat away, so I stay hungry and eat more. I cut carbs and lost almost 3 kg in a
# > week. Forget kcal.”
#
# No silly idea: it makes a forecast, and one ward tested it. First a test without insulin: does food count at all?
#
# <small>**After this you can** tell water from fat on a scale; test a belief by its forecast; say what trials leave open.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, same_kcal, units

# %%
charts.bet_on_diets()

# %%
lesson.ask("10.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the three question marks and open one bar
# at a time, a bet before each. Then draw Ana's fat together.
# {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: food is culture, faith and family. Ask nobody what
# they eat, and let no one in the room praise or defend a diet; the trials do not need it.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: from packets they ate (a) a meal more, (b) a snack more, (c) no more. Expect most at b. Those at c
# think that a body counts kcal. Then the bet on keto: more or less? Expect half at less; ask them what they would need
# to see to give the insulin idea up.

# %%
lesson.reveal("10.claim", charts.diets(1))

# %%
lesson.compare("10.claim")

# %% [markdown]
# They gained {upf_up_kg:mass} on packets and lost {upf_un_kg:mass} on cooked food ({{cite hall_2019}}). So “forget kcal”
# is half right: food changes **how much is eaten**. By what, is open.
#
# Now insulin, and the **macronutrients**: carbohydrate, fat, protein. Twenty people ate **plants**, with {PLANTS_CARB_PERCENT:.0f} % carbohydrate, and **keto**, with {KETO_CARB_PERCENT:.0f} %
# ({{cite hall_2021}}). The insulin idea says: less on keto. Bet, also: did order matter?

# %%
lesson.ask("10.prediction")

# %%
lesson.reveal("10.prediction", charts.diets())

# %%
lesson.compare("10.prediction")

# %% [markdown]
# ## A fair fight
#
# **Against** the insulin idea: all twenty ate more on keto, whichever came first ({{cite hall_2024}}). Why, is open: meat,
# fibre and bulk differed, too.
#
# **For a second look:** the third bar compares people, not foods. Who began with plants ate {order_kcal:.0f} more over **all** four weeks
# ({{cite sciarrillo_2024}}). The first diet carried over: two weeks each are less clean than they look. With packets,
# order did not matter.
#
# **Too short?** So critics say ({{cite ludwig_2021}}). In long trials it is nearly a draw. Two years at 65 % carbohydrate took off {sacks_65_kg:mass}, at 35 %
# {sacks_35_kg:mass} ({{cite sacks_2009}}); a year with less fat {dietfits_fat_kg:mass}, with less carbohydrate
# {dietfits_carb_kg:mass} ({{cite gardner_2018}}): not clear of chance. None
# refutes who finds keto easier to keep.
#
# <details><summary>Two tests for fewer carbs, two against</summary>
#
# | favours | test | found |
# |---|---|---|
# | less fat | 6 days in a ward ({{cite hall_2015}}) | {cut_fat_g:.0f} g of fat lost a day, against {cut_carb_g:.0f} with less carbohydrate |
# | less fat | 32 studies ({{cite hall_guo_2017}}) | {guo_kcal:.0f} kcal a day more spent |
# | fewer carbs | holding a loss ({{cite ebbeling_2018}}) | {ebbeling_kcal:.0f} kcal a day more spent for each 10 % less |
# | fewer carbs | a year or more ({{cite tobias_2015}}) | {tobias_kg:mass.2} more lost |
# | both | 29 feeding trials ({{cite ludwig_2021}}) | fewer carbs: {ludwig_short_kcal:.0f} kcal a day less spent; beyond 2.5 weeks {ludwig_long_kcal:.0f} more |
#
# </details>
#
# ## “But I lost 3 kg!”
#
# You did. In the ward, too, the scale fell faster on keto at first; fat fell clearly only on plants. So what was falling?
# Ana cuts 500 kcal a day and nearly all bread.

# %%
lesson.draw("10.fat")

# %%
ana, plan = PEOPLE["ana"], Plan.deficit(500)
usual, few = same_kcal(ana, plan, days=28, carb_fractions=(0.5, 0.1))
lesson.reveal("10.fat", charts.same_kcal(usual, few))

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. You keep a small store of carbohydrate, **glycogen**, and 2.7 kg of water with each kg of it
# ({{cite hall_2011}}). Without bread the store empties, and the kidneys let go of salt water, too, within
# days. None of it is fat.
#
# What is true: insulin does slow the release of fat. But stores only cover the gap between eaten and spent. In the second
# run more of that gap was glycogen, some {more_glycogen_kcal:,.0f} kcal. So a little *less* was fat.
#
# ## Explore: can you gain fat while the scale falls?
#
# **Target:** Ben eats 300 kcal a day **above** his baseline. Set 1 week and −300 kcal; move only the carbohydrate.

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
# ## Worked example
#
# A friend's store of glycogen shrinks by 0.4 kg:
#
# | what goes | kg |
# |---|---|
# | glycogen | 0.4 |
# | its water | 0.4 × 2.7 = 1.08 |
# | on the scale | 0.4 + 1.08 = 1.48 |
#
# ## Your turn

# %%
lesson.ask("10.8")

# %%
lesson.ask("10.9")

# %% [markdown]
# ## Another direction: the bread comes back

# %%
lesson.ask("10.5")

# %% [markdown]
# ## Change the model
#
# *More* carbohydrate, for 12 weeks? Change `0.65`: how far apart does fat end?

# %%
more = 0.65
usual, other = same_kcal(ana, plan, days=84, carb_fractions=(0.5, more))
print(f"Fat left: {units.mass(usual.fat_kg[-1], 2)} and {units.mass(other.fat_kg[-1], 2)}.")

# %% [markdown]
# ## What the model leaves out
#
# - **Its water** is rough: in short surpluses it misses by {short_miss_kg:mass}.
# - **Hunger**: here you set the kcal. Packets added 402 to 614 ({{cite hall_2019}}).
# - **Protein**: more of it kept {wycherley_lean_kg:mass.2} more lean tissue ({{cite wycherley_2012}}).
#
# <details><summary>Protein, sleep, stress: what the four articles say, and what is known</summary>
#
# - *0.7 to 1.0 g of protein a pound*: no more lean mass beyond 1.62 g a kilogram, interval 1.03 to 2.20
#   ({{cite morton_2018}}).
# - *A “gold standard”*: {wycherley_fat_kg:mass.2} more fat went; over two years 15 and 25 % came out alike
#   ({{cite sacks_2009}}).
# - *Protein and muscle raise what is burnt*: protein costs more to digest
#   ({{cite westerterp_2004}}); lifting: lesson 09.
# - *Short sleep raises ghrelin and lowers leptin*: in 12 people ({{cite spiegel_2004}}); in 136 leptin rose
#   ({{cite simpson_2010}}).
# - *Sleep 7 to 9 hours*: in short nights less fat and more lean went ({{cite nedeltcheva_2010}}); {TASALI_PEOPLE:.0f} people who slept longer ate {tasali_kcal:.0f} kcal a day less
#   ({{cite tasali_2022}}).
# - *Bloated after bread; fibre fills; limit sugar, alcohol, salt; stress and cortisol*: no number we could check.
#
# </details>
#
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
