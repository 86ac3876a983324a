"""Make `seeds/vocabulary/mondo/`: the part of the Mondo tree that joins the diseases the seeds name.

    python tools/mondo_tree.py PATH/MONDO-ontology-*.json.zst

Every seed disease is led to its nearest ancestors among the seed diseases and the groups below, by the
distances that the file states. Run it again when diseases are added; the result is committed.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import zstandard

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


def main(path: Path) -> None:
    """Write the two tables from the Mondo map at `path`."""
    with path.open("rb") as stream, zstandard.ZstdDecompressor().stream_reader(stream) as plain:
        terms: dict[str, dict[str, Any]] = {_curie(id_): term for id_, term in json.load(plain).items()}
    curated = [file for file in SEEDS.rglob("*.csv") if OUT not in file.parents]
    rows = [row for file in curated if file.stem == "indication" for row in _rows(file)]
    named = {row["id"] for row in rows}
    placed = {row["id"] for row in rows if row.get("area")}
    parents = {row["end"] for file in curated if file.stem == "is_a" for row in _rows(file)}
    wanted = {id_ for id_ in named | parents if id_.startswith("mondo:")} | GROUPS.keys()
    OUT.mkdir(parents=True, exist_ok=True)
    # What a document names keeps the document's words; Mondo's label is an alias of it.
    labels = {id_: "" if id_ in named else terms[id_]["label"] for id_ in wanted}
    areas = {id_: "" if id_ in placed else _area(id_, terms) for id_ in wanted}
    _write("indication.csv", ["id", "name", "area"], [[id_, labels[id_], areas[id_]] for id_ in sorted(wanted)])
    _write("alias.csv", ["id", "alias"], [[id_, terms[id_]["label"]] for id_ in sorted(wanted & named)])
    _write("is_a.csv", ["start", "end"], [[id_, up] for id_ in sorted(wanted) for up in _parents(id_, terms, wanted)])


def _parents(id_: str, terms: dict[str, dict[str, Any]], wanted: set[str]) -> list[str]:
    """The wanted ancestors that no other wanted ancestor stands below."""
    above = {_curie(up) for up, steps in terms[id_]["ancestors"].items() if steps} & wanted
    beyond = {_curie(up) for near in above for up, steps in terms[near]["ancestors"].items() if steps}
    return sorted(above - beyond - {id_})


def _area(id_: str, terms: dict[str, dict[str, Any]]) -> str:
    """The therapeutic area by ancestry: the first of the rules that fits."""
    lineage = {id_, *map(_curie, terms[id_]["ancestors"])}
    rules = {
        "mondo:0044881": "hematologic oncology",
        "mondo:0004992": "solid oncology",
        "mondo:0007179": "autoimmune",
    }
    if id_ == "mondo:0004992":
        return "mixed oncology"
    return next((area for group, area in rules.items() if group in lineage), "other")


def _curie(id_: str) -> str:
    return id_.replace("_", ":").replace("MONDO:", "mondo:")


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _write(name: str, columns: list[str], rows: list[list[str]]) -> None:
    with (OUT / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow([*columns, "source", "locator"])
        writer.writerows([*row, "source:mondo", row[0].upper()] for row in rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
