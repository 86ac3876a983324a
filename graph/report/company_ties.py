"""What belongs to companies beside products: facilities, former names, and the ties between companies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from cgtkg.schema.statements import Statement

from ..landscape import Landscape, Node, Relationship
from ..wording import dated, newest_first
from .blocks import Block, Group, Line, Phrase, Table
from .limits import query, rest, shared_out
from .matrices import naming
from .phrases import named, plain, said

_GROUPS = {
    "Licences and sales of rights": ("LICENSED", "gave rights to"),
    "Joint ventures": ("PARTNERED_WITH", "joint venture with"),
    "Partnerships": ("PARTNERED_WITH", "works together with"),
    "Acquisitions": ("ACQUIRED", "acquired"),
    "Owners": ("SUBSIDIARY_OF", "is owned by"),
}
"""Heading of a group to the relationship type and its words between two companies."""
_VENTURE = re.compile(r"joint venture:\s*(?P<name>.+)")
"""How `subject` of PARTNERED_WITH names the company that the two own together."""
_FORMER = re.compile(r"(?P<name>.+?)(?: \((?P<start>[^/()]+)/(?P<end>[^/()]+)\))?")
"""A former name with its time: see `former_names` in schema/nodes.py."""
_ROWS, _LEAST = 60, 8


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


def ties(landscape: Landscape) -> list[Table]:
    """A row for each tie, in groups by what it is, the newest first; of a licence, product and territory."""
    found: dict[str, dict[tuple[str, ...], list[Relationship]]] = {heading: defaultdict(list) for heading in _GROUPS}
    for fact in landscape.facts(*{type_ for type_, _ in _GROUPS.values()}):
        found[_heading(fact)][_same(fact)].append(fact)
    groups = {heading: sorted(held.values(), key=_newest) for heading, held in found.items() if held}
    shown = shared_out([len(held) for held in groups.values()], _ROWS, _LEAST)
    drawn = [
        Group(plain(heading), [_row(landscape, _GROUPS[heading][1], facts) for facts in held[:n]])
        for (heading, held), n in zip(groups.items(), shown, strict=True)
    ]
    columns = ("Company", "Tie", "With", "About", "Where", "When", "Evidence")
    more = rest(sum(shown), sum(map(len, groups.values())), query("corporate_ties"))
    return [Table.grouped("Licences, partnerships, acquisitions and ownership", columns, drawn, more)] if drawn else []


def former_names(landscape: Landscape) -> list[Table]:
    """A row for each name that a company no longer has, and until when it had it."""
    rows = []
    for node in sorted(landscape.of("Company"), key=lambda node: (node.name.casefold(), node.id)):
        for text in node.get("former_names") or ():
            if former := _FORMER.fullmatch(text):
                when = _when(former["start"], former["end"])
                rows.append([plain(node.name), plain(former["name"]), plain(when), _stating(node, text)])
    columns = ("Company", "Was called", "When", "Evidence")
    return [Table.plain("Former names", columns, rows)] if rows else []


def _heading(fact: Relationship) -> str:
    if fact.type == "PARTNERED_WITH":
        return "Joint ventures" if _VENTURE.fullmatch(fact.get("subject") or "") else "Partnerships"
    return next(heading for heading, (type_, _) in _GROUPS.items() if type_ == fact.type)


def _same(fact: Relationship) -> tuple[str, ...]:
    """What makes two facts one tie: stated and inferred stand in one row."""
    return (fact.start, fact.end, *(fact.get(name) or "" for name in ("product", "territory", "subject")))


def _newest(facts: Sequence[Relationship]) -> tuple[tuple[int, int], str]:
    return newest_first(_begun(facts[0])), facts[0].key


def _begun(fact: Relationship) -> str:
    return str(fact.get("valid_from") or fact.get("date") or "")


def _row(landscape: Landscape, words: str, facts: Sequence[Relationship]) -> list[Line]:
    facts = sorted(facts, key=lambda fact: fact.assertion, reverse=True)
    fact = facts[0]
    venture = _VENTURE.fullmatch(fact.get("subject") or "")
    about = venture["name"] if venture else fact.get("subject") or _name(landscape, fact.get("product"))
    return [
        (named(landscape, fact.start, strong=True),), plain(words), (named(landscape, fact.end),), plain(about),
        plain(_name(landscape, fact.get("territory"))), plain(_when(_begun(fact), fact.get("valid_to"))),
        (said("", facts),),
    ]  # fmt: skip


def _name(landscape: Landscape, id_: str | None) -> str:
    node = landscape.nodes.get(id_ or "")
    return node.name if node else id_ or ""


def _when(start: str | None, end: str | None) -> str:
    """A time for reading: '2017-01, until 2023'."""
    begun = dated(start) if start and start != ".." else ""
    return ", ".join(filter(None, (begun, f"until {dated(end)}" if end else "")))


def _stating(node: Node, text: str) -> Line:
    """The evidence of those statements of the node that have the name."""
    stating = [s.evidence for s in node.statements if text in _names(s)]
    return (Phrase("", tuple(sorted(stating))),)


def _names(statement: Statement) -> Sequence[str]:
    names = statement.values.get("former_names")
    return names if isinstance(names, list) else ()
