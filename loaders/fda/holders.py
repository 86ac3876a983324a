"""Who holds a licence: the applicant that the table names with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cgtkg.loaders.known import Known
from cgtkg.loaders.text.organisations import Resolved, plain_name
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact

from .approvals import JURISDICTION

ROLE = "holder"
_LABEL = "Company"
_PARENT = re.compile(r",?\s+an?\s+[^,]+\scompany\.?$", re.IGNORECASE)


def holders(applicants: Iterable[str], product: str, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """One relationship an applicant, in the territory of the licence."""
    seen = set()
    for name in applicants:
        company, shown = _company(name, product, known)
        if company.id in seen:
            continue
        seen.add(company.id)
        if not company.known:
            yield NodeFact(company.id, {"name": shown, "kind": company.class_}, evidence)
        yield RelationshipFact("DEVELOPS", company.id, product, {"role": ROLE, "territory": JURISDICTION}, evidence)


def _company(name: str, product: str, known: Known) -> tuple[Resolved, str]:
    """The organisation and its name: that of the whole text, else of it without `a Bristol-Myers Squibb Company`; else
    the developer of this product whose name it begins with (`Dendreon Pharmaceuticals LLC`); else a new one.
    """
    whole = known.organisations.resolve(name, "")
    own = _PARENT.sub("", name)
    if whole.known:
        return whole, name
    resolved = known.organisations.resolve(own, "")
    begun = "" if resolved.known else _developer(own, product, known)
    return (known.organisations.resolve(begun, ""), begun) if begun else (resolved, own)


def _developer(name: str, product: str, known: Known) -> str:
    """A name of the product's developer that this one begins with; empty if there is none or several are."""
    known_product = known.vocabulary.products.get(product)
    start = f"{plain_name(name)} "
    found = {
        id_: other
        for id_ in (known_product.developers if known_product else ())
        for other in known.vocabulary.names.get(_LABEL, {}).get(id_, ())
        if start.startswith(f"{plain_name(other)} ") and not known.decisions.apart(_LABEL, name, id_)
    }
    return next(iter(found.values())) if len(found) == 1 else ""
