"""A term of an ontology, whichever layout it is read from, and the entry made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.text.vocabulary import above

from .identifiers import curie, term_id

Parents = Mapping[str, Sequence[str]]
"""The terms of which each is a kind, all as `known_as` writes them."""


@dataclass(frozen=True, slots=True)
class Term:
    """`id` prefixed as the ontology writes it (`MONDO:0005575`), `synonyms` the exact ones, `same` the terms that it
    states to match exactly in other vocabularies, `replaced_by` and `consider` what it names for one that is obsolete.
    `place` is for messages.
    """

    id: str
    label: str = ""
    synonyms: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    obsolete: bool = False
    replaced_by: str = ""
    consider: tuple[str, ...] = ()
    place: str = ""


def known_as(text: str) -> str:
    """The CURIE of a term in the graph; its own id where the graph has none for its vocabulary."""
    return curie(text) or term_id(text)


def entry(term: Term, parents: Parents, day: str, file: str) -> Entry:
    """The entry of a term in an ontology with these parents.

    Its values hold the parents of the term and of all that stands above it (`lineage`): which of them the vocabulary
    has is for the facts to find.
    """
    id_ = known_as(term.id)
    label = " ".join(term.label.split())
    lineage = {one: sorted({*parents[one]}) for one in sorted({id_, *above(id_, parents)}) if parents.get(one)}
    values = {
        "id": id_,
        "label": label,
        "synonyms": [one for one in _listed(term.synonyms) if one != label],
        "same": _listed(filter(None, map(curie, term.same))),
        "obsolete": term.obsolete,
        "replaced_by": known_as(term.replaced_by) if term.replaced_by else "",
        "consider": _listed(map(known_as, term.consider)),
        "lineage": lineage,
    }
    return Entry(term.id, values, day, file=file, place=term.place)


def nearest(id_: str, lineage: Parents, wanted: Iterable[str]) -> list[str]:
    """The wanted terms above one that no other wanted one stands below, by the parents of each.

    >>> nearest("a", {"a": ["b"], "b": ["c", "d"], "d": ["c"]}, {"c", "d"})
    ['d']
    """
    found = above(id_, lineage).intersection(wanted) - {id_}
    beyond = frozenset().union(*(above(near, lineage) for near in found))
    return sorted(found - beyond)


def _listed(texts: Iterable[str]) -> list[str]:
    return sorted({" ".join(text.split()) for text in texts} - {""})
