# %% [markdown]
# # {{title}}
#
# > “Fine, 3,500 is a bit off. Take 4,000 kcal a pound, and it works.”
#
# Ana eats 500 kcal a day less, all year. Not one slip, not one biscuit.
#
# <small>**After this you can** say why month 12 brings less than month 2; say why no number mends that; find where it ends.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} On the board, let the room draw before anything is
# shown; then hand the slider of “One number” round. {{late}} Late? Skip Change the model.
# {{sensitivity}} Sensitivity: “she was not strict enough” may be said in the room. Answer once, early: in these runs the
# food never changes.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.ask("05.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote, hands up: the rule needs (a) a smaller number, (b) a larger number, (c) no number
# will do. Expect about half at b, where the offer is, a third at a, the rest at c. Those at a think of the quick first
# weeks, those at b of the slow months. Both have seen something true. Do not settle it: say “we will
# try your number”.

# %%
lesson.ask("05.prediction")

# %%
lesson.draw("05.curve")

# %%
line = project(PEOPLE["ana"], Plan.deficit(500), days=364, model="rule_3500")
body = project(PEOPLE["ana"], Plan.deficit(500), days=364)
lesson.reveal("05.curve", charts.weight(line, body))

# %%
lesson.compare("05.prediction")

# %% [markdown]
# **{missing_kg:mass} are missing, and Ana never slipped.**
#
# “She's made up!” She is. This patient was real: {patient_start_kg:mass.0}, and at first {patient_first_pace_kg:mass} less
# each week. What was eaten, we don't know.

# %%
lesson.ask("05.2")

# %%
lesson.reveal("05.2", charts.real_curve())

# %% [markdown]
# ## Explore: one number, three rings
#
# Rings mark Ana's weeks 2, 26 and 156. **Target:** hit week 26 (✓). Can any number hit two?

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
# “{{wrong idea}}” is wrong. Week 2 wants {kcal_per_lb_that_fits_two_weeks:,.0f}, year 3
# {kcal_per_lb_that_fits_three_years:,.0f}. And you know each only afterwards.
#
# But why did so much stay on Ana?

# %%
lesson.reveal("05.prediction", charts.energy(body))

# %% [markdown]
# The rule counts the whole block between dots and dashes. Only the grey came out of the body:
# about half. **The rest she never spent.** With each kg lost there is less of her to keep alive and carry.
# Less food also costs less to digest (the **thermic effect**), and her body saves a little
# (**adaptive thermogenesis**): together some {with_the_cut_kcal:.0f} of the {spends_less_kcal:.0f} kcal a day that she spends less.
#
# So much is true of “**starvation mode**”: it slows a loss, and doesn't turn it into a gain.

# %%
lesson.compare("05.claim")

# %% [markdown]
# ## Worked example: where does the curve go flat?
#
# The food that would hold a weight, minus the food eaten, is the
# **food gap**. Ana's is larger than the grey: on such food she'd digest more and save less.
#
# Say a plan cuts 100, and each kilogram lost makes the weight **20 kcal a day** cheaper to hold.
#
# - 2 kg lost: 100 − 2 × 20 = 60 left;
# - 100 ÷ 20 = 5 kg lost: none left: flat.
#
# ## Your turn
#
# “You said no number will do!” None gives the pace. But what a kilogram costs to hold hardly changes, so one number tells
# about where it ends: for Ana {closed_by_a_kg_kcal:.1f} kcal a day for each kg, says our model.

# %%
lesson.ask("05.3")

# %%
lesson.ask("05.4")

# %% [markdown]
# ## “Your rings, your curve! Real people just slip”
#
# Many do. So take 34 people in a trial ({{cite redman_2018}}), whose eating was worked out from what their bodies spent and
# lost, not from what they said. For year one the line promises {site_line_kg:mass}, our curve {site_body_kg:mass}. **They lost
# {site_one_year_kg:mass}.**
#
# For both years our curve says {site_two_years_body_kg:mass}; they were {site_two_years_kg:mass} down: too deep again.

# %%
lesson.recall("05", "03.exit1", "01.exit2")

# %% [markdown]
# ## Another direction
#
# Does the line bend upwards, too?

# %%
lesson.ask("05.6")

# %% [markdown]
# ## Change the model
#
# Put `dev` for `ana`, `-400` for `500` (a minus is a gain). Bet: is his second half-year like his first?

# %%
kg = project(PEOPLE["ana"], Plan.deficit(500), days=364).weight_kg
f"{kg[0] - kg[182]:.1f} kg in the first half-year, {kg[182] - kg[364]:.1f} kg in the second"

# %% [markdown]
# <details><summary>After your run</summary>
#
# No: {dev_first_kg:mass} up, then {dev_second_kg:mass}.
#
# </details>
#
# ## What the model leaves out
#
# - **Expect a smaller loss.** In five tests, groups lost {cut_least_kg:number.1} to {cut_most_kg:mass}
#   less than our curve says.
# - **Upwards it promises too much.** Real men gained {twins_kg:mass}, our model said {twins_body_kg:mass}
#   ({{cite bouchard_1990}}).
#
# ## Exit ticket

# %%
lesson.ask("05.exit1")

# %%
lesson.ask("05.exit2")

# %% [markdown]
# To tell at dinner: not one slip, and hardly more than half the promise. A pound of fat never changed: Ana did.
#
# ## Recap

# %%
lesson.recap("05")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - the model: {{cite hall_2011}}; the rule: {{cite wishnofsky_1958}}
# - the 34, one site of CALERIE-2, ate {site_first_cut_percent:.1f} % less than they had spent in year one, {site_second_cut_percent:.1f} % over both
#   (how that is known: {{cite guo_2018}}), and came to spend 80 to 120 kcal a day less than size explains.
# - the five tests: three on one trial, people partly guessed. The line missed by
#   {cut_line_miss_kg:mass} on average, ours by {cut_miss_kg:mass}, a simpler one, Thomas's, by {cut_thomas_miss_kg:mass}. Told what people ate, ours missed by 0.47 kg,
#   Thomas's by 3.8 kg, in one study, with the maker of ours (Guo). Elsewhere losses fell short of such
#   models by 12 to 44 % ({{cite dhurandhar_2015}}).
#
# **Data:** `data/model_tests.csv`, each test with its source; `data/real_weight_loss.csv`, from the R package MASS
# ({{cite venables_2002}}).
#
# **Claims met:** {{claims}}
#
# </details>
