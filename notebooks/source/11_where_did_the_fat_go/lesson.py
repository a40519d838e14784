# %% [markdown]
# # {{title}}
#
# > “Leg exercises burn leg fat: the part that works pays.”
#
# Eleven people put it to the test ({{cite ramirez_campillo_2013}}). For 12 weeks they pressed **one leg**, about 1,000
# times a session, three times a week. A scan measured the fat of each part.
#
# <small>**After this you can** follow a working leg's fuel to its source; compare what a muscle's neighbours give with the
# whole body; share a loss over arms, trunk and legs.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** no part of a body needs correcting. If the topic weighs on you, leave it, and talk to a doctor or someone
# you trust.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, local_lipolysis_g, project, regional_fat, units

# %%
lesson.ask("11.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{late}} Late? Skip “Change the model” and “Another
# direction”. Keep the picture of grams: it is what refutes the belief here, by mechanism; the trials follow
# in lesson 12.
#
# {{sensitivity}} Sensitivity: legs, belly and arms are what people are teased about. Speak of fat cells, blood and kilograms, never of a part that someone would like to change. Ask for no examples from the room.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote before the picture. “Eleven people trained one leg. Which part lost the largest share of its fat?” A the leg that worked · B arms and trunk · C the trunk, legs last · D all alike. Expect about half for A and a quarter for C (a guess, not a measurement).
#
# A is the belief of this lesson: fuel is taken next door. C is “legs last”, the same idea with a queue. D is what other trials found, nearly. B is what happened here. Let two people with different letters talk for a minute, then vote again.

# %%
lesson.reveal("11.claim", charts.one_leg())

# %%
lesson.compare("11.claim")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Follow the fuel:
#
# 1. Hormones in the blood call for fuel. They reach fat cells **everywhere**.
# 2. Fat cells release fatty acids **into the blood**, which mixes them.
# 3. A working muscle burns fuel from the blood (in a thigh {BLOOD_LOW_PERCENT:.0f} to {BLOOD_HIGH_PERCENT:.0f} % of the fat burnt;
#    {{cite helge_2007}}) and a store inside itself, not the layer under the skin. It cannot tell which
#    fat cell a fatty acid left.
#
# Lift with the legs for {BOUT_MINUTES} minutes, all of it paid with fat from the blood: Ana burns {BOUT_FAT_G:.0f} g. Her legs gave
# {BOUT_LEGS_G:.0f} g of it, arms and trunk {BOUT_ELSEWHERE_G:.0f} g, as after an arm session.
#
# **Is nothing local?** A trickle. Beside a working thigh, 100 g of fat released 0.9 to 2.5 mg more in half an hour
# (10 men; {{cite stallknecht_2007}}). Here is a month of it: released, not lost, for it enters the blood.

# %%
month = project(PEOPLE["ana"], Plan.deficit(500), days=30)
charts.grams(local_lipolysis_g(adjacent_fat_kg=3, minutes=30, sessions=13), month)

# %% [markdown] tags=["coach", "project"]
# **Coach:** before you show this picture, say that a square is a gram, and let the group guess how many squares each
# half will have.

# %% [markdown]
# ## Worked example
#
# The middle measurement is 1.21 mg from 100 g of fat in 30 minutes. Beside the muscle lie 3 kg, 30 times 100 g; a month
# has 13 sessions: 30 × 13 × 1.21 mg ≈ 470 mg ≈ **0.5 g**.
#
# ## Your turn

# %%
lesson.ask("11.1")

# %%
lesson.ask("11.2")

# %% [markdown]
# ## How much leaves the legs?
#
# Ana trains only her legs, and eats 500 kcal a day below baseline. Our model has one rule, from 58 people
# ({{cite albu_2010}}): where arms and trunk lose 1 kg of every 10, legs lose {legs_of_ten_kg:.1f} kg of every 10. It
# **assumes** that training does not matter. Only trials can show that (lesson 12).

# %%
lesson.ask("11.prediction")

# %%
lesson.draw("11.shares")

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.deficit(500), days=182)
lesson.reveal("11.prediction", charts.regions(ana, p))

# %%
lesson.compare("11.prediction")

# %% [markdown]
# ## Explore: “It may work for me”
#
# Your blood, too, passes every muscle and every fat cell. A mirror has no second leg to compare: who cycles and eats
# less gets thinner legs, **both**, and thinner arms. **Abs** show in the same way: when the whole body gets leaner.
# So take one leg, and leave the other alone.
#
# **Target:** train one leg: 500 kcal a day below baseline, week 12.

# %%
lesson.ask("11.4")

# %%
apps.WhereDidItGo()

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
# “The legs go last”? The rule's number is an **exponent**, {USUAL_EXPONENT:.2f}: at 1 legs lose as fast as the rest,
# at 0 nothing. Trials of women: 1, after a diet ({{cite aasen_2010}}); about 0.54 to 0.69 ({{cite carnero_2014}}; fat
# at the start assumed) and 0 ({{cite nindl_2000}}), after training. Make the legs slow: write 0.5.

# %%
lesson.ask("11.5")

# %%
exponent = 0.80  # change this number
legs = regional_fat(ana, p, exponent=exponent).legs_kg
print(f"With {exponent:.2f} the legs lose {units.mass(legs.iloc[0] - legs.iloc[-1], 2)}.")

# %%
lesson.recall("11")

# %% [markdown]
# ## What the model leaves out
#
# - **Exactness.** Over those trials, Ana's legs lose 0 to {legs_lost_at_most_kg:mass}.
# - **The trickle afterwards.** What is released after the work was not measured.
# - **Kinds of fat.** Leg fat lies under the skin and within muscles. Around the organs it goes with more risk
#   ({{cite fox_2007}}; an association).
#
# <details><summary>Why does it sit there?</summary>
#
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
# ## Another direction
#
# Does leg work keep a **gain** out of the legs? The blood delivers as it collects.

# %%
lesson.ask("11.6")

# %%
jun = PEOPLE["jun"]
lesson.reveal("11.6", charts.regions(jun, project(jun, Plan.deficit(-300), days=182)))

# %% [markdown]
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
# All named above; men's start: {{cite treuth_1994}}. Release at rest: {{cite martin_jensen_1991}}. Derived by us:
# the shares of the blood, the milligrams, the exponents.
#
# **Data:** `data/local_lipolysis.csv`, `data/regional_fat.csv`
#
# **Claims met:** {{claims}}
#
# </details>
