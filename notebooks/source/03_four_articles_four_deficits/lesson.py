# %% [markdown]
# # {{title}}
#
# ## After this you can
#
# - **find** the zero point of any “500 below”;
# - **work out** the true deficit behind an article's words;
# - **tell** what four articles got right from what they did not.
#
# **Minutes:** {{minutes}}
#
# **Needs:** {{needs}}
#
# **Care:** one of the articles gives unsafe advice. We work it out on paper to see what is wrong with it;
# only one of our people sees it drawn, with a flag, and nobody should follow it. Everyone here is made up. If eating or weight
# worries you, talk to a doctor or to someone you trust.

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{project}} Project the chart of Run and ask only “where is
# B?”. {{late}} Late? Skip Change the model. {{sensitivity}} Sensitivity: someone in the room may have followed such advice, in good
# faith. It looked official. Blame the missing zero point, never the reader. Do not read intakes aloud as if
# they were tips, and leave the unsafe ones on the page.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %% [markdown]
# ## Recall
#
# Not met these? Go on.

# %%
lesson.recall("03")

# %% [markdown]
# ## What people say
#
# This course began with four articles about losing fat on the legs. Their words on eating:
#
# | article | how much less | what it gives |
# |---|---|---|
# | **A** *How To Lose Leg Fat* (Healthline, 2026) | 500 to 750 below what the body “expends” | “in theory” 1 to 1.5 lb a week |
# | **B** *How to Reduce Leg Fat Pockets* (Livestrong, 2019) | 500 to 1,000 “short of your basal metabolic rate” | 1 to 2 lb a week |
# | **C** *How to Get Rid of Back Leg Fat* | 250 to 500 below the TDEE | “sustainable and healthy”, no number |
# | **D** *How to Get a Smaller Butt, Legs & Thighs* | no number | no number |

# %%
lesson.ask("03.claim")

# %% [markdown] tags=["coach", "vote"]
# **Coach:** vote a, b or c before anyone calculates, and again after Why it is wrong. Expect a third at a
# (500 appears in three of the four), half at b (they compare the numbers, as one does), the rest at c. Ask
# those at c to point at the words in the table that made them stop.

# %% [markdown]
# ## Predict

# %%
lesson.ask("03.prediction")

# %% [markdown]
# ## Run
#
# One person, four articles. The hatched part is 800 kcal a day or less. So little food belongs under medical
# supervision (NHS and NICE, the British health service and its advisers): this course refuses to draw such a plan.
# It also refuses one that leads to underweight within a year, a BMI under 18.5 (WHO). Below the dotted line a plan is
# flagged.

# %%
ana = PEOPLE["ana"]
lesson.reveal("03.prediction", charts.articles(ana))

# %% [markdown]
# ## Compare

# %%
lesson.compare("03.prediction")

# %% [markdown]
# ## Why it is wrong
#
# “{{wrong idea}}” is wrong. A deficit is a difference, and a difference has two ends.
# A and C count from all that is spent. B counts from the resting rate, which lies
# {ANA_ABOVE_REST_KCAL:.0f} kcal a day lower for Ana. Its reader is told to
# subtract twice: first everything besides rest, unnoticed, then 500 to 1,000 more.
#
# How could that happen? B says that a BMR calculator gives the calories to hold weight “without exercise”
# (lesson 02). If that were so, its sum would be right: 7 × 500 = 3,500, a pound. The article is not
# careless about safety: it tells readers to see a doctor, and to “avoid dropping below a healthy weight”.
# One wrong zero undid that.
#
# And the pace they give for it? Each bar below is a mean over half a year.

# %%
charts.paces(ana, weeks=26)

# %% [markdown]
# A's pace, “in theory”, is the straight line; a body that adapts gives less. A warns of that itself: “our bodies are
# not machines”, such figures “rarely work out so precisely”, and weekly loss will fluctuate. C gives no pace. Back to
# your vote:

# %%
lesson.compare("03.claim")

# %% [markdown]
# ## Worked example
#
# A hand-size person spends 2,400 kcal a day, 1,500 of it at rest.
#
# | instruction | eaten | below what is spent | 3,500 rule, lb a week |
# |---|---|---|---|
# | 500 below spending | 1,900 | 500 | 1 |
# | 500 below rest | 1,000 | 1,400 | 2.8 |
# | 1,000 below rest | 500 | 1,900 | 3.8 |
#
# The lower two are worked out to be refuted. 1,000 is below the 1,200 to 1,500 kcal that guidelines
# prescribe for women ({{cite jensen_2014}}), and 500 is far below the 800. By its own rule B would
# give two to three times what it says.
#
# ## Your turn

# %%
lesson.ask("03.1")

# %%
lesson.ask("03.2")

# %%
lesson.ask("03.3")

# %% [markdown]
# ## Explore
#
# Is B unsafe for everybody, or only for Ana? And when may even A or C go too far? Try a small body and a
# quiet day (Grace, PAL 1.2).
#
# **Target:** PAL “own”, article B; count the people with a bar in its row.

# %%
lesson.ask("03.4")

# %% [markdown] tags=["coach", "project"]
# **Coach:** project this. Let the room guess the count first. Then Hugo: why him? Then Hugo with PAL 2.5:
# B does not ask how active anyone is, so the more active the reader, the larger the hidden deficit.

# %%
apps.FourArticles()

# %% [markdown]
# ## Change the model
#
# A fixed 500 is a different share of every body's spending. Change the name (`"hugo"`, `"jun"`), then the
# 500: what percentage of what is spent would be missing?

# %%
who = PEOPLE["grace"]
round(100 * 500 / who.tdee_kcal)

# %% [markdown]
# ## What the model leaves out
#
# - **People.** 811 adults on four reduced-energy diets were 6 kg lighter after six months, whatever the diet
#   ({{cite sacks_2009}}). One pound a week would have been {PROMISED_HALF_YEAR_KG:mass}. Bodies adapt, and plans
#   are hard to keep; one number cannot tell which it was. In a review of 80 trials, loss levelled off at
#   about six months; those that ran four years kept 3 to 6 kg ({{cite franz_2007}}).
# - **The size.** Guidelines prescribe 500 or 750 kcal a day ({{cite jensen_2014}}), as A says. About 500 is
#   also where, on average, people who train stop gaining lean tissue ({{cite murphy_2022}}): a reason for C's
#   gentler end.
# - **The pace.** 1.5 lb a week is {PACE_OF_LIGHT_PERCENT:.1f} % of a {LIGHT_KG:g} kg body and
#   {PACE_OF_HEAVY_PERCENT:.1f} % of a {HEAVY_KG:g} kg body. Athletes who lost 0.7 % a week while training
#   gained some lean tissue; those who lost 1.4 % did not ({{cite garthe_2011}}). The 1 % at which we flag is a course rule. That intake should never be under
#   the BMR is a common caution for which we have no number that we could check.
# - **What shapes the deficit.** A names sleep and stress beside food and exercise. The model knows only
#   energy in and out; how those get there is lesson 10's business.
#
# ## Another direction

# %%
lesson.ask("03.5")

# %%
dev = PEOPLE["dev"]
meant = project(dev, Plan.intake(round(dev.rmr_kcal) + 500), days=84)
charts.weight(meant)

# %% [markdown]
# ### What each got right
#
# - **A**: the zero point, the size of the guidelines, and the warning that real weeks vary.
# - **B**: a doctor first, and a stop before a healthy weight is left. Its deficit is the one to forget. Where that is,
#   WHO says: a BMI under 18.5 is underweight, under 16 a markedly increased risk ({{cite who_bmi}}).
# - **C**: the zero point by name, TDEE, and a moderate size. A deficit draws on lean tissue and water too,
#   not on stored fat alone (lesson 01).
# - **D**: a doctor first. It gives no number for eating, so none can be wrong.
#
# ## Exit ticket

# %%
lesson.ask("03.exit1")

# %%
lesson.ask("03.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("03")

# %% [markdown]
# ## Sources
#
# - guideline: {{cite jensen_2014}}; 800 kcal: NHS, archived page on very low calorie diets; NICE, guideline CG189
#   (2014, since replaced), as others quote it: with clinical support, for at most 12 weeks, after a look for eating
#   disorders; underweight: {{cite who_bmi}}
# - trials: {{cite sacks_2009}}; {{cite franz_2007}}; {{cite murphy_2022}}; {{cite garthe_2011}}
#
# **Claims met:** {{claims}}
#
# **Data:** `data/articles.csv`, the four prescriptions in our words; the people are in `data/people.csv`.
#
# **Next:** {{next}}
