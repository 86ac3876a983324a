"""How to reach an embedded server that runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

DATABASE = "neo4j"


@dataclass(frozen=True, slots=True)
class Server:
    """An embedded server that runs: its address, process, the account that writes and the one that reads."""

    uri: str
    """Bolt address on this machine, `bolt://127.0.0.1:PORT`; the port changes with every start."""
    pid: int
    """Process id of the server."""
    username: str
    """The account that may do everything."""
    password: str = field(repr=False)
    reader_username: str
    """The account that may only read: the server itself refuses its writes."""
    reader_password: str = field(repr=False)
    database: str
    """Name of the one database, `neo4j`."""
    home: Path
    """The folder with store, logs and passwords."""
