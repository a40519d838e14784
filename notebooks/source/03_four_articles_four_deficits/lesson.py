# %% [markdown]
# # {{title}}
#
# This course began with four articles about leg fat. They say how much less to eat:
#
# | article | how much less | pace it gives |
# |---|---|---|
# | **A** *How To Lose Leg Fat* (Healthline, 2026) | 500 to 750 below what the body “expends” | “in theory” 1 to 1.5 lb a week |
# | **B** *How to Reduce Leg Fat Pockets* (Livestrong, 2019) | 500 to 1,000 “short of your basal metabolic rate” | 1 to 2 lb a week |
# | **C** *How to Get Rid of Back Leg Fat* | 250 to 500 below the TDEE | “sustainable and healthy”, no number |
# | **D** *How to Get a Smaller Butt, Legs & Thighs* | no number | no number |
#
# <small>**After this you can** **find** the zero point of any “500 below”; **work out** the true deficit behind it;
# **tell** what four articles got right.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** one article gives unsafe advice. We work it out on paper to see what is wrong with it, and nobody should
# follow it. Everyone here is made up. If eating or weight worries you, talk to a doctor or someone you trust.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the picture of the bet and ask only “where
# is B?”. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: someone in the room may have followed such
# advice, in good faith. It looked official. Blame the missing zero point, never the reader. Do not read intakes aloud
# as if they were tips, and leave the unsafe ones on the page.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.ask("03.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c before anyone calculates, and again after Why it is wrong. Expect a third at a
# (500 appears in three of the four), half at b (they compare the numbers, as one does), the rest at c. Ask
# those at c to point at the words in the table that made them stop.

# %% [markdown]
# ## Bet: how deep does B go?

# %%
lesson.ask("03.prediction")

# %% [markdown]
# The hatched part is 800 kcal a day or less, which belongs under medical supervision (NHS
# and NICE, the British health service and its advisers). The course refuses to draw such a plan, and one that leads
# to a BMI under 18.5 within a year (WHO: underweight). Below the dotted line (1,200 for women, 1,500 for men) a plan is
# flagged.

# %%
ana = PEOPLE["ana"]
lesson.reveal("03.prediction", charts.articles(ana))

# %%
lesson.compare("03.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. A deficit is a difference, and a difference has two ends. A and C count down from all that
# is spent. B counts down from the resting rate: for Ana from {ANA_REST_KCAL:,.0f} kcal a day, not from {ANA_KCAL:,.0f}.
# So B's reader subtracts twice: first everything besides rest, unnoticed, then 500 to 1,000 more.
#
# How could that happen? B takes the BMR for what holds weight “without exercise” (lesson 02). If that were so,
# B's pace would be right: 7 × 500 = 3,500, a pound. One wrong zero undid the sum.

# %%
lesson.compare("03.claim")

# %% [markdown]
# ## Explore
#
# Is B unsafe for everybody, or only for Ana? And when may even A or C go too far? Try a small body and a
# quiet day (Grace, PAL 1.2).
#
# **Target:** PAL “own”, article B, all ten people.

# %%
lesson.ask("03.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Let the room guess the count first. Then Hugo: why him? Then Hugo with PAL 2.5:
# B does not ask how active anyone is, so the more active the reader, the larger the hidden deficit.

# %%
apps.FourArticles()

# %% [markdown]
# ## Worked example
#
# Somebody spends a round 2,400 kcal a day, 1,500 of it at rest.
#
# | instruction | eaten | below what is spent | by the 3,500 rule, lb a week |
# |---|---|---|---|
# | 500 below spending | 1,900 | 500 | 1 |
# | 500 below rest | 1,000 | 1,400 | 2.8 |
# | 1,000 below rest | 500 | 1,900 | 3.8 |
#
# The lower two are worked out to be refuted: guidelines prescribe 1,200 to 1,500 kcal for women
# ({{cite jensen_2014}}). And by the rule's own sum, B's instruction gives two to three times the pace that B names.
#
# ## Your turn

# %%
lesson.ask("03.1")

# %%
lesson.ask("03.2")

# %%
lesson.ask("03.3")

# %% [markdown]
# ## Is at least the pace right?
#
# Each bar is a mean over half a year.

# %%
charts.paces(ana, weeks=26)

# %% [markdown]
# A's pace is the straight line; a body that adapts gives less. A says so: “our bodies are not machines”, and such
# figures “rarely work out so precisely”.
#
# **What each got right.** **A**: the zero point, the guidelines' size, and the warning that real weeks vary.
# **B**: a doctor first, and a stop before a healthy weight is left. **C**: the zero point by name, TDEE, and a moderate
# size. **D**: a doctor first; D gives no number, so none can be wrong.
#
# ## Another direction
#
# Does the zero point matter for a gain too?

# %%
lesson.ask("03.5")

# %% [markdown]
# ## Change the model
#
# Change one name, `rmr_kcal`, into `tdee_kcal`. Which way does his weight go then?

# %%
dev = PEOPLE["dev"]
project(dev, Plan.intake(round(dev.rmr_kcal) + 500), days=84)

# %% [markdown]
# ## Two from lesson 01
#
# You skipped it? Skip these two.

# %%
lesson.recall("03")

# %% [markdown]
# ## What the model leaves out
#
# - **Plans are hard to keep.** In a review of trials, loss levelled off at about six months, and those that ran four
#   years kept 3 to 6 kg off ({{cite franz_2007}}).
# - **Lean tissue.** At about 500 kcal a day below spending, people who train stop gaining it, on average
#   ({{cite murphy_2022}}). That speaks for C's gentler end.
# - **The size of the body.** A pound is a larger share of a small body. Athletes who lost 0.7 % of their weight a week
#   gained some lean tissue; those who lost 1.4 % did not ({{cite garthe_2011}}).
#
# ## Exit ticket

# %%
lesson.ask("03.exit1")

# %%
lesson.ask("03.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("03")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - the guidelines' 500 or 750 kcal a day: {{cite jensen_2014}}; underweight, and a markedly increased risk under a BMI
#   of 16: {{cite who_bmi}}
# - 800 kcal: NHS, archived page on very low calorie diets; NICE, guideline CG189 (2014, since replaced), as others
#   quote it
# - four diets, the same 6 kg off after six months, in 811 adults: {{cite sacks_2009}}. One pound a week would have been
#   {PROMISED_HALF_YEAR_KG:mass}.
# - 1.5 lb a week is {PACE_OF_LIGHT_PERCENT:.1f} % of a {LIGHT_KG:g} kg body, {PACE_OF_HEAVY_PERCENT:.1f} % of a
#   {HEAVY_KG:g} kg body. The 1 % at which the course flags is its own rule. That intake should never be under the BMR
#   is a common caution with no number that we could check.
#
# **Data:** `data/articles.csv`, the four prescriptions in our words; the people are in `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
