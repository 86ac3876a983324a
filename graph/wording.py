"""Words for values: numbers with their relation and unit, dates and ranges of dates, qualifiers of a fact."""

from __future__ import annotations

from collections.abc import Iterable

from cgtkg.schema.dates import OPEN_START
from cgtkg.schema.fields import Field
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.statements import parse_date
from cgtkg.schema.vocabularies import STAGE_NAMES

from .landscape import Landscape, Node, Relationship

_RELATIONS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "about "}
_GROUPED_FROM = 10_000
"""From here on digits are grouped: below it a number may be a year."""


def number(value: float) -> str:
    """A number as a reader writes it.

    >>> number(50.0), number(986000), number(30.13), number(2014)
    ('50', '986,000', '30.13', '2014')
    """
    text = f"{value:,}" if abs(value) >= _GROUPED_FROM else f"{value}"
    return text.removesuffix(".0")


def quantity(node: Node) -> str:
    """The value of a Statistic or Outcome with relation, range and unit; empty where none is stated."""
    if node.get("not_reached"):
        return "not reached"
    value, low, high = node.get("value"), node.get("low"), node.get("high")
    bounds = f"{number(low)}–{number(high)}" if low is not None and high is not None else ""
    relation = _RELATIONS.get(node.get("relation") or "", "")
    text = bounds if value is None else relation + number(value)
    if not text:
        return ""
    unit = node.get("unit") or ""
    text += "%" if unit == "percent" else f" {unit}" if unit else ""
    return f"{text} (range {bounds})" if bounds and value is not None else text


def count(n: int, one: str, many: str = "") -> str:
    """A number of things.

    >>> count(1, "company", "companies"), count(3, "product")
    ('1 company', '3 products')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def dated(text: str | None) -> str:
    """A partial date for reading, as precise as the source is.

    >>> dated("2024-02"), dated("../2026-11-22"), dated("2024/2026-11-22")
    ('2024-02', 'by 2026-11-22', 'between 2024 and 2026-11-22')
    """
    if not text:
        return "not stated"
    start, slash, end = text.partition("/")
    if not slash:
        return text
    if start == "..":
        return f"by {end}"
    return f"since {start}" if end == ".." else f"between {start} and {end}"


def published(text: str | None) -> str:
    """The date of a source: an interval means that it states none.

    >>> published("2026-01"), published("../2026-11-22")
    ('2026-01', 'undated, by 2026-11-22')
    """
    return f"undated, {dated(text)}" if text and "/" in text else dated(text)


def newest_first(text: str | None) -> tuple[int, int]:
    """A sort key: the newest date first, what has none, or no beginning, last."""
    if not text:
        return (2, 0)
    date = parse_date(text)
    return (1, -date.last.toordinal()) if date.first == OPEN_START else (0, -date.first.toordinal())


def qualifiers(landscape: Landscape, relationship: Relationship, skip: Iterable[str] = ()) -> str:
    """All that a relationship states beyond its ends, in the schema's order: 'stage: Phase 1; line: 2nd'."""
    stated = [
        f"{field.name.replace('_', ' ')}: {value_of(landscape, field, relationship.get(field.name))}"
        for field in TYPES[relationship.type].fields
        if field.name not in skip and relationship.get(field.name) not in (None, "", [])
    ]
    for name, word in (("valid_from", "from"), ("valid_to", "until")):
        if name not in skip and relationship.get(name):
            stated.append(f"{word} {dated(relationship.get(name))}")
    return "; ".join(stated)


def value_of(landscape: Landscape, field: Field, value: object) -> str:
    """One value for reading: a node by its name, a stage in its own words, a list parted by commas."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if field.name == "stage":
        return STAGE_NAMES.get(str(value), str(value))
    node = landscape.nodes.get(str(value))
    if node:
        return node.name
    return spoken(value) if field.choices or not isinstance(value, str) else value


def verb(type_: str) -> str:
    """A relationship type as words between its two ends.

    >>> verb("MANUFACTURED_AT")
    'manufactured at'
    """
    return type_.replace("_", " ").lower()


def spoken(value: object) -> str:
    """A value of a closed list in plain words.

    >>> spoken("phase_1_2"), spoken("follow_up"), spoken(3)
    ('phase 1/2', 'follow up', '3')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    text = str(value)
    if text.startswith(("phase_", "early_phase_")):
        return text.replace("_1_2", " 1/2").replace("_2_3", " 2/3").replace("_", " ")
    return text.replace("_", " ")
