# %% [markdown]
# # {{title}}
#
# This is Ana, 35. For half a year she eats *exactly* what she spends. Every morning she steps on her scale.
# Choose menu **Run**, **Run All Cells**. Then bet.
#
# <small>**After this you can** say why a scale jumps; doubt two weigh-ins; tell water from new body.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}
# **Care:** all here are made up. Not good for you today? Leave it, or talk to a doctor or someone you trust.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the picture with its slider and let
# someone in the room name the next number. {{late}} Late? Let the room call out the slider's step, and go from the tea
# to the exit.
# {{sensitivity}} Sensitivity: say aloud that nobody will be asked about themselves, here or later, and that leaving a
# lesson out needs no reason.
#
# Minutes are counted alike in every lesson: {{minutes formula}}. Only the pace of reading leans on a study
# (Brysbaert 2019, doi:10.1016/j.jml.2019.104047; we take a slower one). The rest are our assumptions: time your
# own class, and trust that.
#
# **Claims met:** {{claims}}

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.ask("00.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote, hands up. Expect half at a (a scale measures fat, doesn't it?), a third at b, few at c. Say nothing,
# move the slider to 0, and wait for the laugh. Whoever drank something since breakfast has done the experiment.

# %% [markdown]
# Each dot is a morning (the lines come later). Here Ana eats {FIRST_KCAL:.0f} kcal (a label's “calories”) a day less.
# **Target:** slider to 0, as in your bet. Do the dots lie still?

# %%
apps.FirstCurve()

# %%
lesson.compare("00.claim")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. At 0 both lines lie flat: her body stood still. A litre of water makes
# her {1:mass.0} heavier; tomorrow it's gone. A scale weighs that, and dinner.
#
# “You made them jump!” As real ones do (lesson 07 has some): half of twelve people jumped by {0.5:mass} or more on at least
# 3 mornings in 10 ({{cite krone_2020}}).
#
# ## Worked example
#
# You sell slimming tea. Ana signs up on her first morning, at {first_kg:mass}. On day {EXAMPLE_DAY:.0f}, just past week 2,
# she's at {example_kg:mass}: {example_lost_kg:mass} “lost”! (Two days earlier the scale was up. You kept quiet.)
#
# ## Your turn

# %%
lesson.ask("00.4")

# %% [markdown]
# Now she eats less than her **baseline**, what she spends at the start. Dashed, the straight line: the **rule of 3,500**, a
# pound ({A_POUND_KG:.2f} kg) for every 3,500 kcal not eaten. Blue is an **adapting body**: the lighter, the less it spends.

# %%
lesson.ask("00.prediction")

# %%
lesson.prefer("kg")  # or "lb", if you think in pounds
ana, plan = PEOPLE["ana"], Plan.deficit(500)
rule, body = project(ana, plan, days=84, model="rule_3500"), project(ana, plan, days=84)
lesson.reveal("00.prediction", charts.weight(rule, body))

# %%
lesson.compare("00.prediction")

# %% [markdown]
# For six weeks she's lighter than the rule says: water goes, too (lesson 01).
#
# “Only your model!” In nine weeks at thrice her cut the rule promised 103 supervised adults {TRIAL_PROMISE_KG:mass};
# their scales said {TRIAL_LOSS_KG:mass} ({{cite thomas_2013}}, as others quote it). Ours, guessing their food and
# bodies, says {trial_body_kg:mass}: still too much.
#
# And {CUT_KCAL:.0f} kcal *above*? She gains {gain_kg:mass}, not {line_loss_kg:mass}: a heavier body spends more.

# %% [markdown]
# ## What the model leaves out
#
# - **Scales.** Ana's jumps are simulated, of middling size: eleven of Krone's twelve typically jumped by {0.15:mass.2} to
#   {0.83:mass.2}, the twelfth by more.
# - **People.** In another trial, told what people ate, our model missed the average by half a kilogram
#   (likely 0.02 to 0.92 kg; {{cite guo_2018}}), single people by more.
#
# ## Exit ticket

# %%
lesson.ask("00.exit1")

# %%
lesson.ask("00.exit2")

# %% [markdown]
# > Two mornings can sell any tea.
#
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
# - the simulated body: {{cite hall_2011}}
# - `my_predictions.csv`, beside your lessons, keeps your answers: no name, no time. `lesson.erase()` deletes them.
#
# **Data:** simulated; people: `data/people.csv`. Typically: standard deviation; likely: 95 %.
#
# </details>
