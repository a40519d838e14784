"""The letter of lesson 13: sentences of its questions, with the numbers of a forecast."""

from __future__ import annotations

import re

from lessons_lib import PEOPLE, Plan, client_letter, forecast, lesson
from lessons_lib.lesson.client_letter import SENTENCES
from lessons_lib.lesson.questions import find
from lessons_lib.science.care import HELP, least_kg

ESTHER, CUT = PEOPLE["esther"], Plan.deficit(400)


def test_every_choice_of_the_letter_has_its_numbers() -> None:
    f = forecast(ESTHER, CUT)
    for letters in (("a", "a", "a"), ("b", "b", "b"), ("c", "c", "c")):
        text = repr(client_letter(f, *letters))
        assert not re.search(r"[{}…]|not chosen", text)
    assert "between 77 and 103 kg" in repr(client_letter(f, "b"))
    assert "about 24 would be heavier" in repr(client_letter(f, likely="c"))


def test_a_blank_or_odd_letter_stays_a_gap() -> None:
    f = forecast(ESTHER, CUT, days=28)
    for odd in (..., "z", 3, None, ""):
        assert repr(client_letter(f, odd, odd, odd)).count("not chosen yet") == 3
    assert "not chosen" not in repr(client_letter(f, " B ", "(c)", "a."))


def test_the_letter_on_the_page_follows_the_answers() -> None:
    lesson.reset()
    letter = client_letter(forecast(ESTHER, CUT, days=28))
    sheet = letter.view()
    assert sheet.face["reply"].count("not chosen yet") == 3
    lesson.ask("13.3").set("b")
    assert sheet.face["reply"].count("not chosen yet") == 2
    assert "nine of ten people like you" in sheet.face["reply"]
    assert "Not ready" not in letter.words
    lesson.ask("13.4").set("a")
    assert "Not ready to send: sentence 2 says" in sheet.face["reply"]
    lesson.reset()


def test_the_questions_leave_the_numbers_of_the_letter_open() -> None:
    for name in SENTENCES:
        assert not re.search(r"[{}]|[0-9] kg", find(name).markdown())
    assert "between … and … kg; the middle one … kg" in find("13.3").markdown()


def test_only_the_right_options_are_ready_to_send() -> None:
    right = [find(name).expected for name in SENTENCES]
    assert "Not ready" not in repr(client_letter(forecast(ESTHER, CUT, days=28), *right))
    assert repr(client_letter(forecast(ESTHER, CUT, days=28), "a", "b", "b")).endswith(
        "Not ready to send: sentences 1, 2 and 3 say what the forecast does not."
    )


def test_the_letter_reads_its_days() -> None:
    for days, when in ((364, "In a year"), (365, "In a year"), (90, "In 90 days"), (28, "In 28 days"), (1, "In 1 day")):
        for letter in "ab":
            assert f"1. {when}" in repr(client_letter(forecast(ESTHER, CUT, days=days), letter))


def test_a_plan_that_care_refuses_gets_no_letter() -> None:
    refused = repr(client_letter(forecast(PEOPLE["chloe"], Plan.intake(900), 90), "b", "c", "a"))
    assert refused.startswith("No letter is written for this plan.")
    assert "Dear" not in refused
    flagged = repr(client_letter(forecast(PEOPLE["hugo"], Plan.intake(1400), 90), "b", "c", "a"))
    assert "guideline prescriptions" in flagged
    assert flagged.endswith("talk to a doctor or to someone you trust.")


def test_a_letter_whose_band_reaches_underweight_says_so_and_how_many_end_there() -> None:
    chloe = forecast(PEOPLE["chloe"], Plan.deficit(300))
    assert chloe.at().low < least_kg(chloe.person) < float(chloe.planned_kg[-1])
    text = repr(client_letter(chloe, "b", "c", "a"))
    lower = int((chloe.draws_kg[:, -1] < least_kg(chloe.person)).sum())
    assert lower > chloe.people / 20
    assert f"is cut off there: its edge is no aim for anyone. {lower} of 300 simulated people end below it." in text
    assert text.endswith(HELP)
    assert "cut off" not in repr(client_letter(forecast(ESTHER, CUT), "b"))
