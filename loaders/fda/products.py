"""Which Product a record is of: one that the vocabulary knows, or a new one of the field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cgtkg.loaders.known import Known
from cgtkg.loaders.text.decisions import written
from cgtkg.schema.curies import slug
from cgtkg.schema.facts import Evidence, NodeFact
from cgtkg.schema.fields import Value

from .applications import APPLICATION
from .approvals import SOURCE_ID
from .purple_book import LICENCE
from .therapies import of_the_field, own_name, without_suffix

_LABEL = "Product"
_LICENSING = (LICENCE, APPLICATION)
_CITED = re.compile(r"BLA (\d+)\b", re.ASCII)
_NUMBER = re.compile(r"(?:BLA)?\s*0*(\d+)", re.ASCII)
_LISTED = re.compile(r"\s*,\s*")


@dataclass(frozen=True, slots=True)
class Named:
    """A Product id, and the record's names of it that the vocabulary has not; `name` is to show, of a new one."""

    id: str
    name: str
    aliases: Sequence[str]

    def fact(self, evidence: Evidence) -> NodeFact:
        """What the record says of the node; the node alone where it says nothing new."""
        properties: dict[str, Value] = {"name": self.name, "kind": "named"} if self.name else {}
        if self.aliases:
            properties["aliases"] = list(self.aliases)
        return NodeFact(self.id, properties, evidence)


def product_of(values: Mapping[str, Any], known: Known) -> Named | None:
    """The product of an entry; None for one that the vocabulary does not know and that is not of the field.

    Decisions on names go before all; a BLA that a curated approval cites is that approval's; then the names tell, brand
    before proper name.
    """
    brands = [part for name in values["names"] for part in (name, *_several(name))]
    proper: list[str] = [form for name in values["proper_names"] for form in (name, without_suffix(name))]
    names = list(dict.fromkeys([*brands, *proper]))
    id_ = _decided(names, known) or _cited(values, known) or _named(names, known)
    id_ = id_ or _begun(values.get("begins", ""), known)
    new = "" if id_ else _new_name(values)
    id_ = id_ or known.decisions.given(_LABEL, new) or (f"product:{slug(new)}" if slug(new) else "")
    id_ = known.decisions.merged(id_)
    if not id_:
        return None
    has = {written(name) for name in (new, *known.vocabulary.names.get(_LABEL, {}).get(id_, ()))}
    added: dict[str, str] = {}
    for name in (*(one for one in brands if not _LISTED.search(one)), *(one for one in proper if own_name(one))):
        if written(name) not in has:
            added.setdefault(written(name), name)
    return Named(id_, new, [*added.values()])


def _several(name: str) -> Iterator[str]:
    """The names of a list, such as `Bayrab, Hyperrab`."""
    parts = _LISTED.split(name)
    yield from parts if len(parts) > 1 else ()


def _named(names: Iterable[str], known: Known) -> str:
    return next((id_ for name in names if (id_ := known.decided(_LABEL, name))), "")


def _decided(names: Iterable[str], known: Known) -> str:
    return next((id_ for name in names if (id_ := known.decisions.given(_LABEL, name))), "")


def _cited(values: Mapping[str, Any], known: Known) -> str:
    numbers = [values["number"]] if "number" in values else values["numbers"]
    cited = _by_number(known)
    return next((cited[form[1]] for one in numbers if (form := _NUMBER.fullmatch(one)) and form[1] in cited), "")


@lru_cache(maxsize=1)
def _by_number(known: Known) -> Mapping[str, str]:
    """The products of curated approvals by the BLA that these cite; of a BLA cited for two, none."""
    found: dict[str, set[str]] = {}
    for (product, _), approvals in known.approvals.items():
        for approval in approvals:
            if approval.evidence.source == SOURCE_ID and (form := _CITED.match(approval.evidence.locator)):
                found.setdefault(form[1].lstrip("0"), set()).add(product)
    return {number: next(iter(products)) for number, products in found.items() if len(products) == 1}


def _begun(text: str, known: Known) -> str:
    """The product whose name the text begins with, the longest."""
    words = text.split()
    starts = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((id_ for start in starts if (id_ := known.named(_LABEL, start))), "")


def _new_name(values: Mapping[str, Any]) -> str:
    """The name of a product of the field that is not known: its brand, else its proper name, with the applicant where
    that is the name of a whole kind. Empty if it is not of the field.
    """
    proper = next((name for name in values["proper_names"] if of_the_field(name)), "")
    if not proper or values["kind"] not in _LICENSING:
        return ""
    if values["names"]:
        return str(values["names"][0])
    if own_name(proper):
        return without_suffix(proper)
    return f"{proper} ({values['applicants'][0]})" if values.get("applicants") else ""
