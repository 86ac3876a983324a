"""Evidence in numbers: what the report cites, by source: passages by number, registry records by their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cgtkg.schema.errors import DataError

from ..landscape import Landscape, Node, Passage
from ..wording import count, published
from .blocks import Section
from .registries import record_of


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered passage: its evidence id, source name, place in it, and the words where the document was at hand."""

    number: int
    evidence: str
    source: str
    locator: str
    quote: str


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source with all that the report cites of it. `published` is worded for reading; `records` are CURIEs."""

    id: str
    name: str
    title: str
    publisher: str
    published: str
    url: str
    citations: Sequence[Citation]
    records: Sequence[str] = ()

    @property
    def anchor(self) -> str:
        """The id of its heading, to link to."""
        return f"source-{self.id.partition(':')[2]}"

    @property
    def size(self) -> int:
        """How many passages and records it is cited for."""
        return len(self.citations) + len(self.records)


@dataclass(frozen=True, slots=True)
class Reference:
    """What one phrase rests on: ranges of numbered passages, and the CURIEs of registry records."""

    numbers: tuple[tuple[int, int], ...] = ()
    passages: int = 0
    records: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """How much it is, such as '3 passages, 12 records'."""
        parts = [count(self.passages, "passage")] if self.passages else []
        parts += [count(len(self.records), "record")] if self.records else []
        return ", ".join(parts)


def evidence_cited(sections: Iterable[Section]) -> set[str]:
    """The ids of all evidence that some phrase rests on."""
    return {
        id_
        for section in sections
        for block in section.blocks
        for line in block.lines()
        for phrase in line
        for id_ in phrase.evidence
    }


def cited(sections: Iterable[Section], landscape: Landscape) -> list[CitedSource]:
    """What the sections rest on, by source; passages numbered from 1 in the order of place.

    Raises `DataError` if a section cites what is no evidence of the landscape.
    """
    ids = evidence_cited(sections)
    if missing := sorted(ids - landscape.passages.keys()):
        raise DataError(f"the report cites {missing[0]}, which is no evidence of the landscape")
    by_source: dict[str, list[Passage]] = defaultdict(list)
    for id_ in ids:
        by_source[landscape.passages[id_].source].append(landscape.passages[id_])
    found, number = [], 0
    for source in sorted(by_source):
        node = landscape.sources.get(source) or Node(source, "Source", {})
        records = sorted({record for passage in by_source[source] if (record := record_of(passage))})
        citations = []
        for passage in sorted(by_source[source], key=lambda passage: (_natural(passage.locator), passage.id)):
            if not record_of(passage):
                number += 1
                citations.append(Citation(number, passage.id, node.name, passage.locator, passage.quote))
        found.append(
            CitedSource(
                source, node.name, node.get("title") or node.name, node.get("publisher") or "",
                published(node.get("published")), node.get("url") or "", tuple(citations), tuple(records),
            )
        )  # fmt: skip
    return found


def ranges(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as ranges, first and last; three and more in a row become one.

    >>> ranges([7, 1, 2, 3, 5, 8])
    [(1, 3), (5, 5), (7, 7), (8, 8)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return [
        part
        for first, last in found
        for part in ([(first, last)] if last - first != 1 else [(first, first), (last, last)])
    ]


def _natural(locator: str) -> list[tuple[int, str]]:
    """Sorts L9 before L10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", locator)]
