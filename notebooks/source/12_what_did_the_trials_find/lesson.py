# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **read** a forest plot, and say what is published and what is derived;
# - **explain** how small positive trials appear when there is nothing to find;
# - **choose** the grade of certainty that the evidence carries.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone in the sums is made up; the people in trials are numbers in papers. If it weighs on you,
# stop, and talk to a doctor or someone you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the trial machine and let it play; stop at
# the first triangle and ask who would print that headline. {{late}} Late? Skip “Change the model” and 12.7, not the
# grade.
#
# {{sensitivity}} Sensitivity: many in the room have hoped for this to be true, or paid for it. Blame no one who did; the first trials looked just like a yes.

# %%
from lessons_lib import apps, charts, fold_thickness_mm, lesson, trial_machine, trials_in_words

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("12")

# %% [markdown]
# ## What people say
#
# Lesson 11 said: leg work cannot choose leg fat. But a trial of 2023 has this title: “Abdominal aerobic endurance exercise reveals spot reduction exists” ({{cite brobakken_2023}}).

# %%
lesson.ask("12.claim")

# %% [markdown]
# ## Predict

# %%
lesson.ask("12.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: “One trial of 16 people finds it, P < 0.05. Is it settled?” A yes · B no, it is too small to say anything · C no, weigh it with all others · D no, it is impossible anyway. Expect a third each for A and B, fewer for C, some D (a guess). A takes P < 0.05 for proof. B throws a measurement away. D has a closed mind, in the direction of this course: the same slip as A. Vote again after the machine.

# %% [markdown]
# ## Run
#
# A **forest plot**: one row a trial, a mark for its effect, a line for its 95 % interval. The diamond is a published review, all its trials pooled; its own rows we could not read. Hollow squares are **derived**: computed by us from published means (the thick line, if a person's readings are much alike). One trial has no square: its printed spread does not give its P.

# %%
lesson.reveal("12.prediction", charts.forest())

# %% [markdown]
# ## Compare

# %%
lesson.compare("12.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. Trained against untrained:
#
# | trained | its fat | compared with | instrument; paper's P | source |
# |---|---|---|---|---|
# | one thigh, about 175 people | men +0.8, women −0.4 cm² | other thigh −0.1 and −0.9 cm² | CT; not significant | {{cite walts_2008}}, VERIFIED |
# | arms, 16 women in two groups | −12.1 % | own legs −4.0 %; others' arms −2.3 % | DXA; 0.02 | {{cite scotto_di_palumbo_2017}}, VERIFIED |
# | abdomen, 16 men | trunk −1,170 g | runners: 697 g less | DXA; under 0.05 | Brobakken 2023, VERIFIED |
#
# The last two found a local loss, by scan. Both are small, and we found no repeat. More of the last:
#
# - weight (−1.2 kg, runners −2.3 kg) and all fat (−1,705 g, runners −1,134 g) “decreased similarly” (VERIFIED); “trunk” is also chest, back and what lies inside
# - its P, by a plain test on the printed spread: {rebuilt_p:.2f}, or {least_rebuilt_p:.2f} had all runners changed alike (DERIVED); the paper may have tested otherwise
# - a real **drawer**: run in 2005 and 2006, registered and printed in 2023 (NCT05794854, VERIFIED). Why, we do not know.
#
# Three things make such trials out of nothing: **chance**, a drawer full of trials that found nothing, and an **instrument** that measures something else. With a scan, chance, drawer, its border between parts or a true effect remain. (A **P value** under 5 % is no shield: with nothing to find, up to 5 of 100 trials still get one.)
#
# Trials without an effect to draw. MRI, DXA and ultrasound are scans, a caliper pinches a skinfold, a biopsy takes out cells.

# %%
print(*trials_in_words(), sep="\n")

# %% [markdown]
# ### An instrument that measures something else
#
# {{cite kostek_2007}}: the same arms, by scan and by caliper.

# %%
charts.instruments()

# %% [markdown]
# A caliper measures a **fold**, a scan measures **fat**. {{cite krotkiewski_1979}} saw the same on ten thighs: a thinner layer, fat cells not significantly smaller; “probably” geometry (VERIFIED). “But I saw it on my leg” fits, too, and an article is right that legs can look toned: the same fat lies thinner around more muscle.
#
# **Also asked: sweat, wraps, massage?** A sauna takes off water, and a drink brings it back. For wraps we have no number we could check. Machine massage of one thigh made no difference to its fat (52 women in three groups, ultrasound; {{cite collis_1999}}, VERIFIED).

# %%
lesson.compare("12.claim")

# %% [markdown]
# ## Worked example
#
# The women of Walts 2008: trained thigh −0.4 cm², other −0.9 cm².
#
# - difference: −0.4 − (−0.9) = **+0.5 cm²**
# - the paper gives a standard error (SE: how well the mean is known) of 5.0 cm² with 96 women; SD = SE × √n, so 5.0 × √96 ≈ 49 cm²
# - effect: 0.5 ÷ 49 ≈ **0.01 SD**
#
# ## Your turn

# %%
lesson.ask("12.1")

# %%
lesson.ask("12.2")

# %%
lesson.ask("12.3")

# %% [markdown]
# ## Explore
#
# A machine makes trials, and you set the truth. What will a reader of headlines see? Change one thing at a time (a true effect below zero is a local loss).
#
# **Target:** true effect 0, caliper, 300 trials. Then the same with MRI: how many published trials still find a loss?

# %%
lesson.ask("12.4")

# %%
apps.TrialMachine()

# %% [markdown]
# ## Change the model
#
# A good instrument, no effect, and a drawer: one in ten trials without a finding is published.

# %%
lesson.ask("12.5")

# %%
publish_null = 0.1  # change this number
run = trial_machine(trials=300, people=(10, 40), instrument="MRI", publish_null=publish_null, seed=1)
print(run.headline())

# %% [markdown]
# ## What the model leaves out
#
# - **Its numbers.** A caliper reading errs by 0.4 to 0.8 mm ({{cite harrison_1988}}; VERIFIED-SECONDARY), an MRI scan by 3.6 % ({{cite marzetti_2018}}). The arm, the spread between people and even growth are assumptions.
# - **The real drawer.** What is still inside, nobody knows. The review of 2022 found no clear trace of it (Egger's test P = 0.133; {{cite ramirez_campillo_2022}}, VERIFIED-SECONDARY). It *can* have made the findings.
# - **The squares.** A mean of them has no meaning where units differ: the library refuses.
#
# ### Grade the certainty
#
# By mechanism: grams against more than a kilogram. By data: pooled, no difference to be seen. On the other side: a few small positive trials, two of them by scan: chance can make them, and so can a small true effect. (One article adds that results take time and quick promises are marketing: fair, with no number we could check.)

# %%
lesson.ask("12.6")

# %% [markdown]
# ## Another direction

# %%
lesson.ask("12.7")

# %%
after = fold_thickness_mm(17.7, 40, 9)  # the muscle has grown by 9 %; put the fat's tenth in
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
# ## Sources
#
# In words above: {{cite paoli_2021}} · {{cite katch_1984}} · {{cite vispute_2011}} · {{cite kordi_2015}}
#
# **Claims met:** {{claims}}
#
# **Data:** `data/spot_reduction_trials.csv`, every trial with its tag; the machine's trials are simulated.
#
# **Next:** {{next}}
