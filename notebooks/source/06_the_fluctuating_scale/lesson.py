# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **read** line, body and scale in one picture, and say which is which;
# - **name** five things besides fat that move the scale;
# - **judge** how often a week on plan still shows a gain.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone here is made up, and nobody needs a scale. If numbers on one have ever spoilt
# your day, this lesson is on your side; you may also stop, or talk to a doctor or someone you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the chart of Run: it is the central picture
# of the course. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: never ask who weighs in daily, or what a scale
# showed this morning.

# %%
from lessons_lib import PEOPLE, Plan, ScaleNoise, apps, charts, lesson, project, weigh_ins

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("06")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: the scale is up by half a kilo since yesterday. That
# is (a) mostly fat, (b) mostly something else, (c) a faulty scale. Expect a third at a, most at b, a few
# at c. Those at a take the scale for the body; those at c trust it too little, for it is right about the
# mass. Ask those at b what else it is, and keep their words: they come back in the chart of the parts.

# %% [markdown]
# ## What people say
#
# > “She kept to the plan all week, and the scale went up. So she has gained fat. The scale does not lie.”

# %%
lesson.ask("06.claim")

# %% [markdown]
# ## Predict: how often does it rise?
#
# Ana ({ANA_KG:g} kg) eats 500 kcal a day below her baseline for 12 weeks, without a slip. Her body gets
# lighter every single day. She steps on the scale each morning.

# %%
lesson.ask("06.prediction")

# %% [markdown]
# ## Run: line, body, scale
#
# The dashed line is the 3,500 rule, the solid curve the adapting body, each dot one morning. **Standard
# deviation**: how far a morning typically lies from the curve; about two in three lie closer.

# %%
line = project(PEOPLE["ana"], Plan.deficit(500), days=84, model="rule_3500")
body = project(PEOPLE["ana"], Plan.deficit(500), days=84)
w = weigh_ins(body, seed=4)
lesson.reveal("06.prediction", charts.weight(line, body, scale=w))

# %% [markdown]
# ## Compare

# %%
lesson.compare("06.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. The scale shows everything that stands on it, and most of what changes
# overnight is not fat:
#
# - **salt** may hold water for a day or two (disputed: see below);
# - **glycogen**, the store of carbohydrate, holds 2.7 g of water for each gram;
# - the **gut** holds food on its way;
# - the **menstrual cycle** adds about 0.45 kg around menstruation ({{cite kanellakis_2023}}); studies
#   differ about the day;
# - the **week** has a rhythm, highest after the weekend: 0.35 % of body weight from top to bottom in
#   people keeping a loss ({{cite turicchi_2020}});
# - **new training**: sore muscles swell with water, and trained ones store more glycogen with its water. For how
#   much we have no number that we could check. “**Muscle weighs more** than fat”? A litre of it does. But it comes in weeks, not in days
#   (lesson 09), so a jump after the first sessions is water.
#
# A simulation knows what a scale cannot: each part. Here are four weeks of them. How the total divides is
# our assumption.

# %%
charts.parts(w)

# %%
lesson.compare("06.claim")

# %% [markdown]
# ## Worked example
#
# The scale is up by 0.4 kg overnight. Two stories:
#
# - **Tissue.** 0.4 kg × 7,716 kcal (3,500 a pound) ≈ 3,100 kcal *above* what Ana spends. She would have
#   eaten about {eaten_for_jump_kcal:,.0f} kcal that day.
# - **Glycogen.** Each gram brings 3.7 g with its water. 400 g ÷ 3.7 = 108 g of it, × 4.2 kcal ≈ 450 kcal:
#   a plate of pasta that went into a store.
#
# And the size of the signal: 500 kcal ÷ 7,716 = 0.065 kg a day. From one morning to the next, real
# scales move by 0.48 kg (standard deviation, {{cite krone_2020}}). One day's signal is about a seventh of
# one day's scatter.
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
# Do the rising mornings go away when Ana eats less? Look at 0 (maintenance) and at 500, and try a
# surplus (below 0) too.
#
# **Target:** week 12, set of mornings 1; count the rising mornings at 0 and at 500, and subtract.

# %%
lesson.ask("06.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this on the large screen. Play the weeks at 250 and let the group call out when
# they are sure that Ana is losing; write down the weeks. Then move “another set of mornings”: same
# body, other calls. Maintenance (0) is the picture to end on.

# %%
apps.FluctuatingScale()

# %% [markdown]
# ## Change the model
#
# The cycle is switched off unless we ask for it. Before you run: will it lift all eight weeks, or come
# and go? Watch the part “rhythms, scale”. Then try other numbers, such as `gut_kg_sd=0`.

# %%
with_cycle = weigh_ins(body, ScaleNoise(menstrual_kg=0.45), seed=4)
charts.parts(with_cycle, days=56)

# %% [markdown]
# ## What the model leaves out
#
# The **total** is measured. The weigh-ins of 12 adults scattered about a 21-day line with a standard
# deviation of 0.27 to 0.57 kg, and one person's with 1.5 ({{cite krone_2020}}; DERIVED from their open
# data). How the total **divides** into salt, glycogen and gut is our assumption.
#
# Salt is disputed. Our line says that 1 g more sodium a day holds {WATER_OF_A_GRAM_KG:mass.2} of water. The trials:
#
# | trial | what it found |
# |---|---|
# | 32 men, 3 to 32 g of salt a day ({{cite heer_2000}}) | more salt: **no** more weight or body water; water moved from tissues into the blood |
# | 85 people with obesity, two months ({{cite kang_2018}}) | less salt, same kcal: −6.3 against −5.0 % of weight (P = .05); less **water**, fat alike |
# | 412 people ({{cite dash_sodium_2020}}; VERIFIED) | more salt: slightly **heavier** on one diet, not on the other, with food adjusted to hold weight |
#
# From least to most salt of the first, our line would have said {WATER_OF_THE_TRIAL_KG:mass}. We keep it for everyday
# salt, and the body model stops it at 4,000 mg/day of change.
#
# What of “managing sodium intake” and drinking enough (article C)? Water, not fat, at most. Five young men who drank
# little, then more for four weeks, weighed 1.8 % more (PMC5704074, VERIFIED); in a randomised trial of 55, more drinking
# raised the share of body water over 12 weeks ({{cite nakamura_2020}}). To limit sodium, in another article, is advice
# about food, with no number for weight that we could check. The same one says that “our bodies are not
# machines”: weight will fluctuate. It is right.
#
# **The first weeks** of a diet are quick, on any scale: in a review the fast part halves in under a week and lasts 4 to
# 6 weeks ({{cite heymsfield_2011}}). In our model most of it is over in days.
#
# **The whoosh.** Weeks of nothing, then 2 kg overnight: do fat cells fill with water and let it go? True is that held
# water can leave in a night, and then shows what was lost before. For the fat cells we found no source that we could
# check.
#
# ## Another person
#
# Femi (67, {FEMI_KG:g} kg) neither loses nor gains: he eats what he spends.
#
# Guess first, then run the next cell and read it off the dots.

# %%
lesson.ask("06.5")

# %%
femi = project(PEOPLE["femi"], Plan.deficit(0), days=84)
still = weigh_ins(femi, seed=4)
lesson.reveal("06.5", charts.weight(femi, scale=still))

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
# ## Sources
#
# - scatter: {{cite krone_2020}}; week: {{cite turicchi_2020}}; cycle: {{cite kanellakis_2023}}
# - water and glycogen in the model: {{cite hall_2011}}
#
# **Claims met:** {{claims}}
#
# **Data:** simulated; the targets of the scatter are in `data/scale_noise_targets.csv`.
#
# **Next:** {{next}}
