# %% [markdown]
# # {{title}}
#
# > “One morning lies, so my app draws a moving average, and that is the truth. It still falls. So I am still losing.”
#
# <small>**After this you can** say how late an average is; tell a plateau from noise, and how sure; say when to wait.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, weekly_rate, weigh_ins

# %%
lesson.ask("07.claim")

# %%
lesson.draw("07.trend")

# %%
lesson.compare("07.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Take the vote, let somebody draw,
# and let the run fall over the drawing. Then the game, silently, each alone. {{late}}
# Late? Skip Change the model. {{sensitivity}} Sensitivity: nobody says which app they use or what it shows.

# %% [markdown]
# ## How late is Ana's app?
#
# Three weeks of good news about a loss that is over! Now a scale that wobbles, and an Ana who goes on losing.

# %%
lesson.ask("07.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: she stops; her app shows a loss (a) about three weeks, (b) two or three days, (c) not at all. Expect
# most at b. Those at c think that an average takes scatter away and nothing else; those at b think of a mean of a few mornings.

# %%
body = project(PEOPLE["ana"], Plan.deficit(500), days=84)
lesson.reveal("07.prediction", charts.trend(weigh_ins(body, seed=1)))

# %%
lesson.compare("07.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. An average calms the wobble by mixing in old mornings. While Ana loses, they were all
# heavier, so it hangs above her body: calm, and **late**. It fools her most when something changes, just when she looks.
#
# “Mine takes the mean of seven mornings!” Good: that one is 3 days late, and caught up a week after a stop. It
# also jumps more. You can have calm or quick, not both.
#
# An honest **trend** shows how sure it is, as an **interval** (the shaded band), or says “cannot tell yet”: a **refusal**.
#
# ## Worked example
#
# Why does it take so long? Let an app go **half** way each morning, and a body lose 0.1 kg a day.
#
# - Day 1: the gap opens by 0.1 kg, and half is closed. Left: 0.05 kg.
# - Day 2: the gap is 0.05 + 0.1 = 0.15 kg, and half is closed. Left: 0.075 kg.
# - It settles where half of (0.1 + 0.1) is 0.1 kg. That is one day's loss: a **lag** of one day.
# - She stops. Left now: 0.05 kg, then 0.025. The gap never closes at once.
#
# ## Your turn: Ana stops, her app does not

# %%
lesson.ask("07.3")

# %%
lesson.ask("07.5")

# %%
lesson.recall("07")

# %% [markdown]
# ## Explore: would you have noticed?
#
# So much for the app. Now your own eye. In half of these twelve charts the body stopped weeks ago, a **plateau**; in the
# others it still changes, up or down. Which is it, and how sure are you?
#
# **Target:** when you say 80 %, be right eight times in ten. That is **calibration**, and nobody sees your answers. The line
# you then see is a **smoother**: it also looks at later days.

# %%
apps.PlateauOrNoise()

# %% [markdown] tags=["coach", "project"]
# **Coach:** project the first chart. Everybody writes “stopped” or “changing” on a slip, and how sure. Count those over
# 80 %, then open it. End with the thought that an honest interval does the same: it says how sure.

# %% [markdown]
# ## Another person: a real one
#
# Behind your twelve charts stood a truth. This man is real: he stood on his scale on 63 mornings and gave the numbers away
# ({{cite krone_2020}}). After three weeks as usual he was asked to eat less, and after three more to move more
# ({{cite van_buuren_2023}}).

# %%
charts.real_mornings()

# %%
lesson.ask("07.7")

# %% [markdown]
# ## Change the model
#
# Can an honest estimator be fooled? Femi holds his weight, and on day 42 he buys a scale
# that shows {0.9:mass} more. Line 3 says so. Put a `#` before it and run again.

# %%
still = weigh_ins(project(PEOPLE["femi"], Plan.deficit(0), days=84), seed=1)
still.loc[42:, "weight_kg"] += 0.9
still["scale"] = ["old"] * 42 + ["new"] * 43
weekly_rate(still)

# %% [markdown]
# ## What the model leaves out
#
# - **Patience.** Ten mornings are too few. All of Ana's say: a loss of
#   {least_loss_kg_per_week:.2f} to {most_loss_kg_per_week:mass.2} a week.
# - **People.** Mornings scatter by 0.27 to 0.57 kg ({{cite krone_2020}}).
# - **Jumps.** A new scale lifts every morning at once. Told, our estimator takes most of it off; untold, it must
#   find the day.
#
# ## Exit ticket

# %%
lesson.ask("07.exit1")

# %%
lesson.ask("07.exit2")

# %% [markdown]
# “Well done!” says the app, to the person Ana was nine days ago.
#
# ## Recap

# %%
lesson.recap("07")

# %% [markdown]
# ## Sources
#
# The tenth a day: {{cite walker_1991}}. Scatter: {{cite krone_2020}}. The body: {{cite hall_2011}}.
# **Data:** simulated, but for `data/real_weigh_ins.csv`. **Next:** {{next}}
#
# <details><summary>For the keeper of the course</summary>
#
# Targets of the scatter: `data/scale_noise_targets.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
