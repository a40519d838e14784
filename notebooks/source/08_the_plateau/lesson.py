# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **say** when a body alone would come to rest, and why so late;
# - **work out** by hand what somebody eats from how the scale goes;
# - **tell apart** what a trial prescribed and what was achieved.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone here is made up; the trials are real. A plateau is no fault of anyone. If food or
# weight worries you, stop here and talk to a doctor or someone you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the chart of Run, then the trials. {{late}} Late?
# Skip Change the model. {{sensitivity}} Sensitivity: “so it was my own doing” may be felt, not said. Say early: fading is the
# rule in every trial, with the best support there is. It tells about plans, not about people.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, hidden_intake_kcal, lesson, project, units, weigh_ins

# %% [markdown]
# ## Recall
#
# Two questions from earlier lessons. Not met them? Go on.

# %%
lesson.recall("08")

# %% [markdown]
# ## What people say
#
# > “I eat as little as in week 1, and after six months nothing moves. My metabolism is broken.”
#
# Agree or disagree?
#
# ## Predict: when does a body come to rest?
#
# Ana (35, {ANA_KG:g} kg) is a simulation. She can do what no person can: eat exactly 500 kcal a day below her
# baseline, for years.
#
# {{ask 08.prediction}}

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote: at month 6 the scale stops because (a) the body spends less, (b) more is eaten than in
# week 1, (c) both. Expect half at a, few at b, the rest at c. The run says c, mostly b. Those at a have seen lesson 05 and give it
# too much work. Do not ask anyone about themselves.

# %%
prediction = ...  # weeks
lesson.predict("08.prediction", prediction)

# %% [markdown]
# ## Run: the same plan, kept and fading
#
# Kept: 500 below, every day. Fading: the cut starts at 500, and half of what is left goes every 16 weeks.

# %%
ana, plan, years = PEOPLE["ana"], Plan.deficit(500), 3 * 364
kept = project(ana, plan, days=years)
fading = project(ana, plan.fading(half_life_weeks=16), days=years)
charts.plateau(kept, fading)

# %% [markdown]
# ## Compare

# %%
lesson.check("08.prediction", prediction)

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong as an explanation. A body does spend less as it gets lighter,
# and it saves a little on top (lesson 05). But all of that is about
# {closed_by_a_kg_kcal:.0f} kcal/day for each kg of Ana's. With 5 kg it closes
# about a fifth of a gap of 500. By physiology alone a plateau takes one to three years.
#
# In the model, what gets there at six months is a plan that **fades**: a larger spoon, a skipped walk, a
# holiday. Nobody has to notice. Trials fit that. CALERIE-2 prescribed 25 % less food and **achieved 11.9 %**
# over two years ({{cite das_2017}}), with weight flat from about week 60 ({{cite dorling_2020}}).
#
# Lines are the model for Ines (46, {INES_KG:g} kg), who by age and BMI would have fitted into that trial. Marks are
# published means; where only a range was published, two marks are its ends. Some stand aside to be seen. The line of what was achieved is not fitted to them. It is one person on
# one constant number; in the trial people drifted from their target after about week 20.

# %%
charts.courses(PEOPLE["ines"])

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
# This is **hidden intake** ({{cite hall_chow_2011}}). A flat trend does not mean the plan is kept.
#
# ## Your turn
#
# {{ask 08.1}}
#
# {{ask 08.2}}
#
# {{ask 08.3}}

# %%
left = ...  # kcal/day
lesson.check("08.1", left)

# %%
cut_left = ...  # kcal/day
lesson.check("08.2", cut_left)

# %%
eaten = ...  # kcal/day
lesson.check("08.3", eaten)

# %% [markdown]
# ## Explore
#
# Two bodies of one person, with the same weight today. One planned little and kept to it. The other
# planned more and let it fade. The scale looks the same. Can hidden intake tell which is which?
#
# {{ask 08.4}}
#
# **Target:** deficit 400, half left after 20 weeks, the mornings it starts with; move only the weeks.

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this, words covered. Let the group say which body has left its plan, at 8, 16 and 26
# weeks. Then uncover. Below 28 days the estimator refuses: ask what an app would have shown. A surplus
# (below 0) fades too.

# %%
apps.TwoCauses()

# %%
week = ...  # weeks
lesson.check("08.4", week)

# %% [markdown]
# ## Change the model
#
# Nobody told the estimator how Ana fades. Here it reads her last eight weeks before week 26. Then make
# the half-life longer or shorter, or look at fewer days than 28.

# %%
days = 26 * 7
w = weigh_ins(project(ana, plan.fading(half_life_weeks=16), days=days), seed=1)
hidden_intake_kcal(w, ana, window_days=56)

# %% [markdown]
# ## What the model leaves out
#
# Her plan was {ANA_PLAN_KCAL:.0f} kcal/day; in fact she ate
# {eaten_before_month_six_kcal:.0f}
# in those weeks.
#
# - Hidden intake takes movement as unchanged. Who walks less than before seems to eat more.
# - Some bodies may save more. After a loss of 10 %, people spent less for each kg of fat-free mass (everything
#   but fat). It was 6 ± 3 kcal/day less in those who had never been obese, and up to 8 ± 5
#   ({{cite leibel_1995}}; mean ± standard deviation). That is more than this model expects. Over two years of
#   measured food, though, it missed the mean of CALERIE-2 by only −0.47 kg (95 % interval −0.92 to −0.015 kg;
#   {{cite guo_2018}}).
# - Trials are means. In a review of 80 trials, diets or drugs took 5 to 8.5 kg in six months; trials that
#   ran four years kept 3 to 6 ({{cite franz_2007}}). In Look AHEAD it was 8.6 % of body weight after one year and 4.7 % after eight;
#   by then half of the people were still 5 % or more below their start ({{cite look_ahead_2014}}).
#   Maintenance is a result too.
# - “Plateau” has a second meaning: trainers use it for a muscle that stops growing without a heavier load.
#   That is another matter, with no number we could check. For a plateau that worries you, one article
#   says: ask a doctor, a dietitian or a trainer. That is a custom, and a good one.
#
# ## Another direction
#
# {{ask 08.5}}

# %%
level = ...  # weeks
lesson.check("08.5", level)

# %%
dev, more = PEOPLE["dev"], Plan.deficit(-400)
up = project(dev, more, days=years)
charts.plateau(up, project(dev, more.fading(half_life_weeks=16), days=years))

# %% [markdown]
# ## Hints and solutions
#
# Stuck? Change the number in quotation marks: "08.1" to "08.5". Try the hint first.

# %%
lesson.hint("08.3")

# %%
lesson.solution("08.3")

# %% [markdown]
# ## Exit ticket
#
# {{ask 08.exit1}}
#
# {{ask 08.exit2}}

# %%
answer_1 = ...  # a letter in quotation marks
lesson.check("08.exit1", answer_1)

# %%
answer_2 = ...  # a letter in quotation marks
lesson.check("08.exit2", answer_2)

# %% [markdown]
# ## Recap

# %%
half_year = 26 * 7
lesson.recap(
    "08",
    f"On a kept plan Ana lost {units.mass(kept.weight_kg[0] - kept.weight_kg[half_year])} in half a year and {units.mass(kept.weight_kg[0] - kept.weight_kg[-1])} in three.",
    f"On the fading one it was {units.mass(fading.weight_kg[0] - fading.weight_kg[half_year])} in half a year, and {units.mass(fading.weight_kg[0] - fading.weight_kg[-1])} in three.",
    f"From the scale alone, hidden intake before month six was {hidden_intake_kcal(w, ana, window_days=56)}.",
)

# %% [markdown]
# ## Sources
#
# - CALERIE-2: {{cite das_2017}}; {{cite dorling_2020}}; POUNDS LOST: {{cite sacks_2009}}
# - summaries: {{cite franz_2007}}; {{cite look_ahead_2014}}; expenditure: {{cite leibel_1995}}; test of the model: {{cite guo_2018}}
# - hidden intake: {{cite hall_chow_2011}} (VERIFIED-SECONDARY); the model: {{cite hall_2011}}
#
# **Claims met:** {{claims}}
#
# **Data:** `data/trial_courses.csv`: every published number in the picture, with its tag and source.
#
# **Next:** {{next}}
