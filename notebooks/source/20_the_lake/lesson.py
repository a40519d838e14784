# %% [markdown]
# # {{title}}
#
# > “Less comes in, so it falls by the same every week. And where you pump, there it gets lower.”
#
# So says Nora, who keeps the sluice above Lake Linn. Bet on both sentences.
#
# <small>**After this you can** say where a fall ends; read a hidden inflow off a gauge; say why no bay empties alone.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** no body, no food; the ideas of 04 to 13.</small>

# %%
from lessons_lib import apps, charts, lesson, reservoir

# %%
lesson.draw("20.curve")

# %%
lesson.ask("20.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. Offer this twin to the whole group, before anyone has to ask,
# and count it in full. {{project}} Project the empty plane first, then the picture of line, lake and gauge,
# so that nobody misses the discussion. {{late}} Late? Skip Another direction. {{sensitivity}} Sensitivity: nobody
# explains why they chose water. Do not translate the lake back into bodies for them.
#
# **Claims met:** {{claims}}

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
# “{{wrong idea}}” is wrong. The **river** changed once. The **outlet** changes every day: the
# lower the lake, the less it lets out. So the fall slows, and ends by itself.
#
# The dots are the **gauge**: lake plus wind. The **trend** goes a tenth of the way to each new dot.

# %%
lesson.ask("20.4")

# %% [markdown]
# ## Explore: pump from one bay
#
# For each centimetre that the bay is lower, {CHANNEL_M3:,.0f} m³ a day run into it. Each board leaves a tenth of what went through; the fifth shuts the channel.
# **Target:** find the board that parts bay and lake.

# %%
lesson.ask("20.prediction")

# %%
apps.BayPump()

# %%
lesson.compare("20.prediction")

# %%
lesson.compare("20.claim")

# %% [markdown]
# “But I *see* it leave the bay!” It does, and the rest runs after it: a slope of {bay_lower_cm:.1f} cm is enough. “And who put
# the channel in?” We did. A real lake must be measured.
#
# ## Worked example
#
# We made up the outlet so: each centimetre lower lets {OUTFLOW_M3_PER_CM} m³ a day less out.
#
# - **Today** the outlet lets out {FLOW_M3:,.0f} m³; {FLOW_LEFT_M3:,.0f} come in: it loses 500, half a centimetre.
# - **100 cm lower:** {FLOW_M3:,.0f} − 100 × {OUTFLOW_M3_PER_CM} = {out_at_100_m3:,.0f} out: it loses 250.
#
# ## Your turn

# %%
lesson.ask("20.3")

# %% [markdown]
# **A keeper who slips.** A new year: the river is full again, and Nora holds 500 back: {FLOW_LEFT_M3:,.0f} a day, says her book. But her hand slackens: after
# 26 weeks she holds back half, after 52 a quarter, and nobody writes it down.

# %%
lesson.ask("20.6")

# %%
kept, slips = reservoir.run(-500, days=364), reservoir.run(-500, days=364, half_life_weeks=26)
lesson.reveal("20.6", charts.level(kept, slips, gauge=reservoir.gauge(slips, seed=1)))

# %%
lesson.ask("20.7")

# %% [markdown]
# ## Change the model
#
# If half is left after 13 weeks: does the year end lower, or higher? Put `13` for `26`.

# %%
reservoir.run(-500, days=364, half_life_weeks=26)

# %% [markdown]
# ## What may Nora promise?
#
# Take two hundred lakes, whose outlets and held-back water mostly lie within a fifth of hers. Nine in ten end the half year
# between {fan_low_cm:.0f} and {fan_high_cm:.0f} cm: her **fan**.

# %%
lesson.ask("20.9")

# %%
slips = reservoir.run(-500, days=182, half_life_weeks=26)
lesson.reveal("20.9", charts.level(lake, slips, fan=reservoir.fan(-500, days=182)))

# %%
lesson.ask("20.1")

# %% [markdown]
# ## Another direction: a gain

# %%
lesson.ask("20.5")

# %% [markdown]
# ## What the model leaves out
#
# - **The gauge.** Eight weeks of dots can't say exactly whether a lake stands still. So they tell the mean inflow of those weeks
#   only to {hidden_low_m3:,.0f} to {hidden_high_m3:,.0f} m³ a day (right nine times in ten).
# - **Wind, outlet, channel** are made up; shores and rain are left out.
#
# ## Exit ticket

# %%
lesson.ask("20.exit1")

# %%
lesson.ask("20.exit2")

# %%
lesson.ask("20.exit3")

# %% [markdown]
# **For dinner:** Nora's book said {FLOW_LEFT_M3:,.0f} m³ a day. The lake stood still, and gave away some {some_inflow_m3:,.0f}.
#
# ## Recap

# %%
lesson.recap("20")

# %% [markdown]
# ## Sources
#
# The equation, for small changes of weight: {{cite hall_2011}}. **Data:** none; Lake Linn is made up.
# **Next:** {{next}}
#
# <details><summary>Who wants no body need not open this: what stands for what</summary>
#
# River: the plate. Outlet: what a body spends. Level: weight. Gauge: scale. Wind: water and dinner. Bay: one part of a body. Channel:
# blood. Book: food diary.
#
# </details>
#
# ## Come back in a week

# %%
lesson.recall("20", "20")
