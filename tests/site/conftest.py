"""One host and one browser profile for all tests of this folder; who needs a fresh one makes it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

from site_pages import SCALE, Host, Reader, reader


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def host() -> Iterator[Host]:
    files = Host()
    yield files
    files.end()


@pytest.fixture(scope="session")
def regular(playwright: Playwright, host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Give someone who was here before: the browser has kept the started Python."""
    with reader(playwright, host, tmp_path_factory.mktemp("regular")) as someone:
        page = someone.open(SCALE)
        assert page.evaluate("liveMarks.restored") is False
        someone.keep_memory(page)
        page.close()
        yield someone
