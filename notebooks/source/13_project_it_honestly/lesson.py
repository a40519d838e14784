# %% [markdown]
# # {{title}}
#
# > “Eat this much, and on this date you will weigh that much.”
#
# So an app tells Esther. Thirty people just like her, as far as anyone can see, begin the same plan today. Where will they
# stand in a year?
#
# <small>**After this you can** read a fan; write it to somebody without a promise; judge it by its record, not
# by one outcome.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, forecast, lesson

# %%
lesson.draw("13.band")

# %%
lesson.ask("13.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the empty band and let the room set its
# edges, then the thirty bodies. {{late}} Late? Skip Change the model, not the letter. {{sensitivity}} Sensitivity: somebody
# here may have failed a forecast. Say early that the forecast failed, not the person; and that the client is made up.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c; then ask for one number each: how wide is the band? Expect half at a or b, and
# guesses of 2 to 6 kg. Who says a takes the plan for the body; who says b forgets that plans are kept in part:
# lapses, fading or appetite, all three are open (lesson 08). Small guesses mix up one morning's scatter with a year of not knowing.

# %% [markdown]
# ## Same plan, thirty years
#
# Nobody knows what Esther spends at rest (give or take {REST_SD_PERCENT:.1f} %, {{cite frankenfield_2005}}), how she moves, how much
# of the plan she keeps (in a long trial, half: {{cite das_2017}}). Each thin line rolls these dice once.

# %%
esther, plan = PEOPLE["esther"], Plan.deficit(400)
f = forecast(esther, plan)
lesson.reveal("13.band", charts.fan(f, bodies=30))

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Its kcal come from an average of other bodies. Esther's own spends more or less, and each day
# adds the same small error. And plans are kept in part: the line is not even the middle.
#
# **“A fan that wide is useless!”** Nearly. Still, it says what no line says: on a plan to lose, {heavier_today_percent:.0f} of 100
# simulated bodies end heavier. (Thirty are few to count it by. Of real people, with much support,
# a trial says about {trial_heavier_percent:.0f}: {{cite das_2014}}; DERIVED.) And a fan can learn: watch what six weeks of mornings do to it.

# %%
lesson.compare("13.claim")

# %%
lesson.recall("13")

# %% [markdown]
# ## Worked example
#
# Two errors seldom hit the same way: spreads of 3 and 4 kg make √(3² + 4²) = 5 kg, not 7. Nine of ten lie within
# 1.6 × 5 = 8 kg either side: 16 kg for **one person**. The **mean** of 25: 16 ÷ √25 = 3.2 kg, if no error is common.
#
# ## Explore: a client of your own
#
# Thirteen lessons, and now somebody asks *you*. Make up a client: nobody you know, and not yourself.
#
# **Target:** one page for your client: band, letter, how the year went. Whose year is it?

# %%
apps.ClientForm()

# %%
mine = lesson.capstone()
mine.band

# %%
mine.fan

# %%
mine.letter

# %% [markdown]
# Six weeks of mornings arrive. The new fan is narrower, and **a little too sure**: with the fading of lesson 08 its upper
# edge would rise.

# %%
mine.weeks

# %%
mine.changed

# %%
mine.page

# %% [markdown]
# ## Your turn

# %%
lesson.ask("13.2")

# %%
lesson.ask("13.4")

# %% [markdown]
# ## What the model leaves out
#
# - **Is the fan right?** Two years of a trial ended at −15.4 to 0.4 kg for nine of ten ({{cite das_2014}}; DERIVED).
#   Ours is wider, and its middle lower.
#
# ## Another direction

# %%
lesson.ask("13.8")

# %% [markdown]
# ## Change the model
#
# How many end heavier? Then let Jun have no plan at all: write `0` for `-300`.

# %%
heavier = forecast(PEOPLE["jun"], Plan.deficit(-300)).share()
print(f"{100 * heavier:.0f} of 100 end heavier.")

# %% [markdown]
# ## Exit ticket

# %%
lesson.ask("13.exit1")

# %%
lesson.ask("13.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("13")

# %%
lesson.predictions()

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - From week six on, keeping changes by {LATER_KCAL:.0f} kcal/day (SD; a course assumption), up as often as down. Esther's
#   fan holds 300 bodies, your client's 2,000: after six weeks those count that fit the scale.
# - Spreads (SD): resting rate {REST_SD_PERCENT:.1f} % (DERIVED), moving {PAL_SD:.2f} of PAL (course assumption), part kept
#   {KEPT_SD_PERCENT:.0f} % about a mean of {KEPT_PERCENT:.0f} % (DERIVED). The resting equation ({{cite mifflin_1990}}) comes within 10 % in 70 of 100 adults with obesity
#   ({{cite frankenfield_2005}}). Kept: 25 % asked, 11.9 ± 0.7 % done by 143 people ({{cite das_2017}}), if 0.7 is a
#   standard error; at one site 16.5 % became 14.8 % ({{cite redman_2018}}).
# - The first two sources make {rest_and_moving_sd_kcal:.0f} kcal a day for Esther, {rest_and_moving_percent:.0f} % of what
#   she spends. From outside: weight, age and sex left about 260 in 2,443 kcal, 11 % ({{cite redman_2014}}; DERIVED, if
#   the paper's ± 397 is the SD of all).
# - CALERIE-2: −7.5 kg, SE 0.4 ({{cite das_2014}}); with 143 people an SD of 4.8 kg, and if changes are
#   normal about the mean, {trial_heavier_percent:.0f} of 100 heavier after two years (DERIVED). Our fan for Ines, who is much like
#   them, with their plan and a measured baseline: middle −{calerie_loss_kg:.1f} kg, nine of ten between
#   −{calerie_most_loss_kg:.1f} and +{calerie_most_gain_kg:.1f}: {calerie_too_deep_kg:.0f} kg too deep, and
#   {calerie_times_as_wide:.1f} times as wide.
# - The NIH planner's band is one run with maintenance set 10 % up and down: no band of nine in ten.
# - Mornings scatter as in lesson 06, one person's up to half as much again as people's on average: {{cite krone_2020}}
# - {first_weeks}
#
# **Data:** the people are in `data/people.csv`; every spread names its source in the library.
#
# **Claims met:** {{claims}}
#
# </details>

# %% [markdown]
# ## Come back in a week

# %%
lesson.recall("13", "10.exit2", "11.exit2", "12", "13")
