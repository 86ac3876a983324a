"""Small text downloads of the EU Clinical Trials Register, written by hand in its two formats."""

from __future__ import annotations

from pathlib import Path

from cgtkg.loaders.euctr import read
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.trials.record import TrialRecord
from cgtkg.loaders.unread import Unread

PREFACE = "This file contains full details on each clinical trial selected for download.\n\n"
NUMBER = "2019-900001-11"


def country(code: str = "ES", state: str = "Spain - AEMPS", number: str = NUMBER, **lines: str) -> str:
    """One country's record of a made-up trial. `lines` are put in place of those that begin so (`A_3_Full="…"`, with
    `_` for a dot, blank or both); a value is the whole line or lines.
    """
    text = f"""Summary
EudraCT Number: {number}
Sponsor's Protocol Code Number: ZB-101
National Competent Authority: {state}
Clinical Trial Type: EEA CTA
Trial Status: Ongoing
Date on which this record was first entered in the EudraCT database: 2019-03-01
Link: https://www.clinicaltrialsregister.eu/ctr-search/trial/{number}/{code}/

A. Protocol Information
A.1 Member State Concerned: {state}
A.2 EudraCT number: {number}
A.3 Full title of the trial: A Phase 1/2 Study of Zeta-cel in Myeloma
A.3 Full title of the trial (es): Ensayo de Zeta-cel
A.3.1 Title of the trial for lay people, in easily understood, i.e. non-technical, language: Zeta cells for myeloma
A.4.1 Sponsor's protocol code number: ZB-101
A.5.2 US NCT (ClinicalTrials.gov registry) number: NCT90000001
A.5.4 Other Identifiers:
Name:CTISNumber:2024-500001-10-00
A.7 Trial is part of a Paediatric Investigation Plan: No

B. Sponsor Information
Sponsor 1
B.1.1 Name of Sponsor: Zeta Bio Ltd
B.1.3.4\tCountry: Spain
B.3.1 and B.3.2\tStatus of the sponsor: Commercial
B.4 Source(s) of Monetary or Material Support for the clinical trial:
B.4.1 Name of organisation providing support: Zeta Bio Limited
B.4.2 Country: Spain
Sponsor 2
B.1.1 Name of Sponsor: University Hospital of Z
B.3.1 and B.3.2\tStatus of the sponsor: Non-Commercial

D. IMP Identification
D.IMP: 1
D.1.2 and D.1.3 IMP Role: Test
D.2.5 The IMP has been designated in this indication as an orphan drug in the Community: Yes
D.2.5.1 Orphan drug designation number: EU/3/19/9999
D.3 Description of the IMP
D.3.1 Product name: Zeta-cel
D.3.2 Product code: ZB101
D.3.7 Routes of administration for this IMP:
Intravenous use
D.3.8 INN - Proposed INN: zetacabtagene autoleucel
D.3.9.1 CAS number: not available
D.3.11 The IMP contains an
D.3.11.3.1 Somatic cell therapy medicinal product: Yes
D.3.11.3.2 Gene therapy medical product: Yes
D.8 Information on Placebo

E. General Information on the Trial
E.1.1 Medical condition(s) being investigated: Relapsed multiple
myeloma
MedDRA Classification
E.1.2 Medical condition or disease under investigation:
E.1.2 Version: 20.0
E.1.2 Level: PT
E.1.2 Classification code: 10028228
E.1.2 Term: Plasma cell myeloma
E.1.2 System Organ Class: 100000004864
E.1.2 Medical condition or disease under investigation:
E.1.2 Version: 20.0
E.1.2 Level: SOC
E.1.2 Term: Neoplasms
E.1.3 Condition being studied is a rare disease: Yes
E.2.1 Main objective of the trial: Safety
E.3 Principal inclusion criteria: 1. Adults
B.1.1.7 variant: no matter
E.4 Principal exclusion criteria: H. pylori: active
E.5.1 Primary end point(s): Toxicity
E.7.1 Human pharmacology (Phase I): Yes
E.7.2 Therapeutic exploratory (Phase II): Yes
E.7.3 Therapeutic confirmatory (Phase III): No
E.7.4 Therapeutic use (Phase IV): No
E.8.4.1 Number of sites anticipated in Member State concerned: 2
E.8.5 The trial involves multiple Member States: No
E.8.6.1 Trial being conducted both within and outside the EEA: No
E.8.6.2 Trial being conducted completely outside of the EEA: No

F. Population of Trial Subjects
F.4.1 In the member state: 5
F.4.2.2 In the whole clinical trial: 15

N. Review by the Competent Authority or Ethics Committee in the country concerned
N. Competent Authority Decision: Authorised
N. Date of Competent Authority Decision: 2019-05-18

P. End of Trial
P. End of Trial Status: Ongoing

"""
    for start, line in lines.items():
        begins = _plain(start.replace("_", "."))
        found = [one for one in text.splitlines(keepends=True) if _plain(one).startswith(begins)]
        assert found, start
        text = text.replace(found[0], f"{line}\n" if line else "", 1)
    return text


def summary(number: str = NUMBER, **values: str) -> str:
    """One trial of a summary download; `values` by label with `_` for a blank."""
    labels = {
        "EudraCT Number": number,
        "Sponsor Protocol Number": "ZB-101",
        "Sponsor Name": "Zeta Bio",
        "Full Title": "Zeta-cel in Myeloma",
        "Start Date": "2019-06-01",
        "Medical condition": "Multiple Myeloma",
        "Disease": "Version: 20.0, SOC Term: 10029104 - Neoplasms, benign, Classification Code: 10028228, "
        "Term: Plasma cell myeloma, Level: PT",
        "Population Age": "Adults",
        "Gender": "Female, Male",
        "Trial protocol": "ES(Ongoing) GB(GB - no longer in EU/EEA) ",
        "Link": f"https://www.clinicaltrialsregister.eu/ctr-search/search?query=eudract_number:{number}",
    } | {label.replace("_", " "): value for label, value in values.items()}
    return "".join(f"{label + ':':25}{value}\n" for label, value in labels.items()) + "\n"


def readings(text: str | bytes, folder: Path, unread: Unread | None = None) -> tuple[list[TrialRecord], list[Rejected]]:
    """What a file with this content gives: its records and its rejects."""
    file = folder / "download.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = list(read(file, unread=unread))
    return (
        [one for one in found if isinstance(one, TrialRecord)],
        [one for one in found if isinstance(one, Rejected)],
    )


def _plain(line: str) -> str:
    return line.replace(" ", ".").replace("\t", ".").replace("..", ".")
