# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **draw** the line of the 3,500-kcal rule by hand, for a loss or a gain;
# - **name** three things that the line never asks;
# - **show** where it has to fail.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone here is made up. The lesson follows one line until it is absurd; that is a test of
# the line, and no aim for anyone. If weight is a sore subject today, come back another day, or talk to a
# doctor or someone you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the run's chart, and later the app with
# Grace and Hugo in turn: the loss does not change by a gram. {{late}} Late? Skip Change the model.
# {{sensitivity}} Sensitivity: the claim is friendly and hopeful; whoever trusted it was not foolish. Blame the line, never
# the people who followed it.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("04")

# %% [markdown]
# ## What people say
#
# Article after article counts like this: a pound is 3,500 kcal, so 500 kcal a day make a pound a week.
# Then comes the next step:

# %%
lesson.ask("04.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c, and again after Why it is wrong. Expect half at a: the sum is right for a
# week, so it feels right for a year. Expect a third at b: they have seen a plateau and take it for a
# wall (lesson 08). Those at c often cannot say why yet; ask for one reason and leave it standing.

# %% [markdown]
# ## Predict
#
# Ana weighs {ANA_KG:g} kg and spends {ANA_KCAL:,.0f} kcal a day (her **baseline**).

# %%
lesson.ask("04.prediction")

# %% [markdown]
# ## Run
#
# `model="rule_3500"` applies the rule day by day and does nothing else.

# %%
line = project(PEOPLE["ana"], Plan.deficit(500), days=84, model="rule_3500")
lesson.reveal("04.prediction", charts.weight(line))

# %% [markdown]
# ## Compare

# %%
lesson.compare("04.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. The number itself is honest: it was worked out in 1958 ({{cite wishnofsky_1958}}; we know it as others quote it).
# A pound of fatty tissue is 454 g, 87 % of it fat. At 9.5 kcal a gram that is 454 × 0.87 × 9.5 ≈ 3,750 kcal,
# and diet studies brought it to 3,500. It is a price for one pound. A forecast is another matter.
#
# The line fails because it never asks
#
# 1. **what the body spends now.** At {SMALLER_KG:g} kg Ana would spend about {smaller_spends_less_kcal:.0f} kcal a day
#    less than at {ANA_KG:g} kg. Of her 500, at most {left_of_cut_kcal:.0f} would be left on the same meals (lesson 05
#    finds still less);
# 2. **what leaves.** Fat, lean tissue and water hold very different kcal per kg;
# 3. **whose body it is.**
#
# Back to your vote:

# %%
lesson.compare("04.claim")

# %% [markdown]
# ## Worked example
#
# A kilogram is 2.2046 pounds, so the rule's kilogram holds 2.2046 × 3,500 ≈ 7,716 kcal. Ana, one week:
#
# | step | sum |
# |---|---|
# | energy | 7 days × 500 kcal = 3,500 kcal |
# | kilograms | 3,500 / 7,716 = 0.45 kg, a pound |
# | twelve weeks | 12 × 0.4536 = {ana_promise_kg:mass} |
#
# ## Your turn
#
# First the two steps, one by one; then one without any sum.

# %%
lesson.ask("04.1")

# %%
lesson.ask("04.2")

# %%
lesson.ask("04.3")

# %% [markdown]
# ## Explore
#
# Does the line know who follows it? Choose Grace, then Hugo, and watch the loss in the sentence. Then
# turn the direction round.
#
# **Target:** the sentence says “a gain of
# {ines_gain_on_250_kg:mass}” (in pounds
# “a gain of {ines_gain_on_250_lb:.1f} lb”) for
# Ines, in 20 weeks.

# %%
lesson.ask("04.4")

# %%
apps.StraightLine()

# %% [markdown]
# ## Change the model
#
# The whole model is one number. Would a better number mend it? Below: kg lost after 4, 8, 12 and 16
# weeks. Try 6000, then 9000, and look at the step from one value to the next. Does any number *bend* it?

# %%
kcal_per_kg = 7716  # try 6000, then 9000
[round(500 * 7 * week / kcal_per_kg, 2) for week in (4, 8, 12, 16)]

# %% [markdown]
# Every number tilts the line and none bends it: the steps stay equal.
#
# ## What the model leaves out
#
# People, for a start.
#
# | who | the rule says | an adapting body says | happened | source |
# |---|---|---|---|---|
# | 103 supervised adults, about 65 days below baseline | −{TRIAL_PROMISE_KG:mass} (27.6 lb) | −{trial_body_kg:mass} | −{TRIAL_LOSS_KG:mass} (20.1 lb; about two in three within 11.3 lb of it) | {{cite thomas_2013}}, quoted by others |
# | 24 young men, 84,000 kcal above | +{TWINS_PROMISE_KG:mass} | +{twins_body_kg:mass} | +8.1 kg (4.3 to 13.3) | {{cite bouchard_1990}} |
#
# Both times the average is about three quarters of the promise. The body of lesson 05 (for a person we assumed) mends
# the loss by half, and the gain of these lean men hardly: lesson 05 has thirteen groups more. And people spread widely around it; a line
# knows nothing of that. Yet “just too big” is not the whole story. Lean tissue holds few kcal, and lean bodies give up more of
# it. 12 weeks at 500 kcal a day are 42,000 kcal. With spending held still, the model `"forbes"` takes
# {dev_forbes_loss_kg:mass} for
# that from lean Dev and
# {hugo_forbes_loss_kg:mass} from
# Hugo, who has more fat. The rule says {ana_promise_kg:mass} for both.
#
# “In theory” 500 to 750 kcal a day may bring 1 to 1.5 lb a week, says an article, and adds that such figures “rarely
# work out so precisely”. In a large trial of diets, people had
# lost 6 kg after half a year, about half a pound a week ({{cite sacks_2009}}, VERIFIED). How well they kept
# to their diets is in that number too.
#
# And nothing stops this line. Follow it. The library does not follow that far: no body can give fat that it does not
# have. The cell after the question asks for two years.

# %%
lesson.ask("04.5")

# %%
try:  # to print the library's refusal instead of stopping with an error
    project(PEOPLE["ana"], Plan.deficit(500), days=730, model="rule_3500")
except ValueError as stop:
    print(stop)

# %% [markdown]
# ## Another direction
#
# This time both steps alone, and upwards. Be fair to the line: in seven feeding studies of three weeks or less it was
# off by {short_rule_miss_kg:mass} on average, the body of lesson 05 by {short_miss_kg:mass}.

# %%
lesson.draw("04.line")

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
# ## Sources
#
# - the rule: {{cite wishnofsky_1958}}; what 3,500 kcal really hold: {{cite hall_2008}}
# - the rule against people: {{cite thomas_2013}} (tag VERIFIED-SECONDARY); {{cite bouchard_1990}} (VERIFIED)
#
# **Claims met:** {{claims}}
#
# **Data:** simulated; the people are in `data/people.csv`.
#
# **Next:** {{next}}
