"""Identity in one place: the label of an id, the key of a relationship, the id of a piece of evidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from urllib.parse import quote

from .errors import DataError
from .fields import Value
from .nodes import NODE_TYPES
from .relationships import IDENTITY
from .vocabularies import Assertion

_LABEL_OF_PREFIX = {prefix: node.label for node in NODE_TYPES for prefix in node.prefixes}
_LOCATOR = re.compile(r"[^\w.\-]+")


def label_of(node_id: str) -> str:
    """The label of a node from its id: no prefix belongs to two labels. `DataError` for an unknown prefix.

    >>> label_of("mondo:0009693")
    'Indication'
    """
    try:
        return _LABEL_OF_PREFIX[node_id.partition(":")[0]]
    except KeyError:
        raise DataError(f"{node_id!r} is the id of no kind of node") from None


def relationship_key(type_: str, start: str, end: str, properties: Mapping[str, Value], assertion: Assertion) -> str:
    """The identity of a relationship as text: type, both ends, identity fields in declared order, assertion.

    Two facts have the same key exactly if they are the same fact; absent and empty identity fields are equal.

    >>> relationship_key("TARGETS", "product:a", "hgnc:11913", {"action": "binds"}, Assertion.STATED)
    'TARGETS product:a hgnc:11913 action=binds stated'
    """
    identity = [f"{name}={_quoted(str(properties[name]))}" for name in IDENTITY[type_] if properties.get(name)]
    return " ".join((type_, start, end, *identity, assertion))


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str:
    return quote(text, safe=":.-_")


def evidence_id(source: str, locator: str, snapshot: str = "", covers: Collection[str] = ()) -> str:
    """The id of a passage (source and locator), or of one version of a record: with the hash of its content, and of
    the fields that its file's layout could state if these are not all.

    >>> evidence_id("source:seed-003", "L34")
    'evidence:seed-003.L34'
    """
    if covers:
        snapshot = hashlib.sha256(" ".join((snapshot, *sorted(covers))).encode()).hexdigest()
    parts = (source.partition(":")[2], _LOCATOR.sub("-", locator), snapshot[:16])
    return "evidence:" + ".".join(part for part in parts if part)
