# %% [markdown]
# # {{title}}
#
# > “Fine, 3,500 is a bit off. Take 3,000 kcal a pound, and it works.”
#
# A fair offer. You may choose one number, any number you like. Your straight line has to hit a bending body three times:
# in week 2, in month 6 and in year 3. First draw how you think a body goes.
#
# <small>**After this you can** say why month 12 brings less than month 2; show that no number fits; find where it ends.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} On the board, let the room draw before anything is
# shown; then hand the slider of “One number” round. {{late}} Late? Skip the worked example and its two sums.
# {{sensitivity}} Sensitivity: “she was not strict enough” may be said in the room. Answer once, early: in these runs the
# food never changes.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.draw("05.curve")

# %%
lesson.ask("05.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote, hands up: the rule needs (a) a smaller number, (b) a larger number, (c) no number
# will do. Expect about half at a, a third at b, the rest at c. Those at a think of the quick first
# weeks, those at b of the slow months. Both have seen something true. Do not settle it: say “we will
# try your number”.

# %%
lesson.ask("05.prediction")

# %%
line = project(PEOPLE["ana"], Plan.deficit(500), days=364, model="rule_3500")
body = project(PEOPLE["ana"], Plan.deficit(500), days=364)
lesson.reveal("05.curve", charts.weight(line, body))

# %%
lesson.compare("05.prediction")

# %% [markdown]
# ## Explore: one number, three rings
#
# Three rings on Ana's curve, one slider.
#
# **Target:** hit the middle ring, month 6. Then try to keep the other two.

# %%
lesson.ask("05.1")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Everybody calls a number, and the room sees at once which ring it misses. Ask whoever
# hit month 6 to read year 3 aloud.

# %%
apps.OneNumber().over(lesson.draw("05.curve"))

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong, and so is “a larger one”. Week 2 wants {kcal_per_lb_that_fits_two_weeks:,.0f}, month 6
# {kcal_per_lb_that_fits_half_year:,.0f}, and year 3 {kcal_per_lb_that_fits_three_years:,.0f}. The pound did not change. Two
# other things did.
#
# **First, water.** In the first weeks glycogen leaves and takes its water along, with few kcal in it.
#
# **Then her spending falls**, on the very same food:
#
# - there is less of her to keep warm and to carry: that is most of it;
# - there is less to digest (the **thermic effect**);
# - the body saves a little on top (**adaptive thermogenesis**): {saved_kcal:.0f} of her {spends_less_kcal:.0f} kcal a day after
#   a year. In a trial it was 80 to 120 ({{cite redman_2018}}).

# %%
lesson.compare("05.claim")

# %% [markdown]
# ## “Real people just stop keeping to it”
#
# The best objection there is. A model bends because it was built to. So leave the model. Here is a real patient:
# {patient_start_kg:mass.0} at the start, and in the first month {patient_first_pace_kg:mass} less each week.

# %%
lesson.ask("05.2")

# %%
lesson.reveal("05.2", charts.real_curve())

# %% [markdown]
# Did the patient eat more and more? Perhaps: it was not written down for us. Even in the Minnesota experiment, where 32
# hungry young men came close to a standstill, the researchers steered the food ({{cite hargrove_2008}}). So no such curve is a proof.
# What counts is measured spending: in CALERIE-2 it fell by more than the smaller bodies explain ({{cite redman_2018}}).
# Who spends less on the same food loses less. Why one person's line bends, no curve can tell (lesson 08).
#
# And “**starvation mode**”? What is true of it is that small saving. It slows a loss, and does not turn it into a gain. (And the people of the
# TV show? Lesson 08.)
#
# ## Worked example
#
# Where does a line end? Say each kg lost saves a body **20 kcal a day**, and its plan cuts 100. What is left of the
# cut is its **food gap**.
#
# | kg lost | food gap left, kcal a day |
# |---|---|
# | 0 | 100 |
# | 2 | 100 − 2 × 20 = 60 |
# | 100 ÷ 20 = 5 | none: flat, however long one waits |
#
# ## Your turn
#
# Ana's own number is {closed_by_a_kg_kcal:.1f} kcal a day for each kg: a rule of thumb for where she ends, and no calendar.

# %%
lesson.ask("05.3")

# %%
lesson.ask("05.4")

# %%
lesson.recall("05")

# %% [markdown]
# ## Change the model
#
# “Maybe only Ana is odd.” Put hugo or dev for ana: which number would fit them?

# %%
kg = project(PEOPLE["ana"], Plan.deficit(500), days=364).weight_kg
for week in (2, 26, 52):
    print(f"week {week}: {500 * 7 * week / 2.2046 / (kg[0] - kg[7 * week]):,.0f} kcal a pound")

# %% [markdown]
# ## Another direction
#
# Dev wants to gain. Does his line bend, too?

# %%
lesson.ask("05.6")

# %% [markdown]
# We tested our model fifteen times on groups of real people (age and activity partly guessed; three of the tests are one
# trial). Mostly it overdoes things: too much gain, too much loss. Two other models beat it in every part. Here is by how
# much. Why keep ours? Told month by month what people ate, it missed that trial's mean by 0.47 kg, the Thomas model by
# 3.8 kg. That is one study, with the maker of our model among its authors ({{cite guo_2018}}).

# %%
lesson.reveal("05.6", charts.model_tests())

# %% [markdown]
# ## What the model leaves out
#
# - **Expect less.** In checked trials diets brought 12 to 44 % less loss than such models foresee, and overfeeding less
#   gain, too ({{cite dhurandhar_2015}}).
# - **Groups that ate less** ended {cut_least_kg:mass} to {cut_most_kg:mass} above what it says; one person strays further.
# - **Not only fat goes.** “To break down stored fat”, says an article. In one trial 2.2 of 7.5 kg lost were lean tissue
#   and water ({{cite das_2014}}).
#
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
# - the rule of thumb: with 500 a day Ana's run ends at {run_ends_kg:.1f} kg, not at {flat_after_500_kg:.1f}; spending minus
#   eating is smaller than the food gap, {spends_above_kcal:.0f} after {LOST_KG:.0f} kg, as more food would bring back some
#   spending
#
# **Data:** `data/model_tests.csv`, each test with its source; `data/real_weight_loss.csv`, from the R package MASS
# ({{cite venables_2002}}).
#
# **Claims met:** {{claims}}
#
# </details>
