"""The embedded database: an ArcadeDB server of our own, spoken to over Bolt, for users without a Neo4j.

It is a child process with its own Java, loopback only, its files and passwords under `CGTKG_HOME`. It goes on
after the command that started it, until `down`.
"""

from __future__ import annotations

from .lifecycle import down, running, up
from .server import Server

__all__ = ["Server", "down", "running", "up"]
