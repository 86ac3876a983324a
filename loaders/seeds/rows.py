"""From one row of a seed table to facts. The file's name says what the table holds:

- `<label>.csv` in lower case (`product.csv`): one node a row; `statistic`, `claim` and `outcome` also name
  what they are about;
- `<relationship>.csv` (`approved_in.csv`): one relationship a row, `start` and `end` being node ids;
- `alias.csv`: one other name of a node a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import LIST_SEPARATOR, Field, Kind, Value
from cgtkg.schema.nodes import COMMON, LABELS, NodeType
from cgtkg.schema.relationships import TYPES, RelationshipType
from cgtkg.schema.vocabularies import Assertion

from ..tables import Row

PROVENANCE = ("source", "locator", "anchor", "note")
"""`source` and `locator` say where it stands; `anchor` are words found there (several parted by `|`); `note`
is for the curator: a repair of the text, a reason. Anchor and note never leave the tables."""
VALIDITY = ("assertion", "valid_from", "valid_to")
SUBJECT_COLUMN = {"Statistic": "about", "Claim": "about", "Outcome": "of"}
_SUBJECT_TYPE = {"about": "ABOUT", "of": "HAS_RESULT"}
NODE_TABLES = {label.lower(): node for label, node in LABELS.items() if not node.provenance}
RELATIONSHIP_TABLES = {type_.lower(): relationship for type_, relationship in TYPES.items() if type_ != "FROM"}
ALIAS_TABLE = "alias"


def columns(table: str) -> tuple[set[str], set[str]]:
    """The allowed and the required columns of the table with this stem; `DataError` if there is no such table."""
    required = {"source", "locator"}
    if table == ALIAS_TABLE:
        return {"id", "alias", "language", *PROVENANCE}, {"id", "alias"} | required
    if node := NODE_TABLES.get(table):
        own = {field.name for field in (*COMMON, *node.fields)} - {"aliases"}
        subject = SUBJECT_COLUMN.get(node.label)
        extra = {subject, *VALIDITY} if subject else set()
        return own | extra | {*PROVENANCE}, {"id"} | ({subject} if subject else set()) | required
    if relationship := RELATIONSHIP_TABLES.get(table):
        own = {field.name for field in relationship.fields}
        return {"start", "end"} | own | {*VALIDITY, *PROVENANCE}, {"start", "end"} | required
    raise DataError(f"no table is called {table!r}: it is neither a label nor a relationship type")


def facts(table: str, row: Row, evidence: Evidence) -> Iterator[Fact]:
    """The facts of one row; raises `DataError` naming file, row and field."""
    try:
        if table == ALIAS_TABLE:
            yield NodeFact(row["id"], {"aliases": [row["alias"]]}, evidence)
        elif node := NODE_TABLES.get(table):
            yield from _node_facts(node, row, evidence)
        else:
            yield _relationship(RELATIONSHIP_TABLES[table], row["start"], row["end"], row, evidence)
    except DataError as error:
        raise row.error(error.problem, error.field) from error


def _node_facts(node: NodeType, row: Row, evidence: Evidence) -> Iterator[Fact]:
    if row["id"].partition(":")[0] not in node.prefixes:
        raise DataError(f"the id of a {node.label} begins with {' or '.join(node.prefixes)}", field="id")
    own = tuple(field for field in (*COMMON, *node.fields) if field.name != "id")
    yield NodeFact(row["id"], _values(own, row), evidence)
    if subject := SUBJECT_COLUMN.get(node.label):
        relationship = TYPES[_SUBJECT_TYPE[subject]]
        for other in filter(None, map(str.strip, row[subject].split(LIST_SEPARATOR))):
            ends = (row["id"], other) if subject == "about" else (other, row["id"])
            yield _relationship(relationship, *ends, row, evidence)


def _relationship(declared: RelationshipType, start: str, end: str, row: Row, evidence: Evidence) -> RelationshipFact:
    assertion = row["assertion"] or Assertion.STATED.value
    if assertion not in list(Assertion):
        raise DataError(f"{assertion!r} is not one of {', '.join(Assertion)}", field="assertion")
    dates = {name: Field(name, "", Kind.DATE).parse(row[name]) or "" for name in ("valid_from", "valid_to")}
    return RelationshipFact(
        declared.type, start, end, _values(declared.fields, row), evidence, Assertion(assertion),
        str(dates["valid_from"]), str(dates["valid_to"]),
    )  # fmt: skip


def _values(declared: tuple[Field, ...], row: Row) -> Mapping[str, Value]:
    parsed = {field.name: field.parse(row[field.name]) for field in declared}
    return {name: value for name, value in parsed.items() if value is not None}
