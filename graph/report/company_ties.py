"""What belongs to companies beside products: facilities, and the ties between companies."""

from __future__ import annotations

from ..landscape import Landscape
from ..wording import dated, qualifiers
from .blocks import Block, Table
from .limits import query, rest
from .matrices import naming
from .phrases import named, plain, said

_TIES = {
    "SUBSIDIARY_OF": "is owned by",
    "ACQUIRED": "acquired",
    "PARTNERED_WITH": "works together with",
    "LICENSED": "gave rights to",
}
_ROWS = 40


def facilities(landscape: Landscape) -> list[Block]:
    """Facilities that a fact speaks of; those only announced stand in their own section."""
    rows = []
    for node in landscape.of("Facility"):
        facts = [*landscape.into(node.id, "OPERATES", "MANUFACTURED_AT"), *landscape.out(node.id, "LOCATED_IN")]
        if facts:
            rows.append([
                (named(landscape, node.id, facts, strong=True),),
                naming(landscape, landscape.into(node.id, "OPERATES"), "start"),
                naming(landscape, landscape.out(node.id, "LOCATED_IN")),
                naming(landscape, landscape.into(node.id, "MANUFACTURED_AT"), "start"),
                plain(node.get("status") or ""),
            ])  # fmt: skip
    columns = ("Facility", "Run by", "Where", "Makes", "Status")
    return [Table.plain("Facilities", columns, rows)] if rows else []


def ties(landscape: Landscape) -> list[Block]:
    """A row for each tie, by the company that it starts from."""
    facts = sorted(
        landscape.facts(*_TIES),
        key=lambda fact: (landscape.nodes[fact.start].name.casefold(), fact.type, fact.key),
    )
    rows = [
        [
            (named(landscape, fact.start, strong=True),),
            plain(_TIES[fact.type]),
            (named(landscape, fact.end),),
            plain(qualifiers(landscape, fact, skip=("date",))),
            plain(dated(fact.get("date")) if fact.get("date") else ""),
            (said("", [fact]),),
        ]
        for fact in facts[:_ROWS]
    ]
    columns = ("Company", "Tie", "With", "About", "Date", "Evidence")
    more = rest(len(rows), len(facts), query("corporate_ties"))
    return [Table.plain("Partnerships, licences, acquisitions and ownership", columns, rows, more)] if rows else []
