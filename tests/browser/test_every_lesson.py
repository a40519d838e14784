"""Every lesson runs from top to bottom in the page, with its blanks left blank."""

from __future__ import annotations

from student_lab import Student


def test_runs_without_an_error(student: Student, lesson_file: str) -> None:
    student.open(lesson_file)
    for cell in student.run_all(90):
        for output in cell.get("outputs", []):
            assert output["output_type"] != "error", output
            assert output.get("name") != "stderr", output
    page = student.page
    assert page.locator('[data-mime-type="application/vnd.jupyter.stderr"]').count() == 0
    assert page.get_by_text("Error displaying widget").count() == 0
    # every app shows a picture, and its words are its alternative text
    for picture in page.locator("figure:has(figcaption) canvas").all():
        seen = picture.evaluate(
            "it => [it.dataset.frame > 0, it.ariaLabel === it.nextElementSibling.textContent, it.ariaLabel]"
        )
        assert seen[:2] == [True, True], seen
