# %% [markdown]
# # {{title}}
#
# > “A total of 3500 calories equals 1 pound of body weight.”
#
# So 500 a day less is a pound a week, the journal JAMA told patients ({{cite guth_2014}}). It didn't say until when.
#
# <small>**After this you can** reckon the rule's promise; turn it round for a gain; say what it takes for granted.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Let somebody draw the promise on the projected
# plane, and leave it up; later project the app with Femi and Hugo in turn: the loss does not change by a gram.
# {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: the claim is friendly and hopeful, and those who
# trusted it were not foolish. Laugh at the line, never at the people who followed it.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %%
lesson.draw("04.line")

# %%
lesson.ask("04.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c, and again after Why it is wrong. Expect half at a: the sum is right for a
# week, so it feels right for a year. Expect a third at b: they have seen a plateau and take it for a
# wall (lesson 08). Those at c often cannot say why yet; ask for one reason and leave it standing.

# %%
lesson.reveal("04.line", charts.promise())

# %% [markdown]
# **Ana weighs less than nothing!** “Nobody diets for four years.” Granted. Take nine weeks: the 103 of lesson 00 cut
# about three times as much as Ana. They were promised {TRIAL_PROMISE_KG:mass}, and lost {TRIAL_LOSS_KG:mass}.

# %%
lesson.ask("04.prediction")

# %%
line = project(PEOPLE["hugo"], Plan.deficit(500), days=84, model="rule_3500")
body = project(PEOPLE["hugo"], Plan.deficit(500), days=84)
lesson.reveal("04.prediction", charts.weight(line, body))

# %%
lesson.compare("04.prediction")

# %% [markdown]
# “It worked for my sister!” Surely: for {hugo_ahead_weeks:.0f} weeks even Hugo's body is *ahead* of the line, for
# water leaves first. Whoever stops there swears by the rule.
#
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong, because the line never once looks at a body. It doesn't ask
#
# 1. **what it spends by now.** At {SMALLER_KG:mass.0} Ana spends some {smaller_spends_less_kcal:.0f} kcal a day
#    less, so on the same meals only {left_of_cut_kcal:.0f} more than she eats, no longer 500;
# 2. **what is leaving.** A kg of fat holds many kcal, lean tissue few, water none;
# 3. **whose body it is.** More of what Hugo loses is fat, with more kcal in each kg: so he loses less than Ana (lesson 01).
#
# The 103 missed the promise by {trial_missed_kg:mass}. The bend explains {trial_bend_kg:mass} of that, says our model; the rest
# may be slips, or what we had to guess about these people.
#
# “I work it out anew each month.” Sensible: it mends point 1, with less on the plate each time. Points 2 and 3 stay.

# %%
lesson.compare("04.claim")

# %%
lesson.recall("04", "00.exit2", "02.6")

# %% [markdown]
# ## Worked example
#
# The price of a kilogram: 2.2046 pounds × 3,500 ≈ 7,716 kcal. Then Ana's first week is
#
# - **energy:** 7 days × 500 kcal = 3,500 kcal;
# - **kilograms:** 3,500 / 7,716 = 0.45 kg, a pound.
#
# ## Your turn

# %%
lesson.ask("04.1")

# %%
lesson.ask("04.3")

# %% [markdown]
# ## Change the model
#
# Hugo weighs {hugo_heavier_kg:mass.0} more. Let him cut twice as much: put `140` for `80`, `1000` for `500`. Bet: who is used
# up first?

# %%
kg, kcal_a_day = 80, 500
weeks = kg * 7716 / (7 * kcal_a_day)
f"nothing left in week {int(weeks) + 1}"

# %% [markdown]
# <details><summary>After your run</summary>
#
# Hugo, in week {hugo_weeks_to_nothing:.0f}! His line is twice as steep, and he isn't twice as heavy.
#
# </details>
#
# ## Explore: up the same line
#
# **Target:** choose Ines and 20 weeks, then move the first slider.

# %%
lesson.ask("04.4")

# %%
apps.StraightLine()

# %% [markdown]
# ## Another direction
#
# Does the line miss people who gain as badly?

# %%
lesson.ask("04.6")

# %% [markdown]
# ## What the model leaves out
#
# - **What a body spends.** In four tests, groups lost {line_least_kg:number.1} to {line_most_kg:mass} less than the line
#   promised: the least after nine weeks, the most after two years.
# - **Gains.** Within three weeks it missed seven groups by {short_rule_miss_kg:mass} on average.
#
# ## Exit ticket

# %%
lesson.ask("04.exit1")

# %%
lesson.ask("04.exit2")

# %% [markdown]
# To tell at dinner: in week {ana_weeks_to_nothing:.0f} the rule has used up all of Ana, and promises the next pound.
#
# ## Recap

# %%
lesson.recap("04")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies, data, and what else is known</summary>
#
# - the rule: {{cite wishnofsky_1958}}, as others quote it
# - the 103: {{cite thomas_2013}}, as others quote it; about 65 days; {trial_cut_kcal:,.0f} kcal a day less, worked back from the rule's promise
# - the four tests: two on one trial; in a fifth the line leaves too little of a body to compare
# - groups who ate more: {{cite joosen_2006}}
# - an article of lesson 03 promises 1 to 1.5 lb a week, “in theory”; half a year in a large trial took half a pound a week
#   ({{cite sacks_2009}})
#
# **Data:** simulated; `data/model_tests.csv`, each test with its source; the people are in `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
