"""One way to a database: the official driver over Bolt, to `NEO4J_URI` if set, else to the embedded server."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

import neo4j
from neo4j import GraphDatabase
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
)

from cgtkg.schema.errors import CgtkgError, ServerError, UsageError

from . import embedded, readonly
from .settings import Settings

T = TypeVar("T")
DISK_LEAST = 4 << 20
"""Bytes free below which a failure of the embedded server is put down to a full disk."""


class Database:
    """An open connection; use it in a `with` statement. Every fault surfaces as a one-line `CgtkgError`."""

    def __init__(
        self,
        uri: str,
        username: str,
        password: str,
        database: str | None,
        *,
        guarded: bool,
        reader: bool = False,
        home: Path | None = None,
    ) -> None:
        """Connect to `uri`. `guarded` connections refuse to write; `reader` says that the account cannot anyway.

        `home` is the folder of the embedded server, whose disk is looked at when a statement fails.
        """
        self.uri, self.guarded, self._reader, self._home = uri, guarded, reader, home
        with self._explained():
            self._driver = GraphDatabase.driver(uri, auth=(username, password), notifications_min_severity="OFF")
            self._database = database
            # In a cluster each read must see what this connection wrote, on whichever member it runs.
            self._bookmarks = GraphDatabase.bookmark_manager() if uri.startswith("neo4j") else None
            try:
                self._driver.verify_connectivity()
                self._agent = str(self._driver.get_server_info().agent)
            except BaseException:
                self._driver.close()
                raise

    @classmethod
    def open(cls, settings: Settings | None = None, *, write: bool = False) -> Self:
        """Connect as the settings say, starting the embedded server if there is no `NEO4J_URI`.

        Without `write`, nothing that is sent can change the database: the embedded server's reader account is
        used, or read transactions, which Neo4j enforces; see `readonly` for other servers.
        """
        settings = settings or Settings.load()
        if settings.neo4j_uri:
            if settings.neo4j_password is None:
                raise UsageError("NEO4J_URI is set but NEO4J_PASSWORD is not")
            password = settings.neo4j_password.get_secret_value()
            return cls(
                settings.neo4j_uri,
                settings.neo4j_username,
                password,
                settings.neo4j_database,
                guarded=not write,
            )
        server = embedded.up(settings.home)
        if write:
            account = (server.username, server.password)
            return cls(server.uri, *account, server.database, guarded=False, home=server.home)
        account = (server.reader_username, server.reader_password)
        return cls(server.uri, *account, server.database, guarded=True, reader=True)

    @property
    def engine(self) -> str:
        """`Neo4j` or `ArcadeDB`."""
        return "ArcadeDB" if "ArcadeDB" in self._agent else "Neo4j"

    @property
    def version(self) -> str:
        """The server's version as it states it."""
        form = re.search(rf"{self.engine}[/ ]([\w.\-]+)", self._agent)
        return form[1] if form else self._agent

    def read(self, statement: str, parameters: Mapping[str, object] | None = None) -> Iterator[dict[str, Any]]:
        """Stream the rows of a statement as dictionaries; nothing is held but the row."""
        with self._explained(), self._session(neo4j.READ_ACCESS) as session:
            for record in session.run(statement, dict(parameters or {})):
                yield dict(zip(record.keys(), record.values(), strict=True))

    def table(
        self, statement: str, parameters: Mapping[str, object] | None = None
    ) -> tuple[list[str], list[list[Any]]]:
        """Column names and all rows of a statement that must not write."""
        if self.guarded:
            readonly.refuse_loading(statement)
            if self.engine != "Neo4j" and not self._reader:
                readonly.refuse_writes(statement)
        with self._explained(), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(_fetch, statement, dict(parameters or {}))

    def write(self, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        """Run `work` in one transaction, retried on transient faults: all of it is stored, or nothing."""
        with self._explained(), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def declare(self, statements: tuple[str, ...]) -> None:
        """Run schema statements one by one, each in a transaction of its own."""
        with self._explained(), self._session(neo4j.WRITE_ACCESS) as session:
            for statement in statements:
                session.run(statement).consume()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn the driver's errors into one line that says what to do."""
        try:
            yield
        except CgtkgError:
            raise
        except AuthError as error:
            hint = "check NEO4J_USERNAME and NEO4J_PASSWORD"
            raise ServerError(f"{self.uri} refuses the user name or password: {hint}") from error
        except ServiceUnavailable as error:
            hint = "start it, or correct or unset NEO4J_URI"
            raise ServerError(f"no database answers at {self.uri}: {hint}") from error
        except ConfigurationError as error:
            raise UsageError(f"{self.uri} cannot be used: {_first_line(error)}") from error
        except Neo4jError as error:
            if self._home and shutil.disk_usage(self._home).free < DISK_LEAST:
                hint = "free some space and run it again"
                raise ServerError(f"the disk that holds {self._home} is full: {hint}") from error
            raise ServerError(f"the database refused the statement: {_first_line(error)}") from error
        except (DriverError, OSError) as error:
            raise ServerError(f"the connection to {self.uri} broke: {_first_line(error)}") from error

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self._database, default_access_mode=access, fetch_size=2000, bookmark_manager=self._bookmarks
        )

    def close(self) -> None:
        """Close the connection; the server goes on."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _fetch(
    transaction: neo4j.ManagedTransaction, statement: str, parameters: dict[str, object]
) -> tuple[list[str], list[list[Any]]]:
    result = transaction.run(statement, parameters)
    return list(result.keys()), [list(record.values()) for record in result]


def _first_line(error: BaseException) -> str:
    text = getattr(error, "message", None) or str(error) or type(error).__name__
    return str(text).strip().splitlines()[0]
