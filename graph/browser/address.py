"""Where the Neo4j server that holds the graph serves its own Browser, if it does."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urlsplit

from cgtkg.schema.errors import ServerError

from ..connection import Database

PATH = "/browser/"
SECONDS = 3.0
_SETTINGS = (
    "SHOW SETTINGS YIELD name, value WHERE name IN "
    "['server.http.enabled', 'server.http.listen_address', 'server.http.advertised_address', "
    "'server.https.enabled', 'server.https.listen_address', 'server.https.advertised_address'] RETURN name, value"
)
_USUAL = {"http": 7474, "https": 7473}


def served_by(database: Database) -> str | None:
    """The address of the server's Browser, such as `http://localhost:7474/browser/`; None if none answers.

    Asked for on the host of the database's own address, at the ports that its settings name, else at the usual ones.
    """
    if database.engine != "Neo4j":
        return None
    parts = urlsplit(database.uri)
    secure, unchecked = "+" in parts.scheme, parts.scheme.endswith("+ssc")
    scheme, host = "https" if secure else "http", parts.hostname or "localhost"
    for port in dict.fromkeys(_ports(database, scheme)):
        if _is_browser(scheme, host, port, unchecked=unchecked):
            return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}{PATH}"
    return None


def _ports(database: Database, scheme: str) -> Iterator[int]:
    with suppress(ServerError):  # an account that may not read settings, or a server that does not tell
        said = {row["name"]: row["value"] for row in database.read(_SETTINGS)}
        for kind in ("listen_address", "advertised_address"):
            port = str(said.get(f"server.{scheme}.{kind}", "")).rpartition(":")[2]
            if said.get(f"server.{scheme}.enabled") == "true" and port.isdigit():
                yield int(port)
    yield _USUAL[scheme]


def _is_browser(scheme: str, host: str, port: int, *, unchecked: bool) -> bool:
    context = ssl.create_default_context()
    if unchecked:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = (
        http.client.HTTPSConnection(host, port, timeout=SECONDS, context=context)
        if scheme == "https"
        else http.client.HTTPConnection(host, port, timeout=SECONDS)
    )
    try:
        connection.request("GET", PATH)
        answer = connection.getresponse()
        return answer.status == http.client.OK and b"Neo4j Browser" in answer.read(1 << 16)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
