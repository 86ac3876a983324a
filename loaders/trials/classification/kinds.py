"""What kind of therapy it is and where its cells come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...text.vocabulary import KnownProduct
from .answers import Reason
from .meanings import CARRIER, PRODUCT, SOURCE, TARGET
from .passage import TITLES, Passage
from .passages import Passages

GENERIC = "modality:car-t"
"""The modality that 'CAR' alone is read as: a more special one in the same text goes before it."""
DEFAULTS = {
    "modality:car-t": "autologous", "modality:car-nk": "allogeneic", "modality:in-vivo-car-t": "in vivo",
}  # fmt: skip
"""Contract: a CAR-T record silent on its source is read as autologous, a CAR-NK one as allogeneic."""
_BY_DEFAULT = {
    "modality:car-treg": "autologous", "modality:car-macrophage": "autologous", "modality:caar-t": "autologous",
    "modality:tcr-t": "autologous", "modality:car-gamma-delta-t": "allogeneic", "modality:car-cik": "autologous",
    "modality:car-nkt": "autologous",
}  # fmt: skip


def modality(passages: Passages, known: Sequence[KnownProduct]) -> tuple[str, Reason | None]:
    """The modality: as the names say, as the vocabulary knows the product, as other texts say."""
    found = _carried(passages.names)
    if found[0] not in _SPECIAL:
        named = {GENERIC if id_ in _KINDS_OF_GENERIC else id_: one.name for one in known for id_ in one.modalities}
        carried = next((id_ for id_ in named if id_ in _CARRIERS), "")
        if carried or (named and found[0] != GENERIC):
            answer = carried or (GENERIC if GENERIC in named else next(iter(named)))
            return answer, Reason("vocabulary", named[answer], "modality of the named product")
    for texts in (passages.arms, passages.descriptions, passages.keywords, passages.summary, passages.details):
        if found[0]:
            return found
        found = _carried(texts)
    return found


_KINDS_OF_GENERIC = ("modality:autologous-car-t", "modality:allogeneic-car-t", "modality:dual-target-car-t")
"""Kinds of CAR-T that source and antigens tell; the modality of a trial is the kind of cell."""
_CARRIERS = (
    "modality:in-vivo-car-t", "modality:car-nk", "modality:car-nkt", "modality:car-macrophage", "modality:car-treg",
    "modality:car-gamma-delta-t", "modality:car-cik", "modality:caar-t", "modality:tcr-t",
)  # fmt: skip


_SPECIAL = tuple(id_ for id_ in _CARRIERS if id_ != "modality:tcr-t")
"""Kinds of engineered cell that a text tells for sure; TCR stands also in words about other things."""


def _carried(texts: Iterable[Passage]) -> tuple[str, Reason | None]:
    """The first special modality, else CAR-T, else any other in these texts."""
    first: dict[str, Reason] = {}
    for passage in texts:
        for mention, carrier in passage.carriers:
            words = passage.text.quote(mention.first, mention.after)
            first.setdefault(carrier.modality, Reason(passage.field, words))
    for id_ in (*_SPECIAL, GENERIC, *first):
        if id_ in first:
            return id_, first[id_]
    return "", None


def cell_source(passages: Passages, modality_id: str, known: Sequence[KnownProduct]) -> tuple[str, Reason]:
    """Where the cells come from: as known of the product, else as the most trusted text says, else the default.

    Conflicting markers in texts of equal trust are `unclear`.
    """
    for product in known:
        if product.cell_source and product.cell_source != "unclear":
            return product.cell_source, Reason("vocabulary", product.name, "source of the named product")
    if modality_id == "modality:in-vivo-car-t":
        return "in vivo", Reason("modality", "in vivo CAR-T")
    others = [*passages.arms, *passages.descriptions, *passages.keywords]
    for texts in (passages.names, others, passages.summary, passages.details):
        for strength in ("strong", "weak"):
            stated = _stated(texts, strength)
            if len(stated) == 1:
                return stated.popitem()
            if stated:
                words = ", ".join(f"{reason.words}" for reason in stated.values())
                return "unclear", Reason(next(iter(stated.values())).field, words, "conflicting")
    default = DEFAULTS.get(modality_id) or _BY_DEFAULT.get(modality_id)
    if not default:
        return "unclear", Reason("default")
    return default, Reason("default", "", f"silent {modality_id.partition(':')[2]}")


def _stated(texts: Iterable[Passage], strength: str) -> dict[str, Reason]:
    """The sources said with this strength; a weak word in a title must belong to a product: `universal screening`."""
    found: dict[str, Reason] = {}
    for passage in texts:
        for mention, value in passage.of(SOURCE):
            source, _, how = value.rpartition(" ")
            loose = how == "weak" and passage.field in TITLES
            if how == strength and not (loose and not passage.belongs(mention, (CARRIER, TARGET, PRODUCT))):
                found.setdefault(source, Reason(passage.field, passage.text.quote(mention.first, mention.after)))
    return found
