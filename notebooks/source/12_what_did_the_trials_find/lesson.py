# %% [markdown]
# # {{title}}
#
# > “Abdominal aerobic endurance exercise reveals spot reduction exists.”
#
# Ben sends this to Ana: “So much for lesson 11!” A real study's title, from 2023: 16 men, crunches, a scan of the
# trunk (Brobakken). What may she answer?
#
# <small>**After this you can** explain how a yes comes out of nothing; ask what was measured; say what would settle it.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import apps, charts, lesson, trial_machine, trials_table

# %%
charts.bet_on_forest()

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
# ## Explore: you are the editor
#
# Ten invented studies of one trained arm lie on your desk. Five teams pinched a fold with a caliper, five scanned the
# fat (MRI). **Target:** publish or drop each, so that your journal tells the truth.

# %%
lesson.ask("12.prediction1")

# %%
apps.Reviewer()

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. A yes can come out of nothing:
#
# - **chance**: of 100 honest trials of nothing, about 5 have a P value under {SIGNIFICANT_P:g}
# - the **drawer**: trials that found nothing often stay there
# - the **instrument**: MRI, CT, DXA see all the fat; a caliper or ultrasound, how thick it lies

# %%
lesson.compare("12.prediction1")

# %%
lesson.ask("12.8")

# %% [markdown]
# **And the others?** In a **forest plot** a square is the effect, its line the 95 % interval. One **SD** is about
# how far people usually lie apart; {SMALL_SD:g} is small.

# %%
lesson.ask("12.prediction")

# %%
lesson.reveal("12.prediction", charts.forest())

# %%
lesson.compare("12.prediction")

# %%
lesson.compare("12.claim")

# %% [markdown]
# **“But three scans found it!”** Paoli's measured a thickness, and its people got lighter, too. Scotto's, the strongest,
# nobody we know has repeated. Ben's (Brobakken) says that chance does so in under 5 of 100 trials; from the ± that it prints we
# get {least_rebuilt_of_hundred:.0f} to {rebuilt_of_hundred:.0f}. Of belly or trunk {belly_yeses} scans say yes and {belly_noes} no (Vispute, Kordi): **open**.

# %%
trials_table()

# %% [markdown]
# ## Worked example: what leaves the drawer
#
# - Of 400 trials of nothing 10 say “loss” by chance (and 10 “gain”).
# - The other 390 say no loss. Nine of ten stay in the drawer, 39 get out.
# - In print: 10 + 39 = 49, 10 of them yeses: **{yes_percent:.0f} in 100**.
#
# ## Your turn

# %%
lesson.ask("12.9")

# %%
lesson.ask("12.7")

# %%
lesson.reveal("12.7", charts.drawer())

# %% [markdown]
# **“So you *need* that drawer!”** We do, and nine of ten is our guess: with half hidden, {half_tables:.1f} of 100 tables have three. The review of
# limbs found no clear trace of a drawer. Large trials announced first would settle it.
#
# ## Change the model
#
# Can 300 trials save the caliper? Bet, write `"caliper"` for `"MRI"`, and run.
#
# <details><summary>After your run</summary>
#
# No: a fold over grown muscle stays thinner in any number of trials. They wash out only chance.
#
# </details>

# %%
run = trial_machine(trials=300, people=(10, 40), instrument="MRI", publish_null=0.1, seed=1)
run.headline()

# %%
lesson.recall("12")

# %% [markdown]
# ## Another direction: “But the cells shrank!”
#
# Ben is back: “13 men did 5,004 sit-ups each, and the **fat cells of their bellies had shrunk**.” They had (Katch).

# %%
lesson.ask("12.5")

# %%
lesson.ask("12.6")

# %% [markdown]
# ## “But I saw …”
#
# - **Abs after crunches?** The muscle grew, or fat left all over. Those 5,004 sit-ups shrank the belly's cells
#   no more than the back's (one trial).
# - **Thinner legs from cycling?** Both legs cycle: no idle one to compare. A grown muscle thins the fold.
# - **Massage, creams?** On one thigh, a machine or a cream: no difference (one trial, 52 women: Collis).
# - **Belts, wraps?** Sweat is water; a drink brings it back. **Liposuction** is surgery, no training. Of all these, and of **cold**, we
#   have read no trial.
#
# ## What the model leaves out
#
# - **Limbs only.** The pooled −0.10 to 0.05 SD is of arms and legs ({{cite ramirez_campillo_2022}}, as others quote it).
# - **Gain.** We know no trial that trained a part while people gained.
#
# ## Exit ticket

# %%
lesson.ask("12.exit1")

# %%
lesson.ask("12.exit2")

# %% [markdown]
# **For dinner:** 104 people trained one arm. A caliper swore that fat had left the men's, not the women's; a scan saw it in neither.
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
# - **The three.** {{cite brobakken_2023}}: against men who only ran, {REPORTED_G:.0f} g more from the trunk, {more_in_all_g:.0f} g more in all (“similarly”,
#   says the paper). Its printed spread
#   gives P = {least_rebuilt_p:.2f} to {rebuilt_p:.2f} (DERIVED, 8 a group assumed).
#   {{cite scotto_di_palumbo_2017}}: some women trained arms, others legs, and each group
#   lost more there. {{cite paoli_2021}}.
# - **Sweat, cream.** {{cite podstawski_2014}}; {{cite collis_1999}} (aminophylline). **Arms.** {{cite kostek_2007}}. **Cells.** {{cite katch_1984}}.
# - The 13 studies, as others quote them; the test for a drawer: Egger, P = 0.133. The
#   three effects are DERIVED.
# - The thinner layer: fat cells not significantly smaller, {{cite krotkiewski_1979}}. MRI errs by 3.6 %:
#   {{cite marzetti_2018}}; a caliper by 0.4 to 0.8 mm: {{cite harrison_1988}}.
#
# **Data:** `data/spot_reduction_trials.csv`, `data/articles.csv`; the machine's trials are simulated.
#
# **Claims met:** {{claims}}
#
# </details>
