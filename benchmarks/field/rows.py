"""What synthetic trials are drawn from: the trials of the bundled extract, each as a whole, so that what goes
together in the field (antigen, disease, sponsor, phase, country, dates) goes together here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from cgtkg import seeds
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.loaders.trials.extract import read_extract
from cgtkg.loaders.trials.record import Organisation, TrialRecord
from cgtkg.loaders.trials.registered import Registered

EXTRACT = seeds.FOLDER / "registry" / "ctgov.jsonl"
UNSAID = "CAR-T"
"""The kind of therapy of those few that leave it open."""
ANTIGENS_NAMED = 3
"""A title names no more antigens than this."""


@dataclass(frozen=True, slots=True)
class Row:
    """A trial of the extract with the names its texts are made of: `product` as the record writes it, `antigens`
    joined by slashes (empty where it states none), `kind` of therapy.
    """

    record: TrialRecord
    product: str
    antigens: str
    kind: str


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows. `newcomers` is the share of trials whose sponsor has no earlier one, among the newest fifth;
    `supported` the share with collaborators, of those whose file could state any.
    """

    rows: Sequence[Row]
    sponsors: Sequence[Organisation]
    newcomers: float
    supported: float

    @classmethod
    def bundled(cls) -> Self:
        """From the extract that ships."""
        vocabulary = Vocabulary.of(read_seeds([seeds.FOLDER]).facts)
        trials = list(read_extract(EXTRACT))
        asked = [trial.record for trial in trials if "collaborators" in trial.record.stated]
        return cls(
            [_row(trial, vocabulary) for trial in trials],
            [trial.record.sponsor for trial in trials if trial.record.sponsor],
            _newcomers([trial.record for trial in trials]),
            sum(bool(record.collaborators) for record in asked) / len(asked),
        )


def _row(trial: Registered, vocabulary: Vocabulary) -> Row:
    answer, record = trial.answer, trial.record
    product = next((one.name for one in answer.tested if one.name), "") or record.interventions[0].name
    antigens = "/".join(vocabulary.name(id_) for id_ in answer.targets[:ANTIGENS_NAMED])
    return Row(record, product, antigens, vocabulary.name(answer.modality) if answer.modality else UNSAID)


def _newcomers(records: Sequence[TrialRecord]) -> float:
    dated = sorted(
        (record for record in records if record.start_date), key=lambda record: (record.start_date, record.id)
    )
    seen: set[str] = set()
    first = []
    for record in dated:
        name = record.sponsor.name if record.sponsor else ""
        first.append(name not in seen)
        seen.add(name)
    newest = first[-len(first) // 5 :]
    return sum(newest) / len(newest)
