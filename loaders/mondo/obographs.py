"""Ontologies as obographs JSON: `{"graphs": [{"nodes": [...], "edges": [...], "meta": {...}}]}`.

Looked up 2026-11-23: `schema/obographs-schema.json` and `examples/obsoletion_example.json` of
https://github.com/geneontology/obographs; matches stand among a node's `basicPropertyValues`, its `xrefs` are looser
(https://github.com/monarch-initiative/mondo/issues/753), so that only the former are read.

The document is held whole as bytes (Mondo's has 100 MB), its nodes and edges are decoded one at a time: what stands
above a node is only known once the edges are read, which follow the nodes. A document that breaks off has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from .identifiers import term_id, unread_prefixes
from .terms import Parents, Term, known_as

_GRAPH_KEYS = frozenset(
    ("id", "lbl", "meta", "nodes", "edges", "equivalentNodesSets", "logicalDefinitionAxioms", "domainRangeAxioms",
     "propertyChainAxioms")
)  # fmt: skip
_NODE_KEYS = frozenset(("id", "lbl", "type", "meta", "propertyType"))
_META_KEYS = frozenset(
    ("definition", "comments", "subsets", "xrefs", "synonyms", "basicPropertyValues", "version", "deprecated")
)
_SYNONYMS = frozenset(("hasExactSynonym", "hasBroadSynonym", "hasNarrowSynonym", "hasRelatedSynonym"))
_TYPES = frozenset(("CLASS", "PROPERTY", "INDIVIDUAL"))
_EXACT = "http://www.w3.org/2004/02/skos/core#exactMatch"
_REPLACED_BY = "http://purl.obolibrary.org/obo/IAO_0100001"
_CONSIDER = "http://www.geneontology.org/formats/oboInOwl#consider"
_UNUSED = (
    "http://www.w3.org/2004/02/skos/core#", "http://purl.obolibrary.org/obo/IAO_", "http://purl.org/dc/",
    "http://www.geneontology.org/formats/oboInOwl#", "http://www.w3.org/2000/01/rdf-schema#",
    "http://purl.obolibrary.org/obo/mondo#", "http://purl.obolibrary.org/obo/NCIT_", "http://www.w3.org/2002/07/owl#",
    "http://protege.stanford.edu/plugins/owl/protege#",
)  # fmt: skip
"""How properties begin that are known and, but for the three above, of no use here."""


class _Value(msgspec.Struct):
    pred: str = ""
    val: str = ""


class _Meta(msgspec.Struct):
    synonyms: list[_Value] = []
    basicPropertyValues: list[_Value] = []  # noqa: N815
    deprecated: bool = False


class _Node(msgspec.Struct):
    id: str
    lbl: str | None = None
    type: str | None = None
    meta: _Meta | None = None


class _Edge(msgspec.Struct):
    sub: str
    pred: str
    obj: str


class Obographs:
    """A document. `version` is the address of its release; raises `MsgspecError` or `DataError` where it is none."""

    def __init__(self, content: bytearray, unread: Unread) -> None:
        """Take it apart into graphs, nodes and edges, still encoded."""
        whole = msgspec.json.decode(content, type=dict[str, msgspec.Raw])
        if "graphs" not in whole:
            raise DataError("has no graphs at its outermost level")
        self._unread = unread
        self._nodes: list[msgspec.Raw] = []
        self._edges: list[msgspec.Raw] = []
        self.version = ""
        for graph in msgspec.json.decode(whole["graphs"], type=list[dict[str, msgspec.Raw]]):
            unread.see("graph", graph, _GRAPH_KEYS)
            self._nodes += msgspec.json.decode(graph.get("nodes", b"[]"), type=list[msgspec.Raw])
            self._edges += msgspec.json.decode(graph.get("edges", b"[]"), type=list[msgspec.Raw])
            meta = msgspec.json.decode(graph.get("meta", b"{}"), type=dict[str, Any] | None)
            self.version = self.version or str((meta or {}).get("version", ""))

    def parents(self) -> Parents:
        """Of which terms each is a kind. Raises `msgspec.MsgspecError` for an edge that is none."""
        found: dict[str, list[str]] = {}
        names: dict[str, str] = {}
        for raw in self._edges:
            edge = msgspec.json.decode(raw, type=_Edge)
            if edge.pred == "is_a":
                sub, obj = (names.setdefault(end, known_as(end)) for end in (edge.sub, edge.obj))
                found.setdefault(sub, []).append(obj)
        return found

    def terms(self, file: str) -> Iterator[Term | Rejected]:
        """The classes, in their order; properties and individuals are no terms."""
        for number, raw in enumerate(self._nodes, start=1):
            place = f"node {number}"
            try:
                values = msgspec.json.decode(raw)
                node = msgspec.convert(values, _Node)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                yield Rejected(file, place, "", f"is no node: {error}")
                continue
            self._unread.see("node", values, _NODE_KEYS)
            self._unread.see("node type", filter(None, [node.type]), _TYPES)
            if node.type in ("CLASS", None):
                yield self._term(node, values.get("meta") or {}, place)

    def _term(self, node: _Node, stated: Mapping[str, Any], place: str) -> Term:
        meta = node.meta or _Meta()
        self._unread.see("meta", stated, _META_KEYS)
        self._unread.see("synonym", {one.pred for one in meta.synonyms}, _SYNONYMS)
        self._unread.see("property", {one.pred for one in meta.basicPropertyValues if not one.pred.startswith(_UNUSED)})
        said: dict[str, list[str]] = {_EXACT: [], _REPLACED_BY: [], _CONSIDER: []}
        for one in meta.basicPropertyValues:
            if one.pred in said:
                said[one.pred].append(one.val)
        self._unread.see("mapped to", unread_prefixes(said[_EXACT]))
        return Term(
            term_id(node.id), node.lbl or "",
            tuple(one.val for one in meta.synonyms if one.pred == "hasExactSynonym"),
            tuple(said[_EXACT]), meta.deprecated, next(iter(said[_REPLACED_BY]), ""), tuple(said[_CONSIDER]), place,
        )  # fmt: skip
