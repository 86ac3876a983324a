"""Records of trials made by hand: only what a test speaks of is filled, everything else is as a full record has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from cgtkg.loaders.trials.record import Arm, Intervention, Organisation, TrialRecord

EVERY_FIELD = frozenset(field.name for field in fields(TrialRecord)) - {"id", "version", "stated", "file", "place"}
"""What a full study object of the registry can state."""
HOSPITAL = Organisation("The First Affiliated Hospital of Anywhere University", "OTHER")


def trial(
    title: str = "",
    *given: str | Intervention,
    number: int = 1,
    sponsor: Organisation | str | None = HOSPITAL,
    conditions: Iterable[str] = (),
    keywords: Iterable[str] = (),
    **more: Any,
) -> TrialRecord:
    """The record of a trial titled `title` in which the interventions `given` are given."""
    return TrialRecord(
        f"clinicaltrials:NCT{number:08}",
        title,
        interventions=tuple(biological(one) if isinstance(one, str) else one for one in given),
        sponsor=Organisation(sponsor) if isinstance(sponsor, str) else sponsor,
        conditions=tuple(conditions),
        keywords=tuple(keywords),
        **{"stated": EVERY_FIELD, **more},
    )


def biological(name: str, description: str = "", *, also: Sequence[str] = (), arms: Sequence[str] = ()) -> Intervention:
    """An intervention as most cell therapies are registered."""
    return Intervention(name, "BIOLOGICAL", tuple(also), description, tuple(arms))


def genetic(name: str, description: str = "") -> Intervention:
    """An intervention that the registry calls genetic: a gene therapy, a modified cell, or a laboratory test."""
    return Intervention(name, "GENETIC", (), description)


def drug(name: str, description: str = "", *, arms: Sequence[str] = ()) -> Intervention:
    """A drug, such as lymphodepletion or the standard of care."""
    return Intervention(name, "DRUG", (), description, tuple(arms))


def experimental(label: str, *given: str, description: str = "") -> Arm:
    """An arm that is under test."""
    return Arm(label, "EXPERIMENTAL", description, given)


def comparator(label: str, *given: str, description: str = "") -> Arm:
    """An arm that the others are compared with."""
    return Arm(label, "ACTIVE_COMPARATOR", description, given)
