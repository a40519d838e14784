"""A class on a hub: so many learners at once start a server and run one lesson to its end.

``python benchmarks/bench_hub.py http://127.0.0.1:8000 PASSWORD 30 "06 scale.ipynb"`` speaks to a hub that runs with
`docs/jupyterhub_config.py` on this machine; it opens a websocket for each learner, as a browser does.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
import time
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from tornado.httpclient import AsyncHTTPClient, HTTPClientError, HTTPRequest, HTTPResponse
from tornado.websocket import websocket_connect


class Learner:
    """One learner's browser: its cookies, its server, one kernel."""

    def __init__(self, hub: str, name: str) -> None:
        self.hub, self.name, self.cookies = hub, name, dict[str, str]()
        self.http = AsyncHTTPClient(max_clients=400)

    async def ask(self, path: str, method: str = "GET", **form: Any) -> HTTPResponse:
        """Ask for a page as a browser does: with its cookies, from one address to the next."""
        url, body = path if path.startswith("http") else self.hub + path, None
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if token := self.cookies.get("_xsrf"):
            headers["X-XSRFToken"] = token
        if method == "POST":
            body = form.pop("json", None) or urlencode({**form, "_xsrf": self.cookies.get("_xsrf", "")})
        request = HTTPRequest(url, method, headers, body, follow_redirects=False, request_timeout=300)
        try:
            answer = await self.http.fetch(request)
        except HTTPClientError as error:
            if error.response is None or error.code not in (301, 302, 303):
                raise
            answer = error.response
        for line in answer.headers.get_list("Set-Cookie"):
            key, _, value = line.partition(";")[0].partition("=")
            self.cookies[key] = value
        if answer.code in (301, 302, 303):
            return await self.ask(answer.headers["Location"])
        return answer

    async def lesson(self, password: str, file: str) -> tuple[float, float, int]:
        """Log in, start, run every cell; return the seconds of both, and how many cells failed."""
        began = time.monotonic()
        await self.ask("/hub/login")
        await self.ask("/hub/login?next=/hub/spawn", "POST", username=self.name, password=password)
        base = f"/user/{self.name}"
        while "spawn-pending" in (await self.ask(f"/hub/spawn-pending/{self.name}")).effective_url:
            await asyncio.sleep(0.5)
        await self.ask(f"{base}/lab")
        up = time.monotonic()
        self.cookies.pop("_xsrf", None)
        await self.ask(f"{base}/lab")
        book = json.loads((await self.ask(f"{base}/api/contents/my_lessons/{quote(file)}")).body)["content"]
        wanted = json.dumps(
            {"path": f"my_lessons/{file}", "type": "notebook", "name": file, "kernel": {"name": "python3"}}
        )
        session = json.loads((await self.ask(f"{base}/api/sessions", "POST", json=wanted)).body)
        socket = self.hub.replace("http", "ws", 1) + f"{base}/api/kernels/{session['kernel']['id']}/channels"
        cookies = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        line = await websocket_connect(HTTPRequest(socket, headers={"Cookie": cookies}, request_timeout=300))
        failed = 0
        for cell in book["cells"]:
            if cell["cell_type"] == "code":
                failed += await self.run(line, "".join(cell["source"]))
        return up - began, time.monotonic() - up, failed

    async def run(self, line: Any, code: str) -> bool:
        """Run a cell, and wait until the kernel is idle again; return whether it failed."""
        mine = uuid.uuid4().hex
        head = {"msg_id": mine, "msg_type": "execute_request", "username": "", "session": "bench", "version": "5.3"}
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False, "stop_on_error": True}
        line.write_message(
            json.dumps({"header": head, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"})
        )
        failed = False
        while True:
            told = await line.read_message()
            if told is None:
                return True
            if isinstance(told, bytes):
                continue
            said = json.loads(told)
            if said["parent_header"].get("msg_id") != mine:
                continue
            failed |= said["header"]["msg_type"] == "error"
            if said["header"]["msg_type"] == "status" and said["content"]["execution_state"] == "idle":
                return failed


def memory_mb(pattern: str) -> list[float]:
    """Return what each process whose command matches fills by itself (PSS, MB)."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            command = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            if re.search(pattern, command):
                found.append(int(re.findall(r"Pss: +(\d+)", (place / "smaps_rollup").read_text())[0]) / 1024)
        except (OSError, IndexError):
            continue
    return found


async def main(hub: str, password: str, learners: int, file: str) -> None:
    """Run a class, and say what it took."""
    names = [f"learner{number:02d}" for number in range(learners)]
    began = time.monotonic()
    done = await asyncio.gather(*(Learner(hub, name).lesson(password, file) for name in names), return_exceptions=True)
    good = [one for one in done if isinstance(one, tuple)]
    kernels, servers = memory_mb("ipykernel_launcher"), memory_mb("jupyterhub-singleuser")
    print(f"{len(good)} of {learners} learners reached the end, {sum(one[2] for one in good)} cells failed")
    print(*{str(one)[:200] for one in done if not isinstance(one, tuple)}, sep="\n")
    print(f"all in {time.monotonic() - began:.0f} s; server up after {max(one[0] for one in good):.0f} s at most,")
    print(f"lesson from {min(one[1] for one in good):.0f} to {max(one[1] for one in good):.0f} s")
    for what, each in (("kernels", kernels), ("servers", servers)):
        print(f"{len(each)} {what}: {sum(each):.0f} MB, {sum(each) / max(len(each), 1):.0f} MB each")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]))
