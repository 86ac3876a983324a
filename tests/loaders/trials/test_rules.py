"""The rule tables and the vocabulary fit together: no rule speaks of what is not there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cgtkg import seeds
from cgtkg.loaders.text.rules import read_rules
from cgtkg.loaders.text.words import squeeze
from cgtkg.loaders.trials.classification import Classifier
from cgtkg.schema.identity import label_of
from cgtkg.schema.vocabularies import CELL_SOURCES

CARRIERS = ("words", "with", "modality", "binds", "engineered", "reason")
ALL_COLUMNS = {
    "carriers": CARRIERS,
    "contexts": ("words", "context", "reason"),
    "masks": ("words", "meaning", "example"),
    "sources": ("words", "cell_source", "strength", "reason"),
}
BY_RULE = ("modality:autologous-car-t", "modality:allogeneic-car-t", "modality:dual-target-car-t")
"""Kinds of CAR-T that facts are made of without a carrier's words."""


def rows(table: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    return (dict(row.cells) for row in read_rules([seeds.FOLDER], table, columns))


def test_every_modality_that_a_trial_can_have_is_a_node(classifier: Classifier) -> None:
    """A trial of a kind that the vocabulary lacks could not be loaded."""
    modalities = {row["modality"] for row in rows("carriers", CARRIERS)} | set(BY_RULE)
    assert modalities - classifier.vocabulary.names["Modality"].keys() == set()


@pytest.mark.parametrize("table", ["antigens", "products"])
def test_every_name_with_a_use_is_a_name_of_its_node(classifier: Classifier, table: str) -> None:
    """A rule for a name that nothing has any more does nothing: a slip of the pen."""
    for row in rows(table, ("name", "id", "use", "reason")):
        names = classifier.vocabulary.names[label_of(row["id"])].get(row["id"], ())
        assert squeeze(row["name"]) in map(squeeze, names), row


def test_every_source_of_cells_is_of_the_contract() -> None:
    """With one of three strengths."""
    for row in rows("sources", ("words", "cell_source", "strength", "reason")):
        assert row["cell_source"] in CELL_SOURCES, row
        assert row["strength"] in ("strong", "weak", "beside"), row


@pytest.mark.parametrize("table", ["carriers", "contexts", "masks", "sources"])
def test_words_are_words(table: str) -> None:
    """Nothing that vanishes when spelling is set aside."""
    for folder_row in read_rules([seeds.FOLDER], table, ALL_COLUMNS[table]):
        assert squeeze(folder_row["words"]), folder_row


def test_antigens_of_known_products_are_named(classifier: Classifier) -> None:
    """`cgtkg classify` shows names, never ids."""
    for product in classifier.vocabulary.products.values():
        for id_ in product.targets:
            assert classifier.vocabulary.name(id_) != id_, product
