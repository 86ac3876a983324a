r"""Ontologies in the OBO flat file format: a header, then stanzas of `tag: value` lines.

Looked up 2026-11-23: versions 1.2 and 1.4 of the format (https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_4.html):
a synonym without a scope is a related one, qualifiers stand at the end in braces, `!` begins a comment, `\` escapes.
Mondo marks a cross-reference that is an exact match by the qualifier `source="MONDO:equivalentTo"`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cgtkg.loaders.files.documents import Bytes
from cgtkg.loaders.rejected import Rejected
from cgtkg.loaders.unread import Unread

from .identifiers import unread_prefixes
from .terms import Parents, Term, known_as

TAGS = frozenset(
    ("id", "name", "synonym", "xref", "property_value", "is_a", "is_obsolete", "replaced_by", "consider",
     "is_anonymous", "namespace", "alt_id", "def", "comment", "subset", "builtin", "intersection_of", "union_of",
     "equivalent_to", "disjoint_from", "relationship", "created_by", "creation_date", "exact_synonym", "use_term")
)  # fmt: skip
"""The tags of a term that the format has; those in the first line are read."""
_QUOTED = r'"((?:[^"\\]|\\.)*)"'
_SYNONYM = re.compile(_QUOTED + r"\s*(EXACT|BROAD|NARROW|RELATED)?")
_PROPERTY = re.compile(r"(\S+)\s+(?:" + _QUOTED + r"|(\S+))")
_EXACT_MATCH = re.compile(r"(?:.*[:#/])?exactMatch")
_QUALIFIERS = re.compile(r"\s*(?<!\\)\{[^{}]*\}\s*$")
_ESCAPED = re.compile(r"\\(.)")
_UNESCAPED = {"n": "\n", "W": " ", "t": "\t"}
_EQUIVALENT = '"MONDO:equivalentTo"'


@dataclass(slots=True)
class _Stanza:
    kind: str
    line: int
    values: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    wrong: str = ""


class Obo:
    """What one reading through a file gives. `limit`: the most bytes that a line or the text of a stanza may have."""

    def __init__(self, limit: int, unread: Unread) -> None:
        """Read nothing yet."""
        self._limit, self._unread = limit, unread

    def survey(self, stream: Bytes) -> tuple[str, Parents]:
        """The release that the header states, and of which terms each is a kind; none of one that cannot be read."""
        version = ""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for stanza in self._stanzas(stream):
            if not stanza.kind:
                version = "".join(stanza.values["data-version"][:1])
            elif stanza.kind == "Term" and not stanza.wrong and stanza.values["is_a"]:
                ups = [known_as(_first(value)) for value in stanza.values["is_a"]]
                found[known_as(_first(stanza.values["id"][0]))] += ups
        return version, dict(found)

    def terms(self, stream: Bytes, file: str) -> Iterator[Term | Rejected]:
        """The terms in their order; other stanzas are none."""
        for stanza in self._stanzas(stream):
            if stanza.kind == "Term":
                place = f"line {stanza.line}"
                if stanza.wrong:
                    yield Rejected(file, _first("".join(stanza.values["id"][:1])) or place, "", stanza.wrong)
                else:
                    self._unread.see("obo", (tag for tag, values in stanza.values.items() if values), TAGS)
                    term = _term(stanza.values, place)
                    self._unread.see("mapped to", unread_prefixes(term.same))
                    yield term

    def _stanzas(self, stream: Bytes) -> Iterator[_Stanza]:
        """The header, then the stanzas."""
        stanza, size, number = _Stanza("", 1), 0, 0
        while line := stream.readline(self._limit):
            number += 1
            text = line.decode("utf-8", "replace").removeprefix("\ufeff").strip()
            if text.startswith("[") and text.endswith("]"):
                yield _checked(stanza)
                stanza, size = _Stanza(text[1:-1], number), 0
                continue
            size += len(line)
            if size > self._limit or len(line) == self._limit:
                stanza.wrong = f"is longer than {self._limit:,} bytes"
            elif "\ufffd" in text and not _is_utf8(line):
                stanza.wrong = f"line {number} is not UTF-8"
            elif text and not text.startswith("!"):
                tag, colon, value = text.partition(":")
                stanza.values[tag].append(value.strip())
                if not colon:
                    stanza.wrong = f"line {number} is no `tag: value`"
        yield _checked(stanza)


def _checked(stanza: _Stanza) -> _Stanza:
    if stanza.kind == "Term" and not stanza.wrong:
        for tag, least in (("id", 1), ("name", 0)):
            if not least <= len(stanza.values[tag]) <= 1 or (least and not stanza.values[tag][0]):
                stanza.wrong = f"has {len(stanza.values[tag])} lines of {tag}"
    return stanza


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _term(values: Mapping[str, list[str]], place: str) -> Term:
    synonyms = [found for value in values["synonym"] if (found := _SYNONYM.match(value))]
    properties = [found for value in values["property_value"] if (found := _PROPERTY.match(value))]
    matches = [found[2] or found[3] for found in properties if _EXACT_MATCH.fullmatch(found[1])]
    return Term(
        _first(values["id"][0]), _plain(_QUALIFIERS.sub("", "".join(values["name"]))),
        tuple(_plain(found[1]) for found in synonyms if found[2] == "EXACT"),
        (*map(_plain, matches), *(_first(value) for value in values["xref"] if _EQUIVALENT in value)),
        [_first(value) for value in values["is_obsolete"]] == ["true"],
        _first("".join(values["replaced_by"][:1])), tuple(map(_first, values["consider"])), place,
    )  # fmt: skip


def _first(value: str) -> str:
    """The identifier that a value begins with."""
    return _plain("".join(value.split(maxsplit=1)[:1]))


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: _UNESCAPED.get(found[1], found[1]), text).strip()
