"""Synthetic study objects of ClinicalTrials.gov's API v2: any number of them, one at a time, equal for equal seeds.

A trial of the field is a trial of the extract drawn at random, with a new number, its title told in other words, and a
summary and description made of its names. The others are of common diseases and drugs, as any search brings them in.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from cgtkg.loaders.trials.record import Intervention, Organisation

from .others import COMPARATORS, DISEASES, DRUGS
from .prose import ENDPOINTS, FIELD, OTHER, criteria, prose
from .rows import Row, Rows

SEED = 2026
FIELD_SHARE = 0.3
"""The share of trials of the field in a download."""
FIRST_NUMBER = 90_000_000
"""NCT numbers begin here: the registry has given none of them."""
SITES = (1, 1, 1, 1, 2, 3, 5, 9, 20)
"""Sites in a country, drawn from these: most trials have one, a few have many."""
_PHASES = {
    "early_phase_1": ["EARLY_PHASE1"], "phase_1": ["PHASE1"], "phase_1_2": ["PHASE1", "PHASE2"], "phase_2": ["PHASE2"],
    "phase_2_3": ["PHASE2", "PHASE3"], "phase_3": ["PHASE3"], "phase_4": ["PHASE4"], "na": ["NA"],
}  # fmt: skip
_TITLES = (
    "{therapy} in Patients With {condition}",
    "Safety and Efficacy of {therapy} for {condition}",
    "{condition} Treated With {therapy}: a Study of {sponsor}",
    "A Study of {product} ({therapy}) in {condition}",
)
_OTHER_TITLES = (
    "{product} Versus {comparator} for {condition}",
    "Efficacy of {product} in Adults With {condition}",
    "{product} to Prevent Complications of {condition}",
)


def studies(
    count: int, *, field: float = FIELD_SHARE, seed: int = SEED, rows: Rows | None = None
) -> Iterator[dict[str, Any]]:
    """`count` study objects, of which about the share `field` is of the field."""
    rows = rows or Rows.bundled()
    for number in range(count):
        chosen = Random(f"{seed} {number}")
        row, in_field = chosen.choice(rows.rows), chosen.random() < field
        yield _study(number, chosen, row, rows, in_field)


def _study(number: int, chosen: Random, row: Row, rows: Rows, in_field: bool) -> dict[str, Any]:
    record = row.record
    sponsor = record.sponsor or chosen.choice(rows.sponsors)
    if chosen.random() < rows.newcomers:
        sponsor = Organisation(f"{sponsor.name} No. {number}", sponsor.class_)
    if in_field:
        conditions, given = list(record.conditions) or ["Cancer"], list(record.interventions)
        product, comparator = row.product, "standard of care"
    else:
        conditions = chosen.sample(DISEASES, chosen.randrange(1, 4))
        product, comparator = chosen.choice(DRUGS), chosen.choice(COMPARATORS)
        given = [Intervention(product, "DRUG"), Intervention(comparator, "DRUG")]
    phases = _PHASES.get(record.phase, [])
    country = next(iter(record.countries), "China")
    names = {
        "product": product, "comparator": comparator, "condition": conditions[0], "sponsor": sponsor.name,
        "therapy": f"{row.antigens} {row.kind} Cells".strip(), "antigens": row.antigens or "its antigen",
        "phase": record.phase.replace("_", " "), "country": country, "enrollment": str(record.enrollment or 20),
    }  # fmt: skip
    summary, description = prose(chosen, FIELD if in_field else OTHER, names)
    title = chosen.choice(_TITLES if in_field else _OTHER_TITLES).format_map(names)
    nct, begins = f"NCT{FIRST_NUMBER + number}", record.start_date or f"20{chosen.randrange(10, 27)}-06"
    ends = f"{int(begins[:4]) + chosen.randrange(1, 6)}-12-31"
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": nct,
                "orgStudyIdInfo": {"id": f"{sponsor.name[:3].upper()}-{number}"},
                "organization": {"fullName": sponsor.name, "class": sponsor.class_ or "OTHER"},
                "briefTitle": title,
                "officialTitle": f"A {names['phase'].title()}, Open-label Study: {title}",
            },
            "statusModule": {
                "statusVerifiedDate": "2026-06",
                "overallStatus": record.status.replace(",", "").replace(" ", "_").upper(),
                "startDateStruct": {"date": begins, "type": "ACTUAL"},
                "primaryCompletionDateStruct": {"date": ends, "type": "ESTIMATED"},
                "completionDateStruct": {"date": ends, "type": "ESTIMATED"},
                "studyFirstSubmitDate": begins,
                "lastUpdatePostDateStruct": {"date": record.updated or "2026-06-15", "type": "ACTUAL"},
            },
            "sponsorCollaboratorsModule": {
                "responsibleParty": {"type": "SPONSOR"},
                "leadSponsor": _agency(sponsor),
                "collaborators": _collaborators(chosen, rows),
            },
            "oversightModule": {"oversightHasDmc": True, "isFdaRegulatedDrug": False, "isFdaRegulatedDevice": False},
            "descriptionModule": {"briefSummary": summary, "detailedDescription": description},
            "conditionsModule": {"conditions": conditions, "keywords": conditions[:2]},
            "designModule": {
                "studyType": record.study_type or "INTERVENTIONAL",
                "phases": phases,
                "designInfo": {"allocation": "NA", "interventionModel": "SINGLE_GROUP", "primaryPurpose": "TREATMENT"},
                "enrollmentInfo": {"count": record.enrollment, "type": "ESTIMATED"},
            },
            "armsInterventionsModule": _arms(given, product, in_field, names),
            "outcomesModule": _outcomes(chosen),
            "eligibilityModule": {
                "eligibilityCriteria": criteria(chosen, names), "healthyVolunteers": False, "sex": "ALL",
                "minimumAge": "18 Years", "stdAges": ["ADULT", "OLDER_ADULT"],
            },
            "contactsLocationsModule": {"locations": _locations(chosen, record.countries or {country: None})},
        },
        "derivedSection": _derived(chosen, conditions),
        "hasResults": False,
    }  # fmt: skip


def _agency(one: Organisation) -> dict[str, str]:
    return {"name": one.name, "class": one.class_ or "OTHER"}


def _collaborators(chosen: Random, rows: Rows) -> list[dict[str, str]]:
    several = chosen.choices(rows.sponsors, k=chosen.randrange(1, 4)) if chosen.random() < rows.supported else []
    return [_agency(one) for one in several]


def _arms(given: list[Intervention], product: str, in_field: bool, names: dict[str, str]) -> dict[str, Any]:
    typed = [(one.type or ("BIOLOGICAL" if in_field and one.name == product else "DRUG"), one) for one in given]
    told = "Administered as described above, with doses set by weight and held where toxicity requires it."
    listed = [
        {
            "type": type_, "name": one.name, "description": f"{one.name}. {told}", "armGroupLabels": ["Treatment"],
            "otherNames": list(one.other_names),
        }
        for type_, one in typed
    ]  # fmt: skip
    arm = {
        "label": "Treatment", "type": "EXPERIMENTAL",
        "description": f"Participants with {names['condition']} receive the treatment under study.",
        "interventionNames": [f"{type_.capitalize()}: {one.name}" for type_, one in typed],
    }  # fmt: skip
    return {"armGroups": [arm], "interventions": listed}


def _outcomes(chosen: Random) -> dict[str, Any]:
    measures = [
        {"measure": measure, "description": f"{measure} as assessed by the investigator.", "timeFrame": "24 months"}
        for measure in chosen.sample(ENDPOINTS, chosen.randrange(4, len(ENDPOINTS) + 1))
    ]
    return {"primaryOutcomes": measures[:2], "secondaryOutcomes": measures[2:]}


def _locations(chosen: Random, countries: Any) -> list[dict[str, Any]]:
    return [
        {
            "facility": f"Research Site {site + 1}", "status": "RECRUITING", "city": f"City {site + 1}",
            "state": "", "zip": f"{chosen.randrange(10_000, 99_999)}", "country": country,
            "contacts": [
                {"name": f"Investigator {site + 1}", "role": "CONTACT", "phone": "000 000 0000", "email": "none"}
            ],
            "geoPoint": {"lat": round(chosen.uniform(-60, 60), 5), "lon": round(chosen.uniform(-180, 180), 5)},
        }
        for country, sites in countries.items()
        for site in range(sites or chosen.choice(SITES))
    ]  # fmt: skip


def _derived(chosen: Random, conditions: list[str]) -> dict[str, Any]:
    """What the registry adds: terms and their ancestors, which no step reads but every step must pass over."""
    terms = [{"id": f"D{chosen.randrange(1_000_000):06}", "term": condition} for condition in conditions]
    ancestors = [{"id": f"D{chosen.randrange(1_000_000):06}", "term": "Pathologic Processes"} for _ in range(12)]
    leaves = [
        {"id": f"M{chosen.randrange(30_000)}", "name": condition, "asFound": condition, "relevance": "HIGH"}
        for condition in conditions
    ]
    branches = [{"abbrev": f"BC{number:02}", "name": "Symptoms and General Pathology"} for number in range(8)]
    return {
        "miscInfoModule": {"versionHolder": "2026-07-01", "modelPredictions": {}},
        "conditionBrowseModule": {
            "meshes": terms, "ancestors": ancestors, "browseLeaves": leaves, "browseBranches": branches,
        },
    }  # fmt: skip
