# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **share** a loss of fat over arms, trunk and legs;
# - **follow** the fuel of a working leg back to where it came from;
# - **compare** what a muscle's neighbours can give with what the whole body gives.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone here is made up, and no part of a body needs correcting. If the topic weighs on you, leave
# it, and talk to a doctor or someone you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{late}} Late? Skip “Change the model” and “Another
# direction”. Keep the picture of grams: it is what refutes the belief here, by mechanism; the trials follow
# in lesson 12.
#
# {{sensitivity}} Sensitivity: legs, belly and arms are what people are teased about. Speak of fat cells, blood and kilograms, never of a part that someone would like to change. Ask for no examples from the room.

# %%
from lessons_lib import PEOPLE, Plan, apps, bout_fuel, charts, lesson, local_lipolysis_g, project, regional_fat, units

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("11")

# %% [markdown]
# ## What people say
#
# “Leg exercises burn leg fat: the part that works pays.”

# %%
lesson.ask("11.claim")

# %% [markdown]
# ## Predict
#
# Ana works her legs three times a week, as she has for years. Now she also eats 500 kcal/day below baseline.

# %%
lesson.ask("11.prediction")

# %%
lesson.draw("11.shares")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote before anyone types. “Ana trains only her legs and eats less. Which part loses the largest share of its fat?” A legs · B arms and trunk, a little more than legs · C trunk first, legs only at the end · D all exactly alike. Expect about half for A and a quarter for C (a guess, not a measurement).
#
# A is the belief of this lesson: fuel is taken next door. C is “legs last”, the same idea with a queue. D is close, and inside the range that trials found. B is what the course's model says. Let two people with different letters talk for a minute, then vote again.

# %% [markdown]
# ## Run

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.deficit(500), days=182)
fat = regional_fat(ana, p)
lesson.reveal("11.prediction", charts.regions(ana, p))

# %% [markdown]
# ## Compare

# %%
lesson.compare("11.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Follow the fuel:
#
# 1. Hormones in the blood call for fuel. They reach fat cells **everywhere**.
# 2. Fat cells release fatty acids **into the blood**, which mixes them.
# 3. A working muscle burns its own small store, and fuel from the blood: in a working thigh, 37 to 56 % of the fat burnt came straight from the blood ({{cite helge_2007}}; DERIVED). It cannot tell which fat cell a fatty acid left.
#
# Now 45 minutes of lifting with the legs (3.5 MET); to be generous, all of it from fat by the blood. Kg for kg, legs release 0.55 to 0.80 of what the upper body does (women at rest, {{cite martin_jensen_1991}}; DERIVED).

# %%
print(bout_fuel(ana, minutes=45).words)

# %% [markdown]
# Most of it comes from arms and trunk, as in an arm session.
#
# Is nothing local? A trickle. Beside a working thigh muscle, 100 g of fat released 0.9 to 2.5 mg more in half an hour (10 men; DERIVED from {{cite stallknecht_2007}}), clear of chance at one of three intensities. With its error, the largest may reach {MOST_MG:.1f} mg. What comes after the session was not measured. One article says that exercise does not “exclusively” draw on the fat next door: that word saves its sentence. Here is the trickle of a month: released, not lost, for it enters the blood.

# %%
month = project(ana, Plan.deficit(500), days=30)
charts.grams(local_lipolysis_g(adjacent_fat_kg=3, minutes=30, sessions=13), month)

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this picture. Cover the words and ask how much further right the second mark lies; on a logarithmic axis the eye says “three times as far”. Then let the group count the lines, ten times each.

# %% [markdown]
# “Since fat accumulates over your entire body”: wrong reason. A program to “target these problem areas and firm them up”: wrong about the fat. Exercises that “quickly add firmness”: it took ten weeks for a trained front thigh **muscle** to grow by 8 to 9 %, and the fat over it did not change ({{cite walts_2008}}, VERIFIED). A muscle can be chosen, fat cannot.

# %%
lesson.compare("11.claim")

# %% [markdown]
# ## Worked example
#
# The middle measurement is 1.21 mg from 100 g of fat in 30 minutes. Beside the muscle lie 3 kg of fat, 30 times 100 g. A month has 13 sessions of 30 minutes:
#
# 30 × 13 × 1.21 mg ≈ 470 mg ≈ **0.5 g**.
#
# ## Your turn

# %%
lesson.ask("11.1")

# %%
lesson.ask("11.2")

# %% [markdown]
# ## Explore
#
# ### Can the local side win?
#
# **Target:** 120 minutes, 7 sessions a week, 50 kcal/day below baseline. Then go below zero, a surplus: what happens to the lower mark?

# %%
lesson.ask("11.3")

# %%
apps.GramsAMonth()

# %% [markdown]
# ### What does training one leg change?
#
# Tick “train one leg” and untick it again. Which numbers move?
#
# **Target:** 500 kcal/day below baseline, week 12, one leg trained.

# %%
lesson.ask("11.4")

# %%
apps.WhereDidItGo()

# %% [markdown]
# ## Change the model
#
# “The legs go last.” In a year of diet and exercise, legs kept what the others kept **to the power 0.80** (58 people with type 2 diabetes; DERIVED from {{cite albu_2010}}). If the others keep 0.80 of their fat, the legs keep {LEGS_KEPT_SHARE:.2f}: slower, not last. Trials of women disagree:
#
# | women | exponent | |
# |---|---|---|
# | 35, diet | 1 | trunk −14.9 %, legs −14.7 % ({{cite aasen_2010}}, VERIFIED) |
# | 45, training | about 0.54 to 0.69 | arms lost least (DERIVED from {{cite carnero_2014}}; fat at the start assumed) |
# | 31, training | 0 | arms −31 %, legs unchanged ({{cite nindl_2000}}, VERIFIED) |
#
# Make the legs slow: write 0.5.

# %%
lesson.ask("11.5")

# %%
exponent = 0.80  # change this number
legs = regional_fat(ana, p, exponent=exponent).legs_kg
print(f"With {exponent:.2f} the legs lose {units.mass(legs.iloc[0] - legs.iloc[-1], 2)}.")

# %% [markdown]
# ## What the model leaves out
#
# - **Training.** It knows no “trained part”, so it cannot refute the belief. Trials can: 11 people pressed one leg about 1,000 times a session. Its fat did not change; arms −10.2 %, trunk −6.9 % ({{cite ramirez_campillo_2013}}, VERIFIED).
# - **Exactness.** With exponents from 0 to 1, Ana's legs lose 0 to {legs_lost_at_most_kg:mass}.
# - **Kinds of fat.** Leg fat lies under the skin and within muscles. Around the organs it goes with more risk ({{cite fox_2007}}, VERIFIED; an association).
#
# ### Why it sits there
#
# - **Sex.** For their height, women hold 1.83 times as much leg fat as men, and 1.47 times as much trunk fat ({{cite hinton_2017}}, VERIFIED).
# - **Estrogen.** The upper body holds 38.3 % of women's fat before menopause, 42.1 % after ({{cite ley_1992}}, VERIFIED). Hormones, by lot, prevented the belly's rise in 62 women ({{cite haarbo_1991}}, VERIFIED).
# - **Receptors**, a fat cell's switches. Thigh and belly have the same mix ({{cite mauriege_1987}}). Yet at the buttocks those that hold fat back are stronger ({{cite rosenbaum_1991}}, VERIFIED), and women have more of them than men ({{cite richelsen_1986}}).
# - **Genes.** In 12 pairs of overfed identical twins, all men, the place of new fat varied six times more between pairs than within: most likely genes ({{cite bouchard_1990}}, VERIFIED). “No diet or exercise changes this”? They and hormones do; nobody can aim.
#
# **Also asked.** *Keep breasts and hips?* Nobody can choose: in 65 women, the breast's fat followed their weight ({{cite atakpa_2021}}, VERIFIED). *Fat into muscle?* Never: they are two tissues.
#
# ## Another direction
#
# Does leg work keep a **gain** out of the legs?
#
# {first_weeks}

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
# ## Sources
#
# {{cite walts_2008}} · {{cite treuth_1994}} (men's start)
#
# **Claims met:** {{claims}}
#
# **Data:** `data/local_lipolysis.csv`, `data/regional_fat.csv`, `data/people.csv`
#
# **Next:** {{next}}
