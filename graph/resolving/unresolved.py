"""Names that resolve to nothing the vocabulary knows, and known nodes that may be the same, with what to decide."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.text.decisions import APART, NEW, SAME, Decisions, read_decisions, written
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.loaders.text.words import printable
from cgtkg.schema.curies import slug

from ..connection import Database
from ..loading.seeds import folders
from ..outputs import harmless
from .findings import Candidate, Pair, Unresolved, Unsettled
from .likeness import Likeness, Likenesses, Named
from .told import Told, companies, passages, products, sponsors

CANDIDATES = 3
LEAST = 50
"""Least score of a candidate."""
LEAST_OF_PAIR = 75
"""Least score of two known nodes to be shown as possibly one."""


def unsettled(database: Database, overlay: Path | None = None, day: date | None = None) -> Unsettled:
    """What is unresolved in the graph; `day` is the date of the lines to paste (default: today). Only reads."""
    vocabulary = Vocabulary.of(read_seeds(folders(overlay)).facts)
    return _Deciding(vocabulary, read_decisions(folders(overlay)), (day or date.today()).isoformat()).all(database)


class _Deciding:
    def __init__(self, vocabulary: Vocabulary, decisions: Decisions, day: str) -> None:
        self._vocabulary, self._decisions, self._day = vocabulary, decisions, day

    def all(self, database: Database) -> Unsettled:
        there = [
            Named(str(row["id"]), (str(row["name"]), *row["aliases"]), str(row["country"]))
            for row in companies(database)
        ]
        known = self._vocabulary.names.get("Company", {})
        sponsoring = {one.id: one for one in sponsors(database)}
        told = [
            one
            for id_, one in sponsoring.items()
            if id_ not in known and not self._decisions.given(one.label, one.name)
        ]
        likenesses = Likenesses(there)
        names = [*self._names(told, {one.id: one for one in there}, likenesses), *self._products(products(database))]
        names.sort(key=lambda one: (-one.trials, one.label, written(one.name), one.id))
        pairs = self._pairs([one for one in there if one.id in known], likenesses)
        return Unsettled(names, [self._pair(*pair, passages(database, pair[1].id, sponsoring)) for pair in pairs])

    def _names(self, told: Iterable[Told], nodes: Mapping[str, Named], likenesses: Likenesses) -> Iterable[Unresolved]:
        for one in told:
            node = nodes[one.id]
            near = [nodes[id_] for id_ in sorted(likenesses.near(node))]
            yield self._unresolved(one, node, near, likenesses)

    def _products(self, told: Iterable[Told]) -> Iterable[Unresolved]:
        names = self._vocabulary.names.get("Product", {})
        nodes = {id_: Named(id_, tuple(several)) for id_, several in names.items()}
        likenesses = Likenesses(nodes.values())
        for one in told:
            if not self._decisions.given("Product", one.name):
                node = Named("", (one.name,))
                near = [nodes[id_] for id_ in sorted(likenesses.near(node))]
                yield self._unresolved(one, node, near, likenesses)

    def _unresolved(self, one: Told, node: Named, near: Sequence[Named], likenesses: Likenesses) -> Unresolved:
        own = one.id or f"{one.label.lower()}:{slug(one.name) or 'unnamed'}"
        scored = [(likenesses.compare(node, other), other) for other in near]
        best = sorted(
            ((found, other) for found, other in scored
             if found.score >= LEAST and not self._apart(one.label, node, other)),
            key=lambda pair: (-pair[0].score, pair[1].id),
        )[:CANDIDATES]  # fmt: skip
        candidates = [
            Candidate(other.id, other.names[0], found.score, found.why, self._accepting(one, other, found.why))
            for found, other in best
        ]
        return Unresolved(one.label, one.name, one.id, len(one.trials), candidates, self._line(NEW, one, own, ""))

    def _accepting(self, one: Told, other: Named, why: str) -> list[str]:
        """One line; a node that only records know is made known by one before."""
        lines = [self._line(SAME, one, other.id, why)]
        if other.id not in self._vocabulary.names.get(one.label, {}):
            lines.insert(0, self._line(NEW, Told(one.label, other.names[0], trials=one.trials), other.id, ""))
        return lines

    def _pairs(self, known: Sequence[Named], likenesses: Likenesses) -> list[tuple[Named, Named, Likeness]]:
        """Known nodes that may be one, the most alike first."""
        nodes = {one.id: one for one in known}
        found = [
            (one, other, likenesses.compare(one, other))
            for one in known
            for id_ in likenesses.near(one)
            if id_ > one.id and (other := nodes.get(id_)) and not self._apart("Company", one, other)
        ]
        alike = [pair for pair in found if pair[2].score >= LEAST_OF_PAIR]
        return sorted(alike, key=lambda pair: (-pair[2].score, pair[0].id, pair[1].id))

    def _pair(self, one: Named, other: Named, alike: Likeness, told: Told) -> Pair:
        same, apart = (self._line(decision, told, one.id, alike.why) for decision in (SAME, APART))
        return Pair(one.id, one.names[0], other.id, other.names[0], alike.score, alike.why, same, apart)

    def _apart(self, label: str, one: Named, other: Named) -> bool:
        return any(
            self._decisions.apart(label, side, id_)
            for a, id_ in ((one, other.id), (other, one.id))
            for side in (a.id, *a.names)
            if id_
        )

    def _line(self, decision: str, one: Told, id_: str, why: str) -> str:
        """A row of names.csv on one line, with the first place where the name stands as its locator."""
        source, locator = one.first
        cells = (decision, one.label, one.name, id_, why or "an entity of its own", source, locator, self._day)
        text = io.StringIO()
        csv.writer(text, lineterminator="").writerow([harmless(" ".join(printable(cell).split())) for cell in cells])
        return text.getvalue()
