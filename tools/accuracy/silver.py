"""The labels of another author, read in our words (`silver.csv`): where they say nothing, nothing is compared."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from cgtkg.loaders import ctgov
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.text.words import squeeze
from cgtkg.loaders.trials.classification import Classification, Classifier

from .axes import Axes, Difference
from .trees import Trees

SETS = {"cart-onc": "Oncology", "cart-rheum": "Autoimmunity"}
_NO_ANTIGEN = re.compile(r"Other_or_unknown|CAR-T_unspecified|CAR-\S+( T)?")
"""Classes that name no antigen: the label gave up, or names only the carrier."""


class Silver:
    """The labels of both sets."""

    def __init__(self, classifier: Classifier, trees: Trees) -> None:
        self._classifier = classifier
        self._trees = trees
        self._words: dict[str, dict[str, str]] = defaultdict(dict)
        with (Path(__file__).parent / "silver.csv").open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                self._words[row["axis"]][row["label"]] = row["ours"]

    def score(self, folder: Path, axes: Axes) -> None:
        """Classify the newest snapshot of a set and compare what is labelled."""
        with (folder / "labels_dev.csv").open(encoding="utf-8", newline="") as rows:
            labels = {f"clinicaltrials:{row['NCTId']}": row for row in csv.DictReader(rows)}
        newest = max(path for path in folder.iterdir() if path.is_dir())
        for record in ctgov.read(newest):
            if not isinstance(record, Rejected) and (label := labels.get(record.id)):
                answer = self._classifier.classify(record)
                axes.trials["relevant" if answer.relevant else "irrelevant"] += 1
                for axis, right, theirs, ours in self._compared(label, answer):
                    reason = str(answer.reasons.get(axis.partition(",")[0], ""))
                    axes.add(axis, right, Difference(record.id, theirs, "", ours, reason))

    def _compared(self, label: Mapping[str, str], answer: Classification) -> Iterator[tuple[str, bool, str, str]]:
        line = self._classifier.line(answer)
        if targets := self._targets(label["TargetCategory"]):
            right = {squeeze(name) for name in targets} == {squeeze(name) for name in line["targets"]}
            yield "targets, exact set", right, "/".join(targets), "/".join(line["targets"])
        if label["ProductTypeSource"] != "no_signal":
            source = self._words["cell_source"][label["ProductType"]]
            yield "cell_source", source == answer.cell_source, source, answer.cell_source
        sponsor = label["SponsorType"].lower()
        yield "sponsor, class", sponsor == answer.sponsor_class, sponsor, answer.sponsor_class
        if area := self._words["area"].get(label.get("Branch", "")):
            yield "indications, area", area == answer.area, area, answer.area
        if disease := self._words["disease"].get(label["DiseaseEntity"]):
            found = [one.id for one in answer.diseases]
            right = any(self._trees.within(id_, disease) for id_ in found)
            yield "indications, right term or below", right, label["DiseaseEntity"], ", ".join(found)
        if named := label["ProductName"]:
            known = self._classifier.vocabulary.names["Product"]
            names = {squeeze(name) for id_ in answer.products for name in known[id_]}
            theirs = {squeeze(part) for part in re.split(r"[()/]", named) if part.strip()}
            yield "product, named", bool(names & theirs), named, ", ".join(answer.products)

    def _targets(self, category: str) -> list[str]:
        """The antigens of a class such as `CAR-NK: CD19/CD22 dual`; none if it names none."""
        plain = re.sub(r"^CAR-[^:]*: | (dual|triple|multi)$", "", category)
        if _NO_ANTIGEN.fullmatch(plain):
            return []
        return [self._words["target"].get(name, name) for name in plain.split("/")]
