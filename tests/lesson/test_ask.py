"""Questions that are answered in place: what they say to every answer, what they keep, and what a page is told."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from lessons_lib import charts, lesson, project, units
from lessons_lib.lesson import kept, ledger, questions
from lessons_lib.lesson.ask import Ask
from lessons_lib.lesson.face import as_html
from lessons_lib.lesson.questions import ChoiceQuestion, NumberQuestion, Question
from lessons_lib.lesson.sums import worked_out
from lessons_lib.pictures.canvas import Chart
from lessons_lib.science.body.people import PEOPLE
from lessons_lib.science.body.plans import Plan
from lessons_lib.start import ROOT

EVERY = [question for number in questions.lessons() for question in questions.of_lesson(number)]
WRONG = [
    (question, idea.value)
    for question in EVERY
    if isinstance(question, NumberQuestion)
    for idea in question.misconceptions
]
ODD = (
    "",
    "...",
    "no idea",
    "1/0",
    "9" * 400,
    "1e999",
    "5 bananas",
    "z",
    "<b>12</b>",
    None,
    True,
    (1, 2, 3),
    [],
    3 + 4j,
)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    lesson.reset()
    yield
    lesson.reset()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Switch the store on, with a file of its own that is not there yet."""
    path = tmp_path / "mine" / "kept.csv"
    monkeypatch.setenv("LESSONS_KEEP", str(path))
    return path


@pytest.fixture
def chart() -> Chart:
    return charts.weight(project(PEOPLE["ana"], Plan.deficit(500), days=28))


def right(question: Question) -> Any:
    return question.expected if isinstance(question, ChoiceQuestion) else f"{question.expected()!r} {question.unit}"


def face(one: Any) -> dict[str, Any]:
    """What the page is told to show."""
    found: dict[str, Any] = one.view().face
    return found


def press(one: Any, act: str, text: str = "") -> None:
    """Do what the page does."""
    one.view()._heard(None, {"act": act, "text": text}, [])


def acts(one: Any) -> list[str]:
    return [act for act, _ in face(one)["buttons"]]


# --- every question ------------------------------------------------------------------------


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.id)
def test_the_right_answer_is_right_and_a_guess_is_only_noted(question: Question) -> None:
    asked = lesson.ask(question.id)
    assert asked.right is None
    assert asked.words.endswith("\nNot answered yet.")
    assert asked.set(right(question)) is asked
    if not question.is_marked:
        assert asked.right is None
        said = asked.words.splitlines()[-1]
        assert said.startswith(
            "Noted: " if question.is_guess else (f"{question.id} · Your guess: ", f"{question.id} · Right.")
        )
        assert list(asked.controls)[-1] not in ("hint", "solution")
    else:
        assert asked.right is True
        assert f"\n{question.id} · " in asked.words
        assert "Right." in asked.words
    assert "lesson.hint(" not in asked.words


@pytest.mark.parametrize(("question", "value"), WRONG, ids=lambda one: getattr(one, "id", ""))
def test_each_wrong_idea_gets_its_own_reply(question: NumberQuestion, value: Any) -> None:
    asked = lesson.ask(question.id).set(f"{value()!r} {question.unit}")
    if question.is_guess:
        assert asked.words.splitlines()[-1].startswith("Noted: ")
        return
    idea = question.wrong_idea(float(value()))
    assert idea is not None
    said = str(question.judge(f"{value()!r} {question.unit}"))
    assert asked.right is (False if question.is_marked else None)
    assert ("Not yet." in said) is question.is_marked
    assert asked.words.endswith(f"{question.id} · {said}")


@pytest.mark.parametrize(
    "question", [one for one in EVERY if isinstance(one, ChoiceQuestion)], ids=lambda question: question.id
)
def test_each_choice_gets_its_own_reply(question: ChoiceQuestion) -> None:
    said = set()
    for option in question.options:
        asked = lesson.ask(question.id)
        asked.controls[option.key]()
        assert asked.right is (option.right if question.is_marked else None)
        assert question.is_marked or "Not yet" not in asked.words
        said.add(asked.words.splitlines()[-1])
    assert len(said) == len(question.options)


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.id)
def test_odd_answers_are_asked_about_and_cost_nothing(question: Question) -> None:
    asked = lesson.ask(question.id)
    for odd in ODD:
        asked.set(odd)
        assert asked.right is None, odd
        assert kept.answer(question) is None, odd
        assert acts(asked) in ([], ["answer"])


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.id)
def test_what_a_page_shows_is_what_the_words_say(question: Question) -> None:
    asked = lesson.ask(question.id)
    bundle = asked._repr_mimebundle_()
    assert bundle["text/plain"] == repr(asked) == asked.words
    assert bundle["text/markdown"] == question.markdown()
    shown = face(asked)
    assert f"<b>{question.id}</b>" in shown["prompt"]
    assert "**" not in str(shown)
    if isinstance(question, ChoiceQuestion):
        assert [key for key, _ in shown["choices"]] == [option.key for option in question.options]
        assert (shown["chosen"], shown["field"]) == ("", False)
    else:
        assert (shown["field"], shown["typed"], shown["choices"]) == (True, "", ())
        assert shown["unit"]


# --- help, step by step --------------------------------------------------------------------


@pytest.mark.parametrize(("name", "wrong", "good"), [("04.1", "28000", "14000"), ("04.exit1", "a", None)])
def test_a_hint_after_the_first_miss_and_the_solution_after_the_second(name: str, wrong: str, good: str | None) -> None:
    question = questions.find(name)
    asked, check = lesson.ask(name), ["answer"] if isinstance(question, NumberQuestion) else []
    if isinstance(question, ChoiceQuestion):
        wrong, good = next(o.key for o in question.options if not o.right), question.expected
    else:
        good = f"{question.expected()} {question.unit}"
    press(asked, "hint")  # not offered yet
    press(asked, "solution")
    assert (acts(asked), face(asked)["reply"]) == (check, "")
    press(asked, "answer", wrong)
    assert acts(asked) == [*check, "hint"]
    press(asked, "hint")
    assert asked.words.endswith(f"Hint. {lesson.Reply(question.hint_words())!r}")
    assert "Not yet." in asked.words
    press(asked, "answer", wrong)
    assert acts(asked) == [*check, "hint", "solution"]
    assert "Hint." not in asked.words
    asked.controls["solution"]()
    assert repr(lesson.Reply(question.solution_words())) in asked.words
    assert as_html(question.solution_words())[3:40] in face(asked)["reply"]
    press(asked, "answer", good)
    assert asked.right is True
    assert acts(asked) == check


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("28*500", 14000), ("28 × 500", 14000), ("28 x 500 kcal", 14000), ("14,000 ÷ 4 * 4", 14000),
        ("(20 + 8) · 500", 14000),
        ("2 ** 3 * 1750", 14000), ("√196000000 + 0", 14000), ("2^3 * 1750", 14000), ("1,5 * 2", 3), ("−2 * −3", 6),
        ("21000.0/1.5", 14000), ("=2,5/5", 0.5), ("28 ÷ 8", 3.5), ("14500 - 500", 14000), ("5 - 1 - 1", 3),
        ("0.8 - -0.2", 1), ("√(3² + 4²)", 5), ("sqrt(9)", 3), ("1/2/4", 0.125),
    ],
)  # fmt: skip
def test_a_sum_is_worked_out(typed: str, value: float) -> None:
    asked = lesson.ask("04.1").set(typed)
    assert f"04.1 · Your sum makes {value:,}." in asked.words
    assert asked.right is (value == 14000)


@pytest.mark.parametrize(
    "typed",
    [
        "34/84",
        "5-6",
        "5 - 6",
        "1.5-2",
        "320 kcal/day",
        "-5",
        "+5",
        "1e3",
        "5 kg",
        "9**9**9",
        "2**99",
        "(1",
        "(-2)**0.5*1",
        "5*",
    ],
)
def test_what_is_no_sum_is_read_as_it_is(typed: str) -> None:
    assert worked_out(typed) is None


def test_what_is_typed_is_never_markup() -> None:
    asked = lesson.ask("04.1")
    press(asked, "answer", '<img src=x onerror="alert(1)">')
    assert "<img" not in face(asked)["reply"]


@pytest.mark.parametrize("content", [{}, {"act": 3}, {"act": "answer", "text": 5}, {"act": "erase"}])
def test_a_message_that_is_none_does_nothing(content: dict[str, Any]) -> None:
    asked = lesson.ask("04.1")
    asked.view()._heard(None, content, [])
    assert asked.words.endswith("Not answered yet.")


# --- kept ----------------------------------------------------------------------------------


def test_a_reopened_lesson_shows_what_was_answered(file: Path) -> None:
    lesson.ask("04.1").set("1")
    letter = questions.find("04.exit1").expected
    lesson.ask("04.exit1").set(letter)
    lesson.ask("04.prediction").set("12 lb")
    lesson.reset()  # what a new process knows
    number, choice, guess = (lesson.ask(name) for name in ("04.1", "04.exit1", "04.prediction"))
    assert number.right is False
    assert acts(number) == ["answer"]  # nobody foresaw this number, so the hint stands there at once
    assert lesson.Reply(number.question.told_hint()).text in number.markdown
    assert (face(number)["typed"], face(choice)["chosen"]) == ("1", letter)
    assert choice.right is True
    assert guess.words.endswith("Noted: 5.44 kg.")
    assert "Noted: 5.44 kg." in guess.markdown


READ_AGAIN = "from lessons_lib import lesson; print(lesson.ask('04.prediction').words)"


def test_another_process_reads_what_is_kept(file: Path) -> None:
    lesson.ask("04.prediction").set("6.5")
    done = subprocess.run([sys.executable, "-c", READ_AGAIN], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "Noted: 6.5 kg."


WRITE = """\
import sys
from lessons_lib import lesson
for n in range(60):
    lesson.ask(f"{sys.argv[1]}.1").set(str(n))
    lesson.ask(f"{sys.argv[1]}.exit1").set("ab"[n % 2])
"""


def test_two_lessons_at_once_lose_nothing(file: Path) -> None:
    both = [subprocess.Popen([sys.executable, "-c", WRITE, number], cwd=ROOT) for number in ("04", "06")]
    assert [one.wait(timeout=120) for one in both] == [0, 0]
    assert ledger.read().answers == {"04.1": 59.0, "04.exit1": "b", "06.1": 59.0, "06.exit1": "b"}
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 2 * 120
    assert len({line.count(",") for line in lines[1:]}) == 1


def test_an_answer_to_an_earlier_form_is_named_and_not_judged(file: Path) -> None:
    ledger.note("04.1", 3500.0, "0ddba11")
    asked = lesson.ask("04.1")
    assert asked.right is None
    assert asked.words.endswith("You answered 3,500 to an earlier form of this question.")
    assert face(asked)["typed"] == ""
    assert "04.1" in repr(lesson.recap("04")).partition("Not answered yet:")[2]
    asked.set("1")
    assert "earlier form" not in asked.words


def test_pounds_are_shown_to_who_prefers_them(file: Path) -> None:
    lesson.ask("04.prediction").set("12 lb")
    lesson.reset()
    units.use("lb")
    assert (face(lesson.ask("04.prediction"))["typed"], face(lesson.ask("04.prediction"))["unit"]) == ("12", "lb")


# --- recall --------------------------------------------------------------------------------


def test_recall_asks_anew_and_keeps_apart(file: Path) -> None:
    exits = [questions.find("02.exit2"), questions.find("04.exit1")]
    for one in exits:
        lesson.ask(one.id).set(right(one))
    lesson.reset()
    again = lesson.recall("06")
    assert [one.question for one in again.asked] == exits
    assert again.words.count("Not answered yet.") == len(exits), "the old answer would give it away"
    again.asked[0].set("1")
    lesson.reset()
    assert lesson.ask(exits[0].id).right is True
    assert lesson.recall("06").asked[0].right is False
    assert "06.recall02exit2" in ledger.read().answers


def test_recall_of_lessons_that_nothing_follows() -> None:
    again = lesson.recall("13", "11.exit2", "12", "13")
    assert {one.question.id.partition(".")[0] for one in again.asked} == {"11", "12", "13"}
    assert again.words.startswith("From lessons 11, 12 and 13, without looking back:")
    assert all(one.question.id in again.words for one in again.asked)
    box = again.view()
    assert len(box.children) == 1, "they are for later"
    box.children[0]._heard(None, {"act": "open", "text": ""}, [])
    assert len(box.children) == 2


def test_a_lesson_that_stands_alone_recalls_its_own_first_half() -> None:
    again = lesson.recall("20", "20.4", "20.3")
    assert again.words.startswith("From further up, without looking back:")
    assert len(again.view().children) == 2, "at once: it is not for another day"
    with pytest.raises(ValueError, match=r"no question '20\.77'"):
        lesson.recall("20", "20.77")


@pytest.mark.parametrize("odd", [6, "99", [1], 10**5000], ids=["number", "lesson", "list", "huge"])
def test_what_is_no_id_is_refused_in_words_wherever_an_id_belongs(odd: Any) -> None:
    for call in (lambda: lesson.recall("00", odd), lambda: lesson.reveal(odd, None), lambda: lesson.ask(odd)):
        with pytest.raises(ValueError, match="is not the id of a question"):
            call()


def test_a_page_recalls_one_question_after_the_other(file: Path) -> None:
    again = lesson.recall("06")
    box = again.view()
    for met, one in enumerate(again.asked, 1):
        assert len(box.children) == 1 + met
        assert f"question {met} of {len(again.asked)}" in box.children[0].face["prompt"]
        one.set(right(one.question))
    assert len(box.children) == 1 + len(again.asked)
    assert again.view() is box


# --- what hangs on a guess -----------------------------------------------------------------


def test_without_a_guess_a_page_holds_the_picture_back_and_words_do_not(chart: Chart) -> None:
    held = lesson.reveal("04.prediction", chart)
    bundle = held._repr_mimebundle_()
    assert bundle["text/plain"] == chart.words
    assert bundle["image/png"]
    assert "text/markdown" not in bundle
    assert "<img" not in str(face(held))
    assert acts(held) == ["skip"]
    press(held, "skip")
    assert f'alt="{chart.words}"' in face(held)["prompt"]
    assert acts(held) == []


def test_a_picture_follows_the_guess_and_is_there_at_once_later(chart: Chart, file: Path) -> None:
    held = lesson.reveal("04.prediction", chart)
    assert "<img" not in str(face(held))
    lesson.ask("04.prediction").set("no idea")
    assert "<img" not in str(face(held))
    lesson.ask("04.prediction").set("6")
    assert "<img" in str(face(held))
    lesson.reset()
    assert lesson.reveal("04.prediction", chart) is chart


def test_a_picture_may_wait_for_any_answer(chart: Chart) -> None:
    held = lesson.reveal("04.1", chart)
    assert "Your answer comes first: <b>04.1</b>" in face(held)["prompt"]
    assert face(held)["buttons"] == (("skip", "Show it without an answer"),)
    lesson.ask("04.1").set("1")  # a wrong one, too
    assert "<img" in face(held)["prompt"]
    phone = re.search(
        r'<source media="\(max-width: 500px\)" srcset="data:image/png;base64,(\S+) 2x">', face(held)["prompt"]
    )
    assert phone is not None, "a phone gets a picture that is drawn for it"
    assert int.from_bytes(base64.b64decode(phone[1])[16:20], "big") == 700, "as wide as it is shown, two dots a pixel"


def test_a_comparison_follows_the_guess_and_ends_it(file: Path) -> None:
    compared = lesson.compare("04.prediction")
    assert compared.words == "04.prediction · Not answered yet. For comparison, the run gives 4.2 kg."
    assert "4.2" not in str(face(compared))
    assert ledger.read().compared == set()
    asked = lesson.ask("04.prediction").set("6")
    assert compared.words.startswith("04.prediction · You predicted 6 kg; the run gives 4.2 kg.")
    assert "4.2" in str(face(compared))
    assert ledger.read().compared == {"04.prediction"}
    assert "so your first one still counts: 6 kg." in asked.set("5.44").words
    assert compared.words.startswith("04.prediction · You predicted 6 kg")


def test_who_skips_the_guess_has_seen_the_run(file: Path) -> None:
    compared = lesson.compare("04.prediction")
    press(compared, "skip")
    assert "4.2" in str(face(compared))
    assert "shown before, so this one is not kept" in lesson.ask("04.prediction").set("5.44").words


def test_a_picture_that_was_shown_closes_the_guess(file: Path, chart: Chart) -> None:
    """It says the number that is asked for, whether it was skipped to or comes after a guess."""
    picture, compared = lesson.reveal("04.prediction", chart), lesson.compare("04.prediction")
    press(picture, "skip")
    assert "the run gives 4.2 kg" in str(face(compared)), "one click shows both"
    late = lesson.ask("04.prediction").set("5.44")
    assert "shown before, so this one is not kept as a guess" in late.words
    assert lesson.predictions().guesses == ()


def test_a_guess_stays_once_its_picture_is_there(file: Path, chart: Chart) -> None:
    asked = lesson.ask("04.prediction").set("7").set("6")  # before that it can be changed
    lesson.reveal("04.prediction", chart)
    assert "so your first one still counts: 6 kg." in asked.set("5.44").words
    assert "You predicted 6 kg" in lesson.compare("04.prediction").words


def test_a_claim_is_compared_with_what_holds() -> None:
    claim = questions.find("04.claim")
    assert isinstance(claim, ChoiceQuestion)
    assert lesson.compare("04.claim").words.startswith("04.claim · Not answered yet. ")
    believed = next(option for option in claim.options if not option.right)
    lesson.ask("04.claim").set(believed.key)
    assert f"You said: {believed.text}" in lesson.compare("04.claim").words


# --- recap and erase -----------------------------------------------------------------------


def test_a_recap_follows_the_answers_and_knows_those_of_yesterday(file: Path) -> None:
    told = lesson.recap("04")
    assert "0 of 5 right" in face(told)["reply"]
    lesson.ask("04.1").set(right(questions.find("04.1")))
    lesson.ask("04.4").set("123456")
    assert "1 of 5 right" in face(told)["reply"]
    assert "To look at again: 04.4." in told.words
    lesson.reset()
    assert "1 of 5 right. Votes and guesses do not count. To look at again: 04.4." in lesson.recap("04").words
    assert '<a href="#" data-go="04.4">04.4</a>' in lesson.recap("04").view().face["reply"]


@pytest.mark.parametrize(("act", "said", "left"), [("erase", "Erased: 1 answer.", False), ("keep", "Nothing", True)])
def test_erase_asks_by_two_buttons(file: Path, act: str, said: str, left: bool) -> None:
    lesson.ask("04.1").set("1")
    asking = lesson.erase()
    assert acts(asking) == ["erase", "keep"]
    press(asking, act)
    assert said in face(asking)["reply"]
    assert acts(asking) == []
    assert file.exists() is left


# --- in a kernel ---------------------------------------------------------------------------


def ran(*cells: str) -> list[list[str]]:
    """Give what each cell shows, output by output."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in cells])
    NotebookClient(book, timeout=120, kernel_name="python3").execute(cwd=str(ROOT))
    return [[output.get("text") or output.data["text/plain"] for output in cell.outputs] for cell in book.cells]


def test_every_check_of_a_cell_shows_its_numbered_reply_once() -> None:
    two = 'lesson.check("04.1", 28000)\nlesson.check("04.4", 1)'
    _, both, kept_away, printed = ran(
        "from lessons_lib import lesson", two, f"first = {two}\n0", 'print(lesson.hint("04.1"))'
    )
    assert [text[:14] for text in both] == ["04.1 · Not yet", "04.4 · Not yet"]
    assert 'For a hint, run `lesson.hint("04.1")`.' in both[0]
    assert [text[:14] for text in kept_away] == ["04.1 · Not yet", "04.4 · Not yet", "0"]
    assert printed[0].startswith("Hint for 04.1.")
    assert [text.strip() for text in printed[1:]] == [""]


def test_a_question_in_a_kernel_is_words_and_a_widget() -> None:
    _, shown = ran("from lessons_lib import lesson", 'lesson.ask("04.1").set("no idea")')
    assert shown[0].startswith("04.1 · ")
    assert "could not be read as one number" in shown[0]


LOADS = 'import sys\nfrom lessons_lib import lesson\nlesson.ask("04.1").set("5").words\nprint(*sys.modules)'


def test_no_widget_is_loaded_before_a_page_wants_one() -> None:
    done = subprocess.run([sys.executable, "-c", LOADS], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"ipywidgets", "anywidget", "matplotlib", "IPython"} & set(done.stdout.split())


def test_asks_of_one_question_agree() -> None:
    first = lesson.ask("04.exit1")
    assert isinstance(first, Ask)
    assert first.question is lesson.ask("04.exit1").question
