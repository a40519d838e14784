"""The kernels of the coach's boards: how many there are, which are only kept warm, and when one ends."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from traitlets import Bool, Integer, Unicode


class BoardKernels(AsyncMappingKernelManager):
    """The boards' kernels: counted, and ended when nobody looks at them any more."""

    cull_idle_timeout = Integer(120, config=True, help="Seconds without a sign of its page after which a kernel ends.")
    cull_interval = Integer(20, config=True, help="How often, in seconds, to look for such kernels.")
    transport_encryption = Unicode("auto", help="What board and server say is for nobody else on this machine.")
    allow_tracebacks = Bool(False, config=True, help="Whether a page may be sent tracebacks.")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.starting: set[str] = set()
        """Kernels on their way into the pool of warm ones."""
        self.leaving: set[str] = set()
        """Kernels whose page is about to close: they stand in nobody's way."""
        self.opened: set[str] = set()
        """Kernels that the culler has met outside the pool."""
        self.door = asyncio.Lock()
        """Held while a board is let in, so that thirty clicks at once are still counted one by one."""

    def spare(self) -> set[str]:
        """Name the kernels that are kept warm and belong to no page yet."""
        tasks = [task for pool in getattr(self, "_pools", {}).values() for task in pool]
        ready = [task for task in tasks if task.done() and not task.cancelled() and task.exception() is None]
        return {task.result()["kernel_id"] for task in ready} | self.starting

    def open_boards(self) -> int:
        """Count the kernels that belong to a page."""
        return len(set(self.list_kernel_ids()) - self.spare() - self.leaving)

    async def start_kernel(self, **kwargs: Any) -> str:
        """Start a kernel, and know meanwhile whether it is for a page or for the pool."""
        kernel_id: str = kwargs.setdefault("kernel_id", self.new_kernel_id())
        warm = kwargs.get("env", {}).get("VOILA_PREHEAT") == "True"
        if warm:
            self.starting.add(kernel_id)
        try:
            started: str = await ensure_async(super().start_kernel(**kwargs))
            return started
        finally:
            self.starting.discard(kernel_id)

    async def shutdown_kernel(self, kernel_id: str, *args: Any, **kwargs: Any) -> None:
        """End a kernel, and forget it; from now on it takes nobody's place."""
        self.leaving.add(kernel_id)
        try:
            await ensure_async(super().shutdown_kernel(kernel_id, *args, **kwargs))
        finally:
            self.leaving.discard(kernel_id)
            self.opened.discard(kernel_id)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End a kernel whose page is gone; a warm one that was just given to a page has its full time."""
        if kernel_id not in self.opened:
            self.opened.add(kernel_id)
            self.heard_of(kernel_id)
        await super().cull_kernel_if_idle(kernel_id)

    def heard_of(self, kernel_id: str) -> None:
        """Note that a page is there."""
        self.leaving.discard(kernel_id)
        kernel: Any = self.get_kernel(kernel_id)
        kernel.last_activity = datetime.now(UTC)

    def cwd_for_path(self, path: str, **kwargs: Any) -> str:
        """Run boards in the folder where the command was typed: that is where a coach's own files are."""
        return str(Path.cwd())
