"""Products taken off the market, by country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.vocabularies import Assertion


def withdrawals(
    product: str, countries: Iterable[str], year: int | None, known: Known, evidence: Evidence
) -> Iterator[Fact]:
    """The end of the authorisations of a product that the vocabulary has, in the countries that it knows.

    The record names no disease: it ends, inferred, each authorisation that is curated for the country, and where none
    is, one without a disease. Countries are English names; `year` is when they were withdrawn, None: not stated.
    """
    if product not in known.vocabulary.products:
        return
    since = str(year) if year else ""
    for place in sorted({id_ for country in countries if (id_ := known.country(country.strip()))}):
        curated = known.approvals.get((product, place), ())
        of = {(str(one.properties.get("indication", "")), str(one.properties.get("line", ""))) for one in curated}
        how = Assertion.INFERRED if of else Assertion.STATED
        for disease, line in sorted(of) or [("", "")]:
            properties: dict[str, Value] = {"status": "withdrawn"}
            if disease:
                properties["indication"] = disease
            if line:
                properties["line"] = line
            yield RelationshipFact("APPROVED_IN", product, place, properties, evidence, how, valid_from=since)
