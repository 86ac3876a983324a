"""The tables of rules as a whole."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from cgtkg import seeds

TABLES = sorted((seeds.FOLDER / "rules").glob("*.csv"))
TRIAL = re.compile(r"NCT\d{3,}|ChiCTR|\d{4}-\d{6}-\d{2}", re.IGNORECASE)
SAYS_WHY = ("reason", "example", "note")
"""Columns that decide nothing: they may say in which record a word was seen."""


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_no_rule_names_a_trial(table: Path) -> None:
    """What decides holds for any record."""
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            deciding = " ".join(value for column, value in row.items() if column not in SAYS_WHY)
            assert not TRIAL.search(deciding), row
