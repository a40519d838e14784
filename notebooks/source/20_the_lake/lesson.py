# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **draw** the line that a simple rule promises, and say when it must be wrong;
# - **explain** a bend by what flows in and what flows out;
# - **tell** a lake from its gauge, and a trend from a morning.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** this lesson holds no body and no food. It is the course's neutral twin: the same ideas as
# lessons 04 to 08, with equal credit, for anyone who would rather work with water. No reason needed.

# %%
from lessons_lib import apps, charts, lesson, reservoir

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. Offer this twin to the whole group, before anyone has to ask, and count it
# in full. {{project}} Project the picture of Run: it has every layer of the central picture of lesson 06, so that
# nobody misses the discussion. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: nobody explains why they chose
# water. Do not translate the lake back into bodies for them.

# %% [markdown]
# ## What people say
#
# > “Less comes in, so the lake falls, every week by as much. Anyone can work out when it is empty.”

# %%
lesson.ask("20.claim")

# %% [markdown]
# ## Predict
#
# Lake Linn is made up. Its shores are steep: one centimetre always holds
# {M3_PER_CM:,.0f} m³ of water. A river brings
# {FLOW_M3:,.0f} m³ a day, and as much leaves by the outlet.

# %%
lesson.ask("20.prediction")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: after half a year the lake has fallen (a) as far as the line says, (b) less, (c) more.
# Expect most at a, a third at b, few at c. Those at a take the outflow for fixed. Those at c think of a
# lake that empties faster and faster: ask what pushes the water out.

# %% [markdown]
# ## Run: the rule, the lake, the gauge, the trend
#
# The dashed line is the rule. The solid curve is the lake, each dot the gauge on one morning. The dotted
# **trend** goes a tenth of the gap to the gauge each day. **Standard deviation**: how far a morning typically
# lies from the lake; about two in three lie closer.

# %%
line, lake = reservoir.run(-500, days=182, model="straight"), reservoir.run(-500, days=182)
gauge = reservoir.gauge(lake, seed=1)
lesson.reveal("20.prediction", charts.level(line, lake, gauge=gauge, trend=reservoir.smooth(gauge)))

# %% [markdown]
# ## Compare

# %%
lesson.compare("20.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong, because it looks at one side only. The **river** changed once. The
# **outlet** changes every day: the lower the lake, the less water pushes through. The gap between in
# and out starts at 500 m³ a day and gets smaller with each centimetre. So the lake falls, and slows
# down, and comes to rest. Nobody had to stop it, and nothing broke.
#
# The dots are a third thing. A gauge shows the lake **and** the wind: on some mornings water is pushed
# up at the gauge, on others it is pushed away. The lake does not jump. The gauge does.

# %%
lesson.compare("20.claim")

# %% [markdown]
# ## Worked example
#
# | the level is | out, m³ a day | in, m³ a day | the lake loses |
# |---|---|---|---|
# | as at the start | {FLOW_M3:,.0f} | {FLOW_LEFT_M3:,.0f} | 500 m³, half a centimetre a day |
# | 100 cm lower | {FLOW_M3:,.0f} − 100 × {OUTFLOW_M3_PER_CM} = {out_at_100_m3:,.0f} | {FLOW_LEFT_M3:,.0f} | 250 m³, a quarter of a centimetre |
# | 200 cm lower | {FLOW_M3:,.0f} − 200 × {OUTFLOW_M3_PER_CM} = {out_at_200_m3:,.0f} | {FLOW_LEFT_M3:,.0f} | nothing: it rests |
#
# ## Your turn

# %%
lesson.ask("20.1")

# %%
lesson.ask("20.2")

# %%
lesson.ask("20.3")

# %% [markdown]
# ### One week, many times
#
# In week 4 the lake falls by the same amount each time. Only the wind differs. How often does the gauge
# **rise** over that week?

# %%
charts.level_changes(lake, week=4)

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
# ## Change the model
#
# The trend goes a tenth of the gap to the gauge each day: calm, and late. Try 0.5: quick, and nervous.
# Which would you show the people who open the sluice?

# %%
share = 0.1
charts.level(lake, gauge=gauge, trend=reservoir.smooth(gauge, share=share))

# %% [markdown]
# ## What the model leaves out
#
# Real lakes have sloping shores, rain, leaks and people who open sluices. And real wind differs from
# place to place. With half or twice our wind, the gauge rises in
# {rises_in_half_the_wind_percent:.0f} to {rises_in_twice_the_wind_percent:.0f} % of such weeks.
# An honest forecast says that range aloud.
#
# ## Another direction

# %%
lesson.ask("20.5")

# %%
lesson.reveal("20.5", charts.level(reservoir.run(300, days=182, model="straight"), reservoir.run(300, days=182)))

# %% [markdown]
# Keeping a level is an act too. Maintenance means: in equals out, at whatever level the lake has now.
#
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
# - the equation is the one to which a body's reduces near its start: {{cite hall_2011}}
#
# **Data:** none. Lake Linn, its river and its wind are made up; the arithmetic is not.
#
# **Claims met:** {{claims}}
#
# **Next:** {{next}}

# %% [markdown]
# ## Come back in a week
#
# The tickets of the lake, once more, when they are no longer fresh.

# %%
lesson.recall("20", "20")
