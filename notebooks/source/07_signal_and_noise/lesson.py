# %% [markdown]
# # {{title}}
#
# > “One morning lies. My app draws a moving average, and that is the truth. It still falls, so I am still losing.”
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
# ## Play: has the body stopped?
#
# That was a perfect scale. Real ones wobble, and your eye is a trend, too. How good is it? Twelve charts. In half of them the body stopped weeks ago: a **plateau**. In
# the others it still changes, up or down. Which is which, and **how sure** are you?
#
# **Target:** when you say 80 %, be right in eight of ten: that is **calibration**.
# Nobody else sees your answers.

# %%
apps.PlateauOrNoise()

# %% [markdown]
# ## And a real one
#
# Nobody simulated this man. He stood on his scale on 63 mornings and gave the numbers away ({{cite krone_2020}}). After
# three weeks as usual he was asked to eat less, after three more to move more ({{cite van_buuren_2023}}). Behind your
# twelve charts stood a truth. Behind his stands none that anybody knows.

# %%
charts.real_mornings()

# %%
lesson.ask("07.7")

# %% [markdown]
# ## How late is it?
#
# Ana again, with scatter and no stop. Her app still goes a tenth of the way each morning ({{cite walker_1991}}).

# %%
lesson.ask("07.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: she stops; her app shows a loss (a) about three weeks, (b) two or three days, (c) not at all. Expect
# most at b. Those at c think that an average takes scatter away and nothing else; those at b think of a mean of a few mornings.

# %%
body = project(PEOPLE["ana"], Plan.deficit(500), days=84)
w = weigh_ins(body, seed=1)
lesson.reveal("07.prediction", charts.trend(w))

# %%
lesson.compare("07.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Averaging takes scatter away, but it mixes old mornings in. While Ana loses, all her old
# mornings were heavier. So her average runs above her body: calm, and **late**. While somebody gains, it runs below.
#
# So there are two numbers. **Nine days**: how old its news is. **Three weeks**: how long until the last of it is gone.
# An average fools you when something **changes**. So an honest trend comes with an **interval**, the shaded band, or
# with a **refusal**: “cannot tell yet”.
#
# <details><summary>“My app takes the mean of seven mornings!” Why does the average run along the band's upper edge?</summary>
#
# The mean of seven is 3 days late, and done after a week; but it jumps more. The band allows for the lag, the average does not.
#
# </details>

# %% [markdown]
# ## Worked example
#
# A share of ½, a body that loses 0.1 kg a day, no scatter:
#
# | day | body, kg | average, kg | gap, kg |
# |---|---|---|---|
# | 0 | 80.0 | 80.00 | 0 |
# | 1 | 79.9 | 79.95 | 0.05 |
# | 2 | 79.8 | 79.875 | 0.075 |
#
# Each day the body opens the gap by 0.1 kg, and half of it is closed. It settles when half of (gap + 0.1) is 0.1: at 0.1
# kg, one day's loss. So the **lag** is 1 day. For any share it is (1 − share) ÷ share days.
#
# ## Your turn: she stops, her app does not

# %%
lesson.ask("07.1")

# %%
lesson.ask("07.3")

# %%
lesson.recall("07")

# %% [markdown]
# ## Explore: build a better app
#
# A small share is calm and late, a large one quick and nervous; the **smoother** looks both ways. Which is best?
#
# **Target:** switch the truth on; find the smallest “misses it by”.

# %%
lesson.ask("07.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Set holding with the truth off and ask what the group would bet on. Then
# deficit, truth on. End on “break” with the smoother: the words name a jump. Water, or another scale? The readings
# alone cannot say, so the interval holds both.

# %%
apps.TuneTheFilter()

# %% [markdown]
# ## Another direction

# %%
lesson.ask("07.5")

# %% [markdown]
# ## Change the model
#
# Femi holds his weight. From day 42 on he stands on a new scale, which shows {0.9:mass} more. Line 3 writes that down.
# Put a `#` before line 3 and run again: is the estimator fooled?

# %%
still = weigh_ins(project(PEOPLE["femi"], Plan.deficit(0), days=84), seed=1)
still.loc[42:, "weight_kg"] += 0.9
still["scale"] = ["old"] * 42 + ["new"] * 43
weekly_rate(still)

# %% [markdown]
# ## What the model leaves out
#
# - **Patience.** After ten mornings our estimator says “cannot tell yet”. All of Ana's mornings say: a loss of
#   {least_loss_kg_per_week:.2f} to {most_loss_kg_per_week:mass.2} a week.
# - **People differ.** From one person to another, mornings scatter by 0.27 to 0.57 kg ({{cite krone_2020}}).
# - **Jumps.** Another scale, or the water of another diet, lifts all mornings at once. So write down a new scale:
#   told, our estimator takes most of it off; untold, it has to find the day, and is less sure.
#
# ## Exit ticket

# %%
lesson.ask("07.exit1")

# %%
lesson.ask("07.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("07")

# %% [markdown]
# ## Sources
#
# The tenth a day: {{cite walker_1991}}. Scatter: {{cite krone_2020}}. The body: {{cite hall_2011}}.
# **Data:** simulated. **Next:** {{next}}
#
# <details><summary>For the keeper of the course</summary>
#
# The targets of the scatter: `data/scale_noise_targets.csv`.
# **Claims met:** {{claims}}
#
# </details>
