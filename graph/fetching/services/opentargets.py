"""Open Targets Platform: the parquet files of the newest release, each held against the release's own hashes.

Looked up 2026-11-23: public programs that download releases 24.09 to 26.06 (the platform's own pages name the place,
`https://platform-docs.opentargets.org/data-access/data-pipeline`). A release has `release_data_integrity`, a line
`<sha1>  ./output/<dataset>/<file>` for each file, and `release_data_integrity.sha1`, the hash of that list; the list is
the service's own count. No rate limit is published.
"""

from __future__ import annotations

import re
from pathlib import Path

from ..reading import lines
from ..service import Changed, FetchError, Request, Service, Steps, Wanted, Whole

DATASETS = ("target", "disease", "drug_molecule", "drug_mechanism_of_action", "clinical_indication", "clinical_target")
"""What is used of the data sets: targets, diseases, drugs, and the clinical evidence between them."""
_FILE = re.compile(rf"([0-9a-f]{{40}})\s+\./output/((?:{'|'.join(DATASETS)})/[\w-][\w.-]*\.parquet)\s*$")


def _anchor(file: Path) -> str:
    return next(lines(file), "").split(" ")[0].strip()


def _listed(file: Path) -> dict[str, str]:
    """Hash by name of the files that are wanted."""
    return {found[2]: found[1] for line in lines(file) if (found := _FILE.match(line))}


def steps(request: Request) -> Steps:
    """The hash of the list, the list, its files, and the hash again: if it is another, a new release came out."""
    anchor = Wanted("latest/release_data_integrity.sha1", read=_anchor)
    release = (yield anchor).value
    files = (yield Wanted("latest/release_data_integrity", read=_listed, sha1=release)).value
    missing = [name for name in DATASETS if not any(file.startswith(f"{name}/") for file in files)]
    if missing:
        raise FetchError(f"Open Targets: this release has no data set {', '.join(missing)}; it may be called otherwise")
    for name, sha1 in files.items():
        yield Wanted(f"latest/output/{name}", name=name, sha1=sha1)
    if (yield anchor).value != release:
        raise Changed("a new release came out")
    return Whole(len(files), len(files), f"sha1:{release}")


SERVICE = Service(
    name="opentargets",
    source="opentargets",
    title="Open Targets",
    address="https://ftp.ebi.ac.uk/pub/databases/opentargets/platform/",
    interval=0.5,
    limits="none is published",
    steps=steps,
)
