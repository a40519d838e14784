# %% [markdown]
# # {{title}}
#
# Four articles about leg fat started this course. Ana questions them like witnesses: how much less to eat a day?
# **A** (Healthline) says 500 to 750 kcal, **B** (Livestrong) 500 to 1,000, **C** 250 to 500, **D** no number. Case
# closed?
#
# <small>**After this you can** find the zero of any “500 below”; work out the deficit; judge articles.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}. One article is unsafe.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the picture of the bet and let the room
# point: where does B end? {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: someone in the room may
# have followed such advice, in good faith. It looked official. Blame the missing zero point, never the reader. Do not
# read intakes aloud as if they were tips, and leave the unsafe ones on the page.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.ask("03.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c before anyone calculates, and again after Why it is wrong. Expect a third at a
# (500 appears in three of the four), half at c (they compare the numbers, as one does), the rest at b. Ask
# those at b what they would want to read first.

# %% [markdown]
# Ana asks for the exact words. A: less than the body “expends”. C: “below your Total Daily Energy Expenditure”. B:
# “short of your basal metabolic rate” (Ana's: {ANA_REST_KCAL:,.0f}). Picture a house with a floor for every 100 kcal a
# day. Ana lives as high as she spends; each article takes her down.

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
# “{{wrong idea}}” is wrong. “But 500 is 500!” So are five floors. From where? That's the **zero point**. For A and C
# that's floor {ana_floor:.0f}, all that Ana spends. B first puts her into a lift, without a word, down to floor
# {rest_floor:.0f}: rest. *Then* come the stairs. Five flights end on floor 10, ten on floor 5, and from 8 down only
# doctors go (NHS and NICE). Never follow B.
#
# “So what? Deeper is faster.” On paper. Nobody should try: B's stricter end lies deep in the doctors' floors. But B
# gives itself away. By the rule its gentle end makes {ana_rule_lb_per_week:.1f} lb a week, and it promises 1.

# %%
lesson.compare("03.claim")

# %% [markdown]
# ## Explore: whom did B have in mind?
#
# “Somebody bigger?” We draw no plan that starves, ends underweight (WHO) or outruns our model: its row says “refused”.
# A merely low one is “flagged”.
#
# **Target:** article B, PAL “own”. Femi, Jun, Ben or Hugo: whose row B doesn't say “refused”?

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
# Catch the next B: somebody spends 2,900 kcal a day, 1,900 at rest. 500 below rest is 1,400 eaten, and 2,900 −
# 1,400 = 1,500 below what is spent. By the rule that's 7 × 1,500 ÷ 3,500 = 3 lb a week, not 1. Not advice: guidelines
# go 500 or 750 below ({{cite jensen_2014}}).
#
# ## Your turn
#
# What did B think?

# %%
lesson.ask("03.1")

# %%
lesson.ask("03.3")

# %% [markdown]
# ## What each got right
#
# Fair is fair. **A** has the zero point, the guidelines' size, and honesty: its 1 to 1.5 lb a week “rarely work out so
# precisely”. (Ana's body gives {a_gentle_lb_per_week:.1f} to {a_strict_lb_per_week:.1f} over half a year.) **B** asks
# for a doctor first, and would stop before weight gets unhealthily low. **C**, “sustainable and healthy”, names
# its zero point. **D** gives no number, so no wrong zero, and asks for a doctor. Can one choose the legs? Lesson 11.
#
# ## Another direction
#
# A missing zero can turn a plan round.

# %%
lesson.ask("03.5")

# %% [markdown]
# ## Change the model
#
# One word saves Dev: `tdee_kcal`, for `rmr_kcal`. The rule says 500 × 84 ÷ 3,500 = 12 lb ({DEV_RULE_GAIN_KG:.1f} kg).
# His body (“dynamic” below)? Guess. (Leave the 84: as the box stands, a year would make him underweight.)

# %%
dev = PEOPLE["dev"]
project(dev, Plan.intake(round(dev.rmr_kcal) + 500), days=84)

# %%
lesson.recall("03", "01.exit2", "02.exit1")

# %% [markdown]
# ## What the model leaves out
#
# - **The zero is an estimate.** If Ana's PAL is two tenths off (lesson 02), her honest five hundred may be
#   {HONEST_LEAST_KCAL:.0f} or {HONEST_MOST_KCAL:.0f} kcal a day.
# - **Plans are hard to keep.** In trials, loss levelled off at about six months, and 3 to 6 kg were
#   kept off after four years ({{cite franz_2007}}).
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
# - the guidelines' 500 or 750 kcal a day: {{cite jensen_2014}}; underweight: {{cite who_bmi}}
# - 800 kcal: NHS (the British health service), archived page on very low calorie diets; NICE (its advisers), CG189
#   (2014, since replaced), as others quote it
# - lean tissue: at about 500 kcal a day below spending, people who train stop gaining it, on average
#   ({{cite murphy_2022}})
# - pace ({{cite garthe_2011}}): 13 athletes who lost 0.7 % of their weight a week gained 2.1 ± 0.4 % of lean tissue; 11
#   who lost 1.4 %, none (−0.2 ± 0.7); ± as printed
# - **A** *How To Lose Leg Fat* (Healthline, 2026), **B** *How to Reduce Leg Fat Pockets* (Livestrong, 2019), **C** *How
#   to Get Rid of Back Leg Fat*
#
# **Data:** `data/articles.csv` and `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
