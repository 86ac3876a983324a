"""A molecule of ChEMBL as the platform prepares it before it becomes a drug."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact

from .dataset import DataSet, Given, Record, Values
from .drug import named
from .forms import ChemblId
from .names import Names
from .therapies import introduced, product


class Synonym(Struct, gc=False):
    """A name; which kind of name it is, is not used."""

    name: str | None = field(name="mol_synonyms", default=None)


class Molecule(Record):
    """A molecule; `name` is ChEMBL's preferred one, where it has one."""

    id: ChemblId
    synonyms: list[Synonym] | None = field(name="syns")
    kind: str | None = field(name="type", default=None)
    name: str | None = None

    def given(self, names: Names) -> Given:
        """The molecule with all its names."""
        others = sorted({one.name for one in self.synonyms or () if one.name})
        drug = {"id": self.id, "name": self.name or "", "type": self.kind or "", "names": others}
        return Given(f"molecule {self.id}", {"drug": drug})


def facts(values: Values, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """Names and ids of the product."""
    drug = values["drug"]
    if id_ := product([drug], known):
        yield from introduced(id_, [drug], known, evidence)
        yield from named(id_, drug, known, evidence)


DATA_SET = DataSet(
    "molecule",
    Molecule,
    needs=frozenset({"id", "syns", "molecule_hierarchy"}),
    unused=(
        "black_box_warning", "canonical_smiles", "chebi_par_id", "cross_references", "drugbank_id", "first_approval",
        "max_clinical_trial_phase", "molecule_hierarchy", "syns/synonym_type", "withdrawn_flag",
    ),
    facts=facts,
)  # fmt: skip
