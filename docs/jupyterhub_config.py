"""A hub for one class: what `docs/classroom.md` starts. Every learner has a folder and a server of their own."""

import os
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
HOMES = os.environ.get("HUB_HOMES", str(Path.home() / "class"))
# a learner's copies of the lessons, made in their own folder by their own server; the course's folder is only read
START = """
import os, sys
from pathlib import Path
from lessons_lib.start.commands import copy_lessons, renew_pages
mine = Path("my_lessons")
copy_lessons(mine=mine), renew_pages(mine=mine)
os.execvp(sys.argv[1], sys.argv[1:])
"""

c = get_config()  # noqa: F821 (JupyterHub gives it to its settings)
c.JupyterHub.bind_url = os.environ.get("HUB_URL", "http://127.0.0.1:8000")
c.JupyterHub.hub_port = int(os.environ.get("HUB_PORT", "8081"))
c.ConfigurableHTTPProxy.api_url = os.environ.get("HUB_PROXY", "http://127.0.0.1:8001")
# One password for the class, in the variable HUB_PASSWORD; a name is whatever a learner types, never their real one.
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = os.environ["HUB_PASSWORD"]
c.Authenticator.allow_all = True
# All servers run under the account that started the hub: for one room whose learners trust each other.
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = f"{HOMES}/{{username}}"
c.Spawner.cmd = [sys.executable, "-c", START, "jupyterhub-singleuser"]
c.Spawner.default_url = "/lab/tree/my_lessons/00%20start%20here.ipynb"
c.Spawner.environment = {
    "JUPYTER_CONFIG_PATH": str(COURSE / "lessons_lib" / "start" / "jupyter"),
    "PYTHONDONTWRITEBYTECODE": "1",
    # one thread a learner: thirty times all cores would only stand in each other's way
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
}
c.Spawner.args = [
    "--ServerApp.kernel_websocket_connection_class=lessons_lib.start.sockets.PromptConnection",
    "--ContentsManager.pre_save_hook=lessons_lib.start.commands.keep_pictures",
    "--LabApp.custom_css=True",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.news_url=None",
    "--LabApp.extension_manager=readonly",
    # a lesson that nobody has touched for so many seconds ends its Python: 130 MB come free, and nothing is lost
    f"--MappingKernelManager.cull_idle_timeout={os.environ.get('HUB_IDLE', '1200')}",
    "--MappingKernelManager.cull_interval=60",
    "--MappingKernelManager.cull_connected=True",
    # in a container one is root
    *(["--allow-root"] if os.geteuid() == 0 else []),
]
c.Spawner.start_timeout = c.Spawner.http_timeout = 600
# and a server whose learner has gone home ends, too
c.JupyterHub.services = [
    {"name": "idle", "command": [sys.executable, "-m", "jupyterhub_idle_culler", "--timeout=3600"]},
]
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle"],
    },
]
