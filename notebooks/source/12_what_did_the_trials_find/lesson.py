# %% [markdown]
# # {{title}}
#
# > “Abdominal aerobic endurance exercise reveals spot reduction exists.”
#
# So says the title of a study of 2023: 16 men, crunches, a scan. Was lesson 11 wrong?
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
# hands, ten times; then ask what their journal says. {{late}} Late? Skip “Change the model” and 12.1.
#
# {{sensitivity}} Sensitivity: many in the room have hoped for this to be true, or paid for it. Blame no one who did; the first trials looked just like a yes.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: “One trial of 16 people finds it, P < 0.05. Is it settled?” A no, weigh it with all others · B no, it is too small to say anything · C no, it is impossible anyway · D yes. Expect a third each for B and D, fewer for A, some C (a guess). D takes P < 0.05 for proof. B throws a measurement away. C has a closed mind, in the direction of this course: the same slip as D. Vote again after the ticks.

# %% [markdown]
# ## Explore: you are the editor
#
# Ten invented abstracts lie on your desk: five pinched a fold with a caliper, five scanned the fat (MRI). **P** says how often
# chance alone does as much. **Target:** publish what is worth it, drop the rest.

# %%
lesson.ask("12.2")

# %%
apps.Reviewer()

# %% [markdown]
# ## What did the real ones find?
#
# There nothing was to be found, and some found it. Our world may be different. In a **forest plot** each study has a
# row: a square for its effect, a line for its 95 % interval.

# %%
lesson.ask("12.prediction")

# %%
lesson.reveal("12.prediction", charts.forest())

# %%
lesson.compare("12.prediction")

# %%
trials_table()

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Three things make a yes out of nothing, and all lay on your desk:
#
# - **chance**: with a P value under {SIGNIFICANT_P:g}, up to 5 of 100 honest trials of nothing find something
# - the **drawer**: trials that found nothing are never printed
# - the **instrument**: a scan sees fat; a caliper measures a fold. Kostek ({{cite kostek_2007}}) measured the *same arms* twice: a loss
#   by caliper, none by MRI. A muscle grown by {GROWTH_PERCENT:.0f} % stretches the same fat: {fold_before_mm:.1f} mm become
#   {fold_after_mm:.1f}. So an article is right: trained legs look toned.
#
# ## Your turn: “But three scans found it!”
#
# The best objection there is. **Target:** pool them yourself. The first is in. Tick the other two; then the 13 studies.

# %%
lesson.ask("12.5")

# %%
apps.PoolTrials()

# %% [markdown]
# **“Unfair! 13 studies of limbs, and two bellies.”** Right. Belly trials that found nothing ({{cite vispute_2011}},
# {{cite kordi_2015}}: 64 people) print no number to pool: for bellies the question is open.
#
# Was it chance? Three or more of the table's {scans:.0f} scans find a loss by chance alone once in
# {chance_alone_in:.0f} such tables; with a drawer as full as the machine's once in {with_drawer_in:.0f}. A small true
# effect is possible, too. **Open.**
#
# <details><summary>The three, one by one</summary>
#
# - {{cite brobakken_2023}}, of the title: crunches took 697 g more from the trunk than running (P < 0.05; from
#   its printed spread we get {least_rebuilt_p:.2f} to {rebuilt_p:.2f}). The whole body “decreased similarly”. Lesson 11's
#   trickle allows {ceiling_g:.0f} g at most, beside {TRUNK_KG:mass.0} of fat.
# - {{cite scotto_di_palumbo_2017}}: P = 0.02, not repeated that we know.
# - {{cite paoli_2021}}: P < 0.05, by ultrasound, in people who got lighter, too.
#
# </details>

# %%
lesson.ask("12.6")

# %%
lesson.compare("12.claim")

# %%
lesson.recall("12")

# %% [markdown]
# <details><summary>“But I saw …”: abs, massage, wraps, creams</summary>
#
# - **Abs, after crunches?** 5,004 sit-ups: fat cells shrank at belly, back and buttocks alike, no more than in men who
#   did none (19 men; {{cite katch_1984}}).
# - **Massage?** One thigh, by machine: no difference (52 women; {{cite collis_1999}}).
# - **Belts, wraps?** Sweat is water, and a drink brings it back.
# - **Liposuction** takes cells out by a tube: surgery, no training. **Cold, creams:** something may happen. For these
#   and belts we have no number we could check.
# - **“Results take time**, quick promises are marketing”, says an article: fair, with no number we could check.
#
# </details>
#
# ## Worked example
#
# How does one read such a trial? The women of {{cite walts_2008}}: trained thigh −0.4 cm² of fat, other thigh −0.9 cm².
# So training made a difference of −0.4 − (−0.9) = **+0.5 cm²**: it kept a little more.
#
# ## Another person: the men

# %%
lesson.ask("12.1")

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
#
# We know of no trial that asked whether training keeps a **gain** out of a part.

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
# - If each study may have an effect of its own, the four say {apart_sd:.2f}, anywhere from {apart_low_sd:.1f} to
#   {apart_high_sd:.1f}. Of trials of nothing one in 40 finds a loss.
# - The 13 studies: {{cite ramirez_campillo_2022}}, as others quote it; we did not see the paper's plot. Brobakken's and
#   Paoli's effects: the least that their P allows, half of the people in each group (DERIVED). MRI errs by 3.6 %: {{cite marzetti_2018}}. Sweat:
#   {{cite podstawski_2014}}. The review's test for a drawer: Egger, P = 0.133.
#
# **Data:** `data/spot_reduction_trials.csv`, every trial with its tag; the machine's trials are simulated.
#
# **Claims met:** {{claims}}
#
# </details>
