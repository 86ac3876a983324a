"""DrugBank's vocabulary, a CSV table (open data, CC0): names of drugs by DrugBank id."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import field

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact, NodeFact

from .dataset import DataSet, Given, Record, Values
from .forms import DrugbankId, curies
from .names import Names
from .therapies import product

_PARTED = " | "


class Name(Record):
    """A drug and its synonyms, which stand in one cell."""

    id: DrugbankId = field(name="DrugBank ID")
    name: str = field(name="Common name")
    synonyms: str = field(name="Synonyms", default="")

    def given(self, names: Names) -> Given:
        """The drug with its names; the table tells no type."""
        others = sorted({text for part in self.synonyms.split(_PARTED) if (text := part.strip())})
        return Given(f"drugbank {self.id}", {"drug": {"id": self.id, "name": self.name, "type": "", "names": others}})


def facts(values: Values, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """The id of a product that the vocabulary has."""
    if id_ := product([values["drug"]], known):
        yield NodeFact(id_, {"xrefs": curies([("drugbank", str(values["drug"]["id"]))])}, evidence)


DATA_SET = DataSet(
    "drugbank",
    Name,
    needs=frozenset({"DrugBank ID", "Common name", "Synonyms"}),
    unused=("Accession Numbers", "CAS", "UNII", "Standard InChI Key"),
    facts=facts,
)
