"""Who is responsible for a trial, and who supports it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Evidence, Fact, NodeFact, RelationshipFact
from cgtkg.schema.fields import Value

from ...text.organisations import VOCABULARY
from ..record import Organisation
from ..registered import Registered
from .aspects import aspect


def sponsors(trial: Registered, known: Known, source: str) -> Iterator[Fact]:
    """The lead sponsor and the collaborators; each is evidence of its own, since many files hold only one."""
    record = trial.record
    for part, role, organisations in (
        ("sponsor", "lead", [record.sponsor] if record.sponsor else []),
        ("collaborators", "collaborator", record.collaborators),
    ):
        if part in record.stated:
            evidence = aspect(trial, source, part, [[one.name, one.class_] for one in organisations])
            yield from _sponsors(trial, known, organisations, role, evidence)


def _sponsors(
    trial: Registered, known: Known, organisations: Iterable[Organisation], role: str, evidence: Evidence
) -> Iterator[Fact]:
    begins = trial.record.start_date
    seen = set()
    for one in organisations:
        company = known.organisations.resolve(one.name, one.class_)
        if company.id in seen:
            continue
        seen.add(company.id)
        if company.rule != VOCABULARY:
            name: dict[str, Value] = {} if company.known else {"name": one.name}
            yield NodeFact(company.id, {**name, "kind": company.class_}, evidence)
        yield RelationshipFact("SPONSORS", company.id, trial.node, {"role": role}, evidence, valid_from=begins)
    if not seen:
        # The part was read and is empty: its evidence must be there to replace an older one.
        yield NodeFact(trial.node, {}, evidence)
