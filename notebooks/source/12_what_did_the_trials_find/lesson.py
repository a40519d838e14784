# %% [markdown]
# # {{title}}
#
# > “Abdominal aerobic endurance exercise reveals spot reduction exists.”
#
# So says the title of a study of 2023: 16 men, crunches, a scan. Was lesson 11 wrong?
#
# <small>**After this you can** **read** a forest plot; **explain** how a yes comes out of nothing; **ask** what was
# measured in whom.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import apps, charts, fold_thickness_mm, lesson, trial_machine, trials_table

# %% [markdown]
# ## Explore: you are the editor
#
# Ten invented abstracts lie on your desk: five pinched a fold with a caliper, five scanned the fat (MRI). **P** says how often
# chance alone does as much. **Target:** publish what is worth it, drop the rest. What will your readers believe?

# %%
lesson.ask("12.claim")

# %%
apps.Reviewer()

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the editor's desk and let the room decide by
# hands, ten times; then ask what their journal says. {{late}} Late? Skip “Change the model” and 12.7.
#
# {{sensitivity}} Sensitivity: many in the room have hoped for this to be true, or paid for it. Blame no one who did; the first trials looked just like a yes.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: “One trial of 16 people finds it, P < 0.05. Is it settled?” A yes · B no, it is too small to say anything · C no, weigh it with all others · D no, it is impossible anyway. Expect a third each for A and B, fewer for C, some D (a guess). A takes P < 0.05 for proof. B throws a measurement away. D has a closed mind, in the direction of this course: the same slip as A. Vote again after the game.

# %% [markdown]
# ## What did the real ones find?
#
# In that world nothing was there to find, and some found it. Ours may be different. Ask the real trials.

# %%
lesson.ask("12.prediction")

# %% [markdown]
# In a **forest plot** each trial has a row: a mark for its effect, a line for its 95 % interval. Hollow squares are worked
# out by us.

# %%
lesson.reveal("12.prediction", charts.forest())

# %%
lesson.compare("12.prediction")

# %% [markdown]
# And all the others? A scan sees fat, a biopsy its cells, a caliper or a tape what lies under it as well. (Ultrasound stands
# with the scans, but sees a thickness.)

# %%
trials_table()

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Three things make a yes out of nothing. All three lay on your desk:
#
# - **chance**: with P < {SIGNIFICANT_P:g}, up to 5 of 100 honest trials of nothing find something
# - the **drawer**: trials that found nothing are never printed
# - the **instrument**: a caliper measures a fold. Kostek ({{cite kostek_2007}}) measured the *same arms* twice: a loss
#   by caliper, none by MRI. A muscle that grows by {GROWTH_PERCENT:.0f} % stretches the same fat: a fold of
#   {fold_before_mm:.1f} mm becomes {fold_after_mm:.1f}. So an article is right: trained legs look toned.
#
# ### “But three scans found it!”
#
# The best objection there is. Three of the table's {scans:.0f} scans report a local loss. Of trials of nothing one in 40
# does, half of those 5 in 100. Three or more of {scans:.0f} by chance alone: once in {chance_alone_in:.0f} such tables. **So it was hardly chance alone.**
#
# What then? A drawer as full as the machine's would do it once in {with_drawer_in:.0f} tables. A small true effect would do it, too. Which,
# **stays open**. Look at the three:
#
# - {{cite brobakken_2023}}, of the title: in 16 men, crunches took 697 g more from the trunk than running (P < 0.05; from
#   its printed spread we get {least_rebuilt_p:.2f} to {rebuilt_p:.2f}). The whole body “decreased similarly”.
# - {{cite scotto_di_palumbo_2017}}: 16 women, P = 0.02, not repeated that we know.
# - {{cite paoli_2021}}: ultrasound, and 14 people who got lighter, too.
#
# Weighed, then, and not thrown away: against 1,158 people who show next to nothing.

# %%
lesson.compare("12.claim")

# %%
lesson.recall("12")

# %% [markdown]
# ## “But I saw …”
#
# | seen | what is known, and how well |
# |---|---|
# | abs, after crunches | 5,004 sit-ups: fat cells shrank at belly, back and buttocks alike, no more than in men who did none (19 men; {{cite katch_1984}}) |
# | thinner legs, from cycling | no leg to compare with. One leg trained: neither lost, the arms did (11 people; lesson 11) |
# | liposuction | a tube takes cells out: surgery, no training; no number we could check |
# | belts, wraps | sweat is water, and a drink brings it back; no number we could check |
# | massage | one thigh, by machine: no difference (52 women; {{cite collis_1999}}) |
# | cold, creams | something may happen: no number we could check |
#
# ## Worked example
#
# How does one read such a trial? The women of {{cite walts_2008}}: trained thigh −0.4 cm² of fat, other thigh −0.9 cm².
# So training made a difference of −0.4 − (−0.9) = **+0.5 cm²**: it kept a little more.
#
# ## Your turn

# %%
lesson.ask("12.1")

# %%
lesson.ask("12.3")

# %% [markdown]
# ## Change the model
#
# Build a literature: 300 trials of nothing, by scan. Write `"caliper"` for `"MRI"`. Then put MRI back, and 1.0 for
# `publish_null`: a drawer that nobody uses.

# %%
lesson.ask("12.4")

# %%
run = trial_machine(trials=300, people=(10, 40), instrument="MRI", publish_null=0.1, seed=1)
run.headline()

# %% [markdown]
# ## What the model leaves out
#
# - **The real drawer.** The review found no clear trace of one ({{cite ramirez_campillo_2022}}).
# - **Its arm** is an assumption. A caliper errs by 0.4 to 0.8 mm ({{cite harrison_1988}}).
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
