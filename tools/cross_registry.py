"""How well trials of several registries become one, over all files at hand: `python tools/cross_registry.py DATA`.

Which trial another record names is told by a plain expression over the raw fields for other numbers, read here anew and
not by the loaders. Of a trial that is named and of which the files have no record, one with that number and nothing
else stands in, before and after the record that names it. `--list` shows every trial with several records side by side,
to be looked at.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from cgtkg import seeds
from cgtkg.loaders import ctgov, euctr, ictrp
from cgtkg.loaders.seeds import read_seeds
from cgtkg.loaders.text.organisations import Organisations
from cgtkg.loaders.text.vocabulary import Vocabulary
from cgtkg.loaders.trials.identity import Trials
from cgtkg.loaders.trials.likeness import About, Title, likeness
from cgtkg.loaders.trials.record import TrialRecord

FILES = {"ctgov": ("ctgov-v2-*", "ctgov-csv", "ctgov-stopped", "cart-*"), "ictrp": ("ictrp",), "euctr": ("euctr",)}
READ = {"ctgov": ctgov.read, "ictrp": ictrp.read, "euctr": euctr.read}
PLAIN = (
    ("clinicaltrials", r"NCT[0-9]{8}(?![0-9])"),
    ("chictr", r"ChiCTR[-A-Za-z]*[0-9]{6,14}"),
    ("ctis", r"(?<![-0-9])20[0-9]{2}-5[0-9]{5}-[0-9]{2}(?:-[0-9]{2})?(?![-0-9])"),
    ("euctr", r"(?<![-0-9])20[0-9]{2}-0[0-9]{5}-[0-9]{2}(?![-0-9])"),
    ("isrctn", r"ISRCTN[0-9]{8}"),
    ("anzctr", r"ACTRN[0-9]{14}"),
    ("drks", r"DRKS[0-9]{8}"),
    ("jrct", r"jRCT[a-z]?[0-9]{9,10}"),
    ("ctri", r"CTRI/[0-9]{4}/[0-9]{2,3}/[0-9]+"),
    ("snctp", r"SNCTP[0-9]{9}"),
    ("irct", r"IRCT[0-9]+N[0-9]+"),
    ("uminctr", r"UMIN[0-9]{9}"),
    ("kcris", r"KCT[0-9]{7}"),
    ("ntr", r"^NL[0-9]{4}$|NTR[0-9]+"),
)
"""By prefix: the numbers that stand in the registries' fields, as anybody would look for them."""


OTHER_IDS = re.compile(r"(?i)(?:other|secondary)[ _]?ids?\b.*")
"""Columns of tables that hold them."""

ENOUGH = 0.98
"""Share of the pairs that must end in one trial."""

Pair = tuple[str, str]
"""A record's trial, and the number of another registry that the record names, as CURIEs."""


@dataclass(frozen=True, slots=True)
class Read:
    """A record as a graph would have it: without texts, with the id of its sponsor."""

    record: TrialRecord
    sponsor: str
    source: str

    def __str__(self) -> str:
        one = self.record
        sponsor = one.sponsor.name if one.sponsor else "-"
        return f"{one.id} {self.source} {one.phase} {one.start_date or '-'} {one.enrollment} [{sponsor}] {one.title}"


def main() -> int:
    """Print the page; 1 if less than 0.98 of the pairs end in one trial."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--list", action="store_true", help="show the records of each trial that has several")
    asked = parser.parse_args()
    records = list(read(asked.data))
    pairs = sorted(set(named(asked.data)))
    there = {one.record.id for one in records}
    stand_ins = [Read(TrialRecord(number, ""), "", "-") for number in {number for _, number in pairs} - there]
    missed = {pair for order in ([*records, *stand_ins], [*stand_ins, *records]) for pair in apart(order, pairs)}
    known = placed(records)
    alike = known.settle()
    several = [group for group in together(records, known) if len({(one.source, one.record.id) for one in group}) > 1]
    share = 1 - len(missed) / len(pairs) if pairs else 1.0
    page = [
        f"{len(there)} trials",
        f"{len(pairs)} pairs of a record and a number that it names: {_registries(pairs)}",
        f"{sum(number in there for _, number in pairs)} of these numbers have a record at hand",
        f"{len(pairs) - len(missed)} pairs end in one trial: {share:.3f}",
        *(f"  missed: {holder} names {number}" for holder, number in sorted(missed)),
        f"{len(several)} trials have records of several sources or registries",
        f"{len(alike)} pairs are one by title and sponsor alone",
        *(f"  {pair.one} is {pair.other}: {pair.score:.0f} of 100" for pair in alike),
        "{} pairs of trials of one sponsor in one registry have such titles; neither phase nor start tells {} of them "
        "apart".format(*twins(records)),
    ]
    if asked.list:
        page += ["\n" + "\n".join(sorted({str(one) for one in group})) for group in several]
    sys.stdout.write("\n".join(page) + "\n")
    return int(share < ENOUGH)


def _registries(pairs: Iterable[Pair]) -> str:
    found = Counter(" and ".join(sorted(id_.partition(":")[0] for id_ in pair)) for pair in pairs)
    return ", ".join(f"{both} {count}" for both, count in found.most_common())


def read(data: Path) -> Iterator[Read]:
    """All records of trials, in the order of the folders."""
    vocabulary = Vocabulary.of(read_seeds([seeds.FOLDER]).facts)
    organisations = Organisations(vocabulary, [seeds.FOLDER])
    for source, folders in FILES.items():
        for found in (one for folder in folders for path in sorted(data.glob(folder)) for one in READ[source](path)):
            if isinstance(found, TrialRecord):
                lead = found.sponsor
                sponsor = organisations.resolve(lead.name, lead.class_).id if lead else ""
                yield Read(replace(found, summary="", description="", criteria="", arms=()), sponsor, source)


def placed(records: Iterable[Read]) -> Trials:
    """The trials that the records show, one after the other."""
    trials = Trials()
    for one in records:
        trials.place(one.record, one.sponsor)
    return trials


def apart(records: Iterable[Read], pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs that do not end in one trial when the records come in this order."""
    trials = placed(records)
    for pair in pairs:
        if len({trials.place(TrialRecord(id_, "")).node for id_ in pair}) > 1:
            yield pair


def together(records: Iterable[Read], trials: Trials) -> Iterable[Sequence[Read]]:
    """The records of each trial."""
    found: dict[str, list[Read]] = defaultdict(list)
    for one in records:
        found[trials.place(TrialRecord(one.record.id, "")).node].append(one)
    return found.values()


def twins(records: Iterable[Read]) -> tuple[int, int]:
    """How many pairs of trials of one sponsor and registry have titles that are alike, and of how many of them neither
    phase nor start says that they are two: by their numbers all are.
    """
    about: dict[str, About] = defaultdict(About)
    for one in records:
        record = one.record
        about[record.id].add(About.of([record.title], [one.sponsor], record.phase, record.start_date))
    same: dict[tuple[str, str, tuple[str, ...]], set[tuple[str, Title]]] = defaultdict(set)
    for id_, one_about in about.items():
        for title in map(Title.of, one_about.names):
            for sponsor in one_about.sponsors:
                same[id_.partition(":")[0], sponsor, title.telling].add((id_, title))
    pairs = {
        (min(one, other), max(one, other))
        for group in same.values()
        for (one, first), (other, second) in combinations(group, 2)
        if one != other and likeness(first, second)
    }
    return len(pairs), sum(not about[one].contradicts(about[other]) for one, other in pairs)


def named(data: Path) -> Iterator[Pair]:
    """Every pair of a record and a number that its raw fields name, other than of the record's own registry."""
    for holder, texts in raw(data):
        found = {(prefix, number) for text in texts for prefix, form in PLAIN for number in re.findall(form, text)}
        prefixes = Counter(prefix for prefix, _ in found)
        for prefix, number in found:
            if prefix != holder.partition(":")[0] and prefixes[prefix] == 1:
                yield holder, f"{prefix}:{number}" + ("-00" if prefix == "ctis" and len(number) == 14 else "")


def raw(data: Path) -> Iterator[tuple[str, Sequence[str]]]:
    """Of each record its id, and the texts of the fields for other numbers."""
    for path in sorted(one for folder in (*FILES["ctgov"], *FILES["euctr"]) for one in data.glob(f"{folder}/**/*.*")):
        for name, text in _files(path):
            if name.endswith(".json"):
                whole = json.loads(text)
                for study in whole if isinstance(whole, list) else [whole]:
                    ids = study["protocolSection"]["identificationModule"]
                    others = [one.get("id", "") for one in ids.get("secondaryIdInfos", ())]
                    yield f"clinicaltrials:{ids['nctId']}", [*others, ids.get("orgStudyIdInfo", {}).get("id", "")]
            elif name.endswith((".csv", ".tsv")):
                for row in csv.DictReader(io.StringIO(text), delimiter="\t" if name.endswith(".tsv") else ","):
                    number = next((cell for cell in row.values() if cell and re.fullmatch(r"NCT[0-9]{8}", cell)), "")
                    cells = [cell or "" for column, cell in row.items() if OTHER_IDS.fullmatch(column or "")]
                    yield f"clinicaltrials:{number}", [one for cell in cells for one in cell.split("|")]
            elif name.endswith(".txt"):
                for block in re.split(r"(?m)^(?=EudraCT Number:)", text)[1:]:
                    yield f"euctr:{block[15:].split()[0]}", re.findall(r"(?m)^(?:A\.5\.|Name:).*", block)


def _files(path: Path) -> Iterator[tuple[str, str]]:
    """The file, or the files in it, by name, as text."""
    if path.suffix != ".zip":
        yield path.name, path.read_text(encoding="utf-8-sig", errors="replace")
        return
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield name, archive.read(name).decode("utf-8-sig", "replace")


if __name__ == "__main__":
    sys.exit(main())
