# %% [markdown]
# # {{title}}
#
# > “An hour burns twice as much as half an hour. So I lose twice as much. That is arithmetic.”
#
# <small>**After this you can** work out what exercise costs; say how much of it is left; name what takes the rest.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
charts.bet_on_doses()

# %%
lesson.ask("09.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the bar with the question mark and take
# bets; open it. Then bet on Ana's minutes. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: some people exercise to undo meals. Never say
# that food is earned or burnt off, do not ask who trains, and say early that most of what is good about moving is not
# in these numbers.
#
# **Claims met:** {{claims}}

# %%
lesson.reveal("09.claim", charts.doses())

# %%
lesson.compare("09.claim")

# %% [markdown]
# “Muscle is heavy, count the fat!” The lab did ({{cite rosenkilde_2012}}): {FAT_ON_300_KG:mass} of fat went with 300, {FAT_ON_600_KG:mass}
# with 600. So few men cannot tell which group lost less; but twice it was not.
#
# **You have a point, too.** With 300 more fat went than the exercise cost, with 600 less (our sum). So either
# the second 300 was paid back, or the first had help. In another trial twice the exercise took off more than twice as
# much ({{cite flack_2018}}). Neither difference is clear of chance.
#
# No single share is right. In a large study people who spent 100 kcal more on moving spent {MADE_UP_PERCENT:g} less at
# rest ({{cite careau_2021}}): no trial, and contested. We try {MADE_UP_PERCENT:g} % taken
# back, and show 0 to {MISSING_PERCENT:.0f} %.
#
# ## How long is half an hour?

# %%
lesson.ask("09.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: those with 600 lost (a) twice as much, (b) half as much again, (c) no more. Expect half at a, most others at
# b. Then take the bet of minutes by hands: (a) 30, (b) about 40, (c) about 50, (d) hours. Expect a third at a (the
# display), most at b, and few at c. Those at d may well
# have seen that nothing came off; do not ask from whom.

# %%
lesson.reveal("09.prediction", charts.what_is_left(PEOPLE["ana"]))

# %%
lesson.compare("09.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong as a rule. Legs burn them, but fat pays only what nothing else pays:
#
# 1. **Rest** was paid for already; displays count it, unless the kcal are called “active”.
# 2. **Plate and body** take a part back: plates get fuller (eating back), and who moves more spends less at rest,
#    on average.
# 3. **The bend** of lesson 05: a lighter body spends less.
#
# ## Worked example: what is left?
#
# At rest a body spends 1 kcal for each kg in an hour: 1 **MET**. Brisk walking is {WALK_MET:g} ({{cite herrmann_2024}}), but one
# of them Ana ({ANA_KG:g} kg) would spend on the sofa. Half an hour costs:
#
# - the display, **gross**: {WALK_MET:g} × {ANA_KG:g} × 0.5 = {DISPLAY_KCAL:.0f} kcal
# - **net of rest**: ({WALK_MET:g} − 1) × {ANA_KG:g} × 0.5 = {WALK_30_NET_KCAL:.0f} kcal
# - left, if {MADE_UP_PERCENT:g} % is taken back: {WALK_30_NET_KCAL:.0f} × {LEFT_SHARE:.2f} = {WALK_30_LEFT_KCAL:.0f} kcal
#
# For all {DISPLAY_KCAL:.0f} she walks {DISPLAY_KCAL:.0f} ÷ {WALK_30_LEFT_KCAL:.0f} × 30 = {MINUTES_OFF:.0f} minutes. “Mine says *active* kcal!” Then rest is off
# already, and it is 30 ÷ {LEFT_SHARE:.2f} = {MINUTES_ACTIVE:.0f}.
#
# At 0 % her {MINUTES_OFF:.0f} become {MINUTES_IN_FULL:.0f}, at {MISSING_PERCENT:.0f} % {MINUTES_AT_MORE:.0f}. The {MISSING_PERCENT:.0f} is borrowed from a
# review: people lost up to about so much less weight than models say ({{cite dhurandhar_2015}}).
#
# What a guideline and lesson 03's articles A, B and D ask for, and what is left of it for Ana at {MADE_UP_PERCENT:g} %:
#
# | a week | minutes | kcal left |
# |---|---|---|
# | Guideline and A, moderate | 150 to 300 | {WALK_LEFT_KCAL:.0f} to {WALK_MOST_LEFT_KCAL:,.0f} |
# | or vigorous (A: 75 only) | 75 to 150 | {JOG_LEFT_KCAL:.0f} to {JOG_MOST_LEFT_KCAL:.0f} |
# | B: 5 × 30 moderate | 150 | {WALK_LEFT_KCAL:.0f} |
# | or 3 × 20 intense | 60 | {JOG_LEAST_LEFT_KCAL:.0f} |
# | D: 5 × 30 vigorous | 150 | {JOG_MOST_LEFT_KCAL:.0f} |
#
# Moderate is her brisk walk, the rest jogging ({JOG_MET:g} MET). The most that is left is {most_left_a_day_kcal:.0f} kcal a day.
#
# ## Your turn

# %%
lesson.ask("09.1")

# %%
lesson.ask("09.5")

# %%
lesson.recall("09")

# %% [markdown]
# ## Explore: a smaller plate, or a longer walk?
#
# **Target:** both lines end together.

# %%
lesson.ask("09.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. First at 0 %: moving wins by a little, for the model's body answers less food with a
# smaller thermic effect and some saving, and moving with neither. Then 28 %, then 60: who wins
# depends on the share, which nobody knows for one person. At 60 no stop of the slider is enough.

# %%
apps.ExerciseWeek()

# %% [markdown]
# ## Another direction: gaining
#
# Jun has dropped the jogging. How much more must he move, all day long, until he loses?
#
# ## Change the model
#
# **Bet first**, then change `0.10` until the run
# shows a loss. (`0.10` is a tenth more moving, `-400` means 400 above.)

# %%
jun = PEOPLE["jun"]
project(jun, Plan.deficit(-400).activity(0.10), days=84)

# %% [markdown]
# <details><summary>After your run</summary>
#
# {jun_turns_percent:.0f} %, some {jun_turns_kcal:.0f} kcal a day. Not all {SURPLUS_KCAL:.0f}: who eats more also digests more.
#
# </details>
#
# ## What the model leaves out
#
# - **“I ran, and it fell off me!”** It may have: our 0 to {MISSING_PERCENT:.0f} % are averages; one person may differ more.
# - **Everything else.** Fitness, strength, health, joy: good reasons to move, none in these numbers.
#
# ## Exit ticket

# %%
lesson.ask("09.exit3")

# %%
lesson.ask("09.exit2")

# %% [markdown]
# To tell at dinner: after half an hour Ana's display said {DISPLAY_KCAL:.0f} kcal. Until they are gone she walks {MINUTES_IN_FULL:.0f} to {MINUTES_AT_MORE:.0f}
# minutes. The walk itself nobody takes back.
#
# ## Recap

# %%
lesson.recap("09")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - “Muscle burns all day”: lifting (**resistance training**) raises the resting rate by {RESISTANCE_KCAL:.0f} kcal a day, {RESISTANCE_LOW_KCAL:.0f} to
#   {RESISTANCE_HIGH_KCAL:.0f}, in often weak studies ({{cite mackenzie_shalders_2020}}); against aerobic training, by our sum,
#   {DIFFERENCE_BELOW_KCAL:.0f} less to {DIFFERENCE_HIGH_KCAL:.0f} more: nobody knows.
# - Cost: Herrmann 2024, else {{cite ainsworth_2011}}, as others quote it; the model: {{cite hall_2011}}
# - The table's guideline: {{cite activity_guidelines_2018}}, as others quote it; B's is an older one, {{cite haskell_2007}}
# - Cardio alone took off little ({{cite franz_2007}}); it “maintains metabolism” partly ({{cite hunter_2015}}). “Bulky”? No:
#   about 9 % of muscle in ten weeks of lifting ({{cite walts_2008}}).
#
# **Data:** `data/met_values.csv`, `data/exercise_effects.csv`.
#
# </details>
