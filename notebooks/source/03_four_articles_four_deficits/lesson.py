# %% [markdown]
# # {{title}}
#
# Four articles about leg fat started this course. (Does the fat leave the legs? Lesson 11.) Ana reads them all. Healthline
# (**A**) says to eat 500 to 750 less than the body “expends”; **C**, 250 to 500 below the TDEE, all that is spent. **D**
# gives no number. And Livestrong (**B**): 500 to 1,000 “short of your basal metabolic rate”.
#
# Think of a house with a floor for every 100 kcal a day. Ana lives as high as she spends; each article sends her down.
#
# <small>**After this you can** find the zero of any “500 below”; work out the deficit; judge articles.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}. B is unsafe: never follow it.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the picture of the bet and let the room
# point: where does B end? {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: someone in the room may have
# followed such advice, in good faith. It looked official. Blame the missing zero point, never the reader. Do not read
# intakes aloud as if they were tips, and leave the unsafe ones on the page.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.ask("03.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c before anyone calculates, and again after Why it is wrong. Expect a third at a
# (500 appears in three of the four), half at c (they compare the numbers, as one does), the rest at b. Ask
# those at b to point at the words that made them stop.

# %%
charts.house(PEOPLE["ana"])

# %%
lesson.ask("03.prediction")

# %%
lesson.reveal("03.prediction", charts.lift(PEOPLE["ana"]))

# %%
lesson.compare("03.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. “But 500 is 500!” So are five floors; it matters where you start. A and C send Ana down the
# stairs from floor {ana_floor:.0f}: all she spends. B first puts her into a lift, without a word, down to floor
# {rest_floor:.0f}: the resting rate. *Then* come the stairs. Five flights end on floor 10: {ana_eats_by_b_kcal:,.0f} kcal.
# Ten end on floor 5, and at 8 or below only doctors go (NHS and NICE).
#
# “So what? Deeper is faster.” On paper, yes: {ana_rule_lb_per_week:.1f} lb a week by the 3,500 rule, at the gentle end.
# But B promises 1. It took the BMR for what holds weight “without exercise” (lesson 02), then did the usual sum:
# 7 × 500 = 3,500, a pound a week. One wrong **zero point**, and a plan for a clinic is sold as a gentle one.

# %%
lesson.compare("03.claim")

# %% [markdown]
# ## Explore
#
# For one of our ten people, and no other, B can be drawn. Bet on Femi, Jun, Ben or Hugo, then look.
#
# Refused: 800 kcal or less at either end; ending underweight within a year (WHO); beyond what our model can follow.
# Flagged: under 1,200 (women) or 1,500 (men).
#
# **Target:** article B, PAL “own”: who has a bar in B's row?

# %%
apps.FourArticles()

# %%
lesson.ask("03.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Let the room bet on a name first. Then Hugo: why him? Then Hugo with PAL 2.5:
# B does not ask how active anyone is, so the more active the reader, the larger the hidden deficit.

# %% [markdown]
# ## Worked example
#
# Somebody spends a round 2,400 kcal a day, 1,500 of it at rest.
#
# | instruction | eaten | below what is spent | by the 3,500 rule, lb a week |
# |---|---|---|---|
# | 500 below spending | 1,900 | 500 | 1 |
# | 500 below rest | 1,000 | 1,400 | 2.8 |
#
# The lower one is worked out to be refuted: guidelines prescribe 1,200 to 1,500 kcal for women ({{cite jensen_2014}}).
#
# ## Your turn

# %%
lesson.ask("03.2")

# %%
lesson.ask("03.3")

# %% [markdown]
# ## What each got right
#
# **A**: the zero point, the guidelines' size, and honesty. Its 1 to 1.5 lb a week are “in theory”; Ana's body gives
# {a_gentle_lb_per_week:.1f} to {a_strict_lb_per_week:.1f} over half a year. Such figures “rarely work out so precisely”,
# says A. **B** (1 to 2 lb): a doctor first, and a stop before a healthy weight is left. **C** (“sustainable and healthy”):
# the zero point by name, and a moderate size. **D**: a doctor first; where no number is, none can be wrong.
#
# ## Another direction
#
# And for a gain?

# %%
lesson.ask("03.5")

# %% [markdown]
# ## Change the model
#
# Change one name, `rmr_kcal`, into `tdee_kcal`. Which way does Dev's weight go then?

# %%
dev = PEOPLE["dev"]
project(dev, Plan.intake(round(dev.rmr_kcal) + 500), days=84)

# %%
lesson.recall("03", "01.exit1", "02.exit1")

# %% [markdown]
# ## What the model leaves out
#
# - **Plans are hard to keep.** In a review of trials, loss levelled off at about six months, and those that ran four
#   years kept 3 to 6 kg off ({{cite franz_2007}}).
# - **Lean tissue.** At about 500 kcal a day below spending, people who train stop gaining it, on average
#   ({{cite murphy_2022}}).
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
# - The 1 % of weight a week at which the course flags is its own rule.
#
# - the articles: **A** *How To Lose Leg Fat* (Healthline, 2026), **B** *How to Reduce Leg Fat Pockets* (Livestrong, 2019),
#   **C** *How to Get Rid of Back Leg Fat*
#
# **Data:** `data/articles.csv`, the four prescriptions in our words; the people are in `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
