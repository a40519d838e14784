"""The coach's command and its server: what it refuses, what it keeps, and how many it lets in."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.websocket import KernelWebsocketHandler
from traitlets import TraitError

from lessons_lib.board.server import coach_server
from lessons_lib.board.server.coach_server import Coach
from lessons_lib.start import ROOT, commands, doctor, machine, sockets

PAGE = ROOT / "lessons_lib" / "board" / "server" / "voila" / "templates" / "coach"
ELSEWHERE = re.compile(r"(?:https?:)?//(?!www\.w3\.org|github\.com/pallets)[a-z]", flags=re.IGNORECASE)


# --- the command -------------------------------------------------------------------------


def test_command_passes_its_words_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(commands, "become", lambda words, root: started.append([*words]) or 0)
    assert commands.coach(["--port=8899", "--no-browser"], tmp_path) == 0
    assert started == [[sys.executable, "-m", "lessons_lib.board.server.coach_server", "--port=8899", "--no-browser"]]
    assert commands.NEEDS["coach"] == "run"


def test_only_this_machine_is_served() -> None:
    assert Coach().ip == "127.0.0.1"
    assert Coach(ip="localhost").ip == "127.0.0.1"
    for far in ("0.0.0.0", "", "192.168.0.7", "::"):
        with pytest.raises((ValueError, TraitError), match=r"127\.0\.0\.1 only"):
            Coach(ip=far)


def test_settings_that_keep_the_room_safe() -> None:
    usual = Coach().usual()
    assert usual.VoilaConfiguration.strip_sources is True
    assert usual.VoilaConfiguration.show_tracebacks is False
    assert usual.VoilaConfiguration.file_allowlist == []
    assert usual.KernelManager.autorestart is False
    assert usual.Voila.tornado_settings["allow_remote_access"] is False
    assert Path(usual.Voila.notebook_path).is_file()
    assert Coach().auto_token is True
    assert Coach().config_file_paths == []


def test_what_a_kernel_says_is_not_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    coach = Coach()
    coach.update_config(coach.usual())
    assert coach.kernel_websocket_connection_class is sockets.PromptConnection
    told: list[bool] = []
    monkeypatch.setattr(ZMQChannelsWebsocketConnection, "connect", lambda _: None)
    monkeypatch.setattr(KernelWebsocketHandler, "set_nodelay", lambda _, now: told.append(now))
    handler = KernelWebsocketHandler.__new__(KernelWebsocketHandler)
    sockets.PromptConnection(websocket_handler=handler).connect()
    assert told == [True]


def test_no_address_of_another_machine_is_allowed_or_used() -> None:
    assert not re.search(r"https?:", coach_server.OWN_MACHINE_ONLY)
    assert "default-src 'self' data: blob:" in coach_server.OWN_MACHINE_ONLY
    for file in PAGE.rglob("*.*"):
        assert not ELSEWHERE.search(file.read_text(encoding="utf-8").replace("ws://", "")), file.name


def test_doctor_knows_the_board(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.check_board(ROOT).ok, doctor.check_board(ROOT).detail
    monkeypatch.setattr(machine, "installed_version", lambda name: None)
    check = doctor.check_board(ROOT)
    assert not check.ok
    assert "voila is missing" in check.detail
    assert "make lab" in check.remedy


def test_everything_the_board_reads_is_in_the_wheel() -> None:
    packed = {Path(file.distribution_path).as_posix() for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    texts = (file for file in (ROOT / "lessons_lib" / "board").rglob("*.*") if file.suffix not in (".py", ".pyc"))
    wanted = {file.relative_to(ROOT).as_posix() for file in texts}
    assert {Path(name).name for name in wanted} >= {"board.js", "board.css", "handout.html", "board.ipynb", "coach.js"}
    assert {*wanted, "lessons_lib/start/jupyter/labconfig/page_config.json"} <= packed


def test_notebook_is_one_line_of_code_without_outputs() -> None:
    content = json.loads((ROOT / "lessons_lib" / "board" / "server" / "board.ipynb").read_text(encoding="utf-8"))
    (cell,) = content["cells"]
    assert "".join(cell["source"]) == "from lessons_lib.board import Board\n\nBoard()"
    assert cell["outputs"] == []


# --- a real server -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a notebook of one small cell, and give the address with its key."""
    folder = tmp_path_factory.mktemp("coach")
    content = json.loads((ROOT / "lessons_lib" / "board" / "server" / "board.ipynb").read_text(encoding="utf-8"))
    content["cells"][0]["source"] = "6 * 7"
    (folder / "own.ipynb").write_text(json.dumps(content), encoding="utf-8")
    private = {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    words = ["--no-browser", "--port=0", f"--Voila.notebook_path={folder / 'own.ipynb'}"]
    process = subprocess.Popen(
        [sys.executable, "-m", "lessons_lib.board.server.coach_server", *words],
        cwd=ROOT,
        env={**os.environ, **private, "IPYTHONDIR": str(folder / "ipython")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    told = folder / "runtime" / f"coach-{process.pid}.json"
    try:
        end = time.monotonic() + 60
        while not (told.exists() and told.read_text(encoding="utf-8").endswith("}")):
            assert process.poll() is None, "the server ended at once"
            assert time.monotonic() < end, "the server did not start"
            time.sleep(0.05)
        entry = json.loads(told.read_text(encoding="utf-8"))
        yield f"{entry['url']}?token={entry['token']}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
    assert not told.exists()


def asked(address: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.read().decode()


def test_what_opens_first_and_the_projected_window_need_no_kernel_but_the_key(address: str) -> None:
    bare, _, key = address.partition("?")
    for path, said in {
        "": "The coach's classes",
        "room": "BroadcastChannel",
        "read/your_own": "the_bending_line",
    }.items():
        assert asked(bare + path)[0] == 403
        status, text = asked(f"{bare}{path}?{key}")
        assert (status, said in text) == (200, True), path
        assert '"kernelId"' not in text
        assert not ELSEWHERE.search(text.replace("https://doi.org/", ""))


def test_without_the_key_there_is_a_sentence(address: str) -> None:
    status, text = asked(address.partition("?")[0])
    assert status == 403
    assert "This board needs its key" in text
    status, text = asked(address.partition("?")[0] + "?token=wrong")
    assert status == 403
    assert "<main>" in text


def test_another_name_for_this_machine_is_refused(address: str) -> None:
    # a page elsewhere could point a name of its own at 127.0.0.1
    status, text = asked(address, Host="far.example")
    assert status == 403
    assert "Traceback" not in text


def test_files_and_lists_are_not_served(address: str) -> None:
    bare, _, key = address.partition("?")
    for path in ("own.ipynb", "voila/files/own.ipynb", "voila/tree", "api/contents", "api/kernels", "login"):
        status, text = asked(f"{bare}{path}?{key}")
        assert status in (403, 404), path
        assert "6 * 7" not in text


def answered(address: str) -> Message:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            headers: Message = answer.headers
    except urllib.error.HTTPError as answer:
        headers = answer.headers
    return headers


ODD_PATHS = ("..%2f..%2fconf.json", "%00", "", ".", "%2e%2e", "x" * 5_000, "coach.css/x")


def test_an_odd_path_is_not_there_with_and_without_the_key(address: str) -> None:
    bare, _, key = address.partition("?")
    for path in ODD_PATHS:
        for more in ("", f"?{key}"):
            status, text = asked(f"{bare}voila/templates/coach/static/{path}{more}")
            assert status in (403, 404), (path, status)
            assert "Traceback" not in text


def test_every_answer_says_what_a_browser_may_do(address: str) -> None:
    bare, _, key = address.partition("?")
    port = re.search(r":([0-9]+)/", bare)
    assert port
    # an answer, a refusal, a file, what is not there; none of them takes a board
    for path in (f"coach/page/nobody?{key}", "", "voila/templates/coach/static/coach.css", f"nothing?{key}"):
        headers = answered(bare + path)
        assert (
            f"connect-src 'self' ws://127.0.0.1:{port[1]} ws://localhost:{port[1]} data:"
            in (headers["Content-Security-Policy"])
        ), path
        assert headers.get_all("Content-Security-Policy") == [headers["Content-Security-Policy"]]
        assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer"), path


def test_a_page_elsewhere_opens_nothing_in_the_coachs_name(address: str) -> None:
    bare, _, key = address.partition("?")
    kept = answered(f"{bare}coach/page/nobody?{key}").get_all("Set-Cookie") or []
    assert kept
    for cookie in kept:
        assert "SameSite=Strict" in cookie
        assert "HttpOnly" in cookie or cookie.startswith("_xsrf")


def test_several_boards_at_once_are_each_whole(address: str) -> None:
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(asked, [address.replace("/?", "/board?")] * 3))
    for status, text in answers:
        assert status == 200
        assert '"kernelId"' in text
        assert "6 * 7" not in text
        assert "coach.pageIsWhole()" in text, "it came to its end"
