# %% [markdown]
# # {{title}}
#
# > “Less comes in, so the lake falls, every week by as much. Anyone can work out when it is empty.”
#
# <small>**After this you can** explain a bend by what flows in and what flows out; read a hidden inflow off a gauge; say
# why a bay does not empty alone.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** no body and no food: the course's neutral twin, with equal credit, for anyone who would rather work with
# water. No reason needed.</small>

# %%
from lessons_lib import apps, charts, lesson, reservoir

# %%
lesson.draw("20.level")

# %%
lesson.ask("20.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. Offer this twin to the whole group, before anyone has to ask,
# and count it in full. {{project}} Project the empty plane first, then the picture of the line, lake, gauge and trend,
# so that nobody misses the discussion. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: nobody
# explains why they chose water. Do not translate the lake back into bodies for them.

# %% [markdown]
# Lake Linn is made up. Its shores are steep: one centimetre always holds {M3_PER_CM:,.0f} m³ of water. A river brings
# {FLOW_M3:,.0f} m³ a day, and as much leaves by the outlet.

# %%
lesson.ask("20.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: after half a year the lake has fallen (a) as far as the line says, (b) less, (c) more.
# Expect most at a, a third at b, few at c. Those at a take the outflow for fixed. Those at c think of a
# lake that empties faster and faster: ask what pushes the water out.

# %%
line, lake = reservoir.run(-500, days=182, model="straight"), reservoir.run(-500, days=182)
gauge = reservoir.gauge(lake, seed=1)
lesson.reveal("20.prediction", charts.level(line, lake, gauge=gauge, trend=reservoir.smooth(gauge)))

# %%
lesson.compare("20.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong, because it looks at one side only. The **river** changed once. The **outlet** changes every
# day: the lower the lake, the less water pushes through. So the lake falls, slows down, and comes to rest. Nobody has
# to stop it.
#
# The dots are something else: the **gauge** shows the lake and the wind. The lake does not jump; the gauge does, by
# {WIND_CM_SD:.0f} cm on a usual morning. The dotted **trend** goes a tenth of the way to the gauge each day: calm, and
# late.

# %%
lesson.compare("20.claim")

# %% [markdown]
# ## Worked example
#
# | the level is | out, m³ a day | in, m³ a day | the lake loses |
# |---|---|---|---|
# | as at the start | {FLOW_M3:,.0f} | {FLOW_LEFT_M3:,.0f} | 500 m³, half a centimetre a day |
# | 100 cm lower | {FLOW_M3:,.0f} − 100 × {OUTFLOW_M3_PER_CM} = {out_at_100_m3:,.0f} | {FLOW_LEFT_M3:,.0f} | 250 m³, a quarter of a centimetre |
#
# ## Your turn

# %%
lesson.ask("20.2")

# %%
lesson.ask("20.3")

# %% [markdown]
# ## Explore
#
# When does the bend begin to show?
#
# **Target:** −300 m³ a day; move the weeks. Then switch on gauge and trend: how much harder is it to see?

# %%
lesson.ask("20.4")

# %%
apps.LakeLevel()

# %% [markdown]
# ## The keeper who slips
#
# At the sluice a keeper holds 500 m³ a day back. But keepers slip: every 26 weeks half of that is let in again, and
# nobody writes it down. The **gauge** tells, all the same: where a level stands still, as much comes in as goes out.

# %%
lesson.ask("20.6")

# %%
kept, slips = reservoir.run(-500, days=364), reservoir.run(-500, days=364, half_life_weeks=26)
lesson.reveal("20.6", charts.level(kept, slips))

# %%
lesson.ask("20.7")

# %% [markdown]
# ## Pump from one bay
#
# > “Pump where you want it lower, and there it gets lower.”
#
# A quarter of the lake is a bay, joined to the rest by a channel. The river is as it was. Now a pump takes
# 500 m³ a day out of the bay.

# %%
lesson.ask("20.8")

# %%
lesson.reveal("20.8", charts.bays(reservoir.pump(500, days=182)))

# %% [markdown]
# ## Change the model
#
# Water follows the slightest slope, so the whole lake gives. What would have to be true for the bay to fall
# alone? The channel lets {CHANNEL_M3:,.0f} m³ a day through for each centimetre. Make the channel smaller: 10, then 0.

# %%
channel = 5000
reservoir.pump(500, days=182, channel_m3_per_cm=channel)

# %% [markdown]
# ## What the model leaves out
#
# - **Outlets and keepers differ.** So a forecast is a **fan**: after half a year nine of ten lakes stand between
#   {fan_low_cm:.0f} and {fan_high_cm:.0f} cm.
# - **Wind differs.** In half or twice our wind, the gauge of a falling lake rises in
#   {rises_in_half_the_wind_percent:.0f} to {rises_in_twice_the_wind_percent:.0f} % of weeks.
# - **Shores, rain and leaks** are missing, and far below the start the outlet's rule would not hold: the gauge's zero is
#   not the bed. All numbers here are made up.

# %% [markdown]
# ## Another direction
#
# Keeping a level is an act, too: maintenance means that in equals out. And with more water?

# %%
lesson.ask("20.5")

# %%
lesson.recall("20", "20.2", "20.6")

# %% [markdown]
# ## Exit ticket

# %%
lesson.ask("20.exit1")

# %%
lesson.ask("20.exit2")

# %%
lesson.ask("20.exit3")

# %% [markdown]
# ## Recap

# %%
lesson.recap("20")

# %% [markdown]
# ## Sources
#
# The lake's equation is what a body's becomes near its start: {{cite hall_2011}}.
# **Data:** none; the arithmetic is not made up. **Next:** {{next}}
#
# <details><summary>For the keeper of the course</summary>
#
# **Claims met:** {{claims}}
#
# </details>
#
# ## Come back in a week
#
# The tickets of the lake, once more, when they are no longer fresh.

# %%
lesson.recall("20", "20")
