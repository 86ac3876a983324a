"""Whether an engineered-cell or gene-therapy product is under test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .answers import Reason, Tested
from .binding import bound_by_name
from .meanings import CARRIER, PRODUCT
from .passage import Passage
from .passages import Passages
from .products import role_of

NO_THERAPY = {
    "OBSERVATIONAL": "observes what is given anyway",
    "DIAGNOSTIC_TEST": "tests a diagnosis, not a therapy",
}
"""Types of studies, as `TrialRecord` has them, in which no therapy is under test, and why."""
_UNTOLD = "modality:antigen-specific-t"
"""A kind of cells that the words for it do not tell apart from engineered ones."""
_CELLS = frozenset(["cell", "cells", "lymphocytes", "ctl", "ctls"])
_CELL_THERAPY = ("cellulartherapy", "cellularimmunotherapy")
_NONE = "no engineered-cell or gene-therapy product among them"


def relevance(passages: Passages, tested: Sequence[Tested], targets: Sequence[str]) -> tuple[bool, Reason]:
    """True if a product is under test by name, or an engineered carrier in an intervention or a title is.

    Where titles speak of it only as what patients have anyway, an intervention must name one of its own: a known
    product, or cells against a stated antigen. A study that only observes tests none; one that follows up those who
    received a product in its trials still tests it.
    """
    if _is_setting(passages) and not _of_its_own(passages):
        return False, Reason("title", "", "given around what is tested")
    if role_of(passages) != "follow_up":
        if why := NO_THERAPY.get(type_ := passages.record.study_type):
            return False, Reason("study type", type_, why)
        if any("observes" in title.kinds for title in passages.titles):
            return False, Reason("title", "", "observes what is given anyway")
    for one in tested:
        if one.role != "comparator" and one.product and _counts(passages, one.product):
            return True, Reason("product", one.name)
    genetic = any(one.type == "GENETIC" for one in passages.record.interventions)
    cells = _gives_cells(passages, targets)
    for texts in (
        [text for one in passages.products for text in one.named], passages.titles, passages.arms,
        [text for one in passages.products for text in one.described],
        passages.summary if genetic or cells or passages.products else [], passages.endpoints if cells else [],
    ):  # fmt: skip
        if reason := _engineered(texts):
            return True, reason
    return False, Reason("interventions", "", _NONE)


def _counts(passages: Passages, product: str) -> bool:
    """False for a product that is known to be of kinds that are not engineered only (mesenchymal cells, grafts), and
    for one that only the summary of a study without interventions names.
    """
    modalities = passages.lexicon.vocabulary.products[product].modalities
    if modalities and any(one in passages.lexicon.not_engineered for one in modalities):
        general = passages.lexicon.general
        return not passages.lexicon.not_engineered.union(general).issuperset(modalities)
    return bool(passages.record.interventions) or product in _named(passages.titles)


def _gives_cells(passages: Passages, targets: Sequence[str]) -> bool:
    """Whether an intervention is cells of which its names do not tell what they are, or cells against an antigen: other
    texts may then say what was done to them.
    """
    for one in passages.given:
        if one.may_be_product and not one.compared and any(map(_names_cells, one.named)):
            kinds = {carrier.modality for text in one.named for _, carrier in text.carriers}
            if targets or kinds <= {_UNTOLD}:
                return True
    return False


def _names_cells(name: Passage) -> bool:
    return not _CELLS.isdisjoint(name.text.words) or name.text.squeezed.startswith(_CELL_THERAPY)


def _is_setting(passages: Passages) -> bool:
    """Whether titles speak of such products, but never as what is tested: `for patients receiving CAR-T`."""
    spoken = [
        (passage, mention)
        for passage in passages.titles
        for kind in (CARRIER, PRODUCT)
        for mention, value in passage.of(kind)
        if kind == PRODUCT or passages.lexicon.carriers[int(value)].engineered
    ]
    return bool(spoken) and not any(passage.under_test(mention) for passage, mention in spoken)


def _of_its_own(passages: Passages) -> bool:
    """Whether an intervention names a product or an antigen, or is a code that the record explains; `CAR-T therapy`
    says no more than what patients have anyway.
    """
    if any(not any(text.carriers for text in one.named) for one in passages.products):
        return True
    names = [text for one in passages.products for text in one.named]
    return bool(_named(names)) or any(True for text in names for _ in bound_by_name(text))


def _named(texts: Iterable[Passage]) -> set[str]:
    return {id_ for text in texts for mention, id_ in text.of(PRODUCT) if text.under_test(mention)}


def _engineered(texts: Iterable[Passage]) -> Reason | None:
    for passage in texts:
        for mention, carrier in passage.carriers:
            if carrier.engineered:
                return Reason(passage.field, passage.quote(mention))
    return None
