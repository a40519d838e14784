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
# Two questions from earlier lessons. Not met them? Go on.

# %%
lesson.recall("11")

# %% [markdown]
# ## What people say
#
# “Leg exercises burn leg fat: the part that works pays.” It is a natural thought. The muscle gets warm, and the fat lies right beside it. Do you agree or disagree?
#
# ## Predict
#
# Ana works her legs three times a week, as she has for years. Now she also eats 500 kcal/day below baseline.
#
# {{ask 11.prediction}}

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote before anyone types. “Ana trains only her legs and eats less. Which part loses the largest share of its fat?” A legs · B arms and trunk, a little more than legs · C trunk first, legs only at the end · D all exactly alike. Expect about half for A and a quarter for C (a guess, not a measurement).
#
# A is the belief of this lesson: fuel is taken next door. C is “legs last”, the same idea with a queue. D is close, and inside the range that trials found. B is what the course's model says. Let two people with different letters talk for a minute, then vote again.

# %%
prediction = ...  # kg, a loss is positive
lesson.predict("11.prediction", prediction)

# %% [markdown]
# ## Run
#
# `project` gives the fat of the whole body, as in lesson 05. `regional_fat` shares it: at every moment the three parts add up to the total.

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.deficit(500), days=182)
fat = regional_fat(ana, p)
charts.regions(ana, p)

# %% [markdown]
# ## Compare

# %%
lesson.check("11.prediction", prediction)

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Follow the fuel:
#
# 1. Hormones in the blood call for fuel. They reach fat cells **everywhere**.
# 2. Fat cells release fatty acids **into the blood**, which mixes them.
# 3. A working muscle burns its own small store, and fuel from the blood: in a working thigh, 37 to 56 % of the fat burnt came straight from the blood ({{cite helge_2007}}; DERIVED). It cannot tell which fat cell a fatty acid left.
#
# Now with numbers: 45 minutes of lifting with the legs (3.5 MET). Let us be generous: all energy from fat, all of it by the blood. Legs release 0.55 to 0.80 of what the upper body does, kg for kg (women at rest, {{cite martin_jensen_1991}}; DERIVED).

# %%
print(bout_fuel(ana, minutes=45).words)

# %% [markdown]
# So most of the fat that the blood brings comes from arms and trunk, as it would in an arm session.
#
# Is nothing local? A trickle. Beside a working thigh muscle, 100 g of fat released 0.9 to 2.5 mg more in half an hour (10 men; DERIVED from {{cite stallknecht_2007}}). That was clear of chance at one of three intensities. One article says that exercise does not “exclusively” draw on the fat next door: that word saves its sentence. Here is the trickle of a month, as a ceiling, because what is released enters the blood and may be burnt elsewhere or stored again.

# %%
month = project(ana, Plan.deficit(500), days=30)
charts.grams(local_lipolysis_g(adjacent_fat_kg=3, minutes=30, sessions=13), month)

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this picture. Cover the words and ask how much further right the second mark lies; on a logarithmic axis the eye says “three times as far”. Then let the group count the lines, ten times each.

# %% [markdown]
# Three sentences of the articles, in this light. “Since fat accumulates over your entire body”: right conclusion, wrong reason; it fails because fuel travels by the blood. A program to “target these problem areas and firm them up”: wrong about the fat. In ten weeks a trained front thigh **muscle** grew by 8 to 9 %, and the fat over it did not change ({{cite walts_2008}}, VERIFIED). A muscle can be chosen, fat cannot.
#
# ## Worked example
#
# The middle measurement is 1.21 mg from 100 g of fat in 30 minutes. Beside the muscle lie 3 kg of fat, 30 times 100 g. A month has 13 sessions of 30 minutes:
#
# 30 × 13 × 1.21 mg ≈ 470 mg ≈ **0.5 g**, half a paper clip.
#
# ## Your turn
#
# {{ask 11.1}}
#
# {{ask 11.2}}

# %%
local_g = ...  # g; a sum such as 10 * 2 * 3 / 1000 is fine too
ratio = ...  # times
print(lesson.check("11.1", local_g))
lesson.check("11.2", ratio)

# %% [markdown]
# ## Explore
#
# ### Can the local side win?
#
# {{ask 11.3}}
#
# **Target:** 120 minutes, 7 sessions a week, 50 kcal/day below baseline. Then go below zero, a surplus: what happens to the lower mark?

# %%
apps.GramsAMonth()

# %%
times = ...  # times
lesson.check("11.3", times)

# %% [markdown]
# ### What does training one leg change?
#
# Tick “train one leg” and untick it again. Which numbers move?
#
# {{ask 11.4}}
#
# **Target:** 500 kcal/day below baseline, week 12, one leg trained.

# %%
apps.WhereDidItGo()

# %%
thinner = ...  # mm, thinner is positive
lesson.check("11.4", thinner)

# %% [markdown]
# ## Change the model
#
# “The legs go last.” In a year of diet and exercise, legs kept what the others kept **to the power 0.80** (26 men, 32 women with type 2 diabetes; DERIVED from {{cite albu_2010}}). If the others keep 0.80 of their fat, the legs keep {LEGS_KEPT_SHARE:.2f}: slower, not last. Elsewhere trunk and legs went alike, exponent 1.0: −14.9 and −14.7 % ({{cite aasen_2010}}, VERIFIED). Make them slower than either: write 0.5 and run again.
#
# {{ask 11.5}}

# %%
exponent = 0.80  # change this number
legs = regional_fat(ana, p, exponent=exponent).legs_kg
print(f"With {exponent:.2f} the legs lose {units.mass(legs.iloc[0] - legs.iloc[-1], 2)}.")
slow_legs_kg = ...  # kg, a loss is positive
lesson.check("11.5", slow_legs_kg)

# %% [markdown]
# ## What the model leaves out
#
# - **Training.** It has no place for “the trained part”, so it cannot refute the belief by itself. Trials can: 11 people pressed one leg about 1,000 times a session for 12 weeks. No change of its fat; arms −10.2 %, trunk −6.9 % ({{cite ramirez_campillo_2013}}, VERIFIED). In 31 women who trained everything, arms lost 31 %, legs nothing ({{cite nindl_2000}}, VERIFIED). Nobody dictates where fat leaves first.
# - **Exactness.** With exponents from 0.8 to 1.0, Ana's legs lose {legs_lost_kg:.1f} to {legs_lost_at_most_kg:mass}.
# - **Kinds of fat.** Leg fat lies under the skin and within muscles. Fat around the organs, the riskier kind, shrank fastest in the year above ({{cite albu_2010}}): −30.5 % in men, −17.8 % in women.
# - **Why it sits there.** For their height, women hold 1.83 times as much fat in the legs as men, and 1.47 times as much in the trunk ({{cite hinton_2017}}, VERIFIED). Estrogen has a part: the upper body holds 38.3 % of women's fat before menopause, 42.1 % after, 48.6 % of men's ({{cite ley_1992}}, VERIFIED). And the receptors, the switches on a fat cell? For every two that release fat, three hold it back, at thigh and belly alike. In thigh cells those that hold back bind more tightly ({{cite mauriege_1987}}, VERIFIED). And genes: where overfed twins put fat varied six times more between pairs than within ({{cite bouchard_1990}}, VERIFIED). Inherited, yet not fixed: menopause shifts it.
#
# ## Another direction
#
# Does leg work keep a **gain** out of the legs?
#
# {{ask 11.6}}

# %%
gain_kg = ...  # kg, a gain is positive
lesson.check("11.6", gain_kg)

# %%
jun = PEOPLE["jun"]
charts.regions(jun, project(jun, Plan.deficit(-300), days=182))

# %% [markdown]
# ## Hints and solutions
#
# Stuck? Change the number in quotation marks: "11.1" to "11.6". Try the hint first.

# %%
print(lesson.hint("11.1"))
lesson.solution("11.2")

# %% [markdown]
# ## Exit ticket
#
# {{ask 11.exit1}}
#
# {{ask 11.exit2}}

# %%
answer_1 = ...  # a letter in quotation marks
answer_2 = ...  # %, a loss is positive
print(lesson.check("11.exit1", answer_1))
lesson.check("11.exit2", answer_2)

# %% [markdown]
# ## Recap

# %%
lost = fat.iloc[0] - fat.iloc[-1]
local, whole_g = local_lipolysis_g(), 1000 * (month.fat_kg[0] - month.fat_kg[-1])
share = 100 * lost / fat.iloc[0]
lesson.recap(
    "11",
    f"Ana lost {units.mass(lost.arms_kg)} of fat from the arms, {units.mass(lost.trunk_kg)} from the trunk, {units.mass(lost.legs_kg)} from the legs.",
    f"In a month a muscle's neighbours release at most {local.low:.1f} to {local.high:.1f} g more; her whole body lost {whole_g:,.0f} g.",
    f"Arms and trunk shrank by {share.trunk_kg:.0f} %, the legs by {share.legs_kg:.0f} %: a little slower, not last.",
)

# %% [markdown]
# ## Sources
#
# {{cite walts_2008}} · {{cite treuth_1994}} (men's start)
#
# **Claims met:** {{claims}}
#
# **Data:** `data/local_lipolysis.csv` and `data/regional_fat.csv` hold the papers' numbers with their tags; the people are in `data/people.csv`.
#
# **Next:** {{next}}
