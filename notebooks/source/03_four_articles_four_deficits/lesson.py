# %% [markdown]
# # {{title}}
#
# Four articles about leg fat started this course. (Does the fat leave the legs? Lesson 11.) Three of them say how much
# less to eat; the fourth, **D**, gives no number:
#
# | article | how much less |
# |---|---|
# | **A** *How To Lose Leg Fat* (Healthline, 2026) | 500 to 750 below what the body “expends” |
# | **B** *How to Reduce Leg Fat Pockets* (Livestrong, 2019) | 500 to 1,000 “short of your basal metabolic rate” |
# | **C** *How to Get Rid of Back Leg Fat* | 250 to 500 below the TDEE, all that is spent |
#
# <small>**After this you can** **find** the zero point of any “500 below”; **work out** the true deficit behind it;
# **tell** what four articles got right.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** one article gives unsafe advice. We work it out on paper to see what is wrong with it, and nobody should
# follow it. Everyone here is made up. A sore subject today? Leave it, or talk to a doctor or someone you trust.</small>

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
# Hatched: 800 kcal a day or less, which belongs under medical supervision (NHS and NICE). The course refuses to draw
# such a plan. B's stricter end goes there, so all of B is refused. Refused too is what leads to underweight within a
# year (WHO), or what our model cannot follow for a year. Below the dotted line (1,200 for women, 1,500 for men) a plan
# is flagged.

# %%
ana = PEOPLE["ana"]
lesson.reveal("03.prediction", charts.articles(ana))

# %%
lesson.compare("03.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. “But 500 is 500!” So are five floors; it matters where you start. Picture a house with a
# floor for every 100 kcal. Ana lives on floor {ana_floor:.0f}: that is all she spends. A and C send her down the stairs
# from there.
#
# B first puts her into a lift, without a word, down to floor {rest_floor:.0f}: the resting rate. *Then* come the five to
# ten floors, and ten end below floor 8, where the doctors wait.
#
# B takes the BMR for what holds weight “without exercise” (lesson 02). If it did, B's pace would follow from the
# 3,500 rule: 7 × 500 = 3,500, a pound a week. One wrong **zero point** undid the sum.

# %%
lesson.compare("03.claim")

# %% [markdown]
# ## Explore
#
# “B is too deep for Ana. And for a bigger man?” Ten people live in our house. For one of them, and no other, B can be
# drawn. Who is it?
#
# **Target:** PAL “own”, article B, the one person with a bar in B's row.

# %%
lesson.ask("03.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Let the room bet on a name first. Then Hugo: why him? Then Hugo with PAL 2.5:
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
# ({{cite jensen_2014}}).
#
# ## Your turn

# %%
lesson.ask("03.2")

# %%
lesson.ask("03.3")

# %% [markdown]
# ## Is at least the pace right?
#
# A gives 1 to 1.5 lb a week “in theory”; B gives 1 to 2; C says “sustainable and healthy”, and no number. Each bar is a
# mean over half a year.

# %%
charts.paces(ana, weeks=26)

# %% [markdown]
# A's pace is the straight line; a body that adapts gives less. A says so: such figures “rarely work out so precisely”.
#
# **What each got right.** **A**: the zero point, the guidelines' size, and the warning that real weeks vary. **B**: a
# doctor first, and a stop before a healthy weight is left. **C**: the zero point by name, and a moderate size. **D**: a
# doctor first; where no number is, none can be wrong.
#
# ## Another direction
#
# Does the zero point matter for a gain too?

# %%
lesson.ask("03.5")

# %% [markdown]
# ## Change the model
#
# Dev's lift went unnoticed, too. Change one name, `rmr_kcal`, into `tdee_kcal`. Which way does his weight go then?

# %%
dev = PEOPLE["dev"]
project(dev, Plan.intake(round(dev.rmr_kcal) + 500), days=84)

# %%
lesson.recall("03")

# %% [markdown]
# ## What the model leaves out
#
# - **Plans are hard to keep.** In a review of trials, loss levelled off at about six months, and those that ran four
#   years kept 3 to 6 kg off ({{cite franz_2007}}).
# - **Lean tissue.** At about 500 kcal a day below spending, people who train stop gaining it, on average
#   ({{cite murphy_2022}}). That speaks for C's gentler end.
# - **The size of the body.** Athletes who lost 0.7 % of their weight a week gained some lean tissue; those who lost 1.4 %
#   did not ({{cite garthe_2011}}).
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
# - 800 kcal: NHS (the British health service), archived page on very low calorie diets; NICE (its advisers), guideline
#   CG189 (2014, since replaced), as others quote it
# - four diets, the same 6 kg off after six months, in 811 adults: {{cite sacks_2009}}
# - The 1 % of weight a week at which the course flags is its own rule. That intake should never be under the BMR is a
#   common caution with no number that we could check.
#
# **Data:** `data/articles.csv`, the four prescriptions in our words; the people are in `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
