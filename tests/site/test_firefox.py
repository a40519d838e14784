"""The same pages in Firefox: from a plain start, and from a memory that it has kept itself."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from site_pages import MOVE, SCALE, Host
from tornado.websocket import WebSocketClientConnection, websocket_connect

FIREFOX = os.environ.get("FIREFOX", "/usr/bin/firefox-esr")
NOWHERE = {"network.proxy.type": 1, "network.proxy.no_proxies_on": "127.0.0.1", "app.update.enabled": False}
for kind in ("http", "ssl"):
    NOWHERE |= {f"network.proxy.{kind}": "127.0.0.1", f"network.proxy.{kind}_port": 9}
STATE = "[document.body.dataset.state, document.querySelector('#status').textContent, window.liveMarks]"


class Firefox:
    """One page of a Firefox that is told what to do in WebDriver's BiDi, which it speaks by itself."""

    socket: WebSocketClientConnection
    page: str
    number = 0

    async def call(self, method: str, **params: Any) -> Any:
        self.number += 1
        await self.socket.write_message(json.dumps({"id": self.number, "method": method, "params": params}))
        while (heard := json.loads(await self.socket.read_message() or "{}")).get("id") != self.number:
            assert heard, "Firefox is gone"
        assert heard["type"] == "success", heard
        return heard["result"]

    async def evaluate(self, script: str) -> Any:
        """Return what a script gives."""
        code = f"(async () => JSON.stringify(await ({script})))()"
        told = await self.call("script.evaluate", expression=code, target={"context": self.page}, awaitPromise=True)
        assert told["type"] == "success", told
        return json.loads(told["result"]["value"])

    async def live(self, url: str, mark: str = "all") -> dict[str, Any]:
        """Open a page, wait until it is live and has a mark, and return its marks."""
        await self.call("browsingContext.navigate", context=self.page, url=url, wait="complete")
        for _ in range(600):
            state, said, marks = await self.evaluate(STATE)
            assert state != "failed", said
            if state == "live" and mark in marks:
                return dict(marks)
            await asyncio.sleep(0.2)
        raise AssertionError(f"it never came to {mark}: {state}, {said}, {marks}")


async def two_visits(host: Host, address: str) -> tuple[dict[str, Any], dict[str, Any]]:
    firefox = Firefox()
    firefox.socket = await websocket_connect(f"{address}/session")
    await firefox.call("session.new", capabilities={})
    firefox.page = (await firefox.call("browsingContext.getTree"))["contexts"][0]["context"]
    url = f"{host.url}{SCALE}.html"
    first = await firefox.live(url, "made")
    assert len(await firefox.evaluate(f"({MOVE})(2)")) == 2
    second = await firefox.live(url)
    assert len(await firefox.evaluate(f"({MOVE})(2)")) == 2
    firefox.socket.close()
    assert await firefox.socket.read_message() is None
    return first, second


@pytest.mark.skipif(not Path(FIREFOX).exists(), reason=f"no Firefox at {FIREFOX}; name one in FIREFOX")
def test_firefox_is_live_at_first_and_again(host: Host, tmp_path: Path) -> None:
    settings = "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in NOWHERE.items())
    (tmp_path / "user.js").write_text(settings, encoding="utf-8")
    command = [FIREFOX, "--headless", "--no-remote", "--profile", str(tmp_path), "--remote-debugging-port", "0"]
    said = tmp_path / "said"
    with (
        said.open("w") as out,
        subprocess.Popen(command, stderr=out, env={**os.environ, "HOME": str(tmp_path)}) as browser,
        ThreadPoolExecutor() as pool,  # a browser of other tests has this thread's loop
    ):
        try:
            for _ in range(600):
                if found := re.search(r"BiDi listening on (\S+)", said.read_text(encoding="utf-8")):
                    break
                time.sleep(0.1)
            assert found, said.read_text(encoding="utf-8")
            first, second = pool.submit(lambda: asyncio.run(two_visits(host, found[1]))).result()
        finally:
            browser.terminate()
    assert first["restored"] is False
    assert second["restored"] is True
