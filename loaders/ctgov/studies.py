"""A study object of the API v2 as a trial's record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import TypeVar

import msgspec

from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import Arm, Intervention, Organisation, TrialRecord
from cgtkg.loaders.unread import Unread
from cgtkg.schema.errors import DataError

from . import api
from .dates import partial_date
from .lists import organisation, untyped
from .strict import decode
from .words import known, participants, phase, status, study_type, trial_id, type_problem

_Value = TypeVar("_Value")
_Read = TypeVar("_Read")

_EVERY_FIELD = frozenset(field.name for field in fields(TrialRecord)) - {"id", "version", "stated", "file", "place"}
_FIELD_AT_FAULT = re.compile(r" - at `\$\.?(.*)`$")
_MISSING_FIELD = re.compile(r"required field `(\w+)`")
_NCT_ID = re.compile(rb'"nctId"\s*:\s*"(NCT\d{8})"')
_WORDS = {"protocolSection.designModule.phases", "protocolSection.statusModule.overallStatus"}
"""Fields that hold words of the registry's, which a table must have."""


def read_study(raw: bytes, unread: Unread, file: str, place: str, version: str = "") -> TrialRecord | Rejected:
    """The record that the JSON object `raw` holds, or what is wrong with it.

    `version` is the day the file was as given; without one it is the day that the record itself states
    (`versionHolder`). `stated` holds every field for a whole study object, and for one that was asked for with a
    choice of fields only those that have a value: what was not asked for is no statement. Fields of a record that are
    not known are counted in `unread` as `json`, words for phase, status or study type that no table has as `value`.
    """
    try:
        study, unknown = decode(raw)
        record = _record(study, file, place, version)
    except DataError as error:
        field, reason = error.field, error.problem
        if field in _WORDS:
            unread.see("value", [reason])
    except msgspec.ValidationError as error:
        message, form = str(error), _MISSING_FIELD.search(str(error))
        at = _FIELD_AT_FAULT.search(message)
        field = ".".join(filter(None, (at[1] if at else "", form[1] if form else "")))
        reason = _FIELD_AT_FAULT.sub("", message)
    except msgspec.DecodeError as error:
        field, reason = "", f"the record is no well-formed JSON: {error}"
    except UnicodeDecodeError as error:
        field, reason = "", f"the record is not UTF-8 (byte {error.object[error.start]:#x}): save the file as UTF-8"
    except RecursionError:
        field, reason = "", "the record is nested too deep to be a study"
    else:
        _count(study, unknown, unread)
        return record
    return Rejected(file, named(raw) or place, field, reason)


def named(raw: bytes) -> str:
    """The NCT number that a piece of JSON carries, for messages; empty where none is found."""
    form = _NCT_ID.search(raw)
    return form[1].decode("ascii") if form else ""


def _count(study: api.Study, unknown: Mapping[str, bool], unread: Unread) -> None:
    unread.header("json", unknown)
    unread.see("json", (path for path, filled in unknown.items() if filled))
    design = study.protocol_section.design_module
    if design and (problem := type_problem(design.study_type)):
        unread.see("value", [problem])


def _record(study: api.Study, file: str, place: str, version: str) -> TrialRecord:
    protocol = study.protocol_section
    ids = protocol.identification_module or api.Identification()
    state = protocol.status_module or api.Status()
    sponsors = protocol.sponsor_collaborators_module or api.Sponsors()
    prose = protocol.description_module or api.Description()
    diseases = protocol.conditions_module or api.Conditions()
    design = protocol.design_module or api.Design()
    given = protocol.arms_interventions_module or api.ArmsInterventions()
    outcomes = protocol.outcomes_module or api.Outcomes()
    eligibility = protocol.eligibility_module or api.Eligibility()
    sites = protocol.contacts_locations_module or api.ContactsLocations()
    lead = sponsors.lead_sponsor or api.Agency()
    secondary = [ids.org_study_id_info or api.OtherId(), *(ids.secondary_id_infos or ())]
    stated_version = _own_version(study)
    values: dict[str, object] = {
        "title": _text(ids.brief_title),
        "official_title": _text(ids.official_title),
        "acronym": known(ids.acronym),
        "summary": _text(prose.brief_summary),
        "description": _text(prose.detailed_description),
        "keywords": _texts(diseases.keywords),
        "conditions": _texts(diseases.conditions),
        "interventions": tuple(_intervention(one) for one in given.interventions or () if _text(one.name)),
        "arms": tuple(_arm(group) for group in given.arm_groups or ()),
        "sponsor": organisation(lead.name, lead.class_),
        "collaborators": tuple(_agencies(sponsors.collaborators or ())),
        "phase": _at("designModule.phases", phase, design.phases or ()),
        "status": _at("statusModule.overallStatus", status, state.overall_status or ""),
        "why_stopped": known(state.why_stopped),
        "start_date": _date("startDateStruct", state.start_date_struct),
        "completion_date": _date("completionDateStruct", state.completion_date_struct),
        "enrollment": _at(
            "designModule.enrollmentInfo.count",
            participants,
            design.enrollment_info.count if design.enrollment_info else None,
        ),
        "study_type": study_type(design.study_type),
        "countries": dict(Counter(name for site in sites.locations or () if (name := known(site.country)))),
        "secondary_ids": _texts([*(number.id or "" for number in secondary), *(ids.nct_id_aliases or ())]),
        "endpoints": _texts(outcome.measure or "" for outcome in outcomes.primary_outcomes or ()),
        "criteria": _text(eligibility.eligibility_criteria),
        "has_results": study.has_results,
        "updated": _date("lastUpdatePostDateStruct", state.last_update_post_date_struct),
    }
    return TrialRecord(
        id=_at("identificationModule.nctId", trial_id, ids.nct_id),
        version=version or stated_version,
        stated=_EVERY_FIELD if _is_whole(study) else _filled(values),
        file=file,
        place=place,
        **values,  # type: ignore[arg-type]
    )


def _at(field: str, read: Callable[[_Value], _Read], value: _Value) -> _Read:
    """Read a value; what is wrong with it is told with the path of its field."""
    try:
        return read(value)
    except DataError as error:
        raise DataError(error.problem, field=f"protocolSection.{field}") from error


def _date(struct: str, day: api.Day | None) -> str:
    return _at(f"statusModule.{struct}.date", partial_date, day.date or "") if day else ""


def _own_version(study: api.Study) -> str:
    info = study.derived_section and study.derived_section.misc_info_module
    try:
        return partial_date(info.version_holder or "") if info else ""
    except DataError as error:
        raise DataError(error.problem, field="derivedSection.miscInfoModule.versionHolder") from error


def _is_whole(study: api.Study) -> bool:
    """Whether this is the registry's whole object: it has what every one of them has (seen in all of 1,978 at hand)."""
    protocol = study.protocol_section
    return bool(
        study.derived_section
        and protocol.status_module
        and protocol.status_module.study_first_submit_date
        and protocol.sponsor_collaborators_module
        and protocol.description_module
        and protocol.conditions_module
        and protocol.design_module
        and protocol.eligibility_module
    )


def _filled(values: dict[str, object]) -> frozenset[str]:
    return frozenset(name for name, value in values.items() if value not in ("", (), {}, None, "unknown"))


def _intervention(one: api.StudyIntervention) -> Intervention:
    return Intervention(
        name=_text(one.name),
        type=_text(one.type).upper(),
        other_names=_texts(one.other_names),
        description=_text(one.description),
        arms=_texts(one.arm_group_labels),
    )


def _arm(group: api.ArmGroup) -> Arm:
    return Arm(
        label=_text(group.label),
        type=_text(group.type).upper(),
        description=_text(group.description),
        interventions=tuple(untyped(name) for name in group.intervention_names or ()),
    )


def _agencies(agencies: Iterable[api.Agency]) -> Iterable[Organisation]:
    return filter(None, (organisation(agency.name, agency.class_) for agency in agencies))


def _text(text: str | None) -> str:
    return text.strip() if text else ""


def _texts(texts: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(stripped for text in texts or () if (stripped := text.strip()))
