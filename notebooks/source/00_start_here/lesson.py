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
# cell you meet, from top to bottom.
#
# ### Kilograms or pounds?
#
# Say it once, in the second cell, for the whole course: change `"kg"` to `"lb"` if pounds say more to you. An
# answer may come in either, such as `"10 lb"`.
#
# This choice and your predictions are kept with your lessons, in the file `my_predictions.csv`, and go
# nowhere else. Lesson 13 shows how your guesses did. The file holds questions and answers: no name, no time.
# `lesson.predictions()` lists them, and `lesson.erase()` deletes the file.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, units

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
# {{ask 00.claim}}
#
# Put the letter in place of the three dots, with its quotation marks: `claim = "a"`. Then run the cell.

# %%
claim = ...  # "a" or "b"
lesson.predict("00.claim", claim)

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
# {{ask 00.prediction}}
#
# A wild guess is welcome. Nobody marks it, and a guess that is far off teaches most. Write `5`, `4.5` or
# `"10 lb"`; text goes in quotation marks. Or leave the dots and look first.

# %%
prediction = ...  # kg, a loss is positive
lesson.predict("00.prediction", prediction)

# %% [markdown]
# ## Run
#
# Three short lines: who, what happens, draw it. `project` works out, day by day, what a set of equations
# says about a body. In the sentence below the picture, **baseline** is what Ana spends at the start, and the
# **adapting body** is one that spends less as it gets lighter, and more as it gets heavier.

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.deficit(500), days=84)
charts.weight(p)

# %% [markdown]
# ## Compare
#
# The sentence below a picture says in words what the picture shows. This cell holds your guess against it.

# %%
lesson.check("00.prediction", prediction)

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. You have just simulated a body for 84 days. The
# equations were written, checked and put away in a library before you came. What stays for you is to
# say *who*, *how much* and *how long*, and to think about the answer. That is the interesting half.
# Vote again, in the cell further up, or leave it as it is:

# %%
lesson.check("00.claim", claim)

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
# {{ask 00.1}}
#
# {{ask 00.2}}
#
# Write thousands without a comma: `3500`. Nothing can break. If a cell says that something *is not made yet*, run the cells above it first.

# %%
total = ...  # kcal; Python may do the sum: write it as 500 * 7 above
lesson.check("00.1", total)

# %%
loss = ...  # kg, a loss is positive
lesson.check("00.2", loss)

# %% [markdown]
# ## Explore
#
# No cell to edit here: move the slider, with the mouse or with the arrow keys. How far does the curve
# follow? At which number does it lie flat?
#
# {{ask 00.3}}
#
# **Target:** the sentence below the picture says “a gain of
# {gain_on_250_kg:mass}” (in pounds “a gain of
# {gain_on_250_lb:.1f} lb”). Then type the slider's number into
# the cell that follows.

# %%
apps.FirstCurve()

# %%
setting = ...  # kcal/day above baseline
lesson.check("00.3", setting)

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
# {{ask 00.4}}
#
# The next cell turns it round. {first_weeks}

# %%
meaning = ...  # "a", "b" or "c"
lesson.check("00.4", meaning)

# %%
dev = project(PEOPLE["dev"], Plan.deficit(-300), days=84)
charts.weight(dev)

# %% [markdown]
# ## Hints and solutions
#
# Every question has both. Change the number in quotation marks, and try the hint first.

# %%
print(lesson.hint("00.3"))
lesson.solution("00.3")

# %% [markdown]
# ## Exit ticket
#
# Two last questions, without looking back.
#
# {{ask 00.exit1}}
#
# {{ask 00.exit2}}

# %%
answer_1 = ...  # "a", "b" or "c"
lesson.check("00.exit1", answer_1)

# %%
answer_2 = ...  # kcal
lesson.check("00.exit2", answer_2)

# %% [markdown]
# ## Recap

# %%
lesson.recap(
    "00",
    f"One line simulated {p.days} days: Ana's weight went from {units.mass(p.weight_kg[0])} to {units.mass(p.weight_kg[-1])}.",
    f"A minus turned the curve round: Dev went from {units.mass(dev.weight_kg[0])} to {units.mass(dev.weight_kg[-1])}.",
    f"Two models of one body differed by {units.mass(abs(line.weight_kg[-1] - body.weight_kg[-1]))}: a result is as good as its model.",
)

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
