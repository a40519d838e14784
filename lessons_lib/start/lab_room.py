"""The lessons' JupyterLab: told in one sentence where it is, and furnished for somebody who never saw one.

``python -m lessons_lib lab`` runs this with its settings; what it adds to JupyterLab are the things that no setting
can do.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import nbformat
import zmq
from jupyter_server.serverapp import ServerApp
from jupyterlab.commands import get_workspaces_dir
from jupyterlab.labapp import LabApp
from jupyterlab_server.workspaces_handler import WorkspacesManager
from nbformat.sign import NotebookNotary
from traitlets import default

from .sockets import quiet_about_closed_pages

STYLES = Path(__file__).parent / "jupyter" / "custom"
WORKSPACE = "lessons"


class LessonServer(ServerApp):
    """A Jupyter server with a room that is ready."""

    @default("static_custom_path")
    def _our_style_first(self) -> list[str]:
        return [str(STYLES), *self._default_static_custom_path()]

    def start_app(self) -> None:
        """Make the room ready, start, and say where it is."""
        quiet_about_closed_pages()
        furnish(self.contents_manager.notary, Path(self.root_dir))
        # so that Jupyter does not say the same in eight lines
        self.identity_provider.token_generated = False
        super().start_app()
        key: str = self.identity_provider.token
        address = f"{self.connection_url}?token={key}" if key else self.connection_url
        print(
            f"The lessons are open at this address:\n\n    {address}\n\nTo stop, press Ctrl+C twice here.", flush=True
        )


def furnish(notary: NotebookNotary, folder: Path) -> None:
    """Do what must be done once, before the first page: sign the copies, fold the list of files away."""
    for copy in folder.glob("*.ipynb"):
        notebook = nbformat.read(copy, as_version=4)
        # What holds no result holds nothing that could run by itself, so it can be trusted, whoever made it.
        if not any(cell.get("outputs") for cell in notebook.cells):
            notary.sign(notebook)
    places = WorkspacesManager(get_workspaces_dir())
    if not places.load(WORKSPACE)["data"]:
        places.save(WORKSPACE, json.dumps(folded_list(WORKSPACE)))


def folded_list(workspace: str) -> dict[str, Any]:
    """Give the layout of a page on which the list of files is folded away, as JupyterLab keeps it."""
    left = {"collapsed": True, "visible": True, "widgets": ["filebrowser"]}
    layout = {"main": {}, "left": left, "right": {"collapsed": True, "visible": True, "widgets": []}}
    return {"data": {"layout-restorer:data": layout}, "metadata": {"id": workspace}}


def main(arguments: list[str]) -> None:
    """Run JupyterLab until it is stopped."""
    # Kernels and server speak to each other on this machine only. Where it can, what they say is encrypted as well,
    # and no kernel has to warn of its being overheard.
    if zmq.has("curve"):
        arguments = ["--KernelManager.transport_encryption=auto", *arguments]
    LabApp.serverapp_class = LessonServer
    LabApp.launch_instance(arguments)


if __name__ == "__main__":
    main(sys.argv[1:])
