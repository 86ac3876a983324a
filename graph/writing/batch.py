"""Facts regrouped by what they speak of: new statements by node id and by relationship key; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

import msgspec

from cgtkg.schema.facts import Evidence, NodeFact, NoFact, Told
from cgtkg.schema.fields import Value
from cgtkg.schema.relationships import IDENTITY
from cgtkg.schema.statements import DEFAULT_RANK, Statement


class Ends(msgspec.Struct, frozen=True):
    """Where a relationship stands: type, both ends, assertion and identity fields."""

    type: str
    start: str
    end: str
    assertion: str
    identity: Mapping[str, Value]

    @classmethod
    def of(cls, key: str) -> Ends:
        """The same from a relationship key.

        >>> Ends.of("DEVELOPS company:a product:b role=originator stated").identity
        {'role': 'originator'}
        """
        type_, start, end, *identity, assertion = key.split(" ")
        parts = (part.partition("=") for part in identity)
        return cls(type_, start, end, assertion, {name: unquote(text) for name, _, text in parts})


@dataclass(slots=True)
class Batch:
    """Facts regrouped by what they speak of: new statements by node id and by relationship key.

    `supports` are the node ids and keys that each piece of evidence speaks of.
    """

    nodes: dict[str, list[Statement]] = field(default_factory=dict)
    relationships: dict[str, list[Statement]] = field(default_factory=dict)
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
            self.ends[ref] = Ends.of(ref)


def regroup(facts: Iterable[Told], ranks: Mapping[str, int]) -> Batch:
    """Sort the facts of a batch; `ranks` is the trust of each source."""
    batch = Batch()
    for fact in facts:
        evidence = fact.evidence
        batch.evidence[evidence.id] = evidence
        if isinstance(fact, NoFact):
            continue
        rank = ranks.get(evidence.source, DEFAULT_RANK)
        if isinstance(fact, NodeFact):
            ref = fact.id
            statements = batch.nodes.setdefault(ref, [])
            statement = Statement(evidence.id, evidence.source, evidence.known_from, rank, values=fact.properties)
        else:
            ref = fact.key
            statements = batch.relationships.setdefault(ref, [])
            values, stated = fact.properties, {}
            if identity := IDENTITY[fact.type]:
                stated = {name: values[name] for name in identity if name in values}
                values = {name: value for name, value in values.items() if name not in identity}
            statement = Statement(
                evidence.id, evidence.source, evidence.known_from, rank,
                valid_from=fact.valid_from, valid_to=fact.valid_to, values=values,
            )  # fmt: skip
            if ref not in batch.ends:
                batch.ends[ref] = Ends(fact.type, fact.start, fact.end, fact.assertion.value, stated)
        if ref in batch.supports[evidence.id]:
            _join(statements, statement)
        else:
            batch.supports[evidence.id].add(ref)
            statements.append(statement)
    return batch


def _join(statements: list[Statement], new: Statement) -> None:
    """Join what the same evidence says in several facts: lists unite, the first single value stays."""
    (place,) = (place for place, old in enumerate(statements) if old.evidence == new.evidence)
    old = statements[place]
    joined = {**new.values, **old.values}
    for name, value in new.values.items():
        other = old.values.get(name)
        if isinstance(value, list) and isinstance(other, list):
            joined[name] = sorted({*other, *value})
    statements[place] = Statement(
        old.evidence, old.source, old.known_from, old.rank,
        valid_from=old.valid_from or new.valid_from, valid_to=old.valid_to or new.valid_to, values=joined,
    )  # fmt: skip
