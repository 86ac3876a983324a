"""The text of a document: a file, standard input, or one of the seed documents; HTML without its tags."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from cgtkg.schema.errors import DataError, UsageError
from cgtkg.schema.fields import Value

from ..seeds.documents import by_source, documents_in
from .web_pages import is_web_page, shown

SEED_DOCUMENT = re.compile(r"(?:source:)?(seed-\d{3})", re.ASCII)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_NO_TEXT = ((b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip archive or an Office document"))


def read_document(path: Path) -> str:
    """The text of a file; `DataError` where there is none to read."""
    if not path.exists():
        raise DataError("there is no such file", file=str(path))
    try:
        return text_of(path.read_bytes(), path.name)
    except OSError as error:
        raise DataError(f"cannot be read: {error.strerror}", file=str(path)) from error


def text_of(content: bytes, name: str) -> str:
    """The text in the bytes of a document called `name`: UTF-8 (what is none shows as U+FFFD), or as its byte order
    mark says. Lines keep their numbers where tags are taken out.

    >>> text_of(b"<html><p>zevor<b>-cel</b>", "a page").strip()
    'zevor-cel'
    """
    encoding = next((found for mark, found in _MARKS if content.startswith(mark)), "utf-8")
    kind = next((kind for mark, kind in _NO_TEXT if content.startswith(mark)), "")
    if kind or (b"\0" in content and encoding != "utf-16"):
        raise DataError(f"is {kind or 'no text'}; save it as text", file=name)
    text = content.decode(encoding, "replace")
    return shown(text) if is_web_page(text, name) else text


def seed_document(name: str, folders: Sequence[Path], sources: Mapping[str, Mapping[str, Value]]) -> str:
    """The text of the seed document called `seed-003`, looked for in `folders`, among `sources` of the seeds.

    Raises `UsageError` without a folder, `DataError` if the document is in none of them.
    """
    if not folders:
        raise UsageError(f"{name} is a seed document: say by --documents in which folder it is")
    found = by_source(documents_in(folders), {id_: str(source.get("sha256", "")) for id_, source in sources.items()})
    if document := found.get(f"source:{name}"):
        return "\n".join(document.lines)
    raise DataError(f"{name} is not among the documents of {', '.join(map(str, folders))}")
