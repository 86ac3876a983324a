"""All that is looked for in a trial's texts at once: names of the vocabulary, and the words around them that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ...text.names import Mention, Names
from ...text.new_names import NewNames
from ...text.rules import read_rules
from ...text.vocabulary import Vocabulary
from ...text.words import Text, squeeze
from . import tables
from .meanings import CARRIER, OF_CELLS, PRODUCT, TARGET, Meaning


class Lexicon:
    """The phrases of the vocabulary and of the rule tables."""

    def __init__(self, vocabulary: Vocabulary, folders: Sequence[Path]) -> None:
        self.vocabulary = vocabulary
        self.new_names = NewNames(folders)
        self.carriers = list(tables.carriers(folders))
        engineered = {carrier.modality for carrier in self.carriers if carrier.engineered}
        self.not_engineered = {carrier.modality for carrier in self.carriers} - engineered
        self.general = frozenset(above for one in self.not_engineered for above in vocabulary.above(one))
        """Kinds that cells as they are are of, and others too: they do not tell that a product is engineered."""
        self.forms = {row["form"]: row["of"] for row in read_rules(folders, "antigen_forms", ("form", "of", "reason"))}
        contexts = tables.contexts(folders)
        single = {words for words in contexts if len(Text("", words)) == 1}
        self.contexts_of_word: Mapping[str, frozenset[str]] = {
            squeeze(words): frozenset(contexts[words]) for words in single
        }
        uses = _uses(folders)
        self.near_car = set(map(_key, uses["near-car"]))
        self._needs = {squeeze(name): {"": OF_CELLS} for name, id_ in uses["near-car"] if id_ in vocabulary.products}
        cased = [name for name, _ in uses["cased"]]
        parted: list[str] = []
        for row in read_rules(folders, "acronyms", ("words", "spelling", "needs", "reason")):
            (cased if row["spelling"] == "exact" else parted).append(row["words"])
            self._needs.setdefault(squeeze(row["words"]), {})[row["words"]] = row["needs"]
        never = set(map(_key, uses["never"]))
        named = [(name, meaning) for name, meaning in self._vocabulary_names() if _key((name, meaning[1])) not in never]
        carried = [(one.words, Meaning(CARRIER, str(number))) for number, one in enumerate(self.carriers)]
        phrases = [(words, Meaning(context, "")) for words in contexts.keys() - single for context in contexts[words]]
        self._names = Names(
            [*named, *carried, *tables.phrases(folders), *tables.sources(folders, self.carriers), *phrases],
            cased,
            tables.glued([one for one in named if one[1].kind == TARGET], dict(carried)["CAR"], folders),
            [name for name, meaning in named if meaning.kind == PRODUCT],
            parted,
        )

    def _vocabulary_names(self) -> Iterator[tuple[str, Meaning]]:
        for label, kind in (("Target", TARGET), ("Product", PRODUCT)):
            for id_, names in self.vocabulary.names.get(label, {}).items():
                for name in names:
                    yield name, Meaning(kind, id_)

    def find(self, text: Text) -> list[Mention[Meaning]]:
        """All phrases in the text, leftmost and longest."""
        return self._names.find(text)

    def may_be_in(self, texts: Iterable[str]) -> bool:
        """False if there is surely no phrase in any of these texts."""
        return self._names.may_be_in(texts)

    def need(self, text: Text, mention: Mention[Meaning]) -> str:
        """The context that the record must have somewhere for this phrase to count, empty if none."""
        if needs := self._needs.get(text.between(mention.first, mention.after)):
            return needs.get(text.quote(mention.first, mention.after), needs.get("", ""))
        return ""


def _uses(folders: Sequence[Path]) -> Mapping[str, list[tuple[str, str]]]:
    """Names with the id they are of, by the use that the tables `antigens` and `products` allow of them."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for table in ("antigens", "products"):
        for row in read_rules(folders, table, ("name", "id", "use", "reason")):
            found[row["use"]].append((row["name"], row["id"]))
    return found


def _key(named: tuple[str, str]) -> tuple[str, str]:
    return squeeze(named[0]), named[1]
