# %% [markdown]
# # {{title}}
#
# Ana asks four articles about leg fat: how much less to eat a day?
# **A** says 500 to 750 kcal, **B** 500 to 1,000, **C** 250 to 500, **D** no number. Picture a house: each
# floor is 100 kcal, and Ana lives as high as she spends.
#
# <small>**After this you can** ask an article the right question first; work out what it leaves; compare two.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}. Follow none of the four.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the house before the vote; at the exact words let
# the room point: where does B end? {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: someone in the room may
# have followed such advice, in good faith. It looked official. Blame the wrong zero point, never the reader. Do not
# read intakes aloud as if they were tips, and leave the unsafe ones on the page.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
charts.house(PEOPLE["ana"])

# %%
lesson.ask("03.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c before anyone calculates, and again after Why it is wrong. Expect a third at a
# (500 appears in three of the four), half at c (they compare the numbers, as one does), the rest at b. Ask
# those at b what they would want to read first.

# %% [markdown]
# Now the exact words. A: less than the body “expends”. C: “below your Total Daily Energy Expenditure”. B: “between
# 500 and 1,000 calories short of your basal metabolic rate” (its “calories” are kcal). Rest is {ANA_REST_PERCENT:.0f} % of what
# she spends. Bet.

# %%
lesson.ask("03.prediction")

# %%
lesson.reveal("03.prediction", charts.lift(PEOPLE["ana"]))

# %%
lesson.compare("03.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Five floors are five floors. But from where? That's the **zero point**. A and C start
# with all that Ana spends. **B takes away twice:** first a lift, down to rest, *then* the stairs.
#
# **{ANA_KCAL:,.0f} − {ANA_ABOVE_REST_KCAL:,.0f} − 500 = {ana_eats_by_b_kcal:,.0f}**
#
# At 800 kcal or less nobody goes without a doctor (NHS and NICE), and B's stricter end lies far below. Its gentler end is
# under 1,200, where guidelines for women start, and within a year Ana would be underweight. So for Ana no plan of B's is
# drawn, only what it takes away. If you trusted B: the slip was B's; a doctor can help.
#
# “Deeper is faster!” On the scale, yes. It's harder on lean tissue, too.
#
# “Surely B meant all she spends!” But B sends her to “a basal metabolic rate calculator”.

# %%
lesson.compare("03.claim")

# %%
lesson.recall("03", "01.exit2", "02.exit1")

# %% [markdown]
# ## Explore: whom did B have in mind?
#
# “Perhaps B meant somebody bigger?” What's too little, too light or too steep is refused, not drawn; “flagged” means ask a doctor first.
#
# **Target:** bet, then try all four people.

# %%
lesson.ask("03.4")

# %%
apps.FourArticles()

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Let the room bet on a name first. Then Hugo: why him? Then Hugo with PAL 2.5:
# B does not ask how active anyone is, so the more active the reader, the larger the hidden deficit.

# %% [markdown]
# ## Worked example
#
# Another article says “500 below rest” to somebody who spends 2,900 kcal, 1,900 of it at rest.
#
# - 1,900 − 500 = 1,400 eaten, and 2,900 − 1,400 = 1,500 below what is spent;
# - by the rule 7 × 1,500 ÷ 3,500 = 3 lb a week. “500 below” sounds like 1.
#
# ## Your turn

# %%
lesson.ask("03.1")

# %%
lesson.ask("03.3")

# %% [markdown]
# Fair is fair: **A** says pounds “rarely work out so precisely”, **B** asks for a doctor first, **C** names its zero, **D**
# promises no number.
#
# ## Another direction

# %%
lesson.ask("03.5")

# %% [markdown]
# ## Change the model
#
# One word turns Dev round: for `rmr_kcal`, rest, put `tdee_kcal`, all he spends. **Shift+Enter**.

# %%
dev = PEOPLE["dev"]
kg = project(dev, Plan.intake(round(dev.rmr_kcal) + 500), days=84).weight_kg
f"Dev, after 84 days: {kg[84] - kg[0]:+.1f} kg"

# %% [markdown]
# ## What the model leaves out
#
# - **The zero is an estimate**, right to a tenth for seven in ten people with obesity (lesson 02). A tenth off, Ana's honest five hundred
#   is {HONEST_LEAST_KCAL:.0f} to {HONEST_MOST_KCAL:.0f}.
# - **A body isn't the rule.** Turned round, Dev gains {dev_gain_kg:.1f} kg in twelve weeks. The rule says {DEV_RULE_GAIN_KG:.1f}, but
#   a heavier body spends more.
#
# ## Exit ticket

# %%
lesson.ask("03.exit1")

# %%
lesson.ask("03.exit2")

# %% [markdown]
# > “500 below” is half a sentence. Below what?
#
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
# - guidelines: 500 or 750 kcal a day, {{cite jensen_2014}}; underweight: {{cite who_bmi}}
# - 800 kcal: NHS (British health service), archived page on very low calorie diets; NICE, CG189 (2014, since
#   replaced), as others quote it
# - lean tissue: at some 500 kcal a day below, people who train stop gaining it, on average ({{cite murphy_2022}}); athletes
#   gained some at a loss of 0.7 % of their weight a week, none at 1.4 % ({{cite garthe_2011}})
# - **A** *How To Lose Leg Fat* (Healthline, 2026), **B** *How to Reduce Leg Fat Pockets* (Livestrong, 2019), **C** *How
#   to Get Rid of Back Leg Fat*, **D** *How to Get a Smaller Butt, Legs & Thighs*
#
# **Data:** `data/articles.csv` and `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
