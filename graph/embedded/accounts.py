"""The two accounts of the embedded server: one that may do everything, one that may only read.

The server gets the passwords as salted hashes in its own configuration files, so that they never stand in a
command line or environment that other users of the machine could see.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from .home import write_private
from .server import DATABASE

WRITER, READER = "root", "reader"
_NAME = "secrets.json"
_ITERATIONS = 65536  # ArcadeDB's own default
_EVERYTHING = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]


@dataclass(frozen=True, slots=True)
class Passwords:
    """The passwords of both accounts."""

    writer: str = field(repr=False)
    reader: str = field(repr=False)


def passwords(home: Path) -> Passwords | None:
    """The passwords of the server in `home`; None if their file is missing or broken."""
    try:
        kept = json.loads((home / _NAME).read_text(encoding="utf-8"))
        return Passwords(kept[WRITER], kept[READER])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def configure(home: Path) -> Passwords:
    """Write the accounts and what they may do where the server reads them at its start.

    The passwords are made up at random the first time and kept in a file that only the owner can read.
    """
    known = passwords(home)
    if known is None:
        known = Passwords(secrets.token_urlsafe(32), secrets.token_urlsafe(32))
        write_private(home / _NAME, json.dumps({WRITER: known.writer, READER: known.reader}))
    accounts = [
        {"name": WRITER, "databases": {"*": ["admin"]}, "password": _hashed(known.writer)},
        {"name": READER, "databases": {DATABASE: ["reader"]}, "password": _hashed(known.reader)},
    ]
    groups = {
        "admin": _group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], _EVERYTHING),
        "reader": _group([], ["readRecord"]),
        "*": _group([], []),
    }
    folder = home / "config"
    write_private(folder / "server-users.jsonl", "".join(json.dumps(one) + "\n" for one in accounts))
    permissions = {"version": 2, "databases": {"*": {"groups": groups}}}
    write_private(folder / "server-groups.json", json.dumps(permissions, indent=2))
    return known


def _group(access: list[str], to_records: list[str]) -> dict[str, object]:
    return {
        "resultSetLimit": -1,
        "readTimeout": -1,
        "access": access,
        "types": {"*": {"access": to_records}},
    }


def _hashed(password: str) -> str:
    """ArcadeDB's form: algorithm, iterations, salt and hash; the salt's bytes are those of its base64 text."""
    salt = base64.b64encode(os.urandom(32)).decode()
    key = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), _ITERATIONS)
    return f"PBKDF2WithHmacSHA256${_ITERATIONS}${salt}${base64.b64encode(key).decode()}"
