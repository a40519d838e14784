"""What Jupyter needs from this project: settings for JupyterLab, and the server of the coach's board."""
