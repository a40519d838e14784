# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **work out** how late a moving average is, and how far that puts it from the body;
# - **judge** the chance that a week of loss looks like a gain;
# - **tell** an estimate with an interval from a number that nobody should trust.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone here is made up, and nobody needs a scale. Daily weighing is not good for everyone:
# stop whenever you like, and talk to a doctor or someone you trust if numbers weigh on you.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the chart of Run and leave it up: every
# question is about the space between trend and body. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: nobody says
# which app they use or what it shows.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, weigh_ins

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("07")

# %% [markdown]
# ## What people say
#
# > “One morning lies. My app draws a moving average, and that is the truth.”

# %%
lesson.ask("07.claim")

# %% [markdown]
# ## Predict: how late is it?
#
# Ana eats 500 kcal a day below her baseline for 12 weeks. Her moving average begins at the first
# morning, and each day it goes **a tenth of the gap** to what the scale shows ({{cite walker_1991}}).

# %%
lesson.draw("07.trend")

# %%
lesson.ask("07.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: the trend of somebody who loses steadily runs (a) on the body, (b) above it, (c) below
# it. Expect most at a, the rest split. Those at a think that scatter is all there is; those at c mix up
# late with ahead. Let both sides draw it in the air.

# %% [markdown]
# ## Run: scale, trend, body
#
# A simulation knows what nobody at home can know: the body itself, the solid line.

# %%
body = project(PEOPLE["ana"], Plan.deficit(500), days=84)
w = weigh_ins(body, seed=1)
lesson.reveal("07.prediction", charts.trend(w, method="ema"))

# %% [markdown]
# ## Compare

# %%
lesson.compare("07.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Averaging takes scatter away, but it mixes old mornings in.
# While a body changes, old mornings all lie on one side. Each day the gap grows by one day's loss and
# then shrinks by the share *a*. It settles where both are equal:
#
# > **days late = (1 − a) ÷ a**, and **kg off = days late × kg a day**
#
# A tenth gives 9 days. An average also remembers how it **began**. After a salty first morning the trend starts
# too high, and loses a tenth of that error a day. Take this fall for lost tissue, and you have invented
# expenditure.
#
# Other filters have other faults. Holt's method follows the slope too: it is hardly late, but scatters more. A
# line through 28 days is stiff when plans change. A **smoother** looks both ways: best for the past, no wiser
# about today. It alone knows that weeks have weekends. None of them is the truth. An honest one comes with an
# **interval**, and sometimes with a **refusal**. The shaded band is such an interval. It allows for the lag: so the
# average runs along its upper edge.

# %%
lesson.compare("07.claim")

# %% [markdown]
# ## Worked example
#
# **Lag.** Share ½, a loss of 0.1 kg a day, no scatter:
#
# | day | body, kg | trend, kg | gap, kg |
# |---|---|---|---|
# | 0 | 80.0 | 80.00 | 0 |
# | 1 | 79.9 | 79.95 | 0.05 |
# | 2 | 79.8 | 79.875 | 0.075 |
# | 3 | 79.7 | 79.7875 | 0.0875 |
#
# It heads for 0.1 kg: (1 − ½) ÷ ½ = 1 day late.
#
# **Chance.** One morning scatters by 0.39 kg (standard deviation, {{cite krone_2020}}; DERIVED). Two
# mornings that know nothing of each other differ by 0.39 × √2 = 0.55 kg. If scatter is normal (our
# assumption), only loss ÷ 0.55 matters:
#
# | loss ÷ 0.55 | 0 | 0.3 | 0.6 | 1 | 1.5 | 2 |
# |---|---|---|---|---|---|---|
# | chance of a gain | 50 % | 38 % | 27 % | 16 % | 7 % | 2 % |
#
# ## Your turn

# %%
lesson.ask("07.1")

# %%
lesson.ask("07.2")

# %%
lesson.ask("07.3")

# %%
charts.chance_of_gain(body, people=300)

# %% [markdown]
# ## Explore
#
# A small share is calm and late, a large one quick and nervous. Which is best? Move the sliders, or
# click one and use the arrow keys.
#
# **Target:** plan deficit, truth on, first set of mornings; the smallest “misses it by”.

# %%
lesson.ask("07.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Begin at holding with the truth off and ask what the group would bet on. Then
# deficit, truth on. End on “break”, method smoother: the words name a jump. Water, or another scale? The readings
# alone cannot say, so the interval holds both.

# %%
apps.TuneTheFilter()

# %% [markdown]
# ### Play: plateau or noise?
#
# Twelve charts. In half of them the body stopped changing weeks ago. In the other half it goes on,
# up or down, and the scale hides it. Which is which, and **how sure** are you?
#
# **Target:** find your own calibration. If you say 80 %, be right in eight of ten. Nobody else sees it.

# %%
apps.PlateauOrNoise()

# %% [markdown]
# ## Change the model
#
# Femi holds his weight. The second line of code is one salty dinner before the first morning. Will his
# trend still show it after four weeks? The picture after that is Ana again: what would one reckon that she
# spends, from the scale of 7 days, 14 days or more?

# %%
still = weigh_ins(project(PEOPLE["femi"], Plan.deficit(0), days=84), seed=1)
still.loc[0, "weight_kg"] += 0.9
charts.trend(still, method="ema")

# %%
charts.windows(body, people=200)

# %% [markdown]
# ## What the model leaves out
#
# “My metabolism changed this week” is mostly water and scatter: that is the tall bar at 7 days. For ten of Ana's mornings the
# course's own estimator says
#
# > “Cannot tell yet: {ten_mornings_say}”
#
# For all 85 it says {rate_kg_per_week:mass.2} a week, 90 % interval
# {rate_low_kg_per_week:.2f} to
# {rate_high_kg_per_week:.2f}.
#
# Real people differ: their mornings scatter by 0.27 to 0.57 kg, one person's by 1.5
# ({{cite krone_2020}}; DERIVED). Scatter need not be normal. After a change of diet water moves for days, and another
# scale jumps at once. A large jump is named, and the interval holds both. A small one, under a kilogram, often
# stays unseen: then every interval here is too narrow.
#
# ## Another direction

# %%
lesson.ask("07.5")

# %% [markdown]
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
# - the tenth a day: {{cite walker_1991}}; scatter: {{cite krone_2020}}
# - the body: {{cite hall_2011}}
#
# **Claims met:** {{claims}}
#
# **Data:** simulated; the targets of the scatter are in `data/scale_noise_targets.csv`.
#
# **Next:** {{next}}
