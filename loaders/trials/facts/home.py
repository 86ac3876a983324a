"""Where a hospital, university or agency is, as the trials that it leads show.

One whose trial has all its sites in one country is taken to be there. Companies let trials be run anywhere, so that
their sites say nothing; where the vocabulary states a country, nothing is concluded. Records that disagree leave the
country unknown, see `undisputed` in `schema.fields`.
"""

from __future__ import annotations

from collections.abc import Iterator

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Fact, NodeFact

from ..registered import Registered
from .aspects import aspect


def home(trial: Registered, known: Known, source: str) -> Iterator[Fact]:
    """The country of the lead sponsor, where this record shows it."""
    record = trial.record
    if record.sponsor is None or not record.stated >= {"sponsor", "countries"}:
        return
    company = known.organisations.resolve(record.sponsor.name, record.sponsor.class_)
    if company.class_ == "industry" or company.country:
        return
    places = sorted({known.country(name) for name in record.countries})
    evidence = aspect(trial, source, "home", [company.id, places])
    if len(places) == 1 and places[0]:
        yield NodeFact(company.id, {"country": places[0].partition(":")[2]}, evidence)
    else:
        # The part was read and shows nothing: its evidence must be there to replace an older one.
        yield NodeFact(trial.node, {}, evidence)
