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
from .decisions import read_decisions, written
from .names import Names
from .rules import read_rules
from .vocabulary import Vocabulary
from .words import Text

VOCABULARY = "vocabulary"
"""The rule of a class that the vocabulary states."""
_LEGAL = frozenset([
    "inc", "incorporated", "ltd", "limited", "llc", "lp", "llp", "co", "corp", "corporation", "company", "gmbh", "ag",
    "sa", "sas", "srl", "spa", "bv", "nv", "plc", "pty", "kk", "kgaa", "aps", "ab", "oy", "sl", "holdings", "holding",
    "group",
])  # fmt: skip
"""Words at the end of a name that tell the legal form, not the organisation."""
_LABEL = "Company"
_FORM = re.compile(r"(?:\bA/S|\bAB|\bOy|\bASA|\bSE|\bAE|\bA\.?Ş\.?)(?=\s*(?:$|[,(]))")
"""Legal forms that are words or syllables too: only as written, at the end of a name."""
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
    """An organisation: Company id, whether the vocabulary knows it, its class, the rule that gave the class, and the
    country that the vocabulary states (an ISO 3166 code, empty if none).
    """

    id: str
    known: bool
    class_: str
    rule: str
    country: str = ""


class _Rule(NamedTuple):
    """What class a name has that holds a phrase of the rule, or that has the registry's class `words`."""

    order: int
    kind: str
    reason: str
    words: tuple[str, ...] = ()


class Organisations:
    """The organisations of the vocabulary, and the rules that class those it does not know."""

    def __init__(self, vocabulary: Vocabulary, folders: Sequence[Path]) -> None:
        self._kinds, self._countries = vocabulary.kinds, vocabulary.countries
        self._known = vocabulary.names.get(_LABEL, {})
        self.decisions = read_decisions(folders)
        self._ids: dict[str, str] = {}
        several = [(name, id_) for id_, names in self._known.items() for name in names]
        # What was decided of one spelling holds of its variants only where they are nobody else's.
        for name, id_ in sorted(several, key=lambda one: bool(self.decisions.given(_LABEL, one[0]))):
            self._ids.setdefault(plain_name(name), id_)
        self._resolved: dict[tuple[str, str], Resolved] = {}
        rules = list(read_rules(folders, "sponsors", ("order", "field", "words", "kind", "reason")))
        self._by_class = [_rule(row) for row in rules if row["field"] == "class"]
        by_name = [_rule(row) for row in rules if row["field"] == "name"]
        self._company = [rule for rule in by_name if "GmbH" in rule.words]
        """The rule of legal forms."""
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
        id_ = self._id(name)
        country = self._countries.get(id_, "")
        if id_ in self._kinds:
            return Resolved(id_, True, self._kinds[id_], VOCABULARY, country)
        kind, rule = self._class(name, registry_class)
        return Resolved(id_, id_ in self._known, kind, rule, country)

    def _id(self, name: str) -> str:
        """What was decided of the name, else what the vocabulary says of its spelling, else an id made from it."""
        if decided := self.decisions.given(_LABEL, name):
            return decided
        plain = plain_name(name)
        id_ = self._ids.get(plain) or f"company:{slug(plain) or 'unnamed'}"
        if self.decisions.apart(_LABEL, name, id_):
            id_ = f"company:{slug(written(name))}"
        return self.decisions.merged(id_)

    def _class(self, name: str, registry_class: str) -> tuple[str, str]:
        found = [rule for rule in self._by_class if registry_class in rule.words]
        found += (rule for mention in self._by_name.all(Text("sponsor", name)) for rule in mention.meanings)
        if _FORM.search(name):
            found.extend(self._company)
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
