"""How a batch changes the history of records: which version is superseded from when; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cgtkg.schema.facts import Evidence
from cgtkg.schema.fields import Value
from cgtkg.schema.statements import Version, supersession


def reordered(
    stored: Iterable[Mapping[str, Value]], new: Mapping[str, Evidence], snapshots: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, str]]:
    """Which versions of records are superseded from when, and last seen when, as far as that changes.

    `stored` are Evidence properties in the database, `new` the evidence of this batch; passages, which are
    versions of nothing, are left out. `snapshots` are the days on which each source was loaded.
    """
    versions: dict[str, set[Version]] = defaultdict(set)
    known: dict[str, str | None] = {evidence.id: None for evidence in new.values() if evidence.record}
    source_of = {evidence.id: evidence.source for evidence in new.values()}
    for row in stored:
        if row.get("record"):
            versions[str(row["record"])].add(Version(str(row["known_from"]), str(row["id"])))
            known[str(row["id"])] = str(row.get("superseded_from") or "")
            source_of[str(row["id"])] = str(row["source"])
    for evidence in new.values():
        if evidence.record:
            versions[evidence.record].add(Version(evidence.known_from, evidence.id))
    changed = {}
    for of_record in versions.values():
        first_seen = {version.evidence: version.known_from for version in of_record}
        for id_, day in supersession(of_record).items():
            if known[id_] != day:
                earlier = [seen for seen in snapshots.get(source_of[id_], ()) if first_seen[id_] <= seen < day]
                changed[id_] = (day, max(earlier, default=first_seen[id_]) if day else "")
    return changed
