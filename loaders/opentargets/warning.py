"""ChEMBL's `drug_warning`: boxed warnings and withdrawals; only withdrawals say something of a product's standing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact

from .dataset import DataSet, Given, Record, Values
from .forms import ChemblId, Year
from .names import Names
from .therapies import product
from .withdrawals import withdrawals

_WITHDRAWN, _BOXED = "Withdrawn", "Black Box Warning"
_PARTED = re.compile(r"\s*[;|]\s*")


class Metadata(Struct, gc=False):
    """The molecule and the forms of it."""

    drugs: list[ChemblId] | None = field(name="all_molecule_chembl_ids", default=None)


class DrugWarning(Record):
    """A warning on a molecule."""

    id: int = field(name="warning_id")
    drug: ChemblId = field(name="molecule_chembl_id")
    kind: str | None = field(name="warning_type")
    country: str | None = field(name="warning_country", default=None)
    year: Year | None = field(name="warning_year", default=None)
    metadata: Metadata | None = field(name="_metadata", default=None)

    def given(self, names: Names) -> Given:
        """The warning; several countries stand in one field."""
        forms = sorted({*((self.metadata and self.metadata.drugs) or ())} - {self.drug})
        values = {
            "drugs": [names.drug(id_) for id_ in (self.drug, *forms)], "kind": self.kind or "", "year": self.year,
            "countries": sorted({part for part in _PARTED.split(self.country or "") if part}),
        }  # fmt: skip
        return Given(f"warning {self.id}", values)

    def unknown_words(self) -> Iterable[str]:
        """Types of warning that are new."""
        if self.kind and self.kind not in (_WITHDRAWN, _BOXED):
            yield f"warning_type={self.kind}"


def facts(values: Values, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """Where a product that the vocabulary has was withdrawn."""
    if values["kind"] == _WITHDRAWN and (id_ := product(values["drugs"], known)):
        yield from withdrawals(id_, values["countries"], values["year"], known, evidence)


DATA_SET = DataSet(
    "drug_warning",
    DrugWarning,
    needs=frozenset({"warning_id", "warning_type", "molecule_chembl_id"}),
    unused=(
        "efo_id", "efo_id_for_warning_class", "efo_term", "parent_molecule_chembl_id", "warning_class",
        "warning_description", "warning_refs",
    ),
    facts=facts,
)  # fmt: skip
