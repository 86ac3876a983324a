"""A web server on this machine for the guide, the style and, where the user has it, Neo4j Browser itself."""

from __future__ import annotations

import errno
import mimetypes
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cgtkg.schema.errors import ServerError, UsageError

Pages = Callable[[str], bytes | None]
"""From a path such as `guide.html` to what lies there, None if nothing does."""
HOST = "localhost"
"""Neo4j Browser takes guides from this name without a setting, and not from 127.0.0.1."""
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Private-Network": "true",
}
"""Any page may read what is served, as Neo4j Browser does from its own origin: nothing of it is secret."""


@contextmanager
def serving(pages: Callable[[str], Pages], port: int) -> Iterator[str]:
    """Serve on the loopback interface while the context lasts; yields the address, `http://localhost:PORT`.

    `pages` gets that address and returns what lies where. `port` 0 takes any free one; `UsageError` if it is taken.
    """
    try:
        server = _Server(("127.0.0.1", port), _Answering)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError(f"port {port} is in use on this machine: give another with --port") from None
        raise ServerError(f"cannot serve on port {port}: {error.strerror}") from error
    address = f"http://{HOST}:{server.server_address[1]}"
    with server:
        server.pages = pages(address)
        thread = threading.Thread(target=server.serve_forever, name="guide", daemon=True)
        thread.start()
        try:
            yield address
        finally:
            server.shutdown()


class _Server(ThreadingHTTPServer):
    """A server with what it serves."""

    daemon_threads = True
    pages: Pages

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A web browser that left before it had all is nothing to tell."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Answering(BaseHTTPRequestHandler):
    """Answers one request."""

    server: _Server

    def do_GET(self) -> None:
        """The page, or 404."""
        if page := self._answer(self.server.pages(self._path)):
            self.wfile.write(page)

    def do_HEAD(self) -> None:
        """The same without the page itself."""
        self._answer(self.server.pages(self._path))

    def do_OPTIONS(self) -> None:
        """What a browser asks before it lets a page of another origin read."""
        self._answer(b"")

    @property
    def _path(self) -> str:
        return self.path.partition("?")[0].lstrip("/")

    def _answer(self, page: bytes | None) -> bytes | None:
        named = self._path if "." in self._path.rpartition("/")[2] else "index.html"
        kind = mimetypes.guess_type(named)[0] or "text/plain"
        text = kind.startswith("text/") or kind.endswith("javascript")
        self.send_response(HTTPStatus.NOT_FOUND if page is None else HTTPStatus.OK)
        headers = {"Content-Type": kind + ("; charset=utf-8" if text else ""), "Content-Length": str(len(page or b""))}
        for name, value in (_OPEN | headers).items():
            self.send_header(name, value)
        self.end_headers()
        return page

    def log_message(self, *_: object) -> None:
        """Requests are not worth a line each."""
