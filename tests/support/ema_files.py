"""Small tables of medicines in EMA's two forms, written by hand, and their reading."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from cgtkg.loaders.ema import read
from cgtkg.loaders.record_source import Entry
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread

COLUMNS = (
    "Category", "Name of medicine", "EMA product number", "Medicine status", "Opinion status",
    "Latest procedure affecting product information", "International non-proprietary name (INN) / common name",
    "Active substance", "Therapeutic area (MeSH)", "Species\n(veterinary)", "Patient safety", "ATC code (human)",
    "ATCvet code (veterinary)", "Pharmacotherapeutic group\n(human)", "Pharmacotherapeutic group\n(veterinary)",
    "Therapeutic indication", "Accelerated assessment", "Additional monitoring", "Advanced therapy", "Biosimilar",
    "Conditional approval", "Exceptional circumstances", "Generic or hybrid", "Orphan medicine",
    "PRIME: priority medicine", "Marketing authorisation developer / applicant / holder",
    "European Commission decision date", "Start of rolling review date", "Start of evaluation date",
    "Opinion adopted date", "Withdrawal of application date", "Marketing authorisation date",
    "Refusal of marketing authorisation date",
    "Withdrawal / expiry / revocation / lapse of marketing authorisation date",
    "Suspension of marketing authorisation date", "Revision number", "First published date", "Last updated date",
    "Medicine URL",
)  # fmt: skip
"""Those of the workbook of August 2024."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def medicine(number: str = "EMEA/H/C/000001", **changes: str) -> dict[str, str]:
    """A made-up advanced therapy by the columns of the JSON report; `changes` name them."""
    cells = {
        "category": "Human", "name_of_medicine": "Alphacel", "ema_product_number": number,
        "medicine_status": "Authorised", "international_non_proprietary_name_common_name": "alphagene autoleucel",
        "advanced_therapy": "Yes", "conditional_approval": "No", "exceptional_circumstances": "No",
        "orphan_medicine": "No", "prime_priority_medicine": "No", "generic": "No",
        "marketing_authorisation_developer_applicant_holder": "Alpha Bio EU B.V.",
        "marketing_authorisation_date": "09/02/2023", "last_updated_date": "21/03/2024",
    }  # fmt: skip
    return cells | changes


def report(folder: Path, *medicines: object, stamp: str = "2026-09-27T18:01:12Z", name: str = "medicines.json") -> Path:
    """Write the JSON report."""
    path = folder / name
    path.write_text(json.dumps({"data": medicines, "meta": {"total_records": len(medicines), "timestamp": stamp}}))
    return path


def workbook(folder: Path, *rows: Mapping[str, str], columns: Sequence[str] = COLUMNS, name: str = "m.xlsx") -> Path:
    """Write the workbook: a banner of eight rows, the header, and rows by column; `Revision number` is a number."""
    banner = [["Content type:", "Medicine"], ["Output automatically generated on:", "22/08/2024 - 15:06"]]
    lines = [*banner, *[[]] * 6, list(columns), *([row.get(column, "") for column in columns] for row in rows)]
    sheet = "".join(
        f'<row r="{number}">{"".join(_cell(text, number, at, columns) for at, text in enumerate(line) if text)}</row>'
        for number, line in enumerate(lines, 1)
    )
    return packed(folder / name, sheet)


def row(number: str = "EMEA/H/C/000001", **changes: str) -> dict[str, str]:
    """The same made-up medicine by the columns of the workbook; `changes` name those of the report."""
    given = medicine(number, **changes)
    by_name = {
        "".join(c for c in title.casefold().replace("(inn)", "") if c.isalnum()): title for title in COLUMNS
    }  # fmt: skip
    return {by_name.get(name.replace("_", ""), "Generic or hybrid"): text for name, text in given.items()}


def packed(path: Path, sheet: str, strings: str = "", target: str = "worksheets/sheet1.xml") -> Path:
    """Pack a workbook of one sheet out of the XML of its rows and shared strings."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" '
                         f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>')  # fmt: skip
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
                         '<sheet name="Medicine" sheetId="1" r:id="r1"/></sheets></workbook>')  # fmt: skip
        relations = {"r1": ("worksheet", target), "r2": ("sharedStrings", "sharedStrings.xml")}
        listed = "".join(
            f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{where}"/>'
            for id_, (kind, where) in relations.items()
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>')
        archive.writestr("xl/sharedStrings.xml", strings or f'<sst xmlns="{_MAIN}"/>')
        content = f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>'
        archive.writestr(f"xl/{target}", content)
    return path


def entries(path: Path) -> tuple[list[Entry], list[Rejected], Mapping[tuple[str, str], int]]:
    """What a file gives: medicines, rejects, and what was counted as unread."""
    unread = Unread()
    found = list(read(path, unread))
    good = [one for one in found if isinstance(one, Entry)]
    return good, [one for one in found if isinstance(one, Rejected)], unread.counts


def _cell(text: str, number: int, at: int, columns: Sequence[str]) -> str:
    letters = f"{chr(ord('A') + at // 26 - 1) if at >= 26 else ''}{chr(ord('A') + at % 26)}"
    if columns[at : at + 1] == ("Revision number",) and text.isdigit():
        return f'<c r="{letters}{number}"><v>{text}</v></c>'
    return f'<c r="{letters}{number}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
