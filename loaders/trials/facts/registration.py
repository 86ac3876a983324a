"""What a registry states of the trial itself."""

from __future__ import annotations

from collections.abc import Iterator

from cgtkg.schema.facts import Fact, NodeFact
from cgtkg.schema.fields import Value

from ..numbers import FORMS
from ..record import TrialRecord
from ..registered import Registered
from .aspects import aspect
from .known import Known

STATES = ("phase", "status", "start_date", "completion_date", "enrollment", "why_stopped", "has_results")
"""Fields of the record that are properties of the Trial by the same name."""


def registration(trial: Registered, known: Known, source: str) -> Iterator[Fact]:
    """Number, title, phase, status, dates, enrolment. A field that the file's layout lacks is not stated."""
    record = trial.record
    stated = [name for name in STATES if name in record.stated]
    values: dict[str, Value] = {name: getattr(record, name) for name in stated}
    values = {name: value for name, value in values.items() if value not in ("", None)}
    covers = [*stated, "title"] if record.title else stated
    if not covers:
        return
    content = [record.title, record.acronym, sorted(record.secondary_ids), stated, values]
    evidence = aspect(trial, source, "registration", content, covers=covers, values=values)
    named: dict[str, Value] = {"name": record.title} if record.title else {}
    if record.acronym and record.title:
        named["aliases"] = [record.acronym]
    yield NodeFact(record.id, {**named, **values, "registry_ids": registry_ids(record)}, evidence)


def registry_ids(record: TrialRecord) -> list[str]:
    """The trial's own number and those of other registries among its secondary ids, as CURIEs."""
    found = {record.id}
    for secondary in record.secondary_ids:
        for form, curie in FORMS:
            found |= {curie.format(number) for number in form.findall(secondary)}
    return sorted(found)
