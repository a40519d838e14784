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
# lower the lake, the less it lets out. So the fall slows down and ends by itself.
#
# The dots are the **gauge**: lake plus wind. The **trend** is calm, and late.
#
# ## Explore: pump from one bay
#
# And Nora's other sentence? For each centimetre that the bay is lower, {CHANNEL_M3:,.0f} m³ a day run into it. Each board leaves a tenth of that; five make a dam.
#
# **Target:** the first board that lets the bay end more than 10 cm lower.

# %%
lesson.ask("20.1")

# %%
apps.BayPump()

# %%
lesson.compare("20.claim")

# %% [markdown]
# “But I *see* it leave the bay!” It does, and the rest runs after it: a slope of {bay_lower_cm:.1f} cm is enough. “And who put
# the channel in?” We did. A real lake must be measured.

# %% [markdown]
# ## Worked example
#
# Each centimetre lower lets {OUTFLOW_M3_PER_CM} m³ a day less out.
#
# - **Today:** {FLOW_M3:,.0f} m³ out, {FLOW_LEFT_M3:,.0f} in: it loses 500, half a centimetre.
# - **100 cm lower:** {FLOW_M3:,.0f} − 100 × {OUTFLOW_M3_PER_CM} = {out_at_100_m3:,.0f} out: it loses 250.
#
# ## Your turn

# %%
lesson.ask("20.2")

# %%
lesson.ask("20.3")

# %% [markdown]
# ## Change the model: a keeper who slips
#
# Nora herself holds the 500 back at her sluice: {FLOW_LEFT_M3:,.0f} a day, says her book. But every 26 weeks half of what she holds back
# runs in again, and nobody writes it down.

# %%
lesson.ask("20.6")

# %%
kept, slips = reservoir.run(-500, days=364), reservoir.run(-500, days=364, half_life_weeks=26)
lesson.reveal("20.6", charts.level(kept, slips))

# %% [markdown]
# And if half runs in every 13 weeks: further down, or less far? Bet, put `13` for `26` above, and run.
#
# <details><summary>After your run</summary>
#
# Less far. It is lowest in week {lowest_13_week:.0f}, {lowest_13_cm:.0f} cm down; then it rises.
#
# </details>

# %%
lesson.recall("20", "00.exit1", "20.2")

# %% [markdown]
# ## Another direction: a gain
#
# It rains upstream.

# %%
lesson.ask("20.5")

# %% [markdown]
# ## What the model leaves out
#
# - **Wind.** With half our wind, or twice, the gauge rises in {rises_in_half_the_wind_percent:.0f} to {rises_in_twice_the_wind_percent:.0f} % of weeks, though the lake falls.
# - **The outlet** is our assumption. With outlets and cuts mostly within a fifth of ours, nine in ten of two hundred lakes end between {fan_low_cm:.0f} and {fan_high_cm:.0f} cm.
# - **Shores, rain, leaks** aren't in it: a centimetre is {M3_PER_CM:,.0f} m³ at every level.
#
# ## Exit ticket

# %%
lesson.ask("20.exit1")

# %%
lesson.ask("20.exit2")

# %%
lesson.ask("20.exit3")

# %% [markdown]
# ## Recap
#
# To tell at dinner: Nora's book said {FLOW_LEFT_M3:,.0f} m³ a day. The lake stood still, and gave away some {some_inflow_m3:,.0f}.

# %%
lesson.recap("20")

# %% [markdown]
# ## Sources
#
# The equation: {{cite hall_2011}}, near the start. The two hundred lakes: outlets mostly within {OUTLET_PERCENT:.0f} % of ours, cuts within {KEPT_PERCENT:.0f} %. **Data:** none; Lake Linn is made up, its sums aren't.
# **Next:** {{next}}
#
# ## Come back in a week

# %%
lesson.recall("20", "20")
