"""Print the figures and every difference that may be shown: `python -m tools.accuracy ../shared/data`."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from cgtkg import seeds
from cgtkg.loaders.trials.classification import Classifier

from . import products
from .axes import Axes
from .gold import HALVES, Gold, labels
from .page import page
from .products import NamedProducts
from .silver import SETS, Silver
from .trees import Trees, mondo_ancestors


def main() -> int:
    """Classify what is labelled, and compare."""
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of registry files")
    data: Path = parser.parse_args().data
    classifier = Classifier.of([seeds.FOLDER])
    trees = Trees(classifier.vocabulary, mondo_ancestors(data))
    untouched = {label["trial"] for label in (*labels("untouched"), *products.labels("untouched"))}
    gold, named, silver = Gold(classifier, trees), NamedProducts(classifier), Silver(classifier, trees)
    of_gold = {f"Gold, {half} half": Axes(untouched) for half in HALVES}
    for half, axes in zip(HALVES, of_gold.values(), strict=True):
        gold.score(data, labels(half), axes)
        named.score(data, products.labels(half), axes)
    of_silver = {title: Axes(untouched) for title in SETS.values()}
    for folder, axes in zip(SETS, of_silver.values(), strict=True):
        silver.score(data / folder, axes)
    sys.stdout.write(page(datetime.now(UTC).date().isoformat(), of_gold, of_silver))
    return 0


if __name__ == "__main__":
    sys.exit(main())
