"""Tables of trials: the site's CSV downloads of every age, columns of the registry's data, and lists of stopped trials.

A table is recognised by its header alone, whatever columns were ticked: it has the NCT number and a title or status.
Columns that no field takes are passed over.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from cgtkg.loaders.trials.record import Rejected, TrialRecord
from cgtkg.schema.errors import DataError

from .dates import day_or_month, partial_date
from .documents import Bytes
from .lists import countries, country_names, interventions, organisation, organisations
from .rows import Broken, Sound, rows
from .words import (
    known,
    listed,
    participants,
    phase_of_cell,
    status,
    study_type,
    trial_id,
    yes_or_no,
)

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
"""By field of `TrialRecord`: the columns that hold it, and how each is read. The names are those of the site's
download, its older download, the registry's data fields, and the list of stopped trials."""

_SPONSOR_CLASS = ("Funder Type", "LeadSponsorClass")


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is to be read: `fields` names the column of each field that it has."""

    header: list[str]
    delimiter: str
    encoding: str
    fields: Mapping[str, str]


def recognise(head: bytes) -> Table | None:
    """The table that begins with these bytes; None where they are no table of trials."""
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    first_line = head.decode(encoding, "replace").partition("\n")[0].rstrip("\r")
    for delimiter in ",\t;":
        try:
            header = [name.strip() for name in next(csv.reader([first_line], delimiter=delimiter), [])]
        except csv.Error:
            return None
        named = {field: next((name for name in names if name in header), "") for field, names in COLUMNS.items()}
        fields = {field: name for field, name in named.items() if name}
        if "id" in fields and fields.keys() & {"title", "status"}:
            return Table(header, delimiter, encoding, fields)
    return None


def read_rows(stream: Bytes, table: Table, limit: int) -> Iterator[Sound | Broken]:
    """The rows behind the header, see `rows.rows`. Raises `DataError` where a column stands twice."""
    for name in table.fields.values():
        if table.header.count(name) > 1:
            raise DataError("the column stands twice", field=name)
    errors = "strict" if table.encoding == "utf-16" else "surrogateescape"
    text = io.TextIOWrapper(stream, table.encoding, errors, newline="")
    text.readline()
    return rows(text, table.header, table.header.index(table.fields["id"]), table.delimiter, limit)


def read_table(stream: Bytes, table: Table, file: str, version: str, limit: int) -> Iterator[TrialRecord | Rejected]:
    """The records of a table; `version` is the day it was as given, empty where nothing states it."""
    readers = [(field, table.header.index(name), COLUMNS[field][name]) for field, name in table.fields.items()]
    class_column = next((table.header.index(name) for name in _SPONSOR_CLASS if name in table.header), None)
    stated = frozenset(table.fields) - {"id"}
    for row in read_rows(stream, table, limit):
        if isinstance(row, Broken):
            yield Rejected(file, row.record, row.column, row.reason)
            continue
        values: dict[str, object] = {"title": ""}
        column = 0
        try:
            for field, column, read in readers:
                values[field] = read(row.cells[column])
        except DataError as error:
            yield Rejected(file, str(values["id"]).partition(":")[2], table.header[column], error.problem)
            continue
        record = TrialRecord(version=version, stated=stated, file=file, place=f"line {row.number}", **values)  # type: ignore[arg-type]
        if record.sponsor and class_column is not None:
            record = replace(record, sponsor=organisation(record.sponsor.name, row.cells[class_column]))
        yield record
