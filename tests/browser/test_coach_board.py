"""The board in front of a room: quick, quiet, alone on its machine, and with a sentence for everything that breaks."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from coach_board import BoardServer, CoachPage, at_board, barriers, coach_server, picture, wait_gone
from playwright.sync_api import BrowserContext

# recorded numbers are wanted in whatever form a report is asked for
pytestmark = pytest.mark.filterwarnings("ignore:record_property is incompatible")


def test_first_chart_comes_soon_and_no_code_is_in_sight(
    shown: CoachPage, record_property: Callable[[str, object], None]
) -> None:
    record_property("first_chart_ms", round(shown.first_chart_ms))
    print(f"\nfirst chart after {shown.first_chart_ms / 1000:.2f} s")  # no limit: machines differ
    page = shown.page
    assert page.locator("#coach-waiting").text_content() == "The board is getting ready …"
    assert not page.locator("#coach-waiting").is_visible()
    assert "import " not in page.locator("body").inner_text()
    assert "from lessons_lib" not in page.content()
    assert page.locator(".jp-InputArea, .jp-InputPrompt, .jp-OutputPrompt:visible").count() == 0
    # the key was in the address, and is not shown to the room
    assert "token" not in page.url


def test_page_has_what_every_page_needs(shown: CoachPage) -> None:
    page = shown.page
    assert page.title() == "The coach's board"
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("meta[name=viewport]").count() == 1
    assert page.locator("h1").all_inner_texts() == ["The coach's board"]
    assert page.get_by_role("main").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Skip to the board"
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "board"


def test_no_barriers(shown: CoachPage) -> None:
    assert barriers(shown.page) == []


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768)])
def test_board_fits_the_screen(shown: CoachPage, size: tuple[int, int]) -> None:
    shown.page.set_viewport_size({"width": size[0], "height": size[1]})
    shown.page.wait_for_timeout(500)
    picture(shown.page, f"board_{size[0]}")
    assert shown.page.evaluate("() => document.documentElement.scrollWidth") <= size[0]


def test_watch_on_requests_notices_a_stranger(shown: CoachPage, room: BrowserContext) -> None:
    assert not shown.strangers
    # the browser itself refuses, and that is noticed
    refused = shown.page.evaluate("() => fetch('https://far.example/font.css').then(() => '', String)")
    assert "Failed to fetch" in refused
    shown.page.wait_for_timeout(100)
    assert any("far.example" in line for line in shown.strangers)
    shown.strangers.clear()
    shown.errors.clear()

    # a page that is not told so asks, and that is noticed too
    careless = CoachPage(room.new_page(), shown.server)
    careless.page.set_content("<img src='http://far.example/icon.png'>")
    careless.page.wait_for_timeout(100)
    assert careless.strangers == ["http://far.example/icon.png"]
    careless.page.close()


def test_killed_kernel_is_said_and_reload_brings_a_new_board(
    room: BrowserContext, shown: CoachPage, board_server: BoardServer
) -> None:
    with at_board(room, board_server) as board:
        sent: list[str] = []
        board.page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
        board.open()
        board.page.wait_for_timeout(300)
        # what opens a page says so: the coach's own scenes are read now
        assert sum('"hello":true' in frame for frame in sent) == 1
        before = board.kernel
        assert before != shown.kernel, "two boards at once are two"
        board_server.kernels()[before].kill()
        board.wait_for_notice("The board has stopped. Press Reload.")
        picture(board.page, "stopped")
        assert barriers(board.page) == []
        assert board.page.locator("#board").get_attribute("inert") is not None
        # the button has the focus already
        with board.page.expect_navigation():
            board.page.keyboard.press("Enter")
        board.wait_ready()
        assert board.kernel != before
        assert not board.notice
        assert not shown.notice


def test_who_reloads_or_leaves_gives_the_kernel_back(room: BrowserContext, board_server: BoardServer) -> None:
    with at_board(room, board_server) as other:
        other.open()
        before = other.kernel
        other.page.reload()
        other.wait_ready()
        assert other.kernel != before
        wait_gone(board_server, before, 10)
        left = other.kernel
        other.page.goto("about:blank")
        wait_gone(board_server, left, 10)


def test_kernel_of_a_silent_page_ends_and_that_of_an_open_one_does_not(
    room: BrowserContext, shown: CoachPage, board_server: BoardServer
) -> None:
    silent = CoachPage(room.new_page(), board_server)
    # such as a browser that was killed: no question, no goodbye
    silent.page.add_init_script("navigator.sendBeacon = () => true")
    silent.page.route("**/coach/page/**", lambda route: route.abort())
    silent.page.route("**/voila/api/shutdown/**", lambda route: route.abort())
    silent.open()
    kernel = silent.kernel
    silent.page.wait_for_timeout(14_000)  # more than the time after which a kernel is ended if nobody is there
    assert kernel in board_server.kernels(), "the page is open and connected"
    silent.page.close()
    began = time.monotonic()
    wait_gone(board_server, kernel, 40)
    print(f"\nkernel of the silent page ended {time.monotonic() - began:.1f} s after it was closed")
    assert shown.kernel in board_server.kernels()
    assert not shown.notice
    assert len(board_server.kernels()) == 1


def test_a_board_that_breaks_gives_a_sentence_not_a_traceback(tmp_path: Path, room: BrowserContext) -> None:
    broken = "import warnings\nwarnings.warn('so there')\nraise RuntimeError('the projector is on fire')"
    with coach_server(tmp_path, cell=broken) as server, at_board(room, server) as someone:
        someone.page.goto(server.board)
        someone.page.locator(".coach-broken").wait_for()
        said = someone.page.locator("body").inner_text()
        assert "The board could not be shown. Press Reload." in said
        for secret in ("Traceback", "RuntimeError", "projector", "so there", "ExecutionError"):
            assert secret not in someone.page.content()
        assert barriers(someone.page) == []
        # the coach finds it in the terminal
        assert "the projector is on fire" in server.log.read_text(encoding="utf-8")

        # and when the server stops, the page says that, too
        server.stop()
        someone.wait_for_notice("The board has lost its server.")
        someone.page.keyboard.press("Enter")
        someone.wait_for_notice("type make coach")
        someone.errors.clear()
