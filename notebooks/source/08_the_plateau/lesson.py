# %% [markdown]
# # {{title}}
#
# > “I eat as little as in week 1, and since month six nothing moves. My metabolism is broken. They measured it on the
# > *Biggest Loser* people: 500 kcal a day.”
#
# They did, and we believe you: bodies do save. Six years after the show, fourteen people burned {LOSER_SAVED_KCAL:.0f} kcal a day
# less at rest than others of their size and age ({{cite fothergill_2016}}).
#
# <small>**After this you can** say when a body alone would stand still; weigh body against food; work out what is eaten.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, intake_change_kcal, lesson, project, weigh_ins

# %%
lesson.ask("08.claim")

# %%
lesson.reveal("08.claim", charts.saved())

# %% [markdown]
# But “**starvation mode**”, a body that stops losing because it eats too little, is not what the
# *Biggest Loser* people had: they lost {LOSER_LOST_KG:mass.0} while their rate fell. Those who kept off more saved more: a brake, not a wall.
#
# Can something make one eat more **without meaning to**? 803 people lost weight on a drug against appetite. Then some
# got an empty injection instead, and nobody told them ({{cite rubino_2021}}).

# %%
lesson.ask("08.5")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Vote, bet on the switch that nobody
# saw, then on the week, and show the three readings. {{late}} Late? Skip Change the model. {{sensitivity}}
# Sensitivity: “so it was my own doing” may be felt, not said. Say early: in clinics weight levels at about six months,
# with good support too. Why is disputed, and it is nobody's fault.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: at month 6 the scale stops because (a) only the body spends less, (b) both, and mostly food, (c)
# only more is eaten. Expect half at a, the rest at b. The run says b; whether plans lapse or appetite answers is open. Those at a have seen lesson 05 and give it too much work. Do not ask anyone about themselves.

# %%
lesson.ask("08.prediction")

# %% [markdown]
# Two more Anas: one's **plan fades** by half every 16 weeks. The other's **appetite answers**: unnoticed, she eats
# {HUNGER_KCAL_PER_KG:g} kcal a day more for each kg lost. About so, by their weights, did people with type 2 diabetes whose
# drug passed sugar out with the urine ({{cite polidori_2016}}).

# %%
ana, plan, years = PEOPLE["ana"], Plan.deficit(500), 4 * 364
plans = (plan, plan.fading(half_life_weeks=16), plan.appetite(kcal_per_kg=95))
kept, fading, hungry = (project(ana, each, days=years) for each in plans)
lesson.reveal("08.prediction", charts.plateau(kept, fading, hungry))

# %%
lesson.compare("08.prediction")

# %% [markdown]
# ## Why it is wrong
#
# Dots, bars and thin lines are real trials: after half a year none follows the first curve.
#
# “{{wrong idea}}” is wrong for a loss like Ana's. Each kg she loses closes only some
# {closed_by_a_kg_kcal:.0f} kcal a day of the 500, saving included. That alone stops her in week {ana_still_week:.0f}.
#
# **When it may be the body alone.** People held a tenth or more below their weight saved {LEIBEL_LEAN_AT_50_KCAL:.0f} to
# {LEIBEL_OBESE_AT_50_KCAL:.0f} kcal a day, moving included ({{cite leibel_1995}}). Who has lost that much may keep to such a plan,
# stand still and be right.
#
# **Or the 500 were never 500.** If Ana's body needs {NEED_LOWER_BY_KCAL:.0f} less than we reckon, she eats as in week 1 and is
# {5:mass.0} down at month six, too. Month seven takes only {low_need_pace_kg:mass}, easily missed. So we say “most likely”.

# %%
lesson.compare("08.claim")

# %% [markdown]
# ## “But I do **not** eat more!”
#
# You may well be honest. Ten people who told of under 1,200 kcal a day, chosen because they did not lose, had eaten about
# twice as much ({{cite lichtman_1992}}, as others quote it). Others, asked about yesterday, told of {TOLD_LESS_LOW:.0f} to
# {TOLD_LESS_HIGH:.0f} % less than they spent ({{cite subar_2003}}). That
# need be no lie: who weighs each bite?
#
# ## Worked example
#
# A made-up body ate and spent 2,700 kcal a day. Now it is 5 kg lighter and loses 0.35 kg a week.
#
# - It spends 20 less for each kg: 2,700 − 5 × 20 = 2,600.
# - Its stores give about 7,700 for each kg: 0.35 × 7,700 ÷ 7 = 385.
# - So it eats 2,600 − 385 = 2,215.
#
# ## Your turn

# %%
lesson.ask("08.1")

# %%
lesson.ask("08.3")

# %%
lesson.recall("08")

# %% [markdown]
# ## Explore: whom does the scale accuse?
#
# Two Anas weigh the same. One planned a smaller cut, and keeps it. The other's plan is **fading**.
# Weights tell what each eats, her **hidden intake** ({{cite hall_chow_2011}}): a bar
# wholly above her plan accuses her. One bar in ten misses.
#
# **Target:** look at {ACQUITTED_WEEK} weeks, then {ACCUSED_WEEK}, then {SETTLED_WEEK}.

# %%
lesson.ask("08.7")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this at 8 weeks, take bets, and go to 10. Then set 4 of the mornings, and read nothing aloud: let the
# group say which body has left its plan, at 8, 16 and 26 weeks. Below 28 days the estimator refuses: ask what an app would
# have shown.

# %%
apps.TwoCauses()

# %% [markdown]
# ## Another direction
#
# Lean twins were overfed for 100 days and gained 8 kg. Then they went home ({{cite bouchard_1996}}).

# %%
lesson.ask("08.6")

# %% [markdown]
# ## Change the model
#
# In her second half year, the scale says, the fading Ana ate {noticed_fading_kcal:.0f} kcal a day more than in her first. **Bet:** with `.appetite(95)` for
# `.fading(16)`, more, or less?

# %%
w = weigh_ins(project(ana, plan.fading(16), days=364), seed=1)
intake_change_kcal(w, ana, window_days=182)

# %% [markdown]
# <details><summary>After your run</summary>
#
# Less, {noticed_appetite_kcal:.0f}: appetite had answered in the first half year.
#
# </details>
#
# ## What the model leaves out
#
# - **Bodies.** If hers needs nearly a tenth more or less than we reckon, saves a little, or both, Ana nearly stands still in
#   week {soonest_still_week:.0f} to {latest_still_week:.0f}; with the large saving, sooner.
# - **Fading** takes all back. In trials 3 to 6 kg stayed off ({{cite franz_2007}}), so real plans fade less far.
#
# ## Exit ticket

# %%
lesson.ask("08.exit1")

# %%
lesson.ask("08.exit2")

# %% [markdown]
# To tell at dinner: the injection was empty, nobody told them, and they gained. A weak will?
#
# ## Recap

# %%
lesson.recap("08")

# %% [markdown]
# **Next:** {{next}}
#
# ## Sources
#
# <details><summary>Studies and data</summary>
#
# - model: {{cite hall_2011}}; others, one to two years: {{cite thomas_2014}}; trials: {{cite sacks_2009}}, {{cite dorling_2020}}, {{cite look_ahead_2014}}
# - lapses: {{cite das_2017}}
# - saving: {{cite redman_2018}}, {{cite martins_2020}}, {{cite martins_2022}}
#
# **Data:** `data/trial_courses.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
