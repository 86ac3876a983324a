"""The server's folder: private to its owner, and changed by one command at a time."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cgtkg.schema.errors import ServerError

if sys.platform != "win32":
    import fcntl

_SUBFOLDERS = ("config", "databases", "log")


def prepare(home: Path) -> None:
    """Create the folder, readable by its owner only, with the subfolders that the server needs.

    A folder that existed and holds files keeps its mode (it may be shared with the download cache), unless
    others may write to it: then `ServerError`, as also if it cannot be written.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not any(home.iterdir()):
            home.chmod(0o700)
        if home.stat().st_mode & 0o022:
            raise ServerError(
                f"other users can write to {home}: run `chmod go-w` on it, or set CGTKG_HOME to a folder of your own"
            )
        for name in _SUBFOLDERS:
            (home / name).mkdir(mode=0o700, exist_ok=True)
            (home / name).chmod(0o700)
    except OSError as error:
        raise unwritable(home, error) from error


def unwritable(home: Path, error: OSError) -> ServerError:
    """The error for a folder that cannot be written, with what to do."""
    return ServerError(
        f"cannot write to {home}: {error.strerror}; make room or permit it, or set CGTKG_HOME to another folder"
    )


def write_private(path: Path, text: str) -> None:
    """Put `text` into the file as a whole or not at all, readable by its owner only."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(text)
    draft.replace(path)


@contextmanager
def locked(home: Path, *, timeout: float) -> Iterator[None]:
    """Be the only command that starts or stops the server of this folder, in all processes of this machine.

    Waits at most `timeout` seconds for another one, then `ServerError`. The system frees the lock of a
    process that dies, so a lock file left over locks nothing.
    """
    deadline = time.monotonic() + timeout
    try:
        file = (home / "lock").open("a")
    except OSError as error:
        raise unwritable(home, error) from error
    with file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise ServerError(
                        f"another command has been starting or stopping the server in {home} for "
                        f"{timeout:.0f} s: wait for it, or stop it, and try again"
                    ) from None
                time.sleep(0.05)
        yield
