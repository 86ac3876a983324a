"""Development stages in the words of the platform and in ChEMBL's numbers."""

from __future__ import annotations

STAGES = {
    "PRECLINICAL": "preclinical", "IND": "ind", "EARLY_PHASE_1": "phase_1", "PHASE_1": "phase_1",
    "PHASE_1_2": "phase_1_2", "PHASE_2": "phase_2", "PHASE_2_3": "phase_2_3", "PHASE_3": "phase_3",
    "PREAPPROVAL": "filed", "APPROVAL": "approved", "PHASE_4": "approved", "WITHDRAWAL": "withdrawn", "UNKNOWN": "",
}  # fmt: skip
"""All words of release 26.06. Of phase 4 the platform itself says that it stands for an approval
(github.com/opentargets/pts, `drug_molecule.py`, 2026-11-23)."""

PHASES = {0.5: "phase_1", 1.0: "phase_1", 2.0: "phase_2", 3.0: "phase_3", 4.0: "approved", -1.0: "", 0.0: ""}
"""ChEMBL's `max_phase`: 4 is approved, 0.5 early phase 1, -1 a phase that is not known
(github.com/opentargets/platform-docs, `drug/clinical-precedence.md`, 2026-11-23); 0, of older releases, tells none."""


def phase(stated: float | str | None) -> float | None:
    """ChEMBL's number, which newer releases write as text (`"0.5"`); None for one that is none of its numbers.

    >>> phase("4.0"), phase(3), phase("II")
    (4.0, 3.0, None)
    """
    try:
        number = float(stated if stated is not None else "")
    except ValueError:
        return None
    return number if number in PHASES else None
