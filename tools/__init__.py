"""What builds, checks and starts lessons; each command runs from the project's folder as ``python -m tools.NAME``."""
