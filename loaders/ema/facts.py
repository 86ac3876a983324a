"""What a medicine of the table says of a cell or gene therapy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cgtkg.loaders.known import Known
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.text.decisions import written
from cgtkg.loaders.text.organisations import VOCABULARY
from cgtkg.schema.curies import slug
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value

from .approvals import AGENCY, PLACE, approvals, status_of
from .words import names

DESIGNATIONS = {"orphan": "orphan drug", "prime": "PRIME"}
"""By what an entry says: the designation in the words of the curated ones. The Commission designates orphan medicines
on the Agency's opinion; the table is the Agency's, and so is the designation taken to be."""


def facts(entry: Entry, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """Names, authorisation, its holder and designations of a medicine for human use that is a product of the
    vocabulary, or that EMA calls an advanced therapy (ATMP): that one becomes a product. None for any other.

    Modality and antigens come from the vocabulary only; so do diseases, see `approvals`.
    """
    values = entry.values
    if str(values.get("category", "")).casefold() != "human":
        return
    called = [*names(str(values["name"])), *filter(None, [str(values.get("common_name", ""))])]
    product, new = _product(called, known, advanced=values.get("advanced_therapy") is True)
    if not product:
        return
    properties: dict[str, Value] = {"name": called[0], "kind": "named"} if new else {}
    if aliases := _aliases(called, called[0] if new else known.vocabulary.name(product), product, known):
        properties["aliases"] = aliases
    yield NodeFact(product, properties, evidence)
    yield from _holder(entry, product, known, evidence)
    yield from approvals(values, product, known, evidence)
    for flag, designation in DESIGNATIONS.items():
        if values.get(flag) is True:
            yield RelationshipFact("DESIGNATED", product, AGENCY, {"designation": designation}, evidence)


def _product(called: Sequence[str], known: Known, *, advanced: bool) -> tuple[str, bool]:
    """The id of the product and whether it is new; empty for a medicine that is none.

    The brand name goes before the common name, which several products may have.
    """
    for name in called:
        if found := known.decided("Product", name):
            return found, False
    if not advanced or not slug(called[0]):
        return "", False
    made = known.decisions.merged(f"product:{slug(called[0])}")
    return made, made not in known.vocabulary.products


def _aliases(called: Sequence[str], shown: str, product: str, known: Known) -> list[str]:
    """The names beside the one that is shown, as the vocabulary spells them if it has them: case makes no alias."""
    spelled = {written(name): name for name in known.vocabulary.names.get("Product", {}).get(product, ())}
    return sorted({spelled.get(written(name), name) for name in called if written(name) != written(shown)})


def _holder(entry: Entry, product: str, known: Known, evidence: Evidence) -> Iterator[Fact]:
    """Who holds or held the authorisation; who only applied for one develops the product."""
    name = str(entry.values.get("holder", ""))
    if not name:
        return
    company = known.organisations.resolve(name, "")
    if company.rule != VOCABULARY:
        named: dict[str, Value] = {} if company.known else {"name": name}
        yield NodeFact(company.id, {**named, "kind": company.class_}, evidence)
    status = status_of(entry.values)
    role: dict[str, Value] = {"role": "developer" if status in ("", "refused") else "holder", "territory": PLACE}
    until = str(entry.values.get("ended", "")) if status in ("withdrawn", "lapsed") else ""
    yield RelationshipFact("DEVELOPS", company.id, product, role, evidence, valid_to=until)
