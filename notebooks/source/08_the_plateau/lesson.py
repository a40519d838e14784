# %% [markdown]
# # {{title}}
#
# > “I eat as little as in week 1, and since month six nothing moves. My metabolism is broken. They measured it on the
# > *Biggest Loser* people: six years on, still 500 kcal a day.”
#
# <small>**After this you can** say when a body alone would rest; work out what is eaten; weigh three readings of a plateau.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, intake_change_kcal, lesson, project, weigh_ins

# %%
lesson.ask("08.claim")

# %%
lesson.ask("08.prediction")

# %%
lesson.draw("08.years")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Vote, bet on the week, then let somebody draw;
# then the three readings, then the switch that nobody saw. {{late}} Late? Skip Change the model. {{sensitivity}}
# Sensitivity: “so it was my own doing” may be felt, not said. Say early: in clinics weight levels at about six months,
# with good support too. Why is disputed, and it is nobody's fault.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: at month 6 the scale stops because (a) only the body spends less, (b) both, and mostly food, (c)
# only more is eaten. Expect half at a, the rest at b. The run says b; whether plans lapse or appetite answers is open. Those at a have seen lesson 05 and give it too much work. Do not ask anyone about themselves.

# %% [markdown]
# Two more Anas. In one the **plan fades**: half of the cut goes every 16 weeks. In the other **appetite answers**: each
# kg lost makes her eat {HUNGER_KCAL_PER_KG:g} kcal a day more; about 100 in 153 people ({{cite polidori_2016}}).

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
# “{{wrong idea}}” is wrong as an explanation. A lighter body does spend less, and saves a little on top (lesson 05).
# But each kg of Ana's closes about {closed_by_a_kg_kcal:.0f} kcal a day: 5 kg close a fifth of a gap of 500. Her body
# alone takes {ana_still_week:.0f} weeks to rest, in other models one to two years ({{cite thomas_2014}}). The dots are means
# of real trials with many plans. At month six the left panel reaches some; later it lies far below all.
#
# So who planned 500 a day and stands still at month six eats more than in week 1. (With a cut of 100 Ana is nearly still in
# week {small_still_week:.0f}.)

# %%
lesson.compare("08.claim")

# %% [markdown]
# ## “But I do **not** eat more!”
#
# You are honest. So were ten people, chosen because they could not lose on “under 1,200” kcal. Their bodies spent what
# was expected; they ate about twice what they reported ({{cite lichtman_1992}}). People in general leave out 12 to 20 %
# ({{cite subar_2003}}).
#
# Why eat more **without meaning to**? Here no will can interfere. 803 people lost weight on a drug against
# appetite. From week 20 on some got an empty injection, and nobody told them; their hunger may have.
# Advice and support went on ({{cite rubino_2021}}).

# %%
lesson.ask("08.5")

# %% [markdown]
# So you were right: something in the body **did** change. Not the engine: the hunger. And plans lapse. Asked for
# {ASKED_PERCENT:g} % less, people achieved {KEPT_PERCENT:g} % ({{cite das_2017}}), and drifted off after about week
# {SLIPPED_WEEK:.0f} ({{cite dorling_2020}}). Which weighs more is disputed.
#
# ## And the *Biggest Loser*?
#
# Real: fourteen people lost {LOSER_LOST_KG:mass.0} in 30 weeks. Six years later they spent {LOSER_SAVED_KCAL:.0f} kcal a day
# less at rest than size and age explain ({{cite fothergill_2016}}). Beside other studies:

# %%
charts.saved()

# %% [markdown]
# Even they lost **while** their resting rate fell. A brake, not a wall. Why it lasted is open. Not drawn: moving included,
# {LEIBEL_LEAN_KCAL:.0f} to {LEIBEL_OBESE_KCAL:.0f} kcal a day less for each kg of lean tissue ({{cite leibel_1995}}), {LEIBEL_LEAN_AT_50_KCAL:.0f} to {LEIBEL_OBESE_AT_50_KCAL:.0f} at 50 kg.
#
# <details><summary>“Starvation mode”? Yo-yo diets? My thyroid?</summary>
#
# That bodies stop losing, none of these studies found. On yo-yo diets and the menopause: no
# number we could check. Doctors can test a thyroid.
#
# </details>
#
# ## Explore: one weight, two bodies
#
# Two bodies weigh the same today. One kept a small plan; the other's larger plan fades. Weights alone tell what must have
# been eaten: **hidden intake** ({{cite hall_chow_2011}}). How soon?
#
# **Target:** move only the weeks.

# %%
lesson.ask("08.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this, and read nothing aloud: let the group say which body has left its plan, at 8, 16 and 26
# weeks. Then read it. Below 28 days the estimator refuses: ask what an app would have shown.

# %%
apps.TwoCauses()

# %% [markdown]
# ## Worked example
#
# A hand-size body ate 2,700 kcal a day at the start. 1 kg of change holds 10,000 kcal; each kg less needs 20 a day less.
#
# - 5 kg below the start, falling 0.35 kg a week: 2,700 − 5 × 20 − 0.35 × 10,000 ÷ 7 = 2,100 eaten
# - 5 kg below the start, flat: 2,700 − 5 × 20 = 2,600
#
# ## Your turn

# %%
lesson.ask("08.3")

# %%
lesson.ask("08.2")

# %%
lesson.recall("08")

# %% [markdown]
# ## Another direction
#
# Twelve pairs of lean twins ate 84,000 kcal too much in 100 days and gained 8 kg ({{cite bouchard_1990}}). At home,
# in four months, about {TWINS_LOST_KG:g} of them went again ({{cite bouchard_1996}}). By spending alone the model takes off
# {twin_back_kg:.1f}. Appetite seems to work both ways.
#
# ## Change the model
#
# Ana's fading year, second half against first. Put `.appetite(95)` in place of `.fading(16)`, then neither: only then
# does the interval hold 0.

# %%
w = weigh_ins(project(ana, plan.fading(16), days=364), seed=1)
intake_change_kcal(w, ana, window_days=182)

# %% [markdown]
# ## What the model leaves out
#
# - **The baseline** is an estimate: Ana's may be {BASELINE_LOW_KCAL:,.0f} to {BASELINE_HIGH_KCAL:,.0f} kcal a day.
# - **Real days.** With the cut achieved in CALERIE, kept exactly, the model takes {ines_constant_kg:mass} off Ines; the trial
#   found 7.5 kg ({{cite das_2014}}).
# - **Fading for good.** Here all comes back; in long trials 3 to 6 kg stayed off ({{cite franz_2007}}).
#
# ## Exit ticket

# %%
lesson.ask("08.exit1")

# %%
lesson.ask("08.exit2")

# %% [markdown]
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
# - model: {{cite hall_2011}}
# - trials: {{cite sacks_2009}}; {{cite dorling_2020}} (flat from week 60: not month six); {{cite look_ahead_2014}}
# - by lot, a drug against appetite or none: 14.9 % and 2.4 % less at week 68 ({{cite wilding_2021}})
# - the twins: of 8.1 kg gained, 5.4 were fat ({{cite bouchard_2013}}). The model says {twin_fat_kg:.1f} of
#   {twin_gain_kg:.1f}: it gives lean men too much water
# - who saved most at the show's end did not regain more: r = −0.1
# - saving: {{cite redman_2018}}, {{cite martins_2020}}, {{cite martins_2022}}; {{cite leibel_1995}}: about half of it at rest
# - a muscle's “plateau” is another matter; no number we could check
#
# **Data:** `data/trial_courses.csv`
#
# **Claims met:** {{claims}}
#
# </details>
