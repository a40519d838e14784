# %% [markdown]
# # {{title}}
#
# Choose menu **Run**, **Run All Cells**, and meet half a year of Ana. Dashed, the **rule of 3,500**; the curve, a body
# that adapts; the dots, her scale.
#
# <small>Everyone here is made up.
# **Care:** leave out what is not good for you today, or talk to a doctor or someone you trust.</small>

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

# %% [markdown]
# **Target:** a loss of {loss_on_300_kg:mass} for the adapting body. Which step of the slider is it?

# %%
apps.FirstCurve()

# %%
lesson.ask("00.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote, hands up. Expect a third to two thirds at a. It is not a wrong answer about Python but
# about this course: many have met code as something that punishes a slip. Do not argue. Say: “let us
# run one thing and vote again”.

# %% [markdown]
# <small>**After this you can** run a cell, and change a number in it; predict first, then compare; read a curve.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}</small>
#
# ## Your turn
#
# The dashed line promises a pound less for each 3,500 kcal less, for ever. The body answers back.

# %%
lesson.ask("00.3")

# %% [markdown]
# ### The same in code
#
# A grey box holds code: click into it, hold **Shift** and press **Enter**, and it runs. Pounds say more to you? Write
# `"lb"` for `"kg"`, and run the box again.

# %%
lesson.prefer("kg")

# %% [markdown]
# The next code says who (Ana), what (500 kcal a day below **baseline**, which is what she spends at the start) and how
# long. Guess first, wildly if you like: nobody marks it.

# %%
lesson.ask("00.prediction")

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.deficit(500), days=84)
lesson.reveal("00.prediction", charts.weight(p))

# %%
lesson.compare("00.prediction")

# %% [markdown]
# Now change it: write 250 for 500, and run the box again. Then -300: a minus turns the deficit into a surplus.

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong: you have just simulated a body. A cell hands *who*, *how much* and *how long* to a
# program that was written and checked before you came. What stays for you is to change these words and numbers, and
# to think about the answer.

# %%
lesson.compare("00.claim")

# %% [markdown]
# ## What the model leaves out
#
# - **People.** Over a two-year trial the model missed the people's mean by 0.015 to 0.92 kg, and single people by
#   more ({{cite guo_2018}}).
# - **The first weeks.** {first_weeks}
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
# <details><summary>Studies, data, and what is kept of your answers</summary>
#
# - the simulated body: {{cite hall_2011}}; its test on a trial: {{cite guo_2018}}
# - Your answers and the choice of a unit stay with your lessons, in the file `my_predictions.csv`, and go nowhere else:
#   no name, no time. `lesson.predictions()` lists the guesses, and `lesson.erase()` deletes the file, after it has asked.
#
# **Data:** simulated. The people are in `data/people.csv`, and all of them are made up.
#
# **Claims met:** {{claims}}
#
# </details>
