# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **explain** why the same plan brings less in month 12 than in month 2;
# - **show** that no single number per pound fits two weeks, half a year and three years;
# - **work out** by hand where a line goes flat.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** everyone here is made up, apart from published groups. Weight may be a sore subject:
# stop whenever you like; talk to a doctor or someone you trust if it worries you.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} On the board, let the room draw before anything is shown. Project the chart of Run and leave it up: every
# question of this lesson is about the space between the two lines. {{late}} Late? Skip Change the model and tell its
# result. {{sensitivity}} Sensitivity: “she was not strict enough” may be said in the room. Answer once, early: in these runs
# the food never changes.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("05")

# %% [markdown]
# ## What people say
#
# Lesson 04 drew the straight line of 3,500 kcal a pound. Someone answers:
#
# > “The rule is only a bit off. It needs a smaller number. Take 3,000 kcal a pound, and it works.”

# %%
lesson.ask("05.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote, hands up: the rule needs (a) a smaller number, (b) a larger number, (c) no number
# will do. Expect about half at a, a third at b, the rest at c. Those at a think of the quick first
# weeks, those at b of the slow months. Both have seen something true. Do not settle it: say “we will
# try your number”.

# %% [markdown]
# ## Predict: how much in a year?
#
# Ana is 35 and weighs {ANA_KG:g} kg. She eats 500 kcal a day less than her body spends at the start, every
# day, without a slip. In the first 4 weeks she loses
# {body_month_kg:mass.2}. And in a year?

# %%
lesson.ask("05.prediction")

# %%
lesson.draw("05.curve")

# %% [markdown]
# ## Run: the line and the body
#
# The line keeps Ana's spending as it was on the first day. The body does not: its spending follows
# its weight (the model of Hall and colleagues, 2011).

# %%
ana, year = PEOPLE["ana"], 364
line = project(ana, Plan.deficit(500), days=year, model="rule_3500")
body = project(ana, Plan.deficit(500), days=year)
lesson.reveal("05.curve", charts.weight(line, body))

# %% [markdown]
# ## Compare
#
# First your prediction. Then take the claim at its word and mend the rule. In the first 4 weeks Ana
# loses
# {body_month_lb:.2f}
# lb. The straight line, with any number you like, says
#
# > pounds lost = days × 500 ÷ number

# %%
lesson.compare("05.prediction")

# %%
lesson.ask("05.1")

# %%
lesson.ask("05.2")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong, and so is “a larger number”. This is the number
# that the line would need to meet Ana's body:
#
# | at | kcal per lb |
# |---|---|
# | week 2 | {kcal_per_lb_that_fits_two_weeks:,.0f} |
# | month 6 | {kcal_per_lb_that_fits_half_year:,.0f} |
# | year 3 | {kcal_per_lb_that_fits_three_years:,.0f} |
#
# One number cannot be all three. Early on, glycogen and water leave too, and they hold few kcal.
# Later, spending falls, for four reasons:
#
# 1. there is less body to keep alive: less fat, and in a year
#    {lean_year_kg:.1f}
#    kg less of lean tissue, which costs more to keep;
# 2. there is less body to carry;
# 3. less food is digested, and digestion costs energy (the thermic effect);
# 4. the body saves a little more than its size explains (adaptive thermogenesis).
#
# After a year Ana spends
# {spends_less_kcal:.0f}
# kcal a day less. Digesting less explains {THERMIC_KCAL:.0f} of them, saving explains {ADAPTIVE_KCAL:.0f}. Most of the
# rest is simply a smaller body. Saving is what is true of “starvation mode”; at one site of CALERIE-2 it was 80 to 120 kcal a day ({{cite redman_2018}}). It slows a loss and stops none: 32
# hungry men in the Minnesota experiment went on losing ({{cite hargrove_2008}}).
#
# So the gap between spent and eaten closes: the next picture. The one after it is no model but a real patient.
# The food is not in the data: it shows that the line bent, not why.

# %%
charts.energy(body)

# %%
charts.real_curve()

# %%
lesson.compare("05.claim")

# %% [markdown]
# ## Worked example
#
# A hand-size body: each kg lost makes it need **22 kcal/day** less food. It eats 100 kcal/day less than
# before. Its **food gap** is the food that would hold its weight now, minus the food it eats.
#
# | kg lost | food gap left, kcal/day |
# |---|---|
# | 0 | 100 |
# | 1 | 100 − 22 = 78 |
# | 2 | 100 − 44 = 56 |
# | 4.5 | 100 − 99 = 1: the line is all but flat |
#
# So it ends at 100 ÷ 22 ≈ 4.5 kg, however long it waits.
#
# ## Your turn
#
# Ana's own number is {closed_by_a_kg_kcal:.1f} kcal/day for each kg. Keep
# her food gap apart from the gap in the picture above, spent minus eaten. Both start at 500. After about
# three months the one in the picture is a quarter smaller than the food gap: reasons 3 and 4 take that off.

# %%
lesson.ask("05.3")

# %%
lesson.ask("05.4")

# %% [markdown]
# ## Explore
#
# Someone promises Ben (42, {BEN_KG:g} kg) {PROMISED_KG:.0f} kg less in a year, and takes the deficit from the straight line. Is
# it enough for his body? Move the sliders, or click one and use the arrow keys.
#
# **Target:** person ben, weeks 52, the adapting body's loss as close to 10 kg as the slider allows.

# %%
lesson.ask("05.5")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Ask for the line's deficit first (about 200), set it, and let the group read
# the body's loss aloud. Then search together. Ask: whose fault is the missing rest?

# %%
apps.BendingLine().over(lesson.draw("05.curve"), person="ana")

# %% [markdown]
# ## Change the model
#
# The claim's last hope: give fat and lean tissue each its own energy, but keep the spending of the first
# day. The model "forbes" does just that; one word changes. Will its line bend like the body's?

# %%
still = project(ana, Plan.deficit(500), days=year, model="forbes")
charts.weight(line, body, still)

# %% [markdown]
# ## What the model leaves out
#
# With spending held still the curve does not flatten: the flattening comes from spending.
#
# And people? The picture below has fifteen groups that tuned none of our five models. One number stands for all they
# ate; age, size and activity are partly guessed. No model is best everywhere.
#
# - **Eating more, the first three weeks.** Our adapting body is worse here than the rule it refutes. Salt water and
#   glycogen make it jump: its mean miss is {short_miss_kg:mass}, the rule's {short_rule_miss_kg:mass}. Doubt the
#   first weeks of every surplus.
# - **Eating less.** It goes {cut_least_kg:mass} to {cut_most_kg:mass} too deep. Fed month by month with intake as
#   measured, it missed by −0.47 kg (−0.92 to −0.015), and the Thomas model by 3.8 kg ({{cite guo_2018}}).
# - **Minnesota** cannot be drawn: lean men soon fall below {LEAST_FAT_KG:g} kg of fat in the model, where it stops.
#
# A rule of thumb for the mean of a group; one person strays further:
#
# | what is known of the food | off by about |
# |---|---|
# | measured month by month | 0.5 kg ({{cite guo_2018}}) |
# | one number, measured | {measured_miss_kg:mass} |
# | one number, prescribed | {prescribed_miss_kg:mass} |
# | a surplus, three weeks or less | {short_miss_kg:mass} |
#
# - In 28 checked trials ({{cite dhurandhar_2015}}) diets brought up to 12–44 % less loss than such models expect, and
#   overfeeding 96 % less gain.
# - A deficit forces the body “to break down stored fat”, says an article. Fat, and lean tissue and water: in
#   CALERIE-2, 2.2 of 7.5 kg lost were free of fat ({{cite das_2014}}, VERIFIED).

# %%
charts.model_tests()

# %% [markdown]
# ## Another direction
#
# Dev (29, {DEV_KG:g} kg) wants to gain. Does the line bend for him too?
#
# Guess first, then run the next cell. Do not trust its first three weeks.

# %%
lesson.ask("05.6")

# %%
up = project(PEOPLE["dev"], Plan.deficit(-400), days=year)
up_line = project(PEOPLE["dev"], Plan.deficit(-400), days=year, model="rule_3500")
lesson.reveal("05.6", charts.weight(up_line, up))

# %% [markdown]
# ## Exit ticket

# %%
lesson.ask("05.exit1")

# %%
lesson.ask("05.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("05")

# %% [markdown]
# ## Sources
#
# - the model: {{cite hall_2011}}; the rule: {{cite wishnofsky_1958}}; overfeeding: {{cite joosen_2006}}
#
# **Claims met:** {{claims}}
#
# **Data:** `data/model_tests.csv`, each group with its source and tag; `data/real_weight_loss.csv`, from the R package
# MASS ({{cite venables_2002}}).
#
# **Next:** {{next}}
