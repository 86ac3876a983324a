"""One thing that a service wants: from the snapshot where it is there already, else asked for until it is whole."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlencode, urlsplit

from ..digests import digest
from .client import Client
from .clock import Clock
from .retrying import Refused, retried
from .service import Absent, Answer, Damaged, Got, Service, Wanted
from .snapshot import Snapshot, Stored

MISSING = 404


class Asking:
    """Answers what a service wants: files of these `names`, of which `asked` had to be asked for."""

    def __init__(
        self, client: Client, snapshot: Snapshot, clock: Clock, service: Service, say: Callable[[str], None]
    ) -> None:
        self._client, self._snapshot, self._clock, self._say = client, snapshot, clock, say
        self._service, self._root = service, urlsplit(snapshot.manifest.address).path
        self.asked = 0
        self.names: set[str] = set()

    def get(self, wanted: Wanted) -> Got:
        """What is wanted. Raises `FetchError` where it does not come, `Changed` where a file is another than stated."""
        if not wanted.name:
            with TemporaryDirectory(prefix="cgtkg-fetch-") as folder:
                return self._ask(wanted, Path(folder, "answer"))
        self.names.add(wanted.name)
        stored = self._snapshot.whole(wanted.name, self._path(wanted))
        if stored:
            with suppress(Damaged):  # whole, but not what the service's list of hashes says today
                return Got(_read(wanted, self._snapshot.folder / wanted.name), stored.learned)
        return self._ask(wanted, self._snapshot.part(wanted.name))

    def _ask(self, wanted: Wanted, part: Path) -> Got:
        def once() -> tuple[Answer, Any] | None:
            try:
                answer = self._client.download(wanted.path, wanted.params, part)
            except Refused as refused:
                if wanted.optional and refused.status == MISSING:
                    return None
                raise
            try:
                return answer, _read(wanted, part)
            except Absent:
                part.unlink()
                if wanted.optional:
                    return None
                raise
            except Damaged:
                part.unlink()
                raise

        what = f"{self._service.title}, {self._path(wanted)}"
        came = retried(once, self._clock, self._say, what)
        if came is None:
            return Got(found=False)
        answer, value = came
        learned = wanted.learn(answer) if wanted.learn else ""
        if wanted.name:
            self._keep(wanted, part, answer, learned)
        return Got(value, learned)

    def _keep(self, wanted: Wanted, part: Path, answer: Answer, learned: str) -> None:
        self.asked += 1
        self._snapshot.keep(
            Stored(
                name=wanted.name,
                path=self._path(wanted),
                date=self._clock.now().isoformat(timespec="seconds"),
                version=answer.headers.get("etag", "") or answer.headers.get("last-modified", ""),
                size=part.stat().st_size,
                sha256=digest(part),
                learned=learned,
            )
        )
        files = len(self._snapshot.manifest.files)
        self._say(f"{self._service.name}: {wanted.name}; {files} files, {self._snapshot.size / 1e6:,.1f} MB")

    def _path(self, wanted: Wanted) -> str:
        path = wanted.path if wanted.path.startswith("/") else self._root + wanted.path
        return path + (f"?{urlencode(wanted.params)}" if wanted.params else "")


def _read(wanted: Wanted, file: Path) -> Any:
    """What the service makes of a file. Raises `Damaged` where that, or its hash, says that it is not whole."""
    if wanted.sha1 and digest(file, "sha1") != wanted.sha1:
        raise Damaged("its content is not what the service's own list of hashes says")
    return wanted.read(file) if wanted.read else None
