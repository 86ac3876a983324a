"""Make `seeds/vocabulary/mondo/`: what Mondo says of the diseases that the seeds name.

    python tools/mondo_tree.py PATH/MONDO-ontology-*.json.zst

Every seed disease is led to its nearest ancestors among the seed diseases and the groups below; it gets its
therapeutic area by ancestry where no table states one, and the synonyms that mean it and no other seed disease. Any
layout that `cgtkg load mondo` reads will do. Run it again when diseases are added; the result is committed.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cgtkg.loaders.mondo import read
from cgtkg.loaders.mondo.terms import nearest
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.text.phrases import unordered
from cgtkg.loaders.text.spelling import folded
from cgtkg.loaders.text.vocabulary import above
from cgtkg.loaders.unread import Unread

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
OUT = SEEDS / "vocabulary" / "mondo"
GROUPS = {
    "mondo:0004992": "cancer",
    "mondo:0044881": "hematopoietic and lymphoid cell neoplasm",
    "mondo:0004095": "B-cell neoplasm",
    "mondo:0007179": "autoimmune disease",
    "mondo:0005071": "nervous system disorder",
    "mondo:0005559": "neurodegenerative disease",
    "mondo:0003847": "hereditary disease",
    "mondo:0005570": "hematologic disorder",
    "mondo:0005328": "eye disorder",
    "mondo:0005066": "metabolic disease",
    "mondo:0005046": "immune system disorder",
    "mondo:0004995": "cardiovascular disorder",
    "mondo:0005093": "skin disorder",
    "mondo:0000001": "disease",
}
"""Groups that a therapeutic landscape is read by, with Mondo's own labels."""
AREAS = {
    "mondo:0044881": "hematologic oncology",
    "mondo:0005070": "solid oncology",
    "mondo:0007179": "autoimmune",
}
"""The area of what stands below a term; the first that fits. Mondo places gliomas below neoplasm, not cancer."""
MIXED = ("mondo:0005070", "mondo:0004992")
"""Neoplasm and cancer themselves are either."""
UNFIT = re.compile(
    r",|[()]|somatic|susceptib|resistan|morphologic|unspecified|otherwise|obsolete|\bsites?\b|\brisk\b|crisis|\bcurv|\bCa\b|\bother\b",
    re.IGNORECASE,
)
"""Synonyms with these are inverted, or speak of genetics and of coding, not of the disease."""
LONGEST = 60
Term = Mapping[str, Any]
"""The values of an entry."""


def main(path: Path) -> None:
    """Write the three tables from Mondo at `path`."""
    curated = [file for file in SEEDS.rglob("*.csv") if OUT not in file.parents]
    rows = [row for file in curated if file.stem == "indication" for row in _rows(file)]
    named = {row["id"]: row["name"] for row in rows}
    placed = {row["id"] for row in rows if row.get("area")}
    parents = {row["end"] for file in curated if file.stem == "is_a" for row in _rows(file)}
    wanted = {id_ for id_ in named.keys() | parents if id_.startswith("mondo:")} | GROUPS.keys()
    aliases = [(row["id"], row["alias"]) for file in curated if file.stem == "alias" for row in _rows(file)]
    known = [*named.items(), *(one for one in aliases if one[0].startswith(("mondo:", "indication:")))]
    never = {(row["id"], row["name"]) for row in _rows(SEEDS / "rules" / "diseases.csv") if row["use"] == "never"}
    terms = _terms(path, wanted)
    OUT.mkdir(parents=True, exist_ok=True)
    _write("indication.csv", ["id", "name", "area", "source", "locator"], _nodes(terms, wanted, set(named), placed))
    _write("alias.csv", ["id", "alias", "source", "locator"], _aliases(terms, wanted, known, never))
    edges = ([id_, up] for id_ in sorted(wanted) for up in nearest(id_, terms[id_]["lineage"], wanted))
    _write("is_a.csv", ["start", "end", "source", "locator"], ([*edge, *_said(edge[0])] for edge in edges))


def _terms(path: Path, wanted: set[str]) -> dict[str, Term]:
    """The wanted terms by id."""
    found: dict[str, Term] = {}
    for entry in read(path, Unread()):
        if isinstance(entry, Rejected):
            raise SystemExit(f"{entry.file} {entry.record}: {entry.reason}")
        if entry.values["id"] in wanted and "lineage" in entry.values:
            found[entry.values["id"]] = entry.values
    return found


def _nodes(terms: dict[str, Term], wanted: set[str], named: set[str], placed: set[str]) -> Iterator[list[str]]:
    """Names of the groups that no table names, areas of the diseases to which none gives one."""
    for id_ in sorted(wanted):
        # What a document names keeps the document's words; Mondo's label is an alias of it.
        name = "" if id_ in named else terms[id_]["label"]
        area = "" if id_ in placed else _area(id_, terms)
        if name or area:
            yield [id_, name, area, *_said(id_, "" if name else " ancestors")]


def _aliases(
    terms: dict[str, Term], wanted: set[str], known: list[tuple[str, str]], never: set[tuple[str, str]]
) -> Iterator[list[str]]:
    """Labels and synonyms that differ in words from what is known, and mean one disease only."""
    means: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for id_ in wanted:
        for name in terms[id_]["synonyms"]:
            means[unordered(folded(name))].add(id_)
    for id_, name in [*((id_, terms[id_]["label"]) for id_ in wanted), *known]:
        means[unordered(folded(name))] = {id_}
    curated = {(id_, folded(name)) for id_, name in known}
    for id_ in sorted(wanted):
        seen: set[tuple[str, ...]] = set()
        synonyms = (one for one in terms[id_]["synonyms"] if len(one) <= LONGEST and not UNFIT.search(one))
        for name in (terms[id_]["label"], *synonyms):
            words = unordered(folded(name))
            if words and words not in seen and means[words] == {id_} and not {(id_, name), (id_, "*")} & never:
                seen.add(words)
                if (id_, folded(name)) not in curated:
                    yield [id_, name, *_said(id_)]


def _area(id_: str, terms: dict[str, Term]) -> str:
    """The therapeutic area by ancestry: the first of the rules that fits."""
    lineage = {id_, *above(id_, terms[id_]["lineage"])}
    if id_ in MIXED:
        return "mixed oncology"
    return next((area for group, area in AREAS.items() if group in lineage), "other")


def _said(id_: str, where: str = "") -> list[str]:
    return ["source:mondo", id_.upper() + where]


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(name: str, columns: list[str], rows: Iterator[list[str]]) -> None:
    with (OUT / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
