"""The pages beside the lessons: shown rendered, with their links into the lessons, and without a network."""

from __future__ import annotations

import re

from student_lab import Student


def show(student: Student, page: str) -> None:
    student.page.goto(student.server.address(page, page.removesuffix(".md")))
    student.page.locator(".jp-MarkdownViewer h1").wait_for(timeout=40_000)


def test_the_course_at_a_glance_opens_rendered_and_leads_into_a_lesson(student: Student) -> None:
    show(student, "index.md")
    view = student.page.locator(".jp-MarkdownViewer")
    assert "the course at a glance" in view.locator("h1").inner_text()
    assert "Made by tools" not in view.inner_text()
    # the number of a lesson, its question, and so on
    assert view.locator("table tbody tr").count() >= 11
    view.locator("table a", has_text=re.compile("^Where does 3,500 come from")).click()
    student.page.locator(".jp-NotebookPanel h1").wait_for(timeout=40_000)
    assert student.page.locator(".jp-NotebookPanel h1").inner_text().startswith("01 · ")
    student.wait_idle()


def test_the_glossary_has_a_place_for_each_term(student: Student) -> None:
    show(student, "index.md")
    student.page.locator(".jp-MarkdownViewer a", has_text="glossary").first.click()
    term = student.page.locator(".jp-MarkdownViewer h3", has_text="hidden intake")
    term.wait_for()
    assert term.get_attribute("data-jupyter-id") == "hidden-intake"


def test_the_map_is_drawn(student: Student) -> None:
    show(student, "map.md")
    picture = student.page.locator(".jp-RenderedMermaid img")
    picture.wait_for()
    assert picture.get_attribute("alt") == "The map of ideas"
    # as broad as the page, and not more than a screen and a half high
    box = picture.bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert box["height"] < 1.5 * box["width"]
