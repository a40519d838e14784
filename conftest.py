"""For every test of the project, also a bare `pytest --nbval notebooks`: no learner's predictions, and no network.

Kernels that tests start get these variables too, so a lesson neither reads nor writes what is kept.
"""

import ipaddress
import os
import random
import sys
from collections.abc import Iterator
from typing import Any

import pytest

os.environ["LESSONS_KEEP"] = "off"
# for what a test starts: whoever asks for a page elsewhere gets no answer
os.environ.update({f"{name}_proxy": "http://127.0.0.1:9" for name in ("http", "https", "all")}, no_proxy="127.0.0.1")


def _stay_here(event: str, words: tuple[Any, ...]) -> None:
    """Refuse to look up a name or to open a connection that leaves this machine."""
    if event == "socket.getaddrinfo":
        host = words[0]
    elif event == "socket.connect" and isinstance(words[1], tuple):
        host = words[1][0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    try:
        here = host in (None, "", "localhost") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        here = False
    if not here:
        raise RuntimeError(f"A test asked for {host}. Tests must need no network.")


sys.addaudithook(_stay_here)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the option that shows whether a test leans on another."""
    parser.addoption(
        "--shuffle", type=int, default=None, help="run files, and the tests in them, in an order of chance"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run tests in another order with ``--shuffle 7``; the cells of a notebook stay in theirs."""
    if (seed := config.getoption("--shuffle")) is None:
        return
    chance, files = random.Random(seed), dict[str, list[pytest.Item]]()
    for item in items:
        files.setdefault(str(item.path), []).append(item)
    for path, inside in files.items():
        if not path.endswith(".ipynb"):
            chance.shuffle(inside)
    order = [*files]
    chance.shuffle(order)
    items[:] = [item for path in order for item in files[path]]


@pytest.fixture(autouse=True)
def _nobody_has_answered() -> Iterator[None]:
    """Forget after each test what it answered: the next one must not know it."""
    yield
    if (kept := sys.modules.get("lessons_lib.lesson.kept")) is not None:
        kept.reset()
