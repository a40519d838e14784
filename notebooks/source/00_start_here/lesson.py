# %% [markdown]
# # {{title}}
#
# Meet Ana, 35. Choose menu **Run**, **Run All Cells**. Start at the top: bet before you look down.
#
# <small>**After this you can** read a curve; predict first, then compare; change a number in a cell.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}
# **Care:** everyone here is made up. Not good for you today? Leave it, or talk to a doctor or someone you trust.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the picture with its slider and let someone
# in the room name the next number. {{late}} Late? Let the room call out the slider's
# step, and skip the code. {{sensitivity}} Sensitivity: say aloud that
# nobody will be asked about themselves, here or later, and that leaving a lesson out needs no reason.
#
# Minutes are counted alike in every lesson: {{minutes formula}}. Only the pace of reading leans on a study
# (Brysbaert 2019, doi:10.1016/j.jml.2019.104047; we take a slower one). The rest are our assumptions: time your
# own class, and trust that.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.ask("00.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote, hands up. Expect half at a (a scale measures fat, doesn't it?), a third at b, few at c. Say nothing,
# move the slider to 0, and wait for the laugh. Whoever drank something since breakfast has done the experiment.

# %% [markdown]
# **Target:** pull the slider to 0, where she eats what she spends. Each dot is a morning: what do they do?

# %%
apps.FirstCurve()

# %%
lesson.compare("00.claim")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. With the slider at 0 her body did: the blue line. A scale also weighs water and last night's
# dinner, which come and go. One morning means little, good or bad.
#
# “You made those dots jump!” Yes, about as far as those of twelve real people in nine weeks: on three mornings in ten
# they moved by {0.5:mass} or more ({{cite krone_2020}}).
#
# ## Worked example
#
# Now she eats 200 kcal a day less. Dashed is the **rule of 3,500**: a pound for each 3,500 kcal, for ever.
# In half a year 182 × 200 = 36,400 kcal are missing; ÷ 3,500 that is 10.4 lb. Blue is an **adapting body**:
# it answers back.
#
# ## Your turn

# %%
lesson.ask("00.3")

# %% [markdown]
# ### “But I would have to learn Python!”
#
# No. Grey boxes hold code: click into one, hold **Shift**, press **Enter**, and it runs. Think in pounds? Write
# `"lb"` for `"kg"`, and run it.

# %%
lesson.prefer("kg")

# %% [markdown]
# The next box says who, how much below her **baseline** (what she spends at the start), and how long. Guess first.

# %%
lesson.ask("00.prediction")

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.deficit(500), days=84)
lesson.reveal("00.prediction", charts.weight(p))

# %%
lesson.compare("00.prediction")

# %% [markdown]
# Write 250 for 500, and run it again. Half as much? Then -300: she eats more.
#
# ## What the model leaves out
#
# - **People.** Told month by month what people ate, the model missed their mean of two years by half a kilogram
#   (interval 0.015 to 0.92; {{cite guo_2018}}). Told one average, or for one person, it misses by more.
# - **Gains** are harder to foresee than losses: lesson 05 says by how much.
#
# ## Exit ticket

# %%
lesson.ask("00.exit1")

# %%
lesson.ask("00.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("00")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what is kept</summary>
#
# - the simulated body: {{cite hall_2011}}; its test on a trial: {{cite guo_2018}}
# - Your answers and your unit stay in `my_predictions.csv`, beside your lessons: no name, no time.
#   `lesson.predictions()` lists them, `lesson.erase()` asks and deletes them.
#
# **Data:** simulated; the made-up people are in `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
