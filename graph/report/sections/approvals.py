"""Approvals and permissions: marketing authorisations, applications, trial permissions, designations."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cgtkg.schema.relationships import TYPES

from ...landscape import Landscape, Relationship
from ..blocks import Block, Event, Line, Section, Table, Timeline
from ..material import Material
from ..phrases import named, plain, said, sentence
from ..standings import naming
from ..wording import dated, newest_first, value_of

ORDER = 60


def section(material: Material) -> Section:
    """Four tables kept apart: only the first is about the market."""
    landscape = material.landscape
    blocks: list[Block] = [
        *_approvals(landscape, _of(material, "APPROVED_IN")),
        _table(
            landscape,
            "Applications for marketing authorisation (filed, not approved)",
            [*_COMMON, ("Approved since", lambda scape, fact: naming(scape, _since(scape, fact)))],
            _of(material, "FILED_IN"),
        ),
        _table(
            landscape,
            "Permissions to start a clinical trial (not approvals)",
            _COMMON,
            _of(material, "CLEARED_IN"),
        ),
        _table(landscape, "Designations by regulators", _DESIGNATION, _of(material, "DESIGNATED")),
    ]
    return Section("approvals", "Approvals and permissions", blocks)


def _of(material: Material, type_: str) -> list[Relationship]:
    """The facts, newest first, those without a date last."""
    nodes = material.landscape.nodes
    return sorted(
        (fact for fact in material.landscape.facts(type_) if fact.start in material.products),
        key=lambda fact: (newest_first(fact.get("date")), nodes[fact.start].name.casefold(), fact.key),
    )


def _approvals(landscape: Landscape, facts: list[Relationship]) -> list[Block]:
    table = _table(landscape, "Marketing authorisations, newest first", _APPROVAL, facts)
    events = [
        Event(fact.get("date"), landscape.nodes[fact.end].name, landscape.nodes[fact.start].name)
        for fact in facts
        if fact.get("date") and "/" not in fact.get("date")
    ]
    if len(events) < 2:
        return [table]
    undated = len(facts) - len(events)
    caption = "Marketing authorisations in time; a bar spans the year or month where no day is stated"
    if undated:
        caption += f"; {undated} without a date are not drawn"
    return [Timeline(caption, events), table]


_Column = tuple[str, Callable[[Landscape, Relationship], Line]]


def _table(landscape: Landscape, caption: str, columns: Iterable[_Column], facts: list[Relationship]) -> Block:
    columns = tuple(columns)
    if not facts:
        return sentence(f"{caption}: none is known.")
    rows = [[write(landscape, fact) for _, write in columns] for fact in facts]
    return Table.plain(caption, [title for title, _ in columns], rows)


def _product(landscape: Landscape, fact: Relationship) -> Line:
    return (named(landscape, fact.start),)


def _end(landscape: Landscape, fact: Relationship) -> Line:
    return (named(landscape, fact.end),)


def _date(_: Landscape, fact: Relationship) -> Line:
    return plain(dated(fact.get("date")))


def _evidence(_: Landscape, fact: Relationship) -> Line:
    return (said("", [fact]),)


def _stated(name: str) -> Callable[[Landscape, Relationship], Line]:
    """A column for one property of the relationship."""

    def write(landscape: Landscape, fact: Relationship) -> Line:
        declared = {field.name: field for field in TYPES[fact.type].fields}
        value = fact.get(name)
        return plain("" if value is None else value_of(landscape, declared[name], value))

    return write


def _since(landscape: Landscape, filing: Relationship) -> list[Relationship]:
    """The approvals of the same product and place that may be the answer to an application."""
    return [
        fact
        for fact in landscape.out(filing.start, "APPROVED_IN")
        if fact.end == filing.end
        and (fact.get("status") or "approved") == "approved"
        and fact.get("indication") in (filing.get("indication"), None)
    ]


_COMMON: tuple[_Column, ...] = (
    ("Product", _product),
    ("Where", _end),
    ("For", _stated("indication")),
    ("Date", _date),
    ("Agency", _stated("agency")),
    ("Evidence", _evidence),
)
_APPROVAL: tuple[_Column, ...] = (
    *_COMMON[:-1],
    ("Line", _stated("line")),
    ("Pathway", _stated("pathway")),
    ("Status", _stated("status")),
    _COMMON[-1],
)
_DESIGNATION: tuple[_Column, ...] = (
    ("Product", _product),
    ("Designation", _stated("designation")),
    ("By", _end),
    ("For", _stated("indication")),
    ("Date", _date),
    ("Evidence", _evidence),
)
