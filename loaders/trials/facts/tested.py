"""What a trial tests, against which disease: all that was read in its texts.

A sponsor alone never develops a product that the vocabulary knows; an unnamed one it does, inferred. Product and
disease are paired by arm where arms name them, otherwise only if there is one product or one disease, inferred.
Comparators are not under test; a follow-up study tests the product of older trials and says nothing of its stage.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value
from cgtkg.schema.vocabularies import Assertion

from ..classification import Classification, Reason, Tested
from ..registered import Registered
from .aspects import aspect
from .unnamed import described, target_expression, unnamed_id, unnamed_name

STAGES = {
    "early_phase_1": "phase_1", "phase_1": "phase_1", "phase_1_2": "phase_1_2", "phase_2": "phase_2",
    "phase_2_3": "phase_2_3", "phase_3": "phase_3",
}  # fmt: skip
"""The development stage that a trial's phase shows; phase 4 and trials without a phase show none."""
_BY_SOURCE = {"autologous": "modality:autologous-car-t", "allogeneic": "modality:allogeneic-car-t"}


def tested(trial: Registered, known: Known, source: str) -> Iterator[Fact]:
    """Diseases, products, antigens, modality, how it is made, and the unnamed product's developer."""
    answer = trial.answer
    content = [trial.sha256, trial.record.start_date, trial.record.phase, trial.record.status == "withdrawn"]
    evidence = replace(aspect(trial, source, "reading", content, covers=trial.texts), reading=True)
    if not trial.texts:
        return
    yield NodeFact(trial.node, {"relevant": answer.relevant}, evidence)
    for disease in answer.diseases:
        stated = {"setting": disease.setting, "line": disease.line, "reason": _reason(trial, "indications")}
        yield RelationshipFact(
            "INVESTIGATES", trial.node, disease.id, _stated(stated), evidence, valid_from=trial.record.start_date
        )
    given: set[str] = set()
    for one in answer.tested if answer.relevant else ():
        if not one.product and one.role == "comparator":
            # Somebody else's, and nothing says whose.
            continue
        if not one.product and "sponsor" not in trial.record.stated:
            # The file has no column for who sponsors it: whose product this is, another one tells.
            continue
        product = one.product or unnamed_id(described(answer, one), known)
        if not one.product:
            yield from _unnamed(trial, described(answer, one), known, product, one, evidence)
        properties = _stated({"role": one.role, "arm": one.arm, "reason": _reason(trial, "product")})
        yield RelationshipFact("TESTS", trial.node, product, properties, evidence, valid_from=trial.record.start_date)
        if one.role == "experimental":
            yield from _treats(trial, product, one, evidence)
        if one.role != "comparator":
            given.add(product)
    # Of several products nothing says whose vector or route is meant.
    for construct in answer.constructs if len(given) == 1 else ():
        (product,) = given
        said: dict[str, Value] = {"reason": str(construct.reason)}
        yield RelationshipFact("USES", product, construct.technology, said, evidence)


def _unnamed(
    trial: Registered, answer: Classification, known: Known, product: str, one: Tested, evidence: Evidence
) -> Iterator[Fact]:
    begins = trial.record.start_date
    properties = {
        "name": f"{unnamed_name(answer, known)} of {_sponsor(trial, known)}", "kind": "unnamed",
        "cell_source": answer.cell_source, "target_expression": target_expression(answer, known),
    }  # fmt: skip
    yield NodeFact(product, {**_stated(properties), "aliases": [one.name] if one.name else []}, evidence)
    if answer.sponsor:
        developer: dict[str, Value] = {"role": "developer", "reason": "lead sponsor of a trial of an unnamed product"}
        yield RelationshipFact("DEVELOPS", answer.sponsor, product, developer, evidence, Assertion.INFERRED, begins)
    logic = {"or": "or", "and": "and", "not": "not"}.get(answer.logic, "unspecified" if answer.logic else "")
    decided = answer.reasons.get("targets")
    how = Assertion.INFERRED if decided and decided.rule else Assertion.STATED
    for target in answer.targets:
        stated = _stated({"logic": logic, "reason": _reason(trial, "targets")})
        yield RelationshipFact("TARGETS", product, target, stated, evidence, how, begins)
    for modality, assertion, axis in _modalities(answer):
        yield RelationshipFact(
            "HAS_MODALITY", product, modality, _stated({"reason": _reason(trial, axis)}), evidence, assertion, begins
        )


def _modalities(answer: Classification) -> Iterator[tuple[str, Assertion, str]]:
    """The kind of therapy, and for CAR-T the kinds that source and number of antigens make it."""
    if answer.modality:
        yield answer.modality, Assertion.STATED, "modality"
    if answer.modality != "modality:car-t":
        return
    if source := _BY_SOURCE.get(answer.cell_source):
        default = answer.reasons.get("cell_source", Reason("default")).field == "default"
        yield source, Assertion.INFERRED if default else Assertion.STATED, "cell_source"
    if len(answer.targets) > 1 and answer.logic != "cocktail":
        yield "modality:dual-target-car-t", Assertion.INFERRED, "targets"


def _treats(trial: Registered, product: str, one: Tested, evidence: Evidence) -> Iterator[Fact]:
    """Product and disease; a trial withdrawn before anyone took part is a plan."""
    answer = trial.answer
    experimental = {(other.product, other.targets) for other in answer.tested if other.role == "experimental"}
    by_arm = bool(one.indications)
    if not by_arm and len(experimental) > 1 and len(answer.diseases) > 1:
        return
    how = Assertion.STATED if by_arm else Assertion.INFERRED
    if trial.record.status == "withdrawn":
        how = Assertion.PLANNED
    for disease in answer.diseases:
        if by_arm and disease.id not in one.indications:
            continue
        properties = {
            "line": disease.line, "stage": STAGES.get(trial.record.phase, ""), "setting": disease.setting,
            "population": disease.population, "reason": _reason(trial, "indications"),
        }  # fmt: skip
        yield RelationshipFact(
            "TREATS", product, disease.id, _stated(properties), evidence, how, trial.record.start_date
        )


def _sponsor(trial: Registered, known: Known) -> str:
    name = known.vocabulary.name(trial.answer.sponsor) if trial.answer.sponsor else "an unknown sponsor"
    return trial.record.sponsor.name if name == trial.answer.sponsor and trial.record.sponsor else name


def _reason(trial: Registered, axis: str) -> str:
    reason = trial.answer.reasons.get(axis)
    return str(reason) if reason else ""


def _stated(properties: dict[str, str]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if value}
