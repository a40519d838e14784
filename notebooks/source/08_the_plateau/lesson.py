# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **say** when a body alone would come to rest, and why so late;
# - **work out** by hand what somebody eats from how the scale goes;
# - **weigh** three readings of one plateau, and say what speaks for each.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone here is made up; the trials are real. A plateau is no fault of anyone. If food or
# weight worries you, stop here and talk to a doctor or someone you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the chart of Run, then the trials. {{late}} Late?
# Skip Change the model. {{sensitivity}} Sensitivity: “so it was my own doing” may be felt, not said. Say early: in
# clinics weight levels at about six months, with good support too. Why is disputed, and it is nobody's fault.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, hidden_intake_kcal, lesson, project, weigh_ins

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("08")

# %% [markdown]
# ## What people say
#
# > “I eat as little as in week 1, and after six months nothing moves. My metabolism is broken.”


# %%
lesson.ask("08.claim")

# %% [markdown]
# ## Predict: when does a body come to rest?
#
# Ana (35, {ANA_KG:g} kg), a simulation, eats exactly 500 kcal a day below her baseline, for years, as no person can.

# %%
lesson.ask("08.prediction")

# %%
lesson.draw("08.years")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: at month 6 the scale stops because (a) the body spends less, (b) more is eaten than in
# week 1, (c) both. Expect half at a, few at b, the rest at c. The run says c, mostly b; whether plans lapse
# or appetite answers is open. Those at a have seen lesson 05 and give it too much work. Do not ask anyone about themselves.

# %% [markdown]
# ## Run: the same plan, three ways
#
# Kept: 500 below, every day. Fading: half of what is left of the cut goes every 16 weeks. Appetite: each kg lost
# makes her eat {HUNGER_KCAL_PER_KG:g} kcal/day more, a little under the published “about 100” ({{cite polidori_2016}}).

# %%
ana, plan, years = PEOPLE["ana"], Plan.deficit(500), 3 * 364
plans = (plan, plan.fading(half_life_weeks=16), plan.appetite(kcal_per_kg=95))
kept, fading, hungry = (project(ana, each, days=years) for each in plans)
lesson.reveal("08.prediction", charts.plateau(kept, fading, hungry))

# %% [markdown]
# ## Compare

# %%
lesson.compare("08.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong as an explanation. A body does spend less as it gets lighter,
# and it saves a little on top (lesson 05). But all of that is about
# {closed_by_a_kg_kcal:.0f} kcal/day for each kg of Ana's. With 5 kg it closes
# about a fifth of a gap of 500. In this model physiology alone takes one to three years. Others found 1 to 2, and a
# body that saves more came to rest higher, but no sooner ({{cite thomas_2014}}).
#
# A body that stands still at month six eats more than in week 1. Why? Three readings:
#
# | reading | for it | against it | Ana after 3 years, in this model |
# |---|---|---|---|
# | body alone | lesson 05 | too late: clinics see a stop at 6 months | a loss of {kept_loss_kg:mass} |
# | plans lapse or **fade** | lapses bring a stop at 6 months ({{cite thomas_2014}}) | long trials kept more: 3 to 6 kg ({{cite franz_2007}}) | {fading_loss_kg:mass} |
# | **appetite** answers | a drug took energy unnoticed, and 153 people ate more with each kg lost ({{cite polidori_2016}}) | worked out from weight, in people with diabetes; another model stops at 12 months ({{cite hall_2023}}) | {hungry_loss_kg:mass} |
#
# The cleanest test is a drug that lessens appetite: chance, not discipline, decided who
# got it. On it weight was down by 14.9 % at week 68, on placebo by 2.4 % ({{cite wilding_2021}}); in another trial by 15.2 %
# at week 104 ({{cite garvey_2022}}). Who was switched to placebo, unknowing, gained 6.9 % in 48 weeks; who stayed on it lost
# 7.9 % ({{cite rubino_2021}}). So appetite can move a plateau. This does not
# show that lapses do nothing.
#
# Lines are Ana's; marks, means of other people, are not fitted. Two joined marks are a published range.

# %%
charts.courses(kept, fading, hungry)

# %%
lesson.compare("08.claim")

# %% [markdown]
# ## Worked example
#
# Can the scale say what was eaten? A hand-size body, near Ana's: 1 kg of change holds 10,000 kcal, each kg less makes
# it need 20 kcal/day less, and at the start 2,700 kcal/day were eaten and spent.
#
# | its trend | eaten, kcal/day |
# |---|---|
# | 5 kg below the start, falling 0.35 kg a week | 2,700 − 5 × 20 − 0.35 × 10,000 ÷ 7 = 2,100 |
# | 5 kg below the start, flat | 2,700 − 5 × 20 = 2,600 |
# | 5 kg below the start, rising 0.1 kg a week | 2,600 + 0.1 × 10,000 ÷ 7 ≈ 2,740 |
#
# This is **hidden intake** ({{cite hall_chow_2011}}): as right as the 2,700 is. It says how much is eaten, not why.
#
# ## Your turn

# %%
lesson.ask("08.1")

# %%
lesson.ask("08.2")

# %%
lesson.ask("08.3")

# %% [markdown]
# ## Explore
#
# Two bodies with the same weight today. One planned little and kept to it. The other planned more and let it
# fade; an appetite that answers would look alike. Can hidden intake tell which is which?
#
# **Target:** deficit 400, half left after 20 weeks, the mornings it starts with; move only the weeks.

# %%
lesson.ask("08.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this, words covered. Let the group say which body has left its plan, at 8, 16 and 26
# weeks. Then uncover. Below 28 days the estimator refuses: ask what an app would have shown. A surplus
# (below 0) fades too.

# %%
apps.TwoCauses()

# %% [markdown]
# ## Change the model
#
# Nobody told the estimator how Ana fades. It reads her last eight weeks before week 26. Then change
# the half-life, or put `.appetite(95)`.

# %%
days = 26 * 7
w = weigh_ins(project(ana, plan.fading(half_life_weeks=16), days=days), seed=1)
hidden_intake_kcal(w, ana, window_days=56)

# %% [markdown]
# ## What the model leaves out
#
# Her plan was {ANA_PLAN_KCAL:.0f} kcal/day; she ate
# {eaten_before_month_six_kcal:.0f}
# in those weeks.
#
# - That interval is as wide as it is mostly because her baseline is an estimate; in Explore it counts as measured.
#   Movement counts as unchanged.
# - What bodies save beyond their size is disputed. After two years of less food it was 80 to 120 kcal/day
#   ({{cite redman_2018}}); after a strict diet 92 ± 110, but 38 ± 124 four steady weeks later ({{cite martins_2020}}). For each kg of fat-free mass it was 6 ± 3 to 8 ± 5 after 10 %
#   ({{cite leibel_1995}}; mean ± standard deviation); this model expects {saved_per_ffm_kcal:.1f} of Ana. No mean comes near
#   500: they show no “starvation mode” in which a body stops losing.
# - CALERIE-2 prescribed {ASKED_PERCENT:g} % less food and **achieved {KEPT_PERCENT:g} %** over two years ({{cite das_2017}}), flat from about week 60
#   ({{cite dorling_2020}}): no evidence for month six. With {KEPT_PERCENT:g} % every day the model takes {ines_constant_kg:mass} off
#   Ines ({INES_KG:g} kg); the trial, 7.5 kg. With food measured over time it missed by −0.47 kg (95 % interval −0.92 to
#   −0.015 kg; {{cite guo_2018}}).
# - Maintenance is a result too. In Look AHEAD 8.6 % of body weight was off after one year and 4.7 % after eight; in its
#   comparison group 0.7 % and 2.1 % ({{cite look_ahead_2014}}).
# - Trainers say “plateau” of a muscle that stops growing without a heavier load: another matter, with no number we
#   could check. If you plateau, says one article, ask a professional: a good custom.
#
# ## Another direction
#
# {first_weeks}

# %%
lesson.ask("08.5")

# %%
dev, more = PEOPLE["dev"], Plan.deficit(-400)
up = project(dev, more, days=years)
lesson.reveal("08.5", charts.plateau(up, project(dev, more.fading(half_life_weeks=16), days=years)))

# %% [markdown]
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
# ## Sources
#
# - those named in the text, VERIFIED; of {{cite hall_2023}} the months, VERIFIED-SECONDARY
# - POUNDS LOST: {{cite sacks_2009}}
# - hidden intake: {{cite hall_chow_2011}} (VERIFIED-SECONDARY); the model: {{cite hall_2011}}
#
# **Claims met:** {{claims}}
#
# **Data:** `data/trial_courses.csv`: every published number in the picture, with its tag and source.
#
# **Next:** {{next}}
