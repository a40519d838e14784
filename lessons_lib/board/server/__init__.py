"""The server of the coach's board: one page on this machine, and a kernel for each open board."""
