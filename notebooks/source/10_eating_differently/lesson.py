# %% [markdown]
# # {{title}}
#
# > “Bread raises insulin. Insulin locks my fat away, so I stay hungry and eat more. Without bread I lost almost 3 kg in a
# > week. Forget kcal.”
#
# Two forecasts. With fewer carbs **(1)** the same kcal take off more fat, and **(2)** people eat less.
#
# <small>**After this you can** tell water from fat on a scale; test a belief by its forecast; say what trials leave open.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, same_kcal, units

# %%
lesson.ask("10.claim")

# %%
lesson.draw("10.fat")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Vote, then draw Ana's fat together. Then
# project one bar at a time, a bet before each.
# {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: food is culture, faith and family. Ask nobody what
# they eat, and let no one in the room praise or defend a diet; the trials do not need it.
#
# **Claims met:** {{claims}}

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: more fat goes (a) with few carbohydrates, (b) about the same, (c) with the usual ones. Expect half at a, for
# the scale says so. Then the bet on keto: more or less eaten? Expect half at less; ask them what they would need
# to see to give the insulin idea up.

# %%
ana, plan = PEOPLE["ana"], Plan.deficit(500)
usual, few = same_kcal(ana, plan, days=28, carb_fractions=(0.5, 0.1))
lesson.reveal("10.fat", charts.same_kcal(usual, few))

# %%
lesson.compare("10.claim")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Insulin does slow the release of fat; so far you are right. But what a day's food does not cover
# comes out of the stores. Without bread a body burns more fat, but more fat is eaten, too, and goes back in.
# And your 3 kg? You carry a small store of carbohydrate, **glycogen**, and 2.7 kg of water with each kg of it.
# Without bread it shrinks. Salt and its water leave, too. Your kilos were real, but mostly not fat.
#
# “A model that counts kcal would say that.” It would. So ask people: cut one of two **macronutrients** ({{cite hall_2015}}).

# %%
lesson.ask("10.9")

# %% [markdown]
# Why not the same? At first glycogen pays, so fat pays less: in Ana's first week {usual_week_fat_kg:mass.2} of fat go with bread,
# {few_week_fat_kg:mass.2} without. Later both lose alike.
#
# <details><summary>“But without bread I burn more!” A fair point</summary>
#
# By {ludwig_long_kcal:.0f} kcal a day in six trials longer than 2.5 weeks ({{cite ludwig_2021}}): by our model, {ludwig_year_kg:mass} of fat a year.
# A year's trial (not keto) found {dietfits_apart_kg:mass}, and chance can do as much ({{cite gardner_2018}}).
#
# </details>
#
# ## Forecast 2: hunger
#
# Twenty people in a ward ate as much as they liked, two weeks each: **keto**, {KETO_CARB_PERCENT:.0f} % carbohydrate, and **plants**, {PLANTS_CARB_PERCENT:.0f} %
# ({{cite hall_2021}}).

# %%
lesson.ask("10.prediction")

# %%
lesson.reveal("10.prediction", charts.diets(1))

# %%
lesson.compare("10.prediction")

# %% [markdown]
# Nobody knows why: meat, fibre and bulk differed. “But keto is faster!” On the scale, in week one, mostly not by
# fat. Body fat fell, clear of chance, only on plants.
#
# One thing is **open**, and on your side: before anyone had changed foods, those on keto ate some {early_less_kcal:.0f} kcal a day *less* (our sum).
# So critics say that the first food worked on ({{cite sciarrillo_2024}}); the ward, that each of the twenty ate more on keto
# ({{cite hall_2024}}).
#
# If keto is easier for you, nothing here speaks against it. What, then, makes people eat more?

# %%
lesson.ask("10.1")

# %%
lesson.reveal("10.1", charts.diets())

# %% [markdown]
# They gained {upf_up_kg:mass} on packets and lost {upf_un_kg:mass} on cooked food ({{cite hall_2019}}); here order made no difference.
# So “forget kcal” is half right: food changes **how many are eaten**.

# %%
lesson.recall("10")

# %% [markdown]
# ## Worked example
#
# A friend's scale fell by {TWO_KG:mass.0}, his glycogen by 0.4 kg. Its water: 0.4 × 2.7 = 1.08 kg. Together: 0.4 + 1.08 = 1.48 kg.
# The rest: salt water, or fat.
#
# ## Your turn: bread goes, bread comes back

# %%
lesson.ask("10.8")

# %%
lesson.ask("10.5")

# %% [markdown]
# ## Explore: can you gain fat while the scale falls?
#
# **Target:** the highest stop at which Jun's scale falls.

# %%
lesson.ask("10.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this, and read nothing aloud: let the room say whether Jun gains or loses. Then read it. Say that
# the model's water is the part we trust least: it gives the direction and the size, not the decimal.

# %%
apps.CarbSwitch()

# %% [markdown]
# ## Another direction: do *more* carbs make fat?
#
# Ana eats 80 % carbohydrate, the same kcal.
#
# ## Change the model
#
# **Bet first:** does more fat stay, or less? Then write `0.80`.

# %%
more = 0.50
usual, other = same_kcal(ana, plan, days=84, carb_fractions=(0.5, more))
print(f"Fat left: {units.mass(usual.fat_kg[-1], 2)} and {units.mass(other.fat_kg[-1], 2)}.")

# %% [markdown]
# <details><summary>After your run</summary>
#
# *Less*, by a hair: {more_carbs_less_fat_kg:mass.2}. In this model only a surplus makes fat.
#
# </details>
#
# ## What the model leaves out
#
# - **Water.** In larger surpluses of up to three weeks it missed the weight by {short_miss_kg:mass}.
# - **Hunger** is not in the model: you set the kcal. With packets, chance leaves {UPF_LOW_KCAL:.0f} to {UPF_HIGH_KCAL:.0f} a day more.
# - **“Wait until I have adapted!”** Fair: in week two the gap was {second_week_kcal:.0f}; month three nobody saw.
#
# <details><summary>Carbs, protein, sleep, stress: what articles say</summary>
#
# - *Carbs*: with fewer, {ludwig_short_kcal:.0f} kcal a day less were spent in 23 short trials (Ludwig); {tobias_kg:mass.2} more went in a year
#   or more ({{cite tobias_2015}}).
# - *0.7 to 1.0 g of protein a pound*, 1.5 to 2.2 g a kilogram, fits: no more lean mass came beyond 1.62, 1.03 to 2.20
#   ({{cite morton_2018}}).
# - *Protein is the “gold standard”*: with more of it {wycherley_fat_kg:mass.2} more fat went ({{cite wycherley_2012}}); in two years 15 and 25 % came out alike ({{cite sacks_2009}}).
#   It costs more to digest ({{cite westerterp_2004}}).
# - *Short sleep raises ghrelin and lowers leptin*: in 12 people ({{cite spiegel_2004}}); in 136 leptin rose ({{cite simpson_2010}}).
# - *7 to 9 hours*: short nights cost lean tissue ({{cite nedeltcheva_2010}}); longer sleepers ate {tasali_kcal:.0f} kcal a day less ({{cite tasali_2022}}).
# - *Fibre, bloating, sugar, alcohol, salt, stress, cortisol*: no number we could check.
#
# </details>
#
# ## Exit ticket

# %%
lesson.ask("10.exit1")

# %%
lesson.ask("10.exit2")

# %% [markdown]
# To tell at dinner: leaving the bread took {scales_apart_kg:mass} more off Ana's scale, and no more off her fat.
#
# ## Recap

# %%
lesson.recap("10")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# The model: {{cite hall_2011}}. **Data:** `data/eating_effects.csv`.
