"""Which trials of the graph are one: by their numbers, else by title and sponsor; told by what the graph holds alone.

So it does not matter in which order registries were loaded, or whether a load was killed before it came to this.
"""

from __future__ import annotations

from cgtkg.loaders.trials.identity import Trials
from cgtkg.loaders.trials.likeness import About, Alike

from .connection import Database
from .writing import unite

_NUMBERS = "MATCH (t:Trial) RETURN t.id AS id, t.registry_ids AS numbers ORDER BY id"
_LED = (
    "MATCH (c:Company)-[s:SPONSORS {role: 'lead'}]->(t:Trial) WHERE s.known_to IS NULL "
    "RETURN c.id AS sponsor, t.id AS id, t.registry_ids AS numbers"
)
_ABOUT = (
    "UNWIND $sponsors AS sponsor MATCH (c:Company {id: sponsor})-[s:SPONSORS {role: 'lead'}]->(t:Trial) "
    "WHERE s.known_to IS NULL RETURN t.id AS id, t.registry_ids AS numbers, t.name AS name, t.aliases AS aliases, "
    "collect(c.id) AS sponsors, t.phase AS phase, t.start_date AS start ORDER BY id"
)


def trials_of(database: Database) -> Trials:
    """The trials that the graph has, by their numbers."""
    trials = Trials()
    for row in database.read(_NUMBERS):
        trials.know(row["id"], row["numbers"] or ())
    return trials


def unite_trials(database: Database) -> list[Alike]:
    """Make one node of each trial that stands in several; returns the pairs that title and sponsor alone told.

    The titles that other registries give a trial are among its aliases.
    """
    trials = trials_of(database)
    for row in database.read(_ABOUT, {"sponsors": _in_several_registries(database)}):
        names = [row["name"] or "", *(row["aliases"] or ())]
        about = About.of(names, row["sponsors"], row["phase"] or "", row["start"] or "")
        trials.know(row["id"], row["numbers"] or (), about)
    settled = trials.settle()
    unite(database, trials.united)
    return settled


def _in_several_registries(database: Database) -> list[str]:
    """The lead sponsors whose trials are not all in one registry: two that are in one are two, so that titles need not
    be compared.
    """
    common: dict[str, frozenset[str]] = {}
    for row in database.read(_LED):
        registries = frozenset(number.partition(":")[0] for number in (row["id"], *(row["numbers"] or ())))
        common[row["sponsor"]] = common.get(row["sponsor"], registries) & registries
    return sorted(sponsor for sponsor, registries in common.items() if not registries)
