# %% [markdown]
# # {{title}}
#
# > “The rule is only a bit off. Take 3,000 kcal a pound, and it works.”
#
# <small>**After this you can** explain why the same plan brings less in month 12 than in month 2; show that no single
# number per pound fits; work out by hand where a line goes flat.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** all people are made up, but for published groups. If weight is a sore subject, stop, and talk to a doctor or
# someone you trust.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} On the board, let the room draw before anything is
# shown. Project the chart of line and body and leave it up: every question of this lesson is about the space between
# the two. {{late}} Late? Skip the worked example and its two sums. {{sensitivity}} Sensitivity: “she was not strict
# enough” may be said in the room. Answer once, early: in these runs the food never changes.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.ask("05.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote, hands up: the rule needs (a) a smaller number, (b) a larger number, (c) no number
# will do. Expect about half at a, a third at b, the rest at c. Those at a think of the quick first
# weeks, those at b of the slow months. Both have seen something true. Do not settle it: say “we will
# try your number”.

# %%
lesson.draw("05.curve")

# %%
lesson.ask("05.prediction")

# %%
ana, year = PEOPLE["ana"], 364
line = project(ana, Plan.deficit(500), days=year, model="rule_3500")
body = project(ana, Plan.deficit(500), days=year)
lesson.reveal("05.curve", charts.weight(line, body))

# %%
lesson.compare("05.prediction")

# %% [markdown]
# ## Change the model: your number, please
#
# Which number of kcal a pound brings the line to the body after 2 weeks, after 26 *and* after three years? Write yours for
# 3000 and run the cell, as often as you like.

# %%
kcal_per_pound = 3000  # yours
kg = project(ana, Plan.deficit(500), days=3 * year).weight_kg
for day in (14, 182, 3 * year):
    print(f"week {day // 7}: line {500 * day / kcal_per_pound * 0.4536:.1f}, body {kg[0] - kg[day]:.1f} kg less")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong (with 3,000 the line takes more from Ana in three years than there is of her), and so is “a
# larger number”. It takes {kcal_per_lb_that_fits_two_weeks:,.0f} kcal a pound for week 2,
# {kcal_per_lb_that_fits_half_year:,.0f} for month 6, {kcal_per_lb_that_fits_three_years:,.0f} for year 3. In the first weeks
# glycogen and water leave, too, and hold few kcal. Then, on the same food, Ana's **spending** falls, which the line keeps
# as on the first day:
#
# - there is less body to keep alive and to carry: that is most;
# - there is less food to digest (the **thermic effect**);
# - the body saves a little beyond that (**adaptive thermogenesis**): {saved_kcal:.0f} of the {spends_less_kcal:.0f} kcal
#   after a year; in a trial 80 to 120 ({{cite redman_2018}}).
#
# “Is that **starvation mode**?” The saving is what is true of it. It slows a loss and never turns it into a gain on the
# same food: 32 hungry men in the Minnesota experiment lost for months, then came close to a standstill
# ({{cite hargrove_2008}}).

# %%
lesson.compare("05.claim")

# %% [markdown]
# “All simulated! Does anybody really bend?” Here is a real patient:

# %%
charts.real_curve()

# %% [markdown]
# What this patient ate is not known. So the dots show that a line bends, and not why.
#
# ## Worked example
#
# Each kg lost makes a body cheaper to run; one that makes the sum easy by **22 kcal a day**. Its **food gap** is the food
# that would hold its weight, minus the food that it eats.
#
# | kg lost | food gap left, kcal a day |
# |---|---|
# | 0 | 100 |
# | 2 | 100 − 2 × 22 = 56 |
# | 100 ÷ 22 ≈ 4.5 | none: the line is flat, however long one waits |
#
# ## Your turn
#
# Ana's own number is {closed_by_a_kg_kcal:.1f} kcal a day for each kg: size, digesting and saving together. It is a rule
# of thumb for where a line ends (with 500 a day her run ends at {run_ends_kg:.1f} kg, not at {flat_after_500_kg:.1f}).
# Spending minus eating is smaller than the food gap, {spends_above_kcal:.0f} after {LOST_KG:.0f} kg: more food would
# bring back some of the spending.

# %%
lesson.ask("05.3")

# %%
lesson.ask("05.4")

# %% [markdown]
# ## Explore
#
# Ben wants to be {PROMISED_KG:mass.0} lighter in a year. “200 a day will nearly do”, says the line: there the app begins.
# What does his body say?
#
# **Target:** person Ben, weeks 52, the body as near to that as can be.

# %%
lesson.ask("05.5")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Ask for the line's deficit first (about 200), set it, and let the group read
# the body's loss aloud. Then search together. Ask: whose fault is the missing rest?

# %%
apps.BendingLine().over(lesson.draw("05.curve"), person="ana")

# %%
lesson.recall("05")

# %% [markdown]
# ## What the model leaves out
#
# - **The first weeks of a gain.** Up to three weeks our adapting body misses a surplus by {short_miss_kg:mass} on
#   average. The rule that it refutes misses by {short_rule_miss_kg:mass}.
# - **Groups that ate less** ended {cut_least_kg:mass} to {cut_most_kg:mass} above what that body says; one person strays
#   further.
# - **Not only fat.** A deficit forces the body “to break down stored fat”, says an article. In one trial 2.2 of 7.5 kg
#   lost were free of fat: lean tissue and water ({{cite das_2014}}).
#
# ## Another direction
#
# Dev wants to gain. Does the line bend for him too? The app above knows him.

# %%
lesson.ask("05.6")

# %% [markdown]
# Last, an exam for our own model: fifteen groups of real people with whom it was not tuned (age and activity partly
# guessed). A mark on the black line was right. Blue mostly stands right of it where people ate more, and left where they
# ate less: our body overdoes both. And the triangles of the long diets? (“Stops”: no fat is left to take.) Three other
# models took the exam, too. In each of the three parts one of them, or the line, came nearer than ours.

# %%
lesson.reveal("05.6", charts.model_tests())

# %% [markdown]
# ## Exit ticket

# %%
lesson.ask("05.exit1")

# %%
lesson.ask("05.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("05")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - the model: {{cite hall_2011}}; the rule: {{cite wishnofsky_1958}}; overfeeding: {{cite joosen_2006}}
# - the saving was measured at one site of CALERIE-2 ({{cite redman_2018}})
# - fed month by month with the food as measured, the model missed a group by 0.47 kg, the Thomas model by 3.8 kg
#   ({{cite guo_2018}})
# - in 28 checked trials diets brought 12 to 44 % less loss than such models expect, and overfeeding up to 96 % less
#   gain ({{cite dhurandhar_2015}})
#
# **Data:** `data/model_tests.csv`, each group with its source; `data/real_weight_loss.csv`, from the R package MASS
# ({{cite venables_2002}}).
#
# **Claims met:** {{claims}}
#
# </details>
