"""Decoding of a study object that notices what is neither read (`api`) nor known and unused (`fields`).

One decoder knows every field and stops at any other; it costs hardly more than one that passes over them. Only where it
stops, the object is read again by the lenient one, and its fields are told apart by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_
from typing import Any, cast, get_args, get_origin

import msgspec
from msgspec import Raw, Struct

from . import api
from .fields import UNUSED

_EMPTY = re.compile(rb'null|""|\[\s*\]|\{\s*\}')
_KNOWN: dict[str, frozenset[str]] = {}
"""By path of an object: the names of its fields, read or not. Filled while the strict type is made."""


def decode(raw: bytes) -> tuple[api.Study, Mapping[str, bool]]:
    """The study, and by path (`protocolSection.designModule.x`) each field that is not known: whether it is filled.

    What is null, or an empty text, list or object, is not. The study is the same with and without such fields. Raises
    what msgspec does: `ValidationError` for a declared field of another type, `DecodeError` for malformed JSON; and
    `UnicodeDecodeError` for a name that is not UTF-8.
    """
    try:
        return _strictly(raw), {}
    except msgspec.ValidationError:
        study = _leniently(raw)
    unknown: dict[str, bool] = {}
    for path, filled in _unknown(raw, ""):
        unknown[path] = unknown.get(path, False) or filled
    return study, unknown


def _unknown(raw: bytes, path: str) -> Iterator[tuple[str, bool]]:
    """Unknown fields of an object, or of the objects of a list; values are not decoded, so none can be wrong."""
    for one in map(bytes, _items(raw)) if raw.startswith(b"[") else (raw,):
        for name, value in _fields(one).items() if one.startswith(b"{") else ():
            at = _joined(path, name)
            if name not in _KNOWN[path]:
                yield at, not _EMPTY.fullmatch(bytes(value))
            elif at in _KNOWN:
                yield from _unknown(bytes(value), at)


def _strict(struct: type[Struct], path: str) -> type[Struct]:
    """The struct with all fields that are known at its path, and no others."""
    read = msgspec.structs.fields(struct)
    unused = [name for name in _unused(path) if name not in {field.encode_name for field in read}]
    _KNOWN[path] = frozenset(unused).union(field.encode_name for field in read)
    declared: list[Any] = [(name, _strict_unread(_joined(path, name)), None) for name in unused]
    for field in read:
        type_ = _strict_type(field.type, _joined(path, field.encode_name))
        declared.append((field.name, type_) if field.required else (field.name, type_, field.default))
    return msgspec.defstruct(
        struct.__name__,
        declared,
        bases=(struct,),
        rename={field.name: field.encode_name for field in read},
        forbid_unknown_fields=True,
        kw_only=True,
        gc=False,
    )


def _strict_type(type_: Any, path: str) -> Any:
    """A field's type with the struct in it, if there is one, made strict."""
    if isinstance(type_, type) and issubclass(type_, Struct):
        return _strict(type_, path)
    parts = tuple(_strict_type(part, path) for part in get_args(type_))
    if not parts:
        return type_
    return list[parts] if get_origin(type_) is list else reduce(or_, parts)  # type: ignore[valid-type]


def _strict_unread(path: str) -> Any:
    """The type of a field that is not read: its own fields are looked at where they are declared, else nothing is."""
    return _strict(api.Module, path) | None if _unused(path) else Raw


def _unused(path: str) -> list[str]:
    """The names of unused fields at a path: those listed there, and those that a longer path goes through."""
    within = _joined(path, "")
    through = (longer.removeprefix(within) for longer in UNUSED if longer.startswith(within))
    return list(dict.fromkeys([*UNUSED.get(path, "").split(), *(rest.partition(".")[0] for rest in through)]))


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


_strictly = cast("msgspec.json.Decoder[api.Study]", msgspec.json.Decoder(_strict(api.Study, ""))).decode
_leniently = msgspec.json.Decoder(api.Study).decode
_fields = msgspec.json.Decoder(dict[str, Raw]).decode
_items = msgspec.json.Decoder(list[Raw]).decode
