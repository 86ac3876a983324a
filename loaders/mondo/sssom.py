"""Mappings of terms to other vocabularies as SSSOM tables: comment lines with metadata, then tab-separated rows.

Looked up 2026-11-23: https://github.com/mapping-commons/sssom (`sssom_schema.yaml`) and Mondo's tables. A mapping may
be negated by `predicate_modifier`. One entry holds all objects of one vocabulary to which a subject is mapped alike, so
that the tables of several vocabularies do not replace one another.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator

from cgtkg.loaders.files.documents import Bytes
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .identifiers import curie, prefix_of, term_id, unread_prefixes
from .terms import known_as

REQUIRED = ("subject_id", "predicate_id", "object_id")
_KNOWN = frozenset(
    (*REQUIRED, "predicate_modifier", "subject_label", "object_label", "mapping_justification", "predicate_label",
     "subject_category", "object_category", "author_id", "author_label", "reviewer_id", "reviewer_label", "confidence",
     "comment", "mapping_date", "mapping_tool", "subject_source", "object_source", "subject_source_version",
     "object_source_version", "mapping_cardinality", "license", "other", "see_also")
)  # fmt: skip
_ID = re.compile(r"[A-Za-z][\w.+-]*:\S+")
_Key = tuple[str, str, str]


def is_header(line: str) -> bool:
    """Whether a line is the header of such a table."""
    return set(REQUIRED) <= set(line.rstrip("\r\n").split("\t"))


class Mappings:
    """A table, held as its mapped ids: Mondo's largest has 12,000 rows. It need not be sorted."""

    def __init__(self, stream: Bytes, file: str, limit: int, unread: Unread) -> None:
        """Read it. Raises `DataError` where a column stands twice or a row is longer than `limit` bytes."""
        self.version = ""
        self.rejected: list[Rejected] = []
        self._mapped: dict[_Key, set[str]] = defaultdict(set)
        header: list[str] = []
        for number, line in enumerate(iter(lambda: stream.readline(limit + 1), b""), start=1):
            if len(line) > limit:
                raise DataError(f"line {number} is longer than {limit:,} bytes")
            text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace").rstrip("\r\n")
            if not header and text.startswith("#"):
                name, _, value = text.lstrip("# ").partition(":")
                self.version = value.strip() if name == "mapping_set_version" else self.version
            elif not header:
                header = _header(text)
                unread.header("sssom", header, _KNOWN)
            elif text and (reason := self._take(header, text, unread)):
                self.rejected.append(Rejected(file, f"line {number}", "", reason))

    def _take(self, header: list[str], text: str, unread: Unread) -> str:
        """Take a row; what is wrong with it."""
        try:
            cells = next(csv.reader([text], delimiter="\t", strict=True))
        except csv.Error as error:
            return f"is no row of cells: {error}"
        if len(cells) != len(header):
            return f"{len(cells)} cells under {len(header)} columns"
        row = {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
        for column in REQUIRED:
            if not _ID.fullmatch(row[column]) or "\ufffd" in row[column]:
                return f"{column} is {row[column]!r}, which is no id"
        unread.see("sssom", [column for column, cell in row.items() if cell], _KNOWN)
        predicate = " ".join(filter(None, (row.get("predicate_modifier", ""), row["predicate_id"])))
        object_ = term_id(row["object_id"])
        unread.see("mapped to", unread_prefixes([object_]))
        self._mapped[term_id(row["subject_id"]), predicate, prefix_of(object_)].add(object_)
        return ""

    def entries(self, day: str, file: str) -> Iterator[Entry]:
        """An entry for each subject, predicate and vocabulary."""
        for (subject, predicate, prefix), objects in self._mapped.items():
            values = {
                "id": known_as(subject),
                "predicate": predicate,
                "same": sorted(filter(None, map(curie, objects))),
                "mapped": sorted(objects),
            }
            id_ = f"{subject} {predicate} {prefix.upper()}"
            yield Entry(id_, values, day, file=file, place=id_, kind=prefix)


def _header(text: str) -> list[str]:
    header = [column.strip() for column in text.split("\t")]
    for column in header:
        if header.count(column) > 1:
            raise DataError("the column stands twice", field=column)
    return header
