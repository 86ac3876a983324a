"""A service on this machine that answers as it was told to, for tests of fetching; and a clock that never waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Reply:
    """An answer; `declared` is the length that it claims to have, where that is not so."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    declared: int | None = None


@dataclass(frozen=True)
class Call:
    """A request as it came."""

    path: str
    params: dict[str, str]
    headers: dict[str, str]


Answering = Callable[[Call], Reply]


@dataclass
class Server:
    """Answers by `answer`; `faults` are given first, in order, to the next requests. `calls` is what came."""

    answer: Answering
    address: str = ""
    calls: list[Call] = field(default_factory=list)
    faults: list[Reply | None] = field(default_factory=list)

    def reply(self, call: Call) -> Reply:
        """The next fault, else the true answer; conditional and partial requests as RFC 9110 has them."""
        self.calls.append(call)
        fault = self.faults.pop(0) if self.faults else None
        return fault or _conditional(call, self.answer(call))

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [call.path for call in self.calls]


def _conditional(call: Call, reply: Reply) -> Reply:
    tag = reply.headers.get("ETag")
    if tag and call.headers.get("if-none-match") == tag:
        return Reply(status=304, headers=reply.headers)
    if tag and call.headers.get("if-range") == tag and "range" in call.headers:
        begun = int(call.headers["range"].removeprefix("bytes=").rstrip("-"))
        span = {"Content-Range": f"bytes {begun}-{len(reply.body) - 1}/{len(reply.body)}"}
        return Reply(reply.body[begun:], 206, {**reply.headers, **span})
    return reply


@contextmanager
def serving(answer: Answering) -> Iterator[Server]:
    """A server on the loopback address, on a port that the system chooses."""
    server = Server(answer)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer."""
            parts = urlsplit(self.path)
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = server.reply(Call(parts.path, dict(parse_qsl(parts.query)), headers))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status != 304:
                self.send_header("Content-Length", str(reply.declared or len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)
            self.close_connection = self.close_connection or reply.declared is not None

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Nothing: a test's output is its own."""

    class Listener(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Nothing: a client that closes its connection early is what is tested."""

    with Listener(("127.0.0.1", 0), Handler) as listener:
        thread = Thread(target=listener.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        server.address = f"http://127.0.0.1:{listener.server_port}/"
        try:
            yield server
        finally:
            listener.shutdown()
            thread.join()


@dataclass
class StoppedClock:
    """Time passes only by waiting; `slept` is every wait in seconds."""

    at: datetime = datetime(2026, 11, 23, 8, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)
    _elapsed: float = 0.0

    def now(self) -> datetime:
        """The time of day."""
        return self.at + timedelta(seconds=self._elapsed)

    def elapsed(self) -> float:
        """Seconds since it was made."""
        return self._elapsed

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.slept.append(seconds)
        self._elapsed += seconds
