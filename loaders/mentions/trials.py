"""Trials in a text by their registry numbers, whether anything is known of them or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from ..text.vocabulary import Vocabulary
from ..trials.extract import read_extract
from ..trials.numbers import places


class Trials:
    """Numbers of trials; the vocabulary and the extract of the registry know the titles of some."""

    def __init__(self, vocabulary: Vocabulary, extracts: Path) -> None:
        self._named = vocabulary.names.get("Trial", {})
        self._extracts = extracts

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where numbers begin and end, with the ids of their trials."""
        return places(text)

    def known(self, id_: str) -> bool:
        """Whether anything is known of a trial."""
        return id_ in self._named or id_ in self._titles

    def name(self, id_: str) -> str:
        """The name of a trial: in the vocabulary, its title in the registry, else its number."""
        named = next(iter(self._named.get(id_, ())), "")
        return named or self._titles.get(id_) or id_.partition(":")[2]

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        """The titles of the extract, which is read when a number is first asked for that is not in the vocabulary."""
        files = sorted(self._extracts.glob("*.jsonl"))
        return {trial.record.id: trial.record.title for file in files for trial in read_extract(file)}
