# %% [markdown]
# # {{title}}
#
# > “She kept to the plan, and the scale went up. So she gained fat.”
#
# Ana's seventh week at 500 kcal a day below her baseline, without a slip (▲: more than the day before):
#
# {week_7_table}
#
# <small>**After this you can** tell line, body and scale apart in one picture; name five things besides fat that move the
# scale; judge how often a week on plan still shows a gain.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** everyone here is made up, and nobody needs a scale. If numbers on one have ever spoilt your day, this lesson
# is on your side; you may also stop, or talk to a doctor or someone you trust.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the chart of line, body and scale: it is
# the central picture of the course. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: never ask who
# weighs in daily, or what a scale showed this morning.

# %%
from lessons_lib import PEOPLE, Plan, ScaleNoise, apps, charts, lesson, project, weigh_ins

# %%
lesson.ask("06.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: the scale is up by half a kilo since yesterday. That
# is (a) mostly fat, (b) mostly something else, (c) a faulty scale. Expect a third at a, most at b, a few
# at c. Those at a take the scale for the body; those at c trust it too little, for it is right about the
# mass. Ask those at b what else it is, and keep their words: they come back in the chart of the parts.

# %%
lesson.ask("06.prediction")

# %% [markdown]
# ## Line, body, scale
#
# Ana's twelve weeks. The dashed line is the 3,500 rule, the curve her body, each sign one morning; triangles are
# mornings that show more than the day before.

# %%
line = project(PEOPLE["ana"], Plan.deficit(500), days=84, model="rule_3500")
body = project(PEOPLE["ana"], Plan.deficit(500), days=84)
w = weigh_ins(body, seed=4)
lesson.reveal("06.prediction", charts.weight(line, body, scale=w))

# %%
lesson.compare("06.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. The scale shows all that stands on it, and most of what changes overnight is not fat:
#
# - **glycogen**, the store of carbohydrate, holds 2.7 g of water for each gram;
# - the **gut** holds food on its way;
# - **salt** may hold water. That is disputed: with more salt 32 men weighed no more ({{cite heer_2000}});
# - the **menstrual cycle** adds about 0.45 kg around menstruation ({{cite kanellakis_2023}});
# - the **week** swings by 0.35 % of body weight, highest after the weekend ({{cite turicchi_2020}});
# - **new training** swells sore muscles with water. “**Muscle weighs more** than fat”? A litre of it does, but it comes
#   in weeks (lesson 09), not overnight.

# %%
lesson.compare("06.claim")

# %% [markdown]
# ## Change the model
#
# A simulation knows what no scale can: each part, day by day. How the total divides is our assumption. Put `0` in place
# of `0.45`, and the cycle is gone; then `0, gut_kg_sd=0`, and the gut is still, too.

# %%
parts = weigh_ins(body, ScaleNoise(menstrual_kg=0.45), seed=4)
charts.parts(parts, days=28)

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
# The **signal**: after the first week Ana's body loses about {signal_kg_a_day:mass.2} a day. From one morning to the next
# real scales move by 0.48 kg (**standard deviation**: two in three moves are smaller; {{cite krone_2020}}). So a day's
# signal is a tenth of a day's **scatter**.
#
# ## Your turn

# %%
lesson.ask("06.1")

# %%
lesson.ask("06.2")

# %%
lesson.ask("06.3")

# %%
lesson.reveal("06.3", charts.weekly_changes(body, week=4, people=300))

# %% [markdown]
# ## Explore
#
# Do the rising mornings go away when Ana eats less?
#
# **Target:** week 12, “another set of mornings” at 1; their count at 0 (**maintenance**) and at 500.

# %%
lesson.ask("06.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this on the large screen. Play the weeks at 250 and let the group call out when
# they are sure that Ana is losing; write down the weeks. Then move “another set of mornings”: same
# body, other calls. Maintenance (0) is the picture to end on.

# %%
apps.FluctuatingScale()

# %%
lesson.recall("06")

# %% [markdown]
# ## What the model leaves out
#
# - **People differ.** Twelve adults' **weigh-ins** scattered by 0.27 to 0.57 kg ({{cite krone_2020}}).
# - **The first weeks** of a diet are quick for 4 to 6 weeks ({{cite heymsfield_2011}}); in our model for days.
# - **The whoosh:** weeks of nothing, then a big drop overnight. Held water can leave in a night; then the scale shows
#   what was lost before. That fat cells fill with water first is often said; we found no source that we could
#   check.
#
# <details><summary>What of salt, and of drinking enough?</summary>
#
# Article C would “manage sodium” and drink. Water, not fat, at most. Our model's body holds
# {WATER_OF_A_GRAM_KG:mass.2} of water for 1 g more sodium a day. Less salt took off more weight in one trial, of water
# ({{cite kang_2018}}); in another more salt made people slightly heavier on one of two diets
# ({{cite dash_sodium_2020}}).
#
# Drinking shows on the scale too: +1.8 % in five young men (PMC5704074); more body water in a trial
# ({{cite nakamura_2020}}). Another article would limit sodium, with no number for weight that we could check. It also
# says that “our bodies are not machines”: weight will fluctuate. It is right.
#
# </details>
#
# ## Another person
#
# Femi (67, {FEMI_KG:mass.0}) eats what he spends. A rough guess will do: your last answer counts.

# %%
lesson.ask("06.5")

# %%
femi = project(PEOPLE["femi"], Plan.deficit(0), days=84)
lesson.reveal("06.5", charts.weight(femi, scale=weigh_ins(femi, seed=4)))

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
