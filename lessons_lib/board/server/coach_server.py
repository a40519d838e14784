"""The server of the coach's board: Voilà, kept on this machine, kept small, and polite when it must refuse.

``python -m lessons_lib coach`` runs this. What it adds to Voilà:

* Only this machine can reach it, and only with the key (token) that the opened address carries. With ``--room`` phones
  may vote: on a page of its own (`phones`), which knows nothing else.
* Its first page lists classes and scenes, run sheets and plans; a board is opened from there.
* The page may ask no other machine: the browser itself is told so (Content-Security-Policy).
* A board that is closed gives its kernel back at once. One whose page just went silent is ended a little later,
  and one whose page is open is never ended, also after a long break.
* A page can ask whether its kernel still lives, and says so in words when it does not.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import threading
import webbrowser
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from jupyter_core.paths import jupyter_path, jupyter_runtime_dir
from jupyter_core.utils import ensure_async
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.base.handlers import APIHandler, JupyterHandler
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from jupyter_server.utils import url_path_join
from tornado import web
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPHeaders
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import OutputTransform
from traitlets import Bool, Integer, Unicode, default, validate
from traitlets.config import Config
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import TemplateStaticFileHandler
from voila.tornado.handler import TornadoVoilaHandler

from ...start.files import write_whole
from ...start.sockets import PromptConnection, quiet_about_closed_pages
from .page import page
from .phones import DeskHandler, open_room

HERE = Path(__file__).resolve().parent

# Scripts and styles of JupyterLab's parts stand in the page itself, and its checker of settings needs eval.
OWN_MACHINE_ONLY = "; ".join(
    (
        "default-src 'self' data: blob:",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:",
        "style-src 'self' 'unsafe-inline' data:",
        "connect-src 'self' ws://127.0.0.1:{port} ws://localhost:{port} data: blob:",
        "form-action 'none'",
        "frame-ancestors 'self'",
        "base-uri 'self'",
    )
)
SENTENCES = {
    403: (
        "This board needs its key",
        "Open the whole address that the terminal shows, with everything after the question mark.",
    ),
    404: ("There is nothing here", "The classes are on the first page of this address."),
    500: (
        "The board could not be opened",
        "Press the button. If that does not help, type make doctor (or python -m lessons_lib) in the terminal.",
    ),
}


class BoardKernels(AsyncMappingKernelManager):
    """The boards' kernels, ended when nobody looks at them any more."""

    cull_idle_timeout = Integer(120, config=True, help="Seconds without a sign of its page after which a kernel ends.")
    cull_interval = Integer(20, config=True, help="How often, in seconds, to look for such kernels.")
    transport_encryption = Unicode("auto", help="What board and server say is for nobody else on this machine.")
    allow_tracebacks = Bool(False, config=True, help="Whether a page may be sent tracebacks.")

    def heard_of(self, kernel_id: str) -> None:
        """Note that a page is there."""
        kernel: Any = self.get_kernel(kernel_id)
        kernel.last_activity = datetime.now(UTC)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Leave a kernel alone that has not said a word yet: it is starting, and has no time to count from."""
        if getattr(self.get_kernel(kernel_id), "last_activity", None) is not None:
            await super().cull_kernel_if_idle(kernel_id)

    def cwd_for_path(self, path: str, **kwargs: Any) -> str:
        """Run boards in the folder where the command was typed: that is where a coach's own files are."""
        return str(Path.cwd())


class OwnHeaders(OutputTransform):
    """Puts on every answer, files and refusals too, what a browser must know of this server."""

    port: ClassVar[int] = 0

    def transform_first_chunk(
        self, status_code: int, headers: HTTPHeaders, chunk: bytes, finishing: bool
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Add the headers."""
        headers["Content-Security-Policy"] = OWN_MACHINE_ONLY.format(port=self.port)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "no-referrer"
        return status_code, headers, chunk


class TemplateFiles(TemplateStaticFileHandler):
    """The files of our page; a path that is none is not there."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """Send a file."""
        try:
            await super().get(path, include_body)
        except (ValueError, AssertionError, OSError):
            raise web.HTTPError(404) from None


class PageHandler(APIHandler):
    """What a board's page asks and tells: is my kernel alive, and I am closed."""

    def check_xsrf_cookie(self) -> None:
        """Ask for no second secret: a page that says goodbye can send none, and nobody guesses a kernel's id."""

    @property
    def kernels(self) -> BoardKernels:
        """The boards' kernels."""
        kernels: BoardKernels = self.settings["kernel_manager"]
        return kernels

    @web.authenticated
    async def get(self, kernel_id: str) -> None:
        """Say whether the page's kernel lives."""
        alive = kernel_id in self.kernels and await ensure_async(self.kernels.get_kernel(kernel_id).is_alive())
        if alive:
            self.kernels.heard_of(kernel_id)
        elif kernel_id in self.kernels:
            await self.kernels.shutdown_kernel(kernel_id, now=True)  # only its remains
        self.finish(json.dumps({"alive": alive}))

    @web.authenticated
    async def post(self, kernel_id: str) -> None:
        """End the kernel of a page that has closed."""
        if kernel_id in self.kernels:
            await self.kernels.shutdown_kernel(kernel_id, now=True)
        self.set_status(204)
        self.finish()


class Saying(JupyterHandler):
    """Says in words what cannot be shown."""

    def say(self, status: int) -> None:
        """Answer with a page that holds one sentence and one button."""
        title, sentence = SENTENCES.get(status, SENTENCES[500])
        self.set_status(status)
        again = '<p><button type="button" onclick="location.reload()">Try again</button></p>'
        self.show(page(title, f"<h1>{title}</h1><p>{sentence}</p>{again if status not in (403, 404) else ''}"))

    def show(self, text: str) -> None:
        """Answer with a page, made anew each time."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(text)

    def write_error(self, status_code: int, **_: Any) -> None:
        """Say in words that something went wrong; the details are in the terminal."""
        self.say(status_code)


class ReadingHandler(Saying):
    """What is opened first, what is read and printed, and the projected window: pages without a kernel."""

    @allow_unauthenticated  # or else it would be sent to a form for passwords, which this server has not
    async def get(self, path: str = "") -> None:
        """Send a page, to who has the key."""
        if not self.current_user:
            return self.say(403)
        # here, so that the command tells its address before the pictures' libraries are loaded
        from ..screen import room_page
        from .pages import reading, start_page

        if path == "room":
            return self.show(room_page())
        text = reading(path.removeprefix("read/")) if path.startswith("read/") else None if path else start_page()
        return self.say(404) if text is None else self.show(text)


class BoardHandler(Saying, TornadoVoilaHandler):
    """A board."""

    @allow_unauthenticated  # as above
    async def get(self, path: str | None = None) -> None:
        """Let a page in, if it has the key."""
        if not self.current_user:
            return self.say(403)
        async for piece in self.get_generator():
            self.write(piece)
            self.flush()


class Coach(Voila):
    """The program behind ``python -m lessons_lib coach``."""

    name = "coach"
    description = Unicode("Show the coach's board in the browser, from this machine and for it alone.")
    examples = "python -m lessons_lib coach --no-browser"
    aliases: ClassVar[dict[str, str]] = {**Voila.aliases, "room-address": "Coach.room_address"}
    flags: ClassVar[dict[str, Any]] = {
        **Voila.flags,
        "room": ({"Coach": {"room": True}}, "Let the room's phones vote, over the network that this machine is on."),
    }
    classes: ClassVar[list[type]] = [*Voila.classes, BoardKernels]

    room = Bool(False, config=True, help="Whether phones may vote: a page for votes, and for nothing else.")
    room_address = Unicode("", config=True, help="This machine's address for the phones, where it has several.")
    port = Integer(8866, config=True, help="The port; if it is taken, the next free one. 0: the system chooses.")
    ip = Unicode("127.0.0.1", config=True, help="Always 127.0.0.1, this machine.")
    auto_token = Bool(True, config=True, help="Whether a new key is made at each start; --token= turns it off.")

    @validate("ip")
    def _only_here(self, proposal: dict[str, Any]) -> str:
        if proposal["value"] not in ("127.0.0.1", "localhost"):
            raise ValueError(
                f"ip is {proposal['value']!r}, but the board is served on 127.0.0.1 only. To show it on another "
                "machine, use JupyterLab on a JupyterHub or Binder, and Board() there."
            )
        return "127.0.0.1"

    @default("config_file_paths")
    def _no_settings_from_elsewhere(self) -> list[str]:
        return []

    @default("log_level")
    def _quiet(self) -> int:
        return 40  # errors; a culled kernel or an unsigned notebook is nothing to worry a coach with

    @property
    def data_dir(self) -> str:
        """Voilà's own folder of themes; it would otherwise take ours, which has none."""
        found = [path for path in jupyter_path("voila") if (Path(path) / "themes").is_dir()]
        return found[0] if found else str(Path(sys.prefix, "share", "jupyter", "voila"))

    def initialize(self, argv: list[str] | None = None) -> None:
        """Read the command line; what it does not say is as the board needs it."""
        # Voilà looks for templates in Jupyter's folders, and ours is in the library.
        folders = [str(HERE), os.environ.get("JUPYTER_PATH", "")]
        os.environ["JUPYTER_PATH"] = os.pathsep.join(filter(None, folders))
        self.update_config(self.usual())
        super().initialize(argv)

    def usual(self) -> Config:
        """Give the settings that a coach's words on the command line may still change."""
        return Config(
            {
                "Voila": {
                    "notebook_path": str(HERE / "board.ipynb"),
                    "kernel_websocket_connection_class": PromptConnection,
                    "tornado_settings": {
                        # a page elsewhere cannot reach this server under a name of its own
                        "allow_remote_access": False,
                        # On one machine a connection that ends is noticed at once. With pings, a timeout as long
                        # as their interval closed every connection after 30 s, and a message under way was lost.
                        "ws_ping_interval": 0,
                        # a page elsewhere that loads this one does not do so in the coach's name
                        "xsrf_cookie_kwargs": {"samesite": "Strict"},
                        # an answer that is not ours sets one of its own otherwise: `OwnHeaders`
                        "headers": {"Content-Security-Policy": ""},
                    },
                },
                "IdentityProvider": {"cookie_options": {"samesite": "Strict"}},
                "VoilaConfiguration": {
                    "template": "coach",
                    "allow_template_override": "NO",
                    "allow_theme_override": "NO",
                    "strip_sources": True,
                    "show_tracebacks": False,
                    # a kernel kept warm would bring the first picture a second earlier, and cost 115 MB all the while
                    "preheat_kernel": False,
                    "multi_kernel_manager_class": BoardKernels,
                    "page_config_hook": only_what_a_board_needs,
                    "file_allowlist": [],
                },
                # Nothing is signed here. Asked for a signature, nbformat 5.10 wrote its secret into a folder that
                # need not be there yet, and no board opened.
                "NotebookNotary": {"secret": os.urandom(32), "db_file": ":memory:"},
                # A kernel that starts again knows nothing of the board; its page says so and offers a new one.
                "KernelManager": {"autorestart": False},
            }
        )

    def init_handlers(self) -> list[tuple[Any, ...]]:
        """Put our pages in place of Voilà's."""
        # Voilà's page ends its kernel as soon as it may close; ours waits until it does.
        ours = {
            TornadoVoilaHandler: BoardHandler,
            VoilaShutdownKernelHandler: PageHandler,
            TemplateStaticFileHandler: TemplateFiles,
        }
        handlers = [
            (
                pattern.replace("/(.*)", "/(board)") if handler is TornadoVoilaHandler else pattern,
                ours.get(handler, handler),
                *rest,
            )
            for pattern, handler, *rest in super().init_handlers()
            if not pattern.endswith(("/login", "/logout"))
        ]
        kernel = url_path_join(self.server_url, r"/coach/page/([\w-]+)")
        desk = url_path_join(self.server_url, "/coach/phones")
        return [
            (kernel, PageHandler),
            (desk, DeskHandler),
            *handlers,
            (url_path_join(self.server_url, r"/(.*)"), ReadingHandler),
        ]

    def start(self) -> None:
        """Open the phones' page if it is asked for, before any kernel starts, and serve."""
        if self.room:
            try:
                DeskHandler.phones = open_room(self.room_address)
            except ValueError as error:
                sys.exit(str(error))
        super().start()

    def listen(self) -> None:
        """Take the port, or the next free one, say where the board is, and serve until stopped."""
        quiet_about_closed_pages()
        server = HTTPServer(self.app)
        server.add_sockets(self.take_port())
        OwnHeaders.port = self.port
        self.app.add_transform(OwnHeaders)
        if self.room and (phones := DeskHandler.phones):
            print(f"Phones vote at {phones.url} with the code {phones.ballot.code}.", flush=True)
        told = Path(jupyter_runtime_dir(), f"coach-{os.getpid()}.json")
        door = told.with_suffix(".html")
        token: str = self.identity_provider.token
        address = f"{self.connection_url}?token={token}" if token else self.connection_url
        told.parent.mkdir(parents=True, exist_ok=True)
        write_whole(told, json.dumps({"pid": os.getpid(), "url": self.connection_url, "token": token}), private=True)
        print(f"The coach's classes are here:\n\n    {address}\n\nTo stop, press Ctrl+C here.", flush=True)
        if self.open_browser:
            # In a file, because other people of this machine can read the words that a program is started with.
            write_whole(door, f'<!doctype html><meta http-equiv="refresh" content="0;url={address}">', private=True)
            self.launch_browser_at(door.as_uri())
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        except KeyboardInterrupt:
            print("\nStopped.", flush=True)
        finally:
            told.unlink(missing_ok=True)
            door.unlink(missing_ok=True)
            server.stop()
            self.stop()

    def take_port(self) -> list[Any]:
        """Take the first free port from ours on; with port 0 the system chooses."""
        tries = [0] if self.port == 0 else [*range(self.port, self.port + self.port_retries), 0]
        for port in tries:
            try:
                sockets = bind_sockets(port, "127.0.0.1")
            except OSError as error:
                if error.errno not in (errno.EADDRINUSE, errno.EACCES) or port == 0:
                    raise
                continue
            self.port = sockets[0].getsockname()[1]
            return sockets
        raise AssertionError("the last try is port 0, which either works or raises")

    def launch_browser_at(self, address: str) -> None:
        """Open the browser, if this machine has one; the address is in the terminal anyway."""
        with suppress(webbrowser.Error):
            browser = webbrowser.get(self.browser or None)
            threading.Thread(target=browser.open, args=(address, self.webbrowser_open_new), daemon=True).start()


def only_what_a_board_needs(page_config: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Leave out the parts of JupyterLab that a board does not use, and every address of MathJax elsewhere.

    Examples
    --------
    >>> extensions = [{"name": "anywidget"}, {"name": "jupyterlab-jupytext"}]
    >>> config = only_what_a_board_needs({"fullMathjaxUrl": "https://far.example", "federated_extensions": extensions})
    >>> config["federated_extensions"]
    [{'name': 'anywidget'}]
    >>> print(config["fullMathjaxUrl"])
    None
    """
    needed = ("anywidget", "@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8")
    extensions = [one for one in page_config["federated_extensions"] if one["name"] in needed]
    # Without an address Voilà takes the MathJax that it brings along.
    mathjax = {"fullMathjaxUrl": None, "mathjaxConfig": None}
    return {**page_config, **mathjax, "federated_extensions": extensions}


if __name__ == "__main__":
    Coach.launch_instance()
