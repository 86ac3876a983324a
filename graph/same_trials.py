"""Which trials of the graph are one: by their numbers, else by title and sponsor; told by what the graph holds alone.

So it does not matter in which order registries were loaded, or whether a load was killed before it came to this.
"""

from __future__ import annotations

from cgtkg.loaders.trials.identity import Trials
from cgtkg.loaders.trials.likeness import About, Alike

from .connection import Database
from .writing import unite

_TRIALS = (
    "MATCH (t:Trial) OPTIONAL MATCH (c:Company)-[s:SPONSORS {role: 'lead'}]->(t) WHERE s.known_to IS NULL "
    "RETURN t.id AS id, t.registry_ids AS numbers, t.name AS name, t.aliases AS aliases, collect(c.id) AS sponsors, "
    "t.phase AS phase, t.start_date AS start ORDER BY id"
)


def trials_of(database: Database) -> Trials:
    """The trials that the graph has; the titles that other registries give one are among its aliases."""
    trials = Trials()
    for row in database.read(_TRIALS):
        names = [row["name"] or "", *(row["aliases"] or ())]
        about = About.of(names, row["sponsors"], row["phase"] or "", row["start"] or "")
        trials.know(row["id"], row["numbers"] or (), about)
    return trials


def unite_trials(database: Database) -> list[Alike]:
    """Make one node of each trial that stands in several; returns the pairs that title and sponsor alone told."""
    trials = trials_of(database)
    settled = trials.settle()
    unite(database, trials.united)
    return settled
