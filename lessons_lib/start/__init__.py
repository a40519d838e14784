"""From a bare Python to open lessons: install, check, open, test. Standard library only."""
