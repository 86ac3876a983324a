"""Make `docs/sources.md`, every source and what loading its files gives: `python -m tools.sources ../shared/data`.

Each folder is loaded by the command that users run, into an embedded server of its own, twice: the second time nothing
has changed. Counts are those that the command prints; the memory is the peak of its process.
"""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cgtkg.loaders.sources import sources

CGTKG = (sys.executable, "-m", "cgtkg.graph.cli")
LOADS = (
    ("hgnc", "hgnc"), ("mondo", "mondo"), ("mondo", "do-ncit"), ("ema", "ema"), ("fda", "fda-purplebook"),
    ("ctgov", "ctgov-v2-full"), ("ctgov", "ctgov-v2-arrays"), ("ctgov", "ctgov-csv"), ("ctgov", "cart-onc"),
    ("ctgov", "cart-rheum"), ("ctgov", "ctgov-stopped"), ("ictrp", "ictrp"), ("euctr", "euctr"),
    ("opentargets", "opentargets"),
)  # fmt: skip
"""Each folder of the data at hand with the source that reads it, names before what speaks of them."""
_SAID = re.compile(r"'[^']*'|\"[^\"]*\"|\d[\d.,:-]*")


@dataclass(frozen=True, slots=True)
class Run:
    """A load: what the command printed, its seconds by the wall clock, and the peak of its memory in megabytes."""

    source: str
    folder: str
    loaded: dict[str, Any]
    seconds: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Page:
    """What the page tells: the loads, the same again, and what was rejected with the reasons by source."""

    first: Sequence[Run]
    again: Sequence[Run]
    rejected: dict[tuple[str, str], Counter[str]]


def run(source: str, folder: Path | None, home: Path) -> Run:
    """Load a folder by the command line; raises `CalledProcessError` where that fails."""
    arguments = [*CGTKG, "load", source, *([str(folder)] if folder else []), "--json"]
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(arguments, stdout=out, stderr=subprocess.DEVNULL, env=environment(home))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, arguments)
        out.seek(0)
        loaded = json.load(out)
    return Run(source, folder.name if folder else "(bundled)", loaded, loaded["seconds"], used.ru_maxrss / 1000)


def environment(home: Path) -> dict[str, str]:
    """That of the command: a database of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CGTKG_", "NEO4J_"))}
    return {**kept, "CGTKG_HOME": str(home)}


def measure(data: Path, home: Path) -> Page:
    """Load everything, and again."""
    rejected: dict[tuple[str, str], Counter[str]] = {}
    first = [run("seeds", None, home)]
    for source, name in LOADS:
        done = run(source, data / name, home)
        first.append(done)
        if done.loaded["rejects"]:
            rejected[source, name] = Counter(_reasons(Path(done.loaded["rejects"])))
    again = [run("seeds", None, home), *(run(source, data / name, home) for source, name in LOADS)]
    return Page(first, again, rejected)


def _reasons(file: Path) -> Iterator[str]:
    """Why each was rejected, without what only one of them says."""
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            yield f"{row['field'] or 'record'}: {_SAID.sub('…', row['reason'])}"


def lines(page: Page) -> Iterator[str]:
    """The page, in Markdown."""
    yield "# Sources"
    yield ""
    yield "Made by `make sources` from the registry files at hand; facts ship with attribution, files never do."
    yield ""
    yield "| source | what | publisher | use | trust |"
    yield "|---|---|---|---|---:|"
    for name, source in sources().items():
        said = source.properties
        cells = (f"`{name}`", f"[{said['title']}]({said['url']})", said["publisher"], said["licence"], said["rank"])
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""
    yield "Documents and public pages that people read into tables: [seeds.md](seeds.md); each with its terms in"
    yield "`seeds/sources.csv`. Trust orders sources that differ, 1 first."
    yield ""
    yield "## What loading gives"
    yield ""
    yield "Read = loaded + unchanged + irrelevant + rejected. Irrelevant: a trial that tests no product of the field, a"
    yield "record of something that the graph is not about. Unchanged: as in an earlier snapshot of the same load. MB"
    yield "is the peak of the Python process."
    yield ""
    yield "| source | folder | read | loaded | unchanged | irrelevant | rejected | s | MB | again, s |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    for one, other in zip(page.first, page.again, strict=True):
        told = [one.loaded[name] for name in ("read", "loaded", "unchanged", "irrelevant", "rejected")]
        if told[0] != sum(told[1:]):
            raise ValueError(f"{one.source} {one.folder}: {told} does not add up")
        if other.loaded["loaded"]:
            raise ValueError(f"{one.source} {one.folder}: {other.loaded['loaded']} loaded again")
        cells = [one.source, one.folder, *(f"{number:,}" for number in told), f"{one.seconds:.1f}"]
        yield f"| {' | '.join(cells)} | {one.megabytes:.0f} | {other.seconds:.2f} |"
    yield from _sums(page)
    yield ""
    yield "## Rejected, and why"
    yield ""
    yield "| source | folder | rejected | of | why |"
    yield "|---|---|---:|---:|---|"
    read = {(one.source, one.folder): one.loaded["read"] for one in page.first}
    for (source, folder), reasons in page.rejected.items():
        for reason, number in reasons.most_common():
            yield f"| {source} | {folder} | {number} | {read[source, folder]:,} | {reason.replace('|', '¦')} |"
    yield ""
    yield "## Read by nobody"
    yield ""
    unread = [f"- {one.source}, {one.folder}: {what}" for one in page.first for what in one.loaded["unread"]]
    yield from unread or ["Every column, field and word of these files is read, or declared as known and unused."]


def _sums(page: Page) -> Iterator[str]:
    first, again = (sum(one.seconds for one in runs) for runs in (page.first, page.again))
    read, rejected = (sum(one.loaded[name] for one in page.first[1:]) for name in ("read", "rejected"))
    graph = page.first[-1].loaded
    yield ""
    yield (
        f"In all {read:,} records in {first:.0f} s, {rejected / read:.2%} rejected; the same again, unchanged, in "
        f"{again:.1f} s, {first / again:.0f} times faster. The graph has {graph['nodes']:,} nodes and "
        f"{graph['edges']:,} relationships. The most memory that a load took is "
        f"{max(one.megabytes for one in page.first):.0f} MB."
    )


def main() -> None:
    """Write the page to standard output."""
    data = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as home:
        try:
            page = measure(data, Path(home))
        finally:
            subprocess.run([*CGTKG, "down"], env=environment(Path(home)), check=False, capture_output=True)
    sys.stdout.write("\n".join(lines(page)) + "\n")


if __name__ == "__main__":
    main()
