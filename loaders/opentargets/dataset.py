"""What a data set is: the record's fields that are read, those that are known and not used, and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import msgspec

from cgtkg.loaders.known import Known
from cgtkg.schema.errors import DataError
from cgtkg.schema.facts import Evidence, Fact

from .names import Names

Values: TypeAlias = Mapping[str, Any]
"""The values of an entry: plain data."""
Fields: TypeAlias = dict[str, "Fields | None"]
"""Names of fields; of one whose own fields count, those, else None."""

_FIELD_AT_FAULT = re.compile(r" - at `\$\.?(.*)`$")
_MISSING_FIELD = re.compile(r"required field `(.+?)`")


@dataclass(frozen=True, slots=True)
class Given:
    """A record as an entry: `id` with the word for what it is of (`drug CHEMBL1201581`), and the day of its change."""

    id: str
    values: dict[str, Any]
    updated: str = ""


class Record(msgspec.Struct, gc=False):
    """The fields of a record that are read; those without a default are in every one."""

    def given(self, names: Names) -> Given:
        """The record as an entry; what it refers to by number is named by `names`."""
        raise NotImplementedError

    def tell(self, names: Names) -> None:
        """Let `names` know what other records refer to."""

    def unknown_words(self) -> Iterable[str]:
        """Words, as `field=word`, that no table has."""
        return ()


@dataclass(frozen=True)
class DataSet:
    """`name` is the platform's, or that of the file that it reads. A file is of it if its first record, or its header,
    has all fields of `needs`. `unused` are fields that are known and not read (`withdrawnNotice/classes` one within
    another). `tells` says whether other records refer to its own. `facts` makes facts of an entry's values.
    """

    name: str
    record: type[Record]
    needs: frozenset[str]
    unused: Sequence[str]
    facts: Callable[[Values, Known, Evidence], Iterable[Fact]]
    tells: bool = False

    @cached_property
    def fields(self) -> Fields:
        """All fields that are known, read or not."""
        fields = _fields(msgspec.inspect.type_info(self.record)) or {}
        for path in self.unused:
            *above, name = path.split("/")
            within = fields
            for one in above:
                within = within[one] or {}
            within[name] = None
        return fields

    def columns(self, header: Collection[str]) -> list[str]:
        """The columns of a table that are to be read: those used, and those not known, to count them."""
        return [name for name in header if name not in self.unused]

    def unknown(self, cells: Mapping[str, object]) -> Iterator[str]:
        """The filled fields of a record that are not known, each once for the record."""
        yield from dict.fromkeys(_unknown(cells, self.fields, ""))

    def read(self, cells: Mapping[str, object]) -> Record:
        """The record; raises `DataError` with the field for one that is of another type or missing."""
        try:
            return msgspec.convert(cells, self.record)
        except msgspec.ValidationError as error:
            message = str(error)
            at, missing = _FIELD_AT_FAULT.search(message), _MISSING_FIELD.search(message)
            field = ".".join(filter(None, (at[1] if at else "", missing[1] if missing else "")))
            raise DataError(_FIELD_AT_FAULT.sub("", message), field=field) from error


def _fields(kind: msgspec.inspect.Type) -> Fields | None:
    if isinstance(kind, msgspec.inspect.StructType):
        return {field.encode_name: _fields(field.type) for field in kind.fields}
    if isinstance(kind, msgspec.inspect.ListType):
        return _fields(kind.item_type)
    if isinstance(kind, msgspec.inspect.UnionType):
        return next((found for one in kind.types if (found := _fields(one)) is not None), None)
    return None


def _unknown(value: object, fields: Fields, path: str) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _unknown(item, fields, path)
    elif isinstance(value, Mapping):
        for name, held in value.items():
            if name not in fields:
                if held not in (None, "", [], {}):
                    yield f"{path}{name}"
            elif within := fields[name]:
                yield from _unknown(held, within, f"{path}{name}/")
