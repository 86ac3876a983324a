"""A registry's record of one trial, in the registry's own words but one shape, whatever file it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Intervention:
    """One intervention. `type` is the registry's word in capitals (`GENETIC`, `BIOLOGICAL`, `DRUG` …), empty where
    the shape drops it; `arms` the labels of the arms that receive it.
    """

    name: str
    type: str = ""
    other_names: tuple[str, ...] = ()
    description: str = ""
    arms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm or cohort. `type` is the registry's word (`EXPERIMENTAL`, `ACTIVE_COMPARATOR`, `NO_INTERVENTION` …);
    `interventions` the names of the interventions it receives, without their type.
    """

    label: str
    type: str = ""
    description: str = ""
    interventions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A sponsor or collaborator as written, with the registry's class (`INDUSTRY`, `OTHER`, `NIH`, `FED`, `OTHER_GOV`,
    `NETWORK`, `INDIV`), empty where the shape has none.
    """

    name: str
    class_: str = ""


@dataclass(frozen=True, slots=True)
class TrialRecord:
    """One version of one trial's record. What the file does not state is empty, None or absent: unknown, never a guess.

    `id` is a CURIE (`clinicaltrials:NCT…`), `phase` and `status` are words of `schema.vocabularies`, dates are partial
    dates as text (`2024`, `2024-02`, `2024-02-23`), `countries` number of sites by English country name (None: not
    stated), `updated` the day the registry last changed the record, `version` the day of the data it stood in: the day
    the file was as given, empty where nothing states it. `stated` names the fields of this class that the file's layout
    can hold, filled or not: an absent column is no statement. `file` and `place` (row, member or index) are for
    messages.
    """

    id: str
    title: str
    official_title: str = ""
    acronym: str = ""
    summary: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    arms: tuple[Arm, ...] = ()
    sponsor: Organisation | None = None
    collaborators: tuple[Organisation, ...] = ()
    phase: str = "unknown"
    status: str = "unknown"
    why_stopped: str = ""
    start_date: str = ""
    completion_date: str = ""
    enrollment: int | None = None
    study_type: str = ""
    countries: Mapping[str, int | None] = field(default_factory=dict)
    secondary_ids: tuple[str, ...] = ()
    endpoints: tuple[str, ...] = ()
    criteria: str = ""
    has_results: bool | None = None
    updated: str = ""
    version: str = ""
    stated: frozenset[str] = frozenset()
    file: str = ""
    place: str = ""
