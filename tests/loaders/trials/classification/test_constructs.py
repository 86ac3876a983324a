"""Vector, costimulation, gene edits, armour and route: of the product under test, and of nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cgtkg.loaders.trials.record import TrialRecord
from support.trial_records import biological, comparator, drug, experimental, trial

Line = Callable[[TrialRecord], dict[str, Any]]
CAR = "CD19 CAR-T"

STATED = [
    pytest.param(trial("CD19 CAR-T", biological(CAR, "T cells transduced with a lentiviral vector encoding the CAR")),
                 ["lentiviral vector"], id="vector in the description"),
    pytest.param(trial("CD19 CAR-T", biological("autologous T cells transduced with CD19.CAR-CD28z retroviral vector")),
                 ["CD28 costimulation", "retroviral vector"], id="name of the intervention"),
    pytest.param(trial("CD19-4-1BB-CD3zeta-EGFRt T Cells", "CD19-4-1BB-CD3zeta-EGFRt CAR T cells"),
                 ["4-1BB costimulation", "truncated EGFR"], id="glued names"),
    pytest.param(trial("CRISPR/Cas9-edited Universal CD19 CAR-T", "PD-1 knockout CD19 CAR-T"),
                 ["PD-1 knockout", "CRISPR/Cas9"], id="edits"),
    pytest.param(trial("GD2-CAR.IL-15 NKT Cells", "iC9.GD2.CAR.IL-15 NKT cells"),
                 ["IL-15 armour", "inducible caspase 9"], id="armour and switch"),
    pytest.param(trial("Intraperitoneal MSLN CAR-T in Ovarian Cancer", "MSLN CAR-T"), ["intraperitoneal delivery"],
                 id="route in the title"),
    pytest.param(trial("BCMA CAR-T", "BCMA CAR-T", summary="The BCMA CAR-T cells are given intrathecally."),
                 ["intrathecal delivery"], id="route in a sentence about the product"),
]  # fmt: skip
NOT_OF_THE_PRODUCT = [
    pytest.param(trial(CAR, CAR, summary="Patients may receive intrathecal chemotherapy. T cells follow."),
                 id="route of chemotherapy"),
    pytest.param(trial(CAR, CAR, summary="T cells for CD19 CAR-T are stimulated with CD3/CD28 beads."), id="beads"),
    pytest.param(trial(CAR, CAR, summary="Replication competent lentivirus is looked for after CD19 CAR-T."),
                 id="safety test"),
    pytest.param(trial(CAR, CAR, criteria="Exclusion: prior gene therapy with a lentiviral vector"), id="criteria"),
    pytest.param(trial(CAR, CAR, drug("Cyclophosphamide", "intraperitoneal")), id="another drug"),
    pytest.param(trial("CD19 CAR-T vs Standard", biological(CAR, arms=["A"]),
                       biological("lentiviral BCMA CAR-T", arms=["B"]),
                       arms=[experimental("A", CAR), comparator("B", "lentiviral BCMA CAR-T")]), id="comparator"),
    pytest.param(trial("Lentiviral Vector Shedding", drug("Blood draw")), id="no product under test"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "technologies"), STATED)
def test_what_the_record_states_is_answered(line: Line, record: TrialRecord, technologies: list[str]) -> None:
    """By the name of the technology, what the product is called first."""
    assert sorted(line(record)["technologies"]) == sorted(technologies)


@pytest.mark.parametrize("record", NOT_OF_THE_PRODUCT)
def test_words_of_something_else_are_not(line: Line, record: TrialRecord) -> None:
    """Chemotherapy, reagents, tests, criteria, comparators."""
    assert line(record)["technologies"] == []
