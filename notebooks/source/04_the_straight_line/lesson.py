# %% [markdown]
# # {{title}}
#
# > “500 kcal a day less is a pound a week, for as long as you keep it up.”
#
# Nice promise. Hold it to its word: Ana keeps it up for years. Where does the promise take her?
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
# Three years were yours to draw; here is the fourth. In it Ana comes to weigh less than nothing, and the line goes on. It
# cannot stop: it never looks at her.

# %%
lesson.ask("04.5")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. The line never asks
#
# 1. **what the body spends now.** At {SMALLER_KG:mass.0} Ana would spend about {smaller_spends_less_kcal:.0f} kcal a
#    day less than at {ANA_KG:mass.0}, by size alone. Of her 500 at most {left_of_cut_kcal:.0f} would be left, on the same
#    meals;
# 2. **what leaves.** Fat, lean tissue and water hold very different kcal per kg;
# 3. **whose body it is.** 500 a day for 12 weeks are 42,000 kcal. With spending held still they take
#    {dev_forbes_loss_kg:mass} from a lean body, which gives more lean tissue, with few kcal in a kilogram, and
#    {hugo_forbes_loss_kg:mass} from Hugo's. The rule says {ana_promise_kg:mass} for both.

# %%
lesson.compare("04.claim")

# %% [markdown]
# Never mind year four: what does the line say of the first twelve weeks? Guess first.

# %%
lesson.ask("04.prediction")

# %% [markdown]
# ## Worked example
#
# As a price for fatty tissue, 3,500 kcal a pound is nearly fair (lesson 01). A kilogram is 2.2046 pounds, so it
# costs 2.2046 × 3,500 ≈ 7,716 kcal. Ana's first week:
#
# | step | sum |
# |---|---|
# | energy | 7 days × 500 kcal = 3,500 kcal |
# | kilograms | 3,500 / 7,716 = 0.45 kg, a pound |

# %%
lesson.compare("04.prediction")

# %% [markdown]
# ## “But it worked for my sister”
#
# It may well have. In Ana's first {parting_week:.0f} weeks line and body stay within a kilogram (lesson 05), and scales jump by as
# much (lesson 06). Then they part. In one trial 103 supervised adults lost {TRIAL_LOSS_KG:mass}, where the rule promised
# {TRIAL_PROMISE_KG:mass} ({{cite thomas_2013}}, as others quote it).
#
# But people differ so widely that some will land on the line, and tell everybody. *Which* ones, nobody can say
# beforehand.
#
# One article promises 1 to 1.5 lb a week only “in theory”. It is right: in a large trial of diets, half a year took off
# 6 kg, about half a pound a week ({{cite sacks_2009}}).
#
# ## Your turn

# %%
lesson.ask("04.1")

# %%
lesson.ask("04.2")

# %%
lesson.ask("04.3")

# %% [markdown]
# ## Explore
#
# Does the line know who follows it? Choose Femi, then Hugo, and watch the loss. Then let somebody gain.
#
# **Target:** Ines, 20 weeks, “a gain of {ines_gain_on_250_kg:mass}” (“{ines_gain_on_250_lb:.1f} lb”) in the sentence.

# %%
lesson.ask("04.4")

# %%
apps.StraightLine()

# %% [markdown]
# ## Change the model
#
# The whole model is one number. Below: kg lost after 4, 8, 12 and 16 weeks. Try 6000, then 9000. Does any number *bend*
# the line?

# %%
kcal_per_kg = 7716  # try 6000, then 9000
[round(500 * 7 * week / kcal_per_kg, 2) for week in (4, 8, 12, 16)]

# %%
lesson.recall("04")

# %% [markdown]
# ## What the model leaves out
#
# - **Eating more.** Lean young men gained 8.1 kg where the rule promised {TWINS_PROMISE_KG:mass}
#   ({{cite bouchard_1990}}).
# - **People.** Among those men the gain ran from 4.3 to 13.3 kg ({{cite bouchard_1990}}). The line has one number for
#   all, and never says how sure.
#
# ## Another direction
#
# Be fair to the line. Groups of real people ate *more*, for three weeks at the most.

# %%
lesson.ask("04.6")

# %% [markdown]
# ## Exit ticket

# %%
lesson.ask("04.exit1")

# %%
lesson.ask("04.exit2")

# %% [markdown]
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
# - the rule: {{cite wishnofsky_1958}}, as others quote it: 454 g, 87 % of it fat, at 9.5 kcal a gram make 454 × 0.87 × 9.5
#   ≈ 3,750 kcal, and diet studies brought it to 3,500; what 3,500 kcal really hold: {{cite hall_2008}}
# - the rule against people: {{cite thomas_2013}}: 103 adults, about 65 days, two in three within 11.3 lb of the mean;
#   {{cite bouchard_1990}}: 24 men, 84,000 kcal. The body of lesson 05, for a person we assumed, says
#   {trial_body_kg:mass} less and {twins_body_kg:mass} more.
# - point 3: the lean body is Dev's
#
# **Data:** simulated; the people are in `data/people.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
