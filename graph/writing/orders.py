"""What the database is told for a difference: statements with their rows; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cgtkg.schema import cypher
from cgtkg.schema.fields import Value
from cgtkg.schema.identity import label_of

from .batch import Ends
from .chunks import by, chunks
from .difference import Difference
from .properties import Properties

ROWS_AT_ONCE = 1_000
FEW = 100
"""Passages of one source in a batch that are not worth a statement of their own."""


@dataclass(frozen=True, slots=True)
class Order:
    """A statement that returns how many elements it wrote, its parameters, and how many these must be.

    `ends` are those of the relationships that it creates.
    """

    statement: str
    parameters: Mapping[str, Any]
    count: int
    ends: Sequence[Ends] = ()


class Rows(list[Any]):
    """A list that says only how long it is.

    The driver writes out each parameter for its log, wanted or not, which costs more than sending it.
    """

    def __repr__(self) -> str:
        """Its length."""
        return f"[{len(self)} items]"


class Table(dict[str, Any]):
    """A map that says only how long it is."""

    def __repr__(self) -> str:
        """Its length."""
        return f"{{{len(self)} items}}"


def orders(difference: Difference) -> Iterator[Order]:
    """All that is created and replaced, in an order in which the ends of a relationship come before it."""
    yield from _new_nodes(difference.new_nodes)
    yield from _new_evidence(difference.new_evidence)
    for label, ids in by(difference.changed_nodes, label_of).items():
        changed = ({"id": id_, **_changed(id_, difference.changed_nodes, difference)} for id_ in ids)
        yield from in_chunks(cypher.replace_nodes(label), changed)
    yield from in_chunks(cypher.set_seen(), difference.seen)
    yield from _new_relationships(difference.new_relationships, difference.ends)
    for type_, keys in by(difference.changed_relationships, type_of).items():
        for chunk in chunks(keys, cypher.KEYS_AT_ONCE):
            rows = Table((key, _changed(key, difference.changed_relationships, difference)) for key in chunk)
            yield Order(cypher.update_relationships(type_), {"keys": chunk, "rows": rows}, len(chunk))


def in_chunks(statement: str, rows: Iterable[object], **more: object) -> Iterator[Order]:
    """A statement for every so many rows."""
    for chunk in chunks(rows, ROWS_AT_ONCE):
        yield Order(statement, {"rows": Rows(chunk), **more}, len(chunk))


def _changed(ref: str, rows: Mapping[str, Properties], difference: Difference) -> dict[str, object]:
    return {"properties": rows[ref], "held": difference.held.get(ref)}


def _new_nodes(new: Mapping[str, Properties]) -> Iterator[Order]:
    for label, ids in by(new, label_of).items():
        names, rows = _table([new[id_] for id_ in ids])
        yield from in_chunks(cypher.create_nodes(label, names), rows)


def _new_evidence(new: Mapping[str, tuple[Properties, Properties]]) -> Iterator[Order]:
    """One statement a source where it has many passages; sources with few, as documents are, go together."""
    few: list[str] = []
    for source, ids in by(new, lambda id_: str(new[id_][0]["source"])).items():
        if len(ids) < FEW:
            few += ids
            continue
        names, passages = _table([new[id_][0] for id_ in ids])
        origin, links = _table([new[id_][1] for id_ in ids])
        rows = (link + passage for link, passage in zip(links, passages, strict=True))
        yield from in_chunks(cypher.create_evidence(origin, names), rows, source=source)
    yield from _new_nodes({id_: new[id_][0] for id_ in few})
    leading = {str(link["key"]): link for _, link in (new[id_] for id_ in few)}
    yield from _new_relationships(leading, {key: Ends.of(key) for key in leading})


def _new_relationships(new: Mapping[str, Properties], ends: Mapping[str, Ends]) -> Iterator[Order]:
    grouped: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for key in new:
        own = ends[key]
        grouped[own.type, label_of(own.start), label_of(own.end)].append(key)
    for place, keys in grouped.items():
        names, values = _table([new[key] for key in keys])
        statement = cypher.create_relationships(*place, names)
        for chunk in chunks(zip((ends[key] for key in keys), values, strict=True), ROWS_AT_ONCE):
            rows = Rows([own.start, own.end, *of_one] for own, of_one in chunk)
            yield Order(statement, {"rows": rows}, len(chunk), [own for own, _ in chunk])


def _table(elements: Sequence[Properties]) -> tuple[tuple[str, ...], list[list[Value | None]]]:
    """The names of all properties, and of each element a row of their values: names are sent once."""
    names = tuple(sorted({name for properties in elements for name in properties}))
    return names, [[properties.get(name) for name in names] for properties in elements]


def type_of(key: str) -> str:
    """The relationship type in a key."""
    return key.partition(" ")[0]
