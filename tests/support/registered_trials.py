"""Trials as they become facts, by hand: a small vocabulary, classified records, and questions to the facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cgtkg import seeds
from cgtkg.loaders.text.organisations import Organisations
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.loaders.trials.classification import Classification, Disease, Reason, Tested
from cgtkg.loaders.trials.facts import Known, facts
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.trials.registered import Registered
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value

from .trial_records import trial

DAY = "2026-07-01"
SOURCE = "source:ctgov"
CD19, CD22, BCMA, CLDN18_2 = "hgnc:1633", "hgnc:1643", "hgnc:11913", "uniprot.isoform:P56856-2"
NKG2D_LIGANDS, GD2 = "target:nkg2d-ligands", "chebi:28648"
MYELOMA, LYMPHOMA, LUPUS = "mondo:0009693", "mondo:0018906", "mondo:0007915"
ALPHA, BETA = "product:alpha-cel", "product:beta-cel"
COMPANY = "company:nowhere-bio"
_PASSAGE = Evidence("source:seed-001", "L1", "2025")


def _node(id_: str, name: str, *aliases: str, **properties: Value) -> NodeFact:
    return NodeFact(id_, {"name": name, "aliases": list(aliases), **properties}, _PASSAGE)


VOCABULARY = Vocabulary.of(
    [
        _node(CD19, "CD19"), _node(CD22, "CD22"), _node(BCMA, "BCMA"), _node(CLDN18_2, "CLDN18.2"), _node(GD2, "GD2"),
        _node(NKG2D_LIGANDS, "NKG2D ligands"),
        _node("modality:car-t", "CAR-T"), _node("modality:car-nk", "CAR-NK"), _node("modality:tcr-t", "TCR-T"),
        _node(MYELOMA, "multiple myeloma"), _node(LYMPHOMA, "follicular lymphoma"), _node(LUPUS, "lupus"),
        _node("jurisdiction:CN", "China"), _node("jurisdiction:US", "United States", "USA"),
        _node("jurisdiction:KR", "South Korea", "Korea, Republic of"),
        _node(COMPANY, "Nowhere Bio", kind="industry"),
        _node(ALPHA, "alpha-cel", kind="named"), _node(BETA, "beta-cel", kind="named"),
        RelationshipFact("TARGETS", ALPHA, BCMA, {}, _PASSAGE),
        RelationshipFact("DEVELOPS", COMPANY, ALPHA, {"role": "originator"}, _PASSAGE),
    ]
)  # fmt: skip
"""What the small vocabulary knows: `alpha-cel` of Nowhere Bio binds BCMA, `beta-cel` is known by name only."""
KNOWN = Known(VOCABULARY, Organisations(VOCABULARY, [seeds.FOLDER]))


def read_as(record: TrialRecord, *tested: Tested, day: str = DAY, **answer: Any) -> Registered:
    """The record with the answers of a classification; by default a relevant CD19 CAR-T trial in lymphoma."""
    resolved = KNOWN.organisations.resolve(record.sponsor.name, record.sponsor.class_) if record.sponsor else None
    answers: dict[str, Any] = {
        "relevant": True, "targets": (CD19,), "modality": "modality:car-t", "cell_source": "autologous",
        "diseases": (Disease(LYMPHOMA),), "area": "hematologic oncology",
        "sponsor": resolved.id if resolved else "", "sponsor_class": resolved.class_ if resolved else "",
        "reasons": {"cell_source": Reason("title", "autologous")},
    }  # fmt: skip
    return Registered.of(record, Classification(record.id, tested=tested, **{**answers, **answer}), day)


def named(product: str, role: str = "experimental", **more: Any) -> Tested:
    """A product that the vocabulary knows, as a trial gives it."""
    return Tested(product, VOCABULARY.name(product), role, **more)


def unnamed(name: str = "CD19 CAR-T", **more: Any) -> Tested:
    """A product that the vocabulary does not know."""
    return Tested("", name, **more)


def facts_of(registered: Registered) -> list[Fact]:
    """All that follows."""
    return facts(registered, KNOWN, SOURCE)


def default_trial(**more: Any) -> TrialRecord:
    """A phase 1 trial of a hospital with a start date."""
    return trial("CD19 CAR-T in Lymphoma", "CD19 CAR-T", **{"phase": "phase_1", "start_date": "2024-03-05", **more})


def relationships(found: Iterable[Fact], type_: str) -> list[RelationshipFact]:
    """The facts that are relationships of one type."""
    return [fact for fact in found if isinstance(fact, RelationshipFact) and fact.type == type_]


def ends(found: Sequence[Fact], type_: str) -> set[tuple[str, str, str]]:
    """Start, end and assertion of the relationships of one type."""
    return {(one.start, one.end, one.assertion.value) for one in relationships(found, type_)}


def stated_of(found: Iterable[Fact], id_: str) -> dict[str, Value]:
    """All properties that are stated of a node."""
    return {
        name: value
        for fact in found
        if isinstance(fact, NodeFact) and fact.id == id_
        for name, value in fact.properties.items()
    }
