"""What a student meets: no answers in sight, replies to what is typed, a sentence for a cell run too early."""

from __future__ import annotations

import json

from playwright.sync_api import expect
from student_lab import Server, Student

from lessons_lib.lesson import questions
from lessons_lib.lesson.questions import NumberQuestion


def exercise(name: str) -> NumberQuestion:
    found = questions.find(name)
    assert isinstance(found, NumberQuestion)
    return found


def test_copies_hold_no_outputs(server: Server) -> None:
    lessons = sorted((server.lessons.parent / "notebooks").glob("[0-9][0-9]_*.ipynb"))
    assert lessons
    for lesson in lessons:
        server.fresh(lesson.name)
        copy = server.lessons / server.copy_of(lesson.name)
        cells = json.loads(copy.read_text(encoding="utf-8"))["cells"]
        assert not [cell for cell in cells if cell.get("outputs") or cell.get("execution_count")], copy.name


def test_a_lesson_opens_without_answers_and_without_interruption(scale: Student) -> None:
    page = scale.page
    assert page.locator(".jp-NotebookPanel h1").inner_text().startswith("06 · ")
    assert page.locator(".jp-OutputArea-output").count() == 0
    # nothing lies over the lesson: no dialog, no question about news
    page.wait_for_timeout(1000)
    over = page.locator(".jp-Dialog, .Toastify__toast").all_inner_texts()
    assert not over, over


def test_prediction_and_answers_get_their_replies(scale: Student) -> None:
    scale.run_cell(scale.number_of("import"))

    def answer(name: str, typed: str) -> str:
        cell = scale.cell(scale.number_of(f'lesson.ask("{name}")')).locator(".lesson-sheet")
        reply = cell.get_by_role("status")
        before = reply.inner_text()
        cell.get_by_role("textbox").fill(typed)
        cell.get_by_role("textbox").press("Enter")
        expect(reply).not_to_have_text(before)
        return reply.inner_text().strip()

    for name in ("06.prediction", "06.4"):
        scale.run_cell(scale.number_of(f'lesson.ask("{name}")'))
    assert answer("06.prediction", "30") == "Noted: 30 mornings."
    question = exercise("06.4")
    for misconception in question.misconceptions:
        wrong = round(misconception.value())
        said = answer("06.4", f"{wrong}")
        assert said == f"06.4 · {question.judge(wrong).text.replace('**', '')}"
        assert "Not yet." in said
    said = answer("06.4", f"{question.expected():.0f}")
    assert "Right." in said
    assert "Not yet." not in said


def test_a_cell_run_too_early_says_what_to_do(scale: Student) -> None:
    setup, late = scale.number_of("import"), scale.number_of("charts.parts(weigh_ins")
    scale.run_cell(setup)
    scale.menu("Kernel", "Restart Kernel…")
    scale.page.locator(".jp-Dialog").wait_for()
    scale.page.keyboard.press("Enter")
    scale.page.locator(".jp-Dialog").wait_for(state="detached")
    scale.wait_idle()
    # the set-up cell comes first, as the notebook says; then a cell that needs an earlier one
    scale.run_cell(setup)
    said = scale.run_cell(late)
    assert "`body` is not made yet. Run the cells above first" in said
    assert "Traceback" not in said


def test_an_app_saved_yesterday_opens_as_picture_and_words(student: Student) -> None:
    student.open("manners.ipynb")
    student.run_cell(1)
    student.run_cell(2)
    student.app()
    student.save()
    student.server.end_kernels()
    student.page.goto(student.server.address("manners.ipynb", "tomorrow"))
    output = student.page.locator(".jp-Cell").nth(2).locator(".jp-OutputArea-output")
    output.wait_for(timeout=40_000)
    # "Error displaying widget" comes only when the kernel has been asked
    student.wait_idle()
    student.page.wait_for_timeout(2500)
    assert "Error" not in output.inner_text()
    assert output.locator("img").evaluate("img => img.naturalWidth > 0")
