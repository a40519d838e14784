# %% [markdown]
# # {{title}}
#
# > “One morning lies, so my app draws an average, and that is the truth. It still falls. So I am still losing.”
#
# On day {STOP_DAY} Ana's body stops losing. Give her, for once, a perfect scale, which shows the body
# alone. Her app draws a **moving average**: each morning its line goes **a tenth of the way** to the scale.
#
# <small>**After this you can** say why an average falls on after a stop; tell it from a falling body; say when to wait.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, weekly_rate, weigh_ins

# %%
lesson.draw("07.trend")

# %%
lesson.ask("07.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Let somebody draw, take the vote, and let the
# run fall over the drawing. Then the game, silently, each alone. {{late}}
# Late? Skip Jun's average. {{sensitivity}} Sensitivity: nobody says which app they use or what it shows.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: she stops; her app shows a loss (a) about three weeks, (b) two or three days, (c) not at all. Expect
# most at b. Those at c think that an average takes scatter away and nothing else; those at b think of a mean of a few mornings.

# %%
lesson.reveal("07.claim", charts.after_a_stop())

# %%
lesson.compare("07.claim")

# %% [markdown]
# ## Explore: would you have noticed?
#
# Now the scale wobbles. Twelve charts: in six the body stopped weeks ago, a **plateau**; in the others it still
# changes. A tool that needs no app:
#
# **This week's mean minus that of four weeks ago** (the game's last number minus its second) lies within
# {means_off_kg:mass} of the body's change, nine times in ten (our model). So {1.2:mass} shows; {0.3:mass} doesn't.
#
# **Target:** say which, and how sure (50 to 100 %), and end above 0 points. Sure and right wins 100; sure and wrong costs 300; “50 %”
# costs nothing.

# %%
lesson.ask("07.1")

# %%
apps.PlateauOrNoise()

# %% [markdown] tags=["coach", "project"]
# **Coach:** project the first chart. Everybody writes “stopped” or “changing” on a slip, and how sure. Count those over
# 80 %, then open it. End with the thought that an honest interval does the same: it says how sure.

# %% [markdown]
# Who says 80 % should be right eight times in ten: that's **calibration**. Back to an Ana who
# never stopped.

# %%
lesson.ask("07.prediction")

# %%
body = project(PEOPLE["ana"], Plan.deficit(500), days=84)
lesson.reveal("07.prediction", charts.trend(weigh_ins(body, seed=1)))

# %%
lesson.compare("07.prediction")

# %% [markdown]
# The pale band is an **interval**, made to hold the body nine times in ten: it allows for the delay.
#
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. An average calms the wobble with old mornings. While Ana loses, they were all
# heavier, so it hangs above her body, calm and some nine days late: its **lag**.
#
# On a perfect scale, the average's fall about halves each week after a stop; while a body loses, the falls stay nearly
# alike. Through wobble only the weeks' means help.
#
# ## Worked example
#
# How does a gap close? Each morning Ana's app goes a tenth of the way: 0.9 stays.
#
# - Morning 1: 0.9 of the gap is left.
# - Morning 2: 0.9 × 0.9 = 0.81.
# - Morning 21: 0.9²¹ = 0.11. Of Ana's {gap_at_stop_kg:mass.2} that leaves {gap_after_three_weeks_kg:mass.2}.
#
# ## Your turn

# %%
lesson.ask("07.3")

# %%
lesson.ask("07.5")

# %%
lesson.recall("07")

# %% [markdown]
# ## Another person: a real one
#
# Nobody knows this man's truth. He gave away 63 mornings ({{cite krone_2020}}): three weeks as usual, three asked to eat
# less, three to move more.

# %%
lesson.ask("07.7")

# %%
lesson.reveal("07.7", charts.real_mornings())

# %% [markdown]
# Ana's app would have cheered him for {real_praised_mornings:.0f} mornings: “Moving works at once!” What it praised
# was the weeks before. On those mornings his scale fell by {real_praised_dip_kg:mass.2} and came back.
#
# ## Change the model
#
# When to wait? An honest **trend** gives an interval, or says that it can't tell yet, as here after Ana's first 9
# mornings. **Bet:** what does it say after 28? Then put `28` for `9`.

# %%
mornings = 9
weekly_rate(weigh_ins(body, seed=1)[:mornings])

# %% [markdown]
# <details><summary>After your run</summary>
#
# A loss of {four_weeks_least_kg:number.1} to {four_weeks_most_kg:mass} a week: zero lies outside, so she is losing.
#
# Other ways to draw a trend: `charts.trend(weigh_ins(body, seed=1), method="holt")` (level and slope), or
# `"regression"` (a line through 28 days), or `"smoother"` (looks both ways). From week 5 on they miss her body by
# {holt_off_kg:number.2}, {regression_off_kg:number.2} and {smoother_off_kg:mass.2} on average, the moving average (`"ema"`) by {average_off_kg:mass.2}.
#
# </details>
#
# ## What the model leaves out
#
# - **People.** Tool and band were tested on our made-up, middling wobble. Real people scatter by 0.27 to 0.57 kg
#   ({{cite krone_2020}}): where mornings jump twice as far, only twice the difference shows.
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
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies and data</summary>
#
# The tenth a day: {{cite walker_1991}}. The body: {{cite hall_2011}}. The man's mornings: {{cite van_buuren_2023}}.
# **Data:** simulated, but for `data/real_weigh_ins.csv`. Targets of the scatter: `data/scale_noise_targets.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
