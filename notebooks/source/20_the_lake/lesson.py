# %% [markdown]
# # {{title}}
#
# > “Less comes in, so it falls, every week by as much. And where you pump, there it gets lower.”
#
# Two sentences about a lake, both plain sense. Bet on both before you read on.
#
# <small>**After this you can** explain a bend; read a hidden inflow off a gauge; say why no bay empties alone.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** no body, no food, equal credit, no reason needed.</small>

# %%
from lessons_lib import apps, charts, lesson, reservoir

# %%
lesson.draw("20.curve")

# %%
lesson.ask("20.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. Offer this twin to the whole group, before anyone has to ask,
# and count it in full. {{project}} Project the empty plane first, then the picture of the line, lake, gauge and trend,
# so that nobody misses the discussion. {{late}} Late? Skip the keeper who slips. {{sensitivity}} Sensitivity: nobody
# explains why they chose water. Do not translate the lake back into bodies for them.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote on the bay: the lake falls (a) only there, (b) everywhere alike, (c) more there. Expect a third at a,
# most at c, few at b. Those at a forget the channel; those at c see it, and think it slow. Ask them how wide it would
# have to be. Leave the vote open until the bay's boards.

# %%
line, lake = reservoir.run(-500, days=182, model="straight"), reservoir.run(-500, days=182)
gauge = reservoir.gauge(lake, seed=1)
lesson.reveal("20.curve", charts.level(line, lake, gauge=gauge, trend=reservoir.smooth(gauge)))

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong, because it looks at one side only. The **river** changed once. The **outlet** changes every
# day: the lower the lake, the less water pushes through. So the lake falls, slows down, and comes to rest. Nobody has
# to stop it.
#
# The dots are the **gauge**: lake and wind. The lake does not jump. The gauge does, by {WIND_CM_SD:.0f} cm on a usual
# morning. The dotted **trend** goes a tenth of the way to the gauge each day: trend 400, gauge 390, new trend
# 399. Calm, and late.
#
# ## Explore: pump from one bay
#
# Now the bay. The river is as it was. The channel lets {CHANNEL_M3:,.0f} m³ a day through for each centimetre; every
# board in it lets only a tenth of that pass, and the fifth makes a dam. The pump runs for half a year.
#
# **Target:** close the channel board by board. When does the bay really empty alone?

# %%
lesson.ask("20.1")

# %%
apps.BayPump()

# %%
lesson.compare("20.claim")

# %% [markdown]
# “But I *see* the water go out of the bay!” You do. And the rest runs after it, through the open channel down a slope of
# {bay_lower_cm:.1f} cm that no gauge would show. For the bay to fall quite alone it takes a dam.
#
# A fair objection: we put the channel in. So we did; who says that one place empties alone has to show you the dam. What
# has a dam, and what a channel, must be measured.
#
# ## Worked example
#
# Lake Linn is made up. Its shores are steep: each centimetre holds {M3_PER_CM:,.0f} m³.
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
# ## Change the model: a keeper who slips
#
# A keeper at the river's sluice was to hold those 500 m³ a day back. But keepers slip: every 26 weeks half of that is let in again, and
# nobody writes it down. The **gauge** tells, all the same: where a level stands still, as much comes in as goes out.
# Afterwards put 13 for 26: a keeper who slips twice as fast.

# %%
lesson.ask("20.6")

# %%
kept, slips = reservoir.run(-500, days=364), reservoir.run(-500, days=364, half_life_weeks=26)
lesson.reveal("20.6", charts.level(kept, slips))

# %%
lesson.ask("20.7")

# %% [markdown]
# ## What will the gauge show?
#
# Nobody has measured this outlet, and no keeper keeps to the litre. A neighbour wants to know where the level will be.

# %%
lesson.ask("20.8")

# %%
lesson.reveal("20.8", charts.level(lake, fan=reservoir.fan(-500, days=182)))

# %% [markdown]
# ## What the model leaves out
#
# - **Wind differs.** In half or twice our wind, the gauge of a falling lake rises in
#   {rises_in_half_the_wind_percent:.0f} to {rises_in_twice_the_wind_percent:.0f} % of weeks.
# - **Shores, rain and leaks** are missing. Far below the start the outlet's rule would not hold: the gauge's zero is
#   not the bed.
#
# ## Another direction
#
# Keeping a level is an act, too: **maintenance** means that in equals out. And with more water?

# %%
lesson.ask("20.5")

# %%
line, more = reservoir.run(300, days=182, model="straight"), reservoir.run(300, days=182)
lesson.reveal("20.5", charts.level(line, more))

# %%
lesson.recall("20", "20.2", "20.6")

# %% [markdown]
# ## Exit ticket

# %%
lesson.ask("20.exit1")

# %%
lesson.ask("20.exit2")

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
# The tickets of the lake, once more, when they are no longer fresh. Only these: you were promised a lesson without a body.

# %%
lesson.recall("20", "20")
