"""What a registry states of the trial itself."""

from __future__ import annotations

from collections.abc import Iterator

from cgtkg.loaders.known import Known
from cgtkg.schema.facts import Fact, NodeFact
from cgtkg.schema.fields import Value

from ..identity import named
from ..registered import Registered
from .aspects import aspect

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
    titled: dict[str, Value] = {"name": record.title} if record.title else {}
    if record.acronym and record.title:
        titled["aliases"] = [record.acronym]
    yield NodeFact(trial.node, {**titled, **values, "registry_ids": registry_ids(trial)}, evidence)


def registry_ids(trial: Registered) -> list[str]:
    """The trial's number, and those of other registries that its record gives it and no other trial has."""
    also = named(trial.record)
    return sorted({trial.record.id, *(number for number in also if number in (trial.place.numbers or also))})
