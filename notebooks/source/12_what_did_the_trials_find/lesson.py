# %% [markdown]
# # {{title}}
#
# > “Abdominal aerobic endurance exercise reveals spot reduction exists.”
#
# Ben sends this to Ana: “So much for lesson 11!” It is a real study's title, from 2023: 16 men, crunches, a scan of the
# trunk. What may she answer?
#
# <small>**After this you can** read a forest plot; explain how a yes comes out of nothing; ask what was
# measured in whom.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import apps, charts, lesson, trial_machine, trials_table

# %%
charts.one_study()

# %%
lesson.ask("12.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the editor's desk and let the room decide by
# hands, ten times; then ask what their journal says. {{late}} Late? Skip “Change the model”.
#
# {{sensitivity}} Sensitivity: many in the room have hoped for this to be true, or paid for it. Blame no one who did; the first trials looked just like a yes.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: “One trial of 16 people finds it, P < 0.05. Is it settled?” A no, weigh it with all others · B no, it is too small to say anything · C no, it is impossible anyway · D yes. Expect a third each for B and D, fewer for A, some C (a guess). D takes P < 0.05 for proof. B throws a measurement away. C has a closed mind, in the direction of this course: the same slip as D. Vote again after the forest.

# %% [markdown]
# ## One arm, two instruments
#
# “And another!” writes Ben. 45 men trained one arm ({{cite kostek_2007}}), and a caliper found a thinner fold on it. The
# same arms were scanned.

# %%
lesson.ask("12.8")

# %% [markdown]
# ## Explore: you are the editor
#
# “Let's read them all,” says Ana. Ten invented studies lie on your desk: five teams pinched a fold with a caliper, five
# scanned the fat (MRI). **Target:** publish or drop each, so that your journal tells the truth.

# %%
lesson.ask("12.2")

# %%
apps.Reviewer()

# %% [markdown]
# ## What did the real ones find?
#
# Real editors see no line of truth: count all you can. In a **forest plot** each row is a trial, or 13 pooled: a square for
# the effect, a line for its 95 % interval. Row 1 compares two limbs of one person, the others two groups. One SD is how
# far a person usually is from the average.

# %%
lesson.ask("12.prediction")

# %%
lesson.reveal("12.prediction", charts.forest())

# %%
lesson.compare("12.prediction")

# %%
lesson.compare("12.claim")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. A yes can come out of nothing in three ways, all on your desk:
#
# - **chance**: of 100 honest trials of nothing, about 5 have a P value under {SIGNIFICANT_P:g}
# - the **drawer**: trials that found nothing often stay there
# - the **instrument**: a scan sees fat, a caliper a fold, and under a grown muscle the fold is thinner. So trained legs can
#   look toned, as an article says.
#
# **“But three scans found it!”** Open Ben's study. It scanned the trunk, not the belly. Against men who only ran,
# the crunch group lost {REPORTED_G:.0f} g more there, and {more_in_all_g:.0f} g more in all (“similarly”, says the paper). P < 0.05? From
# the printed spread we get {least_rebuilt_p:.2f} to {rebuilt_p:.2f} (DERIVED). And it ended in 2006 but was printed in 2023 (NCT05794854):
# a yes can lie unread, too. It may be right, but isn't settled.
#
# **“And Scotto's?”** Of sixteen women some trained arms and cycled, the others trained legs and cranked by arm; each group
# lost more where it trained. It is small; we know no fault that explains it away, and no repeat.
#
# The table has nine scan trials. Three found a local loss; a fourth a thinner layer, by its authors geometry. Other
# belly trials found nothing, but their abstracts give no number: for bellies the question is **open**. Could chance make
# three?

# %%
trials_table()

# %% [markdown]
# ## Worked example: what leaves the drawer
#
# Take 400 trials of nothing. By chance 20 have P < 0.05, and half of those find a loss: 10 yeses. Of the 390 noes nine of ten
# stay in the drawer, and 39 get out. So 10 + 39 = 49 are printed, 10 of them yeses: **{yes_percent:.0f} in 100**.

# %% [markdown]
# ## Another direction: a gain

# %%
lesson.ask("12.9")

# %%
lesson.ask("12.7")

# %%
lesson.reveal("12.7", charts.drawer())

# %% [markdown]
# **“So you *need* that drawer!”** We do, and among the limb studies the review found no clear trace of one. An effect is
# possible. But we picked these three because they said yes.
#
# ## Your turn

# %%
lesson.ask("12.6")

# %%
lesson.ask("12.4")

# %% [markdown]
# ## Change the model

# %%
run = trial_machine(trials=300, people=(10, 40), instrument="MRI", publish_null=0.1, seed=1)
run.headline()

# %%
lesson.recall("12")

# %% [markdown]
# ## What the model leaves out
#
# - **The desk's arm** is an assumption, and nobody can count a real drawer. A caliper errs by 0.4 to 0.8 mm ({{cite harrison_1988}}).
# - **Gain.** No trial we know of trained a part during one.
#
# <details><summary>“But I saw …”: abs, massage, wraps, creams</summary>
#
# - **Abs, after crunches?** After 5,004 sit-ups fat cells had shrunk at belly, back and buttocks alike, no more than in men
#   who did none (19 men; {{cite katch_1984}}).
# - **Massage?** One thigh, by machine: no difference (52 women; {{cite collis_1999}}).
# - **Belts, wraps?** Sweat is water, and a drink brings it back ({{cite podstawski_2014}}).
# - **Cold, creams?** Something may happen. For these and belts: no number we could check.
# - **“Results take time**, quick promises are marketing”, says an article: fair, but not checked.
#
# </details>
#
# ## Exit ticket

# %%
lesson.ask("12.exit1")

# %%
lesson.ask("12.exit2")

# %% [markdown]
# **For dinner:** 45 men trained one arm. A caliper swore that fat had left it; a scan of the same arms saw no such thing.
#
# ## Recap

# %%
lesson.recap("12")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - **The three.** {{cite brobakken_2023}} (8 a group assumed). Lesson 11's trickle allows {ceiling_g:.0f} g beside
#   {TRUNK_KG:mass.0} of fat. {{cite scotto_di_palumbo_2017}}: P = 0.02, within a group. {{cite paoli_2021}}: P < 0.05, by ultrasound, in people
#   who got lighter.
# - The 13 studies: {{cite ramirez_campillo_2022}}, as others quote it; its test for a drawer: Egger, P = 0.133. The
#   three effects are DERIVED, two as the least that fits P < 0.05.
# - The thinner layer: fat cells not significantly smaller, {{cite krotkiewski_1979}}. MRI errs by 3.6 %:
#   {{cite marzetti_2018}}.
#
# **Data:** `data/spot_reduction_trials.csv`, every trial with its tag; the machine's trials are simulated.
#
# **Claims met:** {{claims}}
#
# </details>
