"""HTTP: one service asked at its pace, through a cache that asks it each time whether what is stored still holds."""

from __future__ import annotations

from base64 import b64encode
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx2
from hishel import CacheOptions, SqliteStorage
from hishel.httpx2 import CacheTransport
from pydantic import SecretStr

from .clock import Pace
from .retrying import Refused, wait_asked
from .service import Answer, Damaged, FetchError

TIMEOUT = 60.0
"""Seconds without a byte. The services compose large pages before they send the first."""
REDIRECTS = 10
BEYOND = 416
"""The status for a part that does not exist (RFC 9110, 15.5.17)."""
CACHE_SIZE, CACHE_LARGEST = 8 << 30, 512 << 20
"""Bytes of the whole cache and of the largest body in it, as sent (mostly compressed)."""


class Client:
    """Asks one service. `cache` is the folder of the HTTP cache; `key` is sent to the service's own host only."""

    def __init__(self, address: str, pace: Pace, cache: Path, key: SecretStr | None = None) -> None:
        self._address, self._pace = address, pace
        cache.mkdir(parents=True, exist_ok=True)
        storage = SqliteStorage(
            database_path=cache / "http_v2.sqlite", max_size=CACHE_SIZE, max_stream_size=CACHE_LARGEST
        )
        inner = Wire(httpx2.HTTPTransport(retries=0), address, pace, key)
        self._cached = _client(CacheTransport(inner, storage, rfc=CacheOptions(shared=False)))
        self._plain = _client(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cached.close()

    def download(self, path: str, params: tuple[tuple[str, str], ...], part: Path) -> Answer:
        """Write the body to `part`, or what is missing of it where an earlier call broke off (see `version_file`).

        Raises `Refused` for any status but success, and what httpx2 does, also for a body shorter than declared; what
        came until then stays in `part`.
        """
        noted = version_file(part)
        validator = noted.read_text(encoding="ascii") if noted.exists() and part.exists() else ""
        begun = part.stat().st_size if validator else 0
        url = httpx2.URL(self._address).join(path)
        url = url.copy_merge_params(dict(params)) if params else url
        headers = (
            {"Range": f"bytes={begun}-", "If-Range": validator, "Accept-Encoding": "identity"}
            if begun
            else {"Cache-Control": "no-cache"}
        )
        with (self._plain if begun else self._cached).stream("GET", url, headers=headers) as response:
            if response.status_code == BEYOND:
                noted.unlink()
                raise Damaged("the part that was here is longer than the file is now")
            if response.status_code not in (200, 206):
                raise Refused(
                    response.status_code, wait_asked(response.headers.get("retry-after", ""), self._pace.clock)
                )
            goes_on = response.status_code == 206
            if goes_on and not response.headers.get("content-range", "").startswith(f"bytes {begun}-"):
                noted.unlink()
                raise Damaged("another part came than was asked for")
            if not goes_on:
                noted.write_text(validator_of(response.headers), encoding="ascii")
            with part.open("ab" if goes_on else "wb") as stream:
                for chunk in response.iter_bytes():  # as they come: a size would hold back the last before a fault
                    stream.write(chunk)
            noted.unlink(missing_ok=True)
            return _answer(response)


class Wire(httpx2.BaseTransport):
    """Below the cache, so that a key is never stored and only what goes over the network is paced."""

    def __init__(self, inner: httpx2.BaseTransport, address: str, pace: Pace, key: SecretStr | None) -> None:
        self._inner, self._pace, self._key = inner, pace, key
        self._home = urlsplit(address)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask. Raises `FetchError` where a redirect would leave HTTPS."""
        if self._home.scheme == "https" and request.url.scheme != "https":
            raise FetchError(f"{self._home.hostname} redirects to an unprotected address; nothing was asked there")
        sent = request
        if self._key and (request.url.scheme, request.url.netloc.decode()) == (self._home.scheme, self._home.netloc):
            sent = httpx2.Request(request.method, request.url, headers=request.headers, extensions=request.extensions)
            sent.headers["Authorization"] = "Basic " + b64encode(f"{self._key.get_secret_value()}:".encode()).decode()
        self._pace.wait()
        return self._inner.handle_request(sent)

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def version_file(part: Path) -> Path:
    """Where the version of a file that broke off is noted: without it the file is fetched from its beginning."""
    return part.with_name(f"{part.name}.version")


def validator_of(headers: httpx2.Headers) -> str:
    """What names a body exactly, byte by byte, so that it can be gone on with (RFC 9110, 13.1.5); empty: nothing does.

    A packed body is unpacked as it is written: its bytes cannot be counted from here.
    """
    found: str = headers.get("etag", "") or headers.get("last-modified", "")
    packed = headers.get("content-encoding", "identity") != "identity"
    return "" if packed or found.startswith("W/") or not found.isascii() else found


def _client(transport: httpx2.BaseTransport) -> httpx2.Client:
    return httpx2.Client(
        transport=transport,
        follow_redirects=True,
        max_redirects=REDIRECTS,
        timeout=TIMEOUT,
        headers={"User-Agent": f"cgtkg/{version('cgtkg')}"},
    )


def _answer(response: httpx2.Response) -> Answer:
    hops = tuple(str(past.headers.get("location", "")) for past in response.history)
    return Answer({name.lower(): value for name, value in response.headers.items()}, hops)
