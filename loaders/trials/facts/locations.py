"""Where a trial has sites."""

from __future__ import annotations

from collections.abc import Iterator

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value

from ..registered import Registered
from .aspects import aspect


def locations(trial: Registered, known: Known, source: str) -> Iterator[Fact]:
    """One relationship a country, with the number of sites where the file has them.

    A country that the vocabulary does not know is left out.
    """
    record = trial.record
    if "countries" not in record.stated:
        return
    counted = any(sites is not None for sites in record.countries.values())
    covers = ["countries", "sites"] if counted else ["countries"]
    evidence = aspect(trial, source, "locations", sorted(record.countries.items()), covers=covers)
    sites: dict[str, int | None] = {}
    for name, number in record.countries.items():
        if place := known.country(name):
            sites[place] = None if number is None else number + (sites.get(place) or 0)
    for place, number in sites.items():
        stated: dict[str, Value] = {} if number is None else {"sites": number}
        yield RelationshipFact("CONDUCTED_IN", trial.node, place, stated, evidence, valid_from=record.start_date)
    if not sites:
        yield NodeFact(trial.node, {}, evidence)
