"""One JupyterLab and one browser for all tests of this folder; a fresh page for each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from coach_board import BoardServer, CoachPage, at_board, coach_server
from student_lab import LESSONS, Server, Student, start_chromium, student_lab

SCALE = "06_the_fluctuating_scale.ipynb"
MANNERS = "manners.ipynb"
DRAWING = "drawing.ipynb"
ASK = "ask.ipynb"
CAPSTONE = "capstone.ipynb"
OWN = {
    DRAWING: [
        "# Drawing",
        "from lessons_lib import apps, lesson",
        "lesson.draw('05.curve')",
        "lesson.draw('02.day')",
        "lesson.draw('13.band')",
        "import os\nos.environ['LESSONS_KEEP'] = 'drawn.csv'",
        "apps.StraightLine().over(lesson.draw('05.curve'), person='ana')",
    ],
    CAPSTONE: [
        "# A capstone by itself",
        "from lessons_lib import apps, lesson",
        "apps.ClientForm()",
        "mine = lesson.capstone()\nmine.band",
        *(f"mine.{step}" for step in ("fan", "letter", "weeks", "changed", "page")),
    ],
    ASK: [
        "# Questions by themselves",
        "import os\nos.environ['LESSONS_KEEP'] = 'kept.csv'\nfrom lessons_lib import PEOPLE, Plan, charts, lesson",
        'lesson.ask("05.prediction")',
        'from lessons_lib import project\nbody = project(PEOPLE["ana"], Plan.deficit(500), days=364)\n'
        'lesson.reveal("05.prediction", charts.weight(body))',
        'lesson.compare("05.prediction")',
        'lesson.ask("05.3")',
        'lesson.ask("05.exit1")',
        'lesson.recall("05")',
        'lesson.recap("05")',
        "lesson.erase()",
    ],
    MANNERS: [
        "# Apps by themselves",
        "from lessons_lib import apps",
        "app = apps.FluctuatingScale()\napp",
        "def broken(**state):\n    raise RuntimeError('the scale has no battery')\nreal, app._draw = app._draw, broken",
        "app._draw = real",
        "apps.FluctuatingScale()",
        "from lessons_lib.pictures.picture_widget import Picture\nPicture()",
    ],
}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with student_lab(tmp_path_factory.mktemp("lab"), OWN) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = start_chromium(playwright)
        yield chromium
        chromium.close()


@contextmanager
def at_a_page(server: Server, browser: Browser) -> Iterator[Student]:
    """Give a student at a fresh page; nothing may be asked of any other machine, nothing may break."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    someone = Student(context.new_page(), server)
    yield someone
    context.close()
    server.end_kernels()
    assert not someone.strangers, f"the page asked other machines: {someone.strangers}"
    assert not someone.errors, f"errors in the page: {someone.errors}"


@pytest.fixture
def student(server: Server, browser: Browser) -> Iterator[Student]:
    with at_a_page(server, browser) as someone:
        yield someone


@pytest.fixture
def scale(student: Student) -> Student:
    """Give a student who has opened lesson 06."""
    student.open(SCALE)
    return student


@pytest.fixture(scope="module")
def all_run(server: Server, browser: Browser) -> Iterator[Student]:
    """Give a student who has opened lesson 06 and run all of it; one page for all tests of a file."""
    with at_a_page(server, browser) as someone:
        someone.open(SCALE)
        someone.cells = someone.run_all()
        yield someone


@pytest.fixture(scope="module")
def manners_page(server: Server, browser: Browser) -> Iterator[Student]:
    with at_a_page(server, browser) as someone:
        someone.open(MANNERS)
        someone.run_cell(1)
        yield someone


@pytest.fixture
def manners(manners_page: Student) -> Student:
    """Give a student with a new app, on the page that the tests of a file share."""
    manners_page.run_cell(2)
    return manners_page


@pytest.fixture(scope="session")
def board_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BoardServer]:
    """Serve the coach's board: few at once and with short patience, so that both ends can be tested."""
    arguments = ("--BoardKernels.cull_idle_timeout=12", "--BoardKernels.cull_interval=1")
    arguments += ("--room", "--room-address=127.0.0.1")
    with coach_server(tmp_path_factory.mktemp("coach"), *arguments) as running:
        yield running


@pytest.fixture(scope="session")
def room(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1024, "height": 768})
    yield context
    context.close()


@pytest.fixture(scope="module")
def shown(room: BrowserContext, board_server: BoardServer) -> Iterator[CoachPage]:
    """Give one board that is open for all tests of a file, with the time its first chart took."""
    with at_board(room, board_server) as someone:
        someone.first_chart_ms = someone.first_picture_ms()
        yield someone


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "lesson_file" in metafunc.fixturenames:
        metafunc.parametrize("lesson_file", sorted(path.name for path in LESSONS.glob("*.ipynb")))
