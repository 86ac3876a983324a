"""The names that trials tell: sponsors that became nodes of their own, and products that no name was known for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cgtkg.loaders.text.decisions import written
from cgtkg.schema.statements import Statement

from ..connection import Database

_SPONSORS = (
    "MATCH (c:Company)-[r:SPONSORS]->(t:Trial) WHERE r.known_to IS NULL "
    "RETURN c.id AS id, c.name AS name, coalesce(c.country, '') AS country, t.id AS trial, r.sources AS sources "
    "ORDER BY id, trial"
)
_COMPANIES = (
    "MATCH (c:Company) RETURN c.id AS id, c.name AS name, c.aliases AS aliases, coalesce(c.country, '') AS country "
    "ORDER BY id"
)
_STATEMENTS = "MATCH (c:Company {id: $id}) RETURN c.statements AS statements"
_PASSAGE = "MATCH (e:Evidence {id: $id}) RETURN e.source AS source, e.locator AS locator"
_UNNAMED = "MATCH (p:Product) WHERE p.kind = 'unnamed' RETURN p.id AS id, p.statements AS statements ORDER BY id"
_VERSIONS = "MATCH (e:Evidence) WHERE e.record IS NOT NULL RETURN e.id AS id, e.record AS record, e.source AS source"


@dataclass(slots=True)
class Told:
    """A name as trials tell it: the node it became (of several products empty), and the trials with their source; of
    one that no trial tells, the `passage` (source and locator) that does.
    """

    label: str
    name: str
    id: str = ""
    country: str = ""
    trials: dict[str, str] = field(default_factory=dict)
    passage: tuple[str, str] = ("", "")

    @property
    def first(self) -> tuple[str, str]:
        """Source and locator of the first trial that tells it, else of the passage."""
        if not self.trials:
            return self.passage
        trial = min(self.trials)
        return self.trials[trial], trial.partition(":")[2]


def companies(database: Database) -> Iterator[Mapping[str, str | list[str]]]:
    """Every Company with its names and country."""
    for row in database.read(_COMPANIES):
        yield {**row, "name": row["name"] or row["id"], "aliases": list(row["aliases"] or ())}


def sponsors(database: Database) -> Iterator[Told]:
    """Every sponsor and collaborator of a trial, in the order of their ids."""
    found: dict[str, Told] = {}
    for row in database.read(_SPONSORS):
        one = found.setdefault(row["id"], Told("Company", row["name"] or row["id"], row["id"], row["country"]))
        one.trials[row["trial"]] = min(row["sources"] or [""])
    return iter(found.values())


def passages(database: Database, id_: str, sponsoring: Mapping[str, Told]) -> Told:
    """The id of a known Company as a name, with the trials or else the passage that tells of it."""
    if one := sponsoring.get(id_):
        return Told("Company", id_, id_, trials=one.trials)
    found = ("", "")
    for row in database.read(_STATEMENTS, {"id": id_}):
        evidence = min((Statement.from_json(text).evidence for text in row["statements"] or ()), default="")
        for passage in database.read(_PASSAGE, {"id": evidence}):
            found = passage["source"], passage["locator"]
    return Told("Company", id_, id_, passage=found)


def products(database: Database) -> Iterator[Told]:
    """The names under which trials give products that are unnamed in the graph, each with its trials."""
    versions = {row["id"]: (row["record"], row["source"]) for row in database.read(_VERSIONS)}
    spellings: dict[str, set[str]] = defaultdict(set)
    trials: dict[str, dict[str, str]] = defaultdict(dict)
    for row in database.read(_UNNAMED):
        for statement in map(Statement.from_json, row["statements"] or ()):
            aliases = statement.values.get("aliases")
            for name in aliases if isinstance(aliases, list) and statement.current else ():
                record, source = versions.get(statement.evidence, ("", statement.source))
                spellings[written(name)].add(name)
                trials[written(name)][record.partition(" ")[2].partition(" ")[0]] = source
    for key in sorted(trials):
        yield Told("Product", min(spellings[key]), trials=trials[key])
