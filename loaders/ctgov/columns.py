"""Columns of the registry's tables: what is read of them and how, and what is known and left.

The names are those of the site's download (30, as a public program asks the API for them), of its older one (27, as a
public notebook lists them; both seen 2026-11-23), of the registry's data fields, and of the list of stopped trials.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .dates import day_or_month, partial_date
from .lists import countries, country_names, interventions, organisation, organisations
from .words import known, listed, participants, phase_of_cell, status, study_type, trial_id, yes_or_no

Reader = Callable[[str], object]


def _columns(read: Reader, *names: str) -> dict[str, Reader]:
    return dict.fromkeys(names, read)


COLUMNS: Mapping[str, Mapping[str, Reader]] = {
    "id": _columns(trial_id, "NCT Number", "NCTId", "nct_id"),
    "title": _columns(known, "Study Title", "Title", "BriefTitle"),
    "official_title": _columns(known, "OfficialTitle"),
    "acronym": _columns(known, "Acronym"),
    "summary": _columns(known, "Brief Summary", "BriefSummary"),
    "description": _columns(known, "DetailedDescription"),
    "keywords": _columns(listed, "Keyword", "Keywords"),
    "conditions": _columns(listed, "Conditions", "Condition"),
    "interventions": _columns(interventions, "Interventions", "InterventionName"),
    "sponsor": {
        **_columns(organisation, "Sponsor", "LeadSponsor", "LeadSponsorName"),
        "Sponsor/Collaborators": lambda cell: next(iter(organisations(cell)), None),
    },
    "collaborators": {
        **_columns(organisations, "Collaborators", "CollaboratorName"),
        "Sponsor/Collaborators": lambda cell: organisations(cell)[1:],
    },
    "phase": _columns(phase_of_cell, "Phases", "Phase", "phase"),
    "status": _columns(status, "Study Status", "Status", "OverallStatus", "status"),
    "why_stopped": _columns(known, "WhyStopped", "stop_reason"),
    "start_date": {**_columns(partial_date, "Start Date", "StartDate"), "start_date": day_or_month},
    "completion_date": {**_columns(partial_date, "Completion Date", "CompletionDate"), "completion_date": day_or_month},
    "enrollment": _columns(participants, "Enrollment", "EnrollmentCount"),
    "study_type": _columns(study_type, "Study Type", "StudyType"),
    "countries": {"Locations": countries, **_columns(country_names, "Countries", "LocationCountry")},
    "secondary_ids": _columns(listed, "Other IDs", "SecondaryId"),
    "endpoints": _columns(
        listed, "Primary Outcome Measures", "Outcome Measures", "PrimaryEndpoints", "PrimaryOutcomeMeasure"
    ),
    "criteria": _columns(known, "EligibilityCriteria"),
    "has_results": _columns(yes_or_no, "Study Results", "HasResults"),
    "updated": _columns(partial_date, "Last Update Posted", "LastUpdatePostDate", "last_update_posted_date"),
}
"""By field of `TrialRecord`: the columns that hold it, and how each is read."""

SPONSOR_CLASS = ("Funder Type", "LeadSponsorClass")
"""Columns that hold the class of the lead sponsor."""

UNUSED: Mapping[str, str] = {
    "Study URL": "the address of the record's page",
    "URL": "the address of the record's page",
    "Rank": "the place of the trial in the answer to a search",
    "Secondary Outcome Measures": "endpoints that are not primary",
    "Other Outcome Measures": "endpoints that are not primary",
    "Sex": "who may take part",
    "Gender": "who may take part",
    "Age": "who may take part",
    "MinAge": "who may take part",
    "MaxAge": "who may take part",
    "Funded Bys": "the classes of sponsor and collaborators, without saying whose each is",
    "Study Design": "allocation, model, masking and purpose",
    "Study Designs": "allocation, model, masking and purpose",
    "Primary Completion Date": "the last measurement of the primary endpoint",
    "First Posted": "when the registry first showed the record",
    "Results First Posted": "when the registry first showed results; that there are some is read of `Study Results`",
    "Study Documents": "addresses of protocols, analysis plans and consent forms",
    "prediction": "the class that a model gave the reason for stopping",
}
"""Columns that are known and not read, with what they hold."""
