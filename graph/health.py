"""The graph's health: what `cgtkg check` looks at, each check a function from the database to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cgtkg.schema.cypher import constraints
from cgtkg.schema.fields import Field
from cgtkg.schema.identity import label_of
from cgtkg.schema.nodes import COMMON, LABELS, SUBJECTS
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.statements import Statement
from cgtkg.schema.views import conflicts

from .connection import Database
from .overlay import decisions, facts

EXAMPLES = 20


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `fatal` ones must find nothing, the others list what a curator should look at."""

    name: str
    meaning: str
    fatal: bool
    find: Callable[[Database], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: how many, and the first of them."""

    check: str
    meaning: str
    ok: bool
    count: int
    examples: Sequence[str]


def examine(database: Database, overlay: Path | None = None) -> list[Finding]:
    """Run every check; `overlay` is the folder of the user's own facts and decisions."""
    own = Check("own decisions", "merges and splits of names that the overlay decides", False,
                lambda _: decisions(overlay))  # fmt: skip
    findings = []
    for check in (*CHECKS, own):
        found = list(check.find(database))
        findings.append(Finding(check.name, check.meaning, not (check.fatal and found), len(found), found[:EXAMPLES]))
    return findings


def _constraints(database: Database) -> Iterator[str]:
    shown = database.read("SHOW CONSTRAINTS YIELD name, type RETURN name, type")
    present = {row["name"] for row in shown if "UNIQUENESS" in row["type"]}
    wanted = [statement.split()[2] for statement in constraints()]
    return (name for name in wanted if name not in present)


def _labels(database: Database) -> Iterator[str]:
    for row in database.read("MATCH (n) RETURN n.id AS id, labels(n) AS labels"):
        if not row["id"] or row["labels"] != [label_of(row["id"])]:
            yield f"{row['id']} is labelled {', '.join(row['labels'])}"


def _without_evidence(database: Database) -> Iterator[str]:
    statement = "MATCH ()-[r]->() WHERE coalesce(size(r.evidence), 0) = 0 RETURN r.key AS key ORDER BY key"
    return (row["key"] for row in database.read(statement))


def _without_source(database: Database) -> Iterator[str]:
    statement = "MATCH (e:Evidence) WHERE NOT (e)-[:FROM]->(:Source) RETURN e.id AS id ORDER BY id"
    return (row["id"] for row in database.read(statement))


def _missing_evidence(database: Database) -> Iterator[str]:
    known = {row["id"] for row in database.read("MATCH (e:Evidence) RETURN e.id AS id")}
    for row in database.read("MATCH ()-[r]->() RETURN r.key AS key, r.evidence AS evidence ORDER BY key"):
        if missing := sorted(set(row["evidence"] or ()) - known):
            yield f"{row['key']} names {', '.join(missing)}"


def _missing_references(database: Database) -> Iterator[str]:
    known = {row["id"] for row in database.read("MATCH (n) RETURN n.id AS id")}
    return (f"{key} names {reference}" for key, reference in _references(database) if reference not in known)


def _references(database: Database) -> Iterator[tuple[str, str]]:
    """Every node that a relationship names in a field, with the relationship's key."""
    for type_, declared in TYPES.items():
        if declared.references:
            named = ", ".join(f"r.{name}" for name in declared.references)
            statement = f"MATCH ()-[r:{type_}]->() RETURN r.key AS key, [{named}] AS named ORDER BY key"
            for row in database.read(statement):
                yield from ((row["key"], reference) for reference in filter(None, row["named"]))


_VOCABULARIES = ("Company", "Target", "Modality", "Indication", "Jurisdiction", "Technology")
"""Labels of which the vocabularies know more names than the facts of today use."""


def _orphans(database: Database) -> Iterator[str]:
    yield from _alone(database, [label for label in SUBJECTS if label not in _VOCABULARIES])


def _unused(database: Database) -> Iterator[str]:
    yield from _alone(database, _VOCABULARIES)


def _alone(database: Database, labels: Iterable[str]) -> Iterator[str]:
    named = {reference for _, reference in _references(database)}
    for label in labels:
        statement = f"MATCH (n:{label}) WHERE NOT (n)--() RETURN n.id AS id, n.name AS name ORDER BY id"
        alone = (row for row in database.read(statement) if row["id"] not in named)
        yield from (f"{row['name']} ({row['id']})" for row in alone)


def _conflicts(database: Database) -> Iterator[str]:
    for label in SUBJECTS:
        fields = (*COMMON, *LABELS[label].fields)
        statement = f"MATCH (n:{label}) RETURN n.id AS id, n.statements AS statements ORDER BY id"
        for row in database.read(statement):
            yield from _told(row["id"], row["statements"], fields)
    for type_, declared in TYPES.items():
        statement = f"MATCH ()-[r:{type_}]->() RETURN r.key AS key, r.statements AS statements ORDER BY key"
        for row in database.read(statement):
            yield from _told(row["key"], row["statements"], declared.more)


def _told(what: str, statements: Sequence[str] | None, fields: Sequence[Field]) -> Iterator[str]:
    for conflict in conflicts([Statement.from_json(text) for text in statements or ()], fields):
        yield (
            f"{what}: {conflict.field} is {conflict.first} ({conflict.first_evidence}) "
            f"or {conflict.second} ({conflict.second_evidence})"
        )


def _unread(database: Database) -> Iterator[str]:
    statement = "MATCH (s:Source) WHERE size(s.unread) > 0 RETURN s.name AS name, s.unread AS unread ORDER BY name"
    return (f"{row['name']}: {what}" for row in database.read(statement) for what in row["unread"])


def _contradictions(database: Database) -> Iterator[str]:
    statement = (
        "MATCH (a)-[r:CONTRADICTS]->(b) RETURN coalesce(r.topic, '') AS topic, a.name AS one, b.name AS other "
        "ORDER BY topic, one, other"
    )
    return (f"{row['topic']}: {row['one']} / {row['other']}" for row in database.read(statement))


CHECKS = (
    Check("constraints", "every id and key is held by a uniqueness constraint", True, _constraints),
    Check("labels", "every node has one label, that of its id", True, _labels),
    Check("unsupported", "every relationship rests on evidence", True, _without_evidence),
    Check("sourceless", "every piece of evidence leads to a source", True, _without_source),
    Check("dangling evidence", "every evidence id is a node", True, _missing_evidence),
    Check("dangling references", "every node that a relationship names is there", True, _missing_references),
    Check("orphans", "nodes that nothing is said of", False, _orphans),
    Check("unused names", "names of the vocabularies that no fact uses", False, _unused),
    Check("conflicts", "sources that state different values of the same fact", False, _conflicts),
    Check("contradictions", "statements that sources put against each other", False, _contradictions),
    Check(
        "unread",
        "columns, fields and words of the last load that no loader reads, and how many have them",
        False,
        _unread,
    ),
    Check("own facts", "what rests on sources of the overlay", False, facts),
)
