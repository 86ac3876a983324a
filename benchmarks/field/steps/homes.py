"""The embedded server of a folder: how a step reaches it, how much memory it had, and its end."""

from __future__ import annotations

from pathlib import Path

from cgtkg.graph import embedded
from cgtkg.graph.settings import Settings

from ..measuring import Stopwatch, peak


def settings_of(home: str) -> Settings:
    """Settings that name this folder's server, whatever the environment says."""
    return Settings(CGTKG_HOME=Path(home), NEO4J_URI=None, _env_file=None)  # type: ignore[call-arg]


def server_peak(home: str) -> int | None:
    """The most memory that the server had, in bytes; None where the system does not tell."""
    server = embedded.running(Path(home))
    return peak(server.pid) or None if server else None


def end(watch: Stopwatch, home: str) -> dict[str, object]:
    """Stop the server."""
    with watch:
        embedded.down(Path(home))
    return {}
