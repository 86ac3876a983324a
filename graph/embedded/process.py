"""Telling one process from another that was given the same number later."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path


def started(pid: int) -> str | None:
    """When the process began, as the system writes it; None if there is none or it is a zombie.

    On Linux clock ticks since boot (`/proc/PID/stat`), elsewhere what `ps` says. Only good for comparing.
    """
    if sys.platform == "linux":
        try:
            text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None
        fields = text.rpartition(")")[2].split()  # the name in brackets before it may hold anything
        state, ticks = fields[0], fields[19]
        return None if state in "ZX" else ticks
    listed = subprocess.run(["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    state, _, since = listed.stdout.strip().partition(" ")
    return since.strip() if since and not state.startswith("Z") else None


def alive(pid: int, since: str) -> bool:
    """Whether the process `pid` that began at `since` still runs."""
    return started(pid) == since


def wait_until_gone(pid: int, since: str, *, timeout: float) -> bool:
    """Wait at most `timeout` seconds for the process to end; True once it has."""
    deadline = time.monotonic() + timeout
    while alive(pid, since):
        if time.monotonic() >= deadline:
            return False
        time.sleep(0.05)
    return True
