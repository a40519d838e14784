# %% [markdown]
# # {{title}}
#
# > “She kept to the plan, and the scale went up. So she gained fat.”
#
# Ana's seventh week at 500 kcal a day below her baseline, without a slip. From Monday to Monday the scale goes up, no
# doubt about it. And her body?
#
# <small>**After this you can** tell line, body and scale apart; name four things besides fat that move a scale; judge a
# week.
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

# %% [markdown]
# That was one week. Now all twelve. Her body gets lighter every single day.

# %%
lesson.ask("06.prediction")

# %%
line = project(PEOPLE["ana"], Plan.deficit(500), days=84, model="rule_3500")
body = project(PEOPLE["ana"], Plan.deficit(500), days=84)
w = weigh_ins(body, seed=4)
lesson.reveal("06.prediction", charts.weight(line, body, scale=w))

# %%
lesson.compare("06.prediction")

# %% [markdown]
# Dashed is the rule, the curve her body, each sign a morning. This is the picture of the whole course: a promise, a body,
# and a nervous messenger.
#
# ## Explore
#
# Surely who loses sees far fewer rising mornings than who does not?
#
# **Target:** set week 12 and “another set of mornings” 1. Count rising mornings at 0 (**maintenance**), then at 500.

# %%
lesson.ask("06.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this on the large screen. Play the weeks at 250 and let the group call out when
# they are sure that Ana is losing; write down the weeks. Then move “another set of mornings”: same
# body, other calls. Maintenance (0) is the picture to end on.

# %%
apps.FluctuatingScale()

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. The scale shows all that stands on it, and most of what changes overnight is not fat:
#
# - **glycogen**, the store of carbohydrate, holds 2.7 g of water for each gram;
# - the **gut** holds food on its way;
# - **salt** may hold water. That is disputed: with more salt 32 men weighed no more ({{cite heer_2000}});
# - the **menstrual cycle** adds about 0.45 kg around menstruation ({{cite kanellakis_2023}});
# - the **week** swings by 0.35 % of body weight, highest after the weekend ({{cite turicchi_2020}}).
#
# “**Muscle weighs more** than fat”? A litre of it does, but it comes in weeks, not overnight. What swells after new
# training is water (lesson 09).

# %%
lesson.compare("06.claim")

# %% [markdown]
# ## Worked example
#
# The scale is up by 0.4 kg overnight. Two stories:
#
# - **Tissue.** 0.4 kg × 7,716 kcal ≈ 3,100 kcal *above* what Ana spends: she would have eaten about
#   {eaten_for_jump_kcal:,.0f} kcal that day.
# - **Glycogen.** Each gram brings 3.7 g with its water. 400 g ÷ 3.7 = 108 g of it, × 4.2 kcal ≈ 450 kcal: a plate of
#   pasta, kept as glycogen and water. 0.4 kg on the scale, and no fat.
#
# And the size of it all: Ana's body loses about {signal_kg_a_day:mass.2} a day, the **signal**. Real scales move by 0.48 kg
# from one morning to the next (**standard deviation**: two in three moves are smaller; {{cite krone_2020}}). So
# you listen for a whisper in a canteen: that is **scatter**.
#
# ## Your turn

# %%
lesson.ask("06.1")

# %%
lesson.ask("06.2")

# %% [markdown]
# ## “So any gain is just water?”
#
# The best objection there is: with so much noise, every gain can be explained away. For one morning that is true. So
# count weeks.

# %%
lesson.ask("06.3")

# %%
lesson.reveal("06.3", charts.weekly_changes(body, week=4, people=300))

# %% [markdown]
# One week proves nothing, either way. Over *four* weeks only {four_weeks_gain_percent:.0f} % of Ana's repeats still show a
# gain: by then “just water” no longer does. With a smaller cut it takes longer. How long for one person, her own scatter
# decides (lesson 07).
#
# ## Change the model
#
# A simulation knows each part, day by day; how they divide is our guess. Ana's cycle, a few days
# around menstruation, is in here: the pictures above left it out. Put `0` in place of `0.45`, and it is gone. Then move the `#` from the second line to the first: the gut is still, too.

# %%
noise = ScaleNoise(menstrual_kg=0.45)
# noise = ScaleNoise(menstrual_kg=0, gut_kg_sd=0)
parts = weigh_ins(body, noise, seed=4)
lesson.reveal("06.claim", charts.parts(parts, days=28))

# %%
lesson.recall("06")

# %% [markdown]
# ## What the model leaves out
#
# - **People differ.** Twelve adults' **weigh-ins** scattered by 0.27 to 0.57 kg ({{cite krone_2020}}).
# - **The first weeks** of a diet are quick for 4 to 6 weeks ({{cite heymsfield_2011}}); in our model for days.
# - **The whoosh:** weeks of nothing, then a big drop overnight. Held water can leave in a night. That fat cells fill with
#   water first is often said; we found no source that we could check.
#
# <details><summary>What of salt, and of drinking enough?</summary>
#
# Article C would “manage sodium” and drink: that moves water, not fat. Our model holds {WATER_OF_A_GRAM_KG:mass.2} of water
# for 1 g more sodium a day. Trials of salt disagree ({{cite kang_2018}}; {{cite dash_sodium_2020}}): nobody should steer
# by it. Drinking shows, too: +1.8 % in five young men (PMC5704074); more
# body water in a trial ({{cite nakamura_2020}}).
#
# Another article would limit sodium, with no number that we could check. “Our bodies are not machines”, it says: weight
# will fluctuate. It is right.
#
# </details>
#
# ## Another person
#
# Femi (67, {FEMI_KG:mass.0}) eats what he spends, and his body does not change at all.

# %%
lesson.ask("06.5")

# %%
femi = project(PEOPLE["femi"], Plan.deficit(0), days=84)
lesson.reveal("06.5", charts.weight(femi, scale=weigh_ins(femi, seed=3)))

# %% [markdown]
# ## Exit ticket

# %%
lesson.ask("06.exit1")

# %%
lesson.ask("06.exit2")

# %% [markdown]
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
# - scatter: {{cite krone_2020}}; week: {{cite turicchi_2020}}; cycle: {{cite kanellakis_2023}}, but studies differ about
#   the day; water and glycogen in the model: {{cite hall_2011}}
#
# **Data:** simulated; the targets of the scatter are in `data/scale_noise_targets.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
