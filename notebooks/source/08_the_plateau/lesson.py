# %% [markdown]
# # {{title}}
#
# > “I eat as little as in week 1, and since month six nothing moves. My metabolism is broken. They measured it on the
# > *Biggest Loser* people: 500 kcal a day.”
#
# They did. Six years after the show, fourteen people burned {LOSER_SAVED_KCAL:.0f} kcal a day less at rest than others of their size
# and age. By then {LOSER_REGAINED_KG:number.0} of their {LOSER_LOST_KG:mass.0} were back ({{cite fothergill_2016}}). Others found less:
#
# <small>**After this you can** say when a body alone would rest; work out what is eaten; weigh three readings of a plateau.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, intake_change_kcal, lesson, project, weigh_ins

# %%
charts.saved()

# %%
lesson.ask("08.claim")

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Vote, then the switch
# that nobody saw, then bet on the week and show the three readings. {{late}} Late? Skip Change the model. {{sensitivity}}
# Sensitivity: “so it was my own doing” may be felt, not said. Say early: in clinics weight levels at about six months,
# with good support too. Why is disputed, and it is nobody's fault.

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: at month 6 the scale stops because (a) only the body spends less, (b) both, and mostly food, (c)
# only more is eaten. Expect half at a, the rest at b. The run says b; whether plans lapse or appetite answers is open. Those at a have seen lesson 05 and give it too much work. Do not ask anyone about themselves.

# %% [markdown]
# So bodies do save; moving included, {LEIBEL_LEAN_AT_50_KCAL:.0f} to {LEIBEL_OBESE_AT_50_KCAL:.0f} kcal a day at 50 kg of lean tissue
# in people 10 % or more lighter ({{cite leibel_1995}}). 5 kg would be 6 % of Ana.
#
# But those fourteen lost weight **while** their rate fell: a brake, not a wall. “Starvation mode”, a body that stops
# losing, none of these studies found.
#
# Can a body make one eat more **without meaning to**? 803 people lost weight on a drug against appetite. Then some
# got an empty injection instead. Nobody told them; advice went on ({{cite rubino_2021}}).

# %%
lesson.ask("08.5")

# %% [markdown]
# So appetite moves weight. Does a loss raise it? And Ana's engine alone?

# %%
lesson.ask("08.prediction")

# %% [markdown]
# Two more Anas join her. One's **plan fades** by half every 16 weeks. The other's **appetite
# answers**: {HUNGER_KCAL_PER_KG:g} kcal a day more for each kg lost. How we know: a drug took sugar out of 153 people
# with type 2 diabetes, unnoticed; by their weights they ate about that much more ({{cite polidori_2016}}).

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
# “{{wrong idea}}” is wrong for a loss like Ana's. A lighter body spends less, but each kg that Ana loses closes only some
# {closed_by_a_kg_kcal:.0f} kcal a day of her gap of 500. That alone takes {ana_still_week:.0f} weeks to stop her; other models say one to two years
# ({{cite thomas_2014}}). From year two on, trials found far less loss than the left panel. By the model,
# who planned 500 less, lost {5:mass.0} and stands still at month six eats more than in week 1.

# %%
lesson.compare("08.claim")

# %% [markdown]
# ## “But I do **not** eat more!”
#
# You may well be honest. Ten people not losing on “under 1,200” kcal spent what was expected, and ate about twice what
# they reported ({{cite lichtman_1992}}).
#
# Plans lapse, too: asked for {ASKED_PERCENT:g} % less, people managed {KEPT_PERCENT:g} % ({{cite das_2017}}). Which weighs more,
# appetite or lapses, is disputed. Neither is a fault.
#
# ## Explore: can a scale see it?
#
# Two Anas weigh the same today, and both say: I eat what I planned. One doesn't, and does not know it: her plan is
# **fading**. Weights tell what each eats, her **hidden intake** ({{cite hall_chow_2011}}). **Target:** move the weeks:
# from when on does her bar leave the line?

# %%
lesson.ask("08.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this, and read nothing aloud: let the group say which body has left its plan, at 8, 16 and 26
# weeks. Then read it. Below 28 days the estimator refuses: ask what an app would have shown.

# %%
apps.TwoCauses()

# %% [markdown]
# Open “more”: set {ACCUSED_SET} for the mornings, {ACCUSED_WEEK} weeks. Whom does the scale accuse?
#
# <details><summary>What just happened</summary>
#
# Both, and one wrongly: the Ana who **kept** her plan. Her band says {accused_low_kcal:,.0f} to {accused_high_kcal:,.0f}, and
# she eats {accused_plan_kcal:,.0f}. One band in ten misses; who looks
# every week will meet one. Look again before you blame.
#
# </details>
#
# ## Worked example
#
# How does a scale know? A made-up body ate 2,700 kcal a day. 1 kg of change holds 10,000; each kg less needs 20 a day
# less. Now it is 5 kg lighter.
#
# - losing 0.35 kg a week: 2,700 − 5 × 20 − 0.35 × 10,000 ÷ 7 = 2,100 eaten
# - standing still: 2,700 − 5 × 20 = 2,600 eaten
#
# ## Your turn: what stopped Ana?

# %%
lesson.ask("08.3")

# %%
lesson.ask("08.2")

# %%
lesson.recall("08")

# %% [markdown]
# ## Another direction
#
# Lean twins were overfed for 100 days and gained 8 kg ({{cite bouchard_1990}}). Then they went home
# ({{cite bouchard_1996}}).

# %%
lesson.ask("08.6")

# %% [markdown]
# ## Change the model
#
# Compared with the first half year, Ana's second shows that her plan faded. **Bet:** with `.appetite(95)` for
# `.fading(16)`, does it show more, less, or nothing?

# %%
w = weigh_ins(project(ana, plan.fading(16), days=364), seed=1)
intake_change_kcal(w, ana, window_days=182)

# %% [markdown]
# <details><summary>After your run</summary>
#
# Less: {noticed_appetite_kcal:.0f} kcal a day instead of {noticed_fading_kcal:.0f}, for appetite answers in the first half year already.
#
# </details>
#
# ## What the model leaves out
#
# - **The baseline** is an estimate: Ana's may be {BASELINE_LOW_KCAL:,.0f} to {BASELINE_HIGH_KCAL:,.0f} kcal a day.
# - **If it is {NEED_LOWER_BY_KCAL:.0f} less**, her cut was small: {low_need_loss_kg:mass} in half a year, her plan kept.
# - **Fading** ends at the start; in long trials 3 to 6 kg stayed off ({{cite franz_2007}}).
#
# ## Exit ticket

# %%
lesson.ask("08.exit1")

# %%
lesson.ask("08.exit2")

# %% [markdown]
# Ana's body alone would stop in week {ana_still_week:.0f}; with an appetite that answers, in week {hungry_still_week:.0f}.
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
# - model: {{cite hall_2011}}; trials: {{cite sacks_2009}}, {{cite dorling_2020}}, {{cite look_ahead_2014}}
# - what people leave out: 12 to 20 % ({{cite subar_2003}})
# - saving: {{cite redman_2018}}, {{cite martins_2020}}, {{cite martins_2022}}
# - yo-yo diets, the menopause, a muscle's “plateau”: no number we could check
#
# **Data:** `data/trial_courses.csv`.
#
# **Claims met:** {{claims}}
#
# </details>
