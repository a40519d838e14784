"""What a kernel says goes to the page at once: in JupyterLab and on the coach's board."""

from __future__ import annotations

import asyncio
import logging

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.websocket import WebSocketClosedError


class PromptConnection(ZMQChannelsWebsocketConnection):
    """A connection whose small messages do not wait for the page to confirm the one before.

    A kernel answers a slider in three messages: it is busy, the new value, the picture. By default the operating
    system keeps the second until the page has confirmed the first, which takes it up to 40 ms (Nagle's algorithm,
    RFC 896, against delayed acknowledgements, RFC 1122).
    """

    def connect(self) -> asyncio.Future[None] | None:  # type: ignore[override]  # Jupyter's own class does so, too
        """Handle a connection."""
        self.websocket_handler.set_nodelay(True)
        return super().connect()


def quiet_about_closed_pages() -> None:
    """Say nothing in the terminal when a page closes while it is written to: nobody misses that message."""
    logging.getLogger("asyncio").addFilter(_worth_telling)


def _worth_telling(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], WebSocketClosedError))
