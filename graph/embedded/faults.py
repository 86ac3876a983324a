"""What a server that did not start wrote into its log, as one line that says what to do."""

from __future__ import annotations

import re
from pathlib import Path

from cgtkg.schema.errors import ServerError


class PortTakenError(ServerError):
    """Another program took the port between its choice and its use: worth another try."""


_FAILED = re.compile(r'Exception in thread "main"|Error occurred during initialization of VM')
_PORT = re.compile(r"Unable to listen (?:for BOLT|to a HTTP)")
_KNOWN = {
    r"is locked by another process": "another server uses the store in {home}: stop that one first, "
    "it is a java process with this folder in its command line",
    r"No space left on device|Disk quota exceeded": "the disk with {home} is full: make room, "
    "or set CGTKG_HOME to a folder on another disk",
    r"Read-only file system|Permission denied|AccessDeniedException": "the server cannot write to {home}: "
    "permit it, or set CGTKG_HOME to another folder",
    r"GLIBC_[\d.]+' not found": "the system's C library is too old for the embedded database, which needs glibc "
    "2.34: update the system, or set NEO4J_URI to a Neo4j server",
    r"Could not reserve enough space|Invalid maximum heap size|Too small maximum heap|OutOfMemoryError"
    r"|insufficient memory": "the server's memory does not fit (CGTKG_SERVER_MEMORY, 1g if unset): set another size",
}
_DETAIL = re.compile(r"^\s+at |^\s*\.\.\. \d+ more|^\s*$|^WARNING: Using incubator")


def tail(log: Path, size: int = 20_000) -> str:
    """The last characters of the log; empty if there is none."""
    try:
        return log.read_text(encoding="utf-8", errors="replace")[-size:]
    except OSError:
        return ""


def failed(log: Path) -> bool:
    """Whether the server gave up: its process may stay, waiting for threads that no longer serve."""
    return bool(_FAILED.search(tail(log)))


def explain(log: Path, home: Path, exit_code: int | None) -> ServerError:
    """The error to raise for a server that gave up, from what its log says.

    `exit_code` is the process's, negative for a signal, None if it did not end by itself.
    """
    text = tail(log)
    if _PORT.search(text):
        return PortTakenError("another program keeps taking the ports of the embedded server: try again")
    for pattern, message in _KNOWN.items():
        if re.search(pattern, text):
            return ServerError(message.format(home=home))
    how = "gave up" if exit_code is None else f"ended with exit code {exit_code}"
    return ServerError(f"the embedded server {how} at its start: {last_words(text)} (all of it in {log})")


def last_words(text: str) -> str:
    """The line of a log that says most: the innermost cause, else the last that is no stack trace."""
    lines = [line.strip() for line in text.splitlines() if not _DETAIL.search(line)]
    causes = [line for line in lines if re.search(r"Caused by:|Exception|Error:|\bSEVER\b", line)]
    return (causes or lines or ["it wrote nothing"])[-1][:300]
