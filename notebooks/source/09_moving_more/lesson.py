# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **work out** what a week of exercise costs beyond rest;
# - **tell** what may be left of it, as a band;
# - **read** two intervals without comparing two verdicts.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone here is made up. Moving is not a payment for food, and a number on a display is no
# reason to go on when it hurts. If exercise, eating or weight worries you, talk to a doctor or to someone
# you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the chart of Run, then the week. {{late}} Late? Skip
# Change the model. {{sensitivity}} Sensitivity: some people exercise to undo meals. Never say that food is earned or burnt
# off, do not ask who trains, and say early that most of what is good about moving is not in these numbers.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, moving_plan, project, units, week_of_exercise

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("09")

# %% [markdown]
# ## What people say
#
# > “The treadmill's display said {DISPLAY_KCAL:.0f} kcal. So that is {DISPLAY_KCAL:.0f} kcal off.”
#
# And what do the four articles of lesson 03 ask for?
#
# | | aerobic | strength |
# |---|---|---|
# | **A** | 150 to 300 min moderate, or 75 vigorous | no number |
# | **B** | 3 × 20 min intense, or 5 × 30 moderate | 2 to 3 times: 5 exercises, 3 to 4 sets of 12 to 15, 90 s rest |
# | **C** | no number | 2 to 3 times, harder over time |
# | **D** | 5 × 30 min running, speed walking or rope | 3 to 4 times: 2 or more sets of 8 to 12 |
#
# The guideline says 75 **to 150** vigorous minutes; A drops the upper end
# ({{cite activity_guidelines_2018}}). B quotes an older one ({{cite haskell_2007}}). D's
# 150 minutes, run or with a rope, are twice the least that is asked for.

# %%
lesson.ask("09.claim")

# %% [markdown]
# ## Predict

# %%
lesson.ask("09.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote before anyone types. Ana's loss after half a year of walking: (a) about 3 kg, (b) about 2, (c) about 1.5, (d) nothing. Expect a third
# at a (the display, times the weeks), a third at b (they remember the bending line), a fifth at c, the rest
# at d. Those at d may well have seen it happen; do not ask to whom.

# %% [markdown]
# ## Run
#
# **Gross** is all that is spent while moving. **Net of rest** is what moving adds.

# %%
ana = PEOPLE["ana"]
lesson.reveal("09.prediction", charts.exercise_half_year(ana, "walk"))

# %% [markdown]
# ## Compare

# %%
lesson.compare("09.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Three things come off first.
#
# 1. **Rest.** A MET counts in multiples of rest; by convention 1 MET is 1 kcal per kg and hour
#    ({{cite ainsworth_2011}}). Brisk walking is {WALK_MET:g} ({{cite herrmann_2024}}), but 1 of these is rest, spent
#    anyway. The display counts it again.
# 2. **What is made up for.** How much goes missing is contested. One study says 28 %, by a lower basal rate alone, no food in it ({{cite careau_2021}}; people
#    compared at one time). In another, half of the expected loss did not come, food included ({{cite broskey_2021}}). In
#    a third it was about 1,000 kcal a week whatever the dose: 943 (95 % interval −164 to 2,050) and 1,007 (32 to 1,982;
#    {{cite flack_2018}}).
# 3. **The bend** of lesson 05: a lighter body spends less, on walking too.
#
# So A is right that exercise burns less than many think, and that what is eaten counts more for weight. B's cardio
# does burn energy “directly”, in that hour; but trials of it alone found little loss
# ({{cite franz_2007}}). Here are the articles' weeks, with the band. Walking stands for moderate, jogging for
# vigorous; 40 minutes of lifting are our assumption. Dotted: 975 kcal gone, the third study's middle.

# %%
charts.exercise_week(ana)

# %% [markdown]
# ### Does lifting raise the resting rate more?
#
# A says so: resistance training is “more effective than aerobic exercise” at raising it, and cites
# {{cite mackenzie_shalders_2020}}. What does that source say?

# %%
charts.resting_effects()

# %% [markdown]
# One interval is clear of zero, the other is not. To conclude that one beats the other is wrong: **significant
# beside not significant is not a significant difference.** The interval of the difference holds zero, and a
# great deal on both sides. A's own source does not carry A's claim. And people differ: in nine months of lifting the
# resting rate changed by {LIFTERS_KCAL:+.0f} ± {LIFTERS_SD_KCAL:.0f} kcal a day ({{cite aristizabal_2015}}).

# %% [markdown] tags=["coach", "vote"]
# **Coach:** the picture of resting rates: cover the third row and vote: does lifting beat running here? Most say yes. Uncover it. Two
# people measured with different care are a good picture: the careless ruler makes the second bar long.

# %%
lesson.compare("09.claim")

# %% [markdown]
# ## Worked example
#
# A hand-size person of 60 kg does something of 5 MET for an hour.
#
# | step | kcal |
# |---|---|
# | gross: 5 × 60 × 1 | 300 |
# | rest: 1 × 60 × 1 | 60 |
# | net: (5 − 1) × 60 × 1 | 240 |
# | left, with 25 % made up for | 180 |
#
# ## Your turn

# %%
lesson.ask("09.1")

# %%
lesson.ask("09.2")

# %%
lesson.ask("09.3")

# %% [markdown]
# ## Explore
#
# Does the body answer a smaller plate and a longer walk in the same way?
#
# **Target:** brisk walking, 28 %, Esther; move the minutes until both lines end together.

# %%
lesson.ask("09.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. First at 0 %: moving wins by a little, for the model's body answers less food with a
# smaller thermic effect and some saving, and moving with neither. Then 28 %, then 60: who wins
# depends on the share, which nobody knows for one person.

# %%
apps.ExerciseWeek()

# %% [markdown]
# ## Change the model
#
# The same 300 kcal a day, eaten less or moved more. Here eating less starts with water and also lowers digesting; moving does neither. Change 300, or write `PEOPLE["ines"]`
# for `ana`.

# %%
charts.eat_or_move(ana, kcal=300)

# %% [markdown]
# ## What the model leaves out
#
# - **Trials.** Young men who spent 300 kcal a day on exercise lost 3.6 kg in 13 weeks; those who spent 600 lost 2.7:
#   “decreased similarly” ({{cite rosenkilde_2012}}). With nothing made up for, the model gives Dev,
#   who is leaner than they were, {dev_loss_on_300_kg:.1f} and
#   {dev_loss_on_600_kg:mass}. Over 28 trials,
#   exercise gave up to 55 to 64 % less than such models say, diets 12 to 44 % less ({{cite dhurandhar_2015}}).
# - **Her own rest.** Ana's is below 1 MET. Half an hour of walking costs her
#   {walk_beyond_a_met_kcal:.0f} to
#   {walk_beyond_own_rest_kcal:.0f} kcal: the first takes 1 MET off, the second her own rest.
# - **“Maintain your metabolism”** (B): partly. After a loss of weight, total spending fell in women who did not train, and
#   not in those who did; their resting rate still fell ({{cite hunter_2015}}).
# - **The strength doses** (sets, repetitions, times a week) are conventions: no number we could check. The ACSM
#   and AHA ask for 2 or more days a week ({{cite haskell_2007}}).
# - **Everything else.** Fitness, strength, health, joy, holding a weight: good reasons to move, none in these numbers.
#
# ## Another direction
#
# Who wants to hold or gain meets the same sum. (In a surplus's first
# three weeks our model is {short_miss_kg:mass} off: lesson 05.)

# %%
lesson.ask("09.5")

# %%
jun = PEOPLE["jun"]
jogging = week_of_exercise(jun, "jog_most")
resting = project(jun, Plan.deficit(-400), days=84)
training = project(jun, moving_plan(jun, jogging.net_kcal / 7, deficit_kcal=-400), days=84)
print(f"Without the jogging Jun gains {units.mass(resting.weight_kg[-1] - resting.weight_kg[0])}.")
charts.weight(training)

# %% [markdown]
# Does lifting make “bulky”? A says no, it shapes, and is right. Ten weeks of training one thigh added about
# 9 % of muscle volume in men and 8 % in women ({{cite walts_2008}}). And any deficit
# slows the gain: at about 500 kcal a day below it stops, while strength still grows ({{cite murphy_2022}}).
#
# ## Exit ticket

# %%
lesson.ask("09.exit1")

# %%
lesson.ask("09.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("09")

# %% [markdown]
# ## Sources
#
# - cost: {{cite herrmann_2024}}, else {{cite ainsworth_2011}}, VERIFIED-SECONDARY; the model: {{cite hall_2011}}
#
# **Claims met:** {{claims}}
#
# **Data:** `data/met_values.csv` and `data/exercise_effects.csv`, every row with its tag and source.
#
# **Next:** {{next}}
