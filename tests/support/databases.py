"""Databases of the tests: emptied between uses, never dropped."""

from __future__ import annotations

from cgtkg.graph.connection import Database


def wipe(database: Database) -> None:
    """Empty the database; constraints stay."""
    database.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n").consume())
