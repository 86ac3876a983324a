"""Reading the fields of one record; what the record speaks of decides which letters count in any of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..record import TrialRecord
from .lexicon import Lexicon
from .marked import MarkedText
from .passage import Passage

OF_GENES = "of genes"
"""Context that a record must have for letters such as AAV, which are also a disease."""


class Reader:
    """Makes passages of a record's texts."""

    def __init__(self, record: TrialRecord, lexicon: Lexicon) -> None:
        self._record = record
        self._lexicon = lexicon
        self._spoken: dict[str, bool] = {}

    def __call__(self, field: str, *raw: str) -> list[Passage]:
        """A passage for each text that is not empty."""
        return [Passage(field, text, self._lexicon, self.speaks) for text in raw if text]

    def lists(self, field: str, raw: Sequence[str]) -> list[Passage]:
        """A passage for each text of a list of short ones, none if nothing is said in any."""
        return self(field, *raw) if raw and self._lexicon.may_be_in(raw) else []

    def speaks(self, context: str) -> bool:
        """Whether titles, interventions, keywords or summary have the context somewhere."""
        if context not in self._spoken:
            genetic = context == OF_GENES and any(one.type == "GENETIC" for one in self._record.interventions)
            self._spoken[context] = genetic or any(
                MarkedText("", text, self._lexicon).has(context) for text in self._texts()
            )
        return self._spoken[context]

    def _texts(self) -> Iterator[str]:
        record = self._record
        yield from (record.title, record.official_title)
        for one in record.interventions:
            yield from (one.name, *one.other_names, one.description)
        yield from (*record.keywords, record.summary)
