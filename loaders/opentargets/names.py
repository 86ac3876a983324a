"""What the records of a load are called: others refer to them by number, and only names and ids tell what is known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Names:
    """Drugs by ChEMBL id, genes by Ensembl id, diseases by the platform's id. It grows with their number, not with the
    evidence: the platform has 22,000 drugs, 44,000 genes with a symbol and 47,000 diseases.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._drugs: dict[str, tuple[str, str, tuple[str, ...]]] = {}
        self._genes: dict[str, tuple[str, str]] = {}
        self._diseases: dict[str, tuple[str, tuple[str, ...]]] = {}

    def know_drug(self, id_: str, name: str, kind: str, others: Iterable[str]) -> None:
        """Take a drug: the name to show, ChEMBL's type (`Cell`), and its other names."""
        self._drugs[id_] = name, kind, tuple(others)

    def know_gene(self, id_: str, hgnc: str, symbol: str) -> None:
        """Take a gene: its HGNC id (`hgnc:1633`, empty: not stated) and approved symbol."""
        self._genes[id_] = hgnc, symbol

    def know_disease(self, id_: str, name: str, mondo: Iterable[str]) -> None:
        """Take a disease: its name, and the MONDO terms that it is said to be (`mondo:0009693`)."""
        self._diseases[id_] = name, tuple(mondo)

    def drug(self, id_: str) -> dict[str, Any]:
        """What is known of a drug, as plain data; of one that no record is of, its id."""
        name, kind, others = self._drugs.get(id_, ("", "", ()))
        return {"id": id_, "name": name, "type": kind, "names": list(others)}

    def gene(self, id_: str) -> dict[str, Any]:
        """The same of a gene."""
        hgnc, symbol = self._genes.get(id_, ("", ""))
        return {"id": id_, "hgnc": hgnc, "symbol": symbol}

    def disease(self, id_: str) -> dict[str, Any]:
        """The same of a disease, whose id is written `EFO_0000182` or `EFO:0000182`."""
        id_ = id_.replace(":", "_", 1)
        name, mondo = self._diseases.get(id_, ("", ()))
        return {"id": id_, "name": name, "mondo": list(mondo)}
