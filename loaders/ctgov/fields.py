"""Fields of the API's study object that are known and not read.

As the registry documents them (https://clinicaltrials.gov/data-api/about-api/study-data-structure; the same as data is
https://clinicaltrials.gov/api/v2/studies/metadata): the names are from public listings of the two, the second of
2026-05-19 with 342 fields, seen 2026-11-23. What `api` declares is not repeated here; what stands deeper is passed over
with the field that holds it.
"""

from __future__ import annotations

from collections.abc import Mapping

_PROTOCOL: Mapping[str, str] = {
    "identificationModule": "organization",
    "identificationModule.orgStudyIdInfo": "type link",
    "identificationModule.secondaryIdInfos": "type domain link",
    "statusModule": (
        "statusVerifiedDate lastKnownStatus delayedPosting expandedAccessInfo primaryCompletionDateStruct "
        "studyFirstSubmitQcDate studyFirstPostDateStruct resultsWaived resultsFirstSubmitDate resultsFirstSubmitQcDate "
        "resultsFirstPostDateStruct dispFirstSubmitDate dispFirstSubmitQcDate dispFirstPostDateStruct "
        "lastUpdateSubmitDate"
    ),
    "statusModule.startDateStruct": "type",
    "statusModule.completionDateStruct": "type",
    "statusModule.lastUpdatePostDateStruct": "type",
    "sponsorCollaboratorsModule": "responsibleParty",
    "oversightModule": (
        "oversightHasDmc isFdaRegulatedDrug isFdaRegulatedDevice isUnapprovedDevice isPpsd isUsExport fdaaa801Violation"
    ),
    "designModule": "nPtrsToThisExpAccNctId expandedAccessTypes patientRegistry targetDuration designInfo bioSpec",
    "designModule.enrollmentInfo": "type",
    "armsInterventionsModule.interventions": "interventionMappedName",
    "outcomesModule": "secondaryOutcomes otherOutcomes",
    "outcomesModule.primaryOutcomes": "description timeFrame",
    "eligibilityModule": (
        "healthyVolunteers sex genderBased genderDescription minimumAge maximumAge stdAges studyPopulation "
        "samplingMethod"
    ),
    "contactsLocationsModule": "centralContacts overallOfficials locations_nested",
    "contactsLocationsModule.locations": "facility status city state zip contacts geoPoint",
    "referencesModule": "references seeAlsoLinks availIpds",
    "ipdSharingStatementModule": "ipdSharing description infoTypes timeFrame accessCriteria url",
}
"""Contacts, ages, masking and other dates. `locations_nested`, which repeats `locations`, and `interventionMappedName`,
always empty, are not documented: downloads of June 2023, the first of this API, have them."""

_RESULTS: Mapping[str, str] = {
    "participantFlowModule": "preAssignmentDetails recruitmentDetails typeUnitsAnalyzed groups periods",
    "baselineCharacteristicsModule": "populationDescription typeUnitsAnalyzed groups denoms measures",
    "outcomeMeasuresModule": "outcomeMeasures",
    "adverseEventsModule": (
        "frequencyThreshold timeFrame description allCauseMortalityComment eventGroups seriousEvents otherEvents"
    ),
    "moreInfoModule": "limitationsAndCaveats certainAgreement pointOfContact",
}
"""Results are not read, only that there are some (`hasResults`)."""

_BROWSE = "meshes ancestors browseLeaves browseBranches"
_DERIVED: Mapping[str, str] = {
    "miscInfoModule": "removedCountries submissionTracking modelPredictions",
    "conditionBrowseModule": _BROWSE,
    "interventionBrowseModule": _BROWSE,
}
"""MeSH terms that the registry finds for itself. `modelPredictions`, limits of body mass index, is not documented:
downloads of 2023 have it."""

UNUSED: Mapping[str, str] = {
    **{f"protocolSection.{path}": names for path, names in _PROTOCOL.items()},
    **{f"resultsSection.{path}": names for path, names in _RESULTS.items()},
    "annotationSection.annotationModule": "unpostedAnnotation violationAnnotation",
    "documentSection.largeDocumentModule": "noSap largeDocs",
    **{f"derivedSection.{path}": names for path, names in _DERIVED.items()},
}
"""By path of the object that has them (list items have that of their list): the names, parted by blanks."""
