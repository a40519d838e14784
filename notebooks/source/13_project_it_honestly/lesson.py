# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **read** a forecast as a fan: planned line, middle, band;
# - **tell** it to a client in three honest sentences;
# - **test** whether bands hold as often as they say.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** the client is made up. No forecast here is for you or for anyone you know, and none is a
# promise. If it weighs on you, stop, and talk to a doctor or someone you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the fan with 30 bodies, and let the room
# point at the line first. {{late}} Late? Skip 13.1 and Explore, not the three sentences. {{sensitivity}} Sensitivity: somebody
# here may have failed a forecast. Say early that the forecast failed, not the person.

# %%
from lessons_lib import PEOPLE, Plan, apps, calibrate, charts, client_letter, forecast, forecast_parts, lesson

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("13")

# %% [markdown]
# ## What people say
#
# “Eat this much, and on this date you will weigh that much.”

# %%
lesson.ask("13.claim")

# %% [markdown]
# ## Predict

# %%
lesson.ask("13.prediction")

# %%
lesson.draw("13.band")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c; then ask for one number each: how wide is the band? Expect half at a or b, and
# guesses of 2 to 6 kg. Who says a takes the plan for the body; who says b forgets that plans are kept in part:
# lapses, fading or appetite, all three are open (lesson 08). Small guesses mix up one morning's scatter with a year of not knowing.

# %% [markdown]
# ## Run
#
# Esther's plan is written in kcal, so it stands on an estimate. What is not known, and how far it spreads
# from person to person (SD, standard deviation):
#
# | source | spread | from |
# |---|---|---|
# | resting rate | {REST_SD_PERCENT:.1f} % | the equation comes within 10 % in 70 of 100 adults with obesity ({{cite frankenfield_2005}}; DERIVED) |
# | moving (PAL) | {PAL_SD:.2f} | course assumption |
# | part of the plan that is kept | mean {KEPT_PERCENT:.0f} %, SD {KEPT_SD_PERCENT:.0f} % | CALERIE-2: 25 % asked, 11.9 ± 0.7 % done by 143 people (DERIVED, if 0.7 is a standard error) |
# | one morning | as in lesson 06 | Krone 2020 |
#
# Three hundred bodies are drawn from this table. Each gets the same plan. *Planned* is the curve of lesson 05:
# the equation is right, and all of the plan is kept.

# %%
esther, plan = PEOPLE["esther"], Plan.deficit(400)
f = forecast(esther, plan)
lesson.reveal("13.prediction", charts.fan(f))

# %% [markdown]
# ## Compare

# %%
lesson.compare("13.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. The kcal on paper come from an average of other bodies. Esther's own body
# spends more or less than that. As long as nobody corrects it, each day adds the same small error. And
# plans are kept in part, so the planned line is not even the middle.
#
# “A 90 % band means it will happen” is wrong too. One body in ten ends outside: thirty bodies, one by one.

# %%
charts.fan(f, bodies=30)

# %%
lesson.compare("13.claim")

# %% [markdown]
# ## Worked example
#
# One source spreads a year's end by 3 kg (SD), another by 4 kg.
#
# | question | sum | answer |
# |---|---|---|
# | both together? | √(3² + 4²) = √25 | 5 kg, not 7 |
# | 90 % band of **one person**? | 1.6 × 5 to each side | 16 kg wide |
# | 90 % band of the **mean** of 25 people? | 16 ÷ √25 | 3.2 kg wide |
#
# A trial tells you the mean. Your client is one person.
#
# ## Your turn

# %%
charts.fan_parts(forecast_parts(esther, plan))

# %% [markdown]
# One morning's scale hardly counts after a year. In the first weeks it does: there the dotted lines of the
# first picture stand outside the fan.

# %%
lesson.ask("13.1")

# %%
lesson.ask("13.2")

# %% [markdown]
# ### Three sentences for a client
#
# Choose one each; the letter below fills in the numbers. Who only hears three sentences should still know the
# edges, the chances, and what comes next.

# %%
lesson.ask("13.3")

# %%
lesson.ask("13.4")

# %%
lesson.ask("13.5")

# %%
client_letter(f)

# %% [markdown]
# ## Explore
#
# Who plans nothing has nothing to forecast?
#
# **Target:** person esther, 0 kcal below baseline, 100 % of what is not known. Then lower what is not
# known: which of the lines stays?

# %%
lesson.ask("13.6")

# %%
apps.ForecastFan()

# %% [markdown]
# ## Change the model
#
# Is a wider band a worse forecast? Make it narrower and see. Guess first: the cell tries
# both bands on 400 other simulated people.

# %%
lesson.ask("13.7")

# %%
factor = 0.5  # change this number
narrow = forecast(esther, plan, uncertainty=f.uncertainty.times(factor))
print("Spreads as they are:", calibrate(f))
print(f"Spreads times {factor}:", calibrate(narrow, uncertainty=f.uncertainty))

# %% [markdown]
# ## What the model leaves out
#
# - **Anybody who looks.** Nobody in the fan weighs in and changes course. Renewed after some weeks of
#   weigh-ins, a real fan narrows.
# - **Keeping that changes.** Here everybody keeps one share throughout, that of lesson 08. At one site of CALERIE-2
#   16.5 % became 14.8 % ({{cite redman_2018}}); lapses or appetite may turn a middle round.
# - **How wide are the first two?** Together {rest_and_moving_sd_kcal:.0f} kcal a day for Esther,
#   {rest_and_moving_percent:.0f} % of what she spends. From outside: weight, age and sex left about 260 in 2,443 kcal,
#   11 % ({{cite redman_2014}}; DERIVED, if the paper's ± 397 is the SD of all).
# - **Is the fan right?** CALERIE-2 found −7.5 kg after two years, SE 0.4 ({{cite das_2014}}). If all
#   143 people count, the SD is 4.8 kg: nine of ten from −15.4 to 0.4 kg (DERIVED). Our fan for Ines, who is
#   much like them, with their plan and a measured baseline: middle −{calerie_loss_kg:.1f} kg, nine of ten between
#   −{calerie_most_loss_kg:.1f} and +{calerie_most_gain_kg:.1f}. So it is {calerie_too_deep_kg:.0f} kg too deep, and
#   {calerie_times_as_wide:.1f} times as wide.
# - **A trap.** The NIH planner shows a band too. In its code that is the same run with maintenance 10 % higher
#   and 10 % lower: no 90 % band.
#
# ## Another direction
#
# {first_weeks}

# %%
lesson.ask("13.8")

# %%
g = forecast(PEOPLE["jun"], Plan.deficit(-300))
lesson.reveal("13.8", charts.fan(g))

# %% [markdown]
# ### Your own forecasts
#
# Do your guesses scatter about the truth, or lean to one
# side? Where nothing was kept, a made-up class stands in.

# %%
charts.calibration(lesson.predictions())

# %% [markdown]
# ## Exit ticket

# %%
lesson.ask("13.exit1")

# %%
lesson.ask("13.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("13")

# %% [markdown]
# ## Sources
#
# - what is kept: {{cite das_2017}}; the scale: {{cite krone_2020}}; resting rate: {{cite mifflin_1990}}, how far it is off:
#   {{cite frankenfield_2005}}
#
# **Claims met:** {{claims}}
#
# **Data:** the people are in `data/people.csv`; every spread names its source in the library.
#
# **Next:** {{next}}

# %% [markdown]
# ## Come back in a week
#
# The last tickets of the course, once more, when they are no longer fresh.

# %%
lesson.recall("13", "12", "13")
