# %% [markdown]
# # {{title}}
#
# > “She kept to the plan, and the scale went up. So she gained fat.”
#
# Ana's seventh week at 500 kcal a day below baseline. Her scale goes up. And her body?
#
# <small>**After this you can** say what makes a scale jump overnight; tell body from scale; judge a week.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the chart of line, body and scale: it is
# the central picture of the course. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: never ask who
# weighs in daily, or what a scale showed this morning.

# %%
from lessons_lib import PEOPLE, Plan, ScaleNoise, apps, charts, lesson, project, weigh_ins

# %%
lesson.draw("06.week")

# %%
lesson.ask("06.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: the scale is up by half a kilo since yesterday. Of that,
# fat is (a) all, (b) a fifth at the most, (c) about half. Expect a few at a, a third at c, most at b.
# Those at a take the scale for the body; those at c never worked out what such a day would have to be.
# Ask those at b what the rest is, and keep their words: they come back in the chart of the parts.

# %%
lesson.ask("06.prediction")

# %%
line = project(PEOPLE["ana"], Plan.deficit(500), days=84, model="rule_3500")
body = project(PEOPLE["ana"], Plan.deficit(500), days=84)
lesson.reveal("06.prediction", charts.weight(line, body, scale=weigh_ins(body, seed=4), week=7))

# %%
lesson.compare("06.prediction")

# %% [markdown]
# **Her week 7: the scale went up, her body {week_7_loss_kg:mass} down.**
#
# ## Explore
#
# Surely losing shows, morning by morning? **Target:** set week 12 and “another set of mornings” 1. Read how many
# mornings rise at 0 kcal a day below (**maintenance**), then at 500.

# %%
lesson.ask("06.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this on the large screen. Play the weeks at 250 and let the group call out when
# they are sure that Ana is losing; write down the weeks. Then move “another set of mornings”: same
# body, other calls. Maintenance (0) is the picture to end on.

# %%
apps.FluctuatingScale()

# %% [markdown]
# **Scatter** is how far the dots lie from the body's curve: within about {0.5:mass} on two days in three
# (the **standard deviation**).
#
# “You made these mornings up!” Yes, after real ones. A real man, asked to eat less, got lighter, yet
# his scale rose on {real_eating_rises:.0f} of 20 mornings ({{cite krone_2020}}).
#
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. What comes and goes is mostly
#
# - **glycogen**, a store of carbohydrate, and the water it holds;
# - the **gut**, with dinner on its way;
# - the **menstrual cycle**: about 0.45 kg, over some days ({{cite kanellakis_2023}});
# - **water**, perhaps after **salt**.
#
# “**Muscle weighs more**”? A litre of it weighs more than a litre of fat, but nobody builds a litre overnight.

# %%
lesson.compare("06.claim")

# %% [markdown]
# ## Worked example
#
# The scale is up by 0.4 kg since yesterday.
#
# - As tissue, at the rule's 7,716 kcal a kg: 0.4 × 7,716 = 3,086 kcal. A feast.
# - As glycogen: 1 g holds 2.7 g of water, 3.7 g together. 400 g ÷ 3.7 = 108 g; 108 × 4.2 kcal ≈ 450 kcal. A plate of
#   pasta.
#
# ## Your turn: from a plate to the scale

# %%
lesson.ask("06.1")

# %% [markdown]
# **“So any gain is just water?”** That would explain *everything* away. Ana's loss, the **signal**, is
# {signal_kg_a_day:mass.2} a day, a whisper in a canteen. But a whisper adds up.

# %%
lesson.ask("06.3")

# %%
lesson.reveal("06.3", charts.weekly_changes(body, week=4, people=1000))

# %%
lesson.ask("06.7")

# %% [markdown]
# Four weeks hide her loss in {four_weeks_gain_percent:.0f} % of repeats. So a scale that's up after **four** is a reason to doubt the 500:
# perhaps she ate more, or spent less, than reckoned. Nobody need have lied: what she eats and what she spends are both estimates
# (lesson 08).
#
# Swollen legs, a new medicine, or a fast gain? Ask a doctor.

# %%
lesson.recall("06")

# %% [markdown]
# ## Change the model
#
# Bet: is it her cycle that makes Ana's scale jump? Put `0` for `0.45`.

# %%
noise = ScaleNoise(menstrual_kg=0.45)
lesson.reveal("06.claim", charts.parts(weigh_ins(body, noise, seed=4), days=28))

# %% [markdown]
# <details><summary>After your run</summary>
#
# Hardly: it rises on {month_rises:.0f} mornings with it, {month_rises_without_cycle:.0f} without. The cycle lifts whole days, by up to
# {0.45:mass.2}; the jumps are water and gut.
#
# </details>
#
# ## Another person
#
# The body of Femi ({FEMI_KG:mass.0}) stands still. Nobody has told his scale.

# %%
lesson.ask("06.5")

# %%
femi = project(PEOPLE["femi"], Plan.deficit(0), days=84)
lesson.reveal("06.5", charts.weight(femi, scale=weigh_ins(femi, seed=3)))

# %% [markdown]
# ## What the model leaves out
#
# - **People.** **Weigh-ins** of eleven of twelve adults scatter by 0.27 to 0.57 kg ({{cite krone_2020}}), ours in between: who
#   jumps more must wait longer.
# - **The whoosh**, a drop after weeks of nothing: held water can leave in a night. That emptied fat cells fill with water
#   first, as is often told: for that we found no source.
#
# ## Exit ticket

# %%
lesson.ask("06.exit1")

# %%
lesson.ask("06.exit2")

# %% [markdown]
# To tell at dinner: we all leave this table heavier than we came, and none of it is fat yet.
#
# ## Recap

# %%
lesson.recap("06")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies and data</summary>
#
# - cycle: studies differ about the day; the week swings by 0.35 % ({{cite turicchi_2020}}); the model: {{cite hall_2011}}
# - article C would “manage sodium” and drink: that moves water, not fat. More salt made 32 men no heavier
#   ({{cite heer_2000}}); others disagree ({{cite kang_2018}}; {{cite dash_sodium_2020}}).
# - drinking shows: +1.8 % in five young men (PMC5704074), more water in another trial ({{cite nakamura_2020}})
# - “limit sodium”, says another article, with no number to check.
#
# **Data:** simulated, but for `data/real_weigh_ins.csv`; the targets of the scatter are in `data/scale_noise_targets.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
