"""Facts regrouped by what they speak of: new statements by node id and by relationship key; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from cgtkg.schema.facts import Evidence, Fact, NodeFact
from cgtkg.schema.fields import Value
from cgtkg.schema.relationships import TYPES
from cgtkg.schema.statements import DEFAULT_RANK, Statement


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a relationship stands: type, both ends, assertion and identity fields."""

    type: str
    start: str
    end: str
    assertion: str
    identity: Mapping[str, Value]


@dataclass(slots=True)
class Batch:
    """Facts regrouped by what they speak of: new statements by node id and by relationship key."""

    nodes: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    relationships: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[str, Ends] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    supports: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def touch(self, ref: str) -> None:
        """Bring in a node id or relationship key though nothing new is said of it."""
        if " " not in ref:
            self.nodes.setdefault(ref, [])
            return
        self.relationships.setdefault(ref, [])
        if ref not in self.ends:
            type_, start, end, *identity, assertion = ref.split(" ")
            self.ends[ref] = Ends(type_, start, end, assertion, identity_of(identity))

    def keeping_ends(self, said: Sequence[Statement], stored: Sequence[Statement]) -> list[Statement]:
        """New readings of a known record version keep the end that the record's history gave it."""
        ended = {s.evidence: s for s in stored if s.superseded_from}
        return [
            replace(s, superseded_from=ended[s.evidence].superseded_from, known_to=ended[s.evidence].known_to)
            if not s.superseded_from and s.evidence in ended and self.evidence[s.evidence].record
            else s
            for s in said
        ]


def regroup(facts: Iterable[Fact], ranks: Mapping[str, int]) -> Batch:
    """Sort the facts of a batch; `ranks` is the trust of each source."""
    batch = Batch()
    for fact in facts:
        evidence = fact.evidence
        batch.evidence[evidence.id] = evidence
        rank = ranks.get(evidence.source, DEFAULT_RANK)
        if isinstance(fact, NodeFact):
            statement = Statement(evidence.id, evidence.source, evidence.known_from, rank, values=fact.properties)
            _add(batch.nodes[fact.id], statement)
            batch.supports[evidence.id].add(fact.id)
        else:
            statement = Statement(
                evidence.id, evidence.source, evidence.known_from, rank,
                valid_from=fact.valid_from, valid_to=fact.valid_to,
                values=_beyond_identity(fact.type, fact.properties),
            )  # fmt: skip
            key = fact.key
            _add(batch.relationships[key], statement)
            batch.supports[evidence.id].add(key)
            identity = {f.name: fact.properties[f.name] for f in TYPES[fact.type].identity if f.name in fact.properties}
            batch.ends[key] = Ends(fact.type, fact.start, fact.end, fact.assertion.value, identity)
    return batch


def _add(statements: list[Statement], new: Statement) -> None:
    """Add, joining what the same evidence says in several facts: lists unite, the first single value stays."""
    for index, old in enumerate(statements):
        if old.evidence == new.evidence:
            statements[index] = _joined(old, new)
            return
    statements.append(new)


def _joined(old: Statement, new: Statement) -> Statement:
    joined = {**new.values, **old.values}
    for name, value in new.values.items():
        other = old.values.get(name)
        if isinstance(value, list) and isinstance(other, list):
            joined[name] = sorted({*other, *value})
    return Statement(
        old.evidence, old.source, old.known_from, old.rank,
        valid_from=old.valid_from or new.valid_from, valid_to=old.valid_to or new.valid_to, values=joined,
    )  # fmt: skip


def _beyond_identity(type_: str, properties: Mapping[str, Value]) -> Mapping[str, Value]:
    identity = {f.name for f in TYPES[type_].identity}
    return {name: value for name, value in properties.items() if name not in identity}


def identity_of(parts: Sequence[str]) -> dict[str, Value]:
    """The identity fields back from the middle of a relationship key.

    >>> identity_of(["role=originator", "territory=jurisdiction:CN"])
    {'role': 'originator', 'territory': 'jurisdiction:CN'}
    """
    return {name: unquote(text) for name, _, text in (part.partition("=") for part in parts)}
