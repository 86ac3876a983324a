"""The report on the whole field counts what lies in the file of the registry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from cgtkg.graph.wording import spoken
from support.field_landscape import relevant_records
from support.markdown_tables import filled, tables_of, words
from support.report_reading import sections_of

pytestmark = pytest.mark.long

DAY = "2026-07-01"
"""The day on which the registry of the extract was read."""


def _begun() -> list[Mapping[str, Any]]:
    """The records with a start by the day of the registry that were not withdrawn."""
    return [r for r in relevant_records() if "" < r.get("start_date", "") <= DAY and r["status"] != "withdrawn"]


def _table(text: str, section: str, caption: str) -> dict[str, dict[str, str]]:
    tables = tables_of(sections_of(text)[section])
    (found,) = [table for title, table in tables.items() if title.startswith(caption)]
    return found


def _by_period(row: Mapping[str, str]) -> dict[str, int]:
    return {period: int(n.replace(",", "")) for period, n in filled(dict(row)).items()}


def _years(records: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many began each year, those before 2014 together as in the charts."""
    return dict(Counter(year if (year := r["start_date"][:4]) >= "2014" else "to 2013" for r in records))


def test_all_relevant_trials_are_in_view_and_those_begun_in_the_charts(field_text: str) -> None:
    opening = words(sections_of(field_text)["trials-over-time"])
    assert f"{len(relevant_records()):,} trials in view on ClinicalTrials.gov as of {DAY}" in opening
    assert f"; {len(_begun()):,} of them begun by then" in opening
    undated = sum(not record.get("start_date") for record in relevant_records())
    assert f"Not in the charts: {undated:,} without a start in their record" in opening


def test_trials_by_year_and_class_of_sponsor_are_those_of_the_file(field_text: str) -> None:
    table = _table(field_text, "trials-over-time", "Trials begun each year, by class of the lead sponsor")
    begun = _begun()
    for name in ("Industry", "Academic", "Government"):
        of_class = [record for record in begun if record["answer"].get("sponsor_class", "") == name.lower()]
        assert _by_period(table[name]) == _years(of_class), name
    assert _by_period(table["All"]) == _years(begun)
    kinds = _table(field_text, "trials-over-time", "Trials begun each year, by kind of therapy")
    summed = sum((Counter(_by_period(row)) for name, row in kinds.items() if name != "All"), Counter[str]())
    assert summed == _years(begun)


def test_trials_by_phase_and_status_are_those_of_the_file(field_text: str) -> None:
    phases = {
        name: int(row["Number"].replace(",", ""))
        for name, row in _table(field_text, "trials-over-time", "Trials by phase").items()
    }
    in_file = Counter(record["phase"] for record in relevant_records())
    assert phases.pop("Unknown") + phases.pop("Not stated") == in_file.pop("unknown")
    assert phases.pop("Not applicable") == in_file.pop("na")
    assert phases == {spoken(phase).capitalize(): n for phase, n in in_file.items()}
    statuses = _table(field_text, "trials-over-time", "Trials by status")
    in_file = Counter(record["status"] for record in relevant_records())
    assert {name: int(row["Number"].replace(",", "")) for name, row in statuses.items()} == {
        status.capitalize(): n for status, n in in_file.items()
    }


def test_trials_by_class_of_sponsor_are_those_of_the_file(field_text: str) -> None:
    table = _table(field_text, "sponsors", "Trials by class of lead sponsor")
    in_file = Counter(record["answer"].get("sponsor_class", "not known") for record in relevant_records())
    assert {name.lower(): int(row["Number"].split()[0].replace(",", "")) for name, row in table.items()} == in_file


def test_trials_by_country_are_those_of_the_file(field_text: str) -> None:
    rows = _table(field_text, "countries", "Trials by country")
    table = {name.removesuffix(" (EU)"): row for name, row in rows.items()}
    in_file = Counter(country for record in relevant_records() for country in record.get("countries") or ())
    named_alike = {name: int(row["Trials"].replace(",", "")) for name, row in table.items() if name in in_file}
    assert named_alike == {name: in_file[name] for name in named_alike}
    assert {"China", "United States", "Spain", "Germany"} <= named_alike.keys()
    chart = _table(field_text, "countries", "Trials begun each year, by country of a site")
    in_china = [record for record in _begun() if "China" in (record.get("countries") or ())]
    assert _by_period(chart["China"]) == _years(in_china)
