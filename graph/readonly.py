"""Guards for statements that users give: nothing is loaded from files or addresses, nothing is written.

The embedded server refuses writes of the reader account by itself and Neo4j refuses them in read
transactions; `refuse_writes` stands before any other server, so it errs on the side of refusing.
"""

from __future__ import annotations

import re

from cgtkg.schema.errors import UsageError

_QUOTED = re.compile(
    r"""'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `(?:[^`]|``)*` | //[^\n]* | /\*.*?\*/""",
    re.VERBOSE | re.DOTALL,
)
_LOADING = re.compile(r"\bLOAD\s+CSV\b", re.IGNORECASE)
_WRITING = re.compile(
    r"(?<![\w.:$])(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|INSERT|ALTER|GRANT|DENY|REVOKE)(?!\w)",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"(?<![\w.:$])CALL\s+(?!\(|\{|db\.(?:labels|relationshipTypes|propertyKeys|schema\.\w+)\b)", re.IGNORECASE
)


def refuse_loading(statement: str) -> None:
    """Raise `UsageError` if the statement reads a file or an address by way of the server."""
    if _LOADING.search(_QUOTED.sub(" ", statement)):
        raise UsageError("this command reads the graph only: LOAD CSV is not allowed")


def refuse_writes(statement: str) -> None:
    """Raise `UsageError` if the statement could write; names, strings and comments do not count.

    >>> refuse_writes("MATCH (n {name: 'SET'}) RETURN n.set // DELETE")
    """
    bare = _QUOTED.sub(" ", statement)
    if found := _WRITING.search(bare) or _PROCEDURE.search(bare):
        raise UsageError(f"this command only reads: {found[0].strip().upper()} is not allowed")
