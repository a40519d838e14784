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

UNTIL = """const until = async holds => {
    const end = Date.now() + 60_000;
    while (!holds() && Date.now() < end) await new Promise(done => setTimeout(done, 50));
    return !!holds();
  };"""
PRESS = f"""async (key, place) => {{ {UNTIL}
  const board = () => document.querySelector(".kb:not(.kb-busy, .kb-opening)");
  if (!await until(board)) return false;
  board().dispatchEvent(new KeyboardEvent("keydown", {{ key, bubbles: true, cancelable: true }}));
  return await until(() => board() && location.hash.endsWith(`at=${{place}}`));
}}"""
VOTE = f"""async (text, said) => {{ {UNTIL}
  document.querySelector("textarea[id$=-votes]").value = text;
  [...document.querySelectorAll(".kb button")].find(one => one.textContent === "Draw the votes").click();
  return await until(() => document.querySelector(".kb-words").textContent.includes(said));
}}"""


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

    async def live(self, url: str = "", mark: str = "all") -> dict[str, Any]:
        """Open a page, or the same again, wait until it is live and has a mark, and return its marks."""
        how = {"url": url} if url else {}
        kind = "navigate" if url else "reload"
        await self.call(f"browsingContext.{kind}", context=self.page, wait="complete", **how)
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
    await a_class(firefox, f"{host.url}class.html#class=45_minutes")
    firefox.socket.close()
    assert await firefox.socket.read_message() is None
    return first, second


async def a_class(firefox: Firefox, url: str) -> None:
    """Hold the beginning of a class by a clicker's keys, and come back to it."""
    await firefox.live(url)
    assert await firefox.evaluate(f"({PRESS})('PageDown', '2.0')")
    assert await firefox.evaluate(f"({VOTE})('a 12 b 8 c 5', '25 votes')")
    for place, words in (("3.0", "Hugo eats"), ("4.1", "The old rule")):
        assert await firefox.evaluate(f"({PRESS})('PageDown', {json.dumps(place)})")
        assert words in await firefox.evaluate("document.querySelector('.kb-words').textContent")
    await firefox.live()
    assert await firefox.evaluate(f"({PRESS})('PageUp', '3.0')")
    assert await firefox.evaluate(f"({PRESS})('PageUp', '2.0')")
    assert "25 votes" in await firefox.evaluate("document.querySelector('.kb-words').textContent"), "nothing is lost"


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
