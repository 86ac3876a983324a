"""What is the same thing or a kind of it: by the whole of Mondo, and by the trees that the vocabulary states."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path

import zstandard

from cgtkg.loaders.text.vocabulary import Vocabulary

UMBRELLAS = {"indication:solid-tumor": "solid oncology"}
"""Diseases that stand for every disease of an area: MONDO has no term above them all."""


def mondo_ancestors(data: Path) -> Mapping[str, frozenset[str]]:
    """By id of a Mondo term all ids above it, from the ontology's file in the folder of data."""
    (file,) = (data / "mondo").glob("MONDO-ontology-*.json.zst")
    with file.open("rb") as packed:
        terms = json.loads(zstandard.ZstdDecompressor().stream_reader(packed).read())
    return {id_.lower(): frozenset(map(str.lower, term["ancestors"])) for id_, term in terms.items()}


class Trees:
    """The diseases and modalities of one vocabulary, below the terms of Mondo."""

    def __init__(self, vocabulary: Vocabulary, above: Mapping[str, frozenset[str]]) -> None:
        self._vocabulary = vocabulary
        self._above = above

    def within(self, id_: str, ancestor: str) -> bool:
        """Whether the one is the other or a kind of it."""
        umbrella = UMBRELLAS.get(ancestor)
        if id_ == ancestor or (umbrella and self._vocabulary.areas.get(id_) == umbrella):
            return True
        rim, seen = {id_}, set[str]()
        while rim:
            seen |= rim
            rim = {
                up for one in rim for up in (*self._vocabulary.parents.get(one, ()), *self._above.get(one, ()))
            } - seen
        return ancestor in seen

    def agree(self, theirs: Collection[str], ours: Collection[str]) -> bool:
        """Whether each of theirs is among ours, itself or as a kind of it, and ours holds nothing on another branch."""
        complete = all(any(self.within(one, wanted) for one in ours) for wanted in theirs)
        return complete and all(
            any(self.within(one, wanted) or self.within(wanted, one) for wanted in theirs) for one in ours
        )
