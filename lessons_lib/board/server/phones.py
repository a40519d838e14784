"""The room's phones: one small page on the room's own network that takes votes, and nothing else.

``make coach ARGS="--room"`` opens it; without that the board stays on this machine. The page has one path and two
methods, a code that the room reads from the screen, and one vote a phone and question. What arrives is checked here
and waits in `Ballot`: the board's own page fetches it from there, so that no phone ever speaks with a kernel.
Nothing is stored.
"""

from __future__ import annotations

import hmac
import re
import secrets
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template
from typing import Any, ClassVar

from jupyter_server.base.handlers import APIHandler
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream
from tornado.netutil import bind_sockets

MOST_PHONES = 250
MOST_CONNECTIONS, MOST_OF_ONE = 600, 40
"""Connections at once, of all and of one address."""
_MOST_BODY, _MOST_HEADER = 400, 8192
_PATIENCE_S = 10.0
"""So long a phone may take for its question, and a connection may be idle: longer than a busy laptop is deaf. At 5 s
one that drew while two hundred phones asked let go of those that it had not yet read, and their votes were lost."""
_FORGOTTEN_S = 1800.0
_BURST, _A_SECOND = 6.0, 1.0  # votes of one phone
_MISTAKES, _MISTAKES_S = 12, 60.0  # wrong codes of one address
_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_NUMBER = re.compile(r"[-+−]?\d{1,5}(?:[.,]\d{1,2})?", re.ASCII)
_PAGE = Path(__file__).with_name("phone.html")


@dataclass(frozen=True)
class Asked:
    """What the phones are asked now: by letters if there are choices, else a number in a unit."""

    number: int
    prompt: str
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    most: float | None = None

    @classmethod
    def of(cls, number: int, told: Mapping[str, Any]) -> Asked:
        """Return the question that the board's page tells."""
        choices = tuple((str(key)[:1], str(words)) for key, words in told.get("choices", ()))
        most = told.get("most")
        return cls(
            number, str(told["prompt"]), choices, str(told.get("unit", "")), None if most is None else float(most)
        )

    def checked(self, vote: str) -> str | None:
        """Return a vote as it is passed on, or None for what is no vote.

        Examples
        --------
        >>> number = Asked(1, "How many?", unit="kg", most=80.0)
        >>> [number.checked(vote) for vote in ("12,5", " 7 ", "-3", "100", "3 to 5", "1e3", "1.200")]
        ['12.5', '7', '-3', None, None, None, None]
        >>> Asked(1, "Which?", (("a", "this"), ("b", "that"))).checked("B")
        'b'
        """
        vote = vote.strip()
        if self.choices:
            return vote.lower() if vote.lower() in [key for key, _ in self.choices] else None
        if not _NUMBER.fullmatch(vote):
            return None
        vote = vote.replace(",", ".").replace("−", "-").lstrip("+")
        return vote if self.most is None or abs(float(vote)) <= self.most else None


@dataclass
class _Phone:
    seen: float
    allowance: float = _BURST


@dataclass
class Ballot:
    """The code, the question that is open, and the newest vote of each phone on it.

    Examples
    --------
    >>> ballot = Ballot("ABC234", clock=lambda: 0.0)
    >>> phone = ballot.join("abc234", "192.0.2.7")
    >>> asked = ballot.open({"prompt": "Which?", "choices": [["a", "this"], ["b", "that"]]})
    >>> [ballot.vote(phone, asked.number, vote) for vote in ("a", "b", "x")]
    [200, 200, 400]
    >>> ballot.answers()
    ['b']
    """

    code: str = field(default_factory=lambda: "".join(secrets.choice(_SIGNS) for _ in range(6)))
    clock: Callable[[], float] = time.monotonic
    asked: Asked | None = None
    votes: dict[str, str] = field(default_factory=dict)
    phones: dict[str, _Phone] = field(default_factory=dict)
    mistakes: dict[str, list[float]] = field(default_factory=dict)
    count: int = 0

    def open(self, told: Mapping[str, Any]) -> Asked:
        """Open a question; the same one again keeps its votes."""
        made = Asked.of(self.count, told)
        if self.asked is None or made != self.asked:
            self.count += 1
            self.asked, self.votes = Asked.of(self.count, told), {}
        return self.asked

    def close(self) -> None:
        """Take no more votes; those that there are go."""
        self.asked, self.votes = None, {}

    def answers(self) -> list[str]:
        """Return the votes, one a phone."""
        return list(self.votes.values())

    def join(self, code: str, address: str) -> str | None:
        """Return the secret of a new phone; None where the code is wrong or guessed at too often, or all is full."""
        now = self.clock()
        recent = [at for at in self.mistakes.get(address, []) if now - at < _MISTAKES_S]
        right = hmac.compare_digest(code.strip().upper().encode(), self.code.encode())
        if len(recent) >= _MISTAKES or not right:
            self._note_mistake(address, [*recent, now])
            return None
        for phone in [one for one, known in self.phones.items() if now - known.seen > _FORGOTTEN_S]:
            if phone not in self.votes:
                del self.phones[phone]
        if len(self.phones) >= MOST_PHONES:
            return None
        phone = secrets.token_urlsafe(16)
        self.phones[phone] = _Phone(now)
        return phone

    def _note_mistake(self, address: str, mistakes: Sequence[float]) -> None:
        if len(self.mistakes) >= 4 * MOST_PHONES and address not in self.mistakes:
            self.mistakes.clear()  # whoever has so many addresses is not stopped by a list of them
        self.mistakes[address] = list(mistakes)[-_MISTAKES:]

    def known(self, phone: str) -> bool:
        """Return whether a phone has shown the code."""
        if phone in self.phones:
            self.phones[phone].seen = self.clock()
        return phone in self.phones

    def vote(self, phone: str, number: int, vote: str) -> int:
        """Take the vote of a phone on a question, instead of its last one, and return the status of the answer.

        200 taken, 400 no vote, 403 unknown phone, 409 another question, 429 too quick.
        """
        known, now = self.phones.get(phone), self.clock()
        if known is None:
            return 403
        known.allowance = min(known.allowance + (now - known.seen) * _A_SECOND, _BURST)
        known.seen = now
        if known.allowance < 1.0:
            return 429
        known.allowance -= 1.0
        if self.asked is None or number != self.asked.number:
            return 409
        checked = self.asked.checked(vote)
        if checked is None:
            return 400
        self.votes[phone] = checked
        return 200


# --- the page ------------------------------------------------------------------------------

_SAID = {
    400: "That is no vote. {how}",
    403: "The code is not right. Look at the screen again.",
    409: "That question is closed. Your vote was not counted.",
    429: "Too many votes at once. Wait a few seconds.",
}


def page(ballot: Ballot, phone: str, nonce: str, status: int = 200) -> str:
    """Return the page as one phone sees it, with what became of its vote."""
    asked = ballot.asked
    how = ""
    if phone not in ballot.phones:
        title = "The room votes"
        body = (
            '<form method="post"><label for="c">The code on the screen</label><input id="c" name="code" maxlength="8"'
            ' autocomplete="off" autocapitalize="characters" required><button>Join</button></form>'
        )
    elif asked is None:
        title = "The next question comes here by itself."
        body = '<form method="get"><button>Look again</button></form>'
    else:
        title, hidden = asked.prompt, f'<input type="hidden" name="q" value="{asked.number}">'
        if asked.choices:
            how = "Press one of the letters."
            buttons = "".join(
                f'<button name="vote" value="{escape(key, quote=True)}"{_pressed(ballot, phone, key)}>'
                f"<b>{escape(key)}</b> {escape(words)}</button>"
                for key, words in asked.choices
            )
            body = f'<form method="post">{hidden}{buttons}</form>'
        else:
            how = "Write one number, such as 7 or 7.5."
            body = (
                f'<form method="post">{hidden}<label for="v">Your number ({escape(asked.unit)})</label><input id="v"'
                ' name="vote" inputmode="decimal" maxlength="9" autocomplete="off" required>'
                "<button>Vote</button></form>"
            )
    said = _SAID.get(status, "").format(how=how)
    mine = ballot.votes.get(phone)
    if mine is not None and asked is not None:
        said = f"{said} Your vote: {mine} {asked.unit}".rstrip() + ". Another one takes its place."
    return Template(_PAGE.read_text(encoding="utf-8")).substitute(
        title=escape(title), body=body, said=escape(said.strip()), nonce=nonce, number=asked.number if asked else 0
    )


def _pressed(ballot: Ballot, phone: str, key: str) -> str:
    return ' aria-pressed="true"' if ballot.votes.get(phone) == key else ""


class PhoneHandler(web.RequestHandler):
    """The one path."""

    SUPPORTED_METHODS = ("GET", "POST")
    ballot: ClassVar[Ballot]
    place: ClassVar[str] = ""
    """The only name under which it answers: a page elsewhere cannot reach it under another."""

    def set_default_headers(self) -> None:
        """Say on every answer what a phone's browser must know."""
        self.nonce = secrets.token_urlsafe(12)
        self.clear_header("Server")
        own = f"'nonce-{self.nonce}'"
        self.set_header(
            "Content-Security-Policy",
            f"default-src 'none'; script-src {own}; style-src {own}; connect-src 'self'; form-action 'self';"
            " base-uri 'none'; frame-ancestors 'none'",
        )
        self.set_header("X-Content-Type-Options", "nosniff")
        # without any referrer a browser would not say where a form comes from, either
        self.set_header("Referrer-Policy", "same-origin")
        self.set_header("Cache-Control", "no-store")

    def prepare(self) -> None:
        """Turn away what is not for this page."""
        origin = self.request.headers.get("Origin")
        if self.request.path != "/":
            raise web.HTTPError(404)
        if self.request.host != self.place or (origin is not None and origin != f"http://{self.place}"):
            raise web.HTTPError(403)

    @property
    def phone(self) -> str:
        """The secret of the phone, or nothing."""
        kept = self.get_cookie("phone", "") or ""
        return kept if self.ballot.known(kept) else ""

    def get(self) -> None:
        """Show the page, or only which question is open; who comes with the code is let in."""
        code = self.request.query
        if code and not self.phone:
            return self._let_in(code[:8])
        if self.request.headers.get("Accept") == "text/plain":
            self.set_header("Content-Type", "text/plain")
            asked = self.ballot.asked
            self.finish(str(asked.number if asked and self.phone else 0))
            return None
        return self._show(self.phone)

    def post(self) -> None:
        """Take a code or a vote."""
        kind = self.request.headers.get("Content-Type", "").partition(";")[0]
        if kind != "application/x-www-form-urlencoded" or self.request.files:
            raise web.HTTPError(415)
        given = {name: self.get_body_argument(name, "") for name in self.request.body_arguments}
        if given.keys() == {"code"}:
            return self._let_in(given["code"])
        if given.keys() != {"q", "vote"} or not given["q"].isdecimal() or len(given["q"]) > 9:
            raise web.HTTPError(400)
        phone = self.phone
        return self._show(phone, self.ballot.vote(phone, int(given["q"]), given["vote"]) if phone else 403)

    def _let_in(self, code: str) -> None:
        phone = self.ballot.join(code, self.request.remote_ip or "")
        if phone is None:
            return self._show("", 403)
        self.set_cookie("phone", phone, httponly=True, samesite="Strict", path="/", max_age=6 * 3600)
        self.redirect("/", status=303)  # the code need not stay in the phone's list of pages
        return None

    def _show(self, phone: str, status: int = 200) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(page(self.ballot, phone, self.nonce, status))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say no more than that it is not here."""
        self.set_header("Content-Type", "text/plain")
        self.finish("This is not the page for votes.\n")

    def log_exception(self, *_: Any) -> None:
        """Say nothing in the coach's terminal of what a phone sends."""


class PhoneServer(HTTPServer):
    """A server that listens for a short time to short questions, of so many at once and no more."""

    def initialize(self, *args: Any, **kwargs: Any) -> None:
        """Set what may be sent, and how slowly."""
        limits = {
            "max_body_size": _MOST_BODY,
            "max_header_size": _MOST_HEADER,
            "idle_connection_timeout": _PATIENCE_S,
            "body_timeout": _PATIENCE_S,
        }
        super().initialize(*args, **{**kwargs, **limits})
        self.whose: dict[IOStream, str] = {}

    def handle_stream(self, stream: IOStream, address: tuple[str, int]) -> None:
        """Take a connection, unless there are too many."""
        if len(self.whose) >= MOST_CONNECTIONS or list(self.whose.values()).count(address[0]) >= MOST_OF_ONE:
            stream.close()
            return
        self.whose[stream] = address[0]
        super().handle_stream(stream, address)

    def on_close(self, server_conn: Any) -> None:
        """Forget a connection that ended."""
        self.whose.pop(server_conn.stream, None)
        super().on_close(server_conn)


@dataclass
class PhoneRoom:
    """The page for phones: where it is, and the server behind it."""

    ballot: Ballot
    server: PhoneServer
    url: str

    def told(self) -> dict[str, Any]:
        """Return what the board's page needs to know."""
        asked = self.ballot.asked
        return {
            "url": self.url,
            "code": self.ballot.code,
            "open": asked.prompt if asked else "",
            "answers": self.ballot.answers(),
            "phones": len(self.ballot.phones),
        }

    def squares(self) -> list[str]:
        """Return the address with its code as a QR picture: rows of 0 and 1."""
        import segno

        made = segno.make(f"{self.url}?{self.ballot.code}", error="m", micro=False)
        return ["".join(str(int(square)) for square in row) for row in made.matrix]


class DeskHandler(APIHandler):
    """What the board's own page asks and tells: the question that is open, and the votes that came."""

    phones: ClassVar[PhoneRoom | None] = None

    def check_xsrf_cookie(self) -> None:
        """Ask for no second secret: the key is in a cookie that no other site's page can send."""

    @web.authenticated
    def get(self) -> None:
        """Tell what there is: nothing, where phones are off."""
        if self.phones is None:
            self.set_status(204)  # every board asks: that is no fault to be named in a console
        else:
            self.finish(self.phones.told())

    @web.authenticated
    def post(self) -> None:
        """Open a question, or close the one that is open; the last votes come with the answer."""
        if self.phones is None:
            raise web.HTTPError(404)
        wanted = self.get_json_body() or {}
        if wanted.get("prompt"):
            self.phones.ballot.open(wanted)
            self.finish({**self.phones.told(), "squares": self.phones.squares()})
        else:
            told = self.phones.told()
            self.phones.ballot.close()
            self.finish(told)


def room_address() -> str:
    """Return this machine's address on the network that it is on.

    Raises
    ------
    ValueError
        If it is on none.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address of nobody's: nothing is sent, only the way is looked up
            found: str = probe.getsockname()[0]
        except OSError:
            found = "127.0.0.1"
    if found.startswith("127."):
        raise ValueError("This machine is on no network, so no phone can reach it. Join one, or leave out --room.")
    return found


def open_room(address: str = "", port: int = 8877) -> PhoneRoom:
    """Serve the page for phones on one address of this machine, on the first free port.

    Raises
    ------
    ValueError
        If there is no such address.
    """
    address = address or room_address()
    for tried in (*range(port, port + 20), 0):
        try:
            sockets = bind_sockets(tried, address, socket.AF_INET)
            break
        except OSError:
            if not tried:
                raise ValueError(f"{address!r} is no address of this machine.") from None
    ballot, place = Ballot(), f"{address}:{sockets[0].getsockname()[1]}"
    handler = type("OnePath", (PhoneHandler,), {"ballot": ballot, "place": place})
    server = PhoneServer(web.Application([(r".*", handler)], log_function=lambda _: None))
    server.add_sockets(sockets)
    return PhoneRoom(ballot, server, f"http://{place}/")
