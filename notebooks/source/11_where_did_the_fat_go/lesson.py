# %% [markdown]
# # {{title}}
#
# > “Leg exercises burn leg fat: the part that works pays.”
#
# Eleven people tried it ({{cite ramirez_campillo_2013}}): for 12 weeks they trained **one leg only**, about 1,000
# presses three times a week. Then a scan looked for missing fat.
#
# <small>**After this you can** follow a leg's fuel; say which parts pay; tell thinner from less fat.
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
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{late}} Late? Skip “Another direction”. Keep the grams: they
# refute the belief here, by mechanism; the trials follow in lesson 12.
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
# **“Only eleven! And perhaps legs just can't.”** In most other trials they lost. Why not here, and why the arms did,
# nobody knows: no group rested beside them, so chance or food may have done it. So take an arm: 104 people trained one for
# 12 weeks, and a scan saw no difference from the other ({{cite kostek_2007}}).
#
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. About half of the fat that thighs burn comes with the blood. Much of the rest lay
# inside the muscle, where nobody can pinch it, and the blood fills that store again ({{cite kiens_1998}}). The
# blood is one account:
#
# 1. Hormones call for fuel, and the blood carries the call **everywhere**.
# 2. Fat cells all over let fatty acids go into the blood, where they mix.
# 3. The thighs burn what arrives. None can tell who paid.
#
# ## Worked example: the trickle
#
# A little leaks out next door. Beside a working thigh, each 100 g of fat let go 1.21 mg more in
# half an hour ({{cite stallknecht_2007}}). With 3 kg of fat there (30 times 100 g) and 13 half-hours a month:
# 30 × 13 × 1.21 mg ≈ 470 mg ≈ **0.5 g**. A sheet of paper weighs ten times as much.
#
# ## Your turn

# %%
lesson.ask("11.1")

# %%
lesson.reveal("11.1", charts.grams(5, minutes=60, sessions=30))

# %% [markdown] tags=["coach", "project"]
# **Coach:** project the squares. Say that a square is a gram, and let the group guess how many
# the muscle will have before you show them.

# %% [markdown]
# And your thirty hours? Walked briskly, by our model, they take {walked_least_g:.0f} to {walked_g:.0f} g of fat off Ana, from
# **everywhere** (lesson 09). Work pays. It just cannot choose where.
#
# Now Ana trains her legs and eats less, together 500 kcal a day below baseline. How her loss is shared comes
# from a trial of diet and exercise ({{cite albu_2010}}).

# %%
lesson.ask("11.prediction")

# %%
ana = PEOPLE["ana"]
p = project(ana, Plan.deficit(500), days=182)
lesson.reveal("11.prediction", charts.regions(ana, p))

# %%
lesson.compare("11.prediction")

# %% [markdown]
# **“Your model puts in what it shows!”** It does, so it proves nothing. The 104 trained arms do: had they
# lost more fat than the others, work would choose.
#
# ## Explore: thinner, or less fat?
#
# **“But my legs did get thinner!”** They may well have: who eats less than he spends pays from all parts. Now Ines
# trains one leg for strength: its muscle grows. Skin and fat over it, pinched by
# tongs (a **caliper**), are a **fold**.
#
# **Target:** let her legs gain fat, and watch the trained one's fold.

# %%
lesson.ask("11.4")

# %%
apps.WhereDidItGo().set(train_one_leg=True)

# %%
lesson.recall("11")

# %% [markdown]
# ## Another direction: does leg work keep *new* fat out?

# %%
lesson.ask("11.6")

# %% [markdown]
# ## Change the model
#
# **Bet first:** how many hours a month would free a bar of chocolate, 100 g? Put 5 kg, 60 minutes, more sessions.

# %%
local_lipolysis_g(adjacent_fat_kg=3, minutes=30, sessions=13)

# %% [markdown]
# <details><summary>After your run</summary>
#
# Some {chocolate_hours:.0f} hours. A month has 720.
#
# Why squares? On a **logarithmic** scale, each step ten times as much, {example_g:.1f} and {month_g:,.0f} g are only {steps_of_ten:.1f}
# steps apart.
#
# </details>
#
# ## What the model leaves out
#
# - **“But mine go last!”** They may: by the trials, Ana's legs lose 0 to {legs_lost_at_most_kg:mass}.
# - The trickle: only 10 men, so chance could do it, and nobody measured after work. But a
#   scan after 12 weeks sees what those hours took, too.
# - Our trained muscle grows even on a hard diet.
#
# ## Exit ticket

# %%
lesson.ask("11.exit1")

# %%
lesson.ask("11.exit2")

# %% [markdown]
# **For dinner:** eleven people each did 36,000 presses with one leg. It was their *arms* whose fat shrank, by a tenth.
#
# ## Recap

# %%
lesson.recap("11")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Why does it sit there? Studies and data</summary>
#
# - **Sex, hormones, genes.** For their height, women hold 1.83 times as much leg fat as men ({{cite hinton_2017}}), with
#   more receptors that hold it back ({{cite richelsen_1986}}). Hormones, by lot, kept it from moving up after menopause
#   ({{cite haarbo_1991}}); overfed twins stored alike ({{cite bouchard_1990}}). Nobody can aim, not even to keep breasts
#   and hips.
# - **Kinds.** Leg fat lies under the skin and in muscles; fat around the organs is riskier ({{cite fox_2007}}). Fat into
#   muscle? Never: two tissues.
# - **Legs last?** Our rule is an **exponent**, {USUAL_EXPONENT:.2f}; trials allow 0 ({{cite nindl_2000}}) to 1
#   ({{cite aasen_2010}}).
# - **Articles.** Not “since fat accumulates over your entire body”: since the blood carries it. “Not exclusively” is
#   right. A **muscle** can be chosen: it grew by 8 to 9 % under the same fat ({{cite walts_2008}}).
# - **Only the blood?** It brought {BLOOD_LOW_PERCENT:.0f} to {BLOOD_HIGH_PERCENT:.0f} % ({{cite helge_2007}}; DERIVED).
#
# **Data:** `data/local_lipolysis.csv`, `data/regional_fat.csv`
#
# **Claims met:** {{claims}}
#
# </details>
