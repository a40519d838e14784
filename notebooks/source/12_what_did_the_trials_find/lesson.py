# %% [markdown]
# # {{title}}
#
# Lesson 11 said: leg work cannot choose leg fat. But a trial of 2023, 16 men and crunches, has this title:
#
# > “Abdominal aerobic endurance exercise reveals spot reduction exists.”
#
# <small>**After this you can** **read** a forest plot; **explain** how small positive trials appear when there is
# nothing to find; **ask** what was measured, and in how many people.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** the people in trials are numbers in papers, all others are made up. If it weighs on you, stop, and talk to a
# doctor or someone you trust.</small>

# %%
from lessons_lib import apps, charts, fold_thickness_mm, lesson, trial_machine, trials_table

# %%
lesson.ask("12.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the reviewer and let the room decide by
# hands, ten times; then ask what their journal says. {{late}} Late? Skip “Change the model” and 12.7.
#
# {{sensitivity}} Sensitivity: many in the room have hoped for this to be true, or paid for it. Blame no one who did; the first trials looked just like a yes.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: “One trial of 16 people finds it, P < 0.05. Is it settled?” A yes · B no, it is too small to say anything · C no, weigh it with all others · D no, it is impossible anyway. Expect a third each for A and B, fewer for C, some D (a guess). A takes P < 0.05 for proof. B throws a measurement away. D has a closed mind, in the direction of this course: the same slip as A. Vote again after the game.

# %% [markdown]
# ## Explore: you are the reviewer
#
# Ten abstracts lie on your desk, all invented by a machine. In half of them a caliper pinched the fold, in half MRI
# scanned the fat. The **P value** says how often chance alone would do as much.
#
# **Target:** publish what you find worth it and drop the rest. What will your readers believe, and is it so?

# %%
apps.Reviewer()

# %% [markdown]
# ## What did the real ones find?

# %%
lesson.ask("12.prediction")

# %% [markdown]
# A **forest plot** has a row a trial: a mark for the effect, a line for its 95 % interval. Hollow squares are worked
# out by us.

# %%
lesson.reveal("12.prediction", charts.forest())

# %%
lesson.compare("12.prediction")

# %% [markdown]
# And the single ones? A scan sees fat; a biopsy, its cells; caliper, tape and ultrasound, a
# thickness.

# %%
trials_table()

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. In your ten abstracts there was nothing to find, and some “found” it. Three things do that:
#
# - **chance**: with P < {SIGNIFICANT_P:g}, up to 5 of 100 honest trials of nothing find something
# - the **drawer**: trials that found nothing are never printed
# - the **instrument**: a caliper measures a fold. Kostek ({{cite kostek_2007}}) measured the *same arms* twice: a loss
#   by caliper, none by MRI. A muscle that grows by {GROWTH_PERCENT:.0f} % stretches the same fat: a fold of
#   {fold_before_mm:.1f} mm becomes {fold_after_mm:.1f}. So an article is right that trained legs look toned.
#
# **And the scans that found it?** {{cite brobakken_2023}}, of the title above: in 16 men, crunches took 697 g more from
# the trunk than running (P < 0.05; from its printed spread we get {least_rebuilt_p:.2f} to {rebuilt_p:.2f}). The whole
# body “decreased similarly”. {{cite scotto_di_palumbo_2017}}: 16 women, P = 0.02, not repeated that we know.
# {{cite paoli_2021}}: by ultrasound, in 14 people who got lighter, too. Two of the table's {scans:.0f} trials by CT, MRI or
# DXA found it. Chance alone makes two or more once in {chance_alone_in:.0f} such sets, a drawer like the machine's once in
# {with_drawer_in:.0f}; a small true effect could, too. They are weighed, not thrown away.

# %%
lesson.compare("12.claim")

# %%
lesson.recall("12")

# %% [markdown]
# ## Worked example
#
# The women of {{cite walts_2008}}: trained thigh −0.4 cm² of fat, other thigh −0.9 cm². So training made a difference of
# −0.4 − (−0.9) = **+0.5 cm²**: it kept a little more.
#
# ## Your turn

# %%
lesson.ask("12.1")

# %%
lesson.ask("12.3")

# %% [markdown]
# ## “But I saw …”
#
# | seen | what is known, and how well |
# |---|---|
# | abs, after crunches | 5,004 sit-ups: fat cells shrank at belly, back and buttocks alike, no more than in men who did none (19 men; {{cite katch_1984}}). Abs show when the whole body is leaner |
# | thinner legs, from cycling | no leg to compare with. One leg trained: neither lost, the arms did (11 people; lesson 11) |
# | liposuction | a tube takes cells out: surgery, no training; no number we could check |
# | belts, wraps | sweat is water, and a drink brings it back; no number we could check |
# | massage | one thigh, by machine: no difference (52 women; {{cite collis_1999}}) |
# | cold, creams | something may happen: no number we could check |
#
# ## Change the model
#
# 300 trials of nothing, by scan. Write `"caliper"` for `"MRI"`. Then put MRI back, and 1.0 for `publish_null`: a drawer
# that is never used.

# %%
lesson.ask("12.4")

# %%
run = trial_machine(trials=300, people=(10, 40), instrument="MRI", publish_null=0.1, seed=1)
run.headline()

# %% [markdown]
# ## What the model leaves out
#
# - **Its arm** is an assumption. A caliper errs by 0.4 to 0.8 mm ({{cite harrison_1988}}).
# - **The real drawer.** The review found no clear trace of one ({{cite ramirez_campillo_2022}}). It *can* have made the
#   findings; nobody knows that it did.
# - **Time.** “Results take time, quick promises are marketing”, says an article: fair, with no number we could check.
#
# ## Grade the certainty

# %%
lesson.ask("12.6")

# %% [markdown]
# ## Another direction

# %%
lesson.ask("12.7")

# %%
after = fold_thickness_mm(17.7, 40, 9)  # the muscle has grown by 9 %; write 17.7 * 1.1 for this 17.7
round(after - fold_thickness_mm(17.7, 40), 2)

# %% [markdown]
# ## Exit ticket

# %%
lesson.ask("12.exit1")

# %%
lesson.ask("12.exit2")

# %% [markdown]
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
# - A thinner layer, cells not significantly smaller, “probably” geometry: {{cite krotkiewski_1979}}
# - By DXA, whose trunk is chest and back as well. Brobakken: weight −1.2 kg against the runners' −2.3 kg, all fat −1,705 g against −1,134 g, run in 2005, printed in 2023. Scotto di Palumbo:
#   arms −12.1 %, the other women's −2.3 %. The P that we get takes 8 men a group and equal, or no, spread among the runners (DERIVED). Registered in
#   2023: NCT05794854.
# - Also in the table: {{cite vispute_2011}} · {{cite kordi_2015}}. MRI errs by 3.6 %: {{cite marzetti_2018}}. Sweat:
#   {{cite podstawski_2014}}. The review's test for a drawer: Egger, P = 0.133.
#
# **Data:** `data/spot_reduction_trials.csv`, every trial with its tag; the machine's trials are simulated.
#
# **Claims met:** {{claims}}
#
# </details>
