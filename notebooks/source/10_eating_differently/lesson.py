# %% [markdown]
# # {{title}}
#
# > “Bread raises insulin. Insulin locks my fat away, so I stay hungry and eat more. Without bread I lost almost 3 kg in a
# > week. Forget kcal.”
#
# This forecasts that with fewer carbs **(1)** the same kcal take off more fat, and **(2)** people eat less.
#
# <small>**After this you can** tell water from fat on a scale; say what food changes; say how far a trial reaches.
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
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Vote, then draw Ana's fat
# together. Bet on packets, then on keto, each before its bar.
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
# ## Why it is wrong: forecast 1, the same kcal
#
# “{{wrong idea}}” is wrong, though insulin does slow the release of fat. At the same kcal a body without bread burns more
# fat **and eats more of it**: what goes out is put back. Gone for good is what the day's food does not cover.
#
# And your 3 kg? Your small store of carbohydrate, **glycogen**, holds 2.7 kg of water with each kg. Without bread it
# shrinks; with less insulin the kidneys let salt go ({{cite defronzo_1975}}), and water with it. Your kilos were real, but
# mostly not fat.
#
# “A model that counts kcal would say that.” So ask people ({{cite hall_2015}}).

# %%
lesson.ask("10.9")

# %% [markdown]
# Why not the same? Without bread glycogen pays first, and fat less.
#
# **You have a point, too.** In 23 trials of up to 2.5 weeks people with fewer carbs spent {ludwig_short_kcal:.0f} kcal a day less, but in six
# longer ones {ludwig_long_kcal:.0f} more ({{cite ludwig_2021}}). If that lasts, Ana loses {ludwig_twelve_fat_kg:mass}
# more fat in twelve weeks; our model leaves it out.
#
# ## Forecast 2: does food change how much is eaten?

# %%
lesson.ask("10.1")

# %%
lesson.reveal("10.1", charts.diets(1))

# %% [markdown]
# Packets made people heavier, cooked food lighter ({{cite hall_2019}}). What does little bread do? Again twenty
# ate freely: **keto**, {KETO_CARB_PERCENT:.0f} % carbohydrate, and **plants**, {PLANTS_CARB_PERCENT:.0f} %
# ({{cite hall_2021}}).

# %%
lesson.ask("10.prediction")

# %%
lesson.reveal("10.prediction", charts.diets())

# %%
lesson.compare("10.prediction")

# %% [markdown]
# Against plants forecast 2 failed; body fat clearly fell only on plants. Usual food wasn't tried.
#
# **Open, and on your side:** some began with keto, some with plants. In the first two weeks those on keto ate some
# {early_less_kcal:.0f} kcal a day *less* than those on plants (our sum, no interval), in the last two {late_more_kcal:,.0f} *more*. So critics say
# that the first food still acted during the second ({{cite sciarrillo_2024}}). The ward answers: all twenty ate more
# on keto ({{cite hall_2024}}).
#
# So “forget kcal” is half right: food changes **how many are eaten**. If keto is easier for you, nothing here speaks
# against it.

# %%
lesson.recall("10")

# %% [markdown]
# ## Worked example
#
# A friend's scale fell by 2 kg, his glycogen by 0.4 kg. Its water: 0.4 × 2.7 = 1.08 kg. Together: 0.4 + 1.08 = 1.48 kg.
# The other 0.52 kg: salt water, or fat.
#
# ## Your turn: bread comes back

# %%
lesson.ask("10.5")

# %%
lesson.ask("10.10")

# %% [markdown]
# ## Change the model
#
# Put `0.80` for `0.50`: who is right?

# %%
carbs = 0.50
usual, other = same_kcal(ana, plan, days=84, carb_fractions=(0.5, carbs))
print(f"Fat left: {units.mass(usual.fat_kg[-1], 2)} and {units.mass(other.fat_kg[-1], 2)}.")

# %% [markdown]
# ## Another direction: Jun gains
#
# His fat grows. Must his scale?
#
# ## Explore: which way does the scale go?
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
# ## What the model leaves out
#
# - **Water.** In larger surpluses of up to three weeks our model missed by {short_miss_kg:mass} on average, more than Jun falls
#   here. That water outweighs his surplus nobody measured.
# - **Hunger**: you set the kcal. On average packets brought {UPF_LOW_KCAL:.0f} to {UPF_HIGH_KCAL:.0f} more.
# - **“Wait until I have adapted!”** In week two people on keto still ate {second_week_kcal:.0f} kcal a day more than on plants;
#   month three nobody saw.
#
# <details><summary>A year, protein, sleep, stress</summary>
#
# - *A year*, not keto: {dietfits_apart_kg:mass} more off the scale; chance can do as much ({{cite gardner_2018}}).
# - *0.7 to 1.0 g of protein a pound* fits ({{cite morton_2018}}). *“Gold standard”*: with more of it {wycherley_fat_kg:mass.2} more fat went
#   ({{cite wycherley_2012}}).
# - *Sleep*: that it *raises ghrelin and lowers leptin* if short did not all repeat ({{cite simpson_2010}}); longer sleepers ate {tasali_kcal:.0f} kcal a day less
#   ({{cite tasali_2022}}).
# - *Fibre, sugar, alcohol, salt, stress, cortisol*: no number we could check.
#
# </details>
#
# ## Exit ticket

# %%
lesson.ask("10.exit1")

# %%
lesson.ask("10.exit2")

# %% [markdown]
# **For dinner:** in our model leaving the bread took {four_weeks_apart_kg:mass} more off Ana's scale, and no more off her fat.
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
