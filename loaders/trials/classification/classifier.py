"""All answers of one trial, put together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

from ...seeds import read_seeds
from ...text.diseases import Diseases
from ...text.lazy import lazy
from ...text.organisations import Organisations
from ...text.vocabulary import Vocabulary
from ..record import TrialRecord
from .answers import Classification, Disease, Reason, Tested
from .antigens import antigens
from .constructs import Constructs
from .kinds import cell_source, modality
from .lexicon import Lexicon
from .pairing import paired
from .passages import Passages
from .products import products, role_of
from .relevance import relevance


class Classifier:
    """Classifies trial records with one vocabulary. `folders` are the seed folders, an overlay last."""

    def __init__(self, vocabulary: Vocabulary, folders: Sequence[Path]) -> None:
        self.vocabulary = vocabulary
        self._folders = folders
        self._lexicon = Lexicon(vocabulary, folders)
        self.organisations = Organisations(vocabulary, folders)
        self._constructs = Constructs(folders)

    @classmethod
    def of(cls, folders: Sequence[Path]) -> Self:
        """With the vocabulary and the rules of seed folders; `DataError` if a table is wrong."""
        return cls(Vocabulary.of(read_seeds(folders).facts), folders)

    @lazy
    def _diseases(self) -> Diseases:
        return Diseases.of(self.vocabulary, self._folders)

    def classify(self, record: TrialRecord) -> Classification:
        """Every answer with its reason."""
        passages = Passages(record, self._lexicon)
        found = products(passages)
        known = [
            self.vocabulary.products[id_]
            for one in found.tested
            if one.role != "comparator"
            for id_ in [one.product]
            if id_
        ]
        targets, logic, decided = antigens(passages, known)
        relevant, relevant_reason = relevance(passages, found.tested, targets)
        kind, kind_reason = modality(passages, known, with_receptor=relevant and bool(targets))
        source, source_reason = cell_source(passages, kind, known)
        if relevant and not any(one.role != "comparator" for one in found.tested):
            found = found._replace(tested=(*found.tested, Tested("", "", role_of(passages))))
        stated = self._diseases.find(record.conditions, record.title, record.summary)
        diseases = tuple(Disease(one.id, one.setting, one.line, one.population) for one in stated)
        sponsor = self.organisations.resolve(record.sponsor.name, record.sponsor.class_) if record.sponsor else None
        reasons: dict[str, Reason | None] = {
            "relevant": relevant_reason,
            "targets": decided[0] if decided else None,
            "product": found.reason,
            "cell_source": source_reason,
            "modality": kind_reason,
            "indications": Reason(stated[0].field, stated[0].words) if stated else None,
            "sponsor": Reason("sponsor", record.sponsor.name, sponsor.rule) if record.sponsor and sponsor else None,
        }
        return Classification(
            record.id, relevant, targets, logic, paired(found.tested, diseases, passages.given, self._diseases),
            source, kind, diseases, self._diseases.area([one.id for one in diseases]),
            sponsor.id if sponsor else "", sponsor.class_ if sponsor else "",
            self._constructs.of(passages) if relevant else (),
            {axis: reason for axis, reason in reasons.items() if reason},
        )  # fmt: skip

    def line(self, answer: Classification) -> dict[str, Any]:
        """The object of `cgtkg classify`, as the contract has it."""
        main = answer.products[0] if answer.products else None
        described = next((one.name for one in answer.tested if one.role != "comparator" and one.name), None)
        return {
            "trial": answer.trial,
            "targets": [self.vocabulary.name(id_) for id_ in answer.targets],
            "target_logic": answer.logic or None,
            "product": main,
            "products": list(answer.products),
            "product_name": self.vocabulary.name(main) if main else described,
            "cell_source": answer.cell_source,
            "modality": answer.modality or None,
            "indications": [one.id for one in answer.diseases],
            "area": answer.area,
            "sponsor": answer.sponsor or None,
            "sponsor_class": answer.sponsor_class or None,
            "relevant": answer.relevant,
            "technologies": [self.vocabulary.name(one.technology) for one in answer.constructs],
            "reason": "; ".join(f"{axis}: {reason}" for axis, reason in answer.reasons.items()),
        }
