"""What the Monday job fetches: each source, and where a service is larger than the field what is searched there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cgtkg.schema.errors import UsageError

from ..fetching import every_service, services_of

_THERAPIES = (
    "chimeric antigen receptor", "CAR-T", "CAR-NK", "CAR-M", "gene therapy", "gene editing", "CRISPR",
    "T cell receptor", "TCR-T", "engineered T cells", "genetically modified", "tumor infiltrating lymphocytes",
    "adeno-associated virus", "AAV vector", "lentiviral", "retroviral vector", "oncolytic virus", "autoleucel",
    "autotemcel", "parvovec",
)  # fmt: skip
"""Words of the field that titles and interventions use; what they find beyond it is counted as irrelevant."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A source of the job. `searches` are by service, in the service's own words; what is searched is never complete,
    so that nothing of it ends by not being found.
    """

    source: str
    searches: Mapping[str, str] = field(default_factory=dict)


WEEKLY = (
    Wanted("hgnc"),
    Wanted("mondo"),
    Wanted("ema"),
    # Labels of all drugs are some gigabytes: those of cells and genes have this type (api.fda.gov/drug/ndc.json of
    # KYMRIAH and others, looked up 2026-11-23).
    Wanted("fda", {"openfda": 'openfda.product_type:"CELLULAR THERAPY"'}),
    # The registry's own type of intervention finds what its words do not. AREA[…] is its search syntax (search areas
    # of its API, looked up 2026-11-23).
    Wanted("ctgov", {"ctgov": "AREA[InterventionType]GENETIC OR " + " OR ".join(f'"{one}"' for one in _THERAPIES)}),
    Wanted("euctr", {"euctr": " OR ".join(f'"{one}"' for one in _THERAPIES)}),
    Wanted("opentargets"),
)
"""In the order in which they are loaded: names before what speaks of them."""


def weekly(names: Iterable[str] = (), searches: Mapping[str, str] | None = None) -> list[Wanted]:
    """The sources of these names, or all; `searches` by service replace those of the table (an empty one: fetch all).

    Raises `UsageError` for a name or service that nothing is fetched for.
    """
    own, known = dict(searches or {}), {wanted.source: wanted for wanted in WEEKLY}
    if services := own.keys() - every_service().keys():
        raise UsageError(f"no service is called {', '.join(sorted(services))}; there are {', '.join(every_service())}")
    chosen = [*dict.fromkeys(names)] or [*known]
    for name in chosen:
        services_of(name)
    if strange := [name for name in chosen if name not in known]:
        raise UsageError(f"no source is called {', '.join(strange)}; there are {', '.join(known)}")
    return [Wanted(name, {**known[name].searches, **own}) for name in known if name in chosen]
