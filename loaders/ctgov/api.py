"""The study object of ClinicalTrials.gov's API v2: the part of it that is read, declared.

What is not declared (results, documents, contacts, references) is passed over without being built; `fields` names what
of it is known, `strict` finds what is not. A declared field of another type than here makes the record a reject that
names the field.
"""

from __future__ import annotations

from msgspec import Struct


class Module(Struct, rename="camel", gc=False):
    """A piece of the study object; its fields are the API's, in this language's spelling."""


class Day(Module):
    """A date with a type (`ACTUAL`, `ESTIMATED`), which is not read."""

    date: str | None = None


class OtherId(Module):
    """A number that the trial has elsewhere."""

    id: str | None = None


class Identification(Module):
    """Numbers and titles."""

    nct_id: str | None = None
    nct_id_aliases: list[str] | None = None
    org_study_id_info: OtherId | None = None
    secondary_id_infos: list[OtherId] | None = None
    brief_title: str | None = None
    official_title: str | None = None
    acronym: str | None = None


class Status(Module):
    """Recruitment status and the record's dates."""

    overall_status: str | None = None
    why_stopped: str | None = None
    start_date_struct: Day | None = None
    completion_date_struct: Day | None = None
    last_update_post_date_struct: Day | None = None
    study_first_submit_date: str | None = None


class Agency(Module):
    """A sponsor or collaborator with its class."""

    name: str | None = None
    class_: str | None = None


class Sponsors(Module):
    """Lead sponsor and collaborators."""

    lead_sponsor: Agency | None = None
    collaborators: list[Agency] | None = None


class Description(Module):
    """What the trial is, in prose."""

    brief_summary: str | None = None
    detailed_description: str | None = None


class Conditions(Module):
    """Diseases studied."""

    conditions: list[str] | None = None
    keywords: list[str] | None = None


class Enrollment(Module):
    """Participants, planned or counted."""

    count: int | None = None


class Design(Module):
    """Type, phase and size."""

    study_type: str | None = None
    phases: list[str] | None = None
    enrollment_info: Enrollment | None = None


class ArmGroup(Module):
    """An arm or cohort; `intervention_names` carry the type (`Biological: X`)."""

    label: str | None = None
    type: str | None = None
    description: str | None = None
    intervention_names: list[str] | None = None


class StudyIntervention(Module):
    """What is given or done."""

    type: str | None = None
    name: str | None = None
    description: str | None = None
    arm_group_labels: list[str] | None = None
    other_names: list[str] | None = None


class ArmsInterventions(Module):
    """Arms and interventions."""

    arm_groups: list[ArmGroup] | None = None
    interventions: list[StudyIntervention] | None = None


class Outcome(Module):
    """An endpoint as planned."""

    measure: str | None = None


class Outcomes(Module):
    """Endpoints; only the primary ones are read."""

    primary_outcomes: list[Outcome] | None = None


class Eligibility(Module):
    """Who may take part."""

    eligibility_criteria: str | None = None


class Location(Module):
    """A site; only its country is read."""

    country: str | None = None


class ContactsLocations(Module):
    """Sites."""

    locations: list[Location] | None = None


class Protocol(Module):
    """The registered protocol, by module; a module that the record lacks is None."""

    identification_module: Identification | None = None
    status_module: Status | None = None
    sponsor_collaborators_module: Sponsors | None = None
    description_module: Description | None = None
    conditions_module: Conditions | None = None
    design_module: Design | None = None
    arms_interventions_module: ArmsInterventions | None = None
    outcomes_module: Outcomes | None = None
    eligibility_module: Eligibility | None = None
    contacts_locations_module: ContactsLocations | None = None


class MiscInfo(Module):
    """`version_holder` is the day of the data that the record was taken from."""

    version_holder: str | None = None


class Derived(Module):
    """What the registry adds of its own."""

    misc_info_module: MiscInfo | None = None


class Study(Module):
    """One study."""

    protocol_section: Protocol
    derived_section: Derived | None = None
    has_results: bool | None = None
