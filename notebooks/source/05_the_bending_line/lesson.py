# %% [markdown]
# # {{title}}
#
# > “Fine, 3,500 is a bit off. Take 3,000 kcal a pound, and it works.”
#
# A fair offer, so let's play: with your number, a straight line must hit Ana's body in week 2, month 6 and year 3.
# But first draw her.
#
# <small>**After this you can** say why month 12 brings less than month 2; show that no number fits; find where it ends.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} On the board, let the room draw before anything is
# shown; then hand the slider of “One number” round. {{late}} Late? Skip the worked example and its two sums.
# {{sensitivity}} Sensitivity: “she was not strict enough” may be said in the room. Answer once, early: in these runs the
# food never changes.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.draw("05.curve")

# %%
lesson.ask("05.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote, hands up: the rule needs (a) a smaller number, (b) a larger number, (c) no number
# will do. Expect about half at a, a third at b, the rest at c. Those at a think of the quick first
# weeks, those at b of the slow months. Both have seen something true. Do not settle it: say “we will
# try your number”.

# %%
lesson.ask("05.prediction")

# %%
line = project(PEOPLE["ana"], Plan.deficit(500), days=364, model="rule_3500")
body = project(PEOPLE["ana"], Plan.deficit(500), days=364)
lesson.reveal("05.curve", charts.weight(line, body))

# %%
lesson.compare("05.prediction")

# %% [markdown]
# ## Explore: one number, three rings
#
# **Target:** hit the middle ring, month 6: ✓. Then try for two ticks. We couldn't; can you?

# %%
lesson.ask("05.1")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Everybody calls a number, and the room sees at once which ring it misses. Ask whoever
# hit month 6 to read year 3 aloud.

# %%
apps.OneNumber().over(lesson.draw("05.curve"))

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong, and so is “a larger one”. Week 2 wants {kcal_per_lb_that_fits_two_weeks:,.0f}, month 6
# {kcal_per_lb_that_fits_half_year:,.0f}, year 3 {kcal_per_lb_that_fits_three_years:,.0f}. And you know each number only
# when its weeks are over. For twelve weeks 3,500 is fair, never more than {rule_fair_kg:mass} off. The pound never
# changed. Ana did. First she lost water, which holds no kcal. Then, on the same food, she spent less, after a year
# {spends_less_kcal:.0f} kcal a day:
#
# - most of it because there's less of her to keep warm and carry, and less to digest (the **thermic effect**);
# - {saved_kcal:.0f} because her body saves a little on top (**adaptive thermogenesis**). In a trial it was 80 to 120
#   ({{cite redman_2018}}). So much is true of “**starvation mode**”: it slows a loss, and doesn't turn it into a gain.

# %%
lesson.compare("05.claim")

# %% [markdown]
# **“Real people just stop keeping to it.”** The best objection: our model bends because we built it to. So here's a
# real patient: {patient_start_kg:mass.0}, at first {patient_first_pace_kg:mass} less a week.

# %%
lesson.ask("05.2")

# %%
lesson.reveal("05.2", charts.real_curve())

# %% [markdown]
# Did the patient eat more and more? Perhaps: no curve can tell (lesson 08). But the trial above measured what people
# *spend*, and that fell by more than size explains.
#
# ## Worked example
#
# So where does it end? The food that would hold a body's weight, minus what it eats: that's the **food gap**. Say each
# kilogram lost makes the holding **20 kcal a day** cheaper, and the plan cuts 100.
#
# - 2 kg lost: 100 − 2 × 20 = 60 left;
# - 100 ÷ 20 = 5 kg lost: none left. The line is flat.
#
# ## Your turn
#
# Each kg lost makes Ana's weight {closed_by_a_kg_kcal:.1f} kcal a day cheaper to hold (our model). Use this one.

# %%
lesson.ask("05.3")

# %%
lesson.ask("05.4")

# %%
lesson.recall("05")

# %% [markdown]
# ## Change the model
#
# “Ana is odd.” So try Hugo: bet, then put hugo for ana and run.

# %%
lesson.ask("05.7")

# %%
kg = project(PEOPLE["ana"], Plan.deficit(500), days=364).weight_kg
f"{kg[0] - kg[182]:.1f} kg in the first half-year, {kg[182] - kg[364]:.1f} kg in the second"

# %% [markdown]
# ## Another direction
#
# Bad news so far. Now Dev eats *more*.

# %%
lesson.ask("05.6")

# %% [markdown]
# ## What the model leaves out
#
# - **Expect less.** Groups ended {cut_least_kg:number.1} to {cut_most_kg:mass} above our curve.
# - **Ours isn't best.** For eating less, a simpler model came nearer: off by {cut_thomas_miss_kg:mass}, ours by
#   {cut_miss_kg:mass}. In three weeks of eating more even the old line did (sources).
# - **Not only fat goes.** In one trial 2.2 of the 7.5 kg lost were lean tissue and water ({{cite das_2014}}).
#
# ## Exit ticket

# %%
lesson.ask("05.exit1")

# %%
lesson.ask("05.exit2")

# %% [markdown]
# ## Recap
#
# Tell it at dinner: the pound didn't change, Ana's day did.

# %%
lesson.recap("05")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - the model: {{cite hall_2011}}; the rule: {{cite wishnofsky_1958}}; overfeeding: {{cite joosen_2006}}
# - the saving was measured at one site of CALERIE-2
# - fifteen tests, three on one trial, people partly guessed: eating less, our model missed by {cut_miss_kg:mass} on
#   average, the line by {cut_line_miss_kg:mass}, Thomas's model by {cut_thomas_miss_kg:mass}; three weeks of eating more,
#   ours by {short_miss_kg:mass}, the line by {short_line_miss_kg:mass}. Told what people ate, ours missed by 0.47 kg,
#   Thomas's by 3.8 kg, in one study, with the maker of ours ({{cite guo_2018}}). Elsewhere losses fell short
#   of such models by 12 to 44 % ({{cite dhurandhar_2015}}).
# - of Ana's {spends_less_kcal:.0f} some {with_the_cut_kcal:.0f} came with the cut itself, within weeks, and some
#   {with_a_kg_kcal:.0f} with each kg
# - Ana's run goes flat after {run_ends_kg:.1f} kg, not after {flat_after_500_kg:.1f}
#
# **Data:** `data/model_tests.csv`, each test with its source; `data/real_weight_loss.csv`, from the R package MASS
# ({{cite venables_2002}}).
#
# **Claims met:** {{claims}}
#
# </details>
