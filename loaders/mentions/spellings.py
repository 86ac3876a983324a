"""How the vocabulary writes each name: which form the words of a text have, and whether in the same capitals."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cgtkg.schema.identity import label_of

from ..text.organisations import plain_name
from ..text.vocabulary import Vocabulary
from ..text.words import Text, squeeze
from .mention import Form

SHORT = 3
"""A word of so few letters is a name only in its own capitals."""
RULED = ("Product", "Target", "Indication")
"""Labels of which `seeds/rules` says what names count only in their own capitals."""

_CACHED = 50_000
"""Names repeat: so many are kept."""


class Spelling(NamedTuple):
    """The form of words that name a node, and whether the vocabulary has them in these capitals (blanks, hyphens,
    points and a plural s aside).
    """

    form: Form
    as_written: bool


class Spellings:
    """The names of a vocabulary by node and run-together words; those of companies also without the legal form."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.of = lru_cache(_CACHED)(self._of)
        self._forms: dict[tuple[str, str], Form] = {}
        self._written: dict[tuple[str, str], list[str]] = {}
        for label, of_label in vocabulary.names.items():
            for id_, names in of_label.items():
                for number, name in enumerate(names):
                    form = Form.ALIAS if number else Form.NAME
                    self._add(id_, squeeze(name), name, form)
                    if label == "Company":
                        plain = plain_name(name)
                        self._add(id_, squeeze(plain), _beginning(name, len(plain.split())), form)

    def _add(self, id_: str, squeezed: str, name: str, form: Form) -> None:
        self._forms.setdefault((id_, squeezed), form)
        self._written.setdefault((id_, squeezed), []).append(name)

    def _of(self, id_: str, words: str, shouted: bool) -> Spelling | None:
        """How words spell a node's name, None where it is no name in this form; `shouted`: all around them is in
        capitals too, so that nothing is as written.

        - A word that is short (`EMA`), and of what classification has no rules for any that is all capitals (`STEER`),
          counts only as it is written; one with a capital (`Aspen`) and any company not in lower case.
        - A company has no plural (`immune cells`), and a word has no blank inside (`A X L`).
        """
        form = next((self._forms[key] for key in self._keys(id_, words)), Form.SHORTHAND)
        as_written = self._as_written(id_, words)
        return Spelling(form, as_written and not shouted) if self._counts(id_, words, as_written) else None

    def _as_written(self, id_: str, words: str) -> bool:
        plain = _plain(words).removesuffix("s")
        return any(plain == _plain(name).removesuffix("s") for name in self._names(id_, words))

    def _counts(self, id_: str, words: str, as_written: bool) -> bool:
        written = self._names(id_, words)
        plain = _plain(words)
        if not written or not plain.isalpha():
            return True
        label = label_of(id_)
        company = label == "Company"
        if company and (id_, squeeze(words)) not in self._forms:
            return False
        one_word = all(len(Text("", name)) == 1 for name in written)
        if one_word and " " in words and plain.isascii() and "-" not in words:
            return False
        acronym = one_word and label not in RULED
        if all(len(_plain(name)) <= SHORT or (acronym and name.isupper()) for name in written):
            return as_written
        capitalised = all(name[:1].isupper() for name in written)
        return not (capitalised and (one_word or company) and words.islower())

    def _names(self, id_: str, words: str) -> list[str]:
        return [name for key in self._keys(id_, words) for name in self._written[key]]

    def _keys(self, id_: str, words: str) -> list[tuple[str, str]]:
        """As they are, as a plural, as the singular of one."""
        squeezed = squeeze(words)
        forms = dict.fromkeys((squeezed, squeezed.removesuffix("s"), f"{squeezed}s"))
        return [key for form in forms if (key := (id_, form)) in self._forms]


def _beginning(name: str, words: int) -> str:
    text = Text("", name)
    return text.quote(0, min(words, len(text))) if len(text) else name


def _plain(words: str) -> str:
    """The letters and digits of words.

    >>> _plain("U.S."), _plain("CAR T-cell")
    ('US', 'CARTcell')
    """
    return "".join(filter(str.isalnum, words))
