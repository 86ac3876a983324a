"""HGNC: the complete set of approved human genes, one table.

Looked up 2026-11-23: `https://www.genenames.org/about/` (all downloads are in a public storage bucket) and
`https://www.genenames.org/download/archive` (the complete set as a tab-separated text). The bucket states the size of
the file, which the download is held against; genes are counted here. No rate limit is published for it.
"""

from __future__ import annotations

from pathlib import Path

from ..reading import lines
from ..service import Damaged, Request, Service, Steps, Wanted, Whole


def _genes(file: Path) -> int:
    rows = lines(file)
    if not next(rows, "").startswith("hgnc_id\t"):
        raise Damaged("it is not the table of genes: its first column is not hgnc_id")
    return sum(1 for row in rows if row.startswith("HGNC:"))


def steps(request: Request) -> Steps:
    """The one file."""
    path = "public-download-files/hgnc/tsv/tsv/hgnc_complete_set.txt"
    got = yield Wanted(
        path, name="hgnc_complete_set.txt", read=_genes, learn=lambda answer: answer.headers.get("last-modified", "")
    )
    return Whole(got.value, None, got.learned)


SERVICE = Service(
    name="hgnc",
    source="hgnc",
    title="HGNC",
    address="https://storage.googleapis.com/",
    interval=1.0,
    limits="none is published",
    steps=steps,
)
