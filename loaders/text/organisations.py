"""Organisations by name: which sponsor a written name is, and of which class."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cgtkg.schema.curies import slug
from cgtkg.schema.fields import LIST_SEPARATOR

from ..tables import Row
from .names import Names
from .rules import read_rules
from .vocabulary import Vocabulary
from .words import Text

_LEGAL = frozenset([
    "inc", "incorporated", "ltd", "limited", "llc", "lp", "llp", "co", "corp", "corporation", "company", "gmbh", "ag",
    "sa", "sas", "srl", "spa", "bv", "nv", "plc", "pty", "kk", "kgaa", "aps", "ab", "oy", "sl", "holdings", "holding",
    "group",
])  # fmt: skip
"""Words at the end of a name that tell the legal form, not the organisation."""
_INITIALS = re.compile(r"(?<!\w)\w(?:\.\w)+\.?(?!\w)")
"""Single letters with points between them, which are one word without: S.A., N.V."""


def plain_name(name: str) -> str:
    """A name without case, punctuation, leading article and legal form: equal for spellings of one organisation.

    >>> plain_name("The CARsgen Therapeutics Co., Ltd."), plain_name("Merck Sharp & Dohme LLC")
    ('carsgen therapeutics', 'merck sharp and dohme')
    >>> plain_name("Galapagos N.V.")
    'galapagos'
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ").replace("'", "").replace("’", "")
    text = _INITIALS.sub(lambda letters: letters.group().replace(".", ""), text)
    words = re.findall(r"[^\W_]+", text)
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    while len(words) > 1 and words[0] == "the":
        words.pop(0)
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Resolved:
    """An organisation: Company id, whether the vocabulary knows it, its class, and the rule that gave the class."""

    id: str
    known: bool
    class_: str
    rule: str


class _Rule(NamedTuple):
    """What class a name has that holds a phrase of the rule, or that has the registry's class `words`."""

    order: int
    kind: str
    reason: str
    words: tuple[str, ...] = ()


class Organisations:
    """The organisations of the vocabulary, and the rules that class those it does not know."""

    def __init__(self, vocabulary: Vocabulary, folders: Sequence[Path]) -> None:
        self._kinds = vocabulary.kinds
        self._ids: dict[str, str] = {}
        for id_, names in vocabulary.names.get("Company", {}).items():
            for name in names:
                self._ids.setdefault(plain_name(name), id_)
        self._resolved: dict[tuple[str, str], Resolved] = {}
        rules = list(read_rules(folders, "sponsors", ("order", "field", "words", "kind", "reason")))
        self._by_class = [_rule(row) for row in rules if row["field"] == "class"]
        by_name = [_rule(row) for row in rules if row["field"] == "name"]
        self._by_name = Names((phrase, rule) for rule in by_name for phrase in rule.words)

    def resolve(self, name: str, registry_class: str) -> Resolved:
        """The organisation that a registry writes as `name` with its class (`INDUSTRY`, `OTHER` …, may be empty).

        One that the vocabulary does not know gets an id made from its name. Answers are kept: sponsors come back.
        """
        known = self._resolved.get((name, registry_class))
        if known is None:
            known = self._resolved[name, registry_class] = self._resolve(name, registry_class)
        return known

    def _resolve(self, name: str, registry_class: str) -> Resolved:
        plain = plain_name(name)
        id_ = self._ids.get(plain)
        if id_ and id_ in self._kinds:
            return Resolved(id_, True, self._kinds[id_], "vocabulary")
        kind, rule = self._class(name, registry_class)
        return Resolved(id_ or f"company:{slug(plain) or 'unnamed'}", id_ is not None, kind, rule)

    def _class(self, name: str, registry_class: str) -> tuple[str, str]:
        found = [rule for rule in self._by_class if registry_class in rule.words]
        found += (rule for mention in self._by_name.all(Text("sponsor", name)) for rule in mention.meanings)
        if found:
            first = min(found, key=lambda rule: rule.order)
            return "academic" if first.kind == "person" else first.kind, first.reason
        if registry_class == "INDUSTRY":
            return "industry", "registry class"
        return "academic", "neither industry nor agency"


def _rule(row: Row) -> _Rule:
    words = tuple(row["words"].split(LIST_SEPARATOR))
    reason = row["reason"] or f"{row['field']} {row['words']}"
    return _Rule(int(row["order"]), row["kind"], reason, words)
