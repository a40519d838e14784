# %% [markdown]
# # {{title}}
#
# > “A total of 3500 calories equals 1 pound of body weight.”
#
# So 500 a day less is a pound a week, the journal JAMA told patients ({{cite guth_2014}}). It didn't say until when.
# Let's ask the sum: if Ana keeps it up, where does it take her?
#
# <small>**After this you can** draw the rule's line; name three things that it never asks; show where it fails.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Let somebody draw the promise on the projected
# plane, and leave it up; later project the app with Femi and Hugo in turn: the loss does not change by a gram.
# {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: the claim is friendly and hopeful, and those who
# trusted it were not foolish. Laugh at the line, never at the people who followed it.

# %%
from lessons_lib import apps, charts, lesson

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
# You drew three years; here's the fourth. The line doesn't even stop at nothing.
#
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong, because the line never once looks at Ana. It doesn't ask
#
# 1. **what she spends by now.** At {SMALLER_KG:mass.0} she spends about {smaller_spends_less_kcal:.0f} kcal a day less
#    than at {ANA_KG:mass.0}, by size alone. On the same meals, at most {left_of_cut_kcal:.0f} of her 500 are left;
# 2. **what is leaving.** Fat, lean tissue and water hold very different kcal per kg;
# 3. **whose body it is.** Even if spending never changed, 12 weeks of her plan would take {dev_forbes_loss_kg:mass} from a
#    lean body and {hugo_forbes_loss_kg:mass} from Hugo's. The rule says the same for both.

# %%
lesson.compare("04.claim")

# %% [markdown]
# ## “But it worked for my sister”
#
# It may well have. For {ahead_weeks:.0f} weeks Ana's body is *ahead* of the line (water, lesson 01). About week
# {meeting_week:.0f} they meet; at half a year it's {behind_at_half_year_kg:mass} behind. Whoever stops at week
# {meeting_week:.0f} swears by the rule.
#
# With a bigger cut they part sooner. 103 supervised adults cut, by the rule's own sum, about {trial_cut_kcal:,.0f} a day.
# Nine weeks on, the rule said {TRIAL_PROMISE_KG:mass}, the scale {TRIAL_LOSS_KG:mass} ({{cite thomas_2013}}, as others
# quote it).
# People differ, so some land on the line, and those tell everybody.
#
# “I reckon anew every month, so my 500 stay 500.” That mends point 1, with less on the plate each time. Points 2 and 3
# stay.

# %%
lesson.ask("04.prediction")

# %% [markdown]
# ## Worked example
#
# The price of a kilogram: 2.2046 pounds × 3,500 ≈ 7,716 kcal. Then Ana's first week is
#
# - **energy:** 7 days × 500 kcal = 3,500 kcal;
# - **kilograms:** 3,500 / 7,716 = 0.45 kg, a pound. Eleven more follow, all alike.

# %%
lesson.compare("04.prediction")

# %% [markdown]
# ## Your turn
#
# For Ben, take step one; the line takes step two.

# %%
lesson.ask("04.1")

# %%
lesson.ask("04.3")

# %% [markdown]
# ## Explore: up the same line
#
# Will the line take Ines, who wants to gain?
#
# **Target:** Ines, 20 weeks, “a gain of {ines_gain_on_250_kg:mass}” (“{ines_gain_on_250_lb:.1f} lb”) in the sentence.

# %%
lesson.ask("04.4")

# %%
apps.StraightLine()

# %% [markdown]
# ## Change the model
#
# Make the line bend! Change 500, 7 and 7716 until the last four weeks bring 100 g less than the first four. Bet first:
# can it be done?

# %%
kcal_per_kg = 7716  # after 4, 8, 12 and 16 weeks Ana has lost (kg)
[round(500 * 7 * week / kcal_per_kg, 2) for week in (4, 8, 12, 16)]

# %%
lesson.recall("04", "00.exit2", "02.exit2")

# %% [markdown]
# ## Another direction
#
# If you bet no, you won: a number tilts a line and never bends it. But be fair: groups ate *more*, for three weeks at most.

# %%
lesson.ask("04.6")

# %% [markdown]
# ## What the model leaves out
#
# - **Longer gains.** Lean young men gained 8.1 kg where the rule promised {TWINS_PROMISE_KG:mass}
#   ({{cite bouchard_1990}}).
# - **Our own model** says {twins_body_kg:mass}, for a man we assumed: far too much, too.
# - **People.** On one and the same surplus those men gained {twins_least_kg:number.1} to {twins_most_kg:mass}. The line
#   has one number for all.
#
# ## Exit ticket

# %%
lesson.ask("04.exit1")

# %%
lesson.ask("04.exit2")

# %% [markdown]
# > Keep Ana on the rule for {ana_weeks_to_nothing:.0f} weeks, and nobody is left.
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
# - the rule: {{cite wishnofsky_1958}}, as others quote it; what 3,500 kcal really hold: {{cite hall_2008}} and lesson 01
# - the rule against people: {{cite thomas_2013}}: 103 adults, about 65 days, two in three within 11.3 lb of the mean;
#   {{cite bouchard_1990}}: 24 men, 84,000 kcal. Our model ran both, each for a person we assumed,
#   and says {trial_body_kg:mass} for the 103
# - one article promises 1 to 1.5 lb a week “in theory”, and is right to say so: in a large trial half a year of dieting
#   took off 6 kg, half a pound a week ({{cite sacks_2009}})
#
# **Data:** simulated (point 3: Dev); the people are in `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
