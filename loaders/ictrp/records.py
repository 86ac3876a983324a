"""A row of an export as a trial's record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.schema.errors import DataError

from . import lists, words
from .columns import FIELDS
from .dates import partial_date
from .given import given
from .registries import trial_id
from .rows import Row
from .survey import Survey
from .texts import line, prose

_Read = TypeVar("_Read")


def read_record(row: Row, survey: Survey, version: str, file: str) -> TrialRecord | Rejected:
    """The record that a row holds, or what is wrong with it. `version` is the day of the data, `survey` of its file."""
    try:
        return _record(row, survey, version, file)
    except DataError as error:
        return Rejected(file, row["trialid"].strip() or row.place, error.field, error.problem)


def _record(row: Row, survey: Survey, version: str, file: str) -> TrialRecord:
    id_ = _at("trialid", trial_id, row["trialid"])
    order = survey.orders.of(row["source_register"])
    type_ = words.study_type(row["study_type"])
    interventions, arms = given(row["intervention"], row["target_size"])
    lead, *others = lists.sponsors(row["primary_sponsor"], id_.partition(":")[0]) or (None,)
    collaborators = (*others, *(one for name in FIELDS["collaborators"] for one in lists.sponsors(row[name])))
    official = line(row["scientific_title"])
    return TrialRecord(
        id=id_,
        title=line(row["public_title"]) or official,
        official_title=official,
        acronym=line(row["acronym"]),
        conditions=lists.conditions(row["condition"]),
        interventions=interventions,
        arms=arms,
        sponsor=lead,
        collaborators=tuple(dict.fromkeys(one for one in collaborators if one and one != lead)),
        phase=words.phase(row["phase"], type_),
        status=words.status(row["recruitment_status"]),
        start_date=_first(row, "start_date", lambda cell: partial_date(cell, order)) or "",
        completion_date=_first(row, "completion_date", lambda cell: partial_date(cell, order)) or "",
        enrollment=_first(row, "enrollment", words.participants),
        study_type=type_,
        countries=lists.countries(row["countries"]),
        secondary_ids=lists.numbers(*(row[name] for name in FIELDS["secondary_ids"])),
        endpoints=lists.endpoints(row["primary_outcome"]),
        criteria="\n\n".join(filter(None, (prose(row[name]) for name in FIELDS["criteria"]))),
        has_results=words.has_results(*(row[name] for name in FIELDS["has_results"])),
        updated=_first(row, "updated", partial_date) or "",
        version=version,
        stated=survey.stated() | ({"collaborators"} if others else frozenset()),
        file=file,
        place=row.place,
    )


def _first(row: Row, field: str, read: Callable[[str], _Read]) -> _Read | None:
    """A field from the first of its columns that is filled; None where none is."""
    return next((_at(name, read, row[name]) for name in FIELDS[field] if row[name].strip()), None)


def _at(column: str, read: Callable[[str], _Read], cell: str) -> _Read:
    """Read a cell; what is wrong with it is told with its column."""
    try:
        return read(cell)
    except DataError as error:
        raise DataError(error.problem, field=column) from error
