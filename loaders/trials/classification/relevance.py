"""Whether an engineered-cell or gene-therapy product is under test."""

from __future__ import annotations

from collections.abc import Iterable

from .answers import Reason, Tested
from .passage import Passage
from .passages import Passages


def relevance(passages: Passages, tested: Iterable[Tested]) -> tuple[bool, Reason]:
    """True if a product is under test by name, or an engineered carrier in an intervention or a title is."""
    for one in tested:
        if one.role != "comparator" and one.product and _may_be_engineered(passages, one.product):
            return True, Reason("product", one.name)
    genetic = any(one.type == "GENETIC" for one in passages.record.interventions)
    for texts in (
        [text for one in passages.products for text in one.named], passages.titles, passages.arms,
        [text for one in passages.products for text in one.described],
        passages.summary if genetic or passages.products else [],
    ):  # fmt: skip
        if reason := _engineered(texts):
            return True, reason
    return False, Reason("interventions", "", "no engineered-cell or gene-therapy product among them")


def _may_be_engineered(passages: Passages, product: str) -> bool:
    """False for a product that is known to be of kinds that are not engineered only (mesenchymal cells, grafts)."""
    modalities = passages.lexicon.vocabulary.products[product].modalities
    return not modalities or not passages.lexicon.not_engineered.issuperset(modalities)


def _engineered(texts: Iterable[Passage]) -> Reason | None:
    for passage in texts:
        for mention, carrier in passage.carriers:
            if carrier.engineered:
                return Reason(passage.field, passage.quote(mention))
    return None
