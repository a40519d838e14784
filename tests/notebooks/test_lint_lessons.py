"""Each rule lets a good lesson pass and stops a bad one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lesson_folders import ABOUT, write

from lessons_lib.lesson import questions
from tools import lint_lessons as lint
from tools import lint_shape, lint_stored, lint_words, minutes, prose
from tools.filling import Filler
from tools.lessons import About, LessonError, read_about, read_lesson

GOOD = """\
# %% [markdown]
# # {{title}}
#
# <small>**After this you can** one; two; three.
# **Minutes:** {{minutes}}.
# **Needs:** {{needs}}.
# **Care:** {{care}}.</small>

# %% [markdown] tags=["coach", "minutes"]
# **Coach:** {{minutes class}} minutes: {{minutes parts}}. {{vote}} Expect half at a. {{project}} Project the chart.
# {{late}} Skip the rest. {{sensitivity}} Sensitive.

# %%
from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project

# %% [markdown]
# ## What people say
# “Cheat days ruin it.”

# %%
lesson.ask("06.claim")

# %% [markdown]
# ## Recall

# %%
lesson.recall("06")

# %% [markdown]
# ## Predict

# %%
lesson.ask("06.prediction")

# %% [markdown]
# ## Run

# %%
p = project(PEOPLE["ana"], Plan.deficit(500), days=84)
lesson.reveal("06.prediction", charts.weight(p))

# %% [markdown]
# ## Compare

# %%
lesson.compare("06.prediction")

# %% [markdown]
# ## Why it is wrong
# “{{wrong idea}}” is wrong. ![A falling line](line.png)

# %%
lesson.compare("06.claim")

# %% [markdown]
# ## Worked example
# ## Your turn

# %%
lesson.ask("06.1")

# %%
lesson.ask("06.2")

# %% [markdown]
# ## Explore
# When does Ana gain?
#
# **Target:** the first week.

# %%
lesson.ask("06.3")

# %%
apps.FluctuatingScale()

# %% [markdown]
# ## Change the model

# %%
change_kg = p.weight_kg[-1] - p.weight_kg[0]

# %% [markdown]
# ## What the model leaves out
# From 0.3 to 0.6 kg ({{cite hall_2011}}).
#
# ## Another person
#
# ## Exit ticket

# %%
lesson.ask("06.exit1")

# %%
lesson.ask("06.exit2")

# %% [markdown]
# ## Recap

# %%
lesson.recap("06")

# %% [markdown]
# ## Sources
# {{cite hall_2011}}
#
# **Claims met:** {{claims}}
#
# **Data:** none. **Next:** {{next}}
"""
COURSE = {number: About("?", "", (), "", "", (), (), strand="Weight") for number in ("04", "06", "07")}
PREDICT = GOOD[GOOD.index("# %% [markdown]\n# ## Predict") : GOOD.index("# %% [markdown]\n# ## Run")]


@pytest.fixture
def load(tmp_path: Path, filler: Filler) -> Callable[..., lint.Lesson]:
    def read(text: str, about: str = ABOUT, course: dict[str, About] = COURSE, name: str = "06_good") -> lint.Lesson:
        return read_lesson(write(tmp_path, text, name, about), filler, course)

    return read


def said(problems: Iterable[lint.Problem]) -> str:
    return "\n".join(map(str, problems))


def test_a_good_lesson_passes(load: Callable[..., lint.Lesson]) -> None:
    lesson = load(GOOD)
    assert lint.lint(lesson) == []
    line = dict(zip(lint.COLUMNS, lint.table_line(lesson).split(), strict=True))
    assert line["lesson"] == "06_good"
    assert [line[name] for name in ("cells", "median", "most")] == ["28", "1", "2"]
    assert line["questions"] == "7"
    assert line["minutes"] == line["class"] == "25"


# rule, what to replace, by what, words of the sentence
# fmt: off
RULES = {rule.__name__: rule for rule in lint.RULES}
BAD: list[tuple[str, str, str, str]] = [
    ("title", 'question = "Is it all fat?"', 'question = "All fat"', "must be a question"),
    ("title", "# # {{title}}", "# # 07 · Is it all fat?", "must begin with its title"),
    ("headings_nest", "# ## Recall", "# #### Recall", "skips a level"),
    ("headings_nest", "# ## Recall", "# # Recall", "second title"),
    ("headings_nest", "# ## Recall", "# <h2>Recall</h2>", "HTML"),
    ("headings_nest", "# **Coach:** {{", "# ## For you\n# **Coach:** {{", "coach cell has a heading"),
    ("steps_are_there", "# ## Worked example\n", "# ### Worked example\n", "`## Worked example` is missing"),
    ("steps_are_there", "# ## Compare", "# ## Recap", "`## Recap` comes twice"),
    ("steps_are_there", 'lesson.recall("06")', "1", "There is no `lesson.recall`: two questions"),
    ("steps_are_there", "charts.weight(p)", "p", "There is no `charts.`: the run is drawn"),
    ("steps_are_there", 'lesson.reveal("06.prediction", charts.weight(p))', "charts.weight(p)",
     "There is no `lesson.reveal`"),
    ("steps_are_there", "apps.FluctuatingScale()", "3", "There is no `apps.`"),
    ("steps_are_there", 'lesson.ask("06.claim")', "2", 'There is no `lesson.ask("06.claim")`'),
    ("steps_are_there", 'lesson.recap("06")', "2", "There is no `lesson.recap`"),
    ("steps_hold", "**After this you can** one; two; three.", "**After this you can** one; two.",
     "exactly three things"),
    ("first_screen", "# <small>", "# ", "not small print"),
    ("first_screen", "# <small>", "# <small>\n# ", "Words must follow `<small>`"),
    ("first_screen", 'lesson.ask("06.claim")', "# %% [markdown]\n# ### A\n\n" * 2 + '# %%\nlesson.ask("06.claim")',
     "The vote has 5 or more cells before it"),
    ("small_print_is_small", "one; two; three.", f"{'one ' * 40}; two; three.", "The small print has"),
    ("small_print_is_small", "{{care}}.", "take care.", "Care does not link to the whole note"),
    ("limits_are_few", "# From 0.3 to 0.6 kg ({{cite hall_2011}}).", "# - From 0.3 to 0.6 kg, 3 of 4.",
     "A point has 4 numbers; at most 2"),
    ("limits_are_few", "# From 0.3 to 0.6 kg ({{cite hall_2011}}).", "# - From 0.3 to 0.6 kg.\n" + "# - More.\n" * 3,
     "The model leaves 4 points out; at most 3"),
    ("steps_hold", "{{cite hall_2011}}", "Hall", "no {{cite}}"),
    ("steps_hold", "lesson.reveal(", "q = p\nr = q\ns = r\nlesson.reveal(", "A run has 4 lines"),
    ("steps_hold", 'lesson.ask("06.2")', "2", "at least 2 `lesson.ask`"),
    ("steps_hold", "# ## Sources\n", "# ## Sources\n# ## Come back in a week\n", "'Come back' has no `lesson.recall`"),
    ("steps_hold", "“{{wrong idea}}” is wrong.", "No.", 'a sentence that says "wrong"'),
    ("steps_hold", "0.3 to 0.6 kg", "0.3 kg", "an interval"),
    ("steps_hold", "# %%\nchange_kg = p.weight_kg[-1] - p.weight_kg[0]\n", "", "no code to change"),
    ("setup_is_one_line", "from lessons_lib import", "import numpy\nfrom lessons_lib import", "one line"),
    ("setup_is_one_line", "change_kg =", "import math\nchange_kg =", "outside the one line"),
    ("budgets", "# ## Worked example", "# ## Worked example\n# " + "word " * 1200, "words for the student"),
    ("budgets", "# ## Worked example", "# ## Worked example\n" + "\n# %% [markdown]\n# Words.\n" * 14,
     "35 cells"),
    ("budgets", "change_kg =", "a = 1\n" * 12 + "change_kg =", "13 lines of code"),
    ("budgets", "change_kg = p.weight_kg[-1] - p.weight_kg[0]", "", "empty"),
    ("question_before_widget", 'lesson.ask("06.3")', "3", "No question"),
    ("question_before_widget", "**Target:**", "Target:", "No `**Target:**"),
    ("predict_first", PREDICT, "", "`project` runs before a prediction is asked for"),
    ("predict_first", "# ## Predict\n", "# ## Predict\n\n# %%\ncharts.weight(2)\n\n# %% [markdown]\n",
     "`charts.weight` runs before"),
    ("every_question_is_asked", 'lesson.ask("06.2")', "2", "06.2 is never asked"),
    ("every_question_is_asked", 'lesson.ask("06.2")', "lesson.ask(key)", "id in quotes"),
    ("every_question_is_asked", 'lesson.ask("06.2")', 'lesson.ask("05.2")', "another lesson"),
    ("every_question_is_asked", 'lesson.ask("06.2")', 'lesson.ask("06.1")', "06.1 is asked for the second time"),
    ("every_question_is_asked", 'lesson.ask("06.2")', 'lesson.ask("06.2")\n2', "Give each a cell of its own"),
    ("every_question_is_asked", 'lesson.ask("06.prediction")', "2", "has no `lesson.ask('06.prediction')` before it"),
    ("every_question_is_asked", 'lesson.compare("06.claim")', "2", "06.claim is asked and never compared"),
    ("every_question_is_asked", "# ## Your turn\n", "# ## Your turn\n# Guess first.\n",
     "06.1 invites a guess and marks it"),
    ("picture_last", "charts.weight(p))", "charts.weight(p))\nlen(p)", "`charts.weight` must be the last"),
    ("every_question_is_asked", "apps.FluctuatingScale()", 'apps.FluctuatingScale().over(lesson.draw("06.curve"))',
     "`lesson.draw('06.curve')` has no"),
    ("picture_last", "apps.FluctuatingScale()", "app = apps.FluctuatingScale()", "must be the last"),
    ("code_is_plain", "change_kg =", "a = 1; change_kg =", "There is a `;`"),
    ("code_is_plain", "charts.weight(p))", "charts.weight(p));", "There is a `;`"),
    ("code_is_plain", "change_kg =", "# NBVAL_IGNORE_OUTPUT\nchange_kg =", "look away"),
    ("code_is_plain", "# %%\nchange_kg", '# %% tags=["nbval-skip"]\nchange_kg', "look away"),
    ("code_is_plain", "# %%\nchange_kg", '# %% tags=["raises-exception"]\nchange_kg', "look away"),
    ("setup_is_one_line", "change_kg =", "import urllib.request\nchange_kg =", "outside the one line"),
    ("setup_is_one_line", "change_kg =", "from requests import get\nchange_kg =", "outside the one line"),
    ("code_is_plain", "change_kg =", 'page = "https://x.org"\nchange_kg =', "address of the network"),
    ("code_is_plain", "change_kg =", "!pip install x\nchange_kg =", "not plain Python"),
    ("code_is_plain", "change_kg =", "%pip install x\nchange_kg =", "not plain Python"),
    ("code_is_plain", "change_kg =", "interact(p)\nchange_kg =", "`interact` hides errors"),
    ("code_is_plain", "change_kg =", "with widgets.Output():\n    change_kg =", "`Output` hides errors"),
    ("weights_are_the_runs", "- p.weight_kg[0]", "- 80", "`p.weight_kg[-1] - 80` types what a person weighs"),
    ("weights_are_the_runs", "p.weight_kg[-1] -", "80.04 -", "Take it from the run: `weight_kg[0]`"),
    ("weights_are_the_runs", "- p.weight_kg[0]", "- 80 < 2", "types what a person weighs"),
    ("weights_are_the_runs", "p.weight_kg[-1] - p.weight_kg[0]", "(p.weight_kg < 80).sum()", "types what a person"),
    ("images_have_alt", "![A falling line]", "![]", "no alt text"),
    ("images_have_alt", "![A falling line](line.png)", '<img src="line.png">', "no alt text"),
    ("images_have_alt", "![A falling line](line.png)", '<img src="line.png" alt=" ">', "no alt text"),
    ("coach_cells", "**Coach:**", "Coach:", "must start with `**Coach:**`"),
    ("coach_cells", '["coach", "minutes"]', '["coach"]', "needs a second tag"),
    ("coach_cells", '["coach", "minutes"]', '["coach", "vote"]', "the mark of 'minutes'"),
    *(
        ("coach_cells", f"{{{{{kind}}}}} ", "", f"the mark of {kind!r}")
        for kind in ("vote", "project", "late", "sensitivity")
    ),
    ("coach_cells", "Expect half", "Half", "which votes to expect"),
    ("care_near_top", "**Care:**", "Care:", "No `**Care:**"),
    ("other_directions", "Ana gain", "Ana change again", "Neither gain nor maintenance"),
    *(
        ("kind_words", "# ## Worked example", f"# ## Worked example\n# The {words} of it.", "can shame")
        for words in ("ideal weight", "bad body", "ugly", "flabby", "cheat day", "before and after",
                      "before/after", "problem areas")
    ),
    ("kind_words", "“Cheat days ruin it.”", "Cheat days ruin it.", "can shame"),
    ("kind_words", "“{{wrong idea}}” is wrong.", "“{{wrong idea}}” is wrong, and flabby.", "can shame"),
    ("fictional_only", "When does Ana gain?", "What is your weight?", "about the reader"),
    ("fictional_only", "When does Ana gain?", "Enter what you weigh.", "about the reader"),
    ("fictional_only", "change_kg =", "# your weight in kg\nchange_kg =", "about the reader"),
    ("recap_computes", '"Day by day."', '"Over 12 weeks."', "The recap's 12 is typed"),
    ("recap_computes", ', "Day by day."', "", "has 2 sentences"),
    ("recap_computes", "{ana_kg:mass}", "{anna_kg:mass}", "There is no anna_kg here"),
    ("reads_plainly", "# ## Worked example", f"# ## Worked example\n# It is {'so ' * 33}long.", "has 36 words"),
    ("minutes_are_measured", "{{minutes}}", "90", "`**Minutes:** {{minutes}}` is missing"),
    ("minutes_are_measured", "{{minutes class}}", "90", "{{minutes class}} minutes: {{minutes parts}}.` is missing"),
    ("minutes_are_measured", "{{minutes parts}}", "vote 3", "minutes are measured and never typed"),
    ("minutes_are_measured", "# ## Worked example", f"# ## Worked example\n# {'It is so. ' * 2500}", "20 to 60"),
    *(
        ("sums_hold", "# ## Worked example", f"# ## Worked example\n# {wrong}", "is not right")
        for wrong in ("4 × 0.5 kg = 3 kg", "| 1.6 × 1,500 | 2,300 |", "10 ÷ 3 ≈ 4", "√16 + 1 = 6", "8 / 10 = 81 %",
                      "3 kg × 5 (of them) = 16 kg", "1,000 − (−1) = 999", "0.9 × 10 = about 12")
    ),
    *(
        ("numbers_have_ground", "# ## Worked", f"# ## Explain\n# {typed}\n# ## Worked", "is typed without a source")
        for typed in ("She loses 5.1 kg.", "It is 1,234 kcal.", "Ben lost 11 lb.", "It rose by 0.3.")
    ),
    ("lessons_are_chained", 'next = "07"', 'next = ""', "`next` must be '07'"),
    ("lessons_are_chained", "needs = []", 'needs = ["06"]', "`needs` names 06, which is no lesson before"),
    ("lessons_are_chained", '["04"]', '["05"]', "`builds_on` names 05"),
    ("lessons_are_chained", 'builds_on = ["04"]', "", "`builds_on` is empty"),
    ("about_is_told", "# **Needs:** {{needs}}", "# **Needs:** nothing", "`**Needs:** {{needs}}` must stand"),
    ("about_is_told", "{{claims}}", "none", "`{{claims}}` must stand in lesson.py once"),
    ("recap_computes", "The change was {ana_kg:mass}.", "It fell.", "no number of the run"),
]
# fmt: on


@pytest.mark.parametrize(("rule", "old", "new", "words"), BAD)
def test_a_bad_lesson_is_stopped(load: Callable[..., lint.Lesson], rule: str, old: str, new: str, words: str) -> None:
    assert (old in GOOD) != (old in ABOUT)
    lesson = load(GOOD.replace(old, new), ABOUT.replace(old, new))
    assert words in said(RULES[rule](lesson))
    assert words in said(lint.lint(lesson))


def test_long_code_cells_are_stopped(load: Callable[..., lint.Lesson]) -> None:
    long = GOOD.replace("\nlesson.", "\na = 1\nb = 2\nc = 3\nlesson.")
    assert "4 lines in the median" in said(lint_shape.budgets(load(long)))


def test_a_lesson_may_go_its_own_way(load: Callable[..., lint.Lesson]) -> None:
    """Other headings and another order are free; a toy and a picture may come before the guess."""
    ticket = GOOD[GOOD.index("# ## Exit ticket") : GOOD.index("# %% [markdown]\n# ## Recap")]
    other = GOOD.replace(ticket, "#\n\n").replace("# ## Predict", f"{ticket}# %% [markdown]\n# ## A bet")
    toy = "# %%\napps.StraightLine()\n\n# %%\ncharts.pounds()\n\n# %% [markdown]\n# ## Recall"
    other = other.replace("# ## Recall", f"# Which way? **Target:** none.\n\n{toy}")
    assert lint.lint(load(other)) == []


def test_what_one_should_know_is_small_print(load: Callable[..., lint.Lesson]) -> None:
    head, end = GOOD.index("# <small>"), GOOD.index("# **Needs:**")
    listed = "# ## After this you can\n# - one\n# - two\n# - three\n#\n# **Minutes:** {{minutes}}\n"
    lesson = load(f"{GOOD[:head]}{listed}{GOOD[end:].replace('</small>', '')}")
    assert "small print" in said(lint_shape.first_screen(lesson))


def test_recall_waits_for_its_lesson(load: Callable[..., lint.Lesson]) -> None:
    assert "no lesson two earlier" in said(lint_shape.steps_are_there(load(GOOD, course={"06": COURSE["06"]})))


def test_lesson_00_is_called_start_here(load: Callable[..., lint.Lesson]) -> None:
    about = ABOUT.replace("Is it all fat?", "Start here: is it all fat?")
    assert not said(lint_shape.title(load(GOOD, about, name="00_start_here")))
    assert said(lint_shape.title(load(GOOD, about.replace("Start", "Begin"), name="00_start_here")))


def test_what_cannot_be_filled_is_a_problem(load: Callable[..., lint.Lesson]) -> None:
    unknown = GOOD.replace('lesson.ask("06.1")', 'lesson.ask("nobody")')
    assert "'nobody' cannot be asked: There is no exercise 'nobody'." in said(lint.lint(load(unknown)))
    assert "{{hint 06.1}} cannot be filled" in said(
        lint.lint(load(GOOD.replace("# ## Worked example", "# {{hint 06.1}}\n# ## Worked example")))
    )
    misplaced = GOOD.replace("# ## Compare", "# ## Compare\n# {{late}} Skip it.")
    assert "{{late}} stands outside a coach's cell" in said(lint.lint(load(misplaced)))
    code = GOOD.replace("# %%\nchange_kg", '# %% tags=["coach"]\nchange_kg')
    assert "A coach cell holds code" in said(lint.lint(load(code)))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("needs = []\n", "", "'needs' is unknown or missing"),
        ("needs", "kneads", "'needs' is unknown or missing"),
        ("claims = []", "claims = []\ncolour = 3", "'colour' is unknown or missing"),
        ("needs = []", "needs = [", "cannot be read"),
    ],
)
def test_an_about_that_is_wrong_is_named(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(LessonError, match=re.escape(words)):
        read_about(write(tmp_path, GOOD, about=ABOUT.replace(old, new)))


def test_what_a_lesson_needs_is_said_in_words() -> None:
    about = About("?", "", ("04",), "", "", (), (), helps=("03",))
    assert about.needed == "lesson 04; lesson 03 helps"
    assert replace(about, needs=("06", "08"), helps=()).needed == "lessons 06 and 08"
    assert replace(about, helps=("01", "02", "03")).needed == "lesson 04; lessons 01, 02 and 03 help"
    assert replace(about, needs=(), helps=(), also="No Python.").needed_in_full == "nothing. No Python."


def test_a_coachs_notes_are_parted_at_their_marks(load: Callable[..., lint.Lesson]) -> None:
    lesson = load(GOOD)
    assert {note.kind: note.text for note in lesson.notes if note.kind != "minutes"} == {
        "vote": "Expect half at a.",
        "project": "Project the chart.",
        "late": "Skip the rest.",
        "sensitivity": "Sensitive.",
    }
    assert "{{" not in "".join(cell.text for cell in lesson.cells)


@pytest.mark.parametrize("right", ["100 - 80", "80 * p.weight_kg[0]", "p.weight_kg[0] - 80.1", "ana_kg == 80.0 * 2"])
def test_a_sum_without_a_persons_weight_is_left_alone(load: Callable[..., lint.Lesson], right: str) -> None:
    lesson = load(GOOD.replace("p.weight_kg[-1] - p.weight_kg[0]", right))
    assert said(RULES["weights_are_the_runs"](lesson)) == ""


def test_words_are_counted_as_read() -> None:
    assert minutes.count_words("# Five words\n\n- [and a](https://link.org/a/b) **12 %** — ·") == 5
    assert minutes.count_words("<div class='x'>two words</div>") == 2


@pytest.mark.parametrize(
    "right",
    ["7 days × 500 kcal = 3,500 kcal", "14,000 ÷ 4.77 ≈ 2,933", "−0.4 − (−0.9) = **+0.5 cm²**", "9 × 0.5 = about 4.6",
     "a pound holds 2 × (a + b) = c", "30 × 13 × 1.21 mg ≈ 470 mg ≈ 0.5 g", "5.0 × √96 ≈ 49", "24 / (24 + 10.4) = 70 %",
     "0.4 kg × 7,716 kcal (3,500 a pound) ≈ 3,100 kcal", "400 g ÷ 3.7 = 108 g of it, × 4.2 kcal ≈ 450 kcal"],
)  # fmt: skip
def test_a_sum_that_is_right_is_left_alone(right: str) -> None:
    assert list(prose.wrong_sums(right)) == []


@pytest.mark.parametrize(
    "typed",
    ["It fell by {ana_kg:mass}.", "They lost 5.3 kg ({{cite hall_2011}}).", "0.3 kg (DERIVED).",
     "“She lost 5.3 kg.”", "Type `5.3`.", "12 × 0.45 kg = 5.4 kg", "500 kcal a day, 80 kg, 10 lb", "lesson 06",
     "A kilogram is 2.2 pounds."],
)  # fmt: skip
def test_a_number_with_ground_is_left_alone(load: Callable[..., lint.Lesson], filler: Filler, typed: str) -> None:
    lesson = load(GOOD.replace("# ## Worked example", f"# ## Explain\n# {typed}\n# ## Worked example"))
    assert said(lint_words.numbers_have_ground(lesson)) == ""


def test_questions_are_read_too(load: Callable[..., lint.Lesson]) -> None:
    said_by = {"06": (f"It is {'so ' * 33}long.", "2 × 2 = 5")}
    lesson = load(GOOD)
    talking = replace(lesson, filler=replace(lesson.filler, replies=lambda number: said_by[number]))
    problems = said(lint.lint(talking))
    assert "A sentence of the questions has 36 words" in problems
    assert "'2 × 2 = 5' is not right: it gives 4, not 5." in problems


# --- what is stored --------------------------------------------------------------------------


def good_book() -> dict[str, Any]:
    picture = {"image/png": "AAAA", "text/plain": ["Ana goes from 80 kg to 75 kg."]}
    output = {"output_type": "display_data", "data": picture, "metadata": {}}
    return {
        "cells": [
            {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["Words"]},
            {"cell_type": "code", "id": "b", "metadata": {}, "source": ["charts.weight(p)"],
             "execution_count": 1, "outputs": [output]},
        ],
        "metadata": {"language_info": {"name": "python"}},
    }  # fmt: skip


def stored_problems(tmp_path: Path, book: dict[str, Any]) -> str:
    path = tmp_path / "06_good.ipynb"
    path.write_text(json.dumps(book), encoding="utf-8")
    return said(lint_stored.lint_stored(path))


def test_a_good_edition_passes(tmp_path: Path) -> None:
    assert stored_problems(tmp_path, good_book()) == ""


def result(**data: str) -> dict[str, Any]:
    made = {key.replace("_", "/"): value for key, value in data.items()}
    return {"output_type": "execute_result", "data": made, "metadata": {}}


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (result(text_plain="x" * 200_001), "over 200 kB"),
        (result(text_plain="<App at 0x7f3a5c001d90>"), "address or id"),
        (result(text_html='<table id="T_3f2a1">'), "address or id"),
        (result(text_html="<img src='x.png'>"), "no alt text"),
        (result(image_png="AAAA", text_plain="<Figure size 640x480>"), "is no sentence"),
        (result(image_png="AAAA"), "is no sentence"),
        ({"output_type": "stream", "name": "stdout", "text": ["A cheat day."]}, "'cheat' in the output can shame"),
    ],
)
def test_a_bad_output_is_stopped(tmp_path: Path, output: dict[str, Any], words: str) -> None:
    book = good_book()
    book["cells"][1]["outputs"].append(output)
    assert words in stored_problems(tmp_path, book)


def test_a_bad_edition_is_stopped(tmp_path: Path) -> None:
    book = good_book()
    del book["cells"][1]["outputs"][0]["data"]["image/png"]
    assert "stored without its picture" in stored_problems(tmp_path, book)
    book = good_book()
    book["cells"][0]["source"] = ["word " * 250_000]
    assert "over 1,000 kB" in stored_problems(tmp_path, book)


def test_editions_that_run_other_code_are_stopped() -> None:
    cells = good_book()["cells"]
    note = {"cell_type": "markdown", "metadata": {"tags": ["coach"]}, "source": ["**Coach:** vote"]}

    def problems(*coach: dict[str, Any]) -> str:
        student = lint_stored.Stored("06.ipynb", cells)
        return said(lint_stored.editions_agree(student, lint_stored.Stored("coach/06.ipynb", list(coach))))

    assert problems(note, *cells) == ""
    assert "not the student edition" in problems(note, cells[0])
    assert "not the student edition" in problems(*cells, {**cells[1], "outputs": []})
    assert "coach/06.ipynb, cell 1: A coach cell holds code" in problems({**note, "cell_type": "code"}, *cells)


def test_every_rule_is_tried() -> None:
    assert {rule for rule, *_ in BAD} == set(RULES)


def test_no_letter_is_right_in_more_than_half_of_the_votes() -> None:
    votes = [replace(questions.find("04.claim"), id=f"99.claim{n}") for n in range(3)]
    other = questions.find("06.claim")
    assert votes[0].expected != other.expected
    told, problems = lint.right_letters([*votes, other, other, other])
    assert told[0] == "right in votes: b 3, c 3"
    assert not problems
    _, problems = lint.right_letters([*votes, other, other])
    assert [problem.text for problem in problems] == [
        "c is right in 3 of 5 votes; at most half. Change the order of some."
    ]
