"""What looks like a name of the field and is none that the vocabulary has: codes, generic names, trial numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cgtkg.schema.nodes import LABELS

from .rules import read_rules

COLUMNS = ("pattern", "label", "reason", "example")
NOTHING = "never"
"""In place of a label: what has the form of a name and is none."""

Taken = tuple[tuple[int, int], bool]
"""Where a known name stands, and whether it is a mere kind of therapy, which may be part of a new name: autoleucel."""


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    label: str
    reason: str


class NewNames:
    """The forms of `rules/new_names.csv`: regular expressions for whole words of Latin letters, digits and hyphens."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """`DataError` for a row that is no form."""
        self._forms: list[_Form] = []
        for row in read_rules(folders, "new_names", COLUMNS):
            if row["label"] not in (NOTHING, *LABELS):
                raise row.error(f"{row['label']!r} is neither a label nor {NOTHING!r}", "label")
            try:
                pattern = re.compile(rf"(?<![\w-]){row['pattern']}(?![\w-])", re.ASCII)
            except re.error as error:
                raise row.error(f"is no regular expression: {error}", "pattern") from error
            self._forms.append(_Form(pattern, row["label"], row["reason"]))

    def find(self, text: str, taken: Sequence[Taken]) -> Iterator[tuple[int, str, str, str]]:
        """Place, words, label and reason of each new name outside the places that are `taken`."""
        covered = bytearray(len(text))
        for (start, end), kind in sorted(taken, key=lambda one: not one[1]):
            covered[start:end] = (b"\2" if kind else b"\1") * (end - start)
        for pattern, label, reason in sorted(self._forms, key=lambda form: form.label != NOTHING):
            for form in pattern.finditer(text):
                start, end = form.span()
                free = covered[start:end]
                if 1 not in free and (0 in free):
                    covered[start:end] = b"\1" * (end - start)
                    if label != NOTHING:
                        yield start, form[0], label, reason
