"""From what a user types to one node: an id, or a name or alias of exactly one; else candidates."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from cgtkg.schema.errors import UnknownNameError

from .connection import Database

SIMILAR = 75.0
"""Least similarity (rapidfuzz WRatio, 0 to 100) of a name offered as a candidate."""
_NAMES = (
    "MATCH (n) WHERE NOT n:Evidence AND NOT n:Source "
    "RETURN n.id AS id, n.name AS name, n.aliases + [coalesce(n.symbol, '')] AS aliases, labels(n)[0] AS label "
    "ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A node by all its names."""

    id: str
    name: str
    label: str
    aliases: tuple[str, ...]

    @property
    def all_names(self) -> tuple[str, ...]:
        """Id, name and aliases."""
        return (self.id, self.name, *self.aliases)


class Names:
    """All names of the graph, read once."""

    def __init__(self, database: Database) -> None:
        """Read every node's names."""
        self._named = [
            Named(row["id"], row["name"], row["label"], tuple(filter(None, row["aliases"] or ())))
            for row in database.read(_NAMES)
        ]

    def resolve(self, text: str) -> str:
        """The id of the node meant; `UnknownNameError` with candidates if it is none, or more than one."""
        wanted = _folded(text)
        found = [named for named in self._named if named.id == text] or [
            named for named in self._named if any(_folded(name) == wanted for name in named.all_names)
        ]
        if len(found) == 1:
            return found[0].id
        if found:
            raise UnknownNameError(f"{text!r} names more than one: {_listed(found)}; give the id")
        candidates = self.similar(text)
        hint = f"; did you mean {_listed(candidates)}?" if candidates else ""
        raise UnknownNameError(f"nothing in the graph is called {text!r}{hint}")

    def similar(self, text: str, limit: int = 5) -> list[Named]:
        """The nodes with the most similar names, best first."""
        by_name = {name: named for named in self._named for name in named.all_names}
        scored = process.extract(
            text, by_name.keys(), scorer=fuzz.WRatio, processor=_folded, limit=4 * limit, score_cutoff=SIMILAR
        )
        return list({by_name[name].id: by_name[name] for name, *_ in scored}.values())[:limit]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _listed(found: list[Named]) -> str:
    return ", ".join(f"{named.name} ({named.id})" for named in found)
