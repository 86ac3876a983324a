"""How much of the trials' sponsors resolves, over all files at hand: `python tools/sponsors.py ../shared/data`.

A trial counts once, with the newest record that names its sponsor. A sponsor is typed where the vocabulary, the
registry's class or a word of its name says of which class it is; what is taken for academic since nothing says
otherwise is counted apart. The record gives a country where a hospital, university or agency leads a trial whose sites
are all in one; the sponsor has one where the vocabulary states it or all such trials that it leads agree.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cgtkg import seeds
from cgtkg.loaders import ctgov
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.text.organisations import VOCABULARY, Resolved
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.loaders.trials.facts import Known
from cgtkg.loaders.trials.record import TrialRecord

FILES = ("ctgov-v2-*", "ctgov-csv", "cart-*")
DEFAULT = "neither company nor agency by class or name"
"""The rule of `seeds/rules/sponsors.csv` that classes what nothing else does."""


@dataclass(frozen=True, slots=True)
class Led:
    """A trial by its lead sponsor: whether it tests a therapy of the field, and the countries of its sites."""

    sponsor: Resolved
    relevant: bool
    places: frozenset[str]

    @property
    def shows(self) -> str:
        """The country that the record gives the sponsor, empty if none."""
        alone = len(self.places) == 1 and self.sponsor.class_ != "industry"
        return next(iter(self.places)) if alone else ""


def led(data: Path, classifier: Classifier) -> list[Led]:
    """The trials of all files at hand that name a sponsor."""
    known = Known(classifier.vocabulary, classifier.organisations)
    newest: dict[str, tuple[tuple[bool, str], TrialRecord]] = {}
    places: dict[str, dict[str, None]] = defaultdict(dict)
    relevant = set()
    for record in _records(data):
        places[record.id] |= dict.fromkeys(known.country(name) or name for name in record.countries)
        if classifier.classify(record).relevant:
            relevant.add(record.id)
        # A registry class says more than none, whatever the day.
        rank = bool(record.sponsor and record.sponsor.class_), record.version
        if record.sponsor and (record.id not in newest or rank > newest[record.id][0]):
            newest[record.id] = rank, record
    return [
        Led(known.organisations.resolve(one.sponsor.name, one.sponsor.class_), id_ in relevant, frozenset(places[id_]))
        for id_, (_, one) in newest.items()
        if one.sponsor
    ]


def _records(data: Path) -> Iterator[TrialRecord]:
    for pattern in FILES:
        for path in sorted(data.glob(pattern)):
            yield from (record for record in ctgov.SOURCE.read(path) if not isinstance(record, Rejected))


def countries(trials: Iterable[Led]) -> Mapping[str, str]:
    """The country of each sponsor that has one, by Company id."""
    shown: dict[str, set[str]] = defaultdict(set)
    for trial in trials:
        if trial.sponsor.country or trial.shows:
            shown[trial.sponsor.id].add(trial.sponsor.country or trial.shows)
    stated = {trial.sponsor.id: trial.sponsor.country for trial in trials if trial.sponsor.country}
    return {id_: next(iter(found)) for id_, found in shown.items() if len(found) == 1} | stated


def shares(trials: list[Led], known: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """What is counted, of how many trials it is so, and out of how many."""
    typed = [trial for trial in trials if trial.sponsor.rule != DEFAULT]
    yield "sponsor known to the vocabulary", sum(one.sponsor.rule == VOCABULARY for one in trials), len(trials)
    yield "sponsor typed by vocabulary, class or name", len(typed), len(trials)
    giving = [trial for trial in trials if trial.shows or trial.sponsor.country]
    yield "sponsor with a country", sum(one.sponsor.id in known for one in trials), len(trials)
    yield (
        "sponsor with a country, where the record or the vocabulary gives one",
        sum(one.sponsor.id in known for one in giving),
        len(giving),
    )
    whole = sum(one.sponsor.id in known or not (one.shows or one.sponsor.country) for one in typed)
    yield "typed, and with a country where one is given", whole, len(trials)


def main() -> int:
    """Print the shares."""
    parser = argparse.ArgumentParser(prog="python tools/sponsors.py", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of registry files")
    trials = led(parser.parse_args().data, Classifier.of([seeds.FOLDER]))
    known = countries(trials)
    for title, several in (
        ("trials of the field", [trial for trial in trials if trial.relevant]),
        ("all trials", trials),
    ):
        sys.stdout.write(f"{len(several)} {title}, {len({trial.sponsor.id for trial in several})} lead sponsors\n")
        for what, part, whole in shares(several, known):
            sys.stdout.write(f"  {100 * part / max(whole, 1):5.1f} % {what} ({part} of {whole})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
