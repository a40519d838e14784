"""The page for the room's phones: two hundred of them at once, and everything that must not come in by it."""

from __future__ import annotations

import asyncio
import http.client
import re
import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tornado.ioloop import IOLoop

from lessons_lib.board.asked import of_lesson
from lessons_lib.board.board import Board
from lessons_lib.board.controls import LIGHTS
from lessons_lib.board.door import Door
from lessons_lib.board.room import Room
from lessons_lib.board.server import phones
from lessons_lib.board.server.coach_server import Coach
from lessons_lib.board.server.phones import MOST_OF_ONE, MOST_PHONES, Asked, Ballot, PhoneRoom, open_room

LETTERS = {"prompt": "Which <one>?", "choices": [["a", "this & that"], ["b", "the other"], ["c", "none"]]}
FORM = "application/x-www-form-urlencoded"
NUMBER = {"prompt": "How much?", "choices": [], "unit": "kg", "most": 80}


@pytest.fixture(scope="module")
def room() -> Iterator[PhoneRoom]:
    """Serve the page from a thread of its own, on this machine only."""
    opened: list[PhoneRoom] = []
    loops: list[IOLoop] = []
    ready = threading.Event()

    def serve() -> None:
        asyncio.set_event_loop(asyncio.new_event_loop())
        opened.append(open_room("127.0.0.1", 0))
        loops.append(IOLoop.current())
        loops[0].add_callback(ready.set)
        loops[0].start()
        opened[0].server.stop()
        loops[0].close(all_fds=True)

    thread = threading.Thread(target=serve)
    thread.start()
    assert ready.wait(20)
    yield opened[0]
    loops[0].add_callback(loops[0].stop)
    thread.join(20)


@pytest.fixture(autouse=True)
def _fresh(room: PhoneRoom) -> None:
    room.ballot.close()
    room.ballot.phones.clear()
    room.ballot.mistakes.clear()


def place(room: PhoneRoom) -> tuple[str, int]:
    host, port = room.url.removeprefix("http://").rstrip("/").split(":")
    return host, int(port)


class Answer(http.client.HTTPResponse):
    """An answer and its text."""

    text = ""


def ask(room: PhoneRoom, method: str = "GET", path: str = "/", body: str = "", **headers: str) -> Answer:
    """Ask once."""
    connection = http.client.HTTPConnection(*place(room), timeout=20)
    connection.response_class = Answer
    if body:
        headers.setdefault("Content_Type", FORM)
    connection.request(method, path, body or None, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    assert isinstance(answer, Answer)
    answer.text = answer.read().decode()
    connection.close()
    return answer


def join(room: PhoneRoom) -> str:
    answer = ask(room, path=f"/?{room.ballot.code}")
    assert answer.status == 303
    cookie = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    return cookie.partition(";")[0]


# two hundred at once


async def phone(room: PhoneRoom, number: int, vote: str) -> list[int]:
    """Join from an address of its own, look, and vote twice; give the statuses."""
    seen, cookie = [], ""

    async def send(method: str, path: str, body: str = "") -> str:
        nonlocal cookie
        source = f"127.0.{1 + number // 200}.{1 + number % 200}"
        reader, writer = await asyncio.open_connection(*place(room), local_addr=(source, 0))
        host = ":".join(map(str, place(room)))
        kind = "Content-Type: application/x-www-form-urlencoded\r\n" if body else ""
        writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nCookie: {cookie}\r\n{kind}"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        text = (await asyncio.wait_for(reader.read(), 30)).decode()
        writer.close()
        seen.append(int(text.split(" ", 2)[1]))
        if found := re.search(r"Set-Cookie: (phone=[^;]+)", text):
            cookie = found[1]
        return text

    await send("GET", f"/?{room.ballot.code}")
    shown = await send("GET", "/")
    question = re.search(r'name="q" value="(\d+)"', shown)
    assert question
    await send("POST", "/", f"q={question[1]}&vote=c")
    await send("POST", "/", f"q={question[1]}&vote={vote}")
    return seen


def test_two_hundred_phones_vote_at_once(room: PhoneRoom, record_property) -> None:
    room.ballot.open(LETTERS)
    board = Board()
    board.set(scene="same_deficit_two_people")
    votes = ["a" if n % 3 else "b" for n in range(200)]

    async def everyone() -> list[list[int]]:
        return await asyncio.gather(*(phone(room, n, vote) for n, vote in enumerate(votes)))

    began = time.perf_counter()
    statuses = asyncio.run(everyone())
    heard = time.perf_counter() - began
    board.phone_votes(room.ballot.answers())
    board.set(stage="votes")
    shown = time.perf_counter() - began
    record_property("last_of_200_votes_shown_s", round(shown, 2))
    print(f"\n200 phones, 800 requests: all votes here after {heard:.2f} s, on the picture after {shown:.2f} s")
    assert statuses == [[303, 200, 200, 200]] * 200
    assert sorted(room.ballot.answers()) == sorted(votes), "the later vote of a phone takes the place of its first"
    assert "200 votes: a 133, b 67, c 0." in board.words
    assert len(room.ballot.phones) == 200


def test_an_address_that_is_none_of_this_machines_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*_: object) -> None:
        raise OSError("cannot assign the requested address")

    monkeypatch.setattr(phones, "bind_sockets", taken)
    with pytest.raises(SystemExit, match="is no address of this machine"):
        Coach(room=True, room_address="203.0.113.9").start()


# what a phone sees


def test_a_phone_joins_by_the_code_and_sees_what_is_asked(room: PhoneRoom) -> None:
    stranger = ask(room)
    assert 'name="code"' in stranger.text
    assert "Which" not in stranger.text
    wrong = ask(room, "POST", body="code=AAAAAA")
    assert wrong.status == 403
    assert "The code is not right." in wrong.text
    assert ask(room, "POST", body=f"code={room.ballot.code.lower()}").status == 303
    cookie = join(room)
    assert "The next question comes here by itself." in ask(room, Cookie=cookie).text
    asked = room.ballot.open(LETTERS)
    shown = ask(room, Cookie=cookie)
    assert "Which &lt;one&gt;?" in shown.text
    assert "<b>a</b> this &amp; that" in shown.text
    assert ask(room, Cookie=cookie, Accept="text/plain").text == str(asked.number)
    voted = ask(room, "POST", body=f"q={asked.number}&vote=b", Cookie=cookie)
    assert "Your vote: b. Another one takes its place." in voted.text
    assert 'value="b" aria-pressed="true"' in voted.text
    room.ballot.open(NUMBER)
    late = ask(room, "POST", body=f"q={asked.number}&vote=b", Cookie=cookie)
    assert late.status == 409
    assert "That question is closed. Your vote was not counted." in late.text
    assert room.ballot.answers() == []
    assert "Your number (kg)" in late.text


def test_what_protects_the_page_is_on_every_answer(room: PhoneRoom) -> None:
    for answer in (ask(room), ask(room, path="/x"), ask(room, "PUT"), ask(room, Cookie=join(room))):
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'nonce-")
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Server" not in answer.headers
    first, second = (re.findall(r"nonce-([\w-]+)", ask(room).headers["Content-Security-Policy"])[0] for _ in range(2))
    assert first != second


# what must not come in


def test_no_path_but_one_and_no_method_but_two(room: PhoneRoom) -> None:
    cookie = join(room)
    for path in ("/x", "//", "/coach/phones", "/api/kernels", "/../etc/passwd", "/%2e%2e/x", "/static/x.js", "/?a/b"):
        status = ask(room, path=path, Cookie=cookie).status
        assert status == (200 if path.startswith("/?") else 404), path
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND"):
        assert ask(room, method, Cookie=cookie).status == 405, method


@pytest.mark.parametrize(
    "body",
    [
        "q=1",
        "vote=a",
        "q=1&vote=a&more=1",
        "q=-1&vote=a",
        "q=x&vote=a",
        "q=99999999999999&vote=a",
        "q=%00&vote=%ff",
        "code=ABC&vote=a",
        "a" * 300,
        "%" * 90,
    ],
)
def test_forged_votes_are_turned_away(room: PhoneRoom, body: str) -> None:
    room.ballot.open(LETTERS)
    assert ask(room, "POST", body=body, Cookie=join(room)).status in (400, 403, 409)
    assert room.ballot.answers() == []


def test_votes_of_who_has_not_shown_the_code_or_comes_from_elsewhere(room: PhoneRoom) -> None:
    asked, cookie = room.ballot.open(LETTERS), join(room)
    vote = f"q={asked.number}&vote=a"
    for headers, status in (
        ({}, 403),
        ({"Cookie": "phone=AAAAAAAAAAAAAAAAAAAAAA"}, 403),
        ({"Cookie": cookie, "Origin": "http://far.example"}, 403),
        ({"Cookie": cookie, "Host": "far.example"}, 403),
        ({"Cookie": cookie, "Content_Type": "application/json"}, 415),
        ({"Cookie": cookie, "Content_Type": "multipart/form-data; boundary=x"}, 400),
    ):
        assert ask(room, "POST", body=vote, **headers).status == status, headers
    assert room.ballot.answers() == []
    assert ask(room, "POST", body=vote, Cookie=cookie, Origin=room.url.rstrip("/")).status == 200


def test_huge_and_slow_ones_are_cut_off_and_the_others_go_on(room: PhoneRoom) -> None:
    asked, cookie = room.ballot.open(LETTERS), join(room)
    host = ":".join(map(str, place(room)))
    slow = []
    for _ in range(MOST_OF_ONE + 20):
        one = socket.create_connection(place(room), timeout=60)
        one.sendall(f"POST / HTTP/1.1\r\nHost: {host}\r\nContent-Le".encode())
        slow.append(one)
    # one address is full, another is served at once
    other = http.client.HTTPConnection(*place(room), timeout=60, source_address=("127.0.9.9", 0))
    other.request("POST", "/", f"q={asked.number}&vote=a", {"Cookie": cookie, "Content-Type": FORM})
    assert other.getresponse().status == 200
    other.close()
    ended = 0
    for one in slow:
        try:
            ended += one.recv(100) == b""
        except ConnectionError:
            ended += 1
        one.close()
    assert ended == len(slow), "nobody is waited for"
    for huge in (
        f"Content-Length: {10**9}\r\n\r\n",
        "X: " + 20_000 * "x" + "\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nfffffff\r\n",
    ):
        with socket.create_connection(place(room), timeout=60) as one:
            try:
                one.sendall(f"POST / HTTP/1.1\r\nHost: {host}\r\n{huge}".encode())
                answer = one.recv(200)
            except ConnectionError:
                answer = b""
        assert not answer or b" 4" in answer[:14]
    assert ask(room, Cookie=cookie).status == 200


def test_a_phone_may_not_vote_without_end(room: PhoneRoom) -> None:
    asked, cookie = room.ballot.open(LETTERS), join(room)
    statuses = [ask(room, "POST", body=f"q={asked.number}&vote=a", Cookie=cookie).status for _ in range(15)]
    assert statuses[:5] == [200] * 5
    assert 429 in statuses
    assert room.ballot.answers() == ["a"]


# the ballot by itself


def test_codes_are_not_guessed_and_phones_not_made_without_end() -> None:
    now = [0.0]
    ballot = Ballot("ABC234", clock=lambda: now[0])
    assert [ballot.join("AAAAAA", "192.0.2.1") for _ in range(12)] == [None] * 12
    assert ballot.join("ABC234", "192.0.2.1") is None, "who guesses waits"
    assert ballot.join("ABC234", "192.0.2.2")
    now[0] = 61.0
    assert ballot.join("ABC234", "192.0.2.1")
    for _ in range(2 * MOST_PHONES):
        ballot.join("ABC234", "192.0.2.3")
    assert len(ballot.phones) == MOST_PHONES
    now[0] = 4000.0
    assert ballot.join("abc234 ", "192.0.2.4")
    for n in range(5000):
        ballot.join("x", f"address {n}")
    assert len(ballot.mistakes) <= 4 * MOST_PHONES


@given(st.text(max_size=12), st.sampled_from([LETTERS, NUMBER]))
@settings(deadline=None)
def test_what_is_passed_on_is_a_letter_or_a_plain_number(vote: str, told: dict) -> None:
    passed = Asked.of(1, told).checked(vote)
    if passed is None:
        return
    if told is LETTERS:
        assert passed in ("a", "b", "c")
    else:
        assert abs(float(passed)) <= 80
        assert re.fullmatch(r"-?[0-9]{1,5}(\.[0-9]{1,2})?", passed)


# from 1 on: less than that can be read as a part of what she weighs
@given(st.lists((st.decimals(1, 80, places=2) | st.decimals(-80, -1, places=2)).map(str), max_size=40))
@settings(deadline=None)
def test_the_board_reads_each_phone_as_one_vote(numbers: list[str]) -> None:
    question = Asked.of(1, NUMBER)
    passed = [question.checked(number) for number in numbers]
    assert None not in passed
    room = Room().called([vote for vote in passed if vote is not None], of_lesson("05.prediction"))
    assert room.numbers == pytest.approx(tuple(abs(float(number)) for number in numbers))


def test_opening_the_same_question_again_keeps_its_votes() -> None:
    ballot = Ballot("ABC234")
    phone = ballot.join("ABC234", "192.0.2.1")
    assert phone
    asked = ballot.open(LETTERS)
    ballot.vote(phone, asked.number, "a")
    assert ballot.open(LETTERS) == asked
    assert ballot.answers() == ["a"]
    assert ballot.open(NUMBER).number != asked.number
    assert ballot.answers() == []


# on the picture


def test_the_door_is_on_the_picture_until_the_vote_is_closed(room: PhoneRoom) -> None:
    board = Board()
    squares = room.squares()
    assert set("".join(squares)) == {"0", "1"}
    assert {len(row) for row in squares} == {len(squares)}
    board._act({"id": "x-1", "door": {**room.told(), "squares": squares}})
    assert f"On your phone: {room.url} with the code {room.ballot.code}. 0 votes so far." in board.words
    board._act({"id": "x-2", "phones": ["12", "13.5", "20"]})
    assert "3 votes so far." in board.words
    assert "half of them" not in board.words, "nobody sees what the others say"
    board._act({"id": "x-3", "door": None})
    assert "3 votes: half of them lie from 12.8 kg to 16.8 kg" in board.words
    # what goes on is no vote any more
    board._act({"id": "x-4", "door": {**room.told(), "squares": squares}})
    board._act({"id": "x-5", "step": 1})
    assert board.door is None
    board._act({"id": "x-6", "door": {"url": 1, "squares": ["01", "1"]}})
    assert "did not arrive" in str(board.error)


def test_phones_vote_on_a_question_of_a_class(room: PhoneRoom) -> None:
    board = Board().begin("45_minutes", 1)
    told = board._screen.ui["asked"]
    asked = room.ballot.open(told)
    assert [key for key, _ in asked.choices] == ["a", "b", "c"]
    board._act({"id": "x-1", "door": {**room.told(), "squares": room.squares()}})
    assert board._screen.ui["slide"] is None
    assert "b: I agree for the first year" in board._said
    board._act({"id": "x-2", "phones": ["a", "c", "c"]})
    board._act({"id": "x-3", "votes": "b 2"})
    assert "5 votes so far" in board.words
    board._act({"id": "x-4", "door": None})
    assert "5 votes: a 1, b 2, c 2." in board.words
    # what phones said is kept with the rest
    again = Board().recall(board.memory())
    assert again.room.values == board.room.values
    board._act({"id": "x-5", "step": 1})
    board._act({"id": "x-6", "step": -1})
    assert "5 votes: a 1, b 2, c 2." in board.words


def test_a_phone_can_read_the_squares(room: PhoneRoom) -> None:
    # drawn dark on white, with the quiet edge that a phone looks for, in the dark as well
    door = Door.of("x", {**room.told(), "squares": room.squares()})
    for light in LIGHTS:
        canvas = door.drawn((1000, 640), light, 1.0)
        door.say(canvas, 3)
        pixels = canvas.pixels()[..., :3].mean(axis=2)
        image = canvas.figure.axes[1]
        box = image.get_position()
        height, width = pixels.shape
        part = pixels[
            int((1 - box.y1) * height) + 2 : int((1 - box.y0) * height) - 2,
            int(box.x0 * width) + 2 : int(box.x1 * width) - 2,
        ]
        n = len(door.squares) + 8
        step = (part.shape[0] / n, part.shape[1] / n)
        for i, row in enumerate(door.squares):
            for j, square in enumerate(row):
                shown = part[int((i + 4.5) * step[0]), int((j + 4.5) * step[1])]
                assert (shown < 90) == (square == "1"), (light, i, j)
        assert part[: int(3 * step[0])].min() > 200


def test_quoting_is_the_servers(room: PhoneRoom) -> None:
    room.ballot.open({"prompt": "</main><script>alert(1)</script>", "choices": [['"', "<b>"], ["b", "x"]]})
    text = ask(room, Cookie=join(room)).text
    assert "<script>alert" not in text
    assert 'value="&quot;"' in text
    assert quote(room.ballot.code) == room.ballot.code
