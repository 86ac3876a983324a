"""Approvals and permissions: marketing authorisations, applications, trial permissions, designations."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from cgtkg.schema.relationships import TYPES

from ...authorisations import has_ended, in_force
from ...landscape import Landscape, Relationship
from ...wording import dated, spoken, value_of
from ..blocks import Block, Event, Line, Section, Table, Timeline
from ..material import Material
from ..matrices import naming
from ..permissions import answers, permissions
from ..phrases import named, plain, said, sentence

ORDER = 60


def section(material: Material) -> Section:
    """Tables kept apart: authorisations in force, those that ended or were refused, and what is no authorisation."""
    landscape = material.landscape
    blocks: list[Block] = [
        *_approvals(landscape, permissions(material, "APPROVED_IN")),
        _table(
            landscape,
            "Applications for marketing authorisation (filed, not approved)",
            [*_COMMON, ("Approved since", lambda scape, fact: naming(scape, answers(scape, fact)))],
            permissions(material, "FILED_IN"),
        ),
        _table(
            landscape,
            "Permissions to start a clinical trial (not approvals)",
            _COMMON,
            permissions(material, "CLEARED_IN"),
        ),
        _table(landscape, "Designations by regulators", _DESIGNATION, permissions(material, "DESIGNATED")),
    ]
    return Section("approvals", "Approvals and permissions", blocks)


def _approvals(landscape: Landscape, facts: list[Relationship]) -> list[Block]:
    """The authorisations in force, in time and as a table; then those that are not, with the day of their end."""
    standing, over = ([f for f in facts if in_force(f) is wanted] for wanted in (True, False))
    table = _table(landscape, "Marketing authorisations in force, newest first", _APPROVAL, standing)
    ended = [_table(landscape, "Marketing authorisations that ended, and refused ones", _OVER, over)] if over else []
    in_time = [fact for fact in standing if fact.get("date") and "/" not in fact.get("date")]
    events = dict.fromkeys(
        Event(fact.get("date"), landscape.nodes[fact.end].name, landscape.nodes[fact.start].name) for fact in in_time
    )
    if len(events) < 2:
        return [table, *ended]
    undated = len(standing) - len(in_time)
    caption = "Marketing authorisations in force, in time; a bar spans the year or month where no day is stated"
    if undated:
        caption += f"; {undated} without a date are not drawn"
    return [Timeline(caption, tuple(events)), table, *ended]


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


def _status(_: Landscape, fact: Relationship) -> Line:
    """What became of it, with the day where it is known."""
    day = fact.get("valid_to") if has_ended(fact) else fact.get("valid_from")
    return plain(f"{spoken(fact.get('status'))}, {dated(day)}" if day else spoken(fact.get("status")))


def _evidence(_: Landscape, fact: Relationship) -> Line:
    return (said("", [fact]),)


def _stated(name: str) -> Callable[[Landscape, Relationship], Line]:
    """A column for one property of the relationship."""

    def write(landscape: Landscape, fact: Relationship) -> Line:
        declared = {field.name: field for field in TYPES[fact.type].fields}
        value = fact.get(name)
        return plain("" if value is None else value_of(landscape, declared[name], value))

    return write


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
    _COMMON[-1],
)
_OVER: tuple[_Column, ...] = (*_APPROVAL[:-1], ("Status", _status), _COMMON[-1])
_DESIGNATION: tuple[_Column, ...] = (
    ("Product", _product),
    ("Designation", _stated("designation")),
    ("By", _end),
    ("For", _stated("indication")),
    ("Date", _date),
    ("Evidence", _evidence),
)
