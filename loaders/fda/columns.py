"""The columns of the Purple Book's download: what is read of them, and what is known and left.

The 25 of the table at hand (2025), and what later downloads have in their place or besides: public programs that read
those of 2026 (a test of one, seen 2026-11-23) name `License Type`, `Inter. Approval Date`, `Inter. Supplement Number`
and `Patent List Provided`; others an unnamed last column. What the columns mean says
https://purplebooksearch.fda.gov/faqs (seen 2026-11-23): `Date of First Licensure` begins the reference product's
exclusivity and is given for few products, so that it is no substitute for the approval date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

BLA, PROPER = "BLA Number", "Proper Name"
"""The columns by which the table is known."""
READ: Mapping[str, Sequence[str]] = {
    "number": (BLA,),
    "proper": (PROPER,),
    "proprietary": ("Proprietary Name",),
    "applicant": ("Applicant",),
    "license_type": ("BLA Type", "License Type"),
    "marketing": ("Marketing Status", "Status"),
    "licensure": ("Licensure",),
    "approved": ("Approval Date",),
    "submission": ("Submission Type",),
    "center": ("Center",),
}
"""By field: the columns that hold it."""

KNOWN_UNUSED = (
    "N/R/U", "Strength", "Dosage Form", "Route of Administration", "Product Presentation", "Ref. Product Proper Name",
    "Ref. Product Proprietary Name", "Supplement Number", "License Number", "Product Number",
    "Date of First Licensure", "Exclusivity Expiration Date", "First Interchangeable Exclusivity Exp. Date",
    "Ref. Product Exclusivity Exp. Date", "Orphan Exclusivity Exp. Date", "Inter. Approval Date",
    "Inter. Supplement Number", "Patent List Provided", "",
)  # fmt: skip
"""What changed in the month, presentations, reference products of biosimilars, numbers, exclusivities, patents."""

DECLARED = frozenset([*KNOWN_UNUSED, *(column for columns in READ.values() for column in columns)])

LICENSURES = {"Licensed": "approved", "Revoked": "withdrawn", "Voluntarily Revoked": "withdrawn"}
"""The values of `Licensure` in the table at hand, and the status of the authorisation that each is."""
MARKETING = ("Rx", "OTC", "Disc", "Disc*")
"""Those of `Marketing Status`: sold with or without prescription, or no longer. What is no longer sold may still be
licensed, so that it says nothing of the authorisation."""
SUBMISSIONS = ("Original", "Supplement")
"""Those of `Submission Type`."""
NO_NAME = "N/A"
"""In place of a proprietary name."""
