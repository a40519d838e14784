# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **run** a cell, and change one number in it;
# - **predict** first, then compare;
# - **read** a curve and the sentence below it.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone in these lessons is made up, and no lesson asks about anyone's own weight or food.
# Numbers about weight can still be hard to look at. Leave out whatever is not good for you today; if it
# worries you, talk to a doctor or to someone you trust.
#
# ### One thing to know
#
# Each grey box below is a **cell**. Click into it, hold **Shift** and press **Enter**: that runs it. The first one
# fetches the tools, and shows nothing; a star, `[*]`, beside a cell means that it is still at work. Run every
# cell you meet, from top to bottom. Or run all at once: menu **Run**, **Run All Cells**. Pictures wait for your guess.
#
# ### Kilograms or pounds?
#
# Say it once, in the second cell, for the whole course: change `"kg"` to `"lb"` if pounds say more to you. An
# answer may come in either, such as `10 lb`.
#
# This choice and your answers are kept with your lessons, in the file `my_predictions.csv`, and go
# nowhere else. Lesson 13 shows how your guesses did. The file holds questions and answers: no name, no time.
# `lesson.predictions()` lists the guesses, and `lesson.erase()` deletes the file, after it has asked.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.prefer("kg")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the run with its curve and let someone in the
# room name the next number. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: say aloud that nobody will be asked
# about themselves, here or later, and that leaving a lesson out needs no reason.
#
# Minutes are counted alike in every lesson: {{minutes formula}}. Only the pace of reading leans on a study
# (Brysbaert 2019, doi:10.1016/j.jml.2019.104047; we take a slower one). The rest are our assumptions: time your
# own class, and trust that.

# %% [markdown]
# ## What people say
#
# Click what is closest to what you think. Nobody marks it.

# %%
lesson.ask("00.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote, hands up. Expect a third to two thirds at a. It is not a wrong answer about Python but
# about this course: many have met code as something that punishes a slip. Do not argue. Say: “let us
# run one thing and vote again”.

# %% [markdown]
# ## Predict
#
# Meet Ana: made up, 35 years old, {ANA_KG:g} kg ({ANA_LB:.0f} lb). Her body spends about
# {ANA_KCAL:,.0f} kcal a day. (A kcal is what food labels and most people call a calorie.)
#
# A wild guess is welcome. Nobody marks it, and a guess that is far off teaches most. Type `5`, `4.5` or
# `10 lb`, and press Enter. Or skip it, and look first.

# %%
lesson.ask("00.prediction")

# %% [markdown]
# ## Run
#
# Three short lines: who, what happens, draw it. `project` works out, day by day, what a set of equations
# says about a body. In the sentence below the picture, **baseline** is what Ana spends at the start, and the
# **adapting body** is one that spends less as it gets lighter, and more as it gets heavier.

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.deficit(500), days=84)
lesson.reveal("00.prediction", charts.weight(p))

# %% [markdown]
# ## Compare
#
# The sentence below a picture says in words what the picture shows. This cell holds your guess against it.

# %%
lesson.compare("00.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. You have just simulated a body for 84 days. The
# equations were written, checked and put away in a library before you came. What stays for you is to
# say *who*, *how much* and *how long*, and to think about the answer. That is the interesting half.
# Back to what you said:

# %%
lesson.compare("00.claim")

# %% [markdown]
# ## Worked example
#
# The second line of the run, word by word:
#
# | piece | says |
# |---|---|
# | `p =` | call the result `p` |
# | `project(ana,` | simulate Ana's body |
# | `Plan.deficit(500),` | who eats 500 kcal a day less than she spends on day 1 |
# | `days=84)` | for 84 days, which are 12 weeks |
#
# A cell is also a pocket calculator; `*` means times. A week at 500 kcal a day:

# %%
500 * 7

# %% [markdown]
# ## Your turn
#
# Type a number and press Enter. After a miss there is a hint, after two the solution. Nothing can break.

# %%
lesson.ask("00.1")

# %%
lesson.ask("00.2")

# %% [markdown]
# ## Explore
#
# No cell to edit here: move the slider, with the mouse or with the arrow keys. How far does the curve
# follow? At which number does it lie flat?
#
# **Target:** the sentence below the picture says “a gain of
# {gain_on_250_kg:mass}” (in pounds “a gain of
# {gain_on_250_lb:.1f} lb”). The slider's number is the answer.

# %%
lesson.ask("00.3")

# %%
apps.FirstCurve()

# %% [markdown]
# ## Change the model
#
# A model is a set of equations. `model=` picks another set: here the well-known rule of 3,500 kcal a
# pound, beside the body you ran above. Same Ana, same plan, two answers. Which one would you trust, and
# why? Keep your reason for lessons 04 and 05. Then change `84` to `364` and run it again.

# %%
days = 84
line = project(ana, Plan.deficit(500), days=days, model="rule_3500")
body = project(ana, Plan.deficit(500), days=days)
charts.weight(line, body)

# %% [markdown]
# ## What the model leaves out
#
# A model is not a person. Over a whole two-year trial group the equations came within half a kilogram of
# the average: 0.47 kg, and anything from 0.015 to 0.92 kg would fit the data. Errors up and down cancel in
# such an average; for single people they missed by much more ({{cite guo_2018}}). And no real scale draws
# so smooth a curve: that is lesson 06.
#
# ## Another direction
#
# The next cell turns it round. {first_weeks}

# %%
lesson.ask("00.4")

# %%
dev = project(PEOPLE["dev"], Plan.deficit(-300), days=84)
charts.weight(dev)

# %% [markdown]
# ## Exit ticket
#
# Two last questions, without looking back.

# %%
lesson.ask("00.exit1")

# %%
lesson.ask("00.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("00")

# %% [markdown]
# ## Sources
#
# - the simulated body: {{cite hall_2011}}; its test on a trial: {{cite guo_2018}}
#
# **Data:** simulated. The people are in `data/people.csv`, and all of them are made up.
#
# **Claims met:** {{claims}}
#
# **Next:** {{next}}
