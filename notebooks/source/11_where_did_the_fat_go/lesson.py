# %% [markdown]
# # {{title}}
#
# > “Leg exercises burn leg fat: the part that works pays.”
#
# Eleven people tried it ({{cite ramirez_campillo_2013}}): 12 weeks of pressing with **one leg** only, about 1,000 times
# a session. Where did a scan find less fat at the end? Place your bet.
#
# <small>**After this you can** follow a leg's fuel; weigh a trickle against a whole body; tell a thinner fold from less
# fat.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, local_lipolysis_g, project

# %%
charts.bet_on_a_leg()

# %%
lesson.ask("11.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{late}} Late? Skip “Change the model” and “Another
# direction”. Keep the sliders of grams: they refute the belief here, by mechanism; the trials follow in lesson 12.
#
# {{sensitivity}} Sensitivity: legs, belly and arms are what people are teased about. Speak of fat cells, blood and kilograms, never of a part that someone would like to change. Ask for no examples from the room.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote on the picture with the question marks. A the leg that worked · B the trunk, legs last · C all alike · D arms and trunk. Expect about half for A and a quarter for B (a guess).
#
# A is the belief of this lesson: fuel is taken next door. B is “legs last”, the same idea with a queue. C is what other trials found, nearly. D is what happened here. Let two who differ talk for a minute, then vote again.

# %%
lesson.reveal("11.claim", charts.one_leg())

# %%
lesson.compare("11.claim")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. A leg pays by card, and the account belongs to the whole body:
#
# 1. You squat. Hormones call for fuel, and the blood carries the call **everywhere**.
# 2. Fat cells let fatty acids go into the blood, where they mix.
# 3. The leg burns what the blood brings. No muscle can tell which cell paid.
#
# Ana lifts with her legs for {BOUT_MINUTES} minutes. If fat from the blood were all her fuel: of {BOUT_FAT_G:.0f} g her legs would give {BOUT_LEGS_G:.0f}.
#
# **“Eleven people! And stubborn legs!”** Both fair: why they kept their fat, nobody knows; in most other trials legs
# lost, too. But same person, same meals: one leg did some 36,000 presses, the other none. If the part that works paid, they would differ.
#
# ## Worked example: the trickle
#
# Is nothing local? A trickle is. Beside a working thigh, 100 g of fat let go 0.9, 1.21 or 2.5 mg more in half an hour,
# by three loads (10 men; {{cite stallknecht_2007}}). Take the one between. 3 kg of fat are 30 times 100 g; 13 sessions a
# month: 30 × 13 × 1.21 mg ≈ 470 mg ≈ **0.5 g**. A sheet of office paper weighs ten times as much.
#
# ## Change the model: now you
#
# Pencil first; then write your two numbers into the cell.

# %%
lesson.ask("11.5")

# %%
local_lipolysis_g(adjacent_fat_kg=3, minutes=30, sessions=13)

# %% [markdown]
# ## Explore: make the leg win
#
# **Target:** be kind to the belief: an hour a day, 5 kg of fat beside the muscle.

# %%
lesson.ask("11.1")

# %%
apps.MuscleAgainstBody()

# %% [markdown] tags=["coach", "project"]
# **Coach:** project the sliders as they start. Say that a square is a gram, and let the group guess how many the muscle
# will have with everything to the right.

# %% [markdown]
# ## Your turn
#
# Ana trains only her legs, and eats 500 kcal a day below baseline. In our model, where arms and trunk lose 10 %, legs
# lose about {legs_lost_percent:.0f} % (58 people; {{cite albu_2010}}). It **assumes** that training does not matter: only trials can tell.

# %%
lesson.ask("11.prediction")

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.deficit(500), days=182)
lesson.reveal("11.prediction", charts.regions(ana, p))

# %%
lesson.compare("11.prediction")

# %% [markdown]
# ### “But my legs did get thinner”
#
# Surely: who cycles and eats less gets thinner legs, **both**, and arms. **Abs** show so, too. But no leg of yours
# rested. Ana's did.
#
# **Target:** train one leg: 500 kcal a day below baseline, week 12. Compare the folds.

# %%
lesson.ask("11.4")

# %%
apps.WhereDidItGo()

# %%
lesson.recall("11")

# %% [markdown]
# ## Another direction
#
# Does leg work keep a **gain** out of the legs? In our model it cannot; no trial that we know tried.

# %%
lesson.draw("11.shares")

# %% [markdown]
# ## What the model leaves out
#
# **“The legs go last?”** By the trials, Ana's lose 0 to {legs_lost_at_most_kg:mass}. And nobody measured the trickle after the work.
#
# <details><summary>Why does it sit there?</summary>
#
# - **Sex.** For their height, women hold 1.83 times as much leg fat as men ({{cite hinton_2017}}).
# - **Estrogen,** a hormone. The upper body holds 38.3 % of women's fat before menopause, 42.1 % after ({{cite ley_1992}}); hormones,
#   by lot, prevented that ({{cite haarbo_1991}}).
# - **Genes.** Overfed twins put new fat in much the same places ({{cite bouchard_1990}}). “No diet
#   or exercise changes this”? They and hormones do; nobody can aim.
#
# </details>
#
# ## Exit ticket

# %%
lesson.ask("11.exit1")

# %%
lesson.ask("11.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("11")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>What four articles say; studies and data</summary>
#
# Four articles:
#
# - It fails “since fat accumulates over your entire body”: right, for a wrong reason. Fuel travels by the blood.
# - Exercise does not “exclusively” draw on the fat next door: that word saves the sentence.
# - “Target these problem areas”, “quickly add firmness”: a **muscle** can be chosen, fat cannot. Ten weeks made it grow
#   by 8 to 9 %; the fat over it did not change ({{cite walts_2008}}).
#
# More on where it sits:
#
# - **Legs last?** Our rule is an **exponent**, {USUAL_EXPONENT:.2f}: at 1 legs lose as fast as the rest, at 0 nothing. Women in
#   trials: 1 ({{cite aasen_2010}}), about 0.54 to 0.69 ({{cite carnero_2014}}; fat at the start assumed), 0
#   ({{cite nindl_2000}}).
# - **Kinds.** Leg fat lies under the skin and within muscles. Around the organs it goes with more risk
#   ({{cite fox_2007}}; an association).
# - **Receptors** that hold fat back are stronger at the buttocks ({{cite rosenbaum_1991}}), at the thigh as at
#   the belly ({{cite mauriege_1987}}); women have more ({{cite richelsen_1986}}).
# - **Keep breasts and hips?** Breast fat followed weight ({{cite atakpa_2021}}).
# - **Fat into muscle?** Never: two tissues.
#
# Men's start: {{cite treuth_1994}}. Release at rest: {{cite martin_jensen_1991}}. By the blood came
# {BLOOD_LOW_PERCENT:.0f} to {BLOOD_HIGH_PERCENT:.0f} % of a thigh's burnt fat ({{cite helge_2007}}); much of the rest lay inside the muscle: local, but not the
# fat you can pinch. Derived by us: these shares, the milligrams, the exponents.
#
# **Data:** `data/local_lipolysis.csv`, `data/regional_fat.csv`
#
# **Claims met:** {{claims}}
#
# </details>
