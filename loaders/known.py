"""What the facts of a record need to know beyond it: the vocabulary, organisations, countries, curated approvals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from cgtkg import seeds
from cgtkg.schema.facts import Fact, NodeFact, RelationshipFact

from .text.decisions import written
from .text.organisations import Organisations
from .text.vocabulary import Vocabulary


class Known:
    """The vocabulary by which names of a record become ids.

    `folders` are the seed folders whose rules count. `approvals` are the curated APPROVED_IN facts by product and
    jurisdiction: what a regulator's record says of an approval without naming its disease is evidence of these.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        organisations: Organisations,
        facts: Sequence[Fact] = (),
        folders: Sequence[Path] = (seeds.FOLDER,),
    ) -> None:
        self.folders = folders
        self.vocabulary = vocabulary
        self.organisations = organisations
        self.decisions = organisations.decisions
        self.approvals: Mapping[tuple[str, str], Sequence[RelationshipFact]] = _approvals(facts)
        self._same = _same(facts)

    @classmethod
    def of(cls, facts: Sequence[Fact], folders: Sequence[Path]) -> Self:
        """From the facts of seed folders, whose rules and decisions count as well."""
        vocabulary = Vocabulary.of(facts)
        return cls(vocabulary, Organisations(vocabulary, folders), facts, folders)

    def country(self, name: str) -> str:
        """The Jurisdiction of a country's English name, empty if the vocabulary does not know it."""
        return self._countries.get(name.casefold(), "")

    def named(self, label: str, name: str) -> str:
        """The id of the one node of a label that has exactly this name, in any case; empty if none or several have."""
        ids = self.called(name, label)
        return next(iter(ids)) if len(ids) == 1 else ""

    def decided(self, label: str, name: str) -> str:
        """The id of the node of a label that a name means: by decision, else by the vocabulary unless a decision keeps
        them apart; empty if none does.
        """
        id_ = self.decisions.given(label, name) or self.named(label, name)
        return "" if id_ and self.decisions.apart(label, name, id_) else self.decisions.merged(id_)

    def called(self, name: str, *labels: str) -> frozenset[str]:
        """The ids of all nodes of the labels, or of any label, that have exactly this name, in any case."""
        key = written(name)
        return frozenset[str]().union(*(self._named(label).get(key, ()) for label in labels or self.vocabulary.names))

    def same(self, label: str, xref: str) -> str:
        """The id of the one node of a label that the vocabulary says to be this term of another vocabulary, else ""."""
        ids = self._same.get((label, xref), frozenset())
        return next(iter(ids)) if len(ids) == 1 else ""

    def _named(self, label: str) -> Mapping[str, frozenset[str]]:
        if label not in self._by_name:
            found: dict[str, set[str]] = defaultdict(set)
            for id_, names in self.vocabulary.names.get(label, {}).items():
                for name in names:
                    found[written(name)].add(id_)
            self._by_name[label] = {name: frozenset(ids) for name, ids in found.items()}
        return self._by_name[label]

    @cached_property
    def _by_name(self) -> dict[str, Mapping[str, frozenset[str]]]:
        return {}

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        names = self.vocabulary.names.get("Jurisdiction", {})
        return {name.casefold(): id_ for id_, several in names.items() for name in several}


def _approvals(facts: Sequence[Fact]) -> Mapping[tuple[str, str], Sequence[RelationshipFact]]:
    found: dict[tuple[str, str], list[RelationshipFact]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, RelationshipFact) and fact.type == "APPROVED_IN" and fact.assertion.counts_as_fact:
            found[fact.start, fact.end].append(fact)
    return dict(found)


def _same(facts: Sequence[Fact]) -> Mapping[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if isinstance(fact, NodeFact) and isinstance(xrefs := fact.properties.get("xrefs"), list):
            for xref in xrefs:
                found[fact.label, xref].add(fact.id)
    return {term: frozenset(ids) for term, ids in found.items()}
