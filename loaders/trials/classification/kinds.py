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
    "modality:car-nkt": "autologous", "modality:car-til": "autologous", "modality:engineered-til": "autologous",
    "modality:car-dc": "autologous", "modality:til": "autologous", "modality:donor-lymphocyte": "allogeneic",
}  # fmt: skip


def modality(
    passages: Passages, known: Sequence[KnownProduct], *, with_receptor: bool = False
) -> tuple[str, Reason | None]:
    """The modality: as the names say, as the vocabulary knows the product, as other texts say. `with_receptor`: the
    product is engineered and binds an antigen, so that `NK cells` are CAR-NK cells.
    """
    kind, reason = _modality(passages, known)
    return (_WITH_RECEPTOR.get(kind, kind) if with_receptor else kind), reason


def _modality(passages: Passages, known: Sequence[KnownProduct]) -> tuple[str, Reason | None]:
    found = _carried(passages.names)
    if found[0] not in _SPECIAL:
        named = {GENERIC if id_ in _KINDS_OF_GENERIC else id_: one.name for one in known for id_ in one.modalities}
        carried = next((id_ for id_ in named if id_ in _CARRIERS), "")
        if carried or (named and found[0] != GENERIC):
            answer = carried or (GENERIC if GENERIC in named else next(iter(named)))
            return answer, Reason("vocabulary", named[answer], "modality of the named product")
    others = [text for one in passages.given if not one.compared for text in one.named]
    for texts in (others, passages.arms, passages.descriptions, passages.keywords):
        if found[0]:
            return found
        found = _carried(texts)
    # Prose speaks of T cells and NK cells also as what is measured, above all where nothing biological is given.
    measured = not any(one.type in ("BIOLOGICAL", "GENETIC") for one in passages.record.interventions)
    for prose in (passages.summary, passages.details):
        found = found if found[0] else _carried(prose, engineered_only=measured)
    return found if found[0] else _transplanted([*others, *passages.titles])


_KINDS_OF_GENERIC = ("modality:autologous-car-t", "modality:allogeneic-car-t", "modality:dual-target-car-t")
"""Kinds of CAR-T that source and antigens tell; the modality of a trial is the kind of cell."""
_CARRIERS = (
    "modality:in-vivo-car-t", "modality:car-nk", "modality:car-nkt", "modality:car-macrophage", "modality:car-treg",
    "modality:car-gamma-delta-t", "modality:car-cik", "modality:caar-t", "modality:car-til",
    "modality:engineered-til", "modality:tcr-t",
)  # fmt: skip


_WITH_RECEPTOR = {
    "modality:nk-cell": "modality:car-nk", "modality:treg": "modality:car-treg", "modality:dc": "modality:car-dc",
    "modality:gamma-delta-t": "modality:car-gamma-delta-t", "modality:macrophage": "modality:car-macrophage",
    "modality:cik": "modality:car-cik", "modality:til": "modality:engineered-til",
}  # fmt: skip
"""What cells are called with a receptor for an antigen."""
_SPECIAL = tuple(id_ for id_ in _CARRIERS if id_ != "modality:tcr-t")
"""Kinds of engineered cell that a text tells for sure; TCR stands also in words about other things."""


def _carried(texts: Iterable[Passage], *, engineered_only: bool = False) -> tuple[str, Reason | None]:
    """The first special modality, else CAR-T, else any other that is engineered, else any in these texts."""
    first: dict[str, Reason] = {}
    engineered: list[str] = []
    for passage in texts:
        for mention, carrier in passage.carriers:
            if engineered_only and not carrier.engineered:
                continue
            words = passage.text.quote(mention.first, mention.after)
            first.setdefault(carrier.modality, Reason(passage.field, words))
            if carrier.engineered:
                engineered.append(carrier.modality)
    for id_ in (*_SPECIAL, GENERIC, *engineered, *first):
        if id_ in first:
            return id_, first[id_]
    return "", None


def _transplanted(texts: Iterable[Passage]) -> tuple[str, Reason | None]:
    """A graft of stem cells as such, which names nothing that carries a therapy."""
    for passage in texts:
        for mention, _ in passage.of("transplant"):
            if passage.under_test(mention):
                words = passage.text.quote(mention.first, mention.after)
                return "modality:hsc", Reason(passage.field, words)
    return "", None


def cell_source(passages: Passages, modality_id: str, known: Sequence[KnownProduct]) -> tuple[str, Reason]:
    """Where the cells come from: as known of the product, else as the most trusted text says, else the default.

    Conflicting markers in texts of equal trust are `unclear`. Names that state it go before what is known of a product
    that other texts speak of: `Allogeneic CAR-T` stays so beside a comparison with a marketed product.
    """
    if known and not any(passage.of(PRODUCT) for passage in passages.names) and (said := _said(passages.names)):
        return said
    for product in known:
        if product.cell_source and product.cell_source != "unclear":
            return product.cell_source, Reason("vocabulary", product.name, "source of the named product")
    if modality_id == "modality:in-vivo-car-t":
        return "in vivo", Reason("modality", "in vivo CAR-T")
    others = [*passages.arms, *passages.descriptions, *passages.keywords]
    for texts in (passages.names, others, passages.summary, passages.details):
        if said := _said(texts):
            return said
    default = DEFAULTS.get(modality_id) or _BY_DEFAULT.get(modality_id)
    if not default:
        return "unclear", Reason("default")
    return default, Reason("default", "", f"silent {modality_id.partition(':')[2]}")


def _said(texts: Sequence[Passage]) -> tuple[str, Reason] | None:
    """The source that these texts state, the strongest words first; `unclear` where they state several."""
    for strength in ("strong", "beside", "weak"):
        stated = _stated(texts, strength)
        if len(stated) == 1:
            return stated.popitem()
        if stated:
            words = ", ".join(f"{reason.words}" for reason in stated.values())
            return "unclear", Reason(next(iter(stated.values())).field, words, "conflicting")
    return None


def _stated(texts: Iterable[Passage], strength: str) -> dict[str, Reason]:
    """The sources said with this strength. Words that are about other things too must belong to a product: `beside`
    ones in any text (`cord blood transplantation`), weak ones in a title (`universal screening`).
    """
    found: dict[str, Reason] = {}
    for passage in texts:
        for mention, value in passage.of(SOURCE):
            source, _, how = value.rpartition(" ")
            loose = how == "beside" or (how == "weak" and passage.field in TITLES)
            if how == strength and not (loose and not passage.belongs(mention, (CARRIER, TARGET, PRODUCT))):
                found.setdefault(source, Reason(passage.field, passage.text.quote(mention.first, mention.after)))
    return found
