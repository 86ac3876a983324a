"""Our own labels, `tests/gold`, made by reading records; half of the trials stay untouched while rules are written."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cgtkg.loaders import ctgov
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.text.words import squeeze
from cgtkg.loaders.trials.classification import Classification, Classifier
from cgtkg.loaders.trials.record import TrialRecord

from .axes import Axes, Difference
from .trees import Trees

SAMPLE = Path(__file__).resolve().parents[2] / "tests" / "gold" / "trials.jsonl"
HALVES = ("open", "untouched")
Label = Mapping[str, Any]


def labels(half: str = "", sample: Path = SAMPLE) -> list[Label]:
    """The labels of one half, or of both; `tests/gold/README.md` says what each field means."""
    lines = sample.read_text(encoding="utf-8").splitlines()
    return [label for label in map(json.loads, lines) if half in ("", label["half"])]


def records(data: Path, wanted: Sequence[Label]) -> Iterator[tuple[Label, TrialRecord]]:
    """Each label with the record it was read in, file by file."""
    by_file: dict[str, dict[str, Label]] = defaultdict(dict)
    for label in wanted:
        by_file[label["file"]][label["trial"]] = label
    for file, of_file in sorted(by_file.items()):
        for record in ctgov.read(data / file):
            if not isinstance(record, Rejected) and (label := of_file.pop(record.id, None)):
                yield label, record
        if of_file:
            raise LookupError(f"{file} has no record of {', '.join(sorted(of_file))}")


class Gold:
    """The labels against one classifier."""

    def __init__(self, classifier: Classifier, trees: Trees) -> None:
        self._classifier = classifier
        self._trees = trees
        self._modalities: dict[str, str] = {}
        with (Path(__file__).parent / "gold.csv").open(encoding="utf-8", newline="") as rows:
            self._modalities = {row["label"]: row["ours"] for row in csv.DictReader(rows)}

    def score(self, data: Path, wanted: Sequence[Label], axes: Axes) -> None:
        """Classify the labelled records and compare every axis of which the label is sure."""
        for label, record in records(data, wanted):
            answer = self._classifier.classify(record)
            axes.trials["relevant" if label["relevant"] else "irrelevant"] += 1
            unsure = set(label.get("unsure", ())) | ({"relevant"} if not label["relevant_sure"] else set())
            if "relevant" not in unsure:
                axes.relevance.both += label["relevant"] and answer.relevant
                axes.relevance.ours_only += not label["relevant"] and answer.relevant
                axes.relevance.theirs_only += label["relevant"] and not answer.relevant
            if label["relevant"] and "targets" not in unsure:
                ours = {squeeze(name) for name in self._classifier.line(answer)["targets"]}
                axes.add_antigens({squeeze(name) for name in label["targets"]}, ours)
            for axis, right, theirs, found in self._compared(label, answer):
                field = axis.partition(",")[0]
                if field in unsure:
                    axes.trials[f"unsure of {field}"] += 1
                    continue
                asked = {"sponsor_class": "sponsor"}.get(field, field)
                words, reason = label["words"].get(field, ""), str(answer.reasons.get(asked, ""))
                axes.add(axis, right, Difference(record.id, theirs, str(words), found, reason))

    def _compared(self, label: Label, answer: Classification) -> Iterator[tuple[str, bool, str, str]]:
        line = self._classifier.line(answer)
        yield "relevant", label["relevant"] == line["relevant"], str(label["relevant"]), str(line["relevant"])
        theirs, ours = label["sponsor_class"], answer.sponsor_class
        yield "sponsor_class", theirs == ours, theirs, ours
        if not label["relevant"]:
            return
        targets, found = ({squeeze(name) for name in names} for names in (label["targets"], line["targets"]))
        yield "targets, exact set", targets == found, "/".join(label["targets"]), "/".join(line["targets"])
        logic = label["target_logic"]
        if targets == found and len(targets) > 1 and logic != "unspecified":
            yield "target_logic", logic == line["target_logic"], str(logic), str(line["target_logic"])
        if source := label["cell_source"]:
            yield "cell_source", source == answer.cell_source, source, answer.cell_source
        yield "area", label["area"] == answer.area, label["area"], answer.area
        diseases, ill = label["indications"], [one.id for one in answer.diseases]
        if diseases:
            right = self._trees.agree(diseases, ill)
            yield "indications, right terms or below", right, ", ".join(diseases), ", ".join(ill)
        if wanted := self._modalities.get(label["modality"]):
            right = bool(answer.modality) and any(
                self._trees.within(answer.modality, modality) for modality in wanted.split("|")
            )
            yield "modality", right, wanted, answer.modality
