"""The data sets that are known. A new one is a module beside the others, and a line here."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cgtkg.loaders.known import Known
from cgtkg.loaders.record_source import Entry
from cgtkg.schema.facts import Evidence, Fact

from . import (
    chembl_target,
    clinical_target,
    disease,
    drug,
    drugbank,
    gene,
    indication,
    mechanism,
    molecule,
    target,
    warning,
)
from .dataset import DataSet

DATA_SETS: tuple[DataSet, ...] = (
    target.DATA_SET, disease.DATA_SET, drug.DATA_SET, mechanism.DATA_SET, indication.DATA_SET,
    clinical_target.DATA_SET, gene.DATA_SET, chembl_target.DATA_SET, molecule.DATA_SET, indication.CHEMBL_DATA_SET,
    warning.DATA_SET, drugbank.DATA_SET,
)  # fmt: skip
_BY_NAME = {data_set.name: data_set for data_set in DATA_SETS}


def recognised(fields: Collection[str]) -> DataSet | None:
    """The data set whose records have these fields; None if it is none of those known."""
    return next((one for one in DATA_SETS if one.needs <= frozenset(fields)), None)


def facts(entry: Entry, known: Known, evidence: Evidence) -> Iterable[Fact]:
    """The facts of an entry, by the rules of its data set; none where it is of nothing that the graph is about."""
    return _BY_NAME[entry.values["data_set"]].facts(entry.values, known, evidence)
