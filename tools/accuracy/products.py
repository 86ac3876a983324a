"""The products under test by name, `tests/gold/products.jsonl`: a sample of its own, since few trials name one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cgtkg.loaders.text.names import Names
from cgtkg.loaders.text.words import Text, squeeze
from cgtkg.loaders.trials.classification import Classification, Classifier

from . import gold
from .axes import Axes, Difference
from .gold import SAMPLE, Label, records

PRODUCTS = SAMPLE.parent / "products.jsonl"
Product = Mapping[str, Any]


def labels(half: str = "") -> list[Label]:
    """The labels of one half, or of both."""
    return gold.labels(half, PRODUCTS)


class NamedProducts:
    """The labels against one classifier."""

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier
        named = classifier.vocabulary.names["Product"]
        self._names = Names([(name, id_) for id_, names in named.items() for name in names])

    def score(self, data: Path, wanted: Sequence[Label], axes: Axes) -> None:
        """Classify the labelled records; compared is where the label is sure and it or we name a product."""
        for label, record in records(data, wanted):
            if not label["relevant"]:
                continue
            if not label["sure"]:
                axes.trials["unsure of product"] += 1
                continue
            answer = self._classifier.classify(record)
            under_test = [product for product in label["products"] if product["role"] != "background"]
            names = [product for product in under_test if product["kind"] == "name"]
            if names or answer.products:
                right = self._right(names, under_test, answer)
                theirs, ours = (", ".join(some) for some in ([one["name"] for one in names], answer.products))
                reason = str(answer.reasons.get("product", ""))
                axes.add("product, named", right, Difference(record.id, theirs, label["words"], ours, reason))

    def _right(self, names: Sequence[Product], under_test: Sequence[Product], answer: Classification) -> bool:
        """Whether every named product is answered, and no other. One that the vocabulary lacks counts by its words."""
        said = [squeeze(one.name) for one in answer.tested if not one.product]
        ours = set(answer.products)
        for product in names:
            if known := self._known(product):
                answered = bool(known & ours)
            else:
                answered = any(squeeze(name) in words for name in _spellings(product) for words in said)
            if not answered:
                return False
        return ours <= {id_ for product in under_test for id_ in self._known(product)}

    def _known(self, product: Product) -> set[str]:
        """The products of the vocabulary that the label names."""
        found = (mention for name in _spellings(product) for mention in self._names.find(Text("", name)))
        return {id_ for mention in found for id_ in mention.meanings}


def _spellings(product: Product) -> Iterator[str]:
    yield product["name"]
    yield from product["also"]
