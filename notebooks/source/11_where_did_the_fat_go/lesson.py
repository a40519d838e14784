# %% [markdown]
# # {{title}}
#
# > “Leg exercises burn leg fat: the part that works pays.”
#
# Eleven people tried it ({{cite ramirez_campillo_2013}}). For 12 weeks they pressed with **one leg** only: about 1,000
# presses a session, three sessions a week. Where did a scan find less fat at the end? Place your bet.
#
# <small>**After this you can** follow a leg's fuel; weigh a trickle against a whole body; tell a thinner fold from less
# fat.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, regional_fat, units

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
# **Coach:** vote on the picture with the question marks. A the leg that worked · B arms and trunk · C the trunk, legs last · D all alike. Expect about half for A and a quarter for C (a guess, not a measurement).
#
# A is the belief of this lesson: fuel is taken next door. C is “legs last”, the same idea with a queue. D is what other trials found, nearly. B is what happened here. Let two people with different letters talk for a minute, then vote again.

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
# 3. The leg burns what the blood brings, and a small store of its own. No muscle can tell which cell paid.
#
# Ana lifts with her legs for {BOUT_MINUTES} minutes, all of it on fat from the blood: {BOUT_FAT_G:.0f} g. Her legs gave
# {BOUT_LEGS_G:.0f} g of that. Arms and trunk, which only came along, gave {BOUT_ELSEWHERE_G:.0f} g.
#
# **“Eleven people! And stubborn legs!”** Both fair: eleven are few, and why their legs kept the fat, nobody knows. But
# look at the pair. Same person, same meals, same hormones; one leg did some 36,000 presses, the other none. If the part
# that works paid, the two would differ.
#
# ## Worked example: the trickle
#
# Is nothing local? A trickle is. Beside a working thigh, 100 g of fat let go 0.9 to 2.5 mg more in half an hour (10 men;
# {{cite stallknecht_2007}}). Let go, not lost: it enters the blood. Take the middle, 1.21 mg; 3 kg of fat, 30 times
# 100 g; 13 sessions a month: 30 × 13 × 1.21 mg ≈ 470 mg ≈ **0.5 g**. A sheet of office paper weighs ten times as much.
#
# ## Explore: make the leg win
#
# **Target:** be kind to the belief. An hour a day, every day, 5 kg of fat beside the muscle.

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
# Now Ana trains only her legs, and eats 500 kcal a day below baseline. Our model's one rule comes from 58 people
# ({{cite albu_2010}}): where arms and trunk lose 10 %, legs lose about {legs_lost_percent:.0f} %. It **assumes** that training does not
# matter, so it proves nothing about training. Only trials can (lesson 12).

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
# Surely: who cycles and eats less gets thinner legs, **both**, and thinner arms. **Abs** show in the same way. But no leg of
# yours rested. Ana's did.
#
# **Target:** train one leg: 500 kcal a day below baseline, week 12. Compare the folds.

# %%
lesson.ask("11.4")

# %%
apps.WhereDidItGo()

# %%
lesson.recall("11")

# %% [markdown]
# <details><summary>What do the four articles say?</summary>
#
# | they say | and |
# |---|---|
# | it fails “since fat accumulates over your entire body” | right, for a wrong reason: fuel travels by the blood |
# | exercise does not “exclusively” draw on the fat next door | that word saves the sentence |
# | “target these problem areas”; “quickly add firmness” | a **muscle** can be chosen, fat cannot. Ten weeks made it grow by 8 to 9 %; the fat over it did not change ({{cite walts_2008}}) |
# | leg work does little for leg fat, and builds muscle | right |
#
# </details>
#
# ## Change the model
#
# “The legs go last”? The rule is an **exponent**, {USUAL_EXPONENT:.2f}: at 1 legs lose as fast as the rest, at 0 nothing. Women
# in trials: 1 ({{cite aasen_2010}}), about 0.54 to 0.69 ({{cite carnero_2014}}; fat at the start assumed), 0
# ({{cite nindl_2000}}). Make the legs slow: write 0.5.

# %%
lesson.ask("11.5")

# %%
exponent = 0.80  # change this number
legs = regional_fat(ana, p, exponent=exponent).legs_kg
print(f"With {exponent:.2f} the legs lose {units.mass(legs.iloc[0] - legs.iloc[-1], 2)}.")

# %% [markdown]
# ## Another direction
#
# Does leg work keep a **gain** out of the legs?

# %%
lesson.draw("11.shares")

# %% [markdown]
# ## What the model leaves out
#
# Over those trials, Ana's legs lose 0 to {legs_lost_at_most_kg:mass}. And nobody measured the trickle after the work.
#
# <details><summary>Why does it sit there?</summary>
#
# - **Kinds of fat.** Leg fat lies under the skin and within muscles. Around the organs it goes with more risk
#   ({{cite fox_2007}}; an association).
# - **Sex.** For their height, women hold 1.83 times as much leg fat as men ({{cite hinton_2017}}).
# - **Estrogen.** The upper body holds 38.3 % of women's fat before menopause, 42.1 % after ({{cite ley_1992}}); hormones,
#   by lot, prevented that rise ({{cite haarbo_1991}}).
# - **Receptors.** At the buttocks those that hold fat back are stronger ({{cite rosenbaum_1991}}), at the thigh as at
#   the belly ({{cite mauriege_1987}}); women have more than men ({{cite richelsen_1986}}).
# - **Genes.** Overfed twins put new fat in much the same places ({{cite bouchard_1990}}). “No diet
#   or exercise changes this”? They and hormones do; nobody can aim.
# - **Keep breasts and hips?** Nobody can choose: breast fat followed weight ({{cite atakpa_2021}}).
# - **Fat into muscle?** Never: two tissues.
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
# <details><summary>Studies and data</summary>
#
# All named above; men's start: {{cite treuth_1994}}. Release at rest: {{cite martin_jensen_1991}}. By the blood came
# {BLOOD_LOW_PERCENT:.0f} to {BLOOD_HIGH_PERCENT:.0f} % of the fat that a thigh burnt: {{cite helge_2007}}. Derived by us: these shares, the
# milligrams, the exponents.
#
# **Data:** `data/local_lipolysis.csv`, `data/regional_fat.csv`
#
# **Claims met:** {{claims}}
#
# </details>
