"""Ontologies reduced to a JSON map from id to label, exact synonyms and ancestors with their distance.

The layout is that of https://github.com/chanzuckerberg/cellxgene-ontology-guide, looked up 2026-11-23 in its
`tools/ontology-builder/src/all_ontology_generator.py`: `synonyms` are `hasExactSynonym`, an ancestor at distance 1 is a
parent, and of an obsolete term `replaced_by` or else `consider` is given.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread

from .terms import Parents, Term, known_as

_KEYS = frozenset(
    ("ancestors", "label", "synonyms", "deprecated", "replaced_by", "consider", "description", "comments",
     "term_tracker")
)  # fmt: skip


class _Term(msgspec.Struct):
    label: str = ""
    synonyms: list[str] = []
    ancestors: dict[str, int] = {}
    deprecated: bool = False
    replaced_by: str = ""
    consider: list[str] = []


class Reduced:
    """A map, its terms still encoded. It states no release. Raises `msgspec.MsgspecError` where it is none."""

    version = ""

    def __init__(self, content: bytearray, unread: Unread) -> None:
        """Take it apart into terms."""
        self._terms = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
        self._unread = unread

    def parents(self) -> Parents:
        """Of which terms each is a kind; none of a term that cannot be read."""
        found: dict[str, list[str]] = {}
        for id_, raw in self._terms.items():
            term = _read(raw)
            if isinstance(term, _Term) and term.ancestors:
                found[known_as(id_)] = [known_as(up) for up, steps in term.ancestors.items() if steps == 1]
        return found

    def terms(self, file: str) -> Iterator[Term | Rejected]:
        """The terms in their order."""
        for id_, raw in self._terms.items():
            term = _read(raw)
            if isinstance(term, str):
                yield Rejected(file, id_, "", f"is no term: {term}")
                continue
            self._unread.see("term", msgspec.json.decode(raw), _KEYS)
            yield Term(
                id_, term.label, tuple(term.synonyms), (), term.deprecated, term.replaced_by,
                tuple(term.consider), id_,
            )  # fmt: skip


def _read(raw: msgspec.Raw) -> _Term | str:
    """The term, or what is wrong with it."""
    try:
        return msgspec.json.decode(raw, type=_Term)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return str(error)
