"""Products for tests of competition: a small tree of diseases and modalities, targets, products in one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cgtkg.schema.facts import Fact
from support.landscapes import node, relation

LUPUS, MYOSITIS, BURN, AUTOIMMUNE = "mondo:0000004", "mondo:0000005", "mondo:0000006", "mondo:0000003"
BCMA, CD19, CD7 = "hgnc:1", "hgnc:2", "hgnc:3"

TREE: tuple[Fact, ...] = (
    node("mondo:0000001", "disease"), node("mondo:0000002", "immune disorder"), node(AUTOIMMUNE, "autoimmune disease"),
    node(LUPUS, "lupus"), node(MYOSITIS, "myositis"), node(BURN, "burn"),
    relation("IS_A", "mondo:0000002", "mondo:0000001", 1), relation("IS_A", AUTOIMMUNE, "mondo:0000002", 1),
    relation("IS_A", LUPUS, AUTOIMMUNE, 1), relation("IS_A", MYOSITIS, AUTOIMMUNE, 1),
    relation("IS_A", BURN, "mondo:0000001", 1),
    node("modality:cell", "cell therapy"), node("modality:car-t", "CAR-T"),
    relation("IS_A", "modality:car-t", "modality:cell", 1),
    node(BCMA, "BCMA"), node(CD19, "CD19"), node(CD7, "CD7"),
    node("company:a", "A", kind="industry"), node("company:u", "University", kind="academic"),
)  # fmt: skip
"""Lupus and myositis are autoimmune, a burn is not; three targets, one kind of therapy, a company and a university."""


def product(
    name: str, targets: str | Iterable[str] = "", diseases: str | Iterable[str] = "", stage: str = "phase_1",
    company: str = "company:a", **more: str,
) -> Iterator[Fact]:  # fmt: skip
    """A product `product:NAME`; one target or disease may stand alone. `more` is kind, assertion or cell_source."""
    id_ = f"product:{name}"
    sourced = {"cell_source": more["cell_source"]} if "cell_source" in more else {}
    yield node(id_, name, kind=more.get("kind", "named"), **sourced)
    yield relation("DEVELOPS", company, id_, 2, role="developer")
    yield relation("HAS_MODALITY", id_, "modality:car-t", 2)
    for target in _each(targets):
        yield relation("TARGETS", id_, target, 2, action="binds")
    for disease in _each(diseases):
        yield relation("TREATS", id_, disease, 2, stage=stage, assertion=more.get("assertion", "stated"))


def trial(
    number: int, product_id: str, disease: str, status: str = "recruiting", phase: str = "phase_1"
) -> Iterator[Fact]:
    """A trial `clinicaltrials:NCT…` of a product in a disease."""
    id_ = f"clinicaltrials:NCT{number:08}"
    yield node(id_, f"Trial {number}", 3, status=status, phase=phase)
    yield relation("TESTS", id_, product_id, 3, role="experimental")
    yield relation("INVESTIGATES", id_, disease, 3)


def _each(ids: str | Iterable[str]) -> Iterable[str]:
    return [ids] if isinstance(ids, str) and ids else ids
