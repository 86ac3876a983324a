"""What to type into Neo4j Browser to reach the database, and the address that fills most of it in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from .. import embedded
from ..settings import Settings


@dataclass(frozen=True, slots=True)
class Access:
    """The fields of Browser's connection form; `password` says where the password is kept, never what it is."""

    uri: str
    username: str
    password: str
    database: str | None

    @classmethod
    def of(cls, settings: Settings) -> Access:
        """That of the database the settings name, or of the account of the embedded one that may only read.

        Starts the embedded server if there is no `NEO4J_URI`; `ServerError` if that fails.
        """
        if settings.neo4j_uri:
            # Browser knows no `+ssc`: it trusts what the web browser trusts.
            uri = settings.neo4j_uri.replace("+ssc://", "+s://")
            return cls(uri, settings.neo4j_username, "the value of NEO4J_PASSWORD", settings.neo4j_database)
        server = embedded.up(settings.home)
        kept = f"the entry {server.reader_username!r} of {server.home / 'secrets.json'}"
        return cls(server.uri, server.reader_username, kept, server.database)

    def filled_in(self, browser: str, guide: str | None = None) -> str:
        """The address of a Browser at `browser`, its form filled in but for the password, `guide` opened beside it."""
        scheme, _, host = self.uri.partition("://")
        parts = {"dbms": f"{scheme}://{quote(self.username, safe='')}@{host}", "db": self.database}
        if guide:
            parts |= {"cmd": "guide", "arg": guide}
        return f"{browser}?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in parts.items() if value)
