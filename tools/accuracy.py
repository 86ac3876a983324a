"""Score `classify` against the labels that another author gave to a part of the trials: `make accuracy`.

    python tools/accuracy.py ../shared/data > docs/accuracy.md

Those labels are silver, and made for another purpose: they are one author's, their classes are coarser than ours, and
where they say nothing there is nothing to compare. `tools/silver.csv` says how their words read in ours.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cgtkg import seeds
from cgtkg.loaders import ctgov
from cgtkg.loaders.text.words import squeeze
from cgtkg.loaders.trials.classification import Classification, Classifier
from cgtkg.loaders.trials.record import Rejected, TrialRecord

SETS = {"cart-onc": "oncology", "cart-rheum": "autoimmunity"}
_NO_ANTIGEN = re.compile(r"Other_or_unknown|CAR-T_unspecified|CAR-\S+( T)?")
"""Classes that name no antigen: the label gave up, or names only the carrier."""
_INTRODUCTION = """# How well trials are classified

Made by `make accuracy` on {day}: the share of trials on which `classify` agrees with the labels of another author
(`labels_dev.csv`: rules, named products, some by a language model). They are silver: where they give no answer nothing
is compared, and many of the disagreements below are theirs. Each is listed with the words that decided ours.

"""


@dataclass
class Axis:
    """What came of one axis: how many agree, and the trials that do not."""

    right: int = 0
    compared: int = 0
    differing: list[tuple[str, str, str, str]] = field(default_factory=list)

    def add(self, right: bool, trial: str, theirs: object, ours: object, reason: object) -> None:
        """Count one comparison."""
        self.compared += 1
        self.right += right
        if not right:
            self.differing.append((trial, str(theirs), str(ours), str(reason or "")))


class Silver:
    """The labels of one set, read in our words."""

    def __init__(self, classifier: Classifier) -> None:
        self.classifier = classifier
        self.words: dict[str, dict[str, str]] = defaultdict(dict)
        with (Path(__file__).parent / "silver.csv").open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                self.words[row["axis"]][row["label"]] = row["ours"]

    def compare(self, label: dict[str, str], answer: Classification, axes: dict[str, Axis]) -> None:
        """Compare every axis that the label says something of."""
        line = self.classifier.line(answer)

        def add(axis: str, right: bool, theirs: object, ours: object) -> None:
            axes[axis].add(right, label["NCTId"], theirs, ours, answer.reasons.get(axis.split(",")[0]))

        if targets := self.targets(label["TargetCategory"]):
            ours = {squeeze(name) for name in line["targets"]}
            add(
                "targets, exact set",
                ours == {squeeze(name) for name in targets},
                "/".join(targets),
                "/".join(line["targets"]),
            )
        if label["ProductTypeSource"] != "no_signal":
            theirs = self.words["cell_source"][label["ProductType"]]
            add("cell_source", theirs == answer.cell_source, theirs, answer.cell_source)
        add(
            "sponsor, class",
            label["SponsorType"].lower() == answer.sponsor_class,
            label["SponsorType"].lower(),
            answer.sponsor_class,
        )
        if area := self.words["area"].get(label.get("Branch", "")):
            add("indications, area", area == answer.area, area, answer.area)
        if disease := self.words["disease"].get(label["DiseaseEntity"]):
            found = [one.id for one in answer.diseases]
            add(
                "indications, right term or below",
                any(self.within(id_, disease) for id_ in found),
                label["DiseaseEntity"],
                found,
            )
        if named := label["ProductName"]:
            names = {
                squeeze(name) for id_ in answer.products for name in self.classifier.vocabulary.names["Product"][id_]
            }
            theirs_names = {squeeze(part) for part in re.split(r"[()/]", named) if part.strip()}
            add("product, named", bool(names & theirs_names), named, line["products"])

    def targets(self, category: str) -> list[str]:
        """The antigens of a class such as `CAR-NK: CD19/CD22 dual`; none if it names none."""
        plain = re.sub(r"^CAR-[^:]*: | (dual|triple|multi)$", "", category)
        if _NO_ANTIGEN.fullmatch(plain):
            return []
        return [self.words["target"].get(name, name) for name in plain.split("/")]

    def within(self, id_: str, ancestor: str) -> bool:
        """Whether a disease is the other one or a kind of it."""
        parents = self.classifier.vocabulary.parents
        rim = {id_}
        seen: set[str] = set()
        while rim:
            if ancestor in rim:
                return True
            seen |= rim
            rim = {up for one in rim for up in parents.get(one, ())} - seen
        return False


def records(folder: Path) -> Iterator[TrialRecord]:
    """The records of the newest snapshot in a folder."""
    newest = max(path for path in folder.iterdir() if path.is_dir())
    yield from (found for found in ctgov.SOURCE.read(newest) if not isinstance(found, Rejected))


def main() -> int:
    """Print the figures, and every disagreement with our reason, as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    classifier = Classifier.of([seeds.FOLDER])
    silver = Silver(classifier)
    sys.stdout.write(_INTRODUCTION.format(day=datetime.now(UTC).date()))
    details = []
    for name, title in SETS.items():
        with (data / name / "labels_dev.csv").open(encoding="utf-8", newline="") as rows:
            labels = {f"clinicaltrials:{row['NCTId']}": row for row in csv.DictReader(rows)}
        axes: dict[str, Axis] = defaultdict(Axis)
        relevant: Counter[bool] = Counter()
        for record in records(data / name):
            if label := labels.get(record.id):
                answer = classifier.classify(record)
                relevant[answer.relevant] += 1
                silver.compare(label, answer, axes)
        sys.stdout.write(f"## {title.capitalize()}: {sum(relevant.values())} labelled trials\n\n")
        sys.stdout.write(f"{relevant[True]} of them test a product of the field by our reading.\n\n")
        sys.stdout.write("| axis | agree | compared | share |\n|---|---:|---:|---:|\n")
        for axis, found in sorted(axes.items()):
            share = found.right / found.compared
            sys.stdout.write(f"| {axis} | {found.right} | {found.compared} | {share:.3f} |\n")
        sys.stdout.write("\n")
        details.append((title, axes))
    sys.stdout.write("## Disagreements\n\nTrial, their label, our answer, and the words that decided ours.\n")
    for title, axes in details:
        for axis, found in sorted(axes.items()):
            sys.stdout.write(f"\n### {title.capitalize()}: {axis}\n\n")
            for trial, theirs, ours, reason in found.differing:
                sys.stdout.write(f"- {trial}: {theirs or 'none'} / {ours or 'none'}; {_plain(reason)}\n")
    return 0


def _plain(text: str) -> str:
    return re.sub(r"([\\`*_<>\[\]|])", r"\\\1", text)


if __name__ == "__main__":
    sys.exit(main())
